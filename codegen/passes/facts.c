/* facts.c - what is known of int64 values from the structure around them. Nothing here depends on run-time values: a
 * fact holds for every input. */
#include "codegen/passes/facts.h"

static const qn_irins *at(const qn_irfn *fn, qn_irval v) { return fn->ins.data[v]; }

bool qn_fact_constant(const qn_irfn *fn, qn_irval v, int64_t *c) {
  if (at(fn, v)->op != QN_I_CONST) return false;
  *c = (int64_t)at(fn, v)->imm[0];
  return true;
}
/* v = base + c, taking constant additions off */
qn_irval qn_fact_strip(const qn_irfn *fn, qn_irval v, int64_t *c) {
  *c = 0;
  for (int depth = 0; depth < 16; depth++) {
    const qn_irins *i = at(fn, v);
    int64_t k;
    if ((i->op == QN_I_ADD || i->op == QN_I_SUB) && qn_fact_constant(fn, i->args[1], &k) && k > -(1 << 30) && k < 1 << 30) {
      *c += i->op == QN_I_ADD ? k : -k;
      v = i->args[0];
    } else if (i->op == QN_I_ADD && qn_fact_constant(fn, i->args[0], &k) && k > -(1 << 30) && k < 1 << 30) {
      *c += k;
      v = i->args[1];
    } else {
      break;
    }
  }
  return v;
}

/* An array and dimension that has the same extent, as near to its origin as can be told. */
static void origin(const qn_irfn *fn, qn_irval *array, uint32_t *dim) {
  for (int depth = 0; depth < 16; depth++) {
    const qn_irins *i = at(fn, *array);
    if (i->op == QN_I_TRANSPOSE) {
      *dim = i->type.rank - 1u - *dim;
    } else if (i->op == QN_I_SLICE) {
      uint32_t to = 0, from = 0;
      const char *c = i->name;
      for (; *c; c++) {
        bool made = *c != 'i';
        if (made && to == *dim) break;
        to += made;
        from += *c != 'n';
      }
      if (*c && *c != '0') return;
      *dim = *c ? from : from + (*dim - to);
    } else {
      return;
    }
    *array = i->args[0];
  }
}

/* Is value n the extent of array's dimension? */
bool qn_fact_is_extent(const qn_irfn *fn, qn_irval n, qn_irval array, uint32_t dim) {
  origin(fn, &array, &dim);
  const qn_irins *a = at(fn, array), *s = at(fn, n);
  if ((a->op == QN_I_ALLOC || a->op == QN_I_DATA) && dim < a->nargs) {
    int64_t x, y;
    return a->args[dim] == n || (qn_fact_constant(fn, n, &x) && qn_fact_constant(fn, a->args[dim], &y) && x <= y);
  }
  if (s->op != QN_I_SHAPE) return false;
  qn_irval other = s->args[0];
  uint32_t d = (uint32_t)s->imm[0];
  origin(fn, &other, &d);
  return other == array && d == dim;
}

/* A lower bound that holds whatever the inputs are; INT64_MIN: none known. */
static int64_t lower_bound(const qn_irfn *fn, qn_irval v, int depth) {
  int64_t c, step;
  v = qn_fact_strip(fn, v, &c);
  const qn_irins *i = at(fn, v);
  if (depth > 8) return INT64_MIN;
  if (i->op == QN_I_CONST) return (int64_t)i->imm[0] + c;
  if (i->op == QN_I_SHAPE) return c;
  if (qn_fact_counted(i) && qn_fact_constant(fn, i->args[2], &step) && step > 0) {
    int64_t lo = lower_bound(fn, i->args[0], depth + 1), k; /* the index lies below an extent: adding c cannot wrap */
    if (at(fn, qn_fact_strip(fn, i->args[1], &k))->op != QN_I_SHAPE && c > 0) return INT64_MIN;
    return lo == INT64_MIN ? lo : lo + c;
  }
  return INT64_MIN;
}

/* The loop whose index v is, counting up from a known start ≥ 0; else NULL. */
static const qn_irins *up_loop(const qn_irfn *fn, qn_irval v) {
  const qn_irins *loop = at(fn, v);
  int64_t step;
  if (!qn_fact_counted(loop) || !qn_fact_constant(fn, loop->args[2], &step) || step <= 0) return NULL;
  return lower_bound(fn, loop->args[0], 0) >= 0 ? loop : NULL;
}

/* What divide.c makes of (i + 1) % n, (i - 1) % n and x % n, where 0 <= i < n: below n by construction. */
static bool wrapped(const qn_irfn *fn, qn_irval index, qn_irval array, uint32_t dim) {
  const qn_irins *s = at(fn, index);
  if (s->op == QN_I_CAST) {
    const qn_irins *rem = at(fn, s->args[0]);
    if (rem->op != QN_I_CMOD || rem->type.kind != QN_IT_U64) return false;
    const qn_irins *n = at(fn, rem->args[1]);
    return n->op == QN_I_CAST && at(fn, n->args[0])->type.kind == QN_IT_I64 && qn_fact_is_extent(fn, n->args[0], array, dim);
  }
  if (s->op != QN_I_SELECT || at(fn, s->args[0])->op != QN_I_EQ) return false;
  const qn_irins *eq = at(fn, s->args[0]);
  int64_t zero, c;
  qn_irval i = qn_fact_strip(fn, s->args[2], &c);
  const qn_irins *loop = up_loop(fn, i);
  if (!loop || !qn_fact_is_extent(fn, loop->args[1], array, dim)) return false;
  if (c == 1) /* i + 1 == n ? 0 : i + 1 */
    return qn_fact_constant(fn, s->args[1], &zero) && zero == 0 && eq->args[0] == s->args[2] && eq->args[1] == loop->args[1];
  if (c != -1 || eq->args[0] != i || !qn_fact_constant(fn, eq->args[1], &zero) || zero != 0) return false;
  return qn_fact_strip(fn, s->args[1], &c) == loop->args[1] && c == -1; /* i == 0 ? n - 1 : i - 1 */
}

bool qn_fact_positive_in(const qn_irfn *fn, qn_irval d, qn_irval loop_id) {
  const qn_irins *loop = at(fn, loop_id);
  int64_t step, kd, ks, low;
  if (!qn_fact_counted(loop) || !qn_fact_constant(fn, loop->args[2], &step) || step <= 0) return false;
  low = lower_bound(fn, loop->args[0], 0);
  qn_irval n = qn_fact_strip(fn, d, &kd), stop = qn_fact_strip(fn, loop->args[1], &ks);
  /* stop > low when an iteration runs; the subtractions cannot wrap below an extent */
  return low != INT64_MIN && low < INT64_C(1) << 40 && n == stop && at(fn, n)->op == QN_I_SHAPE && low + 1 - ks + kd >= 1;
}

bool qn_fact_in_bounds(const qn_irfn *fn, qn_irval index, qn_irval array, uint32_t dim) {
  int64_t c, k, step;
  if (wrapped(fn, index, array, dim)) return true;
  qn_irval i = qn_fact_strip(fn, index, &c), n;
  const qn_irins *loop = at(fn, i);
  if (!qn_fact_counted(loop) || !qn_fact_constant(fn, loop->args[2], &step) || step <= 0) return false;
  int64_t low = lower_bound(fn, loop->args[0], 0);
  if (low == INT64_MIN || low + c < 0) return false;
  n = qn_fact_strip(fn, loop->args[1], &k);
  if (k + c > 0) return false;
  return qn_fact_is_extent(fn, n, array, dim);
}


int64_t qn_fact_lower_bound(const qn_irfn *fn, qn_irval v) { return lower_bound(fn, v, 0); }

bool qn_fact_pure(const qn_irins *i) {
  if (i->flags & (QN_IF_OVF | QN_IF_ZERO | QN_IF_CHECK) || i->pred) return false;
  switch ((qn_irop)i->op) {
    case QN_I_CONST: case QN_I_PARAM: case QN_I_ADD: case QN_I_SUB: case QN_I_MUL: case QN_I_DIV: case QN_I_FDIV:
    case QN_I_MOD: case QN_I_CDIV: case QN_I_CMOD: case QN_I_NEG: case QN_I_ABS: case QN_I_AND: case QN_I_OR:
    case QN_I_XOR: case QN_I_NOT: case QN_I_SHL: case QN_I_SHR: case QN_I_EQ: case QN_I_NE: case QN_I_LT:
    case QN_I_LE: case QN_I_GT: case QN_I_GE: case QN_I_SELECT: case QN_I_CAST: case QN_I_BITS: case QN_I_CPLX:
    case QN_I_RE: case QN_I_IM: case QN_I_SHAPE: case QN_I_STRIDE: case QN_I_TRANSPOSE: case QN_I_RESTRIDE: case QN_I_ROWS: case QN_I_INRANGE:
    case QN_I_FMA: case QN_I_DATA: case QN_I_STRLIT: case QN_I_NULLREF: case QN_I_SAME: return true;
    case QN_I_GET: case QN_I_SET: case QN_I_POWI: case QN_I_MATH: case QN_I_LOAD: case QN_I_STORE: case QN_I_SLICE:
    case QN_I_RESHAPE: case QN_I_ALLOC: case QN_I_OVERLAP: case QN_I_CALL: case QN_I_HCALL: case QN_I_RESULT:
    case QN_I_IF: case QN_I_FOR: case QN_I_LOOP: case QN_I_PFOR: case QN_I_BREAK: case QN_I_CONTINUE: case QN_I_LEAVE:
    case QN_I_RETURN: case QN_I_RAISE: case QN_I_CHECK: case QN_I_PEEK: case QN_I_POKE: case QN_I_SLOTS: case QN_I_BOX:
    case QN_I_UNBOX: case QN_I_TRY: case QN_I_RERAISE: case QN_I_CAUGHT: case QN_I_NEST: case QN_I_ELEM: case QN_I_PUT: case QN_I_COUNT: return false;
  }
  return false;
}
