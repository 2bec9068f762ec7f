/* bigint.c - ints beyond 64 bits as objects: made, normalised, read, compared. The operators are in bigint_ops.c. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

__extension__ typedef unsigned __int128 uwide;

static size_t size_of(int64_t cap) { return offsetof(qn_bigint, d) + (size_t)cap * sizeof(uint64_t); }

void qn_big_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, size_of(((qn_bigint *)o)->cap)); }

/* --- limbs --------------------------------------------------------------------------------------------------------------- */
void qn_limbs_of(qn_value v, qn_limbs *out) {
  if (qn_is_big(v)) {
    const qn_bigint *b = (const qn_bigint *)v.o;
    out->d = b->d;
    out->n = b->n;
    out->negative = b->negative;
    return;
  }
  uint64_t m = v.i < 0 ? 0 - (uint64_t)v.i : (uint64_t)v.i;
  out->own[0] = m & QN_LIMB_MASK;
  out->own[1] = m >> QN_LIMB_BITS;
  out->d = out->own;
  out->n = m == 0 ? 0 : out->own[1] ? 2 : 1;
  out->negative = v.i < 0;
}

int64_t qn_limbs_bits(const qn_limbs *a) { return a->n ? a->n * QN_LIMB_BITS - (__builtin_clzll(a->d[a->n - 1]) - 4) : 0; }

int64_t qn_int_bit_length(qn_value v) {
  qn_limbs a;
  qn_limbs_of(v, &a);
  return qn_limbs_bits(&a);
}

int64_t qn_int_bit_count(qn_value v) {
  qn_limbs a;
  int64_t count = 0;
  qn_limbs_of(v, &a);
  for (int64_t i = 0; i < a.n; i++) count += __builtin_popcountll(a.d[i]);
  return count;
}

/* --- making ---------------------------------------------------------------------------------------------------------------- */
qn_bigint *qn_big_new(qn_rt *rt, int64_t n) {
  if (n > QN_BIG_LIMBS_MAX) return qn_raise_memory(rt), NULL;
  qn_bigint *o = qn_obj_new_raw(rt, &qn_int_class, size_of(n), offsetof(qn_bigint, d));
  if (o) o->cap = (int32_t)n;
  return o;
}

int qn_big_give(qn_rt *rt, qn_bigint *o, int64_t n, bool negative, qn_value *out) {
  while (n && o->d[n - 1] == 0) n--;
  uint64_t high = n > 1 ? o->d[1] : 0, m = (n ? o->d[0] : 0) | high << QN_LIMB_BITS;
  if (n <= 2 && high < 16 && m <= (uint64_t)INT64_MAX + negative) {
    *out = qn_int(negative ? (int64_t)(0 - m) : (int64_t)m);
    qn_release(rt, qn_from_obj(o));
    return 0;
  }
  if (o->cap - n > 4) {
    qn_bigint *less = qn_obj_resize(rt, &o->obj, size_of(o->cap), size_of(n));
    if (!less) return qn_release(rt, qn_from_obj(o)), -1;
    o = less;
    o->cap = (int32_t)n;
  }
  o->n = (int32_t)n;
  o->negative = negative;
  return *out = qn_from_obj(o), 0;
}

int qn_big_of_wide(qn_rt *rt, qn_int128 x, qn_value *out) {
  if (x >= INT64_MIN && x <= INT64_MAX) return *out = qn_int((int64_t)x), 0;
  uwide m = x < 0 ? 0 - (uwide)x : (uwide)x;
  qn_bigint *o = qn_big_new(rt, 3);
  if (!o) return -1;
  for (int i = 0; i < 3; i++, m >>= QN_LIMB_BITS) o->d[i] = (uint64_t)m & QN_LIMB_MASK;
  return qn_big_give(rt, o, 3, x < 0, out);
}

int qn_big_of_u64(qn_rt *rt, uint64_t u, qn_value *out) {
  return u <= INT64_MAX ? (*out = qn_int((int64_t)u), 0) : qn_big_of_wide(rt, (qn_int128)u, out);
}

int qn_big_of_double(qn_rt *rt, double whole, qn_value *out) {
  if (whole >= -0x1p63 && whole < 0x1p63) return *out = qn_int((int64_t)whole), 0;
  int e;
  uint64_t m = (uint64_t)ldexp(frexp(fabs(whole), &e), 53);
  int64_t shift = e - 53, n = e / QN_LIMB_BITS + 2; /* e > 63 */
  qn_bigint *o = qn_big_new(rt, n);
  if (!o) return -1;
  memset(o->d, 0, (size_t)n * sizeof *o->d);
  uwide placed = (uwide)m << (shift % QN_LIMB_BITS);
  o->d[shift / QN_LIMB_BITS] = (uint64_t)placed & QN_LIMB_MASK;
  if (shift / QN_LIMB_BITS + 1 < n) o->d[shift / QN_LIMB_BITS + 1] = (uint64_t)(placed >> QN_LIMB_BITS);
  return qn_big_give(rt, o, n, whole < 0, out);
}

int qn_big_of_bytes(qn_rt *rt, const unsigned char *p, int64_t n, bool is_signed, qn_value *out) {
  const bool negative = is_signed && n && p[n - 1] >= 128;
  const unsigned char flip = negative ? 255 : 0;
  while (n && p[n - 1] == flip) n--;
  qn_bigint *o = qn_big_new(rt, n / 7 + 2);
  if (!o) return -1;
  uwide word = 0;
  int have = 0;
  int64_t at = 0;
  for (int64_t i = 0; i < n; i++) {
    word |= (uwide)(p[i] ^ flip) << have;
    if ((have += 8) < QN_LIMB_BITS) continue;
    o->d[at++] = (uint64_t)word & QN_LIMB_MASK;
    word >>= QN_LIMB_BITS;
    have -= QN_LIMB_BITS;
  }
  o->d[at++] = (uint64_t)word;
  o->d[at] = 0;
  for (int64_t i = 0; negative && i <= at; i++) { /* -x is ~x + 1 */
    o->d[i] = (o->d[i] + 1) & QN_LIMB_MASK;
    if (o->d[i]) break;
  }
  return qn_big_give(rt, o, at + 1, negative, out);
}

/* --- reading ------------------------------------------------------------------------------------------------------------------ */
uint64_t qn_int_low_bits(qn_value v) {
  if (!qn_is_big(v)) return (uint64_t)v.i;
  const qn_bigint *b = (const qn_bigint *)v.o;
  uint64_t m = b->d[0] | b->d[1] << QN_LIMB_BITS;
  return b->negative ? 0 - m : m;
}

bool qn_int_as_u64(qn_value v, uint64_t *out) {
  if (!qn_is_big(v)) return *out = (uint64_t)v.i, v.i >= 0 || (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64);
  const qn_bigint *b = (const qn_bigint *)v.o;
  *out = qn_int_low_bits(v);
  return !b->negative && b->n == 2 && b->d[1] < 16;
}
bool qn_int_is_wide(qn_value v, uint64_t *out) {
  return (qn_is_big(v) || (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64)) && qn_int_as_u64(v, out) && *out > INT64_MAX;
}

/* The 64 bits of |a| from the top, the lowest one also set where others follow that are not 0. *below: how many follow. */
static uint64_t top_bits(const qn_limbs *a, int64_t *below) {
  int64_t bits = qn_limbs_bits(a), skip = bits - 64;
  *below = skip;
  int64_t at = skip / QN_LIMB_BITS;
  int by = (int)(skip % QN_LIMB_BITS);
  uwide w = a->d[at];
  for (int64_t i = 1; at + i < a->n; i++) w |= (uwide)a->d[at + i] << (i * QN_LIMB_BITS); /* by + 64 bits in all */
  uint64_t top = (uint64_t)(w >> by);
  bool rest = (a->d[at] & (((uint64_t)1 << by) - 1)) != 0;
  for (int64_t i = 0; i < at && !rest; i++) rest = a->d[i] != 0;
  return top | rest;
}

double qn_int_frexp(qn_value v, int64_t *e) {
  qn_limbs a;
  int64_t below = 0;
  qn_limbs_of(v, &a);
  uint64_t top = 0;
  if (qn_limbs_bits(&a) > 64) {
    top = top_bits(&a, &below);
  } else {
    top = a.n ? a.d[0] | (a.n > 1 ? a.d[1] << QN_LIMB_BITS : 0) : 0;
  }
  int x = 0;
  double m = frexp((double)top, &x); /* rounds once: the lowest bit stands for all below it */
  *e = top ? below + x : 0;
  return a.negative ? -m : m;
}

int qn_int_as_double(qn_rt *rt, qn_value v, double *out) {
  if (!qn_is_big(v)) return *out = (double)v.i, 0;
  int64_t e;
  double m = qn_int_frexp(v, &e);
  if (e > 1024) return qn_raise(rt, QN_E_OverflowError, "int too large to convert to float");
  return *out = ldexp(m, (int)e), 0;
}

bool qn_int_to_bytes(qn_value v, unsigned char *p, int64_t n, bool is_signed) {
  qn_limbs a;
  qn_limbs_of(v, &a);
  if (a.negative && !is_signed) return false;
  int64_t bits = qn_limbs_bits(&a);
  uwide word = 0;
  int have = 0;
  unsigned carry = a.negative;
  for (int64_t i = 0, at = 0; i < n; i++, have -= 8, word >>= 8) {
    for (; have < 8; have += QN_LIMB_BITS) word |= (uwide)(at < a.n ? a.d[at] : 0) << have, at++;
    unsigned byte = (unsigned)word & 255;
    if (a.negative) byte = (byte ^ 255) + carry, carry = byte >> 8;
    p[i] = (unsigned char)byte;
  }
  if (!is_signed) return bits <= 8 * n;
  if (bits == 0) return true;
  return bits < 8 * n || (a.negative && bits == 8 * n && qn_int_bit_count(v) == 1);
}

int qn_big_hash(qn_value v, uint64_t *out) {
  const uint64_t modulus = ((uint64_t)1 << 61) - 1;
  qn_limbs a;
  qn_limbs_of(v, &a);
  uint64_t h = 0;
  for (int64_t i = a.n; i-- > 0;) {
    h = ((h << 60) & modulus) | h >> 1; /* times 2**60 */
    h += a.d[i];
    if (h >= modulus) h -= modulus;
  }
  int64_t s = a.negative ? -(int64_t)h : (int64_t)h;
  return *out = (uint64_t)(s == -1 ? -2 : s), 0;
}

/* --- comparing ------------------------------------------------------------------------------------------------------------------ */
static int cmp_magnitudes(const qn_limbs *a, const qn_limbs *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  for (int64_t i = a->n; i-- > 0;)
    if (a->d[i] != b->d[i]) return a->d[i] < b->d[i] ? -1 : 1;
  return 0;
}

int qn_big_cmp(qn_value a, qn_value b) {
  qn_limbs x, y;
  qn_limbs_of(a, &x);
  qn_limbs_of(b, &y);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  return x.negative ? cmp_magnitudes(&y, &x) : cmp_magnitudes(&x, &y);
}

int qn_big_cmp_double(qn_value a, double f) {
  if (!qn_is_big(a)) return qn_cmp_int_float(a.i, f);
  const bool negative = qn_big_negative(a);
  const int sign = negative ? -1 : 1;
  if (isinf(f)) return f > 0 ? -1 : 1;
  if ((f < 0) != negative || f == 0) return sign;
  int e;
  uint64_t m = (uint64_t)ldexp(frexp(fabs(f), &e), 53);
  int64_t bits = qn_int_bit_length(a);
  if (bits != e) return bits > e ? sign : -sign;
  /* Both have the same number of bits, at least 64: the float is whole. */
  qn_limbs x;
  qn_limbs_of(a, &x);
  int64_t below;
  uint64_t top = bits > 64 ? top_bits(&x, &below) : x.d[0] | x.d[1] << QN_LIMB_BITS;
  uint64_t of_float = m << 11;
  return top == of_float ? 0 : top > of_float ? sign : -sign;
}

/* --- slots of the class int: the first operand may be of either form ------------------------------------------------------------- */
int qn_int_slot_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if (!qn_is_whole(a)) return QN_NOT_IMPLEMENTED;
  if (qn_is_whole(b)) return *out = qn_cmp_result(op, qn_big_cmp(a, b)), 0;
  if (b.tag != QN_FLOAT) return QN_NOT_IMPLEMENTED;
  *out = isnan(b.f) ? qn_bool(op == QN_NE) : qn_cmp_result(op, qn_big_cmp_double(a, b.f));
  return 0;
}

int qn_int_slot_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (qn_is_whole(a) && qn_is_whole(b)) return qn_big_binary(rt, op, a, b, out);
  double x = 0, y = 0;
  if (qn_is_whole(a) && b.tag == QN_FLOAT) {
    QN_TRY(qn_int_as_double(rt, a, &x));
    return qn_float_binary(rt, op, x, b.f, out);
  }
  if (a.tag == QN_FLOAT && qn_is_whole(b)) {
    QN_TRY(qn_int_as_double(rt, b, &y));
    return qn_float_binary(rt, op, a.f, y, out);
  }
  return QN_NOT_IMPLEMENTED;
}

int qn_int_slot_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  return qn_is_big(a) ? qn_big_unary(rt, op, a, out) : QN_NOT_IMPLEMENTED;
}

int qn_int_slot_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  return qn_big_hash(v, out);
}

int qn_int_slot_truth(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_is_big(v) || v.i != 0;
}
