/* control.c - loops, try, with, return: everything that keeps clean-up around code.
 *
 * Leaving a block by return, break or continue runs its clean-up inline, with the ranges of the blocks that are left
 * closed meanwhile, so that an exception in the clean-up goes to the blocks outside. */
#include "codegen/bytecode/compile.h"

/* --- protected ranges --------------------------------------------------------------------------------------------- */
static void open_range(qn_bcf *f, qn_block *b, qn_label *target) {
  b->start = f->ins.n;
  b->target = target;
}

static void close_range(qn_bcf *f, qn_block *b) {
  if (b->target) qn_bc_row(f, b->start, f->ins.n, b->target, b->exc, b->base);
  b->start = f->ins.n;
}

static void push(qn_bcf *f, qn_block *b) {
  b->prev = f->block;
  f->block = b;
}

static void pop(qn_bcf *f, qn_block *b) {
  close_range(f, b);
  f->block = b->prev;
}

static void forget_name(qn_bcf *f, qn_sym name) {
  if (!name) return;
  uint16_t mark = f->next, t = qn_bc_temp(f);
  qn_place p = qn_bc_place(f, name, NULL);
  qn_bc_load_none(f, t);
  qn_bc_store(f, p, t);
  qn_bc_delete(f, p);
  f->next = mark;
}

static void clean_up(qn_bcf *f, qn_block *b, bool keep_loop_state) {
  switch (b->kind) {
    case QN_BLOCK_LOOP:
      if (b->has_state && !keep_loop_state) qn_bc_emit(f, QN_BC_CLEAR, b->reg, 0, 0);
      break;
    case QN_BLOCK_HANDLER:
      qn_bc_emit(f, QN_BC_POPEXC, b->reg, 0, 0);
      forget_name(f, b->name);
      break;
    case QN_BLOCK_WITH: qn_bc_emit(f, QN_BC_WITHEXIT, b->reg, 0, 0); break;
    case QN_BLOCK_FINALLY: qn_bc_body(f, b->finalbody); break;
    case QN_BLOCK_TRY: break;
  }
}

/* Emits the clean-up of every block inside `until` (and of `until` itself, a loop, unless its state is kept). */
void qn_bc_leave(qn_bcf *f, const qn_block *until, bool keep_loop_state) {
  qn_block *inner = f->block;
  uint8_t *assigned = qn_bc_save(f);
  const qn_node *node = f->node;
  for (qn_block *b = inner; b; b = b->prev) {
    close_range(f, b);
    f->block = b->prev;
    f->node = b->kind == QN_BLOCK_WITH && b->node ? b->node : node;
    clean_up(f, b, b == until && keep_loop_state);
    if (b == until) break;
  }
  f->node = node;
  f->block = inner;
  qn_bc_restore(f, assigned);
}

/* After the jump that a leave was for: the ranges are open again. */
static void reopen(qn_bcf *f, const qn_block *until) {
  for (qn_block *b = f->block; b; b = b->prev) {
    b->start = f->ins.n;
    if (b == until) break;
  }
}

static bool needs_clean_up(const qn_bcf *f) {
  for (const qn_block *b = f->block; b; b = b->prev)
    if (b->kind == QN_BLOCK_FINALLY || b->kind == QN_BLOCK_WITH || b->kind == QN_BLOCK_HANDLER) return true;
  return false;
}

void qn_bc_return(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  const qn_node *value = n->Return.value;
  if (!needs_clean_up(f) && f->ret_ctype == QN_CT_OBJECT) {
    if (!value) qn_bc_emit(f, QN_BC_RETNONE, 0, 0, 0);
    else qn_bc_emit(f, QN_BC_RET, qn_bc_expr(f, value), 0, 0);
    f->next = mark;
    return;
  }
  uint16_t t = qn_bc_temp(f);
  if (value) qn_bc_expr_to(f, value, t);
  else qn_bc_load_none(f, t);
  if (value && f->ret_ctype != QN_CT_OBJECT) qn_bc_emit(f, QN_BC_CYCONV, t, t, (uint16_t)f->ret_ctype);
  qn_bc_leave(f, NULL, false);
  qn_bc_emit(f, QN_BC_RET, t, 0, 0);
  reopen(f, NULL);
  f->next = mark;
}

static void jump_out(qn_bcf *f, const qn_node *n) {
  qn_block *loop = f->block;
  while (loop && loop->kind != QN_BLOCK_LOOP) loop = loop->prev;
  if (!loop) return; /* scopes have said so */
  bool is_continue = n->kind == QN_AST_Continue;
  qn_bc_leave(f, loop, is_continue);
  qn_bc_jump(f, QN_BC_JMP, 0, is_continue ? loop->on_continue : loop->on_break);
  reopen(f, loop);
}

/* --- loops ------------------------------------------------------------------------------------------------------------ */
void qn_bc_while(qn_bcf *f, const qn_node *n) {
  qn_label *top = qn_bc_label(f), *test = qn_bc_label(f), *end = qn_bc_label(f);
  qn_block b = {.kind = QN_BLOCK_LOOP, .on_break = end, .on_continue = test};
  const qn_node *t = n->While.test;
  bool forever = t->kind == QN_AST_Constant && t->Constant.value.kind == QN_CONST_TRUE;
  if (!forever) qn_bc_jump(f, QN_BC_JMP, 0, test);
  uint8_t *saved = qn_bc_save(f);
  push(f, &b);
  qn_bc_bind(f, top);
  qn_bc_body(f, &n->While.body);
  pop(f, &b);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, test);
  qn_bc_jump_if(f, t, true, top);
  qn_bc_restore(f, saved);
  qn_bc_body(f, &n->While.orelse);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
}

void qn_bc_for(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  uint16_t src = qn_bc_expr(f, n->For.iter);
  qn_bc_loop l;
  qn_label *end = qn_bc_label(f), *cont = qn_bc_label(f);
  qn_bc_loop_begin(f, &l, n->For.target, n, src);
  qn_block b = {.kind = QN_BLOCK_LOOP, .on_break = end, .on_continue = cont, .has_state = true, .reg = l.state};
  push(f, &b);
  qn_bc_body(f, &n->For.body);
  pop(f, &b);
  qn_bc_bind(f, cont);
  qn_bc_loop_end(f, &l);
  f->next = mark;
  uint8_t *saved = qn_bc_save(f);
  qn_bc_body(f, &n->For.orelse);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
}

/* --- try ---------------------------------------------------------------------------------------------------------------- */
/* Exceptions inside a handler come to the label `reraise`, which ends the handling of the first and goes on. */
static void begin_handling(qn_bcf *f, qn_block *b, uint16_t h, qn_label *reraise) {
  qn_bc_emit(f, QN_BC_PUSHEXC, h, 0, 0);
  *b = (qn_block){.kind = QN_BLOCK_HANDLER, .reg = h, .exc = h, .base = (uint16_t)(h + 2)};
  push(f, b);
  open_range(f, b, reraise);
}

static void handler(qn_bcf *f, qn_block *b, const qn_node *n, qn_label *reraise, qn_label *end) {
  uint16_t mark = f->next, h = b->reg;
  qn_label *next = qn_bc_label(f), *dropped = qn_bc_label(f);
  qn_sym name = n->ExceptHandler.name;
  f->node = n->ExceptHandler.type ? n->ExceptHandler.type : n;
  if (n->ExceptHandler.type) {
    uint16_t t = qn_bc_expr_temp(f, n->ExceptHandler.type);
    qn_bc_emit(f, QN_BC_EXCMATCH, t, h, t);
    qn_bc_jump(f, QN_BC_JF, t, next);
    f->next = mark;
  }
  f->node = n;
  if (name) {
    uint16_t t = qn_bc_temp(f);
    qn_bc_emit(f, QN_BC_DUP, t, h, 0);
    qn_bc_store_name(f, name, NULL, t);
    f->next = mark;
    close_range(f, b);
    open_range(f, b, dropped);
    b->name = name;
  }
  qn_bc_body(f, &n->ExceptHandler.body);
  f->node = n;
  if (name) { /* without a name the range that began with the handler goes on */
    close_range(f, b);
    open_range(f, b, reraise);
  }
  b->name = NULL;
  qn_bc_emit(f, QN_BC_POPEXC, h, 0, 0);
  forget_name(f, name);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  if (name) {
    qn_bc_bind(f, dropped);
    forget_name(f, name);
    qn_bc_jump(f, QN_BC_JMP, 0, reraise);
  }
  qn_bc_bind(f, next);
}

static void try_except(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next, h = qn_bc_temps(f, 2);
  qn_label *handlers = qn_bc_label(f), *reraise = qn_bc_label(f), *end = qn_bc_label(f);
  uint8_t *saved = qn_bc_save(f);
  const qn_node *node = f->node;
  qn_block b = {.kind = QN_BLOCK_TRY, .exc = h, .base = h};
  push(f, &b);
  open_range(f, &b, handlers);
  qn_bc_body(f, &n->Try.body);
  pop(f, &b);
  qn_bc_body(f, &n->Try.orelse);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, handlers);
  qn_block hb;
  begin_handling(f, &hb, h, reraise);
  for (uint32_t i = 0; i < n->Try.handlers.n; i++) {
    qn_bc_restore(f, saved);
    handler(f, &hb, n->Try.handlers.items[i], reraise, end);
  }
  f->node = node;
  pop(f, &hb);
  qn_bc_bind(f, reraise);
  qn_bc_emit(f, QN_BC_RERAISE, h, 0, 0);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
  f->next = mark;
}

static void try_finally(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next, h = qn_bc_temps(f, 2);
  qn_label *failed = qn_bc_label(f), *reraise = qn_bc_label(f), *end = qn_bc_label(f);
  uint8_t *saved = qn_bc_save(f);
  qn_block b = {.kind = QN_BLOCK_FINALLY, .exc = h, .base = h, .finalbody = &n->Try.finalbody};
  push(f, &b);
  open_range(f, &b, failed);
  if (n->Try.handlers.n) try_except(f, n);
  else qn_bc_body(f, &n->Try.body);
  pop(f, &b);
  qn_bc_restore(f, saved);
  qn_bc_body(f, &n->Try.finalbody);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, failed);
  qn_block hb;
  begin_handling(f, &hb, h, reraise);
  qn_bc_body(f, &n->Try.finalbody);
  pop(f, &hb);
  qn_bc_bind(f, reraise);
  qn_bc_emit(f, QN_BC_RERAISE, h, 0, 0);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
  f->next = mark;
}

void qn_bc_try(qn_bcf *f, const qn_node *n) {
  if (n->Try.finalbody.n) try_finally(f, n);
  else try_except(f, n);
}

/* --- with ------------------------------------------------------------------------------------------------------------------ */
static bool is_gil_block(qn_bcf *f, const qn_node *e) {
  if (f->c->unit->dialect != QN_DIALECT_CYTHON) return false;
  if (e->kind == QN_AST_Call) e = e->Call.func;
  if (e->kind != QN_AST_Name) return false;
  return qn_sv_is(qn_sym_sv(e->Name.id), "nogil") || qn_sv_is(qn_sym_sv(e->Name.id), "gil");
}

static void with_item(qn_bcf *f, const qn_node *n, uint32_t i) {
  if (i == n->With.items.n) {
    qn_bc_body(f, &n->With.body);
    return;
  }
  const qn_node *item = n->With.items.items[i], *saved_node = f->node;
  const qn_node *manager = item->withitem.context_expr;
  if (is_gil_block(f, manager)) {
    with_item(f, n, i + 1);
    return;
  }
  uint16_t mark = f->next, w = qn_bc_temps(f, 3), h = (uint16_t)(w + 1);
  qn_label *failed = qn_bc_label(f), *reraise = qn_bc_label(f), *swallow = qn_bc_label(f), *end = qn_bc_label(f);
  qn_bc_expr_to(f, manager, w);
  uint16_t t = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_WITHENTER, w, t, 0);
  uint8_t *saved = qn_bc_save(f);
  qn_block b = {.kind = QN_BLOCK_WITH, .reg = w, .exc = h, .base = h, .node = saved_node};
  push(f, &b);
  open_range(f, &b, failed);
  if (item->withitem.optional_vars) qn_bc_assign_to(f, item->withitem.optional_vars, t);
  else qn_bc_emit(f, QN_BC_CLEAR, t, 0, 0);
  f->next = t;
  f->node = saved_node;
  with_item(f, n, i + 1);
  pop(f, &b);
  qn_bc_emit(f, QN_BC_WITHEXIT, w, 0, 0);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  uint8_t *after = qn_bc_save(f);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, failed);
  qn_block hb;
  begin_handling(f, &hb, h, reraise);
  t = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_WITHEXC, t, w, h);
  qn_bc_jump(f, QN_BC_JT, t, swallow);
  qn_bc_jump(f, QN_BC_JMP, 0, reraise);
  qn_bc_bind(f, swallow);
  qn_bc_emit(f, QN_BC_POPEXC, h, 0, 0);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  pop(f, &hb);
  qn_bc_bind(f, reraise);
  qn_bc_emit(f, QN_BC_RERAISE, h, 0, 0);
  qn_bc_bind(f, end);
  (void)after; /* the body may have been left by an exception that was swallowed */
  f->node = saved_node;
  f->next = mark;
}

void qn_bc_with(qn_bcf *f, const qn_node *n) { with_item(f, n, 0); }

/* --- statements ---------------------------------------------------------------------------------------------------------------- */
static void if_stmt(qn_bcf *f, const qn_node *n) {
  qn_label *other = qn_bc_label(f), *end = qn_bc_label(f);
  qn_bc_jump_if(f, n->If.test, false, other);
  uint8_t *saved = qn_bc_save(f);
  qn_bc_body(f, &n->If.body);
  if (n->If.orelse.n) {
    uint8_t *one = qn_bc_save(f);
    qn_bc_jump(f, QN_BC_JMP, 0, end);
    qn_bc_bind(f, other);
    qn_bc_restore(f, saved);
    qn_bc_body(f, &n->If.orelse);
    for (uint32_t i = 0; i < f->code->nvars; i++) f->assigned[i] &= one[i]; /* on both ways */
  } else {
    qn_bc_restore(f, saved);
    qn_bc_bind(f, other);
  }
  qn_bc_bind(f, end);
}

/* Refused when it is called: a file may define what it never runs. */
static void async_def(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next, t = qn_bc_temp(f);
  qn_bc_emit_s(f, QN_BC_LOADG, t, qn_bc_global_slot(f->c, qn_intern_z(f->c->names, "__async_function__")));
  qn_bc_store_name(f, n->AsyncFunctionDef.name, NULL, t);
  f->next = mark;
}

static void raise_stmt(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  if (!n->Raise.exc) {
    qn_bc_emit(f, QN_BC_RERAISEH, 0, 0, 0);
    return;
  }
  uint16_t e = qn_bc_expr_temp(f, n->Raise.exc);
  uint16_t c = n->Raise.cause ? qn_bc_expr_temp(f, n->Raise.cause) : QN_NOREG;
  qn_bc_emit(f, QN_BC_RAISE, e, c, 0);
  f->next = mark;
}

static void assert_stmt(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  qn_label *fine = qn_bc_label(f);
  qn_bc_jump_if(f, n->Assert.test, true, fine);
  uint16_t m = n->Assert.msg ? qn_bc_expr_temp(f, n->Assert.msg) : QN_NOREG;
  if (n->Assert.test->kind != QN_AST_Constant) f->node = n->Assert.test;
  qn_bc_emit(f, QN_BC_ASSERTFAIL, m, 0, 0);
  f->node = n;
  qn_bc_bind(f, fine);
  f->next = mark;
}

static void import_stmt(qn_bcf *f, const qn_node *n) {
  for (uint32_t i = 0; i < n->Import.names.n; i++) {
    const qn_node *al = n->Import.names.items[i];
    uint16_t mark = f->next, t = qn_bc_temp(f);
    qn_sym name = al->alias.name, as = al->alias.asname;
    qn_bc_emit(f, QN_BC_IMPORT, t, (uint16_t)qn_bc_name(f->c, name), as != NULL);
    const char *dot = strchr(name->text, '.');
    if (!as) as = dot ? qn_intern_sv(f->c->names, (qn_sv){name->text, (size_t)(dot - name->text)}) : name;
    qn_bc_store_name(f, as, NULL, t);
    f->next = mark;
  }
}

static void import_from(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  qn_sym module = n->ImportFrom.module;
  if (module && qn_sv_is(qn_sym_sv(module), "__future__")) return;
  if (n->kind == QN_AST_CyCImportFrom && module && qn_sv_is(qn_sym_sv(module), "libc.stdint")) return; /* C types: known by name */
  if (n->ImportFrom.level > 0) { /* the importing module finds the package: dots and what follows them */
    static const char dots[] = "................................";
    int level = n->ImportFrom.level < 32 ? (int)n->ImportFrom.level : 32;
    qn_sv copy = qn_sv_of(qn_arena_printf(f->c->arena, "%.*s%s", level, dots, module ? module->text : ""));
    module = qn_intern_sv(f->c->names, copy);
  }
  uint16_t m = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_IMPORT, m, (uint16_t)qn_bc_name(f->c, module), 1);
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) {
    const qn_node *al = n->ImportFrom.names.items[i];
    if (qn_sv_is(qn_sym_sv(al->alias.name), "*")) {
      qn_bc_emit(f, QN_BC_IMPORTSTAR, m, 0, 0);
      f->next = mark;
      return;
    }
    uint16_t t = qn_bc_temp(f);
    qn_bc_emit(f, QN_BC_IMPORTFROM, t, m, (uint16_t)qn_bc_name(f->c, al->alias.name));
    qn_bc_store_name(f, al->alias.asname ? al->alias.asname : al->alias.name, NULL, t);
    f->next = t;
  }
  qn_bc_emit(f, QN_BC_CLEAR, m, 0, 0);
  f->next = mark;
}

static void stmt(qn_bcf *f, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Expr: qn_bc_discard(f, n->Expr.value); break;
    case QN_AST_Assign: case QN_AST_AnnAssign: qn_bc_assign(f, n); break;
    case QN_AST_AugAssign: qn_bc_augassign(f, n); break;
    case QN_AST_Return: qn_bc_return(f, n); break;
    case QN_AST_If: if_stmt(f, n); break;
    case QN_AST_For: qn_bc_for(f, n); break;
    case QN_AST_While: qn_bc_while(f, n); break;
    case QN_AST_Break: case QN_AST_Continue: jump_out(f, n); break;
    case QN_AST_Pass: case QN_AST_Global: case QN_AST_Nonlocal: break;
    case QN_AST_FunctionDef: qn_bc_funcdef(f, n); break;
    case QN_AST_ClassDef: qn_bc_classdef(f, n); break;
    case QN_AST_Delete:
      for (uint32_t i = 0; i < n->Delete.targets.n; i++) qn_bc_delete_target(f, n->Delete.targets.items[i]);
      break;
    case QN_AST_Raise: raise_stmt(f, n); break;
    case QN_AST_Try: qn_bc_try(f, n); break;
    case QN_AST_With: qn_bc_with(f, n); break;
    case QN_AST_Assert: assert_stmt(f, n); break;
    case QN_AST_Import: case QN_AST_CyCImport: import_stmt(f, n); break;
    case QN_AST_ImportFrom: case QN_AST_CyCImportFrom: import_from(f, n); break;
    case QN_AST_Match: qn_bc_match(f, n); break;
    case QN_AST_TryStar: qn_bc_refuse(f, n, "'except*' is not supported; use 'except'"); break;
    case QN_AST_AsyncFunctionDef: async_def(f, n); break;
    case QN_AST_AsyncFor: qn_bc_refuse(f, n, "'async for' is not supported: there is no event loop"); break;
    case QN_AST_AsyncWith: qn_bc_refuse(f, n, "'async with' is not supported: there is no event loop"); break;
    default:
      if (!qn_bc_cython_stmt(f, n)) qn_bc_refuse(f, n, "this statement is not supported here");
      break;
  }
}

void qn_bc_stmt(qn_bcf *f, const qn_node *n) {
  const qn_node *saved = f->node;
  f->node = n;
  stmt(f, n);
  f->node = saved;
}

void qn_bc_body(qn_bcf *f, const qn_nodes *body) {
  for (uint32_t i = 0; i < body->n; i++) qn_bc_stmt(f, body->items[i]);
}
