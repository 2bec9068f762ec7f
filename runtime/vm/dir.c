/* dir.c - dir(): the names that an object, its class and its bases have, sorted. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

static int add_z(qn_rt *rt, qn_value set, const char *name) {
  qn_value s;
  if (qn_new_str(rt, qn_sv_of(name), &s)) return -1;
  int bad = qn_set_add(rt, set, s);
  qn_release(rt, s);
  return bad;
}

static int add_ns(qn_rt *rt, qn_value set, const qn_ns *ns, bool values) {
  for (uint32_t i = 0; i < ns->n; i++)
    if ((!values || ns->items[i].val.tag != QN_UNSET) && add_z(rt, set, ns->items[i].key->text)) return -1;
  return 0;
}

static int add_tables(qn_rt *rt, qn_value set, const qn_class *native) {
  for (const qn_class *c = native; c; c = c->base)
    for (const qn_method *m = c->methods; m && m->name; m++)
      if (add_z(rt, set, m->name)) return -1;
  static const char *const common[] = {"__class__", "__doc__", "__dir__", "__eq__", "__ne__", "__hash__", "__repr__", "__str__", "__format__"};
  for (size_t i = 0; i < QN_COUNT(common); i++)
    if (add_z(rt, set, common[i])) return -1;
  return 0;
}

static int add_class(qn_rt *rt, qn_value set, const qn_class *c) {
  if (qn_is_pyclass(c)) {
    for (uint32_t i = 0; i < c->nmro; i++)
      if (qn_is_pyclass(c->mro[i]) && add_ns(rt, set, &qn_pyclass_of(c->mro[i])->ns, true)) return -1;
    if (add_z(rt, set, "__dict__") || add_z(rt, set, "__module__")) return -1;
  }
  return add_tables(rt, set, qn_native_class_of(c));
}

static int own_names(qn_rt *rt, qn_value set, qn_value v) {
  qn_value key;
  const qn_class *c = qn_class_of(v);
  if (qn_is(v, QN_K_TYPE)) return add_class(rt, set, qn_class_ptr(v));
  if (qn_is(v, QN_K_MODULE) && c == &qn_module_class) {
    if (qn_module_complete(rt, v)) return -1;
    for (int64_t pos = 0; qn_dict_next(((qn_modobj *)v.o)->attrs, &pos, &key, NULL);)
      if (qn_set_add(rt, set, key)) return -1;
    return 0;
  }
  if (c == &qn_script_class) {
    qn_value names;
    if (qn_globals_dict(rt, (const qn_script *)v.o, &names)) return -1;
    int bad = 0;
    for (int64_t pos = 0; !bad && qn_dict_next(names, &pos, &key, NULL);) bad = qn_set_add(rt, set, key);
    return qn_release(rt, names), bad;
  }
  if (qn_is_pyclass(c) && c->kind != QN_K_EXCEPTION) {
    const qn_side *side = qn_side_of(v.o);
    const qn_ns *slots = &qn_pyclass_of(c)->slots;
    for (uint32_t i = 0; i < slots->n && (i < side->n || qn_pyclass_of(c)->closed); i++)
      if ((side->vals[i].tag != QN_UNSET || qn_pyclass_of(c)->closed) && add_z(rt, set, slots->items[i].key->text)) return -1;
  }
  return add_class(rt, set, c);
}

static int sorted(qn_rt *rt, qn_value set, qn_value *out) {
  qn_value list;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  if (qn_list_extend(rt, list, set) || qn_list_sort(rt, list, qn_none(), false)) return qn_release(rt, list), -1;
  return *out = list, 0;
}

int qn_object_dir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value set;
  if (qn_args_parse(rt, args, "__dir__", "", NULL) || qn_new_set(rt, &set)) return -1;
  int bad = own_names(rt, set, self) || sorted(rt, set, out);
  qn_release(rt, set);
  return bad ? -1 : 0;
}

int qn_b_dir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, set;
  (void)self;
  if (qn_args_parse(rt, args, "dir", "|object/", &v)) return -1;
  if (v.tag == QN_UNSET) { /* the names of the running code */
    qn_value locals, fn;
    if (qn_module_get(rt, qn_vm_of(rt)->builtins, qn_sym_of(rt, "locals"), &fn) != 1) return -1;
    int bad = qn_call_pos(rt, fn, NULL, 0, &locals);
    qn_release(rt, fn);
    if (bad) return -1;
    bad = sorted(rt, locals, out);
    qn_release(rt, locals);
    return bad;
  }
  if (v.tag == QN_OBJ && qn_is_pyclass(v.o->cls) && qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___dir__], NULL)) {
    qn_value names;
    int r = qn_call_special(rt, v, "__dir__", NULL, 0, &names);
    if (r < 0) return -1;
    int bad = sorted(rt, names, out);
    qn_release(rt, names);
    return bad;
  }
  if (qn_new_set(rt, &set)) return -1;
  int bad = own_names(rt, set, v) || sorted(rt, set, out);
  qn_release(rt, set);
  return bad ? -1 : 0;
}
