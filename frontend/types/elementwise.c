/* elementwise.c - whole-array expressions: an operator or a NumPy function of numbers over arrays is one loop nest, however deep
 * the expression is.
 *
 * A mapped expression is a scalar expression over slots, and what each slot holds: an element of an array, or a number that is
 * computed once before the loops. Its node is a block that makes the result array; whoever consumes the node (another operator,
 * an assignment to a slice) takes the mapping instead and drops the block, so that nothing but the last result is ever stored.
 *
 * Shapes broadcast from the right. Where all arrays have the result's shape, which is tested once, the loops index them alike;
 * else an extent of 1 is read at index 0. Stores into existing arrays behave as if the right side were computed first. */
#include "frontend/types/builtin.h"

typedef struct operand {
  qn_tslot *slot; /* the element, or the number */
  qn_texpr *value;
} operand;

struct qn_mapped {
  operand *operands;
  uint32_t n;
  qn_texpr *elem;
  int ndim;
};

enum { MOST = 64 }; /* operands of one nest; what is larger is cut by storing a part */

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *boolean(qn_fn *f) { return f->in->types->scalar[QN_D_BOOL]; }
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
  m->operands = QN_NEW(f->in->a, operand);
  m->n = 1;
  m->operands[0] = (operand){qn_temp(f, is_array(e) ? f->in->types->scalar[e->type->dtype] : e->type), e};
  m->elem = qn_tx_slot(f, m->operands[0].slot, e->span);
  return m;
}

/* --- shapes --------------------------------------------------------------------------------------------------------------- */
static qn_texpr *extent(qn_fn *f, qn_texpr *array, int d, qn_span span) {
  qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, i64(f), span, array);
  e->i = d;
  return e;
}

static qn_texpr *compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, boolean(f), span, a, b);
  e->cmp = op;
  return e;
}

static qn_texpr *choose(qn_fn *f, qn_texpr *c, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, a->type, span, 3);
  e->args[0] = c, e->args[1] = a, e->args[2] = b;
  return e;
}

static qn_texpr *is_one(qn_fn *f, qn_texpr *v, qn_span span) { return compare(f, QN_CMP_Eq, v, qn_tx_int(f, i64(f), 1, span), span); }

typedef struct nest { /* the loops being written */
  const qn_mapped *m; /* operands are temporaries */
  qn_texpr *out;
  int ndim;
  qn_texpr *size[QN_MAX_AXES];
  qn_texpr *same; /* all arrays have the result's shape; NULL: known */
  qn_span span;
} nest;

/* The extent d (of the result's) of operand k; NULL: it has no such dimension, or is a number. */
static qn_texpr *operand_extent(qn_fn *f, const nest *n, uint32_t k, int d) {
  qn_texpr *v = n->m->operands[k].value;
  int at = d - (n->ndim - v->type->ndim);
  return is_array(v) && at >= 0 ? extent(f, v, at, n->span) : NULL;
}

static uint32_t arrays_in(const qn_mapped *m) {
  uint32_t count = 0;
  for (uint32_t k = 0; k < m->n; k++) count += is_array(m->operands[k].value);
  return count;
}

static void raise_shape(qn_fn *f, qn_texpr *when, const char *message, qn_span span) {
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  test->expr = when;
  raise->exception = QN_SV("ValueError");
  raise->message = qn_sv_of(message);
  qn_vec_push(f->in->a, &test->body.list, raise);
  qn_add(f, test);
}

/* Sizes of a new result: the first extent of each dimension that is not 1. */
static void find_sizes(qn_fn *f, nest *n) {
  for (int d = 0; d < n->ndim; d++) {
    n->size[d] = NULL;
    for (uint32_t k = 0; k < n->m->n; k++) {
      qn_texpr *e = operand_extent(f, n, k, d);
      if (!e) continue;
      n->size[d] = qn_tx_temp(f, n->size[d] ? choose(f, is_one(f, n->size[d], n->span), e, n->size[d], n->span) : e);
    }
  }
}

/* Every extent is the result's, or 1. */
static void check_shapes(qn_fn *f, nest *n, const char *message) {
  for (int d = 0; d < n->ndim; d++)
    for (uint32_t k = 0; k < n->m->n; k++) {
      qn_texpr *e = operand_extent(f, n, k, d);
      if (!e) continue;
      qn_texpr *equal = qn_tx_temp(f, compare(f, QN_CMP_Eq, e, n->size[d], n->span));
      qn_texpr *fits = qn_tx2(f, QN_TX_OR, boolean(f), n->span, equal, is_one(f, operand_extent(f, n, k, d), n->span));
      raise_shape(f, qn_tx1(f, QN_TX_NOT, boolean(f), n->span, fits), message, n->span);
      n->same = n->same ? qn_tx2(f, QN_TX_AND, boolean(f), n->span, n->same, equal) : equal;
    }
}

/* --- loops ----------------------------------------------------------------------------------------------------------------- */
static qn_texpr *element(qn_fn *f, qn_texpr *array, qn_texpr *const *at, int n, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[array->type->dtype], span, (uint32_t)n + 1);
  e->args[0] = array;
  for (int d = 0; d < n; d++) e->args[d + 1] = at[d];
  e->in_range = e->natural = true;
  return e;
}

static void body(qn_fn *f, const nest *n, qn_texpr *const *index, qn_texpr *(*const step)[QN_MAX_AXES]) {
  for (uint32_t k = 0; k < n->m->n; k++) {
    qn_texpr *v = n->m->operands[k].value, *at[QN_MAX_AXES];
    if (!is_array(v)) continue;
    int first = n->ndim - v->type->ndim;
    for (int d = 0; d < v->type->ndim; d++)
      at[d] = step ? qn_tx_bin(f, QN_OP_Mult, i64(f), n->span, index[first + d], step[k][first + d]) : index[first + d];
    qn_add_set(f, n->m->operands[k].slot, element(f, v, at, v->type->ndim, n->span), n->span);
  }
  qn_tstmt *s = qn_ts(f, QN_TS_STORE, n->span);
  s->place = element(f, n->out, index, n->ndim, n->span);
  s->expr = qn_cast(f, n->m->elem, f->in->types->scalar[n->out->type->dtype]);
  qn_add(f, s);
}

static void loops(qn_fn *f, const nest *n, bool broadcast) {
  qn_texpr *index[QN_MAX_AXES], *(*step)[QN_MAX_AXES] = NULL;
  if (broadcast) { /* an extent of 1 stays at 0 */
    step = (qn_texpr *(*)[QN_MAX_AXES])QN_NEW_N(f->in->a, qn_texpr *, (n->m->n + 1) * QN_MAX_AXES);
    for (uint32_t k = 0; k < n->m->n; k++)
      for (int d = 0; d < n->ndim; d++) {
        qn_texpr *e = operand_extent(f, n, k, d);
        if (e) step[k][d] = qn_tx_temp(f, choose(f, is_one(f, e, n->span), qn_tx_int(f, i64(f), 0, n->span), qn_tx_int(f, i64(f), 1, n->span), n->span));
      }
  }
  qn_tblock *outer = f->out;
  bool fortran = n->out->type->layout == 'F';
  for (int k = 0; k < n->ndim; k++) {
    int d = fortran ? n->ndim - 1 - k : k;
    qn_tslot *i = qn_temp(f, i64(f));
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, n->span);
    s->slot = i;
    s->lo = qn_tx_int(f, i64(f), 0, n->span);
    s->hi = n->size[d];
    qn_add(f, s);
    if (f->out) f->out = &s->body;
    index[d] = qn_tx_slot(f, i, n->span);
  }
  body(f, n, index, step);
  f->out = outer;
}

static void write(qn_fn *f, const nest *n) {
  if (!n->same) {
    loops(f, n, false);
    return;
  }
  qn_tstmt *test = qn_ts(f, QN_TS_IF, n->span);
  test->expr = n->same;
  qn_add(f, test);
  qn_tblock *outer = f->out;
  if (outer) f->out = &test->body;
  loops(f, n, false);
  if (outer) f->out = &test->orelse;
  loops(f, n, true);
  f->out = outer;
}

/* Operands evaluated now, left to right. */
static const qn_mapped *evaluated(qn_fn *f, const qn_mapped *m) {
  qn_mapped *now = QN_NEW(f->in->a, qn_mapped);
  *now = *m;
  now->operands = QN_NEW_N(f->in->a, operand, m->n + 1);
  for (uint32_t k = 0; k < m->n; k++) {
    operand *o = &now->operands[k];
    *o = m->operands[k];
    if (is_array(o->value)) o->value = qn_tx_temp(f, o->value);
    else qn_add_set(f, o->slot, o->value, o->value->span), o->value = qn_tx_slot(f, o->slot, o->value->span);
  }
  return now;
}

static char layout_of(const qn_mapped *m) { /* as Numba's: F only where every array is */
  bool fortran = false;
  for (uint32_t k = 0; k < m->n; k++) {
    const qn_type *t = m->operands[k].value->type;
    if (t->kind != QN_TYPE_ARRAY) continue;
    if (t->layout != 'F' || t->ndim != m->ndim) return 'C';
    fortran = true;
  }
  return fortran && m->ndim > 1 ? 'F' : 'C';
}

/* The block that computes the whole into a new array. */
static qn_texpr *made(qn_fn *f, const qn_mapped *m, qn_span span) {
  qn_tx_open o = qn_tx_block_open(f);
  nest n = {.m = evaluated(f, m), .ndim = m->ndim, .span = span};
  find_sizes(f, &n);
  if (arrays_in(m) > 1) check_shapes(f, &n, "operands could not be broadcast together");
  const qn_type *t = qn_type_array(f->in->types, m->elem->type->dtype, m->ndim, layout_of(m), false);
  qn_texpr *alloc = qn_tx(f, QN_TX_ALLOC, t, span, (uint32_t)m->ndim);
  for (int d = 0; d < m->ndim; d++) alloc->args[d] = n.size[d];
  alloc->fill = QN_FILL_EMPTY;
  n.out = qn_tx_temp(f, alloc);
  write(f, &n);
  qn_texpr *e = qn_tx_block_close(f, o, n.out, span);
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
  m->operands = QN_NEW_N(f->in->a, operand, m->n + 1);
  uint32_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i]->n) memcpy(m->operands + at, parts[i]->operands, parts[i]->n * sizeof(operand));
    at += parts[i]->n;
  }
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
  if (f->k->rules == QN_RULES_NUMBA && op == QN_OP_MatMult && is_array(a) && is_array(b)) return qn_prelude_call(f, "np_dot", args, 2, span);
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
static bool is_same_view(const qn_texpr *a, const qn_texpr *b) { return a->kind == QN_TX_VAR && b->kind == QN_TX_VAR && a->slot == b->slot; }

bool qn_store_mapped(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  if (!value->mapped || value->mapped->ndim > place->type->ndim) return false;
  nest n = {.m = evaluated(f, value->mapped), .ndim = place->type->ndim, .span = span};
  n.out = qn_tx_temp(f, place);
  for (int d = 0; d < n.ndim; d++) n.size[d] = qn_tx_temp(f, extent(f, n.out, d, span));
  check_shapes(f, &n, "could not broadcast input array into the shape that is assigned to");
  qn_texpr *overlap = NULL;
  for (uint32_t k = 0; k < n.m->n; k++) {
    qn_texpr *v = n.m->operands[k].value;
    if (!is_array(v) || is_same_view(v, n.out)) continue;
    qn_texpr *o = qn_tx2(f, QN_TX_OVERLAP, boolean(f), span, n.out, v);
    overlap = overlap ? qn_tx2(f, QN_TX_OR, boolean(f), span, overlap, o) : o;
  }
  if (!overlap) {
    write(f, &n);
    return true;
  }
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span), *fill = qn_ts(f, QN_TS_FILL, span);
  test->expr = overlap;
  qn_add(f, test);
  qn_tblock *outer = f->out;
  if (outer) f->out = &test->body;
  fill->place = n.out;
  fill->expr = made(f, n.m, span);
  qn_add(f, fill);
  if (outer) f->out = &test->orelse;
  write(f, &n);
  f->out = outer;
  return true;
}
