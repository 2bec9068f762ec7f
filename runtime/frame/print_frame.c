/* print_frame.c - the layout of a DataFrame, as pandas' DataFrameFormatter lays it out: strips (the index, then a column each: heading
 * lines, then cells, all of one width) side by side. Rows are cut to the first and last ones, columns to those that fit the width. */
#include <math.h>

#include "runtime/frame/display.h"

/* --- options ---------------------------------------------------------------------------------------------------------------- */
static void display_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_display *)o)->float_format);
  qn_obj_free(rt, o, sizeof(qn_display));
}

qn_class qn_display_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "display", .module = "pandas", .kind = QN_K_OTHER, .destroy = display_destroy};

static void defaults(qn_display *d) {
  d->max_rows = 60, d->min_rows = 10, d->max_columns = 0, d->width = 80, d->precision = 6, d->max_colwidth = 50, d->max_seq_items = 100, d->max_categories = 8;
  d->dimensions = 2, d->expand = 1, d->sparse = 1, d->justify = 'r';
  d->float_format = qn_none();
}

int qn_display_init(qn_rt *rt, qn_value module) {
  qn_display *d = qn_obj_new(rt, &qn_display_class, sizeof *d);
  if (!d) return -1;
  defaults(d);
  int r = qn_module_set(rt, module, "_display", qn_from_obj(d));
  qn_release(rt, qn_from_obj(d));
  return r;
}

const qn_display *qn_display_of(qn_rt *rt) {
  static const qn_display plain = {.max_rows = 60, .min_rows = 10, .width = 80, .precision = 6, .max_colwidth = 50, .max_seq_items = 100, .max_categories = 8, .dimensions = 2, .expand = 1,
                                   .sparse = 1, .justify = 'r', .float_format = {.tag = QN_NONE}};
  qn_value v;
  if (!rt->hooks.module_function || rt->hooks.module_function(rt, "pandas", "_display", &v) < 0) return qn_exc_forgive(rt), &plain;
  const qn_display *d = v.tag == QN_OBJ && v.o->cls == &qn_display_class ? (const qn_display *)v.o : &plain;
  qn_release(rt, v); /* the module holds it */
  return d;
}

/* --- strips --------------------------------------------------------------------------------------------------------------------- */
typedef struct strip {
  qn_lines l;
  int64_t width;
} strip;

typedef struct page {
  qn_rt *rt;
  const qn_frame *f;
  const qn_page_options *o;
  const qn_display *d;
  int64_t *idx, n, half; /* shown rows; half: how many of the first ones before the dots */
  int32_t *cols, ncols, dots; /* shown columns; dots: how many before the dots, -1: none are cut */
  int32_t levels;         /* heading lines of labels */
  bool cut_rows, row_names, col_names;
  qn_lines *heads;        /* per level: the text over each shown column */
} page;

static int64_t widest(const qn_lines *l) {
  int64_t w = 0;
  for (int64_t i = 0; i < l->n; i++) w = l->points[i] > w ? l->points[i] : w;
  return w;
}

static void put_cell(qn_buf *b, qn_sv s, int64_t points, int64_t width, char mode) {
  int64_t pad = width > points ? width - points : 0, before = mode == 'r' ? pad : mode == 'c' ? pad / 2 + (pad & width & 1) : 0;
  qn_buf_fill(b, ' ', (size_t)before);
  qn_buf_sv(b, s);
  qn_buf_fill(b, ' ', (size_t)(pad - before));
}

static void add_line(strip *s, qn_buf *b, qn_sv text, int64_t points, int64_t width, char mode) {
  qn_buf_reset(b);
  put_cell(b, text, points, width, mode);
  s->l.oom = s->l.oom || b->oom;
  qn_lines_add(&s->l, qn_buf_view(b));
}

/* --- headings --------------------------------------------------------------------------------------------------------------------- */
static bool numeric_heading(const qn_column *c) { return qn_col_numeric(qn_column_shown_type(c)); }

/* Labels of these types are written as a column of them is: all as wide as the widest, to the left. */
static bool padded_labels(const qn_column *c) { return c->length && (qn_coltype_is_int(c->type) || qn_coltype_is_float(c->type) || c->type == QN_D_BOOL); }

/* Whether floats are among labels of several types: they are rounded, and all have a place for the sign that none may need. */
static bool floats_among(const page *p, const qn_column *labels) {
  bool found = false;
  for (int32_t i = 0; labels->type == QN_D_OBJECT && i < p->ncols && !found; i++) {
    const qn_value v = ((const qn_value *)qn_column_data(labels))[p->cols[i]];
    found = (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype))) && v.f == v.f;
  }
  return found;
}

/* The shown labels' texts, one level. The blank before a heading is by the type of the i-th column of all, as pandas has it. */
static int head_texts(page *p, const qn_column *labels, const qn_sv *gone, bool among, qn_lines *out) { /* gone: a missing label among several levels, if it is none of its values */
  qn_lines cells;
  const bool signs = !gone && floats_among(p, labels);
  const bool coded = labels->type == QN_COL_CAT;
  bool padded = padded_labels(labels), formatted = padded || signs || coded || qn_coltype_is_time(labels->type);
  int64_t *idx = formatted ? qn_positions(p->rt, p->ncols) : NULL;
  if (formatted && !idx) return -1;
  for (int32_t i = 0; formatted && i < p->ncols; i++) idx[i] = p->cols[i];
  int64_t *rows = gone && !among && formatted ? qn_level_rows(p->rt, labels, idx, p->ncols) : NULL;
  int made = p->rt->exc.tag != QN_UNSET ? -1 : formatted ? qn_format_column(p->rt, labels, rows ? rows : idx, p->ncols, padded ? (labels->masked && qn_coltype_is_int(labels->type) ? QN_FMT_LEFT : QN_FMT_LEADING | QN_FMT_LEFT) : signs || coded ? QN_FMT_LEADING | QN_FMT_RAGGED : QN_FMT_RAGGED, padded ? " NaN" : "NaN", &cells) : 0;
  const bool rows_missing = rows != NULL;
  qn_free_positions(p->rt, rows, p->ncols);
  if (formatted) qn_free_positions(p->rt, idx, p->ncols);
  if (made < 0) return -1;
  if (padded || signs || coded) qn_lines_trim_front(&cells);
  qn_buf b;
  qn_buf_init(&b, p->rt->alloc);
  qn_lines_init(out, p->rt->alloc);
  int status = 0;
  for (int32_t i = 0; status == 0 && i < p->ncols; i++) {
    int64_t k = p->cols[i];
    qn_buf_reset(&b);
    if (!gone && !p->o->aliases && numeric_heading(p->f->held[i]) && !(p->o->formatters && p->o->formatters[k].tag != QN_UNSET)) qn_buf_c(&b, ' ');
    if (gone && rows_missing && qn_col_isna(labels, k)) {
      qn_buf_sv(&b, *gone);
    } else if (formatted) {
      qn_buf_sv(&b, qn_lines_at(&cells, i));
    } else {
      qn_value v;
      if ((status = qn_col_item(p->rt, labels, k, &v)) < 0) break;
      if (v.tag == QN_FLOAT && v.f != v.f) qn_buf_sv(&b, gone ? *gone : QN_SV("NaN"));
      else status = qn_pprint(p->rt, v, &b);
      qn_release(p->rt, v);
    }
    out->oom = out->oom || b.oom;
    qn_lines_add(out, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  if (formatted) qn_lines_deinit(&cells);
  return status;
}

/* Labels that repeat the column before are left empty, except in the last level. */
static void sparse_heads(page *p) {
  bool *same = qn_alloc(p->rt->alloc, (size_t)p->ncols + 1);
  if (!same) {
    p->heads[0].oom = true;
    return;
  }
  for (int32_t i = 0; i < p->ncols; i++) same[i] = i > 0;
  for (int32_t k = 0; k + 1 < p->levels; k++) {
    qn_lines out;
    qn_lines_init(&out, p->rt->alloc);
    for (int32_t i = 0; i < p->ncols; i++) {
      same[i] = same[i] && qn_sv_eq(qn_lines_at(&p->heads[k], i), qn_lines_at(&p->heads[k], i - 1));
      qn_lines_add(&out, same[i] ? QN_SV("") : qn_lines_at(&p->heads[k], i));
    }
    out.oom = out.oom || p->heads[k].oom;
    qn_lines_deinit(&p->heads[k]);
    p->heads[k] = out;
  }
  qn_free(p->rt->alloc, same, (size_t)p->ncols + 1);
}

/* The labels of a range, as wide as its first or its last one; NULL without an exception: they are none. */
static qn_column *range_heads(page *p) {
  if (!p->f->axis || p->f->axis->nlevels || p->ncols != p->f->ncols || p->ncols < 2) return NULL;
  qn_index *ix = qn_frame_columns(p->rt, p->f);
  qn_column *out = ix && ix->nlevels == 0 ? qn_col_objects(p->rt, ix->n) : NULL;
  char text[24];
  const int first = out ? snprintf(text, sizeof text, "%lld", (long long)ix->start) : 0, last = out ? snprintf(text, sizeof text, "%lld", (long long)(ix->start + (ix->n - 1) * ix->step)) : 0;
  for (int64_t i = 0; out && i < ix->n; i++) {
    const int n = snprintf(text, sizeof text, "%-*lld", first > last ? first : last, (long long)(ix->start + i * ix->step));
    if (qn_new_str(p->rt, (qn_sv){text, (size_t)n}, (qn_value *)out->values->data + i) < 0) qn_column_drop(out), out = NULL;
  }
  qn_index_drop(p->rt, ix);
  return out;
}

static int make_heads(page *p) {
  int status = 0;
  const bool tuples = p->f->axis && p->f->axis->tuples; /* one level, but of a MultiIndex */
  qn_column *range = p->levels == 1 ? range_heads(p) : NULL;
  if (p->rt->exc.tag != QN_UNSET) return qn_column_drop(range), -1;
  if (range) {
    status = head_texts(p, range, NULL, false, &p->heads[0]);
    return qn_column_drop(range), status;
  }
  if (p->levels == 1 && !tuples) {
    const qn_column *axis = p->f->axis && p->f->axis->nlevels == 1 ? p->f->axis->levels[0] : NULL;
    const bool mixed = axis && (axis->type == QN_D_OBJECT || (axis->type == QN_COL_CAT && !qn_coltype_is_time(axis->categories->type))), nullable = axis && axis->masked && axis->type != QN_COL_STR && qn_col_numeric(axis->type);
    const bool coded = axis && axis->type == QN_COL_CAT && qn_coltype_is_float(axis->categories->type);
    qn_column *labels = nullable || coded ? qn_col_slice(p->rt, axis, 0, axis->length) : qn_col_from_values(p->rt, p->f->names, p->f->ncols);
    qn_column *objects = NULL;
    bool together = labels && (coded || !mixed) && (coded || qn_coltype_is_time(labels->type) || padded_labels(labels)); /* with as many digits each */
    if (labels && !together) { /* each as it is */
      objects = qn_col_objects(p->rt, p->f->ncols);
      for (int32_t i = 0; objects && i < p->f->ncols; i++) ((qn_value *)objects->values->data)[i] = qn_retained(p->f->names[i]);
    }
    status = labels && (objects || together) ? head_texts(p, objects ? objects : labels, NULL, false, &p->heads[0]) : -1;
    qn_column_drop(labels);
    qn_column_drop(objects);
    return status;
  }
  qn_index *ix = qn_frame_columns(p->rt, p->f);
  if (!ix) return -1;
  int32_t made = 0;
  for (; status == 0 && made < p->levels; made++) {
    const qn_sv gone = qn_level_gone(ix, made, ix->levels[made]);
    status = head_texts(p, ix->levels[made], &gone, qn_level_among(ix, made), &p->heads[made]);
  }
  qn_index_drop(p->rt, ix);
  if (status < 0) {
    for (int32_t k = 0; k + 1 < made; k++) qn_lines_deinit(&p->heads[k]);
    return -1;
  }
  if (p->d->sparse) sparse_heads(p);
  return 0;
}

/* --- columns ------------------------------------------------------------------------------------------------------------------------ */
static int called_cells(page *p, const qn_column *c, qn_value fn, bool leading, qn_lines *out) {
  qn_buf b;
  int status = 0;
  qn_buf_init(&b, p->rt->alloc);
  qn_lines_init(out, p->rt->alloc);
  for (int64_t k = 0; status == 0 && k < p->n; k++) {
    qn_value x, r;
    qn_buf_reset(&b);
    if ((status = qn_col_item(p->rt, c, p->idx ? p->idx[k] : k, &x)) < 0) break;
    if (leading && !qn_col_numeric(c->type)) qn_buf_c(&b, ' ');
    if (qn_coltype_is_float(c->type) && qn_value_isna(x)) qn_buf_z(&b, p->o->na);
    else if ((status = qn_call1(p->rt, fn, x, &r)) == 0) {
      status = qn_str(p->rt, r, &b);
      qn_release(p->rt, r);
    }
    qn_release(p->rt, x);
    qn_lines_add(out, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status;
}

static int column_strip(page *p, int32_t i, strip *out) {
  const qn_column *c = qn_col_shown(p->rt, p->f->held[p->cols[i]]);
  if (!c) return -1;
  qn_lines cells;
  qn_value fn = p->o->formatters ? p->o->formatters[p->cols[i]] : (qn_value){.tag = QN_UNSET};
  int flags = p->o->index ? QN_FMT_LEADING : 0;
  int status = fn.tag != QN_UNSET ? called_cells(p, c, fn, p->o->index, &cells) : qn_format_column(p->rt, c, p->idx, p->n, flags, p->o->na, &cells);
  if (status < 0) return -1;
  out->width = widest(&cells);
  for (int32_t k = 0; p->o->header && k < p->levels; k++)
    if (p->heads[k].points[i] > out->width) out->width = p->heads[k].points[i];
  const bool over = p->d->max_colwidth > 0 && out->width > p->d->max_colwidth; /* a heading beyond what cells may take: they end there */
  int64_t own = over ? p->d->max_colwidth : widest(&cells), least = p->o->col_spaces ? p->o->col_spaces[p->cols[i]] : p->o->col_space;
  if (least > out->width) out->width = least;
  qn_lines_init(&out->l, p->rt->alloc);
  qn_buf line, cell;
  qn_buf_init(&line, p->rt->alloc);
  qn_buf_init(&cell, p->rt->alloc);
  for (int32_t k = 0; p->o->header && k < p->levels; k++) add_line(out, &line, qn_lines_at(&p->heads[k], i), p->heads[k].points[i], out->width, p->o->justify);
  if (p->row_names) add_line(out, &line, QN_SV(""), 0, out->width, 'r');
  for (int64_t k = 0; k < cells.n; k++) {
    if (p->cut_rows && k == p->half) {
      int64_t at = p->half < out->l.n ? out->l.points[p->half] : out->width;
      qn_sv dots = at > 3 ? QN_SV("...") : QN_SV("..");
      add_line(out, &line, dots, (int64_t)dots.n, at, 'r');
    }
    qn_buf_reset(&cell);
    put_cell(&cell, qn_lines_at(&cells, k), cells.points[k], own, 'r'); /* all as wide as the widest, and then as the headings are */
    add_line(out, &line, qn_buf_view(&cell), own, out->width, over ? 'l' : p->o->justify);
  }
  out->l.oom = out->l.oom || cell.oom;
  qn_buf_deinit(&cell);
  qn_buf_deinit(&line);
  out->l.oom = out->l.oom || cells.oom;
  qn_lines_deinit(&cells);
  return 0;
}

/* The index: empty headings or the names of the columns' levels, then its own name and the labels. */
static int index_strip(page *p, strip *out) {
  qn_lines labels;
  if (qn_index_format(p->rt, p->f->index, p->idx, p->n, 1, p->row_names, p->o->col_space, &labels) < 0) return -1;
  qn_buf b;
  qn_buf_init(&b, p->rt->alloc);
  qn_lines_init(&out->l, p->rt->alloc);
  int status = 0;
  const qn_list *names = qn_is(p->f->columns_name, QN_K_LIST) ? (const qn_list *)p->f->columns_name.o : NULL;
  for (int32_t k = 0; status == 0 && p->o->header && k < p->levels; k++) {
    qn_value name = names ? qn_list_at(names, k) : p->f->columns_name;
    qn_buf_reset(&b);
    if (p->col_names && name.tag != QN_NONE) status = qn_name_text(p->rt, name, &b);
    qn_lines_add(&out->l, qn_buf_view(&b));
  }
  int64_t before = p->row_names, width = widest(&labels);
  for (int64_t i = 0; i < labels.n; i++) {
    if (p->cut_rows && i == before + p->half) {
      int64_t at = p->half < out->l.n ? out->l.points[p->half] : width;
      qn_sv dots = at > 3 ? QN_SV("...") : QN_SV("..");
      add_line(out, &b, dots, (int64_t)dots.n, at, 'l');
    }
    qn_lines_add(&out->l, qn_lines_at(&labels, i));
  }
  qn_buf_deinit(&b);
  out->width = widest(&out->l);
  out->l.oom = out->l.oom || labels.oom;
  qn_lines_deinit(&labels);
  return status;
}

static void dots_strip(page *p, int64_t lines, strip *out) {
  (void)p;
  qn_lines_init(&out->l, p->rt->alloc);
  for (int64_t i = 0; i < lines; i++) qn_lines_add(&out->l, QN_SV(" ..."));
  out->width = 4;
}

/* --- the page ------------------------------------------------------------------------------------------------------------------------- */
static void join(const strip *const *s, int32_t n, qn_buf *out) {
  int64_t rows = n ? s[0]->l.n : 0;
  for (int64_t r = 0; r < rows; r++) {
    for (int32_t k = 0; k < n; k++) put_cell(out, qn_lines_at(&s[k]->l, r), s[k]->l.points[r], s[k]->width + (k + 1 < n), 'l');
    if (r + 1 < rows) qn_buf_c(out, '\n');
  }
}

/* Blocks of columns below each other, each with the index. */
static int join_blocks(page *p, strip *s, int32_t n, int64_t width, qn_buf *out) {
  const strip **row = qn_alloc(p->rt->alloc, (size_t)(n + 2) * sizeof *row);
  if (!row) return qn_raise_memory(p->rt);
  int32_t first = p->o->index ? 1 : 0, start = first, blocks = 0;
  int64_t room = width - (first ? s[0].width + 1 : 0), used = 0, lines = s[0].l.n;
  strip more, last;
  qn_lines_init(&more.l, p->rt->alloc), qn_lines_init(&last.l, p->rt->alloc);
  more.width = 2, last.width = 1;
  for (int64_t i = 0; i < lines; i++) qn_lines_add(&more.l, i ? QN_SV("  ") : QN_SV(" \\")), qn_lines_add(&last.l, QN_SV(" "));
  for (int32_t k = first; k <= n; k++) {
    bool end = k == n;
    if (!end) {
      used += s[k].width + 1;
      if (!(used + (k + 1 == n ? 1 : 2) > room && k > first)) continue;
      used = s[k].width + 1;
    }
    int32_t m = 0;
    if (first) row[m++] = &s[0];
    for (int32_t j = start; j < k; j++) row[m++] = &s[j];
    if (!end) row[m++] = &more;
    else if (blocks) row[m++] = &last;
    if (blocks++) qn_buf_z(out, "\n\n");
    join(row, m, out);
    start = k;
  }
  qn_lines_deinit(&more.l);
  qn_lines_deinit(&last.l);
  qn_free(p->rt->alloc, row, (size_t)(n + 2) * sizeof *row);
  return 0;
}

static int32_t columns_that_fit(const page *p, const strip *s, int32_t n, int64_t width) {
  int64_t total = 0;
  int64_t *w = qn_positions(p->rt, n);
  if (!w) return -1;
  for (int32_t i = 0; i < n; i++) {
    w[i] = s[i].width;
    total += w[i] + (i + 1 < n);
  }
  int64_t over = total - width + 1;
  if (over > 0) over += 5; /* the " ..." column itself */
  int32_t left = n;
  while (over > 0 && left > 1) {
    int32_t mid = left / 2; /* Python's round: halves go to the even number */
    if (left % 2 == 1 && mid % 2 == 1) mid++;
    over -= w[mid] + 1;
    memmove(w + mid, w + mid + 1, (size_t)(left - mid - 1) * sizeof *w);
    left--;
  }
  qn_free_positions(p->rt, w, n);
  left -= p->o->index;
  return left < 2 ? 2 : left;
}

/* In the lists of an empty frame a text stands with its line breaks and tabs. */
static int plain_label(qn_rt *rt, qn_value label, qn_buf *out) {
  if (qn_is_str(label)) return qn_buf_sv(out, qn_str_sv(label)), 0;
  return qn_pprint(rt, label, out);
}

static int empty_text(qn_rt *rt, const qn_frame *f, const qn_display *d, qn_buf *out) {
  qn_buf_z(out, "Empty DataFrame\nColumns: [");
  for (int32_t i = 0; i < f->ncols; i++) {
    if (i) qn_buf_z(out, ", ");
    if (plain_label(rt, f->names[i], out) < 0) return -1;
  }
  qn_buf_z(out, "]\nIndex: [");
  for (int64_t i = 0; i < f->nrows && i < d->max_seq_items; i++) {
    qn_value v;
    if (qn_index_label(rt, f->index, i, &v) < 0) return -1;
    if (i) qn_buf_z(out, ", ");
    if (v.tag == QN_FLOAT && v.f == v.f) v.f = rint(v.f * 1e6) / 1e6; /* as many digits as display.precision */
    int bad = plain_label(rt, v, out);
    qn_release(rt, v);
    if (bad < 0) return -1;
  }
  if (f->nrows > d->max_seq_items) qn_buf_z(out, ", ...");
  qn_buf_c(out, ']');
  return 0;
}

/* All strips of the shown columns, the dots' too; *n: how many. */
static int make_strips(page *p, strip **out, int32_t *n) {
  int32_t room = p->ncols + 2, made = 0;
  strip *s = qn_alloc(p->rt->alloc, (size_t)room * sizeof *s);
  p->heads = qn_alloc(p->rt->alloc, (size_t)p->levels * sizeof *p->heads);
  int status = s && p->heads ? 0 : qn_raise_memory(p->rt);
  bool heads = status == 0 && (status = make_heads(p)) == 0;
  if (status == 0 && p->o->index && (status = index_strip(p, &s[0])) == 0) made = 1;
  for (int32_t i = 0; status == 0 && i < p->ncols; i++) {
    if (i == p->dots && made) dots_strip(p, s[0].l.n, &s[made]), made++;
    if ((status = column_strip(p, i, &s[made])) == 0) made++;
    if (status == 0 && p->dots == 0 && i + 1 == p->ncols) dots_strip(p, s[0].l.n, &s[made]), made++;
  }
  for (int32_t k = 0; heads && k < p->levels; k++) {
    if (p->heads[k].oom && status == 0) status = qn_raise_memory(p->rt);
    qn_lines_deinit(&p->heads[k]);
  }
  qn_free(p->rt->alloc, p->heads, (size_t)p->levels * sizeof *p->heads);
  for (int32_t i = 0; i < made; i++)
    if (s[i].l.oom && status == 0) status = qn_raise_memory(p->rt);
  *out = s;
  *n = made;
  return status;
}

static void drop_strips(page *p, strip *s, int32_t n, int32_t shown) {
  for (int32_t i = 0; s && i < n; i++) qn_lines_deinit(&s[i].l);
  qn_free(p->rt->alloc, s, (size_t)(shown + 2) * sizeof *s);
}

static void choose_columns(page *p, int32_t most) {
  int32_t all = p->f->ncols, half = most / 2;
  p->dots = -1;
  p->ncols = 0;
  if (most < 0 || most >= all) {
    for (int32_t i = 0; i < all; i++) p->cols[p->ncols++] = i;
    return;
  }
  if (half == 0) half = most, p->dots = most; /* one column: the dots come after it */
  else p->dots = half;
  for (int32_t i = 0; i < half; i++) p->cols[p->ncols++] = i;
  for (int32_t i = all - most / 2; most / 2 && i < all; i++) p->cols[p->ncols++] = i;
  if (most / 2 == 0) p->dots = 0;
}

static int choose_rows(page *p) {
  int64_t n = p->f->nrows, most = p->o->repr ? p->d->max_rows : p->o->max_rows, least = p->o->repr ? p->d->min_rows : p->o->min_rows;
  p->n = n;
  if (most <= 0 || n <= most) return 0;
  if (least > 0 && least < most) most = least;
  int64_t half = most / 2, tail = half;
  if (half == 0) half = most, tail = 0;
  p->idx = qn_positions(p->rt, half + tail);
  if (!p->idx) return -1;
  for (int64_t i = 0; i < half; i++) p->idx[i] = i;
  for (int64_t i = 0; i < tail; i++) p->idx[half + i] = n - tail + i;
  p->n = half + tail;
  p->half = half;
  p->cut_rows = true;
  return 0;
}

/* The strips side by side; half >= 0: only so many columns from both ends, dots between. Headings stay as they are in the whole
 * page: one that stood over a column left out is gone. */
static int join_fitting(page *p, const strip *s, int32_t n, int32_t half, qn_buf *out) {
  const strip **row = qn_alloc(p->rt->alloc, (size_t)(n + 1) * sizeof *row);
  if (!row) return qn_raise_memory(p->rt);
  int32_t m = 0;
  strip dots;
  if (half >= 0) dots_strip(p, n ? s[0].l.n : 0, &dots), p->dots = half;
  for (int32_t i = 0; i < n; i++) {
    if (half >= 0 && i == half + p->o->index) row[m++] = &dots;
    if (half < 0 || i < half + p->o->index || i >= n - half) row[m++] = &s[i];
  }
  join(row, m, out);
  if (half >= 0) qn_lines_deinit(&dots.l);
  qn_free(p->rt->alloc, row, (size_t)(n + 1) * sizeof *row);
  return 0;
}

static int write_page(page *p, qn_buf *out) {
  strip *s;
  int32_t n, shown = p->ncols;
  const qn_page_options *o = p->o;
  int64_t max_columns = o->repr ? p->d->max_columns : o->max_columns;
  int64_t line = o->repr ? (p->d->expand ? (p->d->width > 0 ? p->d->width : qn_page_width()) : -1) : o->line_width;
  int status = make_strips(p, &s, &n);
  bool fit = status == 0 && o->repr && max_columns == 0 && line > 0;
  int32_t most = fit ? columns_that_fit(p, s, n, qn_page_width()) : -1;
  if (fit && most < 0) status = -1;
  if (status == 0 && line > 0 && !fit) {
    status = join_blocks(p, s, n, line, out);
  } else if (status == 0) {
    status = join_fitting(p, s, n, fit && most < p->ncols ? most / 2 : -1, out);
  }
  drop_strips(p, s, n, shown);
  return status;
}

int qn_frame_page(qn_rt *rt, const qn_frame *f, const qn_page_options *o, qn_buf *out) {
  const qn_display *d = qn_display_of(rt);
  bool empty = f->ncols == 0 || f->nrows == 0;
  int status = qn_frame_settle(rt, f);
  page p = {.rt = rt, .f = f, .o = o, .d = d, .dots = -1};
  if (status < 0) return -1;
  if (empty) {
    status = empty_text(rt, f, d, out);
  } else {
    p.levels = qn_is(f->columns_name, QN_K_LIST) ? (int32_t)((const qn_list *)f->columns_name.o)->n : 1;
    p.cols = qn_alloc(rt->alloc, (size_t)(f->ncols + 1) * sizeof *p.cols);
    if (!p.cols) return qn_raise_memory(rt);
    int64_t max_columns = o->repr ? d->max_columns : o->max_columns;
    choose_columns(&p, max_columns > 0 && max_columns < f->ncols ? (int32_t)max_columns : -1);
    status = choose_rows(&p);
    for (int32_t k = 0; o->index && o->names && k < (f->index->nlevels ? f->index->nlevels : 1); k++) p.row_names = p.row_names || f->index->names[k].tag != QN_NONE;
    p.col_names = o->names;
    if (status == 0) status = write_page(&p, out);
    if (p.idx) qn_free_positions(rt, p.idx, p.n);
    qn_free(rt->alloc, p.cols, (size_t)(f->ncols + 1) * sizeof *p.cols);
  }
  bool cut = p.cut_rows || p.dots >= 0, size = o->repr ? d->dimensions == 1 || (d->dimensions == 2 && cut) : o->dimensions;
  if (status == 0 && size && !(empty && o->repr && d->dimensions != 1)) qn_buf_printf(out, "\n\n[%lld rows x %d columns]", (long long)f->nrows, f->ncols);
  return status;
}

int qn_frame_text(qn_rt *rt, const qn_frame *f, bool repr, bool with_index, qn_buf *out) {
  qn_page_options o = {.repr = repr, .index = with_index, .header = true, .names = true, .na = "NaN", .max_rows = -1, .min_rows = -1, .max_columns = -1, .line_width = -1, .justify = (char)qn_display_of(rt)->justify};
  return qn_frame_page(rt, f, &o, out);
}
