/* own.c - which array variables and values must hold a count of the memory they view.
 *
 * A parameter (or what a loop body captures) is borrowed and lives through the call; a view of something borrowed is
 * borrowed. Fresh are allocations and results of calls: such a value keeps its memory in a hidden slot until it is made
 * again or the function ends. A local owns when anything set into it may be fresh. A value read from an owning local is
 * pinned (gets a slot) when the local is set again while the value is still in use.
 *
 * Everything is by program order of the region at hand; a use inside a loop of a value made outside lasts to the loop's
 * end. */
#include "codegen/llvm/emit.h"

typedef struct owner_pass {
  fx *x;
  const qn_irfn *fn;
  uint32_t *order, *last; /* per value: place, last use */
  uint32_t clock;
  bool changed;
} owner_pass;

static bool is_view(int op) { return op == QN_I_SLICE || op == QN_I_TRANSPOSE || op == QN_I_RESHAPE; }

static qn_irval root(const qn_irfn *fn, qn_irval v) {
  while (is_view(fn->ins.data[v]->op)) v = fn->ins.data[v]->args[0];
  return v;
}

int qn_own_root_param(const qn_irfn *fn, qn_irval v) {
  v = root(fn, v);
  return fn->ins.data[v]->op == QN_I_PARAM ? (int)fn->ins.data[v]->imm[0] : -1;
}

static bool is_fresh(const qn_irins *i) {
  return i->type.kind == QN_IT_ARRAY && (i->op == QN_I_ALLOC || i->op == QN_I_RESULT || i->op == QN_I_HCALL);
}

static bool may_own(owner_pass *p, qn_irval v) {
  const qn_irins *r = p->fn->ins.data[root(p->fn, v)];
  return is_fresh(r) || (r->op == QN_I_GET && p->x->local_owns[r->imm[0]]);
}

static void touch(owner_pass *p, qn_irval v, uint32_t when) {
  for (;;) { /* using a view uses what it views */
    if (p->last[v] < when) p->last[v] = when;
    const qn_irins *i = p->fn->ins.data[v];
    if (!is_view(i->op)) return;
    v = i->args[0];
  }
}

/* First walk: order, last uses, which locals own (repeated until nothing changes). */
static void scan(owner_pass *p, const qn_irblock *blk) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    p->order[v] = ++p->clock;
    for (uint32_t a = 0; a < i->nargs; a++) touch(p, i->args[a], p->clock);
    if (i->op == QN_I_SET && p->fn->locals.data[i->imm[0]].type.kind == QN_IT_ARRAY && may_own(p, i->args[0]) &&
        !p->x->local_owns[i->imm[0]]) {
      p->x->local_owns[i->imm[0]] = 1;
      p->changed = true;
    }
    if (!i->body[0]) continue;
    uint32_t begin = p->clock;
    scan(p, i->body[0]);
    if (i->body[1]) scan(p, i->body[1]);
    p->clock++;
    if (i->op == QN_I_IF) continue;
    for (qn_irval u = 1; u < p->fn->ins.n; u++) /* used in the loop, made before it: lasts to its end */
      if (p->order[u] && p->order[u] <= begin && p->last[u] > begin) p->last[u] = p->clock;
  }
}

static void pin(owner_pass *p, const qn_irblock *blk, qn_irval get) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v], *g = p->fn->ins.data[get];
    if (i->op == QN_I_SET && i->imm[0] == g->imm[0] && p->order[v] > p->order[get] && p->last[get] > p->order[v])
      p->x->owned[get] = 1;
    if (i->body[0]) pin(p, i->body[0], get);
    if (i->body[1]) pin(p, i->body[1], get);
  }
}

static void mark(owner_pass *p, const qn_irblock *all, const qn_irblock *blk) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    if (is_fresh(i)) p->x->owned[v] = 1;
    if (i->op == QN_I_GET && i->type.kind == QN_IT_ARRAY && p->x->local_owns[i->imm[0]]) pin(p, all, v);
    if (i->body[0]) mark(p, all, i->body[0]);
    if (i->body[1]) mark(p, all, i->body[1]);
  }
}

static bool has_arrays(const qn_irfn *fn) {
  for (qn_irval v = 1; v < fn->ins.n; v++)
    if (is_fresh(fn->ins.data[v])) return true;
  return false;
}

void qn_own_analyse(fx *x, const qn_irblock *region) {
  owner_pass p = {0};
  p.x = x;
  p.fn = x->fn;
  x->owned = QN_NEW_N(x->e->a, uint8_t, x->fn->ins.n);
  x->local_owns = QN_NEW_N(x->e->a, uint8_t, x->fn->locals.n + 1);
  x->own = QN_NEW_N(x->e->a, lv, x->fn->ins.n);
  if (!has_arrays(x->fn)) return;
  p.order = QN_NEW_N(x->e->a, uint32_t, x->fn->ins.n);
  p.last = QN_NEW_N(x->e->a, uint32_t, x->fn->ins.n);
  do {
    p.changed = false;
    p.clock = 0;
    scan(&p, region);
  } while (p.changed);
  mark(&p, region, region);
}

/* --- the slots ---------------------------------------------------------------------------------------------------- */
void qn_e_own(fx *x, qn_irval id, lv owner) {
  if (!x->own[id]) return;
  LLVMBuildStore(x->b, owner, x->own[id]);
}

void qn_e_own_init(fx *x) {
  emitter *e = x->e;
  for (qn_irval v = 1; v < x->fn->ins.n; v++) {
    if (!x->owned[v]) continue;
    x->own[v] = qn_e_slot(x, e->ptr, "own");
    LLVMBuildStore(x->b, LLVMConstNull(e->ptr), x->own[v]);
  }
}

void qn_e_own_release_all(fx *x) {
  emitter *e = x->e;
  for (qn_irval v = 1; v < x->fn->ins.n; v++) {
    if (!x->own[v]) continue;
    lv o = LLVMBuildLoad2(x->b, e->ptr, x->own[v], "");
    qn_e_call_helper(x, "qn_k_release", &o, 1);
  }
  for (uint32_t k = 0; k < x->fn->locals.n; k++) {
    if (!x->loc[k].owns) continue;
    lv o = LLVMBuildLoad2(x->b, e->ptr, x->loc[k].arr->owner, "");
    qn_e_call_helper(x, "qn_k_release", &o, 1);
  }
}
