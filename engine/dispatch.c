/* dispatch.c - a call of a kernel from the VM: arguments to parameters, the specialisation, the overlap test, the run. */
#include "runtime/object/bigint.h"
#include "runtime/object/bytes.h"
#include "runtime/object/memory.h"
#include "engine/convert.h"

/* --- arguments to parameters --------------------------------------------------------------------------------------- */
static const qn_node *parameters_of(const qn_node *fn) {
  if (fn->kind == QN_AST_FunctionDef) return fn->FunctionDef.args;
  if (fn->kind == QN_AST_Lambda) return fn->Lambda.args;
  return NULL;
}

static int find_parameter(const qn_node *args, qn_sym name) {
  int at = (int)args->arguments.posonlyargs.n;
  for (uint32_t i = 0; i < args->arguments.args.n; i++, at++)
    if (args->arguments.args.items[i]->arg.arg == name) return at;
  for (uint32_t i = 0; i < args->arguments.kwonlyargs.n; i++, at++)
    if (args->arguments.kwonlyargs.items[i]->arg.arg == name) return at;
  return -1;
}

static const char *parameter_name(const qn_node *args, uint32_t i) {
  uint32_t npos = args->arguments.posonlyargs.n, nargs = args->arguments.args.n;
  if (i < npos) return args->arguments.posonlyargs.items[i]->arg.arg->text;
  if (i < npos + nargs) return args->arguments.args.items[i - npos]->arg.arg->text;
  return args->arguments.kwonlyargs.items[i - npos - nargs]->arg.arg->text;
}

static int default_of(qn_rt *rt, const qn_function *fn, const qn_node *args, uint32_t i, qn_value *out) {
  uint32_t npos = args->arguments.posonlyargs.n + args->arguments.args.n;
  uint32_t n = fn->defaults.tag == QN_OBJ ? (uint32_t)((qn_tuple *)fn->defaults.o)->n : 0;
  if (i < npos && i >= npos - n) {
    *out = ((qn_tuple *)fn->defaults.o)->items[i - (npos - n)];
    return 0;
  }
  if (i >= npos && fn->kwdefaults.tag == QN_OBJ) {
    qn_value name, v;
    if (qn_new_str(rt, qn_sv_of(parameter_name(args, i)), &name)) return -1;
    int found = qn_dict_get(rt, fn->kwdefaults, name, &v);
    qn_release(rt, name);
    if (found == 1) {
      *out = v;
      qn_release(rt, v); /* the dict holds it */
      return 0;
    }
    if (found < 0) return -1;
  }
  return qn_raise(rt, QN_E_TypeError, "missing a required argument: '%s'", parameter_name(args, i));
}

/* Puts arguments in the order of parameters, positional, keyword-only, then *args as one tuple, which *held owns (UNSET when
 * there is none); all else is borrowed. v has room for QN_SLOTS_MAX. */
int qn_bind_args(qn_rt *rt, const qn_fnstate *f, const qn_args *a, qn_value *v, uint32_t *n, qn_value *held) {
  const qn_node *p = parameters_of(f->kfunc.node);
  held->tag = QN_UNSET;
  if (a->npos > QN_SLOTS_MAX - 1) return qn_raise(rt, QN_E_TypeError, "a kernel takes at most %d arguments", QN_SLOTS_MAX - 1);
  if (!p) {
    if (a->nkw) return qn_raise(rt, QN_E_TypeError, "a Cython function takes no keyword arguments here");
    for (uint32_t i = 0; i < a->npos; i++) v[i] = a->pos[i];
    *n = a->npos;
    return 0;
  }
  uint32_t npos = p->arguments.posonlyargs.n + p->arguments.args.n, total = npos + p->arguments.kwonlyargs.n;
  uint32_t direct = a->npos < npos ? a->npos : npos;
  if (a->npos > npos && !p->arguments.vararg) return qn_raise(rt, QN_E_TypeError, "too many positional arguments");
  if (total > QN_SLOTS_MAX - 1) return qn_raise(rt, QN_E_TypeError, "a kernel takes at most %d arguments", QN_SLOTS_MAX - 1);
  for (uint32_t i = 0; i < direct; i++) v[i] = a->pos[i];
  for (uint32_t i = direct; i < total; i++) v[i].tag = QN_UNSET;
  for (uint32_t k = 0; k < a->nkw; k++) {
    int at = find_parameter(p, a->kwnames[k]);
    if (at < 0) return qn_raise(rt, QN_E_TypeError, "got an unexpected keyword argument '%s'", a->kwnames[k]->text);
    if (v[at].tag != QN_UNSET) return qn_raise(rt, QN_E_TypeError, "multiple values for argument '%s'", a->kwnames[k]->text);
    v[at] = a->kwvals[k];
  }
  const qn_function *fn = (const qn_function *)f->function.o;
  for (uint32_t i = direct; i < total; i++)
    if (v[i].tag == QN_UNSET && default_of(rt, fn, p, i, &v[i])) return -1;
  *n = total;
  if (!p->arguments.vararg) return 0;
  if (qn_new_tuple(rt, a->pos + direct, (int64_t)(a->npos - direct), held)) return -1;
  v[(*n)++] = *held;
  return 0;
}

/* --- explicit signatures ---------------------------------------------------------------------------------------------- */
static int fit(qn_session *s, const qn_type *t, qn_value v);

/* Items are converted as parameters are (qn_args_slots). */
static int fit_tuple(qn_session *s, const qn_type *t, qn_value v) {
  const qn_tuple *items = (const qn_tuple *)v.o;
  if (!qn_is(v, QN_K_TUPLE) || items->n != (int64_t)t->n) return -1;
  if (t->klass && qn_kclass_of(s, v.o->cls) != t->klass) return -1;
  int all = 0;
  for (uint32_t i = 0; i < t->n; i++) {
    int cost = fit(s, t->items[i], items->items[i]);
    if (cost < 0) return -1;
    all += cost;
  }
  return all;
}

/* A list, a dict, an object of a class: its type must be the parameter's. */
static int fit_object(qn_session *s, const qn_type *t, qn_value v) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  const qn_type *of = setjmp(oom) ? NULL : qn_type_of_value(s, &s->types, QN_RULES_NUMBA, v);
  s->arena.oom = outer;
  qn_exc_clear(&s->rt);
  return of == t ? 0 : -1;
}

/* How well a value fits a parameter: 0 exactly, 1..3 by conversion, -1 not at all. */
static int fit(qn_session *s, const qn_type *t, qn_value v) {
  if (t->kind == QN_TYPE_ARRAY) {
    if (!qn_is_array(v)) return -1;
    const qn_view *a = qn_view_of(v);
    if (a->dtype != t->dtype || a->ndim != t->ndim) return -1;
    if ((a->flags & QN_VIEW_READONLY) && !t->readonly) return -1;
    if (t->layout == 'A') return 1;
    return a->flags & (t->layout == 'C' ? QN_VIEW_C : QN_VIEW_F) ? 0 : -1;
  }
  if (t->kind == QN_TYPE_NONE) return v.tag == QN_NONE ? 0 : -1;
  if (t->kind == QN_TYPE_STR) return qn_is(v, QN_K_STR) ? 0 : -1;
  if (t->kind == QN_TYPE_OPTIONAL) {
    int inner = v.tag == QN_NONE ? 0 : fit(s, t->item, v);
    return inner < 0 ? -1 : inner + 1;
  }
  if (t->kind == QN_TYPE_TUPLE) return fit_tuple(s, t, v);
  if (t->kind == QN_TYPE_RECORD) return qn_klass_fits_records(t, v) ? 0 : -1;
  if (t->kind != QN_TYPE_SCALAR) return fit_object(s, t, v); /* no conversion is known */
  qn_dtype d;
  if (v.tag == QN_NPSCALAR) d = (qn_dtype)v.dtype;
  else if (v.tag == QN_BOOL) d = QN_D_BOOL;
  else if (v.tag == QN_INT) d = QN_D_INT64;
  else if (v.tag == QN_FLOAT) d = QN_D_FLOAT64;
  else if (qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX)) d = QN_D_COMPLEX128;
  else return -1;
  if (d == t->dtype) return 0;
  char from = qn_dtypes[d].kind, to = qn_dtypes[t->dtype].kind;
  uint32_t size = qn_dtypes[d].size, room = qn_dtypes[t->dtype].size;
  if (to == 'c' && from != 'c') room /= 2;
  int widens = size <= room ? 2 : 3; /* to a wider kind: safely, or with fewer bits than the number had */
  if (from == to) return size <= room ? 1 : 3;
  if (from == 'b') return 1;
  if (to == 'b') return from == 'c' ? -1 : 3;
  if ((from == 'i' || from == 'u') && (to == 'i' || to == 'u')) return 2;
  if ((from == 'i' || from == 'u') && (to == 'f' || to == 'c')) return widens;
  if (from == 'f' && to == 'c') return widens;
  return from == 'f' && (to == 'i' || to == 'u') ? 3 : -1;
}

const qn_signature *qn_pick_signature(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n) {
  const qn_signature *best = NULL;
  int best_cost = 0;
  for (uint32_t i = 0; i < f->kfunc.n_signatures; i++) {
    const qn_signature *sig = &f->kfunc.signatures[i];
    if (sig->n != n) continue;
    int cost = 0;
    for (uint32_t k = 0; k < n && cost >= 0; k++) {
      int c = fit(s, sig->args[k], v[k]);
      cost = c < 0 ? -1 : cost + c;
    }
    if (cost >= 0 && (!best || cost < best_cost)) best = sig, best_cost = cost;
  }
  return best;
}

int qn_number_as(qn_rt *rt, const qn_type *t, qn_value v, qn_complexobj *temp, qn_value *out) {
  *out = v;
  if (t->kind == QN_TYPE_OPTIONAL) t = t->item;
  if (t->kind != QN_TYPE_SCALAR || v.tag == QN_NONE) return 0;
  double re, im;
  if (!qn_number_parts(v, &re, &im)) return 0;
  switch (qn_dtypes[t->dtype].kind) {
    case 'f':
      *out = qn_np_float(t->dtype, t->dtype == QN_D_FLOAT32 ? (double)(float)re : re);
      return 0;
    case 'c':
      if (t->dtype == QN_D_COMPLEX64) {
        const float parts[2] = {(float)re, (float)im};
        *out = (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_COMPLEX64};
        memcpy(&out->bits, parts, sizeof parts);
      } else {
        *temp = (qn_complexobj){.obj = {.cls = &qn_complex_class, .rc = -1}, .re = re, .im = im};
        *out = qn_from_obj(temp);
      }
      return 0;
    default: break;
  }
  qn_dtype from = v.tag == QN_NPSCALAR ? (qn_dtype)v.dtype : v.tag == QN_FLOAT ? QN_D_FLOAT64 : v.tag == QN_BOOL ? QN_D_BOOL : QN_D_INT64;
  if (from == t->dtype) return 0;
  uint64_t wide[2] = {v.bits, 0}, narrow[2] = {0, 0};
  if (from == QN_D_FLOAT32) {
    float single = (float)v.f;
    memcpy(wide, &single, sizeof single);
  }
  qn_elem_cast(from, wide, t->dtype, narrow);
  return qn_elem_get(rt, t->dtype, narrow, out);
}

static void no_match(qn_session *s, const qn_value *v, uint32_t n) {
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  for (uint32_t i = 0; i < n; i++) {
    const qn_type *t = qn_type_of_value(s, &s->types, QN_RULES_NUMBA, v[i]);
    qn_exc_clear(&s->rt);
    if (i) qn_buf_z(&text, ", ");
    if (t) qn_type_print(t, &text);
    else qn_buf_z(&text, qn_class_of(v[i])->name);
  }
  qn_raise(&s->rt, QN_E_TypeError, "No matching definition for argument type(s) %.*s", (int)text.n, text.p ? text.p : "");
  qn_buf_deinit(&text);
}

static qn_spec *spec_for_signature(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n, qn_complexobj *temps) {
  const qn_signature *sig = qn_pick_signature(s, f, v, n);
  if (!sig) {
    no_match(s, v, n);
    return NULL;
  }
  for (uint32_t i = 0; i < n; i++)
    if (qn_number_as(&s->rt, sig->args[i], v[i], &temps[i], &v[i])) return NULL;
  qn_diags diags;
  qn_error err = {.status = QN_ENOMEM}; /* when the arena runs out before anything else can be said */
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  qn_spec *spec = setjmp(oom) ? NULL : qn_spec_for_types(s, f, sig->args, n, sig->ret, &diags, &err);
  s->arena.oom = outer;
  if (!spec && err.status == QN_ENOMEM) qn_raise_memory(&s->rt);
  else if (!spec) qn_raise(&s->rt, QN_E_TypeError, "%s", err.message);
  return spec;
}

/* For mapped kernels: by the types of the elements. A weak one (a Python number) fits whatever holds its kind. */
static bool element_fits(const qn_type *from, const qn_type *to, bool weak, bool exact) {
  static const char order[] = "biufc"; /* safe casts go to the right */
  if (from->kind != QN_TYPE_SCALAR || to->kind != QN_TYPE_SCALAR) return false;
  if (exact && !weak) return from->dtype == to->dtype;
  const char *at = strchr(order, qn_dtypes[from->dtype].kind), *want = strchr(order, qn_dtypes[to->dtype].kind);
  if (!at || !want) return false;
  if (weak) return at <= want || (*at == 'i' && *want == 'i');
  uint32_t size = qn_dtypes[from->dtype].size, room = qn_dtypes[to->dtype].size;
  if (*want == 'c') room /= 2;
  if (*at == *want) return *at == 'c' ? size / 2 <= room : size <= room;
  if (*at == 'u' && *want == 'i') return size < room;
  if (*at == 'i' && *want == 'u') return false;
  if ((*at == 'i' || *at == 'u') && (*want == 'f' || *want == 'c')) return size < room || (size == 8 && room == 8);
  return at < want && (*at == 'b' || size <= room);
}

const qn_signature *qn_pick_signature_types(const qn_fnstate *f, const qn_type *const *args, const bool *weak, uint32_t n,
                                          bool exact_first) {
  for (int exact = exact_first; exact >= 0; exact--)
    for (uint32_t i = 0; i < f->kfunc.n_signatures; i++) {
      const qn_signature *sig = &f->kfunc.signatures[i];
      bool fits = sig->n == n;
      for (uint32_t k = 0; k < n && fits; k++) fits = element_fits(args[k], sig->args[k], weak[k], exact != 0);
      if (fits) return sig;
    }
  return NULL;
}

/* --- running ------------------------------------------------------------------------------------------------------------ */
/* Arguments with lists, sets, dicts or strings. */
static int objects_in(qn_conv *c, const qn_spec *spec, const qn_value *v, uint32_t n, uint64_t *slots) {
  for (uint32_t i = 0; i < n && i < spec->nparams; i++) {
    if (qn_conv_in(c, &spec->params[i], v[i], slots)) return -1;
    slots += qn_shape_slots(&spec->params[i]);
  }
  return 0;
}

/* What a kernel printed while another object stood as sys.stdout. An exception that is on its way stays the one. */
static int print_captured(qn_rt *rt, const qn_buf *text) {
  if (!text->n) return 0;
  qn_value exc = qn_exc_take(rt);
  int status = text->oom ? qn_raise_memory(rt) : qn_stdout_write(rt, text);
  if (exc.tag == QN_UNSET) return status;
  qn_exc_clear(rt);
  rt->exc = exc;
  return 0;
}

/* The exception of a kernel. One that stopped because the program was interrupted has used up the interruption. */
static int raise_of(qn_session *s, qn_fnstate *f, qn_spec *spec, const qn_kerr *e) {
  int r = qn_raise_site(&s->rt, f, spec->ir, e);
  if (qn_isinstance(s->rt.exc, qn_exc_classes[QN_E_KeyboardInterrupt])) qn_vm_interrupt_taken(&s->rt);
  return r;
}

int qn_run_entry(qn_session *s, qn_fnstate *f, qn_spec *spec, qn_entry_fn entry, const qn_value *v, uint32_t n, qn_value *out) {
  uint64_t slots[QN_SLOTS_MAX * 2], rets[QN_SLOTS_MAX * 2];
  if (spec->nrets > QN_SLOTS_MAX * 2) return qn_raise(&s->rt, QN_E_TypeError, "a kernel returns at most %d values", QN_SLOTS_MAX);
  qn_vm_options *vm = qn_vm_opts(&s->rt);
  const qn_par_options before = {s->threads, s->parallel_for, s->parallel_user, s->races, vm->chunksize};
  qn_par_options par = before;
  qn_kctx ctx;
  qn_kctx_init(&ctx, qn_vm_interrupt_flag(&s->rt));
  ctx.session = s;
  ctx.hooks = &qn_kernel_hooks;
  ctx.pool = s->pool;
  ctx.owners = &s->owners;
  ctx.par = &par;
  qn_conv conv = {.s = s, .ctx = &ctx, .args = v, .n_args = spec->rules == QN_RULES_NUMBA ? n : 0};
  ctx.stack = __builtin_frame_address(0);
  bool numpy = spec->rules == QN_RULES_DRIVER, objects = spec->takes_objects, locked = objects || spec->makes_objects;
  int result = 0;
  qn_buf captured;
  qn_buf_init(&captured, s->alloc);
  if (spec->prints && qn_stdout_is_replaced(&s->rt)) ctx.captured = &captured;
  ctx.locked = locked;
  if (objects) result = objects_in(&conv, spec, v, n, slots);
  else qn_args_slots(s, v, n, spec->explicit_args, slots);
  if (result == 0) {
    qn_fpmode mode = qn_fp_enter();
    if (!locked) s->rt.hooks.unlock(&s->rt); /* else no other thread may look at what the VM has lent */
    int32_t status = entry(&ctx, slots, rets);
    if (!locked) s->rt.hooks.lock(&s->rt);
    qn_fp_leave(mode);
    if (s->races) qn_races_print(s, f);
    if (par.threads != before.threads) s->threads = par.threads; /* the kernel called set_num_threads */
    if (par.chunk != before.chunk) vm->chunksize = par.chunk;
    if (status) {
      f->outgrew = spec->repeatable && qn_site_is_overflow(spec->ir, &ctx.err);
      result = raise_of(s, f, spec, &ctx.err);
    }
  }
  if (objects) result = qn_conv_back(&conv, numpy, result == 0);
  if (result == 0) result = qn_box_result(&conv, spec, rets, out);
  qn_conv_end(&conv);
  qn_kheap_clear(&ctx);
  if (ctx.captured && print_captured(&s->rt, &captured) && result == 0) result = -1;
  qn_buf_deinit(&captured);
  qn_made_end(&ctx);
  qn_owners_flush(s);
  return result;
}

int qn_call_spec(qn_session *s, qn_fnstate *f, qn_spec *spec, const qn_value *v, uint32_t n, qn_value *out) {
  int variant = qn_args_overlap(s, v, n, spec->written) ? QN_CODE_ALIAS : QN_CODE_NOALIAS;
  qn_error err;
  qn_entry_fn entry = qn_spec_entry(s, f, spec, variant, &err);
  if (!entry) return err.status == QN_ENOMEM ? qn_raise_memory(&s->rt) : qn_raise(&s->rt, QN_E_SystemError, "%s", err.message);
  return qn_run_entry(s, f, spec, entry, v, n, out);
}

/* disable_compile(): types that were not seen before are refused. */
static bool may_compile(qn_session *s, const qn_fnstate *f, qn_value kernel, const qn_value *v, uint32_t n) {
  if (!((const qn_kernelobj *)kernel.o)->opt.no_new_types || qn_spec_known(s, f, v, n)) return true;
  if (s->rt.exc.tag == QN_UNSET) no_match(s, v, n);
  return false;
}

/* By explicit signature (v is converted to it), else by the arguments. */
qn_spec *qn_spec_for_call(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n, qn_complexobj *temps) {
  return f->kfunc.n_signatures ? spec_for_signature(s, f, v, n, temps) : qn_spec_get(s, f, v, n);
}

static bool maps(const qn_kernelobj *k, const qn_value *v, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (qn_is(v[i], QN_K_SERIES)) return true;
  return k->opt.form == QN_FORM_VECTORIZE;
}

/* A bytes or bytearray as kernels take it: an array with a copy of its memory, so that what a kernel keeps of it lives on; a
 * memoryview or an array.array: an array that shares its memory.
 * 1: another object. */
static int array_of_bytes(qn_rt *rt, qn_value v, qn_value *out) {
  qn_sv text;
  bool fixed;
  if (v.tag != QN_OBJ || qn_is_array(v)) return 1;
  if (v.o->cls == &qn_memoryview_class || (qn_is(v, QN_K_INSTANCE) && qn_memory_is_items(v))) return qn_array_of_memory(rt, v, out);
  if (!qn_bytes_view(rt, v, &text, &fixed)) return 1;
  const int64_t shape = (int64_t)text.n;
  if (qn_array_new(rt, QN_D_UINT8, 1, &shape, false, out)) return -1;
  if (text.n) memcpy(qn_view_of(*out)->data, text.p, text.n);
  if (fixed) qn_view_of(*out)->flags |= QN_VIEW_BYTES | QN_VIEW_READONLY;
  return 0;
}

/* What the kernel wrote into a bytearray. */
static void back_into(qn_rt *rt, qn_value array, qn_value v) {
  qn_sv text;
  bool fixed;
  const qn_view *a = qn_view_of(array);
  if (!qn_bytes_view(rt, v, &text, &fixed) || fixed || a->data == text.p || (int64_t)text.n != a->shape[0] || !text.n) return;
  memcpy((char *)(uintptr_t)text.p, a->data, text.n);
}

static int call_with(qn_session *s, qn_fnstate *f, qn_value kernel, qn_value *v, uint32_t n, qn_value *out) {
  if (maps((const qn_kernelobj *)kernel.o, v, n)) return qn_map_call(s, f, v, n, out);
  if (s->bench) return qn_bench_call(s, f, kernel, v, n, out);
  qn_complexobj temps[QN_SLOTS_MAX];
  if (!f->kfunc.n_signatures && !may_compile(s, f, kernel, v, n)) return -1;
  qn_spec *spec = qn_spec_for_call(s, f, v, n, temps);
  return spec ? qn_call_spec(s, f, spec, v, n, out) : -1;
}

static int call_bound(qn_session *s, qn_fnstate *f, qn_value kernel, qn_value *v, uint32_t n, qn_value *out) {
  qn_value arrays[QN_SLOTS_MAX], from[QN_SLOTS_MAX];
  uint32_t made = 0;
  int status = 0;
  for (uint32_t i = 0; i < n && status >= 0 && made < QN_SLOTS_MAX; i++) {
    status = array_of_bytes(&s->rt, v[i], &arrays[made]);
    if (status) continue;
    from[made] = v[i];
    v[i] = arrays[made++];
  }
  if (status >= 0) status = call_with(s, f, kernel, v, n, out);
  while (made--) {
    back_into(&s->rt, arrays[made], from[made]);
    qn_release(&s->rt, arrays[made]);
  }
  return status;
}

int qn_hook_call_kernel(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  qn_kernelobj *k = (qn_kernelobj *)kernel.o;
  qn_fnstate *f = qn_fnstate_of(s, k->fn, k, QN_RULES_NUMBA);
  if (!f || qn_fnstate_signatures(s, f, k)) return -1;
  if (qn_is_generator(&f->kfunc)) return qn_call_object(rt, k->fn, args, out);
  if (k->opt.form == QN_FORM_VECTORIZE && (args->nkw || args->npos > ((const qn_function *)k->fn.o)->code->npos))
    return qn_vectorized_call(rt, kernel, args, out);
  qn_value v[QN_SLOTS_MAX], held;
  uint32_t n;
  int status = qn_bind_args(rt, f, args, v, &n, &held);
  if (status == 0) status = call_bound(s, f, kernel, v, n, out);
  qn_release(rt, held);
  return status;
}

/* Cython's C parameters convert what they are given: done here for numbers that fit; anything else is the VM's to word. */
static bool convert_to_c(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n) {
  if (f->kfunc.rules != QN_RULES_CYTHON) return true;
  const qn_signature *sig = qn_fnstate_ctypes(s, f);
  if (!sig || sig->n != n) return sig == NULL;
  for (uint32_t i = 0; i < n; i++) {
    const qn_type *t = sig->args[i];
    if (!t || t->kind != QN_TYPE_SCALAR) continue;
    char kind = qn_dtypes[t->dtype].kind;
    int64_t whole = v[i].i;
    uint64_t large;
    if (t->dtype == QN_D_UINT64 && qn_is_big(v[i]) && qn_int_as_u64(v[i], &large)) {
      v[i] = qn_np_int(QN_D_UINT64, (int64_t)large);
      continue;
    }
    if (kind == 'f' && v[i].tag == QN_INT) v[i] = qn_float((double)whole);
    bool number = v[i].tag == QN_FLOAT ? kind == 'f' : v[i].tag == QN_INT || v[i].tag == QN_BOOL;
    int bits = 8 * qn_dtypes[t->dtype].size;
    if (number && (kind == 'i' || kind == 'u') && bits < 64)
      number = kind == 'i' ? whole >= -(INT64_C(1) << (bits - 1)) && whole < INT64_C(1) << (bits - 1) : whole >= 0 && whole < INT64_C(1) << bits;
    if (number && kind == 'u') number = whole >= 0;
    qn_complexobj temp; /* unused: a complex parameter is the VM's */
    if (!number || kind == 'c' || qn_number_as(&s->rt, t, v[i], &temp, &v[i])) return false;
  }
  return true;
}

static int call_tier_bound(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n, qn_value *out) {
  if (!convert_to_c(s, f, v, n)) return 1;
  qn_spec *spec = qn_spec_get(s, f, v, n);
  if (!spec) {
    qn_exc_clear(&s->rt);
    return 1;
  }
  if (!spec->ir) return ++f->refusals > 8 ? 2 : 1;
  f->outgrew = false;
  int status = qn_call_spec(s, f, spec, v, n, out);
  if (status >= 0 || !f->outgrew) return status;
  qn_exc_clear(&s->rt); /* the VM begins again, with ints of any size */
  return ++f->outgrown > 4 ? 2 : 1;
}

static int call_tier_with_rows(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n, qn_value *out) {
  qn_rows rows;
  qn_rows_begin(s, &rows, v, n);
  int status = 1;
  for (uint32_t i = 0; i < n && status == 1; i++)
    if (qn_rows_are(v[i]) && !qn_rows_of(&rows, (const qn_list *)v[i].o)) status = 0; /* mixed items */
  status = status ? call_tier_bound(s, f, v, n, out) : 1;
  qn_rows_end(s, &rows);
  return status;
}

/* Fewer are sooner done on the VM than copied; a function is compiled for lists of tuples when it has been given so many. */
enum { FEW_ROWS = 64, FEW_ITEMS = 100000, MANY_ROWS = 4096 };

/* A list that is passed as it is: of ints or floats alone. One of tuples of numbers is copied. */
static bool lends_itself(qn_value v) {
  const qn_list *l = (const qn_list *)v.o;
  return v.o->cls == &qn_list_class && l->n > 0 && (l->elem == QN_INT || l->elem == QN_FLOAT);
}

static bool has_many(qn_value v) {
  if (v.tag == QN_OBJ && qn_is_array(v)) return qn_view_size(qn_view_of(v)) >= FEW_ITEMS;
  return v.tag == QN_OBJ && v.o->cls == &qn_list_class && ((const qn_list *)v.o)->n >= FEW_ITEMS;
}

/* Undecorated functions: 1 = not for these arguments, 2 = never. */
int qn_hook_call_tier(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  if (args->nkw) return 1;
  int64_t n_rows = 0;
  bool cython = fn->code->unit->dialect == QN_DIALECT_CYTHON;
  bool many = (fn->code->flags & QN_CODE_HAS_LOOP) != 0;
  for (uint32_t i = 0; i < args->npos; i++) {
    qn_value v = args->pos[i];
    bool is_rows = v.tag == QN_OBJ && qn_rows_are(v) && ((const qn_list *)v.o)->n >= FEW_ROWS;
    if (is_rows) n_rows += ((const qn_list *)v.o)->n;
    if (v.tag == QN_OBJ && !is_rows && !qn_is_array(v) && !lends_itself(v) && !(cython && (qn_is_big(v) || qn_cdef_of(s, v) || qn_cdef_list(s, v)))) {
      if (cython && s->flags & QN_SESSION_EXPLAIN) qn_explain_argument(s, qn_fnstate_of(s, qn_from_obj(fn), NULL, QN_RULES_CYTHON), i, v);
      return 1;
    }
    many = many || has_many(v);
  }
  if (!many && !n_rows) return 1;
  qn_fnstate *f = qn_fnstate_of(s, qn_from_obj(fn), NULL, cython ? QN_RULES_CYTHON : QN_RULES_DRIVER);
  if (!f) return -1;
  if (f->rows < MANY_ROWS && (f->rows += n_rows) < MANY_ROWS && n_rows) return 1;
  qn_value v[QN_SLOTS_MAX], held;
  uint32_t n;
  if (qn_bind_args(rt, f, args, v, &n, &held)) {
    qn_exc_clear(rt);
    return 1; /* the VM words the TypeError */
  }
  int status = n_rows ? call_tier_with_rows(s, f, v, n, out) : call_tier_bound(s, f, v, n, out);
  qn_release(rt, held);
  return status;
}
