/* output.c - print() in kernels, and text made of values (f-strings, str(), format()): the values are evaluated left to right, then the line is put together by helpers
 * (runtime/kernel/print.c). What is known now (separators, brackets, literals) is merged into constant pieces. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

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
static bool container(line *l, qn_texpr *e);

/* A named tuple or data class shows its fields. */
static bool tuple(line *l, qn_texpr *e) {
  bool ok = true;
  const struct qn_kclass *k = e->type->klass;
  if (k) qn_buf_sv(&l->text, k->name);
  qn_buf_c(&l->text, '(');
  for (uint32_t i = 0; i < e->type->n; i++) {
    if (i) qn_buf_z(&l->text, ", ");
    if (k && i < k->n) {
      qn_buf_sv(&l->text, k->names[i]);
      qn_buf_c(&l->text, '=');
    }
    ok = value(l, qn_tuple_item(l->f, e, i, l->span), true) && ok;
  }
  qn_buf_z(&l->text, e->type->n == 1 && !k ? ",)" : ")");
  return ok;
}

/* "Shape.CIRCLE", chosen by the member's code. */
static bool member(line *l, qn_texpr *e, bool repr) {
  qn_fn *f = l->f;
  const struct qn_kclass *k = e->type->klass;
  if (repr) return false;
  if (k->int_like) return value(l, qn_plain(f, e), false);
  flush(l);
  qn_texpr *code = qn_tx1(f, QN_TX_CAST, f->in->types->scalar[QN_D_INT64], l->span, e);
  code = qn_tx_temp(f, code);
  for (uint32_t i = 0; i < k->n; i++) {
    qn_tstmt *s = qn_ts(f, QN_TS_IF, l->span);
    s->expr = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), l->span, code, qn_tx_int(f, f->in->types->scalar[QN_D_INT64], qn_kclass_code(k, i), l->span));
    s->expr->cmp = QN_CMP_Eq;
    qn_tblock *out = f->out;
    f->out = out ? &s->body : NULL;
    qn_buf_sv(&l->text, k->name);
    qn_buf_c(&l->text, '.');
    qn_buf_sv(&l->text, k->names[i]);
    flush(l);
    f->out = out;
    qn_add(f, s);
  }
  return true;
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

/* --- containers: a loop, whose items are written as repr() does ------------------------------------------------------------ */
typedef struct items {
  line *l;
  qn_texpr *container;
  qn_tslot *later; /* 0 before the first item */
  bool ok;
} items;

static void one_item(qn_fn *f, void *user, qn_texpr *item) {
  items *d = user;
  line *l = d->l;
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  if (qn_is_poison(item)) {
    d->ok = false;
    return;
  }
  qn_tstmt *s = qn_ts(f, QN_TS_IF, l->span);
  s->expr = qn_compare_of(f, QN_CMP_NotEq, qn_tx_slot(f, d->later, l->span), qn_tx_int(f, i64, 0, l->span), l->span);
  qn_tblock *out = f->out;
  f->out = out ? &s->body : NULL;
  qn_buf_z(&l->text, ", ");
  flush(l);
  f->out = out;
  qn_add(f, s);
  qn_add_set(f, d->later, qn_tx_int(f, i64, 1, l->span), l->span);
  item = qn_tx_temp(f, item);
  d->ok = value(l, item, true) && d->ok;
  if (d->container->type->kind == QN_TYPE_DICT) {
    qn_buf_z(&l->text, ": ");
    const qn_type *t = d->container->type->items[1];
    d->ok = value(l, qn_tx_temp(f, qn_tx_obj(f, QN_OBJ_DICT_GET, t, l->span, 2, (qn_texpr *[]){d->container, item})), true) && d->ok;
  }
  flush(l);
}

static bool container(line *l, qn_texpr *e) {
  qn_fn *f = l->f;
  const qn_type *t = qn_settled(f, e->type), *i64 = f->in->types->scalar[QN_D_INT64];
  if (!t) return true; /* not known yet: this pass writes nothing */
  bool list = t->kind == QN_TYPE_LIST;
  qn_node *node = QN_NEW(f->in->a, qn_node);
  *node = (qn_node){.kind = QN_AST_Pass, .span = l->span};
  items d = {.l = l, .container = qn_tx_temp(f, e), .later = qn_temp(f, i64), .ok = true};
  qn_buf_c(&l->text, list ? '[' : '{');
  flush(l);
  qn_add_set(f, d.later, qn_tx_int(f, i64, 0, l->span), l->span);
  qn_each each = {.node = node, .value = d.container, .take = one_item, .user = &d};
  qn_for_each(f, &each);
  qn_buf_c(&l->text, list ? ']' : '}');
  return d.ok;
}

static bool value(line *l, qn_texpr *e, bool repr) {
  qn_fn *f = l->f;
  const qn_type *t = e->type;
  switch ((int)t->kind) {
    case QN_TYPE_NONE: qn_buf_z(&l->text, "None"); return true;
    case QN_TYPE_STR:
      if (e->kind == QN_TX_CONST) literal(l, e->text, repr);
      else put(l, "qn_k_print_str", e, qn_tx_int(f, f->in->types->scalar[QN_D_INT32], repr, l->span));
      return true;
    case QN_TYPE_DICT:
      if (qn_type_has_default(t)) return qn_unsupported(f, l->span, "the text of a dict of collections"), false;
      return container(l, e);
    case QN_TYPE_LIST:
    case QN_TYPE_SET: return container(l, e);
    case QN_TYPE_DTYPE: qn_buf_z(&l->text, qn_dtypes[t->dtype].name); return true;
    case QN_TYPE_SCALAR: scalar(l, e); return true;
    case QN_TYPE_TUPLE: return tuple(l, e);
    case QN_TYPE_ENUM:
      if (member(l, e, repr)) return true;
      break;
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

/* --- text ------------------------------------------------------------------------------------------------------------------- */
static bool formatted(line *l, qn_texpr *e, qn_texpr *spec) {
  qn_fn *f = l->f;
  const qn_type *const *t = f->in->types->scalar, *type = e->type;
  flush(l);
  if (type->kind == QN_TYPE_STR) {
    emit(l, "qn_k_format_str", (qn_texpr *[]){e, spec}, 2);
    return true;
  }
  if (type->kind != QN_TYPE_SCALAR) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, l->span, "a format of %s is not supported in kernels", qn_tt(f, type));
    return false;
  }
  if (qn_type_is_float(type)) {
    emit(l, "qn_k_format_float", (qn_texpr *[]){qn_cast(f, e, t[QN_D_FLOAT64]), spec}, 2);
  } else if (qn_type_is_complex(type)) {
    e = qn_tx_temp(f, qn_cast(f, e, t[QN_D_COMPLEX128]));
    emit(l, "qn_k_format_complex", (qn_texpr *[]){qn_complex_part(f, e, false, l->span), qn_complex_part(f, e, true, l->span), spec}, 3);
  } else {
    bool u = qn_dtypes[type->dtype].kind == 'u';
    char kind = qn_type_is_bool(type) ? 'b' : u ? 'u' : 'i';
    emit(l, "qn_k_format_int", (qn_texpr *[]){qn_cast(f, e, t[u ? QN_D_UINT64 : QN_D_INT64]), qn_tx_int(f, t[QN_D_INT32], kind, l->span), spec}, 3);
  }
  return true;
}

qn_texpr *qn_text_of(qn_fn *f, qn_tpiece *pieces, uint32_t n, qn_span span) {
  if (f->k->rules == QN_RULES_DRIVER) return qn_unsupported(f, span, "text made here");
  qn_tx_open open = qn_tx_block_open(f);
  line l = {.f = f, .span = span};
  bool ok = true;
  for (uint32_t i = 0; i < n; i++) {
    qn_tpiece *p = &pieces[i];
    if (!p->value) continue;
    if (qn_is_poison(p->value) || (p->spec && qn_is_poison(p->spec))) ok = false;
    if (!ok) break;
    bool plain = !p->spec || (p->spec->kind == QN_TX_CONST && p->spec->text.n == 0);
    if (plain) p->spec = NULL;
    if (p->repr && !plain) { /* the text of repr(), then laid out */
      qn_tpiece inner = {.value = p->value, .repr = true};
      p->value = qn_text_of(f, &inner, 1, span), p->repr = false;
    }
    p->value = settled(f, p->value);
    if (p->spec) p->spec = qn_tx_temp(f, p->spec);
  }
  qn_buf_init(&l.text, f->in->a->alloc);
  emit(&l, "qn_k_print_begin", NULL, 0);
  for (uint32_t i = 0; ok && i < n; i++) {
    if (!pieces[i].value) qn_buf_sv(&l.text, pieces[i].text);
    else ok = pieces[i].spec ? formatted(&l, pieces[i].value, pieces[i].spec) : value(&l, pieces[i].value, pieces[i].repr);
  }
  bool known = ok;
  for (uint32_t i = 0; known && i < n; i++) known = !pieces[i].value || (pieces[i].value->kind == QN_TX_CONST && pieces[i].value->type->kind == QN_TYPE_STR && !pieces[i].spec);
  qn_texpr *e = NULL;
  if (known && !l.text.oom) e = qn_tx_str(f, qn_arena_sv(f->in->a, qn_buf_view(&l.text)), span);
  flush(&l);
  bool oom = l.text.oom;
  qn_buf_deinit(&l.text);
  if (oom) qn_arena_fail(f->in->a);
  if (e) { /* all of it is known */
    f->out = open.outer;
    return e;
  }
  e = ok ? qn_tx_helper(f, "qn_k_text_take", f->in->types->str, span, NULL, 0) : qn_poison(f, span);
  return qn_tx_block_close(f, open, e, span);
}
