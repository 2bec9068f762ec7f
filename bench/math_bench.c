/* math_bench.c - the C side of runtime/math beside libm: nanoseconds a value, one call at a time and in a loop, and the
 * largest error of each in units in the last place, against long double functions. Answers are compared before they are
 * timed. Prints a Markdown table.
 * build: cmake --build build/release --target math_bench; run: build/release/bench/math_bench */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "runtime/math/math.h"

enum { N = 4096, ROUNDS = 7, REPEATS = 20 };
static double xs[N], ys[N], out[N];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double ulps(double got, long double want) {
  if (!isfinite((double)want) || want == 0.0L) return 0.0;
  int e;
  frexp(fabs((double)want), &e);
  return (double)(fabsl((long double)got - want) / ldexp(1.0, e - 53 < -1074 ? -1074 : e - 53));
}

typedef struct row {
  const char *name;
  double low, high;
  double (*ours)(double), (*libm)(double);
  long double (*exact)(long double);
  void (*loop)(double *, const double *, size_t);
  double (*ours2)(double, double), (*libm2)(double, double);
  long double (*exact2)(long double, long double);
  void (*loop2)(double *, const double *, const double *, size_t);
} row;
#define ONE(name, low, high) {#name, low, high, qn_##name, name, name##l, qn_##name##_n, NULL, NULL, NULL, NULL}
#define TWO(name, low, high) {#name, low, high, NULL, NULL, NULL, NULL, qn_##name, name, name##l, qn_##name##_n}
static const row rows[] = {
  ONE(exp, -10, 10),  ONE(exp2, -10, 10), ONE(expm1, -3, 3),   ONE(log, 0, 100),   ONE(log2, 0, 100),  ONE(log10, 0, 100),
  ONE(log1p, 0, 3),   TWO(pow, 0, 10),    ONE(sqrt, 0, 100),   ONE(cbrt, -9, 9),   TWO(hypot, -9, 9),  ONE(sin, -30, 30),
  ONE(cos, -30, 30),  ONE(tan, -30, 30),  ONE(asin, -1, 1),    ONE(acos, -1, 1),   ONE(atan, -9, 9),   TWO(atan2, -9, 9),
  ONE(sinh, -9, 9),   ONE(cosh, -9, 9),   ONE(tanh, -3, 3),    ONE(asinh, -9, 9),  ONE(acosh, 1, 20),  ONE(atanh, -1, 1),
  ONE(erf, -3, 3),    ONE(erfc, -3, 9),
};

static double best(const row *r, int what) { /* 0: libm, 1: ours one by one, 2: our loop */
  double least = 1e9;
  for (int round = 0; round < ROUNDS; round++) {
    double start = now();
    for (int k = 0; k < REPEATS; k++) {
      if (what == 2) {
        if (r->loop) r->loop(out, xs, N);
        else r->loop2(out, xs, ys, N);
      } else if (r->ours) {
        double (*volatile f)(double) = what ? r->ours : r->libm;
        for (int i = 0; i < N; i++) out[i] = f(xs[i]);
      } else {
        double (*volatile f)(double, double) = what ? r->ours2 : r->libm2;
        for (int i = 0; i < N; i++) out[i] = f(xs[i], ys[i]);
      }
    }
    double t = (now() - start) / REPEATS / N * 1e9;
    if (t < least) least = t;
  }
  return least;
}

int main(void) {
  unsigned long long seed = 88172645463325252u;
  printf("| function | libm ns | one by one ns | loop ns | libm / loop | libm ulp | ulp | same bits |\n|---|---|---|---|---|---|---|---|\n");
  for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
    const row *r = &rows[k];
    double worst = 0, libm_worst = 0;
    int same = 0;
    for (int i = 0; i < N; i++) {
      double *to[2] = {&xs[i], &ys[i]};
      for (int j = 0; j < 2; j++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        *to[j] = r->low + (r->high - r->low) * (double)(seed >> 11) * 0x1p-53;
      }
      double a = r->ours ? r->ours(xs[i]) : r->ours2(xs[i], ys[i]), b = r->ours ? r->libm(xs[i]) : r->libm2(xs[i], ys[i]);
      long double e = r->ours ? r->exact((long double)xs[i]) : r->exact2((long double)xs[i], (long double)ys[i]);
      worst = fmax(worst, ulps(a, e));
      libm_worst = fmax(libm_worst, ulps(b, e));
      same += memcmp(&a, &b, sizeof a) == 0;
    }
    if (worst > 1.0) {
      fprintf(stderr, "%s is off by %.2f ulp\n", r->name, worst);
      return 1;
    }
    double libm = best(r, 0), single = best(r, 1), loop = best(r, 2);
    printf("| %s | %.2f | %.2f | %.2f | %.1f | %.2f | %.2f | %.1f%% |\n", r->name, libm, single, loop, libm / loop, libm_worst, worst,
           100.0 * same / N);
  }
  return 0;
}
