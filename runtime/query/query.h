/* query.h - the door of runtime/query: a pipeline of operators over batches of rows, in bounded memory.
 *
 *   source ─▶ [join] ─▶ [filter] ─▶ project ─▶ [group] ─▶ [project] ─▶ [sort] ─▶ [limit] ─▶ sink
 *
 * What a changer must know:
 *  - An operator is pulled: qn_qop.next gives the next batch. Batches are columns of one length; rows keep their order.
 *  - All memory of a query comes from q->alloc, which counts it. An operator with state asks qn_q_full and then moves state
 *    to temporary files, which have no name (they vanish with the process, however it ends).
 *  - No result depends on how the rows were cut into batches or on what was moved to files: group sums run in row order
 *    within the group, sums of everything over a grid of 8192 rows.
 *  - A null is a row without its validity bit, a NaN of a float column, or a not-a-time.
 *  - Schemas, names and operators live in the query's arena; everything that grows with the data does not.
 *  - Functions: 0 (or 1: a batch), -1 with q->err filled. */
#ifndef QN_QUERY_H
#define QN_QUERY_H

#include <math.h>

#include "runtime/arrow/arrow_io.h"
#include "runtime/base/calendar.h"
#include "runtime/column/column.h"

/* --- a query's memory and errors --------------------------------------------------------------------------------------- */
typedef struct qn_qmemory { /* counted: columns that were handed to another program outlive the query */
  int64_t rc;
  const qn_allocator *inner;
  qn_allocator alloc;
  int64_t used, peak, limit; /* bytes; limit 0: none */
} qn_qmemory;

typedef struct qn_q {
  const qn_allocator *alloc; /* counts */
  qn_qmemory *memory;
  qn_arena arena;
  qn_error *err;
  bool widened;            /* an error because a column's type has changed: the query may be run again with … */
  char widened_name[256];  /* … this column */
  uint8_t widened_type;    /* of this type */
  int64_t spilled;         /* bytes written to temporary files */
  int64_t done, total;     /* bytes of input read; of all of it, 0: not known */
  double below;            /* seconds in watched operators that the running one has pulled (watch.c) */
  void (*progress)(void *user, struct qn_q *q);
  void *user;
} qn_q;

/* NULL: out of memory. limit 0: no limit. The arena's oom must be set by the caller while a pipeline is built. */
qn_q *qn_q_new(const qn_allocator *inner, int64_t limit, qn_error *err);
void qn_q_free(qn_q *q);
int qn_q_fail(qn_q *q, qn_status status, const char *fmt, ...) QN_PRINTF(3, 4); /* always -1 */
int qn_q_memory(qn_q *q);                                                      /* out of memory: always -1 */
/* Would `more` bytes exceed `share` hundredths of the limit? */
bool qn_q_full(const qn_q *q, int64_t more, int share);
void qn_qmemory_drop(qn_qmemory *m);

/* --- batches ------------------------------------------------------------------------------------------------------------ */
typedef struct qn_qfield {
  qn_sv name;
  uint8_t type;  /* of the column */
  qn_sv zone;    /* of moments: "" none */
} qn_qfield;

typedef struct qn_qschema {
  int32_t n;
  qn_qfield *fields; /* in the arena */
} qn_qschema;
int32_t qn_qschema_find(const qn_qschema *s, qn_sv name); /* -1 */
const char *qn_qtype_name(uint8_t type);

typedef struct qn_batch {
  int64_t nrows;
  int32_t ncols;
  qn_column **cols; /* owned array of owned columns */
} qn_batch;
int qn_batch_new(qn_q *q, int32_t ncols, int64_t nrows, qn_batch *out); /* cols are NULL */
void qn_batch_deinit(qn_q *q, qn_batch *b);
int qn_batch_take(qn_q *q, const qn_batch *b, const int64_t *rows, int64_t n, qn_batch *out); /* -1: a null row */
int qn_batch_slice(qn_q *q, const qn_batch *b, int64_t start, int64_t n, qn_batch *out);
/* Rows of several batches of one schema, one after the other. */
int qn_batch_concat(qn_q *q, const qn_batch *parts, int64_t n, qn_batch *out);
int64_t qn_batch_bytes(const qn_batch *b);
qn_column *qn_column_nulls(const qn_allocator *a, uint8_t type, int64_t n); /* n null rows */

static inline bool qn_qnull(const qn_column *c, int64_t i) {
  if (c->validity && !qn_bit_get((const uint8_t *)c->validity->data, c->offset + i)) return true;
  if (c->type == QN_D_FLOAT64) return isnan(((const double *)qn_column_data(c))[i]);
  if (c->type == QN_D_FLOAT32) return isnan(((const float *)qn_column_data(c))[i]);
  return c->type != QN_COL_STR && qn_dtype_is_time((qn_dtype)c->type) && ((const int64_t *)qn_column_data(c))[i] == QN_NAT;
}
int64_t qn_qint(const qn_column *c, int64_t i);    /* of ints, bools, times */
double qn_qdouble(const qn_column *c, int64_t i);  /* of any number or bool */
int qn_qcompare(const qn_column *a, int64_t i, const qn_column *b, int64_t k); /* of one type, neither null */

/* --- operators ------------------------------------------------------------------------------------------------------------- */
typedef struct qn_qop qn_qop;
struct qn_qop {
  qn_qschema schema;
  int (*next)(qn_qop *op, qn_q *q, qn_batch *out); /* 1: a batch (it may be empty), 0: the end, -1 */
  void (*close)(qn_qop *op, qn_q *q);              /* releases what it holds, and its inputs */
};
static inline int qn_op_next(qn_qop *op, qn_q *q, qn_batch *out) { return op->next(op, q, out); }
static inline void qn_op_close(qn_qop *op, qn_q *q) {
  if (op) op->close(op, q);
}

/* Files. In the order in which they are given; all must have the columns of the first. */
typedef struct qn_qread {
  const char *const *paths; /* "-": standard input */
  int32_t npaths;
  char delimiter;           /* of CSV; 0: ',' */
  const qn_qfield *types;   /* columns whose type is settled (by --dtype, or a run before) */
  int32_t ntypes;
  bool (*wanted)(void *user, qn_sv name); /* NULL: all columns */
  void *user;
} qn_qread;
qn_qop *qn_op_files(qn_q *q, const qn_qread *r); /* NULL: q->err. CSV (.gz too), Arrow IPC files and streams, by content */
struct ArrowArrayStream;
qn_qop *qn_op_arrow(qn_q *q, struct ArrowArrayStream *in, const qn_qread *r); /* moves it; of r: which columns are wanted */

/* Expressions are compiled by the engine; here they are a function from a batch to columns. */
typedef struct qn_qcompute {
  int (*run)(void *user, qn_q *q, const qn_batch *in, qn_column **out);
  void *user;
} qn_qcompute;
qn_qop *qn_op_filter(qn_q *q, qn_qop *in, qn_qcompute mask); /* out[0]: bool; null does not pass */
qn_qop *qn_op_project(qn_q *q, qn_qop *in, qn_qschema schema, qn_qcompute compute);
qn_qop *qn_op_limit(qn_q *q, qn_qop *in, int64_t n);

typedef enum qn_qagg {
#define AGG(ID, name, needs, methods, help) QN_QAGG_##ID,
#define AGG_QUERIES AGG
#include "runtime/column/aggregates.def"
  QN_QAGG_COUNT_
} qn_qagg;
qn_qagg qn_qagg_find(qn_sv name); /* QN_QAGG_COUNT_: no such aggregate */
typedef struct qn_qaggspec {
  qn_qagg agg;
  int32_t input; /* column of the input; -1: none (rows are counted) */
  double q;      /* of quantile */
  qn_sv name;    /* of the result */
} qn_qaggspec;
/* Columns of the result: the first nkeys of the input, then the aggregates. With keys one row a group, in no order; without
 * one row. NULL: an aggregate of a column that it cannot take. */
qn_qop *qn_op_group(qn_q *q, qn_qop *in, int32_t nkeys, const qn_qaggspec *aggs, int32_t naggs);

typedef struct qn_qsortkey {
  int32_t col;
  bool down;
} qn_qsortkey;
/* Equal rows keep their order; nulls last. limit < 0: all rows. drop: so many columns at the end are left out of the result. */
qn_qop *qn_op_sort(qn_q *q, qn_qop *in, const qn_qsortkey *keys, int32_t nkeys, int64_t limit, int32_t drop);

typedef enum qn_qjoin { QN_QJOIN_INNER, QN_QJOIN_LEFT, QN_QJOIN_RIGHT, QN_QJOIN_OUTER } qn_qjoin;
/* Columns: those of left, then those of right but its keys; equal names get _x and _y. Null keys meet nothing. Order: of the
 * left rows, then of the right ones; right rows that nothing met come last. */
qn_qop *qn_op_join(qn_q *q, qn_qop *left, qn_qop *right, const int32_t *lkeys, const int32_t *rkeys, int32_t nkeys, qn_qjoin how);

/* Counts what an operator gives, and its own time: without what watched operators below it take. */
typedef struct qn_qstep {
  qn_sv what;
  int64_t rows, batches;
  double seconds;
} qn_qstep;
qn_qop *qn_op_watch(qn_q *q, qn_qop *in, qn_qstep *step);

/* --- sinks ------------------------------------------------------------------------------------------------------------------ */
/* Text of rows as pandas' to_csv writes it. bare: no header, one column, no quotes. */
int qn_csv_header(qn_q *q, const qn_qschema *s, qn_buf *out);
int qn_csv_rows(qn_q *q, const qn_qschema *s, const qn_batch *b, bool bare, qn_buf *out);

/* A file that gets its name only when it is whole. */
typedef struct qn_outfile {
  int fd;
  char *path, *temp; /* owned (malloc); temp NULL: the file has no name yet */
  bool plain;        /* a device or pipe: written in place */
} qn_outfile;
int qn_outfile_open(qn_q *q, const char *path, qn_outfile *out);
int qn_outfile_write(qn_q *q, qn_outfile *f, const void *p, size_t n);
int qn_outfile_commit(qn_q *q, qn_outfile *f);
void qn_outfile_abandon(qn_outfile *f); /* also after commit: then it does nothing */

/* Runs a pipeline into a file: by the path's ending .csv, .arrow, .feather (Arrow IPC file), .arrows (Arrow IPC stream). */
int qn_q_write(qn_q *q, qn_qop *op, const char *path, const char *compression);
bool qn_q_writable(const char *path); /* does the ending name a format? */
qn_afield *qn_q_afields(qn_q *q, const qn_qschema *s); /* as runtime/arrow has them; NULL: q->err */
void qn_q_afields_free(qn_q *q, const qn_qschema *s, qn_afield *f);

#endif
