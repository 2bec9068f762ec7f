/* parse_string.c - string atoms: adjacent literals joined, f-strings taken apart as CPython 3.11 does it: an expression
 * in braces is lexed and parsed on its own, in parentheses that stand where the braces are. Every FormattedValue and
 * piece of text gets the span of the whole atom (but see format_spec); only what is inside the braces has spans of its
 * own. */
#include "frontend/parser.h"
#include "runtime/base/unicode.h"

typedef struct literal { /* one STRING token */
  const qn_token *token;
  bool bytes, raw, format, unicode, c_char;
  uint32_t start, end; /* of the content, without quotes */
} literal;

typedef struct joiner { /* the atom being put together */
  parser *p;
  qn_span span;
  qn_sv kind;        /* "u" or absent */
  node_vec values;   /* of the JoinedStr */
  QN_VEC(char) text; /* of the Constant being gathered */
  bool any_format;
} joiner;

typedef struct piece { /* the f-string content being scanned */
  joiner *j;
  const literal *lit;
  uint32_t at, end;
  uint32_t seen, line; /* the line of offset seen */
} piece;

static void add_text(joiner *j, qn_sv s) {
  for (size_t i = 0; i < s.n; i++) qn_vec_push(j->p->arena, &j->text, s.p[i]);
}

/* The gathered text as a Constant, if there is any. */
static void flush_text(joiner *j) {
  if (!j->text.n) return;
  qn_node *n = qn_node_new(j->p->arena, QN_AST_Constant, j->span, &j->p->next_id);
  n->Constant.value.kind = QN_CONST_STR;
  n->Constant.value.s = (qn_sv){j->text.data, j->text.n};
  n->Constant.kind = j->kind;
  qn_vec_push(j->p->arena, &j->values, n);
  memset(&j->text, 0, sizeof j->text);
}

static literal read_literal(const parser *p, const qn_token *t) {
  literal l = {.token = t};
  const char *text = p->source->text.p;
  for (uint32_t i = t->start; i < t->start + t->prefix; i++) {
    char c = (char)(text[i] | 0x20);
    l.bytes |= c == 'b' || c == 'c';
    l.c_char |= c == 'c';
    l.raw |= c == 'r';
    l.format |= c == 'f';
    l.unicode |= text[i] == 'u';
  }
  l.start = t->start + t->prefix;
  bool triple = t->end - l.start >= 6 && text[l.start + 1] == text[l.start] && text[l.start + 2] == text[l.start];
  l.start += triple ? 3 : 1;
  l.end = t->end - (triple ? 3 : 1);
  return l;
}

static qn_sv unescape(parser *p, const literal *l, qn_sv text) {
  if (l->raw) return text;
  const char *message;
  qn_sv s = qn_unescape(p->arena, text, l->bytes, &message);
  if (message) qn_syntax_raise(p, QN_DIAG_ESCAPE, qn_token_span(p->source, l->token), "%s", message);
  return s;
}

/* --- f-strings --------------------------------------------------------------------------------------------------- */
static QN_NORETURN void refuse(piece *f, const char *fmt, char a, char b) {
  parser *p = f->j->p;
  char message[120];
  int n = 0;
  for (const char *s = fmt; *s && n < 110; s++) { /* %a and %b stand for the two characters */
    if (s[0] == '%' && (s[1] == 'a' || s[1] == 'b'))
      message[n++] = *++s == 'a' ? a : b;
    else
      message[n++] = *s;
  }
  message[n] = 0;
  qn_syntax_raise(p, QN_DIAG_FSTRING, qn_token_span(p->source, f->lit->token), "f-string%s", message);
}

static char peek(const piece *f, uint32_t ahead) {
  return f->at + ahead < f->end ? f->j->p->source->text.p[f->at + ahead] : 0;
}

/* The line of at, which only grows from call to call. */
static uint32_t line_at(piece *f, uint32_t at) {
  for (; f->seen < at; f->seen++) f->line += f->j->p->source->text.p[f->seen] == '\n';
  return f->line;
}

/* Moves over a string inside an expression; at its quote. */
static void skip_string(piece *f) {
  char quote = peek(f, 0);
  bool triple = peek(f, 1) == quote && peek(f, 2) == quote;
  for (f->at += triple ? 3 : 1; f->at < f->end; f->at++) {
    if (peek(f, 0) == '\\') refuse(f, " expression part cannot include a backslash", 0, 0);
    if (peek(f, 0) != quote) continue;
    if (!triple) return;
    if (peek(f, 1) == quote && peek(f, 2) == quote) {
      f->at += 2;
      return;
    }
  }
  refuse(f, ": unterminated string", 0, 0);
}

static char closer_of(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

/* Finds where the expression ends: at ! : = } outside brackets and strings (but not in != == <= >=). */
static void skip_expression(piece *f) {
  enum { NESTING = 200 };
  char open[NESTING];
  uint32_t depth = 0;
  for (; f->at < f->end; f->at++) {
    char c = peek(f, 0), next = peek(f, 1);
    if (c == '\\') refuse(f, " expression part cannot include a backslash", 0, 0);
    if (c == '#') refuse(f, " expression part cannot include '#'", 0, 0);
    if (c == '\'' || c == '"') {
      skip_string(f);
    } else if (c == '(' || c == '[' || c == '{') {
      if (depth == NESTING) refuse(f, ": too many nested parenthesis", 0, 0);
      open[depth++] = c;
    } else if (depth == 0 && (c == '!' || c == ':' || c == '}' || c == '=' || c == '<' || c == '>')) {
      if (next == '=' && c != ':' && c != '}')
        f->at++;
      else if (c != '<' && c != '>')
        break;
    } else if (c == ')' || c == ']' || c == '}') {
      if (depth == 0) refuse(f, ": unmatched '%a'", c, 0);
      if (closer_of(open[--depth]) != c)
        refuse(f, ": closing parenthesis '%a' does not match opening parenthesis '%b'", c, open[depth]);
    }
  }
  if (depth) refuse(f, ": unmatched '%a'", open[depth - 1], 0);
  if (f->at >= f->end) refuse(f, ": expecting '}'", 0, 0);
}

/* fstring: star_expressions, in parentheses */
static qn_node *rule_embedded(parser *p) {
  qn_node *n = qn_rule_star_expressions(p);
  while (qn_accept(p, QN_TOK_NEWLINE)) continue;
  if (!qn_at(p, QN_TOK_END)) qn_fail(p);
  return n;
}

static qn_node *parse_embedded(piece *f, uint32_t start, uint32_t end) {
  parser *outer = f->j->p;
  const char *text = outer->source->text.p;
  uint32_t i = start;
  while (i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\f')) i++;
  if (i == end && text[end] != '}') refuse(f, ": expression required before '%a'", text[end], 0);
  if (i == end) refuse(f, ": empty expression not allowed", 0, 0);
  qn_syntax_enter(outer);
  parser inner = {.arena = outer->arena,
                  .names = outer->names,
                  .source = outer->source,
                  .diags = outer->diags,
                  .dialect = outer->dialect,
                  .next_id = outer->next_id,
                  .embedding = outer->embedding + 1};
  if (inner.embedding > 50)
    qn_syntax_raise(outer, QN_DIAG_NESTING, f->j->span, "f-string: expressions nested too deeply");
  qn_lex_embedded(inner.arena, inner.source, inner.dialect, start, end, line_at(f, start), &inner.tokens);
  qn_node *n = qn_run_passes(&inner, rule_embedded);
  if (!n) { /* its error is final, as CPython's is */
    outer->raised = inner.raised;
    longjmp(*outer->on_raise, 1);
  }
  outer->next_id = inner.next_id;
  qn_syntax_leave(outer);
  return n;
}

static void scan(piece *f, uint32_t level);

/* A format spec: a JoinedStr of its own, up to the closing brace. */
static qn_node *format_spec(piece *f, uint32_t level) {
  joiner inner = {.p = f->j->p, .span = f->j->span, .kind = f->j->kind};
  joiner *outer = f->j;
  f->j = &inner;
  scan(f, level + 1);
  inner.span =
      qn_token_span(outer->p->source, f->lit->token); /* CPython gives what ends a spec its own literal's span */
  flush_text(&inner);
  f->j = outer;
  qn_node *n = qn_node_new(outer->p->arena, QN_AST_JoinedStr, inner.span, &outer->p->next_id);
  n->JoinedStr.values = qn_nodes_of(inner.values);
  return n;
}

/* replacement_field: '{' expression ['='] ['!' conversion] [':' spec] '}' */
static void replacement_field(piece *f, uint32_t level) {
  joiner *j = f->j;
  if (level >= 2) refuse(f, ": expressions nested too deeply", 0, 0);
  uint32_t start = ++f->at;
  skip_expression(f);
  qn_node *value = parse_embedded(f, start, f->at);
  bool debug = peek(f, 0) == '=';
  int conversion = -1;
  if (debug) {
    f->at++;
    char c = peek(f, 0);
    while (c == ' ' || (c >= '\t' && c <= '\r')) {
      f->at++;
      c = peek(f, 0);
    }
    add_text(j, (qn_sv){j->p->source->text.p + start, f->at - start});
  }
  if (peek(f, 0) == '!') {
    conversion = peek(f, 1);
    if (conversion == 0) refuse(f, ": expecting '}'", 0, 0);
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
      refuse(f, ": invalid conversion character: expected 's', 'r', or 'a'", 0, 0);
    f->at += 2;
  }
  qn_node *spec = NULL;
  if (peek(f, 0) == ':') {
    f->at++;
    if (f->at >= f->end) refuse(f, ": expecting '}'", 0, 0);
    spec = format_spec(f, level);
  }
  if (peek(f, 0) != '}') refuse(f, ": expecting '}'", 0, 0);
  f->at++;
  flush_text(j);
  if (debug && !spec && conversion == -1) conversion = 'r';
  qn_node *n = qn_node_new(j->p->arena, QN_AST_FormattedValue, j->span, &j->p->next_id);
  n->FormattedValue.value = value;
  n->FormattedValue.conversion = conversion;
  n->FormattedValue.format_spec = spec;
  qn_vec_push(j->p->arena, &j->values, n);
}

/* Moves over text up to a brace that is not part of it, and adds it; true: a doubled brace was taken, go on. */
static bool scan_text(piece *f, uint32_t level) {
  uint32_t from = f->at, to;
  bool again = false;
  const char *text = f->j->p->source->text.p;
  while (f->at < f->end) {
    char c = text[f->at++];
    if (!f->lit->raw && c == '\\' && f->at < f->end) {
      c = text[f->at++];
      if (c == 'N') {
        if (f->at < f->end && text[f->at++] == '{') {
          while (f->at < f->end && text[f->at++] != '}') continue;
          continue;
        }
        break;
      }
    }
    if (c != '{' && c != '}') continue;
    if (level == 0 && f->at < f->end && text[f->at] == c) {
      again = true;
      break;
    }
    f->at--;
    if (level == 0 && c == '}') refuse(f, ": single '}' is not allowed", 0, 0);
    break;
  }
  to = f->at;
  if (to > from) add_text(f->j, unescape(f->j->p, f->lit, (qn_sv){text + from, to - from}));
  if (again) f->at++;
  return again;
}

/* Text and replacement fields by turns, up to the end (level 0) or the brace that closes a format spec. */
static void scan(piece *f, uint32_t level) {
  for (;;) {
    if (scan_text(f, level)) continue;
    if (f->at >= f->end || peek(f, 0) == '}') return;
    replacement_field(f, level);
  }
}

/* --- atoms ------------------------------------------------------------------------------------------------------- */
static qn_node *bytes_atom(joiner *j, uint32_t first, uint32_t n) {
  parser *p = j->p;
  for (uint32_t i = 0; i < n; i++) {
    literal l = read_literal(p, &p->tokens.data[first + i]);
    qn_sv content = {p->source->text.p + l.start, l.end - l.start};
    for (size_t k = 0; k < content.n; k++)
      if ((unsigned char)content.p[k] >= 128)
        qn_syntax_raise(p, QN_DIAG_TOKEN, qn_token_span(p->source, l.token),
                        "bytes can only contain ASCII literal characters");
    add_text(j, unescape(p, &l, content));
  }
  qn_node *node = qn_node_new(p->arena, QN_AST_Constant, j->span, &p->next_id);
  node->Constant.value.kind = QN_CONST_BYTES;
  node->Constant.value.s = (qn_sv){j->text.n ? j->text.data : "", j->text.n};
  return node;
}

static void add_literal(joiner *j, const literal *l) {
  if (!l->format) {
    add_text(j, unescape(j->p, l, (qn_sv){j->p->source->text.p + l->start, l->end - l->start}));
    return;
  }
  j->any_format = true;
  piece f = {j, l, l->start, l->end, l->token->start, l->token->line};
  scan(&f, 0);
}

/* strings: STRING+ */
qn_node *qn_rule_strings(parser *p) {
  joiner j = {.p = p, .span = qn_span_here(p)};
  uint32_t first = p->pos, n = 0;
  uint32_t n_bytes = 0;
  for (; qn_at(p, QN_TOK_STRING); n++, p->pos++) n_bytes += read_literal(p, &p->tokens.data[p->pos]).bytes;
  j.span = qn_span_join(j.span, qn_token_span(p->source, &p->tokens.data[p->pos - 1]));
  if (n_bytes && n_bytes != n)
    qn_syntax_raise(p, QN_DIAG_TOKEN, qn_span_here(p), "cannot mix bytes and nonbytes literals");
  if (n_bytes) return bytes_atom(&j, first, n);
  if (read_literal(p, &p->tokens.data[first]).unicode) j.kind = QN_SV("u");
  for (uint32_t i = 0; i < n; i++) {
    literal l = read_literal(p, &p->tokens.data[first + i]);
    add_literal(&j, &l);
  }
  if (j.any_format) {
    flush_text(&j);
    qn_node *node = qn_node_new(p->arena, QN_AST_JoinedStr, j.span, &p->next_id);
    node->JoinedStr.values = qn_nodes_of(j.values);
    return node;
  }
  qn_node *node = qn_node_new(p->arena, QN_AST_Constant, j.span, &p->next_id);
  node->Constant.value.kind = QN_CONST_STR;
  node->Constant.value.s = (qn_sv){j.text.n ? j.text.data : "", j.text.n};
  node->Constant.kind = j.kind;
  return node;
}
