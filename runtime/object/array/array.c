/* array.c - array and buffer objects: their life, creation and views. Elements: element.c; conversion from Python
 * values: convert.c; classes' slots: class.c. */
#include "runtime/object/array/iter.h"

enum { ALIGN = 64 };

/* --- the runtime's state -------------------------------------------------------------------------------------------- */
qn_array_state *qn_arrays_of(qn_rt *rt) {
  if (rt->arrays) return rt->arrays;
  qn_array_state *s = qn_alloc(rt->alloc, sizeof *s);
  if (!s) return qn_raise_memory(rt), NULL;
  memset(s, 0, sizeof *s);
  s->print = qn_print_defaults;
  s->err[3] = QN_ERR_IGNORE;
  return rt->arrays = s;
}

void qn_arrays_deinit(qn_rt *rt) {
  qn_random_free(rt);
  if (!rt->arrays) return;
  qn_descrs_free(rt, rt->arrays->descrs);
  qn_free(rt->alloc, rt->arrays, sizeof *rt->arrays);
  rt->arrays = NULL;
}

/* By the module warnings, whose filters decide; without a VM there is none to tell. */
int qn_array_warn(qn_rt *rt, const char *category, const char *text) {
  if (!rt->hooks.module_function) return 0;
  qn_value warn, item[2], out;
  bool own = strcmp(category, "ComplexWarning") == 0;
  if (rt->hooks.module_function(rt, "warnings", "warn", &warn)) return -1;
  int bad = qn_new_str(rt, qn_sv_of(text), &item[0]);
  if (!bad) {
    bad = rt->hooks.module_function(rt, own ? "numpy.exceptions" : "builtins", category, &item[1]);
    if (!bad) {
      bad = qn_call_pos(rt, warn, item, 2, &out);
      if (!bad) qn_release(rt, out);
      qn_release(rt, item[1]);
    }
    qn_release(rt, item[0]);
  }
  return qn_release(rt, warn), bad;
}

/* --- blocks and buffers ----------------------------------------------------------------------------------------------- */
/* Where the elements of a block begin. Big arrays begin near a huge page's edge, so that huge pages hold all of them, but not all at the
 * same distance from it: streams that run side by side would meet in the sets of the caches and the banks of the memory. */
enum { HUGE_PAGE = 2 << 20, FAR_MIN = 8 << 20, NEAR = 1088, FAR = 65536 + NEAR, PLACES = 7 };
static size_t room_before(size_t size) { return size < HUGE_PAGE ? ALIGN : HUGE_PAGE + (PLACES - 1) * (size < FAR_MIN ? NEAR : FAR); }

static void *begin_of(void *block, size_t size) {
  const uintptr_t edge = (size < HUGE_PAGE ? ALIGN : HUGE_PAGE) - 1, at = ((uintptr_t)block + edge) & ~edge;
  return (void *)(size < HUGE_PAGE ? at : at + at / HUGE_PAGE % PLACES * (size < FAR_MIN ? NEAR : FAR));
}

int qn_buffer_new(qn_rt *rt, size_t size, bool zeroed, qn_buffer **out) {
  if (size > SIZE_MAX / 2) return qn_raise_memory(rt);
  qn_buffer *b = qn_obj_new(rt, &qn_buffer_class, sizeof *b);
  if (!b) return -1;
  b->block_size = size + room_before(size);
  b->block = qn_alloc(rt->alloc, b->block_size);
  if (!b->block) {
    qn_release(rt, qn_from_obj(b));
    return qn_raise_memory(rt);
  }
  b->data = begin_of(b->block, size);
  b->size = size;
  if (zeroed) memset(b->data, 0, size);
  return *out = b, 0;
}

static void buffer_destroy(qn_rt *rt, qn_obj *o) {
  qn_buffer *b = (qn_buffer *)o;
  if (b->objects)
    for (size_t i = 0; i < b->size / sizeof(qn_value); i++) qn_release(rt, ((qn_value *)b->data)[i]);
  if (b->release) b->release(b->user);
  qn_free(rt->alloc, b->block, b->block_size);
  qn_obj_free(rt, o, sizeof *b);
}

qn_class qn_buffer_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "buffer", .module = "numpy",
                            .kind = QN_K_OTHER, .destroy = buffer_destroy};

/* --- views ------------------------------------------------------------------------------------------------------------ */
int64_t qn_view_size(const qn_view *v) {
  int64_t n = 1;
  for (int d = 0; d < v->ndim; d++) n *= v->shape[d];
  return n;
}

void qn_view_flags(qn_view *v) {
  bool c = true, f = true;
  int64_t item = (int64_t)qn_itemsize(v), step = item;
  if (qn_view_size(v) != 0) {
    for (int d = v->ndim - 1; d >= 0; d--) {
      if (v->shape[d] != 1 && v->strides[d] != step) c = false;
      step *= v->shape[d];
    }
    step = item;
    for (int d = 0; d < v->ndim; d++) {
      if (v->shape[d] != 1 && v->strides[d] != step) f = false;
      step *= v->shape[d];
    }
  }
  v->flags = (uint8_t)((v->flags & QN_VIEW_READONLY) | (c ? QN_VIEW_C : 0) | (f ? QN_VIEW_F : 0));
}

/* Lowest and highest byte that a view touches. */
static void extent(const qn_view *v, uintptr_t *lo, uintptr_t *hi) {
  *lo = *hi = (uintptr_t)v->data;
  for (int d = 0; d < v->ndim; d++) {
    int64_t span = v->strides[d] * (v->shape[d] - 1);
    if (span < 0) *lo += (uintptr_t)span;
    else *hi += (uintptr_t)span;
  }
  *hi += qn_itemsize(v);
}

bool qn_array_views_overlap(const qn_view *a, const qn_view *b) {
  if (qn_view_size(a) == 0 || qn_view_size(b) == 0) return false;
  uintptr_t al, ah, bl, bh;
  extent(a, &al, &ah);
  extent(b, &bl, &bh);
  return al < bh && bl < ah;
}

/* --- arrays ----------------------------------------------------------------------------------------------------------- */
static int array_object(qn_rt *rt, qn_buffer *owner, qn_array **out) { /* takes owner, also on failure */
  qn_array *a = qn_obj_new(rt, &qn_array_class, sizeof *a);
  if (!a) return qn_release(rt, qn_from_obj(owner)), -1;
  a->view.owner = owner;
  return *out = a, 0;
}

static int check_shape(qn_rt *rt, int ndim, const int64_t *shape, size_t item, size_t *bytes) {
  if (ndim > QN_MAX_RANK)
    return qn_raise(rt, QN_E_ValueError, "maximum supported dimension for an ndarray is currently %d, found %d", QN_MAX_RANK, ndim);
  size_t n = item;
  bool empty = false;
  for (int d = 0; d < ndim; d++) {
    if (shape[d] < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
    if (shape[d] == 0) empty = true;
  }
  for (int d = 0; d < ndim; d++) /* an empty array too, as NumPy: its strides are products of the other extents */
    if (shape[d] && (__builtin_mul_overflow(n, (size_t)shape[d], &n) || n > PTRDIFF_MAX))
      return qn_raise(rt, QN_E_ValueError, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
  return *bytes = empty ? 0 : n, 0;
}

static void too_big(qn_rt *rt, size_t bytes, int ndim, const int64_t *shape, qn_dtype dtype) {
  static const char *const unit[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  char text[200];
  int n = 0, k = 0;
  double x = (double)bytes;
  while (x >= 1024 && k < 6) x /= 1024, k++;
  for (int d = 0; d < ndim; d++) n += snprintf(text + n, sizeof text - (size_t)n, d ? ", %lld" : "%lld", (long long)shape[d]);
  qn_exc_clear(rt);
  qn_raise(rt, QN_E_MemoryError, "Unable to allocate %.*f %s for an array with shape (%s%s) and data type %s",
           x < 10 ? 2 : x < 100 ? 1 : 0, x, unit[k], text, ndim == 1 ? "," : "", qn_dtypes[dtype].name);
}

static int new_array(qn_rt *rt, qn_dtype dtype, int ndim, const int64_t *shape, bool zeroed, qn_array **out) {
  size_t bytes = 0;
  if (check_shape(rt, ndim, shape, qn_dtypes[dtype].size, &bytes)) return -1;
  qn_buffer *b;
  qn_array *a;
  if (qn_buffer_new(rt, bytes, zeroed && dtype != QN_D_OBJECT, &b)) {
    if (bytes > 1 << 20) too_big(rt, bytes, ndim, shape, dtype);
    return -1;
  }
  if (dtype == QN_D_OBJECT) {
    b->objects = true;
    for (size_t i = 0; i < bytes / sizeof(qn_value); i++) ((qn_value *)b->data)[i] = zeroed ? qn_int(0) : qn_none();
  }
  if (array_object(rt, b, &a)) return -1;
  a->view.data = b->data;
  a->view.ndim = ndim;
  a->view.dtype = (uint8_t)dtype;
  for (int d = 0; d < ndim; d++) a->view.shape[d] = shape[d];
  return *out = a, 0;
}

int qn_array_new(qn_rt *rt, qn_dtype dtype, int ndim, const int64_t *shape, bool zeroed, qn_value *out) {
  qn_array *a;
  if (new_array(rt, dtype, ndim, shape, zeroed, &a)) return -1;
  int64_t step = qn_dtypes[dtype].size;
  for (int d = ndim - 1; d >= 0; d--) {
    a->view.strides[d] = step;
    step *= shape[d] ? shape[d] : 1;
  }
  qn_view_flags(&a->view);
  return *out = qn_from_obj(a), 0;
}

int qn_array_new_like(qn_rt *rt, const qn_view *like, qn_dtype dtype, qn_value *out) {
  if ((like->flags & QN_VIEW_C) || like->ndim < 2) return qn_array_new(rt, dtype, like->ndim, like->shape, false, out);
  qn_array *a;
  if (new_array(rt, dtype, like->ndim, like->shape, false, &a)) return -1;
  int order[QN_MAX_RANK], n = like->ndim;
  for (int d = 0; d < n; d++) { /* insertion sort, largest stride first, stable */
    int j = d;
    for (; j > 0 && llabs(like->strides[order[j - 1]]) < llabs(like->strides[d]); j--) order[j] = order[j - 1];
    order[j] = d;
  }
  int64_t step = qn_dtypes[dtype].size;
  for (int k = n - 1; k >= 0; k--) {
    a->view.strides[order[k]] = step;
    step *= like->shape[order[k]] ? like->shape[order[k]] : 1;
  }
  qn_view_flags(&a->view);
  return *out = qn_from_obj(a), 0;
}

int qn_array_view_of(qn_rt *rt, qn_value base, void *data, qn_dtype dtype, int ndim, const int64_t *shape,
                     const int64_t *strides, qn_value *out) {
  size_t bytes;
  if (check_shape(rt, ndim, shape, qn_dtypes[dtype].size, &bytes)) return -1; /* sizes of views fit 64 bits everywhere */
  qn_array *parent = qn_as_array(base), *a;
  qn_buffer *owner = parent->view.owner;
  qn_retain(qn_from_obj(owner));
  if (array_object(rt, owner, &a)) return -1;
  a->view.data = data;
  a->view.ndim = ndim;
  a->view.dtype = (uint8_t)dtype;
  a->view.flags = parent->view.flags & QN_VIEW_READONLY;
  for (int d = 0; d < ndim; d++) {
    a->view.shape[d] = shape[d];
    a->view.strides[d] = strides[d];
  }
  a->base = parent->base ? parent->base : &parent->obj; /* NumPy: the array at the bottom */
  qn_retain(qn_from_obj(a->base));
  qn_view_flags(&a->view);
  return *out = qn_from_obj(a), 0;
}

int qn_array_wrap(qn_rt *rt, const qn_view *v, void (*release)(void *user), void *user, qn_value *out) {
  qn_buffer *b = qn_obj_new(rt, &qn_buffer_class, sizeof *b);
  if (!b) return -1;
  b->data = v->data;
  qn_array *a;
  if (array_object(rt, b, &a)) return -1;
  b->release = release; /* only now: on failure nothing is released */
  b->user = user;
  a->view = *v;
  a->view.owner = b;
  qn_view_flags(&a->view);
  return *out = qn_from_obj(a), 0;
}

int qn_array_take_view(qn_rt *rt, const qn_view *v, qn_value *out) {
  qn_array *a;
  if (array_object(rt, v->owner, &a)) return -1;
  a->view = *v;
  qn_view_flags(&a->view);
  return *out = qn_from_obj(a), 0;
}

int qn_array_copy(qn_rt *rt, qn_value a, qn_value *out) {
  const qn_view *v = qn_view_of(a);
  if (qn_array_astype(rt, a, (qn_dtype)v->dtype, out)) return -1;
  return qn_foreign(v) ? qn_order_set(rt, out, true) : 0;
}

int qn_array_astype(qn_rt *rt, qn_value a, qn_dtype d, qn_value *out) {
  qn_value r;
  qn_view *v = qn_view_of(a);
  if (qn_array_new(rt, d, v->ndim, v->shape, false, &r)) return -1;
  if (qn_array_assign(rt, qn_view_of(r), v)) return qn_release(rt, r), -1;
  return *out = r, 0;
}

int qn_array_contiguous(qn_rt *rt, qn_value a, qn_value *out) {
  if (qn_view_of(a)->flags & QN_VIEW_C) return *out = qn_retained(a), 0;
  return qn_array_copy(rt, a, out);
}

int qn_array_transpose(qn_rt *rt, qn_value a, const int *perm, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  for (int d = 0; d < v->ndim; d++) {
    int s = perm ? perm[d] : v->ndim - 1 - d;
    shape[d] = v->shape[s];
    strides[d] = v->strides[s];
  }
  return qn_array_view_of(rt, a, v->data, (qn_dtype)v->dtype, v->ndim, shape, strides, out);
}

int qn_unwrap_0d(qn_rt *rt, qn_value v, qn_value *out) {
  if (!qn_is_array(v) || qn_view_of(v)->ndim != 0) return *out = v, 0;
  qn_view *w = qn_view_of(v);
  int r = qn_elem_get(rt, (qn_dtype)w->dtype, w->data, out);
  qn_release(rt, v);
  return r;
}
