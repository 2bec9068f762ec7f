/* test_pool.c - runtime/kernel/pool: what is given back comes again, zeroed when asked; nothing is out twice; bounds; life. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/kernel/pool.h"

static void comes_again(void **state) {
  (void)state;
  qn_kpool *p = qn_kpool_new();
  assert_non_null(p);
  qn_kroom a, b;
  assert_true(qn_kpool_take(p, 100000, false, &a));
  assert_true(qn_kpool_take(p, 100000, false, &b));
  assert_int_equal((uintptr_t)a.data % 64, 0);
  assert_ptr_not_equal(a.data, b.data);
  memset(a.data, 7, 100000);
  void *was = a.data;
  qn_kpool_give(p, &a);
  assert_true(qn_kpool_take(p, 90000, true, &a)); /* a little smaller, zeroed */
  assert_ptr_equal(a.data, was);
  assert_true(a.size >= 100000);
  for (int i = 0; i < 90000; i++) assert_int_equal(((char *)a.data)[i], 0);
  qn_kpool_give(p, &a);
  qn_kroom small;
  assert_true(qn_kpool_take(p, 50000, false, &small)); /* would waste half */
  assert_ptr_not_equal(small.data, was);
  qn_kpool_give(p, &small);
  qn_kpool_give(p, &b);
  qn_kpool_close(p);
}

/* More rooms than a pool keeps, given and taken in many orders: each byte belongs to one room. */
static void many(void **state) {
  (void)state;
  enum { N = 60 };
  qn_kpool *p = qn_kpool_new();
  qn_kroom r[N];
  uint64_t s = 1;
  for (int i = 0; i < N; i++) r[i].raw = NULL;
  for (int round = 0; round < 3000; round++) {
    s = s * 6364136223846793005u + 1442695040888963407u;
    int i = (int)(s >> 33) % N;
    if (r[i].raw) {
      unsigned char *d = r[i].data;
      assert_int_equal(d[0], i);
      assert_int_equal(d[r[i].size - 1], i);
      qn_kpool_give(p, &r[i]);
      r[i].raw = NULL;
    } else {
      bool zeroed = s >> 20 & 1;
      assert_true(qn_kpool_take(p, 40000 + (size_t)(s >> 40) % 200000, zeroed, &r[i]));
      assert_int_equal((uintptr_t)r[i].data % 64, 0);
      if (zeroed) assert_int_equal(((char *)r[i].data)[39999], 0);
      memset(r[i].data, i, r[i].size);
    }
  }
  qn_kpool_close(p);
  for (int i = 0; i < N; i++) /* after the owner's end: straight to free() */
    if (r[i].raw) qn_kpool_give(p, &r[i]);
}

static void none(void **state) {
  (void)state;
  qn_kroom r;
  assert_true(qn_kpool_take(NULL, 70000, true, &r));
  assert_int_equal(((char *)r.data)[69999], 0);
  qn_kpool_give(NULL, &r);
  qn_kpool_close(NULL);
  qn_kpool *p = qn_kpool_new();
  assert_false(qn_kpool_take(p, SIZE_MAX / 4, false, &r));
  assert_true(qn_kpool_take(p, 70000, false, &r)); /* a refusal leaves it in order */
  qn_kpool_close(p);
  qn_kpool_give(p, &r);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(comes_again), cmocka_unit_test(many), cmocka_unit_test(none)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
