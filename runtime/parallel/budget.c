/* budget.c - how many threads: the CPUs this process may use, what the user asked for, the process-wide budget of
 * tokens, and the probe that keeps libgomp from exiting the process.
 *
 * The state here is process-wide on purpose: CPUs and threads belong to the process, not to a session. */
#include <sched.h>
#include <stdatomic.h>

#include "runtime/parallel/internal.h"

/* --- CPUs ----------------------------------------------------------------------------------------------------- */
static int32_t affinity_cpus(void) {
  for (size_t n = 1024; n <= 1024 * 1024; n *= 4) { /* the kernel refuses sets smaller than its own */
    cpu_set_t *set = CPU_ALLOC(n);
    if (!set) break;
    int ok = sched_getaffinity(0, CPU_ALLOC_SIZE(n), set) == 0;
    int count = ok ? CPU_COUNT_S(CPU_ALLOC_SIZE(n), set) : 0;
    CPU_FREE(set);
    if (ok) return count > 0 ? count : 1;
  }
  return 1;
}

static bool read_small(const char *path, char *out, size_t cap) {
  FILE *f = fopen(path, "re");
  if (!f) return false;
  size_t n = fread(out, 1, cap - 1, f);
  fclose(f);
  out[n] = 0;
  return n > 0;
}

/* "quota period" in microseconds, or "max period" */
int32_t qn_par_quota_v2(const char *cpu_max) {
  long long quota = 0, period = 0;
  if (sscanf(cpu_max, "%lld %lld", &quota, &period) != 2 || quota <= 0 || period <= 0) return 0;
  long long cpus = (quota + period - 1) / period;
  return cpus > 1 << 20 ? 0 : (int32_t)cpus;
}

static int32_t smaller_quota(int32_t a, int32_t b) { return a == 0 ? b : b == 0 || a < b ? a : b; }

/* The tightest quota of the group at root + path and of the groups above it. */
static int32_t quota_up(const char *root, char *path, bool v2) {
  int32_t best = 0;
  for (;;) {
    char name[1024], text[128], period[64];
    snprintf(name, sizeof name, "%s%s/%s", root, path, v2 ? "cpu.max" : "cpu.cfs_quota_us");
    if (read_small(name, text, sizeof text)) {
      if (!v2) {
        snprintf(name, sizeof name, "%s%s/cpu.cfs_period_us", root, path);
        text[strcspn(text, "\n")] = 0;
        if (read_small(name, period, sizeof period)) snprintf(text + strlen(text), 64, " %.60s", period);
      }
      best = smaller_quota(best, qn_par_quota_v2(text));
    }
    char *slash = strrchr(path, '/');
    if (!slash) return best;
    *slash = 0;
  }
}

static int32_t cgroup_cpus(void) {
  FILE *f = fopen("/proc/self/cgroup", "re");
  if (!f) return 0;
  int32_t best = 0;
  char line[1024];
  while (fgets(line, sizeof line, f)) { /* hierarchy:controllers:path */
    line[strcspn(line, "\n")] = 0;
    char *controllers = strchr(line, ':');
    char *path = controllers ? strchr(controllers + 1, ':') : NULL;
    if (!path) continue;
    *path++ = 0;
    controllers++;
    if (*controllers == 0)
      best = smaller_quota(best, quota_up("/sys/fs/cgroup", path, true));
    else if (strcmp(controllers, "cpu") == 0 || strstr(controllers, "cpu,") || strstr(controllers, ",cpu"))
      best = smaller_quota(best, quota_up("/sys/fs/cgroup/cpu", path, false));
  }
  fclose(f);
  return best;
}

int32_t qn_par_env_threads(const char *text) {
  if (!text) return 0;
  char *end;
  long n = strtol(text, &end, 10);
  if (end == text || n <= 0 || n > 65536) return 0;
  while (*end == ' ') end++;
  return *end == 0 || *end == ',' ? (int32_t)n : 0;
}

static struct {
  pthread_once_t once;
  int32_t cpus, threads;
} found = {PTHREAD_ONCE_INIT, 0, 0};

static void find(void) {
  int32_t cpus = affinity_cpus(), quota = cgroup_cpus();
  if (quota > 0 && quota < cpus) cpus = quota;
  found.cpus = cpus;
  int32_t n = qn_par_env_threads(getenv("NUMBA_NUM_THREADS"));
  if (n == 0) n = qn_par_env_threads(getenv("OMP_NUM_THREADS"));
  found.threads = n > 0 ? n : cpus;
}

int32_t qn_par_cpus(void) {
  pthread_once(&found.once, find);
  return found.cpus;
}

int32_t qn_par_default_threads(void) {
  pthread_once(&found.once, find);
  return found.threads;
}

/* --- tokens --------------------------------------------------------------------------------------------------- */
static atomic_int tokens_taken;

int32_t qn_par_take_tokens(int32_t want) {
  int32_t budget = qn_par_default_threads();
  if (want > budget) budget = want; /* asked for by name */
  int taken = atomic_load(&tokens_taken);
  for (;;) {
    int32_t got = budget - taken;
    if (got > want) got = want;
    if (got < 1) got = 1; /* its own thread is always there */
    if (atomic_compare_exchange_weak(&tokens_taken, &taken, taken + got)) return got;
  }
}

void qn_par_give_tokens(int32_t taken) { atomic_fetch_sub(&tokens_taken, taken); }

/* --- the probe, and fork -------------------------------------------------------------------------------------- */
qn_par_create_fn qn_par_create = pthread_create;

static _Thread_local int32_t pool_size = 1; /* of the team that libgomp keeps for this thread */
static pthread_once_t fork_once = PTHREAD_ONCE_INIT;
static atomic_bool forked;

static void after_fork(void) { atomic_store(&forked, true); }
static void watch_fork(void) { pthread_atfork(NULL, NULL, after_fork); }

bool qn_par_forked(void) { return atomic_load_explicit(&forked, memory_order_relaxed); }

static void *wait_for_all(void *gate) { /* all must be alive at once, or nothing is proved */
  pthread_mutex_lock(gate);
  pthread_mutex_unlock(gate);
  return NULL;
}

int32_t qn_par_probe_team(int32_t want) {
  enum { BATCH = 1024 };
  pthread_once(&fork_once, watch_fork);
  if (want > BATCH) want = BATCH;
  if (want > pool_size) {
    pthread_t made[BATCH];
    pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    int32_t n = 0, need = want - pool_size;
    pthread_mutex_lock(&gate);
    while (n < need && qn_par_create(&made[n], NULL, wait_for_all, &gate) == 0) n++;
    pthread_mutex_unlock(&gate);
    for (int32_t i = 0; i < n; i++) pthread_join(made[i], NULL);
    pthread_mutex_destroy(&gate);
    want = pool_size + n;
  }
  pool_size = want; /* a smaller team makes libgomp end the threads it does not use */
  return want;
}
