/* parse_cy_decl.c - Cython's statements: cdef, cpdef, ctypedef, cimport, include, property, and what stands in their
 * blocks.
 *
 * In extern blocks, structs and C++ classes (p->cy_c_scope) every line is a declaration, with or without `cdef`. IF
 * (Cython's own preprocessor, deprecated there) is refused by name. */
#include "frontend/parser.h"

static void declaration(parser *p, qn_nodes decorators, qn_span start, bool is_cpdef, node_vec *body);

/* --- blocks ------------------------------------------------------------------------------------------------------ */
/* ':' NEWLINE INDENT line+ DEDENT, every line by `line`; `...` and strings (verbatim C) are passed over */
static void block_of(parser *p, node_vec *body, void (*line)(parser *p, node_vec *body)) {
  qn_expect(p, QN_TOK_COLON);
  if (!qn_accept(p, QN_TOK_NEWLINE)) { /* `: pass` on one line */
    line(p, body);
    return;
  }
  if (!qn_at(p, QN_TOK_INDENT) && p->diagnose)
    qn_syntax_raise(p, QN_DIAG_INDENT, qn_span_here(p), "expected an indented block");
  qn_expect(p, QN_TOK_INDENT);
  qn_syntax_enter(p);
  while (!qn_accept(p, QN_TOK_DEDENT)) line(p, body);
  qn_syntax_leave(p);
}

static bool passed_over(parser *p) {
  if (!qn_at(p, QN_TOK_PASS) && !qn_at(p, QN_TOK_ELLIPSIS) && !qn_at(p, QN_TOK_STRING)) return false;
  while (qn_at(p, QN_TOK_STRING)) p->pos++;
  if (!qn_at(p, QN_TOK_NEWLINE)) p->pos++;
  qn_expect(p, QN_TOK_NEWLINE);
  return true;
}

/* A line of a block in C scope. */
static void c_line(parser *p, node_vec *body) {
  if (passed_over(p)) return;
  node_vec decorators = {0};
  while (qn_accept(p, QN_TOK_AT)) {
    qn_node *d = qn_rule_named(p);
    qn_vec_push(p->arena, &decorators, d);
    qn_expect(p, QN_TOK_NEWLINE);
  }
  qn_nodes list = qn_nodes_of(decorators);
  if (qn_at(p, QN_TOK_DEF) || qn_at(p, QN_TOK_IF) || qn_at(p, QN_TOK_FROM) || qn_at(p, QN_TOK_IMPORT)) {
    qn_rule_statement(p, body);
    return;
  }
  if (qn_cy_statement(p, list, body)) return;
  declaration(p, list, qn_span_here(p), false, body);
}

static void c_block(parser *p, node_vec *body) {
  bool outer = p->cy_c_scope;
  p->cy_c_scope = true;
  block_of(p, body, c_line);
  p->cy_c_scope = outer;
}

/* --- enum, struct, fused ----------------------------------------------------------------------------------------- */
static void enum_line(parser *p, node_vec *items) {
  if (passed_over(p)) return;
  do {
    if (qn_at(p, QN_TOK_NEWLINE)) break;
    qn_span start = qn_span_here(p);
    qn_sym name = qn_expect_name(p);
    qn_node *value = NULL;
    qn_accept(p, QN_TOK_STRING);
    if (qn_accept(p, QN_TOK_EQUAL)) value = qn_rule_expression(p);
    qn_node *n = qn_make(p, QN_AST_CyEnumItem, start);
    n->CyEnumItem.name = name;
    n->CyEnumItem.value = value;
    qn_vec_push(p->arena, items, n);
  } while (qn_accept(p, QN_TOK_COMMA));
  qn_expect(p, QN_TOK_NEWLINE);
}

/* 'enum' ['class'] [NAME ['(' type ')']] [cname] ':' items */
static qn_node *enum_definition(parser *p, qn_span start, bool is_typedef, bool is_cpdef) {
  p->pos++;
  bool is_class = qn_accept(p, QN_TOK_CLASS);
  qn_sym name = qn_at(p, QN_TOK_NAME) ? qn_cy_dotted_name(p) : NULL;
  node_vec items = {0};
  if (qn_accept(p, QN_TOK_LPAR)) {
    qn_cy_abstract_type(p);
    qn_expect(p, QN_TOK_RPAR);
  }
  qn_accept(p, QN_TOK_STRING);
  if (qn_at(p, QN_TOK_COLON))
    block_of(p, &items, enum_line);
  else
    qn_expect(p, QN_TOK_NEWLINE);
  qn_node *n = qn_make(p, QN_AST_CyEnum, start);
  n->CyEnum.name = name;
  n->CyEnum.items = qn_nodes_of(items);
  n->CyEnum.is_cpdef = is_cpdef;
  n->CyEnum.is_typedef = is_typedef;
  n->CyEnum.is_class = is_class;
  return n;
}

/* ['packed'] ('struct' | 'union') NAME [cname] [':' declarations] */
static qn_node *struct_definition(parser *p, qn_span start, bool is_typedef) {
  bool is_packed = qn_tok_is(p, 0, "packed");
  if (is_packed) p->pos++;
  bool is_union = qn_tok_is(p, 0, "union");
  p->pos++;
  qn_sym name = qn_cy_dotted_name(p);
  node_vec fields = {0};
  qn_accept(p, QN_TOK_STRING);
  bool is_decl = !qn_at(p, QN_TOK_COLON);
  if (is_decl)
    qn_expect(p, QN_TOK_NEWLINE);
  else
    c_block(p, &fields);
  qn_node *n = qn_make(p, QN_AST_CyStruct, start);
  n->CyStruct.name = name;
  n->CyStruct.fields = qn_nodes_of(fields);
  n->CyStruct.is_union = is_union;
  n->CyStruct.is_packed = is_packed;
  n->CyStruct.is_typedef = is_typedef;
  n->CyStruct.is_decl = is_decl;
  return n;
}

static bool at_struct(parser *p) {
  uint32_t i = qn_tok_is(p, 0, "packed") ? 1 : 0;
  return (qn_tok_is(p, i, "struct") || qn_tok_is(p, i, "union")) && qn_tok_ahead(p, i + 1) == QN_TOK_NAME;
}

static bool at_enum(parser *p) {
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  return qn_tok_is(p, 0, "enum") &&
         (next == QN_TOK_COLON || next == QN_TOK_CLASS || next == QN_TOK_STRING ||
          (next == QN_TOK_NAME && (qn_tok_ahead(p, 2) == QN_TOK_COLON || qn_tok_ahead(p, 2) == QN_TOK_STRING ||
                                   qn_tok_ahead(p, 2) == QN_TOK_NEWLINE || qn_tok_ahead(p, 2) == QN_TOK_DOT ||
                                   qn_tok_ahead(p, 2) == QN_TOK_LPAR)));
}

static void fused_line(parser *p, node_vec *types) {
  if (passed_over(p)) return;
  do {
    if (qn_at(p, QN_TOK_NEWLINE)) break;
    qn_node *type = qn_cy_abstract_type(p);
    qn_vec_push(p->arena, types, type);
  } while (qn_accept(p, QN_TOK_COMMA) || qn_accept(p, QN_TOK_SEMI));
  qn_expect(p, QN_TOK_NEWLINE);
}

/* 'fused' NAME ':' types */
static qn_node *fused_definition(parser *p, qn_span start) {
  p->pos++;
  qn_sym name = qn_expect_name(p);
  node_vec types = {0};
  block_of(p, &types, fused_line);
  qn_node *n = qn_make(p, QN_AST_CyFused, start);
  n->CyFused.name = name;
  n->CyFused.types = qn_nodes_of(types);
  return n;
}

/* --- classes, extern --------------------------------------------------------------------------------------------- */
/* 'class' dotted_name ['(' bases ')'] ['[' options ']'] [':' block] */
static qn_node *class_definition(parser *p, qn_nodes decorators, qn_span start, int visibility) {
  p->pos++;
  qn_sym name = qn_cy_dotted_name(p);
  if (qn_accept(p, QN_TOK_AS)) name = qn_expect_name(p);
  qn_nodes bases = {0}, keywords = {0}, body = {0};
  if (qn_accept(p, QN_TOK_LPAR)) qn_rule_arguments(p, &bases, &keywords);
  if (qn_accept(p, QN_TOK_LSQB)) { /* `object Name, type Name, check_size ignore`: of the C side only */
    while (!qn_at(p, QN_TOK_RSQB)) {
      if (qn_at(p, QN_TOK_NEWLINE) || qn_at(p, QN_TOK_END)) qn_fail(p);
      p->pos++;
    }
    p->pos++;
  }
  bool is_decl = !qn_at(p, QN_TOK_COLON);
  bool outer = p->cy_c_scope;
  p->cy_c_scope = false;
  if (is_decl) {
    qn_expect(p, QN_TOK_NEWLINE);
  } else {
    p->pos++;
    body = qn_rule_block(p, "class definition", start.line);
  }
  p->cy_c_scope = outer;
  qn_node *n = qn_make(p, QN_AST_CyClass, start);
  n->CyClass.name = name;
  n->CyClass.bases = bases;
  n->CyClass.body = body;
  n->CyClass.decorator_list = decorators;
  n->CyClass.is_decl = is_decl;
  n->CyClass.visibility = visibility;
  return n;
}

/* 'cppclass' NAME [cname] ['[' templates ']'] ['(' bases ')'] [nogil] [':' declarations] */
static qn_node *cppclass_definition(parser *p, qn_span start) {
  p->pos++;
  qn_sym name = qn_expect_name(p);
  node_vec body = {0}, bases = {0};
  qn_accept(p, QN_TOK_STRING);
  for (int round = 0; round < 2; round++) {
    enum qn_token_kind close = round ? QN_TOK_RPAR : QN_TOK_RSQB;
    if (!qn_accept(p, round ? QN_TOK_LPAR : QN_TOK_LSQB)) continue;
    while (!qn_at(p, close)) {
      qn_node *type = qn_cy_abstract_type(p);
      if (round) qn_vec_push(p->arena, &bases, type);
      if (qn_accept(p, QN_TOK_EQUAL)) /* `T=*`: a default that only C++ knows */
        if (!qn_accept(p, QN_TOK_STAR)) qn_cy_abstract_type(p);
      if (!qn_accept(p, QN_TOK_COMMA)) break;
    }
    qn_expect(p, close);
  }
  if (qn_tok_is(p, 0, "nogil")) p->pos++;
  bool is_decl = !qn_at(p, QN_TOK_COLON);
  if (is_decl)
    qn_expect(p, QN_TOK_NEWLINE);
  else
    c_block(p, &body);
  qn_node *n = qn_make(p, QN_AST_CyClass, start);
  n->CyClass.name = name;
  n->CyClass.bases = qn_nodes_of(bases);
  n->CyClass.body = qn_nodes_of(body);
  n->CyClass.is_cppclass = 1;
  n->CyClass.is_decl = is_decl;
  return n;
}

static qn_sv string_value(parser *p) {
  qn_node *n = qn_rule_strings(p);
  if (n->kind != QN_AST_Constant) qn_fail(p);
  return n->Constant.value.s;
}

/* 'extern' 'from' (STRING | '*') ['namespace' STRING] ['nogil'] ':' declarations */
static qn_node *extern_block(parser *p, qn_span start) {
  p->pos += 2;
  qn_sv header = {0};
  node_vec body = {0};
  if (!qn_accept(p, QN_TOK_STAR)) header = string_value(p);
  if (qn_tok_is(p, 0, "namespace")) {
    p->pos++;
    string_value(p);
  }
  bool nogil = qn_tok_is(p, 0, "nogil");
  if (nogil) p->pos++;
  c_block(p, &body);
  qn_node *n = qn_make(p, QN_AST_CyExtern, start);
  n->CyExtern.header = header;
  n->CyExtern.body = qn_nodes_of(body);
  n->CyExtern.nogil = nogil;
  return n;
}

/* --- variables and functions ------------------------------------------------------------------------------------- */
/* A parameter `x` of a function with a body is an untyped x, not an unnamed one of type x. */
static void name_lone_types(const qn_node *args) {
  for (uint32_t i = 0; i < args->arguments.args.n; i++) {
    qn_node *a = args->arguments.args.items[i];
    if (a->arg.arg->n || a->arg.ctype->kind != QN_AST_CyTypeName) continue;
    a->arg.arg = a->arg.ctype->CyTypeName.name;
    a->arg.ctype = NULL;
  }
}

typedef struct modifiers {
  bool is_cpdef, is_inline;
  int visibility;
} modifiers;

static qn_node *function(parser *p, const cy_declarator *d, const modifiers *m, qn_nodes decorators, qn_span start) {
  const qn_node *f = d->type;
  qn_nodes body = {0};
  bool is_decl = !qn_at(p, QN_TOK_COLON);
  if (!is_decl) {
    p->pos++;
    name_lone_types(f->CyTypeFunc.args);
    bool outer = p->cy_c_scope;
    p->cy_c_scope = false;
    body = qn_rule_block(p, "function definition", start.line);
    p->cy_c_scope = outer;
  }
  qn_node *n = qn_make(p, QN_AST_CyFuncDef, start);
  n->CyFuncDef.name = d->name;
  n->CyFuncDef.args = f->CyTypeFunc.args;
  n->CyFuncDef.body = body;
  n->CyFuncDef.decorator_list = decorators;
  n->CyFuncDef.returns = f->CyTypeFunc.result;
  n->CyFuncDef.except_value = f->CyTypeFunc.except_value;
  n->CyFuncDef.except_kind = f->CyTypeFunc.except_kind;
  n->CyFuncDef.is_cpdef = m->is_cpdef;
  n->CyFuncDef.is_inline = m->is_inline;
  n->CyFuncDef.nogil = f->CyTypeFunc.nogil > 0;
  n->CyFuncDef.with_gil = f->CyTypeFunc.nogil < 0;
  n->CyFuncDef.is_decl = is_decl;
  n->CyFuncDef.visibility = m->visibility;
  return n;
}

/* 'public', 'readonly', 'extern', 'api', 'inline', in front of a type */
static modifiers read_modifiers(parser *p, bool is_cpdef) {
  static const char *const words[] = {"", "public", "readonly", "extern", "api", "inline"};
  modifiers m = {.is_cpdef = is_cpdef};
  for (;;) {
    size_t i = 1;
    while (i < QN_COUNT(words) && !qn_tok_is(p, 0, words[i])) i++;
    enum qn_token_kind next = qn_tok_ahead(p, 1);
    bool modifies = next == QN_TOK_NAME || next == QN_TOK_LPAR || next == QN_TOK_CLASS;
    if (i == QN_COUNT(words) || !modifies) return m;
    p->pos++;
    if (i == 5)
      m.is_inline = true;
    else
      m.visibility = (int)i;
  }
}

/* Is the plain name just read the thing declared (`cdef x = 1`, `cdef f(x):`) and not its type? */
static bool is_declared_name(parser *p) {
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  if (qn_at(p, QN_TOK_LPAR)) return next != QN_TOK_STAR && next != QN_TOK_DOUBLESTAR && next != QN_TOK_AMPER;
  return qn_at(p, QN_TOK_EQUAL) || qn_at(p, QN_TOK_COMMA) || qn_at(p, QN_TOK_NEWLINE) || qn_at(p, QN_TOK_SEMI) ||
         qn_at(p, QN_TOK_STRING);
}

static qn_node *variable(parser *p, const cy_declarator *d) {
  qn_node *value = qn_accept(p, QN_TOK_EQUAL) ? qn_rule_expression(p) : NULL;
  qn_node *n = qn_make(p, QN_AST_CyDeclarator, d->start);
  n->CyDeclarator.name = d->name;
  n->CyDeclarator.type = d->type;
  n->CyDeclarator.value = value;
  return n;
}

/* type declarator ['=' expression] (',' …)* NEWLINE, or a function with its block */
static void variables(parser *p, qn_nodes decorators, qn_span start, modifiers m, node_vec *body) {
  bool may_be_name;
  uint32_t first = p->pos;
  qn_node *base = qn_cy_base_type(p, &may_be_name);
  if (may_be_name && is_declared_name(p)) {
    p->pos = first;
    base = qn_node_new(p->arena, QN_AST_CyTypeName, qn_span_here(p), &p->next_id);
    base->CyTypeName.name = qn_intern_z(p->names, "object");
  }
  node_vec names = {0};
  bool untyped = may_be_name && p->pos == first;
  do {
    cy_declarator d = qn_cy_declarator(p, base);
    if (!d.name) qn_fail(p);
    if (d.has_inline_args && d.type->kind == QN_AST_CyTypeFunc) {
      if (untyped) d.type->CyTypeFunc.result = NULL;
      qn_node *f = function(p, &d, &m, decorators, start);
      qn_vec_push(p->arena, body, f);
      if (!f->CyFuncDef.is_decl) return;
      continue;
    }
    qn_node *n = variable(p, &d);
    qn_vec_push(p->arena, &names, n);
  } while (qn_accept(p, QN_TOK_COMMA));
  if (names.n) {
    qn_node *n = qn_make(p, QN_AST_CyVarDecl, start);
    n->CyVarDecl.names = qn_nodes_of(names);
    n->CyVarDecl.visibility = m.visibility;
    qn_vec_push(p->arena, body, n);
  }
  while (qn_accept(p, QN_TOK_SEMI)) {
    if (qn_at(p, QN_TOK_NEWLINE)) break;
    qn_rule_statement(p, body);
    return;
  }
  qn_expect(p, QN_TOK_NEWLINE);
}

/* What follows `cdef` or `cpdef`, or stands alone in C scope. */
static void declaration(parser *p, qn_nodes decorators, qn_span start, bool is_cpdef, node_vec *body) {
  if (qn_tok_is(p, 0, "fused") && qn_tok_ahead(p, 1) == QN_TOK_NAME && qn_tok_ahead(p, 2) == QN_TOK_COLON) {
    qn_node *fused = fused_definition(p, start);
    qn_vec_push(p->arena, body, fused);
    return;
  }
  modifiers m = read_modifiers(p, is_cpdef);
  qn_node *n;
  if (qn_tok_is(p, 0, "extern") && qn_tok_ahead(p, 1) == QN_TOK_FROM) {
    n = extern_block(p, start);
  } else if (qn_at(p, QN_TOK_CLASS)) {
    n = class_definition(p, decorators, start, m.visibility);
  } else if (qn_tok_is(p, 0, "cppclass")) {
    n = cppclass_definition(p, start);
  } else if (at_struct(p)) {
    n = struct_definition(p, start, false);
  } else if (at_enum(p)) {
    n = enum_definition(p, start, false, is_cpdef);
  } else {
    variables(p, decorators, start, m, body);
    return;
  }
  qn_vec_push(p->arena, body, n);
}

/* ctypedef: struct, union, enum, fused, class, or `type declarator` */
static void type_definition(parser *p, node_vec *body) {
  qn_span start = qn_span_here(p);
  p->pos++;
  modifiers m = read_modifiers(p, false);
  qn_node *n;
  if (at_struct(p)) {
    n = struct_definition(p, start, true);
  } else if (at_enum(p)) {
    n = enum_definition(p, start, true, false);
  } else if (qn_tok_is(p, 0, "fused") && qn_tok_ahead(p, 1) == QN_TOK_NAME && qn_tok_ahead(p, 2) == QN_TOK_COLON) {
    n = fused_definition(p, start);
  } else if (qn_at(p, QN_TOK_CLASS)) {
    n = class_definition(p, (qn_nodes){0}, start, m.visibility);
    n->CyClass.is_typedef = 1;
  } else {
    qn_node *base = qn_cy_base_type(p, NULL);
    cy_declarator d = qn_cy_declarator(p, base);
    if (!d.name) qn_fail(p);
    n = qn_make(p, QN_AST_CyTypedef, start);
    n->CyTypedef.name = d.name;
    n->CyTypedef.type = d.type;
    qn_expect(p, QN_TOK_NEWLINE);
  }
  qn_vec_push(p->arena, body, n);
}

/* --- the statements ---------------------------------------------------------------------------------------------- */
static void cdef_line(parser *p, node_vec *body) {
  if (!passed_over(p)) declaration(p, (qn_nodes){0}, qn_span_here(p), false, body);
}

static void include(parser *p, node_vec *body) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_sv path = string_value(p);
  qn_node *n = qn_make(p, QN_AST_CyInclude, start);
  n->CyInclude.path = path;
  qn_expect(p, QN_TOK_NEWLINE);
  qn_vec_push(p->arena, body, n);
}

static void property(parser *p, node_vec *body) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_sym name = qn_expect_name(p);
  qn_expect(p, QN_TOK_COLON);
  qn_nodes block = qn_rule_block(p, "property definition", start.line);
  qn_node *n = qn_make(p, QN_AST_CyProperty, start);
  n->CyProperty.name = name;
  n->CyProperty.body = block;
  qn_vec_push(p->arena, body, n);
}

bool qn_cy_statement(parser *p, qn_nodes decorators, node_vec *body) {
  if (!qn_at(p, QN_TOK_NAME)) return false;
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  bool cdef = qn_tok_is(p, 0, "cdef"), cpdef = qn_tok_is(p, 0, "cpdef");
  if (next == QN_TOK_EQUAL || next == QN_TOK_DOT) return false;
  if (cdef || cpdef) {
    qn_span start = qn_span_here(p);
    p->pos++;
    if (qn_at(p, QN_TOK_COLON))
      block_of(p, body, cdef_line);
    else if (qn_tok_is(p, 0, "nogil") && qn_tok_ahead(p, 1) == QN_TOK_COLON) {
      p->pos++;
      block_of(p, body, cdef_line);
    } else {
      declaration(p, decorators, start, cpdef, body);
    }
    return true;
  }
  if (qn_tok_is(p, 0, "ctypedef") && (next == QN_TOK_NAME || next == QN_TOK_CLASS || next == QN_TOK_LPAR)) {
    type_definition(p, body);
    return true;
  }
  if (qn_tok_is(p, 0, "cimport") && next == QN_TOK_NAME) {
    qn_node *n = qn_rule_import_name(p);
    qn_expect(p, QN_TOK_NEWLINE);
    qn_vec_push(p->arena, body, n);
    return true;
  }
  if (qn_tok_is(p, 0, "include") && next == QN_TOK_STRING) {
    include(p, body);
    return true;
  }
  if (qn_tok_is(p, 0, "property") && next == QN_TOK_NAME && qn_tok_ahead(p, 2) == QN_TOK_COLON) {
    property(p, body);
    return true;
  }
  if (qn_tok_is(p, 0, "DEF") && next == QN_TOK_NAME && qn_tok_ahead(p, 2) == QN_TOK_EQUAL) {
    p->pos++; /* a compile-time constant is an assignment that nothing changes */
    qn_rule_simple_statements(p, body);
    return true;
  }
  if (qn_tok_is(p, 0, "IF") && (next == QN_TOK_NAME || next == QN_TOK_NOT))
    qn_syntax_raise(p, QN_DIAG_CYTHON_UNSUPPORTED, qn_span_here(p), "Cython's IF is not supported; use an ordinary if");
  return false;
}
