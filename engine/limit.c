/* limit.c - a session's allocator that refuses what would take it beyond a number of bytes: a script then gets MemoryError where it asked for
 * too much, instead of the process being killed by the system. What is freed goes back to the system at once, so that blocks that are kept
 * for later (runtime/base/bigblocks.c) do not come on top. Memory of running kernels (runtime/kernel/pool.c) and mapped files are not
 * counted. [any thread] */
#include <stdatomic.h>

#include "engine/engine.h"
#include "runtime/base/bigblocks.h"

struct qn_limit {
  qn_allocator alloc;
  const qn_allocator *inner;
  int64_t most;
  _Atomic int64_t used, refused; /* used: one more until the session ends; refused: the most that was asked for beyond it */
};

/* Batches that a host was given may outlive the session: the last to go frees the limit. */
static void let_go(struct qn_limit *l, int64_t n) {
  if (atomic_fetch_sub(&l->used, n) == n) qn_free(l->inner, l, sizeof *l);
}

static void *limited(void *user, void *p, size_t old_n, size_t n) {
  struct qn_limit *l = user;
  const size_t had = p ? old_n : 0;
  if (n > had) {
    const int64_t more = n - had > INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)(n - had), now = atomic_fetch_add(&l->used, more) + more;
    if (now > l->most) {
      atomic_fetch_sub(&l->used, more);
      if (more > atomic_load(&l->refused)) atomic_store(&l->refused, more);
      return NULL;
    }
  }
  void *r = l->inner->realloc(l->inner->user, p, old_n, n);
  if (n > had && !r) atomic_fetch_sub(&l->used, (int64_t)(n - had));
  if (n < had && had >= QN_BIG) qn_big_trim();
  if (n < had && (r || n == 0)) let_go(l, (int64_t)(had - n));
  return r;
}

const qn_allocator *qn_limit_new(const qn_allocator *inner, int64_t most, struct qn_limit **out) {
  struct qn_limit *l = qn_alloc(inner, sizeof *l);
  if (!l) return NULL;
  *l = (struct qn_limit){.alloc = {limited, l}, .inner = inner, .most = most < INT64_MAX ? most + 1 : most, .used = 1};
  return *out = l, &l->alloc;
}

void qn_limit_free(struct qn_limit *l) {
  if (l) let_go(l, 1);
}

int qn_limit_note(const struct qn_limit *l, char *text, size_t size) {
  const int64_t refused = l ? atomic_load(&l->refused) : 0;
  if (!refused) return 0;
  const int n = snprintf(text, size, "note: %lld MB more were asked for than the limit of %lld MB (memory) allows; `quern eval` computes in bounded memory\n",
                         (long long)(refused >> 20) + 1, (long long)(l->most >> 20));
  return n < 0 || (size_t)n >= size ? 0 : n;
}
