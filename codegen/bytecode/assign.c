/* assign.c - assignment in all its forms, and del. The value is computed first, then the targets from left to right. */
#include "codegen/bytecode/compile.h"

static int star_at(const qn_nodes *elts) {
  for (uint32_t i = 0; i < elts->n; i++)
    if (elts->items[i]->kind == QN_AST_Starred) return (int)i;
  return -1;
}

static void unpack(qn_bcf *f, const qn_nodes *elts, uint16_t src) {
  uint16_t mark = f->next, base = qn_bc_temps(f, elts->n);
  int star = star_at(elts);
  if (star < 0) {
    qn_bc_emit(f, QN_BC_UNPACK, base, src, (uint16_t)elts->n);
  } else {
    qn_bc_emit(f, QN_BC_UNPACKEX, base, src, 0);
    qn_bc_word(f, (uint32_t)star, elts->n - 1 - (uint32_t)star);
  }
  for (uint32_t i = 0; i < elts->n; i++) {
    const qn_node *t = elts->items[i];
    qn_bc_assign_to(f, t->kind == QN_AST_Starred ? t->Starred.value : t, (uint16_t)(base + i));
  }
  f->next = mark;
}

/* Stores register src (a temporary: consumed). */
void qn_bc_assign_to(qn_bcf *f, const qn_node *target, uint16_t src) {
  uint16_t mark = f->next;
  const qn_node *saved = f->node;
  f->node = target;
  switch ((int)target->kind) {
    case QN_AST_Name: qn_bc_store_name(f, target->Name.id, target, src); break;
    case QN_AST_Attribute: {
      uint16_t o = qn_bc_operand(f, target->Attribute.value, NULL);
      qn_bc_emit(f, QN_BC_SETATTR, o, src, 0);
      qn_bc_word(f, qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, target->Attribute.attr)), qn_bc_cache(f));
      break;
    }
    case QN_AST_Subscript: {
      uint16_t o = qn_bc_operand(f, target->Subscript.value, target->Subscript.slice);
      uint16_t i = qn_bc_operand(f, target->Subscript.slice, NULL);
      qn_bc_emit(f, QN_BC_SETITEM, o, i, src);
      break;
    }
    case QN_AST_Tuple: unpack(f, &target->Tuple.elts, src); break;
    case QN_AST_List: unpack(f, &target->List.elts, src); break;
    case QN_AST_Starred: qn_bc_assign_to(f, target->Starred.value, src); break;
    default: qn_bc_refuse(f, target, "this cannot be assigned to"); break;
  }
  f->node = saved;
  f->next = mark;
}

/* a, b = b, a without making a tuple. */
static bool pairwise(qn_bcf *f, const qn_node *target, const qn_node *value) {
  if (target->kind != QN_AST_Tuple || value->kind != QN_AST_Tuple) return false;
  const qn_nodes *t = &target->Tuple.elts, *v = &value->Tuple.elts;
  if (t->n != v->n || t->n > 8 || star_at(t) >= 0 || star_at(v) >= 0) return false;
  uint16_t mark = f->next, base = f->next;
  for (uint32_t i = 0; i < v->n; i++) qn_bc_expr_temp(f, v->items[i]);
  for (uint32_t i = 0; i < t->n; i++) qn_bc_assign_to(f, t->items[i], (uint16_t)(base + i));
  f->next = mark;
  return true;
}

/* Cython: is this arithmetic of C ints (*typed: with a variable or a cast in it, not of literals alone)? */
static bool c_ints(qn_bcf *f, const qn_node *n, bool *typed) {
  int ct = QN_CT_OBJECT;
  switch ((int)n->kind) {
    case QN_AST_Constant: return n->Constant.value.kind == QN_CONST_INT;
    case QN_AST_UnaryOp: return n->UnaryOp.op != QN_UNARY_Not && c_ints(f, n->UnaryOp.operand, typed);
    case QN_AST_BinOp:
      return n->BinOp.op != QN_OP_Div && n->BinOp.op != QN_OP_Pow && n->BinOp.op != QN_OP_MatMult && c_ints(f, n->BinOp.left, typed) &&
             c_ints(f, n->BinOp.right, typed);
    case QN_AST_CyCast: ct = qn_bc_ctype(f, n->CyCast.type); break;
    case QN_AST_Name: {
      const qn_place p = qn_bc_place(f, n->Name.id, n);
      if (p.symbol && p.symbol->ctype) ct = qn_bc_ctype(f, p.symbol->ctype);
      break;
    }
    default: return false;
  }
  if (ct < QN_CT_I8 || ct > QN_CT_U64) return false;
  return *typed = true;
}
static bool is_c_value(qn_bcf *f, const qn_node *n) {
  bool typed = false;
  return c_ints(f, n, &typed) && typed;
}

static void assign_one(qn_bcf *f, const qn_node *target, const qn_node *value) {
  uint16_t mark = f->next;
  if (target->kind == QN_AST_Name) {
    qn_place p = qn_bc_place(f, target->Name.id, target);
    uint16_t r = qn_bc_store_target(f, p);
    qn_bc_expr_to(f, value, r);
    f->c_value = p.symbol && p.symbol->ctype && is_c_value(f, value);
    qn_bc_store_done(f, p, r);
    f->c_value = false;
  } else if (!pairwise(f, target, value)) {
    bool in_place = target->kind == QN_AST_Subscript && qn_bc_is_simple(target->Subscript.value) && qn_bc_is_simple(target->Subscript.slice);
    bool may_share = target->kind == QN_AST_Subscript || target->kind == QN_AST_Attribute;
    uint16_t r = may_share ? qn_bc_operand(f, value, in_place ? NULL : target) : qn_bc_expr_temp(f, value);
    qn_bc_assign_to(f, target, r);
  }
  f->next = mark;
}

static void annotated(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  if (n->AnnAssign.value) assign_one(f, n->AnnAssign.target, n->AnnAssign.value);
  if (f->is_class && n->AnnAssign.simple) {
    uint16_t d = qn_bc_temp(f), k = qn_bc_temp(f);
    qn_sym name = qn_intern_z(f->c->names, "__annotations__");
    qn_bc_emit(f, QN_BC_LOADN, d, (uint16_t)qn_bc_name(f->c, name), QN_NOREG);
    qn_bc_load_str(f, k, qn_sym_sv(n->AnnAssign.target->Name.id));
    uint16_t v = qn_bc_annotation(f, n->AnnAssign.annotation);
    qn_bc_emit(f, QN_BC_DICTPUT, d, k, v);
    qn_bc_emit(f, QN_BC_CLEAR, d, 0, 0);
  } else if (f->is_module && n->AnnAssign.simple && !f->c->future_annotations) {
    qn_bc_discard(f, n->AnnAssign.annotation);
  }
  f->next = mark;
}

void qn_bc_assign(qn_bcf *f, const qn_node *n) {
  if (n->kind == QN_AST_AnnAssign) {
    annotated(f, n);
    return;
  }
  const qn_nodes *targets = &n->Assign.targets;
  if (targets->n == 1) {
    assign_one(f, targets->items[0], n->Assign.value);
    return;
  }
  uint16_t mark = f->next, v = qn_bc_expr_temp(f, n->Assign.value);
  for (uint32_t i = 0; i < targets->n; i++) {
    uint16_t t = v;
    if (i + 1 < targets->n) {
      t = qn_bc_temp(f);
      qn_bc_emit(f, QN_BC_DUP, t, v, 0);
    }
    qn_bc_assign_to(f, targets->items[i], t);
    f->next = (uint16_t)(v + 1);
  }
  f->next = mark;
}

/* --- augmented ------------------------------------------------------------------------------------------------------- */
static void combine(qn_bcf *f, const qn_node *n, uint16_t dst, uint16_t left) {
  qn_op op = qn_bc_binop(n->AugAssign.op, true);
  int64_t k;
  if (qn_bc_small_int(n->AugAssign.value, &k)) {
    qn_bc_emit(f, (qn_op)(op + 1), dst, left, (uint16_t)(int16_t)k);
  } else {
    uint16_t r = qn_bc_operand(f, n->AugAssign.value, NULL);
    qn_bc_emit(f, op, dst, left, r);
  }
}

static void aug_name(qn_bcf *f, const qn_node *n) {
  const qn_node *target = n->AugAssign.target;
  qn_place p = qn_bc_place(f, target->Name.id, target);
  uint16_t left = qn_bc_operand(f, target, n->AugAssign.value);
  uint16_t dst = qn_bc_store_target(f, p);
  combine(f, n, dst, left);
  bool typed;
  f->c_value = p.symbol && p.symbol->ctype && is_c_value(f, target) && c_ints(f, n->AugAssign.value, &typed);
  qn_bc_store_done(f, p, dst);
  f->c_value = false;
}

/* The operand twice: a variable is simply read twice. */
static uint16_t again(qn_bcf *f, uint16_t r) {
  if (!qn_bc_is_temp(f, r)) return r;
  uint16_t t = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_DUP, t, r, 0);
  return t;
}

static uint16_t steady(qn_bcf *f, const qn_node *n) { return f->is_module ? qn_bc_expr_temp(f, n) : qn_bc_operand(f, n, NULL); }

void qn_bc_augassign(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  const qn_node *t = n->AugAssign.target;
  const qn_node *saved = f->node;
  if (t->kind == QN_AST_Name) {
    aug_name(f, n);
  } else if (t->kind == QN_AST_Attribute) {
    uint32_t name = qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, t->Attribute.attr));
    uint16_t o = steady(f, t->Attribute.value), o2 = again(f, o), v = qn_bc_temp(f);
    f->node = t;
    qn_bc_emit(f, QN_BC_GETATTR, v, o2, 0);
    qn_bc_word(f, name, qn_bc_cache(f));
    f->node = saved;
    combine(f, n, v, v);
    f->node = t;
    qn_bc_emit(f, QN_BC_SETATTR, o, v, 0);
    qn_bc_word(f, name, qn_bc_cache(f));
  } else {
    uint16_t o = steady(f, t->Subscript.value), i = steady(f, t->Subscript.slice);
    uint16_t o2 = again(f, o), i2 = again(f, i), v = qn_bc_temp(f);
    f->node = t;
    qn_bc_emit(f, QN_BC_GETITEM, v, o2, i2);
    f->node = saved;
    combine(f, n, v, v);
    f->node = t;
    qn_bc_emit(f, QN_BC_SETITEM, o, i, v);
  }
  f->node = saved;
  f->next = mark;
}

void qn_bc_delete_target(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  const qn_node *saved = f->node;
  f->node = n;
  switch ((int)n->kind) {
    case QN_AST_Name: qn_bc_delete(f, qn_bc_place(f, n->Name.id, n)); break;
    case QN_AST_Attribute: {
      uint16_t o = qn_bc_operand(f, n->Attribute.value, NULL);
      qn_bc_emit(f, QN_BC_DELATTR, o, 0, 0);
      qn_bc_word(f, qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, n->Attribute.attr)), qn_bc_cache(f));
      break;
    }
    case QN_AST_Subscript: {
      uint16_t o = qn_bc_operand(f, n->Subscript.value, n->Subscript.slice);
      uint16_t i = qn_bc_operand(f, n->Subscript.slice, NULL);
      qn_bc_emit(f, QN_BC_DELITEM, o, i, 0);
      break;
    }
    case QN_AST_Tuple: case QN_AST_List:
      for (uint32_t i = 0; i < n->Tuple.elts.n; i++) qn_bc_delete_target(f, n->Tuple.elts.items[i]);
      break;
    default: qn_bc_refuse(f, n, "this cannot be deleted"); break;
  }
  f->node = saved;
  f->next = mark;
}
