/* tuple.c - the tuple object. */
#include "runtime/object/internal.h"

static size_t tuple_size(int64_t n) { return offsetof(qn_tuple, items) + (size_t)n * sizeof(qn_value); }

int qn_new_tuple(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out) {
  qn_tuple *t = qn_obj_new(rt, &qn_tuple_class, tuple_size(n));
  if (!t) return -1;
  t->n = n;
  for (int64_t i = 0; i < n; i++) t->items[i] = items ? qn_retained(items[i]) : qn_none();
  *out = qn_from_obj(t);
  return 0;
}

int qn_new_tuple_take(qn_rt *rt, qn_value *items, int64_t n, qn_value *out) {
  qn_tuple *t = qn_obj_new(rt, &qn_tuple_class, tuple_size(n));
  if (!t) {
    for (int64_t i = 0; i < n; i++) qn_release(rt, items[i]);
    return -1;
  }
  t->n = n;
  if (n) memcpy(t->items, items, (size_t)n * sizeof *items);
  *out = qn_from_obj(t);
  return 0;
}

static void tuple_destroy(qn_rt *rt, qn_obj *o) {
  qn_tuple *t = (qn_tuple *)o;
  int64_t n = t->n;
  for (int64_t i = 0; i < n; i++) qn_release(rt, t->items[i]);
  qn_obj_free(rt, o, tuple_size(n));
}

static int tuple_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *t = qn_tuplep(v);
  qn_repr_mark mark;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "(...)"), r;
  qn_buf_c(out, '(');
  r = 0;
  for (int64_t i = 0; r == 0 && i < t->n; i++) {
    if (i) qn_buf_z(out, ", ");
    r = qn_repr(rt, t->items[i], out);
  }
  qn_buf_z(out, t->n == 1 ? ",)" : ")");
  qn_repr_leave(rt, &mark);
  return r;
}

/* CPython's: xxHash over the hashes of the items. */
static int tuple_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  const uint64_t p1 = 11400714785074694791u, p2 = 14029467366897019727u, p5 = 2870177450012600261u;
  qn_tuple *t = qn_tuplep(v);
  uint64_t acc = p5;
  QN_TRY(qn_enter(rt, ""));
  for (int64_t i = 0; i < t->n; i++) {
    uint64_t lane;
    if (qn_hash(rt, t->items[i], &lane) < 0) return qn_leave(rt), -1;
    acc += lane * p2;
    acc = acc << 31 | acc >> 33;
    acc *= p1;
  }
  qn_leave(rt);
  acc += (uint64_t)t->n ^ (p5 ^ 3527539u);
  *out = acc == (uint64_t)-1 ? 1546275796 : acc;
  return 0;
}

static int tuple_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is(b, QN_K_TUPLE)) return QN_NOT_IMPLEMENTED;
  qn_tuple *x = qn_tuplep(a), *y = qn_tuplep(b);
  for (int64_t i = 0; i < x->n && i < y->n; i++) {
    int same = qn_equal(rt, x->items[i], y->items[i]);
    if (same < 0) return -1;
    if (same) continue;
    if (op == QN_EQ || op == QN_NE) return *out = qn_bool(op == QN_NE), 0;
    return qn_compare(rt, x->items[i], y->items[i], op, out);
  }
  return *out = qn_bool(qn_cmp_sizes(op, x->n, y->n)), 0;
}

static int64_t tuple_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_tuplep(v)->n;
}

static int tuple_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_tuple *t = qn_tuplep(v);
  int64_t i;
  if (qn_is(key, QN_K_SLICE)) {
    int64_t start, stop, step, n;
    QN_TRY(qn_slice_indices(rt, key, t->n, &start, &stop, &step, &n));
    if (n == t->n && step == 1 && t->obj.cls == &qn_tuple_class) return *out = qn_retained(v), 0;
    qn_value r;
    QN_TRY(qn_new_tuple(rt, NULL, n, &r));
    for (i = 0; i < n; i++) qn_tuplep(r)->items[i] = qn_retained(t->items[start + i * step]);
    return *out = r, 0;
  }
  QN_TRY(qn_wrap_index(rt, key, t->n, "tuple index out of range", "tuple indices must be integers or slices, not %s", &i));
  return *out = qn_retained(t->items[i]), 0;
}

static int tuple_contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_tuple *t = qn_tuplep(v);
  int r = 0;
  for (int64_t i = 0; r == 0 && i < t->n; i++) r = qn_equal(rt, t->items[i], x);
  return r;
}

static int tuple_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_tuple_iter_class, v, out); }

static int tuple_repeat(qn_rt *rt, qn_value v, qn_value times, qn_value *out) {
  qn_tuple *t = qn_tuplep(v);
  int64_t count, n;
  int r = qn_seq_repeat_count(rt, times, &count);
  if (r) return r;
  if (__builtin_mul_overflow(t->n, count, &n) || n > INT64_MAX / 32) return qn_raise_memory(rt);
  qn_value res;
  QN_TRY(qn_new_tuple(rt, NULL, n, &res));
  for (int64_t i = 0; i < n; i++) qn_tuplep(res)->items[i] = qn_retained(t->items[i % t->n]);
  return *out = res, 0;
}

static int tuple_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  if (op == QN_MUL) return reflected ? tuple_repeat(rt, b, a, out) : tuple_repeat(rt, a, b, out);
  if (op != QN_ADD || !qn_is(a, QN_K_TUPLE) || !qn_is(b, QN_K_TUPLE)) return QN_NOT_IMPLEMENTED;
  qn_tuple *x = qn_tuplep(a), *y = qn_tuplep(b);
  qn_value r;
  QN_TRY(qn_new_tuple(rt, NULL, x->n + y->n, &r));
  for (int64_t i = 0; i < x->n; i++) qn_tuplep(r)->items[i] = qn_retained(x->items[i]);
  for (int64_t i = 0; i < y->n; i++) qn_tuplep(r)->items[x->n + i] = qn_retained(y->items[i]);
  return *out = r, 0;
}

static int tuple_count(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "tuple.count", "value/", &x));
  qn_tuple *t = qn_tuplep(self);
  int64_t count = 0;
  for (int64_t i = 0; i < t->n; i++) {
    int r = qn_equal(rt, t->items[i], x);
    if (r < 0) return -1;
    count += r;
  }
  return *out = qn_int(count), 0;
}

static int tuple_index(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "tuple.index", "value | start stop /", a));
  qn_tuple *t = qn_tuplep(self);
  int64_t start, stop;
  QN_TRY(qn_clip_index(rt, a[1], t->n, 0, &start));
  QN_TRY(qn_clip_index(rt, a[2], t->n, t->n, &stop));
  for (int64_t i = start; i < stop && i < t->n; i++) {
    int r = qn_equal(rt, t->items[i], a[0]);
    if (r < 0) return -1;
    if (r) return *out = qn_int(i), 0;
  }
  return qn_raise(rt, QN_E_ValueError, "tuple.index(x): x not in tuple");
}

const qn_method qn_tuple_methods[] = {
    {"count", tuple_count, false, false}, {"index", tuple_index, false, false}, {NULL, NULL, false, false}};

qn_class qn_tuple_class = {QN_CLASS_HEAD("tuple", QN_K_TUPLE, &qn_object_class), .methods = qn_tuple_methods,
                           .destroy = tuple_destroy, .repr = tuple_repr, .hash = tuple_hash, .compare = tuple_compare,
                           .length = tuple_length, .get_item = tuple_get_item, .contains = tuple_contains, .iter = tuple_iter,
                           .binary = tuple_binary, .construct = qn_tuple_construct, .derivable = true};
