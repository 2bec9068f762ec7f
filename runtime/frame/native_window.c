/* native_window.c - reductions over windows of rows [start[i], end[i]) and exponentially weighted ones, with the updates that
 * pandas makes (pandas/_libs/window/aggregations.pyx says what they are): sums with Kahan's correction that follow a window which
 * moves forward, Welford's variance, and what several equal values in a row mean. NaN is a missing value everywhere. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"

typedef struct windows {
  const double *x;
  const int64_t *start, *end; /* NULL: the `fixed` rows that end with each one */
  int64_t fixed, n, minp, ddof;
  double q;
  bool forward;   /* neither bound ever goes back */
  double *sorted; /* as many as the widest window */
  double *out;
  qn_rt *rt;
} windows;

/* Whether there is a row i to go on with; not after Ctrl-C, which run_windows' caller finds as an exception. */
static inline bool goes_on(const windows *w, int64_t i) { return i < w->n && !qn_interrupted_at(w->rt, i); }

static inline int64_t window_start(const windows *w, int64_t i) { return w->start ? w->start[i] : i >= w->fixed ? i + 1 - w->fixed : 0; }
static inline int64_t window_end(const windows *w, int64_t i) { return w->end ? w->end[i] : i + 1; }

/* --- sum, mean -------------------------------------------------------------------------------------------------------- */
typedef struct running {
  int64_t n, same, negative;
  double sum, plus, minus, last;
} running;

static void sum_add(running *r, double v) {
  if (isnan(v)) return;
  r->n++;
  double y = v - r->plus, t = r->sum + y;
  r->plus = t - r->sum - y;
  r->sum = t;
  r->negative += signbit(v) != 0;
  r->same = v == r->last ? r->same + 1 : 1;
  r->last = v;
}

static void sum_remove(running *r, double v) {
  if (isnan(v)) return;
  r->n--;
  double y = -v - r->minus, t = r->sum + y;
  r->minus = t - r->sum - y;
  r->sum = t;
  r->negative -= signbit(v) != 0;
}

static double sum_of(const running *r, int64_t minp) {
  if (r->n == 0 && minp == 0) return 0;
  if (r->n < minp) return NAN;
  return r->same >= r->n ? r->last * (double)r->n : r->sum;
}

static double mean_of(const running *r, int64_t minp) {
  if (r->n < minp || r->n == 0) return NAN;
  double m = r->sum / (double)r->n;
  if (r->same >= r->n) return r->last;
  if (r->negative == 0 && m < 0) return 0;
  if (r->negative == r->n && m > 0) return 0;
  return m;
}

static void roll_sums(const windows *w, bool mean) {
  running r = {0};
  for (int64_t i = 0; goes_on(w, i); i++) {
    int64_t s = window_start(w, i), e = window_end(w, i);
    if (i == 0 || !w->forward || s >= window_end(w, i - 1)) {
      r = (running){.last = s < e ? w->x[s] : 0};
      for (int64_t k = s; k < e; k++) sum_add(&r, w->x[k]);
    } else {
      for (int64_t k = window_start(w, i - 1); k < s; k++) sum_remove(&r, w->x[k]);
      for (int64_t k = window_end(w, i - 1); k < e; k++) sum_add(&r, w->x[k]);
    }
    w->out[i] = mean ? mean_of(&r, w->minp) : sum_of(&r, w->minp);
  }
}

/* --- variance --------------------------------------------------------------------------------------------------------- */
typedef struct spread {
  int64_t n;
  double mean, squares, plus, minus;
  bool lost; /* few digits of squares are left: the window is to be added anew */
} spread;

static const double LEAST_LEFT = 0x1p-52 * 1e3; /* of the squares before, as pandas has it */

static void spread_add(spread *r, double v) {
  if (isnan(v)) return;
  r->n++;
  double before = r->mean - r->plus, had = r->squares;
  double y = v - r->plus, t = y - r->mean;
  r->plus = t + r->mean - y;
  r->mean += t / (double)r->n;
  r->squares += (v - before) * (v - r->mean);
  r->lost |= had * LEAST_LEFT > r->squares;
}

static void spread_remove(spread *r, double v) {
  if (isnan(v)) return;
  if (--r->n == 0) {
    r->mean = r->squares = 0;
    r->lost = false;
    return;
  }
  double before = r->mean - r->minus, had = r->squares;
  double y = v - r->minus, t = y - r->mean;
  r->minus = t + r->mean - y;
  r->mean -= t / (double)r->n;
  r->squares -= (v - before) * (v - r->mean);
  r->lost |= had * LEAST_LEFT > r->squares;
}

static double spread_of(const spread *r, int64_t minp, int64_t ddof) {
  if (r->n < minp || r->n <= ddof) return NAN;
  double v = r->squares / (double)(r->n - ddof);
  return v < 0 ? 0 : v;
}

static void roll_var(const windows *w) {
  spread r = {0};
  for (int64_t i = 0; goes_on(w, i); i++) {
    int64_t s = window_start(w, i), e = window_end(w, i);
    const bool anew = i == 0 || !w->forward || s >= window_end(w, i - 1);
    if (!anew) {
      for (int64_t k = window_start(w, i - 1); k < s; k++) spread_remove(&r, w->x[k]);
      for (int64_t k = window_end(w, i - 1); k < e; k++) spread_add(&r, w->x[k]);
    }
    if (anew || r.lost) {
      r = (spread){0};
      for (int64_t k = s; k < e; k++) spread_add(&r, w->x[k]);
      r.lost = false;
    }
    w->out[i] = spread_of(&r, w->minp, w->ddof);
  }
}

/* --- skewness and kurtosis: from the moments about the mean of each window ------------------------------------------------ */
static double moments_of(const windows *w, int64_t s, int64_t e, bool kurt) {
  int64_t n = 0, same = 0;
  double sum = 0, m2 = 0, m3 = 0, m4 = 0, last = NAN;
  for (int64_t k = s; k < e; k++) {
    double v = w->x[k];
    if (isnan(v)) continue;
    n++;
    sum += v;
    same = v == last ? same + 1 : 1;
    last = v;
  }
  if (n < w->minp || n < (kurt ? 4 : 3)) return NAN;
  if (same >= n) return NAN;
  double mean = sum / (double)n, c = (double)n;
  for (int64_t k = s; k < e; k++) {
    double d = w->x[k] - mean;
    if (!isnan(d)) m2 += d * d, m3 += d * d * d, m4 += d * d * d * d;
  }
  if (!(m2 > 0)) return NAN;
  if (!kurt) return c * sqrt(c - 1) / (c - 2) * m3 / (m2 * sqrt(m2));
  return c * (c + 1) * (c - 1) * m4 / ((c - 2) * (c - 3) * m2 * m2) - 3 * (c - 1) * (c - 1) / ((c - 2) * (c - 3));
}

/* --- order statistics: the values of the window, sorted -------------------------------------------------------------------- */
static int64_t place(const double *d, int64_t n, double v) {
  int64_t lo = 0, hi = n;
  while (lo < hi) {
    int64_t mid = (lo + hi) / 2;
    if (d[mid] < v) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

static int64_t place_behind(const double *d, int64_t n, double v) { /* of the values that are equal */
  int64_t lo = 0, hi = n;
  while (lo < hi) {
    int64_t mid = (lo + hi) / 2;
    if (d[mid] <= v) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

static void keep_sorted(double *d, int64_t *n, double v, bool add) {
  if (isnan(v)) return;
  int64_t at = place(d, *n, v);
  if (add) {
    memmove(d + at + 1, d + at, (size_t)(*n - at) * sizeof *d);
    d[at] = v;
    ++*n;
  } else {
    memmove(d + at, d + at + 1, (size_t)(*n - at - 1) * sizeof *d);
    --*n;
  }
}

typedef enum order_kind { ORDER_MEDIAN, ORDER_LINEAR, ORDER_LOWER, ORDER_HIGHER, ORDER_MIDPOINT, ORDER_NEAREST, ORDER_NUNIQUE, ORDER_MIN, ORDER_MAX } order_kind;

static double order_of(const double *d, int64_t n, order_kind kind, double q) {
  double at = q * (double)(n - 1);
  int64_t lo = (int64_t)at, hi = lo + 1 < n ? lo + 1 : lo;
  double part = at - (double)lo;
  int64_t different = 0;
  switch (kind) {
    case ORDER_MEDIAN: return n % 2 ? d[n / 2] : (d[n / 2 - 1] + d[n / 2]) / 2;
    case ORDER_MIN: return d[0];
    case ORDER_MAX: return d[n - 1];
    case ORDER_NUNIQUE:
      for (int64_t i = 0; i < n; i++) different += i == 0 || d[i] != d[i - 1];
      return (double)different;
    case ORDER_LINEAR: return part == 0 ? d[lo] : d[lo] + (d[hi] - d[lo]) * part;
    case ORDER_LOWER: return d[lo];
    case ORDER_HIGHER: return part == 0 ? d[lo] : d[hi];
    case ORDER_MIDPOINT: return part == 0 ? d[lo] : (d[lo] + d[hi]) / 2;
    case ORDER_NEAREST:
      if (part == 0.5 ? lo % 2 == 0 : part < 0.5) return d[lo];
      return d[hi];
  }
  return NAN;
}

/* The sorted values of window i, made of those of the window before. */
static int64_t next_sorted(const windows *w, int64_t i, int64_t n) {
  const int64_t s = window_start(w, i), e = window_end(w, i);
  if (i == 0 || !w->forward || s >= window_end(w, i - 1)) {
    n = 0;
    for (int64_t k = s; k < e; k++) keep_sorted(w->sorted, &n, w->x[k], true);
    return n;
  }
  for (int64_t k = window_start(w, i - 1); k < s; k++) keep_sorted(w->sorted, &n, w->x[k], false);
  for (int64_t k = window_end(w, i - 1); k < e; k++) keep_sorted(w->sorted, &n, w->x[k], true);
  return n;
}

static void roll_order(const windows *w, order_kind kind) {
  int64_t n = 0;
  for (int64_t i = 0; goes_on(w, i); i++) {
    n = next_sorted(w, i, n);
    w->out[i] = n < w->minp || (n == 0 && kind != ORDER_NUNIQUE) ? (double)NAN : order_of(w->sorted, n, kind, w->q);
  }
}
/* The greatest (sign 1) or least (sign -1) value of windows that move forward: a queue of rows that may still be it, as a ring: there
 * are never more than those of two windows. */
static int roll_extreme(qn_rt *rt, const windows *w, int64_t widest, double sign) {
  int64_t size = 4;
  while (size < 2 * widest + 2) size *= 2;
  int64_t *queue = qn_positions(rt, size), head = 0, tail = 0, there = 0, at = 0, gone = 0;
  const int64_t mask = size - 1;
  if (!queue) return -1;
  for (int64_t i = 0; goes_on(w, i); i++) {
    const int64_t s = window_start(w, i), e = window_end(w, i), before = i ? window_end(w, i - 1) : window_end(w, 0);
    if (at < s) at = s > before ? s : at;
    if (gone < s && i > 0 && s >= before) gone = s, there = 0, head = tail = 0;
    for (; at < e; at++) {
      double v = w->x[at];
      if (isnan(v)) continue;
      there++;
      while (tail > head && sign * w->x[queue[(tail - 1) & mask]] <= sign * v) tail--;
      queue[tail++ & mask] = at;
    }
    for (; gone < s; gone++) there -= !isnan(w->x[gone]);
    while (head < tail && queue[head & mask] < s) head++;
    w->out[i] = there >= w->minp && head < tail ? w->x[queue[head & mask]] : (double)NAN;
  }
  qn_free_positions(rt, queue, size);
  return 0;
}

static void roll_edges(const windows *w, bool last) { /* the first or the last value that is there */
  for (int64_t i = 0; goes_on(w, i); i++) {
    int64_t there = 0;
    double v = NAN;
    for (int64_t k = window_start(w, i); k < window_end(w, i); k++) {
      if (isnan(w->x[k])) continue;
      if (last || there == 0) v = w->x[k];
      there++;
    }
    w->out[i] = there >= w->minp ? v : (double)NAN;
  }
}

/* rank of the window's last value in it; q: 0 average, 1 min, 2 max; ddof 1: ascending, 0: descending */
static void roll_rank(const windows *w, bool percent) {
  int64_t there = 0;
  double rank = (double)NAN; /* stays where a window only loses values, as in pandas */
  for (int64_t i = 0; goes_on(w, i); i++) {
    there = next_sorted(w, i, there);
    const int64_t s = window_start(w, i), e = window_end(w, i);
    if (i == 0 || !w->forward || e > window_end(w, i - 1)) {
      const double v = e > s ? w->x[e - 1] : (double)NAN;
      const int64_t less = place(w->sorted, there, v), upto = place_behind(w->sorted, there, v), equal = upto - less, below = w->ddof ? less : there - upto;
      rank = isnan(v) ? (double)NAN : (double)below + (w->q == 1 ? 1 : w->q == 2 ? (double)equal : ((double)equal + 1) / 2);
    }
    w->out[i] = there < w->minp ? (double)NAN : percent ? rank / (double)there : rank;
  }
}

static void roll_moments(const windows *w, bool kurt) {
  for (int64_t i = 0; goes_on(w, i); i++) {
    w->out[i] = moments_of(w, window_start(w, i), window_end(w, i), kurt);
  }
}

/* --- the natives ------------------------------------------------------------------------------------------------------------ */
static const char *const kinds[] = {"median", "linear", "lower", "higher", "midpoint", "nearest", "nunique"};

static int run_windows(qn_rt *rt, windows *w, int64_t widest, qn_sv kind) {
  bool sum = qn_sv_is(kind, "sum"), mean = qn_sv_is(kind, "mean");
  if (sum || mean) return roll_sums(w, mean), 0;
  if (qn_sv_is(kind, "var")) return roll_var(w), 0;
  bool least = qn_sv_is(kind, "min"), most = qn_sv_is(kind, "max");
  if ((least || most) && w->forward) return roll_extreme(rt, w, widest, most ? 1 : -1);
  if (least || most) return roll_order(w, most ? ORDER_MAX : ORDER_MIN), 0;
  if (qn_sv_is(kind, "first") || qn_sv_is(kind, "last")) return roll_edges(w, qn_sv_is(kind, "last")), 0;
  if (qn_sv_is(kind, "rank") || qn_sv_is(kind, "pct")) return roll_rank(w, qn_sv_is(kind, "pct")), 0;
  if (qn_sv_is(kind, "skew") || qn_sv_is(kind, "kurt")) return roll_moments(w, qn_sv_is(kind, "kurt")), 0;
  for (size_t i = 0; i < QN_COUNT(kinds); i++)
    if (qn_sv_is(kind, kinds[i])) return roll_order(w, (order_kind)i), 0;
  return qn_raise(rt, QN_E_ValueError, "window: no such reduction");
}

static int doubles_of(qn_rt *rt, qn_value v, qn_column **c) {
  *c = qn_is_array(v) ? qn_col_from_array(rt, v) : qn_col_from(rt, v, 0); /* only read during the call: nothing to copy */
  if (!*c) return -1;
  if ((*c)->type == QN_D_FLOAT64) return 0;
  qn_column *d = qn_col_astype(rt, *c, QN_D_FLOAT64);
  qn_column_drop(*c);
  *c = d;
  return d ? 0 : -1;
}

QN_LEVELS static bool any_infinite(const double *x, int64_t n) {
  int64_t found = 0;
  for (int64_t i = 0; i < n; i++) found += fabs(x[i]) == (double)INFINITY;
  return found != 0;
}

/* Infinities are missing: pandas' _prep_values. */
static int without_infinities(qn_rt *rt, qn_column **c) {
  const double *from = qn_column_data(*c);
  if (!any_infinite(from, (*c)->length)) return 0;
  qn_column *own = qn_col_new(rt, QN_D_FLOAT64, (*c)->length);
  if (!own) return -1;
  double *to = own->values->data;
  for (int64_t i = 0; i < own->length; i++) to[i] = isinf(from[i]) ? NAN : from[i];
  qn_column_drop(*c);
  *c = own;
  return 0;
}

static int check_bounds(qn_rt *rt, windows *w, const qn_column *x, const qn_column *s, const qn_column *e, int64_t *widest) {
  if (s->type != QN_D_INT64 || e->type != QN_D_INT64 || s->length != e->length) return qn_raise(rt, QN_E_TypeError, "window: bounds are int64 arrays of one length");
  *w = (windows){.x = qn_column_data(x), .start = qn_column_data(s), .end = qn_column_data(e), .n = s->length, .forward = true};
  *widest = 0;
  for (int64_t i = 0; i < w->n; i++) {
    int64_t a = window_start(w, i), b = window_end(w, i);
    if (a < 0 || b > x->length || a > b) return qn_raise(rt, QN_E_IndexError, "window: bounds [%lld, %lld) of %lld rows", (long long)a, (long long)b, (long long)x->length);
    if (b - a > *widest) *widest = b - a;
    if (i && (a < window_start(w, i - 1) || b < window_end(w, i - 1))) w->forward = false;
  }
  return 0;
}

/* window(values, start, end, minp, kind, ddof=1, q=0.0): a float64 array, a value for each window; infinities are missing. end None: a window of `start` rows (an
 * int) ends with each row. */
QN_METHOD(qn_pd_window) {
  (void)self;
  qn_value v[7];
  qn_column *x = NULL, *s = NULL, *e = NULL;
  windows w;
  int64_t widest = 0, minp, ddof = 1;
  double q = 0;
  if (qn_args_parse(rt, args, "window", "values start end minp kind|ddof q", v) < 0 || qn_as_index(rt, v[3], &minp) < 0) return -1;
  if ((v[5].tag != QN_UNSET && qn_as_index(rt, v[5], &ddof) < 0) || (v[6].tag != QN_UNSET && qn_as_double(rt, v[6], &q) < 0)) return -1;
  if (!qn_is_str(v[4])) return qn_raise(rt, QN_E_TypeError, "window: the reduction is named by a str");
  int status = doubles_of(rt, v[0], &x);
  if (status == 0) status = without_infinities(rt, &x);
  if (status == 0 && v[2].tag == QN_NONE) {
    w = (windows){.x = qn_column_data(x), .n = x->length, .forward = true};
    status = qn_as_index(rt, v[1], &w.fixed);
    if (status == 0 && w.fixed < 0) status = qn_raise(rt, QN_E_ValueError, "window: less than no rows");
    widest = w.fixed < w.n ? w.fixed : w.n;
  } else if (status == 0) {
    status = !(s = qn_col_from(rt, v[1], 0)) || !(e = qn_col_from(rt, v[2], 0)) ? -1 : check_bounds(rt, &w, x, s, e, &widest);
  }
  if (status == 0) status = qn_array_new(rt, QN_D_FLOAT64, 1, &w.n, false, out);
  if (status == 0) {
    w.rt = rt, w.minp = minp, w.ddof = ddof, w.q = q, w.out = qn_view_of(*out)->data;
    w.sorted = qn_alloc(rt->alloc, (size_t)(widest + 1) * sizeof(double));
    status = w.sorted ? run_windows(rt, &w, widest, qn_str_sv(v[4])) : qn_raise_memory(rt);
    if (status == 0 && rt->exc.tag != QN_UNSET) status = -1;
    qn_free(rt->alloc, w.sorted, (size_t)(widest + 1) * sizeof(double));
    if (status < 0) qn_drop(rt, out);
  }
  qn_column_drop(x);
  qn_column_drop(s);
  qn_column_drop(e);
  return status;
}

typedef struct decay {
  double com, alpha, factor, new_weight;
  bool adjust, ignore_na, sum, bias;
  int64_t minp, n;
} decay;

static void decayed_mean(const decay *w, const double *x, const double *gaps, double *out) {
  double mean = x[0], old = 1, fresh = w->new_weight;
  int64_t there = !isnan(mean);
  out[0] = there >= w->minp ? mean : (double)NAN;
  for (int64_t i = 1; i < w->n; i++) {
    bool seen = !isnan(x[i]);
    there += seen;
    if (!isnan(mean)) {
      if (seen || !w->ignore_na) {
        if (w->sum) mean *= w->factor;
        else old *= gaps ? pow(w->factor, gaps[i - 1]) : w->factor;
        if (seen && w->sum) mean += x[i];
        if (seen && !w->sum) {
          if (mean != x[i]) {
            if (!w->adjust && w->com == 1) fresh = 1 - old;
            mean = (old * mean + fresh * x[i]) / (old + fresh);
          }
          old = w->adjust ? old + fresh : 1;
        }
      }
    } else if (seen) {
      mean = x[i];
    }
    out[i] = there >= w->minp ? mean : (double)NAN;
  }
}

static void decayed_cov(const decay *w, const double *x, const double *y, double *out) {
  double mx = x[0], my = y[0], cov = 0, sum = 1, sum2 = 1, old = 1, fresh = w->new_weight;
  int64_t there = !isnan(mx) && !isnan(my);
  if (!there) mx = my = NAN;
  out[0] = there >= w->minp && w->bias ? there ? 0.0 : (double)NAN : (double)NAN;
  for (int64_t i = 1; i < w->n; i++) {
    bool seen = !isnan(x[i]) && !isnan(y[i]);
    there += seen;
    if (!isnan(mx)) {
      if (seen || !w->ignore_na) {
        sum *= w->factor, sum2 *= w->factor * w->factor, old *= w->factor;
        if (seen) {
          double bx = mx, by = my;
          if (mx != x[i]) mx = (old * bx + fresh * x[i]) / (old + fresh);
          if (my != y[i]) my = (old * by + fresh * y[i]) / (old + fresh);
          cov = (old * (cov + (bx - mx) * (by - my)) + fresh * ((x[i] - mx) * (y[i] - my))) / (old + fresh);
          sum += fresh, sum2 += fresh * fresh, old += fresh;
          if (!w->adjust) sum /= old, sum2 /= old * old, old = 1;
        }
      }
    } else if (seen) {
      mx = x[i], my = y[i];
    }
    double top = sum * sum, bottom = top - sum2;
    out[i] = there < w->minp ? (double)NAN : w->bias ? cov : bottom > 0 ? top / bottom * cov : (double)NAN;
  }
}

/* ewm(values, other, com, minp, adjust, ignore_na, kind, bias=False): kind "mean", "sum" (other: the gaps between rows as float64, or
 * None) or "cov" (other: the second values); a float64 array. */
QN_METHOD(qn_pd_ewm) {
  (void)self;
  qn_value v[8];
  qn_column *x = NULL, *y = NULL;
  decay w = {0};
  if (qn_args_parse(rt, args, "ewm", "values other com minp adjust ignore_na kind|bias", v) < 0) return -1;
  int adjust = qn_truth(rt, v[4]), ignore = qn_truth(rt, v[5]), bias = v[7].tag == QN_UNSET ? 0 : qn_truth(rt, v[7]);
  if (qn_as_double(rt, v[2], &w.com) < 0 || qn_as_index(rt, v[3], &w.minp) < 0 || adjust < 0 || ignore < 0 || bias < 0) return -1;
  bool cov = qn_is_str(v[6]) && qn_sv_is(qn_str_sv(v[6]), "cov");
  w.sum = qn_is_str(v[6]) && qn_sv_is(qn_str_sv(v[6]), "sum");
  w.adjust = adjust, w.ignore_na = ignore, w.bias = bias;
  w.alpha = 1 / (1 + w.com), w.factor = 1 - w.alpha, w.new_weight = adjust ? 1 : w.alpha;
  int status = doubles_of(rt, v[0], &x);
  if (status == 0 && v[1].tag != QN_NONE) status = doubles_of(rt, v[1], &y);
  if (status == 0 && ((cov && !y) || (y && y->length < x->length - (cov ? 0 : 1)))) status = qn_raise(rt, QN_E_ValueError, "ewm: the second values are too few");
  if (status == 0) w.n = x->length, status = qn_array_new(rt, QN_D_FLOAT64, 1, &w.n, false, out);
  if (status == 0 && w.n > 0) {
    if (cov) decayed_cov(&w, qn_column_data(x), qn_column_data(y), qn_view_of(*out)->data);
    else decayed_mean(&w, qn_column_data(x), y ? qn_column_data(y) : NULL, qn_view_of(*out)->data);
  }
  qn_column_drop(x);
  qn_column_drop(y);
  return status;
}

/* Covariance or correlation of the rows of a window where both are there. */
static double window_cov(const double *x, const double *y, int64_t s, int64_t e, int64_t minp, int64_t ddof, bool corr) {
  int64_t n = 0;
  double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
  for (int64_t k = s; k < e; k++)
    if (!isnan(x[k]) && !isnan(y[k])) n++, sx += x[k], sy += y[k];
  if (n < minp || n == 0 || (!corr && n <= ddof)) return NAN;
  double mx = sx / (double)n, my = sy / (double)n;
  for (int64_t k = s; k < e; k++) {
    if (isnan(x[k]) || isnan(y[k])) continue;
    xx += (x[k] - mx) * (x[k] - mx), yy += (y[k] - my) * (y[k] - my), xy += (x[k] - mx) * (y[k] - my);
  }
  if (!corr) return xy / (double)(n - ddof);
  return n <= ddof || xx == 0 || yy == 0 ? (double)NAN : xy / sqrt(xx * yy);
}

/* window2(x, y, start, end, minp, ddof, corr): a float64 array. */
QN_METHOD(qn_pd_window2) {
  (void)self;
  qn_value v[7];
  qn_column *x = NULL, *y = NULL, *s = NULL, *e = NULL;
  windows w;
  int64_t widest = 0, minp, ddof;
  if (qn_args_parse(rt, args, "window2", "x y start end minp ddof corr", v) < 0 || qn_as_index(rt, v[4], &minp) < 0 || qn_as_index(rt, v[5], &ddof) < 0) return -1;
  int corr = qn_truth(rt, v[6]);
  int status = corr < 0 || doubles_of(rt, v[0], &x) < 0 || doubles_of(rt, v[1], &y) < 0 ? -1 : 0;
  if (status == 0 && x->length != y->length) status = qn_raise(rt, QN_E_ValueError, "window2: columns of different lengths");
  if (status == 0 && (!(s = qn_col_from(rt, v[2], 0)) || !(e = qn_col_from(rt, v[3], 0)))) status = -1;
  if (status == 0) status = check_bounds(rt, &w, x, s, e, &widest);
  if (status == 0) status = qn_array_new(rt, QN_D_FLOAT64, 1, &w.n, false, out);
  for (int64_t i = 0; status == 0 && i < w.n; i++)
    ((double *)qn_view_of(*out)->data)[i] = window_cov(w.x, qn_column_data(y), w.start[i], w.end[i], minp, ddof, corr != 0);
  qn_column_drop(x);
  qn_column_drop(y);
  qn_column_drop(s);
  qn_column_drop(e);
  return status;
}
