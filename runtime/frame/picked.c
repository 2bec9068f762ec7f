/* picked.c - rows that a mask keeps (plan.h): the mask as bits, the rows of columns by them, and what stays of the labels.
 *
 * A mask that waits is computed block by block straight into bits, so df[df.x > 0] reads x once and writes an eighth of a byte a row. The
 * rest waits: a sum over a column of the result gathers its rows block by block, and what is looked at is copied on threads. */
#include "runtime/frame/factor.h"
#include "runtime/frame/plan.h"

enum { PARTS = 64 };

/* --- rows -------------------------------------------------------------------------------------------------------------------- */
static qn_rows *rows_blank(qn_rt *rt, int64_t of) {
  qn_rows *r = qn_alloc(rt->alloc, sizeof *r);
  if (!r) return qn_raise_memory(rt), NULL;
  *r = (qn_rows){.rc = 1, .alloc = rt->alloc, .of = of, .picks = {.of = of}};
  r->picks.bits = qn_alloc(rt->alloc, (size_t)qn_picks_words(of) * sizeof(uint64_t));
  r->picks.before = r->picks.bits ? qn_alloc(rt->alloc, (size_t)(qn_picks_spans(of) + 1) * sizeof(int64_t)) : NULL;
  if (r->picks.before) return r->picks.bits[qn_picks_words(of) - 1] = 0, r; /* the last word may lie behind all rows */
  qn_rows_drop(r);
  return qn_raise_memory(rt), NULL;
}

static qn_rows *rows_counted(qn_rows *r) {
  qn_picks_count(&r->picks);
  r->n = r->picks.n;
  return r;
}

qn_rows *qn_rows_where(qn_rt *rt, qn_column *mask) {
  const double begin = qn_time_seconds();
  const bool waits = qn_expr_of(mask) != NULL;
  const qn_column *c = waits ? mask : qn_col_there(rt, mask);
  qn_rows *r = c ? rows_blank(rt, c->length) : NULL;
  if (!r) return NULL;
  if (!waits) qn_picks_pack(r->picks.bits, qn_column_data(c), c->length);
  if (waits && !qn_expr_bits(rt, mask, r->picks.bits)) return qn_rows_drop(r), NULL;
  rows_counted(r);
  qn_plan_note(rt, "find the rows of a mask", 0, 0, r->n, r->of, qn_time_seconds() - begin);
  return r;
}

/* Bools without nulls, of a Series or an array. */
static qn_column *mask_of(qn_rt *rt, qn_value key, const qn_index *index, int64_t n) {
  if (qn_is_series(key)) {
    const qn_series *s = qn_series_of(key);
    if (s->held->length != n || qn_held_type(rt, s->held) != QN_D_BOOL || !qn_index_equal(rt, s->index, index)) return NULL;
    const qn_column *c = qn_expr_of(s->held) ? s->held : qn_series_col(rt, s);
    return c && !c->masked ? qn_column_keep((qn_column *)(uintptr_t)c) : NULL;
  }
  if (!qn_is_array(key) || qn_view_of(key)->dtype != QN_D_BOOL || qn_view_of(key)->ndim != 1 || qn_view_of(key)->shape[0] != n) return NULL;
  return qn_col_from(rt, key, n);
}

qn_rows *qn_rows_of_key(qn_rt *rt, qn_value key, const qn_index *index, int64_t n) {
  if (n < QN_WAIT_LEAST) return NULL;
  qn_column *mask = mask_of(rt, key, index, n);
  qn_rows *r = mask && (mask->waiting || mask->type == QN_D_BOOL) && mask->length == n ? qn_rows_where(rt, mask) : NULL;
  qn_column_drop(mask);
  if (!r) qn_exc_forgive(rt); /* the ordinary way says it again */
  return r;
}

typedef struct bits_job {
  const int64_t *at;
  int64_t n, words;
  uint64_t *bits;
} bits_job;

/* Words of the bits from positions in ascending order. */
static void bits_body(void *frame, int64_t begin, int64_t end) {
  const bits_job *j = frame;
  const int64_t stop = j->words * end / PARTS;
  int64_t word = j->words * begin / PARTS, lo = 0, hi = j->n;
  while (lo < hi) { /* the first position of the word */
    const int64_t mid = (lo + hi) / 2;
    if (j->at[mid] < word * 64) lo = mid + 1;
    else hi = mid;
  }
  for (; word < stop; word++) {
    uint64_t w = 0;
    for (; lo < j->n && j->at[lo] < word * 64 + 64; lo++) w |= (uint64_t)1 << (j->at[lo] & 63);
    j->bits[word] = w;
  }
}

qn_rows *qn_rows_at(qn_rt *rt, qn_column *positions, bool up, int64_t of) {
  int64_t *at = qn_column_data(positions);
  if (up && positions->length > of / 8) {
    qn_rows *r = rows_blank(rt, of);
    if (!r) return NULL;
    bits_job j = {.at = at, .n = positions->length, .words = qn_picks_words(of), .bits = r->picks.bits};
    qn_frame_parallel(rt, bits_body, &j, PARTS, j.n / PARTS * 800);
    return rows_counted(r);
  }
  qn_rows *r = qn_alloc(rt->alloc, sizeof *r);
  if (!r) return qn_raise_memory(rt), NULL;
  *r = (qn_rows){.rc = 1, .alloc = rt->alloc, .n = positions->length, .of = of, .idx = at, .at = qn_column_keep(positions), .known = true};
  return r;
}

/* --- over all picked rows, in parts --------------------------------------------------------------------------------------------- */
typedef struct picked_job {
  const qn_picks *p;
  const char *from;
  char *to;
  int64_t item, start, step;
} picked_job;

static int64_t part_at(const picked_job *j, int64_t k) { return j->p->n / PARTS * k + j->p->n % PARTS * k / PARTS; }

static void idx_body(void *frame, int64_t begin, int64_t end) {
  const picked_job *j = frame;
  const int64_t at = part_at(j, begin), stop = part_at(j, end);
  qn_picks_positions(j->p, qn_picks_find(j->p, at), stop - at, (int64_t *)(void *)j->to + at);
}

static void copy_body(void *frame, int64_t begin, int64_t end) {
  const picked_job *j = frame;
  const int64_t at = part_at(j, begin), stop = part_at(j, end);
  qn_picks_gather(j->p, qn_picks_find(j->p, at), j->from, j->item, stop - at, j->to + at * j->item, j->to + stop * j->item);
}

static void labels_body(void *frame, int64_t begin, int64_t end) {
  const picked_job *j = frame;
  const int64_t at = part_at(j, begin), stop = part_at(j, end);
  int64_t *to = (int64_t *)(void *)j->to;
  qn_picks_positions(j->p, qn_picks_find(j->p, at), stop - at, to + at);
  for (int64_t i = at; (j->start || j->step != 1) && i < stop; i++) to[i] = j->start + to[i] * j->step;
}

static void over_parts(qn_rt *rt, void (*body)(void *, int64_t, int64_t), picked_job *j) {
  qn_frame_parallel(rt, body, j, PARTS, (j->p->n + j->p->of / 16) / PARTS * 500);
}

const int64_t *qn_rows_idx(qn_rt *rt, qn_rows *r) {
  if (r->idx) return r->idx;
  if (r->by) return r->idx = qn_rows_sorted(rt, r);
  int64_t *idx = qn_positions(rt, r->n + 1);
  if (!idx) return NULL;
  picked_job j = {.p = &r->picks, .to = (char *)idx};
  over_parts(rt, idx_body, &j);
  return r->idx = idx;
}

qn_column *qn_col_take_by(qn_rt *rt, const qn_column *c, qn_rows *rows) {
  if (rows->picks.bits && c->type == QN_COL_STR && c->null_count == 0 && rows->n > rows->of / 32) return qn_picked_text(rt, c, &rows->picks);
  const size_t item = qn_coltype_size(c->type);
  const bool plain = rows->picks.bits && item && c->type != QN_D_OBJECT && c->null_count == 0;
  if (!plain) {
    const int64_t *idx = qn_rows_idx(rt, rows);
    if (idx && !rows->known) rows->missing = !rows->picks.bits && qn_rows_missing(rt, idx, rows->n), rows->known = true;
    return idx ? qn_col_take_rows(rt, c, idx, rows->n, rows->missing, NULL) : NULL;
  }
  qn_column *out = qn_column_plain(c->alloc, c->type, rows->n);
  if (!out) return qn_raise_memory(rt), NULL;
  qn_column_like(out, c);
  out->widened = c->widened;
  picked_job j = {.p = &rows->picks, .from = qn_column_data(c), .to = out->values->data, .item = (int64_t)item};
  over_parts(rt, copy_body, &j);
  return out;
}

/* --- labels -------------------------------------------------------------------------------------------------------------------- */
qn_column *qn_labels_column(qn_rt *rt, const qn_wait_labels *w) {
  const int64_t *idx = w->rows->picks.bits ? NULL : qn_rows_idx(rt, w->rows);
  if (!idx && !w->rows->picks.bits) return NULL;
  qn_column *c = qn_column_plain(rt->alloc, QN_D_INT64, w->rows->n);
  if (!c) return qn_raise_memory(rt), NULL;
  if (idx) {
    for (int64_t i = 0; i < w->rows->n; i++) ((int64_t *)c->values->data)[i] = w->start + idx[i] * w->step;
    return c;
  }
  picked_job j = {.p = &w->rows->picks, .to = c->values->data, .start = w->start, .step = w->step};
  over_parts(rt, labels_body, &j);
  return c;
}

static void labels_drop(qn_waiting *head, qn_column *c) {
  qn_wait_labels *w = (qn_wait_labels *)(void *)head;
  const qn_allocator *alloc = w->rows->alloc;
  (void)c;
  qn_rows_drop(w->rows);
  qn_free(alloc, w, sizeof *w);
}

static qn_column *labels_later(qn_rt *rt, const qn_index *ix, qn_rows *rows) {
  qn_wait_labels *w = qn_alloc(rt->alloc, sizeof *w);
  if (!w) return qn_raise_memory(rt), NULL;
  rows->rc++;
  *w = (qn_wait_labels){.head = {QN_WAIT_LABELS, labels_drop}, .rows = rows, .start = ix->start, .step = ix->step};
  return qn_col_wait(rt, &w->head, rows->n);
}

static int64_t row_at(const qn_rows *r, int64_t k) {
  int64_t row;
  qn_picks_positions(&r->picks, qn_picks_find(&r->picks, k), 1, &row);
  return row;
}

/* Rows that are, or may be, evenly spaced: a range of them stays one. */
static bool maybe_even(const qn_rows *r) {
  const int64_t first = row_at(r, 0), span = row_at(r, r->n - 1) - first;
  return span % (r->n - 1) == 0 && row_at(r, 1) - first == span / (r->n - 1);
}

qn_index *qn_index_rows_later(qn_rt *rt, const qn_index *ix, qn_rows *rows) {
  const qn_column *level = ix->nlevels == 1 ? ix->levels[0] : NULL;
  const bool plain = level && !level->waiting && level->type != QN_D_OBJECT && level->type != QN_COL_CAT && !level->masked && !level->zone && ix->freq.tag == QN_NONE;
  if (!plain && ix->nlevels != 0) return NULL;
  qn_column *c = plain ? qn_col_take_later(rt, ix->levels[0], rows) : labels_later(rt, ix, rows);
  if (c) c->type = plain ? level->type : QN_D_INT64; /* which is looked at without the values */
  return qn_index_later(rt, c, ix->names[0]);
}

qn_index *qn_index_where(qn_rt *rt, qn_index *ix, qn_rows *rows) {
  if (rows->n == rows->of) return qn_index_keep(ix);
  if (rows->n >= QN_WAIT_LEAST && rows->n > 1 && (ix->nlevels != 0 || !maybe_even(rows))) {
    qn_index *later = qn_index_rows_later(rt, ix, rows);
    if (later || rt->exc.tag != QN_UNSET) return later;
  }
  const int64_t *idx = qn_rows_idx(rt, rows);
  return idx ? qn_index_take(rt, ix, idx, rows->n) : NULL;
}

/* --- frames and Series ------------------------------------------------------------------------------------------------------------ */
int qn_frame_where(qn_rt *rt, const qn_frame *f, qn_rows *rows, qn_value *out) {
  if (rows->n == rows->of) return qn_frame_copy(rt, f, out);
  qn_index *ix = qn_index_where(rt, f->index, rows);
  if (!ix || qn_new_frame(rt, ix, rows->n, out) < 0) return -1;
  qn_frame *p = qn_frame_of(*out);
  qn_frame_set_head(rt, p, f);
  for (int32_t i = 0; i < f->ncols; i++) {
    qn_column *c = qn_col_take_later(rt, f->held[i], rows);
    if (c && c->type == QN_COL_STR) c->bits = true;
    if (qn_frame_append(rt, p, f->names[i], c) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

int qn_series_where(qn_rt *rt, const qn_series *s, qn_rows *rows, qn_value *out) {
  if (rows->n == rows->of) return qn_new_series(rt, qn_column_keep(s->held), qn_index_keep(s->index), s->name, out);
  qn_column *c = qn_col_take_later(rt, s->held, rows);
  qn_index *ix = c ? qn_index_where(rt, s->index, rows) : NULL;
  if (c && !ix) return qn_column_drop(c), -1;
  if (ix && ix->freq.tag != QN_NONE) qn_index_pick_freq(rt, ix, qn_rows_idx(rt, rows), rows->n);
  return qn_new_series(rt, c, ix, s->name, out);
}
