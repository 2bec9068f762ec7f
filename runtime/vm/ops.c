/* ops.c - bodies of the rarer instructions: names, displays, unpacking, imports, raise, with. */
#include "runtime/base/dtoa.h"
#include "runtime/vm/slow.h"

/* --- names ----------------------------------------------------------------------------------------------------------- */
int qn_op_unbound(qn_rt *rt, qn_frame *f, uint16_t reg) {
  const qn_code *c = f->code;
  qn_sym name = reg < c->nvars ? c->varnames[reg] : c->name;
  if (c->flags & QN_CODE_MODULE) return qn_slow_name_error(rt, f, name);
  if (reg >= c->cells + c->ncells && reg < c->cells + c->ncells + c->nfrees)
    return qn_raise(rt, QN_E_NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
                    name->text);
  return qn_raise(rt, QN_E_UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name->text);
}

int qn_op_global(qn_rt *rt, qn_frame *f, uint32_t slot, qn_value *out) {
  qn_script *s = f->globals;
  qn_sym name = s->unit->globals.data[slot];
  int r = s->outer[1].tag == QN_OBJ ? qn_script_outer(rt, s, name, out) : qn_module_get(rt, qn_vm_of(rt)->builtins, name, out); /* a builtin that came later */
  if (r < 0) return -1;
  if (r) return 0;
  return qn_slow_name_error(rt, f, name);
}

/* The body of a class whose metaclass prepared a mapping: 0 found, 1 not, -1 */
static int load_from_mapping(qn_rt *rt, qn_frame *f, qn_sym name, qn_value *out) {
  qn_value key;
  if (qn_new_str_sym(rt, name, &key)) return -1;
  int r = qn_get_item(rt, f->ns->mapping, key, out);
  qn_release(rt, key);
  if (!r) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_KeyError])) return -1;
  qn_exc_clear(rt);
  return 1;
}

int qn_op_load_name(qn_rt *rt, qn_frame *f, uint32_t name, uint16_t cell, qn_value *out) {
  qn_sym s = f->code->unit->names.data[name];
  if (f->ns && f->ns->mapping.tag == QN_OBJ) {
    int r = load_from_mapping(rt, f, s, out);
    if (r <= 0) return r;
  }
  qn_value *v = f->ns ? qn_ns_find(f->ns, s) : NULL;
  if (v && v->tag != QN_UNSET) return *out = qn_retained(*v), 0;
  if (cell != QN_NOREG) {
    const qn_value *c = &((qn_cell *)f->r[cell].o)->v;
    if (c->tag == QN_UNSET) return qn_op_unbound(rt, f, cell);
    return *out = qn_retained(*c), 0;
  }
  int r = qn_script_get(rt, qn_from_obj(f->globals), s, out);
  if (!r && !f->code->unit->evaluated) r = qn_module_get(rt, qn_vm_of(rt)->builtins, s, out);
  if (r) return r < 0 ? -1 : 0;
  return qn_slow_name_error(rt, f, s);
}

/* --- text ---------------------------------------------------------------------------------------------------------------- */
int qn_op_format(qn_rt *rt, qn_value v, uint16_t conversion, const qn_value *spec, qn_value *out) {
  if (qn_is(v, QN_K_STR) && !spec && (conversion == 0 || conversion == 's') && v.o->cls == &qn_str_class)
    return *out = qn_retained(v), 0;
  if (v.tag == QN_INT && !spec && conversion == 0) { /* the common field */
    char room[QN_INT_TEXT_MAX];
    return qn_new_str(rt, qn_int_text(room, qn_magnitude(v.i), v.i < 0), out);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int bad = qn_format_field(rt, v, (char)conversion, spec ? qn_str_sv(*spec) : QN_SV(""), &b);
  if (!bad) bad = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return bad;
}

int qn_op_build_str(qn_rt *rt, const qn_value *parts, uint32_t n, qn_value *out) {
  size_t bytes = 0;
  int64_t points = 0;
  for (uint32_t i = 0; i < n; i++) {
    bytes += (size_t)((const qn_strobj *)parts[i].o)->n;
    points += ((const qn_strobj *)parts[i].o)->points;
  }
  qn_strobj *s = qn_obj_new(rt, &qn_str_class, offsetof(qn_strobj, text) + bytes + 1);
  if (!s) return -1;
  char *to = s->text;
  for (uint32_t i = 0; i < n; i++) {
    qn_sv part = qn_str_sv(parts[i]);
    memcpy(to, part.p, part.n);
    to += part.n;
  }
  s->n = (int64_t)bytes;
  s->points = points;
  return *out = qn_from_obj(s), 0;
}

/* --- containers ------------------------------------------------------------------------------------------------------------ */
int qn_op_build_dict(qn_rt *rt, const qn_value *pairs, uint32_t n, qn_value *out) {
  qn_value d;
  if (qn_new_dict(rt, &d)) return -1;
  for (uint32_t i = 0; i < n; i++)
    if (qn_dict_set(rt, d, pairs[2 * i], pairs[2 * i + 1])) return qn_release(rt, d), -1;
  return *out = d, 0;
}

static int too_few(qn_rt *rt, uint32_t want, const char *at_least, int64_t got) {
  return qn_raise(rt, QN_E_ValueError, "not enough values to unpack (expected %s%u, got %lld)", at_least, want, (long long)got);
}

static int cannot_unpack(qn_rt *rt, qn_value v) {
  if (!rt->exc.o || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_TypeError, "cannot unpack non-iterable %s object", qn_class_of(v)->name);
}

int qn_op_unpack(qn_rt *rt, qn_value v, uint32_t n, qn_value *out) {
  if (qn_is(v, QN_K_TUPLE) || (qn_is(v, QN_K_LIST) && v.o->cls == &qn_list_class)) {
    bool tuple = qn_is(v, QN_K_TUPLE);
    int64_t have = tuple ? ((qn_tuple *)v.o)->n : ((qn_list *)v.o)->n;
    if (have > n) return qn_raise(rt, QN_E_ValueError, "too many values to unpack (expected %u)", n);
    if (have < n) return too_few(rt, n, "", have);
    for (uint32_t i = 0; i < n; i++)
      qn_vset(rt, &out[i], qn_retained(tuple ? ((qn_tuple *)v.o)->items[i] : qn_list_at((qn_list *)v.o, i)));
    return 0;
  }
  qn_value it, x;
  if (qn_iter(rt, v, &it)) return cannot_unpack(rt, v);
  int r = 0;
  for (uint32_t i = 0; i < n; i++) {
    r = qn_next(rt, it, &x);
    if (r == QN_STOP) too_few(rt, n, "", i);
    if (r) return qn_release(rt, it), -1;
    qn_vset(rt, &out[i], x);
  }
  r = qn_next(rt, it, &x);
  qn_release(rt, it);
  if (r == 0) {
    qn_release(rt, x);
    return qn_raise(rt, QN_E_ValueError, "too many values to unpack (expected %u)", n);
  }
  return r < 0 ? -1 : 0;
}

int qn_op_unpack_ex(qn_rt *rt, qn_value v, uint32_t before, uint32_t after, qn_value *out) {
  qn_value *items, rest;
  int64_t n;
  if (qn_items_of(rt, v, &items, &n)) return cannot_unpack(rt, v);
  int bad = -1;
  if (n < (int64_t)before + after) {
    too_few(rt, before + after, "at least ", n);
  } else if (!qn_new_list(rt, items + before, n - before - after, &rest)) {
    for (uint32_t i = 0; i < before; i++) qn_vset(rt, &out[i], qn_retained(items[i]));
    qn_vset(rt, &out[before], rest);
    for (uint32_t i = 0; i < after; i++) qn_vset(rt, &out[before + 1 + i], qn_retained(items[n - after + i]));
    bad = 0;
  }
  qn_items_free(rt, items, n);
  return bad;
}

int qn_op_list_extend(qn_rt *rt, qn_value list, qn_value other) {
  if (!qn_list_extend(rt, list, other)) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError]) || other.tag == QN_OBJ) return -1;
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_TypeError, "Value after * must be an iterable, not %s", qn_class_of(other)->name);
}

int qn_op_set_update(qn_rt *rt, qn_value set, qn_value other) {
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, other, &items, &n)) return -1;
  int bad = 0;
  for (int64_t i = 0; i < n && !bad; i++) bad = qn_set_add(rt, set, items[i]);
  qn_items_free(rt, items, n);
  return bad;
}

/* What has keys, as a dict of its own: 1, 0 it has none, -1. */
static int mapping_of(qn_rt *rt, qn_value other, qn_value *out) {
  qn_value keys;
  if (qn_is(other, QN_K_DICT)) return *out = qn_retained(other), 1;
  const qn_sym sym = qn_sym_of(rt, "keys");
  if (!sym) return -1;
  if (other.tag != QN_OBJ) return 0;
  if (qn_get_attr(rt, other, sym, &keys) < 0) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
    return qn_exc_clear(rt), 0;
  }
  qn_release(rt, keys);
  return qn_call_pos(rt, qn_class_value(&qn_dict_class), &other, 1, out) < 0 ? -1 : 1;
}

static int update_from(qn_rt *rt, qn_value dict, qn_value other) {
  int64_t pos = 0;
  qn_value k, v;
  while (qn_dict_next(other, &pos, &k, &v))
    if (qn_dict_set(rt, dict, k, v)) return -1;
  return 0;
}

int qn_op_dict_update(qn_rt *rt, qn_value dict, qn_value other) {
  qn_value own;
  int found = mapping_of(rt, other, &own);
  if (found <= 0) return found < 0 ? -1 : qn_raise(rt, QN_E_TypeError, "'%s' object is not a mapping", qn_class_of(other)->name);
  found = update_from(rt, dict, own);
  return qn_release(rt, own), found;
}

static const char *callee_name(qn_value callee);
static const char *callee_module(qn_value callee) { /* as CPython shows it: functions of scripts by their module */
  if (qn_is(callee, QN_K_METHOD)) return callee_module(((qn_bound_method *)callee.o)->fn);
  if (!qn_is(callee, QN_K_FUNCTION)) return "";
  qn_value name = ((qn_function *)callee.o)->globals->name;
  return qn_is(name, QN_K_STR) ? qn_str_sv(name).p : "";
}

static const char *callee_name(qn_value callee) {
  if (qn_is(callee, QN_K_FUNCTION)) return ((qn_function *)callee.o)->qualname->text;
  if (qn_is(callee, QN_K_NATIVE)) return ((qn_native *)callee.o)->name;
  if (qn_is(callee, QN_K_METHOD)) return callee_name(((qn_bound_method *)callee.o)->fn);
  if (qn_is(callee, QN_K_TYPE)) return qn_class_ptr(callee)->name;
  return qn_class_of(callee)->name;
}

static int merge_from(qn_rt *rt, qn_value dict, qn_value other, qn_value callee) {
  const char *module = callee_module(callee), *dot = *module ? "." : "";
  int64_t pos = 0;
  qn_value k, v, have;
  while (qn_dict_next(other, &pos, &k, &v)) {
    int r = qn_dict_get(rt, dict, k, &have);
    if (r < 0) return -1;
    if (r) {
      qn_release(rt, have);
      qn_sv s = qn_is(k, QN_K_STR) ? qn_str_sv(k) : QN_SV("?");
      return qn_raise(rt, QN_E_TypeError, "%s%s%s() got multiple values for keyword argument '%.*s'", module, dot, callee_name(callee),
                      (int)s.n, s.p);
    }
    if (!qn_is(k, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "keywords must be strings");
    if (qn_dict_set(rt, dict, k, v)) return -1;
  }
  return 0;
}

int qn_op_dict_merge(qn_rt *rt, qn_value dict, qn_value other, qn_value callee) {
  const char *module = callee_module(callee);
  qn_value own;
  int found = mapping_of(rt, other, &own);
  if (found == 0)
    return qn_raise(rt, QN_E_TypeError, "%s%s%s() argument after ** must be a mapping, not %s", module, *module ? "." : "", callee_name(callee),
                    qn_class_of(other)->name);
  if (found < 0) return -1;
  found = merge_from(rt, dict, own, callee);
  return qn_release(rt, own), found;
}

int qn_op_call_ex(qn_rt *rt, qn_value fn, qn_value list, const qn_value *dict, qn_value *out) {
  qn_value *items;
  int64_t n, nkw = dict ? qn_dict_len(*dict) : 0;
  if (qn_is(fn, QN_K_KERNEL) && ((qn_vm_of(rt)->opts.interpret && !((qn_kernelobj *)fn.o)->opt.always) || !rt->hooks.call_kernel) &&
      ((qn_kernelobj *)fn.o)->opt.form != QN_FORM_VECTORIZE)
    fn = ((qn_kernelobj *)fn.o)->fn;
  if (qn_items_of(rt, list, &items, &n)) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError]) || qn_is(list, QN_K_GENERATOR)) return -1;
    const char *module = callee_module(fn);
    qn_exc_clear(rt);
    return qn_raise(rt, QN_E_TypeError, "%s%s%s() argument after * must be an iterable, not %s", module, *module ? "." : "",
                    callee_name(fn), qn_class_of(list)->name);
  }
  qn_sym *names = NULL;
  qn_value *vals = NULL;
  int bad = -1;
  if (nkw) {
    names = qn_alloc(rt->alloc, (size_t)nkw * sizeof *names);
    vals = qn_alloc(rt->alloc, (size_t)nkw * sizeof *vals);
    if (!names || !vals) {
      qn_raise_memory(rt);
      goto done;
    }
    int64_t pos = 0;
    qn_value k, v;
    for (int64_t i = 0; qn_dict_next(*dict, &pos, &k, &v); i++) {
      names[i] = qn_sym_of_str(rt, k);
      if (!names[i]) goto done;
      vals[i] = v;
    }
  }
  qn_args args = {.pos = items, .npos = (uint32_t)n, .nkw = (uint32_t)nkw, .kwnames = names, .kwvals = vals};
  bad = qn_call_object(rt, fn, &args, out);
done:
  qn_free(rt->alloc, names, (size_t)nkw * sizeof *names);
  qn_free(rt->alloc, vals, (size_t)nkw * sizeof *vals);
  qn_items_free(rt, items, n);
  return bad;
}

/* --- exceptions -------------------------------------------------------------------------------------------------------------- */
static bool is_exception_class(qn_value v) {
  return qn_is(v, QN_K_TYPE) && qn_issubclass(qn_class_ptr(v), qn_exc_classes[QN_E_BaseException]);
}

int qn_op_exc_match(qn_rt *rt, qn_value exc, qn_value cls) {
  if (is_exception_class(cls)) return qn_exc_matches(rt, exc, qn_class_ptr(cls));
  if (!qn_is(cls, QN_K_TUPLE))
    return qn_raise(rt, QN_E_TypeError, "catching classes that do not inherit from BaseException is not allowed");
  const qn_tuple *t = (const qn_tuple *)cls.o;
  for (int64_t i = 0; i < t->n; i++) {
    int r = qn_op_exc_match(rt, exc, t->items[i]);
    if (r) return r;
  }
  return 0;
}

static int instance_of(qn_rt *rt, qn_value v, const char *what, qn_value *out) {
  if (qn_is(v, QN_K_EXCEPTION)) return *out = qn_retained(v), 0;
  if (!is_exception_class(v)) return qn_raise(rt, QN_E_TypeError, "%s must derive from BaseException", what);
  if (qn_call_pos(rt, v, NULL, 0, out)) return -1;
  if (qn_is(*out, QN_K_EXCEPTION)) return 0;
  qn_drop(rt, out);
  return qn_raise(rt, QN_E_TypeError, "calling %s should have returned an instance of BaseException", qn_class_ptr(v)->name);
}

int qn_op_raise(qn_rt *rt, qn_value exc, const qn_value *cause) {
  qn_value e, c;
  if (instance_of(rt, exc, "exceptions", &e)) return -1;
  if (cause) {
    if (cause->tag == QN_NONE) c = qn_none();
    else if (instance_of(rt, *cause, "exception causes", &c)) return qn_release(rt, e), -1;
    int bad = qn_exc_set_cause(rt, e, c);
    qn_release(rt, c);
    if (bad) return qn_release(rt, e), -1;
  }
  return qn_raise_value(rt, e);
}

int qn_op_assert_fail(qn_rt *rt, qn_frame *f, const qn_value *message) {
  (void)f;
  return qn_raise_args(rt, qn_exc_classes[QN_E_AssertionError], message, message ? 1 : 0);
}

/* "OverflowError: text" */
int qn_op_refuse(qn_rt *rt, qn_value text) {
  qn_sv s = qn_str_sv(text);
  const char *colon = memchr(s.p, ':', s.n);
  size_t n = colon ? (size_t)(colon - s.p) : 0;
  for (int i = 0; colon && i < QN_E_COUNT; i++)
    if (strlen(qn_exc_classes[i]->name) == n && memcmp(qn_exc_classes[i]->name, s.p, n) == 0)
      return qn_raise(rt, (qn_exc_id)i, "%s", colon + 2);
  return qn_raise(rt, QN_E_NotImplementedError, "%.*s", (int)s.n, s.p);
}

/* --- with -------------------------------------------------------------------------------------------------------------------- */
static int special(qn_rt *rt, qn_value v, enum qn_vm_sym which, qn_value *out) {
  qn_sym name = qn_vm_of(rt)->syms[which];
  if (!qn_get_attr(rt, v, name, out)) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
  qn_exc_clear(rt);
  const qn_class *cls = qn_class_of(v);
  return qn_raise(rt, QN_E_TypeError, "'%s' object does not support the context manager protocol%s", cls->name,
                  which == QN_S___exit__ ? " (missed __exit__ method)" : "");
}

int qn_op_with_enter(qn_rt *rt, qn_value *manager, qn_value *out) {
  qn_value enter, exit_, v;
  if (special(rt, *manager, QN_S___enter__, &enter)) return -1;
  if (special(rt, *manager, QN_S___exit__, &exit_)) return qn_release(rt, enter), -1;
  int bad = qn_call_pos(rt, enter, NULL, 0, &v);
  qn_release(rt, enter);
  if (bad) return qn_release(rt, exit_), -1;
  qn_vset(rt, manager, exit_);
  return *out = v, 0;
}

int qn_op_with_exit(qn_rt *rt, qn_value exit_, qn_value exc, qn_value *out) {
  qn_value args[3] = {qn_none(), qn_none(), qn_none()};
  if (exc.tag == QN_OBJ) {
    args[0] = qn_class_value(exc.o->cls);
    args[1] = exc;
  }
  return qn_call_pos(rt, exit_, args, 3, out);
}

/* --- match ------------------------------------------------------------------------------------------------------------------- */
int qn_op_match_key(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  return qn_dict_get(rt, v, key, out) < 0 ? -1 : 0;
}

int qn_op_match_rest(qn_rt *rt, qn_value v, qn_value keys, qn_value *out) {
  qn_value d;
  if (qn_new_dict(rt, &d)) return -1;
  if (qn_op_dict_update(rt, d, v)) return qn_release(rt, d), -1;
  const qn_tuple *t = (const qn_tuple *)keys.o;
  for (int64_t i = 0; i < t->n; i++)
    if (qn_dict_del(rt, d, t->items[i]) < 0) return qn_release(rt, d), -1;
  return *out = d, 0;
}

static bool matches_itself(const qn_class *c) {
  return c == &qn_int_class || c == &qn_float_class || c == &qn_str_class || c == &qn_bool_class || c == &qn_bytes_class ||
         c == &qn_dict_class || c == &qn_list_class || c == &qn_tuple_class || c == &qn_set_class || c == &qn_frozenset_class;
}

static int attribute(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) { /* 1 found, 0 not, -1 */
  if (!qn_get_attr(rt, v, name, out)) return 1;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
  qn_exc_clear(rt);
  return 0;
}

static int positional(qn_rt *rt, qn_value v, qn_value cls, uint32_t npos, qn_value *items) {
  const qn_class *c = qn_class_ptr(cls);
  qn_value names;
  if (npos == 0) return 1;
  int r = attribute(rt, cls, qn_vm_of(rt)->syms[QN_S___match_args__], &names);
  if (r < 0) return -1;
  if (!r) {
    bool self = matches_itself(c);
    if (npos > (self ? 1u : 0u))
      return qn_raise(rt, QN_E_TypeError, "%s() accepts %d positional sub-pattern%s (%u given)", c->name, self, self ? "" : "s", npos);
    items[0] = qn_retained(v);
    return 1;
  }
  const qn_tuple *t = qn_is(names, QN_K_TUPLE) ? (const qn_tuple *)names.o : NULL;
  r = 1;
  if (!t || t->n < (int64_t)npos)
    r = qn_raise(rt, QN_E_TypeError, "%s() accepts %d positional sub-pattern%s (%u given)", c->name, t ? (int)t->n : 0,
                 t && t->n == 1 ? "" : "s", npos);
  for (uint32_t i = 0; i < npos && r == 1; i++) {
    qn_sym s = qn_is(t->items[i], QN_K_STR) ? qn_sym_of_str(rt, t->items[i]) : NULL;
    r = s ? attribute(rt, v, s, &items[i]) : qn_raise(rt, QN_E_TypeError, "__match_args__ elements must be strings");
  }
  qn_release(rt, names);
  return r;
}

int qn_op_match_class(qn_rt *rt, qn_value v, qn_value cls, uint32_t npos, const qn_bconst *names, qn_value *out) {
  if (!qn_is(cls, QN_K_TYPE)) return qn_raise(rt, QN_E_TypeError, "called match pattern must be a class");
  if (!qn_isinstance(v, qn_class_ptr(cls))) return *out = qn_none(), 0;
  uint32_t n = npos + names->n;
  qn_value t;
  if (qn_new_tuple(rt, NULL, n, &t)) return -1;
  qn_value *items = ((qn_tuple *)t.o)->items;
  int r = positional(rt, v, cls, npos, items);
  for (uint32_t i = 0; i < names->n && r == 1; i++) r = attribute(rt, v, names->names[i], &items[npos + i]);
  if (r == 1) return *out = t, 0;
  qn_release(rt, t);
  if (r < 0) return -1;
  return *out = qn_none(), 0;
}
