/* math_integer.c - math's functions of ints. Results outside 64 bits raise OverflowError. */
#include <math.h>

#include "runtime/vm/modules/math_module.h"

static uint64_t magnitude(int64_t i) { return i < 0 ? 0 - (uint64_t)i : (uint64_t)i; }

static int give(qn_rt *rt, uint64_t m, qn_value *out) {
  if (m > INT64_MAX) return qn_int_overflow(rt);
  return *out = qn_int((int64_t)m), 0;
}

static uint64_t gcd(uint64_t a, uint64_t b) {
  while (b) {
    uint64_t r = a % b;
    a = b;
    b = r;
  }
  return a;
}

MATH_FUNCTION(gcd) {
  uint64_t g = 0;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "math.gcd() takes no keyword arguments");
  for (uint32_t i = 0; i < args->npos; i++) {
    int64_t x;
    MATH_TRY(qn_as_index(rt, args->pos[i], &x));
    g = gcd(g, magnitude(x));
  }
  return give(rt, g, out);
}

MATH_FUNCTION(lcm) {
  uint64_t l = 1;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "math.lcm() takes no keyword arguments");
  for (uint32_t i = 0; i < args->npos; i++) {
    int64_t x;
    MATH_TRY(qn_as_index(rt, args->pos[i], &x));
    uint64_t m = magnitude(x), g = gcd(l, m);
    if (m == 0 || l == 0)
      l = 0;
    else if (__builtin_mul_overflow(l / g, m, &l))
      return qn_int_overflow(rt);
  }
  return give(rt, l, out);
}

MATH_FUNCTION(factorial) {
  qn_value a;
  int64_t n, r = 1;
  MATH_TRY(qn_args_parse(rt, args, "math.factorial", "x/", &a));
  MATH_TRY(qn_as_index(rt, a, &n));
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "factorial() not defined for negative values");
  if (n > 20) return qn_int_overflow(rt);
  for (int64_t i = 2; i <= n; i++) r *= i;
  return *out = qn_int(r), 0;
}

MATH_FUNCTION(isqrt) {
  qn_value a;
  int64_t n;
  MATH_TRY(qn_args_parse(rt, args, "math.isqrt", "n/", &a));
  MATH_TRY(qn_as_index(rt, a, &n));
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "isqrt() argument must be nonnegative");
  int64_t r = (int64_t)sqrt((double)n); /* off by one at most */
  while (r > 3037000499 || r * r > n) r--;
  while (r < 3037000499 && (r + 1) * (r + 1) <= n) r++;
  return *out = qn_int(r), 0;
}

static int two(qn_rt *rt, const qn_args *args, const char *fname, const char *spec, int64_t *n, int64_t *k) {
  qn_value a[2];
  MATH_TRY(qn_args_parse(rt, args, fname, spec, a));
  MATH_TRY(qn_as_index(rt, a[0], n));
  *k = *n;
  if (a[1].tag != QN_UNSET && a[1].tag != QN_NONE) MATH_TRY(qn_as_index(rt, a[1], k));
  if (*n < 0) return qn_raise(rt, QN_E_ValueError, "n must be a non-negative integer");
  if (*k < 0) return qn_raise(rt, QN_E_ValueError, "k must be a non-negative integer");
  return 0;
}

MATH_FUNCTION(comb) {
  int64_t n, k;
  MATH_TRY(two(rt, args, "math.comb", "n k/", &n, &k));
  if (k > n) return *out = qn_int(0), 0;
  if (k > n - k) k = n - k;
  __extension__ unsigned __int128 r = 1;
  for (int64_t i = 1; i <= k; i++) { /* r stays a binomial coefficient, below 2**64 */
    r = r * (uint64_t)(n - k + i) / (uint64_t)i;
    if (r > INT64_MAX) return qn_int_overflow(rt);
  }
  return *out = qn_int((int64_t)r), 0;
}

MATH_FUNCTION(perm) {
  int64_t n, k, r = 1;
  if (args->npos == 1 && !args->nkw && (args->pos[0].tag == QN_INT) && args->pos[0].i < 0)
    return qn_raise(rt, QN_E_ValueError, "factorial() not defined for negative values");
  MATH_TRY(two(rt, args, "math.perm", "n|k/", &n, &k));
  if (k > n) return *out = qn_int(0), 0;
  for (int64_t i = 0; i < k && r; i++)
    if (__builtin_mul_overflow(r, n - i, &r)) return qn_int_overflow(rt);
  return *out = qn_int(r), 0;
}
