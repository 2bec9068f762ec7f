/* keylines.h - several lines of signed keys sorted at once with AVX-512, in rows of one key of every line: 8 lines of 64 bits, 16 of 32.
 * Private to linesort.c. Nothing of it may be called where qn_keylines_here() is false. */
#ifndef QN_KEYLINES_H
#define QN_KEYLINES_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/element.h"

bool qn_keylines_here(void);
/* n elements of each line, line_step bytes apart, their elements step bytes apart, to rows of k, and back. */
void qn_lines_to_rows64(int64_t *k, const char *p, int64_t line_step, int64_t step, int64_t n);
void qn_lines_to_rows32(int32_t *k, const char *p, int64_t line_step, int64_t step, int64_t n);
void qn_lines_from_rows64(const int64_t *k, char *p, int64_t line_step, int64_t step, int64_t n);
void qn_lines_from_rows32(const int32_t *k, char *p, int64_t line_step, int64_t step, int64_t n);
/* Sorts every line of `groups` groups of 16 rows. */
void qn_lines_network_rows64(int64_t *x, int64_t groups);
void qn_lines_network_rows32(int32_t *x, int64_t groups);
/* Groups of 8 rows of keys, each followed by the row of their positions: by key, then by position. */
void qn_lines_network_pairs(int64_t *x, int64_t groups);
#endif
