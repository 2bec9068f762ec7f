/* objects.c - elementwise functions, folds and positions over arrays of objects, by Python's own operators: NumPy's loops of type O.
 * A function without an operator asks the object for a method of its name (np.sin(x) is x.sin()). */
#include "runtime/object/internal.h"
#include "runtime/object/array/class.h"
#include "runtime/object/array/ufunc_run.h"

/* --- which functions have such loops, and what they do -------------------------------------------------------------------------- */
typedef enum object_way { NO_LOOP, OPERATOR, COMPARISON, UNARY, OWN, BUILTIN, MATH, METHOD, METHOD2 } object_way;

static object_way way_of(qn_ufunc_id id, int *which, const char **name) {
  static const struct {
    uint8_t id, way, which; /* qn_binop, qn_cmp or qn_unop */
  } ways[] = {{QN_UF_add, OPERATOR, QN_ADD}, {QN_UF_subtract, OPERATOR, QN_SUB}, {QN_UF_multiply, OPERATOR, QN_MUL},
              {QN_UF_divide, OPERATOR, QN_TRUEDIV}, {QN_UF_floor_divide, OPERATOR, QN_FLOORDIV}, {QN_UF_remainder, OPERATOR, QN_MOD},
              {QN_UF_power, OPERATOR, QN_POW}, {QN_UF_bitwise_and, OPERATOR, QN_BITAND}, {QN_UF_bitwise_or, OPERATOR, QN_BITOR},
              {QN_UF_bitwise_xor, OPERATOR, QN_BITXOR}, {QN_UF_left_shift, OPERATOR, QN_LSHIFT}, {QN_UF_right_shift, OPERATOR, QN_RSHIFT},
              {QN_UF_equal, COMPARISON, QN_EQ}, {QN_UF_not_equal, COMPARISON, QN_NE}, {QN_UF_less, COMPARISON, QN_LT},
              {QN_UF_less_equal, COMPARISON, QN_LE}, {QN_UF_greater, COMPARISON, QN_GT}, {QN_UF_greater_equal, COMPARISON, QN_GE},
              {QN_UF_negative, UNARY, QN_NEG}, {QN_UF_positive, UNARY, QN_POS}, {QN_UF_invert, UNARY, QN_INVERT}, {QN_UF_logical_not, UNARY, QN_NOT},
              {QN_UF_sign, OWN, 0}, {QN_UF_square, OWN, 0}, {QN_UF_reciprocal, OWN, 0}, {QN_UF_maximum, OWN, 0}, {QN_UF_minimum, OWN, 0},
              {QN_UF_fmax, OWN, 0}, {QN_UF_fmin, OWN, 0}, {QN_UF_logical_and, OWN, 0}, {QN_UF_logical_or, OWN, 0}, {QN_UF_gcd, OWN, 0}, {QN_UF_lcm, OWN, 0},
              {QN_UF_absolute, BUILTIN, 0}, {QN_UF_floor, MATH, 0}, {QN_UF_ceil, MATH, 0}, {QN_UF_trunc, MATH, 0},
              {QN_UF_fmod, METHOD2, 0}, {QN_UF_arctan2, METHOD2, 0}, {QN_UF_hypot, METHOD2, 0}, {QN_UF_logical_xor, METHOD2, 0},
              {QN_UF_copysign, NO_LOOP, 0}, {QN_UF_divmod, NO_LOOP, 0}, {QN_UF_float_power, NO_LOOP, 0}, {QN_UF_frexp, NO_LOOP, 0},
              {QN_UF_heaviside, NO_LOOP, 0}, {QN_UF_isfinite, NO_LOOP, 0}, {QN_UF_isinf, NO_LOOP, 0}, {QN_UF_isnan, NO_LOOP, 0}, {QN_UF_isnat, NO_LOOP, 0},
              {QN_UF_logaddexp, NO_LOOP, 0}, {QN_UF_logaddexp2, NO_LOOP, 0}, {QN_UF_modf, NO_LOOP, 0}, {QN_UF_nextafter, NO_LOOP, 0},
              {QN_UF_signbit, NO_LOOP, 0}, {QN_UF_spacing, NO_LOOP, 0}};
  *name = id == QN_UF_absolute ? "abs" : id == QN_UF_bitwise_count ? "bit_count" : qn_ufuncs[id].name;
  for (size_t i = 0; i < QN_COUNT(ways); i++)
    if (ways[i].id == id) return *which = ways[i].which, (object_way)ways[i].way;
  return METHOD;
}

bool qn_object_loop(qn_ufunc_id id) {
  int which;
  const char *name;
  return way_of(id, &which, &name) != NO_LOOP;
}

/* --- one element ------------------------------------------------------------------------------------------------------------------ */
static int ordered(qn_rt *rt, qn_value a, qn_value b, qn_cmp op) { /* 1, 0 or -1 */
  qn_value r;
  if (qn_compare(rt, a, b, op, &r)) return -1;
  int truth = qn_truth(rt, r);
  return qn_release(rt, r), truth;
}

static int sign_of(qn_rt *rt, qn_value x, qn_value *out) {
  static const qn_cmp ask[] = {QN_LT, QN_GT, QN_EQ};
  static const int answer[] = {-1, 1, 0};
  for (int k = 0; k < 3; k++) {
    int r = ordered(rt, x, qn_int(0), ask[k]);
    if (r) return *out = qn_int(answer[k]), r < 0 ? -1 : 0;
  }
  return qn_raise(rt, QN_E_TypeError, "unorderable types for comparison");
}

static int step(qn_rt *rt, qn_binop op, qn_value *a, qn_value b) { /* a becomes a op b */
  qn_value r;
  int bad = qn_binary(rt, op, *a, b, &r);
  qn_release(rt, *a);
  *a = bad ? (qn_value){0} : r;
  return bad;
}

static int finite(qn_rt *rt, qn_value x) { /* 1, 0 or -1 */
  qn_value r;
  if (qn_call_module(rt, "math", "isfinite", &x, 1, &r)) return -1;
  int truth = qn_truth(rt, r);
  return qn_release(rt, r), truth;
}

static int not_finite(qn_rt *rt, const qn_value *x) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_z(&b, "Can only find greatest common divisor of finite arguments, found \"");
  int bad = qn_str(rt, x[0], &b);
  qn_buf_z(&b, "\" and \"");
  if (!bad) bad = qn_str(rt, x[1], &b);
  qn_buf_c(&b, '"');
  const qn_sv text = qn_buf_view(&b);
  if (!bad) qn_raise(rt, QN_E_ValueError, "%.*s", (int)text.n, text.p);
  return qn_buf_deinit(&b), -1;
}

/* math.gcd, or Euclid's of whatever has a remainder: of numbers without an end it would not end. */
static int gcd_of(qn_rt *rt, const qn_value *x, qn_value *out) {
  if (!qn_call_module(rt, "math", "gcd", x, 2, out)) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
  qn_exc_clear(rt);
  int more = finite(rt, x[0]);
  if (more > 0) more = finite(rt, x[1]);
  if (more <= 0) return more < 0 ? -1 : not_finite(rt, x);
  qn_value a = qn_retained(x[0]), b = qn_retained(x[1]);
  while ((more = qn_truth(rt, b)) > 0) {
    if (step(rt, QN_MOD, &a, b)) break;
    qn_value swap = a;
    a = b, b = swap;
  }
  int r = more ? -1 : qn_call_module(rt, "builtins", "abs", &a, 1, out);
  qn_release(rt, a), qn_release(rt, b);
  return r;
}

static int lcm_of(qn_rt *rt, const qn_value *x, qn_value *out) {
  qn_value g, r = qn_retained(x[0]);
  int bad = gcd_of(rt, x, &g);
  if (!bad) {
    bad = step(rt, QN_FLOORDIV, &r, g) || step(rt, QN_MUL, &r, x[1]);
    qn_release(rt, g);
  }
  if (!bad) bad = qn_call_module(rt, "builtins", "abs", &r, 1, out);
  return qn_release(rt, r), bad ? -1 : 0;
}

static int own_op(qn_rt *rt, qn_ufunc_id id, const qn_value *x, qn_value *out) {
  if (id == QN_UF_sign) return sign_of(rt, x[0], out);
  if (id == QN_UF_square) return qn_binary(rt, QN_MUL, x[0], x[0], out);
  if (id == QN_UF_reciprocal) return qn_binary(rt, QN_TRUEDIV, qn_int(1), x[0], out);
  if (id == QN_UF_gcd) return gcd_of(rt, x, out);
  if (id == QN_UF_lcm) return lcm_of(rt, x, out);
  bool logical = id == QN_UF_logical_and || id == QN_UF_logical_or;
  int first = logical ? qn_truth(rt, x[0]) : ordered(rt, x[0], x[1], id == QN_UF_maximum || id == QN_UF_fmax ? QN_GE : QN_LE);
  if (first < 0) return -1;
  if (id == QN_UF_logical_and) first = !first;
  return *out = qn_retained(x[first ? 0 : 1]), 0;
}

static int method_op(qn_rt *rt, const char *name, const qn_value *x, int64_t at, bool second, qn_value *out) {
  qn_value fn;
  if (qn_get_attr(rt, x[0], qn_sym_of(rt, name), &fn)) {
    if (second || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
    qn_exc_clear(rt);
    return qn_raise(rt, QN_E_TypeError, "loop of ufunc does not support argument %lld of type %s which has no callable %s method", (long long)at, qn_type_name(x[0]), name);
  }
  int r = qn_call_pos(rt, fn, x + 1, second ? 1 : 0, out);
  return qn_release(rt, fn), r;
}

int qn_object_op(qn_rt *rt, qn_ufunc_id id, const qn_value *x, int64_t at, qn_value *out) {
  int which = 0;
  const char *name;
  switch (way_of(id, &which, &name)) {
    case OPERATOR: return qn_binary(rt, (qn_binop)which, x[0], x[1], out);
    case COMPARISON: return qn_compare(rt, x[0], x[1], (qn_cmp)which, out);
    case UNARY: return qn_unary(rt, (qn_unop)which, x[0], out);
    case OWN: return own_op(rt, id, x, out);
    case BUILTIN: return qn_call_module(rt, "builtins", name, x, 1, out);
    case MATH: return qn_call_module(rt, "math", name, x, 1, out);
    case METHOD: return method_op(rt, name, x, at, false, out);
    case METHOD2: return method_op(rt, name, x, at, true, out);
    case NO_LOOP: break;
  }
  return qn_raise(rt, QN_E_TypeError, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced "
                  "to any supported types according to the casting rule ''safe''", qn_ufuncs[id].name);
}

/* --- folds and positions of one group ------------------------------------------------------------------------------------------------ */
int qn_object_fold(qn_rt *rt, qn_ufunc_id id, const qn_view *group, qn_value *acc) {
  qn_nditer it;
  qn_nditer_init(&it, 1, &group, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        const qn_value x[2] = {*acc, *(const qn_value *)(const void *)(it.ptr[0] + i * it.steps[0])};
        qn_value next;
        if (acc->tag == QN_UNSET) next = qn_retained(x[1]);
        else if (qn_object_op(rt, id, x, i, &next)) return -1;
        qn_release(rt, *acc);
        *acc = next;
      }
    while (qn_nditer_next(&it));
  return 0;
}

int qn_object_position(qn_rt *rt, bool max, const qn_view *group, int64_t *out) {
  const qn_value *best = NULL;
  int64_t at = 0;
  qn_nditer it;
  qn_nditer_init(&it, 1, &group, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++, at++) {
        const qn_value *x = (const qn_value *)(const void *)(it.ptr[0] + i * it.steps[0]);
        int better = best ? ordered(rt, *x, *best, max ? QN_GT : QN_LT) : 1;
        if (better < 0) return -1;
        if (better) best = x, *out = at;
      }
    while (qn_nditer_next(&it));
  return 0;
}

/* Every element of a line becomes the fold of those up to it. */
int qn_object_running(qn_rt *rt, qn_ufunc_id id, char *line, int64_t by, int64_t n) {
  for (int64_t i = 1; i < n; i++) {
    qn_value *cell = (qn_value *)(void *)(line + i * by), x[2] = {*(qn_value *)(void *)(line + (i - 1) * by), *cell}, next;
    if (qn_object_op(rt, id, x, i, &next)) return -1;
    *cell = next;
    qn_release(rt, x[1]);
  }
  return 0;
}
