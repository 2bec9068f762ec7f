/* hash.c - factorize: rows with equal values get equal codes, numbered by first appearance. One column at a time, then
 * pairs of codes; ints of a small range through a table, everything else through open addressing. */
#include "runtime/frame/frame_impl.h"

void qn_factor_deinit(qn_rt *rt, qn_factor *f) {
  qn_free_positions(rt, f->codes, f->n);
  qn_free_positions(rt, f->first, f->cap);
  *f = (qn_factor){0};
}

static int add_group(qn_rt *rt, qn_factor *f, int64_t row) {
  if (f->groups == f->cap) {
    int64_t cap = f->cap ? f->cap * 2 : 64;
    int64_t *p = qn_realloc(rt->alloc, f->first, (size_t)f->cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return qn_raise_memory(rt);
    f->first = p;
    f->cap = cap;
  }
  f->first[f->groups++] = row;
  return 0;
}

static uint64_t mix(uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  return x ^ (x >> 32);
}

/* What a value is compared by: text, or 64 bits (floats with -0 as 0 and one NaN), or an object. */
typedef struct keyer {
  const qn_column *c;
  qn_value *items; /* object columns: boxed */
} keyer;

static uint64_t key_bits(const qn_column *c, int64_t i) {
  if (!qn_coltype_is_float(c->type)) return (uint64_t)qn_col_int(c, i);
  double d = qn_col_double(c, i);
  if (d != d) return 0x7ff8000000000000u;
  if (d == 0) d = 0;
  uint64_t bits;
  memcpy(&bits, &d, 8);
  return bits;
}

static int key_hash(qn_rt *rt, const keyer *k, int64_t i, uint64_t *out) {
  const qn_column *c = k->c;
  if (qn_col_isna(c, i)) return *out = 0x9e3779b97f4a7c15u, 0;
  if (c->type == QN_COL_STR) {
    qn_sv s = qn_column_str(c, i);
    return *out = qn_hash_bytes(s.p, s.n), 0;
  }
  if (c->type == QN_D_OBJECT) return qn_hash(rt, ((const qn_value *)qn_column_data(c))[i], out);
  return *out = mix(key_bits(c, i)), 0;
}

static int key_equal(qn_rt *rt, const keyer *k, int64_t i, int64_t j) {
  const qn_column *c = k->c;
  bool a = qn_col_isna(c, i), b = qn_col_isna(c, j);
  if (a || b) return a && b;
  if (c->type == QN_COL_STR) return qn_sv_eq(qn_column_str(c, i), qn_column_str(c, j));
  if (c->type == QN_D_OBJECT) return qn_equal(rt, ((const qn_value *)qn_column_data(c))[i], ((const qn_value *)qn_column_data(c))[j]);
  return key_bits(c, i) == key_bits(c, j);
}

typedef struct table {
  int64_t *slot; /* code + 1; 0: free */
  uint64_t *hash;
  uint64_t size;
} table;

static void table_free(qn_rt *rt, table *t) {
  qn_free(rt->alloc, t->slot, (size_t)t->size * sizeof *t->slot);
  qn_free(rt->alloc, t->hash, (size_t)t->size * sizeof *t->hash);
  *t = (table){0};
}

static int table_make(qn_rt *rt, table *t, uint64_t size) {
  *t = (table){.size = size};
  t->slot = qn_alloc(rt->alloc, (size_t)size * sizeof *t->slot);
  t->hash = qn_alloc(rt->alloc, (size_t)size * sizeof *t->hash);
  if (!t->slot || !t->hash) {
    table_free(rt, t);
    return qn_raise_memory(rt);
  }
  memset(t->slot, 0, (size_t)size * sizeof *t->slot);
  return 0;
}

static int table_grow(qn_rt *rt, table *t) {
  table bigger;
  if (table_make(rt, &bigger, t->size * 4) < 0) return -1;
  for (uint64_t i = 0; i < t->size; i++) {
    if (!t->slot[i]) continue;
    uint64_t at = t->hash[i] & (bigger.size - 1);
    while (bigger.slot[at]) at = (at + 1) & (bigger.size - 1);
    bigger.slot[at] = t->slot[i];
    bigger.hash[at] = t->hash[i];
  }
  table_free(rt, t);
  *t = bigger;
  return 0;
}

static int factor_hashed(qn_rt *rt, const qn_column *c, bool keep_na, qn_factor *f) {
  keyer k = {.c = c};
  table t;
  if (table_make(rt, &t, 1024) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < f->n; i++) {
    if (!keep_na && qn_col_isna(c, i)) {
      f->codes[i] = -1;
      continue;
    }
    uint64_t h;
    if ((status = key_hash(rt, &k, i, &h)) < 0) break;
    uint64_t at = h & (t.size - 1);
    int same = 0;
    while (t.slot[at] && !(t.hash[at] == h && (same = key_equal(rt, &k, i, f->first[t.slot[at] - 1])) != 0)) at = (at + 1) & (t.size - 1);
    if (same < 0) status = -1;
    if (status < 0) break;
    if (!t.slot[at]) {
      if ((status = add_group(rt, f, i)) < 0) break;
      t.slot[at] = f->groups;
      t.hash[at] = h;
    }
    f->codes[i] = t.slot[at] - 1;
    if ((uint64_t)f->groups * 2 > t.size) status = table_grow(rt, &t);
  }
  table_free(rt, &t);
  return status;
}

/* Ints of a small range: a table from value to code. 1: done, 0: not that, -1. */
static int factor_small(qn_rt *rt, const qn_column *c, qn_factor *f) {
  if (!qn_coltype_is_int(c->type) || c->validity || f->n == 0) return 0;
  int64_t lo = qn_col_int(c, 0), hi = lo;
  for (int64_t i = 1; i < f->n; i++) {
    int64_t v = qn_col_int(c, i);
    if (v < lo) lo = v;
    if (v > hi) hi = v;
  }
  uint64_t range = (uint64_t)hi - (uint64_t)lo;
  if (range >= (uint64_t)f->n + 65536) return 0;
  int64_t *code = qn_positions(rt, (int64_t)range + 1);
  if (!code) return -1;
  for (uint64_t i = 0; i <= range; i++) code[i] = -1;
  int status = 1;
  for (int64_t i = 0; status == 1 && i < f->n; i++) {
    uint64_t v = (uint64_t)qn_col_int(c, i) - (uint64_t)lo;
    if (code[v] < 0) {
      if (add_group(rt, f, i) < 0) status = -1;
      code[v] = f->groups - 1;
    }
    f->codes[i] = code[v];
  }
  qn_free_positions(rt, code, (int64_t)range + 1);
  return status;
}

static int factor_one(qn_rt *rt, const qn_column *c, bool keep_na, qn_factor *f) {
  *f = (qn_factor){.n = c->length};
  f->codes = qn_positions(rt, c->length);
  if (!f->codes) return -1;
  int small = qn_col_numeric(c->type) ? factor_small(rt, c, f) : 0;
  if (small == 1) return 0;
  if (small == 0 && factor_hashed(rt, c, keep_na, f) == 0) return 0;
  qn_factor_deinit(rt, f);
  return -1;
}

int qn_factorize(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out) {
  if (factor_one(rt, cols[0], keep_na, out) < 0) return -1;
  for (int32_t k = 1; k < ncols; k++) {
    qn_factor next, both;
    if (factor_one(rt, cols[k], keep_na, &next) < 0) return qn_factor_deinit(rt, out), -1;
    qn_column *pair = qn_col_new(rt, QN_D_INT64, out->n);
    for (int64_t i = 0; pair && i < out->n; i++) {
      int64_t code = out->codes[i] < 0 || next.codes[i] < 0 ? -1 : out->codes[i] * (next.groups + 1) + next.codes[i];
      ((int64_t *)pair->values->data)[i] = code;
    }
    int status = pair ? factor_one(rt, pair, true, &both) : -1;
    int64_t gone = -1; /* the code of rows with a null in some key */
    for (int64_t g = 0; status == 0 && g < both.groups; g++)
      if (((int64_t *)pair->values->data)[both.first[g]] < 0) gone = g;
    for (int64_t i = 0; status == 0 && gone >= 0 && i < both.n; i++)
      both.codes[i] = both.codes[i] == gone ? -1 : both.codes[i] > gone ? both.codes[i] - 1 : both.codes[i];
    if (status == 0 && gone >= 0) {
      memmove(both.first + gone, both.first + gone + 1, (size_t)(both.groups - gone - 1) * sizeof *both.first);
      both.groups--;
    }
    qn_column_drop(pair);
    qn_factor_deinit(rt, &next);
    qn_factor_deinit(rt, out);
    if (status < 0) return -1;
    *out = both;
  }
  return 0;
}
