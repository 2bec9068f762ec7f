/* bigblocks.h - how qn_malloc_allocator takes and frees blocks of QN_BIG bytes and more (bigblocks.c). */
#ifndef QN_BIGBLOCKS_H
#define QN_BIGBLOCKS_H

#include "runtime/base/base.h"

enum { QN_BIG = 1 << 18 };
void *qn_big_alloc(size_t n);            /* NULL: out of memory */
void *qn_big_realloc(void *p, size_t n); /* NULL: out of memory, p is still valid */
void qn_big_free(void *p);
void qn_big_advise(void *p, size_t n);   /* a fresh or grown block: huge pages, where they are quick */
/* Of a block that is written once from its start on: no huge pages but those that are touched where the next n bytes begin to be
 * written, of `left` bytes up to the block's end. */
void qn_big_plain(void *p, size_t n);
void qn_big_touch(void *p, size_t n, size_t left);
void qn_big_trim(void); /* what is kept goes back to the system */

#endif
