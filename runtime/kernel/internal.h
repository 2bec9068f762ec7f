/* internal.h - what the files of runtime/kernel share. */
#ifndef QN_KERNEL_INTERNAL_H
#define QN_KERNEL_INTERNAL_H

#include "runtime/kernel/kernel.h"
#include "runtime/kernel/object.h"

/* Around changes of a context's lists: nothing while no worker runs under it. */
void qn_kctx_lock(qn_kctx *ctx);
void qn_kctx_unlock(qn_kctx *ctx);
void qn_kblock_detach(const void *owner); /* out of its call's list; counts stay as they are */

/* An item's object: counted as held by container (and taken where the container lives longer); dropped again. */
void qn_kobj_hold(qn_kctx *ctx, const qn_kobj *container, qn_kobj *value);
void qn_kobj_unhold(qn_kctx *ctx, qn_kobj *value);

void qn_ktable_free(qn_kobj *t); /* its buffers */

static inline qn_kslot qn_kslot_of(uint64_t kinds, unsigned k) { return k < 16 ? (qn_kslot)(kinds >> 4 * k & 15) : QN_KS_BITS; }

#endif
