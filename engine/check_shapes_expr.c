/* check_shapes_expr.c - the shapes of expressions, and what is said when two do not fit. An expression that is not listed here is unknown,
 * and so is whatever has an operand that is unknown: a message must be true of every run. */
#include "engine/check_shapes.h"
#include "runtime/base/promote.h"

static const qn_extent unknown = {.kind = QN_EXTENT_UNKNOWN}, scalar = {.kind = QN_EXTENT_SCALAR}, some_int = {.kind = QN_EXTENT_SOME_INT};

static qn_extent integer(int64_t i) { return (qn_extent){.kind = QN_EXTENT_INT, .i = i}; }
static qn_extent boolean(int64_t i) { return (qn_extent){.kind = QN_EXTENT_BOOL, .i = i}; }
static bool is_int(const qn_extent *v) { return v->kind == QN_EXTENT_INT || v->kind == QN_EXTENT_SOME_INT; }
static bool is_number(const qn_extent *v) { return is_int(v) || v->kind == QN_EXTENT_SCALAR || v->kind == QN_EXTENT_BOOL; }
static qn_extent array_like(const qn_extent *of) { /* with the origin of another array, no dimensions yet */
  qn_extent r = *of;
  r.n = 0;
  return r;
}
static qn_extent made(qn_extent r, const qn_node *n) { /* an array whose shape is told right here */
  r.kind = QN_EXTENT_ARRAY, r.from = n->span, r.from_n = r.n;
  memcpy(r.from_dims, r.dims, sizeof r.dims);
  return r;
}

/* --- arrays out of lists and numbers ------------------------------------------------------------------------------ */
/* Dimensions of a value as np.array sees it; false: unknown. */
static bool dims_of(const qn_extent *v, int *n, int64_t *dims) {
  int64_t first[QN_EXTENT_RANK], other[QN_EXTENT_RANK];
  int m = 0, k;
  if (is_number(v)) return *n = 0, true;
  if (v->kind == QN_EXTENT_ARRAY) return *n = v->n, memcpy(dims, v->dims, sizeof v->dims), true;
  if (v->kind == QN_EXTENT_UNKNOWN || v->n == 0) return false;
  for (int i = 0; i < v->n; i++) {
    if (!dims_of(&v->items[i], &k, i ? other : first) || k >= QN_EXTENT_RANK || (i && k != m)) return false;
    if (i && memcmp(first, other, sizeof *first * (size_t)k)) return false;
    m = k;
  }
  for (int d = 0; d < m; d++) dims[d + 1] = first[d];
  return dims[0] = v->n, *n = m + 1, true;
}

/* shape= of zeros and its like. */
static bool dims_from(const qn_extent *v, qn_extent *out) {
  if (v->kind == QN_EXTENT_INT) return out->n = 1, out->dims[0] = v->i, v->i >= 0;
  if (v->kind == QN_EXTENT_SOME_INT) return out->n = 1, out->dims[0] = -1, true;
  if ((v->kind != QN_EXTENT_TUPLE && v->kind != QN_EXTENT_LIST) || v->n > QN_EXTENT_RANK) return false;
  for (int i = 0; i < v->n; i++) { /* each is one length, known or not */
    out->dims[i] = v->items[i].kind == QN_EXTENT_INT ? v->items[i].i : -1;
    if (v->items[i].kind == QN_EXTENT_INT && v->items[i].i < 0) return false;
  }
  return out->n = v->n, true;
}

/* --- messages ------------------------------------------------------------------------------------------------------ */
static const char *text_of(qn_arena *a, int n, const int64_t *dims) {
  const char *t = "(";
  for (int d = 0; d < n; d++) {
    const char *comma = d + 1 < n ? ", " : n == 1 ? "," : "";
    t = dims[d] < 0 ? qn_arena_printf(a, "%s?%s", t, comma) : qn_arena_printf(a, "%s%lld%s", t, (long long)dims[d], comma);
  }
  return qn_arena_printf(a, "%s)", t);
}
static bool same_span(qn_span a, qn_span b) { return a.line == b.line && a.col == b.col && a.end_line == b.end_line && a.end_col == b.end_col; }

static void note_origin(qn_extents *s, qn_diag *d, const qn_node *at, const qn_extent *v) {
  qn_checker *c = s->c;
  qn_diag_add_note(&c->m->diags, d, c->m->source, at->span, "this is %s", text_of(c->a, v->n, v->dims));
  if (v->kind == QN_EXTENT_ARRAY && v->from.line && !same_span(v->from, at->span))
    qn_diag_add_note(&c->m->diags, d, c->m->source, v->from, "made here, with shape %s", text_of(c->a, v->from_n, v->from_dims));
}
static void say(qn_extents *s, const qn_node *whole, const qn_node *at_x, const qn_extent *x, const qn_node *at_y, const qn_extent *y, const char *before,
                const char *between) {
  qn_checker *c = s->c;
  if (s->quiet || (s->called && !s->sure)) return;
  for (uint32_t i = 0; i < c->m->diags.list.n; i++)
    if (same_span(c->m->diags.list.data[i]->span, whole->span)) return;
  const char *tx = text_of(c->a, x->n, x->dims), *ty = text_of(c->a, y->n, y->dims);
  qn_diag *d = qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_SHAPES, whole->span, "%s %s %s %s", before, tx, between, ty);
  note_origin(s, d, at_x, x);
  note_origin(s, d, at_y, y);
}

static bool as_array(const qn_extent *v, qn_extent *out) { /* a list beside an array is one; false: unknown */
  *out = *v;
  if (is_number(v)) return out->n = 0, true;
  if (v->kind == QN_EXTENT_ARRAY) return true;
  out->from = (qn_span){0};
  return v->kind != QN_EXTENT_UNKNOWN && dims_of(v, &out->n, out->dims);
}

qn_extent qn_extent_join(qn_extents *s, const qn_node *whole, const qn_node *at_x, const qn_extent *x, const qn_node *at_y, const qn_extent *y, bool into) {
  qn_extent a, b;
  if (is_number(x) && is_number(y)) return scalar;
  if ((x->kind != QN_EXTENT_ARRAY && y->kind != QN_EXTENT_ARRAY) || !as_array(x, &a) || !as_array(y, &b)) return unknown;
  qn_extent r = array_like(x->kind == QN_EXTENT_ARRAY ? x : y);
  r.kind = QN_EXTENT_ARRAY;
  r.n = into || a.n > b.n ? a.n : b.n;
  bool bad = false;
  for (int k = 1; k <= (a.n > b.n ? a.n : b.n); k++) { /* from the right */
    int64_t p = k <= a.n ? a.dims[a.n - k] : 1, q = k <= b.n ? b.dims[b.n - k] : 1;
    bad = bad || (p >= 0 && q >= 0 && p != q && q != 1 && (into || p != 1));
    if (k <= r.n) r.dims[r.n - k] = into ? p : p == 1 ? q : q == 1 || p == q ? p : p < 0 && q > 1 ? q : q < 0 && p > 1 ? p : -1;
  }
  if (!bad) return r;
  if (into) say(s, whole, at_x, &a, at_y, &b, "an array of shape", "cannot take one of shape");
  else say(s, whole, at_x, &a, at_y, &b, "cannot broadcast", "with");
  return unknown;
}

/* x @ y */
static qn_extent product(qn_extents *s, const qn_node *whole, const qn_node *at_x, const qn_extent *x, const qn_node *at_y, const qn_extent *y) {
  if (x->kind != QN_EXTENT_ARRAY || y->kind != QN_EXTENT_ARRAY || x->n < 1 || y->n < 1 || x->n > 2 || y->n > 2) return unknown;
  int64_t p = x->dims[x->n - 1], q = y->dims[0];
  if (p >= 0 && q >= 0 && p != q) {
    say(s, whole, at_x, x, at_y, y, "cannot multiply the matrices", "and");
    return unknown;
  }
  qn_extent r = array_like(x);
  if (x->n == 2) r.dims[r.n++] = x->dims[0];
  if (y->n == 2) r.dims[r.n++] = y->dims[1];
  return r.n ? r : scalar;
}

/* --- operators ------------------------------------------------------------------------------------------------------ */
static qn_extent folded(enum qn_operator op, int64_t a, int64_t b) {
  int64_t r;
  switch ((int)op) {
    case QN_OP_Add: return __builtin_add_overflow(a, b, &r) ? some_int : integer(r);
    case QN_OP_Sub: return __builtin_sub_overflow(a, b, &r) ? some_int : integer(r);
    case QN_OP_Mult: return __builtin_mul_overflow(a, b, &r) ? some_int : integer(r);
    case QN_OP_FloorDiv: return a >= 0 && b > 0 ? integer(a / b) : some_int;
    case QN_OP_Mod: return a >= 0 && b > 0 ? integer(a % b) : some_int;
    default: return scalar;
  }
}
/* Which way they are rounded, and what a division by zero does, is left to the run. */
static qn_extent binary(qn_extents *s, const qn_node *n) {
  qn_extent x = qn_extent_eval(s, n->BinOp.left), y = qn_extent_eval(s, n->BinOp.right);
  if (x.kind == QN_EXTENT_INT && y.kind == QN_EXTENT_INT) return folded(n->BinOp.op, x.i, y.i);
  if (is_int(&x) && is_int(&y)) return folded(n->BinOp.op, 1, 1).kind == QN_EXTENT_SCALAR ? scalar : some_int;
  if (n->BinOp.op == QN_OP_MatMult) return product(s, n, n->BinOp.left, &x, n->BinOp.right, &y);
  return qn_extent_join(s, n, n->BinOp.left, &x, n->BinOp.right, &y, false);
}
static qn_extent compared(qn_extents *s, const qn_node *n) {
  qn_extent x = qn_extent_eval(s, n->Compare.left), r = unknown;
  const qn_node *at = n->Compare.left;
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    const qn_node *next = n->Compare.comparators.items[i];
    qn_extent y = qn_extent_eval(s, next);
    uint8_t op = n->Compare.ops.items[i];
    if (op == QN_CMP_Is || op == QN_CMP_IsNot || op == QN_CMP_In || op == QN_CMP_NotIn) return unknown;
    r = qn_extent_join(s, n, at, &x, next, &y, false);
    if (r.kind == QN_EXTENT_SCALAR) r = boolean(-1);
    if (x.kind == QN_EXTENT_INT && y.kind == QN_EXTENT_INT && n->Compare.ops.n == 1) {
      int64_t a = x.i, b = y.i;
      r = boolean(op == QN_CMP_Eq ? a == b : op == QN_CMP_NotEq ? a != b : op == QN_CMP_Lt ? a < b : op == QN_CMP_LtE ? a <= b : op == QN_CMP_Gt ? a > b : a >= b);
    }
    x = y, at = next;
  }
  return n->Compare.ops.n == 1 ? r : unknown;
}
static qn_extent unary(qn_extents *s, const qn_node *n) {
  qn_extent x = qn_extent_eval(s, n->UnaryOp.operand);
  int t = qn_extent_truth(&x);
  if (n->UnaryOp.op == QN_UNARY_Not) return boolean(t < 0 ? -1 : !t);
  if (x.kind == QN_EXTENT_INT) return n->UnaryOp.op == QN_UNARY_USub && x.i != INT64_MIN ? integer(-x.i) : n->UnaryOp.op == QN_UNARY_Invert ? integer(~x.i) : x;
  return x.kind == QN_EXTENT_ARRAY || x.kind == QN_EXTENT_SCALAR || x.kind == QN_EXTENT_SOME_INT ? x : x.kind == QN_EXTENT_BOOL ? scalar : unknown;
}
int qn_extent_truth(const qn_extent *v) { return v->kind == QN_EXTENT_INT ? v->i != 0 : v->kind == QN_EXTENT_BOOL ? (int)v->i : -1; }

/* --- subscripts ------------------------------------------------------------------------------------------------------ */
/* The length of a slice of n elements; -1: any. */
static int64_t slice_length(qn_extents *s, const qn_node *n, int64_t length) {
  const qn_node *parts[3] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
  int64_t v[3] = {0, 0, 1};
  bool has[3] = {false, false, false};
  for (int k = 0; k < 3; k++) {
    if (!parts[k]) continue;
    qn_extent x = qn_extent_eval(s, parts[k]);
    if (parts[k]->kind == QN_AST_Constant && parts[k]->Constant.value.kind == QN_CONST_NONE) continue;
    if (x.kind != QN_EXTENT_INT) return -1;
    v[k] = x.i, has[k] = true;
  }
  if (length < 0) return -1;
  if (v[2] == 0 || v[2] == INT64_MIN) return -1;
  bool back = v[2] < 0;
  int64_t lo = back ? length - 1 : 0, hi = back ? -1 : length;
  for (int k = 0; k < 2; k++) {
    if (!has[k]) continue;
    int64_t x = v[k] < 0 ? v[k] + length : v[k], least = back ? -1 : 0, most = back ? length - 1 : length;
    x = x < least ? least : x > most ? most : x;
    if (k == 0) lo = x;
    else hi = x;
  }
  int64_t span = back ? lo - hi : hi - lo, step = back ? -v[2] : v[2];
  return span <= 0 ? 0 : (span - 1) / step + 1;
}

static bool is_none(const qn_node *n) { return n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_NONE; }
static bool is_ellipsis(const qn_node *n) { return n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_ELLIPSIS; }
static bool is_member(const qn_extents *s, const qn_node *n, const char *dotted);

static qn_extent element(qn_extents *s, const qn_node *n) {
  qn_extent x = qn_extent_eval(s, n->Subscript.value);
  const qn_node *key = n->Subscript.slice, *one[1] = {key}, *const *keys = one;
  int count = 1, used = 0;
  if (x.kind == QN_EXTENT_TUPLE || x.kind == QN_EXTENT_LIST) {
    qn_extent i = qn_extent_eval(s, key);
    int64_t at = i.i < 0 ? i.i + x.n : i.i;
    return i.kind == QN_EXTENT_INT && at >= 0 && at < x.n ? x.items[at] : unknown;
  }
  if (key->kind == QN_AST_Tuple) keys = (const qn_node *const *)key->Tuple.elts.items, count = (int)key->Tuple.elts.n;
  if (x.kind != QN_EXTENT_ARRAY) {
    for (int k = 0; k < count; k++)
      if (keys[k]->kind != QN_AST_Slice) qn_extent_eval(s, keys[k]);
    return unknown;
  }
  bool dots = false;
  for (int k = 0; k < count; k++) {
    bool extra = is_none(keys[k]) || is_member(s, keys[k], "numpy.newaxis");
    if (is_ellipsis(keys[k])) dots = true;
    else if (!extra) used++;
  }
  if (used > x.n) return unknown; /* an IndexError, which is not what is looked for */
  qn_extent r = array_like(&x);
  int d = 0;
  for (int k = 0; k <= count; k++) {
    if (k == count ? !dots : is_ellipsis(keys[k])) {
      for (int left = x.n - used; left > 0; left--) {
        if (r.n == QN_EXTENT_RANK) return unknown;
        r.dims[r.n++] = x.dims[d++];
      }
      continue;
    }
    if (k == count) break;
    bool extra = is_none(keys[k]) || is_member(s, keys[k], "numpy.newaxis");
    if (r.n == QN_EXTENT_RANK) return unknown;
    if (extra) r.dims[r.n++] = 1;
    else if (keys[k]->kind == QN_AST_Slice) r.dims[r.n] = slice_length(s, keys[k], x.dims[d++]), r.n++;
    else {
      qn_extent i = qn_extent_eval(s, keys[k]);
      if (!is_int(&i)) return unknown;
      d++;
    }
  }
  return r.n || dots ? r : scalar;
}

/* --- calls ----------------------------------------------------------------------------------------------------------- */
static bool global_name(const qn_extents *s, const qn_node *n) {
  const qn_symbol *y = n->kind == QN_AST_Name ? qn_symbol_of(s->c->m->scopes, n) : NULL;
  return y && (y->access == QN_ACCESS_GLOBAL_IMPLICIT || y->scope->kind == QN_SCOPE_MODULE);
}
/* "numpy.zeros" of np.zeros; n 0: something else. */
static qn_sv member(const qn_extents *s, const qn_node *n) {
  const qn_node *base = n;
  qn_global g;
  while (base->kind == QN_AST_Attribute) base = base->Attribute.value;
  if (!global_name(s, base)) return (qn_sv){0};
  qn_check_value(s->c, n, &g);
  return g.kind == QN_GLOBAL_MEMBER ? g.s : (qn_sv){0};
}
static bool is_member(const qn_extents *s, const qn_node *n, const char *dotted) { return qn_sv_is(member(s, n), dotted); }

static const qn_node *keyword(const qn_node *call, const char *name) {
  for (uint32_t i = 0; i < call->Call.keywords.n; i++) {
    const qn_node *k = call->Call.keywords.items[i];
    if (!k->keyword.arg || qn_sv_is(qn_sym_sv(k->keyword.arg), name)) return k->keyword.value; /* **x may be it */
  }
  return NULL;
}
static bool plain_call(const qn_node *call) { /* no *args, no **kwargs */
  for (uint32_t i = 0; i < call->Call.args.n; i++)
    if (call->Call.args.items[i]->kind == QN_AST_Starred) return false;
  for (uint32_t i = 0; i < call->Call.keywords.n; i++)
    if (!call->Call.keywords.items[i]->keyword.arg) return false;
  return true;
}
/* A dtype whose elements are arrays themselves would add dimensions. */
static bool plain_dtype(const qn_node *d) { return !d || d->kind == QN_AST_Attribute || d->kind == QN_AST_Name; }
static const qn_node *argument(const qn_node *call, uint32_t at, const char *name) {
  return at < call->Call.args.n ? call->Call.args.items[at] : keyword(call, name);
}
static qn_extent argument_shape(qn_extents *s, const qn_node *call, uint32_t at, const char *name) {
  const qn_node *n = argument(call, at, name);
  return n ? qn_extent_eval(s, n) : unknown;
}

static qn_extent created(qn_extents *s, const qn_node *n, qn_sv name) {
  qn_extent r = {.n = 0};
  bool full = qn_sv_is(name, "full");
  if (qn_sv_is(name, "zeros") || qn_sv_is(name, "ones") || qn_sv_is(name, "empty") || full) {
    qn_extent v = argument_shape(s, n, 0, "shape");
    return plain_dtype(argument(n, full ? 2 : 1, "dtype")) && dims_from(&v, &r) ? made(r, n) : unknown;
  }
  if (qn_sv_is(name, "array") || qn_sv_is(name, "asarray") || qn_sv_is(name, "ascontiguousarray")) {
    qn_extent v = argument_shape(s, n, 0, "object");
    if (!plain_dtype(argument(n, 1, "dtype")) || keyword(n, "ndmin") || keyword(n, "subok") || n->Call.args.n > 2) return unknown;
    if (v.kind == QN_EXTENT_ARRAY) return v;
    if (v.kind == QN_EXTENT_LIST || v.kind == QN_EXTENT_TUPLE) return dims_of(&v, &r.n, r.dims) ? made(r, n) : unknown;
    return unknown;
  }
  if (qn_sv_is(name, "arange") && n->Call.args.n && n->Call.args.n < 3 && !keyword(n, "step") && !keyword(n, "start") && !keyword(n, "stop")) {
    qn_extent a = qn_extent_eval(s, n->Call.args.items[0]), b = n->Call.args.n > 1 ? qn_extent_eval(s, n->Call.args.items[1]) : a;
    if (!is_number(&a) || !is_number(&b)) return unknown;
    int64_t from = n->Call.args.n > 1 ? a.i : 0, length;
    bool fixed = a.kind == QN_EXTENT_INT && b.kind == QN_EXTENT_INT && !__builtin_sub_overflow(b.i, from, &length);
    r.n = 1, r.dims[0] = !fixed ? -1 : length < 0 ? 0 : length;
    return made(r, n);
  }
  if (qn_sv_is(name, "eye") || qn_sv_is(name, "identity")) {
    qn_extent a = argument_shape(s, n, 0, "N"), b = n->Call.args.n > 1 || keyword(n, "M") ? argument_shape(s, n, 1, "M") : a;
    if (a.kind != QN_EXTENT_INT || b.kind != QN_EXTENT_INT || a.i < 0 || b.i < 0) return unknown;
    r.n = 2, r.dims[0] = a.i, r.dims[1] = qn_sv_is(name, "eye") ? b.i : a.i;
    return made(r, n);
  }
  if (qn_sv_is(name, "linspace") && n->Call.args.n >= 2 && n->Call.args.n <= 3 && !keyword(n, "retstep")) {
    qn_extent a = qn_extent_eval(s, n->Call.args.items[0]), b = qn_extent_eval(s, n->Call.args.items[1]);
    qn_extent count = argument(n, 2, "num") ? argument_shape(s, n, 2, "num") : integer(50);
    if (!is_number(&a) || !is_number(&b) || !is_number(&count) || (count.kind == QN_EXTENT_INT && count.i < 0)) return unknown;
    r.n = 1, r.dims[0] = count.kind == QN_EXTENT_INT ? count.i : -1;
    return made(r, n);
  }
  return unknown;
}

/* Methods that keep an array's shape or turn it; x is the array, the arguments begin at `first`. */
static qn_extent shaped(qn_extents *s, const qn_node *n, qn_sv name, const qn_extent *x, uint32_t first) {
  qn_extent r = array_like(x);
  uint32_t count = n->Call.args.n - first;
  if (qn_sv_is(name, "transpose") && count == 0 && n->Call.keywords.n == 0) {
    for (int d = x->n; d-- > 0;) r.dims[r.n++] = x->dims[d];
    return r;
  }
  if ((qn_sv_is(name, "ravel") || qn_sv_is(name, "flatten")) && x->n) {
    int64_t size = 1;
    for (int d = 0; d < x->n; d++)
      if (x->dims[d] < 0 || __builtin_mul_overflow(size, x->dims[d], &size)) return unknown;
    return r.dims[0] = size, r.n = 1, r;
  }
  if (qn_sv_is(name, "reshape") && count && n->Call.keywords.n == 0) {
    qn_extent items[QN_EXTENT_RANK], v = qn_extent_eval(s, n->Call.args.items[first]);
    if (count > QN_EXTENT_RANK) return unknown;
    for (uint32_t k = 0; k < count; k++) items[k] = qn_extent_eval(s, n->Call.args.items[first + k]);
    if (count > 1) v = (qn_extent){.kind = QN_EXTENT_TUPLE, .n = (int)count, .items = items};
    return dims_from(&v, &r) ? made(r, n) : unknown; /* a -1 is unknown: the rest must fit anyway */
  }
  if (qn_sv_is(name, "copy") || qn_sv_is(name, "astype")) return plain_dtype(count && qn_sv_is(name, "astype") ? n->Call.args.items[first] : NULL) ? *x : unknown;
  static const char *const folds[] = {"sum", "prod", "mean", "std", "var", "min", "max", "any", "all", "argmin", "argmax"};
  for (size_t k = 0; k < QN_COUNT(folds); k++) {
    if (!qn_sv_is(name, folds[k])) continue;
    if (n->Call.keywords.n + count == 0) return scalar;
    qn_extent axis = argument_shape(s, n, first, "axis");
    if (n->Call.keywords.n + count != 1 || axis.kind != QN_EXTENT_INT || axis.i >= x->n || axis.i < -x->n) return unknown;
    int64_t gone = axis.i < 0 ? axis.i + x->n : axis.i;
    for (int d = 0; d < x->n; d++)
      if (d != gone) r.dims[r.n++] = x->dims[d];
    return r.n ? r : scalar;
  }
  return unknown;
}

static qn_extent elementwise(qn_extents *s, const qn_node *n, qn_ufunc_id id) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  if (n->Call.args.n != (uint32_t)u->nin || u->nout != 1 || keyword(n, "out") || keyword(n, "where")) return unknown;
  qn_extent x = qn_extent_eval(s, n->Call.args.items[0]);
  if (u->nin == 1) return x.kind == QN_EXTENT_ARRAY ? x : is_number(&x) ? scalar : unknown;
  if (u->nin != 2) return unknown;
  qn_extent y = qn_extent_eval(s, n->Call.args.items[1]);
  return qn_extent_join(s, n, n->Call.args.items[0], &x, n->Call.args.items[1], &y, false);
}

static qn_extent numpy_call(qn_extents *s, const qn_node *n, qn_sv name) {
  static const char *const alike[] = {"zeros_like", "ones_like", "empty_like", "full_like"};
  qn_ufunc_id id;
  if (qn_ufunc_find(name, &id)) return elementwise(s, n, id);
  for (size_t k = 0; k < QN_COUNT(alike); k++) {
    if (!qn_sv_is(name, alike[k])) continue;
    qn_extent x = argument_shape(s, n, 0, "a");
    return x.kind == QN_EXTENT_ARRAY && !keyword(n, "shape") && n->Call.args.n <= 2u + (k == 3) && plain_dtype(argument(n, k == 3 ? 2 : 1, "dtype")) ? made(x, n) : unknown;
  }
  if ((qn_sv_is(name, "dot") || qn_sv_is(name, "matmul")) && n->Call.args.n == 2 && n->Call.keywords.n == 0) {
    qn_extent x = qn_extent_eval(s, n->Call.args.items[0]), y = qn_extent_eval(s, n->Call.args.items[1]);
    return product(s, n, n->Call.args.items[0], &x, n->Call.args.items[1], &y);
  }
  if (qn_sv_is(name, "where") && n->Call.args.n == 3) {
    qn_extent c = qn_extent_eval(s, n->Call.args.items[0]), x = qn_extent_eval(s, n->Call.args.items[1]), y = qn_extent_eval(s, n->Call.args.items[2]);
    qn_extent both = qn_extent_join(s, n, n->Call.args.items[1], &x, n->Call.args.items[2], &y, false);
    return qn_extent_join(s, n, n->Call.args.items[0], &c, n->Call.args.items[1], &both, false);
  }
  if (n->Call.args.n) {
    qn_extent x = qn_extent_eval(s, n->Call.args.items[0]);
    if (x.kind == QN_EXTENT_ARRAY) {
      qn_extent r = shaped(s, n, name, &x, 1);
      if (r.kind != QN_EXTENT_UNKNOWN) return r;
    }
  }
  return created(s, n, name);
}

static qn_extent call(qn_extents *s, const qn_node *n) {
  const qn_node *f = n->Call.func;
  qn_sv name = member(s, f);
  if (!plain_call(n)) return unknown;
  if (name.n > 6 && memcmp(name.p, "numpy.", 6) == 0) {
    qn_sv rest = {name.p + 6, name.n - 6};
    if (qn_sv_is(rest, "random.rand") || qn_sv_is(rest, "random.randn")) {
      qn_extent items[QN_EXTENT_RANK], r = {.n = 0}, v = {.kind = QN_EXTENT_TUPLE, .n = (int)n->Call.args.n, .items = items};
      for (int k = 0; k < v.n && v.n <= QN_EXTENT_RANK; k++) items[k] = qn_extent_eval(s, n->Call.args.items[k]);
      return v.n && v.n <= QN_EXTENT_RANK && dims_from(&v, &r) ? made(r, n) : unknown;
    }
    return memchr(rest.p, '.', rest.n) ? unknown : numpy_call(s, n, rest);
  }
  if (f->kind == QN_AST_Name && global_name(s, f) && !qn_check_known(s->c, f->Name.id) && n->Call.args.n == 1 && qn_sv_is(qn_sym_sv(f->Name.id), "len")) {
    qn_extent x = qn_extent_eval(s, n->Call.args.items[0]);
    return x.kind == QN_EXTENT_ARRAY && x.n && x.dims[0] >= 0 ? integer(x.dims[0]) : x.kind == QN_EXTENT_TUPLE ? integer(x.n) : some_int;
  }
  if (f->kind == QN_AST_Attribute) {
    qn_extent x = qn_extent_eval(s, f->Attribute.value);
    return x.kind == QN_EXTENT_ARRAY ? shaped(s, n, qn_sym_sv(f->Attribute.attr), &x, 0) : unknown;
  }
  return qn_extent_of_call(s, n);
}

static qn_extent attribute(qn_extents *s, const qn_node *n) {
  qn_sv name = qn_sym_sv(n->Attribute.attr);
  if (member(s, n).n) return qn_sv_is(member(s, n), "numpy.pi") ? scalar : unknown;
  qn_extent x = qn_extent_eval(s, n->Attribute.value);
  if (x.kind != QN_EXTENT_ARRAY) return unknown;
  if (qn_sv_is(name, "T")) {
    qn_extent r = array_like(&x);
    for (int d = x.n; d-- > 0;) r.dims[r.n++] = x.dims[d];
    return r;
  }
  if (qn_sv_is(name, "ndim")) return integer(x.n);
  if (qn_sv_is(name, "real") || qn_sv_is(name, "imag")) return x;
  if (!qn_sv_is(name, "shape") && !qn_sv_is(name, "size")) return unknown;
  qn_extent *items = QN_NEW_N(s->c->a, qn_extent, QN_EXTENT_RANK);
  int64_t size = 1;
  for (int d = 0; d < x.n; d++) {
    items[d] = x.dims[d] < 0 ? some_int : integer(x.dims[d]);
    if (x.dims[d] < 0 || size < 0 || __builtin_mul_overflow(size, x.dims[d], &size)) size = -1;
  }
  if (qn_sv_is(name, "size")) return size < 0 ? some_int : integer(size);
  return (qn_extent){.kind = QN_EXTENT_TUPLE, .n = x.n, .items = items};
}

static void visit(void *user, qn_node *n) {
  if (qn_ast_kinds[n->kind].cat == QN_AST_CAT_expr) qn_extent_eval(user, n);
}
static qn_extent several(qn_extents *s, const qn_nodes *elts, enum qn_extent_kind kind) {
  qn_extent *items = QN_NEW_N(s->c->a, qn_extent, elts->n + 1);
  for (uint32_t i = 0; i < elts->n; i++) {
    if (elts->items[i]->kind == QN_AST_Starred) return unknown;
    items[i] = qn_extent_eval(s, elts->items[i]);
  }
  return (qn_extent){.kind = kind, .n = (int)elts->n, .items = items};
}

qn_extent qn_extent_eval(qn_extents *s, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Constant:
      switch ((int)n->Constant.value.kind) {
        case QN_CONST_INT: return integer(n->Constant.value.i);
        case QN_CONST_TRUE: return boolean(1);
        case QN_CONST_FALSE: return boolean(0);
        case QN_CONST_FLOAT: case QN_CONST_COMPLEX: return scalar;
        default: return unknown;
      }
    case QN_AST_Name: return qn_extent_of_name(s, n);
    case QN_AST_BinOp: return binary(s, n);
    case QN_AST_UnaryOp: return unary(s, n);
    case QN_AST_Compare: return compared(s, n);
    case QN_AST_Subscript: return element(s, n);
    case QN_AST_Attribute: return attribute(s, n);
    case QN_AST_Call: return call(s, n);
    case QN_AST_Tuple: return several(s, &n->Tuple.elts, QN_EXTENT_TUPLE);
    case QN_AST_List: return several(s, &n->List.elts, QN_EXTENT_LIST);
    case QN_AST_IfExp: {
      qn_extent test = qn_extent_eval(s, n->IfExp.test);
      int t = qn_extent_truth(&test);
      if (t >= 0) return qn_extent_eval(s, t ? n->IfExp.body : n->IfExp.orelse);
    } /* fall through */
    case QN_AST_BoolOp: { /* a part may never be evaluated */
      bool sure = s->sure;
      s->sure = false;
      qn_ast_children(n, visit, s);
      return s->sure = sure, unknown;
    }
    case QN_AST_Lambda: case QN_AST_ListComp: case QN_AST_SetComp: case QN_AST_DictComp: case QN_AST_GeneratorExp: case QN_AST_Await: case QN_AST_Yield:
    case QN_AST_YieldFrom: case QN_AST_NamedExpr: return unknown;
    default: qn_ast_children(n, visit, s); return unknown; /* displays, f-strings */
  }
}
