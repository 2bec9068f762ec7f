/* test_kernel_containers.c - the helpers of lists, sets, dicts and strings against plain models: random operations, slices
 * of every shape, stable sorting, equality and hashes across kinds of numbers, memory that ends at any allocation, and the
 * life of objects that outlive their call. */
#include "tests/unit/object_ir.h"

static uint64_t seed;
static uint64_t rnd(uint64_t n) {
  seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
  return (seed >> 33) % n;
}

static qn_kobj *new_list(qn_kctx *ctx, unsigned nslots, uint64_t refs, uint64_t kinds) {
  qn_kobj *l;
  assert_int_equal(qn_k_list_new(ctx, nslots, (int64_t)refs, (int64_t)kinds, 0, &l), 0);
  return l;
}

static void push(qn_kctx *ctx, qn_kobj *l, uint64_t v) {
  uint64_t *s;
  assert_int_equal(qn_k_list_push(ctx, l, &s), 0);
  assert_true(*s == 0);
  *s = v;
}

static void push_ref(qn_kctx *ctx, qn_kobj *l, qn_kobj *v) { /* hands v's count over */
  uint64_t *s;
  assert_int_equal(qn_k_list_push(ctx, l, &s), 0);
  qn_k_ref_store(ctx, l, (qn_kobj **)(void *)s, v);
  qn_k_unref(ctx, v);
}

static qn_kobj *str(qn_kctx *ctx, const char *z) {
  qn_kobj *s = qn_kstr_new(ctx, QN_KO_STR, z, strlen(z));
  assert_non_null(s);
  return s;
}

/* --- lists ---------------------------------------------------------------------------------------------------------- */
static void same(const qn_kobj *l, const uint64_t *model, int64_t n) {
  assert_int_equal(l->len, n);
  for (int64_t k = 0; k < n; k++) assert_int_equal(l->items[k], model[k]);
}

static void test_list_random(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  seed = 1;
  qn_kobj *l = new_list(&ctx, 1, 0, QN_KS_INT);
  uint64_t model[4096], *s;
  int64_t n = 0;
  for (int step = 0; step < 20000; step++) {
    uint64_t v = rnd(100);
    switch (rnd(n > 2000 ? 7 : 6)) {
      case 0:
      case 1: push(&ctx, l, v); model[n++] = v; break;
      case 2: {
        int64_t at = (int64_t)rnd(20) - 10, real = at < 0 ? (at + n < 0 ? 0 : at + n) : at > n ? n : at;
        assert_int_equal(qn_k_list_insert(&ctx, l, at, &s), 0);
        *s = v;
        memmove(model + real + 1, model + real, 8 * (size_t)(n - real));
        model[real] = v;
        n++;
        break;
      }
      case 3:
        if (n == 0) break;
        int64_t at = (int64_t)rnd((uint64_t)n);
        qn_k_list_remove_at(&ctx, l, at);
        memmove(model + at, model + at + 1, 8 * (size_t)(--n - at));
        break;
      case 4: qn_k_list_reverse(l);
        for (int64_t a = 0, b = n - 1; a < b; a++, b--) {
          uint64_t t = model[a];
          model[a] = model[b];
          model[b] = t;
        }
        break;
      case 5: {
        int64_t found = -1, count = 0;
        for (int64_t k = n - 1; k >= 0; k--)
          if (model[k] == v) found = k, count++;
        assert_int_equal(qn_k_list_find(l, &v, 0, INT64_MAX), found);
        assert_int_equal(qn_k_list_count(l, &v), count);
        break;
      }
      default: qn_k_list_clear(&ctx, l); n = 0; break;
    }
    if (step % 64 == 0) same(l, model, n);
  }
  same(l, model, n);
  qn_k_unref(&ctx, l);
  assert_int_equal(ctx.live, 0);
}

/* Every slice of lists up to 5 long, with a model that walks it as Python says. */
static int64_t walk(int64_t len, int64_t start, int64_t stop, int64_t step, int64_t given, int64_t *at) {
  int64_t n = 0, st = given & 4 ? step : 1, lo = st > 0 ? 0 : -1, hi = st > 0 ? len : len - 1, a, b;
  a = given & 1 ? (start < 0 ? start + len : start) : st > 0 ? 0 : len - 1;
  b = given & 2 ? (stop < 0 ? stop + len : stop) : st > 0 ? len : -1;
  if (given & 1) a = a < lo ? lo : a > hi ? hi : a;
  if (given & 2) b = b < lo ? lo : b > hi ? hi : b;
  for (; st > 0 ? a < b : a > b; a += st) at[n++] = a;
  return n;
}

static void test_slices(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  for (int64_t len = 0; len <= 5; len++)
    for (int64_t given = 0; given < 8; given++)
      for (int64_t start = -7; start <= 7; start++)
        for (int64_t stop = -7; stop <= 7; stop++)
          for (int64_t step = -3; step <= 3; step++) {
            int64_t at[16], n;
            qn_kobj *l = new_list(&ctx, 1, 0, 0), *r = NULL, *other = new_list(&ctx, 1, 0, 0);
            for (int64_t k = 0; k < len; k++) push(&ctx, l, (uint64_t)(100 + k));
            int32_t st = qn_k_list_slice(&ctx, l, start, stop, step, given, &r);
            assert_int_equal(st, (given & 4) && step == 0);
            if (st) {
              assert_string_equal(ctx.err.type, "ValueError");
            } else {
              n = walk(len, start, stop, step, given, at);
              assert_int_equal(r->len, n);
              for (int64_t k = 0; k < n; k++) assert_int_equal(r->items[k], 100 + at[k]);
              for (int64_t k = 0; k < n; k++) push(&ctx, other, (uint64_t)(200 + k));
              assert_int_equal(qn_k_list_set_slice(&ctx, l, start, stop, step, given, other), 0);
              for (int64_t k = 0; k < n; k++) assert_int_equal(l->items[at[k]], 200 + k);
              assert_int_equal(l->len, len);
              assert_int_equal(qn_k_list_del_slice(&ctx, l, start, stop, step, given), 0);
              assert_int_equal(l->len, len - n);
              for (int64_t k = 0; k < l->len; k++) assert_true(l->items[k] < 200);
              qn_k_unref(&ctx, r);
            }
            qn_k_unref(&ctx, l);
            qn_k_unref(&ctx, other);
          }
  assert_int_equal(ctx.live, 0);
}

static void test_sort(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  seed = 5;
  for (int64_t n = 0; n < 300; n += n < 40 ? 1 : 37)
    for (int rev = 0; rev < 2; rev++) {
      qn_kobj *ints = new_list(&ctx, 1, 0, QN_KS_INT), *floats = new_list(&ctx, 1, 0, QN_KS_F64);
      qn_kobj *pairs = new_list(&ctx, 2, 0, QN_KS_INT | QN_KS_INT << 4), *keys = new_list(&ctx, 1, 0, QN_KS_INT);
      for (int64_t k = 0; k < n; k++) {
        int64_t v = (int64_t)rnd(50) - 25;
        uint64_t *s;
        push(&ctx, ints, (uint64_t)v);
        push(&ctx, floats, kt_bits((double)v / 4));
        push(&ctx, keys, (uint64_t)v);
        assert_int_equal(qn_k_list_push(&ctx, pairs, &s), 0);
        s[0] = (uint64_t)v;
        s[1] = (uint64_t)k;
      }
      assert_int_equal(qn_k_list_sort(&ctx, ints, rev), 0);
      assert_int_equal(qn_k_list_sort(&ctx, floats, rev), 0);
      assert_int_equal(qn_k_list_sort_by(&ctx, pairs, keys, rev), 0);
      for (int64_t k = 1; k < n; k++) {
        int64_t a = (int64_t)ints->items[k - 1], b = (int64_t)ints->items[k];
        assert_true(rev ? a >= b : a <= b);
        double x = kt_double(floats->items[k - 1]), y = kt_double(floats->items[k]);
        assert_true(rev ? x >= y : x <= y);
        int64_t p = (int64_t)pairs->items[2 * k - 2], q = (int64_t)pairs->items[2 * k];
        assert_true(rev ? p >= q : p <= q);
        if (p == q) assert_true(pairs->items[2 * k - 1] < pairs->items[2 * k + 1]); /* stable both ways */
      }
      qn_k_unref(&ctx, ints);
      qn_k_unref(&ctx, floats);
      qn_k_unref(&ctx, pairs);
      qn_k_unref(&ctx, keys);
    }
  for (int kind = 0; kind < 3; kind++) /* words of every magnitude, long enough for the radix */
    for (int rev = 0; rev < 2; rev++) {
      qn_kobj *l = new_list(&ctx, 1, 0, kind == 0 ? QN_KS_INT : kind == 1 ? QN_KS_UINT : QN_KS_F64);
      for (int k = 0; k < 5000; k++) {
        uint64_t v = (rnd(1u << 31) << 33 ^ rnd(1u << 31)) >> rnd(64);
        push(&ctx, l, kind == 2 ? kt_bits(((double)(int64_t)v + 1) * (v & 1 ? -1e-3 : 1e3)) : v & 2 ? v : ~v);
      }
      assert_int_equal(qn_k_list_sort(&ctx, l, rev), 0);
      for (int k = 1; k < 5000; k++)
        assert_true(qn_kslots_compare(&l->items[k - 1], l->kinds, &l->items[k], l->kinds, 1) != (rev ? -1 : 1));
      qn_k_unref(&ctx, l);
    }
  qn_kobj *zeros = new_list(&ctx, 1, 0, QN_KS_F64);
  push(&ctx, zeros, kt_bits(1));
  push(&ctx, zeros, kt_bits(0.0));
  push(&ctx, zeros, kt_bits(-0.0));
  assert_int_equal(qn_k_list_sort(&ctx, zeros, 0), 0);
  assert_true(zeros->items[0] == kt_bits(0.0) && zeros->items[1] == kt_bits(-0.0));
  qn_k_unref(&ctx, zeros);
  qn_kobj *words = new_list(&ctx, 1, 1, QN_KS_REF);
  static const char *const in[] = {"pear", "apple", "fig", "", "appl", "zebra", "\xc3\xa9t\xc3\xa9", "apple"};
  for (size_t k = 0; k < QN_COUNT(in); k++) push_ref(&ctx, words, str(&ctx, in[k]));
  assert_int_equal(qn_k_list_sort(&ctx, words, 0), 0);
  static const char *const want[] = {"", "appl", "apple", "apple", "fig", "pear", "zebra", "\xc3\xa9t\xc3\xa9"};
  for (size_t k = 0; k < QN_COUNT(want); k++)
    assert_string_equal(qn_kstr_bytes((const qn_kobj *)(uintptr_t)words->items[k]), want[k]);
  assert_int_equal(((const qn_kobj *)(uintptr_t)words->items[7])->len, 3);
  qn_k_unref(&ctx, words);
  assert_int_equal(ctx.live, 0);
}

/* --- tables ----------------------------------------------------------------------------------------------------------- */
static void test_table_random(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  enum { KEYS = 500 };
  for (uint64_t round = 1; round <= 8; round++) {
    seed = round;
    int64_t model[KEYS], n = 0;
    for (int k = 0; k < KEYS; k++) model[k] = -1;
    qn_kobj *t;
    assert_int_equal(qn_k_table_new(&ctx, QN_KO_DICT, qn_kshape(2, 1), 0, QN_KS_INT | QN_KS_INT << 4, &t), 0);
    for (int64_t step = 0; step < 20000; step++) {
      uint64_t key = rnd(KEYS);
      int64_t e;
      if (rnd(100) < (step / 2000 % 2 ? 70u : 30u)) {
        e = qn_k_table_find_i(t, (int64_t)key);
        assert_int_equal(e >= 0, model[key] >= 0);
        if (e >= 0) {
          qn_k_table_remove_at(&ctx, t, e);
          model[key] = -1;
          n--;
        } else if (n && rnd(4) == 0) { /* popitem */
          e = qn_k_table_last(t);
          model[t->items[3 * e + 1]] = -1;
          qn_k_table_remove_at(&ctx, t, e);
          n--;
        }
      } else {
        assert_int_equal(qn_k_table_at(&ctx, t, &key, &e), 0);
        n += model[key] < 0;
        if (model[key] < 0) assert_int_equal(t->items[3 * e + 2], 0);
        model[key] = step;
        t->items[3 * e + 2] = (uint64_t)step;
      }
      assert_int_equal(t->len, n);
      if (step % 500) continue;
      int64_t seen = 0;
      for (e = 0; (e = qn_k_table_next(t, e)) >= 0; e++, seen++)
        assert_int_equal(model[t->items[3 * e + 1]], t->items[3 * e + 2]);
      assert_int_equal(seen, n);
      for (key = 0; key < KEYS; key++) assert_int_equal(qn_k_table_find(t, &key) >= 0, model[key] >= 0);
    }
    qn_k_table_clear(&ctx, t);
    assert_int_equal(t->len, 0);
    assert_int_equal(qn_k_table_find_i(t, 3), -1);
    qn_k_unref(&ctx, t);
    assert_int_equal(ctx.live, 0);
  }
}

static void test_table_order(void **state) { /* of insertion, as Python's dict */
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  qn_kobj *t;
  assert_int_equal(qn_k_table_new(&ctx, QN_KO_DICT, qn_kshape(2, 1), 1, QN_KS_REF | QN_KS_INT << 4, &t), 0);
  char name[16];
  for (int k = 0; k < 100; k++) {
    snprintf(name, sizeof name, "key%d", k % 60);
    qn_kobj *s = str(&ctx, name);
    uint64_t key = (uint64_t)(uintptr_t)s;
    int64_t e;
    assert_int_equal(qn_k_table_at(&ctx, t, &key, &e), 0);
    t->items[3 * e + 2] = (uint64_t)k;
    assert_int_equal(qn_k_table_find_s(t, s), e);
    qn_k_unref(&ctx, s);
  }
  assert_int_equal(t->len, 60);
  int k = 0;
  for (int64_t e = 0; (e = qn_k_table_next(t, e)) >= 0; e++, k++) {
    snprintf(name, sizeof name, "key%d", k);
    assert_string_equal(qn_kstr_bytes((const qn_kobj *)(uintptr_t)t->items[3 * e + 1]), name);
    assert_int_equal(t->items[3 * e + 2], k < 40 ? k + 60 : k);
  }
  qn_kobj *copy;
  assert_int_equal(qn_k_table_copy(&ctx, t, &copy), 0);
  assert_true(qn_k_table_eq(t, copy));
  copy->items[2] = 7777;
  assert_false(qn_k_table_eq(t, copy));
  assert_int_equal(qn_k_table_update(&ctx, t, copy), 0);
  assert_int_equal(t->items[2], 7777);
  qn_k_unref(&ctx, t);
  qn_k_unref(&ctx, copy);
  assert_int_equal(oi_live(&ctx), 0);
  assert_int_equal(ctx.live, 0);
}

static qn_kobj *set_of(qn_kctx *ctx, uint64_t bits) {
  qn_kobj *t;
  int64_t e;
  assert_int_equal(qn_k_table_new(ctx, QN_KO_SET, 1, 0, QN_KS_INT, &t), 0);
  for (uint64_t k = 0; k < 6; k++)
    if (bits >> k & 1) assert_int_equal(qn_k_table_at(ctx, t, &k, &e), 0);
  return t;
}

static uint64_t bits_of(const qn_kobj *t) {
  uint64_t bits = 0;
  for (int64_t e = 0; (e = qn_k_table_next(t, e)) >= 0; e++) bits |= UINT64_C(1) << t->items[2 * e + 1];
  assert_int_equal(__builtin_popcountll(bits), t->len);
  return bits;
}

static void test_sets(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  for (uint64_t a = 0; a < 64; a++)
    for (uint64_t b = 0; b < 64; b++) {
      uint64_t want[4] = {a | b, a & b, a & ~b, a ^ b};
      for (int64_t op = 0; op < 4; op++) {
        qn_kobj *x = set_of(&ctx, a), *y = set_of(&ctx, b), *r;
        assert_int_equal(qn_k_set_op(&ctx, x, y, op, &r), 0);
        assert_int_equal(bits_of(r), want[op]);
        assert_int_equal(qn_k_set_subset(x, y), (a & ~b) == 0);
        assert_int_equal(qn_k_set_disjoint(x, y), (a & b) == 0);
        assert_int_equal(qn_k_table_eq(x, y), a == b);
        assert_int_equal(qn_k_set_op_self(&ctx, x, y, op), 0);
        assert_int_equal(bits_of(x), want[op]);
        assert_int_equal(bits_of(y), b);
        assert_int_equal(qn_k_set_op_self(&ctx, y, y, op), 0);
        assert_int_equal(bits_of(y), op >= QN_KSET_SUB ? 0 : b);
        qn_k_unref(&ctx, x);
        qn_k_unref(&ctx, y);
        qn_k_unref(&ctx, r);
      }
    }
  assert_int_equal(ctx.live, 0);
}

/* --- numbers of different kinds --------------------------------------------------------------------------------------- */
static void test_numbers(void **state) {
  (void)state;
  float f = 3.0f;
  uint32_t fb;
  memcpy(&fb, &f, 4);
  uint64_t three[4] = {3, 3, kt_bits(3.0), fb};
  static const uint64_t kinds[4] = {QN_KS_INT, QN_KS_UINT, QN_KS_F64, QN_KS_F32};
  for (int a = 0; a < 4; a++)
    for (int b = 0; b < 4; b++) {
      assert_true(qn_kslots_eq(&three[a], kinds[a], &three[b], kinds[b], 1));
      assert_true(qn_kslots_hash(&three[a], kinds[a], 1) == qn_kslots_hash(&three[b], kinds[b], 1));
    }
  uint64_t minus = (uint64_t)-1, max = UINT64_MAX, zero = kt_bits(0.0), neg = kt_bits(-0.0), nan = kt_bits(__builtin_nan(""));
  assert_int_equal(qn_kslots_compare(&minus, QN_KS_INT, &max, QN_KS_UINT, 1), -1);
  assert_int_equal(qn_kslots_compare(&max, QN_KS_UINT, &minus, QN_KS_INT, 1), 1);
  assert_true(qn_kslots_eq(&zero, QN_KS_F64, &neg, QN_KS_F64, 1));
  assert_true(qn_kslots_hash(&zero, QN_KS_F64, 1) == qn_kslots_hash(&neg, QN_KS_F64, 1));
  assert_int_equal(qn_kslots_compare(&nan, QN_KS_F64, &nan, QN_KS_F64, 1), 2);
  uint64_t tuple[2] = {1, nan}, other[2] = {2, nan};
  assert_int_equal(qn_kslots_compare(tuple, QN_KS_INT | QN_KS_F64 << 4, other, QN_KS_INT | QN_KS_F64 << 4, 2), -1);
}

/* --- memory that ends -------------------------------------------------------------------------------------------------- */
static int32_t busy(qn_kctx *ctx) {
  qn_kobj *l, *t, *s, *r;
  uint64_t *slot;
  int64_t e;
  if (qn_k_list_new(ctx, 1, 1, QN_KS_REF, 2, &l) || qn_k_table_new(ctx, QN_KO_SET, 1, 1, QN_KS_REF, &t)) return 1;
  for (int k = 0; k < 20; k++) {
    char z[8];
    snprintf(z, sizeof z, "%d", k);
    s = qn_kstr_new(ctx, QN_KO_STR, z, strlen(z));
    if (!s || qn_k_list_push(ctx, l, &slot)) return 1;
    qn_k_ref_store(ctx, l, (qn_kobj **)(void *)slot, s);
    uint64_t key = (uint64_t)(uintptr_t)s;
    if (qn_k_table_at(ctx, t, &key, &e)) return 1;
    qn_k_unref(ctx, s);
  }
  if (qn_k_list_extend(ctx, l, l) || qn_k_list_concat(ctx, l, l, &r) || qn_k_list_repeat(ctx, l, 3, &r)) return 1;
  if (qn_k_table_copy(ctx, t, &r) || qn_k_set_op(ctx, t, r, QN_KSET_XOR, &r) || qn_k_list_insert(ctx, l, 3, &slot)) return 1;
  return qn_k_list_set_slice(ctx, l, 0, 2, 1, 3, l);
}

static void test_no_memory(void **state) {
  (void)state;
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  assert_int_equal(busy(&ctx), 0);
  int64_t most = ctx.live;
  qn_kheap_clear(&ctx);
  for (int64_t limit = 1; limit < most; limit += limit < 3000 ? 17 : 401) {
    qn_kctx_init(&ctx, NULL);
    ctx.limit = limit;
    assert_int_equal(busy(&ctx), 1);
    assert_string_equal(ctx.err.type, "MemoryError");
    assert_true(ctx.live <= limit);
    qn_kheap_clear(&ctx);
    assert_int_equal(ctx.live, 0);
  }
  qn_kctx_init(&ctx, NULL);
  qn_kobj *l = new_list(&ctx, 2, 0, 0), *r;
  assert_int_equal(qn_k_list_reserve(&ctx, l, INT64_MAX / 4), 1);
  push(&ctx, l, 1);
  assert_int_equal(qn_k_list_repeat(&ctx, l, INT64_MAX, &r), 1);
  assert_string_equal(ctx.err.type, "MemoryError");
  qn_kheap_clear(&ctx);
}

/* --- life ----------------------------------------------------------------------------------------------------------------- */
static int owned;
static void owner_retain(void *user, void *owner) { *(int *)user += (int)(uintptr_t)owner; }
static void owner_release(void *user, void *owner) { *(int *)user -= (int)(uintptr_t)owner; }

static void test_taken(void **state) {
  (void)state;
  static const qn_kowners owners = {owner_retain, owner_release, &owned};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  ctx.owners = &owners;
  owned = 0;
  double data[3] = {1, 2, 3};
  qn_view v = kt_view(data, QN_D_FLOAT64, 3);
  v.owner = (void *)(uintptr_t)4; /* something of the VM's */
  qn_kobj *l = new_list(&ctx, 1, 1, QN_KS_REF), *inner = new_list(&ctx, 1, 1, QN_KS_REF), *box, *block_box;
  assert_int_equal(qn_k_box(&ctx, &v, &box), 0);
  push_ref(&ctx, inner, box);
  void *mem[2];
  int64_t extent = 8;
  assert_int_equal(qn_k_alloc(&ctx, mem, &extent, 1, 8, 1), 0);
  qn_view own = kt_view(mem[0], QN_D_FLOAT64, 8);
  own.owner = mem[1];
  assert_int_equal(qn_k_box(&ctx, &own, &block_box), 0);
  qn_k_release(mem[1]);
  push_ref(&ctx, inner, block_box);
  push_ref(&ctx, l, inner);
  assert_int_equal(owned, 0);
  qn_kobj_take_result(&ctx, l);
  assert_int_equal(owned, 0);
  assert_null(ctx.objects); /* what it reaches is taken too */
  qn_kheap_clear(&ctx);
  assert_int_equal(owned, 4); /* the host's objects are counted when the call has ended */
  assert_int_equal(ctx.live, 0);
  /* another call stores into it, and drops what it held while a variable still has it */
  qn_kctx_init(&ctx, NULL);
  ctx.owners = &owners;
  qn_kobj *fresh = new_list(&ctx, 1, 1, QN_KS_REF), *was = (qn_kobj *)(uintptr_t)l->items[0];
  qn_k_ref(&ctx, was);
  qn_k_ref_store(&ctx, l, (qn_kobj **)(void *)&l->items[0], fresh);
  assert_true(fresh->flags & QN_KO_TAKEN);
  assert_int_equal(was->len, 2);
  assert_int_equal(oi_live(&ctx), 1); /* the call's now, and never released: the call fails */
  qn_kheap_clear(&ctx);
  assert_int_equal(owned, 0);
  assert_int_equal(ctx.live, 0);
  qn_kobj_drop(l); /* fresh's variable was not released either: held decides */
  /* a chain longer than any stack */
  qn_kctx_init(&ctx, NULL);
  qn_kobj *chain = NULL;
  for (int k = 0; k < 300000; k++) {
    qn_kobj *next = new_list(&ctx, 1, 1, QN_KS_REF);
    if (chain) push_ref(&ctx, next, chain);
    chain = next;
  }
  qn_kobj_take_result(&ctx, chain);
  qn_kheap_clear(&ctx);
  qn_kobj_drop(chain);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_list_random), cmocka_unit_test(test_slices),  cmocka_unit_test(test_sort),
      cmocka_unit_test(test_table_random), cmocka_unit_test(test_table_order), cmocka_unit_test(test_sets),
      cmocka_unit_test(test_numbers),     cmocka_unit_test(test_no_memory), cmocka_unit_test(test_taken),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
