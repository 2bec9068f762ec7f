/* numpy_ranges.c - np.arange, linspace, logspace, geomspace. */
#include <math.h>

#include "runtime/base/element.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/record.h"
#include "runtime/object/bigint.h"
#include "runtime/vm/modules/numpy.h"

typedef struct count_job { /* one of both */
  int64_t *i, start, step;
  double *x, from, delta;
} count_job;
QN_CLONES static void count_ints(int64_t *p, int64_t begin, int64_t end, int64_t start, int64_t step) {
  for (int64_t i = begin; i < end; i++) p[i] = (int64_t)((uint64_t)start + (uint64_t)i * (uint64_t)step);
}
QN_CLONES static void count_floats(double *p, int64_t begin, int64_t end, double from, double delta) {
  for (int64_t i = begin; i < end; i++) p[i] = from + (double)i * delta;
}
static void count_body(void *frame, int64_t begin, int64_t end) {
  const count_job *j = frame;
  if (j->i) count_ints(j->i, begin, end, j->start, j->step);
  else count_floats(j->x, begin, end, j->from, j->delta);
}
static void count_run(qn_rt *rt, count_job *j, int64_t n) {
  if (n > 1 << 16 && rt->hooks.parallel) rt->hooks.parallel(rt, count_body, j, n, 300);
  else if (n > 0) count_body(j, 0, n);
}

NP(arange) {
  qn_value v[5], start = qn_int(0), stop, step = qn_int(1);
  if (qn_args_parse(rt, args, "arange", "start|stop step dtype like", v)) return -1;
  stop = v[0];
  if (qn_given(v[1])) start = v[0], stop = v[1];
  if (qn_given(v[2])) step = v[2];
  if (qn_args_parse(rt, args, "arange", "start|stop step dtype like", v)) return -1;
  double a, b, s, im;
  int timed = qn_time_arange(rt, v, v[3], out);
  if (timed <= 0) return timed;
  if (!qn_number_parts(start, &a, &im) || !qn_number_parts(stop, &b, &im) || !qn_number_parts(step, &s, &im))
    return qn_raise(rt, QN_E_TypeError, "arange() takes numbers");
  qn_optype t[3];
  qn_dtype d = QN_D_INT64;
  (void)qn_optype_of(start, &t[0]), (void)qn_optype_of(stop, &t[1]), (void)qn_optype_of(step, &t[2]);
  if (!qn_given(v[1])) t[0] = t[1];
  if (!qn_given(v[2])) t[2] = t[1];
  for (int k = 0; k < 3; k++) t[k].weak = QN_STRONG;
  if (!qn_promote_all(t, 3, &d)) return qn_raise(rt, QN_E_TypeError, "arange() of these types is not supported");
  if (d == QN_D_BOOL) d = QN_D_INT64;
  bool ints = qn_dtype_is_int(d);
  if (qn_is_big(start) || qn_is_big(stop) || qn_is_big(step)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  if (qn_np_dtype(rt, v[3], &d)) return -1;
  if (s == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "division by zero");
  double len = ceil((b - a) / s);
  int64_t n;
  if (ints) { /* exact */
    int64_t x = start.i, y = stop.i, z = step.i;
    if (start.tag == QN_FLOAT) x = (int64_t)start.f;
    n = z > 0 ? (x < y ? (int64_t)(((uint64_t)y - (uint64_t)x - 1) / (uint64_t)z) + 1 : 0)
              : (x > y ? (int64_t)(((uint64_t)x - (uint64_t)y - 1) / (0 - (uint64_t)z)) + 1 : 0);
  } else {
    if (isnan(len)) return qn_raise(rt, QN_E_ValueError, "arange: cannot compute length");
    if (len > 9e15) return qn_raise(rt, QN_E_ValueError, "Maximum allowed size exceeded");
    n = len > 0 ? (int64_t)len : 0;
  }
  const bool stepped = !ints && qn_dtype_is_int(d); /* floats for a dtype of ints: the first two elements say how it goes on */
  const qn_dtype made = ints || stepped ? QN_D_INT64 : QN_D_FLOAT64;
  qn_value r;
  if (qn_array_new(rt, made, 1, &n, false, &r)) return -1;
  if (ints) {
    int64_t *p = qn_np_i64(r);
    count_run(rt, &(count_job){.i = p, .start = start.i, .step = step.i}, n);
  } else if (stepped) {
    const int64_t first = (int64_t)a, second = (int64_t)(a + s);
    count_run(rt, &(count_job){.i = qn_np_i64(r), .start = first, .step = second - first}, n);
  } else if (d == QN_D_FLOAT32) {
    double *p = qn_np_f64(r);
    const float first = (float)a, delta = (float)(a + s) - first;
    for (int64_t i = 0; i < n; i++) p[i] = (double)(i == 1 ? (float)(a + s) : first + (float)i * delta);
  } else {
    double *p = qn_np_f64(r), delta = (a + s) - a;
    count_run(rt, &(count_job){.x = p, .from = a, .delta = delta}, n);
    if (n > 1) p[1] = a + s;
  }
  if (d == made) return *out = r, 0;
  int bad = qn_array_astype(rt, r, d, out);
  return qn_release(rt, r), bad;
}

/* start, stop, num, endpoint → values in float64. */
static int linear(qn_rt *rt, double a, double b, int64_t n, bool endpoint, double *step, qn_value *out) {
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "Number of samples, %lld, must be non-negative.", (long long)n);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return -1;
  double *p = qn_np_f64(*out), delta = b - a;
  int64_t div = endpoint ? n - 1 : n;
  *step = div > 0 ? delta / (double)div : (double)NAN;
  for (int64_t i = 0; i < n; i++) {
    double y = (double)i;
    if (div > 0) y = *step == 0 ? y / (double)div * delta : y * *step;
    else y = y * delta;
    p[i] = y + a;
  }
  if (endpoint && n > 1) p[n - 1] = b;
  return 0;
}

static int to_dtype(qn_rt *rt, qn_value made, qn_value dtype, qn_value *out) { /* takes made */
  qn_dtype d = QN_D_FLOAT64;
  if (qn_np_dtype(rt, dtype, &d)) return qn_release(rt, made), -1;
  if (d == QN_D_FLOAT64) return *out = made, 0;
  if (qn_dtype_is_int(d)) { /* rounded down, not towards 0 */
    double *p = qn_np_f64(made);
    for (int64_t i = 0; i < qn_view_of(made)->shape[0]; i++) p[i] = floor(p[i]);
  }
  int r = qn_array_astype(rt, made, d, out);
  return qn_release(rt, made), r;
}

/* Between arrays, lists, complex numbers or float32s: lib/numpy_ranges.py. */
static bool many(qn_value v) {
  if (qn_is_array(v)) return qn_view_of(v)->ndim || qn_dtype_is_complex((qn_dtype)qn_view_of(v)->dtype) || qn_view_of(v)->dtype == QN_D_FLOAT32;
  return (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT32) || qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX) || qn_is(v, QN_K_LIST) ||
         qn_is(v, QN_K_TUPLE);
}
static int by_text(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (rt->hooks.module_function(rt, "numpy._ranges", name, &fn)) return -1;
  int r = qn_call_object(rt, fn, args, out);
  return qn_release(rt, fn), r;
}

NP(linspace) {
  qn_value v[7], made;
  double a = 0, b = 0, step;
  int64_t n = 50;
  bool endpoint = true, retstep = false;
  if (qn_args_parse(rt, args, "linspace", "start stop|num endpoint retstep dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1])) return by_text(rt, "linspace", args, out);
  if (qn_np_real(rt, v[0], &a) || qn_np_real(rt, v[1], &b) || qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint) ||
      qn_np_bool(rt, v[4], &retstep) || linear(rt, a, b, n, endpoint, &step, &made) || to_dtype(rt, made, v[5], &made))
    return -1;
  if (!retstep) return *out = made, 0;
  qn_value pair[2] = {made, qn_np_scalar(step)};
  int r = qn_new_tuple(rt, pair, 2, out);
  return qn_release(rt, made), r;
}

NP(logspace) {
  qn_value v[7], made, p;
  double a = 0, b = 0, step, base = 10;
  int64_t n = 50;
  bool endpoint = true;
  if (qn_args_parse(rt, args, "logspace", "start stop|num endpoint base dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1]) || many(v[4])) return by_text(rt, "logspace", args, out);
  if (qn_np_real(rt, v[0], &a) ||
      qn_np_real(rt, v[1], &b) || qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint) || qn_np_real(rt, v[4], &base) ||
      linear(rt, a, b, n, endpoint, &step, &made))
    return -1;
  int r = qn_ufunc2(rt, QN_UF_power, qn_float(base), made, &p);
  qn_release(rt, made);
  return r ? -1 : to_dtype(rt, p, v[5], out);
}

NP(geomspace) {
  qn_value v[6], made, p;
  double a = 0, b = 0, step;
  int64_t n = 50;
  bool endpoint = true;
  if (qn_args_parse(rt, args, "geomspace", "start stop|num endpoint dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1])) return by_text(rt, "geomspace", args, out);
  if (qn_np_real(rt, v[0], &a) || qn_np_real(rt, v[1], &b) ||
      qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint))
    return -1;
  if (a == 0 || b == 0) return qn_raise(rt, QN_E_ValueError, "Geometric sequence cannot include zero");
  double sign = a < 0 && b < 0 ? -1 : 1;
  if (a * b < 0) return qn_raise(rt, QN_E_NotImplementedError, "geomspace() between different signs is not supported");
  if (linear(rt, log10(a * sign), log10(b * sign), n, endpoint, &step, &made)) return -1;
  int r = qn_ufunc2(rt, QN_UF_power, qn_float(10), made, &p);
  qn_release(rt, made);
  if (r) return -1;
  double *x = qn_np_f64(p);
  if (n > 0) x[0] = a * sign;
  if (n > 1 && endpoint) x[n - 1] = b * sign;
  for (int64_t i = 0; sign < 0 && i < n; i++) x[i] = -x[i];
  return to_dtype(rt, p, v[4], out);
}

const qn_method qn_np_ranges[] = {ROW(arange), ROW(linspace), ROW(logspace), ROW(geomspace), {.name = NULL}};
