/* native.c - native functions, bound methods and modules as objects. */
#include "runtime/object/array/array.h"
#include "runtime/object/internal.h"

/* --- native functions ------------------------------------------------------------------------------------------------ */
int qn_new_native(qn_rt *rt, const char *name, qn_native_fn fn, qn_value self, qn_value *out) {
  qn_native *f = qn_obj_new(rt, &qn_native_class, sizeof *f);
  if (!f) return -1;
  f->name = name;
  f->fn = fn;
  f->self = qn_retained(self);
  *out = qn_from_obj(f);
  return 0;
}

static void native_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_native *)o)->self);
  qn_obj_free(rt, o, sizeof(qn_native));
}

/* A method of a table, and what its class does with the result. */
static int table_call(qn_rt *rt, const qn_native *f, qn_value self, const qn_args *args, qn_value *out) {
  int r = f->fn(rt, self, args, out);
  if (r || self.tag != QN_OBJ || !self.o->cls->finish) return r;
  return self.o->cls->finish(rt, self, f->name, args, *out) < 0 ? (qn_release(rt, *out), -1) : 0;
}

static int native_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  qn_native *f = (qn_native *)v.o;
  if (f->open) {
    const int taken = qn_array_function(rt, v, args, out);
    if (taken != 1) return taken;
  }
  if (!f->unbound) return table_call(rt, f, f->self, args, out);
  if (args->npos == 0)
    return qn_raise(rt, QN_E_TypeError, "unbound method %s.%s() needs an argument", f->unbound->name, f->name);
  if (!qn_isinstance(args->pos[0], f->unbound))
    return qn_raise(rt, QN_E_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", f->name,
                    f->unbound->name, qn_type_name(args->pos[0]));
  qn_args rest = *args;
  rest.pos++;
  rest.npos--;
  return table_call(rt, f, args->pos[0], &rest, out);
}

static int native_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_native *f = (qn_native *)v.o;
  if (f->unbound)
    qn_buf_printf(out, "<method '%s' of '%s' objects>", f->name, f->unbound->name);
  else if (f->self.tag == QN_OBJ && !qn_is(f->self, QN_K_MODULE))
    qn_buf_printf(out, "<built-in method %s of %s object at %p>", f->name, qn_type_name(f->self), (void *)f->self.o);
  else
    qn_buf_printf(out, "<built-in function %s>", f->name);
  return 0;
}

static int native_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_native *f = (qn_native *)v.o;
  if (!strcmp(name->text, "__name__") || !strcmp(name->text, "__qualname__")) return qn_new_str(rt, qn_sv_of(f->name), out);
  if (!strcmp(name->text, "__self__")) return *out = f->self.tag == QN_UNSET ? qn_none() : qn_retained(f->self), 0;
  if (!strcmp(name->text, "__module__")) return qn_new_str(rt, QN_SV("builtins"), out);
  return 1;
}

/* [].append == [].append compares what they are bound to. */
static int native_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if ((op != QN_EQ && op != QN_NE) || !qn_is(b, QN_K_NATIVE)) return QN_NOT_IMPLEMENTED;
  qn_native *f = (qn_native *)a.o, *g = (qn_native *)b.o;
  bool same = f == g || (f->fn == g->fn && qn_same(f->self, g->self) && f->unbound == g->unbound);
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int native_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  qn_native *f = (qn_native *)v.o;
  *out = qn_hash_bytes(f->name, strlen(f->name)) ^ f->self.bits;
  return 0;
}

qn_class qn_native_class = {QN_CLASS_HEAD("builtin_function_or_method", QN_K_NATIVE, &qn_object_class),
                            .destroy = native_destroy, .repr = native_repr, .call = native_call,
                            .get_attr = native_get_attr, .compare = native_compare, .hash = native_hash};

/* --- bound methods ------------------------------------------------------------------------------------------------------ */
int qn_new_bound_method(qn_rt *rt, qn_value self, qn_value fn, qn_value *out) {
  qn_bound_method *m = qn_obj_new(rt, &qn_bound_method_class, sizeof *m);
  if (!m) return -1;
  m->self = qn_retained(self);
  m->fn = qn_retained(fn);
  *out = qn_from_obj(m);
  return 0;
}

static void method_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_bound_method *)o)->self);
  qn_release(rt, ((qn_bound_method *)o)->fn);
  qn_obj_free(rt, o, sizeof(qn_bound_method));
}

static int method_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  enum { ON_STACK = 8 };
  qn_bound_method *m = (qn_bound_method *)v.o;
  qn_value few[ON_STACK], *pos = few;
  size_t bytes = (args->npos + 1) * sizeof *pos;
  if (args->npos >= ON_STACK && !(pos = qn_alloc(rt->alloc, bytes))) return qn_raise_memory(rt);
  pos[0] = m->self;
  if (args->npos) memcpy(pos + 1, args->pos, args->npos * sizeof *pos);
  qn_args with_self = *args;
  with_self.pos = pos;
  with_self.npos = args->npos + 1;
  int r = qn_call_object(rt, m->fn, &with_self, out);
  if (pos != few) qn_free(rt->alloc, pos, bytes);
  return r;
}

static int method_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) { /* types.MethodType(f, x) */
  qn_value a[2];
  (void)cls;
  QN_TRY(qn_args_parse(rt, args, "method", "function instance/", a));
  return qn_new_bound_method(rt, a[1], a[0], out);
}

/* The name of the function, for messages: its __qualname__, or "?". */
static int method_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_bound_method *m = (qn_bound_method *)v.o;
  qn_value name;
  qn_sym qualname = qn_sym_of(rt, "__qualname__");
  if (!qualname) return -1;
  qn_buf_z(out, "<bound method ");
  if (qn_get_attr(rt, m->fn, qualname, &name) == 0) {
    int r = qn_str(rt, name, out);
    qn_release(rt, name);
    if (r < 0) return -1;
  } else {
    qn_exc_clear(rt);
    qn_buf_c(out, '?');
  }
  qn_buf_z(out, " of ");
  QN_TRY(qn_repr(rt, m->self, out));
  qn_buf_c(out, '>');
  return 0;
}

static int method_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_bound_method *m = (qn_bound_method *)v.o;
  if (!strcmp(name->text, "__self__")) return *out = qn_retained(m->self), 0;
  if (!strcmp(name->text, "__func__")) return *out = qn_retained(m->fn), 0;
  if (!strcmp(name->text, "__class__")) return 1;
  return qn_get_attr(rt, m->fn, name, out);
}

static int method_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if ((op != QN_EQ && op != QN_NE) || !qn_is(b, QN_K_METHOD)) return QN_NOT_IMPLEMENTED;
  qn_bound_method *m = (qn_bound_method *)a.o, *n = (qn_bound_method *)b.o;
  bool same = qn_same(m->self, n->self) && qn_same(m->fn, n->fn);
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int method_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  *out = ((qn_bound_method *)v.o)->self.bits * 31 + ((qn_bound_method *)v.o)->fn.bits;
  return 0;
}

qn_class qn_bound_method_class = {QN_CLASS_HEAD("method", QN_K_METHOD, &qn_object_class), .destroy = method_destroy,
                                  .repr = method_repr, .call = method_call, .get_attr = method_get_attr,
                                  .compare = method_compare, .hash = method_hash, .construct = method_construct};

/* --- modules --------------------------------------------------------------------------------------------------------------- */
int qn_new_module(qn_rt *rt, const qn_module_def *def, qn_value *out) {
  qn_modobj *m = qn_obj_new(rt, &qn_module_class, sizeof *m);
  if (!m) return -1;
  qn_value v = qn_from_obj(m);
  m->name = def->name;
  m->missing = def->missing;
  int r = qn_new_dict(rt, &m->attrs);
  qn_value name;
  if (r == 0 && (r = qn_new_str(rt, qn_sv_of(def->name), &name)) == 0) {
    r = qn_module_set(rt, v, "__name__", name);
    qn_release(rt, name);
  }
  for (const qn_method *f = def->functions; r == 0 && f && f->name; f++) {
    qn_value fn;
    if ((r = qn_new_native(rt, f->name, f->fn, (qn_value){0}, &fn)) < 0) break; /* no self: the module would hold itself */
    ((qn_native *)fn.o)->open = def->open;
    r = qn_module_set(rt, v, f->name, fn);
    qn_release(rt, fn);
  }
  if (r == 0 && def->init) r = def->init(rt, v);
  if (r < 0) return qn_release(rt, v), -1;
  *out = v;
  return 0;
}

int qn_module_set(qn_rt *rt, qn_value module, const char *name, qn_value v) {
  return qn_dict_set_z(rt, ((qn_modobj *)module.o)->attrs, name, v);
}

int qn_module_get(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  return qn_dict_get_z(rt, ((qn_modobj *)module.o)->attrs, name->text, out);
}

static void module_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((qn_modobj *)o)->attrs);
  qn_obj_free(rt, o, sizeof(qn_modobj));
}

static int module_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "<module '%s' (built-in)>", ((qn_modobj *)v.o)->name);
  return 0;
}

static int module_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (!strcmp(name->text, "__dict__")) return *out = qn_retained(((qn_modobj *)v.o)->attrs), 0;
  qn_modobj *m = (qn_modobj *)v.o;
  int r = qn_module_get(rt, v, name, out);
  return r < 0 ? -1 : r ? 0 : m->missing ? m->missing(rt, v, name, out) : 1;
}

int qn_module_complete(qn_rt *rt, qn_value module) {
  qn_modobj *m = (qn_modobj *)module.o;
  return m->missing ? m->missing(rt, module, NULL, NULL) : 0;
}

static int module_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) { return qn_module_set(rt, v, name->text, x); }

qn_class qn_module_class = {QN_CLASS_HEAD("module", QN_K_MODULE, &qn_object_class), .destroy = module_destroy,
                            .repr = module_repr, .get_attr = module_get_attr, .set_attr = module_set_attr};
