/* table.c - pandas' tokenizer as a table: state × class of byte → action, next state.
 *
 * The table is the definition of a CSV file here. It restates the automaton of pandas' C parser (pandas 3; its states
 * keep their names), quirks included: what follows a closing quote is more text; a carriage return ends a row alone or
 * before a line feed; a line of blanks is no row; when a
 * lone carriage return ends it, a delimiter that follows is lost, unless blanks follow that.
 * Options change cells (csv_table_init), never the loop. */
#include "runtime/csv/csv_impl.h"

enum {
  A_NONE,
  A_PUSH,        /* the byte belongs to the field */
  A_FIELD,       /* the field ends */
  A_LINE,        /* the row ends */
  A_FIELD_LINE,  /* both */
  A_LINE_AGAIN,  /* the row ended before this byte: read it again */
  A_LINE_FIELD,  /* the row ended before this byte, which ends an empty field of the next */
  A_COUNT,       /* a line that is no row ends */
  A_AGAIN,       /* read the byte again in the next state */
  A_REWIND,      /* a line began with blanks but is a row: back to its begin */
  A_SWALLOW,     /* the byte is lost, but the line begins with it */
  A_START        /* begin of a line: skiprows decides */
};

static void row_of(csv_reader *r, csv_state s, const csv_cell cells[C_COUNT]) { memcpy(r->table[s], cells, sizeof r->table[s]); }

#define CELL(a, s) {A_##a, S_##s}
static void fill_common(csv_reader *r) {
  /*                         other                     delimiter                  quote                     LF                         CR                      blank                     comment                  escape */
  static const csv_cell rows[][C_COUNT] = {
      [S_START_FIELD] = {CELL(PUSH, IN_FIELD), CELL(FIELD, START_FIELD), CELL(NONE, IN_QUOTED), CELL(FIELD_LINE, START_RECORD),
                         CELL(FIELD, EAT_CRNL), CELL(PUSH, IN_FIELD), CELL(FIELD, EAT_COMMENT), CELL(NONE, ESCAPED)},
      [S_IN_FIELD] = {CELL(PUSH, IN_FIELD), CELL(FIELD, START_FIELD), CELL(PUSH, IN_FIELD), CELL(FIELD_LINE, START_RECORD),
                      CELL(FIELD, EAT_CRNL), CELL(PUSH, IN_FIELD), CELL(FIELD, EAT_COMMENT), CELL(NONE, ESCAPED)},
      [S_IN_QUOTED] = {CELL(PUSH, IN_QUOTED), CELL(PUSH, IN_QUOTED), CELL(NONE, QUOTE_IN_QUOTED), CELL(PUSH, IN_QUOTED),
                       CELL(PUSH, IN_QUOTED), CELL(PUSH, IN_QUOTED), CELL(PUSH, IN_QUOTED), CELL(NONE, ESCAPE_IN_QUOTED)},
      [S_QUOTE_IN_QUOTED] = {CELL(PUSH, IN_FIELD), CELL(FIELD, START_FIELD), CELL(PUSH, IN_QUOTED), CELL(FIELD_LINE, START_RECORD),
                             CELL(FIELD, EAT_CRNL), CELL(PUSH, IN_FIELD), CELL(PUSH, IN_FIELD), CELL(PUSH, IN_FIELD)},
      [S_EAT_CRNL] = {CELL(LINE_AGAIN, START_RECORD), CELL(LINE_FIELD, START_FIELD), CELL(LINE_AGAIN, START_RECORD),
                      CELL(LINE, START_RECORD), CELL(LINE_AGAIN, START_RECORD), CELL(LINE_AGAIN, START_RECORD),
                      CELL(LINE_AGAIN, START_RECORD), CELL(LINE_AGAIN, START_RECORD)},
      [S_EAT_CRNL_NOP] = {CELL(AGAIN, START_RECORD), CELL(SWALLOW, START_RECORD), CELL(AGAIN, START_RECORD), CELL(NONE, START_RECORD),
                          CELL(AGAIN, START_RECORD), CELL(AGAIN, START_RECORD), CELL(AGAIN, START_RECORD), CELL(AGAIN, START_RECORD)},
      [S_WHITESPACE_LINE] = {CELL(REWIND, START_FIELD), CELL(REWIND, START_FIELD), CELL(REWIND, START_FIELD),
                             CELL(COUNT, START_RECORD), CELL(COUNT, EAT_CRNL_NOP), CELL(NONE, WHITESPACE_LINE),
                             CELL(REWIND, START_FIELD), CELL(REWIND, START_FIELD)},
      [S_EAT_WHITESPACE] = {CELL(AGAIN, START_FIELD), CELL(NONE, EAT_WHITESPACE), CELL(AGAIN, START_FIELD), CELL(LINE, START_RECORD),
                            CELL(NONE, EAT_CRNL), CELL(NONE, EAT_WHITESPACE), CELL(NONE, EAT_COMMENT), CELL(AGAIN, START_FIELD)},
      [S_EAT_COMMENT] = {CELL(NONE, EAT_COMMENT), CELL(NONE, EAT_COMMENT), CELL(NONE, EAT_COMMENT), CELL(LINE, START_RECORD),
                         CELL(NONE, EAT_CRNL), CELL(NONE, EAT_COMMENT), CELL(NONE, EAT_COMMENT), CELL(NONE, EAT_COMMENT)},
      [S_EAT_LINE_COMMENT] = {CELL(NONE, EAT_LINE_COMMENT), CELL(NONE, EAT_LINE_COMMENT), CELL(NONE, EAT_LINE_COMMENT),
                              CELL(COUNT, START_RECORD), CELL(COUNT, EAT_CRNL_NOP), CELL(NONE, EAT_LINE_COMMENT),
                              CELL(NONE, EAT_LINE_COMMENT), CELL(NONE, EAT_LINE_COMMENT)},
      [S_SKIP_START] = {CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_START), CELL(NONE, SKIP_QUOTED), CELL(COUNT, START_RECORD),
                        CELL(COUNT, EAT_CRNL_NOP), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD)},
      [S_SKIP_FIELD] = {CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_START), CELL(NONE, SKIP_FIELD), CELL(COUNT, START_RECORD),
                        CELL(COUNT, EAT_CRNL_NOP), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD)},
      [S_SKIP_QUOTED] = {CELL(NONE, SKIP_QUOTED), CELL(NONE, SKIP_QUOTED), CELL(NONE, SKIP_QUOTE_IN_QUOTED), CELL(NONE, SKIP_QUOTED),
                         CELL(NONE, SKIP_QUOTED), CELL(NONE, SKIP_QUOTED), CELL(NONE, SKIP_QUOTED), CELL(NONE, SKIP_QUOTED)},
      [S_SKIP_QUOTE_IN_QUOTED] = {CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_START), CELL(NONE, SKIP_QUOTED), CELL(COUNT, START_RECORD),
                                  CELL(COUNT, EAT_CRNL_NOP), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD), CELL(NONE, SKIP_FIELD)},
  };
  for (size_t s = 0; s < QN_COUNT(rows); s++) row_of(r, (csv_state)s, rows[s]);
  for (int c = 0; c < C_COUNT; c++) {
    r->table[S_START_RECORD][c] = (csv_cell)CELL(START, START_FIELD);
    r->table[S_ESCAPED][c] = (csv_cell)CELL(PUSH, IN_FIELD);
    r->table[S_ESCAPE_IN_QUOTED][c] = (csv_cell)CELL(PUSH, IN_QUOTED);
  }
}

void csv_table_init(csv_reader *r) {
  const qn_csv_options *o = &r->o;
  memset(r->cls, C_OTHER, sizeof r->cls);
  r->cls[' '] = r->cls['\t'] = C_BLANK;
  /* Later lines win, in the order of pandas' tests. */
  if (o->comment) r->cls[(uint8_t)o->comment] = C_COMMENT;
  if (o->escape) r->cls[(uint8_t)o->escape] = C_ESCAPE;
  if (!o->whitespace_sep) r->cls[(uint8_t)o->sep] = C_DELIM;
  if (!o->no_quotes) r->cls[(uint8_t)o->quote] = C_QUOTE;
  if (!o->line_end) r->cls['\r'] = C_CR;
  r->cls[o->line_end ? (uint8_t)o->line_end : '\n'] = C_LF;
  fill_common(r);
  if (o->single_quotes) r->table[S_IN_QUOTED][C_QUOTE] = (csv_cell)CELL(NONE, IN_FIELD);
  if (o->single_quotes) r->table[S_SKIP_QUOTED][C_QUOTE] = (csv_cell)CELL(NONE, SKIP_FIELD);
  if (o->skip_initial_space) {
    /* only spaces: the tab is dealt with in the loop, being of the same class */
    r->table[S_START_FIELD][C_BLANK] = (csv_cell)CELL(PUSH, IN_FIELD);
  }
  if (o->whitespace_sep) {
    r->table[S_START_FIELD][C_BLANK] = (csv_cell)CELL(NONE, EAT_WHITESPACE);
    r->table[S_IN_FIELD][C_BLANK] = (csv_cell)CELL(FIELD, EAT_WHITESPACE);
    r->table[S_QUOTE_IN_QUOTED][C_BLANK] = (csv_cell)CELL(FIELD, EAT_WHITESPACE);
    r->table[S_EAT_CRNL][C_BLANK] = (csv_cell)CELL(LINE, EAT_WHITESPACE);
    r->table[S_EAT_CRNL_NOP][C_BLANK] = (csv_cell)CELL(NONE, START_RECORD);
    csv_cell eat[C_COUNT];
    memcpy(eat, r->table[S_EAT_WHITESPACE], sizeof eat);
    eat[C_BLANK] = (csv_cell)CELL(NONE, WHITESPACE_LINE);
    eat[C_LF] = (csv_cell)CELL(COUNT, START_RECORD);
    eat[C_CR] = (csv_cell)CELL(COUNT, EAT_CRNL_NOP);
    row_of(r, S_WHITESPACE_LINE, eat);
  }
}

/* --- the state alone -------------------------------------------------------------------------------------------------- */
uint8_t csv_table_next(const csv_reader *r, csv_state s, uint8_t byte) {
  csv_class c = (csv_class)r->cls[byte];
  csv_cell cell = r->table[s][c];
  switch (cell.action) {
    case A_START:
      if (c == C_LF) return S_START_RECORD;
      if (c == C_CR) return r->o.keep_blank_lines ? S_EAT_CRNL : S_EAT_CRNL_NOP;
      if (c == C_COMMENT) return S_EAT_LINE_COMMENT;
      if (c == C_BLANK && (r->o.whitespace_sep || !r->o.keep_blank_lines))
        return r->o.whitespace_sep && r->o.keep_blank_lines ? S_EAT_WHITESPACE : S_WHITESPACE_LINE;
      return csv_table_next(r, S_START_FIELD, byte);
    case A_LINE_AGAIN:
    case A_AGAIN: return csv_table_next(r, (csv_state)cell.next, byte);
    case A_REWIND: return csv_table_next(r, S_IN_FIELD, byte); /* the blanks that the line began with are text */
    default: return cell.next;
  }
}

/* --- fields and rows -------------------------------------------------------------------------------------------------- */
bool csv_text_room(csv_reader *r, size_t n) {
  if (r->text_cap - r->text_n >= n) return true;
  size_t cap = r->text_cap ? r->text_cap : 4096;
  while (cap - r->text_n < n) cap *= 2;
  char *t = qn_realloc(r->alloc, r->text, r->text_cap, cap);
  if (!t) return csv_nomem(r);
  r->text = t;
  r->text_cap = cap;
  return true;
}

bool csv_push_field(csv_reader *r, csv_field f) {
  if (r->nfields == r->fields_cap) {
    int64_t cap = r->fields_cap ? r->fields_cap * 2 : 1024;
    csv_field *p = qn_realloc(r->alloc, r->fields, (size_t)r->fields_cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return csv_nomem(r);
    r->fields = p;
    r->fields_cap = cap;
  }
  r->fields[r->nfields++] = f;
  return true;
}

/* A byte of the field, at pos in the file: a field is a piece of the file while its bytes lie side by side. */
static bool push_byte(csv_reader *r, int64_t pos) {
  if (!r->own) {
    if (r->seg_n == 0) r->seg = pos;
    if (r->seg + r->seg_n == pos) {
      r->seg_n++;
      return true;
    }
    if (!csv_text_room(r, (size_t)r->seg_n + 1)) return false;
    r->own = true;
    r->own_at = r->text_n;
    memcpy(r->text + r->text_n, r->bytes + r->seg, (size_t)r->seg_n);
    r->text_n += (size_t)r->seg_n;
  } else if (!csv_text_room(r, 1)) {
    return false;
  }
  r->text[r->text_n++] = r->bytes[pos];
  return true;
}

static bool end_field(csv_reader *r) {
  csv_field f = r->own ? (csv_field){(uint64_t)r->own_at | CSV_OWN, r->text_n - r->own_at}
                       : (csv_field){(uint64_t)r->seg, (uint64_t)r->seg_n};
  r->own = false;
  r->seg_n = 0;
  return csv_push_field(r, f);
}

static bool add_row(csv_reader *r, int64_t n) {
  if (r->nrows == r->rows_cap) {
    int64_t cap = r->rows_cap ? r->rows_cap * 2 : 256;
    csv_row *p = qn_realloc(r->alloc, r->rows, (size_t)r->rows_cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return csv_nomem(r);
    r->rows = p;
    r->rows_cap = cap;
  }
  r->rows[r->nrows++] = (csv_row){r->row_first, n, r->at.file_lines, r->row_byte, r->row_state, r->row_swallowed};
  r->row_first = r->nfields;
  r->at.previous = n;
  r->at.lines++;
  return true;
}

static bool note_bad(csv_reader *r, csv_bad b) {
  if (r->nbad == r->bad_cap) {
    int64_t cap = r->bad_cap ? r->bad_cap * 2 : 64;
    csv_bad *p = qn_realloc(r->alloc, r->bad, (size_t)r->bad_cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return csv_nomem(r);
    r->bad = p;
    r->bad_cap = cap;
  }
  r->bad[r->nbad++] = b;
  return true;
}

/* Ends a row as pandas' end_line does: too long is an error (or the row is dropped), too short is filled up. */
bool csv_end_row(csv_reader *r) {
  int64_t n = r->nfields - r->row_first;
  if (n > r->widest) r->widest = n;
  int64_t expected = r->expected >= 0 ? r->expected : r->at.lines > 0 ? r->at.previous : -1;
  if (r->at.lines > r->header_end + 1 && n > expected && r->o.usecols_n < 0) {
    r->at.file_lines++;
    if (!r->o.skip_bad_lines) {
      r->err->line = r->at.file_lines;
      r->err->column = expected + 1;
      r->err->byte = r->row_byte;
      return csv_fail(r, QN_CSV_PARSER_ERROR, "Error tokenizing data. C error: Expected %lld fields in line %lld, saw %lld\n",
                      (long long)expected, (long long)r->at.file_lines, (long long)n);
    }
    r->nfields = r->row_first;
    return !r->o.tell_bad_lines || note_bad(r, (csv_bad){r->at.file_lines, expected, n});
  }
  r->at.file_lines++;
  if (r->at.lines >= r->header_end + 1) {
    for (; n < expected; n++)
      if (!csv_push_field(r, (csv_field){0, 0})) return false;
  }
  int64_t counted = n;
  if (r->header_done) { /* the width is fixed: every row of a block has it */
    for (; n < r->width; n++)
      if (!csv_push_field(r, (csv_field){0, 0})) return false;
    if (n > r->width) r->nfields = r->row_first + (n = r->width);
  }
  if (!add_row(r, n)) return false;
  r->at.previous = counted;
  return true;
}

/* --- the loop ----------------------------------------------------------------------------------------------------------- */
static bool skip_row(const csv_reader *r) {
  if (r->at.file_lines < r->o.skip_first) return true;
  int64_t lo = 0, hi = r->o.skip_rows_n;
  while (lo < hi) {
    int64_t mid = lo + (hi - lo) / 2;
    if (r->o.skip_rows[mid] < r->at.file_lines) lo = mid + 1;
    else hi = mid;
  }
  return lo < r->o.skip_rows_n && r->o.skip_rows[lo] == r->at.file_lines;
}

/* The first byte of a line. Returns true when the byte has been dealt with, else it is read again in at.state. */
static bool start_record(csv_reader *r, csv_class c, bool *ok) {
  *ok = true;
  r->row_swallowed = r->at.swallowed != 0;
  r->row_byte = r->row_swallowed ? r->at.swallowed - 1 : r->at.pos;
  r->row_state = S_START_RECORD;
  r->at.swallowed = 0;
  if (skip_row(r)) {
    if (c == C_LF) r->at.file_lines++;
    else r->at.state = c == C_QUOTE ? S_SKIP_QUOTED : S_SKIP_FIELD;
    return true;
  }
  if (c == C_LF) {
    if (r->o.keep_blank_lines) *ok = csv_end_row(r);
    else r->at.file_lines++;
    return true;
  }
  if (c == C_CR) {
    if (!r->o.keep_blank_lines) r->at.file_lines++;
    r->at.state = r->o.keep_blank_lines ? S_EAT_CRNL : S_EAT_CRNL_NOP;
    return true;
  }
  if (c == C_COMMENT) {
    r->at.state = S_EAT_LINE_COMMENT;
    return true;
  }
  if (c == C_BLANK && (r->o.whitespace_sep || !r->o.keep_blank_lines)) {
    r->at.state = r->o.whitespace_sep && r->o.keep_blank_lines ? S_EAT_WHITESPACE : S_WHITESPACE_LINE;
    return true;
  }
  r->at.state = S_START_FIELD;
  return false;
}

/* A row begins with the byte here, which only has an effect on the state. */
static void begin_here(csv_reader *r) {
  r->row_byte = r->at.pos;
  r->row_state = (uint8_t)r->at.state;
  r->row_swallowed = false;
}

/* The byte here and those behind it that only make the field longer. */
static bool push_run(csv_reader *r) {
  if (!push_byte(r, r->at.pos)) return false;
  const csv_cell *cells = r->table[r->at.state];
  while (!r->own && r->at.pos + 1 < r->size) {
    csv_cell c = cells[r->cls[(uint8_t)r->bytes[r->at.pos + 1]]];
    if (c.action != A_PUSH || c.next != r->at.state) break;
    r->at.pos++;
    r->seg_n++;
  }
  return true;
}

bool csv_table_rows(csv_reader *r, int64_t limit_pos) {
  bool ok = true;
  while (r->at.pos < r->size && r->nrows < r->stop_rows) {
    if (r->at.state == S_START_RECORD && r->at.pos >= limit_pos && !r->at.swallowed) break;
    csv_class c = (csv_class)r->cls[(uint8_t)r->bytes[r->at.pos]];
    csv_cell cell = r->table[r->at.state][c];
    if (cell.action == A_START) {
      if (start_record(r, c, &ok)) r->at.pos++;
      if (!ok) return false;
      continue;
    }
    if (r->at.state == S_START_FIELD && r->o.skip_initial_space && r->bytes[r->at.pos] == ' ' && !r->o.whitespace_sep) {
      r->at.pos++;
      continue;
    }
    r->at.state = cell.next;
    switch (cell.action) {
      case A_PUSH: ok = push_run(r); break;
      case A_FIELD: ok = end_field(r); break;
      case A_LINE:
        ok = csv_end_row(r);
        if (ok) begin_here(r); /* only where the next row has begun with this byte does it matter */
        break;
      case A_FIELD_LINE: ok = end_field(r) && csv_end_row(r); break;
      case A_LINE_AGAIN: ok = csv_end_row(r); r->at.pos--; break;
      case A_LINE_FIELD:
        if (!(ok = csv_end_row(r))) break;
        begin_here(r);
        r->row_state = S_START_FIELD;
        ok = end_field(r);
        break;
      case A_COUNT: r->at.file_lines++; break;
      case A_AGAIN: r->at.pos--; break;
      case A_SWALLOW: r->at.swallowed = r->at.pos + 1; break;
      case A_REWIND: r->at.pos = r->row_byte - 1; break;
      default: break;
    }
    r->at.pos++;
    if (!ok) return false;
  }
  return true;
}

bool csv_table_eof(csv_reader *r) {
  csv_state s = (csv_state)r->at.state;
  r->at.state = S_START_RECORD;
  if (s == S_START_RECORD || s == S_WHITESPACE_LINE || s == S_EAT_CRNL_NOP || s == S_EAT_LINE_COMMENT) return true;
  if (s == S_SKIP_START || s == S_SKIP_FIELD || s == S_SKIP_QUOTED || s == S_SKIP_QUOTE_IN_QUOTED) {
    r->at.file_lines++;
    return true;
  }
  if (s == S_IN_QUOTED || s == S_ESCAPE_IN_QUOTED) {
    r->err->line = r->at.file_lines + 1;
    r->err->column = r->nfields - r->row_first + 1;
    r->err->byte = r->row_byte;
    return csv_fail(r, QN_CSV_PARSER_ERROR, "Error tokenizing data. C error: EOF inside string starting at row %lld",
                    (long long)r->at.file_lines);
  }
  r->err->line = r->at.file_lines + 1;
  if (s == S_ESCAPED)
    return csv_fail(r, QN_CSV_PARSER_ERROR, "Error tokenizing data. C error: EOF following escape character");
  if ((s == S_IN_FIELD || s == S_START_FIELD || s == S_QUOTE_IN_QUOTED) && !end_field(r)) return false;
  return csv_end_row(r);
}
