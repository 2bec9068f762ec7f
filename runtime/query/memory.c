/* memory.c - the counted memory of a query, its errors. */
#include "runtime/query/query_impl.h"

static void *counted_realloc(void *user, void *p, size_t old_n, size_t n) {
  qn_qmemory *m = user;
  void *r = m->inner->realloc(m->inner->user, p, old_n, n);
  if (!r && n) return NULL;
  int64_t now = __atomic_add_fetch(&m->used, (int64_t)n - (int64_t)(p ? old_n : 0), __ATOMIC_RELAXED); /* any thread */
  if (now > __atomic_load_n(&m->peak, __ATOMIC_RELAXED)) __atomic_store_n(&m->peak, now, __ATOMIC_RELAXED);
  return r;
}

void qn_qmemory_drop(qn_qmemory *m) {
  if (!m || __atomic_sub_fetch(&m->rc, 1, __ATOMIC_ACQ_REL) > 0) return;
  qn_free(m->inner, m, sizeof *m);
}

qn_q *qn_q_new(const qn_allocator *inner, int64_t limit, qn_error *err) {
  qn_qmemory *m = qn_alloc(inner, sizeof *m);
  if (!m) return NULL;
  *m = (qn_qmemory){.rc = 1, .inner = inner, .limit = limit};
  m->alloc = (qn_allocator){counted_realloc, m};
  qn_q *q = qn_alloc(inner, sizeof *q);
  if (!q) {
    qn_qmemory_drop(m);
    return NULL;
  }
  *q = (qn_q){.alloc = &m->alloc, .memory = m, .err = err};
  qn_arena_init(&q->arena, &m->alloc);
  return q;
}

void qn_q_free(qn_q *q) {
  if (!q) return;
  qn_qmemory *m = q->memory;
  qn_arena_deinit(&q->arena);
  qn_free(m->inner, q, sizeof *q); /* m->inner outlives the session when it is malloc's */
  qn_qmemory_drop(m);
}

int qn_q_fail(qn_q *q, qn_status status, const char *fmt, ...) {
  char text[1024];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  (void)qn_error_set(q->err, status, "%s", text);
  return -1;
}

int qn_q_memory(qn_q *q) { return qn_q_fail(q, QN_ENOMEM, "out of memory"); }

bool qn_q_full(const qn_q *q, int64_t more, int share) {
  return q->memory->limit && q->memory->used + more > q->memory->limit / 100 * share;
}
