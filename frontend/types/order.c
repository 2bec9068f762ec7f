/* order.c - what prelude_order.py asks of the compiler: the helpers of runtime/kernel/order.c.
 *   _has_keys(a)               can the helpers sort its dtype? Complex numbers and records are sorted by the text.
 *   _sort(a, axis)             a.sort(axis), axis a constant that is not negative
 *   _argsort(a, at, axis)      at = np.argsort(a, axis, "stable")
 *   _partition(a, kth, axis)   a.partition(kth, axis)
 *   _argpartition(a, at, kth, axis)
 *   _pick(a, kth, two)         two[:] = np.sort(a)[kth:kth + 2], for one dimension; NaN when one is in a
 *   _has_items(a)              one dimension of numbers?
 *   _collect(a, mask, out)     out[:] = a[mask], for these
 *   _has_search(a, v)          can _search do it?
 *   _search(a, v, right, at)   at = np.searchsorted(a, v): lines of one dtype */
#include "frontend/types/builtin.h"

static qn_texpr *as(qn_fn *f, qn_texpr *e, qn_dtype d) { return qn_cast(f, e, f->in->types->scalar[d]); }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }
static bool searched(const qn_type *a, const qn_type *v) {
  bool known = a->dtype == QN_D_FLOAT64 || a->dtype == QN_D_FLOAT32 || a->dtype == QN_D_INT64 || a->dtype == QN_D_INT32;
  return v->kind == QN_TYPE_ARRAY && v->ndim == 1 && a->kind == QN_TYPE_ARRAY && known && a->dtype == v->dtype;
}

qn_texpr *qn_bi_order(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_sv what = {name.p + 6, name.n - 6}; /* quern. */
  const qn_type *none = f->in->types->none;
  qn_texpr **a = c->pos;
  if (c->n_pos == 1 && qn_sv_is(what, "has_keys"))
    return qn_tx_int(f, qn_bool_type(f), is_array(a[0]) && a[0]->type->dtype <= QN_D_FLOAT64, c->span);
  if (c->n_pos == 2 && qn_sv_is(what, "has_search")) return qn_tx_int(f, qn_bool_type(f), searched(a[0]->type, a[1]->type), c->span);
  if (c->n_pos == 1 && qn_sv_is(what, "has_items"))
    return qn_tx_int(f, qn_bool_type(f), is_array(a[0]) && a[0]->type->ndim == 1 && a[0]->type->dtype <= QN_D_COMPLEX128, c->span);
  if (c->n_pos == 3 && qn_sv_is(what, "collect")) return qn_tx_helper(f, "qn_k_collect", none, c->span, a, 3);
  if (!c->n_pos || !is_array(a[0])) return qn_bad_args(f, name, c);
  if (a[0]->type->dtype > QN_D_FLOAT64) return qn_unsupported(f, c->span, "the order of complex numbers or records in this function");
  if (c->n_pos == 2 && qn_sv_is(what, "sort"))
    return qn_tx_helper(f, "qn_k_sort", none, c->span, (qn_texpr *[]){a[0], as(f, a[1], QN_D_INT32)}, 2);
  if (c->n_pos == 3 && qn_sv_is(what, "argsort"))
    return qn_tx_helper(f, "qn_k_argsort", none, c->span, (qn_texpr *[]){a[0], a[1], as(f, a[2], QN_D_INT32)}, 3);
  if (c->n_pos == 3 && qn_sv_is(what, "partition"))
    return qn_tx_helper(f, "qn_k_partition", none, c->span, (qn_texpr *[]){a[0], as(f, a[1], QN_D_INT64), as(f, a[2], QN_D_INT32)}, 3);
  if (c->n_pos == 4 && qn_sv_is(what, "argpartition"))
    return qn_tx_helper(f, "qn_k_argpartition", none, c->span, (qn_texpr *[]){a[0], a[1], as(f, a[2], QN_D_INT64), as(f, a[3], QN_D_INT32)}, 4);
  if (c->n_pos == 3 && qn_sv_is(what, "pick"))
    return qn_tx_helper(f, "qn_k_pick", none, c->span, (qn_texpr *[]){a[0], as(f, a[1], QN_D_INT64), a[2]}, 3);
  if (c->n_pos == 4 && qn_sv_is(what, "search"))
    return qn_tx_helper(f, "qn_k_search", none, c->span, (qn_texpr *[]){a[0], a[1], as(f, a[2], QN_D_INT32), a[3]}, 4);
  return qn_bad_args(f, name, c);
}
