/* struct_module.c - the module struct: numbers packed as C has them. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/object/bytes.h"
#include "runtime/object/memory.h"
#include "runtime/vm/vm_int.h"

typedef struct item {
  char code;
  size_t size, pad; /* pad: zero bytes before it */
  int64_t count;    /* s, p, x: bytes of one field; others: how many fields */
} item;

static int struct_error(qn_rt *rt, const char *fmt, ...) QN_PRINTF(2, 3);
static int struct_error(qn_rt *rt, const char *fmt, ...) {
  char text[256];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  qn_value m, cls, s, exc;
  qn_sym name = qn_sym_of(rt, "error");
  if (!name || qn_vm_import(rt, QN_SV("struct"), &m)) return -1;
  int bad = qn_get_attr(rt, m, name, &cls);
  qn_release(rt, m);
  if (bad || qn_new_str(rt, qn_sv_of(text), &s)) return -1;
  bad = qn_call_pos(rt, cls, &s, 1, &exc);
  qn_release(rt, cls);
  qn_release(rt, s);
  return bad ? -1 : qn_raise_value(rt, exc);
}

static size_t size_of(char code, bool native) {
  switch (code) {
    case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': return native ? 8 : 4;
    case 'q': case 'Q': case 'd': return 8;
    case 'n': case 'N': case 'P': return native ? 8 : 0;
    default: return 0;
  }
}

/* The next item of a format at *p; *at is the offset so far. 1: one, 0: the end, -1. */
static int next_item(qn_rt *rt, const char **p, bool native, size_t *at, item *out) {
  while (**p == ' ' || **p == '\t' || **p == '\n') (*p)++;
  if (!**p) return 0;
  int64_t count = 1;
  if (**p >= '0' && **p <= '9') {
    count = 0;
    while (**p >= '0' && **p <= '9') {
      count = count * 10 + *(*p)++ - '0';
      if (count > INT32_MAX) return struct_error(rt, "overflow in item count");
    }
    if (!**p) return struct_error(rt, "repeat count given without format specifier");
  }
  char c = *(*p)++;
  size_t size = size_of(c, native);
  if (!size) return struct_error(rt, "bad char in struct format");
  size_t pad = native && size > 1 ? (size - *at % size) % size : 0;
  *out = (item){c, size, pad, count};
  *at += pad + size * (size_t)count;
  return 1;
}

static int order(const char **p, bool *native, bool *big) {
  *native = true;
  *big = false;
  if (!**p || !strchr("@=<>!", **p)) return 0;
  char c = *(*p)++;
  *native = c == '@';
  *big = c == '>' || c == '!';
  return 0;
}

static const char *format_of(qn_rt *rt, qn_value v) {
  if (qn_is(v, QN_K_STR)) return qn_str_sv(v).p;
  if (qn_is(v, QN_K_BYTES)) return ((qn_bytesobj *)v.o)->data;
  qn_raise(rt, QN_E_TypeError, "Struct() argument 1 must be a str or bytes object, not %s", qn_class_of(v)->name);
  return NULL;
}

static void put(qn_buf *b, const void *data, size_t n, bool big) {
  const char *p = data;
  for (size_t i = 0; i < n; i++) qn_buf_c(b, p[big ? n - 1 - i : i]);
}

static uint16_t to_half(double x) {
  uint16_t sign = signbit(x) ? 0x8000 : 0;
  if (isnan(x)) return (uint16_t)(sign | 0x7e00);
  double a = fabs(x);
  if (a >= 65520) return (uint16_t)(sign | 0x7c00);
  if (a < ldexp(1, -14)) return (uint16_t)(sign | (uint16_t)nearbyint(ldexp(a, 24)));
  int e;
  double m = frexp(a, &e); /* 0.5 <= m < 1 */
  return (uint16_t)(sign | (uint16_t)(((e + 14) << 10) + (int)nearbyint(ldexp(m, 11)) - 1024));
}

static double from_half(uint16_t h) {
  int e = h >> 10 & 31;
  double m = h & 1023, x = e == 31 ? (m != 0 ? NAN : INFINITY) : e ? ldexp(m + 1024, e - 25) : ldexp(m, -24);
  return h & 0x8000 ? -x : x;
}

static int pack_int(qn_rt *rt, char c, size_t size, qn_value v, bool big, qn_buf *b) {
  qn_value whole;
  if (v.tag == QN_FLOAT || qn_is(v, QN_K_STR) || qn_as_int(rt, v, &whole)) {
    qn_exc_clear(rt);
    return struct_error(rt, "required argument is not an integer");
  }
  bool plus = c < 'a';
  const bool large = qn_is_big(whole), fits = plus && size == 8 && qn_int_as_u64(whole, &(uint64_t){0});
  int64_t i = fits ? (int64_t)qn_int_low_bits(whole) : !large ? whole.i : qn_big_negative(whole) ? INT64_MIN : INT64_MAX;
  qn_release(rt, whole);
  if (fits) return put(b, &i, size, big), 0;
  int64_t low = plus ? 0 : size == 8 ? INT64_MIN : -(INT64_C(1) << (size * 8 - 1));
  uint64_t high = plus ? (size == 8 ? UINT64_MAX : (UINT64_C(1) << size * 8) - 1) : (uint64_t)INT64_MAX >> (64 - size * 8);
  if (large || i < low || (i >= 0 && (uint64_t)i > high)) {
    if (size == 8 || large) return struct_error(rt, "argument out of range");
    if (size == 1) return struct_error(rt, plus ? "ubyte format requires 0 <= number <= 255" : "byte format requires -128 <= number <= 127");
    if (size == 2)
      return struct_error(rt, plus ? "ushort format requires 0 <= number <= 65535" : "short format requires -32768 <= number <= 32767");
    return struct_error(rt, "'%c' format requires %lld <= number <= %llu", c, (long long)low, (unsigned long long)high);
  }
  put(b, &i, size, big);
  return 0;
}

static int pack_one(qn_rt *rt, const item *it, qn_value v, bool native, bool big, qn_buf *b) {
  double d = 0;
  switch (it->code) {
    case '?': {
      int t = qn_truth(rt, v);
      return t < 0 ? -1 : (qn_buf_c(b, (char)t), 0);
    }
    case 'c':
      if (!qn_is(v, QN_K_BYTES) || ((qn_bytesobj *)v.o)->n != 1) return struct_error(rt, "char format requires a bytes object of length 1");
      return qn_buf_c(b, ((qn_bytesobj *)v.o)->data[0]), 0;
    case 'e': case 'f': case 'd':
      if (qn_is(v, QN_K_STR) || qn_as_double(rt, v, &d)) return qn_exc_clear(rt), struct_error(rt, "required argument is not a float");
      if (it->code == 'd') return put(b, &d, 8, big), 0;
      if (it->code == 'f') {
        float f = (float)d;
        if (isinf(f) && !isinf(d) && !native) return qn_raise(rt, QN_E_OverflowError, "float too large to pack with f format");
        return put(b, &f, 4, big), 0;
      }
      uint16_t h = to_half(d);
      if ((h & 0x7fff) == 0x7c00 && !isinf(d)) return qn_raise(rt, QN_E_OverflowError, "float too large to pack with e format");
      return put(b, &h, 2, big), 0;
    default: return pack_int(rt, it->code == 'n' ? 'q' : it->code == 'N' || it->code == 'P' ? 'Q' : it->code, it->size, v, big, b);
  }
}

static int pack_text(qn_rt *rt, const item *it, qn_value v, qn_buf *b) {
  if (!qn_is(v, QN_K_BYTES)) return struct_error(rt, "argument for '%c' must be a bytes object", it->code);
  const qn_bytesobj *s = (const qn_bytesobj *)v.o;
  int64_t room = it->count, used = 0;
  if (it->code == 'p' && room) {
    used = s->n < room - 1 ? s->n : room - 1;
    if (used > 255) used = 255;
    qn_buf_c(b, (char)used);
    room--;
  } else {
    used = s->n < room ? s->n : room;
  }
  qn_buf_add(b, s->data, (size_t)used);
  qn_buf_fill(b, 0, (size_t)(room - used));
  return 0;
}

static int pack(qn_rt *rt, const char *format, const qn_value *v, uint32_t n, qn_buf *b) {
  const char *p = format;
  bool native, big;
  size_t at = 0;
  uint32_t used = 0;
  item it;
  int r;
  order(&p, &native, &big);
  const char *again = p;
  int64_t need = 0;
  while ((r = next_item(rt, &p, native, &at, &it)) > 0) need += it.code == 'x' ? 0 : it.code == 's' || it.code == 'p' ? 1 : it.count;
  if (r < 0) return -1;
  if (need != n) return struct_error(rt, "pack expected %lld items for packing (got %u)", (long long)need, n);
  p = again;
  at = 0;
  while ((r = next_item(rt, &p, native, &at, &it)) > 0) {
    qn_buf_fill(b, 0, it.pad);
    if (it.code == 'x') qn_buf_fill(b, 0, (size_t)it.count);
    else if (it.code == 's' || it.code == 'p') r = pack_text(rt, &it, v[used++], b);
    else
      for (int64_t i = 0; i < it.count && r > 0; i++)
        if (pack_one(rt, &it, v[used++], native, big, b)) r = -1;
    if (r < 0) return -1;
  }
  return b->oom ? qn_raise_memory(rt) : 0;
}

static int m_pack(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (args->npos < 1) return qn_raise(rt, QN_E_TypeError, "pack expected at least 1 argument, got 0");
  const char *format = format_of(rt, args->pos[0]);
  qn_buf b;
  if (!format) return -1;
  qn_buf_init(&b, rt->alloc);
  int r = pack(rt, format, args->pos + 1, args->npos - 1, &b);
  if (r == 0) r = qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

static int calc(qn_rt *rt, const char *format, size_t *size) {
  bool native, big;
  item it;
  int r;
  *size = 0;
  order(&format, &native, &big);
  while ((r = next_item(rt, &format, native, size, &it)) > 0) {}
  return r;
}

static int m_calcsize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  size_t n;
  (void)self;
  if (qn_args_parse(rt, args, "calcsize", "format/", &v)) return -1;
  const char *format = format_of(rt, v);
  return !format || calc(rt, format, &n) ? -1 : (*out = qn_int((int64_t)n), 0);
}

static int unpack_one(qn_rt *rt, const item *it, const char *p, bool big, qn_value *out) {
  char raw[8] = {0};
  for (size_t i = 0; i < it->size; i++) raw[i] = p[big ? it->size - 1 - i : i];
  uint64_t u;
  double d;
  float f;
  uint16_t h;
  memcpy(&u, raw, 8);
  switch (it->code) {
    case '?': return *out = qn_bool(u != 0), 0;
    case 'c': return qn_new_bytes(rt, (qn_sv){p, 1}, out);
    case 'd': return memcpy(&d, raw, 8), *out = qn_float(d), 0;
    case 'f': return memcpy(&f, raw, 4), *out = qn_float(f), 0;
    case 'e': return memcpy(&h, raw, 2), *out = qn_float(from_half(h)), 0;
    default: break;
  }
  bool plus = it->code < 'a';
  if (!plus && it->size < 8) {
    int shift = 64 - (int)it->size * 8;
    return *out = qn_int((int64_t)(u << shift) >> shift), 0;
  }
  return plus ? qn_big_of_u64(rt, u, out) : (*out = qn_int((int64_t)u), 0);
}

static int unpack(qn_rt *rt, const char *format, const char *data, qn_value *out) {
  bool native, big;
  item it;
  size_t at = 0;
  qn_value list, v;
  int r, bad = 0;
  order(&format, &native, &big);
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  while (!bad && (r = next_item(rt, &format, native, &at, &it)) > 0) {
    const char *p = data + at - it.size * (size_t)it.count;
    int64_t n = it.code == 'x' ? 0 : it.code == 's' || it.code == 'p' ? 1 : it.count;
    for (int64_t i = 0; i < n && !bad; i++, p += it.size) {
      int64_t kept = it.code == 'p' && it.count ? (unsigned char)*p < it.count - 1 ? (unsigned char)*p : it.count - 1 : it.count;
      if (it.code == 's' || it.code == 'p') bad = qn_new_bytes(rt, (qn_sv){p + (it.code == 'p' && it.count), (size_t)kept}, &v);
      else bad = unpack_one(rt, &it, p, big, &v);
      if (!bad) bad = qn_list_append(rt, list, v), qn_release(rt, v);
    }
  }
  if (!bad) bad = qn_call_pos(rt, qn_class_value(&qn_tuple_class), &list, 1, out);
  qn_release(rt, list);
  return bad;
}

static int m_unpack_from(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_sv b;
  bool fixed;
  qn_value a[3];
  size_t size;
  int64_t offset = 0;
  (void)self;
  if (qn_args_parse(rt, args, "unpack_from", "format buffer|offset", a)) return -1;
  const char *format = format_of(rt, a[0]);
  if (!format || calc(rt, format, &size) || (a[2].tag != QN_UNSET && qn_as_index(rt, a[2], &offset))) return -1;
  if (qn_bytes_need(rt, a[1], &b, &fixed)) return -1;
  const int64_t there = (int64_t)b.n;
  if (offset < 0) offset += there;
  if (offset < 0 || offset > there || (size_t)(there - offset) < size)
    return struct_error(rt, "unpack_from requires a buffer of at least %lld bytes for unpacking %zu bytes at offset %lld (actual buffer size is %lld)",
                        (long long)(offset + (int64_t)size), size, (long long)offset, (long long)there);
  return unpack(rt, format, b.p + offset, out);
}

static int m_unpack(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_sv b;
  bool fixed;
  qn_value a[2];
  size_t size;
  (void)self;
  if (qn_args_parse(rt, args, "unpack", "format buffer/", a)) return -1;
  const char *format = format_of(rt, a[0]);
  if (!format || calc(rt, format, &size)) return -1;
  if (qn_bytes_need(rt, a[1], &b, &fixed)) return -1;
  if (b.n != size) return struct_error(rt, "unpack requires a buffer of %zu bytes", size);
  return unpack(rt, format, b.p, out);
}

/* item(code, x): the bytes of an int or float that the code has room for; None of anything else. */
static int m_item(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  char one[8];
  (void)self;
  if (qn_args_parse(rt, args, "item", "code x/", a)) return -1;
  const char code = qn_is(a[0], QN_K_STR) ? qn_str_sv(a[0]).p[0] : 0;
  const bool whole = code != 'f' && code != 'd', plain = a[1].tag == QN_INT || (!whole && a[1].tag == QN_FLOAT);
  const int r = plain && qn_code_size(code) ? qn_code_put(rt, code, one, a[1]) : QN_CODE_TYPE;
  return r < 0 ? -1 : r ? (*out = qn_none(), 0) : qn_new_bytes(rt, (qn_sv){one, (size_t)qn_code_size(code)}, out);
}

static const qn_method functions[] = {{.name = "item", .fn = m_item}, {.name = "pack", .fn = m_pack}, {.name = "unpack", .fn = m_unpack}, {.name = "unpack_from", .fn = m_unpack_from},
                                      {.name = "calcsize", .fn = m_calcsize}, {.name = NULL}};
extern const qn_module_def qn_struct_module;
const qn_module_def qn_struct_module = {.name = "_struct", .functions = functions};
