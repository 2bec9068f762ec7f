/* csv_impl.h - between the files of runtime/csv.
 *
 * Flow: read.c drives. It tokenizes the header rows (table.c), fixes the width, then takes block after block of rows:
 * scan.c finds how far libcsv and pandas agree and lets libcsv read that far, table.c reads the rest; both leave fields in
 * csv_reader.fields and end each row through csv_end_row (pandas' rules for short and long rows). convert.c turns the
 * fields of a block into typed columns. A column whose early values turn out to be text after all is read again alone. */
#ifndef QN_CSV_IMPL_H
#define QN_CSV_IMPL_H

#include "runtime/csv/csv.h"

/* --- fields ---------------------------------------------------------------------------------------------------------- */
#define CSV_OWN ((uint64_t)1 << 63) /* offset counts in reader->text, not in the file's bytes */
typedef struct csv_field {
  uint64_t at;
  uint64_t n;
} csv_field;

typedef struct csv_row { /* of the current block */
  int64_t first;  /* index of the first field */
  int64_t n;
  int64_t line;   /* pandas' line number, from 1 */
  int64_t byte;   /* where it begins … */
  uint8_t state;  /* … in this state … */
  bool swallowed; /* … with a delimiter that is lost */
} csv_row;

/* The states of pandas' tokenizer. */
typedef enum csv_state {
  S_START_RECORD, S_START_FIELD, S_IN_FIELD, S_IN_QUOTED, S_QUOTE_IN_QUOTED, S_ESCAPED, S_ESCAPE_IN_QUOTED, S_EAT_CRNL,
  S_EAT_CRNL_NOP, S_WHITESPACE_LINE, S_EAT_WHITESPACE, S_EAT_COMMENT, S_EAT_LINE_COMMENT, S_SKIP_START, S_SKIP_FIELD,
  S_SKIP_QUOTED, S_SKIP_QUOTE_IN_QUOTED, S_COUNT
} csv_state;

/* Classes of bytes. */
typedef enum csv_class { C_OTHER, C_DELIM, C_QUOTE, C_LF, C_CR, C_BLANK, C_COMMENT, C_ESCAPE, C_COUNT } csv_class;

typedef struct csv_cell {
  uint8_t action, next;
} csv_cell;

typedef struct csv_bad { /* a row that on_bad_lines dropped */
  int64_t line, expected, saw;
} csv_bad;

typedef qn_csv_place csv_place; /* all of a tokenizer's position: saved and restored to read again */

typedef struct csv_reader {
  const qn_allocator *alloc;
  qn_csv_options o;
  const char *bytes;
  int64_t size;
  csv_place at;
  int64_t row_byte;   /* where the current row begins */
  uint8_t row_state;
  bool row_swallowed;
  int64_t seg, seg_n; /* the field being read: a piece of the file … */
  bool own;           /* … or text[own_at..text_n) */
  size_t own_at;
  csv_field *fields;
  int64_t nfields, fields_cap;
  int64_t row_first;
  csv_row *rows;
  int64_t nrows, rows_cap;
  char *text;
  size_t text_n, text_cap;
  int64_t expected;   /* pandas' expected_fields; -1 */
  int64_t row_fields; /* fields of the first data row: what later rows may have at most */
  int64_t widest;     /* fields of the longest row of the file so far */
  int64_t header_end; /* row of the header, -1 without */
  bool header_done;
  int64_t width;      /* table width once known: rows of a block then have exactly this many fields */
  int64_t stop_rows;  /* a block ends after this many rows */
  int64_t libcsv_bytes;
  struct csv_parser *libcsv; /* made at first use */
  int64_t *row_ends;  /* of the stretch given to libcsv, which knows no offsets */
  int64_t row_ends_n, row_ends_cap;
  bool libcsv_failed;
  csv_bad *bad;       /* on_bad_lines='warn' */
  int64_t nbad, bad_cap;
  int64_t bad_row;    /* data row (from 0) whose value dtype= refused; -1: none */
  uint8_t cls[256];
  csv_cell table[S_COUNT][C_COUNT];
  qn_csv_error *err;
} csv_reader;

bool csv_fail(csv_reader *r, qn_csv_fault fault, const char *fmt, ...) QN_PRINTF(3, 4); /* always false */
bool csv_nomem(csv_reader *r);                                                         /* always false */
static inline qn_sv csv_text(const csv_reader *r, csv_field f) {
  return f.at & CSV_OWN ? (qn_sv){r->text + (f.at & ~CSV_OWN), (size_t)f.n} : (qn_sv){r->bytes + f.at, (size_t)f.n};
}

/* table.c */
void csv_table_init(csv_reader *r);
bool csv_table_rows(csv_reader *r, int64_t limit_pos); /* reads rows until stop_rows, or limit_pos is passed, or the end */
bool csv_table_eof(csv_reader *r);
uint8_t csv_table_next(const csv_reader *r, csv_state s, uint8_t byte); /* the state behind a byte, when no rows are skipped */
bool csv_push_field(csv_reader *r, csv_field f);
bool csv_end_row(csv_reader *r);
bool csv_text_room(csv_reader *r, size_t n);

/* scan.c: reads with libcsv the stretch of rows from here on which libcsv and the table agree, if there is one. */
bool csv_libcsv_usable(const csv_reader *r);
bool csv_libcsv_rows(csv_reader *r);
void csv_libcsv_deinit(csv_reader *r);

/* number.c: exact reading of one field. */
typedef enum csv_int { CSV_INT_OK, CSV_INT_NOT, CSV_INT_BIG } csv_int;
csv_int csv_parse_int(qn_sv s, char thousands, int64_t *out);
csv_int csv_parse_uint(qn_sv s, char thousands, uint64_t *out);
bool csv_parse_float(qn_sv s, char decimal, char thousands, double *out);
bool csv_utf8_ok(csv_reader *r, qn_sv s); /* false: a UnicodeDecodeError in CPython's words is set */

/* convert.c */
typedef struct csv_words { /* a set of short texts: null strings, true and false values */
  uint64_t lengths[256]; /* by first byte: bit min(length, 63) */
  bool empty;
  const qn_sv *v;
  int64_t n;
  const double *numbers; /* those of the user's null strings that are numbers: floats equal to one are null */
  int64_t numbers_n;
} csv_words;
bool csv_words_number(const csv_words *w, double v);
void csv_words_init(csv_words *w, const qn_sv *v, int64_t n);
bool csv_words_has(const csv_words *w, qn_sv s);

bool csv_parse_bool(qn_sv s, const csv_words *yes, const csv_words *no, uint8_t *out);

/* What a column has turned out to be so far, in the order in which pandas tries. */
typedef enum csv_stage { T_INT, T_UINT, T_FLOAT, T_BOOL, T_STR } csv_stage;
typedef struct csv_builder {
  csv_reader *r;
  int64_t field;       /* which field of a row */
  int64_t number;      /* as pandas numbers columns in messages */
  csv_stage stage;
  bool is_text;        /* dtype=str: no inference */
  bool is_float;       /* dtype= a float: never tried as ints */
  bool raw;            /* text as it stands, null strings too */
  bool skip;           /* not read (options.choose) */
  bool literal_na;     /* null strings stay text (pandas' rule for uint64 beside nulls) */
  bool big;            /* text so far, made of ints beyond 64 bits */
  bool again;          /* earlier rows do not fit what the column turned out to be: read it again … */
  csv_stage again_stage; /* … beginning with this */
  bool seen_negative;
  bool seen_uint;      /* T_UINT: a value that only fits there */
  bool minus_zero;     /* an int was written -0: -0.0 when the column becomes floats */
  int64_t rows, cap, nulls, values_seen;
  qn_colbuf *values, *validity;
  qn_strbuild text;
  const csv_words *na, *yes, *no;
} csv_builder;
void csv_builder_init(csv_builder *b, csv_reader *r, int64_t field);
bool csv_builder_block(csv_builder *b);        /* adds the rows of the reader's block */
void csv_builder_restart(csv_builder *b, csv_stage stage);
bool csv_builder_settle(csv_builder *b);       /* all rows were seen: does the column stand? else `again` is set */
qn_column *csv_builder_finish(csv_builder *b); /* NULL: failed, r->err says */
void csv_builder_deinit(csv_builder *b);
/* dtype=: the column cast as pandas casts it, or an error. Takes c. */
qn_column *csv_cast(csv_reader *r, qn_column *c, uint8_t type, int64_t number);

/* read.c: what is known once the header and the first row were seen. */
typedef struct csv_plan {
  qn_arena *arena;
  qn_sv *names;        /* of the table's columns behind the leading ones; p NULL: numbered */
  int64_t names_n;
  qn_sv *plain;        /* names before equal ones were told apart; NULL: the same */
  bool *unnamed;       /* of names: made up for an empty field; NULL: none */
  int64_t leading;     /* columns before the first named one: the index */
  qn_csv_level *levels; /* of a header of several rows */
  int64_t nlevels;
  csv_place data;      /* where the first data row begins */
  int64_t seen;        /* how far the header and the first row reach */
  int64_t first_byte, first_line; /* of the first data row and lines before it; -1: there is none */
  int64_t width;
  csv_builder *cols;   /* the columns that are read */
  qn_sv *labels;
  bool *is_index;
  int64_t *index_order; /* column numbers of the index levels */
  int64_t ncols, nindex;
  csv_words na, yes, no;
  csv_words *column_na; /* of each of options.na_columns */
  csv_words no_words;
} csv_plan;
bool csv_is_column(const qn_csv_option_col *c, qn_sv label, int64_t field);

/* input.c */
typedef struct csv_input {
  int fd;            /* -1: bytes */
  const char *bytes;
  int64_t begin, size; /* of the part that is read, in the file; size -1: not known */
  bool regular;
  qn_csv_stamp stamp;
} csv_input;
bool csv_input_open(csv_input *in, const char *path, qn_csv_stamp *stamp, qn_csv_error *err); /* stamp: as in qn_csv_options */
void csv_input_close(csv_input *in);
bool csv_input_read(const csv_input *in, int64_t at, char *to, int64_t n, qn_csv_error *err); /* all n bytes */
bool csv_input_unchanged(const csv_input *in, qn_csv_error *err); /* false also when that cannot be told */
bool csv_input_slurp(const csv_input *in, const qn_allocator *alloc, char **out, size_t *n, size_t *cap, qn_csv_error *err);

/* unpack.c. *p is owned by the caller, cap bytes. */
bool csv_unpack(const qn_allocator *alloc, qn_csv_packing how, qn_sv in, char **p, size_t *n, size_t *cap, qn_csv_error *err);

#endif
