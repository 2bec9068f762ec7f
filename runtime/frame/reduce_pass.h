/* reduce_pass.h - several reductions of columns of numbers in one pass, and order statistics by selection. */
#ifndef QN_FRAME_REDUCE_PASS_H
#define QN_FRAME_REDUCE_PASS_H

#include "runtime/frame/group.h"

/* What one pass over a column is to find, and what it found. */
typedef struct qn_pass {
  const qn_column *c; /* as scripts see it; qn_pass_takes says yes to it */
  uint32_t want;      /* bits of 1 << qn_agg: what qn_pass_value will be asked */
  int64_t there;      /* rows that are no nulls */
  double sum, squares, lo, hi;
  int64_t whole, least, most; /* of ints */
  uint8_t type;       /* of c */
} qn_pass;

/* May this aggregate of this column be found in a pass? Not of columns without rows. */
bool qn_pass_takes(qn_agg agg, const qn_column *c);
/* Several passes over columns of one length, together on all threads. -1: MemoryError. */
int qn_pass_run(qn_rt *rt, qn_pass *p, int64_t n);
qn_value qn_pass_value(const qn_pass *p, qn_agg agg, int64_t ddof); /* an aggregate that was wanted */

/* The values at `rank` among those that are there, in order, and after it (the same one at the end); -0 is before 0. */
typedef struct qn_rank {
  int64_t rank;
  double at, next;
} qn_rank;
/* there: rows of c that are no nulls, all ranks are below it. At most 16 ranks, in ascending order. -1: MemoryError. */
enum { QN_RANKS = 16 };
int qn_select_ranks(qn_rt *rt, const qn_column *c, int64_t there, qn_rank *r, int n);

#endif
