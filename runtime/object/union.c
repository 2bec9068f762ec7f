/* union.c - int | None: what annotations and isinstance() use. */
#include "runtime/object/internal.h"

typedef struct union_obj {
  qn_obj obj;
  qn_value parts; /* a tuple of classes and None */
} union_obj;

static qn_class union_class;

qn_value qn_union_parts(qn_value v) {
  return v.tag == QN_OBJ && v.o->cls == &union_class ? ((union_obj *)v.o)->parts : (qn_value){0};
}

static void union_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((union_obj *)o)->parts);
  qn_obj_free(rt, o, sizeof(union_obj));
}

/* Appends the members of v that are not there yet; 0, or 1 when v can be no member. */
static int add_parts(qn_rt *rt, qn_value v, qn_value list) {
  qn_value parts = qn_union_parts(v);
  if (parts.tag != QN_UNSET) {
    for (int64_t i = 0; i < qn_tuplep(parts)->n; i++) QN_TRY(add_parts(rt, qn_tuplep(parts)->items[i], list));
    return 0;
  }
  if (v.tag != QN_NONE && !qn_is(v, QN_K_TYPE)) return QN_NOT_IMPLEMENTED;
  for (int64_t i = 0; i < qn_listp(list)->n; i++)
    if (qn_same(qn_list_at(qn_listp(list), i), v)) return 0;
  return qn_list_append(rt, list, v);
}

int qn_union_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (op != QN_BITOR) return QN_NOT_IMPLEMENTED;
  qn_value list, parts = {0};
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  int r = add_parts(rt, a, list);
  if (r == 0) r = add_parts(rt, b, list);
  if (r == 0) r = qn_tuple_construct(rt, &qn_tuple_class, &(qn_args){.pos = &list, .npos = 1}, &parts);
  qn_release(rt, list);
  if (r) return r;
  if (qn_tuplep(parts)->n == 1) { /* int | int */
    *out = qn_retained(qn_tuplep(parts)->items[0]);
    qn_release(rt, parts);
    return 0;
  }
  union_obj *u = qn_obj_new(rt, &union_class, sizeof *u);
  if (!u) return qn_release(rt, parts), -1;
  u->parts = parts;
  return *out = qn_from_obj(u), 0;
}

static int union_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *parts = qn_tuplep(((union_obj *)v.o)->parts);
  for (int64_t i = 0; i < parts->n; i++) {
    if (i) qn_buf_z(out, " | ");
    if (parts->items[i].tag == QN_NONE) {
      qn_buf_z(out, "None");
      continue;
    }
    const qn_class *c = qn_class_ptr(parts->items[i]);
    bool plain = !strcmp(c->module, "builtins");
    qn_buf_printf(out, "%s%s%s", plain ? "" : c->module, plain ? "" : ".", c->name);
  }
  (void)rt;
  return 0;
}

static int union_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  qn_value x, y;
  if ((op != QN_EQ && op != QN_NE) || qn_union_parts(b).tag == QN_UNSET) return QN_NOT_IMPLEMENTED;
  QN_TRY(qn_new_set_of(rt, &qn_set_class, qn_union_parts(a), &x));
  if (qn_new_set_of(rt, &qn_set_class, qn_union_parts(b), &y) < 0) return qn_release(rt, x), -1;
  int r = qn_set_compare(rt, x, y, op, out);
  qn_release(rt, x);
  qn_release(rt, y);
  return r;
}

static qn_class union_class = {QN_CLASS_HEAD("UnionType", QN_K_OTHER, &qn_object_class), .destroy = union_destroy,
                               .repr = union_repr, .compare = union_compare, .binary = qn_union_binary,
                               .hash = qn_hash_unhashable};
