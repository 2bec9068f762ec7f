/* format.c - the text of cells, as pandas' format_array makes it: floats with 6 digits and common trailing zeros cut (or in
 * scientific form when small or large ones would be lost), everything else as str() does, padded to one width. */
#include <math.h>

#include "runtime/frame/display.h"
#include "runtime/frame/native.h"

/* --- lines -------------------------------------------------------------------------------------------------------------- */
void qn_lines_init(qn_lines *l, const qn_allocator *a) {
  *l = (qn_lines){0};
  qn_buf_init(&l->text, a);
}

void qn_lines_deinit(qn_lines *l) {
  const qn_allocator *a = l->text.alloc;
  qn_free(a, l->ends, (size_t)l->cap * sizeof *l->ends);
  qn_free(a, l->points, (size_t)l->cap * sizeof *l->points);
  qn_buf_deinit(&l->text);
  *l = (qn_lines){0};
  l->text.alloc = a;
}

static int64_t code_points(qn_sv s) {
  int64_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
  return n;
}

void qn_lines_add(qn_lines *l, qn_sv s) {
  if (l->n == l->cap) {
    int64_t cap = l->cap ? l->cap * 2 : 64;
    int64_t *e = qn_realloc(l->text.alloc, l->ends, (size_t)l->cap * sizeof *e, (size_t)cap * sizeof *e);
    if (!e) {
      l->oom = true;
      return;
    }
    l->ends = e;
    int64_t *p = qn_realloc(l->text.alloc, l->points, (size_t)l->cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) { /* shrink back: the size told to the allocator must stay true */
      e = qn_realloc(l->text.alloc, l->ends, (size_t)cap * sizeof *e, (size_t)l->cap * sizeof *e);
      if (e) l->ends = e;
      l->oom = true;
      return;
    }
    l->points = p;
    l->cap = cap;
  }
  qn_buf_sv(&l->text, s);
  l->oom = l->oom || l->text.oom;
  l->ends[l->n] = (int64_t)l->text.n;
  l->points[l->n++] = code_points(s);
}

qn_sv qn_lines_at(const qn_lines *l, int64_t i) {
  int64_t begin = i ? l->ends[i - 1] : 0;
  return (qn_sv){l->text.p ? l->text.p + begin : "", (size_t)(l->ends[i] - begin)};
}

/* display.max_colwidth; 0: cells are not cut. */
static int64_t max_colwidth(qn_rt *rt) {
  int64_t w = qn_display_of(rt)->max_colwidth;
  return w < 0 ? 0 : w;
}

/* All lines rewritten: cut to max_width (0: never) with "...", padded to the widest, or to least, left or right. */
static void pad_all(qn_lines *l, bool left, int64_t max_width, int64_t least) {
  int64_t width = 0;
  for (int64_t i = 0; i < l->n; i++) width = l->points[i] > width ? l->points[i] : width;
  if (max_width && width > max_width) width = max_width;
  if (width < least) width = least;
  qn_lines out;
  qn_lines_init(&out, l->text.alloc);
  qn_buf b;
  qn_buf_init(&b, l->text.alloc);
  for (int64_t i = 0; i < l->n; i++) {
    qn_sv s = qn_lines_at(l, i);
    int64_t points = l->points[i];
    qn_buf_reset(&b);
    if (points > width) {
      size_t n = 0;
      for (int64_t k = 0; k < width - 3; k++)
        do n++;
        while (n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80);
      qn_buf_add(&b, s.p, n);
      qn_buf_z(&b, "...");
    } else {
      if (!left) qn_buf_fill(&b, ' ', (size_t)(width - points));
      qn_buf_sv(&b, s);
      if (left) qn_buf_fill(&b, ' ', (size_t)(width - points));
    }
    out.oom = out.oom || b.oom;
    qn_lines_add(&out, qn_buf_view(&b));
  }
  out.oom = out.oom || l->oom;
  qn_buf_deinit(&b);
  qn_lines_deinit(l);
  *l = out;
}

/* --- floats ------------------------------------------------------------------------------------------------------------------ */
static bool plain_decimal(qn_sv s) { /* "  -12.50": what trailing zeros are cut from */
  size_t i = 0;
  while (i < s.n && s.p[i] == ' ') i++;
  if (i < s.n && (s.p[i] == '+' || s.p[i] == '-')) i++;
  size_t begin = i;
  while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') i++;
  if (i == begin || i >= s.n || s.p[i] != '.') return false;
  for (i++; i < s.n; i++)
    if (s.p[i] < '0' || s.p[i] > '9') return false;
  return true;
}

static void trim_zeros(qn_lines *l) {
  size_t cut = SIZE_MAX;
  for (int64_t i = 0; i < l->n; i++) {
    qn_sv s = qn_lines_at(l, i);
    if (!plain_decimal(s)) continue;
    size_t zeros = 0;
    while (zeros < s.n && s.p[s.n - 1 - zeros] == '0') zeros++;
    if (s.p[s.n - 1 - zeros] == '.' && zeros > 0) zeros--; /* one digit stays */
    if (zeros < cut) cut = zeros;
  }
  if (cut == SIZE_MAX || cut == 0) return;
  qn_lines out;
  qn_lines_init(&out, l->text.alloc);
  for (int64_t i = 0; i < l->n; i++) {
    qn_sv s = qn_lines_at(l, i);
    if (plain_decimal(s)) s.n -= cut;
    qn_lines_add(&out, s);
  }
  out.oom = out.oom || l->oom;
  qn_lines_deinit(l);
  *l = out;
}

static void float_lines(const qn_column *c, const int64_t *idx, int64_t n, bool leading, bool science, int digits, const char *na, qn_lines *l) {
  char text[400];
  for (int64_t k = 0; k < n; k++) {
    double d = qn_col_double(c, idx ? idx[k] : k);
    if (isnan(d)) snprintf(text, sizeof text, "%s", na);
    else if (science) snprintf(text, sizeof text, leading ? "% .*e" : "%.*e", digits, d);
    else snprintf(text, sizeof text, leading ? "% .*f" : "%.*f", digits, d);
    qn_lines_add(l, qn_sv_of(text));
  }
  trim_zeros(l);
}

static void format_floats(const qn_column *c, const int64_t *idx, int64_t n, bool leading, int digits, const char *na, qn_lines *l) {
  float_lines(c, idx, n, leading, false, digits, na, l);
  int64_t longest = 0;
  bool large = false, small = false;
  double least = pow(10.0, -digits);
  for (int64_t i = 0; i < l->n; i++) longest = l->points[i] > longest ? l->points[i] : longest;
  for (int64_t k = 0; k < n; k++) {
    double d = fabs(qn_col_double(c, idx ? idx[k] : k));
    large = large || d > 1e6;
    small = small || (d < least && d > 0);
  }
  if (!small && !(longest > digits + 6 && large)) return;
  const qn_allocator *a = l->text.alloc;
  qn_lines_deinit(l);
  qn_lines_init(l, a);
  float_lines(c, idx, n, leading, true, digits, na, l);
}

/* --- complex numbers ------------------------------------------------------------------------------------------------------------- */
/* The part of a number that is missing: nothing, or what stands for it behind a sign. */
static void put_part(qn_buf *b, double d, bool leading, bool sign, bool science, int digits, const char *na) {
  if (isnan(d)) qn_buf_printf(b, sign ? "+%s" : "%s", na);
  else if (science) qn_buf_printf(b, sign ? "%+.*e" : leading ? "% .*e" : "%.*e", digits, d);
  else qn_buf_printf(b, sign ? "%+.*f" : leading ? "% .*f" : "%.*f", digits, d);
}

/* Real and imaginary parts lose zeros together, imaginary ones are as wide as the widest of all. */
static void complex_lines(const qn_column *c, const int64_t *idx, int64_t n, bool leading, int digits, const char *na, qn_lines *out) {
  const double least = pow(10.0, -digits);
  bool small = false, large = false;
  double re, im;
  qn_lines parts;
  qn_buf b;
  qn_lines_init(&parts, out->text.alloc), qn_buf_init(&b, out->text.alloc);
  while (*na == ' ') na++;
  for (int64_t k = 0; k < n; k++) {
    qn_col_complex(c, idx ? idx[k] : k, &re, &im);
    const double size = hypot(re, im);
    small = small || (size > 0 && size < least), large = large || size > 1e6;
  }
  const bool science = small || (large && digits > 0 && n > 0);
  for (int half = 0; half < 2; half++)
    for (int64_t k = 0; k < n; k++) {
      qn_col_complex(c, idx ? idx[k] : k, &re, &im);
      qn_buf_reset(&b);
      put_part(&b, half ? im : re, leading, half, science, digits, na);
      qn_lines_add(&parts, qn_buf_view(&b));
    }
  if (!science) trim_zeros(&parts);
  int64_t widest = 0;
  for (int64_t k = 0; k < 2 * n; k++) widest = parts.points[k] > widest ? parts.points[k] : widest;
  for (int64_t k = 0; k < n; k++) {
    const qn_sv imag = qn_lines_at(&parts, n + k);
    qn_buf_reset(&b);
    qn_buf_sv(&b, qn_lines_at(&parts, k));
    qn_buf_c(&b, imag.p[0]);
    qn_buf_fill(&b, ' ', (size_t)(widest - parts.points[n + k]));
    qn_buf_add(&b, imag.p + 1, imag.n - 1);
    qn_buf_c(&b, 'j');
    qn_lines_add(out, qn_buf_view(&b));
  }
  out->oom = out->oom || parts.oom || b.oom;
  qn_lines_deinit(&parts);
  qn_buf_deinit(&b);
}

/* --- everything ---------------------------------------------------------------------------------------------------------------- */
static void escaped(qn_buf *b, qn_sv s) {
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\n') qn_buf_z(b, "\\n");
    else if (s.p[i] == '\t') qn_buf_z(b, "\\t");
    else if (s.p[i] == '\r') qn_buf_z(b, "\\r");
    else qn_buf_c(b, s.p[i]);
  }
}

enum { PPRINT_DEPTH = 3, PPRINT_MOST = 100 }; /* pandas' display.pprint_nest_depth, display.max_seq_items */

static int pprint(qn_rt *rt, qn_value v, bool quoted, int depth, qn_buf *out);

/* A float as pandas puts it into text: so many digits, no zeros at the end. */
static void put_float(qn_rt *rt, double d, bool blank, qn_buf *b) {
  int digits = (int)qn_display_of(rt)->precision;
  qn_buf_printf(b, blank ? "% .*f" : "%.*f", digits, d);
  if (!isfinite(d)) return;
  while (b->n && b->p[b->n - 1] == '0') b->n--;
  if (b->n && b->p[b->n - 1] == '.') qn_buf_c(b, '0');
}

static bool is_float(qn_value v) { return v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_dtypes[v.dtype].kind == 'f'); }

static int pprint_items(qn_rt *rt, const qn_value *items, int64_t n, const char *fences, bool quoted, int depth, qn_buf *out) {
  qn_buf_c(out, fences[0]);
  for (int64_t i = 0; i < n && i < PPRINT_MOST; i++) {
    if (i) qn_buf_z(out, ", ");
    if (is_float(items[i]) && !isnan(items[i].f)) { /* becomes text, and is quoted as such */
      if (quoted) qn_buf_c(out, '\'');
      put_float(rt, items[i].f, false, out);
      if (quoted) qn_buf_c(out, '\'');
    } else if (pprint(rt, items[i], quoted, depth + 1, out) < 0) {
      return -1;
    }
  }
  if (n > PPRINT_MOST) qn_buf_z(out, ", ...");
  if (n == 1 && fences[0] == '(') qn_buf_c(out, ',');
  qn_buf_c(out, fences[1]);
  return 0;
}

static int pprint_dict(qn_rt *rt, qn_value v, int depth, qn_buf *out) {
  int64_t at = 0, n = 0;
  qn_value key, val;
  qn_buf_c(out, '{');
  while (qn_dict_next(v, &at, &key, &val)) {
    if (n++) qn_buf_z(out, ", ");
    if (pprint(rt, key, true, depth + 1, out) < 0) return -1;
    qn_buf_z(out, ": ");
    if (pprint(rt, val, true, depth + 1, out) < 0) return -1;
  }
  qn_buf_c(out, '}');
  return 0;
}

/* pandas' pprint_thing: what is inside of containers is written by str, too. */
static int pprint(qn_rt *rt, qn_value v, bool quoted, int depth, qn_buf *out) {
  if (qn_is_str(v)) {
    if (quoted) qn_buf_c(out, '\'');
    escaped(out, qn_str_sv(v));
    if (quoted) qn_buf_c(out, '\'');
    return 0;
  }
  if (depth < PPRINT_DEPTH && qn_is(v, QN_K_DICT)) return pprint_dict(rt, v, depth, out);
  bool tuple = qn_is(v, QN_K_TUPLE) || qn_is(v, QN_K_RANGE), set = qn_is(v, QN_K_SET), frozen = qn_is(v, QN_K_FROZENSET);
  bool array = (qn_is_array(v) && qn_view_of(v)->ndim > 0) || qn_is(v, QN_K_LIST);
  bool own = qn_is(v, QN_K_INDEX) || qn_is_series(v); /* by their own text, but inside of others */
  if (qn_is_pandas_array(v)) own = strcmp(v.o->cls->name, "Categorical") == 0, array = !own;
  if (depth >= PPRINT_DEPTH || !(tuple || set || frozen || array || (own && depth > 0))) return qn_str(rt, v, out);
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, v, &items, &n) < 0) return -1;
  if (frozen) qn_buf_z(out, "frozenset(");
  int status = frozen && n == 0 ? 0 : pprint_items(rt, items, n, tuple ? "()" : set || frozen ? "{}" : "[]", quoted, depth, out);
  if (frozen) qn_buf_c(out, ')');
  qn_items_free(rt, items, n);
  return status;
}

/* pprint(x): pandas' pprint_thing with quote_strings, for what is a list or a dict. */
QN_METHOD(qn_pd_pprint) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "pprint", "x", v) < 0) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int status = pprint(rt, v[0], true, 0, &b);
  if (status == 0) status = qn_new_str(rt, (qn_sv){(const char *)b.p, b.n}, out);
  qn_buf_deinit(&b);
  return status;
}

/* The name of labels or of a Series: floats as those of a column. */
int qn_name_text(qn_rt *rt, qn_value v, qn_buf *out) {
  if (!(v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT64)) || isnan(v.f)) return qn_pprint(rt, v, out);
  qn_column *c = qn_col_new(rt, QN_D_FLOAT64, 1);
  if (!c) return -1;
  qn_lines text;
  ((double *)c->values->data)[0] = v.f;
  int status = qn_format_column(rt, c, NULL, 1, 0, "NaN", &text);
  if (status == 0) qn_buf_sv(out, qn_lines_at(&text, 0)), qn_lines_deinit(&text);
  qn_column_drop(c);
  return status;
}

int qn_pprint(qn_rt *rt, qn_value v, qn_buf *out) { return pprint(rt, v, false, 0, out); }
int qn_pprint_quoted(qn_rt *rt, qn_value v, qn_buf *out) { return pprint(rt, v, true, 0, out); }

int qn_pprint_cell(qn_rt *rt, qn_value v, qn_buf *out) {
  if (!is_float(v) || isnan(v.f)) return pprint(rt, v, true, 0, out);
  return put_float(rt, v.f, false, out), 0;
}

static int object_cell(qn_rt *rt, const qn_column *c, int64_t i, bool leading, const char *na, qn_buf *b) {
  const qn_display *d = qn_display_of(rt);
  qn_value v;
  if (qn_col_item(rt, c, i, &v) < 0) return -1;
  int status = 0;
  bool number = is_float(v);
  if (number && !isnan(v.f) && d->float_format.tag != QN_NONE) {
    qn_value r;
    if ((status = qn_call1(rt, d->float_format, v, &r)) == 0) {
      status = qn_str(rt, r, b);
      qn_release(rt, r);
    }
  } else if (number && !isnan(v.f)) {
    put_float(rt, v.f, true, b);
  } else {
    if (leading) qn_buf_c(b, ' ');
    if (number) qn_buf_z(b, na);
    else status = qn_pprint(rt, v, b);
  }
  qn_release(rt, v);
  return status;
}

static int cell_text(qn_rt *rt, const qn_column *c, int64_t i, bool leading, const char *na, qn_buf *b) {
  if (c->type == QN_D_OBJECT) return object_cell(rt, c, i, leading, na, b);
  if (c->type == QN_COL_STR || c->type == QN_D_BOOL) {
    if (leading) qn_buf_c(b, ' ');
    if (qn_column_is_null(c, i)) qn_buf_z(b, na);
    else if (c->type == QN_D_BOOL) qn_buf_z(b, qn_col_int(c, i) ? "True" : "False");
    else escaped(b, qn_column_str(c, i));
    return 0;
  }
  if (qn_coltype_is_int(c->type)) {
    int64_t v = qn_col_int(c, i);
    if (c->type == QN_D_UINT64) qn_buf_printf(b, leading ? " %llu" : "%llu", (unsigned long long)v);
    else qn_buf_printf(b, leading ? "% lld" : "%lld", (long long)v);
    return 0;
  }
  qn_value v;
  if (qn_col_get(rt, c, i, &v) < 0) return -1;
  if (leading) qn_buf_c(b, ' ');
  int status = qn_str(rt, v, b);
  qn_release(rt, v);
  return status;
}

/* Floats through display.float_format. */
static int called_floats(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, qn_value fn, const char *na, qn_lines *out) {
  int status = 0;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int64_t k = 0; status == 0 && k < n; k++) {
    double d = qn_col_double(c, idx ? idx[k] : k);
    qn_value r;
    qn_buf_reset(&b);
    if (isnan(d)) qn_buf_z(&b, c->masked ? " <NA>" : na);
    else if ((status = qn_call1(rt, fn, qn_float(d), &r)) == 0) {
      status = qn_str(rt, r, &b);
      qn_release(rt, r);
    }
    qn_lines_add(out, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status;
}

/* Cells of a nullable column: each as str() has it. */
static int masked_lines(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, bool leading, qn_lines *out) {
  qn_buf b;
  int status = 0;
  int digits = (int)qn_display_of(rt)->precision;
  qn_buf_init(&b, rt->alloc);
  for (int64_t k = 0; status == 0 && k < n; k++) {
    qn_value v;
    qn_buf_reset(&b);
    if ((status = qn_col_item(rt, c, idx ? idx[k] : k, &v)) < 0) break;
    if (v.tag == QN_FLOAT && !isnan(v.f)) { /* as floats among objects are: always with a place for the sign */
      qn_buf_printf(&b, "% .*f", digits, v.f);
      while (b.n && b.p[b.n - 1] == '0') b.n--;
      if (b.n && b.p[b.n - 1] == '.') qn_buf_c(&b, '0');
      qn_lines_add(out, qn_buf_view(&b));
      continue;
    }
    if (leading) qn_buf_c(&b, ' ');
    status = qn_pprint(rt, v, &b);
    qn_release(rt, v);
    qn_lines_add(out, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status;
}

typedef struct time_cells {
  qn_lines *out;
  bool leading;
} time_cells;

static void add_time(void *user, qn_sv cell) {
  time_cells *t = user;
  char text[96];
  snprintf(text, sizeof text, t->leading ? " %.*s" : "%.*s", (int)cell.n, cell.n ? cell.p : "");
  qn_lines_add(t->out, qn_sv_of(text));
}

/* The values of categories as they are written: ints beside missing ones are no floats. */
static qn_column *cat_cells(qn_rt *rt, const qn_column *c) {
  const int32_t *codes = qn_column_data(c);
  bool gone = false, whole = qn_coltype_is_int(c->categories->type) && c->categories->type != QN_D_BOOL && !qn_coltype_is_time(c->categories->type);
  for (int64_t i = 0; whole && !gone && i < c->length; i++) gone = codes[i] < 0;
  if (c->categories->masked && qn_coltype_is_float(c->categories->type)) { /* plain floats */
    qn_column *floats = qn_col_new(rt, QN_D_FLOAT64, c->length);
    for (int64_t i = 0; floats && i < c->length; i++) ((double *)floats->values->data)[i] = codes[i] < 0 ? NAN : qn_col_double(c->categories, codes[i]);
    return floats;
  }
  if (!gone) return qn_cat_decode(rt, c);
  qn_column *out = qn_col_objects(rt, c->length);
  for (int64_t i = 0; out && i < c->length; i++) {
    qn_value v = qn_nan();
    if (codes[i] >= 0 && qn_col_item(rt, c->categories, codes[i], &v) < 0) return qn_column_drop(out), NULL;
    ((qn_value *)out->values->data)[i] = v;
  }
  return out;
}

int qn_format_column(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, int flags, const char *na, qn_lines *out) {
  bool leading = flags & QN_FMT_LEADING, left = flags & QN_FMT_LEFT;
  if (c->type == QN_COL_CAT) {
    qn_column *plain = cat_cells(rt, c);
    int r = plain ? qn_format_column(rt, plain, idx, n, flags, na, out) : -1;
    qn_column_drop(plain);
    return r;
  }
  qn_lines_init(out, rt->alloc);
  int status = 0;
  if (qn_coltype_is_time(c->type)) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    time_cells cells = {out, leading && qn_zone_freq(c->zone)}; /* no place for a sign, but for periods, which are printed as objects */
    qn_time_lines(c, idx, n, strcmp(na, "NaN") == 0 || strcmp(na, " NaN") == 0 ? "NaT" : na, QN_TIME_ALIKE, &b, add_time, &cells);
    qn_buf_deinit(&b);
  } else if (c->masked && !(qn_coltype_is_float(c->type) && c->type != QN_COL_STR && qn_display_of(rt)->float_format.tag != QN_NONE)) {
    status = masked_lines(rt, c, idx, n, leading, out);
  } else if (qn_coltype_is_float(c->type) && c->type != QN_COL_STR) {
    const qn_display *d = qn_display_of(rt);
    if (d->float_format.tag != QN_NONE && !(flags & QN_FMT_LEFT)) status = called_floats(rt, c, idx, n, d->float_format, na, out);
    else format_floats(c, idx, n, leading, (int)d->precision, na, out);
  } else if (qn_coltype_is_complex(c->type)) {
    complex_lines(c, idx, n, leading, (int)qn_display_of(rt)->precision, na, out);
  } else {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    for (int64_t k = 0; status == 0 && k < n; k++) {
      qn_buf_reset(&b);
      status = cell_text(rt, c, idx ? idx[k] : k, leading, na, &b);
      out->oom = out->oom || b.oom;
      qn_lines_add(out, qn_buf_view(&b));
    }
    qn_buf_deinit(&b);
  }
  if (!(flags & QN_FMT_RAGGED)) pad_all(out, left, max_colwidth(rt), 0);
  if (status == 0 && !out->oom) return 0;
  qn_lines_deinit(out);
  return status < 0 ? -1 : qn_raise_memory(rt);
}

/* --- labels ---------------------------------------------------------------------------------------------------------------------- */
void qn_lines_trim_front(qn_lines *l) {
  size_t cut = SIZE_MAX;
  for (int64_t i = 0; i < l->n; i++) {
    qn_sv s = qn_lines_at(l, i);
    size_t k = 0;
    while (k < s.n && s.p[k] == ' ') k++;
    if (k < cut) cut = k;
  }
  if (cut == 0 || cut == SIZE_MAX) return;
  qn_lines out;
  qn_lines_init(&out, l->text.alloc);
  for (int64_t i = 0; i < l->n; i++) {
    qn_sv s = qn_lines_at(l, i);
    qn_lines_add(&out, (qn_sv){s.p + cut, s.n - cut});
  }
  out.oom = out.oom || l->oom;
  qn_lines_deinit(l);
  *l = out;
}

/* Whether what is missing is one of the values of a level, written as they are. */
bool qn_level_among(const qn_index *ix, int32_t level) {
  const qn_level *l = ix && ix->sets ? ix->sets[level] : NULL;
  bool among = l && l->missing;
  const qn_column *values = l && l->values && l->values->nlevels == 1 ? l->values->levels[0] : NULL;
  for (int64_t i = 0; values && !among && i < values->length; i++) among = qn_col_isna(values, i);
  return among;
}

/* The text of a missing label among several levels: the missing value of the level's type. */
qn_sv qn_level_gone(const qn_index *ix, int32_t level, const qn_column *c) {
  const bool among = qn_level_among(ix, level);
  if (among && (c->type == QN_COL_STR || c->type == QN_COL_CAT) && !c->masked) return QN_SV("NaN");
  if (c->masked) return QN_SV("<NA>");
  if (c->type == QN_COL_STR || c->type == QN_COL_CAT) return QN_SV("nan");
  return qn_coltype_is_time(c->type) ? QN_SV("NaT") : QN_SV("NaN");
}

/* Of several levels a missing label is written as the last one of its level would be before its own text takes the place: positions with
 * that one instead of the missing ones. NULL without an exception: none is missing, or all are. */
int64_t *qn_level_rows(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n) {
  int64_t last = -1, gone = 0;
  double most = 0;
  for (int64_t k = 0; k < n; k++) gone += qn_col_isna(c, idx ? idx[k] : k);
  for (int64_t i = 0; gone && i < c->length; i++) {
    if (qn_col_isna(c, i)) continue;
    const double x = c->type == QN_COL_CAT ? ((const int32_t *)qn_column_data(c))[i] : qn_col_numeric(c->type) ? qn_col_double(c, i) : 0;
    if (last < 0 || x > most) last = i, most = x;
  }
  int64_t *rows = last < 0 ? NULL : qn_positions(rt, n);
  for (int64_t k = 0; rows && k < n; k++) {
    const int64_t i = idx ? idx[k] : k;
    rows[k] = qn_col_isna(c, i) ? last : i;
  }
  return rows;
}

/* One level: its name first when asked for, then the labels, padded to one width on the left. */
static int level_lines(qn_rt *rt, const qn_index *ix, int32_t level, const int64_t *idx, int64_t n, bool name, qn_lines *out) {
  qn_lines labels;
  qn_column *c = qn_index_column(rt, ix, level);
  if (!c) return -1;
  bool text = !qn_col_numeric(c->type);
  int flags = ix->nlevels == 0 ? QN_FMT_LEFT : QN_FMT_LEADING | (text ? QN_FMT_RAGGED : QN_FMT_LEFT); /* a range has no place for a sign */
  const qn_column *shown = ix->nlevels < 2 && !ix->tuples ? NULL : qn_col_shown(rt, c); /* among several levels what is missing has no width */
  const bool among = shown && (qn_col_numeric(shown->type) || shown->type == QN_COL_CAT) && qn_level_among(ix, level);
  int64_t *rows = shown && !among ? qn_level_rows(rt, shown, idx, n) : NULL;
  int status = rt->exc.tag != QN_UNSET ? -1 : qn_format_column(rt, c, rows ? rows : idx, n, flags, text ? "NaN" : " NaN", &labels);
  qn_free_positions(rt, rows, n);
  if (status < 0) return qn_column_drop(c), -1;
  qn_lines_trim_front(&labels);
  qn_lines_init(out, rt->alloc);
  if (name) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    if (ix->names[level].tag != QN_NONE) status = qn_name_text(rt, ix->names[level], &b);
    qn_lines_add(out, qn_buf_view(&b));
    qn_buf_deinit(&b);
  }
  const qn_sv gone = shown ? qn_level_gone(ix, level, shown) : (qn_sv){0};
  for (int64_t i = 0; i < labels.n; i++) qn_lines_add(out, shown && !among && qn_col_isna(shown, idx ? idx[i] : i) ? gone : qn_lines_at(&labels, i));
  out->oom = out->oom || labels.oom;
  qn_lines_deinit(&labels);
  qn_column_drop(c);
  return status;
}

/* Labels that repeat the row above are left empty, except in the last level. */
static void sparsify(qn_lines *levels, int32_t n, int64_t begin) {
  int64_t rows = levels[0].n;
  bool *same = qn_alloc(levels[0].text.alloc, (size_t)(rows + 1));
  if (!same) {
    levels[0].oom = true;
    return;
  }
  for (int64_t i = 0; i < rows; i++) same[i] = i > begin;
  for (int32_t k = 0; k + 1 < n; k++) {
    qn_lines out;
    qn_lines_init(&out, levels[k].text.alloc);
    for (int64_t i = 0; i < rows; i++) {
      same[i] = same[i] && qn_sv_eq(qn_lines_at(&levels[k], i), qn_lines_at(&levels[k], i - 1));
      qn_lines_add(&out, same[i] ? QN_SV("") : qn_lines_at(&levels[k], i));
    }
    out.oom = out.oom || levels[k].oom;
    qn_lines_deinit(&levels[k]);
    levels[k] = out;
  }
  qn_free(levels[0].text.alloc, same, (size_t)(rows + 1));
}

int qn_index_format(qn_rt *rt, const qn_index *ix, const int64_t *idx, int64_t n, int gap, bool with_names, int64_t least, qn_lines *out) {
  int32_t levels = ix->nlevels ? ix->nlevels : 1;
  qn_lines *parts = qn_alloc(rt->alloc, (size_t)levels * sizeof *parts);
  if (!parts) return qn_raise_memory(rt);
  int32_t made = 0;
  int status = 0;
  for (; status == 0 && made < levels; made++) status = level_lines(rt, ix, made, idx, n, with_names, &parts[made]);
  if (status < 0) made--;
  qn_lines_init(out, rt->alloc);
  if (status == 0) {
    if (levels > 1 && qn_display_of(rt)->sparse) sparsify(parts, levels, with_names);
    for (int32_t k = 0; k < levels; k++) /* one level of a Series: the name does not count for the width */
      if (levels > 1 || gap == 1) pad_all(&parts[k], true, gap == 1 ? max_colwidth(rt) : 0, least); /* labels of a frame are cut */
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    for (int64_t i = 0; i < parts[0].n; i++) {
      qn_buf_reset(&b);
      for (int32_t k = 0; k < levels; k++) {
        qn_buf_sv(&b, qn_lines_at(&parts[k], i));
        if (k + 1 < levels) qn_buf_fill(&b, ' ', (size_t)gap);
      }
      out->oom = out->oom || b.oom;
      qn_lines_add(out, qn_buf_view(&b));
    }
    qn_buf_deinit(&b);
  }
  for (int32_t k = 0; k < made; k++) {
    out->oom = out->oom || parts[k].oom;
    qn_lines_deinit(&parts[k]);
  }
  qn_free(rt->alloc, parts, (size_t)levels * sizeof *parts);
  if (status == 0 && !out->oom) return 0;
  qn_lines_deinit(out);
  return status < 0 ? -1 : qn_raise_memory(rt);
}
