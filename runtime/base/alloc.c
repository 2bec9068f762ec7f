/* alloc.c - the allocator, arenas, growing arrays and the string builder. */
#include "runtime/base/bigblocks.h"

static void *malloc_realloc(void *user, void *p, size_t old_n, size_t n) {
  (void)user;
  if (n == 0) {
    if (old_n >= QN_BIG) qn_big_free(p);
    else free(p);
    return NULL;
  }
  if (n >= QN_BIG) return p ? qn_big_realloc(p, n) : qn_big_alloc(n);
  return realloc(p, n);
}

const qn_allocator qn_malloc_allocator = {malloc_realloc, NULL};

void *qn_alloc(const qn_allocator *a, size_t n) { return a->realloc(a->user, NULL, 0, n ? n : 1); }

void *qn_realloc(const qn_allocator *a, void *p, size_t old_n, size_t n) {
  return a->realloc(a->user, p, old_n, n ? n : 1);
}

void qn_free(const qn_allocator *a, void *p, size_t n) {
  if (p) a->realloc(a->user, p, n ? n : 1, 0);
}

/* --- arena -------------------------------------------------------------------------------------------------- */
struct qn_arena_block {
  qn_arena_block *next;
  size_t size;
};

enum { ARENA_BLOCK = 64 * 1024, ARENA_HEADER = (sizeof(qn_arena_block) + 15) & ~15u };

void qn_arena_init(qn_arena *a, const qn_allocator *alloc) {
  *a = (qn_arena){0};
  a->alloc = alloc;
}

void qn_arena_deinit(qn_arena *a) {
  for (qn_arena_block *b = a->blocks; b;) {
    qn_arena_block *next = b->next;
    qn_free(a->alloc, b, b->size);
    b = next;
  }
  a->blocks = NULL;
  a->cur = a->end = NULL;
  a->total = 0;
}

void qn_arena_fail(qn_arena *a) {
  if (!a->oom) abort(); /* an entry point forgot to say where out-of-memory goes */
  longjmp(*a->oom, 1);
}

static void *arena_alloc_slow(qn_arena *a, size_t n) {
  if (n > SIZE_MAX / 2) qn_arena_fail(a);
  size_t size = n + ARENA_HEADER > ARENA_BLOCK ? n + ARENA_HEADER : ARENA_BLOCK;
  if (a->limit && a->total + size > a->limit) qn_arena_fail(a);
  qn_arena_block *b = qn_alloc(a->alloc, size);
  if (!b) qn_arena_fail(a);
  b->size = size;
  a->total += size;
  char *p = (char *)b + ARENA_HEADER;
  if (size > ARENA_BLOCK && a->blocks) { /* a big one goes behind the current block, which keeps its room */
    b->next = a->blocks->next;
    a->blocks->next = b;
  } else {
    b->next = a->blocks;
    a->blocks = b;
    a->cur = p + n;
    a->end = (char *)b + size;
  }
  memset(p, 0, n);
  return p;
}

void *qn_arena_alloc(qn_arena *a, size_t n) {
  n = (n + 15) & ~(size_t)15;
  if (QN_UNLIKELY(n > (size_t)(a->end - a->cur))) return arena_alloc_slow(a, n);
  char *p = a->cur;
  a->cur += n;
  memset(p, 0, n);
  return p;
}

char *qn_arena_strndup(qn_arena *a, const char *p, size_t n) {
  char *s = qn_arena_alloc(a, n + 1);
  if (n) memcpy(s, p, n);
  return s;
}

qn_sv qn_arena_sv(qn_arena *a, qn_sv s) { return (qn_sv){qn_arena_strndup(a, s.p, s.n), s.n}; }

char *qn_arena_printf(qn_arena *a, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if (n < 0) qn_arena_fail(a);
  char *s = qn_arena_alloc(a, (size_t)n + 1);
  va_start(ap, fmt);
  vsnprintf(s, (size_t)n + 1, fmt, ap);
  va_end(ap);
  return s;
}

void qn_vec_grow(qn_arena *a, void *data_field, uint32_t n, uint32_t *cap, size_t elem) {
  if (*cap > UINT32_MAX / 2) qn_arena_fail(a);
  uint32_t grown = *cap ? *cap * 2 : 4;
  void *old = NULL;
  memcpy(&old, data_field, sizeof old);
  void *data = qn_arena_alloc(a, elem * grown);
  if (n) memcpy(data, old, elem * n);
  memcpy(data_field, &data, sizeof data);
  *cap = grown;
}

/* --- string builder ------------------------------------------------------------------------------------------ */
void qn_buf_init(qn_buf *b, const qn_allocator *alloc) {
  *b = (qn_buf){0};
  b->alloc = alloc;
}

void qn_buf_deinit(qn_buf *b) {
  qn_free(b->alloc, b->p, b->cap);
  b->p = NULL;
  b->n = b->cap = 0;
}

void qn_buf_reset(qn_buf *b) {
  b->n = 0;
  b->oom = false;
}

char *qn_buf_room(qn_buf *b, size_t n) {
  if (b->oom) return NULL; /* a text with a hole is of no use: what follows does not ask for memory again and again */
  if (n >= b->cap - b->n || !b->p) {
    if (n > SIZE_MAX / 4) {
      b->oom = true;
      return NULL;
    }
    size_t cap = b->cap ? b->cap : 64;
    while (cap - b->n <= n) cap *= 2;
    char *p = qn_realloc(b->alloc, b->p, b->cap, cap);
    if (!p) {
      b->oom = true;
      return NULL;
    }
    b->p = p;
    b->cap = cap;
  }
  return b->p + b->n;
}

void qn_buf_add(qn_buf *b, const char *p, size_t n) {
  char *to = qn_buf_room(b, n);
  if (!to) return;
  if (n) memcpy(to, p, n);
  b->n += n;
  b->p[b->n] = 0;
}

void qn_buf_sv(qn_buf *b, qn_sv s) { qn_buf_add(b, s.p, s.n); }
void qn_buf_z(qn_buf *b, const char *z) { qn_buf_add(b, z, strlen(z)); }
void qn_buf_c(qn_buf *b, char c) { qn_buf_add(b, &c, 1); }

void qn_buf_digits(qn_buf *b, int64_t x, int width) {
  enum { MOST = 24 };
  char room[MOST], *p = room + MOST;
  if (x < 0 || width > MOST) {
    qn_buf_printf(b, "%0*lld", width, (long long)x);
    return;
  }
  do *--p = (char)('0' + x % 10);
  while (x /= 10);
  while (room + MOST - p < width) *--p = '0';
  qn_buf_add(b, p, (size_t)(room + MOST - p));
}

void qn_buf_fill(qn_buf *b, char c, size_t n) {
  char *to = qn_buf_room(b, n);
  if (!to) return;
  memset(to, c, n);
  b->n += n;
  b->p[b->n] = 0;
}

void qn_buf_vprintf(qn_buf *b, const char *fmt, va_list ap) {
  va_list again;
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  char *to = n < 0 ? NULL : qn_buf_room(b, (size_t)n + 1);
  if (to) {
    vsnprintf(to, (size_t)n + 1, fmt, again);
    b->n += (size_t)n;
  }
  va_end(again);
}

void qn_buf_printf(qn_buf *b, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  qn_buf_vprintf(b, fmt, ap);
  va_end(ap);
}
