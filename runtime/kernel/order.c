/* order.c - sorting, selecting and searching of kernels: the helpers that hand views to runtime/base/linesort.h, line by line. Room is
 * taken once for all lines, on the stack for short ones. A cancelled sort leaves the line in any order, nothing lost. */
#include "runtime/base/linesort.h"
#include "runtime/base/masks.h"
#include "runtime/kernel/kernel.h"

enum { SHORT = 64 }; /* elements of a line that needs no heap */

enum { SORT, ORDER, PART, ORDER_PART };
typedef struct order {
  qn_sortenv env;
  qn_dtype d;
  int64_t n, step, at_step, kth;
  int what;
  char *room;
} order;

static void do_line(const order *o, char *p, char *at) {
  if (o->what == SORT) qn_line_sort(&o->env, o->d, p, o->step, o->n, o->room);
  else if (o->what == ORDER) qn_line_order(&o->env, o->d, p, o->step, o->n, at, o->at_step, o->room);
  else if (o->what == ORDER_PART) qn_line_argpart(o->d, p, o->step, o->n, o->kth, at, o->at_step, o->room);
  else qn_line_part(o->d, p, p, o->step, o->n, o->kth, o->room);
}

/* The lines along the axis, which has been taken out of the shapes of a and b. */
static bool each_line(const order *o, const qn_view *a, const qn_view *b) {
  int64_t i[QN_MAX_RANK] = {0};
  char *p = a->data, *q = b->data;
  int last = a->ndim - 1;
  const int together = o->what == SORT && last >= 0 ? qn_lines_together(o->d, o->n) : 0;
  for (;;) {
    if (*o->env.cancel) return false;
    int d = last;
    if (together && a->shape[d] - i[d] >= together) {
      qn_lines_sort(o->d, p, a->strides[d], o->step, o->n, o->room);
      i[d] += together - 1, p += (together - 1) * a->strides[d], q += (together - 1) * b->strides[d];
    } else {
      do_line(o, p, q);
    }
    for (; d >= 0 && ++i[d] == a->shape[d]; d--) {
      p -= (i[d] - 1) * a->strides[d], q -= (i[d] - 1) * b->strides[d];
      i[d] = 0;
    }
    if (d < 0) return !*o->env.cancel;
    p += a->strides[d], q += b->strides[d];
  }
}

static void without_axis(qn_view *v, int axis) {
  v->ndim--;
  for (int i = axis; i < v->ndim; i++) v->shape[i] = v->shape[i + 1], v->strides[i] = v->strides[i + 1];
}

static int32_t no_memory(qn_kctx *ctx) { return qn_k_error(ctx, "MemoryError", "no memory for sorting"); }

static int32_t run(qn_kctx *ctx, order *o, const qn_view *view, const qn_view *out, int32_t axis) {
  qn_view a = *view, b = *out;
  max_align_t few[SHORT * 2]; /* qn_line_room(SHORT) */
  o->env = (qn_sortenv){&qn_malloc_allocator, ctx->cancel};
  o->d = (qn_dtype)a.dtype, o->n = a.shape[axis], o->step = a.strides[axis], o->at_step = b.strides[axis];
  for (int i = 0; i < a.ndim; i++)
    if (a.shape[i] == 0) return 0;
  without_axis(&a, axis);
  without_axis(&b, axis);
  size_t bytes = qn_line_room(o->n);
  if (qn_lines_together(o->d, o->n) && qn_lines_room(o->n) > bytes) bytes = qn_lines_room(o->n);
  void *heap = bytes > sizeof few ? qn_alloc(o->env.alloc, bytes) : NULL;
  if (bytes > sizeof few && !heap) return no_memory(ctx);
  o->room = heap ? heap : (char *)(void *)few;
  bool done = each_line(o, &a, &b);
  qn_free(o->env.alloc, heap, bytes);
  return done ? 0 : qn_k_error(ctx, "KeyboardInterrupt", "%s", "");
}

int32_t qn_k_sort(qn_kctx *ctx, const qn_view *a, int32_t axis) { return run(ctx, &(order){.what = SORT}, a, a, axis); }
int32_t qn_k_argsort(qn_kctx *ctx, const qn_view *a, const qn_view *at, int32_t axis) { return run(ctx, &(order){.what = ORDER}, a, at, axis); }

static int32_t part(qn_kctx *ctx, int what, const qn_view *a, const qn_view *out, int64_t kth, int32_t axis) {
  int64_t n = a->shape[axis];
  order o = {.what = what, .kth = kth < 0 ? kth + n : kth};
  if (o.kth < 0 || o.kth >= n) return qn_k_error(ctx, "ValueError", "%s", "kth out of bounds");
  return run(ctx, &o, a, out, axis);
}
int32_t qn_k_partition(qn_kctx *ctx, const qn_view *a, int64_t kth, int32_t axis) { return part(ctx, PART, a, a, kth, axis); }
int32_t qn_k_argpartition(qn_kctx *ctx, const qn_view *a, const qn_view *at, int64_t kth, int32_t axis) { return part(ctx, ORDER_PART, a, at, kth, axis); }

int32_t qn_k_collect(QN_UNUSED qn_kctx *ctx, const qn_view *line, const qn_view *mask, const qn_view *out) {
  const int64_t n = line->shape[0], item = qn_dtypes[line->dtype].size;
  const char *from = line->data, *m = mask->data;
  char *to = out->data, *end = to + out->shape[0] * item;
  if (mask->strides[0] == 1 && line->strides[0] == item && qn_mask_packs(to, from, item)) {
    qn_mask_pack(to, end, m, from, item, n);
    return 0;
  }
  for (int64_t i = 0; i < n; i++, m += mask->strides[0], from += line->strides[0])
    if (*m && to < end) memcpy(to, from, (size_t)item), to += item;
  return 0;
}

int32_t qn_k_pick(qn_kctx *ctx, const qn_view *line, int64_t kth, const qn_view *two) {
  int64_t n = line->shape[0];
  max_align_t few[SHORT * 2];
  size_t bytes = qn_line_room(n);
  void *heap = bytes > sizeof few ? qn_alloc(&qn_malloc_allocator, bytes) : NULL;
  if (bytes > sizeof few && !heap) return no_memory(ctx);
  if (kth >= 0 && kth < n) qn_line_pick((qn_dtype)line->dtype, line->data, line->strides[0], n, kth, two->data, heap ? heap : few);
  qn_free(&qn_malloc_allocator, heap, bytes);
  return 0;
}

/* --- searchsorted ------------------------------------------------------------------------------------------------------------------ */
/* No branches in the search: steps of halves, taken or not. Values that grow begin where the one before them ended. */
#define SEARCH(name, T, less)                                                                                     \
  static void name(const qn_view *s, const qn_view *v, bool right, const qn_view *out) {                          \
    const char *p = s->data, *q = v->data;                                                                        \
    char *r = out->data;                                                                                          \
    int64_t n = s->shape[0], step = s->strides[0];                                                                \
    for (int64_t i = 0; i < v->shape[0]; i++, q += v->strides[0], r += out->strides[0]) {                         \
      T x = *(const T *)(const void *)q;                                                                          \
      int64_t lo = 0, left = n;                                                                                   \
      while (left > 0) {                                                                                          \
        int64_t half = (left + 1) / 2;                                                                            \
        T y = *(const T *)(const void *)(p + (lo + half - 1) * step);                                             \
        lo += (right ? !less(x, y) : less(y, x)) ? half : 0;                                                      \
        left -= half;                                                                                             \
      }                                                                                                           \
      *(int64_t *)(void *)r = lo;                                                                                 \
    }                                                                                                             \
  }
#define LESS_F(a, b) ((a) < (b) || ((b) != (b) && (a) == (a)))
#define LESS_I(a, b) ((a) < (b))
SEARCH(search_f64, double, LESS_F)
SEARCH(search_f32, float, LESS_F)
SEARCH(search_i64, int64_t, LESS_I)
SEARCH(search_i32, int32_t, LESS_I)

int32_t qn_k_search(qn_kctx *ctx, const qn_view *sorted, const qn_view *v, int32_t right, const qn_view *out) {
  switch (sorted->dtype) {
    case QN_D_FLOAT64: search_f64(sorted, v, right != 0, out); break;
    case QN_D_FLOAT32: search_f32(sorted, v, right != 0, out); break;
    case QN_D_INT64: search_i64(sorted, v, right != 0, out); break;
    case QN_D_INT32: search_i32(sorted, v, right != 0, out); break;
    default: break; /* inference lets no other through */
  }
  return *ctx->cancel ? qn_k_error(ctx, "KeyboardInterrupt", "%s", "") : 0;
}
