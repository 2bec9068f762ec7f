/* rows.c - reductions whose innermost axis is kept: rows are added (multiplied, compared) in order, which is the order of NumPy.
 *
 * The result is cut into columns that stay in the cache while all rows go over them; columns are independent, so that threads
 * change nothing. */
#include "runtime/object/array/fold.h"

enum { COLUMNS = 512, PARALLEL_MIN = 1 << 17 };

typedef void (*fold_four)(void *out, const char *const *row, int64_t n);

typedef struct rows_job {
  const qn_view *group;
  const char *data;      /* of the first row */
  char *out;
  const char *mean;      /* squares: its row */
  int64_t step, out_step, mean_step, n, count;
  qn_loop loop;
  fold_four four;        /* or NULL */
  qn_cast_loop cast;
  int64_t item;          /* of out */
  bool same, started;    /* no cast is needed; out holds what was before */
} rows_job;

/* Offsets of the rows, one after the other. */
typedef struct walk {
  int64_t index[QN_MAX_RANK], offset;
} walk;

static void walk_on(walk *w, const qn_view *g) {
  for (int d = g->ndim - 1; d >= 0; d--) {
    w->offset += g->strides[d];
    if (++w->index[d] < g->shape[d]) return;
    w->offset -= g->strides[d] * g->shape[d];
    w->index[d] = 0;
  }
}

/* Four rows after one another, with one look at the result. */
#define FOUR(fn, T, ONTO)                                                              \
  QN_CLONES static void fn(void *out, const char *const *row, int64_t n) {             \
    QN_ANY(T) *r = out;                                                                \
    const QN_ANY(T) *a = (const void *)row[0], *b = (const void *)row[1], *c = (const void *)row[2], *d = (const void *)row[3]; \
    QN_IVDEP for (int64_t i = 0; i < n; i++) {                                         \
      T x = r[i], y;                                                                   \
      y = a[i], x = ONTO;                                                              \
      y = b[i], x = ONTO;                                                              \
      y = c[i], x = ONTO;                                                              \
      y = d[i], r[i] = ONTO;                                                           \
    }                                                                                  \
  }
#define FOUR_FLOAT(id, T)                                       \
  FOUR(four_sum_##id, T, x + y)                                 \
  FOUR(plain_min_##id, T, (y != y ? y : y < x ? y : x))         \
  FOUR(plain_max_##id, T, (y != y ? y : y > x ? y : x))
FOUR_FLOAT(f64, double)
FOUR_FLOAT(f32, float)
/* The processor's extrema give their second operand when one is nan: what is nan among the rows is put in afterwards. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#define FOUR_WIDE(what, T, V, LANES_OF, MASK, LOAD, STORE, BEST, NANS, BLEND, ONE)                                                 \
  __attribute__((target("avx512f,avx512dq"))) static int64_t wide_##what(T *r, const char *const *row, int64_t n) {                \
    const T *a = (const void *)row[0], *b = (const void *)row[1], *c = (const void *)row[2], *d = (const void *)row[3];            \
    int64_t i = 0;                                                                                                                 \
    for (; i + LANES_OF <= n; i += LANES_OF) {                                                                                     \
      const V p = LOAD(a + i), q = LOAD(b + i), s = LOAD(c + i), t = LOAD(d + i);                                                  \
      const MASK nan = NANS(p, q, _CMP_UNORD_Q) | NANS(s, t, _CMP_UNORD_Q);                                                        \
      V x = BEST(t, BEST(s, BEST(q, BEST(p, LOAD(r + i)))));                                                                       \
      STORE(r + i, nan ? BLEND(nan, x, ONE((T)__builtin_nan(""))) : x);                                                            \
    }                                                                                                                              \
    return i;                                                                                                                      \
  }                                                                                                                                \
  static void four_##what(void *out, const char *const *row, int64_t n) {                                                          \
    const char *rest[4];                                                                                                           \
    int64_t done = __builtin_cpu_supports("avx512dq") ? wide_##what(out, row, n) : 0;                                              \
    for (int k = 0; k < 4; k++) rest[k] = row[k] + done * (int64_t)sizeof(T);                                                      \
    plain_##what((T *)out + done, rest, n - done);                                                                                 \
  }
FOUR_WIDE(min_f64, double, __m512d, 8, __mmask8, _mm512_loadu_pd, _mm512_storeu_pd, _mm512_min_pd, _mm512_cmp_pd_mask, _mm512_mask_blend_pd, _mm512_set1_pd)
FOUR_WIDE(max_f64, double, __m512d, 8, __mmask8, _mm512_loadu_pd, _mm512_storeu_pd, _mm512_max_pd, _mm512_cmp_pd_mask, _mm512_mask_blend_pd, _mm512_set1_pd)
FOUR_WIDE(min_f32, float, __m512, 16, __mmask16, _mm512_loadu_ps, _mm512_storeu_ps, _mm512_min_ps, _mm512_cmp_ps_mask, _mm512_mask_blend_ps, _mm512_set1_ps)
FOUR_WIDE(max_f32, float, __m512, 16, __mmask16, _mm512_loadu_ps, _mm512_storeu_ps, _mm512_max_ps, _mm512_cmp_ps_mask, _mm512_mask_blend_ps, _mm512_set1_ps)
#else
#define four_min_f64 plain_min_f64
#define four_max_f64 plain_max_f64
#define four_min_f32 plain_min_f32
#define four_max_f32 plain_max_f32
#endif
#define FOUR_INT(id, T, W)                                     \
  FOUR(four_sum_##id, T, (T)((W)x + (W)y))                     \
  FOUR(four_min_##id, T, (y < x ? y : x))                      \
  FOUR(four_max_##id, T, (y > x ? y : x))
FOUR_INT(i64, int64_t, uint64_t)
FOUR_INT(i32, int32_t, uint32_t)
FOUR_INT(u8, uint8_t, uint32_t)
#define FOUR_ROW(op, what) [op] = {[QN_D_FLOAT64] = what##_f64, [QN_D_FLOAT32] = what##_f32, [QN_D_INT64] = what##_i64, [QN_D_INT32] = what##_i32, [QN_D_UINT8] = what##_u8}
static void four_sum_c128(void *out, const char *const *row, int64_t n) { four_sum_f64(out, row, 2 * n); }
static void four_sum_c64(void *out, const char *const *row, int64_t n) { four_sum_f32(out, row, 2 * n); }
static const fold_four fours[4][QN_D_COUNT] = {FOUR_ROW(QN_AREDUCE_SUM, four_sum), FOUR_ROW(QN_AREDUCE_MIN, four_min), FOUR_ROW(QN_AREDUCE_MAX, four_max)};

static void fold_columns(const rows_job *j, int64_t from, int64_t m) {
  _Alignas(16) char room[COLUMNS * 16];
  walk w = {.offset = 0};
  char *out = j->out + from * j->out_step;
  const bool runs = j->four && j->same && j->step == j->item && j->out_step == j->item;
  for (int64_t i = 0; i < j->count; i++, walk_on(&w, j->group)) {
    const char *row = j->data + w.offset + from * j->step;
    if (runs && (i || j->started) && j->count - i >= 4) {
      const char *rows[4] = {row};
      for (int k = 1; k < 4; k++) {
        walk_on(&w, j->group);
        rows[k] = j->data + w.offset + from * j->step;
      }
      j->four(out, rows, m);
      i += 3;
      continue;
    }
    if (i == 0 && !j->started) {
      j->cast(out, j->out_step, row, j->step, m);
      continue;
    }
    if (!j->same) j->cast(room, j->item, row, j->step, m);
    char *args[3] = {out, j->same ? (char *)row : room, out};
    j->loop(args, m, (int64_t[]){j->out_step, j->same ? j->step : j->item, j->out_step});
  }
}

static void fold_body(void *frame, int64_t begin, int64_t end) {
  const rows_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    int64_t from = b * COLUMNS;
    fold_columns(j, from, j->n - from < COLUMNS ? j->n - from : COLUMNS);
  }
}

static void run(qn_rt *rt, rows_job *j, void (*body)(void *, int64_t, int64_t)) {
  int64_t blocks = (j->n + COLUMNS - 1) / COLUMNS;
  if (blocks > 1 && j->n * j->count >= PARALLEL_MIN && rt->hooks.parallel) rt->hooks.parallel(rt, body, j, blocks, COLUMNS * j->count * 300);
  else body(j, 0, blocks);
}

/* Columns whose elements are neighbours (the operand is a transpose): eight sums at a time, each in order. */
enum { CHAINS = 8 };
QN_CLONES static void sum_chains(double *out, const double *const *x, int64_t n, bool started) {
  double acc[CHAINS];
  for (int c = 0; c < CHAINS; c++) acc[c] = started ? out[c] + x[c][0] : x[c][0];
  for (int64_t i = 1; i < n; i++)
    for (int c = 0; c < CHAINS; c++) acc[c] += x[c][i];
  memcpy(out, acc, sizeof acc);
}
static void chains_body(void *frame, int64_t begin, int64_t end) {
  const rows_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    int64_t from = b * CHAINS, m = j->n - from < CHAINS ? j->n - from : CHAINS;
    const double *x[CHAINS];
    double acc[CHAINS] = {0};
    for (int64_t c = 0; c < CHAINS; c++) { /* the last block may be short: its last column again */
      int64_t k = from + (c < m ? c : m - 1);
      x[c] = (const double *)(const void *)(j->data + k * j->step);
      acc[c] = *(double *)(void *)(j->out + k * j->out_step);
    }
    sum_chains(acc, x, j->count, j->started);
    for (int64_t c = 0; c < m; c++) *(double *)(void *)(j->out + (from + c) * j->out_step) = acc[c];
  }
}
static bool sum_neighbours(qn_rt *rt, rows_job *j) {
  if (j->group->ndim != 1 || j->group->strides[0] != 8 || j->step < 8 * CHAINS || j->count < 2) return false;
  int64_t blocks = (j->n + CHAINS - 1) / CHAINS;
  if (blocks > 1 && j->n * j->count >= PARALLEL_MIN && rt->hooks.parallel) rt->hooks.parallel(rt, chains_body, j, blocks, CHAINS * j->count * 300);
  else chains_body(j, 0, blocks);
  return true;
}

int qn_fold_rows(qn_rt *rt, qn_reduction op, const qn_view *kept, const qn_view *group, qn_dtype to, const qn_view *out, bool started) {
  static const qn_ufunc_id ids[4] = {QN_UF_add, QN_UF_multiply, QN_UF_minimum, QN_UF_maximum};
  qn_dtype from = (qn_dtype)kept->dtype;
  rows_job j = {.group = group, .count = qn_view_size(group), .loop = qn_ufunc_loop(ids[op], to), .cast = qn_cast_find(from, to),
                .item = qn_dtypes[to].size, .same = from == to, .started = started, .four = op == QN_AREDUCE_SUM && to == QN_D_COMPLEX128 ? four_sum_c128 : op == QN_AREDUCE_SUM && to == QN_D_COMPLEX64 ? four_sum_c64 : fours[op][to]};
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){kept, out}, false);
  if (it.size) do {
      j.data = it.ptr[0], j.out = it.ptr[1];
      j.step = it.steps[0], j.out_step = it.steps[1], j.n = it.n;
      if (op != QN_AREDUCE_SUM || from != QN_D_FLOAT64 || to != from || !sum_neighbours(rt, &j)) run(rt, &j, fold_body);
    } while (qn_nditer_next(&it));
  return 0;
}

QN_CLONES static void add_squares(double *out, const double *row, const double *mean, int64_t m, bool first) {
  if (first) {
    QN_IVDEP for (int64_t i = 0; i < m; i++) {
      double d = row[i] - mean[i];
      out[i] = d * d;
    }
    return;
  }
  QN_IVDEP for (int64_t i = 0; i < m; i++) {
    double d = row[i] - mean[i];
    out[i] += d * d;
  }
}

static void square_body(void *frame, int64_t begin, int64_t end) {
  const rows_job *j = frame;
  double acc[COLUMNS], mean[COLUMNS], room[COLUMNS];
  qn_cast_loop copy = qn_cast_find(QN_D_FLOAT64, QN_D_FLOAT64);
  for (int64_t b = begin; b < end; b++) {
    int64_t from = b * COLUMNS, m = j->n - from < COLUMNS ? j->n - from : COLUMNS;
    walk w = {.offset = 0};
    copy((char *)mean, 8, j->mean + from * j->mean_step, j->mean_step, m);
    for (int64_t i = 0; i < j->count; i++, walk_on(&w, j->group)) {
      const char *row = j->data + w.offset + from * j->step;
      if (j->step != 8) copy((char *)room, 8, row, j->step, m), row = (const char *)room;
      add_squares(acc, (const double *)(const void *)row, mean, m, i == 0);
    }
    copy(j->out + from * j->out_step, j->out_step, (const char *)acc, 8, m);
  }
}

void qn_square_rows(qn_rt *rt, const qn_view *kept, const qn_view *group, const qn_view *mean, const qn_view *out) {
  rows_job j = {.group = group, .count = qn_view_size(group), .data = kept->data, .step = kept->strides[0], .n = kept->shape[0],
                .mean = mean->data, .mean_step = mean->strides[0], .out = out->data, .out_step = out->strides[0]};
  run(rt, &j, square_body);
}

/* --- positions --------------------------------------------------------------------------------------------------------------- */
#define ARG_ROW(fn, T, BEATS)                                                              \
  QN_CLONES static void fn(T *best, int64_t *at, const T *row, int64_t i, int64_t m) {     \
    QN_IVDEP for (int64_t k = 0; k < m; k++) {                                             \
      T x = row[k], b = best[k];                                                           \
      bool beats = BEATS;                                                                  \
      best[k] = beats ? x : b;                                                             \
      at[k] = beats ? i : at[k];                                                           \
    }                                                                                      \
  }
ARG_ROW(arg_max_f64, double, (x > b) | ((x != x) & (b == b)))
ARG_ROW(arg_min_f64, double, (x < b) | ((x != x) & (b == b)))
ARG_ROW(arg_max_i64, int64_t, x > b)
ARG_ROW(arg_min_i64, int64_t, x < b)

/* Of `n` groups, `step` apart. */
static void arg_run_of_rows(const qn_view *group, bool real, bool max, const char *data, int64_t step, int64_t n, char *out, int64_t out_step) {
  const qn_dtype d = real ? QN_D_FLOAT64 : QN_D_INT64;
  qn_cast_loop copy = qn_cast_find(d, d), place = qn_cast_find(QN_D_INT64, QN_D_INT64);
  for (int64_t from = 0; from < n; from += COLUMNS) {
    int64_t m = n - from < COLUMNS ? n - from : COLUMNS, at[COLUMNS] = {0};
    double best[COLUMNS], room[COLUMNS]; /* or int64s */
    copy((char *)best, 8, data + from * step, step, m);
    for (int64_t i = 1; i < group->shape[0]; i++) {
      const char *row = data + i * group->strides[0] + from * step;
      if (step != 8) copy((char *)room, 8, row, step, m), row = (const char *)room;
      if (real) (max ? arg_max_f64 : arg_min_f64)(best, at, (const double *)(const void *)row, i, m);
      else (max ? arg_max_i64 : arg_min_i64)((int64_t *)(void *)best, at, (const int64_t *)(const void *)row, i, m);
    }
    place(out + from * out_step, out_step, (const char *)at, 8, m);
  }
}

bool qn_arg_rows(const qn_view *kept, const qn_view *group, bool max, const qn_view *out) {
  enum { LEAST = 8 };
  bool real = kept->dtype == QN_D_FLOAT64;
  if ((!real && kept->dtype != QN_D_INT64) || group->ndim != 1) return false;
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){kept, out}, false);
  if (it.size == 0 || it.n < LEAST) return false;
  do arg_run_of_rows(group, real, max, it.ptr[0], it.steps[0], it.n, it.ptr[1], it.steps[1]);
  while (qn_nditer_next(&it));
  return true;
}
