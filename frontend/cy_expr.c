/* cy_expr.c - expressions of Cython: names, attributes, subscripts and operators by the C types of what they stand on. */
#include "frontend/cy_lower.h"

#include <string.h>

/* --- coercion ----------------------------------------------------------------------------------------------------- */
/* A C value where a Python object is wanted: arrays give lists, structs dicts. */
qn_node *cy_coerced(cy *c, qn_node *n, const qn_node *type) {
  switch ((int)cy_kind_of(c, type)) {
    case CY_ARRAY: {
      const qn_node *element = cy_element(c, type);
      if (cy_kind_of(c, element) == CY_STRUCT) return cy_call_cy(c, "dicts", &n, 1, n->span);
      if (cy_is_char(element)) return cy_call_cy(c, "text", &n, 1, n->span);
      return cy_call(c, cy_attribute(c, n, "tolist", n->span), NULL, 0, n->span);
    }
    case CY_STRUCT: return cy_call_cy(c, "as_dict", &n, 1, n->span);
    default: return n;
  }
}

qn_node *cy_object(cy *c, qn_node *n) {
  const qn_node *type;
  if (!n) return NULL;
  n = cy_expr(c, n, &type);
  return cy_coerced(c, n, type);
}

/* b'x' beside a C integer is the integer; a text that is written down is bytes where a char * is wanted. */
qn_node *cy_char_literal(cy *c, qn_node *n, const qn_node *beside) {
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_STR && cy_kind_of(c, beside) == CY_POINTER && cy_is_char(cy_element(c, beside))) {
    qn_const bytes = n->Constant.value;
    bytes.kind = QN_CONST_BYTES;
    n->Constant.value = bytes;
  }
  const char *number = cy_kind_of(c, beside) == CY_SCALAR && !cy_is_text(beside) ? cy_number_text(beside) : NULL;
  bool text = number && strstr(number, "int") && n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_STR;
  bool one = n->kind == QN_AST_Constant && (text || n->Constant.value.kind == QN_CONST_BYTES) && n->Constant.value.s.n == 1;
  return one && cy_kind_of(c, beside) == CY_SCALAR ? cy_int(c, (unsigned char)n->Constant.value.s.p[0], n->span) : n;
}

/* A Py_UCS4 is text, but where it becomes another C number. */
qn_node *cy_char_code(cy *c, qn_node *n, const qn_node *from, const qn_node *to) {
  if (!cy_is_text(from) || cy_is_text(to) || cy_kind_of(c, to) != CY_SCALAR) return n;
  return cy_call(c, cy_name_z(c, "ord", n->span), &n, 1, n->span);
}

static qn_node *null_test(cy *c, qn_node *n, enum qn_cmpop op) {
  qn_node *cmp = cy_new(c, QN_AST_Compare, n->span), *none = cy_none(c, n->span);
  cmp->Compare.left = n;
  cmp->Compare.ops = (qn_ops){QN_NEW_N(c->a, uint8_t, 1), 1};
  cmp->Compare.ops.items[0] = (uint8_t)op;
  cmp->Compare.comparators = (qn_nodes){QN_NEW_N(c->a, qn_node *, 1), 1};
  cmp->Compare.comparators.items[0] = none;
  return cmp;
}

qn_node *cy_test(cy *c, qn_node *n) {
  const qn_node *type;
  if (!n) return NULL;
  n = cy_expr(c, n, &type);
  return cy_kind_of(c, type) == CY_POINTER ? null_test(c, n, QN_CMP_IsNot) : cy_coerced(c, n, type);
}

static void generic_list(cy *c, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i]) list->items[i] = cy_object(c, list->items[i]);
}

void cy_generic(cy *c, qn_node *n) {
  const qn_kind_desc *d = &qn_ast_kinds[n->kind];
  for (uint32_t i = 0; i < d->n; i++) {
    const qn_field_desc *f = &qn_ast_fields[d->first + i];
    void *at = (char *)n + f->offset;
    if (f->kind == QN_FIELD_NODE || f->kind == QN_FIELD_OPT) *(qn_node **)at = cy_object(c, *(qn_node **)at);
    else if (f->kind == QN_FIELD_LIST) generic_list(c, at);
  }
}

/* An element that was read: a C value, not one of NumPy's. */
static qn_node *loaded(cy *c, qn_node *n, const qn_node *type, enum qn_context ctx) {
  if (ctx != QN_CTX_Load || cy_kind_of(c, type) != CY_SCALAR) return n;
  return cy_cast(c, type, n, false, n->span);
}

/* --- names, attributes, subscripts ---------------------------------------------------------------------------------- */
static qn_node *name(cy *c, qn_node *n, const qn_node **type) {
  const cy_var *v = cy_find(c, n->Name.id);
  if (!v) {
    if (strcmp(n->Name.id->text, "NULL") == 0 && n->Name.ctx == QN_CTX_Load) {
      *type = cy_pointer_to(c, NULL, n->span);
      return cy_none(c, n->span);
    }
    return n;
  }
  *type = v->type;
  if (v->loads) return loaded(c, n, v->type, n->Name.ctx);
  if (!v->box) return n;
  qn_node *box = cy_name(c, v->box, QN_CTX_Load, n->span);
  return loaded(c, cy_subscript(c, box, cy_int(c, 0, n->span), n->Name.ctx, n->span), v->type, n->Name.ctx);
}

/* The value of a class's field, an array or record included, from the object. */
static qn_node *field_of(cy *c, qn_node *n, qn_node *value, const cy_field *f, const qn_node **type) {
  enum qn_context ctx = n->Attribute.ctx;
  *type = f->type;
  n->Attribute.value = value;
  n->Attribute.attr = f->slot;
  const char *text = cy_number_text(f->type);
  if (text && strcmp(text, "uint64") == 0) return loaded(c, n, f->type, ctx);
  if (cy_kind_of(c, f->type) != CY_STRUCT) return n;
  n->Attribute.ctx = QN_CTX_Load;
  return cy_subscript(c, n, cy_int(c, 0, n->span), ctx, n->span);
}

/* value.attr of a struct, or of a pointer to one; NULL: of something else. */
qn_node *cy_member(cy *c, qn_node *n, qn_node *value, const qn_node *t, const qn_node **type) {
  qn_sym attr = n->Attribute.attr;
  if (cy_kind_of(c, t) == CY_POINTER && cy_kind_of(c, cy_element(c, t)) == CY_STRUCT) {
    value = cy_subscript(c, value, cy_int(c, 0, n->span), QN_CTX_Load, n->span);
    t = cy_element(c, t);
  }
  if (cy_kind_of(c, t) != CY_STRUCT) return NULL;
  *type = cy_struct_field(c, t, attr);
  if (!*type) {
    cy_refuse(c, n, qn_arena_printf(c->a, "the struct has no member '%s'", attr->text));
    return n;
  }
  return loaded(c, cy_subscript(c, value, cy_str(c, qn_sym_sv(attr), n->span), n->Attribute.ctx, n->span), *type, n->Attribute.ctx);
}

static qn_node *attribute(cy *c, qn_node *n, const qn_node **type) {
  const qn_node *t, *of = n->Attribute.value;
  qn_sym attr = n->Attribute.attr;
  const qn_node *e = of->kind == QN_AST_Name && !cy_find(c, of->Name.id) ? qn_map_get(&c->enums, qn_sym_sv(of->Name.id)) : NULL;
  if (e && !e->CyEnum.is_cpdef) return cy_name(c, attr, QN_CTX_Load, n->span); /* Color.RED of a cdef enum is RED */
  qn_node *value = cy_expr(c, n->Attribute.value, &t);
  qn_node *member = cy_member(c, n, value, t, type);
  if (member) return member;
  if (cy_kind_of(c, t) == CY_VIEW && strcmp(attr->text, "suboffsets") == 0) return cy_call_cy(c, "suboffsets", &value, 1, n->span);
  const cy_field *f = cy_class_field(cy_class_of(c, t), attr);
  if (f) return field_of(c, n, value, f, type);
  n->Attribute.value = cy_coerced(c, value, t);
  return n;
}

static qn_node *index_of(cy *c, qn_node *n) {
  if (!n) return NULL;
  if (n->kind == QN_AST_Slice || n->kind == QN_AST_Tuple) {
    cy_generic(c, n);
    return n;
  }
  return cy_object(c, n);
}

static bool has_slice(const qn_node *index) {
  if (index->kind == QN_AST_Slice) return true;
  if (index->kind == QN_AST_Constant && index->Constant.value.kind == QN_CONST_NONE) return true;
  if (index->kind == QN_AST_Constant && index->Constant.value.kind == QN_CONST_ELLIPSIS) return true;
  for (uint32_t i = 0; index->kind == QN_AST_Tuple && i < index->Tuple.elts.n; i++)
    if (has_slice(index->Tuple.elts.items[i])) return true;
  return false;
}

static bool is_row(cy *c, const qn_node *value, const qn_node *t) { /* x[i] of a C array of arrays */
  return cy_kind_of(c, t) == CY_ARRAY && value->kind == QN_AST_Subscript && value->Subscript.slice->kind != QN_AST_Slice &&
         value->Subscript.slice->kind != QN_AST_Constant;
}

static qn_node *with_index(cy *c, qn_node *index, qn_node *more) {
  qn_node *items[9];
  uint32_t n = 0;
  if (index->kind == QN_AST_Tuple)
    for (uint32_t i = 0; i < index->Tuple.elts.n && n < 8; i++) items[n++] = index->Tuple.elts.items[i];
  else
    items[n++] = index;
  items[n++] = more;
  return cy_tuple(c, items, n, more->span);
}

static bool is_negative(const qn_node *n) { return n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub; }

/* The type of t[index]: one element for each index. */
static const qn_node *element_at(cy *c, const qn_node *t, const qn_node *index) {
  if (has_slice(index)) return cy_kind_of(c, t) == CY_VIEW ? t : NULL;
  if (cy_kind_of(c, t) == CY_NDARRAY) return cy_element(c, t);
  uint32_t n = index->kind == QN_AST_Tuple ? index->Tuple.elts.n : 1;
  for (uint32_t i = 0; t && i < n; i++) t = cy_element(c, t);
  return t;
}

/* Does an index, which was lowered, say one element? Not one that is computed as an object and may be a mask or a list. */
static bool is_position(cy *c, const qn_node *index) {
  switch ((int)index->kind) {
    case QN_AST_Tuple:
      for (uint32_t i = 0; i < index->Tuple.elts.n; i++)
        if (!is_position(c, index->Tuple.elts.items[i])) return false;
      return true;
    case QN_AST_Compare: case QN_AST_List: case QN_AST_BoolOp: return false;
    case QN_AST_Name: {
      const cy_var *v = cy_find(c, index->Name.id);
      return v && !v->hides ? cy_kind_of(c, v->type) == CY_SCALAR : cy_is_counter(c, index->Name.id);
    }
    case QN_AST_UnaryOp: return is_position(c, index->UnaryOp.operand);
    case QN_AST_BinOp: return is_position(c, index->BinOp.left) && is_position(c, index->BinOp.right);
    case QN_AST_Call: return index->Call.func->kind == QN_AST_Name;
    default: return true;
  }
}

static qn_node *subscript(cy *c, qn_node *n, const qn_node **type) {
  const qn_node *t;
  enum qn_context ctx = n->Subscript.ctx;
  qn_node *value = cy_expr(c, n->Subscript.value, &t), *index = index_of(c, n->Subscript.slice);
  enum cy_kind kind = cy_kind_of(c, t);
  n->Subscript.value = value;
  n->Subscript.slice = index;
  switch ((int)kind) {
    case CY_POINTER:
    case CY_ARRAY:
      if (kind == CY_POINTER && is_negative(index)) {
        n->Subscript.value = cy_call_cy(c, "moved", (qn_node *[]){value, index}, 2, n->span);
        n->Subscript.slice = cy_int(c, 0, n->span);
      }
      if (index->kind == QN_AST_Slice) {
        *type = cy_array_of(c, cy_element(c, t), n->span);
        return n;
      }
      *type = cy_element(c, t);
      if (is_row(c, value, t)) {
        n->Subscript.value = value->Subscript.value;
        n->Subscript.slice = with_index(c, value->Subscript.slice, index);
      }
      return loaded(c, n, *type, ctx);
    case CY_VIEW:
    case CY_NDARRAY: {
      const qn_node *e = element_at(c, t, index);
      bool view = has_slice(index);
      uint32_t given = index->kind == QN_AST_Tuple ? index->Tuple.elts.n : 1, ndim = kind == CY_VIEW ? (uint32_t)t->CyTypeMemView.ndim : 1;
      if (kind == CY_NDARRAY && !view)
        for (uint32_t i = 0; i < t->CyTypeIndex.keywords.n; i++) {
          const qn_node *k = t->CyTypeIndex.keywords.items[i];
          if (k->kind == QN_AST_keyword && k->keyword.arg && strcmp(k->keyword.arg->text, "ndim") == 0 &&
              k->keyword.value->kind == QN_AST_Constant)
            ndim = (uint32_t)k->keyword.value->Constant.value.i;
        }
      if (kind == CY_NDARRAY && (view || given < ndim || !is_position(c, index))) return n;
      *type = e;
      return loaded(c, n, e, ctx);
    }
    default: break;
  }
  n->Subscript.value = cy_coerced(c, value, t);
  return n;
}

/* --- operators ------------------------------------------------------------------------------------------------------ */
static bool points(cy *c, const qn_node *t) { return cy_kind_of(c, t) == CY_POINTER || cy_kind_of(c, t) == CY_ARRAY; }

static qn_node *binop(cy *c, qn_node *n, const qn_node **type) {
  const qn_node *a, *b;
  qn_node *left = cy_expr(c, n->BinOp.left, &a), *right = cy_expr(c, n->BinOp.right, &b);
  bool pa = points(c, a), pb = points(c, b);
  if (pa && cy_kind_of(c, a) == CY_ARRAY && n->BinOp.op != QN_OP_Add) pa = false;
  if (pa && n->BinOp.op == QN_OP_Sub) {
    if (pb) return cy_call_cy(c, "distance", (qn_node *[]){left, right}, 2, n->span);
    qn_node *minus = cy_new(c, QN_AST_UnaryOp, n->span);
    minus->UnaryOp.op = QN_UNARY_USub;
    minus->UnaryOp.operand = cy_coerced(c, right, b);
    *type = cy_pointer_to(c, cy_element(c, a), n->span);
    return cy_call_cy(c, "moved", (qn_node *[]){left, minus}, 2, n->span);
  }
  if (pa || pb) {
    if (n->BinOp.op != QN_OP_Add || (pa && pb)) {
      cy_refuse(c, n, "pointers can be moved by integers and subtracted from each other");
      return n;
    }
    *type = cy_pointer_to(c, cy_element(c, pa ? a : b), n->span);
    return cy_subscript(c, pa ? left : right, cy_slice(c, pa ? right : left, NULL, n->span), QN_CTX_Load, n->span);
  }
  n->BinOp.left = cy_coerced(c, left, a);
  n->BinOp.right = cy_coerced(c, right, b);
  return n;
}

/* `T is double` in a function with a fused type T: a question about the parameter. */
static qn_node *fused_test(cy *c, qn_node *n) {
  qn_node *left = n->Compare.left, *right = n->Compare.comparators.items[0];
  if (left->kind != QN_AST_Name || cy_find(c, left->Name.id)) return NULL;
  for (const cy_scope *s = c->scope; s; s = s->outer) {
    const qn_node *a = qn_map_get(&s->fused, qn_sym_sv(left->Name.id));
    if (!a || n->Compare.ops.n != 1) continue;
    qn_node *t = cy_new(c, QN_AST_CyTypeName, right->span);
    t->CyTypeName.name = right->kind == QN_AST_Name ? right->Name.id : right->kind == QN_AST_Attribute ? right->Attribute.attr : left->Name.id;
    qn_node *value = cy_name(c, a->arg.arg, QN_CTX_Load, n->span);
    uint8_t *op = &n->Compare.ops.items[0];
    if (*op == QN_CMP_Is) *op = QN_CMP_Eq;
    if (*op == QN_CMP_IsNot) *op = QN_CMP_NotEq;
    const qn_node *whole = cy_resolve(c, a->arg.ctype);
    const char *members = cy_kind_of(c, whole) == CY_FUSED ? cy_fused_members(c, whole) : NULL;
    if (members) {
      qn_node *args[3] = {value, cy_str(c, qn_sv_of(members), n->span), cy_str(c, qn_sv_of(cy_fused_name(t)), n->span)}, *is = cy_call_cy(c, "fused_is", args, 3, n->span);
      if (*op == QN_CMP_Eq) return is;
      qn_node *not = cy_new(c, QN_AST_UnaryOp, n->span);
      not->UnaryOp.op = QN_UNARY_Not;
      not->UnaryOp.operand = is;
      return not;
    }
    if (cy_kind_of(c, whole) == CY_FUSED) {
      cy_refuse(c, n, "a fused type of views or classes cannot be asked for");
      return n;
    }
    n->Compare.left = cy_attribute(c, value, "dtype", n->span);
    n->Compare.comparators.items[0] = cy_dtype(c, cy_resolve(c, t), n->span);
    return n;
  }
  return NULL;
}

static qn_node *compared_pointers(cy *c, qn_node *n, qn_node *left, qn_node *right) {
  uint8_t *op = &n->Compare.ops.items[0];
  bool same = *op == QN_CMP_Is, not_same = *op == QN_CMP_IsNot;
  if (!same && !not_same && (*op < QN_CMP_Lt || *op > QN_CMP_GtE)) cy_refuse(c, n, "pointers can only be compared by their places");
  n->Compare.left = cy_call_cy(c, same || not_same ? "is_same" : "distance", (qn_node *[]){left, right}, 2, n->span);
  if (same) return n->Compare.left;
  if (not_same) *op = QN_CMP_Eq;
  n->Compare.comparators.items[0] = cy_int(c, 0, n->span);
  return n;
}

static qn_node *compare(cy *c, qn_node *n) {
  const qn_node *a, *b;
  qn_node *fused = fused_test(c, n);
  if (fused) return fused;
  if (n->Compare.ops.n > 1) {
    cy_generic(c, n);
    return n;
  }
  qn_node *left = cy_expr(c, n->Compare.left, &a), *right = cy_expr(c, n->Compare.comparators.items[0], &b);
  uint8_t *op = &n->Compare.ops.items[0];
  bool pa = cy_kind_of(c, a) == CY_POINTER, pb = cy_kind_of(c, b) == CY_POINTER;
  if (pa || pb) {
    bool null = (right->kind == QN_AST_Constant && right->Constant.value.kind == QN_CONST_NONE) ||
                (left->kind == QN_AST_Constant && left->Constant.value.kind == QN_CONST_NONE);
    if (*op == QN_CMP_Eq) *op = QN_CMP_Is;
    if (*op == QN_CMP_NotEq) *op = QN_CMP_IsNot;
    if (!null) return compared_pointers(c, n, left, right);
  }
  n->Compare.left = cy_char_literal(c, cy_coerced(c, left, a), b);
  n->Compare.comparators.items[0] = cy_char_literal(c, cy_coerced(c, right, b), a);
  return n;
}

static qn_node *conditional(cy *c, qn_node *n, const qn_node **type) {
  const qn_node *a, *b;
  n->IfExp.test = cy_test(c, n->IfExp.test);
  qn_node *body = cy_expr(c, n->IfExp.body, &a), *orelse = cy_expr(c, n->IfExp.orelse, &b);
  bool same = a && b && cy_is_same(c, a, b);
  *type = same ? a : NULL;
  n->IfExp.body = same ? body : cy_coerced(c, body, a);
  n->IfExp.orelse = same ? orelse : cy_coerced(c, orelse, b);
  return n;
}

static qn_node *size_of(cy *c, qn_node *n) {
  const qn_node *o = n->CySizeOf.operand, *t;
  int64_t align = 1;
  if (o->kind == QN_AST_CyTypeName) {
    const cy_var *v = cy_find(c, o->CyTypeName.name);
    t = v ? v->type : cy_resolve(c, o);
  } else if (qn_ast_kinds[o->kind].cat == QN_AST_CAT_cytype) {
    t = cy_resolve(c, o);
  } else {
    (void)cy_expr(c, n->CySizeOf.operand, &t);
  }
  return cy_int(c, cy_size(c, t, &align), n->span);
}

/* --- comprehensions: what they iterate over ---------------------------------------------------------------------------- */
static void hide_target(cy *c, const qn_node *t) {
  if (t->kind == QN_AST_Name) cy_declare(c, t->Name.id, NULL, false);
  for (uint32_t i = 0; t->kind == QN_AST_Tuple && i < t->Tuple.elts.n; i++) hide_target(c, t->Tuple.elts.items[i]);
}

static void comprehension(cy *c, qn_node *g) {
  const qn_node *over, *item;
  g->comprehension.iter = cy_expr(c, g->comprehension.iter, &over);
  item = cy_kind_of(c, over) == CY_ARRAY ? cy_element(c, over) : NULL;
  hide_target(c, g->comprehension.target);
  g->comprehension.iter = cy_items(c, g->comprehension.iter, over);
  if (cy_kind_of(c, item) == CY_SCALAR && g->comprehension.target->kind == QN_AST_Name)
    cy_declare(c, g->comprehension.target->Name.id, item, false)->loads = true;
  else
    g->comprehension.iter = cy_coerced(c, g->comprehension.iter, over);
  for (uint32_t i = 0; i < g->comprehension.ifs.n; i++) g->comprehension.ifs.items[i] = cy_test(c, g->comprehension.ifs.items[i]);
}

static qn_node *comprehended(cy *c, qn_node *n) {
  cy_scope inner = {.outer = c->scope};
  bool dict = n->kind == QN_AST_DictComp;
  qn_nodes g = dict ? n->DictComp.generators : n->ListComp.generators;
  if (c->scope) inner.fn = c->scope->fn, inner.ret = c->scope->ret, inner.to_python = c->scope->to_python;
  c->scope = &inner;
  for (uint32_t i = 0; i < g.n; i++) {
    comprehension(c, g.items[i]);
  }
  if (dict) {
    n->DictComp.key = cy_object(c, n->DictComp.key);
    n->DictComp.value = cy_object(c, n->DictComp.value);
  } else {
    n->ListComp.elt = cy_object(c, n->ListComp.elt);
  }
  c->scope = inner.outer;
  return n;
}

static qn_node *lambda(cy *c, qn_node *n) {
  cy_scope inner = {.outer = c->scope, .fn = c->scope->fn};
  c->scope = &inner;
  const qn_node *a = n->Lambda.args;
  for (uint32_t i = 0; i < a->arguments.args.n; i++) cy_declare(c, a->arguments.args.items[i]->arg.arg, NULL, false);
  n->Lambda.body = cy_object(c, n->Lambda.body);
  c->scope = inner.outer;
  return n;
}

/* --- all ------------------------------------------------------------------------------------------------------------ */
qn_node *cy_expr(cy *c, qn_node *n, const qn_node **type) {
  *type = NULL;
  switch ((int)n->kind) {
    case QN_AST_Constant: return n;
    case QN_AST_Name: return name(c, n, type);
    case QN_AST_Attribute: return attribute(c, n, type);
    case QN_AST_Subscript: return subscript(c, n, type);
    case QN_AST_BinOp: return binop(c, n, type);
    case QN_AST_Compare: return compare(c, n);
    case QN_AST_IfExp: return conditional(c, n, type);
    case QN_AST_UnaryOp:
      n->UnaryOp.operand = n->UnaryOp.op == QN_UNARY_Not ? cy_test(c, n->UnaryOp.operand) : cy_object(c, n->UnaryOp.operand);
      return n;
    case QN_AST_BoolOp:
      for (uint32_t i = 0; i < n->BoolOp.values.n; i++) n->BoolOp.values.items[i] = cy_test(c, n->BoolOp.values.items[i]);
      return n;
    case QN_AST_Call: return cy_call_expr(c, n, type);
    case QN_AST_CyCast: return cy_cast_expr(c, n, type);
    case QN_AST_CyAddressOf: return cy_address(c, n, type);
    case QN_AST_CySizeOf: return size_of(c, n);
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp: return comprehended(c, n);
    case QN_AST_Lambda: return lambda(c, n);
    default: cy_generic(c, n); return n;
  }
}

/* What is assigned to, with its C type. */
qn_node *cy_target(cy *c, qn_node *n, const qn_node **type) {
  *type = NULL;
  if (n->kind != QN_AST_Tuple && n->kind != QN_AST_List && n->kind != QN_AST_Starred) return cy_expr(c, n, type);
  if (n->kind == QN_AST_Starred) {
    const qn_node *t;
    n->Starred.value = cy_target(c, n->Starred.value, &t);
    return n;
  }
  for (uint32_t i = 0; i < n->Tuple.elts.n; i++) {
    const qn_node *t;
    n->Tuple.elts.items[i] = cy_target(c, n->Tuple.elts.items[i], &t);
  }
  return n;
}
