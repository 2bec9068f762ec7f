/* check_follow.c - the files that a program imports, found without running anything, for `quern check`: each is read once,
 * and what is wrong in it joins the list of the program. */
#include <limits.h>
#include <unistd.h>

#include "engine/check.h"

typedef struct follower {
  qn_session *s;
  struct qn_module *main;
  const char *root;   /* the folder of the program */
  const char *folder; /* of the file at hand: where relative imports begin */
} follower;

static bool known(const qn_session *s, const char *path) {
  for (struct qn_module *m = s->modules; m; m = m->next)
    if ((m->source && qn_sv_is(m->source->name, path)) || (m->wanted && strcmp(m->wanted, path) == 0)) return true;
  return false;
}

static char *folder_of(qn_arena *a, const char *path) {
  const char *slash = strrchr(path, '/');
  if (slash == path) return qn_arena_strndup(a, "/", 1);
  return slash ? qn_arena_strndup(a, path, (size_t)(slash - path)) : qn_arena_strndup(a, ".", 1);
}

/* Notes a file to be read later: imports that lead in a ring, or very deep, cost no recursion. */
static void want(const follower *f, const char *folder, const char *dotted) {
  char found[PATH_MAX];
  qn_arena *a = &f->main->arena;
  if (*dotted == 0 || strlen(dotted) > 255 || !qn_vm_find_source(folder, dotted, found, sizeof found)) return;
  const char *path = strncmp(found, "./", 2) == 0 ? found + 2 : found;
  if (known(f->s, path)) return;
  struct qn_module *m = qn_program_new(f->s);
  if (!m) qn_arena_fail(a);
  m->wanted = qn_arena_strndup(a, path, strlen(path));
}

static void want_all(const follower *f, const char *folder, const char *dotted) { /* the packages on the way, too */
  for (const char *dot = dotted; (dot = strchr(dot, '.')) != NULL; dot++)
    want(f, folder, qn_arena_strndup(&f->main->arena, dotted, (size_t)(dot - dotted)));
  want(f, folder, dotted);
}

static void import_from(const follower *f, const qn_node *n) {
  const char *folder = f->root, *name = n->ImportFrom.module ? n->ImportFrom.module->text : "";
  qn_arena *a = &f->main->arena;
  if (n->ImportFrom.level > 0) {
    folder = f->folder;
    for (int64_t i = 1; i < n->ImportFrom.level && i < 32; i++) folder = folder_of(a, folder);
  }
  want_all(f, folder, name);
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) { /* a name may be a submodule */
    const char *item = n->ImportFrom.names.items[i]->alias.name->text;
    if (*item != '*') want(f, folder, qn_arena_printf(a, "%s%s%s", name, *name ? "." : "", item));
  }
}

static void walk(void *user, qn_node *n) {
  const follower *f = user;
  if (n->kind == QN_AST_ImportFrom) {
    import_from(f, n);
  } else if (n->kind == QN_AST_Import) {
    for (uint32_t i = 0; i < n->Import.names.n; i++) want_all(f, f->root, n->Import.names.items[i]->alias.name->text);
  } else {
    qn_ast_children(n, walk, user);
  }
}

static qn_status collect(const follower *f, qn_node *root, qn_error *err) {
  jmp_buf oom;
  if (setjmp(oom)) {
    f->main->arena.oom = NULL;
    return qn_error_set(err, QN_ENOMEM, "out of memory checking imports");
  }
  f->main->arena.oom = &oom;
  if (root) qn_ast_children(root, walk, (void *)(uintptr_t)f);
  f->main->arena.oom = NULL;
  return QN_OK;
}

static qn_status take_diags(struct qn_module *main, const struct qn_module *m, qn_error *err) {
  jmp_buf oom;
  if (setjmp(oom)) {
    main->arena.oom = NULL;
    return qn_error_set(err, QN_ENOMEM, "out of memory checking imports");
  }
  main->arena.oom = &oom;
  for (uint32_t i = 0; i < m->diags.list.n; i++) qn_vec_push(&main->arena, &main->diags.list, m->diags.list.data[i]);
  main->diags.n_errors += m->diags.n_errors;
  main->arena.oom = NULL;
  return QN_OK;
}

static struct qn_module *next_wanted(const qn_session *s) {
  struct qn_module *found = NULL; /* the list has the last first */
  for (struct qn_module *m = s->modules; m; m = m->next)
    if (m->wanted) found = m;
  return found;
}

/* main is read; its own diagnostics are in order. look: what is said about one file. */
qn_status qn_check_follow(qn_session *s, struct qn_module *main, const char *path,
                          qn_status (*look)(struct qn_module *m, const char *path, qn_error *err), qn_error *err) {
  char *root = strdup(path);
  if (!root) return qn_error_set(err, QN_ENOMEM, "out of memory checking imports");
  char *slash = strrchr(root, '/');
  if (slash) slash[slash == root] = 0;
  follower f = {.s = s, .main = main, .root = slash ? root : ".", .folder = slash ? root : "."};
  qn_status status = collect(&f, main->root, err);
  struct qn_module *m;
  while (status == QN_OK && (m = next_wanted(s)) != NULL) {
    char file[PATH_MAX], folder[PATH_MAX];
    snprintf(file, sizeof file, "%s", m->wanted);
    snprintf(folder, sizeof folder, "%s", file);
    char *end = strrchr(folder, '/');
    if (end) end[end == folder] = 0;
    m->wanted = NULL;
    qn_error local;
    status = qn_program_read(m, file, QN_STAGE_BYTECODE, true, &local);
    if (status != QN_OK && !m->diags.n_errors) {
      if (err) *err = local;
      break;
    }
    status = QN_OK;
    if (m->scopes) status = look(m, file, err);
    qn_diags_sort(&m->diags);
    if (status == QN_OK) status = take_diags(main, m, err);
    f.folder = end ? folder : ".";
    if (status == QN_OK) status = collect(&f, m->root, err);
  }
  free(root);
  return status;
}
