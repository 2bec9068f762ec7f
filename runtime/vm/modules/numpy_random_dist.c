/* numpy_random_dist.c - distributions of np.random, RandomState and Generator: parameters that may be arrays, NumPy's checks
 * of them, and one draw for each element in C order. */
#include <math.h>

#include "runtime/vm/modules/numpy_random.h"

/* How a parameter is checked, and what is said: see violated(). */
typedef struct dist {
  const char *name, *spec; /* qn_args_parse's: the parameters, then size (and dtype, out) */
  int nparams;
  const char *names[3], *checks;
  double standard;         /* of the last parameter, when it has a default */
  double (*real)(qn_random *r, const double *p);
  int64_t (*whole)(qn_random *r, const double *p, qn_binomial *state);
} dist;

#define REAL(name, expr) \
  static double draw_##name(qn_random *r, const double *p) { return expr; }
#define WHOLE(name, expr) \
  static int64_t draw_##name(qn_random *r, const double *p, QN_UNUSED qn_binomial *state) { return expr; }
REAL(beta, qn_dist_beta(r, p[0], p[1]))
REAL(chisquare, qn_dist_chisquare(r, p[0]))
REAL(exponential, p[0] * qn_random_exponential(r))
REAL(f, qn_dist_f(r, p[0], p[1]))
REAL(gamma, p[1] * qn_dist_standard_gamma(r, p[0]))
REAL(noncentral_chisquare, qn_dist_noncentral_chisquare(r, p[0], p[1]))
REAL(noncentral_f, qn_dist_noncentral_f(r, p[0], p[1], p[2]))
REAL(pareto, qn_dist_pareto(r, p[0]))
REAL(power, qn_dist_power(r, p[0]))
REAL(rayleigh, qn_dist_rayleigh(r, p[0]))
REAL(standard_gamma, qn_dist_standard_gamma(r, p[0]))
REAL(standard_t, qn_dist_standard_t(r, p[0]))
REAL(triangular, qn_dist_triangular(r, p[0], p[1], p[2]))
REAL(vonmises, qn_dist_vonmises(r, p[0], p[1]))
REAL(wald, qn_dist_wald(r, p[0], p[1]))
REAL(weibull, p[0] == 0 ? 0.0 : pow(qn_random_exponential(r), 1. / p[0]))
WHOLE(binomial, qn_dist_binomial(r, (int64_t)p[0], p[1], state))
WHOLE(geometric, qn_dist_geometric(r, p[0]))
WHOLE(hypergeometric, qn_dist_hypergeometric(r, (int64_t)p[0], (int64_t)p[1], (int64_t)p[2]))
WHOLE(logseries, qn_dist_logseries(r, p[0]))
WHOLE(negative_binomial, qn_dist_negative_binomial(r, p[0], p[1]))
WHOLE(poisson, qn_dist_poisson(r, p[0], state))
WHOLE(zipf, qn_dist_zipf(r, p[0]))

/* checks, one letter a parameter: + above 0, 0 not below 0, p in [0, 1], q in (0, 1], l in [0, 1), L of poisson, z of zipf,
 * n a count, . anything. */
static const dist dists[] = {
    {"beta", "a b|size", 2, {"a", "b"}, "++", 0, draw_beta, NULL},
    {"chisquare", "df|size", 1, {"df"}, "+", 0, draw_chisquare, NULL},
    {"exponential", "|scale size", 1, {"scale"}, "0", 1, draw_exponential, NULL},
    {"f", "dfnum dfden|size", 2, {"dfnum", "dfden"}, "++", 0, draw_f, NULL},
    {"gamma", "shape|scale size", 2, {"shape", "scale"}, "00", 1, draw_gamma, NULL},
    {"noncentral_chisquare", "df nonc|size", 2, {"df", "nonc"}, "+0", 0, draw_noncentral_chisquare, NULL},
    {"noncentral_f", "dfnum dfden nonc|size", 3, {"dfnum", "dfden", "nonc"}, "++0", 0, draw_noncentral_f, NULL},
    {"pareto", "a|size", 1, {"a"}, "+", 0, draw_pareto, NULL},
    {"power", "a|size", 1, {"a"}, "+", 0, draw_power, NULL},
    {"rayleigh", "|scale size", 1, {"scale"}, "0", 1, draw_rayleigh, NULL},
    {"standard_gamma", "shape|size dtype out", 1, {"shape"}, "0", 0, draw_standard_gamma, NULL},
    {"standard_t", "df|size", 1, {"df"}, "+", 0, draw_standard_t, NULL},
    {"triangular", "left mode right|size", 3, {"left", "mode", "right"}, "...", 0, draw_triangular, NULL},
    {"vonmises", "mu kappa|size", 2, {"mu", "kappa"}, ".0", 0, draw_vonmises, NULL},
    {"wald", "mean scale|size", 2, {"mean", "scale"}, "++", 0, draw_wald, NULL},
    {"weibull", "a|size", 1, {"a"}, "0", 0, draw_weibull, NULL},
    {"binomial", "n p|size", 2, {"n", "p"}, "np", 0, NULL, draw_binomial},
    {"geometric", "p|size", 1, {"p"}, "q", 0, NULL, draw_geometric},
    {"hypergeometric", "ngood nbad nsample|size", 3, {"ngood", "nbad", "nsample"}, "nnn", 0, NULL, draw_hypergeometric},
    {"logseries", "p|size", 1, {"p"}, "l", 0, NULL, draw_logseries},
    {"negative_binomial", "n p|size", 2, {"n", "p"}, "+p", 0, NULL, draw_negative_binomial},
    {"poisson", "|lam size", 1, {"lam"}, "L", 1, NULL, draw_poisson},
    {"zipf", "a|size", 1, {"a"}, "z", 0, NULL, draw_zipf},
};

static int violated(qn_rt *rt, char check, const char *name, double x, bool many) {
  const char *nan = many ? "contains NaNs" : "is NaN";
  switch (check) {
    case '+': return x <= 0 ? qn_raise(rt, QN_E_ValueError, "%s <= 0", name) : 0;
    case '0': return x < 0 || (x == 0 && signbit(x)) ? qn_raise(rt, QN_E_ValueError, "%s < 0", name) : 0;
    case 'n': return x < 0 || isnan(x) ? qn_raise(rt, QN_E_ValueError, "%s < 0", name) : 0;
    case 'p': return !(x >= 0 && x <= 1) ? qn_raise(rt, QN_E_ValueError, "%s < 0, %s > 1 or %s %s", name, name, name, nan) : 0;
    case 'q': return !(x > 0 && x <= 1) ? qn_raise(rt, QN_E_ValueError, "%s <= 0, %s > 1 or %s contains NaNs", name, name, name) : 0;
    case 'l': return !(x >= 0 && x < 1) ? qn_raise(rt, QN_E_ValueError, "%s < 0, %s >= 1 or %s %s", name, name, name, nan) : 0;
    case 'z': return !(x > 1) ? qn_raise(rt, QN_E_ValueError, "%s <= 1 or %s %s", name, name, nan) : 0;
    case 'L':
      if (!(x >= 0)) return qn_raise(rt, QN_E_ValueError, "%s < 0 or %s %s", name, name, nan);
      return x > 9.2233720064847708e+18 ? qn_raise(rt, QN_E_ValueError, "%s value too large", name) : 0;
    default: return 0;
  }
}

/* One set of parameters. */
static int check(qn_rt *rt, const dist *d, const qn_random *r, const double *p, bool many) {
  if (d->whole == draw_hypergeometric) {
    if (p[0] + p[1] < p[2]) return qn_raise(rt, QN_E_ValueError, "ngood + nbad < nsample");
    if (!r->modern && !(p[2] >= 1)) return qn_raise(rt, QN_E_ValueError, "nsample < 1 or nsample is NaN");
  }
  if (d->real == draw_triangular) {
    if (p[0] > p[1]) return qn_raise(rt, QN_E_ValueError, "left > mode");
    if (p[1] > p[2]) return qn_raise(rt, QN_E_ValueError, "mode > right");
    if (p[0] == p[2]) return qn_raise(rt, QN_E_ValueError, "left == right");
  }
  if (d->whole == draw_negative_binomial && r->modern && violated(rt, p[0] > 0 ? 'q' : '.', "p", p[1], many)) return -1;
  for (int k = 0; k < d->nparams; k++)
    if (violated(rt, d->checks[k], d->names[k], p[k], many)) return -1;
  if (d->whole == draw_negative_binomial) {
    double mean = p[0] * (1 - p[1]) / p[1];
    if (mean + 10 * sqrt(mean) > 9.2233720064847708e+18 && (r->modern || p[1] > 0)) return qn_raise(rt, QN_E_ValueError, "n too large or p too small, see Generator.negative_binomial Notes");
  }
  return 0;
}

static bool scalar(qn_value v) { return !qn_is_array(v) || qn_view_of(v)->ndim == 0; }

static int fill_scalar(qn_rt *rt, qn_random *r, const dist *d, const double *p, int n, const int64_t *shape, qn_value *out) {
  qn_binomial state = {.made = false};
  if (n < 0) return *out = d->real ? qn_float(d->real(r, p)) : qn_int(d->whole(r, p, &state)), 0;
  if (qn_array_new(rt, d->real ? QN_D_FLOAT64 : QN_D_INT64, n, shape, false, out)) return -1;
  int64_t m = qn_view_size(qn_view_of(*out));
  double *to = d->real ? qn_np_f64(*out) : NULL;
  if (d->real == draw_exponential) {
    qn_random_exponentials(r, to, m);
    for (int64_t i = 0; i < m; i++) to[i] = p[0] * to[i];
  } else if (d->real)
    for (int64_t i = 0; i < m; i++) to[i] = d->real(r, p);
  else
    for (int64_t i = 0; i < m; i++) qn_np_i64(*out)[i] = d->whole(r, p, &state);
  return 0;
}

/* Parameters as arrays: all are checked before the first draw. */
static int fill_arrays(qn_rt *rt, qn_random *r, const dist *d, qn_value *const *params, int n, const int64_t *shape, qn_value *out) {
  qn_view want = {.ndim = (uint8_t)(n < 0 ? 0 : n)}, wide[3];
  const qn_view *v[4] = {&want}, *walk[4];
  int rank, skip = n < 0 ? 1 : 0;
  int64_t full[QN_MAX_RANK];
  if (n > 0) memcpy(want.shape, shape, (size_t)n * sizeof *shape);
  for (int k = 0; k < d->nparams; k++) v[k + 1] = qn_view_of(*params[k]);
  if (qn_broadcast_shapes(rt, v + skip, d->nparams + 1 - skip, &rank, full)) return -1;
  if (qn_array_new(rt, d->real ? QN_D_FLOAT64 : QN_D_INT64, rank, full, false, out)) return -1;
  for (int k = 0; k < d->nparams; k++) qn_broadcast_view(v[k + 1], rank, full, &wide[k]), walk[k] = &wide[k];
  walk[d->nparams] = qn_view_of(*out);
  qn_binomial state = {.made = false};
  for (int pass = 0; pass < 2; pass++) {
    qn_nditer it;
    qn_nditer_init(&it, d->nparams + 1, walk, true);
    if (it.size) do
        for (int64_t i = 0; i < it.n; i++) {
          double p[3] = {0};
          for (int k = 0; k < d->nparams; k++) p[k] = *(double *)(void *)(it.ptr[k] + i * it.steps[k]);
          void *to = it.ptr[d->nparams] + i * it.steps[d->nparams];
          if (pass == 0) {
            if (check(rt, d, r, p, true)) return qn_drop(rt, out), -1;
          } else if (d->real) {
            *(double *)to = d->real(r, p);
          } else {
            *(int64_t *)to = d->whole(r, p, &state);
          }
        }
      while (qn_nditer_next(&it));
  }
  return 0;
}

static int draw(qn_rt *rt, qn_value self, const qn_args *args, const dist *d, qn_value *out) {
  qn_value v[6] = {{0}}, *params[3];
  qn_keep k = {.rt = rt};
  int n;
  int64_t shape[QN_MAX_RANK];
  double p[3];
  bool one = true;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, d->name, d->spec, v) || qn_np_size(rt, v[d->nparams], &n, shape)) return -1;
  if (v[d->nparams + 1].tag != QN_UNSET && d->real == draw_standard_gamma) {
    qn_dtype dtype = QN_D_FLOAT64;
    if (qn_np_dtype(rt, v[d->nparams + 1], &dtype)) return -1;
    if (dtype != QN_D_FLOAT64 || qn_given(v[d->nparams + 2])) return qn_raise(rt, QN_E_NotImplementedError, "standard_gamma(dtype=, out=) other than float64 is not supported");
  }
  for (int j = 0; j < d->nparams; j++) {
    params[j] = qn_np_array_of(&k, qn_given(v[j]) ? v[j] : qn_float(d->standard), QN_D_FLOAT64);
    if (!params[j]) return qn_done(&k, -1);
    one = one && scalar(*params[j]);
    p[j] = qn_view_size(qn_view_of(*params[j])) ? qn_np_f64(*params[j])[0] : 0;
    if (d->checks[j] == 'n') p[j] = trunc(p[j]);
  }
  if (!one) return qn_done(&k, fill_arrays(rt, r, d, params, n, shape, out));
  return qn_done(&k, check(rt, d, r, p, false) ? -1 : fill_scalar(rt, r, d, p, n, shape, out));
}

static const dist *dist_named(const char *name) {
  for (size_t i = 0; i < QN_COUNT(dists); i++)
    if (strcmp(dists[i].name, name) == 0) return &dists[i];
  return NULL;
}
#define X(n) \
  RANDOM_FUNCTION(n) { return draw(rt, self, args, dist_named(#n), out); }
DISTRIBUTIONS(X)
#undef X

static double draw_cauchy(qn_random *r, QN_UNUSED const double *p) {
  double x = qn_random_gauss(r);
  return x / qn_random_gauss(r);
}
RANDOM_FUNCTION(standard_cauchy) {
  static const dist cauchy = {.name = "standard_cauchy", .real = draw_cauchy};
  qn_value v;
  int n;
  int64_t shape[QN_MAX_RANK];
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "standard_cauchy", "|size", &v) || qn_np_size(rt, v, &n, shape)) return -1;
  return fill_scalar(rt, r, &cauchy, NULL, n, shape, out);
}

/* --- vectors ------------------------------------------------------------------------------------------------------------------------- */
/* A result of shape size + (d,). */
static int new_vectors(qn_rt *rt, qn_value size, qn_dtype dtype, int64_t d, qn_value *out) {
  int n;
  int64_t shape[QN_MAX_RANK];
  if (qn_np_size(rt, size, &n, shape)) return -1;
  if (n < 0) n = 0;
  if (n >= QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many dimensions");
  shape[n] = d;
  return qn_array_new(rt, dtype, n + 1, shape, true, out);
}

RANDOM_FUNCTION(multinomial) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t count;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "multinomial", "n pvals|size", v)) return -1;
  if (!scalar(v[0])) return qn_raise(rt, QN_E_NotImplementedError, "multinomial() of an array of n is not supported");
  qn_value *p = qn_np_array_of(&k, v[1], QN_D_FLOAT64);
  if (!p || qn_as_index(rt, v[0], &count)) return qn_done(&k, -1);
  if (qn_view_of(*p)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_NotImplementedError, "multinomial() takes pvals of one dimension"));
  int64_t d = qn_view_of(*p)->shape[0];
  const double *pix = qn_np_f64(*p);
  double sum = 0, carry = 0;
  for (int64_t j = 0; j < d; j++)
    if (!(pix[j] >= 0 && pix[j] <= 1)) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "pvals < 0, pvals > 1 or pvals contains NaNs"));
  for (int64_t j = 0; j < d - 1; j++) { /* Kahan's */
    double y = pix[j] - carry, t = sum + y;
    carry = t - sum - y;
    sum = t;
  }
  if (sum > 1.0 + 1e-12) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "sum(pvals[:-1]) > 1.0"));
  if (count < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "n < 0"));
  if (new_vectors(rt, v[2], QN_D_INT64, d, out)) return qn_done(&k, -1);
  int64_t rows = d ? qn_view_size(qn_view_of(*out)) / d : 0, *to = qn_np_i64(*out);
  for (int64_t i = 0; i < rows; i++, to += d) {
    int64_t left = count;
    double rest = 1.0;
    for (int64_t j = 0; j < d - 1 && left > 0; j++) {
      qn_binomial state = {.made = false};
      to[j] = qn_dist_modern_binomial(r, left, pix[j] / rest, &state);
      left -= to[j];
      rest -= pix[j];
    }
    if (left > 0) to[d - 1] = left;
  }
  return qn_done(&k, 0);
}

/* Of small parameters Generator breaks sticks: gamma numbers of them are often all 0. */
static void dirichlet_sticks(qn_random *r, const double *alpha, double *tail, int64_t d, double *to) {
  double sum = 0, rest = 1;
  for (int64_t j = d - 1; j >= 0; j--) tail[j] = sum += alpha[j];
  memset(to, 0, (size_t)d * sizeof *to);
  for (int64_t j = 0; j < d - 1; j++) {
    if (tail[j + 1] == 0) {
      to[j] = rest;
      return;
    }
    double x = alpha[j] == 0 ? 0 : qn_dist_beta(r, alpha[j], tail[j + 1]);
    to[j] = rest * x;
    rest *= 1 - x;
  }
  to[d - 1] = rest;
}
RANDOM_FUNCTION(dirichlet) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "dirichlet", "alpha|size", v)) return -1;
  qn_value *a = qn_np_array_of(&k, v[0], QN_D_FLOAT64), *tail = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "alpha must be one-dimensional"));
  int64_t d = qn_view_of(*a)->shape[0];
  const double *alpha = qn_np_f64(*a);
  double most = 0;
  for (int64_t j = 0; j < d; j++) {
    if (r->modern ? !(alpha[j] >= 0) : !(alpha[j] > 0)) return qn_done(&k, qn_raise(rt, QN_E_ValueError, r->modern ? "alpha < 0" : "alpha <= 0"));
    if (alpha[j] > most) most = alpha[j];
  }
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &d, true, tail) || new_vectors(rt, v[1], QN_D_FLOAT64, d, out)) return qn_done(&k, -1);
  int64_t rows = d ? qn_view_size(qn_view_of(*out)) / d : 0;
  double *to = qn_np_f64(*out);
  for (int64_t i = 0; i < rows; i++, to += d) {
    double sum = 0;
    if (r->modern && most < 0.1 && most > 0) {
      dirichlet_sticks(r, alpha, qn_np_f64(*tail), d, to);
      continue;
    }
    for (int64_t j = 0; j < d; j++) sum += to[j] = qn_dist_standard_gamma(r, alpha[j]);
    for (int64_t j = 0; j < d; j++) to[j] *= 1 / sum;
  }
  return qn_done(&k, 0);
}

RANDOM_FUNCTION(bytes) {
  qn_value v;
  int64_t n;
  qn_buf b;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "bytes", "length", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
  qn_buf_init(&b, rt->alloc);
  char *p = qn_buf_room(&b, (size_t)n + 4);
  if (!p) return qn_buf_deinit(&b), qn_raise_memory(rt);
  for (int64_t i = 0; i < n; i += 4) {
    uint32_t w = qn_random_u32(r);
    memcpy(p + i, &w, 4);
  }
  int bad = qn_new_bytes(rt, (qn_sv){p, (size_t)n}, out);
  qn_buf_deinit(&b);
  return bad;
}

/* --- in Python: lib/numpy_random.py, with the object first ------------------------------------------------------------------------------ */
static int by_text(qn_rt *rt, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  qn_value fn, pos[16];
  if (args->npos >= 16) return qn_raise(rt, QN_E_TypeError, "%s() takes fewer arguments", name);
  if (rt->hooks.module_function(rt, "numpy._random", name, &fn)) return -1;
  pos[0] = self.tag == QN_OBJ ? self : qn_none();
  for (uint32_t i = 0; i < args->npos; i++) pos[i + 1] = args->pos[i];
  qn_args all = *args;
  all.pos = pos, all.npos++;
  int r = qn_call_object(rt, fn, &all, out);
  return qn_release(rt, fn), r;
}
#define BY_TEXT(name) \
  RANDOM_FUNCTION(name) { return by_text(rt, #name, self, args, out); }
BY_TEXT(multivariate_normal)
BY_TEXT(multivariate_hypergeometric)
BY_TEXT(permuted)

/* --- the state of a Mersenne Twister --------------------------------------------------------------------------------------------------------- */
RANDOM_FUNCTION(get_state) {
  qn_value v, part[5] = {{0}};
  bool legacy = true;
  const int64_t n = 624;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "get_state", "|legacy", &v)) return -1;
  if (qn_given(v)) legacy = qn_truth(rt, v) == 1;
  if (!legacy || r->bits != QN_BITS_MT19937) { /* by names: the bit generator's state, and what the polar method left */
    part[0] = qn_given(self) ? self : qn_none(), part[1] = qn_bool(r->has_gauss), part[2] = qn_float(r->has_gauss ? r->gauss : 0.0);
    return qn_np_library(rt, "numpy._bits", "named_state", &(qn_args){.pos = part, .npos = 3}, out);
  }
  int bad = qn_new_str(rt, QN_SV("MT19937"), &part[0]) || qn_array_new(rt, QN_D_UINT32, 1, &n, false, &part[1]);
  if (!bad) {
    memcpy(qn_view_of(part[1])->data, r->key, sizeof r->key);
    part[2] = qn_int(r->pos), part[3] = qn_int(r->has_gauss), part[4] = qn_float(r->has_gauss ? r->gauss : 0.0);
    bad = qn_new_tuple(rt, part, 5, out);
  }
  qn_release(rt, part[0]), qn_release(rt, part[1]);
  return bad ? -1 : 0;
}
/* lib/numpy_bits.py puts the words of the bit generator and gives what the polar method has left: (has one, which). */
RANDOM_FUNCTION(set_state) {
  qn_value v, left;
  double has = 0, gauss = 0;
  qn_random *r = qn_np_stream(rt, self);
  if (!r || qn_args_parse(rt, args, "set_state", "state", &v)) return -1;
  if (qn_np_library(rt, "numpy._bits", "put_state", &(qn_args){.pos = (qn_value[]){qn_given(self) ? self : qn_none(), v}, .npos = 2}, &left)) return -1;
  const qn_value *items = ((const qn_tuple *)left.o)->items;
  const int bad = qn_np_real(rt, items[0], &has) || qn_np_real(rt, items[1], &gauss);
  if (!bad) r->has_gauss = has != 0, r->gauss = gauss, *out = qn_none();
  return qn_release(rt, left), bad ? -1 : 0;
}
