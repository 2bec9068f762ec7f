/* native_reduce.c - what the text of agg, describe and quantile calls: several aggregates of several columns in one pass, and
 * quantiles by selection. A column that they do not take (text, nullable types, uint64, no rows) is None in their results: the text has general ways. */
#include <math.h>

#include "runtime/frame/native.h"
#include "runtime/frame/plan.h"
#include "runtime/frame/reduce_pass.h"

enum { AGGS = 16 };

/* The columns of a list of Series as scripts see them, NULL where it holds something else. Free with qn_free. */
static const qn_column **shown_columns(qn_rt *rt, const qn_value *series, int64_t n) {
  const qn_column **c = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *c);
  if (!c) return qn_raise_memory(rt), NULL;
  for (int64_t i = 0; i < n; i++) {
    qn_column *there = qn_is_series(series[i]) ? qn_series_col(rt, qn_series_of(series[i])) : NULL;
    c[i] = there ? qn_col_shown(rt, there) : NULL;
    if (c[i] || !qn_is_series(series[i])) continue;
    qn_free(rt->alloc, c, (size_t)(n + 1) * sizeof *c);
    return NULL;
  }
  return c;
}

/* Appends a list of n numbers, or None when there are none. */
static int append_numbers(qn_rt *rt, qn_value list, const qn_value *v, int n) {
  qn_value x = qn_none();
  int bad = n ? qn_new_list(rt, v, n, &x) : 0;
  if (!bad) bad = qn_list_append(rt, list, x);
  qn_release(rt, x);
  return bad;
}

static int aggs_of(qn_rt *rt, qn_value names, qn_agg *aggs, int *n) {
  qn_value *items;
  int64_t count;
  if (qn_items_of(rt, names, &items, &count) < 0) return -1;
  for (int64_t i = 0; i < count && i < AGGS; i++) aggs[i] = qn_is_str(items[i]) ? qn_agg_find(qn_str_sv(items[i])) : QN_AGG_NONE;
  *n = count > 0 && count <= AGGS ? (int)count : 0;
  qn_items_free(rt, items, count);
  return 0;
}

/* A column's passes: of values that are there, or found without them. */
typedef struct reduction {
  qn_pass pass;
  bool found, taken; /* found: the pass has run */
} reduction;

static bool takes_all(const qn_agg *aggs, int n, const qn_column *c, int64_t length) {
  bool yes = n > 0 && c && c->length == length;
  for (int i = 0; yes && i < n; i++) yes = qn_pass_takes(aggs[i], c);
  return yes;
}

/* Columns that wait for a computation are reduced as they are computed. */
static int reduce_held(qn_rt *rt, qn_value series, const qn_agg *aggs, int naggs, reduction *r) {
  const qn_column none = {.type = QN_D_FLOAT64, .length = 1};
  qn_column *held = qn_is_series(series) ? qn_series_of(series)->held : NULL;
  *r = (reduction){.found = false};
  if (!held || !takes_all(aggs, naggs, &none, 1)) return 0;
  for (int k = 0; k < naggs; k++) r->pass.want |= (uint32_t)1 << aggs[k];
  const int got = qn_expr_pass(rt, held, &r->pass);
  if (got < 0) return -1;
  r->found = r->taken = got == 0;
  return 0;
}

static int reductions_of(qn_rt *rt, const qn_value *series, int64_t n, const qn_agg *aggs, int naggs, reduction *r, qn_pass *p) {
  int64_t m = 0, length = -1;
  for (int64_t i = 0; i < n; i++) {
    if (reduce_held(rt, series[i], aggs, naggs, &r[i]) < 0) return -1;
    if (r[i].found || !qn_is_series(series[i])) continue;
    const qn_column *c = qn_col_shown(rt, qn_series_col(rt, qn_series_of(series[i])));
    if (!c) return -1;
    if (length < 0) length = c->length;
    if (!takes_all(aggs, naggs, c, length)) continue;
    r[i].taken = true;
    p[m] = (qn_pass){.c = c};
    for (int k = 0; k < naggs; k++) p[m].want |= (uint32_t)1 << aggs[k];
    m++;
  }
  if (qn_pass_run(rt, p, m) < 0) return -1;
  m = 0;
  for (int64_t i = 0; i < n; i++)
    if (r[i].taken && !r[i].found) r[i].pass = p[m++];
  return 0;
}

static int append_reductions(qn_rt *rt, const reduction *r, int64_t n, const qn_agg *aggs, int naggs, qn_value out) {
  int bad = 0;
  for (int64_t i = 0; !bad && i < n; i++) {
    qn_value v[AGGS];
    for (int k = 0; r[i].taken && k < naggs; k++) v[k] = qn_pass_value(&r[i].pass, aggs[k], 1);
    bad = append_numbers(rt, out, v, r[i].taken ? naggs : 0);
  }
  return bad;
}

/* reductions(columns, names): for each column the list of its aggregates of those names (ddof 1), or None. */
QN_METHOD(qn_pd_reductions) {
  (void)self;
  qn_value v[2], *items;
  qn_agg aggs[AGGS];
  int64_t n;
  int naggs;
  if (qn_args_parse(rt, args, "reductions", "columns names", v) < 0 || aggs_of(rt, v[1], aggs, &naggs) < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  reduction *r = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *r);
  qn_pass *p = r ? qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *p) : NULL;
  int bad = p ? reductions_of(rt, items, n, aggs, naggs, r, p) : qn_raise_memory(rt);
  if (!bad) bad = qn_new_list(rt, NULL, 0, out);
  if (!bad && append_reductions(rt, r, n, aggs, naggs, *out)) qn_drop(rt, out), bad = -1;
  qn_free(rt->alloc, p, p ? (size_t)(n + 1) * sizeof *p : 0);
  qn_free(rt->alloc, r, r ? (size_t)(n + 1) * sizeof *r : 0);
  qn_items_free(rt, items, n);
  return bad;
}

/* NumPy's linear interpolation between the values around q (n - 1). */
static int quantiles_of(qn_rt *rt, const qn_column *c, const double *q, int nq, qn_value *v) {
  qn_pass p = {.c = c, .want = (uint32_t)1 << QN_AGG_COUNT};
  qn_rank r[QN_RANKS];
  if (qn_pass_run(rt, &p, 1) < 0) return -1;
  for (int i = 0; i < nq; i++) r[i] = (qn_rank){.rank = (int64_t)floor(q[i] * (double)(p.there - 1))};
  if (p.there && qn_select_ranks(rt, c, p.there, r, nq) < 0) return -1;
  for (int i = 0; i < nq; i++) {
    const double at = q[i] * (double)(p.there - 1), t = at - floor(at), d = r[i].next - r[i].at;
    v[i] = qn_float(!p.there ? (double)NAN : t >= 0.5 ? r[i].next - d * (1 - t) : r[i].at + d * t);
  }
  return 0;
}

/* quantiles(columns, q): for each column the list of its quantiles, linear between values; or None. */
QN_METHOD(qn_pd_quantiles) {
  (void)self;
  qn_value v[2], *items, *qs;
  int64_t n, nq;
  double q[QN_RANKS];
  if (qn_args_parse(rt, args, "quantiles", "columns q", v) < 0 || qn_items_of(rt, v[1], &qs, &nq) < 0) return -1;
  bool good = nq > 0 && nq <= QN_RANKS;
  for (int64_t i = 0; good && i < nq; i++) {
    q[i] = qs[i].tag == QN_FLOAT ? qs[i].f : -1;
    good = q[i] >= 0 && q[i] <= 1;
  }
  qn_items_free(rt, qs, nq);
  if (qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  const qn_column **c = shown_columns(rt, items, n);
  int bad = c ? qn_new_list(rt, NULL, 0, out) : -1;
  for (int64_t i = 0; !bad && i < n; i++) {
    qn_value x[QN_RANKS];
    const bool taken = good && c[i] && qn_pass_takes(QN_AGG_COUNT, c[i]);
    if (taken) bad = quantiles_of(rt, c[i], q, (int)nq, x);
    if (!bad) bad = append_numbers(rt, *out, x, taken ? (int)nq : 0);
    if (bad) qn_drop(rt, out);
  }
  qn_free(rt->alloc, c, c ? (size_t)(n + 1) * sizeof *c : 0);
  qn_items_free(rt, items, n);
  return bad;
}
