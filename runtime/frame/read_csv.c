/* read_csv.c - pd.read_csv: the arguments to qn_csv_options, the source, and the table that comes back to a frame. */
#include <errno.h>

#include "runtime/csv/csv.h"
#include "runtime/frame/frame_impl.h"

enum { MOST = 256 };
typedef struct csv_args { /* what the options point into */
  qn_csv_options o;
  qn_sv names[MOST], na[MOST], yes[MOST], no[MOST];
  qn_csv_option_col use[MOST], index[MOST];
  qn_csv_dtype dtypes[MOST];
  int64_t skip[MOST];
  qn_value *held; /* texts made for numbers in na_values */
  int64_t nheld;
  qn_value items[4 * MOST]; /* elements of the lists above, retained */
  int64_t nitems;
} csv_args;

static bool given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }

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

/* The elements of a list-like, or the value itself; kept in a->items. */
static int elements(qn_rt *rt, csv_args *a, qn_value v, qn_value **out, int64_t *n) {
  if (!qn_is_list_like(v)) {
    if (a->nitems == 4 * MOST) return qn_raise(rt, QN_E_ValueError, "read_csv: too many names in options");
    *out = &a->items[a->nitems];
    a->items[a->nitems++] = qn_retained(v);
    *n = 1;
    return 0;
  }
  qn_value *got;
  if (qn_items_of(rt, v, &got, n) < 0) return -1;
  bool room = *n <= MOST && a->nitems + *n <= 4 * MOST;
  *out = &a->items[a->nitems];
  for (int64_t i = 0; room && i < *n; i++) a->items[a->nitems++] = qn_retained(got[i]);
  qn_items_free(rt, got, *n);
  return room ? 0 : qn_raise(rt, QN_E_ValueError, "read_csv: an option lists more than %d columns or values", MOST);
}

static int texts(qn_rt *rt, csv_args *a, qn_value v, qn_sv *out, int64_t *n) {
  qn_value *items;
  if (elements(rt, a, v, &items, n) < 0) return -1;
  for (int64_t i = 0; i < *n; i++) {
    if (!qn_is_str(items[i])) {
      qn_buf b;
      qn_value s;
      qn_buf_init(&b, rt->alloc);
      int bad = qn_str(rt, items[i], &b) < 0 || qn_new_str_buf(rt, &b, &s) < 0;
      qn_buf_deinit(&b);
      if (bad) return -1;
      qn_release(rt, items[i]);
      items[i] = s;
    }
    out[i] = qn_str_sv(items[i]);
  }
  return 0;
}

static int columns_of(qn_rt *rt, csv_args *a, qn_value v, qn_csv_option_col *out, int64_t *n) {
  qn_value *items;
  if (elements(rt, a, v, &items, n) < 0) return -1;
  for (int64_t i = 0; i < *n; i++) {
    if (qn_is_str(items[i])) {
      out[i] = (qn_csv_option_col){.name = qn_str_sv(items[i])};
    } else {
      out[i] = (qn_csv_option_col){0};
      if (qn_as_index(rt, items[i], &out[i].index) < 0) return -1;
    }
    if ((out[i].name.p != NULL) != (out[0].name.p != NULL) && out == a->use)
      return qn_raise(rt, QN_E_ValueError, "'usecols' must either be list-like of all strings, all unicode, all integers or a callable.");
  }
  return 0;
}

static int dtypes_of(qn_rt *rt, csv_args *a, qn_value v) {
  if (!qn_is(v, QN_K_DICT)) {
    a->dtypes[0] = (qn_csv_dtype){.all = true};
    a->o.dtypes_n = 1;
    return qn_col_type_from(rt, v, &a->dtypes[0].type);
  }
  qn_value key, val;
  int64_t at = 0;
  while (qn_dict_next(v, &at, &key, &val)) {
    if (a->o.dtypes_n == MOST) return qn_raise(rt, QN_E_ValueError, "read_csv: dtype lists more than %d columns", MOST);
    qn_csv_dtype *d = &a->dtypes[a->o.dtypes_n++];
    *d = (qn_csv_dtype){0};
    if (qn_is_str(key)) d->col.name = qn_str_sv(key);
    else if (qn_as_index(rt, key, &d->col.index) < 0) return -1;
    if (qn_col_type_from(rt, val, &d->type) < 0) return -1;
  }
  return 0;
}

static int compare_rows(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int skip_rows(qn_rt *rt, csv_args *a, qn_value v) {
  if (!qn_is_list_like(v)) return qn_as_index(rt, v, &a->o.skip_first);
  qn_value *items;
  if (elements(rt, a, v, &items, &a->o.skip_rows_n) < 0) return -1;
  for (int64_t i = 0; i < a->o.skip_rows_n; i++)
    if (qn_as_index(rt, items[i], &a->skip[i]) < 0) return -1;
  qsort(a->skip, (size_t)a->o.skip_rows_n, sizeof a->skip[0], compare_rows);
  a->o.skip_rows = a->skip;
  return 0;
}

static int separator(qn_rt *rt, qn_value sep, qn_csv_options *o) {
  if (!given(sep)) return 0;
  if (qn_is_str(sep) && qn_sv_is(qn_str_sv(sep), "\\s+")) return o->whitespace_sep = true, 0;
  if (!qn_is_str(sep) || qn_str_sv(sep).n != 1)
    return qn_raise(rt, QN_E_ValueError, "read_csv: sep must be one character or '\\s+' (longer ones need pandas' python engine)");
  o->sep = qn_str_sv(sep).p[0];
  return 0;
}

/* The names of the parameters, in pandas' order; '/' and '$' as in qn_args_parse. */
static const char read_csv_spec[] =
    "filepath_or_buffer|sep$delimiter header names index_col usecols dtype skiprows nrows na_values keep_default_na na_filter skip_blank_lines "
    "thousands decimal quotechar quoting doublequote escapechar comment skipinitialspace on_bad_lines true_values false_values encoding low_memory "
    "engine float_precision memory_map";
enum {
  A_PATH, A_SEP, A_DELIMITER, A_HEADER, A_NAMES, A_INDEX_COL, A_USECOLS, A_DTYPE, A_SKIPROWS, A_NROWS, A_NA_VALUES, A_KEEP_DEFAULT_NA,
  A_NA_FILTER, A_SKIP_BLANK_LINES, A_THOUSANDS, A_DECIMAL, A_QUOTECHAR, A_QUOTING, A_DOUBLEQUOTE, A_ESCAPECHAR, A_COMMENT, A_SKIPINITIALSPACE,
  A_ON_BAD_LINES, A_TRUE_VALUES, A_FALSE_VALUES, A_ENCODING, A_LOW_MEMORY, A_ENGINE, A_FLOAT_PRECISION, A_MEMORY_MAP, A_COUNT
};

static int simple_options(qn_rt *rt, csv_args *a, const qn_value *v) {
  qn_csv_options *o = &a->o;
  if (separator(rt, given(v[A_SEP]) ? v[A_SEP] : v[A_DELIMITER], o) < 0) return -1;
  if (one_char(rt, v[A_THOUSANDS], "thousands markers", &o->thousands) < 0 || one_char(rt, v[A_DECIMAL], "decimal markers", &o->decimal) < 0 ||
      one_char(rt, v[A_QUOTECHAR], "quotechars", &o->quote) < 0 || one_char(rt, v[A_ESCAPECHAR], "escapes", &o->escape) < 0 ||
      one_char(rt, v[A_COMMENT], "comment characters", &o->comment) < 0)
    return -1;
  if (flag(rt, v[A_KEEP_DEFAULT_NA], true, &o->no_default_na) < 0 || flag(rt, v[A_NA_FILTER], true, &o->no_na_filter) < 0 ||
      flag(rt, v[A_SKIP_BLANK_LINES], true, &o->keep_blank_lines) < 0 || flag(rt, v[A_DOUBLEQUOTE], true, &o->single_quotes) < 0 ||
      flag(rt, v[A_SKIPINITIALSPACE], false, &o->skip_initial_space) < 0)
    return -1;
  if (given(v[A_QUOTING])) {
    int64_t q;
    if (qn_as_index(rt, v[A_QUOTING], &q) < 0) return -1;
    if (q != 0 && q != 3) return qn_raise(rt, QN_E_NotImplementedError, "read_csv: quoting must be 0 or 3");
    o->no_quotes = q == 3;
  }
  if (v[A_HEADER].tag == QN_NONE) o->header = -1;
  else if (v[A_HEADER].tag != QN_UNSET && !(qn_is_str(v[A_HEADER]) && qn_sv_is(qn_str_sv(v[A_HEADER]), "infer"))) {
    if (qn_as_index(rt, v[A_HEADER], &o->header) < 0) return -1;
    if (o->header < 0) return qn_raise(rt, QN_E_ValueError, "Passing negative integer to header is invalid. For no header, use header=None instead");
  }
  if (given(v[A_NROWS]) && (qn_as_index(rt, v[A_NROWS], &o->nrows) < 0 || o->nrows < 0))
    return rt->exc.tag != QN_UNSET ? -1 : qn_raise(rt, QN_E_ValueError, "'nrows' must be an integer >=0");
  if (given(v[A_ON_BAD_LINES])) {
    qn_sv s = qn_is_str(v[A_ON_BAD_LINES]) ? qn_str_sv(v[A_ON_BAD_LINES]) : QN_SV("");
    if (!qn_sv_is(s, "error") && !qn_sv_is(s, "skip")) return qn_raise(rt, QN_E_NotImplementedError, "read_csv: on_bad_lines must be 'error' or 'skip'");
    o->skip_bad_lines = qn_sv_is(s, "skip");
  }
  return 0;
}

static int list_options(qn_rt *rt, csv_args *a, const qn_value *v) {
  qn_csv_options *o = &a->o;
  if (given(v[A_NAMES]) && texts(rt, a, v[A_NAMES], a->names, &o->names_n) < 0) return -1;
  if (given(v[A_NA_VALUES])) {
    if (qn_is(v[A_NA_VALUES], QN_K_DICT)) return qn_raise(rt, QN_E_NotImplementedError, "read_csv: na_values for single columns is not supported yet");
    if (texts(rt, a, v[A_NA_VALUES], a->na, &o->na_values_n) < 0) return -1;
  }
  if (given(v[A_TRUE_VALUES]) && texts(rt, a, v[A_TRUE_VALUES], a->yes, &o->true_values_n) < 0) return -1;
  if (given(v[A_FALSE_VALUES]) && texts(rt, a, v[A_FALSE_VALUES], a->no, &o->false_values_n) < 0) return -1;
  if (given(v[A_USECOLS]) && columns_of(rt, a, v[A_USECOLS], a->use, &o->usecols_n) < 0) return -1;
  if (v[A_INDEX_COL].tag == QN_BOOL && !v[A_INDEX_COL].i) o->index_false = true;
  else if (given(v[A_INDEX_COL]) && columns_of(rt, a, v[A_INDEX_COL], a->index, &o->index_cols_n) < 0) return -1;
  if (given(v[A_DTYPE]) && dtypes_of(rt, a, v[A_DTYPE]) < 0) return -1;
  if (given(v[A_SKIPROWS]) && skip_rows(rt, a, v[A_SKIPROWS]) < 0) return -1;
  o->names = a->names;
  o->na_values = a->na;
  o->true_values = a->yes;
  o->false_values = a->no;
  o->usecols = a->use;
  o->index_cols = a->index;
  o->dtypes = a->dtypes;
  return 0;
}

static int raise_os(qn_rt *rt, const qn_csv_error *e, const char *path) {
  qn_exc_id kind = e->os_code == ENOENT    ? QN_E_FileNotFoundError
                : e->os_code == EACCES ? QN_E_PermissionError
                : e->os_code == EISDIR ? QN_E_IsADirectoryError
                                       : QN_E_OSError;
  return qn_raise(rt, kind, "[Errno %d] %s: '%s'", e->os_code, e->message, path);
}

static int raise_csv(qn_rt *rt, const qn_csv_error *e, const char *path) {
  switch (e->fault) {
    case QN_CSV_MEMORY: return qn_raise_memory(rt);
    case QN_CSV_INDEX_ERROR: qn_raise(rt, QN_E_IndexError, "%s", e->message); break;
    case QN_CSV_UNICODE: qn_raise(rt, QN_E_UnicodeDecodeError, "%s", e->message); break;
    case QN_CSV_PARSER_ERROR: qn_raise_class(rt, &qn_parser_error_class, "%s", e->message); break;
    case QN_CSV_EMPTY_DATA: qn_raise_class(rt, &qn_empty_data_class, "%s", e->message); break;
    case QN_CSV_OS: return raise_os(rt, e, path);
    case QN_CSV_VALUE_ERROR: qn_raise(rt, QN_E_ValueError, "%s", e->message); break;
  }
  if (e->line > 0 && e->column > 0)
    qn_exc_add_note(rt, "%s: line %lld, column %lld, the row begins at byte %lld", path, (long long)e->line, (long long)e->column, (long long)e->byte);
  else qn_exc_add_note(rt, "%s", path);
  return -1;
}

static int label_value(qn_rt *rt, qn_sv name, int32_t number, qn_value *out) {
  if (!name.p) return *out = qn_int(number), 0;
  return qn_new_str(rt, name, out);
}

static int table_index(qn_rt *rt, qn_csv_table *t, qn_index **out) {
  *out = NULL;
  if (t->nindex == 0) return 0;
  qn_column *levels[MOST];
  qn_value names[MOST];
  int status = t->nindex <= MOST ? 0 : qn_raise(rt, QN_E_ValueError, "too many index columns");
  int32_t made = 0;
  for (; status == 0 && made < t->nindex; made++) {
    names[made] = qn_none();
    if (t->index_names[made].p) status = qn_new_str(rt, t->index_names[made], &names[made]);
    if (status < 0) break;
    levels[made] = qn_column_keep(t->index[made]);
  }
  if (status == 0) {
    *out = qn_index_compact(rt, qn_index_multi(rt, levels, names, t->nindex));
    status = *out ? 0 : -1;
  } else {
    for (int32_t i = 0; i < made; i++) qn_column_drop(levels[i]);
  }
  for (int32_t i = 0; i < made; i++) qn_release(rt, names[i]);
  return status;
}

static int frame_from_table(qn_rt *rt, qn_csv_table *t, qn_value *out) {
  qn_index *ix;
  if (table_index(rt, t, &ix) < 0 || qn_new_frame(rt, ix, t->nrows, out) < 0) return -1;
  for (int32_t i = 0; i < t->ncols; i++) {
    qn_value name;
    qn_column *c = qn_column_keep(t->cols[i]);
    if (c->type == QN_D_OBJECT) { /* no rows: objects of this runtime */
      qn_column_drop(c);
      c = qn_col_objects(rt, 0);
    }
    int status = label_value(rt, t->names[i], i, &name);
    if (status < 0) qn_column_drop(c);
    if (status == 0) {
      status = qn_frame_append(rt, qn_frame_of(*out), name, c);
      qn_release(rt, name);
    }
    if (status < 0) return qn_release(rt, *out), -1;
  }
  return 0;
}

/* Latin-1 to UTF-8. */
static int from_latin1(qn_rt *rt, qn_sv in, qn_buf *out) {
  for (size_t i = 0; i < in.n; i++) {
    unsigned char c = (unsigned char)in.p[i];
    if (c < 0x80) qn_buf_c(out, (char)c);
    else qn_buf_c(out, (char)(0xC0 | (c >> 6))), qn_buf_c(out, (char)(0x80 | (c & 0x3F)));
  }
  return out->oom ? qn_raise_memory(rt) : 0;
}

static int read_text(qn_rt *rt, qn_sv text, const char *name, const qn_csv_options *o, bool latin1, qn_value *out) {
  qn_buf decoded;
  qn_csv_table t;
  qn_csv_error e;
  int status = 0;
  qn_buf_init(&decoded, rt->alloc);
  if (latin1) status = from_latin1(rt, text, &decoded), text = qn_buf_view(&decoded);
  if (status == 0 && qn_csv_read(rt->alloc, text, o, &t, &e)) {
    status = frame_from_table(rt, &t, out);
    qn_csv_table_deinit(&t);
  } else if (status == 0) {
    status = raise_csv(rt, &e, name);
  }
  qn_buf_deinit(&decoded);
  return status;
}

static void run_parallel(void *user, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n) {
  qn_rt *rt = user;
  enum { MUCH_PS = 1 << 30 }; /* a piece of a file is always worth a thread */
  rt->hooks.parallel(rt, body, frame, n, MUCH_PS);
}

static void use_threads(qn_rt *rt, qn_csv_options *o) {
  if (!rt->hooks.parallel) return;
  o->parallel = run_parallel;
  o->parallel_user = rt;
}

static int read_path(qn_rt *rt, qn_sv path, const qn_csv_options *o, bool latin1, qn_value *out) {
  qn_buf z;
  qn_csv_table t;
  qn_csv_error e;
  qn_buf_init(&z, rt->alloc);
  qn_buf_sv(&z, path);
  int status = z.oom || latin1 ? -1 : 0;
  if (z.oom) return qn_raise_memory(rt);
  if (latin1) {
    qn_sv bytes;
    qn_error err;
    if (qn_read_file(rt->alloc, path.n ? z.p : "", &bytes, &err) != QN_OK) {
      status = err.status == QN_ENOMEM ? qn_raise_memory(rt) : qn_raise(rt, QN_E_OSError, "%s", err.message);
    } else {
      status = read_text(rt, bytes, z.p, o, latin1, out);
      qn_free(rt->alloc, (void *)(uintptr_t)bytes.p, bytes.n + 1);
    }
  } else if (qn_csv_read_file(rt->alloc, path.n ? z.p : "", o, &t, &e)) {
    status = frame_from_table(rt, &t, out);
    qn_csv_table_deinit(&t);
  } else {
    status = raise_csv(rt, &e, path.n ? z.p : "");
  }
  qn_buf_deinit(&z);
  return status;
}

/* *out: what the method gives, owned; unset when v has none of that name. */
static int call_if_has(qn_rt *rt, qn_value v, const char *method, qn_value *out) {
  qn_value fn;
  qn_sym name = qn_sym_of(rt, method);
  *out = (qn_value){.tag = QN_UNSET};
  if (!name) return -1;
  if (v.tag != QN_OBJ || qn_get_attr(rt, v, name, &fn) < 0) return qn_exc_clear(rt), 0;
  int status = qn_call_pos(rt, fn, NULL, 0, out);
  qn_release(rt, fn);
  return status;
}

/* A path, something with __fspath__, or an open file (whatever has a read()), from where it stands. */
static int read_source(qn_rt *rt, qn_value source, const qn_csv_options *o, bool latin1, qn_value *out) {
  qn_value got;
  if (qn_is_str(source)) return read_path(rt, qn_str_sv(source), o, latin1, out);
  if (call_if_has(rt, source, "__fspath__", &got) < 0) return -1;
  bool path = got.tag != QN_UNSET;
  if (!path && call_if_has(rt, source, "read", &got) < 0) return -1;
  int status;
  if (qn_is_str(got)) {
    status = path ? read_path(rt, qn_str_sv(got), o, latin1, out) : read_text(rt, qn_str_sv(got), "the file object", o, false, out);
  } else if (!path && qn_is(got, QN_K_BYTES)) {
    const qn_bytesobj *b = (const qn_bytesobj *)got.o;
    status = read_text(rt, (qn_sv){b->data, (size_t)b->n}, "the file object", o, latin1, out);
  } else {
    status = qn_raise(rt, QN_E_ValueError, "Invalid file path or buffer object type: <class '%s'>", qn_class_of(source)->name);
  }
  qn_release(rt, got);
  return status;
}

static int encoding_of(qn_rt *rt, qn_value v, bool *latin1) {
  *latin1 = false;
  if (!given(v)) return 0;
  qn_sv s = qn_is_str(v) ? qn_str_sv(v) : QN_SV("");
  *latin1 = qn_sv_is(s, "latin-1") || qn_sv_is(s, "latin1") || qn_sv_is(s, "iso-8859-1");
  if (*latin1 || qn_sv_is(s, "utf-8") || qn_sv_is(s, "utf8") || qn_sv_is(s, "utf-8-sig") || qn_sv_is(s, "ascii")) return 0;
  return qn_raise(rt, QN_E_LookupError, "read_csv: encoding must be 'utf-8' or 'latin-1'");
}

QN_METHOD(qn_pandas_read_csv) {
  (void)self;
  qn_value v[A_COUNT];
  bool latin1;
  if (qn_args_parse(rt, args, "read_csv", read_csv_spec, v) < 0 || encoding_of(rt, v[A_ENCODING], &latin1) < 0) return -1;
  csv_args *a = qn_alloc(rt->alloc, sizeof *a);
  if (!a) return qn_raise_memory(rt);
  memset(a, 0, sizeof *a);
  qn_csv_options_init(&a->o);
  use_threads(rt, &a->o);
  int status = simple_options(rt, a, v);
  if (status == 0) status = list_options(rt, a, v);
  if (status == 0) status = read_source(rt, v[A_PATH], &a->o, latin1, out);
  for (int64_t i = 0; i < a->nitems; i++) qn_release(rt, a->items[i]);
  qn_free(rt->alloc, a, sizeof *a);
  return status;
}

int qn_frame_read_csv(qn_rt *rt, qn_sv path, qn_value *out) {
  qn_csv_options o;
  qn_csv_options_init(&o);
  use_threads(rt, &o);
  return read_path(rt, path, &o, false, out);
}

