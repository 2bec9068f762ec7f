/* series.c - the Series object: operators, items, assignment, iteration; and the bridge to kernels of frame.h. */
#include "runtime/frame/plan.h"
#include "runtime/object/array/class.h"

/* --- making ---------------------------------------------------------------------------------------------------------------- */
int qn_new_series(qn_rt *rt, qn_column *col, qn_index *index, qn_value name, qn_value *out) {
  if (col && !index) index = qn_index_range(rt, 0, 1, col->length);
  qn_series *s = col && index ? qn_obj_new(rt, &qn_series_class, sizeof *s) : NULL;
  if (!s) {
    qn_column_drop(col);
    qn_index_drop(rt, index);
    return -1;
  }
  s->held = col;
  s->index = index;
  s->name = qn_retained(name);
  *out = qn_from_obj(s);
  return 0;
}

static void series_destroy(qn_rt *rt, qn_obj *o) {
  qn_series *s = (qn_series *)o;
  qn_column_drop(s->held);
  qn_index_drop(rt, s->index);
  qn_release(rt, s->name);
  qn_release(rt, s->extras);
  qn_obj_free(rt, o, sizeof *s);
}

int qn_series_take(qn_rt *rt, const qn_series *s, const int64_t *idx, int64_t n, qn_value *out) {
  qn_column *c = qn_col_take(rt, qn_series_col(rt, s), idx, n);
  if (!c) return -1;
  if (c->type == QN_COL_STR) c->bits = true;
  qn_index *ix = qn_index_take(rt, s->index, idx, n);
  if (!ix) return qn_column_drop(c), -1;
  return qn_new_series(rt, c, ix, s->name, out);
}

int qn_series_slice(qn_rt *rt, const qn_series *s, int64_t start, int64_t n, qn_value *out) {
  qn_column *c = qn_col_slice(rt, qn_series_col(rt, s), start, n);
  if (!c) return -1;
  qn_index *ix = qn_index_slice(rt, s->index, start, n);
  if (!ix) return qn_column_drop(c), -1;
  return qn_new_series(rt, c, ix, s->name, out);
}

/* --- alignment --------------------------------------------------------------------------------------------------------------- */
qn_column *qn_aligned_column(qn_rt *rt, qn_value x, const qn_index *index, int64_t n) {
  if (!qn_is_series(x)) return qn_col_from(rt, x, n);
  qn_series *s = qn_series_of(x);
  if (qn_index_equal(rt, s->index, index)) return qn_column_keep(qn_series_col(rt, s));
  int64_t *pos = qn_positions(rt, n);
  if (!pos) return NULL;
  qn_column *c = qn_index_find_all(rt, s->index, index, pos) == 0 ? qn_col_take(rt, qn_series_col(rt, s), pos, n) : NULL;
  qn_free_positions(rt, pos, n);
  return c;
}

qn_column *qn_aligned_held(qn_rt *rt, qn_value x, const qn_index *index, int64_t n) {
  if (qn_is_series(x) && qn_index_equal(rt, qn_series_of(x)->index, index)) return qn_column_keep(qn_series_of(x)->held);
  return qn_aligned_column(rt, x, index, n);
}

/* --- operators ----------------------------------------------------------------------------------------------------------------- */
typedef struct pair { /* two operands over one index */
  qn_column *a, *b;   /* NULL: the scalar */
  qn_index *index;
  qn_value sa, sb, name;
} pair;

static void pair_deinit(qn_rt *rt, pair *p) {
  qn_column_drop(p->a);
  qn_column_drop(p->b);
  qn_index_drop(rt, p->index);
}

static qn_column *side_column(qn_rt *rt, const qn_series *s) { /* an expression may stay one */
  return qn_column_keep(qn_expr_of(s->held) || qn_picked_rows(s->held) ? s->held : qn_series_col(rt, s));
}

static int pair_align(qn_rt *rt, pair *p, qn_series *x, qn_series *y) {
  const qn_value a[2] = {qn_from_obj(x), qn_from_obj(y)};
  qn_value both;
  if (qn_call_module(rt, "pandas._operands", "series_pair", a, 2, &both) < 0) return -1;
  const qn_tuple *t = (const qn_tuple *)both.o;
  bool good = qn_is(both, QN_K_TUPLE) && t->n == 2 && qn_is_series(t->items[0]) && qn_is_series(t->items[1]);
  if (good) {
    p->a = qn_column_keep(qn_series_col(rt, qn_series_of(t->items[0])));
    p->b = qn_column_keep(qn_series_col(rt, qn_series_of(t->items[1])));
    if (!p->a || !p->b) return qn_release(rt, both), -1;
    p->index = qn_index_keep(qn_series_of(t->items[0])->index);
  }
  qn_release(rt, both);
  return good ? 0 : qn_raise(rt, QN_E_TypeError, "two Series expected");
}

static int pair_make(qn_rt *rt, qn_value a, qn_value b, bool compare, pair *p) {
  *p = (pair){.sa = a, .sb = b, .name = qn_none()};
  if (qn_is_series(a) && qn_is_series(b)) {
    qn_series *x = qn_series_of(a), *y = qn_series_of(b);
    if (qn_equal(rt, x->name, y->name) == 1) p->name = x->name;
    if (!qn_index_equal(rt, x->index, y->index)) {
      if (compare) return qn_raise(rt, QN_E_ValueError, "Can only compare identically-labeled Series objects");
      return pair_align(rt, p, x, y);
    }
    p->a = side_column(rt, x);
    p->b = side_column(rt, y);
    p->index = qn_index_keep(x->index);
    return p->a && p->b ? 0 : -1;
  }
  bool left = qn_is_series(a);
  qn_series *s = qn_series_of(left ? a : b);
  qn_value other = left ? b : a;
  p->name = s->name;
  if (qn_is(other, QN_K_INDEX) && qn_equal(rt, s->name, ((qn_indexobj *)other.o)->ix->names[0]) != 1) p->name = qn_none();
  p->index = qn_index_keep(s->index);
  qn_column *c = NULL;
  if (qn_is_list_like(other)) {
    c = qn_col_from(rt, other, s->held->length);
    if (!c) return -1;
    if (c->length != s->held->length) {
      int64_t n = c->length;
      qn_column_drop(c);
      if (compare) return qn_raise(rt, QN_E_ValueError, "('Lengths must match to compare', (%lld,), (%lld,))", (long long)s->held->length, (long long)n);
      return qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with shapes (%lld,) (%lld,) ", (long long)(left ? s->held->length : n),
                      (long long)(left ? n : s->held->length));
    }
  }
  qn_column *own = side_column(rt, s);
  p->a = left ? own : c;
  p->b = left ? c : own;
  return own ? 0 : -1;
}

static qn_operand operand(qn_column *c, qn_value scalar) { return (qn_operand){c, scalar}; }

static bool pair_settle(qn_rt *rt, const pair *p) { return (!p->a || qn_col_there(rt, p->a)) && (!p->b || qn_col_there(rt, p->b)); }

static bool may_wait(qn_binop op) {
  return op == QN_ADD || op == QN_SUB || op == QN_MUL || op == QN_TRUEDIV || op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR;
}

static int series_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (op == QN_MATMUL) return qn_pandas_matmul(rt, a, b, out);
  qn_value other = qn_is_series(a) ? b : a;
  if (qn_is_frame(other)) return QN_NOT_IMPLEMENTED;
  if (op == QN_DIVMOD) return qn_pandas_divmod(rt, a, b, out);
  pair p;
  if (pair_make(rt, a, b, false, &p) < 0) return pair_deinit(rt, &p), -1;
  const qn_operand both[2] = {operand(p.a, p.sa), operand(p.b, p.sb)};
  bool done = false;
  qn_column *c = may_wait(op) ? qn_expr_later(rt, (int)qn_ufunc_of_binop(op), both, 2, p.index->n, &done) : NULL;
  if (!done && pair_settle(rt, &p)) c = qn_col_binary(rt, op, both[0], both[1], p.index->n);
  int status = c ? qn_new_series(rt, c, qn_index_keep(p.index), p.name, out) : -1;
  pair_deinit(rt, &p);
  return status;
}

static int series_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  static const qn_cmp mirrored[] = {[QN_LT] = QN_GT, [QN_LE] = QN_GE, [QN_EQ] = QN_EQ, [QN_NE] = QN_NE, [QN_GT] = QN_LT, [QN_GE] = QN_LE};
  if (qn_is_frame(b)) return QN_NOT_IMPLEMENTED;
  if (!qn_is_series(a)) return series_compare(rt, b, a, mirrored[op], out);
  pair p;
  if (pair_make(rt, a, b, true, &p) < 0) return pair_deinit(rt, &p), -1;
  const qn_operand both[2] = {operand(p.a, p.sa), operand(p.b, p.sb)};
  bool done = false;
  qn_column *c = qn_expr_later(rt, (int)qn_ufunc_of_cmp(op), both, 2, p.index->n, &done);
  if (!done && pair_settle(rt, &p)) c = qn_col_compare(rt, op, both[0], both[1], p.index->n);
  int status = c ? qn_new_series(rt, c, qn_index_keep(p.index), p.name, out) : -1;
  pair_deinit(rt, &p);
  return status;
}

static int series_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  qn_series *s = qn_series_of(a);
  const qn_operand own = operand(s->held, qn_none());
  bool done = false;
  qn_column *c = op == QN_NEG || op == QN_INVERT ? qn_expr_later(rt, op == QN_NEG ? QN_UF_negative : QN_UF_invert, &own, 1, s->index->n, &done) : NULL;
  if (!done) c = qn_col_unary(rt, op, qn_series_col(rt, s));
  return c ? qn_new_series(rt, c, qn_index_keep(s->index), s->name, out) : -1;
}

static int series_truth(qn_rt *rt, qn_value v) {
  (void)v;
  return qn_raise(rt, QN_E_ValueError, "The truth value of a Series is ambiguous. Use a.empty, a.item(), a.any() or a.all().");
}

/* --- items -------------------------------------------------------------------------------------------------------------------------- */
int qn_bool_key(qn_rt *rt, qn_value key, const qn_index *index, int64_t n, uint8_t **keep) {
  qn_column *c = NULL;
  if (qn_is_series(key) && !qn_index_equal(rt, qn_series_of(key)->index, index)) {
    c = qn_aligned_column(rt, key, index, n);
    for (int64_t i = 0; c && i < n; i++)
      if (qn_column_is_null(c, i)) {
        qn_column_drop(c);
        return qn_raise(rt, QN_E_IndexError, "Unalignable boolean Series provided as indexer (index of the boolean Series and of the indexed object do not match).");
      }
  } else {
    c = qn_col_from(rt, key, n);
  }
  if (!c) return -1;
  const qn_column *shown = qn_col_shown(rt, c);
  int status = shown ? 0 : -1;
  if (status == 0 && shown->length != n)
    status = qn_raise(rt, QN_E_ValueError, "Item wrong length %lld instead of %lld.", (long long)shown->length, (long long)n);
  if (status == 0 && shown->type != QN_D_BOOL)
    status = qn_raise(rt, QN_E_ValueError, "Cannot mask with non-boolean array containing NA / NaN values");
  uint8_t *bits = status == 0 ? qn_alloc(rt->alloc, (size_t)n) : NULL;
  if (status == 0 && !bits) status = qn_raise_memory(rt);
  if (status == 0 && n) memcpy(bits, qn_column_data(shown), (size_t)n);
  for (int64_t i = 0; status == 0 && shown->masked && shown->null_count && i < n; i++) /* under pd.NA may stand anything */
    if (qn_column_is_null(shown, i)) bits[i] = 0;
  qn_column_drop(c);
  *keep = bits;
  return status;
}

static int filter_series(qn_rt *rt, const qn_series *s, const uint8_t *keep, qn_value *out) {
  int64_t n = 0;
  for (int64_t i = 0; i < s->held->length; i++) n += keep[i];
  int64_t *idx = qn_positions(rt, n);
  if (!idx) return -1;
  for (int64_t i = 0, k = 0; i < s->held->length; i++)
    if (keep[i]) idx[k++] = i;
  int status = qn_series_take(rt, s, idx, n, out);
  if (status == 0) qn_index_pick_freq(rt, qn_series_of(*out)->index, idx, n);
  qn_free_positions(rt, idx, n);
  return status;
}

static bool is_bool_list(qn_rt *rt, qn_value key) {
  if (qn_is_series(key)) {
    const uint8_t t = qn_series_shown_type(rt, qn_series_of(key));
    return t == QN_D_BOOL || (t == QN_D_OBJECT && qn_series_of(key)->held->type == QN_D_OBJECT);
  }
  if (qn_is_array(key)) return qn_view_of(key)->dtype == QN_D_BOOL;
  if (!qn_is(key, QN_K_LIST) || ((qn_list *)key.o)->n == 0) return false;
  qn_value first = qn_list_at((qn_list *)key.o, 0);
  return first.tag == QN_BOOL || (first.tag == QN_NPSCALAR && first.dtype == QN_D_BOOL);
}

/* s[[labels]] */
static int take_labels(qn_rt *rt, const qn_series *s, qn_value labels, qn_value *out) {
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, labels, &items, &n) < 0) return -1;
  int64_t *idx = qn_positions(rt, n);
  int status = idx ? 0 : -1;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    int64_t count;
    int found = qn_index_find(rt, s->index, items[i], &idx[i], &count);
    if (found < 0) status = -1;
    if (found == 0 || count > 1) status = qn_raise(rt, QN_E_KeyError, "some labels are not in the index");
  }
  if (status == 0) status = qn_series_take(rt, s, idx, n, out);
  if (idx) qn_free_positions(rt, idx, n);
  qn_items_free(rt, items, n);
  return status;
}

static int quick_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out);

static bool whole_slice(qn_value key) { /* of positions */
  const qn_slice *s = (const qn_slice *)key.o;
  return (s->start.tag == QN_NONE || s->start.tag == QN_INT) && (s->stop.tag == QN_NONE || s->stop.tag == QN_INT);
}

static int series_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  const qn_index *ix = qn_series_of(v)->index;
  bool slice = qn_is(key, QN_K_SLICE) && whole_slice(key) && !(ix->nlevels == 1 && qn_coltype_is_float(ix->levels[0]->type));
  if (slice || qn_label_simple(rt, ix, key)) {
    if (quick_item(rt, v, key, out) == 0) return 0;
    if (slice) return -1;
    qn_exc_forgive(rt); /* the text says what is wrong as pandas does */
  }
  const qn_value a[2] = {v, key};
  return qn_call_module(rt, "pandas._loc", "series_get", a, 2, out);
}

static int quick_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_series *s = qn_series_of(v);
  int64_t n = s->held->length, start, stop, step, count;
  qn_rows *rows = is_bool_list(rt, key) ? qn_rows_of_key(rt, key, s->index, n) : NULL;
  if (rows) {
    int status = qn_series_where(rt, s, rows, out);
    return qn_rows_drop(rows), status;
  }
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  if (!c) return -1;
  if (qn_is(key, QN_K_SLICE)) {
    if (qn_slice_indices(rt, key, n, &start, &stop, &step, &count) < 0) return -1;
    if (step == 1) return qn_series_slice(rt, s, start, count, out);
    int64_t *idx = qn_positions(rt, count);
    if (!idx) return -1;
    for (int64_t i = 0; i < count; i++) idx[i] = start + i * step;
    int status = qn_series_take(rt, s, idx, count, out);
    qn_free_positions(rt, idx, count);
    return status;
  }
  if (is_bool_list(rt, key)) {
    uint8_t *keep;
    if (qn_bool_key(rt, key, s->index, n, &keep) < 0) return -1;
    int status = filter_series(rt, s, keep, out);
    qn_free(rt->alloc, keep, (size_t)n);
    return status;
  }
  if (qn_is_list_like(key) && !qn_is(key, QN_K_TUPLE)) return take_labels(rt, s, key, out);
  int64_t at = 0;
  int found = qn_index_find(rt, s->index, key, &at, &count);
  if (found < 0) return -1;
  if (!found) return qn_raise_key(rt, key);
  if (count == 1) return qn_col_get(rt, c, at, out);
  int64_t *idx = qn_positions(rt, count);
  int64_t k = 0;
  if (!idx) return -1;
  for (int64_t i = at; i < n && k < count; i++) {
    qn_value label;
    if (qn_index_label(rt, s->index, i, &label) < 0) break;
    if (qn_equal(rt, label, key) == 1) idx[k++] = i;
    qn_release(rt, label);
  }
  int status = k == count ? qn_series_take(rt, s, idx, count, out) : -1;
  qn_free_positions(rt, idx, count);
  return status;
}

static int series_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  const qn_value a[3] = {v, key, x};
  qn_value none;
  if (qn_call_module(rt, "pandas._loc_set", "series_set", a, 3, &none) < 0) return -1;
  return qn_release(rt, none), 0;
}

qn_column *qn_col_replace(qn_rt *rt, const qn_column *stored, const uint8_t *where, qn_value x, const qn_index *index) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  int64_t n = c->length, made = 0, given = 0;
  qn_column *from = NULL;
  if (qn_is_list_like(x)) {
    from = qn_aligned_column(rt, x, index, n);
    if (!from) return NULL;
    for (int64_t i = 0; i < n; i++) given += where[i];
    if (from->length != n && from->length != given) {
      qn_raise(rt, QN_E_ValueError, "cannot set using a list-like indexer with a different length than the value");
      return qn_column_drop(from), NULL;
    }
  }
  qn_value *v = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *v);
  bool ok = v != NULL;
  if (!ok) qn_raise_memory(rt);
  for (int64_t i = 0, k = 0; ok && i < n; i++) {
    if (!where[i]) ok = qn_col_item(rt, c, i, &v[i]) == 0;
    else if (from) ok = qn_col_item(rt, qn_col_shown(rt, from), from->length == n && given != n ? i : k, &v[i]) == 0, k++;
    else v[i] = qn_retained(x);
    if (ok) made++;
  }
  qn_column *out = ok ? qn_col_from_values(rt, v, n) : NULL;
  if (out && out->type != c->type && qn_coltype_is_float(c->type) && c->type != QN_COL_STR && out->type == QN_D_INT64) {
    qn_column *wide = qn_col_astype(rt, out, c->type); /* a float column stays one */
    qn_column_drop(out);
    out = wide;
  }
  for (int64_t i = 0; i < made; i++) qn_release(rt, v[i]);
  qn_free(rt->alloc, v, (size_t)(n + 1) * sizeof *v);
  qn_column_drop(from);
  return out;
}

static int series_contains(qn_rt *rt, qn_value v, qn_value x) {
  int64_t first, count;
  return qn_index_find(rt, qn_series_of(v)->index, x, &first, &count);
}

static int64_t series_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_series_of(v)->held->length;
}

static int series_iter(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value list;
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, qn_series_of(v)));
  if (!c || qn_new_list_cap(rt, c->length, &list) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < c->length; i++) {
    qn_value x;
    if ((status = qn_col_each(rt, c, i, &x)) < 0) break;
    status = qn_list_append(rt, list, x);
    qn_release(rt, x);
  }
  if (status == 0) status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}

static int series_repr(qn_rt *rt, qn_value v, qn_buf *out) { return qn_series_text(rt, qn_series_of(v), true, out); }

/* s.label for text labels */
static int series_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (qn_class_method(rt, v.o->cls, name)) return 1; /* a method hides a column of its name */
  qn_series *s = qn_series_of(v);
  if (s->extras.tag != QN_UNSET) {
    int own = qn_extra_get(rt, v, name, out);
    if (own != 1) return own;
  }
  if (s->index->nlevels != 1 || s->index->levels[0]->type != QN_COL_STR) return 1;
  qn_value label;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  int64_t at, count;
  int has = qn_index_find(rt, s->index, label, &at, &count);
  int status = has < 0 ? -1 : has ? series_get_item(rt, v, label, out) : 1;
  qn_release(rt, label);
  return status;
}

static int series_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_series *s = qn_series_of(v);
  if (qn_sv_is(qn_sym_sv(name), "name")) {
    qn_release(rt, s->name);
    s->name = qn_retained(x);
    return 0;
  }
  if (qn_sv_is(qn_sym_sv(name), "index")) {
    qn_index *ix = qn_index_ensure(rt, x);
    if (!ix) return -1;
    if (ix->n != s->held->length) {
      int64_t n = ix->n;
      qn_index_drop(rt, ix);
      return qn_raise(rt, QN_E_ValueError, "Length mismatch: Expected axis has %lld elements, new values have %lld elements", (long long)s->held->length, (long long)n);
    }
    qn_index_drop(rt, s->index);
    s->index = ix;
    return 0;
  }
  if (!qn_sv_is(qn_sym_sv(name), "attrs") && qn_class_method(rt, v.o->cls, name)) return qn_raise(rt, QN_E_AttributeError, "can't set attribute '%s'", name->text);
  if (s->index->nlevels == 1 && s->index->levels[0]->type == QN_COL_STR) { /* s.label = x */
    qn_value label;
    int64_t at, count;
    if (qn_new_str_sym(rt, name, &label) < 0) return -1;
    int has = qn_index_find(rt, s->index, label, &at, &count), r = has > 0 ? qn_set_item(rt, v, label, x) : has;
    qn_release(rt, label);
    if (has) return r;
  }
  return qn_extra_set(rt, v, name, x);
}

/* A list of NaT alone has no type of its own: it is of whatever type of times is asked for. */
static bool none_but_nat(qn_value data, const qn_column *c) {
  if (!qn_is(data, QN_K_LIST) || !qn_coltype_is_time(c->type)) return false;
  for (int64_t i = 0; i < c->length; i++)
    if (!qn_col_isna(c, i)) return false;
  return true;
}
static qn_column *all_nat(qn_rt *rt, int64_t n, const qn_coltype *type) {
  qn_column *c = qn_col_new(rt, type->type, n);
  for (int64_t i = 0; c && i < n; i++) ((int64_t *)c->values->data)[i] = QN_NAT;
  if (c) c->zone = qn_zone_keep(type->zone);
  return c;
}

/* dtype=object of values that are objects: as they are, None too. */
bool qn_wants_objects(qn_value dtype) {
  return (qn_is_str(dtype) && qn_sv_is(qn_str_sv(dtype), "object")) || (qn_is(dtype, QN_K_TYPE) && !strcmp(qn_class_ptr(dtype)->name, "object"));
}
bool qn_holds_objects(qn_value data) {
  return qn_is(data, QN_K_LIST) || qn_is(data, QN_K_TUPLE) || (qn_is_array(data) && qn_view_of(data)->dtype == QN_D_OBJECT && qn_view_of(data)->ndim == 1);
}
/* Ints beside missing values that are to stay what they are: for categories, and those that no float holds for a nullable type. 0, 1, -1. */
static int wants_exact(qn_rt *rt, qn_value dtype, qn_value data) {
  int64_t most = (int64_t)1 << 53;
  qn_coltype type = {0};
  int64_t n;
  qn_value *items;
  bool wide = false;
  if (dtype.tag == QN_UNSET || dtype.tag == QN_NONE || !qn_holds_objects(data)) return 0;
  if (qn_coltype_from(rt, dtype, &type)) return qn_exc_clear(rt), 0; /* said later */
  const bool whole = type.masked && qn_coltype_is_int(type.type), categories = type.type == QN_COL_CAT && !type.categories;
  const int bits = whole ? 8 * (int)qn_dtypes[type.type].size : 64;
  qn_coltype_deinit(&type);
  if (!whole && !categories) return 0;
  if (qn_items_of(rt, data, &items, &n) < 0) return -1;
  if (categories) {
    int64_t ints = 0, gone = 0;
    for (int64_t i = 0; i < n; i++) ints += items[i].tag == QN_INT, gone += qn_value_isna(items[i]);
    qn_items_free(rt, items, n);
    return ints && gone && ints + gone == n;
  }
  for (int64_t i = 0; bits < 64 && i < n; i++)
    if (qn_value_isna(items[i])) most = (int64_t)1 << (bits - 1); /* refused with the number's name */
  for (int64_t i = 0; i < n && !wide; i++) wide = (items[i].tag == QN_INT && (items[i].i > most || items[i].i < -most)) || qn_is_big(items[i]);
  qn_items_free(rt, items, n);
  return wide;
}
qn_column *qn_col_of_objects(qn_rt *rt, qn_value data) {
  int64_t n;
  qn_value *items;
  if (qn_items_of(rt, data, &items, &n) < 0) return NULL;
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t i = 0; c && i < n; i++) ((qn_value *)c->values->data)[i] = qn_retained(items[i]);
  qn_items_free(rt, items, n);
  return c;
}

static int construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value v[5];
  if (qn_args_parse(rt, args, "Series", "|data index dtype name copy", v) < 0) return -1;
  if (qn_is(v[0], QN_K_INSTANCE)) { /* another mapping is read as a dict */
    qn_value given = v[0], plain;
    if (qn_call_module(rt, "pandas._construct", "unmapped", &given, 1, &plain) < 0) return -1;
    const bool same = plain.o == given.o;
    int status = 0;
    if (!same) {
      qn_args again = *args;
      qn_value first[5] = {plain, v[1], v[2], v[3], v[4]};
      for (int k = 1; k < 4; k++)
        if (first[k].tag == QN_UNSET) first[k] = qn_none();
      again.pos = first, again.npos = 4, again.nkw = 0;
      status = construct(rt, cls, &again, out);
    }
    qn_release(rt, plain);
    if (!same) return status;
  }
  qn_value data = v[0].tag == QN_UNSET ? qn_none() : v[0], name = v[3].tag == QN_UNSET ? qn_none() : v[3];
  qn_index *index = NULL;
  qn_column *c = NULL;
  if (v[1].tag != QN_UNSET && v[1].tag != QN_NONE) {
    index = qn_index_ensure(rt, v[1]);
    if (!index) return -1;
  }
  if (qn_is(data, QN_K_DICT) && index && qn_dict_len(data) == 0) data = qn_none();
  if (qn_is(data, QN_K_DICT) && index) { /* the values of these labels */
    qn_value all;
    if (qn_call_pos(rt, qn_class_value(&qn_series_class), &data, 1, &all) < 0) return qn_index_drop(rt, index), -1;
    c = qn_aligned_column(rt, all, index, index->n);
    qn_release(rt, all);
  } else if (qn_is(data, QN_K_DICT)) {
    qn_value keys, key, val;
    if (qn_new_list(rt, NULL, 0, &keys) < 0) return -1;
    qn_value vals;
    int status = qn_new_list(rt, NULL, 0, &vals);
    if (status == 0) {
      int64_t at = 0;
      while (status == 0 && qn_dict_next(data, &at, &key, &val)) status = qn_list_append(rt, keys, key) < 0 ? -1 : qn_list_append(rt, vals, val);
      if (status == 0) index = qn_index_from(rt, keys);
      if (index) c = qn_wants_objects(v[2]) ? qn_col_of_objects(rt, vals) : qn_col_from(rt, vals, 0);
      qn_release(rt, vals);
    }
    qn_release(rt, keys);
  } else if (qn_is_series(data)) {
    qn_series *s = qn_series_of(data);
    if (v[3].tag == QN_UNSET) name = s->name;
    if (!index) index = qn_index_keep(s->index);
    c = qn_aligned_column(rt, data, index, index->n);
  } else if (data.tag == QN_NONE && !index) {
    c = qn_col_objects(rt, 0);
  } else {
    if (qn_is(data, QN_K_INDEX) && v[3].tag == QN_UNSET && ((const qn_indexobj *)data.o)->ix->nlevels <= 1) name = ((const qn_indexobj *)data.o)->ix->names[0];
    if (data.tag == QN_NONE) c = qn_col_repeat(rt, qn_nan(), index->n);
    else {
      const int exact = wants_exact(rt, v[2], data);
      if (exact >= 0) c = exact || (qn_wants_objects(v[2]) && qn_holds_objects(data)) ? qn_col_of_objects(rt, data) : qn_col_from(rt, data, index ? index->n : 1);
    }
  }
  if (c && index && c->length != index->n) {
    qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)c->length, (long long)index->n);
    qn_column_drop(c);
    c = NULL;
  }
  qn_coltype type = {0};
  if (c && v[2].tag != QN_UNSET && v[2].tag != QN_NONE) {
    qn_column *cast = NULL;
    const bool scalar = data.tag != QN_OBJ || qn_is_str(data), list = !qn_is_array(data) && !qn_is(data, QN_K_RANGE) && !qn_is(data, QN_K_INDEX);
    const bool named = qn_coltype_from(rt, v[2], &type) == 0;
    if (named && (scalar || qn_is_series(data) || qn_check_given(rt, c, &type, list) == 0)) cast = c && none_but_nat(v[0], c) && qn_coltype_is_time(type.type) && !qn_zone_freq(type.zone) ? all_nat(rt, c->length, &type) : qn_col_cast(rt, c, &type);
    qn_coltype_deinit(&type);
    qn_column_drop(c);
    c = cast;
  }
  return qn_new_series(rt, c, index, name, out);
}

static int series_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  return qn_construct_standing(rt, cls, args, construct, out);
}

/* Operators: their results have attrs as those of methods. */
static int series_of_two(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  return qn_extras_operator(rt, series_binary(rt, op, a, b, reflected, out), a, b, out);
}

static int series_compared(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  return qn_extras_operator(rt, series_compare(rt, a, b, op, out), a, b, out);
}

static int series_of_one(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  return qn_extras_operator(rt, series_unary(rt, op, a, out), a, qn_none(), out);
}

qn_class qn_series_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Series", .module = "pandas", .open = true, .kind = QN_K_SERIES,
                            .base = &qn_series_text_class, .methods = qn_series_methods, .finish = qn_extras_finish, .destroy = series_destroy, .repr = series_repr, .hash = qn_hash_unhashable, .truth = series_truth,
                            .compare = series_compared, .binary = series_of_two, .inplace = qn_pandas_inplace, .unary = series_of_one, .length = series_length,
                            .get_item = series_get_item, .set_item = series_set_item, .contains = series_contains, .iter = series_iter,
                            .get_attr = series_get_attr, .set_attr = series_set_attr, .construct = series_construct};

/* --- kernels ------------------------------------------------------------------------------------------------------------------------ */
static int view_of(qn_rt *rt, const qn_series *s, const qn_column *c, qn_column_view *out) {
  if (!c) return qn_raise_memory(rt);
  if (!qn_col_numeric(c->type)) {
    qn_buf name;
    qn_buf_init(&name, rt->alloc);
    if (s->name.tag != QN_NONE && qn_str(rt, s->name, &name) < 0) return qn_buf_deinit(&name), -1;
    qn_raise(rt, QN_E_TypeError, "column '%s' is %s: a kernel takes columns of numbers", name.n ? name.p : "", qn_col_type_name(c->type));
    qn_buf_deinit(&name);
    return -1;
  }
  *out = (qn_column_view){.data = qn_column_data(c), .length = c->length, .null_count = c->null_count, .dtype = (qn_dtype)c->type};
  if (c->validity && c->null_count) {
    out->validity = c->validity->data;
    out->validity_offset = c->offset;
  }
  return 0;
}

int qn_series_view(qn_rt *rt, qn_value series, qn_column_view *out) {
  qn_series *s = qn_series_of(series);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  return c ? view_of(rt, s, c, out) : -1;
}

static int wrap_column(qn_rt *rt, qn_column *c, qn_value like, qn_value *out) {
  if (!qn_is_series(like)) return qn_new_series(rt, c, NULL, qn_none(), out);
  return qn_new_series(rt, c, c ? qn_index_keep(qn_series_of(like)->index) : NULL, qn_series_of(like)->name, out);
}

int qn_series_alloc(qn_rt *rt, qn_dtype dtype, int64_t n, qn_value like, qn_value *out, void **data) {
  qn_column *c = qn_col_new(rt, (uint8_t)dtype, n);
  if (!c) return -1;
  *data = c->values->data;
  return wrap_column(rt, c, like, out);
}

int qn_series_like(qn_rt *rt, const qn_value *v, uint32_t nv, qn_value *out) {
  qn_series *first = NULL;
  bool one_name = true;
  for (uint32_t i = 0; i < nv; i++) {
    if (!qn_is_series(v[i])) continue;
    qn_series *s = qn_series_of(v[i]);
    if (!first) {
      first = s;
      continue;
    }
    if (s->held->length != first->held->length)
      return qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with shapes (%lld,) (%lld,) ", (long long)first->held->length,
                      (long long)s->held->length);
    if (!qn_index_equal(rt, s->index, first->index))
      return qn_raise(rt, QN_E_ValueError, "a kernel maps over Series with the same index: reset_index or align them first");
    one_name = one_name && qn_equal(rt, s->name, first->name) == 1;
  }
  if (!first) return *out = (qn_value){.tag = QN_UNSET}, 0;
  return qn_new_series(rt, qn_column_keep(first->held), qn_index_keep(first->index), one_name ? first->name : qn_none(), out);
}
