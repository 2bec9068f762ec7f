/* str_split.c - split, rsplit, splitlines, strip and its kin, join. */
#include "runtime/object/str_methods.h"

static int add_piece(qn_rt *rt, qn_value list, const char *from, const char *to) {
  qn_value piece;
  QN_TRY(qn_new_str(rt, (qn_sv){from, (size_t)(to - from)}, &piece));
  int r = qn_list_append(rt, list, piece);
  qn_release(rt, piece);
  return r;
}

static const char *step_back(const char *p) {
  do p--;
  while (((unsigned char)*p & 0xc0) == 0x80);
  return p;
}

static uint32_t point_before(const char *p) {
  p = step_back(p);
  return qn_u8_next(&p);
}

static uint32_t point_at(const char *p) { return qn_u8_next(&p); }

/* --- split ------------------------------------------------------------------------------------------------------------------------------ */
static int split_blanks(qn_rt *rt, qn_value list, qn_sv s, int64_t max) {
  const char *p = s.p, *end = p + s.n;
  for (;;) {
    while (p < end && qn_text_is_space(point_at(p))) p += qn_u8_size(*p);
    if (p == end) return 0;
    const char *start = p;
    if (max-- <= 0) {
      p = end;
      while (p > start && qn_text_is_space(point_before(p))) p = step_back(p);
      return add_piece(rt, list, start, p);
    }
    while (p < end && !qn_text_is_space(point_at(p))) p += qn_u8_size(*p);
    QN_TRY(add_piece(rt, list, start, p));
  }
}

/* From the right; the pieces come out in reverse. */
static int rsplit_blanks(qn_rt *rt, qn_value list, qn_sv s, int64_t max) {
  const char *start = s.p, *p = start + s.n;
  for (;;) {
    while (p > start && qn_text_is_space(point_before(p))) p = step_back(p);
    if (p == start) return 0;
    const char *end = p;
    if (max-- <= 0) {
      p = start;
      while (p < end && qn_text_is_space(point_at(p))) p += qn_u8_size(*p);
      return add_piece(rt, list, p, end);
    }
    while (p > start && !qn_text_is_space(point_before(p))) p = step_back(p);
    QN_TRY(add_piece(rt, list, p, end));
  }
}

static int split_sep(qn_rt *rt, qn_value list, qn_sv s, qn_sv sep, int64_t max) {
  const char *p = s.p, *end = p + s.n, *at;
  while (max-- > 0 && (at = memmem(p, (size_t)(end - p), sep.p, sep.n))) {
    QN_TRY(add_piece(rt, list, p, at));
    p = at + sep.n;
  }
  return add_piece(rt, list, p, end);
}

static int rsplit_sep(qn_rt *rt, qn_value list, qn_sv s, qn_sv sep, int64_t max) {
  const char *start = s.p, *end = start + s.n;
  for (const char *p = end - sep.n; max > 0 && (size_t)(end - start) >= sep.n && p >= start;) {
    if (memcmp(p, sep.p, sep.n) != 0) {
      p--;
      continue;
    }
    QN_TRY(add_piece(rt, list, p + sep.n, end));
    end = p;
    p -= sep.n;
    max--;
  }
  return add_piece(rt, list, start, end);
}

static void reverse(qn_list *l) {
  for (int64_t i = 0, j = l->n - 1; i < j; i++, j--) {
    qn_value t = l->v[i];
    l->v[i] = l->v[j];
    l->v[j] = t;
  }
}

static int split(qn_rt *rt, qn_value self, const qn_args *args, bool right, qn_value *out) {
  qn_value a[2], list;
  qn_sv s = qn_str_sv(self);
  int64_t max = -1;
  QN_TRY(qn_args_parse(rt, args, right ? "str.rsplit" : "str.split", "|sep maxsplit", a));
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &max));
  if (max < 0) max = INT64_MAX;
  if (!qn_is_none(a[0]) && !qn_is(a[0], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "must be str or None, not %s", qn_type_name(a[0]));
  if (!qn_is_none(a[0]) && qn_strp(a[0])->n == 0) return qn_raise(rt, QN_E_ValueError, "empty separator");
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  int r;
  if (qn_is_none(a[0]))
    r = right ? rsplit_blanks(rt, list, s, max) : split_blanks(rt, list, s, max);
  else
    r = right ? rsplit_sep(rt, list, s, qn_str_sv(a[0]), max) : split_sep(rt, list, s, qn_str_sv(a[0]), max);
  if (r < 0) return qn_release(rt, list), -1;
  if (right) reverse(qn_listp(list));
  return *out = list, 0;
}

QN_STR_METHOD(split) { return split(rt, self, args, false, out); }
QN_STR_METHOD(rsplit) { return split(rt, self, args, true, out); }

static bool is_line_end(uint32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

QN_STR_METHOD(splitlines) {
  qn_value a, list;
  qn_sv s = qn_str_sv(self);
  QN_TRY(qn_args_parse(rt, args, "str.splitlines", "|keepends", &a));
  int keep = a.tag == QN_UNSET ? 0 : qn_truth(rt, a);
  if (keep < 0) return -1;
  QN_TRY(qn_new_list(rt, NULL, 0, &list));
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    const char *start = p, *stop;
    while (p < end && !is_line_end(point_at(p))) p += qn_u8_size(*p);
    stop = p;
    if (p < end) p += p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 2 : qn_u8_size(*p);
    if (add_piece(rt, list, start, keep ? p : stop) < 0) return qn_release(rt, list), -1;
  }
  return *out = list, 0;
}

/* --- strip ------------------------------------------------------------------------------------------------------------------------------- */
static bool in_set(qn_value chars, uint32_t c) {
  if (qn_is_none(chars)) return qn_text_is_space(c);
  qn_sv s = qn_str_sv(chars);
  for (const char *p = s.p, *end = p + s.n; p < end;)
    if (qn_u8_next(&p) == c) return true;
  return false;
}

static int strip(qn_rt *rt, qn_value self, const qn_args *args, const char *fname, int sides, qn_value *out) {
  qn_value chars;
  QN_TRY(qn_args_parse(rt, args, fname, "|chars/", &chars));
  if (!qn_is_none(chars) && !qn_is(chars, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "%s arg must be None or str", fname + strlen("str."));
  qn_sv s = qn_str_sv(self);
  const char *p = s.p, *end = p + s.n;
  while ((sides & 1) && p < end && in_set(chars, point_at(p))) p += qn_u8_size(*p);
  while ((sides & 2) && end > p && in_set(chars, point_before(end))) end = step_back(end);
  if ((size_t)(end - p) == s.n) return qn_str_exact(rt, self, out);
  return qn_new_str(rt, (qn_sv){p, (size_t)(end - p)}, out);
}

QN_STR_METHOD(strip) { return strip(rt, self, args, "str.strip", 3, out); }
QN_STR_METHOD(lstrip) { return strip(rt, self, args, "str.lstrip", 1, out); }
QN_STR_METHOD(rstrip) { return strip(rt, self, args, "str.rstrip", 2, out); }

/* --- join -------------------------------------------------------------------------------------------------------------------------------- */
QN_STR_METHOD(join) {
  qn_value x, *items;
  int64_t n;
  QN_TRY(qn_args_parse(rt, args, "str.join", "iterable/", &x));
  QN_FIND_SLOT(c, qn_class_of(x), iter);
  if (!c) return qn_raise(rt, QN_E_TypeError, "can only join an iterable");
  QN_TRY(qn_items_of(rt, x, &items, &n));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = 0;
  for (int64_t i = 0; r == 0 && i < n; i++) {
    if (!qn_is(items[i], QN_K_STR)) {
      r = qn_raise(rt, QN_E_TypeError, "sequence item %lld: expected str instance, %s found", (long long)i,
                   qn_type_name(items[i]));
      break;
    }
    if (i) qn_buf_sv(&b, qn_str_sv(self));
    qn_buf_sv(&b, qn_str_sv(items[i]));
  }
  qn_items_free(rt, items, n);
  if (r == 0) return qn_str_finish(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}
