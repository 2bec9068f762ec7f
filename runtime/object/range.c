/* range.c - the range object. Its length is computed with care for bounds near the ends of 64 bits. */
#include "runtime/object/internal.h"

static int64_t range_count(const qn_range *r) {
  uint64_t n;
  if (r->step > 0)
    n = r->start < r->stop ? ((uint64_t)r->stop - (uint64_t)r->start - 1) / (uint64_t)r->step + 1 : 0;
  else
    n = r->start > r->stop ? ((uint64_t)r->start - (uint64_t)r->stop - 1) / (0 - (uint64_t)r->step) + 1 : 0;
  return n > INT64_MAX ? -1 : (int64_t)n;
}

int qn_new_range(qn_rt *rt, int64_t start, int64_t stop, int64_t step, qn_value *out) {
  if (step == 0) return qn_raise(rt, QN_E_ValueError, "range() arg 3 must not be zero");
  qn_range *r = qn_obj_new(rt, &qn_range_class, sizeof *r);
  if (!r) return -1;
  r->start = start;
  r->stop = stop;
  r->step = step;
  *out = qn_from_obj(r);
  return 0;
}

static void range_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_range)); }

static int64_t range_length(qn_rt *rt, qn_value v) {
  int64_t n = range_count(qn_rangep(v));
  return n < 0 ? qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C ssize_t") : n;
}

static int range_truth(qn_rt *rt, qn_value v) {
  (void)rt;
  return range_count(qn_rangep(v)) != 0;
}

static int range_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_range *r = qn_rangep(v);
  qn_buf_printf(out, "range(%lld, %lld", (long long)r->start, (long long)r->stop);
  if (r->step != 1) qn_buf_printf(out, ", %lld", (long long)r->step);
  qn_buf_c(out, ')');
  return 0;
}

static int range_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_range *r = qn_rangep(v);
  int64_t n = range_length(rt, v), i;
  if (n < 0) return -1;
  if (!qn_is(key, QN_K_SLICE)) {
    QN_TRY(qn_wrap_index(rt, key, n, "range object index out of range", "range indices must be integers or slices, not %s", &i));
    return *out = qn_int(r->start + i * r->step), 0;
  }
  int64_t start, stop, step, count;
  QN_TRY(qn_slice_indices(rt, key, n, &start, &stop, &step, &count));
  int64_t by;
  if (__builtin_mul_overflow(r->step, step, &by)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  return qn_new_range(rt, r->start + start * r->step, r->start + stop * r->step, by, out);
}

static bool holds_int(const qn_range *r, int64_t x) {
  if (r->step > 0 ? x < r->start || x >= r->stop : x > r->start || x <= r->stop) return false;
  uint64_t distance = r->step > 0 ? (uint64_t)x - (uint64_t)r->start : (uint64_t)r->start - (uint64_t)x;
  return distance % (r->step > 0 ? (uint64_t)r->step : 0 - (uint64_t)r->step) == 0;
}

static int range_contains(qn_rt *rt, qn_value v, qn_value x) {
  if (qn_is_int(x)) return holds_int(qn_rangep(v), x.i);
  if (x.tag == QN_FLOAT)
    return x.f >= -0x1p63 && x.f < 0x1p63 && x.f == (double)(int64_t)x.f && holds_int(qn_rangep(v), (int64_t)x.f);
  if (x.tag != QN_OBJ && x.tag != QN_NPSCALAR) return 0;
  if (qn_is(x, QN_K_STR)) return 0;
  qn_value it, item;
  QN_TRY(qn_iter(rt, v, &it));
  int found = 0, r = 0;
  while (found == 0 && (r = qn_next(rt, it, &item)) == 0) found = qn_equal(rt, item, x);
  qn_release(rt, it);
  return r < 0 ? -1 : found;
}

static int new_range_iter(qn_rt *rt, int64_t start, int64_t step, int64_t n, qn_value *out) {
  qn_range_iter *it = qn_obj_new(rt, &qn_range_iter_class, sizeof *it);
  if (!it) return -1;
  it->cur = start;
  it->step = step;
  it->left = n;
  *out = qn_from_obj(it);
  return 0;
}

static int range_iter(qn_rt *rt, qn_value v, qn_value *out) {
  qn_range *r = qn_rangep(v);
  int64_t n = range_count(r);
  return new_range_iter(rt, r->start, r->step, n < 0 ? INT64_MAX : n, out);
}

static int range_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if ((op != QN_EQ && op != QN_NE) || !qn_is(b, QN_K_RANGE)) return QN_NOT_IMPLEMENTED;
  qn_range *x = qn_rangep(a), *y = qn_rangep(b);
  int64_t n = range_count(x);
  bool same = n == range_count(y) && (n == 0 || (x->start == y->start && (n == 1 || x->step == y->step)));
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int range_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  qn_range *r = qn_rangep(v);
  int64_t n = range_count(r);
  qn_value parts[3] = {qn_int(n), n ? qn_int(r->start) : qn_none(), n > 1 ? qn_int(r->step) : qn_none()}, t;
  QN_TRY(qn_new_tuple(rt, parts, 3, &t));
  int status = qn_hash(rt, t, out);
  qn_release(rt, t);
  return status;
}

static int m_count(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "range.count", "value/", &x));
  int r = range_contains(rt, self, x);
  if (r < 0) return -1;
  return *out = qn_int(r), 0;
}

static int m_index(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "range.index", "value/", &x));
  int r = range_contains(rt, self, x);
  if (r < 0) return -1;
  if (r && (qn_is_int(x) || x.tag == QN_FLOAT)) {
    int64_t at = x.tag == QN_FLOAT ? (int64_t)x.f : x.i;
    return *out = qn_int((at - qn_rangep(self)->start) / qn_rangep(self)->step), 0;
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (qn_repr(rt, x, &b) == 0) qn_raise(rt, QN_E_ValueError, "%s is not in range", b.p);
  qn_buf_deinit(&b);
  return -1;
}

static int m_reversed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "range.__reversed__", "", NULL));
  qn_range *r = qn_rangep(self);
  int64_t n = range_length(rt, self);
  if (n < 0) return -1;
  return new_range_iter(rt, n ? r->start + (n - 1) * r->step : 0, r->step == INT64_MIN ? INT64_MAX : -r->step, n, out);
}

static int p_start(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_rangep(self)->start), 0;
}
static int p_stop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_rangep(self)->stop), 0;
}
static int p_step(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_rangep(self)->step), 0;
}

const qn_method qn_range_methods[] = {
    {"count", m_count, false, false}, {"index", m_index, false, false}, {"__reversed__", m_reversed, false, false},
    {"start", p_start, true, false},  {"stop", p_stop, true, false},    {"step", p_step, true, false},
    {NULL, NULL, false, false}};

qn_class qn_range_class = {QN_CLASS_HEAD("range", QN_K_RANGE, &qn_object_class), .methods = qn_range_methods,
                           .destroy = range_destroy, .repr = range_repr, .hash = range_hash, .truth = range_truth,
                           .compare = range_compare, .length = range_length, .get_item = range_get_item,
                           .contains = range_contains, .iter = range_iter, .construct = qn_range_construct};

/* --- iterator ------------------------------------------------------------------------------------------------------------- */
static void range_iter_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_range_iter)); }

static int self_iter(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

static int range_iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  qn_range_iter *it = (qn_range_iter *)v.o;
  if (it->left <= 0) return QN_STOP;
  *out = qn_int(it->cur);
  if (--it->left) it->cur += it->step;
  return 0;
}

qn_class qn_range_iter_class = {QN_CLASS_HEAD("range_iterator", QN_K_ITER, &qn_object_class), .destroy = range_iter_destroy,
                                .iter = self_iter, .next = range_iter_next};
