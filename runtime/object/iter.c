/* iter.c - iterators over the positions of built-in containers, and the items of any iterable as an array.
 *
 * All of them share qn_list_iter's struct: the container (QN_UNSET when exhausted) and a position. Iterators of dicts and
 * sets also remember the size that they began with. */
#include "runtime/object/internal.h"

typedef struct sized_iter {
  qn_list_iter base;
  int64_t size, left; /* left: of a dict's entries, not given yet */
} sized_iter;

static qn_class reverse_values_class, reverse_items_class;

int qn_new_seq_iter(qn_rt *rt, const qn_class *cls, qn_value seq, qn_value *out) {
  sized_iter *it = qn_obj_new(rt, cls, sizeof *it);
  if (!it) return -1;
  it->base.list = qn_retained(seq);
  if (cls == &qn_list_reverse_iter_class) it->base.i = qn_listp(seq)->n - 1;
  if (qn_is(seq, QN_K_DICT)) it->size = it->left = qn_dictp(seq)->n;
  if (cls == &qn_dict_reverse_iter_class || cls == &reverse_values_class || cls == &reverse_items_class) it->base.i = qn_dictp(seq)->used - 1;
  if (qn_is_set(seq)) it->size = qn_setp(seq)->used;
  *out = qn_from_obj(it);
  return 0;
}

static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_list_iter *)o)->list);
  qn_obj_free(rt, o, sizeof(sized_iter));
}

static int iter_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

static int exhausted(qn_rt *rt, qn_list_iter *it) {
  qn_value seq = it->list;
  it->list = (qn_value){0};
  qn_release(rt, seq);
  return QN_STOP;
}

static int list_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_list_iter *it = (qn_list_iter *)v.o;
  if (it->list.tag == QN_UNSET) return QN_STOP;
  qn_list *l = qn_listp(it->list);
  if (it->i >= l->n) return exhausted(rt, it);
  return *out = qn_retained(qn_list_at(l, it->i++)), 0;
}

static int list_reverse_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_list_iter *it = (qn_list_iter *)v.o;
  if (it->list.tag == QN_UNSET) return QN_STOP;
  qn_list *l = qn_listp(it->list);
  if (it->i < 0 || it->i >= l->n) return exhausted(rt, it);
  return *out = qn_retained(qn_list_at(l, it->i--)), 0;
}

static int tuple_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_list_iter *it = (qn_list_iter *)v.o;
  if (it->list.tag == QN_UNSET) return QN_STOP;
  qn_tuple *t = qn_tuplep(it->list);
  if (it->i >= t->n) return exhausted(rt, it);
  return *out = qn_retained(t->items[it->i++]), 0;
}

static int str_next(qn_rt *rt, qn_value v, qn_value *out) { /* i: byte offset */
  qn_list_iter *it = (qn_list_iter *)v.o;
  if (it->list.tag == QN_UNSET) return QN_STOP;
  qn_strobj *s = qn_strp(it->list);
  if (it->i >= s->n) return exhausted(rt, it);
  int64_t n = qn_u8_size(s->text[it->i]);
  QN_TRY(qn_new_str(rt, (qn_sv){s->text + it->i, (size_t)n}, out));
  it->i += n;
  return 0;
}

static int bytes_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_list_iter *it = (qn_list_iter *)v.o;
  if (it->list.tag == QN_UNSET) return QN_STOP;
  qn_bytesobj *b = qn_bytesp(it->list);
  if (it->i >= b->n) return exhausted(rt, it);
  return *out = qn_int((unsigned char)b->data[it->i++]), 0;
}

/* 0: the next entry, borrowed. */
static int dict_step(qn_rt *rt, sized_iter *it, qn_value *key, qn_value *val) {
  if (it->base.list.tag == QN_UNSET) return QN_STOP;
  if (qn_dictp(it->base.list)->n != it->size) {
    it->size = -1; /* for good */
    return qn_raise(rt, QN_E_RuntimeError, "dictionary changed size during iteration");
  }
  if (!qn_dict_next(it->base.list, &it->base.i, key, val)) return exhausted(rt, &it->base);
  return it->left-- > 0 ? 0 : qn_raise(rt, QN_E_RuntimeError, "dictionary keys changed during iteration");
}

static int keys_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value key, val;
  int r = dict_step(rt, (sized_iter *)v.o, &key, &val);
  if (r == 0) *out = qn_retained(key);
  return r;
}

static int values_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value key, val;
  int r = dict_step(rt, (sized_iter *)v.o, &key, &val);
  if (r == 0) *out = qn_retained(val);
  return r;
}

static int items_next(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value pair[2];
  int r = dict_step(rt, (sized_iter *)v.o, &pair[0], &pair[1]);
  return r ? r : qn_new_tuple(rt, pair, 2, out);
}

static int dict_reverse_next(qn_rt *rt, qn_value v, qn_value *out) {
  sized_iter *it = (sized_iter *)v.o;
  if (it->base.list.tag == QN_UNSET) return QN_STOP;
  const qn_dict *d = qn_dictp(it->base.list);
  if (d->n != it->size) return qn_raise(rt, QN_E_RuntimeError, "dictionary changed size during iteration");
  if (it->base.i >= d->used) it->base.i = d->used - 1;
  while (it->base.i >= 0 && d->entries[it->base.i].key.tag == QN_UNSET) it->base.i--;
  if (it->base.i < 0) return exhausted(rt, &it->base);
  const qn_dict_entry *e = &d->entries[it->base.i--];
  if (v.o->cls == &reverse_items_class) return qn_new_tuple(rt, (qn_value[]){e->key, e->val}, 2, out);
  return *out = qn_retained(v.o->cls == &reverse_values_class ? e->val : e->key), 0;
}

/* like: the class of the iterator in the other direction. */
int qn_new_reverse_iter(qn_rt *rt, const qn_class *like, qn_value dict, qn_value *out) {
  return qn_new_seq_iter(rt, like == &qn_dict_items_iter_class    ? &reverse_items_class
                             : like == &qn_dict_values_iter_class ? &reverse_values_class
                                                                  : &qn_dict_reverse_iter_class, dict, out);
}

static int set_next(qn_rt *rt, qn_value v, qn_value *out) {
  sized_iter *it = (sized_iter *)v.o;
  if (it->base.list.tag == QN_UNSET) return QN_STOP;
  if (qn_setp(it->base.list)->used != it->size) {
    it->size = -1;
    return qn_raise(rt, QN_E_RuntimeError, "Set changed size during iteration");
  }
  qn_value key;
  if (!qn_set_next(it->base.list, &it->base.i, &key)) return exhausted(rt, &it->base);
  return *out = qn_retained(key), 0;
}

#define ITER_CLASS(ident, name, step) \
  qn_class ident = {QN_CLASS_HEAD(name, QN_K_ITER, &qn_object_class), .destroy = iter_destroy, .iter = iter_self, .next = step}
ITER_CLASS(qn_list_iter_class, "list_iterator", list_next);
ITER_CLASS(qn_list_reverse_iter_class, "list_reverseiterator", list_reverse_next);
ITER_CLASS(qn_tuple_iter_class, "tuple_iterator", tuple_next);
ITER_CLASS(qn_str_iter_class, "str_iterator", str_next);
ITER_CLASS(qn_bytes_iter_class, "bytes_iterator", bytes_next);
ITER_CLASS(qn_dict_keys_iter_class, "dict_keyiterator", keys_next);
ITER_CLASS(qn_dict_values_iter_class, "dict_valueiterator", values_next);
ITER_CLASS(qn_dict_items_iter_class, "dict_itemiterator", items_next);
ITER_CLASS(qn_dict_reverse_iter_class, "dict_reversekeyiterator", dict_reverse_next);
static ITER_CLASS(reverse_values_class, "dict_reversevalueiterator", dict_reverse_next);
static ITER_CLASS(reverse_items_class, "dict_reverseitemiterator", dict_reverse_next);
ITER_CLASS(qn_set_iter_class, "set_iterator", set_next);

/* --- all items ------------------------------------------------------------------------------------------------------------- */
void qn_items_free(qn_rt *rt, qn_value *items, int64_t n) {
  for (int64_t i = 0; i < n; i++) qn_release(rt, items[i]);
  qn_free(rt->alloc, items, (size_t)(n ? n : 1) * sizeof *items);
}

static int copy_items(qn_rt *rt, qn_value seq, int64_t n, qn_value **items) {
  qn_value *a = qn_alloc(rt->alloc, (size_t)(n ? n : 1) * sizeof *a);
  if (!a) return qn_raise_memory(rt);
  for (int64_t i = 0; i < n; i++)
    a[i] = qn_retained(qn_is(seq, QN_K_LIST) ? qn_list_at(qn_listp(seq), i) : qn_tuplep(seq)->items[i]);
  *items = a;
  return 0;
}

int qn_items_of(qn_rt *rt, qn_value iterable, qn_value **items, int64_t *n) {
  if (qn_is(iterable, QN_K_LIST) || qn_is(iterable, QN_K_TUPLE)) {
    *n = qn_is(iterable, QN_K_LIST) ? qn_listp(iterable)->n : qn_tuplep(iterable)->n;
    return copy_items(rt, iterable, *n, items);
  }
  qn_value list;
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  int r = qn_list_extend(rt, list, iterable);
  if (r == 0) {
    *n = qn_listp(list)->n;
    r = copy_items(rt, list, *n, items);
  }
  qn_release(rt, list);
  return r;
}
