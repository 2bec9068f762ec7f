/* parser.c - the passes, tokens and nodes that all rules use, and the entry points. */
#include "frontend/parser.h"

#include <utf8proc.h>

enum { DEPTH_MAX = 1000 }; /* nested rules: bounds the machine stack that hostile text can take */

/* --- failing ----------------------------------------------------------------------------------------------------- */
void qn_fail(parser *p) { longjmp(*p->on_fail, 1); }

void qn_syntax_raise(parser *p, enum qn_diag_code code, qn_span span, const char *fmt, ...) {
  char message[600];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(message, sizeof message, fmt, ap);
  va_end(ap);
  const char *prefix = p->embedding ? "f-string: " : "";
  p->raised = (qn_lex_error){QN_LEX_SOFT, code, span, qn_arena_printf(p->arena, "%s%s", prefix, message)};
  longjmp(*p->on_raise, 1);
}

qn_node *qn_attempt(parser *p, qn_node *(*rule)(parser *p)) {
  jmp_buf here, *outer = p->on_fail;
  const uint32_t pos = p->pos, depth = p->depth, next_id = p->next_id;
  if (setjmp(here)) {
    p->on_fail = outer;
    p->pos = pos;
    p->depth = depth;
    p->next_id = next_id;
    return NULL;
  }
  p->on_fail = &here;
  qn_node *n = rule(p);
  p->on_fail = outer;
  return n;
}

void qn_syntax_enter(parser *p) {
  if (++p->depth > DEPTH_MAX) qn_syntax_raise(p, QN_DIAG_NESTING, qn_span_here(p), "too many nested expressions");
}

void qn_count_link(parser *p, uint32_t *links) {
  if (++*links > QN_HEIGHT_MAX) qn_syntax_raise(p, QN_DIAG_NESTING, qn_span_here(p), "too many nested expressions");
}

/* --- passes ------------------------------------------------------------------------------------------------------ */
static qn_node *guarded(parser *p, qn_node *(*rule)(parser *p)) {
  jmp_buf here;
  p->on_fail = p->on_raise = &here;
  p->pos = p->depth = 0;
  if (setjmp(here)) return NULL;
  return rule(p);
}

/* The error that counts, out of the parser's and the lexer's. */
static void settle_error(parser *p, uint32_t furthest) {
  const qn_token *t = &p->tokens.data[furthest];
  const qn_lex_error *lex = &p->tokens.error;
  uint32_t reached = p->tokens.data[p->furthest].line;
  bool at_error = p->tokens.data[p->furthest].kind == QN_TOK_ERROR;
  if (!p->raised.message) {
    enum qn_diag_code code = QN_DIAG_SYNTAX;
    const char *message = "invalid syntax";
    if (t->kind == QN_TOK_INDENT || t->kind == QN_TOK_DEDENT) {
      code = QN_DIAG_INDENT;
      message = t->kind == QN_TOK_INDENT ? "unexpected indent" : "unexpected unindent";
    }
    if (p->embedding) message = qn_arena_printf(p->arena, "f-string: %s", message);
    p->raised = (qn_lex_error){QN_LEX_SOFT, code, qn_token_span(p->source, t), message};
    if (t->kind == QN_TOK_ERROR) p->raised = *lex;
    if (code == QN_DIAG_INDENT) return;
  }
  bool unclosed = lex->rank == QN_LEX_UNCLOSED && (at_error || reached > lex->span.line);
  if (lex->rank == QN_LEX_HARD || unclosed) p->raised = *lex;
}

qn_node *qn_run_passes(parser *p, qn_node *(*rule)(parser *p)) {
  const uint32_t first_id = p->next_id;
  p->furthest = 0;
  p->diagnose = false;
  qn_node *n = guarded(p, rule);
  if (n) return n;
  const uint32_t furthest = p->furthest;
  if (!p->raised.message && p->tokens.data[furthest].kind != QN_TOK_ERROR) {
    p->diagnose = true;
    p->next_id = first_id;
    guarded(p, rule);
  }
  settle_error(p, furthest);
  return NULL;
}

/* --- tokens ------------------------------------------------------------------------------------------------------ */
const qn_token *qn_expect(parser *p, enum qn_token_kind kind) {
  if (!qn_at(p, kind)) qn_fail(p);
  return &p->tokens.data[p->pos++];
}

void qn_expect_forced(parser *p, enum qn_token_kind kind) {
  if (qn_accept(p, kind)) return;
  const qn_token *t = qn_tok(p);
  if (t->kind == QN_TOK_ERROR) qn_fail(p);
  qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_token_span(p->source, t), "expected '%s'", qn_token_texts[kind]);
}

qn_sv qn_tok_text(const parser *p, const qn_token *t) {
  return (qn_sv){p->source->text.p + t->start, t->end - t->start};
}

bool qn_tok_is(parser *p, uint32_t ahead, const char *word) {
  if (qn_tok_ahead(p, ahead) != QN_TOK_NAME) return false;
  return qn_sv_is(qn_tok_text(p, &p->tokens.data[p->pos + ahead]), word);
}

/* NFKC by utf8proc, into arena memory so that nothing is left behind by a jump. */
static qn_sv normalise(parser *p, qn_sv text) {
  const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)text.p;
  const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
  utf8proc_ssize_t n = utf8proc_decompose(in, (utf8proc_ssize_t)text.n, NULL, 0, options);
  if (n <= 0) return text;
  utf8proc_int32_t *points = qn_arena_alloc(p->arena, ((size_t)n + 1) * sizeof *points);
  utf8proc_decompose(in, (utf8proc_ssize_t)text.n, points, n, options);
  n = utf8proc_reencode(points, n, options);
  return n > 0 ? (qn_sv){(const char *)points, (size_t)n} : text;
}

qn_sym qn_tok_name(parser *p, const qn_token *t) {
  qn_sv text = qn_tok_text(p, t);
  for (size_t i = 0; i < text.n; i++)
    if ((unsigned char)text.p[i] >= 128) return qn_intern_sv(p->names, normalise(p, text));
  return qn_intern_sv(p->names, text);
}

qn_sym qn_expect_name(parser *p) { return qn_tok_name(p, qn_expect(p, QN_TOK_NAME)); }

/* --- nodes ------------------------------------------------------------------------------------------------------- */
qn_span qn_span_here(parser *p) { return qn_token_span(p->source, qn_tok(p)); }

qn_span qn_span_join(qn_span a, qn_span b) { return (qn_span){a.line, a.col, b.end_line, b.end_col}; }

void qn_close(parser *p, qn_node *n) {
  uint32_t i = p->pos;
  const qn_token *t;
  do {
    t = &p->tokens.data[--i];
  } while (i > 0 && (t->kind == QN_TOK_NEWLINE || t->kind == QN_TOK_INDENT || t->kind == QN_TOK_DEDENT));
  n->span.end_line = t->end_line;
  n->span.end_col = t->end - p->source->line_starts[t->end_line - 1];
}

qn_node *qn_make(parser *p, enum qn_ast_kind kind, qn_span start) {
  qn_node *n = qn_node_new(p->arena, kind, start, &p->next_id);
  if (p->pos) qn_close(p, n);
  return n;
}

qn_nodes qn_one_node(parser *p, qn_node *n) {
  qn_node **items = QN_NEW(p->arena, qn_node *);
  items[0] = n;
  return (qn_nodes){items, 1};
}

qn_node *qn_make_constant(parser *p, enum qn_const_kind kind, qn_span start) {
  qn_node *n = qn_make(p, QN_AST_Constant, start);
  n->Constant.value.kind = kind;
  return n;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */
/* file: statement* END */
static qn_node *rule_file(parser *p) {
  node_vec body = {0};
  while (!qn_at(p, QN_TOK_END)) {
    if (qn_accept(p, QN_TOK_NEWLINE)) continue; /* only behind an empty first line of an embedded text */
    qn_rule_statement(p, &body);
  }
  qn_node *n = qn_node_new(p->arena, QN_AST_Module, (qn_span){1, 0, p->source->n_lines, 0}, &p->next_id);
  n->Module.body = qn_nodes_of(body);
  return n;
}

/* eval: star_expressions NEWLINE* END */
static qn_node *rule_eval(parser *p) {
  qn_node *body = qn_rule_star_expressions(p);
  while (qn_accept(p, QN_TOK_NEWLINE)) continue;
  if (!qn_at(p, QN_TOK_END)) qn_fail(p);
  qn_node *n = qn_node_new(p->arena, QN_AST_Expression, body->span, &p->next_id);
  n->Expression.body = body;
  return n;
}

/* An explicit stack, since the point is to refuse trees that are too high to recurse over. */
typedef struct height_item {
  const qn_node *node;
  uint32_t height;
} height_item;
typedef struct height_walk {
  qn_arena *arena;
  QN_VEC(height_item) stack;
  uint32_t height;
} height_walk;

static void push_child(void *user, qn_node *child) {
  height_walk *w = user;
  height_item item = {child, w->height + 1};
  qn_vec_push(w->arena, &w->stack, item);
}

/* The first node found below QN_HEIGHT_MAX levels, or NULL. */
static const qn_node *too_high(qn_arena *a, const qn_node *root) {
  height_walk w = {a, {0}, 0};
  push_child(&w, (qn_node *)(uintptr_t)root);
  while (w.stack.n) {
    height_item item = w.stack.data[--w.stack.n];
    if (item.height > QN_HEIGHT_MAX) return item.node;
    w.height = item.height;
    qn_ast_children(item.node, push_child, &w);
  }
  return NULL;
}

static qn_node *parse(qn_arena *a, qn_intern *names, const qn_source *source, enum qn_dialect dialect, qn_diags *diags,
                      qn_node *(*rule)(parser *p)) {
  parser p = {.arena = a, .names = names, .source = source, .dialect = dialect, .diags = diags};
  qn_lex(a, source, dialect, &p.tokens);
  qn_node *n = qn_run_passes(&p, rule);
  if (!n) {
    qn_diag_add(diags, source, p.raised.code, p.raised.span, "%s", p.raised.message);
    return NULL;
  }
  const qn_node *deep = too_high(a, n);
  if (!deep) return n;
  qn_diag_add(diags, source, QN_DIAG_NESTING, deep->span, "too many nested expressions");
  return NULL;
}

qn_node *qn_parse(qn_arena *a, qn_intern *names, const qn_source *source, enum qn_dialect dialect, qn_diags *diags) {
  return parse(a, names, source, dialect, diags, rule_file);
}

qn_node *qn_parse_expr(qn_arena *a, qn_intern *names, const qn_source *source, enum qn_dialect dialect,
                       qn_diags *diags) {
  return parse(a, names, source, dialect, diags, rule_eval);
}
