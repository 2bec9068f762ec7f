/* builtins_iter.c - iter, next, all, any, sorted and the lazy classes enumerate, zip, map, filter, reversed. */
#include "runtime/object/builtins.h"

/* One struct for all lazy iterators: what they draw from, a function, a counter. */
typedef struct lazy {
  qn_obj obj;
  qn_value fn;      /* map, filter: the function; iter(f, sentinel): f */
  qn_value sources; /* an iterator, or a tuple of them */
  int64_t i;        /* enumerate: the next number; reversed: the next position */
  bool strict, done;
} lazy;

static lazy *lazyp(qn_value v) { return (lazy *)v.o; }

static void lazy_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((lazy *)o)->fn);
  qn_release(rt, ((lazy *)o)->sources);
  qn_obj_free(rt, o, sizeof(lazy));
}

static int lazy_iter(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

/* fn is retained, sources is taken (also on failure). */
static int new_lazy(qn_rt *rt, const qn_class *cls, qn_value fn, qn_value sources, qn_value *out) {
  lazy *z = qn_obj_new(rt, cls, sizeof *z);
  if (!z) return qn_release(rt, sources), -1;
  z->fn = qn_retained(fn);
  z->sources = sources;
  *out = qn_from_obj(z);
  return 0;
}

/* Iterators over all arguments from `from` on, as a tuple. */
static int iterators(qn_rt *rt, const qn_args *args, uint32_t from, const char *who, qn_value *out) {
  qn_value t;
  QN_TRY(qn_new_tuple(rt, NULL, args->npos - from, &t));
  for (uint32_t i = from; i < args->npos; i++) {
    if (qn_iter(rt, args->pos[i], &qn_tuplep(t)->items[i - from]) == 0) continue;
    qn_release(rt, t);
    if (!who || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
    QN_FIND_SLOT(c, qn_class_of(args->pos[i]), iter);
    if (c) return -1;
    return qn_raise(rt, QN_E_TypeError, "'%s' object is not iterable", qn_type_name(args->pos[i]));
  }
  return *out = t, 0;
}

/* --- enumerate ---------------------------------------------------------------------------------------------------------------------- */
static int enumerate_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2], it;
  int64_t start = 0;
  if (args->npos == 0 && args->nkw == 0)
    return qn_raise(rt, QN_E_TypeError, "enumerate() missing required argument 'iterable'");
  QN_TRY(qn_args_parse(rt, args, "enumerate", "iterable|start", a));
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &start));
  QN_TRY(qn_iter(rt, a[0], &it));
  QN_TRY(new_lazy(rt, cls, (qn_value){0}, it, out));
  lazyp(*out)->i = start;
  return 0;
}

static int enumerate_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value pair[2];
  int r = qn_next(rt, lazyp(v)->sources, &pair[1]);
  if (r) return r;
  pair[0] = qn_int(lazyp(v)->i);
  lazyp(v)->i = (int64_t)((uint64_t)lazyp(v)->i + 1);
  return qn_new_tuple_take(rt, pair, 2, out);
}

/* --- zip and map ------------------------------------------------------------------------------------------------------------------------ */
static int zip_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value strict = {0}, its;
  qn_args keywords = *args;
  keywords.npos = 0;
  if (args->nkw) QN_TRY(qn_args_parse(rt, &keywords, "zip", "|$strict", &strict));
  int t = strict.tag == QN_UNSET ? 0 : qn_truth(rt, strict);
  if (t < 0) return -1;
  for (uint32_t i = 0; i < args->npos; i++) {
    QN_FIND_SLOT(c, qn_class_of(args->pos[i]), iter);
    if (!c) return qn_raise(rt, QN_E_TypeError, "'%s' object is not iterable", qn_type_name(args->pos[i]));
  }
  QN_TRY(iterators(rt, args, 0, NULL, &its));
  QN_TRY(new_lazy(rt, cls, (qn_value){0}, its, out));
  lazyp(*out)->strict = t;
  return 0;
}

/* zip(strict=True) when source i ended: all or none must have. */
static int strict_end(qn_rt *rt, qn_tuple *its, int64_t i) {
  if (i > 0)
    return qn_raise(rt, QN_E_ValueError, "zip() argument %lld is shorter than argument%s%lld", (long long)i + 1,
                    i == 1 ? " " : "s 1-", (long long)i);
  for (int64_t k = 1; k < its->n; k++) {
    qn_value x;
    int r = qn_next(rt, its->items[k], &x);
    if (r < 0) return -1;
    if (r == QN_STOP) continue;
    qn_release(rt, x);
    return qn_raise(rt, QN_E_ValueError, "zip() argument %lld is longer than argument%s%lld", (long long)k + 1,
                    k == 1 ? " " : "s 1-", (long long)k);
  }
  return QN_STOP;
}

/* One item of each source, as a tuple; QN_STOP when one ends. */
static int draw(qn_rt *rt, lazy *z, qn_value *out) {
  qn_tuple *its = qn_tuplep(z->sources);
  qn_value t;
  if (its->n == 0) return QN_STOP;
  QN_TRY(qn_new_tuple(rt, NULL, its->n, &t));
  for (int64_t i = 0; i < its->n; i++) {
    int r = qn_next(rt, its->items[i], &qn_tuplep(t)->items[i]);
    if (!r) continue;
    qn_release(rt, t);
    return r == QN_STOP && z->strict ? strict_end(rt, its, i) : r;
  }
  return *out = t, 0;
}

static int zip_next(qn_rt *rt, qn_value v, qn_value *out) { return draw(rt, lazyp(v), out); }

static int map_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value its;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "map() takes no keyword arguments");
  if (args->npos < 2) return qn_raise(rt, QN_E_TypeError, "map() must have at least two arguments.");
  QN_TRY(iterators(rt, args, 1, NULL, &its));
  return new_lazy(rt, cls, args->pos[0], its, out);
}

static int map_next(qn_rt *rt, qn_value v, qn_value *out) {
  lazy *z = lazyp(v);
  qn_value t;
  int r;
  if (qn_tuplep(z->sources)->n == 1) {
    if ((r = qn_next(rt, qn_tuplep(z->sources)->items[0], &t))) return r;
    r = qn_call_pos(rt, z->fn, &t, 1, out);
  } else {
    if ((r = draw(rt, z, &t))) return r;
    r = qn_call_pos(rt, z->fn, qn_tuplep(t)->items, (uint32_t)qn_tuplep(t)->n, out);
  }
  qn_release(rt, t);
  return r;
}

/* --- filter -------------------------------------------------------------------------------------------------------------------------------- */
static int filter_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[2], it;
  QN_TRY(qn_args_parse(rt, args, "filter", "function iterable/", a));
  QN_TRY(qn_iter(rt, a[1], &it));
  return new_lazy(rt, cls, a[0], it, out);
}

static int filter_next(qn_rt *rt, qn_value v, qn_value *out) {
  lazy *z = lazyp(v);
  qn_value x, good;
  int r;
  while ((r = qn_next(rt, z->sources, &x)) == 0) {
    int keep = -1;
    if (qn_is_none(z->fn)) {
      keep = qn_truth(rt, x);
    } else if (qn_call_pos(rt, z->fn, &x, 1, &good) == 0) {
      keep = qn_truth(rt, good);
      qn_release(rt, good);
    }
    if (keep == 1) return *out = x, 0;
    qn_release(rt, x);
    if (keep < 0) return -1;
  }
  return r;
}

/* --- reversed ---------------------------------------------------------------------------------------------------------------------------- */
static int reversed_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value x, fn;
  QN_TRY(qn_args_parse(rt, args, "reversed", "sequence/", &x));
  qn_sym name = qn_sym_of(rt, "__reversed__");
  if (!name) return -1;
  if (qn_get_attr(rt, x, name, &fn) == 0) {
    int r = qn_call_object(rt, fn, &(qn_args){0}, out);
    qn_release(rt, fn);
    return r;
  }
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
  qn_exc_clear(rt);
  QN_FIND_SLOT(get, qn_class_of(x), get_item);
  QN_FIND_SLOT(len, qn_class_of(x), length);
  if (!get || !len || qn_is(x, QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "'%s' object is not reversible", qn_type_name(x));
  int64_t n = qn_length(rt, x);
  if (n < 0) return -1;
  QN_TRY(new_lazy(rt, cls, (qn_value){0}, qn_retained(x), out));
  lazyp(*out)->i = n - 1;
  return 0;
}

static int reversed_next(qn_rt *rt, qn_value v, qn_value *out) {
  lazy *z = lazyp(v);
  if (z->done || z->i < 0) return QN_STOP;
  if (qn_get_item(rt, z->sources, qn_int(z->i), out) < 0) {
    z->done = true;
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_IndexError])) return -1;
    qn_exc_clear(rt);
    return QN_STOP;
  }
  z->i--;
  return 0;
}

/* --- iter(callable, sentinel) -------------------------------------------------------------------------------------------------------------- */
static int call_next(qn_rt *rt, qn_value v, qn_value *out) {
  lazy *z = lazyp(v);
  qn_value x;
  if (z->done) return QN_STOP;
  QN_TRY(qn_call_object(rt, z->fn, &(qn_args){0}, &x));
  int same = qn_equal(rt, x, z->sources);
  if (same == 0) return *out = x, 0;
  qn_release(rt, x);
  z->done = true;
  return same < 0 ? -1 : QN_STOP;
}

#define LAZY_CLASS(ident, name, make, step)                                                                                 \
  qn_class ident = {QN_CLASS_HEAD(name, QN_K_ITER, &qn_object_class), .destroy = lazy_destroy, .iter = lazy_iter, .next = step, \
                    .construct = make}
LAZY_CLASS(qn_enumerate_class, "enumerate", enumerate_construct, enumerate_next);
LAZY_CLASS(qn_zip_class, "zip", zip_construct, zip_next);
LAZY_CLASS(qn_map_class, "map", map_construct, map_next);
LAZY_CLASS(qn_filter_class, "filter", filter_construct, filter_next);
LAZY_CLASS(qn_reversed_class, "reversed", reversed_construct, reversed_next);
static LAZY_CLASS(call_iter_class, "callable_iterator", NULL, call_next);

QN_BUILTIN(qn_b_iter) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "iter", "object|sentinel/", a));
  if (a[1].tag == QN_UNSET) return qn_iter(rt, a[0], out);
  QN_FIND_SLOT(c, qn_class_of(a[0]), call);
  if (!c && !qn_is(a[0], QN_K_FUNCTION) && !qn_is(a[0], QN_K_KERNEL))
    return qn_raise(rt, QN_E_TypeError, "iter(v, w): v must be callable");
  return new_lazy(rt, &call_iter_class, a[0], qn_retained(a[1]), out);
}

QN_BUILTIN(qn_b_next) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "next", "iterator|default/", a));
  int r = qn_next(rt, a[0], out);
  if (r <= 0) return r;
  if (a[1].tag == QN_UNSET) return qn_raise_args(rt, qn_exc_classes[QN_E_StopIteration], NULL, 0);
  return *out = qn_retained(a[1]), 0;
}

/* Looks for an item whose truth is `wanted`: 1 found, 0, -1. */
static int search(qn_rt *rt, qn_value iterable, int wanted) {
  qn_value it, x;
  QN_TRY(qn_iter(rt, iterable, &it));
  int r, t = !wanted;
  while ((r = qn_next(rt, it, &x)) == 0) {
    t = qn_truth(rt, x);
    qn_release(rt, x);
    if (t < 0 || t == wanted) break;
  }
  qn_release(rt, it);
  if (r < 0 || t < 0) return -1;
  return r == 0;
}

QN_BUILTIN(qn_b_any) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "any", "iterable/", &x));
  int r = search(rt, x, 1);
  if (r < 0) return -1;
  return *out = qn_bool(r), 0;
}

QN_BUILTIN(qn_b_all) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "all", "iterable/", &x));
  int r = search(rt, x, 0);
  if (r < 0) return -1;
  return *out = qn_bool(!r), 0;
}

QN_BUILTIN(qn_b_sorted) {
  qn_value a[2] = {{0}, {0}}, list;
  qn_args keywords = *args;
  keywords.npos = 0;
  if (args->npos != 1) return qn_raise(rt, QN_E_TypeError, "sorted expected 1 argument, got %u", args->npos);
  QN_TRY(qn_args_parse(rt, &keywords, "sort", "|$key reverse", a));
  int64_t reverse = 0;
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &reverse));
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  if (qn_list_extend(rt, list, args->pos[0]) < 0 || qn_list_sort(rt, list, a[0], reverse != 0) < 0)
    return qn_release(rt, list), -1;
  return *out = list, 0;
}
