/* boxed.c - numbers of script classes that derive from int or float: slots that forward to the number inside, for whatever
 * the script does not define itself. */
#include "runtime/vm/vm_int.h"

static bool is_number(qn_value v) { return qn_is_big(v) || v.tag == QN_INT || v.tag == QN_FLOAT || v.tag == QN_BOOL || v.tag == QN_NPSCALAR; }
static bool fits(qn_value v) { return is_number(v) || qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_ARRAY); }

int qn_boxed_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  a = qn_unboxed(a);
  b = qn_unboxed(b);
  return fits(a) && fits(b) ? qn_binary(rt, op, a, b, out) : QN_NOT_IMPLEMENTED;
}

int qn_boxed_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  a = qn_unboxed(a);
  b = qn_unboxed(b);
  return fits(a) && fits(b) ? qn_compare(rt, a, b, op, out) : QN_NOT_IMPLEMENTED;
}

static int boxed_repr(qn_rt *rt, qn_value v, qn_buf *out) { return qn_repr(rt, qn_unboxed(v), out); }
static int boxed_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  return spec.n ? qn_format(rt, qn_unboxed(v), spec, out) : qn_str(rt, v, out);
}
static int boxed_hash(qn_rt *rt, qn_value v, uint64_t *out) { return qn_hash(rt, qn_unboxed(v), out); }
static int boxed_truth(qn_rt *rt, qn_value v) { return qn_truth(rt, qn_unboxed(v)); }
static int boxed_unary(qn_rt *rt, qn_unop op, qn_value v, qn_value *out) { return qn_unary(rt, op, qn_unboxed(v), out); }

void qn_boxed_slots(qn_class *c) {
  if (!c->repr) c->repr = boxed_repr;
  if (!c->format) c->format = boxed_format;
  if (!c->hash) c->hash = boxed_hash;
  if (!c->truth) c->truth = boxed_truth;
  if (!c->unary) c->unary = boxed_unary;
  if (!c->binary) c->binary = qn_boxed_binary;
  if (!c->compare) c->compare = qn_boxed_compare;
}
