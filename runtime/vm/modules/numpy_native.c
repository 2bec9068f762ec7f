/* numpy_native.c - _numpy: natives under numpy's parts that are written in Python (lib/numpy_*.py). */
#include "runtime/object/array/decimal.h"
#include "runtime/object/array/fold.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy_native.h"

#include <math.h>

/* format_float(x, narrow, scientific, precision, unique, fractional, trim, sign, pad_left, pad_right, exp_digits, min_digits) */
static int special_text(double x, bool sign, int64_t left, int64_t right, qn_buf *b) {
  const char *z = isnan(x) ? (sign ? "+nan" : "nan") : x < 0 ? "-inf" : sign ? "+inf" : "inf";
  int64_t width = left + right + 1, n = (int64_t)strlen(z);
  for (int64_t i = left && right ? n : width; i < width; i++) qn_buf_z(b, " ");
  qn_buf_z(b, z);
  return 0;
}

/* Digits after the point for `precision` significant ones. */
static int after_point(double x, int64_t significant) {
  int e = x == 0 ? 0 : (int)floor(log10(fabs(x)));
  int64_t n = significant - 1 - e;
  return n < 0 ? 0 : (int)n;
}

NP(format_float) {
  qn_value v[12];
  int64_t n[12];
  double x;
  if (qn_args_parse(rt, args, "format_float", "x narrow scientific precision unique fractional trim sign pad_left pad_right exp_digits min_digits", v) ||
      qn_as_double(rt, v[0], &x))
    return -1;
  for (int k = 1; k < 12; k++) {
    n[k] = 0;
    if (k == 6) continue;
    if (v[k].tag == QN_BOOL) n[k] = v[k].i;
    else if (qn_as_index(rt, v[k], &n[k])) return -1;
    if (n[k] > 1000) return qn_raise(rt, QN_E_ValueError, "the number of digits is too large");
  }
  qn_sv trim = qn_str_sv(v[6]);
  char t = trim.n ? trim.p[0] : 'k';
  qn_decimal_style s = {.precision = (int)n[3], .min_digits = (int)n[11], .pad_left = (int)n[8], .pad_right = (int)n[9], .exp_digits = n[10] > 0 ? (int)n[10] : 2,
                        .unique = n[4], .keep = t == 'k', .one_zero = t == '0', .bare = t == '-', .plus = n[7]};
  if (!n[5] && s.precision > 0) s.precision = after_point(x, s.precision);
  if (!s.unique && s.keep && s.min_digits < s.precision) s.min_digits = s.precision;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!isfinite(x)) special_text(x, n[7], n[8], n[9], &b);
  else if (n[2]) qn_decimal_scientific(x, n[1], &s, &b);
  else qn_decimal_positional(x, n[1], &s, &b);
  int r = qn_new_str(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

/* np.memmap's class: arrays over a file. Everything but flush() is the array's. */
static const qn_method map_methods[] = {{.name = "flush", .fn = qn_np_map_flush}, {.name = NULL}};
qn_class qn_memmap_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "memmap", .full_name = "numpy.memmap", .module = "numpy", .kind = QN_K_ARRAY,
                            .base = &qn_array_class, .methods = map_methods};

/* strided(a, shape, strides, writeable): a view of a's memory with a shape and strides of its own (bytes). All of it must lie in
 * the memory that a keeps alive: what NumPy would read or write beyond is a ValueError. */
NP(strided) {
  qn_value v[4];
  int n, m;
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK], low = 0, high = 0, item, span;
  bool writeable = true, empty = false;
  if (qn_args_parse(rt, args, "strided", "a shape strides writeable", v)) return -1;
  if (!qn_is_array(v[0])) return qn_raise(rt, QN_E_TypeError, "as_strided() takes arrays of numbers");
  if (qn_shape_from(rt, v[1], &n, shape) || qn_shape_from(rt, v[2], &m, strides) || qn_np_bool(rt, v[3], &writeable)) return -1;
  if (n != m) return qn_raise(rt, QN_E_ValueError, "mismatch in length of strides and shape");
  const qn_view *w = qn_view_of(v[0]);
  const qn_buffer *b = w->owner;
  item = (int64_t)qn_itemsize(w);
  for (int d = 0; d < n; d++) {
    if (shape[d] < 0) return qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed");
    if (shape[d] == 0) empty = true;
    if (strides[d] % item) return qn_raise(rt, QN_E_ValueError, "strides that are no multiples of the item size are not supported");
  }
  for (int d = 0; d < n && !empty; d++)
    if (__builtin_mul_overflow(shape[d] - 1, strides[d], &span) || __builtin_add_overflow(span < 0 ? low : high, span, span < 0 ? &low : &high))
      return qn_raise(rt, QN_E_ValueError, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
  /* memory that is not ours has no size here: the view's own extent is what may be seen */
  int64_t before = 0, after = 0;
  if (b->block) {
    before = (const char *)w->data - (const char *)b->data;
    after = (int64_t)b->size - before - item;
  } else {
    for (int d = 0; d < w->ndim; d++) {
      span = (w->shape[d] - 1) * w->strides[d];
      if (span < 0) before -= span;
      else after += span;
    }
  }
  if (!empty && (qn_view_size(w) == 0 || -low > before || high > after))
    return qn_raise(rt, QN_E_ValueError, "as_strided(): the shape and strides reach beyond the array's memory (bytes %lld to %lld of %lld)", (long long)(before + low),
                    (long long)(before + high + item), (long long)(before + after + item));
  if (qn_array_view_of(rt, v[0], w->data, (qn_dtype)w->dtype, n, shape, strides, out)) return -1;
  if (!writeable) qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return 0;
}

/* Where what a C pointer of Cython points to begins (cy_lower.h). */
static const qn_view *pointed(qn_rt *rt, qn_value v) {
  if (qn_is_array(v)) return qn_view_of(v);
  if (qn_is_records(v)) return qn_records_view(v);
  qn_raise(rt, QN_E_TypeError, "pointers into an object of type '%s' cannot be compared", qn_class_of(v)->name);
  return NULL;
}

/* pointer_distance(p, q): p - q in items. */
NP(pointer_distance) {
  qn_value v[2];
  const qn_view *p, *q;
  if (qn_args_parse(rt, args, "pointer_distance", "p q", v) || !(p = pointed(rt, v[0])) || !(q = pointed(rt, v[1]))) return -1;
  int64_t item = qn_is_array(v[0]) ? (int64_t)qn_itemsize(p) : (int64_t)qn_as_records(v[0])->descr->itemsize;
  return *out = qn_int(((const char *)p->data - (const char *)q->data) / item), 0;
}

/* pointer_moved(p, k): p + k, where k may be negative. */
NP(pointer_moved) {
  qn_value v[2];
  int64_t k;
  if (qn_args_parse(rt, args, "pointer_moved", "p k", v) || qn_as_index(rt, v[1], &k)) return -1;
  if (!qn_is_array(v[0])) return qn_raise(rt, QN_E_TypeError, "pointers into an object of type '%s' cannot go back", qn_class_of(v[0])->name);
  const qn_view *w = qn_view_of(v[0]);
  const qn_buffer *b = w->owner;
  int64_t item = (int64_t)qn_itemsize(w), before = b->block ? ((const char *)w->data - (const char *)b->data) / item : 0;
  if (w->ndim != 1 || w->strides[0] != item || k < -before)
    return qn_raise(rt, QN_E_IndexError, "the pointer leaves the memory that it points into");
  if (k > w->shape[0]) k = w->shape[0];
  int64_t n = w->shape[0] - k;
  return qn_array_view_of(rt, v[0], (char *)w->data + k * item, (qn_dtype)w->dtype, 1, &n, &item, out);
}

#define NROW(n) {.name = #n, .fn = qn_np_##n}
/* store_out(out, r, rule, name): r into out=, or r when that is None. rule: reduction ufunc same_kind index */
NP(store_out) {
  static const struct {
    const char *name;
    qn_out_rule rule;
  } rules[] = {{"reduction", QN_OUT_REDUCTION}, {"ufunc", QN_OUT_UFUNC}, {"same_kind", QN_OUT_SAME_KIND}, {"index", QN_OUT_INDEX}};
  qn_value v[4];
  char name[64] = "";
  qn_out_rule rule = QN_OUT_REDUCTION;
  if (qn_args_parse(rt, args, "store_out", "out r rule name", v)) return -1;
  for (size_t i = 0; i < QN_COUNT(rules); i++)
    if (qn_is_text(v[2], rules[i].name)) rule = rules[i].rule;
  if (qn_is(v[3], QN_K_STR)) snprintf(name, sizeof name, "%.*s", (int)qn_str_sv(v[3]).n, qn_str_sv(v[3]).p);
  return qn_out_store(rt, v[0], qn_retained(v[1]), rule, name, out);
}
/* argpart(a, kth, axis): positions with kth's in its place; kth in range. */
NP(argpart) {
  qn_value v[3];
  int64_t kth, axis;
  int d;
  if (qn_args_parse(rt, args, "argpart", "a kth axis", v) || qn_as_index(rt, v[1], &kth) || qn_as_index(rt, v[2], &axis)) return -1;
  if (!qn_is_array(v[0]) || qn_axis_from(rt, axis, qn_view_of(v[0])->ndim, &d)) return qn_raise(rt, QN_E_TypeError, "argpart() of an array");
  return qn_array_argpartition(rt, v[0], d, kth, out);
}

/* sums_where(a, where): of each row of a matrix of floats or complex numbers; both without gaps. */
NP(sums_where) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "sums_where", "a where", v)) return -1;
  if (!qn_is_array(v[0]) || !qn_is_array(v[1])) return qn_raise(rt, QN_E_TypeError, "two arrays are needed");
  const qn_view *a = qn_view_of(v[0]), *w = qn_view_of(v[1]);
  const qn_dtype d = (qn_dtype)a->dtype;
  if (a->ndim != 2 || w->ndim != 2 || a->shape[0] != w->shape[0] || a->shape[1] != w->shape[1] || !(a->flags & w->flags & QN_VIEW_C) ||
      w->dtype != QN_D_BOOL || !(qn_dtype_is_float(d) || qn_dtype_is_complex(d)))
    return qn_raise(rt, QN_E_TypeError, "a matrix of floats and its mask are needed");
  if (qn_array_new(rt, d, 1, a->shape, false, out)) return -1;
  const int64_t item = qn_dtypes[d].size, n = a->shape[1];
  for (int64_t i = 0; i < a->shape[0]; i++)
    qn_sum_where(d, (const char *)a->data + i * n * item, (const char *)w->data + i * n, n, (char *)qn_view_of(*out)->data + i * item);
  return 0;
}

static const qn_method functions[] = {ROW(argpart), ROW(pointer_distance), ROW(pointer_moved), ROW(sums_where), NROW(einsum), NROW(product_in_order), ROW(format_float), ROW(store_out), ROW(strided), NROW(fft_plan), NROW(fft_lines), NROW(raw_bytes), NROW(from_raw), NROW(record_places), NROW(records_at), NROW(file_read), NROW(file_write), NROW(file_map),
                                      NROW(parse_floats), NROW(deflate), NROW(inflate), NROW(crc32), NROW(seed_words), NROW(new_generator),
                                      NROW(system_words), NROW(global_state), NROW(stream_seed), NROW(stream_get), NROW(stream_set), NROW(stream_raw), {.name = NULL}};
static int init(qn_rt *rt, qn_value m) { return qn_module_set(rt, m, "memmap", qn_class_value(&qn_memmap_class)); }
const qn_module_def qn_numpy_native_module = {.name = "_numpy", .functions = functions, .init = init};
