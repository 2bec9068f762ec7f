/* class_object.c - classes of scripts as values: their attributes, calling them, the class of classes.
 *
 * An attribute of a class: a data descriptor of its metaclass, then the class and its bases, then the metaclass. */
#include "runtime/vm/vm_int.h"

/* --- the class of classes --------------------------------------------------------------------------------------------------------- */
static void class_destroy(qn_rt *rt, qn_obj *o) {
  qn_pyclass *c = (qn_pyclass *)o;
  qn_ns_free(rt, &c->ns);
  qn_ns_free(rt, &c->slots);
  qn_release(rt, c->bases);
  qn_release(rt, c->members);
  qn_free(rt->alloc, c->mro, c->nmro * sizeof *c->mro);
  qn_free(rt->alloc, c->subs, c->capsubs * sizeof *c->subs);
  qn_obj_free(rt, o, sizeof *c);
}

static int class_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_pyclass *c = (const qn_pyclass *)v.o;
  (void)rt;
  qn_buf_printf(out, "<class '%s.%s'>", c->cls.module, c->qualname->text);
  return 0;
}

static int mro_tuple(qn_rt *rt, const qn_pyclass *c, qn_value *out) {
  if (qn_new_tuple(rt, NULL, c->nmro, out)) return -1;
  for (uint32_t i = 0; i < c->nmro; i++) ((qn_tuple *)out->o)->items[i] = qn_retained(qn_class_value(c->mro[i]));
  return 0;
}

static int namespace_dict(qn_rt *rt, const qn_ns *ns, qn_value *out) {
  if (qn_new_dict(rt, out)) return -1;
  for (uint32_t i = 0; i < ns->n; i++)
    if (ns->items[i].val.tag != QN_UNSET && qn_dict_set_z(rt, *out, ns->items[i].key->text, ns->items[i].val))
      return qn_drop(rt, out), -1;
  return 0;
}

static int mro_method(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value tuple;
  (void)args;
  if (mro_tuple(rt, (qn_pyclass *)self.o, &tuple)) return -1;
  int bad = qn_new_list(rt, ((qn_tuple *)tuple.o)->items, ((qn_tuple *)tuple.o)->n, out);
  qn_release(rt, tuple);
  return bad;
}

qn_value *qn_metaclass_find(const qn_class *cls, qn_sym name) {
  return cls->obj.cls->script ? qn_class_find(cls->obj.cls, name, NULL) : NULL;
}

static bool is_data_descriptor(qn_rt *rt, qn_value v) {
  if (v.tag != QN_OBJ) return false;
  return v.o->cls == &qn_property_class || (v.o->cls->script && qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___set__], NULL));
}

/* What every class has: 0 found, 1 not, -1 */
static int fixed_attribute(qn_rt *rt, qn_pyclass *c, qn_sym name, qn_value *out) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name->text[0] != '_' || name->text[1] != '_') return 1;
  if (name == s[QN_S___name__]) return qn_new_str(rt, qn_sv_of(c->cls.name), out);
  if (name == s[QN_S___qualname__]) return qn_new_str_sym(rt, c->qualname, out);
  if (name == s[QN_S___module__]) return qn_new_str(rt, qn_sv_of(c->cls.module), out);
  if (name == s[QN_S___bases__]) {
    if (((qn_tuple *)c->bases.o)->n) return *out = qn_retained(c->bases), 0;
    qn_value object = qn_class_value(&qn_object_class);
    return qn_new_tuple(rt, &object, 1, out);
  }
  if (name == s[QN_S___base__]) {
    const qn_tuple *t = (const qn_tuple *)c->bases.o;
    return *out = t->n ? qn_retained(t->items[0]) : qn_class_value(&qn_object_class), 0;
  }
  if (name == s[QN_S___mro__]) return mro_tuple(rt, c, out);
  if (name == s[QN_S___dict__]) return namespace_dict(rt, &c->ns, out);
  if (name == s[QN_S___class__]) {
    const qn_class *meta = c->cls.obj.cls;
    return *out = qn_retained(qn_class_value(meta->script ? meta : &qn_type_class)), 0;
  }
  const qn_value *own = name == s[QN_S___doc__] || name == s[QN_S___annotations__] ? qn_ns_find(&c->ns, name) : NULL;
  if (own) return *out = qn_retained(*own), 0;
  if (name == s[QN_S___doc__]) return *out = qn_none(), 0;
  return 1;
}

static int class_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_pyclass *c = (qn_pyclass *)v.o;
  const qn_class *meta = c->cls.obj.cls;
  qn_value *above = meta->script ? qn_class_find(meta, name, NULL) : NULL;
  if (above && is_data_descriptor(rt, *above)) return qn_bind_descriptor(rt, qn_retained(*above), v, meta, out);
  int r = fixed_attribute(rt, c, name, out);
  if (r <= 0) return r;
  qn_value *found = qn_class_find(&c->cls, name, NULL);
  if (found) return qn_bind_descriptor(rt, qn_retained(*found), (qn_value){.tag = QN_UNSET}, &c->cls, out);
  if (above) return qn_bind_descriptor(rt, qn_retained(*above), v, meta, out);
  r = qn_type_class.get_attr(rt, v, name, out);
  if (r <= 0 || !meta->script) return r;
  qn_value *fallback = qn_class_find(meta, qn_vm_of(rt)->syms[QN_S___getattr__], NULL);
  if (!fallback) return 1;
  qn_value args[2] = {v};
  if (qn_new_str_sym(rt, name, &args[1])) return -1;
  r = qn_call_pos(rt, *fallback, args, 2, out);
  qn_release(rt, args[1]);
  return r;
}

static int class_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_pyclass *c = (qn_pyclass *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  if ((name == s[QN_S___name__] || name == s[QN_S___qualname__] || name == s[QN_S___module__]) && qn_is(x, QN_K_STR)) {
    qn_sym text = qn_sym_of_str(rt, x);
    if (!text) return -1;
    if (name == s[QN_S___name__]) c->cls.name = text->text;
    else if (name == s[QN_S___qualname__]) c->qualname = text;
    else c->cls.module = text->text;
    return 0;
  }
  qn_value *above = qn_metaclass_find(&c->cls, name);
  if (above && is_data_descriptor(rt, *above)) return qn_descriptor_set(rt, *above, v, name, x);
  if (name == s[QN_S___abstractmethods__]) {
    int any = qn_truth(rt, x);
    if (any < 0) return -1;
    c->abstract = any;
  }
  if (qn_ns_set(rt, &c->ns, name, x)) return -1;
  return qn_class_changed(rt, c);
}

static int class_del(qn_rt *rt, qn_value v, qn_sym name) {
  qn_pyclass *c = (qn_pyclass *)v.o;
  qn_value *have = qn_ns_find(&c->ns, name);
  if (!have) return qn_raise(rt, QN_E_AttributeError, "type object '%s' has no attribute '%s'", c->cls.name, name->text);
  qn_vclear(rt, have);
  return qn_class_changed(rt, c);
}

static int class_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  return qn_class_construct(rt, (const qn_class *)v.o, args, out);
}

static int class_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_class *c = (const qn_class *)v.o;
  qn_value *found = qn_class_find(c, qn_vm_of(rt)->syms[QN_S___class_getitem__], NULL);
  if (!found) {
    const qn_class *native = qn_native_class_of(c);
    if (native == &qn_object_class || !native->derivable) return qn_raise(rt, QN_E_TypeError, "type '%s' is not subscriptable", c->name);
    return *out = qn_retained(v), 0; /* class Stack(list): Stack[int] in an annotation */
  }
  qn_value fn = qn_is(*found, QN_K_OTHER) && found->o->cls == &qn_classmethod_class ? ((qn_wrapper *)found->o)->fn : *found;
  qn_value args[] = {v, key};
  return qn_call_pos(rt, fn, args, 2, out);
}

static int subclasses(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const qn_pyclass *c = (const qn_pyclass *)self.o;
  if (qn_args_parse(rt, args, "__subclasses__", "", NULL)) return -1;
  if (!c->cls.script) return qn_new_list(rt, NULL, 0, out);
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  for (uint32_t i = 0; i < c->nsubs; i++)
    if (qn_list_append(rt, *out, qn_from_obj(c->subs[i]))) return qn_drop(rt, out), -1;
  return 0;
}

/* ABC.register: virtual subclasses of the class or of one that derives from it. */
static bool registered(qn_rt *rt, qn_value self, const qn_class *cls) {
  if (!qn_class_ptr(self)->script) return false;
  const qn_pyclass *c = (const qn_pyclass *)self.o;
  qn_sym name = qn_sym_of(rt, "_abc_registry");
  qn_value *list = name ? qn_ns_find(&c->ns, name) : NULL;
  for (int64_t i = 0; list && qn_is(*list, QN_K_LIST) && i < ((qn_list *)list->o)->n; i++) {
    qn_value known = qn_list_at((qn_list *)list->o, i);
    if (qn_is(known, QN_K_TYPE) && qn_issubclass(cls, qn_class_ptr(known))) return true;
  }
  for (uint32_t i = 0; i < c->nsubs; i++)
    if (registered(rt, qn_from_obj(c->subs[i]), cls)) return true;
  return false;
}

static int is_instance(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (qn_args_parse(rt, args, "__instancecheck__", "instance/", &x)) return -1;
  return *out = qn_bool(qn_isinstance(x, qn_class_ptr(self)) || registered(rt, self, qn_class_of(x))), 0;
}

static int is_subclass(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (qn_args_parse(rt, args, "__subclasscheck__", "subclass/", &x)) return -1;
  if (!qn_is(x, QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "issubclass() arg 1 must be a class");
  return *out = qn_bool(qn_issubclass(qn_class_ptr(x), qn_class_ptr(self)) || registered(rt, self, qn_class_ptr(x))), 0;
}

static const qn_method class_methods[] = {{.name = "mro", .fn = mro_method},
                                          {.name = "__subclasses__", .fn = subclasses},
                                          {.name = "__instancecheck__", .fn = is_instance},
                                          {.name = "__subclasscheck__", .fn = is_subclass},
                                          {.name = NULL}};

qn_class qn_pytype_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "type", .module = "builtins", .kind = QN_K_TYPE,
                            .base = &qn_type_class, .methods = class_methods, .destroy = class_destroy, .repr = class_repr,
                            .get_attr = class_get, .set_attr = class_set, .del_attr = class_del, .call = class_call,
                            .get_item = class_get_item};
