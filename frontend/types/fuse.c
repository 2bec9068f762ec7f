/* fuse.c - a whole-array expression kept in a name that only the statements right after it read is computed where it is read:
 * `t = a * b` and `s = (t + c).sum()` are one nest, and t is never stored.
 *
 * What is needed for that is decided on the AST, before those statements are typed: all occurrences of the name in the function
 * are this assignment and reads as operands of operators, elementwise functions and reductions in the statements that follow it
 * in the same block; or it is assigned anew there, and those reads are all that come before that. Up to the last of them nothing but fresh arrays and numbers may come to be (pure(), below), no name that
 * the expression reads is assigned, and only the last may store, after it has read. Numbers among the operands, and what else
 * could change or raise, are computed at the assignment, where shapes are checked too: errors come where they came before.
 *
 * A value that several nests read is computed in each, so only when that is cheaper than to store it; within a nest it is
 * computed once (qn_mapped.lets). When in doubt, the array is made. */
#include "frontend/types/nest.h"

enum { CHEAP = 3, A_CALL = 100, LARGE = 24 };

typedef struct name_use { /* in the whole function */
  uint32_t n;
  bool other; /* also what cannot be followed: a parameter, def, nonlocal */
  bool views; /* may be a view of another array, or another name of it */
  bool inner; /* also in a function or comprehension inside of this one, which runs when it is called */
} name_use;

typedef QN_VEC(qn_sym) names;

typedef struct fused {
  qn_sym name;
  uint32_t cost;
  const qn_node *last; /* the statement after which nothing reads it */
  names reads;         /* the names in its expression, and in those that it reads */
  qn_texpr *value;
  bool over;
} fused;

struct qn_fuse {
  qn_map uses; /* name → name_use */
  QN_VEC(fused *) list;
};

/* --- the whole function ---------------------------------------------------------------------------------------------------------- */
typedef struct counting {
  qn_fn *f;
  qn_map *uses;
  bool inner;
} counting;

static name_use *use_of(counting *c, qn_sym name) {
  name_use *u = qn_map_get(c->uses, qn_sym_sv(name));
  if (u) return u;
  u = QN_NEW(c->f->in->a, name_use);
  qn_map_put(c->f->in->a, c->uses, qn_sym_sv(name), u);
  return u;
}

static void cannot_follow(counting *c, qn_sym name) {
  if (name) use_of(c, name)->other = true;
}

static bool one_of(const char *name, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(list[i], name) == 0) return true;
  return false;
}

/* Does the value of an assignment own its memory, as far as its form says? */
static bool is_new(const qn_node *v) {
  static const char *const fresh[] = {"copy", "empty", "zeros", "ones", "full", "empty_like", "zeros_like", "ones_like", "full_like", "arange",
                                      "linspace", "array", "sum", "mean", "min", "max", "prod", "sqrt", "exp", "log", "sin", "cos", "abs",
                                      "maximum", "minimum", "where", "tanh", "dot", "astype"};
  switch ((int)v->kind) {
    case QN_AST_Constant:
    case QN_AST_BinOp:
    case QN_AST_UnaryOp:
    case QN_AST_Compare: return true;
    case QN_AST_Call: return v->Call.func->kind == QN_AST_Attribute && one_of(v->Call.func->Attribute.attr->text, fresh, QN_COUNT(fresh));
    default: return false;
  }
}

static bool all_names(const qn_node *n) {
  if (n->kind != QN_AST_Tuple) return false;
  for (uint32_t i = 0; i < n->Tuple.elts.n; i++)
    if (n->Tuple.elts.items[i]->kind != QN_AST_Name) return false;
  return true;
}

static void name_views(void *user, qn_node *n) {
  if (n->kind == QN_AST_Name) use_of(user, n->Name.id)->views = true;
  if (n->kind == QN_AST_Tuple || n->kind == QN_AST_List || n->kind == QN_AST_Starred) qn_ast_children(n, name_views, user);
}

static void count(void *user, qn_node *n) {
  counting *c = user;
  name_use *u;
  bool inner = c->inner;
  switch ((int)n->kind) {
    case QN_AST_Name:
      u = use_of(c, n->Name.id);
      u->n++;
      u->inner = u->inner || c->inner;
      return;
    case QN_AST_Lambda:
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp: c->inner = true; break;
    case QN_AST_arg: cannot_follow(c, n->arg.arg); break;
    case QN_AST_FunctionDef:
      cannot_follow(c, n->FunctionDef.name);
      c->inner = true;
      break;
    case QN_AST_ExceptHandler: cannot_follow(c, n->ExceptHandler.name); break;
    case QN_AST_Global:
      for (uint32_t i = 0; i < n->Global.names.n; i++) cannot_follow(c, n->Global.names.items[i]);
      break;
    case QN_AST_Nonlocal:
      for (uint32_t i = 0; i < n->Nonlocal.names.n; i++) cannot_follow(c, n->Nonlocal.names.items[i]);
      break;
    case QN_AST_Assign:
      for (uint32_t i = 0; i < n->Assign.targets.n; i++) {
        qn_node *t = n->Assign.targets.items[i];
        bool swap = t->kind == QN_AST_Tuple && all_names(n->Assign.value);
        if (!swap && (n->Assign.targets.n > 1 || t->kind != QN_AST_Name || !is_new(n->Assign.value))) name_views(c, t);
      }
      break;
    case QN_AST_For: name_views(c, n->For.target); break;
    case QN_AST_NamedExpr: name_views(c, n->NamedExpr.target); break;
    case QN_AST_AnnAssign: name_views(c, n->AnnAssign.target); break;
    default: break;
  }
  qn_ast_children(n, count, user);
  c->inner = inner;
}

static struct qn_fuse *state_of(qn_fn *f) {
  if (f->fuse) return f->fuse;
  f->fuse = QN_NEW(f->in->a, struct qn_fuse);
  counting c = {f, &f->fuse->uses, false};
  qn_ast_children(f->k->node, count, &c);
  return f->fuse;
}

/* --- forms ------------------------------------------------------------------------------------------------------------------------- */
enum form { OTHER, MAPS, REDUCES, NUMBER };

static enum form form_of_call(qn_fn *f, const qn_node *call) {
  static const char *const reductions[] = {"sum", "prod", "mean", "min", "max", "amin", "amax", "any", "all"};
  static const struct {
    const char *name;
    uint32_t n;
  } ufuncs[] = {{"abs", 1}, {"true_divide", 2}, {"where", 3},
#define UFUNC(name, nin, nout, domain, result, identity, fault, meaning) {#name, (nout) == 1 ? (nin) : 0},
#include "runtime/base/ufunc.def"
#undef UFUNC
  };
  const qn_node *fn = call->Call.func;
  uint32_t n = call->Call.args.n;
  if (call->Call.keywords.n) return OTHER;
  for (uint32_t i = 0; i < n; i++)
    if (call->Call.args.items[i]->kind == QN_AST_Starred) return OTHER;
  const qn_node *base = fn->kind == QN_AST_Attribute ? fn->Attribute.value : NULL;
  bool global = base && base->kind == QN_AST_Name && qn_local_find(f, base->Name.id) < 0;
  if (base && !global) return n == 0 && one_of(fn->Attribute.attr->text, reductions, QN_COUNT(reductions)) ? REDUCES : OTHER;
  if (!global && (fn->kind != QN_AST_Name || qn_local_find(f, fn->Name.id) >= 0)) return OTHER;
  const qn_type *t = qn_texpr_of(f, fn)->type;
  if (t->kind != QN_TYPE_BUILTIN) return OTHER;
  if (t->name.n > 5 && memcmp(t->name.p, "math.", 5) == 0) return NUMBER;
  if (qn_sv_is(t->name, "abs")) return MAPS;
  if (qn_sv_is(t->name, "len")) return NUMBER;
  if (t->name.n <= 6 || memcmp(t->name.p, "numpy.", 6) != 0) return OTHER;
  const char *name = qn_arena_strndup(f->in->a, t->name.p + 6, t->name.n - 6);
  if (n == 1 && one_of(name, reductions, QN_COUNT(reductions))) return REDUCES;
  for (size_t i = 0; i < QN_COUNT(ufuncs); i++)
    if (ufuncs[i].n == n && n && strcmp(ufuncs[i].name, name) == 0) return MAPS;
  return OTHER;
}

static const qn_type *type_now(qn_fn *f, qn_sym name) { /* NULL: none yet, or no variable of the function's */
  int at = qn_local_find(f, name);
  return at < 0 ? NULL : qn_bound(f, at)->type;
}

static bool pure(qn_fn *f, const qn_node *n);

static bool pure_index(qn_fn *f, const qn_node *n) {
  if (!n) return true;
  if (n->kind == QN_AST_Slice) return pure_index(f, n->Slice.lower) && pure_index(f, n->Slice.upper) && pure_index(f, n->Slice.step);
  if (n->kind != QN_AST_Tuple) return pure(f, n);
  for (uint32_t i = 0; i < n->Tuple.elts.n; i++)
    if (!pure_index(f, n->Tuple.elts.items[i])) return false;
  return true;
}

static bool pure_array(qn_fn *f, const qn_node *n) { /* a name of an array, subscripted */
  if (n->kind != QN_AST_Subscript || n->Subscript.value->kind != QN_AST_Name) return false;
  const qn_type *t = type_now(f, n->Subscript.value->Name.id);
  bool global = qn_local_find(f, n->Subscript.value->Name.id) < 0;
  return (global || (t && t->kind == QN_TYPE_ARRAY)) && pure_index(f, n->Subscript.slice);
}

/* Of numbers and arrays, and its evaluation changes none of them: at most it raises. */
static bool pure(qn_fn *f, const qn_node *n) {
  const qn_type *t;
  switch ((int)n->kind) {
    case QN_AST_Constant: return true;
    case QN_AST_Name:
      t = type_now(f, n->Name.id);
      return !t || t->kind == QN_TYPE_ARRAY || qn_type_is_scalar(t);
    case QN_AST_BinOp: return n->BinOp.op != QN_OP_MatMult && pure(f, n->BinOp.left) && pure(f, n->BinOp.right);
    case QN_AST_UnaryOp: return n->UnaryOp.op != QN_UNARY_Not && pure(f, n->UnaryOp.operand);
    case QN_AST_Compare:
      return n->Compare.ops.n == 1 && (int)n->Compare.ops.items[0] <= QN_CMP_GtE && pure(f, n->Compare.left) && pure(f, n->Compare.comparators.items[0]);
    case QN_AST_Subscript: return pure_array(f, n);
    case QN_AST_Attribute: return n->Attribute.value->kind == QN_AST_Name && pure(f, n->Attribute.value);
    case QN_AST_Call:
      if (form_of_call(f, n) == OTHER) return false;
      for (uint32_t i = 0; i < n->Call.args.n; i++)
        if (!pure(f, n->Call.args.items[i])) return false;
      if (n->Call.func->kind == QN_AST_Attribute && !pure(f, n->Call.func->Attribute.value)) return false;
      return true;
    default: return false;
  }
}

static const fused *fused_of(const qn_fn *f, qn_sym name) {
  for (uint32_t i = f->fuse ? f->fuse->list.n : 0; i-- > 0;)
    if (f->fuse->list.data[i]->name == name) return f->fuse->list.data[i]->over ? NULL : f->fuse->list.data[i];
  return NULL;
}

typedef struct measure {
  qn_fn *f;
  names *reads;
  uint32_t cost;
} measure;

static bool listed(const names *list, qn_sym name) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->data[i] == name) return true;
  return false;
}

static void add_name(qn_fn *f, names *list, qn_sym name) {
  if (!listed(list, name)) qn_vec_push(f->in->a, list, name);
}

/* Operations for each element, and the names that are read. */
static void measure_of(void *user, qn_node *n) {
  measure *m = user;
  const fused *t = n->kind == QN_AST_Name ? fused_of(m->f, n->Name.id) : NULL;
  if (n->kind == QN_AST_Name) add_name(m->f, m->reads, n->Name.id);
  for (uint32_t i = 0; t && i < t->reads.n; i++) add_name(m->f, m->reads, t->reads.data[i]);
  if (t) m->cost += t->cost;
  if (n->kind == QN_AST_BinOp) {
    bool square = n->BinOp.op == QN_OP_Pow && n->BinOp.right->kind == QN_AST_Constant;
    m->cost += n->BinOp.op == QN_OP_Pow && !square ? A_CALL : n->BinOp.op == QN_OP_Div ? 2 : 1;
  }
  if (n->kind == QN_AST_UnaryOp || n->kind == QN_AST_Compare) m->cost++;
  if (n->kind == QN_AST_Call) {
    static const char *const cheap[] = {"abs", "maximum", "minimum"};
    const qn_node *fn = n->Call.func;
    m->cost += fn->kind == QN_AST_Attribute && one_of(fn->Attribute.attr->text, cheap, QN_COUNT(cheap)) ? 1 : A_CALL;
  }
  if (n->kind != QN_AST_Subscript && n->kind != QN_AST_Attribute) {
    qn_ast_children(n, measure_of, m);
    return;
  }
  names *all = m->reads; /* indices cost nothing */
  measure index = {m->f, all, 0};
  qn_ast_children(n, measure_of, &index);
}

/* --- who reads it --------------------------------------------------------------------------------------------------------------------- */
typedef struct readers {
  qn_fn *f;
  qn_sym name;
  uint32_t n, nests;
  bool hit, wrong; /* hit: in the nest at hand; wrong: not as an operand */
  int ndim;
  bool wider;      /* beside arrays that may have more elements, as far as types say */
} readers;

static void look(readers *r, const qn_node *n, bool operand);

static void look_nest(readers *r, const qn_node *n, bool operand) { /* n is a nest of its own */
  bool hit = r->hit;
  r->hit = false;
  look(r, n, operand);
  r->nests += r->hit;
  r->hit = hit;
}

static void look_child(void *user, qn_node *n) { look(user, n, false); }

static void look_call(readers *r, const qn_node *n) {
  enum form form = form_of_call(r->f, n);
  const qn_node *fn = n->Call.func;
  if (fn->kind == QN_AST_Attribute) {
    if (form == REDUCES && n->Call.args.n == 0) look_nest(r, fn->Attribute.value, true);
    else look(r, fn->Attribute.value, false);
  }
  for (uint32_t i = 0; i < n->Call.args.n; i++) {
    if (form == REDUCES) look_nest(r, n->Call.args.items[i], true);
    else look(r, n->Call.args.items[i], form == MAPS);
  }
}

static void look(readers *r, const qn_node *n, bool operand) {
  const qn_type *t;
  switch ((int)n->kind) {
    case QN_AST_Name:
      if (n->Name.id != r->name) {
        t = type_now(r->f, n->Name.id);
        r->wider = r->wider || (!t && qn_local_find(r->f, n->Name.id) >= 0) || (t && t->kind == QN_TYPE_ARRAY && (t->ndim > r->ndim || r->ndim > 1));
        return;
      }
      r->n++, r->hit = true;
      r->wrong = r->wrong || !operand;
      return;
    case QN_AST_BinOp: look(r, n->BinOp.left, true), look(r, n->BinOp.right, true); return;
    case QN_AST_UnaryOp: look(r, n->UnaryOp.operand, true); return;
    case QN_AST_Compare: look(r, n->Compare.left, true), look(r, n->Compare.comparators.items[0], true); return;
    case QN_AST_Call: look_call(r, n); return;
    case QN_AST_Subscript:
      r->wider = r->wider || r->ndim > 1; /* of any shape */
      qn_ast_children(n, look_child, r);
      return;
    default: qn_ast_children(n, look_child, r);
  }
}

/* The value that a statement computes before it does anything else; NULL: it is none of those looked at. *goes_on: and it
 * changes nothing but the name that it assigns. */
static const qn_node *value_of(qn_fn *f, const qn_node *s, bool *goes_on, const qn_node **place) {
  const qn_node *to;
  *goes_on = false, *place = NULL;
  switch ((int)s->kind) {
    case QN_AST_Assign:
      to = s->Assign.targets.items[0];
      *goes_on = to->kind == QN_AST_Name;
      if (s->Assign.targets.n != 1 || (to->kind != QN_AST_Name && !pure_array(f, to))) return NULL;
      if (to->kind == QN_AST_Subscript) *place = to;
      return s->Assign.value;
    case QN_AST_AugAssign:
      to = s->AugAssign.target;
      if (to->kind == QN_AST_Name ? !pure(f, to) : !pure_array(f, to)) return NULL;
      *place = to;
      return s->AugAssign.value;
    case QN_AST_Return: return s->Return.value;
    default: return NULL;
  }
}

static bool tuple_pure(qn_fn *f, const qn_node *v) {
  if (v->kind != QN_AST_Tuple) return pure(f, v);
  for (uint32_t i = 0; i < v->Tuple.elts.n; i++)
    if (!pure(f, v->Tuple.elts.items[i])) return false;
  return true;
}

/* May a nest that stores to the place read what t reads? Not where their memory may meet unseen: it would wait for a copy. */
static bool may_store(qn_fn *f, const fused *t, const qn_node *place, readers *r) {
  const qn_node *to = place->kind == QN_AST_Subscript ? place->Subscript.value : place;
  const qn_type *type = type_now(f, to->Name.id);
  counting c = {f, &f->fuse->uses, false};
  if (type && type->kind != QN_TYPE_ARRAY) return true;
  if (!type || type->ndim > r->ndim) r->wider = true;
  if (use_of(&c, to->Name.id)->views) return false;
  for (uint32_t i = 0; i < t->reads.n; i++)
    if (use_of(&c, t->reads.data[i])->views) return false;
  readers index = {.f = f, .name = t->name, .ndim = r->ndim};
  look(&index, place, false);
  return index.n == 0;
}

/* The statements after the assignment hold all other occurrences of the name, and nothing is in the way of any. */
static bool all_follow(qn_fn *f, fused *t, readers *r) {
  counting c = {f, &f->fuse->uses, false};
  const name_use *u = use_of(&c, t->name);
  bool anew = r->f->n_tries == 0 && !u->inner; /* else who catches an exception may read it */
  if (u->other || u->n < 2) return false;
  for (uint32_t i = 0; i < f->rest.n; i++) {
    const qn_node *s = f->rest.items[i], *place;
    bool goes_on;
    const qn_node *v = value_of(f, s, &goes_on, &place);
    if (!v || !tuple_pure(f, v)) return false;
    uint32_t before = r->n;
    if (v->kind == QN_AST_Tuple)
      for (uint32_t k = 0; k < v->Tuple.elts.n; k++) look_nest(r, v->Tuple.elts.items[k], false);
    else look_nest(r, v, false);
    if (r->wrong) return false;
    if (r->n > before) t->last = s;
    if (r->n > before && place && !may_store(f, t, place, r)) return false;
    if (r->n + 1 == u->n) return true;
    if (goes_on && s->Assign.targets.items[0]->Name.id == t->name) return anew;
    if (!goes_on || listed(&t->reads, s->Assign.targets.items[0]->Name.id)) return false;
  }
  return false;
}

/* --- the expression --------------------------------------------------------------------------------------------------------------- */
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

static bool quiet(const qn_texpr *e) { /* of numbers, and raises nothing */
  switch ((int)e->kind) {
    case QN_TX_VAR:
      if (e->checked) return false;
      break;
    case QN_TX_CONST:
    case QN_TX_CAST:
    case QN_TX_BIN:
    case QN_TX_NEG:
    case QN_TX_INVERT:
    case QN_TX_NOT:
    case QN_TX_CMP:
    case QN_TX_AND:
    case QN_TX_OR:
    case QN_TX_SELECT:
    case QN_TX_SET:
    case QN_TX_INTRIN: break;
    default: return false;
  }
  if (e->zero_raises || e->overflows || e->domain) return false;
  for (uint32_t i = 0; i < e->n; i++)
    if (!quiet(e->args[i])) return false;
  return true;
}

static bool stays(const qn_texpr *e) { /* an int of names that are not assigned meanwhile */
  if (!e || e->kind == QN_TX_CONST || (e->kind == QN_TX_VAR && !e->checked)) return true;
  if ((e->kind != QN_TX_BIN && e->kind != QN_TX_CAST && e->kind != QN_TX_NEG) || e->zero_raises || e->overflows) return false;
  for (uint32_t i = 0; i < e->n; i++)
    if (!stays(e->args[i])) return false;
  return true;
}

/* The operand as the nests can read it later: arrays by name and views of them as written, all else computed now. */
static qn_texpr *settled(qn_fn *f, qn_texpr *e) {
  if (e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || (e->kind == QN_TX_VAR && !e->checked)) return e;
  bool plain = e->kind == QN_TX_VIEW && ((e->args[0]->kind == QN_TX_VAR && !e->args[0]->checked) || e->args[0]->kind == QN_TX_GLOBAL);
  for (uint32_t k = 0; plain && k < e->n_axes; k++) {
    const qn_taxis *a = &e->axes[k];
    plain = stays(a->at) && stays(a->lo) && stays(a->hi) && stays(a->step);
  }
  return plain ? e : qn_tx_temp(f, e);
}

static qn_texpr *kept(qn_fn *f, qn_texpr *value, qn_span span) {
  const qn_mapped *m = value->mapped;
  qn_mapped *to = QN_NEW(f->in->a, qn_mapped);
  *to = *m;
  to->operands = QN_NEW_N(f->in->a, qn_operand, m->n + 1);
  to->lets = QN_NEW_N(f->in->a, qn_let, m->n_lets + 1);
  if (m->n_lets) memcpy(to->lets, m->lets, m->n_lets * sizeof *m->lets);
  for (uint32_t i = 0; i < m->n; i++) to->operands[i] = (qn_operand){m->operands[i].slot, settled(f, m->operands[i].value)};
  qn_nest_checked(f, to, span);
  const qn_type *type = f->in->types->scalar[value->type->dtype];
  to->lets[to->n_lets++] = (qn_let){qn_temp(f, type), qn_cast(f, m->elem, type)};
  to->elem = qn_tx_slot(f, to->lets[to->n_lets - 1].slot, span);
  qn_texpr *e = qn_nest_made(f, to, span); /* for whoever takes the array */
  if (!qn_is_poison(e)) e->mapped = to;
  return e;
}

static void explain(qn_fn *f, const fused *t, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_BLOCK, span);
  s->note = qn_arena_printf(f->in->a, "fused into line %u: '%s' is computed where it is read, 0 temporaries", t->last->span.line, t->name->text);
  qn_add(f, s);
}

/* --- the doors ---------------------------------------------------------------------------------------------------------------------- */
bool qn_fuse_defers(qn_fn *f, const qn_node *n, qn_texpr *value) {
  if (!f->cur.at || f->k->rules != QN_RULES_NUMBA || f->frame || !value->mapped || !is_array(value) || n->Assign.targets.n != 1 ||
      n->Assign.targets.items[0]->kind != QN_AST_Name || f->k->prelude)
    return false;
  qn_sym name = n->Assign.targets.items[0]->Name.id;
  int at = qn_local_find(f, name);
  const qn_mapped *m = value->mapped;
  if (at < 0 || f->locals.data[at].declared || m->n > LARGE || !quiet(m->elem) || !pure(f, n->Assign.value)) return false;
  if (f->reducing && qn_sym_in(f->reducing, name)) return false;
  struct qn_fuse *state = state_of(f);
  fused *t = QN_NEW(f->in->a, fused);
  t->name = name;
  measure ops = {f, &t->reads, 0};
  measure_of(&ops, n->Assign.value);
  t->cost = ops.cost;
  readers r = {.f = f, .name = name, .ndim = value->type->ndim};
  if (!all_follow(f, t, &r) || r.nests == 0) return false;
  if (r.nests > 1 && t->cost > CHEAP) return false;
  if (r.wider && t->cost >= A_CALL) return false; /* it could be computed more often than it has elements */
  qn_texpr *e = kept(f, value, n->span);
  if (qn_is_poison(e)) return false;
  explain(f, t, n->span);
  t->value = e;
  qn_vec_push(f->in->a, &state->list, t);
  *qn_bound(f, at) = (qn_binding){.type = value->type, .span = n->span, .fused = e};
  return true;
}

void qn_fuse_done(qn_fn *f, const qn_node *statement) {
  for (uint32_t i = 0; i < f->fuse->list.n; i++) {
    fused *t = f->fuse->list.data[i];
    if (t->over || t->last != statement) continue;
    t->over = true;
    int at = qn_local_find(f, t->name);
    if (f->cur.at && at >= 0 && qn_bound(f, at)->fused == t->value) *qn_bound(f, at) = (qn_binding){0};
  }
}
