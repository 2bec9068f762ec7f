/* native_put.c - replacing cells of a column, and the content of an object.
 *
 * put() has pandas' rules of what a column can hold (pandas/core/dtypes/cast.py, np_can_hold_element and find_result_type): an int
 * column takes ints and floats that are whole, NaN and None make it float64, a bool or a text makes it object; a float column takes
 * any real number; a column of text takes text and missing values; an object column takes all. Other types go through
 * qn_col_replace. */
#include <math.h>

#include "runtime/frame/native.h"
#include "runtime/object/bigint.h"

typedef enum holds { HOLDS_AS_IS, HOLDS_FLOAT, HOLDS_OBJECT } holds;

static bool plain_type(uint8_t t) { return t == QN_D_BOOL || t == QN_COL_STR || t == QN_D_OBJECT || qn_coltype_is_int(t) || t == QN_D_FLOAT64 || t == QN_D_FLOAT32; }

static bool int_fits(uint8_t type, double x) {
  if (x != floor(x)) return false;
  double bits = qn_dtypes[type].size * 8.0;
  bool is_signed = type == QN_D_INT8 || type == QN_D_INT16 || type == QN_D_INT32 || type == QN_D_INT64;
  return is_signed ? x >= -exp2(bits - 1) && x < exp2(bits - 1) : x >= 0 && x < exp2(bits);
}

/* What a column of `type` becomes when it has to hold x. */
static holds holding(uint8_t type, qn_value x) {
  if (type == QN_D_OBJECT) return HOLDS_AS_IS;
  if (qn_value_isna(x)) {
    if (x.tag == QN_OBJ && type != QN_COL_STR) return HOLDS_OBJECT; /* NA and NaT are no numbers */
    return qn_coltype_is_int(type) ? HOLDS_FLOAT : type == QN_D_BOOL ? HOLDS_OBJECT : HOLDS_AS_IS;
  }
  bool is_bool = x.tag == QN_BOOL || (x.tag == QN_NPSCALAR && x.dtype == QN_D_BOOL);
  bool is_int = x.tag == QN_INT || (x.tag == QN_NPSCALAR && qn_coltype_is_int(x.dtype));
  bool is_float = x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_coltype_is_float(x.dtype));
  if (type == QN_COL_STR) return qn_is_str(x) ? HOLDS_AS_IS : HOLDS_OBJECT;
  if (type == QN_D_BOOL) return is_bool ? HOLDS_AS_IS : HOLDS_OBJECT;
  uint64_t u; /* an int that only columns without a sign hold */
  if (qn_int_is_wide(x, &u))
    return type == QN_D_UINT64 || qn_coltype_is_float(type) ? HOLDS_AS_IS : HOLDS_OBJECT;
  if (is_bool || (!is_int && !is_float)) return HOLDS_OBJECT;
  if (qn_coltype_is_float(type)) return HOLDS_AS_IS;
  return int_fits(type, is_int ? (double)x.i : x.f) ? HOLDS_AS_IS : is_int && qn_coltype_is_int(type) ? HOLDS_AS_IS : HOLDS_FLOAT;
}

/* The same for a whole column of other values. */
static int holding_column(qn_rt *rt, uint8_t type, const qn_column *c, holds *out) {
  *out = HOLDS_AS_IS;
  for (int64_t i = 0; i < c->length && *out != HOLDS_OBJECT; i++) {
    qn_value x;
    if (qn_col_item(rt, c, i, &x) < 0) return -1;
    holds h = holding(type, x);
    if (h > *out) *out = h;
    qn_release(rt, x);
  }
  return 0;
}

static int put_cells(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from, qn_column *out) {
  size_t size = out->type == QN_D_OBJECT ? sizeof(qn_value) : qn_dtypes[out->type].size;
  for (int64_t i = 0; i < c->length; i++) {
    char *to = (char *)out->values->data + (size_t)i * size;
    qn_value v;
    if (where[i] && !from) v = qn_retained(x);
    else if (qn_col_item(rt, where[i] ? from : c, i, &v) < 0) return -1;
    if (out->type == QN_D_OBJECT) {
      *(qn_value *)(void *)to = v;
      continue;
    }
    if (v.tag == QN_NONE) v = qn_nan();
    int bad = 0;
    if (qn_coltype_is_int(out->type) && (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype)))) v = qn_int((int64_t)v.f);
    bad = qn_elem_put(rt, (qn_dtype)out->type, to, v);
    qn_release(rt, v);
    if (bad < 0) return -1;
  }
  return 0;
}

static qn_column *put_text(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from) {
  qn_strbuild b;
  qn_strbuild_init(&b, rt->alloc);
  for (int64_t i = 0; i < c->length; i++) {
    if (!where[i]) {
      if (qn_col_isna(c, i)) qn_strbuild_null(&b);
      else qn_strbuild_add(&b, qn_column_str(c, i));
    } else if (!from) {
      if (qn_is_str(x)) qn_strbuild_add(&b, qn_str_sv(x));
      else qn_strbuild_null(&b);
    } else if (qn_col_isna(from, i)) {
      qn_strbuild_null(&b);
    } else if (from->type == QN_COL_STR) {
      qn_strbuild_add(&b, qn_column_str(from, i));
    } else {
      const qn_value *cells = qn_column_data(from);
      if (qn_is_str(cells[i])) qn_strbuild_add(&b, qn_str_sv(cells[i]));
      else qn_strbuild_null(&b);
    }
  }
  qn_column *out = qn_strbuild_finish(&b);
  if (!out) qn_raise_memory(rt);
  return out;
}

/* The int type that holds both the column's values and the int x (find_result_type): of the column's own kind, or wide enough for both. */
static uint8_t wider(uint8_t type, qn_value x) {
  static const uint8_t ints[] = {QN_D_INT8, QN_D_INT16, QN_D_INT32, QN_D_INT64}, counts[] = {QN_D_UINT8, QN_D_UINT16, QN_D_UINT32, QN_D_UINT64};
  const bool is_signed = type == QN_D_INT8 || type == QN_D_INT16 || type == QN_D_INT32 || type == QN_D_INT64;
  const bool whole = x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_coltype_is_float(x.dtype));
  const double v = whole ? x.f : (double)x.i;
  if (v != floor(v) || fabs(v) >= 9.2e18 || int_fits(type, v)) return type;
  if (!is_signed && v < 0 && type == QN_D_UINT64) return QN_D_FLOAT64;
  const uint8_t *kinds = is_signed || v < 0 ? ints : counts;
  const size_t least = qn_dtypes[type].size * (size_t)(!is_signed && v < 0 ? 2 : 1), own = x.tag == QN_NPSCALAR && !whole ? qn_dtypes[x.dtype].size : 1;
  for (int k = 0; k < 4; k++)
    if (qn_dtypes[kinds[k]].size >= least && qn_dtypes[kinds[k]].size >= own && int_fits(kinds[k], v)) return kinds[k];
  return QN_D_FLOAT64;
}

static qn_column *put_column(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from) {
  holds h = HOLDS_AS_IS;
  const bool fits = from && from->length == c->length && !from->validity && (from->type == QN_D_INT64 || from->type == QN_D_FLOAT64) &&
                    (c->type == QN_D_FLOAT64 || c->type == from->type); /* without looking */
  if (fits) h = HOLDS_AS_IS;
  else if (from ? holding_column(rt, c->type, from, &h) < 0 : (h = holding(c->type, x), false)) return NULL;
  uint8_t type = h == HOLDS_OBJECT ? QN_D_OBJECT : h == HOLDS_FLOAT ? QN_D_FLOAT64 : c->type;
  if (!from && h != HOLDS_OBJECT && qn_coltype_is_int(c->type) && !qn_value_isna(x) && x.tag != QN_OBJ) {
    const uint8_t more = wider(c->type, x);
    if (more != c->type) type = more;
  }
  if (type == QN_COL_STR) return put_text(rt, c, where, x, from);
  qn_column *out = qn_col_put_numbers(rt, c, where, x, from, type);
  if (out || rt->exc.tag != QN_UNSET) return out;
  out = qn_col_new(rt, type, c->length);
  if (out && put_cells(rt, c, where, x, from, out) < 0) {
    qn_column_drop(out);
    return NULL;
  }
  return out;
}

/* Times, categories and nullable types keep their type when the values fit; NULL without an exception: they do not. */
static qn_column *put_special(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from) {
  int64_t n = 0, *pos = qn_positions(rt, c->length);
  if (!pos) return NULL;
  for (int64_t i = 0; i < c->length; i++)
    if (where[i]) pos[n++] = i;
  qn_column *part = from ? qn_col_take(rt, from, pos, n) : NULL;
  qn_column *out = from && !part ? NULL : qn_col_assign(rt, c, pos, n, part, x);
  qn_column_drop(part);
  qn_free_positions(rt, pos, c->length);
  return out;
}

/* put(series, where, value): the Series with value in the rows where the bool array is True; value: a scalar, or a Series, array
 * or list of as many rows, taken by position. */
QN_METHOD(qn_pd_put) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "put", "series where value", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "put: a Series is needed");
  if (qn_coltype_is_time(qn_series_of(v[0])->held->type) && !qn_value_isna(v[2])) { /* as fine as what is put there */
    qn_value finer;
    if (qn_call_module(rt, "pandas._base", "finer", (const qn_value[]){v[0], v[2]}, 2, &finer) < 0) return -1;
    int status = finer.o == v[0].o ? 1 : qn_pd_put(rt, self, &(qn_args){.pos = (qn_value[]){finer, v[1], v[2]}, .npos = 3}, out);
    qn_release(rt, finer);
    if (status <= 0) return status;
  }
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  qn_column *w = c ? qn_col_from(rt, v[1], 0) : NULL, *from = NULL, *made = NULL;
  if (!w) return -1;
  int status = w->type == QN_D_BOOL && w->length == c->length ? 0 : qn_raise(rt, QN_E_ValueError, "Array conditional must be same shape as self");
  const uint8_t *where = status == 0 ? qn_column_data(w) : NULL;
  bool any = false, list = qn_is_list_like(v[2]);
  for (int64_t i = 0; status == 0 && !any && i < c->length; i++) any = where[i];
  if (status == 0 && list) {
    from = qn_col_from(rt, v[2], 0);
    status = from ? 0 : -1;
    if (from && from->length != c->length)
      status = qn_raise(rt, QN_E_ValueError, "cannot set using a list-like indexer with a different length than the value");
  }
  const qn_column *shown = from && status == 0 ? qn_col_shown(rt, from) : NULL;
  if (status == 0 && !any) made = qn_column_keep(qn_series_col(rt, s));
  else if (status == 0 && (c->masked || qn_coltype_is_time(c->type) || c->type == QN_COL_CAT) && (made = put_special(rt, c, where, v[2], from))) status = 0;
  else if (rt->exc.tag != QN_UNSET) status = -1;
  else if (status == 0 && plain_type(c->type) && !c->masked && (!from || (shown && plain_type(shown->type)))) made = put_column(rt, c, where, v[2], shown);
  else if (status == 0) made = qn_col_replace(rt, qn_series_col(rt, s), where, v[2], s->index);
  if (made && c->masked && c->type == QN_COL_STR && made->type == QN_COL_STR && !made->masked) { /* "string" stays what it is */
    qn_column *own = qn_col_cast(rt, made, &(qn_coltype){.type = QN_COL_STR, .masked = true});
    qn_column_drop(made);
    made = own;
  }
  status = made ? qn_new_series(rt, made, qn_index_keep(s->index), s->name, out) : -1;
  qn_column_drop(w);
  qn_column_drop(from);
  return status;
}

/* The frame t now is what `source` is: the copy takes the old content with it. */
static int frame_become(qn_rt *rt, qn_frame *t, const qn_frame *source) {
  qn_value copy;
  if (qn_frame_copy(rt, source, &copy) < 0) return -1;
  qn_frame *s = qn_frame_of(copy), held = *t;
  qn_obj head = t->obj, other = s->obj;
  *t = *s;
  t->obj = head;
  *s = held;
  s->obj = other;
  return qn_release(rt, copy), 0;
}

static bool same_labels(qn_rt *rt, qn_value a, qn_value b) {
  if (qn_is_series(a)) return qn_index_equal(rt, qn_series_of(a)->index, qn_series_of(b)->index);
  const qn_frame *f = qn_frame_of(a), *g = qn_frame_of(b);
  if (f->ncols != g->ncols || !qn_index_equal(rt, f->index, g->index)) return false;
  for (int32_t k = 0; k < f->ncols; k++)
    if (qn_equal(rt, f->names[k], g->names[k]) != 1) return false;
  return true;
}

/* a op= b of a Series or a frame: what is computed stands in it then, under its own labels and name, as in pandas. */
int qn_pandas_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  qn_value r, like;
  if (op == QN_MATMUL || op == QN_DIVMOD || op == QN_LSHIFT || op == QN_RSHIFT) return 1;
  if (qn_binary(rt, op, a, b, &r)) return -1;
  if (qn_is_series(a) != qn_is_series(r) || qn_is_frame(a) != qn_is_frame(r)) return *out = r, 0;
  if (!same_labels(rt, a, r)) {
    qn_sym name = qn_sym_of(rt, "reindex_like");
    qn_value method = qn_none();
    const int bad = !name || qn_get_attr(rt, r, name, &method) || qn_call_pos(rt, method, &a, 1, &like);
    qn_release(rt, method);
    qn_release(rt, r);
    if (bad) return -1;
    r = like;
  }
  int status = 0;
  if (qn_is_series(a)) {
    qn_series *t = qn_series_of(a);
    qn_column *held = qn_column_keep(qn_series_of(r)->held);
    qn_column_drop(t->held);
    t->held = held;
  } else {
    status = frame_become(rt, qn_frame_of(a), qn_frame_of(r));
  }
  qn_release(rt, r);
  return status ? -1 : (*out = qn_retained(a), 0);
}

/* become(target, source): the Series or frame target now is what source is (inplace=True). */
QN_METHOD(qn_pd_become) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "become", "target source", v) < 0) return -1;
  if (qn_is_series(v[0]) && qn_is_series(v[1])) {
    qn_series *t = qn_series_of(v[0]);
    const qn_series *s = qn_series_of(v[1]);
    qn_column *col = qn_column_keep(s->held);
    qn_index *index = qn_index_keep(s->index);
    qn_value name = qn_retained(s->name);
    qn_column_drop(t->held);
    qn_index_drop(rt, t->index);
    qn_release(rt, t->name);
    t->held = col, t->index = index, t->name = name;
    return *out = qn_none(), 0;
  }
  if (!qn_is_frame(v[0]) || !qn_is_frame(v[1])) return qn_raise(rt, QN_E_TypeError, "become: two Series or two DataFrames");
  if (frame_become(rt, qn_frame_of(v[0]), qn_frame_of(v[1])) < 0) return -1;
  return *out = qn_none(), 0;
}
