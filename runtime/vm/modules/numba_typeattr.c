/* numba_typeattr.c - what overloads ask of a type: its attributes (dtype, ndim, layout, bitwidth…), read from its text, and
 * its class (isinstance(x, types.Integer)). */
#include "runtime/object/array/array.h"
#include "runtime/object/internal.h"
#include "runtime/vm/modules/numba_int.h"

/* --- parts of a text ------------------------------------------------------------------------------------------------ */
/* "array(float64, 2d, C)", maybe with "readonly " before it. */
typedef struct array_text {
  qn_sv dtype;
  int64_t ndim;
  char layout;
  bool readonly;
} array_text;

static bool begins(qn_sv s, const char *with) { return s.n >= strlen(with) && memcmp(s.p, with, strlen(with)) == 0; }
static qn_sv from(qn_sv s, size_t n) { return (qn_sv){s.p + n, s.n - n}; }

static bool array_of(qn_sv s, array_text *out) {
  *out = (array_text){.layout = 'A'};
  if (begins(s, "readonly ")) s = from(s, 9), out->readonly = true;
  if (!begins(s, "array(")) return false;
  s = from(s, 6);
  const char *comma = memchr(s.p, ',', s.n);
  if (!comma || s.n < 4) return false;
  out->dtype = (qn_sv){s.p, (size_t)(comma - s.p)};
  for (const char *p = comma + 1; p < s.p + s.n && *p != 'd'; p++)
    if (*p >= '0' && *p <= '9') out->ndim = out->ndim * 10 + (*p - '0');
  out->layout = s.p[s.n - 2];
  return true;
}

static int as_type(qn_rt *rt, qn_sv text, qn_value *out) { return qn_new_numba_type(rt, text, out); }

static int as_char(qn_rt *rt, char c, qn_value *out) { return qn_new_str(rt, (qn_sv){&c, 1}, out); }

/* "UniTuple(int64 x 2)": where the item ends and how often it is there. */
static bool unituple_of(qn_sv s, qn_sv *item, int64_t *count) {
  if (!begins(s, "UniTuple(")) return false;
  s = from(s, 9);
  size_t at = s.n;
  while (at > 2 && !(s.p[at - 1] == ' ' && s.p[at - 2] == 'x')) at--;
  if (at < 4) return false;
  *item = (qn_sv){s.p, at - 3};
  *count = 0;
  for (size_t i = at; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) *count = *count * 10 + (s.p[i] - '0');
  return true;
}

/* The types of "Tuple(int64, array(float64, 1d, C))", appended to a list. */
static int split_types(qn_rt *rt, qn_sv inside, qn_value list) {
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= inside.n; i++) {
    char c = i < inside.n ? inside.p[i] : ',';
    depth += c == '(' || c == '[';
    depth -= c == ')' || c == ']';
    if (c != ',' || depth > 0 || i == begin) continue;
    while (begin < i && inside.p[begin] == ' ') begin++;
    qn_value t;
    if (as_type(rt, (qn_sv){inside.p + begin, i - begin}, &t)) return -1;
    int bad = qn_list_append(rt, list, t);
    qn_release(rt, t);
    if (bad) return -1;
    begin = i + 1;
  }
  return 0;
}

static int tuple_types(qn_rt *rt, qn_sv s, qn_value *out) {
  qn_sv item;
  int64_t count = 0;
  qn_value list;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  int bad = 0;
  if (unituple_of(s, &item, &count)) {
    for (int64_t i = 0; i < count && !bad; i++) {
      qn_value t;
      bad = as_type(rt, item, &t);
      if (bad) break;
      bad = qn_list_append(rt, list, t);
      qn_release(rt, t);
    }
  } else {
    bad = split_types(rt, (qn_sv){s.p + 6, s.n - 7}, list);
  }
  qn_value *items = NULL;
  int64_t n = 0;
  if (!bad) bad = qn_items_of(rt, list, &items, &n);
  if (!bad) {
    bad = qn_new_tuple(rt, items, n, out);
    qn_items_free(rt, items, n);
  }
  qn_release(rt, list);
  return bad ? -1 : 0;
}

/* --- attributes --------------------------------------------------------------------------------------------------------- */
static int array_attr(qn_rt *rt, const array_text *a, qn_sv name, qn_value *out) {
  if (qn_sv_is(name, "dtype")) return as_type(rt, a->dtype, out);
  if (qn_sv_is(name, "ndim")) return *out = qn_int(a->ndim), 0;
  if (qn_sv_is(name, "layout")) return as_char(rt, a->layout, out);
  if (qn_sv_is(name, "mutable")) return *out = qn_bool(!a->readonly), 0;
  if (qn_sv_is(name, "readonly")) return *out = qn_bool(a->readonly), 0;
  if (qn_sv_is(name, "aligned")) return *out = qn_bool(true), 0;
  if (qn_sv_is(name, "is_c_contig")) return *out = qn_bool(a->layout == 'C'), 0;
  if (qn_sv_is(name, "is_f_contig")) return *out = qn_bool(a->layout == 'F'), 0;
  if (qn_sv_is(name, "is_contig")) return *out = qn_bool(a->layout != 'A'), 0;
  return 1;
}

static int scalar_attr(qn_dtype d, qn_sv name, qn_value *out) {
  if (qn_sv_is(name, "bitwidth")) return *out = qn_int(8 * (int64_t)qn_dtypes[d].size), 0;
  if (qn_sv_is(name, "signed") && qn_dtype_is_int(d)) return *out = qn_bool(qn_dtypes[d].kind == 'i'), 0;
  return 1;
}

int qn_numba_type_attr(qn_rt *rt, qn_sv text, qn_sv name, qn_value *out) {
  array_text a;
  qn_dtype d;
  qn_sv item;
  int64_t count;
  if (qn_sv_is(name, "name") || qn_sv_is(name, "key")) return qn_new_str(rt, text, out);
  if (array_of(text, &a)) return array_attr(rt, &a, name, out);
  if (qn_dtype_find(text, &d)) return scalar_attr(d, name, out);
  bool uni = unituple_of(text, &item, &count);
  if (uni && qn_sv_is(name, "dtype")) return as_type(rt, item, out);
  if (uni && qn_sv_is(name, "count")) return *out = qn_int(count), 0;
  if ((uni || begins(text, "Tuple(")) && qn_sv_is(name, "types")) return tuple_types(rt, text, out);
  if (begins(text, "OptionalType(") && qn_sv_is(name, "type")) return as_type(rt, (qn_sv){text.p + 13, text.n - 14}, out);
  return 1;
}

/* --- classes ------------------------------------------------------------------------------------------------------------ */
static int array_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value v[5];
  int64_t ndim;
  if (qn_args_parse(rt, args, "Array", "dtype ndim layout|readonly aligned", v) || qn_as_index(rt, v[1], &ndim)) return -1;
  if (!qn_is_numba_type(v[0]) || !qn_is(v[2], QN_K_STR) || qn_str_sv(v[2]).n != 1 || !strchr("CFA", qn_str_sv(v[2]).p[0]))
    return qn_raise(rt, QN_E_TypeError, "types.Array takes a dtype, a number of dimensions and the layout 'C', 'F' or 'A'");
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  if (v[3].tag == QN_BOOL && v[3].i) qn_buf_z(&text, "readonly ");
  qn_buf_z(&text, "array(");
  int status = qn_numba_type_text(rt, v[0], &text);
  qn_buf_printf(&text, ", %lldd, %c)", (long long)ndim, qn_str_sv(v[2]).p[0]);
  if (status == 0) status = qn_new_numba_type(rt, qn_buf_view(&text), out);
  qn_buf_deinit(&text);
  return status;
}

static int list_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  return qn_numba_reflected_list(rt, qn_none(), args, out);
}
static int set_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  return qn_numba_set_type(rt, qn_none(), args, out);
}
static int tuple_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  return qn_numba_tuple(rt, qn_none(), args, out);
}
static int unituple_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  return qn_numba_unituple(rt, qn_none(), args, out);
}

#define MADE_CLASS(name_, base_, make_)                                                                                    \
  {.obj = {&qn_type_class, -1, NULL, NULL}, .name = name_, .module = "numba.core.types", .kind = QN_K_OTHER, .base = base_, \
   .construct = make_}
#define TYPE_CLASS(name_, base_) \
  {.obj = {&qn_type_class, -1, NULL, NULL}, .name = name_, .module = "numba.core.types", .kind = QN_K_OTHER, .base = base_}
enum { C_Number, C_Integer, C_Float, C_Complex, C_Boolean, C_Array, C_BaseTuple, C_NoneType, C_Optional, C_UnicodeType, C_Function,
       C_Callable, C_List, C_ListType, C_Set, C_DictType, C_Tuple, C_UniTuple, C_COUNT };
static qn_class classes[C_COUNT] = {
    [C_Number] = TYPE_CLASS("Number", &qn_numba_type_class),     [C_Integer] = TYPE_CLASS("Integer", &classes[C_Number]),
    [C_Float] = TYPE_CLASS("Float", &classes[C_Number]),         [C_Complex] = TYPE_CLASS("Complex", &classes[C_Number]),
    [C_Boolean] = TYPE_CLASS("Boolean", &qn_numba_type_class),   [C_Array] = {.obj = {&qn_type_class, -1, NULL, NULL}, .name = "Array",
    .module = "numba.core.types", .kind = QN_K_OTHER, .base = &qn_numba_type_class, .construct = array_construct},
    [C_BaseTuple] = TYPE_CLASS("BaseTuple", &qn_numba_type_class), [C_NoneType] = TYPE_CLASS("NoneType", &qn_numba_type_class),
    [C_Optional] = TYPE_CLASS("Optional", &qn_numba_type_class), [C_UnicodeType] = TYPE_CLASS("UnicodeType", &qn_numba_type_class),
    [C_Function] = TYPE_CLASS("Function", &classes[C_Callable]), [C_Callable] = TYPE_CLASS("Callable", &qn_numba_type_class),
    [C_List] = MADE_CLASS("List", &qn_numba_type_class, list_construct),         [C_ListType] = TYPE_CLASS("ListType", &qn_numba_type_class),
    [C_Set] = MADE_CLASS("Set", &qn_numba_type_class, set_construct),           [C_DictType] = TYPE_CLASS("DictType", &qn_numba_type_class),
    [C_Tuple] = MADE_CLASS("Tuple", &classes[C_BaseTuple], tuple_construct), [C_UniTuple] = MADE_CLASS("UniTuple", &classes[C_BaseTuple], unituple_construct)};

const qn_class *qn_numba_class_of(qn_sv text) {
  static const struct {
    const char *begin;
    int cls;
  } rows[] = {{"array(", C_Array},      {"readonly array(", C_Array}, {"UniTuple(", C_UniTuple}, {"Tuple(", C_Tuple},
              {"none", C_NoneType},     {"OptionalType(", C_Optional}, {"unicode_type", C_UnicodeType}, {"function", C_Function},
              {"type(", C_Function},    {"ListType[", C_ListType},    {"list(", C_List},          {"reflected list(", C_List},
              {"reflected set(", C_Set}, {"set(", C_Set},             {"DictType[", C_DictType}};
  qn_dtype d;
  if (qn_dtype_find(text, &d)) {
    switch (qn_dtypes[d].kind) {
      case 'b': return &classes[C_Boolean];
      case 'i':
      case 'u': return &classes[C_Integer];
      case 'f': return &classes[C_Float];
      case 'c': return &classes[C_Complex];
      default: return &qn_numba_type_class;
    }
  }
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (begins(text, rows[i].begin)) return &classes[rows[i].cls];
  return &qn_numba_type_class;
}

int qn_numba_add_classes(qn_rt *rt, qn_value module) {
  if (qn_module_set(rt, module, "Type", qn_class_value(&qn_numba_type_class))) return -1;
  for (int i = 0; i < C_COUNT; i++) { /* a script's own class of containers may come after: then it wins */
    if (i == C_ListType || i == C_DictType) continue;
    if (qn_module_set(rt, module, classes[i].name, qn_class_value(&classes[i]))) return -1;
  }
  return 0;
}
