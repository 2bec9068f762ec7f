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
static int key_hash(qn_rt *rt, const qn_column *c, int64_t i, uint64_t *out) {
  if (qn_col_isna(c, i)) return *out = 0x9e3779b97f4a7c15u, 0;
  if (c->type == QN_D_OBJECT) return qn_hash(rt, ((const qn_value *)qn_column_data(c))[i], out);
  qn_value v; /* complex numbers and the like */
  if (qn_col_get(rt, c, i, &v) < 0) return -1;
  int bad = qn_hash(rt, v, out);
  return qn_release(rt, v), bad;
}

static int key_equal(qn_rt *rt, const qn_column *c, int64_t i, int64_t j) {
  bool a = qn_col_isna(c, i), b = qn_col_isna(c, j);
  if (a || b) return a && b;
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

static int factor_objects(qn_rt *rt, const qn_column *c, bool keep_na, qn_factor *f) {
  table t;
  if (table_make(rt, &t, 1024) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < f->n; i++) {
    if (!keep_na && qn_col_isna(c, i)) {
      f->codes[i] = -1;
      continue;
    }
    uint64_t h;
    if ((status = key_hash(rt, c, i, &h)) < 0) break;
    uint64_t at = h & (t.size - 1);
    int same = 0;
    while (t.slot[at] && !(t.hash[at] == h && (same = key_equal(rt, c, i, f->first[t.slot[at] - 1])) != 0)) at = (at + 1) & (t.size - 1);
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

/* --- small ranges ---------------------------------------------------------------------------------------------------------------- */
/* One key of a row as a number below `range`, -1 for null: what several keys are put together from. */
typedef struct key_part {
  int32_t *number;
  int64_t range;
} key_part;

enum { MARKS = 8 };
static int64_t direct_limit(int64_t n) { return n < 1 << 14 ? 1 << 16 : n < 1 << 20 ? n * 4 : 1 << 22; }

typedef struct range_job {
  const qn_column *c;
  int64_t n, parts;
  int64_t lo[MARKS], hi[MARKS];
  int32_t *number;
  bool nulls;
} range_job;

#define EACH_INT(c, USE)                                          \
  switch ((c)->type) {                                            \
    case QN_D_BOOL: case QN_D_UINT8: USE(uint8_t) break;          \
    case QN_D_INT8: USE(int8_t) break;                            \
    case QN_D_INT16: USE(int16_t) break;                          \
    case QN_D_UINT16: USE(uint16_t) break;                        \
    case QN_D_INT32: USE(int32_t) break;                          \
    case QN_D_UINT32: USE(uint32_t) break;                        \
    default: USE(int64_t) break;                                  \
  }

static void range_body(void *frame, int64_t begin, int64_t end) {
  range_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->n, j->parts, k), stop = qn_part_begin(j->n, j->parts, k + 1), lo = INT64_MAX, hi = INT64_MIN;
#define RANGE(T)                                                  \
  {                                                               \
    const T *v = qn_column_data(j->c);                            \
    for (int64_t i = at; i < stop; i++) {                         \
      int64_t x = (int64_t)v[i];                                  \
      lo = x < lo ? x : lo;                                       \
      hi = x > hi ? x : hi;                                       \
    }                                                             \
  }
    EACH_INT(j->c, RANGE)
    j->lo[k] = lo;
    j->hi[k] = hi;
  }
}

static void offset_body(void *frame, int64_t begin, int64_t end) {
  range_job *j = frame;
  uint64_t lo = (uint64_t)j->lo[0];
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->n, j->parts, k), stop = qn_part_begin(j->n, j->parts, k + 1);
#define OFFSET(T)                                                 \
  {                                                               \
    const T *v = qn_column_data(j->c);                            \
    for (int64_t i = at; i < stop; i++) j->number[i] = (int32_t)((uint64_t)(int64_t)v[i] - lo); \
  }
    EACH_INT(j->c, OFFSET)
    for (int64_t i = at; j->nulls && i < stop; i++)
      if (qn_column_is_null(j->c, i)) j->number[i] = -1;
  }
}

/* Ints of a small range. 1: done, 0: not that. `number` has room for the rows. */
static int small_range(qn_rt *rt, const qn_column *c, int32_t *number, int64_t *range) {
  if (!qn_col_numeric(c->type) || (!qn_coltype_is_int(c->type) && c->type != QN_D_BOOL) || c->length == 0) return 0;
  range_job j = {.c = c, .n = c->length, .parts = c->length < 1 << 16 ? 1 : MARKS, .number = number, .nulls = c->null_count > 0};
  qn_frame_parallel(rt, range_body, &j, j.parts, j.n / j.parts * 400);
  for (int64_t k = 1; k < j.parts; k++) {
    if (j.lo[k] < j.lo[0]) j.lo[0] = j.lo[k];
    if (j.hi[k] > j.hi[0]) j.hi[0] = j.hi[k];
  }
  uint64_t span = (uint64_t)j.hi[0] - (uint64_t)j.lo[0];
  if ((c->type == QN_D_UINT64 && j.lo[0] < 0) || span >= (uint64_t)direct_limit(j.n)) return 0;
  qn_frame_parallel(rt, offset_body, &j, j.parts, j.n / j.parts * 500);
  *range = (int64_t)span + 1;
  return 1;
}

typedef struct direct_job {
  int32_t *number, *first; /* first: `parts` tables of `range` rows; then the first holds codes */
  int64_t n, range, parts;
} direct_job;

static void mark_body(void *frame, int64_t begin, int64_t end) {
  direct_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int32_t *first = j->first + k * j->range;
    memset(first, 0xff, (size_t)j->range * sizeof *first);
    int64_t at = qn_part_begin(j->n, j->parts, k), stop = qn_part_begin(j->n, j->parts, k + 1);
    for (int64_t i = at; i < stop; i++) {
      int32_t s = j->number[i];
      if (s >= 0 && first[s] < 0) first[s] = (int32_t)i;
    }
  }
}

static void code_body(void *frame, int64_t begin, int64_t end) {
  direct_job *j = frame;
  int64_t at = begin * QN_FACTOR_BLOCK, stop = end * QN_FACTOR_BLOCK < j->n ? end * QN_FACTOR_BLOCK : j->n;
  for (; at < stop; at++) {
    int32_t s = j->number[at];
    j->number[at] = s < 0 ? -1 : j->first[s];
  }
}

/* f->codes holds numbers below range (-1: null): they become codes. keep_na: nulls were numbered before. */
static int factor_direct(qn_rt *rt, qn_factor *f, int64_t range) {
  direct_job j = {.number = f->codes, .n = f->n, .range = range, .parts = f->n < 1 << 16 ? 1 : range > 1 << 20 ? 2 : MARKS};
  size_t size = (size_t)(range * j.parts) * sizeof *j.first;
  j.first = qn_alloc(rt->alloc, size);
  qn_rowset set = {0};
  if (!j.first || qn_rowset_init(rt, &set, f->n)) {
    qn_free(rt->alloc, j.first, size);
    return qn_raise_memory(rt);
  }
  qn_frame_parallel(rt, mark_body, &j, j.parts, f->n / j.parts * 1000);
  for (int64_t s = 0; s < range; s++) {
    int32_t row = j.first[s];
    for (int64_t k = 1; row < 0 && k < j.parts; k++) row = j.first[k * range + s];
    if (row >= 0) qn_rowset_add(&set, row);
    j.first[s] = row;
  }
  int bad = qn_rowset_finish(rt, &set, f);
  for (int64_t s = 0; !bad && s < range; s++)
    if (j.first[s] >= 0) j.first[s] = qn_rowset_rank(&set, j.first[s]);
  if (!bad) qn_frame_parallel(rt, code_body, &j, (f->n + QN_FACTOR_BLOCK - 1) / QN_FACTOR_BLOCK, QN_FACTOR_BLOCK * 500);
  qn_rowset_deinit(rt, &set);
  qn_free(rt->alloc, j.first, size);
  return bad;
}

/* --- one column, several columns ------------------------------------------------------------------------------------------------- */
static int32_t *new_codes(qn_rt *rt, int64_t n) {
  if (n > INT32_MAX) return qn_raise(rt, QN_E_NotImplementedError, "keys of more than %d rows", INT32_MAX), NULL;
  int32_t *p = qn_alloc(rt->alloc, (size_t)n * sizeof *p);
  if (!p) qn_raise_memory(rt);
  return p;
}

static bool hashed_by_value(const qn_column *c) {
  return c->type == QN_COL_STR || (qn_col_numeric(c->type) && (qn_coltype_is_int(c->type) || qn_coltype_is_float(c->type) || c->type == QN_D_BOOL));
}

/* Nulls as a number of their own: -1 becomes `range`. */
static void number_nulls(key_part *p, int64_t n) {
  for (int64_t i = 0; i < n; i++) p->number[i] = p->number[i] < 0 ? (int32_t)p->range : p->number[i];
  p->range++;
}

/* The column as small numbers: less its minimum, or its codes. */
static int part_of(qn_rt *rt, const qn_column *c, bool keep_na, bool *coded, qn_factor *f, int64_t *range) {
  *f = (qn_factor){.n = c->length};
  if (!(f->codes = new_codes(rt, c->length))) return *f = (qn_factor){0}, -1;
  *coded = false;
  if (small_range(rt, c, f->codes, range)) {
    if (keep_na && c->null_count) {
      key_part p = {f->codes, *range};
      number_nulls(&p, c->length);
      *range = p.range;
    }
    return 0;
  }
  *coded = true;
  qn_keysrc src = {.col = c, .nulls = c->null_count > 0 || (qn_col_numeric(c->type) && qn_coltype_is_float(c->type)), .wide = c->type == QN_COL_STR};
  int bad = hashed_by_value(c) ? qn_factor_keys(rt, &src, keep_na, f) : factor_objects(rt, c, keep_na, f);
  if (bad) return qn_factor_deinit(rt, f), -1;
  *range = f->groups;
  return 0;
}

typedef struct pair_job {
  const int32_t *a, *b;
  int64_t range_a, range_b;
  int32_t *small; /* the pair as one number, or … */
  uint64_t *big;
  const uint64_t *big_a; /* … and a may be big already */
} pair_job;

static void pair_body(void *frame, int64_t begin, int64_t end) {
  pair_job *j = frame;
  for (int64_t i = begin; i < end; i++) {
    bool null = j->b[i] < 0 || (j->big_a ? j->big_a[i] == QN_KEY_NULL : j->a[i] < 0);
    if (j->small) j->small[i] = null ? -1 : (int32_t)(j->a[i] * j->range_b + j->b[i]);
    else j->big[i] = null ? QN_KEY_NULL : (j->big_a ? j->big_a[i] : (uint64_t)j->a[i]) * (uint64_t)j->range_b + (uint64_t)j->b[i];
  }
}

/* The keys so far of each row: small numbers in f.codes, or big ones. */
typedef struct key_state {
  qn_factor f;
  uint64_t *big;
  uint64_t range;
  bool coded; /* f is final: first and groups are set */
} key_state;

static void state_deinit(qn_rt *rt, key_state *s) {
  qn_free(rt->alloc, s->big, (size_t)s->f.n * sizeof *s->big);
  qn_factor_deinit(rt, &s->f);
}

/* The keys so far become codes. Nulls that are kept have numbers by now, so that only dropped rows are null. */
static int state_settle(qn_rt *rt, key_state *s) {
  if (s->coded) return 0;
  if (s->big) {
    qn_keysrc src = {.number = s->big, .nulls = true};
    if (qn_factor_keys(rt, &src, false, &s->f)) return -1;
    qn_free(rt->alloc, s->big, (size_t)s->f.n * sizeof *s->big);
    s->big = NULL;
  } else if (factor_direct(rt, &s->f, (int64_t)s->range)) {
    return -1;
  }
  s->coded = true;
  s->range = (uint64_t)s->f.groups;
  return 0;
}

static void drop_first(qn_rt *rt, qn_factor *f) {
  qn_free_positions(rt, f->first, f->cap);
  f->first = NULL;
  f->cap = f->groups = 0;
}

/* Takes one more column in. */
static int state_add(qn_rt *rt, key_state *s, const qn_column *c, bool keep_na) {
  qn_factor next;
  bool coded;
  int64_t range;
  if (part_of(rt, c, keep_na, &coded, &next, &range)) return -1;
  if (range == 0) range = 1;
  if (s->range == 0) s->range = 1;
  if ((s->big || s->range > UINT32_MAX) && s->range > UINT64_MAX / 2 / (uint64_t)range && state_settle(rt, s)) return qn_factor_deinit(rt, &next), -1;
  if (s->range == 0) s->range = 1;
  pair_job j = {.a = s->f.codes, .b = next.codes, .range_a = (int64_t)s->range, .range_b = range, .big_a = s->big};
  bool small = !s->big && s->range * (uint64_t)range <= (uint64_t)direct_limit(next.n);
  if (small) j.small = s->f.codes;
  else if (s->big) j.big = s->big;
  else if (!(j.big = qn_alloc(rt->alloc, (size_t)next.n * sizeof *j.big))) return qn_factor_deinit(rt, &next), qn_raise_memory(rt);
  qn_frame_parallel(rt, pair_body, &j, next.n, 1000);
  s->big = small ? NULL : j.big;
  s->range *= (uint64_t)range;
  s->coded = false;
  drop_first(rt, &s->f);
  qn_factor_deinit(rt, &next);
  return 0;
}

static int factorize_plain(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out) {
  key_state s = {.big = NULL};
  int64_t range;
  if (part_of(rt, cols[0], keep_na, &s.coded, &s.f, &range)) return -1;
  s.range = (uint64_t)range;
  int bad = 0;
  for (int32_t k = 1; !bad && k < ncols; k++) bad = state_add(rt, &s, cols[k], keep_na);
  if (!bad) bad = state_settle(rt, &s);
  if (bad) return state_deinit(rt, &s), -1;
  *out = s.f;
  return 0;
}

/* Times and categories are told apart by their ints. */
int qn_factorize(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out) {
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
