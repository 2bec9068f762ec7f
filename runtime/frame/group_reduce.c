/* group_reduce.c - one value per group of numeric columns, over the codes of the rows, several columns at once.
 *
 * A job is a column and an aggregate. Groups are cut into shards; a shard goes over all rows and takes those of its groups,
 * so every group is computed by one thread in row order: floats are summed with Kahan's correction as pandas sums groups,
 * variances by Welford's recurrence, and the bits do not depend on the number of threads. What is exact in any order (sums
 * of ints, counts) goes the same way. Blocks of rows are first turned into doubles or 64-bit ints, so that the loops over
 * groups know no types. */
#include <math.h>

#include "runtime/frame/group.h"

enum { BLOCK = 1024, PARTS_MOST = 16, JOBS_MOST = 16, GROUPED_MIN = 1 << 15 };

/* --- blocks of values ------------------------------------------------------------------------------------------------------- */
#define LOAD(T, expr)                                                    \
  {                                                                      \
    const T *v = (const T *)qn_column_data(c) + at;                      \
    for (int64_t i = 0; i < n; i++) to[i] = (expr);                      \
    break;                                                               \
  }
QN_LEVELS void qn_col_doubles(const qn_column *c, int64_t at, int64_t n, double *to) {
  switch (c->type) {
    case QN_D_BOOL: case QN_D_UINT8: LOAD(uint8_t, v[i])
    case QN_D_INT8: LOAD(int8_t, v[i])
    case QN_D_INT16: LOAD(int16_t, v[i])
    case QN_D_UINT16: LOAD(uint16_t, v[i])
    case QN_D_INT32: LOAD(int32_t, v[i])
    case QN_D_UINT32: LOAD(uint32_t, v[i])
    case QN_D_UINT64: LOAD(uint64_t, (double)v[i])
    case QN_D_FLOAT32: LOAD(float, (double)v[i])
    case QN_D_FLOAT64: memcpy(to, (const double *)qn_column_data(c) + at, (size_t)n * sizeof *to); break;
    default: LOAD(int64_t, (double)v[i])
  }
  for (int64_t i = 0; c->null_count > 0 && i < n; i++)
    if (qn_column_is_null(c, at + i)) to[i] = (double)NAN;
}

QN_LEVELS void qn_col_ints(const qn_column *c, int64_t at, int64_t n, int64_t *to) {
  switch (c->type) {
    case QN_D_BOOL: case QN_D_UINT8: LOAD(uint8_t, v[i])
    case QN_D_INT8: LOAD(int8_t, v[i])
    case QN_D_INT16: LOAD(int16_t, v[i])
    case QN_D_UINT16: LOAD(uint16_t, v[i])
    case QN_D_INT32: LOAD(int32_t, v[i])
    case QN_D_UINT32: LOAD(uint32_t, v[i])
    default: memcpy(to, (const int64_t *)qn_column_data(c) + at, (size_t)n * sizeof *to); break;
  }
}

/* --- the loops over groups: rows which[0..m) of a block (NULL: all m) ------------------------------------------------------- */
typedef struct sum_state {
  double sum, carry;
  int64_t count;
} sum_state;

#define EACH_ROW(...)                                                   \
  if (which)                                                             \
    for (int64_t w = 0; w < m; w++) {                                    \
      int64_t i = which[w];                                              \
      __VA_ARGS__                                                               \
    }                                                                    \
  else                                                                   \
    for (int64_t i = 0; i < m; i++) {                                    \
      if (code[i] < 0) continue;                                         \
      __VA_ARGS__                                                               \
    }

static void sum_block(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]];
    if (x[i] != x[i]) continue;
    double y = x[i] - g->carry, t = g->sum + y, c = t - g->sum - y;
    g->carry = c == c ? c : 0; /* infinities */
    g->sum = t;
    g->count++;
  })
}

static void sum_block32(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]];
    if (x[i] != x[i]) continue;
    float sum = (float)g->sum, y = (float)x[i] - (float)g->carry, t = sum + y, c = t - sum - y;
    g->carry = c == c ? (double)c : 0;
    g->sum = (double)t;
    g->count++;
  })
}

static void var_block(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]]; /* sum: the mean so far; carry: the squares */
    if (x[i] != x[i]) continue;
    double old = g->sum;
    g->sum += (x[i] - old) / (double)++g->count;
    g->carry += (x[i] - g->sum) * (x[i] - old);
  })
}

static void prod_block(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]];
    if (x[i] != x[i]) continue;
    g->sum *= x[i];
    g->count++;
  })
}

static void least_block(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]];
    if (x[i] != x[i]) continue;
    g->sum = x[i] < g->sum ? x[i] : g->sum;
    g->count++;
  })
}

static void most_block(sum_state *s, const int32_t *code, const double *x, const int16_t *which, int64_t m) {
  EACH_ROW({
    sum_state *g = &s[code[i]];
    if (x[i] != x[i]) continue;
    g->sum = x[i] > g->sum ? x[i] : g->sum;
    g->count++;
  })
}

/* Ints: `all` gathers the bits of all magnitudes, to know whether their sums are exact as doubles. */
static void int_sum_block(uint64_t *s, const int32_t *code, const int64_t *x, const int16_t *which, int64_t m) {
  EACH_ROW({ s[code[i]] += (uint64_t)x[i]; })
}
static void int_prod_block(uint64_t *s, const int32_t *code, const int64_t *x, const int16_t *which, int64_t m) {
  EACH_ROW({ s[code[i]] *= (uint64_t)x[i]; })
}
static void int_least_block(int64_t *s, const int32_t *code, const int64_t *x, const int16_t *which, int64_t m) {
  EACH_ROW({ s[code[i]] = x[i] < s[code[i]] ? x[i] : s[code[i]]; })
}
static void int_most_block(int64_t *s, const int32_t *code, const int64_t *x, const int16_t *which, int64_t m) {
  EACH_ROW({ s[code[i]] = x[i] > s[code[i]] ? x[i] : s[code[i]]; })
}
static void count_block(int64_t *s, const int32_t *code, const int16_t *which, int64_t m) {
  EACH_ROW({ s[code[i]]++; })
}

/* --- jobs ---------------------------------------------------------------------------------------------------------------------- */
typedef enum how { FLOATS, FLOATS32, SQUARES, PRODUCT, LEAST, MOST, INT_SUM, INT_PRODUCT, INT_LEAST, INT_MOST, COUNT } how;

typedef struct job {
  const qn_column *c;
  how how;
  bool flip;         /* uint64: compared as ints with the top bit turned */
  sum_state *floats; /* per group */
  int64_t *ints;     /* per group; of rows cut into parts: per part and group */
  bool done;          /* by qn_group_run_sums */
  bool exact;         /* whether the sums are exact as doubles is asked: means */
  uint64_t magnitude; /* bits of all values, for that */
} job;

/* What is the same in any order is computed for parts of the rows and then put together. */
static bool any_order(const job *j) { return j->how >= INT_SUM; }

typedef struct reduce_frame {
  const qn_factor *g;
  job *jobs;
  int64_t n, parts;   /* jobs; parts of the rows, or shards of the groups */
  bool by_rows;
  uint64_t seen[PARTS_MOST][JOBS_MOST];
} reduce_frame;

typedef union values {
  double x[BLOCK];
  int64_t v[BLOCK];
} values;

/* Rows [at, at + n) as what the job's loop takes: where they lie, or in `room`. */
static const void *values_of(const job *j, int64_t at, int64_t n, values *room) {
  const qn_column *c = j->c;
  if (j->how == COUNT) return NULL;
  if (j->how < INT_SUM) {
    if (c->type == QN_D_FLOAT64 && c->null_count == 0) return (const double *)qn_column_data(c) + at;
    qn_col_doubles(c, at, n, room->x);
    return room;
  }
  if (!j->flip && (c->type == QN_D_INT64 || c->type == QN_D_UINT64)) return (const int64_t *)qn_column_data(c) + at;
  qn_col_ints(c, at, n, room->v);
  for (int64_t i = 0; j->flip && i < n; i++) room->v[i] = (int64_t)((uint64_t)room->v[i] ^ (uint64_t)1 << 63);
  return room;
}

QN_LEVELS static uint64_t magnitude_of(const int64_t *v, int64_t n) {
  uint64_t seen = 0;
  for (int64_t i = 0; i < n; i++) seen |= (uint64_t)(v[i] ^ (v[i] >> 63));
  return seen;
}

/* The rows of a block whose groups are in [from, to). pick has room for the numbers of a whole register behind the last. */
static int64_t pick_rows(const int32_t *code, int64_t i, int64_t n, int64_t from, int64_t to, int16_t *pick, int64_t m) {
  for (; i < n; i++) {
    pick[m] = (int16_t)i;
    m += (code[i] >= from) & (code[i] < to);
  }
  return m;
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
static bool picks_wide(void) { return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw"); }
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt"))) static int64_t pick_wide(const int32_t *code, int64_t n, int64_t from, int64_t to,
                                                                                             int16_t *pick) {
  const __m512i least = _mm512_set1_epi32((int32_t)from), stop = _mm512_set1_epi32((int32_t)to);
  __m512i row = _mm512_setzero_si512();
  for (int16_t k = 0, *at = (int16_t *)&row; k < 32; k++) at[k] = k;
  int64_t m = 0, i = 0;
  for (; i + 32 <= n; i += 32, row = _mm512_add_epi16(row, _mm512_set1_epi16(32))) {
    const __m512i a = _mm512_loadu_si512(code + i), b = _mm512_loadu_si512(code + i + 16);
    const __mmask16 lo = _mm512_mask_cmplt_epi32_mask(_mm512_cmpge_epi32_mask(a, least), a, stop);
    const __mmask32 in = (__mmask32)lo | (__mmask32)_mm512_mask_cmplt_epi32_mask(_mm512_cmpge_epi32_mask(b, least), b, stop) << 16;
    _mm512_storeu_si512(pick + m, _mm512_maskz_compress_epi16(in, row));
    m += __builtin_popcount(in);
  }
  return pick_rows(code, i, n, from, to, pick, m);
}
#else
static bool picks_wide(void) { return false; }
static int64_t pick_wide(const int32_t *code, int64_t n, int64_t from, int64_t to, int16_t *pick) { return pick_rows(code, 0, n, from, to, pick, 0); }
#endif

static void job_block(const job *j, int64_t *ints, const int32_t *code, const void *x, const int16_t *which, int64_t m) {
  switch (j->how) {
    case FLOATS: sum_block(j->floats, code, x, which, m); break;
    case FLOATS32: sum_block32(j->floats, code, x, which, m); break;
    case SQUARES: var_block(j->floats, code, x, which, m); break;
    case PRODUCT: prod_block(j->floats, code, x, which, m); break;
    case LEAST: least_block(j->floats, code, x, which, m); break;
    case MOST: most_block(j->floats, code, x, which, m); break;
    case INT_SUM: int_sum_block((uint64_t *)ints, code, x, which, m); break;
    case INT_PRODUCT: int_prod_block((uint64_t *)ints, code, x, which, m); break;
    case INT_LEAST: int_least_block(ints, code, x, which, m); break;
    case INT_MOST: int_most_block(ints, code, x, which, m); break;
    case COUNT: count_block(ints, code, which, m); break;
  }
}

/* All jobs over rows [at, stop), for the groups of shard k (by rows: for all groups, into the arrays of part k). */
static void reduce_rows(reduce_frame *f, int64_t k, int64_t at, int64_t stop) {
  const qn_factor *g = f->g;
  int64_t from = g->groups * k / f->parts, to = g->groups * (k + 1) / f->parts;
  bool all = f->by_rows || f->parts == 1;
  const bool wide = picks_wide();
  int16_t pick[BLOCK + 32];
  values room;
  for (; at < stop; at += BLOCK) {
    int64_t n = stop - at < BLOCK ? stop - at : BLOCK;
    const int32_t *code = g->codes + at;
    int64_t m = all ? n : wide ? pick_wide(code, n, from, to, pick) : pick_rows(code, 0, n, from, to, pick, 0);
    for (int64_t i = 0; i < f->n; i++) {
      job *j = &f->jobs[i];
      const void *x = values_of(j, at, n, &room);
      if (j->exact) f->seen[k][i] |= magnitude_of(x, n);
      job_block(j, j->ints + (f->by_rows ? k * (g->groups + 1) : 0), code, x, all ? NULL : pick, m);
    }
  }
}

static void reduce_body(void *frame, int64_t begin, int64_t end) {
  reduce_frame *f = frame;
  for (int64_t k = begin; k < end; k++) {
    if (f->by_rows) reduce_rows(f, k, qn_part_begin(f->g->n, f->parts, k), qn_part_begin(f->g->n, f->parts, k + 1));
    else reduce_rows(f, k, 0, f->g->n);
  }
}

/* The arrays of all parts into the first. */
static void parts_join(job *j, int64_t groups, int64_t parts) {
  for (int64_t p = 1; p < parts; p++) {
    const int64_t *from = j->ints + p * (groups + 1);
    for (int64_t k = 0; k < groups; k++) {
      int64_t *to = &j->ints[k], x = from[k];
      switch ((int)j->how) {
        case INT_PRODUCT: *to = (int64_t)((uint64_t)*to * (uint64_t)x); break;
        case INT_LEAST: *to = x < *to ? x : *to; break;
        case INT_MOST: *to = x > *to ? x : *to; break;
        default: *to = (int64_t)((uint64_t)*to + (uint64_t)x); break;
      }
    }
  }
}

/* parts: arrays of a job whose rows are cut; others have one. */
static int job_alloc(qn_rt *rt, job *j, int64_t groups, int64_t parts) {
  size_t n = (size_t)groups + 1;
  if (j->how < INT_SUM) {
    j->floats = qn_alloc(rt->alloc, n * sizeof *j->floats);
    if (!j->floats) return qn_raise_memory(rt);
    double begin = j->how == PRODUCT ? 1 : j->how == LEAST ? (double)INFINITY : j->how == MOST ? -(double)INFINITY : 0;
    for (size_t i = 0; i < n; i++) j->floats[i] = (sum_state){begin, 0, 0};
    return 0;
  }
  n *= (size_t)parts;
  j->ints = qn_alloc(rt->alloc, n * sizeof *j->ints);
  if (!j->ints) return qn_raise_memory(rt);
  int64_t begin = j->how == INT_PRODUCT ? 1 : j->how == INT_LEAST ? INT64_MAX : j->how == INT_MOST ? INT64_MIN : 0;
  for (size_t i = 0; i < n; i++) j->ints[i] = begin;
  return 0;
}

static void job_free(qn_rt *rt, job *j, int64_t groups, int64_t parts) {
  qn_free(rt->alloc, j->floats, ((size_t)groups + 1) * sizeof *j->floats);
  qn_free(rt->alloc, j->ints, ((size_t)groups + 1) * (size_t)parts * sizeof *j->ints);
}

/* Parts of the rows, or shards of the groups: as many as threads, when the arrays are small beside the rows. */
static int64_t parts_for(qn_rt *rt, const qn_factor *g, bool by_rows) {
  int64_t parts = g->n < GROUPED_MIN ? 1 : qn_frame_threads(rt);
  if (parts > PARTS_MOST) parts = PARTS_MOST;
  return by_rows && g->groups * parts > g->n / 2 ? 1 : parts;
}

/* Runs the jobs of one kind (any_order or not), or all of them, at most JOBS_MOST at a time. */
static void run_kind(qn_rt *rt, const qn_factor *g, job *jobs, int64_t n, bool by_rows, bool all, int64_t parts) {
  reduce_frame f = {.g = g, .by_rows = by_rows, .parts = parts};
  job some[JOBS_MOST];
  int64_t at[JOBS_MOST];
  for (int64_t i = 0; i <= n; i++) {
    if (i < n && !jobs[i].done && (all || any_order(&jobs[i]) == by_rows)) at[f.n] = i, some[f.n++] = jobs[i];
    if (f.n == 0 || (i < n && f.n < JOBS_MOST)) continue;
    f.jobs = some;
    memset(f.seen, 0, sizeof f.seen);
    qn_frame_parallel(rt, reduce_body, &f, parts, g->n / (by_rows ? parts : 1) * f.n * 1500);
    for (int64_t k = 0; k < f.n; k++) {
      job *j = &jobs[at[k]];
      for (int64_t p = 0; p < parts; p++) j->magnitude |= f.seen[p][k];
      if (by_rows) parts_join(j, g->groups, parts);
    }
    f.n = 0;
  }
}

static void run_jobs(qn_rt *rt, const qn_factor *g, job *jobs, int64_t n, int64_t row_parts) {
  if (row_parts > 1) run_kind(rt, g, jobs, n, true, false, row_parts);
  run_kind(rt, g, jobs, n, false, row_parts == 1, parts_for(rt, g, false));
}

/* --- sizes ----------------------------------------------------------------------------------------------------------------------- */
/* The counts become f's sizes, an array of one part. */
static int sizes_keep(qn_rt *rt, qn_factor *f, job *j, int64_t parts) {
  int64_t *sizes = parts == 1 ? j->ints : qn_alloc(rt->alloc, ((size_t)f->groups + 1) * sizeof *sizes);
  if (parts > 1) {
    if (sizes) memcpy(sizes, j->ints, ((size_t)f->groups + 1) * sizeof *sizes);
    qn_free(rt->alloc, j->ints, ((size_t)f->groups + 1) * (size_t)parts * sizeof *j->ints);
  }
  j->ints = NULL;
  f->sizes = sizes;
  return sizes ? 0 : qn_raise_memory(rt);
}

const int64_t *qn_group_sizes(qn_rt *rt, const qn_factor *g) {
  qn_factor *f = g->owner ? g->owner : (qn_factor *)(uintptr_t)g; /* a cache */
  if (f->sizes) return f->sizes;
  job j = {.how = COUNT};
  int64_t parts = parts_for(rt, g, true);
  if (job_alloc(rt, &j, g->groups, parts)) return NULL;
  run_jobs(rt, g, &j, 1, parts);
  if (sizes_keep(rt, f, &j, parts)) return NULL;
  return f->sizes;
}

/* --- results -------------------------------------------------------------------------------------------------------------------- */
static void put_int(qn_column *c, int64_t k, int64_t v) {
  switch (c->type) {
    case QN_D_BOOL: case QN_D_INT8: case QN_D_UINT8: ((int8_t *)c->values->data)[k] = (int8_t)v; break;
    case QN_D_INT16: case QN_D_UINT16: ((int16_t *)c->values->data)[k] = (int16_t)v; break;
    case QN_D_INT32: case QN_D_UINT32: ((int32_t *)c->values->data)[k] = (int32_t)v; break;
    default: ((int64_t *)c->values->data)[k] = v; break;
  }
}

static void put_float(qn_column *c, int64_t k, double v) {
  if (c->type == QN_D_FLOAT32) ((float *)c->values->data)[k] = (float)v;
  else ((double *)c->values->data)[k] = v;
}

static double float_result(qn_agg agg, const sum_state *s, int64_t ddof) {
  switch ((int)agg) {
    case QN_AGG_MEAN: return s->count ? s->sum / (double)s->count : (double)NAN;
    case QN_AGG_MIN: case QN_AGG_MAX: return s->count ? s->sum : (double)NAN;
    case QN_AGG_VAR: return s->count > ddof ? s->carry / (double)(s->count - ddof) : (double)NAN;
    case QN_AGG_STD: return s->count > ddof ? sqrt(s->carry / (double)(s->count - ddof)) : (double)NAN;
    default: return s->sum;
  }
}

/* Means of ints from their sums, where those are exact as doubles. */
static bool mean_from_ints(const job *j, const qn_factor *g, const int64_t *sizes, qn_column *out) {
  if (j->magnitude && (uint64_t)g->n > ((uint64_t)1 << 53) / j->magnitude) return false;
  for (int64_t k = 0; k < g->groups; k++) put_float(out, k, (double)j->ints[k] / (double)sizes[k]);
  return true;
}

static how choose(qn_agg agg, const qn_column *c) {
  bool floats = qn_coltype_is_float(c->type);
  switch ((int)agg) {
    case QN_AGG_MEAN:
      if (!floats && c->type != QN_D_UINT64 && c->null_count == 0) return INT_SUM;
      return c->type == QN_D_FLOAT32 ? FLOATS32 : FLOATS;
    case QN_AGG_SUM: return !floats ? INT_SUM : c->type == QN_D_FLOAT32 ? FLOATS32 : FLOATS;
    case QN_AGG_PROD: return floats ? PRODUCT : INT_PRODUCT;
    case QN_AGG_MIN: return floats ? LEAST : INT_LEAST;
    case QN_AGG_MAX: return floats ? MOST : INT_MOST;
    default: return SQUARES;
  }
}

bool qn_group_fast(qn_agg agg, const qn_column *c) {
  bool floats = qn_coltype_is_float(c->type), ints = qn_coltype_is_int(c->type) || c->type == QN_D_BOOL;
  bool nulls = c->null_count > 0; /* under which ints are 0 */
  if (nulls && ints && c->masked) return agg == QN_AGG_SUM || agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR;
  if (!floats && (!ints || nulls)) return false;
  switch ((int)agg) {
    case QN_AGG_SUM: case QN_AGG_MEAN: case QN_AGG_PROD: case QN_AGG_STD: case QN_AGG_VAR: return true;
    case QN_AGG_MIN: case QN_AGG_MAX: return true;
    default: return false;
  }
}

/* Sums of narrow ints stay narrow where all of them fit. */
static qn_column *narrowed(qn_rt *rt, qn_column *sums, uint8_t type) {
  if (!sums || type == QN_D_BOOL || qn_dtypes[type].size >= 8) return sums;
  bool is_signed = qn_dtypes[type].kind == 'i';
  int bits = (int)qn_dtypes[type].size * 8;
  int64_t most = is_signed ? ((int64_t)1 << (bits - 1)) - 1 : ((int64_t)1 << bits) - 1, least = is_signed ? -most - 1 : 0;
  const int64_t *v = sums->values->data;
  for (int64_t k = 0; k < sums->length; k++)
    if (v[k] < least || v[k] > most) {
      if (!is_signed) sums->type = QN_D_UINT64;
      return sums;
    }
  qn_column *out = qn_col_new(rt, type, sums->length);
  for (int64_t k = 0; out && k < sums->length; k++) put_int(out, k, v[k]);
  qn_column_drop(sums);
  return out;
}

/* Nullable types: a NaN of a group without values is a null. */
static qn_column *nullable(qn_rt *rt, qn_column *c) {
  if (!c) return NULL;
  c->masked = true;
  if (!qn_coltype_is_float(c->type)) return c;
  int64_t gone = 0;
  for (int64_t k = 0; k < c->length; k++) gone += qn_col_isna(c, k);
  if (!gone) return c;
  c->validity = qn_colbuf_new(rt->alloc, (size_t)(c->length + 7) / 8);
  if (!c->validity) return qn_column_drop(c), qn_raise_memory(rt), NULL;
  for (int64_t k = 0; k < c->length; k++)
    if (c->type == QN_D_FLOAT64 ? !isnan(((double *)c->values->data)[k]) : !isnan(((float *)c->values->data)[k])) qn_bit_set(c->validity->data, k);
  c->null_count = gone;
  return c;
}

static qn_column *result_of(qn_rt *rt, qn_agg agg, const job *j, const qn_factor *g, const int64_t *sizes, int64_t ddof) {
  uint8_t type = qn_agg_type(agg, j->c->type);
  bool gone = false; /* groups without rows: what has no value for them is a float */
  for (int64_t k = 0; (j->how == INT_LEAST || j->how == INT_MOST) && !gone && k < g->groups; k++) gone = sizes[k] == 0;
  const bool own = gone && j->c->masked; /* nullable types stay what they are */
  if (gone && !own) type = QN_D_FLOAT64;
  if (j->c->type == QN_D_FLOAT32 && type == QN_D_FLOAT64) type = QN_D_FLOAT32;
  qn_column *out = qn_col_new(rt, type, g->groups);
  if (!out) return NULL;
  if (j->floats) {
    for (int64_t k = 0; k < g->groups; k++) put_float(out, k, float_result(agg, &j->floats[k], ddof));
  } else if (agg == QN_AGG_MEAN) {
    (void)mean_from_ints(j, g, sizes, out);
  } else {
    for (int64_t k = 0; gone && !own && k < g->groups; k++) ((double *)out->values->data)[k] = sizes[k] ? (double)j->ints[k] : (double)NAN;
    if (gone && !own) return out;
    uint64_t turn = j->flip ? (uint64_t)1 << 63 : 0;
    for (int64_t k = 0; k < g->groups; k++) put_int(out, k, own && !sizes[k] ? 0 : (int64_t)((uint64_t)j->ints[k] ^ turn));
    if (own) {
      if (!(out->validity = qn_colbuf_new(rt->alloc, (size_t)(g->groups + 7) / 8))) return qn_column_drop(out), qn_raise_memory(rt), NULL;
      for (int64_t k = 0; k < g->groups; k++) {
        if (sizes[k]) qn_bit_set(out->validity->data, k);
        else out->null_count++;
      }
      return out;
    }
    if (agg == QN_AGG_SUM || agg == QN_AGG_PROD) return narrowed(rt, out, j->c->type);
  }
  return out;
}

/* Whether the job's result is made with the sizes of groups. */
static bool wants_sizes(const job *j, qn_agg agg) { return j->how == INT_LEAST || j->how == INT_MOST || (j->how == INT_SUM && agg == QN_AGG_MEAN); }

/* Means of ints whose sums are no exact doubles: again, as doubles. */
static int again_as_floats(qn_rt *rt, const qn_factor *g, const qn_group_job *want, job *jobs, int64_t n, int64_t parts) {
  for (int64_t i = 0; i < n; i++) {
    job *j = &jobs[i];
    if (want[i].agg != QN_AGG_MEAN || j->how != INT_SUM || !j->magnitude || (uint64_t)g->n <= ((uint64_t)1 << 53) / j->magnitude) continue;
    job_free(rt, j, g->groups, parts);
    *j = (job){.c = want[i].column, .how = FLOATS};
    if (job_alloc(rt, j, g->groups, parts)) return -1;
    run_jobs(rt, g, j, 1, parts);
  }
  return 0;
}

static void put_sum(void *to, int64_t group, double sum, int64_t rows) { ((sum_state *)to)[group] = (sum_state){sum, 0, rows}; }

/* Sums and means of floats, where groups lie in runs. Columns that are reduced together have one answer: pandas asks whole blocks for NaN. */
static void sum_runs(const qn_factor *g, const qn_group_job *want, job *jobs, int64_t n) {
  bool floats = false, alike = true, whole = true;
  for (int64_t i = 0; i < n; i++) {
    jobs[i].done = jobs[i].how == FLOATS && jobs[i].c->type == QN_D_FLOAT64 && !jobs[i].c->masked && want[i].agg != QN_AGG_PROD;
    floats = floats || jobs[i].done;
    alike = alike && want[i].agg == want[0].agg;
  }
  if (floats) floats = qn_group_in_runs(g);
  for (int64_t i = 0; i < n; i++) {
    if (!jobs[i].done) continue;
    jobs[i].done = floats && jobs[i].c->null_count == 0 && qn_group_run_sums(jobs[i].c, g, put_sum, jobs[i].floats);
    whole = whole && jobs[i].done;
  }
  for (int64_t i = 0; floats && i < n; i++) {
    if (jobs[i].how != FLOATS || (jobs[i].done && (whole || !alike))) continue;
    jobs[i].done = false;
    for (int64_t k = 0; k <= g->groups; k++) jobs[i].floats[k] = (sum_state){0, 0, 0};
  }
}

int qn_group_reduce_many(qn_rt *rt, qn_group_job *want, int64_t n, const qn_factor *g) {
  if (qn_interrupted(rt)) return -1;
  size_t room = (size_t)(n + 1) * sizeof(job);
  job *jobs = qn_alloc(rt->alloc, room);
  if (!jobs) return qn_raise_memory(rt);
  memset(jobs, 0, room);
  qn_factor *f = g->owner ? g->owner : (qn_factor *)(uintptr_t)g; /* keeps the sizes */
  int64_t parts = parts_for(rt, g, true);
  bool sizes = false;
  int bad = 0;
  for (int64_t i = 0; i < n; i++) {
    want[i].out = NULL;
    jobs[i] = (job){.c = want[i].column, .how = choose(want[i].agg, want[i].column)};
    jobs[i].exact = jobs[i].how == INT_SUM && want[i].agg == QN_AGG_MEAN;
    jobs[i].flip = jobs[i].c->type == QN_D_UINT64 && (jobs[i].how == INT_LEAST || jobs[i].how == INT_MOST);
    sizes = sizes || (!f->sizes && wants_sizes(&jobs[i], want[i].agg));
  }
  jobs[n].how = COUNT; /* in the same pass, when somebody needs it */
  for (int64_t i = 0; !bad && i < n + sizes; i++) bad = job_alloc(rt, &jobs[i], g->groups, parts);
  if (!bad) sum_runs(g, want, jobs, n);
  if (!bad) run_jobs(rt, g, jobs, n + sizes, parts);
  if (!bad && sizes) bad = sizes_keep(rt, f, &jobs[n], parts);
  if (!bad) bad = again_as_floats(rt, g, want, jobs, n, parts);
  for (int64_t i = 0; !bad && i < n; i++) {
    want[i].out = result_of(rt, want[i].agg, &jobs[i], g, f->sizes, want[i].ddof);
    if (want[i].column->masked) want[i].out = nullable(rt, want[i].out);
    if (!want[i].out) bad = -1;
  }
  for (int64_t i = 0; i <= n; i++) {
    job_free(rt, &jobs[i], g->groups, parts);
    if (bad && i < n) qn_column_drop(want[i].out), want[i].out = NULL;
  }
  qn_free(rt->alloc, jobs, room);
  return bad;
}
