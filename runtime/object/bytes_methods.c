/* bytes_methods.c - the methods of bytes and bytearray that take ASCII letters for what they are: padding, cases, questions, parts. The rows
 * are QN_BYTES_METHODS (bytes.h); results are of the kind of the object, as everywhere. */
#include "runtime/object/bytes.h"
#include "runtime/object/internal.h"
#include "runtime/object/memory.h"

#define METHOD(name) int qn_bytes_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

static bool lower(char c) { return c >= 'a' && c <= 'z'; }
static bool upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool alpha(char c) { return lower(c) || upper(c); }
static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool alnum(char c) { return alpha(c) || digit(c); }
static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool ascii(char c) { return (unsigned char)c < 128; }

static int view(qn_rt *rt, qn_value v, qn_sv *out) {
  bool fixed;
  return qn_bytes_need(rt, v, out, &fixed);
}

/* --- questions --------------------------------------------------------------------------------------------------------------- */
static int all_are(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool (*is)(char), bool empty, qn_value *out) {
  qn_sv s = {0};
  QN_TRY(qn_args_parse(rt, args, name, "", NULL));
  QN_TRY(view(rt, self, &s));
  bool yes = s.n ? true : empty;
  for (size_t i = 0; i < s.n && yes; i++) yes = is(s.p[i]);
  return *out = qn_bool(yes), 0;
}
METHOD(isalnum) { return all_are(rt, self, args, "isalnum", alnum, false, out); }
METHOD(isalpha) { return all_are(rt, self, args, "isalpha", alpha, false, out); }
METHOD(isascii) { return all_are(rt, self, args, "isascii", ascii, true, out); }
METHOD(isdigit) { return all_are(rt, self, args, "isdigit", digit, false, out); }
METHOD(isspace) { return all_are(rt, self, args, "isspace", blank, false, out); }

/* There is a letter, and none of the other case. */
static int cased(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool (*wanted)(char), bool (*other)(char), qn_value *out) {
  qn_sv s = {0};
  bool some = false, none = true;
  QN_TRY(qn_args_parse(rt, args, name, "", NULL));
  QN_TRY(view(rt, self, &s));
  for (size_t i = 0; i < s.n; i++) some |= wanted(s.p[i]), none &= !other(s.p[i]);
  return *out = qn_bool(some && none), 0;
}
METHOD(islower) { return cased(rt, self, args, "islower", lower, upper, out); }
METHOD(isupper) { return cased(rt, self, args, "isupper", upper, lower, out); }
METHOD(istitle) {
  qn_sv s = {0};
  bool some = false, inside = false, fine = true;
  QN_TRY(qn_args_parse(rt, args, "istitle", "", NULL));
  QN_TRY(view(rt, self, &s));
  for (size_t i = 0; i < s.n; inside = alpha(s.p[i]), i++) {
    some |= alpha(s.p[i]);
    if (upper(s.p[i]) ? inside : lower(s.p[i]) && !inside) fine = false;
  }
  return *out = qn_bool(some && fine), 0;
}

/* --- cases ---------------------------------------------------------------------------------------------------------------------- */
typedef enum change { CAPITALIZE, SWAPCASE, TITLE } change;
static int changed(qn_rt *rt, qn_value self, const qn_args *args, const char *name, change how, qn_value *out) {
  qn_sv s = {0};
  qn_buf b;
  QN_TRY(qn_args_parse(rt, args, name, "", NULL));
  QN_TRY(view(rt, self, &s));
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; i < s.n; i++) {
    const bool first = how == CAPITALIZE ? i == 0 : i == 0 || !alpha(s.p[i - 1]);
    const bool flip = how == SWAPCASE ? alpha(s.p[i]) : first ? lower(s.p[i]) : upper(s.p[i]);
    qn_buf_c(&b, flip ? (char)(s.p[i] ^ 0x20) : s.p[i]);
  }
  return qn_bytes_result(rt, self, &b, out);
}
METHOD(capitalize) { return changed(rt, self, args, "capitalize", CAPITALIZE, out); }
METHOD(swapcase) { return changed(rt, self, args, "swapcase", SWAPCASE, out); }
METHOD(title) { return changed(rt, self, args, "title", TITLE, out); }

/* --- padding -------------------------------------------------------------------------------------------------------------------- */
/* left: how much of the fill goes to the left. */
static int padded(qn_rt *rt, qn_value self, const qn_args *args, const char *name, size_t (*left)(size_t fill, size_t width), qn_value *out) {
  qn_value a[2];
  qn_sv s = {0}, with = QN_SV(" ");
  int64_t width;
  QN_TRY(qn_args_parse(rt, args, name, "width|fillchar/", a));
  QN_TRY(qn_as_index(rt, a[0], &width));
  bool fixed;
  if (a[1].tag != QN_UNSET && (!qn_bytes_view(rt, a[1], &with, &fixed) || with.n != 1))
    return qn_raise(rt, QN_E_TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, qn_type_name(a[1]));
  QN_TRY(view(rt, self, &s));
  const size_t fill = width > (int64_t)s.n ? (size_t)width - s.n : 0, before = left(fill, fill + s.n);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_fill(&b, with.p[0], before);
  qn_buf_sv(&b, s);
  qn_buf_fill(&b, with.p[0], fill - before);
  return qn_bytes_result(rt, self, &b, out);
}
static size_t pad_none(size_t fill, size_t width) { return (void)fill, (void)width, 0; }
static size_t pad_all(size_t fill, size_t width) { return (void)width, fill; }
static size_t pad_half(size_t fill, size_t width) { return fill / 2 + (fill & width & 1); }
METHOD(ljust) { return padded(rt, self, args, "ljust", pad_none, out); }
METHOD(rjust) { return padded(rt, self, args, "rjust", pad_all, out); }
METHOD(center) { return padded(rt, self, args, "center", pad_half, out); }
METHOD(zfill) {
  qn_value a;
  qn_sv s = {0};
  int64_t width;
  QN_TRY(qn_args_parse(rt, args, "zfill", "width/", &a));
  QN_TRY(qn_as_index(rt, a, &width));
  QN_TRY(view(rt, self, &s));
  const size_t sign = s.n && (s.p[0] == '+' || s.p[0] == '-');
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_sv(&b, (qn_sv){s.p, sign});
  if (width > (int64_t)s.n) qn_buf_fill(&b, '0', (size_t)width - s.n);
  qn_buf_sv(&b, (qn_sv){s.p + sign, s.n - sign});
  return qn_bytes_result(rt, self, &b, out);
}
METHOD(expandtabs) {
  qn_value a;
  qn_sv s = {0};
  int64_t size = 8, column = 0;
  QN_TRY(qn_args_parse(rt, args, "expandtabs", "|tabsize", &a));
  if (a.tag != QN_UNSET) QN_TRY(qn_as_index(rt, a, &size));
  QN_TRY(view(rt, self, &s));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; i < s.n; i++) {
    const int64_t gap = s.p[i] == '\t' && size > 0 ? size - column % size : 0;
    if (s.p[i] == '\t') qn_buf_fill(&b, ' ', (size_t)gap), column += gap;
    else qn_buf_c(&b, s.p[i]), column = s.p[i] == '\n' || s.p[i] == '\r' ? 0 : column + 1;
  }
  return qn_bytes_result(rt, self, &b, out);
}

/* --- parts ---------------------------------------------------------------------------------------------------------------------- */
static int part(qn_rt *rt, qn_value self, qn_sv s, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_sv(&b, s);
  return qn_bytes_result(rt, self, &b, out);
}

static int without(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool front, qn_value *out) {
  qn_value a;
  qn_sv s = {0}, x = {0};
  QN_TRY(qn_args_parse(rt, args, name, front ? "prefix/" : "suffix/", &a));
  QN_TRY(view(rt, a, &x));
  QN_TRY(view(rt, self, &s));
  const bool there = x.n <= s.n && (!x.n || memcmp(front ? s.p : s.p + s.n - x.n, x.p, x.n) == 0);
  if (there) s = (qn_sv){front ? s.p + x.n : s.p, s.n - x.n};
  return part(rt, self, s, out);
}
METHOD(removeprefix) { return without(rt, self, args, "removeprefix", true, out); }
METHOD(removesuffix) { return without(rt, self, args, "removesuffix", false, out); }

/* The last place of x that ends at or before `end`; -1: there is none. */
static int64_t last_of(qn_sv s, qn_sv x, size_t end) {
  for (int64_t i = (int64_t)end - (int64_t)x.n; i >= 0; i--)
    if (memcmp(s.p + i, x.p, x.n) == 0) return i;
  return -1;
}

static int parted(qn_rt *rt, qn_value self, const qn_args *args, const char *name, bool last, qn_value *out) {
  qn_value a, three[3] = {{0}};
  qn_sv s = {0}, x = {0};
  QN_TRY(qn_args_parse(rt, args, name, "sep/", &a));
  QN_TRY(view(rt, a, &x));
  QN_TRY(view(rt, self, &s));
  if (!x.n) return qn_raise(rt, QN_E_ValueError, "empty separator");
  const char *p = last ? NULL : memmem(s.p, s.n, x.p, x.n);
  const int64_t at = last ? last_of(s, x, s.n) : p ? p - s.p : -1;
  const size_t cut = at < 0 ? (last ? 0 : s.n) : (size_t)at, gap = at < 0 ? 0 : x.n;
  int bad = part(rt, self, (qn_sv){s.p, cut}, &three[0]) || part(rt, self, (qn_sv){s.p + cut, gap}, &three[1]) ||
            part(rt, self, (qn_sv){s.p + cut + gap, s.n - cut - gap}, &three[2]) || qn_new_tuple(rt, three, 3, out);
  for (int i = 0; i < 3; i++) qn_release(rt, three[i]);
  return bad ? -1 : 0;
}
METHOD(partition) { return parted(rt, self, args, "partition", false, out); }
METHOD(rpartition) { return parted(rt, self, args, "rpartition", true, out); }

static int add_part(qn_rt *rt, qn_value self, qn_value list, qn_sv s) {
  qn_value v;
  QN_TRY(part(rt, self, s, &v));
  int bad = qn_list_append(rt, list, v);
  return qn_release(rt, v), bad;
}
/* From the end on: the parts are collected backwards, then the list is turned. */
static int rsplit(qn_rt *rt, qn_value self, qn_value list, qn_sv s, qn_sv sep, int64_t left) {
  size_t end = s.n;
  for (; left && sep.n; left -= left > 0) {
    const int64_t at = last_of(s, sep, end);
    if (at < 0) break;
    QN_TRY(add_part(rt, self, list, (qn_sv){s.p + at + sep.n, end - (size_t)at - sep.n}));
    end = (size_t)at;
  }
  if (sep.n) return add_part(rt, self, list, (qn_sv){s.p, end});
  for (;; left -= left > 0) {
    while (end && blank(s.p[end - 1])) end--;
    if (!end) return 0;
    size_t from = left ? end : 0;
    while (left && from && !blank(s.p[from - 1])) from--;
    QN_TRY(add_part(rt, self, list, (qn_sv){s.p + from, end - from}));
    if (!left) return 0;
    end = from;
  }
}
METHOD(rsplit) {
  qn_value a[2];
  qn_sv s = {0}, sep = {0};
  int64_t left = -1;
  QN_TRY(qn_args_parse(rt, args, "rsplit", "|sep maxsplit", a));
  if (a[1].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[1], &left));
  if (!qn_is_none(a[0]) && a[0].tag != QN_UNSET) {
    QN_TRY(view(rt, a[0], &sep));
    if (!sep.n) return qn_raise(rt, QN_E_ValueError, "empty separator");
  }
  QN_TRY(view(rt, self, &s));
  QN_TRY(qn_new_list(rt, NULL, 0, out));
  if (rsplit(rt, self, *out, s, sep, left)) return qn_drop(rt, out), -1;
  qn_list *l = (qn_list *)out->o;
  for (int64_t i = 0, j = l->n - 1; i < j && l->elem == QN_OBJ; i++, j--) {
    const qn_value t = l->v[i];
    l->v[i] = l->v[j], l->v[j] = t;
  }
  return 0;
}
METHOD(splitlines) {
  qn_value keep;
  qn_sv s = {0};
  QN_TRY(qn_args_parse(rt, args, "splitlines", "|keepends", &keep));
  const int with = keep.tag == QN_UNSET ? 0 : qn_truth(rt, keep);
  if (with < 0) return -1;
  QN_TRY(view(rt, self, &s));
  QN_TRY(qn_new_list(rt, NULL, 0, out));
  for (size_t from = 0; from < s.n;) {
    size_t end = from;
    while (end < s.n && s.p[end] != '\n' && s.p[end] != '\r') end++;
    const size_t next = end == s.n ? end : end + 1 + (end + 1 < s.n && s.p[end] == '\r' && s.p[end + 1] == '\n');
    if (add_part(rt, self, *out, (qn_sv){s.p + from, (with ? next : end) - from})) return qn_drop(rt, out), -1;
    from = next;
  }
  return 0;
}

/* --- tables --------------------------------------------------------------------------------------------------------------------- */
METHOD(translate) {
  qn_value a[2];
  qn_sv s = {0}, table = {0}, gone = {0};
  QN_TRY(qn_args_parse(rt, args, "translate", "table/|delete", a));
  if (!qn_is_none(a[0])) {
    QN_TRY(view(rt, a[0], &table));
    if (table.n != 256) return qn_raise(rt, QN_E_ValueError, "translation table must be 256 characters long");
  }
  if (a[1].tag != QN_UNSET) QN_TRY(view(rt, a[1], &gone));
  QN_TRY(view(rt, self, &s));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; i < s.n; i++)
    if (!gone.n || !memchr(gone.p, s.p[i], gone.n)) qn_buf_c(&b, table.n ? table.p[(unsigned char)s.p[i]] : s.p[i]);
  return qn_bytes_result(rt, self, &b, out);
}
METHOD(maketrans) {
  qn_value a[2];
  qn_sv from = {0}, to = {0};
  (void)self;
  QN_TRY(qn_args_parse(rt, args, "maketrans", "frm to/", a));
  QN_TRY(view(rt, a[0], &from));
  QN_TRY(view(rt, a[1], &to));
  if (from.n != to.n) return qn_raise(rt, QN_E_ValueError, "maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; i++) table[i] = (char)i;
  for (size_t i = 0; i < from.n; i++) table[(unsigned char)from.p[i]] = to.p[i];
  return qn_new_bytes(rt, (qn_sv){table, sizeof table}, out);
}
