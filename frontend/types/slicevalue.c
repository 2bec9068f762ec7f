/* slicevalue.c - slices as values in kernels: slice(a, b, c), also as an argument. A value of type slice is a named tuple
 * (start, stop, step) of the class below, its parts ints or None; whoever indexes takes it apart with qn_slice_part. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

static const qn_sv parts[3] = {{"start", 5}, {"stop", 4}, {"step", 4}};
const qn_kclass qn_kclass_slice = {.kind = QN_KCLASS_NAMEDTUPLE, .name = {"slice", 5}, .names = parts, .n = 3};

bool qn_is_slice_value(const qn_type *t) { return t->kind == QN_TYPE_TUPLE && t->klass == &qn_kclass_slice; }

static qn_texpr *int_const(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, qn_int64(f), v, span); }

qn_texpr *qn_bi_slice(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *items[3];
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (c->n_pos < 1 || c->n_pos > 3 || c->n_kw) return qn_bad_args(f, name, c);
  for (uint32_t i = 0; i < 3; i++) {
    uint32_t from = c->n_pos == 1 ? i - 1 : i; /* slice(stop) */
    items[i] = from < c->n_pos ? c->pos[from] : qn_tx_nothing(f, f->in->types->none, c->span);
    if (items[i]->type->kind == QN_TYPE_NONE) continue;
    items[i] = qn_to_index(f, items[i], "a slice bound");
    if (qn_is_poison(items[i])) return items[i];
  }
  qn_texpr *e = qn_tuple_of(f, items, 3, c->span);
  if (!qn_is_poison(e)) e->type = qn_type_named(f->in->types, &qn_kclass_slice, e->type->items, 3);
  return e;
}

qn_texpr *qn_slice_part(qn_fn *f, qn_texpr *e, uint32_t i, qn_span span) {
  if (e->type->items[i]->kind == QN_TYPE_NONE) return NULL;
  return qn_to_index(f, qn_tuple_item(f, e, i, span), "a slice bound");
}

/* As Numba has it, a part that is None reads as the int that means the same. */
qn_texpr *qn_slice_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span) {
  int at = qn_kclass_find(&qn_kclass_slice, qn_sym_sv(attr));
  if (at < 0) return NULL;
  qn_texpr *again, *once = qn_once(f, e, &again), *given = qn_slice_part(f, once, (uint32_t)at, span);
  if (given) return given;
  if (at == 2) return int_const(f, 1, span);
  qn_texpr *step = qn_slice_part(f, once, 2, span), *up = int_const(f, at ? INT64_MAX : 0, span);
  if (!step) return up;
  qn_texpr *back = int_const(f, at ? INT64_MIN : INT64_MAX, span), *choice = qn_tx(f, QN_TX_SELECT, qn_int64(f), span, 3);
  choice->args[0] = qn_compare_of(f, QN_CMP_Lt, step, int_const(f, 0, span), span);
  choice->args[1] = back, choice->args[2] = up;
  return choice;
}

qn_texpr *qn_slice_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled) {
  qn_cargs c = {0};
  *handled = strcmp(call->Call.func->Attribute.attr->text, "indices") == 0;
  if (!*handled) return NULL;
  if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
  if (c.n_pos != 1 || c.n_kw) return qn_bad_args(f, QN_SV("slice.indices"), &c);
  return qn_prelude_call(f, "slice_indices", (qn_texpr *[]){self, c.pos[0]}, 2, call->span);
}
