/* own.c - which variables and values must hold a count: arrays of the memory they view, refs of their object.
 *
 * A parameter (or what a loop body captures) is borrowed and lives through the call; a view of something borrowed is
 * borrowed; so is the array of an attribute of a lent object. Fresh are allocations and results of calls: such a value keeps
 * its memory in a hidden slot until it is made
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

static bool is_view(int op) { return op == QN_I_SLICE || op == QN_I_TRANSPOSE || op == QN_I_RESHAPE || op == QN_I_RESTRIDE || op == QN_I_ROWS; }

static qn_irval root(const qn_irfn *fn, qn_irval v) {
  while (is_view(fn->ins.data[v]->op)) v = fn->ins.data[v]->args[0];
  return v;
}

qn_irval qn_own_root(const qn_irfn *fn, qn_irval v) { return root(fn, v); }

int qn_own_root_param(const qn_irfn *fn, qn_irval v) {
  v = root(fn, v);
  return fn->ins.data[v]->op == QN_I_PARAM ? (int)fn->ins.data[v]->imm[0] : -1;
}

static bool counted(qn_irtype t) { return t.kind == QN_IT_ARRAY || t.kind == QN_IT_REF; }

/* The array of an attribute of the VM's object: the caller lends the object, and no kernel replaces such an attribute. */
static bool is_lent(const qn_irfn *fn, const qn_irins *i) {
  return i->op == QN_I_UNBOX && fn->ins.data[i->args[0]]->type.kind == QN_IT_PTR;
}

static bool is_fresh(const qn_irfn *fn, const qn_irins *i) {
  return counted(i->type) && !is_lent(fn, i) && (i->op == QN_I_ALLOC || i->op == QN_I_RESULT || i->op == QN_I_HCALL ||
                                                 i->op == QN_I_PEEK || i->op == QN_I_BOX || i->op == QN_I_UNBOX);
}

/* Helpers with effects that drop no object. */
static bool keeps(const char *name) {
  static const char *const names[] = {"qn_k_list_new",   "qn_k_list_push",    "qn_k_list_insert", "qn_k_list_reserve",
                                      "qn_k_list_extend", "qn_k_list_reverse", "qn_k_list_slice",  "qn_k_list_copy",
                                      "qn_k_list_concat", "qn_k_list_sort",    "qn_k_list_sort_by", "qn_k_table_new",
                                      "qn_k_copy_view", "qn_k_fill_view", "qn_k_table_at",   "qn_k_table_copy",   "qn_k_instance_new", "qn_k_box"};
  for (size_t k = 0; k < QN_COUNT(names); k++)
    if (strcmp(names[k], name) == 0) return true;
  const helper_row *h = qn_e_find_helper(name);
  return h && (h->kind == HELPER_PURE || h->kind == HELPER_READ);
}

/* May executing i drop an object that something else than a variable holds? With `self`: already while i uses its
 * arguments (stores and helpers count what they are given before they drop). */
static bool drops(owner_pass *p, const qn_irins *i, bool self) {
  switch ((int)i->op) {
    case QN_I_CALL: return true;
    case QN_I_SET: return !self && p->fn->locals.data[i->imm[0]].type.kind == QN_IT_REF;
    case QN_I_POKE: return !self && p->fn->ins.data[i->args[i->nargs - 1]]->type.kind == QN_IT_REF;
    case QN_I_HCALL: return !self && !keeps(i->name);
    default: return !self && i->type.kind == QN_IT_REF && is_fresh(p->fn, i); /* its slot drops what it held */
  }
}

static bool may_own(owner_pass *p, qn_irval v) {
  const qn_irins *r = p->fn->ins.data[root(p->fn, v)];
  return is_fresh(p->fn, r) || (r->op == QN_I_GET && p->x->local_owns[r->imm[0]]);
}

static void touch(owner_pass *p, qn_irval v, uint32_t when) {
  for (;;) { /* using a view uses what it views */
    if (p->last[v] < when) p->last[v] = when;
    const qn_irins *i = p->fn->ins.data[v];
    bool slots = i->type.kind == QN_IT_PTR && (i->op == QN_I_PEEK || i->op == QN_I_HCALL) && i->nargs; /* of its object */
    if (!is_view(i->op) && !slots) return;
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
    if (i->op == QN_I_SET && counted(p->fn->locals.data[i->imm[0]].type) && may_own(p, i->args[0]) &&
        !p->x->local_owns[i->imm[0]]) {
      p->x->local_owns[i->imm[0]] = 1;
      p->changed = true;
    }
    if (!i->body[0]) continue;
    uint32_t begin = p->clock;
    scan(p, i->body[0]);
    if (i->body[1]) scan(p, i->body[1]);
    p->clock++;
    if (i->op == QN_I_IF || i->op == QN_I_TRY) continue;
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

/* Is something dropped between a peek and the last use of what it gave? Its container holds it until then. */
static bool dropped_in_use(owner_pass *p, const qn_irblock *blk, qn_irval v) {
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    uint32_t at = p->order[blk->data[k]];
    if (at > p->order[v] && at <= p->last[v] && drops(p, i, at == p->last[v])) return true;
    if (i->body[0] && dropped_in_use(p, i->body[0], v)) return true;
    if (i->body[1] && dropped_in_use(p, i->body[1], v)) return true;
  }
  return false;
}

static void mark(owner_pass *p, const qn_irblock *all, const qn_irblock *blk) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    if (is_fresh(p->fn, i) && (i->op != QN_I_PEEK || dropped_in_use(p, all, v))) p->x->owned[v] = 1;
    if (i->op == QN_I_GET && counted(i->type) && p->x->local_owns[i->imm[0]]) pin(p, all, v);
    if (i->body[0]) mark(p, all, i->body[0]);
    if (i->body[1]) mark(p, all, i->body[1]);
  }
}

static bool has_fresh(const qn_irfn *fn) {
  for (qn_irval v = 1; v < fn->ins.n; v++)
    if (is_fresh(fn, fn->ins.data[v])) return true;
  return false;
}

void qn_own_analyse(fx *x, const qn_irblock *region) {
  owner_pass p = {0};
  p.x = x;
  p.fn = x->fn;
  x->owned = QN_NEW_N(x->e->a, uint8_t, x->fn->ins.n);
  x->local_owns = QN_NEW_N(x->e->a, uint8_t, x->fn->locals.n + 1);
  x->own = QN_NEW_N(x->e->a, lv, x->fn->ins.n);
  if (!has_fresh(x->fn)) return;
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
    qn_e_release(x, x->fn->ins.data[v]->type, o);
  }
  for (uint32_t k = 0; k < x->fn->locals.n; k++) {
    if (!x->loc[k].owns) continue;
    qn_irtype t = x->fn->locals.data[k].type;
    lv o = LLVMBuildLoad2(x->b, e->ptr, t.kind == QN_IT_REF ? x->loc[k].slot : x->loc[k].arr->owner, "");
    qn_e_release(x, t, o);
  }
}
