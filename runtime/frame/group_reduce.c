/* group_reduce.c - one value per group of numeric columns, over the codes of the rows, several columns at once.
 *
 * A job is a column and an aggregate. Groups are cut into shards; a shard goes over all rows and takes those of its groups,
 * so every group is computed by one thread in row order: floats are summed with Kahan's correction as pandas sums groups,
 * variances by Welford's recurrence, and the bits do not depend on the number of threads. What is exact in any order (sums
 * of ints, counts) goes the same way. Blocks of rows are first turned into doubles or 64-bit ints, so that the loops over
 * groups know no types. */
#include <math.h>

#include "runtime/frame/group.h"

enum { BLOCK = 1024, SHARDS = 2, GROUPED_MIN = 1 << 15 };

/* --- blocks of values ------------------------------------------------------------------------------------------------------- */
#define LOAD(T, expr)                                                    \
  {                                                                      \
    const T *v = (const T *)qn_column_data(c) + at;                      \
    for (int64_t i = 0; i < n; i++) to[i] = (expr);                      \
    break;                                                               \
  }
void qn_col_doubles(const qn_column *c, int64_t at, int64_t n, double *to) {
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

void qn_col_ints(const qn_column *c, int64_t at, int64_t n, int64_t *to) {
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
  int64_t *ints;
  uint64_t magnitude[SHARDS];
} job;

typedef struct reduce_frame {
  const qn_factor *g;
  job *jobs;
} reduce_frame;

static void reduce_rows(const reduce_frame *f, job *j, int64_t from, int64_t to, uint64_t *magnitude) {
  const qn_factor *g = f->g;
  bool all = from == 0 && to == g->groups;
  union { double x[BLOCK]; int64_t v[BLOCK]; } u;
  int16_t pick[BLOCK];
  const int16_t *which = all ? NULL : pick;
  uint64_t seen = 0;
  for (int64_t at = 0; at < g->n; at += BLOCK) {
    int64_t n = g->n - at < BLOCK ? g->n - at : BLOCK, m = n;
    const int32_t *code = g->codes + at;
    if (!all) {
      m = 0;
      for (int64_t i = 0; i < n; i++) {
        pick[m] = (int16_t)i;
        m += (code[i] >= from) & (code[i] < to);
      }
    }
    if (j->how < INT_SUM) qn_col_doubles(j->c, at, n, u.x);
    else if (j->how != COUNT) qn_col_ints(j->c, at, n, u.v);
    for (int64_t i = 0; j->flip && i < n; i++) u.v[i] = (int64_t)((uint64_t)u.v[i] ^ (uint64_t)1 << 63);
    for (int64_t i = 0; j->how == INT_SUM && i < n; i++) seen |= (uint64_t)(u.v[i] ^ (u.v[i] >> 63));
    switch (j->how) {
      case FLOATS: sum_block(j->floats, code, u.x, which, m); break;
      case FLOATS32: sum_block32(j->floats, code, u.x, which, m); break;
      case SQUARES: var_block(j->floats, code, u.x, which, m); break;
      case PRODUCT: prod_block(j->floats, code, u.x, which, m); break;
      case LEAST: least_block(j->floats, code, u.x, which, m); break;
      case MOST: most_block(j->floats, code, u.x, which, m); break;
      case INT_SUM: int_sum_block((uint64_t *)j->ints, code, u.v, which, m); break;
      case INT_PRODUCT: int_prod_block((uint64_t *)j->ints, code, u.v, which, m); break;
      case INT_LEAST: int_least_block(j->ints, code, u.v, which, m); break;
      case INT_MOST: int_most_block(j->ints, code, u.v, which, m); break;
      case COUNT: count_block(j->ints, code, which, m); break;
    }
  }
  *magnitude = seen;
}

/* Index k is shard k % SHARDS of job k / SHARDS; neighbours that a thread gets together are one pass. */
static void reduce_body(void *frame, int64_t begin, int64_t end) {
  const reduce_frame *f = frame;
  for (int64_t k = begin; k < end;) {
    job *j = &f->jobs[k / SHARDS];
    int64_t a = k % SHARDS, b = end - k < SHARDS - a ? a + end - k : SHARDS, groups = f->g->groups;
    reduce_rows(f, j, groups * a / SHARDS, groups * b / SHARDS, &j->magnitude[a]);
    k += b - a;
  }
}

static int job_alloc(qn_rt *rt, job *j, int64_t groups) {
  size_t n = (size_t)groups + 1;
  if (j->how < INT_SUM) {
    j->floats = qn_alloc(rt->alloc, n * sizeof *j->floats);
    if (!j->floats) return qn_raise_memory(rt);
    double begin = j->how == PRODUCT ? 1 : j->how == LEAST ? (double)INFINITY : j->how == MOST ? -(double)INFINITY : 0;
    for (size_t i = 0; i < n; i++) j->floats[i] = (sum_state){begin, 0, 0};
    return 0;
  }
  j->ints = qn_alloc(rt->alloc, n * sizeof *j->ints);
  if (!j->ints) return qn_raise_memory(rt);
  int64_t begin = j->how == INT_PRODUCT ? 1 : j->how == INT_LEAST ? INT64_MAX : j->how == INT_MOST ? INT64_MIN : 0;
  for (size_t i = 0; i < n; i++) j->ints[i] = begin;
  return 0;
}

static void job_free(qn_rt *rt, job *j, int64_t groups) {
  qn_free(rt->alloc, j->floats, ((size_t)groups + 1) * sizeof *j->floats);
  qn_free(rt->alloc, j->ints, ((size_t)groups + 1) * sizeof *j->ints);
}

static void run_jobs(qn_rt *rt, const qn_factor *g, job *jobs, int64_t n) {
  reduce_frame f = {g, jobs};
  if (g->n < GROUPED_MIN) reduce_body(&f, 0, n * SHARDS);
  else qn_frame_parallel(rt, reduce_body, &f, n * SHARDS, g->n * 1500);
}

/* --- sizes ----------------------------------------------------------------------------------------------------------------------- */
const int64_t *qn_group_sizes(qn_rt *rt, const qn_factor *g) {
  qn_factor *f = g->owner ? g->owner : (qn_factor *)(uintptr_t)g; /* a cache */
  if (f->sizes) return f->sizes;
  job j = {.how = COUNT};
  if (job_alloc(rt, &j, g->groups)) return NULL;
  run_jobs(rt, g, &j, 1);
  return f->sizes = j.ints;
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
  uint64_t seen = 0;
  for (int k = 0; k < SHARDS; k++) seen |= j->magnitude[k];
  if (seen && (uint64_t)g->n > ((uint64_t)1 << 53) / seen) return false;
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
  if (gone) type = QN_D_FLOAT64;
  if (j->c->type == QN_D_FLOAT32 && type == QN_D_FLOAT64) type = QN_D_FLOAT32;
  qn_column *out = qn_col_new(rt, type, g->groups);
  if (!out) return NULL;
  if (j->floats) {
    for (int64_t k = 0; k < g->groups; k++) put_float(out, k, float_result(agg, &j->floats[k], ddof));
  } else if (agg == QN_AGG_MEAN) {
    (void)mean_from_ints(j, g, sizes, out);
  } else {
    for (int64_t k = 0; gone && k < g->groups; k++) ((double *)out->values->data)[k] = sizes[k] ? (double)j->ints[k] : (double)NAN;
    if (gone) return out;
    uint64_t turn = j->flip ? (uint64_t)1 << 63 : 0;
    for (int64_t k = 0; k < g->groups; k++) put_int(out, k, (int64_t)((uint64_t)j->ints[k] ^ turn));
    if (agg == QN_AGG_SUM || agg == QN_AGG_PROD) return narrowed(rt, out, j->c->type);
  }
  return out;
}

int qn_group_reduce_many(qn_rt *rt, qn_group_job *want, int64_t n, const qn_factor *g) {
  job *jobs = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *jobs);
  if (!jobs) return qn_raise_memory(rt);
  const int64_t *sizes = qn_group_sizes(rt, g);
  int bad = sizes ? 0 : -1;
  memset(jobs, 0, (size_t)(n + 1) * sizeof *jobs);
  for (int64_t i = 0; i < n; i++) want[i].out = NULL;
  for (int64_t i = 0; !bad && i < n; i++) {
    jobs[i] = (job){.c = want[i].column, .how = choose(want[i].agg, want[i].column)};
    jobs[i].flip = jobs[i].c->type == QN_D_UINT64 && (jobs[i].how == INT_LEAST || jobs[i].how == INT_MOST);
    bad = job_alloc(rt, &jobs[i], g->groups);
  }
  if (!bad) run_jobs(rt, g, jobs, n);
  for (int64_t i = 0; !bad && i < n; i++) { /* sums of ints that are no exact doubles: again, as doubles */
    job *j = &jobs[i];
    uint64_t seen = 0;
    for (int k = 0; k < SHARDS; k++) seen |= j->magnitude[k];
    if (want[i].agg != QN_AGG_MEAN || j->how != INT_SUM || !seen || (uint64_t)g->n <= ((uint64_t)1 << 53) / seen) continue;
    job_free(rt, j, g->groups);
    *j = (job){.c = want[i].column, .how = FLOATS};
    bad = job_alloc(rt, j, g->groups);
    if (!bad) run_jobs(rt, g, j, 1);
  }
  for (int64_t i = 0; !bad && i < n; i++) {
    want[i].out = result_of(rt, want[i].agg, &jobs[i], g, sizes, want[i].ddof);
    if (want[i].column->masked) want[i].out = nullable(rt, want[i].out);
    if (!want[i].out) bad = -1;
  }
  for (int64_t i = 0; i < n; i++) {
    job_free(rt, &jobs[i], g->groups);
    if (bad) qn_column_drop(want[i].out), want[i].out = NULL;
  }
  qn_free(rt->alloc, jobs, (size_t)(n + 1) * sizeof *jobs);
  return bad;
}
