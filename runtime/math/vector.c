/* vector.c - the lists a third time, on vectors of sixteen (vector_ops.h).
 *
 * Each list is expanded four times: up to its first row of a table (row_of_<name>: which one), up to its ORDINARY (usual_<name>), which names
 * the lanes where that is not the answer, up to its OTHERWISE (next_<name>), and whole. A loop finds the rows of a block, where that is worth
 * it (vector.h), computes the usual result everywhere, collects the other operands, and computes those by the next form, and what is left by
 * the whole list, so that a few operands near 1 or out of range do not slow the others. */
#include "runtime/math/vector.h"

#include <string.h>

#ifdef QN_VECTOR
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma,bmi,bmi2,popcnt")

#include "runtime/math/vector_ops.h"

#include "runtime/math/math.h"
#include "runtime/math/math_tables.h"

#define LIST_END }
#define ORDINARY(condition, e)
#define OTHERWISE(condition, e)
#define RARE(condition) (condition)
#define LIST_D_D(name) VEC_INLINE vec_f whole_##name(vec_f x) {
#define LIST_D_DD(name) VEC_INLINE vec_f whole_##name(vec_f x, vec_f y) {
#define LIST_D_DI(name) VEC_INLINE vec_f whole_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i whole_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b whole_##name(vec_f x) {
#include "runtime/math/ops_derived.h"

#include "runtime/math/lists.inc"

#undef LIST_D_D
#undef LIST_D_DD
#undef LIST_D_DI
#undef LIST_I_D
#undef LIST_B_D
#undef OTHERWISE
#define UNLESS(condition, e)      \
  *fits = (condition);            \
  return (e);
#define OTHERWISE(condition, e) \
  *known = true;                \
  UNLESS(condition, e)
#define LIST_D_D(name) VEC_INLINE vec_f next_##name(vec_f x, vec_b *fits, bool *known) {
#define LIST_D_DD(name) VEC_INLINE vec_f next_##name(vec_f x, vec_f y, vec_b *fits, bool *known) {
#define LIST_D_DI(name) VEC_INLINE vec_f next_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i next_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b next_##name(vec_f x) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter" /* fits and known, of lists without an ORDINARY */
#include "runtime/math/lists.inc"

#undef LIST_D_D
#undef LIST_D_DD
#undef LIST_D_DI
#undef LIST_I_D
#undef LIST_B_D
#undef ORDINARY
#undef RARE
#undef DEF_PAIR_F
#undef DEF_PAIR_I
#undef DEF_TRIPLE_F
#undef RESULT
#undef OTHERWISE
#define RARE(condition) NEVER
#define ORDINARY(condition, e)
#define OTHERWISE(condition, e)
#define DEF_PAIR_F(a, b, t, i)         \
  const vec_f a = F_CONST(0.0), b = a; \
  return (i);
#define DEF_PAIR_I(a, b, t, i)       \
  const vec_i a = I_CONST(0), b = a; \
  return (i);
#define DEF_TRIPLE_F(a, b, c, t, i)           \
  const vec_f a = F_CONST(0.0), b = a, c = a; \
  return (i);
#define RESULT(e) return I_CONST(0);
#define LIST_D_D(name) VEC_INLINE vec_i row_of_##name(vec_f x) {
#define LIST_D_DD(name) VEC_INLINE vec_i row_of_##name(vec_f x, vec_f y) {
#define LIST_D_DI(name) VEC_INLINE vec_i row_of_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i row_of_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_i row_of_##name(vec_f x) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-variable" /* what follows the row */
#include "runtime/math/lists.inc"
#pragma GCC diagnostic pop

#undef LIST_D_D
#undef LIST_D_DD
#undef LIST_D_DI
#undef LIST_I_D
#undef LIST_B_D
#undef ORDINARY
#undef DEF_PAIR_F
#undef DEF_PAIR_I
#undef DEF_TRIPLE_F
#undef RESULT
#define ORDINARY(condition, e) \
  *known = true;               \
  UNLESS(condition, e)
/* Of F_IS_USUAL, with fewer steps: below 0x1.5p1023 the sum does not reach infinity. */
#undef DEF_SPLIT
#undef F_SPLIT_DOWN
#define DEF_SPLIT(off, kd, z, ix, c)                                           \
  DEF_I(off, I_ADD(ix, I_CONST((INT64_C(1023) << 52) - (c))))                  \
  DEF_F(kd, vec_exponent(FROM_BITS(off)))                                      \
  DEF_F(z, FROM_BITS(I_ADD(I_AND(off, I_CONST((INT64_C(1) << 52) - 1)), I_CONST(c))))
#define F_SPLIT_DOWN(off) FROM_BITS(I_SUB(I_CONST(INT64_C(2046) << 52), I_AND(off, I_CONST(-(INT64_C(1) << 52)))))
/* `rows`: those of the first table, or NULL where they were not found ahead. */
#define DEF_PAIR_F(a, b, t, i)            \
  vec_f a, b;                             \
  if (rows) vec_pair_at(rows, t, &a, &b); \
  else vec_pair(i, t, &a, &b);
#define DEF_PAIR_I(a, b, t, i)   \
  DEF_PAIR_F(a##_f, b##_f, t, i) \
  const vec_i a = BITS(a##_f), b = BITS(b##_f);
#define DEF_TRIPLE_F(a, b, c, t, i)             \
  vec_f a, b, c;                                \
  if (rows) vec_triple_at(rows, t, &a, &b, &c); \
  else vec_triple(i, t, &a, &b, &c);            \
  rows = NULL;
#define RESULT(e) return (e);
#define LIST_D_D(name) VEC_INLINE vec_f usual_##name(vec_f x, const uint32_t *rows, vec_b *fits, bool *known) {
#define LIST_D_DD(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_f y, const uint32_t *rows, vec_b *fits, bool *known) {
#define LIST_D_DI(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i usual_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b usual_##name(vec_f x) {
#include "runtime/math/lists.inc"
#pragma GCC diagnostic pop

enum { BLOCK = 512, LANES = 16, WORD = 64 };

static inline unsigned lanes(size_t left) { return left >= LANES ? 0xffff : (1u << left) - 1; }

/* What is rare: a bit for each operand of a block; then where they are, counted from `base`, and the operands, which wait until they fill
 * vectors. `same`: the block of an operand in whose place the results go. */
typedef struct kept {
  _Alignas(8) uint16_t mask[BLOCK / LANES];
  uint32_t at[BLOCK + LANES + WORD];
  double x[BLOCK + 3 * LANES], y[BLOCK + 3 * LANES], same[BLOCK];
  size_t count;
  _Alignas(64) uint32_t room[4 * BLOCK]; /* rows are somewhere in it */
} kept;

/* Loads wait for earlier stores to an address with the same twelve low bits: rows are read while results are written. */
static inline uint32_t *place_of_rows(kept *k, const double *out) {
  const uintptr_t wanted = ((uintptr_t)out + 3072) & 4032, here = (uintptr_t)k->room & 4095;
  return k->room + ((wanted - here) & 4095) / sizeof(uint32_t);
}

/* Writes to `at` the places of the bits of the mask, and what is never read after them. */
static size_t places(kept *k, size_t words, uint32_t first) {
  enum { AT_ONCE = 4 }; /* more than there are may be taken: how often this loop runs is easier to predict */
  size_t count = k->count;
  for (size_t w = 0; w < words; w++) {
    uint64_t bits;
    memcpy(&bits, k->mask + 4 * w, 8);
    const size_t end = count + (size_t)__builtin_popcountll(bits);
    for (size_t c = count; c < end; c += AT_ONCE)
      for (size_t l = 0; l < AT_ONCE; l++, bits &= bits - 1) k->at[c + l] = first + (uint32_t)(WORD * w + (_tzcnt_u64(bits) & 63));
    count = end;
  }
  return count;
}
static __attribute__((target("avx512vbmi2"))) size_t places_by_compression(kept *k, size_t words, uint32_t first) {
  _Alignas(64) static const uint8_t order[WORD] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m512i all = _mm512_load_si512(order);
  size_t count = k->count;
  for (size_t w = 0; w < words; w++) {
    uint64_t bits;
    memcpy(&bits, k->mask + 4 * w, 8);
    if (bits == 0) continue;
    const __m512i set = _mm512_maskz_compress_epi8(bits, all), base = _mm512_set1_epi32((int)(first + (uint32_t)(WORD * w)));
    const size_t here = (size_t)__builtin_popcountll(bits);
    _mm512_storeu_si512(k->at + count, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(set))));
    if (here > 16) {
      _mm512_storeu_si512(k->at + count + 16, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(set, 1))));
      _mm512_storeu_si512(k->at + count + 32, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(set, 2))));
      _mm512_storeu_si512(k->at + count + 48, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(set, 3))));
    }
    count += here;
  }
  return count;
}

/* Adds those of a block. Ones follow the operands. y: NULL if there is none. */
static __attribute__((noinline)) void collect(kept *k, const double *x, const double *y, size_t n, uint32_t first) {
  enum { AT_ONCE = 4 };
  const size_t words = (n + WORD - 1) / WORD, from = k->count;
  const size_t count = __builtin_cpu_supports("avx512vbmi2") ? places_by_compression(k, words, first) : places(k, words, first);
  for (size_t l = 0; l < AT_ONCE; l++) k->at[count + l] = first;
  for (size_t c = from; c < count; c += AT_ONCE)
    for (size_t l = 0; l < AT_ONCE; l++) k->x[c + l] = x[k->at[c + l] - first];
  vec_store(k->x + count, F_CONST(1.0));
  if (y) {
    for (size_t c = from; c < count; c += AT_ONCE)
      for (size_t l = 0; l < AT_ONCE; l++) k->y[c + l] = y[k->at[c + l] - first];
    vec_store(k->y + count, F_CONST(1.0));
  }
  k->count = count;
}

/* The rows of a block. Of logarithms they are in the upper half of the bits. */
#define ROWS_OF(name)                                                                                   \
  VEC_INLINE void rows_##name(uint32_t *to, vec_f x) { vec_rows_store(to, row_of_##name(x)); }
#define ROWS_OF_TWO(name)                                                                               \
  VEC_INLINE void rows_##name(uint32_t *to, vec_f x) { vec_rows_store(to, row_of_##name(x, F_CONST(1.0))); }
#define ROWS_OF_BITS(name, first, by, last)                                                             \
  VEC_INLINE void rows_##name(uint32_t *to, vec_f x) {                                                  \
    const __m512i row = _mm512_srli_epi32(_mm512_sub_epi32(vec_upper(x), _mm512_set1_epi32(first)), by); \
    _mm512_storeu_si512(to, _mm512_and_si512(row, _mm512_set1_epi32(last)));                            \
  }
QN_VECTOR_ONE(ROWS_OF)
QN_VECTOR_AHEAD(ROWS_OF)
QN_VECTOR_TWO(ROWS_OF_TWO)
ROWS_OF_BITS(log, 0x3fe60000, 12, 254)
ROWS_OF_BITS(log10, 0x3fe60000, 12, 254)
ROWS_OF_BITS(log2, 0x3fe60000, 13, 126)
ROWS_OF_BITS(pow, 0x3fe69555, 11, 4 * 127)
#define rows_pow_by(to, v) (void)(v)

VEC_INLINE void vec_scatter(double *out, const uint32_t *at, vec_f r, size_t count) {
  double part[LANES];
  vec_store(part, r);
  if (count >= LANES)
    for (size_t l = 0; l < LANES; l++) out[at[l]] = part[l];
  else
    for (size_t l = 0; l < count; l++) out[at[l]] = part[l];
}

/* No branch asks whether a vector has rare lanes: for some functions and data it could not be predicted. Out may be x or y.
 * What a list calls ordinary, or its OTHERWISE, has a finite result. */
#define LOOP(name, two, ahead, ARGS, CALL)                                                                                  \
  qn_vec_done qn_vec_##name ARGS {                                                                                          \
    enum { FAR = 1 << 24 };                                                                                                 \
    if (!qn_vec_can()) return QN_VEC_NOT;                                                                                          \
    kept k;                                                                                                                 \
    k.count = 0;                                                                                                            \
    const vec_f one = F_CONST(1.0);                                                                                         \
    uint32_t *const found = place_of_rows(&k, out);                                                                         \
    double *base = out;                                                                                                     \
    size_t m = 0;                                                                                                           \
    bool known = true;                                                                                                      \
    for (bool more = true; more; x += m, second += two ? m : 0, out += m, n -= m) {                                         \
      const double *in = x, *also = second;                                                                                 \
      size_t i = 0, j = 0;                                                                                                  \
      unsigned any = 0;                                                                                                     \
      m = n < BLOCK ? n : BLOCK;                                                                                            \
      more = m > 0;                                                                                                         \
      if (x == out || (two && second == out)) {                                                                             \
        memcpy(k.same, out, m * sizeof *out);                                                                               \
        if (x == out) in = k.same;                                                                                          \
        if (two && second == out) also = k.same;                                                                            \
      }                                                                                                                     \
      if (ahead)                                                                                                            \
        for (; i < m; i += LANES) {                                                                                         \
          vec_f v = i + LANES <= m ? vec_load(in + i) : vec_load_some(lanes(m - i), in + i);                                \
          rows_##name(found + i, v);                                                                                        \
        }                                                                                                                   \
      for (i = 0; i + LANES <= m; i += LANES) {                                                                             \
        const uint32_t *rows = ahead ? found + i : NULL;                                                                    \
        bool usual = false;                                                                                                 \
        vec_b fits = ALWAYS;                                                                                                \
        vec_f v = vec_load(in + i), w = two ? vec_load(also + i) : one;                                                     \
        vec_store(out + i, CALL##_USUAL(usual_##name, v, w));                                                               \
        any |= vec_keep(k.mask + i / LANES, fits);                                                                          \
        known &= usual;                                                                                                     \
      }                                                                                                                     \
      if (i < m) {                                                                                                          \
        unsigned on = lanes(m - i);                                                                                         \
        const uint32_t *rows = ahead ? found + i : NULL;                                                                    \
        bool usual = false;                                                                                                 \
        vec_b fits = ALWAYS;                                                                                                \
        vec_f v = vec_load_some(on, in + i), w = two ? vec_load_some(on, also + i) : one;                                   \
        vec_store_some(on, out + i, CALL##_USUAL(usual_##name, v, w));                                                      \
        known &= usual;                                                                                                     \
        k.mask[i / LANES] = (uint16_t)(~vec_mask(fits) & on);                                                               \
        any |= k.mask[i / LANES];                                                                                           \
        i += LANES;                                                                                                         \
      }                                                                                                                     \
      /* those of the blocks before: what was just written in parts is slow to read in vectors */                           \
      const bool all = !more || out - base >= FAR;                                                                          \
      for (; all ? j < k.count : j + LANES <= k.count; j += LANES) {                                                        \
        unsigned on = lanes(k.count - j);                                                                                   \
        vec_b fits = ALWAYS;                                                                                                \
        bool known_too = false;                                                                                             \
        vec_f v = vec_load(k.x + j), w = two ? vec_load(k.y + j) : one;                                                     \
        vec_f r = CALL(next_##name, v, w);                                                                                  \
        if (~vec_mask(fits) & on) r = SELECT_F(fits, r, CALL##_WHOLE(whole_##name, v, w));                                  \
        known &= known_too && !(~vec_mask(fits) & on);                                                                      \
        vec_scatter(base, k.at + j, r, k.count - j);                                                                        \
      }                                                                                                                     \
      if (all) {                                                                                                            \
        base = out;                                                                                                         \
        k.count = 0;                                                                                                        \
      } else if (j > 0) {                                                                                                   \
        k.count -= j;                                                                                                       \
        vec_store(k.x, vec_load(k.x + j));                                                                                  \
        if (two) vec_store(k.y, vec_load(k.y + j));                                                                         \
        _mm512_storeu_si512(k.at, _mm512_loadu_si512(k.at + j));                                                            \
      }                                                                                                                     \
      if (!any) continue;                                                                                                   \
      for (; i % WORD; i += LANES) k.mask[i / LANES] = 0;                                                                   \
      collect(&k, in, two ? also : NULL, m, (uint32_t)(out - base));                                                        \
    }                                                                                                                       \
    return known ? QN_VEC_FINITE : QN_VEC_DONE;                                                                   \
  }
#define CALL_ONE_USUAL(f, v, w) ((void)w, f(v, rows, &fits, &usual))
#define CALL_TWO_USUAL(f, v, w) f(v, w, rows, &fits, &usual)
#define CALL_BY_USUAL(f, v, w) ((void)w, (void)rows, f(v, by, &fits))
#define CALL_ONE(f, v, w) ((void)w, f(v, &fits, &known_too))
#define CALL_ONE_WHOLE(f, v, w) f(v)
#define CALL_TWO(f, v, w) f(v, w, &fits, &known_too)
#define CALL_TWO_WHOLE(f, v, w) f(v, w)
#define second x
#define LOOP_ONE(name) LOOP(name, false, false, (double *out, const double *x, size_t n), CALL_ONE)
#define LOOP_AHEAD(name) LOOP(name, false, true, (double *out, const double *x, size_t n), CALL_ONE)
QN_VECTOR_ONE(LOOP_ONE)
QN_VECTOR_AHEAD(LOOP_AHEAD)
QN_VECTOR_BITS(LOOP_AHEAD)
#undef second
#define LOOP_TWO(name) LOOP(name, true, false, (double *out, const double *x, const double *second, size_t n), CALL_TWO)
#define LOOP_TWO_AHEAD(name) LOOP(name, true, true, (double *out, const double *x, const double *second, size_t n), CALL_TWO)
QN_VECTOR_TWO(LOOP_TWO)
QN_VECTOR_TWO_AHEAD(LOOP_TWO_AHEAD)

/* power.c says how. */
VEC_INLINE vec_f usual_pow_by(vec_f x, const qn_short_power *by, vec_b *fits) {
  vec_f h = x, l = F_CONST(0.0);
  if (by->half) {
    h = F_SQRT(x);
    l = F_MUL(F_FMA(F_NEG(h), h, x), F_DIV(F_CONST(0.5), h));
  }
  for (int k = 0; k < by->times; k++) {
    vec_f p = F_MUL(h, x), rest = F_FMA(l, x, F_MULSUB(h, x, p));
    h = F_ADD(p, rest);
    l = F_SUB(rest, F_SUB(h, p));
  }
  if (by->under) {
    vec_f q = F_DIV(F_CONST(1.0), h), rest = F_MUL(q, F_SUB(F_FMA(F_NEG(q), h, F_CONST(1.0)), F_MUL(q, l)));
    h = F_ADD(q, rest);
    l = F_SUB(rest, F_SUB(h, q));
  }
  vec_f size = F_ABS(h);
  *fits = B_AND(B_AND(F_EQ(F_FMA(l, F_CONST(1.0625), h), h), F_GT(F_ABS(x), F_CONST(0x1p-450))),
                B_AND(F_GT(size, F_CONST(0x1p-900)), F_LT(size, F_CONST(0x1p1000))));
  return h;
}
VEC_INLINE vec_f next_pow_by(vec_f x, const qn_short_power *by, vec_b *fits) {
  return next_pow(x, F_CONST(by->y), fits, &(bool){false});
}
VEC_INLINE vec_f whole_pow_by(vec_f x, const qn_short_power *by) { return whole_pow(x, F_CONST(by->y)); }
#define CALL_BY(f, v, w) ((void)w, f(v, by, &fits))
#define CALL_BY_WHOLE(f, v, w) f(v, by)
#define second x
LOOP(pow_by, false, false, (double *out, const double *x, const qn_short_power *by, size_t n), CALL_BY)
#undef second

/* One instruction does it. */
qn_vec_done qn_vec_ldexp(double *out, const double *x, const int64_t *n, size_t count) {
  if (!qn_vec_can()) return QN_VEC_NOT;
  size_t i = 0;
  for (; i + 8 <= count; i += 8)
    _mm512_storeu_pd(out + i, _mm512_scalef_pd(_mm512_loadu_pd(x + i), _mm512_cvtepi64_pd(_mm512_loadu_si512(n + i))));
  if (i < count) {
    const __mmask8 on = (__mmask8)((1u << (count - i)) - 1);
    const __m512d by = _mm512_cvtepi64_pd(_mm512_maskz_loadu_epi64(on, n + i));
    _mm512_mask_storeu_pd(out + i, on, _mm512_scalef_pd(_mm512_maskz_loadu_pd(on, x + i), by));
  }
  return QN_VEC_DONE;
}

#pragma GCC pop_options
#else
typedef int qn_math_no_vector;
#endif
