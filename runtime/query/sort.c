/* sort.c - rows in order: sorted in memory, or in runs of sorted batches that are merged from temporary files.
 *
 * The order is total: rows that are equal by the keys keep the order in which they came. With a limit only the best rows are
 * kept on the way. */
#include "runtime/query/query_impl.h"

typedef struct sort_row {
  uint64_t prefix; /* of the first key; smaller first */
  int64_t row;
} sort_row;

typedef struct run_file {
  qn_spill spill;
  qn_batch at;
  int64_t row;
  bool done;
} run_file;

typedef struct sorter {
  qn_qop op;
  qn_qop *in;
  qn_qschema rows;
  qn_qsortkey *keys;
  int32_t nkeys, drop;
  int64_t limit, given;
  qn_batch *held; /* batches that wait to be sorted */
  int64_t nheld, held_cap, held_rows, held_bytes;
  run_file *runs;
  int64_t nruns, runs_cap;
  bool read;
  qn_batch sorted; /* all rows, when there are no runs */
} sorter;

/* --- comparing ------------------------------------------------------------------------------------------------------------ */
static int compare_rows(const sorter *s, const qn_batch *a, int64_t i, const qn_batch *b, int64_t k) {
  for (int32_t j = 0; j < s->nkeys; j++) {
    const qn_column *x = a->cols[s->keys[j].col], *y = b->cols[s->keys[j].col];
    bool xn = qn_qnull(x, i), yn = qn_qnull(y, k);
    if (xn != yn) return xn ? 1 : -1;
    if (xn) continue;
    int c = qn_qcompare(x, i, y, k);
    if (c) return s->keys[j].down ? -c : c;
  }
  return 0;
}

static uint64_t prefix_of(const sorter *s, const qn_batch *b, int64_t i) {
  const qn_column *c = b->cols[s->keys[0].col];
  if (qn_qnull(c, i)) return UINT64_MAX;
  uint64_t v = 0;
  if (c->type == QN_COL_STR) {
    qn_sv t = qn_column_str(c, i);
    for (size_t k = 0; k < 8; k++) v = v << 8 | (k < t.n ? (uint8_t)t.p[k] : 0);
  } else if (qn_coltype_is_float(c->type)) {
    double d = qn_qdouble(c, i) + 0.0;
    memcpy(&v, &d, 8);
    v = v >> 63 ? ~v : v | (uint64_t)1 << 63;
  } else {
    v = (uint64_t)qn_qint(c, i) ^ (c->type == QN_D_UINT64 ? 0 : (uint64_t)1 << 63);
  }
  if (s->keys[0].down) v = ~v;
  return v == UINT64_MAX ? UINT64_MAX - 1 : v;
}

typedef struct sort_context {
  const sorter *s;
  const qn_batch *b;
} sort_context;

static int compare_sort_rows(const void *x, const void *y, void *user) {
  const sort_context *c = user;
  const sort_row *a = x, *b = y;
  if (a->prefix != b->prefix) return a->prefix < b->prefix ? -1 : 1;
  int order = compare_rows(c->s, c->b, a->row, c->b, b->row);
  return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* All held batches as one, sorted, cut at the limit. */
static int sort_held(qn_q *q, sorter *s, qn_batch *out) {
  qn_batch all;
  int64_t n = s->held_rows, keep = s->limit >= 0 && s->limit < n ? s->limit : n;
  if (s->nheld == 0) return qn_batch_new(q, 0, 0, out);
  if (qn_batch_concat(q, s->held, s->nheld, &all)) return -1;
  for (int64_t i = 0; i < s->nheld; i++) qn_batch_deinit(q, &s->held[i]);
  s->nheld = s->held_rows = s->held_bytes = 0;
  sort_row *rows = qn_alloc(q->alloc, ((size_t)n + 1) * sizeof *rows);
  if (!rows) return qn_batch_deinit(q, &all), qn_q_memory(q);
  for (int64_t i = 0; i < n; i++) rows[i] = (sort_row){s->nkeys ? prefix_of(s, &all, i) : 0, i};
  sort_context c = {s, &all};
  if (n) qsort_r(rows, (size_t)n, sizeof *rows, compare_sort_rows, &c);
  int64_t *order = (int64_t *)(void *)rows; /* in place: an order takes half the room */
  for (int64_t i = 0; i < keep; i++) order[i] = rows[i].row;
  int status = qn_batch_take(q, &all, order, keep, out);
  qn_free(q->alloc, rows, ((size_t)n + 1) * sizeof *rows);
  qn_batch_deinit(q, &all);
  return status;
}

/* --- collecting ------------------------------------------------------------------------------------------------------------ */
static int hold(qn_q *q, sorter *s, qn_batch *b) {
  if (s->nheld == s->held_cap) {
    int64_t cap = s->held_cap ? s->held_cap * 2 : 64;
    qn_batch *held = qn_realloc(q->alloc, s->held, (size_t)s->held_cap * sizeof *held, (size_t)cap * sizeof *held);
    if (!held) return qn_batch_deinit(q, b), qn_q_memory(q);
    s->held = held;
    s->held_cap = cap;
  }
  s->held[s->nheld++] = *b;
  s->held_rows += b->nrows;
  s->held_bytes += qn_batch_bytes(b);
  return 0;
}

static int write_run(qn_q *q, sorter *s) {
  if (s->nruns == s->runs_cap) {
    int64_t cap = s->runs_cap ? s->runs_cap * 2 : 16;
    run_file *runs = qn_realloc(q->alloc, s->runs, (size_t)s->runs_cap * sizeof *runs, (size_t)cap * sizeof *runs);
    if (!runs) return qn_q_memory(q);
    s->runs = runs;
    s->runs_cap = cap;
  }
  qn_batch b;
  int64_t bytes = s->held_bytes / (s->held_rows ? s->held_rows : 1) + 1, step = 65536 / bytes + 1;
  if (sort_held(q, s, &b)) return -1;
  run_file *r = &s->runs[s->nruns++];
  *r = (run_file){.row = 0};
  int status = 0;
  for (int64_t i = 0; i < b.nrows && status == 0; i += step) {
    qn_batch part;
    status = qn_batch_slice(q, &b, i, b.nrows - i < step ? b.nrows - i : step, &part);
    if (status == 0) {
      status = qn_spill_write(q, &r->spill, &part);
      qn_batch_deinit(q, &part);
    }
  }
  qn_batch_deinit(q, &b);
  return status;
}

static int advance(qn_q *q, sorter *s, run_file *r) {
  if (++r->row < r->at.nrows) return 0;
  qn_batch_deinit(q, &r->at);
  int got = qn_spill_read(q, &r->spill, &s->rows, &r->at);
  r->row = 0;
  r->done = got == 0;
  return got < 0 ? -1 : 0;
}

static int read_all(qn_q *q, sorter *s) {
  int got;
  qn_batch b;
  while ((got = qn_op_next(s->in, q, &b)) > 0) {
    if (b.nrows == 0) {
      qn_batch_deinit(q, &b);
      continue;
    }
    if (hold(q, s, &b)) return -1;
    if (s->limit >= 0 && s->held_rows > 4 * s->limit + 65536) { /* only the best so far */
      qn_batch best;
      if (sort_held(q, s, &best) || hold(q, s, &best)) return -1;
    } else if (qn_q_full(q, 2 * s->held_bytes + s->held_rows * 40, 80) && s->held_rows > 1024 && write_run(q, s)) {
      return -1;
    }
  }
  if (got < 0) return -1;
  qn_op_close(s->in, q);
  s->in = NULL;
  s->read = true;
  if (s->nruns == 0) return sort_held(q, s, &s->sorted);
  if (s->nheld && write_run(q, s)) return -1;
  for (int64_t i = 0; i < s->nruns; i++) {
    s->runs[i].row = -1;
    if (qn_spill_rewind(q, &s->runs[i].spill) || advance(q, s, &s->runs[i])) return -1;
  }
  return 0;
}

/* --- giving ------------------------------------------------------------------------------------------------------------------ */
static void drop_columns(const sorter *s, qn_batch *b) {
  for (int32_t i = 0; i < s->drop && b->ncols > 0; i++) {
    qn_column_drop(b->cols[b->ncols - 1 - i]);
    b->cols[b->ncols - 1 - i] = NULL;
  }
}

/* The array of columns was allocated for all of them: moved to one of the right size. */
static int give(qn_q *q, sorter *s, qn_batch *b, qn_batch *out) {
  s->given += b->nrows;
  if (s->drop == 0) return *out = *b, 1;
  drop_columns(s, b);
  if (qn_batch_new(q, b->ncols - s->drop, b->nrows, out)) return qn_batch_deinit(q, b), -1;
  for (int32_t i = 0; i < out->ncols; i++) out->cols[i] = b->cols[i], b->cols[i] = NULL;
  qn_batch_deinit(q, b);
  return 1;
}

static int next_in_memory(qn_q *q, sorter *s, qn_batch *out) {
  int64_t left = s->sorted.nrows - s->given, n = left < QN_BATCH_ROWS ? left : QN_BATCH_ROWS;
  qn_batch b;
  if (n <= 0) return 0;
  if (qn_batch_slice(q, &s->sorted, s->given, n, &b)) return -1;
  return give(q, s, &b, out);
}

/* The run whose row comes first; the earlier run when they are equal. -1: all are done. */
static int64_t least_run(const sorter *s) {
  int64_t best = -1;
  for (int64_t i = 0; i < s->nruns; i++) {
    if (s->runs[i].done) continue;
    if (best < 0 || compare_rows(s, &s->runs[i].at, s->runs[i].row, &s->runs[best].at, s->runs[best].row) < 0) best = i;
  }
  return best;
}

/* Rows of one run at a time as long as they come first, in slices: a batch for every stretch, joined before they are given. */
static int next_merged(qn_q *q, sorter *s, qn_batch *out) {
  qn_batch parts[512], all;
  int64_t n = 0, rows = 0, want = s->limit >= 0 ? s->limit - s->given : INT64_MAX;
  int status = 0;
  if (want > QN_BATCH_ROWS) want = QN_BATCH_ROWS;
  while (rows < want && n < (int64_t)QN_COUNT(parts) && status == 0) {
    int64_t k = least_run(s);
    if (k < 0) break;
    run_file *r = &s->runs[k];
    int64_t from = r->row, len = 0, second = -1;
    for (int64_t i = 0; i < s->nruns; i++) {
      if (i == k || s->runs[i].done) continue;
      if (second < 0 || compare_rows(s, &s->runs[i].at, s->runs[i].row, &s->runs[second].at, s->runs[second].row) < 0) second = i;
    }
    do {
      len++;
      if (second < 0 || from + len >= r->at.nrows) continue;
      int c = compare_rows(s, &r->at, from + len, &s->runs[second].at, s->runs[second].row);
      if (c > 0 || (c == 0 && second < k)) break;
    } while (from + len < r->at.nrows && rows + len < want);
    status = qn_batch_slice(q, &r->at, from, len, &parts[n]);
    n += status == 0;
    rows += len;
    r->row = from + len - 1;
    if (status == 0) status = advance(q, s, r);
  }
  if (status == 0 && n) status = qn_batch_concat(q, parts, n, &all);
  for (int64_t i = 0; i < n; i++) qn_batch_deinit(q, &parts[i]);
  if (status) return -1;
  return n ? give(q, s, &all, out) : 0;
}

static int sort_next(qn_qop *op, qn_q *q, qn_batch *out) {
  sorter *s = (sorter *)op;
  if (!s->read && read_all(q, s)) return -1;
  return s->nruns ? next_merged(q, s, out) : next_in_memory(q, s, out);
}

static void sort_close(qn_qop *op, qn_q *q) {
  sorter *s = (sorter *)op;
  qn_op_close(s->in, q);
  for (int64_t i = 0; i < s->nheld; i++) qn_batch_deinit(q, &s->held[i]);
  for (int64_t i = 0; i < s->nruns; i++) {
    qn_batch_deinit(q, &s->runs[i].at);
    qn_spill_close(&s->runs[i].spill);
  }
  qn_batch_deinit(q, &s->sorted);
  qn_free(q->alloc, s->held, (size_t)s->held_cap * sizeof *s->held);
  qn_free(q->alloc, s->runs, (size_t)s->runs_cap * sizeof *s->runs);
  qn_free(q->alloc, s->keys, ((size_t)s->nkeys + 1) * sizeof *s->keys);
  qn_free(q->alloc, s, sizeof *s);
}

qn_qop *qn_op_sort(qn_q *q, qn_qop *in, const qn_qsortkey *keys, int32_t nkeys, int64_t limit, int32_t drop) {
  sorter *s = qn_alloc(q->alloc, sizeof *s);
  qn_qsortkey *own = qn_alloc(q->alloc, ((size_t)nkeys + 1) * sizeof *own);
  if (!s || !own) {
    qn_free(q->alloc, s, sizeof *s);
    qn_free(q->alloc, own, ((size_t)nkeys + 1) * sizeof *own);
    qn_op_close(in, q);
    return (void)qn_q_memory(q), NULL;
  }
  if (nkeys) memcpy(own, keys, (size_t)nkeys * sizeof *own);
  *s = (sorter){.op = {.schema = in->schema, .next = sort_next, .close = sort_close}, .in = in, .rows = in->schema, .keys = own, .nkeys = nkeys,
                .limit = limit, .drop = drop};
  s->op.schema.n -= drop;
  return &s->op;
}
