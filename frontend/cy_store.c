/* cy_store.c - what is stored in C variables: in attributes of cdef classes, in the elements of views, pointers and C arrays,
 * in members of structs. Objects must fit, C values wrap around as C's do. */
#include "frontend/cy_lower.h"

#include <string.h>

static bool is_number(cy *c, const qn_node *t) {
  const char *text = cy_kind_of(c, t) == CY_SCALAR ? cy_number_text(t) : NULL;
  return text && !cy_is_text(t);
}

/* A C integer gets what an object holds: it must fit. */
qn_node *cy_from_object(cy *c, qn_node *value, const qn_node *from, const qn_node *t) {
  value = cy_char_code(c, value, from, t);
  bool wide = value->kind == QN_AST_Constant && value->Constant.value.kind == QN_CONST_BIGINT;
  bool object = !from && (wide || value->kind == QN_AST_Name || value->kind == QN_AST_Subscript || value->kind == QN_AST_Attribute);
  const char *text = object && cy_kind_of(c, t) == CY_SCALAR ? cy_number_text(t) : NULL;
  bool whole = text && (strncmp(text, "int", 3) == 0 || strncmp(text, "uint", 4) == 0);
  return whole ? cy_cast(c, t, value, true, value->span) : value;
}

static bool is_c_call(cy *c, const qn_node *n) { /* of a function of C's, or of one that gives one of its arguments */
  const qn_node *func = n->Call.func;
  if (func->kind != QN_AST_Name || cy_find(c, func->Name.id) || n->Call.keywords.n) return false;
  if (qn_map_get(&c->known, qn_sym_sv(func->Name.id))) return true;
  const char *text = func->Name.id->text;
  bool same = strcmp(text, "abs") == 0 || strcmp(text, "min") == 0 || strcmp(text, "max") == 0;
  for (uint32_t i = 0; same && i < n->Call.args.n; i++) same = cy_is_c_value(c, n->Call.args.items[i]);
  return same;
}

/* Is it computed of C values alone? Then it wraps around as C's does; an object is asked whether it fits. */
bool cy_is_c_value(cy *c, const qn_node *n) {
  const cy_var *v;
  switch ((int)n->kind) {
    case QN_AST_Constant: return n->Constant.value.kind == QN_CONST_INT || n->Constant.value.kind == QN_CONST_FLOAT;
    case QN_AST_Name: return (v = cy_find(c, n->Name.id)) != NULL && cy_kind_of(c, v->type) == CY_SCALAR;
    case QN_AST_Attribute: return n->Attribute.attr->text[0] == ':';
    case QN_AST_CyCast: return cy_kind_of(c, n->CyCast.type) == CY_SCALAR;
    case QN_AST_UnaryOp: return cy_is_c_value(c, n->UnaryOp.operand);
    case QN_AST_BinOp: return cy_is_c_value(c, n->BinOp.left) && cy_is_c_value(c, n->BinOp.right);
    case QN_AST_Call: return is_c_call(c, n);
    case QN_AST_IfExp: return cy_is_c_value(c, n->IfExp.body) && cy_is_c_value(c, n->IfExp.orelse);
    default: return false;
  }
}

/* For an attribute of a cdef class or a C variable of the module. */
qn_node *cy_for_slot(cy *c, const qn_node *target, const qn_node *t, qn_node *value, qn_span span) {
  bool checked = !cy_is_c_value(c, value) || value->kind == QN_AST_Constant;
  return target->kind == QN_AST_Attribute ? cy_slot_cast(c, t, value, checked, span) : cy_cast(c, t, value, checked, span);
}

/* For one element of C type t. from: the C type of the value. */
qn_node *cy_for_element(cy *c, const qn_node *t, qn_node *value, const qn_node *from) {
  if (!is_number(c, t) || (from && cy_kind_of(c, from) != CY_SCALAR)) return value;
  if (from && cy_is_same(c, from, t)) return value;
  value = cy_char_code(c, value, from, t);
  return cy_cast(c, t, value, !from && !cy_is_c_value(c, value), value->span);
}

/* What `x op= value` adds to an element: an object becomes a C value first, C values are computed with as they are. */
qn_node *cy_for_update(cy *c, const qn_node *t, qn_node *value, const qn_node *from) {
  return from || cy_is_c_value(c, value) ? value : cy_for_element(c, t, value, NULL);
}

/* For all elements that a slice of t has: a number, or as many as are written down. An array stays one. */
qn_node *cy_for_elements(cy *c, const qn_node *t, qn_node *value, const qn_node *from) {
  const qn_node *item = t;
  bool listed = value->kind == QN_AST_List || value->kind == QN_AST_Tuple;
  while (cy_kind_of(c, item) == CY_VIEW || cy_kind_of(c, item) == CY_ARRAY) item = cy_element(c, item);
  if (cy_kind_of(c, t) == CY_ARRAY && listed) {
    for (uint32_t i = 0; i < value->List.elts.n; i++) {
      qn_node **e = &value->List.elts.items[i];
      bool row = (*e)->kind == QN_AST_List || (*e)->kind == QN_AST_Tuple;
      *e = cy_char_literal(c, *e, item);
      if ((*e)->kind != QN_AST_Starred) *e = row ? cy_for_elements(c, t, *e, NULL) : cy_for_element(c, item, *e, NULL);
    }
    return value;
  }
  if (listed || !is_number(c, item)) return value;
  value = cy_for_element(c, item, value, from);
  if (value->kind == QN_AST_CyCast && value->CyCast.is_checked) value->CyCast.is_checked = CY_CHECKED_ITEMS;
  return value;
}
