/* text_repr.c - repr of str and bytes: the quote that needs no escape is chosen, what cannot be printed is escaped. */
#include "runtime/base/unicode.h"
#include "runtime/object/internal.h"

static char choose_quote(qn_sv s) {
  bool single = s.n && memchr(s.p, '\'', s.n), both = single && memchr(s.p, '"', s.n);
  return single && !both ? '"' : '\'';
}

/* True when c had a short escape. */
static bool short_escape(uint32_t c, char quote, qn_buf *out) {
  switch (c) {
  case '\n': qn_buf_z(out, "\\n"); return true;
  case '\r': qn_buf_z(out, "\\r"); return true;
  case '\t': qn_buf_z(out, "\\t"); return true;
  case '\\': qn_buf_z(out, "\\\\"); return true;
  default:
    if (c != (unsigned char)quote) return false;
    qn_buf_c(out, '\\');
    qn_buf_c(out, quote);
    return true;
  }
}

void qn_str_repr_sv(qn_sv s, qn_buf *out, bool ascii) {
  char quote = choose_quote(s);
  qn_buf_c(out, quote);
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    const char *start = p;
    uint32_t c = qn_u8_next(&p);
    if (short_escape(c, quote, out)) continue;
    if (c < 0x80 ? c >= 0x20 && c != 0x7f : !ascii && qn_uc_printable(c))
      qn_buf_add(out, start, (size_t)(p - start));
    else
      qn_buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  }
  qn_buf_c(out, quote);
}

void qn_bytes_repr_sv(qn_sv s, qn_buf *out) {
  char quote = choose_quote(s);
  qn_buf_c(out, 'b');
  qn_buf_c(out, quote);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (short_escape(c, quote, out)) continue;
    if (c >= 0x20 && c < 0x7f)
      qn_buf_c(out, (char)c);
    else
      qn_buf_printf(out, "\\x%02x", c);
  }
  qn_buf_c(out, quote);
}
