/* api.c - kernels for hosts: modules from text, kernels by signature, calls on the host's own buffers. */
#include "engine/engine.h"

struct qn_kernel { /* immutable after creation but for its count */
  qn_module *module;
  qn_fnstate *f;
  qn_spec *spec;
  qn_entry_fn entry[QN_CODE_VARIANTS]; /* both are compiled at once: calls never compile */
  const qn_type **args;
};

struct qn_call {
  qn_kernel *kernel;
  qn_view *views;   /* per parameter */
  uint64_t *slots;  /* per parameter */
  uint64_t *rets;
  bool *set;
  bool ran;
};

qn_status qn_module_create(qn_session *s, const char *name, const char *text, size_t n, qn_module **out, qn_error *err) {
  if (!name || !out || (!text && n)) return qn_error_set(err, QN_EINVAL, "a module needs a name and a text");
  if (!text) text = "";
  struct qn_module *m = qn_program_new(s);
  if (!m) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_status status = qn_program_compile(m, name, (qn_sv){text, n}, QN_STAGE_BYTECODE, true, err);
  if (status != QN_OK) return status;
  if (qn_vm_run_module(&s->rt, m->unit, name, &m->script)) return qn_error_from_exc(&s->rt, err);
  qn_session_flush(s);
  *out = m;
  return QN_OK;
}

const char *qn_module_function(const qn_module *m, size_t i) {
  const qn_node *root = m->root;
  for (uint32_t k = 0; k < root->Module.body.n; k++) {
    const qn_node *n = root->Module.body.items[k];
    qn_sym name = n->kind == QN_AST_FunctionDef ? n->FunctionDef.name : n->kind == QN_AST_CyFuncDef ? n->CyFuncDef.name : NULL;
    if (name && i-- == 0) return name->text;
  }
  return NULL;
}

/* "name(types)" or "result(types)" with the name given apart: finds the function in the module and parses the types. */
static qn_status find_function(qn_module *m, qn_sv name, qn_fnstate **f, qn_error *err) {
  qn_session *s = m->session;
  qn_sym sym = qn_intern_find(&s->rt.intern, name);
  qn_value v;
  if (!sym || qn_script_get(&s->rt, m->script, sym, &v) != 1)
    return qn_error_set(err, QN_ENOTFOUND, "no function '%.*s' in module '%.*s'", (int)name.n, name.p, (int)m->source->name.n,
                        m->source->name.p);
  if (qn_is(v, QN_K_KERNEL)) {
    qn_kernelobj *k = (qn_kernelobj *)v.o;
    *f = qn_fnstate_of(s, k->fn, k, QN_RULES_NUMBA);
    if (*f && qn_fnstate_signatures(s, *f, k)) *f = NULL;
  } else if (qn_is(v, QN_K_FUNCTION)) {
    *f = qn_fnstate_of(s, v, NULL, m->dialect == QN_DIALECT_CYTHON ? QN_RULES_CYTHON : QN_RULES_DRIVER);
  } else {
    qn_release(&s->rt, v);
    return qn_error_set(err, QN_ENOTFOUND, "'%.*s' is not a function", (int)name.n, name.p);
  }
  qn_release(&s->rt, v); /* the script holds it */
  return *f ? QN_OK : qn_error_from_exc(&s->rt, err);
}

static qn_status parse_signature(qn_session *s, qn_sv text, qn_signature *out, qn_error *err) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  if (setjmp(oom)) {
    s->arena.oom = outer;
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  const char *message = "";
  bool fine = qn_signature_parse(&s->types, qn_arena_sv(&s->arena, text), out, &message);
  s->arena.oom = outer;
  return fine ? QN_OK : qn_error_set(err, QN_EINVAL, "signature '%.*s': %s", (int)text.n, text.p, message);
}

qn_status qn_find_kernel(qn_module *m, const char *text, qn_fnstate **f, qn_signature *sig, qn_error *err) {
  const char *paren = strchr(text, '(');
  if (!paren || paren == text) return qn_error_set(err, QN_EINVAL, "'%s' is not of the form name(types)", text);
  qn_status status = find_function(m, (qn_sv){text, (size_t)(paren - text)}, f, err);
  return status == QN_OK ? parse_signature(m->session, qn_sv_of(paren), sig, err) : status;
}

static bool host_can_pass(const qn_type *t) {
  return t->kind == QN_TYPE_ARRAY || (t->kind == QN_TYPE_SCALAR && !qn_type_is_complex(t));
}

qn_status qn_kernel_get(qn_module *m, const char *function, const char *signature, qn_kernel **out, qn_error *err) {
  if (!function || !signature || !out) return qn_error_set(err, QN_EINVAL, "a kernel needs a function's name and a signature");
  qn_session *s = m->session;
  qn_fnstate *f;
  qn_signature sig;
  qn_status status = find_function(m, qn_sv_of(function), &f, err);
  if (status == QN_OK) status = parse_signature(s, qn_sv_of(signature), &sig, err);
  if (status != QN_OK) return status;
  for (uint32_t i = 0; i < sig.n; i++)
    if (!host_can_pass(sig.args[i])) {
      qn_buf text;
      qn_buf_init(&text, s->alloc);
      qn_type_print(sig.args[i], &text);
      status = qn_error_set(err, QN_EINVAL, "parameter %u is %.*s: a host passes numbers and arrays", i, (int)text.n, text.p ? text.p : "");
      qn_buf_deinit(&text);
      return status;
    }
  qn_diags diags;
  qn_spec *spec = qn_spec_for_types(s, f, sig.args, sig.n, sig.ret, &diags, err);
  if (!spec) return err ? err->status : QN_ETYPE;
  qn_kernel *k = qn_alloc(s->alloc, sizeof *k);
  if (!k) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *k = (qn_kernel){.module = m, .f = f, .spec = spec, .args = sig.args};
  for (int v = 0; v < QN_CODE_VARIANTS; v++) {
    bool wanted = v == QN_CODE_NOALIAS || spec->written;
    if (wanted && !(k->entry[v] = qn_spec_entry(s, f, spec, v, err))) {
      qn_free(s->alloc, k, sizeof *k);
      return err ? err->status : QN_EINTERNAL;
    }
  }
  *out = k;
  return QN_OK;
}

void qn_kernel_release(qn_kernel *k) {
  if (k) qn_free(k->module->session->alloc, k, sizeof *k);
}

size_t qn_kernel_parameters(const qn_kernel *k) { return k->spec->nparams; }

const char *qn_kernel_type(const qn_kernel *k, int i) {
  if (i < -1 || i >= (int)k->spec->nparams) return NULL;
  return k->spec->type_names[i < 0 ? (int)k->spec->nparams : i];
}

/* --- calls ------------------------------------------------------------------------------------------------------------ */
static size_t call_bytes(const qn_kernel *k) {
  size_t n = k->spec->nparams;
  return sizeof(qn_call) + n * (sizeof(qn_view) + sizeof(uint64_t) + sizeof(bool)) + k->spec->nrets * sizeof(uint64_t);
}

qn_status qn_call_create(qn_kernel *k, qn_call **out, qn_error *err) {
  size_t n = k->spec->nparams, bytes = call_bytes(k);
  char *p = qn_alloc(k->module->session->alloc, bytes);
  if (!p) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(p, 0, bytes);
  qn_call *c = (qn_call *)(void *)p;
  c->kernel = k;
  c->views = (qn_view *)(void *)(p + sizeof *c);
  c->slots = (uint64_t *)(void *)(c->views + n);
  c->rets = c->slots + n;
  c->set = (bool *)(c->rets + k->spec->nrets);
  *out = c;
  return QN_OK;
}

void qn_call_destroy(qn_call *c) {
  if (c) qn_free(c->kernel->module->session->alloc, c, call_bytes(c->kernel));
}

static qn_status parameter(const qn_call *c, size_t i, const qn_type **t, qn_error *err) {
  if (i >= c->kernel->spec->nparams)
    return qn_error_set(err, QN_EINVAL, "no parameter %zu: the kernel has %u", i, c->kernel->spec->nparams);
  *t = c->kernel->args[i];
  return QN_OK;
}

static qn_status mismatch(const qn_call *c, size_t i, const char *given, qn_error *err) {
  return qn_error_set(err, QN_EINVAL, "parameter %zu is %s, got %s", i, c->kernel->spec->type_names[i], given);
}

qn_status qn_call_set_int(qn_call *c, size_t i, int64_t x, qn_error *err) {
  const qn_type *t = NULL;
  qn_status status = parameter(c, i, &t, err);
  if (status != QN_OK) return status;
  if (qn_type_is_float(t)) return qn_call_set_float(c, i, (double)x, err);
  if (!qn_type_is_int(t) && !qn_type_is_bool(t)) return mismatch(c, i, "an int", err);
  uint64_t from[1] = {(uint64_t)x}, to[1] = {0};
  qn_elem_cast(QN_D_INT64, from, t->dtype, to);
  int bits = 8 * qn_dtypes[t->dtype].size;
  if (qn_dtypes[t->dtype].kind == 'i') c->slots[i] = (uint64_t)((int64_t)(to[0] << (64 - bits)) >> (64 - bits));
  else c->slots[i] = to[0];
  bool same = t->dtype == QN_D_UINT64 ? x >= 0 : t->dtype == QN_D_BOOL ? (x == 0 || x == 1) : (int64_t)c->slots[i] == x;
  if (!same) return qn_error_set(err, QN_EINVAL, "parameter %zu is %s, %lld does not fit", i, c->kernel->spec->type_names[i], (long long)x);
  c->set[i] = true;
  return QN_OK;
}

qn_status qn_call_set_float(qn_call *c, size_t i, double x, qn_error *err) {
  const qn_type *t = NULL;
  qn_status status = parameter(c, i, &t, err);
  if (status != QN_OK) return status;
  if (!qn_type_is_float(t)) return mismatch(c, i, "a float", err);
  c->slots[i] = 0;
  if (t->dtype == QN_D_FLOAT32) {
    float narrow = (float)x;
    memcpy(&c->slots[i], &narrow, sizeof narrow);
  } else {
    memcpy(&c->slots[i], &x, sizeof x);
  }
  c->set[i] = true;
  return QN_OK;
}

static qn_status check_array(const qn_call *c, size_t i, const qn_type *t, const qn_view *v, qn_error *err) {
  char given[96];
  char layout = v->flags & QN_VIEW_C ? 'C' : v->flags & QN_VIEW_F ? 'F' : 'A';
  snprintf(given, sizeof given, "array(%s, %dd, %c)%s", qn_dtypes[v->dtype].name, (int)v->ndim, layout,
           v->flags & QN_VIEW_READONLY ? ", read-only" : "");
  if (t->kind != QN_TYPE_ARRAY || t->dtype != (qn_dtype)v->dtype || t->ndim != v->ndim) return mismatch(c, i, given, err);
  if ((t->layout == 'C' && !(v->flags & QN_VIEW_C)) || (t->layout == 'F' && !(v->flags & QN_VIEW_F))) return mismatch(c, i, given, err);
  bool written = i >= 64 || (c->kernel->spec->written >> i & 1);
  if ((v->flags & QN_VIEW_READONLY) && written)
    return qn_error_set(err, QN_EINVAL, "parameter %zu is written by the kernel, got a read-only array", i);
  return QN_OK;
}

qn_status qn_call_set_array(qn_call *c, size_t i, void *data, const char *dtype, int ndim, const int64_t *shape, const int64_t *strides,
                            uint32_t flags, qn_error *err) {
  const qn_type *t = NULL;
  qn_status status = parameter(c, i, &t, err);
  if (status != QN_OK) return status;
  qn_dtype d;
  if (!dtype || (!shape && ndim > 0)) return qn_error_set(err, QN_EINVAL, "parameter %zu: an array needs a dtype and a shape", i);
  if (!qn_dtype_find(qn_sv_of(dtype), &d) || d == QN_D_OBJECT) return qn_error_set(err, QN_EINVAL, "unknown dtype '%s'", dtype);
  if (ndim < 0 || ndim > QN_MAX_RANK) return qn_error_set(err, QN_EINVAL, "an array has 0 to %d dimensions, not %d", QN_MAX_RANK, ndim);
  if (flags & ~(uint32_t)QN_ARRAY_READONLY) return qn_error_set(err, QN_EVERSION, "unknown array flags 0x%x", flags);
  qn_view v = {.data = data, .ndim = ndim, .dtype = (uint8_t)d, .flags = flags & QN_ARRAY_READONLY ? QN_VIEW_READONLY : 0};
  int64_t step = qn_dtypes[d].size, size = 1;
  for (int k = ndim - 1; k >= 0; k--) {
    if (shape[k] < 0) return qn_error_set(err, QN_EINVAL, "dimension %d has length %lld", k, (long long)shape[k]);
    v.shape[k] = shape[k];
    v.strides[k] = strides ? strides[k] : step;
    int64_t span;
    if (__builtin_mul_overflow(step, shape[k] ? shape[k] : 1, &step) ||
        __builtin_mul_overflow(v.strides[k], shape[k] ? shape[k] : 1, &span) || span > INT64_MAX / 16 || span < -(INT64_MAX / 16))
      return qn_error_set(err, QN_EINVAL, "the array is too large");
    size *= shape[k] ? 1 : 0;
  }
  if (!data && size) return qn_error_set(err, QN_EINVAL, "parameter %zu: data is NULL", i);
  uint8_t readonly = v.flags;
  qn_view_flags(&v);
  v.flags |= readonly;
  if ((status = check_array(c, i, t, &v, err)) != QN_OK) return status;
  c->views[i] = v;
  c->slots[i] = (uint64_t)(uintptr_t)&c->views[i];
  c->set[i] = true;
  return QN_OK;
}

static bool overlaps(const qn_call *c) {
  const qn_spec *spec = c->kernel->spec;
  for (uint32_t i = 0; i < spec->nparams; i++) {
    if (c->kernel->args[i]->kind != QN_TYPE_ARRAY || !(spec->written >> (i & 63) & 1)) continue;
    for (uint32_t k = 0; k < spec->nparams; k++)
      if (k != i && c->kernel->args[k]->kind == QN_TYPE_ARRAY && qn_views_overlap(&c->views[i], &c->views[k])) return true;
  }
  return false;
}

qn_status qn_call_run(qn_call *c, qn_error *err) {
  const qn_kernel *k = c->kernel;
  const qn_session *s = k->module->session;
  for (uint32_t i = 0; i < k->spec->nparams; i++)
    if (!c->set[i]) return qn_error_set(err, QN_EINVAL, "parameter %u (%s) is not set", i, k->spec->type_names[i]);
  qn_par_options par = {s->threads, s->parallel_for, s->parallel_user, NULL, 0};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  ctx.par = &par;
  ctx.session = k->module->session;
  ctx.hooks = &qn_kernel_hooks_host;
  ctx.pool = s->pool;
  qn_fpmode mode = qn_fp_enter();
  int32_t status = k->entry[overlaps(c) ? QN_CODE_ALIAS : QN_CODE_NOALIAS](&ctx, c->slots, c->rets);
  qn_fp_leave(mode);
  c->ran = status == 0;
  if (status) qn_error_from_site(k->f, k->spec->ir, &ctx.err, err);
  qn_kheap_clear(&ctx);
  return status ? QN_ERUNTIME : QN_OK;
}

static qn_status result_scalar(const qn_call *c, const qn_spec **spec, qn_error *err) {
  *spec = c->kernel->spec;
  if (!c->ran) return qn_error_set(err, QN_EINVAL, "the call has not run");
  if ((*spec)->ret.kind == QN_SHAPE_SCALAR && !qn_dtype_is_complex((*spec)->ret_dtype)) return QN_OK;
  return qn_error_set(err, QN_EINVAL, "the result is %s, not one number", (*spec)->type_names[(*spec)->nparams]);
}

qn_status qn_call_result_int(const qn_call *c, int64_t *out, qn_error *err) {
  const qn_spec *spec;
  qn_status status = result_scalar(c, &spec, err);
  if (status != QN_OK) return status;
  if (qn_dtype_is_float(spec->ret_dtype)) return qn_error_set(err, QN_EINVAL, "the result is %s, not an int", spec->type_names[spec->nparams]);
  *out = (int64_t)c->rets[0];
  return QN_OK;
}

qn_status qn_call_result_float(const qn_call *c, double *out, qn_error *err) {
  const qn_spec *spec;
  qn_status status = result_scalar(c, &spec, err);
  if (status != QN_OK) return status;
  if (spec->ret_dtype == QN_D_FLOAT64) {
    memcpy(out, c->rets, sizeof *out);
  } else if (spec->ret_dtype == QN_D_FLOAT32) {
    float narrow;
    memcpy(&narrow, c->rets, sizeof narrow);
    *out = (double)narrow;
  } else {
    *out = spec->ret_dtype == QN_D_UINT64 ? (double)c->rets[0] : (double)(int64_t)c->rets[0];
  }
  return QN_OK;
}
