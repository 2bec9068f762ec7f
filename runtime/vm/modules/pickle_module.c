/* pickle_module.c - objects to bytes and back, for processes that share nothing: the natives under pickle and multiprocessing.
 *
 * The format is Quern's own and holds for one version. Functions, classes and kernels go by name (module, qualified name),
 * everything else by value; what occurs twice, or holds itself, is written once. Recursion is counted: data nested too deep
 * is a RecursionError. Reading trusts nothing in the bytes. */
#include "runtime/object/bigint.h"
#include "runtime/object/array/array.h"
#include "runtime/vm/vm_int.h"

enum { MAGIC = 0x93 };
typedef enum code {
  C_NONE = 'N', C_BOOL = 'b', C_INT = 'i', C_BIGINT = 'j', C_FLOAT = 'f', C_ELLIPSIS = '.', C_NOTIMPL = '!', C_SCALAR = 's', C_COMPLEX = 'c',
  C_NPCOMPLEX = 'z', C_STR = 'S', C_BYTES = 'B', C_TUPLE = 't', C_LIST = 'l', C_INTS = 'I', C_FLOATS = 'F', C_DICT = 'd', C_SET = 'h',
  C_FROZENSET = 'H', C_RANGE = 'r', C_SLICE = ':', C_GLOBAL = 'g', C_BUILTIN = 'n', C_INSTANCE = 'o', C_EXCEPTION = 'x', C_ARRAY = 'a',
  C_DTYPE = 'y', C_METHOD = 'm', C_REDUCE = 'R', C_AGAIN = '@', C_MODULE = 'M'
} code;

/* --- writing -------------------------------------------------------------------------------------------------------------- */
typedef struct seen {
  const qn_obj *o;
  int64_t at;
} seen;
typedef struct writer {
  qn_rt *rt;
  qn_buf b;
  seen *table;
  size_t n, cap;
  int64_t next;
  qn_value states; /* what objects gave as their state: kept, for the table knows objects by their addresses */
} writer;

static int put(writer *w, qn_value v);
static void put_u8(writer *w, int c) { qn_buf_c(&w->b, (char)c); }
static void put_i64(writer *w, int64_t i) { qn_buf_add(&w->b, (const char *)&i, 8); }
static void put_sv(writer *w, qn_sv s) {
  put_i64(w, (int64_t)s.n);
  qn_buf_sv(&w->b, s);
}

static seen *slot(writer *w, const qn_obj *o) {
  size_t i = ((uintptr_t)o >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 20 & (w->cap - 1);
  while (w->table[i].o && w->table[i].o != o) i = (i + 1) & (w->cap - 1);
  return &w->table[i];
}

/* 1: written before (a reference is written now), 0: new, and numbered. */
static int remember(writer *w, const qn_obj *o) {
  if (w->n * 2 >= w->cap) {
    seen *old = w->table;
    size_t n = w->cap, cap = n ? n * 2 : 64;
    seen *t = qn_alloc(w->rt->alloc, cap * sizeof *t);
    if (!t) return qn_raise_memory(w->rt);
    memset(t, 0, cap * sizeof *t);
    w->table = t;
    w->cap = cap;
    for (size_t i = 0; i < n; i++)
      if (old[i].o) *slot(w, old[i].o) = old[i];
    qn_free(w->rt->alloc, old, n * sizeof *old);
  }
  seen *s = slot(w, o);
  if (s->o) return put_u8(w, C_AGAIN), put_i64(w, s->at), 1;
  *s = (seen){o, w->next++};
  w->n++;
  return 0;
}

static int pickle_error(qn_rt *rt, const char *fmt, ...) QN_PRINTF(2, 3);
static int pickle_error(qn_rt *rt, const char *fmt, ...) {
  char text[512];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  qn_value m, cls, s, exc;
  qn_sym name = qn_sym_of(rt, "PicklingError");
  if (!name || qn_vm_import(rt, QN_SV("pickle"), &m)) return -1;
  int bad = qn_get_attr(rt, m, name, &cls);
  qn_release(rt, m);
  if (bad || qn_new_str(rt, qn_sv_of(text), &s)) return -1;
  bad = qn_call_pos(rt, cls, &s, 1, &exc);
  qn_release(rt, cls);
  qn_release(rt, s);
  return bad ? -1 : qn_raise_value(rt, exc);
}

static int text_attr(qn_rt *rt, qn_value v, const char *attr, qn_value *out) {
  qn_sym s = qn_sym_of(rt, attr);
  if (!s) return -1;
  if (qn_get_attr(rt, v, s, out)) return -1;
  if (qn_is(*out, QN_K_STR)) return 0;
  qn_drop(rt, out);
  return qn_raise(rt, QN_E_AttributeError, "no %s", attr);
}

/* The value of module.qualname now; 1 found, 0 not. */
static int by_name(qn_rt *rt, qn_sv module, qn_sv qualname, qn_value *out) {
  qn_value at, next;
  if (qn_vm_import(rt, module, &at)) return qn_exc_clear(rt), 0;
  while (qualname.n) {
    size_t n = 0;
    while (n < qualname.n && qualname.p[n] != '.') n++;
    char part[256];
    snprintf(part, sizeof part, "%.*s", (int)(n < 255 ? n : 255), qualname.p);
    qn_sym s = qn_sym_of(rt, part);
    int bad = s ? qn_get_attr(rt, at, s, &next) : -1;
    qn_release(rt, at);
    if (bad) return qn_exc_clear(rt), 0;
    at = next;
    qualname.p += n < qualname.n ? n + 1 : n;
    qualname.n -= n < qualname.n ? n + 1 : n;
  }
  return *out = at, 1;
}

/* Functions, classes, kernels: "module", "qualified.name", which must lead back to the same object. */
static int put_global(writer *w, qn_value v, qn_value named) {
  qn_rt *rt = w->rt;
  qn_value module, name, found;
  if (text_attr(rt, named, "__module__", &module)) return -1;
  if (text_attr(rt, named, "__qualname__", &name)) return qn_release(rt, module), -1;
  qn_sv m = qn_str_sv(module), q = qn_str_sv(name);
  int bad = 0;
  if (memmem(q.p, q.n, "<locals>", 8)) {
    bad = qn_raise(rt, QN_E_AttributeError, "Can't pickle local object '%s'", q.p);
  } else {
    int r = by_name(rt, m, q, &found);
    bool same = r == 1 && found.tag == QN_OBJ && (found.o == v.o || (qn_is(found, QN_K_KERNEL) && ((qn_kernelobj *)found.o)->fn.o == v.o));
    if (r == 1) qn_release(rt, found);
    qn_buf text;
    qn_buf_init(&text, rt->alloc);
    if (!same && qn_repr(rt, v, &text) == 0)
      bad = r ? pickle_error(rt, "Can't pickle %s: it's not the same object as %s.%s", text.p ? text.p : "", m.p, q.p)
              : pickle_error(rt, "Can't pickle %s: attribute lookup %s on %s failed", text.p ? text.p : "", q.p, m.p);
    qn_buf_deinit(&text);
    if (same) put_u8(w, C_GLOBAL), put_sv(w, m), put_sv(w, q);
    else bad = -1;
  }
  qn_release(rt, module);
  qn_release(rt, name);
  return bad;
}

static int put_items(writer *w, int kind, const qn_value *items, int64_t n) {
  put_u8(w, kind);
  put_i64(w, n);
  for (int64_t i = 0; i < n; i++)
    if (put(w, items[i])) return -1;
  return 0;
}

static int put_list(writer *w, const qn_list *l) {
  if (l->n && (l->elem == QN_INT || l->elem == QN_FLOAT)) {
    put_u8(w, l->elem == QN_INT ? C_INTS : C_FLOATS);
    put_i64(w, l->n);
    qn_buf_add(&w->b, (const char *)l->i, (size_t)l->n * 8);
    return 0;
  }
  put_u8(w, C_LIST);
  put_i64(w, l->n);
  for (int64_t i = 0, n = l->n; i < n; i++)
    if (i >= l->n || put(w, qn_list_at(l, i))) return -1;
  return 0;
}

static int put_dict(writer *w, qn_value d) {
  int64_t pos = 0;
  qn_value k, v;
  put_u8(w, C_DICT);
  put_i64(w, qn_dict_len(d));
  while (qn_dict_next(d, &pos, &k, &v))
    if (put(w, k) || put(w, v)) return -1;
  return 0;
}

static int put_set(writer *w, qn_value s) {
  int64_t pos = 0;
  qn_value k;
  put_u8(w, qn_is(s, QN_K_SET) ? C_SET : C_FROZENSET);
  put_i64(w, ((qn_set *)s.o)->used);
  while (qn_set_next(s, &pos, &k))
    if (put(w, k)) return -1;
  return 0;
}

static int put_array(writer *w, qn_value v) {
  qn_value dense;
  if (qn_array_contiguous(w->rt, v, &dense)) return -1;
  const qn_view *a = qn_view_of(dense);
  put_u8(w, C_ARRAY);
  put_u8(w, a->dtype);
  put_i64(w, a->ndim);
  for (int i = 0; i < a->ndim; i++) put_i64(w, a->shape[i]);
  size_t size = (size_t)qn_view_size(a) * qn_itemsize(a);
  if (size) qn_buf_add(&w->b, a->data, size);
  qn_release(w->rt, dense);
  return 0;
}

static bool has_method(const qn_class *c, qn_sym name) {
  if (qn_is_pyclass(c)) return qn_class_find(c, name, NULL);
  for (; c; c = c->base)
    for (const qn_method *m = c->methods; m && m->name; m++)
      if (strcmp(m->name, name->text) == 0) return true;
  return false;
}

/* What the object itself says: __reduce_ex__ and __reduce__ give (callable, args[, state]); __getstate__ the state. */
static int own_method(qn_rt *rt, qn_value v, const char *name, const qn_value *args, uint32_t n, qn_value *out) { /* 1 called, 0 none, -1 */
  qn_sym s = qn_sym_of(rt, name);
  qn_value fn;
  if (!s) return -1;
  if (!has_method(v.o->cls, s)) return 0;
  if (qn_get_attr(rt, v, s, &fn)) return -1;
  int bad = qn_call_pos(rt, fn, args, n, out);
  qn_release(rt, fn);
  return bad ? -1 : 1;
}

static int put_state(writer *w, qn_value state) { return qn_list_append(w->rt, w->states, state) ? -1 : put(w, state); }

static int put_parts(writer *w, qn_value parts) { /* consumes parts; 1 put, -1 */
  put_u8(w, C_REDUCE);
  int bad = qn_is(parts, QN_K_TUPLE) && ((qn_tuple *)parts.o)->n >= 2 ? put_state(w, parts) : pickle_error(w->rt, "__reduce__ must return a tuple");
  return qn_release(w->rt, parts), bad ? -1 : 1;
}

static int put_reduced(writer *w, qn_value v) { /* 1 put, 0 it says nothing, -1 */
  qn_value parts;
  const qn_value protocol = qn_int(4);
  int r = own_method(w->rt, v, "__reduce_ex__", &protocol, 1, &parts);
  if (!r) r = own_method(w->rt, v, "__reduce__", NULL, 0, &parts);
  return r == 1 ? put_parts(w, parts) : r;
}

/* What lib/pickle.py knows to take apart; as put_reduced. */
static int put_known(writer *w, qn_value v) {
  qn_value fn, parts;
  if (w->rt->hooks.module_function(w->rt, "pickle", "_parts", &fn)) return -1;
  int bad = qn_call_pos(w->rt, fn, &v, 1, &parts);
  qn_release(w->rt, fn);
  return bad ? -1 : parts.tag == QN_NONE ? 0 : put_parts(w, parts);
}

static int put_instance(writer *w, qn_value v) {
  qn_rt *rt = w->rt;
  qn_value state;
  const qn_sym getstate = qn_sym_of(rt, "__getstate__");
  int r = getstate ? put_reduced(w, v) : -1;
  if (!r && !has_method(v.o->cls, getstate)) r = put_known(w, v);
  if (r) return r < 0 ? -1 : 0;
  put_u8(w, C_INSTANCE);
  qn_value cls = qn_class_value(v.o->cls);
  if (put_global(w, cls, cls) || (r = own_method(rt, v, "__getstate__", NULL, 0, &state)) < 0) return -1;
  put_u8(w, r);
  qn_sym dict = qn_vm_of(rt)->syms[QN_S___dict__];
  if (r == 0 && qn_instance_get(rt, v, dict, &state) && qn_get_attr(rt, v, dict, &state)) return -1;
  r = put_state(w, state);
  qn_release(rt, state);
  return r;
}

static int put_exception(writer *w, qn_value v) {
  const qn_excobj *e = qn_exc_obj(v);
  qn_value cls = qn_class_value(v.o->cls);
  put_u8(w, C_EXCEPTION);
  if (put_global(w, cls, cls) || put(w, e->args)) return -1;
  return put(w, e->attrs.tag == QN_OBJ ? e->attrs : qn_none());
}

static int put_other(writer *w, qn_value v) {
  qn_rt *rt = w->rt;
  if (v.o->cls == &qn_native_class) {
    const qn_native *f = (const qn_native *)v.o;
    qn_value found, builtins = qn_vm_of(rt)->builtins;
    qn_sym name = qn_sym_of(rt, f->name);
    if (name && qn_module_get(rt, builtins, name, &found) == 1) {
      qn_release(rt, found);
      if (found.tag == QN_OBJ && found.o == v.o) return put_u8(w, C_BUILTIN), put_sv(w, QN_SV("builtins")), put_sv(w, qn_sv_of(f->name)), 0;
    }
    int64_t pos = 0;
    qn_value key, module;
    while (name && qn_dict_next(qn_vm_of(rt)->modules, &pos, &key, &module)) {
      if (!qn_is(module, QN_K_MODULE) || qn_module_get(rt, module, name, &found) != 1) continue;
      qn_release(rt, found);
      if (found.tag == QN_OBJ && found.o == v.o)
        return put_u8(w, C_BUILTIN), put_sv(w, qn_sv_of(((qn_modobj *)module.o)->name)), put_sv(w, qn_sv_of(f->name)), 0;
    }
    if (f->self.tag == QN_OBJ) { /* [].append */
      put_u8(w, C_METHOD);
      put_sv(w, qn_sv_of(f->name));
      return put(w, f->self);
    }
  }
  if (v.o->cls == &qn_ufunc_class) return put_u8(w, C_BUILTIN), put_sv(w, QN_SV("numpy")), put_sv(w, qn_sv_of(qn_ufunc_name(v))), 0;
  if (qn_is(v, QN_K_TYPE)) {
    const qn_class *c = qn_class_ptr(v);
    qn_value found;
    if (by_name(rt, qn_sv_of(c->module ? c->module : "builtins"), qn_sv_of(c->name), &found) == 1) {
      qn_release(rt, found);
      if (found.tag == QN_OBJ && found.o == v.o) return put_u8(w, C_BUILTIN), put_sv(w, qn_sv_of(c->module)), put_sv(w, qn_sv_of(c->name)), 0;
    }
  }
  return qn_raise(rt, QN_E_TypeError, "cannot pickle '%s' object", qn_class_of(v)->full_name ? qn_class_of(v)->full_name : qn_class_of(v)->name);
}

/* Digits of base 16 after the sign. */
static int put_big(writer *w, qn_value v) {
  qn_buf text;
  qn_buf_init(&text, w->rt->alloc);
  int r = qn_big_text(w->rt, v, 16, false, false, &text);
  if (r == 0) put_u8(w, C_BIGINT), put_sv(w, qn_buf_view(&text));
  w->b.oom = w->b.oom || text.oom;
  qn_buf_deinit(&text);
  return r;
}

static int get_big(qn_rt *rt, qn_sv s, qn_value *out) {
  const bool negative = s.n && s.p[0] == '-';
  if (negative) s.p++, s.n--;
  for (size_t i = 0; i < s.n; i++)
    if (!memchr("0123456789abcdef", s.p[i], 16)) s.n = 0;
  return s.n ? qn_big_parse(rt, s, 16, negative, false, out) : pickle_error(rt, "invalid int");
}

/* An object of a script's class that derives from a built-in one. */
static int put_derived(writer *w, qn_value v) {
  int r = remember(w, v.o);
  if (r) return r < 0 ? -1 : 0;
  if (!(r = put_reduced(w, v))) r = put_known(w, v);
  return r > 0 ? 0 : r < 0 ? -1 : put_other(w, v);
}

static int put_object(writer *w, qn_value v) {
  qn_rt *rt = w->rt;
  if (qn_is_pyclass(v.o->cls) && !qn_is(v, QN_K_INSTANCE) && !qn_is(v, QN_K_EXCEPTION) && !qn_is(v, QN_K_TYPE)) return put_derived(w, v);
  if (qn_is_big(v)) return put_big(w, v);
  if (qn_is(v, QN_K_STR)) return put_u8(w, C_STR), put_sv(w, qn_str_sv(v)), 0;
  if (qn_is(v, QN_K_BYTES)) return put_u8(w, C_BYTES), put_sv(w, (qn_sv){((qn_bytesobj *)v.o)->data, (size_t)((qn_bytesobj *)v.o)->n}), 0;
  if (qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX)) {
    double parts[2];
    if (qn_is(v, QN_K_COMPLEX)) parts[0] = ((qn_complexobj *)v.o)->re, parts[1] = ((qn_complexobj *)v.o)->im;
    else memcpy(parts, &((qn_npcomplex *)v.o)->v, sizeof parts);
    put_u8(w, qn_is(v, QN_K_COMPLEX) ? C_COMPLEX : C_NPCOMPLEX);
    return qn_buf_add(&w->b, (const char *)parts, sizeof parts), 0;
  }
  if (qn_is(v, QN_K_TYPE)) return qn_is_pyclass(qn_class_ptr(v)) ? put_global(w, v, v) : put_other(w, v);
  if (qn_is(v, QN_K_FUNCTION)) return put_global(w, v, v);
  if (qn_is(v, QN_K_KERNEL)) return put_global(w, v, ((qn_kernelobj *)v.o)->fn);
  if (qn_is(v, QN_K_TUPLE)) { /* holds itself only through something that is remembered */
    int r = remember(w, v.o);
    return r ? (r < 0 ? -1 : 0) : put_items(w, C_TUPLE, ((qn_tuple *)v.o)->items, ((qn_tuple *)v.o)->n);
  }
  if (v.o->cls == &qn_script_class) return qn_raise(rt, QN_E_TypeError, "cannot pickle 'module' object");
  if (qn_is(v, QN_K_RANGE)) {
    const qn_range *r = (const qn_range *)v.o;
    return put_u8(w, C_RANGE), put_i64(w, r->start), put_i64(w, r->stop), put_i64(w, r->step), 0;
  }
  if (qn_is(v, QN_K_SLICE)) return put_items(w, C_SLICE, &((qn_slice *)v.o)->start, 3);
  if (qn_is(v, QN_K_DTYPE)) return put_u8(w, C_DTYPE), put_u8(w, ((qn_dtypeobj *)v.o)->dtype), 0;
  if (qn_is(v, QN_K_METHOD)) {
    const qn_bound_method *m = (const qn_bound_method *)v.o;
    if (!qn_is(m->fn, QN_K_FUNCTION)) return put_other(w, v);
    put_u8(w, C_METHOD);
    put_sv(w, qn_sym_sv(((qn_function *)m->fn.o)->name));
    return put(w, m->self);
  }
  int r = remember(w, v.o);
  if (r) return r < 0 ? -1 : 0;
  if (v.o->cls == &qn_list_class) return put_list(w, (const qn_list *)v.o);
  if (v.o->cls == &qn_dict_class || v.o->cls == &qn_instance_dict_class) return put_dict(w, v);
  if (v.o->cls == &qn_set_class || v.o->cls == &qn_frozenset_class) return put_set(w, v);
  if (qn_is_array(v) && qn_view_of(v)->dtype <= QN_D_COMPLEX128) return put_array(w, v);
  if (qn_is(v, QN_K_INSTANCE)) return put_instance(w, v);
  if (qn_is(v, QN_K_EXCEPTION)) return put_exception(w, v);
  int reduced = put_reduced(w, v);
  if (!reduced) reduced = put_known(w, v);
  return reduced ? (reduced < 0 ? -1 : 0) : put_other(w, v);
}

static int put(writer *w, qn_value v) {
  switch ((qn_tag)v.tag) {
    case QN_UNSET:
    case QN_NONE: return put_u8(w, C_NONE), 0;
    case QN_BOOL: return put_u8(w, C_BOOL), put_u8(w, v.i != 0), 0;
    case QN_INT: return put_u8(w, C_INT), put_i64(w, v.i), 0;
    case QN_FLOAT: return put_u8(w, C_FLOAT), put_i64(w, v.i), 0;
    case QN_ELLIPSIS: return put_u8(w, C_ELLIPSIS), 0;
    case QN_NOTIMPL: return put_u8(w, C_NOTIMPL), 0;
    case QN_NPSCALAR: return put_u8(w, C_SCALAR), put_u8(w, v.dtype), put_i64(w, v.i), 0;
    case QN_OBJ: break;
  }
  if (qn_enter(w->rt, " while pickling an object")) return -1;
  int r = put_object(w, v);
  qn_leave(w->rt);
  return r || w->b.oom ? -1 : 0;
}

static int p_dumps(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  writer w = {.rt = rt};
  (void)self;
  if (qn_args_parse(rt, args, "dumps", "obj/", &v)) return -1;
  if (qn_new_list(rt, NULL, 0, &w.states)) return -1;
  qn_buf_init(&w.b, rt->alloc);
  put_u8(&w, MAGIC);
  int r = put(&w, v);
  if (w.b.oom && rt->exc.tag != QN_OBJ) r = qn_raise_memory(rt);
  if (r == 0) r = qn_new_bytes(rt, qn_buf_view(&w.b), out);
  qn_buf_deinit(&w.b);
  qn_release(rt, w.states);
  qn_free(rt->alloc, w.table, w.cap * sizeof *w.table);
  return r;
}

/* --- reading ------------------------------------------------------------------------------------------------------------------ */
typedef struct reader {
  qn_rt *rt;
  const char *p, *end;
  qn_value *memo; /* by number; borrowed from what is being built, retained here */
  int64_t n, cap;
} reader;

static int get(reader *r, qn_value *out);
static int truncated(reader *r) {
  qn_value m, cls, s, exc;
  qn_rt *rt = r->rt;
  qn_sym name = qn_sym_of(rt, "UnpicklingError");
  if (!name || qn_vm_import(rt, QN_SV("pickle"), &m)) return -1;
  int bad = qn_get_attr(rt, m, name, &cls);
  qn_release(rt, m);
  if (bad || qn_new_str(rt, QN_SV("pickle data was truncated, or is not of this version of quern"), &s)) return -1;
  bad = qn_call_pos(rt, cls, &s, 1, &exc);
  qn_release(rt, cls);
  qn_release(rt, s);
  return bad ? -1 : qn_raise_value(rt, exc);
}
static int get_u8(reader *r, uint8_t *out) {
  *out = 0;
  return r->p < r->end ? (*out = (uint8_t)*r->p++, 0) : truncated(r);
}
static int get_i64(reader *r, int64_t *out) {
  *out = 0;
  if (r->end - r->p < 8) return truncated(r);
  memcpy(out, r->p, 8);
  return r->p += 8, 0;
}
static int get_count(reader *r, int64_t *n) { /* of things that take a byte at least */
  return get_i64(r, n) ? -1 : *n < 0 || *n > r->end - r->p ? truncated(r) : 0;
}
static int get_sv(reader *r, qn_sv *s) {
  int64_t n;
  if (get_count(r, &n)) return -1;
  *s = (qn_sv){r->p, (size_t)n};
  return r->p += n, 0;
}

static int64_t number(reader *r) { /* a place in the memo, in the order of writing */
  if (r->n == r->cap) {
    int64_t cap = r->cap ? r->cap * 2 : 32;
    qn_value *m = qn_realloc(r->rt->alloc, r->memo, (size_t)r->cap * sizeof *m, (size_t)cap * sizeof *m);
    if (!m) return qn_raise_memory(r->rt);
    r->memo = m;
    r->cap = cap;
  }
  r->memo[r->n] = (qn_value){.tag = QN_UNSET};
  return r->n++;
}

static int get_tuple(reader *r, bool numbered, qn_value *out) {
  int64_t n, at = numbered ? number(r) : 0;
  qn_value *items;
  if (at < 0 || get_count(r, &n)) return -1;
  items = qn_alloc(r->rt->alloc, ((size_t)n + 1) * sizeof *items);
  if (!items) return qn_raise_memory(r->rt);
  int64_t i = 0;
  while (i < n && get(r, &items[i]) == 0) i++;
  int bad = i < n ? -1 : qn_new_tuple(r->rt, items, n, out);
  while (i) qn_release(r->rt, items[--i]);
  qn_free(r->rt->alloc, items, ((size_t)n + 1) * sizeof *items);
  if (!bad && numbered) r->memo[at] = qn_retained(*out);
  return bad;
}

static int get_list(reader *r, uint8_t kind, qn_value *out) {
  int64_t n, at = number(r);
  qn_value list, x;
  if (at < 0 || get_count(r, &n)) return -1;
  if (kind != C_LIST && n > (r->end - r->p) / 8) return truncated(r);
  if (qn_new_list(r->rt, NULL, 0, &list)) return -1;
  r->memo[at] = qn_retained(list);
  for (int64_t i = 0; i < n; i++) {
    if (kind != C_LIST) {
      int64_t bits;
      memcpy(&bits, r->p, 8);
      r->p += 8;
      x = kind == C_INTS ? qn_int(bits) : (qn_value){.tag = QN_FLOAT, .i = bits};
    } else if (get(r, &x)) {
      return qn_release(r->rt, list), -1;
    }
    int bad = qn_list_append(r->rt, list, x);
    qn_release(r->rt, x);
    if (bad) return qn_release(r->rt, list), -1;
  }
  return *out = list, 0;
}

static int get_dict(reader *r, qn_value *out) {
  int64_t n, at = number(r);
  qn_value d, k, v;
  if (at < 0 || get_count(r, &n) || qn_new_dict(r->rt, &d)) return -1;
  r->memo[at] = qn_retained(d);
  for (int64_t i = 0; i < n; i++) {
    if (get(r, &k)) return qn_release(r->rt, d), -1;
    int bad = get(r, &v);
    if (!bad) bad = qn_dict_set(r->rt, d, k, v), qn_release(r->rt, v);
    qn_release(r->rt, k);
    if (bad) return qn_release(r->rt, d), -1;
  }
  return *out = d, 0;
}

static int get_set(reader *r, uint8_t kind, qn_value *out) {
  int64_t n, at = number(r);
  qn_value s, x;
  if (at < 0 || get_count(r, &n) || qn_new_set(r->rt, &s)) return -1;
  for (int64_t i = 0; i < n; i++) {
    int bad = get(r, &x);
    if (!bad) bad = qn_set_add(r->rt, s, x), qn_release(r->rt, x);
    if (bad) return qn_release(r->rt, s), -1;
  }
  if (kind == C_FROZENSET) {
    qn_value f;
    int bad = qn_call_pos(r->rt, qn_class_value(&qn_frozenset_class), &s, 1, &f);
    qn_release(r->rt, s);
    if (bad) return -1;
    s = f;
  }
  r->memo[at] = qn_retained(s);
  return *out = s, 0;
}

static int get_global(reader *r, qn_value *out) {
  qn_sv m, q;
  if (get_sv(r, &m) || get_sv(r, &q)) return -1;
  if (by_name(r->rt, m, q, out)) return 0;
  return qn_raise(r->rt, QN_E_AttributeError, "Can't get attribute '%.*s' on <module '%.*s'>", (int)q.n, q.p, (int)m.n, m.p);
}

static int class_of(reader *r, qn_value *out) {
  uint8_t c;
  if (get_u8(r, &c)) return -1;
  if (c != C_GLOBAL && c != C_BUILTIN) return truncated(r);
  if (get_global(r, out)) return -1;
  if (qn_is(*out, QN_K_TYPE)) return 0;
  qn_release(r->rt, *out);
  return truncated(r);
}

static int set_state(reader *r, qn_value v, qn_value state, bool own) {
  qn_rt *rt = r->rt;
  qn_value fn, x, k, val;
  qn_sym set = qn_sym_of(rt, "__setstate__");
  if (!set) return -1;
  if (has_method(v.o->cls, set)) {
    if (qn_get_attr(rt, v, set, &fn)) return -1;
    int bad = qn_call_pos(rt, fn, &state, 1, &x);
    qn_release(rt, fn);
    return bad ? -1 : (qn_release(rt, x), 0);
  }
  if (!qn_is(state, QN_K_DICT)) return own && state.tag == QN_NONE ? 0 : truncated(r);
  int64_t pos = 0;
  while (qn_dict_next(state, &pos, &k, &val)) {
    qn_sym name = qn_is(k, QN_K_STR) ? qn_sym_of_str(rt, k) : NULL;
    if (!name || qn_instance_set(rt, v, name, val)) return name ? -1 : truncated(r);
  }
  return 0;
}

static int get_instance(reader *r, qn_value *out) {
  qn_value cls, v, state;
  uint8_t own;
  int64_t at = number(r);
  if (at < 0 || class_of(r, &cls)) return -1;
  if (!qn_is_pyclass(qn_class_ptr(cls)) || get_u8(r, &own)) return qn_release(r->rt, cls), truncated(r);
  int bad = qn_instance_new(r->rt, qn_class_ptr(cls), &v);
  qn_release(r->rt, cls);
  if (bad) return -1;
  r->memo[at] = qn_retained(v);
  if (get(r, &state)) return qn_release(r->rt, v), -1;
  bad = set_state(r, v, state, own);
  qn_release(r->rt, state);
  if (bad) return qn_release(r->rt, v), -1;
  return *out = v, 0;
}

static int get_exception(reader *r, qn_value *out) {
  qn_value cls, args, attrs, exc;
  int64_t at = number(r);
  if (at < 0 || class_of(r, &cls)) return -1;
  if (!qn_issubclass(qn_class_ptr(cls), qn_exc_classes[QN_E_BaseException]) || get(r, &args)) return qn_release(r->rt, cls), truncated(r);
  int bad = get(r, &attrs);
  if (!bad && !qn_is(args, QN_K_TUPLE)) bad = truncated(r);
  if (!bad) bad = qn_new_exception(r->rt, qn_class_ptr(cls), ((qn_tuple *)args.o)->items, (uint32_t)((qn_tuple *)args.o)->n, &exc);
  if (!bad && qn_is(attrs, QN_K_DICT)) qn_vset(r->rt, &qn_exc_obj(exc)->attrs, qn_retained(attrs));
  if (!bad) r->memo[at] = qn_retained(exc), *out = exc;
  qn_release(r->rt, cls);
  qn_release(r->rt, args);
  return bad ? -1 : (qn_release(r->rt, attrs), 0);
}

static int get_array(reader *r, qn_value *out) {
  uint8_t dtype;
  int64_t ndim, shape[QN_MAX_RANK], total = 1, at = number(r);
  if (at < 0 || get_u8(r, &dtype) || get_i64(r, &ndim)) return -1;
  if (dtype > QN_D_COMPLEX128 || ndim < 0 || ndim > QN_MAX_RANK) return truncated(r);
  for (int64_t i = 0; i < ndim; i++)
    if (get_i64(r, &shape[i])) return -1;
    else if (shape[i] < 0 || __builtin_mul_overflow(total, shape[i], &total)) return truncated(r);
  if (total > (r->end - r->p) / qn_dtypes[dtype].size) return truncated(r);
  if (qn_array_new(r->rt, (qn_dtype)dtype, (int)ndim, shape, false, out)) return -1;
  size_t size = (size_t)total * qn_dtypes[dtype].size;
  if (size) memcpy(qn_view_of(*out)->data, r->p, size);
  r->p += size;
  r->memo[at] = qn_retained(*out);
  return 0;
}

static int get_reduce(reader *r, qn_value *out) {
  qn_value t;
  int64_t at = number(r);
  if (at < 0 || get(r, &t)) return -1;
  const qn_tuple *parts = (const qn_tuple *)t.o;
  int bad = !qn_is(t, QN_K_TUPLE) || parts->n < 2 || !qn_is(parts->items[1], QN_K_TUPLE) ? truncated(r) : 0;
  if (!bad) {
    const qn_tuple *a = (const qn_tuple *)parts->items[1].o;
    bad = qn_call_pos(r->rt, parts->items[0], a->items, (uint32_t)a->n, out);
  }
  if (!bad && parts->n > 2 && parts->items[2].tag != QN_NONE && (bad = set_state(r, *out, parts->items[2], true)) != 0) qn_release(r->rt, *out);
  if (!bad) r->memo[at] = qn_retained(*out);
  qn_release(r->rt, t);
  return bad;
}

static int get_method(reader *r, qn_value *out) {
  qn_sv name;
  qn_value self;
  if (get_sv(r, &name) || get(r, &self)) return -1;
  char z[256];
  snprintf(z, sizeof z, "%.*s", (int)name.n, name.p);
  qn_sym s = qn_sym_of(r->rt, z);
  int bad = s ? qn_get_attr(r->rt, self, s, out) : -1;
  qn_release(r->rt, self);
  return bad;
}

static int get_plain(reader *r, uint8_t c, qn_value *out) {
  int64_t a, b, d;
  uint8_t u;
  double parts[2];
  qn_sv s;
  switch (c) {
    case C_NONE: return *out = qn_none(), 0;
    case C_BOOL: return get_u8(r, &u) ? -1 : (*out = qn_bool(u != 0), 0);
    case C_INT: return get_i64(r, &a) ? -1 : (*out = qn_int(a), 0);
    case C_FLOAT: return get_i64(r, &a) ? -1 : (*out = (qn_value){.tag = QN_FLOAT, .i = a}, 0);
    case C_ELLIPSIS: return *out = (qn_value){.tag = QN_ELLIPSIS}, 0;
    case C_NOTIMPL: return *out = (qn_value){.tag = QN_NOTIMPL}, 0;
    case C_SCALAR:
      if (get_u8(r, &u) || get_i64(r, &a)) return -1;
      if (u >= QN_D_COUNT || qn_dtypes[u].size > 8) return truncated(r);
      return *out = (qn_value){.tag = QN_NPSCALAR, .dtype = u, .i = a}, 0;
    case C_COMPLEX:
    case C_NPCOMPLEX:
      if (r->end - r->p < 16) return truncated(r);
      memcpy(parts, r->p, 16);
      r->p += 16;
      if (c == C_COMPLEX) return qn_new_complex(r->rt, parts[0], parts[1], out);
      return qn_elem_get(r->rt, QN_D_COMPLEX128, parts, out);
    case C_BIGINT: return get_sv(r, &s) ? -1 : get_big(r->rt, s, out);
    case C_STR: return get_sv(r, &s) ? -1 : qn_new_str(r->rt, s, out);
    case C_BYTES: return get_sv(r, &s) ? -1 : qn_new_bytes(r->rt, s, out);
    case C_RANGE:
      if (get_i64(r, &a) || get_i64(r, &b) || get_i64(r, &d)) return -1;
      return d ? qn_new_range(r->rt, a, b, d, out) : truncated(r);
    case C_DTYPE: {
      if (get_u8(r, &u)) return -1;
      if (u > QN_D_COMPLEX128) return truncated(r);
      qn_value np, fn, name;
      qn_sym dt = qn_sym_of(r->rt, "dtype");
      if (!dt || qn_vm_import(r->rt, QN_SV("numpy"), &np)) return -1;
      int bad = qn_get_attr(r->rt, np, dt, &fn);
      qn_release(r->rt, np);
      if (bad || qn_new_str(r->rt, qn_sv_of(qn_dtypes[u].name), &name)) return -1;
      bad = qn_call_pos(r->rt, fn, &name, 1, out);
      qn_release(r->rt, fn);
      qn_release(r->rt, name);
      return bad;
    }
    default: return truncated(r);
  }
}

static int get_any(reader *r, qn_value *out) {
  uint8_t c;
  int64_t at;
  qn_value t;
  if (get_u8(r, &c)) return -1;
  switch (c) {
    case C_AGAIN:
      if (get_i64(r, &at)) return -1;
      if (at < 0 || at >= r->n || r->memo[at].tag == QN_UNSET) return truncated(r);
      return *out = qn_retained(r->memo[at]), 0;
    case C_TUPLE: return get_tuple(r, true, out);
    case C_LIST:
    case C_INTS:
    case C_FLOATS: return get_list(r, c, out);
    case C_DICT: return get_dict(r, out);
    case C_SET:
    case C_FROZENSET: return get_set(r, c, out);
    case C_GLOBAL:
    case C_BUILTIN: return get_global(r, out);
    case C_INSTANCE: return get_instance(r, out);
    case C_EXCEPTION: return get_exception(r, out);
    case C_ARRAY: return get_array(r, out);
    case C_REDUCE: return get_reduce(r, out);
    case C_METHOD: return get_method(r, out);
    case C_SLICE:
      if (get_tuple(r, false, &t)) return -1;
      if (((qn_tuple *)t.o)->n != 3) return qn_release(r->rt, t), truncated(r);
      qn_value *p = ((qn_tuple *)t.o)->items;
      int bad = qn_new_slice(r->rt, p[0], p[1], p[2], out);
      return qn_release(r->rt, t), bad;
    default: return get_plain(r, c, out);
  }
}

static int get(reader *r, qn_value *out) {
  if (qn_enter(r->rt, " while unpickling an object")) return -1;
  int bad = get_any(r, out);
  qn_leave(r->rt);
  return bad;
}

static int p_loads(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  uint8_t magic;
  (void)self;
  if (qn_args_parse(rt, args, "loads", "data/", &v)) return -1;
  if (!qn_is(v, QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v)->name);
  const qn_bytesobj *b = (const qn_bytesobj *)v.o;
  if (b->n == 0) return qn_raise(rt, QN_E_EOFError, "Ran out of input");
  reader r = {.rt = rt, .p = b->data, .end = b->data + b->n};
  qn_retain(v);
  int bad = get_u8(&r, &magic);
  if (!bad) bad = magic == MAGIC ? get(&r, out) : truncated(&r);
  for (int64_t i = 0; i < r.n; i++) qn_release(rt, r.memo[i]);
  qn_free(rt->alloc, r.memo, (size_t)r.cap * sizeof *r.memo);
  qn_release(rt, v);
  return bad;
}

static const qn_method functions[] = {{.name = "dumps", .fn = p_dumps}, {.name = "loads", .fn = p_loads}, {.name = NULL}};
extern const qn_module_def qn_pickle_module;
const qn_module_def qn_pickle_module = {.name = "_pickle", .functions = functions};
