/* numba_types.c - numba's types as values of scripts: `float64`, `float64[:, ::1]`, `float64(int64, float64[:])`,
 * `types.UniTuple(int64, 2)`. A type is its text, the one that Numba prints ("array(float64, 1d, A)"), which is also what the
 * engine's signature parser reads; so types are equal when their texts are. */
#include "runtime/object/internal.h"
#include "runtime/vm/modules/numba_int.h"

typedef struct numba_type {
  qn_obj obj;
  bool signature;   /* made by calling a type: "float64(int64)" */
  size_t result_n;  /* of a signature: bytes of its result's text */
  const void *type; /* the engine's, or NULL */
  qn_value text;    /* str */
} numba_type;

static int new_type(qn_rt *rt, qn_sv text, bool signature, qn_value *out) {
  qn_value s;
  if (qn_new_str(rt, text, &s)) return -1;
  numba_type *t = qn_obj_new(rt, signature ? &qn_numba_type_class : qn_numba_class_of(text), sizeof *t);
  if (!t) {
    qn_release(rt, s);
    return -1;
  }
  t->signature = signature;
  t->text = s;
  *out = qn_from_obj(t);
  return 0;
}

static bool is_type(qn_value v) {
  const qn_class *c = v.tag == QN_OBJ ? v.o->cls : NULL;
  while (c && c != &qn_numba_type_class) c = c->base;
  return c != NULL;
}
static qn_sv text_of(qn_value v) { return qn_str_sv(((numba_type *)v.o)->text); }

static void type_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((numba_type *)o)->text);
  qn_obj_free(rt, o, sizeof(numba_type));
}

static int type_str(qn_rt *rt, qn_value v, qn_buf *out);

/* repr of an array type names its parts; in a signature the arguments are written so. */
static void put_repr(qn_sv s, qn_buf *out) {
  bool readonly = s.n > 9 && memcmp(s.p, "readonly ", 9) == 0;
  if (readonly) s.p += 9, s.n -= 9;
  const char *comma = s.n > 6 && memcmp(s.p, "array(", 6) == 0 ? memchr(s.p, ',', s.n) : NULL;
  const char *d = comma ? memchr(comma, 'd', s.n - (size_t)(comma - s.p)) : NULL;
  if (!d) {
    qn_buf_sv(out, s);
    return;
  }
  qn_buf_printf(out, "Array(%.*s, %.*s, '%c', %s, aligned=True)", (int)(comma - s.p) - 6, s.p + 6, (int)(d - comma) - 2, comma + 2,
                s.p[s.n - 2], readonly ? "True" : "False");
}

static int type_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const numba_type *t = (const numba_type *)v.o;
  qn_sv s = text_of(v);
  if (t->signature) return type_str(rt, v, out);
  put_repr(s, out);
  return 0;
}

/* A signature prints as Numba's: "(int64, float64) -> float64". */
static int type_str(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  const numba_type *t = (const numba_type *)v.o;
  qn_sv s = text_of(v);
  if (!t->signature) return qn_buf_sv(out, s), 0;
  qn_sv args = {s.p + t->result_n + 1, s.n - t->result_n - 2};
  int depth = 0;
  uint32_t count = 0;
  size_t begin = 0;
  qn_buf_c(out, '(');
  for (size_t i = 0; i <= args.n && args.n; i++) {
    char c = i < args.n ? args.p[i] : ',';
    depth += c == '(' || c == '[';
    depth -= c == ')' || c == ']';
    if (c != ',' || depth) continue;
    if (count++) qn_buf_z(out, ", ");
    put_repr((qn_sv){args.p + begin, i - begin}, out);
    begin = i + 2;
  }
  qn_buf_z(out, count == 1 ? ",) -> " : ") -> ");
  qn_buf_sv(out, (qn_sv){s.p, t->result_n});
  return 0;
}

static int type_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const numba_type *t = (const numba_type *)v.o;
  if (t->signature) {
    if (strcmp(name->text, "return_type") == 0) return new_type(rt, (qn_sv){text_of(v).p, t->result_n}, false, out);
    return 1;
  }
  return qn_numba_type_attr(rt, text_of(v), qn_sym_sv(name), out);
}

static int type_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  qn_sv s = text_of(v);
  *out = qn_hash_bytes(s.p, s.n);
  return 0;
}

static int type_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if (!is_type(a) || !is_type(b) || (op != QN_EQ && op != QN_NE)) return QN_NOT_IMPLEMENTED;
  *out = qn_bool(qn_sv_eq(text_of(a), text_of(b)) == (op == QN_EQ));
  return 0;
}

static int finish(qn_rt *rt, qn_buf *text, bool signature, int status, qn_value *out) {
  if (status == 0) status = text->oom ? qn_raise_memory(rt) : new_type(rt, qn_buf_view(text), signature, out);
  qn_buf_deinit(text);
  return status;
}

/* One axis of `float64[...]`: `:` or `::1`. 1: the latter. */
static int axis_of(qn_rt *rt, qn_value key) {
  if (!qn_is(key, QN_K_SLICE)) return qn_raise(rt, QN_E_KeyError, "an array type is written with slices, as float64[:, ::1]");
  const qn_slice *s = (const qn_slice *)key.o;
  return s->step.tag == QN_INT && s->step.i == 1;
}

static int type_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_tuple *t = qn_is(key, QN_K_TUPLE) ? (const qn_tuple *)key.o : NULL;
  int64_t n = t ? t->n : 1;
  int first = 0, last = 0;
  for (int64_t i = 0; i < n; i++) {
    last = axis_of(rt, t ? t->items[i] : key);
    if (last < 0) return -1;
    if (i == 0) first = last;
  }
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_printf(&text, "array(%.*s, %lldd, %c)", (int)text_of(v).n, text_of(v).p, (long long)n, last ? 'C' : first ? 'F' : 'A');
  return finish(rt, &text, false, 0, out);
}

/* float64(int64, float64[:]) is a signature; float64(3) is a number. */
static int type_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  if (args->npos == 1 && !is_type(args->pos[0]) && args->pos[0].tag != QN_NONE) {
    qn_dtype d;
    if (qn_dtype_find(text_of(v), &d)) return qn_call_object(rt, qn_class_value(&qn_npscalar_classes[d]), args, out);
  }
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_sv(&text, text_of(v));
  qn_buf_c(&text, '(');
  int status = 0;
  for (uint32_t i = 0; i < args->npos && status == 0; i++) {
    if (i) qn_buf_z(&text, ", ");
    status = qn_numba_type_text(rt, args->pos[i], &text);
  }
  qn_buf_c(&text, ')');
  status = finish(rt, &text, true, status, out);
  if (status == 0) ((numba_type *)out->o)->result_n = text_of(v).n;
  return status;
}

qn_class qn_numba_type_class = {QN_CLASS_HEAD("Type", QN_K_OTHER, &qn_object_class),
                                    .destroy = type_destroy,
                                    .repr = type_repr,
                                    .str = type_str,
                                    .hash = type_hash,
                                    .get_attr = type_get_attr,
                                    .compare = type_compare,
                                    .get_item = type_get_item,
                                    .call = type_call};

int qn_numba_type_text(qn_rt *rt, qn_value v, qn_buf *out) {
  if (is_type(v)) return qn_buf_sv(out, text_of(v)), 0;
  if (qn_is(v, QN_K_STR)) return qn_buf_sv(out, qn_str_sv(v)), 0;
  if (v.tag == QN_NONE) return qn_buf_z(out, "none"), 0;
  if (qn_is(v, QN_K_TYPE)) { /* Python's own: int, float, bool, complex */
    qn_dtype d;
    if (qn_dtype_find(qn_sv_of(qn_class_ptr(v)->name), &d)) return qn_buf_z(out, qn_dtypes[d].name), 0;
  }
  qn_sym sym = qn_sym_of(rt, "__numba_text__");
  qn_value text;
  if (sym && v.tag == QN_OBJ && qn_get_attr(rt, v, sym, &text) == 0) { /* a jitclass, a deferred type */
    if (qn_is(text, QN_K_STR)) qn_buf_sv(out, qn_str_sv(text));
    qn_release(rt, text);
    return 0;
  }
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_TypeError, "a numba type is expected, not '%s'", qn_class_of(v)->name);
}

int qn_new_numba_type(qn_rt *rt, qn_sv text, qn_value *out) { return new_type(rt, text, false, out); }

int qn_new_numba_signature(qn_rt *rt, const qn_value *types, int64_t n, qn_value *out) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = qn_numba_type_text(rt, types[n - 1], &text);
  size_t result_n = text.n;
  qn_buf_c(&text, '(');
  for (int64_t i = 0; i < n - 1 && status == 0; i++) {
    if (i) qn_buf_z(&text, ", ");
    status = qn_numba_type_text(rt, types[i], &text);
  }
  qn_buf_c(&text, ')');
  status = finish(rt, &text, true, status, out);
  if (status == 0) ((numba_type *)out->o)->result_n = result_n;
  return status;
}

bool qn_is_numba_type(qn_value v) { return is_type(v); }
const void *qn_numba_type_pointer(qn_value v) { return is_type(v) ? ((const numba_type *)v.o)->type : NULL; }

void qn_numba_type_settle(qn_value v, const void *type) { ((numba_type *)v.o)->type = type; }

int qn_numba_type_with(qn_rt *rt, qn_sv text, const void *type, qn_value *out) {
  if (new_type(rt, text, false, out)) return -1;
  ((numba_type *)out->o)->type = type;
  return 0;
}

/* --- types.Tuple, types.UniTuple ------------------------------------------------------------------------------------ */
int qn_numba_tuple(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value types, *items;
  int64_t n;
  if (qn_args_parse(rt, args, "Tuple", "types", &types) || qn_items_of(rt, types, &items, &n)) return -1;
  qn_buf text, one;
  qn_buf_init(&text, rt->alloc);
  qn_buf_init(&one, rt->alloc);
  qn_buf_z(&text, "Tuple(");
  int status = 0;
  bool same = n > 0;
  for (int64_t i = 0; i < n && status == 0; i++) {
    if (i) qn_buf_z(&text, ", ");
    size_t at = text.n;
    status = qn_numba_type_text(rt, items[i], &text);
    qn_sv added = {text.p + at, text.n - at};
    if (i == 0) qn_buf_sv(&one, added);
    same = same && qn_sv_eq(qn_buf_view(&one), added);
  }
  qn_buf_c(&text, ')');
  if (same) {
    text.n = 0;
    qn_buf_printf(&text, "UniTuple(%.*s x %lld)", (int)one.n, one.p, (long long)n);
  }
  qn_buf_deinit(&one);
  qn_items_free(rt, items, n);
  return finish(rt, &text, false, status, out);
}

int qn_numba_unituple(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v[2];
  int64_t n;
  if (qn_args_parse(rt, args, "UniTuple", "dtype count", v) || qn_as_index(rt, v[1], &n)) return -1;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, "UniTuple(");
  int status = qn_numba_type_text(rt, v[0], &text);
  qn_buf_printf(&text, " x %lld)", (long long)n);
  return finish(rt, &text, false, status, out);
}

int qn_numba_optional(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "optional", "typ", &v)) return -1;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, "OptionalType(");
  int status = qn_numba_type_text(rt, v, &text);
  qn_buf_c(&text, ')');
  return finish(rt, &text, false, status, out);
}

const qn_method qn_numba_type_functions[] = {{.name = "optional", .fn = qn_numba_optional},
                                             {.name = "ListType", .fn = qn_numba_list_type}, {.name = "DictType", .fn = qn_numba_dict_type},
                                             {.name = "List", .fn = qn_numba_reflected_list}, {.name = "Set", .fn = qn_numba_set_type},
                                             {.name = NULL}};

int qn_numba_add_types(qn_rt *rt, qn_value module) {
  static const struct {
    const char *name, *text;
  } names[] = {
      {"boolean", "bool"}, {"bool_", "bool"},  {"b1", "bool"},      {"int8", "int8"},      {"int16", "int16"},     {"int32", "int32"},
      {"int64", "int64"},     {"uint8", "uint8"},    {"uint16", "uint16"},   {"uint32", "uint32"},  {"uint64", "uint64"},   {"float32", "float32"},
      {"float64", "float64"}, {"i1", "int8"},        {"i2", "int16"},        {"i4", "int32"},       {"i8", "int64"},        {"u1", "uint8"},
      {"u2", "uint16"},       {"u4", "uint32"},      {"u8", "uint64"},       {"f4", "float32"},     {"f8", "float64"},      {"c8", "complex64"},
      {"c16", "complex128"},  {"float_", "float32"}, {"double", "float64"},  {"intp", "int64"},     {"uintp", "uint64"},    {"intc", "int32"},
      {"uintc", "uint32"},    {"int_", "int64"},     {"uint", "uint64"},     {"short", "int16"},    {"long_", "int64"},     {"ulong", "uint64"},
      {"char", "int8"},       {"uchar", "uint8"},    {"byte", "uint8"},      {"void", "none"},      {"none", "none"},       {"complex64", "complex64"},
      {"complex128", "complex128"}, {"size_t", "uint64"}, {"longlong", "int64"}, {"ushort", "uint16"}, {"unicode_type", "unicode_type"}, {"string", "unicode_type"}, {"ulonglong", "uint64"}, {"ssize_t", "int64"},
  };
  for (size_t i = 0; i < QN_COUNT(names); i++) {
    qn_value t;
    if (new_type(rt, qn_sv_of(names[i].text), false, &t)) return -1;
    int status = qn_module_set(rt, module, names[i].name, t);
    qn_release(rt, t);
    if (status) return -1;
  }
  return 0;
}
