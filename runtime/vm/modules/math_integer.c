/* math_integer.c - math's functions of ints: in 64 bits where they suffice. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/vm/modules/math_module.h"

static bool fits64(qn_value v) { return !qn_is_big(v); }

static uint64_t magnitude(int64_t i) { return i < 0 ? 0 - (uint64_t)i : (uint64_t)i; }

static uint64_t gcd(uint64_t a, uint64_t b) {
  while (b) {
    uint64_t r = a % b;
    a = b;
    b = r;
  }
  return a;
}

/* Takes both. */
static int gcd_of(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  int bad = fits64(a) && fits64(b) ? qn_big_of_u64(rt, gcd(magnitude(a.i), magnitude(b.i)), out) : qn_big_gcd(rt, a, b, out);
  qn_release(rt, a);
  qn_release(rt, b);
  return bad;
}

MATH_FUNCTION(gcd) {
  qn_value g = qn_int(0), x;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "math.gcd() takes no keyword arguments");
  for (uint32_t i = 0; i < args->npos; i++) {
    if (qn_as_int(rt, args->pos[i], &x)) return qn_release(rt, g), -1;
    MATH_TRY(gcd_of(rt, g, x, &g));
  }
  return *out = g, 0;
}

static bool is_zero(qn_value v) { return fits64(v) && v.i == 0; }

/* |a * b| / gcd(a, b). Takes both. */
static int lcm_of(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  qn_value g = {0}, q = {0}, product = {0};
  if (is_zero(a) || is_zero(b)) return qn_release(rt, a), qn_release(rt, b), *out = qn_int(0), 0;
  int bad = gcd_of(rt, qn_retained(a), qn_retained(b), &g) || qn_binary(rt, QN_FLOORDIV, a, g, &q) || qn_binary(rt, QN_MUL, q, b, &product);
  bad = bad || qn_unary(rt, qn_big_negative(product) ? QN_NEG : QN_POS, product, out);
  qn_release(rt, a);
  qn_release(rt, b);
  qn_release(rt, g);
  qn_release(rt, q);
  qn_release(rt, product);
  return bad ? -1 : 0;
}

MATH_FUNCTION(lcm) {
  qn_value l = qn_int(1), x;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "math.lcm() takes no keyword arguments");
  for (uint32_t i = 0; i < args->npos; i++) {
    if (qn_as_int(rt, args->pos[i], &x)) return qn_release(rt, l), -1;
    MATH_TRY(lcm_of(rt, l, x, &l));
  }
  return *out = l, 0;
}

MATH_FUNCTION(factorial) {
  qn_value a;
  MATH_TRY(qn_args_parse(rt, args, "math.factorial", "x/", &a));
  MATH_TRY(qn_as_int(rt, a, &a));
  const bool big = qn_is_big(a), negative = qn_big_negative(a);
  qn_release(rt, a);
  if (negative) return qn_raise(rt, QN_E_ValueError, "factorial() not defined for negative values");
  if (big) return qn_raise(rt, QN_E_OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (a.i > 100000000) return qn_raise_memory(rt);
  return a.i < 2 ? (*out = qn_int(1), 0) : qn_big_product(rt, 1, a.i, out);
}

static int64_t isqrt64(int64_t n) {
  int64_t r = (int64_t)sqrt((double)n); /* off by one at most */
  while (r > 3037000499 || r * r > n) r--;
  while (r < 3037000499 && (r + 1) * (r + 1) <= n) r++;
  return r;
}

MATH_FUNCTION(isqrt) {
  qn_value a;
  MATH_TRY(qn_args_parse(rt, args, "math.isqrt", "n/", &a));
  MATH_TRY(qn_as_int(rt, a, &a));
  int bad = 0;
  if (qn_big_negative(a)) bad = qn_raise(rt, QN_E_ValueError, "isqrt() argument must be nonnegative");
  else if (qn_is_big(a)) bad = qn_big_isqrt(rt, a, out);
  else *out = qn_int(isqrt64(a.i));
  qn_release(rt, a);
  return bad;
}

/* n and k of comb and perm, owned; k is n where it is not given. */
static int two(qn_rt *rt, const qn_args *args, const char *fname, const char *spec, qn_value *n, qn_value *k) {
  qn_value a[2];
  MATH_TRY(qn_args_parse(rt, args, fname, spec, a));
  MATH_TRY(qn_as_int(rt, a[0], n));
  *k = qn_retained(*n);
  if (a[1].tag != QN_UNSET && a[1].tag != QN_NONE) {
    qn_release(rt, *k);
    if (qn_as_int(rt, a[1], k)) return qn_release(rt, *n), -1;
  }
  if (!qn_big_negative(*n) && !qn_big_negative(*k)) return 0;
  qn_raise(rt, QN_E_ValueError, "%s must be a non-negative integer", qn_big_negative(*n) ? "n" : "k");
  qn_release(rt, *n);
  qn_release(rt, *k);
  return -1;
}

/* Of n - k .. n: the product of n - i over i < k; divided by k! where it counts sets. */
static int choose(qn_rt *rt, qn_value n, qn_value k, bool sets, qn_value *out) {
  if (qn_big_cmp(k, n) > 0) return *out = qn_int(0), 0;
  if (qn_is_big(k)) return qn_raise(rt, QN_E_OverflowError, "%s must not exceed 9223372036854775807", sets ? "min(n - k, k)" : "k");
  qn_value r = qn_int(1), factor, next;
  for (int64_t i = 0; i < k.i; i++) {
    MATH_TRY(qn_binary(rt, QN_SUB, n, qn_int(i), &factor) ? (qn_release(rt, r), -1) : 0);
    int bad = qn_binary(rt, QN_MUL, r, factor, &next);
    qn_release(rt, factor);
    qn_release(rt, r);
    if (bad || (rt->hooks.interrupted && (i & 255) == 255 && rt->hooks.interrupted(rt))) return bad ? -1 : (qn_release(rt, next), -1);
    r = next;
    if (!sets) continue;
    bad = qn_binary(rt, QN_FLOORDIV, r, qn_int(i + 1), &next); /* r stays a binomial coefficient */
    qn_release(rt, r);
    if (bad) return -1;
    r = next;
  }
  return *out = r, 0;
}

MATH_FUNCTION(comb) {
  qn_value n, k, other;
  MATH_TRY(two(rt, args, "math.comb", "n k/", &n, &k));
  int bad = qn_binary(rt, QN_SUB, n, k, &other);
  if (!bad && !qn_big_negative(other) && qn_big_cmp(other, k) < 0) {
    qn_value t = other;
    other = k;
    k = t;
  }
  bad = bad || choose(rt, n, k, true, out);
  qn_release(rt, n);
  qn_release(rt, k);
  qn_release(rt, other);
  return bad ? -1 : 0;
}

MATH_FUNCTION(perm) {
  qn_value n, k;
  if (args->npos == 1 && !args->nkw && qn_is_whole(args->pos[0]) && qn_big_negative(args->pos[0]))
    return qn_raise(rt, QN_E_ValueError, "factorial() not defined for negative values");
  MATH_TRY(two(rt, args, "math.perm", "n|k/", &n, &k));
  int bad;
  if (!qn_is_big(n) && !qn_is_big(k) && k.i <= n.i && n.i < 100000000) bad = qn_big_product(rt, n.i - k.i + 1, n.i, out);
  else bad = choose(rt, n, k, false, out);
  qn_release(rt, n);
  qn_release(rt, k);
  return bad;
}
