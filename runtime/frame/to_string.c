/* to_string.c - DataFrame.to_string with its options, and the native that sets pandas' options. */
#include "runtime/frame/display.h"
#include "runtime/frame/native.h"

static int flag_of(qn_rt *rt, qn_value v, bool fallback, bool *out) {
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return *out = fallback, 0;
  int t = qn_truth(rt, v);
  return t < 0 ? -1 : (*out = t, 0);
}

static int number_of(qn_rt *rt, qn_value v, int64_t *out) { return v.tag == QN_UNSET || v.tag == QN_NONE ? 0 : qn_as_index(rt, v, out); }

/* formatters: a dict by label or a list by position. */
static int formatters_of(qn_rt *rt, const qn_frame *f, qn_value v, qn_value *out) {
  for (int32_t i = 0; i < f->ncols; i++) out[i] = (qn_value){.tag = QN_UNSET};
  if (qn_is(v, QN_K_DICT)) {
    for (int32_t i = 0; i < f->ncols; i++)
      if (qn_dict_get(rt, v, f->names[i], &out[i]) < 0) return -1;
    return 0;
  }
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, v, &items, &n) < 0) return -1;
  for (int32_t i = 0; i < f->ncols && i < n; i++) out[i] = qn_retained(items[i]);
  qn_items_free(rt, items, n);
  return n == f->ncols ? 0 : qn_raise(rt, QN_E_ValueError, "Formatters length(%lld) should match DataFrame number of columns(%d)", (long long)n, f->ncols);
}

static int check_spaces(qn_rt *rt, const qn_frame *f, qn_value given) {
  qn_value key, val;
  int64_t at = 0;
  while (qn_dict_next(given, &at, &key, &val)) {
    bool known = qn_is_str(key) && qn_str_sv(key).n == 0;
    for (int32_t i = 0; i < f->ncols && !known; i++) {
      const int same = qn_equal(rt, f->names[i], key);
      if (same < 0) return -1;
      known = same > 0;
    }
    if (!known) return qn_raise(rt, QN_E_ValueError, "Col_space is defined for an unknown column");
  }
  return 0;
}

/* col_space as a list or a dict: the least width of each column into out, that of the index, which a dict has under "", into index. */
static int spaces_of(qn_rt *rt, const qn_frame *f, qn_value given, int64_t *out, int64_t *index) {
  for (int32_t i = 0; i < f->ncols; i++) out[i] = 0;
  if (qn_is(given, QN_K_DICT)) {
    for (int32_t i = 0; i < f->ncols; i++) {
      qn_value x;
      int found = qn_dict_get(rt, given, f->names[i], &x);
      if (found < 0 || (found && qn_as_index(rt, x, &out[i]) < 0)) return -1;
    }
    if (check_spaces(rt, f, given) < 0) return -1;
    qn_value x;
    const int found = qn_dict_get_z(rt, given, "", &x);
    if (found <= 0) return found;
    const int status = qn_as_index(rt, x, index);
    return qn_release(rt, x), status;
  }
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, given, &items, &n) < 0) return -1;
  int status = n == f->ncols ? 0 : qn_raise(rt, QN_E_ValueError, "Col_space length(%lld) should match DataFrame number of columns(%d)", (long long)n, f->ncols);
  for (int32_t i = 0; status == 0 && i < f->ncols; i++) status = qn_as_index(rt, items[i], &out[i]);
  qn_items_free(rt, items, n);
  return status;
}

enum { S_BUF, S_COLUMNS, S_COL_SPACE, S_HEADER, S_INDEX, S_NA, S_FORMATTERS, S_FLOAT, S_SPARSE, S_NAMES, S_JUSTIFY, S_MAX_ROWS, S_MAX_COLS, S_SHOW, S_DECIMAL, S_LINE, S_MIN_ROWS,
       S_COLWIDTH, S_ENCODING, S_COUNT };

int qn_frame_to_string(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[S_COUNT], part = {.tag = QN_UNSET};
  if (qn_args_parse(rt, args, "DataFrame.to_string",
                    "|buf columns col_space header index na_rep formatters float_format sparsify index_names justify max_rows max_cols show_dimensions decimal line_width "
                    "min_rows max_colwidth encoding", v) < 0)
    return -1;
  qn_page_options o = {.na = "NaN", .max_rows = -1, .min_rows = -1, .max_columns = -1, .line_width = -1, .justify = (char)qn_display_of(rt)->justify};
  bool renamed = qn_is(v[S_HEADER], QN_K_LIST);
  if (flag_of(rt, renamed ? qn_none() : v[S_HEADER], true, &o.header) || flag_of(rt, v[S_INDEX], true, &o.index) || flag_of(rt, v[S_NAMES], true, &o.names) ||
      flag_of(rt, v[S_SHOW], false, &o.dimensions) || number_of(rt, v[S_MAX_ROWS], &o.max_rows) || number_of(rt, v[S_MIN_ROWS], &o.min_rows) ||
      number_of(rt, v[S_MAX_COLS], &o.max_columns) || number_of(rt, v[S_LINE], &o.line_width) || (v[S_COL_SPACE].tag == QN_INT && number_of(rt, v[S_COL_SPACE], &o.col_space)))
    return -1;
  if (qn_is_str(v[S_NA])) o.na = qn_str_sv(v[S_NA]).p;
  if (qn_is_str(v[S_JUSTIFY])) o.justify = qn_sv_is(qn_str_sv(v[S_JUSTIFY]), "left") ? 'l' : qn_sv_is(qn_str_sv(v[S_JUSTIFY]), "center") ? 'c' : 'r';
  if (v[S_COLUMNS].tag != QN_UNSET && v[S_COLUMNS].tag != QN_NONE && qn_frame_select(rt, qn_frame_of(self), v[S_COLUMNS], &part) < 0) return -1;
  if (part.tag == QN_UNSET && qn_frame_copy(rt, qn_frame_of(self), &part) < 0) return -1;
  qn_frame *f = qn_frame_of(part);
  int status = 0;
  qn_value *formatters = qn_alloc(rt->alloc, (size_t)(f->ncols + 1) * sizeof *formatters), held = {.tag = QN_UNSET};
  if (!formatters) status = qn_raise_memory(rt);
  for (int32_t i = 0; formatters && i < f->ncols; i++) formatters[i] = (qn_value){.tag = QN_UNSET};
  if (status == 0 && v[S_FORMATTERS].tag != QN_UNSET && v[S_FORMATTERS].tag != QN_NONE) /* by the frame's own labels */
    status = formatters_of(rt, f, v[S_FORMATTERS], formatters), o.formatters = formatters;
  int64_t *spaces = v[S_COL_SPACE].tag == QN_UNSET || v[S_COL_SPACE].tag == QN_NONE || v[S_COL_SPACE].tag == QN_INT ? NULL : qn_alloc(rt->alloc, (size_t)(f->ncols + 1) * sizeof *spaces);
  if (status == 0 && spaces) status = spaces_of(rt, f, v[S_COL_SPACE], spaces, &o.col_space), o.col_spaces = spaces;
  o.aliases = renamed;
  if (status == 0 && renamed) { /* other headings */
    const qn_list *l = (const qn_list *)v[S_HEADER].o;
    if (l->n != f->ncols) status = qn_raise(rt, QN_E_ValueError, "Writing %d cols but got %lld aliases", f->ncols, (long long)l->n);
    for (int32_t i = 0; status == 0 && i < f->ncols; i++) {
      qn_release(rt, f->names[i]);
      f->names[i] = qn_retained(qn_list_at(l, i));
    }
  }
  qn_display *d = (qn_display *)(uintptr_t)qn_display_of(rt);
  const int64_t sparse = d->sparse, cell_width = d->max_colwidth;
  bool given_sparse = d->sparse;
  if (flag_of(rt, v[S_SPARSE], d->sparse, &given_sparse) < 0) status = -1;
  if (d->obj.cls) d->sparse = given_sparse;
  if (d->obj.cls) d->max_colwidth = v[S_COLWIDTH].tag == QN_INT ? v[S_COLWIDTH].i : -1;
  bool floats = v[S_FLOAT].tag != QN_UNSET && v[S_FLOAT].tag != QN_NONE && d->obj.cls;
  if (status == 0 && floats) {
    held = d->float_format;
    d->float_format = qn_retained(v[S_FLOAT]);
    if (qn_is_str(v[S_FLOAT])) { /* "%.2f": the text's own formatting */
      qn_value fn;
      status = qn_call_module(rt, "pandas._config", "_percent", &v[S_FLOAT], 1, &fn);
      if (status == 0) qn_release(rt, d->float_format), d->float_format = fn;
    }
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (status == 0) status = qn_frame_page(rt, f, &o, &b);
  if (d->obj.cls) d->sparse = sparse, d->max_colwidth = cell_width;
  if (status == 0) status = qn_new_str_buf(rt, &b, out);
  if (status == 0 && v[S_BUF].tag != QN_UNSET && v[S_BUF].tag != QN_NONE) {
    const qn_value given[2] = {*out, v[S_BUF]};
    status = qn_call_module(rt, "pandas._output", "write", given, 2, out);
    qn_release(rt, given[0]);
  }
  qn_buf_deinit(&b);
  if (held.tag != QN_UNSET) qn_release(rt, d->float_format), d->float_format = held;
  for (int32_t i = 0; formatters && i < f->ncols; i++) qn_release(rt, formatters[i]);
  qn_free(rt->alloc, formatters, (size_t)(f->ncols + 1) * sizeof *formatters);
  if (spaces) qn_free(rt->alloc, spaces, (size_t)(f->ncols + 1) * sizeof *spaces);
  qn_release(rt, part);
  return status;
}

/* display(name, value): sets an option; numbers, None as -1, float_format a callable or None. */
QN_METHOD(qn_pd_display) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "display", "name value", v) < 0) return -1;
  qn_display *d = (qn_display *)(uintptr_t)qn_display_of(rt);
  if (!d->obj.cls || !qn_is_str(v[0])) return qn_raise(rt, QN_E_TypeError, "display: no options");
  qn_sv name = qn_str_sv(v[0]);
  if (qn_sv_is(name, "float_format")) {
    qn_release(rt, d->float_format);
    d->float_format = qn_retained(v[1]);
    return *out = qn_none(), 0;
  }
  const struct { const char *name; int64_t *at; } all[] = {{"max_rows", &d->max_rows}, {"min_rows", &d->min_rows}, {"max_columns", &d->max_columns}, {"width", &d->width},
      {"precision", &d->precision}, {"max_colwidth", &d->max_colwidth}, {"max_seq_items", &d->max_seq_items}, {"max_categories", &d->max_categories}, {"show_dimensions", &d->dimensions},
      {"expand_frame_repr", &d->expand}, {"multi_sparse", &d->sparse}, {"colheader_justify", &d->justify}};
  int64_t x = -1;
  if (v[1].tag != QN_NONE && qn_as_index(rt, v[1], &x) < 0) return -1;
  for (size_t i = 0; i < QN_COUNT(all); i++)
    if (qn_sv_is(name, all[i].name)) return *all[i].at = x, *out = qn_none(), 0;
  return qn_raise(rt, QN_E_KeyError, "no such option");
}
