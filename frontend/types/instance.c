/* instance.c - objects of jitclasses in kernels: fields, methods, properties, construction, operators by special methods.
 *
 * An instance is a reference to an object with slots (runtime/kernel/layout.h); a field's slots are those of its type. Which
 * fields there are is the class's spec: no code adds one. Methods are kernels like others, specialised on their arguments. */
#include "frontend/types/klass.h"

#include "frontend/types/builtin.h"

bool qn_is_instance(const qn_type *t) { return t->kind == QN_TYPE_INSTANCE && t->klass; }

/* The types of the fields, looked up when a class is first used. */
static bool ready(qn_fn *f, const qn_kclass *k, qn_span span) {
  const char *why = NULL;
  if (k->ready && k->ready(k->user, &why)) return true;
  qn_terror(f, QN_DIAG_TYPE, span, "the spec of '%.*s': %s", (int)k->name.n, k->name.p, why ? why : "its types are not known");
  return false;
}

static qn_texpr *obj(qn_fn *f, enum qn_tobj op, const qn_type *t, qn_span span, uint32_t n) {
  qn_texpr *e = qn_tx(f, QN_TX_OBJ, t, span, n);
  e->obj = op;
  return e;
}

static uint32_t slot_of(const qn_kclass *k, uint32_t field) {
  if (k->kind == QN_KCLASS_CDEF) return k->at[field];
  uint32_t at = 0;
  uint8_t kinds[64];
  for (uint32_t i = 0; i < field; i++) at += qn_type_slots(k->types[i], kinds, sizeof kinds);
  return at;
}

static qn_texpr *field_get(qn_fn *f, qn_texpr *self, uint32_t field, qn_span span) {
  const qn_kclass *k = self->type->klass;
  if (k->types[field]->kind == QN_TYPE_POISON) return qn_unsupported(f, span, "this attribute of a cdef class");
  if (!qn_type_has_value(k->types[field]) && k->types[field]->kind != QN_TYPE_STR) return qn_tx_nothing(f, k->types[field], span);
  qn_texpr *e = obj(f, QN_OBJ_FIELD_GET, k->types[field], span, 2);
  e->args[0] = self;
  e->args[1] = qn_tx_int(f, qn_int64(f), slot_of(k, field), span);
  return e;
}

static bool member_of(qn_fn *f, const qn_kclass *k, qn_sv name, qn_kmember *m) {
  *m = (qn_kmember){QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
  if (k->member) k->member(k->user, f->in->a, name, m);
  return m->kind != QN_KMEMBER_MISSING;
}

static qn_texpr *call_member(qn_fn *f, const qn_kmember *m, qn_texpr **args, uint32_t n, qn_span span) {
  return qn_call_kernel(f, m->value.function, &(qn_cargs){.pos = args, .n_pos = n, .span = span, .func_span = span});
}

static qn_texpr *unknown(qn_fn *f, const qn_kclass *k, qn_sv name, qn_span span) {
  qn_suggestion near = {.wrong = name};
  for (uint32_t i = 0; i < k->n; i++) qn_suggest_offer(&near, k->names[i]);
  qn_terror(f, QN_DIAG_ATTRIBUTE, span, "'%.*s' has no attribute '%.*s'%s", (int)k->name.n, k->name.p, (int)name.n, name.p,
            qn_suggest_text(&near, f->in->a));
  return qn_poison(f, span);
}

qn_texpr *qn_instance_attribute(qn_fn *f, qn_texpr *self, qn_sym attr, qn_span span) {
  const qn_kclass *k = self->type->klass;
  qn_kmember m;
  if (!ready(f, k, span)) return qn_poison(f, span);
  int at = qn_kclass_find(k, qn_sym_sv(attr));
  if (at >= 0) return field_get(f, self, (uint32_t)at, span);
  member_of(f, k, qn_sym_sv(attr), &m);
  if (m.kind == QN_KMEMBER_PROPERTY) return call_member(f, &m, &self, 1, span);
  if (m.kind == QN_KMEMBER_VALUE || m.kind == QN_KMEMBER_STATIC) return qn_global_value(f, &m.value, qn_sym_sv(attr), span);
  if (m.kind == QN_KMEMBER_METHOD) return qn_unsupported(f, span, "a method kept as a value");
  return unknown(f, k, qn_sym_sv(attr), span);
}

/* self.attr = value */
void qn_instance_store(qn_fn *f, qn_texpr *self, qn_sym attr, qn_texpr *value, qn_span span) {
  if (self->type->kind == QN_TYPE_OPTIONAL) self = qn_cast(f, self, self->type->item);
  if (qn_is_poison(self) || qn_is_poison(value)) return;
  if (!qn_is_instance(self->type)) {
    bool data = self->type->klass && self->type->klass->kind == QN_KCLASS_DATACLASS;
    qn_terror(f, QN_DIAG_UNSUPPORTED, span, data ? "fields of a data class cannot be assigned in kernels: make a new one and return it"
                                                 : "attributes of %s cannot be assigned in kernels", qn_tt(f, self->type));
    return;
  }
  const qn_kclass *k = self->type->klass;
  if (!ready(f, k, span)) return;
  int at = qn_kclass_find(k, qn_sym_sv(attr));
  if (at < 0) {
    qn_kmember m;
    qn_sv setter = qn_sv_of(qn_arena_printf(f->in->a, "%s.setter", attr->text));
    if (!member_of(f, k, setter, &m) || m.kind != QN_KMEMBER_METHOD) {
      unknown(f, k, qn_sym_sv(attr), span);
      return;
    }
    qn_texpr *args[2] = {self, value}, *call = call_member(f, &m, args, 2, span);
    if (qn_is_poison(call)) return;
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
    s->expr = call;
    qn_add(f, s);
    return;
  }
  const qn_type *t = k->types[at];
  if (k->kind == QN_KCLASS_CDEF && t->kind != QN_TYPE_SCALAR && t->kind != QN_TYPE_OPTIONAL) {
    qn_unsupported(f, span, "an assignment to an attribute that is no number and no object of a cdef class");
    return;
  }
  if (!qn_castable(value->type, t)) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s in the field '%s' of '%.*s', which is %s", qn_tt(f, value->type), attr->text,
              (int)k->name.n, k->name.p, qn_tt(f, t));
    return;
  }
  if (!qn_type_has_value(t) && t->kind != QN_TYPE_STR) return;
  qn_texpr *put = obj(f, QN_OBJ_FIELD_PUT, f->in->types->none, span, 3);
  put->args[0] = self;
  put->args[1] = qn_tx_int(f, qn_int64(f), slot_of(k, (uint32_t)at), span);
  put->args[2] = qn_cast(f, value, t);
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = put;
  qn_add(f, s);
}

/* Does the attribute hold no array, no object? `a` is what was read; NULL: no attribute of a cdef class. */
qn_texpr *qn_field_is_none(qn_fn *f, qn_texpr *a, qn_span span) {
  bool field = a->kind == QN_TX_OBJ && a->obj == QN_OBJ_FIELD_GET && a->args[0]->type->klass->kind == QN_KCLASS_CDEF && a->type->kind == QN_TYPE_ARRAY;
  if (!field) return NULL;
  qn_texpr *e = obj(f, QN_OBJ_FIELD_IS_NONE, qn_bool_type(f), span, 2);
  e->args[0] = a->args[0], e->args[1] = a->args[1];
  return e;
}

/* _cython.argument(x, Class, name, not_none), _cython.checked(x, Class), which the lowering wrote: x is of that class. */
qn_texpr *qn_bi_cdef_check(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos < 2 || c->n_kw || c->pos[1]->type->kind != QN_TYPE_CLASS) return qn_bad_args(f, name, c);
  bool checked = qn_sv_is(name, "_cython.checked"), optional = c->pos[0]->type->kind == QN_TYPE_OPTIONAL;
  const qn_type *t = optional ? c->pos[0]->type->item : c->pos[0]->type;
  if (!checked && (optional || t->kind == QN_TYPE_NONE) && (c->n_pos != 4 || !qn_is_const_int(c->pos[3]) || c->pos[3]->i))
    return qn_unsupported(f, c->span, "an argument that may be None");
  if (t->kind == QN_TYPE_NONE) return c->pos[0];
  if (checked && qn_is_vmitem(t) && !optional) return qn_vmitem_checked(f, c->pos[0], c->pos[1]->type->klass, c->span);
  if (!qn_is_instance(t)) return qn_unsupported(f, c->span, "an argument that may be of another class");
  for (const qn_kclass *k = t->klass; k; k = k->base)
    if (k == c->pos[1]->type->klass) return checked ? c->pos[0] : qn_tx_nothing(f, f->in->types->none, c->span);
  return qn_unsupported(f, c->span, "an argument of another class");
}

/* Class(…): an object of zeros, then __init__. */
qn_texpr *qn_instance_make(qn_fn *f, const qn_kclass *k, const qn_cargs *c) {
  if (!ready(f, k, c->span)) return qn_poison(f, c->span);
  const qn_type *t = qn_type_of_class(f->in->types, QN_TYPE_INSTANCE, k);
  qn_tslot *slot = qn_temp(f, t);
  qn_kmember m;
  qn_texpr *made = obj(f, QN_OBJ_INSTANCE_NEW, t, c->span, 0);
  if (!member_of(f, k, QN_SV("__init__"), &m)) return made;
  qn_cargs with = *c;
  with.pos = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos + 1);
  with.n_pos = c->n_pos + 1;
  with.pos[0] = qn_tx_slot(f, slot, c->span);
  for (uint32_t i = 0; i < c->n_pos; i++) with.pos[i + 1] = c->pos[i];
  qn_tx_open block = qn_tx_block_open(f);
  qn_add_set(f, slot, made, c->span);
  qn_texpr *init = qn_call_kernel(f, m.value.function, &with);
  if (!qn_is_poison(init)) {
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, c->span);
    s->expr = init;
    qn_add(f, s);
  }
  qn_texpr *whole = qn_tx_block_close(f, block, qn_tx_slot(f, slot, c->span), c->span);
  return qn_is_poison(init) ? init : whole;
}

/* self.name(…). *handled false: not a method. */
qn_texpr *qn_instance_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled) {
  const qn_kclass *k = self->type->klass;
  qn_sv name = qn_sym_sv(call->Call.func->Attribute.attr);
  qn_kmember m;
  qn_cargs c = {0};
  *handled = false;
  if (qn_is_vmlist(self->type)) {
    *handled = true;
    qn_texpr *e = qn_eval_args(f, call, &c) ? qn_vmlist_method(f, self, name, &c) : qn_poison(f, call->span);
    return e ? e : qn_unsupported(f, call->span, "this method of a list of objects");
  }
  if (!ready(f, k, call->span)) return *handled = true, qn_poison(f, call->span);
  if (qn_kclass_find(k, name) >= 0 || !member_of(f, k, name, &m)) return NULL;
  if (m.kind != QN_KMEMBER_METHOD && m.kind != QN_KMEMBER_STATIC) return NULL;
  *handled = true;
  if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
  if (m.kind == QN_KMEMBER_METHOD) {
    qn_texpr **pos = QN_NEW_N(f->in->a, qn_texpr *, c.n_pos + 1);
    pos[0] = self;
    for (uint32_t i = 0; i < c.n_pos; i++) pos[i + 1] = c.pos[i];
    c.pos = pos, c.n_pos++;
  }
  return qn_call_kernel(f, m.value.function, &c);
}

/* --- operators -------------------------------------------------------------------------------------------------------- */
/* a.__name__(…); NULL: a is no instance, or has no such method. */
qn_texpr *qn_instance_special(qn_fn *f, const char *name, qn_texpr **args, uint32_t n, qn_span span) {
  qn_kmember m;
  if (!qn_is_instance(args[0]->type) || !member_of(f, args[0]->type->klass, qn_sv_of(name), &m) || m.kind != QN_KMEMBER_METHOD) return NULL;
  return ready(f, args[0]->type->klass, span) ? call_member(f, &m, args, n, span) : qn_poison(f, span);
}

qn_texpr *qn_instance_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  static const char *const names[QN_OPERATOR_COUNT][2] = {
      [QN_OP_Add] = {"__add__", "__radd__"},           [QN_OP_Sub] = {"__sub__", "__rsub__"},
      [QN_OP_Mult] = {"__mul__", "__rmul__"},          [QN_OP_MatMult] = {"__matmul__", "__rmatmul__"},
      [QN_OP_Div] = {"__truediv__", "__rtruediv__"},   [QN_OP_Mod] = {"__mod__", "__rmod__"},
      [QN_OP_Pow] = {"__pow__", "__rpow__"},           [QN_OP_LShift] = {"__lshift__", "__rlshift__"},
      [QN_OP_RShift] = {"__rshift__", "__rrshift__"},  [QN_OP_BitOr] = {"__or__", "__ror__"},
      [QN_OP_BitXor] = {"__xor__", "__rxor__"},        [QN_OP_BitAnd] = {"__and__", "__rand__"},
      [QN_OP_FloorDiv] = {"__floordiv__", "__rfloordiv__"}};
  if (!names[op][0]) return NULL;
  qn_texpr *left[2] = {a, b}, *right[2] = {b, a};
  qn_texpr *e = qn_instance_special(f, names[op][0], left, 2, span);
  return e ? e : qn_instance_special(f, names[op][1], right, 2, span);
}

qn_texpr *qn_instance_inplace(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  static const char *const names[QN_OPERATOR_COUNT] = {
      [QN_OP_Add] = "__iadd__",    [QN_OP_Sub] = "__isub__",    [QN_OP_Mult] = "__imul__",  [QN_OP_MatMult] = "__imatmul__",
      [QN_OP_Div] = "__itruediv__", [QN_OP_Mod] = "__imod__",   [QN_OP_Pow] = "__ipow__",   [QN_OP_LShift] = "__ilshift__",
      [QN_OP_RShift] = "__irshift__", [QN_OP_BitOr] = "__ior__", [QN_OP_BitXor] = "__ixor__", [QN_OP_BitAnd] = "__iand__",
      [QN_OP_FloorDiv] = "__ifloordiv__"};
  qn_texpr *args[2] = {a, b};
  qn_texpr *e = names[op] ? qn_instance_special(f, names[op], args, 2, span) : NULL;
  return e ? e : qn_binop(f, op, a, b, span);
}

static bool holds_cdef(const qn_type *t) {
  if (t->kind == QN_TYPE_OPTIONAL) t = t->item;
  return qn_is_instance(t) && t->klass->kind == QN_KCLASS_CDEF;
}

/* a is b, of objects of one cdef class either of which may be None. */
static qn_texpr *same_or_none(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  const qn_type *t = a->type->kind == QN_TYPE_OPTIONAL ? a->type : b->type;
  bool is = op == QN_CMP_Is || op == QN_CMP_IsNot;
  if (!is || t->kind != QN_TYPE_OPTIONAL || !holds_cdef(a->type) || !holds_cdef(b->type) || !qn_castable(a->type, t) || !qn_castable(b->type, t)) return NULL;
  qn_texpr *e = obj(f, QN_OBJ_SAME, qn_bool_type(f), span, 2);
  e->args[0] = qn_cast(f, a, t), e->args[1] = qn_cast(f, b, t);
  return op == QN_CMP_Is ? e : qn_unop(f, QN_UNARY_Not, e, span);
}

static bool is_of_class(const qn_type *t) { return t->klass->kind == QN_KCLASS_JITCLASS || t->klass->kind == QN_KCLASS_CDEF; }

qn_texpr *qn_instance_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  bool ia = qn_is_instance(a->type), ib = qn_is_instance(b->type);
  qn_texpr *same = same_or_none(f, op, a, b, span);
  if (same || (!ia && !ib)) return same;
  if ((ia && !is_of_class(a->type)) || (ib && !is_of_class(b->type)))
    return a->type->kind == QN_TYPE_NONE || b->type->kind == QN_TYPE_NONE ? NULL : qn_unsupported(f, span, "a comparison of lists of objects, or of their items,");
  const char *name = NULL, *mirrored = NULL;
  switch (op) {
    case QN_CMP_Eq: name = mirrored = "__eq__"; break;
    case QN_CMP_NotEq: name = mirrored = "__ne__"; break;
    case QN_CMP_Lt: name = "__lt__", mirrored = "__gt__"; break;
    case QN_CMP_LtE: name = "__le__", mirrored = "__ge__"; break;
    case QN_CMP_Gt: name = "__gt__", mirrored = "__lt__"; break;
    case QN_CMP_GtE: name = "__ge__", mirrored = "__le__"; break;
    case QN_CMP_In:
    case QN_CMP_NotIn: {
      qn_texpr *args[2] = {b, a}, *e = qn_instance_special(f, "__contains__", args, 2, span);
      if (!e || qn_is_poison(e)) return e;
      e = qn_texpr_truth(f, e);
      return op == QN_CMP_In ? e : qn_unop(f, QN_UNARY_Not, e, span);
    }
    case QN_CMP_Is:
    case QN_CMP_IsNot:
    case QN_CMPOP_COUNT: break;
  }
  qn_texpr *left[2] = {a, b}, *right[2] = {b, a}, *e = name ? qn_instance_special(f, name, left, 2, span) : NULL;
  if (!e && name) e = qn_instance_special(f, mirrored, right, 2, span);
  if (!e && op == QN_CMP_NotEq && (e = qn_instance_special(f, "__eq__", left, 2, span))) return qn_unop(f, QN_UNARY_Not, e, span);
  bool identity = op == QN_CMP_Is || op == QN_CMP_IsNot || op == QN_CMP_Eq || op == QN_CMP_NotEq;
  if (e || !identity || !ia || !ib) return e;
  if (a->type != b->type) return qn_tx_int(f, qn_bool_type(f), op == QN_CMP_IsNot || op == QN_CMP_NotEq, span);
  e = obj(f, QN_OBJ_SAME, qn_bool_type(f), span, 2);
  e->args[0] = a, e->args[1] = b;
  return op == QN_CMP_Is || op == QN_CMP_Eq ? e : qn_unop(f, QN_UNARY_Not, e, span);
}

qn_texpr *qn_instance_place(qn_fn *f, qn_texpr *self, const qn_node *index, qn_span span) {
  qn_texpr *key = index->kind == QN_AST_Slice ? qn_unsupported(f, span, "a slice of an object") : qn_texpr_of(f, index);
  if (qn_is_poison(key)) return key;
  qn_texpr *e = obj(f, QN_OBJ_INSTANCE_ITEM, f->in->types->none, span, 2);
  e->args[0] = self, e->args[1] = key;
  return e;
}

void qn_instance_set_item(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  qn_texpr *args[3] = {place->args[0], place->args[1], value};
  qn_texpr *call = qn_instance_special(f, "__setitem__", args, 3, span);
  if (!call) {
    qn_terror(f, QN_DIAG_TYPE, span, "items of %s cannot be assigned", qn_tt(f, place->args[0]->type));
  } else if (!qn_is_poison(call)) {
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
    s->expr = call;
    qn_add(f, s);
  }
}

/* bool(x): __bool__, else __len__, else True. */
qn_texpr *qn_instance_truth(qn_fn *f, qn_texpr *e) {
  if (qn_is_vmlist(e->type)) return qn_texpr_truth(f, qn_vmlist_len(f, e, e->span));
  if (qn_is_vmitem(e->type)) return qn_unsupported(f, e->span, "the truth of what a list holds");
  qn_texpr *t = qn_instance_special(f, "__bool__", &e, 1, e->span);
  if (!t) t = qn_instance_special(f, "__len__", &e, 1, e->span);
  return t ? qn_texpr_truth(f, t) : qn_tx_int(f, qn_bool_type(f), 1, e->span);
}

/* len, abs, int, float, complex, hash, str of an instance; NULL: something else, or no such method. */
qn_texpr *qn_instance_builtin(qn_fn *f, qn_sv name, const qn_cargs *c) {
  static const char *const names[] = {"len", "abs", "int", "float", "complex", "hash", "str", "repr", "bool"};
  if (c->n_pos != 1 || c->n_kw || !qn_is_instance(c->pos[0]->type)) return NULL;
  if (qn_sv_is(name, "bool")) return qn_instance_truth(f, c->pos[0]);
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_sv_is(name, names[i])) return qn_instance_special(f, qn_arena_printf(f->in->a, "__%s__", names[i]), c->pos, 1, c->span);
  return NULL;
}
