/* parse.c - text to IR. The text may be hostile (a cache file, another process): every number is checked against a
 * limit, recursion is bounded by QN_IR_MAX_DEPTH, and what parses is verified before it is handed out. */
#include "codegen/ir/text.h"

typedef struct parser {
  qn_arena *a;
  const char *p, *end;
  uint32_t line;
  qn_irmodule *m;
  qn_irfn *fn;
  QN_VEC(qn_irval) values; /* number in the text -> instruction */
  qn_error *err;
  qn_status status;
} parser;

static bool fail(parser *s, const char *what) {
  if (s->status == QN_OK) s->status = qn_error_set(s->err, QN_EINVAL, "IR text line %u: %s", s->line, what);
  return false;
}

static bool too_much(parser *s, const char *what) {
  if (s->status == QN_OK) s->status = qn_error_set(s->err, QN_ELIMIT, "IR text line %u: too many %s", s->line, what);
  return false;
}

static void skip_blanks(parser *s) {
  while (s->p < s->end && *s->p == ' ') s->p++;
}

static bool at(parser *s, char c) {
  skip_blanks(s);
  return s->p < s->end && *s->p == c;
}

static bool take(parser *s, char c) {
  if (!at(s, c)) return false;
  s->p++;
  return true;
}

static bool want(parser *s, char c) {
  if (take(s, c)) return true;
  return fail(s, c == '\n' ? "expected the end of the line" : "expected another character");
}

static bool newline(parser *s) {
  if (!want(s, '\n')) return false;
  s->line++;
  return true;
}

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static qn_sv word(parser *s) {
  skip_blanks(s);
  const char *b = s->p;
  while (s->p < s->end && is_word(*s->p)) s->p++;
  return (qn_sv){b, (size_t)(s->p - b)};
}

static bool want_word(parser *s, const char *w) {
  if (qn_sv_is(word(s), w)) return true;
  return fail(s, w);
}

static int lookup(qn_sv w, const char *const *names, int n) {
  for (int i = 0; i < n; i++)
    if (qn_sv_is(w, names[i])) return i;
  return -1;
}

/* decimal (optionally negative) or 0x…; wraps never: too long is an error */
static bool number(parser *s, uint64_t *out) {
  skip_blanks(s);
  bool neg = s->p < s->end && *s->p == '-';
  if (neg) s->p++;
  bool hex = s->end - s->p > 2 && s->p[0] == '0' && s->p[1] == 'x';
  if (hex) s->p += 2;
  uint64_t v = 0;
  const char *b = s->p;
  for (; s->p < s->end; s->p++) {
    int d = *s->p >= '0' && *s->p <= '9' ? *s->p - '0' : hex && *s->p >= 'a' && *s->p <= 'f' ? *s->p - 'a' + 10 : -1;
    if (d < 0) break;
    uint64_t base = hex ? 16 : 10;
    if (v > (UINT64_MAX - (uint64_t)d) / base) return fail(s, "number too large");
    v = v * base + (uint64_t)d;
  }
  if (s->p == b) return fail(s, "expected a number");
  *out = neg ? 0 - v : v;
  return true;
}

static bool small(parser *s, uint32_t limit, uint32_t *out) {
  uint64_t v;
  if (!number(s, &v)) return false;
  if (v > limit) return too_much(s, "of something");
  *out = (uint32_t)v;
  return true;
}

static int hex_digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static bool string(parser *s, const char **out) {
  if (!want(s, '"')) return false;
  const char *b = s->p;
  while (s->p < s->end && *s->p != '"' && *s->p != '\n') s->p += *s->p == '\\' && s->end - s->p > 1 ? 2 : 1;
  if (s->p >= s->end || *s->p != '"') return fail(s, "string does not end");
  char *o = qn_arena_alloc(s->a, (size_t)(s->p - b) + 1), *w = o;
  for (const char *r = b; r < s->p; r++) {
    if (*r == '\\' && r + 1 < s->p && (r[1] == '"' || r[1] == '\\')) {
      *w++ = *++r;
    } else if (*r == '\\') {
      int hi = s->p - r > 3 && r[1] == 'x' ? hex_digit(r[2]) : -1, lo = hi >= 0 ? hex_digit(r[3]) : -1;
      if (lo < 0 || hi * 16 + lo == 0) return fail(s, "bad escape in a string");
      *w++ = (char)(hi * 16 + lo);
      r += 3;
    } else if (*r == 0) {
      return fail(s, "NUL in a string");
    } else {
      *w++ = *r;
    }
  }
  s->p++;
  *out = o;
  return true;
}

static bool array_type(parser *s, qn_irtype *out) {
  uint32_t rank;
  if (!want(s, '(')) return false;
  qn_sv dt = word(s);
  int d = 0;
  while (d < QN_D_COUNT && !qn_sv_is(dt, qn_dtypes[d].name)) d++;
  if (d == QN_D_COUNT) return fail(s, "unknown dtype");
  if (!want(s, ',') || !small(s, QN_MAX_RANK, &rank) || !want(s, ',')) return false;
  qn_sv layout = word(s);
  if (layout.n != 1 || !strchr("CFA", layout.p[0])) return fail(s, "unknown layout");
  bool ro = false;
  if (take(s, ',')) {
    if (!want_word(s, "ro")) return false;
    ro = true;
  }
  *out = qn_irt_array((qn_dtype)d, (int)rank, layout.p[0], ro);
  return want(s, ')');
}

static bool type(parser *s, qn_irtype *out) {
  int k = lookup(word(s), qn_irt_names, QN_IT_COUNT);
  if (k < 0) return fail(s, "unknown type");
  if (k == QN_IT_ARRAY) return array_type(s, out);
  *out = qn_irt((qn_irkind)k);
  return true;
}

/* --- instructions ------------------------------------------------------------------------------------------------ */
static bool value(parser *s, qn_irval *out) {
  uint32_t n;
  if (!want(s, '%') || !small(s, QN_IR_MAX_INS, &n)) return false;
  if (n == 0 || n > s->values.n) return fail(s, "value used before it is made");
  *out = s->values.data[n - 1];
  return true;
}

static bool constant(parser *s, qn_irins *i) {
  if (!qn_irt_is_scalar(i->type)) return fail(s, "constant of a type that has none");
  if (!number(s, &i->imm[0])) return false;
  return !qn_irt_is_complex(i->type) || number(s, &i->imm[1]);
}

static bool reductions(parser *s, qn_irins *i) {
  if (!want_word(s, "reduce") || !want(s, '(')) return false;
  QN_VEC(qn_irred) red = {0};
  do {
    int op = lookup(word(s), qn_irred_names, QN_RED_COUNT);
    uint32_t local;
    if (op < 0) return fail(s, "unknown reduction");
    if (!want(s, '$') || !small(s, UINT16_MAX, &local)) return false;
    if (red.n >= QN_IR_MAX_ARGS) return too_much(s, "reductions");
    qn_irred r = {(qn_irred_op)op, local};
    qn_vec_push(s->a, &red, r);
  } while (take(s, ','));
  i->red = red.data;
  i->nred = red.n;
  return want(s, ')');
}

static bool arguments(parser *s, qn_irins *i) {
  QN_VEC(qn_irval) args = {0};
  while (at(s, '%')) {
    qn_irval v;
    if (!value(s, &v)) return false;
    if (args.n >= QN_IR_MAX_ARGS) return too_much(s, "arguments");
    qn_vec_push(s->a, &args, v);
  }
  i->args = args.data;
  i->nargs = (uint16_t)args.n;
  return true;
}

static bool suffixes(parser *s, qn_irins *i) {
  if (take(s, '!')) {
    uint32_t site;
    if (!small(s, QN_IR_MAX_SITES, &site)) return false;
    i->site = (int32_t)site;
  }
  if (take(s, '?') && !value(s, &i->pred)) return false;
  if (take(s, '@') && !small(s, INT32_MAX, &i->line)) return false;
  return true;
}

static bool operands(parser *s, qn_irins *i) {
  if (i->op == QN_I_CONST && !constant(s, i)) return false;
  if (qn_irop_has_name((qn_irop)i->op) && !string(s, &i->name)) return false;
  if (qn_irop_has_imm((qn_irop)i->op)) {
    if (!want(s, i->op == QN_I_GET || i->op == QN_I_SET ? '$' : '#')) return false;
    if (!number(s, &i->imm[0])) return false;
    if (i->imm[0] > QN_IR_MAX_INS && i->op != QN_I_INRANGE) return too_much(s, "of something");
  }
  if (!arguments(s, i)) return false;
  if (i->op == QN_I_PFOR && at(s, 'r') && !reductions(s, i)) return false;
  return suffixes(s, i);
}

static bool opcode(parser *s, qn_irins *i) {
  qn_sv w = word(s);
  int op = 0;
  while (op < QN_I_COUNT && !qn_sv_is(w, qn_irops[op].name)) op++;
  if (op == QN_I_COUNT) return fail(s, "unknown instruction");
  i->op = (uint8_t)op;
  i->site = QN_IR_NOSITE;
  while (s->p < s->end && *s->p == '.') {
    s->p++;
    int f = lookup(word(s), qn_ir_flag_names, QN_IF_FLAG_COUNT);
    if (f < 0) return fail(s, "unknown flag");
    i->flags |= (uint16_t)(1 << f);
  }
  return true;
}

static bool block(parser *s, qn_irblock **out, int depth);

static bool regions(parser *s, qn_irins *i, int depth) {
  if (!strchr(qn_irops[i->op].props, 'R')) return newline(s);
  if (!want(s, '{') || !newline(s) || !block(s, &i->body[0], depth + 1) || !want(s, '}')) return false;
  bool handler = i->op == QN_I_TRY;
  if (handler || (i->op == QN_I_IF && at(s, 'e'))) {
    if (!want_word(s, handler ? "handler" : "else") || !want(s, '{') || !newline(s) || !block(s, &i->body[1], depth + 1) || !want(s, '}'))
      return false;
  }
  return newline(s);
}

static bool instruction(parser *s, qn_irblock *blk, int depth) {
  qn_irins *i = QN_NEW(s->a, qn_irins);
  bool numbered = take(s, '%');
  uint32_t number_in_text = 0;
  if (numbered && (!small(s, QN_IR_MAX_INS, &number_in_text) || !want(s, '='))) return false;
  if (!opcode(s, i)) return false;
  bool typed = numbered && i->op != QN_I_CALL;
  if (typed && !type(s, &i->type)) return false;
  if (typed && i->type.kind == QN_IT_VOID) return fail(s, "value of type void");
  if (!operands(s, i)) return false;
  if (numbered != qn_irins_has_value(i)) return fail(s, "call without a number");
  if (s->fn->ins.n >= QN_IR_MAX_INS) return too_much(s, "instructions");
  qn_irval v = s->fn->ins.n;
  qn_vec_push(s->a, &s->fn->ins, i);
  qn_vec_push(s->a, blk, v);
  if (numbered) {
    if (number_in_text != s->values.n + 1) return fail(s, "values are not numbered in order");
    qn_vec_push(s->a, &s->values, v);
  }
  return regions(s, i, depth);
}

static bool block(parser *s, qn_irblock **out, int depth) {
  if (depth > QN_IR_MAX_DEPTH) return too_much(s, "nested regions");
  qn_irblock *blk = QN_NEW(s->a, qn_irblock);
  *out = blk;
  while (!at(s, '}'))
    if (!instruction(s, blk, depth)) return false;
  return true;
}

/* --- functions and the module -------------------------------------------------------------------------------------- */
static bool parameters(parser *s, qn_irfn *f) {
  QN_VEC(qn_irlocal) params = {0};
  if (!want(s, '(')) return false;
  while (!at(s, ')')) {
    qn_irlocal l = {0};
    if (params.n && !want(s, ',')) return false;
    if (!string(s, &l.name) || !type(s, &l.type)) return false;
    if (params.n >= QN_IR_MAX_ARGS) return too_much(s, "parameters");
    qn_vec_push(s->a, &params, l);
  }
  f->params = params.data;
  f->nparams = params.n;
  return want(s, ')');
}

static bool results(parser *s, qn_irfn *f) {
  QN_VEC(qn_irtype) res = {0};
  if (!want(s, '-') || !want(s, '>') || !want(s, '(')) return false;
  while (!at(s, ')')) {
    qn_irtype t;
    if (res.n && !want(s, ',')) return false;
    if (!type(s, &t)) return false;
    if (res.n >= QN_IR_MAX_ARGS) return too_much(s, "results");
    qn_vec_push(s->a, &res, t);
  }
  f->results = res.data;
  f->nresults = res.n;
  return want(s, ')');
}

static bool locals(parser *s, qn_irfn *f) {
  while (at(s, 'l')) {
    const char *back = s->p;
    if (!qn_sv_is(word(s), "local")) {
      s->p = back; /* an instruction that begins with l */
      return true;
    }
    qn_irlocal l = {0};
    uint32_t n;
    if (!want(s, '$') || !small(s, UINT16_MAX, &n) || !string(s, &l.name) || !type(s, &l.type)) return false;
    if (n != f->locals.n) return fail(s, "locals are not numbered in order");
    qn_vec_push(s->a, &f->locals, l);
    if (!newline(s)) return false;
  }
  return true;
}

static bool function(parser *s) {
  qn_irfn *f = QN_NEW(s->a, qn_irfn);
  f->stack_site = QN_IR_NOSITE;
  if (s->m->fns.n >= QN_IR_MAX_FNS) return too_much(s, "functions");
  qn_vec_push(s->a, &f->ins, NULL);
  qn_vec_push(s->a, &s->m->fns, f);
  s->fn = f;
  s->values.n = 0;
  if (!string(s, &f->name)) return false;
  while (!at(s, '(') && !at(s, '!')) {
    int k = lookup(word(s), qn_irfn_flag_names, QN_FN_FLAG_COUNT);
    if (k < 0) return fail(s, "unknown function flag");
    f->flags |= 1u << k;
  }
  if (take(s, '!')) {
    uint32_t site;
    if (!small(s, QN_IR_MAX_SITES, &site)) return false;
    f->stack_site = (int32_t)site;
  }
  return parameters(s, f) && results(s, f) && want(s, '{') && newline(s) && locals(s, f) && block(s, &f->body, 0) &&
         want(s, '}') && newline(s);
}

static bool site(parser *s) {
  qn_irsite t = {0};
  uint32_t n;
  if (!small(s, QN_IR_MAX_SITES, &n) || n != s->m->sites.n) return fail(s, "sites are not numbered in order");
  if (!string(s, &t.type) || !string(s, &t.function)) return false;
  if (!small(s, INT32_MAX, &t.span.line) || !want(s, ':') || !small(s, INT32_MAX, &t.span.col) || !want(s, '-') ||
      !small(s, INT32_MAX, &t.span.end_line) || !want(s, ':') || !small(s, INT32_MAX, &t.span.end_col))
    return false;
  if (!string(s, &t.operands) || !string(s, &t.message)) return false;
  if (strlen(t.operands) > QN_ERR_OPERANDS || strspn(t.operands, "iufb") != strlen(t.operands))
    return fail(s, "bad operand kinds of a site");
  qn_vec_push(s->a, &s->m->sites, t);
  return newline(s);
}

static bool data(parser *s) {
  uint32_t n;
  const char *hex;
  if (s->m->data.n >= QN_IR_MAX_DATA) return too_much(s, "data rows");
  if (!small(s, QN_IR_MAX_DATA, &n) || n != s->m->data.n) return fail(s, "data rows are not numbered in order");
  if (!string(s, &hex)) return false;
  size_t len = strlen(hex);
  if (len % 2) return fail(s, "odd number of digits");
  char *bytes = qn_arena_alloc(s->a, len / 2 + 1);
  for (size_t i = 0; i < len / 2; i++) {
    int hi = hex_digit(hex[2 * i]), lo = hex_digit(hex[2 * i + 1]);
    if (hi < 0 || lo < 0) return fail(s, "bad digit in data");
    bytes[i] = (char)(hi * 16 + lo);
  }
  qn_sv row = {bytes, len / 2};
  qn_vec_push(s->a, &s->m->data, row);
  return newline(s);
}

static bool module(parser *s) {
  uint32_t version;
  if (!want_word(s, "quern-ir") || !small(s, INT32_MAX, &version)) return false;
  if (version != QN_IR_TEXT_VERSION) return fail(s, "another version of the text");
  if (!newline(s) || !want_word(s, "file") || !string(s, &s->m->file) || !newline(s)) return false;
  while (s->p < s->end) {
    qn_sv w = word(s);
    if (qn_sv_is(w, "site") && s->m->fns.n == 0) {
      if (!site(s)) return false;
    } else if (qn_sv_is(w, "data") && s->m->fns.n == 0) {
      if (!data(s)) return false;
    } else if (qn_sv_is(w, "func")) {
      if (!function(s)) return false;
    } else {
      return fail(s, "expected site or func");
    }
  }
  return true;
}

qn_status qn_ir_parse(qn_arena *a, qn_sv text, qn_irmodule **out, qn_error *err) {
  parser s = {0};
  s.a = a;
  s.p = text.p;
  s.end = text.p + text.n;
  s.line = 1;
  s.err = err;
  s.m = qn_ir_module(a, "");
  if (!module(&s)) return s.status;
  qn_status st = qn_ir_verify(s.m, err);
  if (st == QN_OK) *out = s.m;
  return st;
}
