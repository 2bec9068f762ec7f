/* expr.c - arithmetic and comparisons of long columns that wait (plan.h): df.x * df.y + df.z is a tree over columns, run block by
 * block (object/array/blocks.h) when its values are wanted, or straight into a sum, a mean, an extremum.
 *
 * Only what cannot fail and has the bits of the loops over whole columns waits: float64, int64 and bool operands with the operators
 * that ops.c gives to NumPy's loops. A reduction leaves the values unmade the first time; whoever is reduced again is worth keeping.
 * Null-aware: nulls of floats are NaN, which a reduction replaces inside of the block; ints with nulls are floats to scripts. */
#include <math.h>

#include "runtime/frame/plan.h"
#include "runtime/frame/reduce_pass.h"
#include "runtime/object/array/blocks.h"
#include "runtime/object/array/class.h"

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

/* Rows that all columns among the operands are picked by: the expression is then of the columns that they are picked of, and is picked
 * itself. NULL: others, or too few of many rows for that. */
static qn_rows *common_rows(const qn_operand *in, int nin) {
  const qn_rows *rows = NULL;
  for (int k = 0; k < nin; k++) {
    const qn_rows *r = in[k].col ? qn_picked_rows(in[k].col) : NULL;
    if (!in[k].col) continue;
    if (!r || (rows && r != rows)) return NULL;
    rows = r;
  }
  return rows && rows->n >= rows->of / 8 ? (qn_rows *)(uintptr_t)rows : NULL;
}

static qn_column *expr_later(qn_rt *rt, int id, const qn_operand *in, int nin, int64_t n, bool *done);

qn_column *qn_expr_later(qn_rt *rt, int id, const qn_operand *in, int nin, int64_t n, bool *done) {
  qn_rows *rows = n >= QN_WAIT_LEAST ? common_rows(in, nin) : NULL;
  if (!rows) return expr_later(rt, id, in, nin, n, done);
  qn_operand whole[2];
  for (int k = 0; k < nin; k++) {
    whole[k] = in[k];
    if (in[k].col) whole[k].col = ((const qn_wait_take *)(const void *)in[k].col->waiting)->of;
  }
  qn_column *c = expr_later(rt, id, whole, nin, rows->of, done);
  if (!c) return NULL;
  qn_column *picked = qn_col_take_later(rt, c, rows);
  return qn_column_drop(c), picked;
}

static qn_column *expr_later(qn_rt *rt, int id, const qn_operand *in, int nin, int64_t n, bool *done) {
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
    if (!w->in[k].col && qn_elem_put(rt, w->types.in[k], w->in[k].slot, in[k].scalar)) qn_exc_forgive(rt), good = false;
  if (good && make_room(rt, w)) good = false, bad = true;
  if (!good) return expr_drop(&w->head, NULL), *done = bad, NULL;
  w->dtype = (uint8_t)w->types.out[0];
  return *done = true, qn_col_wait(rt, &w->head, n);
}

/* --- programs ---------------------------------------------------------------------------------------------------------------- */
/* What a program computes: a tree or a plain column, of all rows or of those that are picked. */
typedef struct source {
  qn_column *tree;     /* owned; NULL: nothing that a program computes */
  const qn_rows *rows; /* NULL: all */
  int64_t n;
  uint8_t dtype;
  bool *reduced;       /* once without values */
} source;

static source source_of(qn_rt *rt, const qn_column *c, bool *bad) {
  source s = {.rows = qn_picked_rows(c), .n = c->length};
  qn_wait_take *take = s.rows ? (qn_wait_take *)(void *)c->waiting : NULL;
  qn_column *of = take ? take->of : (qn_column *)(uintptr_t)c;
  qn_dtype type = QN_D_FLOAT64;
  *bad = false;
  s.reduced = take ? &take->reduced : &((qn_wait_expr *)(uintptr_t)qn_expr_of(c))->reduced;
  s.tree = leaf(rt, of, &type, bad);
  s.dtype = (uint8_t)type;
  return s;
}

typedef struct building {
  qn_blocks *p;
  int64_t n;
  const qn_column *nodes[MOST_NODES];
  int values[MOST_NODES], count;
} building;

static qn_view view_of(const qn_column *c, int64_t n) {
  return (qn_view){.data = qn_column_data(c), .shape = {n}, .strides = {(int64_t)qn_coltype_size(c->type)}, .ndim = 1, .dtype = c->type};
}

static int build(building *b, const qn_column *c) {
  const qn_wait_expr *w = qn_expr_of(c);
  if (!w) {
    const qn_view v = view_of(c, b->n);
    return qn_blocks_input(b->p, &v);
  }
  for (int k = 0; k < b->count; k++)
    if (b->nodes[k] == c) return b->values[k];
  int in[2];
  for (int k = 0; k < w->nin; k++) {
    in[k] = w->in[k].col ? build(b, w->in[k].col) : qn_blocks_const(b->p, w->types.in[k], w->in[k].slot);
    if ((in[k] = qn_blocks_cast(b->p, in[k], w->types.in[k])) < 0) return -1;
  }
  const int v = qn_blocks_ufunc(b->p, (qn_ufunc_id)w->id, &w->types, in);
  if (b->count < MOST_NODES) b->nodes[b->count] = c, b->values[b->count++] = v;
  return v;
}

static qn_blocks *program_of(qn_rt *rt, const source *s, int *value) {
  building b = {.p = qn_blocks_new(rt->alloc, 1, &s->n), .n = s->n};
  if (!b.p) return qn_raise_memory(rt), NULL;
  b.p->picks = s->rows ? &s->rows->picks : NULL;
  *value = build(&b, s->tree);
  if (*value >= 0) return b.p;
  qn_blocks_free(b.p);
  return qn_raise(rt, QN_E_SystemError, "an expression over columns has too many operations"), NULL;
}

static qn_column *values_of(qn_rt *rt, const source *s) {
  int value;
  qn_blocks *p = program_of(rt, s, &value);
  if (!p) return NULL;
  qn_colbuf *b = qn_colbuf_plain(rt->alloc, (size_t)s->n * qn_coltype_size(s->dtype));
  qn_column *made = b ? qn_column_from_buffers(rt->alloc, s->dtype, s->n, b, NULL, NULL) : NULL;
  const qn_view to = made ? view_of(made, s->n) : (qn_view){0};
  const bool ok = made && qn_blocks_output(p, value, &to) && qn_blocks_run(p, rt) == 0;
  qn_blocks_free(p);
  if (ok) return made;
  qn_column_drop(made);
  return qn_raise_memory(rt), NULL;
}

qn_column *qn_expr_column(qn_rt *rt, const qn_column *c, bool *done) {
  const qn_rows *rows = qn_picked_rows(c);
  *done = false;
  if (rows) { /* of a plain column rows are copied; of an expression that is picked from again and again the values are worth keeping */
    const qn_column *of = ((const qn_wait_take *)(const void *)c->waiting)->of;
    qn_wait_expr *w = (qn_wait_expr *)(uintptr_t)qn_expr_of(of);
    if (!w || w->picked) return NULL;
    w->picked = of->rc > 1;
  } else if (!qn_expr_of(c)) {
    return NULL;
  }
  source s = source_of(rt, c, done);
  *done = true;
  qn_column *made = s.tree ? values_of(rt, &s) : NULL;
  qn_column_drop(s.tree);
  return made;
}

bool qn_expr_bits(qn_rt *rt, const qn_column *mask, uint64_t *bits) {
  source s = {.tree = (qn_column *)(uintptr_t)mask, .n = mask->length};
  int value;
  qn_blocks *p = program_of(rt, &s, &value);
  const bool ok = p && qn_blocks_bits(p, value, bits) && qn_blocks_run(p, rt) == 0;
  if (p && !ok) qn_raise_memory(rt);
  qn_blocks_free(p);
  return ok;
}

/* --- reductions --------------------------------------------------------------------------------------------------------------- */
typedef struct folds { /* of a source: its values without nulls */
  qn_blocks *p;
  int value, there; /* there: which are no NaN, -1: all */
} folds;

static int is_there(qn_blocks *p, int value) {
  qn_ufunc_types t;
  const qn_optype in[2] = {{QN_D_FLOAT64, QN_STRONG}, {QN_D_FLOAT64, QN_STRONG}};
  return qn_ufunc_resolve(QN_UF_equal, in, &t) ? qn_blocks_ufunc(p, QN_UF_equal, &t, (int[]){value, value}) : -1;
}

/* Values with nulls replaced. */
static int without_nulls(const folds *f, double null) {
  return f->there < 0 ? f->value : qn_blocks_choose(f->p, f->there, f->value, qn_blocks_const(f->p, QN_D_FLOAT64, &null));
}

static int folds_make(qn_rt *rt, const source *s, folds *f) {
  *f = (folds){.there = -1};
  if (!(f->p = program_of(rt, s, &f->value))) return -1;
  if (s->dtype == QN_D_FLOAT64) f->there = is_there(f->p, f->value);
  return 0;
}

static int spread(qn_rt *rt, const source *s, double mean, double *squares) {
  folds f;
  qn_ufunc_types minus, times;
  const qn_optype in[2] = {{QN_D_FLOAT64, QN_STRONG}, {QN_D_FLOAT64, QN_STRONG}};
  if (folds_make(rt, s, &f)) return -1;
  int r = qn_ufunc_resolve(QN_UF_subtract, in, &minus) && qn_ufunc_resolve(QN_UF_multiply, in, &times) ? 0 : 1, v = without_nulls(&f, mean);
  if (r == 0) v = qn_blocks_ufunc(f.p, QN_UF_subtract, &minus, (int[]){qn_blocks_cast(f.p, v, QN_D_FLOAT64), qn_blocks_const(f.p, QN_D_FLOAT64, &mean)});
  if (r == 0 && v >= 0) v = qn_blocks_ufunc(f.p, QN_UF_multiply, &times, (int[]){v, v});
  if (r == 0 && qn_blocks_fold(f.p, QN_BLOCK_SUM, v) < 0) r = 1;
  if (r == 0 && qn_blocks_run(f.p, rt)) r = qn_raise_memory(rt);
  if (r == 0) *squares = f.p->folds[0].f;
  qn_blocks_free(f.p);
  return r;
}

#define BIT(agg) ((uint32_t)1 << (agg))
static const uint32_t spreads = BIT(QN_AGG_STD) | BIT(QN_AGG_VAR);

/* All that p wants of a source of floats or ints. 1: not to be had. */
static int fold_pass(qn_rt *rt, const source *s, qn_pass *p) {
  const bool real = s->dtype == QN_D_FLOAT64, adds = p->want & (spreads | BIT(QN_AGG_MEAN) | (real ? BIT(QN_AGG_SUM) : 0));
  const bool whole = !real && p->want & BIT(QN_AGG_SUM), least = p->want & BIT(QN_AGG_MIN), most = p->want & BIT(QN_AGG_MAX);
  int at[5] = {0}, r = 0;
  folds f;
  if (folds_make(rt, s, &f)) return -1;
  if (f.there >= 0) r |= at[0] = qn_blocks_fold(f.p, QN_BLOCK_COUNT, f.there);
  if (adds) r |= at[1] = qn_blocks_fold(f.p, QN_BLOCK_SUM, qn_blocks_cast(f.p, without_nulls(&f, 0), QN_D_FLOAT64));
  if (whole) r |= at[2] = qn_blocks_fold(f.p, QN_BLOCK_SUM, f.value);
  if (least) r |= at[3] = qn_blocks_fold(f.p, QN_BLOCK_MIN, without_nulls(&f, (double)INFINITY));
  if (most) r |= at[4] = qn_blocks_fold(f.p, QN_BLOCK_MAX, without_nulls(&f, -(double)INFINITY));
  r = r < 0 || (real && f.there < 0) ? 1 : f.p->n_folds && qn_blocks_run(f.p, rt) ? qn_raise_memory(rt) : 0;
  if (r == 0) {
    const qn_block_fold *x = f.p->folds;
    p->type = s->dtype;
    p->there = f.there >= 0 ? x[at[0]].i : s->n;
    if (adds) p->sum = x[at[1]].f + 0.0;
    if (whole) p->whole = x[at[2]].i;
    if (least) p->lo = x[at[3]].f, p->least = x[at[3]].i;
    if (most) p->hi = x[at[4]].f, p->most = x[at[4]].i;
    if (real && p->there && ((least && p->lo == 0) || (most && p->hi == 0))) r = 1; /* which of the zeros is a matter of order */
  }
  qn_blocks_free(f.p);
  return r || !(p->want & spreads) || !p->there ? r : spread(rt, s, p->sum / (double)p->there, &p->squares);
}

/* How many of bools are true; 1: not to be had. */
static int fold_bools(qn_rt *rt, const source *s, int64_t *n) {
  folds f;
  if (folds_make(rt, s, &f)) return -1;
  int r = qn_blocks_fold(f.p, QN_BLOCK_COUNT, f.value) < 0 ? 1 : qn_blocks_run(f.p, rt) ? qn_raise_memory(rt) : 0;
  *n = r ? 0 : f.p->folds[0].i;
  qn_blocks_free(f.p);
  return r;
}

static int reduce_source(qn_rt *rt, qn_agg agg, const source *s, int64_t ddof, qn_value *out) {
  const uint32_t numbers = spreads | BIT(QN_AGG_SUM) | BIT(QN_AGG_MEAN) | BIT(QN_AGG_MIN) | BIT(QN_AGG_MAX) | BIT(QN_AGG_COUNT);
  const uint32_t bools = BIT(QN_AGG_SUM) | BIT(QN_AGG_COUNT) | BIT(QN_AGG_ANY) | BIT(QN_AGG_ALL);
  qn_pass p = {.want = BIT(agg)};
  int64_t n;
  int r;
  if (s->dtype == QN_D_BOOL && bools & BIT(agg)) {
    if ((r = agg == QN_AGG_COUNT ? (n = s->n, 0) : fold_bools(rt, s, &n))) return r;
    return *out = agg == QN_AGG_ANY ? qn_np_int(QN_D_BOOL, n != 0) : agg == QN_AGG_ALL ? qn_np_int(QN_D_BOOL, n == s->n) : qn_np_int(QN_D_INT64, n), 0;
  }
  if (!(numbers & BIT(agg)) || (s->dtype == QN_D_BOOL && (agg == QN_AGG_MIN || agg == QN_AGG_MAX))) return 1;
  if ((r = fold_pass(rt, s, &p))) return r;
  return *out = qn_pass_value(&p, agg, ddof), 0;
}

int qn_expr_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out) {
  bool bad;
  if (c->length == 0) return 1;
  source s = source_of(rt, c, &bad);
  int r = bad ? -1 : s.tree && !*s.reduced ? reduce_source(rt, agg, &s, ddof, out) : 1;
  if (r == 0) *s.reduced = true;
  qn_column_drop(s.tree);
  return r;
}

int qn_expr_pass(qn_rt *rt, const qn_column *c, qn_pass *p) {
  bool bad;
  if (c->length == 0 || !(qn_expr_of(c) || qn_picked_rows(c))) return 1;
  source s = source_of(rt, c, &bad);
  int r = bad ? -1 : s.tree && s.dtype != QN_D_BOOL && !*s.reduced ? fold_pass(rt, &s, p) : 1;
  if (r == 0) *s.reduced = true;
  qn_column_drop(s.tree);
  return r;
}
