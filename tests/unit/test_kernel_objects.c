/* test_kernel_objects.c - objects in generated code: slots of every type, counts of variables and containers, borrowed
 * peeks, calls, parallel loops that store into lists of their caller, try and reraise. Nothing is left after success but
 * the result, nothing after a failure once the heap is cleared. */
#include "tests/unit/object_ir.h"

static const int levels[] = {QN_LLVM_O0, QN_LLVM_O2};

/* --- slots ----------------------------------------------------------------------------------------------------------- */
static void test_slots(void **state) {
  (void)state;
  static const qn_irkind kinds[] = {QN_IT_BOOL, QN_IT_I8,  QN_IT_I16, QN_IT_I32, QN_IT_I64, QN_IT_U8,
                                    QN_IT_U16,  QN_IT_U32, QN_IT_U64, QN_IT_F32, QN_IT_F64, QN_IT_C64, QN_IT_C128};
  for (size_t l = 0; l < QN_COUNT(levels); l++)
    for (size_t k = 0; k < QN_COUNT(kinds); k++) {
      oi o;
      oi_init(&o);
      qn_irtype t = qn_irt(kinds[k]), params[2] = {oi_ref(), t};
      oi_fn(&o, "put", params, 2, &t, 1);
      qn_irb_poke(&o.b, qn_irb_param(&o.b, 0), 0, qn_irb_param(&o.b, 1), QN_KO_SLOTS + 8, 0);
      qn_irval r = qn_irb_peek(&o.b, t, qn_irb_param(&o.b, 0), oi_int(&o, 1), QN_KO_SLOTS);
      qn_irb_return(&o.b, &r, 1);
      qn_image *c = oi_compile(&o, levels[l]);
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      qn_kobj *inst;
      assert_int_equal(qn_k_instance_new(&ctx, QN_KO_INSTANCE, 4, 0, 7, &inst), 0);
      uint64_t *slots = (uint64_t *)(inst + 1), ret[2] = {0}, ones = ~UINT64_C(0);
      uint64_t value = kinds[k] == QN_IT_BOOL ? 1 : kinds[k] == QN_IT_U8 ? 0xff : kinds[k] == QN_IT_U16 ? 0xffff
                       : kinds[k] == QN_IT_U32 ? 0xffffffff : kinds[k] == QN_IT_F32 ? 0x7f800001u ^ 0x400000u : ones - 4;
      if (kinds[k] >= QN_IT_F64 || kinds[k] == QN_IT_C64) value = kt_bits(-2.5);
      uint64_t args[3] = {(uint64_t)(uintptr_t)inst, value, kt_bits(7.25)};
      slots[0] = slots[3] = 77;
      slots[1] = slots[2] = ones;
      assert_int_equal(kt_find(c, "put")(&ctx, args, ret), 0);
      assert_true(slots[1] == value && ret[0] == value && slots[0] == 77 && slots[3] == 77);
      assert_true(slots[2] == (kinds[k] == QN_IT_C128 ? kt_bits(7.25) : ones));
      if (kinds[k] == QN_IT_C128) assert_true(ret[1] == kt_bits(7.25));
      qn_kheap_clear(&ctx);
      qn_image_free(c);
      qn_arena_deinit(&o.a);
    }
}

/* --- counts ------------------------------------------------------------------------------------------------------------ */
/* make(n): outer = []; for i in range(n): inner = []; inner.append(i); inner.append(i * i); outer.append(inner)
 *          if i == fail_at: raise; return outer
 * total(outer): s = 0; for i in range(len(outer)): for j in range(len(outer[i])): s += outer[i][j] */
static void build_nested(oi *o) {
  qn_irtype i64 = oi_i64(), ref = oi_ref(), two[2] = {i64, i64};
  oi_fn(o, "make", two, 2, &ref, 1);
  uint32_t outer = qn_ir_local(o->m, o->f, "outer", ref), inner = qn_ir_local(o->m, o->f, "inner", ref);
  qn_irb_set(&o->b, outer, oi_list(o, oi_refs, QN_KS_REF));
  qn_irval i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 0), oi_int(o, 1));
  qn_irb_set(&o->b, inner, oi_list(o, 0, 0));
  oi_push(o, qn_irb_get(&o->b, inner), i);
  oi_push(o, qn_irb_get(&o->b, inner), qn_irb_bin(&o->b, QN_I_MUL, i, i, 0, -1));
  oi_push(o, qn_irb_get(&o->b, outer), qn_irb_get(&o->b, inner));
  qn_irb_check(&o->b, qn_irb_bin(&o->b, QN_I_NE, i, qn_irb_param(&o->b, 1), 0, -1), NULL, 0, o->site);
  qn_irb_end(&o->b);
  qn_irval r = qn_irb_get(&o->b, outer);
  qn_irb_return(&o->b, &r, 1);

  oi_fn(o, "total", &ref, 1, &i64, 1);
  uint32_t s = qn_ir_local(o->m, o->f, "s", i64);
  qn_irval p = qn_irb_param(&o->b, 0);
  i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_len(&o->b, p), oi_int(o, 1));
  qn_irval row = oi_item(o, ref, p, i);
  qn_irval j = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_len(&o->b, row), oi_int(o, 1));
  qn_irb_set(&o->b, s, qn_irb_bin(&o->b, QN_I_ADD, qn_irb_get(&o->b, s), oi_item(o, i64, row, j), 0, -1));
  qn_irb_end(&o->b);
  qn_irb_end(&o->b);
  r = qn_irb_get(&o->b, s);
  qn_irb_return(&o->b, &r, 1);

  /* both(n, fail): total(make(n, fail)) through calls */
  const qn_irfn *make = o->m->fns.data[0], *total = o->m->fns.data[1];
  oi_fn(o, "both", two, 2, &i64, 1);
  qn_irval args[2] = {qn_irb_param(&o->b, 0), qn_irb_param(&o->b, 1)};
  qn_irval list = qn_irb_result(&o->b, qn_irb_call(&o->b, make, args, 2, o->site), 0);
  r = qn_irb_result(&o->b, qn_irb_call(&o->b, total, &list, 1, o->site), 0);
  qn_irb_return(&o->b, &r, 1);
}

static void test_nested(void **state) {
  (void)state;
  for (size_t l = 0; l < QN_COUNT(levels); l++) {
    oi o;
    oi_init(&o);
    build_nested(&o);
    qn_image *c = oi_compile(&o, levels[l]);
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    uint64_t args[2] = {100, (uint64_t)-1}, ret = 0;
    assert_int_equal(kt_find(c, "make")(&ctx, args, &ret), 0);
    qn_kobj *outer = (qn_kobj *)(uintptr_t)ret;
    assert_int_equal(outer->len, 100);
    assert_int_equal(oi_live(&ctx), 101);
    assert_true(outer->counts == 1 && ((qn_kobj *)(uintptr_t)outer->items[5])->counts == UINT64_C(1) << 32);
    args[0] = ret;
    assert_int_equal(kt_find(c, "total")(&ctx, args, &ret), 0);
    assert_int_equal(ret, 99 * 100 / 2 + 99 * 100 * 199 / 6);
    assert_true(outer->counts == 1);
    qn_k_unref(&ctx, outer);
    assert_int_equal(oi_live(&ctx), 0);
    assert_int_equal(ctx.live, 0);
    args[0] = 50;
    assert_int_equal(kt_find(c, "both")(&ctx, args, &ret), 0);
    assert_int_equal(oi_live(&ctx), 0);
    args[1] = 20; /* fails in the middle */
    assert_int_equal(kt_find(c, "both")(&ctx, args, &ret), 1);
    assert_true(oi_live(&ctx) > 0);
    qn_kheap_clear(&ctx);
    assert_int_equal(ctx.live, 0);
    args[1] = (uint64_t)-1; /* taken: outlives the call */
    assert_int_equal(kt_find(c, "make")(&ctx, args, &ret), 0);
    outer = (qn_kobj *)(uintptr_t)ret;
    qn_kobj_take_result(&ctx, outer);
    assert_int_equal(oi_live(&ctx), 0);
    qn_kheap_clear(&ctx);
    assert_true((outer->flags & QN_KO_TAKEN) && outer->counts == UINT64_C(1) << 32 && outer->len == 50);
    qn_kobj_drop(outer);
    qn_image_free(c);
    qn_arena_deinit(&o.a);
  }
}

/* --- try ----------------------------------------------------------------------------------------------------------------- */
/* f(n, mode): try: temp = make list; if n == 0: raise; call g(n) which raises for 1; return 10 + n
 *             except: if mode: (try: raise other except: pass) reraise; return status */
static void test_try(void **state) {
  (void)state;
  for (size_t l = 0; l < QN_COUNT(levels); l++) {
    oi o;
    oi_init(&o);
    qn_irtype i64 = oi_i64(), two[2] = {i64, i64};
    int32_t other = qn_ir_site(o.m, (qn_irsite){"KeyError", "other", "", "f", {1, 0, 1, 1}});
    oi_fn(&o, "g", &i64, 1, &i64, 1);
    qn_irb_check(&o.b, qn_irb_bin(&o.b, QN_I_NE, qn_irb_param(&o.b, 0), oi_int(&o, 1), 0, -1), NULL, 0, other);
    qn_irval r = qn_irb_param(&o.b, 0);
    qn_irb_return(&o.b, &r, 1);
    const qn_irfn *g = o.f;
    oi_fn(&o, "f", two, 2, &i64, 1);
    uint32_t temp = qn_ir_local(o.m, o.f, "temp", oi_ref());
    qn_irval st = qn_irb_try(&o.b);
    qn_irb_set(&o.b, temp, oi_list(&o, 0, 0));
    oi_push(&o, qn_irb_get(&o.b, temp), oi_int(&o, 5));
    qn_irb_check(&o.b, qn_irb_bin(&o.b, QN_I_NE, qn_irb_param(&o.b, 0), oi_int(&o, 0), 0, -1), NULL, 0, o.site);
    qn_irval a = qn_irb_param(&o.b, 0);
    r = qn_irb_bin(&o.b, QN_I_ADD, qn_irb_result(&o.b, qn_irb_call(&o.b, g, &a, 1, o.site), 0), oi_int(&o, 10), 0, -1);
    qn_irb_return(&o.b, &r, 1);
    qn_irb_handler(&o.b);
    qn_irb_if(&o.b, qn_irb_bin(&o.b, QN_I_NE, qn_irb_param(&o.b, 1), oi_int(&o, 0), 0, -1));
    qn_irb_try(&o.b);
    qn_irb_raise(&o.b, NULL, 0, other);
    qn_irb_handler(&o.b);
    qn_irb_end(&o.b);
    qn_irb_reraise(&o.b, st);
    qn_irb_end(&o.b);
    r = qn_irb_cast(&o.b, st, i64);
    qn_irb_return(&o.b, &r, 1);
    qn_irb_end(&o.b);
    qn_image *c = oi_compile(&o, levels[l]);
    qn_entry_fn f = kt_find(c, "f");
    static const struct { int64_t n, mode; int32_t status; int64_t ret; } cases[] = {
        {7, 0, 0, 17}, {0, 0, 0, 1}, {1, 0, 0, 2}, {0, 1, 1, 0}, {1, 1, 2, 0}, {9, 1, 0, 19}};
    for (size_t k = 0; k < QN_COUNT(cases); k++) {
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      uint64_t args[2] = {(uint64_t)cases[k].n, (uint64_t)cases[k].mode}, ret = 0;
      assert_int_equal(f(&ctx, args, &ret), cases[k].status);
      if (cases[k].status == 0) {
        assert_int_equal(ret, cases[k].ret);
        assert_int_equal(oi_live(&ctx), 0);
      } else {
        assert_int_equal(ctx.err.site, cases[k].status - 1);
      }
      qn_kheap_clear(&ctx);
    }
    qn_image_free(c);
    qn_arena_deinit(&o.a);
  }
}

/* --- parallel loops ---------------------------------------------------------------------------------------------------- */
/* fill(out, n, bad): prange i: row = []; for j < i % 7: row.append(i * j); out[i] = row; check i != bad */
static void test_parallel(void **state) {
  (void)state;
  for (size_t l = 0; l < QN_COUNT(levels); l++) {
    oi o;
    oi_init(&o);
    qn_irtype i64 = oi_i64(), params[3] = {oi_ref(), i64, i64};
    oi_fn(&o, "fill", params, 3, NULL, 0);
    uint32_t row = qn_ir_local(o.m, o.f, "row", oi_ref());
    qn_irval i = qn_irb_pfor(&o.b, oi_int(&o, 0), qn_irb_param(&o.b, 1), oi_int(&o, 1), NULL, 0);
    qn_irb_set(&o.b, row, oi_list(&o, 0, 0));
    qn_irval j = qn_irb_for(&o.b, oi_int(&o, 0), qn_irb_bin(&o.b, QN_I_MOD, i, oi_int(&o, 7), 0, -1), oi_int(&o, 1));
    oi_push(&o, qn_irb_get(&o.b, row), qn_irb_bin(&o.b, QN_I_MUL, i, j, 0, -1));
    qn_irb_end(&o.b);
    qn_irval out = qn_irb_param(&o.b, 0);
    qn_irb_poke(&o.b, qn_irb_items(&o.b, out), i, qn_irb_get(&o.b, row), 0, out);
    qn_irb_check(&o.b, qn_irb_bin(&o.b, QN_I_NE, i, qn_irb_param(&o.b, 2), 0, -1), NULL, 0, o.site);
    qn_irb_end(&o.b);
    qn_irb_return(&o.b, NULL, 0);
    qn_image *c = oi_compile(&o, levels[l]);
    for (int bad = -1; bad < 3000; bad += 2500) {
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      qn_kobj *out_list, *old;
      uint64_t *slots, args[3], ret = 0;
      assert_int_equal(qn_k_list_new(&ctx, 1, 1, QN_KS_REF, 0, &out_list), 0);
      assert_int_equal(qn_k_list_new(&ctx, 1, 0, 0, 0, &old), 0);
      for (int k = 0; k < 4000; k++) { /* one list in every place: the workers drop it */
        assert_int_equal(qn_k_list_push(&ctx, out_list, &slots), 0);
        qn_k_ref_store(&ctx, out_list, (qn_kobj **)(void *)slots, old);
      }
      qn_k_unref(&ctx, old);
      args[0] = (uint64_t)(uintptr_t)out_list;
      args[1] = 4000;
      args[2] = (uint64_t)bad;
      for (int round = 0; round < 2; round++) { /* the second round drops what the first stored */
        assert_int_equal(kt_find(c, "fill")(&ctx, args, &ret), bad < 0 ? 0 : 1);
        for (int k = 0; k < 4000 && bad < 0; k++) {
          const qn_kobj *r = (const qn_kobj *)(uintptr_t)out_list->items[k];
          assert_int_equal(r->len, k % 7);
          if (r->len > 2) assert_int_equal(r->items[2], 2 * k);
          assert_true((r->flags & QN_KO_TAKEN) && r->counts == UINT64_C(1) << 32);
        }
      }
      if (bad < 0) {
        assert_int_equal(oi_live(&ctx), 1);
        qn_k_unref(&ctx, out_list);
        assert_int_equal(oi_live(&ctx), 0);
      }
      qn_kheap_clear(&ctx);
      assert_int_equal(ctx.live, 0);
    }
    qn_image_free(c);
    qn_arena_deinit(&o.a);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_slots), cmocka_unit_test(test_nested), cmocka_unit_test(test_try), cmocka_unit_test(test_parallel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
