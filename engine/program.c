/* program.c - sources as programs: read, parse, resolve, bytecode, run. One function, top to bottom; `quern run`, a host's
 * module and every dump go through it. */
#include "engine/engine.h"

static bool is_cython(const char *name) {
  size_t n = strlen(name);
  return n > 4 && (strcmp(name + n - 4, ".pyx") == 0 || strcmp(name + n - 4, ".pxd") == 0);
}

void qn_program_print_diags(qn_session *s, const qn_diags *diags, bool json) {
  if (!diags->list.n) return;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  if (json) qn_diags_json(diags, &text);
  else qn_diags_print(diags, qn_stderr_is_terminal(s), &text);
  if (text.n) qn_session_write(s, json ? 1 : 2, text.p, text.n);
  qn_buf_deinit(&text);
}

struct qn_module *qn_program_new(qn_session *s) {
  struct qn_module *m = qn_alloc(s->alloc, sizeof *m);
  if (!m) return NULL;
  memset(m, 0, sizeof *m);
  m->session = s;
  qn_arena_init(&m->arena, s->alloc);
  m->next = s->modules;
  s->modules = m;
  return m;
}

void qn_modules_free(qn_session *s) {
  for (struct qn_module *m = s->modules, *next; m; m = next) {
    next = m->next;
    qn_arena_deinit(&m->arena);
    qn_free(s->alloc, m, sizeof *m);
  }
  s->modules = NULL;
}

/* The stages up to `last`; m->unit and the rest are filled as far as it came. */
qn_status qn_program_compile(struct qn_module *m, const char *name, qn_sv bytes, enum qn_stage last, bool quiet, qn_error *err) {
  qn_session *s = m->session;
  jmp_buf oom;
  m->arena.oom = &oom;
  if (setjmp(oom)) {
    m->arena.oom = NULL;
    return qn_error_set(err, QN_ENOMEM, "out of memory compiling '%s'", name);
  }
  qn_intern *names = &s->rt.intern;
  jmp_buf *outer = s->rt.arena.oom;
  s->rt.arena.oom = &oom;
  qn_diags_init(&m->diags, &m->arena);
  m->dialect = is_cython(name) ? QN_DIALECT_CYTHON : QN_DIALECT_PYTHON;
  double t0 = qn_time_seconds();
  m->source = qn_source_new(&m->arena, qn_arena_sv(&m->arena, qn_sv_of(name)), bytes, &m->diags);
  if (m->source) m->root = qn_parse(&m->arena, names, m->source, m->dialect, &m->diags);
  if (m->root && last >= QN_STAGE_RESOLVE && m->dialect == QN_DIALECT_CYTHON) (void)qn_cython_lower(&m->arena, names, m->root, m->source, &m->diags);
  if (m->root && last >= QN_STAGE_RESOLVE) m->scopes = qn_resolve(&m->arena, names, m->root, m->source, &m->diags);
  double t1 = qn_time_seconds();
  s->timing.parse += t1 - t0;
  if (m->scopes && last >= QN_STAGE_BYTECODE)
    m->unit = qn_bytecode_compile(&m->arena, names, m->source, m->root, m->scopes, m->dialect, false, &m->diags);
  s->timing.bytecode += qn_time_seconds() - t1;
  s->rt.arena.oom = outer;
  m->arena.oom = NULL;
  if (!quiet) qn_program_print_diags(s, &m->diags, false);
  if (m->diags.n_errors) return qn_diags_error(&m->diags, err);
  return QN_OK;
}

qn_status qn_program_read(struct qn_module *m, const char *path, enum qn_stage last, bool quiet, qn_error *err) {
  qn_session *s = m->session;
  double t0 = qn_time_seconds();
  qn_sv text;
  const bool standard = strcmp(path, "-") == 0;
  qn_status status = qn_read_file(s->alloc, standard ? "/dev/stdin" : path, &text, err);
  if (standard) path = "<stdin>";
  s->timing.read += qn_time_seconds() - t0;
  if (status != QN_OK) return status;
  status = qn_program_compile(m, path, text, last, quiet, err);
  qn_free(s->alloc, (void *)(uintptr_t)text.p, text.n + 1);
  return status;
}

qn_status qn_run_file(qn_session *s, const char *path, int argc, const char *const *argv, int *exit_code, qn_error *err) {
  struct qn_module *m = qn_program_new(s);
  if (!m) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_status status = qn_program_read(m, path, QN_STAGE_BYTECODE, false, err);
  if (status != QN_OK) return status;
  if (qn_vm_set_argv(&s->rt, argc, argv)) return qn_error_from_exc(&s->rt, err);
  double t0 = qn_time_seconds();
  double inner = s->timing.infer + s->timing.lower + s->timing.cache + s->timing.llvm + s->timing.load;
  *exit_code = 0;
  if (qn_vm_run_main(&s->rt, m->unit, exit_code)) return qn_error_from_exc(&s->rt, err);
  if (s->races_found && *exit_code == 0) *exit_code = 1;
  char note[256];
  const int noted = *exit_code ? qn_limit_note(s->limit, note, sizeof note) : 0;
  if (noted) (void)qn_session_write(s, 2, note, (size_t)noted);
  s->timing.run += qn_time_seconds() - t0 - (s->timing.infer + s->timing.lower + s->timing.cache + s->timing.llvm + s->timing.load - inner);
  if (qn_session_flush(s)) return qn_error_set(err, QN_EIO, "cannot write the program's output");
  return QN_OK;
}
