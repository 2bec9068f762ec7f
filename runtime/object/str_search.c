/* str_search.c - str methods that look for text: find and its kin, count, replace, startswith, removeprefix, partition. */
#include "runtime/object/str_methods.h"

/* The part of self that start:stop (code points) selects. */
typedef struct part {
  qn_sv text;
  int64_t first; /* code point where it begins */
  bool valid;    /* false: start lies behind stop or the end, where not even "" is found */
} part;

static int select_part(qn_rt *rt, qn_value self, qn_value start, qn_value stop, part *out) {
  qn_strobj *s = qn_strp(self);
  int64_t a, b;
  QN_TRY(qn_clip_index(rt, start, s->points, 0, &a));
  QN_TRY(qn_clip_index(rt, stop, s->points, s->points, &b));
  if (b > s->points) b = s->points;
  *out = (part){{s->text, 0}, a, a <= b};
  if (!out->valid) return 0;
  int64_t from = qn_str_offset(rt, s, a);
  out->text = (qn_sv){s->text + from, (size_t)(qn_str_offset(rt, s, b) - from)};
  return 0;
}

static const char *find_last(qn_sv s, qn_sv sub) {
  if (sub.n > s.n) return NULL;
  if (sub.n == 0) return s.p + s.n;
  for (const char *p = s.p + (s.n - sub.n);; p--) {
    if (*p == *sub.p && !memcmp(p, sub.p, sub.n)) return p;
    if (p == s.p) return NULL;
  }
}

static const char *find_first(qn_sv s, qn_sv sub) {
  return sub.n == 0 ? s.p : sub.n > s.n ? NULL : memmem(s.p, s.n, sub.p, sub.n);
}

/* --- find, rfind, index, rindex, count -------------------------------------------------------------------------------------------- */
static int find(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, bool last, int64_t *at) {
  qn_value a[3];
  qn_sv sub;
  part where;
  QN_TRY(qn_args_parse(rt, args, fname, "sub|start end/", a));
  QN_TRY(qn_str_arg(rt, a[0], "must be str, not %s", &sub));
  QN_TRY(select_part(rt, self, a[1], a[2], &where));
  const char *p = !where.valid ? NULL : last ? find_last(where.text, sub) : find_first(where.text, sub);
  *at = p ? where.first + (int64_t)qn_utf8_count((qn_sv){where.text.p, (size_t)(p - where.text.p)}) : -1;
  return 0;
}

#define FIND(name, last, must)                                                                       \
  QN_STR_METHOD(name) {                                                                              \
    int64_t at = -1;                                                                                 \
    QN_TRY(find(rt, self, args, "str." #name, last, &at));                                           \
    if (must && at < 0) return qn_raise(rt, QN_E_ValueError, "substring not found");                 \
    return *out = qn_int(at), 0;                                                                     \
  }
FIND(find, false, false)
FIND(rfind, true, false)
FIND(index, false, true)
FIND(rindex, true, true)

QN_STR_METHOD(count) {
  qn_value a[3];
  qn_sv sub;
  part where;
  if (args->npos == 0) return qn_raise(rt, QN_E_TypeError, "count() takes at least 1 argument (0 given)");
  QN_TRY(qn_args_parse(rt, args, "str.count", "sub|start end/", a));
  QN_TRY(qn_str_arg(rt, a[0], "must be str, not %s", &sub));
  QN_TRY(select_part(rt, self, a[1], a[2], &where));
  int64_t n = 0;
  if (where.valid && sub.n == 0) {
    n = (int64_t)qn_utf8_count(where.text) + 1;
  } else if (where.valid) {
    qn_sv rest = where.text;
    for (const char *p; (p = find_first(rest, sub)); n++)
      rest = (qn_sv){p + sub.n, (size_t)(rest.p + rest.n - (p + sub.n))};
  }
  return *out = qn_int(n), 0;
}

/* --- replace ------------------------------------------------------------------------------------------------------------------------ */
static void replace_between(qn_buf *b, qn_sv s, qn_sv with, int64_t max) {
  const char *p = s.p, *end = p + s.n;
  for (int64_t i = 0;; i++) {
    if (i < max) qn_buf_sv(b, with);
    if (p == end) return;
    const char *at = p;
    p += qn_u8_size(*p);
    qn_buf_add(b, at, (size_t)(p - at));
  }
}

QN_STR_METHOD(replace) {
  qn_value a[3];
  qn_sv old, with, s = qn_str_sv(self);
  int64_t max = -1;
  QN_TRY(qn_args_parse(rt, args, "str.replace", "old new|count/", a));
  QN_TRY(qn_str_arg(rt, a[0], "replace() argument 1 must be str, not %s", &old));
  QN_TRY(qn_str_arg(rt, a[1], "replace() argument 2 must be str, not %s", &with));
  if (a[2].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[2], &max));
  if (max < 0) max = INT64_MAX;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (old.n == 0) {
    if (s.n == 0 && max == 0) return qn_str_exact(rt, self, out);
    replace_between(&b, s, with, max);
    return qn_str_finish(rt, &b, out);
  }
  for (const char *p; max > 0 && (p = find_first(s, old)); max--) {
    qn_buf_add(&b, s.p, (size_t)(p - s.p));
    qn_buf_sv(&b, with);
    s = (qn_sv){p + old.n, (size_t)(s.p + s.n - (p + old.n))};
  }
  qn_buf_sv(&b, s);
  return qn_str_finish(rt, &b, out);
}

/* --- startswith, endswith ------------------------------------------------------------------------------------------------------------ */
static bool has_end(qn_sv s, qn_sv x, bool tail) {
  return x.n <= s.n && !memcmp(tail ? s.p + s.n - x.n : s.p, x.p, x.n);
}

static int test_ends(qn_rt *rt, qn_value self, const qn_args *args, const char *full, bool tail, qn_value *out) {
  qn_value a[3];
  part where;
  const char *fname = full + strlen("str.");
  QN_TRY(qn_args_parse(rt, args, full, "prefix|start end/", a));
  QN_TRY(select_part(rt, self, a[1], a[2], &where));
  if (qn_is(a[0], QN_K_STR)) return *out = qn_bool(where.valid && has_end(where.text, qn_str_sv(a[0]), tail)), 0;
  if (!qn_is(a[0], QN_K_TUPLE))
    return qn_raise(rt, QN_E_TypeError, "%s first arg must be str or a tuple of str, not %s", fname, qn_type_name(a[0]));
  bool found = false;
  qn_tuple *t = qn_tuplep(a[0]);
  for (int64_t i = 0; !found && i < t->n; i++) {
    if (!qn_is(t->items[i], QN_K_STR))
      return qn_raise(rt, QN_E_TypeError, "tuple for %s must only contain str, not %s", fname, qn_type_name(t->items[i]));
    found = where.valid && has_end(where.text, qn_str_sv(t->items[i]), tail);
  }
  return *out = qn_bool(found), 0;
}

QN_STR_METHOD(startswith) { return test_ends(rt, self, args, "str.startswith", false, out); }
QN_STR_METHOD(endswith) { return test_ends(rt, self, args, "str.endswith", true, out); }

QN_STR_METHOD(removeprefix) {
  qn_value a;
  qn_sv x, s = qn_str_sv(self);
  QN_TRY(qn_args_parse(rt, args, "str.removeprefix", "prefix/", &a));
  QN_TRY(qn_str_arg(rt, a, "removeprefix() argument must be str, not %s", &x));
  if (!has_end(s, x, false)) return qn_str_exact(rt, self, out);
  return qn_new_str(rt, (qn_sv){s.p + x.n, s.n - x.n}, out);
}

QN_STR_METHOD(removesuffix) {
  qn_value a;
  qn_sv x, s = qn_str_sv(self);
  QN_TRY(qn_args_parse(rt, args, "str.removesuffix", "suffix/", &a));
  QN_TRY(qn_str_arg(rt, a, "removesuffix() argument must be str, not %s", &x));
  if (!has_end(s, x, true)) return qn_str_exact(rt, self, out);
  return qn_new_str(rt, (qn_sv){s.p, s.n - x.n}, out);
}

/* --- partition -------------------------------------------------------------------------------------------------------------------------- */
static int triple(qn_rt *rt, qn_sv a, qn_sv b, qn_sv c, qn_value *out) {
  qn_value t;
  qn_sv parts[3] = {a, b, c};
  QN_TRY(qn_new_tuple(rt, NULL, 3, &t));
  for (int i = 0; i < 3; i++)
    if (qn_new_str(rt, parts[i], &qn_tuplep(t)->items[i]) < 0) return qn_release(rt, t), -1;
  return *out = t, 0;
}

static int partition(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, bool last, qn_value *out) {
  qn_value a;
  qn_sv sep, s = qn_str_sv(self), none = {"", 0};
  QN_TRY(qn_args_parse(rt, args, fname, "sep/", &a));
  QN_TRY(qn_str_arg(rt, a, "must be str, not %s", &sep));
  if (sep.n == 0) return qn_raise(rt, QN_E_ValueError, "empty separator");
  const char *p = last ? find_last(s, sep) : find_first(s, sep);
  if (!p) return last ? triple(rt, none, none, s, out) : triple(rt, s, none, none, out);
  const char *behind = p + sep.n;
  return triple(rt, (qn_sv){s.p, (size_t)(p - s.p)}, sep, (qn_sv){behind, (size_t)(s.p + s.n - behind)}, out);
}

QN_STR_METHOD(partition) { return partition(rt, self, args, "str.partition", false, out); }
QN_STR_METHOD(rpartition) { return partition(rt, self, args, "str.rpartition", true, out); }
