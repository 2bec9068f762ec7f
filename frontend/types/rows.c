/* rows.c - a whole-array expression that is stored to existing memory, as a NEST: which arrays, which slices of them, and what is
 * computed for one element. Views, shapes, overlaps and layouts are the runtime's (runtime/kernel/nest.c), so that little code is
 * compiled for each statement.
 *
 * Views of one array that differ only by constant starts along the rows are one group: u[1:-1, 2:], u[1:-1, :-2] are read at
 * fixed distances from one pointer. */
#include "frontend/types/nest.h"

enum { MOST = 70, MOST_STEP = 8, FEW = 2 }; /* of one dimension: loops in the kernel are as small, and tiny arrays run faster in them */

static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

typedef struct source { /* a view, as written and as evaluated */
  qn_texpr *array;
  const qn_taxis *written, *axes;
  uint32_t n_axes;
  int ndim;
  qn_span span;
} source;

/* --- evaluated now ---------------------------------------------------------------------------------------------------------- */
static source take(qn_fn *f, qn_nest *seen, qn_texpr *value) {
  source s = {.ndim = value->type->ndim, .span = value->span};
  bool plain = value->kind == QN_TX_VIEW && qn_nest_is_plain_var(value->args[0]);
  if (!plain) {
    s.array = qn_nest_held(f, seen, value);
    return s;
  }
  s.array = qn_nest_held(f, seen, value->args[0]);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, value->n_axes + 1);
  memcpy(axes, value->axes, value->n_axes * sizeof *axes);
  for (uint32_t k = 0; k < value->n_axes; k++) {
    qn_texpr **parts[] = {&axes[k].at, &axes[k].lo, &axes[k].hi, &axes[k].step};
    for (size_t p = 0; p < QN_COUNT(parts); p++)
      if (*parts[p]) *parts[p] = qn_tx_temp(f, *parts[p]);
  }
  s.written = value->axes, s.axes = axes, s.n_axes = value->n_axes;
  return s;
}

/* The axis of s that is dimension `inner` of the result; -1: none. */
static int inner_axis(const source *s, int ndim, int inner) {
  int d = ndim - s->ndim;
  for (uint32_t k = 0; k < s->n_axes; k++)
    if (s->axes[k].kind != QN_AXIS_INT && d++ == inner) return (int)k;
  return -1;
}

static bool one_array(const source *a, const source *b) {
  return a->array->kind == QN_TX_VAR && b->array->kind == QN_TX_VAR && a->array->slot == b->array->slot && a->n_axes == b->n_axes;
}

/* The step of an axis that the row function may know: a small constant; else it is gathered to one of 1. */
static int64_t known_step(const qn_taxis *a) {
  if (a->kind != QN_AXIS_SLICE || !a->step || a->step->kind != QN_TX_CONST) return 1;
  return a->step->i > 1 && a->step->i <= MOST_STEP ? a->step->i : 1;
}

/* Does element i of the view lie at a constant + i * known_step? */
static bool constant_start(const qn_taxis *a, int64_t *start) {
  *start = a->lo ? a->lo->i : 0;
  if (a->kind == QN_AXIS_FULL) return true;
  if (a->kind != QN_AXIS_SLICE || (a->step && (a->step->kind != QN_TX_CONST || a->step->i != known_step(a)))) return false;
  return !a->lo || (a->lo->kind == QN_TX_CONST && a->lo->i >= 0 && a->lo->i < 1 << 20);
}

/* Alike but for where they begin along the rows: *distance from a to b. */
static bool shifted(const source *a, const source *b, int ndim, int inner, int64_t *distance) {
  int at = inner_axis(a, ndim, inner);
  int64_t x, y;
  *distance = 0;
  if (!one_array(a, b) || a->ndim != b->ndim) return false;
  bool same = true;
  for (int k = 0; k < (int)a->n_axes && same; k++) same = k == at || qn_nest_same_axis(&a->written[k], &b->written[k]);
  if (!same || at < 0) return same;
  if (qn_nest_same_axis(&a->written[at], &b->written[at])) return true;
  if (b->axes[at].kind == QN_AXIS_INT || !constant_start(&a->axes[at], &x) || !constant_start(&b->axes[at], &y)) return false;
  *distance = y - x;
  return known_step(&a->axes[at]) == known_step(&b->axes[at]);
}

static bool identical(const source *a, const source *b) {
  bool same = one_array(a, b);
  for (uint32_t k = 0; k < a->n_axes && same; k++) same = qn_nest_same_axis(&a->written[k], &b->written[k]);
  return same;
}

/* One element for a whole row: its inner dimension is a new one, or it has none. */
static bool repeats(const source *s, int ndim, int inner) {
  if (inner < ndim - s->ndim) return true;
  int at = inner_axis(s, ndim, inner);
  return at >= 0 && s->axes[at].kind == QN_AXIS_NEW;
}

/* --- groups ------------------------------------------------------------------------------------------------------------------- */
/* Views that begin at one element are one view, or of two groups: one may be longer than the other. What is stored to is a group
 * without any others. */
static bool joins(const qn_tnest *t, const source *all, uint32_t k, uint32_t g, int64_t *distance) {
  if (!shifted(&all[t->groups[g].first], &all[k], t->ndim, t->inner, distance) || (g == 0 && *distance)) return false;
  for (uint32_t j = 0; j < k; j++)
    if (t->views[j].group == g && t->views[j].offset == *distance && !identical(&all[j], &all[k])) return false;
  return true;
}

static void add_view(qn_tnest *t, const source *all, int64_t *least) {
  uint32_t k = t->n_views++, g = 0;
  const source *s = &all[k];
  int64_t distance = 0;
  while (g < t->n_groups && !joins(t, all, k, g, &distance)) g++;
  if (g == t->n_groups) distance = 0;
  t->views[k] = (qn_tview){.array = s->array, .axes = s->axes, .n_axes = s->n_axes, .group = g, .offset = distance, .span = s->span};
  if (g < t->n_groups) {
    if (distance < least[g]) least[g] = distance;
    return;
  }
  bool one = k && repeats(s, t->ndim, t->inner);
  int at = inner_axis(s, t->ndim, t->inner);
  t->groups[t->n_groups++] = (qn_tgroup){.first = k, .extra = one ? -1 : 0, .step = at < 0 ? 1 : known_step(&s->axes[at])};
  least[g] = 0;
  t->fixed = t->fixed || one || t->groups[g].step > 1;
}

/* Offsets were from each group's first view: now from the one that begins first. */
static void settle(qn_tnest *t, const int64_t *least) {
  for (uint32_t k = 0; k < t->n_views; k++) {
    qn_tview *v = &t->views[k];
    qn_tgroup *g = &t->groups[v->group];
    v->offset -= least[v->group];
    if (v->offset == 0) g->first = t->views[g->first].offset == 0 && g->first <= k ? g->first : k;
    if (v->offset > g->extra && g->extra >= 0) g->extra = v->offset;
    t->fixed = t->fixed || g->extra > 0;
  }
}

/* --- the statement -------------------------------------------------------------------------------------------------------------- */
/* Is some element of s, a view of the array that is stored to, read after it was stored? As far as constants say. */
static bool read_late(const qn_tnest *t, const source *out, const source *s) {
  int64_t x, y;
  if (!one_array(out, s) || identical(out, s)) return false;
  if (t->parallel || out->ndim != s->ndim) return true;
  for (int k = 0; k < (int)out->n_axes; k++) {
    int at = t->inner ? k : (int)out->n_axes - 1 - k;
    const qn_taxis *a = &out->axes[at], *b = &s->axes[at];
    if (qn_nest_same_axis(&out->written[at], &s->written[at])) continue;
    if (!constant_start(a, &x) || !constant_start(b, &y) || a->step || b->step) return true;
    if (x != y) return y < x;
  }
  return false;
}

static const char *note_of(qn_fn *f, const qn_tnest *t, const source *all) {
  uint32_t copies = 0;
  for (uint32_t g = 1; g < t->n_groups; g++) {
    bool late = false;
    for (uint32_t k = 1; k < t->n_views; k++) late = late || (t->views[k].group == g && read_late(t, &all[0], &all[k]));
    copies += late;
  }
  const char *why = copies == 1 ? "y (a copy of a view of the array that is assigned to)" : copies ? "ies (copies of views of the array that is assigned to)" : "ies";
  return qn_arena_printf(f->in->a, "%u temporar%s: one loop nest over %u view%s%s", copies, why, t->n_views - 1, t->n_views == 2 ? "" : "s",
                         t->parallel ? ", in parallel" : "");
}

static bool fits(const qn_fn *f, const qn_mapped *m, const qn_texpr *place) {
  uint32_t arrays = 0;
  for (uint32_t k = 0; k < m->n; k++) arrays += is_array(m->operands[k].value);
  return f->out && arrays < MOST && (place->type->ndim > 1 || arrays > FEW);
}

static bool fortran(const qn_mapped *m, const qn_texpr *place) {
  if (place->type->layout != 'F') return false;
  for (uint32_t k = 0; k < m->n; k++)
    if (is_array(m->operands[k].value) && m->operands[k].value->type->ndim != place->type->ndim) return false;
  return place->type->ndim > 1;
}

bool qn_nest_by_rows(qn_fn *f, const qn_mapped *m, qn_texpr *place, qn_span span) {
  if (!fits(f, m, place)) return false;
  qn_nest seen = {.span = span};
  qn_tnest *t = QN_NEW(f->in->a, qn_tnest);
  source *all = QN_NEW_N(f->in->a, source, m->n + 1);
  int64_t *least = QN_NEW_N(f->in->a, int64_t, m->n + 1);
  uint32_t *view = QN_NEW_N(f->in->a, uint32_t, m->n + 1), n = 1;
  t->ndim = place->type->ndim;
  t->inner = fortran(m, place) || t->ndim == 0 ? 0 : t->ndim - 1;
  t->parallel = qn_nest_parallel(f);
  t->views = QN_NEW_N(f->in->a, qn_tview, m->n + 1);
  t->groups = QN_NEW_N(f->in->a, qn_tgroup, m->n + 1);
  for (uint32_t k = 0; k < m->n; k++) {
    qn_texpr *v = m->operands[k].value;
    if (is_array(v)) {
      all[n] = take(f, &seen, v);
      for (view[k] = 1; view[k] < n && !identical(&all[view[k]], &all[n]);) view[k]++;
      n += view[k] == n;
      continue;
    }
    if (qn_nest_may_assign(v)) seen.n_seen = 0;
    qn_add_set(f, m->operands[k].slot, v, v->span);
  }
  all[0] = take(f, &seen, place);
  for (uint32_t k = 0; k < n; k++) add_view(t, all, least);
  settle(t, least);
  qn_tstmt *s = qn_ts(f, QN_TS_NEST, span);
  s->rows = t;
  s->note = note_of(f, t, all);
  qn_add(f, s);
  qn_tblock *outer = f->out;
  f->out = &s->body;
  for (uint32_t k = 0; k < m->n; k++) {
    if (!view[k]) continue;
    qn_texpr *e = qn_tx(f, QN_TX_ELEM, f->in->types->scalar[m->operands[k].value->type->dtype], span, 0);
    e->i = view[k];
    qn_add_set(f, m->operands[k].slot, e, span);
  }
  for (uint32_t k = 0; k < m->n_lets; k++) qn_add_set(f, m->lets[k].slot, m->lets[k].value, span);
  qn_texpr *stored = qn_tx(f, QN_TX_ELEM, f->in->types->scalar[place->type->dtype], span, 0);
  qn_tstmt *store = qn_ts(f, QN_TS_STORE, span);
  store->place = stored;
  store->expr = qn_cast(f, m->elem, stored->type);
  qn_add(f, store);
  f->out = outer;
  return true;
}
