/* numpy_random.c - np.random: the legacy functions on the runtime's MT19937 stream, RandomState objects with streams of
 * their own, and default_rng's Generator on PCG64. */
#include "runtime/base/element.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy_random.h"
#include "runtime/vm/modules/numpy_native.h"

#include <math.h>

enum { MAX_WORDS = 64 };
typedef struct stream_obj { /* RandomState or Generator */
  qn_obj obj;
  qn_random r;
  uint32_t seed[MAX_WORDS]; /* of a Generator: its entropy, with its spawn key behind */
  int nseed;
  uint32_t children;        /* spawned so far */
} stream_obj;
static qn_class state_class, generator_class;

qn_random *qn_np_stream(qn_rt *rt, qn_value self) {
  if (self.tag == QN_OBJ && (self.o->cls == &state_class || self.o->cls == &generator_class)) return &((stream_obj *)self.o)->r;
  return qn_random_global(rt);
}

static bool is_generator(qn_value self) { return self.tag == QN_OBJ && self.o->cls == &generator_class; }

#define R(name) static int r_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

int qn_np_size(qn_rt *rt, qn_value size, int *n, int64_t *shape) {
  *n = -1;
  if (!qn_given(size)) return 0;
  if (qn_shape_from(rt, size, n, shape)) return -1;
  for (int d = 0; d < *n; d++)
    if (shape[d] < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
  return 0;
}

typedef double (*draw)(qn_random *r, double a, double b);
typedef float (*draw_float)(qn_random *r);
static double draw_unit(qn_random *r, double a, double b), draw_uniform(qn_random *r, double a, double b);

static int fill(qn_rt *rt, qn_random *r, draw fn, double a, double b, int n, const int64_t *shape, qn_value *out) {
  if (n < 0) return *out = qn_float(fn(r, a, b)), 0;
  if (qn_array_new(rt, QN_D_FLOAT64, n, shape, false, out)) return -1;
  int64_t m = qn_view_size(qn_view_of(*out));
  double *to = qn_np_f64(*out);
  if (fn == draw_unit || fn == draw_uniform) {
    qn_random_doubles(r, to, m);
    for (int64_t i = 0; fn == draw_uniform && i < m; i++) to[i] = a + (b - a) * to[i];
    return 0;
  }
  for (int64_t i = 0; i < m; i++) to[i] = fn(r, a, b);
  return 0;
}

static bool plain(qn_value v) {
  qn_optype t;
  return !qn_given(v) || (qn_optype_of(v, &t) && !qn_is_array(v)) || (qn_is_array(v) && qn_view_of(v)->ndim == 0);
}

/* Parameters that may be arrays: broadcast, one draw per element in C order. */
static int fill_parameters(qn_rt *rt, qn_random *r, draw fn, qn_value a, double a0, qn_value b, double b0, qn_value size, qn_value *out) {
  int n;
  int64_t shape[QN_MAX_RANK];
  if (qn_np_size(rt, size, &n, shape)) return -1;
  if (plain(a) && plain(b)) {
    if (qn_np_real(rt, a, &a0) || qn_np_real(rt, b, &b0)) return -1;
    return fill(rt, r, fn, a0, b0, n, shape, out);
  }
  qn_keep k = {.rt = rt};
  qn_value *x = qn_np_array_of(&k, qn_given(a) ? a : qn_float(a0), QN_D_FLOAT64), *y = x ? qn_np_array_of(&k, qn_given(b) ? b : qn_float(b0), QN_D_FLOAT64) : NULL;
  if (!y) return qn_done(&k, -1);
  const qn_view *v[3] = {qn_view_of(*x), qn_view_of(*y), NULL};
  qn_view want = {.ndim = n < 0 ? 0 : n}, wx, wy;
  memcpy(want.shape, shape, sizeof want.shape);
  v[2] = &want;
  int rank;
  int64_t full[QN_MAX_RANK];
  if (qn_broadcast_shapes(rt, v, n < 0 ? 2 : 3, &rank, full)) return qn_done(&k, -1);
  if (qn_array_new(rt, QN_D_FLOAT64, rank, full, false, out)) return qn_done(&k, -1);
  qn_broadcast_view(v[0], rank, full, &wx);
  qn_broadcast_view(v[1], rank, full, &wy);
  qn_nditer it;
  qn_nditer_init(&it, 3, (const qn_view *const[]){&wx, &wy, qn_view_of(*out)}, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++)
        *(double *)(void *)(it.ptr[2] + i * it.steps[2]) =
            fn(r, *(double *)(void *)(it.ptr[0] + i * it.steps[0]), *(double *)(void *)(it.ptr[1] + i * it.steps[1]));
    while (qn_nditer_next(&it));
  return qn_done(&k, 0);
}

/* --- continuous ------------------------------------------------------------------------------------------------------------------- */
static double draw_unit(qn_random *r, double a, double b) { return (void)a, (void)b, qn_random_double(r); }
static double draw_uniform(qn_random *r, double a, double b) { return a + (b - a) * qn_random_double(r); }
static double draw_normal(qn_random *r, double a, double b) { return a + b * qn_random_gauss(r); }
static double draw_gauss(qn_random *r, double a, double b) { return (void)a, (void)b, qn_random_gauss(r); }
static double draw_lognormal(qn_random *r, double a, double b) { return exp(a + b * qn_random_gauss(r)); }
static double draw_laplace(qn_random *r, double loc, double scale) {
  for (;;) {
    double u = qn_random_double(r);
    if (u >= 0.5) return loc - scale * log(2.0 - u - u);
    if (u > 0.0) return loc + scale * log(u + u);
  }
}
static double draw_logistic(qn_random *r, double loc, double scale) {
  for (;;) {
    double u = qn_random_double(r);
    if (u > 0.0) return loc + scale * log(u / (1.0 - u));
  }
}
static double draw_gumbel(qn_random *r, double loc, double scale) {
  for (;;) {
    double u = 1.0 - qn_random_double(r);
    if (u < 1.0) return loc - scale * log(-log(u));
  }
}

static int dims(qn_rt *rt, qn_value self, const qn_args *args, draw fn, qn_value *out) { /* rand(2, 3), randn() */
  int64_t shape[QN_MAX_RANK];
  qn_random *r = qn_np_stream(rt, self);
  if (!r) return -1;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "rand() and randn() take no keyword arguments");
  if (args->npos > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "maximum supported dimension for an ndarray is currently %d, found %u", QN_MAX_RANK, args->npos);
  for (uint32_t k = 0; k < args->npos; k++)
    if (qn_as_index(rt, args->pos[k], &shape[k])) return -1;
  return fill(rt, r, fn, 0, 0, args->npos ? (int)args->npos : -1, shape, out);
}
R(rand) { return dims(rt, self, args, draw_unit, out); }
R(randn) { return dims(rt, self, args, draw_gauss, out); }

/* Generator's out=: an array of the dtype asked for, contiguous, of size's shape. */
static int check_out(qn_rt *rt, qn_value out, qn_dtype d, int n, const int64_t *shape) {
  if (!qn_is_array(out)) return qn_raise(rt, QN_E_TypeError, "out must be an array");
  const qn_view *v = qn_view_of(out);
  if (!(v->flags & (QN_VIEW_C | QN_VIEW_F)) || v->flags & QN_VIEW_READONLY)
    return qn_raise(rt, QN_E_ValueError, "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.");
  if (v->dtype != d) return qn_raise(rt, QN_E_TypeError, "Supplied output array has the wrong type. Expected %s, got %s", qn_dtypes[d].name, qn_dtypes[v->dtype].name);
  if (n >= 0 && (n != v->ndim || memcmp(shape, v->shape, sizeof *shape * (size_t)n) != 0))
    return qn_raise(rt, QN_E_ValueError, "size must match out.shape when used together");
  return 0;
}

/* RandomState has size alone; a Generator dtype= (float64 or float32) and out= besides. */
static int sized(qn_rt *rt, qn_value self, const qn_args *args, const char *name, draw fn, draw_float single, qn_value *out) {
  qn_value v[3] = {{0}};
  int n;
  int64_t shape[QN_MAX_RANK];
  qn_dtype d = QN_D_FLOAT64;
  bool generator = is_generator(self);
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, name, generator ? "|size dtype out" : "|size", v) || qn_np_size(rt, v[0], &n, shape)) return -1;
  if (generator && qn_np_dtype(rt, v[1], &d)) return -1;
  if (d != QN_D_FLOAT64 && d != QN_D_FLOAT32) return qn_raise(rt, QN_E_TypeError, "Unsupported dtype dtype('%s') for %s", qn_dtypes[d].name, name);
  if (d == QN_D_FLOAT32 && !single) return qn_raise(rt, QN_E_NotImplementedError, "%s(dtype=float32) is not supported", name);
  bool given = generator && qn_given(v[2]);
  if (given && check_out(rt, v[2], d, n, shape)) return -1;
  if (!given && d == QN_D_FLOAT64) return fill(rt, r, fn, 0, 0, n, shape, out);
  if (!given && n < 0) return *out = qn_float((double)single(r)), 0;
  if (given) *out = qn_retained(v[2]);
  else if (qn_array_new(rt, d, n, shape, false, out)) return -1;
  const qn_view *to = qn_view_of(*out);
  int64_t m = qn_view_size(to);
  for (int64_t i = 0; i < m; i++)
    if (d == QN_D_FLOAT32) ((float *)to->data)[i] = single(r);
    else ((double *)to->data)[i] = fn(r, 0, 0);
  return 0;
}
R(random) { return sized(rt, self, args, "random", draw_unit, qn_random_float, out); }
R(standard_normal) { return sized(rt, self, args, "standard_normal", draw_gauss, qn_random_gauss_float, out); }
static double draw_exponential1(qn_random *r, double a, double b) { return (void)a, (void)b, qn_random_exponential(r); }
static double draw_exponential_inv(qn_random *r, double a, double b) { return (void)a, (void)b, -log1p(-qn_random_double(r)); }
/* A Generator draws by its ziggurat, or by the inverse of the distribution with method='inv'. */
R(standard_exponential) {
  if (!is_generator(self)) return sized(rt, self, args, "standard_exponential", draw_exponential1, NULL, out);
  qn_value v[4];
  if (qn_args_parse(rt, args, "standard_exponential", "|size dtype method out", v)) return -1;
  if (qn_given(v[2]) && !qn_is_text(v[2], "inv") && !qn_is_text(v[2], "zig")) return qn_raise(rt, QN_E_ValueError, "method must be 'zig' or 'inv'");
  draw fn = qn_is_text(v[2], "inv") ? draw_exponential_inv : draw_exponential1;
  qn_value three[3] = {v[0], v[1], v[3]};
  for (int i = 0; i < 3; i++)
    if (three[i].tag == QN_UNSET) three[i] = qn_none();
  return sized(rt, self, &(qn_args){.pos = three, .npos = 3}, "standard_exponential", fn, NULL, out);
}

static int two_parameters(qn_rt *rt, qn_value self, const qn_args *args, const char *name, const char *spec, draw fn, double a, double b, qn_value *out) {
  qn_value v[3];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, name, spec, v)) return -1;
  const char *what = strstr(spec, "scale") ? "scale" : strstr(spec, "sigma") ? "sigma" : NULL;
  if (what && qn_given(v[1])) {
    qn_keep k = {.rt = rt};
    qn_value *s = qn_np_array_of(&k, v[1], QN_D_FLOAT64);
    int64_t m = s ? qn_view_size(qn_view_of(*s)) : 0;
    for (int64_t i = 0; i < m; i++)
      if (qn_np_f64(*s)[i] < 0 || (qn_np_f64(*s)[i] == 0 && signbit(qn_np_f64(*s)[i]))) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "%s < 0", what));
    if (qn_done(&k, s ? 0 : -1)) return -1;
  }
  return fill_parameters(rt, r, fn, v[0], a, v[1], b, v[2], out);
}
R(uniform) { return two_parameters(rt, self, args, "uniform", "|low high size", draw_uniform, 0, 1, out); }
R(normal) { return two_parameters(rt, self, args, "normal", "|loc scale size", draw_normal, 0, 1, out); }
R(lognormal) { return two_parameters(rt, self, args, "lognormal", "|mean sigma size", draw_lognormal, 0, 1, out); }
R(laplace) { return two_parameters(rt, self, args, "laplace", "|loc scale size", draw_laplace, 0, 1, out); }
R(logistic) { return two_parameters(rt, self, args, "logistic", "|loc scale size", draw_logistic, 0, 1, out); }
R(gumbel) { return two_parameters(rt, self, args, "gumbel", "|loc scale size", draw_gumbel, 0, 1, out); }

/* --- integers ----------------------------------------------------------------------------------------------------------------------- */
/* Bounds that are arrays: broadcast, one draw per element in C order. */
static int integers_of_arrays(qn_rt *rt, qn_random *r, qn_value low, qn_value high, int n, const int64_t *shape, qn_dtype d, bool closed, qn_value *out) {
  if (d != QN_D_INT64) return qn_raise(rt, QN_E_NotImplementedError, "random integers with array bounds and a dtype other than int64 are not supported");
  if (!qn_given(high)) high = low, low = qn_int(0);
  qn_keep k = {.rt = rt};
  qn_value *x = qn_np_array_of(&k, low, QN_D_INT64), *y = x ? qn_np_array_of(&k, high, QN_D_INT64) : NULL;
  if (!y) return qn_done(&k, -1);
  qn_view want = {.ndim = n < 0 ? 0 : n}, wx, wy;
  memcpy(want.shape, shape, sizeof *shape * (size_t)want.ndim);
  const qn_view *v[3] = {qn_view_of(*x), qn_view_of(*y), &want};
  int rank;
  int64_t full[QN_MAX_RANK];
  if (qn_broadcast_shapes(rt, v, n < 0 ? 2 : 3, &rank, full)) return qn_done(&k, -1);
  if (n >= 0 && (rank != n || memcmp(full, shape, sizeof *shape * (size_t)n) != 0))
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Output size is not compatible with broadcast dimensions of inputs."));
  qn_broadcast_view(v[0], rank, full, &wx);
  qn_broadcast_view(v[1], rank, full, &wy);
  qn_nditer it;
  for (int draws = 0; draws < 2; draws++) { /* all bounds are checked before the first draw */
    if (draws && qn_array_new(rt, d, rank, full, false, out)) return qn_done(&k, -1);
    int64_t *to = draws ? qn_np_i64(*out) : NULL;
    qn_nditer_init(&it, 2, (const qn_view *const[]){&wx, &wy}, true);
    if (it.size) do
        for (int64_t i = 0; i < it.n; i++) {
          int64_t lo = *(int64_t *)(void *)(it.ptr[0] + i * it.steps[0]), hi = *(int64_t *)(void *)(it.ptr[1] + i * it.steps[1]);
          if (closed ? lo > hi : lo >= hi) return qn_done(&k, qn_raise(rt, QN_E_ValueError, closed ? "low > high" : "low >= high"));
          if (draws) qn_random_fill(r, d, (uint64_t)lo, (uint64_t)hi - !closed - (uint64_t)lo, 1, to++);
        }
      while (qn_nditer_next(&it));
  }
  return qn_done(&k, 0);
}

static int integers(qn_rt *rt, qn_random *r, qn_value low, qn_value high, qn_value size, qn_value dtype, bool closed, qn_value *out) {
  int n;
  int64_t shape[QN_MAX_RANK], lo = 0, hi = 0;
  qn_dtype d = QN_D_INT64;
  if (qn_np_dtype(rt, dtype, &d) || qn_np_size(rt, size, &n, shape)) return -1;
  if (!qn_dtype_is_int(d) && d != QN_D_BOOL) return qn_raise(rt, QN_E_TypeError, "Unsupported dtype dtype('%s') for randint", qn_dtypes[d].name);
  if (!plain(low) || !plain(high)) return integers_of_arrays(rt, r, low, high, n, shape, d, closed, out);
  if (!qn_given(high)) high = low, low = qn_int(0);
  double f;
  if (low.tag == QN_FLOAT ? (f = low.f, lo = (int64_t)f, 0) : qn_as_index(rt, low, &lo)) return -1;
  if (high.tag == QN_FLOAT ? (f = high.f, hi = (int64_t)f, 0) : qn_as_index(rt, high, &hi)) return -1;
  if (closed && hi < INT64_MAX) hi++;
  int bits = d == QN_D_BOOL ? 1 : qn_dtypes[d].size * 8;
  bool uns = qn_dtypes[d].kind != 'i';
  int64_t min = uns ? 0 : bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1)), max = uns ? (bits >= 63 ? INT64_MAX : ((int64_t)1 << bits) - 1) : bits == 64 ? INT64_MAX : ((int64_t)1 << (bits - 1)) - 1;
  if (lo < min) return qn_raise(rt, QN_E_ValueError, "low is out of bounds for %s", qn_dtypes[d].name);
  if (hi - 1 > max && hi > lo) return qn_raise(rt, QN_E_ValueError, "high is out of bounds for %s", qn_dtypes[d].name);
  if (lo >= hi) {
    if (qn_given(size)) {
      int64_t m = 1;
      for (int i = 0; i < n; i++) m *= shape[i];
      if (m == 0) return qn_array_new(rt, d, n, shape, true, out);
    }
    return qn_raise(rt, QN_E_ValueError, closed ? "low > high" : "low >= high");
  }
  uint64_t range = (uint64_t)hi - 1 - (uint64_t)lo;
  if (n >= 0) {
    if (qn_array_new(rt, d, n, shape, false, out)) return -1;
    qn_random_fill(r, d, (uint64_t)lo, range, qn_view_size(qn_view_of(*out)), qn_view_of(*out)->data);
    return 0;
  }
  _Alignas(8) char slot[8];
  qn_random_fill(r, d, (uint64_t)lo, range, 1, slot);
  if (r->pcg || qn_given(dtype)) {
    if (qn_is(dtype, QN_K_TYPE) && ((qn_obj *)dtype.o == &qn_int_class.obj || (qn_obj *)dtype.o == &qn_bool_class.obj)) return qn_elem_item(rt, d, slot, out);
    return qn_elem_get(rt, d, slot, out);
  }
  return qn_elem_item(rt, d, slot, out); /* the legacy default is a Python int */
}
R(randint) {
  qn_value v[4];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "randint", "low|high size dtype", v)) return -1;
  return integers(rt, r, v[0], v[1], v[2], v[3], false, out);
}
R(random_integers) {
  qn_value v[3];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "random_integers", "low|high size", v)) return -1;
  qn_value low = qn_given(v[1]) ? v[0] : qn_int(1), high = qn_given(v[1]) ? v[1] : v[0];
  return integers(rt, r, low, high, v[2], qn_none(), true, out);
}
R(integers) {
  qn_value v[5];
  bool closed = false;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "integers", "low|high size dtype endpoint", v) || qn_np_bool(rt, v[4], &closed)) return -1;
  return integers(rt, r, v[0], v[1], v[2], v[3], closed, out);
}

/* --- order ------------------------------------------------------------------------------------------------------------------------------ */
static int shuffle_lines(qn_rt *rt, qn_random *r, const qn_view *v) {
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "array is read-only");
  if (v->ndim == 0) return qn_raise(rt, QN_E_TypeError, "a 0-d array cannot be shuffled");
  int64_t n = v->shape[0], step = v->strides[0];
  size_t item = qn_itemsize(v);
  if (v->ndim == 1) {
    if (item == 8 && step == 8) {
      QN_ANY(uint64_t) *x = (QN_ANY(uint64_t) *)v->data;
      for (int64_t i = n - 1; i > 0; i--) {
        int64_t j = (int64_t)qn_random_interval(r, (uint64_t)i);
        uint64_t t = x[j];
        x[j] = x[i], x[i] = t;
      }
      return 0;
    }
    for (int64_t i = n - 1; i > 0; i--) {
      char t[16], *p = (char *)v->data + i * step, *q = (char *)v->data + (int64_t)qn_random_interval(r, (uint64_t)i) * step;
      memcpy(t, q, item), memcpy(q, p, item), memcpy(p, t, item);
    }
    return 0;
  }
  qn_view row = *v, other;
  qn_value tmp;
  row.ndim--;
  memmove(row.shape, row.shape + 1, sizeof(int64_t) * (size_t)row.ndim);
  memmove(row.strides, row.strides + 1, sizeof(int64_t) * (size_t)row.ndim);
  other = row;
  if (qn_array_new(rt, (qn_dtype)v->dtype, row.ndim, row.shape, false, &tmp)) return -1;
  int bad = 0;
  for (int64_t i = n - 1; i > 0 && !bad; i--) {
    int64_t j = (int64_t)qn_random_interval(r, (uint64_t)i);
    if (i == j) continue;
    row.data = (char *)v->data + i * step, other.data = (char *)v->data + j * step;
    bad = qn_array_assign(rt, qn_view_of(tmp), &row) || qn_array_assign(rt, &row, &other) || qn_array_assign(rt, &other, qn_view_of(tmp)) ? -1 : 0;
  }
  qn_release(rt, tmp);
  return bad;
}
static int shuffle_array(qn_rt *rt, qn_random *r, qn_value a) { return shuffle_lines(rt, r, qn_view_of(a)); }

static int shuffle_records(qn_rt *rt, qn_random *r, qn_value records);

/* The axis of a Generator's shuffle and permutation. */
static int which_axis(qn_rt *rt, qn_value axis, const qn_view *v, int *out) {
  int64_t k = 0;
  *out = 0;
  if (qn_np_index(rt, axis, &k)) return -1;
  if (v->ndim == 0) return 0; /* refused by name later */
  return qn_axis_from(rt, k, v->ndim, out);
}
R(shuffle) {
  qn_value v[2] = {{0}};
  int64_t axis = 0;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "shuffle", is_generator(self) ? "x|axis" : "x", v)) return -1;
  *out = qn_none();
  if (qn_is_records(v[0])) return shuffle_records(rt, r, v[0]);
  if (qn_is_array(v[0])) {
    qn_view w = *qn_view_of(v[0]);
    int d = 0;
    if (is_generator(self) && which_axis(rt, v[1], &w, &d)) return -1;
    if (d) {
      int64_t n = w.shape[0], step = w.strides[0];
      w.shape[0] = w.shape[d], w.strides[0] = w.strides[d];
      w.shape[d] = n, w.strides[d] = step;
      qn_view_flags(&w);
    }
    return shuffle_lines(rt, r, &w);
  }
  if (is_generator(self) && (qn_np_index(rt, v[1], &axis) || axis))
    return rt->exc.tag != QN_UNSET ? -1 : qn_raise(rt, QN_E_NotImplementedError, "Axis argument is only supported on ndarray objects");
  int64_t n = qn_length(rt, v[0]);
  if (n < 0) return -1;
  for (int64_t i = n - 1; i > 0; i--) {
    qn_value a, b, j = qn_int((int64_t)qn_random_interval(r, (uint64_t)i));
    if (qn_get_item(rt, v[0], qn_int(i), &a)) return -1;
    int bad = qn_get_item(rt, v[0], j, &b);
    if (!bad) {
      bad = qn_set_item(rt, v[0], qn_int(i), b) || qn_set_item(rt, v[0], j, a);
      qn_release(rt, b);
    }
    qn_release(rt, a);
    if (bad) return -1;
  }
  return 0;
}
static int counting(qn_rt *rt, int64_t n, qn_value *out) {
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t i = 0; i < n; i++) qn_np_i64(*out)[i] = i;
  return 0;
}
/* Numbers from 0 to how many elements a sequence has, shuffled. */
static int shuffled_numbers(qn_rt *rt, qn_random *r, qn_value of, qn_value *out) {
  const int64_t n = qn_length(rt, of);
  if (n < 0 || counting(rt, n, out)) return -1;
  return shuffle_array(rt, r, *out) ? qn_drop(rt, out), -1 : 0;
}
static int shuffle_records(qn_rt *rt, qn_random *r, qn_value records) {
  qn_value numbers, moved;
  if (shuffled_numbers(rt, r, records, &numbers)) return -1;
  int bad = qn_get_item(rt, records, numbers, &moved);
  qn_release(rt, numbers);
  if (bad) return -1;
  bad = qn_set_item(rt, records, (qn_value){.tag = QN_ELLIPSIS}, moved);
  return qn_release(rt, moved), bad;
}
R(permutation) {
  qn_value v[2] = {{0}};
  qn_keep k = {.rt = rt};
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "permutation", is_generator(self) ? "x|axis" : "x", v)) return -1;
  qn_value *idx = qn_slot(&k), copy;
  if (v[0].tag == QN_INT || v[0].tag == QN_NPSCALAR) {
    int64_t n;
    if (qn_as_index(rt, v[0], &n) || counting(rt, n, &copy)) return -1;
    if (shuffle_array(rt, r, copy)) return qn_release(rt, copy), -1;
    return *out = copy, 0;
  }
  if (qn_is_records(v[0])) {
    if (shuffled_numbers(rt, r, v[0], idx)) return qn_done(&k, -1);
    return qn_done(&k, qn_get_item(rt, v[0], *idx, out));
  }
  qn_value *a = qn_np_array(&k, v[0]);
  int d = 0;
  if (!a || (is_generator(self) && which_axis(rt, v[1], qn_view_of(*a), &d))) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim < 2) {
    if (qn_array_copy(rt, *a, &copy)) return qn_done(&k, -1);
    if (shuffle_array(rt, r, copy)) return qn_release(rt, copy), qn_done(&k, -1);
    return *out = copy, qn_done(&k, 0);
  }
  if (counting(rt, qn_view_of(*a)->shape[d], idx) || shuffle_array(rt, r, *idx)) return qn_done(&k, -1);
  if (!d) return qn_done(&k, qn_array_get(rt, *a, *idx, out));
  return qn_done(&k, qn_array_take(rt, *a, *idx, d, out));
}

/* n picks without replacement under probabilities: NumPy draws all that are missing, drops repeats, and goes on. */
static int pick_weighted(qn_rt *rt, qn_random *r, qn_value prob, int64_t n, qn_keep *k, qn_value *out) {
  int64_t pop = qn_view_size(qn_view_of(prob)), have = 0, positive = 0;
  qn_value *p = qn_slot(k), *cdf = qn_slot(k);
  if (qn_array_copy(rt, prob, p) || qn_array_new(rt, QN_D_FLOAT64, 1, &pop, false, cdf) || qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t i = 0; i < pop; i++) positive += qn_np_f64(*p)[i] > 0;
  if (positive < n) return qn_drop(rt, out), qn_raise(rt, QN_E_ValueError, "Fewer non-zero entries in p than size");
  size_t bytes = (size_t)n * 16;
  double *x = qn_alloc(rt->alloc, bytes);
  if (!x) return qn_drop(rt, out), qn_raise_memory(rt);
  int64_t *fresh = (int64_t *)(void *)(x + n), *found = qn_np_i64(*out);
  while (have < n) {
    int64_t m = n - have;
    double s = 0, *c = qn_np_f64(*cdf);
    for (int64_t i = 0; i < m; i++) x[i] = qn_random_double(r);
    if (have > 0)
      for (int64_t i = 0; i < have; i++) qn_np_f64(*p)[found[i]] = 0;
    for (int64_t i = 0; i < pop; i++) c[i] = s += qn_np_f64(*p)[i];
    for (int64_t i = 0; i < pop; i++) c[i] /= s;
    int64_t got = 0;
    for (int64_t i = 0; i < m; i++) {
      int64_t lo = 0, hi = pop;
      while (lo < hi) {
        int64_t mid = lo + (hi - lo) / 2;
        if (c[mid] <= x[i]) lo = mid + 1;
        else hi = mid;
      }
      bool again = false;
      for (int64_t j = 0; j < got && !again; j++) again = fresh[j] == lo;
      if (!again) fresh[got++] = lo;
    }
    for (int64_t i = 0; i < got; i++) found[have++] = fresh[i];
  }
  qn_free(rt->alloc, x, bytes);
  return 0;
}

static int pick_cdf(qn_rt *rt, qn_random *r, qn_value prob, int n, const int64_t *shape, qn_keep *k, qn_value *out) {
  int64_t pop = qn_view_size(qn_view_of(prob));
  qn_value *cdf = qn_slot(k), *x = qn_slot(k);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &pop, false, cdf)) return -1;
  double s = 0, *c = qn_np_f64(*cdf);
  for (int64_t i = 0; i < pop; i++) c[i] = s += qn_np_f64(prob)[i];
  for (int64_t i = 0; i < pop; i++) c[i] /= s;
  if (fill(rt, r, draw_unit, 0, 0, n, shape, x)) return -1;
  return qn_array_searchsorted(rt, *cdf, *x, true, out);
}

/* Generator.choice without replacement: many of a large population by shuffling its tail, else Floyd's algorithm. */
static void shuffle_ints(qn_random *r, int64_t *p, int64_t n, int64_t first) {
  for (int64_t i = n - 1; i >= first; i--) {
    int64_t j, t;
    qn_random_fill(r, QN_D_INT64, 0, (uint64_t)i, 1, &j);
    t = p[j];
    p[j] = p[i], p[i] = t;
  }
}
static int pick_tail(qn_rt *rt, qn_random *r, int64_t pop, int64_t m, qn_value *out) {
  qn_value all, tail;
  if (counting(rt, pop, &all)) return -1;
  shuffle_ints(r, qn_np_i64(all), pop, pop - m > 1 ? pop - m : 1);
  int bad = qn_np_slice(rt, all, 0, pop - m, pop, 1, &tail);
  qn_release(rt, all);
  if (bad) return -1;
  bad = qn_array_copy(rt, tail, out);
  return qn_release(rt, tail), bad;
}
static int pick_floyd(qn_rt *rt, qn_random *r, int64_t pop, int64_t m, bool shuffle, qn_value *out) {
  uint64_t mask = (uint64_t)(1.2 * (double)m);
  for (int s = 1; s < 64; s *= 2) mask |= mask >> s;
  size_t bytes = ((size_t)mask + 1) * sizeof(int64_t);
  int64_t *set = qn_alloc(rt->alloc, bytes);
  if (!set) return qn_raise_memory(rt);
  if (qn_array_new(rt, QN_D_INT64, 1, &m, false, out)) return qn_free(rt->alloc, set, bytes), -1;
  memset(set, 0xff, bytes);
  for (int64_t j = pop - m; j < pop; j++) {
    int64_t v;
    qn_random_fill(r, QN_D_INT64, 0, (uint64_t)j, 1, &v);
    uint64_t at = (uint64_t)v & mask;
    while (set[at] != -1 && set[at] != v) at = (at + 1) & mask;
    if (set[at] == v) { /* taken: j itself cannot be */
      v = j;
      at = (uint64_t)j & mask;
      while (set[at] != -1) at = (at + 1) & mask;
    }
    set[at] = v;
    qn_np_i64(*out)[j - pop + m] = v;
  }
  qn_free(rt->alloc, set, bytes);
  if (shuffle) shuffle_ints(r, qn_np_i64(*out), m, 1);
  return 0;
}

R(choice) {
  qn_value v[6];
  qn_keep k = {.rt = rt};
  bool replace = true, shuffle = true;
  int n, axis = 0;
  int64_t shape[QN_MAX_RANK], pop = 0, m = 1;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "choice", "a|size replace p axis shuffle", v)) return -1;
  if (!r->pcg && (v[4].tag != QN_UNSET || v[5].tag != QN_UNSET)) return qn_raise(rt, QN_E_TypeError, "choice() takes at most 4 arguments");
  if (qn_np_bool(rt, v[2], &replace) || qn_np_size(rt, v[1], &n, shape) || qn_np_bool(rt, v[5], &shuffle)) return -1;
  qn_value *a = NULL, *idx = qn_slot(&k), *prob = NULL;
  const bool records = qn_is_records(v[0]);
  if (records) {
    if ((pop = qn_length(rt, v[0])) < 0) return qn_done(&k, -1);
    if (pop == 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'a' cannot be empty unless no samples are taken"));
  } else if (v[0].tag == QN_INT || (v[0].tag == QN_NPSCALAR && qn_dtype_is_int((qn_dtype)v[0].dtype))) {
    pop = v[0].i;
    if (pop <= 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a must be greater than 0 unless no samples are taken"));
  } else {
    if (!(a = qn_np_array(&k, v[0]))) return qn_done(&k, -1);
    if (!r->pcg && qn_view_of(*a)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a must be 1-dimensional"));
    if (r->pcg && which_axis(rt, v[4], qn_view_of(*a), &axis)) return qn_done(&k, -1);
    pop = qn_view_of(*a)->ndim ? qn_view_of(*a)->shape[axis] : 0;
    if (pop == 0 && n != 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'a' cannot be empty unless no samples are taken"));
  }
  for (int d = 0; d < n; d++) m *= shape[d];
  if (qn_given(v[3])) {
    prob = qn_np_array_of(&k, v[3], QN_D_FLOAT64);
    if (!prob) return qn_done(&k, -1);
    double s = 0;
    if (qn_view_size(qn_view_of(*prob)) != pop) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "a and p must have same size"));
    for (int64_t i = 0; i < pop; i++) {
      if (!(qn_np_f64(*prob)[i] >= 0)) return qn_done(&k, qn_raise(rt, QN_E_ValueError, isnan(qn_np_f64(*prob)[i]) ? "Probabilities contain NaN" : "Probabilities are not non-negative"));
      s += qn_np_f64(*prob)[i];
    }
    if (fabs(s - 1) > 1.5e-8) return qn_done(&k, qn_raise(rt, QN_E_ValueError, r->pcg ? "Probabilities do not sum to 1. See Notes section of docstring for more information." : "probabilities do not sum to 1"));
  }
  if (replace) {
    qn_value size = v[1];
    if (prob ? pick_cdf(rt, r, *prob, n, shape, &k, idx) : integers(rt, r, qn_int(0), qn_int(pop), size, qn_none(), false, idx)) return qn_done(&k, -1);
  } else {
    if (m > pop)
      return qn_done(&k, qn_raise(rt, QN_E_ValueError, r->pcg ? "Cannot take a larger sample than population when replace is False" : "Cannot take a larger sample than population when 'replace=False'"));
    qn_value *all = qn_slot(&k), *head = qn_slot(&k);
    if (prob) {
      if (pick_weighted(rt, r, *prob, m, &k, all)) return qn_done(&k, -1);
    } else if (r->pcg) {
      if (pop > 10000 && m > pop / 50 ? pick_tail(rt, r, pop, m, all) : pick_floyd(rt, r, pop, m, shuffle, all)) return qn_done(&k, -1);
    } else if (counting(rt, pop, all) || shuffle_array(rt, r, *all)) {
      return qn_done(&k, -1);
    }
    if (qn_np_slice(rt, *all, 0, 0, m, 1, head)) return qn_done(&k, -1);
    if (n < 0 ? qn_array_get(rt, *head, qn_int(0), idx) : qn_array_reshape(rt, *head, n, shape, idx)) return qn_done(&k, -1);
  }
  if (records) return qn_done(&k, qn_get_item(rt, v[0], *idx, out));
  if (a && axis) return qn_done(&k, qn_array_take(rt, *a, *idx, axis, out));
  if (a) return qn_done(&k, qn_array_get(rt, *a, *idx, out));
  if (n < 0 && idx->tag == QN_NPSCALAR && !r->pcg) return *out = qn_int(idx->i), qn_done(&k, 0);
  return *out = qn_retained(*idx), qn_done(&k, 0);
}

/* --- seeding, objects ----------------------------------------------------------------------------------------------------------------------- */
static int seed_stream(qn_rt *rt, qn_random *r, qn_value seed) {
  if (!qn_given(seed)) return qn_random_seed_system(r), 0;
  int64_t i;
  if (seed.tag == QN_INT || seed.tag == QN_NPSCALAR || seed.tag == QN_BOOL) {
    if (qn_as_index(rt, seed, &i)) return -1;
    if (i < 0 || i > (int64_t)UINT32_MAX) return qn_raise(rt, QN_E_ValueError, "Seed must be between 0 and 2**32 - 1");
    return qn_random_seed(r, (uint32_t)i), 0;
  }
  qn_keep k = {.rt = rt};
  qn_value *a = qn_np_array_of(&k, seed, QN_D_INT64), *words = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  int64_t n = qn_view_size(qn_view_of(*a));
  if (n == 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Seed must be non-empty"));
  if (qn_array_new(rt, QN_D_UINT32, 1, &n, false, words)) return qn_done(&k, -1);
  for (int64_t j = 0; j < n; j++) {
    int64_t w = qn_np_i64(*a)[j];
    if (w < 0 || w > (int64_t)UINT32_MAX) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Seed must be between 0 and 2**32 - 1"));
    ((uint32_t *)qn_view_of(*words)->data)[j] = (uint32_t)w;
  }
  qn_random_seed_array(r, qn_view_of(*words)->data, n);
  return qn_done(&k, 0);
}
R(seed) {
  qn_value v;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "seed", "|seed", &v)) return -1;
  return *out = qn_none(), seed_stream(rt, r, v);
}

static void stream_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(stream_obj)); }
static int state_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "RandomState", "|seed", &v)) return -1;
  stream_obj *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  if (seed_stream(rt, &o->r, v)) return qn_release(rt, qn_from_obj(o)), -1;
  return *out = qn_from_obj(o), 0;
}
static int new_generator(qn_rt *rt, const uint32_t *words, int n, bool mt, qn_value *out) {
  if (n > MAX_WORDS - 1) return qn_raise(rt, QN_E_NotImplementedError, "a seed has at most %d words here", MAX_WORDS - 1);
  stream_obj *o = qn_obj_new(rt, &generator_class, sizeof *o);
  if (!o) return -1;
  memcpy(o->seed, words, (size_t)n * sizeof *words);
  o->nseed = n;
  o->children = 0;
  if (mt) qn_random_seed_mt(&o->r, words, n);
  else qn_random_seed_pcg(&o->r, words, n);
  return *out = qn_from_obj(o), 0;
}

/* The words of a seed: numbers, arrays of them, or what SeedSequence calls _assembled. */
static int seed_from(qn_rt *rt, qn_value v, uint32_t *words, int *count) {
  int64_t i = 0;
  int n = 0, bad = 0;
  qn_random fresh;
  if (!qn_given(v)) {
    memset(&fresh, 0, sizeof fresh), qn_random_seed_system(&fresh);
    for (n = 0; n < 8; n++) words[n] = qn_random_u32(&fresh);
  } else if (v.tag == QN_INT || v.tag == QN_NPSCALAR || v.tag == QN_BOOL) {
    bad = qn_as_index(rt, v, &i);
    if (!bad && i < 0) bad = qn_raise(rt, QN_E_ValueError, "expected non-negative integer");
    words[n++] = (uint32_t)i;
    if (i >> 32) words[n++] = (uint32_t)(i >> 32);
  } else {
    qn_keep k = {.rt = rt};
    qn_value *a = qn_np_array_of(&k, v, QN_D_INT64);
    int64_t m = a ? qn_view_size(qn_view_of(*a)) : 0;
    if (!a) bad = -1;
    else if (m > 31) bad = qn_raise(rt, QN_E_NotImplementedError, "default_rng() takes at most 31 seed words");
    for (int64_t j = 0; j < m && !bad; j++) {
      i = qn_np_i64(*a)[j];
      if (i < 0) bad = qn_raise(rt, QN_E_ValueError, "expected non-negative integer");
      words[n++] = (uint32_t)i;
      if (i >> 32) words[n++] = (uint32_t)(i >> 32);
    }
    qn_done(&k, 0);
  }
  *count = n;
  return bad ? -1 : 0;
}

/* An attribute of an object that a script's class made: 1 found (owned), 0 there is none. */
static int own_attr(qn_rt *rt, qn_value v, const char *name, qn_value *out) {
  if (v.tag != QN_OBJ || qn_is_array(v) || qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE)) return 0;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym) return -1;
  if (!qn_get_attr(rt, v, sym, out)) return 1;
  return qn_exc_clear(rt), 0;
}

R(default_rng) {
  qn_value v, have;
  uint32_t words[MAX_WORDS] = {0};
  int n = 0, r;
  (void)self;
  if (qn_args_parse(rt, args, "default_rng", "|seed", &v)) return -1;
  if (v.tag == QN_OBJ && v.o->cls == &generator_class) return *out = qn_retained(v), 0;
  if ((r = own_attr(rt, v, "_generator", out)) != 0) return r < 0 ? -1 : 0;
  if ((r = own_attr(rt, v, "_assembled", &have)) < 0) return -1;
  int bad = seed_from(rt, r ? have : v, words, &n);
  if (r) qn_release(rt, have);
  return bad ? -1 : new_generator(rt, words, n, false, out);
}
static int generator_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)cls;
  if (qn_args_parse(rt, args, "Generator", "bit_generator", &v)) return -1;
  if (v.tag == QN_OBJ && v.o->cls == &generator_class) return *out = qn_retained(v), 0;
  int r = own_attr(rt, v, "_generator", out);
  return r ? (r < 0 ? -1 : 0) : qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute 'capsule'", qn_class_of(v)->name);
}

/* Generator.spawn(n): the children of its SeedSequence. */
R(spawn) {
  qn_value v, child;
  int64_t n;
  if (qn_args_parse(rt, args, "spawn", "n_children", &v) || qn_as_index(rt, v, &n)) return -1;
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  stream_obj *o = (stream_obj *)self.o;
  uint32_t words[MAX_WORDS] = {0};
  memcpy(words, o->seed, sizeof words);
  int at = o->nseed < 4 ? 4 : o->nseed, bad = at >= MAX_WORDS - 1 ? qn_raise(rt, QN_E_NotImplementedError, "spawned too deep") : 0;
  for (int64_t i = 0; i < n && !bad; i++) {
    words[at] = o->children++;
    bad = new_generator(rt, words, at + 1, o->r.mt, &child);
    if (bad) break;
    bad = qn_list_append(rt, *out, child);
    qn_release(rt, child);
  }
  return bad ? qn_drop(rt, out), -1 : 0;
}

/* --- under lib/numpy_bits.py -------------------------------------------------------------------------------------------------------------- */
int qn_np_seed_words(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { /* seed_words(uint32 array, count) */
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int64_t n;
  if (qn_args_parse(rt, args, "seed_words", "words count", v) || qn_as_index(rt, v[1], &n)) return -1;
  qn_value *a = qn_np_array_of(&k, v[0], QN_D_UINT32);
  if (!a || qn_array_new(rt, QN_D_UINT32, 1, &n, false, out)) return qn_done(&k, -1);
  qn_random_seed_words(qn_view_of(*a)->data, qn_view_size(qn_view_of(*a)), qn_view_of(*out)->data, n);
  return qn_done(&k, 0);
}
int qn_np_new_generator(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { /* new_generator(kind, words) */
  qn_value v[2];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "new_generator", "kind words", v)) return -1;
  qn_value *a = qn_np_array_of(&k, v[1], QN_D_UINT32);
  if (!a) return qn_done(&k, -1);
  int64_t n = qn_view_size(qn_view_of(*a));
  return qn_done(&k, new_generator(rt, qn_view_of(*a)->data, n > MAX_WORDS ? MAX_WORDS : (int)n, qn_is_text(v[0], "MT19937"), out));
}
int qn_np_system_words(qn_rt *rt, QN_UNUSED qn_value self, QN_UNUSED const qn_args *args, qn_value *out) { /* four words of entropy */
  qn_random r;
  int64_t n = 4;
  if (qn_array_new(rt, QN_D_UINT32, 1, &n, false, out)) return -1;
  memset(&r, 0, sizeof r);
  qn_random_seed_system(&r);
  for (int i = 0; i < 4; i++) ((uint32_t *)qn_view_of(*out)->data)[i] = qn_random_u32(&r);
  return 0;
}
static int random_missing(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  static const char *const names[] = {"SeedSequence", "BitGenerator", "PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM"};
  for (size_t i = 0; i < QN_COUNT(names); i++) {
    qn_value v;
    if (name && strcmp(name->text, names[i]) != 0) continue;
    if (rt->hooks.module_function(rt, "numpy._bits", names[i], &v) || qn_module_set(rt, module, names[i], v)) return -1;
    if (name) return *out = v, 0;
    qn_release(rt, v);
  }
  return name ? 1 : 0;
}
static int generator_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, v.o->cls == &generator_class ? "Generator(PCG64) at 0x%llX" : "RandomState(MT19937) at 0x%llX", (unsigned long long)(uintptr_t)v.o);
  return 0;
}

#define RROW(n) {.name = #n, .fn = r_##n}
#define DIST_ROW(n) RANDOM_ROW(n),
#define SHARED RROW(standard_normal), RROW(standard_exponential), RROW(random), RROW(uniform), RROW(normal), RROW(lognormal), RROW(shuffle), RROW(permutation), RROW(choice), \
  RROW(laplace), RROW(logistic), RROW(gumbel), DISTRIBUTIONS(DIST_ROW) RANDOM_ROW(standard_cauchy), RANDOM_ROW(multinomial), RANDOM_ROW(dirichlet), \
  RANDOM_ROW(bytes), RANDOM_ROW(multivariate_normal)
#define LEGACY                                                                                                                          \
  SHARED, RROW(seed), RROW(rand), RROW(randn), RROW(randint), RROW(random_integers), RANDOM_ROW(get_state), RANDOM_ROW(set_state), {.name = "random_sample", .fn = r_random},                              \
      {.name = "ranf", .fn = r_random}, {.name = "sample", .fn = r_random}
static const qn_method state_methods[] = {LEGACY, {.name = NULL}};
static const qn_method generator_methods[] = {SHARED, RROW(integers), RROW(spawn), RANDOM_ROW(permuted), RANDOM_ROW(multivariate_hypergeometric), {.name = NULL}};
static const qn_method functions[] = {LEGACY, RROW(default_rng), {.name = NULL}};
static qn_class state_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "RandomState", .module = "numpy.random.mtrand", .kind = QN_K_OTHER,
                               .base = &qn_object_class, .methods = state_methods, .destroy = stream_destroy, .construct = state_construct, .repr = generator_repr};
static qn_class generator_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Generator", .module = "numpy.random._generator", .kind = QN_K_OTHER,
                                   .base = &qn_object_class, .methods = generator_methods, .destroy = stream_destroy, .construct = generator_construct, .repr = generator_repr};

static int init(qn_rt *rt, qn_value module) {
  return qn_module_set(rt, module, "RandomState", qn_from_obj(&state_class)) || qn_module_set(rt, module, "Generator", qn_from_obj(&generator_class)) ? -1 : 0;
}
const qn_module_def qn_numpy_random_module = {.name = "numpy.random", .functions = functions, .init = init, .missing = random_missing};
