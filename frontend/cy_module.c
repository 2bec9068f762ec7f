/* cy_module.c - Cython modules: what their top level declares, and what cimports bring. */
#include "frontend/cy_lower.h"

#include <string.h>

static void emit(cy *c, cy_nodes *out, qn_node *n) { qn_vec_push(c->a, out, n); }

/* --- imports ------------------------------------------------------------------------------------------------------------------------------------ */
static const char *const c_modules[] = {"libc.stdlib", "libc.string", "libc.stdio", "cpython.mem", "cython.operator", "cython.parallel", NULL};
static const char *const lowered[] = {"malloc", "calloc", "realloc", "free", "PyMem_Malloc", "PyMem_Calloc", "PyMem_Realloc", "PyMem_Free", "PyMem_RawMalloc",
                                      "PyMem_RawRealloc", "PyMem_RawCalloc", "PyMem_RawFree", "PyObject_Malloc", "PyObject_Realloc", "PyObject_Free",
                                      "memcpy", "memmove", "memset", "strlen", "dereference", "abs", "labs", "llabs", NULL};

static bool in_list(const char *text, const char *const *list) {
  for (; *list; list++)
    if (strcmp(*list, text) == 0) return true;
  return false;
}

bool cy_is_c_module(const char *name) { return in_list(name, c_modules); }

/* What stays of C's modules: prange is Numba's, the rest stands in _cython. */
static void own_names(cy *c, qn_node *n, const char *module, cy_nodes *out) {
  cy_nodes range = {0}, other = {0};
  bool parallel = strcmp(module, "cython.parallel") == 0;
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) {
    qn_node *al = n->ImportFrom.names.items[i];
    if (parallel && strcmp(al->alias.name->text, "parallel") == 0) continue;
    if (parallel && strcmp(al->alias.name->text, "prange") == 0) qn_vec_push(c->a, &range, al);
    else qn_vec_push(c->a, &other, al);
  }
  for (int k = 0; k < 2; k++) {
    cy_nodes names = k ? other : range;
    if (!names.n) continue;
    qn_node *from = cy_new(c, QN_AST_ImportFrom, n->span);
    from->ImportFrom.module = qn_intern_z(c->names, k ? "_cython" : "numba");
    from->ImportFrom.names = cy_list(c, names);
    emit(c, out, from);
  }
}

void cy_cimport_from(cy *c, qn_node *n, cy_nodes *out) {
  const char *module = n->ImportFrom.module ? n->ImportFrom.module->text : "";
  cy_nodes left = {0};
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) {
    qn_node *al = n->ImportFrom.names.items[i];
    qn_sym as = al->alias.asname ? al->alias.asname : al->alias.name;
    const char *what = al->alias.name->text;
    bool mine = in_list(module, c_modules);
    if (mine) qn_map_put(c->a, &c->known, qn_sym_sv(as), (char *)(uintptr_t)what);
    if (mine && in_list(what, lowered)) continue;
    bool fused = strcmp(module, "cython") == 0 && (strcmp(what, "floating") == 0 || strcmp(what, "integral") == 0 || strcmp(what, "numeric") == 0);
    if (!fused && strcmp(what, "import_array") != 0 && strcmp(what, "size_t") != 0 && strcmp(what, "FILE") != 0) qn_vec_push(c->a, &left, al);
  }
  if (!left.n) return;
  n->ImportFrom.names = cy_list(c, left);
  if (in_list(module, c_modules)) {
    own_names(c, n, module, out);
    return;
  }
  if (strncmp(module, "cpython", 7) == 0) {
    if (strcmp(module, "cpython.array") != 0) return; /* functions of the C API are refused where they are called */
    n->kind = QN_AST_ImportFrom;
    n->ImportFrom.module = qn_intern_z(c->names, "array");
  }
  emit(c, out, n);
}

/* `cdef extern from "math.h":` is libc.math; false: another header. */
bool cy_extern_math(cy *c, const qn_node *n, cy_nodes *out) {
  const qn_sv header = n->CyExtern.header;
  if (!header.p || !(qn_sv_is(header, "math.h") || qn_sv_is(header, "<math.h>"))) return false;
  cy_nodes names = {0};
  for (uint32_t i = 0; i < n->CyExtern.body.n; i++) {
    const qn_node *line = n->CyExtern.body.items[i];
    uint32_t many = line->kind == QN_AST_CyVarDecl ? line->CyVarDecl.names.n : line->kind == QN_AST_CyFuncDef ? 1 : 0;
    for (uint32_t k = 0; k < many; k++) {
      qn_node *al = cy_new(c, QN_AST_alias, line->span);
      al->alias.name = line->kind == QN_AST_CyFuncDef ? line->CyFuncDef.name : line->CyVarDecl.names.items[k]->CyDeclarator.name;
      qn_vec_push(c->a, &names, al);
    }
  }
  if (!names.n) return true;
  qn_node *from = cy_new(c, QN_AST_ImportFrom, n->span);
  from->ImportFrom.module = qn_intern_z(c->names, "libc.math");
  from->ImportFrom.names = cy_list(c, names);
  emit(c, out, from);
  return true;
}

/* --- the module ------------------------------------------------------------------------------------------------------------------------------------ */
static void collect(cy *c, qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_CyTypedef: qn_map_put(c->a, &c->typedefs, qn_sym_sv(n->CyTypedef.name), n->CyTypedef.type); break;
    case QN_AST_CyStruct:
      if (!n->CyStruct.is_decl) qn_map_put(c->a, &c->structs, qn_sym_sv(n->CyStruct.name), n);
      break;
    case QN_AST_CyFused: qn_map_put(c->a, &c->fused, qn_sym_sv(n->CyFused.name), n); break;
    case QN_AST_CyEnum:
      if (n->CyEnum.name) qn_map_put(c->a, &c->enums, qn_sym_sv(n->CyEnum.name), n);
      break;
    case QN_AST_CyClass:
      if (!n->CyClass.is_decl && !n->CyClass.is_cppclass) cy_collect_class(c, n);
      break;
    case QN_AST_CyFuncDef:
      qn_map_put(c->a, &c->functions, qn_sym_sv(n->CyFuncDef.name), n);
      qn_map_put(c->a, &c->signatures, qn_sym_sv(n->CyFuncDef.name), n->CyFuncDef.args);
      break;
    case QN_AST_FunctionDef: qn_map_put(c->a, &c->signatures, qn_sym_sv(n->FunctionDef.name), n->FunctionDef.args); break;
    default: break;
  }
}

/* `import numpy as .np` in front, behind the docstring. */
static qn_node *import_as(cy *c, const char *module, const char *as) {
  qn_span here = {.line = 1, .end_line = 1};
  qn_node *n = cy_new(c, QN_AST_Import, here), *al = cy_new(c, QN_AST_alias, here);
  al->alias.name = qn_intern_z(c->names, module);
  al->alias.asname = qn_intern_z(c->names, as);
  n->Import.names = (qn_nodes){QN_NEW_N(c->a, qn_node *, 1), 1};
  n->Import.names.items[0] = al;
  return n;
}

bool qn_cython_lower(qn_arena *a, qn_intern *names, qn_node *root, const qn_source *source, qn_diags *diags) {
  cy *c = QN_NEW(a, cy);
  uint32_t errors = diags->n_errors;
  *c = (cy){.a = a, .names = names, .source = source, .diags = diags, .next_id = root->id};
  for (uint32_t i = 0; i < root->Module.body.n; i++) collect(c, root->Module.body.items[i]);
  for (uint32_t i = 0; i < root->Module.body.n; i++)
    if (root->Module.body.items[i]->kind == QN_AST_CyClass) cy_resolve_fields(c, root->Module.body.items[i]);
  cy_scope module = {0};
  c->scope = &module;
  cy_ahead h = {0};
  cy_look_ahead(c, &root->Module.body, &h);
  qn_nodes body = cy_body(c, &root->Module.body);
  for (uint32_t i = 0; i < c->later.n; i++) *c->later.data[i].at = c->later.data[i].type;
  cy_nodes head = {0};
  if (c->uses_numpy) emit(c, &head, import_as(c, "numpy", ":np"));
  if (c->uses_cy) emit(c, &head, import_as(c, "_cython", ":cy"));
  root->Module.body = root->Module.body.n ? cy_with_head(c, body, head) : body;
  root->id = c->next_id;
  return diags->n_errors == errors;
}
