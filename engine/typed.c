/* typed.c - numba.typed.List and Dict as scripts have them: wrappers (wrap.c) of a kernel's list or dict. Reading is done in
 * place, everything that changes one is a small kernel, so its rules are those of kernels. `List()` and `Dict()` without a
 * type get it from what is first put into them. */
#include "engine/wrap.h"

static qn_class list_class, dict_class, list_iter_class;

const qn_class *qn_typed_class(const qn_type *t) {
  if (t->typed != QN_CF_TYPED) return NULL;
  return t->kind == QN_TYPE_LIST ? &list_class : t->kind == QN_TYPE_DICT ? &dict_class : NULL;
}

static bool is_list(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &list_class; }
static bool is_dict(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &dict_class; }
static int64_t count(qn_value v) { return qn_wrapped(v)->ko ? qn_wrapped(v)->ko->len : 0; }
static uint32_t slots_of(const qn_type *t) {
  uint8_t kinds[64];
  return qn_type_slots(t, kinds, sizeof kinds);
}

/* --- making ------------------------------------------------------------------------------------------------------------- */
static int new_untyped(qn_rt *rt, const qn_class *cls, qn_value *out) { return qn_wrap_new(qn_session_of(rt), cls, NULL, NULL, out); }

static const char *type_text(qn_session *s, const qn_type *t) { /* as the parser of signatures reads it */
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  const char *text = setjmp(oom) ? NULL : qn_type_spelling(&s->arena, t);
  s->arena.oom = outer;
  return text;
}

static int make(qn_rt *rt, const char *text, const char *type, qn_value *out) {
  if (!type) return qn_raise_memory(rt);
  return qn_op_call_typed(qn_session_of(rt), text, type, NULL, 0, out);
}

/* An untyped wrapper becomes one for items (keys and values) of these values' types. */
static int settle(qn_rt *rt, qn_value v, qn_value item, const qn_value *value) {
  qn_session *s = qn_session_of(rt);
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  bool fine = setjmp(oom) == 0;
  const qn_type *a = fine ? qn_type_of_value(s, &s->types, QN_RULES_NUMBA, item) : NULL;
  const qn_type *b = a && value ? qn_type_of_value(s, &s->types, QN_RULES_NUMBA, *value) : NULL;
  s->arena.oom = outer;
  if (!a || (value && !b)) return -1;
  char text[600];
  const char *x = type_text(s, a), *y = b ? type_text(s, b) : "";
  qn_value made;
  if (!x || !y) return qn_raise_memory(rt);
  snprintf(text, sizeof text, value ? "DictType[%s,%s]" : "ListType[%s]", x, y);
  if (make(rt, "def op():\n    return T()\n", text, &made)) return -1;
  qn_wrapped(v)->ko = qn_wrapped(made)->ko;
  qn_wrapped(v)->type = qn_wrapped(made)->type;
  qn_wrapped(made)->ko = NULL;
  qn_release(rt, made);
  return 0;
}

static int op(qn_rt *rt, const char *text, const qn_value *v, uint32_t n, qn_value *out) { return qn_op_call(qn_session_of(rt), text, v, n, out); }
static int run(qn_rt *rt, const char *text, const qn_value *v, uint32_t n) { /* of no result */
  qn_value none;
  if (op(rt, text, v, n, &none)) return -1;
  return qn_release(rt, none), 0;
}

static int append(qn_rt *rt, qn_value v, qn_value x) {
  if (!qn_wrapped(v)->type && settle(rt, v, x, NULL)) return -1;
  qn_value args[2] = {v, x};
  return run(rt, "def op(l, x):\n    l.append(x)\n", args, 2);
}

static int extend(qn_rt *rt, qn_value v, qn_value iterable) {
  qn_value *items;
  int64_t n;
  int r = 0;
  if (qn_items_of(rt, iterable, &items, &n)) return -1;
  for (int64_t i = 0; i < n && !r; i++) r = append(rt, v, items[i]);
  qn_items_free(rt, items, n);
  return r;
}

static int list_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  if (args->npos > 1) return qn_raise(rt, QN_E_TypeError, "List() expected at most 1 argument, got %u", args->npos);
  if (new_untyped(rt, &list_class, out)) return -1;
  if (args->npos && extend(rt, *out, args->pos[0])) return qn_drop(rt, out), -1;
  return 0;
}

static int spelled(qn_rt *rt, qn_value v, qn_buf *text) { return qn_numba_type_text(rt, v, text); }

static int empty_list(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  qn_buf text;
  (void)self;
  if (qn_args_parse(rt, args, "empty_list", "item_type|allocated", v)) return -1;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, "ListType[");
  int r = spelled(rt, v[0], &text);
  qn_buf_c(&text, ']');
  qn_buf_c(&text, 0);
  if (!r) r = make(rt, "def op():\n    return T()\n", text.p, out);
  qn_buf_deinit(&text);
  return r;
}

static int empty_dict(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  qn_buf text;
  (void)self;
  if (qn_args_parse(rt, args, "empty", "key_type value_type|n_keys", v)) return -1;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, "DictType[");
  int r = spelled(rt, v[0], &text);
  qn_buf_c(&text, ',');
  if (!r) r = spelled(rt, v[1], &text);
  qn_buf_c(&text, ']');
  qn_buf_c(&text, 0);
  if (!r) r = make(rt, "def op():\n    return T()\n", text.p, out);
  qn_buf_deinit(&text);
  return r;
}

/* --- lists ---------------------------------------------------------------------------------------------------------------- */
static int item_at(qn_rt *rt, qn_value v, int64_t i, qn_value *out) {
  const qn_type *t = qn_wrapped(v)->type->item;
  return qn_slots_get(qn_session_of(rt), t, qn_wrapped(v)->ko->items + i * slots_of(t), out);
}

static int list_get(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int64_t i, n = count(v);
  if (qn_is(key, QN_K_SLICE)) {
    int64_t start, stop, step, many;
    if (qn_slice_indices(rt, key, n, &start, &stop, &step, &many)) return -1;
    qn_value args[4] = {v, qn_int(start), qn_int(step), qn_int(many)};
    if (!qn_wrapped(v)->type) return new_untyped(rt, &list_class, out);
    return op(rt, "def op(l, start, step, n):\n    r = l.copy()\n    r.clear()\n    for i in range(n):\n        r.append(l[start + i * step])\n    return r\n", args, 4, out);
  }
  if (qn_as_index(rt, key, &i)) return qn_exc_clear(rt), qn_raise(rt, QN_E_TypeError, "list indices must be integers or slices");
  n = count(v); /* __index__ may have changed it */
  if (i < 0) i += n;
  if (!qn_wrapped(v)->type) return qn_raise_args(rt, qn_exc_classes[QN_E_IndexError], NULL, 0);
  if (i < 0 || i >= n) return qn_raise(rt, QN_E_IndexError, "list index out of range");
  return item_at(rt, v, i, out);
}

static int list_set(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_value args[3] = {v, key, x};
  if (!qn_wrapped(v)->type) return qn_raise(rt, QN_E_IndexError, "list index out of range");
  if (qn_is(key, QN_K_SLICE)) {
    int64_t start, stop, step, many;
    if (qn_slice_indices(rt, key, count(v), &start, &stop, &step, &many)) return -1;
    qn_value part[5] = {v, qn_int(start), qn_int(stop), qn_int(step), x};
    if (step == 1) part[3] = x;
    return step == 1 ? run(rt, "def op(l, i, j, x):\n    l[i:j] = x\n", part, 4) : run(rt, "def op(l, i, j, k, x):\n    l[i:j:k] = x\n", part, 5);
  }
  return run(rt, "def op(l, i, x):\n    l[i] = x\n", args, 3);
}

static int list_del(qn_rt *rt, qn_value v, qn_value key) {
  qn_value args[2] = {v, key};
  if (!qn_wrapped(v)->type) return qn_raise(rt, QN_E_IndexError, "list index out of range");
  return run(rt, "def op(l, i):\n    del l[i]\n", args, 2);
}

static int64_t length(qn_rt *rt, qn_value v) { return (void)rt, count(v); }

static int boxed(qn_rt *rt, qn_value v, qn_value *out) { /* a list of the items */
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  for (int64_t i = 0; i < count(v); i++) {
    qn_value x;
    int r = item_at(rt, v, i, &x);
    if (!r) r = qn_list_append(rt, *out, x), qn_release(rt, x);
    if (r) return qn_drop(rt, out), -1;
  }
  return 0;
}

static int list_contains(qn_rt *rt, qn_value v, qn_value x) {
  for (int64_t i = 0; i < count(v); i++) {
    qn_value item;
    if (item_at(rt, v, i, &item)) return -1;
    int same = qn_equal(rt, item, x);
    qn_release(rt, item);
    if (same) return same;
  }
  return 0;
}

static int list_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp how, qn_value *out) {
  qn_value x, y = qn_none();
  if (!is_list(a)) return QN_NOT_IMPLEMENTED;
  if (boxed(rt, a, &x)) return -1;
  if (is_list(b) ? boxed(rt, b, &y) : (y = qn_retained(b), 0)) return qn_release(rt, x), -1;
  int r = qn_compare(rt, x, y, how, out);
  qn_release(rt, x);
  qn_release(rt, y);
  return r;
}

typedef struct typed_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} typed_iter;
static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((typed_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(typed_iter));
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) { return (void)rt, *out = qn_retained(v), 0; }

/* The key (and value) of the first entry from *at on. 1: there is none. */
static int entry(qn_rt *rt, qn_value v, int64_t *at, qn_value *key, qn_value *value) {
  const qn_kobj *o = qn_wrapped(v)->ko;
  const qn_type *t = qn_wrapped(v)->type;
  int64_t e = o ? qn_k_table_next(o, *at) : -1;
  if (e < 0) return 1;
  *at = e + 1;
  const uint64_t *slots = o->items + e * (1 + o->nslots) + 1;
  if (qn_slots_get(qn_session_of(rt), t->items[0], slots, key)) return -1;
  if (!value) return 0;
  if (qn_slots_get(qn_session_of(rt), t->items[1], slots + o->nkeys, value)) return qn_release(rt, *key), -1;
  return 0;
}

static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  typed_iter *it = (typed_iter *)v.o;
  if (is_dict(it->of)) return entry(rt, it->of, &it->i, out, NULL);
  if (it->i >= count(it->of)) return QN_STOP;
  return item_at(rt, it->of, it->i++, out);
}
static qn_class list_iter_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "iterator", .module = "numba.typed", .kind = QN_K_ITER,
                                   .base = &qn_object_class, .destroy = iter_destroy, .iter = iter_self, .next = iter_next};

static int iterate(qn_rt *rt, qn_value v, qn_value *out) {
  typed_iter *it = qn_obj_new(rt, &list_iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}

/* Numba shows items by str. */
static int show_items(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf_c(out, '[');
  for (int64_t i = 0; i < count(v); i++) {
    qn_value x;
    if (i) qn_buf_z(out, ", ");
    if (item_at(rt, v, i, &x)) return -1;
    int r = qn_str(rt, x, out);
    qn_release(rt, x);
    if (r) return -1;
  }
  qn_buf_c(out, ']');
  return 0;
}
static int show_entries(qn_rt *rt, qn_value v, qn_buf *out) {
  int64_t at = 0;
  int r;
  qn_value k, x;
  qn_buf_c(out, '{');
  while ((r = entry(rt, v, &at, &k, &x)) == 0) {
    if (out->n && out->p[out->n - 1] != '{') qn_buf_z(out, ", ");
    int bad = qn_str(rt, k, out) || (qn_buf_z(out, ": "), qn_str(rt, x, out));
    qn_release(rt, k);
    qn_release(rt, x);
    if (bad) return -1;
  }
  qn_buf_c(out, '}');
  return r < 0 ? -1 : 0;
}
static int show(qn_rt *rt, qn_value v, qn_buf *out) { return is_list(v) ? show_items(rt, v, out) : show_entries(rt, v, out); }
static int repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_type *t = qn_wrapped(v)->type;
  if (t) qn_type_print(t, out);
  else qn_buf_z(out, is_list(v) ? "ListType[Undefined]" : "DictType[Undefined,Undefined]<iv=None>");
  qn_buf_c(out, '(');
  int r = show(rt, v, out);
  qn_buf_c(out, ')');
  return r;
}

/* --- methods -------------------------------------------------------------------------------------------------------------- */
static int m_append(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (qn_args_parse(rt, args, "append", "item", &x)) return -1;
  *out = qn_none();
  return append(rt, self, x);
}
static int m_extend(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (qn_args_parse(rt, args, "extend", "iterable", &x)) return -1;
  *out = qn_none();
  return extend(rt, self, x);
}

/* A method whose arguments go to a kernel as they are. */
static int through(qn_rt *rt, qn_value self, const qn_args *args, uint32_t least, uint32_t most, const char *const *texts, const char *name, qn_value *out) {
  qn_value v[4] = {self};
  if (args->nkw || args->npos < least || args->npos > most) return qn_raise(rt, QN_E_TypeError, "%s() takes %u to %u arguments", name, least, most);
  for (uint32_t i = 0; i < args->npos; i++) v[i + 1] = args->pos[i];
  return op(rt, texts[args->npos], v, args->npos + 1, out);
}

#define UNTYPED(action) if (!qn_wrapped(self)->type) return action
static int m_insert(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {NULL, NULL, "def op(l, i, x):\n    l.insert(i, x)\n"};
  if (!qn_wrapped(self)->type && args->npos == 2 && settle(rt, self, args->pos[1], NULL)) return -1;
  return through(rt, self, args, 2, 2, texts, "insert", out);
}
static int m_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {"def op(l):\n    return l.pop()\n", "def op(l, i):\n    return l.pop(i)\n"};
  UNTYPED(qn_raise(rt, QN_E_IndexError, "pop from empty list"));
  int64_t i = -1, n = count(self);
  if (args->npos == 1 && !args->nkw && n && qn_as_index(rt, args->pos[0], &i)) return -1;
  if (n && (i < -n || i >= n)) return qn_raise(rt, QN_E_IndexError, "list index out of range");
  return through(rt, self, args, 0, 1, texts, "pop", out);
}
static int m_remove(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {NULL, "def op(l, x):\n    l.remove(x)\n"};
  UNTYPED(qn_raise(rt, QN_E_ValueError, "item not in list"));
  return through(rt, self, args, 1, 1, texts, "remove", out);
}
static int m_clear(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {"def op(l):\n    l.clear()\n"};
  UNTYPED((*out = qn_none(), 0));
  return through(rt, self, args, 0, 0, texts, "clear", out);
}
static int m_reverse(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {"def op(l):\n    l.reverse()\n"};
  UNTYPED((*out = qn_none(), 0));
  return through(rt, self, args, 0, 0, texts, "reverse", out);
}
static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {"def op(l):\n    return l.copy()\n"};
  UNTYPED(new_untyped(rt, self.o->cls, out));
  return through(rt, self, args, 0, 0, texts, "copy", out);
}
static int m_count(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {NULL, "def op(l, x):\n    return l.count(x)\n"};
  UNTYPED((*out = qn_int(0), 0));
  return through(rt, self, args, 1, 1, texts, "count", out);
}
static int m_index(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {NULL, "def op(l, x):\n    return l.index(x)\n", "def op(l, x, i):\n    return l.index(x, i)\n",
                                      "def op(l, x, i, j):\n    return l.index(x, i, j)\n"};
  UNTYPED(qn_raise(rt, QN_E_ValueError, "item not in list"));
  return through(rt, self, args, 1, 3, texts, "index", out);
}
static int m_sort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3] = {self};
  if (qn_args_parse(rt, args, "sort", "|key reverse", v + 1)) return -1;
  UNTYPED((*out = qn_none(), 0));
  if (v[2].tag == QN_UNSET) v[2] = qn_bool(false);
  if (v[1].tag == QN_UNSET || v[1].tag == QN_NONE) {
    v[1] = v[2];
    return op(rt, "def op(l, r):\n    l.sort(reverse=r)\n", v, 2, out);
  }
  return op(rt, "def op(l, k, r):\n    l.sort(key=k, reverse=r)\n", v, 3, out);
}

/* --- dicts ------------------------------------------------------------------------------------------------------------------ */
static int dict_put(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  if (!qn_wrapped(v)->type && settle(rt, v, key, &x)) return -1;
  qn_value args[3] = {v, key, x};
  return run(rt, "def op(d, k, x):\n    d[k] = x\n", args, 3);
}

static int dict_update(qn_rt *rt, qn_value v, qn_value other) {
  int64_t at = 0;
  int r = 0;
  qn_value k, x;
  if (is_dict(other)) {
    while ((r = entry(rt, other, &at, &k, &x)) == 0) {
      int bad = dict_put(rt, v, k, x);
      qn_release(rt, k);
      qn_release(rt, x);
      if (bad) return -1;
    }
    return r < 0 ? -1 : 0;
  }
  if (qn_is(other, QN_K_DICT)) {
    while (!r && qn_dict_next(other, &at, &k, &x)) r = dict_put(rt, v, k, x);
    return r;
  }
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, other, &items, &n)) return -1;
  for (int64_t i = 0; i < n && !r; i++)
    r = qn_is(items[i], QN_K_TUPLE) && ((qn_tuple *)items[i].o)->n == 2
            ? dict_put(rt, v, ((qn_tuple *)items[i].o)->items[0], ((qn_tuple *)items[i].o)->items[1])
            : qn_raise(rt, QN_E_TypeError, "a dict is made of pairs");
  qn_items_free(rt, items, n);
  return r;
}

static int dict_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  if (args->npos > 1) return qn_raise(rt, QN_E_TypeError, "Dict() takes at most one mapping");
  if (new_untyped(rt, &dict_class, out)) return -1;
  if (args->npos && dict_update(rt, *out, args->pos[0])) return qn_drop(rt, out), -1;
  return 0;
}

static int dict_contains(qn_rt *rt, qn_value v, qn_value key) {
  qn_value args[2] = {v, key}, out;
  if (!qn_wrapped(v)->type) return 0;
  return op(rt, "def op(d, k):\n    return k in d\n", args, 2, &out) ? -1 : qn_truth(rt, out);
}

static int dict_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_value args[2] = {v, key};
  int there = dict_contains(rt, v, key);
  if (there < 0) return -1;
  if (!there) return qn_raise_key(rt, key);
  return op(rt, "def op(d, k):\n    return d[k]\n", args, 2, out);
}

static int dict_remove(qn_rt *rt, qn_value v, qn_value key) {
  qn_value args[2] = {v, key};
  int there = dict_contains(rt, v, key);
  if (there < 0) return -1;
  return there ? run(rt, "def op(d, k):\n    del d[k]\n", args, 2) : qn_raise_key(rt, key);
}

static int m_get(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "get", "key|default", v)) return -1;
  int there = dict_contains(rt, self, v[0]);
  if (there == 0) return *out = v[1].tag == QN_UNSET ? qn_none() : qn_retained(v[1]), 0;
  return there < 0 ? -1 : dict_item(rt, self, v[0], out);
}
static int m_dict_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "pop", "key|default", v)) return -1;
  int there = dict_contains(rt, self, v[0]);
  if (there < 0) return -1;
  if (!there && v[1].tag == QN_UNSET) return qn_raise_key(rt, v[0]);
  if (!there) return *out = qn_retained(v[1]), 0;
  return dict_item(rt, self, v[0], out) || dict_remove(rt, self, v[0]) ? -1 : 0;
}
static int m_setdefault(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "setdefault", "key default", v)) return -1;
  int there = dict_contains(rt, self, v[0]);
  if (there < 0 || (!there && dict_put(rt, self, v[0], v[1]))) return -1;
  return dict_item(rt, self, v[0], out);
}
static int m_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value x;
  if (qn_args_parse(rt, args, "update", "other", &x)) return -1;
  *out = qn_none();
  return dict_update(rt, self, x);
}
static int m_popitem(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const char *const texts[] = {"def op(d):\n    return d.popitem()\n"};
  UNTYPED(qn_raise(rt, QN_E_KeyError, "popitem(): dictionary is empty"));
  return through(rt, self, args, 0, 0, texts, "popitem", out);
}

/* keys(), values(), items(): a list of what is there. */
static int listed(qn_rt *rt, qn_value self, char what, qn_value *out) {
  int64_t at = 0;
  int r;
  qn_value k, x;
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  while ((r = entry(rt, self, &at, &k, &x)) == 0) {
    qn_value pair[2] = {k, x}, t = what == 'k' ? qn_retained(k) : qn_retained(x);
    int bad = 0;
    if (what == 'i') qn_release(rt, t), bad = qn_new_tuple(rt, pair, 2, &t);
    qn_release(rt, k);
    qn_release(rt, x);
    if (!bad) bad = qn_list_append(rt, *out, t), qn_release(rt, t);
    if (bad) r = -1;
    if (r) break;
  }
  if (r < 0) return qn_drop(rt, out), -1;
  return 0;
}
static int m_keys(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return (void)args, listed(rt, self, 'k', out); }
static int m_values(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return (void)args, listed(rt, self, 'v', out); }
static int m_items(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return (void)args, listed(rt, self, 'i', out); }

static int dict_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp how, qn_value *out) {
  int64_t at = 0;
  int r = 0;
  qn_value k, x;
  if ((how != QN_EQ && how != QN_NE) || !is_dict(a) || (!is_dict(b) && !qn_is(b, QN_K_DICT))) return QN_NOT_IMPLEMENTED;
  bool same = count(a) == (is_dict(b) ? count(b) : qn_dict_len(b));
  while (same && (r = entry(rt, a, &at, &k, &x)) == 0) {
    qn_value other;
    int eq = qn_get_item(rt, b, k, &other);
    if (eq) {
      qn_exc_clear(rt);
      same = false;
    } else {
      eq = qn_equal(rt, x, other);
      same = eq == 1;
      qn_release(rt, other);
    }
    qn_release(rt, k);
    qn_release(rt, x);
  }
  return r < 0 ? -1 : (*out = qn_bool(same == (how == QN_EQ)), 0);
}

/* --- attributes: _numba_type_ -------------------------------------------------------------------------------------------------- */
static int get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  const qn_type *t = qn_wrapped(v)->type;
  bool text = strcmp(name->text, "__numba_text__") == 0;
  if (text || !t || (strcmp(name->text, "_numba_type_") != 0 && strcmp(name->text, "_dtype") != 0)) return 1;
  if (strcmp(name->text, "_dtype") == 0) t = t->item ? t->item : t;
  const char *z = type_text(s, t);
  return z ? qn_new_numba_type(rt, qn_sv_of(z), out) : qn_raise_memory(rt);
}

static const qn_method list_methods[] = {
    {.name = "append", .fn = m_append}, {.name = "extend", .fn = m_extend}, {.name = "insert", .fn = m_insert}, {.name = "pop", .fn = m_pop},
    {.name = "remove", .fn = m_remove}, {.name = "clear", .fn = m_clear},   {.name = "reverse", .fn = m_reverse}, {.name = "copy", .fn = m_copy},
    {.name = "count", .fn = m_count},   {.name = "index", .fn = m_index},   {.name = "sort", .fn = m_sort},
    {.name = "empty_list", .fn = empty_list, .on_class = true}, {.name = NULL}};
static const qn_method dict_methods[] = {
    {.name = "get", .fn = m_get},       {.name = "pop", .fn = m_dict_pop}, {.name = "setdefault", .fn = m_setdefault}, {.name = "update", .fn = m_update},
    {.name = "popitem", .fn = m_popitem}, {.name = "keys", .fn = m_keys},  {.name = "values", .fn = m_values},         {.name = "items", .fn = m_items},
    {.name = "clear", .fn = m_clear},   {.name = "copy", .fn = m_copy},    {.name = "empty", .fn = empty_dict, .on_class = true}, {.name = NULL}};

static qn_class list_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "List", .module = "numba.typed.typedlist", .kind = QN_K_OTHER,
                              .base = &qn_object_class, .methods = list_methods, .destroy = qn_wrap_destroy, .repr = repr, .str = show,
                              .length = length, .get_item = list_get, .set_item = list_set, .del_item = list_del, .contains = list_contains,
                              .iter = iterate, .compare = list_compare, .construct = list_construct, .get_attr = get_attr};
static qn_class dict_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Dict", .module = "numba.typed.typeddict", .kind = QN_K_OTHER,
                              .base = &qn_object_class, .methods = dict_methods, .destroy = qn_wrap_destroy, .repr = repr, .str = show,
                              .length = length, .get_item = dict_item, .set_item = dict_put, .del_item = dict_remove,
                              .contains = dict_contains, .iter = iterate, .compare = dict_compare, .construct = dict_construct, .get_attr = get_attr};

static int init(qn_rt *rt, qn_value m) {
  return qn_module_set(rt, m, "List", qn_class_value(&list_class)) || qn_module_set(rt, m, "Dict", qn_class_value(&dict_class)) ? -1 : 0;
}
const qn_module_def qn_numba_typed_module = {.name = "numba.typed", .init = init};
