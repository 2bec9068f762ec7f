/* print.c - the layout of a Series, a DataFrame and an Index on the page, as pandas lays them out: at most 60 rows (else the
 * first and last 5), as many columns as fit the width (COLUMNS, the terminal, or 80), "..." for what is left out. */
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/frame/display.h"

enum { MAX_SEQ_ITEMS = 100 };

int64_t qn_page_width(void) {
  const char *columns = getenv("COLUMNS");
  long n = columns ? strtol(columns, NULL, 10) : 0;
  if (n > 0) return n;
  struct winsize ws;
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0) return ws.ws_col;
  return 80;
}

/* The rows that are shown: all (NULL), or the first and last; *half: how many of the first. */
static int shown_rows(qn_rt *rt, int64_t n, bool repr, int64_t **idx, int64_t *count, int64_t *half) {
  const qn_display *d = qn_display_of(rt);
  *idx = NULL;
  *count = n;
  if (!repr || d->max_rows <= 0 || n <= d->max_rows) return 0;
  int64_t most = d->min_rows > 0 && d->min_rows < d->max_rows ? d->min_rows : d->max_rows, tail = most / 2;
  *half = most / 2 ? most / 2 : most;
  *count = *half + tail;
  if (!(*idx = qn_positions(rt, *count))) return -1;
  for (int64_t i = 0; i < *half; i++) (*idx)[i] = i;
  for (int64_t i = 0; i < tail; i++) (*idx)[*half + i] = n - tail + i;
  return 0;
}

static int64_t code_points_of(qn_sv s) {
  int64_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
  return n;
}

static void put_left(qn_buf *b, qn_sv s, int64_t points, int64_t width) {
  qn_buf_sv(b, s);
  if (width > points) qn_buf_fill(b, ' ', (size_t)(width - points));
}

static void put_right(qn_buf *b, qn_sv s, int64_t points, int64_t width) {
  if (width > points) qn_buf_fill(b, ' ', (size_t)(width - points));
  qn_buf_sv(b, s);
}

static int64_t widest(const qn_lines *l) {
  int64_t w = 0;
  for (int64_t i = 0; i < l->n; i++) w = l->points[i] > w ? l->points[i] : w;
  return w;
}

/* --- Series -------------------------------------------------------------------------------------------------------------- */
/* The categories as cells, text in quotes. */
static int categories_cells(qn_rt *rt, const qn_column *cats, qn_lines *words) {
  bool text = cats->type == QN_COL_STR || cats->type == QN_D_OBJECT, intervals = qn_col_is_intervals(cats);
  int64_t n = cats->length;
  int status = 0;
  qn_lines_init(words, rt->alloc);
  if (!text) {
    qn_lines cells;
    if (qn_format_column(rt, cats, NULL, n, QN_FMT_RAGGED, "NaN", &cells) < 0) return -1;
    for (int64_t i = 0; i < n; i++) {
      qn_sv s = qn_lines_at(&cells, i);
      while (s.n && s.p[0] == ' ') s.p++, s.n--;
      qn_lines_add(words, s);
    }
    qn_lines_deinit(&cells);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; status == 0 && text && i < n; i++) {
    qn_value v;
    qn_buf_reset(&b);
    if ((status = qn_col_item(rt, cats, i, &v)) < 0) break;
    status = intervals ? qn_str(rt, v, &b) : qn_pprint_cell(rt, v, &b);
    qn_release(rt, v);
    qn_lines_add(words, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status < 0 ? -1 : words->oom ? qn_raise_memory(rt) : 0;
}

/* "Categories (3, str): ['a', 'b', 'c']", '<' between them when they have an order; at most display.max_categories are shown. */
static int categories_line(qn_rt *rt, const qn_column *c, qn_buf *out) {
  const qn_display *d = qn_display_of(rt);
  const qn_column *cats = c->categories;
  int64_t n = cats->length, line = 0, width = d->width > 0 ? d->width : qn_page_width(), most = d->max_categories ? d->max_categories : 10, half = most / 2;
  qn_lines words = {0};
  size_t begin = out->n + 1;
  qn_buf_printf(out, "\nCategories (%lld, ", (long long)n);
  qn_col_dtype_name(rt, cats, out);
  qn_buf_z(out, "): [");
  int64_t start = (int64_t)(out->n - begin) - 1;
  line = start;
  int status = categories_cells(rt, cats, &words);
  const char *sep = c->ordered ? " < " : ", ";
  int64_t sep_n = c->ordered ? 3 : 2;
  for (int64_t i = 0, k = 0; status == 0 && i < n; i++, k++) {
    bool dots = n > most && k == half;
    qn_sv word = dots ? QN_SV("...") : qn_lines_at(&words, i);
    int64_t points = dots ? 3 : words.points[i];
    if (width && line + points + sep_n > width) { /* pandas also before the first */
      qn_buf_z(out, c->ordered ? " <\n" : ",\n");
      qn_buf_fill(out, ' ', (size_t)start + 1);
      line = start;
    } else if (k) {
      qn_buf_z(out, sep);
      line += sep_n;
    }
    qn_buf_sv(out, word);
    line += points;
    if (dots) i = n - (half ? half : n) - 1; /* pandas: the last 0 of a list are all */
  }
  qn_buf_c(out, ']');
  qn_lines_deinit(&words);
  return status;
}

/* The text of an index's freq, "" when it has none. */
static int freq_text(qn_rt *rt, const qn_index *ix, qn_buf *out) {
  if (ix->nlevels == 1 && qn_zone_freq(ix->levels[0]->zone)) return qn_buf_z(out, qn_zone_freq(ix->levels[0]->zone)), 0;
  if (ix->freq.tag == QN_NONE) return 0;
  if (qn_is_str(ix->freq)) return qn_buf_sv(out, qn_str_sv(ix->freq)), 0;
  qn_value text;
  qn_sym name = qn_sym_of(rt, "freqstr");
  if (!name || qn_get_attr(rt, ix->freq, name, &text) < 0) return -1;
  int r = qn_str(rt, text, out);
  qn_release(rt, text);
  return r;
}

static int series_footer(qn_rt *rt, const qn_series *s, bool cut, qn_buf *out) {
  if ((s->index->freq.tag != QN_NONE || (s->index->nlevels == 1 && qn_zone_freq(s->index->levels[0]->zone)))) {
    qn_buf_z(out, "Freq: ");
    if (freq_text(rt, s->index, out) < 0) return -1;
    qn_buf_z(out, ", ");
  }
  if (s->name.tag != QN_NONE) {
    qn_buf_z(out, "Name: ");
    if (qn_name_text(rt, s->name, out) < 0) return -1;
    qn_buf_z(out, ", ");
  }
  if (cut) qn_buf_printf(out, "Length: %lld, ", (long long)s->held->length);
  qn_buf_z(out, "dtype: ");
  if (qn_col_is_intervals(s->held)) qn_buf_z(out, "interval");
  else qn_col_dtype_name(rt, s->held, out);
  return s->held->type == QN_COL_CAT ? categories_line(rt, s->held, out) : 0;
}

static void series_rows(const qn_lines *labels, const qn_lines *cells, int64_t half, bool named, bool filled, qn_buf *out) { /* filled: the heading as wide as the labels */
  int64_t width = 0, cell = widest(cells);
  for (int64_t i = filled && named ? 0 : 1; i < labels->n; i++) width = labels->points[i] > width ? labels->points[i] : width;
  if (named) put_left(out, qn_lines_at(labels, 0), labels->points[0], filled ? width : 0), qn_buf_c(out, '\n');
  for (int64_t i = 0; i < cells->n; i++) {
    if (half && i == half) {
      qn_sv dots = cell > 3 ? QN_SV("...") : QN_SV("..");
      int64_t pad = cell - (int64_t)dots.n, before = pad > 0 ? pad / 2 + (pad & cell & 1) : 0; /* str.center */
      qn_buf_fill(out, ' ', (size_t)(width + 3 + before));
      qn_buf_sv(out, dots);
      if (pad > before) qn_buf_fill(out, ' ', (size_t)(pad - before));
      qn_buf_c(out, '\n');
    }
    put_left(out, qn_lines_at(labels, i + 1), labels->points[i + 1], width + 3);
    qn_buf_sv(out, qn_lines_at(cells, i));
    if (i + 1 < cells->n) qn_buf_c(out, '\n');
  }
}

int qn_series_text(qn_rt *rt, const qn_series *s, bool repr, qn_buf *out) {
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  if (!c) return -1;
  if (c->length == 0) {
    qn_buf_z(out, "Series([], ");
    if (!repr) return qn_buf_c(out, ')'), 0; /* to_string without a footer */
    if (series_footer(rt, s, false, out) < 0) return -1;
    qn_buf_c(out, ')');
    return 0;
  }
  int64_t *idx, n, half = 0;
  if (shown_rows(rt, c->length, repr, &idx, &n, &half) < 0) return -1;
  bool named = false;
  for (int32_t k = 0; k < (s->index->nlevels ? s->index->nlevels : 1); k++) named = named || s->index->names[k].tag != QN_NONE;
  qn_lines labels, cells;
  int status = qn_index_format(rt, s->index, idx, n, 2, true, 0, &labels);
  if (status == 0) {
    status = qn_format_column(rt, c, idx, n, QN_FMT_LEADING, "NaN", &cells);
    if (status == 0) {
      series_rows(&labels, &cells, half, named, s->index->tuples, out);
      qn_lines_deinit(&cells);
    }
    qn_lines_deinit(&labels);
  }
  if (idx) qn_free_positions(rt, idx, n);
  if (status == 0 && repr) {
    qn_buf_c(out, '\n');
    status = series_footer(rt, s, half > 0, out);
  }
  return status;
}

/* The footer of to_string: the name, the length and the type, as asked. */
static int page_footer(qn_rt *rt, const qn_series *s, const qn_column *c, const qn_series_page *page, bool any, qn_buf *out) {
  const char *before = any ? "\n" : "";
  if (s->index->freq.tag != QN_NONE || (s->index->nlevels == 1 && qn_zone_freq(s->index->levels[0]->zone))) {
    qn_buf_printf(out, "%sFreq: ", before);
    if (freq_text(rt, s->index, out) < 0) return -1;
    before = ", ";
  }
  if (page->name && s->name.tag != QN_NONE) {
    qn_buf_printf(out, "%sName: ", before);
    if (qn_name_text(rt, s->name, out) < 0) return -1;
    before = ", ";
  }
  if (page->length) qn_buf_printf(out, "%sLength: %lld", before, (long long)c->length), before = ", ";
  if (page->dtype) {
    qn_buf_printf(out, "%sdtype: ", before);
    qn_col_dtype_name(rt, c, out);
  }
  return c->type == QN_COL_CAT ? categories_line(rt, c, out) : 0; /* whatever is asked */
}

int qn_series_page_text(qn_rt *rt, const qn_series *s, const qn_series_page *page, qn_buf *out) {
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  if (!c) return -1;
  if (c->length == 0) {
    qn_buf_z(out, "Series([], ");
    if (page_footer(rt, s, c, page, false, out) < 0) return -1;
    return qn_buf_c(out, ')'), 0;
  }
  bool named = false;
  for (int32_t k = 0; k < (s->index->nlevels ? s->index->nlevels : 1); k++) named = named || s->index->names[k].tag != QN_NONE;
  qn_lines labels, cells;
  int status = qn_index_format(rt, s->index, NULL, c->length, 2, true, 0, &labels);
  if (status == 0) {
    status = qn_format_column(rt, c, NULL, c->length, page->index ? QN_FMT_LEADING : 0, page->na, &cells);
    if (status == 0) {
      bool heading = named && page->header;
      if (page->index) series_rows(&labels, &cells, 0, heading, s->index->tuples, out);
      else if (heading) qn_buf_sv(out, qn_lines_at(&labels, 0)), qn_buf_c(out, '\n');
      for (int64_t i = 0; !page->index && i < cells.n; i++) {
        if (i) qn_buf_c(out, '\n');
        qn_buf_sv(out, qn_lines_at(&cells, i));
      }
      qn_lines_deinit(&cells);
    }
    qn_lines_deinit(&labels);
  }
  return status < 0 ? -1 : page_footer(rt, s, c, page, true, out);
}

/* --- Index and text arrays ---------------------------------------------------------------------------------------------------- */
/* The width of the repr of an Index, which no terminal changes. */
static int64_t summary_width(qn_rt *rt) {
  const qn_display *d = qn_display_of(rt);
  return d->width > 0 ? d->width : 80;
}

/* pandas' format_object_summary: "[a, b, c], " broken before column `page`; `cut`: only the first and last ten words are given,
 * "..." goes between. indent: blanks before the words of a further line. */
static void summarize(const qn_lines *words, bool justify, bool cut, int64_t page, int64_t indent, qn_buf *out) {
  int64_t n = words->n, joined = 0, wide = 0;
  for (int64_t i = 0; i < n; i++) joined += words->points[i] + (i + 1 < n ? 2 : 0);
  if (justify && (cut || joined >= page)) wide = widest(words);
  int64_t line = 0, total = 1 + indent; /* line: as pandas counts it, the line break and indent included; 0 while empty */
  qn_buf_c(out, '[');
  for (int64_t i = 0; i < n; i++) {
    bool last = i + 1 == n, dots = cut && i == n / 2;
    int64_t points = (words->points[i] > wide ? words->points[i] : wide) + !last;
    if (dots || (n > 1 && line > 0 && line + points >= page - (last ? 2 : 0))) {
      while (out->n && out->p[out->n - 1] == ' ') out->n--, total--;
      for (int k = dots ? 0 : 1; k < 2; k++) {
        qn_buf_c(out, '\n');
        qn_buf_fill(out, ' ', (size_t)indent);
        total += 1 + indent;
        if (k == 0) qn_buf_z(out, "..."), total += 3;
      }
      line = 0;
    }
    put_right(out, qn_lines_at(words, i), words->points[i], points - !last);
    if (!last) qn_buf_z(out, ", ");
    line = (line > 0 ? line + 1 : 1 + indent) + points;
    total += points + !last;
  }
  qn_buf_z(out, "],");
  if (n > 1 && total + 2 > page) {
    qn_buf_c(out, '\n');
    qn_buf_fill(out, ' ', (size_t)(indent - 1));
  } else {
    qn_buf_c(out, ' ');
  }
}

static void add_quoted(void *user, qn_sv cell) {
  char text[96];
  if (qn_sv_is(cell, "NaT!")) snprintf(text, sizeof text, "NaT"); /* a missing span has no quotes */
  else snprintf(text, sizeof text, "'%.*s'", (int)cell.n, cell.n ? cell.p : "");
  qn_lines_add(user, qn_sv_of(text));
}

static int time_words(qn_rt *rt, const qn_column *c, bool cut, bool alone, qn_lines *words) {
  int64_t n = cut ? 20 : c->length, *idx = qn_positions(rt, n);
  if (!idx) return -1;
  for (int64_t i = 0; i < n; i++) idx[i] = cut && i >= 10 ? c->length - 20 + i : i;
  qn_lines_init(words, rt->alloc);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_time_lines(c, idx, n, qn_coltype_is_moment(c->type) ? "NaT" : "NaT!", alone ? QN_TIME_ALONE : QN_TIME_LABELS, &b, add_quoted, words);
  qn_buf_deinit(&b);
  qn_free_positions(rt, idx, n);
  return words->oom ? qn_raise_memory(rt) : 0;
}

static int quoted_words(qn_rt *rt, const qn_column *c, bool alone, bool *cut, qn_lines *words) {
  int64_t n = c->length;
  *cut = n > MAX_SEQ_ITEMS;
  bool intervals = qn_col_is_intervals(c->type == QN_COL_CAT ? c->categories : c);
  if (qn_coltype_is_time(c->type)) return time_words(rt, c, *cut, alone && qn_coltype_is_moment(c->type), words);
  if (c->type == QN_COL_CAT && qn_coltype_is_time(c->categories->type)) { /* as labels of the categories' kind */
    qn_column *plain = qn_cat_decode(rt, c);
    int r = plain ? quoted_words(rt, plain, false, cut, words) : -1;
    if (!plain) qn_lines_init(words, rt->alloc);
    return qn_column_drop(plain), r;
  }
  qn_lines_init(words, rt->alloc);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int status = 0;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    if (*cut && i == 10) i = n - 10;
    qn_value v;
    qn_buf_reset(&b);
    if (qn_col_item(rt, c, i, &v) < 0) {
      status = -1;
      break;
    }
    status = intervals ? qn_str(rt, v, &b) : qn_pprint_quoted(rt, v, &b);
    qn_release(rt, v);
    qn_lines_add(words, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status;
}

/* The categories as an index's repr has them: at most eight, the first and last. */
static int categories_words(qn_rt *rt, const qn_column *c, qn_buf *out) {
  enum { SHOWN = 8 };
  qn_lines words;
  int64_t n = c->categories->length;
  int status = categories_cells(rt, c->categories, &words);
  qn_buf_c(out, '[');
  for (int64_t i = 0; status == 0 && i < n; i++) {
    if (n > SHOWN && i == SHOWN / 2) {
      qn_buf_z(out, ", ...");
      i = n - SHOWN / 2;
    }
    if (i) qn_buf_z(out, ", ");
    qn_buf_sv(out, qn_lines_at(&words, i));
  }
  qn_buf_c(out, ']');
  qn_lines_deinit(&words);
  return status;
}

/* dtype=…, name=…, length=… behind the labels: each on the line when it fits into the page, else on a new one. */
static void put_attribute(qn_buf *out, size_t begin, bool first, bool last, int64_t page, int64_t indent, const char *text) {
  size_t line = out->n;
  while (line > begin && out->p[line - 1] != '\n') line--;
  int64_t used = code_points_of((qn_sv){out->p + line, out->n - line}), need = code_points_of(qn_sv_of(text)) + !last + (first ? 0 : 2);
  if (used + need > page) {
    while (out->n && (out->p[out->n - 1] == ' ' || (first && out->p[out->n - 1] == '\n'))) out->n--;
    if (!first) qn_buf_c(out, ',');
    qn_buf_c(out, '\n');
    qn_buf_fill(out, ' ', (size_t)indent);
  } else if (!first) {
    qn_buf_z(out, ", ");
  }
  qn_buf_z(out, text);
}

static int index_attributes(qn_rt *rt, const qn_index *ix, bool cut, size_t begin, int64_t indent, qn_buf *out) {
  enum { MOST = 6 };
  qn_buf part[MOST];
  int n = 0, status = 0;
  const qn_column *c = ix->levels[0];
  bool time = qn_coltype_is_time(c->type) && !qn_zone_freq(c->zone);
  for (int k = 0; k < MOST; k++) qn_buf_init(&part[k], rt->alloc);
  if (c->type == QN_COL_CAT) {
    qn_buf_z(&part[n], "categories=");
    status = categories_words(rt, c, &part[n++]);
    qn_buf_z(&part[n++], c->ordered ? "ordered=True" : "ordered=False");
  }
  qn_buf_z(&part[n], "dtype='");
  qn_col_dtype_name(rt, c, &part[n]);
  qn_buf_c(&part[n++], '\'');
  if (ix->names[0].tag != QN_NONE) {
    qn_buf_z(&part[n], "name=");
    if (status == 0) status = qn_pprint_quoted(rt, ix->names[0], &part[n++]);
  }
  if (cut) qn_buf_printf(&part[n++], "length=%lld", (long long)ix->n);
  if (time) {
    bool none = ix->freq.tag == QN_NONE;
    qn_buf_z(&part[n], none ? "freq=None" : "freq='");
    if (status == 0) status = freq_text(rt, ix, &part[n]);
    if (!none) qn_buf_c(&part[n], '\'');
    n++;
  }
  for (int k = 0; status == 0 && k < n; k++) put_attribute(out, begin, k == 0, k + 1 == n, summary_width(rt), indent, part[k].p ? part[k].p : "");
  for (int k = 0; k < MOST; k++) qn_buf_deinit(&part[k]);
  return status;
}

/* The first and last labels of a level as MultiIndex shows them: text in quotes, numbers as str() has them, all as wide as the widest. */
static int level_words(qn_rt *rt, const qn_column *c, bool cut, qn_lines *words) {
  if (qn_coltype_is_time(c->type)) return time_words(rt, c, cut, false, words);
  qn_lines_init(words, rt->alloc);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int status = 0;
  for (int64_t i = 0; status == 0 && i < c->length; i++) {
    if (cut && i == 10) i = c->length - 10;
    qn_value v;
    qn_buf_reset(&b);
    if ((status = qn_col_item(rt, c, i, &v)) < 0) break;
    status = qn_pprint_quoted(rt, v, &b);
    qn_release(rt, v);
    qn_lines_add(words, qn_buf_view(&b));
  }
  qn_buf_deinit(&b);
  return status < 0 ? -1 : words->oom ? qn_raise_memory(rt) : 0;
}

/* names=[…], length=… and the end. */
static int multi_attributes(qn_rt *rt, const qn_index *ix, bool cut, qn_buf *out) {
  bool named = false;
  for (int32_t k = 0; k < ix->nlevels; k++) named = named || ix->names[k].tag != QN_NONE;
  if (named) {
    qn_value names;
    if (qn_new_list(rt, ix->names, ix->nlevels, &names) < 0) return -1;
    qn_buf_z(out, "names=");
    int status = qn_pprint_quoted(rt, names, out);
    qn_release(rt, names);
    if (status < 0) return -1;
  }
  if (cut) qn_buf_printf(out, named ? ", length=%lld" : "length=%lld", (long long)ix->n);
  qn_buf_c(out, ')');
  return 0;
}

static int multi_text(qn_rt *rt, const qn_index *ix, qn_buf *out) {
  enum { MOST = 16 };
  qn_lines words[MOST];
  int64_t wide[MOST];
  bool cut = ix->n > MAX_SEQ_ITEMS;
  int32_t made = 0, levels = ix->nlevels < MOST ? ix->nlevels : MOST;
  int status = 0;
  for (; status == 0 && made < levels; made++)
    if ((status = level_words(rt, ix->levels[made], cut, &words[made])) == 0) wide[made] = widest(&words[made]);
  int32_t shown_levels = levels;
  for (int64_t line = 69; shown_levels > 1 && line >= 67; shown_levels -= line >= 67) { /* as many as fit into a line */
    line = (shown_levels < levels ? 7 : 2) + 2 * (shown_levels - 1);
    for (int32_t k = 0; k < made && k < shown_levels; k++) line += wide[k];
  }
  qn_buf_z(out, "MultiIndex([");
  int64_t shown = cut ? 20 : ix->n;
  for (int64_t i = 0; status == 0 && i < shown; i++) {
    if (i) qn_buf_z(out, ",\n            ");
    if (cut && i == 10) qn_buf_z(out, "...\n            ");
    for (int32_t k = 0; k < shown_levels; k++) {
      qn_buf_z(out, k ? ", " : "(");
      put_right(out, qn_lines_at(&words[k], i), words[k].points[i], wide[k]);
    }
    qn_buf_z(out, shown_levels < levels ? ", ...)" : levels == 1 ? ",)" : ")");
  }
  for (int32_t k = 0; k < made; k++) qn_lines_deinit(&words[k]);
  if (status < 0) return -1;
  qn_buf_z(out, ix->n ? "],\n           " : "], ");
  return multi_attributes(rt, ix, cut, out);
}

/* Labels that are not brought to one width: text; categories of text or objects. */
static bool is_text(const qn_column *c, bool categories) {
  if (c->type == QN_COL_STR) return true;
  if (c->type != QN_D_OBJECT || qn_col_is_intervals(c)) return false;
  const qn_value *v = qn_column_data(c);
  bool text = categories || c->length > 0;
  for (int64_t i = 0; text && !categories && i < c->length; i++) text = qn_is_str(v[i]);
  return text;
}

/* Whether times come in steps that are no whole days: then their hours are shown, also of midnight. */
static bool steps_within_days(qn_rt *rt, const qn_index *ix) {
  qn_value nanos;
  int64_t step = 0;
  qn_sym name = ix->freq.tag == QN_NONE || ix->nlevels != 1 || !qn_coltype_is_moment(ix->levels[0]->type) ? NULL : qn_sym_of(rt, "nanos");
  if (!name) return false;
  if (qn_get_attr(rt, ix->freq, name, &nanos) < 0) return qn_exc_forgive(rt), false; /* months and the like */
  if (qn_as_index(rt, nanos, &step) < 0) qn_exc_forgive(rt);
  qn_release(rt, nanos);
  return step % 86400000000000 != 0;
}

int qn_index_text(qn_rt *rt, const qn_index *ix, qn_buf *out) {
  if (ix->nlevels > 1 || ix->tuples) return multi_text(rt, ix, out);
  if (ix->nlevels == 0) {
    qn_buf_printf(out, "RangeIndex(start=%lld, stop=%lld, step=%lld", (long long)ix->start, (long long)(ix->start + ix->n * ix->step), (long long)ix->step);
    if (ix->names[0].tag != QN_NONE) {
      qn_buf_z(out, ", name=");
      if (qn_pprint_quoted(rt, ix->names[0], out) < 0) return -1;
    }
    qn_buf_c(out, ')');
    return 0;
  }
  const qn_column *c = qn_index_level(rt, ix, 0);
  if (!c) return -1;
  const char *cls = qn_index_class_of(ix)->name;
  int64_t head = (int64_t)strlen(cls) + 1;
  qn_lines words;
  bool cut;
  int status = quoted_words(rt, c, steps_within_days(rt, ix), &cut, &words);
  if (status == 0) {
    size_t begin = out->n;
    qn_buf_printf(out, "%s(", cls);
    summarize(&words, !is_text(c->type == QN_COL_CAT ? c->categories : c, c->type == QN_COL_CAT), cut, summary_width(rt), head + 1, out);
    status = index_attributes(rt, ix, cut, begin, head, out);
    qn_buf_c(out, ')');
  }
  qn_lines_deinit(&words);
  return status;
}

int qn_pandas_array_text(qn_rt *rt, const qn_column *c, qn_buf *out) {
  if (!c) return -1;
  qn_lines words;
  bool cut;
  int status = quoted_words(rt, c, true, &cut, &words);
  if (status == 0) {
    summarize(&words, true, cut, summary_width(rt), 1, out);
    while (out->n && strchr(" ,\n", out->p[out->n - 1])) out->n--;
    qn_buf_printf(out, "\nLength: %lld, dtype: ", (long long)c->length);
    qn_col_dtype_name(rt, c, out);
  }
  qn_lines_deinit(&words);
  return status;
}
