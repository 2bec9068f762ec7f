/* iter.h - walking several views of one shape together: axes are ordered by stride, length-1 axes dropped and adjacent
 * ones merged, so that the innermost run is as long as the layouts allow.
 *
 *   qn_nditer it;
 *   qn_nditer_init(&it, nop, views);      all views have the same shape
 *   if (it.size) do loop(it.ptr, it.n, it.steps); while (qn_nditer_next(&it));
 *
 * A loop may advance neither ptr nor n. keep_order: elements come in C order (needed when order can be seen). */
#ifndef QN_ARRAY_ITER_H
#define QN_ARRAY_ITER_H

#include "runtime/object/array/array.h"

enum { QN_ITER_MAX = 5 };

typedef struct qn_nditer {
  char *ptr[QN_ITER_MAX];
  int64_t n;                  /* length of the inner run */
  int64_t steps[QN_ITER_MAX]; /* of the inner run */
  int64_t size;               /* elements in all */
  int nop, ndim;              /* ndim: outer axes */
  int64_t shape[QN_MAX_RANK], index[QN_MAX_RANK];
  int64_t strides[QN_ITER_MAX][QN_MAX_RANK];
} qn_nditer;

void qn_nditer_init(qn_nditer *it, int nop, const qn_view *const *views, bool keep_order);

static inline bool qn_nditer_next(qn_nditer *it) {
  for (int d = it->ndim - 1; d >= 0; d--) {
    if (++it->index[d] < it->shape[d]) {
      for (int k = 0; k < it->nop; k++) it->ptr[k] += it->strides[k][d];
      return true;
    }
    it->index[d] = 0;
    for (int k = 0; k < it->nop; k++) it->ptr[k] -= it->strides[k][d] * (it->shape[d] - 1);
  }
  return false;
}

/* The casts between numeric dtypes: n elements. from ≠ object ≠ to. */
typedef void (*qn_cast_loop)(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n);
qn_cast_loop qn_cast_find(qn_dtype from, qn_dtype to);

typedef enum qn_err_mode { QN_ERR_WARN, QN_ERR_IGNORE, QN_ERR_RAISE } qn_err_mode;
enum { QN_FP_DIVIDE = 1, QN_FP_OVER = 2, QN_FP_INVALID = 4 };
/* Warns (or raises, as np.seterr says) "divide by zero encountered in <name>" and so on. */
int qn_fp_report(qn_rt *rt, int faults, const char *name);
void qn_fp_clear(void); /* clears the processor's flags */
void qn_fp_raise(int faults);
int qn_fp_flags(void); /* the processor's flags as QN_FP_ bits */
/* What the results of a loop (the operand after the inputs) that are not finite mean, as QN_FP_ bits. d: the loop's dtype. */
int qn_fault_values(qn_fault fault, qn_ufunc_id id, qn_dtype d, char **args, int64_t n, const int64_t *steps);

/* Runs a cast (or copy) from operand 0 to operand 1 over everything the iterator covers, on several threads when large. */
void qn_run_cast(qn_rt *rt, const struct qn_nditer *it, qn_cast_loop cast);

/* dst[r][c] = src[c][r] of elements of 4 or 8 bytes: rows of dst are runs, dst_row bytes apart, columns of src are runs, src_col bytes apart.
 * False: not on this machine, nothing done. */
bool qn_turn(char *dst, int64_t dst_row, const char *src, int64_t src_col, int64_t rows, int64_t cols, int64_t item);

/* Runs a loop over everything the iterator covers, on several threads when large; faults are ORed in. */
int qn_run_loop(qn_rt *rt, const struct qn_nditer *it, qn_loop loop, qn_fault fault, qn_ufunc_id id, qn_dtype d);

/* Private state of the runtime's arrays. */
typedef struct qn_array_state {
  qn_print_options print;
  const struct qn_descr *descrs; /* of records */
  uint8_t err[4]; /* np.seterr: qn_err_mode of divide, over, invalid, under (which nothing reports) */
} qn_array_state;
qn_array_state *qn_arrays_of(qn_rt *rt); /* NULL + MemoryError */

/* The buffer under an array. */
int qn_buffer_new(qn_rt *rt, size_t size, bool zeroed, qn_buffer **out);
void qn_random_free(qn_rt *rt); /* random.c */

/* An array in Fortran's order alone: its sums are those of its transpose. */
static inline bool qn_view_mirrored(const qn_view *v) { return (v->flags & (QN_VIEW_C | QN_VIEW_F)) == QN_VIEW_F; }
/* Two views may share an element (extents overlap). */
bool qn_array_views_overlap(const qn_view *a, const qn_view *b);
int qn_nonzero(qn_rt *rt, qn_value a, qn_value *out); /* ndim index arrays, owned */
/* 0-d array → its scalar; other arrays unchanged. Takes v. */
int qn_unwrap_0d(qn_rt *rt, qn_value v, qn_value *out);

void qn_descrs_free(qn_rt *rt, const struct qn_descr *list);
/* How one element of a view is written among the others: all of one width. */
typedef struct qn_elem_format qn_elem_format;
qn_elem_format *qn_elem_format_new(qn_rt *rt, const qn_view *v, const qn_print_options *opt); /* NULL + MemoryError */
int qn_elem_format_put(const qn_elem_format *f, const char *at, qn_buf *out);
void qn_elem_format_free(qn_rt *rt, qn_elem_format *f);
/* As qn_array_text, with the text of the element at an address by a function. */
int qn_array_text_with(qn_rt *rt, qn_value a, const qn_print_options *opt, const char *separator, int prefix, int suffix,
                       int (*element)(void *ctx, const char *at, qn_buf *out), void *ctx, qn_buf *out);
int qn_array_text(qn_rt *rt, qn_value a, const qn_print_options *opt, const char *separator, int prefix, int suffix, qn_buf *out);

int qn_shape_mismatch(qn_rt *rt, const qn_view *dst, const qn_view *src); /* raises ValueError: src does not broadcast to dst */
#endif
