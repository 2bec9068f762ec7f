/* cmath_module.c - the module cmath: Kahan's formulas as CPython arranges them ("Branch cuts for complex elementary
 * functions", 1987) over the C library's functions, so that results agree to the last bit; what is not finite is left to
 * the C library's complex functions (C11, Annex G). Kernels have their own (runtime/kernel/complex.c). */
#include <complex.h>
#include <float.h>
#include <math.h>

#include "runtime/vm/modules/math_module.h"

typedef struct cplx {
  double re, im;
} cplx;
typedef enum trouble { FINE, DOMAIN_, RANGE_ } trouble;

static const double large = DBL_MAX / 4.0, ln2 = 0.693147180559945309417232121458176568, ln10 = 2.30258509299404568401799145468436421;
static double log_large(void) { return log(large); }
static bool finite2(cplx z) { return isfinite(z.re) && isfinite(z.im); }
static cplx from_c(double _Complex c) { return (cplx){creal(c), cimag(c)}; }
static double _Complex to_c(cplx z) {
  double parts[2] = {z.re, z.im};
  double _Complex c;
  memcpy(&c, parts, sizeof c);
  return c;
}

/* --- formulas for finite arguments ----------------------------------------------------------------------------------------- */
static cplx f_sqrt(cplx z, trouble *t) {
  double ax = fabs(z.re), ay = fabs(z.im), s;
  (void)t;
  if (z.re == 0 && z.im == 0) return (cplx){0, z.im};
  if (ax < DBL_MIN && ay < DBL_MIN) {
    ax = ldexp(ax, 53);
    s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
  } else {
    ax /= 8.0;
    s = 2.0 * sqrt(ax + hypot(ax, ay / 8.0));
  }
  double d = ay / (2.0 * s);
  return z.re >= 0 ? (cplx){s, copysign(d, z.im)} : (cplx){d, copysign(s, z.im)};
}

static double half_log(cplx z) { return log(hypot(z.re / 2, z.im / 2)); }
static bool is_large(cplx z) { return fabs(z.re) > large || fabs(z.im) > large; }

static cplx f_acos(cplx z, trouble *t) {
  if (is_large(z)) {
    double size = half_log(z) + ln2 * 2;
    return (cplx){atan2(fabs(z.im), z.re), z.re < 0 ? -copysign(size, z.im) : copysign(size, -z.im)};
  }
  cplx a = f_sqrt((cplx){1 - z.re, -z.im}, t), b = f_sqrt((cplx){1 + z.re, z.im}, t);
  return (cplx){2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
}

static cplx f_acosh(cplx z, trouble *t) {
  if (is_large(z)) return (cplx){half_log(z) + ln2 * 2, atan2(z.im, z.re)};
  cplx a = f_sqrt((cplx){z.re - 1, z.im}, t), b = f_sqrt((cplx){z.re + 1, z.im}, t);
  return (cplx){asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re)};
}

static cplx f_asinh(cplx z, trouble *t) {
  if (is_large(z)) {
    double size = half_log(z) + ln2 * 2;
    return (cplx){z.im >= 0 ? copysign(size, z.re) : -copysign(size, -z.re), atan2(z.im, fabs(z.re))};
  }
  cplx a = f_sqrt((cplx){1 + z.im, -z.re}, t), b = f_sqrt((cplx){1 - z.im, z.re}, t);
  return (cplx){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
}

static cplx f_atanh(cplx z, trouble *t) {
  if (z.re < 0 || (z.re == 0 && signbit(z.re))) {
    cplx r = f_atanh((cplx){-z.re, -z.im}, t);
    return (cplx){-r.re, -r.im};
  }
  double ay = fabs(z.im), root_large = sqrt(large);
  if (z.re > root_large || ay > root_large) {
    double h = hypot(z.re / 2, z.im / 2);
    return (cplx){z.re / 4 / h / h, -copysign(M_PI_2, -z.im)};
  }
  if (z.re == 1 && ay < sqrt(DBL_MIN)) {
    if (ay == 0) return *t = DOMAIN_, (cplx){INFINITY, z.im};
    return (cplx){-log(sqrt(ay) / sqrt(hypot(ay, 2))), copysign(atan2(2, -ay) / 2, z.im)};
  }
  return (cplx){log1p(4 * z.re / ((1 - z.re) * (1 - z.re) + ay * ay)) / 4, -atan2(-2 * z.im, (1 - z.re) * (1 + z.re) - ay * ay) / 2};
}

static cplx overflow(cplx r, trouble *t) {
  if (isinf(r.re) || isinf(r.im)) *t = RANGE_;
  return r;
}

static cplx f_cosh(cplx z, trouble *t) {
  if (fabs(z.re) <= log_large()) return overflow((cplx){cos(z.im) * cosh(z.re), sin(z.im) * sinh(z.re)}, t);
  double x = z.re - copysign(1, z.re);
  return overflow((cplx){cos(z.im) * cosh(x) * M_E, sin(z.im) * sinh(x) * M_E}, t);
}

static cplx f_sinh(cplx z, trouble *t) {
  if (fabs(z.re) <= log_large()) return overflow((cplx){cos(z.im) * sinh(z.re), sin(z.im) * cosh(z.re)}, t);
  double x = z.re - copysign(1, z.re);
  return overflow((cplx){cos(z.im) * sinh(x) * M_E, sin(z.im) * cosh(x) * M_E}, t);
}

static cplx f_tanh(cplx z, trouble *t) {
  (void)t;
  if (fabs(z.re) > log_large()) return (cplx){copysign(1, z.re), 4 * sin(z.im) * cos(z.im) * exp(-2 * fabs(z.re))};
  double tx = tanh(z.re), ty = tan(z.im), cx = 1 / cosh(z.re), both = tx * ty, below = 1 + both * both;
  return (cplx){tx * (1 + ty * ty) / below, ((ty / below) * cx) * cx};
}

static cplx f_exp(cplx z, trouble *t) {
  if (z.re > log_large()) {
    double l = exp(z.re - 1);
    return overflow((cplx){l * cos(z.im) * M_E, l * sin(z.im) * M_E}, t);
  }
  double l = exp(z.re);
  return overflow((cplx){l * cos(z.im), l * sin(z.im)}, t);
}

static cplx f_log(cplx z, trouble *t) {
  double ax = fabs(z.re), ay = fabs(z.im), re, h;
  if (is_large(z)) {
    re = log(hypot(ax / 2, ay / 2)) + ln2;
  } else if (ax < DBL_MIN && ay < DBL_MIN) {
    if (ax > 0 || ay > 0) re = log(hypot(ldexp(ax, DBL_MANT_DIG), ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * ln2;
    else *t = DOMAIN_, re = -INFINITY;
  } else if ((h = hypot(ax, ay)) >= 0.71 && h <= 1.73) {
    double am = ax > ay ? ax : ay, an = ax > ay ? ay : ax;
    re = log1p((am - 1) * (am + 1) + an * an) / 2;
  } else {
    re = log(h);
  }
  return (cplx){re, atan2(z.im, z.re)};
}

static cplx f_log10(cplx z, trouble *t) {
  cplx r = f_log(z, t);
  return (cplx){r.re / ln10, r.im / ln10};
}

/* f(z) = -i g(i z) */
static cplx turned(cplx (*g)(cplx, trouble *), cplx z, trouble *t) {
  cplx r = g((cplx){-z.im, z.re}, t);
  return (cplx){r.im, -r.re};
}
static cplx f_asin(cplx z, trouble *t) { return turned(f_asinh, z, t); }
static cplx f_atan(cplx z, trouble *t) { return turned(f_atanh, z, t); }
static cplx f_sin(cplx z, trouble *t) { return turned(f_sinh, z, t); }
static cplx f_tan(cplx z, trouble *t) { return turned(f_tanh, z, t); }
static cplx f_cos(cplx z, trouble *t) { return f_cosh((cplx){-z.im, z.re}, t); }

/* --- what is not finite: the C library, and where Python says that there is no answer --------------------------------------------- */
static bool no_answer(const char *name, cplx z) {
  bool turns = !strcmp(name, "cos") || !strcmp(name, "sin") || !strcmp(name, "tan");
  double x = turns ? z.im : z.re, y = turns ? z.re : z.im; /* y: the one that turns */
  if (!isinf(y) || isnan(x)) return false;
  if (!strcmp(name, "exp")) return isfinite(x) || x > 0;
  if (!strcmp(name, "tan") || !strcmp(name, "tanh")) return isfinite(x);
  return turns || !strcmp(name, "cosh") || !strcmp(name, "sinh");
}

/* Signs and parts that the standard leaves open, as CPython's tables have them. */
static void settle(const char *name, cplx z, cplx *r) {
  bool x_inf = isinf(z.re), y_inf = isinf(z.im), x_nan = isnan(z.re), y_nan = isnan(z.im);
#define IS(text) (strcmp(name, text) == 0)
  if (IS("acos") && x_inf && y_nan) r->im = INFINITY;
  if (IS("asin") && x_inf && y_nan) r->im = -INFINITY;
  if (IS("atan") && x_inf && y_nan) r->im = -0.0;
  if (IS("acosh") && z.re == 0 && y_nan) r->im = NAN;
  if (IS("cos") && z.re == 0 && y_nan) r->im = 0.0;
  if (IS("cosh") && x_nan && z.im == 0) r->im = 0.0;
  if (IS("exp") && x_inf && z.re < 0 && y_inf) r->re = r->im = 0.0;
  if (IS("sin") && x_nan && z.im == 0) r->im = -0.0;
  if (IS("sin") && x_nan && y_inf) r->im = -INFINITY;
  if (IS("sinh") && z.re == 0 && y_nan) r->re = 0.0;
  if (IS("tan") && x_inf && y_inf) r->re = 0.0;
  if (IS("tan") && x_nan && z.im == 0) r->im = NAN;
  if (IS("tanh") && z.re == 0 && y_nan) r->re = NAN;
  if (IS("tanh") && x_inf && y_inf) r->im = 0.0;
#undef IS
}

static double _Complex c_log10_(double _Complex z) {
  double _Complex r = clog(z);
  return to_c((cplx){creal(r) / ln10, cimag(r) / ln10});
}

static int cmath_arg(qn_rt *rt, qn_value v, cplx *z) {
  qn_value c;
  if (qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "must be real number, not str");
  if (qn_is(v, QN_K_COMPLEX)) return *z = (cplx){((qn_complexobj *)v.o)->re, ((qn_complexobj *)v.o)->im}, 0;
  if (v.tag != QN_OBJ) return z->im = 0, qn_math_real(rt, v, &z->re);
  if (qn_call_pos(rt, qn_class_value(&qn_complex_class), &v, 1, &c)) {
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
    return qn_raise(rt, QN_E_TypeError, "must be real number, not %s", qn_class_of(v)->name);
  }
  *z = (cplx){((qn_complexobj *)c.o)->re, ((qn_complexobj *)c.o)->im};
  qn_release(rt, c);
  return 0;
}

static int answer(qn_rt *rt, trouble t, cplx r, qn_value *out) {
  if (t == DOMAIN_) return qn_raise(rt, QN_E_ValueError, "math domain error");
  if (t == RANGE_) return qn_raise(rt, QN_E_OverflowError, "math range error");
  return qn_new_complex(rt, r.re, r.im, out);
}

#define FUNCTIONS(X)                                                                                                       \
  X(acos, cacos) X(acosh, cacosh) X(asin, casin) X(asinh, casinh) X(atan, catan) X(atanh, catanh) X(cos, ccos)             \
  X(cosh, ccosh) X(exp, cexp) X(log10, c_log10_) X(sin, csin) X(sinh, csinh) X(sqrt, csqrt) X(tan, ctan) X(tanh, ctanh)
#define DEFINE(name, library)                                                                        \
  static int m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {                \
    qn_value v;                                                                                      \
    cplx z;                                                                                          \
    trouble t = FINE;                                                                                \
    (void)self;                                                                                      \
    if (qn_args_parse(rt, args, "cmath." #name, "z/", &v) || cmath_arg(rt, v, &z)) return -1;        \
    if (finite2(z)) return z = f_##name(z, &t), answer(rt, t, z, out);                               \
    if (no_answer(#name, z)) return answer(rt, DOMAIN_, z, out);                                     \
    cplx r = from_c(library(to_c(z)));                                                               \
    settle(#name, z, &r);                                                                            \
    return answer(rt, FINE, r, out);                                                                 \
  }
FUNCTIONS(DEFINE)

static cplx any_log(cplx z, trouble *t) { return finite2(z) ? f_log(z, t) : from_c(clog(to_c(z))); }

static int m_log(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2], x, y;
  cplx z;
  trouble t = FINE;
  (void)self;
  if (qn_args_parse(rt, args, "cmath.log", "z|base/", a) || cmath_arg(rt, a[0], &z)) return -1;
  cplx r = any_log(z, &t);
  if (a[1].tag == QN_UNSET) return answer(rt, t, r, out);
  if (cmath_arg(rt, a[1], &z)) return -1;
  cplx b = any_log(z, &t);
  if (t != FINE) return answer(rt, t, r, out);
  if (qn_new_complex(rt, r.re, r.im, &x)) return -1;
  if (qn_new_complex(rt, b.re, b.im, &y)) return qn_release(rt, x), -1;
  int bad = qn_binary(rt, QN_TRUEDIV, x, y, out);
  qn_release(rt, x);
  qn_release(rt, y);
  if (!bad) return 0;
  qn_exc_clear(rt);
  return qn_raise(rt, QN_E_ValueError, "math domain error");
}

static int m_phase(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  cplx z;
  (void)self;
  if (qn_args_parse(rt, args, "cmath.phase", "z/", &v) || cmath_arg(rt, v, &z)) return -1;
  return *out = qn_float(atan2(z.im, z.re)), 0;
}

static int m_polar(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  cplx z;
  (void)self;
  if (qn_args_parse(rt, args, "cmath.polar", "z/", &v) || cmath_arg(rt, v, &z)) return -1;
  double r = hypot(z.re, z.im);
  if (isinf(r) && finite2(z)) return qn_raise(rt, QN_E_OverflowError, "math range error");
  return qn_new_tuple(rt, (qn_value[]){qn_float(r), qn_float(atan2(z.im, z.re))}, 2, out);
}

static int m_rect(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  double r, phi;
  (void)self;
  if (qn_args_parse(rt, args, "cmath.rect", "r phi/", a) || qn_math_real(rt, a[0], &r) || qn_math_real(rt, a[1], &phi)) return -1;
  if (isinf(phi) && r != 0 && !isnan(r)) return qn_raise(rt, QN_E_ValueError, "math domain error");
  if (!isfinite(phi) && r == 0) return qn_new_complex(rt, 0, 0, out);
  if (isinf(r) && isnan(phi)) return qn_new_complex(rt, INFINITY, NAN, out);
  if (isinf(r) && isfinite(phi) && phi != 0) {
    double re = copysign(INFINITY, cos(phi)), im = copysign(INFINITY, sin(phi));
    return qn_new_complex(rt, r > 0 ? re : -re, r > 0 ? im : -im, out);
  }
  if (phi == 0 && !isfinite(r)) return qn_new_complex(rt, r, isnan(r) ? 0 : r < 0 ? -phi : phi, out);
  if (phi == 0) return qn_new_complex(rt, r, r * phi, out);
  return qn_new_complex(rt, r * cos(phi), r * sin(phi), out);
}

#define TEST(name, test)                                                                            \
  static int m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {               \
    qn_value v;                                                                                     \
    cplx z;                                                                                         \
    (void)self;                                                                                     \
    if (qn_args_parse(rt, args, "cmath." #name, "z/", &v) || cmath_arg(rt, v, &z)) return -1;       \
    return *out = qn_bool(test), 0;                                                                 \
  }
TEST(isfinite, finite2(z))
TEST(isinf, isinf(z.re) || isinf(z.im))
TEST(isnan, isnan(z.re) || isnan(z.im))

static int m_isclose(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  cplx a, b;
  double rel = 1e-9, tiny = 0;
  (void)self;
  if (qn_args_parse(rt, args, "isclose", "a b|$rel_tol abs_tol", v) || cmath_arg(rt, v[0], &a) || cmath_arg(rt, v[1], &b)) return -1;
  if ((v[2].tag != QN_UNSET && qn_math_real(rt, v[2], &rel)) || (v[3].tag != QN_UNSET && qn_math_real(rt, v[3], &tiny))) return -1;
  if (rel < 0 || tiny < 0) return qn_raise(rt, QN_E_ValueError, "tolerances must be non-negative");
  if (a.re == b.re && a.im == b.im) return *out = qn_bool(true), 0;
  if (isinf(a.re) || isinf(a.im) || isinf(b.re) || isinf(b.im)) return *out = qn_bool(false), 0;
  double d = hypot(a.re - b.re, a.im - b.im);
  return *out = qn_bool(d <= rel * hypot(b.re, b.im) || d <= rel * hypot(a.re, a.im) || d <= tiny), 0;
}

#define ROW(id, library) {.name = #id, .fn = m_##id},
#define R(n) {.name = #n, .fn = m_##n}
static const qn_method functions[] = {FUNCTIONS(ROW) R(log), R(phase), R(polar), R(rect), R(isfinite), R(isinf), R(isnan), R(isclose), {.name = NULL}};

static int cmath_init(qn_rt *rt, qn_value m) {
  static const struct {
    const char *name;
    double re, im;
    bool is_complex;
  } rows[] = {{"pi", M_PI, 0, false},      {"e", M_E, 0, false},        {"tau", 2 * M_PI, 0, false}, {"inf", INFINITY, 0, false},
              {"nan", NAN, 0, false}, {"infj", 0, INFINITY, true}, {"nanj", 0, NAN, true}};
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    qn_value v = qn_float(rows[i].re);
    if (rows[i].is_complex && qn_new_complex(rt, rows[i].re, rows[i].im, &v)) return -1;
    int bad = qn_module_set(rt, m, rows[i].name, v);
    qn_release(rt, v);
    if (bad) return -1;
  }
  return 0;
}
extern const qn_module_def qn_cmath_module;
const qn_module_def qn_cmath_module = {.name = "cmath", .functions = functions, .init = cmath_init};
