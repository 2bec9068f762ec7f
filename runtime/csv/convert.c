/* convert.c - fields of a block to a typed column, in the order in which pandas tries: int64, uint64, float64, bool, str.
 *
 * A column begins as ints and is widened when a value does not fit. Ints become floats exactly as their text would. Only
 * "numbers so far, text now" needs the earlier text: the builder says so (again) and the reader goes over the file once
 * more for that column alone. */
#include <math.h>

#include "runtime/csv/csv_impl.h"

/* --- sets of words ------------------------------------------------------------------------------------------------------ */
static uint64_t length_bit(size_t n) { return (uint64_t)1 << (n < 63 ? n : 63); }

void csv_words_init(csv_words *w, const qn_sv *v, int64_t n) {
  memset(w, 0, sizeof *w);
  w->v = v;
  w->n = n;
  for (int64_t i = 0; i < n; i++) {
    if (v[i].n == 0) w->empty = true;
    else w->lengths[(uint8_t)v[i].p[0]] |= length_bit(v[i].n);
  }
}

bool csv_words_number(const csv_words *w, double v) {
  for (int64_t i = 0; i < w->numbers_n; i++)
    if (w->numbers[i] == v) return true;
  return false;
}

bool csv_words_has(const csv_words *w, qn_sv s) {
  if (s.n == 0) return w->empty;
  if (!(w->lengths[(uint8_t)s.p[0]] & length_bit(s.n))) return false;
  for (int64_t i = 0; i < w->n; i++)
    if (qn_sv_eq(w->v[i], s)) return true;
  return false;
}

/* --- storage ------------------------------------------------------------------------------------------------------------ */
void csv_builder_init(csv_builder *b, csv_reader *r, int64_t field) {
  *b = (csv_builder){.r = r, .field = field, .number = field, .again_stage = T_STR, .stage = r->o.no_ints ? T_FLOAT : T_INT};
  qn_strbuild_init(&b->text, r->alloc);
}

void csv_builder_deinit(csv_builder *b) {
  qn_colbuf_drop(b->values);
  qn_colbuf_drop(b->validity);
  qn_strbuild_deinit(&b->text);
  b->values = b->validity = NULL;
}

static qn_colbuf *grown(const qn_allocator *alloc, qn_colbuf *old, size_t used, size_t size) {
  qn_colbuf *b = qn_colbuf_new(alloc, size);
  if (b && old) memcpy(b->data, old->data, used);
  if (b) qn_colbuf_drop(old);
  return b;
}

static bool room(csv_builder *b, int64_t more) {
  if (b->rows + more <= b->cap) return true;
  int64_t cap = b->cap * 2 > b->rows + more ? b->cap * 2 : b->rows + more;
  qn_colbuf *v = grown(b->r->alloc, b->values, (size_t)b->rows * 8, (size_t)cap * 8);
  if (!v) return csv_nomem(b->r);
  b->values = v;
  if (b->validity) {
    qn_colbuf *bits = grown(b->r->alloc, b->validity, (size_t)(b->rows + 7) / 8, (size_t)(cap + 7) / 8);
    if (!bits) return csv_nomem(b->r);
    b->validity = bits;
  }
  b->cap = cap;
  return true;
}

/* The first null: until now every row was there. Bits beyond the rows are set as rows come. */
static bool first_null(csv_builder *b) {
  b->validity = qn_colbuf_new(b->r->alloc, (size_t)(b->cap + 7) / 8);
  if (!b->validity) return csv_nomem(b->r);
  memset(b->validity->data, 0xFF, b->validity->size);
  return true;
}

static bool add_null(csv_builder *b) {
  if (!b->validity && !first_null(b)) return false;
  qn_bit_clear(b->validity->data, b->rows);
  double nan = NAN;
  int64_t zero = 0;
  memcpy((char *)b->values->data + b->rows * 8, b->stage == T_FLOAT ? (const void *)&nan : (const void *)&zero, 8);
  b->rows++;
  b->nulls++;
  return true;
}

static bool is_null_number(const csv_builder *b, int64_t row) {
  return !b->r->o.no_na_filter && csv_words_number(b->na, ((const double *)b->values->data)[row]);
}

static void to_float(csv_builder *b) {
  int64_t *i = b->values->data;
  double *d = b->values->data;
  for (int64_t k = 0; k < b->rows; k++) {
    bool null = b->validity && !qn_bit_get(b->validity->data, k);
    double x = null ? (double)NAN : b->stage == T_UINT ? (double)(uint64_t)i[k] : (double)i[k];
    d[k] = x;
  }
  b->stage = T_FLOAT;
  int64_t rows = b->rows;
  b->again |= b->minus_zero;
  for (int64_t k = 0; b->na->numbers_n && k < rows; k++)
    if (is_null_number(b, k)) b->again = true; /* "-0999" where -999 is null: floats are compared by value */
  if (b->again) b->again_stage = T_FLOAT, b->stage = T_STR;
}

static void to_bool(csv_builder *b) { /* only nulls so far: 0 in each place, whatever they were */
  memset(b->values->data, 0, (size_t)b->rows * 8);
  b->stage = T_BOOL;
}

void csv_builder_restart(csv_builder *b, csv_stage stage) {
  csv_builder_deinit(b);
  b->stage = stage;
  b->again = b->minus_zero = b->seen_uint = false;
  b->rows = b->nulls = b->values_seen = 0;
  b->cap = 0;
}

/* pandas: a column of uint64 with negative values or nulls is text, null strings included. */
bool csv_builder_settle(csv_builder *b) {
  if (b->stage != T_UINT || (!b->seen_negative && b->nulls == 0)) return !b->again;
  if (b->seen_uint) b->literal_na = true;
  else b->big = true; /* only ints below those of 64 bits */
  b->again = true;
  b->again_stage = T_STR;
  return false;
}

/* --- one value ------------------------------------------------------------------------------------------------------------ */
bool csv_parse_bool(qn_sv s, const csv_words *yes, const csv_words *no, uint8_t *out) {
  static const char *const words[] = {"false", "true"};
  for (uint8_t k = 0; k < 2; k++) {
    size_t n = strlen(words[k]), i = 0;
    if (s.n != n) continue;
    while (i < n && (s.p[i] | 0x20) == words[k][i]) i++;
    if (i == n) return *out = k, true;
  }
  if (yes && csv_words_has(yes, s)) return *out = 1, true;
  if (no && csv_words_has(no, s)) return *out = 0, true;
  return false;
}

static bool starts_negative(qn_sv s) {
  while (s.n && (*s.p == ' ' || (*s.p >= '\t' && *s.p <= '\r'))) s.p++, s.n--;
  return s.n && *s.p == '-';
}

/* Puts the value into the current stage; false: it does not fit there and `stage` has moved on (try again), or the column
 * is text from here (stage T_STR, again set when earlier values are lost). */
static bool put(csv_builder *b, qn_sv s) {
  const qn_csv_options *o = &b->r->o;
  char *at = (char *)b->values->data + b->rows * 8;
  switch (b->stage) {
    case T_INT: {
      int64_t v;
      csv_int got = csv_parse_int(s, o->thousands, &v);
      if (got == CSV_INT_OK) {
        b->seen_negative |= starts_negative(s); /* -0, too */
        b->minus_zero |= v == 0 && memchr(s.p, '-', s.n);
        memcpy(at, &v, 8);
        return true;
      }
      uint64_t u;
      csv_int wide = got == CSV_INT_BIG ? csv_parse_uint(s, o->thousands, &u) : CSV_INT_NOT;
      if (got == CSV_INT_BIG && starts_negative(s)) wide = CSV_INT_OK; /* T_UINT looks at its sign alone */
      if (wide == CSV_INT_NOT) to_float(b);
      else if (wide == CSV_INT_OK) b->stage = T_UINT;
      else b->stage = T_STR, b->big = true;
      return false;
    }
    case T_UINT: {
      uint64_t v;
      int64_t i;
      csv_int wide = csv_parse_uint(s, o->thousands, &v);
      if (wide == CSV_INT_OK) {
        b->seen_uint |= v > INT64_MAX;
        memcpy(at, &v, 8);
        return true;
      }
      csv_int got = wide == CSV_INT_NOT ? CSV_INT_NOT : csv_parse_int(s, o->thousands, &i);
      if (starts_negative(s)) { /* whatever it is, to pandas: text in the end, unless a float follows */
        b->seen_negative = true;
        memset(at, 0, 8);
        return true;
      }
      if (got == CSV_INT_NOT && b->seen_negative) { /* which of the values kept are negative is not known any more */
        b->stage = T_STR;
        b->again_stage = T_FLOAT;
      } else if (got == CSV_INT_NOT) {
        to_float(b);
      } else {
        b->stage = T_STR;
        b->big = true;
      }
      return false;
    }
    case T_FLOAT: {
      double v;
      if (csv_parse_float(s, o->decimal, o->thousands, &v)) {
        memcpy(at, &v, 8);
        return true;
      }
      if (b->values_seen == 0) to_bool(b);
      else b->stage = T_STR;
      if (b->stage == T_STR && (b->yes || b->no)) b->again_stage = T_BOOL; /* the numbers so far may be among true_values */
      return false;
    }
    case T_BOOL: {
      uint8_t v;
      if (csv_parse_bool(s, b->yes, b->no, &v)) {
        int64_t wide = v;
        memcpy(at, &wide, 8);
        return true;
      }
      b->stage = T_STR;
      return false;
    }
    case T_STR: break;
  }
  return false;
}

static bool add_text(csv_builder *b, qn_sv s, int64_t row) {
  if (!csv_utf8_ok(b->r, s)) {
    const csv_row *where = &b->r->rows[row];
    b->r->err->line = where->line;
    b->r->err->column = b->field + 1;
    b->r->err->byte = where->byte;
    return false;
  }
  int64_t v;
  if (b->big && csv_parse_int(s, b->r->o.thousands, &v) == CSV_INT_NOT) {
    /* pandas tries such a column as Python ints, and when that fails takes every text as it is, null strings too */
    b->big = false;
    b->literal_na = b->again = true;
    return true;
  }
  qn_strbuild_add(&b->text, s);
  return !b->text.oom || csv_nomem(b->r);
}

/* One value of the block. */
static bool add_value(csv_builder *b, qn_sv s, int64_t row) {
  bool null = !b->r->o.no_na_filter && !b->literal_na && !b->raw && csv_words_has(b->na, s);
  if (b->stage == T_STR) {
    if (!null) return add_text(b, s, row);
    qn_strbuild_null(&b->text);
    return !b->text.oom || csv_nomem(b->r);
  }
  if (null) return add_null(b);
  bool done = false;
  while (b->stage != T_STR && !(done = put(b, s))) {
  }
  if (!done) {
    b->again = true;
    return true;
  }
  if (b->stage == T_FLOAT && is_null_number(b, b->rows)) {
    b->values_seen++; /* a number all the same: bools beside it are text */
    return add_null(b);
  }
  if (b->validity) qn_bit_set(b->validity->data, b->rows);
  b->values_seen++;
  b->rows++;
  return true;
}

bool csv_builder_block(csv_builder *b) {
  csv_reader *r = b->r;
  if (b->again) return true;
  bool whole = b->rows == 0 && b->text.rows == 0; /* the column's first rows are still at hand */
  if (!room(b, r->nrows)) return false;
  for (int64_t i = 0; i < r->nrows; i++) {
    if (!add_value(b, csv_text(r, r->fields[i * r->width + b->field]), i)) return false;
    if (!b->again) continue;
    if (!whole) return true;
    csv_builder_restart(b, b->again_stage);
    b->again_stage = T_STR;
    if (!room(b, r->nrows)) return false;
    i = -1;
  }
  return true;
}

qn_column *csv_builder_finish(csv_builder *b) {
  csv_reader *r = b->r;
  qn_column *c;
  if (b->stage == T_STR) {
    c = qn_strbuild_finish(&b->text);
    if (!c) csv_nomem(r);
    return c;
  }
  if (b->values_seen == 0 && b->stage != T_FLOAT) to_float(b); /* all null: floats */
  uint8_t type = b->stage == T_INT ? QN_D_INT64 : b->stage == T_UINT ? QN_D_UINT64 : b->stage == T_FLOAT ? QN_D_FLOAT64 : QN_D_BOOL;
  if (b->stage == T_BOOL) {
    const int64_t *wide = b->values->data;
    uint8_t *narrow = b->values->data;
    for (int64_t i = 0; i < b->rows; i++) narrow[i] = (uint8_t)wide[i];
  }
  b->values->size = (size_t)b->rows * qn_dtypes[type].size;
  c = qn_column_from_buffers(r->alloc, type, b->rows, b->values, b->validity, NULL);
  b->values = b->validity = NULL;
  if (!c) csv_nomem(r);
  return c;
}
