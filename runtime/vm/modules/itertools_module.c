/* itertools_module.c - the module itertools. All its iterators share one struct: held values, an array of values, counters;
 * what a field means is said at each class. Combinatoric ones are in itertools_combine.c. */
#include "runtime/vm/modules/itertools.h"

void qn_it_destroy(qn_rt *rt, qn_obj *o) {
  qn_it *it = (qn_it *)o;
  qn_release(rt, it->a);
  qn_release(rt, it->b);
  qn_release(rt, it->c);
  for (int64_t i = 0; i < it->n; i++) qn_release(rt, it->vals[i]);
  qn_free(rt->alloc, it->vals, (size_t)it->cap * sizeof *it->vals);
  qn_free(rt->alloc, it->idx, (size_t)it->nidx * sizeof *it->idx);
  qn_obj_free(rt, o, sizeof *it);
}

int qn_it_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

qn_it *qn_it_new(qn_rt *rt, const qn_class *cls) { return qn_obj_new(rt, cls, sizeof(qn_it)); }

int qn_it_push(qn_rt *rt, qn_it *it, qn_value v) { /* takes v */
  if (it->n == it->cap) {
    int64_t cap = it->cap ? it->cap * 2 : 4;
    qn_value *p = qn_realloc(rt->alloc, it->vals, (size_t)it->cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return qn_release(rt, v), qn_raise_memory(rt);
    it->vals = p;
    it->cap = cap;
  }
  it->vals[it->n++] = v;
  return 0;
}

int qn_it_items(qn_rt *rt, qn_it *it, qn_value iterable) {
  qn_value src, x;
  int r;
  QN_TRY(qn_iter(rt, iterable, &src));
  while ((r = qn_next(rt, src, &x)) == 0)
    if (qn_it_push(rt, it, x)) break;
  qn_release(rt, src);
  return r == QN_STOP ? 0 : -1;
}

static int done(qn_rt *rt, qn_it *it) { /* lets go of the source */
  qn_value a = it->a;
  it->a.tag = QN_UNSET;
  qn_release(rt, a);
  return QN_STOP;
}

/* An iterator over args[0] in ->a and a function in ->b. */
static int with_source(qn_rt *rt, const qn_class *cls, qn_value iterable, qn_value fn, qn_it **out) {
  qn_value src;
  QN_TRY(qn_iter(rt, iterable, &src));
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return qn_release(rt, src), -1;
  it->a = src;
  it->b = qn_retained(fn);
  return *out = it, 0;
}

#define NEXT(name) static int name##_next(qn_rt *rt, qn_value v, qn_value *out)
#define MAKE(name) static int name##_make(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out)
#define IT ((qn_it *)v.o)
#define CLASS(id, ...)                                                                                                       \
  static qn_class id##_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = #id, .module = "itertools",              \
                                  .full_name = "itertools." #id, .kind = QN_K_ITER, .base = &qn_object_class,                \
                                  .destroy = qn_it_destroy, .iter = qn_it_self, .next = id##_next, .construct = id##_make, __VA_ARGS__}

/* --- count: a next value, b step; plain ints in i, j ------------------------------------------------------------------------- */
MAKE(count) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "count", "|start step", a));
  for (int i = 0; i < 2; i++) {
    if (a[i].tag == QN_UNSET) a[i] = qn_int(i);
    if (a[i].tag == QN_OBJ && !a[i].o->cls->boxed && !qn_is_big(a[i]) && !qn_is(a[i], QN_K_COMPLEX) && !qn_is(a[i], QN_K_INSTANCE))
      return qn_raise(rt, QN_E_TypeError, "a number is required");
  }
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return -1;
  it->a = qn_retained(a[0]);
  it->b = qn_retained(a[1]);
  return *out = qn_from_obj(it), 0;
}
NEXT(count) {
  qn_it *it = IT;
  qn_value now = it->a;
  if (now.tag == QN_INT && it->b.tag == QN_INT) {
    int64_t r;
    if (!__builtin_add_overflow(now.i, it->b.i, &r)) return it->a = qn_int(r), *out = now, 0;
  }
  qn_value sum;
  QN_TRY(qn_binary(rt, QN_ADD, now, it->b, &sum));
  it->a = sum;
  return *out = now, 0;
}
static int count_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf_z(out, "count(");
  QN_TRY(qn_repr(rt, IT->a, out));
  if (IT->b.tag != QN_INT || IT->b.i != 1) {
    qn_buf_z(out, ", ");
    QN_TRY(qn_repr(rt, IT->b, out));
  }
  qn_buf_c(out, ')');
  return 0;
}
CLASS(count, .repr = count_repr);

/* --- cycle: a source, vals what it gave, i next of them ------------------------------------------------------------------------ */
MAKE(cycle) {
  qn_value x;
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "cycle", "iterable/", &x));
  QN_TRY(with_source(rt, cls, x, qn_none(), &it));
  return *out = qn_from_obj(it), 0;
}
NEXT(cycle) {
  qn_it *it = IT;
  if (it->a.tag != QN_UNSET) {
    int r = qn_next(rt, it->a, out);
    if (r < 0) return -1;
    if (r == 0) return qn_it_push(rt, it, qn_retained(*out)) ? (qn_drop(rt, out), -1) : 0;
    done(rt, it);
  }
  if (!it->n) return QN_STOP;
  *out = qn_retained(it->vals[it->i]);
  it->i = it->i + 1 == it->n ? 0 : it->i + 1;
  return 0;
}
CLASS(cycle, .user = NULL);

/* --- repeat: a value, i left (-1: for ever) -------------------------------------------------------------------------------------- */
MAKE(repeat) {
  qn_value a[2];
  int64_t times = -1;
  QN_TRY(qn_args_parse(rt, args, "repeat", "object|times", a));
  if (a[1].tag != QN_UNSET) {
    QN_TRY(qn_as_index(rt, a[1], &times));
    if (times < 0) times = 0;
  }
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return -1;
  it->a = qn_retained(a[0]);
  it->i = times;
  return *out = qn_from_obj(it), 0;
}
NEXT(repeat) {
  (void)rt;
  if (IT->i == 0) return QN_STOP;
  if (IT->i > 0) IT->i--;
  return *out = qn_retained(IT->a), 0;
}
static int repeat_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf_z(out, "repeat(");
  QN_TRY(qn_repr(rt, IT->a, out));
  if (IT->i >= 0) qn_buf_printf(out, ", %lld", (long long)IT->i);
  qn_buf_c(out, ')');
  return 0;
}
CLASS(repeat, .repr = repeat_repr);

/* --- chain: a the running iterator, b an iterator over the iterables ------------------------------------------------------------- */
static int chain_of(qn_rt *rt, const qn_class *cls, qn_value iterables, qn_value *out) {
  qn_value src;
  QN_TRY(qn_iter(rt, iterables, &src));
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return qn_release(rt, src), -1;
  it->b = src;
  return *out = qn_from_obj(it), 0;
}
MAKE(chain) {
  qn_value t;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "chain() takes no keyword arguments");
  QN_TRY(qn_new_tuple(rt, args->pos, args->npos, &t));
  int bad = chain_of(rt, cls, t, out);
  qn_release(rt, t);
  return bad;
}
NEXT(chain) {
  qn_it *it = IT;
  for (;;) {
    if (it->a.tag != QN_UNSET) {
      int r = qn_next(rt, it->a, out);
      if (r <= 0) return r;
      done(rt, it);
    }
    qn_value x;
    if (it->b.tag == QN_UNSET) return QN_STOP;
    int r = qn_next(rt, it->b, &x);
    if (r == 0) {
      r = qn_iter(rt, x, &it->a);
      qn_release(rt, x);
      if (r == 0) continue;
    }
    x = it->b;
    it->b.tag = QN_UNSET;
    qn_release(rt, x);
    return r;
  }
}
static int from_iterable(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "chain.from_iterable", "iterable/", &x));
  return chain_of(rt, qn_class_ptr(self), x, out);
}
static const qn_method chain_methods[] = {{.name = "from_iterable", .fn = from_iterable, .on_class = true}, {.name = NULL}};
CLASS(chain, .methods = chain_methods);

/* --- accumulate: a source, b function (None: add), c total --------------------------------------------------------------------------- */
MAKE(accumulate) {
  qn_value a[3];
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "accumulate", "iterable|func$initial", a));
  QN_TRY(with_source(rt, cls, a[0], a[1].tag == QN_UNSET ? qn_none() : a[1], &it));
  if (!qn_is_none(a[2])) {
    it->c = qn_retained(a[2]);
    it->i = 1; /* the initial value comes out first */
  }
  return *out = qn_from_obj(it), 0;
}
NEXT(accumulate) {
  qn_it *it = IT;
  qn_value x, sum;
  if (it->i) {
    it->i = 0;
    return *out = qn_retained(it->c), 0;
  }
  int r = qn_next(rt, it->a, &x);
  if (r) return r;
  if (it->c.tag == QN_UNSET) {
    it->c = qn_retained(x);
    return *out = x, 0;
  }
  if (it->b.tag == QN_NONE) {
    r = qn_binary(rt, QN_ADD, it->c, x, &sum);
  } else {
    qn_value pos[] = {it->c, x};
    r = qn_call_pos(rt, it->b, pos, 2, &sum);
  }
  qn_release(rt, x);
  if (r) return -1;
  qn_value old = it->c;
  it->c = qn_retained(sum);
  qn_release(rt, old);
  return *out = sum, 0;
}
CLASS(accumulate, .user = NULL);

/* --- islice: a source, i position, j next wanted, k stop (-1: none), n of step in idx[0] ------------------------------------------------ */
static int slice_arg(qn_rt *rt, qn_value v, int64_t def, const char *message, int64_t *out) {
  if (qn_is_none(v)) return *out = def, 0;
  int64_t i = 0;
  int r = qn_try_index(rt, v, &i);
  if (r < 0) return -1;
  if (r == 0 || i < 0) return qn_raise(rt, QN_E_ValueError, "%s", message);
  return *out = i, 0;
}
MAKE(islice) {
  qn_value a[4];
  qn_it *it;
  int64_t start = 0, stop = -1, step = 1;
  QN_TRY(qn_args_parse(rt, args, "islice", "iterable start|stop step/", a));
  const char *bounds = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  const char *one = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  if (args->npos == 2) {
    QN_TRY(slice_arg(rt, a[1], -1, one, &stop));
  } else {
    QN_TRY(slice_arg(rt, a[1], 0, bounds, &start));
    QN_TRY(slice_arg(rt, a[2], -1, one, &stop));
    QN_TRY(slice_arg(rt, a[3], 1, "Step for islice() must be a positive integer or None.", &step));
    if (step < 1) return qn_raise(rt, QN_E_ValueError, "Step for islice() must be a positive integer or None.");
  }
  QN_TRY(with_source(rt, cls, a[0], qn_int(step), &it));
  it->j = start;
  it->k = stop;
  return *out = qn_from_obj(it), 0;
}
NEXT(islice) {
  qn_it *it = IT;
  int r = QN_STOP;
  if (it->a.tag == QN_UNSET) return QN_STOP;
  if (it->k >= 0 && it->j >= it->k) { /* what lies before stop is consumed */
    qn_value x;
    for (; it->i < it->k && it->i < it->j; it->i++) {
      r = qn_next(rt, it->a, &x);
      if (r) break;
      qn_release(rt, x);
    }
    done(rt, it);
    return r < 0 ? -1 : QN_STOP;
  }
  for (;; it->i++) {
    r = qn_next(rt, it->a, out);
    if (r) return r < 0 ? -1 : done(rt, it);
    if (it->i == it->j) break;
    qn_drop(rt, out);
  }
  it->i++;
  if (__builtin_add_overflow(it->j, it->b.i, &it->j)) it->j = INT64_MAX;
  if (it->k >= 0 && it->j > it->k) it->j = it->k;
  return 0;
}
CLASS(islice, .user = NULL);

/* --- takewhile, dropwhile, filterfalse, starmap: a source, b function; i: started / over -------------------------------------------------- */
#define WITH_FUNCTION(name)                                                    \
  MAKE(name) {                                                                 \
    qn_value a[2];                                                             \
    qn_it *it;                                                                 \
    QN_TRY(qn_args_parse(rt, args, #name, "function iterable/", a));           \
    QN_TRY(with_source(rt, cls, a[1], a[0], &it));                             \
    return *out = qn_from_obj(it), 0;                                          \
  }
static int test(qn_rt *rt, qn_value fn, qn_value x) { /* 1, 0, -1 */
  qn_value r;
  if (fn.tag == QN_NONE) return qn_truth(rt, x);
  QN_TRY(qn_call_pos(rt, fn, &x, 1, &r));
  int t = qn_truth(rt, r);
  qn_release(rt, r);
  return t;
}
WITH_FUNCTION(takewhile)
NEXT(takewhile) {
  if (IT->i) return QN_STOP;
  int r = qn_next(rt, IT->a, out);
  if (r) return r;
  int t = test(rt, IT->b, *out);
  if (t == 1) return 0;
  qn_drop(rt, out);
  IT->i = t == 0;
  return t < 0 ? -1 : QN_STOP;
}
CLASS(takewhile, .user = NULL);

WITH_FUNCTION(dropwhile)
NEXT(dropwhile) {
  for (;;) {
    int r = qn_next(rt, IT->a, out);
    if (r || IT->i) return r;
    int t = test(rt, IT->b, *out);
    if (t == 0) return IT->i = 1, 0;
    qn_drop(rt, out);
    if (t < 0) return -1;
  }
}
CLASS(dropwhile, .user = NULL);

WITH_FUNCTION(filterfalse)
NEXT(filterfalse) {
  for (;;) {
    int r = qn_next(rt, IT->a, out);
    if (r) return r;
    int t = test(rt, IT->b, *out);
    if (t == 0) return 0;
    qn_drop(rt, out);
    if (t < 0) return -1;
  }
}
CLASS(filterfalse, .user = NULL);

WITH_FUNCTION(starmap)
NEXT(starmap) {
  qn_value x, *items;
  int64_t n;
  int r = qn_next(rt, IT->a, &x);
  if (r) return r;
  if (qn_is(x, QN_K_TUPLE)) {
    r = qn_call_pos(rt, IT->b, ((qn_tuple *)x.o)->items, (uint32_t)((qn_tuple *)x.o)->n, out);
  } else {
    r = qn_items_of(rt, x, &items, &n);
    if (r == 0) {
      r = qn_call_pos(rt, IT->b, items, (uint32_t)n, out);
      qn_items_free(rt, items, n);
    }
  }
  qn_release(rt, x);
  return r;
}
CLASS(starmap, .user = NULL);

/* --- compress: a data, b selectors; pairwise: a source, c the last item ---------------------------------------------------------------------- */
MAKE(compress) {
  qn_value a[2], sel;
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "compress", "data selectors", a));
  QN_TRY(qn_iter(rt, a[1], &sel));
  int bad = with_source(rt, cls, a[0], sel, &it);
  qn_release(rt, sel);
  if (bad) return -1;
  return *out = qn_from_obj(it), 0;
}
NEXT(compress) {
  for (;;) {
    qn_value s;
    int r = qn_next(rt, IT->a, out);
    if (r) return r;
    r = qn_next(rt, IT->b, &s);
    int t = 0;
    if (r == 0) {
      t = qn_truth(rt, s);
      qn_release(rt, s);
      if (t == 1) return 0;
    }
    qn_drop(rt, out);
    if (r || t < 0) return r ? r : -1;
  }
}
CLASS(compress, .user = NULL);

MAKE(pairwise) {
  qn_value x;
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "pairwise", "iterable/", &x));
  QN_TRY(with_source(rt, cls, x, qn_none(), &it));
  return *out = qn_from_obj(it), 0;
}
NEXT(pairwise) {
  qn_it *it = IT;
  int r;
  if (it->c.tag == QN_UNSET && (r = qn_next(rt, it->a, &it->c)) != 0) return r;
  qn_value x;
  if ((r = qn_next(rt, it->a, &x)) != 0) return r;
  qn_value pair[] = {it->c, qn_retained(x)};
  it->c = x;
  return qn_new_tuple_take(rt, pair, 2, out);
}
CLASS(pairwise, .user = NULL);

/* --- zip_longest: vals sources (QN_UNSET: exhausted), a fill value, i how many are left --------------------------------------------------------- */
MAKE(zip_longest) {
  qn_value fill = qn_none();
  for (uint32_t i = 0; i < args->nkw; i++) {
    if (strcmp(args->kwnames[i]->text, "fillvalue")) return qn_raise(rt, QN_E_TypeError, "zip_longest() got an unexpected keyword argument");
    fill = args->kwvals[i];
  }
  qn_it *it = qn_it_new(rt, cls);
  if (!it) return -1;
  qn_value v = qn_from_obj(it), src;
  it->a = qn_retained(fill);
  for (uint32_t i = 0; i < args->npos; i++)
    if (qn_iter(rt, args->pos[i], &src) || qn_it_push(rt, it, src)) return qn_release(rt, v), -1;
  it->i = args->npos;
  return *out = v, 0;
}
NEXT(zip_longest) {
  qn_it *it = IT;
  if (!it->i) return QN_STOP;
  qn_value t;
  QN_TRY(qn_new_tuple(rt, NULL, it->n, &t));
  for (int64_t i = 0; i < it->n; i++) {
    qn_value *to = &((qn_tuple *)t.o)->items[i];
    if (it->vals[i].tag == QN_UNSET) {
      *to = qn_retained(it->a);
      continue;
    }
    int r = qn_next(rt, it->vals[i], to);
    if (r == 0) continue;
    *to = qn_none();
    if (r < 0) return it->i = 0, qn_release(rt, t), -1;
    qn_release(rt, it->vals[i]);
    it->vals[i].tag = QN_UNSET;
    if (--it->i == 0) return qn_release(rt, t), QN_STOP;
    *to = qn_retained(it->a);
  }
  return *out = t, 0;
}
CLASS(zip_longest, .user = NULL);

/* --- groupby: a source, b key function, c the key of the running group, vals[0] the item read ahead and vals[1] its key;
 * i counts the groups. A group: a the groupby, c its key, i its number ------------------------------------------------------------------------------ */
static qn_class grouper_class;
MAKE(groupby) {
  qn_value a[2];
  qn_it *it;
  QN_TRY(qn_args_parse(rt, args, "groupby", "iterable|key", a));
  QN_TRY(with_source(rt, cls, a[0], a[1].tag == QN_UNSET ? qn_none() : a[1], &it));
  return *out = qn_from_obj(it), 0;
}
static void drop_ahead(qn_rt *rt, qn_it *it) {
  while (it->n) qn_release(rt, it->vals[--it->n]);
}
static int read_ahead(qn_rt *rt, qn_it *it) { /* 0, QN_STOP, -1 */
  qn_value x, key;
  drop_ahead(rt, it);
  int r = qn_next(rt, it->a, &x);
  if (r) return r;
  if (it->b.tag == QN_NONE) key = qn_retained(x);
  else if (qn_call_pos(rt, it->b, &x, 1, &key)) return qn_release(rt, x), -1;
  if (qn_it_push(rt, it, x)) return qn_release(rt, key), -1;
  return qn_it_push(rt, it, key);
}
NEXT(groupby) {
  qn_it *it = IT;
  it->i++;
  for (;;) { /* what the last group left goes */
    if (it->n) {
      int same = it->c.tag == QN_UNSET ? 0 : qn_equal(rt, it->c, it->vals[1]);
      if (same < 0) return -1;
      if (!same) break;
    }
    int r = read_ahead(rt, it);
    if (r) return r;
  }
  qn_value old = it->c;
  it->c = qn_retained(it->vals[1]);
  qn_release(rt, old);
  qn_it *g = qn_it_new(rt, &grouper_class);
  if (!g) return -1;
  g->a = qn_retained(v);
  g->c = qn_retained(it->c);
  g->i = it->i;
  qn_value pair[] = {qn_retained(it->c), qn_from_obj(g)};
  return qn_new_tuple_take(rt, pair, 2, out);
}
CLASS(groupby, .user = NULL);
NEXT(grouper) {
  qn_it *g = IT, *of = (qn_it *)g->a.o;
  if (of->i != g->i) return QN_STOP;
  if (!of->n) {
    int r = read_ahead(rt, of);
    if (r) return r;
  }
  int same = qn_equal(rt, g->c, of->vals[1]);
  if (same != 1) return same < 0 ? -1 : QN_STOP;
  *out = qn_retained(of->vals[0]);
  drop_ahead(rt, of);
  return 0;
}
static qn_class grouper_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "_grouper", .module = "itertools", .full_name = "itertools._grouper",
                                 .kind = QN_K_ITER, .base = &qn_object_class, .destroy = qn_it_destroy, .iter = qn_it_self, .next = grouper_next};

/* --- tee: the iterators share chunks of what was read. A chunk: vals the items, a the source, b the next chunk (or UNSET).
 * An iterator: a its chunk, i the position in it --------------------------------------------------------------------------------------------------------- */
enum { TEE_CHUNK = 57 };
static qn_class tee_chunk_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "_tee_dataobject", .module = "itertools", .kind = QN_K_OTHER,
                                   .base = &qn_object_class, .destroy = qn_it_destroy};
static qn_class tee_class;
static int tee_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_it *it = IT, *chunk = (qn_it *)it->a.o;
  if (it->i == TEE_CHUNK) {
    if (chunk->b.tag == QN_UNSET) {
      qn_it *next = qn_it_new(rt, &tee_chunk_class);
      if (!next) return -1;
      next->a = qn_retained(chunk->a);
      chunk->b = qn_from_obj(next);
    }
    qn_value old = it->a;
    it->a = qn_retained(chunk->b);
    it->i = 0;
    qn_release(rt, old);
    chunk = (qn_it *)it->a.o;
  }
  if (it->i == chunk->n) {
    qn_value x;
    int r = qn_next(rt, chunk->a, &x);
    if (r) return r;
    QN_TRY(qn_it_push(rt, chunk, x));
  }
  return *out = qn_retained(chunk->vals[it->i++]), 0;
}
static int tee_of(qn_rt *rt, qn_value chunk, int64_t at, qn_value *out) {
  qn_it *it = qn_it_new(rt, &tee_class);
  if (!it) return -1;
  it->a = qn_retained(chunk);
  it->i = at;
  return *out = qn_from_obj(it), 0;
}
static int tee_copy(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  (void)args;
  return tee_of(rt, IT->a, IT->i, out);
}
static const qn_method tee_methods[] = {{.name = "__copy__", .fn = tee_copy}, {.name = NULL}};
static qn_class tee_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "_tee", .module = "itertools", .full_name = "itertools._tee", .kind = QN_K_ITER,
                             .base = &qn_object_class, .methods = tee_methods, .destroy = qn_it_destroy, .iter = qn_it_self, .next = tee_next};

static int tee(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2], src, t, chunk = {.tag = QN_UNSET};
  int64_t n = 2, at = 0;
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "tee", "iterable|n/", a));
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &n));
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "n must be >= 0");
  QN_TRY(qn_iter(rt, a[0], &src));
  if (src.tag == QN_OBJ && src.o->cls == &tee_class) {
    chunk = qn_retained(((qn_it *)src.o)->a);
    at = ((qn_it *)src.o)->i;
    qn_release(rt, src);
  } else {
    qn_it *c = qn_it_new(rt, &tee_chunk_class);
    if (!c) return qn_release(rt, src), -1;
    c->a = src;
    chunk = qn_from_obj(c);
  }
  int bad = qn_new_tuple(rt, NULL, n, &t);
  for (int64_t i = 0; i < n && !bad; i++) {
    bad = tee_of(rt, chunk, at, &((qn_tuple *)t.o)->items[i]);
    if (bad) ((qn_tuple *)t.o)->items[i] = qn_none(), qn_release(rt, t);
  }
  qn_release(rt, chunk);
  if (bad) return -1;
  return *out = t, 0;
}

/* --- the module -------------------------------------------------------------------------------------------------------------------------------------- */
static int itertools_init(qn_rt *rt, qn_value m) {
  static qn_class *const classes[] = {&count_class, &cycle_class, &repeat_class, &chain_class, &accumulate_class, &islice_class,
                                      &takewhile_class, &dropwhile_class, &filterfalse_class, &starmap_class, &compress_class,
                                      &pairwise_class, &zip_longest_class, &groupby_class, &qn_it_product_class,
                                      &qn_it_permutations_class, &qn_it_combinations_class, &qn_it_replacement_class};
  for (size_t i = 0; i < QN_COUNT(classes); i++) QN_TRY(qn_module_set(rt, m, classes[i]->name, qn_class_value(classes[i])));
  return 0;
}
static const qn_method functions[] = {{.name = "tee", .fn = tee}, {.name = NULL}};
const qn_module_def qn_itertools_module = {.name = "itertools", .functions = functions, .init = itertools_init};
