/* format_spec.c - parsing format specs, padding, and the format of str. */
#include "runtime/base/unicode.h"
#include "runtime/object/format.h"

static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int too_many_digits(qn_rt *rt) { return qn_raise(rt, QN_E_ValueError, "Too many decimal digits in format string"); }

/* Digits at *p: *out their value, or -1 when there are none. */
static int read_number(qn_rt *rt, const char **p, const char *end, int64_t *out) {
  *out = -1;
  for (int64_t v = 0; *p < end && is_digit(**p); ++*p) {
    if (v > (INT64_MAX - 9) / 10) return too_many_digits(rt);
    *out = v = v * 10 + (**p - '0');
  }
  return 0;
}

static int bad_grouping(qn_rt *rt, char grouping, uint32_t type) {
  if (type > 32 && type < 128)
    return qn_raise(rt, QN_E_ValueError, "Cannot specify '%c' with '%c'.", grouping, (char)type);
  return qn_raise(rt, QN_E_ValueError, "Cannot specify '%c' with '\\x%x'.", grouping, type);
}

static int read_grouping(qn_rt *rt, const char **p, const char *end, qn_fspec *s) {
  if (*p < end && **p == ',') s->grouping = *(*p)++;
  if (*p < end && **p == '_') {
    if (s->grouping) return qn_raise(rt, QN_E_ValueError, "Cannot specify both ',' and '_'.");
    s->grouping = *(*p)++;
  }
  if (*p < end && **p == ',' && s->grouping == '_') return qn_raise(rt, QN_E_ValueError, "Cannot specify both ',' and '_'.");
  return 0;
}

static int check_grouping(qn_rt *rt, qn_fspec *s) {
  s->group = 3;
  if (!s->grouping) return 0;
  if (s->type == 0 || (s->type < 128 && strchr("defgEG%F", (int)s->type))) return 0;
  if (s->grouping == '_' && s->type < 128 && strchr("boxX", (int)s->type)) return s->group = 4, 0;
  return bad_grouping(rt, s->grouping, s->type);
}

int qn_fspec_parse(qn_rt *rt, qn_value v, qn_sv text, uint32_t default_type, char default_align, qn_fspec *s) {
  *s = (qn_fspec){.fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type};
  const char *p = text.p, *end = p + text.n;
  bool fill_given = false, align_given = false;
  int64_t first = text.n ? qn_u8_size(*p) : 0;
  if (end - p > first && is_align(p[first])) {
    const char *q = p;
    s->fill = qn_u8_next(&q);
    s->align = p[first];
    fill_given = align_given = true;
    p += first + 1;
  } else if (p < end && is_align(*p)) {
    s->align = *p++;
    align_given = true;
  }
  if (p < end && (*p == '+' || *p == '-' || *p == ' ')) s->sign = *p++;
  if (p < end && *p == 'z') s->z = true, p++;
  if (p < end && *p == '#') s->alt = true, p++;
  if (!fill_given && p < end && *p == '0') {
    s->fill = '0';
    if (!align_given && default_align == '>') s->align = '=';
    p++;
  }
  QN_TRY(read_number(rt, &p, end, &s->width));
  QN_TRY(read_grouping(rt, &p, end, s));
  if (p < end && *p == '.') {
    p++;
    QN_TRY(read_number(rt, &p, end, &s->precision));
    if (s->precision < 0) return qn_raise(rt, QN_E_ValueError, "Format specifier missing precision");
  }
  if (p < end) {
    s->type = qn_u8_next(&p);
    if (p < end)
      return qn_raise(rt, QN_E_ValueError, "Invalid format specifier '%.*s' for object of type '%s'", (int)text.n, text.p,
                      qn_type_name(v));
  }
  return check_grouping(rt, s);
}

int qn_fspec_unknown(qn_rt *rt, qn_value v, const qn_fspec *s) {
  if (s->type > 32 && s->type < 128)
    return qn_raise(rt, QN_E_ValueError, "Unknown format code '%c' for object of type '%s'", (char)s->type, qn_type_name(v));
  return qn_raise(rt, QN_E_ValueError, "Unknown format code '\\x%x' for object of type '%s'", s->type, qn_type_name(v));
}

void qn_fspec_fill(qn_buf *out, const qn_fspec *s, int64_t n) {
  if (n <= 0) return;
  if (s->fill < 0x80)
    qn_buf_fill(out, (char)s->fill, (size_t)n);
  else
    for (; n > 0 && !out->oom; n--) qn_buf_utf8(out, s->fill);
}

int64_t qn_fspec_padding(qn_buf *out, const qn_fspec *s, int64_t points) {
  int64_t n = s->width > points ? s->width - points : 0;
  int64_t left = s->align == '<' ? 0 : s->align == '^' ? n / 2 : n;
  qn_fspec_fill(out, s, left);
  return n - left;
}

static int refuse_in_str(qn_rt *rt, const qn_fspec *s) {
  if (s->sign)
    return qn_raise(rt, QN_E_ValueError, "%s not allowed in string format specifier", s->sign == ' ' ? "Space" : "Sign");
  if (s->z) return qn_raise(rt, QN_E_ValueError, "Negative zero coercion (z) not allowed in string format specifier");
  if (s->alt) return qn_raise(rt, QN_E_ValueError, "Alternate form (#) not allowed in string format specifier");
  if (s->align == '=') return qn_raise(rt, QN_E_ValueError, "'=' alignment not allowed in string format specifier");
  return 0;
}

int qn_str_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_fspec s;
  if (spec.n == 0) return qn_buf_sv(out, qn_str_sv(v)), 0;
  QN_TRY(qn_fspec_parse(rt, v, spec, 's', '<', &s));
  if (s.type != 's') return qn_fspec_unknown(rt, v, &s);
  QN_TRY(refuse_in_str(rt, &s));
  qn_strobj *o = qn_strp(v);
  int64_t points = s.precision >= 0 && s.precision < o->points ? s.precision : o->points;
  int64_t right = qn_fspec_padding(out, &s, points);
  qn_buf_add(out, o->text, (size_t)qn_str_offset(rt, o, points));
  qn_fspec_fill(out, &s, right);
  return 0;
}
