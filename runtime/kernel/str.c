/* str.c - strings of kernels: positions, slices, searching, splitting, joining. Text is UTF-8; where all of it is ASCII
 * (QN_KO_ASCII) positions are offsets, else they are counted from the start. */
#include "runtime/kernel/str.h"

#include "runtime/base/unicode.h"

static qn_sv text_of(const qn_kobj *s) { return (qn_sv){qn_kstr_bytes(s), qn_kstr_size(s)}; }
static bool ascii(const qn_kobj *s) { return (s->flags & QN_KO_ASCII) != 0; }

static int32_t give(qn_kctx *ctx, const char *p, size_t n, qn_kobj **out) {
  *out = qn_kstr_new(ctx, QN_KO_STR, p, n);
  return *out ? 0 : 1;
}

/* The byte where code point i begins, 0 <= i <= len. */
static size_t offset(const qn_kobj *s, int64_t i) {
  if (ascii(s)) return (size_t)i;
  const char *p = qn_kstr_bytes(s), *end = p + qn_kstr_size(s), *at = p;
  for (; at < end; at++)
    if (((unsigned char)*at & 0xc0) != 0x80 && i-- == 0) break;
  return (size_t)(at - p);
}
static int64_t position(const qn_kobj *s, size_t at) {
  return ascii(s) ? (int64_t)at : qn_kutf8_length(qn_kstr_bytes(s), at);
}

/* Bounds as Python takes them: negative from the end, cut to the string. */
static void bounds(int64_t len, int64_t *lo, int64_t *hi) {
  if (*lo < 0 && (*lo += len) < 0) *lo = 0;
  if (*hi < 0 && (*hi += len) < 0) *hi = 0;
  if (*hi > len) *hi = len;
}

/* First or last place of b in a; -1: none. */
static int64_t search(qn_sv a, qn_sv b, bool last) {
  if (b.n > a.n) return -1;
  if (b.n == 0) return last ? (int64_t)a.n : 0;
  if (!last) {
    const char *p = memmem(a.p, a.n, b.p, b.n);
    return p ? p - a.p : -1;
  }
  for (size_t i = a.n - b.n + 1; i-- > 0;)
    if (a.p[i] == b.p[0] && memcmp(a.p + i, b.p, b.n) == 0) return (int64_t)i;
  return -1;
}

/* --- making ----------------------------------------------------------------------------------------------------------- */
static int32_t too_large(qn_kctx *ctx) { return qn_k_error(ctx, "MemoryError", "%s", "no memory for a string"); }

int32_t qn_k_str_concat(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, qn_kobj **out) {
  size_t n = qn_kstr_size(a), m = qn_kstr_size(b);
  qn_kobj *s = qn_kstr_alloc(ctx, QN_KO_STR, n + m);
  if (!s) return 1;
  char *p = (char *)s + QN_KO_SLOTS;
  memcpy(p, qn_kstr_bytes(a), n);
  memcpy(p + n, qn_kstr_bytes(b), m);
  qn_kstr_done(s, n + m);
  *out = s;
  return 0;
}

int32_t qn_k_str_repeat(qn_kctx *ctx, const qn_kobj *s, int64_t times, qn_kobj **out) {
  size_t n = qn_kstr_size(s);
  if (times <= 0 || n == 0) return give(ctx, "", 0, out);
  if ((uint64_t)times > ((uint64_t)1 << 40) / n) return too_large(ctx);
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, n * (size_t)times);
  if (!r) return 1;
  char *p = (char *)r + QN_KO_SLOTS;
  for (int64_t i = 0; i < times; i++) memcpy(p + (size_t)i * n, qn_kstr_bytes(s), n);
  qn_kstr_done(r, n * (size_t)times);
  *out = r;
  return 0;
}

int32_t qn_k_str_item(qn_kctx *ctx, const qn_kobj *s, int64_t i, qn_kobj **out) {
  if (i < 0) i += s->len;
  if (i < 0 || i >= s->len) return qn_k_error(ctx, "IndexError", "string index out of range");
  size_t from = offset(s, i), to = from + 1;
  const char *p = qn_kstr_bytes(s);
  while (to < qn_kstr_size(s) && ((unsigned char)p[to] & 0xc0) == 0x80) to++;
  return give(ctx, p + from, to - from, out);
}

int32_t qn_k_str_slice(qn_kctx *ctx, const qn_kobj *s, int64_t lo, int64_t hi, int64_t step, int64_t given, qn_kobj **out) {
  int64_t len = s->len;
  if (!(given & 4)) step = 1;
  if (step == 0) return qn_k_error(ctx, "ValueError", "slice step cannot be zero");
  int64_t first = step > 0 ? 0 : -1, last = step > 0 ? len : len - 1;
  if (!(given & 1)) lo = step > 0 ? first : last;
  else if (lo < 0) lo = lo + len < first ? first : lo + len;
  else if (lo > last) lo = last;
  if (!(given & 2)) hi = step > 0 ? last : first;
  else if (hi < 0) hi = hi + len < first ? first : hi + len;
  else if (hi > last) hi = last;
  if (step == 1) {
    if (hi <= lo) return give(ctx, "", 0, out);
    size_t from = offset(s, lo), to = offset(s, hi);
    return give(ctx, qn_kstr_bytes(s) + from, to - from, out);
  }
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, qn_kstr_size(s));
  if (!r) return 1;
  char *p = (char *)r + QN_KO_SLOTS;
  size_t n = 0;
  for (int64_t i = lo; step > 0 ? i < hi : i > hi; i += step) {
    size_t from = offset(s, i), to = offset(s, i + 1);
    memcpy(p + n, qn_kstr_bytes(s) + from, to - from);
    n += to - from;
    if (step > 0 ? i > INT64_MAX - step : i < INT64_MIN - step) break;
  }
  qn_kstr_done(r, n);
  *out = r;
  return 0;
}

/* --- searching ---------------------------------------------------------------------------------------------------------- */
int32_t qn_k_str_contains(const qn_kobj *s, const qn_kobj *part) { return search(text_of(s), text_of(part), false) >= 0; }

int32_t qn_k_str_find(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *part, int64_t lo, int64_t hi, int32_t op, int64_t *out) {
  bounds(s->len, &lo, &hi);
  qn_sv b = text_of(part);
  *out = op == QN_KSTR_COUNT ? 0 : -1;
  if (lo <= hi) {
    size_t from = offset(s, lo), to = offset(s, hi);
    qn_sv a = {qn_kstr_bytes(s) + from, to - from};
    if (op == QN_KSTR_COUNT && b.n == 0) {
      *out = hi - lo + 1;
    } else if (op == QN_KSTR_COUNT) {
      for (int64_t at; (at = search(a, b, false)) >= 0; ++*out) a.p += at + (int64_t)b.n, a.n -= (size_t)at + b.n;
    } else {
      int64_t at = search(a, b, op == QN_KSTR_RFIND || op == QN_KSTR_RINDEX);
      if (at >= 0) *out = position(s, from + (size_t)at);
    }
  }
  if (*out < 0 && (op == QN_KSTR_INDEX || op == QN_KSTR_RINDEX)) return qn_k_error(ctx, "ValueError", "substring not found");
  return 0;
}

int32_t qn_k_str_affix(const qn_kobj *s, const qn_kobj *part, int64_t lo, int64_t hi, int32_t at_end) {
  if (lo > s->len) return 0;
  bounds(s->len, &lo, &hi);
  if (lo > hi) return 0;
  size_t from = offset(s, lo), to = offset(s, hi), n = qn_kstr_size(part);
  if (n > to - from) return 0;
  return memcmp(qn_kstr_bytes(s) + (at_end ? to - n : from), qn_kstr_bytes(part), n) == 0;
}

/* --- stripping, padding ---------------------------------------------------------------------------------------------------- */
bool qn_kspace(uint32_t c) {
  if (c < 128) return (c >= 9 && c <= 13) || (c >= 28 && c <= 32);
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
         c == 0x205f || c == 0x3000;
}

static bool stripped(uint32_t c, const qn_kobj *chars) {
  if (!chars) return qn_kspace(c);
  const char *p = qn_kstr_bytes(chars), *end = p + qn_kstr_size(chars);
  while (p < end)
    if (qn_utf8_next(&p, end) == c) return true;
  return false;
}

static const char *before(const char *p) {
  do p--;
  while (((unsigned char)*p & 0xc0) == 0x80);
  return p;
}

int32_t qn_k_str_strip(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *chars, int32_t side, qn_kobj **out) {
  const char *p = qn_kstr_bytes(s), *end = p + qn_kstr_size(s);
  while (side != QN_KSTR_RIGHT && p < end) {
    const char *next = p;
    if (!stripped(qn_utf8_next(&next, end), chars)) break;
    p = next;
  }
  while (side != QN_KSTR_LEFT && end > p) {
    const char *last = before(end), *at = last;
    if (!stripped(qn_utf8_next(&at, end), chars)) break;
    end = last;
  }
  return give(ctx, p, (size_t)(end - p), out);
}

int32_t qn_k_str_pad(qn_kctx *ctx, const qn_kobj *s, int64_t width, const qn_kobj *fill, int32_t side, qn_kobj **out) {
  if (fill && fill->len != 1) return qn_k_error(ctx, "TypeError", "The fill character must be exactly one character long");
  int64_t room = width > s->len ? width - s->len : 0, left = 0;
  if (room > (int64_t)1 << 40) return too_large(ctx);
  if (side == QN_KSTR_RIGHT) left = room;
  if (side == QN_KSTR_BOTH) left = room / 2 + (room & width & 1);
  const char *f = fill ? qn_kstr_bytes(fill) : " ";
  size_t fn = fill ? qn_kstr_size(fill) : 1, n = qn_kstr_size(s);
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, n + fn * (size_t)room);
  if (!r) return 1;
  char *p = (char *)r + QN_KO_SLOTS;
  for (int64_t i = 0; i < left; i++, p += fn) memcpy(p, f, fn);
  memcpy(p, qn_kstr_bytes(s), n);
  p += n;
  for (int64_t i = left; i < room; i++, p += fn) memcpy(p, f, fn);
  qn_kstr_done(r, n + fn * (size_t)room);
  *out = r;
  return 0;
}

int32_t qn_k_str_zfill(qn_kctx *ctx, const qn_kobj *s, int64_t width, qn_kobj **out) {
  const char *p = qn_kstr_bytes(s);
  int64_t room = width > s->len ? width - s->len : 0;
  if (room > (int64_t)1 << 40) return too_large(ctx);
  size_t n = qn_kstr_size(s), sign = n && (*p == '+' || *p == '-');
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, n + (size_t)room);
  if (!r) return 1;
  char *q = (char *)r + QN_KO_SLOTS;
  memcpy(q, p, sign);
  memset(q + sign, '0', (size_t)room);
  memcpy(q + sign + room, p + sign, n - sign);
  qn_kstr_done(r, n + (size_t)room);
  *out = r;
  return 0;
}

int32_t qn_k_str_remove(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *part, int32_t at_end, qn_kobj **out) {
  qn_sv a = text_of(s), b = text_of(part);
  bool has = b.n <= a.n && memcmp(at_end ? a.p + a.n - b.n : a.p, b.p, b.n) == 0;
  if (!has) return give(ctx, a.p, a.n, out);
  return give(ctx, at_end ? a.p : a.p + b.n, a.n - b.n, out);
}

int32_t qn_k_str_replace(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *old, const qn_kobj *with, int64_t count, qn_kobj **out) {
  qn_sv a = text_of(s), b = text_of(old), w = text_of(with);
  qn_buf r;
  qn_buf_init(&r, &qn_malloc_allocator);
  while (count != 0) {
    int64_t at = b.n ? search(a, b, false) : 0;
    if (at < 0) break;
    qn_buf_add(&r, a.p, (size_t)at);
    qn_buf_sv(&r, w);
    a.p += (size_t)at + b.n, a.n -= (size_t)at + b.n;
    count -= count > 0;
    if (b.n) continue;
    if (a.n == 0) break;
    const char *p = a.p; /* between all code points */
    (void)qn_utf8_next(&p, a.p + a.n);
    qn_buf_add(&r, a.p, (size_t)(p - a.p));
    a.n -= (size_t)(p - a.p), a.p = p;
  }
  qn_buf_sv(&r, a);
  int32_t status = r.oom ? too_large(ctx) : give(ctx, r.p ? r.p : "", r.n, out);
  qn_buf_deinit(&r);
  return status;
}

int32_t qn_k_str_tabs(qn_kctx *ctx, const qn_kobj *s, int64_t size, qn_kobj **out) {
  qn_buf r;
  qn_buf_init(&r, &qn_malloc_allocator);
  int64_t column = 0;
  if (size > 1 << 20) return too_large(ctx);
  for (size_t i = 0; i < qn_kstr_size(s); i++) {
    char c = qn_kstr_bytes(s)[i];
    if (c == '\t') {
      int64_t n = size > 0 ? size - column % size : 0;
      qn_buf_fill(&r, ' ', (size_t)n);
      column += n;
      continue;
    }
    qn_buf_c(&r, c);
    if (c == '\n' || c == '\r') column = 0;
    else column += ((unsigned char)c & 0xc0) != 0x80;
  }
  int32_t status = r.oom ? too_large(ctx) : give(ctx, r.p ? r.p : "", r.n, out);
  qn_buf_deinit(&r);
  return status;
}
