/* category.c - category columns: int32 codes into a column of categories, -1 where a value is missing. */
#include "runtime/frame/frame_impl.h"

qn_column *qn_cat_decode(qn_rt *rt, const qn_column *c) {
  const int32_t *codes = qn_column_data(c);
  int64_t *idx = qn_positions(rt, c->length);
  if (!idx) return NULL;
  for (int64_t i = 0; i < c->length; i++) idx[i] = codes[i];
  qn_column *out = qn_col_take(rt, c->categories, idx, c->length);
  qn_free_positions(rt, idx, c->length);
  if (!out) return NULL;
  bool missing = false;
  for (int64_t i = 0; !missing && i < c->length; i++) missing = codes[i] < 0;
  if (missing && qn_col_is_intervals(c->categories)) { /* bounds beside missing intervals are floats */
    qn_value s, wide;
    if (qn_new_series(rt, out, NULL, qn_none(), &s) < 0) return NULL;
    int bad = qn_call_module(rt, "pandas._intervals", "_beside_missing", &s, 1, &wide);
    qn_release(rt, s);
    if (bad) return NULL;
    out = qn_is_series(wide) ? qn_column_keep(qn_series_col(rt, qn_series_of(wide))) : NULL;
    qn_release(rt, wide);
    if (!out) return qn_raise(rt, QN_E_TypeError, "intervals expected"), NULL;
  }
  const qn_column *shown = qn_col_shown(rt, out);
  shown = shown ? qn_column_keep((qn_column *)(uintptr_t)shown) : NULL;
  qn_column_drop(out);
  return (qn_column *)(uintptr_t)shown;
}

/* The distinct values in order, or as they come when they have none. */
static qn_column *distinct(qn_rt *rt, const qn_column *c) {
  qn_factor f;
  bool up = true;
  if (qn_factorize(rt, &c, 1, false, &f) < 0) return NULL;
  int64_t *order = qn_positions(rt, f.groups);
  qn_column *out = NULL;
  if (order) {
    if (qn_argsort_keys(rt, &c, &up, 1, f.first, f.groups, order) < 0) {
      qn_exc_forgive(rt);
      memcpy(order, f.first, (size_t)f.groups * sizeof *order);
    }
    out = qn_col_take(rt, c, order, f.groups);
    qn_free_positions(rt, order, f.groups);
  }
  qn_factor_deinit(rt, &f);
  out = qn_col_inferred(rt, out);
  if (out) out->bits = true;
  return out;
}

qn_column *qn_cat_encode(qn_rt *rt, const qn_column *stored, qn_column *categories, bool ordered) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  qn_column *decoded = c->type == QN_COL_CAT ? qn_cat_decode(rt, c) : qn_column_keep((qn_column *)(uintptr_t)c);
  if (!decoded) return NULL;
  qn_column *cats = categories ? qn_column_keep(categories) : distinct(rt, decoded);
  qn_index *have = cats ? qn_index_of(rt, qn_column_keep(cats), qn_none()) : NULL, *want = have ? qn_index_of(rt, qn_column_keep(decoded), qn_none()) : NULL;
  int64_t *pos = want ? qn_positions(rt, decoded->length) : NULL;
  qn_column *out = pos && qn_index_find_all(rt, have, want, pos) == 0 ? qn_col_new(rt, QN_COL_CAT, decoded->length) : NULL;
  for (int64_t i = 0; out && i < decoded->length; i++) ((int32_t *)out->values->data)[i] = qn_col_isna(decoded, i) ? -1 : (int32_t)pos[i];
  if (out) {
    if (categories && !qn_index_equal(rt, have, want)) cats->looked_up = true;
    out->categories = qn_column_keep(cats);
    out->ordered = ordered;
  }
  if (pos) qn_free_positions(rt, pos, decoded->length);
  qn_index_drop(rt, have);
  qn_index_drop(rt, want);
  qn_column_drop(cats);
  qn_column_drop(decoded);
  return out;
}
