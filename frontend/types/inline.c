/* inline.c - functions that are typed in place, as part of the one that uses them: generators under a loop (the loop's
 * body stands at each yield), and inner functions that assign variables of the outer one (nonlocal).
 *
 * A frame gives the names of such a function locals of their own among those of the function at hand. While it is typed,
 * f->k, f->index, f->loop and f->frame are its own; a yield changes back to the consumer's, and again. */
#include "frontend/types/infer_int.h"

typedef struct place { /* whose code is being typed */
  const qn_kfunc *k;
  qn_map index;
  qn_loop *loop;
  qn_frame *frame;
} place;

struct qn_frame {
  const qn_node *call;
  const qn_kfunc *k;
  qn_frame *parent;
  bool made, late;    /* late: captured names are the outer function's variables themselves */
  uint32_t from, to;  /* its locals */
  int result;         /* hidden local of the value; -1: a generator */
  place other;        /* the place that is not at hand now: the consumer's while the frame runs */
  qn_label done;      /* return */
  const qn_each *each; /* a generator's consumer */
  qn_loop consumer;   /* break and continue of its body */
  qn_texpr *item;     /* that is being yielded */
};

static void swap(qn_fn *f, place *p) {
  place now = {f->k, f->index, f->loop, f->frame};
  f->k = p->k, f->index = p->index, f->loop = p->loop, f->frame = p->frame;
  *p = now;
}

/* --- which ---------------------------------------------------------------------------------------------------------------- */
bool qn_is_generator(const qn_kfunc *k) {
  const qn_scope *s = k->scopes ? qn_scope_of(k->scopes, k->node) : NULL;
  return s && s->is_generator;
}

bool qn_generator_type(const qn_type *t) {
  return (t->kind == QN_TYPE_FUNCTION || t->kind == QN_TYPE_CLOSURE) && t->function && qn_is_generator(t->function);
}

typedef struct search {
  bool found, in_try;
} search;
static void find_nonlocal(void *user, qn_node *n) {
  search *s = user;
  if (n->kind == QN_AST_FunctionDef || n->kind == QN_AST_Lambda) return;
  if (n->kind == QN_AST_Nonlocal) s->found = true;
  qn_ast_children(n, find_nonlocal, s);
}
static void find_yield_in_try(void *user, qn_node *n) {
  search *s = user;
  if (n->kind == QN_AST_FunctionDef || n->kind == QN_AST_Lambda) return;
  bool keep = s->in_try;
  if (n->kind == QN_AST_Try) s->in_try = true;
  if ((n->kind == QN_AST_Yield || n->kind == QN_AST_YieldFrom) && s->in_try) s->found = true;
  qn_ast_children(n, find_yield_in_try, s);
  s->in_try = keep;
}

bool qn_must_inline(const qn_kfunc *k) {
  search s = {0};
  if (!k->outer || k->node->kind != QN_AST_FunctionDef) return false;
  qn_ast_children(k->node, find_nonlocal, &s);
  return s.found;
}

bool qn_nonlocal_here(const qn_fn *f) { return f->frame && f->frame->late; }

/* --- frames ----------------------------------------------------------------------------------------------------------------- */
static qn_frame *frame_of(qn_fn *f, const qn_node *call, const qn_kfunc *k) {
  for (uint32_t i = 0; i < f->frames.n; i++) {
    qn_frame *p = f->frames.data[i];
    if (p->call == call && p->parent == f->frame && p->k == k) return p;
  }
  qn_frame *p = QN_NEW(f->in->a, qn_frame);
  *p = (qn_frame){.call = call, .k = k, .parent = f->frame, .result = -1};
  p->other = (place){.k = k, .frame = p};
  qn_vec_push(f->in->a, &f->frames, p);
  return p;
}

/* Changes to the frame, its parameters assigned. args: in the order of qn_tfunc.params. */
static void enter(qn_fn *f, qn_frame *p, qn_texpr **args, uint32_t n, const qn_closure_site *late) {
  for (uint32_t i = 0; i < n; i++) args[i] = qn_settle(f, args[i]);
  p->other.loop = NULL;
  swap(f, &p->other);
  if (!p->made) {
    p->made = true, p->late = late != NULL, p->from = f->locals.n;
    for (uint32_t i = 0; late && i < p->k->n_captures; i++)
      qn_map_put(f->in->a, &f->index, qn_sym_sv(p->k->captures[i]), (void *)(uintptr_t)(late->locals[i] + 1));
    qn_collect_locals(f);
    p->to = f->locals.n;
  }
  for (uint32_t i = p->from; i < p->to && f->cur.at; i++) *qn_bound(f, (int)i) = (qn_binding){0};
  uint32_t own = late ? n - p->k->n_captures : n;
  for (uint32_t i = 0; i < own; i++) qn_assign(f, qn_param_name(p->k, i), args[i], p->call->span);
}

static bool recursive(qn_fn *f, const qn_kfunc *k, qn_span span, const char *what) {
  bool again = f->k == k;
  for (const qn_frame *p = f->frame; p && !again; p = p->parent) again = p->k == k;
  if (again) qn_unsupported(f, span, what);
  return again;
}

static const qn_closure_site *late_site(qn_fn *f, const qn_texpr *callee) {
  const qn_kfunc *k = qn_late_closure(f, callee);
  for (uint32_t i = 0; k && i < f->closures.n; i++)
    if (f->closures.data[i]->k == k) return f->closures.data[i];
  return NULL;
}

static void body(qn_fn *f, void *user) {
  (void)user;
  qn_stmts(f, f->k->node->FunctionDef.body);
}

/* --- inner functions with nonlocal ----------------------------------------------------------------------------------------------- */
qn_texpr *qn_call_inlined(qn_fn *f, qn_texpr *callee, const qn_cargs *args) {
  const qn_kfunc *k = callee->type->function;
  const qn_closure_site *late = late_site(f, callee);
  qn_texpr **all;
  uint32_t n;
  if (!args->node) return qn_unsupported(f, args->span, "passing a function with 'nonlocal'");
  if (!late) return qn_unsupported(f, args->span, "a function with 'nonlocal' outside the function that it is defined in");
  if (recursive(f, k, args->span, "recursion of functions inside a function")) return qn_poison(f, args->span);
  qn_inner in = qn_inner_begin(f);
  if (!qn_bind_call(f, k, callee, args, &all, &n)) return qn_inner_end(f, in, qn_poison(f, args->span), args->span);
  qn_frame *p = frame_of(f, args->node, k);
  p->result = qn_hidden_local(f, args->node, NULL);
  enter(f, p, all, n, late);
  if (f->cur.at) *qn_bound(f, p->result) = (qn_binding){0};
  qn_labelled(f, args->span, &p->done, body, NULL);
  if (f->cur.at && !qn_bound(f, p->result)->type)
    qn_assign_local(f, p->result, qn_tx_nothing(f, f->in->types->none, args->span), args->span);
  swap(f, &p->other);
  qn_texpr *e = f->cur.at ? qn_read_local(f, p->result, args->span) : qn_poison(f, args->span);
  e->checked = false;
  return qn_inner_end(f, in, e, args->span);
}

bool qn_return_inlined(qn_fn *f, qn_texpr *value, qn_span span) {
  qn_frame *p = f->frame;
  if (!p) return false;
  if (p->result >= 0) qn_assign_local(f, p->result, value, span);
  qn_jump(f, &p->done, false, span);
  return true;
}

/* --- generators ------------------------------------------------------------------------------------------------------------------ */
void qn_give(qn_fn *f, const qn_each *e, qn_texpr *item) {
  if (e->target) {
    qn_assign_target(f, e->target, item, e->target->span);
    item = NULL;
  }
  if (e->take) e->take(f, e->user, item);
  else qn_stmts(f, e->body);
}

static void consume(qn_fn *f, void *user) {
  qn_frame *p = user;
  qn_loop *outer = f->loop;
  f->loop = &p->consumer;
  qn_give(f, p->each, p->item);
  f->loop = outer;
}

qn_texpr *qn_yield(qn_fn *f, qn_texpr *value, qn_span span) {
  qn_frame *p = f->frame;
  bool checking = f->in->request->checking;
  if (!p && checking) return qn_is_poison(value) ? value : qn_tx_nothing(f, f->in->types->none, span);
  if (!p || !p->each) return qn_unsupported(f, span, "'yield' here");
  if ((qn_is_poison(value) && !checking) || !f->cur.at) return value;
  p->item = qn_settle(f, value);
  swap(f, &p->other);
  p->consumer.outer = f->loop;
  qn_label keep = p->consumer.cont;
  qn_labelled(f, span, &p->consumer.cont, consume, p);
  p->consumer.cont = keep;
  swap(f, &p->other);
  return qn_tx_nothing(f, f->in->types->none, span);
}

typedef struct generator_loop {
  qn_frame *frame;
  qn_texpr **args;
  uint32_t n;
  const qn_closure_site *late;
} generator_loop;

static void generate(qn_fn *f, void *user) {
  generator_loop *g = user;
  enter(f, g->frame, g->args, g->n, g->late);
  qn_labelled(f, g->frame->call->span, &g->frame->done, body, NULL);
  swap(f, &g->frame->other);
  if (f->cur.at) qn_stmts(f, g->frame->each->orelse);
}

/* A loop over a call of a generator. */
void qn_generator_for(qn_fn *f, const qn_each *e, qn_texpr *callee) {
  const qn_kfunc *k = callee->type->function;
  const qn_node *call = e->iter;
  generator_loop g = {.late = late_site(f, callee)};
  search s = {0};
  qn_ast_children(k->node, find_yield_in_try, &s);
  qn_cargs args = {0};
  if (s.found) {
    qn_unsupported(f, call->span, "a generator that yields inside 'try'");
    return;
  }
  if (recursive(f, k, call->span, "a generator that loops over itself") || !qn_eval_args(f, call, &args)) return;
  if (!qn_bind_call(f, k, callee, &args, &g.args, &g.n)) return;
  g.frame = frame_of(f, call, k);
  g.frame->each = e;
  g.frame->consumer = (qn_loop){.cont_is_block = true};
  for (uint32_t i = 0; i < g.n; i++) g.args[i] = qn_settle(f, g.args[i]);
  if (e->entered) e->entered(f, e->user);
  qn_labelled(f, e->node->span, &g.frame->consumer.brk, generate, &g);
}

/* --- a generator that is kept: the arguments of its call, taken apart at the one place that consumes it ------------------------------ */
static const char kept_name[] = ".generator";

bool qn_kept_generator(const qn_type *t) { return t->kind == QN_TYPE_CLOSURE && qn_sv_is(t->name, kept_name); }

qn_texpr *qn_keep_generator(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args) {
  qn_texpr **all;
  uint32_t n;
  if (!qn_bind_call(f, k, closure, args, &all, &n)) return qn_poison(f, args->span);
  if (closure) qn_keep_closure(f, closure, args->span);
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, n + 1);
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, NULL, args->span, n);
  for (uint32_t i = 0; i < n; i++) e->args[i] = all[i], types[i] = all[i]->type;
  e->type = qn_type_intern(f->in->types, &(qn_type){.kind = QN_TYPE_CLOSURE, .function = k, .name = QN_SV(".generator"), .items = types, .n = n});
  return e;
}

typedef struct uses {
  qn_sv name;
  uint32_t loads, depth, stores_in; /* depth of loops at hand; stores_in: bit d, there is a store inside the loop at depth d */
  uint32_t load_depth;
  bool again; /* the load is in a loop without a store */
} uses;
static void find_uses(void *user, qn_node *n) {
  uses *u = user;
  bool loop = n->kind == QN_AST_For || n->kind == QN_AST_While;
  if (n->kind == QN_AST_Name && qn_sv_eq(qn_sym_sv(n->Name.id), u->name)) {
    if (n->Name.ctx == QN_CTX_Load) u->loads++;
    else u->stores_in++;
  }
  if (!loop) {
    qn_ast_children(n, find_uses, u);
    return;
  }
  uses inner = {.name = u->name};
  const qn_nodes body = n->kind == QN_AST_For ? n->For.body : n->While.body, after = n->kind == QN_AST_For ? n->For.orelse : n->While.orelse;
  for (uint32_t i = 0; i < body.n; i++) find_uses(&inner, body.items[i]);
  if (n->kind == QN_AST_While) find_uses(&inner, n->While.test);
  u->again = u->again || inner.again || (inner.loads && !inner.stores_in);
  u->loads += inner.loads, u->stores_in += inner.stores_in;
  if (n->kind == QN_AST_For) find_uses(u, n->For.iter), find_uses(u, n->For.target);
  for (uint32_t i = 0; i < after.n; i++) find_uses(u, after.items[i]);
}

void qn_kept_generator_for(qn_fn *f, const qn_each *e, qn_texpr *value) {
  const qn_kfunc *k = value->type->function;
  search s = {0};
  qn_ast_children(k->node, find_yield_in_try, &s);
  uses u = {.name = value->kind == QN_TX_VAR ? value->slot->var->name : (qn_sv){0}};
  if (u.name.n) qn_ast_children(f->k->node, find_uses, &u);
  if (s.found || u.again || u.loads > 1) {
    qn_unsupported(f, e->node->span, s.found ? "a generator that yields inside 'try'" : "a generator that is used more than once");
    return;
  }
  if (recursive(f, k, e->node->span, "a generator that loops over itself")) return;
  generator_loop g = {.n = value->type->n};
  g.args = QN_NEW_N(f->in->a, qn_texpr *, g.n + 1);
  value = qn_settle(f, value);
  for (uint32_t i = 0; i < g.n; i++) g.args[i] = qn_settle(f, qn_tuple_item(f, value, i, e->node->span));
  g.frame = frame_of(f, e->iter ? e->iter : e->node, k);
  g.frame->each = e;
  g.frame->consumer = (qn_loop){.cont_is_block = true};
  if (e->entered) e->entered(f, e->user);
  qn_labelled(f, e->node->span, &g.frame->consumer.brk, generate, &g);
}

/* --- yield from: a loop of its own ------------------------------------------------------------------------------------------------- */
static void pass_on(qn_fn *f, void *user, qn_texpr *item) { (void)qn_yield(f, item, ((const qn_node *)user)->span); }

qn_texpr *qn_yield_from(qn_fn *f, const qn_node *n) {
  qn_each e = {.node = n, .iter = n->YieldFrom.value, .take = pass_on};
  e.user = (void *)(uintptr_t)n;
  qn_for_each(f, &e);
  return qn_tx_nothing(f, f->in->types->none, n->span);
}
