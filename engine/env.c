/* env.c - what inference sees of a VM function: its tree, and its free names resolved to constants, kernels and modules as
 * they are at the moment of the compile (frozen, as Numba does; under driver rules what was seen is recorded, so that code
 * is dropped when the program rebinds a name). */
#include "engine/engine.h"
#include "runtime/frame/frame.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/collections.h"
#include "runtime/vm/modules/numpy.h"

/* A native function is named after the module that provides it: "math.sqrt". */
static bool is_function_of(const qn_module_def *m, qn_arena *a, const qn_native *f, qn_sv *out) {
  for (const qn_method *row = m->functions; row && row->name; row++)
    if (row->fn == f->fn && strcmp(row->name, f->name) == 0) {
      const char *name = m->name[0] == '_' ? m->name + 1 : m->name; /* heapq has _heapq's */
      *out = qn_sv_of(qn_arena_printf(a, "%s.%s", name, row->name));
      return true;
    }
  return false;
}

static bool native_name(qn_arena *a, const qn_native *f, qn_sv *out) {
  for (const qn_module_def *const *m = qn_engine_modules; *m; m++)
    if (is_function_of(*m, a, f, out)) return true;
  for (const qn_method *const *t = qn_np_tables; *t; t++)
    if (is_function_of(&(qn_module_def){.name = "numpy", .functions = *t}, a, f, out)) return true;
  return is_function_of(&qn_numpy_linalg_module, a, f, out) || is_function_of(&qn_numpy_random_module, a, f, out);
}

/* A function of NumPy that is written in Python (runtime/vm/modules/lib), where kernels have it by its name. */
static bool library_function(qn_arena *a, const qn_function *f, qn_sv *out) {
  if (!f->code->unit->library) return false;
  *out = qn_sv_of(qn_arena_printf(a, "numpy.%s", f->code->name->text));
  return qn_builtin_known(*out);
}

static void resolve_tuple(qn_session *s, qn_arena *a, qn_value v, enum qn_rules rules, qn_global *out) {
  const qn_tuple *t = (const qn_tuple *)v.o;
  qn_global *items = QN_NEW_N(a, qn_global, t->n + 1);
  for (int64_t i = 0; i < t->n; i++) qn_global_of_value(s, a, t->items[i], rules, &items[i]);
  out->kind = QN_GLOBAL_TUPLE;
  out->items = items;
  out->n = (uint32_t)t->n;
}

static void resolve_array(qn_session *s, qn_arena *a, qn_value v, qn_global *out) {
  qn_value dense;
  if (qn_array_contiguous(&s->rt, v, &dense)) {
    qn_exc_clear(&s->rt);
    out->kind = QN_GLOBAL_OTHER;
    out->s = QN_SV("ndarray");
    return;
  }
  const qn_view *view = qn_view_of(dense);
  int64_t *shape = QN_NEW_N(a, int64_t, QN_MAX_RANK);
  for (int d = 0; d < view->ndim; d++) shape[d] = view->shape[d];
  uint64_t bytes = (uint64_t)qn_view_size(view) * qn_itemsize(view);
  out->kind = QN_GLOBAL_ARRAY;
  out->array.dtype = (qn_dtype)view->dtype;
  out->array.ndim = view->ndim;
  out->array.shape = shape;
  out->array.data = qn_arena_strndup(a, view->data, bytes);
  out->array.n_bytes = bytes;
  qn_release(&s->rt, dense);
}

/* Records, as their bytes. */
static bool resolve_records(qn_session *s, qn_arena *a, qn_value v, qn_global *out) {
  qn_value dense;
  if (!qn_is_records(v) || !(out->klass = qn_kclass_of_records(s, v))) return false;
  if (qn_records_copy(&s->rt, v, &dense)) return qn_exc_clear(&s->rt), false;
  const qn_view *view = qn_records_view(dense);
  uint64_t bytes = (uint64_t)qn_view_size(view) * out->klass->itemsize;
  int64_t *shape = QN_NEW_N(a, int64_t, QN_MAX_RANK + 1);
  for (int d = 0; d < view->ndim; d++) shape[d] = view->shape[d];
  shape[view->ndim] = out->klass->itemsize;
  bool fine = view->ndim < 8;
  if (fine) {
    out->kind = QN_GLOBAL_RECORDS;
    out->array.dtype = QN_D_UINT8;
    out->array.ndim = view->ndim + 1;
    out->array.shape = shape;
    out->array.data = qn_arena_strndup(a, view->data, bytes);
    out->array.n_bytes = bytes;
  }
  qn_release(&s->rt, dense);
  return fine;
}

/* A class itself, a member of an enum, a named tuple. */
static bool resolve_klass(qn_session *s, qn_arena *a, qn_value v, enum qn_rules rules, qn_global *out) {
  const qn_descr *d = qn_record_dtype_of(v);
  if (d && rules != QN_RULES_DRIVER && (out->klass = qn_kclass_of_descr(s, d)) != NULL) return out->kind = QN_GLOBAL_CLASS, true;
  const qn_kclass *k = qn_kclass_of(s, qn_is(v, QN_K_TYPE) ? qn_class_ptr(v) : v.o->cls);
  int at = -1;
  if (!k) return false;
  if (qn_is(v, QN_K_TYPE)) out->kind = QN_GLOBAL_CLASS;
  else if (k->kind == QN_KCLASS_ENUM && (at = qn_klass_position(k, v)) >= 0) out->kind = QN_GLOBAL_ENUM;
  else if (k->kind == QN_KCLASS_NAMEDTUPLE) resolve_tuple(s, a, v, rules, out), out->kind = QN_GLOBAL_NAMED;
  else return false;
  out->klass = k;
  out->i = at;
  return true;
}

/* A type of numba, numba.typed's classes. */
static bool resolve_type(qn_session *s, qn_arena *a, qn_value v, qn_global *out) {
  if (v.o->cls == &qn_type_class && strncmp(((qn_class *)v.o)->module, "numba.typed.", 12) == 0) {
    out->kind = QN_GLOBAL_MEMBER;
    out->s = qn_sv_of(qn_arena_printf(a, "numba.typed.%s", ((qn_class *)v.o)->name));
    return true;
  }
  if (!qn_is_numba_type(v)) return false;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  bool fine = qn_numba_type_text(&s->rt, v, &text) == 0;
  if (fine) out->kind = QN_GLOBAL_TYPE, out->s = qn_arena_sv(a, qn_buf_view(&text));
  qn_buf_deinit(&text);
  qn_exc_clear(&s->rt);
  return fine;
}

static void resolve_object(qn_session *s, qn_arena *a, qn_value v, enum qn_rules rules, qn_global *out) {
  qn_dtype d;
  out->kind = QN_GLOBAL_OTHER;
  out->s = qn_sv_of(qn_class_of(v)->name);
  if (resolve_klass(s, a, v, rules, out) || resolve_type(s, a, v, out)) return;
  if (rules != QN_RULES_DRIVER && resolve_records(s, a, v, out)) return;
  if (qn_is_array(v)) {
    resolve_array(s, a, v, out);
  } else if (qn_is(v, QN_K_TUPLE)) {
    resolve_tuple(s, a, v, rules, out);
  } else if (qn_is(v, QN_K_STR)) {
    out->kind = QN_GLOBAL_STR;
    out->s = qn_arena_sv(a, qn_str_sv(v));
  } else if (qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX)) {
    out->kind = QN_GLOBAL_COMPLEX;
    out->numpy_scalar = qn_is(v, QN_K_NPCOMPLEX);
    out->dtype = QN_D_COMPLEX128;
    qn_number_parts(v, &out->f, &out->im);
  } else if (qn_is(v, QN_K_KERNEL)) {
    const qn_kernelobj *k = (const qn_kernelobj *)v.o;
    qn_fnstate *f = qn_fnstate_of(s, k->fn, k, k->opt.form == QN_FORM_CYTHON ? QN_RULES_CYTHON : QN_RULES_NUMBA);
    if (!f) return;
    if (qn_fnstate_signatures(s, f, k)) return;
    if (k->opt.form == QN_FORM_VECTORIZE) qn_overload_ufunc(s, f, v);
    out->kind = QN_GLOBAL_FUNCTION;
    out->function = &f->kfunc;
  } else if (qn_is(v, QN_K_FUNCTION) && library_function(a, (const qn_function *)v.o, &out->s)) {
    out->kind = QN_GLOBAL_MEMBER;
  } else if (qn_is(v, QN_K_FUNCTION)) {
    qn_fnstate *f = qn_fnstate_of(s, v, NULL, ((const qn_function *)v.o)->code->unit->dialect == QN_DIALECT_CYTHON ? QN_RULES_CYTHON : QN_RULES_DRIVER);
    if (!f) return;
    if (((const qn_function *)v.o)->attrs.tag == QN_OBJ) qn_overload_function(s, f, v);
    out->kind = QN_GLOBAL_FUNCTION;
    out->function = &f->kfunc;
  } else if (rules == QN_RULES_NUMBA && qn_is(v, QN_K_INSTANCE) && (out->function = qn_overloaded(s, v)) != NULL) {
    out->kind = QN_GLOBAL_FUNCTION;
  } else if (v.o->cls == &qn_script_class) { /* a file: its names are looked up as ".module.name" */
    out->kind = QN_GLOBAL_MODULE;
    out->s = qn_sv_of(qn_arena_printf(a, ".%s", qn_str_sv(((const qn_script *)v.o)->name).p));
  } else if (qn_is(v, QN_K_MODULE)) {
    out->kind = QN_GLOBAL_MODULE;
    out->s = qn_sv_of(((qn_modobj *)v.o)->name);
  } else if (v.o->cls == &qn_ufunc_class) {
    out->kind = QN_GLOBAL_MEMBER;
    out->s = qn_sv_of(qn_arena_printf(a, "numpy.%s", qn_ufunc_name(v)));
  } else if (v.o->cls == &qn_native_class) {
    if (native_name(a, (const qn_native *)v.o, &out->s)) out->kind = QN_GLOBAL_MEMBER;
    else out->kind = QN_GLOBAL_MISSING; /* a builtin function */
  } else if (qn_is(v, QN_K_TYPE)) {
    const qn_class *c = (const qn_class *)v.o;
    if (strcmp(c->module, "builtins") == 0 && c->obj.rc < 0) {
      out->kind = QN_GLOBAL_MISSING;
    } else if (qn_issubclass(c, qn_exc_classes[QN_E_BaseException])) {
      const char *chain = c->name; /* with its bases, see runtime/kernel/caught.c */
      for (uint32_t i = 1; i < c->nmro && c->mro; i++)
        if (qn_issubclass(c->mro[i], qn_exc_classes[QN_E_BaseException])) chain = qn_arena_printf(a, "%s<%s", chain, c->mro[i]->name);
      out->kind = QN_GLOBAL_EXCEPTION;
      out->s = qn_sv_of(chain);
    } else if (rules == QN_RULES_DRIVER && (c == &qn_defaultdict_class || (c->nmro > 1 && c->mro && c->mro[1] == &qn_counter_base_class))) {
      out->kind = QN_GLOBAL_MEMBER;
      out->s = c == &qn_defaultdict_class ? QN_SV("collections.defaultdict") : QN_SV("collections.Counter");
    } else if (strcmp(c->module, "numpy") == 0 && qn_dtype_from(&s->rt, v, &d) == 0) {
      out->kind = QN_GLOBAL_MEMBER;
      out->s = qn_sv_of(qn_arena_printf(a, "numpy.%s", qn_dtypes[d].name));
    } else if (strcmp(c->module, "numpy") == 0 || strcmp(c->module, "numba") == 0) {
      out->kind = QN_GLOBAL_MEMBER;
      out->s = qn_sv_of(qn_arena_printf(a, "%s.%s", c->module, c->name));
    }
    qn_exc_clear(&s->rt);
  }
}

void qn_global_of_value(qn_session *s, qn_arena *a, qn_value v, enum qn_rules rules, qn_global *out) {
  *out = (qn_global){.kind = QN_GLOBAL_OTHER};
  switch ((qn_tag)v.tag) {
    case QN_UNSET: out->kind = QN_GLOBAL_MISSING; break;
    case QN_NONE: out->kind = QN_GLOBAL_NONE; break;
    case QN_BOOL:
      out->kind = QN_GLOBAL_BOOL;
      out->i = v.i;
      out->dtype = QN_D_BOOL;
      break;
    case QN_INT:
      out->kind = QN_GLOBAL_INT;
      out->i = v.i;
      out->dtype = QN_D_INT64;
      break;
    case QN_FLOAT:
      out->kind = QN_GLOBAL_FLOAT;
      out->f = v.f;
      out->dtype = QN_D_FLOAT64;
      break;
    case QN_NPSCALAR:
      out->numpy_scalar = true;
      out->dtype = (qn_dtype)v.dtype;
      if (v.dtype == QN_D_BOOL) out->kind = QN_GLOBAL_BOOL;
      else if (qn_dtype_is_int(out->dtype) || qn_dtypes[v.dtype].kind == 'M' || qn_dtypes[v.dtype].kind == 'm') out->kind = QN_GLOBAL_INT; /* a time: its count */
      else if (qn_dtype_is_float(out->dtype)) out->kind = QN_GLOBAL_FLOAT;
      else out->s = QN_SV("numpy scalar");
      if (out->kind == QN_GLOBAL_FLOAT) out->f = v.f;
      else out->i = v.i;
      break;
    case QN_ELLIPSIS: out->s = QN_SV("ellipsis"); break;
    case QN_NOTIMPL: out->s = QN_SV("NotImplementedType"); break;
    case QN_OBJ: resolve_object(s, a, v, rules, out); break;
  }
}

/* Where a function finds a name that is no cell of its closure: the script's slot, or -1. */
static int32_t global_slot(const qn_function *fn, qn_sym name) {
  for (uint32_t i = 0; i < fn->code->nfrees; i++)
    if (fn->code->scope->frees.data[i]->name == name) return -1;
  intptr_t at = (intptr_t)qn_map_get(&fn->globals->unit->global_index, qn_sym_sv(name));
  return at > 0 && at <= (intptr_t)fn->globals->unit->globals.n ? (int32_t)at - 1 : -1;
}

void qn_env_resolve(void *user, qn_arena *a, qn_sv name, qn_global *out) {
  qn_fnstate *f = user;
  qn_rt *rt = &f->session->rt;
  *out = (qn_global){.kind = QN_GLOBAL_MISSING};
  if (qn_is_generated(f)) { /* map.c: the one name that its text uses */
    if (f->mapped && qn_sv_is(name, "prange")) *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = QN_SV("numba.prange")};
    else if (f->op_text && qn_sv_is(name, "T")) *out = (qn_global){.kind = QN_GLOBAL_TYPE, .s = qn_sv_of(f->op_type)};
    else if (f->mapped && qn_sv_is(name, "kernel")) *out = (qn_global){.kind = QN_GLOBAL_FUNCTION, .function = &f->mapped->kfunc};
    return;
  }
  qn_sym sym = name.n && name.p[0] == '.' ? qn_sym_of(rt, qn_arena_strndup(a, name.p, name.n)) : qn_intern_find(&rt->intern, name);
  qn_value v = {.tag = QN_UNSET};
  if (sym && qn_function_lookup(rt, (qn_function *)f->function.o, sym, &v) != 1) v.tag = QN_UNSET;
  qn_exc_clear(rt);
  bool own = f->kfunc.rules == QN_RULES_NUMBA && !f->kfunc.not_kernel &&
             (v.tag == QN_UNSET ? qn_sv_eq(name, f->kfunc.name) : v.tag == QN_OBJ && v.o == f->function.o);
  if (own) { /* it calls itself, while it is being decorated or by the name of its Python function */
    qn_release(rt, v);
    *out = (qn_global){.kind = QN_GLOBAL_FUNCTION, .function = &f->kfunc};
    return;
  }
  if (f->seen && sym) { /* driver code and Cython's: names may be rebound */
    int32_t slot = global_slot((qn_function *)f->function.o, sym);
    qn_value then = slot >= 0 ? ((qn_function *)f->function.o)->globals->slots[slot] : v;
    qn_vec_push(a, &f->seen->list, ((qn_seen){sym, slot, qn_retained(then)}));
  }
  qn_global_of_value(f->session, a, v, f->kfunc.rules, out);
  qn_release(rt, v);
}

static void names(void *user, void (*each)(void *ctx, qn_sv name), void *ctx) {
  qn_fnstate *f = user;
  if (qn_is_generated(f)) return;
  const qn_unit *unit = ((qn_function *)f->function.o)->globals->unit;
  for (uint32_t i = 0; i < unit->globals.n; i++) each(ctx, qn_sym_sv(unit->globals.data[i]));
}

/* --- defaults and options ------------------------------------------------------------------------------------------- */
static void set_defaults(qn_session *s, qn_fnstate *f, const qn_function *fn) {
  uint32_t n = fn->defaults.tag == QN_OBJ ? (uint32_t)((qn_tuple *)fn->defaults.o)->n : 0;
  if (!n) return;
  qn_global *d = QN_NEW_N(&s->arena, qn_global, n);
  for (uint32_t i = 0; i < n; i++) qn_global_of_value(s, &s->arena, ((qn_tuple *)fn->defaults.o)->items[i], f->kfunc.rules, &d[i]);
  f->kfunc.defaults = d;
  f->kfunc.n_defaults = n;
}

static void set_options(qn_fnstate *f, const qn_kernelobj *k) {
  qn_koptions *o = &f->kfunc.options;
  *o = qn_koptions_default(f->kfunc.rules);
  if (f->kfunc.rules == QN_RULES_CYTHON) qn_cython_options(&f->kfunc, o);
  if (!k) return;
  o->fastmath = k->opt.fastmath;
  o->parallel = k->opt.parallel || f->kfunc.rules == QN_RULES_CYTHON;
  o->error_model_numpy = k->opt.error_numpy || k->opt.form == QN_FORM_VECTORIZE;
  o->overflow_raise = o->overflow_raise || k->opt.overflow_raise;
  o->no_boundscheck = k->opt.has_boundscheck && !k->opt.boundscheck;
  if (f->kfunc.rules == QN_RULES_CYTHON) {
    o->cdivision = o->cdivision || k->opt.cdivision;
    o->no_wraparound = !k->opt.wraparound;
  }
}

/* locals={"x": float64}: types of numba, or their texts. What is no number's type is left to inference. */
static void set_locals(qn_session *s, qn_fnstate *f, const qn_kernelobj *k) {
  if (!qn_is(k->locals, QN_K_DICT) || !qn_dict_len(k->locals)) return;
  qn_klocal *list = QN_NEW_N(&s->arena, qn_klocal, qn_dict_len(k->locals));
  int64_t pos = 0;
  qn_value name, type;
  while (qn_dict_next(k->locals, &pos, &name, &type)) {
    qn_buf text;
    qn_buf_init(&text, s->alloc);
    const char *message;
    const qn_type *t = NULL;
    bool fine = qn_is(name, QN_K_STR) && qn_numba_type_text(&s->rt, type, &text) == 0;
    qn_sv copy = fine ? qn_arena_sv(&s->arena, qn_buf_view(&text)) : (qn_sv){0};
    qn_buf_deinit(&text);
    qn_exc_clear(&s->rt);
    if (!fine || !qn_type_parse(&s->types, copy, &t, &message) || t->kind != QN_TYPE_SCALAR) continue;
    list[f->kfunc.n_locals++] = (qn_klocal){qn_arena_sv(&s->arena, qn_str_sv(name)), t};
  }
  f->kfunc.locals = list;
}

static void state_free(qn_rt *rt, void *data) { qn_fnstate_drop(rt->engine, data); }

qn_fnstate *qn_fnstate_of(qn_session *s, qn_value function, const qn_kernelobj *kernel, enum qn_rules rules) {
  qn_function *fn = (qn_function *)function.o;
  qn_kernelobj *k = (qn_kernelobj *)(uintptr_t)kernel;
  void **at = k ? &k->engine_data : &fn->engine_data;
  if (*at) return *at;
  if (!qn_is(function, QN_K_FUNCTION)) {
    qn_raise(&s->rt, QN_E_TypeError, "a kernel must be a function, not '%s'", qn_class_of(function)->name);
    return NULL;
  }
  qn_fnstate *f = QN_NEW(&s->arena, qn_fnstate);
  f->session = s;
  f->function = function;
  f->env = (qn_kenv){f, qn_env_resolve, names};
  f->kfunc.node = fn->code->node;
  f->kfunc.source = fn->code->unit->source;
  f->kfunc.scopes = fn->code->unit->scopes;
  f->kfunc.name = qn_sym_sv(fn->name);
  f->kfunc.env = &f->env;
  f->kfunc.rules = k && k->opt.form == QN_FORM_CYTHON ? QN_RULES_CYTHON : k ? QN_RULES_NUMBA : rules;
  f->kfunc.not_kernel = !k && rules != QN_RULES_CYTHON;
  f->may_stay = !k;
  f->exact_first = k && k->opt.exact_first;
  set_options(f, k);
  if (k) set_locals(s, f, k);
  set_defaults(s, f, fn);
  *at = f;
  if (k) k->engine_free = state_free;
  else fn->engine_free = state_free;
  f->next = s->functions;
  s->functions = f;
  return f;
}

static int parse_signatures(qn_session *s, qn_fnstate *f, const qn_kernelobj *k) {
  uint32_t n = qn_is(k->signatures, QN_K_LIST) ? (uint32_t)((qn_list *)k->signatures.o)->n : 0;
  qn_signature *list = QN_NEW_N(&s->arena, qn_signature, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    qn_value text;
    if (qn_list_get(&s->rt, (qn_list *)k->signatures.o, i, &text)) return -1;
    const char *message = "";
    qn_sv copy = qn_arena_sv(&s->arena, qn_str_sv(text));
    qn_release(&s->rt, text);
    if (!qn_signature_parse(&s->types, copy, &list[i], &message))
      return qn_raise(&s->rt, QN_E_TypeError, "signature '%.*s': %s", (int)copy.n, copy.p, message);
  }
  f->kfunc.signatures = list;
  f->kfunc.n_signatures = n;
  f->parsed_signatures = true;
  return 0;
}

int qn_fnstate_signatures(qn_session *s, qn_fnstate *f, const qn_kernelobj *k) {
  if (f->parsed_signatures) return 0;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  int status = setjmp(oom) ? qn_raise_memory(&s->rt) : parse_signatures(s, f, k);
  s->arena.oom = outer;
  return status;
}

static bool read_ctypes(qn_session *s, qn_fnstate *f) {
  qn_diags diags;
  qn_diags_init(&diags, &s->arena);
  if (!qn_ctype_signature(&s->arena, &s->types, &f->kfunc, &diags, &f->ctypes)) f->ctypes = (qn_signature){0};
  f->parsed_ctypes = true;
  return true;
}

const qn_signature *qn_fnstate_ctypes(qn_session *s, qn_fnstate *f) {
  if (f->parsed_ctypes) return &f->ctypes;
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  bool fine = setjmp(oom) == 0 && read_ctypes(s, f);
  s->arena.oom = outer;
  return fine ? &f->ctypes : NULL;
}
