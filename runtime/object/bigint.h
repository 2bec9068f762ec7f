/* bigint.h - ints beyond 64 bits.
 *
 * An int that fits 64 bits is always a QN_INT; any other is an object of the class int: sign and magnitude, the magnitude in
 * limbs of 60 bits, the lowest first, as libtommath keeps them. Every function that makes an int gives the first form where
 * it fits, so that two equal ints always have the same form.
 *
 * Arguments called `ints` may be of either form, or bool. Functions return 0 or -1 unless they say otherwise. */
#ifndef QN_OBJECT_BIGINT_H
#define QN_OBJECT_BIGINT_H

#include "runtime/object/object.h"

__extension__ typedef __int128 qn_int128;

typedef struct qn_bigint {
  qn_obj obj;
  int32_t n, cap; /* limbs in use, limbs there is room for */
  bool negative;
  uint64_t d[];
} qn_bigint;

enum { QN_LIMB_BITS = 60, QN_BIG_LIMBS_MAX = 1 << 25 };
#define QN_LIMB_MASK (((uint64_t)1 << QN_LIMB_BITS) - 1)

/* The limbs of an int of either form, lent; none for 0. */
typedef struct qn_limbs {
  const uint64_t *d;
  int64_t n;
  bool negative;
  uint64_t own[2];
} qn_limbs;
void qn_limbs_of(qn_value v, qn_limbs *out); /* *out must not be moved */
int64_t qn_limbs_bits(const qn_limbs *a);    /* bit_length */

/* Making ints. */
qn_bigint *qn_big_new(qn_rt *rt, int64_t n); /* n limbs, undefined; NULL + MemoryError, also where n is too many */
/* Takes o: what its first n limbs say, zeros at the top allowed. */
int qn_big_give(qn_rt *rt, qn_bigint *o, int64_t n, bool negative, qn_value *out);
int qn_big_of_wide(qn_rt *rt, qn_int128 x, qn_value *out);
int qn_big_of_u64(qn_rt *rt, uint64_t u, qn_value *out);
int qn_big_of_double(qn_rt *rt, double whole, qn_value *out); /* finite, without a fraction */
/* From n bytes, the lowest first, in two's complement if is_signed. */
int qn_big_of_bytes(qn_rt *rt, const unsigned char *p, int64_t n, bool is_signed, qn_value *out);
/* Text of digits of the base alone ('_' among them is skipped). With check, Python's limit of decimal digits holds. */
int qn_big_parse(qn_rt *rt, qn_sv digits, int base, bool negative, bool check, qn_value *out);

/* Reading ints. */
bool qn_int_as_u64(qn_value v, uint64_t *out);              /* 0 <= v < 2**64 */
bool qn_int_is_wide(qn_value v, uint64_t *out);             /* of Python or uint64, 2**63 <= v < 2**64 */
uint64_t qn_int_low_bits(qn_value v);                       /* v modulo 2**64 */
int qn_int_as_double(qn_rt *rt, qn_value v, double *out);   /* OverflowError: too large */
/* v = m * 2**e with 0.5 <= |m| < 1, rounded; 0 gives 0, 0 */
double qn_int_frexp(qn_value v, int64_t *e);
int qn_big_hash(qn_value v, uint64_t *out);
int qn_big_cmp(qn_value a, qn_value b);                     /* sign of a - b */
int qn_big_cmp_double(qn_value a, double f);                /* the same; f is no nan */
static inline bool qn_big_negative(qn_value v) { return qn_is_big(v) ? ((const qn_bigint *)v.o)->negative : v.i < 0; }
/* The digits of |v|, after a '-' if negative. With check, Python's limit of decimal digits holds. */
int qn_big_text(qn_rt *rt, qn_value v, int base, bool upper, bool check, qn_buf *out);
/* The low n bytes of v in two's complement, the lowest first; false: v does not fit (is_signed or not). */
bool qn_int_to_bytes(qn_value v, unsigned char *p, int64_t n, bool is_signed);
int64_t qn_int_bit_length(qn_value v);
int64_t qn_int_bit_count(qn_value v);

/* Arithmetic of ints. */
int qn_big_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* 1: not implemented */
int qn_big_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
int qn_big_pow_mod(qn_rt *rt, qn_value a, qn_value b, qn_value m, qn_value *out);
int qn_big_gcd(qn_rt *rt, qn_value a, qn_value b, qn_value *out);
int qn_big_isqrt(qn_rt *rt, qn_value a, qn_value *out); /* a >= 0 */
int qn_big_product(qn_rt *rt, int64_t from, int64_t to, qn_value *out); /* from * (from + 1) * … * to; from > 0 */

#endif
