/* bigblocks.h - how qn_malloc_allocator takes and frees blocks of QN_BIG bytes and more (bigblocks.c). */
#ifndef QN_BIGBLOCKS_H
#define QN_BIGBLOCKS_H

#include "runtime/base/base.h"

enum { QN_BIG = 1 << 18 };
void *qn_big_alloc(size_t n);            /* NULL: out of memory */
void *qn_big_realloc(void *p, size_t n); /* NULL: out of memory, p is still valid */
void qn_big_free(void *p);
void qn_big_trim(void); /* what is kept goes back to the system */

#endif
