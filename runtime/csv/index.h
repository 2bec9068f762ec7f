/* index.h - where the fields of a stretch of rows end: the first step of the fast path. */
#ifndef QN_CSV_INDEX_H
#define QN_CSV_INDEX_H

#include "runtime/base/base.h"

/* Instructions that the machine has; tests ask for less. */
typedef enum csv_level { CSV_SCALAR, CSV_SSE, CSV_AVX2, CSV_AVX512 } csv_level;
csv_level csv_best_level(void);

enum { CSV_PAD = 64, CSV_ENDS = 80 }; /* readable bytes behind texts; entries behind places */

typedef struct csv_marks { /* the bytes that mean something */
  uint8_t delim, quote; /* quote 10: none (line feeds are no quotes) */
} csv_marks;

typedef struct csv_indexed {
  int64_t n;      /* separators found: delimiters and line feeds outside quotes */
  int64_t lines;  /* line feeds among them */
  bool quotes;    /* there are quotes */
  int64_t returns; /* carriage returns outside quotes */
  bool wide;      /* there are bytes beyond ASCII */
  bool odd;       /* quotes stand where the rule of parity does not hold: ask the table */
} csv_indexed;

/* Finds the separators of text[0, n), which begins at a row's begin: ends[1..] get their places in order, ends[0] is -1.
 * ends has room for n + CSV_ENDS entries. A quote is the begin of quoted text when the byte before it is a separator or a quote
 * (of a doubled one); anything else sets `odd`. */
void csv_index(csv_level level, const char *text, int64_t n, csv_marks m, uint32_t *ends, csv_indexed *out);

/* True when one of the k bytes `set` (at most 3) stands in text[0, n). */
bool csv_any_of(csv_level level, const char *text, int64_t n, const char *set, int k);

#endif
