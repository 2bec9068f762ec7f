/* dates.h - datetime64 and timedelta64 in arrays: casts between units, their elementwise functions, their scalars. */
#ifndef QN_ARRAY_DATES_H
#define QN_ARRAY_DATES_H

#include "runtime/base/calendar.h"
#include "runtime/object/array/iter.h"

static inline bool qn_is_time(qn_value v) { return v.tag == QN_NPSCALAR && qn_dtype_is_time((qn_dtype)v.dtype); }

/* Between two dtypes of which one is a time; NULL: no cast. A number is a count of units, whatever they are. */
qn_cast_loop qn_time_cast_find(qn_dtype from, qn_dtype to);
/* The types and the loop of an elementwise function that has a time among its operands. 1: it has none; -1: NumPy's TypeError. */
int qn_time_resolve(qn_rt *rt, qn_ufunc_id id, const qn_optype *in, const qn_ufunc_call *call, qn_ufunc_types *t, qn_loop *loop);

/* Stores x (a time, an int, text, None, a datetime.date or timedelta) as a time. */
/* The i-th of the classes that a class is, itself first; NULL behind the last. */
static inline const qn_class *qn_class_lineage(const qn_class *c, uint32_t i) {
  if (c->mro) return i < c->nmro ? c->mro[i] : NULL;
  for (; c && i; i--) c = c->base;
  return c;
}
int qn_time_put(qn_rt *rt, qn_dtype d, void *p, qn_value x);
/* A datetime.date, datetime or timedelta where one can hold it, else None or an int: as .item(). */
int qn_time_item(qn_rt *rt, qn_dtype d, int64_t t, qn_value *out);
/* The unit that a value (text, a datetime object) has by itself. False: it is no time. */
bool qn_time_unit_of(qn_rt *rt, qn_value x, bool span, qn_tunit *out);
int qn_time_text(qn_rt *rt, qn_dtype d, int64_t t, qn_buf *out);      /* as str() */
int qn_time_repr(qn_rt *rt, qn_dtype d, int64_t t, qn_buf *out);
/* As an element of an array's text: width 0 measures. Its length. */
int qn_time_element(qn_rt *rt, qn_dtype d, int64_t t, int width, qn_buf *out);
int qn_time_construct(qn_rt *rt, bool span, const qn_args *args, qn_value *out); /* np.datetime64(…), np.timedelta64(…) */
/* A scalar with a datetime object: the object's own operator on its item. 1: b is no such object. */
int qn_time_with_object(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_time_compare_object(qn_rt *rt, qn_cmp op, qn_value a, qn_value b, qn_value *out);
/* An array of times with anything that is no number: its items, one by one. */
int qn_time_compare_array(qn_rt *rt, qn_cmp op, qn_value a, qn_value b, qn_value *out);
/* A time with text: as NumPy compares and refuses them. 1: none of the two is a time. */
int qn_time_with_text(qn_rt *rt, qn_ufunc_id id, const qn_value *in, qn_value *out);
/* The loop over one dtype of times that folds and scans use; NULL: none. */
qn_loop qn_loop_time(qn_ufunc_id id, qn_dtype d);
/* np.array(x, dtype='datetime64'): the unit that all elements have room in. */
int qn_time_infer(qn_rt *rt, qn_value x, qn_dtype *d);
int qn_time_as_text(qn_rt *rt, qn_value a, qn_value *out); /* a.astype(str): an array of objects */
int qn_time_check_units(qn_rt *rt, qn_dtype from, qn_dtype to); /* OverflowError: the factor between them is too large */
/* np.arange over times. 1: neither operand nor dtype is one. */
int qn_time_arange(qn_rt *rt, const qn_value v[3], qn_value dtype, qn_value *out);
/* dtype= of text that names no dtype of times: raises what NumPy says. 1: it does not speak of times. */
int qn_time_dtype_error(qn_rt *rt, qn_sv text);
int qn_time_cast_error(qn_rt *rt, qn_dtype from, qn_dtype to, const char *rule);
#endif
