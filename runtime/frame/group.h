/* group.h - between the files that compute over groups of rows.
 *
 *   groupby.c        the groups of a frame or Series; what is not numbers
 *   group_reduce.c   sums, means, variances, least and greatest values of numeric columns
 *   group_runs.c     sums of groups whose rows lie one behind the other
 *   group_rows.c     the rows of each group; medians and quantiles, distinct values, values along each group
 *   native_group.c   what the text (lib/pandas_group*.py) calls
 */
#ifndef QN_FRAME_GROUP_H
#define QN_FRAME_GROUP_H

#include "runtime/frame/factor.h"

typedef struct qn_group_job {
  const qn_column *column; /* shown, and qn_group_fast says yes */
  qn_agg agg;
  int64_t ddof;
  qn_column *out; /* owned by the caller afterwards */
} qn_group_job;
bool qn_group_fast(qn_agg agg, const qn_column *shown);
int qn_group_reduce_many(qn_rt *rt, qn_group_job *jobs, int64_t n, const qn_factor *g); /* all or none */
const int64_t *qn_group_sizes(qn_rt *rt, const qn_factor *g); /* borrowed from g; NULL + MemoryError */

/* group_runs.c: whether the rows of each group lie one behind the other, in the order of the groups; the sums of a float64 column of such
 * groups, given to put(to, group, sum, rows). False: one is no number, and what was put has no meaning. */
typedef void (*qn_group_put)(void *to, int64_t group, double sum, int64_t rows);
bool qn_group_in_runs(const qn_factor *g);
bool qn_group_run_sums(const qn_column *c, const qn_factor *g, qn_group_put put, void *to);

/* Rows [at, at + n) as doubles (null: NaN) and as ints. */
void qn_col_doubles(const qn_column *c, int64_t at, int64_t n, double *to);
void qn_col_ints(const qn_column *c, int64_t at, int64_t n, int64_t *to);

/* The rows of each group in row order: group k has rows[begin[k] .. begin[k + 1]). Free with qn_group_rows_deinit. */
typedef struct qn_group_rows {
  int64_t *begin;
  int32_t *rows;
  int64_t n, groups;
} qn_group_rows;
int qn_group_rows_init(qn_rt *rt, const qn_factor *g, qn_group_rows *out);
void qn_group_rows_deinit(qn_rt *rt, qn_group_rows *r);

/* The quantiles of each group (pandas' interpolation: 'l' linear, 'L' lower, 'H' higher, 'm' midpoint, 'n' nearest); NaN are skipped. */
qn_column *qn_group_quantile(qn_rt *rt, const qn_column *shown, const qn_factor *g, double q, char how);
qn_column *qn_group_nunique(qn_rt *rt, const qn_column *shown, const qn_factor *g, bool dropna);
qn_column *qn_group_codes_column(qn_rt *rt, const qn_factor *g); /* int32, -1: no group */

#endif
