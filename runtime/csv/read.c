/* read.c - the CSV reader from top to bottom: header, width, which columns, blocks of rows, columns. */
#include "runtime/csv/fast.h"

enum { BLOCK_FIELDS = 4096 }; /* 64 kB of fields: a block is walked once per column and should stay in the cache */

static const char *const default_na[] = {"",     "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
                                         "<NA>", "N/A",  "NA",       "NULL", "NaN",    "None",     "n/a",  "nan",  "null"};

typedef struct csv_run { /* on the heap: it must survive the longjmp of an arena without memory */
  csv_reader r;
  csv_plan plan;
  bool parallel, refused; /* refused: a file must be read as a whole */
  csv_engine engine;
  char *head; /* of a file */
  size_t head_cap;
} csv_run;

void qn_csv_options_init(qn_csv_options *o) {
  *o = (qn_csv_options){.sep = ',', .quote = '"', .decimal = '.', .header = -2, .nrows = -1, .usecols_n = -1};
}

bool csv_fail(csv_reader *r, qn_csv_fault fault, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(r->err->message, sizeof r->err->message, fmt, ap);
  va_end(ap);
  r->err->fault = fault;
  return false;
}

bool csv_nomem(csv_reader *r) { return csv_fail(r, QN_CSV_MEMORY, "out of memory"); }

/* --- blocks --------------------------------------------------------------------------------------------------------- */
static void clear_block(csv_reader *r) {
  int64_t begun = r->nfields - r->row_first;
  for (int64_t i = 0; i < begun; i++) r->fields[i] = (csv_field){0, 0};
  r->at.begun = begun;
  r->nfields = begun;
  r->row_first = 0;
  r->nrows = 0;
  r->text_n = 0;
}

static bool go_to(csv_reader *r, csv_place place) {
  r->nbad = 0;
  r->at = place;
  r->nfields = r->nrows = r->row_first = r->seg_n = 0;
  r->own = false;
  r->text_n = 0;
  for (int64_t i = 0; i < place.begun; i++)
    if (!csv_push_field(r, (csv_field){0, 0})) return false;
  return true;
}

/* Reads until stop_rows rows are in the block or the file ends. */
static bool read_rows(csv_reader *r) {
  while (r->nrows < r->stop_rows && r->at.pos < r->size) {
    int64_t before = r->at.pos;
    if (csv_libcsv_usable(r) && r->header_done && !csv_libcsv_rows(r)) return false;
    if (r->at.pos != before || r->nrows >= r->stop_rows) continue;
    /* The row here is not plain: the table takes it and goes on to the next line's begin. */
    if (!csv_table_rows(r, csv_libcsv_usable(r) && r->header_done ? r->at.pos + 1 : r->size)) return false;
  }
  if (r->at.pos >= r->size && r->nrows < r->stop_rows && r->at.state != S_START_RECORD) return csv_table_eof(r);
  return true;
}

/* --- header ------------------------------------------------------------------------------------------------------------ */
static bool name_among(const qn_sv *names, int64_t n, qn_sv s) {
  for (int64_t i = 0; i < n; i++)
    if (qn_sv_eq(names[i], s)) return true;
  return false;
}

typedef struct name_table { /* open addressing */
  struct name_slot {
    qn_sv name;
    int64_t holder; /* the column that keeps the name, -1 before its turn */
  } *slots;
  size_t mask;
} name_table;

static struct name_slot *name_slot_of(const name_table *t, qn_sv s) {
  size_t at = (size_t)qn_hash_bytes(s.p, s.n) & t->mask;
  while (t->slots[at].name.p && !qn_sv_eq(t->slots[at].name, s)) at = (at + 1) & t->mask;
  return &t->slots[at];
}

/* Equal names get .1, .2 … as pandas gives them: named columns first, then the "Unnamed: i". */
static void mangle(qn_arena *a, qn_sv *names, const bool *unnamed, int64_t n) {
  name_table t = {.mask = 15};
  while (t.mask < (size_t)n * 4) t.mask = t.mask * 2 + 1;
  t.slots = QN_NEW_N(a, struct name_slot, t.mask + 1);
  for (int64_t i = 0; i < n; i++) *name_slot_of(&t, names[i]) = (struct name_slot){names[i], -1};
  int64_t *counts = QN_NEW_N(a, int64_t, n + 1); /* the next suffix for the name that column i holds */
  for (int pass = 0; pass < 2; pass++)
    for (int64_t i = 0; i < n; i++) {
      if (unnamed[i] != (pass == 1)) continue;
      struct name_slot *old = name_slot_of(&t, names[i]), *made;
      counts[i] = 1;
      if (old->holder < 0) {
        old->holder = i;
        continue;
      }
      qn_sv z;
      do {
        z = qn_sv_of(qn_arena_printf(a, "%.*s.%lld", (int)old->name.n, old->name.p, (long long)counts[old->holder]++));
        made = name_slot_of(&t, z);
      } while (made->name.p);
      *made = (struct name_slot){z, i};
      names[i] = z;
    }
}

static bool header_names(csv_reader *r, csv_plan *p, const csv_row *row) {
  p->names_n = row->n;
  p->names = QN_NEW_N(p->arena, qn_sv, row->n + 1);
  bool *unnamed = QN_NEW_N(p->arena, bool, row->n + 1);
  for (int64_t i = 0; i < row->n; i++) {
    qn_sv s = csv_text(r, r->fields[row->first + i]);
    if (!csv_utf8_ok(r, s)) return false;
    unnamed[i] = s.n == 0;
    p->names[i] = s.n ? qn_arena_sv(p->arena, s) : qn_sv_of(qn_arena_printf(p->arena, "Unnamed: %lld", (long long)i));
  }
  p->unnamed = unnamed;
  p->plain = QN_NEW_N(p->arena, qn_sv, row->n + 1);
  memcpy(p->plain, p->names, (size_t)row->n * sizeof *p->names);
  mangle(p->arena, p->names, unnamed, row->n);
  return true;
}

static bool given_names(csv_reader *r, csv_plan *p) {
  p->names_n = r->o.names_n;
  p->unnamed = NULL;
  p->plain = NULL;
  p->names = QN_NEW_N(p->arena, qn_sv, r->o.names_n + 1);
  for (int64_t i = 0; i < r->o.names_n; i++) {
    if (name_among(p->names, i, r->o.names[i])) return csv_fail(r, QN_CSV_VALUE_ERROR, "Duplicate names are not allowed.");
    p->names[i] = qn_arena_sv(p->arena, r->o.names[i]);
  }
  return true;
}

static csv_place place_here(const csv_reader *r) {
  csv_place p = r->at;
  p.begun = r->nfields - r->row_first;
  return p;
}

/* One of several header rows, row `at` of the block; behind the rows that were read: none. */
static bool header_level(csv_reader *r, csv_plan *p, qn_csv_level *to, int64_t level, int64_t at) {
  const csv_row none = {0}, *row = at < r->nrows ? &r->rows[at] : &none;
  *to = (qn_csv_level){QN_NEW_N(p->arena, qn_sv, row->n + 1), QN_NEW_N(p->arena, bool, row->n + 1), row->n};
  for (int64_t i = 0; i < row->n; i++) {
    qn_sv s = csv_text(r, r->fields[row->first + i]);
    if (!csv_utf8_ok(r, s)) return false;
    to->unnamed[i] = s.n == 0;
    to->names[i] = s.n ? qn_arena_sv(p->arena, s) : qn_sv_of(qn_arena_printf(p->arena, "Unnamed: %lld_level_%lld", (long long)i, (long long)level));
  }
  return true;
}

static bool too_few_lines(csv_reader *r) {
  char list[128];
  int n = 0;
  for (int64_t i = 0; i < r->o.header_rows_n && n < 100; i++) n += snprintf(list + n, sizeof list - (size_t)n, "%s%lld", i ? "," : "", (long long)r->o.header_rows[i]);
  return csv_fail(r, QN_CSV_PARSER_ERROR, "Passed header=[%s], len of %lld, but only %lld lines in file", list, (long long)r->o.header_rows_n,
                  (long long)r->at.lines);
}

/* header=[...]: the row behind the last may hold the names of the index, when it is blank but for those; else it is data. */
static bool header_levels(csv_reader *r, csv_plan *p) {
  int64_t n = r->o.header_rows_n, last = r->o.header_rows[n - 1];
  p->levels = QN_NEW_N(p->arena, qn_csv_level, n + 2);
  for (int64_t k = 0; k <= n; k++) {
    int64_t at = k < n ? r->o.header_rows[k] : last + 1;
    if (k == n) p->data = place_here(r);
    r->stop_rows = at + 1;
    if (!read_rows(r)) return false;
    if (r->at.lines > 0 && r->at.lines < at) return too_few_lines(r);
    if (!header_level(r, p, &p->levels[k], k, at)) return false;
  }
  qn_csv_level *names = &p->levels[n];
  int64_t unnamed = 0, index = r->o.index_cols_n;
  for (int64_t i = 0; i < names->n; i++) unnamed += names->unnamed[i];
  if ((names->n != unnamed && names->n - index > unnamed) || index == 0) names->names = NULL;
  else p->data = place_here(r);
  p->names_n = p->levels[0].n;
  p->names = p->levels[0].names;
  p->nlevels = n + 1;
  return true;
}

/* Names, leading columns and the width of the table: pandas' _get_header. */
static bool read_header(csv_reader *r, csv_plan *p) {
  bool has_names = r->o.names_n > 0;
  if (r->o.header_rows_n > 1) {
    if (!header_levels(r, p) || !go_to(r, p->data)) return false;
  } else if (r->header_end >= 0) {
    r->stop_rows = r->header_end + 1;
    if (!read_rows(r)) return false;
    if (r->at.lines == 0 && !has_names) return csv_fail(r, QN_CSV_EMPTY_DATA, "No columns to parse from file");
    if (r->o.header_rows_n && r->at.lines < r->header_end) return too_few_lines(r);
    if (r->o.header_rows_n && r->at.lines == r->header_end) return csv_fail(r, QN_CSV_EMPTY_DATA, "No columns to parse from file");
    if (r->at.lines > 0 && r->at.lines < r->header_end + 1)
      return csv_fail(r, QN_CSV_PARSER_ERROR, "Passed header=%lld but only %lld lines in file", (long long)r->o.header,
                      (long long)r->at.lines);
    if (r->at.lines > 0 && !header_names(r, p, &r->rows[r->header_end])) return false;
  } else if (has_names && r->o.usecols_n < 0) {
    r->expected = r->o.names_n;
  }
  if (has_names && !given_names(r, p)) return false;
  clear_block(r);
  p->data = r->at;
  r->stop_rows = 1; /* the first row says how wide the table is, wherever this read goes on */
  if (!read_rows(r)) return false;
  bool has_row = r->nrows > 0;
  p->first_byte = has_row ? r->rows[0].byte : -1;
  p->first_line = has_row ? r->rows[0].line - 1 : 0;
  p->seen = r->at.pos;
  int64_t fields = has_row ? r->rows[0].n : p->names_n;
  if (r->header_end < 0 && !has_names) {
    if (!has_row) return csv_fail(r, QN_CSV_EMPTY_DATA, "No columns to parse from file");
    p->names_n = fields;
    p->names = QN_NEW_N(p->arena, qn_sv, fields + 1);
  } else if (has_row) {
    if (has_names && fields < p->names_n) fields = p->names_n;
    if (r->header_end < 0 && r->o.usecols_n < 0) r->expected = fields;
    int64_t use = r->o.usecols_n;
    if (use >= 0 && !r->o.index_false && !r->o.usecols_free) {
      if (use == p->names_n) p->leading = 0;
      else if (!has_names && use < p->names_n) p->leading = fields > p->names_n ? fields - p->names_n : 0;
      else if (p->names_n != fields)
        return csv_fail(r, QN_CSV_VALUE_ERROR, "Number of passed names did not match number of header fields in the file");
    } else if (!r->o.index_false && p->names_n < fields) {
      p->leading = fields - p->names_n;
    }
  }
  if (fields == 0) return csv_fail(r, QN_CSV_EMPTY_DATA, "No columns to parse from file");
  r->row_fields = has_row ? r->rows[0].n : fields;
  p->width = r->width = fields;
  r->header_done = true;
  if (r->o.from) {
    p->data = *r->o.from;
    p->first_byte = has_row ? p->data.pos : -1;
    p->first_line = p->data.file_lines;
  }
  return go_to(r, p->data);
}

/* --- which columns ------------------------------------------------------------------------------------------------------- */
static qn_sv plan_label(const csv_reader *r, const csv_plan *p, int64_t field, int64_t used) {
  int64_t i = field - p->leading;
  bool places = r->o.usecols_n > 0 && !r->o.usecols[0].name.p;
  if (r->o.usecols_n >= 0 && (places || r->o.names_n > 0) && p->names_n == r->o.usecols_n) i = used; /* names are given out in order */
  return i >= 0 && i < p->names_n ? p->names[i] : (qn_sv){NULL, 0};
}

bool csv_is_column(const qn_csv_option_col *c, qn_sv label, int64_t field) {
  return c->name.p ? label.p && qn_sv_eq(c->name, label) : c->index == field;
}

static bool wanted(const csv_reader *r, int64_t field, qn_sv label) {
  if (r->o.usecols_n < 0) return true;
  for (int64_t i = 0; i < r->o.usecols_n; i++) {
    const qn_csv_option_col *u = &r->o.usecols[i];
    if (u->name.p ? label.p && qn_sv_eq(u->name, label) : u->index == field) return true;
  }
  return false;
}

/* Does this usecols entry repeat an earlier one? pandas makes a set of them. */
static bool repeated(const csv_reader *r, int64_t i) {
  const qn_csv_option_col *u = r->o.usecols;
  for (int64_t k = 0; k < i; k++)
    if (u[i].name.p ? u[k].name.p && qn_sv_eq(u[i].name, u[k].name) : !u[k].name.p && u[i].index == u[k].index) return true;
  return false;
}

/* The smallest place that is asked for and larger than `above`: pandas tells places in their order. NULL: there is none. */
static const qn_csv_option_col *next_place(const csv_reader *r, int64_t above) {
  const qn_csv_option_col *best = NULL;
  for (int64_t i = 0; i < r->o.usecols_n; i++) {
    const qn_csv_option_col *u = &r->o.usecols[i];
    if (!u->name.p && u->index > above && (!best || u->index < best->index)) best = u;
  }
  return best;
}

/* pandas refuses in one of two ways: as names that are not there, or, when there are as many columns as were asked for, as
 * places beyond the row. */
static bool check_usecols(csv_reader *r, const csv_plan *p) {
  qn_buf missing, all;
  qn_buf_init(&missing, r->alloc);
  qn_buf_init(&all, r->alloc);
  bool named = r->header_end >= 0 || r->o.names_n > 0, numbers = r->o.usecols_n > 0 && !r->o.usecols[0].name.p;
  int64_t several = 0, last = INT64_MIN;
  for (int64_t i = 0; i < r->o.usecols_n; i++) {
    const qn_csv_option_col *u = numbers ? next_place(r, last) : &r->o.usecols[i];
    if (!u || (!numbers && repeated(r, i))) continue;
    if (numbers) last = u->index;
    several++;
    bool found = u->name.p ? name_among(p->names, p->names_n, u->name) : u->index >= 0 && u->index < p->width;
    for (int k = found; k < 2; k++) {
      qn_buf *to = k ? &all : &missing;
      qn_buf_z(to, to->n ? ", " : "");
      if (u->name.p) qn_buf_printf(to, "'%.*s'", (int)u->name.n, u->name.p);
      else qn_buf_printf(to, "%lld", (long long)u->index);
    }
  }
  bool places = numbers && several == p->names_n, ok = missing.n == 0;
  const qn_buf *told = numbers && !places && named ? &all : &missing;
  if (!ok && places)
    csv_fail(r, QN_CSV_PARSER_ERROR, "Defining usecols with out-of-bounds indices is not allowed. [%.*s] are out of bounds.", (int)told->n, told->p);
  else if (!ok)
    csv_fail(r, QN_CSV_VALUE_ERROR, "Usecols do not match columns, columns expected but not found: [%.*s]", (int)told->n, told->p);
  qn_buf_deinit(&missing);
  qn_buf_deinit(&all);
  return ok;
}

static bool has_dtype(const csv_reader *r, qn_sv label) {
  for (int64_t i = 0; i < r->o.dtypes_n; i++)
    if (r->o.dtypes[i].col.name.p && qn_sv_eq(r->o.dtypes[i].col.name, label)) return true;
  return false;
}

/* A column whose name was changed because an earlier one has it takes that one's dtype when it is given none. */
static bool csv_dtype_is_for(const csv_reader *r, const csv_plan *p, const qn_csv_dtype *d, qn_sv label, int64_t field) {
  if (d->all) return true;
  if (!d->col.name.p) return d->col.index == field;
  if (!label.p) return false;
  if (qn_sv_eq(d->col.name, label)) return true;
  int64_t i = field - p->leading;
  return p->plain && i >= 0 && i < p->names_n && qn_sv_eq(p->names[i], label) && qn_sv_eq(p->plain[i], d->col.name) && !has_dtype(r, label);
}

static void plan_dtype(const csv_reader *r, const csv_plan *p, csv_builder *b, qn_sv label) {
  for (int64_t i = 0; i < r->o.dtypes_n; i++) {
    const qn_csv_dtype *d = &r->o.dtypes[i];
    bool here = csv_dtype_is_for(r, p, d, label, b->field);
    if (here && d->type == QN_COL_STR) b->is_text = true;
    if (here) b->is_float = d->type == QN_D_FLOAT64 || d->type == QN_D_FLOAT32;
  }
  if (b->is_float) b->stage = T_FLOAT;
  if (b->is_text) b->stage = T_STR;
}

/* index_col where rows are longer than the header by as many fields: places in the row, without names; the others have the
 * names in order. */
static bool plan_places(csv_reader *r, csv_plan *p) {
  for (int64_t k = 0; k < r->o.index_cols_n; k++) {
    const qn_csv_option_col *c = &r->o.index_cols[k];
    if (c->name.p) return csv_fail(r, QN_CSV_VALUE_ERROR, "Index %.*s invalid", (int)c->name.n, c->name.p);
    if (c->index < 0 || c->index >= p->ncols || p->is_index[c->index])
      return csv_fail(r, QN_CSV_INDEX_ERROR, "index_col %lld is no column to make an index of", (long long)c->index);
    p->is_index[c->index] = true;
    p->index_order[p->nindex++] = c->index;
  }
  for (int64_t i = 0, named = 0; i < p->ncols; i++) p->labels[i] = p->is_index[i] ? (qn_sv){NULL, 0} : p->names[named++];
  return true;
}

static bool plan_index(csv_reader *r, csv_plan *p) {
  p->is_index = QN_NEW_N(p->arena, bool, p->ncols + 1);
  p->index_order = QN_NEW_N(p->arena, int64_t, p->ncols + 1);
  if (r->o.index_cols_n == 0 || p->nlevels) {
    for (int64_t i = 0; i < p->leading; i++) p->is_index[i] = true, p->index_order[p->nindex++] = i;
    return true;
  }
  if (p->leading > 0 && p->leading == r->o.index_cols_n && r->o.usecols_n < 0) return plan_places(r, p);
  for (int64_t k = 0; k < r->o.index_cols_n; k++) {
    const qn_csv_option_col *c = &r->o.index_cols[k];
    int64_t at = -1;
    if (!c->name.p) at = c->index < 0 ? c->index + p->ncols : c->index;
    for (int64_t i = 0; c->name.p && i < p->ncols; i++)
      if (p->labels[i].p && qn_sv_eq(p->labels[i], c->name)) at = i;
    if (c->name.p && at < 0) return csv_fail(r, QN_CSV_VALUE_ERROR, "Index %.*s invalid", (int)c->name.n, c->name.p);
    if (at < 0 || at >= p->ncols) return csv_fail(r, QN_CSV_INDEX_ERROR, "list index out of range");
    if (p->is_index[at]) return csv_fail(r, QN_CSV_VALUE_ERROR, "index_col names a column twice");
    p->is_index[at] = true;
    p->index_order[p->nindex++] = at;
  }
  return true;
}

static bool plan_columns(csv_reader *r, csv_plan *p) {
  if (!check_usecols(r, p)) return false;
  p->cols = QN_NEW_N(p->arena, csv_builder, p->width + 1);
  p->labels = QN_NEW_N(p->arena, qn_sv, p->width + 1);
  int64_t used = 0;
  for (int64_t f = 0; f < p->width; f++) {
    qn_sv label = f < p->leading ? (qn_sv){NULL, 0} : plan_label(r, p, f, used);
    bool leading = f < p->leading;
    bool nameless = r->header_end >= 0 || r->o.names_n > 0 ? !label.p : false; /* index_col=False drops what has no name */
    if (!leading && (!wanted(r, f, label) || nameless)) continue;
    if (!leading) used++;
    csv_builder *b = &p->cols[p->ncols];
    csv_builder_init(b, r, f);
    b->na = &p->na;
    for (int64_t k = 0; k < r->o.na_columns_n; k++)
      if (csv_is_column(&r->o.na_columns[k].col, label, f)) b->na = &p->column_na[k];
    for (int64_t k = 0; k < r->o.raw_n; k++) b->raw |= csv_is_column(&r->o.raw[k], label, f);
    b->is_text |= b->raw;
    b->yes = p->yes.n ? &p->yes : NULL;
    b->no = p->no.n ? &p->no : NULL;
    plan_dtype(r, p, b, label);
    p->labels[p->ncols++] = label;
  }
  return plan_index(r, p);
}

/* Null strings: the user's, with the other spellings of those that are whole numbers, and the default ones. */
static void null_words(csv_reader *r, csv_plan *p, const qn_sv *given, int64_t given_n, csv_words *out) {
  int64_t n = 0, numbers = 0;
  qn_sv *na = QN_NEW_N(p->arena, qn_sv, (int64_t)QN_COUNT(default_na) + 3 * given_n + 1);
  double *values = QN_NEW_N(p->arena, double, given_n + 1), d;
  for (size_t i = 0; !r->o.no_default_na && i < QN_COUNT(default_na); i++) na[n++] = qn_sv_of(default_na[i]);
  for (int64_t i = 0; i < given_n; i++) {
    na[n++] = given[i];
    if (!csv_parse_float(given[i], '.', 0, &d)) continue;
    values[numbers++] = d;
    if (d != (double)(int64_t)d || d >= 9e18 || d <= -9e18) continue;
    na[n++] = qn_sv_of(qn_arena_printf(p->arena, "%lld", (long long)d));
    na[n++] = qn_sv_of(qn_arena_printf(p->arena, "%lld.0", (long long)d));
  }
  csv_words_init(out, na, n);
  out->numbers = values;
  out->numbers_n = numbers;
}

static void plan_words(csv_reader *r, csv_plan *p) {
  null_words(r, p, r->o.na_values, r->o.na_values_n, &p->na);
  p->column_na = QN_NEW_N(p->arena, csv_words, r->o.na_columns_n + 1);
  for (int64_t i = 0; i < r->o.na_columns_n; i++) null_words(r, p, r->o.na_columns[i].values, r->o.na_columns[i].n, &p->column_na[i]);
  csv_words_init(&p->no_words, NULL, 0);
  csv_words_init(&p->yes, r->o.true_values, r->o.true_values_n);
  csv_words_init(&p->no, r->o.false_values, r->o.false_values_n);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------- */
static bool read_columns(csv_reader *r, csv_plan *p, bool again, int64_t *total) {
  int64_t rows = 0, block = BLOCK_FIELDS / (p->width > 0 ? p->width : 1) + 1;
  for (;;) {
    clear_block(r);
    r->stop_rows = r->o.nrows >= 0 && r->o.nrows - rows < block ? r->o.nrows - rows : block;
    if (!read_rows(r)) return false;
    if (r->nrows == 0) break;
    for (int64_t i = 0; i < p->ncols; i++) {
      csv_builder *b = &p->cols[i];
      if (again && !b->again_stage) continue;
      if (!csv_builder_block(b)) return false;
    }
    rows += r->nrows;
  }
  *total = rows;
  return true;
}

static bool read_all(csv_reader *r, csv_plan *p, int64_t *total) {
  if (!read_columns(r, p, false, total)) return false;
  for (;;) { /* columns whose early values were not kept in the form that they turned out to need */
    bool any = false;
    for (int64_t i = 0; i < p->ncols; i++) {
      csv_builder *b = &p->cols[i];
      bool redo = !csv_builder_settle(b);
      if (redo) csv_builder_restart(b, b->again_stage);
      any |= redo;
      b->again_stage = redo ? T_STR : T_INT; /* T_INT: not part of the next pass */
    }
    if (!any) return true;
    int64_t libcsv_bytes = r->libcsv_bytes;
    if (!go_to(r, p->data) || !read_columns(r, p, true, total)) return false;
    r->libcsv_bytes = libcsv_bytes;
  }
}

/* --- result --------------------------------------------------------------------------------------------------------------- */
static uint8_t wanted_type(const csv_reader *r, const csv_plan *p, int64_t i, bool none, bool *given) {
  uint8_t type = QN_D_OBJECT;
  *given = false;
  for (int64_t k = 0; k < r->o.dtypes_n; k++) {
    const qn_csv_dtype *d = &r->o.dtypes[k];
    qn_sv label = p->labels[i];
    if (!csv_dtype_is_for(r, p, d, label, p->cols[i].field)) continue;
    if (none && !d->all && d->col.name.p && label.p && !qn_sv_eq(d->col.name, label)) continue; /* of a name that was changed: only with rows */
    type = d->type;
    *given = true;
  }
  return type;
}

/* Where in the file the row is that dtype= refused: reads once more up to it, or its chunk. */
static void locate_serial(csv_reader *r, csv_plan *p, qn_csv_error *keep) {
  int64_t row = r->bad_row, rows = 0;
  if (row < 0 || !go_to(r, p->data)) return;
  for (;;) {
    clear_block(r);
    r->stop_rows = BLOCK_FIELDS / (p->width > 0 ? p->width : 1) + 1;
    if (!read_rows(r) || r->nrows == 0) return;
    if (row < rows + r->nrows) {
      keep->line = r->rows[row - rows].line;
      keep->byte = r->rows[row - rows].byte;
      return;
    }
    rows += r->nrows;
  }
}

static void locate(csv_run *c, int64_t field) {
  csv_reader *r = &c->r;
  qn_csv_error keep = *r->err;
  keep.column = field + 1;
  if (c->parallel) csv_engine_locate(&c->engine, r->bad_row, &keep);
  else locate_serial(r, &c->plan, &keep);
  *r->err = keep;
}

static qn_column *finish_column(csv_run *run, int64_t i, int64_t total) {
  csv_reader *r = &run->r;
  csv_plan *p = &run->plan;
  bool given;
  uint8_t type = wanted_type(r, p, i, total == 0, &given);
  if (total == 0) {
    qn_column *none = qn_column_new(r->alloc, type, 0);
    if (!none) csv_nomem(r);
    return none;
  }
  qn_column *c = run->parallel ? csv_engine_column(&run->engine, i) : csv_builder_finish(&p->cols[i]);
  if (c && given) {
    c = csv_cast(r, c, type, p->cols[i].number);
    if (!c && r->err->fault == QN_CSV_VALUE_ERROR) locate(run, p->cols[i].field);
  }
  return c;
}

static bool made_up(const csv_plan *p, qn_sv label) {
  for (int64_t i = 0; p->unnamed && label.p && i < p->names_n; i++)
    if (p->unnamed[i] && qn_sv_eq(p->names[i], label)) return true;
  return false;
}

static void tell(qn_buf *b, const csv_bad *bad, int64_t n, int64_t lines) {
  for (int64_t i = 0; i < n; i++)
    qn_buf_printf(b, "Skipping line %lld: expected %lld fields, saw %lld\n", (long long)(bad[i].line + lines), (long long)bad[i].expected,
                  (long long)bad[i].saw);
}

static bool tell_bad_lines(csv_run *run, qn_csv_table *out) {
  csv_reader *r = &run->r;
  qn_buf b;
  qn_buf_init(&b, r->alloc);
  if (run->parallel) {
    int64_t lines = run->plan.first_line;
    for (int64_t k = 0; k < run->engine.pieces; lines += run->engine.chunks[k++].lines) tell(&b, run->engine.chunks[k].bad, run->engine.chunks[k].nbad, lines);
  } else {
    tell(&b, r->bad, r->nbad, 0);
  }
  if (b.n) out->warnings = qn_arena_sv(&out->arena, qn_buf_view(&b)).p;
  bool ok = !b.oom || csv_nomem(r);
  qn_buf_deinit(&b);
  return ok;
}

static void where_to_go_on(csv_run *run, qn_csv_table *out) {
  csv_reader *r = &run->r;
  if (r->o.nrows < 0) return;
  if (!run->parallel) {
    out->next = place_here(r);
    out->more = r->at.pos < r->size || r->at.state != S_START_RECORD || out->next.begun;
    return;
  }
  const csv_engine *e = &run->engine;
  out->next = e->next;
  out->next.file_lines += run->plan.first_line;
  for (int64_t k = 0; k < e->last_chunk && k < e->pieces; k++) out->next.file_lines += e->chunks[k].lines;
  out->more = e->next.pos >= 0 && e->next.pos < e->in->size;
}

/* Asks which columns are to be read. */
static void choose_columns(csv_reader *r, csv_plan *p) {
  bool given, *wanted = QN_NEW_N(p->arena, bool, p->ncols + 1);
  if (!r->o.choose || p->nindex || r->o.nrows >= 0 || r->o.skip_bad_lines) return;
  for (int64_t i = 0; i < p->ncols; i++) wanted[i] = true;
  r->o.choose(r->o.choose_user, p->labels, p->ncols, wanted);
  for (int64_t i = 0; i < p->ncols; i++) {
    (void)wanted_type(r, p, i, false, &given);
    p->cols[i].skip = !wanted[i] && !given && !p->cols[i].is_text;
  }
}

static bool finish(csv_run *run, int64_t total, qn_csv_table *out) {
  csv_reader *r = &run->r;
  csv_plan *p = &run->plan;
  if (p->leading > 0 && r->o.index_cols_n > 0 && p->leading != r->o.index_cols_n)
    return csv_fail(r, QN_CSV_PARSER_ERROR, "Could not construct index. Requested to use %lld number of columns, but %lld left to parse.",
                    (long long)r->o.index_cols_n, (long long)p->leading);
  if (p->ncols == 0) total = 0; /* as in pandas: rows are those of columns */
  out->nrows = total;
  out->names = QN_NEW_N(p->arena, qn_sv, p->ncols + 1);
  out->numbers = QN_NEW_N(p->arena, int64_t, p->ncols + 1);
  out->index_numbers = QN_NEW_N(p->arena, int64_t, p->nindex + 1);
  bool numbered = r->header_end < 0 && r->o.names_n == 0;
  out->cols = QN_NEW_N(p->arena, qn_column *, p->ncols + 1);
  out->index_names = QN_NEW_N(p->arena, qn_sv, p->nindex + 1);
  out->index = QN_NEW_N(p->arena, qn_column *, p->nindex + 1);
  bool dropped = total == 0 && r->o.index_cols_n == 0; /* without rows, pandas knows of no columns but those with names */
  out->nindex = dropped ? 0 : (int32_t)p->nindex;
  if (r->o.names_n > 0 && (r->o.usecols_n >= 0 || r->header_end >= 0) && total > 0 && p->names_n - p->leading > r->widest)
    return csv_fail(r, QN_CSV_PARSER_ERROR, "Too many columns specified: expected %lld and found %lld", (long long)(p->width - p->leading),
                    (long long)r->widest);
  for (int64_t i = 0; i < p->ncols; i++) {
    const bool skip = p->cols[i].skip && total;
    qn_column *c = skip ? NULL : finish_column(run, i, total);
    if (!c && !skip) return false;
    if (!p->is_index[i]) {
      out->names[out->ncols] = p->labels[i];
      out->numbers[out->ncols] = numbered ? p->cols[i].field : out->ncols;
      out->cols[out->ncols++] = c;
      continue;
    }
    if (dropped) qn_column_drop(c);
    for (int64_t k = 0; k < p->nindex && !dropped; k++)
      if (p->index_order[k] == i) {
        out->index[k] = c;
        out->index_numbers[k] = numbered ? p->cols[i].field : -1;
        out->index_names[k] = made_up(p, p->labels[i]) ? (qn_sv){NULL, 0} : p->labels[i];
      }
  }
  out->libcsv_bytes = r->libcsv_bytes;
  out->levels = p->levels;
  out->nlevels = p->nlevels;
  where_to_go_on(run, out);
  return tell_bad_lines(run, out);
}

/* From memory: the rows go through the parallel reader where the options allow it, else through one serial one. */
static bool read_rest(csv_run *c, const csv_input *in, qn_csv_table *out) {
  csv_reader *r = &c->r;
  csv_plan *p = &c->plan;
  int64_t total = 0;
  if (!plan_columns(r, p)) return false;
  bool clean = p->data.state == S_START_RECORD && !p->data.swallowed && !p->data.begun;
  if (r->o.from && !clean && c->head) return c->refused = true, false;
  if (r->o.from && p->data.pos >= in->size) p->first_byte = -1;
  if (p->first_byte >= 0 && r->o.nrows != 0) {
    if (!r->o.from) clean = csv_start_clean(r, p->first_byte) && p->data.state != S_EAT_WHITESPACE;
    bool counted = r->o.names_n > 0 && (r->o.usecols_n >= 0 || r->header_end >= 0) && p->names_n - p->leading > r->widest; /* for an error in finish */
    c->parallel = csv_parallel_possible(r) && clean && p->nlevels == 0 && !counted;
    if (!c->parallel && c->head) return c->refused = true, false;
    if (c->parallel) {
      choose_columns(r, p);
      if (!csv_engine_init(&c->engine, r, p, in, p->first_byte) || !csv_engine_run(&c->engine) || !csv_engine_settle(&c->engine)) return false;
      total = c->engine.rows;
    } else if (!read_all(r, p, &total)) {
      return false;
    }
  } else if (!c->head && !read_all(r, p, &total)) {
    return false;
  }
  return finish(c, total, out);
}

static void set_bytes(csv_run *c, qn_sv bytes) {
  c->r.bytes = bytes.p;
  c->r.size = (int64_t)bytes.n;
  c->r.at = (csv_place){.pos = bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0};
  c->r.expected = -1;
  c->r.header_done = false;
  c->r.nfields = c->r.nrows = c->r.row_first = c->r.seg_n = 0;
  c->r.own = false;
  c->r.text_n = 0;
}

static bool run_bytes(csv_run *c, qn_sv bytes, qn_csv_table *out) {
  csv_input in = {.fd = -1, .bytes = bytes.p, .size = (int64_t)bytes.n};
  set_bytes(c, bytes);
  plan_words(&c->r, &c->plan);
  return read_header(&c->r, &c->plan) && read_rest(c, &in, out);
}

/* The head of a file is enough for the header and the first row; when it is not, more of the file is read. */
static bool run_file(csv_run *c, const csv_input *in, qn_csv_table *out) {
  enum { HEAD = 1 << 18 };
  csv_reader *r = &c->r;
  plan_words(r, &c->plan);
  for (int64_t n = HEAD;; n *= 4) {
    bool whole = n >= in->size;
    if (whole) n = in->size;
    char *more = qn_realloc(r->alloc, c->head, c->head_cap, (size_t)n + 1);
    if (!more) return csv_nomem(r);
    c->head = more;
    c->head_cap = (size_t)n + 1;
    if (!csv_input_read(in, 0, c->head, n, r->err)) return false;
    set_bytes(c, (qn_sv){c->head, (size_t)n});
    c->plan = (csv_plan){.arena = c->plan.arena, .na = c->plan.na, .yes = c->plan.yes, .no = c->plan.no, .column_na = c->plan.column_na,
                         .no_words = c->plan.no_words};
    bool ok = read_header(r, &c->plan);
    if (!ok && (whole || r->err->fault == QN_CSV_MEMORY)) return false;
    if (ok && (whole || c->plan.seen + 1 < n)) return read_rest(c, in, out);
  }
}

static void reader_deinit(csv_reader *r) {
  csv_libcsv_deinit(r);
  qn_free(r->alloc, r->fields, (size_t)r->fields_cap * sizeof *r->fields);
  qn_free(r->alloc, r->rows, (size_t)r->rows_cap * sizeof *r->rows);
  qn_free(r->alloc, r->text, r->text_cap);
  qn_free(r->alloc, r->bad, (size_t)r->bad_cap * sizeof *r->bad);
}

static csv_run *run_new(const qn_allocator *alloc, const qn_csv_options *o, qn_csv_table *out, qn_csv_error *err) {
  *out = (qn_csv_table){0};
  *err = (qn_csv_error){0};
  qn_arena_init(&out->arena, alloc);
  csv_run *c = qn_alloc(alloc, sizeof *c);
  if (!c) {
    snprintf(err->message, sizeof err->message, "out of memory");
    err->fault = QN_CSV_MEMORY;
    return NULL;
  }
  *c = (csv_run){.r = {.alloc = alloc, .o = *o, .expected = -1, .bad_row = -1, .err = err}, .plan = {.arena = &out->arena}};
  c->r.header_end = o->header == -2 ? (o->names_n > 0 ? -1 : 0) : o->header;
  if (o->header_rows_n) c->r.header_end = o->header_rows[o->header_rows_n - 1] + (o->header_rows_n > 1); /* the names of the index, too */
  csv_table_init(&c->r);
  return c;
}

static bool run_end(csv_run *c, bool ok, qn_csv_table *out) {
  const qn_allocator *alloc = c->r.alloc;
  out->arena.oom = NULL;
  for (int64_t i = 0; i < c->plan.ncols; i++) csv_builder_deinit(&c->plan.cols[i]);
  if (c->engine.r) csv_engine_deinit(&c->engine);
  reader_deinit(&c->r);
  qn_free(alloc, c->head, c->head_cap);
  qn_free(alloc, c, sizeof *c);
  if (!ok) qn_csv_table_deinit(out);
  return ok;
}

static bool read_packed(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_csv_table *out, qn_csv_error *err) {
  char *p;
  size_t n, cap;
  qn_csv_options plain = *o;
  plain.packing = QN_CSV_PLAIN;
  *out = (qn_csv_table){0};
  *err = (qn_csv_error){0};
  if (!csv_unpack(alloc, o->packing, bytes, &p, &n, &cap, err)) return false;
  bool ok = qn_csv_read(alloc, (qn_sv){p, n}, &plain, out, err);
  qn_free(alloc, p, cap);
  return ok;
}

/* A file may have several errors; which piece finds one first is chance. The serial reader says which is told. */
static bool tell_serially(const csv_run *c, bool ok) {
  qn_csv_fault f = c->r.err->fault;
  return !ok && c->parallel && f != QN_CSV_MEMORY && f != QN_CSV_OS;
}

static bool read_bytes(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_csv_table *out, qn_csv_error *err, bool *again) {
  csv_run *c = run_new(alloc, o, out, err);
  if (!c) return false;
  jmp_buf oom;
  out->arena.oom = &oom;
  bool ok = setjmp(oom) == 0 ? run_bytes(c, bytes, out) : csv_nomem(&c->r);
  *again = tell_serially(c, ok);
  return run_end(c, ok, out);
}

bool qn_csv_read(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_csv_table *out, qn_csv_error *err) {
  if (o->packing) return read_packed(alloc, bytes, o, out, err);
  bool again = false;
  if (read_bytes(alloc, bytes, o, out, err, &again)) return true;
  if (!again) return false;
  qn_csv_options serial = *o;
  serial.serial = true;
  return read_bytes(alloc, bytes, &serial, out, err, &again);
}

bool qn_csv_read_file(const qn_allocator *alloc, const char *path, const qn_csv_options *o, qn_csv_table *out, qn_csv_error *err) {
  csv_input in;
  *out = (qn_csv_table){0};
  *err = (qn_csv_error){0};
  if (!csv_input_open(&in, path, o->stamp, err)) return false;
  csv_run *c = run_new(alloc, o, out, err);
  if (!c) {
    csv_input_close(&in);
    return false;
  }
  enum { MOST = 1 << 28 }; /* what is read again as a whole for the sake of a message */
  qn_csv_options again = *o;
  bool ok = false, whole;
  if (in.regular && !o->packing && csv_parallel_possible(&c->r)) {
    jmp_buf oom;
    out->arena.oom = &oom;
    ok = setjmp(oom) == 0 ? run_file(c, &in, out) : csv_nomem(&c->r);
    again.serial = tell_serially(c, ok) && in.size <= MOST;
    whole = c->refused || again.serial;
  } else {
    whole = true;
  }
  ok = run_end(c, ok, out);
  if (whole) {
    char *text = NULL;
    size_t n = 0, cap = 0;
    ok = csv_input_slurp(&in, alloc, &text, &n, &cap, err);
    ok = ok && qn_csv_read(alloc, (qn_sv){text, n}, &again, out, err);
    qn_free(alloc, text, cap);
  }
  bool same = (!ok && (err->fault == QN_CSV_MEMORY || err->fault == QN_CSV_OS)) || csv_input_unchanged(&in, err);
  if (ok && !same) qn_csv_table_deinit(out); /* what was read is of no one file; nor is what it was refused for */
  csv_input_close(&in);
  return ok && same;
}

void qn_csv_table_deinit(qn_csv_table *t) {
  for (int32_t i = 0; i < t->ncols; i++) qn_column_drop(t->cols[i]);
  for (int32_t i = 0; t->index && i < t->nindex; i++) qn_column_drop(t->index[i]);
  qn_arena_deinit(&t->arena);
  *t = (qn_csv_table){0};
}
