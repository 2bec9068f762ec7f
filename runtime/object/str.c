/* str.c - the str object: UTF-8 text, indexed by code point. Indexing is O(1) for ASCII; other strings get a table of
 * the byte offset of every 64th code point when they are first indexed. Lone surrogates are kept as three bytes. */
#include "runtime/base/unicode.h"
#include "runtime/object/internal.h"

enum { MARK_EVERY = 64 };

/* --- UTF-8 ---------------------------------------------------------------------------------------------------------------- */
uint32_t qn_u8_next(const char **p) {
  const unsigned char *s = (const unsigned char *)*p;
  int64_t n = qn_u8_size(**p);
  *p += n;
  switch (n) {
  case 1: return s[0];
  case 2: return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
  case 3: return (uint32_t)(s[0] & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
  default: return (uint32_t)(s[0] & 7) << 18 | (uint32_t)(s[1] & 0x3f) << 12 | (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
  }
}

/* --- making ----------------------------------------------------------------------------------------------------------------- */
static qn_strobj *str_alloc(qn_rt *rt, size_t n) {
  if (n > INT64_MAX / 2) {
    qn_raise_memory(rt);
    return NULL;
  }
  qn_strobj *s = qn_obj_new_raw(rt, &qn_str_class, offsetof(qn_strobj, text) + n + 1, offsetof(qn_strobj, text));
  if (!s) return NULL;
  s->n = (int64_t)n;
  s->text[n] = 0;
  return s;
}

int qn_str_init(qn_rt *rt) {
  for (int c = 0; c < 128; c++) {
    qn_strobj *s = str_alloc(rt, 1);
    if (!s) return -1;
    s->text[0] = (char)c;
    s->points = 1;
    s->obj.rc = -1;
    rt->ascii[c] = qn_from_obj(s);
  }
  return 0;
}

int qn_new_str(qn_rt *rt, qn_sv utf8, qn_value *out) {
  if (utf8.n == 1 && (unsigned char)utf8.p[0] < 128) return *out = rt->ascii[(unsigned char)utf8.p[0]], 0;
  qn_strobj *s = str_alloc(rt, utf8.n);
  if (!s) return -1;
  if (utf8.n) memcpy(s->text, utf8.p, utf8.n);
  s->points = (int64_t)qn_utf8_count(utf8);
  *out = qn_from_obj(s);
  return 0;
}

int qn_new_str_buf(qn_rt *rt, const qn_buf *b, qn_value *out) {
  return b->oom ? qn_raise_memory(rt) : qn_new_str(rt, qn_buf_view(b), out);
}

int qn_new_str_sym(qn_rt *rt, qn_sym s, qn_value *out) { return qn_new_str(rt, qn_sym_sv(s), out); }

static size_t marks_size(const qn_strobj *s) { return (size_t)(s->points / MARK_EVERY + 1) * sizeof(uint32_t); }

static void str_destroy(qn_rt *rt, qn_obj *o) {
  qn_strobj *s = (qn_strobj *)o;
  qn_free(rt->alloc, s->marks, marks_size(s));
  qn_obj_free(rt, o, offsetof(qn_strobj, text) + (size_t)s->n + 1);
}

/* --- indexing ---------------------------------------------------------------------------------------------------------------- */
static void make_marks(qn_rt *rt, qn_strobj *s) {
  if (s->n > UINT32_MAX || !(s->marks = qn_alloc(rt->alloc, marks_size(s)))) return; /* then it is found by walking */
  int64_t point = 0;
  for (int64_t i = 0; i <= s->n; i++) {
    if (i < s->n && ((unsigned char)s->text[i] & 0xc0) == 0x80) continue;
    if (point % MARK_EVERY == 0) s->marks[point / MARK_EVERY] = (uint32_t)i;
    point++;
  }
}

int64_t qn_str_offset(qn_rt *rt, qn_strobj *s, int64_t point) {
  if (s->n == s->points) return point;
  if (point == s->points) return s->n;
  if (!s->marks && point >= MARK_EVERY) make_marks(rt, s);
  int64_t at = s->marks ? s->marks[point / MARK_EVERY] : 0;
  for (int64_t left = s->marks ? point % MARK_EVERY : point; left > 0; left--) at += qn_u8_size(s->text[at]);
  return at;
}

static int str_slice(qn_rt *rt, qn_strobj *s, qn_value slice, qn_value *out) {
  int64_t start, stop, step, n;
  QN_TRY(qn_slice_indices(rt, slice, s->points, &start, &stop, &step, &n));
  if (n == 0) return qn_new_str(rt, (qn_sv){"", 0}, out);
  if (n == s->points && step == 1) return qn_str_exact(rt, qn_from_obj(s), out);
  if (step == 1) {
    int64_t from = qn_str_offset(rt, s, start);
    return qn_new_str(rt, (qn_sv){s->text + from, (size_t)(qn_str_offset(rt, s, start + n) - from)}, out);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < n; i++) {
    const char *p = s->text + qn_str_offset(rt, s, start + i * step);
    qn_buf_add(&b, p, (size_t)qn_u8_size(*p));
  }
  int r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static int str_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_strobj *s = qn_strp(v);
  if (qn_is(key, QN_K_SLICE)) return str_slice(rt, s, key, out);
  int64_t i;
  QN_TRY(qn_wrap_index(rt, key, s->points, "string index out of range", "string indices must be integers, not '%s'", &i));
  const char *p = s->text + qn_str_offset(rt, s, i);
  return qn_new_str(rt, (qn_sv){p, (size_t)qn_u8_size(*p)}, out);
}

/* --- operators ------------------------------------------------------------------------------------------------------------------ */
static int str_concat(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  qn_strobj *x = qn_strp(a), *y = qn_strp(b);
  if (y->n == 0) return qn_str_exact(rt, a, out);
  if (x->n == 0) return qn_str_exact(rt, b, out);
  qn_strobj *s = str_alloc(rt, (size_t)x->n + (size_t)y->n);
  if (!s) return -1;
  memcpy(s->text, x->text, (size_t)x->n);
  memcpy(s->text + x->n, y->text, (size_t)y->n);
  s->points = x->points + y->points;
  *out = qn_from_obj(s);
  return 0;
}

static int str_repeat(qn_rt *rt, qn_value a, qn_value times, qn_value *out) {
  int64_t count;
  int r = qn_seq_repeat_count(rt, times, &count);
  if (r) return r;
  qn_strobj *x = qn_strp(a);
  if (count == 1) return qn_str_exact(rt, a, out);
  int64_t n;
  if (__builtin_mul_overflow(x->n, count, &n)) return qn_raise_memory(rt);
  qn_strobj *s = str_alloc(rt, (size_t)n);
  if (!s) return -1;
  if (x->n == 1)
    memset(s->text, x->text[0], (size_t)n);
  else
    for (int64_t i = 0; i < count && x->n; i++) memcpy(s->text + i * x->n, x->text, (size_t)x->n);
  s->points = x->points * count;
  *out = qn_from_obj(s);
  return 0;
}

int qn_str_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  if (op == QN_ADD && qn_is(a, QN_K_STR) && qn_is(b, QN_K_STR)) return str_concat(rt, a, b, out);
  if (op == QN_MUL) return reflected ? str_repeat(rt, b, a, out) : str_repeat(rt, a, b, out);
  if (op == QN_MOD && !reflected) return qn_str_percent(rt, a, b, out);
  return QN_NOT_IMPLEMENTED;
}

static int str_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if (!qn_is(b, QN_K_STR)) return QN_NOT_IMPLEMENTED;
  qn_strobj *x = qn_strp(a), *y = qn_strp(b);
  int c; /* UTF-8 orders as code points do */
  if (a.o == b.o) {
    c = 0;
  } else if ((op == QN_EQ || op == QN_NE) && x->n != y->n) {
    c = 1;
  } else {
    c = memcmp(x->text, y->text, (size_t)(x->n < y->n ? x->n : y->n));
    if (c == 0) c = (x->n > y->n) - (x->n < y->n);
  }
  return *out = qn_cmp_result(op, c), 0;
}

static int str_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  return *out = qn_hash_str(qn_strp(v)), 0;
}

static int64_t str_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_strp(v)->points;
}

static int str_contains(qn_rt *rt, qn_value v, qn_value x) {
  if (!qn_is(x, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "'in <string>' requires string as left operand, not %s", qn_type_name(x));
  return memmem(qn_strp(v)->text, (size_t)qn_strp(v)->n, qn_strp(x)->text, (size_t)qn_strp(x)->n) != NULL;
}

static int str_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_new_seq_iter(rt, &qn_str_iter_class, v, out); }

static int str_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_str_repr_sv(qn_str_sv(v), out, false);
  return 0;
}

static int str_str(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_sv(out, qn_str_sv(v));
  return 0;
}

qn_class qn_str_class = {QN_CLASS_HEAD("str", QN_K_STR, &qn_object_class), .methods = qn_str_methods, .destroy = str_destroy,
                         .repr = str_repr, .str = str_str, .format = qn_str_format, .hash = str_hash, .length = str_length,
                         .get_item = str_get_item, .contains = str_contains, .iter = str_iter, .compare = str_compare,
                         .binary = qn_str_binary, .construct = qn_str_construct, .derivable = true};

/* --- np.str_: text that is an element of an array, with the width of the array's type behind its text ----------------------------- */
static size_t npstr_size(size_t n) { return offsetof(qn_strobj, text) + n + 1 + sizeof(int32_t); }

int qn_new_npstr(qn_rt *rt, qn_sv utf8, int32_t width, qn_value *out) {
  size_t n = 0;
  int64_t points = 0;
  for (; n < utf8.n; n++) { /* cut at the width */
    bool first = ((unsigned char)utf8.p[n] & 0xc0) != 0x80;
    if (first && points == width) break;
    points += first;
  }
  qn_strobj *s = qn_obj_new_raw(rt, &qn_npstr_class, npstr_size(n), offsetof(qn_strobj, text));
  if (!s) return -1;
  s->n = (int64_t)n;
  s->points = points;
  if (n) memcpy(s->text, utf8.p, n);
  s->text[n] = 0;
  memcpy(s->text + n + 1, &width, sizeof width);
  return *out = qn_from_obj(s), 0;
}

int64_t qn_npstr_width(qn_value v) {
  if (v.tag != QN_OBJ || v.o->cls != &qn_npstr_class) return -1;
  const qn_strobj *s = (const qn_strobj *)v.o;
  int32_t width;
  memcpy(&width, s->text + s->n + 1, sizeof width);
  return width;
}

static void npstr_destroy(qn_rt *rt, qn_obj *o) {
  qn_strobj *s = (qn_strobj *)o;
  qn_free(rt->alloc, s->marks, marks_size(s));
  qn_obj_free(rt, o, npstr_size((size_t)s->n));
}

static int npstr_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_buf_z(out, "np.str_(");
  if (str_repr(rt, v, out)) return -1;
  return qn_buf_c(out, ')'), 0;
}

static int npstr_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value text;
  if (qn_str_construct(rt, &qn_str_class, args, &text)) return -1;
  int64_t n = (int64_t)qn_utf8_count(qn_str_sv(text));
  int r = qn_new_npstr(rt, qn_str_sv(text), (int32_t)(n > INT32_MAX ? INT32_MAX : n), out);
  return qn_release(rt, text), r;
}

qn_class qn_npstr_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "str_", .module = "numpy", .kind = QN_K_STR, .base = &qn_str_class,
                           .methods = qn_str_methods, .destroy = npstr_destroy, .repr = npstr_repr, .str = str_str, .format = qn_str_format,
                           .hash = str_hash, .length = str_length, .get_item = str_get_item, .contains = str_contains, .iter = str_iter,
                           .compare = str_compare, .binary = qn_str_binary, .construct = npstr_construct};
