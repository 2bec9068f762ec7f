/* instance.c - instances of scripts' classes: attributes, construction, and the slots that lead to special methods. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

static bool is_exception(const qn_class *c) { return c->kind == QN_K_EXCEPTION; }

int qn_instance_new(qn_rt *rt, const qn_class *cls, qn_value *out) {
  if (is_exception(cls)) return qn_new_exception(rt, cls, NULL, 0, out);
  qn_instance *in = qn_obj_new(rt, cls, sizeof *in);
  if (!in) return -1;
  uint32_t n = qn_pyclass_of(cls)->slots.n;
  if (n) {
    in->vals = qn_alloc(rt->alloc, n * sizeof(qn_value));
    if (!in->vals) return qn_release(rt, qn_from_obj(in)), qn_raise_memory(rt);
    memset(in->vals, 0, n * sizeof(qn_value));
    in->n = n;
  }
  *out = qn_from_obj(in);
  return 0;
}

static void drop_side(qn_rt *rt, qn_side *side) {
  for (uint32_t i = 0; i < side->n; i++) qn_release(rt, side->vals[i]);
  qn_free(rt->alloc, side->vals, side->n * sizeof(qn_value));
  side->n = 0;
}

void qn_instance_destroy(qn_rt *rt, qn_obj *o) {
  drop_side(rt, &((qn_instance *)o)->side);
  qn_obj_free(rt, o, sizeof(qn_instance));
}

void qn_derived_destroy(qn_rt *rt, qn_obj *o) {
  drop_side(rt, qn_side_of(o));
  if (o->cls->boxed) {
    qn_release(rt, ((qn_boxed *)o)->plain);
    qn_obj_free(rt, o, sizeof(qn_boxed));
    return;
  }
  QN_NATIVE_SLOT(c, o->cls, destroy);
  c->destroy(rt, o);
}

/* --- attributes ---------------------------------------------------------------------------------------------------------- */
/* found is taken. */
int qn_bind_descriptor(qn_rt *rt, qn_value found, qn_value self, const qn_class *cls, qn_value *out) {
  int bad = 0;
  bool bound = self.tag != QN_UNSET;
  if (found.tag != QN_OBJ) return *out = found, 0;
  const qn_class *c = found.o->cls;
  if (c->kind == QN_K_FUNCTION || c->kind == QN_K_KERNEL) {
    if (!bound) return *out = found, 0;
    bad = qn_new_bound_method(rt, self, found, out);
  } else if (c == &qn_staticmethod_class) {
    *out = qn_retained(((qn_wrapper *)found.o)->fn);
  } else if (c == &qn_classmethod_class) {
    bad = qn_new_bound_method(rt, qn_class_value(cls), ((qn_wrapper *)found.o)->fn, out);
  } else if (c == &qn_property_class && bound) {
    const qn_property *p = (const qn_property *)found.o;
    if (p->fget.tag == QN_UNSET || p->fget.tag == QN_NONE) bad = qn_raise(rt, QN_E_AttributeError, "property of '%s' object has no getter", cls->name);
    else bad = qn_call_pos(rt, p->fget, &self, 1, out);
  } else if (c->bind_first) { /* functools.partialmethod, lru_cache… */
    if (!bound) return *out = found, 0;
    bad = qn_new_bound_method(rt, self, found, out);
  } else if (c->script && c->kind != QN_K_TYPE && qn_class_find(c, qn_vm_of(rt)->syms[QN_S___get__], NULL)) {
    qn_value m, args[] = {bound ? self : qn_none(), qn_class_value(cls)};
    bad = qn_get_attr(rt, found, qn_vm_of(rt)->syms[QN_S___get__], &m);
    if (!bad) {
      bad = qn_call_pos(rt, m, args, 2, out);
      qn_release(rt, m);
    }
  } else {
    return *out = found, 0;
  }
  qn_release(rt, found);
  return bad;
}

static bool is_data_descriptor(qn_rt *rt, qn_value v) {
  if (v.tag != QN_OBJ) return false;
  if (v.o->cls == &qn_property_class) return true;
  if (!v.o->cls->script || v.o->cls->kind == QN_K_TYPE) return false;
  return qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___set__], NULL) || qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___delete__], NULL);
}

static int own_attribute(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) { /* 0 found, 1 not, -1 */
  const qn_class *cls = v.o->cls;
  if (is_exception(cls)) {
    const qn_class *c = qn_pyclass_of(cls)->native;
    while (c && !c->get_attr) c = c->base;
    return c ? c->get_attr(rt, v, name, out) : 1;
  }
  const qn_side *in = qn_side_of(v.o);
  int at = qn_ns_index(&qn_pyclass_of(cls)->slots, name);
  if (at < 0 || (uint32_t)at >= in->n || in->vals[at].tag == QN_UNSET) return 1;
  return *out = qn_retained(in->vals[at]), 0;
}

/* A method or property of the built-in base; 1: none. */
static int native_attribute(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_class *native = qn_native_class_of(v.o->cls);
  if (native->get_attr) {
    int r = native->get_attr(rt, v, name, out);
    if (r <= 0) return r;
  }
  const qn_method *m = qn_class_method(rt, native, name);
  if (!m) return 1;
  if (m->on_class) return qn_new_native(rt, m->name, m->fn, qn_class_value(v.o->cls), out);
  v = qn_unboxed(v);
  return m->property ? m->fn(rt, v, &(qn_args){0}, out) : qn_new_native(rt, m->name, m->fn, v, out);
}

int qn_instance_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_class *cls = v.o->cls;
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *found = qn_class_find(cls, name, NULL);
  if (found && is_data_descriptor(rt, *found)) return qn_bind_descriptor(rt, qn_retained(*found), v, cls, out);
  int r = own_attribute(rt, v, name, out);
  if (r <= 0) return r;
  if (name == s[QN_S___class__]) return *out = qn_retained(qn_class_value(cls)), 0;
  if (name == s[QN_S___dict__] && !is_exception(cls) && !qn_pyclass_of(cls)->closed) return qn_instance_dict(rt, v, out);
  if (found) return qn_bind_descriptor(rt, qn_retained(*found), v, cls, out);
  if (cls->kind != QN_K_INSTANCE && !is_exception(cls)) { /* what the built-in base has */
    r = native_attribute(rt, v, name, out);
    if (r <= 0) return r;
  }
  qn_value *fallback = qn_class_find(cls, s[QN_S___getattr__], NULL);
  if (fallback) { /* asked for what object does not have either */
    qn_value args[2] = {v};
    if (!strncmp(name->text, "__", 2)) {
      if (!qn_get_attr_generic(rt, v, name, out)) return 0;
      qn_exc_clear(rt);
    }
    if (qn_new_str_sym(rt, name, &args[1])) return -1;
    r = qn_call_pos(rt, *fallback, args, 2, out);
    qn_release(rt, args[1]);
    return r;
  }
  return 1;
}

/* A new instance attribute may hide something of the class that caches took for granted. */
static int new_slot(qn_rt *rt, qn_pyclass *c, qn_sym name) {
  if (qn_ns_set(rt, &c->slots, name, (qn_value){.tag = QN_UNSET})) return -1;
  if (qn_class_find(&c->cls, name, NULL)) c->version = ++qn_vm_of(rt)->versions;
  return 0;
}

static int refuse_attribute(qn_rt *rt, qn_pyclass *c, qn_sym name) { /* __slots__ does not have it */
  if (qn_class_find(&c->cls, name, NULL)) return qn_raise(rt, QN_E_AttributeError, "'%s' object attribute '%s' is read-only", c->cls.name, name->text);
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", c->cls.name, name->text + (name->text[0] == ':'));
}

int qn_instance_put(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  const qn_class *cls = v.o->cls;
  qn_pyclass *c = qn_pyclass_of(cls);
  if (is_exception(cls)) {
    const qn_class *b = c->native;
    while (b && !b->set_attr) b = b->base;
    return b ? b->set_attr(rt, v, name, x) : -1;
  }
  qn_side *in = qn_side_of(v.o);
  int at = qn_ns_index(&c->slots, name);
  if (at < 0) {
    if (c->closed) return refuse_attribute(rt, c, name);
    if (new_slot(rt, c, name)) return -1;
    at = (int)c->slots.n - 1;
  }
  if ((uint32_t)at >= in->n) {
    uint32_t n = c->slots.n < 4 ? 4 : c->slots.n;
    qn_value *vals = qn_realloc(rt->alloc, in->vals, in->n * sizeof *vals, n * sizeof *vals);
    if (!vals) return qn_raise_memory(rt);
    memset(vals + in->n, 0, (n - in->n) * sizeof *vals);
    in->vals = vals;
    in->n = n;
  }
  return qn_vset(rt, &in->vals[at], qn_retained(x)), 0;
}

int qn_descriptor_set(qn_rt *rt, qn_value d, qn_value self, qn_sym name, qn_value x) {
  qn_value r, args[] = {self, x};
  if (d.o->cls == &qn_property_class) {
    const qn_property *p = (const qn_property *)d.o;
    if ((p->fset.tag == QN_UNSET || p->fset.tag == QN_NONE) && qn_is_field(d))
      return qn_raise(rt, QN_E_AttributeError, "can't set attribute");
    if (p->fset.tag == QN_UNSET || p->fset.tag == QN_NONE)
      return qn_raise(rt, QN_E_AttributeError, "property '%s' of '%s' object has no setter", name->text, self.o->cls->name);
    if (qn_call_pos(rt, p->fset, args, 2, &r)) return -1;
  } else {
    qn_value m;
    if (qn_get_attr(rt, d, qn_vm_of(rt)->syms[QN_S___set__], &m)) return -1;
    int bad = qn_call_pos(rt, m, args, 2, &r);
    qn_release(rt, m);
    if (bad) return -1;
  }
  qn_release(rt, r);
  return 0;
}

int qn_instance_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  const qn_class *cls = v.o->cls;
  qn_value *found = qn_class_find(cls, name, NULL);
  if (found && is_data_descriptor(rt, *found)) {
    qn_value d = qn_retained(*found);
    int bad = qn_descriptor_set(rt, d, v, name, x);
    qn_release(rt, d);
    return bad;
  }
  return qn_instance_put(rt, v, name, x);
}

int qn_set_attr_slot(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_value *user = qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___setattr__], NULL);
  if (!user) return qn_instance_set(rt, v, name, x);
  qn_value args[] = {v, qn_none(), x}, r;
  if (qn_new_str_sym(rt, name, &args[1])) return -1;
  int bad = qn_call_pos(rt, *user, args, 3, &r);
  qn_release(rt, args[1]);
  if (!bad) qn_release(rt, r);
  return bad;
}

int qn_get_attr_slot(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) { /* __getattribute__, then __getattr__ */
  qn_value *user = qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___getattribute__], NULL);
  qn_value *fallback = qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___getattr__], NULL), args[] = {v, qn_none()};
  if (!user) return qn_instance_get(rt, v, name, out);
  if (qn_new_str_sym(rt, name, &args[1])) return -1;
  int bad = qn_call_pos(rt, *user, args, 2, out);
  if (bad && fallback && qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) {
    qn_exc_clear(rt);
    bad = qn_call_pos(rt, *fallback, args, 2, out);
  }
  qn_release(rt, args[1]);
  return bad;
}

int qn_del_attr_slot(qn_rt *rt, qn_value v, qn_sym name) {
  qn_value *user = qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___delattr__], NULL);
  if (!user) return qn_instance_del(rt, v, name);
  qn_value args[] = {v, qn_none()}, r;
  if (qn_new_str_sym(rt, name, &args[1])) return -1;
  int bad = qn_call_pos(rt, *user, args, 2, &r);
  qn_release(rt, args[1]);
  if (!bad) qn_release(rt, r);
  return bad;
}

int qn_instance_del(qn_rt *rt, qn_value v, qn_sym name) {
  const qn_class *cls = v.o->cls;
  qn_value *found = qn_class_find(cls, name, NULL), r;
  if (found && found->tag == QN_OBJ && found->o->cls == &qn_property_class) {
    const qn_property *p = (const qn_property *)found->o;
    if (p->fdel.tag == QN_UNSET || p->fdel.tag == QN_NONE)
      return qn_raise(rt, QN_E_AttributeError, "property '%s' of '%s' object has no deleter", name->text, cls->name);
    if (qn_call_pos(rt, p->fdel, &v, 1, &r)) return -1;
    return qn_release(rt, r), 0;
  }
  if (found && found->tag == QN_OBJ && found->o->cls->script && qn_class_find(found->o->cls, qn_vm_of(rt)->syms[QN_S___delete__], NULL)) {
    qn_value m;
    if (qn_get_attr(rt, *found, qn_vm_of(rt)->syms[QN_S___delete__], &m)) return -1;
    int bad = qn_call_pos(rt, m, &v, 1, &r);
    qn_release(rt, m);
    if (!bad) qn_release(rt, r);
    return bad;
  }
  if (is_exception(cls)) {
    const qn_class *b = qn_pyclass_of(cls)->native;
    while (b && !b->del_attr) b = b->base;
    if (b) return b->del_attr(rt, v, name);
  } else {
    qn_side *in = qn_side_of(v.o);
    int at = qn_ns_index(&qn_pyclass_of(cls)->slots, name);
    if (at >= 0 && (uint32_t)at < in->n && in->vals[at].tag != QN_UNSET) return qn_vclear(rt, &in->vals[at]), 0;
  }
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", cls->name, name->text);
}

/* --- construction ----------------------------------------------------------------------------------------------------------- */
static int init(qn_rt *rt, qn_value *found, qn_value self, const qn_args *args) {
  qn_value m, r;
  if (qn_bind_descriptor(rt, qn_retained(*found), self, self.o->cls, &m)) return -1;
  int bad = qn_call_object(rt, m, args, &r);
  qn_release(rt, m);
  if (bad) return -1;
  if (r.tag == QN_NONE) return 0;
  qn_raise(rt, QN_E_TypeError, "__init__() should return None, not '%s'", qn_class_of(r)->name);
  qn_release(rt, r);
  return -1;
}

static int call_new(qn_rt *rt, qn_value fn, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value m;
  if (qn_is(fn, QN_K_OTHER) && fn.o->cls == &qn_staticmethod_class) fn = ((qn_wrapper *)fn.o)->fn;
  if (qn_new_bound_method(rt, qn_class_value(cls), fn, &m)) return -1; /* the class goes first */
  int bad = qn_call_object(rt, m, args, out);
  qn_release(rt, m);
  return bad;
}

/* What list.__new__, int.__new__… make for a class of a script. What is filled after it was made comes out empty. */
int qn_native_new(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  const qn_class *native = qn_native_class_of(cls);
  static const qn_args none;
  if (cls->kind == QN_K_TYPE) return qn_type_new(rt, cls, args, out);
  if (native == &qn_object_class) return qn_instance_new(rt, cls, out);
  if (is_exception(cls)) return qn_new_exception(rt, cls, args->pos, args->npos, out);
  QN_FIND_SLOT(c, native, construct);
  if (native->init) return c->construct(rt, cls, &none, out);
  if (native->own_new) return c->construct(rt, cls, args, out);
  qn_value v;
  if (c->construct(rt, native, args, &v)) return -1;
  return qn_rebase(rt, cls, v, out);
}

int qn_abstract_error(qn_rt *rt, const qn_pyclass *c) {
  qn_value *names = qn_class_find(&c->cls, qn_vm_of(rt)->syms[QN_S___abstractmethods__], NULL), list;
  qn_buf b;
  if (!names || qn_new_list(rt, NULL, 0, &list)) return -1;
  qn_buf_init(&b, rt->alloc);
  int bad = qn_list_extend(rt, list, *names) || qn_list_sort(rt, list, qn_none(), false);
  const qn_list *l = (const qn_list *)list.o;
  for (int64_t i = 0; i < l->n && !bad; i++) {
    if (i) qn_buf_z(&b, ", ");
    bad = qn_str(rt, qn_list_at(l, i), &b);
  }
  if (!bad)
    qn_raise(rt, QN_E_TypeError, "Can't instantiate abstract class %s with abstract method%s %s", c->cls.name, l->n == 1 ? "" : "s", b.p ? b.p : "");
  qn_release(rt, list);
  qn_buf_deinit(&b);
  return -1;
}

static int make(qn_rt *rt, const qn_class *cls, const qn_args *args, bool inits, qn_value *out) {
  if (qn_pyclass_of(cls)->abstract) return qn_abstract_error(rt, qn_pyclass_of(cls));
  if (is_exception(cls) && args->nkw && !inits) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", cls->name);
  if (cls->kind == QN_K_INSTANCE && !inits && (args->npos || args->nkw)) return qn_raise(rt, QN_E_TypeError, "%s() takes no arguments", cls->name);
  return qn_native_new(rt, cls, args, out);
}

int qn_class_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *found_new = qn_class_find(cls, s[QN_S___new__], NULL), *found = qn_class_find(cls, s[QN_S___init__], NULL), v;
  if (found_new) {
    if (call_new(rt, *found_new, cls, args, &v)) return -1;
    if (!qn_isinstance(v, cls) || v.tag != QN_OBJ) return *out = v, 0;
  } else if (make(rt, cls, args, found != NULL, &v)) {
    return -1;
  }
  int bad = 0;
  const qn_class *native = qn_native_class_of(cls);
  if (found) bad = init(rt, found, v, args);
  else if (native->init) bad = native->init(rt, v, args);
  if (bad) return qn_release(rt, v), -1;
  return *out = v, 0;
}
