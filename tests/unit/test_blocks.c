/* test_blocks.c - programs over blocks (runtime/object/array/blocks.h): outputs, folds and filters against plain loops and against
 * the engine's sum, over lengths around the sizes of blocks, strides and shapes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "runtime/object/array/blocks.h"

enum { MOST = 200000 };
static double x[MOST], y[MOST], out[MOST], want[MOST];
static uint8_t picks[MOST];
static uint64_t bits[MOST / 64 + 1];
static int64_t before[MOST / QN_PICK_SPAN + 2];

static void setup(void) {
  uint64_t s = 1;
  for (int i = 0; i < MOST; i++) {
    s = s * UINT64_C(6364136223846793005) + 1442695040888963407;
    x[i] = (double)(int64_t)(s >> 40) / 1000 - 8000;
    y[i] = (double)(s >> 33 & 1023) / 7;
    picks[i] = s >> 60 & 1;
  }
}

static qn_view view(double *data, int ndim, const int64_t *shape, const int64_t *strides) {
  qn_view v = {.data = data, .dtype = QN_D_FLOAT64, .ndim = ndim};
  for (int d = 0; d < ndim; d++) v.shape[d] = shape[d], v.strides[d] = strides[d] * 8;
  return v;
}

static int op2(qn_blocks *p, qn_ufunc_id id, int a, int b) {
  qn_ufunc_types t;
  qn_optype in[2] = {{p->values[a].dtype, QN_STRONG}, {p->values[b].dtype, QN_STRONG}};
  assert_true(qn_ufunc_resolve(id, in, &t));
  return qn_blocks_ufunc(p, id, &t, (int[]){a, b});
}

/* Memory as it comes from others: nothing of it may be taken for a wish of the caller. */
static void *dirty(void *user, void *p, size_t old, size_t n) {
  p = qn_malloc_allocator.realloc(user, p, old, n);
  if (p && n > old) memset((char *)p + old, 0xbe, n - old);
  return p;
}

static void begins_clean(void **state) {
  (void)state;
  const qn_allocator a = {dirty, NULL};
  qn_blocks *p = qn_blocks_new(&a, 2, (int64_t[]){3, 4});
  assert_non_null(p);
  uint8_t mirrored;
  memcpy(&mirrored, &p->mirrored, 1);
  assert_int_equal(mirrored, 0);
  assert_null(p->picks);
  qn_blocks_free(p);
}

/* x * y - x, its sum and extrema, and how many are positive. */
static void one_line(int64_t n) {
  qn_view vx = view(x, 1, &n, (int64_t[]){1}), vy = view(y, 1, &n, (int64_t[]){1}), vo = view(out, 1, &n, (int64_t[]){1});
  qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 1, &n);
  int a = qn_blocks_input(p, &vx), b = qn_blocks_input(p, &vy), zero = qn_blocks_const(p, QN_D_FLOAT64, &(double){0});
  assert_int_equal(qn_blocks_input(p, &vx), a);
  int r = op2(p, QN_UF_subtract, op2(p, QN_UF_multiply, a, b), a);
  int sum = qn_blocks_fold(p, QN_BLOCK_SUM, r), least = qn_blocks_fold(p, QN_BLOCK_MIN, r), most = qn_blocks_fold(p, QN_BLOCK_MAX, r);
  int count = qn_blocks_fold(p, QN_BLOCK_COUNT, op2(p, QN_UF_greater, r, zero));
  assert_true(qn_blocks_output(p, r, &vo));
  assert_int_equal(qn_blocks_run(p, NULL), 0);
  double lo = INFINITY, hi = -INFINITY;
  int64_t positive = 0;
  for (int64_t i = 0; i < n; i++) {
    want[i] = x[i] * y[i] - x[i];
    assert_true(out[i] == want[i]);
    lo = want[i] < lo ? want[i] : lo, hi = want[i] > hi ? want[i] : hi;
    positive += want[i] > 0;
  }
  assert_true(p->folds[sum].f == qn_sum_f64(want, n));
  assert_true(p->folds[least].f == lo && p->folds[most].f == hi);
  assert_int_equal(p->folds[count].i, positive);
  qn_blocks_free(p);
}

/* The bits of x > limit as an output, packed as the picks of bytes are. */
static void packed(int64_t n) {
  static uint64_t got[MOST / 64 + 1];
  const qn_view vx = view(x, 1, &n, (int64_t[]){1});
  qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 1, &n);
  const int a = qn_blocks_input(p, &vx), limit = qn_blocks_const(p, QN_D_FLOAT64, &(double){100});
  assert_true(qn_blocks_bits(p, op2(p, QN_UF_greater, a, limit), got));
  assert_int_equal(qn_blocks_run(p, NULL), 0);
  for (int64_t i = 0; i < n; i++) assert_int_equal(got[i / 64] >> (i % 64) & 1, x[i] > 100);
  if (n % 64) assert_int_equal(got[n / 64] >> (n % 64), 0);
  qn_blocks_free(p);
}

/* Outputs and folds of picked elements are those of an array that holds these alone. */
static void filtered(int64_t of) {
  qn_picks q = {.of = of, .bits = bits, .before = before};
  memset(bits, 0, sizeof bits);
  qn_picks_pack(bits, picks, of);
  qn_picks_count(&q);
  const int64_t n = q.n;
  const qn_view vx = view(x, 1, &n, (int64_t[]){1}), vy = view(y, 1, &n, (int64_t[]){1}), vo = view(out, 1, &n, (int64_t[]){1});
  for (int outs = 0; outs < 2; outs++) {
    qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 1, &n);
    const int a = qn_blocks_input(p, &vx), b = qn_blocks_input(p, &vy), r = op2(p, QN_UF_multiply, a, b);
    int64_t m = 0;
    double lo = INFINITY, hi = -INFINITY;
    p->picks = &q;
    int sum = -1, plain = -1, least = -1, most = -1;
    if (outs) assert_true(qn_blocks_output(p, r, &vo));
    else sum = qn_blocks_fold(p, QN_BLOCK_SUM, r), plain = qn_blocks_fold(p, QN_BLOCK_SUM, b), least = qn_blocks_fold(p, QN_BLOCK_MIN, r), most = qn_blocks_fold(p, QN_BLOCK_MAX, b);
    assert_int_equal(qn_blocks_run(p, NULL), 0);
    for (int64_t i = 0; i < of; i++) {
      if (!picks[i]) continue;
      if (outs) assert_true(out[m] == x[i] * y[i]);
      want[m++] = x[i] * y[i], lo = fmin(lo, x[i] * y[i]), hi = fmax(hi, y[i]);
    }
    assert_int_equal(m, n);
    if (!outs) {
      assert_true(p->folds[sum].f == qn_sum_f64(want, m));
      if (m) assert_true(p->folds[least].f == lo && p->folds[most].f == hi);
      else assert_true(isnan(p->folds[least].f));
      m = 0;
      for (int64_t i = 0; i < of; i++)
        if (picks[i]) want[m++] = y[i];
      assert_true(p->folds[plain].f == qn_sum_f64(want, m));
    }
    qn_blocks_free(p);
  }
}

/* Each k-th one is found, also in spans without any; gathering stops where it is told to. */
static void finds(int64_t of) {
  qn_picks q = {.of = of, .bits = bits, .before = before};
  memset(bits, 0, sizeof bits);
  qn_picks_pack(bits, picks, of);
  qn_picks_count(&q);
  static int64_t at[MOST];
  qn_picks_positions(&q, qn_picks_find(&q, 0), q.n, at);
  for (int64_t k = 0; k < q.n; k += 97) {
    int64_t some[3];
    uint8_t small[4] = {9, 9, 9, 9};
    const int64_t n = q.n - k < 3 ? q.n - k : 3;
    qn_picks_positions(&q, qn_picks_find(&q, k), n, some);
    for (int64_t i = 0; i < n; i++) assert_int_equal(some[i], at[k + i]);
    qn_picks_gather(&q, qn_picks_find(&q, k), (const char *)picks, 1, n, (char *)small, (char *)small + n);
    for (int64_t i = 0; i < 4; i++) assert_int_equal(small[i], i < n ? 1 : 9);
  }
}

static void lengths(void **state) {
  (void)state;
  static const int64_t sizes[] = {1, 31, 33, 255, 1023, 1024, 1025, 4097, 16383, 16384, 65537, 131071, 199999};
  setup();
  for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
    one_line(sizes[k]);
    filtered(sizes[k]);
    finds(sizes[k]);
    packed(sizes[k]);
  }
  for (int i = 0; i < MOST; i++) picks[i] = i > MOST / 2 && i % 4096 < 3;
  filtered(MOST);
  finds(MOST);
  for (int i = 0; i < MOST; i++) picks[i] = 0;
  filtered(50000);
}

/* Shapes whose axes cannot be merged: rows, repeated rows, reversed, transposed, into every second column. */
static void planes(void **state) {
  (void)state;
  static const int64_t shapes[][2] = {{7, 3}, {1000, 3}, {3, 1000}, {300, 500}, {257, 256}, {1, 5000}, {5000, 1}};
  setup();
  for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
    const int64_t n = shapes[k][0], m = shapes[k][1];
    qn_view vx = view(x + n * m - 1, 2, shapes[k], (int64_t[]){-m, -1}), vt = view(y, 2, shapes[k], (int64_t[]){1, n});
    qn_view row = view(y, 1, &m, (int64_t[]){1}), vo = view(out, 2, shapes[k], (int64_t[]){2 * m, 2}), flat = view(want, 2, shapes[k], (int64_t[]){m, 1});
    if (2 * n * m > MOST) vo = view(out, 2, shapes[k], (int64_t[]){1, n});
    for (int outs = 0; outs < 2; outs++) {
      qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 2, shapes[k]);
      int r = op2(p, QN_UF_add, op2(p, QN_UF_multiply, qn_blocks_input(p, &vx), qn_blocks_input(p, &vt)), qn_blocks_input(p, &row)), sum = -1;
      assert_true(qn_blocks_output(p, r, outs ? &vo : &flat));
      if (!outs) sum = qn_blocks_fold(p, QN_BLOCK_SUM, r);
      assert_int_equal(qn_blocks_run(p, NULL), 0);
      if (!outs) assert_true(p->folds[sum].f == qn_sum_f64(want, n * m));
      for (int64_t i = 0; i < n; i++)
        for (int64_t j = 0; j < m; j++) {
          double e = x[n * m - 1 - i * m - j] * y[i + j * n] + y[j];
          assert_true(e == (outs ? out[(i * vo.strides[0] + j * vo.strides[1]) / 8] : want[i * m + j]));
        }
      qn_blocks_free(p);
    }
  }
}

/* A mask of a comparison, a choice, casts there and back, ints; an operand's own memory as the output. */
static void kinds(void **state) {
  (void)state;
  const int64_t n = 30001;
  static float single[MOST];
  setup();
  qn_view vx = view(x, 1, &n, (int64_t[]){1}), vy = view(y, 1, &n, (int64_t[]){1}), vs = vx;
  vs.data = single, vs.dtype = QN_D_FLOAT32, vs.strides[0] = 4;
  for (int64_t i = 0; i < n; i++) single[i] = (float)x[i];
  qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 1, &n);
  int a = qn_blocks_input(p, &vx), b = qn_blocks_input(p, &vy), s = qn_blocks_cast(p, qn_blocks_input(p, &vs), QN_D_FLOAT64);
  int r = qn_blocks_choose(p, op2(p, QN_UF_less, a, b), s, b), ints = qn_blocks_cast(p, r, QN_D_INT64);
  int whole = qn_blocks_fold(p, QN_BLOCK_SUM, ints), top = qn_blocks_fold(p, QN_BLOCK_MAX, ints);
  assert_int_equal(qn_blocks_choose(p, a, s, b), -1);
  assert_int_equal(qn_blocks_fold(p, QN_BLOCK_COUNT, a), -1);
  assert_int_equal(qn_blocks_cast(p, r, QN_D_OBJECT), -1);
  for (int64_t i = 0; i < n; i++) want[i] = x[i] < y[i] ? (double)single[i] : y[i];
  assert_true(qn_blocks_output(p, r, &vx));
  assert_int_equal(qn_blocks_run(p, NULL), 0);
  int64_t sum = 0, most = INT64_MIN;
  for (int64_t i = 0; i < n; i++) {
    assert_true(x[i] == want[i]);
    sum += (int64_t)want[i];
    if ((int64_t)want[i] > most) most = (int64_t)want[i];
  }
  assert_int_equal(p->folds[whole].i, sum);
  assert_int_equal(p->folds[top].i, most);
  qn_blocks_free(p);
}

/* Too many operations are refused, never written beyond the program; what the steps met is known of each. */
static void limits(void **state) {
  (void)state;
  const int64_t n = 1000;
  setup();
  qn_view vx = view(x, 1, &n, (int64_t[]){1}), vo = view(out, 1, &n, (int64_t[]){1});
  qn_blocks *p = qn_blocks_new(&qn_malloc_allocator, 1, &n);
  int a = qn_blocks_input(p, &vx), zero = qn_blocks_const(p, QN_D_FLOAT64, &(double){0}), r = op2(p, QN_UF_divide, a, zero), last = r;
  while ((r = op2(p, QN_UF_add, r, a)) >= 0) last = r;
  assert_int_equal(p->n_steps, QN_BLOCK_STEPS);
  assert_true(qn_blocks_output(p, last, &vo));
  assert_int_equal(qn_blocks_run(p, NULL), 0);
  assert_true(p->steps[0].faults & QN_FP_DIVIDE);
  assert_int_equal(p->steps[1].faults, 0);
  assert_true(isinf(out[0]));
  qn_blocks_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(begins_clean), cmocka_unit_test(lengths), cmocka_unit_test(planes), cmocka_unit_test(kinds), cmocka_unit_test(limits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
