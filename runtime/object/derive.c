/* derive.c - objects of script classes that derive from built-in ones: the layout of the base, with what the class adds in
 * front of it (qn_class.head), so that everything that works on the base's kind works on them. Numbers are not objects: a
 * class that derives from int or float has boxes (qn_boxed), whose slots forward to the number (runtime/vm/boxed.c). */
#include "runtime/object/internal.h"

static int rebase_number(qn_rt *rt, const qn_class *cls, qn_value v, qn_value *out) {
  qn_boxed *b = qn_obj_new(rt, cls, sizeof *b);
  if (!b) return -1;
  b->plain = qn_retained(v);
  return *out = qn_from_obj(b), 0;
}

static int rebase_tuple(qn_rt *rt, const qn_class *cls, const qn_tuple *from, qn_value *out) {
  qn_tuple *t = qn_obj_new(rt, cls, offsetof(qn_tuple, items) + (size_t)from->n * sizeof(qn_value));
  if (!t) return -1;
  t->n = from->n;
  for (int64_t i = 0; i < t->n; i++) t->items[i] = qn_retained(from->items[i]);
  return *out = qn_from_obj(t), 0;
}

static int rebase_str(qn_rt *rt, const qn_class *cls, const qn_strobj *from, qn_value *out) {
  qn_strobj *s = qn_obj_new(rt, cls, offsetof(qn_strobj, text) + (size_t)from->n + 1);
  if (!s) return -1;
  s->n = from->n;
  s->points = from->points;
  memcpy(s->text, from->text, (size_t)from->n + 1);
  return *out = qn_from_obj(s), 0;
}

static int rebase_bytes(qn_rt *rt, const qn_class *cls, const qn_bytesobj *from, qn_value *out) {
  qn_bytesobj *b = qn_obj_new(rt, cls, offsetof(qn_bytesobj, data) + (size_t)from->n + 1);
  if (!b) return -1;
  b->n = from->n;
  memcpy(b->data, from->data, (size_t)from->n + 1);
  return *out = qn_from_obj(b), 0;
}

static int rebase_complex(qn_rt *rt, const qn_class *cls, const qn_complexobj *from, qn_value *out) {
  qn_complexobj *c = qn_obj_new(rt, cls, sizeof *c);
  if (!c) return -1;
  c->re = from->re;
  c->im = from->im;
  return *out = qn_from_obj(c), 0;
}

int qn_rebase(qn_rt *rt, const qn_class *cls, qn_value v, qn_value *out) {
  int bad;
  v = v.tag == QN_BOOL ? qn_int(v.i) : v;
  if (cls->boxed) bad = rebase_number(rt, cls, v, out);
  else if (qn_is(v, QN_K_TUPLE)) bad = rebase_tuple(rt, cls, qn_tuplep(v), out);
  else if (qn_is(v, QN_K_STR)) bad = rebase_str(rt, cls, qn_strp(v), out);
  else if (qn_is(v, QN_K_BYTES)) bad = rebase_bytes(rt, cls, qn_bytesp(v), out);
  else if (qn_is(v, QN_K_COMPLEX)) bad = rebase_complex(rt, cls, qn_complexp(v), out);
  else if (qn_is(v, QN_K_FROZENSET)) bad = qn_new_set_of(rt, cls, v, out);
  else return *out = v, 0; /* made as an object of cls already */
  qn_release(rt, v);
  return bad;
}
