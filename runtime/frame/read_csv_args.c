/* read_csv_args.c - the keyword arguments of pd.read_csv to qn_csv_options. What cannot be said there sets `general`: the call
 * then goes to the part in Python, which also words the errors of such arguments. */
#include "runtime/frame/read_csv.h"

/* --- what options point into ------------------------------------------------------------------------------------------------ */
static void *hold(qn_rt *rt, csv_args *a, size_t n, size_t each) {
  size_t size = sizeof(csv_held) + (n + 1) * each;
  csv_held *h = qn_alloc(rt->alloc, size);
  if (!h) return qn_raise_memory(rt), NULL;
  memset(h, 0, size);
  *h = (csv_held){a->held, size};
  a->held = h;
  return h + 1;
}

static int keep(qn_rt *rt, csv_args *a, qn_value v) { /* takes v */
  if (a->nitems == a->items_cap) {
    int64_t cap = a->items_cap ? a->items_cap * 2 : 64;
    qn_value *p = qn_realloc(rt->alloc, a->items, (size_t)a->items_cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return qn_release(rt, v), qn_raise_memory(rt);
    a->items = p;
    a->items_cap = cap;
  }
  a->items[a->nitems++] = v;
  return 0;
}

void qn_csv_args_deinit(qn_rt *rt, csv_args *a) {
  for (int64_t i = 0; i < a->nitems; i++) qn_release(rt, a->items[i]);
  qn_free(rt->alloc, a->items, (size_t)a->items_cap * sizeof *a->items);
  for (csv_held *h = a->held; h;) {
    csv_held *next = h->next;
    qn_free(rt->alloc, h, h->size);
    h = next;
  }
}

static bool given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }

/* The elements of a list-like, or the value itself, kept in a->items; *out is an array of them. */
static int elements(qn_rt *rt, csv_args *a, qn_value v, qn_value **out, int64_t *n) {
  if (!qn_is_list_like(v)) {
    *n = 1;
    *out = hold(rt, a, 1, sizeof **out);
    if (!*out) return -1;
    (*out)[0] = v;
    return keep(rt, a, qn_retained(v));
  }
  qn_value *got;
  if (qn_items_of(rt, v, &got, n) < 0) return -1;
  *out = hold(rt, a, (size_t)*n, sizeof **out);
  int status = *out ? 0 : -1;
  for (int64_t i = 0; status == 0 && i < *n; i++) {
    (*out)[i] = got[i];
    status = keep(rt, a, qn_retained(got[i]));
  }
  qn_items_free(rt, got, *n);
  return status;
}

static int text_of(qn_rt *rt, csv_args *a, qn_value v, qn_sv *out) {
  if (!qn_is_str(v)) {
    qn_buf b;
    qn_value s;
    qn_buf_init(&b, rt->alloc);
    int bad = qn_str(rt, v, &b) < 0 || qn_new_str_buf(rt, &b, &s) < 0;
    qn_buf_deinit(&b);
    if (bad || keep(rt, a, s) < 0) return -1;
    v = s;
  }
  *out = qn_str_sv(v);
  return 0;
}

static int texts(qn_rt *rt, csv_args *a, qn_value v, const qn_sv **out, int64_t *n) {
  qn_value *items;
  if (elements(rt, a, v, &items, n) < 0) return -1;
  qn_sv *made = hold(rt, a, (size_t)*n, sizeof *made);
  for (int64_t i = 0; made && i < *n; i++)
    if (text_of(rt, a, items[i], &made[i]) < 0) return -1;
  *out = made;
  return made ? 0 : -1;
}

static int column_of(qn_rt *rt, qn_value v, qn_csv_option_col *out) {
  *out = (qn_csv_option_col){0};
  if (qn_is_str(v)) return out->name = qn_str_sv(v), 0;
  return qn_as_index(rt, v, &out->index);
}

static int columns_of(qn_rt *rt, csv_args *a, qn_value v, const qn_csv_option_col **out, int64_t *n, bool one_kind) {
  qn_value *items;
  if (elements(rt, a, v, &items, n) < 0) return -1;
  qn_csv_option_col *made = hold(rt, a, (size_t)*n, sizeof *made);
  for (int64_t i = 0; made && i < *n; i++) {
    bool number = items[i].tag == QN_INT || items[i].tag == QN_NPSCALAR;
    if (one_kind && ((!number && !qn_is_str(items[i])) || qn_is_str(items[i]) != qn_is_str(items[0])))
      return qn_raise(rt, QN_E_ValueError, "'usecols' must either be list-like of all strings, all unicode, all integers or a callable.");
    if (column_of(rt, items[i], &made[i]) < 0) return -1;
  }
  *out = made;
  return made ? 0 : -1;
}

/* --- single options ---------------------------------------------------------------------------------------------------------- */
static int one_char(qn_rt *rt, qn_value v, const char *what, char *out) {
  if (!given(v)) return 0;
  if (!qn_is_str(v) || qn_str_sv(v).n != 1) return qn_raise(rt, QN_E_ValueError, "Only length-1 %s supported", what);
  *out = qn_str_sv(v).p[0];
  return 0;
}

static int flag(qn_rt *rt, qn_value v, bool invert, bool *out) {
  if (!given(v)) return 0;
  int t = qn_truth(rt, v);
  if (t < 0) return -1;
  *out = (t != 0) != invert;
  return 0;
}

static bool plain_type(uint8_t t) { return t == QN_COL_STR || t == QN_D_BOOL || t == QN_D_FLOAT32 || t == QN_D_FLOAT64 || qn_coltype_is_int(t); }

/* The type when the reader knows it; else the option is general. */
static void type_of(qn_rt *rt, csv_args *a, qn_value v, uint8_t *out) {
  if (qn_is_str(v) && qn_sv_is(qn_str_sv(v), "string")) { /* the nullable one, not str */
    a->general = true;
    return;
  }
  if (qn_col_type_from(rt, v, out) < 0) {
    qn_exc_forgive(rt);
    a->general = true;
  } else if (!plain_type(*out)) {
    a->general = true;
  }
}

static int dtypes_of(qn_rt *rt, csv_args *a, qn_value v) {
  qn_csv_dtype *made;
  if (!qn_is(v, QN_K_DICT)) {
    if (!(made = hold(rt, a, 1, sizeof *made))) return -1;
    made[0] = (qn_csv_dtype){.all = true};
    a->o.dtypes = made;
    a->o.dtypes_n = 1;
    type_of(rt, a, v, &made[0].type);
    return 0;
  }
  qn_value key, val;
  int64_t at = 0, n = 0;
  while (qn_dict_next(v, &at, &key, &val)) n++;
  if (!(made = hold(rt, a, (size_t)n, sizeof *made))) return -1;
  for (at = n = 0; qn_dict_next(v, &at, &key, &val); n++) {
    if (column_of(rt, key, &made[n].col) < 0) return -1;
    type_of(rt, a, val, &made[n].type);
  }
  a->o.dtypes = made;
  a->o.dtypes_n = n;
  return 0;
}

static int null_values(qn_rt *rt, csv_args *a, qn_value v) {
  if (!qn_is(v, QN_K_DICT)) return texts(rt, a, v, &a->o.na_values, &a->o.na_values_n);
  qn_value key, val;
  int64_t at = 0, n = 0;
  while (qn_dict_next(v, &at, &key, &val)) n++;
  qn_csv_na *made = hold(rt, a, (size_t)n, sizeof *made);
  if (!made) return -1;
  for (at = n = 0; qn_dict_next(v, &at, &key, &val); n++)
    if (column_of(rt, key, &made[n].col) < 0 || texts(rt, a, val, &made[n].values, &made[n].n) < 0) return -1;
  a->o.na_columns = made;
  a->o.na_columns_n = n;
  return 0;
}

static int compare_rows(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int integers(qn_rt *rt, csv_args *a, qn_value v, int64_t **out, int64_t *n) {
  qn_value *items;
  if (elements(rt, a, v, &items, n) < 0) return -1;
  int64_t *made = hold(rt, a, (size_t)*n, sizeof *made);
  for (int64_t i = 0; made && i < *n; i++)
    if (qn_as_index(rt, items[i], &made[i]) < 0) return -1;
  *out = made;
  return made ? 0 : -1;
}

/* _at: the numbers of a qn_csv_place, as read_csv.c gives them. */
static int place_of(qn_rt *rt, csv_args *a, qn_value v) {
  int64_t *n, count;
  if (integers(rt, a, v, &n, &count) < 0) return -1;
  if (count != 7) return qn_raise(rt, QN_E_ValueError, "_at is no place");
  a->from = (qn_csv_place){n[0], n[1], n[2], n[3], n[4], n[5], n[6]};
  a->o.from = &a->from;
  return 0;
}

static int skip_rows(qn_rt *rt, csv_args *a, qn_value v) {
  if (!qn_is_list_like(v)) {
    if (v.tag == QN_INT || v.tag == QN_NPSCALAR) return qn_as_index(rt, v, &a->o.skip_first);
    return a->general = true, 0;
  }
  int64_t *rows;
  if (integers(rt, a, v, &rows, &a->o.skip_rows_n) < 0) return -1;
  qsort(rows, (size_t)a->o.skip_rows_n, sizeof *rows, compare_rows);
  a->o.skip_rows = rows;
  return 0;
}

static void separator(csv_args *a, qn_value sep) {
  if (sep.tag == QN_UNSET) return; /* a separator that is None is to be found out */
  qn_sv s = qn_is_str(sep) ? qn_str_sv(sep) : QN_SV("");
  if (qn_sv_is(s, "\\s+")) a->o.whitespace_sep = true;
  else if (s.n != 1) a->general = true;
  else a->o.sep = s.p[0];
}

/* The parameters, in pandas' order ('|' and '$' as in qn_args_parse), then those that only the part in Python gives. */
#define CSV_PARAMETERS                                                                                                                            \
  "filepath_or_buffer|$sep delimiter header names index_col usecols dtype engine converters true_values false_values skipinitialspace skiprows "  \
  "skipfooter nrows na_values keep_default_na na_filter skip_blank_lines parse_dates date_format dayfirst cache_dates iterator chunksize "        \
  "compression thousands decimal lineterminator quotechar quoting doublequote escapechar comment encoding encoding_errors dialect on_bad_lines "  \
  "low_memory memory_map float_precision storage_options dtype_backend"
enum {
  A_PATH, A_SEP, A_DELIMITER, A_HEADER, A_NAMES, A_INDEX_COL, A_USECOLS, A_DTYPE, A_ENGINE, A_CONVERTERS, A_TRUE_VALUES, A_FALSE_VALUES,
  A_SKIPINITIALSPACE, A_SKIPROWS, A_SKIPFOOTER, A_NROWS, A_NA_VALUES, A_KEEP_DEFAULT_NA, A_NA_FILTER, A_SKIP_BLANK_LINES, A_PARSE_DATES, A_DATE_FORMAT,
  A_DAYFIRST, A_CACHE_DATES, A_ITERATOR, A_CHUNKSIZE, A_COMPRESSION, A_THOUSANDS, A_DECIMAL, A_LINETERMINATOR, A_QUOTECHAR, A_QUOTING, A_DOUBLEQUOTE,
  A_ESCAPECHAR, A_COMMENT, A_ENCODING, A_ENCODING_ERRORS, A_DIALECT, A_ON_BAD_LINES, A_LOW_MEMORY, A_MEMORY_MAP, A_FLOAT_PRECISION,
  A_STORAGE_OPTIONS, A_DTYPE_BACKEND, A_AT, A_RAW, A_TEXT, A_FREE, A_STAMP, A_COUNT
};

/* Options that only the part in Python knows, when they are not what they are by default. */
static int find_general(qn_rt *rt, csv_args *a, const qn_value *v) {
  static const int always[] = {A_CONVERTERS, A_CHUNKSIZE, A_DIALECT, A_STORAGE_OPTIONS, A_DTYPE_BACKEND, A_FLOAT_PRECISION, A_ENCODING_ERRORS, A_ENGINE};
  static const int truthy[] = {A_SKIPFOOTER, A_PARSE_DATES, A_ITERATOR};
  for (size_t i = 0; i < QN_COUNT(always); i++) a->general |= given(v[always[i]]);
  for (size_t i = 0; i < QN_COUNT(truthy); i++) {
    int t = given(v[truthy[i]]) ? qn_truth(rt, v[truthy[i]]) : 0;
    if (t < 0) return -1;
    a->general |= t != 0;
  }
  a->general |= given(v[A_SEP]) && given(v[A_DELIMITER]);
  a->general |= !a->native && qn_is_list_like(v[A_HEADER]);
  a->general |= given(v[A_USECOLS]) && !qn_is_list_like(v[A_USECOLS]);
  a->general |= given(v[A_NAMES]) && (!qn_is_list_like(v[A_NAMES]) || qn_is(v[A_NAMES], QN_K_SET));
  if (!a->native && given(v[A_NAMES]) && qn_is_list_like(v[A_NAMES])) {
    qn_value *items;
    int64_t n;
    if (qn_items_of(rt, v[A_NAMES], &items, &n) < 0) return -1;
    for (int64_t i = 0; i < n; i++) a->general |= !qn_is_str(items[i]);
    qn_items_free(rt, items, n);
  }
  a->general |= !a->native && given(v[A_DATE_FORMAT]);
  a->general |= qn_is_list_like(v[A_PATH]) && !qn_is(v[A_PATH], QN_K_BYTES);
  return 0;
}

static int header_of(qn_rt *rt, csv_args *a, qn_value v) {
  if (v.tag == QN_NONE) return a->o.header = -1, 0;
  if (v.tag == QN_UNSET || (qn_is_str(v) && qn_sv_is(qn_str_sv(v), "infer"))) return 0;
  if (qn_is_list_like(v)) {
    int64_t *rows;
    if (integers(rt, a, v, &rows, &a->o.header_rows_n) < 0) return -1;
    a->o.header_rows = rows;
    a->o.header = a->o.header_rows_n ? rows[a->o.header_rows_n - 1] : 0;
    return 0;
  }
  if (v.tag != QN_INT && v.tag != QN_NPSCALAR) return qn_raise(rt, QN_E_ValueError, "header must be integer or list of integers");
  if (qn_as_index(rt, v, &a->o.header) < 0) return -1;
  if (a->o.header < 0) return qn_raise(rt, QN_E_ValueError, "Passing negative integer to header is invalid. For no header, use header=None instead");
  return 0;
}

static int rows_wanted(qn_rt *rt, csv_args *a, qn_value v) {
  if (!given(v)) return 0;
  double d = v.tag == QN_FLOAT ? v.f : 0;
  if (v.tag == QN_FLOAT && d == (double)(int64_t)d) a->o.nrows = (int64_t)d;
  else if ((v.tag != QN_INT && v.tag != QN_NPSCALAR) || qn_as_index(rt, v, &a->o.nrows) < 0) a->o.nrows = -1, qn_exc_forgive(rt);
  return a->o.nrows >= 0 ? 0 : qn_raise(rt, QN_E_ValueError, "'nrows' must be an integer >=0");
}

static int bad_lines(qn_rt *rt, csv_args *a, qn_value v) {
  if (v.tag == QN_UNSET) return 0;
  qn_sv s = qn_is_str(v) ? qn_str_sv(v) : QN_SV("");
  a->o.skip_bad_lines = qn_sv_is(s, "skip") || qn_sv_is(s, "warn");
  a->o.tell_bad_lines = qn_sv_is(s, "warn");
  if (qn_sv_is(s, "error") || qn_sv_is(s, "skip")) return 0;
  a->general |= !a->native || !qn_is_str(v); /* a warning, a function, or a wrong word */
  return qn_is_str(v) && !qn_sv_is(s, "warn") ? qn_raise(rt, QN_E_ValueError, "Argument %.*s is invalid for on_bad_lines", (int)s.n, s.p) : 0;
}

static const struct packing_name {
  const char *name, *end;
  qn_csv_packing how;
} packing_names[] = {{"gzip", ".gz", QN_CSV_GZIP}, {"zip", ".zip", QN_CSV_ZIP}, {"bz2", ".bz2", QN_CSV_BZ2}, {"xz", ".xz", QN_CSV_XZ}, {"zstd", ".zst", QN_CSV_ZSTD}};

bool csv_packing_named(qn_sv name, qn_csv_packing *out) {
  for (size_t i = 0; i < QN_COUNT(packing_names); i++)
    if (qn_sv_is(name, packing_names[i].name)) return *out = packing_names[i].how, true;
  return false;
}

qn_csv_packing csv_packing_of_path(qn_sv path) {
  for (size_t i = 0; i < QN_COUNT(packing_names); i++) {
    size_t n = strlen(packing_names[i].end);
    if (path.n > n && strncasecmp(path.p + path.n - n, packing_names[i].end, n) == 0) return packing_names[i].how;
  }
  return QN_CSV_PLAIN;
}

static void packing(csv_args *a, qn_value v) {
  qn_sv s = qn_is_str(v) ? qn_str_sv(v) : QN_SV("");
  if (v.tag == QN_UNSET || qn_sv_is(s, "infer")) return;
  a->packing_given = true;
  if (v.tag == QN_NONE) return;
  if (!csv_packing_named(s, &a->o.packing)) a->general = true;
}

static void encoding(csv_args *a, qn_value v) {
  static const char *const latin[] = {"latin-1", "latin1", "latin_1", "iso-8859-1", "iso8859-1", "l1"};
  static const char *const utf8[] = {"utf-8", "utf8", "utf_8", "utf-8-sig", "utf_8_sig"};
  if (!given(v)) return;
  qn_sv s = qn_is_str(v) ? qn_str_sv(v) : QN_SV("");
  char low[24] = {0};
  for (size_t i = 0; i < s.n && i + 1 < sizeof low; i++) low[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
  for (size_t i = 0; i < QN_COUNT(latin); i++) a->latin1 |= strcmp(low, latin[i]) == 0;
  for (size_t i = 0; i < QN_COUNT(utf8); i++)
    if (strcmp(low, utf8[i]) == 0) return;
  a->general |= !a->latin1;
}

static int check_separator(qn_rt *rt, const qn_csv_options *o) {
  char sep = o->whitespace_sep ? ' ' : o->sep;
  if ((sep != '\n' && sep != '\r') || (o->line_end && o->line_end != sep)) return 0;
  const char *name = sep == '\n' ? "'\\n'" : "'\\r'";
  return qn_raise(rt, QN_E_ValueError, "Specified %s as separator or delimiter, but a line terminator cannot be used as a separator. To parse %s as a "
                  "separator, pass a lineterminator other than %s (engine='c' only).", name, name, name);
}

/* pandas takes one byte for two things without a word; which of them it then is depends on where it stands. */
static int check_marks(qn_rt *rt, const qn_csv_options *o) {
  struct {
    const char *name;
    char mark;
  } marks[] = {{"sep", o->whitespace_sep ? 0 : o->sep}, {"quotechar", o->no_quotes ? 0 : o->quote}, {"escapechar", o->escape},
               {"comment", o->comment}, {"lineterminator", o->line_end}};
  for (size_t i = 0; i < QN_COUNT(marks); i++)
    for (size_t k = 0; k < i; k++)
      if (marks[i].mark && marks[i].mark == marks[k].mark)
        return qn_raise(rt, QN_E_ValueError, "read_csv: %s and %s are the same character %c", marks[k].name, marks[i].name, marks[i].mark);
  return 0;
}

static int simple_options(qn_rt *rt, csv_args *a, const qn_value *v) {
  qn_csv_options *o = &a->o;
  if (given(v[A_QUOTECHAR]) && (!qn_is_str(v[A_QUOTECHAR]) || qn_str_sv(v[A_QUOTECHAR]).n != 1))
    return qn_raise(rt, QN_E_TypeError, "\"quotechar\" must be a 1-character string");
  if (one_char(rt, v[A_THOUSANDS], "thousands markers", &o->thousands) < 0 || one_char(rt, v[A_DECIMAL], "decimal markers", &o->decimal) < 0 ||
      one_char(rt, v[A_QUOTECHAR], "quotechars", &o->quote) < 0 || one_char(rt, v[A_ESCAPECHAR], "escapes", &o->escape) < 0 ||
      one_char(rt, v[A_COMMENT], "comment characters", &o->comment) < 0 || one_char(rt, v[A_LINETERMINATOR], "line terminators", &o->line_end) < 0 ||
      check_separator(rt, o) < 0)
    return -1;
  if (flag(rt, v[A_KEEP_DEFAULT_NA], true, &o->no_default_na) < 0 || flag(rt, v[A_NA_FILTER], true, &o->no_na_filter) < 0 ||
      flag(rt, v[A_SKIP_BLANK_LINES], true, &o->keep_blank_lines) < 0 || flag(rt, v[A_DOUBLEQUOTE], true, &o->single_quotes) < 0 ||
      flag(rt, v[A_SKIPINITIALSPACE], false, &o->skip_initial_space) < 0)
    return -1;
  if (given(v[A_QUOTING])) {
    int64_t q;
    if (qn_as_index(rt, v[A_QUOTING], &q) < 0) return -1;
    if (q < 0 || q > 3) return qn_raise(rt, QN_E_TypeError, "bad \"quoting\" value");
    o->no_quotes = q == 3;
    o->no_ints = q == 2;
  }
  if (check_marks(rt, o) < 0) return -1;
  packing(a, v[A_COMPRESSION]);
  encoding(a, v[A_ENCODING]);
  return header_of(rt, a, v[A_HEADER]) < 0 || rows_wanted(rt, a, v[A_NROWS]) < 0 ? -1 : bad_lines(rt, a, v[A_ON_BAD_LINES]);
}

static int list_options(qn_rt *rt, csv_args *a, const qn_value *v) {
  qn_csv_options *o = &a->o;
  if (given(v[A_NAMES]) && texts(rt, a, v[A_NAMES], &o->names, &o->names_n) < 0) return -1;
  if (given(v[A_NA_VALUES]) && null_values(rt, a, v[A_NA_VALUES]) < 0) return -1;
  if (given(v[A_TRUE_VALUES]) && texts(rt, a, v[A_TRUE_VALUES], &o->true_values, &o->true_values_n) < 0) return -1;
  if (given(v[A_FALSE_VALUES]) && texts(rt, a, v[A_FALSE_VALUES], &o->false_values, &o->false_values_n) < 0) return -1;
  if (given(v[A_USECOLS]) && !a->native && qn_is_list_like(v[A_USECOLS]) && qn_truth(rt, v[A_USECOLS]) == 0) return a->general = true, 0;
  if (given(v[A_USECOLS]) && columns_of(rt, a, v[A_USECOLS], &o->usecols, &o->usecols_n, true) < 0) return -1;
  if (v[A_INDEX_COL].tag == QN_BOOL && !v[A_INDEX_COL].i) o->index_false = true;
  else if (given(v[A_INDEX_COL]) && columns_of(rt, a, v[A_INDEX_COL], &o->index_cols, &o->index_cols_n, false) < 0) return -1;
  if (given(v[A_DTYPE]) && dtypes_of(rt, a, v[A_DTYPE]) < 0) return -1;
  if (given(v[A_RAW]) && columns_of(rt, a, v[A_RAW], &o->raw, &o->raw_n, false) < 0) return -1;
  return given(v[A_SKIPROWS]) ? skip_rows(rt, a, v[A_SKIPROWS]) : 0;
}

int qn_csv_args_init(qn_rt *rt, csv_args *a, const qn_args *args, bool native) {
  qn_value v[A_COUNT];
  *a = (csv_args){0};
  qn_csv_options_init(&a->o);
  v[A_AT] = v[A_RAW] = v[A_TEXT] = v[A_FREE] = v[A_STAMP] = (qn_value){.tag = QN_UNSET};
  if (qn_args_parse(rt, args, "read_csv", native ? CSV_PARAMETERS " _at _raw _text _free _stamp" : CSV_PARAMETERS, v) < 0) return -1;
  a->source = v[A_PATH];
  a->native = native;
  if (find_general(rt, a, v) < 0) return -1;
  separator(a, v[A_SEP].tag == QN_UNSET || (v[A_SEP].tag == QN_NONE && given(v[A_DELIMITER])) ? v[A_DELIMITER] : v[A_SEP]);
  if (a->general && !native) return 0;
  if (simple_options(rt, a, v) < 0) return -1;
  if (a->general && !native) return 0;
  a->is_text = given(v[A_TEXT]) && (qn_is_str(v[A_PATH]) || qn_is(v[A_PATH], QN_K_BYTES));
  if (flag(rt, v[A_FREE], false, &a->o.usecols_free) < 0) return -1;
  if (csv_stamp_of(rt, v[A_STAMP], &a->stamp) < 0) return -1;
  if (given(v[A_AT]) && place_of(rt, a, v[A_AT]) < 0) return -1;
  if (list_options(rt, a, v) < 0) return -1;
  return native && a->general ? qn_raise(rt, QN_E_NotImplementedError, "read_csv: these options are not supported together") : 0;
}
