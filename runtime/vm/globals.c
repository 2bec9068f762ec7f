/* globals.c - the dict that globals(), vars(module) and module.__dict__ give.
 *
 * Variables of a module are slots of its script, so this dict is made when somebody asks: a copy, whose class is dict's but for
 * reading, storing and deleting one key, which reach the script. Its script is the module that its "__name__" says. */
#include <pthread.h>

#include "runtime/vm/vm_int.h"

static qn_class globals_class; /* dict's, and these: filled in by qn_globals_install */

bool qn_is_globals(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &globals_class; }

/* Borrowed; UNSET: no such module any more. */
qn_value qn_globals_script(qn_rt *rt, qn_value dict) {
  qn_value name, module = {.tag = QN_UNSET};
  if (qn_dict_get_z(rt, dict, "__name__", &name) <= 0) return module;
  if (qn_is(name, QN_K_STR) && qn_dict_get_z(rt, qn_vm_of(rt)->modules, qn_str_sv(name).p, &module) > 0) qn_release(rt, module); /* the table holds it */
  qn_release(rt, name);
  return module.tag == QN_OBJ && module.o->cls == &qn_script_class ? module : (qn_value){.tag = QN_UNSET};
}

static qn_sym name_of(qn_rt *rt, qn_value key) { return qn_is(key, QN_K_STR) ? qn_sym_of_str(rt, key) : NULL; }

static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_value script = qn_globals_script(rt, v);
  qn_sym name = script.tag == QN_OBJ ? name_of(rt, key) : NULL;
  const int r = name ? qn_script_get(rt, script, name, out) : 0;
  return r ? r < 0 ? -1 : 0 : qn_dict_class.get_item(rt, v, key, out);
}

static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  const qn_value script = qn_globals_script(rt, v);
  qn_sym name = script.tag == QN_OBJ ? name_of(rt, key) : NULL;
  if (name && qn_script_set(rt, script, name, x)) return -1;
  return qn_dict_set(rt, v, key, x);
}

static int del_item(qn_rt *rt, qn_value v, qn_value key) {
  const qn_value script = qn_globals_script(rt, v);
  qn_sym name = script.tag == QN_OBJ ? name_of(rt, key) : NULL;
  qn_value had;
  const int there = name ? qn_script_get(rt, script, name, &had) : 0;
  if (there < 0) return -1;
  if (!there) return qn_dict_class.del_item(rt, v, key);
  qn_release(rt, had); /* its code was compiled for variables that only `del name` unsets */
  return qn_raise(rt, QN_E_NotImplementedError, "a module's variable is not deleted through globals(): write del %s", name->text);
}

static int contains(qn_rt *rt, qn_value v, qn_value key) {
  const qn_value script = qn_globals_script(rt, v);
  qn_sym name = script.tag == QN_OBJ ? name_of(rt, key) : NULL;
  qn_value there;
  const int r = name ? qn_script_get(rt, script, name, &there) : qn_dict_class.contains(rt, v, key);
  if (name && r > 0) qn_release(rt, there);
  return r;
}

static int m_update(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value all, k, v;
  if (qn_new_dict(rt, &all)) return -1;
  int bad = qn_dict_class.init(rt, all, args);
  for (int64_t pos = 0; !bad && qn_dict_next(all, &pos, &k, &v);) bad = set_item(rt, self, k, v);
  qn_release(rt, all);
  return bad ? -1 : (*out = qn_none(), 0);
}

static int m_get(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  if (qn_args_parse(rt, args, "get", "key|default/", a)) return -1;
  const int there = contains(rt, self, a[0]);
  if (there) return there < 0 ? -1 : get_item(rt, self, a[0], out);
  return *out = a[1].tag == QN_UNSET ? qn_none() : qn_retained(a[1]), 0;
}

static int m_setdefault(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  if (qn_args_parse(rt, args, "setdefault", "key|default/", a)) return -1;
  const int there = contains(rt, self, a[0]);
  if (there) return there < 0 ? -1 : get_item(rt, self, a[0], out);
  const qn_value x = a[1].tag == QN_UNSET ? qn_none() : a[1];
  return set_item(rt, self, a[0], x) ? -1 : (*out = qn_retained(x), 0);
}

static int m_pop(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  if (qn_args_parse(rt, args, "pop", "key|default/", a)) return -1;
  const int there = contains(rt, self, a[0]);
  if (there < 0) return -1;
  if (there) return del_item(rt, self, a[0]) ? -1 : qn_raise(rt, QN_E_KeyError, "the variable is gone");
  return a[1].tag == QN_UNSET ? qn_raise_key(rt, a[0]) : (*out = qn_retained(a[1]), 0);
}

static int m_refused(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args, (void)out;
  return qn_raise(rt, QN_E_NotImplementedError, "a module's variables are not deleted through globals()");
}

static int inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (op != QN_BITOR) return QN_NOT_IMPLEMENTED;
  qn_value none;
  if (m_update(rt, a, &(qn_args){.pos = &b, .npos = 1}, &none)) return -1;
  return *out = qn_retained(a), 0;
}

static const qn_method methods[] = {{.name = "setdefault", .fn = m_setdefault}, {.name = "pop", .fn = m_pop}, {.name = "popitem", .fn = m_refused}, {.name = "clear", .fn = m_refused},
                                    {.name = "update", .fn = m_update}, {.name = "get", .fn = m_get}, {.name = NULL}};

static void fill_class(void) {
  qn_class c = qn_dict_class;
  c.base = &qn_dict_class;
  c.methods = methods;
  c.get_item = get_item, c.set_item = set_item, c.del_item = del_item, c.contains = contains;
  c.inplace = inplace;
  c.derivable = false;
  globals_class = c;
}

void qn_globals_install(void) { /* sessions share the class */
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, fill_class);
}

/* The globals of a frame, which for the text of eval() and exec() are those that it was given. */
int qn_frame_globals(qn_rt *rt, const qn_frame *f, qn_value *out) {
  const qn_value outer = f->globals->outer[1];
  if (outer.tag != QN_OBJ) return qn_globals_dict(rt, f->globals, out);
  if (outer.o->cls == &qn_script_class) return qn_globals_dict(rt, (const qn_script *)outer.o, out);
  return *out = qn_retained(outer), 0;
}

int qn_globals_dict(qn_rt *rt, const qn_script *s, qn_value *out) {
  qn_value d;
  if (qn_new_dict(rt, &d)) return -1;
  for (uint32_t i = 0; i < s->nslots; i++)
    if (s->slots[i].tag != QN_UNSET && qn_dict_set_z(rt, d, s->unit->globals.data[i]->text, s->slots[i])) return qn_release(rt, d), -1;
  if (s->extra.tag == QN_OBJ && qn_op_dict_update(rt, d, s->extra)) return qn_release(rt, d), -1;
  d.o->cls = &globals_class;
  return *out = d, 0;
}
