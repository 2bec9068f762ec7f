/* masks.h - loops over runs of bools (bytes that are 0 or 1). Private to this folder. */
#ifndef QN_ARRAY_MASKS_H
#define QN_ARRAY_MASKS_H

#include "runtime/base/masks.h"
#include "runtime/object/array/iter.h"

/* Copies the elements of `from` (item bytes each, fstep apart) whose mask is set to `to`, one after the other; returns the byte
 * after the last one. end: the byte after the room of `to`, beyond which nothing is written. */
char *qn_mask_compress(char *to, const char *end, const char *m, int64_t mstep, const char *from, int64_t fstep, int64_t item, int64_t n);
/* The elements of `to` (item bytes, tstep apart) whose mask is set become the elements of `from` in order, sstep apart (0: always
 * the same one). Returns the next one of `from`. */
const char *qn_mask_expand(char *to, int64_t tstep, const char *m, int64_t mstep, const char *from, int64_t sstep, int64_t item, int64_t n);
/* p[3][i] = p[0][i] ? p[1][i] : p[2][i]; false: not for elements of this size, nothing done. */
bool qn_choose(char *const *p, const int64_t *steps, int64_t n, int64_t item);
#endif
