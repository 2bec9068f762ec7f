/* fuzz_parse.c - any bytes through decoding, lexing, parsing, scopes and the dump, in both dialects. libFuzzer calls
 * LLVMFuzzerTestOneInput; with replay.c it is an ordinary test over tests/fuzz/corpus/parse. */
#include "frontend/frontend.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void one(const uint8_t *data, size_t size, enum qn_dialect dialect) {
  qn_arena arena;
  jmp_buf oom;
  qn_arena_init(&arena, &qn_malloc_allocator);
  arena.limit = (size_t)1 << 30;
  arena.oom = &oom;
  if (setjmp(oom)) {
    qn_arena_deinit(&arena);
    return;
  }
  qn_intern names;
  qn_diags diags;
  qn_buf out;
  qn_intern_init(&names, &arena);
  qn_diags_init(&diags, &arena);
  qn_buf_init(&out, &qn_malloc_allocator);
  qn_source *source = qn_source_new(&arena, QN_SV("fuzz"), (qn_sv){(const char *)data, size}, &diags);
  qn_node *root = source ? qn_parse(&arena, &names, source, dialect, &diags) : NULL;
  if (root) {
    qn_resolve(&arena, &names, root, source, &diags);
    qn_ast_dump(root, true, &out);
  } else if (diags.n_errors == 0) {
    abort(); /* a failure without a word */
  }
  qn_diags_print(&diags, false, &out);
  qn_diags_json(&diags, &out);
  qn_buf_deinit(&out);
  qn_arena_deinit(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  one(data, size, QN_DIALECT_PYTHON);
  one(data, size, QN_DIALECT_CYTHON);
  return 0;
}
