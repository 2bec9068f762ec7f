/* lower_expr.c - expressions, other than operators (lower_op.c) and arrays (lower_array.c). */
#include "codegen/lower/lower_int.h"

qn_irval qn_lower_one(qn_lfn *f, const qn_texpr *e) { return qn_lower_expr(f, e).v[0]; }

qn_lval qn_lower_as(qn_lfn *f, const qn_texpr *e, const qn_type *t) {
  qn_lval v = qn_lower_expr(f, e);
  return v.n == qn_lower_count(t) ? v : qn_lower_default(f, t); /* only where nothing runs: after an unbound name */
}

static qn_lval one(qn_irval v) { return (qn_lval){1, {v}}; }

static qn_irval constant(qn_lfn *f, const qn_texpr *e) {
  qn_irtype t = qn_lower_type(e->type);
  if (qn_irt_is_float(t)) return qn_irb_float(&f->b, t, e->f);
  if (qn_irt_is_complex(t)) return qn_irb_complex(&f->b, t, e->f, e->im);
  return qn_irb_int(&f->b, t, e->i);
}

static void append(qn_lval *v, const qn_lval *more) {
  for (uint32_t i = 0; i < more->n && v->n < QN_LVALS; i++) v->v[v->n++] = more->v[i];
}

static uint32_t offset_of(const qn_type *tuple, int64_t item) {
  uint32_t n = 0;
  for (int64_t i = 0; i < item; i++) n += qn_lower_count(tuple->items[i]);
  return n;
}

static qn_lval part(const qn_lval *v, uint32_t from, uint32_t n) {
  qn_lval p = {.n = n};
  for (uint32_t i = 0; i < n; i++) p.v[i] = v->v[from + i];
  return p;
}

/* --- casts --------------------------------------------------------------------------------------------------------------- */
qn_irval qn_lower_scalar_cast(qn_lfn *f, qn_irval v, qn_irtype to) {
  qn_irtype from = qn_irb_type(&f->b, v);
  if (qn_irt_eq(from, to)) return v;
  if (qn_irt_is_complex(to) && !qn_irt_is_complex(from)) {
    qn_irtype p = qn_irt(to.kind == QN_IT_C64 ? QN_IT_F32 : QN_IT_F64);
    return qn_irb_bin(&f->b, QN_I_CPLX, qn_irb_cast(&f->b, v, p), qn_irb_float(&f->b, p, 0.0), 0, QN_IR_NOSITE);
  }
  return qn_irb_cast(&f->b, v, to);
}

/* A float that becomes an int is below 2⁶³ in size, and a number. */
static void check_fits(qn_lfn *f, const qn_texpr *e, qn_irval x) {
  qn_irtype d = qn_irt(QN_IT_F64);
  x = qn_irb_cast(&f->b, x, d);
  qn_irval size = qn_irb_op(&f->b, QN_I_ABS, d, &x, 1, 0, QN_IR_NOSITE);
  qn_irval fits = qn_irb_bin(&f->b, QN_I_LT, size, qn_irb_float(&f->b, d, 0x1p63), 0, QN_IR_NOSITE);
  qn_irb_check(&f->b, fits, NULL, 0, qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW));
}

static qn_lval cast(qn_lfn *f, const qn_lval *v, const qn_type *from, const qn_type *to, qn_span span) {
  if (from == to) return *v;
  if (to->kind == QN_TYPE_OPTIONAL) {
    qn_lval out = {0};
    if (from->kind == QN_TYPE_NONE) return qn_lower_default(f, to);
    out.v[out.n++] = from->kind == QN_TYPE_OPTIONAL ? v->v[0] : qn_irb_int(&f->b, qn_irt(QN_IT_BOOL), 1);
    const qn_type *inner = from->kind == QN_TYPE_OPTIONAL ? from->item : from;
    qn_lval value = from->kind == QN_TYPE_OPTIONAL ? part(v, 1, v->n - 1) : *v;
    value = cast(f, &value, inner, to->item, span);
    append(&out, &value);
    return out;
  }
  if (from->kind == QN_TYPE_OPTIONAL) {
    int32_t site = qn_lower_site(f, span, "TypeError", "", "expected %s, got None", qn_type_text(f->in->a, from->item));
    qn_irb_check(&f->b, v->v[0], NULL, 0, site);
    qn_lval value = part(v, 1, v->n - 1);
    return cast(f, &value, from->item, to, span);
  }
  if (to->kind == QN_TYPE_TUPLE) {
    qn_lval out = {0};
    uint32_t at = 0;
    for (uint32_t i = 0; i < to->n; i++) {
      uint32_t n = qn_lower_count(from->items[i]);
      qn_lval item = part(v, at, n);
      item = cast(f, &item, from->items[i], to->items[i], span);
      append(&out, &item);
      at += n;
    }
    return out;
  }
  if (qn_lower_is_ref(to) || qn_lower_is_cdef(to)) return *v; /* the same in memory */
  if (to->kind == QN_TYPE_ARRAY) return one(qn_lower_widen(f, v->v[0], qn_lower_type(to)));
  return one(qn_lower_scalar_cast(f, v->v[0], qn_lower_type(to)));
}

/* --- control inside expressions ------------------------------------------------------------------------------------------- */
bool qn_lower_cheap(const qn_texpr *e, int depth) {
  if (depth > 3 || e->type->kind != QN_TYPE_SCALAR) return false;
  bool ok = false;
  switch (e->kind) {
    case QN_TX_CONST: return true;
    case QN_TX_VAR: return !e->checked;
    case QN_TX_SHAPE: return e->args[0]->kind == QN_TX_VAR && !e->args[0]->checked;
    case QN_TX_NEG:
    case QN_TX_BIN:
      ok = !e->zero_raises && !e->overflows;
      ok = ok && (e->kind == QN_TX_NEG || !qn_type_is_complex(e->type)) &&
           (e->kind == QN_TX_NEG || (e->op != QN_OP_Pow && e->op != QN_OP_FloorDiv && e->op != QN_OP_Mod));
      break;
    case QN_TX_CAST: ok = e->args[0]->type->kind == QN_TYPE_SCALAR; break;
    case QN_TX_NOT:
    case QN_TX_CMP:
    case QN_TX_INVERT:
    case QN_TX_AND:
    case QN_TX_OR: ok = true; break;
    case QN_TX_INTRIN: ok = e->intrin < QN_INTRIN_M_exp && !e->overflows; break;
    case QN_TX_GLOBAL:
    case QN_TX_SET:
    case QN_TX_SELECT:
    case QN_TX_CALL:
    case QN_TX_TUPLE:
    case QN_TX_ITEM:
    case QN_TX_ITEM_AT:
    case QN_TX_INDEX:
    case QN_TX_VIEW:
    case QN_TX_STRIDE:
    case QN_TX_ROWS:
    case QN_TX_SIZE:
    case QN_TX_T:
    case QN_TX_FANCY:
    case QN_TX_RESHAPE:
    case QN_TX_RESTRIDE:
    case QN_TX_FLAT:
    case QN_TX_ALLOC:
    case QN_TX_COPY:
    case QN_TX_ELEM:
    case QN_TX_OVERLAP:
    case QN_TX_IS_NONE:
    case QN_TX_HELPER:
    case QN_TX_OBJ:
    case QN_TX_BLOCK:
    case QN_TX_CAUGHT:
    case QN_TX_UNBOUND:
    case QN_TX_POISON: return false;
  }
  for (uint32_t i = 0; ok && i < e->n; i++) ok = qn_lower_cheap(e->args[i], depth + 1);
  return ok;
}

static qn_irval and_or(qn_lfn *f, const qn_texpr *e) {
  bool is_and = e->kind == QN_TX_AND;
  qn_irval a = qn_lower_one(f, e->args[0]);
  if (qn_lower_cheap(e->args[1], 0))
    return qn_irb_bin(&f->b, is_and ? QN_I_AND : QN_I_OR, a, qn_lower_one(f, e->args[1]), 0, QN_IR_NOSITE);
  uint32_t local = qn_new_local(f, "", qn_irt(QN_IT_BOOL));
  qn_irb_set(&f->b, local, a);
  qn_irb_if(&f->b, is_and ? a : qn_irb_un(&f->b, QN_I_NOT, a, 0, QN_IR_NOSITE));
  qn_irb_set(&f->b, local, qn_lower_one(f, e->args[1]));
  qn_irb_end(&f->b);
  return qn_irb_get(&f->b, local);
}

static qn_lval select_value(qn_lfn *f, const qn_texpr *e) {
  qn_irval c = qn_lower_one(f, e->args[0]);
  if (qn_lower_cheap(e->args[1], 0) && qn_lower_cheap(e->args[2], 0)) {
    qn_irval a = qn_lower_one(f, e->args[1]);
    return one(qn_irb_select(&f->b, c, a, qn_lower_one(f, e->args[2])));
  }
  qn_irtype types[QN_LVALS];
  uint32_t locals[QN_LVALS];
  qn_lval out = {0};
  qn_lower_types(e->type, types, &out.n);
  for (uint32_t i = 0; i < out.n; i++) locals[i] = qn_new_local(f, "", types[i]);
  qn_irb_if(&f->b, c);
  qn_lval a = qn_lower_as(f, e->args[1], e->type);
  for (uint32_t i = 0; i < out.n; i++) qn_irb_set(&f->b, locals[i], a.v[i]);
  qn_irb_else(&f->b);
  a = qn_lower_as(f, e->args[2], e->type);
  for (uint32_t i = 0; i < out.n; i++) qn_irb_set(&f->b, locals[i], a.v[i]);
  qn_irb_end(&f->b);
  for (uint32_t i = 0; i < out.n; i++) out.v[i] = qn_irb_get(&f->b, locals[i]);
  return out;
}

/* tuple[i] with i known at run time: the items side by side, one is taken. */
static qn_lval item_at(qn_lfn *f, const qn_texpr *e) {
  qn_lval t = qn_lower_expr(f, e->args[0]);
  qn_irval i = qn_lower_one(f, e->args[1]), n = qn_lint(f, e->args[0]->type->n), zero = qn_lint(f, 0);
  qn_irb *b = &f->b;
  if (!e->in_range) {
    qn_irval wrapped = qn_irb_bin(b, QN_I_ADD, i, n, 0, QN_IR_NOSITE);
    i = qn_irb_select(b, qn_irb_bin(b, QN_I_LT, i, zero, 0, QN_IR_NOSITE), wrapped, i);
    qn_irval low = qn_irb_bin(b, QN_I_GE, i, zero, 0, QN_IR_NOSITE), high = qn_irb_bin(b, QN_I_LT, i, n, 0, QN_IR_NOSITE);
    int32_t site = qn_lower_site(f, e->span, "IndexError", "", "tuple index out of range");
    qn_irb_check(b, qn_irb_bin(b, QN_I_AND, low, high, 0, QN_IR_NOSITE), NULL, 0, site);
  }
  uint32_t per = qn_lower_count(e->type), locals[QN_LVALS];
  qn_irtype types[QN_LVALS];
  qn_lval out = part(&t, 0, per);
  uint32_t count = 0;
  qn_lower_types(e->type, types, &count);
  for (uint32_t k = 0; k < per; k++) {
    locals[k] = qn_new_local(f, "", types[k]);
    qn_irb_set(b, locals[k], out.v[k]);
  }
  for (uint32_t item = 1; item < e->args[0]->type->n; item++) {
    qn_irb_if(b, qn_irb_bin(b, QN_I_EQ, i, qn_lint(f, item), 0, QN_IR_NOSITE));
    for (uint32_t k = 0; k < per; k++) qn_irb_set(b, locals[k], t.v[item * per + k]);
    qn_irb_end(b);
  }
  for (uint32_t k = 0; k < per; k++) out.v[k] = qn_irb_get(b, locals[k]);
  return out;
}

/* --- calls --------------------------------------------------------------------------------------------------------------------- */
static qn_lval call(qn_lfn *f, const qn_texpr *e) {
  qn_lval all = {0};
  for (uint32_t i = 0; i < e->n; i++) {
    qn_lval v = qn_lower_as(f, e->args[i], e->callee->args[i]);
    append(&all, &v);
  }
  int32_t site = qn_lower_site(f, e->span, "", "", "call");
  qn_irval c = qn_irb_call(&f->b, f->in->fns[e->callee->id], all.v, all.n, site);
  qn_lval out = {.n = qn_lower_count(e->type)};
  for (uint32_t i = 0; i < out.n; i++) out.v[i] = qn_irb_result(&f->b, c, i);
  return out;
}

/* What the helper raises is its own (err.type); the site says where. */
static qn_lval helper(qn_lfn *f, const qn_texpr *e) {
  qn_irval args[32];
  uint32_t n = e->n < QN_COUNT(args) ? e->n : (uint32_t)QN_COUNT(args);
  for (uint32_t i = 0; i < n; i++) args[i] = qn_lower_one(f, e->args[i]);
  const char *name = qn_arena_strndup(f->in->a, e->text.p, e->text.n);
  qn_irtype t = qn_type_has_value(e->type) ? qn_lower_type(e->type) : qn_irt(QN_IT_VOID);
  qn_irval v = qn_irb_hcall(&f->b, name, t, args, n, qn_lower_site(f, e->span, "SystemError", "", "%s", name));
  return t.kind == QN_IT_VOID ? (qn_lval){0} : one(v);
}

static qn_lval variable(qn_lfn *f, const qn_texpr *e) {
  if (e->checked) {
    int32_t site = qn_lower_site(f, e->span, "UnboundLocalError", "",
                                 "cannot access local variable '%.*s' where it is not associated with a value",
                                 (int)e->slot->var->name.n, e->slot->var->name.p);
    qn_irb_check(&f->b, qn_slot_is_set(f, e->slot), NULL, 0, site);
  }
  return qn_slot_get(f, e->slot);
}

static qn_lval unary(qn_lfn *f, const qn_texpr *e, qn_irop op) {
  bool ovf = e->overflows && qn_type_is_int(e->type) && op == QN_I_NEG;
  int32_t site = ovf ? qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW) : QN_IR_NOSITE;
  return one(qn_irb_un(&f->b, op, qn_lower_one(f, e->args[0]), ovf ? QN_IF_OVF : 0, site));
}

static qn_irval compare(qn_lfn *f, const qn_texpr *e) {
  static const qn_irop ops[] = {QN_I_EQ, QN_I_NE, QN_I_LT, QN_I_LE, QN_I_GT, QN_I_GE};
  qn_irval a = qn_lower_one(f, e->args[0]);
  return qn_irb_bin(&f->b, ops[e->cmp], a, qn_lower_one(f, e->args[1]), 0, QN_IR_NOSITE);
}

static qn_lval lower(qn_lfn *f, const qn_texpr *e) {
  qn_lval v = {0};
  switch (e->kind) {
    case QN_TX_CONST:
      if (e->type->kind == QN_TYPE_STR)
        return one(e->text.p ? qn_irb_literal(&f->b, QN_KO_STR, e->text.p, e->text.n) : qn_irb_null(&f->b, QN_IT_REF));
      return e->type->kind == QN_TYPE_SCALAR || e->type->kind == QN_TYPE_ENUM ? one(constant(f, e)) : v;
    case QN_TX_VAR: return variable(f, e);
    case QN_TX_SET:
      v = qn_lower_as(f, e->args[0], e->slot->type);
      qn_slot_set(f, e->slot, &v, true);
      return v;
    case QN_TX_CAST:
      v = qn_lower_expr(f, e->args[0]);
      if (e->overflows) check_fits(f, e, v.v[0]);
      return cast(f, &v, e->args[0]->type, e->type, e->span);
    case QN_TX_BIN: return one(qn_lower_bin(f, e));
    case QN_TX_NEG: return unary(f, e, QN_I_NEG);
    case QN_TX_INVERT:
    case QN_TX_NOT: return unary(f, e, QN_I_NOT);
    case QN_TX_CMP: return one(compare(f, e));
    case QN_TX_AND:
    case QN_TX_OR: return one(and_or(f, e));
    case QN_TX_SELECT: return select_value(f, e);
    case QN_TX_INTRIN: return one(qn_lower_intrin(f, e));
    case QN_TX_CALL: return call(f, e);
    case QN_TX_TUPLE:
      for (uint32_t i = 0; i < e->n; i++) {
        qn_lval item = qn_lower_as(f, e->args[i], e->type->items[i]);
        append(&v, &item);
      }
      return v;
    case QN_TX_ITEM:
      v = qn_lower_expr(f, e->args[0]);
      return part(&v, offset_of(e->args[0]->type, e->i), qn_lower_count(e->type));
    case QN_TX_ITEM_AT: return item_at(f, e);
    case QN_TX_GLOBAL:
    case QN_TX_INDEX:
    case QN_TX_VIEW:
    case QN_TX_SHAPE:
    case QN_TX_STRIDE:
    case QN_TX_ROWS:
    case QN_TX_SIZE:
    case QN_TX_T:
    case QN_TX_RESHAPE:
    case QN_TX_RESTRIDE:
    case QN_TX_FLAT:
    case QN_TX_ALLOC:
    case QN_TX_COPY: return one(qn_lower_array(f, e));
    case QN_TX_ELEM: return one(qn_lower_elem(f, e));
    case QN_TX_OVERLAP: {
      qn_irval a = qn_lower_one(f, e->args[0]);
      return one(qn_irb_bin(&f->b, QN_I_OVERLAP, a, qn_lower_one(f, e->args[1]), 0, QN_IR_NOSITE));
    }
    case QN_TX_IS_NONE: {
      v = qn_lower_expr(f, e->args[0]);
      return one(qn_irb_un(&f->b, QN_I_NOT, v.v[0], 0, QN_IR_NOSITE));
    }
    case QN_TX_HELPER: return helper(f, e);
    case QN_TX_OBJ: return qn_lower_object(f, e);
    case QN_TX_BLOCK:
      qn_lower_block(f, e->block);
      return f->b.dead ? qn_lower_default(f, e->type) : qn_lower_as(f, e->args[0], e->type);
    case QN_TX_CAUGHT: return one(qn_irb_caught(&f->b, f->caught, qn_arena_strndup(f->in->a, e->text.p, e->text.n)));
    case QN_TX_FANCY:
    case QN_TX_UNBOUND:
    case QN_TX_POISON: return v;
  }
  return v;
}

qn_lval qn_lower_expr(qn_lfn *f, const qn_texpr *e) {
  uint32_t line = f->b.line;
  if (e->span.line && !f->nests) f->b.line = e->span.line;
  qn_lval v = lower(f, e);
  f->b.line = line;
  return v;
}
