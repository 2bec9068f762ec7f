/* str_case.c - case and classes of characters (runtime/base/strcase.def): ASCII here, all else by the session's str. And the
 * text of values: f-strings, str(), repr() are lines of print() that become a string. */
#include "runtime/base/unicode.h"
#include "runtime/kernel/str.h"

enum method {
#define QN_STRCASE(name, result) M_##name,
#include "runtime/base/strcase.def"
#undef QN_STRCASE
};
static const char *const names[] = {
#define QN_STRCASE(name, result) #name,
#include "runtime/base/strcase.def"
#undef QN_STRCASE
};

static bool lower(char c) { return c >= 'a' && c <= 'z'; }
static bool upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool letter(char c) { return lower(c) || upper(c); }
static char to_lower(char c) { return upper(c) ? (char)(c + 32) : c; }
static char to_upper(char c) { return lower(c) ? (char)(c - 32) : c; }

static char cased(int32_t method, char c, bool first, bool after_letter) {
  switch (method) {
    case M_upper: return to_upper(c);
    case M_lower:
    case M_casefold: return to_lower(c);
    case M_swapcase: return lower(c) ? to_upper(c) : to_lower(c);
    case M_title: return after_letter ? to_lower(c) : to_upper(c);
    default: return first ? to_upper(c) : to_lower(c); /* capitalize */
  }
}

int32_t qn_k_str_case(qn_kctx *ctx, const qn_kobj *s, int32_t method, qn_kobj **out) {
  size_t n = qn_kstr_size(s);
  const char *p = qn_kstr_bytes(s);
  if (!(s->flags & QN_KO_ASCII)) {
    qn_buf text;
    qn_buf_init(&text, &qn_malloc_allocator);
    int64_t truth;
    bool ok = ctx->hooks && ctx->hooks->text_method && !ctx->hooks->text_method(ctx, names[method], (qn_sv){p, n}, &text, &truth) && !text.oom;
    *out = ok ? qn_kstr_new(ctx, QN_KO_STR, text.p ? text.p : "", text.n) : NULL;
    qn_buf_deinit(&text);
    return *out ? 0 : ok ? 1 : qn_k_error(ctx, "RuntimeError", "str.%s() of this text is not available here", names[method]);
  }
  qn_kobj *r = qn_kstr_alloc(ctx, QN_KO_STR, n);
  if (!r) return 1;
  char *q = (char *)r + QN_KO_SLOTS;
  for (size_t i = 0; i < n; i++) q[i] = cased(method, p[i], i == 0, i && letter(p[i - 1]));
  qn_kstr_done(r, n);
  *out = r;
  return 0;
}

/* Is every character of the kind that the method asks for? */
static bool all_of(int32_t method, qn_sv s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool ok = method == M_isalpha    ? letter(c)
              : method == M_isalnum  ? letter(c) || digit(c)
              : method == M_isspace  ? (c >= 9 && c <= 13) || (c >= 28 && c <= 32)
              : method == M_isprintable ? c >= 32 && c < 127
              : method == M_isidentifier ? letter(c) || c == '_' || (i && digit(c))
                                         : digit(c);
    if (!ok) return false;
  }
  return s.n || method == M_isprintable;
}

static bool case_of(int32_t method, qn_sv s) {
  bool any = false, before = false;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (method == M_isupper ? lower(c) : method == M_islower && upper(c)) return false;
    if (method == M_istitle && ((upper(c) && before) || (lower(c) && !before))) return false;
    any = any || letter(c);
    before = letter(c);
  }
  return any;
}

int32_t qn_k_str_is(qn_kctx *ctx, const qn_kobj *s, int32_t method, int64_t *out) {
  qn_sv text = {qn_kstr_bytes(s), qn_kstr_size(s)};
  bool ascii = (s->flags & QN_KO_ASCII) != 0;
  *out = ascii;
  if (method == M_isascii) return 0;
  if (!ascii) {
    qn_buf unused;
    qn_buf_init(&unused, &qn_malloc_allocator);
    int32_t bad = !ctx->hooks || !ctx->hooks->text_method || ctx->hooks->text_method(ctx, names[method], text, &unused, out);
    qn_buf_deinit(&unused);
    return bad ? qn_k_error(ctx, "RuntimeError", "str.%s() of this text is not available here", names[method]) : 0;
  }
  *out = method == M_isupper || method == M_islower || method == M_istitle ? case_of(method, text) : all_of(method, text);
  return 0;
}
