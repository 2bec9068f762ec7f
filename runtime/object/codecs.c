/* codecs.c - see codecs.h. */
#include "runtime/object/codecs.h"

#include <iconv.h>
#include <stdio.h>

#include "runtime/base/unicode.h"
#include "runtime/object/internal.h"

void qn_encoding_plain(const char *name, char plain[32]) {
  size_t n = 0;
  for (const char *p = name; *p && n < 31; p++)
    if (*p != '-' && *p != '_' && *p != ' ') plain[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
  plain[n] = 0;
}

static const struct {
  const char *plain, *iconv;
} charmaps[] = {{"cp1250", "CP1250"}, {"cp1251", "CP1251"}, {"cp1252", "CP1252"}, {"cp1253", "CP1253"}, {"cp1254", "CP1254"}, {"cp1255", "CP1255"},
                {"cp1256", "CP1256"}, {"cp1257", "CP1257"}, {"cp1258", "CP1258"}, {"cp437", "CP437"}, {"cp737", "CP737"}, {"cp775", "CP775"},
                {"cp850", "CP850"}, {"cp852", "CP852"}, {"cp855", "CP855"}, {"cp857", "CP857"}, {"cp860", "CP860"}, {"cp861", "CP861"},
                {"cp862", "CP862"}, {"cp863", "CP863"}, {"cp865", "CP865"}, {"cp866", "CP866"}, {"iso88592", "ISO-8859-2"},
                {"iso88593", "ISO-8859-3"}, {"iso88594", "ISO-8859-4"}, {"iso88595", "ISO-8859-5"}, {"iso88596", "ISO-8859-6"},
                {"iso88597", "ISO-8859-7"}, {"iso88598", "ISO-8859-8"}, {"iso88599", "ISO-8859-9"}, {"iso885910", "ISO-8859-10"},
                {"iso885913", "ISO-8859-13"}, {"iso885914", "ISO-8859-14"}, {"iso885915", "ISO-8859-15"}, {"iso885916", "ISO-8859-16"},
                {"koi8r", "KOI8-R"}, {"koi8u", "KOI8-U"}, {"macroman", "MACINTOSH"}, {"latin2", "ISO-8859-2"}, {"latin9", "ISO-8859-15"}};

int qn_charmap_find(const char *name) {
  char plain[32];
  qn_encoding_plain(name, plain);
  if (strncmp(plain, "windows", 7) == 0) memmove(plain + 2, plain + 7, strlen(plain + 7) + 1), memcpy(plain, "cp", 2);
  for (int i = 0; i < (int)QN_COUNT(charmaps); i++)
    if (strcmp(plain, charmaps[i].plain) == 0) return i;
  return -1;
}

bool qn_charmap_table(int map, uint32_t table[256]) {
  iconv_t codec = iconv_open("UTF-32LE", charmaps[map].iconv);
  if (codec == (iconv_t)-1) return false;
  for (int i = 0; i < 256; i++) {
    char byte = (char)i, *in = &byte, *to = (char *)&table[i];
    size_t left = 1, room = sizeof *table;
    if (iconv(codec, &in, &left, &to, &room) == (size_t)-1 || room) table[i] = QN_CHARMAP_NONE, iconv(codec, NULL, NULL, NULL, NULL);
  }
  return iconv_close(codec), true;
}

/* --- what the names mean -------------------------------------------------------------------------------------------------------- */
typedef struct codec {
  const char *name;  /* in messages */
  int unit;          /* bytes of a unit: 2, 4; 1: by the table, UTF-8 or escapes */
  bool mark, big;    /* begins with a byte order mark; high bytes first */
  bool utf8, escape;
} codec;

static bool find(const char *name, codec *c) {
  static const struct {
    const char *plain;
    codec c;
  } names[] = {{"utf16", {.name = "utf-16", .unit = 2, .mark = true}}, {"u16", {.name = "utf-16", .unit = 2, .mark = true}},
               {"utf16le", {.name = "utf-16-le", .unit = 2}}, {"utf16be", {.name = "utf-16-be", .unit = 2, .big = true}},
               {"utf32", {.name = "utf-32", .unit = 4, .mark = true}}, {"utf32le", {.name = "utf-32-le", .unit = 4}},
               {"utf32be", {.name = "utf-32-be", .unit = 4, .big = true}}, {"utf8sig", {.name = "utf-8-sig", .unit = 1, .mark = true, .utf8 = true}},
               {"unicodeescape", {.name = "unicodeescape", .unit = 1, .escape = true}}};
  char plain[32];
  qn_encoding_plain(name, plain);
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(plain, names[i].plain) == 0) return *c = names[i].c, true;
  return *c = (codec){.name = "charmap", .unit = 1}, qn_charmap_find(name) >= 0;
}

static int unknown(qn_rt *rt, const char *name) { return qn_raise(rt, QN_E_LookupError, "unknown encoding: %s", name); }

/* --- to text ---------------------------------------------------------------------------------------------------------------------- */
static int bad_bytes(qn_rt *rt, const codec *c, const char *errors, qn_sv s, size_t at, size_t n, const char *why, qn_buf *out) {
  if (strcmp(errors, "replace") == 0) return qn_buf_utf8(out, 0xfffd), 0;
  if (strcmp(errors, "ignore") == 0) return 0;
  for (size_t i = 0; strcmp(errors, "backslashreplace") == 0; i++) {
    if (i == n) return 0;
    qn_buf_printf(out, "\\x%02x", (uint8_t)s.p[at + i]);
  }
  if (strcmp(errors, "strict") != 0) return qn_raise(rt, QN_E_LookupError, "unknown error handler name '%s'", errors);
  if (n > 1) return qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode bytes in position %zu-%zu: %s", c->name, at, at + n - 1, why);
  return qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode byte 0x%02x in position %zu: %s", c->name, (uint8_t)s.p[at], at, why);
}

static uint32_t unit_at(const codec *c, qn_sv s, size_t at) {
  uint32_t v = 0;
  for (int i = 0; i < c->unit; i++) v |= (uint32_t)(uint8_t)s.p[at + (size_t)i] << 8 * (c->big ? c->unit - 1 - i : i);
  return v;
}

static int decode_units(qn_rt *rt, codec c, qn_sv s, const char *errors, qn_buf *out) {
  const size_t unit = (size_t)c.unit;
  size_t at = 0;
  if (c.mark) { /* none: the machine's order */
    const char *names[2] = {unit == 2 ? "utf-16-le" : "utf-32-le", unit == 2 ? "utf-16-be" : "utf-32-be"};
    codec turned = c;
    turned.big = true;
    if (s.n >= unit && unit_at(&c, s, 0) == 0xfeff) at = unit;
    else if (s.n >= unit && unit_at(&turned, s, 0) == 0xfeff) at = unit, c.big = true;
    c.name = names[c.big];
  }
  while (at < s.n) {
    if (s.n - at < unit) return bad_bytes(rt, &c, errors, s, at, s.n - at, "truncated data", out);
    uint32_t v = unit_at(&c, s, at), low;
    size_t n = unit;
    const char *why = NULL;
    if (unit == 4 && (v > 0x10ffff || (v >= 0xd800 && v < 0xe000))) why = v > 0x10ffff ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
    if (unit == 2 && v >= 0xdc00 && v < 0xe000) why = "illegal encoding";
    if (unit == 2 && v >= 0xd800 && v < 0xdc00) {
      if (s.n - at < 4) why = "unexpected end of data", n = s.n - at;
      else if ((low = unit_at(&c, s, at + 2)) < 0xdc00 || low >= 0xe000) why = "illegal UTF-16 surrogate";
      else v = 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00), n = 4;
    }
    if (!why) qn_buf_utf8(out, v);
    else if (bad_bytes(rt, &c, errors, s, at, n, why, out)) return -1;
    at += n;
  }
  return 0;
}

static int decode_charmap(qn_rt *rt, const codec *c, const char *name, qn_sv s, const char *errors, qn_buf *out) {
  uint32_t table[256];
  if (!qn_charmap_table(qn_charmap_find(name), table)) return unknown(rt, name);
  for (size_t i = 0; i < s.n; i++) {
    const uint32_t u = table[(uint8_t)s.p[i]];
    if (u != QN_CHARMAP_NONE) qn_buf_utf8(out, u);
    else if (bad_bytes(rt, c, errors, s, i, 1, "character maps to <undefined>", out)) return -1;
  }
  return 0;
}

static int decode_escapes(qn_rt *rt, const codec *c, qn_sv s, const char *errors, qn_buf *out) {
  static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
  for (size_t i = 0; i < s.n;) {
    if (s.p[i] != '\\') {
      qn_buf_utf8(out, (uint8_t)s.p[i++]);
      continue;
    }
    if (i + 1 == s.n) return bad_bytes(rt, c, errors, s, i, 1, "\\ at end of string", out);
    const char k = s.p[i + 1], *one = memchr(from, k, sizeof from - 1);
    const size_t digits = k == 'x' ? 2 : k == 'u' ? 4 : k == 'U' ? 8 : 0;
    uint32_t v = 0;
    size_t n = 0;
    if (digits) {
      for (; n < digits && i + 2 + n < s.n && strchr("0123456789abcdefABCDEF", s.p[i + 2 + n]); n++) v = v * 16 + (uint32_t)((s.p[i + 2 + n] | 32) > '9' ? (s.p[i + 2 + n] | 32) - 'a' + 10 : s.p[i + 2 + n] - '0');
      if (n < digits || v > 0x10ffff) {
        const char *why = k == 'x' ? "truncated \\xXX escape" : k == 'u' ? "truncated \\uXXXX escape" : n < digits ? "truncated \\UXXXXXXXX escape" : "illegal Unicode character";
        if (bad_bytes(rt, c, errors, s, i, n + 2, why, out)) return -1;
      } else {
        qn_buf_utf8(out, v);
      }
      i += n + 2;
    } else if (k >= '0' && k <= '7') {
      for (; n < 3 && i + 1 + n < s.n && s.p[i + 1 + n] >= '0' && s.p[i + 1 + n] <= '7'; n++) v = v * 8 + (uint32_t)(s.p[i + 1 + n] - '0');
      qn_buf_utf8(out, v), i += n + 1;
    } else {
      if (one) qn_buf_c(out, to[one - from]);
      else if (k != '\n') qn_buf_c(out, '\\'), qn_buf_utf8(out, (uint8_t)k);
      i += 2;
    }
  }
  return 0;
}

int qn_decode_other(qn_rt *rt, qn_sv s, const char *name, const char *errors, qn_value *out) {
  codec c;
  if (!find(name, &c)) return unknown(rt, name);
  if (c.utf8) {
    const size_t mark = s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return qn_decode_text(rt, (qn_sv){s.p + mark, s.n - mark}, false, errors, out);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int bad = c.unit > 1 ? decode_units(rt, c, s, errors, &b) : c.escape ? decode_escapes(rt, &c, s, errors, &b) : decode_charmap(rt, &c, name, s, errors, &b);
  if (!bad) bad = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return bad;
}

/* --- from text -------------------------------------------------------------------------------------------------------------------- */
static void put_unit(const codec *c, uint32_t v, qn_buf *out) {
  for (int i = 0; i < c->unit; i++) qn_buf_c(out, (char)(v >> 8 * (c->big ? c->unit - 1 - i : i)));
}
static void put_units(const codec *c, uint32_t v, qn_buf *out) {
  if (c->unit == 4 || v < 0x10000) put_unit(c, v, out);
  else put_unit(c, 0xd800 + ((v - 0x10000) >> 10), out), put_unit(c, 0xdc00 + ((v - 0x10000) & 0x3ff), out);
}

static void put_escape(uint32_t v, qn_buf *out) {
  const char *named = v == '\n' ? "\\n" : v == '\t' ? "\\t" : v == '\r' ? "\\r" : v == '\\' ? "\\\\" : NULL;
  if (named) qn_buf_z(out, named);
  else if (v >= 32 && v < 127) qn_buf_c(out, (char)v);
  else qn_buf_printf(out, v < 0x100 ? "\\x%02x" : v < 0x10000 ? "\\u%04x" : "\\U%08x", v);
}

static int byte_of(const uint32_t table[256], uint32_t v) {
  if (v < 128 && table[v] == v) return (int)v;
  for (int i = 0; i < 256; i++)
    if (table[i] == v) return i;
  return -1;
}

/* The characters from `at` on, the first of them shown, that have no byte; p: behind the first. */
static int no_byte(qn_rt *rt, const uint32_t table[256], const char *shown, size_t at, const char *p, const char *end) {
  size_t last = at;
  while (p < end && byte_of(table, qn_utf8_next(&p, end)) < 0) last++;
  if (last > at)
    return qn_raise(rt, QN_E_UnicodeEncodeError, "'charmap' codec can't encode characters in position %zu-%zu: character maps to <undefined>", at, last);
  return qn_raise(rt, QN_E_UnicodeEncodeError, "'charmap' codec can't encode character '%s' in position %zu: character maps to <undefined>", shown, at);
}

int qn_charmap_encode(qn_rt *rt, int map, qn_sv s, const char *errors, qn_buf *out) {
  uint32_t table[256];
  if (!qn_charmap_table(map, table)) return unknown(rt, charmaps[map].plain);
  size_t at = 0;
  for (const char *p = s.p, *end = p + s.n; p < end; at++) {
    const uint32_t v = qn_utf8_next(&p, end);
    const int byte = byte_of(table, v);
    char shown[16];
    snprintf(shown, sizeof shown, v < 0x100 ? "\\x%02x" : v < 0x10000 ? "\\u%04x" : "\\U%08x", v);
    if (byte >= 0) qn_buf_c(out, (char)byte);
    else if (strcmp(errors, "replace") == 0) qn_buf_c(out, '?');
    else if (strcmp(errors, "backslashreplace") == 0) qn_buf_z(out, shown);
    else if (strcmp(errors, "xmlcharrefreplace") == 0) qn_buf_printf(out, "&#%u;", v);
    else if (strcmp(errors, "strict") == 0) return no_byte(rt, table, shown, at, p, end);
    else if (strcmp(errors, "ignore") != 0) return qn_raise(rt, QN_E_LookupError, "unknown error handler name '%s'", errors);
  }
  return 0;
}

int qn_encode_other(qn_rt *rt, qn_sv s, const char *name, const char *errors, qn_value *out) {
  codec c;
  if (!find(name, &c)) return unknown(rt, name);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int bad = 0;
  if (c.utf8) {
    qn_buf_z(&b, "\xef\xbb\xbf"), qn_buf_sv(&b, s);
  } else if (c.unit > 1 || c.escape) {
    if (c.mark) put_unit(&c, 0xfeff, &b);
    for (const char *p = s.p, *end = p + s.n; p < end;) {
      const uint32_t v = qn_utf8_next(&p, end);
      if (c.escape) put_escape(v, &b);
      else put_units(&c, v, &b);
    }
  } else {
    bad = qn_charmap_encode(rt, qn_charmap_find(name), s, errors, &b);
  }
  if (!bad) bad = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return bad;
}
