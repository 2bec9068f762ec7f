/* lower_nest.c - whole-array statements: what a NEST says of its arrays becomes the constant spec of a `nest` (runtime/abi.h), its
 * body the region.
 *
 * With --check=races every element that is read or stored to must be seen: the nest only tests shapes then, and ordinary loops
 * follow, over an array of its own that is copied to its place. */
#include "codegen/lower/lower_int.h"

typedef QN_VEC(int32_t) words;
typedef struct spec {
  words words; /* of the view at hand */
  QN_VEC(qn_irval) arrays;
  QN_VEC(qn_irval) ints;
} spec;

static void word(qn_lfn *f, spec *s, int64_t v) { qn_vec_push(f->in->a, &s->words, (int32_t)v); }

static uint32_t number_of(qn_lfn *f, spec *s, qn_irval array, bool stored) { /* what is stored to is 0 */
  if (stored) s->arrays.data[0] = array;
  for (uint32_t k = 0; k < s->arrays.n; k++)
    if (s->arrays.data[k] == array) return k;
  qn_vec_push(f->in->a, &s->arrays, array);
  return s->arrays.n - 1;
}

static void operand(qn_lfn *f, spec *s, const qn_texpr *e) {
  int64_t v = e && e->kind == QN_TX_CONST ? e->i : 0;
  bool constant = e && e->kind == QN_TX_CONST && v == (int32_t)v;
  word(f, s, !e ? QN_NEST_OPERAND_NONE : constant ? QN_NEST_OPERAND_CONST : QN_NEST_OPERAND_INT);
  word(f, s, constant ? v : e ? s->ints.n : 0);
  if (e && !constant) qn_vec_push(f->in->a, &s->ints, qn_lower_one(f, e));
}

static void axis(qn_lfn *f, spec *s, const qn_taxis *a) {
  static const int kinds[] = {[QN_AXIS_INT] = QN_NEST_AXIS_INDEX, [QN_AXIS_SLICE] = QN_NEST_AXIS_SLICE, [QN_AXIS_FULL] = QN_NEST_AXIS_FULL, [QN_AXIS_NEW] = QN_NEST_AXIS_NEW};
  bool slice = a->kind == QN_AXIS_SLICE;
  word(f, s, kinds[a->kind]);
  operand(f, s, slice ? a->lo : a->kind == QN_AXIS_INT ? a->at : NULL);
  operand(f, s, slice ? a->hi : NULL);
  operand(f, s, slice ? a->step : NULL);
}

static uint32_t written_axes(const qn_tview *v) {
  uint32_t kept = v->n_axes;
  while (kept && v->axes[kept - 1].kind == QN_AXIS_FULL && v->axes[kept - 1].implied) kept--;
  return kept;
}

static bool can_fail(const qn_tview *v) {
  for (uint32_t k = 0; k < v->n_axes; k++)
    if (v->axes[k].kind == QN_AXIS_INT || v->axes[k].step) return true;
  return false;
}

static void view(qn_lfn *f, spec *s, const qn_tview *v, bool stored, int32_t site) {
  uint32_t axes = written_axes(v);
  word(f, s, number_of(f, s, qn_lower_one(f, v->array), stored));
  word(f, s, v->group);
  word(f, s, v->offset);
  word(f, s, can_fail(v) ? qn_lower_index_site(f, v->span) : site);
  word(f, s, axes);
  for (uint32_t k = 0; k < axes; k++) axis(f, s, &v->axes[k]);
}

/* The whole spec as one row of constant bytes, and the nest over it. */
static qn_irval open(qn_lfn *f, const qn_tnest *t, qn_span span, int flags) {
  spec s = {0};
  words stored;
  int32_t site = qn_lower_site(f, span, "SystemError", "", "qn_k_nest");
  qn_vec_push(f->in->a, &s.arrays, 0);
  view(f, &s, &t->views[0], true, site);
  stored = s.words, s.words = (words){0};
  for (uint32_t k = 1; k < t->n_views; k++) view(f, &s, &t->views[k], false, site);
  for (uint32_t g = 0; g < t->n_groups; g++) word(f, &s, t->groups[g].first), word(f, &s, t->groups[g].extra), word(f, &s, t->groups[g].step);
  uint32_t n = QN_NEST_HEAD + s.arrays.n * QN_NEST_ARRAY_WORDS;
  int32_t *all = QN_NEW_N(f->in->a, int32_t, n + stored.n + s.words.n);
  all[QN_NEST_NDIM] = t->ndim, all[QN_NEST_INNER] = t->inner, all[QN_NEST_SITE] = site;
  all[QN_NEST_FLAGS] = flags | (t->parallel && !f->in->options->serial ? QN_NEST_PARALLEL : 0) | (t->fixed ? QN_NEST_FIXED : 0);
  all[QN_NEST_ARRAYS] = (int32_t)s.arrays.n, all[QN_NEST_VIEWS] = (int32_t)t->n_views, all[QN_NEST_GROUPS] = (int32_t)t->n_groups;
  all[QN_NEST_INTS] = (int32_t)s.ints.n;
  qn_irval *args = QN_NEW_N(f->in->a, qn_irval, 1 + s.arrays.n + s.ints.n);
  for (uint32_t k = 0; k < s.arrays.n; k++) {
    qn_irtype type = qn_irb_type(&f->b, s.arrays.data[k]);
    int32_t *w = all + QN_NEST_HEAD + k * QN_NEST_ARRAY_WORDS;
    w[0] = type.rank, w[1] = qn_irt_layout(type), w[2] = type.dtype;
    args[1 + k] = s.arrays.data[k];
  }
  memcpy(all + n, stored.data, stored.n * sizeof *all);
  n += stored.n;
  memcpy(all + n, s.words.data, s.words.n * sizeof *all);
  if (s.ints.n) memcpy(args + 1 + s.arrays.n, s.ints.data, s.ints.n * sizeof *args);
  size_t bytes = (n + s.words.n) * sizeof *all;
  uint32_t row = qn_ir_data(f->in->m, (const char *)all, bytes);
  args[0] = qn_irb_data(&f->b, row, qn_irt_array(QN_D_UINT8, 1, 'C', true), (int64_t[]){(int64_t)bytes});
  return qn_irb_nest(&f->b, args, 1 + s.arrays.n + s.ints.n, site);
}

/* --- with --check=races ------------------------------------------------------------------------------------------------------- */
static qn_irval view_value(qn_lfn *f, const qn_tview *v, const qn_type *type) {
  if (!v->axes) return qn_lower_one(f, v->array);
  qn_texpr e = {.kind = QN_TX_VIEW, .type = type, .span = v->span, .n = 1, .args = (qn_texpr *[]){v->array}};
  e.axes = v->axes, e.n_axes = v->n_axes;
  return qn_lower_array(f, &e);
}

static const qn_type *view_type(qn_lfn *f, const qn_tview *v) {
  int ndim = v->axes ? 0 : v->array->type->ndim;
  for (uint32_t k = 0; k < v->n_axes; k++) ndim += v->axes[k].kind != QN_AXIS_INT;
  return qn_type_array(f->in->p->types, v->array->type->dtype, ndim, 'A', v->array->type->readonly);
}

static qn_irval element(qn_lfn *f, qn_irval array, const qn_irval *index, uint32_t rank) {
  qn_irtype t = qn_irb_type(&f->b, array);
  qn_irval at[QN_MAX_RANK + 1];
  for (uint32_t d = 0; d < t.rank; d++) {
    qn_irval single = qn_irb_bin(&f->b, QN_I_EQ, qn_irb_shape(&f->b, array, d), qn_lint(f, 1), 0, QN_IR_NOSITE);
    at[d] = qn_irb_select(&f->b, single, qn_lint(f, 0), index[rank - t.rank + d]);
  }
  return qn_irb_load(&f->b, array, at, 0, QN_IR_NOSITE);
}

static void seen_loops(qn_lfn *f, const qn_tstmt *s) {
  const qn_tnest *t = s->rows;
  qn_irval index[QN_MAX_RANK + 1], *views = QN_NEW_N(f->in->a, qn_irval, t->n_views), *elems = QN_NEW_N(f->in->a, qn_irval, t->n_views);
  for (uint32_t k = 0; k < t->n_views; k++) views[k] = view_value(f, &t->views[k], view_type(f, &t->views[k]));
  qn_irtype out = qn_irb_type(&f->b, views[0]);
  qn_irval fresh = qn_lower_fresh_like(f, views[0], qn_irt_array((qn_dtype)out.dtype, out.rank, 'C', false), s->span);
  for (uint32_t d = 0; d < out.rank; d++)
    index[d] = qn_irb_for(&f->b, qn_lint(f, 0), qn_irb_shape(&f->b, views[0], d), qn_lint(f, 1));
  for (uint32_t k = 1; k < t->n_views; k++) elems[k] = element(f, views[k], index, out.rank);
  f->elems = elems;
  elems[0] = 0;
  qn_lower_block(f, &s->body);
  qn_irb_store(&f->b, fresh, index, elems[0], 0, QN_IR_NOSITE);
  for (uint32_t d = 0; d < out.rank; d++) qn_irb_end(&f->b);
  f->elems = NULL;
  qn_lower_copy_elements(f, views[0], fresh, false);
}

/* --- the doors ------------------------------------------------------------------------------------------------------------------ */
qn_irval qn_lower_elem(qn_lfn *f, const qn_texpr *e) {
  return f->elems ? f->elems[e->i] : qn_irb_elem(&f->b, f->nest, (uint32_t)e->i, qn_lower_type(e->type));
}

void qn_lower_put(qn_lfn *f, const qn_tstmt *s) {
  qn_irval v = qn_lower_as(f, s->expr, s->place->type).v[0];
  if (f->elems) f->elems[0] = v;
  else qn_irb_put(&f->b, f->nest, v);
}

void qn_lower_nest(qn_lfn *f, const qn_tstmt *s) {
  f->b.line = s->span.line;
  f->nests++;
  qn_irval outer = f->nest;
  f->nest = open(f, s->rows, s->span, 0);
  f->depth++;
  if (!f->in->options->races) qn_lower_block(f, &s->body);
  f->depth--;
  qn_irb_end(&f->b);
  f->nest = outer;
  if (f->in->options->races) seen_loops(f, s);
  f->nests--;
}

/* What a view is made of, where its parts may be evaluated in any order. */
static bool plain_view(const qn_texpr *e, qn_tview *v) {
  *v = (qn_tview){.array = (qn_texpr *)e, .span = e->span};
  if (e->kind != QN_TX_VIEW) return e->kind == QN_TX_VAR;
  if (e->args[0]->kind != QN_TX_VAR) return false;
  v->array = e->args[0], v->axes = e->axes, v->n_axes = e->n_axes;
  for (uint32_t k = 0; k < e->n_axes; k++) {
    const qn_texpr *parts[] = {e->axes[k].at, e->axes[k].lo, e->axes[k].hi, e->axes[k].step};
    for (size_t p = 0; p < QN_COUNT(parts); p++)
      if (parts[p] && !qn_lower_cheap(parts[p], 0)) return false;
  }
  return true;
}

bool qn_lower_copy_views(qn_lfn *f, const qn_texpr *to, const qn_texpr *from, qn_span span) {
  qn_tview views[2];
  qn_tgroup groups[2] = {{.first = 0, .step = 1}, {.first = 1, .step = 1}};
  qn_tnest t = {.ndim = to->type->ndim, .views = views, .n_views = 2, .groups = groups, .n_groups = 2};
  if (from->type->ndim > to->type->ndim || to->type->ndim == 0 || !plain_view(to, &views[0]) || !plain_view(from, &views[1])) return false;
  views[1].group = 1;
  (void)open(f, &t, span, QN_NEST_COPY);
  qn_irb_end(&f->b);
  return true;
}
