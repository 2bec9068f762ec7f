/* env.c - what is known of each variable on the current path, and how paths meet. */
#include "frontend/types/infer_int.h"

int qn_local_find(qn_fn *f, qn_sym name) {
  return (int)(uintptr_t)qn_map_get(&f->index, qn_sym_sv(name)) - 1;
}

static int add_local(qn_fn *f, qn_sym name);

int qn_local_add(qn_fn *f, qn_sym name) {
  int at = qn_local_find(f, name);
  if (at >= 0) return at;
  at = add_local(f, name);
  qn_map_put(f->in->a, &f->index, qn_sym_sv(name), (void *)(uintptr_t)f->locals.n);
  return at;
}

qn_env qn_env_copy(qn_fn *f, qn_env e) {
  if (!e.at) return e;
  f->in->steps += f->locals.n / 2; /* bounds the memory too */
  qn_env copy = {QN_NEW_N(f->in->a, qn_binding, f->locals.n + 1), f->locals.n};
  memcpy(copy.at, e.at, e.n * sizeof *e.at);
  return copy;
}

static const qn_binding *bound_in(qn_env e, uint32_t local) {
  static const qn_binding unset;
  return local < e.n ? &e.at[local] : &unset;
}

qn_binding *qn_bound(qn_fn *f, int local) {
  if ((uint32_t)local >= f->cur.n) f->cur = qn_env_copy(f, f->cur);
  return &f->cur.at[local];
}

static int add_local(qn_fn *f, qn_sym name) {
  qn_local l = {.name = name, .var = QN_NEW(f->in->a, qn_tvar)};
  l.var->name = qn_sym_sv(name);
  l.var->id = f->locals.n;
  qn_vec_push(f->in->a, &f->locals, l);
  if (f->t) qn_vec_push(f->in->a, &f->t->vars, l.var);
  return (int)f->locals.n - 1;
}

static qn_sym hidden_name(qn_arena *a) {
  qn_sym_rec *r = qn_arena_alloc(a, sizeof *r + 3);
  r->n = 2;
  memcpy(r->text, ".h", 3);
  return r;
}

int qn_hidden_local(qn_fn *f, const void *site, qn_sym name) {
  for (uint32_t i = 0; i < f->hidden.n; i++)
    if (f->hidden.data[i].site == site && f->hidden.data[i].name == name && f->hidden.data[i].frame == f->frame) return (int)f->hidden.data[i].local;
  int at = add_local(f, name ? name : hidden_name(f->in->a));
  qn_vec_push(f->in->a, &f->hidden, ((qn_hidden){site, f->frame, name, (uint32_t)at}));
  return at;
}

static void join_types(qn_fn *f, int local, qn_binding *into, const qn_binding *b) {
  if (into->conflict || b->conflict) {
    if (!into->conflict) into->conflict = b->conflict, into->conflict_span = b->conflict_span;
    return;
  }
  if (into->type == b->type) return;
  const qn_type *u = qn_unify(f, into->type, b->type);
  if (!u) {
    into->conflict = b->type, into->conflict_span = b->span;
    return;
  }
  if (u != into->type && u == b->type) into->span = b->span;
  into->type = u;
  into->slot = qn_type_has_value(u) ? qn_local_slot(f, local, u) : NULL;
}

static void join_binding(qn_fn *f, int local, qn_binding *into, const qn_binding *b) {
  bool maybe = into->maybe_unset || b->maybe_unset || !into->type != !b->type;
  if (!into->type) {
    *into = *b;
  } else if (b->type) {
    if (!into->text.p || !b->text.p || !qn_sv_eq(into->text, b->text)) into->text = (qn_sv){0};
    if (!into->has_const || !b->has_const || into->const_i != b->const_i) into->has_const = false;
    join_types(f, local, into, b);
  }
  into->maybe_unset = into->type && maybe;
}

qn_env qn_env_join(qn_fn *f, qn_env a, qn_env b) {
  if (!a.at) return b;
  if (!b.at) return a;
  qn_env out = qn_env_copy(f, a);
  for (uint32_t i = 0; i < f->locals.n; i++) join_binding(f, (int)i, &out.at[i], bound_in(b, i));
  return out;
}

bool qn_env_same(qn_fn *f, qn_env a, qn_env b) {
  if (!a.at != !b.at) return false;
  if (!a.at) return true;
  for (uint32_t i = 0; i < f->locals.n; i++) {
    const qn_binding *x = bound_in(a, i), *y = bound_in(b, i);
    if (x->type != y->type || x->maybe_unset != y->maybe_unset || x->has_const != y->has_const ||
        !x->conflict != !y->conflict)
      return false;
    if (x->has_const && x->const_i != y->const_i) return false;
    if (!x->text.p != !y->text.p) return false;
  }
  return true;
}

void qn_env_convert(qn_fn *f, qn_env from, qn_env to, qn_tblock *block, qn_span span) {
  if (!block || !from.at || !to.at) return;
  qn_tblock *keep = f->out;
  qn_env keep_cur = f->cur;
  f->out = block;
  f->cur = from;
  for (uint32_t i = 0; i < f->locals.n; i++) {
    const qn_binding *x = bound_in(from, i), *y = bound_in(to, i);
    if (!x->type || !y->slot || y->conflict || x->type == y->type) continue;
    qn_texpr *value = x->slot ? qn_tx_slot(f, x->slot, span) : qn_tx_nothing(f, x->type, span);
    qn_tstmt *s = qn_ts(f, QN_TS_SET, span);
    s->slot = y->slot, s->expr = qn_cast(f, value, y->type);
    s->converts = true;
    qn_add(f, s);
  }
  f->out = keep;
  f->cur = keep_cur;
}

void qn_assign(qn_fn *f, qn_sym name, qn_texpr *value, qn_span span) {
  if (!f->cur.at) return;
  int at = qn_local_find(f, name);
  if (at < 0) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, span, "assigning the global '%s' is not supported in kernels", name->text);
    return;
  }
  qn_assign_local(f, at, value, span);
}

void qn_assign_local(qn_fn *f, int at, qn_texpr *value, qn_span span) {
  if (!f->cur.at) return;
  const qn_type *declared = f->locals.data[at].declared;
  if (value->kind == QN_TX_VAR && !value->checked && value->slot == f->cur.at[at].slot) return; /* x = x */
  if (declared) value = qn_cast(f, value, declared);
  const qn_kfunc *late = qn_late_closure(f, value);
  if (late) value = qn_tx_nothing(f, qn_type_function(f->in->types, late), value->span); /* captured where it is used */
  qn_binding *b = qn_bound(f, at);
  const qn_type *type = value->type;
  *b = (qn_binding){.type = type, .span = span};
  if (type->kind == QN_TYPE_ITER || type->kind == QN_TYPE_SLICE || type->kind == QN_TYPE_ELLIPSIS) {
    qn_unsupported(f, value->span, type->kind == QN_TYPE_ITER ? "an iterator kept in a variable"
                                                              : "a slice kept in a variable");
    b->type = f->in->types->poison;
    return;
  }
  if (value->kind == QN_TX_CONST && qn_is_const_int(value)) b->has_const = true, b->const_i = value->i;
  if (type->kind == QN_TYPE_STR && value->kind == QN_TX_CONST) b->text = value->text;
  if (!qn_type_has_value(type)) {
    if (f->out && value->kind != QN_TX_CONST) {
      qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
      s->expr = value;
      qn_add(f, s);
    }
    qn_catch_note(f, at);
    return;
  }
  b->slot = qn_local_slot(f, at, type);
  qn_add_set(f, b->slot, value, span);
  qn_catch_note(f, at);
}

qn_texpr *qn_assign_inline(qn_fn *f, qn_sym name, qn_texpr *value, qn_span span) {
  int at = qn_local_find(f, name);
  if (at >= 0 && qn_is_poison(value)) {
    *qn_bound(f, at) = (qn_binding){.type = value->type, .span = span};
    return value;
  }
  if (at < 0 || !qn_type_has_value(value->type)) return qn_unsupported(f, span, "this ':='");
  if (f->locals.data[at].declared) value = qn_cast(f, value, f->locals.data[at].declared);
  qn_binding *b = qn_bound(f, at);
  if (f->catching && b->type && b->type != value->type) return qn_unsupported(f, span, "':=' that changes a type inside 'try'");
  *b = (qn_binding){.type = value->type, .span = span, .slot = qn_local_slot(f, at, value->type)};
  qn_texpr *e = qn_tx1(f, QN_TX_SET, value->type, span, value);
  e->slot = b->slot;
  return e;
}

qn_texpr *qn_read(qn_fn *f, qn_sym name, qn_span span) { return qn_read_local(f, qn_local_find(f, name), span); }

qn_texpr *qn_read_local(qn_fn *f, int at, qn_span span) {
  qn_sym name = f->locals.data[at].name;
  const qn_binding *b = qn_bound(f, at);
  if (!b->type) {
    if (f->k->rules == QN_RULES_DRIVER || f->locals.data[at].declared) {
      qn_terror(f, QN_DIAG_TYPE, span, "variable '%s' is read before it is assigned", name->text);
      return qn_poison(f, span);
    }
    qn_texpr *never = qn_tx(f, QN_TX_UNBOUND, f->in->types->poison, span, 0);
    never->text = qn_sym_sv(name);
    f->never = true;
    if (f->out) { /* raises at run time, as Python does; nothing after it is reached */
      qn_tstmt *s = qn_ts(f, QN_TS_RAISE, span);
      s->exception = QN_SV("UnboundLocalError");
      s->message = qn_sv_of(qn_arena_printf(
          f->in->a, "cannot access local variable '%s' where it is not associated with a value", name->text));
      qn_add(f, s);
    }
    return never;
  }
  if (b->fused) return b->fused;
  const qn_type *now = qn_cell_fresh(f, b->type);
  if (now != b->type) {
    f->cur.at[at].type = now;
    if (b->slot) f->cur.at[at].slot = qn_local_slot(f, at, now);
  }
  if (b->conflict) {
    qn_diag *d = qn_terror(f, QN_DIAG_TYPE, span, "cannot unify %s and %s for '%s'", qn_tt(f, b->type),
                           qn_tt(f, b->conflict), name->text);
    qn_tnote(f, d, b->span, "'%s' is %s because of this", name->text, qn_tt(f, b->type));
    qn_tnote(f, d, b->conflict_span, "'%s' is %s because of this", name->text, qn_tt(f, b->conflict));
    return qn_poison(f, span);
  }
  bool ask = b->maybe_unset && !f->locals.data[at].declared; /* C variables have no such state */
  if (ask) {
    if (f->k->rules == QN_RULES_DRIVER) {
      qn_terror(f, QN_DIAG_TYPE, span, "variable '%s' may be unset here", name->text);
      return qn_poison(f, span);
    }
    if (!b->slot && b->type->kind == QN_TYPE_POISON) return qn_poison(f, span);
    if (!b->slot) return qn_unsupported(f, span, "a name that may be unset and is no value");
  }
  if (b->type->kind == QN_TYPE_FUNCTION && b->type->function->n_captures)
    return qn_closure_now(f, b->type->function, span);
  if (!b->slot) {
    qn_texpr *e = qn_tx_nothing(f, b->type, span);
    return e;
  }
  if (b->type->kind == QN_TYPE_STR && b->text.p && !ask) { /* known: the literal itself */
    qn_texpr *literal = qn_tx_nothing(f, b->type, span);
    literal->text = b->text;
    return literal;
  }
  qn_texpr *e = qn_tx_slot(f, b->slot, span);
  e->checked = ask;
  if (ask) b->slot->var->needs_flag = true;
  if (b->has_const) e->known = true, e->known_i = b->const_i;
  return e;
}
