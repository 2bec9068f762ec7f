/* list.c - the list object: storage unboxed by element type, indexing, slices, operators. Methods: list_methods.c.
 *
 * Storage is chosen by what is stored: ints alone lie in an int64 array, floats alone in a double array, anything else in
 * an array of qn_value. fit() makes the list able to take a value and is the one place where the form changes. cap counts
 * elements of the present form. While user code runs (comparison, iteration), the list may change: re-read n and data. */
#include "runtime/object/internal.h"

static size_t elem_size(uint8_t elem) { return elem == QN_OBJ ? sizeof(qn_value) : sizeof(int64_t); }

int qn_new_list_cap(qn_rt *rt, int64_t cap, qn_value *out) {
  (void)cap; /* the form is not known yet; the first store decides */
  qn_list *l = qn_obj_new(rt, &qn_list_class, sizeof *l);
  if (!l) return -1;
  *out = qn_from_obj(l);
  return 0;
}

int qn_list_reserve(qn_rt *rt, qn_list *l, int64_t cap) {
  if (cap <= l->cap) return 0;
  int64_t grown = l->cap + l->cap / 8 + 6;
  if (grown < cap) grown = cap;
  if (grown > INT64_MAX / 32) return qn_raise_memory(rt);
  size_t size = elem_size(l->elem);
  void *data = qn_realloc(rt->alloc, l->data, (size_t)l->cap * size, (size_t)grown * size);
  if (!data) return qn_raise_memory(rt);
  l->data = data;
  l->cap = grown;
  return 0;
}

int qn_list_box(qn_rt *rt, qn_list *l) {
  if (l->elem == QN_OBJ) return 0;
  int64_t cap = l->n ? l->n : 0;
  qn_value *v = NULL;
  if (cap && !(v = qn_alloc(rt->alloc, (size_t)cap * sizeof *v))) return qn_raise_memory(rt);
  for (int64_t i = 0; i < l->n; i++) v[i] = qn_list_at(l, i);
  qn_free(rt->alloc, l->data, (size_t)l->cap * elem_size(l->elem));
  l->v = v;
  l->cap = cap;
  l->elem = QN_OBJ;
  return 0;
}

static uint8_t form_of(qn_value x) { return x.tag == QN_INT || x.tag == QN_FLOAT ? x.tag : QN_OBJ; }

static int fit(qn_rt *rt, qn_list *l, uint8_t form) {
  if (l->elem == form || l->elem == QN_OBJ) {
    if (l->n > 0 || l->elem == form) return 0;
  }
  if (l->n > 0) return qn_list_box(rt, l);
  if (elem_size(l->elem) != elem_size(form)) {
    qn_free(rt->alloc, l->data, (size_t)l->cap * elem_size(l->elem));
    l->data = NULL;
    l->cap = 0;
  }
  l->elem = form;
  return 0;
}

static inline void put(qn_list *l, int64_t i, qn_value x) { /* the form fits; takes over x */
  if (l->elem == QN_INT)
    l->i[i] = x.i;
  else if (l->elem == QN_FLOAT)
    l->f[i] = x.f;
  else
    l->v[i] = x;
}

int qn_list_append(qn_rt *rt, qn_value list, qn_value x) {
  qn_list *l = qn_listp(list);
  if (l->elem != form_of(x)) QN_TRY(fit(rt, l, form_of(x)));
  if (l->n == l->cap) QN_TRY(qn_list_reserve(rt, l, l->n + 1));
  put(l, l->n, qn_retained(x));
  l->n++;
  return 0;
}

int qn_list_insert(qn_rt *rt, qn_list *l, int64_t i, qn_value x) {
  QN_TRY(fit(rt, l, form_of(x)));
  QN_TRY(qn_list_reserve(rt, l, l->n + 1));
  size_t size = elem_size(l->elem);
  char *at = (char *)l->data + (size_t)i * size;
  memmove(at + size, at, (size_t)(l->n - i) * size);
  put(l, i, qn_retained(x));
  l->n++;
  return 0;
}

void qn_list_remove_at(qn_rt *rt, qn_list *l, int64_t i) {
  qn_value x = qn_list_at(l, i);
  size_t size = elem_size(l->elem);
  char *at = (char *)l->data + (size_t)i * size;
  memmove(at, at + size, (size_t)(l->n - i - 1) * size);
  l->n--;
  qn_release(rt, x);
}

void qn_list_clear(qn_rt *rt, qn_list *l) {
  if (l->watched) rt->hooks.list_gone(rt, l);
  qn_list old = *l;
  l->data = NULL;
  l->n = l->cap = 0;
  l->elem = QN_UNSET;
  if (old.elem == QN_OBJ)
    for (int64_t i = old.n; i-- > 0;) qn_release(rt, old.v[i]);
  qn_free(rt->alloc, old.data, (size_t)old.cap * elem_size(old.elem));
}

int qn_new_list(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out) {
  qn_value list;
  QN_TRY(qn_new_list_cap(rt, n, &list));
  if (qn_list_replace(rt, qn_listp(list), 0, 0, items, n) < 0) return qn_release(rt, list), -1;
  *out = list;
  return 0;
}

int qn_list_get(qn_rt *rt, const qn_list *l, int64_t i, qn_value *out) {
  (void)rt;
  return *out = qn_retained(qn_list_at(l, i)), 0;
}

int qn_list_set(qn_rt *rt, qn_value list, int64_t i, qn_value x) {
  qn_list *l = qn_listp(list);
  if (l->elem != form_of(x)) QN_TRY(qn_list_box(rt, l));
  qn_value old = qn_list_at(l, i);
  put(l, i, qn_retained(x));
  qn_release(rt, old);
  return 0;
}

/* One form for the items, or the boxed one. */
static uint8_t common_form(const qn_value *items, int64_t n) {
  for (int64_t i = 1; i < n; i++)
    if (form_of(items[i]) != form_of(items[0])) return QN_OBJ;
  return n ? form_of(items[0]) : QN_UNSET;
}

/* l[start:stop] = items; retains them. */
int qn_list_replace(qn_rt *rt, qn_list *l, int64_t start, int64_t stop, const qn_value *items, int64_t n) {
  int64_t gone = stop - start, more = n - gone, tail = l->n - stop;
  if (n) {
    uint8_t form = common_form(items, n);
    if (l->n == 0 || form != l->elem) QN_TRY(fit(rt, l, form));
  }
  if (more > 0) QN_TRY(qn_list_reserve(rt, l, l->n + more));
  qn_value *dead = NULL;
  if (l->elem == QN_OBJ && gone > 0) {
    if (!(dead = qn_alloc(rt->alloc, (size_t)gone * sizeof *dead))) return qn_raise_memory(rt);
    memcpy(dead, l->v + start, (size_t)gone * sizeof *dead);
  }
  size_t size = elem_size(l->elem);
  char *base = l->data;
  if (more && tail) memmove(base + (size_t)(stop + more) * size, base + (size_t)stop * size, (size_t)tail * size);
  for (int64_t i = 0; i < n; i++) put(l, start + i, qn_retained(items[i]));
  l->n += more;
  for (int64_t i = 0; dead && i < gone; i++) qn_release(rt, dead[i]);
  qn_free(rt->alloc, dead, (size_t)(gone > 0 ? gone : 0) * sizeof *dead);
  return 0;
}

static int extend_unboxed(qn_rt *rt, qn_list *l, const qn_list *from) {
  int64_t n = from->n; /* from may be l */
  QN_TRY(fit(rt, l, from->elem));
  QN_TRY(qn_list_reserve(rt, l, l->n + n));
  if (l->elem == from->elem && l->elem != QN_OBJ) {
    memcpy(l->i + l->n, from->i, (size_t)n * sizeof *l->i);
    l->n += n;
  } else {
    for (int64_t i = 0; i < n; i++) put(l, l->n++, qn_retained(qn_list_at(from, i)));
  }
  return 0;
}

int qn_list_extend(qn_rt *rt, qn_value list, qn_value iterable) {
  qn_list *l = qn_listp(list);
  if (qn_is(iterable, QN_K_LIST)) return qn_listp(iterable)->n ? extend_unboxed(rt, l, qn_listp(iterable)) : 0;
  if (qn_is(iterable, QN_K_TUPLE))
    return qn_list_replace(rt, l, l->n, l->n, qn_tuplep(iterable)->items, qn_tuplep(iterable)->n);
  qn_value it, x;
  QN_TRY(qn_iter(rt, iterable, &it));
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    r = qn_list_append(rt, list, x);
    qn_release(rt, x);
    if (r < 0) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

/* --- slots ----------------------------------------------------------------------------------------------------------------- */
static void list_destroy(qn_rt *rt, qn_obj *o) {
  qn_list_clear(rt, (qn_list *)o);
  qn_obj_free(rt, o, sizeof(qn_list));
}

static int list_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_list *l = qn_listp(v);
  if (l->n == 0) return qn_buf_z(out, "[]"), 0;
  qn_repr_mark mark;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "[...]"), r;
  qn_buf_c(out, '[');
  r = 0;
  for (int64_t i = 0; r == 0 && i < l->n; i++) {
    if (i) qn_buf_z(out, ", ");
    qn_value x = qn_retained(qn_list_at(l, i));
    r = qn_repr(rt, x, out);
    qn_release(rt, x);
  }
  qn_buf_c(out, ']');
  qn_repr_leave(rt, &mark);
  return r;
}

static int list_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!qn_is(b, QN_K_LIST)) return QN_NOT_IMPLEMENTED;
  qn_list *x = qn_listp(a), *y = qn_listp(b);
  if ((op == QN_EQ || op == QN_NE) && x->n != y->n) return *out = qn_bool(op == QN_NE), 0;
  for (int64_t i = 0; i < x->n && i < y->n; i++) {
    qn_value p = qn_retained(qn_list_at(x, i)), q = qn_retained(qn_list_at(y, i));
    int same = qn_equal(rt, p, q), r = same < 0 ? -1 : 0;
    if (same == 0 && (op == QN_EQ || op == QN_NE))
      *out = qn_bool(op == QN_NE);
    else if (same == 0)
      r = qn_compare(rt, p, q, op, out);
    qn_release(rt, p);
    qn_release(rt, q);
    if (same <= 0) return r;
  }
  return *out = qn_bool(qn_cmp_sizes(op, x->n, y->n)), 0;
}

static int64_t list_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_listp(v)->n;
}

static int list_slice(qn_rt *rt, qn_list *l, qn_value slice, qn_value *out) {
  int64_t start, stop, step, n;
  QN_TRY(qn_slice_indices_of(rt, slice, &l->n, &start, &stop, &step, &n));
  qn_value r;
  QN_TRY(qn_new_list_cap(rt, n, &r));
  qn_list *to = qn_listp(r);
  if (n == 0) return *out = r, 0;
  to->elem = l->elem;
  if (qn_list_reserve(rt, to, n) < 0) return qn_release(rt, r), -1;
  for (int64_t i = 0; i < n; i++) put(to, i, qn_retained(qn_list_at(l, start + i * step)));
  to->n = n;
  return *out = r, 0;
}

static const char type_message[] = "list indices must be integers or slices, not %s";

static int list_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_list *l = qn_listp(v);
  if (qn_is(key, QN_K_SLICE)) return list_slice(rt, l, key, out);
  int64_t i;
  QN_TRY(qn_wrap_index_of(rt, key, &l->n, "list index out of range", type_message, &i));
  return *out = qn_retained(qn_list_at(l, i)), 0;
}

static int store_stepped(qn_rt *rt, qn_value v, int64_t start, int64_t step, int64_t count, const qn_value *items, int64_t n) {
  if (n != count)
    return qn_raise(rt, QN_E_ValueError, "attempt to assign sequence of size %lld to extended slice of size %lld",
                    (long long)n, (long long)count);
  int r = 0;
  for (int64_t i = 0; r == 0 && i < n; i++) r = qn_list_set(rt, v, start + i * step, items[i]);
  return r;
}

static int list_store_slice(qn_rt *rt, qn_value v, qn_value slice, qn_value x) {
  qn_value *items;
  int64_t n, start, stop, step, count;
  QN_FIND_SLOT(c, qn_class_of(x), iter);
  if (!c) {
    QN_TRY(qn_slice_indices_of(rt, slice, &qn_listp(v)->n, &start, &stop, &step, &count));
    return qn_raise(rt, QN_E_TypeError, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
  }
  QN_TRY(qn_items_of(rt, x, &items, &n));
  int r = qn_slice_indices_of(rt, slice, &qn_listp(v)->n, &start, &stop, &step, &count);
  if (r == 0 && step == 1)
    r = qn_list_replace(rt, qn_listp(v), start, start + count, items, n);
  else if (r == 0)
    r = store_stepped(rt, v, start, step, count, items, n);
  qn_items_free(rt, items, n);
  return r;
}

static int list_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  if (qn_is(key, QN_K_SLICE)) return list_store_slice(rt, v, key, x);
  int64_t i;
  QN_TRY(qn_wrap_index_of(rt, key, &qn_listp(v)->n, "list assignment index out of range", type_message, &i));
  return qn_list_set(rt, v, i, x);
}

static int list_del_item(qn_rt *rt, qn_value v, qn_value key) {
  qn_list *l = qn_listp(v);
  int64_t i;
  if (!qn_is(key, QN_K_SLICE)) {
    QN_TRY(qn_wrap_index_of(rt, key, &l->n, "list assignment index out of range", type_message, &i));
    qn_list_remove_at(rt, l, i);
    return 0;
  }
  int64_t start, stop, step, n;
  QN_TRY(qn_slice_indices_of(rt, key, &l->n, &start, &stop, &step, &n));
  if (n == 0) return 0;
  if (step == 1) return qn_list_replace(rt, l, start, start + n, NULL, 0);
  if (step < 0) { /* from the other end */
    start += (n - 1) * step;
    step = -step;
  }
  qn_value *dead = qn_alloc(rt->alloc, (size_t)n * sizeof *dead);
  if (!dead) return qn_raise_memory(rt);
  int64_t to = start;
  for (i = start; i < l->n; i++) {
    int64_t k = (i - start) / step;
    if ((i - start) % step == 0 && k < n)
      dead[k] = qn_list_at(l, i);
    else
      put(l, to++, qn_list_at(l, i));
  }
  l->n -= n;
  for (i = 0; i < n; i++) qn_release(rt, dead[i]);
  qn_free(rt->alloc, dead, (size_t)n * sizeof *dead);
  return 0;
}

static int list_contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_list *l = qn_listp(v);
  for (int64_t i = 0; i < l->n; i++) {
    qn_value item = qn_retained(qn_list_at(l, i));
    int r = qn_equal(rt, item, x);
    qn_release(rt, item);
    if (r) return r;
  }
  return 0;
}

static int list_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_list_iter_class, v, out); }

static int list_repeat(qn_rt *rt, qn_value v, qn_value times, qn_value *out) {
  qn_list *l = qn_listp(v);
  int64_t count, n;
  int r = qn_seq_repeat_count(rt, times, &count);
  if (r) return r;
  if (__builtin_mul_overflow(l->n, count, &n)) return qn_raise_memory(rt);
  qn_value res;
  QN_TRY(qn_new_list_cap(rt, n, &res));
  if (n == 0) return *out = res, 0;
  qn_list *to = qn_listp(res);
  to->elem = l->elem;
  if (qn_list_reserve(rt, to, n) < 0) return qn_release(rt, res), -1;
  if (l->elem == QN_OBJ) {
    for (int64_t i = 0; i < n; i++) to->v[i] = qn_retained(l->v[i % l->n]);
  } else {
    for (int64_t i = 0; i < count; i++) memcpy(to->i + i * l->n, l->i, (size_t)l->n * sizeof *l->i);
  }
  to->n = n;
  return *out = res, 0;
}

static int list_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  if (op == QN_MUL) return reflected ? list_repeat(rt, b, a, out) : list_repeat(rt, a, b, out);
  if (op != QN_ADD || !qn_is(a, QN_K_LIST) || !qn_is(b, QN_K_LIST)) return QN_NOT_IMPLEMENTED;
  qn_value r;
  QN_TRY(qn_new_list_cap(rt, 0, &r));
  if (qn_list_extend(rt, r, a) < 0 || qn_list_extend(rt, r, b) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int list_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (op == QN_ADD) {
    QN_TRY(qn_list_extend(rt, a, b));
    return *out = qn_retained(a), 0;
  }
  if (op != QN_MUL) return QN_NOT_IMPLEMENTED;
  qn_value r;
  int status = list_repeat(rt, a, b, &r);
  if (status) return status;
  qn_list *l = qn_listp(a), *from = qn_listp(r), swap = *l;
  l->elem = from->elem, l->n = from->n, l->cap = from->cap, l->data = from->data;
  from->elem = swap.elem, from->n = swap.n, from->cap = swap.cap, from->data = swap.data;
  qn_release(rt, r);
  return *out = qn_retained(a), 0;
}

qn_class qn_list_class = {QN_CLASS_HEAD("list", QN_K_LIST, &qn_object_class), .methods = qn_list_methods,
                          .destroy = list_destroy, .repr = list_repr, .hash = qn_hash_unhashable, .compare = list_compare,
                          .length = list_length, .get_item = list_get_item, .set_item = list_set_item,
                          .del_item = list_del_item, .contains = list_contains, .iter = list_iter, .binary = list_binary,
                          .inplace = list_inplace, .construct = qn_list_construct, .init = qn_list_init, .derivable = true};
