/* text.c - character classes and case mappings (text_tables.inc), stripping, encoding. */
#include "runtime/object/text.h"

#include "runtime/object/codecs.h"
#include "runtime/object/internal.h"

typedef struct case_run {
  uint32_t first, last;
  uint8_t step;
  int32_t delta;
} case_run;
typedef struct case_special {
  uint32_t c, to[3]; /* ends with 0 */
} case_special;

#include "runtime/object/text_tables.inc"

static bool in_ranges(const uint32_t (*r)[2], size_t n, uint32_t c) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > r[mid][1])
      low = mid + 1;
    else
      high = mid;
  }
  return low < n && c >= r[low][0];
}

#define CLASS(fn, ranges) \
  bool fn(uint32_t c) { return in_ranges(ranges, QN_COUNT(ranges), c); }
CLASS(qn_text_is_space, space_ranges)
CLASS(qn_text_is_alpha, alpha_ranges)
CLASS(qn_text_is_lower, lower_ranges)
CLASS(qn_text_is_upper, upper_ranges)
CLASS(qn_text_is_title, title_ranges)
CLASS(qn_text_is_digit, digit_ranges)
CLASS(qn_text_is_numeric, numeric_ranges)
CLASS(qn_text_is_case_ignorable, case_ignorable_ranges)

bool qn_text_is_cased(uint32_t c) { return qn_text_is_lower(c) || qn_text_is_upper(c) || qn_text_is_title(c); }

int qn_text_decimal(uint32_t c) {
  size_t low = 0, high = QN_COUNT(decimal_zeros);
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c >= decimal_zeros[mid])
      low = mid + 1;
    else
      high = mid;
  }
  return low > 0 && c - decimal_zeros[low - 1] < 10 ? (int)(c - decimal_zeros[low - 1]) : -1;
}

static bool map_run(const case_run *r, size_t n, uint32_t c, uint32_t *to) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > r[mid].last)
      low = mid + 1;
    else
      high = mid;
  }
  if (low == n || c < r[low].first || (c - r[low].first) % r[low].step) return false;
  *to = (uint32_t)((int32_t)c + r[low].delta); /* delta 0: the table says that c stays */
  return true;
}

static int map_special(const case_special *s, size_t n, uint32_t c, uint32_t out[3]) {
  for (size_t i = 0; i < n && s[i].c <= c; i++) {
    if (s[i].c != c) continue;
    int count = 0;
    while (count < 3 && s[i].to[count]) {
      out[count] = s[i].to[count];
      count++;
    }
    return count;
  }
  return 0;
}

#define MAP(name) map_with(name##_runs, QN_COUNT(name##_runs), name##_specials, QN_COUNT(name##_specials), c, out)

/* 0: the table says nothing. */
static int map_with(const case_run *runs, size_t nruns, const case_special *specials, size_t nspecials, uint32_t c,
                    uint32_t out[3]) {
  int n = map_special(specials, nspecials, c, out);
  return n ? n : map_run(runs, nruns, c, out);
}

int qn_text_map(qn_case how, uint32_t c, uint32_t out[3]) {
  int n = 0;
  switch (how) {
  case QN_CASE_LOWER: n = MAP(lower); break;
  case QN_CASE_UPPER: n = MAP(upper); break;
  case QN_CASE_TITLE: /* as upper where its own tables are silent */
    n = MAP(title);
    if (!n) n = MAP(upper);
    break;
  case QN_CASE_FOLD:
    n = MAP(fold);
    if (!n) n = MAP(lower);
    break;
  }
  if (n) return n;
  out[0] = c;
  return 1;
}

qn_sv qn_text_strip(qn_sv s) {
  const char *p = s.p, *end = s.p + s.n;
  while (p < end) {
    const char *next = p;
    if (!qn_text_is_space(qn_u8_next(&next))) break;
    p = next;
  }
  while (end > p) {
    const char *last = end - 1;
    while (((unsigned char)*last & 0xc0) == 0x80 && last > p) last--;
    const char *at = last;
    if (!qn_text_is_space(qn_u8_next(&at))) break;
    end = last;
  }
  return (qn_sv){p, (size_t)(end - p)};
}

/* --- encoding ----------------------------------------------------------------------------------------------------------------- */
/* The characters from `at` on, the first of them c, that are beyond the limit; p: behind the first. */
static int cannot_encode(qn_rt *rt, const char *name, uint32_t limit, uint32_t c, int64_t at, const char *p, const char *end) {
  int64_t last = at;
  while (p < end && qn_u8_next(&p) >= limit) last++;
  if (last > at)
    return qn_raise(rt, QN_E_UnicodeEncodeError, "'%s' codec can't encode characters in position %lld-%lld: ordinal not in range(%u)", name,
                    (long long)at, (long long)last, limit);
  char shown[16];
  snprintf(shown, sizeof shown, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  return qn_raise(rt, QN_E_UnicodeEncodeError, "'%s' codec can't encode character '%s' in position %lld: ordinal not in range(%u)", name, shown,
                  (long long)at, limit);
}

static int encode_narrow(qn_rt *rt, qn_value str, uint32_t limit, const char *name, const char *errors, qn_value *out) {
  qn_sv s = qn_str_sv(str);
  qn_buf b;
  int r = 0;
  qn_buf_init(&b, rt->alloc);
  int64_t at = 0;
  for (const char *p = s.p, *end = p + s.n; r == 0 && p < end; at++) {
    uint32_t c = qn_u8_next(&p);
    if (c < limit) qn_buf_c(&b, (char)c);
    else if (!strcmp(errors, "strict")) r = cannot_encode(rt, name, limit, c, at, p, end);
    else if (!strcmp(errors, "replace")) qn_buf_c(&b, '?');
    else if (!strcmp(errors, "backslashreplace")) qn_buf_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    else if (!strcmp(errors, "xmlcharrefreplace")) qn_buf_printf(&b, "&#%u;", c);
    else if (strcmp(errors, "ignore")) r = qn_raise(rt, QN_E_LookupError, "unknown error handler name '%s'", errors);
  }
  if (r == 0) r = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

int qn_text_encode(qn_rt *rt, qn_value str, qn_value encoding, qn_value errors, qn_value *out) {
  if (encoding.tag != QN_UNSET && !qn_is(encoding, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "encode() argument 'encoding' must be str, not %s", qn_type_name(encoding));
  if (errors.tag != QN_UNSET && !qn_is(errors, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "encode() argument 'errors' must be str, not %s", qn_type_name(errors));
  const char *how = errors.tag == QN_UNSET ? "strict" : qn_strp(errors)->text;
  const char *e = encoding.tag == QN_UNSET ? "utf-8" : qn_strp(encoding)->text;
  char plain[32];
  qn_encoding_plain(e, plain);
  if (!strcmp(plain, "utf8") || !strcmp(plain, "u8")) return qn_new_bytes(rt, qn_str_sv(str), out);
  if (!strcmp(plain, "ascii") || !strcmp(plain, "usascii")) return encode_narrow(rt, str, 128, "ascii", how, out);
  if (!strcmp(plain, "latin1") || !strcmp(plain, "iso88591") || !strcmp(plain, "latin") || !strcmp(plain, "l1"))
    return encode_narrow(rt, str, 256, "latin-1", how, out);
  return qn_encode_other(rt, qn_str_sv(str), e, how, out);
}
