/* index.c - subscripts: tuple items, array elements, views. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

/* --- tuples ---------------------------------------------------------------------------------------------------------- */
static qn_texpr *tuple_cut(qn_fn *f, qn_texpr *t, qn_texpr *const *parts, qn_span span) {
  int64_t n = t->type->n, bound[3] = {0, n, 1};
  bool given[3] = {false, false, false};
  for (int i = 0; i < 3; i++) {
    if (!parts[i] || parts[i]->type->kind == QN_TYPE_NONE) continue;
    if (!qn_known_int(parts[i], &bound[i])) return qn_unsupported(f, parts[i]->span, "a tuple slice whose bounds are not constant");
    given[i] = true;
  }
  int64_t step = bound[2], low = step < 0 ? -1 : 0, high = step < 0 ? n - 1 : n;
  if (step == 0 || step == INT64_MIN) {
    qn_terror(f, QN_DIAG_TYPE, span, "slice step cannot be zero");
    return qn_poison(f, span);
  }
  for (int i = 0; i < 2; i++) { /* as Python clips them */
    if (!given[i]) bound[i] = (step < 0) == (i == 0) ? high : low;
    else if (bound[i] < 0) bound[i] = bound[i] + n < low ? low : bound[i] + n;
    else if (bound[i] > high) bound[i] = high;
  }
  if (step != 1) {
    uint32_t *which = QN_NEW_N(f->in->a, uint32_t, n + 1), picked = 0;
    for (int64_t i = bound[0]; step > 0 ? i < bound[1] : i > bound[1]; i += step) {
      which[picked++] = (uint32_t)i;
      if (step > n || step < -n) break;
    }
    return qn_tuple_pick(f, t, which, picked, span);
  }
  uint32_t count = bound[1] > bound[0] ? (uint32_t)(bound[1] - bound[0]) : 0;
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, count + 1), *again;
  t = qn_once(f, t, &again);
  for (uint32_t i = 0; i < count; i++) items[i] = qn_tuple_item(f, i ? again : t, (uint32_t)bound[0] + i, span);
  return qn_tuple_of(f, items, count, span);
}

static qn_texpr *tuple_slice(qn_fn *f, qn_texpr *t, const qn_node *s, qn_span span) {
  const qn_node *parts[3] = {s->Slice.lower, s->Slice.upper, s->Slice.step};
  qn_texpr *at[3];
  for (int i = 0; i < 3; i++) at[i] = parts[i] ? qn_texpr_of(f, parts[i]) : NULL;
  return tuple_cut(f, t, at, span);
}

static qn_texpr *tuple_subscript(qn_fn *f, qn_texpr *t, const qn_node *index, qn_span span) {
  if (index->kind == QN_AST_Slice) return tuple_slice(f, t, index, span);
  qn_texpr *i = qn_texpr_of(f, index);
  int64_t v;
  if (qn_is_poison(i)) return i;
  if (qn_is_slice_value(i->type)) {
    if (i->kind != QN_TX_TUPLE) return qn_unsupported(f, span, "a tuple slice whose bounds are not constant");
    return tuple_cut(f, t, i->args, span);
  }
  if (qn_known_int(i, &v)) {
    int64_t at = v < 0 ? v + t->type->n : v;
    if (at >= 0 && at < t->type->n) return qn_tuple_item(f, t, (uint32_t)at, span);
    qn_terror(f, QN_DIAG_TYPE, span, "index %lld is out of range for a tuple of %u", (long long)v, t->type->n);
    return qn_poison(f, span);
  }
  if (!qn_type_is_unituple(t->type) || !qn_type_has_value(t->type->items[0])) {
    qn_terror(f, QN_DIAG_TYPE, span, "%s can only be indexed by a constant", qn_tt(f, t->type));
    return qn_poison(f, span);
  }
  i = qn_to_index(f, i, "a tuple index");
  if (qn_is_poison(i)) return i;
  return qn_tx2(f, QN_TX_ITEM_AT, t->type->items[0], span, t, i);
}

/* --- arrays ----------------------------------------------------------------------------------------------------------- */
typedef struct axes {
  qn_taxis at[QN_MAX_AXES];
  uint32_t n, used;    /* used: dimensions of the array that are taken */
  int ellipsis;        /* index of the first axis after it, or -1 */
  bool any_view;
  bool selects;        /* a mask or an array of ints is among the indices: `at` of a FULL one (fancy.c) */
} axes;

static bool add_axis(qn_fn *f, axes *x, qn_taxis a, qn_span span) {
  if (x->n == QN_MAX_AXES) {
    qn_terror(f, QN_DIAG_TYPE, span, "too many indices");
    return false;
  }
  x->at[x->n++] = a;
  if (a.kind != QN_AXIS_NEW) x->used++;
  if (a.kind != QN_AXIS_INT) x->any_view = true;
  return true;
}

static qn_texpr *bound(qn_fn *f, const qn_node *n, bool *ok) {
  if (!n) return NULL;
  qn_texpr *e = qn_texpr_of(f, n);
  if (e->type->kind == QN_TYPE_NONE) return NULL;
  e = qn_to_index(f, e, "a slice bound");
  if (qn_is_poison(e)) *ok = false;
  return e;
}

static bool add_value(qn_fn *f, axes *x, qn_texpr *e) {
  if (qn_is_poison(e)) return false;
  if (e->type->kind == QN_TYPE_ELLIPSIS) {
    x->any_view = true;
    if (x->ellipsis >= 0) {
      qn_terror(f, QN_DIAG_TYPE, e->span, "an index can only have one '...'");
      return false;
    }
    x->ellipsis = (int)x->n;
    return true;
  }
  if (e->type->kind == QN_TYPE_NONE) return add_axis(f, x, (qn_taxis){.kind = QN_AXIS_NEW}, e->span);
  if (qn_is_slice_value(e->type)) {
    qn_texpr *again, *once = qn_once(f, e, &again), *part[3];
    for (uint32_t i = 0, seen = 0; i < 3; i++) {
      part[i] = qn_slice_part(f, seen ? again : once, i, e->span);
      seen += part[i] != NULL;
    }
    qn_taxis a = {.kind = part[0] || part[1] || part[2] ? QN_AXIS_SLICE : QN_AXIS_FULL, .lo = part[0], .hi = part[1], .step = part[2]};
    return add_axis(f, x, a, e->span);
  }
  bool numba = f->k->rules == QN_RULES_NUMBA;
  if (numba && e->type->kind == QN_TYPE_LIST) e = qn_prelude_call(f, "np_array", &e, 1, e->span); /* a[[0, 2]] */
  if (qn_is_poison(e)) return false;
  if (numba && qn_selects(e->type)) {
    x->selects = true;
    if (e->type->dtype == QN_D_BOOL) x->used += (uint32_t)e->type->ndim - 1;
    return add_axis(f, x, (qn_taxis){.kind = QN_AXIS_FULL, .at = e}, e->span);
  }
  if (e->type->kind == QN_TYPE_ARRAY) {
    qn_terror(f, QN_DIAG_TYPE, e->span, "%s cannot be an index: its elements must be integers or booleans", qn_tt(f, e->type));
    return false;
  }
  qn_texpr *i = qn_to_index(f, e, "an array index");
  return !qn_is_poison(i) && add_axis(f, x, (qn_taxis){.kind = QN_AXIS_INT, .at = i}, e->span);
}

static bool add_node(qn_fn *f, axes *x, const qn_node *n) {
  if (n->kind != QN_AST_Slice) {
    qn_texpr *e = qn_texpr_of(f, n);
    if (e->type->kind != QN_TYPE_TUPLE || qn_is_slice_value(e->type)) return add_value(f, x, e);
    qn_terror(f, QN_DIAG_TYPE, n->span, "an array index must be an integer, not %s", qn_tt(f, e->type));
    return false;
  }
  bool ok = true;
  qn_taxis a = {.kind = QN_AXIS_SLICE};
  a.lo = bound(f, n->Slice.lower, &ok);
  a.hi = bound(f, n->Slice.upper, &ok);
  a.step = bound(f, n->Slice.step, &ok);
  if (!a.lo && !a.hi && !a.step) a.kind = QN_AXIS_FULL;
  return ok && add_axis(f, x, a, n->span);
}

/* The layout that Numba gives to the view: contiguous only if all but the innermost index are ints. */
static char view_layout(const qn_type *array, const axes *x) {
  bool c = array->layout == 'C', fortran = array->layout == 'F';
  for (uint32_t i = 0; i < x->n; i++) {
    const qn_taxis *a = &x->at[i];
    if (a->kind == QN_AXIS_NEW || a->step) return 'A';
    if (a->kind == QN_AXIS_INT || a->implied) continue;
    /* a slice keeps C order if nothing is written after it, F order if nothing was before */
    if (i + 1 < x->n && !x->at[i + 1].implied) c = false;
    if (i > 0) fortran = false;
  }
  /* dimensions that stand before an int are apart in C order, and after one in F order */
  bool seen_dim = false, seen_int = false;
  for (uint32_t i = 0; i < x->n; i++) {
    bool is_int = x->at[i].kind == QN_AXIS_INT;
    if (is_int && seen_dim) c = false;
    if (!is_int && seen_int) fortran = false;
    seen_int = seen_int || is_int, seen_dim = seen_dim || !is_int;
  }
  if (fortran)
    for (uint32_t i = 0; i + 1 < x->n; i++)
      if (x->at[i].kind == QN_AXIS_SLICE && x->at[i + 1].kind != QN_AXIS_INT) fortran = false;
  return c ? 'C' : fortran ? 'F' : 'A';
}

static qn_texpr *element(qn_fn *f, qn_texpr *array, const axes *x, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[array->type->dtype], span, x->n + 1);
  e->args[0] = array;
  for (uint32_t i = 0; i < x->n; i++) e->args[i + 1] = x->at[i].at;
  return e;
}

/* The ellipsis as the dimensions that it stands for. */
static bool fill_ellipsis(qn_fn *f, qn_texpr *array, axes *x, qn_span span) {
  uint32_t ndim = (uint32_t)array->type->ndim;
  if (x->used > ndim) {
    qn_terror(f, QN_DIAG_TYPE, span, "too many indices: %u for %s", x->used, qn_tt(f, array->type));
    return false;
  }
  uint32_t missing = ndim - x->used, at = x->ellipsis >= 0 ? (uint32_t)x->ellipsis : x->n;
  if (x->n + missing > QN_MAX_AXES) {
    qn_terror(f, QN_DIAG_TYPE, span, "too many indices");
    return false;
  }
  memmove(&x->at[at + missing], &x->at[at], (x->n - at) * sizeof x->at[0]);
  for (uint32_t i = 0; i < missing; i++) x->at[at + i] = (qn_taxis){.kind = QN_AXIS_FULL, .implied = true};
  x->n += missing;
  return true;
}

static qn_texpr *finish(qn_fn *f, qn_texpr *array, axes *x, qn_span span) {
  bool one = x->used == (uint32_t)array->type->ndim && !x->any_view;
  if (one) return element(f, array, x, span);
  if (!fill_ellipsis(f, array, x, span)) return qn_poison(f, span);
  int rank = 0;
  for (uint32_t i = 0; i < x->n; i++) rank += x->at[i].kind != QN_AXIS_INT;
  if (rank > 8) {
    qn_terror(f, QN_DIAG_TYPE, span, "more than 8 dimensions");
    return qn_poison(f, span);
  }
  char layout = view_layout(array->type, x);
  if (layout == 'F' && rank < 2) layout = 'A'; /* 1-D 'C' of an 'F' array is not what the IR's slices promise */
  const qn_type *t = qn_type_array(f->in->types, array->type->dtype, rank, layout, array->type->readonly);
  if (qn_type_is_bytes(array->type) && rank == 1) t = qn_type_bytes(f->in->types, layout);
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, t, span, array);
  qn_taxis *own = QN_NEW_N(f->in->a, qn_taxis, x->n + 1);
  memcpy(own, x->at, x->n * sizeof *own);
  e->axes = own, e->n_axes = x->n;
  return e;
}

qn_texpr *qn_index_with(qn_fn *f, qn_texpr *array, qn_texpr *index, bool in_range, qn_span span) {
  axes x = {.ellipsis = -1};
  if (!add_value(f, &x, index) || x.selects) return qn_poison(f, span);
  qn_texpr *e = finish(f, array, &x, span);
  e->in_range = e->natural = in_range;
  return e;
}

static qn_texpr *applied(qn_fn *f, qn_texpr *array, axes *x, bool place, qn_span span) {
  if (!x->selects) return finish(f, array, x, span);
  if (!fill_ellipsis(f, array, x, span)) return qn_poison(f, span);
  return qn_fancy_of(f, array, x->at, x->n, place, span);
}

static qn_texpr *array_subscript(qn_fn *f, qn_texpr *array, const qn_node *index, bool place, qn_span span) {
  axes x = {.ellipsis = -1};
  if (index->kind == QN_AST_Tuple) {
    for (uint32_t i = 0; i < index->Tuple.elts.n; i++)
      if (!add_node(f, &x, index->Tuple.elts.items[i])) return qn_poison(f, span);
    return applied(f, array, &x, place, span);
  }
  if (index->kind == QN_AST_Slice) return add_node(f, &x, index) ? finish(f, array, &x, span) : qn_poison(f, span);
  qn_texpr *e = qn_texpr_of(f, index);
  if (e->type->kind == QN_TYPE_TUPLE && !qn_is_slice_value(e->type)) { /* a[t] is a[t[0], t[1]] */
    qn_texpr *again;
    e = qn_once(f, e, &again);
    for (uint32_t i = 0; i < e->type->n; i++)
      if (!add_value(f, &x, qn_tuple_item(f, i ? again : e, i, e->span))) return qn_poison(f, span);
  } else if (!add_value(f, &x, e)) {
    return qn_poison(f, span);
  }
  return applied(f, array, &x, place, span);
}

qn_texpr *qn_subscript(qn_fn *f, qn_texpr *value, const qn_node *index, qn_span span) {
  if (qn_is_poison(value)) return value;
  if (value->type->kind == QN_TYPE_OPTIONAL) value = qn_cast(f, value, value->type->item);
  if (qn_is_vmlist(value->type) && index->kind != QN_AST_Slice) {
    qn_texpr *i = qn_to_index(f, qn_texpr_of(f, index), "a list index");
    return qn_is_poison(i) ? i : qn_vmlist_item(f, value, i, span);
  }
  if (qn_is_instance(value->type) && index->kind != QN_AST_Slice) {
    qn_texpr *args[2] = {value, qn_texpr_of(f, index)};
    qn_texpr *e = qn_is_poison(args[1]) ? args[1] : qn_instance_special(f, "__getitem__", args, 2, span);
    if (e) return e;
  }
  if (value->type->kind == QN_TYPE_RECORD) return qn_record_subscript(f, value, index, false, span);
  if (f->k->rules == QN_RULES_NUMBA && (qn_is_builtin(value->type, "numpy.mgrid") || qn_is_builtin(value->type, "numpy.ogrid")))
    return qn_array_grid(f, qn_is_builtin(value->type, "numpy.ogrid"), index, span);
  if (value->type->kind == QN_TYPE_DTYPE) return qn_type_subscript(f, value, index, span);
  if (value->type->kind == QN_TYPE_CLASS) return qn_klass_subscript(f, value, index, span);
  if (value->type->kind == QN_TYPE_TUPLE) return tuple_subscript(f, value, index, span);
  if (value->type->kind == QN_TYPE_ARRAY) return array_subscript(f, value, index, false, span);
  if (qn_is_container(value->type)) return qn_container_subscript(f, value, index, span, false);
  if (value->type->kind == QN_TYPE_RANGE && index->kind != QN_AST_Slice) {
    qn_texpr *i = qn_to_index(f, qn_texpr_of(f, index), "a range index");
    return qn_is_poison(i) ? i : qn_range_item(f, value, i, span);
  }
  if (value->type->kind == QN_TYPE_STR) return qn_tstr_subscript(f, value, index, span);
  qn_terror(f, QN_DIAG_TYPE, span, "%s cannot be indexed", qn_tt(f, value->type));
  return qn_poison(f, span);
}

bool qn_is_locked(qn_fn *f, const qn_texpr *a, qn_span span) {
  if (!a->type->readonly) return false;
  qn_terror(f, QN_DIAG_TYPE, span, "cannot assign to an item of %s", qn_tt(f, a->type));
  return true;
}

qn_texpr *qn_place(qn_fn *f, const qn_node *n) {
  qn_texpr *value = qn_texpr_of(f, n->Subscript.value);
  if (qn_is_poison(value)) return value;
  if (value->type->kind == QN_TYPE_OPTIONAL) value = qn_cast(f, value, value->type->item);
  if (qn_is_container(value->type)) return qn_container_subscript(f, value, n->Subscript.slice, n->span, true);
  if (value->type->kind == QN_TYPE_RECORD) return qn_record_subscript(f, value, n->Subscript.slice, true, n->span);
  if (qn_is_instance(value->type)) return qn_instance_place(f, value, n->Subscript.slice, n->span);
  if (value->type->kind != QN_TYPE_ARRAY) {
    qn_terror(f, QN_DIAG_TYPE, n->span, "items of %s cannot be assigned", qn_tt(f, value->type));
    return qn_poison(f, n->span);
  }
  if (qn_is_locked(f, value, n->span)) return qn_poison(f, n->span);
  return array_subscript(f, value, n->Subscript.slice, true, n->span);
}
