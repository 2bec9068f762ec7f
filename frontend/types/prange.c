/* prange.c - which names a parallel loop's body shares: reductions, privates, races. Works on the AST, in the order in
 * which an iteration runs. A name that is read before this iteration assigned it ("exposed") and is also assigned comes
 * from another iteration: it is a reduction, or a race. */
#include "frontend/types/infer_int.h"

typedef struct use {
  qn_sym name;
  bool assigned;            /* on every path so far */
  bool read, written;       /* other than by a reduction's update */
  bool exposed, certain;    /* read before assigned; on every path */
  int op;                   /* of the reduction, -1 none, -2 several */
  qn_span read_span, write_span, op_span;
} use;
typedef struct walk {
  qn_fn *f;
  QN_VEC(use) uses;
  QN_VEC(qn_sym) shadowed; /* names that mean something else here: of comprehensions and inner functions */
  use other;
  uint32_t conditional; /* depth of code that may not run */
} walk;

static use *find(walk *w, qn_sym name) {
  for (uint32_t i = 0; i < w->shadowed.n; i++)
    if (w->shadowed.data[i] == name) {
      w->other = (use){.name = name, .op = -1};
      return &w->other;
    }
  for (uint32_t i = 0; i < w->uses.n; i++)
    if (w->uses.data[i].name == name) return &w->uses.data[i];
  use u = {.name = name, .op = -1};
  qn_vec_push(w->f->in->a, &w->uses, u);
  return &w->uses.data[w->uses.n - 1];
}

static void read_name(walk *w, qn_sym name, qn_span span) {
  use *u = find(w, name);
  if (!u->read) u->read_span = span;
  u->read = true;
  if (u->assigned) return;
  if (!u->exposed) u->read_span = span;
  u->exposed = true;
  u->certain = u->certain || w->conditional == 0;
}
static void write_name(walk *w, qn_sym name, qn_span span) {
  use *u = find(w, name);
  if (!u->written) u->write_span = span;
  u->written = u->assigned = true;
}
static void update(walk *w, qn_sym name, int op, qn_span span) {
  use *u = find(w, name);
  if (u->assigned) return; /* a private that this iteration began */
  if (u->op == -1) u->op = op, u->op_span = span;
  if (u->op != op) u->op = -2;
}

static void shadow(void *user, qn_node *n) {
  walk *w = user;
  if (n->kind == QN_AST_Name && n->Name.ctx != QN_CTX_Load) qn_vec_push(w->f->in->a, &w->shadowed, n->Name.id);
  if (n->kind == QN_AST_arg) qn_vec_push(w->f->in->a, &w->shadowed, n->arg.arg);
  if (n->kind == QN_AST_FunctionDef) qn_vec_push(w->f->in->a, &w->shadowed, n->FunctionDef.name);
  qn_ast_children(n, shadow, w);
}

static void walk_expr(void *user, qn_node *n);

static void walk_scope(walk *w, qn_node *n) {
  uint32_t keep = w->shadowed.n;
  if (n->kind == QN_AST_FunctionDef) write_name(w, n->FunctionDef.name, n->span);
  qn_ast_children(n, shadow, w);
  qn_ast_children(n, walk_expr, w);
  w->shadowed.n = keep;
}

static void walk_expr(void *user, qn_node *n) {
  walk *w = user;
  switch ((int)n->kind) {
    case QN_AST_FunctionDef:
    case QN_AST_Lambda:
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp: walk_scope(w, n); return;
    default: break;
  }
  if (n->kind == QN_AST_Name) {
    if (n->Name.ctx == QN_CTX_Load) read_name(w, n->Name.id, n->span);
    else write_name(w, n->Name.id, n->span);
    return;
  }
  if (n->kind == QN_AST_NamedExpr) {
    walk_expr(w, n->NamedExpr.value);
    write_name(w, n->NamedExpr.target->Name.id, n->span);
    return;
  }
  qn_ast_children(n, walk_expr, w);
}

/* --- the forms of a reduction ---------------------------------------------------------------------------------------------- */
static int class_of(enum qn_operator op) {
  switch ((int)op) {
    case QN_OP_Add:
    case QN_OP_Sub: return QN_REDUCE_ADD;
    case QN_OP_Mult:
    case QN_OP_Div: return QN_REDUCE_MUL;
    case QN_OP_BitAnd: return QN_REDUCE_AND;
    case QN_OP_BitOr: return QN_REDUCE_OR;
    case QN_OP_BitXor: return QN_REDUCE_XOR;
    default: return -1;
  }
}
static bool is_name(const qn_node *n, qn_sym name) { return n->kind == QN_AST_Name && n->Name.id == name; }

typedef struct mention {
  qn_sym name;
  bool found;
} mention;
static void look(void *user, qn_node *n) {
  mention *m = user;
  if (is_name(n, m->name)) m->found = true;
  qn_ast_children(n, look, m);
}
static bool mentions(const qn_node *n, qn_sym name) {
  mention m = {name, is_name(n, name)};
  qn_ast_children(n, look, &m);
  return m.found;
}

static bool same_expr(walk *w, const qn_node *a, const qn_node *b) {
  qn_buf x, y;
  qn_buf_init(&x, w->f->in->a->alloc);
  qn_buf_init(&y, w->f->in->a->alloc);
  qn_ast_dump(a, false, &x);
  qn_ast_dump(b, false, &y);
  bool same = !x.oom && !y.oom && qn_sv_eq(qn_buf_view(&x), qn_buf_view(&y));
  qn_buf_deinit(&x);
  qn_buf_deinit(&y);
  return same;
}

/* x = x + e, x = e * x, x = x + a - b: the class, or -1. */
static int binop_update(const qn_node *v, qn_sym x) {
  if (v->kind != QN_AST_BinOp) return -1;
  int c = class_of(v->BinOp.op);
  if (c < 0) return -1;
  bool commutes = v->BinOp.op != QN_OP_Sub && v->BinOp.op != QN_OP_Div;
  if (is_name(v->BinOp.right, x) && commutes && !mentions(v->BinOp.left, x)) return c;
  if (mentions(v->BinOp.right, x)) return -1;
  if (is_name(v->BinOp.left, x)) return c;
  return binop_update(v->BinOp.left, x) == c ? c : -1;
}

/* x = min(x, e) */
static int minmax_update(const qn_node *v, qn_sym x) {
  if (v->kind != QN_AST_Call || v->Call.args.n != 2 || v->Call.keywords.n) return -1;
  const qn_node *fn = v->Call.func, *a = v->Call.args.items[0], *b = v->Call.args.items[1];
  const char *name = fn->kind == QN_AST_Name ? fn->Name.id->text : fn->kind == QN_AST_Attribute ? fn->Attribute.attr->text : "";
  int c = strcmp(name, "min") == 0 || strcmp(name, "minimum") == 0   ? (int)QN_REDUCE_MIN
          : strcmp(name, "max") == 0 || strcmp(name, "maximum") == 0 ? (int)QN_REDUCE_MAX
                                                                     : -1;
  if (is_name(a, x) == is_name(b, x)) return -1;
  return mentions(is_name(a, x) ? b : a, x) ? -1 : c;
}

/* if e > x: x = e */
static int if_update(walk *w, const qn_node *n, qn_sym *x) {
  if (n->If.orelse.n || n->If.body.n != 1 || n->If.test->kind != QN_AST_Compare || n->If.test->Compare.ops.n != 1) return -1;
  const qn_node *s = n->If.body.items[0], *t = n->If.test;
  if (s->kind != QN_AST_Assign || s->Assign.targets.n != 1 || s->Assign.targets.items[0]->kind != QN_AST_Name) return -1;
  *x = s->Assign.targets.items[0]->Name.id;
  enum qn_cmpop op = (enum qn_cmpop)t->Compare.ops.items[0];
  const qn_node *l = t->Compare.left, *r = t->Compare.comparators.items[0];
  bool less = op == QN_CMP_Lt || op == QN_CMP_LtE, greater = op == QN_CMP_Gt || op == QN_CMP_GtE;
  if ((!less && !greater) || mentions(s->Assign.value, *x)) return -1;
  if (is_name(r, *x) && same_expr(w, l, s->Assign.value)) return less ? QN_REDUCE_MIN : QN_REDUCE_MAX;
  if (is_name(l, *x) && same_expr(w, r, s->Assign.value)) return less ? QN_REDUCE_MAX : QN_REDUCE_MIN;
  return -1;
}

/* --- statements, in the order an iteration runs them ------------------------------------------------------------------------- */
static void walk_block(walk *w, qn_nodes body);

static void walk_paths(walk *w, qn_nodes a, qn_nodes b) {
  bool before[256], after[256];
  uint32_t n = w->uses.n < 256 ? w->uses.n : 256;
  for (uint32_t i = 0; i < n; i++) before[i] = w->uses.data[i].assigned;
  w->conditional++;
  walk_block(w, a);
  uint32_t n2 = w->uses.n < 256 ? w->uses.n : 256;
  for (uint32_t i = 0; i < n2; i++) {
    after[i] = w->uses.data[i].assigned;
    w->uses.data[i].assigned = i < n && before[i];
  }
  walk_block(w, b);
  w->conditional--;
  for (uint32_t i = 0; i < w->uses.n; i++)
    w->uses.data[i].assigned = w->uses.data[i].assigned && i < n2 && after[i];
}

/* Assigned after it is what the body (with its else) and every handler assign; a handler begins where the body did. */
static void walk_try(walk *w, const qn_node *n) {
  bool before[256], after[256];
  uint32_t n0 = w->uses.n < 256 ? w->uses.n : 256;
  for (uint32_t i = 0; i < n0; i++) before[i] = w->uses.data[i].assigned;
  w->conditional++;
  walk_block(w, n->Try.body);
  walk_block(w, n->Try.orelse);
  uint32_t n1 = w->uses.n < 256 ? w->uses.n : 256;
  for (uint32_t i = 0; i < n1; i++) after[i] = w->uses.data[i].assigned;
  for (uint32_t k = 0; k < n->Try.handlers.n; k++) {
    for (uint32_t i = 0; i < w->uses.n; i++) w->uses.data[i].assigned = i < n0 && before[i];
    walk_block(w, n->Try.handlers.items[k]->ExceptHandler.body);
    for (uint32_t i = 0; i < n1; i++) after[i] = after[i] && w->uses.data[i].assigned;
  }
  w->conditional--;
  for (uint32_t i = 0; i < w->uses.n; i++) w->uses.data[i].assigned = i < n1 && after[i];
  walk_block(w, n->Try.finalbody);
}

static void walk_assign(walk *w, const qn_node *n) {
  if (n->Assign.targets.n == 1 && n->Assign.targets.items[0]->kind == QN_AST_Name) {
    qn_sym x = n->Assign.targets.items[0]->Name.id;
    const qn_node *v = n->Assign.value;
    int c = binop_update(v, x);
    if (c < 0) c = minmax_update(v, x);
    if (c >= 0 && !find(w, x)->assigned) {
      use keep = *find(w, x);
      walk_expr(w, n->Assign.value); /* everything that is read, but not the accumulator itself */
      use *u = find(w, x);
      use now = *u;
      *u = keep;
      u->op = now.op, u->op_span = now.op_span;
      update(w, x, c, n->span);
      return;
    }
  }
  walk_expr(w, n->Assign.value);
  for (uint32_t i = 0; i < n->Assign.targets.n; i++) walk_expr(w, n->Assign.targets.items[i]);
}

/* name[:], name[:, :], name[...] */
static bool is_whole(const qn_node *t) {
  if (t->kind != QN_AST_Subscript || t->Subscript.value->kind != QN_AST_Name) return false;
  const qn_node *at = t->Subscript.slice;
  uint32_t n = at->kind == QN_AST_Tuple ? at->Tuple.elts.n : 1;
  for (uint32_t i = 0; i < n; i++) {
    const qn_node *x = at->kind == QN_AST_Tuple ? at->Tuple.elts.items[i] : at;
    bool full = x->kind == QN_AST_Slice && !x->Slice.lower && !x->Slice.upper && !x->Slice.step;
    if (!full && !(x->kind == QN_AST_Constant && x->Constant.value.kind == QN_CONST_ELLIPSIS)) return false;
  }
  return n > 0;
}

static void walk_aug(walk *w, const qn_node *n) {
  const qn_node *t = n->AugAssign.target;
  walk_expr(w, n->AugAssign.value);
  int c = class_of(n->AugAssign.op);
  if (c >= 0 && is_whole(t) && !find(w, t->Subscript.value->Name.id)->assigned && !mentions(n->AugAssign.value, t->Subscript.value->Name.id)) {
    update(w, t->Subscript.value->Name.id, c, n->span); /* acc[:] += … */
    return;
  }
  if (t->kind != QN_AST_Name) {
    walk_expr(w, n->AugAssign.target);
    return;
  }
  if (c >= 0 && !find(w, t->Name.id)->assigned && !mentions(n->AugAssign.value, t->Name.id)) {
    update(w, t->Name.id, c, n->span);
    return;
  }
  read_name(w, t->Name.id, n->span);
  write_name(w, t->Name.id, n->span);
}

static void walk_if(walk *w, const qn_node *n) {
  qn_sym x;
  int c = if_update(w, n, &x);
  if (c >= 0 && !find(w, x)->assigned) {
    const qn_node *t = n->If.test;
    walk_expr(w, is_name(t->Compare.left, x) ? t->Compare.comparators.items[0] : t->Compare.left);
    update(w, x, c, n->span);
    return;
  }
  walk_expr(w, n->If.test);
  walk_paths(w, n->If.body, n->If.orelse);
}

static void walk_stmt(walk *w, qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Assign: walk_assign(w, n); return;
    case QN_AST_AugAssign: walk_aug(w, n); return;
    case QN_AST_If: walk_if(w, n); return;
    case QN_AST_For: {
      walk_expr(w, n->For.iter);
      w->conditional++;
      bool nonempty = false;
      (void)nonempty;
      walk_expr(w, n->For.target);
      w->conditional--;
      walk_paths(w, n->For.body, (qn_nodes){0});
      walk_block(w, n->For.orelse);
      return;
    }
    case QN_AST_While:
      walk_expr(w, n->While.test);
      walk_paths(w, n->While.body, (qn_nodes){0});
      walk_block(w, n->While.orelse);
      return;
    case QN_AST_Try: walk_try(w, n); return;
    case QN_AST_With:
      for (uint32_t i = 0; i < n->With.items.n; i++) walk_expr(w, n->With.items.items[i]);
      walk_block(w, n->With.body);
      return;
    case QN_AST_FunctionDef: walk_expr(w, n); return;
    default: qn_ast_children(n, walk_expr, w);
  }
}
static void walk_block(walk *w, qn_nodes body) {
  for (uint32_t i = 0; i < body.n; i++) walk_stmt(w, body.items[i]);
}

bool qn_prange_analyse(qn_fn *f, const qn_node *loop, qn_prange_names *out) {
  walk w = {.f = f};
  write_name(&w, loop->For.target->Name.id, loop->For.target->span);
  walk_block(&w, loop->For.body);
  bool ok = true;
  for (uint32_t i = 0; i < w.uses.n; i++) {
    use *u = &w.uses.data[i];
    int at = qn_local_find(f, u->name);
    if (at < 0 || (u->op == -1 && !u->written)) continue;
    if (u->op >= 0 && !u->read && !u->written) {
      qn_vec_push(f->in->a, &out->reductions, ((qn_treduce){.op = (enum qn_treduce_op)u->op, .span = u->op_span}));
      qn_vec_push(f->in->a, &out->names, u->name);
      continue;
    }
    if (u->op == -1 && !(u->exposed && u->certain)) continue; /* private */
    qn_span write = u->written ? u->write_span : u->op_span;
    qn_diag *d = qn_terror(f, QN_DIAG_RACE_ERROR, write,
                           "'%s' is shared by the iterations of prange and updated in a way that is no reduction",
                           u->name->text);
    if (u->op == -2) qn_tnote(f, d, u->op_span, "it is first updated with another operator here");
    else if (u->op >= 0 && u->written) qn_tnote(f, d, u->op_span, "it is updated as a reduction here");
    if (u->read) qn_tnote(f, d, u->read_span, "an iteration reads here what another one wrote");
    ok = false;
  }
  return ok;
}
