/* collections_dicts.c - the dicts of collections: defaultdict, and what Counter and OrderedDict (collections.py) stand on.
 * All have the layout of dict; a defaultdict keeps its factory in front of the object. */
#include "runtime/object/internal.h"
#include "runtime/vm/modules/collections.h"

#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define ROW(n, f) {.name = n, .fn = f}
#define DICT_HEAD(name_, full)                                                                                                \
  .obj = {.cls = &qn_type_class, .rc = -1}, .name = name_, .module = "collections", .full_name = full, .kind = QN_K_DICT,     \
  .base = &qn_dict_class, .derivable = true

/* --- defaultdict ------------------------------------------------------------------------------------------------------------- */
/* The class, or a class of a script that derives from it: the factory lies just in front of the object in both. */
static qn_value *factory_of(qn_value v) { return (qn_value *)(void *)v.o - 1; }

static void default_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, *factory_of(qn_from_obj(o)));
  factory_of(qn_from_obj(o))->tag = QN_UNSET;
  qn_dict_class.destroy(rt, o);
}

static int default_init(qn_rt *rt, qn_value self, const qn_args *args) {
  qn_value f = args->npos ? args->pos[0] : qn_none();
  if (f.tag != QN_NONE) {
    QN_FIND_SLOT(c, qn_class_of(f), call);
    if (!c && !qn_is(f, QN_K_FUNCTION) && !qn_is(f, QN_K_KERNEL)) return qn_raise(rt, QN_E_TypeError, "first argument must be callable or None");
  }
  qn_value old = *factory_of(self);
  *factory_of(self) = qn_retained(f);
  qn_release(rt, old);
  qn_args rest = *args;
  if (rest.npos) rest.pos++, rest.npos--;
  return qn_dict_init(rt, self, &rest);
}

static int default_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_dict *d = qn_obj_new(rt, cls, sizeof *d);
  if (!d) return -1;
  qn_value v = qn_from_obj(d);
  if (default_init(rt, v, args)) return qn_release(rt, v), -1;
  return *out = v, 0;
}

static int default_missing(qn_rt *rt, qn_value self, qn_value key, qn_value *out) {
  qn_value f = *factory_of(self), x;
  if (qn_is_none(f)) return qn_raise_key(rt, key);
  qn_retain(f);
  int bad = qn_call_pos(rt, f, NULL, 0, &x);
  qn_release(rt, f);
  if (bad) return -1;
  if (qn_set_item(rt, self, key, x)) return qn_release(rt, x), -1;
  return *out = x, 0;
}
METHOD(m_missing) {
  qn_value key;
  QN_TRY(qn_args_parse(rt, args, "defaultdict.__missing__", "key/", &key));
  return default_missing(rt, self, key, out);
}

static int default_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int r = qn_dict_get(rt, v, key, out);
  if (r) return r < 0 ? -1 : 0;
  if (v.o->cls != &qn_defaultdict_class && (r = qn_call_special(rt, v, "__missing__", &key, 1, out)) != 0) return r < 0 ? -1 : 0;
  return default_missing(rt, v, key, out);
}

static int default_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_repr_mark mark;
  qn_buf_printf(out, "%s(", v.o->cls->name);
  int r = qn_repr_enter(rt, &mark, (const qn_obj *)((const char *)v.o + 1)); /* the factory may hold the dict */
  if (r < 0) return -1;
  if (r == 0) {
    qn_buf_z(out, "...");
  } else {
    qn_value f = *factory_of(v);
    r = qn_repr(rt, f.tag == QN_UNSET ? qn_none() : f, out);
    qn_repr_leave(rt, &mark);
    if (r) return -1;
  }
  qn_buf_z(out, ", ");
  if (qn_dict_class.repr(rt, v, out)) return -1;
  qn_buf_c(out, ')');
  return 0;
}

METHOD(m_default_copy) {
  QN_TRY(qn_args_parse(rt, args, "defaultdict.copy", "", NULL));
  qn_value f = *factory_of(self), pos[] = {f.tag == QN_UNSET ? qn_none() : f, self};
  return default_construct(rt, &qn_defaultdict_class, &(qn_args){.pos = pos, .npos = 2}, out);
}

static int default_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  if (op != QN_BITOR || !qn_is(a, QN_K_DICT) || !qn_is(b, QN_K_DICT)) return QN_NOT_IMPLEMENTED;
  qn_value self = reflected ? b : a, pos[] = {*factory_of(self), a};
  if (pos[0].tag == QN_UNSET) pos[0] = qn_none();
  QN_TRY(default_construct(rt, &qn_defaultdict_class, &(qn_args){.pos = pos, .npos = 2}, out));
  if (qn_dict_update(rt, *out, b) < 0) return qn_drop(rt, out), -1;
  return 0;
}

static int default_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  (void)rt;
  if (strcmp(name->text, "default_factory")) return 1;
  qn_value f = *factory_of(v);
  return *out = f.tag == QN_UNSET ? qn_none() : qn_retained(f), 0;
}

static int default_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  if (strcmp(name->text, "default_factory"))
    return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", qn_type_name(v), name->text);
  qn_value old = *factory_of(v);
  *factory_of(v) = qn_retained(x);
  qn_release(rt, old);
  return 0;
}

static const qn_method default_methods[] = {ROW("__missing__", m_missing), ROW("copy", m_default_copy), ROW("__copy__", m_default_copy), {.name = NULL}};
qn_class qn_defaultdict_class = {DICT_HEAD("defaultdict", "collections.defaultdict"), .methods = default_methods, .destroy = default_destroy,
                                 .repr = default_repr, .get_item = default_get_item, .get_attr = default_get_attr,
                                 .set_attr = default_set_attr, .binary = default_binary, .construct = default_construct,
                                 .init = default_init, .head = sizeof(qn_value)};

/* --- Counter --------------------------------------------------------------------------------------------------------------------- */
static int counter_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int r = qn_dict_get(rt, v, key, out);
  if (r < 0) return -1;
  if (r == 1) return 0;
  const qn_class *cls = v.o->cls; /* Counter itself, or one that derives from it and may have its own __missing__ */
  bool plain = cls->nmro > 1 && cls->mro && cls->mro[1] == &qn_counter_base_class;
  if (!plain && (r = qn_call_special(rt, v, "__missing__", &key, 1, out)) != 0) return r < 0 ? -1 : 0;
  *out = qn_int(0);
  return 0;
}

static int counter_del_item(qn_rt *rt, qn_value v, qn_value key) { return qn_dict_del(rt, v, key) < 0 ? -1 : 0; }

/* self[x] += 1 for every x: ints in place, anything else by the operator. */
static int count_one(qn_rt *rt, qn_value self, qn_value x) {
  uint64_t hash;
  int status;
  QN_TRY(qn_hash(rt, x, &hash));
  qn_dict_entry *e = qn_dict_find(rt, qn_dictp(self), x, hash, &status);
  if (status < 0) return -1;
  if (!e) return qn_dict_put(rt, qn_dictp(self), x, hash, qn_int(1));
  if (e->val.tag == QN_INT && e->val.i < INT64_MAX) return e->val.i++, 0;
  qn_value sum, old = qn_retained(e->val);
  int bad = qn_binary(rt, QN_ADD, old, qn_int(1), &sum);
  qn_release(rt, old);
  if (bad) return -1;
  bad = qn_dict_put(rt, qn_dictp(self), x, hash, sum);
  qn_release(rt, sum);
  return bad;
}

METHOD(m_count_all) {
  qn_value from, it, x;
  int r;
  QN_TRY(qn_args_parse(rt, args, "Counter.update", "iterable/", &from));
  if (qn_is(from, QN_K_LIST)) { /* no iterator; counting ints runs no code that could change the list */
    const qn_list *l = qn_listp(from);
    for (int64_t i = 0; i < l->n; i++) {
      x = qn_retained(qn_list_at(l, i));
      r = count_one(rt, self, x);
      qn_release(rt, x);
      if (r) return -1;
    }
    return *out = qn_none(), 0;
  }
  QN_TRY(qn_iter(rt, from, &it));
  while ((r = qn_next(rt, it, &x)) == 0) {
    r = count_one(rt, self, x);
    qn_release(rt, x);
    if (r) break;
  }
  qn_release(rt, it);
  return r < 0 ? -1 : (*out = qn_none(), 0);
}

static int counter_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)args;
  qn_dict *d = qn_obj_new(rt, cls, sizeof *d);
  if (!d) return -1;
  return *out = qn_from_obj(d), 0;
}

static const qn_method counter_methods[] = {ROW("_count_all", m_count_all), {.name = NULL}};
qn_class qn_counter_base_class = {DICT_HEAD("_CounterBase", NULL), .methods = counter_methods, .get_item = counter_get_item,
                                  .del_item = counter_del_item, .construct = counter_construct, .init = qn_dict_init};

/* --- OrderedDict -------------------------------------------------------------------------------------------------------------------- */
METHOD(m_move_to_end) {
  qn_value a[2], val;
  QN_TRY(qn_args_parse(rt, args, "move_to_end", "key|last", a));
  int last = a[1].tag == QN_UNSET ? 1 : qn_truth(rt, a[1]);
  if (last < 0) return -1;
  int r = qn_dict_get(rt, self, a[0], &val);
  if (r < 0) return -1;
  if (r == 0) return qn_raise_key(rt, a[0]);
  qn_value key = qn_retained(a[0]);
  int64_t pos = 0;
  qn_value first;
  int bad = 0;
  bool there = !last && qn_dict_next(self, &pos, &first, NULL) && qn_equal(rt, first, key) == 1;
  if (!there) {
    uint64_t hash;
    bad = qn_dict_del(rt, self, key) < 0 || qn_hash(rt, key, &hash);
    if (!bad) bad = last ? qn_dict_put(rt, qn_dictp(self), key, hash, val) : qn_dict_put_front(rt, qn_dictp(self), key, hash, val);
  }
  qn_release(rt, key);
  qn_release(rt, val);
  if (bad) return -1;
  return *out = qn_none(), 0;
}

METHOD(m_popitem) {
  qn_value a, pair[2], t;
  QN_TRY(qn_args_parse(rt, args, "popitem", "|last", &a));
  int last = a.tag == QN_UNSET ? 1 : qn_truth(rt, a);
  if (last < 0) return -1;
  qn_dict *d = qn_dictp(self);
  if (!d->n) {
    QN_TRY(qn_new_str(rt, QN_SV("dictionary is empty"), &t));
    qn_raise_key(rt, t);
    qn_release(rt, t);
    return -1;
  }
  int64_t at = last ? d->used - 1 : d->first;
  while (d->entries[at].key.tag == QN_UNSET) at += last ? -1 : 1;
  pair[0] = d->entries[at].key;
  pair[1] = d->entries[at].val;
  QN_TRY(qn_new_tuple(rt, pair, 2, &t));
  if (qn_dict_del(rt, self, pair[0]) < 0) return qn_release(rt, t), -1;
  return *out = t, 0;
}

/* Between two of them order counts. */
static int ordered_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if ((op != QN_EQ && op != QN_NE) || !qn_isinstance(b, &qn_ordered_base_class)) return qn_dict_class.compare(rt, a, b, op, out);
  bool same = qn_dict_len(a) == qn_dict_len(b);
  qn_value ka, kb, va, vb;
  for (int64_t i = 0, j = 0; same && qn_dict_next(a, &i, &ka, &va) && qn_dict_next(b, &j, &kb, &vb);) {
    int r = qn_equal(rt, ka, kb);
    if (r == 1) r = qn_equal(rt, va, vb);
    if (r < 0) return -1;
    same = r;
  }
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static const qn_method ordered_methods[] = {ROW("move_to_end", m_move_to_end), ROW("popitem", m_popitem), {.name = NULL}};
qn_class qn_ordered_base_class = {DICT_HEAD("_OrderedBase", NULL), .methods = ordered_methods, .compare = ordered_compare,
                                  .construct = counter_construct, .init = qn_dict_init};
