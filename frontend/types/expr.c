/* expr.c - expressions, other than operators (op.c), subscripts (index.c) and calls (call.c). */
#include "frontend/types/builtin.h"

/* An int of 64 bits without a sign; NULL: it has more. */
static qn_texpr *wide_constant(qn_fn *f, const qn_node *n) {
  const qn_sv text = n->Constant.value.s;
  uint64_t v = 0;
  bool fits = text.n > 0 && text.n <= 20;
  for (size_t i = 0; fits && i < text.n; i++) {
    uint64_t digit = (uint64_t)(text.p[i] - '0');
    fits = digit <= 9 && v <= (UINT64_MAX - digit) / 10;
    v = v * 10 + digit;
  }
  return fits ? qn_tx_int(f, f->in->types->scalar[QN_D_UINT64], (int64_t)v, n->span) : NULL;
}

static qn_texpr *constant(qn_fn *f, const qn_node *n) {
  const qn_const *c = &n->Constant.value;
  qn_types *t = f->in->types;
  switch (c->kind) {
    case QN_CONST_NONE: return qn_tx_nothing(f, t->none, n->span);
    case QN_CONST_TRUE: return qn_tx_int(f, qn_bool_type(f), 1, n->span);
    case QN_CONST_FALSE: return qn_tx_int(f, qn_bool_type(f), 0, n->span);
    case QN_CONST_ELLIPSIS: return qn_tx_nothing(f, t->ellipsis, n->span);
    case QN_CONST_INT:
      if (f->k->rules == QN_RULES_CYTHON && c->i <= INT32_MAX) return qn_tx_int(f, t->scalar[QN_D_INT32], c->i, n->span);
      return qn_tx_int(f, qn_int64(f), c->i, n->span);
    case QN_CONST_BIGINT: {
      qn_texpr *e = f->k->rules == QN_RULES_NUMBA ? wide_constant(f, n) : NULL;
      return e ? e : qn_unsupported(f, n->span, "an int beyond 64 bits");
    }
    case QN_CONST_FLOAT: return qn_tx_float(f, qn_float64(f), c->f, n->span);
    case QN_CONST_COMPLEX: {
      if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, n->span, "a complex number");
      qn_texpr *e = qn_tx(f, QN_TX_CONST, t->scalar[QN_D_COMPLEX128], n->span, 0);
      e->im = c->f;
      return e;
    }
    case QN_CONST_STR: {
      qn_texpr *e = qn_tx_nothing(f, t->str, n->span);
      e->text = c->s.n ? c->s : QN_SV("");
      return e;
    }
    case QN_CONST_BYTES: {
      if (f->k->rules != QN_RULES_NUMBA) return qn_unsupported(f, n->span, "a bytes literal");
      qn_texpr *e = qn_tx_bytes(f, c->s.n ? c->s.p : "", c->s.n, n->span);
      e->type = qn_type_bytes(t, 'C');
      return e;
    }
  }
  return qn_poison(f, n->span);
}

static void consider(void *ctx, qn_sv name) { qn_suggest_offer(ctx, name); }

static qn_texpr *unknown_name(qn_fn *f, qn_sym name, qn_span span) {
  qn_suggestion s = {.wrong = qn_sym_sv(name)};
  for (uint32_t i = 0; i < f->locals.n; i++) consider(&s, qn_sym_sv(f->locals.data[i].name));
  if (f->k->env && f->k->env->names) f->k->env->names(f->k->env->user, consider, &s);
  qn_terror(f, QN_DIAG_NAME, span, "name '%s' is not defined%s", name->text, qn_suggest_text(&s, f->in->a));
  return qn_poison(f, span);
}

static qn_texpr *name(qn_fn *f, qn_sym id, qn_span span) {
  if (qn_local_find(f, id) >= 0) return qn_read(f, id, span);
  qn_global g = {QN_GLOBAL_MISSING};
  if (f->k->env && f->k->env->resolve) f->k->env->resolve(f->k->env->user, f->in->a, qn_sym_sv(id), &g);
  if (g.kind != QN_GLOBAL_MISSING) return qn_global_value(f, &g, qn_sym_sv(id), span);
  qn_texpr *e = qn_builtin_name(f, qn_sym_sv(id), span);
  return e ? e : unknown_name(f, id, span);
}

static qn_texpr *tuple(qn_fn *f, const qn_node *n) {
  qn_nodes elts = n->Tuple.elts;
  QN_VEC(qn_texpr *) items = {0};
  qn_inner in = qn_inner_begin(f);
  for (uint32_t i = 0; i < elts.n; i++) {
    bool star = elts.items[i]->kind == QN_AST_Starred;
    qn_texpr *e = qn_texpr_of(f, star ? elts.items[i]->Starred.value : elts.items[i]);
    if (star && !qn_is_poison(e) && e->type->kind != QN_TYPE_TUPLE)
      e = qn_unsupported(f, elts.items[i]->span, "'*' of anything but a tuple in a tuple");
    if (!star || qn_is_poison(e)) {
      qn_keep_closure(f, e, n->span);
      qn_vec_push(f->in->a, &items, e);
      continue;
    }
    for (uint32_t k = 0; k < items.n; k++) items.data[k] = qn_settle(f, items.data[k]); /* from left to right */
    e = qn_settle(f, e);
    for (uint32_t k = 0; k < e->type->n; k++) qn_vec_push(f->in->a, &items, qn_tuple_item(f, e, k, n->span));
  }
  return qn_inner_end(f, in, qn_tuple_of(f, items.data, items.n, n->span), n->span);
}

enum { TUPLE_LEAVES = 60 };

qn_texpr *qn_tuple_of(qn_fn *f, qn_texpr **items, uint32_t n, qn_span span) {
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, n + 1);
  uint64_t leaves = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (qn_is_poison(items[i])) return qn_poison(f, span);
    types[i] = items[i]->type;
    leaves += types[i]->leaves;
    enum qn_type_kind k = types[i]->kind;
    if (k == QN_TYPE_ITER || k == QN_TYPE_RANGE) return qn_unsupported(f, items[i]->span, "an iterator in a tuple");
  }
  if (leaves > TUPLE_LEAVES) {
    qn_terror(f, QN_DIAG_LIMIT, span, "a tuple of more than %d values is not supported in kernels", TUPLE_LEAVES);
    return qn_poison(f, span);
  }
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, qn_type_tuple(f->in->types, types, n), span, n);
  if (n) memcpy(e->args, items, n * sizeof *items);
  return e;
}

static bool pure(const qn_texpr *e) {
  if (e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || e->kind == QN_TX_VAR) return true;
  return e->kind == QN_TX_SHAPE && pure(e->args[0]);
}

qn_texpr *qn_tuple_item(qn_fn *f, qn_texpr *t, uint32_t i, qn_span span) {
  if (qn_is_poison(t)) return t;
  if (t->kind == QN_TX_TUPLE) {
    bool all = true;
    for (uint32_t k = 0; k < t->n; k++) all = all && pure(t->args[k]);
    if (all) return t->args[i];
  }
  const qn_type *item = t->type->items[i];
  if (!qn_type_has_value(item) && (t->kind == QN_TX_CONST || pure(t))) return qn_tx_nothing(f, item, span);
  qn_texpr *e = qn_tx1(f, QN_TX_ITEM, item, span, t);
  e->i = i;
  return e;
}

/* Two paths inside an expression: their assignments (by `:=`) must agree, for no conversion can stand here. */
static void join_paths(qn_fn *f, qn_env a, qn_env b, qn_span span) {
  qn_env joined = qn_env_join(f, a, b);
  for (uint32_t i = 0; a.at && b.at && i < f->locals.n; i++)
    if (a.at[i].type && b.at[i].type && a.at[i].type != b.at[i].type)
      qn_terror(f, QN_DIAG_UNSUPPORTED, span, "':=' that gives '%s' another type in a conditional expression",
                f->locals.data[i].name->text);
  f->cur = joined;
}

static qn_texpr *select_of(qn_fn *f, qn_texpr *c, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (!qn_is_poison(c) && !f->in->failed && qn_is_poison(a) != qn_is_poison(b)) /* recursion not known yet: the other */
    return qn_is_poison(a) ? b : a;
  if (qn_is_poison(c) || qn_is_poison(a) || qn_is_poison(b)) return qn_poison(f, span);
  const qn_type *u = qn_unify(f, a->type, b->type);
  if (!u) {
    qn_diag *d = qn_terror(f, QN_DIAG_TYPE, span, "the two values have no common type: %s and %s", qn_tt(f, a->type),
                           qn_tt(f, b->type));
    qn_tnote(f, d, a->span, "this is %s", qn_tt(f, a->type));
    qn_tnote(f, d, b->span, "this is %s", qn_tt(f, b->type));
    return qn_poison(f, span);
  }
  if (!qn_type_has_value(u)) {
    if (a->kind == QN_TX_CONST && b->kind == QN_TX_CONST) return a;
    return qn_unsupported(f, span, "a conditional expression without a value");
  }
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, u, span, 3);
  e->args[0] = c, e->args[1] = qn_cast(f, a, u), e->args[2] = qn_cast(f, b, u);
  return e;
}

static qn_texpr *if_exp(qn_fn *f, const qn_node *n) {
  qn_texpr *c = qn_cond(f, n->IfExp.test);
  if (c->kind == QN_TX_CONST && !qn_is_poison(c)) return qn_texpr_of(f, c->i ? n->IfExp.body : n->IfExp.orelse);
  qn_env before = qn_env_copy(f, f->cur);
  qn_texpr *a = qn_texpr_of(f, n->IfExp.body);
  qn_env after_a = f->cur;
  f->cur = before;
  qn_texpr *b = qn_texpr_of(f, n->IfExp.orelse);
  join_paths(f, after_a, f->cur, n->span);
  return select_of(f, c, a, b, n->span);
}

/* Value of `a and b`: a when it is false, else b. */
static qn_texpr *bool_op(qn_fn *f, const qn_node *n) {
  qn_nodes v = n->BoolOp.values;
  bool is_and = n->BoolOp.op == QN_BOOL_And;
  qn_texpr *result = qn_texpr_of(f, v.items[0]);
  for (uint32_t i = 1; i < v.n; i++) {
    qn_env before = qn_env_copy(f, f->cur);
    qn_texpr *b = qn_texpr_of(f, v.items[i]);
    join_paths(f, before, f->cur, n->span);
    if (qn_is_poison(result) || qn_is_poison(b)) {
      result = qn_poison(f, n->span);
    } else if (qn_type_is_bool(result->type) && qn_type_is_bool(b->type)) {
      result = qn_tx2(f, is_and ? QN_TX_AND : QN_TX_OR, qn_bool_type(f), n->span, qn_texpr_truth(f, result), qn_texpr_truth(f, b));
    } else {
      qn_texpr *again;
      result = qn_once(f, result, &again);
      qn_texpr *c = qn_texpr_truth(f, result);
      result = is_and ? select_of(f, c, b, again, n->span) : select_of(f, c, again, b, n->span);
    }
  }
  return result;
}

/* A condition: only its truth matters, so what can be decided now is. */
qn_texpr *qn_cond(qn_fn *f, const qn_node *n) {
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_Not) {
    qn_texpr *e = qn_cond(f, n->UnaryOp.operand);
    return qn_is_poison(e) ? e : qn_unop(f, QN_UNARY_Not, e, n->span);
  }
  if (n->kind != QN_AST_BoolOp) return qn_texpr_truth(f, qn_texpr_of(f, n));
  bool is_and = n->BoolOp.op == QN_BOOL_And;
  qn_texpr *result = NULL;
  for (uint32_t i = 0; i < n->BoolOp.values.n; i++) {
    qn_env before = qn_env_copy(f, f->cur);
    qn_texpr *e = qn_cond(f, n->BoolOp.values.items[i]);
    if (i) join_paths(f, before, f->cur, n->span);
    if (qn_is_poison(e)) return e;
    if (e->kind == QN_TX_CONST && !!e->i == is_and) { /* neutral */
      if (!result && i + 1 == n->BoolOp.values.n) result = e;
      continue;
    }
    result = result ? qn_tx2(f, is_and ? QN_TX_AND : QN_TX_OR, qn_bool_type(f), n->span, result, e) : e;
    if (e->kind == QN_TX_CONST) return result == e ? e : result; /* decides: the rest is never evaluated */
  }
  return result ? result : qn_tx_int(f, qn_bool_type(f), is_and, n->span);
}

static qn_texpr *compare(qn_fn *f, const qn_node *n) {
  qn_texpr *left = qn_texpr_of(f, n->Compare.left), *result = NULL;
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    qn_env before = qn_env_copy(f, f->cur);
    qn_texpr *right = qn_texpr_of(f, n->Compare.comparators.items[i]), *again = right;
    if (i) join_paths(f, before, f->cur, n->span);
    if (i + 1 < n->Compare.ops.n && !qn_is_poison(right)) right = qn_once(f, right, &again);
    qn_texpr *e = qn_compare_of(f, (enum qn_cmpop)n->Compare.ops.items[i], left, right, n->span);
    if (qn_is_poison(e)) return e;
    result = result ? qn_tx2(f, QN_TX_AND, qn_bool_type(f), n->span, result, e) : e;
    left = again;
  }
  return result;
}

static qn_texpr *cy_cast(qn_fn *f, const qn_node *n) {
  const qn_type *t = qn_ctype(f, n->CyCast.type);
  const qn_node *v = n->CyCast.value;
  bool wide_literal = v->kind == QN_AST_Constant && v->Constant.value.kind == QN_CONST_BIGINT && qn_type_is_int(t) && t->dtype == QN_D_UINT64;
  qn_texpr *e = wide_literal ? wide_constant(f, v) : NULL;
  if (!e) e = qn_texpr_of(f, v);
  if (qn_is_poison(e) || t->kind == QN_TYPE_POISON) return qn_poison(f, n->span);
  if (n->CyCast.is_checked > 1 && e->type->kind == QN_TYPE_ARRAY) return e; /* for the elements of a slice */
  if (n->CyCast.is_checked && qn_type_is_int(t) && (qn_type_is_float(e->type) || (qn_type_is_int(e->type) && e->type->dtype == QN_D_UINT64 && t != e->type)))
    return qn_unsupported(f, n->span, "a C integer of an object that is a float or an unsigned 64-bit integer");
  bool narrower = n->CyCast.is_checked && qn_type_is_int(t) && e->type == qn_int64(f) && t != qn_int64(f) && e->kind != QN_TX_CONST;
  if (narrower) { /* what an object holds */
    qn_texpr *again, *first = qn_once(f, e, &again), *args[2] = {again, qn_tx_int(f, qn_int64(f), t->dtype, n->span)};
    bool wide = t->dtype == QN_D_UINT64;
    qn_texpr *fits = wide ? qn_compare_of(f, QN_CMP_GtE, first, qn_tx_int(f, qn_int64(f), 0, n->span), n->span)
                          : qn_compare_of(f, QN_CMP_Eq, qn_cast(f, qn_cast(f, first, t), qn_int64(f)), again, n->span);
    e = select_of(f, fits, again, qn_tx_helper(f, "qn_k_c_int", qn_int64(f), n->span, args, 2), n->span);
  }
  return qn_cast(f, e, t);
}

static qn_texpr *refused(qn_fn *f, const qn_node *n) {
  const char *what = "this expression";
  switch ((int)n->kind) {
    case QN_AST_GeneratorExp: what = "a generator expression"; break;
    case QN_AST_Await: what = "'await'"; break;
    case QN_AST_Starred: what = "'*' here"; break;
    case QN_AST_Slice: what = "a slice outside a subscript"; break;
    case QN_AST_CyAddressOf: what = "'&' (address of)"; break;
    case QN_AST_CyNew: what = "'new'"; break;
    default: break;
  }
  return qn_unsupported(f, n->span, what);
}

static qn_texpr *expr_at(qn_fn *f, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Constant: return constant(f, n);
    case QN_AST_Name: return name(f, n->Name.id, n->span);
    case QN_AST_BinOp: {
      qn_texpr *folded = qn_fold_ints(f, n), *a;
      if (folded) return folded;
      a = qn_texpr_of(f, n->BinOp.left);
      return qn_binop(f, n->BinOp.op, a, qn_texpr_of(f, n->BinOp.right), n->span);
    }
    case QN_AST_UnaryOp:
      if (n->UnaryOp.op == QN_UNARY_Not) return qn_cond(f, n);
      if (n->UnaryOp.op == QN_UNARY_USub && (n->UnaryOp.operand->kind != QN_AST_Constant || n->UnaryOp.operand->Constant.value.kind == QN_CONST_BIGINT)) {
        qn_texpr *folded = qn_fold_ints(f, n);
        if (folded) return folded;
      }
      return qn_unop(f, n->UnaryOp.op, qn_texpr_of(f, n->UnaryOp.operand), n->span);
    case QN_AST_BoolOp: return bool_op(f, n);
    case QN_AST_Compare: return compare(f, n);
    case QN_AST_IfExp: return if_exp(f, n);
    case QN_AST_Tuple: return tuple(f, n);
    case QN_AST_JoinedStr: return qn_fstring(f, n);
    case QN_AST_Lambda: return qn_lambda(f, n);
    case QN_AST_Yield:
      return qn_yield(f, n->Yield.value ? qn_texpr_of(f, n->Yield.value) : qn_tx_nothing(f, f->in->types->none, n->span), n->span);
    case QN_AST_YieldFrom: return qn_yield_from(f, n);
    case QN_AST_Call: return qn_call_expr(f, n);
    case QN_AST_Attribute: return qn_attribute(f, n);
    case QN_AST_Subscript: return qn_subscript(f, qn_texpr_of(f, n->Subscript.value), n->Subscript.slice, n->span);
    case QN_AST_NamedExpr: return qn_assign_inline(f, n->NamedExpr.target->Name.id, qn_texpr_of(f, n->NamedExpr.value), n->span);
    case QN_AST_CyCast: return cy_cast(f, n);
    case QN_AST_List:
    case QN_AST_Set:
    case QN_AST_Dict:
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp: return qn_container_display(f, n);
    default: return refused(f, n);
  }
}

enum { EXPR_DEPTH = 400 };

qn_texpr *qn_texpr_of(qn_fn *f, const qn_node *n) {
  if (!f->cur.at) return qn_poison(f, n->span); /* unreachable */
  if (!qn_step(f, n->span)) return qn_poison(f, n->span);
  if (f->depth >= EXPR_DEPTH) {
    if (!f->in->too_large) qn_terror(f, QN_DIAG_LIMIT, n->span, "this expression is nested too deeply");
    f->in->failed = f->in->too_large = true;
    return qn_poison(f, n->span);
  }
  f->depth++;
  qn_texpr *e = expr_at(f, n);
  f->depth--;
  return e;
}
