/* numpy_fft.c - natives under numpy.fft (lib/numpy_fft.py): plans as objects, and transforms along one axis of an array. The
 * numbers are runtime/fft's; here are the lines of arrays, gathered several at a time into its split form. */
#include "runtime/fft/fft.h"
#include "runtime/vm/modules/numpy_native.h"

typedef struct plan_obj {
  qn_obj obj;
  qn_fft_plan *plan;
  int64_t n; /* of the data */
  bool real; /* made for real data of even length */
} plan_obj;
static void plan_destroy(qn_rt *rt, qn_obj *o) {
  qn_fft_plan_free(rt->alloc, ((plan_obj *)o)->plan);
  qn_obj_free(rt, o, sizeof(plan_obj));
}
static qn_class plan_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "fft_plan", .module = "_numpy", .kind = QN_K_OTHER, .base = &qn_object_class,
                              .destroy = plan_destroy};

/* fft_plan(n, real) */
int qn_np_fft_plan(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  int64_t n;
  bool real = false;
  if (qn_args_parse(rt, args, "fft_plan", "n real", v) || qn_as_index(rt, v[0], &n) || qn_np_bool(rt, v[1], &real)) return -1;
  if (n < 1) return qn_raise(rt, QN_E_ValueError, "Invalid number of FFT data points (%lld) specified.", (long long)n);
  plan_obj *o = qn_obj_new(rt, &plan_class, sizeof *o);
  if (!o) return -1;
  o->n = n;
  o->real = real && n % 2 == 0;
  o->plan = o->real ? qn_fft_plan_new_real(rt->alloc, n) : qn_fft_plan_new(rt->alloc, n);
  if (!o->plan) return qn_release(rt, qn_from_obj(o)), qn_raise_memory(rt);
  return *out = qn_from_obj(o), 0;
}

typedef enum fft_kind { FFT_FORWARD, FFT_BACKWARD, FFT_REAL, FFT_TO_REAL } fft_kind;
typedef struct lines {
  const plan_obj *p;
  fft_kind kind;
  const qn_view *in, *out;
  int axis;
  int64_t have, in_step, out_step; /* elements of a line that are there; strides along the axis */
  double scale;
  int64_t batch;
  double *re, *im, *scratch;
  char **from, **to; /* the lines of this batch */
} lines;

enum { PART = sizeof(double) };

/* n elements of every line; past the end: zeros. */
static void gather(const lines *l, int64_t batch, int64_t n, bool real) {
  const int64_t m = l->have < n ? l->have : n;
  const size_t rest = (size_t)((n - m) * batch) * sizeof(double);
  qn_fft_split(&(qn_fft_lines){l->from, batch, l->in_step, PART, real}, m, l->re, l->im);
  memset(l->re + m * batch, 0, rest);
  memset(l->im + m * batch, 0, rest);
}
/* Of real lines n pairs of neighbours; the last one may be half there. */
static void gather_pairs(const lines *l, int64_t batch, int64_t n) {
  const int64_t m = l->have / 2 < n ? l->have / 2 : n;
  const size_t rest = (size_t)((n - m) * batch) * sizeof(double);
  qn_fft_split(&(qn_fft_lines){l->from, batch, 2 * l->in_step, l->in_step, false}, m, l->re, l->im);
  memset(l->re + m * batch, 0, rest);
  memset(l->im + m * batch, 0, rest);
  for (int64_t b = 0; b < batch && 2 * m < l->have && m < n; b++) l->re[m * batch + b] = *(const double *)(const void *)(l->from[b] + 2 * m * l->in_step);
}
static void scatter_complex(const lines *l, int64_t batch, int64_t n) {
  qn_fft_join(&(qn_fft_lines){l->to, batch, l->out_step, PART, false}, n, l->re, l->im, l->scale);
}

static void run_real(const lines *l, int64_t batch) {
  const int64_t n = l->p->n, h = n / 2;
  if (!l->p->real) { /* odd */
    gather(l, batch, n, true);
    qn_fft_run(l->p->plan, l->re, l->im, batch, l->scratch);
  } else {
    gather_pairs(l, batch, h);
    qn_fft_real_forward(l->p->plan, l->re, l->im, batch, l->scratch);
  }
  scatter_complex(l, batch, h + 1);
}

static void run_to_real(const lines *l, int64_t batch) {
  const int64_t n = l->p->n, h = n / 2;
  gather(l, batch, h + 1, false);
  if (l->p->real) {
    qn_fft_real_backward(l->p->plan, l->re, l->im, batch, l->scratch);
    qn_fft_join(&(qn_fft_lines){l->to, batch, 2 * l->out_step, l->out_step, false}, h, l->re, l->im, l->scale);
    return;
  }
  /* odd: the half that is not there is the conjugate of the other */
  memset(l->im, 0, (size_t)batch * sizeof(double));
  for (int64_t k = 1; k <= h; k++)
    for (int64_t b = 0; b < batch; b++) {
      l->re[(n - k) * batch + b] = l->re[k * batch + b];
      l->im[(n - k) * batch + b] = -l->im[k * batch + b];
    }
  qn_fft_run(l->p->plan, l->im, l->re, batch, l->scratch);
  for (int64_t k = 0; k < n; k++)
    for (int64_t b = 0; b < batch; b++) *(double *)(void *)(l->to[b] + k * l->out_step) = l->re[k * batch + b] * l->scale;
}

static void run_batch(const lines *l, int64_t batch) {
  switch (l->kind) {
    case FFT_REAL: run_real(l, batch); break;
    case FFT_TO_REAL: run_to_real(l, batch); break;
    case FFT_FORWARD:
    case FFT_BACKWARD:
      gather(l, batch, l->p->n, !qn_dtype_is_complex((qn_dtype)l->in->dtype));
      if (l->kind == FFT_FORWARD) qn_fft_run(l->p->plan, l->re, l->im, batch, l->scratch);
      else qn_fft_run(l->p->plan, l->im, l->re, batch, l->scratch);
      scatter_complex(l, batch, l->p->n);
      break;
  }
}

/* Every line along the axis, in C order of the other axes. */
static void run_lines(const lines *l, int64_t count) {
  int64_t at[QN_MAX_RANK] = {0}, filled = 0;
  char *from = l->in->data;
  char *to = l->out->data;
  for (int64_t i = 0; i < count; i++) {
    l->from[filled] = from, l->to[filled] = to;
    if (++filled == l->batch || i == count - 1) run_batch(l, filled), filled = 0;
    for (int d = l->in->ndim - 1; d >= 0; d--) {
      if (d == l->axis) continue;
      from += l->in->strides[d], to += l->out->strides[d];
      if (++at[d] < l->in->shape[d]) break;
      from -= at[d] * l->in->strides[d], to -= at[d] * l->out->strides[d];
      at[d] = 0;
    }
  }
}

/* fft_lines(plan, a, axis, kind, scale): a is float64 or complex128, of any strides; kind as in fft_kind. */
int qn_np_fft_lines(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  enum { ROOM = 8192, BATCH_MOST = 2048 };
  int64_t axis, kind, shape[QN_MAX_RANK];
  double scale;
  if (qn_args_parse(rt, args, "fft_lines", "plan a axis kind scale", v) || qn_as_index(rt, v[2], &axis) || qn_as_index(rt, v[3], &kind) || qn_as_double(rt, v[4], &scale))
    return -1;
  if (v[0].tag != QN_OBJ || v[0].o->cls != &plan_class || !qn_is_array(v[1])) return qn_raise(rt, QN_E_TypeError, "a plan and an array are needed");
  const plan_obj *p = (const plan_obj *)v[0].o;
  const qn_view *in = qn_view_of(v[1]);
  if ((in->dtype != QN_D_FLOAT64 && in->dtype != QN_D_COMPLEX128) || axis < 0 || axis >= in->ndim || kind < 0 || kind > FFT_TO_REAL ||
      (kind == FFT_TO_REAL && in->dtype != QN_D_COMPLEX128) || (kind == FFT_REAL && in->dtype != QN_D_FLOAT64) || (p->real && kind < FFT_REAL))
    return qn_raise(rt, QN_E_TypeError, "the array does not fit the transform");
  memcpy(shape, in->shape, sizeof shape);
  shape[axis] = kind == FFT_REAL ? p->n / 2 + 1 : p->n;
  if (qn_array_new(rt, kind == FFT_TO_REAL ? QN_D_FLOAT64 : QN_D_COMPLEX128, in->ndim, shape, false, out)) return -1;
  int64_t count = 1, len = p->n + 2;
  for (int d = 0; d < in->ndim; d++) count *= d == axis ? 1 : in->shape[d];
  if (count == 0) return 0;
  lines l = {.p = p, .kind = (fft_kind)kind, .in = in, .out = qn_view_of(*out), .axis = (int)axis, .have = in->shape[axis], .in_step = in->strides[axis],
             .out_step = qn_view_of(*out)->strides[axis], .scale = scale};
  l.batch = BATCH_MOST / len / 8 * 8; /* what a transform reads and writes stays in the nearest cache */
  if (l.batch < 8) l.batch = ROOM / len < 8 ? ROOM / len : 8;
  l.batch = l.batch < 1 ? 1 : l.batch > 32 ? 32 : l.batch;
  if (l.batch > count) l.batch = count;
  size_t plane = ((size_t)(len * l.batch) + 7) & ~(size_t)7, need = 2 * plane + qn_fft_scratch(p->plan, l.batch) + 2 * (size_t)l.batch;
  double *room = qn_alloc(rt->alloc, need * sizeof(double));
  if (!room) return qn_drop(rt, out), qn_raise_memory(rt);
  l.re = room, l.im = room + plane;
  l.from = (char **)(void *)(room + 2 * plane), l.to = l.from + l.batch;
  l.scratch = room + 2 * plane + 2 * (size_t)l.batch;
  run_lines(&l, count);
  qn_free(rt->alloc, room, need * sizeof(double));
  return 0;
}
