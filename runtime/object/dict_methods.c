/* dict_methods.c - the methods of dict, update from anything that CPython accepts, and the views keys/values/items. */
#include "runtime/object/internal.h"

/* --- update -------------------------------------------------------------------------------------------------------------------- */
static int merge_dict(qn_rt *rt, qn_value d, qn_value from) {
  qn_value key, val;
  if (d.o == from.o) return 0;
  for (int64_t pos = 0; qn_dict_next(from, &pos, &key, &val);) {
    qn_retain(key);
    qn_retain(val);
    int r = qn_dict_put(rt, qn_dictp(d), key, qn_dictp(from)->entries[pos - 1].hash, val);
    qn_release(rt, key);
    qn_release(rt, val);
    if (r < 0) return -1;
  }
  return 0;
}

static int store_pair(qn_rt *rt, qn_value d, qn_value pair, int64_t number) {
  qn_value *items;
  int64_t n;
  QN_FIND_SLOT(c, qn_class_of(pair), iter);
  if (!c)
    return qn_raise(rt, QN_E_TypeError, "cannot convert dictionary update sequence element #%lld to a sequence", (long long)number);
  QN_TRY(qn_items_of(rt, pair, &items, &n));
  int r = n == 2 ? qn_dict_set(rt, d, items[0], items[1])
                 : qn_raise(rt, QN_E_ValueError, "dictionary update sequence element #%lld has length %lld; 2 is required",
                            (long long)number, (long long)n);
  qn_items_free(rt, items, n);
  return r;
}

static int merge_pairs(qn_rt *rt, qn_value d, qn_value pairs) {
  qn_value it, pair;
  QN_TRY(qn_iter(rt, pairs, &it));
  int r;
  for (int64_t number = 0; (r = qn_next(rt, it, &pair)) == 0; number++) {
    r = store_pair(rt, d, pair, number);
    qn_release(rt, pair);
    if (r < 0) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

static int merge_mapping(qn_rt *rt, qn_value d, qn_value mapping, qn_value keys_method) {
  qn_value keys, it, key, val;
  QN_TRY(qn_call_object(rt, keys_method, &(qn_args){0}, &keys));
  int r = qn_iter(rt, keys, &it);
  qn_release(rt, keys);
  if (r < 0) return -1;
  while ((r = qn_next(rt, it, &key)) == 0) {
    if ((r = qn_get_item(rt, mapping, key, &val)) == 0) {
      r = qn_dict_set(rt, d, key, val);
      qn_release(rt, val);
    }
    qn_release(rt, key);
    if (r < 0) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : 0;
}

int qn_dict_update(qn_rt *rt, qn_value d, qn_value other) {
  if (qn_is(other, QN_K_DICT)) return merge_dict(rt, d, other);
  if (other.tag != QN_OBJ) return merge_pairs(rt, d, other);
  qn_sym name = qn_sym_of(rt, "keys");
  qn_value keys;
  if (!name) return -1;
  if (qn_get_attr(rt, other, name, &keys) < 0) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
    qn_exc_clear(rt);
    return merge_pairs(rt, d, other);
  }
  int r = merge_mapping(rt, d, other, keys);
  qn_release(rt, keys);
  return r;
}

static int update_args(qn_rt *rt, qn_value d, const qn_args *args, const char *fname) {
  if (args->npos > 1) return qn_raise(rt, QN_E_TypeError, "%s expected at most 1 argument, got %u", fname, args->npos);
  if (args->npos) QN_TRY(qn_dict_update(rt, d, args->pos[0]));
  for (uint32_t i = 0; i < args->nkw; i++) QN_TRY(qn_dict_set_z(rt, d, args->kwnames[i]->text, args->kwvals[i]));
  return 0;
}

int qn_dict_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_dict *made = qn_obj_new(rt, cls, sizeof *made);
  if (!made) return -1;
  qn_value d = qn_from_obj(made);
  if (update_args(rt, d, args, "dict") < 0) return qn_release(rt, d), -1;
  return *out = d, 0;
}

int qn_dict_init(qn_rt *rt, qn_value self, const qn_args *args) { return update_args(rt, self, args, "dict"); }

/* --- methods -------------------------------------------------------------------------------------------------------------------- */
static int m_get(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "dict.get", "key|default/", a));
  int r = qn_dict_get(rt, self, a[0], out);
  if (r < 0) return -1;
  if (r == 0) *out = a[1].tag == QN_UNSET ? qn_none() : qn_retained(a[1]);
  return 0;
}

static int m_setdefault(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "dict.setdefault", "key|default/", a));
  int r = qn_dict_get(rt, self, a[0], out);
  if (r) return r < 0 ? -1 : 0;
  qn_value def = a[1].tag == QN_UNSET ? qn_none() : a[1];
  QN_TRY(qn_dict_set(rt, self, a[0], def));
  return *out = qn_retained(def), 0;
}

static int m_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2], val;
  QN_TRY(qn_args_parse(rt, args, "dict.pop", "key|default/", a));
  int r = qn_dictp(self)->n ? qn_dict_get(rt, self, a[0], &val) : 0; /* an empty dict does not even hash */
  if (r < 0) return -1;
  if (r == 0) {
    if (a[1].tag == QN_UNSET) return qn_raise_key(rt, a[0]);
    return *out = qn_retained(a[1]), 0;
  }
  if (qn_dict_del(rt, self, a[0]) < 0) return qn_release(rt, val), -1;
  return *out = val, 0;
}

static int m_popitem(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "dict.popitem", "", NULL));
  qn_dict *d = qn_dictp(self);
  if (d->n == 0) {
    qn_value text;
    QN_TRY(qn_new_str(rt, QN_SV("popitem(): dictionary is empty"), &text));
    qn_raise_key(rt, text);
    qn_release(rt, text);
    return -1;
  }
  int64_t last = d->used - 1;
  while (d->entries[last].key.tag == QN_UNSET) last--;
  qn_value pair[2] = {d->entries[last].key, d->entries[last].val}, t;
  QN_TRY(qn_new_tuple(rt, pair, 2, &t));
  if (qn_dict_del(rt, self, pair[0]) < 0) return qn_release(rt, t), -1;
  return *out = t, 0;
}

static int m_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(update_args(rt, self, args, "update"));
  return *out = qn_none(), 0;
}

static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "dict.copy", "", NULL));
  return qn_dict_copy(rt, self, out);
}

static int m_clear(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "dict.clear", "", NULL));
  qn_dict_clear(rt, qn_dictp(self));
  return *out = qn_none(), 0;
}

static int m_fromkeys(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2], d, it, key;
  QN_TRY(qn_args_parse(rt, args, "dict.fromkeys", "iterable|value/", a));
  bool plain = qn_class_ptr(self) == &qn_dict_class;
  QN_TRY(plain ? qn_new_dict(rt, &d) : qn_call_pos(rt, self, NULL, 0, &d));
  int r = qn_iter(rt, a[0], &it);
  if (r < 0) return qn_release(rt, d), -1;
  while ((r = qn_next(rt, it, &key)) == 0) {
    qn_value x = a[1].tag == QN_UNSET ? qn_none() : a[1];
    r = plain ? qn_dict_set(rt, d, key, x) : qn_set_item(rt, d, key, x);
    qn_release(rt, key);
    if (r < 0) break;
  }
  qn_release(rt, it);
  if (r < 0) return qn_release(rt, d), -1;
  return *out = d, 0;
}

static int m_reversed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "dict.__reversed__", "", NULL));
  return qn_new_seq_iter(rt, &qn_dict_reverse_iter_class, self, out);
}

/* --- views ------------------------------------------------------------------------------------------------------------------------ */
typedef struct view {
  qn_obj obj;
  qn_value dict;
} view;

static qn_class keys_class, values_class, items_class;
static qn_value view_dict(qn_value v) { return ((view *)v.o)->dict; }
static bool is_set_view(qn_value v) { return v.tag == QN_OBJ && (v.o->cls == &keys_class || v.o->cls == &items_class); }

static int new_view(qn_rt *rt, const qn_class *cls, qn_value dict, const qn_args *args, const char *fname, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, fname, "", NULL));
  view *w = qn_obj_new(rt, cls, sizeof *w);
  if (!w) return -1;
  w->dict = qn_retained(dict);
  *out = qn_from_obj(w);
  return 0;
}

static int m_keys(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return new_view(rt, &keys_class, self, args, "dict.keys", out);
}
static int m_values(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return new_view(rt, &values_class, self, args, "dict.values", out);
}
static int m_items(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return new_view(rt, &items_class, self, args, "dict.items", out);
}

static void view_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((view *)o)->dict);
  qn_obj_free(rt, o, sizeof(view));
}

static int64_t view_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_dictp(view_dict(v))->n;
}

static const qn_class *iter_class(qn_value v) {
  return v.o->cls == &keys_class     ? &qn_dict_keys_iter_class
         : v.o->cls == &values_class ? &qn_dict_values_iter_class
                                     : &qn_dict_items_iter_class;
}

static int view_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, iter_class(v), view_dict(v), out); }

static int m_view_reversed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  QN_TRY(qn_args_parse(rt, args, "__reversed__", "", NULL));
  return qn_new_reverse_iter(rt, iter_class(self), view_dict(self), out);
}

static int view_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_repr_mark mark;
  qn_value list;
  int r = qn_repr_enter(rt, &mark, v.o);
  if (r <= 0) return qn_buf_z(out, "..."), r;
  if ((r = qn_new_list(rt, NULL, 0, &list)) == 0) {
    r = qn_list_extend(rt, list, v);
    qn_buf_printf(out, "%s(", v.o->cls->name);
    if (r == 0) r = qn_repr(rt, list, out);
    qn_buf_c(out, ')');
    qn_release(rt, list);
  }
  qn_repr_leave(rt, &mark);
  return r;
}

static int keys_contains(qn_rt *rt, qn_value v, qn_value x) { return qn_contains(rt, view_dict(v), x); }

static int items_contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_value val;
  if (!qn_is(x, QN_K_TUPLE) || qn_tuplep(x)->n != 2) return 0;
  int r = qn_dict_get(rt, view_dict(v), qn_tuplep(x)->items[0], &val);
  if (r != 1) return r;
  r = qn_equal(rt, val, qn_tuplep(x)->items[1]);
  qn_release(rt, val);
  return r;
}

/* A set of what the view shows: of keys as set(dict) makes it, of items one by one. */
static int view_set(qn_rt *rt, qn_value v, qn_value *out) {
  bool keys = v.tag == QN_OBJ && v.o->cls == &keys_class;
  return qn_new_set_of(rt, &qn_set_class, keys ? view_dict(v) : v, out);
}

static int view_and(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  qn_value r, it, x;
  if (!is_set_view(a) || (is_set_view(b) && qn_length(rt, b) > qn_length(rt, a))) {
    qn_value t = a;
    a = b;
    b = t;
  }
  QN_TRY(qn_iter(rt, b, &it));
  int status = qn_new_set(rt, &r);
  if (status < 0) return qn_release(rt, it), -1;
  while ((status = qn_next(rt, it, &x)) == 0) {
    int found = qn_contains(rt, a, x);
    if (found == 1) found = qn_set_add(rt, r, x);
    qn_release(rt, x);
    if (found < 0) {
      status = -1;
      break;
    }
  }
  qn_release(rt, it);
  if (status < 0) return qn_release(rt, r), -1;
  return *out = r, 0;
}

/* The order of the result is CPython's: a set of a, changed by the items of b one by one. */
static int view_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (op == QN_BITAND) return view_and(rt, a, b, out);
  const char *method = op == QN_BITOR ? "update" : op == QN_SUB ? "difference_update" : op == QN_BITXOR ? "symmetric_difference_update" : NULL;
  if (!method) return QN_NOT_IMPLEMENTED;
  qn_value set, fn, none;
  qn_sym name = qn_sym_of(rt, method);
  if (!name) return -1;
  QN_TRY(view_set(rt, a, &set));
  int r = qn_get_attr(rt, set, name, &fn);
  if (r == 0) {
    r = qn_call_pos(rt, fn, &b, 1, &none);
    qn_release(rt, fn);
  }
  if (r < 0) return qn_release(rt, set), -1;
  return *out = set, 0;
}

static int view_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (!is_set_view(b) && !qn_is_set(b)) return QN_NOT_IMPLEMENTED;
  qn_value x, y;
  QN_TRY(qn_new_set_of(rt, &qn_set_class, a, &x));
  if (qn_new_set_of(rt, &qn_set_class, b, &y) < 0) return qn_release(rt, x), -1;
  int r = qn_set_compare(rt, x, y, op, out);
  qn_release(rt, x);
  qn_release(rt, y);
  return r;
}

static int m_isdisjoint(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value other, it, x;
  QN_TRY(qn_args_parse(rt, args, "dict_keys.isdisjoint", "other/", &other));
  QN_TRY(qn_iter(rt, other, &it));
  int found = 0, r = 0;
  while (found == 0 && (r = qn_next(rt, it, &x)) == 0) {
    found = qn_contains(rt, self, x);
    qn_release(rt, x);
  }
  qn_release(rt, it);
  if (r < 0 || found < 0) return -1;
  return *out = qn_bool(!found), 0;
}

#define ROW(name, fn) {name, fn, false, false}
static const qn_method view_methods[] = {ROW("isdisjoint", m_isdisjoint), ROW("__reversed__", m_view_reversed), {NULL, NULL, false, false}};
static const qn_method values_methods[] = {ROW("__reversed__", m_view_reversed), {NULL, NULL, false, false}};

static qn_class keys_class = {QN_CLASS_HEAD("dict_keys", QN_K_OTHER, &qn_object_class), .methods = view_methods,
                              .destroy = view_destroy, .repr = view_repr, .length = view_length, .iter = view_iter,
                              .contains = keys_contains, .binary = view_binary, .compare = view_compare,
                              .hash = qn_hash_unhashable};
static qn_class values_class = {QN_CLASS_HEAD("dict_values", QN_K_OTHER, &qn_object_class), .methods = values_methods, .destroy = view_destroy,
                                .repr = view_repr, .length = view_length, .iter = view_iter};
static qn_class items_class = {QN_CLASS_HEAD("dict_items", QN_K_OTHER, &qn_object_class), .methods = view_methods,
                               .destroy = view_destroy, .repr = view_repr, .length = view_length, .iter = view_iter,
                               .contains = items_contains, .binary = view_binary, .compare = view_compare,
                               .hash = qn_hash_unhashable};

const qn_method qn_dict_methods[] = {ROW("get", m_get),         ROW("setdefault", m_setdefault),
                                     ROW("pop", m_pop),         ROW("popitem", m_popitem),
                                     ROW("update", m_update),   ROW("copy", m_copy),
                                     ROW("clear", m_clear),     ROW("keys", m_keys),
                                     ROW("values", m_values),   ROW("items", m_items),
                                     {"fromkeys", m_fromkeys, false, true},
                                     ROW("__reversed__", m_reversed),
                                     {NULL, NULL, false, false}};
