/* inline.c - small functions of one block that cannot fail become part of their callers, so that a loop that calls them
 * is seen as straight code. (What can fail stays a call: its traceback names both places. LLVM may still inline it.) */
#include "codegen/passes/passes.h"

enum { MAX_INLINED = 80 };

static bool can_fail(const qn_irins *i) {
  const char *props = qn_irops[i->op].props;
  if (!strchr(props, 'F')) return false;
  return !strchr(props, '?') || (i->flags & (QN_IF_OVF | QN_IF_ZERO | QN_IF_CHECK)) || i->op == QN_I_HCALL;
}

/* One block of instructions without effects (stores apart), then return; no locals, no memory of its own. */
static bool simple(const qn_irfn *fn) {
  if (fn->body->n == 0 || fn->body->n > MAX_INLINED || (fn->flags & QN_FN_STACK)) return false;
  for (uint32_t k = 0; k < fn->body->n; k++) {
    const qn_irins *i = fn->ins.data[fn->body->data[k]];
    bool last = k + 1 == fn->body->n;
    if (last) return i->op == QN_I_RETURN;
    if (can_fail(i) || i->body[0] || i->op == QN_I_GET || i->op == QN_I_SET || i->op == QN_I_CALL || i->op == QN_I_ALLOC)
      return false;
  }
  return false;
}

typedef struct inliner {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irval *replace; /* per value of the function as it came */
  qn_irval **results; /* per call that was inlined: its values */
  uint32_t n;
} inliner;

static bool fits(const inliner *p, const qn_irins *call) {
  const qn_irfn *callee = p->m->fns.data[call->imm[0]];
  if (callee == p->fn || call->pred || !simple(callee)) return false;
  if ((callee->flags & QN_FN_FAST) != (p->fn->flags & QN_FN_FAST)) return false;
  for (uint32_t k = 0; k < call->nargs; k++)
    if (!qn_irt_eq(p->fn->ins.data[call->args[k]]->type, callee->params[k].type)) return false;
  const qn_irins *ret = callee->ins.data[callee->body->data[callee->body->n - 1]];
  for (uint32_t k = 0; k < ret->nargs; k++)
    if (!qn_irt_eq(callee->ins.data[ret->args[k]]->type, callee->results[k])) return false;
  return true;
}

/* Copies the callee's block to the end of `out`; the values returned. */
static qn_irval *expand(inliner *p, const qn_irins *call, qn_irblock *out) {
  qn_arena *a = p->m->arena;
  const qn_irfn *callee = p->m->fns.data[call->imm[0]];
  qn_irval *to = QN_NEW_N(a, qn_irval, callee->ins.n), *values = QN_NEW_N(a, qn_irval, callee->nresults + 1);
  for (uint32_t k = 0; k < callee->body->n; k++) {
    qn_irval v = callee->body->data[k];
    const qn_irins *from = callee->ins.data[v];
    if (from->op == QN_I_PARAM) {
      to[v] = call->args[from->imm[0]];
      continue;
    }
    if (from->op == QN_I_RETURN) {
      for (uint32_t r = 0; r < from->nargs; r++) values[r] = to[from->args[r]];
      break;
    }
    qn_irins *i = QN_NEW(a, qn_irins);
    *i = *from;
    i->line = call->line;
    i->args = QN_NEW_N(a, qn_irval, i->nargs + 1);
    for (uint32_t n = 0; n < i->nargs; n++) i->args[n] = to[from->args[n]];
    if (i->pred) i->pred = to[i->pred];
    to[v] = p->fn->ins.n;
    qn_vec_push(a, &p->fn->ins, i);
    qn_vec_push(a, out, to[v]);
  }
  return values;
}

static void visit(inliner *p, qn_irblock *blk) {
  qn_irblock out = {0};
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    qn_irins *i = p->fn->ins.data[v];
    if (i->op == QN_I_RESULT && p->results[i->args[0]]) {
      p->replace[v] = p->results[i->args[0]][i->imm[0]];
      continue;
    }
    for (uint32_t a = 0; a < i->nargs; a++)
      if (p->replace[i->args[a]]) i->args[a] = p->replace[i->args[a]];
    if (i->pred && p->replace[i->pred]) i->pred = p->replace[i->pred];
    if (i->op == QN_I_CALL && fits(p, i)) {
      p->results[v] = expand(p, i, &out);
      continue;
    }
    qn_vec_push(p->m->arena, &out, v);
    if (i->body[0]) visit(p, i->body[0]);
    if (i->body[1]) visit(p, i->body[1]);
  }
  *blk = out;
}

void qn_pass_inline(qn_irmodule *m, qn_irfn *fn) {
  inliner p = {0};
  p.m = m;
  p.fn = fn;
  p.n = fn->ins.n;
  p.replace = QN_NEW_N(m->arena, qn_irval, fn->ins.n);
  p.results = QN_NEW_N(m->arena, qn_irval *, fn->ins.n);
  visit(&p, fn->body);
}
