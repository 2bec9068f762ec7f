/* list_methods.c - the methods of list. */
#include "runtime/object/internal.h"

static int done(qn_value *out) { return *out = qn_none(), 0; }

static int m_append(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "list.append", "object/", &x));
  QN_TRY(qn_list_append(rt, self, x));
  return done(out);
}

static int m_extend(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "list.extend", "iterable/", &x));
  QN_TRY(qn_list_extend(rt, self, x));
  return done(out);
}

static int m_insert(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t i;
  QN_TRY(qn_args_parse(rt, args, "list.insert", "index object/", a));
  QN_TRY(qn_as_index(rt, a[0], &i));
  qn_list *l = qn_listp(self);
  if (i < 0) i = i + l->n < 0 ? 0 : i + l->n;
  if (i > l->n) i = l->n;
  QN_TRY(qn_list_insert(rt, l, i, a[1]));
  return done(out);
}

static int m_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  int64_t i = -1;
  QN_TRY(qn_args_parse(rt, args, "list.pop", "|index/", &a));
  if (a.tag != QN_UNSET) QN_TRY(qn_as_index(rt, a, &i));
  qn_list *l = qn_listp(self);
  if (l->n == 0) return qn_raise(rt, QN_E_IndexError, "pop from empty list");
  if (i < 0) i += l->n;
  if (i < 0 || i >= l->n) return qn_raise(rt, QN_E_IndexError, "pop index out of range");
  *out = qn_retained(qn_list_at(l, i));
  qn_list_remove_at(rt, l, i);
  return 0;
}

/* Position of x from start: *at, -1 when absent. */
static int find(qn_rt *rt, qn_list *l, qn_value x, int64_t start, int64_t stop, int64_t *at) {
  *at = -1;
  for (int64_t i = start; i < stop && i < l->n; i++) {
    qn_value item = qn_retained(qn_list_at(l, i));
    int r = qn_equal(rt, item, x);
    qn_release(rt, item);
    if (r < 0) return -1;
    if (r) return *at = i, 0;
  }
  return 0;
}

static int m_remove(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  int64_t at;
  QN_TRY(qn_args_parse(rt, args, "list.remove", "value/", &x));
  qn_list *l = qn_listp(self);
  QN_TRY(find(rt, l, x, 0, INT64_MAX, &at));
  if (at < 0) return qn_raise(rt, QN_E_ValueError, "list.remove(x): x not in list");
  if (at < l->n) qn_list_remove_at(rt, l, at);
  return done(out);
}

static int not_in_list(qn_rt *rt, qn_value x) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (qn_repr(rt, x, &b) == 0) qn_raise(rt, QN_E_ValueError, "%s is not in list", b.p);
  qn_buf_deinit(&b);
  return -1;
}

static int m_index(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[3];
  int64_t start, stop, at;
  QN_TRY(qn_args_parse(rt, args, "list.index", "value|start stop/", a));
  qn_list *l = qn_listp(self);
  QN_TRY(qn_clip_index(rt, a[1], l->n, 0, &start));
  QN_TRY(qn_clip_index(rt, a[2], l->n, l->n, &stop));
  QN_TRY(find(rt, l, a[0], start, stop, &at));
  if (at < 0) return not_in_list(rt, a[0]);
  return *out = qn_int(at), 0;
}

static int m_count(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  int64_t at = -1, count = 0;
  QN_TRY(qn_args_parse(rt, args, "list.count", "value/", &x));
  for (;; count++) {
    QN_TRY(find(rt, qn_listp(self), x, at + 1, INT64_MAX, &at));
    if (at < 0) return *out = qn_int(count), 0;
  }
}

static int m_sort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  if (args->npos) return qn_raise(rt, QN_E_TypeError, "sort() takes no positional arguments");
  QN_TRY(qn_args_parse(rt, args, "list.sort", "|$key reverse", a));
  int64_t reverse = 0;
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &reverse));
  QN_TRY(qn_list_sort(rt, self, a[0], reverse != 0));
  return done(out);
}

static int m_reverse(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "list.reverse", "", NULL));
  qn_list *l = qn_listp(self);
  for (int64_t i = 0, j = l->n - 1; i < j; i++, j--) {
    if (l->elem == QN_OBJ) {
      qn_value t = l->v[i];
      l->v[i] = l->v[j];
      l->v[j] = t;
    } else { /* ints and floats are 8 bytes alike */
      int64_t t = l->i[i];
      l->i[i] = l->i[j];
      l->i[j] = t;
    }
  }
  return done(out);
}

static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "list.copy", "", NULL));
  qn_value r;
  QN_TRY(qn_new_list(rt, NULL, 0, &r));
  if (qn_list_extend(rt, r, self) < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

static int m_clear(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "list.clear", "", NULL));
  qn_list_clear(rt, qn_listp(self));
  return done(out);
}

static int m_reversed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "list.__reversed__", "", NULL));
  return qn_new_seq_iter(rt, &qn_list_reverse_iter_class, self, out);
}

#define ROW(name, fn) {name, fn, false, false}
const qn_method qn_list_methods[] = {ROW("append", m_append),   ROW("extend", m_extend),
                                     ROW("insert", m_insert),   ROW("pop", m_pop),
                                     ROW("remove", m_remove),   ROW("index", m_index),
                                     ROW("count", m_count),     ROW("sort", m_sort),
                                     ROW("reverse", m_reverse), ROW("copy", m_copy),
                                     ROW("clear", m_clear),     ROW("__reversed__", m_reversed),
                                     {NULL, NULL, false, false}};
