/* parse_cy_type.c - Cython's C types and declarators.
 *
 *   type:        base_type suffix*            base_type: ['const' | 'volatile'] (c words | dotted name | '(' type,…
 * ')') suffix:      '[' slices ']' (memoryview) | '[' size ']' | '[' template or buffer arguments ']' declarator:  ('*'
 * | '**' | '&' | 'const')* (NAME [cname] | '(' declarator ')') ('[' [size] ']' | '(' parameters ')' tail)*
 *
 * A name alone may be a type or the name of what is declared; whoever asked for the type decides by what follows. */
#include "frontend/parser.h"

/* --- base types -------------------------------------------------------------------------------------------------- */
static const char *const sign_words[] = {"unsigned", "signed"};
static const char *const size_words[] = {"short", "long"};
static const char *const basic_words[] = {"void",    "char",       "int",        "float",   "double",
                                          "bint",    "size_t",     "Py_ssize_t", "ssize_t", "Py_hash_t",
                                          "Py_UCS4", "Py_UNICODE", "ptrdiff_t",  "object"};

static bool is_one_of(parser *p, const qn_token *t, const char *const *words, size_t n) {
  if (t->kind != QN_TOK_NAME) return false;
  for (size_t i = 0; i < n; i++)
    if (qn_sv_is(qn_tok_text(p, t), words[i])) return true;
  return false;
}

bool qn_cy_is_basic(parser *p, const qn_token *t) {
  return is_one_of(p, t, basic_words, QN_COUNT(basic_words)) || is_one_of(p, t, sign_words, QN_COUNT(sign_words)) ||
         is_one_of(p, t, size_words, QN_COUNT(size_words));
}

static qn_node *type_name(parser *p, const char *name, qn_span start) {
  qn_node *n = qn_make(p, QN_AST_CyTypeName, start);
  n->CyTypeName.name = qn_intern_z(p->names, name);
  return n;
}

/* [sign] [short | long | long long] [char | int | float | double] ['complex'], normalised: `long int` is "long" */
static qn_node *c_words(parser *p, qn_span start) {
  bool is_unsigned = false, is_signed = false;
  int longs = 0, shorts = 0;
  for (;; p->pos++) {
    if (qn_tok_is(p, 0, "unsigned"))
      is_unsigned = true;
    else if (qn_tok_is(p, 0, "signed"))
      is_signed = true;
    else if (qn_tok_is(p, 0, "long"))
      longs++;
    else if (qn_tok_is(p, 0, "short"))
      shorts++;
    else
      break;
  }
  const char *base = "int";
  static const char *const tails[] = {"char", "int", "float", "double"};
  for (size_t i = 0; i < QN_COUNT(tails); i++)
    if (qn_tok_is(p, 0, tails[i])) {
      base = tails[i];
      p->pos++;
      break;
    }
  bool is_int = strcmp(base, "int") == 0, is_char = strcmp(base, "char") == 0;
  const char *size = longs > 1 ? "long long" : longs ? "long" : shorts ? "short" : "";
  const char *sign = is_unsigned ? "unsigned " : is_signed && is_char ? "signed " : "";
  if (*size && is_int) return type_name(p, qn_arena_printf(p->arena, "%s%s", sign, size), start);
  return type_name(p, qn_arena_printf(p->arena, "%s%s%s%s", sign, size, *size ? " " : "", base), start);
}

/* dotted_name: NAME ('.' NAME)* */
qn_sym qn_cy_dotted_name(parser *p) {
  qn_sym name = qn_expect_name(p);
  while (qn_at(p, QN_TOK_DOT) && qn_tok_ahead(p, 1) == QN_TOK_NAME) {
    p->pos++;
    qn_sym next = qn_expect_name(p);
    name = qn_intern_z(p->names, qn_arena_printf(p->arena, "%s.%s", name->text, next->text));
  }
  return name;
}

/* --- suffixes ---------------------------------------------------------------------------------------------------- */
/* Layout of a memoryview: ::1 in the last axis is C, in the first (of several) Fortran. */
static int layout_of(const qn_nodes *axes) {
  for (uint32_t i = 0; i < axes->n; i++) {
    const qn_node *step = axes->items[i]->kind == QN_AST_Slice ? axes->items[i]->Slice.step : NULL;
    bool one = step && step->kind == QN_AST_Constant && step->Constant.value.kind == QN_CONST_INT &&
               step->Constant.value.i == 1;
    if (one) return i + 1 == axes->n ? QN_CY_C : QN_CY_F;
  }
  return QN_CY_STRIDED;
}

static qn_node *memory_view(parser *p, qn_node *base, qn_span start) {
  qn_node *index = qn_rule_slices(p);
  qn_expect(p, QN_TOK_RSQB);
  qn_node *n = qn_make(p, QN_AST_CyTypeMemView, start);
  n->CyTypeMemView.base = base;
  n->CyTypeMemView.axes = index->kind == QN_AST_Tuple ? index->Tuple.elts : qn_one_node(p, index);
  n->CyTypeMemView.ndim = (int)n->CyTypeMemView.axes.n;
  n->CyTypeMemView.layout = layout_of(&n->CyTypeMemView.axes);
  return n;
}

static qn_node *argument_type(parser *p) {
  qn_node *n = qn_cy_abstract_type(p);
  if (!qn_at(p, QN_TOK_COMMA) && !qn_at(p, QN_TOK_RSQB)) qn_fail(p);
  return n;
}

/* `[double, ndim=2]`, `[string, vector[int]]`, behind the '[' */
static qn_node *type_arguments(parser *p, qn_node *base, qn_span start) {
  node_vec args = {0}, keywords = {0};
  while (!qn_at(p, QN_TOK_RSQB)) {
    if (qn_at(p, QN_TOK_NAME) && qn_tok_ahead(p, 1) == QN_TOK_EQUAL) {
      qn_span here = qn_span_here(p);
      qn_sym arg = qn_expect_name(p);
      p->pos++;
      qn_node *value = qn_rule_expression(p);
      qn_node *k = qn_make(p, QN_AST_keyword, here);
      k->keyword.arg = arg;
      k->keyword.value = value;
      qn_vec_push(p->arena, &keywords, k);
    } else {
      qn_node *arg = qn_attempt(p, argument_type);
      if (!arg) arg = qn_rule_expression(p);
      qn_vec_push(p->arena, &args, arg);
    }
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_expect(p, QN_TOK_RSQB);
  qn_node *n = qn_make(p, QN_AST_CyTypeIndex, start);
  n->CyTypeIndex.base = base;
  n->CyTypeIndex.args = qn_nodes_of(args);
  n->CyTypeIndex.keywords = qn_nodes_of(keywords);
  return n;
}

static qn_node *array_of(parser *p, qn_node *base, qn_span start) {
  qn_node *size = qn_at(p, QN_TOK_RSQB) ? NULL : qn_rule_expression(p);
  qn_expect(p, QN_TOK_RSQB);
  qn_node *n = qn_make(p, QN_AST_CyTypeArray, start);
  n->CyTypeArray.base = base;
  n->CyTypeArray.size = size;
  return n;
}

static qn_node *suffixes(parser *p, qn_node *n, qn_span start) {
  while (qn_at(p, QN_TOK_LSQB)) {
    p->pos++;
    if (qn_at(p, QN_TOK_COLON))
      n = memory_view(p, n, start);
    else if (qn_at(p, QN_TOK_NUMBER))
      n = array_of(p, n, start);
    else
      n = type_arguments(p, n, start);
    if (n->kind == QN_AST_CyTypeIndex && qn_at(p, QN_TOK_DOT)) { /* `vector[int].iterator` */
      p->pos++;
      qn_sym member = qn_cy_dotted_name(p);
      qn_node *base = qn_make(p, QN_AST_CyTypeName, start), *outer = n;
      base->CyTypeName.name = member;
      n = qn_make(p, QN_AST_CyTypeIndex, start);
      n->CyTypeIndex.base = base;
      n->CyTypeIndex.args = qn_one_node(p, outer);
    }
  }
  return n;
}

/* --- types ------------------------------------------------------------------------------------------------------- */
static qn_node *tuple_type(parser *p, qn_span start) {
  node_vec elts = {0};
  p->pos++;
  do {
    if (qn_at(p, QN_TOK_RPAR)) break;
    qn_node *elt = qn_cy_abstract_type(p);
    qn_vec_push(p->arena, &elts, elt);
  } while (qn_accept(p, QN_TOK_COMMA));
  qn_expect(p, QN_TOK_RPAR);
  qn_node *n = qn_make(p, QN_AST_CyTypeTuple, start);
  n->CyTypeTuple.elts = qn_nodes_of(elts);
  return n;
}

/* A base type without its brackets. *plain: one undotted name that is no word of C. */
static qn_node *simple_type(parser *p, bool *plain_out) {
  qn_span start = qn_span_here(p);
  bool plain = false;
  qn_node *n;
  if ((qn_tok_is(p, 0, "const") || qn_tok_is(p, 0, "volatile")) && qn_tok_ahead(p, 1) == QN_TOK_NAME) {
    bool is_volatile = qn_tok_is(p, 0, "volatile");
    p->pos++;
    qn_node *base = simple_type(p, &plain);
    n = qn_make(p, QN_AST_CyTypeConst, start);
    n->CyTypeConst.base = base;
    n->CyTypeConst.is_volatile = is_volatile;
    plain = false;
  } else if (qn_at(p, QN_TOK_LPAR)) {
    n = tuple_type(p, start);
  } else if (is_one_of(p, qn_tok(p), sign_words, QN_COUNT(sign_words)) ||
             is_one_of(p, qn_tok(p), size_words, QN_COUNT(size_words))) {
    n = c_words(p, start);
  } else {
    plain = !qn_cy_is_basic(p, qn_tok(p));
    if ((qn_tok_is(p, 0, "struct") || qn_tok_is(p, 0, "enum") || qn_tok_is(p, 0, "union")) &&
        qn_tok_ahead(p, 1) == QN_TOK_NAME)
      p->pos++;
    qn_sym name = qn_cy_dotted_name(p);
    plain &= !memchr(name->text, '.', name->n);
    n = qn_make(p, QN_AST_CyTypeName, start);
    n->CyTypeName.name = name;
  }
  if (n->kind == QN_AST_CyTypeName && qn_tok_is(p, 0, "complex") &&
      (qn_sv_is(qn_sym_sv(n->CyTypeName.name), "double") || qn_sv_is(qn_sym_sv(n->CyTypeName.name), "float") ||
       qn_sv_is(qn_sym_sv(n->CyTypeName.name), "long double"))) {
    n->CyTypeName.name = qn_intern_z(p->names, qn_arena_printf(p->arena, "%s complex", n->CyTypeName.name->text));
    p->pos++;
    qn_close(p, n);
  }
  *plain_out = plain;
  return n;
}

/* `const double[:]` is a view of const doubles: the brackets come last. */
qn_node *qn_cy_base_type(parser *p, bool *may_be_name) {
  qn_syntax_enter(p);
  qn_span start = qn_span_here(p);
  bool plain;
  qn_node *n = simple_type(p, &plain);
  if (may_be_name) *may_be_name = plain && !qn_at(p, QN_TOK_LSQB);
  n = suffixes(p, n, start);
  qn_syntax_leave(p);
  return n;
}

static qn_node *wrap(parser *p, enum qn_ast_kind kind, qn_node *base, qn_span start) {
  qn_node *n = qn_make(p, kind, start);
  n->CyTypePtr.base = base; /* CyTypePtr, CyTypeRef, CyTypeConst begin alike */
  return n;
}

/* ('*' | '**' | '&' | 'const')* */
static qn_node *pointers(parser *p, qn_node *base) {
  for (;;) {
    if (qn_accept(p, QN_TOK_STAR)) {
      base = wrap(p, QN_AST_CyTypePtr, base, base->span);
    } else if (qn_accept(p, QN_TOK_DOUBLESTAR)) {
      base = wrap(p, QN_AST_CyTypePtr, wrap(p, QN_AST_CyTypePtr, base, base->span), base->span);
    } else if (qn_accept(p, QN_TOK_AMPER)) {
      base = wrap(p, QN_AST_CyTypeRef, base, base->span);
      if (qn_accept(p, QN_TOK_AMPER)) base = wrap(p, QN_AST_CyTypeRef, base, base->span);
    } else if (qn_tok_is(p, 0, "const") && base->kind == QN_AST_CyTypePtr) {
      p->pos++;
      base = wrap(p, QN_AST_CyTypeConst, base, base->span);
    } else {
      return base;
    }
  }
}

/* --- declarators ------------------------------------------------------------------------------------------------- */
static qn_node *function_of(parser *p, qn_node *result, qn_span start) {
  qn_node *args;
  p->pos++;
  qn_cy_parameters(p, &args);
  qn_expect(p, QN_TOK_RPAR);
  qn_node *n = qn_make(p, QN_AST_CyTypeFunc, start);
  n->CyTypeFunc.result = result;
  n->CyTypeFunc.args = args;
  qn_cy_function_tail(p, n);
  qn_close(p, n);
  return n;
}

/* '[' [size] ']' and '(' parameters ')' behind a name or an inner declarator */
static qn_node *declarator_suffixes(parser *p, qn_node *base, qn_span start) {
  qn_syntax_enter(p);
  if (qn_accept(p, QN_TOK_LSQB)) { /* sizes read outside in */
    qn_node *size = qn_at(p, QN_TOK_RSQB) ? NULL : qn_rule_expression(p);
    qn_expect(p, QN_TOK_RSQB);
    qn_node *element = declarator_suffixes(p, base, start);
    base = qn_make(p, QN_AST_CyTypeArray, start);
    base->CyTypeArray.base = element;
    base->CyTypeArray.size = size;
  } else if (qn_at(p, QN_TOK_LPAR)) {
    base = function_of(p, base, start);
  }
  qn_syntax_leave(p);
  return base;
}

/* The operator a C++ class declares: `operator+`, `operator[]`, `operator()`, `operator bool`; behind the word. */
static qn_sym operator_name(parser *p) {
  const qn_token *first = qn_tok(p);
  if (qn_at(p, QN_TOK_LPAR) || qn_at(p, QN_TOK_LSQB)) p->pos++;
  const qn_token *last = qn_tok(p);
  if (last->kind < QN_TOK_NAME) qn_fail(p); /* the end of the line */
  p->pos++;
  bool doubled = qn_at(p, (enum qn_token_kind)last->kind) && last->kind != QN_TOK_RPAR && last->kind != QN_TOK_RSQB;
  if (doubled) last = &p->tokens.data[p->pos++];
  qn_sv text = {p->source->text.p + first->start, last->end - first->start};
  return qn_intern_z(p->names, qn_arena_printf(p->arena, "operator%.*s", (int)text.n, text.p));
}

/* `[T, U]` of a C++ function template, in front of its '(': its names mean nothing to us. */
static void skip_templates(parser *p) {
  if (!qn_at(p, QN_TOK_LSQB)) return;
  uint32_t depth = 0, i = 0;
  for (;; i++) {
    enum qn_token_kind k = qn_tok_ahead(p, i);
    if (k == QN_TOK_LSQB) depth++;
    if (k == QN_TOK_RSQB && --depth == 0) break;
    if (k == QN_TOK_END || k == QN_TOK_ERROR || k == QN_TOK_NEWLINE) return;
  }
  if (i > 1 && qn_tok_ahead(p, i + 1) == QN_TOK_LPAR) p->pos += i + 1;
}

/* The one inner declarator of `(*f)(int)`: its type is built around a hole that the outer suffixes fill. */
static cy_declarator inner_declarator(parser *p, qn_node *base, qn_span start) {
  uint32_t open = p->pos;
  uint32_t depth = 0;
  for (;; p->pos++) { /* over the brackets: what is behind them comes first */
    enum qn_token_kind k = qn_tok_ahead(p, 0);
    if (k == QN_TOK_LPAR) depth++;
    if (k == QN_TOK_RPAR && --depth == 0) break;
    if (k == QN_TOK_END || k == QN_TOK_ERROR || k == QN_TOK_NEWLINE) qn_fail(p);
  }
  p->pos++;
  qn_node *whole = declarator_suffixes(p, base, start);
  uint32_t behind = p->pos;
  p->pos = open + 1;
  cy_declarator d = qn_cy_declarator(p, whole);
  qn_expect(p, QN_TOK_RPAR);
  p->pos = behind;
  d.has_inline_args = false;
  return d;
}

cy_declarator qn_cy_declarator(parser *p, qn_node *base) {
  qn_syntax_enter(p);
  cy_declarator d = {.start = qn_span_here(p)};
  qn_node *type = pointers(p, base);
  qn_span start = qn_span_here(p);
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  if (qn_at(p, QN_TOK_LPAR) && (next == QN_TOK_STAR || next == QN_TOK_DOUBLESTAR || next == QN_TOK_AMPER)) {
    d = inner_declarator(p, type, start);
    qn_syntax_leave(p);
    return d;
  }
  if (qn_at(p, QN_TOK_NAME) && !qn_tok_is(p, 0, "nogil") && !qn_tok_is(p, 0, "noexcept")) {
    bool is_operator = qn_tok_is(p, 0, "operator");
    d.name = qn_expect_name(p);
    bool assigned = qn_at(p, QN_TOK_EQUAL) && qn_tok_ahead(p, 1) != QN_TOK_LPAR;
    if (is_operator && !qn_at(p, QN_TOK_COMMA) && !assigned) d.name = operator_name(p);
    qn_accept(p, QN_TOK_STRING); /* the name in C */
    skip_templates(p);
  } else if (qn_at(p, QN_TOK_AS)) { /* a keyword of Python only */
    p->pos++;
    d.name = qn_intern_z(p->names, "as");
  }
  d.has_inline_args = qn_at(p, QN_TOK_LPAR);
  d.type = declarator_suffixes(p, type, start);
  qn_syntax_leave(p);
  return d;
}

qn_node *qn_cy_abstract_type(parser *p) {
  qn_node *base = qn_cy_base_type(p, NULL);
  cy_declarator d = qn_cy_declarator(p, base);
  if (d.name) qn_fail(p);
  return d.type;
}

/* exception_value_clause: ['except' (value | '?' value | '*' | '+' [handler]) | 'noexcept'], 'nogil', 'with' 'gil' in
 * any order */
void qn_cy_function_tail(parser *p, qn_node *func) {
  for (;;) {
    if (qn_tok_is(p, 0, "nogil")) {
      p->pos++;
      func->CyTypeFunc.nogil = 1;
    } else if (qn_tok_is(p, 0, "noexcept")) {
      p->pos++;
      func->CyTypeFunc.except_kind = QN_CY_EXCEPT_NO;
    } else if (qn_tok_is(p, 0, "const")) { /* of a C++ method */
      p->pos++;
    } else if (qn_at(p, QN_TOK_WITH) && qn_tok_is(p, 1, "gil")) {
      p->pos += 2;
      func->CyTypeFunc.nogil = -1;
    } else if (qn_accept(p, QN_TOK_EXCEPT)) {
      const qn_token *t = qn_tok(p);
      bool maybe = t->kind == QN_TOK_UNKNOWN && qn_sv_is(qn_tok_text(p, t), "?");
      if (qn_accept(p, QN_TOK_STAR)) {
        func->CyTypeFunc.except_kind = QN_CY_EXCEPT_STAR;
      } else if (qn_accept(p, QN_TOK_PLUS)) {
        func->CyTypeFunc.except_kind = QN_CY_EXCEPT_PLUS;
        if (qn_at(p, QN_TOK_NAME) && !qn_tok_is(p, 0, "nogil"))
          func->CyTypeFunc.except_value = qn_rule_disjunction(p);
        else
          qn_accept(p, QN_TOK_STAR);
      } else {
        if (maybe) p->pos++;
        func->CyTypeFunc.except_kind = maybe ? QN_CY_EXCEPT_MAYBE : QN_CY_EXCEPT_VALUE;
        func->CyTypeFunc.except_value = qn_rule_disjunction(p);
      }
    } else {
      return;
    }
  }
}
