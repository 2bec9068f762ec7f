/* bytes.c - the bytes object: as much of it as text in and out of files needs. */
#include "runtime/base/unicode.h"
#include "runtime/object/bytes.h"
#include "runtime/object/codecs.h"
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"

static size_t bytes_size(int64_t n) { return offsetof(qn_bytesobj, data) + (size_t)n + 1; }

int qn_new_bytes(qn_rt *rt, qn_sv bytes, qn_value *out) {
  qn_bytesobj *b = qn_obj_new(rt, &qn_bytes_class, bytes_size((int64_t)bytes.n));
  if (!b) return -1;
  b->n = (int64_t)bytes.n;
  if (bytes.n && bytes.p) memcpy(b->data, bytes.p, bytes.n);
  *out = qn_from_obj(b);
  return 0;
}

static void bytes_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, bytes_size(((qn_bytesobj *)o)->n)); }

static qn_sv view(qn_value v) { return (qn_sv){qn_bytesp(v)->data, (size_t)qn_bytesp(v)->n}; }

static int bytes_memory(qn_rt *rt, qn_value v, qn_memory *out) {
  (void)rt;
  *out = (qn_memory){.data = qn_bytesp(v)->data, .format = "B", .readonly = true, .ndim = 1, .itemsize = 1, .shape = {qn_bytesp(v)->n}, .strides = {1}};
  return 0;
}

static int bytes_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_bytes_repr_sv(view(v), out);
  return 0;
}

static int bytes_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  qn_bytesobj *b = qn_bytesp(v);
  if (!b->hash) b->hash = qn_hash_bytes(b->data, (size_t)b->n) | 1;
  return *out = b->hash, 0;
}

static int bytes_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if (!qn_is(b, QN_K_BYTES)) return QN_NOT_IMPLEMENTED;
  qn_sv x = view(a), y = view(b);
  int c = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
  return *out = qn_cmp_result(op, c ? c : (x.n > y.n) - (x.n < y.n)), 0;
}

static int64_t bytes_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_bytesp(v)->n;
}

static int bytes_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_bytesobj *b = qn_bytesp(v);
  int64_t i, start, stop, step, n;
  if (!qn_is(key, QN_K_SLICE)) {
    QN_TRY(qn_wrap_index(rt, key, b->n, "index out of range", "byte indices must be integers or slices, not %s", &i));
    return *out = qn_int((unsigned char)b->data[i]), 0;
  }
  QN_TRY(qn_slice_indices(rt, key, b->n, &start, &stop, &step, &n));
  qn_buf t;
  qn_buf_init(&t, rt->alloc);
  for (i = 0; i < n; i++) qn_buf_c(&t, b->data[start + i * step]);
  int r = t.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&t), out);
  qn_buf_deinit(&t);
  return r;
}

static int bytes_contains(qn_rt *rt, qn_value v, qn_value x) {
  if (qn_is_int(x)) {
    if (x.i < 0 || x.i > 255) return qn_raise(rt, QN_E_ValueError, "byte must be in range(0, 256)");
    return memchr(qn_bytesp(v)->data, (int)x.i, (size_t)qn_bytesp(v)->n) != NULL;
  }
  qn_sv s;
  bool fixed;
  QN_TRY(qn_bytes_need(rt, x, &s, &fixed));
  return memmem(view(v).p, view(v).n, s.p, s.n) != NULL;
}

static int bytes_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_bytes_iter_class, v, out); }

/* b"%d %s" % x: by the format of str, byte for byte (Latin-1); %s and %b take bytes. */
static int bytes_percent(qn_rt *rt, qn_value format, qn_value args, qn_value *out) {
  qn_buf t;
  qn_value text, list, result = {0}, one[] = {args};
  qn_buf_init(&t, rt->alloc);
  for (int64_t i = 0; i < qn_bytesp(format)->n; i++) qn_buf_utf8(&t, (unsigned char)qn_bytesp(format)->data[i]);
  int r = qn_new_str_buf(rt, &t, &text);
  qn_buf_deinit(&t);
  QN_TRY(r);
  const qn_value *items = qn_is(args, QN_K_TUPLE) ? qn_tuplep(args)->items : one;
  int64_t n = qn_is(args, QN_K_TUPLE) ? qn_tuplep(args)->n : 1;
  r = qn_new_tuple(rt, items, n, &list);
  for (int64_t i = 0; r == 0 && i < n; i++) {
    if (!qn_is(items[i], QN_K_BYTES)) continue;
    qn_value s;
    qn_buf_init(&t, rt->alloc);
    for (int64_t k = 0; k < qn_bytesp(items[i])->n; k++) qn_buf_utf8(&t, (unsigned char)qn_bytesp(items[i])->data[k]);
    r = qn_new_str_buf(rt, &t, &s);
    qn_buf_deinit(&t);
    if (r == 0) qn_release(rt, qn_tuplep(list)->items[i]), qn_tuplep(list)->items[i] = s;
  }
  if (r == 0) {
    r = qn_str_percent(rt, text, qn_is(args, QN_K_DICT) ? args : list, &result);
    qn_release(rt, list);
  }
  qn_release(rt, text);
  if (r) return -1;
  qn_buf_init(&t, rt->alloc);
  for (const char *p = qn_strp(result)->text, *end = p + qn_strp(result)->n; p < end;) qn_buf_c(&t, (char)qn_u8_next(&p));
  qn_release(rt, result);
  r = t.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&t), out);
  qn_buf_deinit(&t);
  return r;
}

static int bytes_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  qn_buf t;
  qn_value self = reflected ? b : a, times = reflected ? a : b;
  int64_t count = 0;
  if (op == QN_MOD && !reflected) return bytes_percent(rt, a, b, out);
  qn_sv more = {0};
  bool fixed;
  if (op == QN_ADD && (reflected || qn_is(b, QN_K_ARRAY) || !qn_bytes_view(rt, b, &more, &fixed))) return QN_NOT_IMPLEMENTED;
  if (op == QN_MUL) {
    int r = qn_seq_repeat_count(rt, times, &count);
    if (r) return r;
  } else if (op != QN_ADD) {
    return QN_NOT_IMPLEMENTED;
  }
  qn_buf_init(&t, rt->alloc);
  if (op == QN_ADD) qn_buf_sv(&t, view(a)), qn_buf_sv(&t, more);
  size_t n = op == QN_MUL ? view(self).n : 0, total;
  if (n && (__builtin_mul_overflow(n, (size_t)count, &total) || total > PTRDIFF_MAX || !qn_buf_room(&t, total))) t.oom = true;
  for (int64_t i = 0; i < count && !t.oom && n; i++) qn_buf_sv(&t, view(self));
  int r = t.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&t), out);
  qn_buf_deinit(&t);
  return r;
}

/* --- methods ----------------------------------------------------------------------------------------------------------------- */
static int m_decode(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "bytes.decode", "|encoding errors", a));
  qn_sv s = view(self);
  bool latin = false, ascii = false;
  if (a[0].tag != QN_UNSET) {
    if (!qn_is(a[0], QN_K_STR))
      return qn_raise(rt, QN_E_TypeError, "decode() argument 'encoding' must be str, not %s", qn_type_name(a[0]));
    const char *e = qn_strp(a[0])->text;
    char plain[32];
    qn_encoding_plain(e, plain);
    latin = !strcmp(plain, "latin1") || !strcmp(plain, "iso88591") || !strcmp(plain, "latin") || !strcmp(plain, "l1");
    ascii = !strcmp(plain, "ascii") || !strcmp(plain, "usascii");
    if (!latin && !ascii && strcmp(plain, "utf8") != 0 && strcmp(plain, "u8") != 0)
      return qn_decode_other(rt, s, e, qn_is(a[1], QN_K_STR) ? qn_strp(a[1])->text : "strict", out);
  }
  if (latin) {
    qn_buf t;
    qn_buf_init(&t, rt->alloc);
    for (size_t i = 0; i < s.n; i++) qn_buf_utf8(&t, (unsigned char)s.p[i]);
    int r = qn_new_str_buf(rt, &t, out);
    qn_buf_deinit(&t);
    return r;
  }
  if (a[1].tag != QN_UNSET && !qn_is(a[1], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "decode() argument 'errors' must be str, not %s", qn_type_name(a[1]));
  return qn_decode_text(rt, s, ascii, a[1].tag == QN_UNSET ? "strict" : qn_strp(a[1])->text, out);
}

static int m_hex(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  int64_t per = 1, n = qn_bytesp(self)->n;
  qn_sv sep = QN_SV("");
  QN_TRY(qn_args_parse(rt, args, "bytes.hex", "|sep bytes_per_sep", v));
  if (v[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, v[1], &per));
  if (v[0].tag != QN_UNSET) {
    if (!qn_is(v[0], QN_K_STR) && !qn_is(v[0], QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "sep must be str or bytes.");
    sep = qn_is(v[0], QN_K_STR) ? qn_str_sv(v[0]) : (qn_sv){qn_bytesp(v[0])->data, (size_t)qn_bytesp(v[0])->n};
    if (sep.n != 1) return qn_raise(rt, QN_E_ValueError, "sep must be length 1.");
  }
  qn_buf t;
  qn_buf_init(&t, rt->alloc);
  for (int64_t i = 0; i < n; i++) { /* counted from the end, or with a negative number from the beginning */
    if (i && sep.n && per && (per > 0 ? (n - i) % per == 0 : i % -per == 0)) qn_buf_sv(&t, sep);
    qn_buf_printf(&t, "%02x", (unsigned char)qn_bytesp(self)->data[i]);
  }
  int r = qn_new_str_buf(rt, &t, out);
  qn_buf_deinit(&t);
  return r;
}

const qn_method qn_bytes_methods[] = {
    {"decode", m_decode, false, false}, {"hex", m_hex, false, false}, {NULL, NULL, false, false}};

/* The methods that bytes shares with bytearray: a class between bytes and object, which no script sees. */
static qn_class shared_class = {QN_CLASS_HEAD("bytes", QN_K_BYTES, &qn_object_class), .methods = qn_bytes_more_methods};
qn_class qn_bytes_class = {QN_CLASS_HEAD("bytes", QN_K_BYTES, &shared_class), .methods = qn_bytes_methods,
                           .destroy = bytes_destroy, .repr = bytes_repr, .hash = bytes_hash, .compare = bytes_compare,
                           .length = bytes_length, .get_item = bytes_get_item, .contains = bytes_contains,
                           .iter = bytes_iter, .binary = bytes_binary, .construct = qn_bytes_construct, .memory = bytes_memory, .derivable = true};
