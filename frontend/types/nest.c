/* nest.c - the loops of a whole-array expression.
 *
 * Operands and extents are evaluated and checked first, so that an error leaves nothing half done. Then one test decides
 * between two nests. The ordinary one: every array has the result's shape (dimensions known to be repeated aside), rows are
 * contiguous where the type does not say, and what is stored to shares no memory with what is read, except views of the very
 * same array whose elements are read no later than they are written. It is a function of its own in which LLVM knows all of
 * that (RANGE.nest). The other one takes whatever remains, is never vectorised, and copies what overlaps first.
 *
 * Views with constant starts are read through the array that they are views of: u[i + 1, j] instead of another pointer. */
#include "frontend/types/nest.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *boolean(qn_fn *f) { return f->in->types->scalar[QN_D_BOOL]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }
static qn_texpr *integer(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, i64(f), v, span); }

static qn_texpr *part(qn_fn *f, enum qn_tx_kind kind, qn_texpr *array, int d, qn_span span) { /* SHAPE, STRIDE, ROWS */
  qn_texpr *e = qn_tx1(f, kind, kind == QN_TX_ROWS ? array->type : i64(f), span, array);
  e->i = d;
  return e;
}
static qn_texpr *extent(qn_fn *f, qn_texpr *array, int d, qn_span span) { return part(f, QN_TX_SHAPE, array, d, span); }

static qn_texpr *is_one(qn_fn *f, qn_texpr *v, qn_span span) { return qn_tx_compare(f, QN_CMP_Eq, v, integer(f, 1, span), span); }
static qn_texpr *negated(qn_fn *f, qn_texpr *v, qn_span span) { return qn_tx1(f, QN_TX_NOT, boolean(f), span, v); }
static qn_texpr *both(qn_fn *f, qn_texpr *a, qn_texpr *b, qn_span span) {
  return a && b ? qn_tx2(f, QN_TX_AND, boolean(f), span, a, b) : a ? a : b;
}
static qn_texpr *either(qn_fn *f, qn_texpr *a, qn_texpr *b, qn_span span) {
  return a && b ? qn_tx2(f, QN_TX_OR, boolean(f), span, a, b) : a ? a : b;
}
static void require(qn_fn *f, qn_nest *n, qn_texpr *holds) { n->fast = both(f, n->fast, qn_tx_temp(f, holds), n->span); }

/* --- sources ----------------------------------------------------------------------------------------------------------------- */
/* May evaluating e assign to a variable (`:=`, code typed in place)? */
bool qn_nest_may_assign(const qn_texpr *e) {
  if (e->kind == QN_TX_SET || e->kind == QN_TX_BLOCK) return true;
  for (uint32_t k = 0; k < e->n; k++)
    if (qn_nest_may_assign(e->args[k])) return true;
  return false;
}

/* What a variable holds now, in one temporary for the whole nest. */
qn_texpr *qn_nest_held(qn_fn *f, qn_nest *n, qn_texpr *var) {
  if (var->kind != QN_TX_VAR || var->slot->var->name.n == 0) {
    if (qn_nest_may_assign(var)) n->n_seen = 0;
    return qn_tx_temp(f, var);
  }
  for (uint32_t k = 0; k < n->n_seen; k++)
    if (n->seen[k].slot == var->slot) return n->seen[k].value;
  qn_texpr *t = qn_tx_temp(f, var);
  if (n->n_seen < QN_COUNT(n->seen)) n->seen[n->n_seen].slot = var->slot, n->seen[n->n_seen++].value = t;
  return t;
}

bool qn_nest_is_plain_var(const qn_texpr *e) { return e->kind == QN_TX_VAR || e->kind == QN_TX_GLOBAL; }
static bool is_const(const qn_texpr *e) { return !e || e->kind == QN_TX_CONST; }

/* Is element i of the view element start + i * step of the axis, for a start known here, wherever the view has elements? */
static bool axis_is_affine(const qn_taxis *a) {
  if (a->kind != QN_AXIS_SLICE) return true;
  if (!is_const(a->lo) || !is_const(a->step)) return false;
  int64_t step = a->step ? a->step->i : 1, lo = a->lo ? a->lo->i : 0;
  return step > 0 ? lo >= 0 && lo < 1 << 30 && step < 1 << 30 : step < 0 && step > -(1 << 30) && !a->lo;
}

static void view_source(qn_fn *f, qn_nest *n, qn_source_view *s, qn_texpr *view) {
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, view->n_axes + 1);
  bool affine = true;
  qn_texpr *root = qn_nest_held(f, n, view->args[0]);
  memcpy(axes, view->axes, view->n_axes * sizeof *axes);
  for (uint32_t k = 0; k < view->n_axes; k++) {
    qn_texpr **parts[] = {&axes[k].at, &axes[k].lo, &axes[k].hi, &axes[k].step};
    for (size_t p = 0; p < QN_COUNT(parts); p++)
      if (*parts[p]) *parts[p] = qn_tx_temp(f, *parts[p]);
    affine = affine && axis_is_affine(&axes[k]);
  }
  qn_texpr *v = qn_tx1(f, QN_TX_VIEW, view->type, view->span, root);
  v->axes = axes, v->n_axes = view->n_axes;
  v->in_range = view->in_range, v->natural = view->natural;
  s->value = s->root = qn_tx_temp(f, v);
  if (!affine) return;
  qn_taxis *within = QN_NEW_N(f->in->a, qn_taxis, view->n_axes + 1);
  memcpy(within, axes, view->n_axes * sizeof *axes);
  for (uint32_t k = 0; k < view->n_axes; k++) { /* the view was made: indices are in range */
    if (axes[k].kind != QN_AXIS_INT) continue;
    qn_texpr *at = axes[k].at, *end = NULL;
    uint32_t d = 0;
    for (uint32_t j = 0; j < k; j++) d += axes[j].kind != QN_AXIS_NEW;
    if (at->kind == QN_TX_CONST && at->i >= 0) continue;
    end = qn_tx_bin(f, QN_OP_Add, i64(f), n->span, at, extent(f, root, (int)d, n->span));
    within[k].at = qn_tx_temp(f, qn_tx_choose(f, qn_tx_compare(f, QN_CMP_Lt, at, integer(f, 0, n->span), n->span), end, at, n->span));
  }
  s->root = root, s->axes = within, s->written = view->axes, s->n_axes = view->n_axes;
}

static void array_source(qn_fn *f, qn_nest *n, qn_source_view *s, qn_texpr *value) {
  if (value->kind == QN_TX_VIEW && qn_nest_is_plain_var(value->args[0])) view_source(f, n, s, value);
  else s->value = s->root = qn_nest_held(f, n, value);
}

/* index = variable + offset, as written */
static bool same_int(const qn_texpr *a, const qn_texpr *b) {
  if (!a || !b) return a == b;
  if (a->kind != b->kind) return false;
  if (a->kind == QN_TX_CONST) return a->i == b->i;
  if (a->kind == QN_TX_VAR) return a->slot == b->slot && a->slot->var->name.n > 0;
  if (a->kind == QN_TX_BIN) return a->op == b->op && same_int(a->args[0], b->args[0]) && same_int(a->args[1], b->args[1]);
  return a->kind == QN_TX_CAST && a->type == b->type && same_int(a->args[0], b->args[0]);
}

bool qn_nest_same_axis(const qn_taxis *a, const qn_taxis *b) {
  return a->kind == b->kind && same_int(a->at, b->at) && same_int(a->lo, b->lo) && same_int(a->hi, b->hi) && same_int(a->step, b->step);
}

static bool same_view(const qn_source_view *a, const qn_source_view *b) {
  if (a->root->kind != QN_TX_VAR || b->root->kind != QN_TX_VAR || a->root->slot != b->root->slot || a->n_axes != b->n_axes) return false;
  for (uint32_t k = 0; k < a->n_axes; k++)
    if (!qn_nest_same_axis(&a->written[k], &b->written[k])) return false;
  return true;
}

/* Operands evaluated now, left to right. */
static void evaluate(qn_fn *f, qn_nest *n, const qn_mapped *m) {
  n->at = QN_NEW_N(f->in->a, qn_source_view, m->n + 1);
  n->n = m->n;
  n->elem = m->elem;
  n->lets = m->lets, n->n_lets = m->n_lets;
  for (uint32_t k = 0; k < m->n; k++) {
    qn_source_view *s = &n->at[k];
    s->slot = m->operands[k].slot;
    if (is_array(m->operands[k].value)) {
      array_source(f, n, s, m->operands[k].value);
      for (uint32_t j = 0; j < k && !s->twin; j++)
        if (is_array(n->at[j].value) && same_view(&n->at[j], s)) s->twin = j + 1, s->value = n->at[j].value;
      continue;
    }
    if (qn_nest_may_assign(m->operands[k].value)) n->n_seen = 0;
    qn_add_set(f, s->slot, m->operands[k].value, m->operands[k].value->span);
    s->value = qn_tx_slot(f, s->slot, m->operands[k].value->span);
  }
}

/* --- shapes --------------------------------------------------------------------------------------------------------------------- */
/* The extent d (of the result's) of a source; NULL: it has no such dimension, or is a number or the same as another. */
static qn_texpr *extent_of(qn_fn *f, const qn_nest *n, const qn_source_view *s, int d) {
  int at = is_array(s->value) ? d - (n->ndim - s->value->type->ndim) : -1;
  return at >= 0 && !s->twin ? extent(f, s->value, at, n->span) : NULL;
}

/* Is dimension d of a source there only by a None in its index? */
static bool is_new(const qn_nest *n, const qn_source_view *s, int d) {
  int at = d - (n->ndim - s->value->type->ndim);
  for (uint32_t k = 0; k < s->n_axes; k++)
    if (s->axes[k].kind != QN_AXIS_INT && at-- == 0) return s->axes[k].kind == QN_AXIS_NEW;
  return false;
}

static size_t shape_text(qn_fn *f, const qn_nest *n, qn_texpr *a, char *text, size_t at, qn_texpr **items, uint32_t *count) {
  text[at++] = '(';
  for (int d = 0; d < a->type->ndim; d++) {
    at += (size_t)sprintf(text + at, d ? ",{%u}" : "{%u}", *count);
    items[(*count)++] = extent(f, a, d, n->span);
  }
  if (a->type->ndim == 1) text[at++] = ',';
  text[at++] = ')';
  text[at] = 0;
  return at;
}

/* NumPy's words with the shapes of the arrays, where the error's operands (4) suffice for them. */
static void say_shapes(qn_fn *f, const qn_nest *n, bool stored, qn_tstmt *raise) {
  qn_texpr *a[2] = {0}, *items[4];
  uint32_t arrays = 0, count = 0;
  bool own = false;
  for (uint32_t k = 0; k < n->n; k++)
    if (is_array(n->at[k].value) && !n->at[k].twin && arrays++ < 2) {
      a[arrays - 1] = n->at[k].value;
      own = own || (stored && arrays == 1 && same_view(&n->at[k], &n->out));
    }
  char text[200];
  size_t at = 0;
  if (stored && arrays == 1 && a[0]->type->ndim + n->ndim <= 4) {
    at = (size_t)sprintf(text, "could not broadcast input array from shape ");
    at = shape_text(f, n, a[0], text, at, items, &count);
    at += (size_t)sprintf(text + at, " into shape ");
    at = shape_text(f, n, n->out.value, text, at, items, &count);
  } else if (arrays == 2 && (!stored || own) && a[0]->type->ndim + a[1]->type->ndim <= 4) {
    at = (size_t)sprintf(text, "operands could not be broadcast together with shapes ");
    size_t first = at;
    at = shape_text(f, n, a[0], text, at, items, &count);
    size_t length = at - first;
    text[at++] = ' ';
    at = shape_text(f, n, a[1], text, at, items, &count);
    text[at++] = ' ';
    if (own) { /* a += b: the result's shape too */
      memmove(text + at, text + first, length);
      at += length;
      text[at++] = ' ';
    }
  } else {
    return;
  }
  raise->message = qn_sv_of(qn_arena_strndup(f->in->a, text, at));
  raise->expr = qn_tuple_of(f, items, count, n->span);
}

static void raise_shape(qn_fn *f, const qn_nest *n, qn_texpr *when, const char *message, qn_span span) {
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  test->expr = when;
  raise->exception = QN_SV("ValueError");
  raise->message = qn_sv_of(message);
  say_shapes(f, n, message[0] == 'c', raise);
  qn_vec_push(f->in->a, &test->body.list, raise);
  qn_add(f, test);
}

/* Sizes of a new result: the first extent of each dimension that is not 1. */
static void find_sizes(qn_fn *f, qn_nest *n) {
  for (int d = 0; d < n->ndim; d++) {
    bool any = false;
    for (uint32_t k = 0; k < n->n; k++) any = any || (extent_of(f, n, &n->at[k], d) && !is_new(n, &n->at[k], d));
    for (uint32_t k = 0; k < n->n; k++) {
      qn_texpr *e = extent_of(f, n, &n->at[k], d);
      if (!e || (any && is_new(n, &n->at[k], d))) continue;
      n->size_from[d] = n->size[d] ? 0 : k + 1;
      n->size[d] = qn_tx_temp(f, n->size[d] ? qn_tx_choose(f, is_one(f, n->size[d], n->span), e, n->size[d], n->span) : e);
    }
  }
}

/* Every extent is the result's, or 1; `fast` asks for the first. */
static void check_shapes(qn_fn *f, qn_nest *n, const char *message) {
  qn_texpr *wrong = NULL;
  for (int d = 0; d < n->ndim; d++)
    for (uint32_t k = 0; k < n->n; k++) {
      qn_texpr *e = extent_of(f, n, &n->at[k], d);
      if (!e || is_new(n, &n->at[k], d) || n->size_from[d] == k + 1) continue;
      qn_texpr *equal = qn_tx_temp(f, qn_tx_compare(f, QN_CMP_Eq, e, n->size[d], n->span));
      qn_texpr *fits = either(f, equal, is_one(f, extent_of(f, n, &n->at[k], d), n->span), n->span);
      qn_texpr *bad = qn_tx_temp(f, negated(f, fits, n->span));
      wrong = either(f, wrong, bad, n->span);
      n->fast = both(f, n->fast, equal, n->span);
    }
  if (wrong) raise_shape(f, n, wrong, message, n->span);
}

/* --- what is stored to and what is read ------------------------------------------------------------------------------------------ */
static qn_texpr *like(qn_fn *f, qn_texpr *v, qn_span span) {
  qn_texpr *alloc = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, v->type->dtype, v->type->ndim, 'C', false), span, (uint32_t)v->type->ndim);
  for (int d = 0; d < v->type->ndim; d++) alloc->args[d] = extent(f, v, d, span);
  alloc->fill = QN_FILL_EMPTY;
  return qn_tx_temp(f, alloc);
}

static void fill(qn_fn *f, qn_texpr *to, qn_texpr *from, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_FILL, span);
  s->place = to;
  s->expr = from;
  qn_add(f, s);
}

static qn_texpr *copy_of(qn_fn *f, qn_texpr *v, qn_span span) {
  qn_texpr *to = like(f, v, span);
  fill(f, to, v, span);
  return to;
}

static qn_taxis axis_at(const qn_source_view *s, uint32_t k) { return s->axes ? s->axes[k] : (qn_taxis){.kind = QN_AXIS_FULL}; }
static int64_t step_of(const qn_taxis *a) { return a->kind == QN_AXIS_SLICE && a->step ? a->step->i : 1; }
static int64_t start_of(const qn_taxis *a) { return a->kind == QN_AXIS_SLICE && a->lo ? a->lo->i : 0; }

typedef struct relation { /* of the elements read through s to those stored, both views of one array */
  bool known;
  qn_texpr *apart;          /* when this holds they do not meet; NULL: not by their indices */
  int64_t ahead[QN_MAX_AXES]; /* per loop: how far beyond the element stored the one read lies */
} relation;

static relation relation_of(qn_fn *f, const qn_nest *n, const qn_source_view *s) {
  relation r = {0};
  const qn_source_view *o = &n->out;
  uint32_t i = 0, j = 0;
  int loop_o = n->ndim - o->value->type->ndim, loop_s = n->ndim - s->value->type->ndim;
  for (int d = 0; d < o->root->type->ndim; d++) {
    for (; axis_at(o, i).kind == QN_AXIS_NEW; i++) loop_o++;
    for (; axis_at(s, j).kind == QN_AXIS_NEW; j++) loop_s++;
    qn_taxis a = axis_at(o, i), b = axis_at(s, j);
    bool int_a = a.kind == QN_AXIS_INT, int_b = b.kind == QN_AXIS_INT;
    if (int_a != int_b) return r;
    if (int_a) {
      if (!same_int(o->written[i].at, s->written[j].at)) r.apart = either(f, r.apart, qn_tx_compare(f, QN_CMP_NotEq, a.at, b.at, n->span), n->span);
    } else {
      bool alike = o->written && s->written && qn_nest_same_axis(&o->written[i], &s->written[j]);
      if (loop_o != loop_s || (!alike && (step_of(&a) != 1 || step_of(&b) != 1))) return r;
      if (!alike) r.ahead[loop_o] = start_of(&b) - start_of(&a);
      loop_o++, loop_s++;
    }
    i++, j++;
  }
  r.known = true;
  return r;
}

/* In the order of the loops: is nothing read after it was stored to? */
static bool reads_first(const qn_nest *n, const relation *r) {
  for (int k = 0; k < n->ndim; k++) {
    int64_t ahead = r->ahead[n->fortran ? n->ndim - 1 - k : k];
    if (ahead) return ahead > 0 && !n->parallel;
  }
  return true;
}

static bool one_root(const qn_source_view *a, const qn_source_view *b) {
  return a->root->kind == QN_TX_VAR && b->root->kind == QN_TX_VAR && a->root->slot == b->root->slot;
}

static void look_at(qn_fn *f, qn_nest *n, uint32_t k) {
  qn_source_view *s = &n->at[k];
  if (!one_root(s, &n->out)) {
    for (uint32_t j = 0; j < k; j++)
      if (is_array(n->at[j].value) && one_root(&n->at[j], s)) return;
    require(f, n, negated(f, qn_tx2(f, QN_TX_OVERLAP, boolean(f), n->span, n->out.value, s->root), n->span));
    return;
  }
  relation r = relation_of(f, n, s);
  if (!r.known) require(f, n, negated(f, qn_tx2(f, QN_TX_OVERLAP, boolean(f), n->span, n->out.value, s->value), n->span));
  else if (r.apart) require(f, n, r.apart);
  else s->copied = !reads_first(n, &r);
}

static bool has_int_axis(const qn_source_view *s) {
  for (uint32_t k = 0; k < s->n_axes; k++)
    if (s->axes[k].kind == QN_AXIS_INT) return true;
  return false;
}

/* In front of the fast loops: the array itself where several of its views meet what is stored, else the view. */
static void copy_what_meets(qn_fn *f, qn_nest *n) {
  uint32_t count = 0;
  bool whole = !n->n_sums && n->out.root->kind == QN_TX_VAR && n->out.root != n->out.value && !has_int_axis(&n->out);
  qn_texpr *root = NULL;
  for (uint32_t k = 0; k < n->n; k++) count += n->at[k].copied;
  for (uint32_t k = 0; k < n->n; k++) {
    qn_source_view *s = &n->at[k];
    if (!s->copied) continue;
    if (whole && count > 1) s->root = root = root ? root : copy_of(f, s->root, n->span);
    else s->root = copy_of(f, s->value, n->span), s->axes = NULL, s->n_axes = 0;
  }
}

static void same_as_twins(qn_nest *n) {
  for (uint32_t k = 0; k < n->n; k++) {
    qn_source_view *s = &n->at[k], *t = s->twin ? &n->at[s->twin - 1] : NULL;
    if (t) s->root = t->root, s->axes = t->axes, s->n_axes = t->n_axes;
  }
}

/* The dimension of its root along which a source's rows lie; -1: they are not contiguous, or its type says that they are. */
static int row_dim(const qn_nest *n, const qn_source_view *s) {
  int last = n->fortran ? 0 : n->ndim - 1, dim = n->ndim - s->value->type->ndim, to = 0;
  if (s->root->type->layout != 'A' || s->root->type->ndim == 0) return -1;
  if (!s->axes) return last - dim;
  for (uint32_t k = 0; k < s->n_axes; k++) {
    qn_taxis a = s->axes[k];
    if (a.kind == QN_AXIS_NEW) dim++;
    else if (a.kind == QN_AXIS_INT) to++;
    else if (dim++ == last) return step_of(&a) == 1 ? to : -1;
    else to++;
  }
  return -1;
}

static void require_rows(qn_fn *f, qn_nest *n, const qn_source_view *s) {
  int d = row_dim(n, s);
  if (d < 0) return;
  qn_texpr *size = integer(f, qn_dtypes[s->root->type->dtype].size, n->span);
  require(f, n, qn_tx_compare(f, QN_CMP_Eq, part(f, QN_TX_STRIDE, s->root, d, n->span), size, n->span));
}

static void take_rows(qn_fn *f, const qn_nest *n, qn_source_view *s) {
  int d = row_dim(n, s);
  if (d >= 0) s->root = qn_tx_temp(f, part(f, QN_TX_ROWS, s->root, d, n->span));
}

/* --- loops -------------------------------------------------------------------------------------------------------------------- */
static qn_texpr *element(qn_fn *f, qn_texpr *array, qn_texpr *const *at, int n, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[array->type->dtype], span, (uint32_t)n + 1);
  e->args[0] = array;
  for (int d = 0; d < n; d++) e->args[d + 1] = at[d];
  e->in_range = e->natural = true;
  return e;
}

static qn_texpr *affine_index(qn_fn *f, const qn_nest *n, const qn_taxis *a, qn_texpr *i, qn_texpr *size) {
  int64_t step = a->kind == QN_AXIS_SLICE && a->step ? a->step->i : 1, lo = a->kind == QN_AXIS_SLICE && a->lo ? a->lo->i : 0;
  if (step != 1) i = qn_tx_bin(f, QN_OP_Mult, i64(f), n->span, i, integer(f, step, n->span));
  if (step < 0) i = qn_tx_bin(f, QN_OP_Add, i64(f), n->span, qn_tx_bin(f, QN_OP_Sub, i64(f), n->span, size, integer(f, 1, n->span)), i);
  if (lo) i = qn_tx_bin(f, QN_OP_Add, i64(f), n->span, i, integer(f, lo, n->span));
  return i;
}

/* The element of s at the loops' indices, through its root. */
static qn_texpr *rooted(qn_fn *f, const qn_nest *n, const qn_source_view *s, qn_texpr *const *index) {
  qn_texpr *at[QN_MAX_AXES];
  int ndim = s->value->type->ndim, dim = n->ndim - ndim, to = 0;
  if (!s->axes) return element(f, s->root, index + dim, ndim, n->span);
  for (uint32_t k = 0; k < s->n_axes; k++) {
    const qn_taxis *a = &s->axes[k];
    if (a->kind == QN_AXIS_INT) at[to++] = a->at;
    else if (a->kind == QN_AXIS_NEW) dim++;
    else at[to] = affine_index(f, n, a, index[dim++], extent(f, s->root, to, n->span)), to++;
  }
  return element(f, s->root, at, to, n->span);
}

static qn_texpr *stepped(qn_fn *f, const qn_nest *n, const qn_source_view *s, qn_texpr *const *index, qn_texpr *const *step) {
  qn_texpr *at[QN_MAX_AXES];
  int ndim = s->value->type->ndim, first = n->ndim - ndim;
  for (int d = 0; d < ndim; d++) at[d] = step[d] ? qn_tx_bin(f, QN_OP_Mult, i64(f), n->span, index[first + d], step[d]) : index[first + d];
  return element(f, s->value, at, ndim, n->span);
}

/* Opens a loop for each dimension; the caller writes the body, then restores f->out. */
static void open_loops(qn_fn *f, const qn_nest *n, qn_texpr **index, int ndim, qn_texpr *const *size, bool cold) {
  for (int k = 0; k < ndim; k++) {
    int d = n->fortran ? ndim - 1 - k : k;
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, n->span);
    s->slot = qn_temp(f, i64(f));
    s->lo = integer(f, 0, n->span);
    s->hi = size[d];
    s->nest = n->in_order ? 0 : k ? 2 : 1;
    s->cold = cold && k == 0;
    s->fine = ndim == 1;
    if (k == 0 && !cold) s->note = n->note;
    if (k == 0 && !n->in_order && (n->parallel || n->n_sums)) s->par = QN_NEW(f->in->a, qn_tparallel);
    if (k == 0 && s->par) s->here = !n->parallel;
    for (uint32_t r = 0; k == 0 && s->par && r < n->n_sums; r++)
      qn_vec_push(f->in->a, &s->par->reductions, ((qn_treduce){n->sums[r].slot, n->sums[r].op, n->span}));
    qn_add(f, s);
    if (f->out) f->out = &s->body;
    index[d] = qn_tx_slot(f, s->slot, n->span);
  }
}

/* What is done with each element: stored, or added. */
static void use_element(qn_fn *f, const qn_nest *n, qn_texpr *place) {
  for (uint32_t k = 0; k < n->n_lets; k++) qn_add_set(f, n->lets[k].slot, n->lets[k].value, n->span);
  if (n->n_sums) qn_add_set(f, n->each, n->elem, n->span);
  for (uint32_t r = 0; r < n->n_sums; r++) qn_add_set(f, n->sums[r].slot, n->sums[r].update, n->span);
  if (n->n_sums) return;
  qn_tstmt *s = qn_ts(f, QN_TS_STORE, n->span);
  s->place = place;
  s->expr = qn_cast(f, n->elem, f->in->types->scalar[place->type->dtype]);
  qn_add(f, s);
}

static qn_texpr *flat_view(qn_fn *f, qn_texpr *a, qn_span span) {
  return qn_tx_temp(f, qn_tx1(f, QN_TX_FLAT, qn_type_array(f->in->types, a->type->dtype, 1, 'C', a->type->readonly), span, a));
}

/* All arrays are C-contiguous and of one shape: one loop over all their elements. */
static void flat_loop(qn_fn *f, const qn_nest *n) {
  qn_texpr *index[1], *size = NULL, *out = n->n_sums ? NULL : flat_view(f, n->out.value, n->span);
  qn_texpr **at = QN_NEW_N(f->in->a, qn_texpr *, n->n + 1);
  for (uint32_t k = 0; k < n->n; k++)
    if (is_array(n->at[k].value)) at[k] = flat_view(f, n->at[k].root, n->span);
  for (uint32_t k = 0; k < n->n && !size; k++)
    if (at[k]) size = extent(f, at[k], 0, n->span);
  qn_tblock *outer = f->out;
  open_loops(f, n, index, 1, &size, false);
  for (uint32_t k = 0; k < n->n; k++)
    if (at[k]) qn_add_set(f, n->at[k].slot, element(f, at[k], index, 1, n->span), n->span);
  use_element(f, n, n->n_sums ? NULL : element(f, out, index, 1, n->span));
  f->out = outer;
}

static void fast_loops(qn_fn *f, const qn_nest *n) {
  qn_texpr *index[QN_MAX_AXES];
  qn_tblock *outer = f->out;
  if (n->flat) {
    flat_loop(f, n);
    return;
  }
  open_loops(f, n, index, n->ndim, n->size, false);
  for (uint32_t k = 0; k < n->n; k++)
    if (is_array(n->at[k].value)) qn_add_set(f, n->at[k].slot, rooted(f, n, &n->at[k], index), n->span);
  use_element(f, n, n->n_sums ? NULL : rooted(f, n, &n->out, index));
  f->out = outer;
}

/* Whatever the fast loops do not take: extents of 1 are repeated, strides are any, and what is stored over waits aside. */
static void other_loops(qn_fn *f, const qn_nest *n) {
  qn_texpr *(*step)[QN_MAX_AXES] = (qn_texpr *(*)[QN_MAX_AXES])QN_NEW_N(f->in->a, qn_texpr *, (n->n + 1) * QN_MAX_AXES);
  for (uint32_t k = 0; k < n->n; k++) {
    qn_texpr *v = n->at[k].value;
    if (!is_array(v)) continue;
    int first = n->ndim - v->type->ndim;
    if (n->at[k].twin) memcpy(step[k], step[n->at[k].twin - 1], sizeof step[k]);
    for (int d = first; d < n->ndim && !n->at[k].twin; d++) {
      qn_texpr *zero = integer(f, 0, n->span), *one = integer(f, 1, n->span);
      step[k][d - first] = is_new(n, &n->at[k], d) ? zero : qn_tx_temp(f, qn_tx_choose(f, is_one(f, extent(f, v, d - first, n->span), n->span), zero, one, n->span));
    }
  }
  qn_texpr *index[QN_MAX_AXES], *to = n->fresh || n->n_sums ? n->out.value : like(f, n->out.value, n->span);
  qn_tblock *outer = f->out;
  open_loops(f, n, index, n->ndim, n->size, true);
  for (uint32_t k = 0; k < n->n; k++) {
    const qn_source_view *s = &n->at[k];
    if (is_array(s->value)) qn_add_set(f, s->slot, stepped(f, n, s, index, step[k]), n->span);
  }
  use_element(f, n, n->n_sums ? NULL : element(f, to, index, n->ndim, n->span));
  f->out = outer;
  if (!n->fresh && !n->n_sums) fill(f, n->out.value, to, n->span);
}

/* The same into a new array of more dimensions, by rows: what is repeated along them is gathered, and the loop over a row is vectorised. */
static bool other_rows(qn_fn *f, const qn_nest *n) {
  qn_mapped m = {.operands = QN_NEW_N(f->in->a, qn_operand, n->n + 1), .n = n->n, .lets = (qn_let *)(uintptr_t)n->lets, .n_lets = n->n_lets, .elem = n->elem, .ndim = n->ndim};
  if (!n->fresh || n->n_sums || n->ndim < 2) return false;
  for (uint32_t k = 0; k < n->n; k++) m.operands[k] = (qn_operand){n->at[k].slot, n->at[k].value};
  return qn_nest_by_rows(f, &m, n->out.value, n->span);
}

/* What --explain says of the nest; whether it was vectorised is added when it is compiled. */
static const char *note_of(qn_fn *f, const qn_nest *n) {
  uint32_t arrays = 0, copies = 0;
  bool whole = false;
  for (uint32_t k = 0; k < n->n; k++) {
    arrays += is_array(n->at[k].value) && !n->at[k].twin;
    copies += n->at[k].copied;
  }
  if (copies > 1 && !has_int_axis(&n->out)) copies = 1, whole = true;
  const char *made = n->n_sums ? ", reduced as it is computed" : n->fresh ? ", into a new array" : "";
  const char *how = !n->parallel ? n->in_order ? ", added in order" : "" : ", in parallel";
  const char *why = !copies ? "" : whole ? " (a copy of the array that is assigned to: its elements are read after they are stored to)"
                                         : " (a copy of what is read after it is stored to)";
  return qn_arena_printf(f->in->a, "%u temporar%s%s: one loop nest over %u view%s%s%s%s", copies, copies == 1 ? "y" : "ies", why, arrays,
                         arrays == 1 ? "" : "s", made, how, n->fast ? "" : ", without a test");
}

/* The two nests. */
static void write(qn_fn *f, qn_nest *n) {
  for (uint32_t k = 0; k < n->n; k++)
    if (is_array(n->at[k].value) && !n->at[k].twin) require_rows(f, n, &n->at[k]);
  if (!n->n_sums) require_rows(f, n, &n->out);
  qn_nest fast = *n;
  fast.at = QN_NEW_N(f->in->a, qn_source_view, n->n + 1);
  memcpy(fast.at, n->at, n->n * sizeof *n->at);
  qn_tstmt *test = qn_ts(f, QN_TS_IF, n->span);
  qn_tblock *outer = f->out;
  if (n->fast) {
    test->expr = n->fast;
    qn_add(f, test);
    if (outer) f->out = &test->body;
  }
  fast.note = note_of(f, n);
  copy_what_meets(f, &fast);
  for (uint32_t k = 0; k < n->n; k++)
    if (is_array(fast.at[k].value) && !fast.at[k].twin) take_rows(f, &fast, &fast.at[k]);
  if (!n->n_sums) take_rows(f, &fast, &fast.out);
  same_as_twins(&fast);
  fast_loops(f, &fast);
  if (n->fast) {
    if (outer) f->out = &test->orelse;
    if (!other_rows(f, n)) other_loops(f, n);
  }
  f->out = outer;
}

/* --- the doors ------------------------------------------------------------------------------------------------------------------- */
bool qn_nest_parallel(const qn_fn *f) { return f->k->options.parallel && f->n_parallel == 0 && f->k->rules == QN_RULES_NUMBA; }

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

static bool can_be_flat(const qn_nest *n) {
  if (n->ndim < 2 || n->fortran || n->out.axes || (!n->n_sums && n->out.value->type->layout != 'C')) return false;
  for (uint32_t k = 0; k < n->n; k++) {
    const qn_source_view *s = &n->at[k];
    if (is_array(s->value) && (s->axes || s->value->type->layout != 'C' || s->value->type->ndim != n->ndim || s->copied)) return false;
  }
  return true;
}

static qn_nest begin(qn_fn *f, const qn_mapped *m, int ndim, qn_span span) {
  qn_nest n = {.ndim = ndim, .span = span, .parallel = qn_nest_parallel(f)};
  evaluate(f, &n, m);
  return n;
}

void qn_nest_checked(qn_fn *f, const qn_mapped *m, qn_span span) {
  qn_nest n = begin(f, m, m->ndim, span);
  find_sizes(f, &n);
  check_shapes(f, &n, "operands could not be broadcast together");
}

qn_texpr *qn_nest_made(qn_fn *f, const qn_mapped *m, qn_span span) {
  qn_tx_open o = qn_tx_block_open(f);
  qn_nest n = begin(f, m, m->ndim, span);
  char layout = layout_of(m);
  find_sizes(f, &n);
  check_shapes(f, &n, "operands could not be broadcast together");
  qn_texpr *alloc = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, m->elem->type->dtype, m->ndim, layout, false), span, (uint32_t)m->ndim);
  for (int d = 0; d < m->ndim; d++) alloc->args[d] = n.size[d];
  alloc->fill = QN_FILL_EMPTY;
  n.out.value = n.out.root = qn_tx_temp(f, alloc);
  n.fresh = true;
  n.fortran = layout == 'F';
  n.flat = can_be_flat(&n);
  write(f, &n);
  return qn_tx_block_close(f, o, n.out.value, span);
}

void qn_nest_stored(qn_fn *f, const qn_mapped *m, qn_texpr *place, qn_span span) {
  if (qn_nest_by_rows(f, m, place, span)) return;
  qn_nest n = begin(f, m, place->type->ndim, span);
  array_source(f, &n, &n.out, place);
  n.fortran = place->type->layout == 'F';
  for (int d = 0; d < n.ndim; d++) n.size[d] = qn_tx_temp(f, extent(f, n.out.value, d, span));
  check_shapes(f, &n, "could not broadcast input array into the shape that is assigned to");
  for (uint32_t k = 0; k < n.n; k++)
    if (is_array(n.at[k].value) && !n.at[k].twin) look_at(f, &n, k);
  n.flat = can_be_flat(&n);
  write(f, &n);
}

void qn_nest_summed(qn_fn *f, const qn_mapped *m, const qn_nest *how, qn_texpr **count, qn_span span) {
  qn_nest n = begin(f, m, m->ndim, span);
  n.sums = how->sums, n.n_sums = how->n_sums, n.each = how->each;
  n.in_order = how->in_order && !n.parallel;
  n.fortran = !n.in_order && layout_of(m) == 'F';
  find_sizes(f, &n);
  check_shapes(f, &n, "operands could not be broadcast together");
  *count = integer(f, 1, span);
  for (int d = 0; d < n.ndim; d++) *count = d ? qn_tx_bin(f, QN_OP_Mult, i64(f), span, *count, n.size[d]) : n.size[d];
  *count = qn_tx_temp(f, *count);
  n.flat = can_be_flat(&n);
  write(f, &n);
}
