/* heap_module.c - the modules heapq and bisect. Lists of unboxed ints or floats are compared in C; others by __lt__, in the
 * order in which CPython compares, so heaps have its layout. */
#include "runtime/object/internal.h"

#define FUNCTION(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

static int need_list(qn_rt *rt, qn_value v) {
  if (qn_is(v, QN_K_LIST)) return 0;
  return qn_raise(rt, QN_E_TypeError, "heap argument must be a list");
}

/* l[i] < l[j]: 1, 0 or -1. Comparing may run code that changes the list. */
static int less(qn_rt *rt, qn_list *l, int64_t i, int64_t j, bool reverse) {
  if (l->elem == QN_INT) return reverse ? l->i[j] < l->i[i] : l->i[i] < l->i[j];
  if (l->elem == QN_FLOAT) return reverse ? l->f[j] < l->f[i] : l->f[i] < l->f[j];
  int64_t n = l->n;
  qn_value a = qn_retained(l->v[i]), b = qn_retained(l->v[j]);
  int r = qn_compare_bool(rt, reverse ? b : a, reverse ? a : b, QN_LT);
  qn_release(rt, a);
  qn_release(rt, b);
  if (r >= 0 && (l->n != n || l->elem != QN_OBJ)) return qn_raise(rt, QN_E_RuntimeError, "list changed size during iteration");
  return r;
}

static void swap(qn_list *l, int64_t i, int64_t j) {
  if (l->elem == QN_OBJ) {
    qn_value t = l->v[i];
    l->v[i] = l->v[j];
    l->v[j] = t;
  } else { /* ints and floats have 8 bytes */
    int64_t t = l->i[i];
    l->i[i] = l->i[j];
    l->i[j] = t;
  }
}

static int sift_down(qn_rt *rt, qn_list *l, int64_t start, int64_t pos, bool max) {
  while (pos > start) {
    int64_t parent = (pos - 1) >> 1;
    int r = less(rt, l, pos, parent, max);
    if (r <= 0) return r;
    swap(l, pos, parent);
    pos = parent;
  }
  return 0;
}

static int sift_up(qn_rt *rt, qn_list *l, int64_t pos, bool max) {
  int64_t start = pos, end = l->n, limit = end >> 1;
  while (pos < limit) { /* the smaller child rises, down to a leaf */
    int64_t child = 2 * pos + 1;
    if (child + 1 < end) {
      int r = less(rt, l, child, child + 1, max);
      if (r < 0) return -1;
      child += !r;
    }
    swap(l, pos, child);
    pos = child;
  }
  return sift_down(rt, l, start, pos, max);
}

static int pop_last(qn_rt *rt, qn_list *l, qn_value *out) {
  if (!l->n) return qn_raise(rt, QN_E_IndexError, "pop from empty list");
  QN_TRY(qn_list_get(rt, l, l->n - 1, out));
  qn_list_remove_at(rt, l, l->n - 1);
  return 0;
}

FUNCTION(h_push) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "heappush", "heap item/", a));
  QN_TRY(need_list(rt, a[0]));
  QN_TRY(qn_list_append(rt, a[0], a[1]));
  QN_TRY(sift_down(rt, qn_listp(a[0]), 0, qn_listp(a[0])->n - 1, false));
  return *out = qn_none(), 0;
}

static int pop(qn_rt *rt, const qn_args *args, const char *name, bool max, qn_value *out) {
  qn_value heap, last;
  QN_TRY(qn_args_parse(rt, args, name, "heap/", &heap));
  QN_TRY(need_list(rt, heap));
  qn_list *l = qn_listp(heap);
  if (!l->n) return qn_raise(rt, QN_E_IndexError, "index out of range");
  QN_TRY(pop_last(rt, l, &last));
  if (!l->n) return *out = last, 0;
  qn_value first;
  QN_TRY(qn_list_get(rt, l, 0, &first));
  int bad = qn_list_set(rt, heap, 0, last);
  qn_release(rt, last);
  if (bad || sift_up(rt, l, 0, max)) return qn_release(rt, first), -1;
  return *out = first, 0;
}
FUNCTION(h_pop) { return (void)self, pop(rt, args, "heappop", false, out); }
FUNCTION(h_pop_max) { return (void)self, pop(rt, args, "_heappop_max", true, out); }

static int replace(qn_rt *rt, qn_value heap, qn_value item, bool max, qn_value *out) {
  qn_list *l = qn_listp(heap);
  qn_value first;
  if (!l->n) return qn_raise(rt, QN_E_IndexError, "index out of range");
  QN_TRY(qn_list_get(rt, l, 0, &first));
  if (qn_list_set(rt, heap, 0, item) || sift_up(rt, l, 0, max)) return qn_release(rt, first), -1;
  return *out = first, 0;
}
FUNCTION(h_replace) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "heapreplace", "heap item/", a));
  QN_TRY(need_list(rt, a[0]));
  return replace(rt, a[0], a[1], false, out);
}
FUNCTION(h_pushpop) {
  qn_value a[2];
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "heappushpop", "heap item/", a));
  QN_TRY(need_list(rt, a[0]));
  if (!qn_listp(a[0])->n) return *out = qn_retained(a[1]), 0;
  qn_value first;
  QN_TRY(qn_list_get(rt, qn_listp(a[0]), 0, &first));
  int r = qn_compare_bool(rt, first, a[1], QN_LT);
  qn_release(rt, first);
  if (r < 0) return -1;
  if (!r) return *out = qn_retained(a[1]), 0;
  return replace(rt, a[0], a[1], false, out);
}

static int heapify(qn_rt *rt, const qn_args *args, const char *name, bool max, qn_value *out) {
  qn_value heap;
  QN_TRY(qn_args_parse(rt, args, name, "heap/", &heap));
  QN_TRY(need_list(rt, heap));
  qn_list *l = qn_listp(heap);
  for (int64_t i = l->n / 2 - 1; i >= 0; i--) QN_TRY(sift_up(rt, l, i, max));
  return *out = qn_none(), 0;
}
FUNCTION(h_heapify) { return (void)self, heapify(rt, args, "heapify", false, out); }
FUNCTION(h_heapify_max) { return (void)self, heapify(rt, args, "_heapify_max", true, out); }

/* The first or last n of sorted(iterable, key): ties keep their order, as in CPython. */
static int extreme(qn_rt *rt, const qn_args *args, const char *name, bool largest, qn_value *out) {
  qn_value a[3], list, slice;
  int64_t n;
  QN_TRY(qn_args_parse(rt, args, name, "n iterable|key", a));
  QN_TRY(qn_as_index(rt, a[0], &n));
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  int bad = qn_list_extend(rt, list, a[1]) || qn_list_sort(rt, list, a[2].tag == QN_UNSET ? qn_none() : a[2], largest) ||
            qn_new_slice(rt, qn_none(), qn_int(n < 0 ? 0 : n), qn_none(), &slice);
  if (!bad) {
    bad = qn_get_item(rt, list, slice, out);
    qn_release(rt, slice);
  }
  qn_release(rt, list);
  return bad ? -1 : 0;
}
FUNCTION(h_nsmallest) { return (void)self, extreme(rt, args, "nsmallest", false, out); }
FUNCTION(h_nlargest) { return (void)self, extreme(rt, args, "nlargest", true, out); }

/* --- bisect ------------------------------------------------------------------------------------------------------------------ */
typedef struct search {
  qn_value a, x, key;
  int64_t lo, hi;
  bool right;
} search;

static int read_search(qn_rt *rt, const qn_args *args, const char *name, bool right, search *s) {
  qn_value v[5];
  QN_TRY(qn_args_parse(rt, args, name, "a x|lo hi$key", v));
  *s = (search){.a = v[0], .x = v[1], .key = v[4].tag == QN_UNSET ? qn_none() : v[4], .right = right};
  if (v[2].tag != QN_UNSET) QN_TRY(qn_as_index(rt, v[2], &s->lo));
  if (s->lo < 0) return qn_raise(rt, QN_E_ValueError, "lo must be non-negative");
  if (!qn_is_none(v[3])) return qn_as_index(rt, v[3], &s->hi);
  s->hi = qn_length(rt, s->a);
  return s->hi < 0 ? -1 : 0;
}

/* Is x to the left of a[mid]? (right: x < a[mid]; left: not a[mid] < x) 1, 0, -1 */
static int before(qn_rt *rt, const search *s, int64_t mid) {
  qn_value item, key;
  if (qn_is(s->a, QN_K_LIST) && s->a.o->cls == &qn_list_class) {
    const qn_list *l = qn_listp(s->a);
    if (mid >= l->n) return qn_raise(rt, QN_E_IndexError, "list index out of range");
    if (l->elem == QN_INT && s->x.tag == QN_INT && s->key.tag == QN_NONE) return s->right ? s->x.i < l->i[mid] : !(l->i[mid] < s->x.i);
    if (l->elem == QN_FLOAT && s->x.tag == QN_FLOAT && s->key.tag == QN_NONE) return s->right ? s->x.f < l->f[mid] : !(l->f[mid] < s->x.f);
  }
  QN_TRY(qn_get_item(rt, s->a, qn_int(mid), &item));
  if (s->key.tag != QN_NONE) {
    int bad = qn_call_pos(rt, s->key, &item, 1, &key);
    qn_release(rt, item);
    if (bad) return -1;
    item = key;
  }
  int r = s->right ? qn_compare_bool(rt, s->x, item, QN_LT) : qn_compare_bool(rt, item, s->x, QN_LT);
  qn_release(rt, item);
  return r < 0 ? -1 : s->right ? r : !r;
}

static int find(qn_rt *rt, search *s) {
  while (s->lo < s->hi) {
    int64_t mid = (int64_t)(((uint64_t)s->lo + (uint64_t)s->hi) / 2);
    int r = before(rt, s, mid);
    if (r < 0) return -1;
    if (r) s->hi = mid;
    else s->lo = mid + 1;
  }
  return 0;
}

static int bisect(qn_rt *rt, const qn_args *args, const char *name, bool right, qn_value *out) {
  search s;
  QN_TRY(read_search(rt, args, name, right, &s));
  QN_TRY(find(rt, &s));
  return *out = qn_int(s.lo), 0;
}
FUNCTION(b_left) { return (void)self, bisect(rt, args, "bisect_left", false, out); }
FUNCTION(b_right) { return (void)self, bisect(rt, args, "bisect_right", true, out); }

static int insort(qn_rt *rt, const qn_args *args, const char *name, bool right, qn_value *out) {
  search s;
  QN_TRY(read_search(rt, args, name, right, &s));
  qn_value item = s.x, key = qn_none(), r;
  if (s.key.tag != QN_NONE) {
    QN_TRY(qn_call_pos(rt, s.key, &item, 1, &key));
    s.x = key;
  }
  int bad = find(rt, &s);
  qn_release(rt, key);
  if (bad) return -1;
  if (qn_is(s.a, QN_K_LIST) && s.a.o->cls == &qn_list_class) {
    QN_TRY(qn_list_insert(rt, qn_listp(s.a), s.lo > qn_listp(s.a)->n ? qn_listp(s.a)->n : s.lo, item));
  } else {
    qn_value pos[] = {qn_int(s.lo), item};
    int called = qn_call_special(rt, s.a, "insert", pos, 2, &r);
    if (called == 0) return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute 'insert'", qn_type_name(s.a));
    if (called < 0) return -1;
    qn_release(rt, r);
  }
  return *out = qn_none(), 0;
}
FUNCTION(b_insort_left) { return (void)self, insort(rt, args, "insort_left", false, out); }
FUNCTION(b_insort_right) { return (void)self, insort(rt, args, "insort_right", true, out); }

#define ROW(n, f) {.name = n, .fn = f}
static const qn_method heap_functions[] = {ROW("heappush", h_push), ROW("heappop", h_pop), ROW("heapreplace", h_replace),
                                           ROW("heappushpop", h_pushpop), ROW("heapify", h_heapify), ROW("nsmallest", h_nsmallest),
                                           ROW("nlargest", h_nlargest), ROW("_heappop_max", h_pop_max), ROW("_heapify_max", h_heapify_max),
                                           {.name = NULL}};
const qn_module_def qn__heapq_module = {.name = "_heapq", .functions = heap_functions};

static const qn_method bisect_functions[] = {ROW("bisect", b_right), ROW("bisect_right", b_right), ROW("bisect_left", b_left),
                                             ROW("insort", b_insort_right), ROW("insort_right", b_insort_right),
                                             ROW("insort_left", b_insort_left), {.name = NULL}};
const qn_module_def qn_bisect_module = {.name = "bisect", .functions = bisect_functions};
