/* corr_matrix.c - correlations and covariances of every two columns, with the operations of pandas' nancorr: means, squares and products
 * are updated row by row (Welford), in row order, of the rows where both columns are there. Eight partners of a column are done
 * together, each in a lane, so that the bits are those of one pair at a time. */
#include <math.h>

#include "runtime/frame/native_group.h"

enum { LANES = 8, FEW = 4, GROUPS = 4, TILE = LANES * GROUPS, ROWS = 256 };
typedef double lanes __attribute__((vector_size(LANES * sizeof(double)), aligned(8)));
typedef double few_lanes __attribute__((vector_size(FEW * sizeof(double)), aligned(8)));
typedef int64_t flags __attribute__((vector_size(LANES * sizeof(int64_t)), aligned(8)));

typedef struct matrix_job {
  const double **x; /* the columns */
  double **to;      /* rows of the matrix */
  int64_t m, n, wide; /* wide: columns in whole tiles */
  double *change, *rest; /* without missing values: ROWS × wide: of this block what the values were above the means before and after */
  double *square;   /* of each column */
  double *product;  /* wide × wide */
  int64_t rows;     /* of this block */
  bool cov;
  int64_t least;
  double ddof;
} matrix_job;

static double answer(const matrix_job *j, int64_t rows, double xx, double yy, double xy) {
  if (rows < j->least) return (double)NAN;
  const double d = j->cov ? (double)rows - j->ddof : sqrt(xx * yy);
  if (d == 0) return (double)NAN;
  const double r = xy / d;
  return j->cov ? r : r > 1 ? 1 : r < -1 ? -1 : r;
}

/* --- no value is missing: the means of a column are the same beside every other ---------------------------------------------------------- */
QN_LEVELS static void add_products(double *product, const double *rest, const double *change, int64_t rows, int64_t wide) {
  lanes s[GROUPS];
  memcpy(s, product, sizeof s);
  lanes s0 = s[0], s1 = s[1], s2 = s[2], s3 = s[3];
  for (int64_t i = 0; i < rows; i++) {
    const double r = rest[i * wide];
    const lanes *d = (const lanes *)(const void *)(change + i * wide);
    s0 += r * d[0], s1 += r * d[1], s2 += r * d[2], s3 += r * d[3];
  }
  s[0] = s0, s[1] = s1, s[2] = s2, s[3] = s3;
  memcpy(product, s, sizeof s);
}

static void product_body(void *frame, int64_t begin, int64_t end) {
  const matrix_job *j = frame;
  for (int64_t a = begin; a < end; a++)
    for (int64_t b = 0; b <= a; b += TILE) add_products(j->product + a * j->wide + b, j->rest + a, j->change + b, j->rows, j->wide);
}

/* A row's values in `change` become what they are above the means. */
QN_LEVELS static void move_means(double *change, double *rest, double *mean, double *square, int64_t wide, double part) {
  for (int64_t k = 0; k < wide; k++) {
    const double v = change[k], d = v - mean[k], m = mean[k] + part * d;
    mean[k] = m;
    change[k] = d;
    rest[k] = v - m;
    square[k] += (v - m) * d;
  }
}

static void blocks(qn_rt *rt, matrix_job *j, double *mean) {
  for (int64_t at = 0; at < j->n; at += ROWS) {
    j->rows = j->n - at < ROWS ? j->n - at : ROWS;
    for (int64_t k = 0; k < j->m; k++)
      for (int64_t i = 0; i < j->rows; i++) j->change[i * j->wide + k] = j->x[k][at + i];
    for (int64_t i = 0; i < j->rows; i++)
      move_means(j->change + i * j->wide, j->rest + i * j->wide, mean, j->square, j->wide, 1.0 / (double)(at + i + 1));
    qn_frame_parallel(rt, product_body, j, j->m, j->rows * j->m * 60);
  }
}

/* A few columns: one pass, a column in each lane. */
QN_LEVELS static void few_sums(const double *const *x, int64_t n, double *square, double *product) {
  const double *x0 = x[0], *x1 = x[1], *x2 = x[2], *x3 = x[3];
  few_lanes mean = {0}, s = {0}, p0 = {0}, p1 = {0}, p2 = {0}, p3 = {0};
  for (int64_t i = 0; i < n; i++) {
    const double part = 1.0 / (double)(i + 1);
    const few_lanes v = {x0[i], x1[i], x2[i], x3[i]}, d = v - mean, m = mean + part * d, r = v - m;
    mean = m;
    s += r * d;
    p0 += r[0] * d, p1 += r[1] * d, p2 += r[2] * d, p3 += r[3] * d;
  }
  const few_lanes all[FEW] = {p0, p1, p2, p3};
  memcpy(square, &s, sizeof s);
  memcpy(product, all, sizeof all);
}

static void few(matrix_job *j) {
  const double *x[FEW];
  double square[FEW], product[FEW][FEW];
  for (int64_t k = 0; k < FEW; k++) x[k] = j->x[k < j->m ? k : 0];
  few_sums(x, j->n, square, &product[0][0]);
  for (int64_t a = 0; a < j->m; a++)
    for (int64_t b = 0; b <= a; b++) j->to[a][b] = j->to[b][a] = answer(j, j->n, square[a], square[b], a == b ? square[a] : product[a][b]);
}

static bool whole(qn_rt *rt, matrix_job *j) {
  if (j->m <= FEW) return few(j), true;
  j->wide = (j->m + TILE - 1) / TILE * TILE;
  const size_t count = (size_t)(j->wide * (2 * ROWS + j->wide + 2)), room = count * sizeof(double);
  double *block = qn_alloc(rt->alloc, room);
  if (!block) return false;
  memset(block, 0, room);
  j->change = block, j->rest = block + ROWS * j->wide, j->product = j->rest + ROWS * j->wide, j->square = j->product + j->wide * j->wide;
  blocks(rt, j, j->square + j->wide);
  for (int64_t a = 0; a < j->m; a++)
    for (int64_t b = 0; b <= a; b++)
      j->to[a][b] = j->to[b][a] = answer(j, j->n, j->square[a], j->square[b], a == b ? j->square[a] : j->product[a * j->wide + b]);
  qn_free(rt->alloc, block, room);
  return true;
}

/* --- values are missing -------------------------------------------------------------------------------------------------------------- */
#define WHERE(f, x, y) (lanes)(((flags)(x) & (f)) | ((flags)(y) & ~(f)))

/* Column a beside the columns y. */
QN_LEVELS static void eight_pairs(const double *x, const double *const *y, int64_t n, lanes out[4]) {
  lanes rows = {0}, mx = {0}, my = {0}, xx = {0}, yy = {0}, xy = {0};
  for (int64_t i = 0; i < n; i++) {
    const double one = x[i];
    if (one != one) continue;
    const lanes v = {y[0][i], y[1][i], y[2][i], y[3][i], y[4][i], y[5][i], y[6][i], y[7][i]}, u = (lanes){0} + one;
    const flags f = v == v;
    const lanes count = rows + 1.0, part = 1.0 / count, dx = u - mx, dy = v - my, ax = mx + part * dx, ay = my + part * dy;
    rows = WHERE(f, count, rows);
    mx = WHERE(f, ax, mx), my = WHERE(f, ay, my);
    xx = WHERE(f, xx + (u - ax) * dx, xx), yy = WHERE(f, yy + (v - ay) * dy, yy);
    xy = WHERE(f, xy + (u - ax) * dy, xy);
  }
  out[0] = rows, out[1] = xx, out[2] = yy, out[3] = xy;
}

static void pairs_body(void *frame, int64_t begin, int64_t end) {
  const matrix_job *j = frame;
  for (int64_t a = begin; a < end; a++)
    for (int64_t b = 0; b <= a; b += LANES) {
      const double *y[LANES];
      lanes s[4];
      for (int k = 0; k < LANES; k++) y[k] = j->x[b + k <= a ? b + k : a];
      eight_pairs(j->x[a], y, j->n, s);
      for (int k = 0; k < LANES && b + k <= a; k++) j->to[a][b + k] = answer(j, (int64_t)s[0][k], s[1][k], s[2][k], s[3][k]);
    }
}

static void pairs(qn_rt *rt, matrix_job *j) {
  qn_frame_parallel(rt, pairs_body, j, j->m, j->m * j->n * 1000);
  for (int64_t a = 0; a < j->m; a++)
    for (int64_t b = 0; b < a; b++) j->to[b][a] = j->to[a][b];
}

/* --- corr_matrix ----------------------------------------------------------------------------------------------------------------------- */
static int column_of(qn_rt *rt, matrix_job *j, int64_t k, qn_value v, qn_value list, bool *missing) {
  qn_value array;
  if (!qn_is_array(v) || qn_view_of(v)->dtype != QN_D_FLOAT64 || qn_view_of(v)->ndim != 1 || (qn_view_of(v)->shape[0] > 1 && qn_view_of(v)->strides[0] != sizeof(double)) ||
      (k && qn_view_of(v)->shape[0] != j->n))
    return qn_raise(rt, QN_E_TypeError, "corr_matrix: float64 arrays of one length without gaps");
  j->n = qn_view_of(v)->shape[0];
  j->x[k] = (const double *)(const void *)qn_view_of(v)->data;
  for (int64_t i = 0; !*missing && i < j->n; i++) *missing = j->x[k][i] != j->x[k][i];
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &j->m, false, &array)) return -1;
  j->to[k] = (double *)(void *)qn_view_of(array)->data;
  const int bad = qn_list_append(rt, list, array);
  qn_release(rt, array);
  return bad;
}

/* corr_matrix(columns, cov, least, ddof=1): rows of the matrix of the columns, float64 arrays without gaps; least: rows that a pair needs. */
QN_METHOD(qn_pd_corr_matrix) {
  (void)self;
  qn_value v[4], *items;
  matrix_job j = {.ddof = 1};
  bool missing = false;
  if (qn_args_parse(rt, args, "corr_matrix", "columns cov least|ddof", v) < 0 || qn_as_index(rt, v[2], &j.least) < 0) return -1;
  if (v[3].tag != QN_UNSET && qn_as_double(rt, v[3], &j.ddof) < 0) return -1;
  if (qn_items_of(rt, v[0], &items, &j.m) < 0) return -1;
  j.cov = qn_truth(rt, v[1]) == 1;
  const size_t room = (size_t)(j.m + 1) * sizeof(void *);
  j.x = qn_alloc(rt->alloc, room);
  j.to = qn_alloc(rt->alloc, room);
  int bad = j.x && j.to ? qn_new_list(rt, NULL, 0, out) : qn_raise_memory(rt);
  const bool made = !bad;
  for (int64_t k = 0; !bad && k < j.m; k++) bad = column_of(rt, &j, k, items[k], *out, &missing);
  if (!bad && j.m && missing) pairs(rt, &j);
  else if (!bad && j.m && !whole(rt, &j)) bad = qn_raise_memory(rt);
  if (bad && made) qn_drop(rt, out);
  qn_free(rt->alloc, j.x, room);
  qn_free(rt->alloc, j.to, room);
  qn_items_free(rt, items, j.m);
  return bad;
}
