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

static void every_allocation_can_fail(void **state) {
  (void)state;
  counter c = {0, 0, 0};
  assert_int_equal(run(&c), 0);
  assert_int_equal(c.live, 0);
  long total = c.calls;
  for (long n = 1; n <= total; n += n < 600 ? 1 : 5) {
    c = (counter){0, n, 0};
    run(&c);
    if (c.live != 0) fail_msg("allocation %ld of %ld failing leaves %ld blocks", n, total, c.live);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_can_fail)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
