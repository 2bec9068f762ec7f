/* protocol.c - dispatch of everything that is not an operator: truth, length, items, iteration, calls, text. */
#include "runtime/object/internal.h"

int qn_truth(qn_rt *rt, qn_value v) {
  switch ((qn_tag)v.tag) {
  case QN_BOOL:
  case QN_INT: return v.i != 0;
  case QN_FLOAT: return v.f != 0.0;
  case QN_UNSET:
  case QN_NONE: return 0;
  case QN_ELLIPSIS:
  case QN_NOTIMPL: return 1;
  case QN_NPSCALAR:
  case QN_OBJ: break;
  }
  const qn_class *cls = qn_class_of(v);
  QN_FIND_SLOT(c, cls, truth);
  if (c) return c->truth(rt, v);
  QN_FIND_SLOT(l, cls, length);
  if (!l) return 1;
  int64_t n = l->length(rt, v);
  return n < 0 ? -1 : n > 0;
}

int64_t qn_length(qn_rt *rt, qn_value v) {
  QN_FIND_SLOT(c, qn_class_of(v), length);
  if (c) return c->length(rt, v);
  return qn_raise(rt, QN_E_TypeError, "object of type '%s' has no len()", qn_type_name(v));
}

/* --- items --------------------------------------------------------------------------------------------------------------- */
int qn_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(v), get_item);
  if (c) return c->get_item(rt, v, key, out);
  return qn_raise(rt, QN_E_TypeError, "'%s' object is not subscriptable", qn_type_name(v));
}

int qn_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  QN_FIND_SLOT(c, qn_class_of(v), set_item);
  if (c) return c->set_item(rt, v, key, x);
  return qn_raise(rt, QN_E_TypeError, "'%s' object does not support item assignment", qn_type_name(v));
}

int qn_del_item(qn_rt *rt, qn_value v, qn_value key) {
  QN_FIND_SLOT(c, qn_class_of(v), del_item);
  if (c) return c->del_item(rt, v, key);
  QN_FIND_SLOT(g, qn_class_of(v), get_item);
  return qn_raise(rt, QN_E_TypeError, "'%s' object %s item deletion", qn_type_name(v),
                  g ? "doesn't support" : "does not support");
}

int qn_contains(qn_rt *rt, qn_value v, qn_value x) {
  const qn_class *cls = qn_class_of(v);
  QN_FIND_SLOT(c, cls, contains);
  if (c) return c->contains(rt, v, x);
  QN_FIND_SLOT(i, cls, iter);
  if (!i) return qn_raise(rt, QN_E_TypeError, "argument of type '%s' is not iterable", cls->name);
  qn_value it, item;
  QN_TRY(qn_iter(rt, v, &it));
  int found = 0, r = 0;
  while (found == 0 && (r = qn_next(rt, it, &item)) == 0) {
    found = qn_equal(rt, item, x);
    qn_release(rt, item);
  }
  qn_release(rt, it);
  return r < 0 ? -1 : found;
}

/* --- iteration ------------------------------------------------------------------------------------------------------------- */
int qn_iter(qn_rt *rt, qn_value v, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(v), iter);
  if (c) return c->iter(rt, v, out);
  return qn_raise(rt, QN_E_TypeError, "'%s' object is not iterable", qn_type_name(v));
}

int qn_next(qn_rt *rt, qn_value it, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(it), next);
  if (c) return c->next(rt, it, out);
  return qn_raise(rt, QN_E_TypeError, "'%s' object is not an iterator", qn_type_name(it));
}

/* --- calls ------------------------------------------------------------------------------------------------------------------ */
int qn_call_object(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(fn), call);
  if (c) return c->call(rt, fn, args, out);
  if (qn_is(fn, QN_K_FUNCTION) && rt->hooks.call_function) return rt->hooks.call_function(rt, fn, args, out);
  if (qn_is(fn, QN_K_KERNEL) && rt->hooks.call_kernel) return rt->hooks.call_kernel(rt, fn, args, out);
  return qn_raise(rt, QN_E_TypeError, "'%s' object is not callable", qn_type_name(fn));
}

int qn_call_pos(qn_rt *rt, qn_value fn, const qn_value *pos, uint32_t npos, qn_value *out) {
  return qn_call_object(rt, fn, &(qn_args){.pos = pos, .npos = npos}, out);
}

int qn_call_module(qn_rt *rt, const char *module, const char *name, const qn_value *pos, uint32_t npos, qn_value *out) {
  qn_value fn;
  if (rt->hooks.module_function(rt, module, name, &fn)) return -1;
  int r = qn_call_pos(rt, fn, pos, npos, out);
  return qn_release(rt, fn), r;
}

int qn_call_special(qn_rt *rt, qn_value x, const char *name, const qn_value *pos, uint32_t npos, qn_value *out) {
  if (x.tag != QN_OBJ && x.tag != QN_NPSCALAR) return 0;
  qn_sym sym = qn_sym_of(rt, name);
  qn_value fn;
  if (!sym) return -1;
  if (x.tag == QN_OBJ && x.o->cls->script && x.o->cls->kind != QN_K_TYPE) { /* of the class: __getattr__ is not asked */
    if (qn_get_attr(rt, qn_class_value(x.o->cls), sym, &fn) == 0) {
      qn_release(rt, fn);
    } else {
      if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
      qn_exc_clear(rt);
      return 0;
    }
  }
  if (qn_get_attr(rt, x, sym, &fn) < 0) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
    qn_exc_clear(rt);
    return 0;
  }
  int r = qn_call_pos(rt, fn, pos, npos, out);
  qn_release(rt, fn);
  return r < 0 ? -1 : 1;
}

/* --- text ------------------------------------------------------------------------------------------------------------------- */
static int check_buf(qn_rt *rt, qn_buf *out, int r) { return r == 0 && out->oom ? qn_raise_memory(rt) : r; }

int qn_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  QN_FIND_SLOT(c, qn_class_of(v), repr);
  return check_buf(rt, out, c->repr(rt, v, out)); /* object has one */
}

int qn_str(qn_rt *rt, qn_value v, qn_buf *out) {
  if (v.tag == QN_OBJ && v.o->cls == &qn_str_class) {
    qn_buf_sv(out, qn_str_sv(v));
    return check_buf(rt, out, 0);
  }
  QN_FIND_SLOT(c, qn_class_of(v), str);
  return c ? check_buf(rt, out, c->str(rt, v, out)) : qn_repr(rt, v, out);
}

int qn_ascii(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf plain;
  qn_buf_init(&plain, rt->alloc);
  int r = qn_repr(rt, v, &plain);
  const char *p = plain.p, *end = p + plain.n;
  while (r == 0 && p < end) {
    uint32_t c = qn_u8_next(&p);
    if (c < 0x80)
      qn_buf_c(out, (char)c);
    else
      qn_buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  }
  qn_buf_deinit(&plain);
  return check_buf(rt, out, r);
}

int qn_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  QN_FIND_SLOT(c, qn_class_of(v), format);
  if (!c && !spec.n) return qn_str(rt, v, out); /* a class that derives from nothing, not even object */
  if (!c) return qn_raise(rt, QN_E_TypeError, "unsupported format string passed to %s.__format__", qn_class_of(v)->name);
  return check_buf(rt, out, c->format(rt, v, spec, out));
}

int qn_format_field(qn_rt *rt, qn_value v, char conversion, qn_sv spec, qn_buf *out) {
  if (!conversion) return qn_format(rt, v, spec, out);
  if (!spec.n) return conversion == 'r' ? qn_repr(rt, v, out) : conversion == 'a' ? qn_ascii(rt, v, out) : qn_str(rt, v, out);
  qn_buf b;
  qn_value text;
  qn_buf_init(&b, rt->alloc);
  int r = conversion == 'r' ? qn_repr(rt, v, &b) : conversion == 'a' ? qn_ascii(rt, v, &b) : qn_str(rt, v, &b);
  if (r == 0 && (r = qn_new_str_buf(rt, &b, &text)) == 0) {
    r = qn_format(rt, text, spec, out);
    qn_release(rt, text);
  }
  qn_buf_deinit(&b);
  return r;
}

int qn_print(qn_rt *rt, qn_value v) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = qn_str(rt, v, &b);
  qn_buf_c(&b, '\n');
  r = check_buf(rt, &b, r);
  if (r == 0 && rt->hooks.write && rt->hooks.write(rt->hooks.user, 1, b.p, b.n) < 0)
    r = qn_raise(rt, QN_E_OSError, "cannot write to standard output");
  qn_buf_deinit(&b);
  return r;
}
