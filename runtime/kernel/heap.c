/* heap.c - the per-call heap and the views that kernels return. */
#include <stdatomic.h>

#include "runtime/kernel/internal.h"

struct qn_kblock {
  qn_kblock *prev, *next;
  qn_kctx *ctx;           /* whose list it hangs in; NULL once taken */
  _Atomic int64_t refs;
  size_t size, room;      /* of the data; of header and data as allocated */
  qn_kpool *pool;         /* of big blocks; NULL: malloc's */
  void *raw;              /* what free() takes */
};

enum { HEADER = 64 }; /* data is 64-byte aligned */
_Static_assert(sizeof(qn_kblock) <= HEADER, "block header");

static qn_kblock *block_of(const void *owner) { return (qn_kblock *)((uintptr_t)owner & ~(uintptr_t)1); }
static void *owner_of(qn_kblock *b) { return (void *)((uintptr_t)b | 1); }

static void unlink_block(qn_kblock *b) {
  qn_kctx *ctx = b->ctx;
  if (!ctx) return;
  qn_kctx_lock(ctx);
  if (b->prev)
    b->prev->next = b->next;
  else
    ctx->heap = b->next;
  if (b->next) b->next->prev = b->prev;
  ctx->live -= (int64_t)b->size;
  qn_kctx_unlock(ctx);
  b->prev = b->next = NULL;
  b->ctx = NULL;
}

/* --- small blocks: malloc's aligned ones cost several times what a loop over their few numbers costs ----------------------- */
enum { SPARE_SIZES = 8, SPARE_MOST = 32 }; /* up to 512 bytes; blocks of one size */
static _Thread_local struct {
  qn_kblock *first;
  int n;
} spare[SPARE_SIZES]; /* what this thread's calls have freed, for their next arrays */

static int spare_of(size_t room) { return room <= (size_t)64 * SPARE_SIZES ? (int)(room / 64) - 1 : -1; }

static qn_kblock *take_spare(size_t room) {
  int k = spare_of(room);
  qn_kblock *b = k < 0 ? NULL : spare[k].first;
  if (b) spare[k].first = b->next, spare[k].n--;
  return b;
}

static bool keep_spare(qn_kblock *b) {
  int k = spare_of(b->room);
  if (k < 0 || spare[k].n >= SPARE_MOST) return false;
  b->next = spare[k].first;
  spare[k].first = b, spare[k].n++;
  return true;
}

static void drop_spare(void) {
  for (int k = 0; k < SPARE_SIZES; k++) {
    for (qn_kblock *b = spare[k].first, *next; b; b = next) next = b->next, free(b->raw);
    spare[k].first = NULL, spare[k].n = 0;
  }
}

static qn_kblock *new_block(qn_kctx *ctx, size_t size, bool zeroed) {
  if (size > SIZE_MAX / 2 || (ctx->limit && (int64_t)size > ctx->limit - ctx->live)) return NULL;
  qn_kroom room = {.size = (HEADER + size + 63) & ~(size_t)63};
  qn_kpool *pool = room.size >= QN_KPOOL_MIN ? ctx->pool : NULL;
  if (room.size >= QN_KPOOL_MIN) {
    if (!qn_kpool_take(pool, room.size, zeroed, &room)) return NULL;
  } else {
    if (!(room.data = take_spare(room.size)) && !(room.data = aligned_alloc(64, room.size))) return NULL;
    room.raw = room.data;
    if (zeroed) memset(room.data, 0, room.size);
  }
  qn_kblock *b = room.data;
  *b = (qn_kblock){.pool = pool, .raw = room.raw, .room = room.size};
  b->ctx = ctx;
  b->size = size;
  atomic_init(&b->refs, 1);
  qn_kctx_lock(ctx);
  b->next = ctx->heap;
  if (b->next) b->next->prev = b;
  ctx->heap = b;
  ctx->live += (int64_t)size;
  qn_kctx_unlock(ctx);
  return b;
}

static void free_block(qn_kblock *b) {
  bool inside = b->ctx != NULL; /* not one that a result holds, which is freed between calls */
  unlink_block(b);
  if (inside && keep_spare(b)) return;
  qn_kroom room = {b->raw, b, b->room};
  if (b->pool) qn_kpool_give(b->pool, &room);
  else free(b->raw);
}

/* Only its call's thread sees a block that hangs in a list that no worker shares: plain counting costs a fraction. */
static bool private(const qn_kblock *b) { return b->ctx && __atomic_load_n(&b->ctx->workers, __ATOMIC_RELAXED) == 0; }

static int64_t count(qn_kblock *b, int64_t by) {
  if (!private(b)) return atomic_fetch_add_explicit(&b->refs, by, by > 0 ? memory_order_relaxed : memory_order_acq_rel) + by;
  int64_t refs = atomic_load_explicit(&b->refs, memory_order_relaxed) + by;
  atomic_store_explicit(&b->refs, refs, memory_order_relaxed);
  return refs;
}

void qn_k_retain(void *owner) {
  if (qn_owner_is_block(owner)) (void)count(block_of(owner), 1);
}

void qn_kblock_release(qn_kblock *b) {
  if (b && count(b, -1) == 0) free_block(b);
}

void qn_k_release(void *owner) {
  if (qn_owner_is_block(owner)) qn_kblock_release(block_of(owner));
}


qn_kblock *qn_kheap_take(qn_kctx *ctx, const void *owner) {
  qn_kblock *b = block_of(owner);
  (void)ctx;
  unlink_block(b);
  return b;
}

void qn_kblock_detach(const void *owner) { unlink_block(block_of(owner)); }

void qn_kheap_clear(qn_kctx *ctx) {
  qn_kobj_clear(ctx);
  while (ctx->heap) free_block(ctx->heap);
  drop_spare();
  qn_kline_free(ctx);
  qn_krandom_drop(ctx);
}

/* --- arrays ------------------------------------------------------------------------------------------------------ */
int32_t qn_k_alloc(qn_kctx *ctx, void **out, const int64_t *extents, int32_t rank, int32_t elem, int32_t zeroed) {
  size_t bytes = (size_t)elem;
  bool empty = false;
  for (int32_t i = 0; i < rank; i++) {
    if (extents[i] < 0) return qn_k_error(ctx, "ValueError", "negative dimensions are not allowed");
    if (extents[i] == 0) empty = true;
  }
  for (int32_t i = 0; i < rank; i++) /* an empty array too: its strides are products of the other extents */
    if (extents[i] && (__builtin_mul_overflow(bytes, (size_t)extents[i], &bytes) || bytes > INT64_MAX / 2))
      return qn_k_error(ctx, "ValueError", "array is too big; its number of bytes does not fit 64 bits");
  qn_kblock *b = new_block(ctx, empty ? 0 : bytes, zeroed != 0);
  if (!b) return qn_k_error(ctx, "MemoryError", "unable to allocate %llu bytes", (unsigned long long)bytes);
  out[0] = (char *)b + HEADER;
  out[1] = owner_of(b);
  return 0;
}

void qn_k_fill(void *data, int64_t n, const void *value, int32_t elem) {
  char *p = data;
  switch (elem) { /* constant sizes: loops that the C compiler vectorises */
    case 1: memset(p, *(const unsigned char *)value, n > 0 ? (size_t)n : 0); return;
    case 2: for (int64_t i = 0; i < n; i++) memcpy(p + i * 2, value, 2); return;
    case 4: for (int64_t i = 0; i < n; i++) memcpy(p + i * 4, value, 4); return;
    case 8: for (int64_t i = 0; i < n; i++) memcpy(p + i * 8, value, 8); return;
    default: for (int64_t i = 0; i < n; i++) memcpy(p + i * elem, value, (size_t)elem);
  }
}

/* The view lies in a block of its own, which qn_kheap_clear frees after the engine has read it. */
qn_view *qn_k_view(qn_kctx *ctx, const int64_t *parts, int32_t rank, int32_t dtype, int32_t flags) {
  qn_kblock *b = new_block(ctx, sizeof(qn_view), true);
  if (!b) {
    qn_k_error(ctx, "MemoryError", "unable to allocate a result");
    return NULL;
  }
  qn_view *v = (qn_view *)(void *)((char *)b + HEADER);
  v->data = (void *)(uintptr_t)parts[0];
  v->owner = (void *)(uintptr_t)parts[1];
  memcpy(v->shape, parts + 2, sizeof(int64_t) * (size_t)rank);
  memcpy(v->strides, parts + 2 + rank, sizeof(int64_t) * (size_t)rank);
  v->ndim = rank;
  v->dtype = (uint8_t)dtype;
  v->flags = (uint8_t)flags;
  return v;
}

static void extent(const qn_view *v, uintptr_t *lo, uintptr_t *hi) {
  int64_t below = 0, above = qn_dtypes[v->dtype].size;
  *lo = *hi = (uintptr_t)v->data;
  for (int32_t i = 0; i < v->ndim; i++) {
    if (v->shape[i] == 0) return;
    int64_t reach = (v->shape[i] - 1) * v->strides[i];
    if (reach < 0)
      below += reach;
    else
      above += reach;
  }
  *lo += (uintptr_t)below;
  *hi += (uintptr_t)above;
}

bool qn_views_overlap(const qn_view *a, const qn_view *b) {
  uintptr_t alo, ahi, blo, bhi;
  extent(a, &alo, &ahi);
  extent(b, &blo, &bhi);
  return alo < bhi && blo < ahi;
}
