/* kernels.c - samples/bench/kernels.py as a C programmer writes it, for `make bench`: reads the inputs that the script uses,
 * times each kernel (best of as many runs as fit in 0.3 s) and prints name, seconds, answer.
 * usage: kernels INPUT (2000 + 2 * 1000000 doubles) */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { NX = 2000, N = 1000000 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double weighted_total(const double *values, long n, double weight) {
  double total = 0;
  for (long i = 0; i < n; i++) total += weight * values[i];
  return total;
}

static double pairwise_sum(const double *x, long n) {
  double total = 0;
#pragma omp parallel for reduction(+ : total)
  for (long i = 0; i < n; i++) total += weighted_total(x, n, x[i]);
  return total;
}

static double gauss(double x) { return exp(-(x * x)); }

static double integrate_f(double a, double b, long n) {
  double total = 0, dx = (b - a) / (double)n;
  for (long i = 0; i < n; i++) total += gauss(a + (double)i * dx);
  return total * dx;
}

static double mandelbrot(long width, long height, long limit) {
  long inside = 0;
  for (long py = 0; py < height; py++)
    for (long px = 0; px < width; px++) {
      double cr = -2.0 + 3.0 * (double)px / (double)width, ci = -1.25 + 2.5 * (double)py / (double)height, zr = 0, zi = 0;
      long n = 0;
      while (n < limit && zr * zr + zi * zi <= 4.0) {
        double t = zr * zr - zi * zi + cr;
        zi = 2.0 * zr * zi + ci;
        zr = t;
        n++;
      }
      if (n == limit) inside++;
    }
  return (double)inside;
}

static double triad(double *restrict a, const double *restrict b, const double *restrict c, double k) {
#pragma omp parallel for
  for (long i = 0; i < N; i++) a[i] = b[i] + k * c[i];
  return a[0];
}

static double exp_sum(const double *x, long n) {
  double total = 0;
#pragma omp parallel for reduction(+ : total)
  for (long i = 0; i < n; i++) total += exp(-x[i]);
  return total;
}

static double count_primes(long limit) {
  long count = 0;
  for (long n = 2; n < limit; n++) {
    int prime = 1;
    for (long d = 2; d * d <= n; d++)
      if (n % d == 0) {
        prime = 0;
        break;
      }
    count += prime;
  }
  return (double)count;
}

#define TIME(name, call)                                                  \
  do {                                                                    \
    double best = 1e9, spent = 0, answer = 0;                             \
    for (int runs = 0; runs < 1000 && (runs < 2 || spent < 0.3); runs++) { \
      double t0 = now();                                                  \
      answer = call;                                                      \
      double dt = now() - t0;                                             \
      spent += dt;                                                        \
      if (dt < best) best = dt;                                           \
    }                                                                     \
    printf("%s %.9g %.12g\n", name, best, answer);                        \
  } while (0)

int main(int argc, char **argv) {
  double *x = malloc(sizeof(double) * NX), *a = malloc(sizeof(double) * N), *b = malloc(sizeof(double) * N), *c = malloc(sizeof(double) * N);
  FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (!x || !a || !b || !c || !f || fread(x, 8, NX, f) != NX || fread(b, 8, N, f) != N || fread(c, 8, N, f) != N) {
    fprintf(stderr, "kernels: cannot read the inputs\n");
    return 1;
  }
  fclose(f);
  TIME("pairwise_sum", pairwise_sum(x, NX));
  TIME("integrate_f", integrate_f(-10, 10, 20000));
  TIME("mandelbrot", mandelbrot(60, 40, 100));
  TIME("triad", triad(a, b, c, 3.0));
  TIME("exp_sum", exp_sum(b, N));
  TIME("count_primes", count_primes(5000));
  free(x), free(a), free(b), free(c);
  return 0;
}
