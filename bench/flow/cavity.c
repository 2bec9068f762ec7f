/* cavity.c - cavity.py as loop nests written by hand, the peer that it is measured against. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double *restrict grid;
#define AT(a, i, j) a[(i) * n + (j)]
#define INSIDE for (long i = 1; i < n - 1; i++) for (long j = 1; j < n - 1; j++)
#define SIDE for (long k = 0; k < n; k++)

__attribute__((noinline)) static void flow(grid u, grid v, grid p, long steps, long sweeps, double h, double dt, double nu, long n) {
  size_t bytes = (size_t)(n * n) * sizeof(double);
  grid u0 = malloc(bytes), v0 = malloc(bytes), p0 = malloc(bytes), source = calloc(1, bytes);
  for (long t = 0; t < steps; t++) {
    memcpy(u0, u, bytes);
    memcpy(v0, v, bytes);
    INSIDE {
      double ux = AT(u0, i, j + 1) - AT(u0, i, j - 1), vy = AT(v0, i + 1, j) - AT(v0, i - 1, j);
      AT(source, i, j) = (ux + AT(v0, i + 1, j) - AT(v0, i - 1, j)) * (h / (2.0 * dt)) - 0.25 * (ux * ux + vy * vy) -
                         0.5 * (AT(u0, i + 1, j) - AT(u0, i - 1, j)) * (AT(v0, i, j + 1) - AT(v0, i, j - 1));
    }
    for (long s = 0; s < sweeps; s++) {
      memcpy(p0, p, bytes);
      INSIDE AT(p, i, j) = 0.25 * (AT(p0, i, j + 1) + AT(p0, i, j - 1) + AT(p0, i + 1, j) + AT(p0, i - 1, j) - AT(source, i, j));
      SIDE AT(p, k, n - 1) = AT(p, k, n - 2);
      SIDE AT(p, k, 0) = AT(p, k, 1);
      SIDE AT(p, 0, k) = AT(p, 1, k);
      SIDE AT(p, n - 1, k) = 0.0;
    }
    INSIDE AT(u, i, j) = AT(u0, i, j) -
                         dt / h * (AT(u0, i, j) * (AT(u0, i, j) - AT(u0, i, j - 1)) + AT(v0, i, j) * (AT(u0, i, j) - AT(u0, i - 1, j))) -
                         dt / (2.0 * h) * (AT(p, i, j + 1) - AT(p, i, j - 1)) +
                         nu * dt / (h * h) * (AT(u0, i, j + 1) + AT(u0, i, j - 1) + AT(u0, i + 1, j) + AT(u0, i - 1, j) - 4.0 * AT(u0, i, j));
    INSIDE AT(v, i, j) = AT(v0, i, j) -
                         dt / h * (AT(u0, i, j) * (AT(v0, i, j) - AT(v0, i, j - 1)) + AT(v0, i, j) * (AT(v0, i, j) - AT(v0, i - 1, j))) -
                         dt / (2.0 * h) * (AT(p, i + 1, j) - AT(p, i - 1, j)) +
                         nu * dt / (h * h) * (AT(v0, i, j + 1) + AT(v0, i, j - 1) + AT(v0, i + 1, j) + AT(v0, i - 1, j) - 4.0 * AT(v0, i, j));
    SIDE AT(u, 0, k) = 0.0;
    SIDE AT(u, k, 0) = 0.0;
    SIDE AT(u, k, n - 1) = 0.0;
    SIDE AT(u, n - 1, k) = 1.0;
  }
  free(u0), free(v0), free(p0), free(source);
}

static double sum(const double *a, long n) {
  double s = 0.0;
  for (long k = 0; k < n * n; k++) s += a[k];
  return s;
}

int main(int argc, char **argv) {
  long n = argc > 1 ? atol(argv[1]) : 129;
  double best = 1e9, sums[3] = {0};
  for (int rep = 0; rep < 7; rep++) {
    double *a[3];
    struct timespec from, to;
    for (int k = 0; k < 3; k++) a[k] = calloc((size_t)(n * n), sizeof(double));
    clock_gettime(CLOCK_MONOTONIC, &from);
    flow(a[0], a[1], a[2], 20, 50, 2.0 / (double)(n - 1), 0.0001, 0.1, n);
    clock_gettime(CLOCK_MONOTONIC, &to);
    double t = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
    if (t < best) best = t;
    for (int k = 0; k < 3; k++) sums[k] = sum(a[k], n), free(a[k]);
  }
  printf("%.4f\n%.9f %.9f %.9f\n", best * 1e3, sums[0], sums[1], sums[2]);
  return 0;
}
