/* hash.c - hashes. Numbers and tuples hash as in CPython (equal numbers of different types hash alike, and the order of
 * sets of numbers follows); strings hash by their bytes, without a seed. */
#include <math.h>

#include "runtime/object/internal.h"

static const uint64_t MODULUS = ((uint64_t)1 << 61) - 1;
enum { BITS = 61 };

uint64_t qn_hash_int(int64_t i) {
  uint64_t m = (i < 0 ? 0 - (uint64_t)i : (uint64_t)i) % MODULUS;
  int64_t h = i < 0 ? -(int64_t)m : (int64_t)m;
  return (uint64_t)(h == -1 ? -2 : h);
}

uint64_t qn_hash_double(double f) {
  if (isinf(f)) return (uint64_t)(f > 0 ? 314159 : -314159);
  if (isnan(f)) return 0x9e3779b97f4a7c15u; /* any value will do: nan equals nothing */
  int e;
  double m = frexp(f, &e);
  int sign = m < 0 ? -1 : 1;
  m = fabs(m);
  uint64_t x = 0;
  while (m != 0.0) {
    x = ((x << 28) & MODULUS) | x >> (BITS - 28);
    m *= 268435456.0; /* 2**28 */
    e -= 28;
    uint64_t y = (uint64_t)m;
    m -= (double)y;
    x += y;
    if (x >= MODULUS) x -= MODULUS;
  }
  e = e >= 0 ? e % BITS : BITS - 1 - ((-1 - e) % BITS);
  x = ((x << e) & MODULUS) | x >> (BITS - e);
  int64_t h = (int64_t)x * sign;
  return (uint64_t)(h == -1 ? -2 : h);
}

uint64_t qn_hash_str(qn_strobj *s) {
  if (!s->hash) {
    uint64_t h = s->n ? qn_hash_bytes(s->text, (size_t)s->n) : 0;
    s->hash = h == 0 || h == (uint64_t)-1 ? 1 : h;
  }
  return s->hash;
}

int qn_hash_unhashable(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)out;
  return qn_raise(rt, QN_E_TypeError, "unhashable type: '%s'", qn_type_name(v));
}

int qn_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  switch ((qn_tag)v.tag) {
  case QN_INT:
  case QN_BOOL: return *out = qn_hash_int(v.i), 0;
  case QN_FLOAT: return *out = qn_hash_double(v.f), 0;
  case QN_UNSET:
  case QN_NONE: return *out = 0xfca86420u, 0;
  case QN_ELLIPSIS: return *out = 0xe1115150u, 0;
  case QN_NOTIMPL: return *out = 0x40714071u, 0;
  case QN_NPSCALAR:
  case QN_OBJ: break;
  }
  if (qn_is(v, QN_K_STR)) return *out = qn_hash_str(qn_strp(v)), 0;
  QN_FIND_SLOT(c, qn_class_of(v), hash);
  if (c) return c->hash(rt, v, out);
  *out = v.bits >> 4 | v.bits << 60; /* identity */
  return 0;
}
