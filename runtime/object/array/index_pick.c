/* index_pick.c - pieces of an array picked or stored by index arrays. */
#include "runtime/object/array/index.h"
#include "runtime/object/memory.h"

typedef struct picks {
  int ndim;
  int64_t shape[QN_MAX_RANK];
  int64_t count, *offsets; /* byte offset of each position, C order */
  size_t bytes;
} picks;

static int make_picks(qn_rt *rt, const qn_index_plan *p, picks *out) {
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
          if (j < -n || j >= n) return qn_index_bad(rt, j, p->axis[k], n);
          out->offsets[at++] += (j < 0 ? j + n : j) * step;
        }
      while (qn_nditer_next(&it));
  }
  return 0;
}

/* The shape with picked axes in front. */
static int front_shape(qn_rt *rt, const qn_index_plan *p, const picks *k, int64_t *shape) {
  int n = k->ndim + p->view.ndim;
  if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_IndexError, "indexing result would have %d dimensions, at most %d are supported", n, QN_MAX_RANK), -1;
  for (int d = 0; d < k->ndim; d++) shape[d] = k->shape[d];
  for (int d = 0; d < p->view.ndim; d++) shape[k->ndim + d] = p->view.shape[d];
  return n;
}

/* perm[d] = axis of the front form that stands at d in the result. */
static void result_order(const qn_index_plan *p, const picks *k, int *perm) {
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
static void move_runs(qn_rt *rt, const qn_index_plan *p, const picks *k, char *theirs, int64_t step, int64_t bytes, bool store) {
  runs_job j = {.offsets = k->offsets, .mine = p->view.data, .theirs = theirs, .step = step, .bytes = bytes};
  if (!store && k->count * bytes >= 1 << 18 && rt->hooks.parallel) rt->hooks.parallel(rt, load_runs, &j, k->count, 1000 + bytes * 40);
  else if (!store) load_runs(&j, 0, k->count);
  else
    for (int64_t i = 0; i < k->count; i++) memcpy(j.mine + j.offsets[i], theirs + i * step, (size_t)bytes);
}

/* Moves every picked piece between the array and `other` (front form, any strides). */
static int move_picked(qn_rt *rt, const qn_index_plan *p, const picks *k, const qn_view *other, bool store) {
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

int qn_index_pick(qn_rt *rt, const qn_index_plan *p, qn_value *out) {
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

int qn_index_store(qn_rt *rt, const qn_index_plan *p, const qn_view *src) {
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
