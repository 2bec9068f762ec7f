/* group_object.c - the group-by object: keys to groups, [] and attributes, iteration. What by= may be beyond labels, Series
 * and arrays is sorted out by the text (lib/pandas_group*.py), which makes the object through qn_pd_group. */
#include "runtime/frame/group.h"
#include "runtime/frame/native_group.h"
#include "runtime/frame/plan.h"

static void groupby_destroy(qn_rt *rt, qn_obj *o) {
  qn_groupby *g = (qn_groupby *)o;
  qn_release(rt, g->frame);
  qn_release(rt, g->series);
  qn_release(rt, g->select);
  if (g->base.tag != QN_OBJ) {
    for (int32_t i = 0; g->keys && i < g->nkeys; i++) qn_column_drop(g->keys[i]);
    for (int32_t i = 0; g->names && i < g->nkeys; i++) qn_release(rt, g->names[i]);
    qn_free(rt->alloc, g->keys, (size_t)g->nkeys * sizeof *g->keys);
    qn_free(rt->alloc, g->names, (size_t)g->nkeys * sizeof *g->names);
    qn_free(rt->alloc, g->in_axis, (size_t)g->nkeys * sizeof *g->in_axis);
    qn_factor_deinit(rt, &g->groups);
    qn_index_drop(rt, g->index);
  }
  qn_release(rt, g->base);
  qn_obj_free(rt, o, sizeof *g);
}

/* --- keys to groups ---------------------------------------------------------------------------------------------------------- */
static void rank_codes(void *frame, int64_t begin, int64_t end) {
  qn_group_rank *r = frame;
  for (int64_t i = begin; i < end; i++) r->codes[i] = r->codes[i] < 0 ? -1 : r->rank[r->codes[i]];
}

/* Groups in the order of their keys; keys that have no order stay as they came. */
static int sort_groups(qn_rt *rt, qn_groupby *g) {
  qn_factor *f = &g->groups;
  bool up[QN_GROUP_KEYS];
  for (int i = 0; i < QN_GROUP_KEYS; i++) up[i] = true;
  int64_t *order = qn_positions(rt, f->groups);
  int32_t *rank = qn_alloc(rt->alloc, (size_t)(f->groups + 1) * sizeof *rank);
  int status = order && rank ? 0 : -1;
  if (status == 0 && qn_argsort_keys(rt, (const qn_column *const *)g->keys, up, g->nkeys, f->first, f->groups, order) < 0) {
    bool objects = false;
    for (int32_t k = 0; k < g->nkeys; k++) objects = objects || g->keys[k]->type == QN_D_OBJECT;
    status = objects && qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError]) ? 1 : -1;
    if (status == 1) qn_exc_forgive(rt);
  }
  if (status == 0) { /* order holds first rows: a row finds its group through codes */
    for (int64_t k = 0; k < f->groups; k++) rank[f->codes[order[k]]] = (int32_t)k;
    qn_group_rank r = {f->codes, rank};
    qn_frame_parallel(rt, rank_codes, &r, f->n, 500);
    if (f->groups) memcpy(f->first, order, (size_t)f->groups * sizeof *order);
  }
  if (order) qn_free_positions(rt, order, f->groups);
  qn_free(rt->alloc, rank, (size_t)(f->groups + 1) * sizeof *rank);
  if (!order || !rank) return qn_raise_memory(rt);
  return status < 0 ? -1 : 0;
}

/* --- observed=False: every category is a group, and every combination of them with the values of the other keys -------------- */
typedef struct key_range {
  qn_factor f;      /* codes of the rows */
  qn_column *label; /* what the codes mean */
} key_range;

/* A row for each category; behind them one of no category, when that is a group too. */
static qn_column *whole_category(qn_rt *rt, const qn_column *c, bool none) {
  int64_t n = c->categories->length;
  qn_column *out = qn_col_new(rt, QN_COL_CAT, n + none);
  for (int64_t i = 0; out && i < out->length; i++) ((int32_t *)out->values->data)[i] = i < n ? (int32_t)i : -1;
  if (out) qn_column_like(out, c);
  return out;
}

/* sort=False: the categories that rows have in the order in which they come, then the others. */
static int ranges_as_found(qn_rt *rt, key_range *r) {
  int64_t n = r->f.groups, next = 0, *place = qn_positions(rt, 2 * n);
  if (!place) return -1;
  int64_t *from = place + n;
  for (int64_t i = 0; i < n; i++) place[i] = -1;
  for (int64_t i = 0; i < r->f.n; i++)
    if (r->f.codes[i] >= 0 && place[r->f.codes[i]] < 0) place[r->f.codes[i]] = next++;
  for (int64_t i = 0; i < n; i++)
    if (place[i] < 0) place[i] = next++;
  for (int64_t i = 0; i < n; i++) from[place[i]] = i;
  for (int64_t i = 0; i < r->f.n; i++)
    if (r->f.codes[i] >= 0) r->f.codes[i] = (int32_t)place[r->f.codes[i]];
  qn_column *label = qn_col_take(rt, r->label, from, n);
  qn_column_drop(r->label);
  r->label = label;
  qn_free_positions(rt, place, 2 * n);
  return label ? 0 : -1;
}

/* ... and, beside keys that are no categories, the combinations that rows have in the order in which they come, then the others, by the keys
 * that are no categories first. to: the place of each combination. */
static int order_as_found(qn_rt *rt, const qn_groupby *g, const key_range *r, qn_factor *f, int64_t *at) {
  int64_t n = f->groups, next = 0, *place = qn_positions(rt, n), *kept = place ? qn_positions(rt, n) : NULL;
  for (int64_t i = 0; kept && i < n; i++) place[i] = -1;
  for (int64_t i = 0; kept && i < f->n; i++)
    if (f->codes[i] >= 0 && place[f->codes[i]] < 0) place[f->codes[i]] = next++;
  int64_t digit[QN_GROUP_KEYS] = {0};
  for (int64_t i = 0; kept && i < n; i++) { /* digits count up with the keys of no categories slowest */
    int64_t code = 0;
    for (int32_t k = 0; k < g->nkeys; k++) code = code * r[k].f.groups + digit[k];
    if (place[code] < 0) place[code] = next++;
    int32_t k = g->nkeys - 1;
    for (int pass = 0; pass < 2; pass++, k = g->nkeys - 1)
      for (; k >= 0; k--) {
        if ((g->keys[k]->type == QN_COL_CAT) == (pass == 1)) continue;
        if (++digit[k] < r[k].f.groups) goto counted;
        digit[k] = 0;
      }
  counted:;
  }
  for (int64_t i = 0; kept && i < n; i++) kept[place[i]] = at[i];
  for (int64_t i = 0; kept && i < n; i++) at[i] = kept[i];
  for (int64_t i = 0; kept && i < f->n; i++)
    if (f->codes[i] >= 0) f->codes[i] = (int32_t)place[f->codes[i]];
  if (place) qn_free_positions(rt, place, n);
  if (kept) qn_free_positions(rt, kept, n);
  return kept ? 0 : -1;
}

static int range_of_key(qn_rt *rt, qn_column *c, bool keep_na, bool bins, bool sort, key_range *r) {
  const qn_column *one = c;
  if (c->type != QN_COL_CAT) {
    qn_groupby single = {.keys = &c, .nkeys = 1};
    if (qn_factorize(rt, &one, 1, keep_na, &single.groups) < 0) return -1;
    if (!sort || sort_groups(rt, &single) == 0) r->label = qn_col_take(rt, c, single.groups.first, single.groups.groups);
    r->f = single.groups;
    return r->label ? 0 : -1;
  }
  r->f = (qn_factor){.n = c->length, .groups = c->categories->length};
  if (!(r->f.codes = qn_alloc(rt->alloc, (size_t)c->length * sizeof *r->f.codes))) return r->f.n = 0, qn_raise_memory(rt);
  const int32_t *own = qn_column_data(c);
  bool times = bins && c->ordered && qn_coltype_is_time(c->categories->type), none = false;
  for (int64_t i = 0; i < c->length; i++) {
    bool lost = keep_na && !times && own[i] < 0; /* a group behind those of the categories */
    none = none || lost;
    r->f.codes[i] = lost ? (int32_t)c->categories->length : own[i];
  }
  r->f.groups += none;
  r->label = times ? qn_column_keep(c->categories) : whole_category(rt, c, none);
  return !r->label ? -1 : sort || times ? 0 : ranges_as_found(rt, r);
}

static int settle_product(qn_rt *rt, qn_groupby *g) {
  key_range r[QN_GROUP_KEYS] = {0};
  qn_factor *f = &g->groups;
  int64_t total = 1, rows = g->keys[0]->length;
  int status = 0;
  for (int32_t k = 0; status == 0 && k < g->nkeys; k++) {
    status = range_of_key(rt, g->keys[k], !g->dropna, g->bins, g->sort, &r[k]);
    if (status == 0 && __builtin_mul_overflow(total, r[k].f.groups, &total)) total = INT64_MAX;
    if (status == 0 && total > INT32_MAX) status = qn_raise(rt, QN_E_MemoryError, "groupby: too many combinations of categories");
  }
  if (status == 0) {
    *f = (qn_factor){.n = rows, .groups = total, .cap = total};
    f->codes = qn_alloc(rt->alloc, (size_t)rows * sizeof *f->codes);
    f->first = qn_positions(rt, total);
    if (!f->codes) status = qn_raise_memory(rt);
    if (!f->first) status = -1;
  }
  for (int64_t i = 0; status == 0 && i < rows; i++) {
    int64_t code = 0;
    for (int32_t k = 0; k < g->nkeys; k++) code = code < 0 || r[k].f.codes[i] < 0 ? -1 : code * r[k].f.groups + r[k].f.codes[i];
    f->codes[i] = (int32_t)code;
  }
  qn_column *levels[QN_GROUP_KEYS];
  int64_t each = total, *at = status == 0 ? f->first : NULL, *combination = status == 0 ? qn_positions(rt, total) : NULL;
  if (!combination) status = -1;
  bool others = false;
  for (int32_t k = 0; k < g->nkeys; k++) others = others || g->keys[k]->type != QN_COL_CAT;
  for (int64_t i = 0; status == 0 && i < total; i++) combination[i] = i;
  if (status == 0 && !g->sort && others) status = order_as_found(rt, g, r, f, combination);
  for (int32_t k = 0; status == 0 && k < g->nkeys; k++) {
    each /= r[k].f.groups ? r[k].f.groups : 1;
    for (int64_t i = 0; i < total; i++) at[i] = combination[i] / each % r[k].f.groups;
    levels[k] = qn_col_take(rt, r[k].label, at, total);
  }
  if (combination) qn_free_positions(rt, combination, total);
  if (status == 0) g->index = qn_index_multi(rt, levels, g->names, g->nkeys);
  for (int32_t k = 0; k < g->nkeys; k++) {
    qn_factor_deinit(rt, &r[k].f);
    qn_column_drop(r[k].label);
  }
  return status == 0 && g->index ? 0 : -1;
}

static const qn_index *axis_of(const qn_groupby *g) { return qn_is_frame(g->frame) ? qn_frame_of(g->frame)->index : qn_series_of(g->series)->index; }

/* Groups by the rows' own labels, times in steps, are in steps too. */
static int keep_steps(qn_rt *rt, qn_groupby *g) {
  const qn_index *rows = axis_of(g);
  if (g->nkeys != 1 || g->in_axis[0] || rows->nlevels != 1 || rows->freq.tag != QN_OBJ || rows->levels[0] != g->keys[0] || g->index->n != rows->n || !qn_coltype_is_time(g->keys[0]->type)) return 0;
  const int64_t *t = qn_column_data(g->keys[0]);
  if (g->sort && rows->n > 1 && t[0] > t[1]) return qn_binary(rt, QN_MUL, rows->freq, qn_int(-1), &g->index->freq);
  return g->index->freq = qn_retained(rows->freq), 0;
}

/* Renumbers the groups in the order of the result and makes their labels. */
static int settle_groups(qn_rt *rt, qn_groupby *g) {
  qn_factor *f = &g->groups;
  bool categories = false;
  for (int32_t k = 0; k < g->nkeys; k++) categories = categories || g->keys[k]->type == QN_COL_CAT;
  if (categories && !g->observed) return settle_product(rt, g);
  if (qn_factorize(rt, (const qn_column *const *)g->keys, g->nkeys, !g->dropna, f) < 0) return -1;
  if (g->sort && sort_groups(rt, g) < 0) return -1;
  qn_column *levels[QN_GROUP_KEYS];
  for (int32_t k = 0; k < g->nkeys; k++) levels[k] = qn_col_inferred(rt, qn_col_take(rt, g->keys[k], f->first, f->groups));
  g->index = qn_index_multi(rt, levels, g->names, g->nkeys);
  if (!g->index || keep_steps(rt, g) < 0) return -1;
  bool lost = false; /* rows without a group: what other keys hold there are values of their levels */
  for (int64_t i = 0; g->nkeys > 1 && !lost && i < f->n; i++) lost = f->codes[i] < 0;
  for (int32_t k = 0; lost && k < g->nkeys; k++)
    if (g->keys[k]->type != QN_COL_CAT && qn_index_level_from(rt, g->index, k, qn_col_inferred(rt, qn_column_keep(g->keys[k]))) < 0) return -1;
  return qn_index_sets_found(rt, g->index, !g->sort, !g->dropna);
}

qn_groupby *qn_group_there(qn_rt *rt, qn_value v) {
  qn_groupby *g = (qn_groupby *)v.o;
  for (int32_t i = 0; g->pending && i < g->nkeys; i++) {
    const qn_column *c = qn_col_there(rt, g->keys[i]), *shown = c ? qn_col_shown(rt, c) : NULL;
    if (!shown) return NULL;
    if (shown == c) continue;
    qn_column_drop(g->keys[i]);
    g->keys[i] = qn_column_keep((qn_column *)(uintptr_t)shown);
  }
  if (g->pending && settle_groups(rt, g) < 0) {
    qn_factor_deinit(rt, &g->groups);
    return g->groups = (qn_factor){0}, NULL;
  }
  g->pending = false;
  return g;
}

static qn_groupby *new_groupby(qn_rt *rt, qn_value frame, qn_value series, int32_t keys) {
  if (keys > QN_GROUP_KEYS) return qn_raise(rt, QN_E_ValueError, "groupby takes at most %d keys", QN_GROUP_KEYS), NULL;
  qn_groupby *g = qn_obj_new(rt, qn_is_frame(frame) && series.tag != QN_OBJ ? &qn_groupby_class : &qn_series_groupby_class, sizeof *g);
  if (!g) return NULL;
  g->frame = qn_retained(frame);
  g->series = qn_retained(series);
  g->select = g->base = (qn_value){.tag = QN_UNSET};
  g->as_index = g->sort = g->dropna = g->group_keys = g->observed = true;
  g->nkeys = keys;
  g->keys = qn_alloc(rt->alloc, (size_t)keys * sizeof *g->keys);
  g->names = qn_alloc(rt->alloc, (size_t)keys * sizeof *g->names);
  g->in_axis = qn_alloc(rt->alloc, (size_t)keys * sizeof *g->in_axis);
  if (g->keys) memset(g->keys, 0, (size_t)keys * sizeof *g->keys);
  for (int32_t i = 0; g->names && i < keys; i++) g->names[i] = qn_none();
  for (int32_t i = 0; g->in_axis && i < keys; i++) g->in_axis[i] = false;
  if (g->keys && g->names && g->in_axis) return g;
  qn_release(rt, qn_from_obj(g));
  qn_raise_memory(rt);
  return NULL;
}


static int shown_key(qn_rt *rt, qn_groupby *g, int32_t i, qn_column *c) { /* takes c */
  int64_t n = axis_of(g)->n;
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  if (shown && shown->length != n) qn_raise(rt, QN_E_ValueError, "Grouper and axis must be same length");
  else if (shown) g->keys[i] = qn_column_keep((qn_column *)(uintptr_t)shown);
  qn_column_drop(c);
  return g->keys[i] ? 0 : -1;
}

/* A key that needs no thought: a label of the frame, a Series, an array. 1: not one of these, left to the text. */
static int add_key(qn_rt *rt, qn_groupby *g, int32_t i, qn_value key) {
  const qn_index *index = axis_of(g);
  const qn_frame *f = qn_is_frame(g->frame) ? qn_frame_of(g->frame) : NULL;
  if (qn_is_series(key)) {
    const qn_series *s = qn_series_of(key);
    g->names[i] = qn_retained(s->name);
    for (int32_t k = 0; f && !g->in_axis[i] && k < f->ncols; k++)
      if (f->held[k] == s->held && s->name.tag != QN_NONE) g->in_axis[i] = qn_equal(rt, f->names[k], s->name) == 1;
    return shown_key(rt, g, i, qn_aligned_column(rt, key, index, index->n));
  }
  if (qn_is_array(key)) return shown_key(rt, g, i, qn_col_from(rt, key, index->n));
  if (!f || !(qn_is_str(key) || key.tag == QN_INT || key.tag == QN_NPSCALAR)) return 1;
  int64_t at = qn_frame_find(rt, f, key);
  if (at < 0) return at == -2 ? -1 : 1;
  for (int64_t k = at + 1; k < f->ncols; k++)
    if (f->names[k].tag == f->names[at].tag && qn_equal(rt, f->names[k], f->names[at]) == 1) return 1; /* a label of several columns is refused there */
  for (int32_t k = 0; k < (index->nlevels ? index->nlevels : 1); k++)
    if (index->names[k].tag != QN_NONE && qn_equal(rt, index->names[k], key) == 1) return 1; /* what is ambiguous is refused there */
  g->names[i] = qn_retained(f->names[at]);
  g->in_axis[i] = true;
  if (qn_group_may_wait(f->held[at])) return g->pending = true, g->keys[i] = qn_column_keep(f->held[at]), 0;
  return shown_key(rt, g, i, qn_column_keep(qn_frame_col(rt, f, at)));
}

static int truth_option(qn_rt *rt, qn_value v, bool *out) {
  if (v.tag == QN_UNSET) return 0;
  int t = qn_truth(rt, v);
  if (t < 0) return -1;
  return *out = t != 0, 0;
}

static int options(qn_rt *rt, qn_groupby *g, const qn_value *v) { /* as_index sort group_keys observed dropna */
  if (truth_option(rt, v[0], &g->as_index) || truth_option(rt, v[1], &g->sort) || truth_option(rt, v[2], &g->group_keys)) return -1;
  return truth_option(rt, v[3], &g->observed) || truth_option(rt, v[4], &g->dropna) ? -1 : 0;
}

static int simple_groupby(qn_rt *rt, qn_value frame, qn_value series, const qn_value *v, qn_value *out) {
  bool list = qn_is(v[0], QN_K_LIST);
  int64_t n = list ? ((qn_list *)v[0].o)->n : 1;
  if (n == 0 || n > QN_GROUP_KEYS) return 1;
  qn_groupby *g = new_groupby(rt, frame, series, (int32_t)n);
  int status = g ? options(rt, g, v + 2) : -1;
  if (g) g->listed = list;
  if (status == 0 && !g->as_index && !qn_is_frame(frame)) status = 1;
  for (int32_t i = 0; status == 0 && i < n; i++) status = add_key(rt, g, i, list ? qn_list_at((qn_list *)v[0].o, i) : v[0]);
  if (status == 0 && !g->pending) status = settle_groups(rt, g);
  if (status == 0) return *out = qn_from_obj(g), 0;
  if (g) qn_release(rt, qn_from_obj(g));
  return status;
}

int qn_new_groupby(qn_rt *rt, qn_value frame, qn_value series, const qn_args *args, qn_value *out) {
  qn_value v[7];
  bool of_frame = qn_is_frame(frame);
  if (qn_args_parse(rt, args, of_frame ? "DataFrame.groupby" : "Series.groupby", "|by level $as_index sort group_keys observed dropna", v) < 0) return -1;
  bool plain = v[0].tag != QN_UNSET && v[0].tag != QN_NONE && (v[1].tag == QN_UNSET || v[1].tag == QN_NONE);
  int status = plain ? simple_groupby(rt, frame, series, v, out) : 1;
  if (status < 1) return status;
  return qn_pandas_general(rt, "pandas._grouper", of_frame ? "DataFrame" : "Series", "groupby", of_frame ? frame : series, args, out);
}

/* group(obj, keys, names, in_axis, as_index, sort, group_keys, observed, dropna, listed): keys are columns of obj's length. */
QN_METHOD(qn_pd_group) {
  (void)self;
  qn_value v[11], *keys = NULL, *names = NULL, *axis = NULL;
  int64_t n = 0, m = 0, k = 0;
  qn_value none = {.tag = QN_UNSET};
  if (qn_args_parse(rt, args, "group", "obj keys names in_axis as_index sort group_keys observed dropna listed|freq", v) < 0) return -1;
  if (!qn_is_frame(v[0]) && !qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "group: a DataFrame or a Series is needed");
  bool frame = qn_is_frame(v[0]);
  int status = qn_items_of(rt, v[1], &keys, &n);
  if (status == 0) status = qn_items_of(rt, v[2], &names, &m);
  if (status == 0) status = qn_items_of(rt, v[3], &axis, &k);
  if (status == 0 && (n != m || n != k || n == 0)) status = qn_raise(rt, QN_E_ValueError, "No group keys passed!");
  qn_groupby *g = status == 0 ? new_groupby(rt, frame ? v[0] : none, frame ? none : v[0], (int32_t)n) : NULL;
  if (!g) status = -1;
  if (status == 0) status = options(rt, g, v + 4);
  g->bins = status == 0 && v[7].tag == QN_NONE; /* observed=None: keys of dates are bins, all of which are groups */
  if (status == 0) status = truth_option(rt, v[9], &g->listed);
  for (int32_t i = 0; status == 0 && i < n; i++) {
    g->names[i] = qn_retained(names[i]);
    int t = qn_truth(rt, axis[i]);
    status = t < 0 ? -1 : shown_key(rt, g, i, qn_col_from(rt, keys[i], axis_of(g)->n));
    g->in_axis[i] = t == 1;
  }
  if (status == 0) status = settle_groups(rt, g);
  if (status == 0 && qn_is(v[10], QN_K_INDEX)) { /* the labels themselves, a range */
    qn_index_drop(rt, g->index);
    g->index = qn_index_keep(((qn_indexobj *)v[10].o)->ix);
  } else if (status == 0 && v[10].tag == QN_OBJ && g->index->nlevels == 1) { /* the step between the bins */
    qn_release(rt, g->index->freq);
    g->index->freq = qn_retained(v[10]);
  }
  if (keys) qn_items_free(rt, keys, n);
  if (names) qn_items_free(rt, names, m);
  if (axis) qn_items_free(rt, axis, k);
  if (status == 0) return *out = qn_from_obj(g), 0;
  if (g) qn_release(rt, qn_from_obj(g));
  return -1;
}

/* --- [] and attributes ------------------------------------------------------------------------------------------------------- */
static qn_groupby *derived(qn_rt *rt, qn_value self, qn_value series, qn_value select) { /* takes series and select */
  qn_groupby *g = qn_group_there(rt, self), *s = !g ? NULL : qn_obj_new(rt, series.tag == QN_OBJ ? &qn_series_groupby_class : &qn_groupby_class, sizeof *s);
  if (!s) {
    qn_release(rt, series);
    qn_release(rt, select);
    return NULL;
  }
  qn_obj obj = s->obj;
  *s = *g;
  s->obj = obj;
  s->frame = qn_retained(g->frame);
  s->series = series;
  s->select = select;
  s->base = g->base.tag == QN_OBJ ? qn_retained(g->base) : qn_retained(self);
  s->groups.owner = &((qn_groupby *)s->base.o)->groups;
  return s;
}

/* group_derive(g, series=None, as_index=True): the same groups over another Series of as many rows, or over the same. */
QN_METHOD(qn_pd_group_derive) {
  (void)self;
  qn_value v[3], none = {.tag = QN_UNSET};
  if (qn_args_parse(rt, args, "group_derive", "g|series as_index", v) < 0) return -1;
  if (!qn_is_groupby(v[0])) return qn_raise(rt, QN_E_TypeError, "a group-by object is needed");
  const qn_groupby *g = qn_group_there(rt, v[0]);
  if (!g) return -1;
  bool given = qn_is_series(v[1]), as_index = true;
  if (given && qn_series_of(v[1])->held->length != g->groups.n) return qn_raise(rt, QN_E_ValueError, "Length of values does not match length of index");
  if (truth_option(rt, v[2], &as_index) < 0) return -1;
  qn_value series = given ? v[1] : g->series, select = given ? none : g->select;
  qn_groupby *s = derived(rt, v[0], qn_retained(series), qn_retained(select));
  if (!s) return -1;
  s->as_index = as_index;
  return *out = qn_from_obj(s), 0;
}

/* group_named(part, label): gives a group's rows the label that `part.name` answers: a Series' name, a frame's own. */
QN_METHOD(qn_pd_group_named) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "group_named", "part label", v) < 0) return -1;
  qn_value *slot = qn_is_series(v[0]) ? &qn_series_of(v[0])->name : qn_is_frame(v[0]) ? &qn_frame_of(v[0])->group_name : NULL;
  if (!slot) return qn_raise(rt, QN_E_TypeError, "group_named: a Series or a DataFrame is needed");
  qn_value old = *slot;
  *slot = qn_retained(v[1]);
  qn_release(rt, old);
  return *out = qn_retained(v[0]), 0;
}

static int missing_columns(qn_rt *rt, const qn_frame *f, const qn_list *names) {
  qn_value bad;
  if (qn_new_list(rt, NULL, 0, &bad) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < names->n; i++) {
    qn_value name = qn_list_at((qn_list *)(uintptr_t)names, i);
    int64_t at = qn_frame_find(rt, f, name);
    if (at == -2) status = -1;
    else if (at < 0) status = qn_list_append(rt, bad, name);
  }
  if (status == 0 && ((qn_list *)bad.o)->n > 0) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    status = qn_repr(rt, bad, &b);
    if (status == 0) {
      qn_buf_z(&b, "");
      qn_raise(rt, QN_E_KeyError, "Columns not found: %.*s", (int)(b.n > 2 ? b.n - 2 : 0), (const char *)b.p + 1);
    }
    qn_buf_deinit(&b);
    status = -1;
  }
  qn_release(rt, bad);
  return status;
}

static int groupby_get_item(qn_rt *rt, qn_value self, qn_value key, qn_value *out) {
  qn_groupby *g = (qn_groupby *)self.o;
  if (g->series.tag == QN_OBJ || g->select.tag == QN_OBJ) return qn_raise(rt, QN_E_IndexError, "Column(s) already selected");
  qn_value chosen = {.tag = QN_UNSET}, select = {.tag = QN_UNSET};
  const qn_frame *f = qn_frame_of(g->frame);
  if (qn_is(key, QN_K_TUPLE) && ((qn_tuple *)key.o)->n > 1)
    return qn_raise(rt, QN_E_ValueError, "Cannot subset columns with a tuple with more than one element. Use a list instead.");
  bool list = qn_is(key, QN_K_LIST), many = list || qn_is_series(key) || qn_is_array(key) || qn_is(key, QN_K_INDEX);
  if (many) {
    qn_value *items;
    int64_t n;
    if (!list) {
      if (qn_items_of(rt, key, &items, &n) < 0) return -1;
      int bad = qn_new_list(rt, items, (uint32_t)n, &select);
      qn_items_free(rt, items, n);
      if (bad) return -1;
    } else select = qn_retained(key);
    if (missing_columns(rt, f, (const qn_list *)select.o)) return qn_release(rt, select), -1;
  } else {
    int64_t at = qn_frame_find(rt, f, key);
    if (at == -2) return -1;
    if (at < 0) {
      qn_buf b;
      qn_buf_init(&b, rt->alloc);
      if (qn_str(rt, key, &b) == 0) qn_raise(rt, QN_E_KeyError, "Column not found: %.*s", (int)b.n, (const char *)b.p);
      qn_buf_deinit(&b);
      return -1;
    }
    bool again = false; /* a label of several columns chooses them all */
    for (int64_t i = at + 1; i < f->ncols && !again; i++) again = qn_equal(rt, f->names[i], key) == 1;
    if ((again ? qn_new_list(rt, &key, 1, &select) : qn_frame_column_at(rt, f, at, &chosen)) < 0) return -1;
  }
  qn_groupby *s = derived(rt, self, chosen, select);
  return s ? (*out = qn_from_obj(s), 0) : -1;
}

static int groupby_get_attr(qn_rt *rt, qn_value self, qn_sym name, qn_value *out) {
  if (qn_class_method(rt, self.o->cls, name)) return 1; /* a method hides a column of its name */
  qn_value label;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  qn_groupby *g = (qn_groupby *)self.o;
  int64_t at = qn_is_frame(g->frame) && g->series.tag != QN_OBJ ? qn_frame_find(rt, qn_frame_of(g->frame), label) : -1;
  int status = at == -2 ? -1 : at < 0 ? 1 : groupby_get_item(rt, self, label, out);
  qn_release(rt, label);
  return status;
}

/* --- parts ------------------------------------------------------------------------------------------------------------------------- */
int qn_group_part(qn_rt *rt, const qn_groupby *g, const qn_group_rows *r, int64_t k, qn_value *out) {
  int64_t count = r->begin[k + 1] - r->begin[k], *rows = qn_positions(rt, count);
  if (!rows) return -1;
  for (int64_t i = 0; i < count; i++) rows[i] = r->rows[r->begin[k] + i];
  int status;
  if (g->series.tag == QN_OBJ) status = qn_series_take(rt, qn_series_of(g->series), rows, count, out);
  else status = qn_frame_take(rt, qn_frame_of(g->frame), rows, count, out);
  qn_free_positions(rt, rows, count);
  if (status || g->select.tag != QN_OBJ) return status;
  qn_value chosen;
  status = qn_frame_select(rt, qn_frame_of(*out), g->select, &chosen);
  qn_drop(rt, out);
  if (status == 0) *out = chosen;
  return status;
}

typedef struct part_of {
  const qn_groupby *g;
  qn_group_rows rows;
  bool mixed; /* the rows in the order of the groups are no range of labels: nor are those of a part, as in pandas, which slices them */
} part_of;

static bool rows_mixed(const part_of *p) {
  const qn_factor *f = &p->g->groups;
  int64_t kept = p->rows.begin[f->groups], prev = -1, step = 0, seen = 0;
  if (axis_of(p->g)->nlevels > 0) return false;
  for (int64_t k = 0; k < kept; k++) {
    int64_t row = p->rows.rows[k];
    if (seen > 1 && row - prev != step) return true;
    if (seen++) step = row - prev;
    prev = row;
  }
  return false;
}

static int pair_part(qn_rt *rt, void *of, int64_t k, qn_value *out) {
  part_of *p = of;
  if (qn_group_part(rt, p->g, &p->rows, k, out) < 0) return -1;
  if (!p->mixed) return 0;
  qn_index **at = qn_is_frame(*out) ? &qn_frame_of(*out)->index : &qn_series_of(*out)->index;
  qn_column *labels = (*at)->nlevels ? NULL : qn_index_column(rt, *at, 0);
  qn_index *plain = labels ? qn_index_of(rt, labels, (*at)->names[0]) : NULL;
  if (!plain) return (*at)->nlevels ? 0 : -1;
  qn_index_drop(rt, *at);
  *at = plain;
  return 0;
}

/* Labels are tuples of one. */
static int listed_pairs(qn_rt *rt, part_of *p, qn_value *out) {
  qn_value list, pair[2], label, tuple;
  if (qn_new_list(rt, NULL, 0, &list) < 0) return -1;
  int status = 0;
  for (int64_t k = 0; status == 0 && k < p->g->groups.groups; k++) {
    if ((status = qn_index_label(rt, p->g->index, k, &label)) < 0) break;
    status = qn_new_tuple(rt, &label, 1, &pair[0]);
    qn_release(rt, label);
    if (status < 0) break;
    if ((status = pair_part(rt, p, k, &pair[1])) == 0) {
      if ((status = qn_new_tuple(rt, pair, 2, &tuple)) == 0) {
        status = qn_list_append(rt, list, tuple);
        qn_release(rt, tuple);
      }
      qn_release(rt, pair[1]);
    }
    qn_release(rt, pair[0]);
  }
  if (status == 0) status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}

/* for key, part in df.groupby(k): a list of pairs, made when the loop begins. */
int qn_group_pairs(qn_rt *rt, qn_value self, qn_value *out) {
  part_of p = {.g = qn_group_there(rt, self)};
  if (!p.g || qn_group_rows_init(rt, &p.g->groups, &p.rows) < 0) return -1;
  p.mixed = rows_mixed(&p);
  int status = p.g->listed && p.g->nkeys == 1 ? listed_pairs(rt, &p, out) : qn_label_pairs(rt, p.g->index, p.g->groups.groups, pair_part, &p, out);
  qn_group_rows_deinit(rt, &p.rows);
  return status;
}

static int64_t groupby_length(qn_rt *rt, qn_value self) {
  const qn_groupby *g = qn_group_there(rt, self);
  return g ? g->groups.groups : -1;
}

/* `for key, part in groups`: by=[one] has keys of one element. */
static int groupby_iter(qn_rt *rt, qn_value self, qn_value *out) {
  return qn_group_pairs(rt, self, out);
}

#define CLASS(var, class_name)                                                                                                              \
  qn_class var = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = class_name, .module = "pandas.api.typing", .kind = QN_K_GROUPBY,         \
                  .base = &qn_groupby_text_class, .methods = qn_groupby_methods, .destroy = groupby_destroy, .get_item = groupby_get_item,   \
                  .get_attr = groupby_get_attr, .iter = groupby_iter, .length = groupby_length};
CLASS(qn_groupby_class, "DataFrameGroupBy")
CLASS(qn_series_groupby_class, "SeriesGroupBy")
