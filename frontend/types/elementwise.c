/* elementwise.c - whole-array expressions: an operator or a NumPy function of numbers over arrays is one loop nest, however deep
 * the expression is.
 *
 * A mapped expression is a scalar expression over slots, and what each slot holds: an element of an array, or a number that is
 * computed once before the loops. Its node is a block that makes the result array; whoever consumes the node (another operator,
 * an assignment to a slice) takes the mapping instead and drops the block, so that nothing but the last result is ever stored.
 *
 * Shapes broadcast from the right. Stores into existing arrays behave as if the right side were computed first. The loops
 * themselves are nest.c's. */
#include "frontend/types/nest.h"

enum { MOST = 64 }; /* operands of one nest; what is larger is cut by storing a part */

static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

/* --- mapping ------------------------------------------------------------------------------------------------------------ */
static const qn_mapped *lift(qn_fn *f, qn_texpr *e) {
  if (e->mapped && e->mapped->n < MOST) return e->mapped;
  qn_mapped *m = QN_NEW(f->in->a, qn_mapped);
  if (!is_array(e) && e->kind == QN_TX_CONST) {
    m->elem = e;
    return m;
  }
  m->ndim = is_array(e) ? e->type->ndim : 0;
  m->operands = QN_NEW(f->in->a, qn_operand);
  m->n = 1;
  m->operands[0] = (qn_operand){qn_temp(f, is_array(e) ? f->in->types->scalar[e->type->dtype] : e->type), e};
  m->elem = qn_tx_slot(f, m->operands[0].slot, e->span);
  return m;
}

const qn_mapped *qn_mapped_of(qn_fn *f, qn_texpr *e) { return lift(f, e); }

/* The block that computes the whole into a new array. */
static qn_texpr *made(qn_fn *f, const qn_mapped *m, qn_span span) {
  qn_texpr *e = qn_nest_made(f, m, span);
  if (!qn_is_poison(e)) e->mapped = m;
  return e;
}

/* --- the doors --------------------------------------------------------------------------------------------------------------- */
bool qn_any_array(qn_texpr *const *args, uint32_t n) {
  bool any = false;
  for (uint32_t i = 0; i < n; i++) {
    if (args[i]->type->kind != QN_TYPE_ARRAY && !qn_type_is_scalar(args[i]->type)) return false;
    any = any || is_array(args[i]);
  }
  return any;
}

/* Operands and lets of all parts; those of what several parts read (fuse.c) once. */
static void join_parts(qn_fn *f, qn_mapped *m, const qn_mapped *const *parts, uint32_t n) {
  uint32_t lets = 0;
  for (uint32_t i = 0; i < n; i++) lets += parts[i]->n_lets;
  m->operands = QN_NEW_N(f->in->a, qn_operand, m->n + 1);
  m->lets = QN_NEW_N(f->in->a, qn_let, lets + 1);
  m->n = 0;
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t k = 0, j; k < parts[i]->n; k++) {
      for (j = 0; j < m->n && m->operands[j].slot != parts[i]->operands[k].slot; j++) continue;
      if (j == m->n) m->operands[m->n++] = parts[i]->operands[k];
    }
    for (uint32_t k = 0, j; k < parts[i]->n_lets; k++) {
      for (j = 0; j < m->n_lets && m->lets[j].slot != parts[i]->lets[k].slot; j++) continue;
      if (j == m->n_lets) m->lets[m->n_lets++] = parts[i]->lets[k];
    }
  }
}

qn_texpr *qn_map_arrays(qn_fn *f, qn_elem_fn elem, void *user, qn_texpr *const *args, uint32_t n, qn_span span) {
  qn_mapped *m = QN_NEW(f->in->a, qn_mapped);
  qn_texpr **elems = QN_NEW_N(f->in->a, qn_texpr *, n + 1);
  const qn_mapped **parts = QN_NEW_N(f->in->a, const qn_mapped *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    parts[i] = lift(f, args[i]);
    elems[i] = parts[i]->elem;
    m->n += parts[i]->n;
    if (parts[i]->ndim > m->ndim) m->ndim = parts[i]->ndim;
  }
  join_parts(f, m, parts, n);
  m->elem = elem(f, user, elems, n, span);
  if (qn_is_poison(m->elem)) return m->elem;
  if (!qn_type_is_scalar(m->elem->type)) return qn_unsupported(f, span, "a function over arrays that gives no number");
  return made(f, m, span);
}

typedef struct ufunc_call {
  qn_sv name;
  qn_span func_span;
} ufunc_call;
static qn_texpr *call_ufunc(qn_fn *f, void *user, qn_texpr **elems, uint32_t n, qn_span span) {
  const ufunc_call *u = user;
  qn_cargs args = {.pos = elems, .n_pos = n, .span = span, .func_span = u->func_span};
  return qn_call_builtin(f, u->name, &args);
}

qn_texpr *qn_map_ufunc(qn_fn *f, const char *name, qn_texpr *const *args, uint32_t n, qn_span span) {
  ufunc_call u = {qn_sv_of(qn_arena_printf(f->in->a, "numpy.%s", name)), span};
  return qn_map_arrays(f, call_ufunc, &u, args, n, span);
}

static const char *const operators[] = {
    [QN_OP_Add] = "add", [QN_OP_Sub] = "subtract", [QN_OP_Mult] = "multiply", [QN_OP_Div] = "true_divide",
    [QN_OP_FloorDiv] = "floor_divide", [QN_OP_Mod] = "remainder", [QN_OP_Pow] = "power", [QN_OP_LShift] = "left_shift",
    [QN_OP_RShift] = "right_shift", [QN_OP_BitAnd] = "bitwise_and", [QN_OP_BitOr] = "bitwise_or", [QN_OP_BitXor] = "bitwise_xor"};
static const char *const comparisons[] = {[QN_CMP_Eq] = "equal", [QN_CMP_NotEq] = "not_equal", [QN_CMP_Lt] = "less",
                                          [QN_CMP_LtE] = "less_equal", [QN_CMP_Gt] = "greater", [QN_CMP_GtE] = "greater_equal"};

static qn_texpr *const_power(qn_fn *f, void *user, qn_texpr **elems, uint32_t n, qn_span span) {
  (void)user, (void)n;
  return qn_binop(f, QN_OP_Pow, elems[0], elems[1], span);
}

qn_texpr *qn_array_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *args[] = {a, b};
  if (f->k->rules == QN_RULES_NUMBA && op == QN_OP_MatMult && is_array(a) && is_array(b)) return qn_prelude_call(f, "np_matmul", args, 2, span);
  if (f->k->rules != QN_RULES_NUMBA || !qn_any_array(args, 2) || (size_t)op >= QN_COUNT(operators) || !operators[op]) return NULL;
  bool power = op == QN_OP_Pow && qn_is_const_int(b) && (qn_dtype_is_float(a->type->dtype) || qn_dtype_is_complex(a->type->dtype));
  if (power) return qn_map_arrays(f, const_power, NULL, args, 2, span); /* by multiplications */
  return qn_map_ufunc(f, operators[op], args, 2, span);
}

qn_texpr *qn_array_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *args[] = {a, b};
  if (f->k->rules != QN_RULES_NUMBA || !qn_any_array(args, 2) || (size_t)op >= QN_COUNT(comparisons) || !comparisons[op]) return NULL;
  return qn_map_ufunc(f, comparisons[op], args, 2, span);
}

qn_texpr *qn_array_unop(qn_fn *f, enum qn_unaryop op, qn_texpr *a, qn_span span) {
  if (f->k->rules != QN_RULES_NUMBA || !is_array(a) || op == QN_UNARY_Not) return NULL;
  return qn_map_ufunc(f, op == QN_UNARY_USub ? "negative" : op == QN_UNARY_Invert ? "invert" : "positive", &a, 1, span);
}

/* --- into an existing array ---------------------------------------------------------------------------------------------------- */
qn_texpr *qn_out_place(qn_fn *f, qn_texpr *out, const qn_texpr *value) {
  bool stays = out->kind == QN_TX_VAR && !out->checked && value->mapped;
  for (uint32_t k = 0; stays && k < value->mapped->n; k++) stays = !qn_nest_may_assign(value->mapped->operands[k].value);
  return stays ? out : qn_tx_temp(f, out);
}

bool qn_store_mapped(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  if (!value->mapped || value->mapped->ndim > place->type->ndim) return false;
  if (qn_is_locked(f, place, span)) return true;
  qn_nest_stored(f, value->mapped, place, span);
  return true;
}
