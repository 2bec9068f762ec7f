/* json_module.c - the natives under json: text to values, and text quoted. Errors are found with their positions in
 * characters and handed to the embedded module, which raises JSONDecodeError. */
#include <math.h>

#include "runtime/base/unicode.h"
#include "runtime/vm/modules/json_write.h"
#include "runtime/vm/vm_int.h"

typedef struct parser {
  qn_rt *rt;
  qn_value doc, fail, hook, pairs, to_float, to_int, to_constant;
  const char *begin, *p, *end;
  bool loose; /* control characters stand in strings as they are */
} parser;

static int value(parser *j, qn_value *out);
static bool given(qn_value v) { return v.tag != QN_NONE && v.tag != QN_UNSET; }

static int fail_at(parser *j, const char *msg, const char *at) {
  qn_value text, r, args[3] = {{0}, j->doc, qn_int((int64_t)qn_utf8_count((qn_sv){j->begin, (size_t)(at - j->begin)}))};
  if (qn_new_str(j->rt, qn_sv_of(msg), &text)) return -1;
  args[0] = text;
  if (qn_call_pos(j->rt, j->fail, args, 3, &r) == 0) qn_release(j->rt, r); /* it always raises */
  qn_release(j->rt, text);
  return -1;
}

static void blanks(parser *j) {
  while (j->p < j->end && (*j->p == ' ' || *j->p == '\n' || *j->p == '\t' || *j->p == '\r')) j->p++;
}

static int hex4(parser *j, const char *at, uint32_t *out) {
  *out = 0;
  for (int i = 0; i < 4; i++) {
    char c = at + i < j->end ? at[i] : 0;
    uint32_t d = c >= '0' && c <= '9' ? (uint32_t)(c - '0') : (c | 32) >= 'a' && (c | 32) <= 'f' ? (uint32_t)((c | 32) - 'a' + 10) : 99;
    if (d == 99) return -1;
    *out = *out * 16 + d;
  }
  return 0;
}

/* Behind a backslash at p[-1]. */
static int escape(parser *j, qn_buf *b) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *at = j->p - 1, *known;
  uint32_t c, low;
  if (j->p >= j->end) return 1;
  char e = *j->p++;
  if (e != 'u') {
    if (!e || !(known = strchr(from, e))) return fail_at(j, "Invalid \\escape", at);
    return qn_buf_c(b, to[known - from]), 0;
  }
  if (hex4(j, j->p, &c)) return fail_at(j, "Invalid \\uXXXX escape", j->p - 1);
  j->p += 4;
  if (c >= 0xd800 && c < 0xdc00 && j->end - j->p >= 6 && j->p[0] == '\\' && j->p[1] == 'u' && hex4(j, j->p + 2, &low) == 0 && low >= 0xdc00 &&
      low < 0xe000) {
    j->p += 6;
    c = 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
  }
  return qn_buf_utf8(b, c >= 0xd800 && c < 0xe000 ? 0xfffd : c), 0; /* text is well-formed here: a lone half is replaced */
}

static int string(parser *j, qn_value *out) { /* p is behind the opening quote */
  const char *open = j->p - 1;
  qn_buf b;
  qn_buf_init(&b, j->rt->alloc);
  int r = 0;
  for (;;) {
    const char *from = j->p;
    while (j->p < j->end && *j->p != '"' && *j->p != '\\' && ((unsigned char)*j->p >= 0x20 || j->loose)) j->p++;
    qn_buf_add(&b, from, (size_t)(j->p - from));
    if (j->p >= j->end) {
      r = fail_at(j, "Unterminated string starting at", open);
      break;
    }
    char c = *j->p++;
    if (c == '"') break;
    r = c == '\\' ? escape(j, &b) : fail_at(j, "Invalid control character at", j->p - 1);
    if (r > 0) r = fail_at(j, "Unterminated string starting at", open);
    if (r) break;
  }
  if (r == 0) r = qn_new_str_buf(j->rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static int called(parser *j, qn_value fn, const char *from, size_t n, qn_value *out) {
  qn_value text;
  if (qn_new_str(j->rt, (qn_sv){from, n}, &text)) return -1;
  int r = qn_call_pos(j->rt, fn, &text, 1, out);
  qn_release(j->rt, text);
  return r;
}

static int constant(parser *j, const char *name, qn_value *out) {
  size_t n = strlen(name);
  if ((size_t)(j->end - j->p) < n || memcmp(j->p, name, n) != 0) return 1;
  const char *from = j->p;
  j->p += n;
  return called(j, j->to_constant, from, n, out);
}

/* The number that pandas' decoder makes of from..end: the digits before the point as a double, and at most 15 behind it times a power of ten. */
static double added_up(const char *from, const char *end) {
  static const double tenths[] = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15};
  const char *p = from + (*from == '-');
  uint64_t whole = 0;
  double fraction = 0;
  int digits = 0;
  for (; p < end && *p >= '0' && *p <= '9'; p++) whole = whole * 10 + (uint64_t)(*p - '0');
  if (p < end && *p == '.')
    for (p++; p < end && *p >= '0' && *p <= '9'; p++)
      if (digits < 15) fraction = fraction * 10 + (*p - '0'), digits++;
  double x = (double)whole + fraction * tenths[digits];
  if (*from == '-') x = -x;
  return p < end && (*p | 32) == 'e' ? x * pow(10, (double)strtol(p + 1, NULL, 10)) : x;
}

static int number(parser *j, qn_value *out) {
  const char *from = j->p, *p = from;
  bool whole = true;
  if (p < j->end && *p == '-') p++;
  const char *digits = p;
  while (p < j->end && *p >= '0' && *p <= '9') p++;
  if (p == digits) return fail_at(j, "Expecting value", from);
  if (*digits == '0') p = digits + 1;
  if (p + 1 < j->end && *p == '.' && p[1] >= '0' && p[1] <= '9') {
    whole = false;
    for (p++; p < j->end && *p >= '0' && *p <= '9';) p++;
  }
  if (p < j->end && (*p | 32) == 'e') {
    const char *e = p + 1;
    if (e < j->end && (*e == '+' || *e == '-')) e++;
    if (e < j->end && *e >= '0' && *e <= '9') {
      whole = false;
      while (e < j->end && *e >= '0' && *e <= '9') e++;
      p = e;
    }
  }
  j->p = p;
  qn_value maker = whole ? j->to_int : j->to_float;
  if (j->to_float.tag == QN_BOOL) { /* pandas */
    if (!whole) return *out = qn_float(added_up(from, p)), 0;
    if (p - from < 18) return *out = qn_int(strtoll(from, NULL, 10)), 0;
  }
  if (given(maker)) return called(j, maker, from, (size_t)(p - from), out);
  if (whole && p - from < 18) return *out = qn_int(strtoll(from, NULL, 10)), 0;
  return called(j, qn_class_value(whole ? &qn_int_class : &qn_float_class), from, (size_t)(p - from), out);
}

static int array(parser *j, qn_value *out) {
  qn_value list, x;
  if (qn_new_list(j->rt, NULL, 0, &list)) return -1;
  blanks(j);
  if (j->p < j->end && *j->p == ']') return j->p++, *out = list, 0;
  for (;;) {
    blanks(j);
    if (value(j, &x)) break;
    int bad = qn_list_append(j->rt, list, x);
    qn_release(j->rt, x);
    if (bad) break;
    blanks(j);
    if (j->p < j->end && *j->p == ']') return j->p++, *out = list, 0;
    if (j->p >= j->end || *j->p != ',') {
      fail_at(j, "Expecting ',' delimiter", j->p);
      break;
    }
    j->p++;
  }
  return qn_release(j->rt, list), -1;
}

static int member(parser *j, qn_value d, qn_value list) {
  qn_value k, v, pair;
  blanks(j);
  if (j->p >= j->end || *j->p != '"') return fail_at(j, "Expecting property name enclosed in double quotes", j->p);
  j->p++;
  if (string(j, &k)) return -1;
  blanks(j);
  int bad = j->p < j->end && *j->p == ':' ? (j->p++, 0) : fail_at(j, "Expecting ':' delimiter", j->p);
  blanks(j);
  if (!bad && (bad = value(j, &v)) == 0) {
    if (list.tag == QN_OBJ) {
      bad = qn_new_tuple(j->rt, (qn_value[]){k, v}, 2, &pair);
      if (!bad) bad = qn_list_append(j->rt, list, pair), qn_release(j->rt, pair);
    } else {
      bad = qn_dict_set(j->rt, d, k, v);
    }
    qn_release(j->rt, v);
  }
  qn_release(j->rt, k);
  return bad ? -1 : 0;
}

static int members(parser *j, qn_value d, qn_value list) {
  blanks(j);
  if (j->p < j->end && *j->p == '}') return j->p++, 0;
  for (;;) {
    if (member(j, d, list)) return -1;
    blanks(j);
    if (j->p < j->end && *j->p == '}') return j->p++, 0;
    if (j->p >= j->end || *j->p != ',') return fail_at(j, "Expecting ',' delimiter", j->p);
    j->p++;
  }
}

static int object(parser *j, qn_value *out) {
  qn_value d = {.tag = QN_UNSET}, list = {.tag = QN_UNSET};
  if (given(j->pairs) ? qn_new_list(j->rt, NULL, 0, &list) : qn_new_dict(j->rt, &d)) return -1;
  int bad = members(j, d, list);
  qn_value made = list.tag == QN_OBJ ? list : d;
  qn_value hook = list.tag == QN_OBJ ? j->pairs : j->hook;
  if (bad || !given(hook)) {
    if (bad) return qn_release(j->rt, made), -1;
    return *out = made, 0;
  }
  bad = qn_call_pos(j->rt, hook, &made, 1, out);
  qn_release(j->rt, made);
  return bad;
}

static int any(parser *j, qn_value *out) {
  static const struct {
    const char *text;
    int value;
  } words[] = {{"true", 1}, {"false", 0}, {"null", -1}};
  if (j->p >= j->end) return fail_at(j, "Expecting value", j->p);
  switch (*j->p) {
    case '"': return j->p++, string(j, out);
    case '{': return j->p++, object(j, out);
    case '[': return j->p++, array(j, out);
    default: break;
  }
  for (size_t i = 0; i < QN_COUNT(words); i++) {
    size_t n = strlen(words[i].text);
    if ((size_t)(j->end - j->p) < n || memcmp(j->p, words[i].text, n) != 0) continue;
    j->p += n;
    return *out = words[i].value < 0 ? qn_none() : qn_bool(words[i].value), 0;
  }
  int r = constant(j, "NaN", out);
  if (r > 0) r = constant(j, "Infinity", out);
  if (r > 0) r = constant(j, "-Infinity", out);
  return r > 0 ? number(j, out) : r;
}

static int value(parser *j, qn_value *out) {
  if (qn_enter(j->rt, " while decoding a JSON document")) return -1;
  int r = any(j, out);
  qn_leave(j->rt);
  return r;
}

static int m_parse(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[8];
  (void)self;
  if (qn_args_parse(rt, args, "parse", "s fail hook pairs to_float to_int to_constant|strict/", a)) return -1;
  qn_sv s = qn_str_sv(a[0]);
  parser j = {rt, a[0], a[1], a[2], a[3], a[4], a[5], a[6], s.p, s.p, s.p + s.n, a[7].tag != QN_UNSET && qn_truth(rt, a[7]) == 0};
  blanks(&j);
  if (value(&j, out)) return -1;
  blanks(&j);
  if (j.p == j.end) return 0;
  qn_drop(rt, out);
  return fail_at(&j, "Extra data", j.p);
}

static int m_quote(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_buf b;
  (void)self;
  if (qn_args_parse(rt, args, "quote", "s ascii/", a)) return -1;
  if (!qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "first argument must be a string, not %s", qn_class_of(a[0])->name);
  qn_buf_init(&b, rt->alloc);
  qn_json_quote(&b, qn_str_sv(a[0]), qn_truth(rt, a[1]) == 1);
  int r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static const qn_method functions[] = {{.name = "parse", .fn = m_parse}, {.name = "quote", .fn = m_quote}, {.name = "text", .fn = qn_json_text}, {.name = NULL}};
extern const qn_module_def qn_json_module;
const qn_module_def qn_json_module = {.name = "_json", .functions = functions};
