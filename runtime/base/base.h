/* base.h - the door of runtime/base: memory by lifetime, byte strings, growing arrays, maps, interned names,
 * errors. Everything above includes this and nothing of it knows about Python.
 *
 * Two allocation disciplines:
 *   arena   for everything that dies together (AST, types, IR, bytecode). qn_arena_alloc never returns NULL: when
 *           memory ends it longjmps to arena->oom, which the entry point of the compile sets. Nothing that needs
 *           releasing other than through the arena may be acquired between.
 *   heap    for run-time objects (runtime/object): returns NULL, the caller raises MemoryError. */
#ifndef QN_BASE_H
#define QN_BASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quern/quern.h"

#if defined(__GNUC__)
#define QN_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define QN_LIKELY(x) __builtin_expect(!!(x), 1)
#define QN_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define QN_NORETURN __attribute__((noreturn))
#define QN_UNUSED __attribute__((unused))
#else
#define QN_PRINTF(fmt, args)
#define QN_LIKELY(x) (x)
#define QN_UNLIKELY(x) (x)
#define QN_NORETURN
#define QN_UNUSED
#endif

#define QN_COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* --- allocator ---------------------------------------------------------------------------------------------- */
extern const qn_allocator qn_malloc_allocator; /* the C library's */
void *qn_alloc(const qn_allocator *a, size_t n);                            /* NULL when out of memory */
void *qn_realloc(const qn_allocator *a, void *p, size_t old_n, size_t n);   /* NULL: p is still valid */
void qn_free(const qn_allocator *a, void *p, size_t n);                     /* p may be NULL */

/* --- byte strings ------------------------------------------------------------------------------------------- */
typedef struct qn_sv { /* a view, not terminated */
  const char *p;
  size_t n;
} qn_sv;
#define QN_SV(lit) ((qn_sv){"" lit, sizeof(lit) - 1})
static inline qn_sv qn_sv_of(const char *z) { return (qn_sv){z, strlen(z)}; }
static inline bool qn_sv_eq(qn_sv a, qn_sv b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }
static inline bool qn_sv_is(qn_sv a, const char *z) { return qn_sv_eq(a, qn_sv_of(z)); }
uint64_t qn_hash_bytes(const void *p, size_t n); /* xxh3, the same on every machine */

/* --- arena -------------------------------------------------------------------------------------------------- */
typedef struct qn_arena_block qn_arena_block;
typedef struct qn_arena {
  const qn_allocator *alloc;
  qn_arena_block *blocks;
  char *cur, *end;
  size_t total;  /* bytes taken from the allocator */
  size_t limit;  /* 0: none; beyond it counts as out of memory */
  jmp_buf *oom;  /* where to go when memory ends; must be set before the first alloc */
} qn_arena;
void qn_arena_init(qn_arena *a, const qn_allocator *alloc);
void qn_arena_deinit(qn_arena *a);
void *qn_arena_alloc(qn_arena *a, size_t n); /* zeroed, aligned to 16, never NULL */
char *qn_arena_strndup(qn_arena *a, const char *p, size_t n); /* zero-terminated */
char *qn_arena_printf(qn_arena *a, const char *fmt, ...) QN_PRINTF(2, 3);
qn_sv qn_arena_sv(qn_arena *a, qn_sv s);
QN_NORETURN void qn_arena_fail(qn_arena *a);
#define QN_NEW(arena, T) ((T *)qn_arena_alloc((arena), sizeof(T)))
#define QN_NEW_N(arena, T, count) ((T *)qn_arena_alloc((arena), sizeof(T) * (size_t)(count)))

/* --- growing array in an arena: QN_VEC(T) v = {0}; qn_vec_push(arena, &v, x); v.data[i], v.n ------------------- */
#define QN_VEC(T)    \
  struct {           \
    T *data;         \
    uint32_t n, cap; \
  }
void qn_vec_grow(qn_arena *a, void *data_field, uint32_t n, uint32_t *cap, size_t elem); /* room for one more */
#define qn_vec_push(arena, v, x)                                                                        \
  do {                                                                                                  \
    if ((v)->n == (v)->cap) qn_vec_grow((arena), &(v)->data, (v)->n, &(v)->cap, sizeof(*(v)->data));    \
    (v)->data[(v)->n++] = (x);                                                                          \
  } while (0)

/* --- string builder on an allocator; append never fails hard: on out-of-memory it sets ->oom and drops ------------ */
typedef struct qn_buf {
  const qn_allocator *alloc;
  char *p; /* zero-terminated whenever n > 0; NULL while empty */
  size_t n, cap;
  bool oom;
} qn_buf;
void qn_buf_init(qn_buf *b, const qn_allocator *alloc);
void qn_buf_deinit(qn_buf *b);
void qn_buf_reset(qn_buf *b); /* n = 0, keeps the room */
char *qn_buf_room(qn_buf *b, size_t n); /* n writable bytes at the end (not yet counted in b->n) or NULL */
void qn_buf_add(qn_buf *b, const char *p, size_t n);
void qn_buf_sv(qn_buf *b, qn_sv s);
void qn_buf_z(qn_buf *b, const char *z);
void qn_buf_c(qn_buf *b, char c);
void qn_buf_digits(qn_buf *b, int64_t x, int width); /* zeros in front: %0*lld */
void qn_buf_fill(qn_buf *b, char c, size_t n);
void qn_buf_printf(qn_buf *b, const char *fmt, ...) QN_PRINTF(2, 3);
void qn_buf_vprintf(qn_buf *b, const char *fmt, va_list ap);
static inline qn_sv qn_buf_view(const qn_buf *b) { return (qn_sv){b->p ? b->p : "", b->n}; }

/* --- hash map from byte string to pointer (keys must outlive the map) ------------------------------------------ */
typedef struct qn_map {
  struct qn_map_slot {
    qn_sv key;
    uint64_t hash;
    void *val;
  } *slots;
  uint32_t n, cap;
} qn_map;
void *qn_map_get(const qn_map *m, qn_sv key);                        /* NULL when absent */
void qn_map_put(qn_arena *a, qn_map *m, qn_sv key, void *val);       /* replaces */

/* --- interned names: equal text, equal pointer, within one table. [one thread per object] ------------------------ */
typedef struct qn_sym_rec {
  uint64_t hash;
  uint32_t n;
  char text[]; /* zero-terminated */
} qn_sym_rec;
typedef const qn_sym_rec *qn_sym;
typedef struct qn_intern {
  qn_arena *arena;
  qn_sym *slots;
  uint32_t n, cap;
} qn_intern;
void qn_intern_init(qn_intern *t, qn_arena *a);
qn_sym qn_intern_sv(qn_intern *t, qn_sv s);
qn_sym qn_intern_z(qn_intern *t, const char *z);
qn_sym qn_intern_find(const qn_intern *t, qn_sv s); /* NULL when never interned */
static inline qn_sv qn_sym_sv(qn_sym s) { return (qn_sv){s->text, s->n}; }

/* --- errors ------------------------------------------------------------------------------------------------- */
/* Fills *err (may be NULL) and returns status. Message: lower case, no full stop, names thing and expectation. */
qn_status qn_error_set(qn_error *err, qn_status status, const char *fmt, ...) QN_PRINTF(3, 4);

/* --- platform ----------------------------------------------------------------------------------------------- */
double qn_time_seconds(void); /* monotonic */
/* A file without a name in $TMPDIR, or /tmp, which ends with its descriptor; *folder: where. -1: errno says why. */
int qn_temp_open(const char **folder);
/* Reads a whole file. *out is owned by the caller (qn_free(a, out->p, out->n + 1)), zero-terminated beyond n. */
QN_MUST_USE qn_status qn_read_file(const qn_allocator *a, const char *path, qn_sv *out, qn_error *err);

#endif
