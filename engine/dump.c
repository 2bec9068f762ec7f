/* dump.c - one stage of the pipeline as text. The kernel stages take every kernel with explicit signatures, and those that a
 * --kernel text names; the file's top level runs first (its output is dropped), since that is what defines kernels. */
#include "engine/engine.h"

static int drop_output(void *user, int fd, const char *p, size_t n) {
  (void)user, (void)fd, (void)p, (void)n;
  return 0;
}

typedef struct dump_job {
  qn_session *s;
  const char *stage;
  qn_buf out;
  int kernels;
} dump_job;

static qn_status dump_code(dump_job *j, qn_fnstate *f, qn_spec *spec, qn_error *err) {
  (void)f;
  qn_session *s = j->s;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  qn_spec_text(s, spec, QN_CODE_NOALIAS, &text);
  qn_status status = QN_OK;
  if (strcmp(j->stage, "ir") == 0) {
    qn_buf_sv(&j->out, qn_buf_view(&text));
  } else {
    qn_llvm_options options = {.cpu = s->cpu, .struct_size = sizeof(qn_llvm_options), .level = QN_LLVM_O2, .want_llvm = strcmp(j->stage, "llvm") == 0,
                               .want_asm = strcmp(j->stage, "asm") == 0};
    qn_llvm_result result;
    status = qn_door_compile(s, qn_buf_view(&text), &options, &result, err);
    if (status == QN_OK) {
      const char *shown = options.want_llvm ? result.llvm : result.assembly;
      if (shown) qn_buf_z(&j->out, shown);
      qn_door_release(s, &result);
    }
  }
  qn_buf_deinit(&text);
  return status;
}

static qn_status dump_spec(dump_job *j, qn_fnstate *f, const qn_signature *sig, qn_error *err) {
  qn_session *s = j->s;
  qn_diags diags;
  j->kernels++;
  if (strcmp(j->stage, "types") == 0) {
    qn_arena a;
    qn_arena_init(&a, s->alloc);
    jmp_buf oom;
    jmp_buf *outer = s->arena.oom;
    a.oom = s->arena.oom = &oom;
    if (setjmp(oom)) {
      s->arena.oom = outer;
      qn_arena_deinit(&a);
      return qn_error_set(err, QN_ENOMEM, "out of memory");
    }
    qn_diags_init(&diags, &a);
    qn_infer_request rq = {.function = &f->kfunc, .types = &s->types, .args = sig->args, .n_args = sig->n, .ret = sig->ret};
    const char *reason = NULL;
    qn_tprogram *p = qn_infer(&a, &rq, &diags, &reason);
    qn_status status = QN_OK;
    if (p) qn_tprogram_print(p, &j->out);
    else if (diags.n_errors) qn_diags_print(&diags, false, &j->out);
    else status = qn_error_set(err, QN_ETYPE, "'%.*s' stays on the VM: %s", (int)f->kfunc.name.n, f->kfunc.name.p, reason ? reason : "?");
    s->arena.oom = outer;
    qn_arena_deinit(&a);
    return status;
  }
  qn_spec *spec = qn_spec_for_types(s, f, sig->args, sig->n, sig->ret, &diags, err);
  return spec ? dump_code(j, f, spec, err) : err ? err->status : QN_ETYPE;
}

static qn_status dump_explicit(dump_job *j, struct qn_module *m, qn_error *err) {
  qn_status status = QN_OK;
  for (uint32_t i = 0; i < m->unit->globals.n && status == QN_OK; i++) {
    qn_value v;
    if (qn_script_get(&j->s->rt, m->script, m->unit->globals.data[i], &v) != 1) continue;
    if (qn_is(v, QN_K_KERNEL)) {
      qn_kernelobj *k = (qn_kernelobj *)v.o;
      qn_fnstate *f = qn_fnstate_of(j->s, k->fn, k, QN_RULES_NUMBA);
      if (!f || qn_fnstate_signatures(j->s, f, k)) status = qn_error_from_exc(&j->s->rt, err);
      for (uint32_t n = 0; status == QN_OK && n < f->kfunc.n_signatures; n++) status = dump_spec(j, f, &f->kfunc.signatures[n], err);
    }
    qn_release(&j->s->rt, v);
  }
  return status;
}

static qn_status dump_kernels(dump_job *j, struct qn_module *m, const char *signature, qn_error *err) {
  qn_session *s = j->s;
  qn_write_fn write = s->write;
  s->write = drop_output;
  int failed = qn_vm_run_module(&s->rt, m->unit, "__main__", &m->script);
  qn_session_flush(s);
  s->write = write;
  if (failed) return qn_error_from_exc(&s->rt, err);
  if (!signature) {
    qn_status status = dump_explicit(j, m, err);
    if (status == QN_OK && !j->kernels)
      return qn_error_set(err, QN_ENOTFOUND, "no kernel here has an explicit signature: name one with --kernel 'f(int64)'");
    return status;
  }
  qn_fnstate *f;
  qn_signature sig;
  qn_status status = qn_find_kernel(m, signature, &f, &sig, err);
  return status == QN_OK ? dump_spec(j, f, &sig, err) : status;
}

qn_status qn_dump_file(qn_session *s, const char *path, const char *stage, const char *signature, qn_error *err) {
  static const struct {
    const char *name;
    enum qn_stage last;
  } stages[] = {{"ast", QN_STAGE_PARSE},        {"ast-attributes", QN_STAGE_PARSE}, {"bytecode", QN_STAGE_BYTECODE},
                {"types", QN_STAGE_BYTECODE},   {"ir", QN_STAGE_BYTECODE},          {"llvm", QN_STAGE_BYTECODE},
                {"asm", QN_STAGE_BYTECODE}};
  size_t at = 0;
  while (at < QN_COUNT(stages) && strcmp(stages[at].name, stage) != 0) at++;
  if (at == QN_COUNT(stages)) return qn_error_set(err, QN_EINVAL, "no stage '%s'", stage);
  struct qn_module *m = qn_program_new(s);
  if (!m) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_status status = qn_program_read(m, path, stages[at].last, false, err);
  if (status != QN_OK) return status;
  dump_job j = {.s = s, .stage = stage};
  qn_buf_init(&j.out, s->alloc);
  if (at < 2) {
    qn_ast_dump(m->root, at == 1, &j.out);
    qn_buf_c(&j.out, '\n');
  } else if (at == 2) {
    qn_bytecode_dump(m->unit, &j.out);
  } else {
    status = dump_kernels(&j, m, signature, err);
  }
  if (j.out.n) qn_session_write(s, 1, j.out.p, j.out.n);
  if (j.out.oom && status == QN_OK) status = qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_buf_deinit(&j.out);
  if (qn_session_flush(s) && status == QN_OK) status = qn_error_set(err, QN_EIO, "cannot write the dump");
  return status;
}
