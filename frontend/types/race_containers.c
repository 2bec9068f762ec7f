/* race_containers.c - does the body of a prange change a list, set or dict that all its iterations share? Their memory moves
 * when they grow, so such a loop runs serially, in order, and a warning says so. Works on the AST: a method that changes its
 * object, an item set in a dict, or del, of a name that the body does not bind; and such a name given to a function of the script
 * whose text does that to the parameter, or hands it on. Objects of jitclasses: race_instances.c. */
#include "frontend/types/infer_int.h"

static const char *const changing[] = {"append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "add", "discard",
                                       "update", "setdefault", "popitem", "difference_update", "intersection_update",
                                       "symmetric_difference_update"};

bool qn_changes_container(qn_sym method) {
  for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
    if (strcmp(method->text, changing[i]) == 0) return true;
  return false;
}

typedef struct look {
  qn_fn *f;
  qn_sym name;         /* bound: is it bound? */
  const qn_node *place; /* shared: the first change */
  const qn_node *loop;
  bool found;
} look;

static void bound(void *user, qn_node *n) {
  look *l = user;
  if (n->kind == QN_AST_Name && n->Name.id == l->name && n->Name.ctx == QN_CTX_Store) l->found = true;
  if (!l->found) qn_ast_children(n, bound, l);
}

static const qn_type *shared_type(look *l, const qn_node *n) {
  if (n->kind != QN_AST_Name) return NULL;
  int at = qn_local_find(l->f, n->Name.id);
  if (at < 0 || !l->f->cur.at) return NULL;
  const qn_type *t = qn_bound(l->f, at)->type;
  if (t && t->kind == QN_TYPE_OPTIONAL) t = t->item;
  if (!t || (t->kind != QN_TYPE_LIST && t->kind != QN_TYPE_SET && t->kind != QN_TYPE_DICT && !qn_is_instance(t))) return NULL;
  look in = {.name = n->Name.id};
  for (uint32_t i = 0; i < l->loop->For.body.n; i++) bound(&in, l->loop->For.body.items[i]);
  return in.found ? NULL : t;
}

/* Does this text change the container of that name, or hand it on to a function (which may)? */
typedef struct changes {
  qn_sym name;
  bool found;
} changes;
static bool is_name(const qn_node *n, qn_sym name) { return n->kind == QN_AST_Name && n->Name.id == name; }
static void look_for_change(void *user, qn_node *n) {
  changes *c = user;
  if (n->kind == QN_AST_Call) {
    const qn_node *fn = n->Call.func;
    for (size_t i = 0; fn->kind == QN_AST_Attribute && i < sizeof changing / sizeof *changing; i++)
      if (strcmp(fn->Attribute.attr->text, changing[i]) == 0 && is_name(fn->Attribute.value, c->name)) c->found = true;
    static const char *const harmless[] = {"len", "sum", "min", "max", "sorted", "any", "all", "enumerate", "zip", "range", "reversed", "print"};
    bool reads = false;
    for (size_t i = 0; fn->kind == QN_AST_Name && i < sizeof harmless / sizeof *harmless; i++) reads = reads || strcmp(fn->Name.id->text, harmless[i]) == 0;
    for (uint32_t i = 0; !reads && i < n->Call.args.n; i++) c->found = c->found || is_name(n->Call.args.items[i], c->name);
  } else if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load) {
    c->found = c->found || is_name(n->Subscript.value, c->name);
  } else if (n->kind == QN_AST_AugAssign) {
    c->found = c->found || is_name(n->AugAssign.target, c->name);
  }
  if (!c->found) qn_ast_children(n, look_for_change, c);
}

const qn_kfunc *qn_callee_of(qn_fn *f, const qn_node *fn) {
  qn_global g = {QN_GLOBAL_MISSING};
  if (fn->kind != QN_AST_Name) return NULL;
  int at = qn_local_find(f, fn->Name.id);
  if (at >= 0) {
    const qn_type *t = f->cur.at ? qn_bound(f, at)->type : NULL;
    return t && (t->kind == QN_TYPE_FUNCTION || t->kind == QN_TYPE_CLOSURE) ? t->function : NULL;
  }
  const qn_kenv *env = f->k->env;
  if (env && env->resolve) env->resolve(env->user, f->in->a, qn_sym_sv(fn->Name.id), &g);
  return g.kind == QN_GLOBAL_FUNCTION ? g.function : NULL;
}

static bool callee_changes(const qn_kfunc *k, uint32_t position) {
  const qn_node *a = qn_fn_args(k);
  uint32_t first = a->arguments.posonlyargs.n;
  if (k->node->kind == QN_AST_Lambda || position >= first + a->arguments.args.n) return true; /* cannot tell */
  const qn_node *p = position < first ? a->arguments.posonlyargs.items[position] : a->arguments.args.items[position - first];
  changes c = {.name = p->arg.arg};
  qn_ast_children(k->node, look_for_change, &c);
  return c.found;
}

static void through_call(look *l, const qn_node *n) {
  const qn_kfunc *k = qn_callee_of(l->f, n->Call.func);
  for (uint32_t i = 0; k && !l->place && i < n->Call.args.n; i++) {
    const qn_type *t = shared_type(l, n->Call.args.items[i]);
    if (t && !qn_is_instance(t) && callee_changes(k, i)) l->place = n->Call.args.items[i];
  }
}

static void shared(void *user, qn_node *n) {
  look *l = user;
  if (l->place) return;
  if (n->kind == QN_AST_Name && n->Name.ctx == QN_CTX_Load) {
    const qn_type *t = shared_type(l, n);
    if (t && qn_is_instance(t) && qn_race_instance(l->f, l->loop, n->Name.id, t)) l->place = n;
  }
  if (n->kind == QN_AST_Call) through_call(l, n);
  if (n->kind == QN_AST_Call && n->Call.func->kind == QN_AST_Attribute) {
    const qn_node *method = n->Call.func;
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
      {
      const qn_type *t = strcmp(method->Attribute.attr->text, changing[i]) == 0 ? shared_type(l, method->Attribute.value) : NULL;
      if (t && !qn_is_instance(t)) l->place = method->Attribute.value;
    }
  } else if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load) {
    const qn_type *t = shared_type(l, n->Subscript.value);
    if (t && (t->kind == QN_TYPE_DICT || n->Subscript.ctx == QN_CTX_Del)) l->place = n->Subscript.value;
  }
  qn_ast_children(n, shared, l);
}

bool qn_race_containers(qn_fn *f, const qn_node *loop) {
  if (loop->kind != QN_AST_For) return false;
  look l = {.f = f, .loop = loop};
  for (uint32_t i = 0; i < loop->For.body.n; i++) shared(&l, loop->For.body.items[i]);
  if (!l.place) return false;
  const qn_diags *d = f->in->diags;
  for (uint32_t i = 0; i < d->list.n; i++) {
    const qn_diag *x = d->list.data[i];
    if (x->code == QN_DIAG_RACE && x->source == f->k->source && x->span.line == l.place->span.line && x->span.col == l.place->span.col) return true;
  }
  if (f->out || f->in->request->checking)
    qn_diag_add(f->in->diags, f->k->source, QN_DIAG_RACE, l.place->span, "iterations of prange change '%s', which they share: the loop runs serially",
                l.place->Name.id->text);
  return true;
}
