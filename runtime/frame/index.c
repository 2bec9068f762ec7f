/* index.c - row labels: RangeIndex, values of one level, several levels. Shared and immutable. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/frame/factor.h"

static qn_index *index_blank(qn_rt *rt, int64_t n, int32_t nlevels) {
  qn_index *ix = qn_alloc(rt->alloc, sizeof *ix);
  if (!ix) return qn_raise_memory(rt), NULL;
  *ix = (qn_index){.rc = 1, .n = n, .step = 1, .nlevels = nlevels, .freq = qn_none()};
  size_t slots = nlevels > 0 ? (size_t)nlevels : 1;
  ix->names = qn_alloc(rt->alloc, slots * sizeof *ix->names);
  ix->levels = qn_alloc(rt->alloc, slots * sizeof *ix->levels);
  if (!ix->names || !ix->levels) {
    qn_free(rt->alloc, ix->names, slots * sizeof *ix->names);
    qn_free(rt->alloc, ix->levels, slots * sizeof *ix->levels);
    qn_free(rt->alloc, ix, sizeof *ix);
    return qn_raise_memory(rt), NULL;
  }
  for (size_t i = 0; i < slots; i++) ix->names[i] = qn_none(), ix->levels[i] = NULL;
  return ix;
}

qn_index *qn_index_range(qn_rt *rt, int64_t start, int64_t step, int64_t n) {
  qn_index *ix = index_blank(rt, n, 0);
  if (ix) ix->start = start, ix->step = step;
  return ix;
}

qn_index *qn_index_of(qn_rt *rt, qn_column *level, qn_value name) {
  if (!level) return NULL;
  const qn_column *shown = qn_col_shown(rt, level); /* labels are what scripts see */
  qn_index *ix = shown ? index_blank(rt, level->length, 1) : NULL;
  if (ix) {
    ix->levels[0] = qn_column_keep((qn_column *)(uintptr_t)shown);
    ix->names[0] = qn_retained(name);
  }
  qn_column_drop(level);
  return ix;
}

qn_index *qn_index_later(qn_rt *rt, qn_column *level, qn_value name) {
  qn_index *ix = level ? index_blank(rt, level->length, 1) : NULL;
  if (!ix) return qn_column_drop(level), NULL;
  ix->levels[0] = level;
  ix->names[0] = qn_retained(name);
  return ix;
}

static qn_index *from_tuples(qn_rt *rt, const qn_list *l, int32_t width) {
  qn_column *levels[16];
  qn_value names[16], *v = qn_alloc(rt->alloc, (size_t)(l->n + 1) * sizeof *v);
  if (!v) return qn_raise_memory(rt), NULL;
  int32_t made = 0;
  for (; made < width; made++) {
    names[made] = qn_none();
    for (int64_t i = 0; i < l->n; i++) v[i] = ((const qn_tuple *)qn_list_at(l, i).o)->items[made];
    if (!(levels[made] = qn_col_from_values(rt, v, l->n))) break;
  }
  qn_free(rt->alloc, v, (size_t)(l->n + 1) * sizeof *v);
  if (made == width) return qn_index_multi(rt, levels, names, width);
  while (made > 0) qn_column_drop(levels[--made]);
  return NULL;
}

qn_index *qn_index_from(qn_rt *rt, qn_value labels) {
  if (qn_is(labels, QN_K_INDEX)) return qn_index_keep(((qn_indexobj *)labels.o)->ix);
  if (qn_is(labels, QN_K_RANGE)) {
    const qn_range *r = (const qn_range *)labels.o;
    int64_t n = qn_length(rt, labels);
    return n < 0 ? NULL : qn_index_range(rt, r->start, r->step, n);
  }
  if (qn_is(labels, QN_K_LIST)) { /* tuples of one length: several levels */
    const qn_list *l = (const qn_list *)labels.o;
    int64_t width = l->n && qn_is(qn_list_at(l, 0), QN_K_TUPLE) ? ((const qn_tuple *)qn_list_at(l, 0).o)->n : 0;
    for (int64_t i = 0; width && i < l->n; i++)
      if (!qn_is(qn_list_at(l, i), QN_K_TUPLE) || ((const qn_tuple *)qn_list_at(l, i).o)->n != width) width = 0;
    if (width > 1 && width <= 16) return from_tuples(rt, l, (int32_t)width);
  }
  return qn_index_of(rt, qn_col_from(rt, labels, 0), qn_is_series(labels) ? qn_series_of(labels)->name : qn_none());
}

bool qn_index_is_lists(qn_value labels) {
  if (!qn_is(labels, QN_K_LIST)) return false;
  const qn_list *l = (const qn_list *)labels.o;
  for (int64_t i = 0; i < l->n; i++) {
    qn_value x = qn_list_at(l, i);
    if (!qn_is(x, QN_K_LIST) && !qn_is_array(x) && !qn_is_series(x) && !qn_is(x, QN_K_INDEX)) return false;
  }
  return l->n > 0;
}

static qn_index *from_lists(qn_rt *rt, const qn_list *l) {
  enum { MOST = 16 };
  qn_column *levels[MOST];
  qn_value names[MOST];
  if (l->n > MOST) return qn_raise(rt, QN_E_NotImplementedError, "an index of more than %d levels", MOST), NULL;
  int32_t made = 0;
  bool same = true;
  for (; same && made < l->n; made++) {
    qn_value x = qn_list_at(l, made);
    names[made] = qn_is_series(x) ? qn_series_of(x)->name : qn_is(x, QN_K_INDEX) ? ((qn_indexobj *)x.o)->ix->names[0] : qn_none();
    if (!(levels[made] = qn_col_from(rt, x, 0))) break;
    if (levels[made]->length != levels[0]->length) {
      qn_raise(rt, QN_E_ValueError, "all arrays must be same length");
      same = false;
    }
  }
  if (same && made == l->n) return qn_index_multi(rt, levels, names, made);
  while (made > 0) qn_column_drop(levels[--made]);
  return NULL;
}

qn_index *qn_index_ensure(qn_rt *rt, qn_value labels) {
  if (qn_index_is_lists(labels)) return from_lists(rt, (const qn_list *)labels.o);
  if (qn_is(labels, QN_K_LIST) && ((const qn_list *)labels.o)->n && qn_is(qn_list_at((const qn_list *)labels.o, 0), QN_K_TUPLE)) {
    const qn_list *l = (const qn_list *)labels.o;
    qn_column *c = qn_col_objects(rt, l->n);
    for (int64_t i = 0; c && i < l->n; i++) ((qn_value *)c->values->data)[i] = qn_retained(qn_list_at(l, i));
    return c ? qn_index_of(rt, c, qn_none()) : NULL;
  }
  return qn_index_from(rt, labels);
}

/* Labels taken from data: evenly spaced ints become a range, as in pandas. */
qn_index *qn_index_compact(qn_rt *rt, qn_index *ix) {
  if (!ix || ix->nlevels != 1 || ix->levels[0]->type != QN_D_INT64 || ix->n < 2) return ix;
  if (!qn_index_level(rt, ix, 0)) return qn_index_drop(rt, ix), NULL;
  const int64_t *v = qn_column_data(ix->levels[0]);
  int64_t step = (int64_t)((uint64_t)v[1] - (uint64_t)v[0]);
  for (int64_t i = 1; i < ix->n; i++)
    if (step == 0 || (int64_t)((uint64_t)v[i] - (uint64_t)v[i - 1]) != step) return ix;
  qn_index *range = qn_index_range(rt, v[0], step, ix->n);
  if (range) range->names[0] = qn_retained(ix->names[0]);
  qn_index_drop(rt, ix);
  return range;
}

/* A level's labels: what is missing among objects is NaN, as pandas' levels have it. */
static qn_column *level_labels(qn_rt *rt, qn_column *level) {
  const qn_column *shown = level ? qn_col_shown(rt, level) : NULL;
  if (!shown) return NULL;
  const qn_value *v = shown->type == QN_D_OBJECT ? qn_column_data(shown) : NULL;
  bool other = false;
  for (int64_t i = 0; v && !other && i < shown->length; i++) other = v[i].tag != QN_FLOAT && qn_col_isna(shown, i);
  if (!other) return qn_column_keep((qn_column *)(uintptr_t)shown);
  qn_column *c = qn_col_objects(rt, shown->length);
  for (int64_t i = 0; c && i < shown->length; i++) ((qn_value *)c->values->data)[i] = qn_col_isna(shown, i) ? qn_nan() : qn_retained(v[i]);
  return c;
}

/* Both zeros are one value of a level: the first one that is met. Takes level. */
static qn_column *one_zero(qn_rt *rt, qn_column *level) {
  if (!level || level->waiting || level->type != QN_D_FLOAT64 || level->masked || level->validity || !level->values) return level;
  const double *x = qn_column_data(level);
  int64_t first = 0, i;
  while (first < level->length && x[first] != 0) first++;
  for (i = first; i < level->length && !(x[i] == 0 && signbit(x[i]) != signbit(x[first])); i++) {}
  if (i >= level->length) return level;
  qn_column *own = qn_col_new(rt, QN_D_FLOAT64, level->length);
  if (own) {
    double *to = own->values->data;
    for (i = 0; i < level->length; i++) to[i] = x[i] == 0 ? x[first] : x[i];
  }
  qn_column_drop(level);
  return own;
}

qn_index *qn_index_multi(qn_rt *rt, qn_column **levels, const qn_value *names, int32_t n) {
  for (int32_t i = 0; i < n && n > 1; i++) levels[i] = one_zero(rt, levels[i]);
  if (n == 1) return qn_index_of(rt, levels[0], names[0]);
  qn_index *ix = levels[0] ? index_blank(rt, levels[0]->length, n) : NULL;
  bool ok = ix != NULL;
  for (int32_t i = 0; i < n; i++) {
    if (ix) {
      ix->levels[i] = levels[i] ? level_labels(rt, levels[i]) : NULL;
      ix->names[i] = qn_retained(names[i]);
      ok = ok && ix->levels[i];
    }
    qn_column_drop(levels[i]);
  }
  if (ok) return ix;
  qn_index_drop(rt, ix);
  return NULL;
}

qn_index *qn_index_keep(qn_index *ix) {
  if (ix) ix->rc++;
  return ix;
}

void qn_index_drop(qn_rt *rt, qn_index *ix) {
  if (!ix || --ix->rc > 0) return;
  size_t slots = ix->nlevels > 0 ? (size_t)ix->nlevels : 1;
  for (size_t i = 0; i < slots; i++) {
    qn_release(rt, ix->names[i]);
    qn_column_drop(ix->levels[i]);
  }
  qn_release(rt, ix->freq);
  qn_index_drop_sets(rt, ix);
  qn_free(rt->alloc, ix->names, slots * sizeof *ix->names);
  qn_free(rt->alloc, ix->levels, slots * sizeof *ix->levels);
  qn_free(rt->alloc, ix, sizeof *ix);
}

qn_column *qn_index_column(qn_rt *rt, const qn_index *ix, int32_t level) {
  if (ix->nlevels > 0) return qn_column_keep(qn_index_level(rt, ix, level));
  qn_column *c = qn_col_new(rt, QN_D_INT64, ix->n);
  for (int64_t i = 0; c && i < ix->n; i++) ((int64_t *)c->values->data)[i] = ix->start + i * ix->step;
  return c;
}

/* A part of ix made by f(level). */
static qn_index *with_levels(qn_rt *rt, const qn_index *ix, int64_t n, const int64_t *idx, int64_t start) {
  qn_index *out = index_blank(rt, n, ix->nlevels);
  if (!out) return NULL;
  for (int32_t k = 0; k < ix->nlevels; k++) {
    out->levels[k] = idx ? qn_col_take(rt, qn_index_level(rt, ix, k), idx, n) : qn_col_slice(rt, qn_index_level(rt, ix, k), start, n);
    out->names[k] = qn_retained(ix->names[k]);
    if (!out->levels[k]) {
      qn_index_drop(rt, out);
      return NULL;
    }
  }
  out->tuples = ix->tuples;
  if (qn_index_share_sets(rt, ix, out) == 0) return out;
  qn_index_drop(rt, out);
  return NULL;
}

typedef struct range_rows {
  const int64_t *idx;
  int64_t *to, start, step;
} range_rows;

static void range_rows_body(void *frame, int64_t begin, int64_t end) {
  const range_rows *r = frame;
  for (int64_t i = begin; i < end; i++) r->to[i] = r->start + r->idx[i] * r->step;
}

void qn_index_pick_freq(qn_rt *rt, qn_index *ix, const int64_t *idx, int64_t n) {
  if (!ix || ix->freq.tag == QN_NONE) return;
  bool run = idx != NULL;
  for (int64_t i = 1; run && i < n; i++) run = idx[i] - idx[i - 1] == 1;
  if (run) return;
  qn_release(rt, ix->freq);
  ix->freq = qn_none();
}

qn_index *qn_index_take(qn_rt *rt, const qn_index *ix, const int64_t *idx, int64_t n) {
  if (ix->nlevels > 0) {
    qn_index *part = with_levels(rt, ix, n, idx, 0);
    bool run = part && ix->freq.tag != QN_NONE && (n == 0 || idx[0] >= 0);
    int64_t step = n > 1 ? idx[1] - idx[0] : 1;
    for (int64_t i = 1; run && i < n; i++) run = idx[i] - idx[i - 1] == step && idx[i] >= 0;
    if (run && step == 1) part->freq = qn_retained(ix->freq);
    else if (run && step != 0 && qn_binary(rt, QN_MUL, ix->freq, qn_int(step), &part->freq) < 0) part->freq = qn_none(), qn_exc_forgive(rt);
    return part;
  }
  if (qn_rows_missing(rt, idx, n)) { /* missing labels */
    qn_column *f = qn_col_new(rt, QN_D_FLOAT64, n);
    for (int64_t i = 0; f && i < n; i++) ((double *)f->values->data)[i] = idx[i] < 0 ? __builtin_nan("") : (double)(ix->start + idx[i] * ix->step);
    return qn_index_of(rt, f, ix->names[0]);
  }
  /* evenly spaced labels stay a range, as in pandas */
  int64_t step = n > 1 ? idx[1] - idx[0] : 1;
  bool regular = step != 0;
  for (int64_t i = 1; regular && i < n; i++) regular = idx[i] - idx[i - 1] == step;
  if (regular) {
    qn_index *range = qn_index_range(rt, n ? ix->start + idx[0] * ix->step : 0, n ? step * ix->step : ix->step, n);
    if (range) range->names[0] = qn_retained(ix->names[0]);
    return range;
  }
  qn_column *c = qn_column_plain(rt->alloc, QN_D_INT64, n);
  if (!c) return qn_raise_memory(rt), NULL;
  range_rows r = {idx, c->values->data, ix->start, ix->step};
  qn_frame_parallel(rt, range_rows_body, &r, n, 500);
  return qn_index_of(rt, c, ix->names[0]);
}

qn_index *qn_index_slice(qn_rt *rt, const qn_index *ix, int64_t start, int64_t n) {
  if (ix->nlevels > 0) {
    qn_index *part = with_levels(rt, ix, n, NULL, start);
    if (part) part->freq = qn_retained(ix->freq);
    return part;
  }
  qn_index *out = qn_index_range(rt, ix->start + start * ix->step, ix->step, n);
  if (out) out->names[0] = qn_retained(ix->names[0]);
  return out;
}

/* --- equality and look-up -------------------------------------------------------------------------------------------------- */
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
    if ((status = qn_index_label(rt, ix, i, &pair[0])) < 0) break;
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
static bool ascends(const qn_column *c) {
  const int64_t *x = qn_column_data(c);
  bool up = true;
  for (int64_t i = 1; up && i < c->length; i++) up = x[i - 1] < x[i];
  return up;
}

static bool is_words(const qn_column *c) { return (c->type == QN_D_INT64 || qn_coltype_is_time(c->type)) && !c->validity && !c->masked && c->length; }

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
  if (labels && is_words(have) && is_words(labels) && have->type == labels->type && qn_zone_same(have->zone, labels->zone) && ascends(have)) {
    done = 1;
    if (ascends(labels)) find_walking(have, labels, pos);
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

/* --- the object that scripts see ----------------------------------------------------------------------------------------------- */
int qn_new_index_object(qn_rt *rt, qn_index *ix, qn_value *out) {
  if (!ix) return -1;
  qn_indexobj *o = qn_obj_new(rt, qn_index_class_of(ix), sizeof *o);
  if (!o) {
    qn_index_drop(rt, ix);
    return -1;
  }
  o->ix = ix;
  *out = qn_from_obj(o);
  return 0;
}

static qn_index *index_in(qn_value v) { return ((qn_indexobj *)v.o)->ix; }

static void index_destroy(qn_rt *rt, qn_obj *o) {
  qn_index_drop(rt, ((qn_indexobj *)o)->ix);
  qn_release(rt, ((qn_indexobj *)o)->owner);
  qn_obj_free(rt, o, sizeof(qn_indexobj));
}

static int index_repr(qn_rt *rt, qn_value v, qn_buf *out) { return qn_index_text(rt, index_in(v), out); }

static int64_t index_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return index_in(v)->n;
}

static int index_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_index *ix = index_in(v);
  int64_t start, stop, step, count, i;
  if (qn_is(key, QN_K_SLICE)) {
    if (qn_slice_indices(rt, key, ix->n, &start, &stop, &step, &count) < 0) return -1;
    if (step == 1) return qn_new_index_object(rt, qn_index_slice(rt, ix, start, count), out);
    int64_t *idx = qn_positions(rt, count);
    if (!idx) return -1;
    for (int64_t k = 0; k < count; k++) idx[k] = start + k * step;
    qn_index *part = qn_index_take(rt, ix, idx, count);
    qn_free_positions(rt, idx, count);
    return qn_new_index_object(rt, part, out);
  }
  if (qn_is_list_like(key) && !qn_is(key, QN_K_TUPLE)) { /* a mask or positions */
    qn_column *k = qn_col_from(rt, key, 0);
    const qn_column *c = k ? qn_col_shown(rt, k) : NULL;
    bool mask = c && c->type == QN_D_BOOL;
    int status = c ? 0 : -1;
    if (c && mask && c->length != ix->n)
      status = qn_raise(rt, QN_E_IndexError, "boolean index did not match indexed array along axis 0; size of axis is %lld but size of corresponding boolean axis is %lld",
                        (long long)ix->n, (long long)c->length);
    else if (c && !mask && c->length && !qn_coltype_is_int(c->type))
      status = qn_raise(rt, QN_E_IndexError, "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices");
    int64_t n = 0, *idx = status == 0 ? qn_positions(rt, c->length) : NULL;
    if (!idx) return qn_column_drop(k), -1;
    for (int64_t p = 0; status == 0 && p < c->length; p++) {
      int64_t at = qn_col_int(c, p);
      if (mask && at) idx[n++] = p;
      if (mask) continue;
      at += at < 0 ? ix->n : 0;
      if (at < 0 || at >= ix->n) status = qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis 0 with size %lld", (long long)qn_col_int(c, p), (long long)ix->n);
      else idx[n++] = at;
    }
    qn_index *taken = status == 0 ? qn_index_take(rt, ix, idx, n) : NULL;
    qn_index_pick_freq(rt, taken, mask ? idx : NULL, n); /* pandas looks at masks only */
    qn_free_positions(rt, idx, c->length);
    qn_column_drop(k);
    return qn_new_index_object(rt, taken, out);
  }
  if (qn_as_index(rt, key, &i) < 0) return -1;
  if (i < 0) i += ix->n;
  if (i < 0 || i >= ix->n) return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis 0 with size %lld", (long long)i, (long long)ix->n);
  if (ix->nlevels == 1 && !ix->tuples && qn_col_numeric(ix->levels[0]->type)) return qn_index_level(rt, ix, 0) ? qn_col_get(rt, ix->levels[0], i, out) : -1; /* a NumPy scalar */
  if (qn_index_label(rt, ix, i, out) < 0) return -1;
  for (int32_t k = 0; ix->nlevels > 1 && k < ix->nlevels; k++) { /* numbers of levels are NumPy's too, unlike those of iteration; what is missing is nan */
    bool missing = qn_col_isna(ix->levels[k], i) && !qn_index_set_missing(ix, k);
    if (!missing && !qn_col_numeric(ix->levels[k]->type)) continue;
    qn_value *at = &((qn_tuple *)out->o)->items[k], number = qn_float(NAN);
    if (!missing && qn_col_get(rt, ix->levels[k], i, &number) < 0) return qn_drop(rt, out), -1;
    qn_release(rt, *at);
    *at = number;
  }
  return 0;
}

static int index_contains(qn_rt *rt, qn_value v, qn_value x) {
  const qn_index *labels = index_in(v);
  if (labels->nlevels == 1 && qn_zone_freq(labels->levels[0]->zone) && qn_is_str(x)) { /* "2024" means many periods */
    qn_value a[2] = {v, x}, r;
    if (qn_call_module(rt, "pandas._periods_index", "_contains", a, 2, &r) < 0) return -1;
    int found = qn_truth(rt, r);
    return qn_release(rt, r), found;
  }
  uint8_t *mask = qn_index_mask(rt, index_in(v), x); /* of several levels: the first ones too */
  if (!mask) return -1;
  bool found = memchr(mask, 1, (size_t)index_in(v)->n) != NULL;
  qn_free(rt->alloc, mask, (size_t)index_in(v)->n + 1);
  return found;
}

static int labels_list(qn_rt *rt, const qn_index *ix, qn_value *out) {
  if (qn_new_list_cap(rt, ix->n, out) < 0) return -1;
  for (int64_t i = 0; i < ix->n; i++) {
    qn_value label;
    if (qn_index_label(rt, ix, i, &label) < 0) return qn_drop(rt, out), -1;
    int bad = qn_list_append(rt, *out, label);
    qn_release(rt, label);
    if (bad < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

static int index_iter(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value list;
  if (labels_list(rt, index_in(v), &list) < 0) return -1;
  int status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}

static int index_truth(qn_rt *rt, qn_value v) {
  return qn_raise(rt, QN_E_ValueError, "The truth value of a %s is ambiguous. Use a.empty, a.item(), a.any() or a.all().", v.o->cls->name);
}

static bool has_word(qn_rt *rt, qn_value v, const char *name) {
  qn_value found;
  qn_sym word = qn_sym_of(rt, name);
  if (!word || qn_get_attr(rt, v, word, &found) < 0) return qn_exc_forgive(rt), false;
  return qn_release(rt, found), true;
}

/* Arithmetic: that of a Series of the labels. */
int qn_index_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  bool left = qn_is(a, QN_K_INDEX);
  qn_value sides[2] = {a, b}, r;
  if (qn_is_series(left ? b : a) || qn_is_frame(left ? b : a)) return QN_NOT_IMPLEMENTED;
  if (op == QN_DIVMOD) return qn_pandas_divmod(rt, a, b, out);
  const qn_index *mine = index_in(left ? a : b);
  int status = 0;
  for (int k = 0; k < 2; k++) {
    qn_retain(sides[k]);
    if (!qn_is(sides[k], QN_K_INDEX)) continue;
    qn_value s;
    status = status < 0 ? -1 : qn_new_series(rt, qn_index_column(rt, index_in(sides[k]), 0), NULL, qn_none(), &s);
    qn_release(rt, sides[k]);
    sides[k] = status < 0 ? qn_none() : s;
  }
  if (status == 0) status = qn_binary(rt, op, sides[0], sides[1], &r);
  qn_release(rt, sides[0]);
  qn_release(rt, sides[1]);
  if (status) return status;
  qn_value name = mine->names[0];
  if (qn_is(a, QN_K_INDEX) && qn_is(b, QN_K_INDEX) && qn_equal(rt, index_in(a)->names[0], index_in(b)->names[0]) != 1) name = qn_none();
  qn_index *ix = qn_index_of(rt, qn_column_keep(qn_series_col(rt, qn_series_of(r))), name);
  qn_release(rt, r);
  const bool ranges = qn_is(a, QN_K_INDEX) && qn_is(b, QN_K_INDEX); /* then pandas computes with arrays */
  if (ix && mine->nlevels == 0 && !ranges) ix = qn_index_compact(rt, ix);
  const qn_value by = left ? b : a;
  if (ix && mine->freq.tag == QN_OBJ && (op == QN_ADD || op == QN_SUB) && qn_coltype_is_time(ix->levels[0]->type) &&
      (qn_time_kind(by) || (qn_is(by, QN_K_INSTANCE) && has_word(rt, by, "_tick"))) &&
      has_word(rt, mine->freq, mine->levels[0]->zone ? "_tick_in_zones" : "_tick")) /* a fixed step stays; days are not as long as each other in zones */
    ix->freq = qn_retained(mine->freq);
  return qn_new_index_object(rt, ix, out);
}

int qn_index_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  const qn_index *ix = index_in(a);
  if (ix->nlevels == 0 && (op == QN_NEG || op == QN_POS || op == QN_INVERT)) { /* a range stays one */
    const int64_t sign = op == QN_POS ? 1 : -1;
    qn_index *made = qn_index_range(rt, sign * ix->start - (op == QN_INVERT), sign * ix->step, ix->n);
    if (!made) return -1;
    qn_release(rt, made->names[0]);
    made->names[0] = qn_retained(ix->names[0]);
    return qn_new_index_object(rt, made, out);
  }
  qn_column *c = qn_index_column(rt, index_in(a), 0), *r = c ? qn_col_unary(rt, op, c) : NULL;
  qn_column_drop(c);
  return r ? qn_new_index_object(rt, qn_index_of(rt, r, index_in(a)->names[0]), out) : -1;
}

static int index_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  static const qn_cmp mirrored[] = {[QN_EQ] = QN_EQ, [QN_NE] = QN_NE, [QN_LT] = QN_GT, [QN_LE] = QN_GE, [QN_GT] = QN_LT, [QN_GE] = QN_LE};
  qn_index *ix = index_in(a);
  if (qn_is_series(b)) return qn_compare(rt, b, a, mirrored[op], out); /* a Series of its labels */
  if (ix->nlevels > 1) {
    qn_value v[3] = {a, b, qn_int(op)};
    return qn_call_module(rt, "pandas._index", "_compare_tuples", v, 3, out);
  }
  qn_column *c = qn_index_column(rt, ix, 0);
  qn_column *other = c && qn_is_list_like(b) ? qn_col_from(rt, b, ix->n) : NULL;
  int status = -1;
  if (c && rt->exc.tag == QN_UNSET && other && other->length != ix->n) status = qn_raise(rt, QN_E_ValueError, "Lengths must match to compare");
  else if (c && rt->exc.tag == QN_UNSET) {
    qn_column *r = qn_col_compare(rt, op, (qn_operand){c, qn_none()}, other ? (qn_operand){other, qn_none()} : (qn_operand){NULL, b}, ix->n);
    status = r ? qn_col_values(rt, r, false, out) : -1;
    qn_column_drop(r);
  }
  qn_column_drop(c);
  qn_column_drop(other);
  return status;
}

static QN_METHOD(m_tolist) {
  if (qn_args_parse(rt, args, "Index.tolist", "", NULL) < 0) return -1;
  return labels_list(rt, index_in(self), out);
}

static QN_METHOD(m_name) {
  (void)args;
  (void)rt;
  if (index_in(self)->nlevels > 1) return *out = qn_none(), 0;
  return *out = qn_retained(qn_index_name(index_in(self))), 0;
}

static QN_METHOD(m_size) {
  (void)args;
  (void)rt;
  return *out = qn_int(index_in(self)->n), 0;
}

static QN_METHOD(m_nlevels) {
  (void)args;
  (void)rt;
  return *out = qn_int(index_in(self)->nlevels ? index_in(self)->nlevels : 1), 0;
}

static int tuples_array(qn_rt *rt, qn_value index, qn_value *out) {
  return qn_call_module(rt, "pandas._index", "_tuples", &index, 1, out);
}

static QN_METHOD(m_to_numpy) {
  (void)args;
  if (index_in(self)->nlevels > 1 || index_in(self)->tuples) return tuples_array(rt, self, out);
  qn_column *c = qn_index_column(rt, index_in(self), 0);
  int status = c ? qn_col_array(rt, c, out) : -1;
  qn_column_drop(c);
  return status;
}

static QN_METHOD(m_values) {
  (void)args;
  if (index_in(self)->nlevels > 1 || index_in(self)->tuples) return tuples_array(rt, self, out);
  qn_column *c = qn_index_column(rt, index_in(self), 0);
  int status = c ? qn_col_values(rt, c, true, out) : -1;
  qn_column_drop(c);
  return status;
}

static QN_METHOD(m_dtype) {
  (void)args;
  const qn_index *ix = index_in(self);
  if (ix->nlevels > 1 || ix->tuples) return qn_col_dtype(rt, QN_D_OBJECT, out);
  return ix->nlevels ? qn_col_dtype_of(rt, ix->levels[0], out) : qn_col_dtype(rt, QN_D_INT64, out);
}

static QN_METHOD(m_freq) {
  (void)args;
  const qn_index *ix = index_in(self);
  if (ix->nlevels == 1 && qn_zone_freq(ix->levels[0]->zone)) { /* of the type */
    qn_value dtype;
    if (qn_col_dtype_of(rt, ix->levels[0], &dtype) < 0) return -1;
    qn_sym name = qn_sym_of(rt, "freq");
    int r = name ? qn_get_attr(rt, dtype, name, out) : -1;
    return qn_release(rt, dtype), r;
  }
  if (ix->nlevels != 1 || !qn_coltype_is_time(ix->levels[0]->type)) {
    const char *name = ix->nlevels == 0 ? "RangeIndex" : ix->nlevels > 1 ? "MultiIndex" : ix->levels[0]->type == QN_COL_CAT ? "CategoricalIndex" : qn_col_is_intervals(ix->levels[0]) ? "IntervalIndex" : "Index";
    return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute 'freq'", name);
  }
  return *out = qn_retained(ix->freq), 0;
}

static QN_METHOD(m_is_unique) {
  (void)args;
  const qn_index *ix = index_in(self);
  if (ix->nlevels == 0) return *out = qn_bool(true), 0;
  qn_factor f;
  for (int32_t k = 0; k < ix->nlevels; k++)
    if (!qn_index_level(rt, ix, k)) return -1;
  if (ix->nlevels == 1 && is_words(ix->levels[0]) && ascends(ix->levels[0])) return *out = qn_bool(true), 0;
  if ((ix->nlevels == 1 ? qn_factorize_one(rt, ix->levels[0], true, &f) : qn_factorize(rt, (const qn_column *const *)ix->levels, ix->nlevels, true, &f)) < 0) return -1;
  *out = qn_bool(f.groups == ix->n);
  qn_factor_deinit(rt, &f);
  return 0;
}

const qn_method qn_index_methods[] = {
    {"tolist", m_tolist, false, false}, {"to_list", m_tolist, false, false}, {"name", m_name, true, false},
    {"size", m_size, true, false},       {"nlevels", m_nlevels, true, false},
    {"values", m_values, true, false}, {"to_numpy", m_to_numpy, false, false}, {"dtype", m_dtype, true, false},
    {"is_unique", m_is_unique, true, false}, {"freq", m_freq, true, false}, {NULL, NULL, false, false}};

static int set_names(qn_rt *rt, qn_value v, qn_sym name, qn_value x);

/* df.columns.name = x: the frame's axis is named too. */
static int index_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  int status = set_names(rt, v, name, x);
  qn_value owner = ((qn_indexobj *)v.o)->owner, list;
  const qn_index *ix = index_in(v);
  if (status || !qn_is_frame(owner)) return status;
  if (ix->nlevels <= 1) return qn_frame_set_column_names(rt, qn_frame_of(owner), ix->names[0]);
  if (qn_new_list(rt, ix->names, ix->nlevels, &list) < 0) return -1;
  qn_frame_set_column_names(rt, qn_frame_of(owner), list);
  return qn_release(rt, list), 0;
}

static int set_names(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_index *ix = index_in(v);
  if (qn_sv_is(qn_sym_sv(name), "names")) {
    qn_value *items;
    int64_t n;
    if (qn_items_of(rt, x, &items, &n) < 0) return -1;
    int64_t levels = ix->nlevels ? ix->nlevels : 1;
    int status = n == levels ? 0 : qn_raise(rt, QN_E_ValueError, "Length of new names must be %lld, got %lld", (long long)levels, (long long)n);
    for (int64_t k = 0; status == 0 && k < n; k++) {
      qn_release(rt, ix->names[k]);
      ix->names[k] = qn_retained(items[k]);
    }
    qn_items_free(rt, items, n);
    return status;
  }
  if (qn_sv_is(qn_sym_sv(name), "freq")) {
    qn_release(rt, ix->freq);
    ix->freq = qn_retained(x);
    return 0;
  }
  if (!qn_sv_is(qn_sym_sv(name), "name")) return qn_raise(rt, QN_E_AttributeError, "cannot set attribute '%s' of an Index", name->text);
  if (ix->nlevels > 1) return 0; /* the levels keep their names */
  qn_release(rt, ix->names[0]);
  ix->names[0] = qn_retained(x);
  return 0;
}

static int index_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value v[5], fn;
  if (qn_args_parse(rt, args, "Index", "|data dtype copy name tupleize_cols", v) < 0) return -1;
  if (v[0].tag == QN_UNSET) return qn_raise(rt, QN_E_TypeError, "Index(...) must be called with a collection of some kind, None was passed");
  bool plain = qn_is_series(v[0]) || qn_is_array(v[0]) || qn_is(v[0], QN_K_INDEX) || qn_is(v[0], QN_K_RANGE);
  if (!plain || (v[1].tag != QN_UNSET && v[1].tag != QN_NONE)) { /* Python decides */
    if (rt->hooks.module_function(rt, "pandas._index_make", "_make", &fn) < 0) return -1;
    int r = qn_call_object(rt, fn, args, out);
    return qn_release(rt, fn), r;
  }
  qn_index *ix = qn_index_from(rt, v[0]);
  if (!ix) return -1;
  if (qn_is(v[0], QN_K_INDEX) || v[3].tag != QN_UNSET) { /* an index of its own */
    qn_index *own = qn_index_slice(rt, ix, 0, ix->n);
    qn_index_drop(rt, ix);
    if (!(ix = own)) return -1;
  }
  if (v[3].tag != QN_UNSET && v[3].tag != QN_NONE && ix->nlevels <= 1) {
    qn_release(rt, ix->names[0]);
    ix->names[0] = qn_retained(v[3]);
  }
  return qn_new_index_object(rt, ix, out);
}

#define TEXT_CONSTRUCT(word)                                                                                     \
  static int construct_##word(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {               \
    (void)cls;                                                                                                     \
    return qn_pandas_general(rt, "pandas._index_make", NULL, "_" #word, (qn_value){.tag = QN_UNSET}, args, out);        \
  }
TEXT_CONSTRUCT(range)
TEXT_CONSTRUCT(multi)
TEXT_CONSTRUCT(datetime)
TEXT_CONSTRUCT(timedelta)
TEXT_CONSTRUCT(categorical)
TEXT_CONSTRUCT(period)
TEXT_CONSTRUCT(interval)

qn_class qn_index_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Index", .module = "pandas", .open = true, .kind = QN_K_INDEX,
                           .base = &qn_index_text_class, .methods = qn_index_methods, .destroy = index_destroy, .repr = index_repr, .length = index_length,
                           .get_item = index_get_item, .contains = index_contains, .iter = index_iter, .compare = index_compare,
                           .binary = qn_index_binary, .unary = qn_index_unary, .truth = index_truth, .set_attr = index_set_attr, .construct = index_construct};

#define KIND(word, name_) \
  static qn_class word##_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = name_, .module = "pandas", .kind = QN_K_INDEX, .base = &qn_index_class, .construct = construct_##word};
KIND(range, "RangeIndex")
KIND(multi, "MultiIndex")
KIND(datetime, "DatetimeIndex")
KIND(timedelta, "TimedeltaIndex")
KIND(categorical, "CategoricalIndex")
KIND(period, "PeriodIndex")
KIND(interval, "IntervalIndex")

const qn_class *qn_index_class_of(const qn_index *ix) {
  if (ix->nlevels == 0) return &range_class;
  if (ix->nlevels > 1 || ix->tuples) return &multi_class;
  uint8_t t = ix->levels[0]->type;
  if (qn_zone_freq(ix->levels[0]->zone)) return &period_class;
  if (qn_col_is_intervals(ix->levels[0])) return &interval_class;
  return qn_coltype_is_moment(t) ? &datetime_class : qn_coltype_is_span(t) ? &timedelta_class : t == QN_COL_CAT ? &categorical_class : &qn_index_class;
}

int qn_index_classes(qn_rt *rt, qn_value module) {
  const qn_class *const all[] = {&range_class, &multi_class, &datetime_class, &timedelta_class, &categorical_class, &period_class, &interval_class};
  for (size_t i = 0; i < QN_COUNT(all); i++)
    if (qn_module_set(rt, module, all[i]->name, qn_class_value(all[i])) < 0) return -1;
  return 0;
}
