/* index.c - a[key] and a[key] = x.
 *
 * A key is first taken apart into a plan: a view made of the basic parts (integers, slices, newaxis, ellipsis) whose axes
 * may carry index arrays. Without index arrays the view is the answer. With them the index arrays are broadcast together
 * (their common shape is the "picked" shape), every position becomes a byte offset, and the rest of the axes is copied
 * per offset. Picked axes stand where the index arrays stood when those were adjacent, else in front: NumPy's rule. */
#include "runtime/object/array/iter.h"
#include "runtime/object/array/gather.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/memory.h"

enum { MAX_ITEMS = 2 * QN_MAX_RANK };

typedef struct plan {
  qn_view view;                 /* after the basic parts; data moved to its start */
  qn_value index[QN_MAX_RANK];  /* int64 arrays, owned */
  int64_t length[QN_MAX_RANK];  /* of the indexed axis */
  int64_t step[QN_MAX_RANK];    /* its stride */
  int64_t axis[QN_MAX_RANK];    /* its number, for messages */
  int nindex;
  int at;                       /* where picked axes go among view's axes; */
  bool apart;                   /* index arrays were not adjacent: in front */
  bool ellipsis;                /* a result of rank 0 stays an array */
} plan;

static void plan_free(qn_rt *rt, plan *p) {
  for (int k = 0; k < p->nindex; k++) qn_release(rt, p->index[k]);
}

static int bad_index(qn_rt *rt, int64_t i, int64_t axis, int64_t n) {
  return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis %lld with size %lld", (long long)i, (long long)axis, (long long)n);
}

static bool is_int(qn_value v) {
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
static int add_index(qn_rt *rt, plan *p, const qn_view *a, int axis, qn_value index) { /* takes index */
  if (p->nindex == QN_MAX_RANK) return qn_release(rt, index), bad_kind(rt);
  p->index[p->nindex] = index;
  p->length[p->nindex] = a->shape[axis];
  p->step[p->nindex] = a->strides[axis];
  p->axis[p->nindex++] = axis;
  return 0;
}

static int add_mask(qn_rt *rt, plan *p, const qn_view *a, int axis, qn_value mask) {
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
typedef struct keyitem {
  qn_value v;    /* borrowed, or an array that `owned` keeps */
  qn_value owned;
  bool array;
  int axes;      /* how many it consumes */
} keyitem;

static int take_items(qn_rt *rt, qn_value key, keyitem *items, int *n) {
  const qn_value *vs = &key;
  int64_t count = 1;
  if (qn_is(key, QN_K_TUPLE)) {
    vs = ((qn_tuple *)key.o)->items;
    count = ((qn_tuple *)key.o)->n;
  }
  if (count > MAX_ITEMS) return qn_raise(rt, QN_E_IndexError, "too many indices for array");
  *n = 0;
  for (int64_t i = 0; i < count; i++) {
    keyitem *it = &items[(*n)++];
    *it = (keyitem){.v = vs[i], .axes = 1};
    if (vs[i].tag == QN_NONE || vs[i].tag == QN_ELLIPSIS) it->axes = 0;
    if (is_int(vs[i]) || vs[i].tag == QN_NONE || vs[i].tag == QN_ELLIPSIS || qn_is(vs[i], QN_K_SLICE)) continue;
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

static void push_axis(plan *p, int64_t n, int64_t stride) {
  p->view.shape[p->view.ndim] = n;
  p->view.strides[p->view.ndim++] = stride;
}

static int plan_item(qn_rt *rt, plan *p, const qn_view *a, int axis, const keyitem *it, bool picks) {
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
    bool end = step == 1 && a->strides[axis] == (int64_t)qn_itemsize(a); /* an empty slice begins where it would: the end of the memory at most */
    if (count > 0 || end) p->view.data = (char *)p->view.data + start * a->strides[axis];
    return push_axis(p, count, a->strides[axis] * step), 0;
  }
  int64_t i = it->v.i, n = a->shape[axis];
  if (i < -n || i >= n) return bad_index(rt, i, axis, n);
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

static int make_plan(qn_rt *rt, const qn_view *a, const keyitem *items, int n, plan *p) {
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
    const keyitem *it = &items[k];
    if (it->v.tag == QN_ELLIPSIS) {
      for (int e = a->ndim - used; e > 0; e--, axis++) push_axis(p, a->shape[axis], a->strides[axis]);
      was_pick = false;
      continue;
    }
    bool pick = (it->array && it->axes > 0) || (picks && is_int(it->v));
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

/* --- picking ------------------------------------------------------------------------------------------------------------------- */
typedef struct picks {
  int ndim;
  int64_t shape[QN_MAX_RANK];
  int64_t count, *offsets; /* byte offset of each position, C order */
  size_t bytes;
} picks;

static int make_picks(qn_rt *rt, const plan *p, picks *out) {
  const qn_view *views[QN_MAX_RANK];
  for (int k = 0; k < p->nindex; k++) views[k] = qn_view_of(p->index[k]);
  if (qn_broadcast_shapes(rt, views, p->nindex, &out->ndim, out->shape)) {
    qn_buf b;
    qn_exc_clear(rt);
    qn_buf_init(&b, rt->alloc);
    for (int k = 0; k < p->nindex; k++) {
      qn_buf_z(&b, "(");
      for (int d = 0; d < views[k]->ndim; d++) qn_buf_printf(&b, d ? ",%lld" : "%lld", (long long)views[k]->shape[d]);
      qn_buf_z(&b, views[k]->ndim == 1 ? ",) " : ") ");
    }
    qn_raise(rt, QN_E_IndexError, "shape mismatch: indexing arrays could not be broadcast together with shapes %s", b.p ? b.p : "");
    qn_buf_deinit(&b);
    return -1;
  }
  out->count = 1;
  for (int d = 0; d < out->ndim; d++) out->count *= out->shape[d];
  out->bytes = (size_t)out->count * sizeof(int64_t);
  out->offsets = qn_alloc(rt->alloc, out->bytes);
  if (!out->offsets) return qn_raise_memory(rt);
  memset(out->offsets, 0, out->bytes);
  for (int k = 0; k < p->nindex; k++) {
    qn_view wide;
    qn_broadcast_view(views[k], out->ndim, out->shape, &wide);
    const qn_view *v[1] = {&wide};
    qn_nditer it;
    qn_nditer_init(&it, 1, v, true);
    int64_t at = 0, n = p->length[k], step = p->step[k];
    if (it.size) do
        for (int64_t i = 0; i < it.n; i++) {
          int64_t j = *(int64_t *)(void *)(it.ptr[0] + i * it.steps[0]);
          if (j < -n || j >= n) return bad_index(rt, j, p->axis[k], n);
          out->offsets[at++] += (j < 0 ? j + n : j) * step;
        }
      while (qn_nditer_next(&it));
  }
  return 0;
}

/* The shape with picked axes in front. */
static int front_shape(qn_rt *rt, const plan *p, const picks *k, int64_t *shape) {
  int n = k->ndim + p->view.ndim;
  if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_IndexError, "indexing result would have %d dimensions, at most %d are supported", n, QN_MAX_RANK), -1;
  for (int d = 0; d < k->ndim; d++) shape[d] = k->shape[d];
  for (int d = 0; d < p->view.ndim; d++) shape[k->ndim + d] = p->view.shape[d];
  return n;
}

/* perm[d] = axis of the front form that stands at d in the result. */
static void result_order(const plan *p, const picks *k, int *perm) {
  int n = 0;
  for (int d = 0; d < p->at; d++) perm[n++] = k->ndim + d;
  for (int d = 0; d < k->ndim; d++) perm[n++] = d;
  for (int d = p->at; d < p->view.ndim; d++) perm[n++] = k->ndim + d;
}

/* Bytes of the pieces when both sides have them without gaps; else 0. */
static int64_t run_of(const qn_view *piece, const qn_view *part) {
  int64_t bytes = (int64_t)qn_itemsize(piece);
  for (int d = piece->ndim - 1; d >= 0; d--) {
    if (piece->shape[d] != 1 && (piece->strides[d] != bytes || part->strides[d] != bytes)) return 0;
    bytes *= piece->shape[d];
  }
  return bytes;
}

typedef struct runs_job {
  const int64_t *offsets;
  char *mine, *theirs;
  int64_t step, bytes;
} runs_job;
static void load_runs(void *frame, int64_t begin, int64_t end) {
  const runs_job *j = frame;
  for (int64_t i = begin; i < end; i++) memcpy(j->theirs + i * j->step, j->mine + j->offsets[i], (size_t)j->bytes);
}
static void move_runs(qn_rt *rt, const plan *p, const picks *k, char *theirs, int64_t step, int64_t bytes, bool store) {
  runs_job j = {.offsets = k->offsets, .mine = p->view.data, .theirs = theirs, .step = step, .bytes = bytes};
  if (!store && k->count * bytes >= 1 << 18 && rt->hooks.parallel) rt->hooks.parallel(rt, load_runs, &j, k->count, 1000 + bytes * 40);
  else if (!store) load_runs(&j, 0, k->count);
  else
    for (int64_t i = 0; i < k->count; i++) memcpy(j.mine + j.offsets[i], theirs + i * step, (size_t)bytes);
}

/* Moves every picked piece between the array and `other` (front form, any strides). */
static int move_picked(qn_rt *rt, const plan *p, const picks *k, const qn_view *other, bool store) {
  qn_view piece = p->view, part = *other, heads = *other;
  part.ndim = p->view.ndim;
  for (int d = 0; d < part.ndim; d++) {
    part.shape[d] = other->shape[k->ndim + d];
    part.strides[d] = other->strides[k->ndim + d];
  }
  heads.ndim = k->ndim;
  qn_dtype a = (qn_dtype)p->view.dtype, b = (qn_dtype)other->dtype;
  qn_cast_loop cast = store ? qn_cast_find(b, a) : qn_cast_find(a, b);
  const qn_view *v[1] = {&heads};
  qn_nditer it;
  qn_nditer_init(&it, 1, v, true);
  int64_t at = 0, item = qn_dtypes[a].size;
  bool single = part.ndim == 0 && cast;
  if (it.size == 0) return 0;
  if (store && !single && a != QN_D_OBJECT && it.ndim == 0 && it.steps[0] == 0 && k->count > 1 && (a != b || !run_of(&piece, &part))) {
    qn_value line; /* the same for all: made once, as they are */
    if (qn_array_new(rt, a, part.ndim, part.shape, false, &line)) return -1;
    part.data = it.ptr[0];
    const int64_t bytes = run_of(&piece, qn_view_of(line));
    const int bad = bytes ? qn_array_assign(rt, qn_view_of(line), &part) : 0;
    if (bytes && !bad) move_runs(rt, p, k, qn_view_of(line)->data, 0, bytes, true);
    qn_release(rt, line);
    if (bytes) return bad;
  }
  const int64_t run = single || a != b || a == QN_D_OBJECT ? 0 : run_of(&piece, &part);
  if (run && it.ndim == 0) return move_runs(rt, p, k, it.ptr[0], it.steps[0], run, store), 0;
  do {
    for (int64_t i = 0; i < it.n; i++, at++) {
      char *mine = (char *)p->view.data + k->offsets[at], *theirs = it.ptr[0] + i * it.steps[0];
      if (single && a == b && item == 8) {
        if (store) memcpy(mine, theirs, 8);
        else memcpy(theirs, mine, 8);
      } else if (single) {
        if (store) cast(mine, 0, theirs, 0, 1);
        else cast(theirs, 0, mine, 0, 1);
      } else if (!store && a == b && cast && part.ndim == 1 && part.shape[0] == piece.shape[0]) { /* a line into new memory */
        cast(theirs, part.strides[0], mine, piece.strides[0], part.shape[0]);
      } else {
        piece.data = mine;
        part.data = theirs;
        if (store ? qn_array_assign(rt, &piece, &part) : qn_array_assign(rt, &part, &piece)) return -1;
      }
    }
  } while (qn_nditer_next(&it));
  return 0;
}

static int get_picked(qn_rt *rt, const plan *p, qn_value *out) {
  picks k = {0};
  qn_value front;
  int64_t shape[QN_MAX_RANK];
  int n, perm[QN_MAX_RANK], r = -1;
  if (make_picks(rt, p, &k)) goto done;
  if ((n = front_shape(rt, p, &k, shape)) < 0) goto done;
  if (qn_array_new(rt, (qn_dtype)p->view.dtype, n, shape, false, &front)) goto done;
  r = move_picked(rt, p, &k, qn_view_of(front), false);
  if (!r && p->at > 0 && k.ndim > 0) {
    result_order(p, &k, perm);
    r = qn_array_transpose(rt, front, perm, out);
    qn_release(rt, front);
  } else if (!r) {
    *out = front;
  } else {
    qn_release(rt, front);
  }
done:
  qn_free(rt->alloc, k.offsets, k.bytes);
  return r;
}

static int set_picked(qn_rt *rt, const plan *p, const qn_view *src) {
  picks k = {0};
  qn_value copy = {0};
  qn_view wide, front;
  int64_t shape[QN_MAX_RANK], want[QN_MAX_RANK];
  int n, perm[QN_MAX_RANK], r = -1, rank;
  if (make_picks(rt, p, &k)) goto done;
  if ((n = front_shape(rt, p, &k, shape)) < 0) goto done;
  result_order(p, &k, perm);
  for (int d = 0; d < n; d++) want[d] = shape[perm[d]];
  qn_view full = *src;
  while (full.ndim > n && full.shape[0] == 1) {
    full.ndim--;
    memmove(full.shape, full.shape + 1, sizeof(int64_t) * (size_t)full.ndim);
    memmove(full.strides, full.strides + 1, sizeof(int64_t) * (size_t)full.ndim);
  }
  rank = full.ndim;
  bool fits = rank <= n;
  for (int d = 0; fits && d < rank; d++) fits = full.shape[d] == 1 || full.shape[d] == want[n - rank + d];
  if (!fits) {
    char a[100], b[100];
    int la = 0, lb = 0;
    a[0] = b[0] = 0;
    for (int d = 0; d < src->ndim; d++) la += snprintf(a + la, sizeof a - (size_t)la, d ? ",%lld" : "%lld", (long long)src->shape[d]);
    for (int d = 0; d < n; d++) lb += snprintf(b + lb, sizeof b - (size_t)lb, d ? ",%lld" : "%lld", (long long)want[d]);
    qn_raise(rt, QN_E_ValueError, "shape mismatch: value array of shape (%s%s) could not be broadcast to indexing result of shape (%s%s)", a,
             src->ndim == 1 ? "," : "", b, n == 1 ? "," : "");
    goto done;
  }
  qn_broadcast_view(&full, n, want, &wide);
  front = wide;
  for (int d = 0; d < n; d++) {
    front.shape[perm[d]] = wide.shape[d];
    front.strides[perm[d]] = wide.strides[d];
  }
  r = move_picked(rt, p, &k, &front, true);
done:
  qn_release(rt, copy);
  qn_free(rt->alloc, k.offsets, k.bytes);
  return r;
}

/* --- one mask of the array's own shape, the common case ------------------------------------------------------------------------- */
static bool whole_mask(const qn_view *a, const keyitem *items, int n) {
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
    if (k[d].tag != QN_INT && !is_int(k[d])) return NULL;
    int64_t i = k[d].i;
    if (i < 0) i += v->shape[d];
    if (i < 0 || i >= v->shape[d]) return NULL;
    p += i * v->strides[d];
  }
  return p;
}

static void free_items(qn_rt *rt, keyitem *items) {
  for (int k = 0; k < MAX_ITEMS; k++) qn_release(rt, items[k].owned);
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
  return bad < 0 ? 0 : (qn_drop(rt, out), bad_index(rt, ((const int64_t *)index->data)[bad], 0, n));
}

/* v[i] = src likewise, when src is of v's dtype or one number. All indices are checked before anything is stored. */
static int set_scatter(qn_rt *rt, const qn_view *v, const qn_view *index, const qn_view *src) {
  int64_t item = (int64_t)qn_itemsize(v), n = v->shape[0], m = qn_view_size(index);
  bool one = qn_view_size(src) == 1 && src->ndim == 0;
  if (v->ndim != 1 || index->dtype != QN_D_INT64 || !(index->flags & QN_VIEW_C) || v->dtype == QN_D_OBJECT || src->dtype != v->dtype) return 1;
  if (!one && (index->ndim != 1 || src->ndim != 1 || src->shape[0] != m)) return 1;
  if (qn_array_views_overlap(v, index)) return 1;
  int64_t bad = qn_indices_check(index->data, m, n);
  if (bad >= 0) return bad_index(rt, ((const int64_t *)index->data)[bad], 0, n);
  qn_scatter(v->data, v->strides[0], n, index->data, m, src->data, one ? 0 : src->strides[0], item);
  return 0;
}

/* Integers and slices alone: the view that they make. 1: the key has other parts, or too many. */
static int plain_view(qn_rt *rt, const qn_view *v, qn_value key, qn_view *out) {
  const bool tuple = qn_is(key, QN_K_TUPLE);
  const qn_value *vs = tuple ? ((qn_tuple *)key.o)->items : &key;
  const int64_t count = tuple ? ((qn_tuple *)key.o)->n : 1;
  if (count > v->ndim) return 1;
  for (int64_t i = 0; i < count; i++)
    if (!is_int(vs[i]) && !qn_is(vs[i], QN_K_SLICE)) return 1;
  out->data = v->data, out->owner = v->owner, out->dtype = v->dtype, out->flags = v->flags, out->ndim = 0;
  for (int d = 0; d < v->ndim; d++) {
    int64_t start = 0, stop, step = 1, n = v->shape[d];
    if (d < count && is_int(vs[d])) {
      if (vs[d].i < -n || vs[d].i >= n) return bad_index(rt, vs[d].i, d, n);
      out->data = (char *)out->data + (vs[d].i < 0 ? vs[d].i + n : vs[d].i) * v->strides[d];
      continue;
    }
    if (d < count && qn_slice_indices(rt, vs[d], v->shape[d], &start, &stop, &step, &n)) return -1;
    if (n > 0) out->data = (char *)out->data + start * v->strides[d];
    out->shape[out->ndim] = n;
    out->strides[out->ndim++] = v->strides[d] * step;
  }
  return 0;
}

int qn_array_get(qn_rt *rt, qn_value a, qn_value key, qn_value *out) {
  qn_view *v = qn_view_of(a), part;
  char *p = element_at(v, key);
  if (p) return qn_elem_get(rt, (qn_dtype)v->dtype, p, out);
  const int plain = plain_view(rt, v, key, &part);
  if (plain < 0) return -1;
  if (plain == 0 && part.ndim > 0) {
    if (qn_array_view_of(rt, a, part.data, (qn_dtype)v->dtype, part.ndim, part.shape, part.strides, out)) return -1;
    return qn_foreign(v) ? qn_order_set(rt, out, true) : 0;
  }
  if (line_mask(v, key)) return get_line_masked(rt, v, qn_view_of(key), out) ? -1 : qn_foreign(v) ? qn_order_set(rt, out, true) : 0;
  keyitem items[MAX_ITEMS];
  memset(items, 0, sizeof items);
  plan pl = {.nindex = 0};
  int n, r = take_items(rt, key, items, &n);
  if (!r && whole_mask(v, items, n)) {
    r = get_masked(rt, v, qn_view_of(items[0].v), out);
  } else if (!r && n == 1 && items[0].array && (r = get_gather(rt, v, qn_view_of(items[0].v), out)) <= 0) {
    /* done */
  } else if (r >= 0) {
    r = make_plan(rt, v, items, n, &pl);
    if (!r && pl.nindex > 0) r = get_picked(rt, &pl, out);
    else if (!r && pl.view.ndim == 0 && !pl.ellipsis) r = qn_elem_get(rt, (qn_dtype)v->dtype, pl.view.data, out);
    else if (!r) r = qn_array_view_of(rt, a, pl.view.data, (qn_dtype)v->dtype, pl.view.ndim, pl.view.shape, pl.view.strides, out);
  }
  plan_free(rt, &pl);
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
    const int plain = plain_view(rt, v, key, &src);
    if (plain <= 0) return plain ? -1 : qn_array_assign(rt, &src, qn_view_of(x));
  }
  keyitem items[MAX_ITEMS];
  memset(items, 0, sizeof items);
  _Alignas(16) char slot[16];
  plan pl = {.nindex = 0};
  qn_value hold = {0};
  int n, r = take_items(rt, key, items, &n);
  bool mask = !r && whole_mask(v, items, n);
  if (!r && !mask) r = make_plan(rt, v, items, n, &pl);
  if (!r && !mask && pl.nindex == 0 && qn_is_array(x)) { /* views: the copy handles overlap, and knows when it is needed */
    r = qn_array_assign(rt, &pl.view, qn_view_of(x));
  } else {
    if (!r) r = take_source(rt, v, x, slot, &hold, &src);
    if (!r && mask) r = set_masked(rt, v, qn_view_of(items[0].v), &src);
    else if (!r && n == 1 && pl.nindex == 1 && items[0].array && (r = set_scatter(rt, v, qn_view_of(items[0].v), &src)) <= 0) {
      /* done */
    } else if (r >= 0 && pl.nindex > 0) r = set_picked(rt, &pl, &src);
    else if (r >= 0) r = qn_array_assign(rt, &pl.view, &src);
  }
  qn_release(rt, hold);
  plan_free(rt, &pl);
  free_items(rt, items);
  return r;
}
