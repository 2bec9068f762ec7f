/* make_class.c - making classes: the class statement, type(name, bases, dict), metaclasses.
 *
 * A class statement without a metaclass of a script runs its body straight into the namespace of the new class. With one it
 * runs as in CPython: __prepare__ may give the mapping that the body fills, then the metaclass is called with name, bases
 * and namespace, and what it returns is bound. A class that derives from a built-in one has that one's kind and layout; its
 * attributes lie in front of the object (qn_side_of). */
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"
#include "runtime/vm/members.h"
#include "runtime/vm/vm_int.h"

/* --- bases ------------------------------------------------------------------------------------------------------------------- */
static bool may_derive(const qn_class *native) {
  return native->derivable || native == &qn_object_class || qn_issubclass(native, qn_exc_classes[QN_E_BaseException]);
}

static int check_bases(qn_rt *rt, qn_value bases, const qn_class **native) {
  const qn_tuple *t = (const qn_tuple *)bases.o;
  *native = &qn_object_class;
  for (int64_t i = 0; i < t->n; i++) {
    if (!qn_is(t->items[i], QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "bases must be types");
    const qn_class *b = qn_class_ptr(t->items[i]);
    const qn_class *root = qn_is_pyclass(b) ? qn_pyclass_of(b)->native : b == &qn_type_class ? &qn_pytype_class : b;
    for (int64_t j = 0; j < i; j++)
      if (qn_class_ptr(t->items[j]) == b) return qn_raise(rt, QN_E_TypeError, "duplicate base class %s", b->name);
    if (root == &qn_object_class) continue;
    if (root != &qn_pytype_class && !may_derive(root)) {
      if (root == &qn_bool_class || root == &qn_range_class || root == &qn_slice_class || root == &qn_none_class)
        return qn_raise(rt, QN_E_TypeError, "type '%s' is not an acceptable base type", b->name);
      return qn_raise(rt, QN_E_TypeError, "a class cannot derive from '%s' here", b->name);
    }
    if (*native == &qn_object_class || qn_issubclass(root, *native)) *native = root;
    else if (!qn_issubclass(*native, root) && !qn_issubclass(root, qn_exc_classes[QN_E_BaseException])) return qn_raise(rt, QN_E_TypeError, "multiple bases have instance lay-out conflict");
  }
  return 0;
}

static int link_subclass(qn_rt *rt, qn_pyclass *base, qn_pyclass *c) {
  if (base->nsubs == base->capsubs) {
    uint32_t cap = base->capsubs ? base->capsubs * 2 : 4;
    qn_pyclass **p = qn_realloc(rt->alloc, base->subs, base->capsubs * sizeof *p, cap * sizeof *p);
    if (!p) return qn_raise_memory(rt);
    base->subs = p;
    base->capsubs = cap;
  }
  base->subs[base->nsubs++] = c;
  qn_vm_of(rt)->derivations++;
  return 0;
}

/* The most derived of the classes of the bases and of `meta`. */
static int most_derived(qn_rt *rt, qn_value bases, const qn_class **meta) {
  const qn_tuple *t = (const qn_tuple *)bases.o;
  for (int64_t i = 0; i < t->n; i++) {
    if (!qn_is(t->items[i], QN_K_TYPE)) continue;
    const qn_class *m = t->items[i].o->cls;
    if (!m->script || qn_issubclass(*meta, m)) continue;
    if (!(*meta)->script || qn_issubclass(m, *meta)) *meta = m;
    else return qn_raise(rt, QN_E_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                                             "the metaclasses of all its bases");
  }
  return 0;
}

/* --- the new class -------------------------------------------------------------------------------------------------------------- */
static int inherit(qn_rt *rt, qn_pyclass *c) {
  const qn_tuple *t = (const qn_tuple *)c->bases.o;
  for (int64_t i = 0; i < t->n; i++) {
    const qn_class *b = qn_class_ptr(t->items[i]);
    if (!qn_is_pyclass(b)) continue;
    const qn_pyclass *p = qn_pyclass_of(b);
    if (p->role && !c->role) {
      c->role = p->role;
      if (p->role == QN_ROLE_NAMEDTUPLE) c->members = qn_retained(p->members);
    }
  }
  (void)rt;
  return 0;
}

static int new_class(qn_rt *rt, const qn_class *meta, qn_sym name, qn_sym qualname, qn_value bases, qn_pyclass **out) {
  const qn_class *native;
  if (check_bases(rt, bases, &native)) return -1;
  qn_pyclass *c = qn_obj_new(rt, meta, sizeof *c);
  if (!c) return -1;
  bool number = native == &qn_int_class || native == &qn_float_class;
  c->native = native;
  c->cls.script = true;
  c->cls.boxed = number;
  c->cls.kind = native == &qn_object_class ? QN_K_INSTANCE : native->kind;
  c->cls.base = native;
  if (c->cls.kind != QN_K_INSTANCE && c->cls.kind != QN_K_EXCEPTION && c->cls.kind != QN_K_TYPE)
    c->cls.head = native->head + (uint32_t)sizeof(qn_side);
  c->cls.name = name->text;
  c->cls.module = "__main__";
  c->qualname = qualname;
  c->bases = qn_retained(bases);
  c->plain_call = true;
  if (qn_class_set_mro(rt, c) || inherit(rt, c)) return qn_release(rt, qn_from_obj(c)), -1;
  *out = c;
  return 0;
}

/* Modules that CPython has in C: messages name their classes with the module in front. */
static const char *const native_modules[] = {"datetime", "zoneinfo", "decimal"};

static int name_fully(qn_rt *rt, qn_pyclass *c, const char *module) {
  for (size_t i = 0; i < sizeof native_modules / sizeof native_modules[0]; i++) {
    if (strcmp(module, native_modules[i]) != 0) continue;
    char text[80];
    snprintf(text, sizeof text, "%s.%s", module, c->cls.name);
    qn_sym full = qn_sym_of(rt, text);
    if (!full) return -1;
    c->cls.full_name = full->text;
  }
  return 0;
}

static int name_class(qn_rt *rt, qn_pyclass *c) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *m = qn_ns_find(&c->ns, s[QN_S___module__]), *q = qn_ns_find(&c->ns, s[QN_S___qualname__]);
  qn_sym module = m && qn_is(*m, QN_K_STR) ? qn_sym_of_str(rt, *m) : NULL;
  if (module) {
    c->cls.module = module->text;
    if (name_fully(rt, c, module->text)) return -1;
  }
  if (q && qn_is(*q, QN_K_STR)) {
    qn_sym qualname = qn_sym_of_str(rt, *q);
    if (!qualname) return -1;
    c->qualname = qualname;
    qn_vclear(rt, q); /* an attribute of the class object, not of the namespace */
  }
  return 0;
}

static int add_slot(qn_rt *rt, qn_pyclass *c, qn_value name) {
  if (!qn_is(name, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "__slots__ items must be strings, not '%s'", qn_class_of(name)->name);
  qn_sym s = qn_sym_of_str(rt, name);
  if (!s) return -1;
  if (!strcmp(s->text, "__dict__")) return c->closed = false, 0;
  if (!strcmp(s->text, "__weakref__")) return 0;
  if (qn_ns_find(&c->ns, s)) return qn_raise(rt, QN_E_ValueError, "'%s' in __slots__ conflicts with class variable", s->text);
  return qn_ns_index(&c->slots, s) < 0 ? qn_ns_set(rt, &c->slots, s, (qn_value){.tag = QN_UNSET}) : 0;
}

/* __slots__ of a class whose bases have them too close it; its instances have the names of all. */
static int take_slots(qn_rt *rt, qn_pyclass *c) {
  qn_value *own = qn_ns_find(&c->ns, qn_vm_of(rt)->syms[QN_S___slots__]);
  if (!own || c->cls.kind == QN_K_EXCEPTION || c->cls.kind == QN_K_TYPE) return 0;
  c->closed = true;
  for (uint32_t i = 1; i < c->nmro; i++) {
    const qn_class *b = c->mro[i];
    if (!qn_is_pyclass(b)) continue;
    if (!qn_pyclass_of(b)->closed) return c->closed = false, 0;
    const qn_ns *slots = &qn_pyclass_of(b)->slots;
    for (uint32_t k = 0; k < slots->n; k++)
      if (qn_ns_index(&c->slots, slots->items[k].key) < 0 && qn_ns_set(rt, &c->slots, slots->items[k].key, (qn_value){.tag = QN_UNSET}))
        return -1;
  }
  if (qn_is(*own, QN_K_STR)) return add_slot(rt, c, *own);
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, *own, &items, &n)) return -1;
  int bad = 0;
  for (int64_t i = 0; i < n && !bad; i++) bad = add_slot(rt, c, items[i]);
  qn_items_free(rt, items, n);
  return bad;
}

/* A class with __eq__ and no __hash__ of its own cannot be hashed. */
static int finish_namespace(qn_rt *rt, qn_pyclass *c) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (qn_ns_find(&c->ns, s[QN_S___eq__]) && !qn_ns_find(&c->ns, s[QN_S___hash__]) && qn_ns_set(rt, &c->ns, s[QN_S___hash__], qn_none()))
    return -1;
  qn_value *init = qn_ns_find(&c->ns, s[QN_S___init_subclass__]), method; /* a class method without saying so */
  if (init && qn_is(*init, QN_K_FUNCTION)) {
    if (qn_call_pos(rt, qn_class_value(&qn_classmethod_class), init, 1, &method)) return -1;
    int bad = qn_ns_set(rt, &c->ns, s[QN_S___init_subclass__], method);
    qn_release(rt, method);
    if (bad) return -1;
  }
  const qn_sym shows = qn_sym_of(rt, "_show_memory");
  if (!shows) return -1;
  if (qn_ns_find(&c->ns, shows)) c->cls.memory = qn_memory_by_method;
  return take_slots(rt, c);
}

static int set_names(qn_rt *rt, qn_pyclass *c) { /* descriptors learn their name */
  const qn_sym *s = qn_vm_of(rt)->syms;
  for (uint32_t i = 0; i < c->ns.n; i++) {
    qn_value v = c->ns.items[i].val, name, r;
    if (v.tag != QN_OBJ || !v.o->cls->script || v.o->cls->kind == QN_K_TYPE || !qn_class_find(v.o->cls, s[QN_S___set_name__], NULL)) continue;
    if (qn_new_str_sym(rt, c->ns.items[i].key, &name)) return -1;
    qn_value args[] = {qn_from_obj(c), name}, m;
    int bad = qn_get_attr(rt, v, s[QN_S___set_name__], &m);
    if (!bad) {
      bad = qn_call_pos(rt, m, args, 2, &r);
      qn_release(rt, m);
      if (!bad) qn_release(rt, r);
    }
    qn_release(rt, name);
    if (bad) return -1;
  }
  return 0;
}

static int init_subclass(qn_rt *rt, qn_pyclass *c, qn_value keywords) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  qn_value *init = NULL;
  for (uint32_t i = 1; i < c->nmro && !init; i++)
    if (qn_is_pyclass(c->mro[i])) init = qn_ns_find(&qn_pyclass_of(c->mro[i])->ns, s[QN_S___init_subclass__]);
  bool any = qn_is(keywords, QN_K_DICT) && qn_dict_len(keywords) > 0;
  if (!init) {
    if (any) return qn_raise(rt, QN_E_TypeError, "%s.__init_subclass__() takes no keyword arguments", c->cls.name);
    return 0;
  }
  qn_value fn = qn_is(*init, QN_K_OTHER) && init->o->cls == &qn_classmethod_class ? ((qn_wrapper *)init->o)->fn : *init;
  qn_value cls = qn_from_obj(c), list, r;
  if (qn_new_list(rt, &cls, 1, &list)) return -1;
  int bad = qn_op_call_ex(rt, fn, list, any ? &keywords : NULL, &r);
  qn_release(rt, list);
  if (!bad) qn_release(rt, r);
  return bad;
}

/* The namespace is full: the class goes into service. Takes c; on failure it is released. */
static int finish_class(qn_rt *rt, qn_pyclass *c, qn_value cell, qn_value keywords, qn_value *out) {
  qn_value v = qn_from_obj(c);
  int bad = name_class(rt, c) || finish_namespace(rt, c);
  const qn_tuple *t = (const qn_tuple *)c->bases.o;
  for (int64_t i = 0; i < t->n && !bad; i++)
    if (qn_is_pyclass(qn_class_ptr(t->items[i]))) bad = link_subclass(rt, qn_pyclass_of(qn_class_ptr(t->items[i])), c);
  if (bad) return qn_release(rt, v), -1;
  qn_retain(v); /* for ever */
  qn_class_changed(rt, c);
  if (qn_is(cell, QN_K_CELL)) qn_vset(rt, &((qn_cell *)cell.o)->v, qn_retained(v));
  if (set_names(rt, c) || init_subclass(rt, c, keywords)) return qn_release(rt, v), -1;
  *out = v;
  return 0;
}

/* --- the class statement ------------------------------------------------------------------------------------------------------------ */
static int without_metaclass(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out) {
  qn_pyclass *c;
  qn_value cell = {.tag = QN_UNSET}, annotations;
  if (new_class(rt, &qn_pytype_class, body->name, body->qualname, bases, &c)) return -1;
  int bad = qn_new_dict(rt, &annotations);
  if (!bad) {
    bad = qn_ns_set(rt, &c->ns, qn_vm_of(rt)->syms[QN_S___annotations__], annotations);
    qn_release(rt, annotations);
  }
  if (!bad) bad = qn_run_class_body(rt, body, &c->ns, &cell);
  if (bad) {
    qn_release(rt, qn_from_obj(c));
    return -1;
  }
  bad = finish_class(rt, c, cell, keywords, out);
  qn_release(rt, cell);
  return bad;
}

static int prepare(qn_rt *rt, qn_value meta, qn_value name, qn_value bases, qn_value keywords, qn_value *out) {
  const qn_class *m = qn_is(meta, QN_K_TYPE) ? qn_class_ptr(meta) : NULL;
  qn_value fn, list, pos[] = {name, bases};
  if (!m || !qn_class_find(m, qn_vm_of(rt)->syms[QN_S___prepare__], NULL)) return qn_new_dict(rt, out);
  if (qn_get_attr(rt, meta, qn_vm_of(rt)->syms[QN_S___prepare__], &fn)) return -1;
  int bad = qn_new_list(rt, pos, 2, &list);
  if (!bad) {
    bad = qn_op_call_ex(rt, fn, list, qn_is(keywords, QN_K_DICT) ? &keywords : NULL, out);
    qn_release(rt, list);
  }
  qn_release(rt, fn);
  return bad;
}

static int by_metaclass(qn_rt *rt, qn_value meta, qn_function *body, qn_value bases, qn_value keywords, qn_value *out) {
  qn_ns ns = {0};
  qn_value name, annotations, cell = {.tag = QN_UNSET}, list;
  if (qn_new_str_sym(rt, body->name, &name)) return -1;
  int bad = prepare(rt, meta, name, bases, keywords, &ns.mapping);
  if (!bad && !(bad = qn_new_dict(rt, &annotations))) {
    qn_value key;
    bad = qn_new_str(rt, QN_SV("__annotations__"), &key);
    if (!bad) {
      bad = qn_set_item(rt, ns.mapping, key, annotations);
      qn_release(rt, key);
    }
    qn_release(rt, annotations);
  }
  if (!bad) bad = qn_run_class_body(rt, body, &ns, &cell);
  if (!bad && qn_is(cell, QN_K_CELL)) {
    qn_value key;
    bad = qn_new_str(rt, QN_SV("__classcell__"), &key);
    if (!bad) {
      bad = qn_set_item(rt, ns.mapping, key, cell);
      qn_release(rt, key);
    }
  }
  qn_value pos[] = {name, bases, ns.mapping};
  if (!bad && !(bad = qn_new_list(rt, pos, 3, &list))) {
    bad = qn_op_call_ex(rt, meta, list, qn_is(keywords, QN_K_DICT) ? &keywords : NULL, out);
    qn_release(rt, list);
  }
  qn_ns_free(rt, &ns);
  qn_release(rt, cell);
  qn_release(rt, name);
  return bad;
}

static int without_key(qn_rt *rt, qn_value dict, const char *name, qn_value *out) {
  qn_value copy, key;
  if (qn_new_dict(rt, &copy)) return -1;
  int bad = qn_op_dict_update(rt, copy, dict) || qn_new_str(rt, qn_sv_of(name), &key);
  if (!bad) {
    bad = qn_dict_del(rt, copy, key) < 0;
    qn_release(rt, key);
  }
  if (bad) return qn_release(rt, copy), -1;
  return *out = copy, 0;
}

/* class Stack(List[int]): what is no class says by __mro_entries__ which it stands for. *out is owned. */
static int resolve_bases(qn_rt *rt, qn_value bases, qn_value *out) {
  const qn_tuple *t = (const qn_tuple *)bases.o;
  int64_t other = 0;
  while (other < t->n && qn_is(t->items[other], QN_K_TYPE)) other++;
  if (other == t->n) return *out = qn_retained(bases), 0;
  qn_value list;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  int bad = 0;
  for (int64_t i = 0; i < t->n && !bad; i++) {
    qn_value entries = {.tag = QN_UNSET};
    int r = qn_is(t->items[i], QN_K_TYPE) ? 0 : qn_call_special(rt, t->items[i], "__mro_entries__", &bases, 1, &entries);
    bad = r < 0 || (r ? qn_list_extend(rt, list, entries) : qn_list_append(rt, list, t->items[i]));
    qn_release(rt, entries);
  }
  if (!bad) {
    qn_value *items;
    int64_t n;
    bad = qn_items_of(rt, list, &items, &n);
    if (!bad) {
      bad = qn_new_tuple(rt, items, n, out);
      qn_items_free(rt, items, n);
    }
  }
  qn_release(rt, list);
  return bad;
}

static int make_class(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out);

int qn_make_class(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out) {
  qn_value resolved;
  if (resolve_bases(rt, bases, &resolved)) return -1;
  int bad = make_class(rt, body, resolved, keywords, out);
  qn_release(rt, resolved);
  return bad;
}

static int make_class(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out) {
  const qn_class *best = &qn_pytype_class;
  qn_value meta = {.tag = QN_UNSET}, rest = qn_none();
  if (qn_is(keywords, QN_K_DICT)) {
    int r = qn_dict_get_z(rt, keywords, "metaclass", &meta);
    if (r < 0) return -1;
    if (r && without_key(rt, keywords, "metaclass", &rest)) return qn_release(rt, meta), -1;
    if (!r) rest = qn_retained(keywords);
  }
  int bad = 0;
  if (meta.tag == QN_UNSET || qn_is(meta, QN_K_TYPE)) {
    if (meta.tag != QN_UNSET && qn_class_ptr(meta) != &qn_type_class) best = qn_class_ptr(meta);
    bad = most_derived(rt, bases, &best);
    qn_release(rt, meta);
    meta = best->script ? qn_retained(qn_class_value(best)) : (qn_value){.tag = QN_UNSET};
  }
  if (!bad) bad = meta.tag == QN_UNSET ? without_metaclass(rt, body, bases, rest, out) : by_metaclass(rt, meta, body, bases, rest, out);
  qn_release(rt, meta);
  qn_release(rt, rest);
  return bad;
}

/* --- type(name, bases, dict) ----------------------------------------------------------------------------------------------------------- */
static int fill_namespace(qn_rt *rt, qn_pyclass *c, qn_value dict, qn_value *cell) {
  qn_value key, val;
  for (int64_t pos = 0; qn_dict_next(dict, &pos, &key, &val);) {
    if (!qn_is(key, QN_K_STR)) continue;
    qn_sym name = qn_sym_of_str(rt, key);
    if (!name) return -1;
    if (name == qn_vm_of(rt)->syms[QN_S___classcell__]) *cell = qn_retained(val);
    else if (qn_ns_set(rt, &c->ns, name, val)) return -1;
  }
  return 0;
}

static int keywords_dict(qn_rt *rt, const qn_args *args, qn_value *out) {
  *out = qn_none();
  if (!args->nkw) return 0;
  if (qn_new_dict(rt, out)) return -1;
  for (uint32_t i = 0; i < args->nkw; i++)
    if (qn_dict_set_z(rt, *out, args->kwnames[i]->text, args->kwvals[i])) return qn_drop(rt, out), -1;
  return 0;
}

int qn_type_new(qn_rt *rt, const qn_class *meta, const qn_args *args, qn_value *out) {
  if (args->npos != 3) return qn_raise(rt, QN_E_TypeError, "type.__new__() takes exactly 3 arguments (%u given)", args->npos);
  const qn_value *a = args->pos;
  static const char *const kinds[] = {"str", "tuple", "dict"};
  const bool ok[] = {qn_is(a[0], QN_K_STR), qn_is(a[1], QN_K_TUPLE), qn_is(a[2], QN_K_DICT)};
  for (int i = 0; i < 3; i++)
    if (!ok[i]) return qn_raise(rt, QN_E_TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, kinds[i], qn_class_of(a[i])->name);
  if (meta == &qn_type_class) meta = &qn_pytype_class;
  if (most_derived(rt, a[1], &meta)) return -1;
  qn_sym name = qn_sym_of_str(rt, a[0]);
  qn_pyclass *c;
  qn_value cell = {.tag = QN_UNSET}, keywords;
  if (!name || new_class(rt, meta, name, name, a[1], &c)) return -1;
  if (fill_namespace(rt, c, a[2], &cell) || keywords_dict(rt, args, &keywords)) {
    qn_release(rt, cell);
    return qn_release(rt, qn_from_obj(c)), -1;
  }
  c->plain_call = !qn_class_find(meta, qn_vm_of(rt)->syms[QN_S___call__], NULL);
  qn_value *module = qn_ns_find(&c->ns, qn_vm_of(rt)->syms[QN_S___module__]);
  int bad = 0;
  if (!module) {
    const qn_frame *f = qn_vm_of(rt)->current->top;
    bad = f && qn_ns_set(rt, &c->ns, qn_vm_of(rt)->syms[QN_S___module__], f->globals->name);
  }
  if (bad) qn_release(rt, qn_from_obj(c));
  else bad = finish_class(rt, c, cell, keywords, out);
  qn_release(rt, cell);
  qn_release(rt, keywords);
  return bad;
}

/* --- what members.h tells the engine ------------------------------------------------------------------------------------------------------ */
static const qn_pyclass *with_role(const qn_class *c, int role) {
  return qn_is_pyclass(c) && qn_pyclass_of(c)->role == role ? qn_pyclass_of(c) : NULL;
}
bool qn_is_enum_class(const qn_class *c) { return with_role(c, QN_ROLE_ENUM) != NULL; }
bool qn_is_enum_member(qn_value v) { return v.tag == QN_OBJ && v.o->cls->kind != QN_K_TYPE && qn_is_enum_class(v.o->cls); }

static qn_value own(qn_rt *rt, qn_value v, int name) {
  if (!qn_is_enum_member(v)) return (qn_value){.tag = QN_UNSET};
  const qn_side *s = qn_side_of(v.o);
  int at = qn_ns_index(&qn_pyclass_of(v.o->cls)->slots, qn_vm_of(rt)->syms[name]);
  return at < 0 || (uint32_t)at >= s->n ? (qn_value){.tag = QN_UNSET} : s->vals[at];
}
qn_value qn_enum_value(qn_rt *rt, qn_value member) { return own(rt, member, QN_S__value_); }
qn_value qn_enum_name(qn_rt *rt, qn_value member) { return own(rt, member, QN_S__name_); }

qn_value qn_namedtuple_fields(const qn_class *c) {
  return with_role(c, QN_ROLE_NAMEDTUPLE) ? qn_pyclass_of(c)->members : (qn_value){.tag = QN_UNSET};
}
