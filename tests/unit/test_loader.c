/* test_loader.c - objects from the compiler load and run; truncated, bit-flipped and foreign bytes give a status. */
#include <unistd.h>

#include "tests/unit/kernel_test.h"

static const char text[] =
    "quern-ir 1\nfile \"\"\nsite 0 \"ZeroDivisionError\" \"f\" 1:0-1:1 \"\" \"\"\n"
    "func \"f\" entry (\"x\" f64, \"y\" f64) -> (f64) {\n  %1 = param f64 #0\n  %2 = param f64 #1\n"
    "  %3 = math f64 \"exp\" %1\n  %4 = math f64 \"atan2\" %3 %2\n  %5 = mod.zero f64 %4 %2 !0\n  return %5\n}\n";

static qn_llvm_result object(const char *cpu) {
  qn_llvm_options o = {0};
  qn_llvm_result r;
  qn_error err = {0};
  o.struct_size = sizeof o;
  o.level = QN_LLVM_O2;
  o.cpu = cpu;
  if (kt_compile_fn()(text, strlen(text), &o, &r, &err) != QN_OK) fail_msg("%s", err.message);
  return r;
}

static void test_loads(void **state) {
  (void)state;
  static const char *const cpus[] = {"x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4", NULL};
  for (size_t i = 0; i < QN_COUNT(cpus); i++) {
    qn_llvm_result r = object(cpus[i]);
    qn_image *c = NULL;
    qn_error err = {0};
    if (qn_image_load(r.object, r.object_n, qn_helper_find, &c, &err) != QN_OK) fail_msg("%s", err.message);
    assert_non_null(qn_image_find(c, "f"));
    assert_null(qn_image_find(c, "g"));
    assert_null(qn_image_find(c, "f.in"));
    qn_image_free(c);
    kt_free_result(&r);
  }
}

static void *knows_nothing(const char *name) {
  (void)name;
  return NULL;
}

static void test_whitelist(void **state) {
  (void)state;
  qn_llvm_result r = object(NULL);
  qn_image *c = NULL;
  qn_error err = {0};
  assert_int_equal(qn_image_load(r.object, r.object_n, knows_nothing, &c, &err), QN_EINVAL);
  assert_non_null(strstr(err.message, "is not on the whitelist"));
  assert_null(qn_helper_find("system"));
  assert_null(qn_helper_find("exp"));
  assert_non_null(qn_helper_find("memcpy"));
  kt_free_result(&r);
}

static void try(const char *bytes, size_t n, int *loaded) {
  qn_image *c = NULL;
  qn_error err = {0};
  char *exact = malloc(n ? n : 1); /* so that the sanitizer sees a read past the end */
  memcpy(exact, bytes, n);
  if (qn_image_load(exact, n, qn_helper_find, &c, &err) == QN_OK) {
    ++*loaded;
    qn_image_free(c);
  } else {
    assert_true(err.message[0] != 0);
  }
  free(exact);
}

static void test_corrupted(void **state) {
  (void)state;
  qn_llvm_result r = object(NULL);
  char *copy = malloc(r.object_n);
  int loaded = 0;
  for (size_t n = 0; n < r.object_n; n += 3) try(r.object, n, &loaded);
  uint64_t seed = 7;
  for (int round = 0; round < 30000; round++) {
    memcpy(copy, r.object, r.object_n);
    for (int k = 0; k < 1 + round % 3; k++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      /* half of the flips in the headers and tables at the end, where the structure lies */
      size_t at = (seed >> 63) ? (size_t)(seed >> 33) % r.object_n : r.object_n - 1 - (size_t)(seed >> 33) % (r.object_n / 2);
      if (round % 5 == 0) at = (size_t)(seed >> 33) % 64;
      copy[at] = (char)(copy[at] ^ (1 << (seed >> 20 & 7)));
    }
    try(copy, r.object_n, &loaded);
  }
  free(copy);
  kt_free_result(&r);
}

static void test_foreign(void **state) {
  (void)state;
  int loaded = 0;
  try("", 0, &loaded);
  try("\x7f" "ELF", 4, &loaded);
  char zeros[4096] = {0};
  try(zeros, sizeof zeros, &loaded);
  qn_sv self;
  qn_error err = {0};
  assert_int_equal(qn_read_file(&qn_malloc_allocator, "/proc/self/exe", &self, &err), QN_OK);
  try(self.p, self.n, &loaded);
  qn_free(&qn_malloc_allocator, (void *)(uintptr_t)self.p, self.n + 1);
  assert_int_equal(loaded, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_loads), cmocka_unit_test(test_whitelist),
                                     cmocka_unit_test(test_corrupted), cmocka_unit_test(test_foreign)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
