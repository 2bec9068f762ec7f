/* bytearray.c - bytearray, and the methods that it shares with bytes. Methods work on a view of the bytes and give an object
 * of the class of self. */
#include <ctype.h>

#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"

typedef struct bytearray {
  qn_obj obj;
  int64_t n, cap;
  char *data;
  int64_t held; /* arrays over its memory: it keeps its size */
} bytearray;
static bytearray *ba(qn_value v) { return (bytearray *)v.o; }
static bool is_ba(qn_value v) { return v.tag == QN_OBJ && qn_native_class_of(v.o->cls) == &qn_bytearray_class; }

/* The bytes of a bytes-like object without gaps. */
static bool view_of(qn_rt *rt, qn_value v, qn_sv *out) {
  bool fixed;
  return qn_bytes_view(rt, v, out, &fixed);
}

/* Refuses another size while arrays look at the bytes. */
static int loose(qn_rt *rt, const bytearray *b) {
  return b->held ? qn_raise(rt, QN_E_BufferError, "Existing exports of data: object cannot be re-sized") : 0;
}

static int need_view(qn_rt *rt, qn_value v, qn_sv *out) {
  bool fixed;
  return qn_bytes_need(rt, v, out, &fixed);
}

static int reserve(qn_rt *rt, bytearray *b, int64_t n) {
  if (n <= b->cap) return 0;
  int64_t cap = n < 16 ? 16 : n > b->cap * 2 ? n : b->cap * 2;
  char *p = qn_realloc(rt->alloc, b->data, (size_t)b->cap, (size_t)cap);
  if (!p) return qn_raise_memory(rt);
  b->data = p;
  b->cap = cap;
  return 0;
}

static int new_ba(qn_rt *rt, const qn_class *cls, qn_sv s, qn_value *out) {
  bytearray *b = qn_obj_new(rt, cls, sizeof *b);
  if (!b) return -1;
  if (reserve(rt, b, (int64_t)s.n)) return qn_release(rt, qn_from_obj(b)), -1;
  if (s.n) memcpy(b->data, s.p, s.n);
  b->n = (int64_t)s.n;
  return *out = qn_from_obj(b), 0;
}

static int result(qn_rt *rt, qn_value self, qn_sv s, qn_value *out) {
  return is_ba(self) ? new_ba(rt, &qn_bytearray_class, s, out) : qn_new_bytes(rt, s, out);
}
int qn_bytes_result(qn_rt *rt, qn_value self, qn_buf *b, qn_value *out) {
  int r = b->oom ? qn_raise_memory(rt) : result(rt, self, qn_buf_view(b), out);
  qn_buf_deinit(b);
  return r;
}

static int byte_of(qn_rt *rt, qn_value v, int64_t *out) {
  QN_TRY(qn_as_index(rt, v, out));
  return *out < 0 || *out > 255 ? qn_raise(rt, QN_E_ValueError, "byte must be in range(0, 256)") : 0;
}

/* --- shared methods -------------------------------------------------------------------------------------------------------- */
#define METHOD(fn) static int fn(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define VIEW(s) \
  qn_sv s = {0};      \
  QN_TRY(need_view(rt, self, &s))

/* What find, count… look for: a byte or bytes. */
static int needle_of(qn_rt *rt, qn_value v, char *one, qn_sv *out) {
  if (view_of(rt, v, out)) return 0;
  int64_t i;
  if (!qn_is_int(v)) return qn_raise(rt, QN_E_TypeError, "argument should be integer or bytes-like object, not '%s'", qn_type_name(v));
  QN_TRY(byte_of(rt, v, &i));
  *one = (char)i;
  return *out = (qn_sv){one, 1}, 0;
}

static int64_t find_from(qn_sv s, qn_sv x, size_t from) {
  if (from > s.n || x.n > s.n - from) return -1;
  const char *p = x.n ? memmem(s.p + from, s.n - from, x.p, x.n) : s.p + from;
  return p ? p - s.p : -1;
}
static int64_t rfind_in(qn_sv s, qn_sv x) {
  for (int64_t i = (int64_t)s.n - (int64_t)x.n; i >= 0; i--)
    if (!x.n || !memcmp(s.p + i, x.p, x.n)) return i;
  return -1;
}

typedef enum search { FIND, RFIND, COUNT } search;
static int search_in(qn_rt *rt, qn_value self, const qn_args *args, const char *name, search how, int64_t *out) {
  qn_value a[3];
  char one;
  int64_t start, stop;
  qn_sv x = {0};
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, name, "sub|start end/", a));
  QN_TRY(needle_of(rt, a[0], &one, &x));
  QN_TRY(qn_clip_index(rt, a[1], (int64_t)s.n, 0, &start));
  QN_TRY(qn_clip_index(rt, a[2], (int64_t)s.n, (int64_t)s.n, &stop));
  if (stop > (int64_t)s.n) stop = (int64_t)s.n;
  if (start > stop) return *out = how == COUNT ? 0 : -1, 0;
  qn_sv part = {s.p + start, (size_t)(stop - start)};
  if (how == COUNT) {
    int64_t n = 0;
    if (!x.n) return *out = (int64_t)part.n + 1, 0;
    for (int64_t at = 0; (at = find_from(part, x, (size_t)at)) >= 0; at += (int64_t)x.n) n++;
    return *out = n, 0;
  }
  int64_t at = how == FIND ? find_from(part, x, 0) : rfind_in(part, x);
  return *out = at < 0 ? -1 : at + start, 0;
}
static int search_method(qn_rt *rt, qn_value self, const qn_args *args, const char *name, search how, bool must, qn_value *out) {
  int64_t at;
  QN_TRY(search_in(rt, self, args, name, how, &at));
  if (must && at < 0) return qn_raise(rt, QN_E_ValueError, "subsection not found");
  return *out = qn_int(at), 0;
}
METHOD(m_find) { return search_method(rt, self, args, "find", FIND, false, out); }
METHOD(m_rfind) { return search_method(rt, self, args, "rfind", RFIND, false, out); }
METHOD(m_index) { return search_method(rt, self, args, "index", FIND, true, out); }
METHOD(m_rindex) { return search_method(rt, self, args, "rindex", RFIND, true, out); }
METHOD(m_count) { return search_method(rt, self, args, "count", COUNT, false, out); }

METHOD(m_replace) {
  qn_value a[3];
  qn_sv old = {0}, new = {0};
  int64_t left = -1;
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, "replace", "old new|count/", a));
  QN_TRY(need_view(rt, a[0], &old));
  QN_TRY(need_view(rt, a[1], &new));
  if (a[2].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[2], &left));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  size_t from = 0;
  for (int64_t at; left && (at = find_from(s, old, from)) >= 0; left -= left > 0) {
    qn_buf_add(&b, s.p + from, (size_t)at - from);
    qn_buf_sv(&b, new);
    if (!old.n) {
      if ((size_t)at == s.n) {
        from = s.n + 1;
        break;
      }
      qn_buf_c(&b, s.p[at]);
    }
    from = (size_t)at + (old.n ? old.n : 1);
  }
  if (from < s.n) qn_buf_add(&b, s.p + from, s.n - from);
  return qn_bytes_result(rt, self, &b, out);
}

static int add_part(qn_rt *rt, qn_value self, qn_value list, const char *p, size_t n) {
  qn_value v;
  QN_TRY(result(rt, self, (qn_sv){p, n}, &v));
  int bad = qn_list_append(rt, list, v);
  qn_release(rt, v);
  return bad;
}
METHOD(m_split) {
  qn_value a[2], list;
  qn_sv sep = {0};
  int64_t left = -1;
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, "split", "|sep maxsplit", a));
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &left));
  bool blanks = qn_is_none(a[0]);
  if (!blanks) QN_TRY(need_view(rt, a[0], &sep));
  if (!blanks && !sep.n) return qn_raise(rt, QN_E_ValueError, "empty separator");
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  size_t from = 0;
  int bad = 0;
  if (!blanks) {
    for (int64_t at; !bad && left && (at = find_from(s, sep, from)) >= 0; left -= left > 0) {
      bad = add_part(rt, self, list, s.p + from, (size_t)at - from);
      from = (size_t)at + sep.n;
    }
    if (!bad) bad = add_part(rt, self, list, s.p + from, s.n - from);
  } else {
    while (!bad) {
      while (from < s.n && isspace((unsigned char)s.p[from])) from++;
      if (from == s.n) break;
      size_t end = from;
      while (end < s.n && !isspace((unsigned char)s.p[end])) end++;
      if (!left) {
        end = s.n;
        while (isspace((unsigned char)s.p[end - 1])) end--;
      }
      bad = add_part(rt, self, list, s.p + from, end - from);
      from = left ? end : s.n;
      left -= left > 0;
    }
  }
  if (bad) return qn_release(rt, list), -1;
  return *out = list, 0;
}
METHOD(m_join) {
  qn_value x, *items;
  int64_t n;
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, "join", "iterable_of_bytes/", &x));
  QN_TRY(qn_items_of(rt, x, &items, &n));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = 0;
  for (int64_t i = 0; i < n && r == 0; i++) {
    qn_sv part = {0};
    if (!view_of(rt, items[i], &part))
      r = qn_raise(rt, QN_E_TypeError, "sequence item %lld: expected a bytes-like object, %s found", (long long)i, qn_type_name(items[i]));
    else {
      if (i) qn_buf_sv(&b, s);
      qn_buf_sv(&b, part);
    }
  }
  qn_items_free(rt, items, n);
  if (r) return qn_buf_deinit(&b), -1;
  return qn_bytes_result(rt, self, &b, out);
}

static int ends(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool start, qn_value *out) {
  qn_value x;
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, name, "prefix/", &x));
  qn_value *items = qn_is(x, QN_K_TUPLE) ? qn_tuplep(x)->items : &x;
  int64_t n = qn_is(x, QN_K_TUPLE) ? qn_tuplep(x)->n : 1;
  bool found = false;
  for (int64_t i = 0; i < n; i++) {
    qn_sv p = {0};
    if (!view_of(rt, items[i], &p)) return qn_raise(rt, QN_E_TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, qn_type_name(items[i]));
    found = found || (p.n <= s.n && !memcmp(start ? s.p : s.p + s.n - p.n, p.p, p.n));
  }
  return *out = qn_bool(found), 0;
}
METHOD(m_startswith) { return ends(rt, self, args, "startswith", true, out); }
METHOD(m_endswith) { return ends(rt, self, args, "endswith", false, out); }

static int strip(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool left, bool right, qn_value *out) {
  qn_value x;
  qn_sv set = QN_SV(" \t\n\r\v\f");
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, name, "|bytes/", &x));
  if (!qn_is_none(x)) QN_TRY(need_view(rt, x, &set));
  while (left && s.n && memchr(set.p, s.p[0], set.n)) s.p++, s.n--;
  while (right && s.n && memchr(set.p, s.p[s.n - 1], set.n)) s.n--;
  return result(rt, self, s, out);
}
METHOD(m_strip) { return strip(rt, self, args, "strip", true, true, out); }
METHOD(m_lstrip) { return strip(rt, self, args, "lstrip", true, false, out); }
METHOD(m_rstrip) { return strip(rt, self, args, "rstrip", false, true, out); }

static int mapped(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool upper, qn_value *out) {
  qn_buf b;
  VIEW(s);
  QN_TRY(qn_args_parse(rt, args, name, "", NULL));
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool change = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
    qn_buf_c(&b, change ? (char)(c ^ 0x20) : c);
  }
  return qn_bytes_result(rt, self, &b, out);
}
METHOD(m_upper) { return mapped(rt, self, args, "upper", true, out); }
METHOD(m_lower) { return mapped(rt, self, args, "lower", false, out); }

static int hex_digit(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; }
METHOD(m_fromhex) {
  qn_value x, v;
  qn_buf b;
  QN_TRY(qn_args_parse(rt, args, "fromhex", "string/", &x));
  if (!qn_is(x, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "fromhex() argument must be str, not %s", qn_type_name(x));
  qn_sv s = qn_str_sv(x);
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; i < s.n;) {
    if (isspace((unsigned char)s.p[i])) {
      i++;
      continue;
    }
    int high = hex_digit(s.p[i]), low = i + 1 < s.n ? hex_digit(s.p[i + 1]) : -1;
    if (high < 0 || low < 0) {
      qn_buf_deinit(&b);
      return qn_raise(rt, QN_E_ValueError, "non-hexadecimal number found in fromhex() arg at position %zu", high < 0 ? i : i + 1);
    }
    qn_buf_c(&b, (char)(high * 16 + low));
    i += 2;
  }
  int r = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), &v);
  qn_buf_deinit(&b);
  if (r || qn_class_ptr(self) == &qn_bytes_class) return r ? -1 : (*out = v, 0);
  r = qn_call_pos(rt, self, &v, 1, out);
  qn_release(rt, v);
  return r;
}

/* --- bytearray ---------------------------------------------------------------------------------------------------------------- */
/* As bytes: for what bytes can do already. */
static int as_bytes(qn_rt *rt, qn_value self, qn_value *out) { return qn_new_bytes(rt, (qn_sv){ba(self)->data ? ba(self)->data : "", (size_t)ba(self)->n}, out); }

static int by_bytes(qn_rt *rt, qn_value self, const qn_args *args, const char *name, qn_value *out) {
  qn_value b;
  qn_sym sym = qn_sym_of(rt, name);
  const qn_method *m;
  QN_TRY(as_bytes(rt, self, &b));
  int r = sym && qn_find_method(rt, b, sym, &m) == 1 ? m->fn(rt, b, args, out) : -1;
  qn_release(rt, b);
  return r;
}
METHOD(m_decode) { return by_bytes(rt, self, args, "decode", out); }
METHOD(m_hex) { return by_bytes(rt, self, args, "hex", out); }

static void destroy(qn_rt *rt, qn_obj *o) {
  qn_free(rt->alloc, ((bytearray *)o)->data, (size_t)((bytearray *)o)->cap);
  qn_obj_free(rt, o, sizeof(bytearray));
}

static int init(qn_rt *rt, qn_value self, const qn_args *args) {
  qn_value b;
  qn_sv s = {0};
  if (args->npos == 1 && !args->nkw && view_of(rt, args->pos[0], &s)) { /* bytearray(b) */
    b = qn_retained(args->pos[0]);
  } else {
    QN_TRY(qn_bytes_construct(rt, &qn_bytes_class, args, &b));
    view_of(rt, b, &s);
  }
  int bad = loose(rt, ba(self)) || reserve(rt, ba(self), (int64_t)s.n) ? -1 : 0;
  if (!bad) {
    if (s.n) memmove(ba(self)->data, s.p, s.n);
    ba(self)->n = (int64_t)s.n;
  }
  qn_release(rt, b);
  return bad;
}
static int construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  QN_TRY(new_ba(rt, cls, QN_SV(""), out));
  if (init(rt, *out, args)) return qn_drop(rt, out), -1;
  return 0;
}

static int repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "%s(", v.o->cls->name);
  qn_bytes_repr_sv((qn_sv){ba(v)->data ? ba(v)->data : "", (size_t)ba(v)->n}, out);
  qn_buf_c(out, ')');
  return 0;
}
static int64_t length(qn_rt *rt, qn_value v) {
  (void)rt;
  return ba(v)->n;
}
static int memory(qn_rt *rt, qn_value v, qn_memory *out) {
  (void)rt;
  *out = (qn_memory){.data = ba(v)->data, .format = "B", .ndim = 1, .itemsize = 1, .shape = {ba(v)->n}, .strides = {1}};
  return 0;
}
static void hold(qn_value v, int by) { ba(v)->held += by; }
static const char *const bad_index = "bytearray indices must be integers or slices, not %s";

static int get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  int64_t i, stop, step, n;
  if (!qn_is(key, QN_K_SLICE)) {
    QN_TRY(qn_wrap_index(rt, key, ba(v)->n, "bytearray index out of range", bad_index, &i));
    return *out = qn_int((unsigned char)ba(v)->data[i]), 0;
  }
  QN_TRY(qn_slice_indices(rt, key, ba(v)->n, &i, &stop, &step, &n));
  QN_TRY(new_ba(rt, &qn_bytearray_class, QN_SV(""), out));
  if (reserve(rt, ba(*out), n)) return qn_drop(rt, out), -1;
  for (int64_t k = 0; k < n; k++) ba(*out)->data[k] = ba(v)->data[i + k * step];
  ba(*out)->n = n;
  return 0;
}

static int splice(qn_rt *rt, bytearray *b, int64_t at, int64_t gone, qn_sv in) {
  if (gone != (int64_t)in.n) QN_TRY(loose(rt, b));
  QN_TRY(reserve(rt, b, b->n - gone + (int64_t)in.n));
  if (b->n) memmove(b->data + at + in.n, b->data + at + gone, (size_t)(b->n - at - gone));
  if (in.n) memcpy(b->data + at, in.p, in.n);
  b->n += (int64_t)in.n - gone;
  return 0;
}

/* The bytes of anything that bytearray(x) takes except an int, as an object of its own. */
static int source_of(qn_rt *rt, qn_value x, qn_value *hold, qn_sv *s) {
  if (qn_is(x, QN_K_BYTES)) *hold = qn_retained(x);
  else if (is_ba(x)) QN_TRY(as_bytes(rt, x, hold));
  else if (qn_is_int(x)) return qn_raise(rt, QN_E_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  else QN_TRY(qn_bytes_construct(rt, &qn_bytes_class, &(qn_args){.pos = &x, .npos = 1}, hold));
  view_of(rt, *hold, s);
  return 0;
}

static int set_slice(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  int64_t i, stop, step, n;
  qn_value hold;
  qn_sv s = {0};
  QN_TRY(source_of(rt, x, &hold, &s));
  int bad = qn_slice_indices(rt, key, ba(v)->n, &i, &stop, &step, &n);
  if (!bad && step == 1) {
    bad = splice(rt, ba(v), i, n, s);
  } else if (!bad && (int64_t)s.n != n) {
    bad = qn_raise(rt, QN_E_ValueError, "attempt to assign bytes of size %zu to extended slice of size %lld", s.n, (long long)n);
  } else {
    for (int64_t k = 0; k < n && !bad; k++) ba(v)->data[i + k * step] = s.p[k];
  }
  qn_release(rt, hold);
  return bad;
}
static int set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  int64_t i, byte;
  if (qn_is(key, QN_K_SLICE)) return set_slice(rt, v, key, x);
  QN_TRY(qn_wrap_index(rt, key, ba(v)->n, "bytearray index out of range", bad_index, &i));
  QN_TRY(byte_of(rt, x, &byte));
  ba(v)->data[i] = (char)byte;
  return 0;
}
static int del_item(qn_rt *rt, qn_value v, qn_value key) {
  int64_t i, stop, step, n;
  bytearray *b = ba(v);
  if (!qn_is(key, QN_K_SLICE)) {
    QN_TRY(qn_wrap_index(rt, key, b->n, "bytearray index out of range", bad_index, &i));
    return splice(rt, b, i, 1, QN_SV(""));
  }
  QN_TRY(qn_slice_indices(rt, key, b->n, &i, &stop, &step, &n));
  if (n) QN_TRY(loose(rt, b));
  if (step < 0) i += (n - 1) * step, step = -step;
  int64_t to = i, next = i;
  for (int64_t k = i, gone = 0; n && k < b->n; k++) {
    if (k == next && gone < n) next += step, gone++;
    else b->data[to++] = b->data[k];
  }
  if (n) b->n = to;
  return 0;
}
static int contains(qn_rt *rt, qn_value v, qn_value x) {
  char one;
  qn_sv s = {0}, needle = {0};
  view_of(rt, v, &s);
  QN_TRY(needle_of(rt, x, &one, &needle));
  return find_from(s, needle, 0) >= 0;
}
static int compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  qn_sv x = {0}, y = {0};
  if (!view_of(rt, a, &x) || !view_of(rt, b, &y)) return QN_NOT_IMPLEMENTED;
  size_t n = x.n < y.n ? x.n : y.n;
  int c = n ? memcmp(x.p, y.p, n) : 0;
  if (!c) c = (x.n > y.n) - (x.n < y.n);
  return *out = qn_cmp_result(op, c), 0;
}
static int binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  qn_sv x = {0}, y = {0};
  if (op == QN_ADD) {
    if (!view_of(rt, a, &x) || !view_of(rt, b, &y)) return reflected ? QN_NOT_IMPLEMENTED : qn_raise(rt, QN_E_TypeError, "can't concat %s to bytearray", qn_type_name(b));
    if (reflected) return QN_NOT_IMPLEMENTED;
    QN_TRY(new_ba(rt, &qn_bytearray_class, x, out));
    if (splice(rt, ba(*out), ba(*out)->n, 0, y)) return qn_drop(rt, out), -1;
    return 0;
  }
  if (op != QN_MUL) return QN_NOT_IMPLEMENTED;
  int64_t times, total;
  int r = qn_seq_repeat_count(rt, reflected ? a : b, &times);
  if (r) return r;
  view_of(rt, reflected ? b : a, &x);
  if (__builtin_mul_overflow((int64_t)x.n, times, &total)) return qn_raise_memory(rt);
  QN_TRY(new_ba(rt, &qn_bytearray_class, QN_SV(""), out));
  if (reserve(rt, ba(*out), total)) return qn_drop(rt, out), -1;
  if (x.n == 1) memset(ba(*out)->data, x.p[0], (size_t)total);
  else for (int64_t k = 0; k < times && x.n; k++) memcpy(ba(*out)->data + k * (int64_t)x.n, x.p, x.n);
  ba(*out)->n = total;
  return 0;
}
static int inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  qn_sv y = {0};
  if (op != QN_ADD) return QN_NOT_IMPLEMENTED;
  if (!view_of(rt, b, &y)) return qn_raise(rt, QN_E_TypeError, "can't concat %s to bytearray", qn_type_name(b));
  qn_value hold;
  QN_TRY(source_of(rt, b, &hold, &y));
  int bad = splice(rt, ba(a), ba(a)->n, 0, y);
  qn_release(rt, hold);
  return bad ? -1 : (*out = qn_retained(a), 0);
}

METHOD(m_append) {
  qn_value x;
  int64_t byte;
  QN_TRY(qn_args_parse(rt, args, "append", "item/", &x));
  QN_TRY(byte_of(rt, x, &byte));
  char c = (char)byte;
  QN_TRY(splice(rt, ba(self), ba(self)->n, 0, (qn_sv){&c, 1}));
  return *out = qn_none(), 0;
}
METHOD(m_extend) {
  qn_value x, hold;
  qn_sv s = {0};
  QN_TRY(qn_args_parse(rt, args, "extend", "iterable_of_ints/", &x));
  QN_TRY(source_of(rt, x, &hold, &s));
  int bad = splice(rt, ba(self), ba(self)->n, 0, s);
  qn_release(rt, hold);
  return bad ? -1 : (*out = qn_none(), 0);
}
METHOD(m_insert) {
  qn_value a[2];
  int64_t at, byte;
  QN_TRY(qn_args_parse(rt, args, "insert", "index item/", a));
  QN_TRY(qn_as_index(rt, a[0], &at));
  QN_TRY(byte_of(rt, a[1], &byte));
  if (at < 0) at = at + ba(self)->n < 0 ? 0 : at + ba(self)->n;
  if (at > ba(self)->n) at = ba(self)->n;
  char c = (char)byte;
  QN_TRY(splice(rt, ba(self), at, 0, (qn_sv){&c, 1}));
  return *out = qn_none(), 0;
}
METHOD(m_pop) {
  qn_value x;
  int64_t at;
  QN_TRY(qn_args_parse(rt, args, "pop", "|index/", &x));
  if (!ba(self)->n) return qn_raise(rt, QN_E_IndexError, "pop from empty bytearray");
  QN_TRY(qn_wrap_index(rt, x.tag == QN_UNSET ? qn_int(-1) : x, ba(self)->n, "pop index out of range", bad_index, &at));
  *out = qn_int((unsigned char)ba(self)->data[at]);
  return splice(rt, ba(self), at, 1, QN_SV(""));
}
METHOD(m_clear) {
  QN_TRY(qn_args_parse(rt, args, "clear", "", NULL));
  QN_TRY(loose(rt, ba(self)));
  ba(self)->n = 0;
  return *out = qn_none(), 0;
}
METHOD(m_copy) {
  QN_TRY(qn_args_parse(rt, args, "copy", "", NULL));
  VIEW(s);
  return new_ba(rt, &qn_bytearray_class, s, out);
}
METHOD(m_reverse) {
  QN_TRY(qn_args_parse(rt, args, "reverse", "", NULL));
  for (int64_t i = 0, j = ba(self)->n - 1; i < j; i++, j--) {
    char c = ba(self)->data[i];
    ba(self)->data[i] = ba(self)->data[j];
    ba(self)->data[j] = c;
  }
  return *out = qn_none(), 0;
}

typedef struct ba_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} ba_iter;
static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((ba_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(ba_iter));
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}
static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  ba_iter *it = (ba_iter *)v.o;
  if (it->i >= ba(it->of)->n) return it->i = INT64_MAX, QN_STOP;
  return *out = qn_int((unsigned char)ba(it->of)->data[it->i++]), 0;
}
static qn_class ba_iter_class = {QN_CLASS_HEAD("bytearray_iterator", QN_K_ITER, &qn_object_class), .destroy = iter_destroy,
                                 .iter = iter_self, .next = iter_next};
static int iter(qn_rt *rt, qn_value v, qn_value *out) {
  ba_iter *it = qn_obj_new(rt, &ba_iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}

METHOD(m_remove) {
  qn_value x;
  int64_t byte;
  QN_TRY(qn_args_parse(rt, args, "remove", "value/", &x));
  QN_TRY(byte_of(rt, x, &byte));
  const char *p = ba(self)->n ? memchr(ba(self)->data, (int)byte, (size_t)ba(self)->n) : NULL;
  if (!p) return qn_raise(rt, QN_E_ValueError, "value not found in bytearray");
  return *out = qn_none(), splice(rt, ba(self), p - ba(self)->data, 1, QN_SV(""));
}

#define ROW(n, f) {.name = n, .fn = f}
#define MORE(name) ROW(#name, qn_bytes_##name),
#define SHARED                                                                                                                  \
  QN_BYTES_METHODS(MORE) {.name = "maketrans", .fn = qn_bytes_maketrans, .on_class = true}, ROW("find", m_find), ROW("rfind", m_rfind), ROW("index", m_index), ROW("rindex", m_rindex), ROW("count", m_count),            \
      ROW("replace", m_replace), ROW("split", m_split), ROW("join", m_join),                   \
      ROW("startswith", m_startswith), ROW("endswith", m_endswith), ROW("strip", m_strip), ROW("lstrip", m_lstrip),             \
      ROW("rstrip", m_rstrip), ROW("upper", m_upper), ROW("lower", m_lower), {.name = "fromhex", .fn = m_fromhex, .on_class = true}
const qn_method qn_bytes_more_methods[] = {SHARED, {.name = NULL}};
static const qn_method methods[] = {SHARED, ROW("decode", m_decode), ROW("hex", m_hex), ROW("append", m_append), ROW("remove", m_remove), ROW("extend", m_extend),
                                    ROW("insert", m_insert), ROW("pop", m_pop), ROW("clear", m_clear), ROW("copy", m_copy),
                                    ROW("reverse", m_reverse), {.name = NULL}};
qn_class qn_bytearray_class = {QN_CLASS_HEAD("bytearray", QN_K_OTHER, &qn_object_class), .methods = methods, .destroy = destroy,
                               .repr = repr, .hash = qn_hash_unhashable, .length = length, .get_item = get_item, .set_item = set_item,
                               .del_item = del_item, .contains = contains, .iter = iter, .compare = compare, .binary = binary,
                               .inplace = inplace, .construct = construct, .init = init, .memory = memory, .hold = hold, .derivable = true};
