/* print.c - the typed tree as indented text: what `quern dump --types` shows and the tests compare. */
#include "frontend/types/infer.h"

static void expr(qn_buf *o, const qn_texpr *e);
static void block(qn_buf *o, const qn_tblock *b, int depth);

static void slot(qn_buf *o, const qn_tslot *s) {
  if (s->var->name.n)
    qn_buf_sv(o, s->var->name);
  else
    qn_buf_printf(o, "$%u", s->var->id);
  if (s->version) qn_buf_printf(o, ".%u", s->version);
}

static void args(qn_buf *o, const qn_texpr *e, uint32_t from) {
  for (uint32_t i = from; i < e->n; i++) {
    if (i > from) qn_buf_z(o, ", ");
    expr(o, e->args[i]);
  }
}

static void number(qn_buf *o, double v) {
  char text[40];
  snprintf(text, sizeof text, "%.17g", v);
  for (int digits = 1; digits < 17; digits++) {
    char shorter[40];
    snprintf(shorter, sizeof shorter, "%.*g", digits, v);
    if (strtod(shorter, NULL) == v) {
      memcpy(text, shorter, sizeof shorter);
      break;
    }
  }
  qn_buf_z(o, text);
  if (!strpbrk(text, ".eni")) qn_buf_z(o, ".0");
}

static void constant(qn_buf *o, const qn_texpr *e) {
  if (qn_type_is_bool(e->type))
    qn_buf_z(o, e->i ? "True" : "False");
  else if (qn_type_is_int(e->type) && e->type->dtype == QN_D_UINT64)
    qn_buf_printf(o, "%llu", (unsigned long long)e->i);
  else if (qn_type_is_int(e->type))
    qn_buf_printf(o, "%lld", (long long)e->i);
  else if (qn_type_is_float(e->type))
    number(o, e->f);
  else if (qn_type_is_complex(e->type)) {
    qn_buf_c(o, '(');
    number(o, e->f);
    qn_buf_z(o, " + ");
    number(o, e->im);
    qn_buf_z(o, "j)");
  } else if (e->type->kind == QN_TYPE_NONE) {
    qn_buf_z(o, "None");
  } else {
    qn_buf_c(o, '<');
    qn_type_print(e->type, o);
    qn_buf_c(o, '>');
  }
}

static void axis(qn_buf *o, const qn_taxis *a) {
  switch (a->kind) {
    case QN_AXIS_INT: expr(o, a->at); return;
    case QN_AXIS_FULL: qn_buf_c(o, ':'); return;
    case QN_AXIS_NEW: qn_buf_z(o, "None"); return;
    case QN_AXIS_SLICE: break;
  }
  if (a->lo) expr(o, a->lo);
  qn_buf_c(o, ':');
  if (a->hi) expr(o, a->hi);
  if (a->step) qn_buf_c(o, ':'), expr(o, a->step);
}

static void call(qn_buf *o, const char *name, const qn_texpr *e) {
  qn_buf_printf(o, "%s(", name);
  args(o, e, 0);
  qn_buf_c(o, ')');
}

static void infix(qn_buf *o, const qn_texpr *e, const char *op) {
  qn_buf_c(o, '(');
  expr(o, e->args[0]);
  qn_buf_printf(o, " %s ", op);
  expr(o, e->args[1]);
  qn_buf_c(o, ')');
}

static void expr(qn_buf *o, const qn_texpr *e) {
  switch (e->kind) {
    case QN_TX_CONST: constant(o, e); return;
    case QN_TX_GLOBAL: qn_buf_z(o, "<global array>"); return;
    case QN_TX_VAR:
      slot(o, e->slot);
      if (e->checked) qn_buf_c(o, '?');
      return;
    case QN_TX_SET:
      qn_buf_c(o, '(');
      slot(o, e->slot);
      qn_buf_z(o, " := ");
      expr(o, e->args[0]);
      qn_buf_c(o, ')');
      return;
    case QN_TX_CAST:
      qn_type_print(e->type, o);
      call(o, "", e);
      return;
    case QN_TX_BIN:
      infix(o, e, qn_operator_texts[e->op]);
      qn_buf_printf(o, ":%s%s", qn_dtypes[e->type->dtype].name, e->zero_raises ? "!" : "");
      return;
    case QN_TX_NEG: call(o, "-", e); return;
    case QN_TX_INVERT: call(o, "~", e); return;
    case QN_TX_NOT: call(o, "not ", e); return;
    case QN_TX_CMP: infix(o, e, qn_cmpop_texts[e->cmp]); return;
    case QN_TX_AND: infix(o, e, "and"); return;
    case QN_TX_OR: infix(o, e, "or"); return;
    case QN_TX_SELECT:
      qn_buf_c(o, '(');
      expr(o, e->args[1]);
      qn_buf_z(o, " if ");
      expr(o, e->args[0]);
      qn_buf_z(o, " else ");
      expr(o, e->args[2]);
      qn_buf_c(o, ')');
      return;
    case QN_TX_INTRIN: call(o, qn_intrin_names[e->intrin], e); return;
    case QN_TX_CALL:
      qn_buf_sv(o, e->callee->name);
      qn_buf_printf(o, ".%u", e->callee->id);
      call(o, "", e);
      return;
    case QN_TX_TUPLE: call(o, "", e); return;
    case QN_TX_ITEM:
      expr(o, e->args[0]);
      qn_buf_printf(o, "[%lld]", (long long)e->i);
      return;
    case QN_TX_ITEM_AT:
    case QN_TX_INDEX:
      expr(o, e->args[0]);
      qn_buf_z(o, e->in_range ? "[:" : "[");
      args(o, e, 1);
      qn_buf_c(o, ']');
      return;
    case QN_TX_VIEW:
      expr(o, e->args[0]);
      qn_buf_c(o, '[');
      for (uint32_t i = 0; i < e->n_axes; i++) {
        if (i) qn_buf_z(o, ", ");
        axis(o, &e->axes[i]);
      }
      qn_buf_c(o, ']');
      return;
    case QN_TX_SHAPE:
      expr(o, e->args[0]);
      qn_buf_printf(o, ".shape[%lld]", (long long)e->i);
      return;
    case QN_TX_STRIDE:
      expr(o, e->args[0]);
      qn_buf_printf(o, ".strides[%lld]", (long long)e->i);
      return;
    case QN_TX_ROWS: call(o, "rows", e); return;
    case QN_TX_SIZE: call(o, "size", e); return;
    case QN_TX_T: call(o, "transpose", e); return;
    case QN_TX_FLAT: call(o, "flat", e); return;
    case QN_TX_RESHAPE: call(o, "reshape", e); return;
    case QN_TX_RESTRIDE:
      qn_buf_z(o, "restride ");
      qn_buf_sv(o, e->text);
      call(o, "", e);
      return;
    case QN_TX_FANCY: call(o, "fancy", e); return;
    case QN_TX_ALLOC: call(o, e->fill == QN_FILL_EMPTY ? "empty" : e->fill == QN_FILL_ZERO ? "zeros" : "full", e); return;
    case QN_TX_COPY: call(o, "copy", e); return;
    case QN_TX_ELEM: qn_buf_printf(o, "view %lld", (long long)e->i); return;
    case QN_TX_OVERLAP: call(o, "overlap", e); return;
    case QN_TX_IS_NONE: call(o, "is_none", e); return;
    case QN_TX_OBJ: call(o, qn_tobjs[e->obj].name, e); return;
    case QN_TX_HELPER:
      qn_buf_sv(o, e->text);
      call(o, "", e);
      return;
    case QN_TX_BLOCK:
      qn_buf_z(o, "{\n");
      block(o, e->block, 3);
      qn_buf_z(o, "    }: ");
      expr(o, e->args[0]);
      return;
    case QN_TX_CAUGHT:
      qn_buf_z(o, "caught ");
      qn_buf_sv(o, e->text);
      return;
    case QN_TX_UNBOUND: qn_buf_z(o, "<unbound>"); return;
    case QN_TX_POISON: qn_buf_z(o, "<error>"); return;
  }
}


static void range(qn_buf *o, const qn_tstmt *s) {
  qn_buf_z(o, s->par ? "parallel for " : "for ");
  slot(o, s->slot);
  qn_buf_z(o, " in range(");
  expr(o, s->lo);
  qn_buf_z(o, ", ");
  expr(o, s->hi);
  if (s->step) qn_buf_z(o, ", "), expr(o, s->step);
  qn_buf_c(o, ')');
  static const char *const ops[] = {"+", "*", "&", "|", "^", "min", "max"};
  for (uint32_t i = 0; s->par && i < s->par->reductions.n; i++) {
    qn_buf_printf(o, " reduce(%s ", ops[s->par->reductions.data[i].op]);
    slot(o, s->par->reductions.data[i].slot);
    qn_buf_c(o, ')');
  }
}

static void nest(qn_buf *o, const qn_tnest *t) {
  qn_buf_z(o, t->parallel ? "parallel nest" : "nest");
  for (uint32_t k = 0; k < t->n_views; k++) {
    const qn_tview *v = &t->views[k];
    qn_buf_printf(o, "%s%u+%lld: ", k ? ", " : " ", v->group, (long long)v->offset);
    expr(o, v->array);
    if (!v->axes) continue;
    qn_buf_c(o, '[');
    for (uint32_t i = 0; i < v->n_axes; i++) {
      if (i) qn_buf_z(o, ", ");
      axis(o, &v->axes[i]);
    }
    qn_buf_c(o, ']');
  }
}

static void stmt(qn_buf *o, const qn_tstmt *s, int depth) {
  qn_buf_fill(o, ' ', (size_t)depth * 2);
  switch (s->kind) {
    case QN_TS_SET:
      slot(o, s->slot);
      qn_buf_z(o, ": ");
      qn_type_print(s->slot->type, o);
      qn_buf_z(o, " = ");
      expr(o, s->expr);
      break;
    case QN_TS_UNSET:
      qn_buf_z(o, "del ");
      slot(o, s->slot);
      break;
    case QN_TS_EXPR: expr(o, s->expr); break;
    case QN_TS_STORE:
    case QN_TS_FILL:
      expr(o, s->place);
      qn_buf_z(o, s->kind == QN_TS_STORE ? " = " : "[...] = ");
      expr(o, s->expr);
      break;
    case QN_TS_NEST: nest(o, s->rows); break;
    case QN_TS_IF:
      qn_buf_z(o, "if ");
      expr(o, s->expr);
      break;
    case QN_TS_WHILE:
      qn_buf_z(o, "while ");
      expr(o, s->expr);
      break;
    case QN_TS_RANGE: range(o, s); break;
    case QN_TS_BLOCK: qn_buf_z(o, "block"); break;
    case QN_TS_BREAK:
    case QN_TS_CONTINUE:
      qn_buf_z(o, s->kind == QN_TS_BREAK ? "break" : "continue");
      if (s->levels) qn_buf_printf(o, " %u", s->levels);
      break;
    case QN_TS_RETURN:
      qn_buf_z(o, "return ");
      expr(o, s->expr);
      break;
    case QN_TS_RAISE:
      qn_buf_z(o, "raise ");
      qn_buf_sv(o, s->exception);
      qn_buf_z(o, " \"");
      qn_buf_sv(o, s->message);
      qn_buf_c(o, '"');
      if (s->expr) qn_buf_c(o, ' '), expr(o, s->expr);
      break;
    case QN_TS_TRY: qn_buf_z(o, "try"); break;
    case QN_TS_RERAISE: qn_buf_z(o, "raise again"); break;
  }
  qn_buf_c(o, '\n');
  block(o, &s->body, depth + 1);
  if (s->orelse.list.n) {
    qn_buf_fill(o, ' ', (size_t)depth * 2);
    qn_buf_z(o, "else\n");
    block(o, &s->orelse, depth + 1);
  }
}

static void block(qn_buf *o, const qn_tblock *b, int depth) {
  for (uint32_t i = 0; i < b->list.n; i++) stmt(o, b->list.data[i], depth);
}

void qn_tprogram_print(const qn_tprogram *p, qn_buf *o) {
  for (uint32_t i = 0; i < p->functions.n; i++) {
    const qn_tfunc *t = p->functions.data[i];
    qn_buf_sv(o, t->name);
    qn_buf_printf(o, ".%u(", t->id);
    for (uint32_t k = 0; k < t->n_args; k++) {
      if (k) qn_buf_z(o, ", ");
      if (t->params[k]) slot(o, t->params[k]);
      qn_buf_z(o, ": ");
      qn_type_print(t->args[k], o);
    }
    qn_buf_z(o, ") -> ");
    qn_type_print(t->ret, o);
    qn_buf_c(o, '\n');
    block(o, &t->body, 1);
  }
}
