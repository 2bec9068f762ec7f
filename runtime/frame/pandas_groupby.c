/* pandas_groupby.c - the methods of a group-by that are used most, in their plain forms: a Series when one column was chosen,
 * else a DataFrame. Every other form goes to the text (lib/pandas_group*.py), which has all of them. */
#include "runtime/frame/native_group.h"

static int general(qn_rt *rt, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  return qn_pandas_general(rt, "pandas._groupby", "GroupBy", name, self, args, out);
}

static bool is_key(qn_rt *rt, const qn_groupby *g, qn_value name) {
  for (int32_t k = 0; k < g->nkeys; k++)
    if (g->in_axis[k] && qn_equal(rt, g->names[k], name) == 1) return true;
  return false;
}

/* Is a column of that name among those that are aggregated? -1: raised. */
static int is_chosen(qn_rt *rt, const qn_groupby *g, qn_value name) {
  if (g->series.tag == QN_OBJ) return qn_equal(rt, qn_series_of(g->series)->name, name);
  const qn_list *chosen = g->select.tag == QN_OBJ ? (const qn_list *)g->select.o : NULL;
  int same = 0;
  for (int64_t i = 0; chosen && same == 0 && i < chosen->n; i++) same = qn_equal(rt, qn_list_at((qn_list *)(uintptr_t)chosen, i), name);
  if (chosen) return same;
  const int64_t at = qn_frame_find(rt, qn_frame_of(g->frame), name);
  return at == -2 ? -1 : at >= 0;
}

/* The key as a column; one that is no column of the frame under its name, or as reset_index calls it, unless a column is called so. */
static int append_key(qn_rt *rt, const qn_groupby *g, int32_t k, qn_frame *f) {
  char text[32];
  qn_value name = qn_retained(g->names[k]);
  snprintf(text, sizeof text, g->nkeys == 1 ? "index" : "level_%d", (int)k);
  if (name.tag == QN_NONE && qn_new_str(rt, qn_sv_of(text), &name) < 0) return -1;
  int status = g->in_axis[k] ? 0 : is_chosen(rt, g, name);
  if (status == 0) status = qn_frame_append(rt, f, name, qn_index_column(rt, g->index, k));
  return qn_release(rt, name), status < 0 ? -1 : 0;
}

/* The keys as the index, or as the first columns (as_index=False). */
static int result_frame(qn_rt *rt, const qn_groupby *g, qn_value *out) {
  if (g->as_index) return qn_new_frame(rt, qn_index_keep(g->index), g->index->n, out);
  if (qn_new_frame(rt, NULL, g->index->n, out) < 0) return -1;
  for (int32_t k = 0; k < g->nkeys; k++)
    if (append_key(rt, g, k, qn_frame_of(*out)) < 0) return qn_drop(rt, out), -1;
  return 0;
}

/* A column of the result: reduced now, or with all that qn_group_reduce_many takes. */
typedef struct wanted {
  qn_value label;
  const qn_column *shown;
  qn_agg agg;
} wanted;

static int reduce_all(qn_rt *rt, const qn_groupby *g, const wanted *w, int64_t n, qn_value frame) {
  qn_group_job *jobs = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *jobs);
  if (!jobs) return qn_raise_memory(rt);
  int64_t fast = 0, at = 0;
  for (int64_t i = 0; i < n; i++)
    if (qn_group_fast(w[i].agg, w[i].shown)) jobs[fast++] = (qn_group_job){.column = w[i].shown, .agg = w[i].agg, .ddof = 1};
  int status = fast ? qn_group_reduce_many(rt, jobs, fast, &g->groups) : 0;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    qn_column *c = qn_group_fast(w[i].agg, w[i].shown) ? jobs[at].out : qn_group_reduce(rt, w[i].agg, w[i].shown, &g->groups);
    if (qn_group_fast(w[i].agg, w[i].shown)) {
      jobs[at++].out = NULL;
      c = qn_group_masked(rt, w[i].agg, w[i].shown, c);
    }
    status = c ? qn_frame_append(rt, qn_frame_of(frame), w[i].label, c) : -1;
  }
  for (; status < 0 && at < fast; at++) qn_column_drop(jobs[at].out);
  qn_free(rt->alloc, jobs, (size_t)(n + 1) * sizeof *jobs);
  return status;
}

static int one_series(qn_rt *rt, const qn_groupby *g, qn_agg agg, qn_value *out) {
  qn_series *s = qn_series_of(g->series);
  qn_column *c = qn_group_reduce(rt, agg, qn_series_col(rt, s), &g->groups);
  if (!c) return -1;
  if (g->as_index || !qn_is_frame(g->frame)) return qn_new_series(rt, c, qn_index_keep(g->index), s->name, out);
  if (result_frame(rt, g, out) < 0) return qn_column_drop(c), -1;
  int64_t own = s->name.tag == QN_NONE ? -1 : qn_frame_find(rt, qn_frame_of(*out), s->name);
  if (own == -2) return qn_column_drop(c), qn_drop(rt, out), -1;
  if (own >= 0) { /* of a key itself: its values stand for the key, behind the others */
    qn_frame *f = qn_frame_of(*out);
    const qn_value label = f->names[own];
    qn_column_drop(f->held[own]);
    for (int32_t i = (int32_t)own; i + 1 < f->ncols; i++) f->held[i] = f->held[i + 1], f->names[i] = f->names[i + 1];
    f->held[f->ncols - 1] = c;
    f->names[f->ncols - 1] = label;
    return 0;
  }
  int status = qn_frame_append(rt, qn_frame_of(*out), s->name, c);
  if (status < 0) qn_drop(rt, out);
  return status;
}

static int aggregate(qn_rt *rt, const qn_groupby *g, qn_agg agg, bool numeric_only, qn_value *out) {
  if (g->series.tag == QN_OBJ) return one_series(rt, g, agg, out);
  const qn_frame *f = qn_frame_of(g->frame);
  const qn_list *chosen = g->select.tag == QN_OBJ ? (const qn_list *)g->select.o : NULL;
  int64_t room = chosen ? chosen->n : f->ncols, n = 0;
  wanted *w = qn_alloc(rt->alloc, (size_t)(room + 1) * sizeof *w);
  int status = w ? result_frame(rt, g, out) : qn_raise_memory(rt);
  if (status < 0) return qn_free(rt->alloc, w, (size_t)(room + 1) * sizeof *w), -1;
  for (int64_t i = 0; status == 0 && i < room; i++) {
    int64_t at = chosen ? qn_frame_find(rt, f, qn_list_at((qn_list *)(uintptr_t)chosen, i)) : i;
    if (at < 0) status = -1;
    if (status < 0 || (!chosen && is_key(rt, g, f->names[at]))) continue;
    const qn_column *shown = qn_col_shown(rt, qn_frame_col(rt, f, at));
    if (!shown) status = -1;
    else if (!numeric_only || qn_coltype_is_int(shown->type) || qn_coltype_is_float(shown->type) || shown->type == QN_D_BOOL)
      w[n++] = (wanted){f->names[at], shown, agg};
  }
  if (status == 0) status = reduce_all(rt, g, w, n, *out);
  const bool plain = g->as_index || !qn_is(f->columns_name, QN_K_LIST);
  if (status == 0) status = plain ? qn_frame_set_head(rt, qn_frame_of(*out), f) : qn_frame_level_columns(rt, qn_frame_of(*out));
  qn_free(rt->alloc, w, (size_t)(room + 1) * sizeof *w);
  if (status < 0) qn_drop(rt, out);
  return status;
}

/* Whether a label that was chosen is that of several columns. */
static bool chosen_twice(qn_rt *rt, const qn_groupby *g) {
  if (g->series.tag == QN_OBJ || g->select.tag != QN_OBJ) return false;
  const qn_frame *f = qn_frame_of(g->frame);
  for (int64_t i = 0; i < ((const qn_list *)g->select.o)->n; i++) {
    const qn_value label = qn_list_at((qn_list *)g->select.o, i);
    int64_t found = 0;
    for (int64_t k = 0; k < f->ncols && found < 2; k++) found += qn_equal(rt, f->names[k], label) == 1;
    if (found > 1) return true;
  }
  return false;
}

/* Whether C does the aggregate of the columns that this group-by has: numbers, and what is picked or counted. */
static int plain_columns(qn_rt *rt, const qn_groupby *g, qn_agg agg) {
  if (chosen_twice(rt, g)) return false;
  if (agg == QN_AGG_COUNT || agg == QN_AGG_SIZE || agg == QN_AGG_NUNIQUE) return true;
  const qn_frame *f = g->series.tag == QN_OBJ ? NULL : qn_frame_of(g->frame);
  const qn_list *chosen = f && g->select.tag == QN_OBJ ? (const qn_list *)g->select.o : NULL;
  for (int64_t i = 0; i < (chosen ? chosen->n : f ? f->ncols : 1); i++) {
    int64_t at = chosen ? qn_frame_find(rt, f, qn_list_at((qn_list *)(uintptr_t)chosen, i)) : i;
    const qn_column *c = at < 0 ? NULL : f ? qn_frame_col(rt, f, at) : qn_series_col(rt, qn_series_of(g->series));
    if (!c) return -1;
    uint8_t t = qn_column_shown_type(c);
    if (t == QN_D_OBJECT || !(t == QN_COL_STR || qn_coltype_is_int(t) || qn_coltype_is_float(t) || t == QN_D_BOOL)) return false;
  }
  return true;
}

static int reduce(qn_rt *rt, qn_value self, const qn_args *args, qn_agg agg, qn_value *out) {
  bool numeric = args->npos == 0 && args->nkw == 1 && qn_sv_is(qn_sym_sv(args->kwnames[0]), "numeric_only") && args->kwvals[0].tag == QN_BOOL;
  if ((args->npos == 0 && args->nkw == 0) || (numeric && agg != QN_AGG_COUNT && agg != QN_AGG_NUNIQUE)) {
    const qn_groupby *g = qn_group_there(rt, self);
    int plain = g ? plain_columns(rt, g, agg) : -1;
    if (plain) return plain < 0 ? -1 : aggregate(rt, g, agg, numeric && args->kwvals[0].i, out);
  }
  return general(rt, qn_agg_name(agg), self, args, out);
}
#define METHOD_EVERY(ID, name) \
  static QN_METHOD(m_##name) { return reduce(rt, self, args, QN_AGG_##ID, out); }
#define METHOD_GROUPS(ID, name) METHOD_EVERY(ID, name)
#define METHOD_OWN(ID, name)
#define AGG(ID, name, needs, methods, help) METHOD_##methods(ID, name)
#include "runtime/column/aggregates.def"

static QN_METHOD(m_size) {
  qn_value none[1];
  if (qn_args_parse(rt, args, "GroupBy.size", "", none) < 0) return -1;
  qn_groupby *g = qn_group_there(rt, self);
  if (!g) return -1;
  qn_column *c = qn_group_reduce(rt, QN_AGG_SIZE, g->series.tag == QN_OBJ ? qn_series_col(rt, qn_series_of(g->series)) : g->keys[0], &g->groups);
  if (c && g->series.tag != QN_OBJ && c->masked) { /* of a frame: rows, whatever the key is */
    qn_column *plain = qn_col_cast(rt, c, &(qn_coltype){.type = QN_D_INT64});
    qn_column_drop(c);
    c = plain;
  }
  if (!c) return -1;
  if (g->as_index) return qn_new_series(rt, c, qn_index_keep(g->index), g->series.tag == QN_OBJ ? qn_series_of(g->series)->name : qn_none(), out);
  qn_value name, sizes = qn_none();
  if (qn_new_str(rt, QN_SV("size"), &name) < 0) return qn_column_drop(c), -1;
  int status = qn_new_series(rt, c, qn_index_keep(g->index), name, &sizes); /* keys that are no columns too */
  if (status == 0) status = qn_pandas_general(rt, "pandas._axis", "Series", "reset_index", sizes, &(qn_args){0}, out);
  qn_release(rt, sizes);
  qn_release(rt, name);
  return status;
}

/* --- agg ------------------------------------------------------------------------------------------------------------------------------- */
static qn_agg known(qn_value name) { return qn_is_str(name) ? qn_agg_find(qn_str_sv(name)) : QN_AGG_NONE; }

/* One (column, aggregate) of a dict or of a named aggregation. 1: left to the text. */
static int want(qn_rt *rt, const qn_groupby *g, qn_value label, qn_value column, qn_value fn, wanted *w) {
  const qn_frame *f = qn_frame_of(g->frame);
  *w = (wanted){label, NULL, known(fn)};
  if (w->agg == QN_AGG_NONE || w->agg == QN_AGG_SIZE) return 1;
  int64_t at = qn_frame_find(rt, f, column);
  if (at == -2) return -1;
  if (at < 0 || (g->select.tag == QN_OBJ)) return 1;
  w->shown = qn_col_shown(rt, qn_frame_col(rt, f, at));
  if (!w->shown) return -1;
  return qn_group_fast(w->agg, w->shown) || w->agg == QN_AGG_COUNT || w->agg == QN_AGG_NUNIQUE ? 0 : 1;
}

enum { MOST = 64 };
static int finish(qn_rt *rt, qn_groupby *g, const wanted *w, int64_t n, qn_value *out) {
  if (result_frame(rt, g, out) < 0) return -1;
  int status = reduce_all(rt, g, w, n, *out);
  if (status < 0) qn_drop(rt, out);
  return status;
}

static int named_agg(qn_rt *rt, qn_groupby *g, const qn_args *args, qn_value *out) {
  wanted w[MOST];
  int status = args->nkw <= MOST ? 0 : 1;
  uint32_t made = 0;
  for (; status == 0 && made < args->nkw; made++) {
    qn_value label, spec = args->kwvals[made];
    if (!qn_is(spec, QN_K_TUPLE) || ((qn_tuple *)spec.o)->n != 2) status = 1;
    if (status || (status = qn_new_str_sym(rt, args->kwnames[made], &label)) < 0) break;
    if (!g->as_index && is_key(rt, g, label)) { /* stands for the key */
      qn_release(rt, label);
      status = 1;
      break;
    }
    status = want(rt, g, label, ((qn_tuple *)spec.o)->items[0], ((qn_tuple *)spec.o)->items[1], &w[made]);
  }
  if (status == 0) status = finish(rt, g, w, made, out);
  for (uint32_t i = 0; i < made; i++) qn_release(rt, w[i].label);
  return status;
}

static int dict_agg(qn_rt *rt, qn_groupby *g, qn_value dict, qn_value *out) {
  wanted w[MOST];
  qn_value key, val;
  int64_t at = 0, n = 0;
  while (qn_dict_next(dict, &at, &key, &val)) {
    int status = n < MOST && (g->as_index || !is_key(rt, g, key)) ? want(rt, g, key, key, val, &w[n]) : 1; /* one that stands for the key: in general */
    if (status) return status;
    n++;
  }
  int status = n ? finish(rt, g, w, n, out) : 1;
  const qn_frame *f = qn_frame_of(g->frame);
  const bool plain = g->as_index || !qn_is(f->columns_name, QN_K_LIST);
  if (status == 0 && plain) qn_frame_set_column_names(rt, qn_frame_of(*out), f->columns_name);
  if (status == 0 && !plain) status = qn_frame_level_columns(rt, qn_frame_of(*out));
  return status;
}

static QN_METHOD(m_agg) {
  qn_groupby *g = qn_group_there(rt, self);
  if (!g) return -1;
  int status = 1;
  bool frame = g->series.tag != QN_OBJ;
  if (frame && args->npos == 0 && args->nkw > 0 && !qn_sv_is(qn_sym_sv(args->kwnames[0]), "func")) status = named_agg(rt, g, args, out);
  else if (frame && args->npos == 1 && args->nkw == 0 && qn_is(args->pos[0], QN_K_DICT)) status = dict_agg(rt, g, args->pos[0], out);
  else if (args->npos == 1 && args->nkw == 0 && known(args->pos[0]) != QN_AGG_NONE) {
    qn_agg agg = known(args->pos[0]);
    if (agg == QN_AGG_SIZE) return m_size(rt, self, &(qn_args){0}, out);
    const int plain = plain_columns(rt, g, agg);
    if (plain) return plain < 0 ? -1 : aggregate(rt, g, agg, false, out);
  }
  return status < 1 ? status : general(rt, "agg", self, args, out);
}

/* transform("mean"): the group's value on each of its rows. */
static QN_METHOD(m_transform) {
  qn_groupby *g = qn_group_there(rt, self);
  if (!g) return -1;
  qn_agg agg = args->npos == 1 && args->nkw == 0 ? known(args->pos[0]) : QN_AGG_NONE;
  const int plain = agg == QN_AGG_NONE || g->series.tag != QN_OBJ ? 0 : plain_columns(rt, g, agg);
  if (plain < 0) return -1;
  if (!plain) return qn_pandas_general(rt, "pandas._group_apply", "GroupBy", "transform", self, args, out);
  qn_series *s = qn_series_of(g->series);
  qn_column *each = qn_group_reduce(rt, agg, qn_series_col(rt, s), &g->groups);
  int64_t *at = each ? qn_positions(rt, g->groups.n) : NULL;
  for (int64_t i = 0; at && i < g->groups.n; i++) at[i] = g->groups.codes[i];
  qn_column *c = at ? qn_col_take(rt, each, at, g->groups.n) : NULL;
  if (at) qn_free_positions(rt, at, g->groups.n);
  qn_column_drop(each);
  return c ? qn_new_series(rt, c, qn_index_keep(s->index), s->name, out) : -1;
}

static QN_METHOD(p_ngroups) {
  (void)args;
  const qn_groupby *g = qn_group_there(rt, self);
  return g ? (*out = qn_int(g->index->n), 0) : -1;
}

static QN_METHOD(p_obj) {
  (void)rt, (void)args;
  const qn_groupby *g = (const qn_groupby *)self.o;
  return *out = qn_retained(g->series.tag == QN_OBJ ? g->series : g->frame), 0;
}
#define FLAG(name) \
  static QN_METHOD(p_##name) { return (void)rt, (void)args, *out = qn_bool(((const qn_groupby *)self.o)->name), 0; }
FLAG(as_index)
FLAG(sort)
FLAG(dropna)
FLAG(group_keys)
FLAG(observed)

#define M(name, fn) {name, fn, false, false}
#define P(name) {#name, p_##name, true, false}
const qn_method qn_groupby_methods[] = {
#define ROW_EVERY(name) M(#name, m_##name),
#define ROW_GROUPS(name) ROW_EVERY(name)
#define ROW_OWN(name)
#define AGG(ID, name, needs, methods, help) ROW_##methods(name)
#include "runtime/column/aggregates.def"
    M("size", m_size), M("agg", m_agg), M("aggregate", m_agg), M("transform", m_transform),
    P(ngroups), P(obj), P(as_index), P(sort), P(dropna), P(group_keys), P(observed), {NULL, NULL, false, false}};
