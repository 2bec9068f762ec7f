/* group_rows.c - the rows of each group, and what is computed from a group's values together: quantiles, distinct values. */
#include <math.h>

#include "runtime/frame/group.h"

enum { BLOCK = 1024, SHARDS = 2, GROUP_PARTS = 64 };

/* --- rows ------------------------------------------------------------------------------------------------------------------------ */
typedef struct rows_job {
  const qn_factor *g;
  const qn_column *c; /* values instead of rows, when given: NaN are left out */
  int64_t *next;
  int32_t *rows;
  double *values;
} rows_job;

static void rows_body(void *frame, int64_t begin, int64_t end) {
  rows_job *j = frame;
  const qn_factor *g = j->g;
  int64_t from = g->groups * begin / SHARDS, to = g->groups * end / SHARDS;
  double x[BLOCK];
  int16_t pick[BLOCK];
  for (int64_t at = 0; at < g->n; at += BLOCK) {
    int64_t n = g->n - at < BLOCK ? g->n - at : BLOCK, m = 0;
    const int32_t *code = g->codes + at;
    for (int64_t i = 0; i < n; i++) {
      pick[m] = (int16_t)i;
      m += (code[i] >= from) & (code[i] < to);
    }
    if (!j->c) {
      for (int64_t w = 0; w < m; w++) j->rows[j->next[code[pick[w]]]++] = (int32_t)(at + pick[w]);
      continue;
    }
    qn_col_doubles(j->c, at, n, x);
    for (int64_t w = 0; w < m; w++) {
      int16_t i = pick[w];
      if (x[i] == x[i]) j->values[j->next[code[i]]++] = x[i];
    }
  }
}

/* begin[k] of each group from the sizes, one more than groups, and a copy that moves. */
static int64_t *offsets(qn_rt *rt, const qn_factor *g) {
  const int64_t *sizes = qn_group_sizes(rt, g);
  int64_t *begin = sizes ? qn_positions(rt, g->groups + 1) : NULL;
  if (!begin) return NULL;
  begin[0] = 0;
  for (int64_t k = 0; k < g->groups; k++) begin[k + 1] = begin[k] + sizes[k];
  return begin;
}

void qn_group_rows_deinit(qn_rt *rt, qn_group_rows *r) {
  if (r->begin) qn_free_positions(rt, r->begin, r->groups + 1);
  qn_free(rt->alloc, r->rows, (size_t)(r->n + 1) * sizeof *r->rows);
  *r = (qn_group_rows){0};
}

int qn_group_rows_init(qn_rt *rt, const qn_factor *g, qn_group_rows *r) {
  *r = (qn_group_rows){.groups = g->groups};
  if (qn_interrupted(rt)) return -1;
  r->begin = offsets(rt, g);
  int64_t *next = r->begin ? qn_positions(rt, g->groups + 1) : NULL;
  if (!next) return qn_group_rows_deinit(rt, r), -1;
  memcpy(next, r->begin, (size_t)(g->groups + 1) * sizeof *next);
  r->n = r->begin[g->groups];
  r->rows = qn_alloc(rt->alloc, (size_t)(r->n + 1) * sizeof *r->rows);
  rows_job j = {.g = g, .next = next, .rows = r->rows};
  if (r->rows) qn_frame_parallel(rt, rows_body, &j, SHARDS, g->n * 2000);
  qn_free_positions(rt, next, g->groups + 1);
  if (r->rows) return 0;
  return qn_group_rows_deinit(rt, r), qn_raise_memory(rt);
}

/* --- quantiles ------------------------------------------------------------------------------------------------------------------- */
/* The k-th smallest of v[0..n), which is reordered: smaller values stand before it. */
static double nth_value(double *v, int64_t n, int64_t k) {
  int64_t lo = 0, hi = n - 1;
  while (lo < hi) {
    double a = v[lo], b = v[lo + (hi - lo) / 2], c = v[hi];
    double pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
    int64_t i = lo, j = hi;
    while (i <= j) {
      while (v[i] < pivot) i++;
      while (v[j] > pivot) j--;
      if (i > j) break;
      double t = v[i];
      v[i++] = v[j];
      v[j--] = t;
    }
    if (k <= j) hi = j;
    else if (k >= i) lo = i;
    else break;
  }
  return v[k];
}

static double above(const double *v, int64_t n, int64_t k) { /* the smallest of what stands behind v[k] */
  double best = v[k + 1];
  for (int64_t i = k + 2; i < n; i++) best = v[i] < best ? v[i] : best;
  return best;
}

typedef struct quantile_job {
  const int64_t *begin, *end;
  double *values, *out;
  int64_t groups;
  double q;
  char how;
} quantile_job;

static double quantile(double *v, int64_t n, double q, char how) {
  if (n == 0) return (double)NAN;
  if (how == 'M') {
    double high = nth_value(v, n, n / 2);
    if (n % 2) return high;
    double low = v[0];
    for (int64_t i = 1; i < n / 2; i++) low = v[i] > low ? v[i] : low;
    return (low + high) / 2;
  }
  double at = q * (double)(n - 1), part = at - floor(at);
  int64_t k = (int64_t)at;
  double low = nth_value(v, n, k);
  if (part == 0 || k + 1 >= n) return low;
  double high = above(v, n, k);
  switch (how) {
    case 'L': return low;
    case 'H': return high;
    case 'm': return (low + high) / 2;
    case 'n': return part > 0.5 || (part == 0.5 && k % 2 == 1) ? high : low;
    default: return low + (high - low) * part;
  }
}

static void quantile_body(void *frame, int64_t begin, int64_t end) {
  quantile_job *j = frame;
  for (int64_t k = j->groups * begin / GROUP_PARTS; k < j->groups * end / GROUP_PARTS; k++)
    j->out[k] = quantile(j->values + j->begin[k], j->end[k] - j->begin[k], j->q, j->how);
}

qn_column *qn_group_quantile(qn_rt *rt, const qn_column *c, const qn_factor *g, double q, char how) {
  int64_t *begin = offsets(rt, g), *next = begin ? qn_positions(rt, g->groups + 1) : NULL;
  size_t room = begin ? (size_t)(begin[g->groups] + 1) * sizeof(double) : 0;
  double *values = next ? qn_alloc(rt->alloc, room) : NULL;
  qn_column *out = values ? qn_col_new(rt, QN_D_FLOAT64, g->groups) : NULL;
  if (out) {
    memcpy(next, begin, (size_t)(g->groups + 1) * sizeof *next);
    rows_job rows = {.g = g, .c = c, .next = next, .values = values};
    qn_frame_parallel(rt, rows_body, &rows, SHARDS, g->n * 2000);
    quantile_job j = {begin, next, values, out->values->data, g->groups, q, how};
    qn_frame_parallel(rt, quantile_body, &j, GROUP_PARTS, g->n / GROUP_PARTS * 10000);
  } else if (next && !values) {
    qn_raise_memory(rt);
  }
  qn_free(rt->alloc, values, room);
  if (next) qn_free_positions(rt, next, g->groups + 1);
  if (begin) qn_free_positions(rt, begin, g->groups + 1);
  return out;
}

/* --- distinct values ---------------------------------------------------------------------------------------------------------------- */
qn_column *qn_group_codes_column(qn_rt *rt, const qn_factor *g) {
  qn_column *c = qn_col_new(rt, QN_D_INT32, g->n);
  if (c && g->n) memcpy(c->values->data, g->codes, (size_t)g->n * sizeof *g->codes);
  return c;
}

qn_column *qn_group_nunique(qn_rt *rt, const qn_column *c, const qn_factor *g, bool dropna) {
  qn_column *codes = qn_group_codes_column(rt, g), *out = codes ? qn_col_new(rt, QN_D_INT64, g->groups) : NULL;
  const qn_column *both[2] = {codes, c};
  qn_factor pairs;
  if (out && qn_factorize(rt, both, 2, true, &pairs) == 0) {
    for (int64_t p = 0; p < pairs.groups; p++) {
      int64_t row = pairs.first[p];
      if (g->codes[row] >= 0 && !(dropna && qn_col_isna(c, row))) ((int64_t *)out->values->data)[g->codes[row]]++;
    }
    qn_factor_deinit(rt, &pairs);
  } else {
    qn_column_drop(out);
    out = NULL;
  }
  qn_column_drop(codes);
  return out;
}
