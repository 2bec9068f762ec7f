/* bigblocks.c - big blocks of the C library's allocator: on huge pages, and kept when they are freed.
 *
 * Pages fresh from the system cost ten times what it costs to fill them: columns and arrays of 10⁷ rows come and go with every
 * operation. Blocks stay malloc's own, so that whoever has one may also pass it to free() or realloc(). What is kept is bounded
 * and the longest unused goes first; of all but a part the system may take the pages when it is short of them, and of what it left
 * them nothing has to be touched anew. Sessions give everything back when they end. Not under sanitizers, which are to see
 * every free. [any thread; who finds the list in use goes to malloc, so that a fork in the middle harms nobody] */
#include <malloc.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#include "runtime/base/bigblocks.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { KEEPING = 0 };
#else
enum { KEEPING = 1 };
#endif

enum { KEPT = 64, KEEP_HELD = 1 << 30, HUGE_MIN = 2 << 20, PAGE = 4096 };
#if defined(MADV_FREE)
static const size_t KEEP_MAX = (size_t)KEEP_HELD * 4;
enum { LENT = MADV_FREE };
#else
static const size_t KEEP_MAX = KEEP_HELD;
enum { LENT = 0 };
#endif

/* Memory without meaning, as malloc's own lists: sessions do not meet here. */
static struct {
  atomic_flag busy;
  size_t total, held, most; /* bytes kept; of these not lent; bound, 0: not known yet */
  uint64_t clock;
  struct {
    void *p;
    size_t size;
    uint64_t stamp;
    bool lent; /* the system may take its pages */
  } kept[KEPT];
} list = {.busy = ATOMIC_FLAG_INIT};

static bool enter(void) { return KEEPING && !atomic_flag_test_and_set_explicit(&list.busy, memory_order_acquire); }
static void leave(void) { atomic_flag_clear_explicit(&list.busy, memory_order_release); }

#if defined(__linux__) && defined(MADV_HUGEPAGE)
/* One page fault for 2 MB instead of 512 of them, where the system has such pages at hand. A virtual machine may not: what lay free for
 * seconds went back to its host, whole huge pages first, and comes again at a sixth of the speed, while pages of 4 kB are those that
 * were in use a moment ago. So the first touch of a huge page is timed; after one that took long, what follows does without. */
enum { SLOW_NS = 1500000, WITHOUT = 128 << 20 };
static _Atomic int64_t without; /* bytes still to be had without huge pages */

static bool touched_quickly(uintptr_t page) {
  struct timespec begin, end;
  volatile char *byte = (volatile char *)page;
  (void)madvise((void *)page, HUGE_MIN, MADV_HUGEPAGE);
  clock_gettime(CLOCK_MONOTONIC, &begin);
  *byte = *byte; /* what realloc moved stays */
  clock_gettime(CLOCK_MONOTONIC, &end);
  if ((end.tv_sec - begin.tv_sec) * 1000000000 + end.tv_nsec - begin.tv_nsec <= SLOW_NS) return true;
  atomic_store_explicit(&without, WITHOUT, memory_order_relaxed);
  return false;
}

static bool goes_without(size_t n) {
  if (atomic_load_explicit(&without, memory_order_relaxed) <= 0) return false;
  atomic_fetch_sub_explicit(&without, (int64_t)n, memory_order_relaxed);
  return true;
}

void qn_big_advise(void *p, size_t n) {
  enum { TRIED_MIN = 8 << 20 };
  const uintptr_t huge = HUGE_MIN, from = ((uintptr_t)p + huge - 1) & ~(huge - 1), to = ((uintptr_t)p + n) & ~(huge - 1);
  if (!p || to <= from || goes_without(n)) return;
  if (n < TRIED_MIN || touched_quickly(from + (to - from) / 8 * 7 / huge * huge)) (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
}

void qn_big_plain(void *p, size_t n) {
  const uintptr_t page = PAGE, from = ((uintptr_t)p + page - 1) & ~(page - 1), to = ((uintptr_t)p + n) & ~(page - 1);
  if (to > from) (void)madvise((void *)from, to - from, MADV_NOHUGEPAGE);
}

void qn_big_touch(void *p, size_t n, size_t left) {
  const uintptr_t huge = HUGE_MIN, end = (uintptr_t)p + n, last = (uintptr_t)p + left;
  for (uintptr_t at = ((uintptr_t)p + huge - 1) & ~(huge - 1); at < end && at + huge <= last && !goes_without(huge); at += huge) (void)touched_quickly(at);
}
#else
void qn_big_advise(void *p, size_t n) { (void)p, (void)n; }
void qn_big_plain(void *p, size_t n) { (void)p, (void)n; }
void qn_big_touch(void *p, size_t n, size_t left) { (void)p, (void)n, (void)left; }
#endif

static void *take(int i) {
  void *p = list.kept[i].p;
  list.total -= list.kept[i].size;
  if (!list.kept[i].lent) list.held -= list.kept[i].size;
  list.kept[i].p = NULL;
  return p;
}

static void drop(int i) { free(take(i)); }

void qn_big_trim(void) {
  if (!enter()) return;
  for (int i = 0; i < KEPT; i++)
    if (list.kept[i].p) drop(i);
  leave();
}

/* The smallest kept block that holds n and wastes at most an eighth of it; of equal ones the last used, which may be in a cache. */
static void *reuse(size_t n) {
  int best = -1;
  for (int i = 0; i < KEPT; i++) {
    size_t have = list.kept[i].size;
    if (!list.kept[i].p || have < n || have > n + n / 8) continue;
    if (best < 0 || have < list.kept[best].size || (have == list.kept[best].size && list.kept[i].stamp > list.kept[best].stamp)) best = i;
  }
  return best < 0 ? NULL : take(best);
}

void *qn_big_alloc(size_t n) {
  if (enter()) {
    void *p = reuse(n);
    leave();
    if (p) return p;
  }
  void *p = malloc(n);
  if (!p) {
    qn_big_trim();
    p = malloc(n);
  }
  qn_big_advise(p, n);
  return p;
}

static int oldest(bool held) {
  int found = -1;
  for (int i = 0; i < KEPT; i++)
    if (list.kept[i].p && !(held && list.kept[i].lent) && (found < 0 || list.kept[i].stamp < list.kept[found].stamp)) found = i;
  return found;
}

static void lend(int i) {
  const uintptr_t page = PAGE, p = (uintptr_t)list.kept[i].p, from = (p + page - 1) & ~(page - 1), to = (p + list.kept[i].size) & ~(page - 1);
#if defined(MADV_FREE)
  if (to > from) (void)madvise((void *)from, to - from, MADV_FREE);
#endif
  list.held -= list.kept[i].size;
  list.kept[i].lent = true;
}

static bool keep(void *p, size_t size) {
  if (!list.most) {
    long pages = sysconf(_SC_PHYS_PAGES);
    size_t eighth = pages > 0 ? (size_t)pages / 8 * PAGE : 0;
    list.most = eighth && eighth < KEEP_MAX ? eighth : KEEP_MAX;
  }
  if (size > list.most / 2) return false;
  for (;;) {
    int empty = -1;
    for (int i = 0; i < KEPT; i++)
      if (!list.kept[i].p) empty = i;
    if (empty >= 0 && list.total + size <= list.most) {
      list.kept[empty].p = p, list.kept[empty].size = size, list.kept[empty].stamp = list.clock++, list.kept[empty].lent = false;
      list.total += size;
      list.held += size;
      while (LENT && list.held > KEEP_HELD) lend(oldest(true));
      return true;
    }
    drop(oldest(false)); /* there is one: full, or what is kept and this exceed the bound, which this alone does not */
  }
}

void qn_big_free(void *p) {
  if (enter()) {
    bool kept = keep(p, malloc_usable_size(p));
    leave();
    if (kept) return;
  }
  free(p);
}

void *qn_big_realloc(void *p, size_t n) {
  void *q = realloc(p, n);
  if (!q) {
    qn_big_trim();
    q = realloc(p, n);
  }
  qn_big_advise(q, n);
  return q;
}
