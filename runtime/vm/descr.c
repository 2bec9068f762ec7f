/* descr.c - property, staticmethod, classmethod, super, and the builtins that need frames: globals, locals, vars, dir. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

/* --- staticmethod, classmethod --------------------------------------------------------------------------------------------- */
static void wrapper_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_wrapper *)o)->fn);
  qn_obj_free(rt, o, sizeof(qn_wrapper));
}

static int wrapper_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (qn_args_parse(rt, args, cls->name, "function/", &fn)) return -1;
  qn_wrapper *w = qn_obj_new(rt, cls, sizeof *w);
  if (!w) return -1;
  w->fn = qn_retained(fn);
  return *out = qn_from_obj(w), 0;
}

/* Whether the function below is abstract (abc.abstractmethod). */
static int is_abstract(qn_rt *rt, qn_value fn, qn_value *out) {
  if (fn.tag != QN_OBJ || qn_get_attr(rt, fn, qn_vm_of(rt)->syms[QN_S___isabstractmethod__], out)) {
    qn_exc_clear(rt);
    *out = qn_bool(false);
  }
  return 0;
}

static int wrapper_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name == s[QN_S___isabstractmethod__]) return is_abstract(rt, ((qn_wrapper *)v.o)->fn, out);
  if (name == s[QN_S___func__] || name == s[QN_S___wrapped__]) return *out = qn_retained(((qn_wrapper *)v.o)->fn), 0;
  return 1;
}

static int static_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  return qn_call_object(rt, ((qn_wrapper *)v.o)->fn, args, out);
}

qn_class qn_staticmethod_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "staticmethod", .module = "builtins",
                                  .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = wrapper_destroy,
                                  .construct = wrapper_construct, .get_attr = wrapper_get, .call = static_call};
qn_class qn_classmethod_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "classmethod", .module = "builtins",
                                 .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = wrapper_destroy,
                                 .construct = wrapper_construct, .get_attr = wrapper_get};

/* --- property ------------------------------------------------------------------------------------------------------------------ */
static void property_destroy(qn_rt *rt, qn_obj *o) {
  qn_property *p = (qn_property *)o;
  qn_release(rt, p->fget);
  qn_release(rt, p->fset);
  qn_release(rt, p->fdel);
  qn_release(rt, p->doc);
  qn_obj_free(rt, o, sizeof *p);
}

static int new_property(qn_rt *rt, const qn_value *parts, qn_value *out) {
  qn_property *p = qn_obj_new(rt, &qn_property_class, sizeof *p);
  if (!p) return -1;
  p->fget = qn_retained(parts[0]);
  p->fset = qn_retained(parts[1]);
  p->fdel = qn_retained(parts[2]);
  p->doc = qn_retained(parts[3]);
  return *out = qn_from_obj(p), 0;
}

static int property_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value parts[4];
  (void)cls;
  if (qn_args_parse(rt, args, "property", "|fget fset fdel doc", parts)) return -1;
  return new_property(rt, parts, out);
}

static int with_part(qn_rt *rt, qn_value self, const qn_args *args, int which, const char *name, qn_value *out) {
  const qn_property *p = (const qn_property *)self.o;
  qn_value parts[4] = {p->fget, p->fset, p->fdel, p->doc}, fn;
  if (qn_args_parse(rt, args, name, "function/", &fn)) return -1;
  parts[which] = fn;
  return new_property(rt, parts, out);
}
static int property_getter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return with_part(rt, self, args, 0, "getter", out); }
static int property_setter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return with_part(rt, self, args, 1, "setter", out); }
static int property_deleter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return with_part(rt, self, args, 2, "deleter", out); }

static int property_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_property *p = (const qn_property *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value part = {.tag = QN_UNSET};
  if (name == s[QN_S___isabstractmethod__]) {
    QN_TRY(is_abstract(rt, p->fget, out));
    return qn_truth(rt, *out) ? 0 : is_abstract(rt, p->fset, out);
  }
  if (name == s[QN_S_fget]) part = p->fget;
  else if (name == s[QN_S_fset]) part = p->fset;
  else if (name == s[QN_S_fdel]) part = p->fdel;
  else if (name == s[QN_S___doc__]) part = p->doc;
  else return 1;
  return *out = part.tag == QN_UNSET ? qn_none() : qn_retained(part), 0;
}

static int property_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_property *p = (qn_property *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name == s[QN_S___doc__]) {
    qn_value old = p->doc;
    p->doc = qn_retained(x);
    return qn_release(rt, old), 0;
  }
  if (name == s[QN_S_fget] || name == s[QN_S_fset] || name == s[QN_S_fdel]) return qn_raise(rt, QN_E_AttributeError, "readonly attribute");
  return qn_raise(rt, QN_E_AttributeError, "'property' object has no attribute '%s'", name->text);
}

static const qn_method property_methods[] = {{.name = "getter", .fn = property_getter},
                                             {.name = "setter", .fn = property_setter},
                                             {.name = "deleter", .fn = property_deleter},
                                             {.name = NULL}};
qn_class qn_property_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "property", .module = "builtins", .kind = QN_K_OTHER,
                              .base = &qn_object_class, .methods = property_methods, .destroy = property_destroy,
                              .construct = property_construct, .get_attr = property_get, .set_attr = property_set};

/* --- what object and the exceptions give to super() -------------------------------------------------------------------------- */
static int object_init(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_is(self, QN_K_EXCEPTION)) {
    qn_value t;
    if (qn_new_tuple(rt, args->pos, args->npos, &t)) return -1;
    qn_vset(rt, &qn_exc_obj(self)->args, t);
  } else if (qn_is(self, QN_K_TYPE)) { /* type.__init__(cls, name, bases, dict) */
    if (args->npos != 1 && args->npos != 3) return qn_raise(rt, QN_E_TypeError, "type.__init__() takes 1 or 3 arguments");
  } else if (args->npos || args->nkw) {
    return qn_raise(rt, QN_E_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  return *out = qn_none(), 0;
}

static int object_new(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (!args->npos) return qn_raise(rt, QN_E_TypeError, "object.__new__(): not enough arguments");
  if (!qn_is(args->pos[0], QN_K_TYPE))
    return qn_raise(rt, QN_E_TypeError, "object.__new__(X): X is not a type object (%s)", qn_class_of(args->pos[0])->name);
  const qn_class *cls = qn_class_ptr(args->pos[0]);
  qn_args rest = *args;
  rest.pos++;
  rest.npos--;
  if (cls == &qn_type_class || cls->kind == QN_K_TYPE) return qn_type_new(rt, cls, &rest, out);
  if (qn_is_pyclass(cls)) {
    if (qn_pyclass_of(cls)->abstract) return qn_abstract_error(rt, qn_pyclass_of(cls));
    return qn_native_new(rt, cls, &rest, out);
  }
  return qn_call_object(rt, args->pos[0], &rest, out);
}

static int object_setattr(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  if (qn_args_parse(rt, args, "object.__setattr__", "name value/", a)) return -1;
  qn_sym name = qn_is(a[0], QN_K_STR) ? qn_sym_of_str(rt, a[0]) : NULL;
  if (!name) return qn_raise(rt, QN_E_TypeError, "attribute name must be string, not '%s'", qn_class_of(a[0])->name);
  bool plain = self.tag == QN_OBJ && qn_is_pyclass(self.o->cls);
  if (qn_is(self, QN_K_TYPE) && plain) { /* type.__setattr__ in a metaclass */
    if (qn_pytype_class.set_attr(rt, self, name, a[1])) return -1;
  } else if (plain ? qn_instance_set(rt, self, name, a[1]) : qn_set_attr(rt, self, name, a[1])) {
    return -1;
  }
  return *out = qn_none(), 0;
}
static int object_delattr(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  if (qn_args_parse(rt, args, "object.__delattr__", "name/", &a)) return -1;
  qn_sym name = qn_is(a, QN_K_STR) ? qn_sym_of_str(rt, a) : NULL;
  if (!name) return qn_raise(rt, QN_E_TypeError, "attribute name must be string, not '%s'", qn_class_of(a)->name);
  bool plain = self.tag == QN_OBJ && qn_is_pyclass(self.o->cls) && !qn_is(self, QN_K_TYPE);
  if (qn_is(self, QN_K_TYPE) && qn_is_pyclass(self.o->cls)) { /* type.__delattr__ in a metaclass */
    if (qn_pytype_class.del_attr(rt, self, name)) return -1;
    return *out = qn_none(), 0;
  }
  if (plain ? qn_instance_del(rt, self, name) : qn_del_attr(rt, self, name)) return -1;
  return *out = qn_none(), 0;
}
static int object_getattribute(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  if (qn_args_parse(rt, args, "object.__getattribute__", "name/", &a)) return -1;
  qn_sym name = qn_is(a, QN_K_STR) ? qn_sym_of_str(rt, a) : NULL;
  if (!name) return qn_raise(rt, QN_E_TypeError, "attribute name must be string, not '%s'", qn_class_of(a)->name);
  bool plain = self.tag == QN_OBJ && qn_is_pyclass(self.o->cls) && self.o->cls->kind != QN_K_TYPE;
  if (!plain) return qn_get_attr(rt, self, name, out);
  int r = qn_instance_get(rt, self, name, out);
  return r == 1 ? qn_get_attr_generic(rt, self, name, out) : r;
}
static int object_nothing(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_none(), 0;
}

/* --- super ------------------------------------------------------------------------------------------------------------------------ */
typedef struct qn_super {
  qn_obj obj;
  qn_value start, self; /* self may be a class (in class methods) */
} qn_super;

static void super_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_super *)o)->start);
  qn_release(rt, ((qn_super *)o)->self);
  qn_obj_free(rt, o, sizeof(qn_super));
}

static int super_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2];
  (void)cls;
  if (args->npos == 0) return qn_raise(rt, QN_E_RuntimeError, "super(): no arguments");
  if (qn_args_parse(rt, args, "super", "type object/", a)) return -1;
  if (!qn_is(a[0], QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "super() argument 1 must be a type, not %s", qn_class_of(a[0])->name);
  const qn_class *start = qn_class_ptr(a[0]);
  bool of_class = qn_is(a[1], QN_K_TYPE) && qn_issubclass(qn_class_ptr(a[1]), start);
  if (!of_class && !qn_isinstance(a[1], start))
    return qn_raise(rt, QN_E_TypeError, "super(type, obj): obj must be an instance or subtype of type");
  qn_super *s = qn_obj_new(rt, &qn_super_class, sizeof *s);
  if (!s) return -1;
  s->start = qn_retained(a[0]);
  s->self = qn_retained(a[1]);
  return *out = qn_from_obj(s), 0;
}

/* The methods of a built-in class that comes after `start`: 0 found, 1 not, -1 */
static int super_native(qn_rt *rt, const qn_class *native, qn_value self, const qn_class *cls, bool on_class, qn_sym name, qn_value *out) {
  if (!strcmp(name->text, "__new__")) return qn_new_native(rt, "__new__", object_new, qn_none(), out);
  const qn_method *m = qn_class_method(rt, native, name);
  if (!m) return 1;
  if (m->on_class) return qn_new_native(rt, m->name, m->fn, qn_class_value(cls), out);
  if (!on_class) return m->property ? m->fn(rt, self, &(qn_args){0}, out) : qn_new_native(rt, m->name, m->fn, self, out);
  if (qn_new_native(rt, m->name, m->fn, (qn_value){.tag = QN_UNSET}, out)) return -1;
  ((qn_native *)out->o)->unbound = native;
  return 0;
}

static int super_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_super *s = (const qn_super *)v.o;
  const qn_class *start = qn_class_ptr(s->start);
  bool on_class = qn_is(s->self, QN_K_TYPE) && qn_issubclass(qn_class_ptr(s->self), start);
  const qn_class *cls = on_class ? qn_class_ptr(s->self) : qn_class_of(s->self);
  bool after = false;
  for (uint32_t i = 0; i < cls->nmro; i++) {
    const qn_class *c = cls->mro[i];
    if (c == start) {
      after = true;
      continue;
    }
    if (!after) continue;
    if (qn_is_pyclass(c)) {
      qn_value *found = qn_ns_find(&qn_pyclass_of(c)->ns, name);
      if (found && on_class && qn_is(*found, QN_K_OTHER) && found->o->cls == &qn_classmethod_class)
        return qn_bind_descriptor(rt, qn_retained(*found), (qn_value){.tag = QN_UNSET}, cls, out);
      if (found) return qn_bind_descriptor(rt, qn_retained(*found), on_class ? (qn_value){.tag = QN_UNSET} : s->self, cls, out);
      continue;
    }
    int r = c == &qn_object_class ? 1 : super_native(rt, c == &qn_type_class ? &qn_pytype_class : c, s->self, cls, on_class, name, out);
    if (r <= 0) return r;
  }
  int r = super_native(rt, &qn_object_class, s->self, cls, on_class, name, out);
  if (r <= 0) return r;
  if (!strcmp(name->text, "__class__")) return *out = qn_class_value(&qn_super_class), 0;
  if (!on_class && qn_is(s->self, QN_K_EXCEPTION) && !qn_get_attr_generic(rt, s->self, name, out)) return 0;
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_AttributeError, "'super' object has no attribute '%s'", name->text);
}

qn_class qn_super_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "super", .module = "builtins", .kind = QN_K_OTHER,
                           .base = &qn_object_class, .destroy = super_destroy, .construct = super_construct, .get_attr = super_get};

/* --- builtins that look at frames -------------------------------------------------------------------------------------------------- */
static int b_globals(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "globals", "", NULL)) return -1;
  qn_frame *f = qn_vm_of(rt)->current->top;
  return qn_frame_globals(rt, f, out);
}

/* The package that `name` begins with, or with a list of names the module itself. */
static int b_import(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  if (qn_args_parse(rt, args, "__import__", "name|globals locals fromlist level", v)) return -1;
  if (!qn_is(v[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "__import__() argument 1 must be str, not %s", qn_class_of(v[0])->name);
  if (v[4].tag == QN_INT && v[4].i) return qn_raise(rt, QN_E_NotImplementedError, "__import__() with a level is not supported; use importlib.import_module()");
  const qn_sv name = qn_str_sv(v[0]);
  if (qn_vm_import(rt, name, out)) return -1;
  const char *dot = memchr(name.p, '.', name.n);
  if (!dot || (v[3].tag != QN_UNSET && qn_truth(rt, v[3]) == 1)) return 0;
  qn_drop(rt, out);
  return qn_vm_import(rt, (qn_sv){name.p, (size_t)(dot - name.p)}, out);
}

int qn_locals_dict(qn_rt *rt, const qn_frame *f, qn_value *out) {
  const qn_code *c = f->code;
  if (c->flags & QN_CODE_MODULE && f->globals->outer[0].tag == QN_OBJ) return *out = qn_retained(f->globals->outer[0]), 0;
  if (c->flags & QN_CODE_MODULE) return qn_frame_globals(rt, f, out);
  qn_value d;
  if (qn_new_dict(rt, &d)) return -1;
  int bad = 0;
  if (c->flags & QN_CODE_CLASS && f->ns->mapping.tag == QN_OBJ) {
    bad = qn_op_dict_update(rt, d, f->ns->mapping);
  } else if (c->flags & QN_CODE_CLASS) {
    for (uint32_t i = 0; i < f->ns->n && !bad; i++)
      if (f->ns->items[i].val.tag != QN_UNSET) bad = qn_dict_set_z(rt, d, f->ns->items[i].key->text, f->ns->items[i].val);
  } else {
    for (uint32_t i = 0; i < (uint32_t)c->cells + c->ncells + c->nfrees && !bad; i++) {
      qn_value v = f->r[i];
      if (i >= c->cells) v = qn_is(v, QN_K_CELL) ? ((qn_cell *)v.o)->v : (qn_value){.tag = QN_UNSET};
      if (v.tag != QN_UNSET) bad = qn_dict_set_z(rt, d, c->varnames[i]->text, v);
    }
  }
  if (bad) return qn_release(rt, d), -1;
  return *out = d, 0;
}

static int b_locals(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "locals", "", NULL)) return -1;
  return qn_locals_dict(rt, qn_vm_of(rt)->current->top, out);
}

static int b_vars(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (args->npos == 0) return b_locals(rt, self, args, out);
  if (qn_args_parse(rt, args, "vars", "object/", &v)) return -1;
  if (!qn_get_attr(rt, v, qn_vm_of(rt)->syms[QN_S___dict__], out)) return 0;
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_TypeError, "vars() argument must have __dict__ attribute");
}

/* next(): as the object layer's, but the value that a generator returned goes into StopIteration. */
static int b_next(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  (void)self;
  if (qn_args_parse(rt, args, "next", "iterator|default/", a)) return -1;
  int r = qn_next(rt, a[0], out);
  if (r <= 0) return r;
  if (a[1].tag != QN_UNSET) return *out = qn_retained(a[1]), 0;
  qn_value v = qn_is(a[0], QN_K_GENERATOR) ? ((qn_generator *)a[0].o)->result : qn_none();
  bool none = v.tag == QN_NONE || v.tag == QN_UNSET;
  return qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], none ? NULL : &v, none ? 0 : 1);
}

/* type(x), type(name, bases, dict) */
static int type_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (args->npos == 3) return qn_type_new(rt, cls, args, out);
  return qn_type_construct(rt, cls, args, out);
}

static int b_async(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args, (void)out;
  return qn_raise(rt, QN_E_NotImplementedError, "'async def' is not supported: there is no event loop");
}

/* What `object.__setattr__(self, name, value)` finds. */
static const qn_method object_methods[] = {{.name = "__new__", .fn = object_new, .on_class = true},
                                           {.name = "__init__", .fn = object_init},
                                           {.name = "__setattr__", .fn = object_setattr},
                                           {.name = "__delattr__", .fn = object_delattr},
                                           {.name = "__getattribute__", .fn = object_getattribute},
                                           {.name = "__init_subclass__", .fn = object_nothing, .on_class = true},
                                           {.name = "__dir__", .fn = qn_object_dir},
                                           {.name = NULL}};

int qn_descr_install(qn_rt *rt, qn_value builtins) {
  qn_globals_install();
  if (!qn_object_class.methods) { /* the same for every runtime */
    qn_object_class.methods = object_methods;
    qn_type_class.construct = type_construct;
  }
  static const struct {
    const char *name;
    qn_native_fn fn;
  } functions[] = {{"globals", b_globals}, {"locals", b_locals}, {"vars", b_vars}, {"next", b_next}, {"eval", qn_b_eval}, {"exec", qn_b_exec}, {"compile", qn_b_compile}, {"dir", qn_b_dir}, {"__import__", b_import}, {"__async_function__", b_async}};
  static qn_class *const classes[] = {&qn_property_class, &qn_staticmethod_class, &qn_classmethod_class, &qn_super_class};
  for (size_t i = 0; i < QN_COUNT(functions); i++) {
    qn_value v;
    if (qn_new_native(rt, functions[i].name, functions[i].fn, qn_none(), &v)) return -1;
    int bad = qn_module_set(rt, builtins, functions[i].name, v);
    qn_release(rt, v);
    if (bad) return -1;
  }
  for (size_t i = 0; i < QN_COUNT(classes); i++)
    if (qn_module_set(rt, builtins, classes[i]->name, qn_class_value(classes[i]))) return -1;
  return 0;
}
