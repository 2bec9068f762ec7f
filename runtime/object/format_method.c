/* format_method.c - str.format and str.format_map: replacement fields, their names, nested specs. */
#include "runtime/base/unicode.h"
#include "runtime/object/format.h"

enum { DEPTH = 2 };

typedef struct formatter {
  qn_rt *rt;
  const qn_args *args;
  qn_value mapping;   /* format_map's; QN_UNSET for format */
  int64_t next_index; /* automatic numbering */
  enum { NUMBERING_UNKNOWN, NUMBERING_AUTO, NUMBERING_MANUAL } numbering;
} formatter;

typedef struct field {
  qn_sv name, spec;
  uint32_t conversion; /* 0: none */
  bool nested;         /* the spec has fields of its own */
} field;

static int fail(formatter *f, const char *message) { return qn_raise(f->rt, QN_E_ValueError, "%s", message); }

/* --- parsing ------------------------------------------------------------------------------------------------------------------------ */
/* *p is behind '{'; moves it behind the matching '}'. */
static int parse_field(formatter *f, const char **p, const char *end, field *out) {
  *out = (field){.name = {*p, 0}, .spec = {"", 0}};
  char c = 0;
  while (*p < end) {
    c = *(*p)++;
    if (c == '{') return fail(f, "unexpected '{' in field name");
    if (c == '[') {
      while (*p < end && **p != ']') ++*p;
      continue;
    }
    if (c == '}' || c == ':' || c == '!') break;
  }
  if (c != '}' && c != ':' && c != '!') return fail(f, "expected '}' before end of string");
  out->name.n = (size_t)(*p - 1 - out->name.p);
  if (c == '}') return 0;
  if (c == '!') {
    if (*p >= end) return fail(f, "end of string while looking for conversion specifier");
    out->conversion = qn_u8_next(p);
    if (*p < end) {
      c = *(*p)++;
      if (c == '}') return 0;
      if (c != ':') return fail(f, "expected ':' after conversion specifier");
    }
  }
  out->spec.p = *p;
  for (int depth = 1; *p < end;) {
    c = *(*p)++;
    if (c == '{') out->nested = true, depth++;
    if (c == '}' && --depth == 0) return out->spec.n = (size_t)(*p - 1 - out->spec.p), 0;
  }
  return fail(f, "unmatched '{' in format spec");
}

/* A run of digits: its value, -1 when s is no number, -2 on exception. */
static int64_t as_number(formatter *f, qn_sv s) {
  int64_t v = 0;
  if (s.n == 0) return -1;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return -1;
    if (v > (INT64_MAX - 9) / 10) return fail(f, "Too many decimal digits in format string") - 1;
    v = v * 10 + (s.p[i] - '0');
  }
  return v;
}

static int use_numbering(formatter *f, bool automatic) {
  int wanted = automatic ? NUMBERING_AUTO : NUMBERING_MANUAL;
  if (f->numbering == NUMBERING_UNKNOWN) f->numbering = automatic ? NUMBERING_AUTO : NUMBERING_MANUAL;
  if ((int)f->numbering == wanted) return 0;
  return fail(f, automatic ? "cannot switch from manual field specification to automatic field numbering"
                           : "cannot switch from automatic field numbering to manual field specification");
}

/* --- values -------------------------------------------------------------------------------------------------------------------------- */
static int positional(formatter *f, int64_t i, qn_value *out) {
  if (f->mapping.tag != QN_UNSET) return fail(f, "Format string contains positional fields");
  if (i >= f->args->npos)
    return qn_raise(f->rt, QN_E_IndexError, "Replacement index %lld out of range for positional args tuple", (long long)i);
  return *out = qn_retained(f->args->pos[i]), 0;
}

static int named(formatter *f, qn_sv name, qn_value *out) {
  qn_value key;
  for (uint32_t i = 0; f->mapping.tag == QN_UNSET && i < f->args->nkw; i++)
    if (qn_sv_eq(qn_sym_sv(f->args->kwnames[i]), name)) return *out = qn_retained(f->args->kwvals[i]), 0;
  QN_TRY(qn_new_str(f->rt, name, &key));
  int r = f->mapping.tag == QN_UNSET ? qn_raise_key(f->rt, key) : qn_get_item(f->rt, f->mapping, key, out);
  qn_release(f->rt, key);
  return r;
}

/* .name and [key] behind the first part */
static int follow(formatter *f, const char *p, const char *end, qn_value *v) {
  while (p < end) {
    char c = *p++;
    qn_value next, key;
    const char *start = p;
    if (c == '.') {
      while (p < end && *p != '.' && *p != '[') p++;
      if (p == start) return fail(f, "Empty attribute in format string");
      QN_TRY(qn_new_str(f->rt, (qn_sv){start, (size_t)(p - start)}, &key));
      qn_sym sym = qn_sym_of_str(f->rt, key);
      qn_release(f->rt, key);
      if (!sym) return -1;
      QN_TRY(qn_get_attr(f->rt, *v, sym, &next));
    } else if (c == '[') {
      while (p < end && *p != ']') p++;
      if (p == end) return fail(f, "Missing ']' in format string");
      qn_sv text = {start, (size_t)(p++ - start)};
      if (text.n == 0) return fail(f, "Empty attribute in format string");
      int64_t i = as_number(f, text);
      if (i == -2) return -1;
      if (i >= 0)
        key = qn_int(i);
      else
        QN_TRY(qn_new_str(f->rt, text, &key));
      int r = qn_get_item(f->rt, *v, key, &next);
      qn_release(f->rt, key);
      if (r < 0) return -1;
    } else {
      return fail(f, "Only '.' or '[' may follow ']' in format field specifier");
    }
    qn_release(f->rt, *v);
    *v = next;
  }
  return 0;
}

static int field_value(formatter *f, qn_sv name, qn_value *out) {
  size_t n = 0;
  while (n < name.n && name.p[n] != '.' && name.p[n] != '[') n++;
  qn_sv first = {name.p, n};
  int64_t i = as_number(f, first);
  qn_value v;
  if (i == -2) return -1;
  if (n == 0) {
    QN_TRY(use_numbering(f, true));
    QN_TRY(positional(f, f->next_index++, &v));
  } else if (i >= 0) {
    QN_TRY(use_numbering(f, false));
    QN_TRY(positional(f, i, &v));
  } else {
    QN_TRY(named(f, first, &v));
  }
  if (follow(f, name.p + n, name.p + name.n, &v) < 0) return qn_release(f->rt, v), -1;
  return *out = v, 0;
}

/* --- output --------------------------------------------------------------------------------------------------------------------------- */
static int build(formatter *f, qn_sv text, int depth, qn_buf *out);

static int render(formatter *f, const field *fd, int depth, qn_buf *out) {
  qn_value v;
  QN_TRY(field_value(f, fd->name, &v));
  uint32_t c = fd->conversion;
  int r = 0;
  if (c && c != 'r' && c != 's' && c != 'a')
    r = c > 32 && c < 127 ? qn_raise(f->rt, QN_E_ValueError, "Unknown conversion specifier %c", (char)c)
                          : qn_raise(f->rt, QN_E_ValueError, "Unknown conversion specifier \\x%x", c);
  qn_buf spec;
  qn_buf_init(&spec, f->rt->alloc);
  if (r == 0 && fd->nested) {
    r = build(f, fd->spec, depth - 1, &spec);
    if (r == 0 && spec.oom) r = qn_raise_memory(f->rt);
  }
  if (r == 0) r = qn_format_field(f->rt, v, (char)c, fd->nested ? qn_buf_view(&spec) : fd->spec, out);
  qn_buf_deinit(&spec);
  qn_release(f->rt, v);
  return r;
}

static int build(formatter *f, qn_sv text, int depth, qn_buf *out) {
  if (depth <= 0) return fail(f, "Max string recursion exceeded");
  const char *p = text.p, *end = p + text.n;
  while (p < end) {
    const char *start = p;
    while (p < end && *p != '{' && *p != '}') p++;
    qn_buf_add(out, start, (size_t)(p - start));
    if (p == end) break;
    char c = *p++;
    if (p < end && *p == c) {
      qn_buf_c(out, c);
      p++;
      continue;
    }
    if (c == '}') return fail(f, "Single '}' encountered in format string");
    if (p == end) return fail(f, "Single '{' encountered in format string");
    field fd;
    QN_TRY(parse_field(f, &p, end, &fd));
    QN_TRY(render(f, &fd, depth, out));
  }
  return 0;
}

static int run(formatter *f, qn_value self, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, f->rt->alloc);
  int r = build(f, qn_str_sv(self), DEPTH, &b);
  if (r == 0) r = qn_new_str_buf(f->rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

int qn_str_format_method(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  formatter f = {.rt = rt, .args = args};
  return run(&f, self, out);
}

int qn_str_format_map(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value mapping;
  QN_TRY(qn_args_parse(rt, args, "str.format_map", "mapping/", &mapping));
  formatter f = {.rt = rt, .args = args, .mapping = mapping};
  return run(&f, self, out);
}
