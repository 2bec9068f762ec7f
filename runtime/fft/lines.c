/* lines.c - lines of an array to the split form of transforms and back: eight elements at a time where they lie side by side. */
#include "runtime/fft/fft.h"
#include "runtime/fft/stage.h"

#define AT(p) (*(double *)(void *)(p))

/* Are the lines neighbours, `by` bytes apart? */
static bool side_by_side(const qn_fft_lines *l, int64_t by) {
  for (int64_t b = 1; b < l->count; b++)
    if (l->at[b] - l->at[b - 1] != by) return false;
  return true;
}

#ifdef QN_FFT_SHUFFLES
typedef int64_t picks __attribute__((vector_size(8 * QN_FFT_LANES)));
typedef qn_fft_elements lanes;
#define BOTH(a, b, ...) __builtin_shuffle(a, b, (picks){__VA_ARGS__})
#define EVEN(a, b) BOTH(a, b, 0, 2, 4, 6, 8, 10, 12, 14)
#define ODD(a, b) BOTH(a, b, 1, 3, 5, 7, 9, 11, 13, 15)
#define LOWER(a, b) BOTH(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define UPPER(a, b) BOTH(a, b, 4, 12, 5, 13, 6, 14, 7, 15)

/* Eight by eight, turned: three times the halves are shuffled into each other. */
static inline __attribute__((always_inline)) void turn(lanes *v) {
  lanes w[8];
#pragma GCC unroll 3
  for (int round = 0; round < 3; round++) {
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) w[2 * i] = LOWER(v[i], v[i + 4]), w[2 * i + 1] = UPPER(v[i], v[i + 4]);
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) v[i] = w[i];
  }
}

/* Pairs of element k lie side by side. */
QN_FFT_CLONES static void split_rows(const qn_fft_lines *l, int64_t n, double *restrict re, double *restrict im) {
  const int64_t batch = l->count;
  for (int64_t k = 0; k < n; k++, re += batch, im += batch) {
    const double *p = &AT(l->at[0] + k * l->step);
    int64_t b = 0;
    for (; b + QN_FFT_LANES <= batch; b += QN_FFT_LANES) {
      const lanes x = *(const lanes *)(p + 2 * b), y = *(const lanes *)(p + 2 * b + QN_FFT_LANES);
      *(lanes *)(re + b) = EVEN(x, y), *(lanes *)(im + b) = ODD(x, y);
    }
    for (; b < batch; b++) re[b] = p[2 * b], im[b] = p[2 * b + 1];
  }
}
QN_FFT_CLONES static void join_rows(const qn_fft_lines *l, int64_t n, const double *restrict re, const double *restrict im, double scale) {
  const int64_t batch = l->count;
  for (int64_t k = 0; k < n; k++, re += batch, im += batch) {
    double *p = &AT(l->at[0] + k * l->step);
    int64_t b = 0;
    for (; b + QN_FFT_LANES <= batch; b += QN_FFT_LANES) {
      const lanes x = *(const lanes *)(re + b) * scale, y = *(const lanes *)(im + b) * scale;
      *(lanes *)(p + 2 * b) = LOWER(x, y), *(lanes *)(p + 2 * b + QN_FFT_LANES) = UPPER(x, y);
    }
    for (; b < batch; b++) p[2 * b] = re[b] * scale, p[2 * b + 1] = im[b] * scale;
  }
}

/* Every line's pairs lie side by side: eight pairs of eight lines. */
QN_FFT_CLONES static void split_eight(char *const *at, int64_t from, double *restrict re, double *restrict im, int64_t batch) {
  lanes r[8], i[8];
#pragma GCC unroll 8
  for (int b = 0; b < 8; b++) {
    const double *p = &AT(at[b]) + 2 * from;
    const lanes x = *(const lanes *)p, y = *(const lanes *)(p + QN_FFT_LANES);
    r[b] = EVEN(x, y), i[b] = ODD(x, y);
  }
  turn(r), turn(i);
#pragma GCC unroll 8
  for (int k = 0; k < 8; k++) *(lanes *)(re + (from + k) * batch) = r[k], *(lanes *)(im + (from + k) * batch) = i[k];
}
QN_FFT_CLONES static void join_eight(char *const *at, int64_t from, const double *restrict re, const double *restrict im, int64_t batch, double scale) {
  lanes r[8], i[8];
#pragma GCC unroll 8
  for (int k = 0; k < 8; k++) r[k] = *(const lanes *)(re + (from + k) * batch) * scale, i[k] = *(const lanes *)(im + (from + k) * batch) * scale;
  turn(r), turn(i);
#pragma GCC unroll 8
  for (int b = 0; b < 8; b++) {
    double *p = &AT(at[b]) + 2 * from;
    *(lanes *)p = LOWER(r[b], i[b]), *(lanes *)(p + QN_FFT_LANES) = UPPER(r[b], i[b]);
  }
}
#endif

/* Elements [k, n) of lines [b, end), one by one. */
static void split_rest(const qn_fft_lines *l, int64_t b, int64_t end, int64_t k, int64_t n, double *re, double *im) {
  for (; k < n; k++)
    for (int64_t j = b; j < end; j++) {
      char *p = l->at[j] + k * l->step;
      re[k * l->count + j] = AT(p), im[k * l->count + j] = l->real ? 0.0 : AT(p + l->gap);
    }
}
static void join_rest(const qn_fft_lines *l, int64_t b, int64_t end, int64_t k, int64_t n, const double *re, const double *im, double scale) {
  for (; k < n; k++)
    for (int64_t j = b; j < end; j++) {
      char *p = l->at[j] + k * l->step;
      AT(p) = re[k * l->count + j] * scale, AT(p + l->gap) = im[k * l->count + j] * scale;
    }
}

enum { PART = sizeof(double), PAIR = 2 * PART, EIGHT = 8 };

void qn_fft_split(const qn_fft_lines *l, int64_t n, double *re, double *im) {
  int64_t b = 0;
#ifdef QN_FFT_SHUFFLES
  if (!l->real && l->gap == PART && l->count > 1 && side_by_side(l, PAIR)) {
    split_rows(l, n, re, im);
    return;
  }
  for (; !l->real && l->gap == PART && l->step == PAIR && b + EIGHT <= l->count; b += EIGHT) {
    int64_t k = 0;
    for (; k + EIGHT <= n; k += EIGHT) split_eight(l->at + b, k, re + b, im + b, l->count);
    split_rest(l, b, b + EIGHT, k, n, re, im);
  }
#endif
  if (!l->real && l->gap != PART && side_by_side(l, PART)) {
    for (int64_t k = 0; k < n; k++, re += l->count, im += l->count) {
      memcpy(re, l->at[0] + k * l->step, (size_t)l->count * PART);
      memcpy(im, l->at[0] + k * l->step + l->gap, (size_t)l->count * PART);
    }
    return;
  }
  split_rest(l, b, l->count, 0, n, re, im);
}

void qn_fft_join(const qn_fft_lines *l, int64_t n, const double *re, const double *im, double scale) {
  int64_t b = 0;
#ifdef QN_FFT_SHUFFLES
  if (l->gap == PART && l->count > 1 && side_by_side(l, PAIR)) {
    join_rows(l, n, re, im, scale);
    return;
  }
  for (; l->gap == PART && l->step == PAIR && b + EIGHT <= l->count; b += EIGHT) {
    int64_t k = 0;
    for (; k + EIGHT <= n; k += EIGHT) join_eight(l->at + b, k, re + b, im + b, l->count, scale);
    join_rest(l, b, b + EIGHT, k, n, re, im, scale);
  }
#endif
  join_rest(l, b, l->count, 0, n, re, im, scale);
}
