/* comp.c - comprehensions, generator expressions, yield, and the loop over an iterable that they share with `for`.
 *
 * A loop's state takes three registers (bytecode.def, FORPREP). The test is at the bottom: one instruction an iteration. */
#include "codegen/bytecode/compile.h"

void qn_bc_loop_begin(qn_bcf *f, qn_bc_loop *l, const qn_node *target, const qn_node *iter, uint16_t src) {
  const qn_node *saved = f->node;
  f->node = iter;
  /* The state takes the place of a source that is a temporary, so that nothing is left below it. */
  if (qn_bc_is_temp(f, src) && src + 1 == f->next) f->next = src;
  l->state = qn_bc_temps(f, 3);
  qn_bc_emit(f, QN_BC_FORPREP, l->state, src, 0);
  l->top = qn_bc_label(f);
  l->bottom = qn_bc_label(f);
  l->target = target;
  l->iter = iter;
  qn_bc_jump(f, QN_BC_JMP, 0, l->bottom);
  l->saved = qn_bc_save(f);
  qn_bc_bind(f, l->top);
  f->node = target;
  l->item = QN_NOREG;
  if (target->kind == QN_AST_Name) {
    qn_place p = qn_bc_place(f, target->Name.id, target);
    if (p.kind == QN_PLACE_REG && !(p.symbol && p.symbol->ctype)) {
      l->item = p.reg;
      f->assigned[p.reg] = !f->fickle[p.reg];
    }
  }
  if (l->item == QN_NOREG) {
    l->item = qn_bc_temp(f);
    uint16_t t = l->item;
    qn_bc_assign_to(f, target, t);
    f->next = t;
  }
  f->node = saved;
}

void qn_bc_loop_end(qn_bcf *f, qn_bc_loop *l) {
  const qn_node *saved = f->node;
  f->node = l->iter;
  qn_bc_bind(f, l->bottom);
  int64_t back = l->top->pos - (int64_t)f->ins.n - 1;
  uint16_t item_reg = l->item;
  if (l->item >= f->code->nvars && l->item >= f->nregs) f->nregs = l->item + 1u;
  if (back >= INT16_MIN) {
    qn_bc_emit(f, QN_BC_FORITER, l->state, item_reg, (uint16_t)(int16_t)back);
  } else { /* too far: an item jumps over the exit to a long jump */
    qn_bc_emit(f, QN_BC_FORITER, l->state, item_reg, 1);
    qn_bc_emit_s(f, QN_BC_JMP, 0, 1);
    qn_bc_jump(f, QN_BC_JMP, 0, l->top);
  }
  qn_bc_restore(f, l->saved);
  f->node = saved;
}

static const qn_nodes *generators(const qn_node *n) {
  return n->kind == QN_AST_DictComp ? &n->DictComp.generators : &n->ListComp.generators;
}

void qn_bc_comprehension(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  const qn_scope *scope = qn_scope_of(f->c->unit->scopes, n);
  const qn_node *first = generators(n)->items[0];
  if (first->comprehension.is_async || (scope->is_coroutine)) {
    qn_bc_refuse(f, n, "an asynchronous comprehension is not supported: there is no event loop");
    return;
  }
  qn_code *code = qn_bc_function(f, n, scope->name);
  uint16_t base = qn_bc_temps(f, 2);
  uint16_t none = qn_bc_temps(f, 3);
  for (int i = 0; i < 3; i++) qn_bc_load_none(f, (uint16_t)(none + i));
  qn_bc_emit(f, QN_BC_MAKEFN, base, (uint16_t)code->index, none);
  f->next = (uint16_t)(base + 2);
  qn_bc_expr_to(f, first->comprehension.iter, (uint16_t)(base + 1));
  qn_bc_emit(f, QN_BC_GETITER, (uint16_t)(base + 1), (uint16_t)(base + 1), 0);
  qn_bc_emit(f, QN_BC_CALL, base, 1, dst);
  f->next = mark;
}

static void element(qn_bcf *f, const qn_node *n, uint16_t acc) {
  uint16_t mark = f->next;
  f->node = n->kind == QN_AST_DictComp ? n->DictComp.value : n->ListComp.elt;
  switch ((int)n->kind) {
    case QN_AST_ListComp: qn_bc_emit(f, QN_BC_LISTAPPEND, acc, qn_bc_operand(f, n->ListComp.elt, NULL), 0); break;
    case QN_AST_SetComp: qn_bc_emit(f, QN_BC_SETADD, acc, qn_bc_operand(f, n->SetComp.elt, NULL), 0); break;
    case QN_AST_DictComp: {
      uint16_t k = qn_bc_operand(f, n->DictComp.key, n->DictComp.value);
      uint16_t v = qn_bc_operand(f, n->DictComp.value, NULL);
      qn_bc_emit(f, QN_BC_DICTPUT, acc, k, v);
      break;
    }
    default: {
      uint16_t t = qn_bc_expr_temp(f, n->GeneratorExp.elt);
      qn_bc_emit(f, QN_BC_YIELD, t, t, 0);
      qn_bc_emit(f, QN_BC_CLEAR, t, 0, 0);
      break;
    }
  }
  f->next = mark;
}

static void nest(qn_bcf *f, const qn_node *n, uint32_t depth, uint16_t acc) {
  const qn_nodes *gens = generators(n);
  if (depth == gens->n) {
    element(f, n, acc);
    return;
  }
  const qn_node *g = gens->items[depth];
  uint16_t mark = f->next;
  if (g->comprehension.is_async) qn_bc_refuse(f, n, "an asynchronous comprehension is not supported: there is no event loop");
  uint16_t src = depth == 0 ? 0 : qn_bc_expr_temp(f, g->comprehension.iter);
  qn_bc_loop l;
  qn_bc_loop_begin(f, &l, g->comprehension.target, n, src);
  qn_label *next = qn_bc_label(f);
  for (uint32_t i = 0; i < g->comprehension.ifs.n; i++) qn_bc_jump_if(f, g->comprehension.ifs.items[i], false, next);
  nest(f, n, depth + 1, acc);
  qn_bc_bind(f, next);
  qn_bc_loop_end(f, &l);
  f->next = mark;
}

void qn_bc_comprehension_body(qn_bcf *f, const qn_node *n) {
  uint16_t acc = qn_bc_temp(f);
  if (n->kind != QN_AST_GeneratorExp) {
    qn_op build = n->kind == QN_AST_ListComp ? QN_BC_BUILDLIST : n->kind == QN_AST_SetComp ? QN_BC_BUILDSET : QN_BC_BUILDDICT;
    qn_bc_emit(f, build, acc, acc, 0);
  }
  nest(f, n, 0, acc);
  f->node = n;
  if (n->kind == QN_AST_GeneratorExp) qn_bc_emit(f, QN_BC_RETNONE, 0, 0, 0);
  else qn_bc_emit(f, QN_BC_RET, acc, 0, 0);
}

void qn_bc_yield(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  if (n->kind == QN_AST_YieldFrom) {
    uint16_t t = qn_bc_temp(f);
    qn_bc_expr_to(f, n->YieldFrom.value, t);
    qn_bc_emit(f, QN_BC_ITER, t, t, 0);
    qn_bc_emit(f, QN_BC_YIELDFROM, dst, t, 0);
  } else {
    uint16_t t = qn_bc_temp(f);
    if (n->Yield.value) qn_bc_expr_to(f, n->Yield.value, t);
    else qn_bc_load_none(f, t);
    qn_bc_emit(f, QN_BC_YIELD, dst, t, 0);
  }
  f->next = mark;
}
