/* test_fft.c - runtime/fft against sums in long double: every length to 200 and chosen longer ones, alone and in batches, forwards,
 * backwards and of real data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "runtime/fft/fft.h"

enum { MOST = 2100, BATCH = 5 };
static double re[(MOST + 2) * BATCH], im[(MOST + 2) * BATCH], x[MOST * BATCH], y[MOST * BATCH];

static double noise(uint64_t *s) { /* in [-1, 1) */
  *s = *s * 6364136223846793005u + 1442695040888963407u;
  return (double)(int64_t)(*s >> 11) / 4503599627370496.0 - 1.0;
}
static void fill(int64_t n) {
  uint64_t s = (uint64_t)n;
  for (int64_t i = 0; i < n; i++) x[i] = noise(&s), y[i] = noise(&s);
}

/* Output k of transform b, and the largest difference to what is in re and im, relative to the size of a typical output. */
static double error_at(int64_t n, int64_t batch, int64_t b, int64_t k, bool real) {
  long double sr = 0, si = 0;
  for (int64_t j = 0; j < n; j++) {
    const long double turn = -6.283185307179586476925286766559005768L * (long double)(j * k % n) / (long double)n, c = cosl(turn), s = sinl(turn);
    long double a = x[j * batch + b], d = real ? 0 : y[j * batch + b];
    sr += a * c - d * s;
    si += a * s + d * c;
  }
  double dr = fabs((double)(sr - (long double)re[k * batch + b])), di = fabs((double)(si - (long double)im[k * batch + b]));
  return (dr > di ? dr : di) / sqrt((double)n);
}

static double *scratch_for(const qn_fft_plan *p, int64_t batch, size_t *bytes) {
  *bytes = qn_fft_scratch(p, batch) * sizeof(double);
  double *room = qn_alloc(&qn_malloc_allocator, *bytes);
  assert_non_null(room);
  return room;
}

static void check(int64_t n, int64_t batch) {
  size_t bytes;
  qn_fft_plan *p = qn_fft_plan_new(&qn_malloc_allocator, n, false);
  assert_non_null(p);
  double *room = scratch_for(p, batch, &bytes);
  fill(n * batch);
  memcpy(re, x, (size_t)(n * batch) * sizeof(double));
  memcpy(im, y, (size_t)(n * batch) * sizeof(double));
  qn_fft_run(p, re, im, batch, true, room);
  double worst = 0;
  for (int64_t b = 0; b < batch; b++)
    for (int64_t k = 0; k < n; k += n > 200 ? n / 7 : 1) worst = fmax(worst, error_at(n, batch, b, k, false));
  if (worst > 1e-14) fail_msg("length %lld, batch %lld: error %g", (long long)n, (long long)batch, worst);
  qn_fft_run(p, re, im, batch, false, room);
  for (int64_t i = 0; i < n * batch; i++)
    if (fabs(re[i] / (double)n - x[i]) > 4e-15 || fabs(im[i] / (double)n - y[i]) > 4e-15) fail_msg("length %lld does not come back", (long long)n);
  qn_free(&qn_malloc_allocator, room, bytes);
  qn_fft_plan_free(&qn_malloc_allocator, p);
}

static void check_real(int64_t n, int64_t batch) {
  static double half[MOST * BATCH];
  size_t bytes;
  qn_fft_plan *p = qn_fft_plan_new(&qn_malloc_allocator, n, true);
  assert_non_null(p);
  double *room = scratch_for(p, batch, &bytes);
  fill(n * batch);
  memcpy(half, x, (size_t)(n * batch) * sizeof(double));
  qn_fft_run_real(p, half, batch, true, room);
  memset(im, 0, sizeof im);
  for (int64_t k = 0; k < n; k++) memcpy((k % 2 || k == 0 ? re : im) + (k + 1) / 2 * batch, half + k * batch, (size_t)batch * sizeof(double));
  double worst = 0;
  for (int64_t b = 0; b < batch; b++)
    for (int64_t k = 0; k <= n / 2; k++) worst = fmax(worst, error_at(n, batch, b, k, true));
  if (worst > 1e-14) fail_msg("real length %lld: error %g", (long long)n, worst);
  qn_fft_run_real(p, half, batch, false, room);
  for (int64_t i = 0; i < n * batch; i++)
    if (fabs(half[i] / (double)n - x[i]) > 4e-15) fail_msg("real length %lld does not come back", (long long)n);
  qn_free(&qn_malloc_allocator, room, bytes);
  qn_fft_plan_free(&qn_malloc_allocator, p);
}

static void short_lengths(void **state) {
  (void)state;
  for (int64_t n = 1; n <= 200; n++) check(n, 1), check(n, BATCH);
}
static void long_lengths(void **state) {
  static const int64_t n[] = {211, 256, 311, 360, 509, 521, 625, 729, 1000, 1009, 1021, 1024, 1331, 1517, 2047, 2048, 2099};
  (void)state;
  for (size_t i = 0; i < QN_COUNT(n); i++) check(n[i], 1), check(n[i], i % 2 ? 2 : BATCH);
}
static void real_data(void **state) {
  (void)state;
  for (int64_t n = 1; n <= 200; n++) check_real(n, 1), check_real(n, n % 2 ? 3 : 5);
  check_real(1018, 1), check_real(1369, 2), check_real(2048, 2), check_real(2099, 1);
}
static void refused(void **state) {
  (void)state;
  assert_null(qn_fft_plan_new(&qn_malloc_allocator, 0, false));
  assert_null(qn_fft_plan_new(&qn_malloc_allocator, -4, true));
  assert_int_equal(qn_fft_good_length(1), 1);
  assert_int_equal(qn_fft_good_length(7), 7);
  assert_int_equal(qn_fft_good_length(13), 14);
  assert_int_equal(qn_fft_good_length(2017), 2025);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(short_lengths), cmocka_unit_test(long_lengths), cmocka_unit_test(real_data), cmocka_unit_test(refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
