/* numpy_random.c - np.random: the legacy functions on the runtime's MT19937 stream, RandomState objects with streams of
 * their own, and default_rng's Generator on PCG64. */
#include "runtime/object/bigint.h"
#include "runtime/base/element.h"
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
  bool global;              /* its stream is the runtime's own */
  qn_value lender;          /* the object whose stream it draws from; none: its own */
} stream_obj;
static qn_class state_class, generator_class;
const char *const qn_np_bits_names[] = {
#define X(name, words) #name,
  QN_BIT_GENERATORS(X)
#undef X
};

bool qn_np_is_stream(qn_value v) { return v.tag == QN_OBJ && (v.o->cls == &state_class || v.o->cls == &generator_class); }

qn_random *qn_np_stream(qn_rt *rt, qn_value self) {
  const bool modern = qn_np_is_generator(self);
  stream_obj *o = qn_np_is_stream(self) ? (stream_obj *)self.o : NULL;
  while (o && o->lender.tag == QN_OBJ) o = (stream_obj *)o->lender.o;
  qn_random *r = o && !o->global ? &o->r : qn_random_global(rt);
  if (r) r->modern = modern; /* the family is that of who draws */
  return r;
}

bool qn_np_is_generator(qn_value self) { return self.tag == QN_OBJ && self.o->cls == &generator_class; }

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
static double draw_unit(qn_random *r, double a, double b), draw_uniform(qn_random *r, double a, double b), draw_gauss(qn_random *r, double a, double b),
  draw_normal(qn_random *r, double a, double b), draw_exponential1(qn_random *r, double a, double b);

/* Those that are drawn many at a time. */
static bool fill_many(qn_random *r, draw fn, double a, double b, double *to, int64_t n) {
  if (fn == draw_unit || fn == draw_uniform) qn_random_doubles(r, to, n);
  else if (fn == draw_gauss || fn == draw_normal) qn_random_gausses(r, to, n);
  else if (fn == draw_exponential1) qn_random_exponentials(r, to, n);
  else return false;
  for (int64_t i = 0; fn == draw_uniform && i < n; i++) to[i] = a + (b - a) * to[i];
  for (int64_t i = 0; fn == draw_normal && i < n; i++) to[i] = a + b * to[i];
  return true;
}

static int fill(qn_rt *rt, qn_random *r, draw fn, double a, double b, int n, const int64_t *shape, qn_value *out) {
  if (n < 0) return *out = qn_float(fn(r, a, b)), 0;
  if (qn_array_new(rt, QN_D_FLOAT64, n, shape, false, out)) return -1;
  int64_t m = qn_view_size(qn_view_of(*out));
  double *to = qn_np_f64(*out);
  if (fill_many(r, fn, a, b, to, m)) return 0;
  for (int64_t i = 0; i < m; i++) to[i] = fn(r, a, b);
  return 0;
}

int qn_np_units(qn_rt *rt, qn_random *r, int n, const int64_t *shape, qn_value *out) { return fill(rt, r, draw_unit, 0, 0, n, shape, out); }

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
  bool generator = qn_np_is_generator(self);
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
  if (!qn_np_is_generator(self)) return sized(rt, self, args, "standard_exponential", draw_exponential1, NULL, out);
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

__extension__ typedef __int128 bound; /* the one after the last of uint64 is one too */

/* What lies beyond any dtype is as far out as the first that does. */
static int bound_of(qn_rt *rt, qn_value v, bound *out) {
  const bound past = (bound)1 << 65;
  uint64_t word;
  int64_t small;
  if (v.tag == QN_FLOAT && v.f != v.f) return qn_raise(rt, QN_E_ValueError, "cannot convert float NaN to integer");
  if (v.tag == QN_FLOAT) return *out = v.f >= 0x1p65 ? past : v.f <= -0x1p65 ? -past : (bound)v.f, 0;
  if (!qn_is_big(v)) return qn_as_index(rt, v, &small) ? -1 : (*out = small, 0);
  if (qn_int_as_u64(v, &word)) *out = word;
  else if (qn_big_cmp_double(v, 0x1p64) == 0) *out = (bound)1 << 64;
  else *out = qn_big_cmp_double(v, 0) < 0 ? -past : past;
  return 0;
}

int qn_np_integers(qn_rt *rt, qn_random *r, qn_value low, qn_value high, qn_value size, qn_value dtype, bool closed, qn_value *out) {
  int n;
  int64_t shape[QN_MAX_RANK];
  bound lo, hi;
  qn_dtype d = QN_D_INT64;
  if (qn_np_dtype(rt, dtype, &d) || qn_np_size(rt, size, &n, shape)) return -1;
  if (!qn_dtype_is_int(d) && d != QN_D_BOOL) return qn_raise(rt, QN_E_TypeError, "Unsupported dtype dtype('%s') for randint", qn_dtypes[d].name);
  if (!plain(low) || !plain(high)) return integers_of_arrays(rt, r, low, high, n, shape, d, closed, out);
  if (!qn_given(high)) high = low, low = qn_int(0);
  if (bound_of(rt, low, &lo) || bound_of(rt, high, &hi)) return -1;
  int bits = d == QN_D_BOOL ? 1 : qn_dtypes[d].size * 8;
  bool uns = qn_dtypes[d].kind != 'i';
  const bound min = uns ? 0 : -((bound)1 << (bits - 1)), max = ((bound)1 << (uns ? bits : bits - 1)) - 1;
  if (lo < min) return qn_raise(rt, QN_E_ValueError, "low is out of bounds for %s", qn_dtypes[d].name);
  const bool none = closed ? lo > hi : lo >= hi;
  const bound last = closed || none ? hi : hi - 1;
  if (last > max && !none) return qn_raise(rt, QN_E_ValueError, "high is out of bounds for %s", qn_dtypes[d].name);
  if (none) {
    if (qn_given(size)) {
      int64_t m = 1;
      for (int i = 0; i < n; i++) m *= shape[i];
      if (m == 0) return qn_array_new(rt, d, n, shape, true, out);
    }
    return qn_raise(rt, QN_E_ValueError, closed ? "low > high" : "low >= high");
  }
  uint64_t range = (uint64_t)last - (uint64_t)lo;
  if (n >= 0) {
    if (qn_array_new(rt, d, n, shape, false, out)) return -1;
    qn_random_fill(r, d, (uint64_t)lo, range, qn_view_size(qn_view_of(*out)), qn_view_of(*out)->data);
    return 0;
  }
  _Alignas(8) char slot[8];
  qn_random_fill(r, d, (uint64_t)lo, range, 1, slot);
  if (r->modern || qn_given(dtype)) {
    if (qn_is(dtype, QN_K_TYPE) && ((qn_obj *)dtype.o == &qn_int_class.obj || (qn_obj *)dtype.o == &qn_bool_class.obj)) return qn_elem_item(rt, d, slot, out);
    return qn_elem_get(rt, d, slot, out);
  }
  return qn_elem_item(rt, d, slot, out); /* the legacy default is a Python int */
}
R(randint) {
  qn_value v[4];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "randint", "low|high size dtype", v)) return -1;
  return qn_np_integers(rt, r, v[0], v[1], v[2], v[3], false, out);
}
R(random_integers) {
  qn_value v[3];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "random_integers", "low|high size", v)) return -1;
  qn_value low = qn_given(v[1]) ? v[0] : qn_int(1), high = qn_given(v[1]) ? v[1] : v[0];
  return qn_np_integers(rt, r, low, high, v[2], qn_none(), true, out);
}
R(integers) {
  qn_value v[5];
  bool closed = false;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "integers", "low|high size dtype endpoint", v) || qn_np_bool(rt, v[4], &closed)) return -1;
  return qn_np_integers(rt, r, v[0], v[1], v[2], v[3], closed, out);
}

/* --- seeding, objects ----------------------------------------------------------------------------------------------------------------------- */
static int seed_stream(qn_rt *rt, qn_random *r, qn_value seed) {
  if (!qn_given(seed)) return qn_random_seed_system(r), 0;
  int64_t i;
  if (qn_is_big(seed)) return qn_raise(rt, QN_E_ValueError, "Seed must be between 0 and 2**32 - 1");
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
  if (r->bits != QN_BITS_MT19937) return qn_raise(rt, QN_E_TypeError, "can only re-seed a MT19937 BitGenerator");
  return *out = qn_none(), seed_stream(rt, r, v);
}

static void stream_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((stream_obj *)o)->lender);
  qn_obj_free(rt, o, sizeof(stream_obj));
}
/* An attribute of an object that a script's class made: 1 found (owned), 0 there is none. */
static int own_attr(qn_rt *rt, qn_value v, const char *name, qn_value *out) {
  if (v.tag != QN_OBJ || qn_is_array(v) || qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE)) return 0;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym) return -1;
  if (!qn_get_attr(rt, v, sym, out)) return 1;
  return qn_exc_clear(rt), 0;
}

/* An object of cls that draws from another's stream: that very one when it is of the class; takes lender. */
static int borrow_stream(qn_rt *rt, const qn_class *cls, qn_value lender, qn_value *out) {
  if (lender.tag == QN_OBJ && lender.o->cls == cls) return *out = lender, 0;
  stream_obj *o = qn_np_is_stream(lender) ? qn_obj_new(rt, cls, sizeof *o) : NULL;
  if (!o) return qn_release(rt, lender), -1;
  const stream_obj *from = (const stream_obj *)lender.o;
  memset((char *)o + sizeof o->obj, 0, sizeof *o - sizeof o->obj);
  memcpy(o->seed, from->seed, sizeof o->seed);
  o->nseed = from->nseed, o->children = from->children, o->lender = lender;
  return *out = qn_from_obj(o), 0;
}

static int state_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v, bits;
  if (qn_args_parse(rt, args, "RandomState", "|seed", &v)) return -1;
  int found = own_attr(rt, v, "_generator", &bits);
  if (found) return found < 0 ? -1 : borrow_stream(rt, cls, bits, out);
  stream_obj *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  memset((char *)o + sizeof o->obj, 0, sizeof *o - sizeof o->obj);
  if (seed_stream(rt, &o->r, v)) return qn_release(rt, qn_from_obj(o)), -1;
  return *out = qn_from_obj(o), 0;
}
static int new_generator(qn_rt *rt, const uint32_t *words, int n, qn_bits bits, qn_value *out) {
  if (n > MAX_WORDS - 1) return qn_raise(rt, QN_E_NotImplementedError, "a seed has at most %d words here", MAX_WORDS - 1);
  stream_obj *o = qn_obj_new(rt, &generator_class, sizeof *o);
  if (!o) return -1;
  memcpy(o->seed, words, (size_t)n * sizeof *words);
  o->nseed = n;
  o->children = 0, o->global = false, o->lender = (qn_value){0};
  qn_random_seed_bits(&o->r, bits, words, n);
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
  } else if (qn_is_big(v)) { /* its words of 32 bits, the lowest first */
    const int64_t size = (qn_int_bit_length(v) - 1) / 32 + 1;
    if (qn_big_negative(v)) bad = qn_raise(rt, QN_E_ValueError, "expected non-negative integer");
    else if (size > 31) bad = qn_raise(rt, QN_E_NotImplementedError, "default_rng() takes at most 31 seed words");
    else n = (int)size, (void)qn_int_to_bytes(v, (unsigned char *)words, 4 * size, false);
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

R(default_rng) {
  qn_value v, have;
  uint32_t words[MAX_WORDS] = {0};
  int n = 0, r;
  (void)self;
  if (qn_args_parse(rt, args, "default_rng", "|seed", &v)) return -1;
  if (v.tag == QN_OBJ && v.o->cls == &generator_class) return *out = qn_retained(v), 0;
  if ((r = v.tag == QN_OBJ && v.o->cls == &state_class ? (have = qn_retained(v), 1) : own_attr(rt, v, "_generator", &have)) != 0)
    return r < 0 ? -1 : borrow_stream(rt, &generator_class, have, out);
  if ((r = own_attr(rt, v, "_assembled", &have)) < 0) return -1;
  int bad = seed_from(rt, r ? have : v, words, &n);
  if (r) qn_release(rt, have);
  return bad ? -1 : new_generator(rt, words, n, QN_BITS_PCG64, out);
}
static int generator_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)cls;
  if (qn_args_parse(rt, args, "Generator", "bit_generator", &v)) return -1;
  if (v.tag == QN_OBJ && v.o->cls == &generator_class) return *out = qn_retained(v), 0;
  qn_value lender;
  int r = own_attr(rt, v, "_generator", &lender);
  return r ? (r < 0 ? -1 : borrow_stream(rt, &generator_class, lender, out)) : qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute 'capsule'", qn_class_of(v)->name);
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
    bad = new_generator(rt, words, at + 1, qn_np_stream(rt, self)->bits, &child);
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
  qn_bits bits = QN_BITS_COUNT;
  for (int i = 0; i < QN_BITS_COUNT; i++)
    if (qn_is_text(v[0], qn_np_bits_names[i])) bits = (qn_bits)i;
  if (bits == QN_BITS_COUNT) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "not a known BitGenerator"));
  return qn_done(&k, new_generator(rt, qn_view_of(*a)->data, n > MAX_WORDS ? MAX_WORDS : (int)n, bits, out));
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
int qn_np_global_state(qn_rt *rt, QN_UNUSED qn_value self, QN_UNUSED const qn_args *args, qn_value *out) { /* a RandomState over the runtime's stream */
  stream_obj *o = qn_obj_new(rt, &state_class, sizeof *o);
  if (!o) return -1;
  memset((char *)o + sizeof o->obj, 0, sizeof *o - sizeof o->obj);
  o->global = true;
  return *out = qn_from_obj(o), 0;
}
int qn_np_stream_seed(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) { /* stream_seed(generator, count): its seed's words, children so far; count sets them */
  qn_value v[2], part[2];
  if (qn_args_parse(rt, args, "stream_seed", "generator|count", v)) return -1;
  if (!qn_np_is_stream(v[0])) return qn_raise(rt, QN_E_TypeError, "a Generator is needed");
  stream_obj *o = (stream_obj *)v[0].o;
  int64_t n = o->nseed, count = o->children;
  if (qn_given(v[1]) && qn_as_index(rt, v[1], &count)) return -1;
  o->children = (uint32_t)count;
  if (qn_array_new(rt, QN_D_UINT32, 1, &n, false, &part[0])) return -1;
  memcpy(qn_view_of(part[0])->data, o->seed, (size_t)n * sizeof *o->seed);
  part[1] = qn_int(count);
  const int bad = qn_new_tuple(rt, part, 2, out);
  return qn_release(rt, part[0]), bad;
}
static int random_missing(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  static const char *const names[] = {"SeedSequence", "BitGenerator", "PCG64", "MT19937", "Philox", "SFC64", "PCG64DXSM", "mtrand", "get_bit_generator"};
  for (size_t i = 0; i < QN_COUNT(names); i++) {
    qn_value v;
    if (name && strcmp(name->text, names[i]) != 0) continue;
    if (rt->hooks.module_function(rt, "numpy._bits", names[i], &v) || qn_module_set(rt, module, names[i], v)) return -1;
    if (name) return *out = v, 0;
    qn_release(rt, v);
  }
  return name ? 1 : 0;
}
static int generator_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (strcmp(name->text, v.o->cls == &generator_class ? "bit_generator" : "_bit_generator") != 0) return 1;
  return qn_np_library(rt, "numpy._bits", "of_generator", &(qn_args){.pos = &v, .npos = 1}, out);
}
static int generator_str(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_random *r = qn_np_stream(rt, v);
  if (!r) return -1;
  return qn_buf_printf(out, "%s(%s)", v.o->cls->name, qn_np_bits_names[r->bits]), 0;
}
/* __reduce__: how lib/numpy_bits.py makes the like of it, and of what. */
R(reduce) {
  if (qn_args_parse(rt, args, "__reduce__", "", NULL)) return -1;
  return qn_np_library(rt, "numpy._bits", "reduced", &(qn_args){.pos = &self, .npos = 1}, out);
}
static int generator_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  generator_str(rt, v, out);
  qn_buf_printf(out, " at 0x%llX", (unsigned long long)(uintptr_t)v.o);
  return 0;
}

#define RROW(n) {.name = #n, .fn = r_##n}
#define DIST_ROW(n) RANDOM_ROW(n),
#define SHARED RROW(standard_normal), RROW(standard_exponential), RROW(random), RROW(uniform), RROW(normal), RROW(lognormal), RANDOM_ROW(shuffle), RANDOM_ROW(permutation), RANDOM_ROW(choice), \
  RROW(laplace), RROW(logistic), RROW(gumbel), DISTRIBUTIONS(DIST_ROW) RANDOM_ROW(standard_cauchy), RANDOM_ROW(multinomial), RANDOM_ROW(dirichlet), \
  RANDOM_ROW(bytes), RANDOM_ROW(multivariate_normal)
#define LEGACY                                                                                                                          \
  SHARED, RROW(seed), RROW(rand), RROW(randn), RROW(randint), RROW(random_integers), RANDOM_ROW(get_state), RANDOM_ROW(set_state), RANDOM_ROW(tomaxint), {.name = "random_sample", .fn = r_random},                              \
      {.name = "ranf", .fn = r_random}, {.name = "sample", .fn = r_random}
#define REDUCED {.name = "__reduce__", .fn = r_reduce}
static const qn_method state_methods[] = {LEGACY, REDUCED, {.name = NULL}};
static const qn_method generator_methods[] = {SHARED, REDUCED, RROW(integers), RROW(spawn), RANDOM_ROW(permuted), RANDOM_ROW(multivariate_hypergeometric), {.name = NULL}};
static const qn_method functions[] = {LEGACY, RROW(default_rng), {.name = NULL}};
static qn_class state_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "RandomState", .module = "numpy.random.mtrand", .kind = QN_K_OTHER,
                               .base = &qn_object_class, .methods = state_methods, .destroy = stream_destroy, .construct = state_construct, .repr = generator_repr, .str = generator_str,
                               .get_attr = generator_attr};
static qn_class generator_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Generator", .module = "numpy.random._generator", .kind = QN_K_OTHER,
                                   .base = &qn_object_class, .methods = generator_methods, .destroy = stream_destroy, .construct = generator_construct, .repr = generator_repr, .str = generator_str,
                                   .get_attr = generator_attr};

static int init(qn_rt *rt, qn_value module) {
  return qn_module_set(rt, module, "RandomState", qn_from_obj(&state_class)) || qn_module_set(rt, module, "Generator", qn_from_obj(&generator_class)) ? -1 : 0;
}
const qn_module_def qn_numpy_random_module = {.name = "numpy.random", .functions = functions, .init = init, .missing = random_missing};
