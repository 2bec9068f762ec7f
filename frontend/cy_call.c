/* cy_call.c - calls, casts and addresses of Cython: memory from malloc, C's string functions, casts of pointers. */
#include "frontend/cy_lower.h"

#include <string.h>

static const char *known(cy *c, const qn_node *func) {
  if (func->kind == QN_AST_Name && !cy_find(c, func->Name.id)) return qn_map_get(&c->known, qn_sym_sv(func->Name.id));
  if (func->kind != QN_AST_Attribute || func->Attribute.value->kind != QN_AST_Name) return NULL;
  const char *module = qn_map_get(&c->known, qn_sym_sv(func->Attribute.value->Name.id));
  return module && module[0] == '.' ? func->Attribute.attr->text : NULL; /* stdlib.malloc */
}

static bool is_one_of(const char *text, const char *const *list) {
  for (; text && *list; list++)
    if (strcmp(*list, text) == 0) return true;
  return false;
}

static const char *const makers[] = {"malloc", "PyMem_Malloc", "PyMem_RawMalloc", "PyObject_Malloc", "calloc", "PyMem_Calloc", "PyMem_RawCalloc", NULL};
static const char *const resizers[] = {"realloc", "PyMem_Realloc", "PyMem_RawRealloc", "PyObject_Realloc", NULL};
static const char *const freers[] = {"free", "PyMem_Free", "PyMem_RawFree", "PyObject_Free", NULL};

static qn_node *operation(cy *c, enum qn_operator op, qn_node *a, qn_node *b) {
  qn_node *n = cy_new(c, QN_AST_BinOp, a->span);
  n->BinOp.op = op;
  n->BinOp.left = a;
  n->BinOp.right = b;
  return n;
}

/* --- counts of elements ------------------------------------------------------------------------------------------------- */
/* Is the part the size of an element? Where it is another size, it becomes that number. */
static bool is_element_size(cy *c, qn_node **part, int64_t size) {
  if ((*part)->kind != QN_AST_CySizeOf) return false;
  *part = cy_object(c, *part);
  return (*part)->Constant.value.i == size;
}

/* `n * sizeof(T)` of elements of that size without its sizeof; NULL when there is none. */
static qn_node *without_size(cy *c, qn_node *n, int64_t size) {
  if (n->kind != QN_AST_BinOp || n->BinOp.op != QN_OP_Mult) return NULL;
  if (is_element_size(c, &n->BinOp.right, size)) return n->BinOp.left;
  if (is_element_size(c, &n->BinOp.left, size)) return n->BinOp.right;
  qn_node *left = without_size(c, n->BinOp.left, size), *right = left ? NULL : without_size(c, n->BinOp.right, size);
  if (!left && !right) return NULL;
  return operation(c, QN_OP_Mult, left ? left : n->BinOp.left, right ? right : n->BinOp.right);
}

static qn_node *count_of(cy *c, qn_node *bytes, const qn_node *element) {
  int64_t align = 1, size = cy_size(c, element, &align);
  if (size < 1) size = 1; /* of an empty struct */
  qn_node *count = without_size(c, bytes, size);
  if (count) return cy_object(c, count);
  if (bytes->kind == QN_AST_CySizeOf) {
    qn_node *whole = cy_object(c, bytes);
    return cy_int(c, whole->Constant.value.i / size, bytes->span);
  }
  qn_node *n = cy_object(c, bytes);
  return size == 1 ? n : operation(c, QN_OP_FloorDiv, n, cy_int(c, size, bytes->span));
}

/* --- functions of C ------------------------------------------------------------------------------------------------------- */
static qn_node *copy_memory(cy *c, qn_node *n) {
  const qn_node *a, *b;
  qn_node *to = cy_expr(c, n->Call.args.items[0], &a), *from = cy_expr(c, n->Call.args.items[1], &b);
  const qn_node *element = cy_element(c, a);
  if (!element || !cy_element(c, b) || !cy_is_same(c, element, cy_element(c, b))) {
    cy_refuse(c, n, "memcpy between pointers of different types is not supported");
    return n;
  }
  while (cy_kind_of(c, element) == CY_ARRAY) element = cy_element(c, element);
  qn_node *args[3] = {to, from, count_of(c, n->Call.args.items[2], element)};
  return cy_call_cy(c, "copy", args, 3, n->span);
}

static qn_node *fill_memory(cy *c, qn_node *n) {
  const qn_node *a;
  qn_node *to = cy_expr(c, n->Call.args.items[0], &a), *value = cy_object(c, n->Call.args.items[1]);
  const qn_node *element = cy_element(c, a);
  int64_t align, size;
  while (cy_kind_of(c, element) == CY_ARRAY) element = cy_element(c, element);
  size = element ? cy_size(c, element, &align) : 0;
  bool zero = value->kind == QN_AST_Constant && value->Constant.value.kind == QN_CONST_INT && value->Constant.value.i == 0;
  if (!element || (!zero && size != 1)) {
    cy_refuse(c, n, "memset is supported for 0 and for bytes");
    return n;
  }
  qn_node *args[3] = {to, value, count_of(c, n->Call.args.items[2], element)};
  return cy_call_cy(c, "fill", args, 3, n->span);
}

static qn_node *parallel_range(cy *c, qn_node *n) {
  qn_node **kept = QN_NEW_N(c->a, qn_node *, n->Call.keywords.n + 1);
  uint32_t k = 0;
  for (uint32_t i = 0; i < n->Call.keywords.n; i++) {
    static const char *const mine[] = {"nogil", "schedule", "chunksize", "num_threads", "use_threads_if", NULL};
    qn_node *w = n->Call.keywords.items[i];
    if (!w->keyword.arg || !is_one_of(w->keyword.arg->text, mine)) kept[k++] = w;
  }
  n->Call.keywords = (qn_nodes){kept, k};
  if (c->serial) n->Call.func = cy_name_z(c, "range", n->span);
  cy_generic(c, n);
  return n;
}

/* NULL: a function like others. */
static qn_node *c_function(cy *c, qn_node *n, const char *what, const qn_node **type) {
  const qn_node *t;
  uint32_t nargs = n->Call.args.n;
  if (is_one_of(what, freers)) {
    if (nargs) (void)cy_object(c, n->Call.args.items[0]);
    return cy_none(c, n->span);
  }
  if ((is_one_of(what, makers) || is_one_of(what, resizers)) && nargs) {
    cy_refuse(c, n, "memory needs a cast that says of what: <double *>malloc(…)");
    return n;
  }
  if ((strcmp(what, "memcpy") == 0 || strcmp(what, "memmove") == 0) && nargs == 3) return copy_memory(c, n);
  if (strcmp(what, "memset") == 0 && nargs == 3) return fill_memory(c, n);
  if ((strcmp(what, "dereference") == 0 || strcmp(what, "deref") == 0) && nargs == 1) {
    qn_node *sub = cy_subscript(c, n->Call.args.items[0], cy_int(c, 0, n->span), QN_CTX_Load, n->span);
    return cy_expr(c, sub, type);
  }
  if ((strcmp(what, "abs") == 0 || strcmp(what, "labs") == 0 || strcmp(what, "llabs") == 0) && nargs == 1) {
    qn_node *t_int = cy_new(c, QN_AST_CyTypeName, n->span), *e = cy_object(c, n->Call.args.items[0]);
    t_int->CyTypeName.name = qn_intern_z(c->names, what[0] == 'a' ? "int" : "long");
    n->Call.func = cy_name_z(c, "abs", n->span);
    n->Call.args.items[0] = cy_cast(c, t_int, e, !cy_is_c_value(c, e), n->span);
    return n;
  }
  if (strcmp(what, "prange") == 0) return parallel_range(c, n);
  if (strcmp(what, "strlen") == 0 && nargs == 1) {
    n->Call.func = cy_name_z(c, "len", n->span);
    n->Call.args.items[0] = cy_expr(c, n->Call.args.items[0], &t);
    if (cy_is_char(cy_element(c, t))) n->Call.args.items[0] = cy_call_cy(c, "text", &n->Call.args.items[0], 1, n->span);
    return n;
  }
  return NULL;
}

/* --- calls ------------------------------------------------------------------------------------------------------------------ */
static const qn_node *signature_of(cy *c, const qn_node *func, const qn_node *self) {
  if (func->kind == QN_AST_Name) return cy_find(c, func->Name.id) ? NULL : qn_map_get(&c->functions, qn_sym_sv(func->Name.id));
  if (func->kind == QN_AST_Attribute) return cy_class_method(cy_class_of(c, self), func->Attribute.attr);
  return NULL;
}

static bool stays_c(cy *c, const qn_node *t) {
  enum cy_kind k = cy_kind_of(c, t);
  return k == CY_POINTER || k == CY_ARRAY || k == CY_STRUCT || k == CY_VIEW;
}

static void arguments(cy *c, qn_node *n, const qn_node *sig, uint32_t skip, bool of_c) {
  const qn_node *params = sig ? sig->CyFuncDef.args : NULL;
  for (uint32_t i = 0; i < n->Call.args.n; i++) {
    const qn_node *t, *want = NULL;
    if (params && i + skip < params->arguments.args.n) want = params->arguments.args.items[i + skip]->arg.ctype;
    qn_node *e = cy_expr(c, n->Call.args.items[i], &t);
    bool keep = of_c || stays_c(c, cy_resolve(c, want)) || (sig && !want && stays_c(c, t) && cy_kind_of(c, t) != CY_STRUCT);
    e = keep ? e : cy_coerced(c, e, t);
    const qn_node *to = cy_resolve(c, want);
    e = cy_char_literal(c, e, cy_kind_of(c, to) == CY_POINTER || (cy_kind_of(c, to) == CY_SCALAR && !of_c) ? to : NULL);
    if (of_c || !sig || sig->CyFuncDef.is_cpdef || !want) { /* a cpdef function looks for itself */
      n->Call.args.items[i] = e;
      continue;
    }
    if (cy_kind_of(c, to) == CY_CLASS) e = cy_checked(c, e, t, to);
    if (!t && (cy_kind_of(c, to) == CY_VIEW || cy_kind_of(c, to) == CY_NDARRAY)) e = cy_buffer(c, e, to, NULL, false);
    n->Call.args.items[i] = e;
  }
  for (uint32_t i = 0; i < n->Call.keywords.n; i++) n->Call.keywords.items[i]->keyword.value = cy_object(c, n->Call.keywords.items[i]->keyword.value);
}

static bool is_plain(const char *text, const qn_node *func) { return func->kind == QN_AST_Name && strcmp(func->Name.id->text, text) == 0; }

static bool takes_items(const qn_node *func) {
  static const char *const names[] = {"list", "tuple", "set", "frozenset", "sorted", NULL};
  return func->kind == QN_AST_Name && is_one_of(func->Name.id->text, names);
}

/* What is iterated over: a view of one axis gives Python's numbers, not NumPy's. */
qn_node *cy_items(cy *c, qn_node *n, const qn_node *type) {
  bool view = cy_kind_of(c, type) == CY_VIEW && type->CyTypeMemView.ndim == 1 && cy_kind_of(c, cy_element(c, type)) == CY_SCALAR;
  return view ? cy_call_cy(c, "items", &n, 1, n->span) : n;
}

static qn_node *make_struct(cy *c, qn_node *n, const qn_node **type) {
  qn_node *t = cy_new(c, QN_AST_CyTypeName, n->span);
  t->CyTypeName.name = n->Call.func->Name.id;
  *type = t;
  cy_generic(c, n);
  n->Call.func = cy_attribute(c, cy_name_z(c, ":cy", n->span), "make", n->span);
  c->uses_cy = true;
  qn_nodes args = {QN_NEW_N(c->a, qn_node *, n->Call.args.n + 1), n->Call.args.n + 1};
  args.items[0] = cy_dtype(c, t, n->span);
  for (uint32_t i = 0; i < n->Call.args.n; i++) args.items[i + 1] = n->Call.args.items[i];
  n->Call.args = args;
  return n;
}

/* What a memory view has and an array has not. */
static const char *const view_methods[] = {"is_c_contig", "is_f_contig", "copy_fortran", NULL};

static const qn_node *result_of(cy *c, const qn_node *sig) {
  const qn_node *t = sig ? cy_resolve(c, sig->CyFuncDef.returns) : NULL;
  return cy_kind_of(c, t) == CY_VOID ? NULL : t;
}

/* --- f[double](x): which of the types of a fused function ----------------------------------------------------------------- */
/* What an index names: a C type by its name, as `cython.double` or as text; NULL: none. */
static const qn_node *named_type(cy *c, const qn_node *n) {
  qn_node *t = cy_new(c, QN_AST_CyTypeName, n->span);
  if (n->kind == QN_AST_Name && !cy_find(c, n->Name.id)) t->CyTypeName.name = n->Name.id;
  else if (n->kind == QN_AST_Attribute) t->CyTypeName.name = n->Attribute.attr;
  else if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_STR) t->CyTypeName.name = qn_intern_sv(c->names, n->Constant.value.s);
  else return NULL;
  const qn_node *found = cy_resolve(c, t);
  return cy_kind_of(c, found) == CY_SCALAR ? found : NULL;
}

/* The type that the index gives for what is fused in t; the types are those of the fused types in the order of the parameters. */
static const qn_node *chosen(cy *c, const qn_nodes *params, const qn_node *index, const qn_node *fused) {
  qn_sym seen[8];
  uint32_t n = 0;
  for (uint32_t i = 0; i < params->n && n < QN_COUNT(seen); i++) {
    const qn_node *t = cy_resolve(c, params->items[i]->arg.ctype);
    while (cy_kind_of(c, t) != CY_FUSED && cy_element(c, t)) t = cy_element(c, t);
    if (cy_kind_of(c, t) != CY_FUSED) continue;
    uint32_t at = 0;
    while (at < n && seen[at] != t->CyTypeName.name) at++;
    if (at == n) seen[n++] = t->CyTypeName.name;
    if (t->CyTypeName.name != fused->CyTypeName.name) continue;
    if (index->kind != QN_AST_Tuple) return at ? NULL : named_type(c, index);
    return at < index->Tuple.elts.n ? named_type(c, index->Tuple.elts.items[at]) : NULL;
  }
  return NULL;
}

/* Arguments, lowered, become what the index says; the function then finds its types by them. */
static void choose(cy *c, qn_node *n, const qn_nodes *params, const qn_node *index) {
  for (uint32_t i = 0; i < n->Call.args.n && i < params->n; i++) {
    const qn_node *want = cy_resolve(c, params->items[i]->arg.ctype), *item = want;
    while (cy_kind_of(c, item) == CY_VIEW) item = cy_element(c, item);
    if (cy_kind_of(c, item) != CY_FUSED) continue;
    const qn_node *t = chosen(c, params, index, item);
    qn_node **e = &n->Call.args.items[i];
    if (!t) {
      cy_refuse(c, n, "the index of a fused function names its C types");
      return;
    }
    if (item == want) {
      const char *dtype = cy_number_text(t);
      *e = cy_for_element(c, t, *e, NULL);
      if (dtype && strcmp(dtype, "float64") != 0) { /* a value of Python's would choose the widest */
        qn_node *args[3] = {*e, cy_str(c, qn_sv_of(cy_fused_name(t)), n->span), cy_dtype(c, t, n->span)};
        *e = cy_call_cy(c, "chosen", args, 3, n->span);
      }
    } else {
      qn_node *view = cy_new(c, QN_AST_CyTypeMemView, n->span);
      view->CyTypeMemView = want->CyTypeMemView;
      view->CyTypeMemView.base = (qn_node *)(uintptr_t)t;
      const cy_var *v = (*e)->kind == QN_AST_Name ? cy_find(c, (*e)->Name.id) : NULL;
      if (!v || cy_kind_of(c, v->type) != CY_VIEW) *e = cy_buffer(c, *e, view, NULL, false);
    }
  }
}

/* The parameters of the function under the index, where it is a fused one of this file. */
static const qn_nodes *fused_function(cy *c, const qn_node *func) {
  bool named = func->kind == QN_AST_Subscript && func->Subscript.value->kind == QN_AST_Name && !cy_find(c, func->Subscript.value->Name.id);
  const qn_node *args = named ? qn_map_get(&c->signatures, qn_sym_sv(func->Subscript.value->Name.id)) : NULL;
  for (uint32_t i = 0; args && i < args->arguments.args.n; i++) {
    const qn_node *t = cy_resolve(c, args->arguments.args.items[i]->arg.ctype);
    while (cy_kind_of(c, t) == CY_VIEW) t = cy_element(c, t);
    if (cy_kind_of(c, t) == CY_FUSED) return &args->arguments.args;
  }
  return NULL;
}

/* Functions of C that give a char *. */
static const char *const texts[] = {"strchr", "strrchr", "strstr", "strcpy", "strncpy", "strcat", "strncat", "strdup", "memchr", NULL};

static qn_node *char_type(cy *c, qn_span span) {
  qn_node *t = cy_new(c, QN_AST_CyTypeName, span);
  t->CyTypeName.name = qn_intern_z(c->names, "char");
  return t;
}

/* A call of what a pointer of type t points to. */
static qn_node *pointed_call(cy *c, qn_node *n, const qn_node *t, const qn_node **type) {
  const qn_node *from, *f = t && t->kind == QN_AST_CyTypePtr ? cy_resolve(c, t->CyTypePtr.base) : t;
  for (uint32_t i = 0; i < n->Call.args.n; i++) n->Call.args.items[i] = cy_expr(c, n->Call.args.items[i], &from);
  *type = f && f->kind == QN_AST_CyTypeFunc ? cy_resolve(c, f->CyTypeFunc.result) : NULL;
  return n;
}

static bool is_struct(cy *c, const qn_node *t) {
  return cy_kind_of(c, t) == CY_STRUCT || (cy_kind_of(c, t) == CY_POINTER && cy_kind_of(c, cy_element(c, t)) == CY_STRUCT);
}

qn_node *cy_call_expr(cy *c, qn_node *n, const qn_node **type) {
  const qn_nodes *fused = fused_function(c, n->Call.func);
  if (fused) {
    const qn_node *index = n->Call.func->Subscript.slice;
    n->Call.func = n->Call.func->Subscript.value;
    n = cy_call_expr(c, n, type);
    choose(c, n, fused, index);
    return n;
  }
  qn_node *func = n->Call.func;
  const char *what = known(c, func);
  qn_node *done = what ? c_function(c, n, what, type) : NULL;
  if (done) return done;
  if (func->kind == QN_AST_Name && !cy_find(c, func->Name.id) && qn_map_get(&c->structs, qn_sym_sv(func->Name.id))) return make_struct(c, n, type);
  if (func->kind == QN_AST_Attribute && strcmp(func->Attribute.attr->text, "import_array") == 0) return cy_none(c, n->span);
  const qn_node *self = NULL, *sig, *t;
  bool is_len = is_plain("len", func) && n->Call.args.n == 1;
  if (func->kind == QN_AST_Attribute) {
    qn_node *value = cy_expr(c, func->Attribute.value, &self);
    if (is_struct(c, self)) { /* a member that is a pointer to a function */
      func->Attribute.value = value;
      n->Call.func = cy_member(c, func, value, self, &t);
      return pointed_call(c, n, t, type);
    }
    const cy_field *f = cy_class_field(cy_class_of(c, self), func->Attribute.attr);
    sig = f ? NULL : signature_of(c, func, self);
    if (cy_kind_of(c, self) == CY_VIEW && is_one_of(func->Attribute.attr->text, view_methods) && !n->Call.args.n)
      return cy_call_cy(c, func->Attribute.attr->text, &value, 1, n->span);
    func->Attribute.value = f || cy_kind_of(c, self) != CY_ARRAY ? value : cy_coerced(c, value, self);
    if (f) func->Attribute.attr = f->slot;
  } else {
    sig = signature_of(c, func, NULL);
    n->Call.func = cy_expr(c, func, &t);
    if (cy_kind_of(c, t) == CY_FUNCTION) return pointed_call(c, n, t, type);
  }
  if (is_len) {
    n->Call.args.items[0] = cy_expr(c, n->Call.args.items[0], &t);
    return n;
  }
  if (takes_items(func) && n->Call.args.n == 1) {
    qn_node *e = cy_expr(c, n->Call.args.items[0], &t);
    n->Call.args.items[0] = cy_items(c, cy_coerced(c, e, t), t);
    for (uint32_t i = 0; i < n->Call.keywords.n; i++) n->Call.keywords.items[i]->keyword.value = cy_object(c, n->Call.keywords.items[i]->keyword.value);
    return n;
  }
  arguments(c, n, sig, func->kind == QN_AST_Attribute ? 1 : 0, what != NULL);
  *type = result_of(c, sig);
  if (is_one_of(what, texts)) *type = cy_pointer_to(c, char_type(c, n->span), n->span);
  if (!sig && func->kind == QN_AST_Name && qn_map_get(&c->classes, qn_sym_sv(func->Name.id)) && !cy_find(c, func->Name.id)) {
    qn_node *made = cy_new(c, QN_AST_CyTypeName, n->span);
    made->CyTypeName.name = func->Name.id;
    *type = made;
  }
  return n;
}

/* --- casts ------------------------------------------------------------------------------------------------------------------- */
static qn_node *view_as(cy *c, qn_node *value, const qn_node *element) {
  qn_node *dtype = cy_dtype(c, element, value->span);
  return cy_call(c, cy_attribute(c, value, "view", value->span), &dtype, 1, value->span);
}

static qn_node *flat(cy *c, qn_node *value) {
  qn_node *minus = cy_int(c, -1, value->span);
  return cy_call(c, cy_attribute(c, value, "reshape", value->span), &minus, 1, value->span);
}

/* `a.data` or np.PyArray_DATA(a): the array; NULL: something else. */
static qn_node *array_behind(qn_node *v) {
  if (v->kind == QN_AST_Attribute && strcmp(v->Attribute.attr->text, "data") == 0) return v->Attribute.value;
  if (v->kind != QN_AST_Call || v->Call.args.n != 1) return NULL;
  const qn_node *f = v->Call.func;
  const char *text = f->kind == QN_AST_Attribute ? f->Attribute.attr->text : f->kind == QN_AST_Name ? f->Name.id->text : "";
  return strcmp(text, "PyArray_DATA") == 0 || strcmp(text, "PyArray_BYTES") == 0 ? v->Call.args.items[0] : NULL;
}

static qn_node *pointer_cast(cy *c, qn_node *n, const qn_node *t) {
  qn_node *v = n->CyCast.value;
  const qn_node *from, *element = cy_element(c, t);
  const char *what = v->kind == QN_AST_Call ? known(c, v->Call.func) : NULL;
  if (is_one_of(what, makers) && v->Call.args.n) {
    bool two = strstr(what, "alloc") && (what[0] == 'c' || strstr(what, "Calloc")) && v->Call.args.n == 2;
    qn_node *count = two ? cy_object(c, v->Call.args.items[0]) : count_of(c, v->Call.args.items[0], element);
    return cy_zeros(c, count, element, n->span);
  }
  if (is_one_of(what, resizers) && v->Call.args.n == 2) {
    const qn_node *old;
    qn_node *args[3] = {cy_expr(c, v->Call.args.items[0], &old), count_of(c, v->Call.args.items[1], element), cy_dtype(c, element, n->span)};
    return cy_call_cy(c, "resized", args, 3, n->span);
  }
  const cy_class *k = NULL;
  qn_node *array = array_behind(v);
  if (array && v->kind == QN_AST_Attribute && array->kind == QN_AST_Name) { /* self.data of a class is no array's memory */
    const cy_var *var = cy_find(c, array->Name.id);
    k = var ? cy_class_of(c, var->type) : NULL;
  }
  if (array && !k) return flat(c, cy_object(c, array));
  v = cy_expr(c, v, &from);
  const qn_node *was = cy_element(c, from);
  enum cy_kind kind = cy_kind_of(c, from);
  while (kind == CY_ARRAY && cy_kind_of(c, was) == CY_ARRAY && cy_kind_of(c, element) != CY_ARRAY) was = cy_element(c, was), v = flat(c, v);
  bool typed = was && element && kind != CY_OBJECT && cy_kind_of(c, was) == CY_SCALAR && cy_kind_of(c, element) == CY_SCALAR;
  if (kind == CY_SCALAR) cy_refuse(c, n, "an integer cannot become a pointer");
  return typed && !cy_is_same(c, was, element) ? view_as(c, v, element) : v;
}

/* <double[:n, :m]>p */
static qn_node *view_cast(cy *c, qn_node *n, const qn_node *t, qn_node *v, const qn_node *from) {
  if (cy_kind_of(c, from) != CY_POINTER) return v;
  qn_node *sizes[8], *total = NULL;
  uint32_t ndim = t->CyTypeMemView.axes.n;
  if (ndim > QN_COUNT(sizes)) {
    cy_refuse(c, n, "a view has at most 8 axes");
    return v;
  }
  for (uint32_t i = 0; i < ndim; i++) {
    const qn_node *axis = t->CyTypeMemView.axes.items[i];
    if (axis->kind != QN_AST_Slice || !axis->Slice.upper) {
      cy_refuse(c, n, "a view of a pointer needs the size of each axis");
      return v;
    }
    sizes[i] = cy_object(c, axis->Slice.upper);
    total = total ? operation(c, QN_OP_Mult, total, sizes[i]) : sizes[i];
  }
  qn_node *line = cy_subscript(c, v, cy_slice(c, NULL, total, n->span), QN_CTX_Load, n->span);
  return ndim < 2 ? line : cy_call(c, cy_attribute(c, line, "reshape", n->span), sizes, ndim, n->span);
}

qn_node *cy_cast_expr(cy *c, qn_node *n, const qn_node **type) {
  const qn_node *t = cy_resolve(c, n->CyCast.type), *from;
  *type = t;
  switch ((int)cy_kind_of(c, t)) {
    case CY_POINTER: return pointer_cast(c, n, t);
    case CY_VIEW: {
      qn_node *v = cy_expr(c, n->CyCast.value, &from);
      return view_cast(c, n, t, v, from);
    }
    case CY_STRUCT: {
      qn_node *args[2] = {cy_dtype(c, t, n->span), cy_object(c, n->CyCast.value)};
      return cy_call_cy(c, "from_object", args, 2, n->span);
    }
    case CY_SCALAR:
    case CY_BUILTIN:
    case CY_VOID:
      n->CyCast.type = (qn_node *)(uintptr_t)t;
      n->CyCast.value = cy_expr(c, n->CyCast.value, &from);
      n->CyCast.value = cy_char_code(c, n->CyCast.value, from, t);
      if (cy_kind_of(c, from) == CY_POINTER && cy_is_char(cy_element(c, from)) && cy_kind_of(c, t) == CY_BUILTIN) {
        n->CyCast.value = cy_call_cy(c, "text", &n->CyCast.value, 1, n->span); /* <bytes>p */
        *type = NULL;
      } else if (cy_kind_of(c, from) == CY_POINTER) {
        cy_refuse(c, n, "a pointer cannot become a number");
      } else if (cy_kind_of(c, t) == CY_BUILTIN) {
        n->CyCast.value = cy_coerced(c, n->CyCast.value, from);
      }
      return n;
    case CY_FUSED: {
      *type = NULL;
      return cy_object(c, n->CyCast.value);
    }
    case CY_CLASS: {
      qn_node *v = cy_expr(c, n->CyCast.value, &from);
      const cy_class *k = cy_class_of(c, from);
      if (k && !n->CyCast.is_checked) return v;
      v = cy_coerced(c, v, from);
      qn_node *args[2] = {v, cy_name(c, t->CyTypeName.name, QN_CTX_Load, n->span)};
      return cy_call_cy(c, "checked", args, 2, n->span);
    }
    default: break;
  }
  *type = NULL;
  n->CyCast.value = cy_object(c, n->CyCast.value);
  return cy_is_c_value(c, n->CyCast.value) ? n : n->CyCast.value; /* an object of a C value is an object */
}

/* --- addresses ------------------------------------------------------------------------------------------------------------------ */
static bool is_member_name(const qn_node *index) { return index->kind == QN_AST_Constant && index->Constant.value.kind == QN_CONST_STR; }

/* The records from the one that a lowered place names. */
static qn_node *beginning(cy *c, qn_node *place) {
  if (place->kind != QN_AST_Subscript || place->Subscript.slice->kind == QN_AST_Slice || place->Subscript.slice->kind == QN_AST_Tuple) return place;
  qn_node *index = place->Subscript.slice, *value = place->Subscript.value;
  if (is_member_name(index)) return cy_subscript(c, beginning(c, value), index, QN_CTX_Load, place->span);
  return cy_subscript(c, value, cy_slice(c, index, NULL, place->span), QN_CTX_Load, place->span);
}

/* The array that begins at what the (not yet lowered) place n names. */
qn_node *cy_address(cy *c, qn_node *n, const qn_node **type) {
  qn_node *v = n->CyAddressOf.value;
  const qn_node *t;
  if (v->kind == QN_AST_Name) {
    const cy_var *var = cy_find(c, v->Name.id);
    if (!var) return cy_expr(c, v, type); /* a function */
    *type = cy_pointer_to(c, var->type, n->span);
    if (!var->box) return v;
    return cy_name(c, var->box, QN_CTX_Load, n->span);
  }
  qn_node *e = cy_expr(c, v, &t);
  if (e->kind == QN_AST_CyCast) e = e->CyCast.value;
  if (e->kind != QN_AST_Subscript) {
    cy_refuse(c, n, "the address of this expression cannot be taken");
    return n;
  }
  *type = cy_pointer_to(c, t, n->span);
  qn_node *index = e->Subscript.slice, *base = e->Subscript.value;
  if (is_member_name(index)) { /* &s.x */
    qn_node *args[2] = {beginning(c, base), index};
    return cy_call_cy(c, "field", args, 2, n->span);
  }
  if (index->kind != QN_AST_Tuple) return cy_subscript(c, base, cy_slice(c, index, NULL, n->span), QN_CTX_Load, n->span);
  bool first = true;
  for (uint32_t i = 0; i < index->Tuple.elts.n; i++) {
    const qn_node *k = index->Tuple.elts.items[i];
    first = first && k->kind == QN_AST_Constant && k->Constant.value.kind == QN_CONST_INT && k->Constant.value.i == 0;
  }
  if (first) return flat(c, base);
  if (index->Tuple.elts.n != 2) {
    cy_refuse(c, n, "the address of an element of more than two dimensions is not supported");
    return n;
  }
  qn_node *columns = cy_subscript(c, cy_attribute(c, base, "shape", n->span), cy_int(c, 1, n->span), QN_CTX_Load, n->span);
  qn_node *at = operation(c, QN_OP_Add, operation(c, QN_OP_Mult, index->Tuple.elts.items[0], columns), index->Tuple.elts.items[1]);
  return cy_subscript(c, flat(c, base), cy_slice(c, at, NULL, n->span), QN_CTX_Load, n->span);
}
