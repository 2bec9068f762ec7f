/* index_plan.c - keys taken apart: what each part is, the view that the basic ones make, the index arrays of the others. */
#include "runtime/object/array/index.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/memory.h"

void qn_index_plan_free(qn_rt *rt, qn_index_plan *p) {
  for (int k = 0; k < p->nindex; k++) qn_release(rt, p->index[k]);
}

int qn_index_bad(qn_rt *rt, int64_t i, int64_t axis, int64_t n) {
  return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis %lld with size %lld", (long long)i, (long long)axis, (long long)n);
}

bool qn_index_is_int(qn_value v) {
  return v.tag == QN_INT || (v.tag == QN_NPSCALAR && qn_dtype_is_int((qn_dtype)v.dtype));
}

static bool is_bool(qn_value v) { return v.tag == QN_BOOL || (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL); }

static int bad_kind(qn_rt *rt) {
  return qn_raise(rt, QN_E_IndexError, "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
                  "arrays are valid indices");
}

static int too_many(qn_rt *rt, const qn_view *v, int64_t n) {
  return qn_raise(rt, QN_E_IndexError, "too many indices for array: array is %d-dimensional, but %lld were indexed", v->ndim, (long long)n);
}

/* --- index arrays -------------------------------------------------------------------------------------------------------- */
int qn_nonzero(qn_rt *rt, qn_value a, qn_value *out) { /* ndim arrays of int64, owned */
  qn_value truth;
  qn_dtype b = QN_D_BOOL;
  if (qn_array_from(rt, a, &b, &truth)) return -1;
  qn_view *v = qn_view_of(truth);
  const qn_view *views[1] = {v};
  qn_nditer it;
  int64_t count = 0, index[QN_MAX_RANK] = {0}, at = 0;
  qn_nditer_init(&it, 1, views, true);
  if (it.size) do count += qn_mask_count(it.ptr[0], it.steps[0], it.n);
    while (qn_nditer_next(&it));
  int64_t *to[QN_MAX_RANK];
  for (int d = 0; d < v->ndim; d++) {
    if (qn_array_new(rt, QN_D_INT64, 1, &count, false, &out[d])) {
      while (d-- > 0) qn_release(rt, out[d]);
      qn_release(rt, truth);
      return -1;
    }
    to[d] = qn_view_of(out[d])->data;
  }
  int last = v->ndim - 1;
  for (int64_t size = qn_view_size(v), done = 0; done < size && last >= 0;) { /* a line of the last axis at a time */
    const char *p = v->data;
    for (int d = 0; d < last; d++) p += index[d] * v->strides[d];
    int64_t found = qn_mask_positions(p, v->strides[last], v->shape[last], 0, to[last] + at, count - at);
    for (int d = 0; d < last; d++)
      for (int64_t i = 0; i < found; i++) to[d][at + i] = index[d];
    at += found;
    done += v->shape[last];
    for (int d = last - 1; d >= 0 && ++index[d] == v->shape[d]; d--) index[d] = 0;
  }
  qn_release(rt, truth);
  return 0;
}

/* Attaches an index array to the next axis of a. */
static int add_index(qn_rt *rt, qn_index_plan *p, const qn_view *a, int axis, qn_value index) { /* takes index */
  if (p->nindex == QN_MAX_RANK) return qn_release(rt, index), bad_kind(rt);
  p->index[p->nindex] = index;
  p->length[p->nindex] = a->shape[axis];
  p->step[p->nindex] = a->strides[axis];
  p->axis[p->nindex++] = axis;
  return 0;
}

static int add_mask(qn_rt *rt, qn_index_plan *p, const qn_view *a, int axis, qn_value mask) {
  qn_view *m = qn_view_of(mask);
  qn_value found[QN_MAX_RANK];
  for (int d = 0; d < m->ndim; d++)
    if (m->shape[d] != a->shape[axis + d])
      return qn_raise(rt, QN_E_IndexError, "boolean index did not match indexed array along axis %d; size of axis is %lld but size of "
                      "corresponding boolean axis is %lld", axis + d, (long long)a->shape[axis + d], (long long)m->shape[d]);
  if (qn_nonzero(rt, mask, found)) return -1;
  int bad = 0;
  for (int d = 0; d < m->ndim; d++) {
    if (bad) qn_release(rt, found[d]);
    else bad = add_index(rt, p, a, axis + d, found[d]);
  }
  return bad;
}

/* --- taking a key apart ------------------------------------------------------------------------------------------------------ */
int qn_index_items(qn_rt *rt, qn_value key, qn_keyitem *items, int *n) {
  const qn_value *vs = &key;
  int64_t count = 1;
  if (qn_is(key, QN_K_TUPLE)) {
    vs = ((qn_tuple *)key.o)->items;
    count = ((qn_tuple *)key.o)->n;
  }
  if (count > QN_KEY_ITEMS) return qn_raise(rt, QN_E_IndexError, "too many indices for array");
  *n = 0;
  for (int64_t i = 0; i < count; i++) {
    qn_keyitem *it = &items[(*n)++];
    *it = (qn_keyitem){.v = vs[i], .axes = 1};
    if (vs[i].tag == QN_NONE || vs[i].tag == QN_ELLIPSIS) it->axes = 0;
    if (qn_index_is_int(vs[i]) || vs[i].tag == QN_NONE || vs[i].tag == QN_ELLIPSIS || qn_is(vs[i], QN_K_SLICE)) continue;
    if (vs[i].tag != QN_OBJ && !is_bool(vs[i])) return bad_kind(rt);
    if (qn_is(vs[i], QN_K_STR) || (!is_bool(vs[i]) && !qn_is_array(vs[i]) && !qn_is(vs[i], QN_K_LIST) && !qn_is(vs[i], QN_K_TUPLE) &&
                                   !qn_is(vs[i], QN_K_RANGE) && !qn_is(vs[i], QN_K_SERIES) && !qn_is(vs[i], QN_K_INDEX) && !qn_memory_is_items(vs[i])))
      return bad_kind(rt);
    if (qn_array_from(rt, vs[i], NULL, &it->owned)) return -1;
    qn_view *v = qn_view_of(it->owned);
    it->array = true;
    it->v = it->owned;
    it->axes = v->dtype == QN_D_BOOL ? v->ndim : 1;
    if (v->dtype != QN_D_BOOL && !qn_dtype_is_int((qn_dtype)v->dtype)) {
      if (qn_view_size(v) != 0 && !qn_is_array(vs[i])) return bad_kind(rt);
      if (qn_view_size(v) != 0 || qn_is_array(vs[i]))
        return qn_raise(rt, QN_E_IndexError, "arrays used as indices must be of integer (or boolean) type");
      qn_value ints; /* a[[]] */
      if (qn_array_astype(rt, it->owned, QN_D_INT64, &ints)) return -1;
      qn_release(rt, it->owned);
      it->owned = it->v = ints;
      v = qn_view_of(ints);
    }
    if (v->dtype != QN_D_BOOL && v->ndim == 0 && qn_is_array(vs[i])) { /* a 0-d array of ints is an integer */
      qn_value scalar;
      if (qn_elem_get(rt, (qn_dtype)v->dtype, v->data, &scalar)) return -1;
      it->v = scalar;
      it->array = false;
    }
  }
  return 0;
}

static void push_axis(qn_index_plan *p, int64_t n, int64_t stride) {
  p->view.shape[p->view.ndim] = n;
  p->view.strides[p->view.ndim++] = stride;
}

/* Where a slice of an axis begins. An empty one of neighbours begins where it would, at the end of the memory at most. */
static void *slice_data(const qn_view *v, int axis, void *data, int64_t start, int64_t step, int64_t count) {
  bool neighbours = step == 1 && v->strides[axis] == (int64_t)qn_itemsize(v);
  return count > 0 || neighbours ? (char *)data + start * v->strides[axis] : data;
}

static int plan_item(qn_rt *rt, qn_index_plan *p, const qn_view *a, int axis, const qn_keyitem *it, bool picks) {
  if (it->v.tag == QN_NONE) return push_axis(p, 1, 0), 0;
  if (it->array && it->axes == 0) return push_axis(p, *(uint8_t *)qn_view_of(it->v)->data, 0), 0; /* a[True] */
  if (it->array) {
    if (p->nindex == 0) p->at = p->view.ndim;
    if (qn_view_of(it->v)->dtype == QN_D_BOOL) return add_mask(rt, p, a, axis, it->v);
    qn_value ints;
    qn_dtype d = QN_D_INT64;
    if (qn_array_from(rt, it->v, &d, &ints)) return -1;
    return add_index(rt, p, a, axis, ints);
  }
  if (qn_is(it->v, QN_K_SLICE)) {
    int64_t start, stop, step, count;
    if (qn_slice_indices(rt, it->v, a->shape[axis], &start, &stop, &step, &count)) return -1;
    p->view.data = slice_data(a, axis, p->view.data, start, step, count);
    return push_axis(p, count, a->strides[axis] * step), 0;
  }
  int64_t i = it->v.i, n = a->shape[axis];
  if (i < -n || i >= n) return qn_index_bad(rt, i, axis, n);
  if (picks) { /* beside index arrays an integer is one of them */
    qn_value one;
    if (p->nindex == 0) p->at = p->view.ndim;
    if (qn_array_new(rt, QN_D_INT64, 0, NULL, false, &one)) return -1;
    *(int64_t *)qn_view_of(one)->data = i;
    return add_index(rt, p, a, axis, one);
  }
  p->view.data = (char *)p->view.data + (i < 0 ? i + n : i) * a->strides[axis];
  return 0;
}

int qn_index_plan_make(qn_rt *rt, const qn_view *a, const qn_keyitem *items, int n, qn_index_plan *p) {
  int used = 0, adds = 0, ellipses = 0, axis = 0, runs = 0;
  bool picks = false, was_pick = false;
  p->view = *a;
  p->view.ndim = 0;
  for (int k = 0; k < n; k++) {
    used += items[k].axes;
    adds += items[k].v.tag == QN_NONE || (items[k].array && items[k].axes == 0);
    ellipses += items[k].v.tag == QN_ELLIPSIS;
    picks |= items[k].array && items[k].axes > 0;
  }
  if (ellipses > 1) return qn_raise(rt, QN_E_IndexError, "an index can only have a single ellipsis ('...')");
  if (used > a->ndim) return too_many(rt, a, used);
  if (a->ndim + adds > QN_MAX_RANK)
    return qn_raise(rt, QN_E_IndexError, "number of dimensions must be within [0, %d], indexing result would have %d", QN_MAX_RANK, a->ndim - used + adds);
  p->ellipsis = ellipses > 0;
  for (int k = 0; k < n; k++) {
    const qn_keyitem *it = &items[k];
    if (it->v.tag == QN_ELLIPSIS) {
      for (int e = a->ndim - used; e > 0; e--, axis++) push_axis(p, a->shape[axis], a->strides[axis]);
      was_pick = false;
      continue;
    }
    bool pick = (it->array && it->axes > 0) || (picks && qn_index_is_int(it->v));
    if (pick && !was_pick) runs++;
    was_pick = pick;
    if (plan_item(rt, p, a, axis, it, picks)) return -1;
    axis += it->axes;
  }
  for (; axis < a->ndim; axis++) push_axis(p, a->shape[axis], a->strides[axis]);
  p->apart = runs > 1;
  if (p->apart) p->at = 0;
  return 0;
}

int qn_index_view(qn_rt *rt, const qn_view *v, qn_value key, qn_view *out) {
  const bool tuple = qn_is(key, QN_K_TUPLE);
  const qn_value *vs = tuple ? ((qn_tuple *)key.o)->items : &key;
  const int64_t count = tuple ? ((qn_tuple *)key.o)->n : 1;
  if (count > v->ndim) return 1;
  for (int64_t i = 0; i < count; i++)
    if (!qn_index_is_int(vs[i]) && !qn_is(vs[i], QN_K_SLICE)) return 1;
  out->data = v->data, out->owner = v->owner, out->dtype = v->dtype, out->flags = v->flags, out->ndim = 0;
  for (int d = 0; d < v->ndim; d++) {
    int64_t start = 0, stop, step = 1, n = v->shape[d];
    if (d < count && qn_index_is_int(vs[d])) {
      if (vs[d].i < -n || vs[d].i >= n) return qn_index_bad(rt, vs[d].i, d, n);
      out->data = (char *)out->data + (vs[d].i < 0 ? vs[d].i + n : vs[d].i) * v->strides[d];
      continue;
    }
    if (d < count && qn_slice_indices(rt, vs[d], v->shape[d], &start, &stop, &step, &n)) return -1;
    out->data = slice_data(v, d, out->data, start, step, n);
    out->shape[out->ndim] = n;
    out->strides[out->ndim++] = v->strides[d] * step;
  }
  return 0;
}
