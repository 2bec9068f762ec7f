/* fft.h - the door of runtime/fft: discrete Fourier transforms of any length in float64 and float32 (names that end in f).
 *
 * A plan holds what a length needs (factors, roots of unity) and is read only while it runs: any number of threads may use
 * one. Data are split: real parts in one array, imaginary parts in another. `batch` transforms run side by side: element k
 * of transform b is at [k * batch + b], so that the loops over b are vector loops whatever the length is. */
#ifndef QN_FFT_H
#define QN_FFT_H

#include "runtime/base/base.h"

enum { QN_FFT_MAX_AXES = 64 };
typedef enum qn_fft_kind { QN_FFT_FORWARD, QN_FFT_BACKWARD, QN_FFT_FROM_REAL, QN_FFT_TO_REAL } qn_fft_kind; /* the last two: half of the outputs */

#define QN_FFT_REAL double
#define QN_FFT_NAME(x) x
#include "runtime/fft/door.h"
#undef QN_FFT_REAL
#undef QN_FFT_NAME
#define QN_FFT_REAL float
#define QN_FFT_NAME(x) x##f
#include "runtime/fft/door.h"
#undef QN_FFT_REAL
#undef QN_FFT_NAME

/* Lengths of at least n whose prime factors are 2, 3, 5, 7 and 11: the least. */
int64_t qn_fft_good_length(int64_t n);
#endif
