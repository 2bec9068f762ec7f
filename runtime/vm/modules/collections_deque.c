/* collections_deque.c - collections.deque: a ring of values, both ends in constant time. */
#include "runtime/object/internal.h"
#include "runtime/vm/modules/collections.h"

typedef struct deque {
  qn_obj obj;
  qn_value *ring; /* cap slots, a power of two or none; the items are at head, head + 1, … */
  uint64_t cap, head;
  int64_t n, maxlen; /* -1: none */
  uint64_t version;  /* grows with every change of what is in it */
} deque;

static deque *dq(qn_value v) { return (deque *)v.o; }
static qn_value *slot(const deque *d, int64_t i) { return &d->ring[(d->head + (uint64_t)i) & (d->cap - 1)]; }

static int room_for_one(qn_rt *rt, deque *d) {
  if ((uint64_t)d->n < d->cap) return 0;
  uint64_t cap = d->cap ? d->cap * 2 : 8;
  qn_value *ring = qn_alloc(rt->alloc, cap * sizeof *ring);
  if (!ring) return qn_raise_memory(rt);
  for (int64_t i = 0; i < d->n; i++) ring[i] = *slot(d, i);
  qn_free(rt->alloc, d->ring, d->cap * sizeof *ring);
  d->ring = ring;
  d->cap = cap;
  d->head = 0;
  return 0;
}

static qn_value take_first(deque *d) {
  qn_value v = *slot(d, 0);
  d->head++;
  d->n--;
  d->version++;
  return v;
}
static qn_value take_last(deque *d) {
  d->version++;
  return *slot(d, --d->n);
}

static int push(qn_rt *rt, deque *d, qn_value x, bool left) {
  if (d->maxlen == 0) return 0;
  if (room_for_one(rt, d)) return -1;
  qn_value old = {.tag = QN_UNSET};
  if (d->n == d->maxlen) old = left ? take_last(d) : take_first(d);
  if (left) d->head--;
  d->n++;
  *slot(d, left ? 0 : d->n - 1) = qn_retained(x);
  d->version++;
  qn_release(rt, old);
  return 0;
}

static void clear(qn_rt *rt, deque *d) {
  deque old = *d;
  d->ring = NULL;
  d->cap = d->head = 0;
  d->n = 0;
  d->version++;
  for (int64_t i = 0; i < old.n; i++) qn_release(rt, *slot(&old, i));
  qn_free(rt->alloc, old.ring, old.cap * sizeof *old.ring);
}

static int extend(qn_rt *rt, deque *d, qn_value from, bool left) {
  qn_value it, x, *items;
  int64_t n;
  int r;
  if (from.tag == QN_OBJ && from.o == &d->obj) { /* d.extend(d) */
    QN_TRY(qn_items_of(rt, from, &items, &n));
    r = 0;
    for (int64_t i = 0; i < n && r == 0; i++) r = push(rt, d, items[i], left);
    qn_items_free(rt, items, n);
    return r;
  }
  QN_TRY(qn_iter(rt, from, &it));
  while ((r = qn_next(rt, it, &x)) == 0) {
    r = push(rt, d, x, left);
    qn_release(rt, x);
    if (r) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

static void destroy(qn_rt *rt, qn_obj *o) {
  clear(rt, (deque *)o);
  qn_obj_free(rt, o, sizeof(deque));
}

static int construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  deque *d = qn_obj_new(rt, cls, sizeof *d);
  if (!d) return -1;
  d->maxlen = -1;
  qn_value v = qn_from_obj(d);
  if (qn_deque_class.init(rt, v, args)) return qn_release(rt, v), -1;
  return *out = v, 0;
}

static int init(qn_rt *rt, qn_value self, const qn_args *args) {
  qn_value a[2];
  int64_t maxlen = -1;
  QN_TRY(qn_args_parse(rt, args, "deque", "|iterable maxlen", a));
  if (!qn_is_none(a[1])) {
    if (qn_try_index(rt, a[1], &maxlen) != 1) return rt->exc.tag == QN_OBJ ? -1 : qn_raise(rt, QN_E_TypeError, "an integer is required");
    if (maxlen < 0) return qn_raise(rt, QN_E_ValueError, "maxlen must be non-negative");
  }
  clear(rt, dq(self));
  dq(self)->maxlen = maxlen;
  return a[0].tag == QN_UNSET ? 0 : extend(rt, dq(self), a[0], false);
}

/* A deque of the class of `like` with its maxlen, empty. */
static int new_like(qn_rt *rt, qn_value like, qn_value *out) {
  deque *d = qn_obj_new(rt, &qn_deque_class, sizeof *d);
  if (!d) return -1;
  d->maxlen = dq(like)->maxlen;
  return *out = qn_from_obj(d), 0;
}

/* --- methods --------------------------------------------------------------------------------------------------------------- */
#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

static int push_method(qn_rt *rt, qn_value self, const qn_args *args, bool left, const char *name, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, name, "x/", &x));
  QN_TRY(push(rt, dq(self), x, left));
  return *out = qn_none(), 0;
}
METHOD(m_append) { return push_method(rt, self, args, false, "deque.append", out); }
METHOD(m_appendleft) { return push_method(rt, self, args, true, "deque.appendleft", out); }

static int extend_method(qn_rt *rt, qn_value self, const qn_args *args, bool left, const char *name, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, name, "iterable/", &x));
  QN_TRY(extend(rt, dq(self), x, left));
  return *out = qn_none(), 0;
}
METHOD(m_extend) { return extend_method(rt, self, args, false, "deque.extend", out); }
METHOD(m_extendleft) { return extend_method(rt, self, args, true, "deque.extendleft", out); }

METHOD(m_pop) {
  QN_TRY(qn_args_parse(rt, args, "deque.pop", "", NULL));
  if (!dq(self)->n) return qn_raise(rt, QN_E_IndexError, "pop from an empty deque");
  return *out = take_last(dq(self)), 0;
}
METHOD(m_popleft) {
  QN_TRY(qn_args_parse(rt, args, "deque.popleft", "", NULL));
  if (!dq(self)->n) return qn_raise(rt, QN_E_IndexError, "pop from an empty deque");
  return *out = take_first(dq(self)), 0;
}
METHOD(m_clear) {
  QN_TRY(qn_args_parse(rt, args, "deque.clear", "", NULL));
  clear(rt, dq(self));
  return *out = qn_none(), 0;
}
METHOD(m_copy) {
  qn_value copy;
  (void)args;
  QN_TRY(new_like(rt, self, &copy));
  for (int64_t i = 0; i < dq(self)->n; i++)
    if (push(rt, dq(copy), *slot(dq(self), i), false)) return qn_release(rt, copy), -1;
  return *out = copy, 0;
}

/* Takes min(k, n - k) items from one end to the other. */
static int rotate(qn_rt *rt, deque *d, int64_t k) {
  if (d->n < 2) return 0;
  k = qn_mod_i64(k, d->n);
  if (room_for_one(rt, d)) return -1; /* one free slot: the ring may be full */
  bool left = k > d->n / 2;
  for (int64_t i = left ? d->n - k : k; i > 0; i--) {
    qn_value x = left ? take_first(d) : take_last(d);
    if (!left) d->head--;
    d->n++;
    *slot(d, left ? d->n - 1 : 0) = x;
  }
  return 0;
}
METHOD(m_rotate) {
  qn_value a;
  int64_t k = 1;
  QN_TRY(qn_args_parse(rt, args, "deque.rotate", "|n/", &a));
  if (a.tag != QN_UNSET) QN_TRY(qn_as_index(rt, a, &k));
  QN_TRY(rotate(rt, dq(self), k));
  return *out = qn_none(), 0;
}
METHOD(m_reverse) {
  deque *d = dq(self);
  QN_TRY(qn_args_parse(rt, args, "deque.reverse", "", NULL));
  for (int64_t i = 0, j = d->n - 1; i < j; i++, j--) {
    qn_value x = *slot(d, i);
    *slot(d, i) = *slot(d, j);
    *slot(d, j) = x;
  }
  return *out = qn_none(), 0;
}

/* The first position of x in [start, stop), -1: absent, -2: exception. Comparing may run code that changes the deque. */
static int64_t find(qn_rt *rt, qn_value self, qn_value x, int64_t start, int64_t stop, const char *changed) {
  deque *d = dq(self);
  uint64_t version = d->version;
  for (int64_t i = start; i < stop && i < d->n; i++) {
    qn_value v = qn_retained(*slot(d, i));
    int same = qn_equal(rt, v, x);
    qn_release(rt, v);
    if (same < 0) return -2;
    if (d->version != version) return qn_raise(rt, strcmp(changed, "index") ? QN_E_IndexError : QN_E_RuntimeError, "deque mutated during iteration"), -2;
    if (same) return i;
  }
  return -1;
}
METHOD(m_count) {
  qn_value x;
  deque *d = dq(self);
  int64_t count = 0;
  QN_TRY(qn_args_parse(rt, args, "deque.count", "value/", &x));
  for (int64_t i = 0; i < d->n; i++) {
    uint64_t version = d->version;
    qn_value v = qn_retained(*slot(d, i));
    int same = qn_equal(rt, v, x);
    qn_release(rt, v);
    if (same < 0) return -1;
    if (d->version != version) return qn_raise(rt, QN_E_RuntimeError, "deque mutated during iteration");
    count += same;
  }
  return *out = qn_int(count), 0;
}
static int not_there(qn_rt *rt, qn_value x) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!qn_repr(rt, x, &b)) qn_raise(rt, QN_E_ValueError, "%s is not in deque", b.p);
  qn_buf_deinit(&b);
  return -1;
}
METHOD(m_index) {
  qn_value a[3];
  int64_t start, stop;
  QN_TRY(qn_args_parse(rt, args, "deque.index", "value|start stop/", a));
  QN_TRY(qn_clip_index(rt, a[1], dq(self)->n, 0, &start));
  QN_TRY(qn_clip_index(rt, a[2], dq(self)->n, dq(self)->n, &stop));
  int64_t at = find(rt, self, a[0], start, stop, "index");
  if (at == -2) return -1;
  if (at >= 0) return *out = qn_int(at), 0;
  return not_there(rt, a[0]);
}

static qn_value remove_at(deque *d, int64_t i) {
  qn_value x = *slot(d, i);
  for (; i + 1 < d->n; i++) *slot(d, i) = *slot(d, i + 1);
  d->n--;
  d->version++;
  return x;
}
METHOD(m_remove) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "deque.remove", "value/", &x));
  int64_t at = find(rt, self, x, 0, dq(self)->n, "remove");
  if (at == -2) return -1;
  if (at < 0) return not_there(rt, x);
  qn_release(rt, remove_at(dq(self), at));
  return *out = qn_none(), 0;
}
METHOD(m_insert) {
  qn_value a[2];
  int64_t i;
  deque *d = dq(self);
  QN_TRY(qn_args_parse(rt, args, "deque.insert", "index value/", a));
  QN_TRY(qn_as_index(rt, a[0], &i));
  if (d->n == d->maxlen) return qn_raise(rt, QN_E_IndexError, "deque already at its maximum size");
  if (i < 0) i = i + d->n < 0 ? 0 : i + d->n;
  if (i > d->n) i = d->n;
  QN_TRY(push(rt, d, a[1], false));
  for (int64_t k = d->n - 1; k > i; k--) {
    qn_value x = *slot(d, k);
    *slot(d, k) = *slot(d, k - 1);
    *slot(d, k - 1) = x;
  }
  return *out = qn_none(), 0;
}
METHOD(m_maxlen) {
  (void)rt, (void)args;
  return *out = dq(self)->maxlen < 0 ? qn_none() : qn_int(dq(self)->maxlen), 0;
}

/* --- iteration ----------------------------------------------------------------------------------------------------------------- */
typedef struct deque_iter {
  qn_obj obj;
  qn_value of; /* QN_UNSET: exhausted */
  int64_t i;
  uint64_t version;
  bool backwards;
} deque_iter;

static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((deque_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(deque_iter));
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}
static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  deque_iter *it = (deque_iter *)v.o;
  if (it->of.tag == QN_UNSET) return QN_STOP;
  deque *d = dq(it->of);
  if (d->version != it->version) return qn_raise(rt, QN_E_RuntimeError, "deque mutated during iteration");
  if (it->i >= d->n) {
    qn_release(rt, it->of);
    it->of.tag = QN_UNSET;
    return QN_STOP;
  }
  *out = qn_retained(*slot(d, it->backwards ? d->n - 1 - it->i : it->i));
  it->i++;
  return 0;
}
static qn_class iter_class = {QN_CLASS_HEAD("_collections._deque_iterator", QN_K_ITER, &qn_object_class), .destroy = iter_destroy,
                              .iter = iter_self, .next = iter_next};

static int new_iter(qn_rt *rt, qn_value v, bool backwards, qn_value *out) {
  deque_iter *it = qn_obj_new(rt, &iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  it->version = dq(v)->version;
  it->backwards = backwards;
  return *out = qn_from_obj(it), 0;
}
static int iter(qn_rt *rt, qn_value v, qn_value *out) { return new_iter(rt, v, false, out); }
METHOD(m_reversed) { return (void)args, new_iter(rt, self, true, out); }

/* --- slots -------------------------------------------------------------------------------------------------------------------- */
static int repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_repr_mark mark;
  const deque *d = dq(v);
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "[...]"), r;
  r = 0;
  qn_buf_printf(out, "%s([", v.o->cls->name);
  for (int64_t i = 0; i < d->n && r == 0; i++) {
    if (i) qn_buf_z(out, ", ");
    qn_value x = qn_retained(*slot(d, i));
    r = qn_repr(rt, x, out);
    qn_release(rt, x);
  }
  if (d->maxlen >= 0) qn_buf_printf(out, "], maxlen=%lld)", (long long)d->maxlen);
  else qn_buf_z(out, "])");
  qn_repr_leave(rt, &mark);
  return r;
}
static int64_t length(qn_rt *rt, qn_value v) {
  (void)rt;
  return dq(v)->n;
}
static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int64_t i;
  QN_TRY(qn_wrap_index_of(rt, key, &dq(v)->n, "deque index out of range", "sequence index must be integer, not '%s'", &i));
  return *out = qn_retained(*slot(dq(v), i)), 0;
}
static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  int64_t i;
  QN_TRY(qn_wrap_index_of(rt, key, &dq(v)->n, "deque index out of range", "sequence index must be integer, not '%s'", &i));
  qn_value old = *slot(dq(v), i);
  *slot(dq(v), i) = qn_retained(x);
  qn_release(rt, old);
  return 0;
}
static int del_item(qn_rt *rt, qn_value v, qn_value key) {
  int64_t i;
  QN_TRY(qn_wrap_index_of(rt, key, &dq(v)->n, "deque index out of range", "sequence index must be integer, not '%s'", &i));
  qn_release(rt, remove_at(dq(v), i));
  return 0;
}
static int contains(qn_rt *rt, qn_value v, qn_value x) {
  int64_t at = find(rt, v, x, 0, dq(v)->n, "index");
  return at == -2 ? -1 : at >= 0;
}
static bool is_deque(qn_value v) { return qn_isinstance(v, &qn_deque_class); }

static int compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!is_deque(b)) return QN_NOT_IMPLEMENTED;
  const deque *x = dq(a), *y = dq(b);
  if ((op == QN_EQ || op == QN_NE) && x->n != y->n) return *out = qn_bool(op == QN_NE), 0;
  for (int64_t i = 0; i < x->n && i < y->n; i++) {
    int same = qn_equal(rt, *slot(x, i), *slot(y, i));
    if (same < 0) return -1;
    if (same) continue;
    if (op == QN_EQ || op == QN_NE) return *out = qn_bool(op == QN_NE), 0;
    return qn_compare(rt, *slot(x, i), *slot(y, i), op, out);
  }
  return *out = qn_bool(qn_cmp_sizes(op, x->n, y->n)), 0;
}

static int repeat(qn_rt *rt, qn_value v, int64_t times, qn_value *out) {
  qn_value r;
  QN_TRY(new_like(rt, v, &r));
  for (int64_t k = 0; k < times; k++)
    for (int64_t i = 0; i < dq(v)->n; i++)
      if (push(rt, dq(r), *slot(dq(v), i), false)) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  if (op == QN_ADD && !reflected) {
    if (!is_deque(b)) return qn_raise(rt, QN_E_TypeError, "can only concatenate deque (not \"%s\") to deque", qn_type_name(b));
    QN_TRY(repeat(rt, a, 1, out));
    if (extend(rt, dq(*out), b, false)) return qn_drop(rt, out), -1;
    return 0;
  }
  int64_t n;
  if (op != QN_MUL) return QN_NOT_IMPLEMENTED;
  int r = qn_seq_repeat_count(rt, reflected ? a : b, &n);
  return r ? r : repeat(rt, reflected ? b : a, n, out);
}

static int inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (op != QN_ADD) return QN_NOT_IMPLEMENTED;
  QN_TRY(extend(rt, dq(a), b, false));
  return *out = qn_retained(a), 0;
}

#define ROW(n, f) {.name = n, .fn = f}
static const qn_method methods[] = {ROW("append", m_append), ROW("appendleft", m_appendleft), ROW("extend", m_extend),
                                    ROW("extendleft", m_extendleft), ROW("pop", m_pop), ROW("popleft", m_popleft),
                                    ROW("clear", m_clear), ROW("copy", m_copy), ROW("__copy__", m_copy), ROW("rotate", m_rotate),
                                    ROW("reverse", m_reverse), ROW("count", m_count), ROW("index", m_index),
                                    ROW("remove", m_remove), ROW("insert", m_insert), ROW("__reversed__", m_reversed),
                                    {.name = "maxlen", .fn = m_maxlen, .property = true}, {.name = NULL}};
qn_class qn_deque_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "deque", .module = "collections", .full_name = "collections.deque",
                           .kind = QN_K_OTHER, .base = &qn_object_class, .methods = methods, .destroy = destroy,
                           .repr = repr, .hash = qn_hash_unhashable, .length = length, .get_item = get_item, .set_item = set_item,
                           .del_item = del_item, .contains = contains, .iter = iter, .compare = compare, .binary = binary,
                           .inplace = inplace, .construct = construct, .init = init, .derivable = true};
