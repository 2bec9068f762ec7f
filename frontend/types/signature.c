/* signature.c - signature strings: "float64(float64, int32[:, ::1])". Names are Numba's, short codes included. */
#include "frontend/types/klass.h"

typedef struct parser {
  qn_types *types;
  const char *p, *end;
  const char **message;
  int depth;
} parser;

typedef struct type_name {
  const char *name;
  qn_dtype dtype;
} type_name;
static const type_name names[] = {
    {"bool", QN_D_BOOL},        {"bool_", QN_D_BOOL},      {"boolean", QN_D_BOOL},     {"b1", QN_D_BOOL},
    {"int8", QN_D_INT8},        {"i1", QN_D_INT8},         {"char", QN_D_INT8},        {"int16", QN_D_INT16},
    {"i2", QN_D_INT16},         {"short", QN_D_INT16},     {"int32", QN_D_INT32},      {"i4", QN_D_INT32},
    {"intc", QN_D_INT32},       {"int_", QN_D_INT64},      {"int64", QN_D_INT64},      {"i8", QN_D_INT64},
    {"intp", QN_D_INT64},       {"long_", QN_D_INT64},     {"longlong", QN_D_INT64},   {"ssize_t", QN_D_INT64},
    {"uint8", QN_D_UINT8},      {"u1", QN_D_UINT8},        {"byte", QN_D_UINT8},       {"uchar", QN_D_UINT8},
    {"uint16", QN_D_UINT16},    {"u2", QN_D_UINT16},       {"ushort", QN_D_UINT16},    {"uint32", QN_D_UINT32},
    {"u4", QN_D_UINT32},        {"uintc", QN_D_UINT32},    {"uint", QN_D_UINT64},      {"uint64", QN_D_UINT64},
    {"u8", QN_D_UINT64},        {"uintp", QN_D_UINT64},    {"ulong", QN_D_UINT64},     {"ulonglong", QN_D_UINT64},
    {"size_t", QN_D_UINT64},    {"float32", QN_D_FLOAT32}, {"f4", QN_D_FLOAT32},       {"float_", QN_D_FLOAT32},
    {"float64", QN_D_FLOAT64},  {"f8", QN_D_FLOAT64},      {"double", QN_D_FLOAT64},   {"float", QN_D_FLOAT64},
    {"int", QN_D_INT64},        {"complex64", QN_D_COMPLEX64}, {"c8", QN_D_COMPLEX64}, {"complex128", QN_D_COMPLEX128},
    {"c16", QN_D_COMPLEX128},   {"complex", QN_D_COMPLEX128}};

static void skip(parser *s) {
  while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n')) s->p++;
}
static bool accept(parser *s, char c) {
  skip(s);
  if (s->p >= s->end || *s->p != c) return false;
  s->p++;
  return true;
}
static const qn_type *fail(parser *s, const char *what) {
  if (!*s->message) *s->message = qn_arena_printf(s->types->arena, "bad signature: %s", what);
  return NULL;
}
static qn_sv word(parser *s) {
  skip(s);
  const char *from = s->p;
  while (s->p < s->end && ((*s->p >= 'a' && *s->p <= 'z') || (*s->p >= 'A' && *s->p <= 'Z') ||
                           (*s->p >= '0' && *s->p <= '9') || *s->p == '_' || *s->p == '.'))
    s->p++;
  qn_sv w = {from, (size_t)(s->p - from)};
  static const char *const prefixes[] = {"numba.", "nb.", "types.", "np.", "numpy."};
  for (size_t again = 0; again < 2; again++)
    for (size_t i = 0; i < QN_COUNT(prefixes); i++) {
      size_t n = strlen(prefixes[i]);
      if (w.n > n && memcmp(w.p, prefixes[i], n) == 0) w.p += n, w.n -= n;
    }
  return w;
}

static const qn_type *type(parser *s);

/* '[' axes ']' : ':' each; "::1" last is C, first is F */
static const qn_type *array_of(parser *s, const qn_type *t) {
  bool records = t->kind == QN_TYPE_RECORD && qn_record_rank(t) == 0;
  if (t->kind != QN_TYPE_SCALAR && !records) return fail(s, "only scalar types have arrays");
  int ndim = 0, first = 0, last = 0;
  do {
    if (!accept(s, ':')) return fail(s, "expected ':' in an array type");
    ndim++, last = 0;
    if (accept(s, ':')) {
      if (!accept(s, '1')) return fail(s, "expected '::1'");
      last = 1;
      if (ndim == 1) first = 1;
    }
  } while (accept(s, ','));
  if (!accept(s, ']')) return fail(s, "expected ']'");
  if (ndim > 8) return fail(s, "more than 8 dimensions");
  if (records) {
    const qn_type *of = qn_type_records(s->types, t->klass, ndim, false);
    return of ? of : fail(s, "more than 8 dimensions");
  }
  return qn_type_array(s->types, t->dtype, ndim, last ? 'C' : first ? 'F' : 'A', false);
}

static bool type_list(parser *s, const qn_type **items, uint32_t *n) {
  *n = 0;
  if (accept(s, ')')) return true;
  do {
    skip(s);
    if (s->p < s->end && *s->p == ')') break;
    if (*n == 64) return fail(s, "more than 64 types") != NULL;
    if (!(items[*n] = type(s))) return false;
    ++*n;
  } while (accept(s, ','));
  return accept(s, ')') || fail(s, "expected ')'") != NULL;
}

/* As Numba prints it: "array(float64, 2d, C)". */
static const qn_type *printed_array(parser *s, bool readonly) {
  if (!accept(s, '(')) return fail(s, "expected '('");
  const qn_type *t = type(s);
  if (!t) return NULL;
  bool records = t->kind == QN_TYPE_RECORD && qn_record_rank(t) == 0;
  if (t->kind != QN_TYPE_SCALAR && !records) return fail(s, "only scalar types have arrays");
  if (!accept(s, ',')) return fail(s, "expected ','");
  qn_sv rank = word(s);
  if (rank.n != 2 || rank.p[0] < '0' || rank.p[0] > '8' || rank.p[1] != 'd') return fail(s, "expected 0d to 8d");
  if (!accept(s, ',')) return fail(s, "expected ','");
  qn_sv layout = word(s);
  if (layout.n != 1 || !memchr("CFA", layout.p[0], 3)) return fail(s, "expected a layout: C, F or A");
  if (!accept(s, ')')) return fail(s, "expected ')'");
  if (records) {
    const qn_type *of = qn_type_records(s->types, t->klass, rank.p[0] - '0', readonly);
    return of ? of : fail(s, "more than 8 dimensions");
  }
  return qn_type_array(s->types, t->dtype, rank.p[0] - '0', layout.p[0], readonly);
}

/* Tuple((a, b)) as it is written, Tuple(a, b) as it is printed; UniTuple(a, 2) and UniTuple(a x 2). */
static const qn_type *tuple_type(parser *s, bool uni) {
  const qn_type *items[64];
  uint32_t n = 0;
  if (!accept(s, '(')) return fail(s, "expected '('");
  if (!uni) {
    bool written = accept(s, '(');
    if (!type_list(s, items, &n)) return NULL;
    if (!written) return qn_type_tuple(s->types, items, n);
  } else {
    const qn_type *t = type(s);
    if (!t) return NULL;
    if (!accept(s, ',') && !qn_sv_is(word(s), "x")) return fail(s, "expected ','");
    qn_sv count = word(s);
    for (size_t i = 0; i < count.n && n <= 64; i++) {
      if (count.p[i] < '0' || count.p[i] > '9') return fail(s, "expected a count");
      n = n * 10 + (uint32_t)(count.p[i] - '0');
    }
    if (n > 64) return fail(s, "more than 64 items");
    for (uint32_t i = 0; i < n; i++) items[i] = t;
  }
  if (!accept(s, ')')) return fail(s, "expected ')'");
  return qn_type_tuple(s->types, items, n);
}

/* ListType[t], DictType[k,v], Set(t), list(t), instances ("jitclass#3", "deferred#1"). NULL: something else; poison: failed. */
static const qn_type *container_type(parser *s, qn_sv w) {
  bool list = qn_sv_is(w, "ListType"), dict = qn_sv_is(w, "DictType"), plain = qn_sv_is(w, "list") || qn_sv_is(w, "List"), set = qn_sv_is(w, "set") || qn_sv_is(w, "Set");
  bool klass = qn_sv_is(w, "jitclass"), deferred = qn_sv_is(w, "deferred"), record = qn_sv_is(w, "record");
  if (klass || deferred || record) {
    enum qn_external what = klass ? QN_EXTERNAL_JITCLASS : record ? QN_EXTERNAL_RECORD : QN_EXTERNAL_DEFERRED;
    uint32_t n = 0;
    if (!accept(s, '#')) return fail(s, "expected '#'"), s->types->poison;
    while (s->p < s->end && *s->p >= '0' && *s->p <= '9') n = n * 10 + (uint32_t)(*s->p++ - '0');
    const qn_type *t = s->types->external ? s->types->external(s->types->external_user, what, n) : NULL;
    return t ? t : (fail(s, klass || record ? "a class that is not known" : "a deferred type that is not defined yet"), s->types->poison);
  }
  if (!list && !dict && !plain && !set) return NULL;
  const qn_type *a, *b = NULL;
  char open = list || dict ? '[' : '(', close = list || dict ? ']' : ')';
  if (!accept(s, open) || !(a = type(s)) || (dict && (!accept(s, ',') || !(b = type(s)))) || !accept(s, close))
    return fail(s, "expected the types of the items"), s->types->poison;
  static const char iv[] = "<iv=None>"; /* as Numba prints some */
  if ((size_t)(s->end - s->p) >= sizeof iv - 1 && memcmp(s->p, iv, sizeof iv - 1) == 0) s->p += sizeof iv - 1;
  qn_type t = *(dict ? qn_type_dict(s->types, a, b) : set ? qn_type_set(s->types, a) : qn_type_list(s->types, a));
  t.typed = list || dict;
  return qn_type_intern(s->types, &t);
}

static const qn_type *type(parser *s) {
  if (++s->depth > 32) return fail(s, "nested too deeply");
  qn_sv w = word(s);
  const qn_type *t = NULL;
  if (qn_sv_is(w, "void") || qn_sv_is(w, "none")) t = s->types->none;
  if (qn_sv_is(w, "Tuple")) t = tuple_type(s, false);
  if (qn_sv_is(w, "UniTuple")) t = tuple_type(s, true);
  if (qn_sv_is(w, "array")) t = printed_array(s, false);
  if (qn_sv_is(w, "readonly") && qn_sv_is(word(s), "array")) t = printed_array(s, true);
  if (qn_sv_is(w, "optional") || qn_sv_is(w, "Optional") || qn_sv_is(w, "OptionalType")) {
    if (!accept(s, '(') || !(t = type(s)) || !accept(s, ')')) return fail(s, "expected optional(type)");
    t = qn_type_optional(s->types, t);
  }
  if (qn_sv_is(w, "unicode_type") || qn_sv_is(w, "string") || qn_sv_is(w, "str")) t = s->types->str;
  if (!t && (t = container_type(s, w)) == s->types->poison) return NULL;
  for (size_t i = 0; !t && i < QN_COUNT(names); i++)
    if (qn_sv_is(w, names[i].name)) t = qn_type_scalar(s->types, names[i].dtype);
  if (!t && *s->message) return NULL;
  if (!t)
    return fail(s, w.n ? qn_arena_printf(s->types->arena, "unknown type '%.*s'", (int)w.n, w.p) : "expected a type");
  if (accept(s, '[')) t = array_of(s, t);
  s->depth--;
  return t;
}

bool qn_type_parse(qn_types *t, qn_sv text, const qn_type **out, const char **message) {
  *message = NULL;
  parser s = {t, text.p, text.p + text.n, message, 0};
  *out = type(&s);
  skip(&s);
  if (*out && s.p != s.end) *out = fail(&s, "trailing text");
  return *out != NULL;
}

bool qn_signature_parse(qn_types *t, qn_sv text, qn_signature *out, const char **message) {
  *message = NULL;
  parser s = {t, text.p, text.p + text.n, message, 0};
  *out = (qn_signature){0};
  skip(&s);
  if (s.p < s.end && *s.p != '(' && !(out->ret = type(&s))) return false;
  if (!accept(&s, '(')) return fail(&s, "expected '('") != NULL;
  const qn_type *items[64];
  if (!type_list(&s, items, &out->n)) return false;
  skip(&s);
  if (s.p != s.end) return fail(&s, "trailing text") != NULL;
  out->args = QN_NEW_N(t->arena, const qn_type *, out->n + 1);
  memcpy(out->args, items, out->n * sizeof *items);
  return true;
}

/* --- and back ------------------------------------------------------------------------------------------------------------- */
static void spell(const qn_type *t, qn_buf *out) {
  switch ((int)t->kind) {
    case QN_TYPE_ARRAY:
      qn_buf_z(out, qn_dtypes[t->dtype].name);
      qn_buf_c(out, '[');
      for (int d = 0; d < t->ndim; d++) {
        bool one = t->layout == 'C' ? d == t->ndim - 1 : t->layout == 'F' && d == 0;
        qn_buf_printf(out, "%s%s", d ? ", " : "", one ? "::1" : ":");
      }
      qn_buf_c(out, ']');
      return;
    case QN_TYPE_TUPLE:
      qn_buf_z(out, "Tuple((");
      for (uint32_t i = 0; i < t->n; i++) spell(t->items[i], out), qn_buf_c(out, ',');
      qn_buf_z(out, "))");
      return;
    case QN_TYPE_OPTIONAL:
      qn_buf_z(out, "optional(");
      spell(t->item, out);
      qn_buf_c(out, ')');
      return;
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
      qn_buf_z(out, t->kind == QN_TYPE_SET ? "set(" : t->typed ? "ListType[" : "list(");
      spell(t->item, out);
      qn_buf_c(out, t->kind == QN_TYPE_LIST && t->typed ? ']' : ')');
      return;
    case QN_TYPE_DICT:
      qn_buf_z(out, "DictType[");
      spell(t->items[0], out);
      qn_buf_c(out, ',');
      spell(t->items[1], out);
      qn_buf_c(out, ']');
      return;
    case QN_TYPE_RECORD:
      qn_buf_printf(out, "record#%u", t->klass->number);
      for (int d = 0, n = qn_record_rank(t); d < n; d++) qn_buf_z(out, d ? ", :" : "[:");
      if (qn_record_rank(t)) qn_buf_c(out, ']');
      return;
    case QN_TYPE_INSTANCE: qn_buf_printf(out, "jitclass#%u", t->klass ? t->klass->number : 0); return;
    default: qn_type_print(t, out);
  }
}

const char *qn_type_spelling(qn_arena *a, const qn_type *t) {
  qn_buf b;
  qn_buf_init(&b, a->alloc);
  spell(t, &b);
  char text[1024];
  size_t n = b.n < sizeof text ? b.n : sizeof text - 1;
  if (n) memcpy(text, b.p, n);
  qn_buf_deinit(&b);
  return qn_arena_strndup(a, text, n);
}
