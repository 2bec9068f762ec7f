/* test_bigblocks.c - runtime/base/bigblocks: what is freed comes again and never twice, waste is bounded, trimming gives all back,
 * and threads may use it at once. Under sanitizers nothing is kept: then only what is written is checked. */
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "runtime/base/bigblocks.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { KEEPING = 0 };
#else
enum { KEEPING = 1 };
#endif

enum { MB = 1 << 20 };

static void comes_again(void **state) {
  (void)state;
  qn_big_trim();
  char *a = qn_big_alloc(8 * MB), *b = qn_big_alloc(8 * MB);
  assert_non_null(a);
  assert_non_null(b);
  memset(a, 1, 8 * MB);
  memset(b, 2, 8 * MB);
  qn_big_free(a);
  char *small = qn_big_alloc(4 * MB); /* would waste half of a */
  assert_non_null(small);
  assert_ptr_not_equal(small, a);
  char *again = qn_big_alloc(8 * MB - 100), *other = qn_big_alloc(8 * MB - 100);
  assert_non_null(again);
  assert_non_null(other);
  if (KEEPING) assert_ptr_equal(again, a);
  assert_ptr_not_equal(other, again);
  memset(again, 3, 8 * MB - 100);
  assert_int_equal(b[8 * MB - 1], 2);
  again = qn_big_realloc(again, 24 * MB);
  assert_non_null(again);
  assert_int_equal(again[8 * MB - 101], 3);
  qn_big_free(again), qn_big_free(other), qn_big_free(small), qn_big_free(b);
  qn_big_trim();
}

static void many_are_bounded(void **state) { /* more blocks than there are places: the longest unused goes */
  (void)state;
  char *blocks[80];
  for (int i = 0; i < 80; i++) assert_non_null(blocks[i] = qn_big_alloc(MB + (size_t)i * MB / 4));
  for (int i = 0; i < 80; i++) qn_big_free(blocks[i]);
  char *last = qn_big_alloc(MB + (size_t)79 * MB / 4);
  if (KEEPING) assert_ptr_equal(last, blocks[79]);
  qn_big_free(last);
  qn_big_trim();
}

static void *turns(void *arg) {
  intptr_t mark = (intptr_t)arg, wrong = 0;
  for (int i = 0; i < 400; i++) {
    size_t n = MB + (size_t)(i % 7) * 4096;
    char *p = qn_big_alloc(n);
    if (!p) return (void *)(intptr_t)-1;
    p[0] = p[n - 1] = (char)mark;
    sched_yield();
    wrong += p[0] != (char)mark || p[n - 1] != (char)mark; /* another thread has the same block */
    qn_big_free(p);
    if (i % 50 == 0) qn_big_trim();
  }
  return (void *)wrong;
}

static void threads_share(void **state) {
  (void)state;
  pthread_t t[4];
  for (intptr_t k = 0; k < 4; k++) assert_int_equal(pthread_create(&t[k], NULL, turns, (void *)(k + 1)), 0);
  for (int k = 0; k < 4; k++) {
    void *wrong;
    assert_int_equal(pthread_join(t[k], &wrong), 0);
    assert_int_equal((intptr_t)wrong, 0);
  }
  qn_big_trim();
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(comes_again), cmocka_unit_test(many_are_bounded), cmocka_unit_test(threads_share)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
