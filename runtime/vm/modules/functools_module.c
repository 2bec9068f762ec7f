/* functools_module.c - the natives of functools: reduce, partial, cmp_to_key and the wrapper of lru_cache. The rest is in
 * lib/functools.py. */
#include "runtime/object/internal.h"

#define FUNCTION(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

FUNCTION(f_reduce) {
  qn_value a[3], it, x, total;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "reduce", "function iterable|initial/", a));
  if (qn_iter(rt, a[1], &it)) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
    qn_exc_clear(rt);
    return qn_raise(rt, QN_E_TypeError, "reduce() arg 2 must support iteration");
  }
  int r = 0;
  if (a[2].tag != QN_UNSET) total = qn_retained(a[2]);
  else r = qn_next(rt, it, &total);
  if (r) {
    qn_release(rt, it);
    return r < 0 ? -1 : qn_raise(rt, QN_E_TypeError, "reduce() of empty iterable with no initial value");
  }
  while ((r = qn_next(rt, it, &x)) == 0) {
    qn_value pos[] = {total, x}, next;
    r = qn_call_pos(rt, a[0], pos, 2, &next);
    qn_release(rt, x);
    if (r) break;
    qn_release(rt, total);
    total = next;
  }
  qn_release(rt, it);
  if (r < 0) return qn_release(rt, total), -1;
  return *out = total, 0;
}

/* --- partial ------------------------------------------------------------------------------------------------------------------- */
typedef struct partial {
  qn_obj obj;
  qn_value fn, args, keywords; /* tuple, dict */
} partial;

static qn_class partial_class;
static partial *part(qn_value v) { return (partial *)v.o; }

static void partial_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((partial *)o)->fn);
  qn_release(rt, ((partial *)o)->args);
  qn_release(rt, ((partial *)o)->keywords);
  qn_obj_free(rt, o, sizeof(partial));
}

static bool callable(qn_value v) {
  QN_FIND_SLOT(c, qn_class_of(v), call);
  return c || qn_is(v, QN_K_FUNCTION) || qn_is(v, QN_K_KERNEL);
}

static int put_keywords(qn_rt *rt, qn_value dict, const qn_args *args) {
  for (uint32_t i = 0; i < args->nkw; i++) QN_TRY(qn_dict_set_z(rt, dict, args->kwnames[i]->text, args->kwvals[i]));
  return 0;
}

static int partial_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (!args->npos) return qn_raise(rt, QN_E_TypeError, "type 'partial' takes at least one argument");
  qn_value fn = args->pos[0];
  if (!callable(fn)) return qn_raise(rt, QN_E_TypeError, "the first argument must be callable");
  partial *p = qn_obj_new(rt, cls, sizeof *p);
  if (!p) return -1;
  qn_value v = qn_from_obj(p);
  int bad;
  if (fn.tag == QN_OBJ && fn.o->cls == &partial_class) { /* partial(partial(f, 1), 2) is partial(f, 1, 2) */
    const partial *inner = part(fn);
    qn_value rest;
    p->fn = qn_retained(inner->fn);
    bad = qn_new_tuple(rt, args->pos + 1, args->npos - 1, &rest);
    if (!bad) {
      bad = qn_binary(rt, QN_ADD, inner->args, rest, &p->args) || qn_dict_copy(rt, inner->keywords, &p->keywords);
      qn_release(rt, rest);
    }
  } else {
    p->fn = qn_retained(fn);
    bad = qn_new_tuple(rt, args->pos + 1, args->npos - 1, &p->args) || qn_new_dict(rt, &p->keywords);
  }
  if (bad || put_keywords(rt, p->keywords, args)) return qn_release(rt, v), -1;
  return *out = v, 0;
}

static int merged_keywords(qn_rt *rt, const partial *p, const qn_args *args, qn_sym **names, qn_value *dict, uint32_t *n) {
  QN_TRY(qn_dict_copy(rt, p->keywords, dict));
  *n = 0;
  if (put_keywords(rt, *dict, args)) return qn_release(rt, *dict), -1;
  *names = qn_alloc(rt->alloc, ((size_t)qn_dict_len(*dict) + 1) * sizeof **names);
  if (!*names) return qn_release(rt, *dict), qn_raise_memory(rt);
  qn_value key;
  for (int64_t pos = 0; qn_dict_next(*dict, &pos, &key, NULL);)
    if (!((*names)[(*n)++] = qn_sym_of_str(rt, key))) return -1;
  return 0;
}

static int partial_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const partial *p = part(v);
  const qn_tuple *t = qn_tuplep(p->args);
  uint32_t npos = (uint32_t)t->n + args->npos, nkw = 0;
  bool words = args->nkw || qn_dict_len(p->keywords);
  qn_value dict = {.tag = QN_UNSET}, few[12], *vals = few, val;
  qn_sym *names = NULL;
  if (words && merged_keywords(rt, p, args, &names, &dict, &nkw)) return -1;
  size_t bytes = (npos + nkw) * sizeof *vals;
  if (npos + nkw > QN_COUNT(few) && !(vals = qn_alloc(rt->alloc, bytes))) {
    if (names) qn_free(rt->alloc, names, (nkw + 1u) * sizeof *names);
    return qn_release(rt, dict), qn_raise_memory(rt);
  }
  if (t->n) memcpy(vals, t->items, (size_t)t->n * sizeof *vals);
  if (args->npos) memcpy(vals + t->n, args->pos, args->npos * sizeof *vals);
  uint32_t k = npos;
  for (int64_t pos = 0; nkw && qn_dict_next(dict, &pos, NULL, &val);) vals[k++] = val;
  qn_value fn = qn_retained(p->fn), hold = qn_retained(p->args);
  int bad = qn_call_object(rt, fn, &(qn_args){.pos = vals, .npos = npos, .nkw = nkw, .kwnames = names, .kwvals = vals + npos}, out);
  qn_release(rt, fn);
  qn_release(rt, hold);
  if (vals != few) qn_free(rt->alloc, vals, bytes);
  if (names) qn_free(rt->alloc, names, (nkw + 1u) * sizeof *names);
  qn_release(rt, dict);
  return bad;
}

static int partial_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const partial *p = part(v);
  qn_value key, val;
  qn_repr_mark mark;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "..."), r;
  qn_buf_z(out, "functools.partial(");
  r = qn_repr(rt, p->fn, out);
  for (int64_t i = 0; r == 0 && i < qn_tuplep(p->args)->n; i++) {
    qn_buf_z(out, ", ");
    r = qn_repr(rt, qn_tuplep(p->args)->items[i], out);
  }
  for (int64_t pos = 0; r == 0 && qn_dict_next(p->keywords, &pos, &key, &val);) {
    qn_buf_printf(out, ", %s=", qn_strp(key)->text);
    r = qn_repr(rt, val, out);
  }
  qn_buf_c(out, ')');
  qn_repr_leave(rt, &mark);
  return r;
}

static int partial_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  (void)rt;
  const partial *p = part(v);
  if (!strcmp(name->text, "func")) return *out = qn_retained(p->fn), 0;
  if (!strcmp(name->text, "args")) return *out = qn_retained(p->args), 0;
  if (!strcmp(name->text, "keywords")) return *out = qn_retained(p->keywords), 0;
  return 1;
}
static qn_class partial_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "partial", .module = "functools", .full_name = "functools.partial",
                                 .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = partial_destroy, .repr = partial_repr,
                                 .call = partial_call, .get_attr = partial_get, .construct = partial_make};

/* --- cmp_to_key -------------------------------------------------------------------------------------------------------------------- */
typedef struct cmp_key { /* of the function itself value is UNSET */
  qn_obj obj;
  qn_value fn, value;
} cmp_key;
static qn_class cmp_key_class;

static void cmp_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((cmp_key *)o)->fn);
  qn_release(rt, ((cmp_key *)o)->value);
  qn_obj_free(rt, o, sizeof(cmp_key));
}
static int new_cmp(qn_rt *rt, qn_value fn, qn_value value, qn_value *out) {
  cmp_key *k = qn_obj_new(rt, &cmp_key_class, sizeof *k);
  if (!k) return -1;
  k->fn = qn_retained(fn);
  k->value = qn_retained(value);
  return *out = qn_from_obj(k), 0;
}
static int cmp_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "K", "obj", &x));
  return new_cmp(rt, ((cmp_key *)v.o)->fn, x, out);
}
static int cmp_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (b.tag != QN_OBJ || b.o->cls != &cmp_key_class) return qn_raise(rt, QN_E_TypeError, "other argument must be K instance");
  const cmp_key *x = (const cmp_key *)a.o, *y = (const cmp_key *)b.o;
  qn_value pos[] = {x->value, y->value}, r;
  QN_TRY(qn_call_pos(rt, x->fn, pos, 2, &r));
  int bad = qn_compare(rt, r, qn_int(0), op, out);
  qn_release(rt, r);
  return bad;
}
static qn_class cmp_key_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "KeyWrapper", .module = "functools", .full_name = "functools.KeyWrapper",
                                 .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = cmp_destroy, .call = cmp_call,
                                 .compare = cmp_compare, .hash = qn_hash_unhashable};
FUNCTION(f_cmp_to_key) {
  qn_value fn;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "cmp_to_key", "mycmp", &fn));
  return new_cmp(rt, fn, (qn_value){.tag = QN_UNSET}, out);
}

/* --- lru_cache: a dict from arguments to results, the oldest first ----------------------------------------------------------------------- */
typedef struct lru {
  qn_obj obj;
  qn_value fn, results, attrs; /* attrs: what wraps() wrote */
  int64_t maxsize;             /* -1: no limit */
  bool typed;
  int64_t hits, misses;
} lru;
static lru *cache(qn_value v) { return (lru *)v.o; }

static void lru_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((lru *)o)->fn);
  qn_release(rt, ((lru *)o)->results);
  qn_release(rt, ((lru *)o)->attrs);
  qn_obj_free(rt, o, sizeof(lru));
}

static int lru_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value a[3];
  QN_TRY(qn_args_parse(rt, args, "_lru", "function maxsize typed/", a));
  lru *c = qn_obj_new(rt, cls, sizeof *c);
  if (!c) return -1;
  qn_value v = qn_from_obj(c);
  c->fn = qn_retained(a[0]);
  c->maxsize = a[1].tag == QN_INT ? (a[1].i < 0 ? 0 : a[1].i) : -1;
  c->typed = qn_truth(rt, a[2]) == 1;
  if (qn_new_dict(rt, &c->results) || qn_new_dict(rt, &c->attrs)) return qn_release(rt, v), -1;
  return *out = v, 0;
}

/* One int or str is its own key; else a tuple of all, with the names of keywords (and the types). */
static int key_of(qn_rt *rt, const lru *c, const qn_args *args, qn_value *out) {
  if (args->npos == 1 && !args->nkw && !c->typed && (args->pos[0].tag == QN_INT || (qn_is(args->pos[0], QN_K_STR) && args->pos[0].o->cls == &qn_str_class)))
    return *out = qn_retained(args->pos[0]), 0;
  int64_t n = args->npos + 2 * (int64_t)args->nkw + (args->nkw != 0) + (c->typed ? args->npos + args->nkw : 0), k = 0;
  qn_value t;
  QN_TRY(qn_new_tuple(rt, NULL, n + 1, &t));
  qn_value *to = qn_tuplep(t)->items;
  to[k++] = qn_none(); /* so that f((1, 2)) and f(1, 2) differ from a key that is one value */
  for (uint32_t i = 0; i < args->npos; i++) to[k++] = qn_retained(args->pos[i]);
  if (args->nkw) to[k++] = (qn_value){.tag = QN_ELLIPSIS};
  for (uint32_t i = 0; i < args->nkw; i++) {
    if (qn_new_str_sym(rt, args->kwnames[i], &to[k])) return to[k] = qn_none(), qn_release(rt, t), -1;
    k++;
    to[k++] = qn_retained(args->kwvals[i]);
  }
  for (uint32_t i = 0; c->typed && i < args->npos; i++) to[k++] = qn_retained(qn_class_value(qn_class_of(args->pos[i])));
  for (uint32_t i = 0; c->typed && i < args->nkw; i++) to[k++] = qn_retained(qn_class_value(qn_class_of(args->kwvals[i])));
  return *out = t, 0;
}

/* A hit of a limited cache becomes its youngest. */
static int touch(qn_rt *rt, lru *c, qn_value key, qn_value val) {
  qn_dict *d = qn_dictp(c->results);
  if (d->used && qn_same(d->entries[d->used - 1].val, val) && qn_same(d->entries[d->used - 1].key, key)) return 0;
  return qn_dict_del(rt, c->results, key) < 0 ? -1 : qn_dict_set(rt, c->results, key, val);
}

static int drop_oldest(qn_rt *rt, lru *c) {
  int64_t pos = 0;
  qn_value key;
  if (qn_dict_len(c->results) <= c->maxsize || !qn_dict_next(c->results, &pos, &key, NULL)) return 0;
  qn_retain(key);
  int r = qn_dict_del(rt, c->results, key);
  qn_release(rt, key);
  return r < 0 ? -1 : 0;
}

static int lru_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  lru *c = cache(v);
  qn_value key;
  if (c->maxsize == 0) {
    c->misses++;
    return qn_call_object(rt, c->fn, args, out);
  }
  QN_TRY(key_of(rt, c, args, &key));
  qn_retain(v); /* the function may let go of it */
  int r = qn_dict_get(rt, c->results, key, out);
  if (r == 1) {
    c->hits++;
    r = c->maxsize > 0 && touch(rt, c, key, *out) ? (qn_drop(rt, out), -1) : 0;
  } else if (r == 0) {
    c->misses++;
    r = qn_call_object(rt, c->fn, args, out);
    if (r == 0 && (qn_dict_set(rt, c->results, key, *out) || (c->maxsize > 0 && drop_oldest(rt, c)))) qn_drop(rt, out), r = -1;
  }
  qn_release(rt, key);
  qn_release(rt, v);
  return r;
}

static int m_counts(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const lru *c = cache(self);
  QN_TRY(qn_args_parse(rt, args, "_counts", "", NULL));
  qn_value v[] = {qn_int(c->hits), qn_int(c->misses), c->maxsize < 0 ? qn_none() : qn_int(c->maxsize), qn_int(qn_dict_len(c->results))};
  return qn_new_tuple(rt, v, 4, out);
}
static int m_cache_info(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value counts, make;
  QN_TRY(qn_dict_get_z(rt, cache(self)->attrs, "_info", &make) == 1 ? 0 : -1);
  int bad = m_counts(rt, self, args, &counts);
  if (!bad) {
    bad = qn_call_pos(rt, make, qn_tuplep(counts)->items, 4, out);
    qn_release(rt, counts);
  }
  qn_release(rt, make);
  return bad;
}
static int m_cache_clear(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "cache_clear", "", NULL));
  qn_dict_clear(rt, qn_dictp(cache(self)->results));
  cache(self)->hits = cache(self)->misses = 0;
  return *out = qn_none(), 0;
}
static int m_cache_parameters(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const lru *c = cache(self);
  QN_TRY(qn_args_parse(rt, args, "cache_parameters", "", NULL));
  QN_TRY(qn_new_dict(rt, out));
  if (qn_dict_set_z(rt, *out, "maxsize", c->maxsize < 0 ? qn_none() : qn_int(c->maxsize)) || qn_dict_set_z(rt, *out, "typed", qn_bool(c->typed)))
    return qn_drop(rt, out), -1;
  return 0;
}
static int lru_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (!strcmp(name->text, "__dict__")) return *out = qn_retained(cache(v)->attrs), 0;
  int r = qn_dict_get_z(rt, cache(v)->attrs, name->text, out);
  return r < 0 ? -1 : !r;
}
static int lru_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) { return qn_dict_set_z(rt, cache(v)->attrs, name->text, x); }
static int lru_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_value name;
  int r = qn_dict_get_z(rt, cache(v)->attrs, "__qualname__", &name);
  if (r < 0) return -1;
  qn_buf_printf(out, "<functools._lru_cache_wrapper object at %p>", (void *)v.o);
  if (r) qn_release(rt, name);
  return 0;
}

#define ROW(n, f) {.name = n, .fn = f}
static const qn_method lru_methods[] = {ROW("cache_info", m_cache_info), ROW("cache_clear", m_cache_clear),
                                        ROW("cache_parameters", m_cache_parameters), ROW("_counts", m_counts), {.name = NULL}};
static qn_class lru_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "_lru_cache_wrapper", .module = "functools",
                             .full_name = "functools._lru_cache_wrapper", .kind = QN_K_OTHER, .base = &qn_object_class,
                             .methods = lru_methods, .destroy = lru_destroy, .repr = lru_repr, .call = lru_call, .get_attr = lru_get,
                             .set_attr = lru_set, .construct = lru_make, .bind_first = true};

static int functools_init(qn_rt *rt, qn_value m) {
  QN_TRY(qn_module_set(rt, m, "_lru", qn_class_value(&lru_class)));
  return qn_module_set(rt, m, "partial", qn_class_value(&partial_class));
}
static const qn_method functions[] = {ROW("reduce", f_reduce), ROW("cmp_to_key", f_cmp_to_key), {.name = NULL}};
const qn_module_def qn__functools_module = {.name = "_functools", .functions = functions, .init = functools_init};
