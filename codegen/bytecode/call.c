/* call.c - calls. The callee and its arguments stand in consecutive temporaries, which become the first registers of the
 * called function. */
#include "codegen/bytecode/compile.h"

static bool has_star(const qn_nodes *args) {
  for (uint32_t i = 0; i < args->n; i++)
    if (args->items[i]->kind == QN_AST_Starred) return true;
  return args->n > 1000;
}

static bool has_double_star(const qn_nodes *keywords) {
  for (uint32_t i = 0; i < keywords->n; i++)
    if (!keywords->items[i]->keyword.arg) return true;
  return keywords->n > 1000;
}

static uint32_t keyword_names(qn_bcf *f, const qn_nodes *keywords) {
  qn_sym *names = QN_NEW_N(f->c->arena, qn_sym, keywords->n + 1u);
  for (uint32_t i = 0; i < keywords->n; i++) names[i] = keywords->items[i]->keyword.arg;
  return qn_bc_const(f->c, &(qn_bconst){.kind = QN_BC_NAMES, .n = keywords->n, .names = names});
}

static uint32_t arguments(qn_bcf *f, const qn_nodes *args, const qn_nodes *keywords) {
  for (uint32_t i = 0; i < args->n; i++) qn_bc_expr_temp(f, args->items[i]);
  for (uint32_t i = 0; i < keywords->n; i++) qn_bc_expr_temp(f, keywords->items[i]->keyword.value);
  return args->n + keywords->n;
}

/* f(*a, **k): a list and a dict are built first. */
static void call_ex(qn_bcf *f, uint16_t base, const qn_nodes *args, const qn_nodes *keywords, uint16_t dst) {
  uint16_t list = qn_bc_temp(f);
  if (args->n == 1 && args->items[0]->kind == QN_AST_Starred) qn_bc_expr_to(f, args->items[0]->Starred.value, list);
  else qn_bc_sequence(f, args, QN_BC_BUILDLIST, list);
  if (keywords->n) {
    uint16_t dict = qn_bc_temp(f);
    qn_bc_emit(f, QN_BC_BUILDDICT, dict, dict, 0);
    for (uint32_t i = 0; i < keywords->n; i++) {
      uint16_t mark = f->next;
      const qn_node *k = keywords->items[i];
      if (k->keyword.arg) { /* a dict of one, so that a second value for the same name is found */
        uint16_t pair = qn_bc_temps(f, 2);
        qn_bc_load_str(f, pair, qn_sym_sv(k->keyword.arg));
        qn_bc_expr_to(f, k->keyword.value, (uint16_t)(pair + 1));
        qn_bc_emit(f, QN_BC_BUILDDICT, pair, pair, 1);
        qn_bc_emit(f, QN_BC_DICTMERGE, dict, pair, base);
      } else {
        uint16_t v = qn_bc_expr_temp(f, k->keyword.value);
        qn_bc_emit(f, QN_BC_DICTMERGE, dict, v, base);
      }
      f->next = mark;
    }
  }
  qn_bc_emit(f, QN_BC_CALLEX, base, keywords->n > 0, dst);
}

void qn_bc_call_parts(qn_bcf *f, uint16_t base, const qn_nodes *args, const qn_nodes *keywords, uint16_t dst) {
  if (has_star(args) || has_double_star(keywords)) {
    call_ex(f, base, args, keywords, dst);
    return;
  }
  uint32_t n = arguments(f, args, keywords);
  if (!keywords->n) {
    qn_bc_emit(f, QN_BC_CALL, base, (uint16_t)n, dst);
    return;
  }
  qn_bc_emit(f, QN_BC_CALLKW, base, (uint16_t)n, dst);
  qn_bc_word(f, keyword_names(f, keywords), 0);
}

/* Arguments that call something may change or come to depend on what the attribute is: it is looked up before them. */
static void find_call(void *user, qn_node *n) {
  bool *found = user;
  switch ((int)n->kind) {
    case QN_AST_Call: case QN_AST_Yield: case QN_AST_YieldFrom: case QN_AST_NamedExpr: case QN_AST_ListComp: case QN_AST_SetComp:
    case QN_AST_DictComp: *found = true; return;
    case QN_AST_Lambda: case QN_AST_GeneratorExp: return;
    default: break;
  }
  if (!*found) qn_ast_children(n, find_call, user);
}

static bool early_method_call(qn_bcf *f, const qn_node *n, uint16_t dst) {
  const qn_node *func = n->Call.func;
  bool found = false;
  if (n->Call.keywords.n) return false;
  for (uint32_t i = 0; i < n->Call.args.n; i++) find_call(&found, n->Call.args.items[i]);
  if (!found) return false;
  uint16_t base = qn_bc_expr_temp(f, func->Attribute.value);
  qn_bc_temp(f);
  f->node = func;
  qn_bc_emit(f, QN_BC_LOADM, base, 0, 0);
  qn_bc_word(f, qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, func->Attribute.attr)), qn_bc_cache(f));
  f->node = n;
  uint32_t count = arguments(f, &n->Call.args, &n->Call.keywords);
  qn_bc_emit(f, QN_BC_CALLX, base, (uint16_t)count, dst);
  return true;
}

static void method_call(qn_bcf *f, const qn_node *n, uint16_t dst) {
  const qn_node *func = n->Call.func;
  uint16_t base = qn_bc_expr_temp(f, func->Attribute.value);
  uint32_t count = arguments(f, &n->Call.args, &n->Call.keywords);
  qn_bc_emit(f, n->Call.keywords.n ? QN_BC_CALLMKW : QN_BC_CALLM, base, (uint16_t)count, dst);
  f->node = func; /* a missing attribute is underlined by itself */
  qn_bc_word(f, qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, func->Attribute.attr)), qn_bc_cache(f));
  f->node = n;
  if (n->Call.keywords.n) qn_bc_word(f, keyword_names(f, &n->Call.keywords), 0);
}

/* super() without arguments means super(__class__, first parameter). */
static bool implicit_super(qn_bcf *f, const qn_node *n, uint16_t base, uint16_t dst) {
  const qn_node *func = n->Call.func;
  if (func->kind != QN_AST_Name || !qn_sv_is(qn_sym_sv(func->Name.id), "super") || n->Call.args.n || n->Call.keywords.n) return false;
  const qn_symbol *cls = qn_scope_find(f->c->unit->scopes, f->scope, qn_intern_z(f->c->names, "__class__"));
  if (!cls || cls->cell < 0 || f->is_class || f->is_module || !f->code->nparams) return false;
  const qn_symbol *self = f->scope->locals.data[0];
  uint16_t a = qn_bc_temp(f), b = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_LOADC, a, qn_bc_cell_reg(f, cls), 0);
  if (self->access == QN_ACCESS_CELL) qn_bc_emit(f, QN_BC_LOADC, b, qn_bc_cell_reg(f, self), 0);
  else qn_bc_emit(f, QN_BC_MOVE, b, (uint16_t)self->slot, 0);
  qn_bc_emit(f, QN_BC_CALL, base, 2, dst);
  return true;
}

void qn_bc_call(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  bool plain = !has_star(&n->Call.args) && !has_double_star(&n->Call.keywords);
  if (n->Call.func->kind == QN_AST_Attribute && plain) {
    if (!early_method_call(f, n, dst)) method_call(f, n, dst);
  } else {
    uint16_t base = qn_bc_expr_temp(f, n->Call.func);
    if (!implicit_super(f, n, base, dst)) qn_bc_call_parts(f, base, &n->Call.args, &n->Call.keywords, dst);
  }
  f->next = mark;
}
