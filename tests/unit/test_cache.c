/* test_cache.c - the object cache: hits, 600 damaged files, two processes writing, folders that are not ours, full disk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/cache/cache.h"

static char base[64];

static int make_base(void **state) {
  (void)state;
  snprintf(base, sizeof base, "/tmp/quern-test-cache-XXXXXX");
  return mkdtemp(base) ? 0 : -1;
}

static int remove_base(void **state) {
  (void)state;
  char command[128];
  snprintf(command, sizeof command, "rm -rf '%s'", base);
  return system(command);
}

static const char *folder(const char *name) {
  static char path[2][160];
  static int turn;
  turn = !turn;
  snprintf(path[turn], sizeof path[turn], "%s/%s", base, name);
  return path[turn];
}

static qn_cache_key key_of(uint64_t n) { return (qn_cache_key){n * 0x9e3779b97f4a7c15u, n}; }

static qn_sv pattern(char *p, size_t n, uint64_t seed) {
  for (size_t i = 0; i < n; i++) p[i] = (char)(seed = seed * 6364136223846793005u + 1442695040888963407u, seed >> 56);
  return (qn_sv){p, n};
}

static bool hit_equals(qn_cache *c, qn_cache_key key, qn_sv object, qn_sv side) {
  qn_cache_entry e;
  if (!qn_cache_get(c, key, &e)) return false;
  bool same = qn_sv_eq(e.object, object) && qn_sv_eq(e.side, side) && ((uintptr_t)e.object.p & 63) == 0;
  qn_cache_release(c, &e);
  assert_true(same); /* a hit with other bytes is worse than a miss */
  return true;
}

static void path_of(char *out, size_t n, const qn_cache *c, qn_cache_key key) {
  snprintf(out, n, "%s/%016llx%016llx.qno", qn_cache_dir(c), (unsigned long long)key.hi, (unsigned long long)key.lo);
}

static void test_put_get(void **state) {
  (void)state;
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, folder("new/deep/cache/"), 0);
  assert_non_null(c);
  struct stat st;
  assert_int_equal(stat(qn_cache_dir(c), &st), 0);
  assert_int_equal(st.st_mode & 07777, 0700);
  static const size_t sizes[] = {0, 1, 7, 8, 9, 63, 64, 65, 4096, 100001};
  static char a[100001], b[100001];
  for (size_t i = 0; i < QN_COUNT(sizes); i++)
    for (size_t j = 0; j < QN_COUNT(sizes); j++) {
      qn_cache_key key = key_of(i * 100 + j);
      qn_sv object = pattern(a, sizes[i], i), side = pattern(b, sizes[j], j + 50);
      assert_false(hit_equals(c, key, object, side));
      qn_cache_put(c, key, object, side);
      assert_true(hit_equals(c, key, object, side));
      qn_cache_put(c, key, side, object); /* replaced */
      assert_true(hit_equals(c, key, side, object));
    }
  qn_cache *other = qn_cache_open(&qn_malloc_allocator, qn_cache_dir(c), 0); /* another process, later */
  assert_true(hit_equals(other, key_of(203), pattern(a, sizes[3], 53), pattern(b, sizes[2], 2)));
  qn_cache_close(other);
  qn_cache_close(c);
  qn_cache_put(NULL, key_of(1), QN_SV("x"), QN_SV("y"));
  assert_false(qn_cache_get(NULL, key_of(1), NULL));
  qn_cache_close(NULL);
}

static void test_key(void **state) {
  (void)state;
  qn_sv ab_c[] = {QN_SV("ab"), QN_SV("c")}, a_bc[] = {QN_SV("a"), QN_SV("bc")}, abc[] = {QN_SV("abc"), QN_SV("")};
  qn_cache_key k[] = {qn_cache_key_of(ab_c, 2), qn_cache_key_of(a_bc, 2), qn_cache_key_of(abc, 2), qn_cache_key_of(abc, 1)};
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < i; j++) assert_true(k[i].lo != k[j].lo && k[i].hi != k[j].hi);
  qn_cache_key again = qn_cache_key_of(ab_c, 2);
  assert_memory_equal(&again, &k[0], sizeof again);
}

static void write_raw(const char *path, const char *p, size_t n) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, p, n), (ssize_t)n);
  close(fd);
}

static void test_600_damaged_files(void **state) {
  (void)state;
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, folder("damaged"), 0);
  static char a[3000], b[500], file[8192], bad[8192 + 64];
  qn_sv object = pattern(a, sizeof a, 1), side = pattern(b, sizeof b, 2);
  qn_cache_key key = key_of(7);
  qn_cache_put(c, key, object, side);
  char path[256];
  path_of(path, sizeof path, c, key);
  int fd = open(path, O_RDONLY);
  size_t n = (size_t)read(fd, file, sizeof file);
  close(fd);
  assert_int_equal(n, 64 + 3000 + 500);
  uint64_t seed = 1;
  int misses = 0;
  for (int i = 0; i < 600; i++) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    size_t at = (size_t)(seed >> 33) % n, bad_n = n;
    memcpy(bad, file, n);
    switch (i % 5) {
      case 0: bad[i < 320 ? (size_t)i / 5 : at] ^= (char)(1 << (seed >> 20 & 7)); break; /* every header byte, then any */
      case 1: bad_n = i == 1 ? 0 : at; break;                                            /* cut off */
      case 2: memset(bad + n, 0, 64), bad_n = n + 1 + at % 64; break;                    /* grown */
      case 3: memset(bad + at, bad[at] ^ 0x55, (n - at) / 2 + 1); break;                 /* a torn block */
      case 4: memset(bad + at / 64 * 64, ~(seed >> 40 & 1), 8); break;                   /* lengths and sums overwritten */
    }
    if (bad_n == n && memcmp(bad, file, n) == 0) bad[at] ^= 1;
    write_raw(path, bad, bad_n);
    if (!hit_equals(c, key, object, side)) misses++;
  }
  assert_int_equal(misses, 600);
  qn_cache_put(c, key, object, side); /* replaced */
  assert_true(hit_equals(c, key, object, side));
  char stolen[256]; /* the file of another key */
  path_of(stolen, sizeof stolen, c, key_of(8));
  write_raw(stolen, file, n);
  assert_false(hit_equals(c, key_of(8), object, side));
  qn_cache_close(c);
}

static void test_odd_files(void **state) { /* in the place of a cache file */
  (void)state;
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, folder("odd"), 0);
  char path[256], target[256];
  qn_sv object = QN_SV("object"), side = QN_SV("side");
  path_of(path, sizeof path, c, key_of(1));
  assert_int_equal(mkdir(path, 0700), 0);
  assert_false(hit_equals(c, key_of(1), object, side));
  qn_cache_put(c, key_of(1), object, side);
  path_of(path, sizeof path, c, key_of(2));
  assert_int_equal(mkfifo(path, 0600), 0); /* must not wait for a writer */
  assert_false(hit_equals(c, key_of(2), object, side));
  qn_cache_put(c, key_of(2), object, side);
  assert_true(hit_equals(c, key_of(2), object, side));
  qn_cache_put(c, key_of(3), object, side);
  path_of(target, sizeof target, c, key_of(3));
  path_of(path, sizeof path, c, key_of(4));
  assert_int_equal(symlink(target, path), 0);
  assert_false(hit_equals(c, key_of(4), object, side));
  qn_cache_close(c);
}

static void test_folders_that_are_not_ours(void **state) {
  (void)state;
  const char *mine = folder("mine");
  mkdir(mine, 0700);
  const char *link = folder("link");
  assert_int_equal(symlink(mine, link), 0);
  assert_null(qn_cache_open(&qn_malloc_allocator, link, 0));
  char slash[200];
  snprintf(slash, sizeof slash, "%s/", link);
  assert_null(qn_cache_open(&qn_malloc_allocator, slash, 0));
  const char *open_to_all = folder("open");
  mkdir(open_to_all, 0700);
  chmod(open_to_all, 0777);
  assert_null(qn_cache_open(&qn_malloc_allocator, open_to_all, 0));
  chmod(open_to_all, 0755);
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, open_to_all, 0);
  assert_non_null(c);
  qn_cache_close(c);
  if (geteuid() == 0) {
    assert_int_equal(chown(open_to_all, 12345, 12345), 0);
    assert_null(qn_cache_open(&qn_malloc_allocator, open_to_all, 0));
  }
  write_raw(folder("file"), "x", 1);
  assert_null(qn_cache_open(&qn_malloc_allocator, folder("file"), 0));
  assert_null(qn_cache_open(&qn_malloc_allocator, folder("file/below"), 0));
  assert_null(qn_cache_open(&qn_malloc_allocator, "", 0));
}

static void test_default_folder(void **state) {
  (void)state;
  setenv("QUERN_CACHE_DIR", folder("by-name"), 1);
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, NULL, 0);
  assert_string_equal(qn_cache_dir(c), folder("by-name"));
  qn_cache_close(c);
  unsetenv("QUERN_CACHE_DIR");
  setenv("XDG_CACHE_HOME", folder("xdg"), 1);
  c = qn_cache_open(&qn_malloc_allocator, NULL, 0);
  assert_string_equal(qn_cache_dir(c), folder("xdg/quern"));
  qn_cache_close(c);
  setenv("XDG_CACHE_HOME", "relative", 1);
  setenv("HOME", folder("home"), 1);
  c = qn_cache_open(&qn_malloc_allocator, NULL, 0);
  assert_string_equal(qn_cache_dir(c), folder("home/.cache/quern"));
  qn_cache_close(c);
  unsetenv("HOME");
  unsetenv("XDG_CACHE_HOME");
  assert_null(qn_cache_open(&qn_malloc_allocator, NULL, 0));
}

static void test_unwritable(void **state) {
  (void)state;
  const char *dir = folder("unwritable");
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, dir, 0);
  qn_sv object = QN_SV("object"), side = QN_SV("side");
  qn_cache_put(c, key_of(1), object, side);
  static char big[65536];
  fflush(NULL);
  pid_t child = fork(); /* a full disk: files cannot grow beyond 4 kB */
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {4096, 4096};
    setrlimit(RLIMIT_FSIZE, &limit);
    qn_cache_put(c, key_of(2), pattern(big, sizeof big, 1), side);
    qn_cache_entry e;
    _exit(qn_cache_get(c, key_of(2), &e) ? 1 : qn_cache_get(c, key_of(1), &e) ? 0 : 2);
  }
  int status;
  waitpid(child, &status, 0);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  DIR *d = opendir(dir); /* and nothing half-written stays */
  for (struct dirent *e; (e = readdir(d));) assert_int_not_equal(strncmp(e->d_name, ".tmp", 4), 0);
  closedir(d);
  if (geteuid() != 0) { /* root may write anywhere */
    chmod(dir, 0500);
    qn_cache_put(c, key_of(3), object, side);
    assert_false(hit_equals(c, key_of(3), object, side));
    assert_true(hit_equals(c, key_of(1), object, side));
    chmod(dir, 0700);
  }
  qn_cache_close(c);
}

static void test_trim(void **state) {
  (void)state;
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, folder("trim"), 1000000);
  static char a[20000];
  qn_sv side = QN_SV("side");
  char path[256];
  for (uint64_t i = 0; i < 100; i++) {
    qn_cache_put(c, key_of(i), pattern(a, sizeof a, i), side);
    path_of(path, sizeof path, c, key_of(i));
    struct timespec used[2] = {{1000000 + (time_t)i, 0}, {1000000 + (time_t)i, 0}};
    utimensat(AT_FDCWD, path, used, 0);
    if (i == 40) assert_true(hit_equals(c, key_of(3), pattern(a, sizeof a, 3), side)); /* used again: stays */
  }
  uint64_t total = 0;
  for (uint64_t i = 0; i < 100; i++) {
    struct stat st;
    path_of(path, sizeof path, c, key_of(i));
    if (stat(path, &st) == 0) total += (uint64_t)st.st_size;
  }
  assert_true(total <= 1000000 && total > 700000);
  assert_true(hit_equals(c, key_of(99), pattern(a, sizeof a, 99), side));
  assert_true(hit_equals(c, key_of(3), pattern(a, sizeof a, 3), side));
  assert_false(hit_equals(c, key_of(4), pattern(a, sizeof a, 4), side));
  qn_cache_put(c, key_of(500), pattern(a, sizeof a, 1), (qn_sv){a, 0});
  static char huge[300000];
  qn_cache_put(c, key_of(501), pattern(huge, sizeof huge, 1), side); /* a quarter of the cap and more: not kept */
  assert_false(hit_equals(c, key_of(501), pattern(huge, sizeof huge, 1), side));
  qn_cache_close(c);
}

static void *writer(void *p) {
  qn_cache *c = p;
  char a[5000], b[100];
  for (uint64_t i = 0; i < 400; i++) {
    uint64_t k = i % 20;
    qn_sv object = pattern(a, 1000 + k * 100, k), side = pattern(b, 100, k);
    qn_cache_put(c, key_of(k), object, side);
    (void)hit_equals(c, key_of(k), object, side); /* whole or absent */
  }
  return NULL;
}

static void test_concurrent_writers(void **state) {
  (void)state;
  qn_cache *c = qn_cache_open(&qn_malloc_allocator, folder("concurrent"), 30000); /* trims all the time */
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    qn_cache *mine = qn_cache_open(&qn_malloc_allocator, folder("concurrent"), 30000);
    writer(mine);
    _exit(0);
  }
  pthread_t t[3];
  for (int i = 0; i < 3; i++) pthread_create(&t[i], NULL, writer, c);
  for (int i = 0; i < 3; i++) pthread_join(t[i], NULL);
  int status;
  waitpid(child, &status, 0);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  qn_cache_close(c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_key),
    cmocka_unit_test(test_put_get),
    cmocka_unit_test(test_600_damaged_files),
    cmocka_unit_test(test_odd_files),
    cmocka_unit_test(test_folders_that_are_not_ours),
    cmocka_unit_test(test_unwritable),
    cmocka_unit_test(test_trim),
    cmocka_unit_test(test_concurrent_writers),
    cmocka_unit_test(test_default_folder),
  };
  return cmocka_run_group_tests(tests, make_base, remove_base);
}
