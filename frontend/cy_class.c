/* cy_class.c - cdef classes as Python's: slots for the C attributes, properties for the public ones, __new__ for their first
 * values and __cinit__. */
#include "frontend/cy_lower.h"

#include <string.h>

static bool is_extension_name(const qn_node *n) { return n->kind == QN_AST_Name; }

void cy_collect_class(cy *c, const qn_node *n) {
  cy_class *k = QN_NEW(c->a, cy_class);
  *k = (cy_class){.name = n->CyClass.name, .node = n};
  if (n->CyClass.bases.n && is_extension_name(n->CyClass.bases.items[0]))
    k->base = qn_map_get(&c->classes, qn_sym_sv(n->CyClass.bases.items[0]->Name.id));
  for (uint32_t i = 0; i < n->CyClass.body.n; i++) {
    const qn_node *s = n->CyClass.body.items[i];
    if (s->kind == QN_AST_CyFuncDef) qn_map_put(c->a, &k->methods, qn_sym_sv(s->CyFuncDef.name), (qn_node *)(uintptr_t)s);
    if (s->kind != QN_AST_CyVarDecl) continue;
    for (uint32_t j = 0; j < s->CyVarDecl.names.n; j++) {
      const qn_node *d = s->CyVarDecl.names.items[j];
      cy_field *f = QN_NEW(c->a, cy_field);
      *f = (cy_field){.name = d->CyDeclarator.name, .slot = cy_dotted(c, d->CyDeclarator.name), .decl = d, .visibility = s->CyVarDecl.visibility};
      qn_map_put(c->a, &k->fields, qn_sym_sv(f->name), f);
    }
  }
  qn_map_put(c->a, &c->classes, qn_sym_sv(n->CyClass.name), k);
}

/* Once all names are known. */
void cy_resolve_fields(cy *c, const qn_node *n) {
  cy_class *k = qn_map_get(&c->classes, qn_sym_sv(n->CyClass.name));
  for (uint32_t i = 0; k && i < n->CyClass.body.n; i++) {
    const qn_node *s = n->CyClass.body.items[i];
    for (uint32_t j = 0; s->kind == QN_AST_CyVarDecl && j < s->CyVarDecl.names.n; j++) {
      cy_field *f = qn_map_get(&k->fields, qn_sym_sv(s->CyVarDecl.names.items[j]->CyDeclarator.name));
      f->type = cy_resolve(c, f->decl->CyDeclarator.type);
    }
  }
}

typedef struct builder {
  cy *c;
  cy_class *k;
  cy_nodes out, slots, init, ctypes;
  qn_span span;
  bool has_cinit, cinit_is_bare, has_richcmp;
} builder;

static qn_node *load(cy *c, const char *name, qn_span span) { return cy_name_z(c, name, span); }

static qn_node *parameter(cy *c, const char *name, qn_span span) {
  qn_node *a = cy_new(c, QN_AST_arg, span);
  a->arg.arg = qn_intern_z(c->names, name);
  return a;
}

static qn_node *function(cy *c, const char *name, const char *const *params, uint32_t n, cy_nodes body, qn_span span) {
  qn_node *f = cy_new(c, QN_AST_FunctionDef, span), *args = cy_new(c, QN_AST_arguments, span);
  cy_nodes list = {0};
  for (uint32_t i = 0; i < n; i++) qn_vec_push(c->a, &list, parameter(c, params[i], span));
  args->arguments.args = cy_list(c, list);
  f->FunctionDef.name = qn_intern_z(c->names, name);
  f->FunctionDef.args = args;
  f->FunctionDef.body = cy_list(c, body);
  return f;
}

static qn_node *returning(cy *c, qn_node *value, qn_span span) {
  qn_node *n = cy_new(c, QN_AST_Return, span);
  n->Return.value = value;
  return n;
}

static qn_node *slot(cy *c, const char *object, const cy_field *f, enum qn_context ctx, qn_span span) {
  qn_node *n = cy_attribute(c, load(c, object, span), f->slot->text, span);
  n->Attribute.ctx = ctx;
  return n;
}

/* --- public attributes ------------------------------------------------------------------------------------------------------- */
static void property(builder *b, const cy_field *f) {
  static const char *const params[] = {"self", "value"};
  cy *c = b->c;
  qn_span span = f->decl->span;
  const char *get = qn_arena_printf(c->a, ":get_%s", f->name->text), *set = qn_arena_printf(c->a, ":set_%s", f->name->text);
  cy_nodes body = {0};
  enum cy_kind kind = cy_kind_of(c, f->type);
  qn_node *value = slot(c, "self", f, QN_CTX_Load, span);
  if (kind == CY_STRUCT) value = cy_subscript(c, value, cy_int(c, 0, span), QN_CTX_Load, span);
  if (kind == CY_SCALAR) value = cy_cast(c, f->type, value, false, span);
  qn_vec_push(c->a, &body, returning(c, cy_coerced(c, value, f->type), span));
  qn_vec_push(c->a, &b->out, function(c, get, params, 1, body, span));
  body = (cy_nodes){0};
  if (f->visibility == QN_CY_READONLY) {
    qn_node *args[2] = {load(c, "self", span), cy_str(c, qn_sym_sv(f->name), span)};
    qn_node *line = cy_new(c, QN_AST_Expr, span);
    line->Expr.value = cy_call_cy(c, "not_writable", args, 2, span);
    qn_vec_push(c->a, &body, line);
  } else if (kind == CY_ARRAY || kind == CY_STRUCT) {
    qn_node *to = slot(c, "self", f, QN_CTX_Load, span), *given = load(c, "value", span);
    qn_node *index = kind == CY_ARRAY ? cy_slice(c, NULL, NULL, span) : cy_int(c, 0, span);
    qn_node *args[2] = {kind == CY_STRUCT ? cy_dtype(c, f->type, span) : NULL, given};
    if (kind == CY_STRUCT) given = cy_call_cy(c, "from_object", args, 2, span);
    qn_vec_push(c->a, &body, cy_assign(c, cy_subscript(c, to, index, QN_CTX_Store, span), given, span));
  } else {
    qn_node *given = load(c, "value", span);
    if (kind == CY_SCALAR || kind == CY_BUILTIN) given = cy_slot_cast(c, f->type, given, true, span);
    if (kind == CY_CLASS) {
      qn_node *args[2] = {given, cy_name(c, f->type->CyTypeName.name, QN_CTX_Load, span)};
      given = cy_call_cy(c, "checked", args, 2, span);
    }
    qn_vec_push(c->a, &body, cy_assign(c, slot(c, "self", f, QN_CTX_Store, span), given, span));
  }
  qn_vec_push(c->a, &b->out, function(c, set, params, 2, body, span));
  qn_node *both[2] = {load(c, get, span), load(c, set, span)};
  qn_node *made = cy_call(c, load(c, "property", span), both, 2, span);
  qn_vec_push(c->a, &b->out, cy_assign(c, cy_name(c, f->name, QN_CTX_Store, span), made, span));
}

/* --- fields ---------------------------------------------------------------------------------------------------------------------- */
/* The type of an attribute as kernels take it (engine/cdef.c reads it): numba's text of a number or an array of numbers,
 * "?Name" of another cdef class, "?list"; NULL: kernels leave the attribute alone. */
static const char *kernel_type(cy *c, const qn_node *t) {
  const char *number;
  int axes = 0;
  switch ((int)cy_kind_of(c, t)) {
    case CY_SCALAR: return cy_number_text(t);
    case CY_CLASS: return qn_arena_printf(c->a, "?%s", t->CyTypeName.name->text);
    case CY_BUILTIN: return strcmp(t->CyTypeName.name->text, "list") == 0 ? "?list" : NULL;
    case CY_POINTER: /* a char * may be bytes */
      number = cy_is_char(cy_element(c, t)) ? NULL : cy_number_text(cy_element(c, t));
      return number ? qn_arena_printf(c->a, "%s[::1]", number) : NULL;
    case CY_ARRAY:
      for (; cy_kind_of(c, t) == CY_ARRAY; t = cy_element(c, t)) axes++;
      number = cy_number_text(t);
      if (!number || axes > 4) return NULL;
      return qn_arena_printf(c->a, "%s[%.*s::1]", number, 3 * (axes - 1), ":, :, :, ");
    case CY_VIEW:
      number = cy_number_text(cy_resolve(c, t->CyTypeMemView.base));
      axes = t->CyTypeMemView.ndim;
      if (!number || axes > 4) return NULL;
      if (t->CyTypeMemView.base->kind == QN_AST_CyTypeConst) {
        const char layout = t->CyTypeMemView.layout == QN_CY_C ? 'C' : t->CyTypeMemView.layout == QN_CY_F ? 'F' : 'A';
        return qn_arena_printf(c->a, "readonly array(%s, %dd, %c)", number, axes, layout);
      }
      if (t->CyTypeMemView.layout == QN_CY_C) return qn_arena_printf(c->a, "%s[%.*s::1]", number, 3 * (axes - 1), ":, :, :, ");
      if (t->CyTypeMemView.layout == QN_CY_F) return qn_arena_printf(c->a, "%s[::1%.*s]", number, 3 * (axes - 1), ", :, :, :");
      return qn_arena_printf(c->a, "%s[:%.*s]", number, 3 * (axes - 1), ", :, :, :");
    default: return NULL;
  }
}

/* The same with what an object begins with, where that is no number of its type's and not None: "!axes!type", "!!type" where kernels
 * cannot say. */
static const char *made_type(cy *c, const qn_node *t) {
  const char *text = kernel_type(c, t);
  enum cy_kind kind = cy_kind_of(c, t);
  if (kind == CY_STRUCT || (kind == CY_SCALAR && !text)) return "!!";
  if (kind != CY_ARRAY) return text;
  const char *axes = "";
  bool known = text != NULL;
  for (; known && cy_kind_of(c, t) == CY_ARRAY; t = cy_element(c, t)) {
    const qn_node *size = t->CyTypeArray.size;
    known = size && size->kind == QN_AST_Constant && size->Constant.value.kind == QN_CONST_INT;
    if (known) axes = qn_arena_printf(c->a, "%s%lld ", axes, (long long)size->Constant.value.i);
  }
  return qn_arena_printf(c->a, "!%s!%s", known ? axes : "", text ? text : "");
}

static qn_node *first_value(cy *c, const cy_field *f, qn_span span) {
  const qn_node *t = f->type, *element;
  qn_node *shape;
  switch ((int)cy_kind_of(c, t)) {
    case CY_SCALAR: return cy_slot_cast(c, t, cy_int(c, 0, span), false, span);
    case CY_STRUCT: return cy_zeros(c, cy_int(c, 1, span), t, span);
    case CY_ARRAY:
      shape = cy_shape_of(c, t, &element);
      return cy_zeros(c, shape, element, span);
    default: break;
  }
  return cy_none(c, span);
}

static void fields(builder *b, const qn_node *line) {
  cy *c = b->c;
  for (uint32_t i = 0; i < line->CyVarDecl.names.n; i++) {
    const qn_node *d = line->CyVarDecl.names.items[i];
    cy_field *f = qn_map_get(&b->k->fields, qn_sym_sv(d->CyDeclarator.name));
    if (strcmp(f->name->text, "__dict__") == 0 || strcmp(f->name->text, "__weakref__") == 0) {
      qn_vec_push(c->a, &b->slots, cy_str(c, qn_sym_sv(f->name), d->span));
      continue;
    }
    qn_vec_push(c->a, &b->slots, cy_str(c, qn_sym_sv(f->slot), d->span));
    const char *text = made_type(c, f->type);
    if (text) {
      qn_vec_push(c->a, &b->ctypes, cy_str(c, qn_sym_sv(f->slot), d->span));
      qn_vec_push(c->a, &b->ctypes, cy_str(c, qn_sv_of(text), d->span));
    }
    qn_vec_push(c->a, &b->init, cy_assign(c, slot(c, ":self", f, QN_CTX_Store, d->span), first_value(c, f, d->span), d->span));
    if (f->visibility == QN_CY_PUBLIC || f->visibility == QN_CY_READONLY) property(b, f);
  }
}

/* --- __new__ ------------------------------------------------------------------------------------------------------------------------ */
static qn_node *starred_call(cy *c, qn_node *func, const char *first, bool pass_on, qn_span span) {
  qn_node *items[2] = {load(c, first, span)};
  if (pass_on) {
    items[1] = cy_new(c, QN_AST_Starred, span);
    items[1]->Starred.value = load(c, ":args", span);
  }
  qn_node *call = cy_call(c, func, items, pass_on ? 2 : 1, span);
  if (!pass_on) return call;
  qn_node *k = cy_new(c, QN_AST_keyword, span);
  k->keyword.value = load(c, ":kwargs", span);
  call->Call.keywords = (qn_nodes){QN_NEW_N(c->a, qn_node *, 1), 1};
  call->Call.keywords.items[0] = k;
  return call;
}

static void new_method(builder *b) {
  static const char *const params[] = {":cls"};
  cy *c = b->c;
  qn_span span = b->span;
  qn_nodes bases = b->k->node->CyClass.bases;
  if (!b->init.n && !b->has_cinit) return;
  bool pass_on = bases.n > 0;
  qn_node *base = bases.n ? bases.items[0] : load(c, "object", span);
  cy_nodes body = {0};
  qn_node *made = starred_call(c, cy_attribute(c, base, "__new__", span), ":cls", pass_on, span);
  qn_vec_push(c->a, &body, cy_assign(c, cy_name(c, qn_intern_z(c->names, ":self"), QN_CTX_Store, span), made, span));
  for (uint32_t i = 0; i < b->init.n; i++) qn_vec_push(c->a, &body, b->init.data[i]);
  if (b->has_cinit) {
    qn_node *line = cy_new(c, QN_AST_Expr, span);
    qn_node *cinit = cy_attribute(c, cy_name(c, b->k->name, QN_CTX_Load, span), "__cinit__", span);
    line->Expr.value = starred_call(c, cinit, ":self", !b->cinit_is_bare, span);
    qn_vec_push(c->a, &body, line);
  }
  qn_vec_push(c->a, &body, returning(c, load(c, ":self", span), span));
  qn_node *f = function(c, "__new__", params, 1, body, span);
  f->FunctionDef.args->arguments.vararg = parameter(c, ":args", span);
  f->FunctionDef.args->arguments.kwarg = parameter(c, ":kwargs", span);
  qn_vec_push(c->a, &b->out, f);
}

/* --- __richcmp__, property blocks ---------------------------------------------------------------------------------------------------- */
static void rich_compare(builder *b) {
  static const char *const names[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};
  static const char *const params[] = {"self", "other"};
  cy *c = b->c;
  for (int i = 0; i < 6; i++) {
    qn_node *args[2] = {load(c, "other", b->span), cy_int(c, i, b->span)};
    cy_nodes body = {0};
    qn_node *call = cy_call(c, cy_attribute(c, load(c, "self", b->span), "__richcmp__", b->span), args, 2, b->span);
    qn_vec_push(c->a, &body, returning(c, call, b->span));
    qn_vec_push(c->a, &b->out, function(c, names[i], params, 2, body, b->span));
  }
}

static void property_block(builder *b, qn_node *n) {
  cy *c = b->c;
  qn_node *parts[4] = {cy_none(c, n->span), cy_none(c, n->span), cy_none(c, n->span), cy_none(c, n->span)};
  for (uint32_t i = 0; i < n->CyProperty.body.n; i++) {
    static const char *const names[] = {"__get__", "__set__", "__del__"};
    qn_node *f = n->CyProperty.body.items[i];
    if (cy_is_doc(f)) parts[3] = f->Expr.value;
    if (f->kind != QN_AST_FunctionDef) continue;
    for (int k = 0; k < 3; k++) {
      if (strcmp(f->FunctionDef.name->text, names[k]) != 0) continue;
      cy_function(c, f, b->k);
      f->FunctionDef.name = qn_intern_z(c->names, qn_arena_printf(c->a, ":%s_%s", names[k], n->CyProperty.name->text));
      qn_vec_push(c->a, &b->out, f);
      parts[k] = cy_name(c, f->FunctionDef.name, QN_CTX_Load, n->span);
    }
  }
  qn_node *made = cy_call(c, load(c, "property", n->span), parts, 4, n->span);
  qn_vec_push(c->a, &b->out, cy_assign(c, cy_name(c, n->CyProperty.name, QN_CTX_Store, n->span), made, n->span));
}

/* `a ** b` gives __pow__(self, other, modulo) None as the third. */
static void give_modulo(cy *c, qn_node *args, qn_span span) {
  if (args->arguments.args.n != 3 || args->arguments.defaults.n) return;
  args->arguments.defaults = (qn_nodes){QN_NEW_N(c->a, qn_node *, 1), 1};
  args->arguments.defaults.items[0] = cy_none(c, span);
}

/* --- the class ----------------------------------------------------------------------------------------------------------------------- */
static void method(builder *b, qn_node *f) {
  cy *c = b->c;
  bool is_c = f->kind == QN_AST_CyFuncDef;
  const char *name = is_c ? f->CyFuncDef.name->text : f->FunctionDef.name->text;
  if (is_c && f->CyFuncDef.is_decl) return;
  if (strcmp(name, "__getbuffer__") == 0 || strcmp(name, "__releasebuffer__") == 0) {
    cy_refuse(c, f, "the buffer protocol of a cdef class is not supported");
    return;
  }
  if (strcmp(name, "__dealloc__") == 0) return; /* memory goes with the object */
  if (strcmp(name, "__cinit__") == 0) {
    const qn_node *a = is_c ? f->CyFuncDef.args : f->FunctionDef.args;
    b->has_cinit = true;
    b->cinit_is_bare = a->arguments.args.n == 1 && !a->arguments.vararg && !a->arguments.kwarg;
  }
  if (strcmp(name, "__pow__") == 0 || strcmp(name, "__rpow__") == 0 || strcmp(name, "__ipow__") == 0)
    give_modulo(c, is_c ? f->CyFuncDef.args : f->FunctionDef.args, f->span);
  if (strcmp(name, "__richcmp__") == 0) b->has_richcmp = true;
  cy_function(c, f, b->k);
  qn_vec_push(c->a, &b->out, f);
}

static qn_nodes without_cython(cy *c, qn_nodes decorators) {
  cy_nodes out = {0};
  for (uint32_t i = 0; i < decorators.n; i++) {
    const qn_node *d = decorators.items[i], *f = d->kind == QN_AST_Call ? d->Call.func : d;
    bool cython = f->kind == QN_AST_Attribute && f->Attribute.value->kind == QN_AST_Name && strcmp(f->Attribute.value->Name.id->text, "cython") == 0;
    static const char *const bare[] = {"final", "freelist", "internal", "no_gc", "auto_pickle"};
    if (cython && strcmp(f->Attribute.attr->text, "total_ordering") == 0) cython = false; /* cython.total_ordering is functools' */
    for (size_t k = 0; k < QN_COUNT(bare); k++) cython = cython || (f->kind == QN_AST_Name && strcmp(f->Name.id->text, bare[k]) == 0);
    if (!cython) qn_vec_push(c->a, &out, decorators.items[i]);
  }
  return cy_list(c, out);
}

qn_node *cy_class_definition(cy *c, qn_node *n) {
  if (n->CyClass.is_cppclass) {
    cy_refuse(c, n, "C++ classes are not supported");
    return NULL;
  }
  if (n->CyClass.is_decl) return NULL;
  builder b = {.c = c, .k = qn_map_get(&c->classes, qn_sym_sv(n->CyClass.name)), .span = n->span};
  qn_span span = n->span;
  if (!b.k) {
    cy_refuse(c, n, "a cdef class stands at the top of its module");
    return NULL;
  }
  if (n->CyClass.body.n && cy_is_doc(n->CyClass.body.items[0])) qn_vec_push(c->a, &b.out, n->CyClass.body.items[0]);
  for (uint32_t i = 0; i < n->CyClass.body.n; i++) { /* fields first: methods above them use them */
    qn_node *s = n->CyClass.body.items[i];
    if (s->kind == QN_AST_CyVarDecl) fields(&b, s);
  }
  for (uint32_t i = 0; i < n->CyClass.body.n; i++) {
    qn_node *s = n->CyClass.body.items[i];
    qn_nodes one = {&s, 1};
    if (s->kind == QN_AST_CyVarDecl || (i == 0 && cy_is_doc(s))) continue;
    if (s->kind == QN_AST_CyFuncDef || s->kind == QN_AST_FunctionDef) method(&b, s);
    else if (s->kind == QN_AST_CyProperty) property_block(&b, s);
    else {
      one = cy_body(c, &one);
      for (uint32_t k = 0; k < one.n; k++) qn_vec_push(c->a, &b.out, one.items[k]);
    }
  }
  if (b.has_richcmp) rich_compare(&b);
  new_method(&b);
  qn_node *slots = cy_tuple(c, b.slots.data, b.slots.n, span);
  qn_vec_push(c->a, &b.out, cy_assign(c, cy_name(c, qn_intern_z(c->names, "__slots__"), QN_CTX_Store, span), slots, span));
  qn_node *ctypes = cy_tuple(c, b.ctypes.data, b.ctypes.n, span);
  qn_vec_push(c->a, &b.out, cy_assign(c, cy_name(c, qn_intern_z(c->names, ":ctypes"), QN_CTX_Store, span), ctypes, span));
  qn_node *k = cy_new(c, QN_AST_ClassDef, span);
  k->ClassDef.name = n->CyClass.name;
  k->ClassDef.bases = n->CyClass.bases;
  k->ClassDef.body = cy_list(c, b.out);
  k->ClassDef.decorator_list = without_cython(c, n->CyClass.decorator_list);
  return k;
}
