/* scan.c - libcsv over the stretches of a file on which it reads exactly what pandas' table reads.
 *
 * A row is plain when: it is not empty and not only blanks; a quote stands only at a field's begin, and the quote that
 * closes the field is followed at once by a delimiter or the row's end; the row ends in LF or CR LF. With trimming
 * switched off (the space function below), libcsv's automaton and the table then make the same fields of it: neither
 * leaves the states "row or field not begun", "in field", "in quotes", "quote in quotes", whose cells are equal.
 * tests/csv checks the claim on every file, by reading it a second time with the table alone. */
#include <csv.h>

#include "runtime/csv/csv_impl.h"

static int no_space(unsigned char c) {
  (void)c;
  return 0;
}

bool csv_libcsv_usable(const csv_reader *r) {
  const qn_csv_options *o = &r->o;
  return !o->no_libcsv && !o->comment && !o->escape && !o->whitespace_sep && !o->skip_initial_space && !o->single_quotes &&
         !o->no_quotes && !o->line_end && o->skip_rows_n == 0 && r->at.file_lines >= o->skip_first && !o->keep_blank_lines;
}

static bool note_row_end(csv_reader *r, int64_t end) {
  if (r->row_ends_n == r->row_ends_cap) {
    int64_t cap = r->row_ends_cap ? r->row_ends_cap * 2 : 1024;
    int64_t *p = qn_realloc(r->alloc, r->row_ends, (size_t)r->row_ends_cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return csv_nomem(r);
    r->row_ends = p;
    r->row_ends_cap = cap;
  }
  r->row_ends[r->row_ends_n++] = end;
  return true;
}

/* The end of the quoted field whose opening quote is at p: just behind its closing quote, or -1. */
static int64_t quoted_end(const csv_reader *r, int64_t p) {
  for (p++; p < r->size;) {
    const char *q = memchr(r->bytes + p, r->o.quote, (size_t)(r->size - p));
    if (!q) return -1;
    p = q - r->bytes + 1;
    if (p >= r->size || r->bytes[p] != r->o.quote) return p;
    p++;
  }
  return -1;
}

/* The end of the plain row that begins at p (behind its line feed), or -1. */
static int64_t plain_row_end(const csv_reader *r, int64_t p) {
  int64_t q = p;
  while (q < r->size && r->cls[(uint8_t)r->bytes[q]] == C_BLANK) q++;
  if (q >= r->size || r->bytes[q] == '\n' || r->bytes[q] == '\r') return -1;
  for (bool begin = true; p < r->size;) {
    csv_class c = (csv_class)r->cls[(uint8_t)r->bytes[p]];
    if (c == C_OTHER || c == C_BLANK) {
      begin = false;
      p++;
      continue;
    }
    if (c == C_QUOTE) {
      if (!begin || (p = quoted_end(r, p)) < 0 || p >= r->size) return -1;
      c = (csv_class)r->cls[(uint8_t)r->bytes[p]];
      if (c != C_DELIM && c != C_LF && c != C_CR) return -1;
    }
    if (c == C_LF) return p + 1;
    if (c == C_CR) return p + 1 < r->size && r->bytes[p + 1] == '\n' ? p + 2 : -1;
    begin = true; /* a delimiter */
    p++;
  }
  return -1;
}

static void on_field(void *s, size_t n, void *user) {
  csv_reader *r = user;
  if (r->libcsv_failed) return;
  csv_field f = {(uint64_t)r->text_n | CSV_OWN, n};
  if (n) memcpy(r->text + r->text_n, s, n); /* room for the whole stretch was made before */
  r->text_n += n;
  if (!csv_push_field(r, f)) r->libcsv_failed = true;
}

static void on_row(int c, void *user) {
  csv_reader *r = user;
  (void)c;
  if (r->libcsv_failed) return; /* a callback cannot stop the parse */
  if (!csv_end_row(r)) r->libcsv_failed = true;
  r->row_byte = r->row_ends[r->row_ends_n++];
}

static bool libcsv_init(csv_reader *r) {
  r->libcsv = qn_alloc(r->alloc, sizeof *r->libcsv);
  if (!r->libcsv) return csv_nomem(r);
  csv_init(r->libcsv, 0);
  csv_set_delim(r->libcsv, (unsigned char)r->o.sep);
  csv_set_quote(r->libcsv, (unsigned char)r->o.quote);
  csv_set_space_func(r->libcsv, no_space);
  csv_set_realloc_func(r->libcsv, realloc);
  csv_set_free_func(r->libcsv, free);
  r->libcsv->blk_size = 4096; /* its buffer would grow by 128 bytes at a time */
  return true;
}

void csv_libcsv_deinit(csv_reader *r) {
  if (r->libcsv) csv_free(r->libcsv);
  qn_free(r->alloc, r->libcsv, sizeof *r->libcsv);
  qn_free(r->alloc, r->row_ends, (size_t)r->row_ends_cap * sizeof *r->row_ends);
  r->libcsv = NULL;
  r->row_ends = NULL;
}

bool csv_libcsv_rows(csv_reader *r) {
  if (r->at.state != S_START_RECORD || r->at.swallowed) return true;
  int64_t end = r->at.pos;
  r->row_ends_n = 0;
  for (int64_t k = r->nrows; k < r->stop_rows; k++) {
    int64_t e = plain_row_end(r, end);
    if (e < 0) break;
    if (!note_row_end(r, e)) return false;
    end = e;
  }
  if (end == r->at.pos) return true;
  size_t n = (size_t)(end - r->at.pos);
  if (!r->libcsv && !libcsv_init(r)) return false;
  if (!csv_text_room(r, n)) return false;
  r->row_ends_n = 0;
  r->row_byte = r->at.pos;
  r->libcsv_failed = false;
  if (csv_parse(r->libcsv, r->bytes + r->at.pos, n, on_field, on_row, r) != n) return csv_nomem(r);
  r->at.pos = end;
  r->libcsv_bytes += (int64_t)n;
  return !r->libcsv_failed;
}
