/* iterator.c - iter() and next() in kernels. An iterator is a named tuple of what it runs over and an array of one int64 that
 * says where it is: next() moves that, so every name of the iterator sees it. Loops take what iter() was given (source.c). */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

static const qn_sv parts[2] = {{"over", 4}, {"at", 2}};
const qn_kclass qn_kclass_iterator = {.kind = QN_KCLASS_NAMEDTUPLE, .name = {"iterator", 8}, .names = parts, .n = 2};

bool qn_is_iterator(const qn_type *t) { return t->kind == QN_TYPE_TUPLE && t->klass == &qn_kclass_iterator; }

static bool is_table(const qn_type *t) { return t->kind == QN_TYPE_SET || t->kind == QN_TYPE_DICT; }

static bool runs_over(const qn_type *t) {
  bool tuple = t->kind == QN_TYPE_TUPLE && qn_type_is_unituple(t) && qn_type_has_value(t->items[0]) && !t->klass;
  return t->kind == QN_TYPE_LIST || is_table(t) || t->kind == QN_TYPE_STR || t->kind == QN_TYPE_RANGE || tuple ||
         (t->kind == QN_TYPE_ARRAY && t->ndim > 0);
}

qn_texpr *qn_bi_iter(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0], *items[2];
  if (qn_is_poison(x) || qn_is_iterator(x->type)) return x;
  if (x->type->kind == QN_TYPE_GENERATOR) return qn_unsupported(f, c->span, "iter() of a generator: loop over the generator itself");
  if (!runs_over(x->type)) return qn_bad_args(f, name, c);
  qn_tx_open o = qn_tx_block_open(f);
  items[0] = qn_tx_temp(f, x);
  qn_texpr *at = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, QN_D_INT64, 1, 'C', false), c->span, 1);
  at->args[0] = qn_tx_int(f, qn_int64(f), 1, c->span);
  at->fill = QN_FILL_ZERO;
  items[1] = qn_tx_temp(f, at);
  qn_texpr *e = qn_tuple_of(f, items, 2, c->span);
  if (!qn_is_poison(e)) e->type = qn_type_named(f->in->types, &qn_kclass_iterator, e->type->items, 2);
  return qn_tx_block_close(f, o, e, c->span);
}

qn_texpr *qn_bi_next(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (c->n_pos < 1 || c->n_pos > 2 || c->n_kw) return qn_bad_args(f, name, c);
  qn_texpr *it = c->pos[0];
  if (qn_is_poison(it)) return it;
  if (!qn_is_iterator(it->type)) {
    const char *of = qn_kept_generator(it->type) || it->type->kind == QN_TYPE_GENERATOR ? "a generator" : qn_tt(f, it->type);
    qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "next() of %s is not supported in kernels", of);
    qn_tnote(f, d, (qn_span){0}, "next() takes iter(x) of a list, array, string, range, set or dict; generators are run by a for loop");
    return qn_poison(f, c->span);
  }
  qn_tx_open o = qn_tx_block_open(f);
  it = qn_tx_temp(f, it);
  qn_texpr *args[3] = {qn_tuple_item(f, it, 0, c->span), qn_tuple_item(f, it, 1, c->span), c->n_pos == 2 ? c->pos[1] : NULL};
  bool table = is_table(it->type->items[0]);
  const char *call = c->n_pos == 2 ? table ? "next_entry_or" : "next_item_or" : table ? "next_entry" : "next_item";
  return qn_tx_block_close(f, o, qn_prelude_call(f, call, args, c->n_pos + 1, c->span), c->span);
}
