/* io_codec.c - bytes of files to text and back. What is malformed, and how long it is, follows CPython's decoder. */
#include "runtime/vm/modules/io_codec.h"

#include "runtime/base/unicode.h"
#include "runtime/object/codecs.h"

bool qn_codec_find(const char *name, qn_codec *out) {
  static const struct {
    const char *name;
    qn_codec codec;
  } names[] = {{"utf8", QN_CODEC_UTF8},         {"u8", QN_CODEC_UTF8},         {"utf8sig", QN_CODEC_UTF8_SIG}, {"ascii", QN_CODEC_ASCII},
               {"usascii", QN_CODEC_ASCII},     {"646", QN_CODEC_ASCII},       {"latin1", QN_CODEC_LATIN1},    {"iso88591", QN_CODEC_LATIN1},
               {"latin", QN_CODEC_LATIN1},      {"l1", QN_CODEC_LATIN1},       {"locale", QN_CODEC_UTF8},      {"8859", QN_CODEC_LATIN1}};
  char plain[32];
  qn_encoding_plain(name, plain);
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(plain, names[i].name) == 0) return *out = names[i].codec, true;
  const int map = qn_charmap_find(name);
  return *out = (qn_codec)(QN_CODEC_CHARMAP + map), map >= 0;
}

bool qn_codec_errors_find(const char *name, qn_codec_errors *out) {
  static const char *const names[] = {"strict", "ignore", "replace", "backslashreplace"};
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(name, names[i]) == 0) return *out = (qn_codec_errors)i, true;
  return false;
}

/* --- UTF-8 ---------------------------------------------------------------------------------------------------------------- */
typedef struct fault {
  size_t at, n;
  const char *reason;
  bool unfinished; /* more bytes could make it good */
} fault;

/* The sequence at p: its length, or 0 and why. */
static size_t sequence(const unsigned char *p, size_t n, fault *f) {
  unsigned char c = p[0], low = 0x80, high = 0xbf;
  size_t need = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
  *f = (fault){.n = 1, .reason = "invalid start byte"};
  if (need <= 1) return need;
  if (c == 0xe0) low = 0xa0;
  if (c == 0xed) high = 0x9f;
  if (c == 0xf0) low = 0x90;
  if (c == 0xf4) high = 0x8f;
  for (size_t i = 1; i < need; i++, low = 0x80, high = 0xbf) {
    f->n = i;
    if (i == n) return f->reason = "unexpected end of data", f->unfinished = true, 0;
    if (p[i] < low || p[i] > high) return f->reason = "invalid continuation byte", 0;
  }
  return need;
}

static size_t ascii_run(const unsigned char *p, size_t n) {
  size_t i = 0;
  uint64_t w;
  for (; i + 8 <= n; i += 8) {
    memcpy(&w, p + i, 8);
    if (w & UINT64_C(0x8080808080808080)) break;
  }
  while (i < n && p[i] < 0x80) i++;
  return i;
}

static int set_int(qn_rt *rt, const char *name, size_t v) {
  qn_sym s = qn_sym_of(rt, name);
  return s ? qn_set_attr(rt, rt->exc, s, qn_int((int64_t)v)) : -1;
}

static int set_text(qn_rt *rt, const char *name, const char *text) {
  qn_value v;
  qn_sym s = qn_sym_of(rt, name);
  if (!s || qn_new_str(rt, qn_sv_of(text), &v)) return -1;
  int r = qn_set_attr(rt, rt->exc, s, v);
  qn_release(rt, v);
  return r;
}

static int finish_error(qn_rt *rt, const char *codec, size_t start, size_t end, const char *reason) {
  if (set_int(rt, "start", start) || set_int(rt, "end", end) || set_text(rt, "reason", reason)) return -1;
  return set_text(rt, "encoding", codec), -1;
}

static int decode_error(qn_rt *rt, const char *codec, const unsigned char *p, size_t at, size_t n, const char *reason) {
  if (n == 1)
    qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode byte 0x%02x in position %zu: %s", codec, *p, at, reason);
  else
    qn_raise(rt, QN_E_UnicodeDecodeError, "'%s' codec can't decode bytes in position %zu-%zu: %s", codec, at, at + n - 1, reason);
  return finish_error(rt, codec, at, at + n, reason);
}

static void put_fault(qn_codec_errors errors, const unsigned char *p, size_t n, qn_buf *out) {
  if (errors == QN_CODEC_REPLACE) qn_buf_utf8(out, 0xfffd);
  for (size_t i = 0; errors == QN_CODEC_BACKSLASH && i < n; i++) qn_buf_printf(out, "\\x%02x", p[i]);
}

int qn_codec_check_utf8(qn_rt *rt, qn_sv bytes, size_t base, bool final, size_t *used) {
  const unsigned char *p = (const unsigned char *)bytes.p;
  size_t i = 0;
  fault f;
  while ((i += ascii_run(p + i, bytes.n - i)) < bytes.n) {
    size_t n = sequence(p + i, bytes.n - i, &f);
    if (!n && f.unfinished && !final) break;
    if (!n) return decode_error(rt, "utf-8", p + i, base + i, f.n, f.reason);
    i += n;
  }
  return *used = i, 0;
}

static int decode_utf8(qn_rt *rt, qn_codec_errors errors, qn_sv bytes, size_t base, bool final, qn_buf *out, size_t *used) {
  const unsigned char *p = (const unsigned char *)bytes.p;
  size_t i = 0;
  fault f;
  while (i < bytes.n) {
    size_t n = ascii_run(p + i, bytes.n - i);
    qn_buf_add(out, bytes.p + i, n);
    if ((i += n) >= bytes.n) break;
    n = sequence(p + i, bytes.n - i, &f);
    if (n) {
      qn_buf_add(out, bytes.p + i, n);
    } else {
      if (f.unfinished && !final) break;
      if (errors == QN_CODEC_STRICT) return decode_error(rt, "utf-8", p + i, base + i, f.n, f.reason);
      put_fault(errors, p + i, f.n, out);
      n = f.n;
    }
    i += n;
  }
  return *used = i, 0;
}

int qn_codec_decode(qn_rt *rt, qn_codec codec, qn_codec_errors errors, qn_sv bytes, size_t base, bool final, qn_buf *out, size_t *used) {
  const unsigned char *p = (const unsigned char *)bytes.p;
  int r = 0;
  if (codec == QN_CODEC_UTF8 || codec == QN_CODEC_UTF8_SIG) {
    r = decode_utf8(rt, errors, bytes, base, final, out, used);
  } else if (codec >= QN_CODEC_CHARMAP) {
    uint32_t table[256];
    if (!qn_charmap_table((int)codec - QN_CODEC_CHARMAP, table)) return qn_raise(rt, QN_E_LookupError, "the C library lacks this encoding");
    for (size_t i = 0; i < bytes.n; i++) {
      if (table[p[i]] != QN_CHARMAP_NONE) qn_buf_utf8(out, table[p[i]]);
      else if (errors == QN_CODEC_STRICT) return decode_error(rt, "charmap", p + i, base + i, 1, "character maps to <undefined>");
      else put_fault(errors, p + i, 1, out);
    }
    *used = bytes.n;
  } else {
    for (size_t i = 0; i < bytes.n; i++) {
      if (p[i] < 0x80) qn_buf_c(out, bytes.p[i]);
      else if (codec == QN_CODEC_LATIN1) qn_buf_utf8(out, p[i]);
      else if (errors == QN_CODEC_STRICT) return decode_error(rt, "ascii", p + i, base + i, 1, "ordinal not in range(128)");
      else put_fault(errors, p + i, 1, out);
    }
    *used = bytes.n;
  }
  return r ? r : out->oom ? qn_raise_memory(rt) : 0;
}

static int encode_error(qn_rt *rt, const char *codec, uint32_t c, size_t at, unsigned limit) {
  char shown[16], reason[48];
  snprintf(shown, sizeof shown, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  snprintf(reason, sizeof reason, "ordinal not in range(%u)", limit);
  qn_raise(rt, QN_E_UnicodeEncodeError, "'%s' codec can't encode character '%s' in position %zu: %s", codec, shown, at, reason);
  return finish_error(rt, codec, at, at + 1, reason);
}

int qn_codec_encode(qn_rt *rt, qn_codec codec, qn_codec_errors errors, qn_sv text, qn_buf *out) {
  const char *p = text.p, *end = text.p + text.n;
  if (codec == QN_CODEC_UTF8 || codec == QN_CODEC_UTF8_SIG) {
    qn_buf_sv(out, text);
    return out->oom ? qn_raise_memory(rt) : 0;
  }
  if (codec >= QN_CODEC_CHARMAP) return qn_charmap_encode(rt, (int)codec - QN_CODEC_CHARMAP, text, errors == QN_CODEC_STRICT ? "strict" : errors == QN_CODEC_IGNORE ? "ignore" : errors == QN_CODEC_REPLACE ? "replace" : "backslashreplace", out);
  unsigned limit = codec == QN_CODEC_ASCII ? 128 : 256;
  for (size_t at = 0; p < end; at++) {
    uint32_t c = qn_utf8_next(&p, end);
    if (c < limit) qn_buf_c(out, (char)c);
    else if (errors == QN_CODEC_STRICT) return encode_error(rt, codec == QN_CODEC_ASCII ? "ascii" : "latin-1", c, at, limit);
    else if (errors == QN_CODEC_REPLACE) qn_buf_c(out, '?');
    else if (errors == QN_CODEC_BACKSLASH) qn_buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  }
  return out->oom ? qn_raise_memory(rt) : 0;
}

/* --- errors of the system, paths -------------------------------------------------------------------------------------------- */
int qn_raise_os2(qn_rt *rt, int code, qn_value file, qn_value file2) {
  qn_value text, exc, args[5] = {qn_int(code), qn_none(), file, qn_none(), file2};
  if (qn_new_str(rt, qn_sv_of(strerror(code)), &text)) return -1;
  args[1] = text;
  uint32_t n = file2.tag != QN_UNSET ? 5 : file.tag != QN_UNSET ? 3 : 2;
  int bad = qn_call_pos(rt, qn_class_value(qn_exc_classes[QN_E_OSError]), args, n, &exc);
  qn_release(rt, text);
  return bad ? -1 : qn_raise_value(rt, exc);
}

int qn_raise_os(qn_rt *rt, int code, qn_value file) { return qn_raise_os2(rt, code, file, (qn_value){.tag = QN_UNSET}); }

int qn_fspath(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value fn, r = {.tag = QN_UNSET};
  if (qn_is(v, QN_K_STR)) {
    r = qn_retained(v);
  } else if (qn_is(v, QN_K_BYTES)) {
    if (qn_new_str(rt, (qn_sv){((qn_bytesobj *)v.o)->data, (size_t)((qn_bytesobj *)v.o)->n}, &r)) return -1;
  } else {
    qn_sym name = qn_sym_of(rt, "__fspath__");
    if (!name) return -1;
    if (v.tag != QN_OBJ || qn_get_attr(rt, v, name, &fn)) {
      qn_exc_clear(rt);
      return qn_raise(rt, QN_E_TypeError, "expected str, bytes or os.PathLike object, not %s", qn_class_of(v)->name);
    }
    int bad = qn_call_pos(rt, fn, NULL, 0, &r);
    qn_release(rt, fn);
    if (bad) return -1;
    if (!qn_is(r, QN_K_STR)) {
      qn_raise(rt, QN_E_TypeError, "expected %s.__fspath__() to return str or bytes, not %s", qn_class_of(v)->name, qn_class_of(r)->name);
      return qn_release(rt, r), -1;
    }
  }
  if (strlen(qn_str_sv(r).p) != qn_str_sv(r).n) {
    qn_release(rt, r);
    return qn_raise(rt, QN_E_ValueError, "embedded null byte");
  }
  return *out = r, 0;
}
