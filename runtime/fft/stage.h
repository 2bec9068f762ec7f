/* stage.h - between the files of runtime/fft, which are compiled twice: in float64, and with QN_FFT_SINGLE in float32 (single.c). Private. */
#ifndef QN_FFT_STAGE_H
#define QN_FFT_STAGE_H

#include "runtime/fft/fft.h"

#ifdef QN_FFT_SINGLE
#define REAL float
#define qn_fft_plan qn_fft_planf
#define qn_fft_plan_new qn_fft_plan_newf
#define qn_fft_plan_free qn_fft_plan_freef
#define qn_fft_length qn_fft_lengthf
#define qn_fft_scratch qn_fft_scratchf
#define qn_fft_run qn_fft_runf
#define qn_fft_run_real qn_fft_run_realf
#define qn_fft_job qn_fft_jobf
#define qn_fft_axis qn_fft_axisf
#define qn_fft_stage_run qn_fft_stage_runf
#define qn_fft_real_stage_run qn_fft_real_stage_runf
#else
#define REAL double
#endif

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define QN_FFT_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3")))
#define QN_FFT_SHUFFLES 1 /* __builtin_shuffle */
#else
#define QN_FFT_CLONES
#endif
/* Neighbours, taken at once. */
#ifdef __GNUC__
enum { QN_FFT_LANES = 8 };
typedef REAL qn_fft_elements __attribute__((vector_size(sizeof(REAL) * QN_FFT_LANES), aligned(sizeof(REAL)), may_alias));
#else
enum { QN_FFT_LANES = 1 };
typedef REAL qn_fft_elements;
#endif

enum { QN_FFT_CHUNK = 32 }; /* elements that a pass of any odd radix takes at a time */

/* A pass of Stockham's autosort form: the data are r blocks of m groups of s elements; group p of every block becomes r
 * groups of the result. Roots are exp(2 pi i ...): cosines and sines apart. */
typedef struct qn_fft_stage {
  int64_t r, m, s;
  const REAL *tr, *ti; /* complex data: of output k and group p at [(k - 1) * m + p]; real: of input k and pair p at [(k - 1) * (m / 2) + p - 1] */
  const REAL *cr, *ci; /* other radices than those with a body of their own: exp(2 pi i j / r) for j in [0, r) */
} qn_fft_stage;

/* y = pass(x); s is multiplied by batch. lane: 4 * (r / 2) * QN_FFT_CHUNK numbers where the radix has no body of its own (of real data 4 * r * QN_FFT_CHUNK). */
void qn_fft_stage_run(const qn_fft_stage *st, int64_t batch, const REAL *xr, const REAL *xi, REAL *yr, REAL *yi, REAL *lane);
/* A pass of real data (real.c): m numbers stand for a real one and pairs (and a real one, where m is even). */
void qn_fft_real_stage_run(const qn_fft_stage *st, int64_t batch, bool forward, const REAL *x, REAL *y, REAL *lane);
#endif
