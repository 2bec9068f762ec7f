/* ops_types.c - arithmetic and comparison where a side is a time, a category or of a nullable type; everything else is ops.c.
 *
 * Times are counted in the finest unit of both sides; a missing one makes a missing result (False in comparisons, True for !=).
 * Nullable numbers are ops_nullable.c. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && ((a % b < 0) != (b < 0))); }
static bool holds(qn_cmp op, int64_t a, int64_t b) {
  return op == QN_LT ? a < b : op == QN_LE ? a <= b : op == QN_EQ ? a == b : op == QN_NE ? a != b : op == QN_GT ? a > b : a >= b;
}

/* --- times -------------------------------------------------------------------------------------------------------------------- */
typedef struct tside {
  char kind; /* 'M', 'm', 'i' numbers, 'N' all missing, 0 anything else */
  qn_tunit unit;
  const qn_column *col; /* NULL: one value */
  int64_t t;
  double f;
  bool whole; /* numbers: ints */
  qn_zone *zone;   /* owned */
} tside;

static void tside_deinit(tside *s) { qn_zone_drop(s->zone); }

static int read_text_time(qn_rt *rt, qn_value text, const qn_column *like, tside *s) {
  qn_value x, args[2] = {text, qn_none()};
  const char *freq = qn_zone_freq(like->zone);
  bool moment = qn_coltype_is_moment(like->type);
  if (freq && qn_new_str(rt, qn_sv_of(freq), &args[1]) < 0) return -1;
  const char *module = freq ? "pandas._periods" : moment ? "pandas._timestamp" : "pandas._timedelta";
  int bad = qn_call_module(rt, module, freq ? "Period" : moment ? "Timestamp" : "Timedelta", args, freq ? 2 : 1, &x);
  if (freq) qn_release(rt, args[1]);
  if (bad < 0) { /* no time: only == and != know what to do with it */
    qn_exc_forgive(rt);
    return 0;
  }
  qn_timeval v;
  bad = qn_time_read(rt, x, &v);
  qn_release(rt, x);
  *s = (tside){.kind = v.kind, .unit = v.unit, .t = v.t, .zone = v.zone};
  return bad;
}

static int make_tside(qn_rt *rt, qn_operand o, const qn_column *other, bool compare, tside *s) {
  *s = (tside){0};
  if (o.col) {
    const qn_column *c = qn_col_shown(rt, o.col);
    if (!c) return -1;
    s->col = c;
    if (qn_coltype_is_time(c->type)) {
      s->kind = qn_coltype_is_moment(c->type) ? 'M' : 'm';
      s->unit = qn_dtype_unit((qn_dtype)c->type);
      s->zone = qn_zone_keep(c->zone);
    } else if (qn_col_numeric(c->type)) {
      s->kind = 'i';
      s->whole = qn_coltype_is_int(c->type);
    }
    return 0;
  }
  qn_value v = o.scalar;
  if (qn_is_str(v) && compare && other) return read_text_time(rt, v, other, s);
  if (qn_value_isna(v)) return s->kind = 'N', 0;
  if (v.tag == QN_INT || v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_col_numeric(v.dtype))) {
    s->kind = 'i';
    s->whole = v.tag == QN_INT || (v.tag == QN_NPSCALAR && qn_coltype_is_int(v.dtype));
    s->t = s->whole ? v.i : 0;
    s->f = s->whole ? (double)v.i : v.f;
    return 0;
  }
  qn_timeval t;
  if (qn_time_read(rt, v, &t) < 0) return -1;
  *s = (tside){.kind = t.kind, .unit = t.unit, .t = t.t, .zone = t.zone};
  return 0;
}

static inline int64_t count_at(const tside *s, int64_t i) { return s->col ? ((const int64_t *)qn_column_data(s->col))[i] : s->t; }

/* In a unit; what does not fit is the least or the greatest count, so that it compares as it should. */
static inline int64_t at(const tside *s, int64_t i, qn_tunit unit) {
  int64_t t = count_at(s, i), r;
  if (t == QN_NAT || s->unit == unit) return t;
  return qn_time_convert(s->kind == 'M', s->unit, unit, t, &r) ? r : t < 0 ? -INT64_MAX : INT64_MAX;
}

/* One value is brought to the unit once. */
static void settle(tside *s, qn_tunit unit) {
  if (s->col || s->kind == 'N') return;
  s->t = at(s, 0, unit);
  s->unit = unit;
}

/* Refuses the operand's first count that does not fit into the unit. */
static int all_fit(qn_rt *rt, const tside *s, int64_t n, qn_tunit unit) {
  int64_t r;
  if (s->kind == 'N' || s->unit >= unit) return 0;
  for (int64_t i = 0; i < (s->col ? n : n > 0); i++) {
    int64_t t = count_at(s, i);
    if (!qn_time_convert(s->kind == 'M', s->unit, unit, t, &r)) return qn_time_unfit(rt, s->kind == 'M', s->unit, unit, t);
  }
  return 0;
}

static double number_at(const tside *s, int64_t i) { return s->col ? qn_col_double(s->col, i) : s->f; }

static void refuse(qn_rt *rt, qn_binop op, const tside *a, const tside *b) {
  static const char *const names[] = {[QN_ADD] = "add", [QN_SUB] = "subtract", [QN_MUL] = "multiply", [QN_TRUEDIV] = "divide", [QN_FLOORDIV] = "floor_divide"};
  const char *what[2];
  const tside *sides[2] = {a, b};
  for (int k = 0; k < 2; k++) what[k] = sides[k]->kind == 'M' ? "DatetimeArray" : sides[k]->kind == 'm' ? "TimedeltaArray" : sides[k]->kind == 'i' ? "numbers" : "objects";
  if (op == QN_ADD && a->kind == 'M' && b->kind == 'M') qn_raise(rt, QN_E_TypeError, "cannot add DatetimeArray and %s", b->col ? "DatetimeArray" : "Timestamp");
  else if ((op == QN_ADD || op == QN_SUB) && (a->kind == 'i' || b->kind == 'i'))
    qn_raise(rt, QN_E_TypeError, "Addition/subtraction of integers and integer-arrays with %s is no longer supported.  Instead of adding/subtracting `n`, use `n * obj.freq`",
             a->kind == 'i' ? what[1] : what[0]);
  else qn_raise(rt, QN_E_TypeError, "cannot %s %s and %s", op <= QN_FLOORDIV && names[op] ? names[op] : "combine", what[0], what[1]);
}

/* moment ± span, moment − moment, span ± span */
static qn_column *add_times(qn_rt *rt, qn_binop op, tside *a, tside *b, int64_t n) {
  qn_tunit u = a->unit > b->unit ? a->unit : b->unit;
  if (a->kind == 'N') u = b->unit;
  if (b->kind == 'N') u = a->unit;
  bool moment = (a->kind == 'M') != (b->kind == 'M');
  if (a->kind == 'N' || b->kind == 'N') moment = op == QN_ADD && (a->kind == 'M' || b->kind == 'M'); /* less NaT: a span */
  if (a->kind == 'M' && b->kind == 'M' && (a->zone != NULL) != (b->zone != NULL))
    return qn_raise(rt, QN_E_TypeError, "Cannot subtract tz-naive and tz-aware datetime-like objects%s", a->zone ? "" : "."), NULL;
  if (all_fit(rt, a, n, u) < 0 || all_fit(rt, b, n, u) < 0) return NULL;
  settle(a, u);
  settle(b, u);
  qn_column *c = qn_col_new(rt, (uint8_t)(moment ? qn_moment_dtype(u) : qn_span_dtype(u)), n);
  for (int64_t i = 0; c && i < n; i++) {
    int64_t x = a->kind == 'N' ? QN_NAT : at(a, i, u), y = b->kind == 'N' ? QN_NAT : at(b, i, u);
    int64_t r = QN_NAT;
    if (x != QN_NAT && y != QN_NAT && (op == QN_ADD ? __builtin_add_overflow(x, y, &r) : __builtin_sub_overflow(x, y, &r))) {
      qn_column_drop(c);
      return qn_raise(rt, QN_E_OverflowError, "Overflow in int64 addition"), NULL;
    }
    ((int64_t *)c->values->data)[i] = r;
  }
  if (c && moment) c->zone = qn_zone_keep(a->zone ? a->zone : b->zone);
  return c;
}

static qn_column *scale_span(qn_rt *rt, qn_binop op, const tside *span, const tside *by, int64_t n) {
  qn_column *c = qn_col_new(rt, (uint8_t)qn_span_dtype(span->unit), n);
  const bool whole_float = !by->whole && !by->col && op == QN_MUL && by->f == floor(by->f) && fabs(by->f) < 0x1p63; /* 2.0 is as exact as 2 */
  const bool ints = (by->whole && op != QN_TRUEDIV) || whole_float;
  for (int64_t i = 0; c && i < n; i++) {
    int64_t t = at(span, i, span->unit), r = QN_NAT, k = by->col ? (ints ? qn_col_int(by->col, i) : 0) : whole_float ? (int64_t)by->f : by->t;
    double f = number_at(by, i);
    if (t == QN_NAT || isnan(f)) r = QN_NAT;
    else if (op == QN_MUL && (ints ? __builtin_mul_overflow(t, k, &r) : fabs((double)t * f) >= 0x1p63)) {
      qn_column_drop(c);
      return qn_raise_class(rt, qn_pandas_error("OutOfBoundsTimedelta"), "Overflow in %s multiplication", ints ? "int64" : "timedelta"), NULL;
    } else if (op != QN_MUL && f != 0 && !ints && fabs((double)t / f) >= 0x1p63) {
      qn_column_drop(c);
      return qn_raise_class(rt, qn_pandas_error("OutOfBoundsTimedelta"), "Overflow in timedelta division"), NULL;
    } else if (op == QN_MUL) r = ints ? r : (int64_t)((double)t * f);
    else if (f == 0) r = QN_NAT;
    else if (op == QN_TRUEDIV) r = (int64_t)((double)t / f);
    else r = ints ? floor_div(t, k) : (int64_t)floor((double)t / f);
    ((int64_t *)c->values->data)[i] = r;
  }
  return c;
}

static qn_column *span_by_span(qn_rt *rt, qn_binop op, tside *a, tside *b, int64_t n) {
  qn_tunit u = a->unit > b->unit ? a->unit : b->unit;
  settle(a, u);
  settle(b, u);
  bool missing = false;
  for (int64_t i = 0; op == QN_FLOORDIV && i < n; i++) missing = missing || at(a, i, u) == QN_NAT || at(b, i, u) == QN_NAT || at(b, i, u) == 0;
  qn_column *c = qn_col_new(rt, (uint8_t)(op == QN_MOD ? qn_span_dtype(u) : op == QN_FLOORDIV && !missing ? QN_D_INT64 : QN_D_FLOAT64), n);
  for (int64_t i = 0; c && i < n; i++) {
    int64_t x = at(a, i, u), y = at(b, i, u);
    bool gone = x == QN_NAT || y == QN_NAT;
    if (op == QN_TRUEDIV) ((double *)c->values->data)[i] = gone ? NAN : (double)x / (double)y;
    else if (op == QN_MOD) ((int64_t *)c->values->data)[i] = gone || y == 0 ? QN_NAT : x - floor_div(x, y) * y;
    else if (missing) ((double *)c->values->data)[i] = gone || y == 0 ? NAN : (double)floor_div(x, y);
    else ((int64_t *)c->values->data)[i] = floor_div(x, y);
  }
  return c;
}

/* An offset such as pd.DateOffset or MonthEnd: Python does it. */
static qn_column *with_offset(qn_rt *rt, qn_binop op, const qn_column *c, qn_value offset) {
  qn_value s, r;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &s) < 0) return NULL;
  int bad = qn_call_module(rt, "pandas._timestamp", "_shifted", (const qn_value[]){s, offset, qn_int(op == QN_SUB ? -1 : 1)}, 3, &r);
  qn_release(rt, s);
  if (bad) return NULL;
  qn_column *out = qn_is_series(r) ? qn_column_keep(qn_series_col(rt, qn_series_of(r))) : NULL;
  qn_release(rt, r);
  if (!out) qn_raise(rt, QN_E_TypeError, "cannot add an object to times");
  return out;
}

static int as_series(qn_rt *rt, qn_operand o, qn_value *out) {
  return o.col ? qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)o.col), NULL, qn_none(), out) : (*out = qn_retained(o.scalar), 0);
}

/* A side is a column of periods or a period: Python does it. */
static qn_column *periods_binary(qn_rt *rt, qn_binop op, qn_operand oa, qn_operand ob) {
  static const char *const words[] = {[QN_ADD] = "+", [QN_SUB] = "-", [QN_MUL] = "*", [QN_TRUEDIV] = "/", [QN_FLOORDIV] = "//"};
  qn_value r, args[3] = {qn_none(), qn_none(), qn_none()};
  int bad = as_series(rt, oa, &args[1]) || as_series(rt, ob, &args[2]);
  bad = bad || qn_new_str(rt, qn_sv_of(op <= QN_FLOORDIV && words[op] ? words[op] : "%"), &args[0]) < 0;
  if (!bad) bad = qn_call_module(rt, "pandas._periods", "_binary", args, 3, &r);
  for (int k = 0; k < 3; k++) qn_release(rt, args[k]);
  if (bad) return NULL;
  qn_column *out = qn_is_series(r) ? qn_column_keep(qn_series_col(rt, qn_series_of(r))) : NULL;
  qn_release(rt, r);
  if (!out) qn_raise(rt, QN_E_TypeError, "periods expected");
  return out;
}

static bool of_period(qn_operand o) { return o.col ? qn_zone_freq(o.col->zone) != NULL : qn_is_period(o.scalar); }

/* Each object decides what it gives; kept: the result is of objects also when they are of one kind. */
static qn_column *each_object(qn_rt *rt, qn_binop op, qn_operand oa, qn_operand ob, int64_t n, bool kept) {
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t i = 0; c && i < n; i++) {
    qn_value x = qn_retained(oa.scalar), y = qn_retained(ob.scalar), r;
    int bad = (oa.col && qn_col_item(rt, qn_col_shown(rt, oa.col), i, &x) < 0) || (ob.col && qn_col_item(rt, qn_col_shown(rt, ob.col), i, &y) < 0);
    bad = bad || qn_binary(rt, op, x, y, &r) < 0;
    qn_release(rt, x);
    qn_release(rt, y);
    if (bad) qn_column_drop(c), c = NULL;
    else ((qn_value *)c->values->data)[i] = r;
  }
  if (!c || kept) return c;
  qn_column *narrow = qn_col_from_values(rt, c->values->data, n);
  qn_column_drop(c);
  return narrow;
}

static qn_column *times_binary(qn_rt *rt, qn_binop op, qn_operand oa, qn_operand ob, int64_t n) {
  if (of_period(oa) || of_period(ob)) return periods_binary(rt, op, oa, ob);
  bool objects = (oa.col && oa.col->type == QN_D_OBJECT) || (ob.col && ob.col->type == QN_D_OBJECT);
  if (objects && oa.col && ob.col && (op == QN_ADD || op == QN_SUB)) return each_object(rt, op, oa, ob, n, true);
  tside a, b = {0};
  qn_column *c = NULL;
  if (make_tside(rt, oa, NULL, false, &a) < 0) return NULL;
  if (make_tside(rt, ob, NULL, false, &b) < 0) return tside_deinit(&a), NULL;
  bool plus = op == QN_ADD || op == QN_SUB, ta = a.kind == 'M' || a.kind == 'm', tb = b.kind == 'M' || b.kind == 'm';
  if (plus && ta && b.kind == 0 && ob.col == NULL && qn_is(ob.scalar, QN_K_INSTANCE)) c = with_offset(rt, op, oa.col ? oa.col : NULL, ob.scalar);
  else if (op == QN_ADD && tb && a.kind == 0 && oa.col == NULL && qn_is(oa.scalar, QN_K_INSTANCE)) c = with_offset(rt, op, ob.col, oa.scalar);
  else if (plus && (ta || a.kind == 'N') && (tb || b.kind == 'N') && !(a.kind == 'M' && b.kind == 'M' && op == QN_ADD) && !(a.kind == 'm' && b.kind == 'M' && op == QN_SUB))
    c = add_times(rt, op, &a, &b, n);
  else if (a.kind == 'm' && b.kind == 'i' && (op == QN_MUL || op == QN_TRUEDIV || op == QN_FLOORDIV)) c = scale_span(rt, op, &a, &b, n);
  else if (a.kind == 'i' && b.kind == 'm' && op == QN_MUL) c = scale_span(rt, op, &b, &a, n);
  else if (a.kind == 'm' && b.kind == 'm' && (op == QN_TRUEDIV || op == QN_FLOORDIV || op == QN_MOD)) c = span_by_span(rt, op, &a, &b, n);
  else if (objects) c = each_object(rt, op, oa, ob, n, false);
  else refuse(rt, op, &a, &b);
  tside_deinit(&a);
  tside_deinit(&b);
  return c;
}

static qn_column *times_compare(qn_rt *rt, qn_cmp op, qn_operand oa, qn_operand ob, int64_t n) {
  const qn_column *ca = oa.col ? qn_col_shown(rt, oa.col) : NULL, *cb = ob.col ? qn_col_shown(rt, ob.col) : NULL;
  tside a, b = {0};
  if (cb && cb->type == QN_COL_STR && ca) { /* a column of text is read as times */
    qn_column *read = qn_col_cast(rt, cb, &(qn_coltype){.type = ca->type, .zone = ca->zone});
    if (!read) return NULL;
    qn_column *r = times_compare(rt, op, oa, (qn_operand){read, qn_none()}, n);
    qn_column_drop(read);
    return r;
  }
  if (make_tside(rt, oa, cb, true, &a) < 0) return NULL;
  if (make_tside(rt, ob, ca, true, &b) < 0) return tside_deinit(&a), NULL;
  qn_column *c = NULL;
  bool order = op != QN_EQ && op != QN_NE, fit = a.kind == b.kind || a.kind == 'N' || b.kind == 'N', zones = (a.zone != NULL) != (b.zone != NULL);
  if ((qn_zone_freq(a.zone) || qn_zone_freq(b.zone)) && !qn_zone_same(a.zone, b.zone)) {
    fit = fit && (a.kind == 'N' || b.kind == 'N');
    zones = false;
  }
  if (fit && zones && a.kind == 'M' && b.kind == 'M') {
    bool text = (!oa.col && qn_is_str(oa.scalar)) || (!ob.col && qn_is_str(ob.scalar));
    if (text && !b.zone && a.zone && !b.col) { /* text without a zone is of the column's */
      int32_t off[2];
      int64_t per = b.unit == QN_TU_S ? 1 : b.unit == QN_TU_MS ? 1000 : b.unit == QN_TU_US ? 1000000 : 1000000000;
      if (qn_zone_local(a.zone, floor_div(b.t, per), off)) b.t -= off[0] * per;
      zones = false;
    } else {
      fit = false;
    }
  }
  if ((!fit || a.kind == 0 || a.kind == 'i') && order) {
    qn_buf name;
    qn_buf_init(&name, rt->alloc);
    if (ca) qn_col_dtype_name(rt, ca, &name);
    if (cb) qn_raise(rt, QN_E_TypeError, "Invalid comparison between dtype=%s and %s", name.p ? name.p : "", qn_zone_freq(cb->zone) ? "PeriodArray" : qn_coltype_is_moment(cb->type) ? "DatetimeArray" : qn_coltype_is_span(cb->type) ? "TimedeltaArray" : "ndarray");
    else qn_raise(rt, QN_E_TypeError, "Invalid comparison between dtype=%s and %s", name.p ? name.p : "", qn_class_of(ob.scalar)->name);
    qn_buf_deinit(&name);
  } else if ((c = qn_col_new(rt, QN_D_BOOL, n))) {
    qn_tunit u = a.kind == 'N' ? b.unit : b.kind == 'N' || a.unit > b.unit ? a.unit : b.unit;
    uint8_t *out = c->values->data;
    settle(&a, u);
    settle(&b, u);
    for (int64_t i = 0; i < n; i++) {
      int64_t x = !fit || a.kind == 'N' ? QN_NAT : at(&a, i, u), y = !fit || b.kind == 'N' ? QN_NAT : at(&b, i, u);
      out[i] = x == QN_NAT || y == QN_NAT ? op == QN_NE : holds(op, x, y);
    }
  }
  tside_deinit(&a);
  tside_deinit(&b);
  return c;
}

/* --- categories ---------------------------------------------------------------------------------------------------------------- */
/* == and != with one value: the categories are compared, then their codes look up what came of them. NULL, and no exception: not these. */
static qn_column *cat_equal(qn_rt *rt, qn_cmp op, const qn_column *c, qn_value x, int64_t n) {
  const int64_t k = c->categories->length;
  qn_column *each = qn_col_compare(rt, op, (qn_operand){c->categories, qn_none()}, (qn_operand){NULL, x}, k);
  if (!each || each->type != QN_D_BOOL || each->null_count) return qn_column_drop(each), NULL;
  qn_column *out = qn_col_new(rt, QN_D_BOOL, n);
  const uint8_t *is = qn_column_data(each);
  const int32_t *codes = qn_column_data(c);
  for (int64_t i = 0; out && i < n; i++) ((uint8_t *)out->values->data)[i] = codes[i] < 0 ? op == QN_NE : is[codes[i]];
  qn_column_drop(each);
  return out;
}

static qn_column *cats_compare(qn_rt *rt, qn_cmp op, qn_operand oa, qn_operand ob, int64_t n) {
  const qn_column *a = oa.col ? qn_col_shown(rt, oa.col) : NULL, *b = ob.col ? qn_col_shown(rt, ob.col) : NULL;
  bool ca = a && a->type == QN_COL_CAT, cb = b && b->type == QN_COL_CAT, order = op != QN_EQ && op != QN_NE;
  const qn_column *cat = ca ? a : b;
  if (order && !cat->ordered) return qn_raise(rt, QN_E_TypeError, "Unordered Categoricals can only compare equality or not"), NULL;
  if (ca && cb && !qn_col_same_type(rt, a, b)) {
    int set = a->ordered || b->ordered ? 0 : qn_cat_same_set(rt, a->categories, b->categories);
    if (set <= 0) return set < 0 ? NULL : (qn_raise(rt, QN_E_TypeError, "Categoricals can only be compared if 'categories' are the same."), NULL);
    qn_column *mine = qn_cat_encode(rt, b, a->categories, false); /* its codes among the categories of a */
    qn_column *found = mine ? cats_compare(rt, op, oa, (qn_operand){mine, qn_none()}, n) : NULL;
    return qn_column_drop(mine), found;
  }
  qn_column *x = NULL, *y = NULL, *r = NULL;
  qn_operand p = oa, q = ob;
  if (!order && (!a || !b) && cat->categories && ((r = cat_equal(rt, op, cat, a ? ob.scalar : oa.scalar, n)) || rt->exc.tag != QN_UNSET)) return r;
  if (order || (ca && cb)) { /* by their places in the order */
    qn_value sa = qn_none(), sb = qn_none();
    const qn_operand sides[2] = {oa, ob};
    for (int k = 0; k < 2; k++) {
      const qn_column *c = k ? b : a;
      if (c && c->type == QN_COL_CAT) {
        qn_column *phys = qn_col_physical(rt, c);
        if (!phys) goto done;
        if (k) y = phys, q.col = phys;
        else x = phys, p.col = phys;
        continue;
      }
      qn_index *ix = qn_index_of(rt, qn_column_keep(cat->categories), qn_none());
      int64_t first = 0, count = 0;
      int found = ix && !sides[k].col ? qn_index_find(rt, ix, sides[k].scalar, &first, &count) : -1;
      qn_index_drop(rt, ix);
      if (found < 0 && rt->exc.tag != QN_UNSET) goto done;
      if (found <= 0) {
        qn_raise(rt, QN_E_TypeError, "Invalid comparison between dtype=category and %s", qn_class_of(sides[k].scalar)->name);
        goto done;
      }
      if (k) sb = qn_int(first), q = (qn_operand){NULL, sb};
      else sa = qn_int(first), p = (qn_operand){NULL, sa};
    }
    (void)sa, (void)sb;
    if (x) x->masked = false;
    if (y) y->masked = false;
  } else {
    if (ca && !(x = qn_cat_decode(rt, a))) goto done;
    if (cb && !(y = qn_cat_decode(rt, b))) goto done;
    if (x) p.col = x;
    if (y) q.col = y;
  }
  r = qn_col_compare(rt, op, p, q, n);
done:
  qn_column_drop(x);
  qn_column_drop(y);
  return r;
}

/* --- text and nullable types ------------------------------------------------------------------------------------------------------ */
/* "string", whose missing values are pd.NA: as text, and what comes of a missing one is missing. */
static bool is_string(const qn_column *c) { return c && c->masked && c->type == QN_COL_STR; }

static qn_column *string_op(qn_rt *rt, int op, bool compare, qn_operand oa, qn_operand ob, int64_t n) {
  const qn_column *a = oa.col ? qn_col_shown(rt, oa.col) : NULL, *b = ob.col ? qn_col_shown(rt, ob.col) : NULL;
  qn_column *x = is_string(a) ? qn_col_slice(rt, a, 0, a->length) : NULL, *y = is_string(b) ? qn_col_slice(rt, b, 0, b->length) : NULL, *c = NULL;
  if ((is_string(a) && !x) || (is_string(b) && !y)) goto done;
  if (x) x->masked = false;
  if (y) y->masked = false;
  qn_operand p = {x ? x : oa.col, oa.scalar}, q = {y ? y : ob.col, ob.scalar};
  c = compare ? qn_col_compare(rt, (qn_cmp)op, p, q, n) : qn_col_binary(rt, (qn_binop)op, p, q, n);
  if (!c || !(c->type == QN_COL_STR || c->type == QN_D_BOOL)) goto done;
  qn_column *own = qn_col_slice(rt, c, 0, c->length);
  qn_column_drop(c);
  if (!(c = own)) goto done;
  c->masked = true;
  if (c->type == QN_COL_STR) goto done;
  int64_t nulls = 0;
  for (int64_t i = 0; i < n; i++) nulls += (a ? qn_col_isna(a, i) : qn_value_isna(oa.scalar)) || (b ? qn_col_isna(b, i) : qn_value_isna(ob.scalar));
  qn_colbuf_drop(c->validity);
  c->validity = nulls ? qn_colbuf_new(rt->alloc, (size_t)(n + 7) / 8) : NULL;
  c->null_count = nulls;
  if (nulls && !c->validity) {
    qn_column_drop(c), c = NULL;
    qn_raise_memory(rt);
    goto done;
  }
  for (int64_t i = 0; nulls && i < n; i++)
    if (!((a ? qn_col_isna(a, i) : qn_value_isna(oa.scalar)) || (b ? qn_col_isna(b, i) : qn_value_isna(ob.scalar)))) qn_bit_set(c->validity->data, i);
done:
  qn_column_drop(x);
  qn_column_drop(y);
  return c;
}

/* --- the doors ---------------------------------------------------------------------------------------------------------------------- */
static const qn_column *shown_of(qn_rt *rt, qn_operand o) { return o.col ? qn_col_shown(rt, o.col) : NULL; }

qn_column *qn_types_binary(qn_rt *rt, qn_binop op, qn_operand oa, qn_operand ob, int64_t n, bool *done) {
  const qn_column *a = shown_of(rt, oa), *b = shown_of(rt, ob);
  *done = true;
  if ((oa.col && !a) || (ob.col && !b) || qn_refuses_binary(rt, op, a, oa.scalar, b, ob.scalar)) return NULL;
  if ((a && a->type == QN_COL_CAT) || (b && b->type == QN_COL_CAT)) {
    static const char *const names[] = {"add", "subtract", "multiply", "divide", "floor_divide", "remainder", "power"};
    return qn_raise(rt, QN_E_TypeError, "Object with dtype category cannot perform the numpy op %s", op <= QN_POW ? names[op] : "bitwise"), NULL;
  }
  if ((a && qn_coltype_is_time(a->type)) || (b && qn_coltype_is_time(b->type))) return times_binary(rt, op, oa, ob, n);
  if ((!a && qn_time_kind(oa.scalar) > 'A' && qn_time_kind(oa.scalar) != 'N') || (!b && qn_time_kind(ob.scalar) > 'A' && qn_time_kind(ob.scalar) != 'N')) {
    const qn_column *c = a ? a : b;
    if (qn_col_numeric(c->type) && !c->masked) return times_binary(rt, op, oa, ob, n);
  }
  if ((a && a->masked && qn_col_numeric(a->type)) || (b && b->masked && qn_col_numeric(b->type))) return qn_nullable_op(rt, (int)op, false, oa, ob, n);
  if (is_string(a) || is_string(b)) return string_op(rt, (int)op, false, oa, ob, n);
  *done = false;
  return NULL;
}

qn_column *qn_types_compare(qn_rt *rt, qn_cmp op, qn_operand oa, qn_operand ob, int64_t n, bool *done) {
  static const qn_cmp mirrored[] = {[QN_LT] = QN_GT, [QN_LE] = QN_GE, [QN_EQ] = QN_EQ, [QN_NE] = QN_NE, [QN_GT] = QN_LT, [QN_GE] = QN_LE};
  const qn_column *a = shown_of(rt, oa), *b = shown_of(rt, ob);
  *done = true;
  if ((oa.col && !a) || (ob.col && !b) || qn_refuses_compare(rt, op, a, oa.scalar, b, ob.scalar)) return NULL;
  if ((a && a->type == QN_COL_CAT) || (b && b->type == QN_COL_CAT)) return cats_compare(rt, op, oa, ob, n);
  bool ta = a && qn_coltype_is_time(a->type), tb = b && qn_coltype_is_time(b->type);
  if ((ta && b && b->type == QN_D_OBJECT) || (tb && a && a->type == QN_D_OBJECT)) {
    *done = false;
    return NULL;
  }
  if (ta) return times_compare(rt, op, oa, ob, n);
  if (tb) return times_compare(rt, mirrored[op], ob, oa, n);
  if ((a && a->masked && qn_col_numeric(a->type)) || (b && b->masked && qn_col_numeric(b->type))) return qn_nullable_op(rt, (int)op, true, oa, ob, n);
  if (is_string(a) || is_string(b)) return string_op(rt, (int)op, true, oa, ob, n);
  *done = false;
  return NULL;
}

qn_column *qn_types_unary(qn_rt *rt, qn_unop op, const qn_column *c, bool *done) {
  *done = true;
  if (qn_refuses_unary(rt, op, c)) return NULL;
  if (qn_coltype_is_span(c->type)) {
    if (op == QN_POS) return qn_column_keep((qn_column *)(uintptr_t)c);
    qn_column *out = qn_col_new(rt, c->type, c->length);
    for (int64_t i = 0; out && i < c->length; i++) {
      int64_t t = ((const int64_t *)qn_column_data(c))[i];
      ((int64_t *)out->values->data)[i] = t == QN_NAT ? t : -t;
    }
    return out;
  }
  if (c->masked && qn_col_numeric(c->type)) {
    qn_column *plain = qn_col_bare(rt, c), *out = plain ? qn_col_unary(rt, op, plain) : NULL, *own = out ? qn_col_slice(rt, out, 0, out->length) : NULL;
    qn_column_drop(plain);
    qn_column_drop(out);
    if (!own) return NULL;
    own->masked = true;
    if (!c->validity) return own;
    own->validity = qn_colbuf_new(rt->alloc, (size_t)(c->length + 7) / 8);
    if (!own->validity) return qn_column_drop(own), qn_raise_memory(rt), NULL;
    for (int64_t i = 0; i < c->length; i++)
      if (!qn_column_is_null(c, i)) qn_bit_set(own->validity->data, i);
      else if (own->values->rc == 1) qn_col_put_nothing(own, i);
    own->null_count = c->null_count;
    return own;
  }
  *done = false;
  return NULL;
}
