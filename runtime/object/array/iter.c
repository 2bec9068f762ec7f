/* iter.c - the axis ordering behind iter.h, broadcasting, and overlap-safe assignment. */
#include "runtime/object/array/iter.h"
#include "runtime/object/array/stream.h"

/* a before b: the larger stride outside; the last operand (an output) decides first. */
static bool outside(const qn_view *const *v, int nop, int a, int b) {
  for (int k = nop - 1; k >= 0; k--) {
    int64_t sa = llabs(v[k]->strides[a]), sb = llabs(v[k]->strides[b]);
    if (sa != sb && sa != 0 && sb != 0) return sa > sb;
  }
  return a < b;
}

void qn_nditer_init(qn_nditer *it, int nop, const qn_view *const *v, bool keep_order) {
  int order[QN_MAX_RANK], n = 0;
  it->size = qn_view_size(v[0]);
  it->nop = nop;
  for (int k = 0; k < nop; k++) it->ptr[k] = v[k]->data;
  for (int d = 0; d < v[0]->ndim; d++) {
    if (v[0]->shape[d] == 1) continue;
    int j = n++;
    if (!keep_order)
      for (; j > 0 && outside(v, nop, d, order[j - 1]); j--) order[j] = order[j - 1];
    order[j] = d;
  }
  int m = -1; /* axes after merging, outermost first */
  for (int i = 0; i < n; i++) {
    int d = order[i];
    bool merge = m >= 0;
    for (int k = 0; merge && k < nop; k++) merge = it->strides[k][m] == v[k]->strides[d] * v[k]->shape[d];
    if (merge) it->shape[m] *= v[0]->shape[d];
    else it->shape[++m] = v[0]->shape[d];
    for (int k = 0; k < nop; k++) it->strides[k][m] = v[k]->strides[d];
  }
  it->ndim = m < 0 ? 0 : m;
  it->n = m < 0 ? 1 : it->shape[m];
  for (int k = 0; k < nop; k++) it->steps[k] = m < 0 ? 0 : it->strides[k][m];
  for (int d = 0; d < QN_MAX_RANK; d++) it->index[d] = 0;
}

/* --- broadcasting ------------------------------------------------------------------------------------------------------- */
static int cannot_broadcast(qn_rt *rt, const qn_view *const *views, int n) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int k = 0; k < n; k++) {
    qn_buf_c(&b, '(');
    for (int d = 0; d < views[k]->ndim; d++) qn_buf_printf(&b, d ? ",%lld" : "%lld", (long long)views[k]->shape[d]);
    qn_buf_z(&b, views[k]->ndim == 1 ? ",) " : ") ");
  }
  int r = qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with shapes %s", b.p ? b.p : "");
  qn_buf_deinit(&b);
  return r;
}

int qn_broadcast_shapes(qn_rt *rt, const qn_view *const *views, int n, int *ndim, int64_t *shape) {
  int rank = 0;
  for (int k = 0; k < n; k++)
    if (views[k]->ndim > rank) rank = views[k]->ndim;
  for (int d = 0; d < rank; d++) shape[d] = 1;
  for (int k = 0; k < n; k++)
    for (int d = 0; d < views[k]->ndim; d++) {
      int64_t len = views[k]->shape[d], *at = &shape[d + rank - views[k]->ndim];
      if (*at == 1) *at = len;
      else if (len != 1 && len != *at) return cannot_broadcast(rt, views, n);
    }
  return *ndim = rank, 0;
}

void qn_broadcast_view(const qn_view *v, int ndim, const int64_t *shape, qn_view *out) {
  if (v->ndim == ndim && memcmp(v->shape, shape, sizeof *shape * (size_t)ndim) == 0) {
    if (v != out) *out = *v;
    return;
  }
  qn_view r = *v;
  int lead = ndim - v->ndim;
  for (int d = 0; d < ndim; d++) {
    r.shape[d] = shape[d];
    r.strides[d] = d < lead || (v->shape[d - lead] == 1 && shape[d] != 1) ? 0 : v->strides[d - lead];
  }
  r.ndim = ndim;
  *out = r;
}

/* --- assignment ------------------------------------------------------------------------------------------------------------ */
static int assign_objects(qn_rt *rt, qn_nditer *it, qn_dtype to, qn_dtype from) {
  if (it->size == 0) return 0;
  do {
    for (int64_t i = 0; i < it->n; i++) {
      qn_value x;
      char *dst = it->ptr[1] + i * it->steps[1];
      const char *src = it->ptr[0] + i * it->steps[0];
      if (to == QN_D_OBJECT && from != QN_D_OBJECT ? qn_elem_item(rt, from, src, &x) : qn_elem_get(rt, from, src, &x)) return -1;
      int r = qn_elem_put(rt, to, dst, x);
      qn_release(rt, x);
      if (r) return -1;
    }
  } while (qn_nditer_next(it));
  return 0;
}

int qn_shape_mismatch(qn_rt *rt, const qn_view *dst, const qn_view *src) {
  char a[128], b[128];
  int n = 0, m = 0;
  a[0] = b[0] = 0;
  for (int d = 0; d < src->ndim; d++) n += snprintf(a + n, sizeof a - (size_t)n, d ? ",%lld" : "%lld", (long long)src->shape[d]);
  for (int d = 0; d < dst->ndim; d++) m += snprintf(b + m, sizeof b - (size_t)m, d ? ",%lld" : "%lld", (long long)dst->shape[d]);
  return qn_raise(rt, QN_E_ValueError, "could not broadcast input array from shape (%s%s) into shape (%s%s)", a,
                  src->ndim == 1 ? "," : "", b, dst->ndim == 1 ? "," : "");
}

typedef struct cast_job {
  const qn_nditer *it;
  qn_cast_loop cast;
  bool stream; /* runs of bytes that are copied past the caches */
} cast_job;

/* A copy from runs to runs: bytes of an element; else 0. */
static int64_t run_item(const qn_nditer *it, qn_cast_loop cast) {
  static const qn_dtype of[] = {QN_D_UINT8, QN_D_INT16, QN_D_FLOAT32, QN_D_FLOAT64, QN_D_COMPLEX128};
  for (size_t k = 0; k < QN_COUNT(of); k++) {
    const int64_t item = qn_dtypes[of[k]].size;
    if (it->steps[0] == item && it->steps[1] == item && cast == qn_cast_find(of[k], of[k])) return item;
  }
  return 0;
}

/* A copy whose runs are runs of another axis on the other side, which becomes the next one. */
static bool turns(const cast_job *j, qn_nditer *it) {
  enum { LEAST = 8 };
  const int64_t item = it->steps[1];
  if (!(item == 8 ? j->cast == qn_cast_find(QN_D_FLOAT64, QN_D_FLOAT64) : item == 4 && j->cast == qn_cast_find(QN_D_FLOAT32, QN_D_FLOAT32))) return false;
  if (it->steps[0] == item || it->n < LEAST) return false;
  for (int d = it->ndim - 1, last = d; d >= 0; d--) {
    if (it->strides[0][d] != item || it->shape[d] < LEAST) continue;
#define SWAP(array) (array[d] ^= array[last], array[last] ^= array[d], array[d] ^= array[last])
    if (d != last) SWAP(it->shape), SWAP(it->strides[0]), SWAP(it->strides[1]);
#undef SWAP
    return true;
  }
  return false;
}

static void cast_body(void *frame, int64_t begin, int64_t end) {
  const cast_job *j = frame;
  if (j->it->ndim == 0) { /* one run: the iterator is large to copy */
    const qn_nditer *run = j->it;
    char *to = run->ptr[1] + begin * run->steps[1], *from = run->ptr[0] + begin * run->steps[0];
    if (j->stream) qn_stream_copy(to, from, (end - begin) * run->steps[1]), qn_stream_end();
    else j->cast(to, run->steps[1], from, run->steps[0], end - begin);
    return;
  }
  qn_nditer it = *j->it;
  for (int k = 0; k < 2; k++) it.ptr[k] += begin * it.strides[k][0];
  it.shape[0] = end - begin;
  const int last = it.ndim - 1;
  if (turns(j, &it) && qn_turn(it.ptr[1], it.strides[1][last], it.ptr[0], it.steps[0], it.shape[last], it.n, it.steps[1])) {
    for (it.ndim = last; qn_nditer_next(&it);) (void)qn_turn(it.ptr[1], it.strides[1][last], it.ptr[0], it.steps[0], it.shape[last], it.n, it.steps[1]);
    return;
  }
  do {
    if (j->stream) qn_stream_copy(it.ptr[1], it.ptr[0], it.n * it.steps[1]);
    else j->cast(it.ptr[1], it.steps[1], it.ptr[0], it.steps[0], it.n);
  } while (qn_nditer_next(&it));
  if (j->stream) qn_stream_end();
}

void qn_run_cast(qn_rt *rt, const qn_nditer *it, qn_cast_loop cast) {
  enum { PARALLEL_MIN = 1 << 16, STREAM_MIN = 1 << 18, STREAM_RUN = 1 << 12 };
  cast_job j = {.it = it, .cast = cast};
  if (it->size == 0) return;
  if (it->size >= STREAM_MIN) {
    const int64_t item = run_item(it, cast);
    j.stream = it->n * item >= STREAM_RUN && qn_past_caches(2 * it->size * item);
  }
  int64_t n = it->ndim ? it->shape[0] : it->n;
  if (it->size >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, cast_body, &j, n, it->size / n * 300);
  else cast_body(&j, 0, n);
}

static int assign_plain(qn_rt *rt, const qn_view *dst, const qn_view *src) {
  const qn_view *views[2] = {src, dst};
  qn_nditer it;
  qn_nditer_init(&it, 2, views, false);
  if (dst->dtype == QN_D_OBJECT || src->dtype == QN_D_OBJECT)
    return assign_objects(rt, &it, (qn_dtype)dst->dtype, (qn_dtype)src->dtype);
  if (it.size == 0) return 0;
  qn_cast_loop cast = qn_cast_find((qn_dtype)src->dtype, (qn_dtype)dst->dtype);
  if (!cast)
    return qn_raise(rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('%s')", qn_dtypes[src->dtype].name,
                    qn_dtypes[dst->dtype].name);
  return qn_run_cast(rt, &it, cast), 0;
}

/* One run over another, as memmove does it. False: they are none, nothing was done. */
static bool assign_run(const qn_view *dst, const qn_view *src) {
  qn_nditer it;
  if (dst->dtype != src->dtype || dst->dtype == QN_D_OBJECT || dst->ndim != src->ndim || memcmp(dst->shape, src->shape, sizeof(int64_t) * (size_t)dst->ndim) != 0) return false;
  qn_nditer_init(&it, 2, (const qn_view *const[]){src, dst}, false);
  const int64_t item = (int64_t)qn_itemsize(dst);
  if (it.ndim || it.size < 2 || it.steps[0] != item || it.steps[1] != item) return false;
  return memmove(it.ptr[1], it.ptr[0], (size_t)(it.n * item)), true;
}

int qn_array_assign(qn_rt *rt, const qn_view *dst, const qn_view *src) {
  if (src->ndim == dst->ndim && memcmp(src->shape, dst->shape, sizeof(int64_t) * (size_t)dst->ndim) == 0 && !qn_array_views_overlap(dst, src))
    return assign_plain(rt, dst, src);
  qn_view s = *src, wide;
  while (s.ndim > dst->ndim && s.shape[0] == 1) { /* leading ones may go */
    s.ndim--;
    memmove(s.shape, s.shape + 1, sizeof(int64_t) * (size_t)s.ndim);
    memmove(s.strides, s.strides + 1, sizeof(int64_t) * (size_t)s.ndim);
  }
  if (s.ndim > dst->ndim) return qn_shape_mismatch(rt, dst, src);
  for (int d = 0; d < s.ndim; d++)
    if (s.shape[d] != 1 && s.shape[d] != dst->shape[d + dst->ndim - s.ndim]) return qn_shape_mismatch(rt, dst, src);
  bool same = s.data == dst->data && s.dtype == dst->dtype && s.ndim == dst->ndim &&
              memcmp(s.strides, dst->strides, sizeof(int64_t) * (size_t)s.ndim) == 0 &&
              memcmp(s.shape, dst->shape, sizeof(int64_t) * (size_t)s.ndim) == 0;
  if (same) return 0;
  if (qn_array_views_overlap(dst, &s)) { /* as if the source were copied first */
    qn_value copy;
    if (assign_run(dst, &s)) return 0;
    if (qn_array_new(rt, (qn_dtype)s.dtype, s.ndim, s.shape, false, &copy)) return -1;
    int r = assign_plain(rt, qn_view_of(copy), &s);
    qn_broadcast_view(qn_view_of(copy), dst->ndim, dst->shape, &wide);
    if (!r) r = assign_plain(rt, dst, &wide);
    qn_release(rt, copy);
    return r;
  }
  qn_broadcast_view(&s, dst->ndim, dst->shape, &wide);
  return assign_plain(rt, dst, &wide);
}

int qn_array_fill(qn_rt *rt, const qn_view *dst, qn_value x) {
  char slot[16] = {0};
  qn_view one = {.data = slot, .dtype = dst->dtype};
  if (dst->dtype == QN_D_OBJECT) memcpy(slot, &(qn_value){.tag = QN_NONE}, sizeof(qn_value));
  if (qn_elem_put(rt, (qn_dtype)dst->dtype, slot, x)) return -1;
  int r = qn_array_assign(rt, dst, &one);
  if (dst->dtype == QN_D_OBJECT) qn_release(rt, *(qn_value *)(void *)slot);
  return r;
}
