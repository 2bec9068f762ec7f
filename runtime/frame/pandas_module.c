/* pandas_module.c - the script's `pandas`: the classes, functions over frames. */
#include "runtime/frame/display.h"

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
  if (qn_is_array(x) && qn_view_of(x)->ndim != 1) { /* as one line, and back */
    const qn_view *v = qn_view_of(x);
    qn_value line, flags;
    if (qn_array_reshape(rt, x, 1, (int64_t[]){-1}, &line)) return -1;
    int status = na_of(rt, line, want, &flags);
    qn_release(rt, line);
    if (status) return status;
    status = qn_array_reshape(rt, flags, v->ndim, v->shape, out);
    qn_release(rt, flags);
    return status;
  }
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

/* --- the module ------------------------------------------------------------------------------------------------------------------ */
qn_class qn_parser_error_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ParserError", .module = "pandas.errors", .kind = QN_K_EXCEPTION,
                                      .base = &qn_exc_class_table[QN_E_ValueError]};
qn_class qn_empty_data_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "EmptyDataError", .module = "pandas.errors", .kind = QN_K_EXCEPTION,
                                      .base = &qn_exc_class_table[QN_E_ValueError]};

static qn_class error_classes[] = {
#define ERROR(word, built_in) \
  {.obj = {.cls = &qn_type_class, .rc = -1}, .name = #word, .module = "pandas.errors", .kind = QN_K_EXCEPTION, .base = &qn_exc_class_table[QN_E_##built_in]},
#include "runtime/frame/errors.def"
#undef ERROR
};

const qn_class *qn_pandas_error(const char *name) {
  for (size_t i = 0; i < QN_COUNT(error_classes); i++)
    if (!strcmp(error_classes[i].name, name)) return &error_classes[i];
  return NULL;
}

static const qn_method errors_functions[] = {{NULL, NULL, false, false}};
static int errors_init(qn_rt *rt, qn_value module) {
  int status = qn_module_set(rt, module, "ParserError", qn_class_value(&qn_parser_error_class));
  if (status == 0) status = qn_module_set(rt, module, "EmptyDataError", qn_class_value(&qn_empty_data_class));
  for (size_t i = 0; status == 0 && i < QN_COUNT(error_classes); i++) status = qn_module_set(rt, module, error_classes[i].name, qn_class_value(&error_classes[i]));
  return status;
}
static const qn_module_def errors_module = {.name = "pandas.errors", .functions = errors_functions, .init = errors_init};

static int pandas_init(qn_rt *rt, qn_value module) {
  qn_value errors;
  if (qn_module_set(rt, module, "DataFrame", qn_class_value(&qn_frame_class)) < 0 || qn_module_set(rt, module, "Series", qn_class_value(&qn_series_class)) < 0 ||
      qn_module_set(rt, module, "Index", qn_class_value(&qn_index_class)) < 0 || qn_dtype_classes(rt, module) < 0 || qn_index_classes(rt, module) < 0 || qn_display_init(rt, module) < 0)
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
                                             {"notna", m_notna, false, false},       {"notnull", m_notna, false, false},
                                             {NULL, NULL, false, false}};

const qn_module_def qn_pandas_module = {.name = "pandas", .functions = pandas_functions, .init = pandas_init, .missing = qn_pandas_missing};
