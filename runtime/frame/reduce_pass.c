/* reduce_pass.c - sum, mean, min, max, count, std and var of columns of numbers, all in one pass (two with std and var), on all
 * threads. The tasks are the blocks of the engine's float sums (sums.c), of all columns: a task goes over its rows in chunks
 * that stay in the first cache. Sums have the bits of qn_sum_f64 over the column with 0 (squares: the mean) for nulls. */
#include <math.h>

#include "runtime/base/element.h"
#include "runtime/frame/reduce_pass.h"
#include "runtime/object/array/fold.h"

enum { CHUNK = 1024, LANES = 32, BLOCK_PS = 500, PARALLEL_MIN = 1 << 16 };
#define BIT(agg) ((uint32_t)1 << (agg))
static const uint32_t spreads = BIT(QN_AGG_STD) | BIT(QN_AGG_VAR), sums = BIT(QN_AGG_SUM) | BIT(QN_AGG_MEAN) | BIT(QN_AGG_STD) | BIT(QN_AGG_VAR);

typedef struct part {
  int64_t there, whole, least, most;
  double sum, squares, lo, hi;
} part;

typedef struct pass_job {
  const qn_pass *p;
  part *parts; /* of pass i's block b: i * nb + b */
  int64_t n;
  int nb;
  bool second;
} pass_job;

bool qn_pass_takes(qn_agg agg, const qn_column *c) {
  const bool real = c->type == QN_D_FLOAT64 || c->type == QN_D_FLOAT32;
  const bool whole = qn_coltype_is_int(c->type) && c->type != QN_D_UINT64 && c->null_count == 0;
  if (c->masked || c->length == 0 || !(real || whole)) return false;
  switch ((int)agg) {
    case QN_AGG_SUM: case QN_AGG_MEAN: case QN_AGG_MIN: case QN_AGG_MAX: case QN_AGG_COUNT: case QN_AGG_STD: case QN_AGG_VAR: return true;
    default: return false;
  }
}

/* --- chunks ------------------------------------------------------------------------------------------------------------------ */
QN_CLONES static int64_t count_there(const double *x, int64_t n) {
  int64_t there = 0;
  for (int64_t i = 0; i < n; i++) there += x[i] == x[i];
  return there;
}

QN_CLONES static void fill_nulls(const double *x, int64_t n, double null, double *to) {
  for (int64_t i = 0; i < n; i++) to[i] = x[i] == x[i] ? x[i] : null;
}

QN_CLONES static void squares_of(const double *x, int64_t n, double mean, double *to) {
  for (int64_t i = 0; i < n; i++) {
    double d = (x[i] == x[i] ? x[i] : mean) - mean;
    to[i] = d * d;
  }
}

/* Into lanes, which NaN never enters. */
QN_CLONES static void least_of(double *lane, const double *x, int64_t n) {
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] = x[i + l] < lane[l] ? x[i + l] : lane[l];
  for (; i < n; i++) lane[0] = x[i] < lane[0] ? x[i] : lane[0];
}
QN_CLONES static void most_of(double *lane, const double *x, int64_t n) {
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] = x[i + l] > lane[l] ? x[i + l] : lane[l];
  for (; i < n; i++) lane[0] = x[i] > lane[0] ? x[i] : lane[0];
}

QN_CLONES static void whole_of(part *p, const int64_t *x, int64_t n) {
  uint64_t sum = 0;
  int64_t lo = p->least, hi = p->most;
  for (int64_t i = 0; i < n; i++) {
    sum += (uint64_t)x[i];
    lo = x[i] < lo ? x[i] : lo;
    hi = x[i] > hi ? x[i] : hi;
  }
  p->whole = (int64_t)((uint64_t)p->whole + sum);
  p->least = lo, p->most = hi;
}

static void block_of_ints(const qn_pass *p, int64_t at, int64_t end, part *to) {
  const int64_t *plain = p->c->type == QN_D_INT64 ? qn_column_data(p->c) : NULL;
  int64_t room[CHUNK];
  if (!(p->want & (BIT(QN_AGG_SUM) | BIT(QN_AGG_MIN) | BIT(QN_AGG_MAX)))) return;
  for (int64_t i = at, m; i < end; i += m) {
    m = end - i < CHUNK ? end - i : CHUNK;
    for (int64_t k = 0; !plain && k < m; k++) room[k] = qn_col_int(p->c, i + k);
    whole_of(to, plain ? plain + i : room, m);
  }
}

static void block_of_floats(const qn_pass *p, int64_t at, int64_t end, part *to) {
  const bool real = qn_coltype_is_float(p->c->type), adds = p->want & (real ? sums : sums & ~BIT(QN_AGG_SUM));
  const bool least = real && p->want & BIT(QN_AGG_MIN), most = real && p->want & BIT(QN_AGG_MAX);
  const double *plain = p->c->type == QN_D_FLOAT64 ? qn_column_data(p->c) : NULL;
  double lo[LANES], hi[LANES], room[CHUNK];
  qn_sum_state sum;
  qn_sum_begin(&sum, end - at);
  for (int l = 0; l < LANES; l++) lo[l] = (double)INFINITY, hi[l] = -(double)INFINITY;
  to->there = end - at;
  if (!adds && !real) return;
  to->there = 0;
  for (int64_t i = at, m; i < end; i += m) {
    m = end - i < CHUNK ? end - i : CHUNK;
    const double *x = plain ? plain + i : room;
    if (!plain) qn_col_doubles(p->c, i, m, room);
    const int64_t there = count_there(x, m);
    to->there += there;
    if (least) least_of(lo, x, m);
    if (most) most_of(hi, x, m);
    if (adds && there < m) fill_nulls(x, m, 0.0, room), x = room;
    if (adds) qn_sum_add(&sum, x, m);
  }
  to->sum = adds ? qn_sum_end(&sum) : 0.0;
  for (int l = 0; l < LANES; l++) to->lo = lo[l] < to->lo ? lo[l] : to->lo, to->hi = hi[l] > to->hi ? hi[l] : to->hi;
}

static void block_of_squares(const qn_pass *p, int64_t at, int64_t end, part *to) {
  const double mean = p->sum / (double)p->there, *plain = p->c->type == QN_D_FLOAT64 ? qn_column_data(p->c) : NULL;
  double room[CHUNK];
  qn_sum_state sum;
  qn_sum_begin(&sum, end - at);
  for (int64_t i = at, m; i < end; i += m) {
    m = end - i < CHUNK ? end - i : CHUNK;
    if (!plain) qn_col_doubles(p->c, i, m, room);
    squares_of(plain ? plain + i : room, m, mean, room);
    qn_sum_add(&sum, room, m);
  }
  to->squares = qn_sum_end(&sum);
}

/* --- passes ------------------------------------------------------------------------------------------------------------------- */
static void pass_body(void *frame, int64_t begin, int64_t end) {
  const pass_job *j = frame;
  for (int64_t t = begin; t < end; t++) {
    const qn_pass *p = &j->p[t / j->nb];
    const int64_t b = t % j->nb; /* the blocks of sums.c */
    const int64_t at = qn_sum_block_at(j->n, j->nb, b), stop = qn_sum_block_at(j->n, j->nb, b + 1);
    if (j->second) {
      if (p->want & spreads && p->there) block_of_squares(p, at, stop, &j->parts[t]);
      continue;
    }
    j->parts[t] = (part){.least = INT64_MAX, .most = INT64_MIN, .lo = (double)INFINITY, .hi = -(double)INFINITY};
    if (!qn_coltype_is_float(p->c->type)) block_of_ints(p, at, stop, &j->parts[t]);
    block_of_floats(p, at, stop, &j->parts[t]);
  }
}

static void run(qn_rt *rt, pass_job *j, int64_t n) {
  if (rt->hooks.parallel && j->n * n >= PARALLEL_MIN && j->nb * n > 1) rt->hooks.parallel(rt, pass_body, j, j->nb * n, j->n / j->nb * BLOCK_PS);
  else pass_body(j, 0, j->nb * n);
}

/* The first zero in row order is the one that a search from the first row keeps. */
static double zero_of(const qn_column *c) {
  for (int64_t i = 0; i < c->length; i++) {
    double x = qn_col_double(c, i);
    if (x == 0) return x;
  }
  return 0.0;
}

static void gather(qn_pass *p, const part *parts, int nb) {
  double part_sums[QN_SUM_BLOCKS];
  p->type = p->c->type;
  p->there = p->whole = 0, p->least = INT64_MAX, p->most = INT64_MIN, p->lo = (double)INFINITY, p->hi = -(double)INFINITY;
  for (int b = 0; b < nb; b++) {
    const part *q = &parts[b];
    p->there += q->there;
    p->whole = (int64_t)((uint64_t)p->whole + (uint64_t)q->whole);
    p->least = q->least < p->least ? q->least : p->least, p->most = q->most > p->most ? q->most : p->most;
    p->lo = q->lo < p->lo ? q->lo : p->lo, p->hi = q->hi > p->hi ? q->hi : p->hi;
    part_sums[b] = q->sum;
  }
  p->sum = qn_tree_sum(part_sums, nb) + 0.0;
  if (p->lo == 0 && p->want & BIT(QN_AGG_MIN)) p->lo = zero_of(p->c);
  if (p->hi == 0 && p->want & BIT(QN_AGG_MAX)) p->hi = zero_of(p->c);
}

int qn_pass_run(qn_rt *rt, qn_pass *p, int64_t n) {
  if (n == 0) return 0;
  pass_job j = {.p = p, .n = p[0].c->length, .nb = qn_sum_blocks(p[0].c->length)};
  const size_t bytes = (size_t)n * (size_t)j.nb * sizeof *j.parts;
  bool again = false;
  if (!(j.parts = qn_alloc(rt->alloc, bytes))) return qn_raise_memory(rt);
  run(rt, &j, n);
  for (int64_t i = 0; i < n; i++) gather(&p[i], j.parts + i * j.nb, j.nb), again = again || p[i].want & spreads;
  j.second = true;
  if (again) run(rt, &j, n);
  for (int64_t i = 0; again && i < n; i++) {
    double part_sums[QN_SUM_BLOCKS];
    for (int b = 0; b < j.nb; b++) part_sums[b] = j.parts[i * j.nb + b].squares;
    p[i].squares = qn_tree_sum(part_sums, j.nb);
  }
  qn_free(rt->alloc, j.parts, bytes);
  return 0;
}

qn_value qn_pass_value(const qn_pass *p, qn_agg agg, int64_t ddof) {
  const bool real = qn_coltype_is_float(p->type);
  const qn_dtype type = (qn_dtype)p->type;
  switch ((int)agg) {
    case QN_AGG_COUNT: return qn_np_int(QN_D_INT64, p->there);
    case QN_AGG_SUM: return real ? qn_np_float(type, p->sum) : qn_np_int(QN_D_INT64, p->whole);
    case QN_AGG_MEAN: return qn_np_double(p->there ? p->sum / (double)p->there : (double)NAN);
    case QN_AGG_MIN: return real ? qn_np_float(type, p->there ? p->lo : (double)NAN) : qn_np_int(type, p->least);
    case QN_AGG_MAX: return real ? qn_np_float(type, p->there ? p->hi : (double)NAN) : qn_np_int(type, p->most);
    default: break;
  }
  const double x = p->there - ddof > 0 ? p->squares / (double)(p->there - ddof) : (double)NAN;
  return qn_np_double(agg == QN_AGG_STD ? sqrt(x) : x);
}
