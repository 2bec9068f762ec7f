/* index_object.c - the row labels that scripts see: pd.Index and its kinds. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/object/bigint.h"

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

typedef int (*label_fn)(qn_rt *rt, const qn_index *ix, int64_t i, qn_value *out);
static int labels_list(qn_rt *rt, const qn_index *ix, label_fn one, qn_value *out) {
  if (qn_new_list_cap(rt, ix->n, out) < 0) return -1;
  for (int64_t i = 0; i < ix->n; i++) {
    qn_value label;
    if (one(rt, ix, i, &label) < 0) return qn_drop(rt, out), -1;
    int bad = qn_list_append(rt, *out, label);
    qn_release(rt, label);
    if (bad < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

static int index_iter(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value list;
  if (labels_list(rt, index_in(v), qn_index_each, &list) < 0) return -1;
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
  return labels_list(rt, index_in(self), qn_index_label, out);
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
  if (ix->nlevels == 1 && qn_col_is_words(ix->levels[0]) && qn_col_ascends(ix->levels[0])) return *out = qn_bool(true), 0;
  if ((ix->nlevels == 1 ? qn_factorize_one(rt, ix->levels[0], true, &f) : qn_factorize(rt, (const qn_column *const *)ix->levels, ix->nlevels, true, &f)) < 0) {
    if (ix->nlevels > 1 || ix->levels[0]->type != QN_D_OBJECT) return -1;
    qn_exc_forgive(rt);
    qn_value labels;
    if (labels_list(rt, ix, qn_index_label, &labels) < 0) return -1;
    const int status = qn_call_module(rt, "pandas._labels", "_unique_by_order", &labels, 1, out);
    return qn_release(rt, labels), status;
  }
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
