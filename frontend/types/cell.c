/* cell.c - what lists, sets and dicts made in a function hold. `[]` says nothing of its items: each place that makes a
 * container has a cell "what it holds so far". While the function is typed dry the type of such a container carries its cell;
 * append, add, d[k] = v, and paths that meet widen it; a pass that has widened a cell is forgotten, its errors too, and the
 * body is typed again. When nothing changes any more the function is settled: then types are plain, and a cell that still
 * knows nothing is an error at its place.
 *
 * A changer must know: types with cells never leave the function that is being typed (qn_settled takes the cells away), and
 * a binding's type may be older than its cell: qn_read and the handlers of containers ask qn_cell_fresh. */
#include "frontend/types/infer_int.h"
#include "frontend/types/klass.h"

bool qn_is_container(const qn_type *t) {
  return t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_SET || t->kind == QN_TYPE_DICT;
}

const qn_type *qn_held(const qn_type *t, int which) { return t->kind == QN_TYPE_DICT ? t->items[which] : t->item; }

static qn_cell *root_of(qn_cell *c) {
  while (c->joined) c = c->joined;
  return c;
}

static const qn_type *make(qn_fn *f, enum qn_type_kind kind, const qn_type *a, const qn_type *b, uint8_t typed, qn_cell *cell) {
  const qn_type *items[2] = {a, b};
  qn_type t = {.kind = kind, .cell = cell, .typed = typed};
  if (kind == QN_TYPE_DICT) t.items = items, t.n = 2;
  else t.item = a;
  return qn_type_intern(f->in->types, &t);
}

/* --- types as their cells are now ------------------------------------------------------------------------------------------ */
typedef const qn_type *(*mapper)(qn_fn *f, const qn_type *t);

static const qn_type *map_items(qn_fn *f, const qn_type *t, mapper each) {
  const qn_type **items = QN_NEW_N(f->in->a, const qn_type *, t->n + 1);
  bool same = true;
  for (uint32_t i = 0; i < t->n; i++) {
    if (!(items[i] = each(f, t->items[i]))) return NULL;
    same = same && items[i] == t->items[i];
  }
  qn_type like = *t;
  like.items = items;
  return same ? t : qn_type_intern(f->in->types, &like);
}

static bool may_hold_cells(const qn_type *t) {
  return qn_is_container(t) || t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_OPTIONAL || t->kind == QN_TYPE_CLOSURE;
}

const qn_type *qn_cell_fresh(qn_fn *f, const qn_type *t) {
  if (!may_hold_cells(t)) return t;
  if (t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_CLOSURE) return map_items(f, t, qn_cell_fresh);
  if (t->kind == QN_TYPE_OPTIONAL) return qn_type_optional(f->in->types, qn_cell_fresh(f, t->item));
  if (t->cell) {
    qn_cell *c = root_of(t->cell);
    const qn_type *b = t->kind == QN_TYPE_DICT ? qn_cell_fresh(f, c->item[1]) : NULL;
    return make(f, t->kind, qn_cell_fresh(f, c->item[0]), b, t->typed, c);
  }
  const qn_type *b = t->kind == QN_TYPE_DICT ? qn_cell_fresh(f, t->items[1]) : NULL;
  return make(f, t->kind, qn_cell_fresh(f, qn_held(t, 0)), b, t->typed, NULL);
}

static const qn_type *strip(qn_fn *f, const qn_type *t) {
  if (t->kind == QN_TYPE_PENDING) return NULL;
  if (!may_hold_cells(t)) return t;
  if (t->kind == QN_TYPE_TUPLE || t->kind == QN_TYPE_CLOSURE) return map_items(f, t, strip);
  if (t->kind == QN_TYPE_OPTIONAL) {
    const qn_type *item = strip(f, t->item);
    return item ? qn_type_optional(f->in->types, item) : NULL;
  }
  const qn_type *a = strip(f, qn_held(t, 0)), *b = t->kind == QN_TYPE_DICT ? strip(f, t->items[1]) : NULL;
  return a && (b || t->kind != QN_TYPE_DICT) ? make(f, t->kind, a, b, t->typed, NULL) : NULL;
}

const qn_type *qn_settled(qn_fn *f, const qn_type *t) { return strip(f, qn_cell_fresh(f, t)); }

/* --- widening ------------------------------------------------------------------------------------------------------------------ */
/* Can it lie in a container at all? */
static bool storable(const qn_type *t) {
  switch ((int)t->kind) {
    case QN_TYPE_POISON:
    case QN_TYPE_PENDING:
    case QN_TYPE_NONE: /* beside other items; alone it is refused when the cell settles */
    case QN_TYPE_STR: return true;
    case QN_TYPE_RECORD: /* views of its fields */
    case QN_TYPE_TUPLE:
      for (uint32_t i = 0; i < t->n; i++)
        if (!storable(t->items[i])) return false;
      return t->n > 0;
    case QN_TYPE_OPTIONAL: return storable(t->item);
    case QN_TYPE_SCALAR:
    case QN_TYPE_ARRAY:
    case QN_TYPE_LIST:
    case QN_TYPE_SET:
    case QN_TYPE_DICT: return true;
    case QN_TYPE_INSTANCE: return !qn_is_vmlist(t) && !qn_is_vmitem(t);
    default: return false;
  }
}

static bool hashable(const qn_type *t) {
  if (t->kind == QN_TYPE_TUPLE) {
    for (uint32_t i = 0; i < t->n; i++)
      if (!hashable(t->items[i])) return false;
    return true;
  }
  return t->kind == QN_TYPE_SCALAR || t->kind == QN_TYPE_STR || t->kind == QN_TYPE_POISON || t->kind == QN_TYPE_PENDING ||
         t->kind == QN_TYPE_INSTANCE || (t->kind == QN_TYPE_OPTIONAL && hashable(t->item));
}

static bool widen(qn_fn *f, qn_cell *c, int i, const qn_type *t, qn_span span) {
  const qn_type *old = qn_cell_fresh(f, c->item[i]);
  t = qn_cell_fresh(f, t);
  if (t->kind == QN_TYPE_POISON || t->kind == QN_TYPE_PENDING || t == old) return true;
  const qn_type *u = old->kind == QN_TYPE_PENDING ? t : qn_unify(f, old, t);
  if (!u) return false;
  if (u == old) return true;
  if (old->kind == QN_TYPE_PENDING || u == t) c->span[i] = span;
  c->item[i] = u;
  f->cells_changed = true;
  return true;
}

static const char *noun(enum qn_type_kind kind) {
  return kind == QN_TYPE_LIST ? "list" : kind == QN_TYPE_SET ? "set" : "dict";
}

static void mixed(qn_fn *f, const qn_type *container, int which, const qn_type *t, qn_span span) {
  const qn_type *now = qn_cell_fresh(f, container), *held = qn_held(now, which);
  const char *what = now->kind != QN_TYPE_DICT ? "items" : which ? "values" : "keys";
  if (f->k->rules == QN_RULES_DRIVER) {
    qn_terror(f, QN_DIAG_TYPE, span, "a %s of several types", noun(now->kind));
    return;
  }
  qn_diag *d = qn_terror(f, QN_DIAG_TYPE, span, "%s of %s must have one type: cannot unify %s and %s", what, qn_tt(f, now),
                         qn_tt(f, held), qn_tt(f, t));
  if (now->cell && now->cell->span[which].line)
    qn_tnote(f, d, now->cell->span[which], "the %s are %s because of this", what, qn_tt(f, held));
}

static bool holds_float(const qn_type *t) {
  for (uint32_t i = 0; t->kind == QN_TYPE_TUPLE && i < t->n; i++)
    if (holds_float(t->items[i])) return true;
  return qn_type_is_float(t) || qn_type_is_complex(t) || (t->kind == QN_TYPE_OPTIONAL && holds_float(t->item));
}

static bool check_item(qn_fn *f, enum qn_type_kind kind, int which, const qn_type *t, qn_span span) {
  bool is_key = kind == QN_TYPE_SET || (kind == QN_TYPE_DICT && which == 0);
  if (is_key && f->k->rules == QN_RULES_DRIVER && holds_float(t)) { /* Python finds a nan that is the same object */
    qn_terror(f, QN_DIAG_TYPE, span, "floats as keys");
    return false;
  }
  uint8_t kinds[64];
  const char *where = kind == QN_TYPE_DICT ? (which ? "value of a dict" : "key of a dict") : kind == QN_TYPE_SET ? "item of a set"
                                                                                                             : "item of a list";
  if (storable(t) && (!is_key || hashable(t)) && qn_type_slots(t, kinds, 64) <= (is_key ? 16u : 60u)) return true;
  if (is_key && storable(t)) qn_terror(f, QN_DIAG_TYPE, span, "unhashable type: %s cannot be the %s", qn_tt(f, t), where);
  else qn_terror(f, QN_DIAG_TYPE, span, "%s cannot be the %s in kernels", qn_tt(f, t), where);
  return false;
}

/* What `container` holds once t was put into it: what a value must be cast to. NULL after an error. */
const qn_type *qn_container_takes(qn_fn *f, const qn_type *container, int which, const qn_type *t, qn_span span) {
  if (!check_item(f, container->kind, which, t, span)) return NULL;
  if (container->cell && !f->settled) {
    qn_cell *c = root_of(container->cell);
    if (!widen(f, c, which, t, span)) {
      mixed(f, container, which, t, span);
      return NULL;
    }
    return qn_cell_fresh(f, c->item[which]);
  }
  const qn_type *held = qn_held(container, which);
  if (t->kind == QN_TYPE_POISON) return held;
  if (!f->settled && held != t) (void)qn_unify(f, held, t); /* what t does not know yet it has from held */
  bool same = held == t || qn_castable_items(t, held);
  if (container->typed && f->k->rules == QN_RULES_NUMBA && held->kind == QN_TYPE_SCALAR && t->kind == QN_TYPE_SCALAR && qn_castable(t, held))
    return held; /* as Numba's typed containers cast */
  const qn_type *u = same ? held : qn_unify(f, held, t);
  if (u == held || (u && qn_castable_items(u, held))) return held;
  mixed(f, container, which, t, span);
  return NULL;
}

/* --- the place that makes a container -------------------------------------------------------------------------------------------- */
static qn_cell *cell_at(qn_fn *f, enum qn_type_kind kind, qn_span s) {
  for (uint32_t i = 0; i < f->cells.n; i++) {
    qn_cell *c = f->cells.data[i];
    if (c->kind == kind && c->at.line == s.line && c->at.col == s.col && c->at.end_line == s.end_line && c->at.end_col == s.end_col)
      return c;
  }
  qn_cell *c = QN_NEW(f->in->a, qn_cell);
  c->kind = kind, c->at = s;
  c->item[0] = c->item[1] = f->in->types->pending;
  qn_vec_push(f->in->a, &f->cells, c);
  return c;
}

const qn_type *qn_cell_type(qn_fn *f, enum qn_type_kind kind, qn_span span, const qn_type *a, const qn_type *b, uint8_t typed) {
  const qn_type *given[2] = {a, kind == QN_TYPE_DICT ? b : NULL};
  qn_cell *c = root_of(cell_at(f, kind, span));
  for (int i = 0; i < 2; i++) {
    if (!given[i]) continue;
    if (!check_item(f, kind, i, given[i], span)) return NULL;
    if (!widen(f, c, i, given[i], span)) {
      mixed(f, make(f, kind, c->item[0], c->item[1], typed, c), i, given[i], span);
      return NULL;
    }
  }
  const qn_type *now = qn_cell_fresh(f, make(f, kind, c->item[0], c->item[1], typed, c));
  if (!f->settled) return now;
  const qn_type *plain = strip(f, now);
  for (int i = 0; plain && i < (kind == QN_TYPE_DICT ? 2 : 1); i++) {
    if (qn_type_slots(qn_held(plain, i), NULL, 0)) continue;
    qn_terror(f, QN_DIAG_TYPE, span, "a %s of %s is not supported in kernels", noun(kind), qn_tt(f, qn_held(plain, i)));
    return NULL;
  }
  if (plain) return plain;
  if (f->k->rules == QN_RULES_DRIVER) {
    qn_terror(f, QN_DIAG_TYPE, span, "an empty %s that nothing is put into", noun(kind));
    return NULL;
  }
  if (f->in->request->checking) return NULL; /* what is put into it may have no type then */
  qn_diag *d = qn_terror(f, QN_DIAG_TYPE, span, "Cannot infer the type of this %s, have imprecise type: %s", noun(kind), qn_tt(f, now));
  qn_tnote(f, d, (qn_span){0}, "nothing of a known type is put into it in this function");
  return NULL;
}

/* --- paths that meet ------------------------------------------------------------------------------------------------------------------ */
const qn_type *qn_cell_unify(qn_fn *f, const qn_type *a, const qn_type *b) {
  if (a->kind != b->kind || a->typed != b->typed) return NULL;
  a = qn_cell_fresh(f, a), b = qn_cell_fresh(f, b);
  if (a == b) return a;
  int n = a->kind == QN_TYPE_DICT ? 2 : 1;
  const qn_type *u[2] = {NULL, NULL};
  for (int i = 0; i < n; i++)
    if (!(u[i] = qn_unify(f, qn_held(a, i), qn_held(b, i)))) return NULL;
  if (f->settled || (!a->cell && !b->cell)) {
    const qn_type *t = make(f, a->kind, u[0], u[1], a->typed, NULL);
    return qn_castable_items(a, t) && qn_castable_items(b, t) ? t : NULL;
  }
  for (int i = 0; i < n; i++) { /* one of them is fixed: the other must become it */
    if (!a->cell && !qn_castable_items(u[i], qn_held(a, i))) return NULL;
    if (!b->cell && !qn_castable_items(u[i], qn_held(b, i))) return NULL;
  }
  qn_cell *into = root_of(a->cell ? a->cell : b->cell), *other = a->cell && b->cell ? root_of(b->cell) : into;
  for (int i = 0; i < n; i++) {
    if (into->item[i] == u[i] && other->item[i] == u[i]) continue;
    f->cells_changed = true;
    if (into->item[i]->kind == QN_TYPE_PENDING) into->span[i] = other->span[i];
    into->item[i] = u[i];
  }
  if (other != into) other->joined = into, f->cells_changed = true;
  if (!a->cell) return a;
  if (!b->cell) return b;
  return qn_cell_fresh(f, make(f, a->kind, u[0], u[1], a->typed, into));
}

/* --- passes ------------------------------------------------------------------------------------------------------------------------------ */
qn_pass qn_pass_begin(qn_fn *f) {
  f->cells_changed = false;
  return (qn_pass){f->in->diags->list.n, f->in->diags->n_errors, f->in->failed, f->in->reason};
}

bool qn_pass_again(qn_fn *f, qn_pass p) {
  if (!f->cells_changed || f->in->too_large || ++f->passes > 60) return false;
  f->in->diags->list.n = p.n_diags, f->in->diags->n_errors = p.n_errors;
  f->in->failed = p.failed, f->in->reason = p.reason;
  for (uint32_t i = f->in->specs.n; i-- > 0;) /* what failed on types that were not final may be asked for again */
    if (f->in->specs.data[i]->failed) f->in->specs.data[i] = f->in->specs.data[--f->in->specs.n];
  return true;
}
