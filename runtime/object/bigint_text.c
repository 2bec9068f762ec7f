/* bigint_text.c - ints beyond 64 bits as text and back. Python's limit of decimal digits (sys.set_int_max_str_digits) is
 * rt->int_digits_max; 0: none. */
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

__extension__ typedef unsigned __int128 uwide;

static int bits_of_base(int base) { return base == 2 ? 1 : base == 4 ? 2 : base == 8 ? 3 : base == 16 ? 4 : base == 32 ? 5 : 0; }

static int poll(qn_rt *rt, int64_t n) { return n > 2048 && rt->hooks.interrupted ? rt->hooks.interrupted(rt) : 0; }

/* The most digits of a base that one limb holds, and the base to that power. */
static int digits_per_limb(int base, uint64_t *power) {
  int n = 0;
  *power = 1;
  while (*power <= QN_LIMB_MASK / (uint64_t)base) *power *= (uint64_t)base, n++;
  return n;
}

static void by_bits(const qn_limbs *a, int bits, const char *letters, qn_buf *out) {
  int64_t total = qn_limbs_bits(a);
  for (int64_t i = (total + bits - 1) / bits; i-- > 0;) {
    unsigned digit = 0;
    for (int b = bits; b-- > 0;) {
      int64_t at = i * bits + b;
      digit = digit << 1 | (at < total ? (unsigned)(a->d[at / QN_LIMB_BITS] >> (at % QN_LIMB_BITS)) & 1 : 0);
    }
    qn_buf_c(out, letters[digit]);
  }
}

static int too_many(qn_rt *rt) {
  return qn_raise(rt, QN_E_ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
                  (int)rt->int_digits_max);
}

/* The digits from the last one on, a limb's worth at a time. */
static int by_division(qn_rt *rt, const qn_limbs *a, int base, const char *letters, qn_buf *back) {
  uint64_t power;
  int per = digits_per_limb(base, &power);
  size_t bytes = (size_t)a->n * sizeof(uint64_t);
  uint64_t *d = qn_alloc(rt->alloc, bytes);
  if (!d) return qn_raise_memory(rt);
  memcpy(d, a->d, bytes);
  int bad = 0;
  for (int64_t n = a->n; n && !bad;) {
    uint64_t rest = 0;
    for (int64_t i = n; i-- > 0;) {
      uwide t = (uwide)rest << QN_LIMB_BITS | d[i];
      d[i] = (uint64_t)(t / power);
      rest = (uint64_t)(t % power);
    }
    while (n && d[n - 1] == 0) n--;
    for (int k = 0; k < per && (n || rest); k++, rest /= (uint64_t)base) qn_buf_c(back, letters[rest % (uint64_t)base]);
    bad = poll(rt, n);
  }
  qn_free(rt->alloc, d, bytes);
  return bad;
}

int qn_big_text(qn_rt *rt, qn_value v, int base, bool upper, bool check, qn_buf *out) {
  const char *letters = upper ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789abcdefghijklmnopqrstuvwxyz";
  qn_limbs a;
  qn_limbs_of(v, &a);
  if (a.negative) qn_buf_c(out, '-');
  if (!a.n) qn_buf_c(out, '0');
  int bits = bits_of_base(base), bad = 0;
  if (bits) return by_bits(&a, bits, letters, out), 0;
  check = check && rt->int_digits_max > 0;
  if (check && (double)(qn_limbs_bits(&a) - 1) * 0.30102999 > (double)rt->int_digits_max) return too_many(rt);
  qn_buf back;
  qn_buf_init(&back, rt->alloc);
  if (a.n) bad = by_division(rt, &a, base, letters, &back);
  if (!bad && check && (int64_t)back.n > rt->int_digits_max) bad = too_many(rt);
  for (size_t i = back.n; !bad && i-- > 0;) qn_buf_c(out, back.p[i]);
  out->oom = out->oom || back.oom;
  qn_buf_deinit(&back);
  return bad;
}

/* --- text to int -------------------------------------------------------------------------------------------------------------- */
static unsigned digit_of(char c) { return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10; }

static int64_t parse_bits(qn_sv s, int bits, uint64_t *d) {
  int64_t n = 0;
  uwide word = 0;
  int have = 0;
  for (size_t i = s.n; i-- > 0;) {
    if (s.p[i] == '_') continue;
    word |= (uwide)digit_of(s.p[i]) << have;
    if ((have += bits) < QN_LIMB_BITS) continue;
    d[n++] = (uint64_t)word & QN_LIMB_MASK;
    word >>= QN_LIMB_BITS;
    have -= QN_LIMB_BITS;
  }
  d[n++] = (uint64_t)word;
  return n;
}

static int parse_digits(qn_rt *rt, qn_sv s, int base, uint64_t *d, int64_t *out) {
  uint64_t most, power = 1, part = 0;
  int64_t n = 0;
  int per = digits_per_limb(base, &most), have = 0;
  for (size_t i = 0; i <= s.n; i++) {
    if (i < s.n && s.p[i] == '_') continue;
    if (i < s.n) {
      part = part * (uint64_t)base + digit_of(s.p[i]);
      power *= (uint64_t)base;
      if (++have < per) continue;
    }
    uint64_t carry = part; /* d = d * power + part */
    for (int64_t k = 0; k < n; k++) {
      uwide t = (uwide)d[k] * power + carry;
      d[k] = (uint64_t)t & QN_LIMB_MASK;
      carry = (uint64_t)(t >> QN_LIMB_BITS);
    }
    if (carry) d[n++] = carry;
    part = 0, power = 1, have = 0;
    if (poll(rt, n)) return -1;
  }
  return *out = n, 0;
}

int qn_big_parse(qn_rt *rt, qn_sv digits, int base, bool negative, bool check, qn_value *out) {
  int bits = bits_of_base(base);
  int64_t count = (int64_t)digits.n, n;
  for (size_t i = 0; i < digits.n; i++) count -= digits.p[i] == '_';
  if (check && !bits && rt->int_digits_max > 0 && count > rt->int_digits_max)
    return qn_raise(rt, QN_E_ValueError,
                    "Exceeds the limit (%d digits) for integer string conversion: value has %lld digits; use sys.set_int_max_str_digits() to increase the limit",
                    (int)rt->int_digits_max, (long long)count);
  qn_bigint *o = qn_big_new(rt, count * (bits ? bits : 6) / QN_LIMB_BITS + 2);
  if (!o) return -1;
  if (bits) {
    n = parse_bits(digits, bits, o->d);
  } else if (parse_digits(rt, digits, base, o->d, &n) < 0) {
    return qn_release(rt, qn_from_obj(o)), -1;
  }
  return qn_big_give(rt, o, n, negative, out);
}
