/* query_text.c - the text of a query to its clauses: `items by keys where conditions having conditions order by keys limit n`.
 *
 * A word is the begin of a clause only where an expression could end, so that columns and functions may be named alike
 * (where(c, a, b)). Names in backticks become identifiers of the same length: places in messages stay right. */
#include "engine/query.h"

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static int failed(qn_q *q, uint32_t at, const char *message) {
  (void)qn_q_fail(q, QN_ESYNTAX, "%s", message);
  if (q->err) {
    q->err->span = (qn_span){1, at, 1, at + 1};
    snprintf(q->err->file, sizeof q->err->file, "expression");
  }
  return -1;
}

/* The end of what opens at text[i]: a quoted text, or the place itself. */
static size_t skip_quoted(const char *text, size_t i) {
  char quote = text[i];
  if (quote != '\'' && quote != '"' && quote != '`') return i;
  for (size_t k = i + 1; text[k]; k++) {
    if (text[k] == '\\' && quote != '`' && text[k + 1]) k++;
    else if (text[k] == quote) return k;
  }
  return i; /* it never ends: the parser will say so */
}

/* Could an expression end before text[i]? */
static bool behind_operand(const char *text, size_t begin, size_t i) {
  static const char *const operators[] = {"and", "or", "not", "in", "is", "if", "else", "as"};
  while (i > begin && blank(text[i - 1])) i--;
  if (i == begin) return false;
  char c = text[i - 1];
  if (c == '*') { /* the item that is all columns */
    size_t k = i - 1;
    while (k > begin && blank(text[k - 1])) k--;
    return k == begin || text[k - 1] == ',';
  }
  if (!qn_q_word_char(c) && c != ')' && c != ']' && c != '\'' && c != '"' && c != '`' && c != '.') return false;
  size_t k = i;
  while (k > begin && qn_q_word_char(text[k - 1])) k--;
  for (size_t w = 0; w < QN_COUNT(operators); w++)
    if (strlen(operators[w]) == i - k && strncmp(text + k, operators[w], i - k) == 0) return false;
  return true;
}

/* Does `word` (maybe two words) stand at text[i]? Its length. */
static size_t word_at(const char *text, size_t i, const char *word) {
  size_t n = 0;
  if (i && qn_q_word_char(text[i - 1])) return 0;
  for (; *word; word++) {
    if (*word == ' ') {
      if (!blank(text[i + n])) return 0;
      while (blank(text[i + n])) n++;
    } else if ((text[i + n] | 0x20) != *word) {
      return 0;
    } else {
      n++;
    }
  }
  return qn_q_word_char(text[i + n]) ? 0 : n;
}

qn_sv qn_qtext_name(const qn_qtext *t, qn_sv ident) {
  for (uint32_t i = 0; i < t->aliases.n; i++)
    if (qn_sv_eq(t->aliases.data[i].ident, ident)) return t->aliases.data[i].name;
  return ident;
}

/* Backticks become identifiers. */
static int unquote_names(qn_q *q, qn_qtext *t, char *text, uint32_t at) {
  for (size_t i = 0; text[i]; i++) {
    size_t end = skip_quoted(text, i);
    if (text[i] != '`') {
      i = end;
      continue;
    }
    if (end == i) return failed(q, at + (uint32_t)i, "a name in backticks never ends");
    qn_sv name = qn_arena_sv(&q->arena, (qn_sv){text + i + 1, end - i - 1});
    for (size_t k = i; k <= end; k++)
      if (!qn_q_word_char(text[k]) || (text[k] & 0x80)) text[k] = '_';
    text[i] = 'Q'; /* no column is likely to look like this; a letter tells equal ones apart */
    text[end] = '_';
    qn_sv ident = qn_arena_sv(&q->arena, (qn_sv){text + i, end - i + 1});
    for (uint32_t k = 0; k < t->aliases.n; k++) {
      if (!qn_sv_eq(t->aliases.data[k].ident, ident) || qn_sv_eq(t->aliases.data[k].name, name)) continue;
      if (text[i] == 'Z') return failed(q, at + (uint32_t)i, "too many names in backticks look alike");
      text[i]++;
      ident = qn_arena_sv(&q->arena, (qn_sv){text + i, end - i + 1});
      k = UINT32_MAX;
    }
    qn_vec_push(&q->arena, &t->aliases, ((qn_qalias){ident, name}));
    i = end;
  }
  return 0;
}

/* One item: [begin, end) of text. */
static int add_item(qn_q *q, qn_qtext *t, const char *text, size_t begin, size_t end, char into) {
  while (begin < end && blank(text[begin])) begin++;
  while (end > begin && blank(text[end - 1])) end--;
  qn_qitem item = {.at = (uint32_t)begin};
  if (begin == end) return failed(q, (uint32_t)begin, "an expression is missing");
  if (into == 's') {
    for (int pass = 0; pass < 2; pass++) {
      const char *word = pass ? "desc" : "asc";
      size_t n = strlen(word);
      if (end - begin > n && word_at(text, end - n, word) == n && blank(text[end - n - 1])) {
        item.down = pass;
        end -= n;
        break;
      }
    }
    while (end > begin && blank(text[end - 1])) end--;
  }
  size_t expr = end; /* `expr as name` */
  for (size_t i = begin; i < end; i++) {
    i = skip_quoted(text, i);
    if (i > begin && blank(text[i - 1]) && word_at(text, i, "as") == 2 && behind_operand(text, begin, i)) expr = i;
  }
  if (expr < end) {
    size_t name = expr + 2;
    while (name < end && blank(text[name])) name++;
    size_t last = end;
    if (last - name > 1 && (text[name] == '`' || text[name] == '\'' || text[name] == '"') && text[last - 1] == text[name]) name++, last--;
    if (name >= last) return failed(q, (uint32_t)expr, "a name is missing behind 'as'");
    item.name = qn_arena_sv(&q->arena, (qn_sv){text + name, last - name});
    end = expr;
    while (end > begin && blank(text[end - 1])) end--;
  }
  item.written = qn_arena_sv(&q->arena, (qn_sv){text + begin, end - begin});
  item.text = qn_arena_strndup(&q->arena, text + begin, end - begin);
  for (char *p = item.text; *p; p++) *p = blank(*p) ? ' ' : *p; /* one line: places are columns */
  if (unquote_names(q, t, item.text, item.at)) return -1;
  switch (into) {
    case 'w': qn_vec_push(&q->arena, &t->where, item); break;
    case 'h': qn_vec_push(&q->arena, &t->having, item); break;
    case 'b': qn_vec_push(&q->arena, &t->by, item); break;
    case 's': qn_vec_push(&q->arena, &t->sort, item); break;
    default: qn_vec_push(&q->arena, &t->items, item); break;
  }
  return 0;
}

static int add_limit(qn_q *q, qn_qtext *t, const char *text, size_t begin, size_t end) {
  char *stop;
  while (begin < end && blank(text[begin])) begin++;
  long long n = strtoll(text + begin, &stop, 10);
  while (blank(*stop)) stop++;
  if (begin == end || stop != text + end || n < 0) return failed(q, (uint32_t)begin, "limit needs a number of rows");
  t->limit = n;
  return 0;
}

/* [begin, end) is a clause: its items, parted by commas outside of brackets. */
static int add_clause(qn_q *q, qn_qtext *t, const char *text, size_t begin, size_t end, char into) {
  if (into == 'l') return add_limit(q, t, text, begin, end);
  if (into == 'w' || into == 'h') return add_item(q, t, text, begin, end, into);
  int depth = 0;
  size_t from = begin;
  for (size_t i = begin; i < end; i++) {
    i = skip_quoted(text, i);
    char c = text[i];
    if (c == '(' || c == '[' || c == '{') depth++;
    if (c == ')' || c == ']' || c == '}') depth--;
    if (c != ',' || depth > 0) continue;
    if (add_item(q, t, text, from, i, into)) return -1;
    from = i + 1;
  }
  return add_item(q, t, text, from, end, into);
}

int qn_qtext_parse(qn_q *q, qn_qtext *t, const char *text, char into) {
  static const struct {
    const char *word;
    char into;
  } clauses[] = {{"where", 'w'}, {"having", 'h'}, {"by", 'b'}, {"group by", 'b'}, {"order by", 's'}, {"sort by", 's'}, {"limit", 'l'}};
  size_t begin = 0, n = strlen(text);
  if (n > 60000) return failed(q, 0, "the expression is too long");
  int depth = 0;
  char now = into ? into : 'i';
  bool first = true;
  for (size_t i = 0; i < n && !into; i++) {
    i = skip_quoted(text, i);
    char c = text[i];
    if (c == '(' || c == '[' || c == '{') depth++;
    if (c == ')' || c == ']' || c == '}') depth--;
    if (depth > 0 || !qn_q_word_char(c) || (i && qn_q_word_char(text[i - 1]))) continue;
    for (size_t k = 0; k < QN_COUNT(clauses); k++) {
      size_t len = word_at(text, i, clauses[k].word);
      bool leading = first && i == begin + strspn(text + begin, " \t\n") && clauses[k].into != 'w' && clauses[k].into != 'h';
      if (!len || (!behind_operand(text, begin, i) && !leading)) continue;
      if (leading && text[i + len] != ' ') continue; /* a column named by */
      if (!leading && add_clause(q, t, text, begin, i, now)) return -1;
      first = false;
      now = clauses[k].into;
      begin = i + len;
      i = begin - 1;
      break;
    }
  }
  return add_clause(q, t, text, begin, n, now);
}
