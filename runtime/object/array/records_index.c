/* records_index.c - arrays of records indexed: views, rows picked by positions and masks, fields by name; and assignment. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/records.h"
#include "runtime/object/internal.h"

/* --- indexing ----------------------------------------------------------------------------------------------------------- */
static int no_field(qn_rt *rt, qn_value key) {
  qn_sv s = qn_str_sv(key);
  return qn_raise(rt, QN_E_ValueError, "no field of name %.*s", (int)s.n, s.p);
}

static bool is_basic_item(qn_value k) {
  if (k.tag == QN_BOOL) return false;
  if (k.tag == QN_OBJ) return qn_is(k, QN_K_SLICE);
  return k.tag != QN_NPSCALAR || k.dtype != QN_D_BOOL;
}

static bool is_basic(qn_value key) {
  if (!qn_is(key, QN_K_TUPLE)) return is_basic_item(key);
  for (int64_t i = 0; i < ((qn_tuple *)key.o)->n; i++)
    if (!is_basic_item(((qn_tuple *)key.o)->items[i])) return false;
  return true;
}

/* The view of basic indices, always an array; *element: they name one record. */
static int basic_view(qn_rt *rt, qn_value v, qn_value key, qn_value *out, bool *element) {
  qn_value items[16], full;
  int64_t n = 0;
  bool ellipsis = false, all_ints = true;
  const qn_value *from = qn_is(key, QN_K_TUPLE) ? ((qn_tuple *)key.o)->items : &key;
  int64_t count = qn_is(key, QN_K_TUPLE) ? ((qn_tuple *)key.o)->n : 1;
  if (count > 15) return qn_raise(rt, QN_E_IndexError, "too many indices for array");
  for (; n < count; n++) {
    items[n] = from[n];
    ellipsis = ellipsis || items[n].tag == QN_ELLIPSIS;
    all_ints = all_ints && items[n].tag != QN_ELLIPSIS && items[n].tag != QN_NONE && !qn_is(items[n], QN_K_SLICE);
  }
  *element = all_ints && count == qn_records_view(v)->ndim;
  if (!ellipsis) items[n++] = (qn_value){.tag = QN_ELLIPSIS};
  if (qn_new_tuple(rt, items, n, &full)) return -1;
  int r = qn_array_get(rt, qn_as_records(v)->bytes, full, out);
  qn_release(rt, full);
  return r;
}

/* Positions in C order of what fancy indices pick. */
static int picked(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_view *w = qn_records_view(v);
  qn_value all;
  if (qn_array_new(rt, QN_D_INT64, w->ndim, w->shape, false, &all)) return -1;
  int64_t *p = qn_view_of(all)->data, n = qn_view_size(qn_view_of(all));
  for (int64_t i = 0; i < n; i++) p[i] = i;
  qn_value got;
  int r = qn_array_get(rt, all, key, &got);
  qn_release(rt, all);
  if (r) return -1;
  const qn_dtype d = QN_D_INT64;
  r = qn_array_make(rt, got, &d, true, 0, out);
  qn_release(rt, got);
  return r;
}

char *qn_record_at(const qn_view *v, int64_t position) {
  char *at = v->data;
  for (int d = v->ndim - 1; d >= 0; d--) {
    at += position % v->shape[d] * v->strides[d];
    position /= v->shape[d];
  }
  return at;
}

int qn_records_gather(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_value at;
  if (picked(rt, v, key, &at)) return -1;
  const qn_view *a = qn_view_of(at);
  int r = qn_records_new(rt, qn_records_descr(v), a->ndim, a->shape, out);
  const int64_t *p = a->data;
  uint32_t size = qn_records_descr(v)->itemsize;
  for (int64_t i = 0, n = qn_view_size(a); r == 0 && i < n; i++)
    memcpy((char *)qn_records_view(*out)->data + i * size, qn_record_at(qn_records_view(v), p[i]), size);
  qn_release(rt, at);
  return r;
}

int qn_records_get(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  if (qn_is(key, QN_K_STR)) {
    int at = qn_records_field_named(rt, v, key);
    return at < 0 ? no_field(rt, key) : qn_records_field(rt, v, (uint32_t)at, out);
  }
  if (qn_is(key, QN_K_LIST) && ((qn_list *)key.o)->n && qn_is(qn_list_at((qn_list *)key.o, 0), QN_K_STR))
    return qn_records_fields(rt, v, (qn_list *)key.o, out);
  if (qn_record_is_single(v)) {
    int64_t i, n = qn_records_descr(v)->nfields;
    if (qn_as_index(rt, key, &i)) return -1;
    if (i < -n || i >= n) return qn_raise(rt, QN_E_IndexError, "invalid index (%lld)", (long long)i);
    return qn_records_field(rt, v, (uint32_t)(i < 0 ? i + n : i), out);
  }
  if (!is_basic(key)) return qn_records_gather(rt, v, key, out);
  bool element;
  qn_value part;
  if (basic_view(rt, v, key, &part, &element)) return -1;
  return qn_records_wrap(rt, part, qn_records_descr(v), !element, out);
}

static int scatter(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_value at, made;
  if (picked(rt, v, key, &at)) return -1;
  const qn_view *a = qn_view_of(at);
  int r = qn_records_new(rt, qn_records_descr(v), a->ndim, a->shape, &made);
  if (!r) r = qn_records_assign(rt, qn_records_view(made), qn_records_descr(v), x);
  const int64_t *p = a->data;
  uint32_t size = qn_records_descr(v)->itemsize;
  for (int64_t i = 0, n = qn_view_size(a); r == 0 && i < n; i++)
    memcpy(qn_record_at(qn_records_view(v), p[i]), (char *)qn_records_view(made)->data + i * size, size);
  if (made.tag == QN_OBJ) qn_release(rt, made);
  qn_release(rt, at);
  return r;
}

int qn_records_store_field(qn_rt *rt, qn_value v, uint32_t field, qn_value x) {
  const qn_field *f = &qn_records_descr(v)->fields[field];
  const qn_view *w = qn_records_view(v);
  if (w->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  if (w->ndim == 0) return qn_field_put(rt, f, w->data, x);
  if (f->text) return qn_field_text_store(rt, f, w, x);
  qn_value part;
  if (qn_records_field(rt, v, field, &part)) return -1;
  int r = f->descr ? qn_records_assign(rt, qn_records_view(part), f->descr, x) : qn_array_set(rt, part, (qn_value){.tag = QN_ELLIPSIS}, x);
  qn_release(rt, part);
  return r;
}

int qn_records_set(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  if (qn_is(key, QN_K_STR)) {
    int at = qn_records_field_named(rt, v, key);
    return at < 0 ? no_field(rt, key) : qn_records_store_field(rt, v, (uint32_t)at, x);
  }
  if (qn_record_is_single(v)) {
    int64_t i, n = qn_records_descr(v)->nfields;
    if (qn_as_index(rt, key, &i)) return -1;
    if (i < -n || i >= n) return qn_raise(rt, QN_E_IndexError, "invalid index (%lld)", (long long)i);
    return qn_records_store_field(rt, v, (uint32_t)(i < 0 ? i + n : i), x);
  }
  if (qn_is(key, QN_K_LIST) && ((qn_list *)key.o)->n && qn_is(qn_list_at((qn_list *)key.o, 0), QN_K_STR)) {
    qn_value part;
    if (qn_records_fields(rt, v, (qn_list *)key.o, &part)) return -1;
    int r = qn_records_assign(rt, qn_records_view(part), qn_records_descr(part), x);
    qn_release(rt, part);
    return r;
  }
  if (!is_basic(key)) return scatter(rt, v, key, x);
  bool element;
  qn_value part;
  if (basic_view(rt, v, key, &part, &element)) return -1;
  int r = qn_records_assign(rt, qn_view_of(part), qn_records_descr(v), x);
  qn_release(rt, part);
  return r;
}
