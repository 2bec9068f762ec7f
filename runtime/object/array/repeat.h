/* repeat.h - elements several times after one another. Private to this folder. */
#ifndef QN_ARRAY_REPEAT_H
#define QN_ARRAY_REPEAT_H

#include "runtime/object/object.h"

enum { QN_REPEAT_MOST = 63 };
/* to = each of n elements, `step` bytes apart, `times` times: at most QN_REPEAT_MOST. */
void qn_repeat(qn_rt *rt, char *to, const char *from, int64_t step, int64_t n, int64_t times, int64_t item);
/* to = the i-th element counts[i] times, `total` in all; false: not of such elements. */
bool qn_repeat_each(char *to, const char *from, int64_t step, int64_t n, const int64_t *counts, int64_t total, int64_t item);
#endif
