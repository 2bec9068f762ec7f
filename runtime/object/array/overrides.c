/* overrides.c - classes written in Python that stand for arrays, as subclasses of ndarray do, and what they take over of numpy's
 * functions: __array_function__ (NEP 18). That of ufuncs is in ufuncobj.c. */
#include "runtime/object/array/class.h"

bool qn_stands_for_array(qn_rt *rt, const qn_class *cls) {
  qn_value found;
  qn_sym name = cls->script && cls->kind == QN_K_INSTANCE ? qn_sym_of(rt, "__array_finalize__") : NULL;
  if (!name) return false;
  if (qn_get_attr(rt, qn_class_value(cls), name, &found)) return qn_exc_clear(rt), false;
  return qn_release(rt, found), true;
}

/* The first instance of such a class: an argument, or an item of one that is a list or a tuple. QN_UNSET: there is none. */
static qn_value standing(qn_rt *rt, const qn_value *v, int64_t n, int depth) {
  enum { DEEPEST = 2 };
  qn_value found = {.tag = QN_UNSET};
  for (int64_t i = 0; i < n && found.tag == QN_UNSET; i++) {
    if (qn_is(v[i], QN_K_INSTANCE) && qn_stands_for_array(rt, qn_class_of(v[i]))) return v[i];
    if (depth == DEEPEST) continue;
    if (qn_is(v[i], QN_K_TUPLE)) found = standing(rt, ((qn_tuple *)v[i].o)->items, ((qn_tuple *)v[i].o)->n, depth + 1);
    const qn_list *l = qn_is(v[i], QN_K_LIST) ? (qn_list *)v[i].o : NULL;
    if (l && l->elem != QN_INT && l->elem != QN_FLOAT) found = standing(rt, l->v, l->n, depth + 1);
  }
  return found;
}

/* instance.__array_function__(fn, types, args, kwargs). 1: it has none, or leaves the call to the function. */
static int ask(qn_rt *rt, qn_value instance, qn_value fn, const qn_args *args, qn_value *out) {
  qn_value in[4] = {fn}, method, cls = qn_class_value(qn_class_of(instance));
  qn_sym name = qn_sym_of(rt, "__array_function__");
  if (!name) return -1;
  if (qn_get_attr(rt, instance, name, &method)) return qn_exc_clear(rt), 1;
  int bad = qn_new_tuple(rt, &cls, 1, &in[1]) || qn_new_tuple(rt, args->pos, args->npos, &in[2]) || qn_new_dict(rt, &in[3]);
  for (uint32_t k = 0; k < args->nkw && !bad; k++) {
    qn_value key;
    bad = qn_new_str_sym(rt, args->kwnames[k], &key);
    if (bad) break;
    bad = qn_dict_set(rt, in[3], key, args->kwvals[k]);
    qn_release(rt, key);
  }
  if (!bad) bad = qn_call_pos(rt, method, in, 4, out);
  for (int i = 1; i < 4; i++) qn_release(rt, in[i]);
  qn_release(rt, method);
  return bad ? -1 : out->tag == QN_NOTIMPL ? 1 : 0;
}

int qn_array_function(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out) {
  qn_value found = standing(rt, args->pos, args->npos, 0);
  if (found.tag == QN_UNSET) found = standing(rt, args->kwvals, args->nkw, 0);
  return found.tag == QN_UNSET ? 1 : ask(rt, found, fn, args, out);
}
