/* instance_dict.c - what obj.__dict__ gives: a dict of the attributes as they are then, whose changes go to the object too.
 * The object lies in front of the dict. Attributes that are stored later by obj.x = … are seen by the next obj.__dict__. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

static qn_value *owner_of(qn_value v) { return (qn_value *)(void *)v.o - 1; }

static void destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, *owner_of(qn_from_obj(o)));
  owner_of(qn_from_obj(o))->tag = QN_UNSET;
  qn_dict_class.destroy(rt, o);
}

static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_sym name = qn_is(key, QN_K_STR) ? qn_sym_of_str(rt, key) : NULL;
  if (!name) return qn_raise(rt, QN_E_TypeError, "attribute name must be string, not '%s'", qn_type_name(key));
  QN_TRY(qn_instance_put(rt, *owner_of(v), name, x));
  return qn_dict_set(rt, v, key, x);
}

static int forget(qn_rt *rt, qn_value v, qn_value key) { /* the object's part of a deletion */
  qn_sym name = qn_is(key, QN_K_STR) ? qn_sym_of_str(rt, key) : NULL;
  if (!name) return 0;
  const qn_side *side = qn_side_of(owner_of(v)->o);
  int at = qn_ns_index(&qn_pyclass_of(owner_of(v)->o->cls)->slots, name);
  if (at >= 0 && (uint32_t)at < side->n) qn_vclear(rt, &side->vals[at]);
  return 0;
}

static int del_item(qn_rt *rt, qn_value v, qn_value key) {
  int r = qn_dict_del(rt, v, key);
  if (r < 0) return -1;
  return r ? forget(rt, v, key) : qn_raise_key(rt, key);
}

#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

METHOD(m_update) {
  qn_value d, key, val;
  QN_TRY(qn_dict_construct(rt, &qn_dict_class, args, &d));
  int bad = 0;
  for (int64_t pos = 0; !bad && qn_dict_next(d, &pos, &key, &val);) bad = set_item(rt, self, key, val);
  qn_release(rt, d);
  return bad ? -1 : (*out = qn_none(), 0);
}

METHOD(m_setdefault) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "dict.setdefault", "key|default/", a));
  int r = qn_dict_get(rt, self, a[0], out);
  if (r) return r < 0 ? -1 : 0;
  qn_value x = a[1].tag == QN_UNSET ? qn_none() : a[1];
  QN_TRY(set_item(rt, self, a[0], x));
  return *out = qn_retained(x), 0;
}

METHOD(m_pop) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "dict.pop", "key|default/", a));
  int r = qn_dict_get(rt, self, a[0], out);
  if (r < 0) return -1;
  if (r) return del_item(rt, self, a[0]);
  return a[1].tag == QN_UNSET ? qn_raise_key(rt, a[0]) : (*out = qn_retained(a[1]), 0);
}

METHOD(m_clear) {
  qn_value key;
  QN_TRY(qn_args_parse(rt, args, "dict.clear", "", NULL));
  for (int64_t pos = 0; qn_dict_next(self, &pos, &key, NULL);) QN_TRY(forget(rt, self, key));
  qn_dict_clear(rt, qn_dictp(self));
  return *out = qn_none(), 0;
}

#define ROW(n, f) {.name = n, .fn = f}
static const qn_method methods[] = {ROW("update", m_update), ROW("setdefault", m_setdefault), ROW("pop", m_pop), ROW("clear", m_clear), {.name = NULL}};
qn_class qn_instance_dict_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "dict", .module = "builtins", .kind = QN_K_DICT,
                                       .base = &qn_dict_class, .methods = methods, .destroy = destroy, .set_item = set_item,
                                       .del_item = del_item, .head = sizeof(qn_value)};

int qn_instance_dict(qn_rt *rt, qn_value v, qn_value *out) {
  const qn_pyclass *c = qn_pyclass_of(v.o->cls);
  const qn_side *in = qn_side_of(v.o);
  qn_dict *d = qn_obj_new(rt, &qn_instance_dict_class, sizeof *d);
  if (!d) return -1;
  qn_value dict = qn_from_obj(d);
  *owner_of(dict) = qn_retained(v);
  for (uint32_t i = 0; i < in->n; i++)
    if (in->vals[i].tag != QN_UNSET && qn_dict_set_z(rt, dict, c->slots.items[i].key->text, in->vals[i])) return qn_release(rt, dict), -1;
  return *out = dict, 0;
}
