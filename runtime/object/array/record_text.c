/* record_text.c - text and bytes as fields of records ('U5', 'S3'): their places hold code points of four bytes, or bytes, padded with
 * zeros. What is read is a copy: a field of an array of records is an array of text that cannot be written. */
#include "runtime/base/unicode.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/record.h"
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"

bool qn_field_text(qn_value type, qn_field *f) {
  int64_t width = -1;
  if (qn_text_dtype(type, &width)) return f->text = 'U', f->width = width < 0 ? 0 : (uint32_t)width, true;
  if (qn_is(type, QN_K_TYPE) && type.o == &qn_bytes_class.obj) return f->text = 'S', f->width = 0, true;
  if (!qn_is(type, QN_K_STR)) return false;
  const qn_sv s = qn_str_sv(type);
  size_t at = s.n && (s.p[0] == '|' || s.p[0] == '<' || s.p[0] == '=');
  if (at >= s.n || (s.p[at] != 'S' && s.p[at] != 'a')) return false;
  uint32_t n = 0;
  for (at++; at < s.n; at++) {
    if (s.p[at] < '0' || s.p[at] > '9' || n > 1000000) return false;
    n = n * 10 + (uint32_t)(s.p[at] - '0');
  }
  return f->text = 'S', f->width = n, true;
}

static uint32_t code_at(const char *at, uint32_t i) {
  uint32_t c;
  memcpy(&c, at + 4 * (size_t)i, sizeof c);
  return c;
}

int qn_field_text_compare(const qn_field *f, const char *a, const char *b) {
  if (f->text == 'S') return f->width ? memcmp(a, b, f->width) : 0;
  for (uint32_t i = 0; i < f->width; i++) {
    const uint32_t x = code_at(a, i), y = code_at(b, i);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

static void put_text(const qn_field *f, char *at, qn_sv s) {
  const char *p = s.p, *end = s.p + s.n;
  memset(at, 0, qn_field_size(f));
  for (uint32_t i = 0; i < f->width && p < end; i++) {
    uint32_t c = qn_utf8_next(&p, end);
    memcpy(at + 4 * (size_t)i, &c, sizeof c);
  }
}

int qn_field_text_put(qn_rt *rt, const qn_field *f, char *at, qn_value x) {
  qn_sv s;
  bool fixed;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  const bool bytes = !qn_is(x, QN_K_ARRAY) && qn_bytes_view(rt, x, &s, &fixed);
  int r = 0;
  if (!bytes && !(r = qn_str(rt, x, &b))) s = qn_buf_view(&b);
  for (size_t i = 0; !r && f->text == 'S' && !bytes && i < s.n; i++)
    if (s.p[i] & 0x80) r = qn_raise(rt, QN_E_ValueError, "bytes can only contain ASCII literal characters");
  if (!r && f->text == 'S') {
    memset(at, 0, f->width);
    memcpy(at, s.p, s.n < f->width ? s.n : f->width);
  } else if (!r) {
    put_text(f, at, s);
  }
  qn_buf_deinit(&b);
  return r;
}

int qn_field_text_get(qn_rt *rt, const qn_field *f, const char *at, bool numpy, qn_value *out) {
  uint32_t n = f->width;
  if (f->text == 'S') {
    while (n && !at[n - 1]) n--;
    return qn_new_bytes(rt, (qn_sv){at, n}, out);
  }
  while (n && !code_at(at, n - 1)) n--;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (uint32_t i = 0; i < n; i++) qn_buf_utf8(&b, code_at(at, i));
  int r = b.oom ? qn_raise_memory(rt) : numpy ? qn_new_npstr(rt, qn_buf_view(&b), (int32_t)f->width, out) : qn_new_str(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

int qn_field_text_array(qn_rt *rt, const qn_field *f, const qn_view *records, qn_value *out) {
  if (qn_array_new(rt, QN_D_OBJECT, records->ndim, records->shape, false, out)) return -1;
  const qn_view *views[2] = {records, qn_view_of(*out)};
  qn_nditer it;
  qn_nditer_init(&it, 2, views, true);
  if (it.size == 0) return 0;
  do
    for (int64_t i = 0; i < it.n; i++) {
      qn_value made, *to = (qn_value *)(void *)(it.ptr[1] + i * it.steps[1]);
      if (qn_field_text_get(rt, f, it.ptr[0] + i * it.steps[0] + f->offset, true, &made)) return qn_drop(rt, out), -1;
      qn_release(rt, *to);
      *to = made;
    }
  while (qn_nditer_next(&it));
  qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return 0;
}

int qn_field_text_store(qn_rt *rt, const qn_field *f, const qn_view *records, qn_value x) {
  qn_dtype object = QN_D_OBJECT;
  qn_value from;
  if (qn_array_make(rt, x, &object, false, 0, &from)) return -1;
  const qn_view *shapes[2] = {records, qn_view_of(from)};
  int ndim;
  int64_t shape[QN_MAX_RANK];
  int r = qn_broadcast_shapes(rt, shapes, 2, &ndim, shape);
  if (!r && (ndim != records->ndim || memcmp(shape, records->shape, (size_t)ndim * sizeof *shape) != 0))
    r = qn_raise(rt, QN_E_ValueError, "could not broadcast input array into the shape of the records");
  qn_view all;
  if (!r) qn_broadcast_view(qn_view_of(from), records->ndim, records->shape, &all);
  const qn_view *views[2] = {records, &all};
  qn_nditer it;
  if (!r) qn_nditer_init(&it, 2, views, true);
  if (!r && it.size) do
      for (int64_t i = 0; !r && i < it.n; i++)
        r = qn_field_text_put(rt, f, it.ptr[0] + i * it.steps[0] + f->offset, *(const qn_value *)(const void *)(it.ptr[1] + i * it.steps[1]));
    while (!r && qn_nditer_next(&it));
  qn_release(rt, from);
  return r;
}
