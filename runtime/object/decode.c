/* decode.c - bytes to str in UTF-8 and ASCII, with what `errors` says of malformed bytes, in CPython's words. */
#include "runtime/base/unicode.h"
#include "runtime/object/internal.h"

typedef enum on_error { STRICT, IGNORE, REPLACE, BACKSLASH, ESCAPE } on_error;

static int how_of(qn_rt *rt, const char *errors, on_error *how) {
  static const char *const names[] = {"strict", "ignore", "replace", "backslashreplace", "surrogateescape"};
  for (int i = 0; i < (int)QN_COUNT(names); i++)
    if (strcmp(errors, names[i]) == 0) return *how = (on_error)i, 0;
  return qn_raise(rt, QN_E_LookupError, "unknown error handler name '%s'", errors);
}

static int fault(qn_rt *rt, qn_sv s, bool ascii, size_t at, size_t n, const char *why) {
  const char *codec = ascii ? "ascii" : "utf-8";
  if (n > 1) return qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode bytes in position %zu-%zu: %s", codec, at, at + n - 1, why);
  return qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode byte 0x%02x in position %zu: %s", codec, (uint8_t)s.p[at], at, why);
}

/* The first byte from `at` on that does not decode, or s.n. */
static size_t next_fault(qn_sv s, bool ascii, size_t at) {
  size_t bad;
  if (!ascii) return qn_utf8_valid((qn_sv){s.p + at, s.n - at}, &bad) ? s.n : at + bad;
  while (at < s.n && (uint8_t)s.p[at] < 0x80) at++;
  return at;
}

int qn_decode_text(qn_rt *rt, qn_sv s, bool ascii, const char *errors, qn_value *out) {
  on_error how = STRICT;
  if (how_of(rt, errors, &how) < 0) return -1;
  size_t bad = next_fault(s, ascii, 0), at = 0;
  if (bad == s.n) return qn_new_str(rt, s, out);
  qn_buf t;
  qn_buf_init(&t, rt->alloc);
  int status = 0;
  for (; status == 0; bad = next_fault(s, ascii, at)) {
    qn_buf_sv(&t, (qn_sv){s.p + at, bad - at});
    if (bad == s.n) break;
    const char *why = "ordinal not in range(128)";
    size_t n = ascii ? 1 : qn_utf8_fault(s, bad, &why);
    if (how == STRICT) status = fault(rt, s, ascii, bad, n, why);
    if (how == REPLACE) qn_buf_utf8(&t, 0xFFFD);
    for (size_t k = 0; k < n && how == BACKSLASH; k++) qn_buf_printf(&t, "\\x%02x", (uint8_t)s.p[bad + k]);
    for (size_t k = 0; k < n && how == ESCAPE; k++) qn_buf_utf8(&t, 0xDC00u + (uint8_t)s.p[bad + k]);
    at = bad + n;
  }
  if (status == 0) status = qn_new_str_buf(rt, &t, out);
  qn_buf_deinit(&t);
  return status;
}
