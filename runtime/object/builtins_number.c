/* builtins_number.c - abs, divmod, pow, round, sum, min, max. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/object/bigint.h"
#include "runtime/object/builtins.h"

QN_BUILTIN(qn_b_abs) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "abs", "x/", &x));
  if (x.tag == QN_FLOAT) return *out = qn_float(fabs(x.f)), 0;
  if (qn_is_whole(x)) return qn_unary(rt, qn_big_negative(x) ? QN_NEG : QN_POS, x, out);
  if (qn_is(x, QN_K_COMPLEX)) {
    double r = hypot(qn_complexp(x)->re, qn_complexp(x)->im);
    if (isinf(r) && isfinite(qn_complexp(x)->re) && isfinite(qn_complexp(x)->im))
      return qn_raise(rt, QN_E_OverflowError, "absolute value too large");
    return *out = qn_float(r), 0;
  }
  int r = qn_call_special(rt, x, "__abs__", NULL, 0, out);
  if (r) return r < 0 ? -1 : 0;
  return qn_raise(rt, QN_E_TypeError, "bad operand type for abs(): '%s'", qn_type_name(x));
}

QN_BUILTIN(qn_b_divmod) {
  qn_value a[2], q;
  QN_TRY(qn_args_parse(rt, args, "divmod", "x y/", a));
  bool numbers = (a[0].tag != QN_OBJ || qn_is_big(a[0])) && (a[1].tag != QN_OBJ || qn_is_big(a[1])) && a[0].tag != QN_NPSCALAR && a[1].tag != QN_NPSCALAR;
  if (numbers || qn_binary(rt, QN_DIVMOD, a[0], a[1], out) == 0) return numbers ? qn_binary(rt, QN_DIVMOD, a[0], a[1], out) : 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
  qn_value error = qn_exc_take(rt); /* classes that have // and % but no divmod */
  if (qn_binary(rt, QN_FLOORDIV, a[0], a[1], &q) < 0) {
    qn_exc_clear(rt);
    rt->exc = error;
    return -1;
  }
  qn_release(rt, error);
  qn_value pair[2] = {q, {0}};
  QN_TRY(qn_binary(rt, QN_MOD, a[0], a[1], &pair[1]) < 0 ? (qn_release(rt, q), -1) : 0);
  return qn_new_tuple_take(rt, pair, 2, out);
}

static uint64_t mul_mod(uint64_t a, uint64_t b, uint64_t m) {
  __extension__ unsigned __int128 p = (unsigned __int128)a * b;
  return (uint64_t)(p % m);
}

/* x with a * x = 1 (mod m), or -1 when there is none; m > 0, 0 <= a < m */
static int64_t inverse_mod(int64_t a, int64_t m) {
  int64_t r0 = m, r1 = a, t0 = 0, t1 = 1;
  while (r1) {
    int64_t q = r0 / r1, r2 = r0 - q * r1, t2 = t0 - q * t1;
    r0 = r1, r1 = r2, t0 = t1, t1 = t2;
  }
  if (r0 != 1) return m == 1 ? 0 : -1;
  return t0 < 0 ? t0 + m : t0;
}

static int pow_mod(qn_rt *rt, int64_t base, int64_t exponent, int64_t mod, qn_value *out) {
  if (mod == 0) return qn_raise(rt, QN_E_ValueError, "pow() 3rd argument cannot be 0");
  if (mod == INT64_MIN || exponent == INT64_MIN) return qn_big_pow_mod(rt, qn_int(base), qn_int(exponent), qn_int(mod), out);
  int64_t m = mod < 0 ? -mod : mod;
  int64_t b = qn_mod_i64(base, m);
  if (exponent < 0) {
    b = inverse_mod(b, m);
    if (b < 0) return qn_raise(rt, QN_E_ValueError, "base is not invertible for the given modulus");
    exponent = -exponent;
  }
  uint64_t r = 1 % (uint64_t)m, p = (uint64_t)b;
  for (; exponent; exponent >>= 1) {
    if (exponent & 1) r = mul_mod(r, p, (uint64_t)m);
    p = mul_mod(p, p, (uint64_t)m);
  }
  int64_t result = (int64_t)r;
  return *out = qn_int(mod < 0 && result ? result + mod : result), 0;
}

QN_BUILTIN(qn_b_pow) {
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "pow", "base exp|mod", a));
  if (qn_is_none(a[2])) return qn_binary(rt, QN_POW, a[0], a[1], out);
  if (qn_is_int(a[0]) && qn_is_int(a[1]) && qn_is_int(a[2])) return pow_mod(rt, a[0].i, a[1].i, a[2].i, out);
  int own = qn_is(a[0], QN_K_INSTANCE) ? qn_call_special(rt, a[0], "__pow__", a + 1, 2, out) : 0;
  if (own) return own < 0 ? -1 : 0;
  for (int i = 0; i < 3; i++) a[i] = qn_unboxed(a[i]);
  if (qn_is_whole(a[0]) && qn_is_whole(a[1]) && qn_is_whole(a[2])) return qn_big_pow_mod(rt, a[0], a[1], a[2], out);
  if (a[0].tag == QN_FLOAT || a[1].tag == QN_FLOAT || a[2].tag == QN_FLOAT)
    return qn_raise(rt, QN_E_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  return qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", qn_type_name(a[0]),
                  qn_type_name(a[1]), qn_type_name(a[2]));
}

/* --- round --------------------------------------------------------------------------------------------------------------------------- */
/* Digits before the point, rounded half to even at 10**zeros. x is finite. */
static double round_left(double x, int zeros) {
  char text[340];
  double whole = trunc(x);
  int n = snprintf(text, sizeof text, "%.0f", fabs(whole));
  if (zeros > n) return copysign(0.0, x);
  int keep = n - zeros;
  char next = text[keep];
  bool rest = x != whole;
  for (int i = keep + 1; i < n; i++) rest = rest || text[i] != '0';
  bool odd = keep > 0 && (text[keep - 1] - '0') % 2 == 1, up = next > '5' || (next == '5' && (rest || odd));
  double kept = 0.0;
  char out[360];
  memcpy(out, text, (size_t)keep);
  int at = keep - 1;
  while (up && at >= 0 && out[at] == '9') out[at--] = '0';
  if (up && at >= 0) out[at]++;
  snprintf(out + keep, sizeof out - (size_t)keep, "e%d", zeros);
  char carried[364];
  snprintf(carried, sizeof carried, "%s%s", up && at < 0 ? "1" : keep ? "" : "0", out);
  if (!qn_double_parse(qn_sv_of(carried), &kept)) return x;
  return copysign(kept, x);
}

static int round_float(qn_rt *rt, double x, int64_t digits, qn_value *out) {
  if (!isfinite(x) || digits > 323) return *out = qn_float(x), 0;
  if (digits < -308) return *out = qn_float(copysign(0.0, x)), 0;
  double r;
  if (digits >= 0) {
    char text[700];
    int n = snprintf(text, sizeof text, "%.*f", (int)digits, x);
    if (!qn_double_parse((qn_sv){text, (size_t)n}, &r)) r = x;
  } else {
    r = round_left(x, (int)-digits);
  }
  if (isinf(r)) return qn_raise(rt, QN_E_OverflowError, "rounded value too large to represent");
  return *out = qn_float(r), 0;
}

/* To a multiple of 10**-digits, half to even, where 64 bits do not hold it. */
static int round_big(qn_rt *rt, qn_value x, int64_t digits, qn_value *out) {
  qn_value unit, pair, twice, r = {0};
  if (digits < -qn_int_bit_length(x)) return *out = qn_int(0), 0;
  QN_TRY(qn_big_binary(rt, QN_POW, qn_int(10), qn_int(-digits), &unit));
  int bad = qn_big_binary(rt, QN_DIVMOD, x, unit, &pair);
  if (bad) return qn_release(rt, unit), -1;
  qn_value q = qn_retained(qn_tuplep(pair)->items[0]), rest = qn_retained(qn_tuplep(pair)->items[1]);
  qn_release(rt, pair);
  if (!(bad = qn_big_binary(rt, QN_LSHIFT, rest, qn_int(1), &twice))) {
    int c = qn_big_cmp(twice, unit);
    qn_release(rt, twice);
    if (c > 0 || (c == 0 && (qn_int_low_bits(q) & 1))) {
      qn_value up;
      if (!(bad = qn_big_binary(rt, QN_ADD, q, qn_int(1), &up))) qn_release(rt, q), q = up;
    }
  }
  bad = bad || qn_big_binary(rt, QN_MUL, q, unit, &r);
  qn_release(rt, q);
  qn_release(rt, rest);
  qn_release(rt, unit);
  return bad ? -1 : (*out = r, 0);
}

static int round_int(qn_rt *rt, int64_t x, int64_t digits, qn_value *out) {
  if (digits >= 0) return *out = qn_int(x), 0;
  if (digits < -19) return *out = qn_int(0), 0;
  __extension__ __int128 unit = 1, v = x;
  for (int64_t i = digits; i < 0; i++) unit *= 10;
  __extension__ __int128 q = v / unit, r = v % unit;
  if (r < 0) r += unit, q -= 1;
  if (r * 2 > unit || (r * 2 == unit && (q & 1))) q++;
  __extension__ __int128 result = q * unit;
  return qn_big_of_wide(rt, result, out);
}

QN_BUILTIN(qn_b_round) {
  qn_value a[2];
  int64_t digits = 0;
  QN_TRY(qn_args_parse(rt, args, "round", "number|ndigits", a));
  bool given = !qn_is_none(a[1]);
  if (a[0].tag == QN_FLOAT && !given) {
    if (isnan(a[0].f)) return qn_raise(rt, QN_E_ValueError, "cannot convert float NaN to integer");
    return qn_float_to_int(rt, rint(a[0].f), out);
  }
  if (a[0].tag == QN_FLOAT || qn_is_int(a[0])) {
    if (given) QN_TRY(qn_as_index(rt, a[1], &digits));
    return a[0].tag == QN_FLOAT ? round_float(rt, a[0].f, digits, out) : round_int(rt, a[0].i, digits, out);
  }
  if (qn_is_big(a[0])) {
    if (given) QN_TRY(qn_as_index(rt, a[1], &digits));
    return digits >= 0 ? (*out = qn_retained(a[0]), 0) : round_big(rt, a[0], digits, out);
  }
  int r = qn_call_special(rt, a[0], "__round__", &a[1], given, out);
  if (r) return r < 0 ? -1 : 0;
  if (a[0].tag == QN_OBJ && a[0].o->cls->boxed) {
    a[0] = qn_unboxed(a[0]);
    return qn_b_round(rt, self, &(qn_args){.pos = a, .npos = given ? 2 : 1}, out);
  }
  return qn_raise(rt, QN_E_TypeError, "type %s doesn't define __round__ method", qn_type_name(a[0]));
}

/* --- sum, min, max -------------------------------------------------------------------------------------------------------------------- */
static int sum_start(qn_rt *rt, qn_value start) {
  if (qn_is(start, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  if (qn_is(start, QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  return 0;
}

QN_BUILTIN(qn_b_sum) {
  qn_value a[2], it, x;
  QN_TRY(qn_args_parse(rt, args, "sum", "iterable/|start", a));
  if (a[1].tag != QN_UNSET) QN_TRY(sum_start(rt, a[1]));
  qn_value total = a[1].tag == QN_UNSET ? qn_int(0) : qn_retained(a[1]);
  if (qn_iter(rt, a[0], &it) < 0) return qn_release(rt, total), -1;
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) { /* plain order, as CPython 3.11 */
    qn_value next;
    r = qn_binary(rt, QN_ADD, total, x, &next);
    qn_release(rt, x);
    if (r < 0) break;
    qn_release(rt, total);
    total = next;
  }
  qn_release(rt, it);
  if (r < 0) return qn_release(rt, total), -1;
  return *out = total, 0;
}

/* The extreme of what `it` gives: *best is QN_UNSET when it gives nothing. */
static int extreme(qn_rt *rt, qn_value it, qn_value key, qn_cmp op, qn_value *best) {
  qn_value best_key = {0}, x, k;
  int r;
  *best = (qn_value){0};
  while ((r = qn_next(rt, it, &x)) == 0) {
    if (qn_is_none(key))
      k = qn_retained(x);
    else if ((r = qn_call_pos(rt, key, &x, 1, &k)) < 0) {
      qn_release(rt, x);
      break;
    }
    r = best->tag == QN_UNSET ? 1 : qn_compare_bool(rt, k, best_key, op);
    if (r == 1) {
      qn_value old = *best, old_key = best_key;
      *best = x, best_key = k;
      x = old, k = old_key;
    }
    qn_release(rt, x);
    qn_release(rt, k);
    if (r < 0) break;
  }
  qn_release(rt, best_key);
  if (r >= 0) return 0;
  qn_release(rt, *best);
  *best = (qn_value){0};
  return -1;
}

static int min_max(qn_rt *rt, const qn_args *args, const char *name, qn_cmp op, qn_value *out) {
  qn_value a[2] = {{0}, {0}}, source, it, best;
  qn_args keywords = *args;
  keywords.npos = 0;
  if (args->npos == 0) return qn_raise(rt, QN_E_TypeError, "%s expected at least 1 argument, got 0", name);
  if (args->nkw) QN_TRY(qn_args_parse(rt, &keywords, name, "|$key default", a));
  if (args->npos > 1 && a[1].tag != QN_UNSET)
    return qn_raise(rt, QN_E_TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
  if (args->npos == 1)
    source = qn_retained(args->pos[0]);
  else
    QN_TRY(qn_new_tuple(rt, args->pos, args->npos, &source));
  int r = qn_iter(rt, source, &it);
  qn_release(rt, source);
  if (r < 0) return -1;
  r = extreme(rt, it, a[0], op, &best);
  qn_release(rt, it);
  if (r < 0) return -1;
  if (best.tag == QN_UNSET && a[1].tag == QN_UNSET) return qn_raise(rt, QN_E_ValueError, "%s() arg is an empty sequence", name);
  return *out = best.tag == QN_UNSET ? qn_retained(a[1]) : best, 0;
}

QN_BUILTIN(qn_b_min) { return min_max(rt, args, "min", QN_LT, out); }
QN_BUILTIN(qn_b_max) { return min_max(rt, args, "max", QN_GT, out); }
