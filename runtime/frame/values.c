/* values.c - columns and the values of the runtime: reading a cell, building columns from lists, arrays and scalars, object
 * columns (a counted value per row), casts.
 *
 * Object columns have QN_D_OBJECT's 16-byte slots, each a retained qn_value; the buffer's release gives them back. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/base/promote.h"
#include "runtime/object/bigint.h"
#include "runtime/csv/csv.h"
#include "runtime/frame/frame_impl.h"

_Static_assert(sizeof(qn_value) == sizeof(qn_obj_slot), "object columns hold values");

/* --- object columns -------------------------------------------------------------------------------------------------- */
static void release_objects(qn_colbuf *b) {
  qn_value *v = b->data;
  for (size_t i = 0; i < b->size / sizeof *v; i++) qn_release(b->user, v[i]);
}

qn_column *qn_col_new(qn_rt *rt, uint8_t type, int64_t n) {
  if (type == QN_D_OBJECT) return qn_col_objects(rt, n);
  qn_column *c = qn_column_new(rt->alloc, type, n);
  if (!c) qn_raise_memory(rt);
  return c;
}

qn_column *qn_col_objects(qn_rt *rt, int64_t n) {
  qn_column *c = qn_column_new(rt->alloc, QN_D_OBJECT, n);
  if (!c) {
    qn_raise_memory(rt);
    return NULL;
  }
  qn_value *v = c->values->data;
  for (int64_t i = 0; i < n; i++) v[i] = qn_none();
  c->values->release = release_objects;
  c->values->user = rt;
  return c;
}

static qn_value *object_cells(const qn_column *c) { return (qn_value *)c->values->data + c->offset; }

static qn_column *bools_as_objects(qn_rt *rt, const qn_column *c) {
  qn_column *o = qn_col_objects(rt, c->length);
  if (!o) return NULL;
  const uint8_t *b = qn_column_data(c);
  for (int64_t i = 0; i < c->length; i++) object_cells(o)[i] = qn_column_is_null(c, i) ? qn_nan() : qn_bool(b[i]);
  return o;
}

const qn_column *qn_col_shown(qn_rt *rt, const qn_column *c) {
  if (!c) return NULL;
  if (c->masked) return c;
  if (c->type == QN_D_BOOL && qn_column_shown_type(c) == QN_D_OBJECT) {
    if (!c->shown) ((qn_column *)(uintptr_t)c)->shown = bools_as_objects(rt, c);
    return c->shown;
  }
  const qn_column *s = qn_column_presented(c);
  if (!s) qn_raise_memory(rt);
  return s;
}

/* --- one cell ------------------------------------------------------------------------------------------------------------ */
int64_t qn_col_int(const qn_column *c, int64_t i) {
  const void *p = qn_column_data(c);
  switch (c->type) {
    case QN_D_BOOL: case QN_D_UINT8: return ((const uint8_t *)p)[i];
    case QN_D_INT8: return ((const int8_t *)p)[i];
    case QN_D_INT16: return ((const int16_t *)p)[i];
    case QN_D_INT32: return ((const int32_t *)p)[i];
    case QN_D_UINT16: return ((const uint16_t *)p)[i];
    case QN_D_UINT32: return ((const uint32_t *)p)[i];
    case QN_COL_CAT: return ((const int32_t *)p)[i];
    default: return ((const int64_t *)p)[i];
  }
}

double qn_col_double(const qn_column *c, int64_t i) {
  if (qn_column_is_null(c, i)) return NAN;
  if (c->type == QN_D_FLOAT64) return ((const double *)qn_column_data(c))[i];
  if (c->type == QN_D_FLOAT32) return (double)((const float *)qn_column_data(c))[i];
  int64_t v = qn_col_int(c, i);
  return c->type == QN_D_UINT64 ? (double)(uint64_t)v : (double)v;
}

void qn_col_complex(const qn_column *c, int64_t i, double *re, double *im) {
  const void *p = qn_column_data(c);
  if (c->type == QN_D_COMPLEX64) *re = (double)((const float *)p)[2 * i], *im = (double)((const float *)p)[2 * i + 1];
  else *re = ((const double *)p)[2 * i], *im = ((const double *)p)[2 * i + 1];
}

bool qn_col_isna(const qn_column *c, int64_t i) {
  if (qn_column_is_null(c, i)) return true;
  if (qn_coltype_is_complex(c->type)) {
    double re, im;
    return qn_col_complex(c, i, &re, &im), isnan(re) || isnan(im);
  }
  if (c->type == QN_COL_CAT) return ((const int32_t *)qn_column_data(c))[i] < 0;
  if (qn_coltype_is_time(c->type)) return ((const int64_t *)qn_column_data(c))[i] == QN_NAT;
  if (c->type == QN_D_FLOAT64) return isnan(((const double *)qn_column_data(c))[i]);
  if (c->type == QN_D_FLOAT32) return isnan(((const float *)qn_column_data(c))[i]);
  return c->type == QN_D_OBJECT && qn_value_isna(object_cells(c)[i]);
}

/* What a missing one of these categories is: of nullable numbers NaN. */
static qn_value missing_of(const qn_column *categories) {
  if (qn_coltype_is_time(categories->type)) return qn_nat();
  return categories->masked && (categories->type == QN_D_BOOL || !qn_col_numeric(categories->type)) ? qn_na() : qn_nan();
}

int qn_col_get(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out) {
  if (c->type == QN_COL_STR) {
    if (qn_column_is_null(c, i)) return *out = c->masked ? qn_na() : qn_nan(), 0;
    return qn_new_str(rt, qn_column_str(c, i), out);
  }
  if (c->type == QN_D_OBJECT) return *out = qn_retained(object_cells(c)[i]), 0;
  if (c->type == QN_COL_CAT) {
    int64_t code = qn_col_int(c, i);
    return code < 0 ? (*out = missing_of(c->categories), 0) : qn_col_get(rt, c->categories, code, out);
  }
  if (qn_coltype_is_time(c->type)) return qn_time_value(rt, c, i, out);
  if (c->masked && qn_column_is_null(c, i)) return *out = qn_na(), 0;
  if (qn_coltype_is_float(c->type)) return *out = qn_np_float((qn_dtype)c->type, qn_col_double(c, i)), 0;
  if (qn_coltype_is_complex(c->type))
    return qn_elem_get(rt, (qn_dtype)c->type, (const char *)qn_column_data(c) + (size_t)i * qn_dtypes[c->type].size, out);
  return *out = qn_np_int((qn_dtype)c->type, qn_col_int(c, i)), 0;
}

int qn_col_item(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out) {
  if (c->type == QN_COL_CAT) {
    int64_t code = qn_col_int(c, i);
    return code < 0 ? (*out = missing_of(c->categories), 0) : qn_col_item(rt, c->categories, code, out);
  }
  if (qn_coltype_is_complex(c->type)) {
    double re, im;
    return qn_col_complex(c, i, &re, &im), qn_new_complex(rt, re, im, out);
  }
  if (!qn_col_numeric(c->type)) return qn_col_get(rt, c, i, out);
  if (c->masked && qn_column_is_null(c, i)) return *out = qn_na(), 0;
  if (qn_coltype_is_float(c->type)) return *out = qn_float(qn_col_double(c, i)), 0;
  int64_t v = qn_col_int(c, i);
  if (c->type == QN_D_UINT64 && v < 0) return qn_big_of_u64(rt, (uint64_t)v, out);
  return *out = c->type == QN_D_BOOL ? qn_bool(v != 0) : qn_int(v), 0;
}

int qn_col_each(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out) {
  return c->masked ? qn_col_get(rt, c, i, out) : qn_col_item(rt, c, i, out);
}

/* --- from values -------------------------------------------------------------------------------------------------------------- */
static bool is_bool_value(qn_value v) { return v.tag == QN_BOOL || (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL); }
static bool is_int_value(qn_value v) { return v.tag == QN_INT || (v.tag == QN_NPSCALAR && qn_coltype_is_int(v.dtype)); }
static bool is_float_value(qn_value v) { return v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_coltype_is_float(v.dtype)); }

static bool is_wide_value(qn_value v) {
  uint64_t u;
  return qn_int_is_wide(v, &u);
}

/* The type of numbers that all are NumPy's scalars: what holds them; else that of Python's. */
static uint8_t narrow_type(const qn_value *v, int64_t n, uint8_t otherwise) {
  qn_dtype d = QN_D_COUNT;
  bool below = false, above = false; /* signed ones, and ones without */
  for (int64_t i = 0; i < n; i++) {
    if (v[i].tag != QN_NPSCALAR) return otherwise;
    below = below || qn_dtypes[v[i].dtype].kind == 'i';
    above = above || qn_dtypes[v[i].dtype].kind == 'u';
    if (i == 0) d = (qn_dtype)v[i].dtype;
    else if (d < QN_D_COUNT && !qn_promote(d, (qn_dtype)v[i].dtype, &d)) d = QN_D_COUNT;
  }
  if (below && above) return QN_D_OBJECT;
  return d < QN_D_COUNT && qn_col_numeric((uint8_t)d) ? (uint8_t)d : otherwise;
}

enum { INFER_TIMES = 255 }; /* times, of a unit and zone that qn_times_from finds */

static uint8_t infer_type(const qn_value *v, int64_t n) {
  int64_t missing = 0; /* pd.NA */
  int64_t bools = 0, ints = 0, floats = 0, strs = 0, nones = 0, nans = 0, times = 0, nats = 0, wide = 0, complexes = 0;
  bool negative = false;
  for (int64_t i = 0; i < n; i++) {
    char kind = v[i].tag >= QN_NPSCALAR ? qn_time_kind(v[i]) : 0;
    if (kind == 'N') nats++;
    else if (kind) times++;
    else if (v[i].tag == QN_OBJ && v[i].o == &qn_na_object) missing++;
    else if (v[i].tag == QN_NONE) nones++;
    else if (is_bool_value(v[i])) bools++;
    else if (is_int_value(v[i])) ints++, negative = negative || (v[i].i < 0 && !is_wide_value(v[i])), wide += is_wide_value(v[i]);
    else if (qn_is_big(v[i]) && is_wide_value(v[i])) wide++;
    else if (qn_is(v[i], QN_K_COMPLEX) || qn_is(v[i], QN_K_NPCOMPLEX)) complexes++;
    else if (is_float_value(v[i])) floats++, nans += v[i].f != v[i].f;
    else if (qn_is_str(v[i])) strs++;
    else return QN_D_OBJECT;
  }
  if (times || nats) {
    if (times + nats + nones + nans + missing != n || (missing && !times)) return QN_D_OBJECT;
    return INFER_TIMES;
  }
  if (strs && strs + nones + nans + missing == n) return QN_COL_STR;
  if (missing) return QN_D_OBJECT;
  if (strs || (nones == n)) return QN_D_OBJECT;
  if (bools) return bools == n ? QN_D_BOOL : QN_D_OBJECT;
  if (complexes) return wide ? QN_D_OBJECT : QN_D_COMPLEX128;
  if (wide && negative) return QN_D_OBJECT;
  if (wide && !floats && !nones) return QN_D_UINT64;
  if (ints + floats == n && !wide) return narrow_type(v, n, floats ? QN_D_FLOAT64 : QN_D_INT64);
  if (floats || nones) return QN_D_FLOAT64;
  return ints ? QN_D_INT64 : QN_D_OBJECT;
}

qn_column *qn_col_texts(qn_rt *rt, const qn_value *v, int64_t n) {
  qn_strbuild b;
  qn_strbuild_init(&b, rt->alloc);
  for (int64_t i = 0; i < n; i++) {
    if (qn_is_str(v[i])) qn_strbuild_add(&b, qn_str_sv(v[i]));
    else qn_strbuild_null(&b);
  }
  qn_column *c = qn_strbuild_finish(&b);
  if (!c) qn_raise_memory(rt);
  return c;
}

static double value_double(qn_value v) {
  uint64_t u;
  if (v.tag == QN_NONE) return NAN;
  if (qn_is_big(v) || is_wide_value(v)) return qn_int_as_u64(v, &u) ? (double)u : (double)NAN;
  return is_float_value(v) ? v.f : (double)v.i;
}

static qn_column *from_values_as(qn_rt *rt, const qn_value *v, int64_t n, uint8_t type) {
  if (type == QN_COL_STR) return qn_col_texts(rt, v, n);
  if (type == INFER_TIMES) return qn_times_from(rt, v, n);
  qn_column *c = qn_col_new(rt, type, n);
  for (int64_t i = 0; c && i < n; i++) {
    if (type == QN_D_OBJECT) object_cells(c)[i] = qn_retained(v[i]);
    else if (type == QN_D_FLOAT64) ((double *)c->values->data)[i] = value_double(v[i]);
    else if (type == QN_D_BOOL) ((uint8_t *)c->values->data)[i] = v[i].i != 0;
    else if (type != QN_D_INT64) {
      if (qn_elem_put(rt, (qn_dtype)type, (char *)c->values->data + (size_t)i * qn_dtypes[type].size, v[i].tag == QN_NONE ? qn_nan() : v[i]) < 0) return qn_column_drop(c), NULL;
    } else ((int64_t *)c->values->data)[i] = v[i].i;
  }
  return c;
}

qn_column *qn_col_from_values(qn_rt *rt, const qn_value *v, int64_t n) { return from_values_as(rt, v, n, infer_type(v, n)); }

qn_column *qn_col_inferred(qn_rt *rt, qn_column *c) {
  if (!c || c->type != QN_D_OBJECT || qn_col_is_intervals(c)) return c;
  qn_column *objects = qn_col_objects(rt, c->length);
  for (int64_t i = 0; objects && i < c->length; i++) object_cells(objects)[i] = qn_col_isna(c, i) ? qn_nan() : qn_retained(object_cells(c)[i]);
  qn_column *out = objects ? qn_col_from_values(rt, object_cells(objects), c->length) : NULL;
  qn_column_drop(objects);
  return qn_column_drop(c), out;
}

qn_column *qn_col_repeat(qn_rt *rt, qn_value scalar, int64_t n) {
  uint8_t type = infer_type(&scalar, 1);
  if (type == INFER_TIMES) {
    int64_t *rows = qn_positions(rt, n);
    qn_column *one = rows ? qn_times_from(rt, &scalar, 1) : NULL, *all = NULL;
    if (one) memset(rows, 0, (size_t)n * sizeof *rows), all = qn_col_take(rt, one, rows, n);
    qn_column_drop(one);
    if (rows) qn_free_positions(rt, rows, n);
    return all;
  }
  if (scalar.tag == QN_NPSCALAR && qn_col_numeric(scalar.dtype) && !qn_coltype_is_complex(scalar.dtype)) type = scalar.dtype;
  if (type == QN_COL_STR) {
    qn_strbuild b;
    qn_strbuild_init(&b, rt->alloc);
    for (int64_t i = 0; i < n; i++) qn_strbuild_add(&b, qn_str_sv(scalar));
    qn_column *c = qn_strbuild_finish(&b);
    if (!c) qn_raise_memory(rt);
    return c;
  }
  qn_column *c = qn_col_new(rt, type, n);
  for (int64_t i = 0; c && i < n; i++) {
    if (type == QN_D_OBJECT) object_cells(c)[i] = qn_retained(scalar);
    else if (qn_elem_put(rt, (qn_dtype)type, (char *)c->values->data + (size_t)i * qn_dtypes[type].size, scalar) < 0) {
      qn_column_drop(c);
      return NULL;
    }
  }
  return c;
}

static void drop_array(qn_colbuf *b) {
  qn_value *v = b->user;
  qn_rt *rt = *(qn_rt **)(v + 1);
  const qn_allocator *alloc = rt->alloc;
  qn_release(rt, *v);
  qn_free(alloc, v, sizeof *v + sizeof(qn_rt *));
}

/* A column over an array's memory, which it keeps alive. */
static qn_column *share_array(qn_rt *rt, qn_value array) {
  const qn_view *view = qn_view_of(array);
  int64_t n = view->shape[0];
  qn_value *keep = qn_alloc(rt->alloc, sizeof *keep + sizeof(qn_rt *));
  if (!keep) return qn_raise_memory(rt), NULL;
  *keep = qn_retained(array);
  memcpy(keep + 1, &rt, sizeof rt);
  qn_colbuf *b = qn_colbuf_foreign(rt->alloc, view->data, (size_t)n * qn_dtypes[view->dtype].size, drop_array, keep);
  if (!b) {
    qn_release(rt, array);
    qn_free(rt->alloc, keep, sizeof *keep + sizeof(qn_rt *));
    return qn_raise_memory(rt), NULL;
  }
  qn_column *c = qn_column_from_buffers(rt->alloc, view->dtype, n, b, NULL, NULL);
  if (!c) qn_raise_memory(rt);
  return c;
}

/* Times in one of pandas' four units. */
static qn_column *times_of_array(qn_rt *rt, const qn_view *view) {
  qn_tunit u = qn_dtype_unit((qn_dtype)view->dtype), to = u > QN_TU_NS ? QN_TU_NS : u < QN_TU_S ? QN_TU_S : u;
  bool moment = qn_coltype_is_moment(view->dtype);
  if (u == QN_TU_GENERIC) to = QN_TU_NS, u = QN_TU_NS;
  qn_column *c = qn_col_new(rt, (uint8_t)(moment ? qn_moment_dtype(to) : qn_span_dtype(to)), view->shape[0]);
  for (int64_t i = 0; c && i < view->shape[0]; i++) {
    int64_t t;
    memcpy(&t, (const char *)view->data + i * view->strides[0], sizeof t);
    ((int64_t *)c->values->data)[i] = t == QN_NAT || u == to ? t : moment ? qn_moment_convert(u, to, t) : qn_span_convert(u, to, t);
  }
  return c;
}

/* pandas copies arrays that it is given; so does this, except fresh results (`take` of qn_col_binary). */
qn_column *qn_col_from_array(qn_rt *rt, qn_value array) {
  const qn_view *view = qn_view_of(array);
  if (view->ndim != 1) {
    qn_raise(rt, QN_E_ValueError, "Data must be 1-dimensional, got ndarray of shape with %d dimensions instead", view->ndim);
    return NULL;
  }
  if (view->dtype == QN_D_OBJECT) {
    int64_t n;
    qn_value *items;
    if (qn_items_of(rt, array, &items, &n) < 0) return NULL;
    uint8_t type = infer_type(items, n);
    qn_column *c = from_values_as(rt, items, n, type == QN_COL_STR || type == INFER_TIMES ? type : QN_D_OBJECT); /* numbers stay objects */
    qn_items_free(rt, items, n);
    return c;
  }
  if (qn_coltype_is_time(view->dtype)) return times_of_array(rt, view);
  if (view->flags & QN_VIEW_C) return share_array(rt, array);
  qn_value copy;
  if (qn_array_copy(rt, array, &copy) < 0) return NULL;
  qn_column *c = share_array(rt, copy);
  qn_release(rt, copy);
  return c;
}

/* Labels as values: those of several levels are tuples. */
static qn_column *labels_column(qn_rt *rt, const qn_index *ix) {
  if (ix->nlevels < 2) return qn_index_column(rt, ix, 0);
  qn_column *c = qn_col_objects(rt, ix->n);
  for (int64_t i = 0; c && i < ix->n; i++)
    if (qn_index_label(rt, ix, i, (qn_value *)c->values->data + i) < 0) return qn_column_drop(c), NULL;
  return c;
}

qn_column *qn_col_from(qn_rt *rt, qn_value x, int64_t n) {
  qn_column *c = NULL;
  if (qn_is_series(x)) return qn_column_keep(qn_series_col(rt, qn_series_of(x)));
  if (qn_is_pandas_array(x)) {
    qn_value held;
    qn_sym name = qn_sym_of(rt, "_series");
    if (!name || qn_get_attr(rt, x, name, &held) < 0) return NULL;
    c = qn_is_series(held) ? qn_column_keep(qn_series_col(rt, qn_series_of(held))) : NULL;
    qn_release(rt, held);
    if (!c) qn_raise(rt, QN_E_TypeError, "an array without values");
    return c;
  }
  if (qn_is(x, QN_K_INDEX)) return labels_column(rt, ((qn_indexobj *)x.o)->ix);
  if (qn_is_array(x)) {
    qn_value copy;
    if (qn_view_of(x)->ndim == 0 || qn_array_copy(rt, x, &copy) < 0) return rt->exc.tag == QN_UNSET ? qn_raise(rt, QN_E_ValueError, "cannot make a column of a 0-dimensional array"), NULL : NULL;
    c = qn_col_from_array(rt, copy);
    qn_release(rt, copy);
    return c;
  }
  if (x.tag != QN_OBJ || qn_is_str(x) || qn_is(x, QN_K_NPCOMPLEX) || qn_is(x, QN_K_COMPLEX) || qn_is(x, QN_K_BYTES) || qn_value_isna(x) ||
      qn_time_kind(x))
    return qn_col_repeat(rt, x, n);
  int64_t count;
  qn_value *items;
  if (qn_items_of(rt, x, &items, &count) < 0) { /* a class, a function, an object that holds nothing to go through: one cell */
    const uint8_t kind = x.o->cls->kind;
    const bool lone = kind == QN_K_TYPE || kind == QN_K_DTYPE || kind == QN_K_FUNCTION || kind == QN_K_NATIVE || kind == QN_K_INSTANCE || kind == QN_K_OTHER;
    if (n < 1 || !lone || !qn_exc_matches(rt, rt->exc, &qn_exc_class_table[QN_E_TypeError])) return NULL;
    return qn_exc_forgive(rt), qn_col_repeat(rt, x, n);
  }
  c = qn_col_from_values(rt, items, count);
  qn_items_free(rt, items, count);
  return c;
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------ */
int64_t *qn_positions(qn_rt *rt, int64_t n) {
  int64_t *p = qn_alloc(rt->alloc, (size_t)n * sizeof *p);
  if (!p) qn_raise_memory(rt);
  return p;
}

void qn_free_positions(qn_rt *rt, int64_t *p, int64_t n) { qn_free(rt->alloc, p, (size_t)n * sizeof *p); }

qn_column *qn_col_slice(qn_rt *rt, const qn_column *c, int64_t start, int64_t n) {
  if (!c) return NULL;
  qn_column *s = qn_column_slice(c, start, n);
  if (!s) qn_raise_memory(rt);
  return s;
}

/* --- casts ---------------------------------------------------------------------------------------------------------------------- */
static qn_column *ints_as_text(qn_rt *rt, const qn_column *c) {
  qn_strbuild b;
  qn_strbuild_init(&b, rt->alloc);
  for (int64_t i = 0; i < c->length; i++) {
    char room[QN_INT_TEXT_MAX];
    const int64_t x = qn_col_int(c, i);
    const bool minus = x < 0 && c->type != QN_D_UINT64;
    qn_strbuild_add(&b, qn_int_text(room, minus ? qn_magnitude(x) : (uint64_t)x, minus));
  }
  qn_column *out = qn_strbuild_finish(&b);
  if (!out) qn_raise_memory(rt);
  return out;
}

static qn_column *cells_as(qn_rt *rt, const qn_column *c, uint8_t type) { /* through boxed values */
  if (type == QN_COL_STR && qn_coltype_is_int(c->type) && c->null_count == 0 && !c->widened && !c->masked) return ints_as_text(rt, c);
  qn_value *v = qn_alloc(rt->alloc, (size_t)(c->length + 1) * sizeof *v);
  if (!v) return qn_raise_memory(rt), NULL;
  int64_t n = 0;
  qn_column *out = NULL;
  bool ok = true;
  for (; ok && n < c->length; n++) {
    ok = qn_interrupted_at(rt, n) == 0 && qn_col_item(rt, c, n, &v[n]) == 0;
    if (!ok) break;
    if (type != QN_COL_STR || qn_is_str(v[n]) || qn_col_isna(c, n)) continue;
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    qn_value s;
    ok = qn_str(rt, v[n], &b) == 0 && qn_new_str_buf(rt, &b, &s) == 0;
    qn_buf_deinit(&b);
    qn_release(rt, v[n]);
    v[n] = ok ? s : qn_none();
  }
  if (ok) out = from_values_as(rt, v, c->length, type);
  for (int64_t i = 0; i < n; i++) qn_release(rt, v[i]);
  qn_free(rt->alloc, v, (size_t)(c->length + 1) * sizeof *v);
  return out;
}

static qn_column *str_as_number(qn_rt *rt, const qn_column *c, uint8_t type) {
  qn_column *out = qn_col_new(rt, type, c->length);
  bool whole = qn_coltype_is_int(type);
  for (int64_t i = 0; out && i < c->length; i++) {
    qn_value text, number = qn_none();
    if (!whole && qn_col_isna(c, i)) { /* None and NaN are NaN */
      double nan = NAN;
      if (type == QN_D_FLOAT64) memcpy((char *)out->values->data + (size_t)i * 8, &nan, 8);
      if (type == QN_D_FLOAT32) ((float *)out->values->data)[i] = NAN;
      continue;
    }
    if (qn_col_get(rt, c, i, &text) < 0) goto fail;
    const qn_class *cls = whole ? &qn_int_class : &qn_float_class;
    int bad = qn_call_pos(rt, qn_class_value(cls), &text, 1, &number);
    qn_release(rt, text);
    if (bad < 0 || qn_elem_put(rt, (qn_dtype)type, (char *)out->values->data + (size_t)i * qn_dtypes[type].size, number) < 0) {
      if (bad == 0) qn_release(rt, number);
      goto fail;
    }
    qn_release(rt, number);
  }
  return out;
fail:
  qn_column_drop(out);
  return NULL;
}

static int check_int_cast(qn_rt *rt, const qn_column *c) {
  if (!qn_coltype_is_float(c->type)) return 0;
  for (int64_t i = 0; i < c->length; i++)
    if (!isfinite(qn_col_double(c, i))) return qn_raise_class(rt, qn_pandas_error("IntCastingNaNError"), "Cannot convert non-finite values (NA or inf) to integer. Replace or remove non-finite values or cast to an "
                                             "integer type that supports these values (e.g. 'Int64')");
  return 0;
}

static qn_column *int_cast_exact(qn_rt *rt, const qn_column *c, uint8_t type) {
  qn_column *out = qn_col_new(rt, type, c->length);
  for (int64_t i = 0; out && i < c->length; i++) {
    int64_t v = qn_col_int(c, i);
    memcpy((char *)out->values->data + (size_t)i * qn_dtypes[type].size, &v, qn_dtypes[type].size);
  }
  return out;
}

/* Texts and objects as bools: by their truth. A missing text counts as true, as NaN does; pd.NA has no truth. */
static qn_column *truths(qn_rt *rt, const qn_column *c) {
  qn_column *out = qn_col_new(rt, QN_D_BOOL, c->length);
  int t = 0;
  for (int64_t i = 0; out && t >= 0 && i < c->length; i++) {
    qn_value v;
    if ((t = qn_col_item(rt, c, i, &v)) < 0) break;
    t = qn_truth(rt, v);
    qn_release(rt, v);
    ((uint8_t *)out->values->data)[i] = t > 0;
  }
  return t < 0 ? (qn_column_drop(out), NULL) : out;
}

qn_column *qn_col_astype(qn_rt *rt, const qn_column *stored, uint8_t type) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  if (type == QN_D_BOOL && (c->type == QN_COL_STR || c->type == QN_D_OBJECT)) return truths(rt, c);
  if (c->type == type && !c->masked && !c->zone) return qn_column_keep((qn_column *)(uintptr_t)c);
  if (c->type == QN_COL_CAT || type == QN_COL_CAT || qn_coltype_is_time(type) || (qn_coltype_is_time(c->type) && type != QN_D_OBJECT) ||
      (c->masked && qn_col_numeric(type)))
    return qn_col_cast(rt, c, &(qn_coltype){.type = type});
  bool to_number = qn_col_numeric(type);
  /* ints that only look like floats (a filter removed the nulls) come back exactly */
  if (stored != c && stored->null_count == 0 && qn_col_numeric(stored->type) && qn_coltype_is_int(type))
    return int_cast_exact(rt, stored, type);
  if (!qn_col_numeric(c->type) && to_number) {
    return str_as_number(rt, c, type);
  }
  if (!to_number || !qn_col_numeric(c->type)) return cells_as(rt, c, type);
  if (qn_coltype_is_int(type) && check_int_cast(rt, c) < 0) return NULL;
  qn_column *out = qn_col_new(rt, type, c->length);
  size_t from = qn_dtypes[c->type].size, to = qn_dtypes[type].size;
  const char *p = qn_column_data(c);
  for (int64_t i = 0; out && i < c->length; i++)
    qn_elem_cast((qn_dtype)c->type, p + (size_t)i * from, (qn_dtype)type, (char *)out->values->data + (size_t)i * to);
  return out;
}

/* --- arrays and dtypes ---------------------------------------------------------------------------------------------------------- */
typedef struct column_owner {
  const qn_allocator *alloc;
  qn_column *col;
} column_owner;

static void drop_column(void *user) {
  column_owner *o = user;
  qn_column_drop(o->col);
  qn_free(o->alloc, o, sizeof *o);
}

static int objects_array(qn_rt *rt, const qn_column *c, qn_value *out) {
  int64_t n = c->length;
  if (qn_array_new(rt, QN_D_OBJECT, 1, &n, true, out) < 0) return -1;
  qn_value *cells = qn_view_of(*out)->data;
  for (int64_t i = 0; i < n; i++) {
    qn_value v;
    if (qn_col_item(rt, c, i, &v) < 0) {
      qn_drop(rt, out);
      return -1;
    }
    qn_release(rt, cells[i]);
    cells[i] = v;
  }
  return 0;
}

int qn_col_array(qn_rt *rt, const qn_column *stored, qn_value *out) {
  if (!stored) return -1;
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return -1;
  if (c->type == QN_COL_CAT) {
    qn_column *plain = qn_cat_decode(rt, c);
    int r = plain ? qn_col_array(rt, plain, out) : -1;
    qn_column_drop(plain);
    return r;
  }
  if (c->masked && c->null_count && qn_col_numeric(c->type) && c->type != QN_D_BOOL) { /* missing values are NaN among floats */
    qn_column *plain = qn_col_cast(rt, c, &(qn_coltype){.type = qn_coltype_is_float(c->type) ? c->type : QN_D_FLOAT64});
    int r = plain ? qn_col_array(rt, plain, out) : -1;
    qn_column_drop(plain);
    return r;
  }
  if ((!qn_col_numeric(c->type) && !(qn_coltype_is_time(c->type) && !c->zone)) || (c->masked && c->null_count)) return objects_array(rt, c, out);
  column_owner *o = qn_alloc(rt->alloc, sizeof *o);
  if (!o) return qn_raise_memory(rt);
  *o = (column_owner){rt->alloc, qn_column_keep((qn_column *)(uintptr_t)c)};
  qn_view v = {.data = qn_column_data(c), .ndim = 1, .dtype = c->type, .flags = QN_VIEW_C | QN_VIEW_F | QN_VIEW_READONLY};
  v.shape[0] = c->length;
  v.strides[0] = qn_dtypes[c->type].size;
  if (qn_array_wrap(rt, &v, drop_column, o, out) == 0) return 0;
  drop_column(o);
  return -1;
}

/* pandas' str dtype: an object that prints as str and equals the text "str". */
static int strdtype_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "<StringDtype(na_value=nan)>");
  return 0;
}
static int strdtype_str(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "str");
  return 0;
}
static int strdtype_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  bool same = qn_class_of(b) == qn_class_of(a) || (qn_is_str(b) && qn_sv_is(qn_str_sv(b), "str"));
  *out = qn_bool(same == (op == QN_EQ));
  return 0;
}
static int strdtype_hash(qn_rt *rt, qn_value v, uint64_t *out) { /* all are equal */
  (void)rt, (void)v;
  return *out = 0x5712d7e, 0;
}
static void strdtype_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_obj)); }
static int strdtype_name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args;
  return qn_new_str(rt, QN_SV("str"), out);
}
static int strdtype_kind(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args;
  return qn_new_str(rt, QN_SV("O"), out);
}
static int strdtype_na_value(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_nan(), 0;
}
static const qn_method strdtype_methods[] = {
    {"name", strdtype_name, true, false}, {"kind", strdtype_kind, true, false}, {"na_value", strdtype_na_value, true, false}, {NULL, NULL, false, false}};
qn_class qn_strdtype_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "StringDtype", .module = "pandas", .kind = QN_K_OTHER,
                              .methods = strdtype_methods, .destroy = strdtype_destroy, .repr = strdtype_repr, .str = strdtype_str,
                              .compare = strdtype_compare, .hash = strdtype_hash};

int qn_col_dtype(qn_rt *rt, uint8_t type, qn_value *out) {
  if (type != QN_COL_STR) return qn_new_dtype(rt, (qn_dtype)type, out);
  qn_obj *o = qn_obj_new(rt, &qn_strdtype_class, sizeof *o);
  if (!o) return -1;
  *out = qn_from_obj(o);
  return 0;
}

int qn_col_type_from(qn_rt *rt, qn_value v, uint8_t *out) {
  bool str = qn_is(v, QN_K_TYPE) && qn_class_ptr(v) == &qn_str_class;
  str = str || (qn_is_str(v) && (qn_sv_is(qn_str_sv(v), "str") || qn_sv_is(qn_str_sv(v), "string")));
  str = str || (v.tag == QN_OBJ && v.o->cls == &qn_strdtype_class);
  if (str) return *out = QN_COL_STR, 0;
  qn_dtype d;
  if (qn_dtype_from(rt, v, &d) < 0) return -1;
  *out = (uint8_t)d;
  return 0;
}
