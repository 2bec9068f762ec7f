/* object_ir.h - for tests of objects in generated code: building IR with the builder, running it, counting what is left. */
#ifndef QN_OBJECT_IR_H
#define QN_OBJECT_IR_H

#include "tests/unit/kernel_test.h"

#include "runtime/kernel/object.h"

typedef struct oi {
  qn_arena a;
  qn_irmodule *m;
  qn_irfn *f;
  qn_irb b;
  int32_t site;
} oi;

static const int64_t oi_refs = 1, oi_str = QN_KS_REF;

static inline qn_irtype oi_i64(void) { return qn_irt(QN_IT_I64); }
static inline qn_irtype oi_ref(void) { return qn_irt(QN_IT_REF); }

static inline void oi_init(oi *o) {
  qn_arena_init(&o->a, &qn_malloc_allocator);
  o->m = qn_ir_module(&o->a, "t.py");
  o->site = qn_ir_site(o->m, (qn_irsite){"ValueError", "bad", "", "f", {1, 0, 1, 1}});
}

static inline void oi_fn(oi *o, const char *name, const qn_irtype *params, uint32_t n, const qn_irtype *results, uint32_t nr) {
  qn_irlocal p[8];
  for (uint32_t k = 0; k < n; k++) p[k] = (qn_irlocal){"p", params[k]};
  o->f = qn_ir_function(o->m, name, QN_FN_ENTRY, p, n, results, nr);
  qn_irb_init(&o->b, o->m, o->f);
}

static inline qn_irval oi_int(oi *o, int64_t v) { return qn_irb_int(&o->b, oi_i64(), v); }

/* An empty list of one slot an item. */
static inline qn_irval oi_list(oi *o, int64_t refs, int64_t kinds) {
  qn_irval args[4] = {oi_int(o, 1), oi_int(o, refs), oi_int(o, kinds), oi_int(o, 0)};
  return qn_irb_hcall(&o->b, "qn_k_list_new", oi_ref(), args, 4, o->site);
}

static inline void oi_push(oi *o, qn_irval list, qn_irval v) {
  qn_irval at = qn_irb_hcall(&o->b, "qn_k_list_push", qn_irt(QN_IT_PTR), &list, 1, o->site);
  qn_irb_poke(&o->b, at, 0, v, 0, qn_irb_type(&o->b, v).kind == QN_IT_REF ? list : 0);
}

static inline qn_irval oi_item(oi *o, qn_irtype t, qn_irval list, qn_irval k) {
  return qn_irb_peek(&o->b, t, qn_irb_items(&o->b, list), k, 0);
}

/* Printed, parsed and printed again, then compiled. */
static inline qn_image *oi_compile(oi *o, int level) {
  qn_buf one, two;
  qn_error err = {0};
  qn_buf_init(&one, &qn_malloc_allocator);
  qn_buf_init(&two, &qn_malloc_allocator);
  if (qn_ir_verify(o->m, &err) != QN_OK) fail_msg("%s", err.message);
  qn_ir_print(&one, o->m);
  qn_irmodule *again = NULL;
  if (qn_ir_parse(&o->a, (qn_sv){one.p, one.n}, &again, &err) != QN_OK) fail_msg("%s\n%.*s", err.message, (int)one.n, one.p);
  qn_ir_print(&two, again);
  assert_int_equal(one.n, two.n);
  assert_memory_equal(one.p, two.p, one.n);
  qn_image *c = kt_compile_at(one.p, one.n, NULL, level);
  qn_buf_deinit(&one);
  qn_buf_deinit(&two);
  return c;
}

/* Objects in the context's list, that is made and not freed. */
static inline int oi_live(const qn_kctx *ctx) {
  int n = 0;
  for (const qn_kobj *o = ctx->objects; o; o = o->next) n++;
  return n;
}

#endif
