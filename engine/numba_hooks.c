/* numba_hooks.c - what numba's objects ask of the engine beyond calls: types of values and results, explicit signatures
 * compiled at decoration, a kernel's text at a stage (inspect_llvm and its kin). */
#include "engine/engine.h"

static qn_fnstate *state_of(qn_session *s, qn_value kernel) {
  if (!qn_is(kernel, QN_K_KERNEL)) {
    qn_raise(&s->rt, QN_E_TypeError, "a kernel is expected, not '%s'", qn_class_of(kernel)->name);
    return NULL;
  }
  qn_kernelobj *k = (qn_kernelobj *)kernel.o;
  qn_fnstate *f = qn_fnstate_of(s, k->fn, k, QN_RULES_NUMBA);
  return f && qn_fnstate_signatures(s, f, k) == 0 ? f : NULL;
}

static int new_type(qn_session *s, const qn_type *t, qn_value *out) {
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  if (t->kind == QN_TYPE_RECORD) qn_buf_z(&text, qn_type_spelling(&s->arena, t)); /* their own text says no number */
  else qn_type_print(t, &text);
  int status = text.oom ? qn_raise_memory(&s->rt) : qn_numba_type_with(&s->rt, qn_buf_view(&text), t, out);
  qn_buf_deinit(&text);
  return status;
}

/* Runs fn with the session's arena jumping here when memory ends. */
typedef int (*arena_fn)(qn_session *s, void *user);
static int guarded(qn_session *s, arena_fn fn, void *user) {
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  int status = setjmp(oom) ? qn_raise_memory(&s->rt) : fn(s, user);
  s->arena.oom = outer;
  return status;
}

typedef struct type_job {
  qn_value v;
  const qn_type *t;
} type_job;

static int type_in_arena(qn_session *s, void *user) {
  type_job *j = user;
  return (j->t = qn_type_of_value(s, &s->types, QN_RULES_NUMBA, j->v)) ? 0 : -1;
}

static int type_of(qn_rt *rt, qn_value v, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  type_job j = {v, NULL};
  return guarded(s, type_in_arena, &j) ? -1 : new_type(s, j.t, out);
}

/* --- the result of a kernel ---------------------------------------------------------------------------------------------- */
static int type_from_value(qn_session *s, qn_value v, const qn_type **out) {
  if ((*out = qn_numba_type_pointer(v)) != NULL) return 0;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  const char *message = "";
  int status = qn_numba_type_text(&s->rt, v, &text);
  qn_sv copy = status ? (qn_sv){0} : qn_arena_sv(&s->arena, qn_buf_view(&text));
  qn_buf_deinit(&text);
  if (status) return -1;
  if (qn_type_parse(&s->types, copy, out, &message)) return 0;
  return qn_raise(&s->rt, QN_E_TypeError, "type '%.*s': %s", (int)copy.n, copy.p, message);
}

typedef struct named_job {
  qn_value v;
  const qn_type *t;
} named_job;

static int named_in_arena(qn_session *s, void *user) {
  named_job *j = user;
  return type_from_value(s, j->v, &j->t);
}

const qn_type *qn_type_named_by(qn_session *s, qn_value v) {
  named_job j = {v, qn_numba_type_pointer(v)};
  if (j.t || guarded(s, named_in_arena, &j)) return j.t;
  qn_numba_type_settle(v, j.t);
  return j.t;
}

typedef struct result_job {
  qn_value kernel;
  const qn_value *types;
  uint32_t n;
  const qn_type *t;
} result_job;

static int result_in_arena(qn_session *s, void *user) {
  result_job *j = user;
  const qn_type *args[QN_SLOTS_MAX];
  qn_fnstate *f = state_of(s, j->kernel);
  if (!f) return -1;
  if (j->n > QN_SLOTS_MAX) return qn_raise(&s->rt, QN_E_TypeError, "a kernel takes at most %d arguments", QN_SLOTS_MAX);
  for (uint32_t i = 0; i < j->n; i++)
    if (type_from_value(s, j->types[i], &args[i])) return -1;
  qn_diags diags;
  qn_diags_init(&diags, &s->arena);
  qn_infer_request rq = {.function = &f->kfunc, .types = &s->types, .args = args, .n_args = j->n};
  qn_tprogram *p = qn_infer(&s->arena, &rq, &diags, NULL);
  if (!p) return qn_raise_diags(s, &diags);
  j->t = p->functions.data[0]->ret;
  return 0;
}

static int result(qn_rt *rt, qn_value kernel, const qn_value *types, uint32_t n, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  result_job j = {kernel, types, n, NULL};
  return guarded(s, result_in_arena, &j) ? -1 : new_type(s, j.t, out);
}

/* --- explicit signatures --------------------------------------------------------------------------------------------------- */
typedef struct compile_job {
  qn_fnstate *f;
} compile_job;

static int compile_in_arena(qn_session *s, void *user) {
  qn_fnstate *f = ((compile_job *)user)->f;
  for (uint32_t i = 0; i < f->kfunc.n_signatures; i++) {
    const qn_signature *sig = &f->kfunc.signatures[i];
    qn_diags diags;
    qn_error err = {.status = QN_ENOMEM};
    qn_diags_init(&diags, &s->arena);
    if (qn_spec_for_types(s, f, sig->args, sig->n, sig->ret, &diags, &err)) continue;
    if (err.status == QN_ENOMEM) return qn_raise_memory(&s->rt);
    return qn_raise_text(s, err.span.line ? &err : NULL, err.message);
  }
  return 0;
}

static int compile(qn_rt *rt, qn_value kernel) {
  qn_session *s = qn_session_of(rt);
  compile_job j = {state_of(s, kernel)};
  return j.f ? guarded(s, compile_in_arena, &j) : -1;
}

static int tuple_of_types(qn_session *s, const qn_type *const *types, uint32_t n, const qn_type *ret, qn_value *out) {
  qn_value items[QN_SLOTS_MAX + 1];
  uint32_t made = 0;
  int status = 0;
  for (; made < n && status == 0; made++) status = new_type(s, types[made], &items[made]);
  if (status) made--;
  if (status == 0 && ret && (status = new_type(s, ret, &items[made])) == 0) made++;
  if (status == 0) status = qn_new_tuple(&s->rt, items, made, out);
  while (made > 0) qn_release(&s->rt, items[--made]);
  return status;
}

int qn_append_taken(qn_rt *rt, qn_value list, qn_value v) {
  int bad = qn_list_append(rt, list, v);
  qn_release(rt, v);
  return bad;
}

/* What was compiled for calls, and the explicit ones. */
static int signatures(qn_rt *rt, qn_value kernel, bool results, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  qn_fnstate *f = state_of(s, kernel);
  qn_value list, one;
  if (!f || qn_new_list(rt, NULL, 0, &list)) return -1;
  int status = 0;
  qn_spec *specs[QN_SLOTS_MAX];
  uint32_t n = 0;
  for (qn_spec *sp = f->specs; sp && n < QN_COUNT(specs); sp = sp->next)
    if (!sp->retired && !sp->failed && sp->ir && sp->arg_types) specs[n++] = sp;
  while (n > 0 && status == 0) { /* the newest is first in the list */
    const qn_spec *sp = specs[--n];
    status = tuple_of_types(s, sp->arg_types, sp->nparams, results ? sp->ret_type : NULL, &one);
    if (status == 0) status = qn_append_taken(rt, list, one);
  }
  if (status) qn_release(rt, list);
  else *out = list;
  return status;
}

typedef struct types_job {
  qn_value signature;
  qn_signature sig;
} types_job;

static int types_in_arena(qn_session *s, void *user) {
  types_job *j = user;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  int status = qn_numba_type_text(&s->rt, j->signature, &text);
  qn_sv copy = status ? (qn_sv){0} : qn_arena_sv(&s->arena, qn_buf_view(&text));
  qn_buf_deinit(&text);
  const char *message = "";
  if (status) return -1;
  if (qn_signature_parse(&s->types, copy, &j->sig, &message)) return 0;
  return qn_raise(&s->rt, QN_E_TypeError, "signature '%.*s': %s", (int)copy.n, copy.p, message);
}

static int types(qn_rt *rt, qn_value signature, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  types_job j = {.signature = signature};
  return guarded(s, types_in_arena, &j) ? -1 : tuple_of_types(s, j.sig.args, j.sig.n, j.sig.ret ? j.sig.ret : s->types.none, out);
}

/* --- text of a stage --------------------------------------------------------------------------------------------------------- */
static int stage_text(qn_session *s, qn_spec *spec, const char *stage, qn_value *out) {
  qn_buf ir;
  qn_buf_init(&ir, s->alloc);
  qn_spec_text(s, spec, QN_CODE_NOALIAS, &ir);
  int status = 0;
  if (ir.oom) {
    status = qn_raise_memory(&s->rt);
  } else if (strcmp(stage, "ir") == 0) {
    status = qn_new_str(&s->rt, qn_buf_view(&ir), out);
  } else {
    bool llvm = strcmp(stage, "llvm") == 0;
    qn_llvm_options options = {.cpu = s->cpu, .struct_size = sizeof(qn_llvm_options), .level = QN_LLVM_O2, .want_llvm = llvm, .want_asm = !llvm};
    qn_llvm_result r;
    qn_error err;
    if (qn_door_compile(s, qn_buf_view(&ir), &options, &r, &err) != QN_OK) {
      status = qn_raise(&s->rt, QN_E_RuntimeError, "%s", err.message);
    } else {
      const char *text = llvm ? r.llvm : r.assembly;
      status = qn_new_str(&s->rt, qn_sv_of(text ? text : ""), out);
      qn_door_release(s, &r);
    }
  }
  qn_buf_deinit(&ir);
  return status;
}

static int text(qn_rt *rt, qn_value kernel, const char *stage, qn_value *out) {
  qn_session *s = qn_session_of(rt);
  qn_fnstate *f = state_of(s, kernel);
  qn_value dict, key, value;
  if (!f || qn_new_dict(rt, &dict)) return -1;
  int status = 0;
  for (qn_spec *sp = f->specs; sp && status == 0; sp = sp->next) {
    if (sp->retired || sp->failed || !sp->ir || !sp->arg_types) continue;
    status = tuple_of_types(s, sp->arg_types, sp->nparams, NULL, &key);
    if (status) break;
    status = stage_text(s, sp, stage, &value);
    if (status == 0) {
      status = qn_dict_set(rt, dict, key, value);
      qn_release(rt, value);
    }
    qn_release(rt, key);
  }
  if (status) qn_release(rt, dict);
  else *out = dict;
  return status;
}

/* Retired, not freed: another thread may be running them. */
static int drop(qn_rt *rt, qn_value kernel) {
  qn_session *s = qn_session_of(rt);
  qn_fnstate *f = state_of(s, kernel);
  if (!f) return -1;
  for (qn_spec *sp = f->specs; sp; sp = sp->next) sp->retired = true;
  for (qn_fnstate *m = f->maps; m; m = m->next)
    for (qn_spec *sp = m->specs; sp; sp = sp->next) sp->retired = true;
  return 0;
}

const struct qn_numba_hooks qn_engine_numba_hooks = {type_of, result, compile, signatures, types, text, drop};
