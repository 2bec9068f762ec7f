/* element.c - one element as a value and back, dtype objects' conversion, operands' kinds. */
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"

#include <math.h>

static int new_npcomplex(qn_rt *rt, qn_c128 c, qn_value *out) {
  qn_npcomplex *o = qn_obj_new(rt, &qn_npscalar_classes[QN_D_COMPLEX128], sizeof *o);
  if (!o) return -1;
  o->v = c;
  return *out = qn_from_obj(o), 0;
}

int qn_elem_get(qn_rt *rt, qn_dtype d, const void *p, qn_value *out) {
  switch ((int)d) {
#define X(ID, id, T, W) \
  case QN_D_##ID: return *out = qn_np_int(d, (int64_t)*(const QN_ANY(T) *)p), 0;
    QN_EACH_BOOL(X)
    QN_EACH_INT(X)
#undef X
#define X(ID, id, T, W) \
  case QN_D_##ID: return *out = qn_np_float(d, (double)*(const QN_ANY(T) *)p), 0;
    QN_EACH_FLOAT(X)
#undef X
    case QN_D_COMPLEX64:
      *out = (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_COMPLEX64};
      memcpy(&out->bits, p, 8);
      return 0;
    case QN_D_COMPLEX128: return new_npcomplex(rt, *(const qn_c128 *)p, out);
    case QN_D_OBJECT: return *out = qn_retained(*(const qn_value *)p), 0;
    default: break;
  }
  if (qn_dtype_is_time(d)) return *out = qn_np_int(d, *(const QN_ANY(int64_t) *)p), 0;
  return qn_raise(rt, QN_E_TypeError, "unknown dtype");
}

int qn_elem_item(qn_rt *rt, qn_dtype d, const void *p, qn_value *out) {
  qn_value v;
  char k = qn_dtypes[d].kind;
  if (k == 'c') {
    qn_c128 c;
    qn_elem_cast(d, p, QN_D_COMPLEX128, &c);
    return qn_new_complex(rt, c.re, c.im, out);
  }
  if (d == QN_D_UINT64) return qn_big_of_u64(rt, *(const uint64_t *)p, out);
  if (qn_elem_get(rt, d, p, &v)) return -1;
  if (qn_dtype_is_time(d)) return qn_time_item(rt, d, v.i, out);
  if (qn_npstr_width(v) >= 0) { /* a plain str */
    int r = qn_new_str(rt, qn_str_sv(v), out);
    return qn_release(rt, v), r;
  }
  if (k == 'b') *out = qn_bool(v.i != 0);
  else if (k == 'i' || k == 'u') *out = qn_int(v.i);
  else if (k == 'f') *out = qn_float(v.f);
  else *out = v;
  return 0;
}

bool qn_number_parts(qn_value v, double *re, double *im) {
  *im = 0;
  if (v.tag == QN_BOOL || v.tag == QN_INT) return *re = (double)v.i, true;
  if (v.tag == QN_FLOAT) return *re = v.f, true;
  if (v.tag == QN_NPSCALAR) {
    if (qn_dtype_is_time((qn_dtype)v.dtype)) return false;
    if (v.dtype == QN_D_COMPLEX64) {
      qn_c64 c;
      memcpy(&c, &v.bits, 8);
      return *re = c.re, *im = c.im, true;
    }
    if (qn_dtypes[v.dtype].kind == 'f') return *re = v.f, true;
    return *re = v.dtype == QN_D_UINT64 ? (double)(uint64_t)v.i : (double)v.i, true;
  }
  if (qn_is_big(v)) {
    int64_t e;
    *re = qn_int_frexp(v, &e);
    return *re = ldexp(*re, e > 2000 ? 2000 : (int)e), true;
  }
  if (qn_is(v, QN_K_COMPLEX)) return *re = ((qn_complexobj *)v.o)->re, *im = ((qn_complexobj *)v.o)->im, true;
  if (qn_is(v, QN_K_NPCOMPLEX)) return *re = ((qn_npcomplex *)v.o)->v.re, *im = ((qn_npcomplex *)v.o)->v.im, true;
  return false;
}

bool qn_optype_of(qn_value v, qn_optype *out) {
  switch ((qn_tag)v.tag) {
    case QN_BOOL: return *out = (qn_optype){QN_D_BOOL, QN_STRONG}, true;
    case QN_INT: return *out = (qn_optype){QN_D_INT64, QN_WEAK_INT}, true;
    case QN_FLOAT: return *out = (qn_optype){QN_D_FLOAT64, QN_WEAK_FLOAT}, true;
    case QN_NPSCALAR: return *out = (qn_optype){(qn_dtype)v.dtype, QN_STRONG}, true;
    case QN_OBJ:
      if (v.o->cls->kind == QN_K_ARRAY) return *out = (qn_optype){(qn_dtype)qn_view_of(v)->dtype, QN_STRONG}, true;
      if (v.o->cls->kind == QN_K_COMPLEX) return *out = (qn_optype){QN_D_COMPLEX128, QN_WEAK_COMPLEX}, true;
      if (qn_is_big(v)) return *out = (qn_optype){QN_D_INT64, QN_WEAK_INT}, true; /* stored by value: qn_elem_put */
      if (v.o->cls->kind == QN_K_NPCOMPLEX) return *out = (qn_optype){QN_D_COMPLEX128, QN_STRONG}, true;
      return false;
    case QN_UNSET:
    case QN_NONE:
    case QN_ELLIPSIS:
    case QN_NOTIMPL: return false;
  }
  return false;
}

/* --- storing ------------------------------------------------------------------------------------------------------------ */
static void store_int(qn_dtype d, void *p, int64_t i) {
  qn_elem_cast(QN_D_INT64, &i, d, p);
}

static bool int_fits(qn_dtype d, int64_t i) {
  int bits = qn_dtypes[d].size * 8;
  if (qn_dtypes[d].kind == 'u') return i >= 0 && (bits == 64 || i < (int64_t)1 << bits);
  return bits == 64 || (i >= -((int64_t)1 << (bits - 1)) && i < (int64_t)1 << (bits - 1));
}

static int put_float_in_int(qn_rt *rt, qn_dtype d, void *p, double f) {
  if (isnan(f)) return qn_raise(rt, QN_E_ValueError, "cannot convert float NaN to integer");
  if (isinf(f)) return qn_raise(rt, QN_E_OverflowError, "cannot convert float infinity to integer");
  if (!(f > -9223372036854775809.0 && f < 9223372036854775808.0)) {
    if (d == QN_D_UINT64 && f > 0 && f < 18446744073709551616.0) return *(uint64_t *)p = (uint64_t)f, 0;
    return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  }
  int64_t i = (int64_t)f;
  if (!int_fits(d, i)) return qn_raise(rt, QN_E_OverflowError, "Python integer %lld out of bounds for %s", (long long)i, qn_dtypes[d].name);
  return store_int(d, p, i), 0;
}

static int put_text(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  qn_sv s = qn_str_sv(x);
  char *end, text[64];
  if (s.n < sizeof text && s.n > 0) {
    memcpy(text, s.p, s.n);
    text[s.n] = 0;
    if (qn_dtype_is_int(d)) {
      long long i = strtoll(text, &end, 10);
      if (!*end) return store_int(d, p, i), 0;
    } else {
      double f = strtod(text, &end);
      if (!*end) return qn_elem_cast(QN_D_FLOAT64, &f, d, p), 0;
    }
  }
  if (qn_dtype_is_int(d))
    return qn_raise(rt, QN_E_ValueError, "invalid literal for int() with base 10: '%.*s'", (int)s.n, s.p);
  return qn_raise(rt, QN_E_ValueError, "could not convert string to float: '%.*s'", (int)s.n, s.p);
}

static int put_big(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  double f;
  if (d == QN_D_UINT64 && qn_int_as_u64(x, (uint64_t *)p)) return 0;
  if (qn_dtype_is_int(d)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  return qn_int_as_double(rt, x, &f) < 0 ? -1 : (qn_elem_cast(QN_D_FLOAT64, &f, d, p), 0);
}

/* By the methods that int(x), float(x) and complex(x) would call. 0: it has none. */
static int put_converted(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  static const char *const ints[] = {"__int__", "__index__", "__trunc__"}, *const floats[] = {"__float__", "__index__", NULL},
                    *const complexes[] = {"__complex__", "__float__", "__index__"};
  const char *const *names = qn_dtype_is_int(d) ? ints : qn_dtype_is_complex(d) ? complexes : floats;
  qn_value v;
  double re, im;
  for (int k = 0, r; k < 3 && names[k]; k++) {
    if ((r = qn_call_special(rt, x, names[k], NULL, 0, &v)) < 0) return -1;
    if (!r) continue;
    if (!qn_number_parts(v, &re, &im)) r = qn_raise(rt, QN_E_TypeError, "%s.%s returned non-number (type %s)", qn_type_name(x), names[k], qn_type_name(v));
    else r = qn_elem_put(rt, d, p, v) ? -1 : 1;
    return qn_release(rt, v), r;
  }
  return 0;
}

static int put_other(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  if (qn_is_array(x)) {
    qn_view *v = qn_view_of(x);
    if (qn_view_size(v) == 1) {
      if (v->dtype != QN_D_OBJECT) return qn_elem_cast((qn_dtype)v->dtype, v->data, d, p), 0;
      return qn_elem_put(rt, d, p, *(qn_value *)v->data);
    }
    return qn_raise(rt, QN_E_ValueError, "setting an array element with a sequence.");
  }
  if (qn_is(x, QN_K_STR)) return put_text(rt, d, p, x);
  if ((qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE)) && !qn_dtype_is_int(d)) return qn_raise(rt, QN_E_ValueError, "setting an array element with a sequence.");
  if (x.tag == QN_NONE && !qn_dtype_is_int(d)) return qn_elem_cast(QN_D_COMPLEX128, &(qn_c128){NAN, qn_dtype_is_complex(d) ? NAN : 0}, d, p), 0;
  const int done = x.tag == QN_OBJ ? put_converted(rt, d, p, x) : 0;
  if (done) return done < 0 ? -1 : 0;
  const char *type = qn_class_of(x)->name;
  if (qn_dtype_is_int(d))
    return qn_raise(rt, QN_E_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", type);
  if (qn_dtype_is_complex(d)) return qn_raise(rt, QN_E_TypeError, "complex() first argument must be a string or a number, not '%s'", type);
  return qn_raise(rt, QN_E_TypeError, "float() argument must be a string or a real number, not '%s'", type);
}

int qn_elem_put(qn_rt *rt, qn_dtype d, void *p, qn_value x) {
  if (qn_dtype_is_time(d)) return qn_time_put(rt, d, p, x);
  if (qn_is_time(x) && d != QN_D_OBJECT) return qn_elem_cast((qn_dtype)x.dtype, &x.i, d, p), 0; /* its count */
  if (d == QN_D_OBJECT) {
    qn_value old = *(qn_value *)p;
    if (qn_npstr_width(old) >= 0) { /* the element of an array of text: as wide as before */
      qn_buf b;
      qn_value made;
      qn_buf_init(&b, rt->alloc);
      int bad = qn_str(rt, x, &b);
      if (!bad && !(bad = qn_new_npstr(rt, qn_buf_view(&b), (int32_t)qn_npstr_width(old), &made))) *(qn_value *)p = made, qn_release(rt, old);
      qn_buf_deinit(&b);
      return bad;
    }
    qn_retain(x);
    *(qn_value *)p = x;
    qn_release(rt, old);
    return 0;
  }
  if (x.tag == QN_FLOAT && d == QN_D_FLOAT64) return *(qn_any_double *)p = x.f, 0;
  if (d == QN_D_BOOL && (x.tag == QN_NONE || (x.tag == QN_OBJ && !qn_is_array(x)))) {
    int t = qn_truth(rt, x);
    return t < 0 ? -1 : (*(uint8_t *)p = (uint8_t)t, 0);
  }
  if (qn_is_big(x)) return put_big(rt, d, p, x);
  if (x.tag == QN_INT || x.tag == QN_BOOL) {
    if (qn_dtype_is_int(d) && !int_fits(d, x.i))
      return qn_raise(rt, QN_E_OverflowError, "Python integer %lld out of bounds for %s", (long long)x.i, qn_dtypes[d].name);
    return store_int(d, p, x.i), 0;
  }
  if (x.tag == QN_FLOAT) {
    if (qn_dtype_is_int(d)) return put_float_in_int(rt, d, p, x.f);
    return qn_elem_cast(QN_D_FLOAT64, &x.f, d, p), 0;
  }
  double re, im;
  if (!qn_number_parts(x, &re, &im)) return put_other(rt, d, p, x);
  if (x.tag == QN_NPSCALAR && x.dtype != QN_D_COMPLEX64) {
    if (qn_dtypes[x.dtype].kind == 'f') {
      if (d == QN_D_FLOAT32 && x.dtype == QN_D_FLOAT32) return *(float *)p = (float)x.f, 0;
      return qn_elem_cast(QN_D_FLOAT64, &x.f, d, p), 0;
    }
    return qn_elem_cast(x.dtype == QN_D_UINT64 ? QN_D_UINT64 : QN_D_INT64, &x.i, d, p), 0;
  }
  if (!qn_dtype_is_complex(d) && d != QN_D_BOOL) {
    if (qn_is(x, QN_K_COMPLEX) && qn_dtype_is_int(d))
      return qn_raise(rt, QN_E_TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'complex'");
    if (qn_is(x, QN_K_COMPLEX)) return qn_raise(rt, QN_E_TypeError, "float() argument must be a string or a real number, not 'complex'");
    if (qn_array_warn(rt, "ComplexWarning", "Casting complex values to real discards the imaginary part")) return -1;
  }
  qn_c128 c = {re, im};
  return qn_elem_cast(QN_D_COMPLEX128, &c, d, p), 0;
}
