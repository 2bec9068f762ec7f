/* level_sets.c - what the levels of a MultiIndex may hold: pandas' `levels`, which have an order of their own, keep values that no row has
 * any more, and may be ranges.
 *
 * An index holds its labels as columns, and so sorted distinct labels are what its levels are unless it says otherwise. It says so in
 * `sets`: a qn_level for each level, shared with every index taken from it (rows picked, sliced, levels reordered). A level that nobody has
 * asked about names the labels that it comes from and is found when it is asked for (pandas._levels), so that taking rows costs nothing;
 * as long as a part lives, those labels do. Values of a set that the labels lack are unused levels; labels that a set lacks are put behind
 * it (df["new"] = ... among columns of several levels). */
#include "runtime/frame/native.h"

static void level_drop(qn_rt *rt, qn_level *l) {
  if (!l || --l->rc > 0) return;
  qn_column_drop(l->of);
  qn_index_drop(rt, l->values);
  qn_free(rt->alloc, l, sizeof *l);
}

void qn_index_drop_sets(qn_rt *rt, qn_index *ix) {
  if (!ix->sets) return;
  for (int32_t k = 0; k < ix->nlevels; k++) level_drop(rt, ix->sets[k]);
  qn_free(rt->alloc, ix->sets, (size_t)ix->nlevels * sizeof *ix->sets);
  ix->sets = NULL;
  ix->beyond = false;
}

static qn_level *level_new(qn_rt *rt, qn_column *of, qn_index *values) { /* takes both */
  qn_level *l = qn_alloc(rt->alloc, sizeof *l);
  if (l) return *l = (qn_level){.rc = 1, .of = of, .values = values}, l;
  qn_column_drop(of);
  qn_index_drop(rt, values);
  return qn_raise_memory(rt), NULL;
}

static qn_level **sets_blank(qn_rt *rt, int32_t n) {
  qn_level **sets = qn_alloc(rt->alloc, (size_t)n * sizeof *sets);
  if (!sets) return qn_raise_memory(rt), NULL;
  for (int32_t k = 0; k < n; k++) sets[k] = NULL;
  return sets;
}

/* Every level of the index has a set; those that had none get one of their own labels. */
static int have_sets(qn_rt *rt, qn_index *ix) {
  if (!ix->sets && !(ix->sets = sets_blank(rt, ix->nlevels))) return -1;
  for (int32_t k = 0; k < ix->nlevels; k++)
    if (!ix->sets[k] && !(ix->sets[k] = level_new(rt, qn_column_keep(ix->levels[k]), NULL))) return -1;
  return 0;
}

static int share(qn_rt *rt, const qn_index *from, int32_t k, qn_index *to, int32_t at) {
  if (have_sets(rt, (qn_index *)(uintptr_t)from)) return -1;
  if (!to->sets && !(to->sets = sets_blank(rt, to->nlevels))) return -1;
  level_drop(rt, to->sets[at]);
  to->sets[at] = from->sets[k];
  to->sets[at]->rc++;
  to->beyond = to->beyond || from->beyond;
  return 0;
}

int qn_index_share_sets(qn_rt *rt, const qn_index *from, qn_index *to) {
  for (int32_t k = 0; to->nlevels > 1 && k < to->nlevels; k++)
    if (share(rt, from, k, to, k)) return -1;
  return 0;
}

int qn_index_sets_found(qn_rt *rt, qn_index *ix, bool as_found, bool missing) {
  if (ix->nlevels < 2 || (!as_found && !missing)) return 0;
  if (have_sets(rt, ix)) return -1;
  for (int32_t k = 0; k < ix->nlevels; k++) ix->sets[k]->as_found = as_found, ix->sets[k]->missing = missing;
  return 0;
}

int qn_index_level_from(qn_rt *rt, qn_index *ix, int32_t k, qn_column *of) {
  if (!of || have_sets(rt, ix)) return qn_column_drop(of), -1;
  qn_column_drop(ix->sets[k]->of);
  ix->sets[k]->of = of;
  return 0;
}

bool qn_index_set_missing(const qn_index *ix, int32_t k) {
  const qn_level *l = ix->sets ? ix->sets[k] : NULL;
  const qn_column *c = l && l->values && l->values->nlevels == 1 ? l->values->levels[0] : NULL;
  bool found = l && l->missing;
  for (int64_t i = 0; c && !c->waiting && !found && i < c->length; i++) found = qn_col_isna(c, i);
  return found;
}

qn_index *qn_index_with_sets(qn_rt *rt, qn_index *ix, const qn_index *from) {
  if (!ix || !from || ix->nlevels < 2 || from->nlevels != ix->nlevels || qn_index_share_sets(rt, from, ix) == 0) return ix;
  return qn_index_drop(rt, ix), NULL;
}

/* --- natives ------------------------------------------------------------------------------------------------------------------- */
static qn_index *index_level(qn_rt *rt, qn_value v, qn_value level, int32_t *k) {
  int64_t at;
  if (!qn_is(v, QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "an Index is needed"), NULL;
  qn_index *ix = ((qn_indexobj *)v.o)->ix;
  if (qn_as_index(rt, level, &at) < 0) return NULL;
  if (at < 0 || at >= ix->nlevels) return qn_raise(rt, QN_E_IndexError, "no such level"), NULL;
  *k = (int32_t)at;
  return ix;
}

/* level_set(index, k): the values of a level, an Index; None: the sorted distinct ones of level_source. */
QN_METHOD(qn_pd_level_set) {
  (void)self;
  qn_value v[2];
  int32_t k;
  qn_index *ix;
  if (qn_args_parse(rt, args, "level_set", "index k", v) < 0 || !(ix = index_level(rt, v[0], v[1], &k))) return -1;
  if (!ix->sets || !ix->sets[k] || !ix->sets[k]->values) return *out = qn_none(), 0;
  return qn_new_index_object(rt, qn_index_keep(ix->sets[k]->values), out);
}

/* level_source(index, k): (labels whose distinct values a level has, an Index; whether in the order of the labels, not sorted; whether
 * the missing one is among them). */
QN_METHOD(qn_pd_level_source) {
  (void)self;
  qn_value v[2];
  int32_t k;
  qn_index *ix;
  if (qn_args_parse(rt, args, "level_source", "index k", v) < 0 || !(ix = index_level(rt, v[0], v[1], &k))) return -1;
  qn_column *of = ix->sets && ix->sets[k] && ix->sets[k]->of ? ix->sets[k]->of : ix->levels[k];
  qn_value pair[3] = {qn_none(), qn_bool(ix->sets && ix->sets[k] && ix->sets[k]->as_found), qn_bool(ix->sets && ix->sets[k] && ix->sets[k]->missing)};
  if (!(of = qn_col_there(rt, of)) || qn_new_index_object(rt, qn_index_of(rt, qn_column_keep(of), ix->names[k]), &pair[0]) < 0) return -1;
  int status = qn_new_tuple(rt, pair, 3, out);
  return qn_release(rt, pair[0]), status;
}

/* level_beyond(index): whether labels may lie beyond the sets. */
QN_METHOD(qn_pd_level_beyond) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "level_beyond", "index", v) < 0) return -1;
  return *out = qn_bool(qn_is(v[0], QN_K_INDEX) && ((qn_indexobj *)v[0].o)->ix->beyond), 0;
}

/* keep_level_set(index, k, values): the values that were found for a level, kept for all that share it; those that replace others are the
 * index's own. */
QN_METHOD(qn_pd_keep_level_set) {
  (void)self;
  qn_value v[3];
  int32_t k, none;
  qn_index *ix;
  if (qn_args_parse(rt, args, "keep_level_set", "index k values", v) < 0 || !(ix = index_level(rt, v[0], v[1], &k))) return -1;
  qn_index *values = index_level(rt, v[2], qn_int(0), &none);
  if (!values && qn_is(v[2], QN_K_INDEX)) qn_exc_forgive(rt), values = ((qn_indexobj *)v[2].o)->ix; /* a range */
  if (!values || have_sets(rt, ix)) return -1;
  qn_level *l = ix->sets[k];
  qn_index_keep(values);
  if (l->values) {
    if (!(l = level_new(rt, NULL, values))) return -1;
    level_drop(rt, ix->sets[k]);
    ix->sets[k] = l;
    return *out = qn_none(), 0;
  }
  qn_index_drop(rt, l->values);
  l->values = values;
  qn_column_drop(l->of);
  l->of = NULL;
  return *out = qn_none(), 0;
}

/* index_sets(index, sets): the index with other values of its levels, an Index for each; None: those of its own labels. */
QN_METHOD(qn_pd_index_sets) {
  (void)self;
  qn_value v[2], *items;
  int64_t n;
  if (qn_args_parse(rt, args, "index_sets", "index sets", v) < 0 || qn_items_of(rt, v[1], &items, &n) < 0) return -1;
  qn_index *ix = qn_is(v[0], QN_K_INDEX) ? ((qn_indexobj *)v[0].o)->ix : NULL, *own = NULL;
  bool bad = !ix || ix->nlevels < 2 || n != ix->nlevels;
  for (int64_t k = 0; !bad && k < n; k++) bad = items[k].tag != QN_NONE && !(qn_is(items[k], QN_K_INDEX) && ((qn_indexobj *)items[k].o)->ix->nlevels < 2);
  if (bad) qn_raise(rt, QN_E_TypeError, "index_sets: a MultiIndex and an Index for each level are needed");
  else if ((own = qn_index_slice(rt, ix, 0, ix->n))) {
    qn_index_drop_sets(rt, own);
    if (!(own->sets = sets_blank(rt, own->nlevels))) bad = true;
    for (int64_t k = 0; !bad && k < n; k++)
      if (items[k].tag != QN_NONE && !(own->sets[k] = level_new(rt, NULL, qn_index_keep(((qn_indexobj *)items[k].o)->ix)))) bad = true;
  }
  qn_items_free(rt, items, n);
  if (!bad && own) return qn_new_index_object(rt, own, out);
  qn_index_drop(rt, own);
  return -1;
}

/* index_tuples(index): the index as one of tuples, of one level. */
QN_METHOD(qn_pd_index_tuples) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "index_tuples", "index", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "an Index is needed");
  const qn_index *ix = ((qn_indexobj *)v[0].o)->ix;
  qn_index *own = ix->nlevels > 1 ? qn_index_slice(rt, ix, 0, ix->n) : qn_index_of(rt, qn_index_column(rt, ix, 0), ix->names[0]);
  if (own) own->tuples = own->nlevels == 1;
  return own ? qn_new_index_object(rt, own, out) : -1;
}

/* index_levels(index, ks): two or more levels, in that order, with the values that they may have. */
QN_METHOD(qn_pd_index_levels) {
  (void)self;
  enum { MOST = 16 };
  qn_value v[2], *items, names[MOST];
  int64_t n;
  int32_t at[MOST];
  qn_column *cols[MOST];
  if (qn_args_parse(rt, args, "index_levels", "index ks", v) < 0 || qn_items_of(rt, v[1], &items, &n) < 0) return -1;
  qn_index *ix = NULL, *r = NULL;
  int status = n > 1 && n <= MOST ? 0 : qn_raise(rt, QN_E_ValueError, "index_levels: 2 to 16 levels");
  for (int64_t i = 0; status == 0 && i < n; i++)
    if (!(ix = index_level(rt, v[0], items[i], &at[i]))) status = -1;
  qn_items_free(rt, items, n);
  if (status) return -1;
  for (int64_t i = 0; i < n; i++) cols[i] = qn_column_keep(ix->levels[at[i]]), names[i] = ix->names[at[i]];
  r = qn_index_multi(rt, cols, names, (int32_t)n);
  for (int64_t i = 0; r && status == 0 && i < n; i++) status = share(rt, ix, at[i], r, (int32_t)i);
  if (r && status == 0) return qn_new_index_object(rt, r, out);
  qn_index_drop(rt, r);
  return -1;
}
