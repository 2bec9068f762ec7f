/* cells.c - one column of a chunk's rows to values. Each loop is compiled for the ways in which a field can be found: between
 * separators, before CR LF, in quotes, among the table's fields. Numbers are tried first and null strings only when that
 * fails, unless a null string is a number; what digits.h does not take goes to number.c. */
#include <math.h>

#include "runtime/csv/digits.h"
#include "runtime/csv/fast.h"

#define INLINE static inline __attribute__((always_inline))

csv_kind csv_kind_join(csv_kind a, csv_kind b) {
  if (a == b || b == K_NULLS) return a;
  if (a == K_NULLS) return b;
  return (a == K_INT || a == K_FLOAT) && (b == K_INT || b == K_FLOAT) ? K_FLOAT : K_STR;
}

void csv_part_deinit(const qn_allocator *alloc, csv_part *p, int64_t rows) {
  qn_free(alloc, p->validity, (size_t)(rows + 7) / 8);
  qn_free(alloc, p->text, p->text_cap);
  p->validity = NULL;
  p->text = NULL;
}

/* --- fields ------------------------------------------------------------------------------------------------------------- */
typedef enum mode { M_PLAIN, M_LAST, M_QUOTED, M_TABLE, M_COUNT } mode;

typedef struct job {
  const csv_cells *c;
  csv_rows *rows;
  const char *text;
  const uint32_t *ends; /* of this column's first field */
  int64_t width, field;
  bool last;
  char quote;
  void *at;
  csv_part *part;
  const csv_words *na;
  bool na_numeric;      /* a null string is a number: looked for before numbers are */
} job;

/* The field as pandas' automaton reads it: the quote that opens, doubled quotes and the one that closes are no text. */
static qn_sv unquoted(const job *j, const char *p, size_t n) {
  char *to = j->rows->scratch;
  size_t made = 0, i = 1;
  for (; i < n; i++) { /* in quotes */
    if (p[i] != j->quote) {
      to[made++] = p[i];
    } else if (i + 1 < n && p[i + 1] == j->quote) {
      to[made++] = p[i++];
    } else {
      break;
    }
  }
  for (i++; i < n; i++) to[made++] = p[i]; /* behind the closing quote: more text */
  memset(to + made, 0, CSV_PAD);
  return (qn_sv){to, made};
}

INLINE qn_sv cell(const job *j, int64_t i, mode m) {
  if (m == M_TABLE) return csv_text(&j->rows->reader, j->rows->reader.fields[i * j->width + j->field]);
  const uint32_t *e = j->ends + i * j->width;
  const char *p = j->text + (uint32_t)(e[0] + 1);
  size_t n = e[1] - (uint32_t)(e[0] + 1);
  if (m == M_LAST || (m == M_QUOTED && j->last)) n -= n > 0 && p[n - 1] == '\r';
  if (m == M_QUOTED && n > 0 && *p == j->quote) {
    if (n >= 2 && p[n - 1] == j->quote && !memchr(p + 1, j->quote, n - 2)) return (qn_sv){p + 1, n - 2};
    return unquoted(j, p, n);
  }
  return (qn_sv){p, n};
}

/* --- nulls -------------------------------------------------------------------------------------------------------------- */
static bool mark_null(job *j, int64_t i) {
  csv_part *p = j->part;
  if (!p->validity) {
    size_t bytes = (size_t)(j->rows->rows + 7) / 8;
    p->validity = qn_alloc(j->c->r->alloc, bytes);
    if (!p->validity) return csv_nomem(&j->rows->reader);
    memset(p->validity, 0xFF, bytes);
  }
  qn_bit_clear(p->validity, i);
  p->nulls++;
  return true;
}

INLINE bool is_null(const job *j, qn_sv s) {
  const csv_words *w = j->na;
  if (s.n == 0) return w->empty;
  uint64_t bit = (uint64_t)1 << (s.n < 63 ? s.n : 63);
  return QN_UNLIKELY(w->lengths[(uint8_t)s.p[0]] & bit) && csv_words_has(w, s);
}

/* --- one kind of values: how it ended ----------------------------------------------------------------------------------- */
typedef enum outcome { DONE, UNFIT, FAILED } outcome;

/* The table's fields have no readable bytes behind them: they take the slow way. */
INLINE outcome ints(job *j, mode m) {
  int64_t rows = j->rows->rows, *to = j->at;
  bool first_null = j->na_numeric, plain = j->c->plain_numbers && m != M_TABLE;
  for (int64_t i = 0; i < rows; i++) {
    qn_sv s = cell(j, i, m);
    int64_t v = 0;
    if (QN_LIKELY(s.n > 0 && plain && !first_null && csv_fast_int(s.p, s.n, &v))) {
      if (QN_UNLIKELY(v == 0 && *s.p == '-')) j->part->minus_zero = true;
      to[i] = v;
      continue;
    }
    if (is_null(j, s)) {
      if (!mark_null(j, i)) return FAILED;
      to[i] = 0;
      continue;
    }
    csv_int got = csv_parse_int(s, j->c->r->o.thousands, &v);
    if (got == CSV_INT_BIG) j->part->big = true;
    if (got != CSV_INT_OK) return UNFIT;
    if (v == 0 && s.n && memchr(s.p, '-', s.n)) j->part->minus_zero = true;
    to[i] = v;
  }
  return DONE;
}

INLINE outcome floats(job *j, mode m) {
  int64_t rows = j->rows->rows;
  double *to = j->at;
  const qn_csv_options *o = &j->c->r->o;
  bool first_null = j->na_numeric, plain = j->c->plain_numbers && m != M_TABLE;
  for (int64_t i = 0; i < rows; i++) {
    qn_sv s = cell(j, i, m);
    if (QN_LIKELY(s.n > 0 && plain && !first_null && csv_fast_float(s.p, s.n, &to[i]))) continue;
    if (is_null(j, s)) {
      if (!mark_null(j, i)) return FAILED;
      to[i] = (double)NAN;
      continue;
    }
    int64_t v;
    if (!csv_parse_float(s, o->decimal, o->thousands, &to[i])) return UNFIT;
    if (first_null && csv_words_number(j->na, to[i])) {
      j->part->null_number = true;
      if (!mark_null(j, i)) return FAILED;
      to[i] = (double)NAN;
    }
    if (s.n >= 18 && csv_parse_int(s, o->thousands, &v) == CSV_INT_BIG) j->part->big = true;
  }
  return DONE;
}

INLINE outcome bools(job *j, mode m) {
  int64_t rows = j->rows->rows;
  uint8_t *to = j->at;
  for (int64_t i = 0; i < rows; i++) {
    qn_sv s = cell(j, i, m);
    if (is_null(j, s)) {
      if (!mark_null(j, i)) return FAILED;
      to[i] = 0;
    } else if (!csv_parse_bool(s, j->c->yes, j->c->no, &to[i])) {
      return UNFIT;
    }
  }
  return DONE;
}

static bool text_room(job *j, size_t more) {
  csv_part *p = j->part;
  size_t cap = p->text_cap + p->text_cap / 2 + more + 4096;
  char *t = qn_realloc(j->c->r->alloc, p->text, p->text_cap, cap);
  if (!t) return csv_nomem(&j->rows->reader);
  p->text = t;
  p->text_cap = cap;
  return true;
}

INLINE outcome texts(job *j, mode m) {
  enum { SLACK = 32 };
  int64_t rows = j->rows->rows, *to = j->at;
  csv_part *p = j->part;
  bool wide = m == M_TABLE || j->rows->marks.wide;
  size_t used = 0;
  for (int64_t i = 0; i < rows; i++) {
    qn_sv s = cell(j, i, m);
    to[i] = (int64_t)used;
    if (is_null(j, s)) {
      if (!mark_null(j, i)) return FAILED;
      continue;
    }
    if (wide && !csv_utf8_ok(&j->rows->reader, s)) {
      j->rows->fail_row = i;
      return FAILED;
    }
    if (QN_UNLIKELY(used + s.n + SLACK > p->text_cap) && !text_room(j, s.n + SLACK)) return FAILED;
    if (m != M_TABLE && QN_LIKELY(s.n <= 16)) memcpy(p->text + used, s.p, 16);
    else if (s.n) memcpy(p->text + used, s.p, s.n);
    used += s.n;
  }
  p->text_n = used;
  return DONE;
}

#define DEFINE(what)                                 \
  static outcome what##_of(job *j, mode m) {         \
    switch (m) {                                     \
      case M_PLAIN: return what(j, M_PLAIN);         \
      case M_LAST: return what(j, M_LAST);           \
      case M_QUOTED: return what(j, M_QUOTED);       \
      case M_TABLE: return what(j, M_TABLE);         \
      case M_COUNT: break;                           \
    }                                                \
    return FAILED;                                   \
  }
DEFINE(ints)
DEFINE(floats)
DEFINE(bools)
DEFINE(texts)

static outcome one_kind(job *j, mode m, csv_kind kind) {
  switch (kind) {
    case K_NULLS:
    case K_INT: return ints_of(j, m);
    case K_FLOAT: return floats_of(j, m);
    case K_BOOL: return bools_of(j, m);
    case K_STR: return texts_of(j, m);
  }
  return FAILED;
}

/* The next kind that pandas would try. Where other chunks know of values already, a column of bools and numbers is text. */
static csv_kind next_kind(csv_kind kind, csv_kind start) {
  if (kind == K_INT) return K_FLOAT;
  return kind == K_FLOAT && start == K_NULLS ? K_BOOL : K_STR;
}

bool csv_cells_convert(const csv_cells *c, csv_rows *rows, const csv_column *col, csv_kind start, void *at, csv_part *out) {
  const csv_reader *r = c->r;
  mode m = rows->table ? M_TABLE : rows->marks.quotes ? M_QUOTED : col->field == r->width - 1 && rows->marks.returns ? M_LAST : M_PLAIN;
  job j = {.c = c, .rows = rows, .text = rows->text, .width = r->width, .field = col->field, .last = col->field == r->width - 1 && rows->marks.returns,
           .quote = r->o.quote, .at = at, .part = out, .na = col->na, .na_numeric = col->na_numeric};
  if (!rows->table) j.ends = rows->ends + col->field;
  csv_kind kind = col->is_text ? K_STR : start != K_NULLS ? start : r->o.no_ints || col->is_float ? K_FLOAT : K_INT;
  char *text = out->text; /* room that was made before */
  size_t text_cap = out->text_cap;
  bool big = false;
  for (;;) {
    *out = (csv_part){.kind = (uint8_t)kind, .text = text, .text_cap = text_cap};
    outcome got = one_kind(&j, m, kind);
    big |= out->big;
    out->big = big;
    if (got == DONE) break;
    text = out->text;
    text_cap = out->text_cap;
    qn_free(r->alloc, out->validity, (size_t)(rows->rows + 7) / 8);
    out->validity = NULL;
    if (got == FAILED) return false;
    kind = next_kind(kind, start);
  }
  if (out->nulls == rows->rows && kind != K_STR && !out->null_number) out->kind = K_NULLS;
  return true;
}
