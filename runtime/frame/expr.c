/* expr.c - arithmetic and comparisons of long columns that wait (plan.h): df.x * df.y + df.z is a tree over columns, run block by
 * block (object/array/blocks.h) when its values are wanted, or straight into a sum, a mean, an extremum.
 *
 * Only what cannot fail and has the bits of the loops over whole columns waits: float64, int64 and bool operands with the operators
 * that ops.c gives to NumPy's loops. A reduction leaves the values unmade the first time; whoever is reduced again is worth keeping.
 * Null-aware: nulls of floats are NaN, which a reduction replaces inside of the block; ints with nulls are floats to scripts. */
#include <math.h>

#include "runtime/frame/plan.h"
#include "runtime/object/array/blocks.h"
#include "runtime/object/array/class.h"
#include "runtime/object/array/fold.h"

enum { MOST_STEPS = 24, MOST_NODES = 32 };

const qn_wait_expr *qn_expr_of(const qn_column *c) {
  return c->waiting && c->waiting->kind == QN_WAIT_EXPR ? (const qn_wait_expr *)(const void *)c->waiting : NULL;
}

static void expr_drop(qn_waiting *head, qn_column *c) {
  qn_wait_expr *w = (qn_wait_expr *)(void *)head;
  const qn_allocator *alloc = w->alloc;
  (void)c;
  for (int k = 0; k < w->nin; k++) qn_column_drop(w->in[k].col);
  qn_free(alloc, w, sizeof *w);
}

/* --- making ------------------------------------------------------------------------------------------------------------------ */
/* The operand as an expression has it: a tree, or a plain column as scripts see it (owned). NULL: neither; *bad when it raised. */
static qn_column *leaf(qn_rt *rt, qn_column *c, qn_dtype *type, bool *bad) {
  const qn_wait_expr *w = qn_expr_of(c);
  if (w) return *type = (qn_dtype)w->dtype, qn_column_keep(c);
  qn_column *there = qn_col_there(rt, c);
  const qn_column *shown = qn_col_shown(rt, there);
  *bad = !shown;
  if (!shown || shown->masked || (shown->type != QN_D_FLOAT64 && shown->type != QN_D_INT64 && shown->type != QN_D_BOOL)) return NULL;
  if (shown->type == QN_D_BOOL && qn_column_shown_type(shown) != QN_D_BOOL) return NULL;
  return *type = (qn_dtype)shown->type, qn_column_keep((qn_column *)(uintptr_t)shown);
}

static bool plain_number(qn_value v) {
  return v.tag == QN_INT || v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && (v.dtype == QN_D_INT64 || v.dtype == QN_D_FLOAT64));
}

/* Does NumPy's loop give what pandas gives for these types? As same_in_numpy and qn_col_compare in ops.c. */
static bool same(qn_ufunc_id id, const qn_dtype *t, int n) {
  bool bools = true, any = false, ints = true;
  for (int k = 0; k < n; k++) bools = bools && t[k] == QN_D_BOOL, any = any || t[k] == QN_D_BOOL, ints = ints && t[k] == QN_D_INT64;
  switch ((int)id) {
    case QN_UF_add: case QN_UF_subtract: case QN_UF_multiply: case QN_UF_divide:
    case QN_UF_less: case QN_UF_less_equal: case QN_UF_equal: case QN_UF_not_equal: case QN_UF_greater: case QN_UF_greater_equal:
    case QN_UF_negative: return !any;
    case QN_UF_bitwise_and: case QN_UF_bitwise_or: case QN_UF_bitwise_xor: return bools || ints;
    case QN_UF_invert: return bools;
    default: return false;
  }
}

static int steps_of(const qn_column *c) {
  const qn_wait_expr *w = c ? qn_expr_of(c) : NULL;
  return w ? w->steps : 0;
}

/* A tree that is full: its operands are computed first. */
static int make_room(qn_rt *rt, qn_wait_expr *w) {
  w->steps = 3; /* casts of both operands among them */
  for (int k = 0; k < w->nin; k++) w->steps += steps_of(w->in[k].col);
  if (w->steps <= MOST_STEPS) return 0;
  for (int k = 0; k < w->nin; k++)
    if (w->in[k].col && !qn_col_there(rt, w->in[k].col)) return -1;
  return w->steps = 3, 0;
}

qn_column *qn_expr_later(qn_rt *rt, int id, const qn_operand *in, int nin, int64_t n, bool *done) {
  qn_wait_expr *w = n >= QN_WAIT_LEAST ? qn_alloc(rt->alloc, sizeof *w) : NULL;
  qn_optype types[2];
  qn_dtype plain[2];
  bool bad = false, good = w != NULL;
  *done = false;
  if (!w) return NULL;
  *w = (qn_wait_expr){.head = {QN_WAIT_EXPR, expr_drop}, .alloc = rt->alloc, .id = id, .nin = nin};
  for (int k = 0; k < nin && good; k++) {
    if (in[k].col) {
      good = (w->in[k].col = leaf(rt, (qn_column *)(uintptr_t)in[k].col, &plain[k], &bad)) != NULL;
      if (good) types[k] = (qn_optype){plain[k], QN_STRONG};
    } else {
      good = plain_number(in[k].scalar) && qn_optype_of(in[k].scalar, &types[k]);
      plain[k] = in[k].scalar.tag == QN_INT || (in[k].scalar.tag == QN_NPSCALAR && in[k].scalar.dtype == QN_D_INT64) ? QN_D_INT64 : QN_D_FLOAT64;
    }
  }
  good = good && same((qn_ufunc_id)id, plain, nin) && qn_ufunc_resolve((qn_ufunc_id)id, types, &w->types) && qn_ufunc_loop((qn_ufunc_id)id, w->types.loop);
  for (int k = 0; k < nin && good; k++)
    if (!w->in[k].col && qn_elem_put(rt, w->types.in[k], w->in[k].slot, in[k].scalar)) qn_exc_clear(rt), good = false;
  if (good && make_room(rt, w)) good = false, bad = true;
  if (!good) return expr_drop(&w->head, NULL), *done = bad, NULL;
  w->dtype = (uint8_t)w->types.out[0];
  return *done = true, qn_col_wait(rt, &w->head, n);
}

/* --- programs ---------------------------------------------------------------------------------------------------------------- */
typedef struct building {
  qn_blocks *p;
  const qn_column *nodes[MOST_NODES];
  int values[MOST_NODES], n;
} building;

static qn_view view_of(const qn_column *c) {
  return (qn_view){.data = qn_column_data(c), .shape = {c->length}, .strides = {(int64_t)qn_coltype_size(c->type)}, .ndim = 1, .dtype = c->type};
}

static int build(building *b, const qn_column *c) {
  const qn_wait_expr *w = qn_expr_of(c);
  if (!w) {
    const qn_view v = view_of(c);
    return qn_blocks_input(b->p, &v);
  }
  for (int k = 0; k < b->n; k++)
    if (b->nodes[k] == c) return b->values[k];
  int in[2];
  for (int k = 0; k < w->nin; k++) {
    in[k] = w->in[k].col ? build(b, w->in[k].col) : qn_blocks_const(b->p, w->types.in[k], w->in[k].slot);
    if ((in[k] = qn_blocks_cast(b->p, in[k], w->types.in[k])) < 0) return -1;
  }
  const int v = qn_blocks_ufunc(b->p, (qn_ufunc_id)w->id, &w->types, in);
  if (b->n < MOST_NODES) b->nodes[b->n] = c, b->values[b->n++] = v;
  return v;
}

static qn_blocks *program_of(qn_rt *rt, const qn_column *c, int *value) {
  building b = {.p = qn_blocks_new(rt->alloc, 1, &c->length)};
  if (!b.p) return qn_raise_memory(rt), NULL;
  *value = build(&b, c);
  if (*value >= 0) return b.p;
  qn_blocks_free(b.p);
  return qn_raise(rt, QN_E_SystemError, "an expression over columns has too many operations"), NULL;
}

qn_column *qn_expr_column(qn_rt *rt, const qn_column *c) {
  const uint8_t type = qn_expr_of(c)->dtype;
  int value;
  qn_blocks *p = program_of(rt, c, &value);
  if (!p) return NULL;
  qn_colbuf *b = qn_colbuf_plain(rt->alloc, (size_t)c->length * qn_coltype_size(type));
  qn_column *made = b ? qn_column_from_buffers(rt->alloc, type, c->length, b, NULL, NULL) : NULL;
  const qn_view to = made ? view_of(made) : (qn_view){0};
  const bool ok = made && qn_blocks_output(p, value, &to) && qn_blocks_run(p, rt) == 0;
  qn_blocks_free(p);
  if (ok) return made;
  qn_column_drop(made);
  return qn_raise_memory(rt), NULL;
}

/* --- reductions --------------------------------------------------------------------------------------------------------------- */
typedef struct folds { /* of a tree: its values without nulls */
  qn_blocks *p;
  int value, there; /* there: which are no NaN, -1: all */
} folds;

static int is_there(qn_blocks *p, int value) {
  qn_ufunc_types t;
  const qn_optype in[2] = {{QN_D_FLOAT64, QN_STRONG}, {QN_D_FLOAT64, QN_STRONG}};
  return qn_ufunc_resolve(QN_UF_equal, in, &t) ? qn_blocks_ufunc(p, QN_UF_equal, &t, (int[]){value, value}) : -1;
}

/* The program, with nulls replaced. 1: it cannot be. */
static int folds_make(qn_rt *rt, const qn_column *c, double null, folds *f) {
  *f = (folds){.there = -1};
  if (!(f->p = program_of(rt, c, &f->value))) return -1;
  if (f->p->values[f->value].dtype != QN_D_FLOAT64) return 0;
  f->there = is_there(f->p, f->value);
  f->value = qn_blocks_choose(f->p, f->there, f->value, qn_blocks_const(f->p, QN_D_FLOAT64, &null));
  return f->value >= 0 ? 0 : 1;
}

static int folds_run(qn_rt *rt, folds *f, qn_block_op op, double *x, int64_t *i, int64_t *count) {
  const int64_t n = f->p->size;
  if (qn_blocks_fold(f->p, op, f->value) < 0 || (f->there >= 0 && qn_blocks_fold(f->p, QN_BLOCK_COUNT, f->there) < 0)) return 1;
  if (qn_blocks_run(f->p, rt)) return qn_raise_memory(rt);
  *x = f->p->folds[0].f;
  *i = f->p->folds[0].i;
  *count = f->there >= 0 ? f->p->folds[1].i : n;
  return 0;
}

static int spread(qn_rt *rt, const qn_column *c, int64_t ddof, double mean, int64_t n, double *out) {
  folds f;
  qn_ufunc_types minus, times;
  const qn_optype in[2] = {{QN_D_FLOAT64, QN_STRONG}, {QN_D_FLOAT64, QN_STRONG}};
  int64_t i, count;
  int r = n - ddof > 0 ? folds_make(rt, c, mean, &f) : 1;
  if (r == 0) {
    r = qn_ufunc_resolve(QN_UF_subtract, in, &minus) && qn_ufunc_resolve(QN_UF_multiply, in, &times) ? 0 : 1;
    if (r == 0) f.value = qn_blocks_ufunc(f.p, QN_UF_subtract, &minus, (int[]){qn_blocks_cast(f.p, f.value, QN_D_FLOAT64), qn_blocks_const(f.p, QN_D_FLOAT64, &mean)});
    if (r == 0 && f.value >= 0) f.value = qn_blocks_ufunc(f.p, QN_UF_multiply, &times, (int[]){f.value, f.value});
    if (r == 0) r = f.value < 0 ? 1 : folds_run(rt, &f, QN_BLOCK_SUM, out, &i, &count);
    *out /= (double)(n - ddof);
  }
  if (n - ddof > 0) qn_blocks_free(f.p);
  return r;
}

static int extremum(const qn_wait_expr *w, double x, int64_t i, int64_t count, qn_value *out) {
  if (w->dtype == QN_D_INT64) return *out = qn_np_int(QN_D_INT64, i), 0;
  if (count && x == 0) return 1; /* which of the zeros is a matter of order */
  return *out = qn_np_double(count ? x : (double)NAN), 0;
}

int qn_expr_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out) {
  qn_wait_expr *w = (qn_wait_expr *)(uintptr_t)qn_expr_of(c);
  folds f = {0};
  double x = 0;
  int64_t i = 0, count = 0;
  const bool mean = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR, bools = w->dtype == QN_D_BOOL;
  const bool least = agg == QN_AGG_MIN, most = agg == QN_AGG_MAX, truth = bools && (agg == QN_AGG_ANY || agg == QN_AGG_ALL);
  if (w->reduced || !(mean || truth || agg == QN_AGG_SUM || agg == QN_AGG_COUNT || (!bools && (least || most)))) return 1;
  w->reduced = true;
  int r = folds_make(rt, c, least ? (double)INFINITY : most ? -(double)INFINITY : 0.0, &f);
  if (r == 0 && mean) f.value = qn_blocks_cast(f.p, f.value, QN_D_FLOAT64);
  if (r == 0) r = folds_run(rt, &f, least ? QN_BLOCK_MIN : most ? QN_BLOCK_MAX : bools && !mean ? QN_BLOCK_COUNT : QN_BLOCK_SUM, &x, &i, &count);
  qn_blocks_free(f.p);
  if (r) return r;
  x += 0.0;
  switch ((int)agg) {
    case QN_AGG_SUM: return *out = w->dtype == QN_D_FLOAT64 ? qn_np_double(x) : qn_np_int(QN_D_INT64, i), 0;
    case QN_AGG_COUNT: return *out = qn_np_int(QN_D_INT64, count), 0;
    case QN_AGG_ANY: return *out = qn_np_int(QN_D_BOOL, i != 0), 0;
    case QN_AGG_ALL: return *out = qn_np_int(QN_D_BOOL, i == c->length), 0;
    case QN_AGG_MIN:
    case QN_AGG_MAX: return extremum(w, x, i, count, out);
    case QN_AGG_MEAN: return *out = qn_np_double(count ? x / (double)count : (double)NAN), 0;
    default: break;
  }
  r = spread(rt, c, ddof, x / (double)count, count, &x);
  if (r == 0) *out = qn_np_double(agg == QN_AGG_STD ? sqrt(x) : x);
  return r;
}

/* --- sums of picked rows --------------------------------------------------------------------------------------------------------- */
enum { RUN = 1024 };
typedef struct pick_job {
  const double *x;
  const int64_t *idx;
  int64_t n;
  int nb;
  double sums[QN_SUM_BLOCKS];
  int64_t there[QN_SUM_BLOCKS];
} pick_job;

static void pick_body(void *frame, int64_t begin, int64_t end) {
  pick_job *j = frame;
  for (int64_t b = begin; b < end; b++) { /* the blocks of sums.c */
    int64_t start = j->n / j->nb * b + j->n % j->nb * b / j->nb, stop = j->n / j->nb * (b + 1) + j->n % j->nb * (b + 1) / j->nb, there = 0;
    double lane[QN_SUM_LANES], run[RUN];
    for (int l = 0; l < QN_SUM_LANES; l++) lane[l] = -0.0;
    for (int64_t i = start, m; i < stop; i += m) {
      m = stop - i < RUN ? stop - i : RUN;
      for (int64_t k = 0; k < m; k++) {
        double v = j->x[j->idx[i + k]];
        there += v == v;
        run[k] = v == v ? v : 0.0;
      }
      qn_sum_add(lane, i - start, run, m);
    }
    j->sums[b] = qn_sum_lanes(lane);
    j->there[b] = there;
  }
}

int qn_take_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, qn_value *out) {
  qn_wait_take *w = (qn_wait_take *)(void *)c->waiting;
  const qn_column *of = !w->reduced && (agg == QN_AGG_SUM || agg == QN_AGG_MEAN || agg == QN_AGG_COUNT) && w->rows->all ? qn_col_shown(rt, qn_col_there(rt, w->of)) : NULL;
  if (!of || of->masked || of->type != QN_D_FLOAT64 || of->length == 0 || c->length == 0) return rt->exc.tag == QN_UNSET ? 1 : -1;
  w->reduced = true;
  pick_job j = {.x = qn_column_data(of), .idx = w->rows->idx, .n = c->length, .nb = qn_sum_blocks(c->length)};
  if (rt->hooks.parallel && j.nb > 1) rt->hooks.parallel(rt, pick_body, &j, j.nb, j.n / j.nb * 1500);
  else pick_body(&j, 0, j.nb);
  int64_t n = 0;
  for (int b = 0; b < j.nb; b++) n += j.there[b];
  const double sum = qn_tree_sum(j.sums, j.nb) + 0.0;
  if (agg == QN_AGG_COUNT) return *out = qn_np_int(QN_D_INT64, n), 0;
  if (agg == QN_AGG_SUM) return *out = qn_np_double(sum), 0;
  return *out = qn_np_double(n ? sum / (double)n : (double)NAN), 0;
}
