/* place.c - whole arrays moved by masks, choices and modes: np.copyto(where=), np.choose, np.take(mode=), byteswap(). What is plain alone:
 * every function gives 1, and has done nothing, for the rest, which numpy's parts in Python do. */
#include "runtime/object/array/iter.h"
#include "runtime/object/array/gather.h"
#include "runtime/object/array/loops.h"
#include "runtime/object/array/masks.h"

/* Does v broadcast to the shape of `to`? */
static bool spreads(const qn_view *v, const qn_view *to) {
  if (v->ndim > to->ndim) return false;
  for (int d = 0; d < v->ndim; d++)
    if (v->shape[d] != 1 && v->shape[d] != to->shape[d + to->ndim - v->ndim]) return false;
  return true;
}
static bool same_elements(const qn_view *a, const qn_view *b) {
  return a->data == b->data && a->ndim == b->ndim && memcmp(a->shape, b->shape, sizeof *a->shape * (size_t)a->ndim) == 0 &&
         memcmp(a->strides, b->strides, sizeof *a->strides * (size_t)a->ndim) == 0;
}
/* A Python number that is an element of dtype d without a second thought. */
static bool plain_number(qn_value x, qn_dtype d) {
  if (x.tag == QN_FLOAT) return qn_dtype_is_float(d);
  if (x.tag == QN_INT) return d == QN_D_INT64 || qn_dtype_is_float(d);
  return x.tag == QN_BOOL && d == QN_D_BOOL;
}

int qn_array_copy_where(qn_rt *rt, qn_value into, qn_value from, const qn_view *mask) {
  _Alignas(16) char slot[16];
  if (!qn_is_array(into)) return 1;
  const qn_view *to = qn_view_of(into);
  const qn_dtype d = (qn_dtype)to->dtype;
  qn_view one = {.data = slot, .dtype = to->dtype};
  const qn_view *src = qn_is_array(from) ? qn_view_of(from) : &one;
  if (d > QN_D_COMPLEX128 || (to->flags & QN_VIEW_READONLY) || src->dtype != to->dtype || !spreads(src, to)) return 1;
  if (src == &one && (!plain_number(from, d) || qn_elem_put(rt, d, slot, from))) return qn_exc_clear(rt), 1;
  if (!mask) return qn_array_assign(rt, to, src);
  if (mask->dtype != QN_D_BOOL || !spreads(mask, to) || qn_array_views_overlap(to, mask)) return 1;
  if (src != &one && qn_array_views_overlap(to, src) && !same_elements(to, src)) return 1;
  qn_view wide[2];
  qn_broadcast_view(mask, to->ndim, to->shape, &wide[0]);
  qn_broadcast_view(src, to->ndim, to->shape, &wide[1]);
  qn_nditer it;
  qn_nditer_init(&it, 4, (const qn_view *const[]){&wide[0], &wide[1], to, to}, false);
  if (it.size) do (void)qn_choose(it.ptr, it.steps, it.n, (int64_t)qn_dtypes[d].size);
    while (qn_nditer_next(&it));
  return 0;
}

/* --- choices ------------------------------------------------------------------------------------------------------------------ */
#define PICK(T)                                                                                                                \
  static void pick_##T(char *to, const char *const *from, const int64_t *at, int64_t n) {                                      \
    QN_ANY(T) *r = (QN_ANY(T) *)(void *)to;                                                                                    \
    for (int64_t i = 0; i < n; i++) r[i] = ((const QN_ANY(T) *)(const void *)from[at[i]])[i];                                  \
  }
PICK(uint8_t)
PICK(uint16_t)
PICK(uint32_t)
PICK(uint64_t)
PICK(qn_c128)

int qn_array_choose(qn_rt *rt, qn_value which, const qn_value *from, int64_t count, qn_value *out) {
  enum { MOST = 32 };
  const char *data[MOST];
  const qn_dtype whole = QN_D_INT64;
  qn_value at;
  if (!qn_is_array(which) || count < 1 || count > MOST) return 1;
  const qn_view *w = qn_view_of(which);
  const qn_dtype d = qn_is_array(from[0]) ? (qn_dtype)qn_view_of(from[0])->dtype : QN_D_OBJECT;
  if (w->ndim == 0 || !(w->flags & QN_VIEW_C) || d > QN_D_COMPLEX128) return 1;
  if (w->dtype != QN_D_BOOL && (!qn_dtype_is_int((qn_dtype)w->dtype) || w->dtype == QN_D_UINT64)) return 1;
  for (int64_t k = 0; k < count; k++) {
    if (!qn_is_array(from[k])) return 1;
    const qn_view *v = qn_view_of(from[k]);
    if (v->dtype != (uint8_t)d || v->ndim != w->ndim || !(v->flags & QN_VIEW_C) || memcmp(v->shape, w->shape, sizeof *v->shape * (size_t)v->ndim) != 0) return 1;
    data[k] = v->data;
  }
  if (qn_array_from(rt, which, &whole, &at)) return -1;
  const int64_t *k = qn_view_of(at)->data, n = qn_view_size(w);
  int r = (qn_view_of(at)->flags & QN_VIEW_C) && qn_indices_plain(k, n, count) ? qn_array_new(rt, d, w->ndim, w->shape, false, out) : 1;
  if (!r) {
    char *to = qn_view_of(*out)->data;
    switch (qn_dtypes[d].size) {
      case 1: pick_uint8_t(to, data, k, n); break;
      case 2: pick_uint16_t(to, data, k, n); break;
      case 4: pick_uint32_t(to, data, k, n); break;
      case 8: pick_uint64_t(to, data, k, n); break;
      default: pick_qn_c128(to, data, k, n); break;
    }
  }
  return qn_release(rt, at), r;
}

/* --- positions by modes --------------------------------------------------------------------------------------------------------- */
QN_CLONES static void clip_positions(int64_t *to, const int64_t *at, int64_t m, int64_t n) {
  for (int64_t i = 0; i < m; i++) to[i] = at[i] < 0 ? 0 : at[i] >= n ? n - 1 : at[i];
}
static void wrap_positions(int64_t *to, const int64_t *at, int64_t m, int64_t n) {
  for (int64_t i = 0; i < m; i++) {
    int64_t k = at[i];
    if (k < 0 || k >= n) k %= n, k += k < 0 ? n : 0;
    to[i] = k;
  }
}
int qn_positions_inside(qn_rt *rt, qn_value at, int64_t n, bool wrap, qn_value *out) {
  if (!qn_is_array(at) || n < 1) return 1;
  const qn_view *v = qn_view_of(at);
  if (v->dtype != QN_D_INT64 || v->ndim == 0 || !(v->flags & QN_VIEW_C)) return 1;
  if (qn_indices_plain(v->data, qn_view_size(v), n)) return *out = qn_retained(at), 0;
  if (qn_array_new(rt, QN_D_INT64, v->ndim, v->shape, false, out)) return -1;
  (wrap ? wrap_positions : clip_positions)(qn_view_of(*out)->data, v->data, qn_view_size(v), n);
  return 0;
}

/* --- the other order of bytes ------------------------------------------------------------------------------------------------------ */
#define TURN(bits)                                                                                    \
  QN_CLONES static void turn_##bits(char *p, int64_t step, int64_t n) {                               \
    if (step == bits / 8) {                                                                           \
      QN_ANY(uint##bits##_t) *x = (QN_ANY(uint##bits##_t) *)(void *)p;                                \
      QN_IVDEP for (int64_t i = 0; i < n; i++) x[i] = __builtin_bswap##bits(x[i]);                    \
      return;                                                                                         \
    }                                                                                                 \
    for (int64_t i = 0; i < n; i++, p += step) {                                                      \
      QN_ANY(uint##bits##_t) *x = (QN_ANY(uint##bits##_t) *)(void *)p;                                \
      *x = __builtin_bswap##bits(*x);                                                                 \
    }                                                                                                 \
  }
TURN(16)
TURN(32)
TURN(64)

static void turn_bytes(const qn_view *v) {
  const int64_t item = qn_dtypes[v->dtype].size, parts = qn_dtype_is_complex((qn_dtype)v->dtype) ? 2 : 1, unit = item / parts;
  void (*turn)(char *, int64_t, int64_t) = unit == 8 ? turn_64 : unit == 4 ? turn_32 : turn_16;
  qn_nditer it;
  qn_nditer_init(&it, 1, &v, false);
  if (it.size && unit > 1) do
      if (it.steps[0] == item) turn(it.ptr[0], unit, it.n * parts);
      else
        for (int64_t k = 0; k < parts; k++) turn(it.ptr[0] + k * unit, it.steps[0], it.n);
    while (qn_nditer_next(&it));
}

int qn_array_byteswap(qn_rt *rt, qn_value a, bool inplace, qn_value *out) {
  if (qn_view_of(a)->dtype == QN_D_OBJECT) return qn_raise(rt, QN_E_NotImplementedError, "ndarray.byteswap() of objects or text is not supported");
  if (inplace && (qn_view_of(a)->flags & QN_VIEW_READONLY)) return qn_raise(rt, QN_E_ValueError, "array to be byte-swapped is read-only");
  if (inplace) *out = qn_retained(a);
  else if (qn_array_copy(rt, a, out)) return -1;
  turn_bytes(qn_view_of(*out));
  return 0;
}
