/* weak.c - weak references. The runtime has a table from an object to its reference, which is asked whenever an object is
 * destroyed while the table is not empty. The order of destruction is that of releases: what is in a cycle lives on. */
#include "runtime/object/weak.h"
#include "runtime/object/internal.h"

typedef struct weak {
  qn_obj obj;
  qn_obj *target; /* NULL: it is gone */
  struct weak *next; /* of the same slot */
  uint64_t hash;
  bool hashed;
} weak;

static weak *of(qn_value v) { return (weak *)v.o; }
static size_t slot_of(const qn_rt *rt, const qn_obj *o) { return (size_t)(((uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 32) & (rt->weak.cap - 1); }

static void forget(qn_rt *rt, weak *w) {
  weak **at = &rt->weak.slots[slot_of(rt, w->target)];
  while (*at != w) at = &(*at)->next;
  *at = w->next;
  w->target = NULL;
  rt->weak.n--;
}

static weak *find(const qn_rt *rt, const qn_obj *o) {
  weak *w = rt->weak.n ? rt->weak.slots[slot_of(rt, o)] : NULL;
  while (w && w->target != o) w = w->next;
  return w;
}

void qn_weak_gone(qn_rt *rt, const qn_obj *o) {
  weak *w = find(rt, o);
  if (w) forget(rt, w);
}

void qn_weak_deinit(qn_rt *rt) {
  qn_free(rt->alloc, rt->weak.slots, rt->weak.cap * sizeof *rt->weak.slots);
  rt->weak.slots = NULL, rt->weak.cap = rt->weak.n = 0;
}

static int grow(qn_rt *rt) {
  const size_t cap = rt->weak.cap ? 2 * rt->weak.cap : 16, old = rt->weak.cap;
  weak **from = rt->weak.slots, **to = qn_alloc(rt->alloc, cap * sizeof *to);
  if (!to) return qn_raise_memory(rt);
  memset(to, 0, cap * sizeof *to);
  rt->weak.slots = to, rt->weak.cap = cap;
  for (size_t i = 0; i < old; i++)
    for (weak *w = from[i], *next; w; w = next) {
      weak **slot = &to[slot_of(rt, w->target)];
      next = w->next;
      w->next = *slot;
      *slot = w;
    }
  qn_free(rt->alloc, from, old * sizeof *from);
  return 0;
}

static bool may_be_weak(qn_value v) {
  if (v.tag != QN_OBJ) return false;
  switch ((int)v.o->cls->kind) {
    case QN_K_STR:
    case QN_K_BYTES:
    case QN_K_TUPLE:
    case QN_K_RANGE: return false;
    case QN_K_LIST:
    case QN_K_DICT: return v.o->cls->script; /* of a class that derives from them */
    default: return !qn_is_big(v) && !qn_is(v, QN_K_COMPLEX);
  }
}

int qn_weak_ref(qn_rt *rt, qn_value target, qn_value *out) {
  if (!may_be_weak(target)) return qn_raise(rt, QN_E_TypeError, "cannot create weak reference to '%s' object", qn_type_name(target));
  weak *w = find(rt, target.o);
  if (w) return *out = qn_retained(qn_from_obj(w)), 0;
  if (rt->weak.n >= rt->weak.cap && grow(rt)) return -1;
  if (!(w = qn_obj_new(rt, &qn_weak_class, sizeof *w))) return -1;
  weak **slot = &rt->weak.slots[slot_of(rt, target.o)];
  w->target = target.o, w->next = *slot;
  *slot = w;
  rt->weak.n++;
  return *out = qn_from_obj(w), 0;
}

/* --- the class ------------------------------------------------------------------------------------------------------------ */
static void weak_destroy(qn_rt *rt, qn_obj *o) {
  weak *w = (weak *)o;
  if (w->target) forget(rt, w);
  qn_obj_free(rt, o, sizeof *w);
}

static int weak_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "ref", "", NULL)) return -1;
  return *out = of(v)->target ? qn_retained(qn_from_obj(of(v)->target)) : qn_none(), 0;
}

static int weak_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  const qn_obj *t = of(v)->target;
  if (!t) return qn_buf_printf(out, "<weakref at %p; dead>", (void *)v.o), 0;
  return qn_buf_printf(out, "<weakref at %p; to '%s' at %p>", (void *)v.o, t->cls->name, (const void *)t), 0;
}

static int weak_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  weak *w = of(v);
  if (!w->hashed && !w->target) return qn_raise(rt, QN_E_TypeError, "weak object has gone away");
  if (!w->hashed && qn_hash(rt, qn_from_obj(w->target), &w->hash)) return -1;
  return w->hashed = true, *out = w->hash, 0;
}

static int weak_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if ((op != QN_EQ && op != QN_NE) || a.tag != QN_OBJ || b.tag != QN_OBJ || a.o->cls != b.o->cls) return QN_NOT_IMPLEMENTED;
  if (!of(a)->target || !of(b)->target) return *out = qn_bool((a.o == b.o) == (op == QN_EQ)), 0;
  return qn_compare(rt, qn_from_obj(of(a)->target), qn_from_obj(of(b)->target), op, out);
}

static int weak_construct(qn_rt *rt, QN_UNUSED const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "ref", "object|callback/", v)) return -1;
  if (v[1].tag != QN_UNSET && v[1].tag != QN_NONE)
    return qn_raise(rt, QN_E_NotImplementedError, "weak references with a callback are not supported: nothing is called when an object is destroyed");
  return qn_weak_ref(rt, v[0], out);
}

qn_class qn_weak_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ReferenceType", .module = "weakref", .kind = QN_K_OTHER, .base = &qn_object_class,
                          .destroy = weak_destroy, .repr = weak_repr, .hash = weak_hash, .compare = weak_compare, .call = weak_call,
                          .construct = weak_construct};
