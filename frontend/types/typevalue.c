/* typevalue.c - types as values in kernels (`types.unicode_type`, `float64[:]`, `types.ListType(int64)`), and what is made
 * with them: numba.typed.List and Dict. A dtype is a QN_TYPE_DTYPE, every other type a QN_TYPE_TYPE. */
#include "frontend/types/builtin.h"

const qn_type *qn_type_as_value(qn_types *types, const qn_type *t) {
  return t->kind == QN_TYPE_SCALAR ? qn_type_dtype(types, t->dtype) : qn_type_intern(types, &(qn_type){.kind = QN_TYPE_TYPE, .item = t});
}

static qn_texpr *as_value(qn_fn *f, const qn_type *t, qn_span span) { return qn_tx_nothing(f, qn_type_as_value(f->in->types, t), span); }

/* The type that a value stands for; NULL: it is no type. Python's int, float, bool, str count too. */
static const qn_type *type_of(qn_fn *f, const qn_texpr *e) {
  const qn_types *t = f->in->types;
  if (e->type->kind == QN_TYPE_DTYPE) return t->scalar[e->type->dtype];
  if (e->type->kind == QN_TYPE_TYPE) return e->type->item;
  if (e->type->kind == QN_TYPE_NONE) return t->none;
  if (qn_is_builtin(e->type, "int")) return t->scalar[QN_D_INT64];
  if (qn_is_builtin(e->type, "float")) return t->scalar[QN_D_FLOAT64];
  if (qn_is_builtin(e->type, "bool")) return t->scalar[QN_D_BOOL];
  if (qn_is_builtin(e->type, "complex")) return t->scalar[QN_D_COMPLEX128];
  if (qn_is_builtin(e->type, "str")) return t->str;
  if (e->type->kind == QN_TYPE_CLASS) return qn_type_of_class(f->in->types, QN_TYPE_INSTANCE, e->type->klass);
  return NULL;
}

qn_texpr *qn_type_value(qn_fn *f, qn_sv text, qn_span span) {
  const qn_type *t;
  const char *message = NULL;
  if (qn_type_parse(f->in->types, text, &t, &message)) return as_value(f, t, span);
  qn_terror(f, QN_DIAG_TYPE, span, "the type '%.*s': %s", (int)text.n, text.p, message ? message : "not understood");
  return qn_poison(f, span);
}

qn_texpr *qn_type_member(qn_fn *f, qn_sv module, qn_sv member, qn_span span) {
  bool types = qn_sv_is(module, "numba.types") || qn_sv_is(module, "numba.core.types");
  if (!types && !qn_sv_is(module, "numba")) return NULL;
  if (qn_sv_is(member, "unicode_type") || (types && qn_sv_is(member, "string"))) return as_value(f, f->in->types->str, span);
  if (qn_sv_is(member, "void") || qn_sv_is(member, "none")) return as_value(f, f->in->types->none, span);
  return NULL;
}

static bool axis(const qn_node *n, bool *contiguous) { /* `:` or `::1` */
  if (n->kind != QN_AST_Slice || n->Slice.lower || n->Slice.upper) return false;
  *contiguous = n->Slice.step != NULL;
  return !n->Slice.step || (n->Slice.step->kind == QN_AST_Constant && n->Slice.step->Constant.value.kind == QN_CONST_INT && n->Slice.step->Constant.value.i == 1);
}

qn_texpr *qn_type_subscript(qn_fn *f, qn_texpr *dtype, const qn_node *index, qn_span span) {
  bool tuple = index->kind == QN_AST_Tuple, first = false, last = false, fine = true, one = false;
  uint32_t n = tuple ? index->Tuple.elts.n : 1;
  for (uint32_t i = 0; i < n && fine; i++) {
    fine = axis(tuple ? index->Tuple.elts.items[i] : index, &one);
    if (i == 0) first = one;
    last = one;
  }
  if (!fine || n > 8) return qn_unsupported(f, span, "this subscript of a type");
  return as_value(f, qn_type_array(f->in->types, dtype->type->dtype, (int)n, last ? 'C' : first ? 'F' : 'A', false), span);
}

static const qn_type *typed(qn_fn *f, const qn_type *like) {
  qn_type t = *like;
  t.typed = true;
  return qn_type_intern(f->in->types, &t);
}

/* types.ListType(t), types.UniTuple(t, n), … */
qn_texpr *qn_bi_type_call(qn_fn *f, qn_sv name, const qn_cargs *c) {
  const qn_type *items[64];
  qn_types *types = f->in->types;
  bool is_tuple = name.n > 6 && memcmp(name.p + name.n - 6, ".Tuple", 6) == 0, uni = name.n > 9 && memcmp(name.p + name.n - 9, ".UniTuple", 9) == 0;
  if (c->n_kw || c->n_pos < 1 || c->n_pos > 2) return qn_bad_args(f, name, c);
  if (is_tuple) {
    uint32_t n = c->pos[0]->kind == QN_TX_TUPLE || c->pos[0]->type->kind == QN_TYPE_TUPLE ? c->pos[0]->type->n : 99;
    for (uint32_t i = 0; i < n && n < 64; i++)
      if (!(items[i] = type_of(f, qn_tuple_item(f, c->pos[0], i, c->span)))) return qn_bad_args(f, name, c);
    return n < 64 ? as_value(f, qn_type_tuple(types, items, n), c->span) : qn_bad_args(f, name, c);
  }
  items[0] = type_of(f, c->pos[0]);
  if (!items[0]) return qn_bad_args(f, name, c);
  if (uni) {
    if (c->n_pos != 2 || !qn_is_const_int(c->pos[1]) || c->pos[1]->i < 0 || c->pos[1]->i > 60) return qn_bad_args(f, name, c);
    for (int64_t i = 1; i < c->pos[1]->i; i++) items[i] = items[0];
    return as_value(f, qn_type_tuple(types, items, (uint32_t)c->pos[1]->i), c->span);
  }
  if (qn_sv_is(name, "numba.types.DictType")) {
    if (c->n_pos != 2 || !(items[1] = type_of(f, c->pos[1]))) return qn_bad_args(f, name, c);
    return as_value(f, typed(f, qn_type_dict(types, items[0], items[1])), c->span);
  }
  if (c->n_pos != 1) return qn_bad_args(f, name, c);
  if (qn_sv_is(name, "numba.types.ListType")) return as_value(f, typed(f, qn_type_list(types, items[0])), c->span);
  return as_value(f, qn_type_optional(types, items[0]), c->span);
}

/* --- typed containers ------------------------------------------------------------------------------------------------- */
qn_texpr *qn_bi_empty_list(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *item = c->n_pos ? c->pos[0] : NULL;
  for (uint32_t i = 0; i < c->n_kw; i++)
    if (strcmp(c->kw_names[i]->text, "item_type") == 0) item = c->kw[i];
  const qn_type *t = item ? type_of(f, item) : NULL;
  if (!t || c->n_pos > 2) return qn_bad_args(f, name, c);
  return qn_tx_obj(f, QN_OBJ_LIST_OF, typed(f, qn_type_list(f->in->types, t)), c->span, 0, NULL);
}

qn_texpr *qn_bi_empty_dict(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *part[2] = {c->n_pos > 0 ? c->pos[0] : NULL, c->n_pos > 1 ? c->pos[1] : NULL};
  for (uint32_t i = 0; i < c->n_kw; i++) {
    if (strcmp(c->kw_names[i]->text, "key_type") == 0) part[0] = c->kw[i];
    if (strcmp(c->kw_names[i]->text, "value_type") == 0) part[1] = c->kw[i];
  }
  const qn_type *key = part[0] ? type_of(f, part[0]) : NULL, *value = part[1] ? type_of(f, part[1]) : NULL;
  if (!key || !value) return qn_bad_args(f, name, c);
  return qn_tx_obj(f, QN_OBJ_TABLE_OF, typed(f, qn_type_dict(f->in->types, key, value)), c->span, 0, NULL);
}

/* Empty ones hold what is first put into them. */
static qn_texpr *untyped(qn_fn *f, enum qn_type_kind kind, qn_sv name, const qn_cargs *c) {
  if (c->n_pos || c->n_kw) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "%.*s() of an iterable is not supported in kernels: append its items", (int)name.n, name.p);
    return qn_poison(f, c->span);
  }
  const qn_type *t = qn_cell_type(f, kind, c->span, NULL, NULL, true);
  if (!t) return qn_poison(f, c->span);
  return qn_tx_obj(f, kind == QN_TYPE_LIST ? QN_OBJ_LIST_OF : QN_OBJ_TABLE_OF, qn_cell_fresh(f, t), c->span, 0, NULL);
}
qn_texpr *qn_bi_typed_list(qn_fn *f, qn_sv name, const qn_cargs *c) { return untyped(f, QN_TYPE_LIST, name, c); }
qn_texpr *qn_bi_typed_dict(qn_fn *f, qn_sv name, const qn_cargs *c) { return untyped(f, QN_TYPE_DICT, name, c); }

/* An empty list or dict of a type. */
qn_texpr *qn_call_type(qn_fn *f, const qn_type *t, const qn_cargs *c) {
  bool list = t->kind == QN_TYPE_LIST, dict = t->kind == QN_TYPE_DICT;
  if ((list || dict) && c->n_pos == 0 && c->n_kw == 0) return qn_tx_obj(f, list ? QN_OBJ_LIST_OF : QN_OBJ_TABLE_OF, t, c->span, 0, NULL);
  qn_terror(f, QN_DIAG_CALL, c->func_span, "%s is not callable", qn_tt(f, t));
  return qn_poison(f, c->span);
}
