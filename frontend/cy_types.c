/* cy_types.c - C types of a Cython source as the lowering knows them, its tables of names, and the making of nodes. */
#include "frontend/cy_lower.h"

#include <string.h>

#include <stdio.h>

void cy_refuse(cy *c, const qn_node *n, const char *what) {
  qn_diag_add(c->diags, c->source, QN_DIAG_CYTHON_UNSUPPORTED, n->span, "%s", what);
}

/* --- nodes ------------------------------------------------------------------------------------------------------- */
qn_node *cy_new(cy *c, enum qn_ast_kind kind, qn_span span) { return qn_node_new(c->a, kind, span, &c->next_id); }

qn_node *cy_name(cy *c, qn_sym id, enum qn_context ctx, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Name, span);
  n->Name.id = id;
  n->Name.ctx = ctx;
  return n;
}
qn_node *cy_name_z(cy *c, const char *id, qn_span span) { return cy_name(c, qn_intern_z(c->names, id), QN_CTX_Load, span); }

static qn_node *constant(cy *c, qn_const value, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Constant, span);
  n->Constant.value = value;
  return n;
}
qn_node *cy_int(cy *c, int64_t i, qn_span span) {
  qn_node *n = constant(c, (qn_const){.kind = QN_CONST_INT, .i = i < 0 ? -i : i}, span);
  if (i >= 0) return n;
  qn_node *minus = cy_new(c, QN_AST_UnaryOp, span);
  minus->UnaryOp.op = QN_UNARY_USub;
  minus->UnaryOp.operand = n;
  return minus;
}
qn_node *cy_none(cy *c, qn_span span) { return constant(c, (qn_const){.kind = QN_CONST_NONE}, span); }
qn_node *cy_str(cy *c, qn_sv text, qn_span span) { return constant(c, (qn_const){.kind = QN_CONST_STR, .s = text}, span); }

qn_node *cy_attribute(cy *c, qn_node *value, const char *attr, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Attribute, span);
  n->Attribute.value = value;
  n->Attribute.attr = qn_intern_z(c->names, attr);
  return n;
}
qn_node *cy_subscript(cy *c, qn_node *value, qn_node *index, enum qn_context ctx, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Subscript, span);
  n->Subscript.value = value;
  n->Subscript.slice = index;
  n->Subscript.ctx = ctx;
  return n;
}
qn_node *cy_slice(cy *c, qn_node *lower, qn_node *upper, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Slice, span);
  n->Slice.lower = lower;
  n->Slice.upper = upper;
  return n;
}
static qn_nodes copied(cy *c, qn_node **items, uint32_t n) {
  qn_nodes list = {QN_NEW_N(c->a, qn_node *, n + 1), n};
  for (uint32_t i = 0; i < n; i++) list.items[i] = items[i];
  return list;
}
qn_nodes cy_list(cy *c, cy_nodes v) { return copied(c, v.data, v.n); }
qn_node *cy_call(cy *c, qn_node *func, qn_node **args, uint32_t n, qn_span span) {
  qn_node *call = cy_new(c, QN_AST_Call, span);
  call->Call.func = func;
  call->Call.args = copied(c, args, n);
  return call;
}
qn_node *cy_call_cy(cy *c, const char *helper, qn_node **args, uint32_t n, qn_span span) {
  c->uses_cy = true;
  return cy_call(c, cy_attribute(c, cy_name_z(c, ":cy", span), helper, span), args, n, span);
}
qn_node *cy_assign(cy *c, qn_node *target, qn_node *value, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Assign, span);
  n->Assign.targets = copied(c, &target, 1);
  n->Assign.value = value;
  return n;
}
qn_node *cy_tuple(cy *c, qn_node **items, uint32_t n, qn_span span) {
  qn_node *t = cy_new(c, QN_AST_Tuple, span);
  t->Tuple.elts = copied(c, items, n);
  return t;
}
qn_node *cy_cast(cy *c, const qn_node *type, qn_node *value, bool checked, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_CyCast, span);
  n->CyCast.type = (qn_node *)(uintptr_t)type;
  n->CyCast.value = value;
  n->CyCast.is_checked = checked;
  return n;
}
/* As an attribute of a cdef class keeps it. */
qn_node *cy_slot_cast(cy *c, const qn_node *type, qn_node *value, bool checked, qn_span span) {
  const char *text = cy_number_text(type);
  if (!text || strcmp(text, "uint64") != 0) return cy_cast(c, type, value, checked, span);
  qn_node *t = cy_new(c, QN_AST_CyTypeName, span);
  t->CyTypeName.name = qn_intern_z(c->names, "uint64 slot");
  return cy_cast(c, t, value, checked, span);
}
qn_node *cy_zeros(cy *c, qn_node *shape, const qn_node *element, qn_span span) {
  c->uses_numpy = true;
  qn_node *args[2] = {shape, cy_dtype(c, element, span)};
  if (cy_is_linked(c, element)) return cy_call_cy(c, "records", args, 2, span);
  return cy_call(c, cy_attribute(c, cy_name_z(c, ":np", span), "zeros", span), args, 2, span);
}

/* --- scalars ------------------------------------------------------------------------------------------------------ */
static const struct {
  const char *name, *dtype;
  int size;
} scalars[] = {{"double", "float64", 8}, {"float", "float32", 4}, {"long double", "float64", 16}, {"int", "int32", 4},
               {"long", "int64", 8}, {"long long", "int64", 8}, {"short", "int16", 2}, {"char", "int8", 1}, {"signed char", "int8", 1},
               {"unsigned int", "uint32", 4}, {"unsigned", "uint32", 4}, {"unsigned long", "uint64", 8},
               {"unsigned long long", "uint64", 8}, {"unsigned short", "uint16", 2}, {"unsigned char", "uint8", 1},
               {"bint", "bool_", 4}, {"Py_ssize_t", "int64", 8}, {"ssize_t", "int64", 8}, {"size_t", "uint64", 8},
               {"ptrdiff_t", "int64", 8}, {"int8_t", "int8", 1}, {"int16_t", "int16", 2}, {"int32_t", "int32", 4},
               {"int64_t", "int64", 8}, {"uint8_t", "uint8", 1}, {"uint16_t", "uint16", 2}, {"uint32_t", "uint32", 4},
               {"uint64_t", "uint64", 8}, {"intp_t", "int64", 8}, {"npy_intp", "int64", 8}, {"float32_t", "float32", 4},
               {"float64_t", "float64", 8}, {"double complex", "complex128", 16}, {"float complex", "complex64", 8},
               {"doublecomplex", "complex128", 16}, {"floatcomplex", "complex64", 8}, {"longlong", "int64", 8}, {"uint", "uint32", 4},
               {"ulong", "uint64", 8}, {"ulonglong", "uint64", 8}, {"ushort", "uint16", 2}, {"uchar", "uint8", 1}, {"schar", "int8", 1},
               {"complex128_t", "complex128", 16}, {"complex64_t", "complex64", 8}, {"double_t", "float64", 8}, {"Py_UCS4", "uint32", 4},
               {"uintptr_t", "uint64", 8}, {"int_t", "int64", 8}, {"long_t", "int64", 8}};
static const char *const builtins[] = {"list", "dict", "tuple", "set", "str", "bytes", "frozenset", "unicode", "bytearray", "type"};
static const char *const fused_names[] = {"floating", "integral", "numeric"};

static const char *last_of(const char *text) {
  const char *dot = strrchr(text, '.');
  return dot ? dot + 1 : text;
}
static int scalar_at(const qn_node *type) {
  if (!type || type->kind != QN_AST_CyTypeName) return -1;
  const char *last = last_of(type->CyTypeName.name->text);
  for (size_t i = 0; i < QN_COUNT(scalars); i++)
    if (strcmp(scalars[i].name, last) == 0) return (int)i;
  return -1;
}

/* A number as numba writes its type; NULL: complex, or no number. */
const char *cy_number_text(const qn_node *t) {
  int at = scalar_at(t);
  const char *text = at < 0 ? NULL : scalars[at].dtype;
  if (!text || strncmp(text, "complex", 7) == 0) return NULL;
  return strcmp(text, "bool_") == 0 ? "boolean" : text;
}

bool cy_is_char(const qn_node *t) {
  if (!t || t->kind != QN_AST_CyTypeName) return false;
  static const char *const names[] = {"char", "unsigned char", "signed char", "uint8_t", "int8_t", "uchar", "schar"};
  const char *text = last_of(t->CyTypeName.name->text);
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(text, names[i]) == 0) return true;
  return false;
}

bool cy_is_text(const qn_node *t) {
  const char *text = t && t->kind == QN_AST_CyTypeName ? t->CyTypeName.name->text : "";
  return strcmp(text, "Py_UCS4") == 0 || strcmp(text, "Py_UNICODE") == 0;
}

static bool in_names(const char *const *list, size_t n, const char *text) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(list[i], text) == 0) return true;
  return false;
}

/* --- resolving ---------------------------------------------------------------------------------------------------- */
static const qn_node *named(cy *c, const char *name, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_CyTypeName, span);
  n->CyTypeName.name = qn_intern_z(c->names, name);
  return n;
}

/* Names that only NumPy and the C library know, as the types they are: np.npy_intp is int64_t. */
static const qn_node *usual(cy *c, const qn_node *t) {
  static const char *const own[] = {"npy_intp", "uintptr_t", "int_t", "long_t", "double_t"};
  int at = scalar_at(t);
  if (at < 0 || !in_names(own, QN_COUNT(own), last_of(t->CyTypeName.name->text))) return t;
  return named(c, qn_arena_printf(c->a, "%s_t", scalars[at].dtype), t->span);
}

const qn_node *cy_resolve(cy *c, const qn_node *t) {
  for (int depth = 0; t && depth < 64; depth++) {
    if (t->kind == QN_AST_CyTypeConst) {
      t = t->CyTypeConst.base;
    } else if (t->kind == QN_AST_CyTypeRef) {
      t = t->CyTypeRef.base;
    } else if (t->kind == QN_AST_CyTypeName) {
      qn_sv name = qn_sym_sv(t->CyTypeName.name);
      const qn_node *next = qn_map_get(&c->typedefs, name);
      if (!next && qn_map_get(&c->enums, name)) return named(c, "int", t->span);
      if (!next) return usual(c, t);
      t = next;
    } else {
      return t;
    }
  }
  return t;
}

enum cy_kind cy_kind_of(cy *c, const qn_node *t) {
  if (!t) return CY_OBJECT;
  switch ((int)t->kind) {
    case QN_AST_CyTypePtr: {
      const qn_node *base = cy_resolve(c, t->CyTypePtr.base);
      return base && base->kind == QN_AST_CyTypeFunc ? CY_FUNCTION : CY_POINTER;
    }
    case QN_AST_CyTypeArray: return CY_ARRAY;
    case QN_AST_CyTypeMemView: return CY_VIEW;
    case QN_AST_CyTypeFunc: return CY_FUNCTION;
    case QN_AST_CyTypeIndex: {
      const qn_node *base = t->CyTypeIndex.base;
      bool array = base->kind == QN_AST_CyTypeName && strcmp(last_of(base->CyTypeName.name->text), "ndarray") == 0;
      return array ? CY_NDARRAY : CY_OBJECT;
    }
    case QN_AST_CyTypeName: {
      qn_sv name = qn_sym_sv(t->CyTypeName.name);
      const char *last = last_of(t->CyTypeName.name->text);
      if (qn_map_get(&c->structs, name)) return CY_STRUCT;
      if (qn_map_get(&c->classes, name)) return CY_CLASS;
      if (qn_map_get(&c->fused, name) || in_names(fused_names, QN_COUNT(fused_names), last)) return CY_FUSED;
      if (scalar_at(t) >= 0) return CY_SCALAR;
      if (strcmp(last, "void") == 0) return CY_VOID;
      return in_names(builtins, QN_COUNT(builtins), last) ? CY_BUILTIN : CY_OBJECT;
    }
    default: return CY_OBJECT;
  }
}

static const qn_node *struct_node(cy *c, const qn_node *t) {
  return t && t->kind == QN_AST_CyTypeName ? qn_map_get(&c->structs, qn_sym_sv(t->CyTypeName.name)) : NULL;
}

const qn_node *cy_struct_field(cy *c, const qn_node *type, qn_sym field) {
  const qn_node *s = struct_node(c, type);
  for (uint32_t i = 0; s && i < s->CyStruct.fields.n; i++) {
    const qn_node *line = s->CyStruct.fields.items[i];
    for (uint32_t k = 0; line->kind == QN_AST_CyVarDecl && k < line->CyVarDecl.names.n; k++) {
      const qn_node *d = line->CyVarDecl.names.items[k];
      if (d->CyDeclarator.name == field) return cy_resolve(c, d->CyDeclarator.type);
    }
  }
  return NULL;
}

static qn_node *view_of_fewer(cy *c, const qn_node *t) {
  qn_node *n = cy_new(c, QN_AST_CyTypeMemView, t->span);
  n->CyTypeMemView = t->CyTypeMemView;
  n->CyTypeMemView.ndim--;
  n->CyTypeMemView.layout = QN_CY_STRIDED;
  return n;
}

const qn_node *cy_element(cy *c, const qn_node *t) {
  switch ((int)cy_kind_of(c, t)) {
    case CY_POINTER: return cy_resolve(c, t->CyTypePtr.base);
    case CY_ARRAY: return cy_resolve(c, t->CyTypeArray.base);
    case CY_VIEW: return t->CyTypeMemView.ndim > 1 ? view_of_fewer(c, t) : cy_resolve(c, t->CyTypeMemView.base);
    case CY_NDARRAY: return t->CyTypeIndex.args.n ? cy_resolve(c, t->CyTypeIndex.args.items[0]) : NULL;
    default: return NULL;
  }
}

static int64_t constant_int(const qn_node *n) {
  if (n && n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_INT) return n->Constant.value.i;
  if (n && n->kind == QN_AST_BinOp) {
    int64_t a = constant_int(n->BinOp.left), b = constant_int(n->BinOp.right);
    if (a < 0 || b < 0) return -1;
    if (n->BinOp.op == QN_OP_Mult) return a * b;
    if (n->BinOp.op == QN_OP_Add) return a + b;
  }
  return -1;
}

static int64_t struct_size(cy *c, const qn_node *s, int64_t *align) {
  int64_t at = 0, most = 1, widest = 0;
  for (uint32_t i = 0; i < s->CyStruct.fields.n; i++) {
    const qn_node *line = s->CyStruct.fields.items[i];
    for (uint32_t k = 0; line->kind == QN_AST_CyVarDecl && k < line->CyVarDecl.names.n; k++) {
      int64_t one = 1, size = cy_size(c, cy_resolve(c, line->CyVarDecl.names.items[k]->CyDeclarator.type), &one);
      if (s->CyStruct.is_packed) one = 1;
      at = (at + one - 1) / one * one + size;
      if (one > most) most = one;
      if (size > widest) widest = size;
    }
  }
  if (s->CyStruct.is_union) at = widest;
  *align = most;
  return (at + most - 1) / most * most;
}

int64_t cy_size(cy *c, const qn_node *t, int64_t *align) {
  int at = scalar_at(t);
  if (at >= 0) return *align = scalars[at].size < 8 || strchr(scalars[at].name, ' ') == NULL ? scalars[at].size : 8, scalars[at].size;
  const qn_node *s = struct_node(c, t);
  if (s) return struct_size(c, s, align);
  if (cy_kind_of(c, t) == CY_ARRAY) {
    int64_t n = constant_int(t->CyTypeArray.size);
    return (n < 0 ? 1 : n) * cy_size(c, cy_resolve(c, t->CyTypeArray.base), align);
  }
  return *align = 8;
}

/* A struct that points somewhere: no record of NumPy's. */
bool cy_is_linked(cy *c, const qn_node *type) {
  const qn_node *s = struct_node(c, type);
  for (uint32_t i = 0; s && i < s->CyStruct.fields.n; i++) {
    const qn_node *line = s->CyStruct.fields.items[i];
    for (uint32_t k = 0; line->kind == QN_AST_CyVarDecl && k < line->CyVarDecl.names.n; k++) {
      const qn_node *t = cy_resolve(c, line->CyVarDecl.names.items[k]->CyDeclarator.type);
      while (cy_kind_of(c, t) == CY_ARRAY) t = cy_element(c, t);
      enum cy_kind kind = cy_kind_of(c, t);
      if (kind == CY_STRUCT ? t->CyTypeName.name == s->CyStruct.name || cy_is_linked(c, t) : kind != CY_SCALAR) return true;
    }
  }
  return false;
}

qn_node *cy_dtype(cy *c, const qn_node *t, qn_span span) {
  int at = scalar_at(t);
  c->uses_numpy = true;
  if (at >= 0) return cy_attribute(c, cy_name_z(c, ":np", span), scalars[at].dtype, span);
  if (cy_kind_of(c, t) == CY_STRUCT) return cy_name(c, cy_dotted(c, t->CyTypeName.name), QN_CTX_Load, span);
  return cy_attribute(c, cy_name_z(c, ":np", span), "object_", span);
}

qn_node *cy_pointer_to(cy *c, const qn_node *type, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_CyTypePtr, span);
  n->CyTypePtr.base = (qn_node *)(uintptr_t)type;
  return n;
}
qn_node *cy_array_of(cy *c, const qn_node *type, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_CyTypeArray, span);
  n->CyTypeArray.base = (qn_node *)(uintptr_t)type;
  return n;
}

bool cy_is_same(cy *c, const qn_node *a, const qn_node *b) {
  int i = scalar_at(a), j = scalar_at(b);
  if (i >= 0 && j >= 0) return strcmp(scalars[i].dtype, scalars[j].dtype) == 0;
  enum cy_kind ka = cy_kind_of(c, a), kb = cy_kind_of(c, b);
  if (ka != kb) return false;
  if (ka == CY_STRUCT || ka == CY_CLASS) return a->CyTypeName.name == b->CyTypeName.name;
  return true;
}

/* --- classes, variables ------------------------------------------------------------------------------------------- */
const cy_class *cy_class_of(cy *c, const qn_node *t) {
  return t && t->kind == QN_AST_CyTypeName ? qn_map_get(&c->classes, qn_sym_sv(t->CyTypeName.name)) : NULL;
}
const cy_field *cy_class_field(const cy_class *k, qn_sym name) {
  for (; k; k = k->base) {
    const cy_field *f = qn_map_get(&k->fields, qn_sym_sv(name));
    if (f) return f;
  }
  return NULL;
}
const qn_node *cy_class_method(const cy_class *k, qn_sym name) {
  for (; k; k = k->base) {
    const qn_node *f = qn_map_get(&k->methods, qn_sym_sv(name));
    if (f) return f;
  }
  return NULL;
}

qn_sym cy_dotted(cy *c, qn_sym name) { return qn_intern_z(c->names, qn_arena_printf(c->a, ":%s", name->text)); }

cy_var *cy_find(cy *c, qn_sym name) {
  for (cy_scope *s = c->scope; s; s = s->outer) {
    cy_var *v = qn_map_get(&s->vars, qn_sym_sv(name));
    if (v) return v;
  }
  return NULL;
}

bool cy_is_counter(cy *c, qn_sym name) { return qn_map_get(&c->scope->counters, qn_sym_sv(name)) != NULL; }

cy_var *cy_declare(cy *c, qn_sym name, const qn_node *type, bool addressed) {
  cy_var *v = QN_NEW(c->a, cy_var);
  enum cy_kind kind = cy_kind_of(c, type);
  *v = (cy_var){.type = type};
  if (kind == CY_STRUCT || (addressed && (kind == CY_SCALAR || kind == CY_POINTER))) v->box = cy_dotted(c, name);
  qn_map_put(c->a, &c->scope->vars, qn_sym_sv(name), v);
  return v;
}

/* A member of a fused type as it is written, without its module: cython.int is int. */
const char *cy_fused_name(const qn_node *written) {
  while (written->kind == QN_AST_CyTypeConst) written = written->CyTypeConst.base;
  return written->kind == QN_AST_CyTypeName ? last_of(written->CyTypeName.name->text) : "";
}

/* A fused type inside a function: `=x`, what parameter x or its items are. */
qn_node *cy_like_parameter(cy *c, const qn_node *t) {
  if (t->kind == QN_AST_CyTypeMemView) {
    qn_node *view = cy_new(c, QN_AST_CyTypeMemView, t->span);
    view->CyTypeMemView = t->CyTypeMemView;
    view->CyTypeMemView.base = cy_like_parameter(c, cy_resolve(c, t->CyTypeMemView.base));
    return view;
  }
  for (const cy_scope *s = c->scope; s; s = s->outer) {
    const qn_node *a = qn_map_get(&s->fused, qn_sym_sv(t->CyTypeName.name));
    if (a) return (qn_node *)(uintptr_t)named(c, qn_arena_printf(c->a, "=%s", a->arg.arg->text), t->span);
  }
  return (qn_node *)(uintptr_t)t;
}

/* The types of a fused type, each as its name and its dtype: "float:float32|double:float64"; what is no number has no dtype.
 * NULL: of types that are not told apart by a value. */
const char *cy_fused_members(cy *c, const qn_node *t) {
  static const char *const usual_ones[] = {"float:float32|double:float64", "short:int16|int:int32|long:int64",
                                           "short:int16|int:int32|long:int64|float:float32|double:float64|float complex:complex64|double complex:complex128"};
  const char *last = last_of(t->CyTypeName.name->text), *text = "";
  const qn_node *fused = qn_map_get(&c->fused, qn_sym_sv(t->CyTypeName.name));
  for (size_t i = 0; !fused && i < QN_COUNT(fused_names); i++)
    if (strcmp(last, fused_names[i]) == 0) return usual_ones[i];
  for (uint32_t i = 0; fused && i < fused->CyFused.types.n; i++) {
    const qn_node *member = cy_resolve(c, fused->CyFused.types.items[i]);
    enum cy_kind k = cy_kind_of(c, member);
    int at = scalar_at(member);
    const char *more = k == CY_FUSED ? cy_fused_members(c, member)
                       : at >= 0     ? qn_arena_printf(c->a, "%s:%s", cy_fused_name(fused->CyFused.types.items[i]), scalars[at].dtype)
                       : k == CY_BUILTIN || k == CY_STRUCT ? qn_arena_printf(c->a, "%s:", last_of(member->CyTypeName.name->text))
                                                           : NULL;
    if (!more) return NULL;
    text = *text ? qn_arena_printf(c->a, "%s|%s", text, more) : more;
  }
  return *text ? text : NULL;
}
