/* unicode_module.c - the module unicodedata: normal forms, categories and combining classes, by utf8proc's tables (which may
 * know characters that CPython 3.11's do not). Names of characters are not there. */
#include <string.h>
#include <utf8proc.h>

#include "runtime/base/unicode.h"
#include "runtime/vm/vm_int.h"

static int normal_form(qn_rt *rt, qn_value form, utf8proc_option_t *options) {
  static const struct {
    const char *name;
    utf8proc_option_t options;
  } forms[] = {{"NFC", UTF8PROC_COMPOSE}, {"NFD", UTF8PROC_DECOMPOSE}, {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT}, {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
  if (!qn_is(form, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "normalize() argument 1 must be str, not %s", qn_class_of(form)->name);
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (qn_sv_is(qn_str_sv(form), forms[i].name)) return *options = forms[i].options | UTF8PROC_STABLE, 0;
  return qn_raise(rt, QN_E_ValueError, "invalid normalization form");
}

static int normalized(qn_rt *rt, const qn_args *args, const char *name, qn_value *text, qn_value *out) {
  qn_value a[2];
  utf8proc_option_t options = UTF8PROC_STABLE;
  if (qn_args_parse(rt, args, name, "form unistr/", a) || normal_form(rt, a[0], &options)) return -1;
  if (!qn_is(a[1], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "%s() argument 2 must be str, not %s", name, qn_class_of(a[1])->name);
  *text = a[1];
  qn_sv s = qn_str_sv(a[1]);
  bool plain = true;
  for (size_t i = 0; i < s.n && plain; i++) plain = (unsigned char)s.p[i] < 128;
  if (plain) return *out = qn_retained(a[1]), 0;
  const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)s.p;
  utf8proc_ssize_t n = utf8proc_decompose(in, (utf8proc_ssize_t)s.n, NULL, 0, options);
  if (n < 0) return *out = qn_retained(a[1]), 0; /* a lone surrogate: nothing to decompose */
  size_t room = ((size_t)n + 1) * sizeof(utf8proc_int32_t);
  utf8proc_int32_t *points = qn_alloc(rt->alloc, room);
  if (!points) return qn_raise_memory(rt);
  utf8proc_decompose(in, (utf8proc_ssize_t)s.n, points, n, options);
  n = utf8proc_reencode(points, n, options);
  int status = n < 0 ? (*out = qn_retained(a[1]), 0) : qn_new_str(rt, (qn_sv){(const char *)points, (size_t)n}, out);
  qn_free(rt->alloc, points, room);
  return status;
}

static int u_normalize(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value text;
  (void)self;
  return normalized(rt, args, "normalize", &text, out);
}

static int u_is_normalized(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value text, form;
  (void)self;
  if (normalized(rt, args, "is_normalized", &text, &form)) return -1;
  qn_sv a = qn_str_sv(text), b = qn_str_sv(form);
  *out = qn_bool(a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0));
  return qn_release(rt, form), 0;
}

static int character(qn_rt *rt, const qn_args *args, const char *name, utf8proc_int32_t *c) {
  qn_value v;
  if (qn_args_parse(rt, args, name, "chr/", &v)) return -1;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "%s() argument must be a unicode character, not %s", name, qn_class_of(v)->name);
  qn_sv s = qn_str_sv(v);
  if (qn_utf8_count(s) != 1) return qn_raise(rt, QN_E_TypeError, "%s() argument must be a unicode character, not str", name);
  const char *p = s.p;
  *c = (utf8proc_int32_t)qn_utf8_next(&p, s.p + s.n);
  return 0;
}

static int u_category(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  utf8proc_int32_t c = 0;
  (void)self;
  return character(rt, args, "category", &c) ? -1 : qn_new_str(rt, qn_sv_of(utf8proc_category_string(c)), out);
}

static int u_combining(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  utf8proc_int32_t c = 0;
  (void)self;
  return character(rt, args, "combining", &c) ? -1 : (*out = qn_int(utf8proc_get_property(c)->combining_class), 0);
}

#define ROW(n) {.name = #n, .fn = u_##n}
static const qn_method functions[] = {ROW(normalize), ROW(is_normalized), ROW(category), ROW(combining), {.name = NULL}};
const qn_module_def qn_unicodedata_module = {.name = "unicodedata", .functions = functions};
