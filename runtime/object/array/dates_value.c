/* dates_value.c - one datetime64 or timedelta64: from and to Python's values, its text, np.datetime64() and np.timedelta64(). Python's own
 * dates are instances of the embedded module datetime, known by the names of their classes. */
#include "runtime/object/array/dates.h"

#include <time.h>

#include "runtime/object/array/class.h"

/* --- objects of the module datetime ------------------------------------------------------------------------------------- */
typedef enum pydate { NO_DATE, DATE, DATETIME, DELTA } pydate;

static pydate pydate_of(qn_value v) {
  if (!qn_is(v, QN_K_INSTANCE)) return NO_DATE;
  const qn_class *c;
  for (uint32_t i = 0; (c = qn_class_lineage(v.o->cls, i)); i++) {
    if (!c->module || strcmp(c->module, "datetime") != 0) continue;
    if (strcmp(c->name, "datetime") == 0) return DATETIME;
    if (strcmp(c->name, "date") == 0) return DATE;
    if (strcmp(c->name, "timedelta") == 0) return DELTA;
  }
  return NO_DATE;
}

static int int_attr(qn_rt *rt, qn_value v, const char *name, int64_t *out) {
  qn_sym s = qn_sym_of(rt, name);
  qn_value x;
  if (!s || qn_get_attr(rt, v, s, &x)) return -1;
  int r = qn_as_index(rt, x, out);
  return qn_release(rt, x), r;
}

/* Microseconds of a timedelta, or since 1970 of a date or datetime (in UTC, when it has a time zone). */
static int micros_of(qn_rt *rt, qn_value v, pydate kind, int64_t *out) {
  static const char *const parts[] = {"year", "month", "day", "hour", "minute", "second", "microsecond"};
  int64_t x[7] = {0};
  if (kind == DELTA) {
    if (int_attr(rt, v, "days", &x[0]) || int_attr(rt, v, "seconds", &x[1]) || int_attr(rt, v, "microseconds", &x[2])) return -1;
    return *out = (int64_t)(((uint64_t)x[0] * 86400 + (uint64_t)x[1]) * 1000000 + (uint64_t)x[2]), 0;
  }
  for (int k = 0; k < (kind == DATE ? 3 : 7); k++)
    if (int_attr(rt, v, parts[k], &x[k])) return -1;
  qn_civil c = {x[0], (int)x[1], (int)x[2], (int)x[3], (int)x[4], (int)x[5], x[6] * INT64_C(1000000000000)};
  *out = qn_civil_to_moment(QN_TU_US, &c);
  if (kind == DATE) return 0;
  qn_sym s = qn_sym_of(rt, "utcoffset");
  qn_value fn, offset;
  if (!s || qn_get_attr(rt, v, s, &fn)) return -1;
  int r = qn_call_pos(rt, fn, NULL, 0, &offset);
  qn_release(rt, fn);
  if (r) return -1;
  int64_t shift = 0;
  if (pydate_of(offset) == DELTA) {
    r = qn_array_warn(rt, "UserWarning", "no explicit representation of timezones available for np.datetime64");
    if (!r) r = micros_of(rt, offset, DELTA, &shift);
  }
  *out -= shift;
  return qn_release(rt, offset), r;
}

static int make_date(qn_rt *rt, const char *cls, const qn_value *args, uint32_t n, qn_value *out) {
  qn_value c;
  if (!rt->hooks.module_function) return qn_raise(rt, QN_E_RuntimeError, "the module datetime is not there");
  if (rt->hooks.module_function(rt, "datetime", cls, &c)) return -1;
  int r = qn_call_pos(rt, c, args, n, out);
  return qn_release(rt, c), r;
}

int qn_time_item(qn_rt *rt, qn_dtype d, int64_t t, qn_value *out) {
  qn_tunit u = qn_dtype_unit(d);
  if (t == QN_NAT) return *out = qn_none(), 0;
  if (u > QN_TU_US || u == QN_TU_GENERIC || (qn_dtype_is_span(d) && u < QN_TU_W)) return *out = qn_int(t), 0;
  if (qn_dtype_is_span(d)) {
    int64_t days = qn_span_convert(u, QN_TU_D, t), most = 999999999;
    if (days > most || days < -most || qn_tunit_overflows(u, QN_TU_US)) return *out = qn_int(t), 0;
    int64_t rest = t - qn_span_convert(QN_TU_D, u, days), seconds = u > QN_TU_D ? qn_span_convert(u, QN_TU_S, rest) : 0;
    int64_t micros = u > QN_TU_S ? qn_span_convert(u, QN_TU_US, rest - qn_span_convert(QN_TU_S, u, seconds)) : 0;
    if (u <= QN_TU_D) days = qn_span_convert(u, QN_TU_D, t);
    const qn_value args[3] = {qn_int(days), qn_int(seconds), qn_int(micros)};
    return make_date(rt, "timedelta", args, 3, out);
  }
  qn_civil c;
  qn_moment_to_civil(u, t, &c);
  if (c.year < 1 || c.year > 9999) return *out = qn_int(t), 0;
  const qn_value args[7] = {qn_int(c.year), qn_int(c.month), qn_int(c.day), qn_int(c.hour), qn_int(c.minute), qn_int(c.second),
                            qn_int(c.atto / INT64_C(1000000000000))};
  return make_date(rt, u <= QN_TU_D ? "date" : "datetime", args, u <= QN_TU_D ? 3 : 7, out);
}

int qn_time_with_object(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  qn_value time = reflected ? b : a, other = reflected ? a : b, item;
  if (!qn_is_time(time) || (pydate_of(other) == NO_DATE && other.tag != QN_NONE)) return 1;
  if (qn_scalar_item(rt, time, &item)) return -1;
  int r = qn_binary(rt, op, reflected ? other : item, reflected ? item : other, out);
  return qn_release(rt, item), r;
}

int qn_time_compare_object(qn_rt *rt, qn_cmp op, qn_value a, qn_value b, qn_value *out) {
  qn_value other = qn_is_time(a) ? b : a, x = {0}, y = {0};
  if (qn_is(other, QN_K_STR)) {
    const qn_value in[2] = {a, b};
    return qn_time_with_text(rt, qn_ufunc_of_cmp(op), in, out);
  }
  if (pydate_of(other) == NO_DATE && other.tag != QN_NONE) return QN_NOT_IMPLEMENTED;
  if (qn_scalar_item(rt, a, &x)) return -1;
  int r = qn_scalar_item(rt, b, &y) || qn_compare(rt, x, y, op, out) ? -1 : 0;
  qn_release(rt, x), qn_release(rt, y);
  return r;
}

int qn_time_compare_array(qn_rt *rt, qn_cmp op, qn_value a, qn_value b, qn_value *out) {
  qn_value in[2] = {a, b}, other;
  qn_dtype d = QN_D_OBJECT;
  int k = qn_is_array(a) ? 1 : 0;
  if (qn_is(in[k], QN_K_STR)) return qn_time_with_text(rt, qn_ufunc_of_cmp(op), in, out);
  if (qn_array_new(rt, d, 0, NULL, false, &other)) return -1;
  int r = qn_elem_put(rt, d, qn_view_of(other)->data, in[k]);
  in[k] = other;
  if (!r) r = qn_ufunc2(rt, qn_ufunc_of_cmp(op), in[0], in[1], out);
  return qn_release(rt, other), r;
}

/* --- from values ---------------------------------------------------------------------------------------------------------- */
static int not_convertible(qn_rt *rt, bool span) {
  return qn_raise(rt, QN_E_ValueError, "Could not convert object to NumPy %s", span ? "timedelta" : "datetime");
}

static qn_sv text_of(qn_value x) { return qn_is(x, QN_K_STR) ? qn_str_sv(x) : (qn_sv){(const char *)((qn_bytesobj *)x.o)->data, (size_t)((qn_bytesobj *)x.o)->n}; }
static bool is_text(qn_value x) { return qn_is(x, QN_K_STR) || qn_is(x, QN_K_BYTES); }

/* "now" and "today" too, which the calendar does not know. */
static int parse(qn_rt *rt, qn_sv s, qn_moment_text *out) {
  bool now = qn_sv_is(s, "now"), today = qn_sv_is(s, "today");
  if (now || today) {
    *out = (qn_moment_text){.unit = now ? QN_TU_S : QN_TU_D};
    qn_moment_to_civil(QN_TU_S, (int64_t)time(NULL), &out->civil);
    return 0;
  }
  if (!qn_moment_parse(s, out)) return qn_raise(rt, QN_E_ValueError, "%s", out->error);
  if (out->zoned && qn_array_warn(rt, "UserWarning", "no explicit representation of timezones available for np.datetime64")) return -1;
  return 0;
}

static int span_text(qn_rt *rt, qn_sv s, int64_t *out) {
  qn_moment_text nat;
  char text[32], *end;
  if (s.n < 4 && qn_moment_parse(s, &nat) && nat.nat) return *out = QN_NAT, 0;
  snprintf(text, sizeof text, "%.*s", (int)(s.n < sizeof text ? s.n : sizeof text - 1), s.p);
  *out = strtoll(text, &end, 10);
  return *end || end == text ? not_convertible(rt, true) : 0;
}

static int put_text(qn_rt *rt, qn_dtype d, qn_value x, int64_t *out) {
  qn_moment_text m;
  if (qn_dtype_is_span(d)) return span_text(rt, text_of(x), out);
  if (parse(rt, text_of(x), &m)) return -1;
  qn_tunit u = qn_dtype_unit(d);
  return *out = m.nat ? QN_NAT : qn_civil_to_moment(u == QN_TU_GENERIC ? m.unit : u, &m.civil), 0;
}

static int put_pydate(qn_rt *rt, qn_dtype d, qn_value x, pydate kind, int64_t *out) {
  bool span = qn_dtype_is_span(d);
  qn_tunit u = qn_dtype_unit(d), from = kind == DATE ? QN_TU_D : QN_TU_US;
  if (span != (kind == DELTA)) return not_convertible(rt, span);
  if (micros_of(rt, x, kind, out)) return -1;
  if (kind == DATE) *out = qn_moment_convert(QN_TU_US, QN_TU_D, *out);
  *out = span ? qn_span_convert(from, u, *out) : qn_moment_convert(from, u, *out);
  return 0;
}

int qn_time_put(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  bool span = qn_dtype_is_span(d);
  int64_t t = 0;
  pydate kind;
  if (x.tag == QN_NONE) {
    t = QN_NAT;
  } else if (qn_is_time(x)) {
    qn_elem_cast((qn_dtype)x.dtype, &x.i, d, &t);
  } else if (is_text(x)) {
    if (put_text(rt, d, x, &t)) return -1;
  } else if ((kind = pydate_of(x)) != NO_DATE) {
    if (put_pydate(rt, d, x, kind, &t)) return -1;
  } else if (qn_is_array(x) && qn_view_size(qn_view_of(x)) == 1) {
    qn_value one;
    if (qn_elem_get(rt, (qn_dtype)qn_view_of(x)->dtype, qn_view_of(x)->data, &one)) return -1;
    int r = qn_time_put(rt, d, p, one);
    return qn_release(rt, one), r;
  } else if (qn_is_array(x) || qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE)) {
    return qn_raise(rt, QN_E_ValueError, "setting an array element with a sequence.");
  } else if (x.tag == QN_INT || (x.tag == QN_BOOL && span) || (x.tag == QN_NPSCALAR && (qn_dtype_is_int((qn_dtype)x.dtype) || (span && x.dtype == QN_D_BOOL)))) {
    if (!span && qn_dtype_unit(d) == QN_TU_GENERIC && x.i != QN_NAT)
      return qn_raise(rt, QN_E_ValueError, "Converting an integer to a NumPy datetime requires a specified unit");
    t = x.i;
  } else {
    return not_convertible(rt, span);
  }
  memcpy(p, &t, sizeof t);
  return 0;
}

bool qn_time_unit_of(qn_rt *rt, qn_value x, bool span, qn_tunit *out) {
  qn_moment_text m;
  pydate kind = pydate_of(x);
  (void)rt;
  *out = QN_TU_GENERIC;
  if (qn_is_time(x)) return *out = qn_dtype_unit((qn_dtype)x.dtype), true;
  if (kind != NO_DATE) return *out = kind == DATE ? QN_TU_D : QN_TU_US, true;
  if (span || !is_text(x)) return x.tag == QN_INT || x.tag == QN_NONE || is_text(x);
  if (qn_sv_is(text_of(x), "now") || qn_sv_is(text_of(x), "today")) return *out = qn_sv_is(text_of(x), "now") ? QN_TU_S : QN_TU_D, true;
  return qn_moment_parse(text_of(x), &m) ? (*out = m.unit, true) : true; /* what it is not, storing it says */
}

/* --- text ------------------------------------------------------------------------------------------------------------------ */
static int no_generic(qn_rt *rt) { return qn_raise(rt, QN_E_ValueError, "Cannot convert a NumPy datetime value other than NaT with generic units"); }

int qn_time_text(qn_rt *rt, qn_dtype d, int64_t t, qn_buf *out) {
  char text[QN_MOMENT_TEXT];
  if (t == QN_NAT) {
    qn_buf_z(out, "NaT");
    return 0;
  }
  if (qn_dtype_is_span(d)) {
    qn_buf_printf(out, "%lld %s", (long long)t, qn_tunit_words(qn_dtype_unit(d)));
    return 0;
  }
  if (qn_dtype_unit(d) == QN_TU_GENERIC) return no_generic(rt);
  qn_moment_format(qn_dtype_unit(d), t, text);
  qn_buf_z(out, text);
  return 0;
}

int qn_time_repr(qn_rt *rt, qn_dtype d, int64_t t, qn_buf *out) {
  qn_tunit u = qn_dtype_unit(d);
  const char *name = qn_tunit_name(u);
  if (qn_dtype_is_span(d)) {
    if (t == QN_NAT) qn_buf_z(out, "np.timedelta64('NaT'");
    else qn_buf_printf(out, "np.timedelta64(%lld", (long long)t);
    if (u != QN_TU_GENERIC) qn_buf_printf(out, ",'%s'", name);
    qn_buf_c(out, ')');
    return 0;
  }
  qn_buf_z(out, "np.datetime64('");
  if (qn_time_text(rt, d, t, out)) return -1;
  qn_buf_c(out, '\'');
  if (t == QN_NAT || u == QN_TU_H) qn_buf_printf(out, ",'%s'", name); /* the text alone does not say it */
  qn_buf_c(out, ')');
  return 0;
}

int qn_time_element(qn_rt *rt, qn_dtype d, int64_t t, int width, qn_buf *out) {
  char text[QN_MOMENT_TEXT + 2];
  int n;
  if (qn_dtype_is_span(d) && t != QN_NAT) {
    n = snprintf(text, sizeof text, "%lld", (long long)t);
  } else {
    char moment[QN_MOMENT_TEXT];
    if (t != QN_NAT && qn_dtype_unit(d) == QN_TU_GENERIC) return no_generic(rt);
    qn_moment_format(qn_dtype_unit(d), t, moment);
    n = snprintf(text, sizeof text, "'%s'", moment);
  }
  if (out) qn_buf_printf(out, "%*s", width, text);
  return n;
}

/* --- construction ---------------------------------------------------------------------------------------------------------- */
int qn_time_dtype_error(qn_rt *rt, qn_sv text) {
  const char *open = memchr(text.p, '[', text.n);
  qn_sv head = text, meta = {text.p + text.n, 0};
  if (head.n && (head.p[0] == '<' || head.p[0] == '=')) head.p++, head.n--;
  if (open) head.n = (size_t)(open - head.p), meta = (qn_sv){open, (size_t)(text.p + text.n - open)};
  if (!qn_sv_is(head, "datetime64") && !qn_sv_is(head, "timedelta64") && !qn_sv_is(head, "M8") && !qn_sv_is(head, "m8")) return 1;
  if (meta.n < 3 || meta.p[meta.n - 1] != ']') return qn_raise(rt, QN_E_TypeError, "Invalid datetime metadata string \"%.*s\"", (int)meta.n, meta.p);
  if (meta.p[1] >= '0' && meta.p[1] <= '9')
    return qn_raise(rt, QN_E_NotImplementedError, "times in multiples of a unit (\"%.*s\") are not supported: count in the unit itself", (int)meta.n, meta.p);
  return qn_raise(rt, QN_E_TypeError, "Invalid datetime unit in metadata string \"%.*s\"", (int)meta.n, meta.p);
}

static int unit_arg(qn_rt *rt, qn_value v, qn_tunit *out) {
  if (qn_is(v, QN_K_TUPLE) && ((qn_tuple *)v.o)->n == 2) {
    qn_value many = ((qn_tuple *)v.o)->items[1];
    if (many.tag != QN_INT || many.i != 1) return qn_raise(rt, QN_E_NotImplementedError, "times in multiples of a unit are not supported: count in the unit itself");
    v = ((qn_tuple *)v.o)->items[0];
  }
  if (qn_is(v, QN_K_DTYPE)) {
    qn_dtype d = ((qn_dtypeobj *)v.o)->dtype;
    if (qn_dtype_is_time(d)) return *out = qn_dtype_unit(d), 0;
  }
  if (!is_text(v)) return qn_raise(rt, QN_E_TypeError, "Could not interpret the argument as a datetime unit");
  qn_sv s = text_of(v);
  if (qn_tunit_find(s, out) || (s.n && s.p[0] == '[' && qn_tunit_parse(s, out))) return 0;
  if (s.n && s.p[0] >= '0' && s.p[0] <= '9')
    return qn_raise(rt, QN_E_NotImplementedError, "times in multiples of a unit (\"%.*s\") are not supported: count in the unit itself", (int)s.n, s.p);
  return qn_raise(rt, QN_E_TypeError, "Invalid datetime unit \"%.*s\" in metadata", (int)s.n, s.p);
}

int qn_time_construct(qn_rt *rt, bool span, const qn_args *args, qn_value *out) {
  qn_tunit u = QN_TU_GENERIC;
  int64_t t = span ? 0 : QN_NAT;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "'%s' is an invalid keyword argument for this function", args->kwnames[0]->text);
  if (args->npos > 2) return qn_raise(rt, QN_E_TypeError, "function takes at most 2 arguments (%u given)", args->npos);
  if (args->npos == 2 && unit_arg(rt, args->pos[1], &u)) return -1;
  if (args->npos > 0) {
    qn_value x = args->pos[0];
    if (qn_is_array(x) && qn_view_of(x)->ndim > 0) return not_convertible(rt, span);
    if (qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE) || (qn_is_time(x) && span != qn_dtype_is_span((qn_dtype)x.dtype))) return not_convertible(rt, span);
    if (u == QN_TU_GENERIC && !qn_time_unit_of(rt, x, span, &u)) u = QN_TU_GENERIC;
    if (qn_time_put(rt, span ? qn_span_dtype(u) : qn_moment_dtype(u), &t, x)) return -1;
  }
  return *out = qn_np_int(span ? qn_span_dtype(u) : qn_moment_dtype(u), t), 0;
}

int qn_time_cast_error(qn_rt *rt, qn_dtype from, qn_dtype to, const char *rule) {
  return qn_raise(rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('%s') according to the rule '%s'", qn_dtype_spell(from).text,
                  qn_dtype_spell(to).text, rule);
}

int qn_time_infer(qn_rt *rt, qn_value x, qn_dtype *d) {
  qn_tunit have = qn_dtype_unit(*d), u;
  bool span = qn_dtype_is_span(*d);
  if (qn_is_array(x) && qn_dtypes[qn_view_of(x)->dtype].kind == qn_dtypes[*d].kind) return *d = (qn_dtype)qn_view_of(x)->dtype, 0;
  bool nested = qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE) || (qn_is_array(x) && qn_view_of(x)->dtype == QN_D_OBJECT && qn_view_of(x)->ndim > 0);
  if (!nested) {
    if (!qn_time_unit_of(rt, x, span, &u)) return 0;
    if (!qn_tunit_common(have, u, span, &have))
      return qn_raise(rt, QN_E_TypeError, "Cannot get a common metadata divisor for Numpy datetime metadata [%s] and [%s] because they have "
                      "incompatible nonlinear base time units.", qn_tunit_name(have), qn_tunit_name(u));
    return *d = span ? qn_span_dtype(have) : qn_moment_dtype(have), 0;
  }
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, x, &items, &n)) return -1;
  int r = 0;
  for (int64_t i = 0; i < n && !r; i++) r = qn_time_infer(rt, items[i], d);
  qn_items_free(rt, items, n);
  return r;
}

/* --- arange ----------------------------------------------------------------------------------------------------------------- */
int qn_time_arange(qn_rt *rt, const qn_value v[3], qn_value dtype, qn_value *out) {
  qn_dtype d = QN_D_BOOL;
  bool has_stop = v[1].tag != QN_UNSET && v[1].tag != QN_NONE, has_step = v[2].tag != QN_UNSET && v[2].tag != QN_NONE, timed = false, moment = false;
  if (dtype.tag != QN_UNSET && dtype.tag != QN_NONE && qn_dtype_from(rt, dtype, &d)) return -1;
  timed = qn_dtype_is_time(d), moment = qn_dtype_is_moment(d);
  for (int k = 0; k < 3; k++)
    if (qn_is_time(v[k])) timed = true, moment = moment || qn_dtype_is_moment((qn_dtype)v[k].dtype);
  if (!timed) {
    for (int k = 0; k < 2; k++)
      if (qn_is(v[k], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "arange() not supported for inputs with DType <class 'numpy.dtypes.StrDType'>.");
    return 1;
  }
  if (moment && !has_stop) return qn_raise(rt, QN_E_ValueError, "arange requires both a start and a stop for NumPy datetime64 ranges");
  const qn_value start = has_stop ? v[0] : qn_int(0), stop = has_stop ? v[1] : v[0], ends[2] = {start, stop};
  qn_tunit unit = qn_dtype_is_time(d) ? qn_dtype_unit(d) : QN_TU_GENERIC, u, all[3] = {QN_TU_GENERIC, QN_TU_GENERIC, QN_TU_GENERIC};
  for (int k = 0; k < 2; k++)
    if (qn_time_unit_of(rt, ends[k], !moment, &u)) all[k] = u;
  if (has_step && qn_is_time(v[2])) all[2] = qn_dtype_unit((qn_dtype)v[2].dtype);
  for (int k = 0; k < 3 && (unit == QN_TU_GENERIC || !qn_dtype_is_time(d) || qn_dtype_unit(d) == QN_TU_GENERIC); k++)
    if (!qn_tunit_common(unit, all[k], !moment || (k == 2 && unit >= QN_TU_W), &unit))
      return qn_raise(rt, QN_E_TypeError, "Cannot get a common metadata divisor for Numpy datetime metadata [%s] and [%s] because they have "
                      "incompatible nonlinear base time units.", qn_tunit_name(unit), qn_tunit_name(all[k]));
  int64_t x[3] = {0, 0, 1};
  qn_dtype made = moment ? qn_moment_dtype(unit) : qn_span_dtype(unit), delta = qn_span_dtype(unit);
  bool relative = moment && (stop.tag == QN_INT || (qn_is_time(stop) && qn_dtype_is_span((qn_dtype)stop.dtype)));
  if (qn_time_put(rt, made, &x[0], start) || qn_time_put(rt, relative ? delta : made, &x[1], stop) || (has_step && qn_time_put(rt, delta, &x[2], v[2]))) return -1;
  if (relative && x[1] != QN_NAT) x[1] += x[0];
  if (x[0] == QN_NAT || x[1] == QN_NAT || x[2] == QN_NAT) return qn_raise(rt, QN_E_ValueError, "arange: cannot use NaT (not-a-time) datetime values");
  if (x[2] == 0) return qn_raise(rt, QN_E_ValueError, "arange: step cannot be zero");
  int64_t n = x[2] > 0 ? (x[0] < x[1] ? (int64_t)(((uint64_t)x[1] - (uint64_t)x[0] - 1) / (uint64_t)x[2]) + 1 : 0)
                       : (x[0] > x[1] ? (int64_t)(((uint64_t)x[0] - (uint64_t)x[1] - 1) / (0 - (uint64_t)x[2])) + 1 : 0);
  if (qn_array_new(rt, made, 1, &n, false, out)) return -1;
  int64_t *p = qn_view_of(*out)->data;
  for (int64_t i = 0; i < n; i++) p[i] = (int64_t)((uint64_t)x[0] + (uint64_t)i * (uint64_t)x[2]);
  return 0;
}

int qn_time_as_text(qn_rt *rt, qn_value a, qn_value *out) {
  qn_value fn;
  if (!rt->hooks.module_function) return qn_raise(rt, QN_E_TypeError, "arrays of str are not supported");
  if (rt->hooks.module_function(rt, "numpy._dates", "_as_text", &fn)) return -1;
  int r = qn_call_pos(rt, fn, &a, 1, out);
  return qn_release(rt, fn), r;
}

int qn_time_check_units(qn_rt *rt, qn_dtype from, qn_dtype to) {
  if (!qn_dtype_is_time(from) || !qn_dtype_is_time(to) || qn_dtypes[from].kind != qn_dtypes[to].kind) return 0;
  if (!qn_tunit_overflows(qn_dtype_unit(from), qn_dtype_unit(to))) return 0;
  return qn_raise(rt, QN_E_OverflowError, "Integer overflow while computing the conversion factor between NumPy datetime units %s and %s",
                  qn_tunit_name(qn_dtype_unit(from)), qn_tunit_name(qn_dtype_unit(to)));
}
