/* pool.c - big blocks that kernels gave back, kept for the next array: pages fresh from the system cost several times what the
 * loop costs that fills them, and a temporary of each iteration or call would get fresh ones each time.
 *
 * A pool is its session's; blocks that outlive the session (results that a host holds) keep it alive by a count each, and then
 * go straight back to malloc. What a pool keeps is bounded, and the longest unused goes first. [any thread] */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/base/bigblocks.h"
#include "runtime/kernel/pool.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

enum { KEPT = 24, KEEP_MAX = 512 << 20, HUGE_MIN = 4 << 20, PAGE = 4096 };

typedef struct kept {
  qn_kroom room; /* raw NULL: free */
  uint64_t stamp;
} kept;

struct qn_kpool {
  pthread_mutex_t lock;
  _Atomic int64_t refs;
  bool closed;
  size_t total, most; /* bytes kept, bound */
  uint64_t clock;
  kept kept[KEPT];
};

qn_kpool *qn_kpool_new(void) {
  qn_kpool *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  if (pthread_mutex_init(&p->lock, NULL)) {
    free(p);
    return NULL;
  }
  atomic_init(&p->refs, 1);
  long pages = sysconf(_SC_PHYS_PAGES);
  size_t eighth = pages > 0 ? (size_t)pages / 8 * PAGE : 0;
  p->most = eighth && eighth < KEEP_MAX ? eighth : KEEP_MAX;
  return p;
}

static void unref(qn_kpool *p) {
  if (atomic_fetch_sub_explicit(&p->refs, 1, memory_order_acq_rel) != 1) return;
  pthread_mutex_destroy(&p->lock);
  free(p);
}

static void drop(qn_kpool *p, kept *k) {
  p->total -= k->room.size;
  free(k->room.raw);
  k->room.raw = NULL;
}

static void drop_all(qn_kpool *p) {
  for (int i = 0; i < KEPT; i++)
    if (p->kept[i].room.raw) drop(p, &p->kept[i]);
}

void qn_kpool_close(qn_kpool *p) {
  if (!p) return;
  pthread_mutex_lock(&p->lock);
  p->closed = true;
  drop_all(p);
  pthread_mutex_unlock(&p->lock);
  unref(p);
}

static bool fresh(size_t size, bool zeroed, qn_kroom *out) {
  size_t all = (size + 63) & ~(size_t)63;
  *out = (qn_kroom){.size = all};
  if (zeroed) { /* fresh pages are zero already: calloc knows, aligned_alloc does not */
    out->raw = calloc(1, all + 64);
    out->data = (void *)(((uintptr_t)out->raw + 63) & ~(uintptr_t)63);
  } else {
    out->raw = out->data = aligned_alloc(64, all);
  }
  if (out->raw && out->size >= HUGE_MIN) qn_big_advise(out->data, out->size); /* with pages of 4 KiB the walk over page tables costs more than an addition */
  return out->raw != NULL;
}

/* The smallest kept block that holds size and wastes at most a quarter of it. */
static bool reuse(qn_kpool *p, size_t size, qn_kroom *out) {
  kept *best = NULL;
  for (kept *k = p->kept; k < p->kept + KEPT; k++)
    if (k->room.raw && k->room.size >= size && k->room.size <= size + size / 4 && (!best || k->room.size < best->room.size)) best = k;
  if (!best) return false;
  *out = best->room;
  p->total -= best->room.size;
  best->room.raw = NULL;
  return true;
}

bool qn_kpool_take(qn_kpool *p, size_t size, bool zeroed, qn_kroom *out) {
  if (!p) return fresh(size, zeroed, out);
  pthread_mutex_lock(&p->lock);
  bool old = reuse(p, size, out);
  pthread_mutex_unlock(&p->lock);
  if (old && zeroed) memset(out->data, 0, size);
  if (!old && !fresh(size, zeroed, out)) { /* give back what is kept and try again */
    pthread_mutex_lock(&p->lock);
    drop_all(p);
    pthread_mutex_unlock(&p->lock);
    if (!fresh(size, zeroed, out)) return false;
  }
  atomic_fetch_add_explicit(&p->refs, 1, memory_order_relaxed);
  return true;
}

/* Keeps the block if it may; else returns false. */
static bool keep(qn_kpool *p, const qn_kroom *room) {
  if (p->closed || room->size > p->most) return false;
  for (;;) {
    kept *empty = NULL, *oldest = NULL;
    for (kept *k = p->kept; k < p->kept + KEPT; k++) {
      if (!k->room.raw) empty = k;
      else if (!oldest || k->stamp < oldest->stamp) oldest = k;
    }
    if (empty && p->total + room->size <= p->most) {
      *empty = (kept){*room, p->clock++};
      p->total += room->size;
      return true;
    }
    drop(p, oldest); /* there is one: full, or what is kept and this exceed the bound, which this alone does not */
  }
}

void qn_kpool_give(qn_kpool *p, const qn_kroom *room) {
  bool held = false;
  if (p) {
    pthread_mutex_lock(&p->lock);
    held = keep(p, room);
    pthread_mutex_unlock(&p->lock);
  }
  if (!held) free(room->raw);
  if (p) unref(p);
}
