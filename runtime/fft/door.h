/* door.h - what fft.h declares once in float64 and once in float32: QN_FFT_REAL is the type, QN_FFT_NAME(x) its names. */
typedef struct QN_FFT_NAME(qn_fft_plan) QN_FFT_NAME(qn_fft_plan);

/* A plan of complex data, or of real ones. NULL: no memory, or n < 1. */
QN_FFT_NAME(qn_fft_plan) *QN_FFT_NAME(qn_fft_plan_new)(const qn_allocator *alloc, int64_t n, bool real);
void QN_FFT_NAME(qn_fft_plan_free)(const qn_allocator *alloc, QN_FFT_NAME(qn_fft_plan) *p);

int64_t QN_FFT_NAME(qn_fft_length)(const QN_FFT_NAME(qn_fft_plan) *p);

/* Numbers of scratch that a run needs. */
size_t QN_FFT_NAME(qn_fft_scratch)(const QN_FFT_NAME(qn_fft_plan) *p, int64_t batch);

/* y[k] = sum over j of x[j] exp(-2 pi i j k / n) (forward, else +2 pi i), in place in re and im (n * batch each), unscaled. scratch: not
 * overlapping. */
void QN_FFT_NAME(qn_fft_run)(const QN_FFT_NAME(qn_fft_plan) *p, QN_FFT_REAL *re, QN_FFT_REAL *im, int64_t batch, bool forward, QN_FFT_REAL *scratch);
/* The same of real data, forward; they become r0, r1, i1, r2, i2, ... (n of them). Backwards from there, times n. */
void QN_FFT_NAME(qn_fft_run_real)(const QN_FFT_NAME(qn_fft_plan) *p, QN_FFT_REAL *x, int64_t batch, bool forward, QN_FFT_REAL *scratch);

/* Transforms along one axis of an array. */
typedef struct QN_FFT_NAME(qn_fft_job) {
  const QN_FFT_NAME(qn_fft_plan) *plan;
  qn_fft_kind kind;
  const char *in;
  char *out;
  int ndim, axis;
  const int64_t *shape, *in_strides, *out_strides; /* of the input, in elements and bytes; the output differs in the axis only */
  bool real_in;      /* of FORWARD and BACKWARD: the input has no imaginary parts */
  QN_FFT_REAL scale; /* of the output */
} QN_FFT_NAME(qn_fft_job);
/* Elements past the input's end are zeros. 0, -1: no memory. */
int QN_FFT_NAME(qn_fft_axis)(const qn_allocator *alloc, const QN_FFT_NAME(qn_fft_job) *job);
