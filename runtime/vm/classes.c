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
  qn_release(rt, ns->mapping);
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

bool qn_class_is_closed(const qn_class *c) { return qn_is_pyclass(c) && c->kind == QN_K_INSTANCE && qn_pyclass_of(c)->closed; }

bool qn_class_own(const qn_class *c, qn_sym name, qn_value *out) {
  qn_value *found = qn_is_pyclass(c) ? qn_ns_find(&qn_pyclass_of(c)->ns, name) : NULL;
  if (found) *out = *found;
  return found != NULL;
}

int qn_class_slot(const qn_class *c, qn_sym name) { return qn_ns_index(&qn_pyclass_of(c)->slots, name); }
bool qn_class_is_leaf(const qn_class *c) { return qn_pyclass_of(c)->nsubs == 0; }
const qn_value *qn_instance_values(qn_value v) { return qn_side_of(v.o)->vals; }
uint32_t qn_class_slots(const qn_class *c) { return qn_pyclass_of(c)->slots.n; }

const qn_value *qn_instance_fields(qn_value v, uint32_t *n) {
  const qn_instance *in = (const qn_instance *)v.o;
  return *n = in->n, in->vals;
}

int qn_instance_blank(qn_rt *rt, const qn_class *c, const qn_value *values, qn_value *out) {
  if (qn_instance_new(rt, c, out)) return -1;
  qn_instance *in = (qn_instance *)out->o;
  if (in->n) memcpy(in->vals, values, in->n * sizeof *values);
  return 0;
}
uint32_t qn_vm_derivations(qn_rt *rt) { return qn_vm_of(rt)->derivations; }

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

int qn_class_set_mro(qn_rt *rt, qn_pyclass *c) {
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
