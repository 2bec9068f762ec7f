/* group.c - rows to groups: a hash table of keys with the states of the aggregates.
 *
 * When the table may not grow any more it is frozen: rows of its groups are still added, rows with other keys go to one of 16
 * temporary files by their hash. A group is thus in the table with all of its rows or in a file with all of them, in row
 * order, and its result is the same bits as without a limit. At the end the table's groups are given, then each file is
 * grouped in the same way with other bits of the hash. */
#include "runtime/query/agg.h"

enum { LEAST_GROUPS = 512, DEEPEST = 12 };

typedef struct group {
  qn_qop op;
  qn_qop *in;
  int32_t nkeys, naggs, level;
  qn_aggrun *aggs;
  qn_qschema rows; /* of the input */
  size_t stride;
  char *states;
  int64_t cap, given;
  qn_keytable keys;
  bool read, frozen;
  qn_spill parts[QN_SPILL_PARTS];
  int32_t part; /* the next file */
  struct group *child;
} group;

static group *group_new(qn_q *q, qn_qop *in, qn_qschema rows, qn_qschema schema, int32_t nkeys, const qn_aggrun *aggs, int32_t naggs,
                        int32_t level);

static int start(qn_q *q, group *g) {
  for (int32_t i = 0; i < g->naggs; i++)
    if (qn_agg_start(q, &g->aggs[i])) return -1;
  return 0;
}

static int64_t state_growth(const group *g) {
  int64_t cap = g->cap + g->cap / 2 > 256 ? g->cap + g->cap / 2 : 256;
  return g->keys.n < g->cap ? 0 : cap * (int64_t)g->stride;
}

static int more_states(qn_q *q, group *g) {
  int64_t cap = g->cap + g->cap / 2 > 256 ? g->cap + g->cap / 2 : 256;
  if (g->nkeys == 0) cap = 1;
  char *p = qn_realloc(q->alloc, g->states, (size_t)g->cap * g->stride, (size_t)cap * g->stride);
  if (!p) return qn_q_memory(q);
  g->states = p;
  g->cap = cap;
  return 0;
}

/* The number of the key's group: -1 none (frozen), -2 failed. */
static int64_t group_of(qn_q *q, group *g, uint64_t hash, qn_sv key) {
  int64_t k = qn_keytable_find(&g->keys, hash, key);
  if (k >= 0 || g->frozen) return k;
  if (g->keys.n >= LEAST_GROUPS && g->level < DEEPEST) {
    int64_t more = qn_keytable_growth(&g->keys, key.n) + state_growth(g);
    if (more && qn_q_full(q, more, 70)) {
      g->frozen = true;
      return -1;
    }
  }
  if (g->keys.n == g->cap && more_states(q, g)) return -2;
  k = qn_keytable_add(&g->keys, hash, key);
  if (k < 0) return (void)qn_q_memory(q), -2;
  for (int32_t i = 0; i < g->naggs; i++) qn_agg_init_state(&g->aggs[i], g->states + (size_t)k * g->stride);
  return k;
}

static uint32_t part_of(const group *g, uint64_t hash) { return (uint32_t)(hash * 0x9E3779B97F4A7C15u >> (60 - 4 * (g->level % 12))) & (QN_SPILL_PARTS - 1); }

static int code_rows(qn_q *q, group *g, const qn_batch *b, int64_t *codes, uint8_t *parts) {
  qn_buf key, last;
  qn_buf_init(&key, q->alloc);
  qn_buf_init(&last, q->alloc);
  int64_t before = -3; /* the code of the row before */
  int status = 0;
  for (int64_t i = 0; i < b->nrows && status == 0; i++) {
    bool null;
    qn_buf_reset(&key);
    qn_key_bytes((const qn_column *const *)b->cols, g->nkeys, i, &key, &null);
    if (key.oom) {
      status = qn_q_memory(q);
    } else if (before >= 0 && key.n == last.n && memcmp(key.p, last.p, key.n) == 0) {
      codes[i] = before;
    } else {
      uint64_t hash = qn_hash_bytes(key.p, key.n);
      codes[i] = before = group_of(q, g, hash, qn_buf_view(&key));
      if (before == -2) status = -1;
      parts[i] = (uint8_t)part_of(g, hash);
      qn_buf t = key;
      key = last;
      last = t;
    }
  }
  qn_buf_deinit(&key);
  qn_buf_deinit(&last);
  return status;
}

/* Rows that found no group go to the files. */
static int put_aside(qn_q *q, group *g, const qn_batch *b, const int64_t *codes, const uint8_t *parts, int64_t *rows) {
  for (int32_t p = 0; p < QN_SPILL_PARTS; p++) {
    int64_t n = 0;
    for (int64_t i = 0; i < b->nrows; i++)
      if (codes[i] < 0 && parts[i] == p) rows[n++] = i;
    qn_batch part;
    if (n == 0) continue;
    if (qn_batch_take(q, b, rows, n, &part)) return -1;
    int status = qn_spill_write(q, &g->parts[p], &part);
    qn_batch_deinit(q, &part);
    if (status) return -1;
  }
  return 0;
}

static int add_batch(qn_q *q, group *g, const qn_batch *b) {
  size_t bytes = (size_t)b->nrows * (2 * sizeof(int64_t) + 1) + 16;
  int64_t *codes = qn_alloc(q->alloc, bytes), *rows = codes ? codes + b->nrows : NULL;
  uint8_t *parts = codes ? (uint8_t *)(rows + b->nrows) : NULL;
  if (!codes) return qn_q_memory(q);
  memset(codes, 0, bytes);
  int status = g->nkeys ? code_rows(q, g, b, codes, parts) : 0;
  for (int32_t i = 0; i < g->naggs && status == 0; i++) {
    int32_t input = g->aggs[i].spec.input;
    status = qn_agg_add(q, &g->aggs[i], input < 0 ? NULL : b->cols[input], b->nrows, codes, g->states, g->stride);
  }
  if (status == 0 && g->frozen) status = put_aside(q, g, b, codes, parts, rows);
  qn_free(q->alloc, codes, bytes);
  return status;
}

static int read_input(qn_q *q, group *g) {
  if (start(q, g)) return -1;
  if (g->nkeys == 0) {
    if (more_states(q, g)) return -1;
    for (int32_t i = 0; i < g->naggs; i++) qn_agg_init_state(&g->aggs[i], g->states);
  }
  for (;;) {
    qn_batch b;
    int got = qn_op_next(g->in, q, &b);
    if (got <= 0) {
      if (got < 0) return -1;
      break;
    }
    int status = add_batch(q, g, &b);
    qn_batch_deinit(q, &b);
    if (status) return -1;
  }
  qn_op_close(g->in, q);
  g->in = NULL;
  for (int32_t i = 0; i < g->naggs; i++)
    if (g->states && qn_agg_settle(q, &g->aggs[i], g->states, g->stride)) return -1;
  g->read = true;
  return 0;
}

static void forget_table(qn_q *q, group *g) {
  int64_t groups = g->nkeys ? g->keys.n : g->cap;
  for (int32_t i = 0; i < g->naggs; i++) qn_agg_deinit(q, &g->aggs[i], g->states, g->stride, groups);
  qn_free(q->alloc, g->states, (size_t)g->cap * g->stride);
  qn_keytable_deinit(&g->keys);
  g->states = NULL;
  g->cap = 0;
}

static int give_groups(qn_q *q, group *g, int64_t n, qn_batch *out) {
  if (qn_batch_new(q, g->op.schema.n, n, out)) return -1;
  int status = qn_keys_columns(q, &g->keys, g->given, n, &g->op.schema, g->nkeys, out->cols);
  for (int32_t i = 0; i < g->naggs && status == 0; i++)
    if (!(out->cols[g->nkeys + i] = qn_agg_column(q, &g->aggs[i], g->states, g->stride, g->given, n))) status = -1;
  if (status) return qn_batch_deinit(q, out), -1;
  g->given += n;
  return 1;
}

static int group_next(qn_qop *op, qn_q *q, qn_batch *out) {
  group *g = (group *)op;
  if (!g->read && read_input(q, g)) return -1;
  if (g->states) {
    int64_t groups = g->nkeys ? g->keys.n : 1, n = groups - g->given < QN_BATCH_ROWS ? groups - g->given : QN_BATCH_ROWS;
    if (n > 0) return give_groups(q, g, n, out);
    forget_table(q, g);
  }
  for (;;) {
    if (g->child) {
      int got = group_next(&g->child->op, q, out);
      if (got) return got;
      qn_op_close(&g->child->op, q);
      g->child = NULL;
    }
    while (g->part < QN_SPILL_PARTS && !g->parts[g->part].file) g->part++;
    if (g->part == QN_SPILL_PARTS) return 0;
    qn_qop *in = qn_op_spilled(q, g->rows, &g->parts[g->part++]);
    if (!in || !(g->child = group_new(q, in, g->rows, g->op.schema, g->nkeys, g->aggs, g->naggs, g->level + 1))) return -1;
  }
}

static void group_close(qn_qop *op, qn_q *q) {
  group *g = (group *)op;
  if (g->child) qn_op_close(&g->child->op, q);
  qn_op_close(g->in, q);
  forget_table(q, g);
  for (int32_t p = 0; p < QN_SPILL_PARTS; p++) qn_spill_close(&g->parts[p]);
  qn_free(q->alloc, g->aggs, ((size_t)g->naggs + 1) * sizeof *g->aggs);
  qn_free(q->alloc, g, sizeof *g);
}

/* Takes in, also on failure. aggs are planned. */
static group *group_new(qn_q *q, qn_qop *in, qn_qschema rows, qn_qschema schema, int32_t nkeys, const qn_aggrun *aggs, int32_t naggs,
                        int32_t level) {
  group *g = qn_alloc(q->alloc, sizeof *g);
  qn_aggrun *own = qn_alloc(q->alloc, ((size_t)naggs + 1) * sizeof *own);
  if (!g || !own) {
    qn_free(q->alloc, g, sizeof *g);
    qn_free(q->alloc, own, ((size_t)naggs + 1) * sizeof *own);
    qn_op_close(in, q);
    return (void)qn_q_memory(q), NULL;
  }
  *g = (group){.op = {.schema = schema, .next = group_next, .close = group_close}, .in = in, .rows = rows, .nkeys = nkeys, .naggs = naggs,
               .level = level, .aggs = own};
  qn_keytable_init(&g->keys, q->alloc);
  for (int32_t i = 0; i < naggs; i++) {
    own[i] = (qn_aggrun){.spec = aggs[i].spec, .in_type = aggs[i].in_type, .out_type = aggs[i].out_type, .whole = nkeys == 0, .size = aggs[i].size};
    own[i].at = g->stride;
    g->stride += own[i].size;
  }
  if (g->stride == 0) g->stride = 8;
  return g;
}

qn_qop *qn_op_group(qn_q *q, qn_qop *in, int32_t nkeys, const qn_qaggspec *aggs, int32_t naggs) {
  qn_aggrun *planned = QN_NEW_N(&q->arena, qn_aggrun, naggs + 1);
  qn_qschema schema = {nkeys + naggs, QN_NEW_N(&q->arena, qn_qfield, nkeys + naggs + 1)};
  for (int32_t i = 0; i < nkeys; i++) schema.fields[i] = in->schema.fields[i];
  for (int32_t i = 0; i < naggs; i++) {
    planned[i].spec = aggs[i];
    if (qn_agg_plan(q, &planned[i], &in->schema)) return qn_op_close(in, q), NULL;
    schema.fields[nkeys + i] = (qn_qfield){.name = aggs[i].name, .type = planned[i].out_type};
    if (aggs[i].input >= 0 && planned[i].out_type == planned[i].in_type) schema.fields[nkeys + i].zone = in->schema.fields[aggs[i].input].zone;
  }
  group *g = group_new(q, in, in->schema, schema, nkeys, planned, naggs, 0);
  return g ? &g->op : NULL;
}
