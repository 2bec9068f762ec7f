/* gamma.c - gamma and lgamma: plain C, the same for the VM and for generated code (helpers).
 *
 * Lanczos' approximation with N = 13 and g = 6.024680040776729583740234375 and the coefficients that Boost.Math
 * publishes for it (lanczos13m53), arranged as CPython's mathmodule.c arranges it, on qn_exp, qn_pow, qn_log, qn_sin and
 * qn_cos. Poles: gamma(+-0) is +-inf, at negative integers and -inf nan; lgamma is inf there. */
#include <math.h>

#include "runtime/math/math.h"

enum { LANCZOS_N = 13, FACTORIALS = 23 };
static const double LANCZOS_G = 6.024680040776729583740234375;
static const double LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
static const double PI = 0x1.921fb54442d18p+1;
static const double LOG_PI = 1.144729885849400174143427351353058711647;

static const double lanczos_num[LANCZOS_N] = {
  23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
};
/* x (x + 1) ... (x + 11) */
static const double lanczos_den[LANCZOS_N] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                              2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
static const double factorial[FACTORIALS] = {
  1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0,
  87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 121645100408832000.0,
  2432902008176640000.0, 51090942171709440000.0, 1124000727777607680000.0,
};

/* sin(pi x) for finite x: reduced before it is multiplied */
static double sin_pi(double x) {
  double y = fmod(fabs(x), 2.0), r = 0.0;
  switch ((int)rint(2.0 * y)) {
    case 0: r = qn_sin(PI * y); break;
    case 1: r = qn_cos(PI * (y - 0.5)); break;
    case 2: r = qn_sin(PI * (1.0 - y)); break;
    case 3: r = -qn_cos(PI * (y - 1.5)); break;
    case 4: r = qn_sin(PI * (y - 2.0)); break;
  }
  return copysign(1.0, x) * r;
}

/* x > 0. Large x from the other end, in 1/x, so that nothing overflows. */
static double lanczos_sum(double x) {
  double num = 0.0, den = 0.0;
  if (x < 5.0) {
    for (int i = LANCZOS_N; --i >= 0;) {
      num = num * x + lanczos_num[i];
      den = den * x + lanczos_den[i];
    }
  } else {
    for (int i = 0; i < LANCZOS_N; i++) {
      num = num / x + lanczos_num[i];
      den = den / x + lanczos_den[i];
    }
  }
  return num / den;
}

/* finite x that is no small integer, 1e-20 <= |x| <= 200 */
static double gamma_lanczos(double x) {
  double a = fabs(x), y = a + LANCZOS_G_MINUS_HALF, z, r;
  if (a > LANCZOS_G_MINUS_HALF) { /* the rounding error of y, undone at the end */
    double q = y - a;
    z = q - LANCZOS_G_MINUS_HALF;
  } else {
    double q = y - LANCZOS_G_MINUS_HALF;
    z = q - a;
  }
  z = z * LANCZOS_G / y;
  if (x < 0.0) {
    r = -PI / sin_pi(a) / a * qn_exp(y) / lanczos_sum(a);
    r -= z * r;
    if (a < 140.0) return r / qn_pow(y, a - 0.5);
    double root = qn_pow(y, a / 2.0 - 0.25);
    return r / root / root;
  }
  r = lanczos_sum(a) / qn_exp(y);
  r += z * r;
  if (a < 140.0) return r * qn_pow(y, a - 0.5);
  double root = qn_pow(y, a / 2.0 - 0.25);
  return r * root * root;
}

double qn_gamma(double x) {
  if (!isfinite(x)) return x > 0.0 || x != x ? x + x : (double)NAN;
  if (x == 0.0) return copysign((double)INFINITY, x);
  if (x == floor(x)) {
    if (x < 0.0) return (double)NAN;
    if (x <= FACTORIALS) return factorial[(int)x - 1];
  }
  double a = fabs(x);
  if (a < 1e-20) return 1.0 / x;
  if (a > 200.0) return x < 0.0 ? 0.0 / sin_pi(x) : (double)INFINITY;
  return gamma_lanczos(x);
}

double qn_lgamma(double x) {
  if (!isfinite(x)) return x != x ? x + x : (double)INFINITY;
  if (x == floor(x) && x <= 2.0) return x <= 0.0 ? (double)INFINITY : 0.0;
  double a = fabs(x);
  if (a < 1e-20) return -qn_log(a);
  double r = qn_log(lanczos_sum(a)) - LANCZOS_G;
  r += (a - 0.5) * (qn_log(a + LANCZOS_G - 0.5) - 1.0);
  if (x < 0.0) r = LOG_PI - qn_log(fabs(sin_pi(a))) - qn_log(a) - r;
  return isfinite(r) ? r : (double)INFINITY;
}
