/* module.c - quern-linalg.so: the only part that links BLAS and LAPACK (OpenBLAS has both). Loaded when a program first needs it,
 * so that others do not pay for it.
 *
 * OpenBLAS built for OpenMP uses as many threads as the calling task may have: each call is bracketed so that it may have one.
 * How work is spread over threads is libquern's business, by a fixed tiling: results must not depend on the number of threads. */
#include "runtime/linalg/module/ops.h"

#include <omp.h>
#include <stdbool.h>
#include <stdlib.h>

#pragma GCC diagnostic ignored "-Wredundant-decls"

int openblas_get_parallel(void);
void openblas_set_num_threads(int n);

typedef struct alone {
  int before;
} alone;

static alone alone_begin(void) {
  alone t = {omp_get_max_threads()};
  if (t.before != 1) omp_set_num_threads(1);
  return t;
}
static void alone_end(alone t) {
  if (t.before != 1) omp_set_num_threads(t.before);
}

#define P s
#define R float
#define COMPLEX 0
#define ORGQR orgqr
#define SYEVD syevd
#include "runtime/linalg/module/set.inc"
#undef P
#undef R
#define P d
#define R double
#include "runtime/linalg/module/set.inc"
#undef P
#undef R
#undef COMPLEX
#undef ORGQR
#undef SYEVD

#define P c
#define R float
#define COMPLEX 1
#define ORGQR ungqr
#define SYEVD heevd
#include "runtime/linalg/module/set.inc"
#undef P
#undef R
#define P z
#define R double
#include "runtime/linalg/module/set.inc"

__attribute__((visibility("default"))) const qn_lin_module *qn_linalg_module(void) {
  static const qn_lin_module module = {QN_LIN_MODULE_VERSION, &s_set, &d_set, &c_set, &z_set};
  if (openblas_get_parallel() == 1) openblas_set_num_threads(1); /* built on plain threads: it has a pool of its own */
  return &module;
}
