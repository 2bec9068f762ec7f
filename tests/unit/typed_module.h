/* typed_module.h - for tests of inference and lowering: a source whose functions are kernels and whose module level is
 * imports and constants; no VM. */
#ifndef QN_TYPED_MODULE_H
#define QN_TYPED_MODULE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "codegen/lower/lower.h"
#include "frontend/frontend.h"
#include "frontend/types/infer.h"

static qn_arena arena;
static qn_types types;
static qn_diags diags;
static qn_intern names;
static qn_kfunc *functions[400];
static uint32_t n_functions;
static const qn_node *module;

/* --- module level: functions, constants, imports ------------------------------------------------------------------------- */
static bool constant(const qn_node *n, qn_global *out) {
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub && constant(n->UnaryOp.operand, out)) {
    out->i = -out->i, out->f = -out->f;
    return true;
  }
  if (n->kind == QN_AST_Tuple) {
    qn_global *items = QN_NEW_N(&arena, qn_global, n->Tuple.elts.n + 1);
    for (uint32_t i = 0; i < n->Tuple.elts.n; i++)
      if (!constant(n->Tuple.elts.items[i], &items[i])) return false;
    out->kind = QN_GLOBAL_TUPLE, out->items = items, out->n = n->Tuple.elts.n;
    return true;
  }
  if (n->kind == QN_AST_Call && n->Call.args.n == 1 && n->Call.args.items[0]->kind == QN_AST_List) { /* np.array([…]) */
    qn_nodes l = n->Call.args.items[0]->List.elts;
    double *data = QN_NEW_N(&arena, double, l.n + 1);
    int64_t *shape = QN_NEW_N(&arena, int64_t, 1), *ints = (int64_t *)data;
    qn_global item = {0};
    for (uint32_t i = 0; i < l.n; i++) {
      item = (qn_global){0};
      if (!constant(l.items[i], &item)) return false;
      if (item.kind == QN_GLOBAL_FLOAT) data[i] = item.f;
      else ints[i] = item.i;
    }
    shape[0] = l.n;
    out->kind = QN_GLOBAL_ARRAY;
    out->array.dtype = item.kind == QN_GLOBAL_FLOAT ? QN_D_FLOAT64 : QN_D_INT64;
    out->array.ndim = 1, out->array.shape = shape, out->array.data = data, out->array.n_bytes = l.n * 8;
    return true;
  }
  if (n->kind != QN_AST_Constant) return false;
  const qn_const *c = &n->Constant.value;
  if (c->kind == QN_CONST_INT) out->kind = QN_GLOBAL_INT, out->i = c->i;
  else if (c->kind == QN_CONST_FLOAT) out->kind = QN_GLOBAL_FLOAT, out->f = c->f;
  else if (c->kind == QN_CONST_TRUE || c->kind == QN_CONST_FALSE) out->kind = QN_GLOBAL_BOOL, out->i = c->kind == QN_CONST_TRUE;
  else if (c->kind == QN_CONST_NONE) out->kind = QN_GLOBAL_NONE;
  else return false;
  return true;
}

static void resolve(void *user, qn_arena *a, qn_sv name, qn_global *out) {
  (void)user;
  *out = (qn_global){QN_GLOBAL_MISSING};
  for (uint32_t i = 0; i < n_functions; i++)
    if (qn_sv_eq(functions[i]->name, name)) {
      out->kind = QN_GLOBAL_FUNCTION, out->function = functions[i];
      return;
    }
  for (uint32_t i = 0; i < module->Module.body.n; i++) {
    const qn_node *n = module->Module.body.items[i];
    if (n->kind == QN_AST_Import || n->kind == QN_AST_CyCImport)
      for (uint32_t k = 0; k < n->Import.names.n; k++) {
        const qn_node *al = n->Import.names.items[k];
        qn_sym as = al->alias.asname ? al->alias.asname : al->alias.name;
        if (qn_sv_eq(qn_sym_sv(as), name)) out->kind = QN_GLOBAL_MODULE, out->s = qn_sym_sv(al->alias.name);
      }
    if (n->kind == QN_AST_ImportFrom || n->kind == QN_AST_CyCImportFrom)
      for (uint32_t k = 0; k < n->ImportFrom.names.n; k++) {
        const qn_node *al = n->ImportFrom.names.items[k];
        qn_sym as = al->alias.asname ? al->alias.asname : al->alias.name;
        if (!qn_sv_eq(qn_sym_sv(as), name)) continue;
        out->s = qn_sv_of(qn_arena_printf(a, "%s.%s", n->ImportFrom.module->text, al->alias.name->text));
        out->kind = qn_sv_is(out->s, "libc.math") ? QN_GLOBAL_MODULE : QN_GLOBAL_MEMBER;
      }
    if (n->kind == QN_AST_Assign && n->Assign.targets.items[0]->kind == QN_AST_Name &&
        qn_sv_eq(qn_sym_sv(n->Assign.targets.items[0]->Name.id), name))
      if (!constant(n->Assign.value, out)) out->kind = QN_GLOBAL_OTHER;
  }
}
static const qn_kenv env = {NULL, resolve, NULL};

static void load_module(const char *path, enum qn_rules rules) {
  qn_sv text;
  qn_error err;
  assert_int_equal(qn_read_file(&qn_malloc_allocator, path, &text, &err), QN_OK);
  qn_source *s = qn_source_new(&arena, qn_sv_of(path), text, &diags);
  qn_free(&qn_malloc_allocator, (void *)text.p, text.n + 1);
  module = qn_parse(&arena, &names, s, rules == QN_RULES_CYTHON ? QN_DIALECT_CYTHON : QN_DIALECT_PYTHON, &diags);
  assert_non_null(module);
  n_functions = 0;
  for (uint32_t i = 0; i < module->Module.body.n; i++) {
    const qn_node *n = module->Module.body.items[i];
    if (n->kind != QN_AST_FunctionDef && n->kind != QN_AST_CyFuncDef) continue;
    qn_kfunc *k = QN_NEW(&arena, qn_kfunc);
    const char *name = n->kind == QN_AST_CyFuncDef ? n->CyFuncDef.name->text : n->FunctionDef.name->text;
    *k = (qn_kfunc){.node = n, .source = s, .name = qn_sv_of(name), .env = &env, .rules = rules,
                    .options = qn_koptions_default(rules)};
    k->options.parallel = strncmp(name, "p_", 2) == 0 || strncmp(name, "q_", 2) == 0;
    k->options.error_model_numpy = strncmp(name, "n_", 2) == 0;
    functions[n_functions++] = k;
  }
}

static const qn_kfunc *find_function(const char *name) {
  for (uint32_t i = 0; i < n_functions; i++)
    if (qn_sv_is(functions[i]->name, name)) return functions[i];
  return NULL;
}

static void begin_module(jmp_buf *oom) {
  qn_arena_init(&arena, &qn_malloc_allocator);
  arena.oom = oom;
  qn_types_init(&types, &arena);
  qn_diags_init(&diags, &arena);
  qn_intern_init(&names, &arena);
}

#endif
