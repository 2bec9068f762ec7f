/* stage.h - one pass of a transform: what plan.c makes and stage.c runs. Private to runtime/fft. */
#ifndef QN_FFT_STAGE_H
#define QN_FFT_STAGE_H

#include "runtime/base/base.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define QN_FFT_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3")))
#define QN_FFT_SHUFFLES 1 /* __builtin_shuffle */
#else
#define QN_FFT_CLONES
#endif
/* Neighbours, taken at once. */
#ifdef __GNUC__
enum { QN_FFT_LANES = 8 };
typedef double qn_fft_elements __attribute__((vector_size(8 * QN_FFT_LANES), aligned(8), may_alias));
#else
enum { QN_FFT_LANES = 1 };
typedef double qn_fft_elements;
#endif

enum { QN_FFT_MAX_RADIX = 61 }; /* larger prime factors go through Bluestein's convolution */

/* A pass of Stockham's autosort form: the data are r blocks of m groups of s elements; group p of every block becomes r
 * groups of the result. tw: roots[(k - 1) * m + p] for output k, real parts and imaginary parts apart. */
typedef struct qn_fft_stage {
  int64_t r, m, s;
  const double *tr, *ti;
  const double *cr, *ci; /* radix > 5: exp(-2 pi i j / r) for j in [0, r) */
} qn_fft_stage;

/* y = pass(x); s is multiplied by batch. */
void qn_fft_stage_run(const qn_fft_stage *st, int64_t batch, const double *xr, const double *xi, double *yr, double *yi);
#endif
