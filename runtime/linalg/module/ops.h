/* ops.h - what quern-linalg.so gives: BLAS and LAPACK for one element type each, behind C functions without Fortran's ways.
 *
 * Matrices are column-major; counts are ints; outputs may be NULL where a comment says so. Functions with a result return
 * LAPACK's info: 0 fine, > 0 as its documentation says, QN_LIN_INFO_MEMORY when a workspace could not be had. All of them run
 * on the calling thread alone and may be called from any number of threads. The module takes no symbol from libquern. */
#ifndef QN_LINALG_OPS_H
#define QN_LINALG_OPS_H

#include <stddef.h>
#include <stdint.h>

enum { QN_LIN_MODULE_VERSION = 2, QN_LIN_INFO_MEMORY = 1 << 30 };

typedef struct qn_lin_set {
  /* c (m, n) = op(a) (m, k) op(b) (k, n); op is 'N' or 'T' */
  void (*gemm)(char ta, char tb, int m, int n, int k, const void *a, int lda, const void *b, int ldb, void *c, int ldc);
  /* the lower triangle of c (n, n) = a' a, a (k, n), when t is 'T'; = a a', a (n, k), when it is 'N'. Nothing is conjugated */
  void (*syrk)(char t, int n, int k, const void *a, int lda, void *c, int ldc);
  /* y = op(a) x; a (m, n) */
  void (*gemv)(char t, int m, int n, const void *a, int lda, const void *x, int incx, void *y, int incy);
  int (*getrf)(int n, void *a, int lda, int *pivots);
  int (*gesv)(int n, int nrhs, void *a, int lda, int *pivots, void *b, int ldb);
  int (*potrf)(char uplo, int n, void *a, int lda);
  int (*geqrf)(int m, int n, void *a, int lda, void *tau);
  int (*orgqr)(int m, int n, int k, void *a, int lda, const void *tau);
  /* job 'A', 'S' or 'N' (u and vt unused); s real */
  int (*gesdd)(char job, int m, int n, void *a, int lda, void *s, void *u, int ldu, void *vt, int ldvt);
  /* w, v: complex, of the same precision; v (n, n) may be NULL */
  int (*geev)(int n, void *a, int lda, void *w, void *v);
  int (*syevd)(char job, char uplo, int n, void *a, int lda, void *w); /* vectors over a when job is 'V'; w real */
  int (*gelsd)(int m, int n, int nrhs, void *a, int lda, void *b, int ldb, void *s, double rcond, int *rank);
} qn_lin_set;

typedef struct qn_lin_module {
  int32_t version; /* QN_LIN_MODULE_VERSION */
  const qn_lin_set *f32, *f64, *c64, *c128;
} qn_lin_module;

typedef const qn_lin_module *(*qn_lin_module_fn)(void);
const qn_lin_module *qn_linalg_module(void); /* the one symbol that the module exports */

#endif
