/* assign.c - a column with some rows replaced: what s.loc[rows] = x makes. The type stays when the values fit (pandas 3 raises when
 * they do not); missing values make floats of ints. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

typedef struct cells { /* the new values: one for all rows, or one each */
  const qn_column *col;
  qn_value scalar;
} cells;

static int cell_at(qn_rt *rt, const cells *v, int64_t k, qn_value *out) {
  if (!v->col) return *out = qn_retained(v->scalar), 0;
  return qn_col_item(rt, v->col, v->col->length == 1 ? 0 : k, out);
}

/* 1: all fit; 2: all ints or missing, in a column of ints; 0: neither. */
static int fit_all(qn_rt *rt, const qn_column *c, const cells *v, int64_t n) {
  if (v->col && qn_col_same_type(rt, c, v->col)) return 1;
  bool fit = true, whole = qn_coltype_is_int(c->type) && !c->masked;
  for (int64_t k = 0; k < (v->col ? n : 1) && (fit || whole); k++) {
    qn_value x;
    if (cell_at(rt, v, k, &x) < 0) return -1;
    int one = qn_col_fits(rt, c, x);
    bool missing = qn_value_isna(x) && !(x.tag == QN_OBJ && x.o == &qn_nat_object);
    qn_release(rt, x);
    if (one < 0) return -1;
    fit = fit && one;
    whole = whole && (one || missing);
  }
  return fit ? 1 : whole ? 2 : 0;
}

static int put_text(qn_rt *rt, const qn_column *c, const int64_t *pos, int64_t n, const cells *v, qn_column **out) {
  qn_strbuild b;
  int64_t *which = qn_positions(rt, c->length);
  if (!which) return -1;
  for (int64_t i = 0; i < c->length; i++) which[i] = -1;
  for (int64_t k = 0; k < n; k++) which[pos[k]] = k;
  qn_strbuild_init(&b, rt->alloc);
  int bad = 0;
  for (int64_t i = 0; !bad && i < c->length; i++) {
    qn_value x;
    if (which[i] < 0) {
      if (qn_column_is_null(c, i)) qn_strbuild_null(&b);
      else qn_strbuild_add(&b, qn_column_str(c, i));
      continue;
    }
    if ((bad = cell_at(rt, v, which[i], &x)) < 0) break;
    if (qn_is_str(x)) qn_strbuild_add(&b, qn_str_sv(x));
    else qn_strbuild_null(&b);
    qn_release(rt, x);
  }
  qn_free_positions(rt, which, c->length);
  if (bad) return qn_strbuild_deinit(&b), -1;
  *out = qn_strbuild_finish(&b);
  return *out ? 0 : qn_raise_memory(rt);
}

static int put_one(qn_rt *rt, qn_column *c, qn_index *cats, int64_t i, qn_value x) {
  char *at = (char *)c->values->data + (size_t)i * qn_coltype_size(c->type);
  bool na = qn_value_isna(x);
  if (c->type == QN_D_OBJECT) {
    qn_release(rt, *(qn_value *)(void *)at);
    *(qn_value *)(void *)at = qn_retained(x);
    return 0;
  }
  if (c->type == QN_COL_CAT) {
    int64_t code = -1, count;
    if (!na && qn_index_find(rt, cats, x, &code, &count) < 0) return -1;
    *(int32_t *)(void *)at = (int32_t)code;
    return 0;
  }
  if (qn_coltype_is_time(c->type)) {
    qn_timeval t;
    if (na) return *(int64_t *)(void *)at = QN_NAT, 0;
    if (qn_time_read(rt, x, &t) < 0) return -1;
    qn_tunit u = qn_dtype_unit((qn_dtype)c->type);
    *(int64_t *)(void *)at = t.kind == 'M' ? qn_moment_convert(t.unit, u, t.t) : t.kind == 'm' ? qn_span_convert(t.unit, u, t.t) : QN_NAT;
    qn_zone_drop(t.zone);
    return 0;
  }
  if (c->validity) {
    if (na && c->masked) qn_bit_clear(c->validity->data, i);
    else qn_bit_set(c->validity->data, i);
  }
  if (na && c->masked && !qn_coltype_is_float(c->type)) return memset(at, 0, qn_coltype_size(c->type)), 0;
  if (na) x = qn_nan();
  if (qn_coltype_is_int(c->type) && (x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_coltype_is_float(x.dtype)))) x = qn_int((int64_t)x.f);
  return qn_elem_put(rt, (qn_dtype)c->type, at, x);
}

/* NULL without an exception: the values do not fit. */
qn_column *qn_col_assign(qn_rt *rt, const qn_column *stored, const int64_t *pos, int64_t n, const qn_column *from, qn_value scalar) {
  const qn_column *c = qn_col_shown(rt, stored);
  cells v = {from ? qn_col_shown(rt, from) : NULL, scalar};
  if (!c || (from && !v.col)) return NULL;
  int fit = fit_all(rt, c, &v, n);
  if (fit <= 0) return NULL;
  qn_column *wide = fit == 2 ? qn_col_astype(rt, c, QN_D_FLOAT64) : NULL, *out = NULL;
  if (fit == 2 && !wide) return NULL;
  if (wide) c = wide;
  qn_index *cats = NULL;
  int bad = 0;
  if (c->type == QN_COL_STR) {
    bad = put_text(rt, c, pos, n, &v, &out);
    if (!bad && c->masked) { /* "string" stays what it is */
      qn_column *own = qn_col_cast(rt, out, &(qn_coltype){.type = QN_COL_STR, .masked = true});
      qn_column_drop(out);
      out = own;
    }
  } else {
    int64_t *all = qn_positions(rt, c->length);
    for (int64_t i = 0; all && i < c->length; i++) all[i] = i;
    out = all ? qn_col_take(rt, c, all, c->length) : NULL;
    if (all) qn_free_positions(rt, all, c->length);
    if (out) out->widened = false;
    if (out && !out->masked && out->validity) qn_colbuf_drop(out->validity), out->validity = NULL, out->null_count = 0; /* floats: NaN says it */
    if (out && out->masked && !out->validity) {
      out->validity = qn_colbuf_new(rt->alloc, (size_t)(out->length + 7) / 8);
      if (!out->validity) bad = qn_raise_memory(rt);
      else memset(out->validity->data, 255, (size_t)(out->length + 7) / 8);
    }
    if (out && out->type == QN_COL_CAT) cats = qn_index_of(rt, qn_column_keep(out->categories), qn_none());
    for (int64_t k = 0; out && !bad && k < n; k++) {
      qn_value x;
      if ((bad = cell_at(rt, &v, k, &x)) < 0) break;
      bad = put_one(rt, out, cats, pos[k], x);
      qn_release(rt, x);
    }
    if (out && out->masked && out->validity) {
      out->null_count = 0;
      for (int64_t i = 0; i < out->length; i++) out->null_count += qn_column_is_null(out, i);
    }
  }
  qn_index_drop(rt, cats);
  qn_column_drop(wide);
  if (!bad && out) return out;
  qn_column_drop(out);
  return NULL;
}
