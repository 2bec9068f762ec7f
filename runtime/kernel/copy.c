/* copy.c - copying and filling views in one call: what generated code uses where a loop of its own would not be faster.
 *
 * Both walk the elements in the order of the destination's memory: dimensions of one element go, neighbours that follow each
 * other in both views become one, and where the source lies across the destination, squares are copied. */
#include "runtime/base/element.h"
#include "runtime/kernel/internal.h"

typedef struct walk {
  int32_t n;
  size_t size; /* of an element */
  int64_t count[QN_MAX_RANK], to[QN_MAX_RANK], from[QN_MAX_RANK]; /* innermost first; strides in bytes */
} walk;

static int64_t magnitude(int64_t v) { return v < 0 ? -v : v; }

/* False: there are no elements. src NULL: only the destination. */
static bool plan(const qn_view *dst, const qn_view *src, walk *w) {
  w->n = 0;
  w->size = qn_dtypes[dst->dtype].size;
  for (int32_t d = dst->ndim; d-- > 0;) {
    int64_t n = dst->shape[d], to = dst->strides[d], from = 0;
    int32_t k = src ? d - (dst->ndim - src->ndim) : -1;
    if (n == 0) return false;
    if (n == 1) continue;
    if (k >= 0 && src->shape[k] != 1) from = src->strides[k];
    int32_t at = w->n++;
    for (; at > 0 && magnitude(w->to[at - 1]) > magnitude(to); at--)
      w->count[at] = w->count[at - 1], w->to[at] = w->to[at - 1], w->from[at] = w->from[at - 1];
    w->count[at] = n, w->to[at] = to, w->from[at] = from;
  }
  int32_t kept = 0;
  for (int32_t d = 1; d < w->n; d++) { /* a dimension that goes on where the one inside it ends */
    if (w->to[d] == w->to[kept] * w->count[kept] && w->from[d] == w->from[kept] * w->count[kept]) {
      w->count[kept] *= w->count[d];
      continue;
    }
    kept++;
    w->count[kept] = w->count[d], w->to[kept] = w->to[d], w->from[kept] = w->from[d];
  }
  if (w->n) w->n = kept + 1;
  else w->n = 1, w->count[0] = 1, w->to[0] = w->from[0] = (int64_t)w->size;
  return true;
}

#define ROW(T) \
  for (int64_t i = 0; i < n; i++) *(T *)(void *)(p + i * to) = *(const T *)(const void *)(q + i * from); \
  return
typedef struct __attribute__((packed)) pair16 { /* wherever it lies */
  uint64_t a, b;
} pair16;

static void row(size_t size, int64_t n, char *p, int64_t to, const char *q, int64_t from) {
  if (to == (int64_t)size && from == to) {
    memcpy(p, q, (size_t)n * size);
    return;
  }
  switch (size) {
    case 1: ROW(uint8_t);
    case 2: ROW(QN_ANY(uint16_t));
    case 4: ROW(QN_ANY(uint32_t));
    case 8: ROW(QN_ANY(uint64_t));
    case 16: ROW(pair16);
    default:
      for (int64_t i = 0; i < n; i++) memcpy(p + i * to, q + i * from, size);
  }
}

enum { TILE = 32 };

/* The two innermost dimensions, the source across: squares that stay in the cache. */
static void across(const walk *w, char *p, const char *q) {
  for (int64_t i = 0; i < w->count[1]; i += TILE)
    for (int64_t j = 0; j < w->count[0]; j += TILE) {
      int64_t rows = w->count[1] - i < TILE ? w->count[1] - i : TILE, n = w->count[0] - j < TILE ? w->count[0] - j : TILE;
      for (int64_t k = 0; k < rows; k++)
        row(w->size, n, p + (i + k) * w->to[1] + j * w->to[0], w->to[0], q + (i + k) * w->from[1] + j * w->from[0], w->from[0]);
    }
}

/* Calls for each innermost part; level: dimensions from there inwards belong to the part. */
static void each(const walk *w, int32_t d, int32_t level, char *p, const char *q) {
  if (d < level) {
    if (level == 2) across(w, p, q);
    else row(w->size, w->count[0], p, w->to[0], q, w->from[0]);
    return;
  }
  for (int64_t i = 0; i < w->count[d]; i++) each(w, d - 1, level, p + i * w->to[d], q + i * w->from[d]);
}

static void copy(const qn_view *dst, const qn_view *src) {
  walk w;
  if (!plan(dst, src, &w)) return;
  bool cross = w.n > 1 && magnitude(w.from[0]) > magnitude(w.from[1]) && w.from[1];
  each(&w, w.n - 1, cross ? 2 : 1, dst->data, src->data);
}

/* --- do the views meet in an element? ------------------------------------------------------------------------------------------- */
static void extent(const qn_view *v, const char **lo, const char **hi) {
  *lo = *hi = v->data;
  for (int32_t d = 0; d < v->ndim; d++) {
    int64_t reach = (v->shape[d] - 1) * v->strides[d];
    if (v->shape[d] == 0) {
      *hi = *lo = v->data;
      return;
    }
    if (reach < 0) *lo += reach;
    else *hi += reach;
  }
  *hi += qn_dtypes[v->dtype].size;
}

/* Views with the same strides, where all that lies inside one step of a dimension is shorter than the step, as in views of one
 * array: an element of both is some number of steps away along each dimension, of which only the two nearest can be it. */
typedef struct distance {
  int32_t n;
  int64_t size, step[QN_MAX_RANK], a[QN_MAX_RANK], b[QN_MAX_RANK]; /* steps from the largest; extents of both */
} distance;

static bool reaches(const distance *t, int32_t d, int64_t bytes) {
  if (d == t->n) return magnitude(bytes) < t->size;
  int64_t k = bytes / t->step[d] - (bytes % t->step[d] < 0);
  for (int64_t end = k + 1; k <= end; k++)
    if (k < t->a[d] && -k < t->b[d] && reaches(t, d + 1, bytes - k * t->step[d])) return true;
  return false;
}

static bool apart(const qn_view *a, const qn_view *b) {
  distance t = {0};
  bool done[QN_MAX_RANK] = {false};
  if (a->ndim != b->ndim || qn_dtypes[a->dtype].size != qn_dtypes[b->dtype].size) return false;
  t.size = qn_dtypes[a->dtype].size;
  for (t.n = 0; t.n < a->ndim; t.n++) {
    int32_t d = -1;
    for (int32_t j = 0; j < a->ndim; j++)
      if (!done[j] && (d < 0 || a->strides[j] > a->strides[d])) d = j;
    done[d] = true;
    t.step[t.n] = a->strides[d], t.a[t.n] = a->shape[d], t.b[t.n] = b->shape[d];
    if (a->strides[d] != b->strides[d] || a->strides[d] <= 0) return false;
  }
  int64_t inside = t.size;
  for (int32_t d = t.n; d-- > 0;) {
    if (inside > t.step[d]) return false;
    inside += (t.a[d] > t.b[d] ? t.a[d] - 1 : t.b[d] - 1) * t.step[d];
  }
  return !reaches(&t, 0, (const char *)b->data - (const char *)a->data);
}

bool qn_views_meet(const qn_view *a, const qn_view *b) {
  const char *lo[2], *hi[2];
  extent(a, &lo[0], &hi[0]);
  extent(b, &lo[1], &hi[1]);
  return lo[0] < hi[1] && lo[1] < hi[0] && !apart(a, b);
}

/* --- what generated code calls ---------------------------------------------------------------------------------------------------- */
/* dst[...] = src, whose extents are dst's or 1, as if src were copied first. */
int32_t qn_k_copy_view(qn_kctx *ctx, const qn_view *dst, const qn_view *src) {
  if (!qn_views_meet(dst, src)) {
    copy(dst, src);
    return 0;
  }
  qn_view kept = *src;
  int64_t stride = qn_dtypes[src->dtype].size;
  for (int32_t d = src->ndim; d-- > 0;) {
    kept.strides[d] = stride;
    stride *= src->shape[d];
  }
  kept.data = malloc((size_t)stride + 1);
  if (!kept.data) return qn_k_error(ctx, "MemoryError", "unable to allocate %lld bytes", (long long)stride);
  copy(&kept, src);
  copy(dst, &kept);
  free(kept.data);
  return 0;
}

#define FILL(T) \
  for (int64_t i = 0; i < n; i++) *(T *)(void *)(p + i * to) = (T)bits; \
  return

static void fill_row(size_t size, int64_t n, char *p, int64_t to, uint64_t bits) {
  if (to == (int64_t)size && (bits == 0 || size == 1)) {
    memset(p, (int)(bits & 255), (size_t)n * size);
    return;
  }
  switch (size) {
    case 1: FILL(uint8_t);
    case 2: FILL(QN_ANY(uint16_t));
    case 4: FILL(QN_ANY(uint32_t));
    default:
      if (to == 8)
        for (int64_t i = 0; i < n; i++) ((QN_ANY(uint64_t) *)(void *)p)[i] = bits;
      else
        for (int64_t i = 0; i < n; i++) *(QN_ANY(uint64_t) *)(void *)(p + i * to) = bits;
  }
}

static void fill_each(const walk *w, int32_t d, char *p, uint64_t bits) {
  if (d == 0) fill_row(w->size, w->count[0], p, w->to[0], bits);
  else
    for (int64_t i = 0; i < w->count[d]; i++) fill_each(w, d - 1, p + i * w->to[d], bits);
}

/* dst[...] = the element with these bits, of at most 8 bytes. */
void qn_k_fill_view(const qn_view *dst, int64_t bits) {
  walk w;
  if (plan(dst, NULL, &w)) fill_each(&w, w.n - 1, dst->data, (uint64_t)bits);
}
