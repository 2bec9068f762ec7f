/* plan.h - columns that wait: a Series or a frame may hold a column of which only the length is known, and what its values are to
 * be made of. The first who looks at the values has them made (qn_series_col, qn_frame_col in frame_impl.h); who only hands
 * the column on, selects others or renames it, does not. What nobody looks at is never made.
 *
 * The column object itself becomes the column with values, so that all who hold it see them. Columns are immutable: what waits
 * keeps the columns that it will be made of, and its values do not depend on when they are made.
 *
 * To add a kind: a member of qn_wait_kind, a struct that begins with qn_waiting, its case in qn_col_settle, its words in explain.c. */
#ifndef QN_FRAME_PLAN_H
#define QN_FRAME_PLAN_H

#include "runtime/frame/frame_impl.h"
#include "runtime/object/array/loops.h"
#include "runtime/object/array/picks.h"

typedef enum qn_wait_kind { QN_WAIT_TAKE, QN_WAIT_SCAN, QN_WAIT_EXPR, QN_WAIT_LABELS } qn_wait_kind;

/* Rows with fewer than this are made at once. A build with 1 sends every test this way. */
#ifndef QN_WAIT_LEAST
#define QN_WAIT_LEAST 16384
#endif

/* For df.explain(): a step that ran (all: 0 where no columns are counted). */
void qn_plan_note(qn_rt *rt, const char *what, int64_t columns, int64_t all, int64_t rows, int64_t of, double seconds);

qn_column *qn_col_wait(qn_rt *rt, qn_waiting *w, int64_t n); /* takes w */
void qn_col_become(qn_column *c, qn_column *made); /* the column that waited is now what `made` (taken) is */

/* --- rows of another column: df[mask], df.sort_values(...), df.head(n) ------------------------------------------------------------ */
typedef struct qn_rows { /* counted */
  int64_t rc;
  const qn_allocator *alloc;
  int64_t n, of;   /* how many rows, of how many */
  int64_t *idx;    /* NULL: not made of the bits yet (qn_rows_idx) */
  bool known, missing; /* whether some idx are -1 was looked up; they are */
  qn_column *at;   /* the column that idx belongs to; NULL: idx is the rows' own */
  qn_column *by;   /* all rows in the stable order of this column of numbers, as scripts see it, missing ones last: idx is found at need */
  bool up;         /* of by: ascending */
  qn_picks picks;  /* rows that a mask keeps, in their order; bits NULL: rows in any order, -1 for none */
} qn_rows;
qn_rows *qn_rows_new(qn_rt *rt, int64_t *idx, int64_t n, int64_t of); /* takes idx (qn_positions of n + 1) */
qn_rows *qn_rows_copy(qn_rt *rt, const int64_t *idx, int64_t start, int64_t n, int64_t of); /* idx NULL: n rows from start */
void qn_rows_drop(qn_rows *r);
const int64_t *qn_rows_idx(qn_rt *rt, qn_rows *r); /* NULL + MemoryError */
int64_t *qn_rows_sorted(qn_rt *rt, const qn_rows *r); /* sorted.c: idx of a sort, owned; NULL + MemoryError */
const qn_rows *qn_sorted_rows(const qn_column *c);    /* of what waits for a sort that was not done yet; else NULL */
bool qn_group_may_wait(const qn_column *key);         /* such a key whose groups cannot be refused */
/* picked.c. The rows that a column of bools keeps, which may wait: it is then computed straight into bits. NULL + exception. */
qn_rows *qn_rows_where(qn_rt *rt, qn_column *mask);
/* The same of a key of []: NULL without an exception where it is no mask of these rows, or they are few. */
qn_rows *qn_rows_of_key(qn_rt *rt, qn_value key, const qn_index *index, int64_t n);
qn_column *qn_picked_text(qn_rt *rt, const qn_column *c, const qn_picks *p); /* picked_text.c: of text without nulls, now */
/* Rows at positions (a column of int64 without -1, kept); up: each is above the one before. */
qn_rows *qn_rows_at(qn_rt *rt, qn_column *positions, bool up, int64_t of);
qn_column *qn_col_take_by(qn_rt *rt, const qn_column *c, qn_rows *rows); /* values, now */
qn_index *qn_index_where(qn_rt *rt, qn_index *ix, qn_rows *rows);      /* labels, which may wait */
qn_index *qn_index_rows_later(qn_rt *rt, const qn_index *ix, qn_rows *rows); /* which wait; NULL without an exception: these do not */
int qn_frame_where(qn_rt *rt, const qn_frame *f, qn_rows *rows, qn_value *out);
int qn_series_where(qn_rt *rt, const qn_series *s, qn_rows *rows, qn_value *out);

typedef struct qn_wait_take {
  qn_waiting head;
  qn_column *of;
  qn_rows *rows;
  bool reduced;  /* once without its values: the next time they are made */
} qn_wait_take;
qn_column *qn_col_take_later(qn_rt *rt, qn_column *c, qn_rows *rows);
/* Of a column that waits for rows that a mask keeps; else NULL. */
static inline const qn_rows *qn_picked_rows(const qn_column *c) {
  const qn_waiting *w = c->waiting;
  const qn_rows *r = w && w->kind == QN_WAIT_TAKE ? ((const qn_wait_take *)(const void *)w)->rows : NULL;
  return r && r->picks.bits ? r : NULL;
}

typedef struct qn_wait_labels { /* start + step * row of those rows: what is left of a RangeIndex */
  qn_waiting head;
  qn_rows *rows;
  int64_t start, step;
} qn_wait_labels;
qn_column *qn_labels_column(qn_rt *rt, const qn_wait_labels *w);

/* --- expressions (expr.c) ---------------------------------------------------------------------------------------------------------- */
typedef struct qn_wait_expr {
  qn_waiting head;
  const qn_allocator *alloc;
  int id, nin, steps; /* a qn_ufunc_id; steps: of the whole tree */
  uint8_t dtype;
  bool reduced;       /* once without its values: the next time they are made */
  bool picked;        /* the same for rows of it */
  qn_ufunc_types types;
  struct {
    qn_column *col;   /* a tree, or values as scripts see them; NULL: a number */
    _Alignas(16) char slot[16];
  } in[2];
} qn_wait_expr;
const qn_wait_expr *qn_expr_of(const qn_column *c); /* NULL: it does not wait, or for something else */
/* The column of a ufunc of columns and numbers. *done false, and no exception: not one that may wait. */
qn_column *qn_expr_later(qn_rt *rt, int id, const qn_operand *in, int nin, int64_t n, bool *done);
/* The values of an expression, or of picked rows of one. *done false, and no exception: neither, or better to make it of its parts. */
qn_column *qn_expr_column(qn_rt *rt, const qn_column *c, bool *done);
bool qn_expr_bits(qn_rt *rt, const qn_column *mask, uint64_t *bits); /* of bools; false + MemoryError */
/* Aggregates without values, of an expression, of picked rows. 1: not this one, nothing was done. */
int qn_expr_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out);
struct qn_pass; /* reduce_pass.h */
int qn_expr_pass(qn_rt *rt, const qn_column *c, struct qn_pass *p); /* several of them */
int qn_held_reduce(qn_rt *rt, qn_agg agg, qn_column *held, int64_t ddof, qn_value *out); /* of any column */
int qn_held_type(qn_rt *rt, qn_column *held); /* qn_column_shown_type, without values where it is known; -1: exception */

/* --- columns of a CSV file that were not read (scan.c) ------------------------------------------------------------------------------ */
typedef struct qn_scan qn_scan;
typedef struct qn_wait_scan {
  qn_waiting head;
  qn_scan *scan;
  int32_t number; /* of the column in the file */
} qn_wait_scan;
int qn_scan_settle(qn_rt *rt, qn_scan *s); /* all columns of the file that somebody still holds */
const char *qn_scan_path(const qn_scan *s);
int32_t qn_scan_columns(const qn_scan *s);

#endif
