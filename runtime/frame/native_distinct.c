/* native_distinct.c - the different values of a column of text, where they are few: what has no native of its own is then asked of
 * them instead of all rows (methods of Series.str, isin, map, to_numeric). */
#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"

enum { ROWS_LEAST = 512, ROWS_TRIED = 2048 }; /* fewer are asked one by one; of so many first ones, half must be repeats */

/* The codes of the column's rows; 1: too many values. */
static int few_codes(qn_rt *rt, const qn_column *c, qn_factor *f) {
  int64_t tried = c->length < ROWS_TRIED ? c->length : ROWS_TRIED;
  qn_column *head = qn_col_slice(rt, c, 0, tried);
  int status = head ? qn_factorize(rt, (const qn_column *const[]){head}, 1, false, f) : -1;
  qn_column_drop(head);
  if (status) return -1;
  bool few = f->groups <= tried / 2;
  qn_factor_deinit(rt, f);
  if (!few) return 1;
  if (qn_factorize(rt, &c, 1, false, f)) return -1;
  if (f->groups <= c->length / 4) return 0;
  qn_factor_deinit(rt, f);
  return 1;
}

static int distinct_of(qn_rt *rt, const qn_series *s, const qn_column *c, const qn_factor *f, qn_value *out) {
  qn_value parts[2] = {qn_none(), qn_none()};
  int64_t missing = c->null_count > 0, *at = qn_positions(rt, f->groups + missing);
  qn_column *values = NULL;
  if (at) {
    memcpy(at, f->first, (size_t)f->groups * sizeof *at);
    if (missing) at[f->groups] = -1;
    values = qn_col_take(rt, c, at, f->groups + missing);
    qn_free_positions(rt, at, f->groups + missing);
  }
  if (!values) return -1;
  if (qn_new_series(rt, values, NULL, s->name, &parts[0])) return -1;
  int status = qn_array_new(rt, QN_D_INT64, 1, &c->length, false, &parts[1]);
  int64_t *to = status ? NULL : qn_view_of(parts[1])->data;
  for (int64_t i = 0; !status && i < c->length; i++) to[i] = f->codes[i] < 0 ? f->groups : f->codes[i];
  if (!status) status = qn_new_tuple(rt, parts, 2, out);
  qn_release(rt, parts[0]);
  qn_release(rt, parts[1]);
  return status;
}

/* distinct(series): (its different values as a Series, a missing one last; for each row the position of its value), or None where
 * the rows are no text, few, or mostly different. */
QN_METHOD(qn_pd_distinct) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "distinct", "series", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "distinct: a Series is needed");
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_series_col(rt, s);
  *out = qn_none();
  if (!c) return -1;
  if (c->type != QN_COL_STR || c->length < ROWS_LEAST) return 0;
  qn_factor f = {0};
  int status = few_codes(rt, c, &f);
  if (status) return status < 0 ? -1 : 0;
  status = distinct_of(rt, s, c, &f, out);
  qn_factor_deinit(rt, &f);
  return status;
}

/* text_size(x): the bytes of a column of text; None of others. */
QN_METHOD(qn_pd_text_size) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "text_size", "x", v) < 0) return -1;
  qn_column *c = qn_col_from(rt, v[0], 0);
  if (!c) return -1;
  const int64_t *o = c->type == QN_COL_STR ? (const int64_t *)c->offsets->data + c->offset : NULL;
  *out = o ? qn_int(o[c->length] - o[0]) : qn_none();
  return qn_column_drop(c), 0;
}
