/* fold.h - folds over contiguous runs, behind the reductions. Private to this folder. */
#ifndef QN_ARRAY_FOLD_H
#define QN_ARRAY_FOLD_H

#include "runtime/object/array/loops.h"

/* acc = fold of acc and n contiguous elements, in order, in the dtype's own arithmetic. */
typedef void (*qn_fold)(void *acc, const void *p, int64_t n);
qn_fold qn_fold_find(qn_reduction op, qn_dtype d); /* SUM, PROD, MIN, MAX; NULL: none */
/* The position of the extremum in a run: *at is its index and *best its value; true when it moved. first: *best is unset. */
typedef bool (*qn_argfold)(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first);
qn_argfold qn_argfold_find(qn_dtype d);

int qn_sum_blocks(int64_t n);
double qn_tree_sum(double *part, int n);
double qn_sum_f64_parallel(qn_rt *rt, const double *x, int64_t n);
#endif
