/* sums_rows.c - float sums of many groups at once: the rows of a matrix, each a run of elements. Every sum has the bits that sums.c defines;
 * what differs is the way. Runs that are short, or whose neighbours are the elements of other runs, go side by side: lane l of 128 runs
 * is one row of a small table. Complex numbers have 32 lanes of their own. */
#include "runtime/object/array/fold.h"

enum { LEAF = 128, SIDE = 128, PARALLEL_MIN = 1 << 16 };

typedef struct rows_sum {
  qn_nditer it;       /* the groups' first elements, the results */
  int64_t step, count;
  qn_dtype from, to;
  qn_cast_loop cast;  /* to float64 */
  bool side;
  const int64_t *offset; /* or NULL: of each element of a group */
} rows_sum;
static int64_t element(const rows_sum *j, int64_t i) { return j->offset ? j->offset[i] : i * j->step; }

/* --- runs side by side ------------------------------------------------------------------------------------------------------ */
QN_CLONES static void add_row(double *to, const double *row, int64_t ahead) {
  for (int i = 0; ahead && i < SIDE; i += 8) __builtin_prefetch((const char *)(row + i) + ahead);
  for (int i = 0; i < SIDE; i++) to[i] += row[i];
}

static void add_rows(double *to, const double *row, int64_t m) {
  if (m == SIDE) add_row(to, row, 0);
  else
    for (int64_t k = 0; k < m; k++) to[k] += row[k];
}

/* Elements at to at + n of m <= SIDE groups. */
static void sum_side(const rows_sum *j, const char *p, int64_t across, int64_t m, int64_t at, int64_t n, double *out) {
  double acc[8][SIDE], room[SIDE];
  if (n > LEAF) {
    const int64_t first = n / 2 - n / 2 % 8;
    sum_side(j, p, across, m, at, first, out);
    sum_side(j, p, across, m, at + first, n - first, acc[0]);
    add_rows(out, acc[0], m);
    return;
  }
  const int64_t lanes = n < 8 ? 1 : 8, whole = n < 8 ? n : n & ~(int64_t)7;
  for (int64_t l = 0; l < lanes; l++) j->cast((char *)acc[l], 8, p + element(j, at + l), across, m);
  for (int64_t i = lanes; i < n; i++) {
    if (i == whole) break;
    j->cast((char *)room, 8, p + element(j, at + i), across, m);
    add_rows(acc[i & (lanes - 1)], room, m);
  }
  for (int64_t w = 1; w < lanes; w *= 2)
    for (int64_t l = 0; l < lanes; l += 2 * w) add_rows(acc[l], acc[l + w], m);
  for (int64_t i = whole; i < n; i++) {
    j->cast((char *)room, 8, p + element(j, at + i), across, m);
    add_rows(acc[0], room, m);
  }
  memcpy(out, acc[0], (size_t)m * sizeof *out);
}

static inline void put(qn_dtype to, char *at, double sum) {
  if (to == QN_D_FLOAT64) *(double *)(void *)at = sum;
  else *(float *)(void *)at = (float)sum;
}

static void body(void *frame, int64_t begin, int64_t end) {
  const rows_sum *j = frame;
  qn_nditer it = j->it;
  for (int k = 0; k < 2; k++) it.ptr[k] += begin * (it.ndim ? it.strides[k][0] : it.steps[k]);
  if (it.ndim) it.shape[0] = end - begin;
  else it.n = end - begin;
  do {
    if (j->side) {
      double out[SIDE];
      for (int64_t i = 0; i < it.n; i += SIDE) {
        int64_t m = it.n - i < SIDE ? it.n - i : SIDE;
        sum_side(j, it.ptr[0] + i * it.steps[0], it.steps[0], m, 0, j->count, out);
        for (int64_t k = 0; k < m; k++) put(j->to, it.ptr[1] + (i + k) * it.steps[1], out[k]);
      }
      continue;
    }
    for (int64_t i = 0; i < it.n; i++) {
      const void *p = it.ptr[0] + i * it.steps[0];
      put(j->to, it.ptr[1] + i * it.steps[1], j->from == QN_D_FLOAT64 ? qn_sum_f64(p, j->count) : (double)qn_sum_f32(p, j->count));
    }
  } while (qn_nditer_next(&it));
}

bool qn_sum_groups(qn_rt *rt, const qn_view *kept, qn_dtype from, int64_t step, int64_t count, const qn_view *out) {
  enum { SHORT = 12 };
  if ((from != QN_D_FLOAT64 && from != QN_D_FLOAT32) || (out->dtype != QN_D_FLOAT64 && out->dtype != QN_D_FLOAT32) || qn_sum_blocks(count) > 1) return false;
  rows_sum j = {.step = step, .count = count, .from = from, .to = (qn_dtype)out->dtype, .cast = qn_cast_find(from, QN_D_FLOAT64)};
  qn_nditer_init(&j.it, 2, (const qn_view *const[]){kept, out}, false);
  if (j.it.size < 8) return false;
  j.side = j.it.n >= 8 && (count <= SHORT || llabs(j.it.steps[0]) < llabs(step));
  if (from == QN_D_FLOAT32 && out->dtype == QN_D_FLOAT32 && step == 4) j.side = false;
  if (!j.side && (step != (int64_t)qn_dtypes[from].size || (from == QN_D_FLOAT32 && out->dtype != QN_D_FLOAT32))) return false;
  const int64_t n = j.it.ndim ? j.it.shape[0] : j.it.n, each = j.it.size / n * count;
  if (j.it.size * count >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, body, &j, n, each * 150);
  else body(&j, 0, n);
  return true;
}

bool qn_sum_small_groups(qn_rt *rt, const qn_view *kept, const qn_view *group, int64_t count, const qn_view *out) {
  const qn_dtype from = (qn_dtype)kept->dtype;
  int64_t offset[QN_SUM_FEW];
  if ((from != QN_D_FLOAT64 && from != QN_D_FLOAT32) || (out->dtype != QN_D_FLOAT64 && out->dtype != QN_D_FLOAT32) || count > QN_SUM_FEW || count < 1) return false;
  for (int64_t i = 0; i < count; i++) {
    offset[i] = 0;
    for (int64_t d = group->ndim - 1, left = i; d >= 0; left /= group->shape[d--]) offset[i] += left % group->shape[d] * group->strides[d];
  }
  rows_sum j = {.step = 8, .count = count, .from = from, .to = (qn_dtype)out->dtype, .cast = qn_cast_find(from, QN_D_FLOAT64), .side = true, .offset = offset};
  qn_nditer_init(&j.it, 2, (const qn_view *const[]){kept, out}, false);
  if (j.it.n < 8) return false;
  const int64_t n = j.it.ndim ? j.it.shape[0] : j.it.n, each = j.it.size / n * count;
  if (j.it.size * count >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, body, &j, n, each * 150);
  else body(&j, 0, n);
  return true;
}
