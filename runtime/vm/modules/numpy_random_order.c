/* numpy_random_order.c - shuffle, permutation and choice of np.random, RandomState and Generator. */
#include <math.h>

#include "runtime/base/element.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy_random.h"

static int shuffle_lines(qn_rt *rt, qn_random *r, const qn_view *v) {
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "array is read-only");
  if (v->ndim == 0) return qn_raise(rt, QN_E_TypeError, "a 0-d array cannot be shuffled");
  int64_t n = v->shape[0], step = v->strides[0];
  size_t item = qn_itemsize(v);
  if (v->ndim == 1) {
    if (item == 8 && step == 8) {
      QN_ANY(uint64_t) *x = (QN_ANY(uint64_t) *)v->data;
      for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = (int64_t)qn_random_interval(r, (uint64_t)i);
        uint64_t t = x[j];
        x[j] = x[i], x[i] = t;
      }
      return 0;
    }
    for (int64_t i = n - 1; i > 0; i--) {
      char t[16], *p = (char *)v->data + i * step, *q = (char *)v->data + (int64_t)qn_random_interval(r, (uint64_t)i) * step;
      memcpy(t, q, item), memcpy(q, p, item), memcpy(p, t, item);
    }
    return 0;
  }
  qn_view row = *v, other;
  qn_value tmp;
  row.ndim--;
  memmove(row.shape, row.shape + 1, sizeof(int64_t) * (size_t)row.ndim);
  memmove(row.strides, row.strides + 1, sizeof(int64_t) * (size_t)row.ndim);
  other = row;
  if (qn_array_new(rt, (qn_dtype)v->dtype, row.ndim, row.shape, false, &tmp)) return -1;
  int bad = 0;
  for (int64_t i = n - 1; i > 0 && !bad; i--) {
    int64_t j = (int64_t)qn_random_interval(r, (uint64_t)i);
    if (i == j) continue;
    row.data = (char *)v->data + i * step, other.data = (char *)v->data + j * step;
    bad = qn_array_assign(rt, qn_view_of(tmp), &row) || qn_array_assign(rt, &row, &other) || qn_array_assign(rt, &other, qn_view_of(tmp)) ? -1 : 0;
  }
  qn_release(rt, tmp);
  return bad;
}
static int shuffle_array(qn_rt *rt, qn_random *r, qn_value a) { return shuffle_lines(rt, r, qn_view_of(a)); }

static int shuffle_records(qn_rt *rt, qn_random *r, qn_value records);

/* The axis of a Generator's shuffle and permutation. */
static int which_axis(qn_rt *rt, qn_value axis, const qn_view *v, int *out) {
  int64_t k = 0;
  *out = 0;
  if (qn_np_index(rt, axis, &k)) return -1;
  if (v->ndim == 0) return 0; /* refused by name later */
  return qn_axis_from(rt, k, v->ndim, out);
}
RANDOM_FUNCTION(shuffle) {
  qn_value v[2] = {{0}};
  int64_t axis = 0;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "shuffle", qn_np_is_generator(self) ? "x|axis" : "x", v)) return -1;
  *out = qn_none();
  if (qn_is_records(v[0])) return shuffle_records(rt, r, v[0]);
  if (qn_is_array(v[0])) {
    qn_view w = *qn_view_of(v[0]);
    int d = 0;
    if (qn_np_is_generator(self) && which_axis(rt, v[1], &w, &d)) return -1;
    if (d) {
      int64_t n = w.shape[0], step = w.strides[0];
      w.shape[0] = w.shape[d], w.strides[0] = w.strides[d];
      w.shape[d] = n, w.strides[d] = step;
      qn_view_flags(&w);
    }
    return shuffle_lines(rt, r, &w);
  }
  if (qn_np_is_generator(self) && (qn_np_index(rt, v[1], &axis) || axis))
    return rt->exc.tag != QN_UNSET ? -1 : qn_raise(rt, QN_E_NotImplementedError, "Axis argument is only supported on ndarray objects");
  int64_t n = qn_length(rt, v[0]);
  if (n < 0) return -1;
  for (int64_t i = n - 1; i > 0; i--) {
    qn_value a, b, j = qn_int((int64_t)qn_random_interval(r, (uint64_t)i));
    if (qn_get_item(rt, v[0], qn_int(i), &a)) return -1;
    int bad = qn_get_item(rt, v[0], j, &b);
    if (!bad) {
      bad = qn_set_item(rt, v[0], qn_int(i), b) || qn_set_item(rt, v[0], j, a);
      qn_release(rt, b);
    }
    qn_release(rt, a);
    if (bad) return -1;
  }
  return 0;
}
static int counting(qn_rt *rt, int64_t n, qn_value *out) {
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t i = 0; i < n; i++) qn_np_i64(*out)[i] = i;
  return 0;
}
/* Numbers from 0 to how many elements a sequence has, shuffled. */
static int shuffled_numbers(qn_rt *rt, qn_random *r, qn_value of, qn_value *out) {
  const int64_t n = qn_length(rt, of);
  if (n < 0 || counting(rt, n, out)) return -1;
  return shuffle_array(rt, r, *out) ? qn_drop(rt, out), -1 : 0;
}
static int shuffle_records(qn_rt *rt, qn_random *r, qn_value records) {
  qn_value numbers, moved;
  if (shuffled_numbers(rt, r, records, &numbers)) return -1;
  int bad = qn_get_item(rt, records, numbers, &moved);
  qn_release(rt, numbers);
  if (bad) return -1;
  bad = qn_set_item(rt, records, (qn_value){.tag = QN_ELLIPSIS}, moved);
  return qn_release(rt, moved), bad;
}
RANDOM_FUNCTION(permutation) {
  qn_value v[2] = {{0}};
  qn_keep k = {.rt = rt};
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "permutation", qn_np_is_generator(self) ? "x|axis" : "x", v)) return -1;
  qn_value *idx = qn_slot(&k), copy;
  if (v[0].tag == QN_INT || v[0].tag == QN_NPSCALAR) {
    int64_t n;
    if (qn_as_index(rt, v[0], &n) || counting(rt, n, &copy)) return -1;
    if (shuffle_array(rt, r, copy)) return qn_release(rt, copy), -1;
    return *out = copy, 0;
  }
  if (qn_is_records(v[0])) {
    if (shuffled_numbers(rt, r, v[0], idx)) return qn_done(&k, -1);
    return qn_done(&k, qn_get_item(rt, v[0], *idx, out));
  }
  qn_value *a = qn_np_array(&k, v[0]);
  int d = 0;
  if (!a || (qn_np_is_generator(self) && which_axis(rt, v[1], qn_view_of(*a), &d))) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim < 2) {
    if (qn_array_copy(rt, *a, &copy)) return qn_done(&k, -1);
    if (shuffle_array(rt, r, copy)) return qn_release(rt, copy), qn_done(&k, -1);
    return *out = copy, qn_done(&k, 0);
  }
  if (counting(rt, qn_view_of(*a)->shape[d], idx) || shuffle_array(rt, r, *idx)) return qn_done(&k, -1);
  if (!d) return qn_done(&k, qn_array_get(rt, *a, *idx, out));
  return qn_done(&k, qn_array_take(rt, *a, *idx, d, out));
}

/* n picks without replacement under probabilities: NumPy draws all that are missing, drops repeats, and goes on. */
static int pick_weighted(qn_rt *rt, qn_random *r, qn_value prob, int64_t n, qn_keep *k, qn_value *out) {
  int64_t pop = qn_view_size(qn_view_of(prob)), have = 0, positive = 0;
  qn_value *p = qn_slot(k), *cdf = qn_slot(k);
  if (qn_array_copy(rt, prob, p) || qn_array_new(rt, QN_D_FLOAT64, 1, &pop, false, cdf) || qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t i = 0; i < pop; i++) positive += qn_np_f64(*p)[i] > 0;
  if (positive < n) return qn_drop(rt, out), qn_raise(rt, QN_E_ValueError, "Fewer non-zero entries in p than size");
  size_t bytes = (size_t)n * 16;
  double *x = qn_alloc(rt->alloc, bytes);
  if (!x) return qn_drop(rt, out), qn_raise_memory(rt);
  int64_t *fresh = (int64_t *)(void *)(x + n), *found = qn_np_i64(*out);
  while (have < n) {
    int64_t m = n - have;
    double s = 0, *c = qn_np_f64(*cdf);
    for (int64_t i = 0; i < m; i++) x[i] = qn_random_double(r);
    if (have > 0)
      for (int64_t i = 0; i < have; i++) qn_np_f64(*p)[found[i]] = 0;
    for (int64_t i = 0; i < pop; i++) c[i] = s += qn_np_f64(*p)[i];
    for (int64_t i = 0; i < pop; i++) c[i] /= s;
    int64_t got = 0;
    for (int64_t i = 0; i < m; i++) {
      int64_t lo = 0, hi = pop;
      while (lo < hi) {
        int64_t mid = lo + (hi - lo) / 2;
        if (c[mid] <= x[i]) lo = mid + 1;
        else hi = mid;
      }
      bool again = false;
      for (int64_t j = 0; j < got && !again; j++) again = fresh[j] == lo;
      if (!again) fresh[got++] = lo;
    }
    for (int64_t i = 0; i < got; i++) found[have++] = fresh[i];
  }
  qn_free(rt->alloc, x, bytes);
  return 0;
}

static int pick_cdf(qn_rt *rt, qn_random *r, qn_value prob, int n, const int64_t *shape, qn_keep *k, qn_value *out) {
  int64_t pop = qn_view_size(qn_view_of(prob));
  qn_value *cdf = qn_slot(k), *x = qn_slot(k);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &pop, false, cdf)) return -1;
  double s = 0, *c = qn_np_f64(*cdf);
  for (int64_t i = 0; i < pop; i++) c[i] = s += qn_np_f64(prob)[i];
  for (int64_t i = 0; i < pop; i++) c[i] /= s;
  if (qn_np_units(rt, r, n, shape, x)) return -1;
  return qn_array_searchsorted(rt, *cdf, *x, true, out);
}

/* Generator.choice without replacement: many of a large population by shuffling its tail, else Floyd's algorithm. */
static void shuffle_ints(qn_random *r, int64_t *p, int64_t n, int64_t first) {
  for (int64_t i = n - 1; i >= first; i--) {
    int64_t j, t;
    qn_random_fill(r, QN_D_INT64, 0, (uint64_t)i, 1, &j);
    t = p[j];
    p[j] = p[i], p[i] = t;
  }
}
static int pick_tail(qn_rt *rt, qn_random *r, int64_t pop, int64_t m, qn_value *out) {
  qn_value all, tail;
  if (counting(rt, pop, &all)) return -1;
  shuffle_ints(r, qn_np_i64(all), pop, pop - m > 1 ? pop - m : 1);
  int bad = qn_np_slice(rt, all, 0, pop - m, pop, 1, &tail);
  qn_release(rt, all);
  if (bad) return -1;
  bad = qn_array_copy(rt, tail, out);
  return qn_release(rt, tail), bad;
}
static int pick_floyd(qn_rt *rt, qn_random *r, int64_t pop, int64_t m, bool shuffle, qn_value *out) {
  uint64_t mask = (uint64_t)(1.2 * (double)m);
  for (int s = 1; s < 64; s *= 2) mask |= mask >> s;
  size_t bytes = ((size_t)mask + 1) * sizeof(int64_t);
  int64_t *set = qn_alloc(rt->alloc, bytes);
  if (!set) return qn_raise_memory(rt);
  if (qn_array_new(rt, QN_D_INT64, 1, &m, false, out)) return qn_free(rt->alloc, set, bytes), -1;
  memset(set, 0xff, bytes);
  for (int64_t j = pop - m; j < pop; j++) {
    int64_t v;
    qn_random_fill(r, QN_D_INT64, 0, (uint64_t)j, 1, &v);
    uint64_t at = (uint64_t)v & mask;
    while (set[at] != -1 && set[at] != v) at = (at + 1) & mask;
    if (set[at] == v) { /* taken: j itself cannot be */
      v = j;
      at = (uint64_t)j & mask;
      while (set[at] != -1) at = (at + 1) & mask;
    }
    set[at] = v;
    qn_np_i64(*out)[j - pop + m] = v;
  }
  qn_free(rt->alloc, set, bytes);
  if (shuffle) shuffle_ints(r, qn_np_i64(*out), m, 1);
  return 0;
}

RANDOM_FUNCTION(choice) {
  qn_value v[6];
  qn_keep k = {.rt = rt};
  bool replace = true, shuffle = true;
  int n, axis = 0;
  int64_t shape[QN_MAX_RANK], pop = 0, m = 1;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "choice", "a|size replace p axis shuffle", v)) return -1;
  if (!r->modern && (v[4].tag != QN_UNSET || v[5].tag != QN_UNSET)) return qn_raise(rt, QN_E_TypeError, "choice() takes at most 4 arguments");
  if (qn_np_bool(rt, v[2], &replace) || qn_np_size(rt, v[1], &n, shape) || qn_np_bool(rt, v[5], &shuffle)) return -1;
  qn_value *a = NULL, *idx = qn_slot(&k), *prob = NULL;
  const bool records = qn_is_records(v[0]);
  if (records) {
    if ((pop = qn_length(rt, v[0])) < 0) return qn_done(&k, -1);
    if (pop == 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'a' cannot be empty unless no samples are taken"));
  } else if (v[0].tag == QN_INT || (v[0].tag == QN_NPSCALAR && qn_dtype_is_int((qn_dtype)v[0].dtype))) {
    pop = v[0].i;
    if (pop <= 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a must be greater than 0 unless no samples are taken"));
  } else {
    if (!(a = qn_np_array(&k, v[0]))) return qn_done(&k, -1);
    if (!r->modern && qn_view_of(*a)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a must be 1-dimensional"));
    if (r->modern && which_axis(rt, v[4], qn_view_of(*a), &axis)) return qn_done(&k, -1);
    pop = qn_view_of(*a)->ndim ? qn_view_of(*a)->shape[axis] : 0;
    if (pop == 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'a' cannot be empty unless no samples are taken"));
  }
  for (int d = 0; d < n; d++) m *= shape[d];
  if (qn_given(v[3])) {
    prob = qn_np_array_of(&k, v[3], QN_D_FLOAT64);
    if (!prob) return qn_done(&k, -1);
    double s = 0;
    if (qn_view_size(qn_view_of(*prob)) != pop) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a and p must have same size"));
    for (int64_t i = 0; i < pop; i++) {
      if (!(qn_np_f64(*prob)[i] >= 0)) return qn_done(&k, qn_raise(rt, QN_E_ValueError, isnan(qn_np_f64(*prob)[i]) ? "Probabilities contain NaN" : "Probabilities are not non-negative"));
      s += qn_np_f64(*prob)[i];
    }
    if (fabs(s - 1) > 1.5e-8) return qn_done(&k, qn_raise(rt, QN_E_ValueError, r->modern ? "Probabilities do not sum to 1. See Notes section of docstring for more information." : "probabilities do not sum to 1"));
  }
  if (replace) {
    qn_value size = v[1];
    if (prob ? pick_cdf(rt, r, *prob, n, shape, &k, idx) : qn_np_integers(rt, r, qn_int(0), qn_int(pop), size, qn_none(), false, idx)) return qn_done(&k, -1);
  } else {
    if (m > pop)
      return qn_done(&k, qn_raise(rt, QN_E_ValueError, r->modern ? "Cannot take a larger sample than population when replace is False" : "Cannot take a larger sample than population when 'replace=False'"));
    qn_value *all = qn_slot(&k), *head = qn_slot(&k);
    if (prob) {
      if (pick_weighted(rt, r, *prob, m, &k, all)) return qn_done(&k, -1);
    } else if (r->modern) {
      if (pop > 10000 && m > pop / 50 ? pick_tail(rt, r, pop, m, all) : pick_floyd(rt, r, pop, m, shuffle, all)) return qn_done(&k, -1);
    } else if (counting(rt, pop, all) || shuffle_array(rt, r, *all)) {
      return qn_done(&k, -1);
    }
    if (qn_np_slice(rt, *all, 0, 0, m, 1, head)) return qn_done(&k, -1);
    if (n < 0 ? qn_array_get(rt, *head, qn_int(0), idx) : qn_array_reshape(rt, *head, n, shape, idx)) return qn_done(&k, -1);
  }
  if (records) return qn_done(&k, qn_get_item(rt, v[0], *idx, out));
  if (a && axis) return qn_done(&k, qn_array_take(rt, *a, *idx, axis, out));
  if (a) return qn_done(&k, qn_array_get(rt, *a, *idx, out));
  if (n < 0 && idx->tag == QN_NPSCALAR && !r->modern) return *out = qn_int(idx->i), qn_done(&k, 0);
  return *out = qn_retained(*idx), qn_done(&k, 0);
}
