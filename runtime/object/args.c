/* args.c - parsing the arguments of native functions, with CPython's words when they do not fit.
 *
 * CPython has two kinds of messages: functions with only positional-only parameters ("append() takes exactly one argument
 * (0 given)", "insert expected 2 arguments, got 1") and functions that take keywords ("round() missing required argument
 * 'number' (pos 1)"). The spec says which. */
#include "runtime/object/internal.h"

enum { PARAMS_MAX = 56 };

typedef struct spec {
  qn_sv names[PARAMS_MAX];
  uint32_t n, npos_only, nrequired, nkw_only; /* nkw_only: from the end */
} spec;

static inline bool is_mark(char c) { return c == ' ' || c == '/' || c == '|' || c == '$'; }

static void read_spec(const char *p, spec *s) {
  s->n = s->npos_only = s->nkw_only = 0, s->nrequired = UINT32_MAX;
  uint32_t kw_from = UINT32_MAX;
  while (*p) {
    size_t n = 0;
    while (!is_mark(p[n]) && p[n]) n++;
    if (n && s->n < PARAMS_MAX) s->names[s->n++] = (qn_sv){p, n};
    p += n;
    if (*p == '/') s->npos_only = s->n;
    if (*p == '|') s->nrequired = s->n;
    if (*p == '$') kw_from = s->n;
    if (*p) p++;
  }
  if (s->nrequired == UINT32_MAX) s->nrequired = s->n;
  s->nkw_only = kw_from == UINT32_MAX ? 0 : s->n - kw_from;
}

static const char *last_part(const char *fname) {
  const char *dot = strrchr(fname, '.');
  return dot ? dot + 1 : fname;
}

static const char *plural(uint64_t n) { return n == 1 ? "" : "s"; }

static int wrong_positional_count(qn_rt *rt, const char *fname, const spec *s, uint32_t got) {
  if (s->n == 0) return qn_raise(rt, QN_E_TypeError, "%s() takes no arguments (%u given)", fname, got);
  if (s->n == 1 && s->nrequired == 1)
    return qn_raise(rt, QN_E_TypeError, "%s() takes exactly one argument (%u given)", fname, got);
  uint32_t bound = got < s->nrequired ? s->nrequired : s->n;
  const char *how = s->nrequired == s->n ? "" : got < s->nrequired ? "at least " : "at most ";
  return qn_raise(rt, QN_E_TypeError, "%s expected %s%u argument%s, got %u", last_part(fname), how, bound, plural(bound), got);
}

static int parse_positional_only(qn_rt *rt, const qn_args *args, const char *fname, const spec *s, qn_value *vals) {
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", fname);
  if (args->npos < s->nrequired || args->npos > s->n) return wrong_positional_count(rt, fname, s, args->npos);
  for (uint32_t i = 0; i < s->n; i++) vals[i] = i < args->npos ? args->pos[i] : (qn_value){0};
  return 0;
}

static int too_many(qn_rt *rt, const char *fname, const spec *s, const qn_args *args) {
  uint32_t max = s->n - s->nkw_only, given = args->npos;
  if (s->nkw_only == 0) given += args->nkw;
  if (max == 0) return qn_raise(rt, QN_E_TypeError, "%s() takes no positional arguments", fname);
  const char *how = s->nrequired >= max ? "exactly" : "at most";
  return qn_raise(rt, QN_E_TypeError, "%s() takes %s %u %sargument%s (%u given)", fname, how, max,
                  s->nkw_only ? "positional " : "", plural(max), given);
}

static int place_keyword(qn_rt *rt, const char *fname, const spec *s, qn_sym name, uint32_t *at) {
  for (uint32_t i = s->npos_only; i < s->n; i++)
    if (qn_sv_eq(s->names[i], qn_sym_sv(name))) return *at = i, 0;
  return qn_raise(rt, QN_E_TypeError, "'%s' is an invalid keyword argument for %s()", name->text, fname);
}

/* A call without keywords that fits, which nearly all are: the spec's names need not be looked at. */
static bool parse_plain(const qn_args *args, const char *text, qn_value *vals) {
  uint32_t n = 0, required = UINT32_MAX, positional = UINT32_MAX;
  bool inside = false;
  for (const char *p = text; *p; p++) {
    bool mark = is_mark(*p);
    n += !mark && !inside;
    inside = !mark;
    if (*p == '|') required = n;
    if (*p == '$') positional = n;
  }
  if (args->nkw || args->npos < (required < n ? required : n) || args->npos > (positional < n ? positional : n)) return false;
  if (required == UINT32_MAX && positional < n) return false;
  for (uint32_t i = 0; i < n; i++) vals[i] = i < args->npos ? args->pos[i] : (qn_value){0};
  return true;
}

/* A call with keywords that fits, of parameters that all have names: one walk over the spec. Whatever is wrong is found again, and told, by
 * the long way. */
static bool parse_named(const qn_args *args, const char *p, qn_value *vals) {
  uint32_t n = 0, used = 0;
  bool counted = false;
  for (; *p; p += *p != 0) {
    const char *name = p;
    while (*p && !is_mark(*p)) p++;
    if (p > name) {
      const size_t length = (size_t)(p - name);
      qn_value x = n < args->npos ? args->pos[n] : (qn_value){0};
      for (uint32_t k = 0; k < args->nkw; k++) {
        const qn_sv given = qn_sym_sv(args->kwnames[k]);
        if (given.n != length || given.p[0] != name[0] || memcmp(given.p, name, length) != 0) continue;
        if (x.tag != QN_UNSET) return false;
        x = args->kwvals[k], used++;
      }
      if (x.tag == QN_UNSET && !counted) return false; /* one that must be given, or comes before the mark that says so */
      vals[n++] = x;
    }
    if (*p == '/' || (*p == '$' && args->npos > n)) return false;
    counted = counted || *p == '|' || *p == '$';
  }
  return used == args->nkw && args->npos <= n;
}

int qn_args_parse(qn_rt *rt, const qn_args *args, const char *fname, const char *text, qn_value *vals) {
  if (args->nkw ? parse_named(args, text, vals) : parse_plain(args, text, vals)) return 0;
  spec s;
  read_spec(text, &s);
  if (s.npos_only == s.n) return parse_positional_only(rt, args, fname, &s, vals);
  fname = last_part(fname);
  if (args->npos > s.n - s.nkw_only) return too_many(rt, fname, &s, args);
  for (uint32_t i = 0; i < s.n; i++) vals[i] = i < args->npos ? args->pos[i] : (qn_value){0};
  for (uint32_t k = 0; k < args->nkw; k++) {
    uint32_t at = 0;
    QN_TRY(place_keyword(rt, fname, &s, args->kwnames[k], &at));
    if (vals[at].tag != QN_UNSET)
      return qn_raise(rt, QN_E_TypeError, "argument for %s() given by name ('%s') and position (%u)", fname,
                      args->kwnames[k]->text, at + 1);
    vals[at] = args->kwvals[k];
  }
  for (uint32_t i = 0; i < s.nrequired && i < s.n - s.nkw_only; i++) {
    if (vals[i].tag != QN_UNSET) continue;
    if (i < s.npos_only)
      return qn_raise(rt, QN_E_TypeError, "%s() takes %s %u positional argument%s (%u given)", fname,
                      s.nrequired == s.n ? "exactly" : "at least", s.nrequired, plural(s.nrequired), args->npos);
    return qn_raise(rt, QN_E_TypeError, "%s() missing required argument '%.*s' (pos %u)", fname, (int)s.names[i].n,
                    s.names[i].p, i + 1);
  }
  return 0;
}
