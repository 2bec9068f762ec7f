/* classes.c - classes of scripts: namespace tables, method resolution order, making a class.
 *
 * A class gets a new version whenever it or one of its bases changes; inline caches hold versions. Classes live as long as
 * the runtime (their instances point to them without counting). The slots of the object protocol are filled from the
 * methods that the class and its bases define (instance.c); what none defines is left to the built-in base. */
#include "runtime/vm/vm_int.h"

/* --- namespaces --------------------------------------------------------------------------------------------------------- */
static uint32_t hash_sym(qn_sym s) { return (uint32_t)(((uintptr_t)s >> 4) * 2654435761u >> 4); }

int qn_ns_index(const qn_ns *ns, qn_sym key) {
  if (!ns->index) return -1;
  for (uint32_t i = hash_sym(key);; i++) {
    uint32_t at = ns->index[i & ns->mask];
    if (!at) return -1;
    if (ns->items[at - 1].key == key) return (int)at - 1;
  }
}

qn_value *qn_ns_find(const qn_ns *ns, qn_sym key) {
  int i = qn_ns_index(ns, key);
  return i < 0 || ns->items[i].val.tag == QN_UNSET ? NULL : &ns->items[i].val;
}

static void index_put(qn_ns *ns, uint32_t at) {
  uint32_t i = hash_sym(ns->items[at].key);
  while (ns->index[i & ns->mask]) i++;
  ns->index[i & ns->mask] = at + 1;
}

static int grow(qn_rt *rt, qn_ns *ns) {
  uint32_t cap = ns->cap ? ns->cap * 2 : 8;
  uint32_t *index = qn_alloc(rt->alloc, cap * 2 * sizeof *index);
  if (!index) return qn_raise_memory(rt);
  qn_ns_entry *items = qn_realloc(rt->alloc, ns->items, ns->cap * sizeof *items, cap * sizeof *items);
  if (!items) {
    qn_free(rt->alloc, index, cap * 2 * sizeof *index);
    return qn_raise_memory(rt);
  }
  ns->items = items;
  qn_free(rt->alloc, ns->index, ns->cap * 2 * sizeof *index);
  memset(index, 0, cap * 2 * sizeof *index);
  ns->index = index;
  ns->mask = cap * 2 - 1;
  ns->cap = cap;
  for (uint32_t i = 0; i < ns->n; i++) index_put(ns, i);
  return 0;
}

int qn_ns_set(qn_rt *rt, qn_ns *ns, qn_sym key, qn_value v) {
  int i = qn_ns_index(ns, key);
  if (i >= 0) return qn_vset(rt, &ns->items[i].val, qn_retained(v)), 0;
  if (ns->n == ns->cap && grow(rt, ns)) return -1;
  ns->items[ns->n] = (qn_ns_entry){key, qn_retained(v)};
  index_put(ns, ns->n++);
  return 0;
}

void qn_ns_free(qn_rt *rt, qn_ns *ns) {
  for (uint32_t i = 0; i < ns->n; i++) qn_release(rt, ns->items[i].val);
  qn_free(rt->alloc, ns->items, ns->cap * sizeof *ns->items);
  qn_free(rt->alloc, ns->index, ns->cap * 2 * sizeof *ns->index);
  *ns = (qn_ns){0};
}

/* --- lookup ---------------------------------------------------------------------------------------------------------------- */
qn_value *qn_class_find(const qn_class *c, qn_sym name, const qn_class **where) {
  if (!qn_is_pyclass(c)) return NULL;
  const qn_pyclass *pc = qn_pyclass_of(c);
  for (uint32_t i = 0; i < pc->nmro; i++) {
    if (!qn_is_pyclass(pc->mro[i])) continue;
    qn_value *v = qn_ns_find(&qn_pyclass_of(pc->mro[i])->ns, name);
    if (!v) continue;
    if (where) *where = pc->mro[i];
    return v;
  }
  return NULL;
}

bool qn_class_lookup(const qn_class *c, qn_sym name, qn_value *out) {
  qn_value *found = qn_class_find(c, name, NULL);
  if (found) *out = *found;
  return found != NULL;
}

enum qn_classfn qn_class_function(qn_value v, qn_value *fn) {
  enum qn_classfn kind = QN_CLASSFN_NONE;
  if (v.tag != QN_OBJ) return kind;
  if (qn_is(v, QN_K_FUNCTION) || qn_is(v, QN_K_KERNEL)) kind = QN_CLASSFN_METHOD, *fn = v;
  if (v.o->cls == &qn_staticmethod_class) kind = QN_CLASSFN_STATIC, *fn = ((qn_wrapper *)v.o)->fn;
  if (v.o->cls == &qn_classmethod_class) kind = QN_CLASSFN_CLASS, *fn = ((qn_wrapper *)v.o)->fn;
  if (v.o->cls == &qn_property_class) kind = QN_CLASSFN_PROPERTY, *fn = ((qn_property *)v.o)->fget;
  if (kind != QN_CLASSFN_NONE && qn_is(*fn, QN_K_KERNEL)) *fn = ((const qn_kernelobj *)fn->o)->fn;
  return kind != QN_CLASSFN_NONE && qn_is(*fn, QN_K_FUNCTION) ? kind : QN_CLASSFN_NONE;
}

bool qn_property_setter(qn_value v, qn_value *fn) {
  if (v.tag != QN_OBJ || v.o->cls != &qn_property_class) return false;
  *fn = ((const qn_property *)v.o)->fset;
  if (qn_is(*fn, QN_K_KERNEL)) *fn = ((const qn_kernelobj *)fn->o)->fn;
  return qn_is(*fn, QN_K_FUNCTION);
}

int qn_class_changed(qn_rt *rt, qn_pyclass *c) {
  c->version = ++qn_vm_of(rt)->versions;
  qn_class_fill_slots(rt, c);
  for (uint32_t i = 0; i < c->nsubs; i++) qn_class_changed(rt, c->subs[i]);
  return 0;
}

/* --- method resolution order ------------------------------------------------------------------------------------------------- */
typedef struct chain {
  const qn_class *const *items;
  uint32_t n, at;
} chain;

static uint32_t base_mro(const qn_class *c, const qn_class **out) { /* of a built-in class: the chain of its bases */
  uint32_t n = 0;
  for (; c && n < 16; c = c->base) out[n++] = c;
  return n;
}

static bool in_tail(const chain *lists, uint32_t n, const qn_class *c) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = lists[i].at + 1; j < lists[i].n; j++)
      if (lists[i].items[j] == c) return true;
  return false;
}

/* C3: takes heads that stand in no tail. 0 and the length in *len, or -1 when the orders contradict. */
static int merge(chain *lists, uint32_t n, const qn_class **out, uint32_t *len) {
  for (;;) {
    const qn_class *next = NULL;
    bool left = false;
    for (uint32_t i = 0; i < n && !next; i++) {
      if (lists[i].at == lists[i].n) continue;
      left = true;
      const qn_class *c = lists[i].items[lists[i].at];
      if (!in_tail(lists, n, c)) next = c;
    }
    if (!left) return 0;
    if (!next) return -1;
    out[(*len)++] = next;
    for (uint32_t i = 0; i < n; i++)
      if (lists[i].at < lists[i].n && lists[i].items[lists[i].at] == next) lists[i].at++;
  }
}

enum { MAX_BASES = 16, MAX_MRO = 256 };

static int no_order(qn_rt *rt, const qn_tuple *bases) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < bases->n; i++) qn_buf_printf(&b, "%s %s", i ? "," : "", qn_class_ptr(bases->items[i])->name);
  qn_raise(rt, QN_E_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases%s", b.p ? b.p : "");
  qn_buf_deinit(&b);
  return -1;
}

static int set_mro(qn_rt *rt, qn_pyclass *c) {
  const qn_tuple *bases = (const qn_tuple *)c->bases.o;
  const qn_class *natives[MAX_BASES][16], *direct[MAX_BASES + 1], *order[MAX_MRO];
  chain lists[MAX_BASES + 1];
  uint32_t n = (uint32_t)bases->n, len = 1, total = 1;
  order[0] = &c->cls;
  if (n > MAX_BASES) return qn_raise(rt, QN_E_TypeError, "too many bases");
  for (uint32_t i = 0; i < n; i++) {
    const qn_class *b = qn_class_ptr(bases->items[i]);
    direct[i] = b;
    if (qn_is_pyclass(b)) lists[i] = (chain){qn_pyclass_of(b)->mro, qn_pyclass_of(b)->nmro, 0};
    else lists[i] = (chain){natives[i], base_mro(b, natives[i]), 0};
    total += lists[i].n;
  }
  if (n == 0) {
    direct[0] = &qn_object_class;
    lists[0] = (chain){direct, 1, 0};
    n = 1;
    total = 2;
  } else {
    lists[n] = (chain){direct, n, 0};
  }
  if (total > MAX_MRO) return qn_raise(rt, QN_E_TypeError, "too many bases");
  if (merge(lists, bases->n ? n + 1 : n, order, &len)) return no_order(rt, bases);
  c->mro = qn_alloc(rt->alloc, len * sizeof *c->mro);
  if (!c->mro) return qn_raise_memory(rt);
  memcpy(c->mro, order, len * sizeof *c->mro);
  c->nmro = len;
  c->cls.mro = c->mro;
  c->cls.nmro = len;
  return 0;
}

/* --- making ------------------------------------------------------------------------------------------------------------------- */
static int check_bases(qn_rt *rt, qn_value bases, const qn_class **native) {
  const qn_tuple *t = (const qn_tuple *)bases.o;
  *native = &qn_object_class;
  for (int64_t i = 0; i < t->n; i++) {
    if (!qn_is(t->items[i], QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "bases must be types");
    const qn_class *b = qn_class_ptr(t->items[i]);
    const qn_class *root = qn_is_pyclass(b) ? qn_pyclass_of(b)->native : b;
    if (root == &qn_object_class) continue;
    if (!qn_issubclass(root, qn_exc_classes[QN_E_BaseException]))
      return qn_raise(rt, QN_E_TypeError, "a class cannot derive from '%s' here: only from object, exceptions and classes of the script", b->name);
    if (*native == &qn_object_class || qn_issubclass(root, *native)) *native = root;
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
  return 0;
}

static int name_class(qn_rt *rt, qn_pyclass *c, const qn_function *body) {
  qn_value *m = qn_ns_find(&c->ns, qn_vm_of(rt)->syms[QN_S___module__]);
  c->cls.name = body->name->text; /* interned: lives as long as the runtime */
  qn_sym module = m && qn_is(*m, QN_K_STR) ? qn_sym_of_str(rt, *m) : NULL;
  c->cls.module = module ? module->text : "__main__";
  c->qualname = body->qualname;
  return 0;
}

/* A class with __eq__ and no __hash__ of its own cannot be hashed. */
static int finish_namespace(qn_rt *rt, qn_pyclass *c) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (qn_ns_find(&c->ns, s[QN_S___eq__]) && !qn_ns_find(&c->ns, s[QN_S___hash__]))
    return qn_ns_set(rt, &c->ns, s[QN_S___hash__], qn_none());
  return 0;
}

static int call_hooks(qn_rt *rt, qn_pyclass *c, qn_value keywords) {
  const qn_sym *s = qn_vm_of(rt)->syms;
  for (uint32_t i = 0; i < c->ns.n; i++) { /* descriptors learn their name */
    qn_value v = c->ns.items[i].val, name, r;
    if (!qn_is(v, QN_K_INSTANCE) || !qn_class_find(v.o->cls, s[QN_S___set_name__], NULL)) continue;
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
  qn_value *init = NULL;
  for (uint32_t i = 1; i < c->nmro && !init; i++)
    if (qn_is_pyclass(c->mro[i])) init = qn_ns_find(&qn_pyclass_of(c->mro[i])->ns, s[QN_S___init_subclass__]);
  if (!init) {
    if (qn_is(keywords, QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "%s.__init_subclass__() takes no keyword arguments", c->cls.name);
    return 0;
  }
  qn_value fn = qn_is(*init, QN_K_OTHER) && init->o->cls == &qn_classmethod_class ? ((qn_wrapper *)init->o)->fn : *init;
  qn_value cls = qn_from_obj(c), list, r;
  if (qn_new_list(rt, &cls, 1, &list)) return -1;
  int bad = qn_op_call_ex(rt, fn, list, qn_is(keywords, QN_K_DICT) ? &keywords : NULL, &r);
  qn_release(rt, list);
  if (!bad) qn_release(rt, r);
  return bad;
}

int qn_make_class(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  const qn_class *native;
  if (check_bases(rt, bases, &native)) return -1;
  if (qn_is(keywords, QN_K_DICT)) {
    qn_value m;
    int r = qn_dict_get_z(rt, keywords, "metaclass", &m);
    if (r == 1) {
      qn_release(rt, m);
      return qn_raise(rt, QN_E_TypeError, "metaclasses are not supported");
    }
    if (r < 0) return -1;
  }
  qn_pyclass *c = qn_obj_new(rt, &qn_pytype_class, sizeof *c);
  if (!c) return -1;
  qn_value v = qn_from_obj(c), cell = {.tag = QN_UNSET}, annotations;
  c->native = native;
  c->cls.kind = native == &qn_object_class ? QN_K_INSTANCE : QN_K_EXCEPTION;
  c->cls.base = native;
  c->cls.name = body->name->text;
  c->cls.module = "__main__";
  c->qualname = body->qualname;
  c->bases = qn_retained(bases);
  qn_sym an = vm->syms[QN_S___annotations__];
  int bad = qn_new_dict(rt, &annotations);
  if (!bad) {
    bad = qn_ns_set(rt, &c->ns, an, annotations);
    qn_release(rt, annotations);
  }
  bad = bad || set_mro(rt, c) || qn_run_class_body(rt, body, &c->ns, &cell) || name_class(rt, c, body) || finish_namespace(rt, c);
  const qn_tuple *t = (const qn_tuple *)bases.o;
  for (int64_t i = 0; i < t->n && !bad; i++)
    if (qn_is_pyclass(qn_class_ptr(t->items[i]))) bad = link_subclass(rt, qn_pyclass_of(qn_class_ptr(t->items[i])), c);
  if (bad) {
    qn_release(rt, cell);
    qn_release(rt, v);
    return -1;
  }
  qn_retain(v); /* for ever */
  qn_class_changed(rt, c);
  if (qn_is(cell, QN_K_CELL)) qn_vset(rt, &((qn_cell *)cell.o)->v, qn_retained(v));
  qn_release(rt, cell);
  if (call_hooks(rt, c, keywords)) return qn_release(rt, v), -1;
  *out = v;
  return 0;
}

/* --- the class of classes --------------------------------------------------------------------------------------------------------- */
static void class_destroy(qn_rt *rt, qn_obj *o) {
  qn_pyclass *c = (qn_pyclass *)o;
  qn_ns_free(rt, &c->ns);
  qn_ns_free(rt, &c->slots);
  qn_release(rt, c->bases);
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
      return qn_release(rt, *out), -1;
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

static int class_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_pyclass *c = (qn_pyclass *)v.o;
  const qn_sym *s = qn_vm_of(rt)->syms;
  if (name == s[QN_S___name__]) return qn_new_str(rt, qn_sv_of(c->cls.name), out);
  if (name == s[QN_S___qualname__]) return qn_new_str_sym(rt, c->qualname, out);
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
  if (name == s[QN_S___class__]) return *out = qn_class_value(&qn_type_class), 0;
  const qn_value *own = name == s[QN_S___doc__] || name == s[QN_S___annotations__] ? qn_ns_find(&c->ns, name) : NULL;
  if (own) return *out = qn_retained(*own), 0;
  if (name == s[QN_S___doc__]) return *out = qn_none(), 0;
  qn_value *found = qn_class_find(&c->cls, name, NULL);
  if (found) return qn_bind_descriptor(rt, qn_retained(*found), (qn_value){.tag = QN_UNSET}, &c->cls, out);
  return qn_type_class.get_attr ? qn_type_class.get_attr(rt, v, name, out) : 1;
}

static int class_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_pyclass *c = (qn_pyclass *)v.o;
  if (name == qn_vm_of(rt)->syms[QN_S___name__] && qn_is(x, QN_K_STR)) {
    qn_sym s = qn_sym_of_str(rt, x);
    if (!s) return -1;
    c->cls.name = s->text;
    return 0;
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
  qn_value *found = qn_class_find((const qn_class *)v.o, qn_vm_of(rt)->syms[QN_S___class_getitem__], NULL);
  if (!found) return qn_raise(rt, QN_E_TypeError, "type '%s' is not subscriptable", ((qn_class *)v.o)->name);
  qn_value fn = qn_is(*found, QN_K_OTHER) && found->o->cls == &qn_classmethod_class ? ((qn_wrapper *)found->o)->fn : *found;
  qn_value args[] = {v, key};
  return qn_call_pos(rt, fn, args, 2, out);
}

static const qn_method class_methods[] = {{.name = "mro", .fn = mro_method}, {.name = NULL}};

qn_class qn_pytype_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "type", .module = "builtins", .kind = QN_K_TYPE,
                            .base = &qn_type_class, .methods = class_methods, .destroy = class_destroy, .repr = class_repr,
                            .get_attr = class_get, .set_attr = class_set, .del_attr = class_del, .call = class_call,
                            .get_item = class_get_item};
