/* instance.c - instances of scripts' classes: attributes, construction, and the slots that lead to special methods. */
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

static void instance_destroy(qn_rt *rt, qn_obj *o) {
  qn_instance *in = (qn_instance *)o;
  for (uint32_t i = 0; i < in->n; i++) qn_release(rt, in->vals[i]);
  qn_free(rt->alloc, in->vals, in->n * sizeof(qn_value));
  qn_obj_free(rt, o, sizeof *in);
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
  } else if (c->kind == QN_K_INSTANCE && qn_class_find(c, qn_vm_of(rt)->syms[QN_S___get__], NULL)) {
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
  return v.o->cls->kind == QN_K_INSTANCE && qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___set__], NULL);
}

static int instance_dict(qn_rt *rt, const qn_instance *in, qn_value *out) {
  const qn_pyclass *c = qn_pyclass_of(in->obj.cls);
  if (qn_new_dict(rt, out)) return -1;
  for (uint32_t i = 0; i < in->n; i++)
    if (in->vals[i].tag != QN_UNSET && qn_dict_set_z(rt, *out, c->slots.items[i].key->text, in->vals[i]))
      return qn_release(rt, *out), -1;
  return 0;
}

static int own_attribute(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) { /* 0 found, 1 not, -1 */
  const qn_class *cls = v.o->cls;
  if (is_exception(cls)) {
    const qn_class *c = qn_pyclass_of(cls)->native;
    while (c && !c->get_attr) c = c->base;
    return c ? c->get_attr(rt, v, name, out) : 1;
  }
  const qn_instance *in = (const qn_instance *)v.o;
  int at = qn_ns_index(&qn_pyclass_of(cls)->slots, name);
  if (at < 0 || (uint32_t)at >= in->n || in->vals[at].tag == QN_UNSET) return 1;
  return *out = qn_retained(in->vals[at]), 0;
}

int qn_instance_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_class *cls = v.o->cls;
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *found = qn_class_find(cls, name, NULL);
  if (found && is_data_descriptor(rt, *found)) return qn_bind_descriptor(rt, qn_retained(*found), v, cls, out);
  int r = own_attribute(rt, v, name, out);
  if (r <= 0) return r;
  if (name == s[QN_S___class__]) return *out = qn_retained(qn_class_value(cls)), 0;
  if (name == s[QN_S___dict__] && !is_exception(cls)) return instance_dict(rt, (qn_instance *)v.o, out);
  if (found) return qn_bind_descriptor(rt, qn_retained(*found), v, cls, out);
  qn_value *fallback = qn_class_find(cls, s[QN_S___getattr__], NULL);
  if (fallback) {
    qn_value args[2] = {v};
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

static int store(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  const qn_class *cls = v.o->cls;
  qn_pyclass *c = qn_pyclass_of(cls);
  if (is_exception(cls)) {
    const qn_class *b = c->native;
    while (b && !b->set_attr) b = b->base;
    return b ? b->set_attr(rt, v, name, x) : -1;
  }
  qn_instance *in = (qn_instance *)v.o;
  int at = qn_ns_index(&c->slots, name);
  if (at < 0) {
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

static int set_descriptor(qn_rt *rt, qn_value d, qn_value self, qn_sym name, qn_value x) {
  qn_value r, args[] = {self, x};
  if (d.o->cls == &qn_property_class) {
    const qn_property *p = (const qn_property *)d.o;
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
    int bad = set_descriptor(rt, d, v, name, x);
    qn_release(rt, d);
    return bad;
  }
  return store(rt, v, name, x);
}

static int set_attr_slot(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_value *user = qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___setattr__], NULL);
  if (!user) return qn_instance_set(rt, v, name, x);
  qn_value args[] = {v, qn_none(), x}, r;
  if (qn_new_str_sym(rt, name, &args[1])) return -1;
  int bad = qn_call_pos(rt, *user, args, 3, &r);
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
  if (is_exception(cls)) {
    const qn_class *b = qn_pyclass_of(cls)->native;
    while (b && !b->del_attr) b = b->base;
    if (b) return b->del_attr(rt, v, name);
  } else {
    qn_instance *in = (qn_instance *)v.o;
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

int qn_class_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *found_new = qn_class_find(cls, s[QN_S___new__], NULL), *found = qn_class_find(cls, s[QN_S___init__], NULL), v;
  if (found_new) {
    if (call_new(rt, *found_new, cls, args, &v)) return -1;
    if (!qn_isinstance(v, cls) || v.tag != QN_OBJ) return *out = v, 0;
  } else if (is_exception(cls)) {
    if (args->nkw && !found) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", cls->name);
    if (qn_new_exception(rt, cls, args->pos, args->npos, &v)) return -1;
  } else {
    if (!found && (args->npos || args->nkw)) return qn_raise(rt, QN_E_TypeError, "%s() takes no arguments", cls->name);
    if (qn_instance_new(rt, cls, &v)) return -1;
  }
  if (found && init(rt, found, v, args)) return qn_release(rt, v), -1;
  *out = v;
  return 0;
}

/* --- slots: special methods ---------------------------------------------------------------------------------------------------- */
/* Calls a special method of v's class: 0, -1, or 1 when no class of the script has it. */
static int special(qn_rt *rt, qn_value v, qn_sym name, const qn_value *args, uint32_t n, qn_value *out) {
  qn_value *found = qn_class_find(qn_class_of(v), name, NULL);
  if (!found) return 1;
  qn_value all[4] = {v};
  if (qn_is(*found, QN_K_FUNCTION)) {
    for (uint32_t i = 0; i < n; i++) all[i + 1] = args[i];
    qn_value fn = qn_retained(*found);
    int bad = qn_call_pos(rt, fn, all, n + 1, out);
    qn_release(rt, fn);
    return bad;
  }
  qn_value m;
  if (qn_bind_descriptor(rt, qn_retained(*found), v, qn_class_of(v), &m)) return -1;
  int bad = qn_call_pos(rt, m, args, n, out);
  qn_release(rt, m);
  return bad;
}
#define SYM(n) (qn_vm_of(rt)->syms[QN_S_##n])

static int text(qn_rt *rt, qn_value v, qn_sym name, qn_buf *out) {
  qn_value r;
  int bad = special(rt, v, name, NULL, 0, &r);
  if (bad) return bad;
  if (qn_is(r, QN_K_STR)) qn_buf_sv(out, qn_str_sv(r));
  else bad = qn_raise(rt, QN_E_TypeError, "%s returned non-string (type %s)", name->text, qn_class_of(r)->name);
  qn_release(rt, r);
  return bad;
}

static int slot_repr(qn_rt *rt, qn_value v, qn_buf *out) { return text(rt, v, SYM(__repr__), out); }
static int slot_str(qn_rt *rt, qn_value v, qn_buf *out) { return text(rt, v, SYM(__str__), out); }

static int slot_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_value s, r;
  if (qn_new_str(rt, spec, &s)) return -1;
  int bad = special(rt, v, SYM(__format__), &s, 1, &r);
  qn_release(rt, s);
  if (bad) return -1;
  if (qn_is(r, QN_K_STR)) qn_buf_sv(out, qn_str_sv(r));
  else bad = qn_raise(rt, QN_E_TypeError, "__format__ must return a str, not %s", qn_class_of(r)->name);
  qn_release(rt, r);
  return bad;
}

static int slot_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  qn_value *found = qn_class_find(qn_class_of(v), SYM(__hash__), NULL), r;
  if (!found || found->tag == QN_NONE) return qn_raise(rt, QN_E_TypeError, "unhashable type: '%s'", qn_class_of(v)->name);
  if (special(rt, v, SYM(__hash__), NULL, 0, &r)) return -1;
  int bad = 0;
  if (r.tag == QN_INT || r.tag == QN_BOOL) bad = qn_hash(rt, r, out);
  else bad = qn_raise(rt, QN_E_TypeError, "__hash__ method should return an integer");
  qn_release(rt, r);
  return bad;
}

static int64_t slot_length(qn_rt *rt, qn_value v) {
  qn_value r;
  int64_t n = -1;
  if (special(rt, v, SYM(__len__), NULL, 0, &r)) return -1;
  if (!qn_as_index(rt, r, &n) && n < 0) n = qn_raise(rt, QN_E_ValueError, "__len__() should return >= 0");
  qn_release(rt, r);
  return n;
}

static int slot_truth(qn_rt *rt, qn_value v) {
  qn_value r;
  int bad = special(rt, v, SYM(__bool__), NULL, 0, &r);
  if (bad < 0) return -1;
  if (bad == 1) {
    int64_t n = slot_length(rt, v);
    return n < 0 ? -1 : n != 0;
  }
  int t = r.tag == QN_BOOL ? (int)r.i : qn_raise(rt, QN_E_TypeError, "__bool__ should return bool, returned %s", qn_class_of(r)->name);
  qn_release(rt, r);
  return t;
}

static int slot_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  static const uint16_t names[] = {QN_S___lt__, QN_S___le__, QN_S___eq__, QN_S___ne__, QN_S___gt__, QN_S___ge__};
  int r = special(rt, a, qn_vm_of(rt)->syms[names[op]], &b, 1, out);
  if (r == 1 && op == QN_NE) { /* != is not == */
    r = special(rt, a, SYM(__eq__), &b, 1, out);
    if (r == 0 && out->tag != QN_NOTIMPL) {
      int t = qn_truth(rt, *out);
      qn_release(rt, *out);
      if (t < 0) return -1;
      *out = qn_bool(!t);
    }
  }
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  return r;
}

static int slot_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
#define ROWS(prefix)                                                                                                        \
  QN_S___##prefix##add__, QN_S___##prefix##sub__, QN_S___##prefix##mul__, QN_S___##prefix##truediv__, QN_S___##prefix##floordiv__, \
      QN_S___##prefix##mod__, QN_S___##prefix##pow__, QN_S___##prefix##matmul__, QN_S___##prefix##lshift__,                 \
      QN_S___##prefix##rshift__, QN_S___##prefix##and__, QN_S___##prefix##or__, QN_S___##prefix##xor__
  static const uint16_t names[] = {ROWS(), QN_S___divmod__}, reversed[] = {ROWS(r), QN_S___rdivmod__};
  qn_sym name = qn_vm_of(rt)->syms[reflected ? reversed[op] : names[op]];
  int r = reflected ? special(rt, b, name, &a, 1, out) : special(rt, a, name, &b, 1, out);
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  return r;
}

static int slot_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  static const uint16_t names[] = {ROWS(i)};
  if (op == QN_DIVMOD) return QN_NOT_IMPLEMENTED;
  int r = special(rt, a, qn_vm_of(rt)->syms[names[op]], &b, 1, out);
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  return r;
}

static int slot_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  qn_sym name = op == QN_NEG ? SYM(__neg__) : op == QN_POS ? SYM(__pos__) : SYM(__invert__);
  int r = special(rt, a, name, NULL, 0, out);
  if (r != 1) return r;
  return qn_raise(rt, QN_E_TypeError, "bad operand type for unary %s: '%s'", op == QN_NEG ? "-" : op == QN_POS ? "+" : "~", qn_class_of(a)->name);
}

static int slot_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) { return special(rt, v, SYM(__getitem__), &key, 1, out); }
static int slot_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_value args[] = {key, x}, r;
  int bad = special(rt, v, SYM(__setitem__), args, 2, &r);
  if (!bad) qn_release(rt, r);
  return bad;
}
static int slot_del_item(qn_rt *rt, qn_value v, qn_value key) {
  qn_value r;
  int bad = special(rt, v, SYM(__delitem__), &key, 1, &r);
  if (!bad) qn_release(rt, r);
  return bad;
}

static int slot_contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_value r;
  if (special(rt, v, SYM(__contains__), &x, 1, &r)) return -1;
  int t = qn_truth(rt, r);
  qn_release(rt, r);
  return t;
}

/* __getitem__(0), (1), … until IndexError: what iterates a class without __iter__. */
typedef struct seq_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} seq_iter;

static void seq_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((seq_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(seq_iter));
}
static int seq_next(qn_rt *rt, qn_value v, qn_value *out) {
  seq_iter *s = (seq_iter *)v.o;
  if (s->of.tag == QN_UNSET) return QN_STOP;
  if (!qn_get_item(rt, s->of, qn_int(s->i), out)) return s->i++, 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_IndexError]) && !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_StopIteration]))
    return -1;
  qn_exc_clear(rt);
  qn_vclear(rt, &s->of);
  return QN_STOP;
}
static int seq_iter_iter(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}
static qn_class seq_iter_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "iterator", .module = "builtins", .kind = QN_K_ITER,
                                  .base = &qn_object_class, .destroy = seq_destroy, .iter = seq_iter_iter, .next = seq_next};

static int slot_iter(qn_rt *rt, qn_value v, qn_value *out) {
  int r = special(rt, v, SYM(__iter__), NULL, 0, out);
  if (r == 0) {
    const qn_class *c = qn_class_of(*out);
    bool ok = qn_is_pyclass(c) ? qn_class_find(c, SYM(__next__), NULL) != NULL : false;
    for (; c && !ok; c = c->base) ok = c->next != NULL;
    if (ok) return 0;
    c = qn_class_of(*out);
    qn_release(rt, *out);
    return qn_raise(rt, QN_E_TypeError, "iter() returned non-iterator of type '%s'", c->name);
  }
  if (r < 0) return -1;
  seq_iter *s = qn_obj_new(rt, &seq_iter_class, sizeof *s);
  if (!s) return -1;
  s->of = qn_retained(v);
  return *out = qn_from_obj(s), 0;
}

static int slot_next(qn_rt *rt, qn_value v, qn_value *out) {
  int r = special(rt, v, SYM(__next__), NULL, 0, out);
  if (r != -1) return r;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_StopIteration])) return -1;
  qn_exc_clear(rt);
  return QN_STOP;
}

static int slot_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value *found = qn_class_find(qn_class_of(v), SYM(__call__), NULL), m;
  if (!found) return qn_raise(rt, QN_E_TypeError, "'%s' object is not callable", qn_class_of(v)->name);
  if (qn_bind_descriptor(rt, qn_retained(*found), v, qn_class_of(v), &m)) return -1;
  int bad = qn_call_object(rt, m, args, out);
  qn_release(rt, m);
  return bad;
}

static bool has(qn_rt *rt, const qn_class *c, const uint16_t *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (qn_class_find(c, qn_vm_of(rt)->syms[names[i]], NULL)) return true;
  return false;
}

void qn_class_fill_slots(qn_rt *rt, qn_pyclass *pc) {
  qn_class *c = &pc->cls;
#define HAS(...) has(rt, c, (const uint16_t[]){__VA_ARGS__}, sizeof((const uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t))
#define SLOT(field, fn, ...) c->field = HAS(__VA_ARGS__) ? fn : NULL
  if (!is_exception(c)) c->destroy = instance_destroy;
  c->get_attr = qn_instance_get;
  c->set_attr = set_attr_slot;
  c->del_attr = qn_instance_del;
  c->construct = qn_class_construct;
  SLOT(repr, slot_repr, QN_S___repr__);
  SLOT(str, slot_str, QN_S___str__);
  if (!c->str && c->repr && is_exception(c)) c->str = NULL;
  SLOT(format, slot_format, QN_S___format__);
  SLOT(hash, slot_hash, QN_S___hash__);
  SLOT(truth, slot_truth, QN_S___bool__, QN_S___len__);
  SLOT(length, slot_length, QN_S___len__);
  SLOT(compare, slot_compare, QN_S___lt__, QN_S___le__, QN_S___eq__, QN_S___ne__, QN_S___gt__, QN_S___ge__);
  SLOT(binary, slot_binary, ROWS(), ROWS(r), QN_S___divmod__, QN_S___rdivmod__);
  SLOT(inplace, slot_inplace, ROWS(i));
  SLOT(unary, slot_unary, QN_S___neg__, QN_S___pos__, QN_S___invert__);
  SLOT(get_item, slot_get_item, QN_S___getitem__);
  SLOT(set_item, slot_set_item, QN_S___setitem__);
  SLOT(del_item, slot_del_item, QN_S___delitem__);
  SLOT(contains, slot_contains, QN_S___contains__);
  SLOT(iter, slot_iter, QN_S___iter__, QN_S___getitem__);
  SLOT(next, slot_next, QN_S___next__);
  SLOT(call, slot_call, QN_S___call__);
}
