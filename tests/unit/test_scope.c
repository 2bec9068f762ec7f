/* test_scope.c - how names are reached, and the numbers of slots and cells. */
#include "tests/unit/parse_fixture.h"

static qn_symbol *find(parsed *t, const qn_scope *s, const char *name) {
  qn_symbol *v = qn_scope_find(t->scopes, s, qn_intern_z(&t->names, name));
  if (!v) fail_msg("no symbol %s", name);
  return v;
}

static void test_closures(void **state) {
  (void)state;
  parsed t;
  parse_text(&t,
             "def f(a, *v, b=1, **k):\n"
             "    c = d = a\n"
             "    def g():\n"
             "        nonlocal c\n"
             "        c = a + e\n"
             "        return lambda: c\n"
             "    return g\n");
  assert_non_null(t.scopes);
  const qn_scope *f = qn_scope_root(t.scopes)->children.data[0], *g = f->children.data[0];
  assert_int_equal(f->n_params, 4);
  assert_true(f->has_vararg && f->has_kwarg);
  const char *order[] = {"a", "b", "v", "k", "d", "g"}; /* c is a cell and no parameter: no slot */
  assert_int_equal(f->locals.n, QN_COUNT(order));
  for (uint32_t i = 0; i < QN_COUNT(order); i++) assert_string_equal(f->locals.data[i]->name->text, order[i]);
  assert_int_equal(find(&t, f, "a")->access, QN_ACCESS_CELL);
  assert_int_equal(find(&t, f, "a")->slot, 0);
  assert_int_equal(find(&t, f, "a")->cell, 0);
  assert_int_equal(find(&t, f, "c")->access, QN_ACCESS_CELL);
  assert_int_equal(find(&t, f, "c")->slot, -1);
  assert_int_equal(find(&t, g, "c")->access, QN_ACCESS_FREE);
  assert_ptr_equal(find(&t, g, "c")->owner, f);
  assert_int_equal(find(&t, g, "e")->access, QN_ACCESS_GLOBAL_IMPLICIT);
  assert_int_equal(find(&t, g->children.data[0], "c")->access, QN_ACCESS_FREE);
  parsed_free(&t);
}

static void test_classes(void **state) {
  (void)state;
  parsed t;
  parse_text(&t,
             "class A:\n"
             "    x = 1\n"
             "    def m(self):\n"
             "        self.__y = __z\n"
             "        return super().m(), x\n");
  assert_non_null(t.scopes);
  const qn_scope *a = qn_scope_root(t.scopes)->children.data[0], *m = a->children.data[0];
  assert_true(a->needs_class_cell);
  assert_int_equal(find(&t, m, "x")->access, QN_ACCESS_GLOBAL_IMPLICIT); /* class scopes are skipped */
  assert_int_equal(find(&t, m, "__class__")->access, QN_ACCESS_FREE);
  assert_string_equal(find(&t, m, "__z")->name->text, "_A__z");
  assert_string_equal(qn_mangle(t.scopes, m, qn_intern_z(&t.names, "__y"))->text, "_A__y");
  parsed_free(&t);
}

static void test_comprehensions(void **state) {
  (void)state;
  parsed t;
  parse_text(&t, "def f(xs):\n    return [y := x for x in xs]\n");
  assert_non_null(t.scopes);
  const qn_scope *f = qn_scope_root(t.scopes)->children.data[0], *c = f->children.data[0];
  assert_int_equal(c->kind, QN_SCOPE_COMPREHENSION);
  assert_string_equal(c->locals.data[0]->name->text, ".0");
  assert_int_equal(find(&t, f, "y")->access, QN_ACCESS_CELL);
  assert_int_equal(find(&t, c, "y")->access, QN_ACCESS_FREE);
  assert_true(find(&t, c, "x")->flags & QN_SYMBOL_ITER);
  const qn_node *comp = t.root->Module.body.items[0]->FunctionDef.body.items[0]->Return.value;
  assert_ptr_equal(qn_scope_of(t.scopes, comp), c);
  const qn_node *iter = comp->ListComp.generators.items[0]->comprehension.iter;
  assert_ptr_equal(qn_symbol_of(t.scopes, iter)->scope, f);
  parsed_free(&t);
}

static void test_errors(void **state) {
  (void)state;
  assert_parse_error("def f(a, a): pass", 1, "duplicate argument 'a' in function definition");
  assert_parse_error("nonlocal x", 1, "nonlocal declaration not allowed at module level");
  assert_parse_error("def f():\n  x = 1\n  global x", 3, "name 'x' is assigned to before global declaration");
  assert_parse_error("class A:\n  return 1", 2, "'return' outside function");
  assert_parse_error("for x in y:\n  def f():\n    break", 3, "'break' outside loop");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_closures), cmocka_unit_test(test_classes),
                                     cmocka_unit_test(test_comprehensions), cmocka_unit_test(test_errors)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
