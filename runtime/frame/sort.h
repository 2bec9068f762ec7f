/* sort.h - between sort.c and sort_radix.c. */
#ifndef QN_FRAME_SORT_H
#define QN_FRAME_SORT_H

#include "runtime/frame/factor.h"

int qn_compare_text(qn_sv a, qn_sv b); /* by code point */
bool qn_radix_sortable(const qn_column *c);
/* As qn_argsort, of columns that are sortable so and fewer than 2^32 rows. */
int qn_radix_argsort(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order);

/* The keys of rows [at, at + n) of a column of numbers: their unsigned order is the order asked for, missing ones have the greatest. */
void qn_sort_keys(const qn_column *c, bool up, int64_t at, int64_t n, uint64_t *key);

/* Of more rows ties are in the stable order, whatever the kind of sort. */
enum { QN_QUICK_MOST = 1 << 17 };

/* Rows by keys from least to most, stably: key[0] and row[0], with room in [1]; the result is in [0]. floats: the keys are
 * of floats, in ascending (1) or descending (-1) order; 0: others. False: no memory. */
bool qn_sort_wide(qn_rt *rt, uint64_t *const key[2], uint32_t *const row[2], int64_t n, uint64_t least, uint64_t most, int floats);

#endif
