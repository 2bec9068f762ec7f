/* vm_run.c - runs a script on the VM without the engine: parse, resolve, compile, run. For the VM's own tests.
 *   vm_run [--dump] [--fail-at N] FILE ARGS…      N: the Nth allocation fails, and every one after it up to M (--fail-for M) */
#include <unistd.h>

#include "runtime/vm/vm.h"

static int write_fd(void *user, int fd, const char *p, size_t n) {
  (void)user;
  FILE *f = fd == 2 ? stderr : stdout;
  if (fd == 2) fflush(stdout);
  if (!p) return fflush(f);
  return fwrite(p, 1, n, f) == n ? 0 : -1;
}

/* An allocator that fails on purpose. */
static long countdown = -1, failing = 1;
static void *failing_realloc(void *user, void *p, size_t old_n, size_t n) {
  (void)user, (void)old_n;
  if (n == 0) {
    free(p);
    return NULL;
  }
  if (countdown >= 0 && countdown-- <= 0 && failing > 0) {
    failing--;
    countdown = 0;
    return NULL;
  }
  return realloc(p, n);
}
static const qn_allocator failing_allocator = {failing_realloc, NULL};

static qn_sv file_text; /* freed at the end, also when memory ran out while it was parsed */

static qn_unit *compile(qn_rt *rt, qn_arena *arena, const char *path, qn_diags *diags) {
  qn_error err = {0};
  if (qn_read_file(rt->alloc, path, &file_text, &err) != QN_OK) {
    fprintf(stderr, "%s\n", err.message);
    return NULL;
  }
  enum qn_dialect dialect = strlen(path) > 4 && strcmp(path + strlen(path) - 4, ".pyx") == 0 ? QN_DIALECT_CYTHON : QN_DIALECT_PYTHON;
  const qn_source *source = qn_source_new(arena, qn_sv_of(path), file_text, diags);
  qn_node *root = source ? qn_parse(arena, &rt->intern, source, dialect, diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(arena, &rt->intern, root, source, diags) : NULL;
  qn_unit *unit = scopes ? qn_bytecode_compile(arena, &rt->intern, source, root, scopes, dialect, false, diags) : NULL;
  return unit;
}

static int run(qn_rt *rt, qn_arena *arena, bool dump, int argc, char **argv) {
  qn_diags diags;
  qn_diags_init(&diags, arena);
  qn_unit *unit = compile(rt, arena, argv[0], &diags);
  rt->arena.oom = &rt->arena_oom; /* from here on the runtime guards itself */
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

/* Options are read before anything may longjmp. Returns where the file is. */
static int options(int argc, char **argv, bool *dump) {
  int first = 1;
  for (; first < argc && argv[first][0] == '-'; first++) {
    if (strcmp(argv[first], "--dump") == 0) *dump = true;
    else if (strcmp(argv[first], "--fail-at") == 0 && first + 1 < argc) countdown = atol(argv[++first]);
    else if (strcmp(argv[first], "--fail-for") == 0 && first + 1 < argc) failing = atol(argv[++first]);
  }
  return first;
}

typedef struct job {
  qn_rt rt;
  qn_arena arena;
  jmp_buf oom;
  const qn_allocator *alloc;
  bool dump;
  int argc;
  char **argv;
  int code;
} job;

static void guarded(job *j) {
  if (setjmp(j->oom)) {
    fprintf(stderr, "vm_run: out of memory\n");
    qn_vm_deinit(&j->rt);
    return;
  }
  j->arena.oom = &j->oom;
  j->rt.arena.oom = &j->oom;
  j->code = run(&j->rt, &j->arena, j->dump, j->argc, j->argv);
}

int main(int argc, char **argv) {
  static job j;
  int first = options(argc, argv, &j.dump);
  if (first >= argc) {
    fprintf(stderr, "usage: vm_run [--dump] [--fail-at N [--fail-for M]] FILE ARGS...\n");
    return 2;
  }
  j.argc = argc - first;
  j.argv = argv + first;
  j.code = 1;
  j.alloc = countdown >= 0 ? &failing_allocator : &qn_malloc_allocator;
  if (qn_rt_init(&j.rt, j.alloc)) return 1;
  j.rt.hooks.write = write_fd;
  qn_arena_init(&j.arena, j.alloc);
  guarded(&j);
  qn_rt_deinit(&j.rt);
  qn_arena_deinit(&j.arena);
  if (file_text.p) qn_free(j.alloc, (void *)(uintptr_t)file_text.p, file_text.n + 1);
  return j.code;
}
