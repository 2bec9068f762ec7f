/* linalg_impl.h - what the files of this folder share. */
#ifndef QN_LINALG_IMPL_H
#define QN_LINALG_IMPL_H

#include "runtime/linalg/linalg.h"
#include "runtime/linalg/module/ops.h"

/* The module's functions for a dtype. NULL: it has none, or the module cannot be opened (see *status). */
const qn_lin_set *qn_lin_set_of(qn_dtype d, qn_lin_status *status);
bool qn_lin_has_blas(int dtype);

/* c (m, n) = a (m, k) b (k, n), or added to it: own loops over elements at byte strides, summed in the order of k,
 * `fused` (float64 and float32): each product added as it is, rounded once. */
typedef struct qn_lin_mat {
  char *p;
  int64_t rs, cs; /* bytes from row to row, from column to column */
} qn_lin_mat;
void qn_lin_own(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k, bool fused);
void qn_lin_own_stack(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, const int64_t *step, int64_t items, int64_t m, int64_t n, int64_t k, bool fused);
/* Each element the dot product of a row and a column: float64 and float32, short ones. */
void qn_lin_dots(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k);
/* A matrix whose product with a vector BLAS sums in an order of its own, and that product: two to four columns, rows side by side. */
bool qn_lin_is_few(const qn_view *a);
void qn_lin_few(qn_lin_mat a, qn_lin_mat x, qn_lin_mat y, int64_t m, int64_t k);

/* Copies a 2-D view to or from column-major memory with ld rows. */
void qn_lin_pull(void *to, int64_t ld, const qn_view *from);
void qn_lin_push(const qn_view *to, const void *from, int64_t ld);

#endif
