/* quern_ast.c - developer's tool: prints the tree of each file as ast.dump does, one line a file.
 *   quern-ast [-a] [-c] [-e] [-s] FILE…
 *     -a with attributes, -c Cython dialect, -e only errors, with their place, -s scopes in place of the tree,
 *     - the list of files on stdin
 * For a file that does not parse: `error LINE TYPE: message`. */
#include "frontend/frontend.h"

typedef struct options {
  bool attributes, quiet, scopes;
  enum qn_dialect dialect;
} options;

static void print_error(const qn_diags *diags, const options *o) {
  const qn_diag *d = diags->list.data[0];
  if (o->quiet && !o->attributes) {
    qn_buf text;
    qn_buf_init(&text, &qn_malloc_allocator);
    qn_diags_print(diags, false, &text);
    fwrite(text.p, 1, text.n, stdout);
    qn_buf_deinit(&text);
    return;
  }
  printf("error %u %s: %s\n", d->span.line, qn_diag_descs[d->code].python_type, d->message);
}

static int by_name(const void *a, const void *b) {
  const qn_symbol *const *x = a, *const *y = b;
  return strcmp((*x)->name->text, (*y)->name->text);
}

/* `name[symbol=access …] child child` with access as Python's symtable numbers it. */
static void print_scope(const qn_scope *s, qn_buf *out) {
  static const int python_numbers[] = {1, 5, 4, 3, 2};
  qn_buf_printf(out, "%s[", s->name->text);
  if (s->symbols.n) qsort(s->symbols.data, s->symbols.n, sizeof *s->symbols.data, by_name);
  for (uint32_t i = 0; i < s->symbols.n; i++) {
    const qn_symbol *v = s->symbols.data[i];
    if (v->flags == 0 && v->access == QN_ACCESS_LOCAL && strcmp(v->name->text, "__class__") == 0)
      continue; /* there only for its cell */
    qn_buf_printf(out, " %s=%d", v->name->text, python_numbers[v->access]);
  }
  qn_buf_z(out, "] ");
  for (uint32_t i = 0; i < s->children.n; i++) print_scope(s->children.data[i], out);
}

static void one_text(const char *path, qn_sv bytes, const options *o, qn_buf *out) {
  qn_arena arena;
  jmp_buf oom;
  qn_arena_init(&arena, &qn_malloc_allocator);
  arena.oom = &oom;
  if (setjmp(oom)) {
    puts("error 0 MemoryError: out of memory");
  } else {
    qn_intern names;
    qn_diags diags;
    qn_intern_init(&names, &arena);
    qn_diags_init(&diags, &arena);
    qn_source *source = qn_source_new(&arena, qn_sv_of(path), bytes, &diags);
    qn_node *root = source ? qn_parse(&arena, &names, source, o->dialect, &diags) : NULL;
    qn_scopes *scopes = root && o->scopes ? qn_resolve(&arena, &names, root, source, &diags) : NULL;
    if (!root || (o->scopes && !scopes)) {
      print_error(&diags, o);
    } else if (o->scopes) {
      qn_buf_reset(out);
      print_scope(qn_scope_root(scopes), out);
      qn_buf_c(out, '\n');
      fwrite(out->p, 1, out->n, stdout);
    } else if (!o->quiet) {
      qn_buf_reset(out);
      qn_ast_dump(root, o->attributes, out);
      qn_buf_c(out, '\n');
      fwrite(out->p, 1, out->n, stdout);
    }
  }
  qn_arena_deinit(&arena);
}

static void one_file(const char *path, const options *o, qn_buf *out) {
  qn_sv bytes;
  qn_error err;
  if (qn_read_file(&qn_malloc_allocator, path, &bytes, &err) != QN_OK) {
    printf("error 0 OSError: %s\n", err.message);
    return;
  }
  one_text(path, bytes, o, out);
  qn_free(&qn_malloc_allocator, (char *)(uintptr_t)bytes.p, bytes.n + 1);
}

int main(int argc, char **argv) {
  options o = {0};
  qn_buf out;
  qn_buf_init(&out, &qn_malloc_allocator);
  for (int i = 1; i < argc; i++) {
    char path[4096];
    if (strcmp(argv[i], "-a") == 0) {
      o.attributes = true;
    } else if (strcmp(argv[i], "-c") == 0) {
      o.dialect = QN_DIALECT_CYTHON;
    } else if (strcmp(argv[i], "-e") == 0) {
      o.quiet = true;
    } else if (strcmp(argv[i], "-s") == 0) {
      o.scopes = true;
    } else if (strcmp(argv[i], "-") == 0) {
      while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        one_file(path, &o, &out);
        fflush(stdout);
      }
    } else {
      one_file(argv[i], &o, &out);
    }
  }
  qn_buf_deinit(&out);
  return 0;
}
