/* linalg.h - the door of runtime/linalg: products and decompositions of matrices that lie in views of any strides.
 *
 * What a changer must know
 *   - Small products, and those of ints and bools, are own loops that sum in the order of k; larger ones of floats and complex
 *     numbers go to BLAS, one thread a call, over a tiling that depends on the shapes alone. Decompositions are LAPACK's, one
 *     thread each; batches are spread. So results have the same bits for any number of threads.
 *   - BLAS and LAPACK lie in quern-linalg.so (module/), opened at the first call that wants it.
 *   - Functions here know no objects: the VM (object/array/algebra.c, vm/modules) and kernels (kernel/linalg.c) both call them. */
#ifndef QN_LINALG_H
#define QN_LINALG_H

#include "runtime/abi.h"
#include "runtime/base/base.h"

typedef enum qn_lin_status {
  QN_LIN_OK,
  QN_LIN_SINGULAR,
  QN_LIN_NOT_POSITIVE,   /* cholesky */
  QN_LIN_NO_CONVERGENCE,
  QN_LIN_NO_MEMORY,
  QN_LIN_NO_MODULE,      /* quern-linalg.so cannot be opened: qn_lin_why */
  QN_LIN_TOO_LARGE       /* a dimension beyond int32 */
} qn_lin_status;

/* Who computes: where scratch memory comes from, and how loops run. Several threads may share one. */
typedef enum qn_lin_order { /* in which order small products of floats are summed */
  QN_LIN_AS_BLAS,
  QN_LIN_IN_ORDER, /* of k, each product rounded: as np.einsum */
  QN_LIN_AS_DOTS   /* each element is the dot product of two vectors: as np.dot of more than two dimensions */
} qn_lin_order;
typedef struct qn_lin_env {
  const qn_allocator *alloc;
  /* As rt->hooks.parallel: body over [0, n), cost_ps picoseconds for one index. NULL: serial */
  void (*parallel)(void *user, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n, int64_t cost_ps);
  void *user;
  qn_lin_order order;
} qn_lin_env;

bool qn_lin_ready(void);          /* opens the module; false: it cannot be opened */
const char *qn_lin_why(void);     /* then: why (static text) */

/* Up to so many multiply-adds a product is an own loop (kernels write it out: frontend/types/prelude_linear.py has the number
 * too). Measured on x86-64 with AVX-512: BLAS takes 30 ns for 4³, the loop 55. */
enum { QN_LIN_SMALL = 4 * 4 * 4, QN_LIN_DOT = 15, QN_LIN_DOTS = 512 }; /* DOTS: in the order of dots */

/* c (m, n) = a (m, k) @ b (k, n): 2-D views of one numeric dtype; c overlaps neither. [any thread] */
qn_lin_status qn_lin_product(const qn_lin_env *env, const qn_view *a, const qn_view *b, const qn_view *c);
/* `items` such products of at most QN_LIN_SMALL multiply-adds, each step[o] bytes after the one before. [any thread] */
void qn_lin_stack(const qn_view *a, const qn_view *b, const qn_view *c, const int64_t *step, int64_t items, qn_lin_order order);
/* *out (one element) = sum of a[i] b[i], of conj(a[i]) b[i] when conj; 1-D views of one numeric dtype. [any thread] */
qn_lin_status qn_lin_dot(const qn_lin_env *env, const qn_view *a, const qn_view *b, bool conj, void *out);

/* --- decompositions: ops over views whose last two dimensions (or one) are the core; what lies before are batches of one shape.
 * All have the dtype float32, float64, complex64 or complex128 of the first, reals (singular values, norms) its precision;
 * results may be views of any strides. An absent result (NULL) is not computed. */
typedef enum qn_lin_op {
  QN_LIN_SOLVE,     /* a (n, n), b (n, m); x (n, m) */
  QN_LIN_INV,       /* a (n, n); x (n, n) */
  QN_LIN_SLOGDET,   /* a (n, n); sign (), log of |det| () real; either may be NULL */
  QN_LIN_CHOLESKY,  /* a (n, n); r (n, n). flag: upper */
  QN_LIN_QR,        /* a (m, n); q (m, p) or NULL, r (p, n): p is min(m, n), or m for the complete q */
  QN_LIN_QR_RAW,    /* a (m, n); h (n, m), tau (min(m, n)) */
  QN_LIN_SVD,       /* a (m, n); u (m, p) or NULL, s (min) real, vt (p', n) or NULL */
  QN_LIN_EIG,       /* a (n, n); w (n) complex, v (n, n) complex or NULL */
  QN_LIN_EIGH,      /* a (n, n); w (n) real, v (n, n) or NULL. flag: the upper triangle counts */
  QN_LIN_LSTSQ      /* a (m, n), b (m, k); x (max(m, n), k): solution, then residuals; s (min) real, rank () int32. rcond */
} qn_lin_op;
enum { QN_LIN_OPERANDS = 5 };

typedef struct qn_lin_call {
  qn_lin_op op;
  int flag;
  double rcond;
  const qn_view *v[QN_LIN_OPERANDS]; /* in the order above; NULL: absent */
  int batch;                         /* leading dimensions, the same of every view (strides may be 0) */
} qn_lin_call;

/* Runs every item, whatever fails: the status is that of the first item that failed. failed (may be NULL): one byte an item in C
 * order, set to its status; results of such items are NaN. [any thread] */
qn_lin_status qn_lin_run(const qn_lin_env *env, const qn_lin_call *call, uint8_t *failed);

#endif
