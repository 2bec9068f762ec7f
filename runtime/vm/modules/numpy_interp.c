/* numpy_interp.c - np.interp: linear interpolation in a table of points. */
#include <math.h>

#include "runtime/base/element.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy.h"

/* np.interp of float64s: the piece of the polygon for each x, from the last point not above it on; beyond its ends left and right. */
typedef struct interp_piece {
  double p, f, rise, run;
} interp_piece;
typedef struct interp_job {
  const double *p, *f, *x;
  const interp_piece *pieces; /* by how many points are not above, 0 to n, rise for a run of 1; or NULL */
  double left, right, *out;
  int64_t n;
  qn_search search;
} interp_job;

static inline interp_piece interp_piece_of(const interp_job *q, int64_t above) {
  if (above == 0) return (interp_piece){q->p[0], q->left, 0, 1};
  if (above == q->n) return (interp_piece){q->p[above - 1], q->right, 0, 1};
  const double *p = q->p + above, *f = q->f + above;
  return (interp_piece){p[-1], f[-1], f[0] - f[-1], p[0] - p[-1]};
}
/* The pieces are read one by one, before anything is computed: gathers take longer. What comes out as nan is left to interp_at. */
enum { INTERP_BLOCK = 64, INTERP_AT_ONCE = 8 * INTERP_BLOCK };
#define INTERP_BLOCKS(name, SLOPE)                                                                                                 \
  QN_CLONES static bool name(const interp_job *q, const double *x, const interp_piece *of, int64_t m, double *out) {               \
    const double last = q->p[q->n - 1], end = q->f[q->n - 1];                                                                      \
    int64_t nan = 0;                                                                                                               \
    for (int64_t i = 0; i < m; i++) {                                                                                              \
      const double t = x[i], y = SLOPE * (t - of[i].p) + of[i].f, r = t == of[i].p ? of[i].f : y;                                  \
      out[i] = t == last ? end : r;                                                                                                \
      nan |= r != r;                                                                                                               \
    }                                                                                                                              \
    return nan != 0;                                                                                                               \
  }
INTERP_BLOCKS(interp_steep, of[i].rise)
INTERP_BLOCKS(interp_rises, (of[i].rise / of[i].run))

/* Beyond the ends all; how many are. */
QN_CLONES static int64_t interp_ends(const interp_job *q, const double *x, int64_t m, double *out) {
  const double first = q->p[0], last = q->p[q->n - 1];
  int64_t beyond = 0;
  for (int64_t i = 0; i < m; i++) {
    out[i] = x[i] < first ? q->left : q->right;
    beyond += (x[i] < first) | (x[i] > last);
  }
  return beyond;
}
/* Those that are not, or are nan. */
static int64_t interp_inner(const interp_job *q, const double *x, int64_t m, double *inner, int64_t *at) {
  const double first = q->p[0], last = q->p[q->n - 1];
  int64_t count = 0;
  for (int64_t i = 0; i < m; i++) {
    inner[count] = x[i], at[count] = i;
    count += !(x[i] < first) & !(x[i] > last);
  }
  return count;
}

static double interp_at(const interp_job *q, double t, int64_t above) {
  const double *p = q->p, *f = q->f;
  if (isnan(t)) return q->n > 1 ? t : f[0]; /* as NumPy */
  if (t > p[q->n - 1]) return q->right;
  if (t < p[0]) return q->left;
  int64_t j = above - 1; /* the last point not above t */
  if (j == q->n - 1 || p[j] == t) return f[j];
  double slope = (f[j + 1] - f[j]) / (p[j + 1] - p[j]), y = slope * (t - p[j]) + f[j];
  if (!isnan(y)) return y;
  y = slope * (t - p[j + 1]) + f[j + 1];
  return isnan(y) && f[j] == f[j + 1] ? f[j] : y;
}

static void interp_inside(const interp_job *q, const double *x, int64_t count, double *out) {
  int64_t above[INTERP_BLOCK];
  interp_piece piece[INTERP_BLOCK];
  for (int64_t m; count > 0; count -= m, x += m, out += m) {
    m = count < INTERP_BLOCK ? count : INTERP_BLOCK;
    qn_search_keys(&q->search, x, m, true, above);
    if (q->pieces)
      for (int64_t i = 0; i < m; i++) piece[i] = q->pieces[above[i]];
    else
      for (int64_t i = 0; i < m; i++) piece[i] = interp_piece_of(q, above[i]);
    if ((q->pieces ? interp_steep : interp_rises)(q, x, piece, m, out))
      for (int64_t i = 0; i < m; i++) out[i] = interp_at(q, x[i], above[i]);
  }
}
static void interp_body(void *frame, int64_t begin, int64_t end) {
  const interp_job *q = frame;
  for (int64_t m; begin < end; begin += m) {
    m = end - begin < INTERP_AT_ONCE ? end - begin : INTERP_AT_ONCE;
    const double *x = q->x + begin;
    double *out = q->out + begin, inner[INTERP_AT_ONCE], r[INTERP_AT_ONCE];
    int64_t at[INTERP_AT_ONCE];
    const int64_t beyond = interp_ends(q, x, m, out);
    if (beyond == m) continue;
    if (beyond < m / 2) {
      interp_inside(q, x, m, out);
      continue;
    }
    const int64_t count = interp_inner(q, x, m, inner, at);
    interp_inside(q, inner, count, r);
    for (int64_t i = 0; i < count; i++) out[at[i]] = r[i];
  }
}

static qn_value *safe_floats(qn_keep *k, qn_value x) { /* no parts are dropped, and dates are no numbers */
  const qn_value *a = qn_np_array(k, x);
  if (!a) return NULL;
  const qn_dtype d = (qn_dtype)qn_view_of(*a)->dtype;
  if (qn_can_cast(d, QN_D_FLOAT64, QN_CAST_SAFE)) return qn_np_array_of(k, *a, QN_D_FLOAT64);
  qn_raise(k->rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('float64') according to the rule 'safe'",
           d == QN_D_OBJECT ? "O" : qn_dtype_spell(d).text);
  return NULL;
}

NP(interp) {
  qn_value v[6], r;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "interp", "x xp fp|left right period", v)) return -1;
  qn_value *points = qn_np_array(&k, v[2]);
  if (!points) return qn_done(&k, -1);
  if (qn_given(v[5]) || qn_dtype_is_complex((qn_dtype)qn_view_of(*points)->dtype)) return qn_done(&k, qn_np_general(rt, "interp", args, out));
  qn_value *fp = safe_floats(&k, *points), *xp = fp ? safe_floats(&k, v[1]) : NULL, *x = xp ? safe_floats(&k, v[0]) : NULL;
  if (!x) return qn_done(&k, -1);
  int64_t n = qn_view_size(qn_view_of(*xp)), m = qn_view_size(qn_view_of(*x));
  if (n == 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "array of sample points is empty"));
  if (n != qn_view_size(qn_view_of(*fp))) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "fp and xp are not of the same length."));
  double *p = qn_np_f64(*xp), *f = qn_np_f64(*fp), left = f[0], right = f[n - 1];
  if (qn_np_real(rt, v[3], &left) || qn_np_real(rt, v[4], &right) || qn_array_new(rt, QN_D_FLOAT64, qn_view_of(*x)->ndim, qn_view_of(*x)->shape, false, &r))
    return qn_done(&k, -1);
  interp_job job = {.p = p, .f = f, .x = qn_np_f64(*x), .left = left, .right = right, .out = qn_np_f64(r), .n = n};
  enum { OFTEN = 4 };
  interp_piece *pieces = m / OFTEN >= n && n > 1 ? qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *pieces) : NULL;
  for (int64_t i = 0; pieces && i <= n; i++) {
    const interp_piece of = interp_piece_of(&job, i);
    pieces[i] = (interp_piece){of.p, of.f, of.rise / of.run, 1};
  }
  job.pieces = pieces;
  qn_search_begin(rt, &job.search, p, n, m);
  if (m > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, interp_body, &job, m, 8000);
  else interp_body(&job, 0, m);
  qn_search_end(rt, &job.search);
  if (pieces) qn_free(rt->alloc, pieces, (size_t)(n + 1) * sizeof *pieces);
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}

const qn_method qn_np_interp[] = {ROW(interp), {.name = NULL}};
