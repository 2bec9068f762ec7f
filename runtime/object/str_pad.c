/* str_pad.c - padding, tabs, translate, encode; the table of str's methods. */
#include "runtime/object/str_methods.h"

int qn_str_finish(qn_rt *rt, qn_buf *b, qn_value *out) {
  int r = qn_new_str_buf(rt, b, out);
  qn_buf_deinit(b);
  return r;
}

int qn_str_arg(qn_rt *rt, qn_value v, const char *message, qn_sv *out) {
  if (qn_is(v, QN_K_STR)) return *out = qn_str_sv(v), 0;
  const char *at = strstr(message, "%s");
  return qn_raise(rt, QN_E_TypeError, "%.*s%s", (int)(at - message), message,
                  v.tag == QN_NONE && strstr(message, "argument") ? "None" : qn_type_name(v)); /* as CPython's two helpers */
}

/* --- padding ------------------------------------------------------------------------------------------------------------------------ */
static int fill_point(qn_rt *rt, qn_value v, uint32_t *out) {
  if (v.tag == QN_UNSET) return *out = ' ', 0;
  if (!qn_is(v, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "The fill character must be a unicode character, not %s", qn_type_name(v));
  if (qn_strp(v)->points != 1) return qn_raise(rt, QN_E_TypeError, "The fill character must be exactly one character long");
  const char *p = qn_strp(v)->text;
  return *out = qn_u8_next(&p), 0;
}

static void add_fill(qn_buf *b, uint32_t c, int64_t n) {
  if (n > 0 && c < 0x80)
    qn_buf_fill(b, (char)c, (size_t)n);
  else
    for (; n > 0 && !b->oom; n--) qn_buf_utf8(b, c);
}

/* side: -1 text at the left, 0 centred, 1 at the right */
static int pad(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, int side, qn_value *out) {
  qn_value a[2];
  int64_t width;
  uint32_t fill = 0;
  QN_TRY(qn_args_parse(rt, args, fname, "width|fillchar/", a));
  QN_TRY(qn_as_index(rt, a[0], &width));
  QN_TRY(fill_point(rt, a[1], &fill));
  int64_t n = width - qn_strp(self)->points;
  if (width <= qn_strp(self)->points) return qn_str_exact(rt, self, out);
  int64_t left = side < 0 ? 0 : side > 0 ? n : n / 2 + (n & width & 1);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  add_fill(&b, fill, left);
  qn_buf_sv(&b, qn_str_sv(self));
  add_fill(&b, fill, n - left);
  return qn_str_finish(rt, &b, out);
}

QN_STR_METHOD(ljust) { return pad(rt, self, args, "str.ljust", -1, out); }
QN_STR_METHOD(center) { return pad(rt, self, args, "str.center", 0, out); }
QN_STR_METHOD(rjust) { return pad(rt, self, args, "str.rjust", 1, out); }

QN_STR_METHOD(zfill) {
  qn_value a;
  int64_t width;
  QN_TRY(qn_args_parse(rt, args, "str.zfill", "width/", &a));
  QN_TRY(qn_as_index(rt, a, &width));
  qn_sv s = qn_str_sv(self);
  int64_t n = width - qn_strp(self)->points;
  if (width <= qn_strp(self)->points) return qn_str_exact(rt, self, out);
  size_t sign = s.n && (s.p[0] == '+' || s.p[0] == '-');
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_add(&b, s.p, sign);
  qn_buf_fill(&b, '0', (size_t)n);
  qn_buf_add(&b, s.p + sign, s.n - sign);
  return qn_str_finish(rt, &b, out);
}

QN_STR_METHOD(expandtabs) {
  qn_value a;
  int64_t size = 8, column = 0;
  QN_TRY(qn_args_parse(rt, args, "str.expandtabs", "|tabsize", &a));
  if (a.tag != QN_UNSET) QN_TRY(qn_as_index(rt, a, &size));
  qn_sv s = qn_str_sv(self);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    if (*p == '\t') {
      int64_t n = size > 0 ? size - column % size : 0;
      add_fill(&b, ' ', n);
      column += n;
      p++;
      continue;
    }
    const char *at = p;
    p += qn_u8_size(*p);
    column = *at == '\n' || *at == '\r' ? 0 : column + 1;
    qn_buf_add(&b, at, (size_t)(p - at));
  }
  return qn_str_finish(rt, &b, out);
}

/* --- translate ------------------------------------------------------------------------------------------------------------------------ */
static int put_translated(qn_rt *rt, qn_buf *b, uint32_t c, qn_value to) {
  if (to.tag == QN_NONE) return 0;
  if (qn_is(to, QN_K_STR)) return qn_buf_sv(b, qn_str_sv(to)), 0;
  if (!qn_is_int(to)) return qn_raise(rt, QN_E_TypeError, "character mapping must return integer, None or str");
  if (to.i < 0 || to.i > 0x10ffff) return qn_raise(rt, QN_E_ValueError, "character mapping must be in range(0x110000)");
  (void)c;
  qn_buf_utf8(b, (uint32_t)to.i);
  return 0;
}

QN_STR_METHOD(translate) {
  qn_value table, to;
  QN_TRY(qn_args_parse(rt, args, "str.translate", "table/", &table));
  qn_sv s = qn_str_sv(self);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = 0;
  for (const char *p = s.p, *end = p + s.n; r == 0 && p < end;) {
    uint32_t c = qn_u8_next(&p);
    r = qn_get_item(rt, table, qn_int(c), &to);
    if (r == 0) {
      r = put_translated(rt, &b, c, to);
      qn_release(rt, to);
    } else if (qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_LookupError])) {
      qn_exc_clear(rt);
      qn_buf_utf8(&b, c);
      r = 0;
    }
  }
  if (r == 0) return qn_str_finish(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

/* maketrans({…}): keys are code points or one-character strings. */
static int table_of_dict(qn_rt *rt, qn_value dict, qn_value out) {
  qn_value key, val;
  for (int64_t pos = 0; qn_dict_next(dict, &pos, &key, &val);) {
    if (qn_is(key, QN_K_STR)) {
      if (qn_strp(key)->points != 1)
        return qn_raise(rt, QN_E_ValueError, "string keys in translate table must be of length 1");
      const char *p = qn_strp(key)->text;
      key = qn_int(qn_u8_next(&p));
    } else if (!qn_is_int(key)) {
      return qn_raise(rt, QN_E_TypeError, "keys in translate table must be strings or integers");
    }
    QN_TRY(qn_dict_set(rt, out, key, val));
  }
  return 0;
}

static int table_of_strings(qn_rt *rt, const qn_value a[3], qn_value out) {
  if (!qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "first maketrans argument must be a string if there is a second argument");
  if (!qn_is(a[1], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "maketrans() argument 2 must be str, not %s", qn_type_name(a[1]));
  if (a[2].tag != QN_UNSET && !qn_is(a[2], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "maketrans() argument 3 must be str, not %s", qn_type_name(a[2]));
  if (qn_strp(a[0])->points != qn_strp(a[1])->points)
    return qn_raise(rt, QN_E_ValueError, "the first two maketrans arguments must have equal length");
  const char *p = qn_strp(a[0])->text, *q = qn_strp(a[1])->text;
  for (int64_t i = 0; i < qn_strp(a[0])->points; i++) {
    uint32_t from = qn_u8_next(&p), to = qn_u8_next(&q);
    QN_TRY(qn_dict_set(rt, out, qn_int(from), qn_int(to)));
  }
  if (a[2].tag == QN_UNSET) return 0;
  p = qn_strp(a[2])->text;
  for (int64_t i = 0; i < qn_strp(a[2])->points; i++) QN_TRY(qn_dict_set(rt, out, qn_int(qn_u8_next(&p)), qn_none()));
  return 0;
}

static int maketrans(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value a[3], table;
  QN_TRY(qn_args_parse(rt, args, "str.maketrans", "x|y z/", a));
  if (a[1].tag == QN_UNSET && !qn_is(a[0], QN_K_DICT))
    return qn_raise(rt, QN_E_TypeError, "if you give only one argument to maketrans it must be a dict");
  QN_TRY(qn_new_dict(rt, &table));
  int r = a[1].tag == QN_UNSET ? table_of_dict(rt, a[0], table) : table_of_strings(rt, a, table);
  if (r < 0) return qn_release(rt, table), -1;
  return *out = table, 0;
}

/* --- the rest --------------------------------------------------------------------------------------------------------------------------- */
QN_STR_METHOD(encode) {
  qn_value a[2];
  QN_TRY(qn_args_parse(rt, args, "str.encode", "|encoding errors", a));
  return qn_text_encode(rt, self, a[0], a[1], out);
}

QN_STR_METHOD(format) { return qn_str_format_method(rt, self, args, out); }
QN_STR_METHOD(format_map) { return qn_str_format_map(rt, self, args, out); }

const qn_method qn_str_methods[] = {
#define STR_METHOD(name) {#name, qn_str_m_##name, false, false},
#include "runtime/object/str_methods.def"
#undef STR_METHOD
    {"maketrans", maketrans, false, true},
    {NULL, NULL, false, false}};
