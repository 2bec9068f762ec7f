/* bigint_ops.c - the operators of ints beyond 64 bits.
 *
 * Operands of up to two limbs are computed in 128 bits. Beyond that sums, shifts, bits and small products are loops over limbs
 * here; long products, divisions, roots and powers modulo a number are libtommath's, whose memory is its own while it computes
 * (the result's is taken first, so that a session's limit is seen) and which says when it has none. */
#include <math.h>
#include <tommath.h>

#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

_Static_assert(MP_DIGIT_BIT == QN_LIMB_BITS && sizeof(mp_digit) == sizeof(uint64_t), "limbs are libtommath's digits");
__extension__ typedef unsigned __int128 uwide;

/* --- to and from libtommath ------------------------------------------------------------------------------------------------ */
static mp_int view(const qn_limbs *a) { /* for reading */
  return (mp_int){.used = (int)a->n, .alloc = (int)a->n, .sign = a->negative ? MP_NEG : MP_ZPOS, .dp = (mp_digit *)(uintptr_t)a->d};
}

static int failed(qn_rt *rt, mp_err e) {
  return e == MP_MEM ? qn_raise_memory(rt) : qn_raise(rt, QN_E_SystemError, "int: %s", mp_error_to_string(e));
}

/* Takes m. */
static int give_mp(qn_rt *rt, mp_err e, mp_int *m, qn_value *out) {
  int r = -1;
  if (e != MP_OKAY) {
    failed(rt, e);
  } else {
    qn_bigint *o = qn_big_new(rt, m->used);
    if (o && m->used) memcpy(o->d, m->dp, (size_t)m->used * sizeof *o->d);
    if (o) r = qn_big_give(rt, o, m->used, m->sign == MP_NEG, out);
  }
  mp_clear(m);
  return r;
}

/* Is there room for n limbs under the session's limit? libtommath does not ask. */
static int room_for(qn_rt *rt, int64_t n) {
  if (n < 4096) return 0;
  qn_bigint *o = qn_big_new(rt, n);
  if (!o) return -1;
  qn_release(rt, qn_from_obj(o));
  return 0;
}

static int poll(qn_rt *rt) { return rt->hooks.interrupted ? rt->hooks.interrupted(rt) : 0; }

/* --- sums --------------------------------------------------------------------------------------------------------------------- */
static int add_magnitudes(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, bool negative, qn_value *out) {
  if (a->n < b->n) {
    const qn_limbs *t = a;
    a = b;
    b = t;
  }
  qn_bigint *o = qn_big_new(rt, a->n + 1);
  if (!o) return -1;
  uint64_t carry = 0;
  for (int64_t i = 0; i < a->n; i++) {
    uint64_t s = a->d[i] + (i < b->n ? b->d[i] : 0) + carry;
    o->d[i] = s & QN_LIMB_MASK;
    carry = s >> QN_LIMB_BITS;
  }
  o->d[a->n] = carry;
  return qn_big_give(rt, o, a->n + 1, negative, out);
}

static int sub_magnitudes(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, bool negative, qn_value *out) {
  int64_t i = a->n;
  bool less = a->n < b->n;
  if (a->n == b->n) {
    while (i && a->d[i - 1] == b->d[i - 1]) i--;
    if (!i) return *out = qn_int(0), 0;
    less = a->d[i - 1] < b->d[i - 1];
  }
  if (less) {
    const qn_limbs *t = a;
    a = b;
    b = t;
    negative = !negative;
  }
  qn_bigint *o = qn_big_new(rt, a->n);
  if (!o) return -1;
  uint64_t borrow = 0;
  for (i = 0; i < a->n; i++) {
    uint64_t s = a->d[i] - (i < b->n ? b->d[i] : 0) - borrow;
    o->d[i] = s & QN_LIMB_MASK;
    borrow = s >> 63;
  }
  return qn_big_give(rt, o, a->n, negative, out);
}

static int add(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, bool minus, qn_value *out) {
  bool bneg = b->negative != minus;
  return a->negative == bneg ? add_magnitudes(rt, a, b, a->negative, out) : sub_magnitudes(rt, a, b, a->negative, out);
}

/* --- products ----------------------------------------------------------------------------------------------------------------- */
enum { SCHOOL = 24, PIECE = 1 << 15 }; /* limbs: below, products limb by limb; above, pieces between which an interruption is seen */

static int mul_school(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, qn_value *out) {
  qn_bigint *o = qn_big_new(rt, a->n + b->n);
  if (!o) return -1;
  memset(o->d, 0, (size_t)(a->n + b->n) * sizeof *o->d);
  for (int64_t i = 0; i < a->n; i++) {
    uint64_t carry = 0, x = a->d[i];
    for (int64_t j = 0; j < b->n; j++) {
      uwide t = (uwide)x * b->d[j] + o->d[i + j] + carry;
      o->d[i + j] = (uint64_t)t & QN_LIMB_MASK;
      carry = (uint64_t)(t >> QN_LIMB_BITS);
    }
    o->d[i + b->n] = carry;
  }
  return qn_big_give(rt, o, a->n + b->n, a->negative != b->negative, out);
}

/* to += a, at limb `at` and below n */
static void add_at(uint64_t *to, int64_t n, int64_t at, const mp_int *a) {
  uint64_t carry = 0;
  for (int64_t i = 0; at + i < n && (i < a->used || carry); i++) {
    uint64_t s = to[at + i] + (i < a->used ? a->dp[i] : 0) + carry;
    to[at + i] = s & QN_LIMB_MASK;
    carry = s >> QN_LIMB_BITS;
  }
}

static qn_limbs piece(const qn_limbs *a, int64_t from) {
  qn_limbs p = {.d = a->d + from, .n = a->n - from < PIECE ? a->n - from : PIECE};
  while (p.n && p.d[p.n - 1] == 0) p.n--;
  return p;
}

static int mul_pieces(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, qn_value *out) {
  int64_t n = a->n + b->n;
  qn_bigint *o = qn_big_new(rt, n);
  if (!o) return -1;
  memset(o->d, 0, (size_t)n * sizeof *o->d);
  int bad = 0;
  for (int64_t i = 0; i < a->n && !bad; i += PIECE) {
    for (int64_t j = 0; j < b->n && !bad; j += PIECE) {
      qn_limbs x = piece(a, i), y = piece(b, j);
      mp_int mx = view(&x), my = view(&y), m;
      mp_err e = mp_init(&m);
      if (e != MP_OKAY) {
        bad = failed(rt, e);
        break;
      }
      if ((e = mp_mul(&mx, &my, &m)) != MP_OKAY) bad = failed(rt, e);
      else add_at(o->d, n, i + j, &m);
      mp_clear(&m);
      bad = bad || poll(rt);
    }
  }
  if (bad) return qn_release(rt, qn_from_obj(o)), -1;
  return qn_big_give(rt, o, n, a->negative != b->negative, out);
}

static int mul(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, qn_value *out) {
  if (!a->n || !b->n) return *out = qn_int(0), 0;
  if (a->n < SCHOOL || b->n < SCHOOL) return a->n < b->n ? mul_school(rt, a, b, out) : mul_school(rt, b, a, out);
  if (a->n > PIECE || b->n > PIECE) return mul_pieces(rt, a, b, out);
  mp_int x = view(a), y = view(b), m;
  mp_err e = mp_init(&m);
  if (e != MP_OKAY) return failed(rt, e);
  e = a->d == b->d && a->n == b->n ? mp_sqr(&x, &m) : mp_mul(&x, &y, &m);
  m.sign = a->negative != b->negative ? MP_NEG : MP_ZPOS;
  return give_mp(rt, e, &m, out);
}

/* --- quotients ----------------------------------------------------------------------------------------------------------------- */
/* |a| divided by one limb: the quotient's limbs to q, the remainder. */
static uint64_t div_limb(const qn_limbs *a, uint64_t by, uint64_t *q) {
  uint64_t rest = 0;
  for (int64_t i = a->n; i-- > 0;) {
    uwide t = (uwide)rest << QN_LIMB_BITS | a->d[i];
    q[i] = (uint64_t)(t / by);
    rest = (uint64_t)(t % by);
  }
  return rest;
}

static int floor_fix(qn_rt *rt, qn_value b, qn_value *q, qn_value *r) { /* of truncated ones whose remainder has the wrong sign */
  qn_value q2, r2;
  QN_TRY(qn_big_binary(rt, QN_SUB, *q, qn_int(1), &q2));
  if (qn_big_binary(rt, QN_ADD, *r, b, &r2) < 0) return qn_release(rt, q2), -1;
  qn_release(rt, *q);
  qn_release(rt, *r);
  *q = q2;
  *r = r2;
  return 0;
}

static int div_mp(qn_rt *rt, const qn_limbs *a, const qn_limbs *b, qn_value *q, qn_value *r) {
  mp_int x = view(a), y = view(b), mq, mr;
  QN_TRY(room_for(rt, a->n));
  mp_err e = mp_init_multi(&mq, &mr, NULL);
  if (e != MP_OKAY) return failed(rt, e);
  e = mp_div(&x, &y, &mq, &mr);
  int bad = give_mp(rt, e, &mq, q);
  if (bad) return mp_clear(&mr), -1;
  if (give_mp(rt, e, &mr, r) < 0) return qn_drop(rt, q), -1;
  return 0;
}

/* Both, as Python has them. b != 0 */
static int divmod(qn_rt *rt, qn_value va, qn_value vb, qn_value *q, qn_value *r) {
  qn_limbs a, b;
  qn_limbs_of(va, &a);
  qn_limbs_of(vb, &b);
  *q = *r = qn_int(0);
  if (a.n < b.n) {
    *r = va.tag == QN_BOOL ? qn_int(va.i) : qn_retained(va);
  } else if (b.n == 1) {
    qn_bigint *o = qn_big_new(rt, a.n);
    if (!o) return -1;
    uint64_t rest = div_limb(&a, b.d[0], o->d);
    QN_TRY(qn_big_give(rt, o, a.n, a.negative != b.negative, q));
    *r = qn_int(a.negative ? -(int64_t)rest : (int64_t)rest);
  } else {
    QN_TRY(div_mp(rt, &a, &b, q, r));
  }
  bool wrong = (qn_is_big(*r) || r->i != 0) && qn_big_negative(*r) != b.negative;
  if (!wrong || floor_fix(rt, vb, q, r) == 0) return 0;
  qn_drop(rt, q);
  qn_drop(rt, r);
  return -1;
}

static int divide(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  qn_value pair[2];
  if (!qn_is_big(b) && b.i == 0)
    return qn_raise(rt, QN_E_ZeroDivisionError, op == QN_MOD ? "integer modulo by zero" : "integer division or modulo by zero");
  QN_TRY(divmod(rt, a, b, &pair[0], &pair[1]));
  if (op == QN_DIVMOD) return qn_new_tuple_take(rt, pair, 2, out);
  qn_release(rt, pair[op == QN_FLOORDIV]);
  return *out = pair[op == QN_MOD], 0;
}

/* q * 2**e with a sticky bit below, rounded once; q has 66 bits or so. */
static int rounded(qn_rt *rt, uwide q, bool sticky, int64_t e, bool negative, qn_value *out) {
  int bits = 0;
  while (q >> bits) bits++;
  int64_t drop = bits - 53;
  if (e + drop < -1074) drop = -1074 - e;
  if (drop > 100) drop = 100;
  uwide rest = q & (((uwide)1 << drop) - 1), half = (uwide)1 << (drop - 1);
  uint64_t m = (uint64_t)(q >> drop);
  m += rest > half || (rest == half && (sticky || (m & 1)));
  if (e + drop + 53 > 1025 || isinf(ldexp((double)m, (int)(e + drop))))
    return qn_raise(rt, QN_E_OverflowError, "integer division result too large for a float");
  double f = e + drop < -1200 ? 0.0 : ldexp((double)m, (int)(e + drop));
  return *out = qn_float(negative ? -f : f), 0;
}

static int truediv(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  enum { BITS = 66 };
  qn_value num, q, r;
  bool negative = qn_big_negative(a) != qn_big_negative(b);
  if (!qn_is_big(b) && b.i == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "division by zero");
  int64_t shift = BITS - (qn_int_bit_length(a) - qn_int_bit_length(b));
  if (!qn_is_big(a) && a.i == 0) return *out = qn_float(negative ? -0.0 : 0.0), 0;
  if (shift > BITS + 1200 || shift < BITS - 1100) { /* far below or above all floats */
    if (shift > 0) return *out = qn_float(negative ? -0.0 : 0.0), 0;
    return qn_raise(rt, QN_E_OverflowError, "integer division result too large for a float");
  }
  qn_value divisor = b;
  if (shift >= 0) {
    QN_TRY(qn_big_binary(rt, QN_LSHIFT, a, qn_int(shift), &num));
    qn_retain(divisor);
  } else {
    num = qn_retained(a);
    if (qn_big_binary(rt, QN_LSHIFT, b, qn_int(-shift), &divisor) < 0) return qn_release(rt, num), -1;
  }
  int bad = divmod(rt, num, divisor, &q, &r);
  qn_release(rt, num);
  qn_release(rt, divisor);
  if (bad) return -1;
  const bool rest = qn_is_big(r) || r.i != 0; /* only whether something is left matters */
  qn_release(rt, r);
  if (rest && qn_big_negative(q)) { /* floor to truncation */
    qn_value up;
    bad = qn_big_binary(rt, QN_ADD, q, qn_int(1), &up);
    qn_release(rt, q);
    if (bad) return -1;
    q = up;
  }
  qn_limbs x;
  qn_limbs_of(q, &x);
  uwide m = x.d[0] | (uwide)(x.n > 1 ? x.d[1] : 0) << QN_LIMB_BITS;
  bad = rounded(rt, m, rest, -shift, negative, out);
  qn_release(rt, q);
  return bad;
}

/* --- shifts and bits -------------------------------------------------------------------------------------------------------------- */
static int shift_left(qn_rt *rt, qn_value va, qn_value by, qn_value *out) {
  qn_limbs a;
  qn_limbs_of(va, &a);
  if (!a.n) return *out = qn_int(0), 0;
  if (qn_is_big(by)) return qn_raise(rt, QN_E_OverflowError, "too many digits in integer");
  int64_t words = by.i / QN_LIMB_BITS, n = a.n + words + 1;
  int bits = (int)(by.i % QN_LIMB_BITS);
  qn_bigint *o = qn_big_new(rt, n);
  if (!o) return -1;
  memset(o->d, 0, (size_t)words * sizeof *o->d);
  uint64_t carry = 0;
  for (int64_t i = 0; i < a.n; i++) {
    uwide t = (uwide)a.d[i] << bits | carry;
    o->d[words + i] = (uint64_t)t & QN_LIMB_MASK;
    carry = (uint64_t)(t >> QN_LIMB_BITS);
  }
  o->d[n - 1] = carry;
  return qn_big_give(rt, o, n, a.negative, out);
}

static int shift_right(qn_rt *rt, qn_value va, qn_value by, qn_value *out) {
  qn_limbs a;
  qn_limbs_of(va, &a);
  if (qn_is_big(by) || by.i / QN_LIMB_BITS >= a.n) return *out = qn_int(a.negative ? -1 : 0), 0;
  int64_t words = by.i / QN_LIMB_BITS, n = a.n - words;
  int bits = (int)(by.i % QN_LIMB_BITS);
  bool lost = (a.d[words] & (((uint64_t)1 << bits) - 1)) != 0;
  for (int64_t i = 0; i < words && !lost; i++) lost = a.d[i] != 0;
  qn_bigint *o = qn_big_new(rt, n + 1);
  if (!o) return -1;
  for (int64_t i = 0; i < n; i++) {
    uint64_t high = words + i + 1 < a.n ? a.d[words + i + 1] : 0;
    o->d[i] = (a.d[words + i] >> bits | (bits ? high << (QN_LIMB_BITS - bits) : 0)) & QN_LIMB_MASK;
  }
  o->d[n] = 0;
  for (int64_t i = 0; a.negative && lost && i <= n; i++) { /* downwards is away from 0 */
    o->d[i] = (o->d[i] + 1) & QN_LIMB_MASK;
    if (o->d[i]) break;
  }
  return qn_big_give(rt, o, n + 1, a.negative, out);
}

/* Limb i of a in two's complement without end; *borrow starts as 1. */
static uint64_t complement_limb(const qn_limbs *a, int64_t i, uint64_t *borrow) {
  uint64_t x = i < a->n ? a->d[i] : 0;
  if (!a->negative) return x;
  uint64_t less = x - *borrow;
  *borrow = less >> 63;
  return ~less & QN_LIMB_MASK;
}

static uint64_t bits_of(qn_binop op, uint64_t x, uint64_t y) { return op == QN_BITAND ? x & y : op == QN_BITOR ? x | y : x ^ y; }

static int bitwise(qn_rt *rt, qn_binop op, const qn_limbs *a, const qn_limbs *b, qn_value *out) {
  bool negative = bits_of(op, a->negative, b->negative) & 1;
  int64_t n = (a->n > b->n ? a->n : b->n) + 1;
  if (op == QN_BITAND && !a->negative && n > a->n + 1) n = a->n + 1;
  if (op == QN_BITAND && !b->negative && n > b->n + 1) n = b->n + 1;
  qn_bigint *o = qn_big_new(rt, n);
  if (!o) return -1;
  uint64_t ba = 1, bb = 1, carry = 1;
  for (int64_t i = 0; i < n; i++) {
    uint64_t x = bits_of(op, complement_limb(a, i, &ba), complement_limb(b, i, &bb));
    if (negative) {
      x = (~x & QN_LIMB_MASK) + carry;
      carry = x >> QN_LIMB_BITS;
    }
    o->d[i] = x & QN_LIMB_MASK;
  }
  return qn_big_give(rt, o, n, negative, out);
}

/* --- powers -------------------------------------------------------------------------------------------------------------------------- */
/* Of 0, 1 and -1; false: of another base. */
static bool unit_power(qn_value base, qn_value exponent, qn_value *out) {
  if (qn_is_big(base) || base.i < -1 || base.i > 1) return false;
  bool zero = !qn_is_big(exponent) && exponent.i == 0, odd = qn_int_low_bits(exponent) & 1;
  *out = qn_int(zero ? 1 : base.i == -1 ? (odd ? -1 : 1) : base.i);
  return true;
}

static int power(qn_rt *rt, qn_value base, qn_value exponent, qn_value *out) {
  double x, y;
  if (qn_big_negative(exponent)) {
    QN_TRY(qn_int_as_double(rt, base, &x));
    QN_TRY(qn_int_as_double(rt, exponent, &y));
    return qn_float_pow(rt, x, y, out);
  }
  if (unit_power(base, exponent, out)) return 0;
  if (qn_is_big(exponent) || (double)(qn_int_bit_length(base) - 1) * (double)exponent.i > (double)QN_BIG_LIMBS_MAX * QN_LIMB_BITS)
    return qn_raise_memory(rt);
  if (!qn_is_big(base) && base.i > 0 && (base.i & (base.i - 1)) == 0)
    return qn_big_binary(rt, QN_LSHIFT, qn_int(1), qn_int(exponent.i * __builtin_ctzll((uint64_t)base.i)), out);
  qn_value result = qn_int(1), next;
  for (int bit = 62; bit >= 0; bit--) { /* from the top: the other factor stays small */
    if ((exponent.i >> bit) == 0) continue;
    QN_TRY(qn_big_binary(rt, QN_MUL, result, result, &next) < 0 ? (qn_release(rt, result), -1) : 0);
    qn_release(rt, result);
    result = next;
    if (!((exponent.i >> bit) & 1)) continue;
    QN_TRY(qn_big_binary(rt, QN_MUL, result, base, &next) < 0 ? (qn_release(rt, result), -1) : 0);
    qn_release(rt, result);
    result = next;
  }
  return *out = result, 0;
}

/* --- the operators ---------------------------------------------------------------------------------------------------------------------- */
static bool as_wide(qn_value v, qn_int128 *out) { /* up to 120 bits */
  if (!qn_is_big(v)) return *out = v.i, true;
  const qn_bigint *b = (const qn_bigint *)v.o;
  if (b->n > 2) return false;
  qn_int128 m = (qn_int128)((uwide)b->d[1] << QN_LIMB_BITS | b->d[0]);
  return *out = b->negative ? -m : m, true;
}

static qn_int128 floordiv_wide(qn_int128 a, qn_int128 b) {
  qn_int128 q = a / b;
  return q - ((a % b != 0) & ((a ^ b) < 0));
}

/* In 128 bits; false: not this operator, or not these operands. */
static bool short_way(qn_binop op, qn_int128 a, qn_int128 b, qn_int128 *out) {
  switch (op) {
  case QN_ADD: return *out = a + b, true;
  case QN_SUB: return *out = a - b, true;
  case QN_MUL: return !__builtin_mul_overflow(a, b, out);
  case QN_FLOORDIV: return b != 0 && (*out = floordiv_wide(a, b), true);
  case QN_MOD: return b != 0 && (*out = a - floordiv_wide(a, b) * b, true);
  case QN_BITAND: return *out = a & b, true;
  case QN_BITOR: return *out = a | b, true;
  case QN_BITXOR: return *out = a ^ b, true;
  case QN_RSHIFT: return b >= 0 && (*out = a >> (b > 127 ? 127 : (int)b), true);
  case QN_LSHIFT: return b >= 0 && b < 60 && a < (qn_int128)1 << 64 && -a < (qn_int128)1 << 64 && (*out = a * ((qn_int128)1 << (int)b), true);
  case QN_TRUEDIV:
  case QN_POW:
  case QN_MATMUL:
  case QN_DIVMOD:
  case QN_BINOP_COUNT: break;
  }
  return false;
}

int qn_big_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  qn_int128 x, y, z;
  if (as_wide(a, &x) && as_wide(b, &y) && short_way(op, x, y, &z)) return qn_big_of_wide(rt, z, out);
  qn_limbs p, q;
  qn_limbs_of(a, &p);
  qn_limbs_of(b, &q);
  switch (op) {
  case QN_ADD: return add(rt, &p, &q, false, out);
  case QN_SUB: return add(rt, &p, &q, true, out);
  case QN_MUL: return mul(rt, &p, &q, out);
  case QN_TRUEDIV: return truediv(rt, a, b, out);
  case QN_FLOORDIV:
  case QN_MOD:
  case QN_DIVMOD: return divide(rt, op, a, b, out);
  case QN_POW: return power(rt, a, b, out);
  case QN_LSHIFT:
  case QN_RSHIFT:
    if (q.negative) return qn_raise(rt, QN_E_ValueError, "negative shift count");
    return op == QN_LSHIFT ? shift_left(rt, a, b, out) : shift_right(rt, a, b, out);
  case QN_BITAND:
  case QN_BITOR:
  case QN_BITXOR: return bitwise(rt, op, &p, &q, out);
  case QN_MATMUL:
  case QN_BINOP_COUNT: break;
  }
  return QN_NOT_IMPLEMENTED;
}

int qn_big_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  switch (op) {
  case QN_NEG: return qn_big_binary(rt, QN_SUB, qn_int(0), a, out);
  case QN_POS: return *out = qn_retained(a), 0;
  case QN_INVERT: return qn_big_binary(rt, QN_SUB, qn_int(-1), a, out);
  case QN_NOT: return *out = qn_bool(!qn_int_slot_truth(rt, a)), 0;
  }
  return QN_NOT_IMPLEMENTED;
}

/* --- functions ---------------------------------------------------------------------------------------------------------------------------- */
int qn_big_pow_mod(qn_rt *rt, qn_value a, qn_value b, qn_value m, qn_value *out) {
  if (!qn_is_big(m) && m.i == 0) return qn_raise(rt, QN_E_ValueError, "pow() 3rd argument cannot be 0");
  qn_limbs lb, lm;
  qn_value base, result;
  qn_limbs_of(b, &lb);
  qn_limbs_of(m, &lm);
  bool invert = lb.negative, down = lm.negative;
  lb.negative = lm.negative = false;
  if (lm.n == 1 && lm.d[0] == 1) return *out = qn_int(0), 0;
  QN_TRY(qn_big_binary(rt, QN_MOD, a, m, &base)); /* has the sign of m, and is as good modulo |m| */
  if (down && (qn_is_big(base) || base.i != 0)) {
    qn_value up;
    int bad = qn_big_binary(rt, QN_SUB, base, m, &up);
    qn_release(rt, base);
    if (bad) return -1;
    base = up;
  }
  qn_limbs la;
  qn_limbs_of(base, &la);
  mp_int ma = view(&la), mb = view(&lb), mm = view(&lm), inverse, r;
  mp_err e = mp_init_multi(&inverse, &r, NULL);
  if (e != MP_OKAY) return qn_release(rt, base), failed(rt, e);
  if (invert) e = la.n ? mp_invmod(&ma, &mm, &inverse) : MP_VAL;
  if (e != MP_OKAY) {
    mp_clear_multi(&inverse, &r, NULL);
    qn_release(rt, base);
    return e == MP_VAL ? qn_raise(rt, QN_E_ValueError, "base is not invertible for the given modulus") : failed(rt, e);
  }
  e = mp_exptmod(invert ? &inverse : &ma, &mb, &mm, &r);
  mp_clear(&inverse);
  qn_release(rt, base);
  QN_TRY(give_mp(rt, e, &r, &result));
  if (!down || (!qn_is_big(result) && result.i == 0)) return *out = result, 0;
  int bad = qn_big_binary(rt, QN_ADD, result, m, out);
  qn_release(rt, result);
  return bad;
}

static int magnitude_of(qn_rt *rt, qn_value v, qn_value *out) {
  if (qn_big_negative(v)) return qn_big_binary(rt, QN_SUB, qn_int(0), v, out);
  return *out = v.tag == QN_BOOL ? qn_int(v.i) : qn_retained(v), 0;
}

int qn_big_gcd(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  qn_value x, y, rest;
  QN_TRY(magnitude_of(rt, a, &x));
  if (magnitude_of(rt, b, &y) < 0) return qn_release(rt, x), -1;
  while (qn_is_big(y) || y.i != 0) {
    int bad = qn_big_binary(rt, QN_MOD, x, y, &rest);
    if (!bad && qn_is_big(x) && poll(rt)) bad = -1, qn_release(rt, rest);
    qn_release(rt, x);
    if (bad) return qn_release(rt, y), -1;
    x = y;
    y = rest;
  }
  return *out = x, 0;
}

int qn_big_isqrt(qn_rt *rt, qn_value a, qn_value *out) {
  qn_limbs x;
  qn_limbs_of(a, &x);
  mp_int ma = view(&x), m;
  mp_err e = mp_init(&m);
  if (e != MP_OKAY) return failed(rt, e);
  return give_mp(rt, x.n ? mp_sqrt(&ma, &m) : MP_OKAY, &m, out);
}

int qn_big_product(qn_rt *rt, int64_t from, int64_t to, qn_value *out) {
  if (to - from < 8) {
    qn_value r = qn_int(from), next;
    for (int64_t i = from + 1; i <= to; i++) {
      int bad = qn_big_binary(rt, QN_MUL, r, qn_int(i), &next);
      qn_release(rt, r);
      if (bad) return -1;
      r = next;
    }
    return *out = to < from ? qn_int(1) : r, 0;
  }
  qn_value low, high;
  int64_t mid = from + (to - from) / 2;
  QN_TRY(qn_big_product(rt, from, mid, &low));
  if (qn_big_product(rt, mid + 1, to, &high) < 0) return qn_release(rt, low), -1;
  int bad = qn_big_binary(rt, QN_MUL, low, high, out);
  qn_release(rt, low);
  qn_release(rt, high);
  return bad;
}
