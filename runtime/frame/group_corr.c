/* group_corr.c - correlations and covariances of columns within each group: means, squares and products are updated row by row
 * (Welford), in row order, with the operations of pandas' nancorr. Threads share the groups, not the rows. */
#include <math.h>

#include "runtime/frame/native_group.h"

enum { BLOCK = 1024, COLUMNS = 16, SHARDS_MOST = 16 };

typedef struct corr_job {
  const qn_factor *g;
  const qn_column *col[COLUMNS];
  int m;
  int64_t shards, width; /* numbers of a group: rows, m means, m sums of squares, products of pairs */
  double *state;
} corr_job;

/* One row: values x of the m columns into the state s. */
__attribute__((always_inline)) static inline void corr_row(double *s, const double *x, int m) {
  double *mean = s + 1, *square = mean + m, *product = square + m, d[COLUMNS], rest[COLUMNS], part = 1.0 / (s[0] += 1);
  for (int k = 0; k < m; k++) {
    d[k] = x[k] - mean[k];
    mean[k] += part * d[k];
    rest[k] = x[k] - mean[k];
    square[k] += rest[k] * d[k];
  }
  for (int a = 1; a < m; a++)
    for (int b = 0; b < a; b++) *product++ += rest[a] * d[b];
}

/* The rows of a block whose groups are in [from, to), without a branch: which they are cannot be guessed. */
QN_LEVELS static int64_t pick_rows(const int32_t *code, int64_t n, int32_t from, int32_t to, int32_t *pick) {
  int64_t m = 0;
  for (int64_t i = 0; i < n; i++) { /* nulls are below */
    pick[m] = (int32_t)i;
    m += (code[i] >= from) & (code[i] < to);
  }
  return m;
}

/* Two columns without missing values, which most have. */
static void two_rows(const corr_job *j, const int32_t *code, const int32_t *pick, int64_t m, const double *a, const double *b) {
  double x[2];
  for (int64_t w = 0; w < m; w++) {
    int32_t i = pick[w];
    x[0] = a[i], x[1] = b[i];
    if (x[0] == x[0] && x[1] == x[1]) corr_row(j->state + code[i] * j->width, x, 2);
  }
}

static void corr_body(void *frame, int64_t begin, int64_t end) {
  const corr_job *j = frame;
  const qn_factor *g = j->g;
  double room[COLUMNS][BLOCK], x[COLUMNS];
  int32_t pick[BLOCK];
  for (int64_t shard = begin; shard < end; shard++) {
    int64_t from = g->groups * shard / j->shards, to = g->groups * (shard + 1) / j->shards;
    for (int64_t at = 0; at < g->n; at += BLOCK) {
      int64_t n = g->n - at < BLOCK ? g->n - at : BLOCK;
      const int32_t *code = g->codes + at;
      int64_t m = pick_rows(code, n, (int32_t)from, (int32_t)to, pick);
      for (int k = 0; k < j->m; k++) qn_col_doubles(j->col[k], at, n, room[k]);
      if (j->m == 2) two_rows(j, code, pick, m, room[0], room[1]);
      for (int64_t w = 0; j->m != 2 && w < m; w++) {
        bool gone = false;
        for (int k = 0; k < j->m; k++) x[k] = room[k][pick[w]], gone |= x[k] != x[k];
        if (!gone) corr_row(j->state + code[pick[w]] * j->width, x, j->m);
      }
    }
  }
}

static bool run(qn_rt *rt, corr_job *j) {
  j->width = 1 + 2 * j->m + j->m * (j->m - 1) / 2;
  size_t room = (size_t)(j->width * (j->g->groups + 1)) * sizeof *j->state;
  if (!(j->state = qn_alloc(rt->alloc, room))) return false;
  memset(j->state, 0, room);
  j->shards = j->g->n < 1 << 15 ? 1 : qn_frame_threads(rt);
  if (j->shards > SHARDS_MOST) j->shards = SHARDS_MOST;
  qn_frame_parallel(rt, corr_body, j, j->shards, j->g->n * 4000);
  return true;
}

static void drop(qn_rt *rt, corr_job *j) {
  qn_free(rt->alloc, j->state, (size_t)(j->width * (j->g->groups + 1)) * sizeof *j->state);
  j->state = NULL;
}

typedef struct corr_want {
  bool cov;
  int64_t least;
  double ddof;
} corr_want;

/* The answer of columns a >= b of a group's state. */
static double answer(const double *s, int m, int a, int b, const corr_want *w) {
  const double *square = s + 1 + m, *product = square + m;
  if (s[0] < (double)w->least) return (double)NAN;
  double p = a == b ? square[a] : product[a * (a - 1) / 2 + b];
  double d = w->cov ? s[0] - w->ddof : sqrt(square[a] * square[b]);
  if (d == 0) return (double)NAN;
  double r = p / d;
  if (w->cov) return r;
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

/* Columns with missing values: a pass for each pair, which leaves out the rows where one of the two is missing. */
static bool pairs(qn_rt *rt, const corr_job *all, const corr_want *w, double **to) {
  for (int a = 0; a < all->m; a++)
    for (int b = 0; b <= a; b++) {
      corr_job j = {.g = all->g, .col = {all->col[a], all->col[b]}, .m = 2};
      if (!run(rt, &j)) return false;
      for (int64_t g = 0; g < all->g->groups; g++) to[a][g * all->m + b] = to[b][g * all->m + a] = answer(j.state + g * j.width, 2, 1, 0, w);
      drop(rt, &j);
    }
  return true;
}

static bool together(qn_rt *rt, corr_job *j, const corr_want *w, double **to) {
  if (!run(rt, j)) return false;
  for (int64_t g = 0; g < j->g->groups; g++)
    for (int a = 0; a < j->m; a++)
      for (int b = 0; b <= a; b++) to[a][g * j->m + b] = to[b][g * j->m + a] = answer(j->state + g * j->width, j->m, a, b, w);
  drop(rt, j);
  return true;
}

/* group_corr(g, columns, cov, least, ddof): for each column an array with its correlation (covariance) with every column, group
 * after group; least: rows that a group needs. */
QN_METHOD(qn_pd_group_corr) {
  (void)self;
  qn_value v[5], *items;
  int64_t m;
  if (qn_args_parse(rt, args, "group_corr", "g columns cov least ddof", v) < 0) return -1;
  if (!qn_is_groupby(v[0]) || v[3].tag != QN_INT || v[4].tag != QN_INT) return qn_raise(rt, QN_E_TypeError, "group_corr(g, columns, cov, least, ddof)");
  const qn_groupby *by = qn_group_there(rt, v[0]);
  if (!by || qn_items_of(rt, v[1], &items, &m) < 0) return -1;
  corr_job j = {.g = &by->groups};
  corr_want w = {qn_truth(rt, v[2]) == 1, v[3].i, (double)v[4].i};
  qn_column *held[COLUMNS] = {0};
  double *to[COLUMNS];
  bool nulls = false;
  int bad = m >= 1 && m <= COLUMNS ? qn_new_list(rt, NULL, 0, out) : qn_raise(rt, QN_E_ValueError, "group_corr takes 1 to %d columns", COLUMNS);
  bool made = !bad;
  for (int64_t k = 0; !bad && k < m; k++) {
    int64_t n = j.g->groups * m;
    qn_value array;
    held[k] = qn_col_from(rt, items[k], 0);
    j.col[j.m] = held[k] ? qn_col_shown(rt, held[k]) : NULL;
    if (!j.col[j.m]) bad = -1;
    else if (!qn_col_numeric(j.col[j.m]->type) || qn_coltype_is_complex(j.col[j.m]->type) || j.col[j.m]->length != j.g->n)
      bad = qn_raise(rt, QN_E_TypeError, "group_corr: columns of numbers");
    if (bad) break;
    nulls = nulls || j.col[j.m]->null_count > 0;
    if (qn_coltype_is_float(j.col[j.m]->type))
      for (int64_t i = 0; !nulls && i < j.g->n; i++) nulls = qn_col_isna(j.col[j.m], i);
    j.m++;
    if ((bad = qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, &array))) break;
    to[k] = (double *)qn_view_of(array)->data;
    bad = qn_list_append(rt, *out, array);
    qn_release(rt, array);
  }
  if (!bad && !(nulls ? pairs(rt, &j, &w, to) : together(rt, &j, &w, to))) bad = qn_raise_memory(rt);
  for (int k = 0; k < COLUMNS; k++) qn_column_drop(held[k]);
  qn_items_free(rt, items, m);
  if (bad && made) qn_drop(rt, out);
  return bad;
}
