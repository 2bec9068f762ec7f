/* json_out.c - to_json: the rows of columns as text, as ujson writes cells. What stands around the rows, and cells that are
 * objects, are put together in pandas._output. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"
#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"
#include "runtime/frame/native_dates.h"

enum { DIGITS_MOST = 15 };

typedef struct json_cells { /* a column whose cells are written here … */
  const qn_column *c;
  const qn_list *texts; /* … or a list of their texts */
  qn_sv head;           /* what is before each cell */
  qn_column *owned;
} json_cells;

typedef struct json_rows {
  json_cells *cols;
  const qn_column *keys; /* ints or text that each row begins with, quoted; NULL: nothing */
  qn_column *owned_keys;
  int64_t ncols, rows;
  qn_sv close, between;
  int digits;
  bool ascii;
  int places; /* of a second, that the text of a date has: 0, 3, 6, 9 */
} json_rows;

/* --- cells -------------------------------------------------------------------------------------------------------------------- */
static const uint64_t powers[DIGITS_MOST + 1] = {1,           10,           100,           1000,           10000,           100000,           1000000,           10000000,
                                                 100000000,   1000000000,   10000000000,   100000000000,   1000000000000,   10000000000000,   100000000000000,   1000000000000000};

static void put_int(qn_buf *b, int64_t i) {
  char room[QN_INT_TEXT_MAX];
  qn_buf_sv(b, qn_int_text(room, qn_magnitude(i), i < 0));
}

/* 0 <= x <= 1e16 with so many digits behind the point, rounded by ujson's rule: whole and *part / 10^digits. */
static uint64_t split_double(double x, int digits, uint64_t *part) {
  uint64_t whole = (uint64_t)x;
  const double scaled = (x - (double)whole) * (double)powers[digits];
  *part = (uint64_t)scaled;
  const double rest = scaled - (double)*part;
  if (rest > 0.5 || (rest == 0.5 && (*part == 0 || *part & 1))) ++*part;
  if (*part >= powers[digits]) *part = 0, whole++;
  return whole;
}

static void put_float(qn_buf *b, double x, int digits) {
  if (!isfinite(x)) {
    qn_buf_z(b, "null");
    return;
  }
  const double size = fabs(x);
  if (size > 1e16 || (size > 0 && size < 1e-15)) {
    qn_buf_printf(b, "%.*g", digits, x);
    return;
  }
  uint64_t part, whole = split_double(size, digits, &part);
  if (x < 0) qn_buf_c(b, '-');
  put_int(b, (int64_t)whole);
  if (!digits) return;
  char text[DIGITS_MOST + 1];
  text[0] = '.';
  for (int i = digits; i; i--, part /= 10) text[i] = (char)('0' + part % 10);
  int n = digits;
  while (n > 1 && text[n] == '0') n--;
  qn_buf_add(b, text, (size_t)n + 1);
}

static inline bool is_plain(unsigned char c, bool ascii) { return c >= 0x20 && c != '"' && c != '\\' && c != '/' && !(ascii && c > 127); }

static void put_text(qn_buf *b, qn_sv s, bool ascii) {
  static const char *const named[] = {['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r"};
  qn_buf_c(b, '"');
  for (const char *p = s.p, *end = s.p + s.n; p < end;) {
    const char *from = p;
    while (p < end && is_plain((unsigned char)*p, ascii)) p++;
    if (p > from) qn_buf_add(b, from, (size_t)(p - from));
    if (p == end) break;
    uint32_t c = qn_utf8_next(&p, end);
    if (c == '"' || c == '\\' || c == '/') qn_buf_c(b, '\\'), qn_buf_c(b, (char)c);
    else if (c < QN_COUNT(named) && named[c]) qn_buf_z(b, named[c]);
    else if (c < 0x10000) qn_buf_printf(b, "\\u%04x", c);
    else qn_buf_printf(b, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
  }
  qn_buf_c(b, '"');
}

/* The texts of times are ISO 8601's; of dates that have a zone, UTC's. */
static char *digits_at(char *p, uint64_t x, int width) {
  char *end = p + width;
  for (int i = width; i--; x /= 10) p[i] = (char)('0' + x % 10);
  return end;
}

static void put_date(qn_buf *b, int64_t t, qn_tunit u, bool zoned, int places) {
  qn_moment m;
  qn_moment_split(t, u, &m);
  const int64_t per = qn_unit_per_second(u), second = m.rest / per;
  char text[48], *p = text;
  *p++ = '"';
  if (m.year < 0 || m.year > 9999) p += snprintf(p, 16, "%04lld", (long long)m.year);
  else p = digits_at(p, (uint64_t)m.year, 4);
  *p = '-', p = digits_at(p + 1, (uint64_t)m.month, 2);
  *p = '-', p = digits_at(p + 1, (uint64_t)m.day, 2);
  *p = 'T', p = digits_at(p + 1, (uint64_t)(second / 3600), 2);
  *p = ':', p = digits_at(p + 1, (uint64_t)(second / 60 % 60), 2);
  *p = ':', p = digits_at(p + 1, (uint64_t)(second % 60), 2);
  const uint64_t part = (uint64_t)((m.rest - second * per) * (1000000000 / per));
  if (places) *p = '.', p = digits_at(p + 1, part / powers[9 - places], places);
  if (zoned) *p++ = 'Z';
  *p++ = '"';
  qn_buf_add(b, text, (size_t)(p - text));
}

static void put_span(qn_buf *b, int64_t t, qn_tunit u) {
  const int64_t per = qn_unit_per_second(u), days = qn_floor_div64(t, 86400 * per), rest = t - days * 86400 * per;
  const int second = (int)(rest / per);
  int places = 9;
  uint64_t part = (uint64_t)(rest % per * (1000000000 / per));
  for (; places && part % 1000 == 0; places -= 3) part /= 1000;
  qn_buf_z(b, "\"P"), put_int(b, days), qn_buf_z(b, "DT");
  put_int(b, second / 3600), qn_buf_c(b, 'H');
  put_int(b, second / 60 % 60), qn_buf_c(b, 'M');
  put_int(b, second % 60);
  char text[10] = ".";
  if (places) qn_buf_add(b, text, (size_t)(digits_at(text + 1, part, places) - text));
  qn_buf_z(b, "S\"");
}

static void put_time(qn_buf *b, const json_rows *j, const qn_column *c, int64_t i) {
  const int64_t t = ((const int64_t *)qn_column_data(c))[i];
  const qn_tunit u = qn_dtype_unit((qn_dtype)c->type);
  if (t == QN_NAT) qn_buf_z(b, "null");
  else if (qn_dtype_is_span((qn_dtype)c->type)) put_span(b, t, u);
  else put_date(b, t, u, c->zone != NULL, j->places);
}

static void put_cell(qn_buf *b, const json_rows *j, const json_cells *k, int64_t i) {
  const qn_column *c = k->c;
  if (k->texts) qn_buf_sv(b, qn_str_sv(qn_list_at(k->texts, i)));
  else if (qn_col_isna(c, i)) qn_buf_z(b, "null");
  else if (qn_coltype_is_time(c->type)) put_time(b, j, c, i);
  else if (c->type == QN_COL_STR) put_text(b, qn_column_str(c, i), j->ascii);
  else if (c->type == QN_D_BOOL) qn_buf_z(b, qn_col_int(c, i) ? "true" : "false");
  else if (qn_coltype_is_int(c->type)) put_int(b, qn_col_int(c, i));
  else put_float(b, qn_col_double(c, i), j->digits);
}

/* --- rows --------------------------------------------------------------------------------------------------------------------- */
static int put_rows(qn_rt *rt, qn_buf *b, const json_rows *j) {
  for (int64_t i = 0; i < j->rows && !b->oom; i++) {
    if (qn_interrupted_at(rt, i)) return -1;
    if (i) qn_buf_sv(b, j->between);
    if (j->keys && j->keys->type == QN_COL_STR) put_text(b, qn_column_str(j->keys, i), j->ascii), qn_buf_c(b, ':');
    else if (j->keys && qn_coltype_is_time(j->keys->type)) put_time(b, j, j->keys, i), qn_buf_c(b, ':');
    else if (j->keys) qn_buf_c(b, '"'), put_int(b, qn_col_int(j->keys, i)), qn_buf_z(b, "\":");
    for (int64_t k = 0; k < j->ncols; k++) {
      qn_buf_sv(b, j->cols[k].head);
      put_cell(b, j, &j->cols[k], i);
    }
    qn_buf_sv(b, j->close);
  }
  return 0;
}

static bool is_native(const qn_column *c) {
  return c->type == QN_COL_STR || c->type == QN_D_BOOL || (qn_coltype_is_int(c->type) && c->type != QN_D_UINT64) || c->type == QN_D_FLOAT64 || c->type == QN_D_FLOAT32 ||
         qn_coltype_is_time(c->type);
}

/* json_number(x, digits): the text of a float. */
QN_METHOD(qn_pd_json_number) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "json_number", "x digits", v) < 0) return -1;
  if (v[0].tag != QN_FLOAT || v[1].tag != QN_INT || v[1].i < 0 || v[1].i > DIGITS_MOST) return qn_raise(rt, QN_E_TypeError, "json_number: a float and 0 to 15 digits are needed");
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  put_float(&b, v[0].f, (int)v[1].i);
  int status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return status;
}

/* json_native(series): whether its cells are written without their texts. */
QN_METHOD(qn_pd_json_native) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "json_native", "series", v) < 0) return -1;
  qn_column *c = qn_col_from(rt, v[0], 0);
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  *out = qn_bool(shown && is_native(shown));
  qn_column_drop(c);
  return shown ? 0 : -1;
}

static int read_columns(qn_rt *rt, json_rows *j, const qn_list *cells, const qn_list *heads) {
  for (int64_t k = 0; k < j->ncols; k++) {
    qn_value x = qn_list_at(cells, k);
    j->cols[k].head = qn_str_sv(qn_list_at(heads, k));
    if (qn_is(x, QN_K_LIST)) {
      j->cols[k].texts = (const qn_list *)x.o;
      if (j->cols[k].texts->n != j->rows) return qn_raise(rt, QN_E_ValueError, "columns of different lengths");
      continue;
    }
    if (!(j->cols[k].owned = qn_col_from(rt, x, 0)) || !(j->cols[k].c = qn_col_shown(rt, j->cols[k].owned))) return -1;
    if (!is_native(j->cols[k].c) || j->cols[k].c->length != j->rows) return qn_raise(rt, QN_E_TypeError, "json_rows: a column is not native");
  }
  return 0;
}

/* json_rows(rows, cells, heads, close, between, keys, digits, ascii, places): for each row its key, quoted, and a colon, where there are
 * keys (ints, text or times); head and cell of each column; close. Cells are Series (json_native) or lists of texts. */
QN_METHOD(qn_pd_json_rows) {
  (void)self;
  qn_value v[9];
  if (qn_args_parse(rt, args, "json_rows", "rows cells heads close between keys digits ascii places", v) < 0) return -1;
  if (v[0].tag != QN_INT || !qn_is(v[1], QN_K_LIST) || !qn_is(v[2], QN_K_LIST) || v[6].tag != QN_INT || v[8].tag != QN_INT) return qn_raise(rt, QN_E_TypeError, "json_rows: lists are needed");
  const qn_list *cells = (const qn_list *)v[1].o, *heads = (const qn_list *)v[2].o;
  json_rows j = {.ncols = cells->n, .rows = v[0].i, .close = qn_str_sv(v[3]), .between = qn_str_sv(v[4]), .digits = (int)v[6].i, .ascii = qn_truth(rt, v[7]) == 1, .places = (int)v[8].i};
  if (heads->n != j.ncols || j.digits < 0 || j.digits > DIGITS_MOST || j.places < 0 || j.places > 9)
    return qn_raise(rt, QN_E_ValueError, "json_rows: a head for each column, 0 to 15 digits, 0 to 9 places");
  if (!(j.cols = qn_alloc(rt->alloc, (size_t)(j.ncols + 1) * sizeof *j.cols))) return qn_raise_memory(rt);
  memset(j.cols, 0, (size_t)(j.ncols + 1) * sizeof *j.cols);
  int status = read_columns(rt, &j, cells, heads);
  if (!status && v[5].tag != QN_NONE) {
    j.keys = j.owned_keys = qn_col_from(rt, v[5], 0);
    status = !j.keys ? -1 : j.keys->length == j.rows && !j.keys->null_count && is_native(j.keys) && j.keys->type != QN_D_BOOL && !qn_coltype_is_float(j.keys->type) ? 0 : qn_raise(rt, QN_E_TypeError, "json_rows: keys are ints or text");
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!status && !(status = put_rows(rt, &b, &j))) status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  for (int64_t k = 0; k < j.ncols; k++) qn_column_drop(j.cols[k].owned);
  qn_column_drop(j.owned_keys);
  qn_free(rt->alloc, j.cols, (size_t)(j.ncols + 1) * sizeof *j.cols);
  return status;
}

/* --- lines ------------------------------------------------------------------------------------------------------------------- */
static void put_line(qn_buf *b, int64_t spaces) {
  qn_buf_sv(b, QN_SV("\n"));
  for (; spaces > 0; spaces -= 8) qn_buf_sv(b, (qn_sv){"        ", spaces < 8 ? (size_t)spaces : 8});
}

/* The end of the string that begins at s.p[i], behind its quote. */
static size_t string_end(qn_sv s, size_t i) {
  for (i++; i < s.n && s.p[i] != '"'; i++) i += s.p[i] == '\\';
  return i < s.n ? i + 1 : s.n;
}

/* json_laid(text, indent): JSON without spaces, a line for each value. */
QN_METHOD(qn_pd_json_laid) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "json_laid", "text indent", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_STR) || v[1].tag != QN_INT) return qn_raise(rt, QN_E_TypeError, "json_laid: a text and an int");
  const qn_sv s = qn_str_sv(v[0]);
  int64_t depth = 0;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0, next; i < s.n; i = next) {
    const char c = s.p[i];
    next = c == '"' ? string_end(s, i) : i + 1;
    const bool open = c == '{' || c == '[', close = c == '}' || c == ']';
    while (c != '"' && !open && !close && c != ',' && next < s.n && !strchr("\"{[}],", s.p[next])) next++;
    if (close) put_line(&b, --depth * v[1].i);
    qn_buf_sv(&b, (qn_sv){s.p + i, next - i});
    if (open && next < s.n && s.p[next] == c + 2) qn_buf_sv(&b, QN_SV("\n")), depth++;
    else if (open) put_line(&b, ++depth * v[1].i);
    else if (c == ',') put_line(&b, depth * v[1].i);
  }
  int status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return status;
}
