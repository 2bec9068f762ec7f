/* sums_group.c - the sum of elements over several axes, in NumPy's order.
 *
 * Axes that are a run together are summed as one (sums.c, sums_pairs.c). Others are read through a buffer of at most 8192 elements, in the
 * order of the memory and as many of the innermost axes whole as it holds; the sums of the buffers are added up in that order. A run
 * that is longer than the buffer is summed where it lies. */
#include "runtime/object/array/fold.h"

enum { BUFFER = 8192, PARALLEL_MIN = 1 << 16 };

typedef struct group {
  qn_rt *rt;
  qn_nditer it;
  qn_dtype from, as; /* elements, and what they are summed as: float64, complex128, or float32 and complex64 for themselves */
  qn_cast_loop cast;
  int64_t rows, per; /* runs in all, and in a buffer */
  double (*part)[2];
} group;

static void run_sum(const group *g, const char *p, int64_t step, int64_t n, double *out) {
  const bool single = g->as == QN_D_FLOAT32 || g->as == QN_D_COMPLEX64;
  if (qn_dtype_is_complex(g->as)) {
    qn_sum_complex(g->rt, g->from, single, p, step, n, out);
    return;
  }
  const bool plain = step == 8 && g->from == QN_D_FLOAT64;
  out[0] = qn_sum_of(g->rt, &(qn_sum_source){.p = p, .step = step, .cast = plain ? NULL : g->cast, .single = single}, n);
}

static void buffer_sum(const group *g, int64_t first, int64_t end, double *out) {
  _Alignas(16) char room[BUFFER * 16];
  const int64_t item = qn_dtypes[g->as].size;
  char *to = room;
  for (int64_t r = first; r < end; r++, to += g->it.n * item) {
    const char *p = g->it.ptr[0];
    for (int64_t d = g->it.ndim - 1, left = r; d >= 0; left /= g->it.shape[d--]) p += left % g->it.shape[d] * g->it.strides[0][d];
    g->cast(to, item, p, g->it.steps[0], g->it.n);
  }
  const int64_t n = (end - first) * g->it.n;
  if (g->as == QN_D_FLOAT64) out[0] = qn_sum_f64((const double *)(const void *)room, n);
  else if (g->as == QN_D_FLOAT32) out[0] = (double)qn_sum_f32((const float *)(const void *)room, n);
  else qn_sum_pairs(room, g->as == QN_D_COMPLEX64, n, out);
}

static void body(void *frame, int64_t begin, int64_t end) {
  const group *g = frame;
  for (int64_t b = begin; b < end; b++) buffer_sum(g, b * g->per, (b + 1) * g->per < g->rows ? (b + 1) * g->per : g->rows, g->part[b]);
}

static void add(const group *g, double *sum, const double *more, bool first) {
  for (int k = 0; k < 2; k++) {
    sum[k] = first ? more[k] : sum[k] + more[k];
    if (g->as == QN_D_FLOAT32 || g->as == QN_D_COMPLEX64) sum[k] = (double)(float)sum[k];
  }
}

void qn_sum_group(qn_rt *rt, const qn_view *v, qn_dtype to, double out[2]) {
  group g = {.rt = rt, .from = (qn_dtype)v->dtype};
  const bool single = g.from == to && (to == QN_D_FLOAT32 || to == QN_D_COMPLEX64);
  g.as = single ? to : qn_dtype_is_complex(to) ? QN_D_COMPLEX128 : QN_D_FLOAT64;
  g.cast = qn_cast_find(g.from, g.as);
  out[0] = out[1] = 0;
  if (v->ndim == 1 && v->strides[0] > 0) {
    if (v->shape[0] > 0) run_sum(&g, v->data, v->strides[0], v->shape[0], out), add(&g, out, out, true);
    return;
  }
  qn_nditer_init(&g.it, 1, (const qn_view *const[]){v}, false);
  if (g.it.size == 0) return;
  int64_t core = g.it.n, runs = 1;
  g.rows = g.it.size / g.it.n;
  for (int d = g.it.ndim - 1; d >= 0 && core * g.it.shape[d] <= BUFFER; d--) core *= g.it.shape[d], runs *= g.it.shape[d];
  g.per = core > BUFFER ? 1 : BUFFER / core * runs;
  double more[2] = {0};
  if (g.it.ndim == 0 || core > BUFFER) {
    bool first = true;
    do run_sum(&g, g.it.ptr[0], g.it.steps[0], g.it.n, more), add(&g, out, more, first), first = false;
    while (qn_nditer_next(&g.it));
    return;
  }
  const int64_t n = (g.rows + g.per - 1) / g.per;
  g.part = n > 1 && g.it.size >= PARALLEL_MIN && rt->hooks.parallel ? qn_alloc(rt->alloc, (size_t)n * sizeof *g.part) : NULL;
  if (g.part) rt->hooks.parallel(rt, body, &g, n, BUFFER * 300);
  for (int64_t b = 0; b < n; b++) {
    if (!g.part) buffer_sum(&g, b * g.per, (b + 1) * g.per < g.rows ? (b + 1) * g.per : g.rows, more);
    add(&g, out, g.part ? g.part[b] : more, b == 0);
  }
  if (g.part) qn_free(rt->alloc, g.part, (size_t)n * sizeof *g.part);
}

bool qn_sum_outer(const qn_view *kept, const qn_view *of, qn_view *inner, qn_view *outer) {
  int64_t least = INT64_MAX;
  for (int d = 0; d < kept->ndim; d++)
    if (kept->shape[d] > 1 && llabs(kept->strides[d]) < least) least = llabs(kept->strides[d]);
  *inner = *outer = *of;
  inner->ndim = outer->ndim = 0;
  for (int d = 0; d < of->ndim; d++) {
    qn_view *to = of->shape[d] > 1 && llabs(of->strides[d]) > least ? outer : inner;
    int at = to->ndim++;
    for (; to == outer && at > 0 && llabs(outer->strides[at - 1]) < llabs(of->strides[d]); at--)
      outer->strides[at] = outer->strides[at - 1], outer->shape[at] = outer->shape[at - 1];
    to->strides[at] = of->strides[d], to->shape[at] = of->shape[d];
  }
  return outer->ndim > 0 && inner->ndim > 0;
}

/* NumPy adds the runs of elements that count one after the other onto 0. */
#define WHERE(name, T, PARTS, RUN)                                                                        \
  static void name(const T *x, const char *mask, int64_t n, T *to) {                                      \
    T sum[2] = {0};                                                                                       \
    for (int64_t at = 0; at < n;) {                                                                       \
      const char *first = memchr(mask + at, 1, (size_t)(n - at));                                         \
      if (!first) break;                                                                                  \
      const char *end = memchr(first, 0, (size_t)(mask + n - first));                                     \
      const int64_t from = first - mask, m = (end ? end : mask + n) - first;                              \
      double run[2] = {0};                                                                                \
      RUN;                                                                                                \
      for (int k = 0; k < PARTS; k++) sum[k] += (T)run[k];                                                \
      at = from + m;                                                                                      \
    }                                                                                                     \
    memcpy(to, sum, PARTS * sizeof *to);                                                                  \
  }
WHERE(where_f64, double, 1, run[0] = qn_sum_f64(x + from, m))
WHERE(where_f32, float, 1, run[0] = (double)qn_sum_f32(x + from, m))
WHERE(where_c128, double, 2, qn_sum_pairs(x + 2 * from, false, m, run))
WHERE(where_c64, float, 2, qn_sum_pairs(x + 2 * from, true, m, run))

void qn_sum_where(qn_dtype d, const void *row, const char *mask, int64_t n, void *to) {
  if (d == QN_D_FLOAT64) where_f64(row, mask, n, to);
  else if (d == QN_D_FLOAT32) where_f32(row, mask, n, to);
  else if (d == QN_D_COMPLEX128) where_c128(row, mask, n, to);
  else where_c64(row, mask, n, to);
}
