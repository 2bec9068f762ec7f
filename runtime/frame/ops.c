/* ops.c - arithmetic, comparison and logic between columns and scalars, row by row.
 *
 * Text, bool, and short columns of int64 and float64 have loops here; long ones and other dtypes go through NumPy's ufuncs
 * (runtime/object/array: vectors, threads, blocks kept for the next array) over the same memory, without NumPy's warnings;
 * object columns through the runtime's own operators. pandas' answers differ from NumPy's in one place: division of ints by
 * zero gives floats (inf, nan). */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/base/promote.h"
#include "runtime/frame/factor.h"
#include "runtime/frame/frame_impl.h"
#include "runtime/object/array/iter.h"

/* --- operands ----------------------------------------------------------------------------------------------------------- */
typedef enum side_kind { SIDE_BOOL, SIDE_INT, SIDE_FLOAT, SIDE_STR, SIDE_OTHER, SIDE_OBJECT } side_kind;

typedef struct side { /* an operand made ready */
  side_kind kind;
  const qn_column *col; /* NULL: a scalar */
  const void *data;
  int64_t i;
  double f;
  qn_sv s;
  qn_value scalar;
  bool null; /* scalar None or NaN */
} side;

static side_kind column_kind(const qn_column *c) {
  if (c->type == QN_COL_STR) return SIDE_STR;
  if (c->type == QN_D_OBJECT) return SIDE_OBJECT;
  if (c->type == QN_D_BOOL) return SIDE_BOOL;
  if (c->type == QN_D_INT64) return SIDE_INT;
  return c->type == QN_D_FLOAT64 ? SIDE_FLOAT : SIDE_OTHER;
}

static int make_side(qn_rt *rt, qn_operand o, side *s) {
  *s = (side){.scalar = o.scalar};
  if (o.col) {
    s->col = qn_col_shown(rt, o.col);
    if (!s->col) return -1;
    s->kind = column_kind(s->col);
    s->data = s->kind == SIDE_STR ? NULL : qn_column_data(s->col);
    return 0;
  }
  qn_value v = o.scalar;
  s->null = qn_value_isna(v);
  s->kind = SIDE_OBJECT;
  if (v.tag == QN_BOOL || (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL)) s->kind = SIDE_BOOL;
  else if (v.tag == QN_INT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_INT64)) s->kind = SIDE_INT;
  else if (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT64)) s->kind = SIDE_FLOAT;
  else if (v.tag == QN_NPSCALAR) s->kind = SIDE_OTHER;
  else if (qn_is_str(v)) s->kind = SIDE_STR, s->s = qn_str_sv(v);
  if (s->kind <= SIDE_INT) s->i = v.i, s->f = (double)v.i;
  if (s->kind == SIDE_FLOAT) s->f = v.f;
  return 0;
}

static inline double side_f(const side *s, int64_t k) {
  if (!s->col) return s->f;
  if (s->kind == SIDE_FLOAT) return ((const double *)s->data)[k];
  return s->kind == SIDE_INT ? (double)((const int64_t *)s->data)[k] : (double)((const uint8_t *)s->data)[k];
}

static inline int64_t side_i(const side *s, int64_t k) {
  if (!s->col) return s->i;
  return s->kind == SIDE_INT ? ((const int64_t *)s->data)[k] : ((const uint8_t *)s->data)[k];
}

static bool side_str(const side *s, int64_t k, qn_sv *out) { /* false: null */
  if (!s->col) return *out = s->s, !s->null;
  if (qn_column_is_null(s->col, k)) return false;
  return *out = qn_column_str(s->col, k), true;
}

static int side_value(qn_rt *rt, const side *s, int64_t k, qn_value *out) {
  if (!s->col) return *out = qn_retained(s->scalar), 0;
  return qn_col_item(rt, s->col, k, out);
}

/* --- arithmetic ------------------------------------------------------------------------------------------------------------ */
static double floor_divide(double a, double b) {
  if (b == 0) return a == 0 || isnan(a) ? (double)NAN : (a < 0) != (signbit(b) != 0) ? -INFINITY : INFINITY;
  return qn_float_floordiv(a, b);
}

static double modulo(double a, double b) { return b == 0 ? (double)NAN : qn_float_mod(a, b); }

static void float_loop(qn_binop op, const side *a, const side *b, int64_t n, double *out) {
  switch (op) {
    case QN_ADD: for (int64_t k = 0; k < n; k++) out[k] = side_f(a, k) + side_f(b, k); break;
    case QN_SUB: for (int64_t k = 0; k < n; k++) out[k] = side_f(a, k) - side_f(b, k); break;
    case QN_MUL: for (int64_t k = 0; k < n; k++) out[k] = side_f(a, k) * side_f(b, k); break;
    case QN_TRUEDIV: for (int64_t k = 0; k < n; k++) out[k] = side_f(a, k) / side_f(b, k); break;
    case QN_FLOORDIV: for (int64_t k = 0; k < n; k++) out[k] = floor_divide(side_f(a, k), side_f(b, k)); break;
    case QN_MOD: for (int64_t k = 0; k < n; k++) out[k] = modulo(side_f(a, k), side_f(b, k)); break;
    case QN_POW: case QN_MATMUL: case QN_LSHIFT: case QN_RSHIFT: case QN_BITAND: case QN_BITOR: case QN_BITXOR: case QN_DIVMOD:
    case QN_BINOP_COUNT: break;
  }
}

static void int_loop(qn_binop op, const side *a, const side *b, int64_t n, int64_t *out) {
  for (int64_t k = 0; k < n; k++) {
    int64_t x = side_i(a, k), y = side_i(b, k), r = 0;
    switch (op) {
      case QN_ADD: r = (int64_t)((uint64_t)x + (uint64_t)y); break;
      case QN_SUB: r = (int64_t)((uint64_t)x - (uint64_t)y); break;
      case QN_MUL: r = (int64_t)((uint64_t)x * (uint64_t)y); break;
      case QN_FLOORDIV: r = y == -1 ? (int64_t)(0 - (uint64_t)x) : qn_floordiv_i64(x, y); break;
      case QN_MOD: r = y == -1 ? 0 : qn_mod_i64(x, y); break;
      case QN_BITAND: r = x & y; break;
      case QN_BITOR: r = x | y; break;
      case QN_BITXOR: r = x ^ y; break;
      case QN_TRUEDIV: case QN_POW: case QN_MATMUL: case QN_LSHIFT: case QN_RSHIFT: case QN_DIVMOD: case QN_BINOP_COUNT: break;
    }
    out[k] = r;
  }
}

static void logic_loop(qn_binop op, const side *a, const side *b, int64_t n, uint8_t *out) {
  for (int64_t k = 0; k < n; k++) {
    bool x = side_i(a, k) != 0, y = side_i(b, k) != 0;
    out[k] = op == QN_BITAND ? x && y : op == QN_BITOR ? x || y : x != y;
  }
}

/* Ints with some zero divisors: floats, inf or NaN where the divisor is 0, exact elsewhere. */
static void zero_loop(qn_binop op, const side *a, const side *b, int64_t n, double *out) {
  for (int64_t k = 0; k < n; k++) {
    int64_t x = side_i(a, k), y = side_i(b, k);
    if (y == 0) out[k] = op == QN_MOD ? (double)NAN : floor_divide((double)x, 0.0);
    else if (y == -1) out[k] = op == QN_MOD ? 0.0 : -(double)x;
    else out[k] = (double)(op == QN_MOD ? qn_mod_i64(x, y) : qn_floordiv_i64(x, y));
  }
}

static bool any_zero(const side *s, int64_t n) {
  if (!s->col) return n > 0 && s->i == 0;
  for (int64_t k = 0; k < n; k++)
    if (side_i(s, k) == 0) return true;
  return false;
}

static bool is_bitwise(qn_binop op) { return op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR; }
static bool has_float_loop(qn_binop op) { return op <= QN_MOD; }

/* numbers of the three native kinds; NULL with *done false: not for these loops */
static qn_column *native_binary(qn_rt *rt, qn_binop op, const side *a, const side *b, int64_t n, bool *done) {
  *done = true;
  qn_column *c;
  bool floats = a->kind == SIDE_FLOAT || b->kind == SIDE_FLOAT, bools = a->kind == SIDE_BOOL && b->kind == SIDE_BOOL;
  if (bools && (op == QN_TRUEDIV || op == QN_FLOORDIV || op == QN_POW)) {
    qn_raise(rt, QN_E_NotImplementedError, "operator '%s' not implemented for bool dtypes", op == QN_TRUEDIV ? "truediv" : op == QN_POW ? "pow" : "floordiv");
    return NULL;
  }
  if (bools && is_bitwise(op)) {
    if ((c = qn_col_new(rt, QN_D_BOOL, n))) logic_loop(op, a, b, n, c->values->data);
    return c;
  }
  bool by_zero = (op == QN_FLOORDIV || op == QN_MOD) && !floats && any_zero(b, n);
  if (by_zero && !bools) {
    if ((c = qn_col_new(rt, QN_D_FLOAT64, n))) zero_loop(op, a, b, n, c->values->data);
    return c;
  }
  if (has_float_loop(op) && !(bools && op != QN_TRUEDIV) && (floats || op == QN_TRUEDIV)) {
    if ((c = qn_col_new(rt, QN_D_FLOAT64, n))) float_loop(op, a, b, n, c->values->data);
    return c;
  }
  if (!floats && !bools && (has_float_loop(op) || is_bitwise(op))) {
    if ((c = qn_col_new(rt, QN_D_INT64, n))) int_loop(op, a, b, n, c->values->data);
    if (!c || !is_bitwise(op) || (a->kind != SIDE_BOOL && b->kind != SIDE_BOOL)) return c;
    qn_column *truth = qn_col_new(rt, QN_D_BOOL, n); /* ints with bools are flags */
    for (int64_t k = 0; truth && k < n; k++) ((uint8_t *)truth->values->data)[k] = ((int64_t *)c->values->data)[k] != 0;
    qn_column_drop(c);
    return truth;
  }
  *done = false;
  return NULL;
}

static qn_column *concat_text(qn_rt *rt, const side *a, const side *b, int64_t n) {
  qn_strbuild out;
  qn_buf joined;
  qn_strbuild_init(&out, rt->alloc);
  qn_buf_init(&joined, rt->alloc);
  for (int64_t k = 0; k < n; k++) {
    qn_sv x, y;
    if (!side_str(a, k, &x) || !side_str(b, k, &y)) {
      qn_strbuild_null(&out);
      continue;
    }
    qn_buf_reset(&joined);
    qn_buf_sv(&joined, x);
    qn_buf_sv(&joined, y);
    out.oom = out.oom || joined.oom;
    qn_strbuild_add(&out, qn_buf_view(&joined));
  }
  qn_buf_deinit(&joined);
  qn_column *c = qn_strbuild_finish(&out);
  if (!c) qn_raise_memory(rt);
  return c;
}

/* Any operator through boxed values; masked: a null on either side gives a null, else the operator is asked what it makes of it. */
static qn_column *object_rows(qn_rt *rt, qn_binop op, const side *a, const side *b, int64_t n, bool masked) {
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t k = 0; c && k < n; k++) {
    qn_value x, y, r = qn_nan();
    if (side_value(rt, a, k, &x) < 0) return qn_column_drop(c), NULL;
    int bad = side_value(rt, b, k, &y);
    if (bad == 0) {
      if (is_bitwise(op) && b->col && qn_value_isna(y)) qn_release(rt, y), y = qn_bool(false);
      const bool flags = is_bitwise(op), there = !masked || ((!qn_value_isna(x) || (!a->col && !flags)) && (!qn_value_isna(y) || (!b->col && !flags)));
      if (there) bad = qn_binary(rt, op, x, y, &r);
      if (bad == 0 && is_bitwise(op)) { /* flags: false where something is missing */
        const int t = there ? qn_truth(rt, r) : 0;
        if (there) qn_release(rt, r);
        r = qn_bool(t == 1);
        bad = t < 0 ? -1 : 0;
      }
      qn_release(rt, y);
    }
    qn_release(rt, x);
    if (bad < 0) return qn_column_drop(c), NULL;
    ((qn_value *)c->values->data)[k] = r;
  }
  return c;
}

/* As pandas has it: all rows, and when some have no such operator, those where both sides are there. */
static qn_column *object_binary(qn_rt *rt, qn_binop op, const side *a, const side *b, int64_t n) {
  if (is_bitwise(op)) return object_rows(rt, op, a, b, n, true);
  qn_column *c = object_rows(rt, op, a, b, n, false);
  if (c || !qn_exc_matches(rt, rt->exc, &qn_exc_class_table[QN_E_TypeError])) return c;
  qn_exc_forgive(rt);
  return object_rows(rt, op, a, b, n, true);
}

/* The operands as NumPy has them, and a result of NumPy's as a column. */
static int array_sides(qn_rt *rt, const side *a, const side *b, qn_value *x, qn_value *y) {
  *x = qn_retained(a->scalar);
  *y = qn_retained(b->scalar);
  if (a->col && qn_col_array(rt, a->col, x) < 0) return -1;
  if (!b->col || qn_col_array(rt, b->col, y) == 0) return 0;
  return qn_release(rt, *x), -1;
}

static qn_column *array_column(qn_rt *rt, qn_value r, int64_t n) {
  qn_column *c = qn_is_array(r) ? qn_col_from_array(rt, r) : qn_col_repeat(rt, r, n);
  return qn_release(rt, r), c;
}

/* pandas computes with NumPy's warnings switched off. */
static int quiet(qn_rt *rt, uint8_t *was, bool on) {
  qn_array_state *s = qn_arrays_of(rt);
  if (!s) return -1;
  if (on) {
    memcpy(was, s->err, sizeof s->err);
    memset(s->err, QN_ERR_IGNORE, sizeof s->err);
  } else {
    memcpy(s->err, was, sizeof s->err);
  }
  return 0;
}

static qn_column *array_binary(qn_rt *rt, qn_binop op, const side *a, const side *b, int64_t n) {
  qn_value x, y, r;
  uint8_t was[sizeof((qn_array_state *)0)->err];
  qn_column *c = NULL;
  if (array_sides(rt, a, b, &x, &y) < 0) return NULL;
  if (quiet(rt, was, true) == 0) {
    if (qn_binary(rt, op, x, y, &r) == 0) c = array_column(rt, r, n);
    quiet(rt, was, false);
  }
  qn_release(rt, x);
  qn_release(rt, y);
  return c;
}

enum { ARRAY_LEAST = 1024 }; /* rows from which NumPy's loops are worth making arrays */

/* May NumPy's loop stand for ours: does it compute the same of these kinds? */
static bool same_in_numpy(qn_binop op, const side *a, const side *b) {
  if (a->kind == SIDE_BOOL || b->kind == SIDE_BOOL) return false;
  if (a->kind == SIDE_INT && b->kind == SIDE_INT && (op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR)) return true;
  return op == QN_ADD || op == QN_SUB || op == QN_MUL || op == QN_TRUEDIV;
}

/* An int from 2**63 to 2**64 - 1 beside a column of numbers is an unsigned one. */
static bool widened(qn_operand *o, const qn_operand *other) {
  uint64_t u;
  if (o->col || !other->col || !qn_col_numeric(other->col->type)) return false;
  if (!qn_int_is_wide(o->scalar, &u)) return false;
  o->scalar = qn_np_int(QN_D_UINT64, (int64_t)u);
  return true;
}

/* As widened, for arithmetic: other ints cannot hold it, floats take it as a float. */
static int widen_big(qn_rt *rt, qn_operand *o, const qn_operand *other) {
  if (!widened(o, other)) return 0;
  const uint8_t type = other->col->type;
  if (qn_coltype_is_float(type)) o->scalar = qn_float((double)(uint64_t)o->scalar.i);
  return qn_coltype_is_int(type) && type != QN_D_UINT64 ? qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long") : 0;
}

static double operand_double(qn_operand o, int64_t k) {
  if (o.col) return qn_col_double(o.col, k);
  const bool real = o.scalar.tag == QN_FLOAT || (o.scalar.tag == QN_NPSCALAR && qn_coltype_is_float(o.scalar.dtype));
  return real ? o.scalar.f : o.scalar.tag == QN_NPSCALAR && o.scalar.dtype == QN_D_UINT64 ? (double)(uint64_t)o.scalar.i : (double)o.scalar.i;
}

static bool is_real(qn_operand o) {
  if (o.col) return qn_col_numeric(o.col->type) && !qn_coltype_is_complex(o.col->type);
  return o.scalar.tag == QN_INT || o.scalar.tag == QN_FLOAT || o.scalar.tag == QN_BOOL || (o.scalar.tag == QN_NPSCALAR && strchr("iufb", qn_dtypes[o.scalar.dtype].kind));
}

/* What NumPy's loops make of // and % by zero as pandas has it: floats, with inf or NaN there. Takes c. */
static qn_column *by_zero(qn_rt *rt, qn_binop op, qn_column *c, qn_operand a, qn_operand b, int64_t n) {
  if (!c || (op != QN_FLOORDIV && op != QN_MOD) || !is_real(a) || !is_real(b) || !qn_col_numeric(c->type) || (op == QN_MOD && !qn_coltype_is_int(c->type))) return c;
  bool some = false;
  for (int64_t k = 0; !some && k < n; k++) some = operand_double(b, k) == 0 && !isnan(operand_double(a, k));
  if (!some) return c;
  qn_column *wide = qn_col_new(rt, QN_D_FLOAT64, n);
  for (int64_t k = 0; wide && k < n; k++) {
    const double x = operand_double(a, k), y = operand_double(b, k);
    ((double *)wide->values->data)[k] = y != 0 ? qn_col_double(c, k) : op == QN_MOD ? (double)NAN : floor_divide(x, y);
  }
  return qn_column_drop(c), wide;
}

/* Floats, objects and texts on the right of flags under & | ^: flags, false where something is missing (true among texts). NULL with *none: others. */
static qn_column *right_flags(qn_rt *rt, qn_operand oa, qn_operand ob, int64_t n, bool *none) {
  side a, b;
  *none = !oa.col || !ob.col || oa.col->type != QN_D_BOOL || oa.col->masked || ob.col->masked;
  if (*none || make_side(rt, oa, &a) < 0 || make_side(rt, ob, &b) < 0) return NULL;
  *none = a.kind != SIDE_BOOL || (b.kind != SIDE_FLOAT && b.kind != SIDE_OBJECT && b.kind != SIDE_STR);
  qn_column *c = *none ? NULL : qn_col_new(rt, QN_D_BOOL, n);
  for (int64_t k = 0; c && k < n; k++) {
    qn_value x;
    if (side_value(rt, &b, k, &x) < 0) return qn_column_drop(c), NULL;
    const int t = qn_value_isna(x) ? b.kind == SIDE_STR : qn_truth(rt, x);
    qn_release(rt, x);
    if (t < 0) return qn_column_drop(c), NULL;
    ((uint8_t *)c->values->data)[k] = t == 1;
  }
  return c;
}

/* A column of nothing but missing values, or of no rows, as text; takes s. */
static qn_column *no_text(qn_rt *rt, qn_column *s) {
  for (int64_t i = 0; i < s->length; i++)
    if (!qn_col_isna(s, i)) return s;
  qn_strbuild b;
  qn_strbuild_init(&b, rt->alloc);
  for (int64_t i = 0; i < s->length; i++) qn_strbuild_null(&b);
  qn_column_drop(s);
  qn_column *out = qn_strbuild_finish(&b);
  if (!out) qn_raise_memory(rt);
  return out;
}

static qn_column *binary(qn_rt *rt, qn_binop op, qn_operand oa, qn_operand ob, int64_t n, bool zeros) {
  side a, b;
  bool special, none = true;
  qn_column *right = is_bitwise(op) ? right_flags(rt, oa, ob, n, &none) : NULL;
  if (!none) {
    qn_column *r = right ? binary(rt, op, oa, (qn_operand){.col = right}, n, zeros) : NULL;
    return qn_column_drop(right), r;
  }
  if (widen_big(rt, &oa, &ob) < 0 || widen_big(rt, &ob, &oa) < 0) return NULL;
  qn_column *other = qn_types_binary(rt, op, oa, ob, n, &special);
  if (special) return other;
  if (make_side(rt, oa, &a) < 0 || make_side(rt, ob, &b) < 0) return NULL;
  if (a.kind <= SIDE_FLOAT && b.kind <= SIDE_FLOAT) {
    bool done;
    if (n >= ARRAY_LEAST && same_in_numpy(op, &a, &b)) return array_binary(rt, op, &a, &b, n);
    qn_column *c = native_binary(rt, op, &a, &b, n, &done);
    if (done) return c;
    c = array_binary(rt, op, &a, &b, n);
    return zeros ? by_zero(rt, op, c, oa, ob, n) : c;
  }
  bool text_a = a.kind == SIDE_STR, text_b = b.kind == SIDE_STR;
  if (op == QN_ADD && (text_a || a.null) && (text_b || b.null)) return concat_text(rt, &a, &b, n);
  if (text_a || text_b || a.kind == SIDE_OBJECT || b.kind == SIDE_OBJECT) {
    qn_column *c = object_binary(rt, op, &a, &b, n);
    if (c && is_bitwise(op)) {
      qn_column *flags = qn_col_cast(rt, c, &(qn_coltype){.type = QN_D_BOOL});
      qn_column_drop(c);
      return flags;
    }
    if (!c || !((text_a && a.col) || (text_b && b.col))) return c;
    qn_column *s = qn_col_from_values(rt, c->values->data, n); /* text * 2 is text again */
    qn_column_drop(c);
    return s && op == QN_MUL && s->type != QN_COL_STR ? no_text(rt, s) : s;
  }
  qn_column *c = array_binary(rt, op, &a, &b, n);
  if (c && is_bitwise(op) && (a.kind == SIDE_BOOL || b.kind == SIDE_BOOL) && c->type != QN_D_BOOL) { /* ints with bools are flags */
    qn_column *truth = qn_col_cast(rt, c, &(qn_coltype){.type = QN_D_BOOL});
    return qn_column_drop(c), truth;
  }
  return zeros ? by_zero(rt, op, c, oa, ob, n) : c;
}

qn_column *qn_col_binary(qn_rt *rt, qn_binop op, qn_operand a, qn_operand b, int64_t n) { return binary(rt, op, a, b, n, true); }
qn_column *qn_col_binary_plain(qn_rt *rt, qn_binop op, qn_operand a, qn_operand b, int64_t n) { return binary(rt, op, a, b, n, false); }

/* --- comparison ------------------------------------------------------------------------------------------------------------ */
#define COMPARE_LOOP(GET, T)                                        \
  for (int64_t k = 0; k < n; k++) {                                 \
    T x = GET(a, k), y = GET(b, k);                                 \
    out[k] = op == QN_LT   ? x < y                                  \
             : op == QN_LE ? x <= y                                 \
             : op == QN_EQ ? x == y                                 \
             : op == QN_NE ? x != y                                 \
             : op == QN_GT ? x > y                                  \
                           : x >= y;                                \
  }

static void compare_floats(qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) { COMPARE_LOOP(side_f, double) }
static void compare_ints(qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) { COMPARE_LOOP(side_i, int64_t) }

static int compare_text(qn_sv a, qn_sv b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

static bool holds(qn_cmp op, int c) {
  return op == QN_LT ? c < 0 : op == QN_LE ? c <= 0 : op == QN_EQ ? c == 0 : op == QN_NE ? c != 0 : op == QN_GT ? c > 0 : c >= 0;
}

enum { TEXT_ROWS = 16384 };
typedef struct text_job {
  qn_cmp op;
  const side *a, *b;
  uint8_t *out;
  int64_t n;
  uint64_t word, mask; /* a constant of at most eight bytes, and which of them count */
} text_job;

static void text_body(void *frame, int64_t begin, int64_t end) {
  const text_job *j = frame;
  const int64_t stop = end * TEXT_ROWS < j->n ? end * TEXT_ROWS : j->n;
  for (int64_t k = begin * TEXT_ROWS; k < stop; k++) {
    qn_sv x, y;
    bool there = side_str(j->a, k, &x) && side_str(j->b, k, &y);
    j->out[k] = there ? holds(j->op, compare_text(x, y)) : j->op == QN_NE;
  }
}

/* Are the rows of a column one text? Lengths differ mostly; short texts are compared as words where eight bytes can be read. */
static void equal_text_body(void *frame, int64_t begin, int64_t end) {
  const text_job *j = frame;
  const qn_column *c = j->a->col ? j->a->col : j->b->col;
  const qn_sv s = j->a->col ? j->b->s : j->a->s;
  const int64_t stop = end * TEXT_ROWS < j->n ? end * TEXT_ROWS : j->n, *at = (const int64_t *)c->offsets->data + c->offset;
  const int64_t last = at[c->length] - (int64_t)sizeof j->word, length = (int64_t)s.n;
  const char *text = c->values->data;
  const bool not = j->op == QN_NE, brief = s.n <= sizeof j->word;
  if (c->text_width > 0 && brief && c->null_count == 0 && length == c->text_width && at[0] + stop * length <= last) {
    const char *x = text + at[0];
    for (int64_t k = begin * TEXT_ROWS; k < stop; k++) {
      uint64_t w;
      memcpy(&w, x + k * length, sizeof w);
      j->out[k] = (((w ^ j->word) & j->mask) == 0) != not;
    }
    return;
  }
  for (int64_t k = begin * TEXT_ROWS; k < stop; k++) {
    bool same = at[k + 1] - at[k] == length;
    if (same && brief && at[k] <= last) {
      uint64_t w;
      memcpy(&w, text + at[k], sizeof w);
      same = ((w ^ j->word) & j->mask) == 0;
    } else if (same && length) {
      same = memcmp(text + at[k], s.p, s.n) == 0;
    }
    j->out[k] = (same && !qn_column_is_null(c, k)) != not;
  }
}

static void compare_strs(qn_rt *rt, qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) {
  text_job j = {op, a, b, out, n, 0, 0};
  const qn_column *c = a->col ? a->col : b->col;
  const qn_sv s = a->col ? b->s : a->s;
  const bool equal = (op == QN_EQ || op == QN_NE) && !(a->col && b->col) && !a->null && !b->null;
  if (equal && s.n <= sizeof j.word) {
    memcpy(&j.word, s.p ? s.p : "", s.n);
    memset(&j.mask, 0xff, s.n);
    qn_col_text_width(c);
  }
  qn_frame_parallel(rt, equal ? equal_text_body : text_body, &j, (n + TEXT_ROWS - 1) / TEXT_ROWS, (int64_t)TEXT_ROWS * (c ? 3000 : 0));
}

static int compare_objects(qn_rt *rt, qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) {
  for (int64_t k = 0; k < n; k++) {
    qn_value x, y;
    if (side_value(rt, a, k, &x) < 0) return -1;
    int r = side_value(rt, b, k, &y);
    if (r == 0) {
      r = qn_value_isna(x) || qn_value_isna(y) ? op == QN_NE : qn_compare_bool(rt, x, y, op);
      qn_release(rt, y);
    }
    qn_release(rt, x);
    if (r < 0) return -1;
    out[k] = (uint8_t)r;
  }
  return 0;
}

static const char *side_name(const side *s) { return s->col ? qn_col_type_name(s->col->type) : qn_class_of(s->scalar)->name; }

static bool is_wide(const side *s) { return s->kind == SIDE_OTHER && (s->col ? s->col->type : s->scalar.dtype) == QN_D_UINT64; }
static bool is_whole(const side *s) { return s->kind <= SIDE_INT || (s->kind == SIDE_OTHER && qn_coltype_is_int(s->col ? s->col->type : s->scalar.dtype)); }

static double other_f(const side *s, int64_t k) { /* every number as a double: small ints and float32 are exact */
  if (s->col) return qn_col_double(s->col, k);
  if (s->kind != SIDE_OTHER) return s->f;
  return qn_coltype_is_float(s->scalar.dtype) ? s->scalar.f : is_wide(s) ? (double)(uint64_t)s->scalar.i : (double)s->scalar.i;
}
static qn_int128 wide_i(const side *s, int64_t k) { /* ints of which some are of 64 bits without a sign */
  const int64_t i = s->col ? qn_col_int(s->col, k) : s->scalar.i;
  return is_wide(s) ? (qn_int128)(uint64_t)i : (qn_int128)i;
}
static void compare_wide(qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) { COMPARE_LOOP(wide_i, qn_int128) }
static void compare_floating(qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) { COMPARE_LOOP(other_f, double) }

static void compare_others(qn_cmp op, const side *a, const side *b, int64_t n, uint8_t *out) {
  if ((is_wide(a) || is_wide(b)) && is_whole(a) && is_whole(b)) compare_wide(op, a, b, n, out);
  else compare_floating(op, a, b, n, out);
}

static qn_column *array_compare(qn_rt *rt, qn_cmp op, const side *a, const side *b, int64_t n) {
  qn_value x, y, r;
  if (array_sides(rt, a, b, &x, &y) < 0) return NULL;
  qn_column *c = qn_compare(rt, x, y, op, &r) == 0 ? array_column(rt, r, n) : NULL;
  qn_release(rt, x);
  qn_release(rt, y);
  return c;
}

/* An int beyond 64 bits is greater or smaller than any of a column of ints, as infinity is; of floats it compares as one. */
static void narrow_big(qn_rt *rt, qn_operand *o, const qn_operand *other) {
  double d;
  if (o->col || !qn_is_big(o->scalar) || !other->col || !qn_col_numeric(other->col->type)) return;
  if (!qn_coltype_is_float(other->col->type) || qn_as_double(rt, o->scalar, &d)) {
    qn_exc_clear(rt);
    d = qn_big_negative(o->scalar) ? -(double)INFINITY : (double)INFINITY;
  }
  o->scalar = qn_float(d);
}

qn_column *qn_col_compare(qn_rt *rt, qn_cmp op, qn_operand oa, qn_operand ob, int64_t n) {
  side a, b;
  bool special;
  if (!widened(&oa, &ob)) narrow_big(rt, &oa, &ob);
  if (!widened(&ob, &oa)) narrow_big(rt, &ob, &oa);
  qn_column *made = qn_types_compare(rt, op, oa, ob, n, &special);
  if (special) return made;
  if (make_side(rt, oa, &a) < 0 || make_side(rt, ob, &b) < 0) return NULL;
  bool plain = (a.kind == SIDE_INT || a.kind == SIDE_FLOAT) && (b.kind == SIDE_INT || b.kind == SIDE_FLOAT);
  const bool complexes = (a.col && qn_coltype_is_complex(a.col->type)) || (b.col && qn_coltype_is_complex(b.col->type));
  if ((plain && n >= ARRAY_LEAST) || complexes) return array_compare(rt, op, &a, &b, n);
  qn_column *c = qn_col_new(rt, QN_D_BOOL, n);
  if (!c) return NULL;
  uint8_t *out = c->values->data;
  int status = 0;
  bool numbers = a.kind <= SIDE_FLOAT && b.kind <= SIDE_FLOAT, order = op != QN_EQ && op != QN_NE;
  bool other = (a.kind == SIDE_OTHER && (b.kind <= SIDE_FLOAT || b.kind == SIDE_OTHER)) || (b.kind == SIDE_OTHER && a.kind <= SIDE_FLOAT);
  if (numbers && (a.kind == SIDE_FLOAT || b.kind == SIDE_FLOAT)) compare_floats(op, &a, &b, n, out);
  else if (numbers) compare_ints(op, &a, &b, n, out);
  else if (other) compare_others(op, &a, &b, n, out);
  else if (a.kind == SIDE_STR && b.kind == SIDE_STR) compare_strs(rt, op, &a, &b, n, out);
  else if (a.null || b.null) memset(out, op == QN_NE, (size_t)n);
  else if ((a.col && a.kind == SIDE_OBJECT) || (b.col && b.kind == SIDE_OBJECT)) status = compare_objects(rt, op, &a, &b, n, out);
  else if (order) status = qn_raise(rt, QN_E_TypeError, "Invalid comparison between dtype=%s and %s", side_name(a.col ? &a : &b), side_name(a.col ? &b : &a));
  else memset(out, op == QN_NE, (size_t)n); /* text is never equal to a number */
  if (status == 0) return c;
  qn_column_drop(c);
  return NULL;
}

/* --- unary ------------------------------------------------------------------------------------------------------------------ */
qn_column *qn_col_unary(qn_rt *rt, qn_unop op, const qn_column *stored) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  bool special;
  qn_column *made = qn_types_unary(rt, op, c, &special);
  if (special) return made;
  int64_t n = c->length;
  if ((op == QN_INVERT || op == QN_NEG) && c->type == QN_D_BOOL) { /* pandas inverts by - too */
    qn_column *out = qn_col_new(rt, QN_D_BOOL, n);
    const uint8_t *p = qn_column_data(c);
    for (int64_t k = 0; out && k < n; k++) ((uint8_t *)out->values->data)[k] = !p[k];
    return out;
  }
  if (op == QN_NEG && (c->type == QN_D_FLOAT64 || c->type == QN_D_INT64)) {
    qn_column *out = qn_col_new(rt, c->type, n);
    for (int64_t k = 0; out && k < n; k++) {
      if (c->type == QN_D_FLOAT64) ((double *)out->values->data)[k] = -((const double *)qn_column_data(c))[k];
      else ((uint64_t *)out->values->data)[k] = 0 - ((const uint64_t *)qn_column_data(c))[k];
    }
    return out;
  }
  if (op == QN_POS && qn_col_numeric(c->type)) return qn_column_keep((qn_column *)(uintptr_t)c);
  if (op == QN_INVERT && qn_col_numeric(c->type) && qn_coltype_is_float(c->type)) {
    qn_raise(rt, QN_E_TypeError, "ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                 "according to the casting rule ''safe''");
    return NULL;
  }
  if (!qn_col_numeric(c->type)) {
    qn_raise(rt, QN_E_TypeError, "bad operand type for unary %s: '%s'", op == QN_NEG ? "-" : op == QN_POS ? "+" : "~", qn_col_type_name(c->type));
    return NULL;
  }
  qn_value x, r;
  if (qn_col_array(rt, c, &x) < 0) return NULL;
  qn_column *out = NULL;
  if (qn_unary(rt, op, x, &r) == 0) {
    out = qn_col_from_array(rt, r);
    qn_release(rt, r);
  }
  qn_release(rt, x);
  return out;
}
