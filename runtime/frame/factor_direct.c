/* factor_direct.c - rows whose keys are put together from small numbers: each key column gives a number below its range (an int
 * less the least one, or a code), all of a row give one number. Below a few million a table answers what code a number has, in
 * one pass: nothing but codes is written.
 *
 * On several threads each part of the rows has a table of its own. All begin with what the first rows hold, so that mostly only
 * what is met later has to be renumbered when the parts are put together in order: codes are by first appearance. */
#include "runtime/frame/factor.h"

enum { PARTS_MOST = 16, HEAD_ROWS = 1 << 16, HEAD_EACH = 14 }; /* of so many rows a number, few numbers are left to be met */

/* --- the range of a column of ints ------------------------------------------------------------------------------------------------- */
typedef struct extent_job {
  const qn_column *c;
  int64_t n, parts;
  int64_t lo[PARTS_MOST], hi[PARTS_MOST];
} extent_job;

QN_LEVELS static void extent_body(void *frame, int64_t begin, int64_t end) {
  extent_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = qn_part_begin(j->n, j->parts, k), stop = qn_part_begin(j->n, j->parts, k + 1), lo = INT64_MAX, hi = INT64_MIN;
#define EXTENT(T)                                                 \
  {                                                               \
    const T *v = qn_column_data(j->c);                            \
    for (int64_t i = at; i < stop; i++) {                         \
      int64_t x = (int64_t)v[i];                                  \
      lo = x < lo ? x : lo;                                       \
      hi = x > hi ? x : hi;                                       \
    }                                                             \
  }
    QN_COL_INTS(j->c->type, EXTENT)
    j->lo[k] = lo;
    j->hi[k] = hi;
  }
}

bool qn_numpart_of(qn_rt *rt, const qn_column *c, int64_t limit, bool keep_na, qn_numpart *p) {
  if (!qn_col_numeric(c->type) || (!qn_coltype_is_int(c->type) && c->type != QN_D_BOOL) || c->length == 0) return false;
  extent_job j = {.c = c, .n = c->length, .parts = c->length < 1 << 16 ? 1 : PARTS_MOST};
  qn_frame_parallel(rt, extent_body, &j, j.parts, j.n / j.parts * 400);
  for (int64_t k = 1; k < j.parts; k++) {
    if (j.lo[k] < j.lo[0]) j.lo[0] = j.lo[k];
    if (j.hi[k] > j.hi[0]) j.hi[0] = j.hi[k];
  }
  uint64_t span = (uint64_t)j.hi[0] - (uint64_t)j.lo[0];
  if ((c->type == QN_D_UINT64 && j.lo[0] < 0) || span >= (uint64_t)limit) return false;
  *p = (qn_numpart){.col = c, .least = j.lo[0], .range = (int64_t)span + 1, .nulls = c->null_count > 0};
  if (keep_na && p->nulls) p->na = p->range++;
  else p->na = -1;
  return true;
}

/* --- numbers of a block of rows ------------------------------------------------------------------------------------------------------ */
/* One part's numbers of rows [at, at + n), -1 where there is none; then all parts put together. As int64_t, and as int32_t where
 * the range of all is narrow. */
#define NUMBERS(N, part_fill, numbers_fill)                                                                                   \
  __attribute__((always_inline)) static inline void part_fill(const qn_numpart *p, int64_t at, int64_t n, N *to) {           \
    if (p->codes) {                                                                                                          \
      for (int64_t i = 0; i < n; i++) to[i] = p->codes[at + i];                                                              \
      for (int64_t i = 0; p->na >= 0 && i < n; i++) to[i] = to[i] < 0 ? (N)p->na : to[i];                                    \
      return;                                                                                                                \
    }                                                                                                                        \
    QN_COL_INTS(p->col->type, PART)                                                                                          \
    for (int64_t i = 0; p->nulls && i < n; i++)                                                                              \
      if (qn_column_is_null(p->col, at + i)) to[i] = (N)p->na;                                                               \
  }                                                                                                                          \
  QN_LEVELS static void numbers_fill(const qn_numsrc *s, int64_t at, int64_t n, N *to) {                                     \
    N next[QN_FACTOR_BLOCK];                                                                                                 \
    part_fill(&s->part[0], at, n, to);                                                                                       \
    for (int32_t k = 1; k < s->n; k++) {                                                                                     \
      const N range = (N)s->part[k].range;                                                                                   \
      part_fill(&s->part[k], at, n, next);                                                                                   \
      for (int64_t i = 0; i < n; i++) to[i] = (to[i] | next[i]) < 0 ? -1 : to[i] * range + next[i];                          \
    }                                                                                                                        \
  }
#define PART(T)                                                   \
  {                                                               \
    const T *v = (const T *)qn_column_data(p->col) + at;          \
    for (int64_t i = 0; i < n; i++) to[i] = (int64_t)((uint64_t)(int64_t)v[i] - (uint64_t)p->least); \
  }
NUMBERS(int64_t, part_fill, numbers_fill)
#undef PART
#define PART(T)                                                   \
  {                                                               \
    const T *v = (const T *)qn_column_data(p->col) + at;          \
    for (int64_t i = 0; i < n; i++) to[i] = (int32_t)((uint32_t)v[i] - (uint32_t)p->least); \
  }
NUMBERS(int32_t, part_fill32, numbers_fill32)

typedef struct wide_job {
  const qn_numsrc *s;
  int64_t n;
  int64_t *to;
} wide_job;

static void wide_body(void *frame, int64_t begin, int64_t end) {
  const wide_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = k * QN_FACTOR_BLOCK, n = j->n - at < QN_FACTOR_BLOCK ? j->n - at : QN_FACTOR_BLOCK;
    numbers_fill(j->s, at, n, j->to + at);
  }
}

void qn_numbers_all(qn_rt *rt, const qn_numsrc *s, int64_t n, uint64_t *to) {
  wide_job j = {s, n, (int64_t *)to}; /* -1 is QN_KEY_NULL */
  qn_frame_parallel(rt, wide_body, &j, (n + QN_FACTOR_BLOCK - 1) / QN_FACTOR_BLOCK, QN_FACTOR_BLOCK * 1000 * (int64_t)s->n);
}

/* --- codes ---------------------------------------------------------------------------------------------------------------------------- */
typedef struct direct_part {
  int32_t *table; /* number to code, -1 */
  int32_t *first; /* the row of each code */
  int32_t *map;   /* codes from `shared` on to those of all; NULL: as they are */
  int64_t groups, from;
} direct_part;

typedef struct direct_job {
  const qn_numsrc *s;
  int32_t *codes;
  int64_t n, range, head, parts, shared;
  direct_part part[PARTS_MOST];
} direct_job;

static void code_rows(direct_part *p, const qn_numsrc *s, int32_t *codes, int64_t at, int64_t stop) {
  int32_t number[QN_FACTOR_BLOCK]; /* a table's range is narrow */
  int64_t groups = p->groups;
  int32_t *table = p->table;
  for (; at < stop; at += QN_FACTOR_BLOCK) {
    int64_t n = stop - at < QN_FACTOR_BLOCK ? stop - at : QN_FACTOR_BLOCK;
    numbers_fill32(s, at, n, number);
    for (int64_t i = 0; i < n; i++) {
      if (number[i] < 0) {
        codes[at + i] = -1;
        continue;
      }
      int32_t code = table[number[i]];
      if (code < 0) {
        p->first[groups] = (int32_t)(at + i);
        code = table[number[i]] = (int32_t)groups++;
      }
      codes[at + i] = code;
    }
  }
  p->groups = groups;
}

static int64_t direct_begin(const direct_job *j, int64_t k) {
  return k == 0 ? j->head : k == j->parts ? j->n : j->head + qn_part_begin(j->n - j->head, j->parts, k);
}

static void direct_body(void *frame, int64_t begin, int64_t end) {
  direct_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    direct_part *p = &j->part[k];
    if (k > 0) {
      memcpy(p->table, j->part[0].map, (size_t)j->range * sizeof *p->table); /* as it was after the first rows */
      p->groups = j->shared;
    }
    code_rows(p, j->s, j->codes, direct_begin(j, k), direct_begin(j, k + 1));
  }
}

/* Numbers what only later parts met, into the first part's table and rows. */
static void direct_join(direct_job *j) {
  direct_part *all = &j->part[0];
  for (int64_t k = 1; k < j->parts; k++) {
    direct_part *p = &j->part[k];
    bool same = true;
    for (int64_t g = j->shared; g < p->groups; g++) {
      int32_t number;
      const int64_t row = p->first[g];
      numbers_fill32(j->s, row, 1, &number);
      if (all->table[number] < 0) {
        all->first[all->groups] = (int32_t)row;
        all->table[number] = (int32_t)all->groups++;
      }
      p->first[g] = all->table[number];
      same = same && p->first[g] == g;
    }
    p->map = same ? NULL : p->first;
  }
}

static void remap_body(void *frame, int64_t begin, int64_t end) {
  direct_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    const direct_part *p = &j->part[k];
    if (k == 0 || !p->map) continue;
    for (int64_t i = direct_begin(j, k), stop = direct_begin(j, k + 1); i < stop; i++)
      if (j->codes[i] >= j->shared) j->codes[i] = p->map[j->codes[i]];
  }
}

int qn_factor_direct(qn_rt *rt, const qn_numsrc *s, int64_t range, qn_factor *f) {
  direct_job j = {.s = s, .codes = f->codes, .n = f->n, .range = range, .parts = qn_frame_threads(rt)};
  if (j.parts > PARTS_MOST) j.parts = PARTS_MOST;
  if (f->n < HEAD_ROWS * 4 || range > f->n / 4) j.parts = 1;
  const int64_t each_met = range * HEAD_EACH, quarter = f->n / 4; /* more than a quarter is not worth its time on one thread */
  j.head = j.parts == 1 ? 0 : each_met <= HEAD_ROWS ? HEAD_ROWS : each_met < quarter ? each_met : quarter;
  int64_t groups = range < f->n ? range : f->n;
  size_t each = (size_t)range + (size_t)groups, room = (each * (size_t)j.parts + (j.parts > 1 ? (size_t)range : 0) + 1) * sizeof(int32_t);
  int32_t *block = qn_alloc(rt->alloc, room);
  if (!block) return qn_raise_memory(rt);
  for (int64_t k = 0; k < j.parts; k++) j.part[k].table = block + (size_t)k * each, j.part[k].first = j.part[k].table + range;
  memset(j.part[0].table, 0xff, (size_t)range * sizeof *block);
  if (j.head) {
    code_rows(&j.part[0], s, f->codes, 0, j.head);
    j.part[0].map = block + each * (size_t)j.parts;
    memcpy(j.part[0].map, j.part[0].table, (size_t)range * sizeof *block);
    j.shared = j.part[0].groups;
  }
  qn_frame_parallel(rt, direct_body, &j, j.parts, f->n / j.parts * 3000);
  direct_join(&j);
  bool remap = false;
  for (int64_t k = 1; k < j.parts; k++) remap = remap || j.part[k].map;
  if (remap) qn_frame_parallel(rt, remap_body, &j, j.parts, f->n / j.parts * 1000);
  f->groups = j.part[0].groups;
  f->first = qn_positions(rt, f->groups);
  f->cap = f->first ? f->groups : 0;
  for (int64_t g = 0; f->first && g < f->groups; g++) f->first[g] = j.part[0].first[g];
  qn_free(rt->alloc, block, room);
  return f->first ? 0 : -1;
}
