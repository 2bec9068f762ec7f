/* numpy_fft.c - natives under numpy.fft (lib/numpy_fft.py): plans as objects, and transforms along one axis of an array, in float64 or in
 * float32. The numbers are runtime/fft's. */
#include "runtime/fft/fft.h"
#include "runtime/vm/modules/numpy_native.h"

_Static_assert((int)QN_FFT_MAX_AXES >= (int)QN_MAX_RANK, "axes of a transform");

typedef struct plan_obj {
  qn_obj obj;
  qn_fft_plan *plan; /* one of the two */
  qn_fft_planf *planf;
  qn_dtype of_real, of_complex; /* what it takes and gives */
  int64_t n;                    /* of the data */
  bool real;
} plan_obj;
static void plan_destroy(qn_rt *rt, qn_obj *o) {
  qn_fft_plan_free(rt->alloc, ((plan_obj *)o)->plan);
  qn_fft_plan_freef(rt->alloc, ((plan_obj *)o)->planf);
  qn_obj_free(rt, o, sizeof(plan_obj));
}
static qn_class plan_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "fft_plan", .module = "_numpy", .kind = QN_K_OTHER, .base = &qn_object_class,
                              .destroy = plan_destroy};

/* fft_plan(n, real, single) */
int qn_np_fft_plan(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  int64_t n;
  bool real = false, single = false;
  if (qn_args_parse(rt, args, "fft_plan", "n real single", v) || qn_as_index(rt, v[0], &n) || qn_np_bool(rt, v[1], &real) || qn_np_bool(rt, v[2], &single)) return -1;
  if (n < 1) return qn_raise(rt, QN_E_ValueError, "Invalid number of FFT data points (%lld) specified.", (long long)n);
  plan_obj *o = qn_obj_new(rt, &plan_class, sizeof *o);
  if (!o) return -1;
  o->n = n;
  o->real = real;
  o->of_real = single ? QN_D_FLOAT32 : QN_D_FLOAT64;
  o->of_complex = single ? QN_D_COMPLEX64 : QN_D_COMPLEX128;
  o->plan = single ? NULL : qn_fft_plan_new(rt->alloc, n, real);
  o->planf = single ? qn_fft_plan_newf(rt->alloc, n, real) : NULL;
  if (!o->plan && !o->planf) return qn_release(rt, qn_from_obj(o)), qn_raise_memory(rt);
  return *out = qn_from_obj(o), 0;
}

/* Does the array have the dtype that the kind takes? */
static bool fits(const plan_obj *p, qn_fft_kind kind, qn_dtype d) {
  if (p->real != (kind >= QN_FFT_FROM_REAL)) return false;
  return (d == p->of_real && kind != QN_FFT_TO_REAL) || (d == p->of_complex && kind != QN_FFT_FROM_REAL);
}

/* fft_lines(plan, a, axis, kind, scale): a has the plan's precision, and any strides; kind as in qn_fft_kind. */
int qn_np_fft_lines(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  int64_t axis, kind, shape[QN_MAX_RANK];
  double scale;
  if (qn_args_parse(rt, args, "fft_lines", "plan a axis kind scale", v) || qn_as_index(rt, v[2], &axis) || qn_as_index(rt, v[3], &kind) || qn_as_double(rt, v[4], &scale))
    return -1;
  if (v[0].tag != QN_OBJ || v[0].o->cls != &plan_class || !qn_is_array(v[1])) return qn_raise(rt, QN_E_TypeError, "a plan and an array are needed");
  const plan_obj *p = (const plan_obj *)v[0].o;
  const qn_view *in = qn_view_of(v[1]);
  if (axis < 0 || axis >= in->ndim || kind < 0 || kind > QN_FFT_TO_REAL || !fits(p, (qn_fft_kind)kind, (qn_dtype)in->dtype))
    return qn_raise(rt, QN_E_TypeError, "the array does not fit the transform");
  memcpy(shape, in->shape, sizeof shape);
  shape[axis] = kind == QN_FFT_FROM_REAL ? p->n / 2 + 1 : p->n;
  if (qn_array_new(rt, kind == QN_FFT_TO_REAL ? p->of_real : p->of_complex, in->ndim, shape, false, out)) return -1;
  const qn_view *to = qn_view_of(*out);
  const bool real_in = !qn_dtype_is_complex((qn_dtype)in->dtype);
  const qn_fft_job job = {p->plan, (qn_fft_kind)kind, in->data, to->data, in->ndim, (int)axis, in->shape, in->strides, to->strides, real_in, scale};
  const qn_fft_jobf jobf = {p->planf, (qn_fft_kind)kind, in->data, to->data, in->ndim, (int)axis, in->shape, in->strides, to->strides, real_in, (float)scale};
  return (p->plan ? qn_fft_axis(rt->alloc, &job) : qn_fft_axisf(rt->alloc, &jobf)) ? (qn_drop(rt, out), qn_raise_memory(rt)) : 0;
}
