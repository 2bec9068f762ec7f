/* json_write.c - plain values to the text of JSON: what json.dumps gives for dicts, lists, text and numbers. Whatever else there is
 * (subclasses, ints beyond 64 bits, objects for `default`, what holds itself) is left to the embedded module. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"
#include "runtime/vm/modules/json_write.h"
#include "runtime/vm/vm_int.h"

enum { DEEPEST = 200 };

typedef struct writer {
  qn_buf b;
  qn_sv item, key, indent; /* what is between items, between key and value; what a level is moved in by */
  bool ascii, nan, lines;
} writer;

static bool put(writer *w, qn_value v, int depth);

static inline bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

static void put_point(qn_buf *b, uint32_t c, const char *from, size_t n, bool ascii) {
  static const char *const named[] = {['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r"};
  if (c == '"' || c == '\\') qn_buf_c(b, '\\'), qn_buf_c(b, (char)c);
  else if (c < QN_COUNT(named) && named[c]) qn_buf_z(b, named[c]);
  else if (c < 0x20 || (ascii && c > 0x7e && c < 0x10000)) qn_buf_printf(b, "\\u%04x", c);
  else if (ascii && c >= 0x10000) qn_buf_printf(b, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
  else qn_buf_add(b, from, n);
}

void qn_json_quote(qn_buf *b, qn_sv s, bool ascii) {
  qn_buf_c(b, '"');
  for (const char *p = s.p, *end = s.p + s.n; p < end;) {
    const char *from = p;
    while (p < end && is_plain((unsigned char)*p)) p++;
    if (p > from) qn_buf_add(b, from, (size_t)(p - from));
    if (p == end) break;
    from = p;
    uint32_t c = qn_utf8_next(&p, end);
    put_point(b, c, from, (size_t)(p - from), ascii);
  }
  qn_buf_c(b, '"');
}

static void put_int(writer *w, int64_t i) {
  char room[QN_INT_TEXT_MAX];
  qn_buf_sv(&w->b, qn_int_text(room, qn_magnitude(i), i < 0));
}

static bool put_float(writer *w, double d) {
  if (!isfinite(d) && !w->nan) return false;
  if (!isfinite(d)) return qn_buf_z(&w->b, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity"), true;
  char text[QN_DOUBLE_REPR_MAX];
  size_t n = qn_double_repr(d, text);
  return qn_buf_add(&w->b, text, n), true;
}

static void put_line(writer *w, int depth) {
  if (!w->lines) return;
  qn_buf_c(&w->b, '\n');
  for (int i = 0; i < depth; i++) qn_buf_sv(&w->b, w->indent);
}

static bool put_list(writer *w, const qn_list *list, const qn_tuple *tuple, int depth) {
  const int64_t n = list ? list->n : tuple->n;
  qn_buf_c(&w->b, '[');
  for (int64_t i = 0; i < n; i++) {
    if (i) qn_buf_sv(&w->b, w->item);
    put_line(w, depth + 1);
    if (!put(w, list ? qn_list_at(list, i) : tuple->items[i], depth + 1)) return false;
  }
  if (n) put_line(w, depth);
  return qn_buf_c(&w->b, ']'), true;
}

static bool put_dict(writer *w, qn_value d, int depth) {
  qn_value key, x;
  int64_t at = 0, n = 0;
  qn_buf_c(&w->b, '{');
  for (; qn_dict_next(d, &at, &key, &x); n++) {
    if (n) qn_buf_sv(&w->b, w->item);
    put_line(w, depth + 1);
    if (key.tag == QN_OBJ && key.o->cls == &qn_str_class) qn_json_quote(&w->b, qn_str_sv(key), w->ascii);
    else if (key.tag == QN_INT) qn_buf_c(&w->b, '"'), put_int(w, key.i), qn_buf_c(&w->b, '"');
    else return false;
    qn_buf_sv(&w->b, w->key);
    if (!put(w, x, depth + 1)) return false;
  }
  if (n) put_line(w, depth);
  return qn_buf_c(&w->b, '}'), true;
}

/* False: not of the plain kinds. */
static bool put(writer *w, qn_value v, int depth) {
  if (depth > DEEPEST) return false;
  if (v.tag == QN_INT) return put_int(w, v.i), true;
  if (v.tag == QN_FLOAT) return put_float(w, v.f);
  if (v.tag == QN_NONE) return qn_buf_z(&w->b, "null"), true;
  if (v.tag == QN_BOOL) return qn_buf_z(&w->b, v.i ? "true" : "false"), true;
  if (v.tag != QN_OBJ) return false;
  if (v.o->cls == &qn_str_class) return qn_json_quote(&w->b, qn_str_sv(v), w->ascii), true;
  if (v.o->cls == &qn_list_class) return put_list(w, (const qn_list *)v.o, NULL, depth);
  if (v.o->cls == &qn_tuple_class) return put_list(w, NULL, (const qn_tuple *)v.o, depth);
  return v.o->cls == &qn_dict_class && put_dict(w, v, depth);
}

/* text(o, ascii, item, key, indent, nan): the text, or None where something is not plain. */
int qn_json_text(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value a[6];
  if (qn_args_parse(rt, args, "text", "o ascii item key indent nan/", a)) return -1;
  *out = qn_none();
  if (!qn_is(a[2], QN_K_STR) || !qn_is(a[3], QN_K_STR)) return 0;
  writer w = {.item = qn_str_sv(a[2]), .key = qn_str_sv(a[3]), .lines = qn_is(a[4], QN_K_STR), .ascii = qn_truth(rt, a[1]) == 1, .nan = qn_truth(rt, a[5]) == 1};
  if (!w.lines && a[4].tag != QN_NONE) return 0;
  if (w.lines) w.indent = qn_str_sv(a[4]);
  qn_buf_init(&w.b, rt->alloc);
  int r = put(&w, a[0], 0) ? qn_new_str_buf(rt, &w.b, out) : 0;
  qn_buf_deinit(&w.b);
  return r;
}
