/* test_object_oom.c - the Nth allocation fails, for all N: each expression must end as it does with memory, or in MemoryError,
 * and leave no object and no byte behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/object_eval.h"

extern const qn_module_def qn_math_module;

static const char *const expressions[] = {
    "[1, 2, 3] + [4.5, 'x'] * 3",
    "[(x := [1, 2]), x.append('s'), x.extend((1, 2.5)), x.insert(0, None), x.pop(), x.sort(key=str), x.reverse(), x]",
    "[(x := list(range(40))), x.append(2.5), x]",
    "[(x := [3, 1, 2] * 20), x.sort(), x.sort(reverse=True), x[::3], x[5:2], x.index(2), x.count(1)]",
    "sorted(['b', 'a', 'c', 'aa'] * 9, key=len, reverse=True)",
    "[(d := {}), d.update({i: 1, 'k': 2} if False else {'a': 1, 'b': [2]}), d.setdefault('c', {}), d.pop('a'), d, d.items(), d | {'z': 1}]",
    "dict.fromkeys(range(50), 'v')",
    "dict([('a', 1), ('b', 2)], c=3)",
    "[(s := set('hello world')), s.add('q'), s.discard('h'), len(s | {'x'}), len(s & {'l', 'o'}), len(s - {'l'}), len(s ^ {'z'})]",
    "frozenset(range(30)) < set(range(40))",
    "{1: 2}.keys() | {3: 4}.keys()",
    "'a,b,,c'.split(',') + 'x y  z'.rsplit(None, 1) + 'l1\\nl2'.splitlines()",
    "'-'.join(map(str, range(12)))",
    "'Hello Wörld'.upper().lower().title().swapcase().center(40, '*').replace('o', '00').partition('W')",
    "'naïve café'[::-1] + 'naïve café'[2:5] * 3",
    "'{:>10}|{!r:^12}|{0[0]}|{x.real}'.format([1], 'é', x=5) if False else '{:>10}|{!r:^12}'.format(1, 'é')",
    "'{0[0]}|{x.real:5}|{1:{2}}'.format([1], 'é', 9, x=5)",
    "'%5.2f|%-8s|%x|%(a)s' % (1.5, 'é', 255) if False else '%5.2f|%-8s|%x' % (1.5, 'é', 255)",
    "'%(a)s %(b)05d' % {'a': [1, 2], 'b': 42}",
    "f'{3.14159:{10}.{2}f}|{\"x\"!r:>5}|{1234567:,}|{255:#010b}'",
    "format(1e300, ',.3f') + format(-1.5, '+012.3e') + format(1 + 2j, '>20.2f')",
    "str.maketrans('abc', 'xyz', 'q')",
    "'abcq'.translate(str.maketrans('abc', 'xyz', 'q'))",
    "'é'.encode('utf-8').decode() + str(b'abc', 'utf-8')",
    "repr([1, 2.5, 'a', (1,), {1: {2}}, None, 1j, b'x', range(3), slice(1), len, int])",
    "list(zip(range(3), 'abc', [1.5, 2.5, 3.5])) + list(enumerate('ab')) + list(map(pow, [2, 3], [3, 2])) + list(filter(None, [0, 1]))",
    "list(reversed([1, 2])) + list(reversed({1: 2, 3: 4})) + list(iter({}.copy, {}))",
    "min([3, 1, 2], key=str) + max(1, 5.5) + sum([1, 2.5], 3) + abs(-2) + round(2.675, 2)",
    "[(1 + 2j) ** 2 / (3 - 1j), complex('1e3-2j'), int('0x_ff', 0), float(' 1_000.5 '), hash((1, 'a', 2.5))]",
    "isinstance(1, (str, int | None)), hasattr([], 'append'), getattr(1, 'foo', 'd')",
    "ValueError('a', [1]).args, str(KeyError('k')), repr(OSError(2, 'no', 'f'))",
    "[].foo", "1 + 'a'", "{}['missing']", "int('x' * 50)", "[1, 2][9]", "'{}'.format()", "[1, 'a'].sort()", "{[]: 1}", "next(iter([]))",
    "math.fsum([0.1] * 40)", "math.dist([1, 2], [4, 6]), math.hypot(1, 2, 2), math.prod([1, 2.5]), math.gcd(12, 18)", "math.sqrt(-1)",
    "bytes([1, 2, 3]) + bytes(3) + b'a' * 3", "tuple([1, 2]) * 2 + tuple('ab')", "list('añb') + list({1: 2}) + list({3})",
    "[[1, 2]] == [[1, 2]], (1, 2) < (1, 3), {1: [2]} == {1: [2]}", "slice(1, None).indices(5), range(9)[2:5], 3.0 in range(5)",
};

static int64_t runs;

typedef struct failing {
  int64_t live;   /* bytes */
  int64_t left;   /* allocations until one fails; negative: none does */
  bool failed;
} failing;

static void *failing_realloc(void *user, void *p, size_t old_n, size_t n) {
  failing *f = user;
  if (n == 0) {
    f->live -= (int64_t)old_n;
    free(p);
    return NULL;
  }
  if (n > old_n || !p) {
    if (f->left == 0) {
      f->failed = true;
      return NULL;
    }
    if (f->left > 0) f->left--;
  }
  void *q = realloc(p, n);
  if (!q) abort();
  f->live += (int64_t)n - (p ? (int64_t)old_n : 0);
  return q;
}

static const qn_module_def builtins_def = {.name = "builtins", .init = qn_builtins_install};

static void sweep(failing *f, const char *text) {
  qn_allocator alloc = {failing_realloc, f};
  qn_rt rt;
  f->left = -1;
  assert_int_equal(qn_rt_init(&rt, &alloc), 0);
  eval_env e = {.rt = &rt};
  qn_value math;
  assert_int_equal(qn_new_module(&rt, &builtins_def, &e.builtins), 0);
  assert_int_equal(qn_new_module(&rt, &qn_math_module, &math), 0);
  qn_arena a;
  jmp_buf oom;
  qn_arena_init(&a, &qn_malloc_allocator);
  a.oom = &oom;
  if (setjmp(oom)) abort();
  qn_node *n = eval_parse(&rt, &a, qn_sv_of(text));
  if (!n) fail_msg("does not parse: %s", text);
  qn_buf want; /* the outcome with memory */
  qn_buf_init(&want, &qn_malloc_allocator);
  for (int64_t at = -1; at < 5000; at++) {
    size_t live = rt.live;
    f->left = -1;
    assert_int_equal(qn_new_dict(&rt, &e.names), 0);
    assert_int_equal(qn_dict_set_z(&rt, e.names, "math", math), 0);
    f->failed = false;
    f->left = at;
    qn_value v = {0};
    int r = eval(&e, n, &v);
    f->left = -1;
    bool memory = r < 0 && qn_exc_matches(&rt, rt.exc, qn_exc_classes[QN_E_MemoryError]);
    if (r < 0 && rt.exc.tag == QN_UNSET) fail_msg("%s: failed without an exception at %lld", text, (long long)at);
    if (r == 0 && rt.exc.tag != QN_UNSET) fail_msg("%s: succeeded with an exception at %lld", text, (long long)at);
    runs++;
    if (!memory) { /* a failure that did not matter: the outcome is the one with memory */
      qn_buf got;
      qn_buf_init(&got, &qn_malloc_allocator);
      assert_int_equal(r == 0 ? qn_repr(&rt, v, &got) : qn_exc_format_only(&rt, qn_retained(rt.exc), &got), 0);
      if (r < 0) qn_release(&rt, rt.exc);
      if (!want.n) qn_buf_sv(&want, qn_buf_view(&got));
      if (!qn_sv_eq(qn_buf_view(&got), qn_buf_view(&want))) fail_msg("%s: %s, not %s, when allocation %lld failed", text, got.p, want.p, (long long)at);
      qn_buf_deinit(&got);
    }
    if (r == 0) qn_release(&rt, v);
    qn_exc_clear(&rt);
    qn_release(&rt, e.names);
    if (rt.live != live) fail_msg("%s: %lld objects leaked when allocation %lld failed", text, (long long)(rt.live - live), (long long)at);
    if (at >= 0 && !f->failed) break;
  }
  qn_buf_deinit(&want);
  qn_release(&rt, e.builtins);
  qn_release(&rt, math);
  qn_rt_deinit(&rt);
  qn_arena_deinit(&a);
  if (f->live != 0) fail_msg("%s: %lld bytes leaked", text, (long long)f->live);
}

static void test_expressions(void **state) {
  (void)state;
  for (size_t i = 0; i < QN_COUNT(expressions); i++) {
    failing f = {0};
    sweep(&f, expressions[i]);
  }
  print_message("%lld runs over %zu expressions\n", (long long)runs, QN_COUNT(expressions));
}

static void test_start(void **state) {
  (void)state;
  for (int64_t at = 0; at < 5000; at++) {
    failing f = {.left = at};
    qn_allocator alloc = {failing_realloc, &f};
    qn_rt rt;
    qn_value builtins;
    if (qn_rt_init(&rt, &alloc) == 0) {
      if (qn_new_module(&rt, &builtins_def, &builtins) == 0) qn_release(&rt, builtins);
      qn_rt_deinit(&rt);
    }
    assert_int_equal(f.live, 0);
    if (!f.failed) return;
  }
  fail_msg("the start never succeeds");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_start), cmocka_unit_test(test_expressions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
