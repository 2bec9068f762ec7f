/* call.c - calls: evaluating arguments, binding them to a kernel's parameters, methods. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

/* --- evaluated arguments ------------------------------------------------------------------------------------------------- */
bool qn_eval_args(qn_fn *f, const qn_node *call, qn_cargs *out) {
  QN_VEC(qn_texpr *) pos = {0};
  bool ok = true;
  out->node = call;
  out->span = call->span, out->func_span = call->Call.func->span;
  for (uint32_t i = 0; i < call->Call.args.n; i++) {
    const qn_node *n = call->Call.args.items[i];
    if (n->kind != QN_AST_Starred) {
      qn_texpr *e = qn_texpr_of(f, n);
      ok = ok && !qn_is_poison(e);
      qn_vec_push(f->in->a, &pos, e);
      continue;
    }
    qn_texpr *again, *t = qn_texpr_of(f, n->Starred.value);
    if (qn_is_poison(t)) return false;
    if (t->type->kind != QN_TYPE_TUPLE) {
      qn_terror(f, QN_DIAG_CALL, n->span, "only a tuple can be spread with '*', not %s", qn_tt(f, t->type));
      return false;
    }
    t = qn_once(f, t, &again);
    for (uint32_t k = 0; k < t->type->n; k++) qn_vec_push(f->in->a, &pos, qn_tuple_item(f, k ? again : t, k, n->span));
  }
  out->pos = pos.data, out->n_pos = pos.n;
  out->n_kw = call->Call.keywords.n;
  out->kw = QN_NEW_N(f->in->a, qn_texpr *, out->n_kw + 1);
  out->kw_names = QN_NEW_N(f->in->a, qn_sym, out->n_kw + 1);
  for (uint32_t i = 0; i < out->n_kw; i++) {
    const qn_node *k = call->Call.keywords.items[i];
    if (!k->keyword.arg) {
      qn_unsupported(f, k->span, "'**' in a call");
      return false;
    }
    out->kw_names[i] = k->keyword.arg;
    out->kw[i] = qn_texpr_of(f, k->keyword.value);
    ok = ok && !qn_is_poison(out->kw[i]);
  }
  return ok;
}

/* --- kernels ------------------------------------------------------------------------------------------------------------- */
typedef struct binder {
  qn_fn *f;
  const qn_kfunc *k;
  qn_texpr *closure; /* what holds the captured values; NULL: nothing is captured */
  const qn_cargs *in;
  qn_texpr **out; /* one per parameter */
  uint32_t n, n_positional, n_all; /* n_all: with the captured values */
  const qn_node *args;
} binder;

static qn_texpr *default_value(const binder *b, uint32_t i, const qn_node *n) {
  qn_fn *f = b->f;
  const qn_kfunc *k = b->k;
  qn_span span = b->in->span;
  if (k->default_captures && k->default_captures[i] >= 0)
    return qn_tuple_item(f, b->closure, (uint32_t)k->default_captures[i], span);
  if (k->defaults && i < k->n_defaults) return qn_global_value(f, &k->defaults[i], QN_SV("default"), span);
  if (n->kind == QN_AST_Constant) return qn_texpr_of(f, n);
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.operand->kind == QN_AST_Constant) return qn_texpr_of(f, n);
  return qn_unsupported(f, n->span, "this default value");
}

static const qn_node *param_at(const qn_node *a, uint32_t i) {
  if (i < a->arguments.posonlyargs.n) return a->arguments.posonlyargs.items[i];
  i -= a->arguments.posonlyargs.n;
  if (i < a->arguments.args.n) return a->arguments.args.items[i];
  return a->arguments.kwonlyargs.items[i - a->arguments.args.n];
}

static bool bind_keywords(binder *b) {
  for (uint32_t i = 0; i < b->in->n_kw; i++) {
    uint32_t total = b->n_positional + b->args->arguments.kwonlyargs.n, at = b->args->arguments.posonlyargs.n;
    while (at < total && !qn_sv_eq(qn_sym_sv(param_at(b->args, at)->arg.arg), qn_sym_sv(b->in->kw_names[i]))) at++;
    if (at == total || b->out[at]) {
      qn_terror(b->f, QN_DIAG_CALL, b->in->kw[i]->span, "%.*s() got %s argument '%s'", (int)b->k->name.n, b->k->name.p,
                at == total ? "an unexpected keyword" : "multiple values for", b->in->kw_names[i]->text);
      return false;
    }
    b->out[at] = b->in->kw[i];
  }
  return true;
}

static bool bind_defaults(binder *b) {
  qn_nodes d = b->args->arguments.defaults;
  for (uint32_t i = 0; i < b->n_positional; i++) {
    if (b->out[i]) continue;
    uint32_t first = b->n_positional - d.n;
    if (i < first) {
      qn_diag *e = qn_terror(b->f, QN_DIAG_CALL, b->in->span, "%.*s() is missing the argument '%s'",
                             (int)b->k->name.n, b->k->name.p, param_at(b->args, i)->arg.arg->text);
      if (e && b->k->source == b->f->k->source) qn_tnote(b->f, e, b->k->node->span, "the function is defined here");
      return false;
    }
    b->out[i] = default_value(b, i - first, d.items[i - first]);
  }
  for (uint32_t i = 0; i < b->args->arguments.kwonlyargs.n; i++) {
    uint32_t at = b->n_positional + i;
    const qn_node *value = b->args->arguments.kw_defaults.items[i];
    if (b->out[at]) continue;
    if (!value) {
      qn_terror(b->f, QN_DIAG_CALL, b->in->span, "%.*s() is missing the keyword argument '%s'", (int)b->k->name.n,
                b->k->name.p, param_at(b->args, at)->arg.arg->text);
      return false;
    }
    b->out[at] = default_value(b, d.n + i, value);
  }
  return true;
}

/* Parameters in the order of qn_tfunc.params: posonly, args, kwonly, *vararg. */
static bool bind(binder *b) {
  const qn_node *a = b->args;
  b->n_positional = a->arguments.posonlyargs.n + a->arguments.args.n;
  uint32_t fixed = b->n_positional + a->arguments.kwonlyargs.n;
  b->n = fixed + (a->arguments.vararg ? 1 : 0);
  b->out = QN_NEW_N(b->f->in->a, qn_texpr *, b->n + 1);
  uint32_t given = b->in->n_pos;
  if (given > b->n_positional && !a->arguments.vararg) {
    qn_diag *d = qn_terror(b->f, QN_DIAG_CALL, b->in->span, "%.*s() takes %u positional arguments but %u were given",
                           (int)b->k->name.n, b->k->name.p, b->n_positional, given);
    if (d && b->k->source == b->f->k->source) qn_tnote(b->f, d, b->k->node->span, "the function is defined here");
    return false;
  }
  for (uint32_t i = 0; i < given && i < b->n_positional; i++) b->out[i] = b->in->pos[i];
  if (a->arguments.vararg) {
    uint32_t extra = given > b->n_positional ? given - b->n_positional : 0;
    b->out[fixed] = qn_tuple_of(b->f, b->in->pos + (extra ? b->n_positional : 0), extra, b->in->span);
  }
  return bind_keywords(b) && bind_defaults(b);
}

/* An explicit signature converts the arguments; of those that fit the one with the fewest and safest conversions is taken. */
static bool apply_signature(binder *b) {
  if (!b->k->n_signatures) return true;
  const qn_signature *best = NULL;
  uint32_t best_cost = 0;
  for (uint32_t s = 0; s < b->k->n_signatures; s++) {
    const qn_signature *sig = &b->k->signatures[s];
    bool fits = sig->n == b->n;
    uint32_t cost = 0;
    for (uint32_t i = 0; fits && i < b->n; i++) {
      fits = qn_castable(b->out[i]->type, sig->args[i]);
      cost += qn_conversion_cost(b->out[i]->type, sig->args[i]);
    }
    if (fits && (!best || cost < best_cost)) best = sig, best_cost = cost;
  }
  for (uint32_t i = 0; best && i < b->n; i++) b->out[i] = qn_cast(b->f, b->out[i], best->args[i]);
  if (best) return true;
  qn_terror(b->f, QN_DIAG_CALL, b->in->span, "no signature of %.*s() fits the argument types", (int)b->k->name.n,
            b->k->name.p);
  return false;
}

/* A typed C parameter converts its argument. */
static void apply_ctypes(binder *b) {
  if (b->k->rules != QN_RULES_CYTHON) return;
  uint32_t total = b->n_positional + b->args->arguments.kwonlyargs.n;
  for (uint32_t i = 0; i < total; i++) {
    const qn_node *c = param_at(b->args, i)->arg.ctype;
    if (c && qn_is_list_ctype(c)) {
      if (!qn_fits_list(b->out[i]->type)) b->out[i] = qn_unsupported(b->f, b->in->span, "a list that is none");
      continue;
    }
    if (c) b->out[i] = qn_cast(b->f, b->out[i], qn_ctype(b->f, c));
  }
}

static const qn_type *python_of(qn_types *t, const qn_type *x) { /* what Python sees of a kernel's result */
  if (x->kind != QN_TYPE_SCALAR) return x;
  if (x->dtype == QN_D_BOOL) return t->pyscalar[QN_D_BOOL];
  if (x->dtype == QN_D_UINT64) return x;
  if (qn_dtype_is_int(x->dtype)) return t->pyscalar[QN_D_INT64];
  if (qn_dtype_is_float(x->dtype)) return t->pyscalar[QN_D_FLOAT64];
  return x;
}

static void bind_captures(binder *b) {
  b->n_all = b->n + b->k->n_captures;
  if (!b->k->n_captures) return;
  uint32_t n = b->n;
  qn_texpr **all = QN_NEW_N(b->f->in->a, qn_texpr *, b->n + b->k->n_captures + 1);
  if (b->n) memcpy(all, b->out, b->n * sizeof *all);
  for (uint32_t i = 0; i < b->k->n_captures; i++) all[n++] = qn_tuple_item(b->f, b->closure, i, b->in->span);
  b->out = all;
}

qn_texpr *qn_call_kernel(qn_fn *f, const qn_kfunc *k, const qn_cargs *args) { return qn_call_bound(f, k, NULL, args); }

bool qn_bind_call(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args, qn_texpr ***out, uint32_t *n) {
  binder b = {.f = f, .k = k, .in = args, .args = qn_fn_args(k), .closure = closure};
  if (b.args->arguments.kwarg) {
    qn_unsupported(f, args->span, "a call of a function with '**' parameters");
    return false;
  }
  if (!bind(&b) || !apply_signature(&b)) return false;
  bind_captures(&b);
  for (uint32_t i = 0; i < b.n_all; i++)
    if (qn_is_poison(b.out[i])) return false;
  *out = b.out, *n = b.n_all;
  return true;
}

qn_texpr *qn_call_bound(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args) {
  if (!(k = qn_overload_pick(f, k, args))) return qn_poison(f, args->span);
  binder b = {.f = f, .k = k, .in = args, .args = qn_fn_args(k), .closure = closure};
  if (b.args->arguments.kwarg) return qn_unsupported(f, args->span, "a call of a function with '**' parameters");
  if (qn_is_generator(k)) return qn_keep_generator(f, k, closure, args);
  if (!bind(&b)) return qn_poison(f, args->span);
  bool to_kernel = f->k->rules == QN_RULES_DRIVER && k->rules != QN_RULES_DRIVER;
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, b.n + 1);
  for (uint32_t i = 0; i < b.n; i++)
    if (to_kernel && b.out[i]->type->kind == QN_TYPE_SCALAR && b.out[i]->type->py)
      b.out[i] = qn_cast(f, b.out[i], f->in->types->scalar[b.out[i]->type->dtype]);
  if (!apply_signature(&b)) return qn_poison(f, args->span);
  apply_ctypes(&b);
  bind_captures(&b);
  if (b.n_all > b.n) types = QN_NEW_N(f->in->a, const qn_type *, b.n_all + 1), b.n = b.n_all;
  for (uint32_t i = 0; i < b.n; i++) {
    if (qn_is_poison(b.out[i])) return qn_poison(f, args->span);
    types[i] = qn_settled(f, b.out[i]->type);
    if (!types[i]) return qn_poison(f, args->span); /* a container of which nothing is known yet */
  }
  for (uint32_t i = 0; f->k->rules == QN_RULES_DRIVER && i < f->in->stack.n; i++)
    if (f->in->stack.data[i]->k == k) return qn_unsupported(f, args->span, "recursion"); /* CPython's limit is its own */
  qn_spec *s = qn_specialise(f->in, k, types, b.n);
  if (s->failed) {
    f->in->failed = true;
    return qn_poison(f, args->span);
  }
  if (!s->ret) return qn_poison(f, args->span); /* recursion before any result is known */
  qn_texpr *e = qn_tx(f, QN_TX_CALL, s->ret, args->span, b.n);
  if (b.n) memcpy(e->args, b.out, b.n * sizeof *b.out);
  e->callee = s->t;
  f->t->calls = true;
  return to_kernel ? qn_cast(f, e, python_of(f->in->types, s->ret)) : e;
}

/* --- methods ---------------------------------------------------------------------------------------------------------------- */
static qn_texpr *method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled) {
  const char *name = call->Call.func->Attribute.attr->text;
  *handled = true;
  if (self->type->klass) return qn_klass_method(f, self, call, handled);
  if (self->type->kind == QN_TYPE_SCALAR && strcmp(name, "conjugate") == 0) {
    qn_cargs args = {.pos = &self, .n_pos = 1, .span = call->span};
    return qn_call_builtin(f, QN_SV("numpy.conjugate"), &args);
  }
  if (self->type->kind == QN_TYPE_SCALAR && strcmp(name, "astype") == 0 && f->k->rules == QN_RULES_NUMBA) {
    qn_cargs args = {0};
    qn_dtype d;
    if (!qn_eval_args(f, call, &args)) return qn_poison(f, call->span);
    if (args.n_pos + args.n_kw != 1 || !qn_dtype_arg(args.n_pos ? args.pos[0] : args.kw[0], &d)) return qn_bad_args(f, QN_SV("astype"), &args);
    return qn_cast(f, self, f->in->types->scalar[d]);
  }
  if (strcmp(name, "item") == 0 && call->Call.args.n == 0) {
    if (self->type->kind == QN_TYPE_SCALAR) return self;
    if (self->type->kind == QN_TYPE_ARRAY) return qn_only_item(f, self, call->span);
  }
  if (self->type->kind == QN_TYPE_ARRAY) {
    qn_cargs args = {0};
    if (strcmp(name, "copy") == 0 && call->Call.args.n == 0) {
      args = (qn_cargs){.pos = &self, .n_pos = 1, .span = call->span};
      return qn_call_builtin(f, QN_SV("numpy.copy"), &args);
    }
    if (strcmp(name, "fill") == 0 && call->Call.args.n == 1) {
      if (!qn_eval_args(f, call, &args) || qn_is_locked(f, self, call->span)) return qn_poison(f, call->span);
      qn_tstmt *s = qn_ts(f, QN_TS_FILL, call->span);
      s->place = self;
      s->expr = qn_cast(f, args.pos[0], f->in->types->scalar[self->type->dtype]);
      qn_add(f, s);
      return qn_tx_nothing(f, f->in->types->none, call->span);
    }
    qn_texpr *e = qn_array_method(f, self, call, handled);
    if (*handled) return e;
    *handled = true;
    qn_terror(f, QN_DIAG_UNSUPPORTED, call->span, "method '%s' of %s is not supported in kernels yet", name,
              qn_tt(f, self->type));
    return qn_poison(f, call->span);
  }
  if (self->type->kind == QN_TYPE_POISON) return self;
  *handled = false;
  return NULL;
}

static bool is_value(const qn_type *t) {
  return t->kind == QN_TYPE_ARRAY || t->kind == QN_TYPE_SCALAR || t->kind == QN_TYPE_TUPLE ||
         t->kind == QN_TYPE_ENUM || t->kind == QN_TYPE_CLASS || t->kind == QN_TYPE_INSTANCE || t->kind == QN_TYPE_POISON;
}

qn_texpr *qn_call_expr(qn_fn *f, const qn_node *n) {
  const qn_node *fn = n->Call.func;
  if (fn->kind == QN_AST_Attribute) {
    qn_texpr *self = qn_texpr_of(f, fn->Attribute.value);
    if (self->type->kind == QN_TYPE_OPTIONAL && self->type->item->klass) self = qn_cast(f, self, self->type->item);
    bool handled = false;
    if (self->type->kind == QN_TYPE_OPTIONAL && qn_is_container(self->type->item)) self = qn_cast(f, self, self->type->item);
    if (self->type->kind == QN_TYPE_OPTIONAL && self->type->item->kind == QN_TYPE_STR) self = qn_cast(f, self, self->type->item);
    if (self->type->kind == QN_TYPE_STR) return qn_tstr_method(f, self, n);
    if (qn_is_container(self->type)) return qn_container_method(f, self, n);
    if (self->type->kind == QN_TYPE_TUPLE) {
      qn_texpr *of_tuple = qn_tuple_method(f, self, n);
      if (of_tuple) return of_tuple;
    }
    if (self->type->kind == QN_TYPE_RECORD && strcmp(fn->Attribute.attr->text, "copy") == 0 && n->Call.args.n == 0)
      return qn_records_copy_of(f, self, n->span);
    qn_texpr *e = is_value(self->type) ? method(f, self, n, &handled) : NULL;
    if (handled) return e;
  }
  qn_texpr *callee = qn_texpr_of(f, fn);
  if (qn_is_poison(callee)) return callee;
  qn_texpr *folded = qn_fold_call(f, callee->type, n);
  if (folded) return folded;
  qn_texpr *container = qn_container_call(f, callee->type, n);
  if (container) return container;
  qn_cargs args = {0};
  if (!qn_eval_args(f, n, &args)) return qn_poison(f, n->span);
  return qn_call_value(f, callee, &args);
}

qn_texpr *qn_call_value(qn_fn *f, qn_texpr *callee, const qn_cargs *args) {
  if (callee->kind == QN_TX_CALL && !qn_type_has_value(callee->type)) { /* g()(x): g runs first */
    qn_inner in = qn_inner_begin(f);
    callee = qn_settle(f, callee);
    return qn_inner_end(f, in, qn_call_value(f, callee, args), args->span);
  }
  switch ((int)callee->type->kind) {
    case QN_TYPE_FUNCTION: return qn_call_kernel(f, callee->type->function, args);
    case QN_TYPE_CLOSURE:
      if (qn_kept_generator(callee->type)) break;
      return qn_call_closure(f, callee, args);
    case QN_TYPE_BUILTIN: return qn_call_builtin(f, callee->type->name, args);
    case QN_TYPE_DTYPE: return qn_call_dtype(f, callee->type->dtype, args);
    case QN_TYPE_TYPE: return qn_call_type(f, callee->type->item, args);
    case QN_TYPE_CLASS: return qn_klass_call(f, callee->type->klass, args);
    case QN_TYPE_EXCEPTION: return qn_unsupported(f, args->span, "an exception object outside 'raise'");
    default: break;
  }
  qn_terror(f, QN_DIAG_CALL, args->func_span, "%s is not callable", qn_tt(f, callee->type));
  return qn_poison(f, args->span);
}
