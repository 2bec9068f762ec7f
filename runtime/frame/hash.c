/* hash.c - factorize: rows with equal values get equal codes, numbered by first appearance. A column becomes small numbers
 * where it can (ints of a small range less their minimum, else codes through factor_hash.c); several columns are then one
 * number a row, coded through a table when the range is small and hashed when it is not. Object columns ask the runtime. */
#include "runtime/frame/factor.h"

void qn_factor_deinit(qn_rt *rt, qn_factor *f) {
  qn_free(rt->alloc, f->codes, (size_t)f->n * sizeof *f->codes);
  qn_free_positions(rt, f->first, f->cap);
  qn_free(rt->alloc, f->sizes, (size_t)(f->groups + 1) * sizeof *f->sizes); /* as qn_group_sizes makes it */
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

/* --- objects ------------------------------------------------------------------------------------------------------------------ */
/* Which missing value it is, where they are told apart; else one for all. */
static uint64_t missing_key(const qn_column *c, int64_t i, bool apart) {
  return 0x9e3779b97f4a7c15u + (apart && c->type == QN_D_OBJECT ? (uint64_t)qn_missing_kind(((const qn_value *)qn_column_data(c))[i]) : 0);
}

static int key_hash(qn_rt *rt, const qn_column *c, int64_t i, bool apart, uint64_t *out) {
  if (qn_col_isna(c, i)) return *out = missing_key(c, i, apart), 0;
  if (c->type == QN_D_OBJECT) return qn_hash(rt, ((const qn_value *)qn_column_data(c))[i], out);
  qn_value v; /* complex numbers and the like */
  if (qn_col_get(rt, c, i, &v) < 0) return -1;
  int bad = qn_hash(rt, v, out);
  return qn_release(rt, v), bad;
}

static int key_equal(qn_rt *rt, const qn_column *c, int64_t i, int64_t j, bool apart) {
  bool a = qn_col_isna(c, i), b = qn_col_isna(c, j);
  if (a || b) return a && b && missing_key(c, i, apart) == missing_key(c, j, apart);
  if (c->type == QN_D_OBJECT) return qn_equal(rt, ((const qn_value *)qn_column_data(c))[i], ((const qn_value *)qn_column_data(c))[j]);
  size_t size = qn_dtypes[c->type].size;
  return memcmp((const char *)qn_column_data(c) + (size_t)i * size, (const char *)qn_column_data(c) + (size_t)j * size, size) == 0;
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

static int factor_objects(qn_rt *rt, const qn_column *c, bool keep_na, bool apart, qn_factor *f) {
  table t;
  if (table_make(rt, &t, 1024) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < f->n; i++) {
    if (!keep_na && qn_col_isna(c, i)) {
      f->codes[i] = -1;
      continue;
    }
    uint64_t h;
    if ((status = key_hash(rt, c, i, apart, &h)) < 0) break;
    uint64_t at = h & (t.size - 1);
    int same = 0;
    while (t.slot[at] && !(t.hash[at] == h && (same = key_equal(rt, c, i, f->first[t.slot[at] - 1], apart)) != 0)) at = (at + 1) & (t.size - 1);
    if (same < 0) status = -1;
    if (status < 0) break;
    if (!t.slot[at]) {
      if ((status = add_group(rt, f, i)) < 0) break;
      t.slot[at] = f->groups;
      t.hash[at] = h;
    }
    f->codes[i] = (int32_t)(t.slot[at] - 1);
    if ((uint64_t)f->groups * 2 > t.size) status = table_grow(rt, &t);
  }
  table_free(rt, &t);
  return status;
}

/* --- one column, several columns ------------------------------------------------------------------------------------------------- */
static int32_t *new_codes(qn_rt *rt, int64_t n) {
  if (n > INT32_MAX) return qn_raise(rt, QN_E_NotImplementedError, "keys of more than %d rows", INT32_MAX), NULL;
  int32_t *p = qn_alloc(rt->alloc, (size_t)n * sizeof *p);
  if (!p) qn_raise_memory(rt);
  return p;
}

enum { KEY_PARTS = 32 };

static bool hashed_by_value(const qn_column *c) {
  return c->type == QN_COL_STR || (qn_col_numeric(c->type) && (qn_coltype_is_int(c->type) || qn_coltype_is_float(c->type) || c->type == QN_D_BOOL));
}

/* Ranges that get a table: a few bytes a row, at most 16 MB. */
static int64_t direct_limit(int64_t n) { return n < 1 << 14 ? 1 << 16 : n < 1 << 20 ? n * 4 : 1 << 22; }

/* Codes of one column through hashing. */
static int codes_of(qn_rt *rt, const qn_column *c, bool keep_na, bool apart, qn_factor *f) {
  *f = (qn_factor){.n = c->length};
  if (!(f->codes = new_codes(rt, c->length))) return *f = (qn_factor){0}, -1;
  qn_keysrc src = {.col = c, .nulls = c->null_count > 0 || (qn_col_numeric(c->type) && qn_coltype_is_float(c->type)), .wide = c->type == QN_COL_STR};
  int bad = hashed_by_value(c) ? qn_factor_keys(rt, &src, keep_na, f) : factor_objects(rt, c, keep_na, apart, f);
  return bad ? qn_factor_deinit(rt, f), -1 : 0;
}

/* Codes of rows whose keys are put together from parts; range: of all. */
static int codes_of_parts(qn_rt *rt, const qn_numsrc *s, uint64_t range, int64_t n, qn_factor *f) {
  *f = (qn_factor){.n = n};
  if (!(f->codes = new_codes(rt, n))) return *f = (qn_factor){0}, -1;
  int bad;
  if (range <= (uint64_t)direct_limit(n)) {
    bad = qn_factor_direct(rt, s, (int64_t)range, f);
  } else {
    uint64_t *big = qn_alloc(rt->alloc, (size_t)n * sizeof *big);
    bad = big ? 0 : qn_raise_memory(rt);
    if (big) qn_numbers_all(rt, s, n, big);
    qn_keysrc src = {.number = big, .nulls = true}; /* nulls that are kept have numbers */
    if (big) bad = qn_factor_keys(rt, &src, false, f);
    qn_free(rt->alloc, big, (size_t)n * sizeof *big);
  }
  return bad ? qn_factor_deinit(rt, f), -1 : 0;
}

typedef struct key_parts {
  qn_numpart part[KEY_PARTS];
  qn_factor coded[KEY_PARTS]; /* what parts borrow their codes from */
  int32_t n, n_coded;
  uint64_t range;
} key_parts;

/* What was taken in so far becomes one part of codes. */
static int parts_settle(qn_rt *rt, key_parts *k, int64_t n) {
  qn_factor f;
  qn_numsrc s = {k->part, k->n};
  if (codes_of_parts(rt, &s, k->range, n, &f)) return -1;
  for (int32_t i = 0; i < k->n_coded; i++) qn_factor_deinit(rt, &k->coded[i]);
  k->coded[0] = f;
  k->part[0] = (qn_numpart){.codes = f.codes, .range = f.groups ? f.groups : 1, .na = -1, .nulls = true};
  k->n = k->n_coded = 1;
  k->range = (uint64_t)k->part[0].range;
  return 0;
}

static int parts_add(qn_rt *rt, key_parts *k, const qn_column *c, bool keep_na) {
  qn_numpart p;
  if (!qn_numpart_of(rt, c, direct_limit(c->length), keep_na, &p)) {
    qn_factor f;
    if (codes_of(rt, c, keep_na, false, &f)) return -1;
    k->coded[k->n_coded++] = f;
    p = (qn_numpart){.codes = f.codes, .range = f.groups ? f.groups : 1, .na = -1, .nulls = true};
  }
  if (k->n && (k->n == KEY_PARTS - 1 || k->range > (uint64_t)INT64_MAX / (uint64_t)p.range)) {
    qn_factor last = {0}; /* the new part's codes stay */
    if (p.codes) last = k->coded[--k->n_coded];
    if (parts_settle(rt, k, c->length)) return qn_factor_deinit(rt, &last), -1;
    if (p.codes) k->coded[k->n_coded++] = last;
  }
  k->part[k->n++] = p;
  k->range *= (uint64_t)p.range;
  return 0;
}

static int factorize_plain(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out) {
  key_parts k = {.range = 1};
  int bad = 0;
  for (int32_t i = 0; !bad && i < ncols; i++) bad = parts_add(rt, &k, cols[i], keep_na);
  if (!bad && !(k.n == 1 && k.part[0].codes)) bad = parts_settle(rt, &k, cols[0]->length);
  if (!bad) {
    *out = k.coded[0];
    k.coded[0] = (qn_factor){0};
  }
  for (int32_t i = 0; i < k.n_coded; i++) qn_factor_deinit(rt, &k.coded[i]);
  return bad;
}

/* Times and categories are told apart by their ints. */
int qn_factorize(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out) {
  if (qn_interrupted(rt)) return -1;
  bool plain = true;
  for (int32_t k = 0; k < ncols; k++) plain = plain && !qn_coltype_is_time(cols[k]->type) && cols[k]->type != QN_COL_CAT;
  if (plain) return factorize_plain(rt, cols, ncols, keep_na, out);
  qn_column **phys = qn_alloc(rt->alloc, (size_t)ncols * sizeof *phys);
  if (!phys) return qn_raise_memory(rt);
  int32_t made = 0;
  while (made < ncols && (phys[made] = qn_col_physical(rt, cols[made]))) made++;
  int bad = made < ncols ? -1 : factorize_plain(rt, (const qn_column *const *)phys, ncols, keep_na, out);
  for (int32_t k = 0; k < made; k++) qn_column_drop(phys[k]);
  qn_free(rt->alloc, phys, (size_t)ncols * sizeof *phys);
  return bad;
}

int qn_factorize_one(qn_rt *rt, const qn_column *c, bool keep_na, qn_factor *out) {
  return c->type == QN_D_OBJECT ? codes_of(rt, c, keep_na, true, out) : qn_factorize(rt, &c, 1, keep_na, out);
}
