/* group_runs.c - sums of groups whose rows lie one behind the other, with NumPy's steps: pandas sums such groups by np.add.reduceat, others
 * row by row with a carry (group_reduce.c). */
#include "runtime/frame/frame_impl.h"
#include "runtime/frame/group.h"

#define PAIRS 128 /* as NumPy cuts */

static double pairwise(const double *x, int64_t n) {
  if (n < 8) {
    double sum = -0.0;
    for (int64_t i = 0; i < n; i++) sum += x[i];
    return sum;
  }
  if (n > PAIRS) {
    int64_t half = n / 2;
    half -= half % 8;
    return pairwise(x, half) + pairwise(x + half, n - half);
  }
  double r[8];
  int64_t i = 8;
  memcpy(r, x, sizeof r);
  for (; i < n - n % 8; i += 8)
    for (int k = 0; k < 8; k++) r[k] += x[i + k];
  double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  for (; i < n; i++) sum += x[i];
  return sum;
}

bool qn_group_in_runs(const qn_factor *g) {
  for (int64_t i = 1; i < g->n; i++)
    if (g->codes[i] < g->codes[i - 1]) return false;
  return g->n > 0;
}

bool qn_group_run_sums(const qn_column *c, const qn_factor *g, qn_group_put put, void *to) {
  const double *x = qn_column_data(c);
  for (int64_t i = 0, end; i < g->n; i = end) {
    const int32_t code = g->codes[i];
    for (end = i + 1; end < g->n && g->codes[end] == code; end++) {}
    if (code < 0) continue;
    const double sum = end - i == 1 ? x[i] : x[i] + pairwise(x + i + 1, end - i - 1);
    if (sum != sum) return false;
    put(to, code, sum, end - i);
  }
  return true;
}
