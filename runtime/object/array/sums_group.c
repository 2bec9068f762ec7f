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
