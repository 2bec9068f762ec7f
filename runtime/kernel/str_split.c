/* str_split.c - strings of kernels taken apart into lists, put together from them, and made from and into numbers. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"
#include "runtime/kernel/str.h"


static int32_t new_list(qn_kctx *ctx, qn_kobj **out) { return qn_k_list_new(ctx, qn_kshape(1, 0), 1, QN_KS_REF, 4, out); }

static int32_t push(qn_kctx *ctx, qn_kobj *list, const char *p, size_t n) {
  uint64_t *slots;
  qn_kobj *s = qn_kstr_new(ctx, QN_KO_STR, p, n);
  if (!s || qn_k_list_push(ctx, list, &slots)) return 1;
  qn_k_ref_store(ctx, list, (qn_kobj **)(void *)slots, s);
  qn_k_unref(ctx, s);
  return 0;
}

static int32_t split_spaces(qn_kctx *ctx, qn_kobj *list, const char *p, const char *end, int64_t most) {
  for (;;) {
    const char *next = p;
    while (p < end && qn_kspace(qn_utf8_next(&next, end))) p = next;
    if (p == end) return 0;
    if (most-- == 0) { /* the rest, without the spaces at its end */
      const char *last = end;
      while (last > p) {
        const char *at = last;
        do at--;
        while (((unsigned char)*at & 0xc0) == 0x80);
        const char *q = at;
        if (!qn_kspace(qn_utf8_next(&q, last))) break;
        last = at;
      }
      return push(ctx, list, p, (size_t)(last - p));
    }
    const char *from = p;
    for (next = p; p < end && !qn_kspace(qn_utf8_next(&next, end));) p = next;
    if (push(ctx, list, from, (size_t)(p - from))) return 1;
  }
}

/* From the right: pieces come last first, and are put in order at the end. */
static int32_t split_spaces_right(qn_kctx *ctx, qn_kobj *list, const char *p, const char *end, int64_t most) {
  for (;;) {
    const char *at = end, *q;
    while (end > p) {
      at = end;
      do at--;
      while (((unsigned char)*at & 0xc0) == 0x80);
      q = at;
      if (!qn_kspace(qn_utf8_next(&q, end))) break;
      end = at;
    }
    if (end == p) break;
    if (most-- == 0) {
      const char *next = p;
      while (p < end && qn_kspace(qn_utf8_next(&next, end))) p = next;
      if (push(ctx, list, p, (size_t)(end - p))) return 1;
      break;
    }
    const char *from = end;
    while (from > p) {
      at = from;
      do at--;
      while (((unsigned char)*at & 0xc0) == 0x80);
      q = at;
      if (qn_kspace(qn_utf8_next(&q, end))) break;
      from = at;
    }
    if (push(ctx, list, from, (size_t)(end - from))) return 1;
    end = from;
  }
  qn_k_list_reverse(list);
  return 0;
}

static int32_t split_at(qn_kctx *ctx, qn_kobj *list, qn_sv a, qn_sv sep, int64_t most, bool right) {
  for (; most != 0; most--) {
    const char *at = NULL;
    if (!right) {
      at = a.n ? memmem(a.p, a.n, sep.p, sep.n) : NULL;
    } else {
      for (size_t i = a.n < sep.n ? 0 : a.n - sep.n + 1; i-- > 0 && !at;)
        if (memcmp(a.p + i, sep.p, sep.n) == 0) at = a.p + i;
    }
    if (!at) break;
    const char *behind = at + sep.n;
    if (right) {
      if (push(ctx, list, behind, (size_t)(a.p + a.n - behind))) return 1;
      a.n = (size_t)(at - a.p);
    } else {
      if (push(ctx, list, a.p, (size_t)(at - a.p))) return 1;
      a.n = (size_t)(a.p + a.n - behind), a.p = behind;
    }
  }
  if (push(ctx, list, a.p, a.n)) return 1;
  if (right) qn_k_list_reverse(list);
  return 0;
}

int32_t qn_k_str_split(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *sep, int64_t most, int32_t from_right, qn_kobj **out) {
  const char *p = qn_kstr_bytes(s), *end = p + qn_kstr_size(s);
  if (sep && sep->len == 0) return qn_k_error(ctx, "ValueError", "empty separator");
  if (new_list(ctx, out)) return 1;
  if (sep) return split_at(ctx, *out, (qn_sv){p, qn_kstr_size(s)}, (qn_sv){qn_kstr_bytes(sep), qn_kstr_size(sep)}, most, from_right != 0);
  return from_right ? split_spaces_right(ctx, *out, p, end, most) : split_spaces(ctx, *out, p, end, most);
}

static bool line_end(uint32_t c) {
  return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

int32_t qn_k_str_lines(qn_kctx *ctx, const qn_kobj *s, int32_t keep, qn_kobj **out) {
  const char *p = qn_kstr_bytes(s), *end = p + qn_kstr_size(s), *from = p;
  if (new_list(ctx, out)) return 1;
  while (p < end) {
    const char *stop = p;
    uint32_t c = qn_utf8_next(&p, end);
    if (!line_end(c)) continue;
    if (c == '\r' && p < end && *p == '\n') p++;
    if (push(ctx, *out, from, (size_t)((keep ? p : stop) - from))) return 1;
    from = p;
  }
  return from < end ? push(ctx, *out, from, (size_t)(end - from)) : 0;
}

int32_t qn_k_str_join(qn_kctx *ctx, const qn_kobj *sep, const qn_kobj *list, qn_kobj **out) {
  size_t n = 0, between = qn_kstr_size(sep);
  for (int64_t i = 0; i < list->len; i++) {
    const qn_kobj *s = ((qn_kobj *const *)(const void *)list->items)[i];
    n += qn_kstr_size(s) + (i ? between : 0);
  }
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, n);
  if (!r) return 1;
  char *p = (char *)r + QN_KO_SLOTS;
  for (int64_t i = 0; i < list->len; i++) {
    const qn_kobj *s = ((qn_kobj *const *)(const void *)list->items)[i];
    if (i) memcpy(p, qn_kstr_bytes(sep), between), p += between;
    memcpy(p, qn_kstr_bytes(s), qn_kstr_size(s)), p += qn_kstr_size(s);
  }
  qn_kstr_done(r, n);
  *out = r;
  return 0;
}

/* The three parts of partition() and rpartition(), one at a time. */
int32_t qn_k_str_part(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *sep, int32_t from_right, int32_t which, qn_kobj **out) {
  int64_t at;
  if (sep->len == 0) return qn_k_error(ctx, "ValueError", "empty separator");
  if (qn_k_str_find(ctx, s, sep, 0, INT64_MAX, from_right ? QN_KSTR_RFIND : QN_KSTR_FIND, &at)) return 1;
  if (at < 0) {
    bool here = which == (from_right ? 2 : 0);
    *out = qn_kstr_new(ctx, QN_KO_STR, here ? qn_kstr_bytes(s) : "", here ? qn_kstr_size(s) : 0);
    return *out ? 0 : 1;
  }
  int64_t lo = which == 0 ? 0 : which == 1 ? at : at + sep->len, hi = which == 0 ? at : which == 1 ? at + sep->len : s->len;
  return qn_k_str_slice(ctx, s, lo, hi, 1, 3, out);
}

/* --- characters and numbers ---------------------------------------------------------------------------------------------- */
int32_t qn_k_str_chr(qn_kctx *ctx, int64_t c, qn_kobj **out) {
  char p[4];
  if (c < 0 || c > 0x10ffff) return qn_k_error(ctx, "ValueError", "chr() arg not in range(0x110000)");
  *out = qn_kstr_new(ctx, QN_KO_STR, p, qn_utf8_put((uint32_t)c, p));
  return *out ? 0 : 1;
}

int32_t qn_k_str_ord(qn_kctx *ctx, const qn_kobj *s, int64_t *out) {
  if (s->len != 1)
    return qn_k_error(ctx, "TypeError", "ord() expected a character, but string of length %lld found", (long long)s->len);
  const char *p = qn_kstr_bytes(s);
  *out = qn_utf8_next(&p, p + qn_kstr_size(s));
  return 0;
}

static qn_sv trimmed(const qn_kobj *s) {
  qn_sv t = {qn_kstr_bytes(s), qn_kstr_size(s)};
  while (t.n && qn_kspace((unsigned char)t.p[0])) t.p++, t.n--;
  while (t.n && qn_kspace((unsigned char)t.p[t.n - 1])) t.n--;
  return t;
}

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

static int prefix_base(qn_sv t) {
  if (t.n < 2 || t.p[0] != '0') return 0;
  char c = t.p[1];
  return c == 'x' || c == 'X' ? 16 : c == 'o' || c == 'O' ? 8 : c == 'b' || c == 'B' ? 2 : 0;
}

int32_t qn_k_str_int(qn_kctx *ctx, const qn_kobj *s, int64_t base, int64_t *out) {
  qn_sv t = trimmed(s);
  if (base != 0 && (base < 2 || base > 36)) return qn_k_error(ctx, "ValueError", "int() base must be >= 2 and <= 36, or 0");
  int64_t asked = base;
  bool negative = t.n && t.p[0] == '-', any = false, under = false, ok = true, large = false;
  if (t.n && (t.p[0] == '-' || t.p[0] == '+')) t.p++, t.n--;
  int own = prefix_base(t);
  if (own && (base == 0 || base == own)) base = own, t.p += 2, t.n -= 2, under = t.n && t.p[0] == '_';
  else if (base == 0) base = 10;
  if (under) t.p++, t.n--;
  uint64_t v = 0;
  under = false;
  for (size_t i = 0; i < t.n && ok; i++) {
    int d = digit_of(t.p[i]);
    if (t.p[i] == '_' && any && !under) {
      under = true;
      continue;
    }
    ok = d < base;
    under = false, any = true;
    large = large || v > (UINT64_MAX - (uint64_t)d) / (uint64_t)base;
    v = v * (uint64_t)base + (uint64_t)d;
  }
  if (!ok || !any || under)
    return qn_k_error(ctx, "ValueError", "invalid literal for int() with base %lld: '%.*s'", (long long)asked, (int)(qn_kstr_size(s) < 80 ? qn_kstr_size(s) : 80), qn_kstr_bytes(s));
  if (large || v > (uint64_t)INT64_MAX + negative) return qn_k_error(ctx, "OverflowError", "the int does not fit 64 bits");
  *out = negative ? (int64_t)(0 - v) : (int64_t)v;
  return 0;
}

static bool word(qn_sv t, const char *z) { return t.n == strlen(z) && strncasecmp(t.p, z, t.n) == 0; }

int32_t qn_k_str_float(qn_kctx *ctx, const qn_kobj *s, double *out) {
  qn_sv t = trimmed(s), rest = t;
  bool negative = rest.n && rest.p[0] == '-';
  char plain[400];
  size_t n = 0;
  if (rest.n && (rest.p[0] == '-' || rest.p[0] == '+')) rest.p++, rest.n--;
  bool inf = word(rest, "inf") || word(rest, "infinity"), nan = word(rest, "nan"), ok = true;
  if (inf || nan) {
    *out = inf ? (double)INFINITY : (double)NAN;
    if (negative) *out = -*out;
    return 0;
  }
  for (size_t i = 0; i < t.n && ok; i++) { /* 1_000.5: underscores between digits */
    if (t.p[i] == '_') ok = i && i + 1 < t.n && t.p[i - 1] >= '0' && t.p[i - 1] <= '9' && t.p[i + 1] >= '0' && t.p[i + 1] <= '9';
    else if (n < sizeof plain) plain[n++] = t.p[i];
  }
  if (n == sizeof plain) ok = ok && qn_double_parse(t, out);
  else ok = ok && qn_double_parse((qn_sv){plain, n}, out);
  if (ok) return 0;
  return qn_k_error(ctx, "ValueError", "could not convert string to float: '%.*s'", (int)(qn_kstr_size(s) < 80 ? qn_kstr_size(s) : 80), qn_kstr_bytes(s));
}
