/* list_sort.c - list.sort and sorted: a stable merge sort. Unboxed lists are sorted in place without a Python comparison;
 * others are taken out of the list while comparisons run user code, as CPython does. */
#include "runtime/object/internal.h"

enum { RUN = 24 }; /* shorter stretches: insertion sort */

/* --- unboxed ------------------------------------------------------------------------------------------------------------- */
#define DEFINE_SORT(name, T)                                                         \
  static void name(T *a, T *tmp, int64_t n) {                                        \
    if (n <= RUN) {                                                                  \
      for (int64_t i = 1; i < n; i++) {                                              \
        T x = a[i];                                                                  \
        int64_t j = i;                                                               \
        for (; j > 0 && x < a[j - 1]; j--) a[j] = a[j - 1];                          \
        a[j] = x;                                                                    \
      }                                                                              \
      return;                                                                        \
    }                                                                                \
    int64_t m = n / 2, i = 0, j = m, k = 0;                                          \
    name(a, tmp, m);                                                                 \
    name(a + m, tmp, n - m);                                                         \
    if (!(a[m] < a[m - 1])) return;                                                  \
    memcpy(tmp, a, (size_t)m * sizeof(T));                                           \
    while (i < m && j < n) a[k++] = a[j] < tmp[i] ? a[j++] : tmp[i++];               \
    memcpy(a + k, tmp + i, (size_t)(m - i) * sizeof(T));                             \
  }
DEFINE_SORT(sort_ints, int64_t)
DEFINE_SORT(sort_doubles, double)

static void reverse_words(int64_t *a, int64_t n) {
  for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
    int64_t t = a[i];
    a[i] = a[j];
    a[j] = t;
  }
}

static int sort_unboxed(qn_rt *rt, qn_list *l, bool reverse) {
  int64_t *tmp = qn_alloc(rt->alloc, (size_t)l->n * sizeof *tmp);
  if (!tmp) return qn_raise_memory(rt);
  if (reverse) reverse_words(l->i, l->n); /* equal items (0.0 and -0.0) keep their order */
  if (l->elem == QN_INT)
    sort_ints(l->i, tmp, l->n);
  else
    sort_doubles(l->f, (double *)tmp, l->n);
  if (reverse) reverse_words(l->i, l->n);
  qn_free(rt->alloc, tmp, (size_t)l->n * sizeof *tmp);
  return 0;
}

/* --- boxed ---------------------------------------------------------------------------------------------------------------- */
typedef struct item {
  qn_value key, val;
} item;

typedef struct sorter {
  qn_rt *rt;
  int (*less)(qn_rt *rt, qn_value a, qn_value b); /* 1, 0, -1 */
} sorter;

static int less_any(qn_rt *rt, qn_value a, qn_value b) { return qn_compare_bool(rt, a, b, QN_LT); }

static int less_str(qn_rt *rt, qn_value a, qn_value b) {
  (void)rt;
  qn_sv x = qn_str_sv(a), y = qn_str_sv(b);
  int c = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
  return c ? c < 0 : x.n < y.n;
}

static int insertion(const sorter *s, item *a, int64_t n) {
  for (int64_t i = 1; i < n; i++) {
    item x = a[i];
    int64_t low = 0, high = i; /* binary insertion: comparisons are what costs */
    while (low < high) {
      int64_t mid = low + (high - low) / 2;
      int r = s->less(s->rt, x.key, a[mid].key);
      if (r < 0) return -1;
      if (r)
        high = mid;
      else
        low = mid + 1;
    }
    memmove(a + low + 1, a + low, (size_t)(i - low) * sizeof *a);
    a[low] = x;
  }
  return 0;
}

/* On failure a still holds every item once. */
static int merge_sort(const sorter *s, item *a, item *tmp, int64_t n) {
  if (n <= RUN) return insertion(s, a, n);
  int64_t m = n / 2, i = 0, j = m, k = 0;
  QN_TRY(merge_sort(s, a, tmp, m));
  QN_TRY(merge_sort(s, a + m, tmp, n - m));
  int r = s->less(s->rt, a[m].key, a[m - 1].key);
  if (r <= 0) return r;
  memcpy(tmp, a, (size_t)m * sizeof *a);
  while (i < m && j < n) {
    r = s->less(s->rt, a[j].key, tmp[i].key);
    if (r < 0) break;
    a[k++] = r ? a[j++] : tmp[i++];
  }
  memcpy(a + k, tmp + i, (size_t)(m - i) * sizeof *a);
  return r < 0 ? -1 : 0;
}

static int (*choose_less(const item *a, int64_t n))(qn_rt *, qn_value, qn_value) {
  for (int64_t i = 0; i < n; i++)
    if (!qn_is(a[i].key, QN_K_STR)) return less_any;
  return less_str;
}

static void reverse_items(item *a, int64_t n) {
  for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
    item t = a[i];
    a[i] = a[j];
    a[j] = t;
  }
}

/* Keys of all items (owned), in the order of the list. */
static int make_keys(qn_rt *rt, item *a, int64_t n, qn_value key, int64_t *made) {
  for (*made = 0; *made < n; ++*made) {
    item *x = &a[*made];
    if (qn_is_none(key))
      x->key = qn_retained(x->val);
    else
      QN_TRY(qn_call_pos(rt, key, &x->val, 1, &x->key));
  }
  return 0;
}

static int sort_items(qn_rt *rt, item *a, item *tmp, int64_t n, qn_value key, bool reverse) {
  int64_t made;
  int r = make_keys(rt, a, n, key, &made);
  if (r == 0) {
    sorter s = {rt, choose_less(a, n)};
    if (reverse) reverse_items(a, n);
    r = merge_sort(&s, a, tmp, n);
    if (reverse) reverse_items(a, n);
  }
  for (int64_t i = 0; i < made; i++) qn_release(rt, a[i].key);
  return r;
}

int qn_list_sort(qn_rt *rt, qn_value list, qn_value key, bool reverse) {
  qn_list *l = qn_listp(list);
  int64_t n = l->n;
  if (n == 0) return 0;
  if (l->elem != QN_OBJ && qn_is_none(key)) return sort_unboxed(rt, l, reverse);
  item *a = qn_alloc(rt->alloc, (size_t)n * 2 * sizeof *a);
  if (!a) return qn_raise_memory(rt);
  for (int64_t i = 0; i < n; i++) a[i].val = qn_list_at(l, i);
  qn_list taken = *l;
  l->data = NULL, l->n = l->cap = 0, l->elem = QN_UNSET; /* user code sees an empty list */
  int r = sort_items(rt, a, a + n, n, key, reverse);
  bool changed = l->n != 0 || l->data;
  if (changed) qn_list_clear(rt, l);
  l->elem = taken.elem, l->n = n, l->cap = taken.cap, l->data = taken.data;
  for (int64_t i = 0; i < n; i++) {
    if (l->elem == QN_OBJ)
      l->v[i] = a[i].val;
    else
      l->i[i] = a[i].val.i;
  }
  qn_free(rt->alloc, a, (size_t)n * 2 * sizeof *a);
  if (r == 0 && changed) return qn_raise(rt, QN_E_ValueError, "list modified during sort");
  return r;
}
