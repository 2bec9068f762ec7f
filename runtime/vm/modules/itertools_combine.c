/* itertools_combine.c - product, permutations, combinations, combinations_with_replacement. In each: vals the pool (of a
 * product all pools, one after the other), idx the positions now chosen, k how many are chosen, j: 0 not begun, 1 running,
 * 2 over. The order is CPython's. */
#include "runtime/vm/modules/itertools.h"

#define IT ((qn_it *)v.o)
#define CLASS(id, text, fn, make)                                                                                             \
  qn_class id = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text, .module = "itertools", .full_name = "itertools." text, \
                 .kind = QN_K_ITER, .base = &qn_object_class, .destroy = qn_it_destroy, .iter = qn_it_self, .next = fn, .construct = make}

static int make_idx(qn_rt *rt, qn_it *it, int64_t n) {
  it->idx = qn_alloc(rt->alloc, (size_t)n * sizeof *it->idx);
  if (!it->idx && n) return qn_raise_memory(rt);
  it->nidx = n;
  for (int64_t i = 0; i < n; i++) it->idx[i] = 0;
  return 0;
}

/* The items of the pool at the chosen positions, as a tuple. */
static int choose(qn_rt *rt, const qn_it *it, qn_value *out) {
  qn_value t;
  QN_TRY(qn_new_tuple(rt, NULL, it->k, &t));
  for (int64_t i = 0; i < it->k; i++) ((qn_tuple *)t.o)->items[i] = qn_retained(it->vals[it->idx[i]]);
  return *out = t, 0;
}

/* --- product: idx[0 .. k) positions, idx[k .. 2k + 1) where each pool begins (and the end) ------------------------------------- */
static int product_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  int64_t repeat = 1;
  for (uint32_t i = 0; i < args->nkw; i++) {
    if (strcmp(args->kwnames[i]->text, "repeat")) return qn_raise(rt, QN_E_TypeError, "'%s' is an invalid keyword argument for product()", args->kwnames[i]->text);
    QN_TRY(qn_as_index(rt, args->kwvals[i], &repeat));
  }
  if (repeat < 0) return qn_raise(rt, QN_E_ValueError, "repeat argument cannot be negative");
  int64_t pools = args->npos;
  if (repeat && pools > INT32_MAX / repeat) return qn_raise(rt, QN_E_OverflowError, "repeat argument too large");
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return -1;
  qn_value v = qn_from_obj(it);
  it->k = pools * repeat;
  if (make_idx(rt, it, it->k * 2 + 1)) return qn_release(rt, v), -1;
  int64_t *begin = it->idx + it->k;
  for (int64_t i = 0; i < it->k; i++) {
    begin[i] = it->n;
    if (i < pools && qn_it_items(rt, it, args->pos[i])) return qn_release(rt, v), -1;
    for (int64_t p = 0, n = i < pools ? 0 : begin[i - pools + 1] - begin[i - pools]; p < n; p++)
      if (qn_it_push(rt, it, qn_retained(it->vals[begin[i - pools] + p]))) return qn_release(rt, v), -1;
    begin[i + 1] = it->n;
    if (begin[i] == begin[i + 1]) it->j = 2; /* an empty pool: nothing at all */
    it->idx[i] = begin[i];
  }
  return *out = v, 0;
}
static int product_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_it *it = IT;
  const int64_t *begin = it->idx + it->k;
  if (it->j == 2) return QN_STOP;
  if (it->j == 1) {
    int64_t i = it->k - 1;
    for (; i >= 0; i--) {
      if (++it->idx[i] < begin[i + 1]) break;
      it->idx[i] = begin[i];
    }
    if (i < 0) return it->j = 2, QN_STOP;
  }
  it->j = 1;
  return choose(rt, it, out);
}
CLASS(qn_it_product_class, "product", product_next, product_make);

/* --- the others: a pool and how many to choose ------------------------------------------------------------------------------------- */
static int pool_make(qn_rt *rt, const qn_class *cls, qn_value iterable, qn_value count, int64_t nidx_extra, qn_it **out) {
  int64_t r = -1;
  if (!qn_is_none(count)) {
    QN_TRY(qn_as_index(rt, count, &r));
    if (r < 0) return qn_raise(rt, QN_E_ValueError, "r must be non-negative");
  }
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return -1;
  if (qn_it_items(rt, it, iterable)) return qn_release(rt, qn_from_obj(it)), -1;
  it->k = r < 0 ? it->n : r;
  int64_t room = it->k > it->n && !nidx_extra ? it->k : it->n + it->k;
  if (it->k > ((int64_t)1 << 31) || make_idx(rt, it, room)) return qn_release(rt, qn_from_obj(it)), rt->exc.tag == QN_OBJ ? -1 : qn_raise_memory(rt);
  return *out = it, 0;
}

/* permutations: idx[0 .. n) the order, idx[n .. n + k) the cycles */
static int permutations_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "permutations", "iterable|r", a));
  if (!qn_is_none(a[1]) && !qn_is_int(a[1])) return qn_raise(rt, QN_E_TypeError, "Expected int as r");
  QN_TRY(pool_make(rt, cls, a[0], a[1], 1, &it));
  for (int64_t i = 0; i < it->n; i++) it->idx[i] = i;
  for (int64_t i = 0; i < it->k && it->k <= it->n; i++) it->idx[it->n + i] = it->n - i;
  if (it->k > it->n) it->j = 2;
  return *out = qn_from_obj(it), 0;
}
static bool next_permutation(qn_it *it) {
  int64_t *idx = it->idx, *cycles = it->idx + it->n;
  for (int64_t i = it->k - 1; i >= 0; i--) {
    if (--cycles[i] == 0) {
      int64_t first = idx[i];
      for (int64_t j = i; j + 1 < it->n; j++) idx[j] = idx[j + 1];
      idx[it->n - 1] = first;
      cycles[i] = it->n - i;
    } else {
      int64_t j = it->n - cycles[i], t = idx[i];
      idx[i] = idx[j];
      idx[j] = t;
      return true;
    }
  }
  return false;
}
static int permutations_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_it *it = IT;
  if (it->j == 1 && !next_permutation(it)) it->j = 2;
  if (it->j == 2) return QN_STOP;
  it->j = 1;
  return choose(rt, it, out);
}
CLASS(qn_it_permutations_class, "permutations", permutations_next, permutations_make);

static int combinations_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "combinations", "iterable r", a));
  QN_TRY(pool_make(rt, cls, a[0], a[1], 0, &it));
  for (int64_t i = 0; i < it->k; i++) it->idx[i] = i;
  if (it->k > it->n) it->j = 2;
  return *out = qn_from_obj(it), 0;
}
static int combinations_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_it *it = IT;
  if (it->j == 1) {
    int64_t i = it->k - 1;
    while (i >= 0 && it->idx[i] == i + it->n - it->k) i--;
    if (i < 0) it->j = 2;
    else for (int64_t at = ++it->idx[i]; ++i < it->k;) it->idx[i] = ++at;
  }
  if (it->j == 2) return QN_STOP;
  it->j = 1;
  return choose(rt, it, out);
}
CLASS(qn_it_combinations_class, "combinations", combinations_next, combinations_make);

static int replacement_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "combinations_with_replacement", "iterable r", a));
  QN_TRY(pool_make(rt, cls, a[0], a[1], 0, &it));
  if (it->n == 0 && it->k > 0) it->j = 2;
  return *out = qn_from_obj(it), 0;
}
static int replacement_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_it *it = IT;
  if (it->j == 1) {
    int64_t i = it->k - 1;
    while (i >= 0 && it->idx[i] == it->n - 1) i--;
    if (i < 0) it->j = 2;
    else for (int64_t at = it->idx[i] + 1; i < it->k; i++) it->idx[i] = at;
  }
  if (it->j == 2) return QN_STOP;
  it->j = 1;
  return choose(rt, it, out);
}
CLASS(qn_it_replacement_class, "combinations_with_replacement", replacement_next, replacement_make);
