/* dump.c - see dump.h. A table is one line per column: label, type, then its cells, all separated by tabs; text cells are
 * escaped and begin with ', nulls are ~. An error is one line: its kind and pandas' message. */
#include "tests/csv/dump.h"

#include "runtime/base/dtoa.h"

static void put_text(qn_buf *b, qn_sv s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '\\') qn_buf_z(b, "\\\\");
    else if (c == '\n') qn_buf_z(b, "\\n");
    else if (c == '\r') qn_buf_z(b, "\\r");
    else if (c == '\t') qn_buf_z(b, "\\t");
    else if (c < 32 || c >= 127) qn_buf_printf(b, "\\x%02x", c);
    else qn_buf_c(b, (char)c);
  }
}

qn_sv dump_unescape(char *text) {
  char *w = text;
  for (const char *p = text; *p; p++) {
    if (*p != '\\') {
      *w++ = *p;
      continue;
    }
    p++;
    if (*p == 'x') {
      char hex[3] = {p[1], p[2], 0};
      *w++ = (char)strtol(hex, NULL, 16);
      p += 2;
    } else {
      *w++ = *p == 'n' ? '\n' : *p == 'r' ? '\r' : *p == 't' ? '\t' : *p;
    }
  }
  return (qn_sv){text, (size_t)(w - text)};
}

static void put_cell(qn_buf *b, const qn_column *c, int64_t i) {
  char number[QN_DOUBLE_REPR_MAX];
  qn_buf_c(b, '\t');
  if (qn_column_is_null(c, i)) {
    qn_buf_c(b, '~');
  } else if (c->type == QN_COL_STR) {
    qn_buf_c(b, '\'');
    put_text(b, qn_column_str(c, i));
  } else if (c->type == QN_D_FLOAT64 || c->type == QN_D_FLOAT32) {
    double d = c->type == QN_D_FLOAT64 ? ((double *)c->values->data)[i] : (double)((float *)c->values->data)[i];
    qn_double_repr(d, number);
    qn_buf_z(b, d != d ? "~" : number);
  } else if (c->type == QN_D_BOOL) {
    qn_buf_z(b, ((uint8_t *)c->values->data)[i] ? "True" : "False");
  } else if (c->type == QN_D_UINT64) {
    qn_buf_printf(b, "%llu", (unsigned long long)((uint64_t *)c->values->data)[i]);
  } else {
    int64_t v = 0;
    size_t size = qn_dtypes[c->type].size;
    memcpy(&v, (char *)c->values->data + (size_t)i * size, size);
    unsigned shift = 64 - 8 * (unsigned)size;
    if (qn_dtypes[c->type].kind == 'i') v = (int64_t)((uint64_t)v << shift) >> shift;
    qn_buf_printf(b, "%lld", (long long)v);
  }
}

static void put_column(qn_buf *b, const char *what, qn_sv label, int64_t number, const qn_column *c) {
  uint8_t type = qn_column_shown_type(c);
  qn_buf_z(b, what);
  qn_buf_c(b, '\t');
  if (label.p) qn_buf_c(b, '\''), put_text(b, label);
  else qn_buf_printf(b, "%lld", (long long)number);
  qn_buf_printf(b, "\t%s", type == QN_COL_STR ? "str" : qn_dtypes[type].name);
  c = qn_column_presented(c);
  for (int64_t i = 0; i < c->length; i++) put_cell(b, c, i);
  qn_buf_c(b, '\n');
}

/* pandas turns an index 0, 1, 2 … into a RangeIndex, which oracle.py does not write. */
static bool default_index(const qn_csv_table *t) {
  if (t->nrows == 0 && t->nindex == 1 && !t->index_names[0].p) return true;
  if (t->nindex != 1 || t->index_names[0].p || t->index_numbers[0] >= 0 || t->index[0]->type != QN_D_INT64 || t->index[0]->null_count) return false;
  const int64_t *v = t->index[0]->values->data;
  for (int64_t i = 0; i < t->nrows; i++)
    if (v[i] != i) return false;
  return true;
}

void dump_csv(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_buf *out) {
  static const char *const faults[] = {"ParserError", "EmptyDataError", "ValueError", "IndexError", "UnicodeDecodeError", "MemoryError", "OSError", "OSError", "BadGzipFile", "EOFError"};
  qn_csv_table t;
  qn_csv_error err;
  if (!qn_csv_read(alloc, bytes, o, &t, &err)) {
    qn_buf_printf(out, "error\t%s\t", faults[err.fault]);
    put_text(out, qn_sv_of(err.message));
    qn_buf_c(out, '\n');
    return;
  }
  qn_buf_printf(out, "rows\t%lld\n", (long long)t.nrows);
  for (int32_t i = 0; i < t.nindex && !default_index(&t); i++) put_column(out, "index", t.index_names[i].p || t.index_numbers[i] >= 0 ? t.index_names[i] : QN_SV("None"), t.index_numbers[i], t.index[i]);
  for (int32_t i = 0; i < t.ncols; i++) put_column(out, "col", t.names[i], t.numbers[i], t.cols[i]);
  qn_csv_table_deinit(&t);
}

/* --- options ------------------------------------------------------------------------------------------------------------ */
static int64_t split(char *s, qn_sv *out) { /* a|b|c */
  int64_t n = 0;
  for (char *save = NULL, *p = strtok_r(s, "|", &save); p && n < 16; p = strtok_r(NULL, "|", &save)) out[n++] = qn_sv_of(p);
  return n;
}

static int64_t split_cols(char *s, qn_csv_option_col *out) {
  qn_sv v[16];
  int64_t n = split(s, v);
  for (int64_t i = 0; i < n; i++) {
    bool number = v[i].p[0] == '-' || (v[i].p[0] >= '0' && v[i].p[0] <= '9');
    out[i] = number ? (qn_csv_option_col){.index = atoll(v[i].p)} : (qn_csv_option_col){.name = v[i]};
  }
  return n;
}

static uint8_t type_of(const char *name) {
  qn_dtype d = QN_D_OBJECT;
  if (strcmp(name, "str") == 0) return QN_COL_STR;
  qn_dtype_find(qn_sv_of(name), &d);
  return (uint8_t)d;
}

static void set_option(dump_options *d, const char *key, char *value) {
  qn_csv_options *o = &d->o;
  if (!strcmp(key, "sep")) o->sep = !strcmp(value, "tab") ? '\t' : value[0], o->whitespace_sep = !strcmp(value, "\\s+");
  else if (!strcmp(key, "header")) o->header = !strcmp(value, "none") ? -1 : atoll(value);
  else if (!strcmp(key, "quotechar")) o->quote = value[0];
  else if (!strcmp(key, "escapechar")) o->escape = value[0];
  else if (!strcmp(key, "comment")) o->comment = value[0];
  else if (!strcmp(key, "thousands")) o->thousands = value[0];
  else if (!strcmp(key, "decimal")) o->decimal = value[0];
  else if (!strcmp(key, "quoting")) o->no_quotes = value[0] == '3', o->no_ints = value[0] == '2';
  else if (!strcmp(key, "doublequote")) o->single_quotes = value[0] == '0';
  else if (!strcmp(key, "skipinitialspace")) o->skip_initial_space = value[0] == '1';
  else if (!strcmp(key, "skip_blank_lines")) o->keep_blank_lines = value[0] == '0';
  else if (!strcmp(key, "keep_default_na")) o->no_default_na = value[0] == '0';
  else if (!strcmp(key, "na_filter")) o->no_na_filter = value[0] == '0';
  else if (!strcmp(key, "on_bad_lines")) o->skip_bad_lines = !strcmp(value, "skip");
  else if (!strcmp(key, "lineterminator")) o->line_end = value[0];
  else if (!strcmp(key, "true_values")) o->true_values_n = split(value, d->yes), o->true_values = d->yes;
  else if (!strcmp(key, "false_values")) o->false_values_n = split(value, d->no), o->false_values = d->no;
  else if (!strcmp(key, "piece")) o->piece = atoll(value);
  else if (!strcmp(key, "nrows")) o->nrows = atoll(value);
  else if (!strcmp(key, "skiprows")) o->skip_first = atoll(value);
  else if (!strcmp(key, "skiprows_list")) {
    qn_sv v[16];
    o->skip_rows_n = split(value, v);
    for (int64_t i = 0; i < o->skip_rows_n; i++) d->skip[i] = atoll(v[i].p);
    o->skip_rows = d->skip;
  } else if (!strcmp(key, "names")) o->names_n = split(value, d->names), o->names = d->names;
  else if (!strcmp(key, "na_values")) o->na_values_n = split(value, d->na), o->na_values = d->na;
  else if (!strcmp(key, "usecols")) o->usecols_n = split_cols(value, d->use), o->usecols = d->use;
  else if (!strcmp(key, "index_col") && !strcmp(value, "false")) o->index_false = true;
  else if (!strcmp(key, "index_col")) o->index_cols_n = split_cols(value, d->index), o->index_cols = d->index;
  else if (!strcmp(key, "dtype")) {
    qn_sv v[16];
    o->dtypes_n = split(value, v);
    o->dtypes = d->dtypes;
    for (int64_t i = 0; i < o->dtypes_n; i++) {
      char *colon = strchr(v[i].p, ':');
      d->dtypes[i] = (qn_csv_dtype){.all = !colon, .type = type_of(colon ? colon + 1 : v[i].p)};
      if (colon) d->dtypes[i].col.name = (qn_sv){v[i].p, (size_t)(colon - v[i].p)};
    }
  } else {
    fprintf(stderr, "unknown option %s\n", key);
    abort();
  }
}

void dump_parse_options(dump_options *d, const char *words) {
  memset(d, 0, sizeof *d);
  qn_csv_options_init(&d->o);
  snprintf(d->text, sizeof d->text, "%s", words);
  for (char *save = NULL, *p = strtok_r(d->text, "\t", &save); p; p = strtok_r(NULL, "\t", &save)) {
    char *eq = strchr(p, '=');
    if (!eq) continue;
    *eq = 0;
    set_option(d, p, eq + 1);
  }
}
