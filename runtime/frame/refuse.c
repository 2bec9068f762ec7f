/* refuse.c - operators that pandas refuses between columns and scalars of these types, and its words for it.
 *
 * Asked before anything is computed: a pair that is not named here goes on to ops_types.c and ops.c. The words are those of the array that pandas
 * asks first: text of Arrow, times and categories of pandas, numbers of NumPy. A name with an r before it is that of a right operand. Columns
 * of objects are never refused here: what their elements answer counts. */
#include <math.h>

#include "runtime/base/unicode.h"
#include "runtime/frame/frame_impl.h"

static const struct {
  const char *word, *ufunc, *sign;
} OPS[QN_BINOP_COUNT] = {
    [QN_ADD] = {"add", "add", "+"},          [QN_SUB] = {"sub", "subtract", "-"},           [QN_MUL] = {"mul", "multiply", "*"},
    [QN_TRUEDIV] = {"truediv", "divide", "/"}, [QN_FLOORDIV] = {"floordiv", "floor_divide", "//"}, [QN_MOD] = {"mod", "remainder", "%"},
    [QN_POW] = {"pow", "power", "** or pow()"}, [QN_BITAND] = {"and_", "bitwise_and", "&"},  [QN_BITOR] = {"or_", "bitwise_or", "|"},
    [QN_BITXOR] = {"xor", "bitwise_xor", "^"}};

typedef struct pair { /* one column of interest and what it meets */
  qn_binop op;
  const qn_column *col, *other; /* other NULL: a scalar */
  qn_value scalar;
  bool right; /* the column of interest is the right operand */
} pair;

static bool is_text(const qn_column *c) { return c && c->type == QN_COL_STR; }
static bool is_number(const qn_column *c) { return c && qn_col_numeric(c->type) && !qn_coltype_is_complex(c->type); }
static bool is_moment(const qn_column *c) { return c && qn_coltype_is_moment(c->type) && !qn_zone_freq(c->zone); }
static bool is_span(const qn_column *c) { return c && qn_coltype_is_span(c->type); }
static bool is_logic(qn_binop op) { return op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR; }
static bool is_bool(qn_value v) { return v.tag == QN_BOOL || (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL); }
static bool is_whole(qn_value v) { return v.tag == QN_INT || qn_is_big(v) || (v.tag == QN_NPSCALAR && qn_coltype_is_int(v.dtype)); }
static bool is_float(qn_value v) { return v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype)); }
static bool is_plain(qn_value v) { return qn_is_str(v) || is_bool(v) || is_whole(v) || is_float(v) || v.tag == QN_NONE; }
static const char *class_name(qn_value v) { return qn_class_of(v)->name; }

static const char *number_name(const qn_column *c) { return c->type == QN_D_BOOL ? "bool" : qn_coltype_is_int(c->type) ? "int" : "float"; }

static const char *array_name(const qn_column *c) {
  if (c->type == QN_COL_CAT) return "Categorical";
  if (c->type == QN_COL_STR) return "ArrowStringArray";
  if (qn_coltype_is_time(c->type)) return qn_zone_freq(c->zone) ? "PeriodArray" : qn_coltype_is_moment(c->type) ? "DatetimeArray" : "TimedeltaArray";
  if (!c->masked) return "ndarray";
  return c->type == QN_D_BOOL ? "BooleanArray" : qn_coltype_is_int(c->type) ? "IntegerArray" : "FloatingArray";
}

static bool said(int status) { return (void)status, true; }

/* The dtype of a column as text, to be dropped by the caller. */
static const char *dtype_text(qn_rt *rt, const qn_column *c, qn_buf *b) {
  qn_buf_init(b, rt->alloc);
  qn_col_dtype_name(rt, c, b);
  return b->p ? b->p : "";
}

/* operation 'add' not supported for dtype 'str' with ...; classes: <class 'int'> and not int. */
static bool refuse_operation(qn_rt *rt, const pair *p, bool classes) {
  qn_buf own, other, cls;
  const char *mine = dtype_text(rt, p->col, &own), *r = p->right ? "r" : "";
  qn_buf_init(&cls, rt->alloc);
  if (p->other) {
    qn_raise(rt, QN_E_TypeError, "operation '%s%s' not supported for dtype '%s' with dtype '%s'", r, OPS[p->op].word, mine, dtype_text(rt, p->other, &other));
    qn_buf_deinit(&other);
  } else {
    const qn_class *c = qn_class_of(p->scalar);
    const bool plain = !c->module || !strcmp(c->module, "builtins");
    if (classes) qn_buf_printf(&cls, "<class '%s%s%s'>", plain ? "" : c->module, plain ? "" : ".", c->name);
    qn_raise(rt, QN_E_TypeError, "operation '%s%s' not supported for dtype '%s' with object of type %s", r, OPS[p->op].word, mine, classes && cls.p ? cls.p : c->name);
  }
  qn_buf_deinit(&cls);
  qn_buf_deinit(&own);
  return true;
}

static bool refuse_text(qn_rt *rt, const pair *p) {
  const bool number = p->other ? is_number(p->other) : is_bool(p->scalar) || is_whole(p->scalar) || is_float(p->scalar);
  if (p->other ? p->other->type == QN_D_OBJECT : !is_plain(p->scalar) && !qn_time_kind(p->scalar)) return false;
  if (!p->other && qn_time_kind(p->scalar) == 'N') return false;
  if (p->op == QN_ADD && (p->other ? is_text(p->other) : qn_is_str(p->scalar) || qn_value_isna(p->scalar))) return false;
  if (p->op == QN_MOD && p->right && !p->other && qn_is_str(p->scalar)) return false;
  if (is_logic(p->op) && p->right && p->other && p->other->type == QN_D_BOOL) return false;
  if (p->op != QN_MUL) return refuse_operation(rt, p, true);
  if (number && (p->other ? qn_coltype_is_int(p->other->type) : is_whole(p->scalar))) return false;
  return said(qn_raise(rt, QN_E_TypeError, "Can only string multiply by an integer."));
}

/* Between a class of array and a scalar's: Python's words. */
static bool refuse_operand(qn_rt *rt, const pair *p, const char *array) {
  const char *x = class_name(p->scalar);
  if (p->right && p->op == QN_ADD && qn_is_str(p->scalar)) return said(qn_raise(rt, QN_E_TypeError, "can only concatenate str (not \"%s\") to str", array));
  if (p->op == QN_MUL && qn_is_str(p->scalar)) return said(qn_raise(rt, QN_E_TypeError, "can't multiply sequence by non-int of type '%s'", array));
  return said(qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", OPS[p->op].sign, p->right ? x : array, p->right ? array : x));
}

static bool refuse_time(qn_rt *rt, const pair *p) {
  const bool moment = is_moment(p->col), scalar = !p->other && is_plain(p->scalar);
  const bool raises = moment ? p->op >= QN_MUL && p->op <= QN_POW : p->op == QN_POW;
  if (p->other && p->other->type == QN_D_OBJECT) return false;
  if (raises && !(p->right && is_text(p->other)))
    return said(qn_raise(rt, QN_E_TypeError, "cannot perform __%s%s__ with this index type: %s", p->right ? "r" : "", OPS[p->op].word, array_name(p->col)));
  if (is_logic(p->op) && (scalar || (p->other && !p->right))) return refuse_operation(rt, p, false);
  if (!scalar || is_whole(p->scalar) || (p->op != QN_ADD && p->op != QN_SUB)) return false;
  if (p->op == QN_ADD) return refuse_operand(rt, p, array_name(p->col));
  return said(qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", p->right && !moment ? "+" : "-", array_name(p->col), class_name(p->scalar)));
}

static bool refuse_category(qn_rt *rt, const pair *p) {
  if (p->other ? !is_number(p->other) : !is_plain(p->scalar) && !qn_time_kind(p->scalar)) return false;
  if (p->other) return said(qn_raise(rt, QN_E_TypeError, "Object with dtype category cannot perform the numpy op %s", OPS[p->op].ufunc));
  return p->op == QN_MOD && p->right && qn_is_str(p->scalar) ? false : refuse_operand(rt, p, "Categorical");
}

/* Numbers and a str. */
static bool refuse_str(qn_rt *rt, const pair *p) {
  const char *u = OPS[p->op].ufunc;
  char text[32], own[32];
  if (p->op == QN_MOD && p->right) return false;
  if (p->op == QN_MUL && qn_coltype_is_int(p->col->type))
    return said(qn_raise(rt, QN_E_TypeError, "The 'out' kwarg is necessary when using the string multiply ufunc directly. Use numpy.strings.multiply to multiply strings without specifying 'out'."));
  if (p->op > QN_MUL)
    return said(qn_raise(rt, QN_E_TypeError, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''", u));
  snprintf(text, sizeof text, "<U%lld", (long long)qn_utf8_count(qn_str_sv(p->scalar)));
  snprintf(own, sizeof own, "%s", qn_col_type_name(p->col->type));
  return said(qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (dtype('%s'), dtype('%s')) -> None", u, p->right ? text : own, p->right ? own : text));
}

/* Numbers and a scalar under & | ^. */
static bool refuse_logic(qn_rt *rt, const pair *p) {
  const bool fits = !qn_coltype_is_float(p->col->type) && (is_bool(p->scalar) || is_whole(p->scalar));
  if (p->col->masked && p->col->type == QN_D_BOOL)
    return is_bool(p->scalar) ? false : said(qn_raise(rt, QN_E_TypeError, "'other' should be pandas.NA or a bool. Got %s instead.", class_name(p->scalar)));
  if (fits) return false;
  return said(qn_raise(rt, QN_E_TypeError, "Cannot perform '%s%s' with a dtyped [%s] array and scalar of type [%s]", p->right ? "r" : "", OPS[p->op].word,
                       qn_col_type_name(p->col->type), p->scalar.tag == QN_NONE ? "NoneType" : qn_value_isna(p->scalar) ? "float" : "bool"));
}

static bool refuse_number(qn_rt *rt, const pair *p) {
  if (p->other) {
    if (!is_logic(p->op) || p->right || !is_number(p->other) || (!qn_coltype_is_float(p->col->type) && !qn_coltype_is_float(p->other->type))) return false;
    return said(qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", OPS[p->op].sign, number_name(p->col), number_name(p->other)));
  }
  if (is_logic(p->op)) return is_plain(p->scalar) || qn_time_kind(p->scalar) > 'A' ? refuse_logic(rt, p) : false;
  if (p->op > QN_POW) return false;
  if (qn_is_str(p->scalar)) return refuse_str(rt, p);
  if (p->scalar.tag != QN_NONE) return false;
  return said(qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", OPS[p->op].sign, p->right ? "NoneType" : number_name(p->col),
                       p->right ? number_name(p->col) : "NoneType"));
}

bool qn_refuses_binary(qn_rt *rt, qn_binop op, const qn_column *a, qn_value x, const qn_column *b, qn_value y) {
  static const struct {
    bool (*is)(const qn_column *c), (*refuse)(qn_rt *rt, const pair *p);
  } rules[] = {{is_moment, refuse_time}, {is_text, refuse_text}, {is_span, refuse_time}};
  const pair left = {op, a, b, y, false}, right = {op, b, a, x, true};
  if (op >= QN_BINOP_COUNT || !OPS[op].word) return false;
  for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
    if ((rules[k].is(a) && rules[k].refuse(rt, &left)) || (rules[k].is(b) && rules[k].refuse(rt, &right))) return true;
  if ((a && a->type == QN_COL_CAT && refuse_category(rt, &left)) || (b && b->type == QN_COL_CAT && refuse_category(rt, &right))) return true;
  return (is_number(a) && refuse_number(rt, &left)) || (is_number(b) && refuse_number(rt, &right));
}

/* Nullable numbers and a str or None. */
static bool refuse_masked_order(qn_rt *rt, qn_cmp op, const qn_column *c, qn_value x) {
  static const struct {
    const char *sign, *ufunc;
  } names[] = {[QN_LT] = {"<", "less"}, [QN_LE] = {"<=", "less_equal"}, [QN_GT] = {">", "greater"}, [QN_GE] = {">=", "greater_equal"}};
  char type[32];
  if (x.tag == QN_NONE) return said(qn_raise(rt, QN_E_TypeError, "'%s' not supported between instances of '%s' and 'NoneType'", names[op].sign, number_name(c)));
  if (!qn_is_str(x)) return false;
  snprintf(type, sizeof type, "%s", qn_col_type_name(c->type));
  type[0] = (char)(type[0] - 'a' + 'A');
  return said(qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (<class 'numpy.dtypes.%sDType'>, <class 'numpy.dtypes.StrDType'>) -> None",
                       names[op].ufunc, type));
}

/* Order: col is the left operand, or the right one of the mirrored comparison. */
static bool refuse_order(qn_rt *rt, qn_cmp op, const qn_column *col, const qn_column *other, qn_value scalar) {
  static const char *const signs[] = {[QN_LT] = "<", [QN_LE] = "<=", [QN_GT] = ">", [QN_GE] = ">="};
  if (other && other->type == QN_D_OBJECT) return false;
  const bool time = qn_coltype_is_time(col->type), scalar_time = !other && qn_time_kind(scalar) > 'A' && qn_time_kind(scalar) != 'N';
  if (is_number(col) && !col->masked && scalar_time)
    return said(qn_raise(rt, QN_E_TypeError, "'%s' not supported between instances of 'numpy.ndarray' and '%s'", signs[op], class_name(scalar)));
  if (is_number(col) && col->masked && !other) return refuse_masked_order(rt, op, col, scalar);
  const bool text = is_text(col) && (other ? !is_text(other) : !qn_is_str(scalar) && !qn_value_isna(scalar));
  const bool odd = time && (other ? is_text(other) || other->masked : scalar.tag == QN_NONE || is_float(scalar));
  if (!text && !odd) return false;
  qn_buf own;
  qn_raise(rt, QN_E_TypeError, "Invalid comparison between dtype=%s and %s", dtype_text(rt, col, &own), other ? array_name(other) : class_name(scalar));
  qn_buf_deinit(&own);
  return true;
}

bool qn_refuses_compare(qn_rt *rt, qn_cmp op, const qn_column *a, qn_value x, const qn_column *b, qn_value y) {
  static const qn_cmp mirrored[] = {[QN_LT] = QN_GT, [QN_LE] = QN_GE, [QN_EQ] = QN_EQ, [QN_NE] = QN_NE, [QN_GT] = QN_LT, [QN_GE] = QN_LE};
  if (op == QN_EQ || op == QN_NE || (a && a->type == QN_COL_CAT) || (b && b->type == QN_COL_CAT)) return false;
  return (a && refuse_order(rt, op, a, b, y)) || (b && refuse_order(rt, mirrored[op], b, a, x));
}

bool qn_refuses_unary(qn_rt *rt, qn_unop op, const qn_column *c) {
  static const char *const signs[] = {[QN_NEG] = "-", [QN_POS] = "+", [QN_INVERT] = "~", [QN_NOT] = "not"};
  qn_buf own;
  if (c->type == QN_COL_CAT || (qn_coltype_is_time(c->type) && !qn_zone_freq(c->zone) && (op == QN_INVERT || is_moment(c))))
    return said(qn_raise(rt, QN_E_TypeError, "bad operand type for unary %s: '%s'", signs[op], array_name(c)));
  if (!is_text(c)) return false;
  if (op == QN_INVERT) return said(qn_raise(rt, QN_E_TypeError, "__invert__ is not supported for string dtypes"));
  qn_raise(rt, QN_E_TypeError, "unary '%s' not supported for dtype '%s'", signs[op], dtype_text(rt, c, &own));
  qn_buf_deinit(&own);
  return true;
}
