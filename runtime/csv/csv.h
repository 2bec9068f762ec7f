/* csv.h - the door of runtime/csv: bytes of a CSV file in, typed columns out, exactly as pandas.read_csv reads them.
 *
 * Two tokenizers produce the same rows: libcsv, and a table of pandas' own automaton (pandas defines what a file means).
 * libcsv takes the stretches of a file on which the two provably agree (see scan.c), the table takes the rest. */
#ifndef QN_CSV_H
#define QN_CSV_H

#include "runtime/column/column.h"

/* A set of names or numbers: usecols, index_col, skiprows. */
typedef struct qn_csv_option_col {
  qn_sv name;    /* p NULL: by position */
  int64_t index;
} qn_csv_option_col;

typedef struct qn_csv_dtype { /* dtype= for one column; name.p NULL: for all */
  qn_csv_option_col col;
  bool all;
  uint8_t type; /* qn_dtype or QN_COL_STR */
} qn_csv_dtype;

typedef struct qn_csv_na { /* na_values= for one column */
  qn_csv_option_col col;
  const qn_sv *values;
  int64_t n;
} qn_csv_na;

typedef enum qn_csv_packing { QN_CSV_PLAIN, QN_CSV_GZIP, QN_CSV_ZIP, QN_CSV_BZ2, QN_CSV_XZ, QN_CSV_ZSTD } qn_csv_packing;

/* A regular file as it was when it was opened. One that is another when it has been read, or is read again, is an error. */
typedef struct qn_csv_stamp {
  bool set;
  int64_t size, mtime_s, mtime_ns, device, inode;
} qn_csv_stamp;

/* Where a read ended, to go on from there: the tokenizer's position, whose meaning is runtime/csv's own. */
typedef struct qn_csv_place {
  int64_t pos;       /* byte of the input */
  int64_t state;     /* of the tokenizer */
  int64_t file_lines, lines, previous; /* lines begun in the file; rows accepted; fields of the row before */
  int64_t swallowed; /* 1 + place of the delimiter with which the line begins, but which the table has lost; 0 */
  int64_t begun;     /* empty fields of the row that has begun (0 or 1): a lone CR followed by a delimiter */
} qn_csv_place;

typedef struct qn_csv_options {
  char sep;           /* 0: ',' */
  char quote;         /* 0: '"' ; see no_quotes */
  char escape;        /* 0: none */
  char comment;       /* 0: none */
  char thousands;     /* 0: none */
  char decimal;       /* 0: '.' */
  char line_end;      /* lineterminator=: then this byte alone ends a row; 0: LF, CR LF and CR */
  bool no_quotes;     /* quoting=3 */
  bool no_ints;       /* quoting=2: numbers are floats */
  bool whitespace_sep; /* sep='\s+' */
  bool single_quotes; /* doublequote=False */
  bool skip_initial_space;
  bool keep_blank_lines; /* skip_blank_lines=False */
  bool no_default_na; /* keep_default_na=False */
  bool no_na_filter;  /* na_filter=False */
  bool skip_bad_lines; /* on_bad_lines='skip' and 'warn' */
  bool tell_bad_lines; /* 'warn': qn_csv_table.warnings says which */
  bool no_libcsv;     /* tests: everything through the table */
  bool serial;        /* tests: not through the parallel reader */
  int64_t piece;      /* bytes that one thread takes at a time; 0: the reader chooses */
  int32_t level;      /* tests: instructions to use, 1 + csv_level; 0: the best there are */
  /* Runs body over [0, n) on several threads, as qn_hooks.parallel does; NULL: on this one. */
  void (*parallel)(void *user, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n);
  void *parallel_user;
  void (*progress)(void *user, int64_t done, int64_t total); /* how far a read in pieces has come, in bytes; one call at a time. NULL: not told */
  void *progress_user;
  bool index_false;   /* index_col=False */
  int64_t header;     /* -1: none; -2: infer (row 0, or none when names are given) */
  const int64_t *header_rows; /* header=[...] of several rows: qn_csv_table.levels holds them, index columns are not set apart */
  int64_t header_rows_n;
  int64_t nrows;      /* -1: all */
  int64_t skip_first; /* skiprows=n */
  const int64_t *skip_rows; /* skiprows=[...], sorted */
  int64_t skip_rows_n;
  const qn_sv *names;
  int64_t names_n;
  const qn_csv_option_col *usecols;
  int64_t usecols_n;  /* -1: all */
  bool usecols_free;  /* chosen by a function: says nothing about how many columns have names */
  const qn_csv_option_col *index_cols;
  int64_t index_cols_n;
  const qn_csv_dtype *dtypes;
  int64_t dtypes_n;
  const qn_sv *na_values;
  int64_t na_values_n;
  const qn_csv_na *na_columns; /* for single columns; others then have the default null strings only */
  int64_t na_columns_n;
  const qn_csv_option_col *raw; /* columns of text as it stands: no null strings (converters=) */
  int64_t raw_n;
  qn_csv_packing packing; /* compression= */
  const qn_csv_place *from; /* rows go on from here (qn_csv_table.next of the read before); NULL: from the first */
  const qn_sv *true_values, *false_values;
  int64_t true_values_n, false_values_n;
  const char *file;   /* for messages */
  qn_csv_stamp *stamp; /* what the file must still be; when it is not set: written as the file is opened. NULL: whatever it is now */
  /* Which columns are read of a file: asked when the labels are known, wanted[0..n) is true before. The others come back as NULL;
   * rows, their lengths and UTF-8 are checked all the same, so that reading these later cannot fail. Not asked (all are read) where a
   * file is not read in pieces, with index columns, nrows= or skipped lines; columns with dtype= are always read. NULL: all. */
  void (*choose)(void *user, const qn_sv *labels, int64_t n, bool *wanted);
  void *choose_user;
} qn_csv_options;
void qn_csv_options_init(qn_csv_options *o); /* pandas' defaults */

/* How many of the n bytes at p, where a row begins, are whole rows; 0: there is not one. */
int64_t qn_csv_whole_rows(const char *p, int64_t n, char sep);

/* Writes a field, in quotes when it must be. */
void qn_csv_put_field(qn_buf *b, qn_sv s, char sep);

typedef struct qn_csv_level { /* one row of a header of several */
  qn_sv *names;      /* p NULL: the level has no names (its row is data) */
  bool *unnamed;     /* the field was empty */
  int64_t n;
} qn_csv_level;

typedef struct qn_csv_table {
  int64_t nrows;
  int32_t ncols;      /* without index columns */
  qn_sv *names;       /* data columns; p NULL: the column has no name, its label is its number … */
  int64_t *numbers;   /* … here */
  qn_column **cols;   /* NULL: not read (options.choose) */
  int32_t nindex;     /* index columns: index_col, or rows longer than the header */
  qn_sv *index_names; /* p NULL: unnamed, or … */
  int64_t *index_numbers; /* … with a number for a name; -1: unnamed */
  qn_column **index;
  bool more;          /* nrows ended the read before the input did … */
  qn_csv_place next;  /* … here */
  qn_csv_level *levels; /* header_rows: those and one for the names of the index */
  int64_t nlevels;
  const char *warnings;     /* what pandas warns of, a line for each row that was dropped, or NULL */
  int64_t libcsv_bytes; /* how many bytes went through libcsv; the table read the rest */
  qn_arena arena;     /* names */
} qn_csv_table;

/* What went wrong, with the place: kind is the exception that pandas raises. */
typedef enum qn_csv_fault { QN_CSV_PARSER_ERROR, QN_CSV_EMPTY_DATA, QN_CSV_VALUE_ERROR, QN_CSV_INDEX_ERROR,
  QN_CSV_UNICODE, QN_CSV_MEMORY, QN_CSV_OS, QN_CSV_OS_TEXT /* an OSError without a number */, QN_CSV_BAD_FILE, QN_CSV_EOF } qn_csv_fault;
typedef struct qn_csv_error {
  qn_csv_fault fault;
  int64_t line;   /* from 1, as the file is lined; 0: nowhere */
  int64_t column; /* from 1; 0: the whole line */
  int64_t byte;   /* offset of the line or field */
  int os_code;    /* QN_CSV_OS: errno */
  char message[512]; /* pandas' words first, then the place */
} qn_csv_error;

/* Reads `bytes`. On success *out is filled (qn_csv_table_deinit). On failure err is filled and nothing is owned. */
QN_MUST_USE bool qn_csv_read(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_csv_table *out,
                             qn_csv_error *err);
/* The same from a file, which is read piece by piece where the options allow it. */
QN_MUST_USE bool qn_csv_read_file(const qn_allocator *alloc, const char *path, const qn_csv_options *o, qn_csv_table *out,
                                  qn_csv_error *err);
void qn_csv_table_deinit(qn_csv_table *t);

/* The bytes of a whole file, unpacked; *cap: what to free. stamp as in qn_csv_options. */
QN_MUST_USE bool qn_csv_file_bytes(const qn_allocator *alloc, const char *path, qn_csv_packing packing, qn_csv_stamp *stamp, char **p, size_t *n, size_t *cap,
                                   qn_csv_error *err);
/* Unpacks a whole file into one without a name in $TMPDIR, in bounded memory beyond the packed bytes: for reads that go on. *fd is the
 * caller's to close. */
QN_MUST_USE bool qn_csv_unpack_file(const qn_allocator *alloc, const char *path, qn_csv_packing packing, qn_csv_stamp *stamp, int *fd, qn_csv_error *err);

#endif
