/* test_emit.c - IR programs compiled, loaded and run: arithmetic of every dtype at its edges against C, division modes,
 * casts, array access and its errors, calls and tracebacks, array memory, and parallel reductions to the bit. */
#include "tests/unit/kernel_test.h"

#include <math.h>

/* --- int arithmetic against __int128 ------------------------------------------------------------------------------- */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;
static const qn_irkind int_kinds[] = {QN_IT_I8, QN_IT_I16, QN_IT_I32, QN_IT_I64, QN_IT_U8, QN_IT_U16, QN_IT_U32, QN_IT_U64};
static const qn_irop int_ops[] = {QN_I_ADD, QN_I_SUB, QN_I_MUL, QN_I_FDIV, QN_I_MOD, QN_I_CDIV, QN_I_CMOD,
                                  QN_I_AND, QN_I_OR,  QN_I_XOR, QN_I_SHL,  QN_I_SHR};

static wide wrap(wide v, qn_irtype t) {
  int bits = qn_irt_bits(t);
  uwide m = ((uwide)1 << bits) - 1, u = (uwide)v & m;
  if (qn_irt_is_signed(t) && (u >> (bits - 1))) return (wide)u - ((wide)1 << bits);
  return (wide)u;
}

static wide reference(qn_irop op, qn_irtype t, wide a, wide b, bool *overflow) {
  wide r = 0, q, m;
  int bits = qn_irt_bits(t);
  *overflow = false;
  switch ((int)op) {
    case QN_I_ADD: r = a + b; break;
    case QN_I_SUB: r = a - b; break;
    case QN_I_MUL: {
      uwide p = (uwide)a * (uwide)b, max = ((uwide)1 << (qn_irt_is_signed(t) ? bits - 1 : bits)) - 1;
      bool same_sign = (a < 0) == (b < 0); /* both non-negative may need all 128 bits */
      if (a >= 0 && same_sign) *overflow = p > max;
      else *overflow = wrap(a * b, t) != a * b;
      return wrap((wide)p, t);
    }
    case QN_I_AND: return wrap(a & b, t);
    case QN_I_OR: return wrap(a | b, t);
    case QN_I_XOR: return wrap(a ^ b, t);
    case QN_I_SHL: return wrap(a * ((wide)1 << ((uint64_t)b & (uint64_t)(bits - 1))), t);
    case QN_I_SHR: return wrap(a >> ((uint64_t)b & (uint64_t)(bits - 1)), t);
    default:
      if (b == 0) return 0;
      q = a / b;
      m = a % b;
      if ((op == QN_I_FDIV || op == QN_I_MOD) && m != 0 && ((m < 0) != (b < 0))) q--, m += b;
      r = op == QN_I_FDIV || op == QN_I_CDIV ? q : m;
      break;
  }
  *overflow = wrap(r, t) != r;
  return wrap(r, t);
}

static void build_binary(qn_irmodule *m, qn_irop op, qn_irtype t, uint32_t flags, int32_t site) {
  char name[40];
  snprintf(name, sizeof name, "f%d_%d_%u", op, t.kind, flags);
  qn_irlocal params[2] = {{"a", t}, {"b", t}};
  qn_irfn *f = qn_ir_function(m, name, QN_FN_ENTRY, params, 2, &t, 1);
  qn_irb b;
  qn_irb_init(&b, m, f);
  qn_irval r = qn_irb_bin(&b, op, qn_irb_param(&b, 0), qn_irb_param(&b, 1), flags, site);
  qn_irb_return(&b, &r, 1);
}

static uint32_t edges(qn_irtype t, wide *out) {
  int bits = qn_irt_bits(t);
  wide max = ((wide)1 << (qn_irt_is_signed(t) ? bits - 1 : bits)) - 1, min = qn_irt_is_signed(t) ? -max - 1 : 0;
  wide all[] = {min, min + 1, min + 2, -7, -2, -1, 0, 1, 2, 3, 7, bits - 1, bits, bits + 1, max / 2, max - 1, max};
  uint32_t n = 0;
  for (size_t i = 0; i < QN_COUNT(all); i++)
    if (all[i] >= min && all[i] <= max) out[n++] = all[i];
  return n;
}

static void check_op(qn_image *c, qn_irop op, qn_irtype t, uint32_t flags) {
  char name[40];
  snprintf(name, sizeof name, "f%d_%d_%u", op, t.kind, flags);
  qn_entry_fn f = kt_find(c, name);
  wide v[20];
  uint32_t n = edges(t, v);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = 0; j < n; j++) {
      uint64_t args[2] = {(uint64_t)v[i], (uint64_t)v[j]}, ret = 0;
      bool overflow;
      wide want = reference(op, t, v[i], v[j], &overflow);
      bool zero = (flags & QN_IF_ZERO) && v[j] == 0, raises = zero || ((flags & QN_IF_OVF) && overflow);
      if (v[j] == 0 && !zero && (op == QN_I_FDIV || op == QN_I_MOD || op == QN_I_CDIV || op == QN_I_CMOD)) overflow = false;
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      int32_t st = f(&ctx, args, &ret);
      if (st != (raises ? 1 : 0) || (!raises && ret != (uint64_t)want))
        fail_msg("%s kind %d flags %u: %lld, %lld gives %lld (status %d), want %lld", qn_irops[op].name, t.kind, flags,
                 (long long)v[i], (long long)v[j], (long long)ret, st, (long long)want);
    }
}

static qn_image *compile_module(qn_irmodule *m, const char *cpu, int level) {
  qn_buf b;
  qn_buf_init(&b, &qn_malloc_allocator);
  qn_ir_print(&b, m);
  qn_image *c = kt_compile_at(b.p, b.n, cpu, level);
  qn_buf_deinit(&b);
  return c;
}

static void test_int_arithmetic(void **state) {
  (void)state;
  static const uint32_t modes[] = {0, QN_IF_OVF, QN_IF_ZERO, QN_IF_OVF | QN_IF_ZERO};
  for (int level = QN_LLVM_O0; level <= QN_LLVM_O2; level += 2) {
    qn_arena a; /* without a jump to take it aborts when memory ends */
    qn_arena_init(&a, &qn_malloc_allocator);
    qn_irmodule *m = qn_ir_module(&a, "t.py");
    int32_t site = qn_ir_site(m, (qn_irsite){"OverflowError", "no", "", "f", {1, 0, 1, 1}});
    for (size_t k = 0; k < QN_COUNT(int_kinds); k++)
      for (size_t o = 0; o < QN_COUNT(int_ops); o++)
        for (size_t f = 0; f < QN_COUNT(modes); f++) {
          bool division = o >= 3 && o <= 6, arith = o <= 6;
          if ((modes[f] & QN_IF_ZERO && !division) || (modes[f] & QN_IF_OVF && !arith)) continue;
          if ((modes[f] & QN_IF_OVF) && (int_ops[o] == QN_I_MOD || int_ops[o] == QN_I_CMOD)) continue;
          build_binary(m, int_ops[o], qn_irt(int_kinds[k]), modes[f], site);
        }
    qn_image *c = compile_module(m, NULL, level);
    for (size_t k = 0; k < QN_COUNT(int_kinds); k++)
      for (size_t o = 0; o < QN_COUNT(int_ops); o++)
        for (size_t f = 0; f < QN_COUNT(modes); f++) {
          bool division = o >= 3 && o <= 6, arith = o <= 6;
          if ((modes[f] & QN_IF_ZERO && !division) || (modes[f] & QN_IF_OVF && !arith)) continue;
          if ((modes[f] & QN_IF_OVF) && (int_ops[o] == QN_I_MOD || int_ops[o] == QN_I_CMOD)) continue;
          check_op(c, int_ops[o], qn_irt(int_kinds[k]), modes[f]);
        }
    qn_image_free(c);
    qn_arena_deinit(&a);
  }
}

/* --- casts ------------------------------------------------------------------------------------------------------------- */
static void test_float_to_int(void **state) {
  (void)state;
  qn_image *c = kt_compile("quern-ir 1\nfile \"\"\n"
                          "func \"i64\" entry (\"x\" f64) -> (i64) {\n  %1 = param f64 #0\n  %2 = cast i64 %1\n  return %2\n}\n"
                          "func \"u64\" entry (\"x\" f64) -> (u64) {\n  %1 = param f64 #0\n  %2 = cast u64 %1\n  return %2\n}\n"
                          "func \"u8\" entry (\"x\" f64) -> (u8) {\n  %1 = param f64 #0\n  %2 = cast u8 %1\n  return %2\n}\n"
                          "func \"i32\" entry (\"x\" f32) -> (i32) {\n  %1 = param f32 #0\n  %2 = cast i32 %1\n  return %2\n}\n");
  struct {
    const char *f;
    double x;
    uint64_t want;
  } rows[] = {{"i64", 1e300, (uint64_t)INT64_MIN}, {"i64", NAN, (uint64_t)INT64_MIN}, {"i64", -2.9, (uint64_t)-2},
              {"i64", 9.2e18, 9200000000000000000u}, {"i64", -INFINITY, (uint64_t)INT64_MIN},
              {"u64", 1e19, 10000000000000000000u}, {"u64", -1.0, UINT64_MAX}, {"u64", 2e19, (uint64_t)INT64_MIN},
              {"u64", 3.7, 3}, {"u8", 300.0, 44}, {"u8", -1.0, 255}, {"u8", 1e300, 0}};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    uint64_t arg = kt_bits(rows[i].x), ret = 1;
    assert_int_equal(kt_find(c, rows[i].f)(&ctx, &arg, &ret), 0);
    if (ret != rows[i].want) fail_msg("%s(%g) gives %llx", rows[i].f, rows[i].x, (unsigned long long)ret);
  }
  float x = 3e9f;
  uint64_t arg = 0, ret;
  memcpy(&arg, &x, 4);
  assert_int_equal(kt_find(c, "i32")(&ctx, &arg, &ret), 0);
  assert_int_equal((int64_t)ret, (int32_t)3000000000u);
  qn_image_free(c);
}

/* --- arrays and errors --------------------------------------------------------------------------------------------------- */
static const char scatter[] =
    "quern-ir 1\nfile \"s.py\"\n"
    "site 0 \"IndexError\" \"f\" 3:4-3:8 \"iii\" \"index {0} is out of bounds for axis {1} with size {2}\"\n"
    "site 1 \"IndexError\" \"f\" 3:4-3:8 \"iii\" \"index {0} is out of bounds for axis {1} with size {2}\"\n"
    "func \"f\" entry (\"x\" array(float64,1,C), \"idx\" array(int64,1,C,ro)) -> () {\n"
    "  %1 = param array(float64,1,C) #0\n  %2 = param array(int64,1,C,ro) #1\n"
    "  %3 = const i64 0\n  %4 = const i64 1\n  %5 = shape i64 #0 %2\n  %6 = const f64 0x3ff0000000000000\n"
    "  %7 = for i64 %3 %5 %4 {\n"
    "    %8 = load.check.wrap i64 %2 %7 !1\n"
    "    %9 = load.check.wrap f64 %1 %8 !0\n"
    "    %10 = add f64 %9 %6\n"
    "    store.check.wrap %1 %8 %10 !0\n"
    "  }\n  return\n}\n";

static void test_bounds(void **state) {
  (void)state;
  qn_image *c = kt_compile(scatter);
  double x[5] = {0};
  int64_t idx[8] = {1, -1, 2, 1, 4, 3, -5, 5};
  qn_view vx = kt_view(x, QN_D_FLOAT64, 5), vi = kt_view(idx, QN_D_INT64, 7);
  uint64_t args[2] = {(uint64_t)(uintptr_t)&vx, (uint64_t)(uintptr_t)&vi};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  assert_int_equal(kt_find(c, "f")(&ctx, args, NULL), 0);
  double want[5] = {1, 2, 1, 1, 2};
  assert_memory_equal(x, want, sizeof x);
  vi.shape[0] = 8;
  assert_int_equal(kt_find(c, "f")(&ctx, args, NULL), 1);
  assert_int_equal(ctx.err.site, 0);
  assert_int_equal(ctx.err.operand[0], 5);
  assert_int_equal(ctx.err.operand[1], 0);
  assert_int_equal(ctx.err.operand[2], 5);
  qn_image_free(c);
}

/* rows of a strided matrix, views with negative steps */
static void test_slices(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      "quern-ir 1\nfile \"s.py\"\nsite 0 \"IndexError\" \"f\" 1:0-1:1 \"iii\" \"\"\n"
      "func \"f\" entry (\"a\" array(int64,2,A), \"i\" i64, \"lo\" i64, \"hi\" i64, \"st\" i64) -> (i64, i64) {\n"
      "  local $0 \"s\" i64\n"
      "  %1 = param array(int64,2,A) #0\n  %2 = param i64 #1\n  %3 = param i64 #2\n  %4 = param i64 #3\n  %5 = param i64 #4\n"
      "  %6 = slice array(int64,1,A) \"i7\" %1 %2 %3 %4 %5 !0\n"
      "  %7 = shape i64 #0 %6\n  %8 = const i64 0\n  %9 = const i64 1\n  %10 = const i64 10\n"
      "  %11 = for i64 %8 %7 %9 {\n"
      "    %12 = load.check i64 %6 %11 !0\n    %13 = get i64 $0\n    %14 = mul i64 %13 %10\n    %15 = add i64 %14 %12\n"
      "    set $0 %15\n  }\n"
      "  %16 = get i64 $0\n  return %7 %16\n}\n");
  int64_t m[2][6] = {{0, 1, 2, 3, 4, 5}, {5, 6, 7, 8, 9, 0}};
  qn_view v = kt_view(m, QN_D_INT64, 2);
  v.ndim = 2;
  v.shape[1] = 6;
  v.strides[0] = 48;
  v.strides[1] = 8;
  struct {
    int64_t i, lo, hi, st, n, digits;
  } rows[] = {{0, 1, 4, 1, 3, 123},  {1, 0, 6, 2, 3, 579},  {0, -1, 0, -2, 3, 531}, {-1, 5, -7, -1, 6, 98765},
              {0, 4, 2, 1, 0, 0},    {0, -3, 100, 1, 3, 345}, {0, 100, -100, -5, 2, 50}, {1, 2, 3, INT64_MAX, 1, 7}};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  uint64_t ret[2];
  for (size_t k = 0; k < QN_COUNT(rows); k++) {
    uint64_t args[5] = {(uint64_t)(uintptr_t)&v, (uint64_t)rows[k].i, (uint64_t)rows[k].lo, (uint64_t)rows[k].hi,
                        (uint64_t)rows[k].st};
    assert_int_equal(kt_find(c, "f")(&ctx, args, ret), 0);
    if (ret[0] != (uint64_t)rows[k].n || ret[1] != (uint64_t)rows[k].digits)
      fail_msg("slice %zu: %lld elements, %lld", k, (long long)ret[0], (long long)ret[1]);
  }
  uint64_t zero_step[5] = {(uint64_t)(uintptr_t)&v, 0, 0, 3, 0}, bad_row[5] = {(uint64_t)(uintptr_t)&v, 2, 0, 3, 1};
  assert_int_equal(kt_find(c, "f")(&ctx, zero_step, ret), 1);
  assert_string_equal(ctx.err.type, "ValueError");
  assert_int_equal(kt_find(c, "f")(&ctx, bad_row, ret), 1);
  assert_string_equal(ctx.err.type, "");
  assert_int_equal(ctx.err.operand[0], 2);
  qn_image_free(c);
}

/* --- calls, recursion, traceback -------------------------------------------------------------------------------------------- */
static void test_calls(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      "quern-ir 1\nfile \"s.py\"\nsite 0 \"RecursionError\" \"fib\" 1:0-1:1 \"\" \"too deep\"\n"
      "site 1 \"\" \"fib\" 2:0-2:1 \"\" \"\"\nsite 2 \"ValueError\" \"fib\" 3:0-3:1 \"i\" \"{0}\"\n"
      "func \"fib\" entry stack !0 (\"n\" i64) -> (i64) {\n"
      "  %1 = param i64 #0\n  %2 = const i64 2\n  %3 = const i64 1\n  %4 = const i64 -1\n  %5 = eq bool %1 %4\n"
      "  if %5 {\n    raise %1 !2\n  }\n"
      "  %6 = lt bool %1 %2\n  if %6 {\n    return %1\n  }\n"
      "  %7 = sub i64 %1 %3\n  %8 = call #0 %7 !1\n  %9 = result i64 #0 %8\n  %10 = sub i64 %1 %2\n  %11 = call #0 %10 !1\n"
      "  %12 = result i64 #0 %11\n  %13 = add i64 %9 %12\n  return %13\n}\n"
      "func \"deep\" entry stack !0 (\"n\" i64) -> (i64) {\n"
      "  %1 = param i64 #0\n  %2 = const i64 1\n  %3 = add i64 %1 %2\n  %4 = call #1 %3 !1\n  %5 = result i64 #0 %4\n"
      "  %6 = mul i64 %5 %1\n  return %6\n}\n"
      "func \"outer\" entry (\"n\" i64) -> (i64) {\n"
      "  %1 = const i64 -1\n  %2 = call #0 %1 !1\n  %3 = result i64 #0 %2\n  return %3\n}\n");
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  uint64_t n = 20, ret = 0;
  assert_int_equal(kt_find(c, "fib")(&ctx, &n, &ret), 0);
  assert_int_equal(ret, 6765);
  assert_int_equal(kt_find(c, "deep")(&ctx, &n, &ret), 1);
  assert_int_equal(ctx.err.site, 0);
  assert_true(ctx.err.trace_n > 1000);
  assert_int_equal(kt_find(c, "outer")(&ctx, &n, &ret), 3);
  assert_int_equal(ctx.err.trace_n, 1);
  assert_int_equal(ctx.err.trace[0], 1);
  assert_int_equal((int64_t)ctx.err.operand[0], -1);
  qn_image_free(c);
}

/* --- memory ------------------------------------------------------------------------------------------------------------------ */
static const char allocating[] =
    "quern-ir 1\nfile \"s.py\"\nsite 0 \"MemoryError\" \"f\" 1:0-1:1 \"\" \"\"\nsite 1 \"ValueError\" \"f\" 2:0-2:1 \"\" \"end\"\n"
    "func \"f\" entry (\"n\" i64, \"fails\" bool) -> (array(float64,1,C)) {\n"
    "  local $0 \"a\" array(float64,1,C)\n  local $1 \"b\" array(float64,1,C)\n"
    "  %1 = param i64 #0\n  %2 = const i64 0\n  %3 = const i64 1\n  %4 = const i64 100\n  %5 = const f64 0x3ff0000000000000\n"
    "  %6 = alloc array(float64,1,C) \"zeros\" %4 !0\n  set $0 %6\n"
    "  %7 = for i64 %2 %1 %3 {\n"
    "    %8 = alloc array(float64,1,C) \"zeros\" %4 !0\n    set $1 %8\n"
    "    %9 = get array(float64,1,C) $0\n    %10 = get array(float64,1,C) $1\n"
    "    set $0 %10\n    set $1 %9\n"
    "    %11 = load f64 %9 %2\n    %12 = add f64 %11 %5\n    store %10 %2 %12\n"
    "  }\n"
    "  %13 = param bool #1\n  if %13 {\n    raise !1\n  }\n"
    "  %14 = get array(float64,1,C) $0\n  return %14\n}\n";

static void test_memory(void **state) {
  (void)state;
  qn_image *c = kt_compile(allocating);
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  uint64_t args[2] = {100000, 0}, ret = 0;
  ctx.limit = 8 * 800;
  assert_int_equal(kt_find(c, "f")(&ctx, args, &ret), 0);
  const qn_view *v = (const qn_view *)(uintptr_t)ret;
  assert_int_equal(v->shape[0], 100);
  assert_true(((const double *)v->data)[0] == 100000.0);
  assert_true(qn_owner_is_block(v->owner));
  qn_kblock *block = qn_kheap_take(&ctx, v->owner);
  assert_int_equal(ctx.live, (int64_t)sizeof(qn_view));
  qn_kheap_clear(&ctx);
  assert_int_equal(ctx.live, 0);
  qn_kblock_release(block);
  args[1] = 1;
  assert_int_equal(kt_find(c, "f")(&ctx, args, &ret), 2);
  qn_kheap_clear(&ctx);
  assert_int_equal(ctx.live, 0);
  qn_image_free(c);
}

/* --- parallel loops ------------------------------------------------------------------------------------------------------------- */
static const char reducing[] =
    "quern-ir 1\nfile \"s.py\"\nsite 0 \"IndexError\" \"f\" 3:4-3:8 \"iii\" \"\"\nsite 1 \"ValueError\" \"f\" 4:0-4:1 \"i\" \"{0}\"\n"
    "func \"sum\" entry noalias (\"x\" array(float64,1,C,ro)) -> (f64) {\n  local $0 \"s\" f64\n"
    "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 0\n  %3 = const i64 1\n  %4 = shape i64 #0 %1\n"
    "  %5 = pfor i64 %2 %4 %3 reduce(add $0) {\n"
    "    %6 = get f64 $0\n    %7 = load.check.wrap f64 %1 %5 !0\n    %8 = add f64 %6 %7\n    set $0 %8\n  }\n"
    "  %9 = get f64 $0\n  return %9\n}\n"
    /* a heavy body (an inner loop), several reductions, a private variable that survives */
    "func \"many\" entry (\"x\" array(float64,1,C,ro)) -> (f64, f64, i64, i64) {\n"
    "  local $0 \"s\" f64\n  local $1 \"m\" f64\n  local $2 \"k\" i64\n  local $3 \"last\" i64\n"
    "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 0\n  %3 = const i64 3\n  %4 = shape i64 #0 %1\n  %5 = const i64 1\n"
    "  %6 = const f64 0x7ff0000000000000\n  set $1 %6\n"
    "  %7 = pfor i64 %2 %4 %3 reduce(add $0, min $1, add $2) {\n"
    "    %8 = load.check.wrap f64 %1 %7 !0\n"
    "    %9 = for i64 %2 %3 %5 {\n      %10 = get f64 $0\n      %11 = add f64 %10 %8\n      set $0 %11\n    }\n"
    "    %12 = get f64 $1\n    %13 = lt bool %8 %12\n    %14 = select f64 %13 %8 %12\n    set $1 %14\n"
    "    %15 = get i64 $2\n    %16 = add i64 %15 %7\n    set $2 %16\n    set $3 %7\n  }\n"
    "  %17 = get f64 $0\n  %18 = get f64 $1\n  %19 = get i64 $2\n  %20 = get i64 $3\n  return %17 %18 %19 %20\n}\n"
    "func \"fails\" entry (\"x\" array(float64,1,C)) -> () {\n"
    "  %1 = param array(float64,1,C) #0\n  %2 = const i64 0\n  %3 = const i64 1\n  %4 = shape i64 #0 %1\n"
    "  %5 = const f64 0x0\n"
    "  %6 = pfor i64 %2 %4 %3 {\n"
    "    %7 = load.check.wrap f64 %1 %6 !0\n    %8 = lt bool %7 %5\n    if %8 {\n      raise %6 !1\n    }\n"
    "    store.check.wrap %1 %6 %5 !0\n  }\n  return\n}\n";

static double lane_sum(const double *x, int64_t n, int repeat, int64_t step) {
  int64_t trips = (n + step - 1) / step, blocks = trips < 256 ? trips : 256;
  double part[256];
  for (int64_t b = 0; b < blocks; b++) {
    double acc[32];
    for (int l = 0; l < 32; l++) acc[l] = -0.0;
    int64_t lo = b * trips / blocks, hi = (b + 1) * trips / blocks;
    for (int64_t k = lo; k < hi; k++)
      for (int r = 0; r < repeat; r++) acc[(k - lo) & 31] += x[k * step];
    for (int w = 16; w; w /= 2)
      for (int l = 0; l < w; l++) acc[l] += acc[l + w];
    part[b] = acc[0];
  }
  for (int64_t s = 1; s < blocks; s *= 2)
    for (int64_t i = 0; i + s < blocks; i += 2 * s) part[i] += part[i + s];
  return trips ? 0.0 + part[0] : 0.0;
}

static void test_reductions(void **state) {
  (void)state;
  static const char *const cpus[] = {"x86-64-v2", "x86-64-v3", NULL};
  enum { N = 100003 };
  double *x = malloc(sizeof *x * N), least = INFINITY;
  uint64_t seed = 88172645463325252u;
  for (int i = 0; i < N; i++) {
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    x[i] = (double)(int64_t)seed * 0x1p-60;
  }
  for (size_t c = 0; c < QN_COUNT(cpus); c++)
    for (int level = QN_LLVM_O0; level <= QN_LLVM_O3; level++) {
      qn_image *code = kt_compile_at(reducing, strlen(reducing), cpus[c], level);
      static const int64_t sizes[] = {0, 1, 2, 31, 32, 33, 255, 256, 257, 8191, 8192, 8225, N};
      for (size_t k = 0; k < QN_COUNT(sizes); k++) {
        qn_view v = kt_view(x, QN_D_FLOAT64, sizes[k]);
        uint64_t arg = (uint64_t)(uintptr_t)&v, ret[4];
        qn_kctx ctx;
        qn_kctx_init(&ctx, NULL);
        assert_int_equal(kt_find(code, "sum")(&ctx, &arg, ret), 0);
        if (ret[0] != kt_bits(lane_sum(x, sizes[k], 1, 1)))
          fail_msg("sum of %lld on %s, O%d: %a", (long long)sizes[k], cpus[c] ? cpus[c] : "native", level, kt_double(ret[0]));
        assert_int_equal(kt_find(code, "many")(&ctx, &arg, ret), 0);
        assert_true(ret[0] == kt_bits(lane_sum(x, sizes[k], 3, 3)));
        int64_t total = 0;
        least = INFINITY;
        for (int64_t i = 0; i < sizes[k]; i += 3) least = x[i] < least ? x[i] : least, total += i;
        assert_true(kt_double(ret[1]) == least);
        assert_int_equal(ret[2], total);
        assert_int_equal(ret[3], sizes[k] ? (sizes[k] - 1) / 3 * 3 : 0);
      }
      qn_image_free(code);
    }
  qn_image *code = kt_compile(reducing);
  for (int i = 0; i < N; i++) x[i] = 1.0;
  x[3] = x[9999] = x[N - 1] = -1.0;
  for (int round = 0; round < 50; round++) {
    double *y = malloc(sizeof *y * N);
    memcpy(y, x, sizeof *y * N);
    qn_view v = kt_view(y, QN_D_FLOAT64, N);
    uint64_t arg = (uint64_t)(uintptr_t)&v;
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    assert_int_equal(kt_find(code, "fails")(&ctx, &arg, NULL), 2);
    assert_int_equal(ctx.err.site, 1);
    assert_int_equal(ctx.err.operand[0], 3);
    free(y);
  }
  qn_image_free(code);
  free(x);
}

/* --- maths: the same bits as the C side ----------------------------------------------------------------------------------------- */
#include "runtime/math/math.h"

static void test_maths(void **state) {
  (void)state;
  qn_buf b;
  qn_buf_init(&b, &qn_malloc_allocator);
  qn_buf_z(&b, "quern-ir 1\nfile \"\"\n");
  for (size_t i = 0; i < qn_math_count; i++) {
    const qn_math_info *r = &qn_math_table[i];
    const char *res = r->sig == QN_MATH_I_D ? "i64" : r->sig == QN_MATH_B_D ? "bool" : "f64";
    const char *second = r->sig == QN_MATH_D_DI ? "i64" : "f64";
    bool two = r->sig == QN_MATH_D_DD || r->sig == QN_MATH_D_DI;
    qn_buf_printf(&b, "func \"t_%s\" entry (\"x\" f64, \"y\" %s) -> (%s) {\n  %%1 = param f64 #0\n  %%2 = param %s #1\n", r->name,
                  second, res, second);
    qn_buf_printf(&b, "  %%3 = math %s \"%s\" %%1%s\n  return %%3\n}\n", res, r->name, two ? " %2" : "");
  }
  qn_image *c = kt_compile_at(b.p, b.n, NULL, QN_LLVM_O2);
  static const double xs[] = {0.0, -0.0, 1.0, -1.0, 0.5, 1e-300, 1e300, -745.2, 709.9, 3.25, 100.5, INFINITY, -INFINITY, NAN, 1e-8};
  for (size_t i = 0; i < qn_math_count; i++) {
    const qn_math_info *r = &qn_math_table[i];
    char name[64];
    snprintf(name, sizeof name, "t_%s", r->name);
    for (size_t k = 0; k < QN_COUNT(xs); k++) {
      double x = xs[k], y = xs[(k + 3) % QN_COUNT(xs)];
      uint64_t args[2] = {kt_bits(x), r->sig == QN_MATH_D_DI ? (uint64_t)k : kt_bits(y)}, ret = 0, want = 0;
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      assert_int_equal(kt_find(c, name)(&ctx, args, &ret), 0);
      switch (r->sig) {
        case QN_MATH_D_D: want = kt_bits(((double (*)(double))r->fn)(x)); break;
        case QN_MATH_D_DD: want = kt_bits(((double (*)(double, double))r->fn)(x, y)); break;
        case QN_MATH_D_DI: want = kt_bits(((double (*)(double, int64_t))r->fn)(x, (int64_t)k)); break;
        case QN_MATH_I_D: want = (uint64_t)((int64_t(*)(double))r->fn)(x); break;
        case QN_MATH_B_D: want = (uint64_t)((bool (*)(double))r->fn)(x); break;
      }
      if (ret != want && !(isnan(kt_double(ret)) && isnan(kt_double(want))))
        fail_msg("%s(%a, %a) gives %a, the C side %a", r->name, x, y, kt_double(ret), kt_double(want));
    }
  }
  qn_image_free(c);
  qn_buf_deinit(&b);
}

/* --- several iterations at once: the same bits ----------------------------------------------------------------------------- */
static void test_jammed(void **state) {
  (void)state;
  static const char text[] =
      "quern-ir 1\nfile \"\"\nsite 0 \"IndexError\" \"f\" 1:0-1:1 \"iii\" \"\"\n"
      "func \"f\" entry noalias (\"x\" array(float64,1,C,ro), \"y\" array(float64,1,C,ro)) -> (f64, f64) {\n"
      "  local $0 \"s\" f64\n  local $1 \"t\" f64\n"
      "  %1 = param array(float64,1,C,ro) #0\n  %2 = param array(float64,1,C,ro) #1\n  %3 = const i64 0\n  %4 = const i64 1\n"
      "  %5 = shape i64 #0 %1\n  %6 = shape i64 #0 %2\n  %7 = const f64 0x0\n"
      "  %8 = pfor i64 %3 %5 %4 reduce(add $0) {\n    %9 = get f64 $0\n    %10 = load.check.wrap f64 %1 %8 !0\n    set $1 %7\n"
      "    %11 = for.poll i64 %3 %6 %4 {\n      %12 = get f64 $1\n      %13 = load.check.wrap f64 %2 %11 !0\n"
      "      %14 = mul f64 %10 %13\n      %15 = add f64 %12 %14\n      set $1 %15\n    }\n"
      "    %16 = get f64 $1\n    %17 = sub f64 %9 %16\n    set $0 %17\n  }\n"
      "  %18 = get f64 $0\n  %19 = get f64 $1\n  return %18 %19\n}\n";
  static const char *const cpus[] = {"x86-64-v2", "x86-64-v3", NULL};
  static const int64_t sizes[] = {0, 1, 2, 15, 16, 17, 255, 256, 257, 300, 1000, 8300};
  enum { N = 8300, M = 37 };
  double *x = malloc(sizeof *x * N), *t = malloc(sizeof *t * N), y[M];
  for (int i = 0; i < N; i++) x[i] = (double)((i * 7919) % 1009) * 0.0123 - 5;
  for (int i = 0; i < M; i++) y[i] = (double)((i * 31) % 17) * 0.37 - 2;
  for (int i = 0; i < N; i++) {
    t[i] = 0;
    for (int k = 0; k < M; k++) t[i] += x[i] * y[k];
    t[i] = -t[i]; /* s - t is s + -t */
  }
  for (size_t c = 0; c < QN_COUNT(cpus); c++) {
    qn_image *image = kt_compile_at(text, strlen(text), cpus[c], QN_LLVM_O2);
    for (size_t k = 0; k < QN_COUNT(sizes); k++) {
      qn_view vx = kt_view(x, QN_D_FLOAT64, sizes[k]), vy = kt_view(y, QN_D_FLOAT64, M);
      uint64_t args[2] = {(uint64_t)(uintptr_t)&vx, (uint64_t)(uintptr_t)&vy}, ret[2];
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      assert_int_equal(kt_find(image, "f")(&ctx, args, ret), 0);
      if (ret[0] != kt_bits(lane_sum(t, sizes[k], 1, 1))) fail_msg("%lld: %a", (long long)sizes[k], kt_double(ret[0]));
      assert_true(kt_double(ret[1]) == (sizes[k] ? -t[sizes[k] - 1] : 0.0));
    }
    qn_image_free(image);
  }
  free(x);
  free(t);
}

/* --- serial sums in groups: the same bits as one by one ----------------------------------------------------------------- */
static void test_serial_sums(void **state) {
  (void)state;
  static const char text[] =
      "quern-ir 1\nfile \"\"\nsite 0 \"IndexError\" \"f\" 1:0-1:1 \"iii\" \"\"\n"
      "func \"f\" entry (\"x\" array(float64,1,C,ro), \"a\" i64, \"b\" i64) -> (f64, f64) {\n"
      "  local $0 \"s\" f64\n  local $1 \"p\" f64\n  %1 = param array(float64,1,C,ro) #0\n  %2 = param i64 #1\n  %3 = param i64 #2\n"
      "  %4 = const i64 1\n  %5 = const f64 0x3ff0000000000000\n  set $1 %5\n"
      "  %6 = for.poll i64 %2 %3 %4 {\n    %7 = load.check.wrap f64 %1 %6 !0\n    %8 = math f64 \"exp\" %7\n    %9 = get f64 $0\n"
      "    %10 = add f64 %9 %8\n    set $0 %10\n    %11 = get f64 $1\n    %12 = div f64 %8 %5\n    %13 = sub f64 %12 %11\n"
      "    set $1 %13\n  }\n  %14 = get f64 $0\n  %15 = get f64 $1\n  return %14 %15\n}\n";
  enum { N = 9000 };
  double *x = malloc(sizeof *x * N);
  for (int i = 0; i < N; i++) x[i] = (double)((i * 7919) % 1000) * 0.003 - 1.5;
  static const int64_t ranges[][2] = {{0, 0}, {5, 5}, {9, 3}, {0, 1}, {0, 63}, {0, 64}, {3, 131}, {-100, 29}, {0, N}, {1, 4097}};
  qn_image *c = kt_compile(text);
  for (size_t k = 0; k < QN_COUNT(ranges); k++) {
    qn_view v = kt_view(x, QN_D_FLOAT64, N);
    uint64_t args[3] = {(uint64_t)(uintptr_t)&v, (uint64_t)ranges[k][0], (uint64_t)ranges[k][1]}, ret[2];
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    assert_int_equal(kt_find(c, "f")(&ctx, args, ret), 0);
    double s = 0, p = 1;
    for (int64_t i = ranges[k][0]; i < ranges[k][1]; i++) {
      double t = qn_exp(x[i < 0 ? i + N : i]);
      s += t;
      p = t / 1.0 - p;
    }
    if (ret[0] != kt_bits(s) || ret[1] != kt_bits(p)) fail_msg("range %zu: %a, %a", k, kt_double(ret[0]), kt_double(ret[1]));
  }
  qn_image_free(c);
  free(x);
}

static void test_zero_in_group(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      "quern-ir 1\nfile \"\"\nsite 0 \"ZeroDivisionError\" \"f\" 1:0-1:1 \"\" \"\"\n"
      "func \"f\" entry (\"x\" array(float64,1,C,ro)) -> (f64) {\n  local $0 \"s\" f64\n  %1 = param array(float64,1,C,ro) #0\n"
      "  %2 = const i64 0\n  %3 = const i64 1\n  %4 = shape i64 #0 %1\n  %5 = const f64 0x3ff0000000000000\n"
      "  %6 = for.poll i64 %2 %4 %3 {\n    %7 = load f64 %1 %6\n    %8 = div.zero f64 %5 %7 !0\n    %9 = get f64 $0\n"
      "    %10 = add f64 %9 %8\n    set $0 %10\n  }\n  %11 = get f64 $0\n  return %11\n}\n");
  double x[300], want = 0;
  for (int i = 0; i < 300; i++) x[i] = i + 0.5, want += 1.0 / x[i];
  qn_view v = kt_view(x, QN_D_FLOAT64, 300);
  uint64_t arg = (uint64_t)(uintptr_t)&v, ret;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  assert_int_equal(kt_find(c, "f")(&ctx, &arg, &ret), 0);
  assert_true(ret == kt_bits(want));
  x[130] = 0.0;
  assert_int_equal(kt_find(c, "f")(&ctx, &arg, &ret), 1);
  qn_image_free(c);
}

/* --- cancelling ----------------------------------------------------------------------------------------------------------- */
static void test_cancel(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      "quern-ir 1\nfile \"\"\nsite 0 \"\" \"f\" 1:0-1:1 \"\" \"\"\n"
      "func \"endless\" entry (\"n\" i64) -> (i64) {\n  local $0 \"k\" i64\n  %1 = param i64 #0\n"
      "  loop.poll {\n    %2 = get i64 $0\n    %3 = add i64 %2 %1\n    set $0 %3\n    %4 = const i64 0\n    %5 = lt bool %3 %4\n"
      "    if %5 {\n      break\n    }\n  }\n  %6 = get i64 $0\n  return %6\n}\n"
      "func \"counted\" entry (\"x\" array(float64,1,C)) -> () {\n  %1 = param array(float64,1,C) #0\n  %2 = const i64 0\n"
      "  %3 = const i64 1\n  %4 = const i64 9223372036854775807\n  %5 = const f64 0x0\n"
      "  %6 = for.poll i64 %2 %4 %3 {\n    store %1 %2 %5\n  }\n  return\n}\n"
      "func \"caller\" entry (\"n\" i64) -> (i64) {\n  %1 = param i64 #0\n  %2 = call #0 %1 !0\n  %3 = result i64 #0 %2\n  return %3\n}\n");
  volatile int32_t cancel = 1;
  double x[1];
  qn_view v = kt_view(x, QN_D_FLOAT64, 1);
  uint64_t n = 0, view = (uint64_t)(uintptr_t)&v, ret;
  qn_kctx ctx;
  qn_kctx_init(&ctx, &cancel);
  assert_int_equal(kt_find(c, "endless")(&ctx, &n, &ret), QN_STATUS_NOSITE);
  assert_string_equal(ctx.err.type, "KeyboardInterrupt");
  assert_int_equal(kt_find(c, "counted")(&ctx, &view, NULL), QN_STATUS_NOSITE);
  assert_int_equal(kt_find(c, "caller")(&ctx, &n, &ret), QN_STATUS_NOSITE);
  cancel = 0;
  n = 1ull << 62;
  assert_int_equal(kt_find(c, "endless")(&ctx, &n, &ret), 0);
  qn_image_free(c);
}

/* --- arrays made inside a parallel loop, constant arrays, complex ------------------------------------------------------------ */
static void test_private_arrays(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      "quern-ir 1\nfile \"\"\nsite 0 \"\" \"f\" 1:0-1:1 \"iii\" \"\"\n"
      "data 0 \"0a00000000000000140000000000000028000000000000000000000000000000\"\n"
      "func \"f\" entry (\"out\" array(int64,1,C), \"m\" array(int64,2,C,ro)) -> (c128) {\n"
      "  local $0 \"t\" array(int64,1,C)\n  local $1 \"row\" array(int64,1,C,ro)\n  local $2 \"z\" c128\n"
      "  %1 = param array(int64,1,C) #0\n  %2 = param array(int64,2,C,ro) #1\n  %3 = const i64 0\n  %4 = const i64 1\n"
      "  %5 = const i64 4\n  %6 = shape i64 #0 %1\n  %7 = data array(int64,1,C,ro) #0 %5\n"
      "  %8 = const c128 0x3ff0000000000000 0x3ff0000000000000\n"
      "  %9 = pfor i64 %3 %6 %4 reduce(add $2) {\n"
      "    %10 = alloc array(int64,1,C) \"zeros\" %5 !0\n    set $0 %10\n"
      "    %11 = slice array(int64,1,C,ro) \"i\" %2 %9 !0\n    set $1 %11\n"
      "    %12 = get array(int64,1,C) $0\n    %13 = get array(int64,1,C,ro) $1\n"
      "    %14 = for i64 %3 %5 %4 {\n"
      "      %15 = load.check i64 %7 %14 !0\n      %16 = load.check i64 %13 %14 !0\n      %17 = mul i64 %15 %16\n"
      "      %18 = load.check i64 %12 %3 !0\n      %19 = add i64 %17 %18\n      store.check %12 %3 %19 !0\n    }\n"
      "    %20 = load i64 %12 %3\n    store.check.wrap %1 %9 %20 !0\n"
      "    %21 = get c128 $2\n    %22 = add c128 %21 %8\n    set $2 %22\n  }\n"
      "  %23 = get c128 $2\n  return %23\n}\n");
  enum { N = 1000 };
  int64_t out[N], m[N][4];
  for (int i = 0; i < N; i++)
    for (int k = 0; k < 4; k++) m[i][k] = i + k;
  qn_view vo = kt_view(out, QN_D_INT64, N), vm = kt_view(m, QN_D_INT64, N);
  vm.ndim = 2;
  vm.shape[1] = 4;
  vm.strides[0] = 32;
  vm.strides[1] = 8;
  uint64_t args[2] = {(uint64_t)(uintptr_t)&vo, (uint64_t)(uintptr_t)&vm}, ret[2];
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  assert_int_equal(kt_find(c, "f")(&ctx, args, ret), 0);
  for (int i = 0; i < N; i++) assert_int_equal(out[i], 10 * i + 20 * (i + 1) + 40 * (i + 2));
  assert_true(kt_double(ret[0]) == N && kt_double(ret[1]) == N);
  assert_int_equal(ctx.live, 0);
  assert_null(ctx.heap);
  vm.shape[0] = 7; /* rows run out */
  assert_int_equal(kt_find(c, "f")(&ctx, args, ret), 1);
  assert_int_equal(ctx.err.operand[0], 7);
  qn_kheap_clear(&ctx);
  assert_int_equal(ctx.live, 0);
  qn_image_free(c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_int_arithmetic), cmocka_unit_test(test_float_to_int), cmocka_unit_test(test_bounds),
      cmocka_unit_test(test_slices),         cmocka_unit_test(test_calls),        cmocka_unit_test(test_memory),
      cmocka_unit_test(test_reductions),     cmocka_unit_test(test_maths),
      cmocka_unit_test(test_jammed), cmocka_unit_test(test_serial_sums), cmocka_unit_test(test_zero_in_group),    cmocka_unit_test(test_cancel),       cmocka_unit_test(test_private_arrays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
