/* group_runs.c - sums of groups whose rows lie one behind the other, with NumPy's steps: pandas sums such groups by np.add.reduceat (the first value, and
 * to it the sum of the rest), others row by row with a carry (group_reduce.c). */
#include "runtime/frame/frame_impl.h"
#include "runtime/frame/group.h"

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
    const double sum = end - i == 1 ? x[i] : x[i] + qn_sum_f64(x + i + 1, end - i - 1);
    if (sum != sum) return false;
    put(to, code, sum, end - i);
  }
  return true;
}
