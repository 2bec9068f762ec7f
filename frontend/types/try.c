/* try.c - try, except, finally, raise, assert.
 *
 * A handler may begin after any assignment of the try's body. So its types are the join of what holds at the beginning
 * and after each assignment (f->catching gathers it dry); when the body is written, an assignment of another type is
 * followed by the conversion to what the handlers read.
 *
 * `finally` is written twice: after the body, and in a handler that fails again. A jump out of the body (return, break,
 * continue) notes where it wants to go, goes on to the finally like any other end, and is made after it. */
#include "frontend/types/builtin.h"

struct qn_catching {
  qn_catching *outer;
  qn_env head;    /* what the handlers begin with */
  qn_tblock *out; /* NULL: dry, head is still growing */
};

typedef struct destination {
  qn_label *label; /* NULL: return */
  bool next;
  qn_span span;
} destination;
struct qn_final {
  qn_final *outer;
  const qn_node *node;
  qn_label end; /* of the body: the finally follows */
  qn_frame *frame;
  int pending, value; /* hidden locals: the number of a destination, 0 none; what return gives */
  bool returns;
  QN_VEC(destination) to;
};

/* --- what handlers see -------------------------------------------------------------------------------------------------------- */
void qn_catch_note(qn_fn *f, int local) {
  for (qn_catching *c = f->catching; c; c = c->outer) {
    if (!f->cur.at) return;
    if (!c->out) {
      c->head = qn_env_join(f, c->head, f->cur);
    } else if (f->out) {
      qn_env only = {QN_NEW_N(f->in->a, qn_binding, f->locals.n + 1), f->locals.n};
      only.at[local] = *qn_bound(f, local);
      qn_env_convert(f, only, c->head, f->out, only.at[local].span);
    }
  }
}

/* --- except ----------------------------------------------------------------------------------------------------------------------- */
static bool exception_name(qn_fn *f, const qn_node *n, qn_sv *name) {
  qn_texpr *e = qn_texpr_of(f, n);
  if (qn_is_poison(e)) return false;
  if (e->type->kind != QN_TYPE_EXCEPTION) {
    qn_terror(f, QN_DIAG_TYPE, n->span, "'except' needs exception classes, not %s", qn_tt(f, e->type));
    return false;
  }
  *name = e->type->name;
  for (size_t i = 0; i < name->n; i++)
    if (name->p[i] == '<') name->n = i;
  return true;
}

/* The classes of a handler, joined by '|'. */
static bool classes_of(qn_fn *f, const qn_node *type, const char **out) {
  if (!type) {
    *out = "BaseException";
    return true;
  }
  qn_nodes list = {(qn_node *[]){(qn_node *)(uintptr_t)type}, 1};
  if (type->kind == QN_AST_Tuple) list = type->Tuple.elts;
  *out = "";
  for (uint32_t i = 0; i < list.n; i++) {
    qn_sv name;
    if (!exception_name(f, list.items[i], &name)) return false;
    *out = qn_arena_printf(f->in->a, "%s%s%.*s", *out, i ? "|" : "", (int)name.n, name.p);
  }
  return list.n > 0;
}

typedef struct except {
  const qn_node *node;
  qn_label done;
} except;

static void add_reraise(qn_fn *f, qn_span span) {
  qn_add(f, qn_ts(f, QN_TS_RERAISE, span));
  f->cur.at = NULL;
}

/* One after the other: the chain of tests; what none takes fails again. */
static void handlers(qn_fn *f, except *x, uint32_t i) {
  qn_nodes list = x->node->Try.handlers;
  if (i == list.n) {
    add_reraise(f, x->node->span);
    return;
  }
  const qn_node *h = list.items[i];
  const char *classes;
  if (h->ExceptHandler.name) qn_unsupported(f, h->span, "an exception kept in a variable ('as')");
  if (!classes_of(f, h->ExceptHandler.type, &classes)) classes = "BaseException";
  qn_tblock *out = f->out;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, h->span);
  s->expr = qn_tx(f, QN_TX_CAUGHT, f->in->types->scalar[QN_D_BOOL], h->span, 0);
  s->expr->text = qn_sv_of(classes);
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  f->n_handlers++;
  qn_stmts(f, h->ExceptHandler.body);
  f->n_handlers--;
  if (f->cur.at) qn_jump(f, &x->done, false, h->span);
  f->cur = before;
  if (out) f->out = &s->orelse;
  handlers(f, x, i + 1);
  f->out = out;
  f->cur.at = NULL;
}

static void try_except(qn_fn *f, void *user) {
  except *x = user;
  const qn_node *n = x->node;
  qn_tblock *out = f->out;
  qn_env entry = qn_env_copy(f, f->cur);
  qn_catching ctx = {.outer = f->catching, .head = qn_env_copy(f, f->cur)};
  f->catching = &ctx;
  f->out = NULL;
  qn_stmts(f, n->Try.body);
  qn_tstmt *s = qn_ts(f, QN_TS_TRY, n->span);
  if (out) {
    qn_env_convert(f, entry, ctx.head, out, n->span);
    ctx.out = f->out = &s->body;
    f->cur = qn_env_copy(f, entry);
    qn_stmts(f, n->Try.body);
  }
  qn_env normal = f->cur;
  f->catching = ctx.outer;
  f->out = out ? &s->orelse : NULL;
  f->cur = qn_env_copy(f, ctx.head);
  handlers(f, x, 0);
  f->out = out;
  f->cur = entry; /* reachable: so that the statement is added */
  qn_add(f, s);
  f->cur = normal;
  if (f->cur.at) qn_stmts(f, n->Try.orelse);
}

static void except_part(qn_fn *f, const qn_node *n) {
  except x = {.node = n};
  if (n->Try.handlers.n) qn_labelled(f, n->span, &x.done, try_except, &x);
  else qn_stmts(f, n->Try.body);
}

/* --- finally ------------------------------------------------------------------------------------------------------------------------ */
static void note_destination(qn_fn *f, qn_final *t, qn_label *label, bool next, qn_span span) {
  uint32_t i = 0;
  while (i < t->to.n && t->to.data[i].label != label) i++;
  if (i == t->to.n) qn_vec_push(f->in->a, &t->to, ((destination){label, next, span}));
  qn_assign_local(f, t->pending, qn_tx_int(f, f->in->types->scalar[QN_D_INT64], i + 1, span), span);
  if (f->cur.at) qn_bound(f, t->pending)->has_const = false;
  qn_jump(f, &t->end, false, span);
}

bool qn_jump_finally(qn_fn *f, qn_label *label, bool next, qn_span span) {
  qn_final *t = f->final;
  if (!t || f->n_tries <= label->n_tries || label == &t->end) return false;
  note_destination(f, t, label, next, span);
  return true;
}

bool qn_return_finally(qn_fn *f, qn_texpr *value, qn_span span) {
  qn_final *t = f->final;
  if (!t || f->frame) return false;
  qn_assign_local(f, t->value, value, span);
  note_destination(f, t, NULL, false, span);
  return true;
}

typedef struct guarded {
  qn_final t;
  const qn_node *node;
} guarded;

static void guarded_body(qn_fn *f, void *user) {
  guarded *g = user;
  qn_tblock *out = f->out;
  qn_env entry = qn_env_copy(f, f->cur);
  qn_catching ctx = {.outer = f->catching, .head = qn_env_copy(f, f->cur)};
  g->t.outer = f->final;
  f->catching = &ctx;
  f->final = &g->t;
  f->n_tries++;
  f->out = NULL;
  except_part(f, g->node);
  qn_tstmt *s = qn_ts(f, QN_TS_TRY, g->node->span);
  if (out) {
    qn_env_convert(f, entry, ctx.head, out, g->node->span);
    ctx.out = f->out = &s->body;
    f->cur = qn_env_copy(f, entry);
    except_part(f, g->node);
  }
  qn_env normal = f->cur;
  f->n_tries--;
  f->final = g->t.outer;
  f->catching = ctx.outer;
  f->out = out ? &s->orelse : NULL;
  f->cur = qn_env_copy(f, ctx.head);
  qn_stmts(f, g->node->Try.finalbody);
  if (f->cur.at) add_reraise(f, g->node->span);
  f->out = out;
  f->cur = entry;
  qn_add(f, s);
  f->cur = normal;
}

/* After the finally: on to where a jump wanted to go. */
static void go_on(qn_fn *f, qn_final *t) {
  for (uint32_t i = 0; i < t->to.n && f->cur.at; i++) {
    destination *d = &t->to.data[i];
    qn_tblock *out = f->out;
    qn_tstmt *s = qn_ts(f, QN_TS_IF, d->span);
    qn_texpr *pending = qn_read_local(f, t->pending, d->span);
    pending->checked = pending->known = false;
    s->expr = qn_tx2(f, QN_TX_CMP, f->in->types->scalar[QN_D_BOOL], d->span, pending,
                     qn_tx_int(f, f->in->types->scalar[QN_D_INT64], i + 1, d->span));
    s->expr->cmp = QN_CMP_Eq;
    qn_add(f, s);
    qn_env before = qn_env_copy(f, f->cur);
    if (out) f->out = &s->body;
    if (d->label) {
      qn_jump(f, d->label, d->next, d->span);
    } else if (qn_bound(f, t->value)->type) {
      qn_bound(f, t->value)->maybe_unset = false;
      qn_return(f, qn_read_local(f, t->value, d->span), d->span);
    }
    f->out = out;
    f->cur = before;
  }
}

static void try_finally(qn_fn *f, const qn_node *n) {
  guarded g = {.node = n};
  const char *site = (const char *)n;
  g.t.node = n;
  g.t.pending = qn_hidden_local(f, site, NULL);
  g.t.value = qn_hidden_local(f, site + 1, NULL);
  *qn_bound(f, g.t.value) = (qn_binding){0};
  qn_assign_local(f, g.t.pending, qn_tx_int(f, f->in->types->scalar[QN_D_INT64], 0, n->span), n->span);
  qn_bound(f, g.t.pending)->has_const = false;
  qn_labelled(f, n->span, &g.t.end, guarded_body, &g);
  if (!f->cur.at) return;
  qn_stmts(f, n->Try.finalbody);
  bool only_jumps = false;
  (void)only_jumps;
  go_on(f, &g.t);
}

void qn_stmt_try(qn_fn *f, const qn_node *n) {
  if (f->k->rules != QN_RULES_NUMBA) {
    qn_unsupported(f, n->span, "'try'");
    return;
  }
  if (n->Try.finalbody.n) try_finally(f, n);
  else except_part(f, n);
}

/* --- raise -------------------------------------------------------------------------------------------------------------------------- */
typedef struct message { /* the arguments as qn_site's message holds them, and what is known only at run time */
  qn_buf text;
  qn_texpr *operands[8];
  uint32_t n, numbers, texts;
} message;

enum { MOST_NUMBERS = 4, MOST_TEXTS = 4 };

static bool operand(qn_fn *f, message *m, qn_texpr *e) {
  bool text = e->type->kind == QN_TYPE_STR;
  uint32_t *n = text ? &m->texts : &m->numbers;
  if (*n == (uint32_t)(text ? MOST_TEXTS : MOST_NUMBERS)) {
    qn_unsupported(f, e->span, "an exception with more than 4 values that are not constants");
    return false;
  }
  qn_buf_printf(&m->text, "%c%u", text ? 'x' : 'o', (*n)++);
  m->operands[m->n++] = e;
  return true;
}

static bool is_number(const qn_type *t) { return t->kind == QN_TYPE_SCALAR && !qn_dtype_is_complex(t->dtype); }

static bool argument(qn_fn *f, message *m, qn_texpr *e) {
  if (qn_is_poison(e)) return false;
  if (e->type->kind == QN_TYPE_STR && e->kind == QN_TX_CONST) {
    qn_buf_c(&m->text, 's');
    qn_buf_sv(&m->text, e->text);
  } else if (e->type->kind == QN_TYPE_NONE) {
    qn_buf_c(&m->text, 'n');
  } else if (e->type->kind == QN_TYPE_TUPLE) {
    qn_buf_printf(&m->text, "(%u", e->type->n);
    e = qn_settle(f, e);
    for (uint32_t i = 0; i < e->type->n; i++) {
      qn_buf_c(&m->text, '\2');
      if (!argument(f, m, qn_tuple_item(f, e, i, e->span))) return false;
    }
  } else if (is_number(e->type) || e->type->kind == QN_TYPE_STR) {
    return operand(f, m, e);
  } else {
    qn_terror(f, QN_DIAG_UNSUPPORTED, e->span, "%s as an argument of an exception is not supported in kernels", qn_tt(f, e->type));
    return false;
  }
  return true;
}

static bool arguments(qn_fn *f, message *m, qn_nodes args) {
  for (uint32_t i = 0; i < args.n; i++) {
    const qn_node *n = args.items[i];
    if (i) qn_buf_c(&m->text, '\2');
    if (n->kind == QN_AST_Starred) {
      qn_unsupported(f, n->span, "'*' in the arguments of an exception");
      return false;
    }
    if (!argument(f, m, qn_texpr_of(f, n))) return false;
  }
  return true;
}

/* One constant text is the message itself; anything else is the list of arguments, marked by \1. */
static bool message_of(qn_fn *f, qn_tstmt *s, qn_nodes args) {
  message m = {.n = 0};
  qn_buf_init(&m.text, f->in->a->alloc);
  bool ok = arguments(f, &m, args);
  const char *text = qn_arena_strndup(f->in->a, m.text.n ? m.text.p : "", m.text.n);
  qn_buf_deinit(&m.text);
  if (!ok) return false;
  bool plain = args.n == 1 && text[0] == 's' && !strpbrk(text, "{\1\2");
  s->message = qn_sv_of(plain ? text + 1 : args.n ? qn_arena_printf(f->in->a, "\1%s", text) : "");
  if (plain && !s->message.n) s->message = QN_SV("\1s");
  if (m.n) s->expr = qn_tuple_of(f, m.operands, m.n, s->span);
  return true;
}

void qn_stmt_raise(qn_fn *f, const qn_node *n) {
  const qn_node *exc = n->Raise.exc;
  if (!exc) {
    if (f->n_handlers == 0 || f->frame) {
      qn_unsupported(f, n->span, "'raise' without an exception outside 'except'");
      f->cur.at = NULL;
    } else {
      add_reraise(f, n->span);
    }
    return;
  }
  qn_tstmt *s = qn_ts(f, QN_TS_RAISE, n->span);
  const qn_node *cls = exc->kind == QN_AST_Call ? exc->Call.func : exc;
  qn_texpr *e = qn_texpr_of(f, cls);
  bool ok = e->type->kind == QN_TYPE_EXCEPTION;
  if (!ok && !qn_is_poison(e))
    qn_terror(f, QN_DIAG_TYPE, cls->span, "only exceptions can be raised in kernels, not %s", qn_tt(f, e->type));
  s->exception = e->type->name;
  if (ok && exc->kind == QN_AST_Call) {
    ok = exc->Call.keywords.n == 0;
    if (!ok) qn_unsupported(f, exc->span, "an exception with keyword arguments");
    ok = ok && message_of(f, s, exc->Call.args);
  }
  if (ok) qn_add(f, s);
  f->cur.at = NULL;
}

void qn_stmt_assert(qn_fn *f, const qn_node *n) {
  qn_texpr *c = qn_cond(f, n->Assert.test);
  if (qn_is_poison(c)) return;
  qn_tstmt *raise_it = qn_ts(f, QN_TS_RAISE, n->span);
  raise_it->exception = QN_SV("AssertionError");
  bool certain = c->kind == QN_TX_CONST;
  if (certain && c->i) return;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, n->span);
  s->expr = certain ? c : qn_tx1(f, QN_TX_NOT, c->type, n->span, c);
  if (certain) s->expr->i = 1;
  qn_add(f, s);
  qn_tblock *out = f->out;
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  qn_nodes one = {(qn_node *[]){n->Assert.msg}, n->Assert.msg != NULL};
  if (message_of(f, raise_it, one)) qn_add(f, raise_it);
  f->out = out;
  f->cur = before;
  if (certain) f->cur.at = NULL;
}
