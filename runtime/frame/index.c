/* index.c - row labels: RangeIndex, values of one level, several levels. Shared and immutable. */
#include <math.h>

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
