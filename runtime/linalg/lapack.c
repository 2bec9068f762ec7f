/* lapack.c - decompositions: each item of a batch is copied to column-major scratch memory, given to LAPACK, and its results
 * copied to where they belong. Items are independent: they are spread over threads, each run with scratch of its own. */
#include <limits.h>
#include <math.h>

#include "runtime/linalg/linalg_impl.h"

typedef struct c128 {
  double re, im;
} c128;

typedef struct item_job {
  const qn_lin_env *env;
  const qn_lin_call *call;
  const qn_lin_set *set;
  uint8_t *failed;
  size_t room;
  int64_t m, n, k, least, item, real; /* a is (m, n); b and x have k columns */
  int dtype;
  int64_t first_bad; /* guarded by atomics: index of the first failing item, or INT64_MAX */
  int status;
} item_job;

typedef struct scratch {
  char *p;
  size_t used;
} scratch;

/* Every piece begins on its own cache line; room_for() adds up the same. */
static void *piece(scratch *s, int64_t bytes) {
  void *p = s->p + s->used;
  s->used += ((size_t)bytes + 63) & ~(size_t)63;
  return p;
}

/* --- numbers of any of the four dtypes -------------------------------------------------------------------------------------------------- */
static c128 get(int dtype, const void *p) {
  switch (dtype) {
    case QN_D_FLOAT32: return (c128){(double)*(const float *)p, 0};
    case QN_D_FLOAT64: return (c128){*(const double *)p, 0};
    case QN_D_COMPLEX64: return (c128){(double)((const float *)p)[0], (double)((const float *)p)[1]};
    default: return *(const c128 *)p;
  }
}
static void put(int dtype, void *p, c128 v) {
  switch (dtype) {
    case QN_D_FLOAT32: *(float *)p = (float)v.re; return;
    case QN_D_FLOAT64: *(double *)p = v.re; return;
    case QN_D_COMPLEX64: ((float *)p)[0] = (float)v.re, ((float *)p)[1] = (float)v.im; return;
    case QN_D_INT32: *(int32_t *)p = (int32_t)v.re; return;
    case QN_D_INT64: *(int64_t *)p = (int64_t)v.re; return;
    default: *(c128 *)p = v;
  }
}
static c128 times(c128 a, c128 b) { return (c128){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

static void fill_nan(const qn_view *v) {
  double nan = (double)NAN;
  bool whole = v->dtype == QN_D_INT32;
  int64_t rows = v->ndim > 0 ? v->shape[0] : 1, cols = v->ndim > 1 ? v->shape[1] : 1;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < cols; j++)
      put(v->dtype, (char *)v->data + i * (v->ndim > 0 ? v->strides[0] : 0) + j * (v->ndim > 1 ? v->strides[1] : 0),
          whole ? (c128){0, 0} : (c128){nan, qn_dtypes[v->dtype].kind == 'c' ? nan : 0});
}

/* --- one item: v are the cores of the call's views ------------------------------------------------------------------------------------- */
static int solve(const item_job *j, const qn_view *v, scratch *s) {
  int n = (int)j->n, k = (int)j->k;
  void *a = piece(s, j->n * j->n * j->item), *b = piece(s, j->n * j->k * j->item);
  int *pivots = piece(s, j->n * (int64_t)sizeof(int));
  qn_lin_pull(a, n, &v[0]);
  qn_lin_pull(b, n, &v[1]);
  int info = n && k ? j->set->gesv(n, k, a, n, pivots, b, n) : n ? j->set->getrf(n, a, n, pivots) : 0;
  if (info) return info > 0 ? QN_LIN_SINGULAR : QN_LIN_NO_CONVERGENCE;
  qn_lin_push(&v[2], b, n);
  return QN_LIN_OK;
}

/* By solving for the unit matrix, as NumPy does. */
static int inverse(const item_job *j, const qn_view *v, scratch *s) {
  int n = (int)j->n;
  char *a = piece(s, j->n * j->n * j->item), *b = piece(s, j->n * j->n * j->item);
  int *pivots = piece(s, j->n * (int64_t)sizeof(int));
  if (n == 0) return QN_LIN_OK;
  qn_lin_pull(a, n, &v[0]);
  memset(b, 0, (size_t)(j->n * j->n * j->item));
  for (int64_t i = 0; i < n; i++) put(j->dtype, b + i * (n + 1) * j->item, (c128){1, 0});
  if (j->set->gesv(n, n, a, n, pivots, b, n)) return QN_LIN_SINGULAR;
  qn_lin_push(&v[1], b, n);
  return QN_LIN_OK;
}

static int slogdet(const item_job *j, const qn_view *v, scratch *s, const bool *given) {
  int n = (int)j->n;
  char *a = piece(s, j->n * j->n * j->item);
  int *pivots = piece(s, j->n * (int64_t)sizeof(int));
  qn_lin_pull(a, n, &v[0]);
  int info = n ? j->set->getrf(n, a, n, pivots) : 0;
  c128 sign = {1, 0};
  double logs = 0;
  for (int i = 0; i < n; i++)
    if (pivots[i] != i + 1) sign.re = -sign.re;
  for (int64_t i = 0; i < n && info <= 0; i++) {
    c128 u = get(j->dtype, a + (i * n + i) * j->item);
    double size = qn_dtypes[j->dtype].kind == 'c' ? hypot(u.re, u.im) : fabs(u.re);
    sign = times(sign, (c128){u.re / size, u.im / size});
    logs += log(size);
  }
  if (info > 0) sign = (c128){0, 0}, logs = -(double)INFINITY;
  if (given[1]) put(v[1].dtype, v[1].data, sign);
  if (given[2]) put(v[2].dtype, v[2].data, (c128){logs, 0});
  return QN_LIN_OK;
}

static int cholesky(const item_job *j, const qn_view *v, scratch *s) {
  int n = (int)j->n;
  bool upper = j->call->flag != 0;
  char *a = piece(s, j->n * j->n * j->item);
  if (n == 0) return QN_LIN_OK;
  qn_lin_pull(a, n, &v[0]);
  if (j->set->potrf(upper ? 'U' : 'L', n, a, n)) return QN_LIN_NOT_POSITIVE;
  for (int64_t c = 0; c < n; c++) { /* the other triangle */
    int64_t from = upper ? c + 1 : 0, to = upper ? n : c;
    if (to > from) memset(a + (c * n + from) * j->item, 0, (size_t)((to - from) * j->item));
  }
  qn_lin_push(&v[1], a, n);
  return QN_LIN_OK;
}

static int qr(const item_job *j, const qn_view *v, scratch *s, const bool *given) {
  int m = (int)j->m, n = (int)j->n, least = (int)j->least;
  bool raw = j->call->op == QN_LIN_QR_RAW;
  int64_t columns = !raw && given[1] && v[1].shape[1] > n ? v[1].shape[1] : n;
  char *a = piece(s, j->m * columns * j->item), *tau = piece(s, (j->least + 1) * j->item);
  qn_lin_pull(a, m, &v[0]);
  int info = least ? j->set->geqrf(m, n, a, m, tau) : 0;
  if (info == QN_LIN_INFO_MEMORY) return QN_LIN_NO_MEMORY;
  if (raw) {
    qn_view h = v[1]; /* (n, m): as LAPACK has it, transposed */
    h.shape[0] = v[1].shape[1], h.shape[1] = v[1].shape[0], h.strides[0] = v[1].strides[1], h.strides[1] = v[1].strides[0];
    qn_lin_push(&h, a, m);
    qn_lin_push(&v[2], tau, least);
    return QN_LIN_OK;
  }
  if (given[2]) {
    const qn_view *r = &v[2];
    for (int64_t row = 0; row < r->shape[0]; row++)
      for (int64_t c = 0; c < n; c++) {
        char *to = (char *)r->data + row * r->strides[0] + c * r->strides[1];
        if (row <= c && row < least) memcpy(to, a + (c * m + row) * j->item, (size_t)j->item);
        else memset(to, 0, (size_t)j->item);
      }
  }
  if (!given[1]) return QN_LIN_OK;
  int p = (int)v[1].shape[1];
  if (p > n) memset(a + j->m * n * j->item, 0, (size_t)(j->m * (p - n) * j->item));
  if (p && m) info = j->set->orgqr(m, p, least < p ? least : p, a, m, tau);
  if (info == QN_LIN_INFO_MEMORY) return QN_LIN_NO_MEMORY;
  qn_lin_push(&v[1], a, m);
  return QN_LIN_OK;
}

static int svd(const item_job *j, const qn_view *v, scratch *s, const bool *given) {
  int m = (int)j->m, n = (int)j->n;
  int64_t p = given[1] ? v[1].shape[1] : 1, q = given[3] ? v[3].shape[0] : 1;
  char job = given[1] && given[3] ? (p > j->least || q > j->least ? 'A' : 'S') : 'N';
  void *a = piece(s, j->m * j->n * j->item), *w = piece(s, (j->least + 1) * j->real);
  void *u = piece(s, j->m * p * j->item), *vt = piece(s, q * j->n * j->item);
  qn_lin_pull(a, m, &v[0]);
  int info = m && n ? j->set->gesdd(job, m, n, a, m, w, u, m, vt, q < 1 ? 1 : (int)q) : 0;
  if (info) return info == QN_LIN_INFO_MEMORY ? QN_LIN_NO_MEMORY : QN_LIN_NO_CONVERGENCE;
  if (m == 0 || n == 0) { /* full bases of nothing */
    memset(u, 0, (size_t)(j->m * p * j->item)), memset(vt, 0, (size_t)(q * j->n * j->item));
    for (int64_t i = 0; i < p && i < m; i++) put(j->dtype, (char *)u + (i * m + i) * j->item, (c128){1, 0});
    for (int64_t i = 0; i < q && i < n; i++) put(j->dtype, (char *)vt + (i * q + i) * j->item, (c128){1, 0});
  }
  if (given[2]) qn_lin_push(&v[2], w, j->least);
  if (job == 'N') return QN_LIN_OK;
  qn_lin_push(&v[1], u, m);
  qn_lin_push(&v[3], vt, q);
  return QN_LIN_OK;
}

static int eig(const item_job *j, const qn_view *v, scratch *s, const bool *given) {
  int n = (int)j->n;
  int64_t c = 2 * j->real;
  void *a = piece(s, j->n * j->n * j->item), *w = piece(s, j->n * c), *vec = piece(s, (given[2] ? j->n * j->n : 1) * c);
  if (n == 0) return QN_LIN_OK;
  qn_lin_pull(a, n, &v[0]);
  int info = j->set->geev(n, a, n, w, given[2] ? vec : NULL);
  if (info) return info == QN_LIN_INFO_MEMORY ? QN_LIN_NO_MEMORY : QN_LIN_NO_CONVERGENCE;
  qn_lin_push(&v[1], w, n);
  if (given[2]) qn_lin_push(&v[2], vec, n);
  return QN_LIN_OK;
}

static int eigh(const item_job *j, const qn_view *v, scratch *s, const bool *given) {
  int n = (int)j->n;
  void *a = piece(s, j->n * j->n * j->item), *w = piece(s, j->n * j->real);
  if (n == 0) return QN_LIN_OK;
  qn_lin_pull(a, n, &v[0]);
  int info = j->set->syevd(given[2] ? 'V' : 'N', j->call->flag ? 'U' : 'L', n, a, n, w);
  if (info) return info == QN_LIN_INFO_MEMORY ? QN_LIN_NO_MEMORY : QN_LIN_NO_CONVERGENCE;
  qn_lin_push(&v[1], w, n);
  if (given[2]) qn_lin_push(&v[2], a, n);
  return QN_LIN_OK;
}

static int lstsq(const item_job *j, const qn_view *v, scratch *s) {
  int m = (int)j->m, n = (int)j->n, k = (int)j->k, most = m > n ? m : n, rank = 0;
  char *a = piece(s, j->m * j->n * j->item), *b = piece(s, (int64_t)most * j->k * j->item);
  void *w = piece(s, (j->least + 1) * j->real);
  qn_lin_pull(a, m, &v[0]);
  memset(b, 0, (size_t)((int64_t)most * j->k * j->item));
  qn_lin_pull(b, most, &v[1]);
  int info = m && n && k ? j->set->gelsd(m, n, k, a, m, b, most, w, j->call->rcond, &rank) : 0;
  if (info) return info == QN_LIN_INFO_MEMORY ? QN_LIN_NO_MEMORY : QN_LIN_NO_CONVERGENCE;
  qn_lin_push(&v[2], b, most);
  qn_lin_push(&v[3], w, j->least);
  put(v[4].dtype, v[4].data, (c128){rank, 0});
  return QN_LIN_OK;
}

static int run_item(const item_job *j, const qn_view *v, const bool *given, scratch *s) {
  s->used = 0;
  switch (j->call->op) {
    case QN_LIN_SOLVE: return solve(j, v, s);
    case QN_LIN_INV: return inverse(j, v, s);
    case QN_LIN_SLOGDET: return slogdet(j, v, s, given);
    case QN_LIN_CHOLESKY: return cholesky(j, v, s);
    case QN_LIN_QR:
    case QN_LIN_QR_RAW: return qr(j, v, s, given);
    case QN_LIN_SVD: return svd(j, v, s, given);
    case QN_LIN_EIG: return eig(j, v, s, given);
    case QN_LIN_EIGH: return eigh(j, v, s, given);
    case QN_LIN_LSTSQ: return lstsq(j, v, s);
  }
  return QN_LIN_OK;
}

/* --- batches ------------------------------------------------------------------------------------------------------------------------------ */
/* What is left of a view without the leading dimensions; where item i of it lies. */
static qn_view core(const qn_view *v, int batch) {
  qn_view c = *v;
  c.ndim = v->ndim - batch;
  for (int d = 0; d < c.ndim; d++) c.shape[d] = v->shape[d + batch], c.strides[d] = v->strides[d + batch];
  return c;
}
static void *place(const qn_view *v, int batch, int64_t i) {
  char *p = v->data;
  if (batch == 1) return p + i * v->strides[0];
  for (int d = batch; d-- > 0;) {
    p += i % v->shape[d] * v->strides[d];
    i /= v->shape[d];
  }
  return p;
}

static void note(item_job *j, int64_t i, int status) {
  if (j->failed) j->failed[i] = (uint8_t)status;
  int64_t seen = __atomic_load_n(&j->first_bad, __ATOMIC_RELAXED);
  while (i < seen && !__atomic_compare_exchange_n(&j->first_bad, &seen, i, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {}
  if (__atomic_load_n(&j->first_bad, __ATOMIC_RELAXED) == i) __atomic_store_n(&j->status, status, __ATOMIC_RELAXED);
}

static void run_items(void *frame, int64_t begin, int64_t end) {
  item_job *j = frame;
  scratch s = {.p = qn_alloc(j->env->alloc, j->room)};
  qn_view v[QN_LIN_OPERANDS];
  bool given[QN_LIN_OPERANDS];
  for (int o = 0; o < QN_LIN_OPERANDS; o++)
    if ((given[o] = j->call->v[o] != NULL)) v[o] = core(j->call->v[o], j->call->batch);
  for (int64_t i = begin; i < end; i++) {
    for (int o = 0; o < QN_LIN_OPERANDS; o++)
      if (given[o]) v[o].data = place(j->call->v[o], j->call->batch, i);
    int status = s.p ? run_item(j, v, given, &s) : QN_LIN_NO_MEMORY;
    if (status == QN_LIN_OK) continue;
    note(j, i, status);
    int inputs = j->call->op == QN_LIN_SOLVE || j->call->op == QN_LIN_LSTSQ ? 2 : 1;
    for (int o = inputs; o < QN_LIN_OPERANDS; o++)
      if (given[o]) fill_nan(&v[o]);
  }
  if (s.p) qn_free(j->env->alloc, s.p, j->room);
}

static size_t room_for(const item_job *j) {
  const qn_view *second = j->call->v[1];
  int64_t most = j->m > j->n ? j->m : j->n, p = second && second->ndim ? second->shape[second->ndim - 1] : 0;
  int64_t square = most * (p > most ? p : most);
  int64_t all = 0;
  switch (j->call->op) {
    case QN_LIN_SOLVE: all = j->n * (j->n + j->k) * j->item + j->n * 4; break;
    case QN_LIN_INV: all = 2 * j->n * j->n * j->item + j->n * 4; break;
    case QN_LIN_SLOGDET: all = j->n * j->n * j->item + j->n * 4; break;
    case QN_LIN_CHOLESKY: all = j->n * j->n * j->item; break;
    case QN_LIN_QR:
    case QN_LIN_QR_RAW: all = (j->m * (p > j->n ? p : j->n) + j->least + 1) * j->item; break;
    case QN_LIN_SVD:
      all = j->m * j->n * j->item + (j->least + 1) * j->real;
      all += j->call->v[1] && j->call->v[3] ? 2 * square * j->item + (j->m + j->n) * j->item : (j->m + j->n) * j->item;
      break;
    case QN_LIN_EIG: all = j->n * j->n * j->item + (j->n + (j->call->v[2] ? j->n * j->n : 1)) * 2 * j->real; break;
    case QN_LIN_EIGH: all = j->n * j->n * j->item + j->n * j->real; break;
    case QN_LIN_LSTSQ: all = (j->m * j->n + most * j->k) * j->item + (j->least + 1) * j->real; break;
  }
  return (size_t)all + (size_t)6 * 64;
}

qn_lin_status qn_lin_run(const qn_lin_env *env, const qn_lin_call *call, uint8_t *failed) {
  const qn_view *a = call->v[0], *b = call->op == QN_LIN_SOLVE || call->op == QN_LIN_LSTSQ ? call->v[1] : NULL;
  qn_lin_status status = QN_LIN_OK;
  item_job j = {.env = env, .call = call, .failed = failed, .dtype = a->dtype, .first_bad = INT64_MAX};
  j.set = qn_lin_set_of((qn_dtype)a->dtype, &status);
  if (!j.set) return status;
  j.m = a->shape[call->batch], j.n = a->shape[call->batch + 1];
  j.k = b ? (b->ndim - call->batch > 1 ? b->shape[call->batch + 1] : 1) : 0;
  j.least = j.m < j.n ? j.m : j.n;
  j.item = qn_dtypes[a->dtype].size;
  j.real = qn_dtypes[a->dtype].kind == 'c' ? j.item / 2 : j.item;
  if (j.m > INT_MAX || j.n > INT_MAX || j.k > INT_MAX) return QN_LIN_TOO_LARGE;
  j.room = room_for(&j);
  int64_t items = 1, cost = (j.m + 4) * (j.n + 4) * (j.least + j.k + 4) * 300;
  for (int d = 0; d < call->batch; d++) items *= a->shape[d];
  if (failed) memset(failed, 0, (size_t)items);
  if (items > 1 && env->parallel) env->parallel(env->user, run_items, &j, items, cost);
  else run_items(&j, 0, items);
  return (qn_lin_status)j.status;
}
