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
  *rare = B_NOT(condition);       \
  return (e);
#define OTHERWISE(condition, e) UNLESS(condition, e)
#define LIST_D_D(name) VEC_INLINE vec_f next_##name(vec_f x, vec_b *rare) {
#define LIST_D_DD(name) VEC_INLINE vec_f next_##name(vec_f x, vec_f y, vec_b *rare) {
#define LIST_D_DI(name) VEC_INLINE vec_f next_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i next_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b next_##name(vec_f x) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter" /* rare, of lists without an ORDINARY */
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
#define ORDINARY(condition, e) UNLESS(condition, e)
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
#define LIST_D_D(name) VEC_INLINE vec_f usual_##name(vec_f x, const int64_t *rows, vec_b *rare) {
#define LIST_D_DD(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_f y, const int64_t *rows, vec_b *rare) {
#define LIST_D_DI(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i usual_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b usual_##name(vec_f x) {
#include "runtime/math/lists.inc"
#pragma GCC diagnostic pop

enum { BLOCK = 512, LANES = 16 }; /* large, so that what is rare in a block fills vectors */

static bool can(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

static inline unsigned lanes(size_t left) { return left >= LANES ? 0xffff : (1u << left) - 1; }

/* What is rare in a block: a bit for each operand, then the operands, and where their results belong. */
typedef struct kept {
  _Alignas(8) uint16_t mask[BLOCK / LANES];
  double x[BLOCK + LANES], y[BLOCK + LANES], all_y[BLOCK + LANES];
  _Alignas(64) int64_t rows[BLOCK];
  int64_t at[BLOCK + LANES];
} kept;

/* Out holds x where it is rare. */
static size_t collect(kept *k, const double *out, size_t n, bool two) {
  enum { AT_ONCE = 4 }; /* more than there are may be taken: how often this loop runs is easier to predict */
  size_t count = 0;
  for (size_t w = 0; w * 64 < n; w++) {
    uint64_t bits;
    memcpy(&bits, k->mask + 4 * w, 8);
    const size_t end = count + (size_t)__builtin_popcountll(bits);
    for (size_t c = count; c < end; c += AT_ONCE)
      for (size_t l = 0; l < AT_ONCE; l++, bits &= bits - 1) {
        size_t i = 64 * w + (size_t)(_tzcnt_u64(bits) & 63);
        k->at[c + l] = (int64_t)i;
        if (two) k->y[c + l] = k->all_y[i];
        k->x[c + l] = out[i];
      }
    count = end;
  }
  return count;
}

/* No branch asks whether a vector has rare lanes: for some functions and data it could not be predicted. Out may be x or y. */
#define LOOP(name, two, ahead, ARGS, CALL)                                                                                  \
  bool qn_vec_##name ARGS {                                                                                                 \
    if (!can()) return false;                                                                                               \
    kept k;                                                                                                                 \
    const vec_f one = F_CONST(1.0);                                                                                         \
    for (; n > 0; n -= n < BLOCK ? n : BLOCK, x += BLOCK, second += two ? BLOCK : 0, out += BLOCK) {                        \
      size_t m = n < BLOCK ? n : BLOCK, i = 0;                                                                              \
      memset(k.mask, 0, sizeof k.mask);                                                                                     \
      if (ahead)                                                                                                            \
        for (; i < m; i += LANES) {                                                                                         \
          vec_f v = i + LANES <= m ? vec_load(x + i) : vec_load_some(lanes(m - i), x + i);                                  \
          vec_store_int(k.rows + i, CALL##_ROWS(row_of_##name, v));                                                         \
        }                                                                                                                   \
      for (i = 0; i + LANES <= m; i += LANES) {                                                                             \
        const int64_t *rows = ahead ? k.rows + i : NULL;                                                                    \
        vec_b rare = NEVER;                                                                                                 \
        vec_f v = vec_load(x + i), w = two ? vec_load(second + i) : one, r = CALL##_USUAL(usual_##name, v, w);              \
        k.mask[i / LANES] = (uint16_t)vec_mask(rare);                                                                       \
        if (two) vec_store(k.all_y + i, w);                                                                                 \
        vec_store(out + i, SELECT_F(rare, v, r));                                                                           \
      }                                                                                                                     \
      if (i < m) {                                                                                                          \
        unsigned on = lanes(m - i);                                                                                         \
        const int64_t *rows = ahead ? k.rows + i : NULL;                                                                    \
        vec_b rare = NEVER;                                                                                                 \
        vec_f v = vec_load_some(on, x + i), w = two ? vec_load_some(on, second + i) : one;                                  \
        vec_f r = CALL##_USUAL(usual_##name, v, w);                                                                         \
        k.mask[i / LANES] = (uint16_t)(vec_mask(rare) & on);                                                                \
        if (two) vec_store(k.all_y + i, w);                                                                                 \
        vec_store_some(on, out + i, SELECT_F(rare, v, r));                                                                  \
      }                                                                                                                     \
      size_t count = collect(&k, out, m, two);                                                                              \
      for (size_t j = 0; j < count; j += LANES) {                                                                           \
        double part[LANES];                                                                                                 \
        unsigned on = lanes(count - j);                                                                                     \
        vec_b rare = NEVER;                                                                                                 \
        vec_f v = vec_load_some(on, k.x + j), w = two ? vec_load_some(on, k.y + j) : one;                                   \
        vec_f r = CALL(next_##name, v, w);                                                                                  \
        if (vec_mask(rare) & on) r = SELECT_F(rare, CALL##_WHOLE(whole_##name, v, w), r);                                   \
        vec_store(part, r);                                                                                                 \
        for (size_t l = j; l < count && l < j + LANES; l++) out[k.at[l]] = part[l - j];                                     \
      }                                                                                                                     \
    }                                                                                                                       \
    return true;                                                                                                            \
  }
#define CALL_ONE_ROWS(f, v) f(v)
#define CALL_TWO_ROWS(f, v) f(v, one) /* only asked for where the second does not matter */
#define CALL_BY_ROWS(f, v) ((void)(v), I_CONST(0))
#define CALL_ONE_USUAL(f, v, w) ((void)w, f(v, rows, &rare))
#define CALL_TWO_USUAL(f, v, w) f(v, w, rows, &rare)
#define CALL_BY_USUAL(f, v, w) ((void)w, (void)rows, f(v, by, &rare))
#define CALL_ONE(f, v, w) ((void)w, f(v, &rare))
#define CALL_ONE_WHOLE(f, v, w) f(v)
#define CALL_TWO(f, v, w) f(v, w, &rare)
#define CALL_TWO_WHOLE(f, v, w) f(v, w)
#define second x
#define LOOP_ONE(name) LOOP(name, false, false, (double *out, const double *x, size_t n), CALL_ONE)
#define LOOP_AHEAD(name) LOOP(name, false, true, (double *out, const double *x, size_t n), CALL_ONE)
QN_VECTOR_ONE(LOOP_ONE)
QN_VECTOR_AHEAD(LOOP_AHEAD)
#undef second
#define LOOP_TWO(name) LOOP(name, true, false, (double *out, const double *x, const double *second, size_t n), CALL_TWO)
#define LOOP_TWO_AHEAD(name) LOOP(name, true, true, (double *out, const double *x, const double *second, size_t n), CALL_TWO)
QN_VECTOR_TWO(LOOP_TWO)
QN_VECTOR_TWO_AHEAD(LOOP_TWO_AHEAD)

/* power.c says how. */
VEC_INLINE vec_f usual_pow_by(vec_f x, const qn_short_power *by, vec_b *rare) {
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
  *rare = B_NOT(B_AND(B_AND(F_EQ(F_FMA(l, F_CONST(1.0625), h), h), F_GT(F_ABS(x), F_CONST(0x1p-450))),
                      B_AND(F_GT(size, F_CONST(0x1p-900)), F_LT(size, F_CONST(0x1p1000)))));
  return h;
}
VEC_INLINE vec_f next_pow_by(vec_f x, const qn_short_power *by, vec_b *rare) { return next_pow(x, F_CONST(by->y), rare); }
VEC_INLINE vec_f whole_pow_by(vec_f x, const qn_short_power *by) { return whole_pow(x, F_CONST(by->y)); }
#define CALL_BY(f, v, w) ((void)w, f(v, by, &rare))
#define CALL_BY_WHOLE(f, v, w) f(v, by)
#define second x
LOOP(pow_by, false, false, (double *out, const double *x, const qn_short_power *by, size_t n), CALL_BY)
#undef second

#pragma GCC pop_options
#else
typedef int qn_math_no_vector;
#endif
