/* fft.h - the door of runtime/fft: discrete Fourier transforms of any length in float64.
 *
 * A plan holds what a length needs (factors, roots of unity) and is read only while it runs: any number of threads may use
 * one. Data are split: real parts in one array, imaginary parts in another. `batch` transforms run side by side: element k
 * of transform b is at [k * batch + b], so that the loops over b are vector loops whatever the length is. */
#ifndef QN_FFT_H
#define QN_FFT_H

#include "runtime/base/base.h"

typedef struct qn_fft_plan qn_fft_plan;

/* NULL: no memory, or n < 1. */
qn_fft_plan *qn_fft_plan_new(const qn_allocator *alloc, int64_t n);
void qn_fft_plan_free(const qn_allocator *alloc, qn_fft_plan *p);

/* float64s of scratch that qn_fft_run needs. */
size_t qn_fft_scratch(const qn_fft_plan *p, int64_t batch);

/* y[k] = sum over j of x[j] exp(-2 pi i j k / n), in place in re and im (n * batch each), unscaled. The inverse with +i:
 * swap re and im. scratch: qn_fft_scratch float64s, 64-byte aligned, not overlapping. */
void qn_fft_run(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch);

/* Transforms of real data of even length n, by one of n / 2 complex numbers. plan: qn_fft_plan_new_real(n).
 * forward: re[j] = x[2j], im[j] = x[2j + 1], j in [0, n / 2); then re and im hold the outputs 0 to n / 2: they have room for
 * n / 2 + 1 elements of every batch. backward is its inverse, times n; imaginary parts of outputs 0 and n / 2 are not read. */
qn_fft_plan *qn_fft_plan_new_real(const qn_allocator *alloc, int64_t n);
void qn_fft_real_forward(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch);
void qn_fft_real_backward(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch);

/* `count` lines of an array, of which a batch is made: element k of line b is two float64s, at at[b] + k * step and `gap` bytes further; the
 * second one of `real` lines is zero. */
typedef struct qn_fft_lines {
  char **at;
  int64_t count, step, gap;
  bool real;
} qn_fft_lines;
/* n elements of every line to re and im; and from there, times scale. */
void qn_fft_split(const qn_fft_lines *l, int64_t n, double *re, double *im);
void qn_fft_join(const qn_fft_lines *l, int64_t n, const double *re, const double *im, double scale);

/* Lengths of at least n whose prime factors are 2, 3 and 5: the least. */
int64_t qn_fft_good_length(int64_t n);
/* exp(-2 pi i k / n), correctly rounded but for the last bit. 0 <= k < n. */
void qn_fft_root(int64_t k, int64_t n, double *re, double *im);
#endif
