/* inline.c - small functions that cannot fail become part of their callers, so that loops are seen as nests of straight
 * code. (What can fail stays a call: its traceback names both places. LLVM may still inline it.)
 *
 * A function qualifies when it has no calls, no memory of its own, no array variables, and returns once, at its end. */
#include "codegen/passes/passes.h"

enum { MAX_INLINED = 100 };

static bool can_fail(const qn_irins *i) {
  const char *props = qn_irops[i->op].props;
  if (!strchr(props, 'F')) return false;
  return !strchr(props, '?') || (i->flags & (QN_IF_OVF | QN_IF_ZERO | QN_IF_CHECK)) || i->op == QN_I_HCALL;
}

static bool block_ok(const qn_irfn *fn, const qn_irblock *blk, bool top, uint32_t *size) {
  if (!blk) return true;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = fn->ins.data[blk->data[k]];
    if (i->op == QN_I_RETURN) return top && k + 1 == blk->n;
    if (++*size > MAX_INLINED || can_fail(i) || i->op == QN_I_CALL || i->op == QN_I_ALLOC || i->op == QN_I_PFOR ||
        i->op == QN_I_TRY || i->op == QN_I_RERAISE || i->op == QN_I_CAUGHT)
      return false;
    if (!block_ok(fn, i->body[0], false, size) || !block_ok(fn, i->body[1], false, size)) return false;
  }
  return !top; /* the function's block must end with return */
}

static bool qualifies(const qn_irfn *fn) {
  uint32_t size = 0;
  if (fn->flags & QN_FN_STACK) return false;
  for (uint32_t l = 0; l < fn->locals.n; l++)
    if (!qn_irt_is_scalar(fn->locals.data[l].type)) return false;
  return fn->locals.n <= 32 && block_ok(fn, fn->body, true, &size);
}

typedef struct inliner {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irval *replace;  /* per value of the function as it came */
  qn_irval **results; /* per call that was inlined: its values */
} inliner;

static bool fits(const inliner *p, const qn_irins *call) {
  const qn_irfn *callee = p->m->fns.data[call->imm[0]];
  if (callee == p->fn || call->pred || p->fn->ins.n > 4000 || !qualifies(callee)) return false;
  if ((callee->flags & QN_FN_FAST) != (p->fn->flags & QN_FN_FAST)) return false;
  for (uint32_t k = 0; k < call->nargs; k++)
    if (!qn_irt_eq(p->fn->ins.data[call->args[k]]->type, callee->params[k].type)) return false;
  const qn_irins *ret = callee->ins.data[callee->body->data[callee->body->n - 1]];
  for (uint32_t k = 0; k < ret->nargs; k++)
    if (!qn_irt_eq(callee->ins.data[ret->args[k]]->type, callee->results[k])) return false;
  return true;
}

/* --- copying a callee ------------------------------------------------------------------------------------------------ */
typedef struct expansion {
  inliner *p;
  const qn_irins *call;
  const qn_irfn *callee;
  qn_irval *to;     /* callee's value → caller's */
  uint32_t *local;  /* callee's local → caller's */
  qn_irval *values; /* returned */
} expansion;

static qn_irval add(expansion *x, qn_irins *i, qn_irblock *out) {
  qn_irval v = x->p->fn->ins.n;
  qn_vec_push(x->p->m->arena, &x->p->fn->ins, i);
  qn_vec_push(x->p->m->arena, out, v);
  return v;
}

static void copy_block(expansion *x, const qn_irblock *blk, qn_irblock *out) {
  qn_arena *a = x->p->m->arena;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *from = x->callee->ins.data[blk->data[k]];
    if (from->op == QN_I_PARAM) {
      x->to[blk->data[k]] = x->call->args[from->imm[0]];
      continue;
    }
    if (from->op == QN_I_RETURN) {
      for (uint32_t r = 0; r < from->nargs; r++) x->values[r] = x->to[from->args[r]];
      return;
    }
    qn_irins *i = QN_NEW(a, qn_irins);
    *i = *from;
    i->args = QN_NEW_N(a, qn_irval, i->nargs + 1);
    for (uint32_t n = 0; n < i->nargs; n++) i->args[n] = x->to[from->args[n]];
    if (i->pred) i->pred = x->to[i->pred];
    if (i->op == QN_I_GET || i->op == QN_I_SET) i->imm[0] = x->local[i->imm[0]];
    x->to[blk->data[k]] = add(x, i, out);
    for (int b = 0; b < 2; b++) {
      if (!from->body[b]) continue;
      i->body[b] = QN_NEW(a, qn_irblock);
      copy_block(x, from->body[b], i->body[b]);
    }
  }
}

/* Is the callee's local surely set before it is read? (Its first mention in the top block is a set.) */
static bool set_first(const qn_irfn *fn, uint32_t local) {
  for (uint32_t k = 0; k < fn->body->n; k++) {
    const qn_irins *i = fn->ins.data[fn->body->data[k]];
    if (i->op == QN_I_SET && i->imm[0] == local) return true;
    if ((i->op == QN_I_GET && i->imm[0] == local) || i->body[0]) return false;
  }
  return false;
}

static void make_locals(expansion *x, qn_irblock *out) {
  qn_arena *a = x->p->m->arena;
  x->local = QN_NEW_N(a, uint32_t, x->callee->locals.n + 1);
  for (uint32_t l = 0; l < x->callee->locals.n; l++) {
    const qn_irlocal *from = &x->callee->locals.data[l];
    x->local[l] = qn_ir_local(x->p->m, x->p->fn, from->name, from->type);
    if (set_first(x->callee, l) || !qn_irt_is_scalar(from->type)) continue;
    qn_irins *zero = QN_NEW(a, qn_irins), *set = QN_NEW(a, qn_irins);
    zero->op = QN_I_CONST;
    zero->type = from->type;
    set->op = QN_I_SET;
    zero->site = set->site = QN_IR_NOSITE;
    set->imm[0] = x->local[l];
    set->nargs = 1;
    set->args = QN_NEW_N(a, qn_irval, 1);
    set->args[0] = add(x, zero, out);
    add(x, set, out);
  }
}

static qn_irval *expand(inliner *p, const qn_irins *call, qn_irblock *out) {
  qn_arena *a = p->m->arena;
  expansion x = {0};
  x.p = p;
  x.call = call;
  x.callee = p->m->fns.data[call->imm[0]];
  x.to = QN_NEW_N(a, qn_irval, x.callee->ins.n);
  x.values = QN_NEW_N(a, qn_irval, x.callee->nresults + 1);
  make_locals(&x, out);
  copy_block(&x, x.callee->body, out);
  return x.values;
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
  p.replace = QN_NEW_N(m->arena, qn_irval, fn->ins.n);
  p.results = QN_NEW_N(m->arena, qn_irval *, fn->ins.n);
  visit(&p, fn->body);
}
