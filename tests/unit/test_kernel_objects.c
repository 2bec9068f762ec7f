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

/* --- who holds what ------------------------------------------------------------------------------------------------------ */
/* f(outer): row = outer[0]; outer.clear(); row.append(5); return len(row) + row[0]: row is used after its list let it go */
static void build_dropped(oi *o) {
  qn_irtype i64 = oi_i64(), ref = oi_ref();
  oi_fn(o, "dropped", &ref, 1, &i64, 1);
  qn_irval p = qn_irb_param(&o->b, 0), row = oi_item(o, ref, p, oi_int(o, 0));
  qn_irb_hcall(&o->b, "qn_k_list_clear", qn_irt(QN_IT_VOID), &p, 1, -1);
  oi_push(o, row, oi_int(o, 5));
  qn_irval r = qn_irb_bin(&o->b, QN_I_ADD, qn_irb_len(&o->b, row), oi_item(o, i64, row, oi_int(o, 0)), 0, -1);
  qn_irb_return(&o->b, &r, 1);
}

/* g(outer, n): cur = outer[0]; for i in range(n): old = cur; cur = [i]; outer[0] = cur; s += old[0]; return cur, cur, s */
static void build_swap(oi *o) {
  qn_irtype i64 = oi_i64(), ref = oi_ref(), params[2] = {ref, i64}, results[3] = {ref, ref, i64};
  oi_fn(o, "swap", params, 2, results, 3);
  uint32_t cur = qn_ir_local(o->m, o->f, "cur", ref), s = qn_ir_local(o->m, o->f, "s", i64);
  qn_irval outer = qn_irb_param(&o->b, 0);
  qn_irb_set(&o->b, cur, oi_item(o, ref, outer, oi_int(o, 0)));
  qn_irval i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 1), oi_int(o, 1)), old = qn_irb_get(&o->b, cur);
  qn_irb_set(&o->b, cur, oi_list(o, 0, 0));
  oi_push(o, qn_irb_get(&o->b, cur), i);
  qn_irb_poke(&o->b, qn_irb_items(&o->b, outer), oi_int(o, 0), qn_irb_get(&o->b, cur), 0, outer);
  qn_irb_set(&o->b, s, qn_irb_bin(&o->b, QN_I_ADD, qn_irb_get(&o->b, s), oi_item(o, i64, old, oi_int(o, 0)), 0, -1));
  qn_irb_end(&o->b);
  qn_irval r[3] = {qn_irb_get(&o->b, cur), qn_irb_get(&o->b, cur), qn_irb_get(&o->b, s)};
  qn_irb_return(&o->b, r, 3);
}

/* words(n): d = {}; for i in range(n): d[("even", "odd")[i & 1]] += 1; return d["odd"] * 1000 + d["even"] + len("h\u00e9") */
static void build_words(oi *o) {
  qn_irtype i64 = oi_i64(), ptr = qn_irt(QN_IT_PTR);
  oi_fn(o, "words", &i64, 1, &i64, 1);
  uint32_t word = qn_ir_local(o->m, o->f, "word", oi_ref());
  qn_irval args[4] = {oi_int(o, QN_KO_DICT), oi_int(o, qn_kshape(2, 1)), oi_int(o, 1), oi_int(o, QN_KS_REF)};
  qn_irval d = qn_irb_hcall(&o->b, "qn_k_table_new", oi_ref(), args, 4, o->site), key = qn_irb_slots(&o->b, 1);
  qn_irval even = qn_irb_literal(&o->b, QN_KO_STR, "even", 4), odd = qn_irb_literal(&o->b, QN_KO_STR, "odd", 3);
  assert_int_equal(qn_irb_at(&o->b, even)->imm[0], qn_irb_at(&o->b, qn_irb_literal(&o->b, QN_KO_STR, "even", 4))->imm[0]);
  qn_irval i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 0), oi_int(o, 1));
  qn_irval bit = qn_irb_bin(&o->b, QN_I_AND, i, oi_int(o, 1), 0, -1);
  qn_irb_set(&o->b, word, even);
  qn_irb_if(&o->b, qn_irb_bin(&o->b, QN_I_EQ, bit, oi_int(o, 1), 0, -1));
  qn_irb_set(&o->b, word, odd);
  qn_irb_end(&o->b);
  qn_irb_poke(&o->b, key, 0, qn_irb_get(&o->b, word), 0, 0);
  qn_irval e = qn_irb_hcall(&o->b, "qn_k_table_at", i64, (qn_irval[]){d, key}, 2, o->site);
  qn_irval at = qn_irb_bin(&o->b, QN_I_MUL, e, oi_int(o, 3), 0, -1), items = qn_irb_items(&o->b, d);
  qn_irval v = qn_irb_bin(&o->b, QN_I_ADD, qn_irb_peek(&o->b, i64, items, at, 16), oi_int(o, 1), 0, -1);
  qn_irb_poke(&o->b, items, at, v, 16, 0);
  qn_irb_end(&o->b);
  qn_irval n[2];
  for (int k = 0; k < 2; k++) {
    e = qn_irb_hcall(&o->b, "qn_k_table_find_s", i64, (qn_irval[]){d, k ? odd : even}, 2, -1);
    at = qn_irb_bin(&o->b, QN_I_MUL, e, oi_int(o, 3), 0, -1);
    n[k] = qn_irb_peek(&o->b, i64, qn_irb_peek(&o->b, ptr, d, 0, QN_KO_AT_ITEMS), at, 16);
  }
  qn_irval r = qn_irb_bin(&o->b, QN_I_ADD, qn_irb_bin(&o->b, QN_I_MUL, n[1], oi_int(o, 1000), 0, -1), n[0], 0, -1);
  r = qn_irb_bin(&o->b, QN_I_ADD, r, qn_irb_len(&o->b, qn_irb_literal(&o->b, QN_KO_STR, "h\xc3\xa9", 3)), 0, -1);
  qn_irb_return(&o->b, &r, 1);
}

static void test_holding(void **state) {
  (void)state;
  for (size_t l = 0; l < QN_COUNT(levels); l++) {
    oi o;
    oi_init(&o);
    build_dropped(&o);
    build_swap(&o);
    build_words(&o);
    qn_image *c = oi_compile(&o, levels[l]);
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    qn_kobj *outer, *row;
    uint64_t *slot, args[2], ret[3] = {0};
    for (int round = 0; round < 2; round++) {
      assert_int_equal(qn_k_list_new(&ctx, 1, 1, QN_KS_REF, 0, &outer), 0);
      assert_int_equal(qn_k_list_new(&ctx, 1, 0, 0, 0, &row), 0);
      assert_int_equal(qn_k_list_push(&ctx, row, &slot), 0);
      *slot = 37;
      assert_int_equal(qn_k_list_push(&ctx, outer, &slot), 0);
      qn_k_ref_store(&ctx, outer, (qn_kobj **)(void *)slot, row);
      qn_k_unref(&ctx, row);
      args[0] = (uint64_t)(uintptr_t)outer;
      args[1] = 5;
      if (round) {
        assert_int_equal(kt_find(c, "swap")(&ctx, args, ret), 0);
        assert_true(ret[0] == ret[1] && ret[0] == outer->items[0] && ret[2] == 37 + 0 + 1 + 2 + 3);
        assert_true(((qn_kobj *)(uintptr_t)ret[0])->counts == (UINT64_C(1) << 32) + 2);
        qn_k_unref(&ctx, (qn_kobj *)(uintptr_t)ret[0]);
        qn_k_unref(&ctx, (qn_kobj *)(uintptr_t)ret[1]);
      } else {
        assert_int_equal(kt_find(c, "dropped")(&ctx, args, ret), 0);
        assert_int_equal(ret[0], 2 + 37);
        assert_int_equal(oi_live(&ctx), 1);
      }
      qn_k_unref(&ctx, outer);
      assert_int_equal(oi_live(&ctx), 0);
    }
    args[0] = 1001;
    assert_int_equal(kt_find(c, "words")(&ctx, args, ret), 0);
    assert_int_equal(ret[0], 500 * 1000 + 501 + 2);
    assert_int_equal(oi_live(&ctx), 0);
    qn_kheap_clear(&ctx);
    qn_image_free(c);
    qn_arena_deinit(&o.a);
  }
}

/* --- arrays in lists ------------------------------------------------------------------------------------------------------- */
/* make(n): out = [] of n places; prange i: a = np.zeros(i + 1); a[i] = i; out[i] = box(a)
 * sum(out): for i: a = unbox(out[i]); out[i] = None; s += a[-1]: the array outlives its box
 * grow(n): try: prange i: check i < 1000 except: return -1 */
static void build_boxes(oi *o) {
  qn_irtype i64 = oi_i64(), ref = oi_ref(), f64 = qn_irt(QN_IT_F64), arr = qn_irt_array(QN_D_FLOAT64, 1, 'C', false);
  oi_fn(o, "make", &i64, 1, &ref, 1);
  qn_irval out = oi_list(o, 1, QN_KS_BITS), i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 0), oi_int(o, 1));
  oi_push(o, out, qn_irb_null(&o->b, QN_IT_REF));
  qn_irb_end(&o->b);
  i = qn_irb_pfor(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 0), oi_int(o, 1), NULL, 0);
  qn_irval n = qn_irb_bin(&o->b, QN_I_ADD, i, oi_int(o, 1), 0, -1), a = qn_irb_alloc(&o->b, arr, "zeros", &n, 0, o->site);
  qn_irb_store(&o->b, a, &i, qn_irb_cast(&o->b, i, f64), 0, -1);
  qn_irb_poke(&o->b, qn_irb_items(&o->b, out), i, qn_irb_box(&o->b, a, o->site), 0, out);
  qn_irb_end(&o->b);
  qn_irb_return(&o->b, &out, 1);

  oi_fn(o, "sum", &ref, 1, &f64, 1);
  uint32_t s = qn_ir_local(o->m, o->f, "s", f64);
  out = qn_irb_param(&o->b, 0);
  i = qn_irb_for(&o->b, oi_int(o, 0), qn_irb_len(&o->b, out), oi_int(o, 1));
  a = qn_irb_unbox(&o->b, oi_item(o, ref, out, i), arr);
  qn_irb_poke(&o->b, qn_irb_items(&o->b, out), i, qn_irb_null(&o->b, QN_IT_REF), 0, out);
  qn_irb_set(&o->b, s, qn_irb_bin(&o->b, QN_I_ADD, qn_irb_get(&o->b, s), qn_irb_load(&o->b, a, &i, QN_IF_CHECK, o->site), 0, -1));
  qn_irb_end(&o->b);
  qn_irval r = qn_irb_get(&o->b, s);
  qn_irb_return(&o->b, &r, 1);

  qn_irtype two[2] = {arr, arr};
  oi_fn(o, "twice", NULL, 0, two, 2);
  n = oi_int(o, 4);
  a = qn_irb_alloc(&o->b, arr, "zeros", &n, 0, o->site);
  qn_irb_return(&o->b, (qn_irval[]){a, a}, 2);

  oi_fn(o, "caught", &i64, 1, &i64, 1);
  qn_irb_try(&o->b);
  i = qn_irb_pfor(&o->b, oi_int(o, 0), qn_irb_param(&o->b, 0), oi_int(o, 1), NULL, 0);
  oi_list(o, 0, 0);
  qn_irb_check(&o->b, qn_irb_bin(&o->b, QN_I_LT, i, oi_int(o, 1000), 0, -1), NULL, 0, o->site);
  qn_irb_end(&o->b);
  qn_irb_handler(&o->b);
  r = oi_int(o, -1);
  qn_irb_return(&o->b, &r, 1);
  qn_irb_end(&o->b);
  r = oi_int(o, 1);
  qn_irb_return(&o->b, &r, 1);
}

static void test_boxes(void **state) {
  (void)state;
  for (size_t l = 0; l < QN_COUNT(levels); l++) {
    oi o;
    oi_init(&o);
    build_boxes(&o);
    qn_image *c = oi_compile(&o, levels[l]);
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    uint64_t args[1] = {700}, ret = 0;
    for (int round = 0; round < 2; round++) {
      assert_int_equal(kt_find(c, "make")(&ctx, args, &ret), 0);
      qn_kobj *out = (qn_kobj *)(uintptr_t)ret;
      uint64_t arg = ret;
      assert_int_equal(out->len, 700);
      if (round == 0) {
        assert_int_equal(kt_find(c, "sum")(&ctx, &arg, &ret), 0);
        assert_true(kt_double(ret) == 699 * 700 / 2);
        qn_k_unref(&ctx, out);
        assert_true(oi_live(&ctx) == 0 && ctx.live == 0);
      } else {
        qn_kobj_take_result(&ctx, out);
        qn_kheap_clear(&ctx);
        assert_int_equal(ctx.live, 0);
        qn_kctx_init(&ctx, NULL);
        assert_int_equal(kt_find(c, "sum")(&ctx, &arg, &ret), 0);
        assert_true(kt_double(ret) == 699 * 700 / 2);
        qn_kheap_clear(&ctx);
        qn_kobj_drop(out);
      }
    }
    uint64_t both[2];
    assert_int_equal(kt_find(c, "twice")(&ctx, args, both), 0);
    for (int k = 0; k < 2; k++)
      qn_kblock_release(qn_kheap_take(&ctx, ((const qn_view *)(uintptr_t)both[k])->owner));
    for (args[0] = 900; args[0] < 6000; args[0] += 4000) {
      assert_int_equal(kt_find(c, "caught")(&ctx, args, &ret), 0);
      assert_int_equal((int64_t)ret, args[0] < 1000 ? 1 : -1);
    }
    qn_kheap_clear(&ctx);
    qn_image_free(c);
    qn_arena_deinit(&o.a);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_slots), cmocka_unit_test(test_nested), cmocka_unit_test(test_try), cmocka_unit_test(test_parallel),
      cmocka_unit_test(test_holding), cmocka_unit_test(test_boxes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
