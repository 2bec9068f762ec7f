/* native_decode.c - _pandas.decode: bytes of a file in another encoding to text, by the C library's iconv. */
#include <errno.h>
#include <iconv.h>

#include "runtime/frame/native.h"

/* Python's name as iconv has it: upper case, with dashes. */
static iconv_t codec_of(qn_sv name) {
  char z[32];
  if (name.n == 0 || name.n >= sizeof z) return (iconv_t)-1;
  for (size_t i = 0; i < name.n; i++) z[i] = name.p[i] == '_' ? '-' : (char)(name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 32 : name.p[i]);
  z[name.n] = 0;
  if (name.n == 9 && (memcmp(z, "UTF-16-", 7) == 0 || memcmp(z, "UTF-32-", 7) == 0)) memmove(z + 6, z + 7, 3); /* UTF-16BE */
  if (memchr(z, '/', name.n)) return (iconv_t)-1; /* iconv's own suffixes */
  return iconv_open("UTF-8", strcmp(z, "UTF-8-SIG") == 0 ? "UTF-8" : strcmp(z, "MAC-ROMAN") == 0 ? "MACINTOSH" : z);
}

/* errors: 's'trict, 'i'gnore or 'r'eplace. */
static int convert(qn_rt *rt, iconv_t codec, qn_sv name, const char *from, size_t n, char errors, qn_buf *out) {
  char piece[4096], *in = (char *)(uintptr_t)from;
  size_t left = n;
  for (bool more = true; more;) {
    char *to = piece;
    size_t room = sizeof piece;
    size_t got = iconv(codec, left ? &in : NULL, &left, &to, &room);
    const int why = errno; /* which growing the buffer may change */
    qn_buf_sv(out, (qn_sv){piece, (size_t)(to - piece)});
    if (got == (size_t)-1 && why != E2BIG && errors != 's') {
      if (errors == 'r') qn_buf_z(out, "\xEF\xBF\xBD");
      in++;
      left--;
    } else if (got == (size_t)-1 && why != E2BIG) {
      return qn_raise(rt, QN_E_UnicodeDecodeError, "'%.*s' codec can't decode byte 0x%02x in position %zu: %s", (int)name.n, name.p, (uint8_t)*in,
                      (size_t)(in - from), why == EINVAL ? "truncated data" : "invalid data");
    }
    more = left > 0 || got == (size_t)-1;
  }
  return out->oom ? qn_raise_memory(rt) : 0;
}

/* decode(data, encoding, errors): str; LookupError for an encoding that nobody knows. */
QN_METHOD(qn_pd_decode) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "decode", "data encoding errors", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_BYTES) || !qn_is_str(v[1]) || !qn_is_str(v[2]) || qn_str_sv(v[2]).n == 0) return qn_raise(rt, QN_E_TypeError, "decode takes bytes and the name of an encoding");
  const qn_bytesobj *b = (const qn_bytesobj *)v[0].o;
  qn_sv name = qn_str_sv(v[1]);
  iconv_t codec = codec_of(name);
  if (codec == (iconv_t)-1) return qn_raise(rt, QN_E_LookupError, "unknown encoding: %.*s", (int)name.n, name.p);
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = convert(rt, codec, name, b->data, (size_t)b->n, qn_str_sv(v[2]).p[0], &text);
  if (status == 0) {
    qn_sv s = qn_buf_view(&text);
    if (s.n >= 3 && memcmp(s.p, "\xEF\xBB\xBF", 3) == 0) s.p += 3, s.n -= 3; /* the mark at the begin of UTF-16 */
    status = qn_new_str(rt, s, out);
  }
  qn_buf_deinit(&text);
  iconv_close(codec);
  return status;
}
