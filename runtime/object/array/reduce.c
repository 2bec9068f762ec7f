/* reduce.c - reductions over all or some axes.
 *
 * The elements of one result are its group, taken in C order over the reduced axes; arrays in Fortran's order are summed as their
 * transposes (docs/decisions/0014). When the last axis is among them, a float sum is fold.c's; otherwise rows are accumulated in order,
 * which is also how NumPy does it. Other folds run in order. */
#include "runtime/base/calendar.h"
#include "runtime/object/array/class.h"
#include "runtime/object/array/fold.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/array/ufunc_run.h"

#include <math.h>

enum { BLOCK = 1024, ARG_SHORT = 6 };

typedef struct split { /* a view divided in kept and reduced axes */
  qn_view kept, group; /* group: data changes from result to result */
  int64_t count;       /* elements in a group */
  bool last;           /* the last axis is reduced */
} split;

static void split_view(const qn_view *v, uint32_t axes, split *s) {
  s->kept = s->group = *v;
  s->kept.ndim = s->group.ndim = 0;
  for (int d = 0; d < v->ndim; d++) {
    qn_view *to = axes & (QN_ALL_AXES | 1u << d) ? &s->group : &s->kept;
    to->shape[to->ndim] = v->shape[d];
    to->strides[to->ndim++] = v->strides[d];
  }
  s->count = qn_view_size(&s->group);
  int last = v->ndim - 1;
  while (last > 0 && v->shape[last] == 1 && !(axes & (QN_ALL_AXES | 1u << last))) last--; /* a column is a run */
  s->last = v->ndim == 0 || (axes & (QN_ALL_AXES | 1u << last));
}

/* The result's array: kept axes, or all with ones (keepdims). kept: its view over the kept axes only. */
static int make_result(qn_rt *rt, const qn_view *v, const qn_reduce_args *a, qn_dtype d, qn_value *out, qn_view *kept) {
  int64_t shape[QN_MAX_RANK];
  int n = 0;
  for (int i = 0; i < v->ndim; i++) {
    bool reduced = a->axes & (QN_ALL_AXES | 1u << i);
    if (!reduced || a->keepdims) shape[n++] = reduced ? 1 : v->shape[i];
  }
  if (qn_array_new(rt, d, n, shape, false, out)) return -1;
  *kept = *qn_view_of(*out);
  kept->ndim = 0;
  for (int i = 0, k = 0; i < v->ndim; i++) {
    bool reduced = a->axes & (QN_ALL_AXES | 1u << i);
    if (!reduced) {
      kept->shape[kept->ndim] = v->shape[i];
      kept->strides[kept->ndim++] = qn_view_of(*out)->strides[k];
    }
    if (!reduced || a->keepdims) k++;
  }
  return 0;
}

/* --- one group ------------------------------------------------------------------------------------------------------------- */
typedef struct folder {
  qn_rt *rt;
  qn_reduction op;
  qn_dtype from, to; /* element and accumulator */
  qn_fold fold;
  qn_cast_loop cast;
  bool lanes, pairs; /* float sum by definition, not in order; pairs: of complex numbers */
  bool alone;        /* called on one of several threads: starts none */
} folder;

static void fold_run(const folder *f, void *acc, const char *p, int64_t step, int64_t n) {
  _Alignas(16) char room[BLOCK * 16];
  int64_t item = qn_dtypes[f->to].size;
  if (f->from == f->to && step == item) {
    f->fold(acc, p, n);
    return;
  }
  if (f->op == QN_AREDUCE_SUM && f->from == QN_D_INT64 && f->to == QN_D_INT64) {
    uint64_t a = 0, b = 0;
    int64_t i = 0;
    for (; i + 2 <= n; i += 2, p += 2 * step) a += *(const QN_ANY(uint64_t) *)(const void *)p, b += *(const QN_ANY(uint64_t) *)(const void *)(p + step);
    if (i < n) a += *(const QN_ANY(uint64_t) *)(const void *)p;
    *(uint64_t *)acc += a + b;
    return;
  }
  for (int64_t i = 0; i < n; i += BLOCK) {
    int64_t m = n - i < BLOCK ? n - i : BLOCK;
    f->cast(room, item, p + i * step, step, m);
    f->fold(acc, room, m);
  }
}

/* Long runs whose order does not matter are folded in pieces, on threads. The pieces are the same for any number of threads: which
 * of 0.0 and -0.0 is the least depends on them. */
typedef struct pieces {
  const folder *f;
  const char *p;
  int64_t step, n;
  char *acc; /* of each piece */
} pieces;

static void pieces_body(void *frame, int64_t begin, int64_t end) {
  const pieces *j = frame;
  const int64_t item = qn_dtypes[j->f->to].size;
  for (int64_t k = begin; k < end; k++) {
    const int64_t i = k * QN_PIECE, m = j->n - i < QN_PIECE ? j->n - i : QN_PIECE;
    j->f->cast(j->acc + k * item, 0, j->p + i * j->step, 0, 1);
    fold_run(j->f, j->acc + k * item, j->p + (i + 1) * j->step, j->step, m - 1);
  }
}

static bool in_pieces(const folder *f, int64_t n) {
  if (n < 2 * QN_PIECE || f->to == QN_D_BOOL || f->to >= QN_D_COMPLEX64) return false;
  return f->op == QN_AREDUCE_MIN || f->op == QN_AREDUCE_MAX || (qn_dtype_is_int(f->to) && qn_dtype_is_int(f->from));
}

static void fold_pieces(const folder *f, void *acc, const char *p, int64_t step, int64_t n) {
  enum { PIECES = 64 };
  _Alignas(16) char parts[PIECES * 8]; /* in_pieces: of 8 bytes at most */
  for (int64_t i = 0; i < n; i += PIECES * QN_PIECE) {
    const int64_t m = n - i < PIECES * QN_PIECE ? n - i : PIECES * QN_PIECE, count = (m + QN_PIECE - 1) / QN_PIECE;
    pieces j = {.f = f, .p = p + i * step, .step = step, .n = m, .acc = parts};
    if (f->alone || !f->rt->hooks.parallel) pieces_body(&j, 0, count);
    else f->rt->hooks.parallel(f->rt, pieces_body, &j, count, QN_PIECE * 100);
    f->fold(acc, parts, count);
  }
}

static double sum_run(const folder *f, const char *p, int64_t step, int64_t n) {
  const bool plain = step == 8 && f->from == QN_D_FLOAT64;
  return qn_sum_of(f->rt, &(qn_sum_source){.p = p, .step = step, .cast = plain ? NULL : f->cast,
                                           .single = f->from == QN_D_FLOAT32 && f->to == QN_D_FLOAT32}, n);
}

/* Of complex numbers into acc. */
static void group_pairs(const folder *f, const qn_view *g, void *acc, bool started) {
  double sum[2], before[2] = {0};
  qn_sum_group(f->rt, g, f->to, sum);
  if (started) {
    qn_elem_cast(f->to, acc, QN_D_COMPLEX128, before);
    sum[0] += before[0], sum[1] += before[1];
  }
  qn_elem_cast(QN_D_COMPLEX128, sum, f->to, acc);
}

static void group_fold(const folder *f, const qn_view *g, void *acc, bool started) {
  const qn_view *v[1] = {g};
  qn_nditer it;
  if (f->pairs) {
    group_pairs(f, g, acc, started);
    return;
  }
  if (f->lanes) {
    double sum[2];
    qn_sum_group(f->rt, g, f->to, sum);
    double s = sum[0];
    if (started) {
      double before;
      qn_elem_cast(f->to, acc, QN_D_FLOAT64, &before);
      s += before;
    }
    qn_elem_cast(QN_D_FLOAT64, &s, f->to, acc);
    return;
  }
  qn_nditer_init(&it, 1, v, true);
  if (it.size == 0) return;
  if (f->op == QN_AREDUCE_SUM && f->from == QN_D_BOOL && f->to == QN_D_INT64) {
    int64_t n = started ? *(int64_t *)acc : 0;
    do n += qn_mask_count(it.ptr[0], it.steps[0], it.n);
    while (qn_nditer_next(&it));
    *(int64_t *)acc = n;
    return;
  }
  if (!started) f->cast(acc, 0, it.ptr[0], 0, 1);
  bool skip = !started;
  if (it.ndim == 0 && in_pieces(f, it.n)) {
    fold_pieces(f, acc, it.ptr[0] + (skip ? it.steps[0] : 0), it.steps[0], it.n - skip);
    return;
  }
  do {
    fold_run(f, acc, it.ptr[0] + (skip ? it.steps[0] : 0), it.steps[0], it.n - skip);
    skip = false;
  } while (qn_nditer_next(&it));
}

static void set_identity(qn_reduction op, qn_dtype d, void *acc) {
  int64_t one = op == QN_AREDUCE_PROD || op == QN_AREDUCE_ALL;
  qn_elem_cast(QN_D_INT64, &one, d, acc);
}

typedef struct groups {
  const folder *f;
  const qn_view *group;
  qn_nditer it; /* of one run */
  bool started;
} groups;

static void groups_body(void *frame, int64_t begin, int64_t end) {
  const groups *j = frame;
  qn_view group = *j->group;
  for (int64_t i = begin; i < end; i++) {
    group.data = j->it.ptr[0] + i * j->it.steps[0];
    group_fold(j->f, &group, j->it.ptr[1] + i * j->it.steps[1], j->started);
  }
}

static int fold_groups(qn_rt *rt, folder *f, const split *s, const qn_view *out, bool started) {
  enum { PARALLEL_MIN = 1 << 16 };
  qn_view kept = s->kept, group = s->group;
  const qn_view *v[2] = {&kept, out};
  qn_nditer it;
  qn_nditer_init(&it, 2, v, false);
  if (!f->lanes && it.ndim == 0 && it.n > 1 && it.n * s->count >= PARALLEL_MIN && rt->hooks.parallel) {
    groups j = {.f = f, .group = &group, .it = it, .started = started};
    f->alone = true;
    rt->hooks.parallel(rt, groups_body, &j, it.n, s->count * 200);
    return 0;
  }
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        group.data = it.ptr[0] + i * it.steps[0];
        group_fold(f, &group, it.ptr[1] + i * it.steps[1], started);
      }
    while (qn_nditer_next(&it));
  return 0;
}

/* Groups that are short, or whose elements lie farther apart than the groups: rows are folded, which gives each group the same order. */
static bool farther_apart(const split *s) {
  if (s->kept.ndim == 0 || s->group.ndim != 1) return false;
  int64_t across = INT64_MAX;
  for (int d = 0; d < s->kept.ndim; d++)
    if (s->kept.shape[d] > 1 && llabs(s->kept.strides[d]) < across) across = llabs(s->kept.strides[d]);
  return across < llabs(s->group.strides[0]);
}
static bool side_by_side(const split *s) {
  enum { SHORT = 12 };
  return s->kept.ndim && s->group.ndim == 1 && (s->count <= SHORT || farther_apart(s));
}

static void add_onto(const qn_view *out, const qn_view *more) {
  const qn_loop loop = qn_ufunc_loop(QN_UF_add, (qn_dtype)out->dtype);
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){out, more}, false);
  if (it.size) do
      loop((char *[]){it.ptr[0], it.ptr[1], it.ptr[0]}, it.n, (const int64_t[]){it.steps[0], it.steps[1], it.steps[0]});
    while (qn_nditer_next(&it));
}

/* The sums of the inner axes of groups, for each place along the outer ones, which are added up in order. */
static int fold_outer(qn_rt *rt, folder *f, const split *s, const qn_view *inner, const qn_view *outer, const qn_view *out, bool started) {
  split part = *s;
  part.group = *inner;
  part.count = qn_view_size(inner);
  const int64_t n = qn_view_size(outer);
  qn_value more = {0}; /* the sums of a place, of runs that are summed together */
  bool together = inner->ndim == 1 && !f->pairs && qn_dtype_is_float(f->to);
  int r = together && n > 1 ? qn_array_new(rt, f->to, out->ndim, out->shape, false, &more) : 0;
  for (int64_t i = 0; i < n && !r; i++) {
    int64_t offset = 0;
    for (int64_t d = outer->ndim - 1, left = i; d >= 0; left /= outer->shape[d--]) offset += left % outer->shape[d] * outer->strides[d];
    part.kept.data = (char *)s->kept.data + offset, part.group.data = (char *)s->group.data + offset;
    const bool onto = started || i > 0;
    together = together && (!onto || more.tag != QN_UNSET) &&
               qn_sum_groups(rt, &part.kept, f->from, inner->strides[0], part.count, onto ? qn_view_of(more) : out);
    if (!together) r = fold_groups(rt, f, &part, out, onto);
    else if (onto) add_onto(out, qn_view_of(more));
  }
  return qn_release(rt, more), r;
}

/* SUM, PROD, MIN, MAX of v into out (shape of the kept axes), accumulating in out's dtype. */
static int fold_view(qn_rt *rt, qn_reduction op, const qn_view *v, uint32_t axes, const qn_view *out, const qn_value *initial) {
  split s;
  split_view(v, axes, &s);
  qn_dtype to = (qn_dtype)out->dtype;
  bool started = false, floating = to == QN_D_FLOAT64 || to == QN_D_FLOAT32;
  if (initial->tag != QN_UNSET && initial->tag != QN_NONE) {
    if (qn_array_fill(rt, out, *initial)) return -1;
    started = true;
  } else if (s.count == 0) {
    if (op == QN_AREDUCE_MIN || op == QN_AREDUCE_MAX)
      return qn_view_size(out) == 0 ? 0 : qn_raise(rt, QN_E_ValueError, "zero-size array to reduction operation %s which has no identity",
                                                   op == QN_AREDUCE_MIN ? "minimum" : "maximum");
    _Alignas(16) char slot[16];
    set_identity(op, to, slot);
    qn_view one = {.data = slot, .dtype = out->dtype};
    return qn_array_assign(rt, out, &one);
  }
  if (s.count == 0) return 0;
  folder f = {.rt = rt, .op = op, .from = (qn_dtype)v->dtype, .to = to, .fold = qn_fold_find(op, to)};
  f.cast = qn_cast_find(f.from, to);
  if (!f.fold || !f.cast) return qn_raise(rt, QN_E_TypeError, "cannot perform reduce with flexible type");
  f.pairs = op == QN_AREDUCE_SUM && qn_dtype_is_complex(to) && s.last;
  f.lanes = f.pairs || (op == QN_AREDUCE_SUM && floating && s.last && qn_dtypes[f.from].kind != 'c' && !farther_apart(&s)); /* else in order, as NumPy walks */
  if ((!s.last || (!f.lanes && side_by_side(&s))) && qn_view_size(out) >= 8) return qn_fold_rows(rt, op, &s.kept, &s.group, to, out, started);
  if (f.pairs) f.cast = qn_cast_find(f.from, QN_D_COMPLEX128);
  qn_view inner, outer;
  if (f.lanes && qn_sum_outer(&s.kept, &s.group, &inner, &outer)) {
    if (!f.pairs) f.cast = qn_cast_find(f.from, QN_D_FLOAT64);
    return fold_outer(rt, &f, &s, &inner, &outer, out, started);
  }
  if (f.lanes && !f.pairs) {
    f.cast = qn_cast_find(f.from, QN_D_FLOAT64);
    const qn_view *g[1] = {&s.group};
    qn_nditer it;
    qn_nditer_init(&it, 1, g, true);
    if (it.ndim == 0) { /* groups that are runs need no room */
      int64_t step = it.steps[0];
      if (!started && qn_sum_groups(rt, &s.kept, f.from, step, s.count, out)) return 0;
      qn_nditer_init(&it, 2, (const qn_view *const[]){&s.kept, out}, false);
      if (it.size) do
          for (int64_t i = 0; i < it.n; i++) {
            double sum = sum_run(&f, it.ptr[0] + i * it.steps[0], step, s.count);
            char *to_at = it.ptr[1] + i * it.steps[1];
            if (started) {
              double before;
              qn_elem_cast(to, to_at, QN_D_FLOAT64, &before);
              sum += before;
            }
            qn_elem_cast(QN_D_FLOAT64, &sum, to, to_at);
          }
        while (qn_nditer_next(&it));
      return 0;
    }
    if (!started && s.group.ndim > 1 && qn_sum_small_groups(rt, &s.kept, &s.group, s.count, out)) return 0;
  }
  return fold_groups(rt, &f, &s, out, started);
}

QN_CLONES static void add_zero(double *x, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] += 0.0;
}

/* A sum begins with 0.0, so that none is -0.0. */
static int fold_into(qn_rt *rt, qn_reduction op, const qn_view *v, uint32_t axes, const qn_view *out, const qn_value *initial) {
  if (fold_view(rt, op, v, axes, out, initial)) return -1;
  if (op != QN_AREDUCE_SUM || (out->dtype != QN_D_FLOAT64 && out->dtype != QN_D_FLOAT32)) return 0;
  qn_nditer it;
  qn_nditer_init(&it, 1, (const qn_view *const[]){out}, false);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        void *p = it.ptr[0] + i * it.steps[0];
        if (out->dtype == QN_D_FLOAT64 && it.steps[0] == 8) {
          add_zero(p, it.n);
          break;
        }
        if (out->dtype == QN_D_FLOAT64) *(double *)p += 0.0;
        else *(float *)p += 0.0f;
      }
    while (qn_nditer_next(&it));
  return 0;
}

static int reduce_objects(qn_rt *rt, qn_reduction op, const qn_view *v, const qn_reduce_args *a, qn_value *out);

/* --- the reductions ----------------------------------------------------------------------------------------------------------- */
static int reduce_arg(qn_rt *rt, bool max, const qn_view *v, const qn_reduce_args *a, qn_value *out) {
  qn_view kept;
  split s;
  split_view(v, a->axes, &s);
  if (s.count == 0) return qn_raise(rt, QN_E_ValueError, "attempt to get %s of an empty sequence", max ? "argmax" : "argmin");
  if (v->dtype == QN_D_OBJECT) return reduce_objects(rt, max ? QN_AREDUCE_ARGMAX : QN_AREDUCE_ARGMIN, v, a, out);
  qn_argfold fold = qn_argfold_find((qn_dtype)v->dtype);
  if (!fold) return qn_raise(rt, QN_E_TypeError, "no positions in an array of %s", qn_dtypes[v->dtype].name);
  if (make_result(rt, v, a, QN_D_INT64, out, &kept)) return -1;
  qn_nditer it, g;
  if ((!s.last || (s.group.ndim == 1 && s.count <= ARG_SHORT)) && qn_view_size(&s.kept) >= 8 && qn_arg_rows(&s.kept, &s.group, max, &kept)) return 0;
  if (s.last && qn_arg_lines(&s.kept, &s.group, max, &kept)) return 0;
  qn_nditer_init(&it, 2, (const qn_view *const[]){&s.kept, &kept}, false);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        _Alignas(16) char best[16];
        int64_t at = 0, base = 0, best_at = 0;
        bool first = true;
        s.group.data = it.ptr[0] + i * it.steps[0];
        if (s.group.ndim == 1) { /* one run */
          if (v->dtype == QN_D_BOOL) fold(s.group.data, s.group.strides[0], s.group.shape[0], max, &best_at, best, true); /* the first ends it */
          else best_at = qn_arg_run(rt, fold, max, s.group.data, s.group.strides[0], s.group.shape[0]);
          *(int64_t *)(void *)(it.ptr[1] + i * it.steps[1]) = best_at;
          continue;
        }
        qn_nditer_init(&g, 1, (const qn_view *const[]){&s.group}, true);
        do {
          if (fold(g.ptr[0], g.steps[0], g.n, max, &at, best, first)) best_at = base + at;
          first = false;
          base += g.n;
        } while (qn_nditer_next(&g));
        *(int64_t *)(void *)(it.ptr[1] + i * it.steps[1]) = best_at;
      }
    while (qn_nditer_next(&it));
  return 0;
}

/* any, all, count_nonzero: of the elements' truth. */
static int reduce_truth(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  qn_value truth;
  qn_dtype b = QN_D_BOOL;
  if (qn_array_from(rt, x, &b, &truth)) return -1;
  qn_reduce_args inner = *a;
  inner.dtype = &b;
  if (op == QN_AREDUCE_COUNT_NONZERO) inner.dtype = NULL;
  int r = qn_array_reduce(rt, op == QN_AREDUCE_ALL ? QN_AREDUCE_PROD : QN_AREDUCE_SUM, truth, &inner, out);
  qn_release(rt, truth);
  return r;
}

static int64_t group_count(const qn_view *v, uint32_t axes) {
  split s;
  split_view(v, axes, &s);
  return s.count;
}

/* complex64 numbers by a count, an int64 in NumPy: divided in double precision. Takes sums. */
static int scale_narrow(qn_rt *rt, qn_value sums, double by, qn_value *out) {
  const qn_dtype narrow = QN_D_COMPLEX64, wide = QN_D_COMPLEX128;
  qn_value in[2] = {sums, qn_float(by)}, r = {0}, as = {0};
  qn_ufunc_call call = {.in = in, .dtype = &wide};
  int bad = qn_ufunc_apply(rt, QN_UF_divide, &call, &r) || qn_array_from(rt, r, &narrow, &as);
  if (!bad && qn_is_array(sums)) bad = qn_array_assign(rt, qn_view_of(sums), qn_view_of(as)), *out = bad ? (qn_value){0} : qn_retained(sums);
  else if (!bad) bad = qn_unwrap_0d(rt, qn_retained(as), out);
  return qn_release(rt, r), qn_release(rt, as), qn_release(rt, sums), bad ? -1 : 0;
}

static int scale(qn_rt *rt, qn_value sums, double by, qn_value *out) { /* takes sums */
  qn_value in[2] = {sums, qn_float(by)};
  qn_ufunc_call call = {.in = in};
  if (qn_is_array(sums)) call.out[0] = sums;
  qn_dtype d;
  qn_optype t = {QN_D_FLOAT64, QN_STRONG};
  (void)qn_optype_of(sums, &t);
  d = qn_dtype_is_float(t.dtype) || qn_dtype_is_complex(t.dtype) ? t.dtype : QN_D_FLOAT64;
  call.dtype = &d;
  if (d == QN_D_COMPLEX64) return scale_narrow(rt, sums, by, out);
  bool scalar = sums.tag == QN_NPSCALAR && sums.dtype == d; /* which warnings say */
  int r = scalar ? qn_scalar_binary(rt, QN_TRUEDIV, in[0], in[1], false, out) : qn_ufunc_apply(rt, QN_UF_divide, &call, out);
  qn_release(rt, sums);
  return r;
}

static int reduce_mean(qn_rt *rt, const qn_view *v, qn_value x, const qn_reduce_args *a, qn_value *out) {
  qn_dtype d = a->dtype ? *a->dtype : qn_dtype_is_float((qn_dtype)v->dtype) || qn_dtype_is_complex((qn_dtype)v->dtype)
                                          ? (qn_dtype)v->dtype : QN_D_FLOAT64;
  qn_reduce_args inner = *a;
  inner.dtype = &d;
  qn_value sums;
  int64_t n = group_count(v, a->axes);
  if (n == 0 && qn_array_warn(rt, "RuntimeWarning", "Mean of empty slice")) return -1;
  if (v->dtype == QN_D_OBJECT && !a->dtype) inner.dtype = NULL;
  if (qn_array_reduce(rt, QN_AREDUCE_SUM, x, &inner, &sums)) return -1;
  if (inner.dtype) return scale(rt, sums, (double)n, out);
  int r = qn_ufunc2(rt, QN_UF_divide, sums, qn_int(n), out);
  return qn_release(rt, sums), r;
}

/* Neighbouring axes as one, where the strides let them. */
static void join_axes(qn_view *v) {
  while (v->ndim > 1 && v->strides[v->ndim - 2] == v->strides[v->ndim - 1] * v->shape[v->ndim - 1]) {
    const int d = v->ndim - 2;
    v->shape[d] *= v->shape[d + 1], v->strides[d] = v->strides[d + 1], v->ndim = d + 1;
  }
}

/* The sums of squared distances of float64s from their means, in one pass and with the bits of the general way. */
static int square_sums(qn_rt *rt, const qn_view *v, const qn_reduce_args *a, qn_value mean, qn_value *out) { /* 1: not this case */
  split s;
  split_view(v, a->axes, &s);
  qn_nditer g;
  qn_nditer_init(&g, 1, (const qn_view *const[]){&s.group}, true);
  int64_t kept = qn_view_size(&s.kept);
  if (v->dtype != QN_D_FLOAT64 || a->dtype || s.count == 0 || kept == 0) return 1;
  qn_view sums, wide, means = s.kept;
  const int rank = s.kept.ndim;
  if (!s.last && qn_is_array(mean) && (qn_view_of(mean)->flags & QN_VIEW_C)) join_axes(&s.kept);
  if (s.last ? g.ndim != 0 : kept < 8 || s.kept.ndim != 1) return 1;
  double one = qn_is_array(mean) ? 0 : mean.f;
  if (qn_is_array(mean)) { /* its axes of one dropped: as kept */
    qn_view *m = qn_view_of(mean);
    means.data = m->data;
    means.ndim = 0;
    for (int d = 0; d < v->ndim; d++)
      if (!(a->axes & (QN_ALL_AXES | 1u << d))) means.strides[means.ndim++] = m->strides[d];
  } else {
    means.data = &one;
    for (int d = 0; d < means.ndim; d++) means.strides[d] = 0;
  }
  if (make_result(rt, v, a, QN_D_FLOAT64, out, &sums)) return -1;
  if (!s.last && rank > 1) join_axes(&means), join_axes(&sums);
  if (!s.last) return qn_square_rows(rt, &s.kept, &s.group, &means, &sums), 0;
  wide = means;
  qn_nditer it;
  qn_nditer_init(&it, 3, (const qn_view *const[]){&s.kept, &wide, &sums}, false);
  do
    for (int64_t i = 0; i < it.n; i++) {
      qn_sum_source source = {.p = it.ptr[0] + i * it.steps[0], .step = g.steps[0], .cast = g.steps[0] == 8 ? NULL : qn_cast_find(QN_D_FLOAT64, QN_D_FLOAT64),
                              .squares = true, .mean = *(double *)(void *)(it.ptr[1] + i * it.steps[1])};
      *(double *)(void *)(it.ptr[2] + i * it.steps[2]) = qn_sum_of(rt, &source, s.count);
    }
  while (qn_nditer_next(&it));
  return 0;
}

/* |z|² from its parts: the product with the conjugate is rounded otherwise. */
#define SQUARES(name, T)                                                                                            \
  QN_CLONES static void name(T *restrict r, const T *restrict z, int64_t n) {                                       \
    for (int64_t i = 0; i < n; i++) r[i] = z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];                       \
  }
SQUARES(square_parts, double)
SQUARES(square_parts_f32, float)

static int reduce_var(qn_rt *rt, const qn_view *v, qn_value x, const qn_reduce_args *a, bool root, qn_value *out) {
  qn_value mean = {0}, dev = {0}, square = {0}, sums = {0};
  qn_reduce_args inner = *a;
  inner.keepdims = true;
  double n = (double)group_count(v, a->axes), left = n - a->ddof > 0 ? n - a->ddof : 0;
  int r = -1;
  if (left == 0 && qn_array_warn(rt, "RuntimeWarning", "Degrees of freedom <= 0 for slice")) return -1;
  if (reduce_mean(rt, v, x, &inner, &mean)) goto done;
  inner.keepdims = a->keepdims;
  int fused = square_sums(rt, v, &inner, mean, &sums);
  if (fused < 0) goto done;
  if (fused == 0) {
    qn_value whole = sums;
    sums = (qn_value){0};
    if (qn_unwrap_0d(rt, whole, &sums)) goto done;
    goto sums_done;
  }
  if (qn_ufunc2(rt, QN_UF_subtract, x, mean, &dev)) goto done;
  if (qn_dtype_is_complex((qn_dtype)v->dtype) && qn_is_array(dev) && (qn_view_of(dev)->flags & QN_VIEW_C)) {
    const qn_view *w = qn_view_of(dev);
    if (qn_array_new(rt, qn_dtype_part((qn_dtype)v->dtype), w->ndim, w->shape, false, &square)) goto done;
    if (v->dtype == QN_D_COMPLEX128) square_parts(qn_view_of(square)->data, w->data, qn_view_size(w));
    else square_parts_f32(qn_view_of(square)->data, w->data, qn_view_size(w));
  } else if (qn_dtype_is_complex((qn_dtype)v->dtype)) {
    qn_value conj, full;
    if (qn_ufunc1(rt, QN_UF_conjugate, dev, &conj)) goto done;
    int bad = qn_ufunc2(rt, QN_UF_multiply, dev, conj, &full);
    qn_release(rt, conj);
    if (bad) goto done;
    qn_dtype real = qn_dtype_part((qn_dtype)v->dtype);
    if (qn_is_array(full)) bad = qn_array_astype(rt, full, real, &square);
    qn_release(rt, full);
    if (bad) goto done;
  } else if (qn_ufunc2(rt, QN_UF_multiply, dev, dev, &square)) {
    goto done;
  }
  if (!qn_is_array(square)) {
    qn_value one;
    if (qn_array_from(rt, square, NULL, &one)) goto done;
    qn_release(rt, square);
    square = one;
  }
  inner.keepdims = a->keepdims;
  if (qn_array_reduce(rt, QN_AREDUCE_SUM, square, &inner, &sums)) goto done;
sums_done:
  if (scale(rt, sums, left, &sums)) goto done;
  if (root) {
    qn_value variance = sums;
    r = qn_ufunc1(rt, QN_UF_sqrt, variance, out);
    qn_release(rt, variance);
  } else {
    *out = sums, r = 0;
  }
done:
  qn_release(rt, mean);
  qn_release(rt, dev);
  qn_release(rt, square);
  return r;
}

static qn_dtype result_dtype(qn_reduction op, qn_dtype from, const qn_dtype *want) {
  if (want) return *want;
  return op == QN_AREDUCE_SUM || op == QN_AREDUCE_PROD ? qn_dtype_sum(from) : from;
}

/* Of objects: sums, products and extrema by Python's operators (fold), or positions of extrema. */
static int reduce_objects(qn_rt *rt, qn_reduction op, const qn_view *v, const qn_reduce_args *a, qn_value *out) {
  static const qn_ufunc_id folds[] = {[QN_AREDUCE_SUM] = QN_UF_add, [QN_AREDUCE_PROD] = QN_UF_multiply, [QN_AREDUCE_MIN] = QN_UF_minimum, [QN_AREDUCE_MAX] = QN_UF_maximum};
  const bool place = op == QN_AREDUCE_ARGMIN || op == QN_AREDUCE_ARGMAX;
  qn_view kept;
  qn_nditer it;
  split s;
  split_view(v, a->axes, &s);
  if (s.count == 0 && place) return qn_raise(rt, QN_E_ValueError, "attempt to get %s of an empty sequence", op == QN_AREDUCE_ARGMAX ? "argmax" : "argmin");
  if (s.count == 0 && op != QN_AREDUCE_SUM && op != QN_AREDUCE_PROD && a->initial.tag == QN_UNSET)
    return qn_raise(rt, QN_E_ValueError, "zero-size array to reduction operation %s which has no identity", qn_ufuncs[folds[op]].name);
  if (make_result(rt, v, a, place ? QN_D_INT64 : QN_D_OBJECT, out, &kept)) return -1;
  qn_nditer_init(&it, 2, (const qn_view *const[]){&s.kept, &kept}, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        char *cell = it.ptr[1] + i * it.steps[1];
        qn_value acc = a->initial.tag == QN_UNSET ? (qn_value){0} : qn_retained(a->initial);
        int bad;
        s.group.data = it.ptr[0] + i * it.steps[0];
        if (place) {
          bad = qn_object_position(rt, op == QN_AREDUCE_ARGMAX, &s.group, (int64_t *)(void *)cell);
        } else {
          bad = qn_object_fold(rt, folds[op], &s.group, &acc);
          if (!bad) bad = qn_elem_put(rt, QN_D_OBJECT, cell, acc.tag == QN_UNSET ? qn_int(op == QN_AREDUCE_PROD) : acc);
        }
        qn_release(rt, acc);
        if (bad) return qn_drop(rt, out), -1;
      }
    while (qn_nditer_next(&it));
  return 0;
}

/* Of times: spans have sums and means, moments extrema alone. 1: as numbers. */
static int reduce_time(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  const qn_view *v = qn_view_of(x);
  qn_dtype d = (qn_dtype)v->dtype;
  bool sum = op == QN_AREDUCE_SUM || op == QN_AREDUCE_MEAN, square = op == QN_AREDUCE_VAR || op == QN_AREDUCE_STD;
  if (!qn_dtype_is_time(d) || (!sum && !square && op != QN_AREDUCE_PROD) || (op == QN_AREDUCE_SUM && qn_dtype_is_span(d))) return 1;
  if (square && qn_dtype_is_span(d))
    return qn_raise(rt, QN_E_TypeError, "ufunc 'square' not supported for the input types, and the inputs could not be safely coerced to any "
                    "supported types according to the casting rule ''safe''");
  if (!sum || qn_dtype_is_moment(d))
    return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' cannot use operands with types dtype('%s') and dtype('%s')", op == QN_AREDUCE_PROD ? "multiply" : "add",
                    qn_dtype_spell(d).text, qn_dtype_spell(d).text);
  int64_t n = group_count(v, a->axes);
  qn_value sums;
  if (n == 0 && qn_array_warn(rt, "RuntimeWarning", "Mean of empty slice")) return -1;
  if (qn_array_reduce(rt, QN_AREDUCE_SUM, x, a, &sums)) return -1;
  int r = qn_ufunc2(rt, QN_UF_divide, sums, qn_int(n), out);
  return qn_release(rt, sums), r;
}

static int reduce(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out);

/* Sums of an array in Fortran's order, as those of its transpose: rows in the memory are rows for the sums. */
static int reduce_mirrored(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  const int ndim = qn_view_of(x)->ndim;
  qn_reduce_args inner = *a;
  qn_value turned, r;
  if (!(a->axes & QN_ALL_AXES)) {
    inner.axes = 0;
    for (int d = 0; d < ndim; d++)
      if (a->axes & 1u << d) inner.axes |= 1u << (ndim - 1 - d);
  }
  if (qn_array_transpose(rt, x, NULL, &turned)) return -1;
  int bad = reduce(rt, op, turned, &inner, &r);
  qn_release(rt, turned);
  if (bad || !qn_is_array(r) || qn_view_of(r)->ndim < 2) return bad ? -1 : (*out = r, 0);
  bad = qn_array_transpose(rt, r, NULL, out);
  return qn_release(rt, r), bad;
}

static bool is_sum(qn_reduction op) { return op == QN_AREDUCE_SUM || op == QN_AREDUCE_MEAN || op == QN_AREDUCE_VAR || op == QN_AREDUCE_STD; }

static int reduce(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  qn_view *v = qn_view_of(x), kept;
  int timed = reduce_time(rt, op, x, a, out);
  if (timed <= 0) return timed;
  if (is_sum(op) && qn_view_mirrored(v) && v->dtype <= QN_D_COMPLEX128) return reduce_mirrored(rt, op, x, a, out);
  switch (op) {
    case QN_AREDUCE_ANY:
    case QN_AREDUCE_ALL:
    case QN_AREDUCE_COUNT_NONZERO: return reduce_truth(rt, op, x, a, out);
    case QN_AREDUCE_MEAN: return reduce_mean(rt, v, x, a, out);
    case QN_AREDUCE_VAR:
    case QN_AREDUCE_STD: return reduce_var(rt, v, x, a, op == QN_AREDUCE_STD, out);
    case QN_AREDUCE_ARGMIN:
    case QN_AREDUCE_ARGMAX: return reduce_arg(rt, op == QN_AREDUCE_ARGMAX, v, a, out);
    case QN_AREDUCE_SUM:
    case QN_AREDUCE_PROD:
    case QN_AREDUCE_MIN:
    case QN_AREDUCE_MAX: break;
  }
  if (v->dtype == QN_D_OBJECT) return reduce_objects(rt, op, v, a, out);
  if (make_result(rt, v, a, result_dtype(op, (qn_dtype)v->dtype, a->dtype), out, &kept)) return -1;
  if (fold_into(rt, op, v, a->axes, &kept, &a->initial)) return qn_drop(rt, out), -1;
  return 0;
}

/* where=: numpy._general has it. */
static int reduce_where(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  static const char *const names[] = {[QN_AREDUCE_SUM] = "sum", [QN_AREDUCE_PROD] = "prod", [QN_AREDUCE_MIN] = "min", [QN_AREDUCE_MAX] = "max",
                                      [QN_AREDUCE_ANY] = "any", [QN_AREDUCE_ALL] = "all", [QN_AREDUCE_MEAN] = "mean", [QN_AREDUCE_VAR] = "var",
                                      [QN_AREDUCE_STD] = "std", [QN_AREDUCE_ARGMIN] = "argmin", [QN_AREDUCE_ARGMAX] = "argmax",
                                      [QN_AREDUCE_COUNT_NONZERO] = "count_nonzero"};
  if (op == QN_AREDUCE_ARGMIN || op == QN_AREDUCE_ARGMAX || !rt->hooks.module_function)
    return qn_raise(rt, QN_E_TypeError, "%s() got an unexpected keyword argument 'where'", names[op]);
  qn_value v[8] = {{0}, x, qn_none(), qn_bool(a->keepdims), qn_none(), a->ddof == (double)(int64_t)a->ddof ? qn_int((int64_t)a->ddof) : qn_float(a->ddof), a->initial.tag == QN_UNSET ? qn_none() : a->initial, a->where}, axes[32];
  int n = 0, r = qn_new_str(rt, qn_sv_of(names[op]), &v[0]);
  if (!r && !(a->axes & QN_ALL_AXES)) {
    for (int d = 0; d < 32; d++)
      if (a->axes & 1u << d) axes[n++] = qn_int(d);
    r = qn_new_tuple(rt, axes, n, &v[2]);
  }
  if (!r && a->dtype) r = qn_new_dtype(rt, *a->dtype, &v[4]);
  if (!r) r = qn_call_module(rt, "numpy._general", "reduce_where", v, 8, out);
  qn_release(rt, v[0]), qn_release(rt, v[2]), qn_release(rt, v[4]);
  return r;
}

int qn_array_reduce(qn_rt *rt, qn_reduction op, qn_value x, const qn_reduce_args *a, qn_value *out) {
  qn_value arr, r;
  if (a->where.tag != QN_UNSET && !(a->where.tag == QN_BOOL && a->where.i))
    return reduce_where(rt, op, x, a, out);
  if (qn_array_from(rt, x, NULL, &arr)) return -1;
  int rc = reduce(rt, op, arr, a, &r);
  qn_release(rt, arr);
  if (rc) return -1;
  return qn_unwrap_0d(rt, r, out);
}
