/* index_find.c - row labels compared, and looked up. */
#include "runtime/frame/factor.h"
#include "runtime/object/bigint.h"

static bool cells_equal(qn_rt *rt, const qn_column *a, const qn_column *b, int64_t i, int64_t k) {
  bool na = qn_col_isna(a, i), nb = qn_col_isna(b, k);
  if (na || nb) return na && nb;
  if (a->type == QN_COL_STR && b->type == QN_COL_STR) return qn_sv_eq(qn_column_str(a, i), qn_column_str(b, k));
  if (qn_col_numeric(a->type) && qn_col_numeric(b->type)) {
    if (qn_coltype_is_float(a->type) || qn_coltype_is_float(b->type)) return qn_col_double(a, i) == qn_col_double(b, k);
    return qn_col_int(a, i) == qn_col_int(b, k);
  }
  qn_value x, y;
  if (qn_col_item(rt, a, i, &x) < 0) return qn_exc_forgive(rt), false;
  if (qn_col_item(rt, b, k, &y) < 0) return qn_release(rt, x), qn_exc_forgive(rt), false;
  int same = qn_equal(rt, x, y);
  qn_release(rt, x);
  qn_release(rt, y);
  if (same < 0) qn_exc_forgive(rt);
  return same == 1;
}

bool qn_index_equal(qn_rt *rt, const qn_index *a, const qn_index *b) {
  if (a == b) return true;
  int32_t la = a->nlevels ? a->nlevels : 1, lb = b->nlevels ? b->nlevels : 1;
  if (a->n != b->n || la != lb) return false;
  if (a->nlevels == 0 && b->nlevels == 0) return a->n == 0 || (a->start == b->start && (a->step == b->step || a->n == 1));
  bool same = true;
  for (int32_t k = 0; same && k < la; k++) {
    qn_column *x = qn_index_column(rt, a, k), *y = qn_index_column(rt, b, k);
    same = x && y;
    if (same && x->type == QN_D_INT64 && y->type == QN_D_INT64 && !x->null_count && !y->null_count) {
      same = memcmp(qn_column_data(x), qn_column_data(y), (size_t)a->n * sizeof(int64_t)) == 0;
      qn_column_drop(x);
      qn_column_drop(y);
      continue;
    }
    for (int64_t i = 0; same && i < a->n; i++) same = cells_equal(rt, x, y, i, i);
    qn_column_drop(x);
    qn_column_drop(y);
  }
  return same;
}

int qn_index_label(qn_rt *rt, const qn_index *ix, int64_t i, qn_value *out) {
  if (ix->nlevels == 0) return *out = qn_int(ix->start + i * ix->step), 0;
  for (int32_t k = 0; k < ix->nlevels; k++)
    if (!qn_index_level(rt, ix, k)) return -1;
  if (ix->nlevels == 1 && !ix->tuples) return qn_col_item(rt, ix->levels[0], i, out);
  if (qn_new_tuple(rt, NULL, ix->nlevels, out) < 0) return -1;
  qn_tuple *t = (qn_tuple *)out->o;
  for (int32_t k = 0; k < ix->nlevels; k++)
    if (qn_col_item(rt, ix->levels[k], i, &t->items[k]) < 0) return qn_drop(rt, out), -1;
  return 0;
}

int qn_index_each(qn_rt *rt, const qn_index *ix, int64_t i, qn_value *out) {
  if (ix->nlevels != 1 || ix->tuples || !ix->levels[0]->masked) return qn_index_label(rt, ix, i, out);
  return qn_index_level(rt, ix, 0) ? qn_col_each(rt, ix->levels[0], i, out) : -1;
}

static int append_pair(qn_rt *rt, qn_value list, const qn_value *pair) {
  qn_value t;
  if (qn_new_tuple(rt, pair, 2, &t) < 0) return -1;
  int status = qn_list_append(rt, list, t);
  qn_release(rt, t);
  return status;
}

int qn_label_pairs(qn_rt *rt, const qn_index *ix, int64_t n, qn_item_fn item, void *of, qn_value *out) {
  qn_value list;
  if (qn_new_list(rt, NULL, 0, &list) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    qn_value pair[2];
    if ((status = qn_index_each(rt, ix, i, &pair[0])) < 0) break;
    if ((status = item(rt, of, i, &pair[1])) == 0) {
      status = append_pair(rt, list, pair);
      qn_release(rt, pair[1]);
    }
    qn_release(rt, pair[0]);
  }
  if (status == 0) status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}

int qn_index_find(qn_rt *rt, const qn_index *ix, qn_value label, int64_t *first, int64_t *count) {
  *count = 0;
  if (ix->tuples && qn_is(label, QN_K_TUPLE) && ((const qn_tuple *)label.o)->n == 1) label = ((const qn_tuple *)label.o)->items[0];
  if (ix->nlevels == 0) {
    int64_t v = 0;
    if (label.tag == QN_INT || label.tag == QN_BOOL || (label.tag == QN_NPSCALAR && qn_coltype_is_int(label.dtype))) v = label.i;
    else if (label.tag == QN_FLOAT && label.f == (double)(int64_t)label.f) v = (int64_t)label.f;
    else return 0;
    int64_t d = v - ix->start;
    if (ix->step == 0 || d % ix->step != 0 || d / ix->step < 0 || d / ix->step >= ix->n) return 0;
    *first = d / ix->step;
    *count = 1;
    return 1;
  }
  if (ix->nlevels > 1 && !(qn_is(label, QN_K_TUPLE) && ((const qn_tuple *)label.o)->n == ix->nlevels)) return 0;
  if (ix->nlevels == 1 && ix->levels[0]->type == QN_COL_STR && qn_is_str(label)) {
    const qn_column *c = qn_index_level(rt, ix, 0);
    if (!c) return -1;
    for (int64_t i = 0; i < ix->n; i++) {
      if (qn_column_is_null(c, i) || !qn_sv_eq(qn_column_str(c, i), qn_str_sv(label))) continue;
      if ((*count)++ == 0) *first = i;
    }
    return *count > 0;
  }
  if (ix->nlevels == 1 && qn_col_is_intervals(ix->levels[0])) return 0; /* by what they hold: pandas._loc */
  if (ix->nlevels == 1 && qn_zone_freq(ix->levels[0]->zone) && qn_is_str(label)) return 0; /* "2024" can mean many periods: pandas._loc knows */
  uint8_t *mask = qn_index_mask(rt, ix, label);
  if (!mask) return -1;
  for (int64_t i = 0; i < ix->n; i++)
    if (mask[i] && (*count)++ == 0) *first = i;
  qn_free(rt->alloc, mask, (size_t)ix->n + 1);
  return *count > 0;
}

/* Labels of one level that are this missing value; of objects the same one. */
static void missing_mask(const qn_column *c, qn_value label, uint8_t *mask) {
  const qn_value *v = c->type == QN_D_OBJECT ? qn_column_data(c) : NULL;
  for (int64_t i = 0; i < c->length; i++) mask[i] = qn_col_isna(c, i) && (!v || qn_missing_kind(v[i]) == qn_missing_kind(label));
}

/* Which labels of a level equal a value, into mask by "and". */
static int level_mask(qn_rt *rt, const qn_column *c, qn_value label, uint8_t *mask) {
  if (!c) return -1;
  if (qn_value_isna(label)) {
    for (int64_t i = 0; i < c->length; i++) mask[i] &= qn_col_isna(c, i);
    return 0;
  }
  if (c->type == QN_D_OBJECT) { /* tuples and the like: each by itself */
    const qn_value *v = qn_column_data(c);
    for (int64_t i = 0; i < c->length; i++) {
      int same = mask[i] ? qn_equal(rt, v[i], label) : 0;
      if (same < 0) return -1;
      mask[i] &= (uint8_t)(same == 1);
    }
    return 0;
  }
  if (c->type == QN_COL_CAT && label.tag == QN_OBJ && !qn_is_str(label) && c->categories->type == QN_D_OBJECT) { /* intervals and the like */
    uint8_t *which = qn_alloc(rt->alloc, (size_t)c->categories->length + 1);
    if (!which) return qn_raise_memory(rt);
    memset(which, 1, (size_t)c->categories->length + 1);
    int status = level_mask(rt, c->categories, label, which);
    for (int64_t i = 0; status == 0 && i < c->length; i++) {
      const int64_t code = qn_col_int(c, i);
      mask[i] &= code >= 0 && which[code];
    }
    return qn_free(rt->alloc, which, (size_t)c->categories->length + 1), status;
  }
  if (label.tag == QN_OBJ && !qn_is_str(label) && !qn_is_big(label) && !qn_time_kind(label) && !qn_is(label, QN_K_COMPLEX) && !qn_is(label, QN_K_NPCOMPLEX)) return memset(mask, 0, (size_t)c->length), 0;
  qn_column *r = qn_col_compare(rt, QN_EQ, (qn_operand){c, qn_none()}, (qn_operand){NULL, label}, c->length);
  if (!r && qn_is_str(label) && qn_coltype_is_time(c->type)) return qn_exc_forgive(rt), memset(mask, 0, (size_t)c->length), 0; /* text that is no time */
  if (!r) return -1;
  const uint8_t *same = qn_column_data(r);
  for (int64_t i = 0; i < c->length; i++) mask[i] &= same[i] && !qn_column_is_null(r, i);
  qn_column_drop(r);
  return 0;
}

uint8_t *qn_index_mask(qn_rt *rt, const qn_index *ix, qn_value label) {
  uint8_t *mask = qn_alloc(rt->alloc, (size_t)ix->n + 1);
  if (!mask) return qn_raise_memory(rt), NULL;
  memset(mask, 1, (size_t)ix->n + 1);
  int status = 0;
  if (ix->nlevels == 0) {
    int64_t first = 0, count;
    status = qn_index_find(rt, ix, label, &first, &count);
    memset(mask, 0, (size_t)ix->n + 1);
    if (status > 0) mask[first] = 1;
  } else if (ix->nlevels == 1 && !(ix->tuples && qn_is(label, QN_K_TUPLE))) {
    const qn_column *only = qn_index_level(rt, ix, 0);
    if (only && qn_value_isna(label)) missing_mask(only, label, mask);
    else status = level_mask(rt, only, label, mask);
  } else if (qn_is(label, QN_K_TUPLE)) {
    const qn_tuple *t = (const qn_tuple *)label.o;
    if (t->n > ix->nlevels) memset(mask, 0, (size_t)ix->n + 1);
    for (int64_t k = 0; status == 0 && k < t->n && k < ix->nlevels; k++) status = level_mask(rt, qn_index_level(rt, ix, (int32_t)k), t->items[k], mask);
  } else {
    status = level_mask(rt, qn_index_level(rt, ix, 0), label, mask);
  }
  if (status >= 0) return mask;
  qn_free(rt->alloc, mask, (size_t)ix->n + 1);
  return NULL;
}

/* 64-bit ints or times, each above the one before. */
bool qn_col_ascends(const qn_column *c) {
  const int64_t *x = qn_column_data(c);
  bool up = true;
  for (int64_t i = 1; up && i < c->length; i++) up = x[i - 1] < x[i];
  return up;
}

bool qn_col_is_words(const qn_column *c) { return (c->type == QN_D_INT64 || qn_coltype_is_time(c->type)) && !c->validity && !c->masked && c->length; }

static void find_walking(const qn_column *have, const qn_column *want, int64_t *pos) {
  const int64_t *a = qn_column_data(have), *b = qn_column_data(want), n = have->length;
  for (int64_t i = 0, k = 0; i < want->length; i++) {
    while (k < n && a[k] < b[i]) k++;
    pos[i] = k < n && a[k] == b[i] ? k : -1;
  }
}

static void find_halving(const qn_column *have, const qn_column *want, int64_t *pos) {
  const int64_t *a = qn_column_data(have), *b = qn_column_data(want);
  for (int64_t i = 0; i < want->length; i++) {
    int64_t lo = 0, n = have->length;
    while (n > 1) {
      const int64_t half = n / 2;
      lo += a[lo + half] <= b[i] ? half : 0;
      n -= half;
    }
    pos[i] = a[lo] == b[i] ? lo : -1;
  }
}

/* Of ascending labels by their order, without a table: 1 done, 0 not of these. */
static int find_in_order(qn_rt *rt, const qn_index *ix, const qn_index *want, int64_t *pos) {
  if (ix->nlevels > 1 || want->nlevels > 1) return 0;
  qn_column *have = qn_index_column(rt, ix, 0), *labels = have ? qn_index_column(rt, want, 0) : NULL;
  int done = labels ? 0 : -1;
  if (labels && qn_col_is_words(have) && qn_col_is_words(labels) && have->type == labels->type && qn_zone_same(have->zone, labels->zone) && qn_col_ascends(have)) {
    done = 1;
    if (qn_col_ascends(labels)) find_walking(have, labels, pos);
    else if (labels->length < have->length / 16) find_halving(have, labels, pos);
    else done = 0;
  }
  qn_column_drop(have);
  qn_column_drop(labels);
  return done;
}

int qn_index_find_all(qn_rt *rt, const qn_index *ix, const qn_index *want, int64_t *pos) {
  if (ix->nlevels == 0 && want->nlevels == 0) {
    for (int64_t i = 0; i < want->n; i++) {
      int64_t count, at = -1;
      qn_index_find(rt, ix, qn_int(want->start + i * want->step), &at, &count);
      pos[i] = count ? at : -1;
    }
    return 0;
  }
  int32_t levels = ix->nlevels ? ix->nlevels : 1;
  if ((want->nlevels ? want->nlevels : 1) != levels) { /* tuples are no labels of one level */
    for (int64_t i = 0; i < want->n; i++) pos[i] = -1;
    return 0;
  }
  int status = find_in_order(rt, ix, want, pos);
  if (status) return status < 0 ? -1 : 0;
  if (levels == 1) { /* truth is no number */
    const uint8_t a = ix->nlevels ? ix->levels[0]->type : QN_D_INT64, b = want->nlevels ? want->levels[0]->type : QN_D_INT64;
    if (qn_col_numeric(a) && qn_col_numeric(b) && (a == QN_D_BOOL) != (b == QN_D_BOOL)) {
      for (int64_t i = 0; i < want->n; i++) pos[i] = -1;
      return 0;
    }
  }
  enum { MOST = 8 };
  if (levels > MOST) return qn_raise(rt, QN_E_ValueError, "cannot align indexes of more than %d levels", MOST);
  /* both under one factorization: labels of ix first, so a code's first row tells where it is in ix */
  qn_column *both[MOST] = {0};
  qn_factor f = {0};
  status = -1;
  for (int32_t k = 0; k < levels; k++) {
    qn_column *parts[2] = {qn_index_column(rt, ix, k), qn_index_column(rt, want, k)};
    if (parts[0] && parts[1]) both[k] = qn_col_concat(rt, (const qn_column *const *)parts, 2);
    qn_column_drop(parts[0]);
    qn_column_drop(parts[1]);
    if (!both[k]) goto done;
  }
  if ((levels == 1 ? qn_factorize_one(rt, both[0], true, &f) : qn_factorize(rt, (const qn_column *const *)both, levels, true, &f)) < 0) goto done;
  status = 0;
  for (int64_t i = 0; status == 0 && i < ix->n; i++)
    if (f.first[f.codes[i]] != i) status = qn_raise(rt, QN_E_ValueError, "cannot reindex on an axis with duplicate labels");
  for (int64_t i = 0; status == 0 && i < want->n; i++) {
    int64_t at = f.first[f.codes[ix->n + i]];
    pos[i] = at < ix->n ? at : -1;
  }
  qn_factor_deinit(rt, &f);
done:
  for (int32_t k = 0; k < levels; k++) qn_column_drop(both[k]);
  return status;
}
