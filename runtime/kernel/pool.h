/* pool.h - the rooms of big arrays of kernels: taken from and given to a session's pool. */
#ifndef QN_KERNEL_POOL_H
#define QN_KERNEL_POOL_H

#include "runtime/base/base.h"

typedef struct qn_kpool qn_kpool;

typedef struct qn_kroom {
  void *raw;   /* what free() takes */
  void *data;  /* at a multiple of 64 */
  size_t size; /* bytes from data on */
} qn_kroom;

enum { QN_KPOOL_MIN = 1 << 15 }; /* smaller rooms are malloc's, which recycles them itself */

qn_kpool *qn_kpool_new(void); /* NULL: out of memory */
void qn_kpool_close(qn_kpool *pool); /* by its owner, once; rooms that are out may still be given back. NULL is fine */

/* At least size bytes, zeroed if asked; false: out of memory. The pool may be NULL: then straight from malloc. */
bool qn_kpool_take(qn_kpool *pool, size_t size, bool zeroed, qn_kroom *out);
void qn_kpool_give(qn_kpool *pool, const qn_kroom *room); /* the one it was taken from */

#endif
