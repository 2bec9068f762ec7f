/* spec.c - from a function and argument types to machine code, read from top to bottom:
 *
 *   find a specialisation by key ─ else: types ─▶ infer ─▶ lower ─▶ (kept: IR, for its sites)
 *   entry of a variant: IR text ─▶ key ─▶ object cache ─ else LLVM ─▶ object bytes ─▶ load ─▶ function pointer
 *
 * A specialisation has two variants: code that may assume that written arrays overlap no others, and code that may not.
 * The engine tests the extents at each call; the second variant is compiled only when a call needs it. */
#include "engine/build_id.h" /* generated: cmake/BuildId.cmake */
#include "codegen/lower/lower.h"
#include "engine/convert.h"

static qn_spec *spec_new(qn_session *s, qn_fnstate *f) {
  qn_spec *spec = qn_alloc(s->alloc, sizeof *spec);
  if (!spec) return NULL;
  memset(spec, 0, sizeof *spec);
  qn_arena_init(&spec->arena, s->alloc);
  spec->rules = f->kfunc.rules;
  return spec;
}

static void spec_free(qn_session *s, qn_spec *spec) {
  for (int v = 0; v < QN_CODE_VARIANTS; v++) qn_image_free(spec->image[v]);
  for (uint32_t i = 0; i < spec->nseen; i++) qn_release(&s->rt, spec->seen[i].value);
  qn_arena_deinit(&spec->arena);
  qn_free(s->alloc, spec, sizeof *spec);
}

/* Takes the list away first: what a version has seen may hold the last reference to this very function (it calls itself),
 * whose end comes back here. */
static void specs_free(qn_session *s, qn_fnstate *f) {
  qn_spec *list = f->specs;
  f->specs = NULL;
  for (qn_spec *next; list; list = next) next = list->next, spec_free(s, list);
}

void qn_fnstate_drop(qn_session *s, qn_fnstate *f) {
  qn_fnstate *maps = f->maps;
  f->maps = NULL;
  for (qn_fnstate *m = maps; m; m = m->next) specs_free(s, m);
  specs_free(s, f);
}

/* Which containers among the parameters the program surely leaves as they are: nothing of those has to be reflected. */
static void mark_kept(const qn_tprogram *p, const qn_type *t, qn_shape *shape) {
  if (t->kind == QN_TYPE_OPTIONAL) mark_kept(p, t->item, shape->items);
  for (uint32_t i = 0; t->kind == QN_TYPE_TUPLE && i < t->n; i++) mark_kept(p, t->items[i], &shape->items[i]);
  if (shape->kind != QN_SHAPE_LIST && shape->kind != QN_SHAPE_SET && shape->kind != QN_SHAPE_DICT) return;
  shape->kept = !qn_program_changes(p, t);
  if (t->kind != QN_TYPE_DICT) {
    mark_kept(p, t->item, shape->items);
    return;
  }
  for (int i = 0; i < 2; i++) mark_kept(p, t->items[i], &shape->items[i]);
}

static void describe(qn_spec *spec, const qn_tprogram *p) {
  const qn_tfunc *t = p->functions.data[0];
  spec->nparams = t->n_args;
  spec->type_names = QN_NEW_N(&spec->arena, const char *, t->n_args + 1);
  for (uint32_t i = 0; i < t->n_args; i++) spec->type_names[i] = qn_type_text(&spec->arena, t->args[i]);
  spec->arg_types = QN_NEW_N(&spec->arena, const qn_type *, t->n_args + 1);
  for (uint32_t i = 0; i < t->n_args; i++) spec->arg_types[i] = t->args[i];
  spec->ret_type = t->ret;
  spec->type_names[t->n_args] = qn_type_text(&spec->arena, t->ret);
  spec->nrets = 0;
  qn_shape_of_type(&spec->arena, t->ret, &spec->ret, &spec->nrets);
  spec->params = QN_NEW_N(&spec->arena, qn_shape, t->n_args + 1);
  for (uint32_t i = 0; i < t->n_args; i++) {
    uint32_t slots = 0;
    qn_shape_of_type(&spec->arena, t->args[i], &spec->params[i], &slots);
    mark_kept(p, t->args[i], &spec->params[i]);
    spec->takes_objects = spec->takes_objects || qn_shape_holds_objects(&spec->params[i]);
  }
  if (t->ret->kind == QN_TYPE_SCALAR) spec->ret_dtype = t->ret->dtype;
}

static bool holds_type(const qn_type *t, const qn_type *what) {
  if (t == what) return true;
  if (t->kind == QN_TYPE_OPTIONAL || t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_SET) return holds_type(t->item, what);
  for (uint32_t i = 0; (t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_DICT) && i < t->n; i++)
    if (holds_type(t->items[i], what)) return true;
  return false;
}

/* Driver rules: a list of tuples is copied, so the kernel's tuples are not the script's: it must neither put its own into the
 * list nor hand one back, which `is` could tell. */
static const char *shows_copies(const qn_tprogram *p) {
  const qn_tfunc *t = p->functions.data[0];
  for (uint32_t i = 0; i < t->n_args; i++) {
    const qn_type *list = t->args[i];
    if (list->kind != QN_TYPE_LIST || list->item->kind != QN_TYPE_TUPLE) continue;
    if (qn_program_changes(p, list)) return "it changes a list of tuples";
    if (holds_type(t->ret, list->item)) return "it may return a tuple of a list that it was given";
  }
  return NULL;
}

/* Infers and lowers. 0: done, or spec->reason says why it stays on the VM. -1: diags has errors. May longjmp to the arena's
 * oom target. */
static int infer_and_lower(qn_session *s, qn_fnstate *f, qn_spec *spec, const qn_type *const *args, uint32_t n, const qn_type *ret,
                           qn_diags *diags) {
  double t0 = qn_time_seconds();
  qn_seen_list seen = {0};
  qn_seen_list *outer = f->seen;
  if (f->may_stay) f->seen = &seen;
  qn_infer_request rq = {.function = &f->kfunc, .types = &s->types, .args = args, .n_args = n, .ret = ret};
  const char *reason = NULL;
  qn_tprogram *p = qn_infer(&spec->arena, &rq, diags, &reason);
  f->seen = outer;
  spec->seen = QN_NEW_N(&spec->arena, qn_seen, seen.list.n + n); /* with room for kernels among the arguments */
  if (seen.list.n) memcpy(spec->seen, seen.list.data, seen.list.n * sizeof *spec->seen);
  spec->nseen = seen.list.n;
  double t1 = qn_time_seconds();
  s->timing.infer += t1 - t0;
  if (p && !f->may_stay && diags->list.n) qn_program_print_diags(s, diags, false); /* warnings of races */
  if (!p) {
    spec->reason = reason ? reason : "it does not type-check";
    return diags->n_errors && !f->may_stay ? -1 : 0;
  }
  if (f->may_stay && (spec->reason = shows_copies(p)) != NULL) return 0;
  describe(spec, p);
  qn_lower_options options = {.races = s->races != NULL};
  spec->ir = qn_lower(&spec->arena, p, &options, diags);
  s->timing.lower += qn_time_seconds() - t1;
  if (!spec->ir) {
    spec->reason = "it cannot be lowered";
    return f->may_stay ? 0 : -1;
  }
  spec->prints = qn_ir_asks(spec->ir, "qn_k_print_end");
  spec->makes_objects = qn_ir_asks(spec->ir, "qn_k_vm_");
  spec->written = qn_ir_written_params(spec->ir, spec->ir->fns.data[0]);
  spec->repeatable = spec->rules == QN_RULES_DRIVER && qn_ir_stays_inside(spec->ir);
  return 0;
}

static int build(qn_session *s, qn_fnstate *f, qn_spec *spec, const qn_type *const *args, uint32_t n, const qn_type *ret,
                 qn_diags *diags) {
  int status = infer_and_lower(s, f, spec, args, n, ret, diags);
  if (status == 0 && spec->reason) qn_explain_stays(s, f, spec->reason, diags);
  return status;
}

static qn_spec *find(const qn_fnstate *f, const uint8_t *key, uint32_t key_n) {
  for (qn_spec *sp = f->specs; sp; sp = sp->next)
    if (!sp->retired && sp->key_n == key_n && memcmp(sp->key, key, key_n) == 0) return sp;
  return NULL;
}

static bool same_value(qn_value a, qn_value b) {
  return a.tag == b.tag && a.dtype == b.dtype && (a.tag == QN_UNSET || a.tag == QN_NONE || a.bits == b.bits);
}

/* Under driver rules a name that the program has rebound since makes the code stale. */
static bool stale(qn_session *s, const qn_fnstate *f, const qn_spec *spec) {
  const qn_function *fn = (const qn_function *)f->function.o;
  for (uint32_t i = 0; i < spec->nseen; i++) {
    const qn_seen *seen = &spec->seen[i];
    if (!seen->name) continue; /* held, not seen */
    if (seen->slot >= 0) {
      if (!same_value(fn->globals->slots[seen->slot], seen->value)) return true;
      continue;
    }
    qn_value now = {.tag = QN_UNSET};
    if (qn_function_lookup(&s->rt, fn, seen->name, &now) != 1) now.tag = QN_UNSET;
    bool same = same_value(now, seen->value);
    qn_release(&s->rt, now);
    if (!same) return true;
  }
  return false;
}

static void unlink_spec(qn_session *s, qn_fnstate *f, qn_spec *spec) {
  for (qn_spec **at = &f->specs; *at; at = &(*at)->next)
    if (*at == spec) {
      *at = spec->next;
      break;
    }
  spec_free(s, spec);
}

/* A TypingError with the diagnostics as the compiler prints them. */
int qn_raise_diags(qn_session *s, const qn_diags *diags) {
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  qn_diags_print(diags, qn_stderr_is_terminal(s), &text);
  while (text.n && text.p[text.n - 1] == '\n') text.n--;
  int status = qn_raise_class(&s->rt, qn_typing_error_class(), "cannot compile this kernel\n%.*s", (int)text.n, text.p ? text.p : "");
  qn_buf_deinit(&text);
  return status;
}

int qn_raise_text(qn_session *s, const qn_error *at, const char *message) {
  if (!at) return qn_raise_class(&s->rt, qn_typing_error_class(), "cannot compile this kernel\n%s", message);
  return qn_raise_class(&s->rt, qn_typing_error_class(), "cannot compile this kernel\n%s:%u:%u: error: %s", at->file, at->span.line,
                        at->span.col + 1, message);
}

typedef struct build_job {
  qn_session *s;
  qn_fnstate *f;
  const qn_type *const *args;
  uint32_t n;
  const qn_type *ret;
  const uint8_t *key;
  uint32_t key_n;
  qn_diags *diags;
} build_job;

static void build_in_arena(qn_spec *spec, const build_job *j) {
  qn_diags_init(j->diags, &spec->arena);
  spec->key = (const uint8_t *)qn_arena_strndup(&spec->arena, (const char *)j->key, j->key_n);
  spec->key_n = j->key_n;
  spec->args = QN_NEW_N(&spec->arena, const qn_type *, j->n + 1);
  if (j->n) memcpy(spec->args, j->args, j->n * sizeof *spec->args);
  spec->failed = build(j->s, j->f, spec, j->args, j->n, j->ret, j->diags) != 0;
}

static bool build_guarded(qn_spec *spec, const build_job *j) {
  jmp_buf oom;
  jmp_buf *outer = j->s->arena.oom;
  spec->arena.oom = j->s->arena.oom = &oom;
  bool fine = setjmp(oom) == 0;
  if (fine) build_in_arena(spec, j);
  j->s->arena.oom = outer;
  spec->arena.oom = NULL;
  return fine;
}

/* NULL: out of memory. Else a specialisation, perhaps a failed one; diags lives in its arena. */
static qn_spec *build_keyed(const build_job *j) {
  qn_spec *spec = spec_new(j->s, j->f);
  if (!spec) return NULL;
  if (!build_guarded(spec, j)) {
    j->f->seen = NULL;
    spec_free(j->s, spec);
    return NULL;
  }
  spec->next = j->f->specs;
  j->f->specs = spec;
  return spec;
}

/* A key names a kernel argument by its address: as long as the key is there, so is the kernel. */
static void hold_kernels(qn_spec *spec, const qn_value *v, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (qn_is(v[i], QN_K_KERNEL)) spec->seen[spec->nseen++] = (qn_seen){NULL, -1, qn_retained(v[i])};
}

static int types_in_arena(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n, const qn_type **args) {
  for (uint32_t i = 0; i < n; i++)
    if (!(args[i] = qn_type_of_value(s, &s->types, f->kfunc.rules, v[i]))) return -1;
  return 0;
}

/* -1: rt->exc is set. */
static int types_of(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n, const qn_type **args) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  int status = setjmp(oom) ? qn_raise_memory(&s->rt) : types_in_arena(s, f, v, n, args);
  s->arena.oom = outer;
  return status;
}

/* A call hands over *args as one tuple (qn_bind_args); inference takes its items one by one and packs them itself. How many
 * types there are then, or -1 with the exception set. */
static int64_t unpack_varargs(qn_session *s, const qn_fnstate *f, const qn_type **args, uint32_t n) {
  const qn_node *fn = f->kfunc.node;
  const qn_node *p = fn->kind == QN_AST_FunctionDef ? fn->FunctionDef.args : fn->kind == QN_AST_Lambda ? fn->Lambda.args : NULL;
  if (!p || !p->arguments.vararg) return n;
  const qn_type *rest = args[n - 1];
  if (n - 1 + rest->n > QN_SLOTS_MAX) return qn_raise(&s->rt, QN_E_TypeError, "a kernel takes at most %d arguments", QN_SLOTS_MAX);
  for (uint32_t i = 0; i < rest->n; i++) args[n - 1 + i] = rest->items[i];
  return n - 1 + rest->n;
}

bool qn_spec_known(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n) {
  uint8_t key[QN_KEY_MAX];
  uint32_t key_n;
  return qn_args_key(&s->rt, v, n, key, &key_n) == 0 && find(f, key, key_n) != NULL;
}

qn_spec *qn_spec_get(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n) {
  uint8_t key[QN_KEY_MAX];
  uint32_t key_n;
  if (qn_args_key(&s->rt, v, n, key, &key_n)) return NULL;
  qn_spec *spec = find(f, key, key_n);
  if (spec && spec->nseen && stale(s, f, spec)) {
    spec->retired = true; /* not freed: another thread may be running it */
    spec = NULL;
  }
  if (spec) return spec;
  if (n > QN_SLOTS_MAX) {
    qn_raise(&s->rt, QN_E_TypeError, "a kernel takes at most %d arguments", QN_SLOTS_MAX);
    return NULL;
  }
  const qn_type *args[QN_SLOTS_MAX];
  qn_diags diags;
  int status = types_of(s, f, v, n, args);
  int64_t given = status ? -1 : unpack_varargs(s, f, args, n);
  if (given < 0) status = -1;
  spec = status ? NULL : build_keyed(&(build_job){s, f, args, (uint32_t)given, NULL, key, key_n, &diags});
  if (!spec) {
    if (status == 0) qn_raise_memory(&s->rt);
    return NULL;
  }
  if (spec->failed) {
    qn_raise_diags(s, &diags);
    unlink_spec(s, f, spec);
    return NULL;
  }
  hold_kernels(spec, v, n);
  return spec;
}

qn_spec *qn_spec_for_types(qn_session *s, qn_fnstate *f, const qn_type *const *args, uint32_t n, const qn_type *ret, qn_diags *diags,
                           qn_error *err) {
  uint8_t key[QN_KEY_MAX];
  uint32_t key_n = 0;
  key[key_n++] = 'T'; /* by type pointers: the session's table interns them */
  for (uint32_t i = 0; i <= n; i++) {
    const qn_type *t = i < n ? args[i] : ret;
    if (key_n + sizeof t > QN_KEY_MAX) {
      qn_error_set(err, QN_EINVAL, "too many arguments for a kernel");
      return NULL;
    }
    memcpy(key + key_n, &t, sizeof t);
    key_n += (uint32_t)sizeof t;
  }
  qn_spec *spec = find(f, key, key_n);
  if (spec) return spec;
  spec = build_keyed(&(build_job){s, f, args, n, ret, key, key_n, diags});
  if (!spec) {
    qn_error_set(err, QN_ENOMEM, "out of memory compiling '%.*s'", (int)f->kfunc.name.n, f->kfunc.name.p);
    return NULL;
  }
  spec->explicit_args = spec->args;
  if (spec->failed || spec->reason) {
    if (qn_diags_error(diags, err) == QN_OK) qn_error_set(err, QN_ETYPE, "%s", spec->reason ? spec->reason : "it does not compile");
    else if (err) err->status = QN_ETYPE;
    unlink_spec(s, f, spec);
    return NULL;
  }
  return spec;
}

/* --- code --------------------------------------------------------------------------------------------------------- */
void qn_spec_text(qn_session *s, qn_spec *spec, int variant, qn_buf *out) {
  (void)s;
  qn_irfn *entry = spec->ir->fns.data[0];
  if (variant == QN_CODE_NOALIAS) entry->flags |= QN_FN_NOALIAS;
  else entry->flags &= ~(uint32_t)QN_FN_NOALIAS;
  qn_ir_print(out, spec->ir);
}

static qn_llvm_level level_of(const qn_session *s) {
  return s->optimize ? (qn_llvm_level)(s->optimize - QN_OPTIMIZE_O0) : QN_LLVM_O2;
}

static qn_cache_key cache_key(qn_session *s, qn_sv text) {
  char build[128], cpu[64];
  qn_cpu_identity(s->cpu, cpu, sizeof cpu);
  int n = snprintf(build, sizeof build, "%s abi %d llvm %s O%d", QN_VERSION_STRING, QN_ABI_VERSION, QUERN_LLVM_VERSION, (int)level_of(s));
  const qn_sv parts[] = {text, qn_sv_of(cpu), {build, (size_t)n}, qn_sv_of(QUERN_BUILD_ID)};
  return qn_cache_key_of(parts, QN_COUNT(parts));
}

static qn_image *load(qn_session *s, qn_sv object, qn_error *err) {
  double t0 = qn_time_seconds();
  qn_image *image = NULL;
  qn_status status = qn_image_load(object.p, object.n, qn_helper_find, &image, err);
  s->timing.load += qn_time_seconds() - t0;
  return status == QN_OK ? image : NULL;
}

static qn_image *from_cache(qn_session *s, qn_cache_key key) {
  double t0 = qn_time_seconds();
  qn_cache_entry entry;
  qn_image *image = NULL;
  if (qn_cache_get(s->cache, key, &entry)) {
    image = load(s, entry.object, NULL);
    qn_cache_release(s->cache, &entry);
    if (image) s->timing.kernels_cached++;
  }
  s->timing.cache += qn_time_seconds() - t0;
  return image;
}

static qn_image *from_llvm(qn_session *s, const qn_spec *spec, qn_sv text, qn_cache_key key, qn_error *err) {
  double t0 = qn_time_seconds();
  qn_llvm_options options = {.cpu = s->cpu, .struct_size = sizeof(qn_llvm_options), .level = level_of(s),
                             .want_remarks = (s->flags & QN_SESSION_EXPLAIN) != 0};
  qn_llvm_result result;
  if (qn_door_compile(s, text, &options, &result, err) != QN_OK) return NULL;
  if (options.want_remarks) qn_explain_print(s, spec->ir, result.remarks);
  s->timing.llvm += qn_time_seconds() - t0;
  qn_sv object = {result.object, result.object_n};
  qn_image *image = load(s, object, err);
  if (image) {
    s->timing.kernels_compiled++;
    t0 = qn_time_seconds();
    qn_cache_put(s->cache, key, object, QN_SV(""));
    s->timing.cache += qn_time_seconds() - t0;
  }
  qn_door_release(s, &result);
  return image;
}

qn_entry_fn qn_spec_entry(qn_session *s, qn_fnstate *f, qn_spec *spec, int variant, qn_error *err) {
  if (spec->entry[variant]) return spec->entry[variant];
  if (!spec->ir) {
    qn_error_set(err, QN_ETYPE, "'%.*s' is not compiled: %s", (int)f->kfunc.name.n, f->kfunc.name.p,
                 spec->reason ? spec->reason : "unknown reason");
    return NULL;
  }
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  qn_spec_text(s, spec, variant, &text);
  if (text.oom) {
    qn_buf_deinit(&text);
    qn_error_set(err, QN_ENOMEM, "out of memory compiling '%.*s'", (int)f->kfunc.name.n, f->kfunc.name.p);
    return NULL;
  }
  qn_cache_key key = cache_key(s, qn_buf_view(&text));
  qn_image *image = s->flags & QN_SESSION_EXPLAIN ? NULL : from_cache(s, key);
  if (!image) image = from_llvm(s, spec, qn_buf_view(&text), key, err);
  qn_buf_deinit(&text);
  if (!image) return NULL;
  void *address = qn_image_find(image, spec->ir->fns.data[0]->name);
  qn_entry_fn entry;
  memcpy(&entry, &address, sizeof entry);
  if (!entry) {
    qn_image_free(image);
    qn_error_set(err, QN_EINTERNAL, "compiled code has no function '%s'", spec->ir->fns.data[0]->name);
    return NULL;
  }
  spec->image[variant] = image;
  spec->entry[variant] = entry;
  return entry;
}
