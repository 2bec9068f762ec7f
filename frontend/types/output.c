/* output.c - print() in kernels: the values are evaluated left to right, then the line is put together by helpers
 * (runtime/kernel/print.c). What is known now (separators, brackets, literals) is merged into constant pieces. */
#include "frontend/types/builtin.h"

typedef struct line {
  qn_fn *f;
  qn_span span;
  qn_buf text; /* known text not yet written */
} line;

static void emit(line *l, const char *helper, qn_texpr **args, uint32_t n) {
  qn_fn *f = l->f;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, l->span);
  s->expr = qn_tx_helper(f, helper, f->in->types->none, l->span, args, n);
  qn_add(f, s);
}

static void flush(line *l) {
  if (!l->text.n) return;
  qn_texpr *bytes = qn_tx_bytes(l->f, l->text.p, l->text.n, l->span);
  emit(l, "qn_k_print_text", &bytes, 1);
  qn_buf_reset(&l->text);
}

static void put(line *l, const char *helper, qn_texpr *a, qn_texpr *b) {
  qn_texpr *args[2] = {a, b};
  flush(l);
  emit(l, helper, args, b ? 2 : 1);
}

static void literal(line *l, qn_sv s, bool repr) {
  if (!repr) {
    qn_buf_sv(&l->text, s);
    return;
  }
  bool single = memchr(s.p, '\'', s.n) != NULL, twice = memchr(s.p, '"', s.n) != NULL;
  char quote = single && !twice ? '"' : '\'';
  qn_buf_c(&l->text, quote);
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (c == quote || c == '\\') qn_buf_c(&l->text, '\\');
    if (c == '\n') qn_buf_z(&l->text, "\\n");
    else if (c == '\t') qn_buf_z(&l->text, "\\t");
    else if (c == '\r') qn_buf_z(&l->text, "\\r");
    else if ((unsigned char)c < 32 || c == 127) qn_buf_printf(&l->text, "\\x%02x", (unsigned)c);
    else qn_buf_c(&l->text, c);
  }
  qn_buf_c(&l->text, quote);
}

static void scalar(line *l, qn_texpr *e) {
  qn_fn *f = l->f;
  const qn_type *const *t = f->in->types->scalar;
  qn_dtype d = e->type->dtype;
  if (d == QN_D_BOOL) {
    put(l, "qn_k_print_bool", qn_cast(f, e, t[QN_D_BOOL]), NULL);
  } else if (qn_type_is_int(e->type)) {
    bool u = qn_dtypes[d].kind == 'u';
    put(l, "qn_k_print_int", qn_cast(f, e, t[u ? QN_D_UINT64 : QN_D_INT64]), qn_tx_int(f, t[QN_D_INT32], u, l->span));
  } else if (qn_type_is_float(e->type)) {
    put(l, "qn_k_print_float", qn_cast(f, e, t[QN_D_FLOAT64]), NULL);
  } else {
    e = qn_cast(f, e, t[QN_D_COMPLEX128]);
    qn_texpr *again, *once = qn_once(f, e, &again);
    put(l, "qn_k_print_complex", qn_tx_intrin(f, QN_INTRIN_REAL, t[QN_D_FLOAT64], l->span, once, NULL),
        qn_tx_intrin(f, QN_INTRIN_IMAG, t[QN_D_FLOAT64], l->span, again, NULL));
  }
}

static bool value(line *l, qn_texpr *e, bool repr);

static bool tuple(line *l, qn_texpr *e) {
  bool ok = true;
  qn_buf_c(&l->text, '(');
  for (uint32_t i = 0; i < e->type->n; i++) {
    if (i) qn_buf_z(&l->text, ", ");
    ok = value(l, qn_tuple_item(l->f, e, i, l->span), true) && ok;
  }
  qn_buf_z(&l->text, e->type->n == 1 ? ",)" : ")");
  return ok;
}

static bool optional(line *l, qn_texpr *e, bool repr) {
  qn_fn *f = l->f;
  flush(l);
  qn_tstmt *s = qn_ts(f, QN_TS_IF, l->span);
  s->expr = qn_tx1(f, QN_TX_IS_NONE, qn_bool_type(f), l->span, e);
  qn_tblock *out = f->out;
  f->out = out ? &s->body : NULL;
  qn_buf_z(&l->text, "None");
  flush(l);
  f->out = out ? &s->orelse : NULL;
  bool ok = value(l, qn_cast(f, e, e->type->item), repr);
  flush(l);
  f->out = out;
  qn_add(f, s);
  return ok;
}

static bool value(line *l, qn_texpr *e, bool repr) {
  qn_fn *f = l->f;
  const qn_type *t = e->type;
  switch ((int)t->kind) {
    case QN_TYPE_NONE: qn_buf_z(&l->text, "None"); return true;
    case QN_TYPE_STR:
      if (qn_type_has_value(t)) break;
      literal(l, e->text, repr);
      return true;
    case QN_TYPE_DTYPE: qn_buf_z(&l->text, qn_dtypes[t->dtype].name); return true;
    case QN_TYPE_SCALAR: scalar(l, e); return true;
    case QN_TYPE_TUPLE: return tuple(l, e);
    case QN_TYPE_OPTIONAL: return optional(l, e, repr);
    case QN_TYPE_ARRAY:
      put(l, "qn_k_print_array", e, qn_tx_int(f, f->in->types->scalar[QN_D_INT32], repr, l->span));
      return true;
    default: break;
  }
  qn_terror(f, QN_DIAG_UNSUPPORTED, l->span, "print() of %s is not supported in kernels", qn_tt(f, t));
  return false;
}

/* Evaluated once, now; a tuple item by item, since what is known of its items is written with them. */
static qn_texpr *settled(qn_fn *f, qn_texpr *e) {
  if (e->kind != QN_TX_TUPLE) return qn_tx_temp(f, e);
  qn_texpr *t = qn_tx(f, QN_TX_TUPLE, e->type, e->span, e->n);
  for (uint32_t i = 0; i < e->n; i++) t->args[i] = settled(f, e->args[i]);
  return t;
}

qn_texpr *qn_bi_print(qn_fn *f, qn_sv name, const qn_cargs *c) {
  (void)name;
  if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, c->span, "print()");
  if (c->n_kw) {
    qn_terror(f, QN_DIAG_CALL, c->span, "print() takes no keyword arguments in kernels");
    return qn_poison(f, c->span);
  }
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr **values = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos + 1);
  for (uint32_t i = 0; i < c->n_pos; i++) values[i] = settled(f, c->pos[i]);
  line l = {.f = f, .span = c->span};
  qn_buf_init(&l.text, f->in->a->alloc);
  emit(&l, "qn_k_print_begin", NULL, 0);
  bool ok = true;
  for (uint32_t i = 0; i < c->n_pos; i++) {
    if (i) qn_buf_c(&l.text, ' ');
    ok = value(&l, values[i], false) && ok;
  }
  flush(&l);
  emit(&l, "qn_k_print_end", NULL, 0);
  bool oom = l.text.oom;
  qn_buf_deinit(&l.text);
  if (oom) qn_arena_fail(f->in->a);
  qn_texpr *nothing = ok ? qn_tx_nothing(f, f->in->types->none, c->span) : qn_poison(f, c->span);
  return qn_tx_block_close(f, open, nothing, c->span);
}
