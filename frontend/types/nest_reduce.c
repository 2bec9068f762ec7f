/* nest_reduce.c - sums, products, extrema, means, any, all, counts and norms of whole-array expressions, without an array
 * between; extrema, and under parallel=True all of them, of plain arrays too, in the lanes and blocks of parallel loops.
 *
 * Without parallel=True a sum of floats adds in the order of the elements, as the loops of prelude_reduce.py do. What does not
 * depend on the order goes in lanes always. An extremum is nan where any element is. */
#include <math.h>

#include "frontend/types/nest.h"

static const qn_type *scalar(qn_fn *f, qn_dtype d) { return f->in->types->scalar[d]; }

static qn_texpr *zero(qn_fn *f, const qn_type *t, int64_t v, qn_span span) {
  return qn_cast(f, qn_tx_int(f, scalar(f, QN_D_INT64), v, span), t);
}

typedef struct reduction {
  qn_nest_sum sums[2];
  uint32_t n;
  bool any_order;
  qn_tslot *each; /* the element */
} reduction;

static void add_sum(qn_fn *f, reduction *r, const qn_type *t, qn_texpr *first, enum qn_treduce_op op) {
  qn_nest_sum *s = &r->sums[r->n++];
  s->slot = qn_temp(f, t);
  s->op = op;
  qn_add_set(f, s->slot, first, first->span);
}

static void plain_sum(qn_fn *f, reduction *r, const qn_type *t, qn_texpr *x, bool product, qn_span span) {
  add_sum(f, r, t, zero(f, t, product, span), product ? QN_REDUCE_MUL : QN_REDUCE_ADD);
  r->sums[0].update = qn_tx_bin(f, product ? QN_OP_Mult : QN_OP_Add, t, span, qn_tx_slot(f, r->sums[0].slot, span), qn_cast(f, x, t));
  r->any_order = qn_type_is_int(t);
}

static void truth_sum(qn_fn *f, reduction *r, const char *name, qn_texpr *x, qn_span span) {
  bool all = strcmp(name, "all") == 0, count = strcmp(name, "count_nonzero") == 0;
  const qn_type *t = scalar(f, QN_D_INT64);
  add_sum(f, r, t, zero(f, t, all, span), count ? QN_REDUCE_ADD : all ? QN_REDUCE_AND : QN_REDUCE_OR);
  qn_texpr *truth = qn_type_is_bool(x->type) ? x : qn_tx_compare(f, QN_CMP_NotEq, x, zero(f, x->type, 0, span), span);
  enum qn_operator op = count ? QN_OP_Add : all ? QN_OP_BitAnd : QN_OP_BitOr;
  r->sums[0].update = qn_tx_bin(f, op, t, span, qn_tx_slot(f, r->sums[0].slot, span), qn_cast(f, truth, t));
  r->any_order = true;
}

/* The largest or smallest value of a type. */
static qn_texpr *extreme(qn_fn *f, const qn_type *t, bool largest, qn_span span) {
  if (qn_type_is_float(t)) return qn_tx_float(f, t, largest ? HUGE_VAL : -HUGE_VAL, span);
  unsigned bits = 8 * qn_dtypes[t->dtype].size;
  bool plain = qn_dtypes[t->dtype].kind == 'u';
  uint64_t ones = bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
  if (plain) return qn_tx_int(f, t, largest ? (int64_t)ones : 0, span);
  int64_t most = (int64_t)(ones >> 1);
  return qn_tx_int(f, t, largest ? most : -most - 1, span);
}

static void extremum(qn_fn *f, reduction *r, bool min, qn_texpr *x, qn_span span) {
  const qn_type *t = x->type, *flag = scalar(f, QN_D_INT64);
  add_sum(f, r, t, extreme(f, t, min, span), min ? QN_REDUCE_MIN : QN_REDUCE_MAX);
  qn_texpr *m = qn_tx_slot(f, r->sums[0].slot, span), *choose = qn_tx(f, QN_TX_SELECT, t, span, 3);
  choose->args[0] = qn_tx_compare(f, min ? QN_CMP_Lt : QN_CMP_Gt, x, m, span), choose->args[1] = x, choose->args[2] = m;
  r->sums[0].update = choose;
  r->any_order = true;
  if (!qn_type_is_float(t)) return;
  add_sum(f, r, flag, zero(f, flag, 0, span), QN_REDUCE_OR);
  qn_texpr *is_nan = qn_cast(f, qn_tx_compare(f, QN_CMP_NotEq, x, x, span), flag);
  r->sums[1].update = qn_tx_bin(f, QN_OP_BitOr, flag, span, qn_tx_slot(f, r->sums[1].slot, span), is_nan);
}

static qn_texpr *extremum_value(qn_fn *f, const reduction *r, bool min, qn_texpr *count, qn_span span) {
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  test->expr = qn_tx_compare(f, QN_CMP_Eq, count, zero(f, scalar(f, QN_D_INT64), 0, span), span);
  raise->exception = QN_SV("ValueError");
  raise->message = min ? QN_SV("zero-size array to reduction operation minimum not possible")
                       : QN_SV("zero-size array to reduction operation maximum not possible");
  qn_vec_push(f->in->a, &test->body.list, raise);
  qn_add(f, test);
  qn_texpr *m = qn_tx_slot(f, r->sums[0].slot, span);
  if (r->n < 2) return m;
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, m->type, span, 3);
  e->args[0] = qn_tx_compare(f, QN_CMP_Eq, qn_tx_slot(f, r->sums[1].slot, span), zero(f, scalar(f, QN_D_INT64), 0, span), span);
  e->args[1] = m, e->args[2] = qn_tx_float(f, m->type, (double)NAN, span);
  return e;
}

/* |x| ** 2, added as float64 */
static bool norm_sum(qn_fn *f, reduction *r, qn_texpr *x, qn_span span) {
  qn_cargs args = {.pos = &x, .n_pos = 1, .span = span, .func_span = span};
  qn_texpr *size = qn_call_builtin(f, QN_SV("numpy.abs"), &args);
  if (qn_is_poison(size)) return false;
  plain_sum(f, r, scalar(f, QN_D_FLOAT64), qn_tx_bin(f, QN_OP_Mult, size->type, span, size, size), false, span);
  return true;
}

static qn_texpr *root_of(qn_fn *f, qn_texpr *v, qn_span span) {
  qn_cargs args = {.pos = &v, .n_pos = 1, .span = span, .func_span = span};
  return qn_call_builtin(f, QN_SV("numpy.sqrt"), &args);
}

static qn_texpr *divided(qn_fn *f, qn_texpr *s, qn_texpr *count, qn_span span) {
  qn_cargs args = {.pos = (qn_texpr *[]){s, count}, .n_pos = 2, .span = span, .func_span = span};
  return qn_call_builtin(f, QN_SV("numpy.true_divide"), &args);
}

enum kind { NONE, SUM, PROD, MEAN, MIN, MAX, TRUTH, NORM };

static enum kind kind_of(const char *name, qn_dtype d) {
  static const struct {
    const char *name;
    enum kind kind;
  } kinds[] = {{"sum", SUM}, {"prod", PROD}, {"mean", MEAN}, {"min", MIN}, {"amin", MIN}, {"max", MAX}, {"amax", MAX},
               {"any", TRUTH}, {"all", TRUTH}, {"count_nonzero", TRUTH}, {"linalg.norm", NORM}};
  bool number = qn_dtype_is_int(d) || d == QN_D_FLOAT32 || d == QN_D_FLOAT64, complex_ = qn_dtype_is_complex(d);
  for (size_t i = 0; i < QN_COUNT(kinds); i++) {
    enum kind k = kinds[i].kind;
    if (strcmp(kinds[i].name, name) != 0) continue;
    bool takes = k == TRUTH ? number || d == QN_D_BOOL : k == MIN || k == MAX || k == NORM ? number : number || complex_ || d == QN_D_BOOL;
    return takes ? k : NONE;
  }
  return NONE;
}

qn_texpr *qn_reduce_mapped(qn_fn *f, const char *name, qn_texpr *a, qn_span span) {
  if (!a || a->type->kind != QN_TYPE_ARRAY || a->type->ndim < 1 || f->k->rules != QN_RULES_NUMBA) return NULL;
  enum kind kind = kind_of(name, a->type->dtype);
  bool extreme_of_array = kind == MIN || kind == MAX; /* in lanes: the loop of the prelude leaves at the first nan, and is scalar */
  if (kind == NONE || (!a->mapped && !extreme_of_array && !qn_nest_parallel(f))) return NULL;
  qn_tx_open o = qn_tx_block_open(f);
  const qn_mapped *m = qn_mapped_of(f, a);
  qn_dtype d = m->elem->type->dtype;
  qn_tslot *each = qn_temp(f, m->elem->type);
  qn_texpr *x = qn_tx_slot(f, each, span), *count, *value;
  reduction r = {.each = each};
  if (kind == SUM || kind == PROD) plain_sum(f, &r, scalar(f, qn_total_dtype(d)), x, kind == PROD, span);
  else if (kind == MEAN) plain_sum(f, &r, scalar(f, d == QN_D_BOOL || qn_dtype_is_int(d) ? QN_D_FLOAT64 : d), x, false, span);
  else if (kind == TRUTH) truth_sum(f, &r, name, x, span);
  else if (kind == NORM) norm_sum(f, &r, x, span);
  else extremum(f, &r, kind == MIN, x, span);
  qn_nest_summed(f, m, &(qn_nest){.sums = r.sums, .n_sums = r.n, .in_order = !r.any_order, .each = each}, &count, span);
  value = qn_tx_slot(f, r.sums[0].slot, span);
  if (kind == MEAN) value = divided(f, value, count, span);
  else if (kind == NORM) value = root_of(f, value, span);
  else if (kind == MIN || kind == MAX) value = extremum_value(f, &r, kind == MIN, count, span);
  else if (kind == TRUTH && strcmp(name, "count_nonzero") != 0) value = qn_tx_compare(f, QN_CMP_NotEq, value, zero(f, value->type, 0, span), span);
  return qn_tx_block_close(f, o, value, span);
}
