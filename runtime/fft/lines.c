/* lines.c - transforms along an axis of an array: its lines, several at a time, to the split form of transforms and back, eight elements at a
 * time where they lie side by side. */
#include "runtime/fft/stage.h"

#define AT(p) (*(REAL *)(void *)(p))
#if defined(QN_FFT_SHUFFLES) && !defined(QN_FFT_SINGLE)
#define EIGHTS 1
#endif

/* `count` lines, of which a batch is made: element k of line b is two numbers, at at[b] + k * step and `gap` bytes further; the second one of
 * `real` lines is zero. In the batch element k begins at [k * row]. */
typedef struct lines {
  char **at;
  int64_t count, step, gap, row;
  bool real;
} lines;

/* Are the lines neighbours, `by` bytes apart? */
static bool side_by_side(const lines *l, int64_t by) {
  for (int64_t b = 1; b < l->count; b++)
    if (l->at[b] - l->at[b - 1] != by) return false;
  return true;
}

#ifdef EIGHTS
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
QN_FFT_CLONES static void split_rows(const lines *l, int64_t n, REAL *restrict re, REAL *restrict im) {
  const int64_t batch = l->count;
  for (int64_t k = 0; k < n; k++, re += l->row, im += l->row) {
    const REAL *p = &AT(l->at[0] + k * l->step);
    int64_t b = 0;
    for (; b + QN_FFT_LANES <= batch; b += QN_FFT_LANES) {
      const lanes x = *(const lanes *)(p + 2 * b), y = *(const lanes *)(p + 2 * b + QN_FFT_LANES);
      *(lanes *)(re + b) = EVEN(x, y), *(lanes *)(im + b) = ODD(x, y);
    }
    for (; b < batch; b++) re[b] = p[2 * b], im[b] = p[2 * b + 1];
  }
}
QN_FFT_CLONES static void join_rows(const lines *l, int64_t n, const REAL *restrict re, const REAL *restrict im, REAL scale) {
  const int64_t batch = l->count;
  for (int64_t k = 0; k < n; k++, re += l->row, im += l->row) {
    REAL *p = &AT(l->at[0] + k * l->step);
    int64_t b = 0;
    for (; b + QN_FFT_LANES <= batch; b += QN_FFT_LANES) {
      const lanes x = *(const lanes *)(re + b) * scale, y = *(const lanes *)(im + b) * scale;
      *(lanes *)(p + 2 * b) = LOWER(x, y), *(lanes *)(p + 2 * b + QN_FFT_LANES) = UPPER(x, y);
    }
    for (; b < batch; b++) p[2 * b] = re[b] * scale, p[2 * b + 1] = im[b] * scale;
  }
}

/* Every line's pairs lie side by side: eight pairs of eight lines. */
QN_FFT_CLONES static void split_eight(char *const *at, int64_t from, REAL *restrict re, REAL *restrict im, int64_t row) {
  lanes r[8], i[8];
#pragma GCC unroll 8
  for (int b = 0; b < 8; b++) {
    const REAL *p = &AT(at[b]) + 2 * from;
    const lanes x = *(const lanes *)p, y = *(const lanes *)(p + QN_FFT_LANES);
    r[b] = EVEN(x, y), i[b] = ODD(x, y);
  }
  turn(r), turn(i);
#pragma GCC unroll 8
  for (int k = 0; k < 8; k++) *(lanes *)(re + (from + k) * row) = r[k], *(lanes *)(im + (from + k) * row) = i[k];
}
QN_FFT_CLONES static void join_eight(char *const *at, int64_t from, const REAL *restrict re, const REAL *restrict im, int64_t row, REAL scale) {
  lanes r[8], i[8];
#pragma GCC unroll 8
  for (int k = 0; k < 8; k++) r[k] = *(const lanes *)(re + (from + k) * row) * scale, i[k] = *(const lanes *)(im + (from + k) * row) * scale;
  turn(r), turn(i);
#pragma GCC unroll 8
  for (int b = 0; b < 8; b++) {
    REAL *p = &AT(at[b]) + 2 * from;
    *(lanes *)p = LOWER(r[b], i[b]), *(lanes *)(p + QN_FFT_LANES) = UPPER(r[b], i[b]);
  }
}
#endif

/* Elements [k, n) of lines [b, end), one by one. */
static void split_rest(const lines *l, int64_t b, int64_t end, int64_t k, int64_t n, REAL *re, REAL *im) {
  for (; k < n; k++)
    for (int64_t j = b; j < end; j++) {
      char *p = l->at[j] + k * l->step;
      re[k * l->row + j] = AT(p), im[k * l->row + j] = l->real ? (REAL)0 : AT(p + l->gap);
    }
}
static void join_rest(const lines *l, int64_t b, int64_t end, int64_t k, int64_t n, const REAL *re, const REAL *im, REAL scale) {
  for (; k < n; k++)
    for (int64_t j = b; j < end; j++) {
      char *p = l->at[j] + k * l->step;
      AT(p) = re[k * l->row + j] * scale, AT(p + l->gap) = im[k * l->row + j] * scale;
    }
}

enum { PART = sizeof(REAL), PAIR = 2 * PART, EIGHT = 8 };

/* n elements of every line to re and im; and from there, times scale. */
static void split(const lines *l, int64_t n, REAL *re, REAL *im) {
  int64_t b = 0;
#ifdef EIGHTS
  if (!l->real && l->gap == PART && l->count > 1 && side_by_side(l, PAIR)) {
    split_rows(l, n, re, im);
    return;
  }
  for (; !l->real && l->gap == PART && l->step == PAIR && b + EIGHT <= l->count; b += EIGHT) {
    int64_t k = 0;
    for (; k + EIGHT <= n; k += EIGHT) split_eight(l->at + b, k, re + b, im + b, l->row);
    split_rest(l, b, b + EIGHT, k, n, re, im);
  }
#endif
  if (!l->real && l->gap != PART && side_by_side(l, PART)) {
    for (int64_t k = 0; k < n; k++, re += l->row, im += l->row) {
      memcpy(re, l->at[0] + k * l->step, (size_t)l->count * PART);
      memcpy(im, l->at[0] + k * l->step + l->gap, (size_t)l->count * PART);
    }
    return;
  }
  split_rest(l, b, l->count, 0, n, re, im);
}

static void join(const lines *l, int64_t n, const REAL *re, const REAL *im, REAL scale) {
  int64_t b = 0;
#ifdef EIGHTS
  if (l->gap == PART && l->count > 1 && side_by_side(l, PAIR)) {
    join_rows(l, n, re, im, scale);
    return;
  }
  for (; l->gap == PART && l->step == PAIR && b + EIGHT <= l->count; b += EIGHT) {
    int64_t k = 0;
    for (; k + EIGHT <= n; k += EIGHT) join_eight(l->at + b, k, re + b, im + b, l->row, scale);
    join_rest(l, b, b + EIGHT, k, n, re, im, scale);
  }
#endif
  join_rest(l, b, l->count, 0, n, re, im, scale);
}

/* --- batches ------------------------------------------------------------------------------------------------------------------ */
typedef struct work {
  const qn_fft_job *job;
  int64_t n, have, in_step, out_step; /* of the data; elements of a line that are there; strides along the axis */
  REAL *re, *im, *scratch;            /* real data: re alone */
  char **from, **to;                  /* the lines of this batch */
} work;

/* n elements of every line; past the end: zeros. */
static void gather(const work *w, int64_t batch, int64_t n, bool real) {
  const int64_t m = w->have < n ? w->have : n;
  const size_t rest = (size_t)((n - m) * batch) * sizeof(REAL);
  split(&(lines){w->from, batch, w->in_step, PART, batch, real}, m, w->re, w->im);
  memset(w->re + m * batch, 0, rest);
  memset(w->im + m * batch, 0, rest);
}

/* Of real lines pairs of neighbours, then a last one. */
static void gather_real(const work *w, int64_t batch) {
  const int64_t m = w->have < w->n ? w->have : w->n;
  split(&(lines){w->from, batch, 2 * w->in_step, w->in_step, 2 * batch, false}, m / 2, w->re, w->re + batch);
  for (int64_t b = 0; b < batch && m % 2; b++) w->re[(m - 1) * batch + b] = AT(w->from[b] + (m - 1) * w->in_step);
  memset(w->re + m * batch, 0, (size_t)((w->n - m) * batch) * sizeof(REAL));
}
static void scatter_real(const work *w, int64_t batch) {
  const int64_t n = w->n;
  join(&(lines){w->to, batch, 2 * w->out_step, w->out_step, 2 * batch, false}, n / 2, w->re, w->re + batch, w->job->scale);
  for (int64_t b = 0; b < batch && n % 2; b++) AT(w->to[b] + (n - 1) * w->out_step) = w->re[(n - 1) * batch + b] * w->job->scale;
}

/* r0, r1, i1, r2, i2, ...: half of the outputs, of which the first and, where n is even, the last are real. */
static void gather_half(const work *w, int64_t batch) {
  const int64_t n = w->n, pairs = (n - 1) / 2, there = w->have - 1 < pairs ? (w->have > 0 ? w->have - 1 : 0) : pairs;
  char **at = w->from;
  for (int64_t b = 0; b < batch; b++) w->re[b] = w->have > 0 ? AT(at[b]) : 0;
  for (int64_t b = 0; b < batch && n % 2 == 0; b++) w->re[(n - 1) * batch + b] = w->have > n / 2 ? AT(at[b] + n / 2 * w->in_step) : 0;
  for (int64_t b = 0; b < batch; b++) at[b] += w->in_step;
  split(&(lines){at, batch, w->in_step, PART, 2 * batch, false}, there, w->re + batch, w->re + 2 * batch);
  memset(w->re + (1 + 2 * there) * batch, 0, (size_t)(2 * (pairs - there) * batch) * sizeof(REAL));
}
static void scatter_half(const work *w, int64_t batch) {
  const int64_t n = w->n;
  for (int64_t b = 0; b < batch; b++) {
    AT(w->to[b]) = w->re[b] * w->job->scale, AT(w->to[b] + PART) = 0;
    if (n % 2 == 0) AT(w->to[b] + n / 2 * w->out_step) = w->re[(n - 1) * batch + b] * w->job->scale, AT(w->to[b] + n / 2 * w->out_step + PART) = 0;
    w->to[b] += w->out_step;
  }
  join(&(lines){w->to, batch, w->out_step, PART, 2 * batch, false}, (n - 1) / 2, w->re + batch, w->re + 2 * batch, w->job->scale);
}

static void run_batch(const work *w, int64_t batch) {
  const qn_fft_job *j = w->job;
  switch (j->kind) {
    case QN_FFT_FROM_REAL:
      gather_real(w, batch);
      qn_fft_run_real(j->plan, w->re, batch, true, w->scratch);
      scatter_half(w, batch);
      break;
    case QN_FFT_TO_REAL:
      gather_half(w, batch);
      qn_fft_run_real(j->plan, w->re, batch, false, w->scratch);
      scatter_real(w, batch);
      break;
    case QN_FFT_FORWARD:
    case QN_FFT_BACKWARD:
      gather(w, batch, w->n, j->real_in);
      qn_fft_run(j->plan, w->re, w->im, batch, j->kind == QN_FFT_FORWARD, w->scratch);
      join(&(lines){w->to, batch, w->out_step, PART, batch, false}, w->n, w->re, w->im, j->scale);
      break;
  }
}

/* Every line along the axis, in C order of the other axes. */
static void run_lines(const work *w, int64_t count, int64_t batch) {
  const qn_fft_job *j = w->job;
  int64_t at[QN_FFT_MAX_AXES] = {0}, filled = 0;
  char *from = (char *)(uintptr_t)j->in, *to = j->out;
  for (int64_t i = 0; i < count; i++) {
    w->from[filled] = from, w->to[filled] = to;
    if (++filled == batch || i == count - 1) run_batch(w, filled), filled = 0;
    for (int d = j->ndim - 1; d >= 0; d--) {
      if (d == j->axis) continue;
      from += j->in_strides[d], to += j->out_strides[d];
      if (++at[d] < j->shape[d]) break;
      from -= at[d] * j->in_strides[d], to -= at[d] * j->out_strides[d];
      at[d] = 0;
    }
  }
}

int qn_fft_axis(const qn_allocator *alloc, const qn_fft_job *job) {
  enum { ROOM = 8192, BATCH_MOST = 2048 };
  const int64_t n = qn_fft_length(job->plan);
  int64_t count = 1, batch = BATCH_MOST / (n + 2) / 8 * 8; /* what a transform reads and writes stays in the nearest cache */
  for (int d = 0; d < job->ndim; d++) count *= d == job->axis ? 1 : job->shape[d];
  if (count == 0) return 0;
  if (batch < 8) batch = ROOM / (n + 2) < 8 ? ROOM / (n + 2) : 8;
  batch = batch < 1 ? 1 : batch > 32 ? 32 : batch;
  if (batch > count) batch = count;
  const bool real = job->kind == QN_FFT_FROM_REAL || job->kind == QN_FFT_TO_REAL;
  const size_t plane = ((size_t)(n * batch) + 15) & ~(size_t)15, pointers = 2 * (size_t)batch * sizeof(char *);
  const size_t need = ((real ? 1 : 2) * plane + qn_fft_scratch(job->plan, batch)) * sizeof(REAL) + pointers;
  char **room = qn_alloc(alloc, need);
  if (!room) return -1;
  work w = {.job = job, .n = n, .have = job->shape[job->axis], .in_step = job->in_strides[job->axis], .out_step = job->out_strides[job->axis], .from = room, .to = room + batch};
  w.re = (REAL *)(void *)(room + 2 * batch);
  w.im = w.re + (real ? 0 : plane);
  w.scratch = w.im + plane;
  run_lines(&w, count, batch);
  qn_free(alloc, room, need);
  return 0;
}
