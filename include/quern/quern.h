/* quern.h - the public API of libquern: compile numeric Python at run time and run it on host buffers.
 *
 * Clean as C99 and C++11. Every public function is tagged [any thread] or [one thread per object].
 * Enums only grow; configuration structs begin with struct_size (zero the struct, set struct_size). */
#ifndef QUERN_QUERN_H
#define QUERN_QUERN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QN_API __attribute__((visibility("default")))
#define QN_MUST_USE __attribute__((warn_unused_result))
#else
#define QN_API
#define QN_MUST_USE
#endif

/* What a call came to. QN_OK is 0; everything else is a failure and a qn_error was filled. */
typedef enum qn_status {
  QN_OK = 0,
  QN_ENOMEM = 1,    /* an allocation failed */
  QN_EINVAL = 2,    /* an argument of the call is unusable */
  QN_ESYNTAX = 3,   /* the source does not parse */
  QN_ETYPE = 4,     /* a kernel does not type-check, or is refused by name */
  QN_ERUNTIME = 5,  /* the program raised: qn_error has type, message and traceback */
  QN_EIO = 6,       /* a file could not be read or written */
  QN_ELIMIT = 7,    /* a limit set by the host was reached */
  QN_EVERSION = 8,  /* a struct_size or flag from a newer header */
  QN_ENOTFOUND = 9, /* no such kernel, column or module */
  QN_EINTERNAL = 10 /* a fault of the engine itself */
} qn_status;

/* Where in a source: lines from 1, columns in UTF-8 bytes from 0, the end exclusive. line 0: nowhere. */
typedef struct qn_span {
  uint32_t line, col, end_line, end_col;
} qn_span;

/* Caller-owned, fixed size, nothing to free; written only on failure. */
typedef struct qn_error {
  qn_status status;
  qn_span span;
  char file[256];     /* source name, "" when there is none */
  char type[64];      /* Python exception type of a QN_ERUNTIME, else "" */
  char message[1024]; /* lower case, names the thing and the expectation */
} qn_error;

/* Host allocator: realloc semantics with the old size; n == 0 frees and returns NULL. Must be thread-safe. */
typedef struct qn_allocator {
  void *(*realloc)(void *user, void *p, size_t old_n, size_t n);
  void *user;
} qn_allocator;

#ifdef __cplusplus
}
#endif
#endif
