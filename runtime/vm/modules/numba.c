/* numba.c - the numba module of scripts: decorators that make kernel objects, prange, threads, types. What Numba has and this
 * does not is refused by name (the list below), never ignored. */
#include "runtime/object/internal.h"
#include "runtime/parallel/parallel.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/modules/numba_int.h"

/* What `njit(...)` gives when it was called with options or signatures: called with the function, it makes the kernel. */
typedef struct decorator {
  qn_obj obj;
  qn_kernel_options opt;
  qn_value signatures; /* list of str */
  qn_value locals;
} decorator;

static void decorator_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((decorator *)o)->signatures);
  qn_release(rt, ((decorator *)o)->locals);
  qn_obj_free(rt, o, sizeof(decorator));
}

/* Explicit signatures are compiled now: that is when Numba gives their errors. */
static int compile_now(qn_rt *rt, qn_value kernel, qn_value signatures) {
  const qn_vm_options *o = qn_vm_opts(rt);
  bool some = qn_is(signatures, QN_K_LIST) && ((const qn_list *)signatures.o)->n > 0;
  return some && o->kernels ? o->kernels->compile(rt, kernel) : 0;
}

static int make_kernel(qn_rt *rt, qn_value fn, const qn_kernel_options *opt, qn_value signatures, qn_value locals, qn_value *out) {
  if (qn_is(fn, QN_K_KERNEL)) {
    qn_buf text;
    qn_buf_init(&text, rt->alloc);
    int status = qn_repr(rt, fn, &text);
    if (status == 0)
      qn_raise(rt, QN_E_TypeError, "A jit decorator was called on an already jitted function %.*s.  If trying to access the original "
                                   "python function, use the %.*s.py_func attribute.", (int)text.n, text.p ? text.p : "", (int)text.n,
               text.p ? text.p : "");
    qn_buf_deinit(&text);
    return -1;
  }
  if (!qn_is(fn, QN_K_FUNCTION)) {
    const qn_class *c = qn_class_of(fn);
    bool builtin = strcmp(c->module, "builtins") == 0;
    return qn_raise(rt, QN_E_TypeError, "The decorated object is not a function (got type <class '%s%s%s'>).", builtin ? "" : c->module,
                    builtin ? "" : ".", c->name);
  }
  if (qn_vm_opts(rt)->interpret && opt->form == QN_FORM_JIT && !opt->always) return *out = qn_retained(fn), 0; /* as NUMBA_DISABLE_JIT */
  if (qn_new_kernel(rt, fn, opt, signatures, out)) return -1;
  ((qn_kernelobj *)out->o)->locals = qn_retained(locals);
  if (compile_now(rt, *out, signatures) == 0) return 0;
  qn_drop(rt, out);
  return -1;
}

static int decorator_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const decorator *d = (const decorator *)v.o;
  if (args->npos != 1 || args->nkw) return qn_raise(rt, QN_E_TypeError, "a decorator takes one function");
  return make_kernel(rt, args->pos[0], &d->opt, d->signatures, d->locals, out);
}

static qn_class decorator_class = {QN_CLASS_HEAD("decorator", QN_K_OTHER, &qn_object_class), .destroy = decorator_destroy,
                                   .call = decorator_call};

/* --- options ------------------------------------------------------------------------------------------------------- */
static int read_bool(qn_rt *rt, qn_value v, bool *out) {
  int t = qn_truth(rt, v);
  if (t < 0) return -1;
  *out = t != 0;
  return 0;
}

static int add_fast_flag(qn_rt *rt, qn_value flag, uint32_t *out) {
  static const struct {
    const char *name;
    uint32_t bit;
  } flags[] = {{"nnan", QN_FM_NNAN}, {"ninf", QN_FM_NINF}, {"nsz", QN_FM_NSZ},         {"arcp", QN_FM_ARCP},
               {"contract", QN_FM_CONTRACT}, {"afn", QN_FM_AFN}, {"reassoc", QN_FM_REASSOC}, {"fast", QN_FM_ALL}};
  if (qn_is(flag, QN_K_STR))
    for (size_t i = 0; i < QN_COUNT(flags); i++)
      if (qn_sv_is(qn_str_sv(flag), flags[i].name)) return *out |= flags[i].bit, 0;
  return qn_raise(rt, QN_E_ValueError, "fastmath flags are nnan, ninf, nsz, arcp, contract, afn, reassoc and fast");
}

static int read_fastmath(qn_rt *rt, qn_value v, uint32_t *out) {
  *out = 0;
  if (v.tag == QN_BOOL) return *out = v.i ? QN_FM_ALL : 0, 0;
  qn_value it, flag;
  if (qn_iter(rt, v, &it)) return -1;
  int status;
  while ((status = qn_next(rt, it, &flag)) == 0) {
    int bad = add_fast_flag(rt, flag, out);
    qn_release(rt, flag);
    if (bad) {
      status = -1;
      break;
    }
  }
  qn_release(rt, it);
  return status < 0 ? -1 : 0;
}

static int unknown_option(qn_rt *rt, qn_sv name) {
  return qn_raise(rt, QN_E_KeyError, "Unrecognized options: {'%.*s'}. Known options are nopython, parallel, fastmath, cache, nogil, "
                                     "boundscheck, error_model, inline, locals, overflow", (int)name.n, name.p);
}

/* Of a ufunc: None, 0, 1 or "reorderable". */
static int read_identity(qn_rt *rt, qn_value v, qn_kernel_options *o) {
  if (v.tag == QN_NONE) return o->identity = 0, 0;
  if (v.tag == QN_INT && (v.i == 0 || v.i == 1)) return o->identity = v.i ? QN_IDENTITY_ONE : QN_IDENTITY_ZERO, 0;
  if (qn_is(v, QN_K_STR) && qn_sv_is(qn_str_sv(v), "reorderable")) return o->identity = QN_IDENTITY_REORDERABLE, 0;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = qn_repr(rt, v, &text);
  if (status == 0) qn_raise(rt, QN_E_ValueError, "Invalid identity value %.*s", (int)text.n, text.p ? text.p : "");
  qn_buf_deinit(&text);
  return -1;
}

static int read_option(qn_rt *rt, qn_sv name, qn_value v, qn_kernel_options *o, qn_value *locals) {
  bool ignored;
  if (qn_sv_is(name, "nopython")) return read_bool(rt, v, &o->nopython);
  if (qn_sv_is(name, "parallel")) return qn_is(v, QN_K_DICT) ? (o->parallel = true, 0) : read_bool(rt, v, &o->parallel);
  if (qn_sv_is(name, "nogil")) return read_bool(rt, v, &o->nogil);
  if (qn_sv_is(name, "cache")) return read_bool(rt, v, &o->cache);
  if (qn_sv_is(name, "fastmath")) return read_fastmath(rt, v, &o->fastmath);
  if (qn_sv_is(name, "boundscheck")) {
    o->has_boundscheck = v.tag != QN_NONE;
    return v.tag == QN_NONE ? 0 : read_bool(rt, v, &o->boundscheck);
  }
  if (qn_sv_is(name, "error_model")) {
    if (qn_is(v, QN_K_STR) && (qn_sv_is(qn_str_sv(v), "numpy") || qn_sv_is(qn_str_sv(v), "python")))
      return o->error_numpy = qn_sv_is(qn_str_sv(v), "numpy"), 0;
    return qn_raise(rt, QN_E_ValueError, "error_model is 'python' or 'numpy'");
  }
  if (qn_sv_is(name, "locals")) return qn_release(rt, *locals), *locals = qn_retained(v), 0;
  if (qn_sv_is(name, "looplift")) return read_bool(rt, v, &ignored); /* of object mode, which there is none of */
  if (qn_sv_is(name, "forceobj")) {
    if (read_bool(rt, v, &ignored)) return -1;
    return ignored ? qn_raise(rt, QN_E_NotImplementedError, "forceobj: kernels are always compiled here; leave the decorator out to run the "
                                                            "function on the VM") : 0;
  }
  if (qn_sv_is(name, "identity")) return o->form == QN_FORM_VECTORIZE ? read_identity(rt, v, o) : unknown_option(rt, name);
  if (qn_sv_is(name, "target")) { /* of vectorize: cpu and parallel are the same here, mapping is parallel anyway */
    bool parallel = qn_is(v, QN_K_STR) && qn_sv_is(qn_str_sv(v), "parallel");
    if (parallel || (qn_is(v, QN_K_STR) && qn_sv_is(qn_str_sv(v), "cpu"))) return o->exact_first = parallel, 0;
    return qn_is(v, QN_K_STR) ? qn_raise(rt, QN_E_ValueError, "Unsupported target: %s", qn_strp(v)->text)
                              : qn_raise(rt, QN_E_ValueError, "target is 'cpu' or 'parallel'");
  }
  if (qn_sv_is(name, "inline")) return 0; /* the engine decides: what is small is inlined */
  if (qn_sv_is(name, "_always")) return o->always = true, 0;
  if (qn_sv_is(name, "overflow")) {
    if (qn_is(v, QN_K_STR) && (qn_sv_is(qn_str_sv(v), "wrap") || qn_sv_is(qn_str_sv(v), "raise")))
      return o->overflow_raise = qn_sv_is(qn_str_sv(v), "raise"), 0;
    return qn_raise(rt, QN_E_ValueError, "overflow is 'wrap' or 'raise'");
  }
  static const char *const harmless[] = {"debug", "no_cpython_wrapper", "no_cfunc_wrapper", "no_rewrites", "no_cfunc_wrapper",
                                         "pipeline_class", "_nrt", "nrt", "_dbg_extend_lifetimes", "_dbg_optnone", "target_backend", "llvm_options"};
  for (size_t i = 0; i < QN_COUNT(harmless); i++)
    if (qn_sv_is(name, harmless[i])) return 0;
  return unknown_option(rt, name);
}

/* A signature, or a list or tuple of them, as a list of texts. */
static int add_signature(qn_rt *rt, qn_value v, qn_value list) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = 0;
  if (qn_is(v, QN_K_TUPLE)) { /* (int64, float64): the types of the arguments */
    const qn_tuple *t = (const qn_tuple *)v.o;
    qn_buf_c(&text, '(');
    for (int64_t i = 0; i < t->n && status == 0; i++) {
      if (i) qn_buf_z(&text, ", ");
      status = qn_numba_type_text(rt, t->items[i], &text);
    }
    qn_buf_c(&text, ')');
  } else {
    status = qn_numba_type_text(rt, v, &text);
  }
  qn_value s;
  if (status == 0) status = qn_new_str(rt, qn_buf_view(&text), &s);
  if (status == 0) {
    status = qn_list_append(rt, list, s);
    qn_release(rt, s);
  }
  qn_buf_deinit(&text);
  return status;
}

static int read_signatures(qn_rt *rt, qn_value v, qn_value list) {
  if (!qn_is(v, QN_K_LIST)) return add_signature(rt, v, list);
  const qn_list *l = (const qn_list *)v.o; /* of texts, types, tuples of types */
  for (int64_t i = 0; i < l->n; i++) {
    qn_value item;
    if (qn_list_get(rt, l, i, &item)) return -1;
    int status = add_signature(rt, item, list);
    qn_release(rt, item);
    if (status) return -1;
  }
  return 0;
}

/* @njit · @njit(options) · @njit(signature, options) · njit(function, options) */
static int decorate(qn_rt *rt, const char *name, qn_kernel_options opt, const qn_args *args, qn_value *out) {
  qn_value locals = {.tag = QN_UNSET}, list = {.tag = QN_UNSET};
  int status = 0;
  if (args->npos > 1) return qn_raise(rt, QN_E_TypeError, "%s() takes a function or signatures, then keyword options", name);
  bool direct = args->npos == 1 && (qn_is(args->pos[0], QN_K_FUNCTION) || qn_is(args->pos[0], QN_K_KERNEL));
  status = qn_new_list(rt, NULL, 0, &list);
  if (status == 0 && args->npos == 1 && !direct && args->pos[0].tag != QN_NONE) {
    bool function = qn_is(args->pos[0], QN_K_TYPE) || qn_is(args->pos[0], QN_K_METHOD) || qn_is(args->pos[0], QN_K_NATIVE);
    if (function) status = make_kernel(rt, args->pos[0], &opt, list, locals, out); /* says what it got */
    else status = read_signatures(rt, args->pos[0], list);
  }
  bool njit = strcmp(name, "njit") == 0; /* which ignores nopython and forceobj */
  bool nopython = false, forceobj = false;
  for (uint32_t i = 0; i < args->nkw && status == 0; i++) {
    qn_sv key = qn_sym_sv(args->kwnames[i]);
    if (njit && qn_sv_is(key, "forceobj")) continue;
    if (qn_sv_is(key, "nopython")) nopython = args->kwvals[i].tag == QN_BOOL && args->kwvals[i].i;
    if (qn_sv_is(key, "forceobj")) forceobj = args->kwvals[i].tag == QN_BOOL && args->kwvals[i].i;
    if (nopython && forceobj) {
      status = qn_raise(rt, QN_E_ValueError, "Only one of 'nopython' or 'forceobj' can be True.");
      break;
    }
    if (qn_sv_is(key, "signature") || qn_sv_is(key, "signature_or_function")) status = read_signatures(rt, args->kwvals[i], list);
    else status = read_option(rt, key, args->kwvals[i], &opt, &locals);
  }
  if (status == 0 && direct) {
    status = make_kernel(rt, args->pos[0], &opt, list, locals, out);
  } else if (status == 0) {
    decorator *d = qn_obj_new(rt, &decorator_class, sizeof *d);
    if (d) {
      d->opt = opt;
      d->signatures = qn_retained(list);
      d->locals = qn_retained(locals);
      *out = qn_from_obj(d);
    }
    status = d ? 0 : -1;
  }
  qn_release(rt, list);
  qn_release(rt, locals);
  return status;
}

static int fn_njit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return decorate(rt, "njit", (qn_kernel_options){.form = QN_FORM_JIT, .nopython = true, .wraparound = true}, args, out);
}

static int fn_jit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return decorate(rt, "jit", (qn_kernel_options){.form = QN_FORM_JIT, .nopython = true, .wraparound = true}, args, out);
}

static int fn_vectorize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return decorate(rt, "vectorize", (qn_kernel_options){.form = QN_FORM_VECTORIZE, .nopython = true, .wraparound = true, .error_numpy = true},
                  args, out);
}

static int fn_pndindex(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value numpy, fn;
  qn_sym name = qn_sym_of(rt, "ndindex");
  if (!name || qn_vm_import(rt, QN_SV("numpy"), &numpy)) return -1;
  int status = qn_get_attr(rt, numpy, name, &fn);
  qn_release(rt, numpy);
  if (status) return -1;
  status = qn_call_object(rt, fn, args, out);
  qn_release(rt, fn);
  return status;
}

static int fn_prange(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return qn_call_object(rt, qn_class_value(&qn_range_class), args, out);
}

/* numba.deferred_type() is with jitclass. */
static int fn_deferred_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value module, fn;
  qn_sym name = qn_sym_of(rt, "deferred_type");
  (void)self;
  if (!name || qn_vm_import(rt, QN_SV("numba.experimental"), &module)) return -1;
  int bad = qn_get_attr(rt, module, name, &fn);
  qn_release(rt, module);
  if (bad) return -1;
  bad = qn_call_object(rt, fn, args, out);
  qn_release(rt, fn);
  return bad;
}
/* --- threads ------------------------------------------------------------------------------------------------------------ */
static bool is_integer(qn_value v) { return qn_is_int(v) || (v.tag == QN_NPSCALAR && qn_dtype_is_int((qn_dtype)v.dtype)); }

static int fn_set_num_threads(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "set_num_threads", "n", &v)) return -1;
  if (!is_integer(v)) return qn_raise(rt, QN_E_TypeError, "The number of threads specified must be an integer");
  const qn_vm_options *o = qn_vm_opts(rt);
  if (v.i < 1 || v.i > 4096) return qn_raise(rt, QN_E_ValueError, "The number of threads must be between 1 and %d", (int)qn_par_default_threads());
  if (o->set_threads && o->set_threads(rt, (int)v.i)) return -1;
  *out = qn_none();
  return 0;
}

static int fn_get_num_threads(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "get_num_threads", "", NULL)) return -1;
  const qn_vm_options *o = qn_vm_opts(rt);
  *out = qn_int(o->get_threads ? o->get_threads(rt) : qn_par_default_threads());
  return 0;
}

static int fn_get_thread_id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "get_thread_id", "", NULL)) return -1;
  *out = qn_int(0);
  return 0;
}

static int fn_threading_layer(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "threading_layer", "", NULL)) return -1;
  return qn_new_str(rt, QN_SV("omp"), out);
}

static int fn_set_chunksize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "set_parallel_chunksize", "n", &v)) return -1;
  if (!is_integer(v)) return qn_raise(rt, QN_E_TypeError, "The parallel chunksize must be an integer");
  if (v.i < 0) return qn_raise(rt, QN_E_ValueError, "chunksize must be greater than or equal to zero");
  *out = qn_int(qn_vm_opts(rt)->chunksize);
  qn_vm_opts(rt)->chunksize = v.i;
  return 0;
}

static int fn_get_chunksize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "get_parallel_chunksize", "", NULL)) return -1;
  *out = qn_int(qn_vm_opts(rt)->chunksize);
  return 0;
}

/* --- what the library does (numba_lib.py) --------------------------------------------------------------------------------- */
int qn_numba_lib(qn_rt *rt, const char *name, qn_value *out) {
  qn_value lib;
  if (qn_vm_import(rt, QN_SV("numba._lib"), &lib)) return -1;
  qn_sym sym = qn_sym_of(rt, name);
  int status = sym ? qn_get_attr(rt, lib, sym, out) : -1;
  qn_release(rt, lib);
  return status;
}

static int forward(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (qn_numba_lib(rt, name, &fn)) return -1;
  int status = qn_call_object(rt, fn, args, out);
  qn_release(rt, fn);
  return status;
}

#define FORWARD(name)                                                                          \
  static int fn_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {         \
    (void)self;                                                                                \
    return forward(rt, #name, args, out);                                                      \
  }
FORWARD(guvectorize)
FORWARD(stencil)
FORWARD(cfunc)
FORWARD(parallel_chunksize)
FORWARD(typeof)
FORWARD(from_dtype)
#undef FORWARD

/* --- refused by name ------------------------------------------------------------------------------------------------- */
#define REFUSED(name, why)                                                                     \
  static int fn_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {         \
    (void)args, (void)out, (void)self;                                                         \
    return qn_raise(rt, QN_E_NotImplementedError, "numba." #name ": " why);                    \
  }
REFUSED(objmode, "there is no object mode: kernels run without the interpreter. Do this part in undecorated code, before or after the kernel")
REFUSED(carray, "kernels take arrays, not C pointers")
REFUSED(farray, "kernels take arrays, not C pointers")
REFUSED(jit_module, "decorate the functions one by one")
REFUSED(intrinsic, "code generation for LLVM is not open to scripts")
REFUSED(overload_method, "only plain functions can be overloaded")
REFUSED(overload_attribute, "only plain functions can be overloaded")
#undef REFUSED
static const qn_method extending_functions[] = {{.name = "intrinsic", .fn = fn_intrinsic},
                                                {.name = "overload_method", .fn = fn_overload_method},
                                                {.name = "overload_attribute", .fn = fn_overload_attribute},
                                                {.name = NULL}};

/* Usable in kernels; outside, a loop over the items does it. */
static int fn_literal_unroll(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "literal_unroll", "container", &v)) return -1;
  return *out = qn_retained(v), 0;
}
static int fn_literally(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "literally", "obj", &v)) return -1;
  return *out = qn_retained(v), 0;
}

/* A module of numba that is a name only: asking it for anything says why. */
static int refused_module(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  (void)v, (void)out;
  if (name->text[0] == '_') return 1;
  return qn_raise(rt, QN_E_NotImplementedError, "numba.cuda is not supported: kernels run on the CPU (use numba.njit with parallel=True)");
}
static qn_class refused_class = {QN_CLASS_HEAD("module", QN_K_OTHER, &qn_object_class), .get_attr = refused_module};
static qn_obj cuda = {&refused_class, -1, NULL, NULL};

static int add_module(qn_rt *rt, qn_value parent, const char *name, const qn_module_def *def, qn_value *out) {
  if (qn_new_module(rt, def, out)) return -1;
  int status = qn_module_set(rt, parent, name, *out);
  qn_release(rt, *out); /* the parent holds it */
  return status;
}

static int types_init(qn_rt *rt, qn_value module) { return qn_numba_add_types(rt, module) || qn_numba_add_classes(rt, module) ? -1 : 0; }

static const struct {
  const char *name;
  int64_t value;
} config_values[] = {{"CPU_NAME", 0}, {"OPT", 3}, {"DEBUG", 0}, {"BOUNDSCHECK", -1}, {"FULL_TRACEBACKS", 0}, {"SHOW_HELP", 0},
                     {"CACHE_DIR", 0}, {"PARALLEL_DIAGNOSTICS", 0}, {"DISABLE_PERFORMANCE_WARNINGS", 0}, {"CAPTURED_ERRORS", 0},
                     {"DEVELOPER_MODE", 0}, {"ENABLE_CUDASIM", 0}, {"DEBUG_ARRAY_OPT", 0}, {"DUMP_ASSEMBLY", 0}};

static int add_config(qn_rt *rt, qn_value module) {
  static const qn_module_def config_def = {.name = "numba.config"};
  qn_value config, layer;
  if (add_module(rt, module, "config", &config_def, &config)) return -1;
  for (size_t i = 0; i < QN_COUNT(config_values); i++) {
    qn_value v = config_values[i].value < 0 || !config_values[i].value ? qn_none() : qn_int(config_values[i].value);
    if (qn_module_set(rt, config, config_values[i].name, v)) return -1;
  }
  if (qn_new_str(rt, QN_SV("default"), &layer)) return -1;
  int status = qn_module_set(rt, config, "THREADING_LAYER", layer);
  qn_release(rt, layer);
  return status || qn_module_set(rt, config, "NUMBA_NUM_THREADS", qn_int(qn_par_default_threads())) ||
                 qn_module_set(rt, config, "NUMBA_DEFAULT_NUM_THREADS", qn_int(qn_par_cpus())) ||
                 qn_module_set(rt, config, "DISABLE_JIT", qn_int(qn_vm_opts(rt)->interpret))
             ? -1
             : 0;
}

/* Modules whose functions the library has. */
static int from_lib(qn_rt *rt, qn_value module, const char *const *names) {
  for (; *names; names++) {
    qn_value fn;
    if (qn_numba_lib(rt, *names, &fn)) return -1;
    int status = qn_module_set(rt, module, *names, fn);
    qn_release(rt, fn);
    if (status) return -1;
  }
  return 0;
}

static int extending_init(qn_rt *rt, qn_value module) {
  return from_lib(rt, module, (const char *const[]){"overload", "register_jitable", "is_jitted", NULL});
}
static int extensions_init(qn_rt *rt, qn_value module) { return from_lib(rt, module, (const char *const[]){"cross2d", NULL}); }
static int support_init(qn_rt *rt, qn_value module) { return from_lib(rt, module, (const char *const[]){"from_dtype", "as_dtype", NULL}); }
static const qn_module_def np_def = {.name = "numba.np"};
static const qn_module_def extensions_def = {.name = "numba.np.extensions", .init = extensions_init};
static const qn_module_def support_def = {.name = "numba.np.numpy_support", .init = support_init};

static int init(qn_rt *rt, qn_value module) {
  static const qn_module_def extending_def = {.name = "numba.extending", .functions = extending_functions, .init = extending_init};
  if (qn_vm_add_module(rt, &qn_numba_lib_module) || qn_vm_add_module(rt, &extending_def) || qn_vm_add_module(rt, &np_def) ||
      qn_vm_add_module(rt, &extensions_def) || qn_vm_add_module(rt, &support_def))
    return -1;
  qn_value version, types, core, errors;
  static const qn_module_def types_def = {.name = "numba.types", .functions = qn_numba_type_functions, .init = types_init};
  static const qn_module_def core_def = {.name = "numba.core"};
  static const char *const parts[] = {"numba.typed", "numba.experimental"}; /* there without being imported by name */
  for (size_t i = 0; i < QN_COUNT(parts); i++) {
    qn_value part;
    if (qn_vm_import(rt, qn_sv_of(parts[i]), &part)) qn_exc_clear(rt); /* no engine: no such module */
    else qn_release(rt, part);
  }
  if (qn_numba_add_errors(rt, module) || qn_numba_add_types(rt, module) || qn_new_str(rt, QN_SV("0.68.0"), &version)) return -1;
  int status = qn_module_set(rt, module, "__version__", version);
  qn_release(rt, version);
  if (status || add_module(rt, module, "types", &types_def, &types) || add_config(rt, module) ||
      add_module(rt, module, "core", &core_def, &core) || qn_module_set(rt, core, "types", types) ||
      add_module(rt, core, "errors", &qn_numba_errors_module, &errors) || qn_module_set(rt, module, "errors", errors) ||
      qn_module_set(rt, module, "cuda", qn_from_obj(&cuda)))
    return -1;
  qn_value config;
  qn_sym name = qn_sym_of(rt, "config");
  if (!name || qn_module_get(rt, module, name, &config) != 1) return -1;
  status = qn_module_set(rt, core, "config", config);
  qn_release(rt, config);
  return status;
}

static const qn_method functions[] = {{.name = "njit", .fn = fn_njit},
                                      {.name = "jit", .fn = fn_jit},
                                      {.name = "vectorize", .fn = fn_vectorize},
                                      {.name = "guvectorize", .fn = fn_guvectorize},
                                      {.name = "stencil", .fn = fn_stencil},
                                      {.name = "cfunc", .fn = fn_cfunc},
                                      {.name = "prange", .fn = fn_prange},
                                      {.name = "optional", .fn = qn_numba_optional},
                                      {.name = "deferred_type", .fn = fn_deferred_type},
                                      {.name = "pndindex", .fn = fn_pndindex},
                                      {.name = "set_num_threads", .fn = fn_set_num_threads},
                                      {.name = "get_num_threads", .fn = fn_get_num_threads},
                                      {.name = "get_thread_id", .fn = fn_get_thread_id},
                                      {.name = "threading_layer", .fn = fn_threading_layer},
                                      {.name = "set_parallel_chunksize", .fn = fn_set_chunksize},
                                      {.name = "get_parallel_chunksize", .fn = fn_get_chunksize},
                                      {.name = "parallel_chunksize", .fn = fn_parallel_chunksize},
                                      {.name = "typeof", .fn = fn_typeof}, {.name = "from_dtype", .fn = fn_from_dtype},
                                      {.name = "literal_unroll", .fn = fn_literal_unroll},
                                      {.name = "literally", .fn = fn_literally},
                                      {.name = "objmode", .fn = fn_objmode},
                                      {.name = "carray", .fn = fn_carray},
                                      {.name = "farray", .fn = fn_farray},
                                      {.name = "jit_module", .fn = fn_jit_module},
                                      {.name = NULL}};

/* numba.extending is there without an import of its own. */
static int submodule(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  if (!name || strcmp(name->text, "extending") != 0) return name ? 1 : 0;
  return qn_vm_import(rt, QN_SV("numba.extending"), out) || qn_module_set(rt, module, "extending", *out) ? -1 : 0;
}
const qn_module_def qn_numba_module = {.name = "numba", .functions = functions, .init = init, .missing = submodule};
