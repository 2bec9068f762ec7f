/* Products and decompositions of runtime/linalg: against sums in plain order, over every dtype and layout, and the same bits
 * however the loops are cut. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "runtime/linalg/linalg.h"

/* Seven parts, the last one first. */
static void seven(void *user, void (*body)(void *, int64_t, int64_t), void *frame, int64_t n, int64_t cost_ps) {
  (void)cost_ps;
  ++*(int *)user;
  for (int64_t p = 7; p-- > 0;)
    if (n * p / 7 < n * (p + 1) / 7) body(frame, n * p / 7, n * (p + 1) / 7);
}
static int loops;
static const qn_lin_env serial = {.alloc = &qn_malloc_allocator}, spread = {.alloc = &qn_malloc_allocator, .parallel = seven, .user = &loops};

/* A matrix of small numbers in one of the layouts: 0 rows, 1 columns, 2 every other element, 3 backwards. */
static qn_view matrix(qn_dtype d, int64_t rows, int64_t cols, int layout, int seed, void **held) {
  int64_t item = qn_dtypes[d].size, n = 4 * rows * cols + 4;
  char *p = calloc((size_t)n, (size_t)item);
  assert_non_null(p);
  for (int64_t i = 0; i < n; i++) {
    double x = (double)((i * 7 + seed) % 11) - 5;
    int8_t small = (int8_t)x;
    switch ((int)d) {
      case QN_D_FLOAT64: ((double *)(void *)p)[i] = x / 3; break;
      case QN_D_FLOAT32: ((float *)(void *)p)[i] = (float)x / 3; break;
      case QN_D_COMPLEX128: ((double *)(void *)p)[2 * i] = x / 3, ((double *)(void *)p)[2 * i + 1] = (double)((i + seed) % 5); break;
      case QN_D_COMPLEX64: ((float *)(void *)p)[2 * i] = (float)x / 3, ((float *)(void *)p)[2 * i + 1] = (float)((i + seed) % 5); break;
      case QN_D_INT64: ((int64_t *)(void *)p)[i] = small; break;
      case QN_D_INT32: ((int32_t *)(void *)p)[i] = small; break;
      default: p[i] = small; break;
    }
  }
  *held = p;
  qn_view v = {.data = p, .ndim = 2, .dtype = (uint8_t)d, .shape = {rows, cols}, .strides = {cols * item, item}};
  if (layout == 1) v.strides[0] = item, v.strides[1] = rows * item;
  if (layout == 2) v.strides[0] = 4 * cols * item, v.strides[1] = 2 * item;
  if (layout == 3 && rows > 0 && cols > 0) v.data = p + (rows * cols - 1) * item, v.strides[0] = -cols * item, v.strides[1] = -item;
  return v;
}

static void read_element(const qn_view *v, int64_t i, int64_t j, double *re, double *im) {
  const char *p = (const char *)v->data + i * v->strides[0] + j * v->strides[1];
  *im = 0;
  switch ((int)v->dtype) {
    case QN_D_FLOAT64: *re = *(const double *)(const void *)p; break;
    case QN_D_FLOAT32: *re = (double)*(const float *)(const void *)p; break;
    case QN_D_COMPLEX128: *re = ((const double *)(const void *)p)[0], *im = ((const double *)(const void *)p)[1]; break;
    case QN_D_COMPLEX64: *re = (double)((const float *)(const void *)p)[0], *im = (double)((const float *)(const void *)p)[1]; break;
    case QN_D_INT64: *re = (double)*(const int64_t *)(const void *)p; break;
    case QN_D_INT32: *re = (double)*(const int32_t *)(const void *)p; break;
    default: *re = (double)*(const int8_t *)p; break;
  }
}

static void compare_product(const qn_view *a, const qn_view *b, const qn_view *c, int64_t step) {
  double slack = a->dtype == QN_D_FLOAT32 || a->dtype == QN_D_COMPLEX64 ? 1e-5 : 1e-13;
  for (int64_t i = 0; i < c->shape[0]; i += step)
    for (int64_t j = 0; j < c->shape[1]; j += step) {
      double re = 0, im = 0, size = 1, gr, gi;
      for (int64_t l = 0; l < a->shape[1]; l++) {
        double ar, ai, br, bi;
        read_element(a, i, l, &ar, &ai);
        read_element(b, l, j, &br, &bi);
        re += ar * br - ai * bi, im += ar * bi + ai * br;
        size += (fabs(ar) + fabs(ai)) * (fabs(br) + fabs(bi));
      }
      read_element(c, i, j, &gr, &gi);
      if (a->dtype == QN_D_INT8) re = (double)(int8_t)(int64_t)re;
      assert_true(fabs(re - gr) <= slack * size && fabs(im - gi) <= slack * size);
    }
}

static void product_of(qn_dtype d, int64_t m, int64_t k, int64_t n, int la, int lb) {
  void *held[4];
  qn_view a = matrix(d, m, k, la, 1, &held[0]), b = matrix(d, k, n, lb, 2, &held[1]);
  qn_view c = matrix(d, m, n, 0, 3, &held[2]), e = matrix(d, m, n, 0, 4, &held[3]);
  assert_int_equal(qn_lin_product(&serial, &a, &b, &c), QN_LIN_OK);
  assert_int_equal(qn_lin_product(&spread, &a, &b, &e), QN_LIN_OK);
  assert_memory_equal(c.data, e.data, (size_t)(m * n * qn_dtypes[d].size));
  compare_product(&a, &b, &c, m * n > 10000 ? 37 : 1);
  for (int i = 0; i < 4; i++) free(held[i]);
}

static void test_products(void **state) {
  static const qn_dtype dtypes[] = {QN_D_FLOAT64, QN_D_FLOAT32, QN_D_COMPLEX128, QN_D_COMPLEX64, QN_D_INT64, QN_D_INT32, QN_D_INT8};
  static const int64_t sizes[][3] = {{1, 1, 1}, {3, 3, 3}, {4, 4, 4}, {5, 4, 3}, {1, 40, 1}, {1, 9, 20}, {20, 9, 1}, {17, 33, 5}, {40, 3, 50}, {0, 3, 2}, {2, 0, 3}};
  (void)state;
  for (size_t t = 0; t < QN_COUNT(dtypes); t++)
    for (size_t s = 0; s < QN_COUNT(sizes); s++)
      for (int layouts = 0; layouts < 16; layouts++) product_of(dtypes[t], sizes[s][0], sizes[s][1], sizes[s][2], layouts / 4, layouts % 4);
}

static void test_tiles(void **state) {
  (void)state;
  loops = 0;
  product_of(QN_D_FLOAT64, 300, 210, 270, 0, 1);
  product_of(QN_D_FLOAT64, 600, 130, 90, 1, 0);
  product_of(QN_D_FLOAT64, 60, 200, 900, 0, 0);
  product_of(QN_D_FLOAT32, 513, 100, 401, 0, 2);
  product_of(QN_D_COMPLEX128, 260, 100, 260, 3, 0);
  product_of(QN_D_INT32, 90, 80, 70, 0, 0);
  product_of(QN_D_FLOAT64, 1500, 1100, 1, 0, 0);
  product_of(QN_D_FLOAT64, 1, 1100, 1500, 0, 0);
  assert_true(loops >= 8);
}

static void test_dot(void **state) {
  (void)state;
  for (int64_t n = 0; n <= 200000; n = n < 100 ? n + 1 : n * 13) {
    void *held[2];
    qn_view a = matrix(QN_D_FLOAT64, n, 1, 0, 1, &held[0]), b = matrix(QN_D_FLOAT64, n, 1, 2, 5, &held[1]);
    double x = 1, y = 2, sum = 0;
    a.ndim = b.ndim = 1;
    assert_int_equal(qn_lin_dot(&serial, &a, &b, false, &x), QN_LIN_OK);
    assert_int_equal(qn_lin_dot(&spread, &a, &b, false, &y), QN_LIN_OK);
    for (int64_t i = 0; i < n; i++) sum += ((const double *)a.data)[i] * *(const double *)(const void *)((const char *)b.data + i * b.strides[0]);
    assert_memory_equal(&x, &y, sizeof x);
    assert_true(fabs(x - sum) <= 1e-12 * (double)(n + 1));
    free(held[0]), free(held[1]);
  }
}

/* A stack of 60 systems of which the 31st is singular: all others are solved, however the stack is cut. */
static void test_stack(void **state) {
  enum { N = 5, ITEMS = 60 };
  static double a[ITEMS][N][N], b[ITEMS][N], x[2][ITEMS][N];
  uint8_t failed[ITEMS];
  (void)state;
  for (int t = 0; t < ITEMS; t++)
    for (int i = 0; i < N; i++) {
      b[t][i] = t - i;
      for (int j = 0; j < N; j++) a[t][i][j] = t == 30 ? 1 : (i == j) * 9 + (t * 7 + i * 3 + j) % 5;
    }
  for (int run = 0; run < 2; run++) {
    int64_t matrix_step = sizeof a[0], vector_step = sizeof b[0];
    qn_view va = {.data = a, .ndim = 3, .dtype = QN_D_FLOAT64, .shape = {ITEMS, N, N}, .strides = {matrix_step, N * 8, 8}};
    qn_view vb = {.data = b, .ndim = 2, .dtype = QN_D_FLOAT64, .shape = {ITEMS, N}, .strides = {vector_step, 8}}, vx = vb;
    vx.data = x[run];
    qn_lin_call call = {.op = QN_LIN_SOLVE, .batch = 1, .v = {&va, &vb, &vx}};
    assert_int_equal(qn_lin_run(run ? &spread : &serial, &call, failed), QN_LIN_SINGULAR);
    for (int t = 0; t < ITEMS; t++) {
      assert_int_equal(failed[t], t == 30 ? QN_LIN_SINGULAR : QN_LIN_OK);
      for (int i = 0; i < N && t != 30; i++) {
        double r = -b[t][i];
        for (int j = 0; j < N; j++) r += a[t][i][j] * x[run][t][j];
        assert_true(fabs(r) < 1e-10);
      }
      assert_true(t != 30 || isnan(x[run][t][0]));
    }
  }
  assert_memory_equal(x[0], x[1], sizeof x[0]);
}

static void *refuse(void *user, void *p, size_t old_n, size_t n) {
  (void)user, (void)old_n;
  return n ? NULL : (free(p), NULL);
}

static void test_memory(void **state) { /* nothing to allocate with: a status */
  static const qn_allocator none = {.realloc = refuse};
  qn_lin_env poor = {.alloc = &none};
  double a[4] = {1, 2, 3, 4}, x[4];
  qn_view v = {.data = a, .ndim = 2, .dtype = QN_D_FLOAT64, .shape = {2, 2}, .strides = {16, 8}}, r = v;
  r.data = x;
  qn_lin_call call = {.op = QN_LIN_INV, .v = {&v, &r}};
  (void)state;
  assert_int_equal(qn_lin_run(&poor, &call, NULL), QN_LIN_NO_MEMORY);
  assert_int_equal(qn_lin_run(&serial, &call, NULL), QN_LIN_OK);
  assert_true(fabs(x[0] + 2) < 1e-12 && fabs(x[3] + 0.5) < 1e-12);
  void *held[3];
  qn_view wide = matrix(QN_D_FLOAT64, 30, 30, 2, 1, &held[0]), other = matrix(QN_D_FLOAT64, 30, 30, 0, 2, &held[1]), c = matrix(QN_D_FLOAT64, 30, 30, 0, 3, &held[2]);
  assert_int_equal(qn_lin_product(&poor, &wide, &other, &c), QN_LIN_NO_MEMORY);
  for (int i = 0; i < 3; i++) free(held[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_products), cmocka_unit_test(test_tiles), cmocka_unit_test(test_dot),
                                     cmocka_unit_test(test_stack), cmocka_unit_test(test_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
