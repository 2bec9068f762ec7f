/* agg.h - the states of aggregates, between group.c and agg.c. One state per group, all aggregates of a group side by side. */
#ifndef QN_QUERY_AGG_H
#define QN_QUERY_AGG_H

#include "runtime/query/query_impl.h"

typedef struct qn_aggrun {
  qn_qaggspec spec;
  uint8_t in_type, out_type;
  bool whole;             /* there are no keys: one group, sums over the grid */
  size_t at, size;        /* in a group's state */
  qn_records log;         /* median, quantile, nunique: (group, value) */
  uint64_t (*recent)[3];  /* nunique: values that were logged lately */
  struct qn_gridsum *grid; /* whole: sums of floats */
} qn_aggrun;

qn_qagg qn_qagg_find(qn_sv name);
const char *qn_qagg_name(qn_qagg a);
/* Checks the input's type, sets out_type and size. */
int qn_agg_plan(qn_q *q, qn_aggrun *a, const qn_qschema *in);
int qn_agg_start(qn_q *q, qn_aggrun *a);
void qn_agg_deinit(qn_q *q, qn_aggrun *a, char *states, size_t stride, int64_t groups);
void qn_agg_init_state(const qn_aggrun *a, char *state);
/* Adds the rows of c (NULL: rows only): row i to group codes[i]; -1: to none. */
int qn_agg_add(qn_q *q, qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride);
int qn_agg_settle(qn_q *q, qn_aggrun *a, char *states, size_t stride); /* once, when all rows were added */
qn_column *qn_agg_column(qn_q *q, const qn_aggrun *a, const char *states, size_t stride, int64_t from, int64_t n); /* NULL: q->err */

#endif
