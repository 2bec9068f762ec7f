/* test_engine_oom.c - the Nth allocation of a session fails, for every N (then every few): a status or a MemoryError, never a
 * crash, and nothing is left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "quern/quern.h"

typedef struct counter {
  long calls, fail_at, live;
} counter;

static void *counting(void *user, void *p, size_t old_n, size_t n) {
  counter *c = user;
  if (n == 0) {
    if (p) c->live--;
    free(p);
    return NULL;
  }
  c->calls++;
  if (c->fail_at && c->calls >= c->fail_at) return NULL; /* from here on there is no memory */
  (void)old_n;
  void *q = realloc(p, n);
  if (!p && q) c->live++;
  return q;
}

static int drop(void *user, int fd, const char *p, size_t n) {
  (void)user, (void)fd, (void)p, (void)n;
  return 0;
}

static const char program[] =
    "import numpy as np\n"
    "import math\n"
    "class Point:\n"
    "    def __init__(self, x):\n"
    "        self.x = x\n"
    "def work(n, *rest, **more):\n"
    "    out = [i * 0.5 for i in range(n)]\n"
    "    table = {str(i): (i, [i]) for i in range(n)}\n"
    "    try:\n"
    "        table['missing']\n"
    "    except KeyError as e:\n"
    "        out.append(len(str(e)))\n"
    "    return out, table\n"
    "def gen(n):\n"
    "    for i in range(n):\n"
    "        yield f'{i:>5}|{i / 3:.3f}'\n"
    "a = np.arange(12.0).reshape(3, 4)\n"
    "print(a * 2 + 1, a.sum(axis=0), work(20)[0], list(gen(5)), Point(3).x)\n"
    "s = ' '.join(sorted(set('the quick brown fox'.split())))\n"
    "print(s.upper(), '%5.2f' % math.pi, {1, 2} | {3})\n";

static const char kernels[] =
    "from numba import njit, prange\n"
    "import math\n"
    "@njit\n"
    "def square(x):\n"
    "    return x * x\n"
    "@njit(parallel=True)\n"
    "def total(x, k):\n"
    "    s = 0.0\n"
    "    for i in prange(len(x)):\n"
    "        s += square(x[i]) + math.exp(k)\n"
    "    return s\n"
    "@njit\n"
    "def table(n):\n"
    "    return n // 0 if n > 5 else n\n";

static char cache_dir[] = "/tmp/quern-oom-XXXXXX";

/* Kernels from text, called on our buffers; what is compiled comes from the cache after the first run. */
static int use_kernels(qn_session *s, qn_error *err) {
  static double x[64];
  int64_t shape[1] = {64};
  qn_module *m = NULL;
  qn_kernel *k = NULL;
  qn_call *call = NULL;
  double result = 0;
  int failed = qn_module_create(s, "oom", kernels, strlen(kernels), &m, err) != QN_OK ||
               qn_kernel_get(m, "total", "float64(float64[::1], float64)", &k, err) != QN_OK || qn_call_create(k, &call, err) != QN_OK ||
               qn_call_set_array(call, 0, x, "float64", 1, shape, NULL, 0, err) != QN_OK ||
               qn_call_set_float(call, 1, 0.0, err) != QN_OK || qn_call_run(call, err) != QN_OK ||
               qn_call_result_float(call, &result, err) != QN_OK;
  if (!failed) assert_true(result == 64.0);
  qn_call_destroy(call);
  qn_kernel_release(k);
  return failed;
}

static int run_kernels(counter *c) {
  qn_allocator alloc = {counting, c};
  qn_session_config config;
  memset(&config, 0, sizeof config);
  config.struct_size = sizeof config;
  config.allocator = &alloc;
  config.write = drop;
  config.cache_dir = cache_dir;
  qn_session *s = NULL;
  qn_error err;
  memset(&err, 0, sizeof err);
  if (qn_session_create(&config, &s, &err) != QN_OK) return 1;
  int failed = use_kernels(s, &err);
  if (failed) assert_true(err.message[0] != 0);
  qn_session_destroy(s);
  return failed;
}

/* One run; 0 when everything worked. */
static int run(counter *c) {
  qn_allocator alloc = {counting, c};
  qn_session_config config;
  memset(&config, 0, sizeof config);
  config.struct_size = sizeof config;
  config.allocator = &alloc;
  config.write = drop;
  config.flags = QN_SESSION_NO_CACHE;
  qn_session *s = NULL;
  qn_error err;
  memset(&err, 0, sizeof err);
  if (qn_session_create(&config, &s, &err) != QN_OK) {
    assert_int_equal(err.status, QN_ENOMEM);
    return 1;
  }
  qn_module *m = NULL;
  qn_status status = qn_module_create(s, "oom", program, strlen(program), &m, &err);
  if (status != QN_OK) assert_true(err.message[0] != 0 || status == QN_ENOMEM);
  qn_session_destroy(s);
  return status != QN_OK;
}

static void sweep(int (*one)(counter *), long first, long step) {
  counter c = {0, 0, 0};
  assert_int_equal(one(&c), 0); /* fills the cache */
  c = (counter){0, 0, 0};
  assert_int_equal(one(&c), 0);
  assert_int_equal(c.live, 0);
  long total = c.calls;
  for (long n = first; n <= total; n += step) {
    c = (counter){0, n, 0};
    one(&c);
    if (c.live != 0) fail_msg("allocation %ld of %ld failing leaves %ld blocks", n, total, c.live);
  }
}

static void every_allocation_can_fail(void **state) {
  (void)state;
  sweep(run, 1, 1);
}

static void every_allocation_around_kernels_can_fail(void **state) {
  (void)state;
  assert_non_null(mkdtemp(cache_dir));
  sweep(run_kernels, 1, 1);
  char command[80];
  snprintf(command, sizeof command, "rm -r %s", cache_dir);
  assert_int_equal(system(command), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_can_fail), cmocka_unit_test(every_allocation_around_kernels_can_fail)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
