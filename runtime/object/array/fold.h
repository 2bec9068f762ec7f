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
/* Long runs are folded in pieces of so many elements, whatever the number of threads. */
enum { QN_PIECE = 1 << 16 };
int64_t qn_arg_run(qn_rt *rt, qn_argfold fold, bool max, const char *p, int64_t step, int64_t n); /* the position in a run; n > 0 */

/* What is summed: elements step bytes apart, cast to float64 unless they are contiguous float64s (cast NULL); their squared
 * distances from `mean` when squares is set. */
typedef struct qn_sum_source {
  const char *p;
  int64_t step;
  qn_cast_loop cast;
  bool squares, single; /* single: of float32s, whose sum is one */
  double mean;
} qn_sum_source;
double qn_sum_of(qn_rt *rt, const qn_sum_source *s, int64_t n); /* sums.c */

/* sums_rows.c: the sums of groups of `count` elements, `step` bytes apart, each of which begins at an element of kept; out: float64 or
 * float32 of its shape. False: not such groups, nothing done. */
bool qn_sum_groups(qn_rt *rt, const qn_view *kept, qn_dtype from, int64_t step, int64_t count, const qn_view *out);
/* The same of groups that are no runs: at most QN_SUM_FEW elements over several axes. */
enum { QN_SUM_FEW = 256 };
bool qn_sum_small_groups(qn_rt *rt, const qn_view *kept, const qn_view *group, int64_t count, const qn_view *out);
/* sums_group.c: of all elements of a view, which are summed as `to` where that is their own type, else in double precision. */
void qn_sum_group(qn_rt *rt, const qn_view *v, qn_dtype to, double out[2]);
/* Of the axes of a group (`of`) those that lie within all kept ones, and the others, the widest first: their sums are added one after the
 * other. False: only one kind is there. */
bool qn_sum_outer(const qn_view *kept, const qn_view *of, qn_view *inner, qn_view *outer);
/* The sum of the floats or complex numbers of a run that count (mask: 0 or 1), of their own dtype. */
void qn_sum_where(qn_dtype d, const void *row, const char *mask, int64_t n, void *to);
/* sums_pairs.c: of complex numbers, in single precision or double. */
void qn_sum_complex(qn_rt *rt, qn_dtype from, bool single, const char *p, int64_t step, int64_t n, double out[2]);
void qn_sum_pairs(const void *p, bool single, int64_t n, double out[2]); /* of a run, on this thread */

enum { QN_SUM_BLOCKS = 64, QN_SUM_DEPTH = 48 };
int qn_sum_blocks(int64_t n); /* a power of two: how many subtrees of the sum of n elements are the parts of threads */
int64_t qn_sum_part_at(int64_t n, int nb, int64_t b, int64_t unit); /* where part b begins when n is halved on, at multiples of unit; n for b == nb */
static inline int64_t qn_sum_block_at(int64_t n, int nb, int64_t b) { return qn_sum_part_at(n, nb, b, 8); } /* the first element of block b */
double qn_tree_sum(double *part, int n);
float qn_sum_f32(const float *x, int64_t n);
/* The sum of one block whose n elements come in order, some at a time. */
typedef struct qn_sum_state {
  double lane[8], sum, left[QN_SUM_DEPTH];
  int64_t right[QN_SUM_DEPTH]; /* elements of the right half that waits; 0: it is being summed */
  int64_t leaf, at;            /* elements of the leaf that is being summed, of which so many came */
  int depth;
} qn_sum_state;
void qn_sum_begin(qn_sum_state *s, int64_t n);
void qn_sum_add(qn_sum_state *s, const double *x, int64_t n);
double qn_sum_end(const qn_sum_state *s); /* all n elements came */
double qn_sum_f64_parallel(qn_rt *rt, const double *x, int64_t n);

/* rows.c: groups whose last axis is kept. kept, group: the axes of the operand apart; out: the shape of kept. */
int qn_fold_rows(qn_rt *rt, qn_reduction op, const qn_view *kept, const qn_view *group, qn_dtype to, const qn_view *out, bool started);
/* Positions of the extrema over rows, for float64 and int64 and one axis of each kind; false: not such an operand. */
bool qn_arg_lines(const qn_view *kept, const qn_view *group, bool max, const qn_view *out); /* false: not such lines */
bool qn_arg_rows(const qn_view *kept, const qn_view *group, bool max, const qn_view *out);
/* out = the sums over rows of (x - mean)²; all float64, kept of one axis, mean and out of its shape. */
void qn_square_rows(qn_rt *rt, const qn_view *kept, const qn_view *group, const qn_view *mean, const qn_view *out);
#endif
