/* regex_module.c - the module _re: compiled patterns over runtime/regex for lib/re.py, which has Python's syntax, classes and
 * messages. Positions go in and come out as Python has them: code points of a str, bytes of bytes. Groups that took no part
 * have -1, -1. */
#include "runtime/base/unicode.h"
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/regex/regex.h"
#include "runtime/vm/vm_int.h"

#define FUNCTION(name) static int name(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

typedef struct code {
  qn_obj obj;
  qn_regex *regex;
  qn_regex_state *state;
  bool bytes;
} code;

static void code_destroy(qn_rt *rt, qn_obj *o) {
  code *c = (code *)o;
  qn_regex_state_free(c->state);
  qn_regex_free(rt->alloc, c->regex);
  qn_obj_free(rt, o, sizeof *c);
}

static qn_class code_class = {QN_CLASS_HEAD("Code", QN_K_OTHER, &qn_object_class), .destroy = code_destroy};

/* What is searched. Conversions between bytes and code points go on from the last one: they come in rising order mostly. */
typedef struct subject {
  qn_value v;
  qn_sv sv;
  qn_strobj *str; /* NULL: bytes, or ASCII */
  size_t from, byte;
  int64_t point;
  bool bytes;
} subject;

static int64_t point_of(subject *s, size_t byte) {
  if (byte == QN_RE_UNSET) return -1;
  if (!s->str) return (int64_t)byte;
  if (byte < s->byte) s->byte = 0, s->point = 0;
  s->point += (int64_t)qn_utf8_count((qn_sv){s->sv.p + s->byte, byte - s->byte});
  s->byte = byte;
  return s->point;
}

static int byte_of(qn_rt *rt, const subject *s, int64_t at, size_t whole, size_t *out) {
  int64_t n = s->str ? s->str->points : (int64_t)whole;
  int64_t k = at < 0 ? 0 : at > n ? n : at;
  if (!s->str) return *out = (size_t)k, 0;
  int64_t b = qn_str_offset(rt, s->str, k);
  return b < 0 ? -1 : (*out = (size_t)b, 0);
}

/* The text of v between pos and endpos, for the pattern. */
static int subject_of(qn_rt *rt, const code *c, qn_value v, qn_value pos, qn_value endpos, subject *s) {
  *s = (subject){.v = v};
  bool fixed;
  if (qn_is(v, QN_K_STR)) {
    qn_strobj *o = (qn_strobj *)v.o;
    s->sv = qn_str_sv(v);
    if (o->points != o->n) s->str = o;
  } else if (qn_bytes_view(rt, v, &s->sv, &fixed)) {
    s->bytes = true;
  } else {
    return qn_raise(rt, QN_E_TypeError, "expected string or bytes-like object, got '%s'", qn_type_name(v));
  }
  if (s->bytes != c->bytes)
    return qn_raise(rt, QN_E_TypeError, c->bytes ? "cannot use a bytes pattern on a string-like object" : "cannot use a string pattern on a bytes-like object");
  int64_t p = 0, e = INT64_MAX;
  if ((pos.tag != QN_UNSET && qn_as_index(rt, pos, &p)) || (endpos.tag != QN_UNSET && qn_as_index(rt, endpos, &e))) return -1;
  size_t whole = s->sv.n;
  return byte_of(rt, s, p, whole, &s->from) || byte_of(rt, s, e, whole, &s->sv.n) ? -1 : 0;
}

static int part(qn_rt *rt, const subject *s, size_t from, size_t to, qn_value *out) {
  qn_sv sv = {s->sv.p + from, to - from};
  return s->bytes ? qn_new_bytes(rt, sv, out) : qn_new_str(rt, sv, out);
}

static int run(qn_rt *rt, const code *c, qn_regex_way way, const subject *s, size_t from, bool not_empty) {
  if (from > s->sv.n) return 0;
  int r = qn_regex_exec(c->regex, c->state, way, s->sv, from, not_empty);
  return r < 0 ? qn_raise(rt, QN_E_RuntimeError, "the regular expression takes too many steps on this text") : r;
}

static int spans_tuple(qn_rt *rt, const code *c, subject *s, qn_value *out) {
  uint32_t n = 2 * (qn_regex_groups(c->regex) + 1);
  const size_t *at = qn_regex_spans(c->state);
  if (qn_new_tuple(rt, NULL, n, out)) return -1;
  for (uint32_t i = 0; i < n; i++) ((qn_tuple *)out->o)->items[i] = qn_int(point_of(s, at[i]));
  return 0;
}

static int parse(qn_rt *rt, const qn_args *args, const char *name, const char *spec, qn_value *v, code **c) {
  if (qn_args_parse(rt, args, name, spec, v)) return -1;
  if (v[0].tag != QN_OBJ || v[0].o->cls != &code_class) return qn_raise(rt, QN_E_TypeError, "%s: a compiled pattern is needed", name);
  *c = (code *)v[0].o;
  return 0;
}

/* compile(pattern, flags): a Code, or (message, byte) when PCRE2 refuses it. */
FUNCTION(compile) {
  qn_value v[2], item[2];
  int64_t flags;
  qn_sv sv;
  bool fixed, bytes = false;
  if (qn_args_parse(rt, args, "compile", "pattern flags", v) || qn_as_index(rt, v[1], &flags)) return -1;
  if (qn_is(v[0], QN_K_STR)) sv = qn_str_sv(v[0]);
  else if (!(bytes = qn_bytes_view(rt, v[0], &sv, &fixed))) return qn_raise(rt, QN_E_TypeError, "first argument must be string or compiled pattern");
  char message[200];
  size_t at;
  qn_regex *r = qn_regex_new(rt->alloc, sv, (uint32_t)(flags & 0xffff) | (bytes ? QN_RE_BYTES : 0), message, sizeof message, &at);
  if (!r) {
    if (!message[0]) return qn_raise_memory(rt);
    if (qn_new_str(rt, qn_sv_of(message), &item[0])) return -1;
    item[1] = qn_int((int64_t)at);
    return qn_new_tuple_take(rt, item, 2, out);
  }
  qn_regex_state *state = qn_regex_state_new(r);
  code *c = state ? qn_obj_new(rt, &code_class, sizeof *c) : NULL;
  if (!c) {
    qn_regex_state_free(state);
    qn_regex_free(rt->alloc, r);
    return state ? -1 : qn_raise_memory(rt);
  }
  c->regex = r;
  c->state = state;
  c->bytes = bytes;
  return *out = qn_from_obj(c), 0;
}

/* exec(code, string, way, pos, endpos): spans as (start, end, start of group 1, …), or None. */
FUNCTION(exec) {
  qn_value v[5];
  code *c = NULL;
  subject s;
  int64_t way;
  if (parse(rt, args, "exec", "code string way pos endpos", v, &c) || qn_as_index(rt, v[2], &way) || subject_of(rt, c, v[1], v[3], v[4], &s)) return -1;
  if (way < 0 || way >= QN_RE_WAYS) return qn_raise(rt, QN_E_ValueError, "way %lld", (long long)way);
  if (!qn_regex_prepare(c->regex, (qn_regex_way)way)) return qn_raise_memory(rt);
  int r = run(rt, c, (qn_regex_way)way, &s, s.from, false);
  if (r < 0) return -1;
  return r ? spans_tuple(rt, c, &s, out) : (*out = qn_none(), 0);
}

/* The matches one after the other, as CPython finds them: an empty one may follow a match, but not at the place of an empty one. */
typedef struct walk {
  code *c;
  subject *s;
  size_t next;
  bool empty; /* the last match was */
} walk;

static int walk_next(qn_rt *rt, walk *w, const size_t **spans) {
  int r = run(rt, w->c, QN_RE_SEARCH, w->s, w->next, w->empty);
  if (r <= 0) return r;
  *spans = qn_regex_spans(w->c->state);
  w->next = (*spans)[1] < (*spans)[0] ? (*spans)[0] : (*spans)[1]; /* \K in a lookahead can turn them around */
  w->empty = (*spans)[1] <= (*spans)[0];
  return 1;
}

static int group(qn_rt *rt, const subject *s, const size_t *spans, uint32_t g, bool or_none, qn_value *out) {
  size_t from = spans[2 * g], to = spans[2 * g + 1];
  if (from == QN_RE_UNSET) {
    if (or_none) return *out = qn_none(), 0;
    from = to = 0;
  }
  return part(rt, s, from, to < from ? from : to, out);
}

static int append(qn_rt *rt, qn_value list, qn_value v) {
  int bad = qn_list_append(rt, list, v);
  return qn_release(rt, v), bad;
}

/* walk(code, string, pos, endpos): the spans of all matches. */
FUNCTION(spans) {
  qn_value v[4], one;
  code *c = NULL;
  subject s;
  const size_t *at;
  if (parse(rt, args, "spans", "code string pos endpos", v, &c) || subject_of(rt, c, v[1], v[2], v[3], &s) || qn_new_list(rt, NULL, 0, out)) return -1;
  walk w = {c, &s, s.from, false};
  int r;
  while ((r = walk_next(rt, &w, &at)) > 0)
    if (spans_tuple(rt, c, &s, &one) || append(rt, *out, one)) break;
  return r ? qn_drop(rt, out), -1 : 0;
}

/* findall(code, string, pos, endpos) */
FUNCTION(findall) {
  qn_value v[4], one, item;
  code *c = NULL;
  subject s;
  const size_t *at;
  if (parse(rt, args, "findall", "code string pos endpos", v, &c) || subject_of(rt, c, v[1], v[2], v[3], &s) || qn_new_list(rt, NULL, 0, out)) return -1;
  walk w = {c, &s, s.from, false};
  uint32_t groups = qn_regex_groups(c->regex);
  int r, bad = 0;
  while (!bad && (r = walk_next(rt, &w, &at)) > 0) {
    if (groups < 2) {
      bad = group(rt, &s, at, groups, false, &one);
    } else if (!(bad = qn_new_tuple(rt, NULL, groups, &one))) {
      for (uint32_t g = 1; !bad && g <= groups; g++)
        if (!(bad = group(rt, &s, at, g, false, &item))) ((qn_tuple *)one.o)->items[g - 1] = item;
      if (bad) qn_release(rt, one);
    }
    if (!bad) bad = append(rt, *out, one);
  }
  return bad || r < 0 ? qn_drop(rt, out), -1 : 0;
}

/* split(code, string, maxsplit): 0 for all */
FUNCTION(split) {
  qn_value v[3], one;
  code *c = NULL;
  subject s;
  int64_t most;
  const size_t *at;
  const qn_value none = {.tag = QN_UNSET};
  if (parse(rt, args, "split", "code string maxsplit", v, &c) || qn_as_index(rt, v[2], &most) || subject_of(rt, c, v[1], none, none, &s) ||
      qn_new_list(rt, NULL, 0, out))
    return -1;
  walk w = {c, &s, 0, false};
  size_t last = 0;
  int r = 1, bad = 0;
  for (int64_t n = 0; !bad && (most <= 0 || n < most) && (r = walk_next(rt, &w, &at)) > 0; n++) {
    bad = part(rt, &s, last, at[0] < last ? last : at[0], &one) || append(rt, *out, one);
    for (uint32_t g = 1; !bad && g <= qn_regex_groups(c->regex); g++) bad = group(rt, &s, at, g, true, &one) || append(rt, *out, one);
    last = w.next;
  }
  if (!bad && r >= 0) bad = part(rt, &s, last, s.sv.n, &one) || append(rt, *out, one);
  return bad || r < 0 ? qn_drop(rt, out), -1 : 0;
}

/* A piece of a replacement: a text, or the number of a group. */
static int add_piece(qn_rt *rt, const subject *s, const size_t *at, qn_value piece, qn_buf *b) {
  qn_sv sv;
  bool fixed;
  if (piece.tag == QN_INT) {
    size_t from = at[2 * piece.i], to = at[2 * piece.i + 1];
    if (from != QN_RE_UNSET && to > from) qn_buf_add(b, s->sv.p + from, to - from);
    return 0;
  }
  if (qn_is(piece, QN_K_STR)) sv = qn_str_sv(piece);
  else if (!qn_bytes_view(rt, piece, &sv, &fixed)) return qn_raise(rt, QN_E_TypeError, "expected str instance, %s found", qn_type_name(piece));
  qn_buf_sv(b, sv);
  return 0;
}

/* sub(code, string, pieces, count): (text, how many); pieces: a list of texts and numbers of groups; count 0 for all. */
FUNCTION(sub) {
  qn_value v[4], item[2], *pieces = NULL;
  code *c = NULL;
  subject s;
  int64_t most, n = 0, done = 0;
  const size_t *at;
  const qn_value none = {.tag = QN_UNSET};
  if (parse(rt, args, "sub", "code string pieces count", v, &c) || qn_as_index(rt, v[3], &most) || subject_of(rt, c, v[1], none, none, &s)) return -1;
  if (qn_items_of(rt, v[2], &pieces, &n)) return -1;
  int bad = 0, r = 1;
  for (int64_t k = 0; !bad && k < n; k++)
    if (pieces[k].tag == QN_INT && (pieces[k].i < 0 || pieces[k].i > qn_regex_groups(c->regex))) bad = qn_raise(rt, QN_E_IndexError, "no such group");
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  walk w = {c, &s, 0, false};
  size_t last = 0;
  while (!bad && (most <= 0 || done < most) && (r = walk_next(rt, &w, &at)) > 0) {
    if (at[0] > last) qn_buf_add(&b, s.sv.p + last, at[0] - last);
    for (int64_t k = 0; !bad && k < n; k++) bad = add_piece(rt, &s, at, pieces[k], &b);
    last = w.next;
    done++;
  }
  qn_items_free(rt, pieces, n);
  if (!bad && r >= 0 && last < s.sv.n) qn_buf_add(&b, s.sv.p + last, s.sv.n - last);
  bad = bad || r < 0 || (b.oom && qn_raise_memory(rt));
  if (!bad && !done) bad = (item[0] = qn_retained(s.v), 0);
  else if (!bad) bad = s.bytes ? qn_new_bytes(rt, qn_buf_view(&b), &item[0]) : qn_new_str(rt, qn_buf_view(&b), &item[0]);
  qn_buf_deinit(&b);
  item[1] = qn_int(done);
  return bad ? -1 : qn_new_tuple_take(rt, item, 2, out);
}

static const qn_method functions[] = {{.name = "compile", .fn = compile}, {.name = "exec", .fn = exec},     {.name = "spans", .fn = spans},
                                      {.name = "findall", .fn = findall}, {.name = "split", .fn = split}, {.name = "sub", .fn = sub},
                                      {.name = NULL}};
const qn_module_def qn__re_module = {.name = "_re", .functions = functions};
