/* pandas_groupby.c - the methods of a group-by: a Series when one column was chosen, else a DataFrame. */
#include "runtime/frame/frame_impl.h"

static qn_groupby *group_of(qn_value v) { return (qn_groupby *)v.o; }

static bool is_key(qn_rt *rt, const qn_groupby *g, qn_value name) {
  for (int32_t k = 0; k < g->nkeys; k++)
    if (g->names[k].tag != QN_NONE && qn_equal(rt, g->names[k], name) == 1) return true;
  return false;
}

/* The keys as the index, or as the first columns (as_index=False). */
static int result_frame(qn_rt *rt, const qn_groupby *g, qn_value *out) {
  if (g->as_index) return qn_new_frame(rt, qn_index_keep(g->index), g->index->n, out);
  if (qn_new_frame(rt, NULL, g->index->n, out) < 0) return -1;
  for (int32_t k = 0; k < g->nkeys; k++)
    if (qn_frame_append(rt, qn_frame_of(*out), g->names[k], qn_index_column(rt, g->index, k)) < 0) return qn_release(rt, *out), -1;
  return 0;
}

/* The columns that are aggregated: the chosen ones, or all that are no key. f(i) is called with positions in the frame. */
static int64_t *value_columns(qn_rt *rt, const qn_groupby *g, int64_t *n) {
  const qn_frame *f = qn_frame_of(g->frame);
  *n = 0;
  int64_t *which = qn_positions(rt, f->ncols + 64);
  if (!which) return NULL;
  if (g->select.tag == QN_OBJ) {
    const qn_list *l = (const qn_list *)g->select.o;
    for (int64_t i = 0; i < l->n && *n < f->ncols + 64; i++) which[(*n)++] = qn_frame_find(rt, f, qn_list_at(l, i));
  } else {
    for (int32_t i = 0; i < f->ncols; i++)
      if (!is_key(rt, g, f->names[i])) which[(*n)++] = i;
  }
  return which;
}

static int one_series(qn_rt *rt, const qn_groupby *g, qn_agg agg, qn_value *out) {
  qn_series *s = qn_series_of(g->series);
  qn_column *c = qn_group_reduce(rt, agg, s->col, &g->groups);
  if (!c) return -1;
  if (g->as_index || !qn_is_frame(g->frame)) return qn_new_series(rt, c, qn_index_keep(g->index), s->name, out);
  if (result_frame(rt, g, out) < 0) return qn_column_drop(c), -1;
  return qn_frame_append(rt, qn_frame_of(*out), s->name, c);
}

static int aggregate(qn_rt *rt, const qn_groupby *g, qn_agg agg, bool numeric_only, qn_value *out) {
  if (g->series.tag == QN_OBJ) return one_series(rt, g, agg, out);
  const qn_frame *f = qn_frame_of(g->frame);
  int64_t n, *which = value_columns(rt, g, &n);
  if (!which) return -1;
  int status = result_frame(rt, g, out);
  if (status < 0) return qn_free_positions(rt, which, f->ncols + 64), -1;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    uint8_t t = qn_column_shown_type(f->cols[which[i]]);
    if (numeric_only && !qn_col_numeric(t)) continue;
    status = qn_frame_append(rt, qn_frame_of(*out), f->names[which[i]], qn_group_reduce(rt, agg, f->cols[which[i]], &g->groups));
  }
  qn_free_positions(rt, which, f->ncols + 64);
  if (status < 0) qn_release(rt, *out);
  return status;
}

static int reduce(qn_rt *rt, qn_value self, const qn_args *args, qn_agg agg, qn_value *out) {
  qn_value v[1];
  if (qn_args_parse(rt, args, qn_agg_name(agg), "|numeric_only", v) < 0) return -1;
  int numeric = v[0].tag == QN_UNSET ? 0 : qn_truth(rt, v[0]);
  return numeric < 0 ? -1 : aggregate(rt, group_of(self), agg, numeric != 0, out);
}
#define REDUCTION(fn, agg) \
  static QN_METHOD(fn) { return reduce(rt, self, args, agg, out); }
REDUCTION(m_sum, QN_AGG_SUM)
REDUCTION(m_mean, QN_AGG_MEAN)
REDUCTION(m_min, QN_AGG_MIN)
REDUCTION(m_max, QN_AGG_MAX)
REDUCTION(m_count, QN_AGG_COUNT)
REDUCTION(m_std, QN_AGG_STD)
REDUCTION(m_var, QN_AGG_VAR)
REDUCTION(m_median, QN_AGG_MEDIAN)
REDUCTION(m_nunique, QN_AGG_NUNIQUE)
REDUCTION(m_first, QN_AGG_FIRST)
REDUCTION(m_last, QN_AGG_LAST)
REDUCTION(m_prod, QN_AGG_PROD)
REDUCTION(m_any, QN_AGG_ANY)
REDUCTION(m_all, QN_AGG_ALL)

static QN_METHOD(m_size) {
  (void)args;
  qn_groupby *g = group_of(self);
  qn_column *c = qn_group_reduce(rt, QN_AGG_SIZE, g->keys[0], &g->groups);
  if (!c) return -1;
  if (g->as_index) return qn_new_series(rt, c, qn_index_keep(g->index), g->series.tag == QN_OBJ ? qn_series_of(g->series)->name : qn_none(), out);
  qn_value name;
  if (qn_new_str(rt, QN_SV("size"), &name) < 0) return qn_column_drop(c), -1;
  int status = result_frame(rt, g, out);
  if (status < 0) qn_column_drop(c);
  else status = qn_frame_append(rt, qn_frame_of(*out), name, c);
  qn_release(rt, name);
  return status;
}

static int bad_function(qn_rt *rt, qn_value name) {
  if (!qn_is_str(name)) return qn_raise(rt, QN_E_NotImplementedError, "agg with a function is not supported yet: use the name of an aggregate");
  return qn_raise(rt, QN_E_AttributeError, "'SeriesGroupBy' object has no attribute '%s'", qn_str_sv(name).p);
}

static int append_agg(qn_rt *rt, qn_groupby *g, qn_value frame, qn_value label, const qn_column *c, qn_value fn) {
  qn_agg agg = qn_is_str(fn) ? qn_agg_find(qn_str_sv(fn)) : QN_AGG_NONE;
  if (agg == QN_AGG_NONE) return bad_function(rt, fn);
  return qn_frame_append(rt, qn_frame_of(frame), label, qn_group_reduce(rt, agg, c, &g->groups));
}

static const qn_column *column_named(qn_rt *rt, const qn_groupby *g, qn_value name) {
  const qn_frame *f = qn_frame_of(g->frame);
  int64_t at = qn_frame_find(rt, f, name);
  if (at >= 0) return f->cols[at];
  if (at == -1) qn_raise(rt, QN_E_KeyError, "Label(s) [%s] do not exist", qn_is_str(name) ? qn_str_sv(name).p : "given");
  return NULL;
}

/* agg(new=("column", "mean"), …) */
static int named_agg(qn_rt *rt, qn_groupby *g, const qn_args *args, qn_value *out) {
  if (result_frame(rt, g, out) < 0) return -1;
  int status = 0;
  for (uint32_t i = 0; status == 0 && i < args->nkw; i++) {
    qn_value label, spec = args->kwvals[i];
    if ((status = qn_new_str_sym(rt, args->kwnames[i], &label)) < 0) break;
    bool pair = qn_is(spec, QN_K_TUPLE) && ((qn_tuple *)spec.o)->n == 2;
    const qn_column *c = g->series.tag == QN_OBJ ? qn_series_of(g->series)->col : pair ? column_named(rt, g, ((qn_tuple *)spec.o)->items[0]) : NULL;
    if (!c && rt->exc.tag == QN_UNSET) qn_raise(rt, QN_E_TypeError, "Must provide 'func' or tuples of '(column, aggfunc).");
    status = c ? append_agg(rt, g, *out, label, c, pair ? ((qn_tuple *)spec.o)->items[1] : spec) : -1;
    qn_release(rt, label);
  }
  if (status < 0) qn_release(rt, *out);
  return status;
}

static QN_METHOD(m_agg) {
  qn_groupby *g = group_of(self);
  if (args->npos == 0 && args->nkw > 0 && !qn_sv_is(qn_sym_sv(args->kwnames[0]), "func")) return named_agg(rt, g, args, out);
  qn_value v[1];
  if (qn_args_parse(rt, args, "agg", "func", v) < 0) return -1;
  if (qn_is_str(v[0])) {
    qn_agg agg = qn_agg_find(qn_str_sv(v[0]));
    return agg == QN_AGG_NONE ? bad_function(rt, v[0]) : agg == QN_AGG_SIZE ? m_size(rt, self, &(qn_args){0}, out) : aggregate(rt, g, agg, false, out);
  }
  if (qn_is(v[0], QN_K_LIST)) {
    if (g->series.tag != QN_OBJ) return qn_raise(rt, QN_E_NotImplementedError, "agg([...]) over several columns gives columns of two levels, which are not supported yet: choose one column, or use agg(name=(column, function))");
    if (result_frame(rt, g, out) < 0) return -1;
    for (int64_t i = 0; i < ((qn_list *)v[0].o)->n; i++) {
      qn_value name = qn_list_at((qn_list *)v[0].o, i);
      if (append_agg(rt, g, *out, name, qn_series_of(g->series)->col, name) < 0) return qn_release(rt, *out), -1;
    }
    return 0;
  }
  if (!qn_is(v[0], QN_K_DICT)) return bad_function(rt, v[0]);
  if (g->series.tag == QN_OBJ) return qn_raise(rt, QN_E_TypeError, "nested renamer is not supported");
  if (result_frame(rt, g, out) < 0) return -1;
  qn_value key, val;
  int64_t at = 0;
  while (qn_dict_next(v[0], &at, &key, &val)) {
    const qn_column *c = column_named(rt, g, key);
    if (!c || append_agg(rt, g, *out, key, c, val) < 0) return qn_release(rt, *out), -1;
  }
  return 0;
}

/* transform("mean"): the group's value on each of its rows. */
static QN_METHOD(m_transform) {
  qn_value v[1];
  qn_groupby *g = group_of(self);
  if (qn_args_parse(rt, args, "transform", "func", v) < 0) return -1;
  qn_agg agg = qn_is_str(v[0]) ? qn_agg_find(qn_str_sv(v[0])) : QN_AGG_NONE;
  if (agg == QN_AGG_NONE) return bad_function(rt, v[0]);
  if (g->series.tag != QN_OBJ) return qn_raise(rt, QN_E_NotImplementedError, "transform: choose one column");
  qn_series *s = qn_series_of(g->series);
  qn_column *each = qn_group_reduce(rt, agg, s->col, &g->groups);
  if (!each) return -1;
  qn_column *c = qn_col_take(rt, each, g->groups.codes, g->groups.n);
  qn_column_drop(each);
  return qn_new_series(rt, c, c ? qn_index_keep(s->index) : NULL, s->name, out);
}

/* apply(f): f of each group's rows; a value per group. */
static QN_METHOD(m_apply) {
  qn_value v[1], it, pair;
  qn_groupby *g = group_of(self);
  if (qn_args_parse(rt, args, "apply", "func", v) < 0 || qn_iter(rt, self, &it) < 0) return -1;
  int64_t n = g->index->n, made = 0;
  qn_value *r = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *r);
  int status = r ? 0 : qn_raise_memory(rt);
  while (status == 0 && made < n && (status = qn_next(rt, it, &pair)) == 0) {
    status = qn_call1(rt, v[0], ((qn_tuple *)pair.o)->items[1], &r[made]);
    qn_release(rt, pair);
    if (status == 0 && (qn_is_series(r[made]) || qn_is_frame(r[made]))) {
      qn_release(rt, r[made]);
      status = qn_raise(rt, QN_E_NotImplementedError, "groupby.apply with a function that gives a Series or DataFrame is not supported yet");
    }
    if (status == 0) made++;
  }
  qn_release(rt, it);
  qn_column *c = status == 0 ? qn_col_from_values(rt, r, n) : NULL;
  for (int64_t i = 0; i < made; i++) qn_release(rt, r[i]);
  qn_free(rt->alloc, r, (size_t)(n + 1) * sizeof *r);
  if (!c) return -1;
  return qn_new_series(rt, c, qn_index_keep(g->index), g->series.tag == QN_OBJ ? qn_series_of(g->series)->name : qn_none(), out);
}

static QN_METHOD(p_ngroups) {
  (void)args, (void)rt;
  return *out = qn_int(group_of(self)->index->n), 0;
}

#define M(name, fn) {name, fn, false, false}
const qn_method qn_groupby_methods[] = {
    M("sum", m_sum), M("mean", m_mean), M("min", m_min), M("max", m_max), M("count", m_count), M("std", m_std), M("var", m_var),
    M("median", m_median), M("nunique", m_nunique), M("first", m_first), M("last", m_last), M("prod", m_prod), M("any", m_any),
    M("all", m_all), M("size", m_size), M("agg", m_agg), M("aggregate", m_agg), M("transform", m_transform), M("apply", m_apply),
    {"ngroups", p_ngroups, true, false}, {NULL, NULL, false, false}};
