/* percent.c - 'text %5.2f' % values. */
#include <math.h>

#include "runtime/base/unicode.h"
#include "runtime/object/bigint.h"
#include "runtime/object/format.h"

typedef struct percent {
  qn_rt *rt;
  qn_value args, mapping; /* mapping: args when they can be asked by name, else QN_UNSET */
  int64_t next, count;    /* count -1: one argument that is no tuple */
  qn_value named;         /* owned: the value of %(name)…, else QN_UNSET */
} percent;

typedef struct directive {
  bool left, plus, blank, alt, zero;
  int64_t width, precision;
  uint32_t type;
} directive;

static int next_arg(percent *c, qn_value *out) {
  if (c->named.tag != QN_UNSET) return *out = c->named, 0;
  if (c->next >= (c->count < 0 ? 1 : c->count))
    return qn_raise(c->rt, QN_E_TypeError, "not enough arguments for format string");
  *out = c->count < 0 ? c->args : qn_tuplep(c->args)->items[c->next];
  c->next++;
  return 0;
}

/* --- parsing ------------------------------------------------------------------------------------------------------------------------- */
static int incomplete(percent *c) { return qn_raise(c->rt, QN_E_ValueError, "incomplete format"); }

/* (name): *p is behind the parenthesis */
static int read_name(percent *c, const char **p, const char *end) {
  const char *start = *p;
  int depth = 1;
  for (; *p < end && depth > 0; ++*p) depth += **p == '(' ? 1 : **p == ')' ? -1 : 0;
  if (depth > 0) return qn_raise(c->rt, QN_E_ValueError, "incomplete format key");
  if (c->mapping.tag == QN_UNSET) return qn_raise(c->rt, QN_E_TypeError, "format requires a mapping");
  qn_value key, v;
  QN_TRY(qn_new_str(c->rt, (qn_sv){start, (size_t)(*p - 1 - start)}, &key));
  int r = qn_get_item(c->rt, c->mapping, key, &v);
  qn_release(c->rt, key);
  if (r == 0) c->named = v;
  return r;
}

/* A number or *; -1 when absent. */
static int read_size(percent *c, const char **p, const char *end, const char *what, int64_t *out) {
  if (*p < end && **p == '*') {
    qn_value v = {0};
    ++*p;
    QN_TRY(next_arg(c, &v));
    if (!qn_is_int(v)) return qn_raise(c->rt, QN_E_TypeError, "* wants int");
    return *out = v.i, 0;
  }
  for (*out = -1; *p < end && **p >= '0' && **p <= '9'; ++*p) {
    *out = (*out < 0 ? 0 : *out) * 10 + (**p - '0');
    if (*out > INT32_MAX) return qn_raise(c->rt, QN_E_ValueError, "%s too big", what);
  }
  return 0;
}

static int read_directive(percent *c, const char **p, const char *end, directive *d) {
  *d = (directive){.width = -1, .precision = -1};
  if (*p < end && **p == '(') {
    ++*p;
    QN_TRY(read_name(c, p, end));
  }
  for (; *p < end; ++*p) {
    if (**p == '-') d->left = true;
    else if (**p == '+') d->plus = true;
    else if (**p == ' ') d->blank = true;
    else if (**p == '#') d->alt = true;
    else if (**p == '0') d->zero = true;
    else break;
  }
  QN_TRY(read_size(c, p, end, "width", &d->width));
  if (d->width < -1) d->left = true, d->width = -d->width;
  if (*p < end && **p == '.') {
    ++*p;
    QN_TRY(read_size(c, p, end, "precision", &d->precision));
    if (d->precision < 0) d->precision = 0;
  }
  if (*p < end && (**p == 'h' || **p == 'l' || **p == 'L')) ++*p;
  if (*p >= end) return incomplete(c);
  d->type = qn_u8_next(p);
  return 0;
}

/* --- values ---------------------------------------------------------------------------------------------------------------------------- */
static qn_fspec layout_of(const directive *d, bool number) {
  qn_fspec s = {.fill = ' ', .align = d->left ? '<' : '>', .width = d->width, .precision = -1, .group = 3};
  s.sign = d->plus ? '+' : d->blank ? ' ' : 0;
  if (number && d->zero && !d->left) s.fill = '0', s.align = '=';
  return s;
}

static int put_text(percent *c, qn_value v, const directive *d, qn_buf *out) {
  qn_buf b;
  qn_buf_init(&b, c->rt->alloc);
  int r = d->type == 'r' ? qn_repr(c->rt, v, &b) : d->type == 'a' ? qn_ascii(c->rt, v, &b) : qn_str(c->rt, v, &b);
  if (r == 0) {
    qn_sv text = qn_buf_view(&b);
    int64_t points = (int64_t)qn_utf8_count(text);
    if (d->precision >= 0 && d->precision < points) {
      const char *p = text.p;
      for (points = 0; points < d->precision; points++) qn_u8_next(&p);
      text.n = (size_t)(p - text.p);
    }
    qn_fspec s = layout_of(d, false);
    int64_t right = qn_fspec_padding(out, &s, points);
    qn_buf_sv(out, text);
    qn_fspec_fill(out, &s, right);
  }
  qn_buf_deinit(&b);
  return r;
}

static int int_arg(percent *c, qn_value v, const directive *d, qn_value *out) {
  bool decimal = d->type == 'd' || d->type == 'i' || d->type == 'u';
  v = qn_unboxed(v);
  if (qn_is_whole(v)) return *out = qn_retained(v), 0;
  double f;
  if (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_dtype_is_float((qn_dtype)v.dtype))) {
    if (!decimal)
      return qn_raise(c->rt, QN_E_TypeError, "%%%c format: an integer is required, not %s", (char)d->type, qn_type_name(v));
    QN_TRY(qn_as_double(c->rt, v, &f));
    return qn_float_to_int(c->rt, f, out);
  }
  if (v.tag == QN_NPSCALAR) return qn_as_int(c->rt, v, out);
  int r = qn_call_special(c->rt, v, decimal ? "__int__" : "__index__", NULL, 0, &v);
  if (r < 0 || (r && qn_is_whole(v))) return r < 0 ? -1 : (*out = v, 0);
  return qn_raise(c->rt, QN_E_TypeError, "%%%c format: %s is required, not %s", (char)d->type,
                  decimal ? "a real number" : "an integer", qn_type_name(v));
}

static int put_int(percent *c, qn_value v, const directive *d, qn_buf *out) {
  qn_value i;
  QN_TRY(int_arg(c, v, d, &i));
  bool hex = d->type == 'x' || d->type == 'X', octal = d->type == 'o';
  qn_buf text, digits;
  qn_buf_init(&text, c->rt->alloc);
  qn_buf_init(&digits, c->rt->alloc);
  const bool negative = qn_big_negative(i);
  int bad = qn_big_text(c->rt, i, hex ? 16 : octal ? 8 : 10, d->type == 'X', true, &digits);
  qn_release(c->rt, i);
  if (bad || digits.oom) return qn_buf_deinit(&digits), bad ? -1 : qn_raise_memory(c->rt);
  int64_t zeros = d->precision - (int64_t)(digits.n - negative);
  if (zeros > 0) qn_buf_fill(&text, '0', (size_t)zeros);
  qn_buf_add(&text, digits.p + negative, digits.n - negative);
  qn_buf_deinit(&digits);
  qn_fspec s = layout_of(d, true);
  const char *prefix = !d->alt ? "" : d->type == 'x' ? "0x" : d->type == 'X' ? "0X" : octal ? "0o" : "";
  qn_numtext t = {qn_sign_char(s.sign, negative), prefix, qn_buf_view(&text), {"", 0}};
  qn_number_layout(out, &s, &t);
  out->oom = out->oom || text.oom;
  qn_buf_deinit(&text);
  return 0;
}

static int put_float(percent *c, qn_value v, const directive *d, qn_buf *out) {
  double f;
  qn_value converted = {0};
  if (qn_is_number(v)) {
    QN_TRY(qn_as_double(c->rt, v, &f));
  } else {
    if (v.tag != QN_OBJ || qn_is(v, QN_K_STR)) return qn_raise(c->rt, QN_E_TypeError, "must be real number, not %s", qn_type_name(v));
    if (qn_float_construct(c->rt, &qn_float_class, &(qn_args){.pos = &v, .npos = 1}, &converted) < 0) {
      if (!qn_exc_matches(c->rt, c->rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
      return qn_raise(c->rt, QN_E_TypeError, "must be real number, not %s", qn_type_name(v));
    }
    f = converted.f;
  }
  qn_buf text;
  qn_buf_init(&text, c->rt->alloc);
  qn_float_text(f, (char)d->type, d->precision < 0 ? 6 : d->precision, d->alt, false, &text);
  qn_fspec s = layout_of(d, true);
  qn_sv all = qn_buf_view(&text);
  size_t n = 0;
  while (n < all.n && all.p[n] >= '0' && all.p[n] <= '9') n++;
  qn_numtext t = {qn_sign_char(s.sign, signbit(f) && !isnan(f)), "", {all.p, n}, {all.p + n, all.n - n}};
  qn_number_layout(out, &s, &t);
  out->oom = out->oom || text.oom;
  qn_buf_deinit(&text);
  return 0;
}

static int put_char(percent *c, qn_value v, const directive *d, qn_buf *out) {
  uint32_t ch;
  if (qn_is(v, QN_K_STR) && qn_strp(v)->points == 1) {
    const char *p = qn_strp(v)->text;
    ch = qn_u8_next(&p);
  } else if (qn_is_int(v = qn_unboxed(v))) {
    if (v.i < 0 || v.i > 0x10ffff) return qn_raise(c->rt, QN_E_OverflowError, "%%c arg not in range(0x110000)");
    ch = (uint32_t)v.i;
  } else if (qn_is_big(v)) {
    return qn_raise(c->rt, QN_E_OverflowError, "%%c arg not in range(0x110000)");
  } else {
    return qn_raise(c->rt, QN_E_TypeError, "%%c requires int or char");
  }
  qn_fspec s = layout_of(d, false);
  int64_t right = qn_fspec_padding(out, &s, 1);
  qn_buf_utf8(out, ch);
  qn_fspec_fill(out, &s, right);
  return 0;
}

static int put_directive(percent *c, const directive *d, qn_sv format, const char *at, qn_buf *out) {
  qn_value v = {0};
  QN_TRY(next_arg(c, &v));
  switch (d->type) {
  case 's': case 'r': case 'a': return put_text(c, v, d, out);
  case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return put_int(c, v, d, out);
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return put_float(c, v, d, out);
  case 'c': return put_char(c, v, d, out);
  default:
    return qn_raise(c->rt, QN_E_ValueError, "unsupported format character '%c' (0x%x) at index %lld",
                    d->type >= 31 && d->type <= 126 ? (char)d->type : '?', d->type,
                    (long long)qn_utf8_count((qn_sv){format.p, (size_t)(at - format.p)}) - 1);
  }
}

static int build(percent *c, qn_sv format, qn_buf *out) {
  const char *p = format.p, *end = p + format.n;
  while (p < end) {
    const char *start = p;
    while (p < end && *p != '%') p++;
    qn_buf_add(out, start, (size_t)(p - start));
    if (p == end) break;
    if (++p < end && *p == '%') {
      qn_buf_c(out, *p++);
      continue;
    }
    directive d;
    int r = read_directive(c, &p, end, &d);
    if (r == 0) r = put_directive(c, &d, format, p, out);
    if (c->named.tag != QN_UNSET) {
      qn_release(c->rt, c->named);
      c->named = (qn_value){0};
    }
    if (r < 0) return -1;
  }
  int64_t given = c->count < 0 ? 1 : c->count;
  if (c->next < given && c->mapping.tag == QN_UNSET)
    return qn_raise(c->rt, QN_E_TypeError, "not all arguments converted during string formatting");
  return 0;
}

int qn_str_percent(qn_rt *rt, qn_value format, qn_value args, qn_value *out) {
  percent c = {.rt = rt, .args = args, .count = qn_is(args, QN_K_TUPLE) ? qn_tuplep(args)->n : -1};
  QN_FIND_SLOT(get, qn_class_of(args), get_item);
  if (get && !qn_is(args, QN_K_TUPLE) && !qn_is(args, QN_K_STR)) c.mapping = args;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = build(&c, qn_str_sv(format), &b);
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}
