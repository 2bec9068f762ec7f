/* complex.c - functions of complex numbers, by the formulas of CPython's cmathmodule.c and NumPy's npy_math_complex.c (Kahan's
 * branch cuts: W. Kahan, "Branch cuts for complex elementary functions", 1987). No errors are raised, as in Numba. */
#include <float.h>
#include <math.h>

#include "runtime/kernel/kernel.h"
#include "runtime/math/math.h"

typedef struct cplx {
  double re, im;
} cplx;

static const double ln2 = 0.6931471805599453, ln10 = 2.302585092994046;

static cplx c_sqrt(cplx z) {
  double a = z.re, b = z.im;
  if (a == 0.0 && b == 0.0) return (cplx){0.0, b};
  if (isinf(b)) return (cplx){fabs(b), b};
  if (isnan(a)) return (cplx){a, a};
  if (isinf(a)) return a < 0.0 ? (cplx){fabs(b - b), copysign(a, b)} : (cplx){a, copysign(b - b, b)};
  bool scale = fabs(a) >= DBL_MAX / 2.414213562373095 || fabs(b) >= DBL_MAX / 2.414213562373095;
  if (scale) a *= 0.25, b *= 0.25;
  double t = qn_sqrt(((a >= 0 ? a : -a) + qn_hypot(a, b)) * 0.5);
  cplx r = a >= 0 ? (cplx){t, b / (2 * t)} : (cplx){fabs(b) / (2 * t), copysign(t, b)};
  if (scale) r.re *= 2, r.im *= 2;
  return r;
}

static cplx c_exp(cplx z) {
  double x = z.re, y = z.im;
  if (y == 0.0) return (cplx){qn_exp(x), y};
  if (isinf(x) && !isfinite(y)) return x > 0 ? (cplx){x, NAN} : (cplx){0.0, 0.0};
  double c = qn_cos(y), s = qn_sin(y);
  if (x > 709.0 && isfinite(x) && isfinite(y)) { /* in two steps: only the product may overflow */
    double r = qn_exp(x - 1.0);
    return (cplx){r * c * M_E, r * s * M_E};
  }
  double r = qn_exp(x);
  return (cplx){r * c, r * s};
}

static cplx c_log(cplx z) { return (cplx){qn_log(qn_hypot(z.re, z.im)), qn_atan2(z.im, z.re)}; }

static cplx c_cosh(cplx z) {
  double x = z.re, y = z.im;
  if (isinf(x)) {
    if (isnan(y) || y == 0.0) return (cplx){fabs(x), x < 0.0 ? -y : y};
    double im = copysign(x, qn_sin(y));
    return (cplx){copysign(x, qn_cos(y)), x < 0.0 ? -im : im};
  }
  return (cplx){qn_cos(y) * qn_cosh(x), qn_sin(y) * qn_sinh(x)};
}

static cplx c_sinh(cplx z) {
  double x = z.re, y = z.im;
  if (isinf(x)) {
    if (isnan(y)) return z;
    double re = qn_cos(y), im = qn_sin(y);
    return (cplx){re != 0.0 ? re * x : re, im != 0.0 ? im * fabs(x) : im};
  }
  return (cplx){qn_cos(y) * qn_sinh(x), qn_sin(y) * qn_cosh(x)};
}

static cplx c_tanh(cplx z) {
  double x = z.re, y = z.im;
  if (isinf(x)) return (cplx){copysign(1.0, x), isinf(y) ? 0.0 : copysign(0.0, qn_sin(2.0 * y))};
  double tx = qn_tanh(x), ty = qn_tan(y), cx = 1.0 / qn_cosh(x), both = tx * ty, below = 1.0 + both * both;
  return (cplx){tx * (1.0 + ty * ty) / below, ((ty / below) * cx) * cx};
}

static const double large = DBL_MAX / 4.0;
static bool is_large(cplx z) { return fabs(z.re) > large || fabs(z.im) > large; }
static double log_half(cplx z) { return qn_log(qn_hypot(z.re / 2.0, z.im / 2.0)) + 2.0 * ln2; }

static cplx c_acos(cplx z) {
  if (is_large(z)) return (cplx){qn_atan2(fabs(z.im), z.re), copysign(log_half(z), -z.im)};
  cplx a = c_sqrt((cplx){1.0 - z.re, -z.im}), b = c_sqrt((cplx){1.0 + z.re, z.im});
  return (cplx){2.0 * qn_atan2(a.re, b.re), qn_asinh(b.re * a.im - b.im * a.re)};
}

static cplx c_acosh(cplx z) {
  if (is_large(z)) return (cplx){log_half(z), qn_atan2(z.im, z.re)};
  cplx a = c_sqrt((cplx){z.re - 1.0, z.im}), b = c_sqrt((cplx){z.re + 1.0, z.im});
  return (cplx){qn_asinh(a.re * b.re + a.im * b.im), 2.0 * qn_atan2(a.im, b.re)};
}

static cplx c_asinh(cplx z) {
  if (is_large(z)) return (cplx){copysign(log_half(z), z.re), qn_atan2(z.im, fabs(z.re))};
  cplx a = c_sqrt((cplx){1.0 + z.im, -z.re}), b = c_sqrt((cplx){1.0 - z.im, z.re});
  return (cplx){qn_asinh(a.re * b.im - b.re * a.im), qn_atan2(z.im, a.re * b.re - a.im * b.im)};
}

static cplx c_atanh(cplx z) {
  if (z.re < 0.0 || (z.re == 0.0 && signbit(z.re))) {
    cplx r = c_atanh((cplx){-z.re, -z.im});
    return (cplx){-r.re, -r.im};
  }
  double ay = fabs(z.im), root_large = 6.703903964971298e+153, root_small = 1.4916681462400413e-154;
  if (z.re > root_large || ay > root_large) {
    double h = qn_hypot(z.re / 2.0, z.im / 2.0);
    return (cplx){z.re / 4.0 / h / h, -copysign(M_PI_2, -z.im)};
  }
  if (z.re == 1.0 && ay < root_small) {
    if (ay == 0.0) return (cplx){INFINITY, z.im};
    return (cplx){-qn_log(qn_sqrt(ay) / qn_sqrt(qn_hypot(ay, 2.0))), copysign(qn_atan2(2.0, -ay) / 2, z.im)};
  }
  double m = 1 - z.re;
  return (cplx){qn_log1p(4.0 * z.re / (m * m + ay * ay)) / 4.0, -qn_atan2(-2.0 * z.im, m * (1 + z.re) - ay * ay) / 2.0};
}

/* f(z) = -i g(i z) */
static cplx turned(cplx (*g)(cplx), cplx z) {
  cplx r = g((cplx){-z.im, z.re});
  return (cplx){r.im, -r.re};
}
static cplx c_sin(cplx z) { return turned(c_sinh, z); }
static cplx c_tan(cplx z) { return turned(c_tanh, z); }
static cplx c_asin(cplx z) { return turned(c_asinh, z); }
static cplx c_atan(cplx z) { return turned(c_atanh, z); }
static cplx c_cos(cplx z) { return c_cosh((cplx){-z.im, z.re}); }
static cplx c_log10(cplx z) {
  cplx r = c_log(z);
  return (cplx){r.re / ln10, r.im / ln10};
}
static cplx c_log2(cplx z) {
  cplx r = c_log(z);
  return (cplx){r.re * M_LOG2E, r.im * M_LOG2E};
}
static cplx c_log1p(cplx z) { return (cplx){qn_log(qn_hypot(z.re + 1.0, z.im)), qn_atan2(z.im, z.re + 1.0)}; }
static cplx c_expm1(cplx z) {
  double r = qn_exp(z.re);
  return (cplx){r * qn_cos(z.im) - 1.0, r * qn_sin(z.im)};
}
static cplx c_exp2(cplx z) { return c_exp((cplx){z.re * ln2, z.im * ln2}); }
static cplx c_sign(cplx z) {
  double r = qn_hypot(z.re, z.im);
  return r == 0.0 ? (cplx){0.0, 0.0} : (cplx){z.re / r, z.im / r};
}

int32_t qn_k_complex(qn_kctx *ctx, int32_t which, double re, double im, double *out) {
  static cplx (*const functions[])(cplx) = {
#define QN_COMPLEXFN(name) c_##name,
#include "runtime/base/complexfn.def"
#undef QN_COMPLEXFN
  };
  (void)ctx;
  cplx r = functions[which]((cplx){re, im});
  out[0] = r.re, out[1] = r.im;
  return 0;
}

/* z ** w as CPython computes it; 0 to a negative or complex power is nan, as in Numba. */
int32_t qn_k_complex_pow(qn_kctx *ctx, double ar, double ai, double br, double bi, double *out) {
  (void)ctx;
  out[0] = out[1] = 0.0;
  if (br == 2.0 && bi == 0.0) {
    out[0] = ar * ar - ai * ai, out[1] = ar * ai + ai * ar;
  } else if (br == 0.0 && bi == 0.0) {
    out[0] = 1.0;
  } else if (ar == 0.0 && ai == 0.0) {
    if (bi != 0.0 || br < 0.0) out[0] = out[1] = NAN;
  } else {
    double size = qn_hypot(ar, ai), length = qn_pow(size, br), angle = qn_atan2(ai, ar), phase = angle * br;
    if (bi != 0.0) {
      length /= qn_exp(angle * bi);
      phase += bi * qn_log(size);
    }
    out[0] = length * qn_cos(phase), out[1] = length * qn_sin(phase);
  }
  return 0;
}
