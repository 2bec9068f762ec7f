/* fast.h - between the files of the parallel reader.
 *
 * Flow (engine.c): workers take pieces of the input in order. Each reads its piece, finds in what state of the automaton it
 * begins (split.c) and where its last row begins; what lies behind goes to the next piece. It then finds where the fields
 * end (index.c), or has the table read the rows if there is anything unusual about them, learns which row of the frame its
 * first one is, and converts column by column straight into the frame's memory (cells.c). Columns whose chunks found
 * different types are made equal at the end; only what was read as numbers and is text after all is read again (widen.c). */
#ifndef QN_CSV_FAST_H
#define QN_CSV_FAST_H

#include <pthread.h>

#include "runtime/csv/split.h"

/* What a chunk's part of a column turned out to be. */
typedef enum csv_kind { K_NULLS, K_INT, K_FLOAT, K_BOOL, K_STR } csv_kind;
csv_kind csv_kind_join(csv_kind a, csv_kind b);

typedef struct csv_part { /* of a column, from one chunk; its values lie in the column's memory */
  uint8_t kind;
  bool minus_zero; /* an int column has "-0", which is -0.0 if the column becomes floats */
  bool null_number; /* a float that is null by value: a number all the same */
  bool big;        /* an int beyond 64 bits signed: pandas' rules for those need the whole column (widen.c) */
  int64_t nulls;
  uint8_t *validity; /* bitmap from bit 0, NULL: no nulls */
  char *text;        /* K_STR: what was read again; else the text lies in the column's, from text_at on */
  size_t text_n, text_cap;
  int64_t text_at;
} csv_part;

typedef struct csv_memory { /* that grows without being cleared; aligned to 64 bytes */
  char *base;
  size_t base_size;
  char *data;
} csv_memory;

typedef struct csv_chunk { /* whole rows of the input */
  int64_t at, n;       /* bytes */
  int64_t row, rows;   /* of the frame; after a limit fewer than it has */
  int64_t lines;
  csv_bad *bad;        /* rows that on_bad_lines dropped, lines counted in the chunk */
  int64_t nbad;
  csv_part *parts;     /* of each column */
} csv_chunk;

typedef struct csv_column {
  int64_t field;
  bool is_text, is_float;
  const csv_words *na;
  bool na_numeric;     /* a null string is a number */
  bool odd;            /* to be read as a whole by one builder */
  bool skip;           /* not read */
  csv_kind kind;       /* of all parts so far */
  csv_memory values;   /* 8 bytes a row, and one more */
  csv_memory text;     /* K_STR: the text of all chunks in order */
  int64_t text_n, text_cap;
} csv_column;

/* The rows of a chunk, ready for conversion: places of separators, or fields that the table made. */
typedef struct csv_rows {
  char *text;
  int64_t n;
  uint32_t *ends;      /* ends[0] = -1 */
  size_t ends_cap;
  csv_indexed marks;
  int64_t rows;
  int64_t fail_row;    /* of an error in a cell; -1 */
  int64_t base_lines;  /* of the file before these rows, when that is known */
  bool bad_end;        /* the table found a row that is an error behind these rows */
  bool table;          /* fields of `reader`, not ends */
  csv_reader reader;   /* the chunk's own */
  char *scratch;       /* of fields whose quotes were taken away; as long as text */
  size_t scratch_cap;
} csv_rows;

typedef struct csv_cells { /* what cells.c needs to convert a column */
  const csv_reader *r; /* options, width */
  const csv_words *yes, *no;
  bool plain_numbers;  /* no thousands, decimal '.' */
} csv_cells;
/* Converts field `field` of all rows; start: what it is at least, from other chunks. `at` has room for rows + 1 values.
 * false: an error, r->err of rows->reader says. */
bool csv_cells_convert(const csv_cells *c, csv_rows *rows, const csv_column *col, csv_kind start, void *at, csv_part *out);
void csv_part_deinit(const qn_allocator *alloc, csv_part *p, int64_t rows);

/* --- the engine --------------------------------------------------------------------------------------------------------- */
typedef struct csv_engine {
  csv_reader *r;         /* options, automaton, width; copied into each worker */
  csv_plan *plan;
  const csv_input *in;
  csv_column *cols;      /* one for each of plan->ncols */
  int64_t ncols;
  csv_cells cells;
  csv_split split;
  csv_marks marks;
  csv_level level;
  bool fast;             /* index.c understands these options */
  bool skips;            /* some columns are not read: all text is looked through for bad UTF-8 instead */
  int64_t begin;         /* where the data begins */
  int64_t piece, pieces; /* bytes of one, how many */
  int64_t limit;         /* rows wanted */
  csv_chunk *chunks;     /* one for each piece */

  pthread_mutex_t lock;  /* over all that follows */
  pthread_cond_t turn;
  int64_t next_piece, next_align, next_claim, next_place;
  bool stop;             /* no more pieces are to be taken */
  char *carry;           /* bytes behind the last row of the piece before, and where they are from */
  size_t carry_n, carry_cap;
  int64_t carry_at;
  uint8_t state;         /* of the automaton behind the piece before */
  int64_t rows, cap;     /* claimed so far; what the columns have room for */
  int64_t active;        /* workers that write into columns */
  int64_t placing;       /* workers that write into texts */
  bool starved;          /* a worker had no memory to begin */
  bool ready;
  int64_t last_chunk;    /* where the limit was reached, else pieces */
  csv_place next;        /* the place behind the last row wanted, lines counted in the last chunk; pos -1: the end */
  int64_t failed;        /* the first chunk with an error, -1 */
  qn_csv_error failure;
  int64_t fail_row, fail_field; /* of a cell in that chunk; -1 */
} csv_engine;

/* Reads all rows from e->begin on: chunks and columns are filled, parts may still be of several kinds. */
bool csv_engine_init(csv_engine *e, csv_reader *r, csv_plan *p, const csv_input *in, int64_t begin);
bool csv_parallel_possible(const csv_reader *r);
bool csv_start_clean(const csv_reader *r, int64_t at);
bool csv_engine_run(csv_engine *e);
void csv_engine_locate(csv_engine *e, int64_t row, qn_csv_error *err); /* line and byte of a row of the frame */
void csv_engine_deinit(csv_engine *e);
/* Makes the rows of chunk k again, for a second look. */
void csv_rows_init(csv_engine *e, csv_rows *rows, qn_csv_error *err);
bool csv_chunk_rows(csv_engine *e, int64_t k, csv_rows *rows, char **buf, size_t *cap);
void csv_rows_deinit(csv_rows *rows);

bool csv_memory_room(csv_engine *e, csv_memory *m, size_t want, size_t used); /* keeps the first `used` bytes */

/* widen.c: parts of one kind, then a column. */
bool csv_engine_settle(csv_engine *e);
qn_column *csv_engine_column(csv_engine *e, int64_t i); /* NULL: no memory, r->err says */

#endif
