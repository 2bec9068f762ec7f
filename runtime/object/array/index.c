/* index.c - a[key] and a[key] = x: elements, masks and runs of positions by ways of their own, the rest by plans (index.h). */
#include "runtime/object/array/gather.h"
#include "runtime/object/array/index.h"
#include "runtime/object/array/masks.h"

/* --- one mask of the array's own shape, the common case ------------------------------------------------------------------------- */
static bool whole_mask(const qn_view *a, const qn_keyitem *items, int n) {
  if (n != 1 || !items[0].array || a->ndim == 0) return false;
  qn_view *m = qn_view_of(items[0].v);
  return m->dtype == QN_D_BOOL && m->ndim == a->ndim && memcmp(m->shape, a->shape, sizeof(int64_t) * (size_t)a->ndim) == 0 &&
         a->dtype != QN_D_OBJECT;
}

static int64_t count_true(const qn_view *m) {
  const qn_view *v[1] = {m};
  qn_nditer it;
  int64_t n = 0;
  qn_nditer_init(&it, 1, v, false);
  if (it.size) do n += qn_mask_count(it.ptr[0], it.steps[0], it.n);
    while (qn_nditer_next(&it));
  return n;
}

static int get_masked(qn_rt *rt, const qn_view *a, const qn_view *m, qn_value *out) {
  int64_t n = count_true(m), item = (int64_t)qn_itemsize(a);
  if (qn_array_new(rt, (qn_dtype)a->dtype, 1, &n, false, out)) return -1;
  char *to = qn_view_of(*out)->data, *end = to + n * item;
  const qn_view *v[2] = {m, a};
  qn_nditer it;
  qn_nditer_init(&it, 2, v, true);
  if (it.size) do to = qn_mask_compress(to, end, it.ptr[0], it.steps[0], it.ptr[1], it.steps[1], item, it.n);
    while (qn_nditer_next(&it));
  return 0;
}

/* A line and a mask of its length, both runs. */
static bool line_mask(const qn_view *a, qn_value key) {
  if (!qn_is_array(key) || a->ndim != 1 || a->dtype > QN_D_COMPLEX128) return false;
  const qn_view *m = qn_view_of(key);
  return m->dtype == QN_D_BOOL && m->ndim == 1 && m->shape[0] == a->shape[0] && m->strides[0] == 1 && a->strides[0] == (int64_t)qn_dtypes[a->dtype].size;
}
static int get_line_masked(qn_rt *rt, const qn_view *a, const qn_view *m, qn_value *out) {
  const int64_t item = (int64_t)qn_dtypes[a->dtype].size, n = qn_mask_count(m->data, 1, m->shape[0]);
  if (qn_array_new(rt, (qn_dtype)a->dtype, 1, &n, false, out)) return -1;
  char *to = qn_view_of(*out)->data;
  if (n) qn_mask_compress(to, to + n * item, m->data, 1, a->data, item, item, m->shape[0]);
  return 0;
}

static int set_masked(qn_rt *rt, const qn_view *a, const qn_view *m, const qn_view *src) {
  bool one = qn_view_size(src) == 1;
  int64_t n = one ? 1 : count_true(m);
  if (!one && (src->ndim != 1 || src->shape[0] != n)) {
    if (src->ndim == 1)
      return qn_raise(rt, QN_E_ValueError, "NumPy boolean array indexing assignment cannot assign %lld input values to the %lld output "
                      "values where the mask is true", (long long)src->shape[0], (long long)n);
    return qn_raise(rt, QN_E_ValueError, "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has %d dimensions", src->ndim);
  }
  qn_cast_loop cast = qn_cast_find((qn_dtype)src->dtype, (qn_dtype)a->dtype);
  if (!cast) return qn_raise(rt, QN_E_TypeError, "cannot assign %s to %s", qn_dtypes[src->dtype].name, qn_dtypes[a->dtype].name);
  const char *from = src->data;
  int64_t step = one ? 0 : src->strides[0], item = (int64_t)qn_itemsize(a);
  const qn_view *v[2] = {m, a};
  qn_nditer it;
  qn_nditer_init(&it, 2, v, true);
  _Alignas(16) char slot[16];
  if (one && src->dtype != a->dtype) cast(slot, 0, from, 0, 1), from = slot;
  if ((one || src->dtype == a->dtype) && it.size) {
    do from = qn_mask_expand(it.ptr[1], it.steps[1], it.ptr[0], it.steps[0], from, step, item, it.n);
    while (qn_nditer_next(&it));
    return 0;
  }
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        if (!it.ptr[0][i * it.steps[0]]) continue;
        cast(it.ptr[1] + i * it.steps[1], 0, from, 0, 1);
        from += step;
      }
    while (qn_nditer_next(&it));
  return 0;
}

/* --- the doors -------------------------------------------------------------------------------------------------------------------- */
static char *element_at(const qn_view *v, qn_value key) { /* all integers in range, one per axis; else NULL */
  const qn_value *k = &key;
  int64_t n = 1;
  if (qn_is(key, QN_K_TUPLE)) {
    k = ((qn_tuple *)key.o)->items;
    n = ((qn_tuple *)key.o)->n;
  }
  if (n != v->ndim) return NULL;
  char *p = v->data;
  for (int d = 0; d < n; d++) {
    if (k[d].tag != QN_INT && !qn_index_is_int(k[d])) return NULL;
    int64_t i = k[d].i;
    if (i < 0) i += v->shape[d];
    if (i < 0 || i >= v->shape[d]) return NULL;
    p += i * v->strides[d];
  }
  return p;
}

static void free_items(qn_rt *rt, qn_keyitem *items) {
  for (int k = 0; k < QN_KEY_ITEMS; k++) qn_release(rt, items[k].owned);
}

typedef struct gather_job {
  char *to;
  const char *from;
  const int64_t *at;
  int64_t step, n, item, bad; /* bad: the least position of an index that is out of bounds */
  bool stream;
} gather_job;
static void gather_body(void *frame, int64_t begin, int64_t end) {
  gather_job *j = frame;
  int64_t bad = qn_gather(j->to + begin * j->item, j->from, j->step, j->n, j->at + begin, end - begin, j->item, j->stream);
  if (bad < 0) return;
  int64_t seen = __atomic_load_n(&j->bad, __ATOMIC_RELAXED);
  while (begin + bad < seen && !__atomic_compare_exchange_n(&j->bad, &seen, begin + bad, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {}
}

/* v[i] with int64 indices into one axis: the common gather, checked and copied in one pass. 1: not this case. */
static int get_gather(qn_rt *rt, const qn_view *v, const qn_view *index, qn_value *out) {
  int64_t item = (int64_t)qn_itemsize(v), n = v->shape[0], m = qn_view_size(index);
  if (v->ndim != 1 || !(index->flags & QN_VIEW_C) || v->dtype == QN_D_OBJECT) return 1;
  if (qn_dtype_is_int((qn_dtype)index->dtype) && index->dtype != QN_D_INT64 && index->dtype != QN_D_UINT64) { /* narrower ones, widened */
    qn_value wide;
    if (qn_array_new(rt, QN_D_INT64, index->ndim, index->shape, false, &wide)) return -1;
    int r = qn_array_assign(rt, qn_view_of(wide), index);
    if (!r) r = get_gather(rt, v, qn_view_of(wide), out);
    return qn_release(rt, wide), r;
  }
  if (index->dtype != QN_D_INT64) return 1;
  if (qn_array_new(rt, (qn_dtype)v->dtype, index->ndim, index->shape, false, out)) return -1;
  gather_job j = {.to = qn_view_of(*out)->data, .from = v->data, .step = v->strides[0], .n = n, .at = index->data, .item = item, .bad = INT64_MAX};
  j.stream = qn_gather_streams(n, m, item);
  if (m >= 1 << 15 && rt->hooks.parallel) rt->hooks.parallel(rt, gather_body, &j, m, 1500);
  else gather_body(&j, 0, m);
  int64_t bad = j.bad == INT64_MAX ? -1 : j.bad;
  return bad < 0 ? 0 : (qn_drop(rt, out), qn_index_bad(rt, ((const int64_t *)index->data)[bad], 0, n));
}

/* v[i] = src likewise, when src is of v's dtype or one number. All indices are checked before anything is stored. */
static int set_scatter(qn_rt *rt, const qn_view *v, const qn_view *index, const qn_view *src) {
  int64_t item = (int64_t)qn_itemsize(v), n = v->shape[0], m = qn_view_size(index);
  bool one = qn_view_size(src) == 1 && src->ndim == 0;
  if (v->ndim != 1 || index->dtype != QN_D_INT64 || !(index->flags & QN_VIEW_C) || v->dtype == QN_D_OBJECT || src->dtype != v->dtype) return 1;
  if (!one && (index->ndim != 1 || src->ndim != 1 || src->shape[0] != m)) return 1;
  if (qn_array_views_overlap(v, index)) return 1;
  int64_t bad = qn_indices_check(index->data, m, n);
  if (bad >= 0) return qn_index_bad(rt, ((const int64_t *)index->data)[bad], 0, n);
  qn_scatter(v->data, v->strides[0], n, index->data, m, src->data, one ? 0 : src->strides[0], item);
  return 0;
}

int qn_array_get(qn_rt *rt, qn_value a, qn_value key, qn_value *out) {
  qn_view *v = qn_view_of(a), part;
  char *p = element_at(v, key);
  if (p) return qn_elem_get(rt, (qn_dtype)v->dtype, p, out);
  const int plain = qn_index_view(rt, v, key, &part);
  if (plain < 0) return -1;
  if (plain == 0 && part.ndim > 0) {
    if (qn_array_view_of(rt, a, part.data, (qn_dtype)v->dtype, part.ndim, part.shape, part.strides, out)) return -1;
    return qn_foreign(v) ? qn_order_set(rt, out, true) : 0;
  }
  if (line_mask(v, key)) return get_line_masked(rt, v, qn_view_of(key), out) ? -1 : qn_foreign(v) ? qn_order_set(rt, out, true) : 0;
  qn_keyitem items[QN_KEY_ITEMS];
  memset(items, 0, sizeof items);
  qn_index_plan pl = {.nindex = 0};
  int n, r = qn_index_items(rt, key, items, &n);
  if (!r && whole_mask(v, items, n)) {
    r = get_masked(rt, v, qn_view_of(items[0].v), out);
  } else if (!r && n == 1 && items[0].array && (r = get_gather(rt, v, qn_view_of(items[0].v), out)) <= 0) {
    /* done */
  } else if (r >= 0) {
    r = qn_index_plan_make(rt, v, items, n, &pl);
    if (!r && pl.nindex > 0) r = qn_index_pick(rt, &pl, out);
    else if (!r && pl.view.ndim == 0 && !pl.ellipsis) r = qn_elem_get(rt, (qn_dtype)v->dtype, pl.view.data, out);
    else if (!r) r = qn_array_view_of(rt, a, pl.view.data, (qn_dtype)v->dtype, pl.view.ndim, pl.view.shape, pl.view.strides, out);
  }
  qn_index_plan_free(rt, &pl);
  free_items(rt, items);
  return !r && qn_foreign(v) ? qn_order_set(rt, out, true) : r;
}

/* x as something to copy from: a number becomes one element of the array's dtype in slot. */
static int take_source(qn_rt *rt, const qn_view *a, qn_value x, char *slot, qn_value *hold, qn_view *src) {
  qn_optype t;
  if (a->dtype != QN_D_OBJECT && !qn_is_array(x) && (qn_optype_of(x, &t) || x.tag != QN_OBJ || qn_is(x, QN_K_STR))) {
    *src = (qn_view){.data = slot, .dtype = a->dtype};
    return qn_elem_put(rt, (qn_dtype)a->dtype, slot, x);
  }
  qn_dtype d = (qn_dtype)a->dtype;
  bool list = qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE);
  if (d == QN_D_OBJECT && !qn_is_array(x) && !list) {
    if (qn_array_new(rt, d, 0, NULL, false, hold)) return -1;
    *src = *qn_view_of(*hold);
    return qn_elem_put(rt, d, src->data, x);
  }
  if (qn_array_from(rt, x, d == QN_D_OBJECT || list ? &d : NULL, hold)) return -1;
  *src = *qn_view_of(*hold);
  if (qn_dtype_is_complex((qn_dtype)src->dtype) && !qn_dtype_is_complex(d) && d != QN_D_OBJECT)
    if (qn_array_warn(rt, "ComplexWarning", "Casting complex values to real discards the imaginary part")) return -1;
  if (qn_array_views_overlap(a, src)) { /* as if copied first */
    qn_value copy;
    if (qn_array_copy(rt, *hold, &copy)) return -1;
    qn_release(rt, *hold);
    *hold = copy;
    *src = *qn_view_of(copy);
  }
  return 0;
}

int qn_array_set(qn_rt *rt, qn_value a, qn_value key, qn_value x) {
  qn_view *v = qn_view_of(a), src;
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  char *p = element_at(v, key);
  if (p) return qn_elem_put(rt, (qn_dtype)v->dtype, p, x);
  if (qn_is_array(x)) { /* the copy handles overlap, and knows when it is needed */
    const int plain = qn_index_view(rt, v, key, &src);
    if (plain <= 0) return plain ? -1 : qn_array_assign(rt, &src, qn_view_of(x));
  }
  qn_keyitem items[QN_KEY_ITEMS];
  memset(items, 0, sizeof items);
  _Alignas(16) char slot[16];
  qn_index_plan pl = {.nindex = 0};
  qn_value hold = {0};
  int n, r = qn_index_items(rt, key, items, &n);
  bool mask = !r && whole_mask(v, items, n);
  if (!r && !mask) r = qn_index_plan_make(rt, v, items, n, &pl);
  if (!r && !mask && pl.nindex == 0 && qn_is_array(x)) { /* views: the copy handles overlap, and knows when it is needed */
    r = qn_array_assign(rt, &pl.view, qn_view_of(x));
  } else {
    if (!r) r = take_source(rt, v, x, slot, &hold, &src);
    if (!r && mask) r = set_masked(rt, v, qn_view_of(items[0].v), &src);
    else if (!r && n == 1 && pl.nindex == 1 && items[0].array && (r = set_scatter(rt, v, qn_view_of(items[0].v), &src)) <= 0) {
      /* done */
    } else if (r >= 0 && pl.nindex > 0) r = qn_index_store(rt, &pl, &src);
    else if (r >= 0) r = qn_array_assign(rt, &pl.view, &src);
  }
  qn_release(rt, hold);
  qn_index_plan_free(rt, &pl);
  free_items(rt, items);
  return r;
}
