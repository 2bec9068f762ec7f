/* vm_run.c - runs a script on the VM without the engine: parse, resolve, compile, run. For the VM's own tests.
 *   vm_run [--dump] FILE ARGS… */
#include <unistd.h>

#include "runtime/vm/vm.h"

static int write_fd(void *user, int fd, const char *p, size_t n) {
  (void)user;
  FILE *f = fd == 2 ? stderr : stdout;
  if (fd == 2) fflush(stdout);
  if (!p) return fflush(f);
  return fwrite(p, 1, n, f) == n ? 0 : -1;
}

static qn_unit *compile(qn_rt *rt, qn_arena *arena, const char *path, qn_diags *diags) {
  qn_sv text;
  qn_error err = {0};
  if (qn_read_file(rt->alloc, path, &text, &err) != QN_OK) {
    fprintf(stderr, "%s\n", err.message);
    return NULL;
  }
  enum qn_dialect dialect = strlen(path) > 4 && strcmp(path + strlen(path) - 4, ".pyx") == 0 ? QN_DIALECT_CYTHON : QN_DIALECT_PYTHON;
  const qn_source *source = qn_source_new(arena, qn_sv_of(path), text, diags);
  qn_node *root = source ? qn_parse(arena, &rt->intern, source, dialect, diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(arena, &rt->intern, root, source, diags) : NULL;
  qn_unit *unit = scopes ? qn_bytecode_compile(arena, &rt->intern, source, root, scopes, dialect, diags) : NULL;
  qn_free(rt->alloc, (void *)(uintptr_t)text.p, text.n + 1);
  return unit;
}

static int run(qn_rt *rt, qn_arena *arena, bool dump, int argc, char **argv) {
  qn_diags diags;
  qn_diags_init(&diags, arena);
  qn_unit *unit = compile(rt, arena, argv[0], &diags);
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int code = 1;
  if (!unit) {
    qn_diags_print(&diags, false, &text);
    write_fd(NULL, 2, text.p ? text.p : "", text.n);
  } else if (dump) {
    qn_bytecode_dump(unit, &text);
    write_fd(NULL, 1, text.p, text.n);
    code = 0;
  } else if (qn_vm_init(rt) || qn_vm_set_argv(rt, argc, (const char *const *)argv)) {
    fprintf(stderr, "vm_run: no memory\n");
  } else {
    qn_vm_run_main(rt, unit, &code);
  }
  qn_vm_deinit(rt);
  qn_buf_deinit(&text);
  return code;
}

int main(int argc, char **argv) {
  bool dump = argc > 1 && strcmp(argv[1], "--dump") == 0;
  if (argc < 2 + dump) {
    fprintf(stderr, "usage: vm_run [--dump] FILE ARGS...\n");
    return 2;
  }
  qn_rt rt;
  qn_arena arena;
  jmp_buf oom;
  if (qn_rt_init(&rt, &qn_malloc_allocator)) return 1;
  rt.hooks.write = write_fd;
  qn_arena_init(&arena, &qn_malloc_allocator);
  arena.oom = &oom;
  int code = 1;
  if (!setjmp(oom)) code = run(&rt, &arena, dump, argc - 1 - dump, argv + 1 + dump);
  else fprintf(stderr, "vm_run: out of memory\n");
  qn_rt_deinit(&rt);
  qn_arena_deinit(&arena);
  return code;
}
