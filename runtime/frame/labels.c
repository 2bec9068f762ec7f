/* labels.c - the labels of a frame's columns as an index.
 *
 * A frame holds its labels as values, by which columns are found, and in `axis` the index that they are from: its type, its levels'
 * values and whether it is a range are those of df.columns. Without one (text mostly) they follow from the values. The labels may be
 * fewer than those of the axis and in another order, since a frame takes the axis of the one that it is made of before it has columns:
 * qn_frame_columns takes from the axis those that the frame has. Labels that the axis lacks are inferred, and keep its type where they
 * can have it; one that is added to the columns (df["new"] = ...) is inserted into the axis by pandas' rules. */
#include "runtime/frame/native.h"

static bool all_text(const qn_value *names, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (!qn_is_str(names[i])) return false;
  return true;
}

/* An axis that says no more than texts do is none. */
static bool says_nothing(const qn_index *ix) {
  return ix->nlevels == 1 && !ix->tuples && ix->levels[0]->type == QN_COL_STR && !ix->levels[0]->masked && !ix->levels[0]->null_count;
}

void qn_frame_set_axis(qn_rt *rt, qn_frame *f, qn_index *ix) {
  qn_index *old = f->axis;
  f->axis = ix && says_nothing(ix) ? NULL : qn_index_keep(ix);
  qn_index_drop(rt, old);
}

int qn_frame_fix_axis(qn_rt *rt, qn_frame *f) {
  if (f->axis || all_text(f->names, f->ncols)) return 0;
  qn_index *ix = qn_frame_columns(rt, f);
  if (!ix) return -1;
  qn_frame_set_axis(rt, f, ix);
  return qn_index_drop(rt, ix), 0;
}

int qn_frame_set_head(qn_rt *rt, qn_frame *f, const qn_frame *from) {
  if (qn_frame_fix_axis(rt, (qn_frame *)(uintptr_t)from) < 0) return -1;
  qn_frame_set_axis(rt, f, from->axis);
  if (from->extras.tag != QN_UNSET && qn_extras_copy(rt, (qn_value){.tag = QN_OBJ, .o = (qn_obj *)(uintptr_t)&from->obj}, (qn_value){.tag = QN_OBJ, .o = &f->obj}) < 0) return -1;
  return qn_frame_set_column_names(rt, f, from->columns_name);
}

qn_value qn_frame_plain_label(qn_value name) {
  if (name.tag != QN_NPSCALAR || qn_coltype_is_time(name.dtype)) return qn_retained(name);
  const char kind = qn_dtypes[name.dtype].kind;
  return kind == 'b' ? qn_bool(name.i != 0) : kind == 'f' ? qn_float(name.f) : kind == 'i' || kind == 'u' ? qn_int(name.i) : qn_retained(name);
}

/* A label of a level: NumPy's number where the level is of numbers. */
static qn_value level_label(const qn_column *level, qn_value v) {
  const qn_column *c = level->type == QN_COL_CAT ? level->categories : level;
  if (!qn_col_numeric(c->type)) return qn_retained(v);
  if (v.tag == QN_BOOL && c->type == QN_D_BOOL) return qn_np_int(QN_D_BOOL, v.i);
  if (v.tag == QN_INT && qn_coltype_is_int(c->type)) return qn_np_int((qn_dtype)c->type, v.i);
  if (v.tag == QN_FLOAT && qn_coltype_is_float(c->type)) return qn_np_float((qn_dtype)c->type, v.f);
  return qn_retained(v);
}

int qn_frame_label(qn_rt *rt, const qn_frame *f, int64_t i, qn_value *out) {
  const qn_value name = f->names[i];
  *out = qn_retained(name);
  if (qn_is_str(name)) return 0;
  if (qn_frame_fix_axis(rt, (qn_frame *)(uintptr_t)f) < 0) return -1;
  const qn_index *ix = f->axis;
  if (!ix || ix->nlevels == 0 || ix->tuples) return 0;
  const qn_tuple *t = qn_is(name, QN_K_TUPLE) ? (const qn_tuple *)name.o : NULL;
  if (ix->nlevels == 1) {
    if (!t) qn_release(rt, name), *out = level_label(ix->levels[0], name);
    return 0;
  }
  if (!t || t->n != ix->nlevels) return 0;
  qn_value own;
  if (qn_new_tuple(rt, NULL, t->n, &own) < 0) return -1;
  for (int64_t k = 0; k < t->n; k++) ((qn_tuple *)own.o)->items[k] = level_label(ix->levels[k], t->items[k]);
  qn_drop(rt, out);
  return *out = own, 0;
}

/* --- the labels of the axis that the frame has ----------------------------------------------------------------------------------- */
static bool label_same(qn_rt *rt, qn_value a, qn_value b) {
  if (a.tag == QN_OBJ && b.tag == QN_OBJ && a.o == b.o) return true;
  if (qn_is_str(a) || qn_is_str(b)) return qn_is_str(a) && qn_is_str(b) && qn_sv_eq(qn_str_sv(a), qn_str_sv(b));
  if (qn_value_isna(a) || qn_value_isna(b)) return qn_value_isna(a) && qn_value_isna(b) && (a.tag == QN_NONE) == (b.tag == QN_NONE);
  if ((a.tag == QN_BOOL) != (b.tag == QN_BOOL)) return false;
  if (qn_is(a, QN_K_TUPLE) && qn_is(b, QN_K_TUPLE)) {
    const qn_tuple *s = (const qn_tuple *)a.o, *t = (const qn_tuple *)b.o;
    bool same = s->n == t->n;
    for (int64_t k = 0; same && k < s->n; k++) same = label_same(rt, s->items[k], t->items[k]) || (qn_value_isna(s->items[k]) && qn_value_isna(t->items[k]));
    return same;
  }
  int r = qn_equal(rt, a, b);
  if (r < 0) qn_exc_forgive(rt);
  return r == 1;
}

/* Where the names are in the axis; -1 in *absent's place: one is not there. 0, -1. */
static int places(qn_rt *rt, const qn_index *ix, const qn_value *names, int64_t n, int64_t *pos, bool *absent) {
  qn_value *labels = qn_alloc(rt->alloc, (size_t)(ix->n + 1) * sizeof *labels);
  int64_t made = 0, last = -1;
  int status = labels ? 0 : qn_raise_memory(rt);
  while (status == 0 && made < ix->n && (status = qn_index_label(rt, ix, made, &labels[made])) == 0) made++;
  for (int64_t i = 0; status == 0 && i < n && !*absent; i++) {
    int64_t at = last + 1 < ix->n && label_same(rt, labels[last + 1], names[i]) ? last + 1 : -1; /* in their order mostly */
    for (int64_t k = 0; at < 0 && k < ix->n; k++)
      if (label_same(rt, labels[k], names[i])) at = k;
    pos[i] = last = at;
    *absent = at < 0;
  }
  for (int64_t i = 0; i < made; i++) qn_release(rt, labels[i]);
  qn_free(rt->alloc, labels, (size_t)(ix->n + 1) * sizeof *labels);
  return status;
}

/* The part of the axis that has these labels; NULL without an exception: it lacks some. */
static qn_index *from_axis(qn_rt *rt, const qn_index *ix, const qn_value *names, int64_t n) {
  int64_t *pos = qn_positions(rt, n);
  bool absent = false, whole = n == ix->n;
  qn_index *out = NULL;
  if (!pos || places(rt, ix, names, n, pos, &absent) < 0) return qn_free_positions(rt, pos, n), NULL;
  for (int64_t i = 0; whole && !absent && i < n; i++) whole = pos[i] == i;
  if (!absent) out = whole ? qn_index_slice(rt, ix, 0, n) : qn_index_take(rt, ix, pos, n);
  qn_free_positions(rt, pos, n);
  return out;
}

/* --- labels that the axis lacks ----------------------------------------------------------------------------------------------------- */
static int64_t missing(const qn_column *c) {
  int64_t n = 0;
  for (int64_t i = 0; i < c->length; i++) n += qn_col_isna(c, i);
  return n;
}

/* Whether values of one type can be labels of the other without being other labels. */
static bool alike(const qn_column *c, const qn_column *to) {
  if (to->type == QN_COL_CAT || to->type == QN_D_OBJECT || c->type == QN_D_OBJECT) return true;
  if (qn_coltype_is_moment(c->type) && qn_coltype_is_moment(to->type)) return qn_zone_same(c->zone, to->zone);
  if (c->type == to->type || (qn_coltype_is_span(c->type) && qn_coltype_is_span(to->type))) return true;
  return (qn_coltype_is_int(c->type) && (qn_coltype_is_int(to->type) || (to->masked && qn_coltype_is_float(to->type)))) ||
         (qn_coltype_is_float(c->type) && qn_coltype_is_float(to->type));
}

static bool same_cells(qn_rt *rt, const qn_column *a, const qn_column *b) {
  bool same = true;
  for (int64_t i = 0; same && i < a->length; i++) {
    qn_value x = qn_none(), y = qn_none();
    same = qn_col_item(rt, a, i, &x) == 0 && qn_col_item(rt, b, i, &y) == 0;
    if (!same) qn_exc_forgive(rt);
    same = same && (label_same(rt, x, y) || (qn_value_isna(x) && qn_value_isna(y)));
    qn_release(rt, x);
    qn_release(rt, y);
  }
  return same;
}

/* The column of labels in the type of another, where that leaves them what they are. Takes c. */
static qn_column *in_type(qn_rt *rt, qn_column *c, const qn_column *to) {
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  if (!shown || !alike(c, to)) return c;
  qn_column *own = to->type == QN_COL_CAT ? qn_cat_encode(rt, c, to->categories, to->ordered)
                                          : qn_col_cast(rt, c, &(qn_coltype){.type = to->type, .masked = to->masked, .zone = to->zone});
  if (!own || missing(own) != missing(shown) || !same_cells(rt, own, shown)) {
    if (!own) qn_exc_forgive(rt);
    qn_column_drop(own);
    return c;
  }
  qn_column_drop(c);
  return own;
}

/* Of several levels: columns_name has their names. */
static qn_index *several(qn_rt *rt, const qn_list *names, const qn_value *labels, int64_t count, const qn_index *axis) {
  enum { MOST = 16 };
  qn_column *levels[MOST];
  qn_value each[MOST];
  int32_t n = (int32_t)names->n, made = 0;
  if (n < 1 || n > MOST) return qn_raise(rt, QN_E_ValueError, "columns of %d levels", n), NULL;
  qn_value *v = qn_alloc(rt->alloc, (size_t)(count + 1) * sizeof *v);
  if (!v) return qn_raise_memory(rt), NULL;
  const bool like = axis && axis->nlevels == n;
  for (; made < n; made++) {
    for (int64_t i = 0; i < count; i++) {
      const qn_tuple *t = qn_is(labels[i], QN_K_TUPLE) ? (const qn_tuple *)labels[i].o : NULL;
      v[i] = t && made < t->n ? t->items[made] : made == 0 || !t ? labels[i] : qn_nan();
    }
    each[made] = qn_list_at((qn_list *)(uintptr_t)names, made);
    levels[made] = qn_col_from_values(rt, v, count);
    if (levels[made] && like && qn_index_level(rt, axis, made)) levels[made] = in_type(rt, levels[made], axis->levels[made]);
    if (!levels[made]) break;
  }
  qn_free(rt->alloc, v, (size_t)(count + 1) * sizeof *v);
  if (made == n) {
    qn_index *ix = qn_index_with_sets(rt, qn_index_multi(rt, levels, each, n), like ? axis : NULL);
    if (ix && ix->sets) ix->beyond = true;
    return ix;
  }
  while (made > 0) qn_column_drop(levels[--made]);
  return NULL;
}

/* Of one level. */
static qn_index *inferred(qn_rt *rt, const qn_frame *f, const qn_value *names, int64_t n) {
  if (n == 0) return qn_index_of(rt, f->axis && f->axis->nlevels == 1 ? qn_col_slice(rt, f->axis->levels[0], 0, 0) : qn_col_new(rt, QN_COL_STR, 0), f->columns_name);
  qn_column *c = qn_col_from_values(rt, names, n);
  if (!c) return NULL;
  const bool typed = f->axis && f->axis->nlevels == 1 && !f->axis->tuples && qn_index_level(rt, f->axis, 0);
  if (typed) c = in_type(rt, c, f->axis->levels[0]);
  qn_index *ix = qn_index_of(rt, c, f->columns_name);
  return ix;
}

qn_index *qn_frame_labels(qn_rt *rt, const qn_frame *f, const qn_value *names, int64_t n) {
  const qn_list *heads = qn_is(f->columns_name, QN_K_LIST) ? (const qn_list *)f->columns_name.o : NULL;
  const bool fits = f->axis && (heads ? f->axis->nlevels == heads->n || f->axis->tuples : f->axis->nlevels < 2);
  qn_index *ix = fits ? from_axis(rt, f->axis, names, n) : NULL;
  if (!ix && rt->exc.tag != QN_UNSET) return NULL;
  if (!ix) return heads ? several(rt, heads, names, n, f->axis) : inferred(rt, f, names, n);
  for (int32_t k = 0; k < (ix->nlevels ? ix->nlevels : 1); k++) {
    qn_release(rt, ix->names[k]);
    ix->names[k] = qn_retained(heads ? qn_list_at((qn_list *)(uintptr_t)heads, k) : f->columns_name);
  }
  return ix;
}

qn_index *qn_frame_columns(qn_rt *rt, const qn_frame *f) { return qn_frame_labels(rt, f, f->names, f->ncols); }

/* index_like(index, like): the labels in the type of those of another, where that leaves them what they are. */
QN_METHOD(qn_pd_index_like) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "index_like", "index like", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_INDEX) || !qn_is(v[1], QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "an Index is needed");
  const qn_index *ix = ((qn_indexobj *)v[0].o)->ix, *like = ((qn_indexobj *)v[1].o)->ix;
  if (ix->nlevels != 1 || like->nlevels != 1 || ix->tuples || like->tuples) return *out = qn_retained(v[0]), 0;
  qn_column *c = qn_index_column(rt, ix, 0);
  if (!c || !qn_index_level(rt, like, 0)) return qn_column_drop(c), -1;
  return qn_new_index_object(rt, qn_index_of(rt, in_type(rt, c, like->levels[0]), ix->names[0]), out);
}

/* --- one more -------------------------------------------------------------------------------------------------------------------------- */
static int inserted(qn_rt *rt, qn_frame *f, qn_value name, qn_value *label) {
  qn_value columns, method, more, at[2] = {qn_int(f->ncols), name};
  if (qn_new_index_object(rt, qn_frame_columns(rt, f), &columns) < 0) return -1;
  qn_sym insert = qn_sym_of(rt, "insert");
  int status = insert ? qn_get_attr(rt, columns, insert, &method) : -1;
  qn_release(rt, columns);
  if (status < 0) return -1;
  status = qn_call_object(rt, method, &(qn_args){.pos = at, .npos = 2}, &more);
  qn_release(rt, method);
  if (status < 0) return -1;
  qn_index *ix = qn_is(more, QN_K_INDEX) ? ((qn_indexobj *)more.o)->ix : NULL;
  if (ix && ix->n == f->ncols + 1) {
    qn_frame_set_axis(rt, f, ix);
    status = qn_index_label(rt, ix, f->ncols, label);
  }
  return qn_release(rt, more), status;
}

int qn_frame_grow(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col) {
  const bool heads = qn_is(f->columns_name, QN_K_LIST);
  const qn_value last = f->ncols ? f->names[f->ncols - 1] : qn_none();
  const bool follows = !f->axis && ((qn_is_str(name) && qn_is_str(last)) || (name.tag == QN_INT && last.tag == QN_INT));
  if (f->axis && f->axis->nlevels == 0 && f->axis->n == f->ncols && f->ncols > 1 && name.tag == QN_INT && name.i == f->axis->start + f->ncols * f->axis->step) { /* the next of a range */
    qn_index *more = qn_index_range(rt, f->axis->start, f->axis->step, f->ncols + 1);
    if (!more) return qn_column_drop(col), -1;
    qn_frame_set_axis(rt, f, more);
    qn_index_drop(rt, more);
    return qn_frame_append(rt, f, name, col);
  }
  if (f->ncols == 0 && f->axis && !heads && (f->axis->nlevels == 0 || f->axis->levels[0]->type == QN_D_OBJECT)) { /* no labels of no type */
    qn_index *one = f->axis->nlevels == 0 && name.tag == QN_INT ? qn_index_range(rt, name.i, 1, 1) : NULL;
    qn_frame_set_axis(rt, f, one);
    qn_index_drop(rt, one);
    return qn_frame_append(rt, f, name, col);
  }
  qn_value label = {.tag = QN_UNSET};
  if (!heads && !follows && (f->ncols > 0 || f->axis) && inserted(rt, f, name, &label) < 0) return qn_column_drop(col), -1;
  int status = qn_frame_append(rt, f, label.tag == QN_UNSET ? name : label, col);
  return qn_release(rt, label), status;
}
