/* dates.c - casts between units and elementwise functions of datetime64 and timedelta64 (see runtime/base/calendar.h).
 *
 * A function brings its times to their common unit by the casts that all loops use, so that a loop sees int64 only; not-a-time is
 * the least of them and comes out wherever it goes in. */
#include "runtime/object/array/dates.h"

#include <fenv.h>
#include <math.h>

#include "runtime/object/array/loops.h"

/* --- casts -------------------------------------------------------------------------------------------------------------- */
static void convert(bool span, qn_tunit from, qn_tunit to, char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {
  bool fixed = (from >= QN_TU_W) == (to >= QN_TU_W) && !qn_tunit_overflows(from, to);
  int64_t up = fixed && from <= to ? qn_span_convert(from, to, 1) : 0, down = fixed && from > to ? qn_span_convert(to, from, 1) : 0;
  for (int64_t i = 0; i < n; i++, d += ds, p += ps) {
    int64_t t = QN_AT(int64_t, (char *)(uintptr_t)p), r;
    if (t == QN_NAT) r = t;
    else if (up) r = (int64_t)((uint64_t)t * (uint64_t)up);
    else if (down) r = t / down - (t % down < 0);
    else r = span ? qn_span_convert(from, to, t) : qn_moment_convert(from, to, t);
    QN_AT(int64_t, d) = r;
  }
}

/* One function for each pair of units: a cast knows nothing but its data. */
#define EACH_UNIT(X, k) \
  X(k, GENERIC) X(k, Y) X(k, MO) X(k, W) X(k, D) X(k, H) X(k, MI) X(k, S) X(k, MS) X(k, US) X(k, NS) X(k, PS) X(k, FS) X(k, AS)
#define PAIR(from, to)                                                                                        \
  static void moment_##from##_##to(char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {               \
    convert(false, QN_TU_##from, QN_TU_##to, d, ds, p, ps, n);                                                \
  }                                                                                                           \
  static void span_##from##_##to(char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {                 \
    convert(true, QN_TU_##from, QN_TU_##to, d, ds, p, ps, n);                                                 \
  }
#define MOMENT_ENTRY(from, to) [QN_TU_##to] = moment_##from##_##to,
#define SPAN_ENTRY(from, to) [QN_TU_##to] = span_##from##_##to,
#define EACH_FROM(X) \
  X(GENERIC) X(Y) X(MO) X(W) X(D) X(H) X(MI) X(S) X(MS) X(US) X(NS) X(PS) X(FS) X(AS)
#define PAIRS(from) EACH_UNIT(PAIR, from)
EACH_FROM(PAIRS)
#define MOMENT_ROW(from) [QN_TU_##from] = {EACH_UNIT(MOMENT_ENTRY, from)},
#define SPAN_ROW(from) [QN_TU_##from] = {EACH_UNIT(SPAN_ENTRY, from)},
static const qn_cast_loop moment_casts[QN_TU_COUNT][QN_TU_COUNT] = {EACH_FROM(MOMENT_ROW)};
static const qn_cast_loop span_casts[QN_TU_COUNT][QN_TU_COUNT] = {EACH_FROM(SPAN_ROW)};

qn_cast_loop qn_time_cast_find(qn_dtype from, qn_dtype to) {
  if (qn_dtype_is_moment(from) && qn_dtype_is_moment(to)) return moment_casts[qn_dtype_unit(from)][qn_dtype_unit(to)];
  if (qn_dtype_is_span(from) && qn_dtype_is_span(to)) return span_casts[qn_dtype_unit(from)][qn_dtype_unit(to)];
  return qn_cast_find(qn_dtype_is_time(from) ? QN_D_INT64 : from, qn_dtype_is_time(to) ? QN_D_INT64 : to);
}

/* --- loops -------------------------------------------------------------------------------------------------------------- */
#define NAT2(expr) (x == QN_NAT || y == QN_NAT ? QN_NAT : (int64_t)(expr))
QN_HOT2(add_time, int64_t, int64_t, NAT2((uint64_t)x + (uint64_t)y))
QN_HOT2(sub_time, int64_t, int64_t, NAT2((uint64_t)x - (uint64_t)y))
QN_LOOP2(mul_int, int64_t, int64_t, x == QN_NAT ? QN_NAT : (int64_t)((uint64_t)x * (uint64_t)y))
QN_LOOP2(int_mul, int64_t, int64_t, y == QN_NAT ? QN_NAT : (int64_t)((uint64_t)x * (uint64_t)y))
QN_LOOP2(div_int, int64_t, int64_t, x == QN_NAT || y == 0 ? QN_NAT : y == -1 ? (int64_t)(0 - (uint64_t)x) : x / y)
QN_LOOP2(ratio_time, int64_t, double, x == QN_NAT || y == QN_NAT ? (double)NAN : (double)x / (double)y)

static inline int64_t to_count(double r) { return isfinite(r) ? (r >= -0x1p63 && r < 0x1p63 ? (int64_t)r : QN_NAT) : QN_NAT; }
#define MIXED(fn, T, U, expr)                                                \
  static void fn(char **a, int64_t n, const int64_t *s) {                    \
    char *p = a[0], *q = a[1], *r = a[2];                                    \
    for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2]) {       \
      T x = QN_AT(T, p);                                                     \
      U y = QN_AT(U, q);                                                     \
      QN_AT(int64_t, r) = (expr);                                            \
    }                                                                        \
  }
MIXED(mul_float, int64_t, double, x == QN_NAT ? QN_NAT : to_count((double)x * y))
MIXED(float_mul, double, int64_t, y == QN_NAT ? QN_NAT : to_count(x * (double)y))
MIXED(div_float, int64_t, double, x == QN_NAT ? QN_NAT : to_count((double)x / y))

static int64_t floor_of(int64_t x, int64_t y) { /* y ≠ 0 */
  if (y == -1) return (int64_t)(0 - (uint64_t)x);
  int64_t q = x / y;
  return q - (x % y != 0 && (x < 0) != (y < 0));
}
static int64_t floor_time(int64_t x, int64_t y) {
  if (x == QN_NAT || y == QN_NAT) return feraiseexcept(FE_INVALID), 0;
  if (y == 0) return feraiseexcept(FE_DIVBYZERO), 0;
  return floor_of(x, y);
}
static int64_t mod_time(int64_t x, int64_t y) {
  if (x == QN_NAT || y == QN_NAT) return QN_NAT;
  if (y == 0) return feraiseexcept(FE_INVALID), QN_NAT;
  return (int64_t)((uint64_t)x - (uint64_t)floor_of(x, y) * (uint64_t)y);
}
QN_LOOP2(floordiv_time, int64_t, int64_t, floor_time(x, y))
QN_LOOP2(remainder_time, int64_t, int64_t, mod_time(x, y))
static void divmod_time(char **a, int64_t n, const int64_t *s) {
  char *p = a[0], *q = a[1], *r = a[2], *m = a[3];
  for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2], m += s[3]) {
    int64_t x = QN_AT(int64_t, p), y = QN_AT(int64_t, q);
    QN_AT(int64_t, r) = floor_time(x, y);
    QN_AT(int64_t, m) = mod_time(x, y);
  }
}
QN_LOOP1(neg_time, int64_t, int64_t, (int64_t)(0 - (uint64_t)x))
QN_LOOP1(pos_time, int64_t, int64_t, x)
QN_LOOP1(abs_time, int64_t, int64_t, x < 0 ? (int64_t)(0 - (uint64_t)x) : x)
QN_LOOP1(sign_time, int64_t, int64_t, (x > 0) - (x < 0))
QN_HOT1(isnat_time, int64_t, uint8_t, (uint8_t)(x == QN_NAT))
QN_HOT1(isfinite_time, int64_t, uint8_t, (uint8_t)(x != QN_NAT))
QN_LOOP1(never_time, int64_t, uint8_t, ((void)x, 0))
QN_HOT2(eq_time, int64_t, uint8_t, (uint8_t)((x == y) & (x != QN_NAT)))
QN_HOT2(ne_time, int64_t, uint8_t, (uint8_t)((x != y) | (x == QN_NAT)))
QN_HOT2(lt_time, int64_t, uint8_t, (uint8_t)((x < y) & (x != QN_NAT)))
QN_HOT2(le_time, int64_t, uint8_t, (uint8_t)((x <= y) & (x != QN_NAT)))
QN_HOT2(gt_time, int64_t, uint8_t, (uint8_t)((x > y) & (y != QN_NAT)))
QN_HOT2(ge_time, int64_t, uint8_t, (uint8_t)((x >= y) & (y != QN_NAT)))
QN_LOOP2(and_time, int64_t, uint8_t, (uint8_t)(x != 0 && y != 0))
QN_LOOP2(or_time, int64_t, uint8_t, (uint8_t)(x != 0 || y != 0))
QN_LOOP2(xor_time, int64_t, uint8_t, (uint8_t)((x != 0) != (y != 0)))
QN_HOT2(min_time, int64_t, int64_t, x < y ? x : y)
QN_HOT2(max_time, int64_t, int64_t, NAT2(x > y ? x : y))
QN_HOT2(fmin_time, int64_t, int64_t, x == QN_NAT ? y : y == QN_NAT ? x : x < y ? x : y)
QN_HOT2(fmax_time, int64_t, int64_t, x > y ? x : y)
static void all_false(char **a, int64_t n, const int64_t *s) {
  for (int64_t i = 0; i < n; i++) a[2][i * s[2]] = 0;
}
static void all_true(char **a, int64_t n, const int64_t *s) {
  for (int64_t i = 0; i < n; i++) a[2][i * s[2]] = 1;
}

/* --- which loop --------------------------------------------------------------------------------------------------------- */
typedef enum role { MOMENT, SPAN, INT, FLOAT, OTHER } role;
static role role_of(qn_optype t) {
  if (qn_dtype_is_moment(t.dtype)) return MOMENT;
  if (qn_dtype_is_span(t.dtype)) return SPAN;
  char k = qn_dtypes[t.dtype].kind;
  return k == 'b' || k == 'i' || k == 'u' ? INT : k == 'f' ? FLOAT : OTHER;
}

static int no_operands(qn_rt *rt, qn_ufunc_id id, const qn_optype *in) {
  return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' cannot use operands with types dtype('%s') and dtype('%s')", qn_ufuncs[id].name,
                  qn_dtype_spell(in[0].dtype).text, qn_dtype_spell(in[1].dtype).text);
}

static const char *class_name(qn_optype t, char *room, size_t size) {
  if (t.weak != QN_STRONG) return t.weak == QN_WEAK_INT ? "_PyLongDType" : t.weak == QN_WEAK_FLOAT ? "_PyFloatDType" : "_PyComplexDType";
  if (qn_dtype_is_time(t.dtype)) return qn_dtype_is_span(t.dtype) ? "TimeDelta64DType" : "DateTime64DType";
  snprintf(room, size, "%sDType", qn_dtypes[t.dtype].name);
  room[0] = (char)(room[0] - 'a' + 'A');
  if (room[0] == 'U') room[1] = 'I';
  return room;
}
static int no_signature(qn_rt *rt, qn_ufunc_id id, const qn_optype *in) {
  char a[32], b[32];
  if (qn_ufuncs[id].nin == 1)
    return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types <class 'numpy.dtypes.%s'> -> None",
                    qn_ufuncs[id].name, class_name(in[0], a, sizeof a));
  return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (<class 'numpy.dtypes.%s'>, "
                  "<class 'numpy.dtypes.%s'>) -> None", qn_ufuncs[id].name, class_name(in[0], a, sizeof a), class_name(in[1], b, sizeof b));
}
static int not_supported(qn_rt *rt, qn_ufunc_id id) {
  return qn_raise(rt, QN_E_TypeError, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
                  "supported types according to the casting rule ''safe''", qn_ufuncs[id].name);
}

/* The unit of two operands, of which an int counts in the other's. */
static int common(qn_rt *rt, const qn_optype *in, bool strict, qn_tunit *out) {
  qn_tunit u[2];
  for (int k = 0; k < 2; k++) u[k] = qn_dtype_is_time(in[k].dtype) ? qn_dtype_unit(in[k].dtype) : QN_TU_GENERIC;
  if (qn_tunit_common(u[0], u[1], strict, out)) {
    for (int k = 0; k < 2; k++)
      if (qn_tunit_overflows(u[k], *out))
        return qn_raise(rt, QN_E_OverflowError, "Integer overflow while computing the conversion factor between NumPy datetime units %s and %s",
                        qn_tunit_name(u[k]), qn_tunit_name(*out));
    return 0;
  }
  return qn_raise(rt, QN_E_TypeError, "Cannot get a common metadata divisor for Numpy datetime metadata [%s] and [%s] because they have "
                  "incompatible nonlinear base time units.", qn_tunit_name(u[0]), qn_tunit_name(u[1]));
}

static int set(qn_ufunc_types *t, qn_loop *to, qn_dtype a, qn_dtype b, qn_dtype r, qn_loop loop) {
  t->loop = t->in[0] = a, t->in[1] = b, t->out[0] = t->out[1] = r;
  return *to = loop, 0;
}

/* A moment and a span, whose unit must not be years or months when the moment's is finer. */
static int check_span(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, int k, qn_tunit u) {
  qn_dtype d = in[k].dtype;
  if (!qn_dtype_is_span(d) || qn_can_cast(d, qn_span_dtype(u), QN_CAST_SAME_KIND)) return 0;
  return qn_raise(rt, QN_E_UFuncTypeError, "Cannot cast ufunc '%s' input %d from dtype('%s') to dtype('%s') with casting rule 'same_kind'",
                  qn_ufuncs[id].name, k, qn_dtype_spell(d).text, qn_dtype_spell(qn_span_dtype(u)).text);
}

static int resolve_sum(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, qn_ufunc_types *t, qn_loop *loop) {
  role a = role_of(in[0]), b = role_of(in[1]);
  bool sub = id == QN_UF_subtract;
  qn_tunit u;
  if (a == OTHER || b == OTHER || a == FLOAT || b == FLOAT || (b == MOMENT && (sub ? a != MOMENT : a == MOMENT))) return no_operands(rt, id, in);
  if (common(rt, in, a != MOMENT && b != MOMENT, &u)) return -1;
  qn_dtype m = qn_moment_dtype(u), s = qn_span_dtype(u);
  qn_loop fn = sub ? sub_time : add_time;
  if (a == MOMENT && b == MOMENT) return set(t, loop, m, m, s, fn);
  if (a == MOMENT) return check_span(rt, id, in, 1, u) ? -1 : set(t, loop, m, s, m, fn);
  if (b == MOMENT) return check_span(rt, id, in, 0, u) ? -1 : set(t, loop, s, m, m, fn);
  return set(t, loop, s, s, s, fn);
}

static int resolve_product(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, qn_ufunc_types *t, qn_loop *loop) {
  role a = role_of(in[0]), b = role_of(in[1]);
  qn_tunit u;
  if (id == QN_UF_multiply) {
    if (a == SPAN && b == INT) return set(t, loop, in[0].dtype, QN_D_INT64, in[0].dtype, mul_int);
    if (a == SPAN && b == FLOAT) return set(t, loop, in[0].dtype, QN_D_FLOAT64, in[0].dtype, mul_float);
    if (a == INT && b == SPAN) return set(t, loop, QN_D_INT64, in[1].dtype, in[1].dtype, int_mul);
    if (a == FLOAT && b == SPAN) return set(t, loop, QN_D_FLOAT64, in[1].dtype, in[1].dtype, float_mul);
    return no_operands(rt, id, in);
  }
  bool whole = id == QN_UF_remainder || id == QN_UF_divmod;
  if (a == SPAN && b == INT && !whole) return set(t, loop, in[0].dtype, QN_D_INT64, in[0].dtype, div_int);
  if (a == SPAN && b == FLOAT && !whole) return set(t, loop, in[0].dtype, QN_D_FLOAT64, in[0].dtype, div_float);
  if (a != SPAN || b != SPAN) return no_operands(rt, id, in);
  if (common(rt, in, true, &u)) return -1;
  qn_dtype s = qn_span_dtype(u);
  if (id == QN_UF_divide) return set(t, loop, s, s, QN_D_FLOAT64, ratio_time);
  if (id == QN_UF_floor_divide) return set(t, loop, s, s, QN_D_INT64, floordiv_time);
  if (id == QN_UF_remainder) return set(t, loop, s, s, s, remainder_time);
  set(t, loop, s, s, s, divmod_time);
  t->out[0] = QN_D_INT64;
  return 0;
}

static int resolve_pair(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, bool compares, qn_loop fn, qn_ufunc_types *t, qn_loop *loop) {
  role a = role_of(in[0]), b = role_of(in[1]);
  qn_tunit u;
  bool moments = a == MOMENT && b == MOMENT, fine = moments || ((a == SPAN || a == INT) && (b == SPAN || b == INT));
  if (!fine && (id == QN_UF_equal || id == QN_UF_not_equal)) return set(t, loop, in[0].dtype, in[1].dtype, QN_D_BOOL, id == QN_UF_equal ? all_false : all_true);
  if (!fine) return no_signature(rt, id, in);
  if (common(rt, in, !moments, &u)) return -1;
  qn_dtype d = moments ? qn_moment_dtype(u) : qn_span_dtype(u);
  return set(t, loop, d, d, compares ? QN_D_BOOL : d, fn);
}

static int resolve_one(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, qn_ufunc_types *t, qn_loop *loop) {
  static const struct {
    qn_ufunc_id id;
    bool asks; /* true or false of any time; else a span of a span */
    qn_loop fn;
  } rows[] = {{QN_UF_isnat, true, isnat_time},       {QN_UF_isnan, true, isnat_time},    {QN_UF_isfinite, true, isfinite_time},
              {QN_UF_isinf, true, never_time},       {QN_UF_negative, false, neg_time},
              {QN_UF_positive, false, pos_time},     {QN_UF_absolute, false, abs_time},  {QN_UF_sign, false, sign_time}};
  qn_dtype d = in[0].dtype;
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    if (rows[i].id != id) continue;
    if (rows[i].asks) return set(t, loop, d, d, QN_D_BOOL, rows[i].fn);
    return qn_dtype_is_span(d) ? set(t, loop, d, d, d, rows[i].fn) : no_signature(rt, id, in);
  }
  return not_supported(rt, id);
}

int qn_time_resolve(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, const qn_ufunc_call *call, qn_ufunc_types *t, qn_loop *loop) {
  static const struct {
    qn_ufunc_id id;
    bool compares;
    qn_loop fn;
  } pairs[] = {{QN_UF_equal, true, eq_time},        {QN_UF_not_equal, true, ne_time},     {QN_UF_less, true, lt_time},
               {QN_UF_less_equal, true, le_time},   {QN_UF_greater, true, gt_time},       {QN_UF_greater_equal, true, ge_time},
               {QN_UF_minimum, false, min_time},    {QN_UF_maximum, false, max_time},     {QN_UF_fmin, false, fmin_time},
               {QN_UF_fmax, false, fmax_time},      {QN_UF_logical_and, true, and_time},  {QN_UF_logical_or, true, or_time},
               {QN_UF_logical_xor, true, xor_time}};
  bool two = qn_ufuncs[id].nin == 2;
  if (!qn_dtype_is_time(in[0].dtype) && !(two && qn_dtype_is_time(in[1].dtype))) {
    if (id == QN_UF_isnat) return qn_raise(rt, QN_E_TypeError, "ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.");
    return 1;
  }
  if (call->dtype && !qn_dtype_is_time(*call->dtype)) return 1; /* counted as numbers of that dtype */
  if (!two) return resolve_one(rt, id, in, t, loop);
  if (id == QN_UF_add || id == QN_UF_subtract) return resolve_sum(rt, id, in, t, loop);
  if (id == QN_UF_multiply || id == QN_UF_divide || id == QN_UF_floor_divide || id == QN_UF_remainder || id == QN_UF_divmod)
    return resolve_product(rt, id, in, t, loop);
  for (size_t i = 0; i < QN_COUNT(pairs); i++)
    if (pairs[i].id == id) return resolve_pair(rt, id, in, pairs[i].compares, pairs[i].fn, t, loop);
  return id == QN_UF_gcd || id == QN_UF_lcm ? no_signature(rt, id, in) : not_supported(rt, id);
}

qn_loop qn_loop_time(qn_ufunc_id id, qn_dtype d) {
  bool span = qn_dtype_is_span(d);
  switch ((int)id) {
    case QN_UF_add: return span ? add_time : NULL;
    case QN_UF_subtract: return span ? sub_time : NULL;
    case QN_UF_minimum: return min_time;
    case QN_UF_maximum: return max_time;
    case QN_UF_fmin: return fmin_time;
    case QN_UF_fmax: return fmax_time;
    default: return NULL;
  }
}

int qn_time_with_text(qn_rt *rt, qn_ufunc_id id, const qn_value *in, qn_value *out) {
  qn_optype t[2];
  int k = qn_is(in[0], QN_K_STR) ? 0 : 1;
  if (qn_ufuncs[id].nin != 2 || !qn_is(in[k], QN_K_STR) || !qn_optype_of(in[1 - k], &t[1 - k]) || !qn_dtype_is_time(t[1 - k].dtype)) return 1;
  if (id == QN_UF_equal || id == QN_UF_not_equal) {
    if (!qn_is_array(in[1 - k])) return *out = qn_np_int(QN_D_BOOL, id == QN_UF_not_equal), 0;
    const qn_view *v = qn_view_of(in[1 - k]);
    if (qn_array_new(rt, QN_D_BOOL, v->ndim, v->shape, false, out)) return -1;
    return qn_array_fill(rt, qn_view_of(*out), qn_bool(id == QN_UF_not_equal));
  }
  bool order = id >= QN_UF_equal && id <= QN_UF_greater_equal;
  char names[2][80];
  for (int i = 0; i < 2; i++) {
    if (order) snprintf(names[i], sizeof names[i], "<class 'numpy.dtypes.%s'>", i == k ? "StrDType" : qn_dtype_is_span(t[i].dtype) ? "TimeDelta64DType" : "DateTime64DType");
    else if (i == k) snprintf(names[i], sizeof names[i], "dtype('<U%lld')", (long long)((qn_strobj *)in[i].o)->points);
    else snprintf(names[i], sizeof names[i], "dtype('%s')", qn_dtype_spell(t[i].dtype).text);
  }
  if (order) return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (%s, %s) -> None", qn_ufuncs[id].name, names[0], names[1]);
  return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' cannot use operands with types %s and %s", qn_ufuncs[id].name, names[0], names[1]);
}
