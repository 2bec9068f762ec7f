/* join.c - a join by a hash table of the right rows, which the left rows pass.
 *
 * When the right rows do not fit, both sides are written to temporary files by the hash of their keys, with their row numbers;
 * each pair of files is joined in memory and the result is sorted back by the row numbers: the same rows in the same order. */
#include "runtime/query/query_impl.h"

enum { PAIRS = 32768 };

typedef struct out_col { /* where a column of the result comes from */
  int32_t left, right;   /* left >= 0: left's column (and right's, for rows that only right has) */
} out_col;

typedef struct table { /* right rows in memory */
  qn_batch rows;
  qn_keytable keys;
  int64_t *first, *last, *next; /* chains of rows, per key and per row */
  int64_t cap;
  uint8_t *met;
} table;

typedef struct join {
  qn_qop op;
  qn_qop *left, *right;
  qn_qschema lschema, rschema;
  int32_t lkeys[16], rkeys[16], nkeys;
  qn_qjoin how;
  out_col *cols;
  int32_t ncols;
  bool built;
  table t;
  qn_batch at;      /* the left batch that passes */
  int64_t row, hit; /* in it; the right row to go on with, -1: not begun */
  int64_t tail;     /* right rows that nothing met */
  qn_qop *sorted;    /* grace: everything comes from here */
} join;

/* --- the table ----------------------------------------------------------------------------------------------------------- */
static void table_free(qn_q *q, table *t) {
  size_t rows = (size_t)t->rows.nrows;
  qn_keytable_deinit(&t->keys);
  qn_free(q->alloc, t->first, (size_t)t->cap * sizeof *t->first);
  qn_free(q->alloc, t->last, (size_t)t->cap * sizeof *t->last);
  qn_free(q->alloc, t->next, (rows + 1) * sizeof *t->next);
  qn_free(q->alloc, t->met, rows + 1);
  qn_batch_deinit(q, &t->rows);
  *t = (table){.cap = 0};
}

static int more_chains(qn_q *q, table *t) {
  int64_t cap = t->cap ? t->cap * 2 : 1024;
  int64_t *first = qn_realloc(q->alloc, t->first, (size_t)t->cap * sizeof *first, (size_t)cap * sizeof *first);
  if (!first) return qn_q_memory(q);
  t->first = first;
  int64_t *last = qn_realloc(q->alloc, t->last, (size_t)t->cap * sizeof *last, (size_t)cap * sizeof *last);
  if (!last) {
    first = qn_realloc(q->alloc, t->first, (size_t)cap * sizeof *first, (size_t)(t->cap ? t->cap : 1) * sizeof *first);
    if (first) t->first = first;
    return qn_q_memory(q);
  }
  t->last = last;
  t->cap = cap;
  return 0;
}

static void key_columns(const qn_batch *b, const int32_t *keys, int32_t n, const qn_column **out) {
  for (int32_t i = 0; i < n; i++) out[i] = b->cols[keys[i]];
}

/* Takes rows. */
static int table_build(qn_q *q, join *j, table *t, qn_batch *rows) {
  *t = (table){.rows = *rows};
  *rows = (qn_batch){0};
  size_t n = (size_t)t->rows.nrows;
  qn_keytable_init(&t->keys, q->alloc);
  t->next = qn_alloc(q->alloc, (n + 1) * sizeof *t->next);
  t->met = qn_alloc(q->alloc, n + 1);
  if (!t->next || !t->met) {
    qn_free(q->alloc, t->next, (n + 1) * sizeof *t->next);
    qn_free(q->alloc, t->met, n + 1);
    t->next = NULL, t->met = NULL;
    return qn_q_memory(q);
  }
  memset(t->met, 0, n + 1);
  const qn_column *cols[16];
  key_columns(&t->rows, j->rkeys, j->nkeys, cols);
  qn_buf key;
  qn_buf_init(&key, q->alloc);
  int status = 0;
  for (int64_t i = 0; i < (int64_t)n && status == 0; i++) {
    bool null;
    qn_buf_reset(&key);
    qn_key_bytes(cols, j->nkeys, i, &key, &null);
    t->next[i] = -1;
    if (null) continue;
    uint64_t hash = qn_hash_bytes(key.p, key.n);
    int64_t k = key.oom ? -1 : qn_keytable_find(&t->keys, hash, qn_buf_view(&key));
    if (k >= 0) {
      t->next[t->last[k]] = i;
      t->last[k] = i;
    } else if (key.oom || (t->keys.n == t->cap && more_chains(q, t)) || (k = qn_keytable_add(&t->keys, hash, qn_buf_view(&key))) < 0) {
      status = qn_q_memory(q);
    } else {
      t->first[k] = t->last[k] = i;
    }
  }
  qn_buf_deinit(&key);
  return status;
}

/* --- passing ---------------------------------------------------------------------------------------------------------------- */
static qn_column *pick_column(qn_q *q, const join *j, const out_col *o, const qn_batch *left, const int64_t *l, const int64_t *r, int64_t n,
                              bool tail) {
  const qn_column *from = o->left >= 0 && !(tail && o->right >= 0) ? left ? left->cols[o->left] : NULL : j->t.rows.cols[o->right];
  if (!from) return qn_column_nulls(q->alloc, j->lschema.fields[o->left].type, n);
  const int64_t *idx = o->left >= 0 && !(tail && o->right >= 0) ? l : r;
  qn_column *c = qn_column_take(from, idx, n);
  if (c && c->type != QN_COL_STR && qn_dtype_is_time((qn_dtype)c->type))
    for (int64_t i = 0; i < n; i++)
      if (idx[i] < 0) ((int64_t *)c->values->data)[i] = QN_NAT;
  return c;
}

static int give_pairs(qn_q *q, const join *j, const qn_batch *left, const int64_t *l, const int64_t *r, int64_t n, bool tail, qn_batch *out) {
  if (qn_batch_new(q, j->ncols, n, out)) return -1;
  for (int32_t i = 0; i < j->ncols; i++)
    if (!(out->cols[i] = pick_column(q, j, &j->cols[i], left, l, r, n, tail))) return qn_batch_deinit(q, out), qn_q_memory(q);
  return 1;
}

/* Pairs of the batch at hand, from where it stopped. */
static int64_t match(qn_q *q, join *j, int64_t *l, int64_t *r) {
  const qn_column *cols[16];
  key_columns(&j->at, j->lkeys, j->nkeys, cols);
  bool keep = j->how == QN_QJOIN_LEFT || j->how == QN_QJOIN_OUTER;
  int64_t n = 0;
  qn_buf key;
  qn_buf_init(&key, q->alloc);
  while (n < PAIRS && j->row < j->at.nrows) {
    if (j->hit < 0) {
      bool null;
      qn_buf_reset(&key);
      qn_key_bytes(cols, j->nkeys, j->row, &key, &null);
      if (key.oom) {
        n = qn_q_memory(q);
        break;
      }
      int64_t k = null ? -1 : qn_keytable_find(&j->t.keys, qn_hash_bytes(key.p, key.n), qn_buf_view(&key));
      if (k < 0) {
        if (keep) l[n] = j->row, r[n++] = -1;
        j->row++;
        continue;
      }
      j->hit = j->t.first[k];
    }
    l[n] = j->row;
    r[n++] = j->hit;
    j->t.met[j->hit] = 1;
    j->hit = j->t.next[j->hit];
    if (j->hit < 0) j->row++;
  }
  qn_buf_deinit(&key);
  return n;
}

static int pass(qn_q *q, join *j, int64_t *l, int64_t *r, qn_batch *out) {
  while (j->left) {
    if (j->row >= j->at.nrows) {
      qn_batch_deinit(q, &j->at);
      int got = qn_op_next(j->left, q, &j->at);
      j->row = 0;
      j->hit = -1;
      if (got < 0) return -1;
      if (got == 0) {
        qn_op_close(j->left, q);
        j->left = NULL;
        break;
      }
    }
    int64_t n = match(q, j, l, r);
    if (n < 0) return -1;
    if (n) return give_pairs(q, j, &j->at, l, r, n, false, out);
  }
  if (j->how != QN_QJOIN_RIGHT && j->how != QN_QJOIN_OUTER) return 0;
  int64_t n = 0;
  for (; n < PAIRS && j->tail < j->t.rows.nrows; j->tail++)
    if (!j->t.met[j->tail]) l[n] = -1, r[n++] = j->tail;
  return n ? give_pairs(q, j, NULL, l, r, n, true, out) : 0;
}

/* --- more than fits ------------------------------------------------------------------------------------------------------------ */
typedef struct grace {
  qn_qop op;
  join *inner; /* joins one pair of files after the other */
  qn_spill left[QN_SPILL_PARTS], right[QN_SPILL_PARTS];
  int32_t part;
} grace;

static int split_batch(qn_q *q, const qn_batch *b, const int32_t *keys, int32_t nkeys, int64_t first, qn_spill *parts) {
  const qn_column *cols[16];
  key_columns(b, keys, nkeys, cols);
  size_t bytes = (size_t)b->nrows * 9 + 16;
  int64_t *rows = qn_alloc(q->alloc, bytes);
  if (!rows) return qn_q_memory(q);
  uint8_t *part = (uint8_t *)(rows + b->nrows);
  qn_buf key;
  qn_buf_init(&key, q->alloc);
  for (int64_t i = 0; i < b->nrows; i++) {
    bool null;
    qn_buf_reset(&key);
    qn_key_bytes(cols, nkeys, i, &key, &null);
    part[i] = (uint8_t)(qn_hash_bytes(key.p ? key.p : "", key.n) * 0x9E3779B97F4A7C15u >> 60);
  }
  int status = key.oom ? qn_q_memory(q) : 0;
  qn_buf_deinit(&key);
  for (int32_t p = 0; p < QN_SPILL_PARTS && status == 0; p++) {
    int64_t n = 0;
    for (int64_t i = 0; i < b->nrows; i++)
      if (part[i] == p) rows[n++] = i;
    if (n == 0) continue;
    qn_batch taken, with;
    if ((status = qn_batch_take(q, b, rows, n, &taken)) != 0) break;
    status = qn_batch_new(q, b->ncols + 1, n, &with);
    if (status == 0) {
      for (int32_t k = 0; k < b->ncols; k++) with.cols[k] = taken.cols[k], taken.cols[k] = NULL;
      qn_column *number = with.cols[b->ncols] = qn_column_new(q->alloc, QN_D_INT64, n);
      for (int64_t i = 0; number && i < n; i++) ((int64_t *)number->values->data)[i] = first + rows[i];
      status = number ? qn_spill_write(q, &parts[p], &with) : qn_q_memory(q);
      qn_batch_deinit(q, &with);
    }
    qn_batch_deinit(q, &taken);
  }
  qn_free(q->alloc, rows, bytes);
  return status;
}

static int split_all(qn_q *q, qn_qop *in, const int32_t *keys, int32_t nkeys, int64_t first, qn_spill *parts) {
  qn_batch b;
  int got;
  while ((got = qn_op_next(in, q, &b)) > 0) {
    int status = split_batch(q, &b, keys, nkeys, first, parts);
    first += b.nrows;
    qn_batch_deinit(q, &b);
    if (status) return -1;
  }
  return got;
}

static int read_part(qn_q *q, qn_spill *s, const qn_qschema *schema, qn_batch *out) {
  qn_batch *parts = NULL;
  int64_t n = 0, cap = s->batches;
  int status = qn_spill_rewind(q, s), got = 0;
  if (status == 0 && !(parts = qn_alloc(q->alloc, ((size_t)cap + 1) * sizeof *parts))) status = qn_q_memory(q);
  while (status == 0 && (got = qn_spill_read(q, s, schema, &parts[n])) > 0) n++;
  if (status || got < 0) status = -1;
  if (status == 0 && n) status = qn_batch_concat(q, parts, n, out);
  if (status == 0 && !n) {
    status = qn_batch_new(q, schema->n, 0, out);
    for (int32_t i = 0; status == 0 && i < schema->n; i++)
      if (!(out->cols[i] = qn_column_new(q->alloc, schema->fields[i].type, 0))) status = qn_q_memory(q);
  }
  for (int64_t i = 0; i < n; i++) qn_batch_deinit(q, &parts[i]);
  qn_free(q->alloc, parts, ((size_t)cap + 1) * sizeof *parts);
  qn_spill_close(s);
  return status;
}

static int join_next(qn_qop *op, qn_q *q, qn_batch *out);

static int grace_next(qn_qop *op, qn_q *q, qn_batch *out) {
  grace *g = (grace *)op;
  join *j = g->inner;
  for (;;) {
    if (j->built) {
      int got = join_next(&j->op, q, out);
      if (got) return got;
      table_free(q, &j->t);
      qn_batch_deinit(q, &j->at);
      j->built = false;
      j->tail = j->row = 0;
    }
    if (g->part == QN_SPILL_PARTS) return 0;
    qn_batch rows;
    if (read_part(q, &g->right[g->part], &j->rschema, &rows) || table_build(q, j, &j->t, &rows)) return -1;
    if (!(j->left = qn_op_spilled(q, j->lschema, &g->left[g->part++]))) return -1;
    j->built = true;
  }
}

static void grace_close(qn_qop *op, qn_q *q) {
  grace *g = (grace *)op;
  qn_op_close(&g->inner->op, q);
  for (int32_t p = 0; p < QN_SPILL_PARTS; p++) qn_spill_close(&g->left[p]), qn_spill_close(&g->right[p]);
  qn_free(q->alloc, g, sizeof *g);
}

/* The schemas with row numbers were made by qn_op_join: they lie behind the plain ones. */
static int go_grace(qn_q *q, join *j, qn_batch *held, int64_t nheld) {
  grace *g = qn_alloc(q->alloc, sizeof *g);
  join *inner = qn_alloc(q->alloc, sizeof *inner);
  out_col *cols = qn_alloc(q->alloc, ((size_t)j->ncols + 2) * sizeof *cols);
  if (!g || !inner || !cols) {
    qn_free(q->alloc, g, sizeof *g);
    qn_free(q->alloc, inner, sizeof *inner);
    qn_free(q->alloc, cols, ((size_t)j->ncols + 2) * sizeof *cols);
    return qn_q_memory(q);
  }
  memcpy(cols, j->cols, (size_t)j->ncols * sizeof *cols);
  cols[j->ncols] = (out_col){j->lschema.n, -1};
  cols[j->ncols + 1] = (out_col){-1, j->rschema.n};
  *inner = (join){.op = j->op, .lschema = j->lschema, .rschema = j->rschema, .nkeys = j->nkeys, .how = j->how, .cols = cols, .ncols = j->ncols + 2};
  memcpy(inner->lkeys, j->lkeys, sizeof j->lkeys);
  memcpy(inner->rkeys, j->rkeys, sizeof j->rkeys);
  inner->lschema.n++;
  inner->rschema.n++;
  inner->op.schema.n += 2;
  *g = (grace){.op = {.schema = inner->op.schema, .next = grace_next, .close = grace_close}, .inner = inner};
  qn_qsortkey keys[2] = {{j->ncols, false}, {j->ncols + 1, false}};
  int64_t first = 0;
  int status = 0;
  for (int64_t i = 0; i < nheld; i++) {
    if (status == 0) status = split_batch(q, &held[i], j->rkeys, j->nkeys, first, g->right);
    first += held[i].nrows;
    qn_batch_deinit(q, &held[i]);
  }
  if (status == 0) status = split_all(q, j->right, j->rkeys, j->nkeys, first, g->right);
  if (status == 0) status = split_all(q, j->left, j->lkeys, j->nkeys, 0, g->left);
  if (status) return grace_close(&g->op, q), -1;
  j->sorted = qn_op_sort(q, &g->op, keys, 2, -1, 2);
  return j->sorted ? 0 : -1;
}

/* --- the operator ------------------------------------------------------------------------------------------------------------- */
static int build(qn_q *q, join *j) {
  qn_batch *held = NULL, all;
  int64_t n = 0, cap = 0, bytes = 0;
  int got, status = 0;
  bool full = false;
  qn_batch b;
  while (!full && status == 0 && (got = qn_op_next(j->right, q, &b)) != 0) {
    if (got < 0) {
      status = -1;
      break;
    }
    if (n == cap) {
      int64_t more = cap ? cap * 2 : 64;
      qn_batch *h = qn_realloc(q->alloc, held, (size_t)cap * sizeof *h, (size_t)more * sizeof *h);
      if (!h) {
        qn_batch_deinit(q, &b);
        status = qn_q_memory(q);
        break;
      }
      held = h;
      cap = more;
    }
    held[n++] = b;
    bytes += qn_batch_bytes(&b) + b.nrows * 48;
    full = qn_q_full(q, bytes, 80);
  }
  if (status == 0 && full) {
    status = go_grace(q, j, held, n);
    n = 0;
  } else if (status == 0) {
    qn_op_close(j->right, q);
    j->right = NULL;
    if (n) status = qn_batch_concat(q, held, n, &all);
    else status = read_part(q, &(qn_spill){0}, &j->rschema, &all);
    for (int64_t i = 0; i < n; i++) qn_batch_deinit(q, &held[i]);
    n = 0;
    if (status == 0) status = table_build(q, j, &j->t, &all);
  }
  for (int64_t i = 0; i < n; i++) qn_batch_deinit(q, &held[i]);
  qn_free(q->alloc, held, (size_t)cap * sizeof *held);
  j->built = status == 0;
  j->hit = -1;
  return status;
}

static int join_next(qn_qop *op, qn_q *q, qn_batch *out) {
  join *j = (join *)op;
  if (!j->built && build(q, j)) return -1;
  if (j->sorted) return qn_op_next(j->sorted, q, out);
  int64_t *l = qn_alloc(q->alloc, 2 * PAIRS * sizeof *l);
  if (!l) return qn_q_memory(q);
  int got = pass(q, j, l, l + PAIRS, out);
  qn_free(q->alloc, l, 2 * PAIRS * sizeof *l);
  return got;
}

static void join_close(qn_qop *op, qn_q *q) {
  join *j = (join *)op;
  qn_op_close(j->left, q);
  qn_op_close(j->right, q);
  qn_op_close(j->sorted, q);
  table_free(q, &j->t);
  qn_batch_deinit(q, &j->at);
  qn_free(q->alloc, j->cols, (size_t)j->ncols * sizeof *j->cols);
  qn_free(q->alloc, j, sizeof *j);
}

static char key_class(uint8_t t) {
  if (t == QN_COL_STR) return 't';
  return qn_coltype_is_float(t) ? 'f' : qn_dtype_is_time((qn_dtype)t) ? (char)t : 'i';
}

static qn_sv suffixed(qn_q *q, qn_sv name, const char *suffix) {
  return qn_sv_of(qn_arena_printf(&q->arena, "%.*s%s", (int)name.n, name.p, suffix));
}

/* A schema with room for one more field, the row number. */
static qn_qschema numbered(qn_q *q, qn_qschema s) {
  qn_qfield *f = QN_NEW_N(&q->arena, qn_qfield, s.n + 1);
  memcpy(f, s.fields, (size_t)s.n * sizeof *f);
  f[s.n] = (qn_qfield){.name = QN_SV("row"), .type = QN_D_INT64};
  return (qn_qschema){s.n, f};
}

static bool among(const int32_t *keys, int32_t n, int32_t c, int32_t *which) {
  for (*which = 0; *which < n; ++*which)
    if (keys[*which] == c) return true;
  return false;
}

qn_qop *qn_op_join(qn_q *q, qn_qop *left, qn_qop *right, const int32_t *lkeys, const int32_t *rkeys, int32_t nkeys, qn_qjoin how) {
  join *j = NULL;
  for (int32_t i = 0; i < nkeys; i++) {
    const qn_qfield *l = &left->schema.fields[lkeys[i]], *r = &right->schema.fields[rkeys[i]];
    if (key_class(l->type) == key_class(r->type)) continue;
    (void)qn_q_fail(q, QN_ETYPE, "'%.*s' cannot join: it is %s on the left and %s on the right; --dtype makes them equal", (int)l->name.n, l->name.p,
                    qn_qtype_name(l->type), qn_qtype_name(r->type));
    goto fail;
  }
  int32_t ncols = left->schema.n + right->schema.n - nkeys, n = 0, which;
  if (!(j = qn_alloc(q->alloc, sizeof *j))) goto memory;
  *j = (join){.op = {.next = join_next, .close = join_close}, .lschema = numbered(q, left->schema), .rschema = numbered(q, right->schema),
              .nkeys = nkeys, .how = how, .ncols = ncols};
  memcpy(j->lkeys, lkeys, (size_t)nkeys * sizeof *lkeys);
  memcpy(j->rkeys, rkeys, (size_t)nkeys * sizeof *rkeys);
  if (!(j->cols = qn_alloc(q->alloc, (size_t)ncols * sizeof *j->cols))) goto memory;
  j->op.schema = (qn_qschema){ncols, QN_NEW_N(&q->arena, qn_qfield, ncols + 2)};
  j->op.schema.fields[ncols] = j->op.schema.fields[ncols + 1] = (qn_qfield){.name = QN_SV("row"), .type = QN_D_INT64};
  for (int32_t i = 0; i < left->schema.n; i++) {
    bool key = among(lkeys, nkeys, i, &which);
    qn_qfield f = left->schema.fields[i];
    int32_t other = key ? -1 : qn_qschema_find(&right->schema, f.name), unused;
    if (other >= 0 && !among(rkeys, nkeys, other, &unused)) f.name = suffixed(q, f.name, "_x");
    j->cols[n] = (out_col){i, key ? rkeys[which] : -1};
    j->op.schema.fields[n++] = f;
  }
  for (int32_t i = 0; i < right->schema.n; i++) {
    if (among(rkeys, nkeys, i, &which)) continue;
    qn_qfield f = right->schema.fields[i];
    if (qn_qschema_find(&left->schema, f.name) >= 0) f.name = suffixed(q, f.name, "_y");
    j->cols[n] = (out_col){-1, i};
    j->op.schema.fields[n++] = f;
  }
  j->left = left;
  j->right = right;
  return &j->op;
memory:
  (void)qn_q_memory(q);
  qn_free(q->alloc, j, sizeof *j);
fail:
  qn_op_close(left, q);
  qn_op_close(right, q);
  return NULL;
}
