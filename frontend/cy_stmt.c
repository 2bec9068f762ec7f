/* cy_stmt.c - statements, functions and modules of Cython: declarations become assignments of what NumPy makes. */
#include "frontend/cy_lower.h"

#include <string.h>

static void statement(cy *c, qn_node *n, cy_nodes *out);

static void emit(cy *c, cy_nodes *out, qn_node *n) { qn_vec_push(c->a, out, n); }

qn_nodes cy_body(cy *c, const qn_nodes *body) {
  cy_nodes out = {0};
  for (uint32_t i = 0; i < body->n; i++) statement(c, body->items[i], &out);
  if (!out.n && body->n) emit(c, &out, cy_new(c, QN_AST_Pass, body->items[0]->span));
  return cy_list(c, out);
}

/* An object that shall be of a cdef class, or None. */
qn_node *cy_checked(cy *c, qn_node *value, const qn_node *from, const qn_node *t) {
  bool none = value->kind == QN_AST_Constant && value->Constant.value.kind == QN_CONST_NONE;
  const cy_class *k = cy_class_of(c, from);
  for (; k; k = k->base)
    if (k->name == t->CyTypeName.name) return value;
  if (none) return value;
  qn_node *args[2] = {value, cy_name(c, t->CyTypeName.name, QN_CTX_Load, value->span)};
  return cy_call_cy(c, "checked", args, 2, value->span);
}

/* --- declarations ---------------------------------------------------------------------------------------------------------- */
qn_node *cy_shape_of(cy *c, const qn_node *t, const qn_node **element) {
  qn_node *sizes[8];
  uint32_t n = 0;
  for (; cy_kind_of(c, t) == CY_ARRAY && n < 8; t = cy_resolve(c, t->CyTypeArray.base))
    sizes[n++] = t->CyTypeArray.size ? t->CyTypeArray.size : cy_int(c, 0, t->span);
  if (cy_kind_of(c, t) == CY_ARRAY) cy_refuse(c, (qn_node *)(uintptr_t)t, "a C array has at most 8 axes");
  *element = t;
  return n == 1 ? sizes[0] : cy_tuple(c, sizes, n, t->span);
}

/* `double x[] = [1, 2]`: as long as what it is given. */
static void give_size(cy *c, const qn_node *t, const qn_node *value) {
  if (t->CyTypeArray.size || !value || value->kind != QN_AST_List) return;
  ((qn_node *)(uintptr_t)t)->CyTypeArray.size = cy_int(c, value->List.elts.n, value->span);
}

static qn_node *slot_of(cy *c, const cy_var *v, qn_sym name, enum qn_context ctx, qn_span span) {
  if (!v->box) return cy_name(c, name, ctx, span);
  return cy_subscript(c, cy_name(c, v->box, QN_CTX_Load, span), cy_int(c, 0, span), ctx, span);
}

static void initial(cy *c, qn_node *d, const cy_var *v, qn_node *value, const qn_node *from, cy_nodes *out) {
  qn_span span = d->span;
  if (cy_kind_of(c, v->type) == CY_STRUCT) {
    cy_store_struct(c, slot_of(c, v, d->CyDeclarator.name, QN_CTX_Store, span), v->type, value, out, span);
  } else if (cy_kind_of(c, v->type) == CY_ARRAY) {
    qn_node *place = cy_name(c, d->CyDeclarator.name, QN_CTX_Load, span);
    value = cy_for_elements(c, v->type, value, from);
    emit(c, out, cy_assign(c, cy_subscript(c, place, cy_slice(c, NULL, NULL, span), QN_CTX_Store, span), value, span));
  } else {
    bool raw = cy_kind_of(c, v->type) == CY_POINTER || cy_kind_of(c, v->type) == CY_VIEW;
    if (cy_kind_of(c, v->type) == CY_CLASS) value = cy_checked(c, value, from, v->type);
    if (cy_kind_of(c, v->type) == CY_NDARRAY && !from) value = cy_buffer(c, value, v->type, NULL, false);
    value = cy_char_literal(c, raw ? value : cy_coerced(c, value, from), v->type);
    if (v->box) value = cy_for_element(c, v->type, value, from);
    emit(c, out, cy_assign(c, slot_of(c, v, d->CyDeclarator.name, QN_CTX_Store, span), value, span));
  }
}

static void kept(cy *c, const qn_node *line, qn_node *d, cy_nodes *out) {
  qn_node *one = cy_new(c, QN_AST_CyVarDecl, line->span);
  one->CyVarDecl.names = (qn_nodes){QN_NEW_N(c->a, qn_node *, 1), 1};
  one->CyVarDecl.names.items[0] = d;
  emit(c, out, one);
}

static void declarator(cy *c, const qn_node *line, qn_node *d, cy_nodes *out) {
  const cy_var *v = qn_map_get(&c->scope->vars, qn_sym_sv(d->CyDeclarator.name));
  if (!v) v = cy_declare(c, d->CyDeclarator.name, cy_resolve(c, d->CyDeclarator.type), false); /* in a Python class */
  const qn_node *from = NULL, *element;
  qn_node *value = d->CyDeclarator.value ? cy_expr(c, d->CyDeclarator.value, &from) : NULL;
  enum cy_kind kind = cy_kind_of(c, v->type);
  bool module = c->scope->fn == NULL;
  if (kind == CY_ARRAY) {
    give_size(c, v->type, value);
    qn_node *shape = cy_shape_of(c, v->type, &element);
    emit(c, out, cy_assign(c, cy_name(c, d->CyDeclarator.name, QN_CTX_Store, d->span), cy_zeros(c, shape, element, d->span), d->span));
  } else if (v->box) {
    qn_node *box = cy_name(c, v->box, QN_CTX_Store, d->span);
    emit(c, out, cy_assign(c, box, cy_zeros(c, cy_int(c, 1, d->span), v->type, d->span), d->span));
  } else if (kind == CY_SCALAR || kind == CY_BUILTIN || kind == CY_VIEW || kind == CY_FUSED) {
    bool fused = kind == CY_FUSED || (kind == CY_VIEW && cy_kind_of(c, cy_resolve(c, v->type->CyTypeMemView.base)) == CY_FUSED);
    d->CyDeclarator.type = fused ? cy_like_parameter(c, v->type) : (qn_node *)(uintptr_t)v->type;
    if (value && kind == CY_VIEW && !from) value = cy_buffer(c, value, v->type, NULL, false);
    if (value) value = kind == CY_VIEW ? value : cy_from_object(c, cy_char_literal(c, cy_coerced(c, value, from), v->type), from, v->type);
    if (!value && module) value = kind == CY_SCALAR ? cy_int(c, 0, d->span) : cy_none(c, d->span);
    d->CyDeclarator.value = value;
    kept(c, line, d, out);
    return;
  } else if (!value && module) {
    value = cy_none(c, d->span);
  }
  if (value) initial(c, d, v, value, from, out);
}

/* --- looking ahead: what a body declares, and of what it takes the address ------------------------------------------------------ */
static void find_addresses(void *user, qn_node *n) {
  cy_ahead *h = user;
  if (n->kind == QN_AST_CyAddressOf && n->CyAddressOf.value->kind == QN_AST_Name)
    qn_map_put(h->c->a, &h->addressed, qn_sym_sv(n->CyAddressOf.value->Name.id), h);
  qn_ast_children(n, find_addresses, h);
}

/* for i in range(…), for i, x in enumerate(…) */
static void find_counter(cy *c, const qn_node *n) {
  const qn_node *over = n->For.iter, *t = n->For.target;
  const char *text = over->kind == QN_AST_Call && over->Call.func->kind == QN_AST_Name ? over->Call.func->Name.id->text : "";
  if (strcmp(text, "enumerate") == 0 && t->kind == QN_AST_Tuple && t->Tuple.elts.n) t = t->Tuple.elts.items[0];
  else if (strcmp(text, "range") != 0 && strcmp(text, "prange") != 0) return;
  if (t->kind == QN_AST_Name) qn_map_put(c->a, &c->scope->counters, qn_sym_sv(t->Name.id), c);
}

static void find_declarations(void *user, qn_node *n) {
  cy_ahead *h = user;
  if (n->kind == QN_AST_For) find_counter(h->c, n);
  switch ((int)n->kind) {
    case QN_AST_FunctionDef: case QN_AST_CyFuncDef: case QN_AST_CyClass: case QN_AST_ClassDef: case QN_AST_Lambda: case QN_AST_CyStruct: case QN_AST_CyExtern: return;
    case QN_AST_CyVarDecl:
      for (uint32_t i = 0; i < n->CyVarDecl.names.n; i++) {
        const qn_node *d = n->CyVarDecl.names.items[i];
        bool addressed = qn_map_get(&h->addressed, qn_sym_sv(d->CyDeclarator.name)) != NULL;
        cy_declare(h->c, d->CyDeclarator.name, cy_resolve(h->c, d->CyDeclarator.type), addressed);
      }
      return;
    case QN_AST_Nonlocal:
      for (uint32_t i = 0; i < n->Nonlocal.names.n; i++) qn_map_put(h->c->a, &h->c->scope->globals, qn_sym_sv(n->Nonlocal.names.items[i]), h->c);
      return;
    case QN_AST_Global:
      for (uint32_t i = 0; i < n->Global.names.n; i++) qn_map_put(h->c->a, &h->c->scope->globals, qn_sym_sv(n->Global.names.items[i]), h->c);
      return;
    default: qn_ast_children(n, find_declarations, h); return;
  }
}

/* A name that a function assigns to without declaring it is its own, whatever the module calls so. */
static void find_own_names(void *user, qn_node *n) {
  cy_ahead *h = user;
  cy *c = h->c;
  switch ((int)n->kind) {
    case QN_AST_FunctionDef: case QN_AST_CyFuncDef: case QN_AST_CyClass: case QN_AST_ClassDef: case QN_AST_Lambda: case QN_AST_CyStruct: case QN_AST_CyExtern:
    case QN_AST_ListComp: case QN_AST_SetComp: case QN_AST_DictComp: case QN_AST_GeneratorExp: return;
    case QN_AST_Name: {
      const qn_sv name = qn_sym_sv(n->Name.id);
      if (n->Name.ctx != QN_CTX_Store || qn_map_get(&c->scope->vars, name) || qn_map_get(&c->scope->globals, name) || !cy_find(c, n->Name.id)) return;
      cy_declare(c, n->Name.id, NULL, false)->hides = true;
      return;
    }
    default: qn_ast_children(n, find_own_names, h); return;
  }
}

void cy_look_ahead(cy *c, const qn_nodes *body, cy_ahead *h) {
  h->c = c;
  for (uint32_t i = 0; i < body->n; i++) find_addresses(h, body->items[i]);
  for (uint32_t i = 0; i < body->n; i++) find_declarations(h, body->items[i]);
}

/* An annotation that names a C type, which no object stands for: the C type itself. */
static qn_node *annotated(cy *c, const qn_node *annotation) {
  static const char *const objects[] = {"int", "float", "bool"};
  if (!annotation || annotation->kind != QN_AST_Name || cy_find(c, annotation->Name.id)) return NULL;
  for (size_t i = 0; i < QN_COUNT(objects); i++)
    if (strcmp(annotation->Name.id->text, objects[i]) == 0) return NULL;
  qn_node *t = cy_new(c, QN_AST_CyTypeName, annotation->span);
  t->CyTypeName.name = annotation->Name.id;
  return cy_kind_of(c, cy_resolve(c, t)) == CY_SCALAR ? t : NULL;
}

/* --- functions ---------------------------------------------------------------------------------------------------------------------- */
static void parameter(cy *c, qn_node *a, cy_ahead *h, bool from_python, cy_nodes *head) {
  qn_node *stated = a->arg.ctype ? NULL : annotated(c, a->arg.annotation);
  if (stated) a->arg.ctype = stated, a->arg.annotation = NULL;
  const qn_node *t = cy_resolve(c, a->arg.ctype);
  enum cy_kind kind = cy_kind_of(c, t);
  bool addressed = qn_map_get(&h->addressed, qn_sym_sv(a->arg.arg)) != NULL;
  const cy_var *v = cy_declare(c, a->arg.arg, t, addressed);
  qn_span span = a->span;
  const qn_node *item = t;
  while (kind != CY_FUSED && cy_element(c, item)) item = cy_element(c, item);
  bool fused = cy_kind_of(c, item) == CY_FUSED;
  const qn_node *first = fused ? qn_map_get(&c->scope->fused, qn_sym_sv(item->CyTypeName.name)) : NULL;
  if (fused && !first) qn_map_put(c->a, &c->scope->fused, qn_sym_sv(item->CyTypeName.name), a);
  bool stays = kind == CY_SCALAR || kind == CY_BUILTIN || (kind == CY_VIEW && cy_kind_of(c, item) == CY_SCALAR);
  qn_vec_push(c->a, &c->later, ((cy_later){&a->arg.ctype, stays ? (qn_node *)(uintptr_t)t : NULL}));
  if (v->box) {
    qn_node *box = cy_name(c, v->box, QN_CTX_Store, span), *value = cy_name(c, a->arg.arg, QN_CTX_Load, span);
    emit(c, head, cy_assign(c, box, cy_zeros(c, cy_int(c, 1, span), t, span), span));
    if (kind == CY_STRUCT && from_python) {
      qn_node *args[2] = {cy_dtype(c, t, span), value};
      value = cy_call_cy(c, "from_object", args, 2, span);
    }
    emit(c, head, cy_assign(c, slot_of(c, v, a->arg.arg, QN_CTX_Store, span), value, span));
  }
  bool buffer = kind == CY_VIEW || kind == CY_NDARRAY || cy_is_plain_ndarray(t);
  qn_node *given = buffer && from_python ? cy_name(c, a->arg.arg, QN_CTX_Load, span) : NULL;
  qn_node *checked = given ? cy_buffer(c, given, t, a->arg.arg->text, a->arg.not_none == 1) : NULL;
  if (fused && from_python && (kind == CY_FUSED || buffer)) checked = cy_fused_argument(c, a, t, first), given = NULL;
  if (checked != given) emit(c, head, cy_assign(c, cy_name(c, a->arg.arg, QN_CTX_Store, span), checked, span));
  if (kind == CY_CLASS && from_python) {
    qn_node *args[4] = {cy_name(c, a->arg.arg, QN_CTX_Load, span), cy_name(c, t->CyTypeName.name, QN_CTX_Load, span), cy_str(c, qn_sym_sv(a->arg.arg), span),
                        cy_int(c, a->arg.not_none == 1, span)};
    qn_node *line = cy_new(c, QN_AST_Expr, span);
    line->Expr.value = cy_call_cy(c, "argument", args, 4, span);
    emit(c, head, line);
  }
}

bool cy_is_doc(const qn_node *n) {
  return n->kind == QN_AST_Expr && n->Expr.value->kind == QN_AST_Constant && n->Expr.value->Constant.value.kind == QN_CONST_STR;
}

qn_nodes cy_with_head(cy *c, qn_nodes body, cy_nodes head) {
  if (!head.n) return body;
  cy_nodes all = {0};
  uint32_t i = body.n && cy_is_doc(body.items[0]) ? 1 : 0;
  if (i) emit(c, &all, body.items[0]);
  for (uint32_t k = 0; k < head.n; k++) emit(c, &all, head.data[k]);
  for (; i < body.n; i++) emit(c, &all, body.items[i]);
  return cy_list(c, all);
}

void cy_function(cy *c, qn_node *n, const cy_class *self) {
  bool is_c = n->kind == QN_AST_CyFuncDef, serial = c->serial;
  qn_node *args = is_c ? n->CyFuncDef.args : n->FunctionDef.args;
  qn_nodes *body = is_c ? &n->CyFuncDef.body : &n->FunctionDef.body;
  cy_scope scope = {.outer = c->scope, .fn = n, .to_python = !is_c};
  for (uint32_t i = 0; i < args->arguments.defaults.n; i++) args->arguments.defaults.items[i] = cy_object(c, args->arguments.defaults.items[i]);
  qn_nodes decorators = is_c ? n->CyFuncDef.decorator_list : n->FunctionDef.decorator_list;
  bool is_static = false;
  for (uint32_t i = 0; i < decorators.n; i++)
    is_static = is_static || (decorators.items[i]->kind == QN_AST_Name && (strcmp(decorators.items[i]->Name.id->text, "staticmethod") == 0 ||
                                                                           strcmp(decorators.items[i]->Name.id->text, "classmethod") == 0));
  if (is_c) scope.ret = cy_resolve(c, n->CyFuncDef.returns);
  else if (annotated(c, n->FunctionDef.returns)) n->FunctionDef.returns = NULL;
  c->scope = &scope;
  c->serial = false;
  cy_ahead h = {0};
  cy_nodes head = {0};
  cy_look_ahead(c, body, &h);
  qn_nodes lists[] = {args->arguments.posonlyargs, args->arguments.args, args->arguments.kwonlyargs};
  bool from_python = !is_c || n->CyFuncDef.is_cpdef;
  for (size_t l = 0; l < QN_COUNT(lists); l++)
    for (uint32_t i = 0; i < lists[l].n; i++) parameter(c, lists[l].items[i], &h, from_python, &head);
  if (self && !is_static && lists[1].n && !lists[1].items[0]->arg.ctype) {
    qn_node *t = cy_new(c, QN_AST_CyTypeName, n->span);
    t->CyTypeName.name = self->name;
    cy_declare(c, lists[1].items[0]->arg.arg, t, false);
  }
  for (uint32_t i = 0; i < body->n; i++) find_own_names(&h, body->items[i]);
  *body = cy_with_head(c, cy_body(c, body), head);
  if (is_c) {
    enum cy_kind k = cy_kind_of(c, scope.ret);
    bool stays = k == CY_SCALAR || k == CY_BUILTIN || k == CY_VOID;
    qn_node *t = k == CY_FUSED ? cy_like_parameter(c, scope.ret) : stays ? (qn_node *)(uintptr_t)scope.ret : NULL;
    qn_vec_push(c->a, &c->later, ((cy_later){&n->CyFuncDef.returns, t}));
  }
  c->serial = serial;
  c->scope = scope.outer;
}

/* --- assignments ------------------------------------------------------------------------------------------------------------------------ */
/* The first value that an undeclared variable of a function gets says what it is, as Cython infers it. */
static void infer(cy *c, const qn_node *target, const qn_node *type, cy_nodes *out) {
  enum cy_kind k = cy_kind_of(c, type);
  if (!c->scope->fn || target->kind != QN_AST_Name || (cy_find(c, target->Name.id) && !cy_find(c, target->Name.id)->hides)) return;
  if (k == CY_POINTER || k == CY_CLASS || k == CY_VIEW) cy_declare(c, target->Name.id, type, false);
  if (k != CY_STRUCT) return;
  qn_node *box = cy_name(c, cy_declare(c, target->Name.id, type, false)->box, QN_CTX_Store, target->span);
  emit(c, out, cy_assign(c, box, cy_zeros(c, cy_int(c, 1, target->span), type, target->span), target->span));
}

/* A C variable of the module, here or in a function that says `global`: it lives as an object, which a value is converted for. */
static bool is_module_scalar(cy *c, qn_sym name) {
  const qn_sv text = qn_sym_sv(name);
  const bool here = qn_map_get(&c->scope->vars, text) != NULL;
  return c->scope->fn ? !here && qn_map_get(&c->scope->globals, text) != NULL : here;
}

static bool is_slot(cy *c, const qn_node *target, const qn_node *t) {
  enum cy_kind k = cy_kind_of(c, t);
  if (k != CY_SCALAR && k != CY_BUILTIN) return false;
  if (target->kind == QN_AST_Name) return k == CY_SCALAR && is_module_scalar(c, target->Name.id);
  return target->kind == QN_AST_Attribute && target->Attribute.attr->text[0] == ':';
}

static bool has_element(const qn_node *target) { /* does it unpack into an element? */
  if (target->kind == QN_AST_Subscript) return true;
  for (uint32_t i = 0; (target->kind == QN_AST_Tuple || target->kind == QN_AST_List) && i < target->Tuple.elts.n; i++)
    if (has_element(target->Tuple.elts.items[i])) return true;
  return false;
}

/* What is unpacked, or what a loop gives, goes through a variable where it is assigned to a slot or an element: then it is
 * converted. all: beside an element, whose index may be what comes before it. */
static qn_node *through_names(cy *c, qn_node *target, bool all, cy_nodes *after) {
  const qn_node *t;
  if (target->kind == QN_AST_Tuple || target->kind == QN_AST_List) {
    for (uint32_t i = 0; i < target->Tuple.elts.n; i++) target->Tuple.elts.items[i] = through_names(c, target->Tuple.elts.items[i], all, after);
    return target;
  }
  target = cy_target(c, target, &t);
  bool slot = target->kind == QN_AST_Attribute && is_slot(c, target, t);
  if (target->kind == QN_AST_Starred || (!all && !slot)) return target;
  qn_sym temp = qn_intern_z(c->names, qn_arena_printf(c->a, ":t%u", (unsigned)c->temps++));
  qn_node *value = cy_name(c, temp, QN_CTX_Load, target->span);
  if (slot) value = cy_for_slot(c, target, t, value, target->span);
  else if (target->kind == QN_AST_Subscript) value = cy_for_element(c, t, value, NULL);
  emit(c, after, cy_assign(c, target, value, target->span));
  return cy_name(c, temp, QN_CTX_Store, target->span);
}

static void assign_one(cy *c, qn_node *target, qn_node *value, const qn_node *from, cy_nodes *out, qn_span span) {
  const qn_node *t;
  if (target->kind == QN_AST_Tuple || target->kind == QN_AST_List) {
    cy_nodes after = {0};
    emit(c, out, cy_assign(c, through_names(c, target, has_element(target), &after), cy_coerced(c, value, from), span));
    for (uint32_t i = 0; i < after.n; i++) emit(c, out, after.data[i]);
    return;
  }
  infer(c, target, from, out);
  target = cy_target(c, target, &t);
  enum cy_kind k = cy_kind_of(c, t);
  if (k == CY_STRUCT) {
    cy_store_struct(c, target, t, value, out, span);
    return;
  }
  bool whole = k == CY_ARRAY && !(target->kind == QN_AST_Subscript && target->Subscript.slice->kind == QN_AST_Slice);
  if (whole) {
    if (target->kind == QN_AST_Name) target->Name.ctx = QN_CTX_Load;
    if (target->kind == QN_AST_Attribute) target->Attribute.ctx = QN_CTX_Load;
    if (target->kind == QN_AST_Subscript) target->Subscript.ctx = QN_CTX_Load;
    target = cy_subscript(c, target, cy_slice(c, NULL, NULL, span), QN_CTX_Store, span);
  }
  bool raw = k == CY_POINTER || k == CY_ARRAY || k == CY_VIEW;
  value = cy_char_literal(c, raw ? value : cy_coerced(c, value, from), t);
  if (k == CY_CLASS) value = cy_checked(c, value, from, t);
  bool place = target->kind == QN_AST_Name || target->kind == QN_AST_Attribute;
  if (place && !from && (k == CY_VIEW || k == CY_NDARRAY)) value = cy_buffer(c, value, t, NULL, false);
  if (target->kind == QN_AST_Name) value = cy_from_object(c, value, from, t);
  if (target->kind == QN_AST_Subscript) value = raw ? cy_for_elements(c, t, value, from) : cy_for_element(c, t, value, from);
  emit(c, out, cy_assign(c, target, is_slot(c, target, t) ? cy_for_slot(c, target, t, value, span) : value, span));
}

static void assign(cy *c, qn_node *n, cy_nodes *out) {
  const qn_node *from;
  qn_nodes targets = n->Assign.targets;
  bool unpack = targets.n == 1 && targets.items[0]->kind == QN_AST_Tuple && n->Assign.value->kind == QN_AST_Tuple &&
                targets.items[0]->Tuple.elts.n == n->Assign.value->Tuple.elts.n;
  for (uint32_t i = 0; unpack && i < targets.items[0]->Tuple.elts.n; i++) {
    enum qn_ast_kind k = targets.items[0]->Tuple.elts.items[i]->kind;
    unpack = k != QN_AST_Tuple && k != QN_AST_List && k != QN_AST_Starred;
  }
  if (unpack) { /* C values stay C values; what a struct or field gets is converted */
    qn_node *t = targets.items[0], *v = n->Assign.value;
    for (uint32_t i = 0; i < v->Tuple.elts.n; i++) {
      const qn_node *to;
      qn_node *e = cy_expr(c, v->Tuple.elts.items[i], &from);
      t->Tuple.elts.items[i] = cy_target(c, t->Tuple.elts.items[i], &to);
      enum cy_kind k = cy_kind_of(c, to);
      if (k != CY_POINTER && k != CY_STRUCT && k != CY_VIEW) e = cy_coerced(c, e, from);
      const qn_node *target = t->Tuple.elts.items[i];
      if (target->kind == QN_AST_Subscript) e = k == CY_VIEW || k == CY_ARRAY ? cy_for_elements(c, to, e, from) : cy_for_element(c, to, e, from);
      v->Tuple.elts.items[i] = is_slot(c, target, to) ? cy_for_slot(c, target, to, e, n->span) : e;
    }
    emit(c, out, n);
    return;
  }
  qn_node *value = cy_expr(c, n->Assign.value, &from);
  if (targets.n == 1) {
    assign_one(c, targets.items[0], value, from, out, n->span);
    return;
  }
  qn_sym temp = qn_intern_z(c->names, qn_arena_printf(c->a, ":t%u", (unsigned)c->temps++));
  emit(c, out, cy_assign(c, cy_name(c, temp, QN_CTX_Store, n->span), value, n->span));
  for (uint32_t i = 0; i < targets.n; i++) assign_one(c, targets.items[i], cy_name(c, temp, QN_CTX_Load, n->span), from, out, n->span);
}

static qn_node *reading(cy *c, const qn_node *target) { /* of a name, or an attribute of one, or of that */
  if (target->kind == QN_AST_Name) return cy_name(c, target->Name.id, QN_CTX_Load, target->span);
  qn_node *value = target->kind == QN_AST_Attribute ? reading(c, target->Attribute.value) : NULL;
  return value ? cy_attribute(c, value, target->Attribute.attr->text, target->span) : NULL;
}

/* Can it be evaluated twice? */
static bool is_simple(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Name: case QN_AST_Constant: return true;
    case QN_AST_Attribute: return is_simple(n->Attribute.value);
    case QN_AST_Subscript: return is_simple(n->Subscript.value) && is_simple(n->Subscript.slice);
    case QN_AST_BinOp: return is_simple(n->BinOp.left) && is_simple(n->BinOp.right);
    case QN_AST_UnaryOp: return is_simple(n->UnaryOp.operand);
    case QN_AST_CyCast: return is_simple(n->CyCast.value);
    case QN_AST_Tuple:
      for (uint32_t i = 0; i < n->Tuple.elts.n; i++)
        if (!is_simple(n->Tuple.elts.items[i])) return false;
      return true;
    default: return false;
  }
}

static bool wraps(cy *c, const qn_node *target, const qn_node *t) {
  const char *text = target->kind == QN_AST_Subscript && cy_kind_of(c, t) == CY_SCALAR ? cy_number_text(t) : NULL;
  return text && (strncmp(text, "int", 3) == 0 || strncmp(text, "uint", 4) == 0) && is_simple(target);
}

static void augmented(cy *c, qn_node *n, cy_nodes *out) {
  const qn_node *t, *from;
  qn_node *target = cy_target(c, n->AugAssign.target, &t), *value = cy_expr(c, n->AugAssign.value, &from);
  value = cy_coerced(c, value, from);
  if (cy_kind_of(c, t) == CY_POINTER && n->AugAssign.op == QN_OP_Sub && target->kind == QN_AST_Name) {
    qn_node *minus = cy_new(c, QN_AST_UnaryOp, n->span);
    minus->UnaryOp.op = QN_UNARY_USub;
    minus->UnaryOp.operand = value;
    qn_node *args[2] = {cy_name(c, target->Name.id, QN_CTX_Load, n->span), minus};
    emit(c, out, cy_assign(c, target, cy_call_cy(c, "moved", args, 2, n->span), n->span));
    return;
  }
  if (target->kind == QN_AST_Subscript) value = cy_for_update(c, t, value, from);
  if (target->kind == QN_AST_Attribute && is_slot(c, target, t) && !reading(c, target)) { /* f(x).attr += y */
    qn_sym temp = qn_intern_z(c->names, qn_arena_printf(c->a, ":t%u", (unsigned)c->temps++));
    emit(c, out, cy_assign(c, cy_name(c, temp, QN_CTX_Store, n->span), target->Attribute.value, n->span));
    target->Attribute.value = cy_name(c, temp, QN_CTX_Load, n->span);
  }
  qn_node *old = reading(c, target);
  const char *text = cy_number_text(t);
  if (old && target->kind == QN_AST_Attribute && text && strcmp(text, "uint64") == 0) old = cy_cast(c, t, old, false, n->span);
  if (cy_kind_of(c, t) == CY_POINTER) {
    if (n->AugAssign.op != QN_OP_Add || !old) {
      cy_refuse(c, n, "of pointers only 'pointer + integer' is supported");
      return;
    }
    emit(c, out, cy_assign(c, target, cy_subscript(c, old, cy_slice(c, value, NULL, n->span), QN_CTX_Load, n->span), n->span));
    return;
  }
  if (is_slot(c, target, t) && cy_kind_of(c, t) == CY_SCALAR && old) {
    qn_node *sum = cy_new(c, QN_AST_BinOp, n->span);
    sum->BinOp.op = n->AugAssign.op;
    sum->BinOp.left = old;
    sum->BinOp.right = value;
    emit(c, out, cy_assign(c, target, cy_for_slot(c, target, t, sum, n->span), n->span));
    return;
  }
  if (wraps(c, target, t) && !c->parallel) { /* NumPy's numbers would warn where C's wrap around */
    qn_node *sum = cy_new(c, QN_AST_BinOp, n->span);
    sum->BinOp.op = n->AugAssign.op;
    sum->BinOp.left = cy_cast(c, t, cy_subscript(c, target->Subscript.value, target->Subscript.slice, QN_CTX_Load, n->span), false, n->span);
    sum->BinOp.right = value;
    emit(c, out, cy_assign(c, target, cy_for_element(c, t, sum, NULL), n->span));
    return;
  }
  n->AugAssign.target = target;
  n->AugAssign.value = value;
  emit(c, out, n);
}

/* memcpy and memset as statements are assignments of slices. */
static qn_node *memory_call(cy *c, qn_node *e) {
  if (e->kind != QN_AST_Call || e->Call.func->kind != QN_AST_Attribute || e->Call.args.n != 3) return NULL;
  const qn_node *f = e->Call.func;
  if (f->Attribute.value->kind != QN_AST_Name || strcmp(f->Attribute.value->Name.id->text, ":cy") != 0) return NULL;
  bool copy = strcmp(f->Attribute.attr->text, "copy") == 0;
  if (!copy && strcmp(f->Attribute.attr->text, "fill") != 0) return NULL;
  qn_node **a = e->Call.args.items;
  qn_node *from = copy ? cy_subscript(c, a[1], cy_slice(c, NULL, a[2], e->span), QN_CTX_Load, e->span) : a[1];
  return cy_assign(c, cy_subscript(c, a[0], cy_slice(c, NULL, a[2], e->span), QN_CTX_Store, e->span), from, e->span);
}

/* --- with nogil, parallel() ---------------------------------------------------------------------------------------------------------------- */
static bool is_called(const qn_node *n, const char *name) {
  if (n->kind == QN_AST_Call) n = n->Call.func;
  return (n->kind == QN_AST_Name && strcmp(n->Name.id->text, name) == 0) || (n->kind == QN_AST_Attribute && strcmp(n->Attribute.attr->text, name) == 0);
}

static void with(cy *c, qn_node *n, cy_nodes *out) {
  bool serial = c->serial, c_only = true;
  for (uint32_t i = 0; i < n->With.items.n; i++) {
    const qn_node *e = n->With.items.items[i]->withitem.context_expr;
    bool parallel = is_called(e, "parallel");
    c_only = c_only && (parallel || is_called(e, "nogil") || is_called(e, "gil"));
    if (parallel) c->serial = true;
  }
  if (c_only) {
    qn_nodes body = cy_body(c, &n->With.body);
    for (uint32_t i = 0; i < body.n; i++) emit(c, out, body.items[i]);
  } else {
    for (uint32_t i = 0; i < n->With.items.n; i++) {
      qn_node *w = n->With.items.items[i];
      const qn_node *t;
      w->withitem.context_expr = cy_object(c, w->withitem.context_expr);
      if (w->withitem.optional_vars) w->withitem.optional_vars = cy_target(c, w->withitem.optional_vars, &t);
    }
    n->With.body = cy_body(c, &n->With.body);
    emit(c, out, n);
  }
  c->serial = serial;
}

/* --- statements ---------------------------------------------------------------------------------------------------------------------------------- */
static bool is_parallel(const qn_node *over) {
  const qn_node *f = over->kind == QN_AST_Call ? over->Call.func : NULL;
  const char *text = !f ? "" : f->kind == QN_AST_Name ? f->Name.id->text : f->kind == QN_AST_Attribute ? f->Attribute.attr->text : "";
  return strcmp(text, "prange") == 0;
}

static void for_loop(cy *c, qn_node *n) {
  const qn_node *t, *over;
  n->For.iter = cy_expr(c, n->For.iter, &over);
  cy_nodes after = {0};
  if (n->For.target->kind == QN_AST_Name) n->For.target = cy_target(c, n->For.target, &t);
  else n->For.target = through_names(c, n->For.target, has_element(n->For.target), &after), t = NULL;
  if (n->For.target->kind == QN_AST_Name && cy_kind_of(c, t) == CY_CLASS) {
    qn_node *item = cy_name(c, n->For.target->Name.id, QN_CTX_Load, n->span);
    emit(c, &after, cy_assign(c, cy_name(c, n->For.target->Name.id, QN_CTX_Store, n->span), cy_checked(c, item, NULL, t), n->span));
  }
  bool converts = n->For.target->kind == QN_AST_Name && cy_kind_of(c, t) == CY_SCALAR; /* each item, as it is assigned */
  if (!converts) n->For.iter = cy_items(c, cy_coerced(c, n->For.iter, over), over);
  bool parallel = c->parallel;
  c->parallel = parallel || is_parallel(n->For.iter);
  n->For.body = cy_with_head(c, cy_body(c, &n->For.body), after);
  c->parallel = parallel;
  if (n->For.orelse.n) n->For.orelse = cy_body(c, &n->For.orelse);
}

static void for_from(cy *c, qn_node *n) {
  n->CyForFrom.lower = cy_object(c, n->CyForFrom.lower);
  n->CyForFrom.upper = cy_object(c, n->CyForFrom.upper);
  n->CyForFrom.step = cy_object(c, n->CyForFrom.step);
  n->CyForFrom.body = cy_body(c, &n->CyForFrom.body);
  if (n->CyForFrom.orelse.n) n->CyForFrom.orelse = cy_body(c, &n->CyForFrom.orelse);
}

static void try_block(cy *c, qn_node *n) {
  n->Try.body = cy_body(c, &n->Try.body);
  for (uint32_t i = 0; i < n->Try.handlers.n; i++) {
    qn_node *h = n->Try.handlers.items[i];
    h->ExceptHandler.type = cy_object(c, h->ExceptHandler.type);
    h->ExceptHandler.body = cy_body(c, &h->ExceptHandler.body);
  }
  if (n->Try.orelse.n) n->Try.orelse = cy_body(c, &n->Try.orelse);
  if (n->Try.finalbody.n) n->Try.finalbody = cy_body(c, &n->Try.finalbody);
}

static bool is_empty(const qn_nodes *body) {
  for (uint32_t i = 0; i < body->n; i++)
    if (body->items[i]->kind != QN_AST_Pass) return false;
  return body->n > 0;
}

static void return_stmt(cy *c, qn_node *n) {
  const qn_node *t;
  if (!n->Return.value) return;
  qn_node *e = cy_expr(c, n->Return.value, &t);
  enum cy_kind k = cy_kind_of(c, c->scope->ret);
  bool keep = !c->scope->to_python && (k == CY_STRUCT || k == CY_POINTER || k == CY_VIEW);
  n->Return.value = keep ? e : cy_coerced(c, e, t);
}

static void plain_class(cy *c, qn_node *n) {
  cy_scope inner = {.outer = c->scope};
  c->scope = &inner;
  n->ClassDef.body = cy_body(c, &n->ClassDef.body);
  c->scope = inner.outer;
}

static void statement(cy *c, qn_node *n, cy_nodes *out) {
  switch ((int)n->kind) {
    case QN_AST_CyVarDecl:
      for (uint32_t i = 0; i < n->CyVarDecl.names.n; i++) declarator(c, n, n->CyVarDecl.names.items[i], out);
      return;
    case QN_AST_Assign: assign(c, n, out); return;
    case QN_AST_AugAssign: augmented(c, n, out); return;
    case QN_AST_With: with(c, n, out); return;
    case QN_AST_CyCImportFrom: cy_cimport_from(c, n, out); return;
    case QN_AST_ImportFrom:
      if (n->ImportFrom.module && cy_is_c_module(n->ImportFrom.module->text)) cy_cimport_from(c, n, out);
      else emit(c, out, n);
      return;
    case QN_AST_CyCImport:
      for (uint32_t i = 0; i < n->Import.names.n; i++)
        if (strncmp(n->Import.names.items[i]->alias.name->text, "cpython", 7) == 0) return;
      emit(c, out, n);
      return;
    case QN_AST_CyTypedef: case QN_AST_CyFused: return;
    case QN_AST_CyExtern:
      if (!cy_extern_math(c, n, out)) emit(c, out, n); /* refused there */
      return;
    case QN_AST_CyStruct: cy_struct_type(c, n, out); return;
    case QN_AST_CyClass: {
      qn_node *k = cy_class_definition(c, n);
      if (k) emit(c, out, k);
      return;
    }
    case QN_AST_CyFuncDef:
      if (n->CyFuncDef.is_decl) return;
      cy_function(c, n, NULL);
      break;
    case QN_AST_FunctionDef: cy_function(c, n, NULL); break;
    case QN_AST_CyEnum:
      emit(c, out, n);
      if (n->CyEnum.name && (n->CyEnum.is_cpdef || n->CyEnum.is_class)) cy_enum_class(c, n, out);
      return;
    case QN_AST_ClassDef: plain_class(c, n); break;
    case QN_AST_For: for_loop(c, n); break;
    case QN_AST_CyForFrom: for_from(c, n); break;
    case QN_AST_While:
      n->While.test = cy_test(c, n->While.test);
      n->While.body = cy_body(c, &n->While.body);
      if (n->While.orelse.n) n->While.orelse = cy_body(c, &n->While.orelse);
      break;
    case QN_AST_If:
      n->If.test = cy_test(c, n->If.test);
      n->If.body = cy_body(c, &n->If.body);
      if (n->If.orelse.n) n->If.orelse = cy_body(c, &n->If.orelse);
      break;
    case QN_AST_Try:
      try_block(c, n);
      if (n->Try.handlers.n || n->Try.orelse.n || !is_empty(&n->Try.finalbody)) break;
      for (uint32_t i = 0; i < n->Try.body.n; i++) emit(c, out, n->Try.body.items[i]);
      return; /* all it did was to free memory */
    case QN_AST_Return: return_stmt(c, n); break;
    case QN_AST_Assert:
      n->Assert.test = cy_test(c, n->Assert.test);
      n->Assert.msg = cy_object(c, n->Assert.msg);
      break;
    case QN_AST_Expr: {
      n->Expr.value = cy_object(c, n->Expr.value);
      qn_node *m = memory_call(c, n->Expr.value);
      if (m) n = m;
      else if (n->Expr.value->kind == QN_AST_Constant && n->Expr.value->Constant.value.kind == QN_CONST_NONE) n = cy_new(c, QN_AST_Pass, n->span);
      break;
    }
    case QN_AST_Raise: case QN_AST_Delete: cy_generic(c, n); break;
    default: break;
  }
  emit(c, out, n);
}
