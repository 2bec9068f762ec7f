/* tree.c - making nodes of the typed tree, and the errors of inference. */
#include "frontend/types/infer_int.h"

#define QN_INTRIN(NAME, name) #name,
const char *const qn_intrin_names[QN_INTRIN_COUNT] = {
#include "frontend/types/intrin.def"
};
#undef QN_INTRIN

enum { STEP_LIMIT = 2500000 };

/* --- errors ---------------------------------------------------------------------------------------------------------- */
static bool said_already(qn_fn *f, qn_span s) {
  for (uint32_t i = 0; i < f->in->diags->list.n; i++) {
    const qn_diag *d = f->in->diags->list.data[i];
    if (d->source == f->k->source && d->span.line == s.line && d->span.col == s.col && d->span.end_col == s.end_col)
      return true;
  }
  return false;
}

qn_diag *qn_terror(qn_fn *f, enum qn_diag_code code, qn_span span, const char *fmt, ...) {
  f->in->failed = true;
  if (f->k->rules != QN_RULES_DRIVER && said_already(f, span)) return NULL;
  va_list ap;
  va_start(ap, fmt);
  char text[700];
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  if (f->k->rules == QN_RULES_DRIVER) { /* not an error: the function stays on the VM */
    if (!f->in->reason) f->in->reason = qn_arena_printf(f->in->a, "line %u: %s", span.line, text);
    return NULL;
  }
  return qn_diag_add(f->in->diags, f->k->source, code, span, "%s", text);
}

void qn_tnote(qn_fn *f, qn_diag *d, qn_span span, const char *fmt, ...) {
  if (!d) return;
  va_list ap;
  va_start(ap, fmt);
  char text[500];
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  qn_diag_add_note(f->in->diags, d, span.line ? f->k->source : NULL, span, "%s", text);
}

qn_texpr *qn_poison(qn_fn *f, qn_span span) { return qn_tx(f, QN_TX_POISON, f->in->types->poison, span, 0); }

static const struct {
  enum qn_diag_code code;
  const char *what, *hint;
} refusals[] = {
#define QN_REFUSAL(number, what, hint) {QN_DIAG_R##number, what, hint},
#include "frontend/refusal.def"
#undef QN_REFUSAL
};

qn_texpr *qn_unsupported(qn_fn *f, qn_span span, const char *what) {
  for (size_t i = 0; i < QN_COUNT(refusals); i++)
    if (strcmp(refusals[i].what, what) == 0) {
      qn_diag *d = qn_terror(f, refusals[i].code, span, "%s is not supported in kernels", what);
      if (refusals[i].hint[0]) qn_tnote(f, d, (qn_span){0}, "%s", refusals[i].hint);
      return qn_poison(f, span);
    }
  qn_terror(f, QN_DIAG_UNSUPPORTED, span, "%s is not supported in kernels", what);
  return qn_poison(f, span);
}

const char *qn_tt(qn_fn *f, const qn_type *t) { return qn_type_text(f->in->a, t); }

bool qn_step(qn_fn *f, qn_span span) {
  if (++f->in->steps <= STEP_LIMIT) return true;
  if (!f->in->too_large) qn_terror(f, QN_DIAG_LIMIT, span, "this kernel is too large to type");
  f->in->failed = f->in->too_large = true;
  return false;
}

/* --- expressions ------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_tx(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, uint32_t n) {
  qn_texpr *e = QN_NEW(f->in->a, qn_texpr);
  e->kind = kind, e->type = type, e->span = span, e->n = n;
  if (n) e->args = QN_NEW_N(f->in->a, qn_texpr *, n);
  return e;
}
qn_texpr *qn_tx1(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, qn_texpr *a) {
  qn_texpr *e = qn_tx(f, kind, type, span, 1);
  e->args[0] = a;
  return e;
}
qn_texpr *qn_tx2(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = qn_tx(f, kind, type, span, 2);
  e->args[0] = a, e->args[1] = b;
  return e;
}
qn_texpr *qn_tx_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, f->in->types->scalar[QN_D_BOOL], span, a, b);
  e->cmp = op;
  return e;
}
qn_texpr *qn_tx_choose(qn_fn *f, qn_texpr *c, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, a->type, span, 3);
  e->args[0] = c, e->args[1] = a, e->args[2] = b;
  return e;
}
qn_texpr *qn_tx_int(qn_fn *f, const qn_type *type, int64_t v, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_CONST, type, span, 0);
  e->i = v;
  return e;
}
qn_texpr *qn_tx_float(qn_fn *f, const qn_type *type, double v, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_CONST, type, span, 0);
  e->f = type->dtype == QN_D_FLOAT32 ? (double)(float)v : v;
  return e;
}
qn_texpr *qn_tx_nothing(qn_fn *f, const qn_type *type, qn_span span) { return qn_tx(f, QN_TX_CONST, type, span, 0); }

qn_texpr *qn_tx_slot(qn_fn *f, qn_tslot *s, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_VAR, s->type, span, 0);
  e->slot = s;
  return e;
}
qn_texpr *qn_tx_intrin(qn_fn *f, enum qn_intrin i, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = b ? qn_tx2(f, QN_TX_INTRIN, type, span, a, b) : qn_tx1(f, QN_TX_INTRIN, type, span, a);
  e->intrin = i;
  return e;
}
qn_texpr *qn_tx_bin(qn_fn *f, enum qn_operator op, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = qn_tx2(f, QN_TX_BIN, type, span, a, b);
  if (qn_type_is_bool(type) && (op == QN_OP_Mult || op == QN_OP_Add)) op = op == QN_OP_Mult ? QN_OP_BitAnd : QN_OP_BitOr; /* masks */
  e->op = op;
  return e;
}

qn_texpr *qn_once(qn_fn *f, qn_texpr *e, qn_texpr **again) {
  if (e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || e->kind == QN_TX_POISON ||
      !qn_type_has_value(e->type)) {
    *again = e;
    return e;
  }
  if (e->kind == QN_TX_VAR && e->slot->var->name.n == 0) { /* a temporary is written once */
    *again = e;
    return e;
  }
  qn_tslot *t = qn_temp(f, e->type);
  qn_texpr *set = qn_tx1(f, QN_TX_SET, e->type, e->span, e);
  set->slot = t;
  *again = qn_tx_slot(f, t, e->span);
  return set;
}

qn_texpr *qn_tx_helper(qn_fn *f, const char *helper, const qn_type *type, qn_span span, qn_texpr *const *args, uint32_t n) {
  qn_texpr *e = qn_tx(f, QN_TX_HELPER, type, span, n);
  e->text = qn_sv_of(helper);
  if (n) memcpy(e->args, args, n * sizeof *args);
  return e;
}

qn_tx_open qn_tx_block_open(qn_fn *f) {
  qn_tx_open o = {f->out, QN_NEW(f->in->a, qn_tblock)};
  if (f->out) f->out = o.block;
  return o;
}

qn_texpr *qn_tx_block_close(qn_fn *f, qn_tx_open o, qn_texpr *value, qn_span span) {
  f->out = o.outer;
  if (qn_is_poison(value)) return value;
  qn_texpr *e = qn_tx1(f, QN_TX_BLOCK, value->type, span, value);
  e->block = o.block;
  return e;
}

qn_texpr *qn_tx_bytes(qn_fn *f, const void *bytes, size_t n, qn_span span) {
  qn_global *g = QN_NEW(f->in->a, qn_global);
  int64_t *shape = QN_NEW(f->in->a, int64_t);
  *shape = (int64_t)n;
  g->kind = QN_GLOBAL_ARRAY;
  g->array.dtype = QN_D_UINT8, g->array.ndim = 1, g->array.shape = shape;
  g->array.data = qn_arena_strndup(f->in->a, bytes, n), g->array.n_bytes = n;
  qn_texpr *e = qn_tx(f, QN_TX_GLOBAL, qn_type_array(f->in->types, QN_D_UINT8, 1, 'C', true), span, 0);
  e->global = g;
  return e;
}

qn_texpr *qn_tx_temp(qn_fn *f, qn_texpr *e) {
  if (qn_is_poison(e) || e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || !qn_type_has_value(e->type)) return e;
  if (e->kind == QN_TX_VAR && e->slot->var->name.n == 0) return e;
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

static qn_tslot *new_slot(qn_fn *f, qn_tvar *var, const qn_type *type, uint32_t version) {
  qn_tslot *s = QN_NEW(f->in->a, qn_tslot);
  *s = (qn_tslot){.var = var, .type = type, .version = version, .id = f->t ? f->t->slots.n : 0};
  if (f->t) qn_vec_push(f->in->a, &f->t->slots, s);
  return s;
}
qn_tslot *qn_temp(qn_fn *f, const qn_type *type) {
  qn_tvar *var = QN_NEW(f->in->a, qn_tvar);
  var->id = f->n_temps++;
  return new_slot(f, var, type, 0);
}
qn_tslot *qn_local_slot(qn_fn *f, int local, const qn_type *type) {
  qn_local *l = &f->locals.data[local];
  for (uint32_t i = 0; i < l->slots.n; i++)
    if (l->slots.data[i]->type == type) return l->slots.data[i];
  uint32_t version = 0; /* slots of types that are not final do not count */
  for (uint32_t i = 0; i < l->slots.n; i++) version += !l->slots.data[i]->type->cell;
  qn_tslot *s = new_slot(f, l->var, type, version);
  qn_vec_push(f->in->a, &f->locals.data[local].slots, s);
  return s;
}

/* --- statements --------------------------------------------------------------------------------------------------------- */
qn_tstmt *qn_ts(qn_fn *f, enum qn_ts_kind kind, qn_span span) {
  qn_tstmt *s = QN_NEW(f->in->a, qn_tstmt);
  s->kind = kind, s->span = span;
  return s;
}
void qn_add(qn_fn *f, qn_tstmt *s) {
  if (f->out && f->cur.at) qn_vec_push(f->in->a, &f->out->list, s);
}
void qn_add_set(qn_fn *f, qn_tslot *slot, qn_texpr *value, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_SET, span);
  s->slot = slot, s->expr = value;
  qn_add(f, s);
}

/* --- the plain types of the dialect ---------------------------------------------------------------------------------------- */
static bool python_numbers(const qn_fn *f) { return f->k->rules == QN_RULES_DRIVER; }
const qn_type *qn_int64(qn_fn *f) {
  return python_numbers(f) ? f->in->types->pyscalar[QN_D_INT64] : f->in->types->scalar[QN_D_INT64];
}
const qn_type *qn_float64(qn_fn *f) {
  return python_numbers(f) ? f->in->types->pyscalar[QN_D_FLOAT64] : f->in->types->scalar[QN_D_FLOAT64];
}
const qn_type *qn_bool_type(qn_fn *f) {
  return python_numbers(f) ? f->in->types->pyscalar[QN_D_BOOL] : f->in->types->scalar[QN_D_BOOL];
}
const qn_type *qn_scalar_like(qn_fn *f, qn_dtype d, const qn_type *a, const qn_type *b) {
  bool py = a->py && (!b || b->py);
  return py ? f->in->types->pyscalar[d] : f->in->types->scalar[d];
}
