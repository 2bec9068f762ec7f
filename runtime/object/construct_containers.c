/* construct_containers.c - calling the other classes: str, bytes, list, tuple, set, range, slice, type, object. */
#include <strings.h>

#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"
#include "runtime/object/text.h"

int qn_str_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "str", "|object encoding errors", a));
  if (a[0].tag == QN_UNSET) return qn_new_str(rt, (qn_sv){"", 0}, out);
  if (a[1].tag != QN_UNSET || a[2].tag != QN_UNSET) {
    if (a[1].tag != QN_UNSET && !qn_is(a[1], QN_K_STR))
      return qn_raise(rt, QN_E_TypeError, "str() argument 'encoding' must be str, not %s",
                      a[1].tag == QN_NONE ? "None" : qn_type_name(a[1]));
    if (qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "decoding str is not supported");
    qn_sv s;
    bool fixed;
    if (!qn_is(a[0], QN_K_BYTES) && qn_bytes_view(rt, a[0], &s, &fixed)) {
      qn_value bytes, again[3] = {{0}, a[1], a[2]};
      QN_TRY(qn_new_bytes(rt, s, &bytes));
      again[0] = bytes;
      static const char *const names[] = {"object", "encoding", "errors"};
      qn_sym kw[3];
      qn_value given[3];
      uint32_t n = 0;
      for (int k = 1; k < 3; k++)
        if (again[k].tag != QN_UNSET && (kw[n] = qn_sym_of(rt, names[k]))) given[n++] = again[k];
      const int r = qn_str_construct(rt, &qn_str_class, &(qn_args){.pos = again, .npos = 1, .kwnames = kw, .kwvals = given, .nkw = n}, out);
      return qn_release(rt, bytes), r;
    }
    if (!qn_is(a[0], QN_K_BYTES))
      return qn_raise(rt, QN_E_TypeError, "decoding to str: need a bytes-like object, %s found", qn_type_name(a[0]));
    qn_sym decode = qn_sym_of(rt, "decode");
    const qn_method *m;
    if (!decode || !qn_find_method(rt, a[0], decode, &m)) return -1;
    qn_value how[2] = {a[1], a[2]};
    if (a[1].tag != QN_UNSET) return m->fn(rt, a[0], &(qn_args){.pos = how, .npos = a[2].tag != QN_UNSET ? 2 : 1}, out);
    qn_sym errors = qn_sym_of(rt, "errors");
    return errors ? m->fn(rt, a[0], &(qn_args){.kwnames = &errors, .kwvals = &how[1], .nkw = 1}, out) : -1;
  }
  if (a[0].tag == QN_OBJ && a[0].o->cls == &qn_str_class) return *out = qn_retained(a[0]), 0;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = qn_str(rt, a[0], &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static int bytes_of_items(qn_rt *rt, qn_value x, qn_value *out) {
  qn_value it, item;
  int64_t i;
  QN_TRY(qn_iter(rt, x, &it));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r;
  while ((r = qn_next(rt, it, &item)) == 0) {
    r = qn_as_index(rt, item, &i);
    qn_release(rt, item);
    if (r == 0 && (i < 0 || i > 255)) r = qn_raise(rt, QN_E_ValueError, "bytes must be in range(0, 256)");
    if (r < 0) break;
    qn_buf_c(&b, (char)i);
  }
  qn_release(rt, it);
  if (r >= 0) r = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

int qn_bytes_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "bytes", "|source encoding errors", a));
  if (a[0].tag == QN_UNSET) return qn_new_bytes(rt, (qn_sv){"", 0}, out);
  if (qn_is(a[0], QN_K_STR)) {
    if (a[1].tag == QN_UNSET) return qn_raise(rt, QN_E_TypeError, "string argument without an encoding");
    return qn_text_encode(rt, a[0], a[1], a[2], out);
  }
  if (a[1].tag != QN_UNSET) return qn_raise(rt, QN_E_TypeError, "encoding without a string argument");
  if (qn_is(a[0], QN_K_BYTES)) return *out = qn_retained(a[0]), 0;
  if (qn_is_big(a[0])) return qn_raise(rt, QN_E_OverflowError, "cannot fit 'int' into an index-sized integer");
  if (!qn_is_int(a[0])) {
    qn_memory m;
    const int has = a[0].tag == QN_OBJ ? qn_memory_of(rt, a[0], &m) : 0;
    if (has) return has < 0 ? -1 : qn_memory_bytes(rt, &m, false, out);
    QN_FIND_SLOT(c, qn_class_of(a[0]), iter);
    if (!c) return qn_raise(rt, QN_E_TypeError, "cannot convert '%s' object to bytes", qn_type_name(a[0]));
    return bytes_of_items(rt, a[0], out);
  }
  if (a[0].i < 0) return qn_raise(rt, QN_E_ValueError, "negative count");
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_fill(&b, 0, (size_t)a[0].i);
  int r = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

int qn_list_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value x, list;
  QN_TRY(qn_args_parse(rt, args, "list", "|iterable/", &x));
  qn_list *made = qn_obj_new(rt, cls, sizeof *made);
  if (!made) return -1;
  list = qn_from_obj(made);
  if (x.tag != QN_UNSET && qn_list_extend(rt, list, x) < 0) return qn_release(rt, list), -1;
  return *out = list, 0;
}

int qn_list_init(qn_rt *rt, qn_value self, const qn_args *args) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "list", "|iterable/", &x));
  qn_list_clear(rt, qn_listp(self));
  return x.tag == QN_UNSET ? 0 : qn_list_extend(rt, self, x);
}

int qn_tuple_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value x, *items;
  int64_t n;
  QN_TRY(qn_args_parse(rt, args, "tuple", "|iterable/", &x));
  if (x.tag == QN_UNSET) return qn_new_tuple(rt, NULL, 0, out);
  if (x.tag == QN_OBJ && x.o->cls == &qn_tuple_class) return *out = qn_retained(x), 0;
  QN_TRY(qn_items_of(rt, x, &items, &n));
  int r = qn_new_tuple(rt, items, n, out);
  qn_items_free(rt, items, n);
  return r;
}

int qn_set_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, cls->name, "|iterable/", &x));
  if (cls == &qn_frozenset_class && x.tag == QN_OBJ && x.o->cls == cls) return *out = qn_retained(x), 0;
  return qn_new_set_of(rt, cls, x, out);
}

int qn_set_init(qn_rt *rt, qn_value self, const qn_args *args) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "set", "|iterable/", &x));
  qn_set_clear(rt, qn_setp(self));
  return x.tag == QN_UNSET ? 0 : qn_set_update(rt, self, x);
}

int qn_range_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[3];
  int64_t i[3] = {0, 0, 1};
  if (args->npos == 0 && !args->nkw) return qn_raise(rt, QN_E_TypeError, "range expected at least 1 argument, got 0");
  QN_TRY(qn_args_parse(rt, args, "range", "start|stop step/", a));
  for (int k = 0; k < 3; k++)
    if (a[k].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[k], &i[k]));
  if (a[1].tag == QN_UNSET) return qn_new_range(rt, 0, i[0], 1, out);
  return qn_new_range(rt, i[0], i[1], i[2], out);
}

int qn_slice_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "slice", "start|stop step/", a));
  if (a[1].tag == QN_UNSET) return qn_new_slice(rt, qn_none(), a[0], qn_none(), out);
  return qn_new_slice(rt, a[0], a[1], a[2], out);
}

int qn_type_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  if (args->npos != 1 || args->nkw) return qn_raise(rt, QN_E_TypeError, "type() takes 1 or 3 arguments");
  const qn_class *of = qn_class_of(args->pos[0]);
  if (of->kind == QN_K_TYPE && !of->script) of = &qn_type_class; /* one class to scripts: type */
  return *out = qn_retained(qn_class_value(of)), 0;
}

int qn_object_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (args->npos || args->nkw) return qn_raise(rt, QN_E_TypeError, "%s() takes no arguments", cls->name);
  qn_obj *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  return *out = qn_from_obj(o), 0;
}
