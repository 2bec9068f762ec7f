/* class.c - classes as values: which class a value has, isinstance, the tables of methods, attributes.
 *
 * Lookup of an attribute: the class's get_attr slot (instances, modules, exceptions), then the method tables of the class
 * and its bases through a small cache in the runtime, then __class__ and __doc__, then AttributeError. */
#include "runtime/base/calendar.h"
#include "runtime/object/internal.h"

/* --- singletons and roots ------------------------------------------------------------------------------------------ */
static int object_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  const qn_class *c = qn_class_of(v);
  bool plain = !strcmp(c->module, "builtins");
  qn_buf_printf(out, "<%s%s%s object at %p>", plain ? "" : c->module, plain ? "" : ".", c->name, (void *)v.o);
  return 0;
}

static int object_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  if (spec.n)
    return qn_raise(rt, QN_E_TypeError, "unsupported format string passed to %s.__format__", qn_type_name(v));
  return qn_str(rt, v, out);
}

static void object_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof *o); }

qn_class qn_object_class = {QN_CLASS_HEAD("object", QN_K_OTHER, NULL), .repr = object_repr, .format = object_format,
                            .construct = qn_object_construct, .destroy = object_destroy};

static int type_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  const qn_class *c = qn_class_ptr(v);
  bool plain = !strcmp(c->module, "builtins");
  qn_buf_printf(out, "<class '%s%s%s'>", plain ? "" : c->module, plain ? "" : ".", c->name);
  return 0;
}

static int type_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const qn_class *cls = qn_class_ptr(v);
  QN_FIND_SLOT(c, cls, construct);
  if (!c || (c == &qn_object_class && cls != c))
    return qn_raise(rt, QN_E_TypeError, "cannot create '%s' instances", cls->name);
  return c->construct(rt, cls, args, out);
}

/* list[int] in an annotation: the class itself stands for the alias. */
static bool takes_parameters(const qn_class *c) {
  static const qn_class *const some[] = {&qn_list_class, &qn_dict_class, &qn_tuple_class, &qn_set_class, &qn_frozenset_class, &qn_type_class};
  for (size_t i = 0; i < QN_COUNT(some); i++)
    if (c == some[i]) return true;
  return strcmp(c->name, "enumerate") == 0 || (c->module && (!strcmp(c->module, "numpy") || !strcmp(c->module, "collections")));
}

static int type_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  (void)key;
  const qn_class *c = qn_class_ptr(v);
  if (!takes_parameters(c)) return qn_raise(rt, QN_E_TypeError, "type '%s' is not subscriptable", c->name);
  *out = qn_retained(v);
  return 0;
}

qn_class qn_type_class = {QN_CLASS_HEAD("type", QN_K_TYPE, &qn_object_class), .repr = type_repr, .call = type_call,
                          .get_item = type_get_item, .binary = qn_union_binary, .get_attr = qn_type_get_attr, .construct = qn_type_construct};

static int none_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "None");
  return 0;
}
static int none_truth(qn_rt *rt, qn_value v) {
  (void)rt, (void)v;
  return 0;
}
static int ellipsis_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "Ellipsis");
  return 0;
}
static int notimpl_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "NotImplemented");
  return 0;
}
qn_class qn_none_class = {QN_CLASS_HEAD("NoneType", QN_K_OTHER, &qn_object_class), .repr = none_repr, .truth = none_truth};
qn_class qn_ellipsis_class = {QN_CLASS_HEAD("ellipsis", QN_K_OTHER, &qn_object_class), .repr = ellipsis_repr};
qn_class qn_notimpl_class = {QN_CLASS_HEAD("NotImplementedType", QN_K_OTHER, &qn_object_class), .repr = notimpl_repr};

/* --- which class ----------------------------------------------------------------------------------------------------- */
const qn_class *qn_class_of(qn_value v) {
  switch ((qn_tag)v.tag) {
  case QN_OBJ: return v.o->cls;
  case QN_INT: return &qn_int_class;
  case QN_FLOAT: return &qn_float_class;
  case QN_BOOL: return &qn_bool_class;
  case QN_UNSET:
  case QN_NONE: return &qn_none_class;
  case QN_ELLIPSIS: return &qn_ellipsis_class;
  case QN_NOTIMPL: return &qn_notimpl_class;
  case QN_NPSCALAR: return &qn_npscalar_classes[qn_dtype_is_time((qn_dtype)v.dtype) ? qn_dtype_is_span((qn_dtype)v.dtype) ? QN_D_TIMEDELTA64 : QN_D_DATETIME64
                                                                                        : (qn_dtype)v.dtype];
  }
  return &qn_object_class;
}

bool qn_issubclass(const qn_class *c, const qn_class *base) {
  for (uint32_t i = 0; c && i < c->nmro; i++)
    if (c->mro[i] == base) return true;
  for (; c; c = c->base)
    if (c == base) return true;
  return false;
}

bool qn_isinstance(qn_value v, const qn_class *cls) { return qn_issubclass(qn_class_of(v), cls); }

/* --- methods ------------------------------------------------------------------------------------------------------------ */
void qn_mcache_clear(qn_rt *rt) { memset(rt->mcache, 0, sizeof rt->mcache); }

static const qn_method *search_tables(const qn_class *cls, qn_sym name) {
  bool special = name->text[0] == '_' && name->text[1] == '_';
  const qn_method *slot = special ? qn_slot_method(cls, name) : NULL;
  if (slot) return slot;
  for (const qn_class *c = cls; c; c = c->base)
    for (const qn_method *m = c->methods; m && m->name; m++)
      if (m->name[0] == name->text[0] && !strcmp(m->name, name->text)) return m;
  return NULL;
}

const qn_method *qn_class_method(qn_rt *rt, const qn_class *cls, qn_sym name) {
  uint64_t h = ((uintptr_t)cls >> 4) * 31 + (name->hash & 0xffff);
  struct qn_mcache *e = &rt->mcache[h % QN_COUNT(rt->mcache)];
  if (e->cls != cls || e->name != name) *e = (struct qn_mcache){cls, name, search_tables(cls, name)};
  return e->method;
}

int qn_find_method(qn_rt *rt, qn_value v, qn_sym name, const qn_method **out) {
  const qn_class *cls = qn_class_of(v);
  QN_FIND_SLOT(c, cls, get_attr);
  if (c) return 0; /* an attribute of the instance may hide the table's row */
  const qn_method *m = qn_class_method(rt, cls, name);
  if (!m || m->property || m->on_class) return 0;
  *out = m;
  return 1;
}

static int bind(qn_rt *rt, qn_value v, const qn_class *cls, const qn_method *m, qn_value *out) {
  if (m->property) {
    int r = m->fn(rt, v, &(qn_args){0}, out);
    if (r) return r;
    return cls->finish && cls->finish(rt, v, m->name, &(qn_args){0}, *out) < 0 ? (qn_release(rt, *out), -1) : 0;
  }
  return qn_new_native(rt, m->name, m->fn, m->on_class ? qn_class_value(cls) : v, out);
}

/* --- attributes ----------------------------------------------------------------------------------------------------------- */
static int no_attribute(qn_rt *rt, qn_value v, qn_sym name) {
  if (qn_is(v, QN_K_TYPE))
    return qn_raise(rt, QN_E_AttributeError, "type object '%s' has no attribute '%s'", qn_class_ptr(v)->name, name->text);
  if (qn_is(v, QN_K_MODULE))
    return qn_raise(rt, QN_E_AttributeError, "module '%s' has no attribute '%s'", ((qn_modobj *)v.o)->name, name->text);
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", qn_type_name(v), name->text + (name->text[0] == ':')); /* Cython's: `:x` */
}

/* An attribute that the program put into an open class or a base of it: 1: there is none. */
static int added_attr(qn_rt *rt, qn_value self, const qn_class *cls, qn_sym name, qn_value *out) {
  for (const qn_class *c = rt->added.tag == QN_UNSET ? NULL : cls; c; c = c->base) {
    qn_value names, key, found;
    int r = c->open ? qn_dict_get(rt, rt->added, qn_class_value(c), &names) : 0;
    if (r == 0) continue;
    if (r < 0 || qn_new_str(rt, qn_sv_of(name->text), &key)) return -1;
    r = qn_dict_get(rt, names, key, &found);
    qn_release(rt, key);
    qn_release(rt, names);
    if (r) return r < 0 ? -1 : rt->hooks.bind(rt, found, self, cls, out);
  }
  return 1;
}

static int add_attr(qn_rt *rt, const qn_class *cls, qn_sym name, qn_value x) {
  qn_value names, key;
  if (rt->added.tag == QN_UNSET && qn_new_dict(rt, &rt->added)) return -1;
  int r = qn_dict_get(rt, rt->added, qn_class_value(cls), &names);
  if (r < 0 || (r == 0 && qn_new_dict(rt, &names))) return -1;
  if (r == 0 && qn_dict_set(rt, rt->added, qn_class_value(cls), names)) return qn_release(rt, names), -1;
  r = qn_new_str(rt, qn_sv_of(name->text), &key);
  if (r == 0) {
    r = qn_dict_set(rt, names, key, x);
    qn_release(rt, key);
  }
  return qn_release(rt, names), r;
}

int qn_get_attr_generic(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_class *cls = qn_class_of(v);
  const qn_method *m = qn_class_method(rt, cls, name);
  if (m) return bind(rt, v, cls, m, out);
  if (!strcmp(name->text, "__class__")) return *out = qn_retained(qn_class_value(cls)), 0;
  if (!strcmp(name->text, "__doc__")) return *out = qn_none(), 0;
  int r = added_attr(rt, v, cls, name, out);
  return r <= 0 ? r : no_attribute(rt, v, name);
}

int qn_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  QN_FIND_SLOT(c, qn_class_of(v), get_attr);
  if (c) {
    int r = c->get_attr(rt, v, name, out);
    if (r <= 0) return r;
  }
  return qn_get_attr_generic(rt, v, name, out);
}

static int refuse_set(qn_rt *rt, qn_value v, qn_sym name) {
  if (qn_is(v, QN_K_TYPE))
    return qn_raise(rt, QN_E_TypeError, "cannot set '%s' attribute of immutable type '%s'", name->text, qn_class_ptr(v)->name);
  const qn_method *m = qn_class_method(rt, qn_class_of(v), name);
  if (m && m->property)
    return qn_raise(rt, QN_E_AttributeError, "attribute '%s' of '%s' objects is not writable", name->text, qn_type_name(v));
  if (m)
    return qn_raise(rt, QN_E_AttributeError, "'%s' object attribute '%s' is read-only", qn_type_name(v), name->text);
  return no_attribute(rt, v, name);
}

int qn_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  QN_FIND_SLOT(c, qn_class_of(v), set_attr);
  if (!c && qn_is(v, QN_K_TYPE) && qn_class_ptr(v)->open && !qn_class_method(rt, qn_class_ptr(v), name)) return add_attr(rt, qn_class_ptr(v), name, x);
  return c ? c->set_attr(rt, v, name, x) : refuse_set(rt, v, name);
}

int qn_del_attr(qn_rt *rt, qn_value v, qn_sym name) {
  QN_FIND_SLOT(c, qn_class_of(v), del_attr);
  return c ? c->del_attr(rt, v, name) : refuse_set(rt, v, name);
}

static int table_dict(qn_rt *rt, const qn_class *cls, qn_value *out) { /* int.__dict__: a copy */
  qn_value d, fn;
  QN_TRY(qn_new_dict(rt, &d));
  for (const qn_method *m = cls->methods; m && m->name; m++) {
    int r = qn_new_native(rt, m->name, m->fn, m->on_class ? qn_class_value(cls) : (qn_value){0}, &fn);
    if (r == 0) {
      if (!m->on_class) ((qn_native *)fn.o)->unbound = cls;
      r = qn_dict_set_z(rt, d, m->name, fn);
      qn_release(rt, fn);
    }
    if (r < 0) return qn_release(rt, d), -1;
  }
  return *out = d, 0;
}

/* str.join, dict.fromkeys, int.__name__: 1 when there is nothing of that name. */
int qn_type_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_class *cls = qn_class_ptr(v);
  const char *z = name->text;
  if (!strcmp(z, "__name__") || !strcmp(z, "__qualname__")) return qn_new_str(rt, qn_sv_of(cls->name), out);
  if (!strcmp(z, "__module__")) return qn_new_str(rt, qn_sv_of(cls->module), out);
  if (!strcmp(z, "__base__"))
    return *out = cls->base ? qn_retained(qn_class_value(cls->base)) : qn_none(), 0;
  if (!strcmp(z, "__dict__")) return table_dict(rt, cls, out);
  if (!strcmp(z, "__bases__")) {
    qn_value base = cls->base ? qn_class_value(cls->base) : qn_none();
    return qn_new_tuple(rt, &base, cls->base != NULL, out);
  }
  if (!strcmp(z, "__mro__")) {
    qn_value chain[16];
    int64_t n = 0;
    for (const qn_class *c = cls; c && n < 16; c = c->base) chain[n++] = qn_class_value(c);
    return qn_new_tuple(rt, chain, n, out);
  }
  const qn_method *m = qn_class_method(rt, cls, name);
  if (!m && !strcmp(z, "__hash__")) return *out = qn_none(), 0; /* unhashable */
  if (!m) return added_attr(rt, (qn_value){.tag = QN_UNSET}, cls, name, out);
  if (m->on_class) return qn_new_native(rt, m->name, m->fn, v, out);
  QN_TRY(qn_new_native(rt, m->name, m->fn, (qn_value){0}, out));
  ((qn_native *)out->o)->unbound = cls;
  return 0;
}
