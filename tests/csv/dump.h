/* dump.h - a CSV read and written as text, cell by cell, for comparison with what pandas makes of it. */
#ifndef QN_TESTS_CSV_DUMP_H
#define QN_TESTS_CSV_DUMP_H

#include "runtime/csv/csv.h"

/* Options as words: "sep=; header=none names=x|y usecols=a|c nrows=1 …", separated by tabs. */
typedef struct dump_options {
  qn_csv_options o;
  char text[512];
  qn_sv names[16], na[16], yes[16], no[16];
  qn_csv_option_col use[16], index[16];
  qn_csv_dtype dtypes[16];
  int64_t skip[16];
} dump_options;
void dump_parse_options(dump_options *d, const char *words);
void dump_csv(const qn_allocator *alloc, qn_sv bytes, const qn_csv_options *o, qn_buf *out);
qn_sv dump_unescape(char *text); /* \n \r \t \\ \xNN, in place */

#endif
