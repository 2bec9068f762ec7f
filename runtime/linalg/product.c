/* product.c - c = a @ b. Small products and dtypes without BLAS are own loops (own.c); the rest is cut into tiles that the shapes
 * alone decide, one single-threaded BLAS call each, spread over threads. Row-major c = a b is computed as the column-major
 * c' = b' a'. */
#include <limits.h>

#include "runtime/linalg/linalg_impl.h"

/* Multiply-adds from which several threads pay. */
enum { PARALLEL = 1 << 20, PARALLEL_VECTOR = 1 << 18, OWN_PARALLEL = 1 << 17, SYMMETRIC = 2 };

typedef struct operand { /* as row-major with a leading dimension: 'N', or its transpose is: 'T' */
  const char *p;
  char t;
  int64_t ld;
  void *held;
  size_t held_n;
} operand;

static bool is_real(int dtype) { return dtype == QN_D_FLOAT64 || dtype == QN_D_FLOAT32; }
static qn_lin_mat mat_of(const qn_view *v) { return (qn_lin_mat){v->data, v->strides[0], v->strides[1]}; }
static int bits_of(int64_t item) { return __builtin_ctzll((uint64_t)item); } /* sizes of BLAS's elements are powers of 2 */

/* Rows at least `cols` elements apart, columns side by side. */
static bool row_form(const qn_view *v, int64_t *ld) {
  int64_t item = qn_dtypes[v->dtype].size, rows = v->shape[0], cols = v->shape[1];
  if (cols > 1 && v->strides[1] != item) return false;
  *ld = rows > 1 ? v->strides[0] >> bits_of(item) : cols;
  return (rows <= 1 || (v->strides[0] & (item - 1)) == 0) && *ld >= cols && *ld <= INT_MAX;
}
static qn_view transposed(const qn_view *v) {
  qn_view t;
  t.data = v->data, t.owner = v->owner, t.ndim = v->ndim, t.dtype = v->dtype, t.flags = v->flags, t.reserved = 0;
  t.shape[0] = v->shape[1], t.shape[1] = v->shape[0];
  t.strides[0] = v->strides[1], t.strides[1] = v->strides[0];
  return t;
}

static bool take(const qn_lin_env *env, const qn_view *v, operand *o) {
  qn_view t = transposed(v);
  *o = (operand){.p = v->data, .t = 'N'};
  if (row_form(v, &o->ld)) return true;
  o->t = 'T';
  if (row_form(&t, &o->ld)) return true;
  o->ld = v->shape[0];
  o->held_n = (size_t)(v->shape[0] * v->shape[1]) * (size_t)qn_dtypes[v->dtype].size;
  o->held = qn_alloc(env->alloc, o->held_n);
  if (!o->held) return false;
  qn_lin_pull(o->held, o->ld, v);
  o->p = o->held;
  return true;
}
static void drop(const qn_lin_env *env, operand *o) {
  if (o->held) qn_free(env->alloc, o->held, o->held_n);
}

/* --- matrix by matrix -------------------------------------------------------------------------------------------------------------------- */
typedef struct gemm_job {
  const qn_lin_set *set;
  operand a, b;
  char *c;
  int64_t m, n, k, ldc, item, row_parts, column_parts;
  bool symmetric; /* b is the transpose of a: the upper triangle is computed, then copied */
} gemm_job;

/* Where part p of `parts` begins: multiples of 8, as even as can be. */
static int64_t cut(int64_t n, int64_t parts, int64_t p) { return p >= parts ? n : (n * p / parts + 7) / 8 * 8; }

static void gemm_tiles(void *frame, int64_t begin, int64_t end) {
  const gemm_job *j = frame;
  for (int64_t t = begin; t < end; t++) {
    int64_t i0 = cut(j->m, j->row_parts, t / j->column_parts), i1 = cut(j->m, j->row_parts, t / j->column_parts + 1);
    int64_t j0 = cut(j->n, j->column_parts, t % j->column_parts), j1 = cut(j->n, j->column_parts, t % j->column_parts + 1);
    if (i0 >= i1 || j0 >= j1 || (j->symmetric && j0 < i0)) continue;
    const char *a = j->a.p + i0 * (j->a.t == 'N' ? j->a.ld : 1) * j->item, *b = j->b.p + j0 * (j->b.t == 'N' ? 1 : j->b.ld) * j->item;
    if (j->symmetric && i0 == j0) {
      j->set->syrk(j->a.t == 'N' ? 'T' : 'N', (int)(i1 - i0), (int)j->k, a, (int)j->a.ld, j->c + (i0 * j->ldc + i0) * j->item, (int)j->ldc);
      continue;
    }
    j->set->gemm(j->b.t, j->a.t, (int)(j1 - j0), (int)(i1 - i0), (int)j->k, b, (int)j->b.ld, a, (int)j->a.ld,
                 j->c + (i0 * j->ldc + j0) * j->item, (int)j->ldc);
  }
}

static void copy_triangle(const gemm_job *j) {
  enum { SIDE = 16 };
#define TRIANGLE(T)                                                                                        \
  for (int64_t r0 = 0; r0 < j->n; r0 += SIDE)                                                              \
    for (int64_t c0 = 0; c0 <= r0; c0 += SIDE)                                                             \
      for (int64_t r = r0; r < j->n && r < r0 + SIDE; r++)                                                 \
        for (int64_t c = c0; c < r && c < c0 + SIDE; c++) ((T *)(void *)j->c)[r * j->ldc + c] = ((const T *)(const void *)j->c)[c * j->ldc + r];
  if (j->item == 8) { /* float64, and complex64 as such */
    TRIANGLE(uint64_t)
    return;
  }
  if (j->item == 4) {
    TRIANGLE(uint32_t)
    return;
  }
#undef TRIANGLE
  for (int64_t r = 1; r < j->n; r++)
    for (int64_t c = 0; c < r; c++) memcpy(j->c + (r * j->ldc + c) * j->item, j->c + (c * j->ldc + r) * j->item, (size_t)j->item);
}

/* Panels of rows repack b each, so they are no thinner than 192 rows, and wide matrices are cut in columns too. */
static void gemm(const qn_lin_env *env, gemm_job *j) {
  int64_t work = j->m * j->n * j->k;
  j->row_parts = j->column_parts = 1;
  if (j->m * j->n >= PARALLEL / (j->k < 1 ? 1 : j->k) && work >= PARALLEL) {
    int64_t tall = j->m <= 2048 ? 256 : 512;
    j->row_parts = j->m < 192 ? 1 : (j->m + tall - 1) / tall;
    int64_t wide = j->row_parts > 1 ? 2048 : j->n <= 2048 ? 256 : 512;
    j->column_parts = j->n < 192 ? 1 : (j->n + wide - 1) / wide;
    if (j->row_parts == 1 && j->m >= 128 && j->column_parts == 1) j->row_parts = 2;
  }
  j->symmetric = j->m == j->n && j->m >= SYMMETRIC && j->a.p == j->b.p && j->a.t != j->b.t && j->a.ld == j->b.ld;
  if (j->symmetric) j->row_parts = j->column_parts;
  int64_t tiles = j->row_parts * j->column_parts;
  if (tiles > 1 && env->parallel) env->parallel(env->user, gemm_tiles, j, tiles, work / tiles * 30);
  else gemm_tiles(j, 0, tiles);
  if (j->symmetric) copy_triangle(j);
}

/* --- matrix by vector -------------------------------------------------------------------------------------------------------------------- */
typedef struct gemv_job { /* y (m) = a (m, k) x (k) */
  const qn_lin_set *set;
  operand a;
  const char *x;
  char *y;
  int64_t m, k, incx, incy, item, parts;
} gemv_job;

static void gemv_tiles(void *frame, int64_t begin, int64_t end) {
  const gemv_job *j = frame;
  for (int64_t p = begin; p < end; p++) {
    int64_t i0 = cut(j->m, j->parts, p), i1 = cut(j->m, j->parts, p + 1);
    if (i0 >= i1) continue;
    const char *a = j->a.p + i0 * (j->a.t == 'N' ? j->a.ld : 1) * j->item;
    char *y = j->y + i0 * j->incy * j->item;
    if (j->a.t == 'N') j->set->gemv('T', (int)j->k, (int)(i1 - i0), a, (int)j->a.ld, j->x, (int)j->incx, y, (int)j->incy);
    else j->set->gemv('N', (int)(i1 - i0), (int)j->k, a, (int)j->a.ld, j->x, (int)j->incx, y, (int)j->incy);
  }
}

static bool steps(int64_t stride, int64_t item, int64_t n, int64_t *inc) {
  *inc = n > 1 ? stride >> bits_of(item) : 1;
  return n <= 1 || (stride > 0 && (stride & (item - 1)) == 0 && *inc <= INT_MAX);
}

static qn_lin_status gemv(const qn_lin_env *env, const qn_lin_set *set, const qn_view *a, const char *x, int64_t sx, char *y, int64_t sy) {
  gemv_job j = {.set = set, .m = a->shape[0], .k = a->shape[1], .item = qn_dtypes[a->dtype].size, .x = x, .y = y};
  size_t room = (size_t)(j.k * j.item);
  char *held = NULL;
  qn_lin_status status = QN_LIN_NO_MEMORY;
  if (!take(env, a, &j.a)) return status;
  if (!steps(sx, j.item, j.k, &j.incx)) {
    held = qn_alloc(env->alloc, room);
    qn_view from = {.data = (char *)(uintptr_t)x, .dtype = a->dtype, .ndim = 1, .shape = {j.k}, .strides = {sx}};
    if (!held) goto done;
    qn_lin_pull(held, j.k, &from);
    j.x = held, j.incx = 1;
  }
  status = QN_LIN_OK;
  (void)steps(sy, j.item, j.m, &j.incy);
  int64_t part = j.a.t == 'N' ? PARALLEL_VECTOR / 2 : PARALLEL_VECTOR; /* parts of columns are the slower ones */
  j.parts = j.m * j.k < 2 * part || j.m < 32 ? 1 : j.m * j.k / part < 64 ? j.m * j.k / part : 64;
  if (j.parts > j.m / 16) j.parts = j.m / 16 > 0 ? j.m / 16 : 1;
  if (j.parts > 1 && env->parallel) env->parallel(env->user, gemv_tiles, &j, j.parts, j.m * j.k / j.parts * 100);
  else gemv_tiles(&j, 0, j.parts);
done:
  if (held) qn_free(env->alloc, held, room);
  drop(env, &j.a);
  return status;
}

/* --- own loops ---------------------------------------------------------------------------------------------------------------------------- */
typedef struct own_job {
  int dtype;
  qn_lin_mat a, b, c;
  int64_t n, k;
  bool fused, few;
} own_job;
static void own_rows(void *frame, int64_t begin, int64_t end) {
  own_job *j = frame;
  qn_lin_mat a = j->a, c = j->c;
  a.p += begin * a.rs, c.p += begin * c.rs;
  if (j->few) qn_lin_few(a, j->b, c, end - begin, j->k);
  else qn_lin_own(j->dtype, a, j->b, c, end - begin, j->n, j->k, j->fused);
}
/* Doubles of up to three terms have the same sum as dots in any loop. */
static bool by_dots(int dtype, int64_t k, qn_lin_order order) {
  return order == QN_LIN_AS_DOTS && (dtype == QN_D_FLOAT32 || (dtype == QN_D_FLOAT64 && k > 3));
}

/* Sums in BLAS's order. A vector's products are fused where BLAS's are, those of a matrix with gaps never. */
static void own(const qn_lin_env *env, const qn_view *a, const qn_view *b, const qn_view *c) {
  if (by_dots(c->dtype, a->shape[1], env->order)) {
    qn_lin_dots(c->dtype, mat_of(a), mat_of(b), mat_of(c), c->shape[0], c->shape[1], a->shape[1]);
    return;
  }
  own_job j = {a->dtype, mat_of(a), mat_of(b), mat_of(c), c->shape[1], a->shape[1], .fused = c->shape[0] > 1 && c->shape[1] > 1 && env->order == QN_LIN_AS_BLAS};
  if (j.fused && is_real(c->dtype) && c->shape[0] <= 4 && j.n <= 4 && j.k <= 4) {
    qn_lin_own_stack(c->dtype, j.a, j.b, j.c, (const int64_t[3]){0}, 1, c->shape[0], j.n, j.k, true);
    return;
  }
  j.few = env->order == QN_LIN_AS_BLAS && j.n == 1 && j.b.rs > 0 && j.b.rs % 8 == 0 && qn_lin_is_few(a);
  int64_t each = j.n * (j.k < 1 ? 1 : j.k);
  if (env->parallel && c->shape[0] > 1 && each > OWN_PARALLEL / c->shape[0]) env->parallel(env->user, own_rows, &j, c->shape[0], each * 300);
  else own_rows(&j, 0, c->shape[0]);
}

/* By way of a contiguous c. */
static qn_lin_status through_copy(const qn_lin_env *env, const qn_view *a, const qn_view *b, const qn_view *c) {
  qn_view t = *c;
  int64_t item = qn_dtypes[c->dtype].size;
  size_t n = (size_t)(c->shape[0] * c->shape[1] * item);
  t.data = qn_alloc(env->alloc, n);
  if (!t.data) return QN_LIN_NO_MEMORY;
  t.strides[0] = item, t.strides[1] = c->shape[0] * item;
  qn_lin_status status = qn_lin_product(env, a, b, &t);
  if (status == QN_LIN_OK) qn_lin_push(c, t.data, c->shape[0]);
  qn_free(env->alloc, t.data, n);
  return status;
}

/* Few multiply-adds, or few terms a sum. BLAS's gemv adds up four terms and more in an order of its own, which is NumPy's where it calls it. */
static bool is_small(const qn_view *a, const qn_view *b, const qn_view *c, bool real, qn_lin_order order) {
  int64_t m = c->shape[0], n = c->shape[1], k = a->shape[1], item = qn_dtypes[c->dtype].size, ld, inc;
  if (k <= 3) return true;
  if (real && order == QN_LIN_AS_DOTS) return m <= QN_LIN_DOTS && n <= QN_LIN_DOTS && k <= QN_LIN_DOTS && m * n <= QN_LIN_DOTS && m * n * k <= QN_LIN_DOTS;
  if (m > QN_LIN_SMALL || n > QN_LIN_SMALL || k > QN_LIN_SMALL || m * n > QN_LIN_SMALL || m * n * k > QN_LIN_SMALL) return false;
  if (!real || n > 1 || order == QN_LIN_IN_ORDER || (qn_lin_is_few(a) && steps(b->strides[0], item, k, &inc))) return true;
  qn_view t = transposed(a);
  return !(row_form(a, &ld) || row_form(&t, &ld)) || !steps(b->strides[0], item, k, &inc) || !steps(c->strides[0], item, m, &inc) || !qn_lin_ready();
}

qn_lin_status qn_lin_product(const qn_lin_env *env, const qn_view *a, const qn_view *b, const qn_view *c) {
  int64_t m = c->shape[0], n = c->shape[1], k = a->shape[1], item = qn_dtypes[c->dtype].size, inc;
  bool real = is_real(c->dtype);
  qn_lin_status status = QN_LIN_OK;
  if (m == 0 || n == 0) return status;
  if (m == 1 && n == 1 && (k > QN_LIN_DOT || real)) {
    qn_view x = *a, y = *b;
    x.ndim = y.ndim = 1;
    x.shape[0] = k, x.strides[0] = a->strides[1];
    return qn_lin_dot(env, &x, &y, false, c->data);
  }
  qn_view ta = transposed(a), tb = transposed(b), tc = transposed(c);
  if (m == 1 && real) return qn_lin_product(env, &tb, &ta, &tc);
  if (!qn_lin_has_blas(c->dtype) || is_small(a, b, c, real, env->order)) return own(env, a, b, c), status;
  if (m > INT_MAX || n > INT_MAX || k > INT_MAX) return QN_LIN_TOO_LARGE;
  const qn_lin_set *set = qn_lin_set_of((qn_dtype)c->dtype, &status);
  if (!set) return status;
  if (n == 1 && steps(c->strides[0], item, m, &inc)) return gemv(env, set, a, b->data, b->strides[0], c->data, c->strides[0]);
  if (m == 1 && steps(c->strides[1], item, n, &inc)) return gemv(env, set, &tb, a->data, a->strides[1], c->data, c->strides[1]);
  gemm_job j = {.set = set, .c = c->data, .m = m, .n = n, .k = k, .item = item};
  if (!row_form(c, &j.ldc)) return row_form(&tc, &j.ldc) ? qn_lin_product(env, &tb, &ta, &tc) : through_copy(env, a, b, c);
  if (take(env, a, &j.a)) {
    if (take(env, b, &j.b)) gemm(env, &j);
    else status = QN_LIN_NO_MEMORY;
  } else {
    status = QN_LIN_NO_MEMORY;
  }
  drop(env, &j.a), drop(env, &j.b);
  return status;
}

/* --- stacks -------------------------------------------------------------------------------------------------------------------------------- */
/* Items of a are matrices, those of b and c columns: by gemv, as products that are alone. */
static void stack_columns(const qn_view *a, const qn_view *b, const qn_view *c, const int64_t *step, int64_t items) {
  int64_t m = a->shape[0], k = a->shape[1], item = qn_dtypes[c->dtype].size, ld = 0, incx = 0, incy = 0;
  qn_lin_mat x = mat_of(a), y = mat_of(b), z = mat_of(c);
  const bool go = steps(b->strides[0], item, k, &incx) && steps(c->strides[0], item, m, &incy);
  if (go && qn_lin_is_few(a)) {
    for (int64_t t = 0; t < items; t++, x.p += step[0], y.p += step[1], z.p += step[2]) qn_lin_few(x, y, z, m, k);
    return;
  }
  qn_view turned = transposed(a);
  qn_lin_status status;
  const char form = row_form(a, &ld) ? 'T' : row_form(&turned, &ld) ? 'N' : 0;
  const qn_lin_set *set = go && form && k > 3 ? qn_lin_set_of((qn_dtype)c->dtype, &status) : NULL;
  if (!set) {
    qn_lin_own_stack(c->dtype, x, y, z, step, items, m, 1, k, false);
    return;
  }
  for (int64_t t = 0; t < items; t++, x.p += step[0], y.p += step[1], z.p += step[2])
    set->gemv(form, (int)(form == 'T' ? k : m), (int)(form == 'T' ? m : k), x.p, (int)ld, y.p, (int)incx, z.p, (int)incy);
}

void qn_lin_stack(const qn_view *a, const qn_view *b, const qn_view *c, const int64_t *step, int64_t items, qn_lin_order order) {
  qn_lin_mat x = mat_of(a), y = mat_of(b), z = mat_of(c);
  int64_t m = c->shape[0], n = c->shape[1], k = a->shape[1];
  const bool as_blas = is_real(c->dtype) && order == QN_LIN_AS_BLAS;
  const bool run = c->dtype == QN_D_FLOAT64 && k < 16 && x.cs == 8 && y.rs == 8; /* of which a dot product is the sum in order */
  if (by_dots(c->dtype, k, order) || (as_blas && m == 1 && n == 1 && !run)) {
    for (int64_t t = 0; t < items; t++, x.p += step[0], y.p += step[1], z.p += step[2]) qn_lin_dots(c->dtype, x, y, z, m, n, k);
  } else if (as_blas && n == 1 && m > 1) {
    stack_columns(a, b, c, step, items);
  } else if (as_blas && m == 1 && n > 1) {
    qn_view ta = transposed(a), tb = transposed(b), tc = transposed(c);
    stack_columns(&tb, &ta, &tc, (const int64_t[]){step[1], step[0], step[2]}, items);
  } else {
    qn_lin_own_stack(c->dtype, x, y, z, step, items, m, n, k, as_blas && m > 1);
  }
}
