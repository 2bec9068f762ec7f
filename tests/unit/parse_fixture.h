/* parse_fixture.h - one parse with its arena, for the frontend's unit tests. */
#ifndef QN_TESTS_PARSE_FIXTURE_H
#define QN_TESTS_PARSE_FIXTURE_H

/* clang-format off: cmocka.h needs the others before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "frontend/frontend.h"

typedef struct parsed {
  qn_arena arena;
  jmp_buf oom;
  qn_intern names;
  qn_diags diags;
  qn_source *source;
  qn_node *root;
  qn_scopes *scopes; /* NULL: not asked for, or errors */
} parsed;

static inline void parse_bytes(parsed *t, qn_sv bytes, enum qn_dialect dialect, bool resolve) {
  memset(t, 0, sizeof *t);
  qn_arena_init(&t->arena, &qn_malloc_allocator);
  t->arena.oom = &t->oom;
  if (setjmp(t->oom)) fail_msg("out of memory");
  qn_intern_init(&t->names, &t->arena);
  qn_diags_init(&t->diags, &t->arena);
  t->source = qn_source_new(&t->arena, QN_SV("test.py"), bytes, &t->diags);
  if (t->source) t->root = qn_parse(&t->arena, &t->names, t->source, dialect, &t->diags);
  if (t->root && resolve) t->scopes = qn_resolve(&t->arena, &t->names, t->root, t->source, &t->diags);
}

static inline void parse_text(parsed *t, const char *text) { parse_bytes(t, qn_sv_of(text), QN_DIALECT_PYTHON, true); }
static inline void parsed_free(parsed *t) { qn_arena_deinit(&t->arena); }

static inline void assert_dump(const char *text, const char *want) {
  parsed t;
  parse_text(&t, text);
  assert_non_null(t.root);
  qn_buf out;
  qn_buf_init(&out, &qn_malloc_allocator);
  qn_ast_dump(t.root, false, &out);
  assert_string_equal(out.p, want);
  qn_buf_deinit(&out);
  parsed_free(&t);
}

/* The first error has this line and message. */
static inline void assert_parse_error(const char *text, uint32_t line, const char *message) {
  parsed t;
  parse_text(&t, text);
  assert_true(t.diags.n_errors > 0);
  assert_string_equal(t.diags.list.data[0]->message, message);
  assert_int_equal(t.diags.list.data[0]->span.line, line);
  parsed_free(&t);
}

#endif
