/* gather.h - picking and placing elements by int64 positions along one axis. Private to this folder.
 *
 * Positions below 0 count from the end. n: length of the axis, m: how many positions, item: bytes of an element (1, 2, 4, 8, 16). */
#ifndef QN_ARRAY_GATHER_H
#define QN_ARRAY_GATHER_H

#include <stdbool.h>
#include <stdint.h>

/* The first position that is out of bounds, or -1. */
int64_t qn_indices_check(const int64_t *at, int64_t m, int64_t n);
bool qn_indices_plain(const int64_t *at, int64_t m, int64_t n); /* all within bounds, none counted from the end */
/* to[i] = from[at[i]], to contiguous; the first bad position, or -1. stream: the result goes past the caches. */
int64_t qn_gather(void *to, const void *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t item, bool stream);
bool qn_gather_streams(int64_t n, int64_t m, int64_t item); /* is that worth it? */
/* to[at[i]] = from[i], in order; positions were checked. */
void qn_scatter(void *to, int64_t step, int64_t n, const int64_t *at, int64_t m, const void *from, int64_t fstep, int64_t item);
#endif
