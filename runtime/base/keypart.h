/* keypart.h - elements without gaps parted by vectors as they are, not as keys, with AVX-512. Private to linesort.c. */
#ifndef QN_KEYPART_H
#define QN_KEYPART_H

#include <stdbool.h>
#include <stdint.h>

#include "runtime/base/dtype.h"

bool qn_keypart_here(qn_dtype d);
/* The elements less than two[0] (no NaN) from the begin of `to` on, those not up to two[1] before its end: NaN too. Those between to mid, which
 * has room for all and 64 bytes more. How many are below, and between. */
void qn_keypart(qn_dtype d, const void *from, int64_t n, const void *two, void *to, void *mid, int64_t *below, int64_t *between);
#endif
