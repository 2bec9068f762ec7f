/* ops_nullable.c - arithmetic and comparison of nullable numbers and bools: computed as plain ones, of which the rows that are missing on
 * either side are missing; & and | follow Kleene's logic. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/frame_impl.h"

qn_column *qn_col_bare(qn_rt *rt, const qn_column *c) { /* the values alone */
  qn_column *b = qn_col_slice(rt, c, 0, c->length);
  if (!b) return NULL;
  b->masked = b->widened = false;
  qn_colbuf_drop(b->validity);
  b->validity = NULL;
  b->null_count = 0;
  return b;
}

/* What a null row holds (column.h). */
void qn_col_put_nothing(qn_column *c, int64_t i) {
  if (c->type == QN_D_FLOAT64) ((double *)qn_column_data(c))[i] = NAN;
  else if (c->type == QN_D_FLOAT32) ((float *)qn_column_data(c))[i] = NAN;
  else memset((char *)qn_column_data(c) + (size_t)i * qn_coltype_size(c->type), 0, qn_coltype_size(c->type));
}

/* The same of all rows whose bit is not set. */
QN_LEVELS static void put_nothings(qn_column *c, const uint8_t *bits, int64_t n) {
  if (c->type == QN_D_INT64 || c->type == QN_D_FLOAT64) { /* without a branch for each row */
    const double nan = (double)NAN;
    uint64_t none = 0, *v = (uint64_t *)qn_column_data(c);
    if (c->type == QN_D_FLOAT64) memcpy(&none, &nan, sizeof none);
    for (int64_t k = 0; k < n / 8; k++)
      for (int b = 0; b < 8; b++) v[k * 8 + b] = bits[k] >> b & 1 ? v[k * 8 + b] : none;
    for (int64_t i = n / 8 * 8; i < n; i++)
      if (!qn_bit_get(bits, i)) v[i] = none;
    return;
  }
  for (int64_t i = 0; i < n; i++)
    if (!qn_bit_get(bits, i)) qn_col_put_nothing(c, i);
}

static bool gone(const qn_operand *o, const qn_column *c, int64_t i) { return c ? qn_col_isna(c, i) : qn_value_isna(o->scalar); }

static void clear_nan(const double *v, uint8_t *bits, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (v[i] != v[i]) qn_bit_clear(bits, i);
}

/* A float that is no number: unlike pd.NA it makes floats of ints, and is compared. */
static bool is_nan(qn_value v) { return (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype))) && v.f != v.f; }

/* Clears the bits of the rows that are missing on a side. */
static void clear_gone(const qn_operand *o, const qn_column *c, uint8_t *bits, int64_t n) {
  if (!c) {
    if (qn_value_isna(o->scalar)) memset(bits, 0, (size_t)(n + 7) / 8);
    return;
  }
  const uint8_t *v = c->validity ? c->validity->data : NULL;
  const bool whole = qn_coltype_is_int(c->type) || c->type == QN_D_BOOL;
  if (v && c->offset % 8 == 0)
    for (int64_t k = 0; k < (n + 7) / 8; k++) bits[k] &= v[c->offset / 8 + k];
  else if (v)
    for (int64_t i = 0; i < n; i++)
      if (!qn_bit_get(v, c->offset + i)) qn_bit_clear(bits, i);
  if (c->type == QN_D_FLOAT64) clear_nan(qn_column_data(c), bits, n);
  else if (!whole)
    for (int64_t i = 0; i < n; i++)
      if (gone(o, c, i)) qn_bit_clear(bits, i);
}

static bool kleene(qn_binop op, const qn_operand *oa, const qn_column *a, const qn_operand *ob, const qn_column *b, qn_column *c) {
  if (c->type != QN_D_BOOL || (op != QN_BITAND && op != QN_BITOR)) return false;
  for (int64_t i = 0; i < c->length; i++) {
    bool na = gone(oa, a, i), nb = gone(ob, b, i);
    if (!na && !nb) continue;
    bool x = !na && (a ? qn_col_int(a, i) != 0 : oa->scalar.i != 0), y = !nb && (b ? qn_col_int(b, i) != 0 : ob->scalar.i != 0);
    bool decided = op == QN_BITAND ? (!na && !x) || (!nb && !y) : (!na && x) || (!nb && y);
    ((uint8_t *)c->values->data)[i] = decided && op == QN_BITOR;
    if (!decided) qn_bit_clear(c->validity->data, i);
    else qn_bit_set(c->validity->data, i);
  }
  return true;
}

/* A divisor with 1 for 0, and what was divided by 0 as 0: so nullable ints are divided. */
static qn_column *without_zeros(qn_rt *rt, qn_column *y) {
  qn_column *own = qn_col_new(rt, QN_D_INT64, y->length);
  const int64_t *v = qn_column_data(y);
  for (int64_t i = 0; own && i < y->length; i++) ((int64_t *)own->values->data)[i] = v[i] ? v[i] : 1;
  return own;
}
static void zero_quotients(const qn_column *y, qn_column *c) {
  const int64_t *v = qn_column_data(y);
  for (int64_t i = 0; c->type == QN_D_INT64 && i < c->length; i++)
    if (!v[i]) ((int64_t *)c->values->data)[i] = 0;
}

/* Beside pd.NA all is missing; beside NaN, and None for == and !=, what is there is compared: with a number unlike all of them. */
static void compared_as(int op, qn_operand *o) {
  if (!o->col && (op == QN_EQ || op == QN_NE) && o->scalar.tag == QN_NONE) o->scalar = qn_float(NAN);
}

/* Whether a side holds the number k in a row. */
static bool is_number(const qn_operand *o, const qn_column *c, int64_t i, int k) {
  if (gone(o, c, i)) return false;
  if (c) return qn_col_double(c, i) == k;
  const qn_value v = o->scalar;
  const bool real = v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype));
  return real ? v.f == k : (v.tag == QN_INT || v.tag == QN_BOOL || v.tag == QN_NPSCALAR) && v.i == k;
}

/* Powers that are 1 whatever the missing side is: of 1, and to 0. */
static void put_ones(const qn_operand *oa, const qn_column *a, const qn_operand *ob, const qn_column *b, uint8_t *bits, qn_column *c) {
  for (int64_t i = 0; i < c->length; i++) {
    if (qn_bit_get(bits, i) || !(is_number(oa, a, i, 1) || is_number(ob, b, i, 0))) continue;
    qn_bit_set(bits, i);
    if (c->type == QN_D_FLOAT64) ((double *)qn_column_data(c))[i] = 1;
    else if (c->type == QN_D_FLOAT32) ((float *)qn_column_data(c))[i] = 1;
    else {
      memset((char *)qn_column_data(c) + (size_t)i * qn_coltype_size(c->type), 0, qn_coltype_size(c->type));
      ((char *)qn_column_data(c))[(size_t)i * qn_coltype_size(c->type)] = 1;
    }
  }
}

qn_column *qn_nullable_op(qn_rt *rt, int op, bool compare, qn_operand oa, qn_operand ob, int64_t n) {
  const qn_column *a = oa.col ? qn_col_shown(rt, oa.col) : NULL, *b = ob.col ? qn_col_shown(rt, ob.col) : NULL;
  qn_column *x = NULL, *y = NULL, *c = NULL;
  if (a && qn_col_numeric(a->type) && !(x = qn_col_bare(rt, a))) return NULL;
  if (b && qn_col_numeric(b->type) && !(y = qn_col_bare(rt, b))) return qn_column_drop(x), NULL;
  qn_operand p = {a && x ? x : a, oa.scalar}, q = {b && y ? y : b, ob.scalar};
  const qn_column *like = x ? x : y;
  qn_value stand = qn_coltype_is_float(like->type) ? qn_float(1.0) : like->type == QN_D_BOOL ? qn_bool(true) : qn_int(1);
  if (compare) compared_as(op, &oa), compared_as(op, &ob), p.scalar = oa.scalar, q.scalar = ob.scalar;
  if (!a && qn_value_isna(oa.scalar)) p.scalar = !is_nan(oa.scalar) ? stand : compare ? oa.scalar : qn_float(1.0);
  if (!b && qn_value_isna(ob.scalar)) q.scalar = !is_nan(ob.scalar) ? stand : compare ? ob.scalar : qn_float(1.0);
  const bool divides = !compare && (op == QN_FLOORDIV || op == QN_MOD) && x && qn_coltype_is_int(x->type) && y && y->type == QN_D_INT64;
  const bool by_nothing = !compare && (op == QN_FLOORDIV || op == QN_MOD) && x && qn_coltype_is_int(x->type) && !b && ob.scalar.tag == QN_INT && ob.scalar.i == 0;
  qn_column *divisor = divides ? without_zeros(rt, y) : NULL;
  if (divides && !divisor) return qn_column_drop(x), qn_column_drop(y), NULL;
  if (divisor) q.col = divisor;
  if (by_nothing) q.scalar = qn_int(1);
  c = compare ? qn_col_compare(rt, (qn_cmp)op, p, q, n) : x && y ? qn_col_binary_plain(rt, (qn_binop)op, p, q, n) : qn_col_binary(rt, (qn_binop)op, p, q, n);
  if (c && divides && c->rc == 1) zero_quotients(y, c);
  if (c && by_nothing && qn_coltype_is_int(c->type)) {
    qn_column *zeros = qn_col_new(rt, c->type, n);
    if (zeros && n) memset(zeros->values->data, 0, (size_t)n * qn_dtypes[c->type].size);
    qn_column_drop(c);
    c = zeros;
  }
  qn_column_drop(divisor);
  qn_column_drop(x);
  qn_column_drop(y);
  if (!c || !qn_col_numeric(c->type)) return c;
  if (c->rc > 1) { /* shared with an operand */
    qn_column *own = qn_col_slice(rt, c, 0, c->length);
    qn_column_drop(c);
    if (!(c = own)) return NULL;
  }
  c->masked = true;
  const bool real = c->type == QN_D_FLOAT64 && !compare; /* what is no number is missing */
  qn_colbuf *there = qn_colbuf_new(rt->alloc, (size_t)(n + 7) / 8);
  if (!there) return qn_column_drop(c), qn_raise_memory(rt), NULL;
  uint8_t *bits = there->data;
  memset(bits, 0xff, (size_t)(n + 7) / 8);
  if (n % 8) bits[n / 8] = (uint8_t)((1u << n % 8) - 1);
  if (a || !compare || !is_nan(oa.scalar)) clear_gone(&oa, a, bits, n);
  if (b || !compare || !is_nan(ob.scalar)) clear_gone(&ob, b, bits, n);
  if (real) clear_nan(qn_column_data(c), bits, n);
  if (!compare && op == QN_POW) put_ones(&oa, a, &ob, b, bits, c);
  int64_t nulls = n;
  for (int64_t k = 0; k < (n + 7) / 8; k++) nulls -= __builtin_popcount(bits[k]);
  if (!nulls) return qn_colbuf_drop(there), c;
  qn_colbuf_drop(c->validity);
  c->validity = there;
  put_nothings(c, bits, n);
  if (!compare && kleene((qn_binop)op, &oa, a, &ob, b, c))
    for (int64_t i = nulls = 0; i < n; i++) nulls += qn_column_is_null(c, i);
  c->null_count = nulls;
  return c;
}
