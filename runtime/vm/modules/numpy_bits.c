/* numpy_bits.c - packbits and unpackbits of whole arrays, ravel_multi_index of runs of indices: what lib/ does in general, for the arguments
 * that programs give. Everything else is handed on. */
#include "runtime/base/element.h"
#include "runtime/vm/modules/numpy.h"

/* An array of bytes without gaps, taken as one line: no axis given, or its only one. */
static bool is_line(qn_value a, qn_value axis) {
  if (!qn_is_array(a)) return false;
  const qn_view *v = qn_view_of(a);
  if ((v->dtype != QN_D_UINT8 && v->dtype != QN_D_BOOL) || !(v->flags & QN_VIEW_C)) return false;
  return !qn_given(axis) || (v->ndim == 1 && axis.tag == QN_INT && (axis.i == 0 || axis.i == -1));
}
/* -1: no order of bits. */
static int first_is_low(qn_value order) {
  if (order.tag == QN_UNSET) return 0;
  return qn_is_text(order, "big") ? 0 : qn_is_text(order, "little") ? 1 : -1;
}

/* Eight bytes, each 0 or not, to the bits of one. */
QN_CLONES static void pack(const uint8_t *p, uint8_t *r, int64_t n, bool low) {
  for (int64_t i = 0; i < n; i++) {
    unsigned x = 0;
    for (int k = 0; k < 8; k++) x |= (unsigned)(p[8 * i + k] != 0) << (low ? k : 7 - k);
    r[i] = (uint8_t)x;
  }
}
QN_CLONES static void unpack(const uint8_t *p, uint8_t *r, int64_t n, bool low) {
  for (int64_t i = 0; i < n; i++) { /* each byte of the word looks at its bit; what is left of it is moved to the lowest one */
    uint64_t x = p[i] * UINT64_C(0x0101010101010101) & (low ? UINT64_C(0x8040201008040201) : UINT64_C(0x0102040810204080));
    x = (x + UINT64_C(0x7f7f7f7f7f7f7f7f)) | x;
    x = x >> 7 & UINT64_C(0x0101010101010101);
    ((QN_ANY(uint64_t) *)(void *)r)[i] = x;
  }
}
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define BITS_VECTORS 1
#include <immintrin.h>
__attribute__((target("avx512f,avx512bw"))) static int64_t pack_vectors(const uint8_t *p, uint8_t *r, int64_t n, bool low) {
  const __m512i turn = _mm512_set_epi64(0x08090a0b0c0d0e0f, 0x0001020304050607, 0x08090a0b0c0d0e0f, 0x0001020304050607, 0x08090a0b0c0d0e0f, 0x0001020304050607,
                                        0x08090a0b0c0d0e0f, 0x0001020304050607);
  int64_t i = 0;
  for (; i + 8 <= n; i += 8) {
    __m512i v = _mm512_loadu_si512(p + 8 * i);
    if (!low) v = _mm512_shuffle_epi8(v, turn);
    *(QN_ANY(uint64_t) *)(void *)(r + i) = _mm512_test_epi8_mask(v, v);
  }
  return i;
}
#endif

NP(packbits) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "packbits", "a|axis bitorder", v)) return -1;
  const int low = first_is_low(v[2]);
  if (low < 0 || !is_line(v[0], v[1])) return qn_np_library(rt, "numpy._values", "packbits", args, out);
  const int64_t n = qn_view_size(qn_view_of(v[0])), whole = n / 8, size = (n + 7) / 8;
  if (qn_array_new(rt, QN_D_UINT8, 1, &size, false, out)) return -1;
  const uint8_t *p = qn_view_of(v[0])->data;
  uint8_t *r = qn_view_of(*out)->data, rest[8] = {0};
  int64_t i = 0;
#ifdef BITS_VECTORS
  if (__builtin_cpu_supports("avx512bw")) i = pack_vectors(p, r, whole, low);
#endif
  pack(p + 8 * i, r + i, whole - i, low);
  for (int64_t k = whole * 8; k < n; k++) rest[k - whole * 8] = p[k];
  if (whole < size) pack(rest, r + whole, 1, low);
  return 0;
}

NP(unpackbits) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "unpackbits", "a|axis count bitorder", v)) return -1;
  const int low = first_is_low(v[3]);
  if (low < 0 || qn_given(v[2]) || !is_line(v[0], v[1]) || qn_view_of(v[0])->dtype != QN_D_UINT8) return qn_np_library(rt, "numpy._values", "unpackbits", args, out);
  const int64_t n = qn_view_size(qn_view_of(v[0])), size = n * 8;
  if (qn_array_new(rt, QN_D_UINT8, 1, &size, false, out)) return -1;
  unpack(qn_view_of(v[0])->data, qn_view_of(*out)->data, n, low);
  return 0;
}

/* at[i] = at[i] * size + index[i]; false: an index is outside of 0 .. size - 1. */
QN_CLONES static bool join(int64_t *at, const int64_t *index, int64_t size, int64_t n, bool first) {
  uint64_t outside = 0;
  for (int64_t i = 0; i < n; i++) {
    outside |= (uint64_t)((uint64_t)index[i] >= (uint64_t)size);
    at[i] = (first ? 0 : at[i] * size) + index[i];
  }
  return !outside;
}

NP(ravel_multi_index) {
  qn_value v[4];
  int64_t sizes[QN_MAX_RANK], n = 0, total = 1;
  if (qn_args_parse(rt, args, "ravel_multi_index", "multi_index dims|mode order", v)) return -1;
  const bool plain = qn_is(v[0], QN_K_TUPLE) && qn_is(v[1], QN_K_TUPLE) && (v[2].tag == QN_UNSET || qn_is_text(v[2], "raise")) && (v[3].tag == QN_UNSET || qn_is_text(v[3], "C"));
  const qn_tuple *index = plain ? (const qn_tuple *)v[0].o : NULL, *dims = plain ? (const qn_tuple *)v[1].o : NULL;
  bool runs = plain && index->n == dims->n && dims->n > 0 && dims->n <= QN_MAX_RANK;
  for (int64_t d = 0; runs && d < dims->n; d++) {
    const qn_value size = dims->items[d];
    const qn_view *w = qn_is_array(index->items[d]) ? qn_view_of(index->items[d]) : NULL;
    runs = size.tag == QN_INT && size.i > 0 && w && w->dtype == QN_D_INT64 && w->ndim == 1 && (w->flags & QN_VIEW_C) && (d == 0 || w->shape[0] == n);
    if (!runs) break;
    sizes[d] = size.i, n = w->shape[0];
    runs = !__builtin_mul_overflow(total, size.i, &total);
  }
  if (!runs || n < 2) return qn_np_library(rt, "numpy._shape", "ravel_multi_index", args, out);
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t d = 0; d < dims->n; d++)
    if (!join(qn_view_of(*out)->data, qn_view_of(index->items[d])->data, sizes[d], n, d == 0))
      return qn_drop(rt, out), qn_raise(rt, QN_E_ValueError, "invalid entry in coordinates array");
  return 0;
}

const qn_method qn_np_bits[] = {ROW(packbits), ROW(unpackbits), ROW(ravel_multi_index), {.name = NULL}};
