/* pandas_module.c - the script's `pandas`: the classes, functions over frames. */
#include "runtime/frame/frame_impl.h"

static bool given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }

static int flag(qn_rt *rt, qn_value v, bool invert, bool *out) {
  if (!given(v)) return 0;
  int t = qn_truth(rt, v);
  if (t < 0) return -1;
  *out = (t != 0) != invert;
  return 0;
}

/* --- functions ----------------------------------------------------------------------------------------------------------------- */
static int na_of(qn_rt *rt, qn_value x, bool want, qn_value *out) {
  if (qn_is_series(x) || qn_is_frame(x)) {
    qn_value fn;
    qn_sym sym = qn_sym_of(rt, want ? "isna" : "notna");
    if (!sym || qn_get_attr(rt, x, sym, &fn) < 0) return -1;
    int status = qn_call_pos(rt, fn, NULL, 0, out);
    qn_release(rt, fn);
    return status;
  }
  if (!qn_is_list_like(x)) return *out = qn_bool(qn_value_isna(x) == want), 0;
  qn_column *c = qn_col_from(rt, x, 0), *r = c ? qn_col_new(rt, QN_D_BOOL, c->length) : NULL;
  for (int64_t i = 0; r && i < c->length; i++) ((uint8_t *)r->values->data)[i] = qn_col_isna(c, i) == want;
  int status = r ? qn_col_array(rt, r, out) : -1;
  qn_column_drop(c);
  qn_column_drop(r);
  return status;
}
static QN_METHOD(m_isna) {
  (void)self;
  qn_value v[1];
  return qn_args_parse(rt, args, "isna", "obj", v) < 0 ? -1 : na_of(rt, v[0], true, out);
}
static QN_METHOD(m_notna) {
  (void)self;
  qn_value v[1];
  return qn_args_parse(rt, args, "notna", "obj", v) < 0 ? -1 : na_of(rt, v[0], false, out);
}

/* --- concat -------------------------------------------------------------------------------------------------------------------- */
static qn_index *concat_index(qn_rt *rt, const qn_value *items, int64_t n, int64_t rows, bool fresh) {
  if (fresh) return qn_index_range(rt, 0, 1, rows);
  const qn_column **parts = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *parts);
  if (!parts) return qn_raise_memory(rt), NULL;
  int64_t made = 0;
  const qn_index *first = qn_is_frame(items[0]) ? qn_frame_of(items[0])->index : qn_series_of(items[0])->index;
  for (; made < n; made++) {
    const qn_index *ix = qn_is_frame(items[made]) ? qn_frame_of(items[made])->index : qn_series_of(items[made])->index;
    if (ix->nlevels > 1) qn_raise(rt, QN_E_NotImplementedError, "concat of MultiIndexes: pass ignore_index=True");
    else parts[made] = qn_index_column(rt, ix, 0);
    if (rt->exc.tag != QN_UNSET || !parts[made]) break;
  }
  qn_column *all = made == n ? qn_col_concat(rt, parts, n) : NULL;
  for (int64_t i = 0; i < made; i++) qn_column_drop((qn_column *)(uintptr_t)parts[i]);
  qn_free(rt->alloc, parts, (size_t)(n + 1) * sizeof *parts);
  return qn_index_of(rt, all, first->names[0]);
}

static int concat_frames(qn_rt *rt, const qn_value *items, int64_t n, bool fresh, qn_value *out) {
  int64_t rows = 0;
  for (int64_t i = 0; i < n; i++) rows += qn_frame_of(items[i])->nrows;
  qn_index *ix = concat_index(rt, items, n, rows, fresh);
  if (!ix || qn_new_frame(rt, ix, rows, out) < 0) return -1;
  qn_frame *f = qn_frame_of(*out);
  qn_column **parts = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *parts);
  int status = parts ? 0 : qn_raise_memory(rt);
  for (int64_t k = 0; status == 0 && k < n; k++) {
    const qn_frame *g = qn_frame_of(items[k]);
    for (int32_t j = 0; status == 0 && j < g->ncols; j++) {
      if (qn_frame_find(rt, f, g->names[j]) >= 0) continue;
      int64_t made = 0;
      for (; status == 0 && made < n; made++) {
        const qn_frame *h = qn_frame_of(items[made]);
        int64_t at = qn_frame_find(rt, h, g->names[j]);
        parts[made] = at >= 0 ? qn_column_keep(h->cols[at]) : qn_col_repeat(rt, qn_nan(), h->nrows);
        if (!parts[made]) status = -1;
        if (status < 0) break;
      }
      if (status == 0) status = qn_frame_append(rt, f, g->names[j], qn_col_concat(rt, (const qn_column *const *)parts, n));
      for (int64_t i = 0; i < made; i++) qn_column_drop(parts[i]);
    }
  }
  qn_free(rt->alloc, parts, (size_t)(n + 1) * sizeof *parts);
  if (status < 0) qn_release(rt, *out);
  return status;
}

static int concat_series(qn_rt *rt, const qn_value *items, int64_t n, bool fresh, qn_value *out) {
  const qn_column **parts = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *parts);
  if (!parts) return qn_raise_memory(rt);
  int64_t rows = 0;
  qn_value name = qn_series_of(items[0])->name;
  for (int64_t i = 0; i < n; i++) {
    parts[i] = qn_series_of(items[i])->col;
    rows += parts[i]->length;
    if (qn_equal(rt, qn_series_of(items[i])->name, name) != 1) name = qn_none();
  }
  qn_column *c = qn_col_concat(rt, parts, n);
  qn_free(rt->alloc, parts, (size_t)(n + 1) * sizeof *parts);
  return c ? qn_new_series(rt, c, concat_index(rt, items, n, rows, fresh), name, out) : -1;
}

static QN_METHOD(m_concat) {
  (void)self;
  qn_value v[3], *items;
  int64_t n;
  if (qn_args_parse(rt, args, "concat", "objs|axis ignore_index", v) < 0) return -1;
  if (given(v[1]) && !(v[1].tag == QN_INT && v[1].i == 0)) return qn_raise(rt, QN_E_NotImplementedError, "concat: only axis=0 is supported yet");
  bool fresh = false;
  if (flag(rt, v[2], false, &fresh) < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  bool frames = n > 0, series = n > 0;
  for (int64_t i = 0; i < n; i++) frames = frames && qn_is_frame(items[i]), series = series && qn_is_series(items[i]);
  int status = frames ? concat_frames(rt, items, n, fresh, out) : series ? concat_series(rt, items, n, fresh, out)
               : qn_raise(rt, QN_E_ValueError, n ? "concat takes DataFrames or Series, all of one kind" : "No objects to concatenate");
  qn_items_free(rt, items, n);
  return status;
}

static QN_METHOD(m_merge) { /* pd.merge(left, right, …) */
  (void)self;
  if (args->npos == 0 || !qn_is_frame(args->pos[0])) return qn_raise(rt, QN_E_TypeError, "merge takes two DataFrames");
  qn_args rest = *args;
  rest.pos++;
  rest.npos--;
  return qn_frame_merge(rt, args->pos[0], &rest, out);
}

/* --- the module ------------------------------------------------------------------------------------------------------------------ */
qn_class qn_parser_error_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ParserError", .module = "pandas.errors", .kind = QN_K_EXCEPTION,
                                      .base = &qn_exc_class_table[QN_E_ValueError]};
qn_class qn_empty_data_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "EmptyDataError", .module = "pandas.errors", .kind = QN_K_EXCEPTION,
                                      .base = &qn_exc_class_table[QN_E_ValueError]};

#define OTHER_ERROR(name_, base_)                                                                                                   \
  static qn_class name_##_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = #name_, .module = "pandas.errors", .kind = QN_K_EXCEPTION, \
                                   .base = &qn_exc_class_table[QN_E_##base_]};
OTHER_ERROR(SpecificationError, Exception)
OTHER_ERROR(MergeError, ValueError)
OTHER_ERROR(DataError, Exception)
OTHER_ERROR(InvalidIndexError, Exception)
OTHER_ERROR(UnsortedIndexError, KeyError)
OTHER_ERROR(IntCastingNaNError, ValueError)
OTHER_ERROR(DtypeWarning, Warning)
OTHER_ERROR(PerformanceWarning, Warning)
OTHER_ERROR(OutOfBoundsDatetime, ValueError)
OTHER_ERROR(UndefinedVariableError, NameError)

static const qn_method errors_functions[] = {{NULL, NULL, false, false}};
static int errors_init(qn_rt *rt, qn_value module) {
  static qn_class *const classes[] = {&qn_parser_error_class,   &qn_empty_data_class,       &SpecificationError_class, &MergeError_class,
                                      &DataError_class,         &InvalidIndexError_class,   &UnsortedIndexError_class, &IntCastingNaNError_class,
                                      &DtypeWarning_class,      &PerformanceWarning_class,  &OutOfBoundsDatetime_class, &UndefinedVariableError_class};
  for (size_t i = 0; i < QN_COUNT(classes); i++)
    if (qn_module_set(rt, module, classes[i]->name, qn_class_value(classes[i])) < 0) return -1;
  return 0;
}
static const qn_module_def errors_module = {.name = "pandas.errors", .functions = errors_functions, .init = errors_init};

static int pandas_init(qn_rt *rt, qn_value module) {
  qn_value errors, na = qn_nan();
  if (qn_module_set(rt, module, "DataFrame", qn_class_value(&qn_frame_class)) < 0 || qn_module_set(rt, module, "Series", qn_class_value(&qn_series_class)) < 0 ||
      qn_module_set(rt, module, "Index", qn_class_value(&qn_index_class)) < 0 || qn_module_set(rt, module, "NA", na) < 0)
    return -1;
  qn_value version;
  if (qn_new_str(rt, QN_SV("3.1.1"), &version) < 0) return -1; /* whose behaviour this module has */
  int known = qn_module_set(rt, module, "__version__", version);
  qn_release(rt, version);
  if (known < 0 || qn_new_module(rt, &errors_module, &errors) < 0) return -1;
  int status = qn_module_set(rt, module, "errors", errors);
  qn_release(rt, errors);
  return status;
}

static const qn_method pandas_functions[] = {{"read_csv", qn_pandas_read_csv, false, false}, {"isna", m_isna, false, false}, {"isnull", m_isna, false, false},
                                             {"notna", m_notna, false, false},       {"notnull", m_notna, false, false}, {"concat", m_concat, false, false}, {"merge", m_merge, false, false},
                                             {NULL, NULL, false, false}};

const qn_module_def qn_pandas_module = {.name = "pandas", .functions = pandas_functions, .init = pandas_init, .missing = qn_pandas_missing};
