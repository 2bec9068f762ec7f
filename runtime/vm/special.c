/* special.c - the slots of classes of scripts, which lead to their special methods; what the script leaves out falls to the
 * built-in base. Filled again whenever a class changes (qn_class_fill_slots). */
#include "runtime/vm/vm_int.h"

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
  if (r.tag == QN_INT || r.tag == QN_BOOL) *out = (uint64_t)(r.i == -1 ? -2 : r.i); /* as it is: hash((1, 2)) stays */
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
      qn_drop(rt, out);
      if (t < 0) return -1;
      *out = qn_bool(!t);
    }
  }
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  if (r != 1) return r;
  if (a.o->cls->boxed) return qn_boxed_compare(rt, a, b, op, out);
  QN_NATIVE_SLOT(c, a.o->cls, compare);
  return c ? c->compare(rt, a, b, op, out) : QN_NOT_IMPLEMENTED;
}

/* A subclass on the right is asked first, but not by a method that it only inherits from the left's class. */
static bool inherits_method(qn_value a, qn_value b, qn_sym name) {
  const qn_class *ca = qn_class_of(a), *cb = qn_class_of(b);
  if (ca == cb || !ca->script || !qn_issubclass(cb, ca)) return false;
  const qn_value *right = qn_class_find(cb, name, NULL), *left = qn_class_find(ca, name, NULL);
  return right && left && right->tag == QN_OBJ && left->tag == QN_OBJ && right->o == left->o;
}

static int slot_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
#define ROWS(prefix)                                                                                                        \
  QN_S___##prefix##add__, QN_S___##prefix##sub__, QN_S___##prefix##mul__, QN_S___##prefix##truediv__, QN_S___##prefix##floordiv__, \
      QN_S___##prefix##mod__, QN_S___##prefix##pow__, QN_S___##prefix##matmul__, QN_S___##prefix##lshift__,                 \
      QN_S___##prefix##rshift__, QN_S___##prefix##and__, QN_S___##prefix##or__, QN_S___##prefix##xor__
  static const uint16_t names[] = {ROWS(), QN_S___divmod__}, reversed[] = {ROWS(r), QN_S___rdivmod__};
  qn_sym name = qn_vm_of(rt)->syms[reflected ? reversed[op] : names[op]];
  if (reflected && inherits_method(a, b, name)) {
    int r = slot_binary(rt, op, a, b, false, out);
    if (r <= 0) return r;
  }
  int r = reflected ? special(rt, b, name, &a, 1, out) : special(rt, a, name, &b, 1, out);
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  if (r != 1) return r;
  const qn_class *cls = reflected ? b.o->cls : a.o->cls;
  if (cls->boxed) return qn_boxed_binary(rt, op, a, b, reflected, out);
  QN_NATIVE_SLOT(c, cls, binary);
  return c ? c->binary(rt, op, a, b, reflected, out) : QN_NOT_IMPLEMENTED;
}

static int slot_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  static const uint16_t names[] = {ROWS(i)};
  if (op == QN_DIVMOD) return QN_NOT_IMPLEMENTED;
  int r = special(rt, a, qn_vm_of(rt)->syms[names[op]], &b, 1, out);
  if (r == 0 && out->tag == QN_NOTIMPL) return QN_NOT_IMPLEMENTED;
  if (r != 1) return r;
  QN_NATIVE_SLOT(c, a.o->cls, inplace);
  return c ? c->inplace(rt, op, a, b, out) : QN_NOT_IMPLEMENTED;
}

static int slot_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  qn_sym name = op == QN_NEG ? SYM(__neg__) : op == QN_POS ? SYM(__pos__) : SYM(__invert__);
  int r = special(rt, a, name, NULL, 0, out);
  if (r != 1) return r;
  if (a.o->cls->boxed) return qn_unary(rt, op, qn_unboxed(a), out);
  QN_NATIVE_SLOT(c, a.o->cls, unary);
  if (c) return c->unary(rt, op, a, out);
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
    qn_drop(rt, out);
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

static int forbidden_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) { /* a metaclass with __setattr__ */
  return qn_set_attr_slot(rt, v, name, x);
}

/* Attributes and life: those of an instance; a metaclass leaves them to type. */
static void fill_object_slots(qn_rt *rt, qn_class *c) {
  if (c->kind == QN_K_TYPE) {
    c->set_attr = qn_class_find(c, SYM(__setattr__), NULL) ? forbidden_attr : NULL;
    c->del_attr = qn_class_find(c, SYM(__delattr__), NULL) ? qn_del_attr_slot : NULL;
    c->construct = qn_class_construct;
    return;
  }
  if (c->kind == QN_K_INSTANCE) c->destroy = qn_instance_destroy;
  else if (!(c->kind == QN_K_EXCEPTION)) c->destroy = qn_derived_destroy;
  c->get_attr = qn_class_find(c, SYM(__getattribute__), NULL) ? qn_get_attr_slot : qn_instance_get;
  c->set_attr = qn_set_attr_slot;
  c->del_attr = qn_del_attr_slot;
  c->construct = qn_class_construct;
}

void qn_class_fill_slots(qn_rt *rt, qn_pyclass *pc) {
  qn_class *c = &pc->cls;
#define HAS(...) has(rt, c, (const uint16_t[]){__VA_ARGS__}, sizeof((const uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t))
#define SLOT(field, fn, ...) c->field = HAS(__VA_ARGS__) ? fn : NULL
  fill_object_slots(rt, c);
  SLOT(repr, slot_repr, QN_S___repr__);
  SLOT(str, slot_str, QN_S___str__);
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
  QN_NATIVE_SLOT(iterable, c, iter);
  if (iterable && !HAS(QN_S___iter__)) c->iter = NULL;
  SLOT(next, slot_next, QN_S___next__);
  SLOT(call, slot_call, QN_S___call__);
  if (c->boxed) qn_boxed_slots(c);
}
