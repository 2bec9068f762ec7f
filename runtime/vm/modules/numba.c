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

static int make_kernel(qn_rt *rt, qn_value fn, const qn_kernel_options *opt, qn_value signatures, qn_value locals, qn_value *out) {
  if (qn_is(fn, QN_K_KERNEL)) fn = ((const qn_kernelobj *)fn.o)->fn;
  if (!qn_is(fn, QN_K_FUNCTION))
    return qn_raise(rt, QN_E_TypeError, "The decorated object is not a function (got type %s).", qn_class_of(fn)->name);
  if (qn_new_kernel(rt, fn, opt, signatures, out)) return -1;
  ((qn_kernelobj *)out->o)->locals = qn_retained(locals);
  return 0;
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
  if (qn_sv_is(name, "forceobj") || qn_sv_is(name, "looplift")) {
    if (read_bool(rt, v, &ignored)) return -1;
    return ignored ? qn_raise(rt, QN_E_NotImplementedError, "%.*s: kernels are always compiled here; leave the decorator out to run the "
                                                            "function on the VM", (int)name.n, name.p) : 0;
  }
  if (qn_sv_is(name, "target")) { /* of vectorize: cpu and parallel are the same here, mapping is parallel anyway */
    if (qn_is(v, QN_K_STR) && (qn_sv_is(qn_str_sv(v), "cpu") || qn_sv_is(qn_str_sv(v), "parallel"))) return 0;
    return qn_raise(rt, QN_E_NotImplementedError, "target is 'cpu' or 'parallel'");
  }
  static const char *const harmless[] = {"inline", "identity", "debug", "no_cpython_wrapper", "no_cfunc_wrapper", "writable_args"};
  for (size_t i = 0; i < QN_COUNT(harmless); i++)
    if (qn_sv_is(name, harmless[i])) return 0;
  return qn_raise(rt, QN_E_KeyError, "Unrecognized options: {'%.*s'}. Known options are nopython, parallel, fastmath, cache, nogil, "
                                     "boundscheck, error_model, inline, locals", (int)name.n, name.p);
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
  const qn_list *l = (const qn_list *)v.o;
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
    if (qn_is(args->pos[0], QN_K_TYPE)) status = qn_raise(rt, QN_E_TypeError, "%s() cannot decorate a class", name);
    else status = read_signatures(rt, args->pos[0], list);
  }
  for (uint32_t i = 0; i < args->nkw && status == 0; i++) {
    qn_sv key = qn_sym_sv(args->kwnames[i]);
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

static int fn_vectorize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return decorate(rt, "vectorize", (qn_kernel_options){.form = QN_FORM_VECTORIZE, .nopython = true, .wraparound = true, .error_numpy = true},
                  args, out);
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

static int fn_set_num_threads(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  int64_t n;
  if (qn_args_parse(rt, args, "set_num_threads", "n", &v) || qn_as_index(rt, v, &n)) return -1;
  const qn_vm_options *o = qn_vm_opts(rt);
  if (n < 1 || n > 4096) return qn_raise(rt, QN_E_ValueError, "The number of threads must be between 1 and %d", (int)qn_par_default_threads());
  if (o->set_threads && o->set_threads(rt, (int)n)) return -1;
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

/* --- refused by name ------------------------------------------------------------------------------------------------- */
static int refused(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args, (void)out, (void)self;
  return qn_raise(rt, QN_E_NotImplementedError, "this decorator of numba is not supported here: use njit, jit or vectorize");
}

static int init(qn_rt *rt, qn_value module) {
  qn_value config, version, types;
  static const qn_module_def config_def = {"numba.config", NULL, NULL};
  static const qn_module_def types_def = {"numba.types", qn_numba_type_functions, qn_numba_add_types};
  if (qn_numba_add_types(rt, module) || qn_new_str(rt, QN_SV("0.68.1"), &version)) return -1;
  int status = qn_module_set(rt, module, "__version__", version);
  qn_release(rt, version);
  if (status || qn_new_module(rt, &types_def, &types)) return -1;
  status = qn_module_set(rt, module, "types", types);
  qn_release(rt, types);
  if (status || qn_new_module(rt, &config_def, &config)) return -1;
  status = qn_module_set(rt, config, "NUMBA_NUM_THREADS", qn_int(qn_par_default_threads())) ||
           qn_module_set(rt, config, "NUMBA_DEFAULT_NUM_THREADS", qn_int(qn_par_cpus())) ||
           qn_module_set(rt, config, "DISABLE_JIT", qn_int(qn_vm_opts(rt)->interpret)) || qn_module_set(rt, module, "config", config);
  qn_release(rt, config);
  return status ? -1 : 0;
}

static const qn_method functions[] = {{.name = "njit", .fn = fn_njit},
                                      {.name = "jit", .fn = fn_njit},
                                      {.name = "vectorize", .fn = fn_vectorize},
                                      {.name = "prange", .fn = fn_prange},
                                      {.name = "optional", .fn = qn_numba_optional},
                                      {.name = "deferred_type", .fn = fn_deferred_type},
                                      {.name = "set_num_threads", .fn = fn_set_num_threads},
                                      {.name = "get_num_threads", .fn = fn_get_num_threads},
                                      {.name = "get_thread_id", .fn = fn_get_thread_id},
                                      {.name = "guvectorize", .fn = refused},
                                      {.name = "stencil", .fn = refused},
                                      {.name = "cfunc", .fn = refused},
                                      {.name = NULL}};

const qn_module_def qn_numba_module = {"numba", functions, init};
