/* test_parallel.c - loops on OpenMP and on a host's hook: coverage, the smallest error, tokens, fork, nesting, the
 * floating-point mode. Under the thread sanitizer only the hook runs: libgomp is not instrumented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dlfcn.h>
#include <errno.h>
#include <omp.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xmmintrin.h>

#include "runtime/kernel/kernel.h"
#include "runtime/parallel/internal.h"

#if defined(__SANITIZE_THREAD__)
enum { WITH_OPENMP = 0 };
#else
enum { WITH_OPENMP = 1 };
#endif

enum { UNKNOWN = 0, HEAVY = 1000 * 1000 * 1000 }; /* cost_ps */

/* --- a host's loop on plain threads, last part first --------------------------------------------------------------- */
typedef struct host_part {
  pthread_t thread;
  qn_loop_body body;
  void *frame;
  int64_t begin, end;
} host_part;

static void *host_thread(void *p) {
  host_part *h = p;
  for (int64_t i = h->begin; i < h->end; i++) h->body(h->frame, i, i + 1);
  return NULL;
}

static int32_t host_loop(void *user, qn_loop_body body, void *frame, int64_t n) {
  int threads = *(const int *)user;
  host_part parts[64];
  for (int t = threads - 1; t >= 0; t--) {
    parts[t] = (host_part){0, body, frame, n * t / threads, n * (t + 1) / threads};
    assert_int_equal(pthread_create(&parts[t].thread, NULL, host_thread, &parts[t]), 0);
  }
  for (int t = 0; t < threads; t++) pthread_join(parts[t].thread, NULL);
  return 0;
}

static int eight = 8;
static const qn_par_options openmp8 = {.threads = 8};
static const qn_par_options hosted8 = {.threads = 8, .parallel_for = host_loop, .parallel_user = &eight};
static const qn_par_options *const both[] = {&hosted8, &openmp8};
#define N_WAYS (WITH_OPENMP ? 2 : 1)

/* --- coverage -------------------------------------------------------------------------------------------------------- */
typedef struct counted {
  qn_kctx *ctx;
  _Atomic uint8_t *seen;
  atomic_int threads;
} counted;

static int32_t count_body(void *frame, int64_t begin, int64_t end) {
  counted *f = frame;
  for (int64_t i = begin; i < end; i++) atomic_fetch_add(&f->seen[i], 1);
  return 0;
}

static void test_each_index_once(void **state) {
  (void)state;
  static const int64_t sizes[] = {0, 1, 2, 7, 8, 9, 63, 64, 65, 255, 256, 1000, 4097, 100000};
  static const int64_t costs[] = {UNKNOWN, 1, 1000, HEAVY, INT64_MAX};
  _Atomic uint8_t *seen = calloc(100000, 1);
  for (int way = 0; way < N_WAYS; way++)
    for (size_t s = 0; s < QN_COUNT(sizes); s++)
      for (size_t c = 0; c < QN_COUNT(costs); c++) {
        for (int64_t i = 0; i < sizes[s]; i++) seen[i] = 0;
        counted f = {.seen = seen};
        assert_int_equal(qn_par_run(both[way], count_body, &f, sizes[s], costs[c]), 0);
        for (int64_t i = 0; i < sizes[s]; i++) assert_int_equal(seen[i], 1);
      }
  free((void *)seen);
}

/* --- errors ----------------------------------------------------------------------------------------------------------- */
typedef struct failing {
  qn_kctx *ctx;
  int64_t at[2];
} failing;

static int32_t failing_body(void *frame, int64_t begin, int64_t end) {
  const failing *f = frame;
  qn_kctx *ctx = qn_par_ctx(f->ctx);
  for (int k = 0; k < 2; k++)
    if (f->at[k] >= begin && f->at[k] < end) {
      qn_k_fail(ctx, 40 + k, (uint64_t)f->at[k], 0, 0, 0);
      ctx->err.iter = f->at[k];
      return 41 + k;
    }
  return 0;
}

static void test_smallest_error_wins(void **state) {
  (void)state;
  for (int way = 0; way < N_WAYS; way++)
    for (int run = 0; run < 1000; run++) {
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      ctx.par = (void *)(uintptr_t)both[way];
      failing f = {&ctx, {3, 9999999}};
      assert_int_equal(qn_par_for(&ctx, failing_body, &f, 10000000, HEAVY), 41);
      assert_int_equal(ctx.err.site, 40);
      assert_int_equal(ctx.err.iter, 3);
      assert_int_equal(ctx.err.operand[0], 3);
    }
}

static void test_error_in_serial_part(void **state) { /* the timed first part, and a loop that is not worth threads */
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  for (int64_t at = 0; at < 100; at++) {
    failing f = {&ctx, {at, 99}};
    assert_int_equal(qn_par_for(&ctx, failing_body, &f, 100, UNKNOWN), 41);
    assert_int_equal(ctx.err.iter, at);
  }
}

static void test_cancel(void **state) {
  (void)state;
  volatile int32_t cancel = 1;
  for (int way = 0; way < N_WAYS; way++) {
    qn_kctx ctx;
    qn_kctx_init(&ctx, &cancel);
    ctx.par = (void *)(uintptr_t)both[way];
    failing f = {&ctx, {-1, -1}};
    assert_int_not_equal(qn_par_for(&ctx, failing_body, &f, 1000, HEAVY), 0);
    assert_string_equal(ctx.err.type, "KeyboardInterrupt");
  }
}

/* --- worker contexts, nesting --------------------------------------------------------------------------------------------- */
typedef struct nested {
  qn_kctx *ctx;
  atomic_int wrong;
} nested;
typedef struct inner {
  qn_kctx *ctx;
  pthread_t self;
  nested *outer;
} inner;

static int32_t inner_body(void *frame, int64_t begin, int64_t end) {
  inner *f = frame;
  (void)begin;
  (void)end;
  if (!pthread_equal(pthread_self(), f->self) || qn_par_ctx(f->ctx) != f->ctx) atomic_fetch_add(&f->outer->wrong, 1);
  return 0;
}

static int32_t outer_body(void *frame, int64_t begin, int64_t end) {
  nested *f = frame;
  qn_kctx *ctx = qn_par_ctx(f->ctx);
  if (ctx == f->ctx || ctx->parent != f->ctx || qn_stack_limit() != ctx->stack_limit) atomic_fetch_add(&f->wrong, 1);
  inner in = {ctx, pthread_self(), f};
  for (int64_t i = begin; i < end; i++)
    if (qn_par_for(ctx, inner_body, &in, 100, HEAVY)) atomic_fetch_add(&f->wrong, 1);
  return 0;
}

static void test_nested_is_serial(void **state) {
  (void)state;
  for (int way = 0; way < N_WAYS; way++) {
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    ctx.par = (void *)(uintptr_t)both[way];
    nested f = {.ctx = &ctx};
    assert_int_equal(qn_par_for(&ctx, outer_body, &f, 1000, HEAVY), 0);
    assert_int_equal(f.wrong, 0);
    assert_ptr_equal(qn_par_ctx(&ctx), &ctx);
  }
}

static int32_t same_thread(void *frame, int64_t begin, int64_t end) {
  (void)begin;
  (void)end;
  return pthread_equal(*(const pthread_t *)frame, pthread_self()) ? 0 : 1;
}

static void test_foreign_region_is_serial(void **state) {
  (void)state;
  if (!WITH_OPENMP) skip();
  int wrong = 0;
#pragma omp parallel num_threads(3) reduction(+ : wrong)
  {
    pthread_t self = pthread_self();
    wrong += qn_par_run(&openmp8, same_thread, &self, 100, HEAVY);
  }
  assert_int_equal(wrong, 0);
}

/* --- threads that cannot be had --------------------------------------------------------------------------------------------- */
static atomic_int creatable;
static int scarce_create(pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *p) {
  if (atomic_fetch_sub(&creatable, 1) <= 0) return EAGAIN;
  return pthread_create(t, a, f, p);
}

static int32_t threads_body(void *frame, int64_t begin, int64_t end) {
  counted *f = frame;
  int n = omp_get_num_threads();
  if (n > f->threads) f->threads = n;
  return count_body(frame, begin, end);
}

static void *in_fresh_thread(void *p) { /* whose pool is empty */
  counted *f = p;
  qn_par_run(&openmp8, threads_body, f, 1000, HEAVY);
  return NULL;
}

static void test_scarce_threads(void **state) {
  (void)state;
  if (!WITH_OPENMP) skip();
  qn_par_create = scarce_create;
  for (int have = 0; have < 10; have++) {
    creatable = have;
    static _Atomic uint8_t seen[1000];
    for (int i = 0; i < 1000; i++) seen[i] = 0;
    counted f = {.seen = seen};
    pthread_t t;
    pthread_create(&t, NULL, in_fresh_thread, &f);
    pthread_join(t, NULL);
    for (int i = 0; i < 1000; i++) assert_int_equal(seen[i], 1);
    assert_int_equal(f.threads, have < 7 ? have + 1 : 8);
  }
  qn_par_create = pthread_create;
}

static void test_tokens(void **state) {
  (void)state;
  int32_t budget = qn_par_default_threads();
  int32_t all = qn_par_take_tokens(budget);
  assert_int_equal(all, budget);
  assert_int_equal(qn_par_take_tokens(budget), 1); /* over the budget: serial */
  assert_int_equal(qn_par_take_tokens(budget + 5), 4);
  qn_par_give_tokens(1 + 4 + all);
  assert_int_equal(qn_par_take_tokens(1), 1);
  qn_par_give_tokens(1);
}

static void test_fork(void **state) {
  (void)state;
  if (!WITH_OPENMP) skip();
  static _Atomic uint8_t seen[1000];
  counted f = {.seen = seen};
  assert_int_equal(qn_par_run(&openmp8, count_body, &f, 1000, HEAVY), 0); /* now there is a pool to be lost */
  pid_t child = fork();
  if (child == 0) {
    pthread_t self = pthread_self();
    int32_t wrong = qn_par_run(&openmp8, same_thread, &self, 1000, HEAVY);
    _exit(wrong == 0 && qn_par_forked() ? 0 : 1);
  }
  int status = -1;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  assert_false(qn_par_forked());
}

/* --- the floating-point mode ---------------------------------------------------------------------------------------------------- */
static int32_t mode_body(void *frame, int64_t begin, int64_t end) {
  (void)frame;
  (void)begin;
  (void)end;
  return (_mm_getcsr() & ~0x3fu) == 0x1f80 ? 0 : 1;
}

static void test_fp_mode(void **state) {
  (void)state;
  unsigned before = _mm_getcsr();
  _mm_setcsr(0x1f80 | 0x8040 | 0x6000); /* subnormals flushed, rounding to zero */
  for (int way = 0; way < N_WAYS; way++) assert_int_equal(qn_par_run(both[way], mode_body, NULL, 1000, HEAVY), 0);
  qn_fpmode m = qn_fp_enter();
  assert_int_equal(mode_body(NULL, 0, 0), 0);
  qn_fp_leave(m);
  assert_int_equal(_mm_getcsr() & ~0x3fu, 0x1f80 | 0x8040 | 0x6000);
  _mm_setcsr(before);
}

/* Debian's LLVM folder holds a libgomp.so that is really LLVM's OpenMP runtime: with the module and libLLVM loaded the
 * process must still have one runtime, GNU's. */
static void test_one_openmp_runtime(void **state) {
  (void)state;
  assert_non_null(dlopen(QUERN_LLVM_MODULE, RTLD_NOW | RTLD_LOCAL));
  FILE *f = fopen("/proc/self/maps", "r");
  assert_non_null(f);
  char line[4096], seen[4096] = "";
  int runtimes = 0;
  while (fgets(line, sizeof line, f)) {
    const char *path = strchr(line, '/');
    const char *base = path ? strrchr(path, '/') + 1 : "";
    if (strncmp(base, "libgomp", 7) != 0 && strncmp(base, "libomp", 6) != 0 && strncmp(base, "libiomp", 7) != 0) continue;
    if (strstr(path, "/llvm")) fail_msg("LLVM's OpenMP runtime is loaded: %s", path);
    if (strcmp(seen, path) != 0) runtimes++;
    snprintf(seen, sizeof seen, "%s", path);
  }
  fclose(f);
  assert_int_equal(runtimes, 1);
}

static void test_settings(void **state) {
  (void)state;
  assert_int_equal(qn_par_quota_v2("max 100000\n"), 0);
  assert_int_equal(qn_par_quota_v2("200000 100000\n"), 2);
  assert_int_equal(qn_par_quota_v2("150000 100000"), 2);
  assert_int_equal(qn_par_quota_v2("10000 100000"), 1);
  assert_int_equal(qn_par_quota_v2("-1 100000"), 0);
  assert_int_equal(qn_par_quota_v2(""), 0);
  assert_int_equal(qn_par_env_threads(NULL), 0);
  assert_int_equal(qn_par_env_threads("4"), 4);
  assert_int_equal(qn_par_env_threads("4,2"), 4);
  assert_int_equal(qn_par_env_threads(" 12 "), 12);
  assert_int_equal(qn_par_env_threads("0"), 0);
  assert_int_equal(qn_par_env_threads("-3"), 0);
  assert_int_equal(qn_par_env_threads("many"), 0);
  assert_true(qn_par_cpus() >= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_settings),
    cmocka_unit_test(test_tokens),
    cmocka_unit_test(test_each_index_once),
    cmocka_unit_test(test_smallest_error_wins),
    cmocka_unit_test(test_error_in_serial_part),
    cmocka_unit_test(test_cancel),
    cmocka_unit_test(test_nested_is_serial),
    cmocka_unit_test(test_foreign_region_is_serial),
    cmocka_unit_test(test_scarce_threads),
    cmocka_unit_test(test_fork),
    cmocka_unit_test(test_fp_mode),
    cmocka_unit_test(test_one_openmp_runtime),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
