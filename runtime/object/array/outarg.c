/* outarg.c - out= of functions that have made their result already: what such an argument must be, by NumPy's rules for the
 * function, and the copy into it. Elementwise functions write into theirs as they go (ufunc.c). */
#include <string.h>

#include "runtime/base/promote.h"
#include "runtime/object/array/array.h"

static int wrong_dtype(qn_rt *rt, qn_dtype from, qn_dtype to, const char *rule) {
  return qn_raise(rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('%s') according to the rule '%s'", qn_dtypes[from].name, qn_dtypes[to].name, rule);
}

static int fits(qn_rt *rt, const qn_view *into, const qn_view *r, qn_out_rule rule, const char *name) {
  qn_dtype have = (qn_dtype)r->dtype, want = (qn_dtype)into->dtype;
  bool same_shape = into->ndim == r->ndim && memcmp(into->shape, r->shape, sizeof *r->shape * (size_t)r->ndim) == 0;
  if (into->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "output array is read-only");
  switch (rule) {
    case QN_OUT_EXACT:
      if (have != want || !same_shape || !(into->flags & QN_VIEW_C))
        return qn_raise(rt, QN_E_ValueError, "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)");
      return 0;
    case QN_OUT_INDEX: /* the result is made in its own dtype, which out= must be able to stand for */
      if (!same_shape && strncmp(name, "arg", 3) != 0) return qn_raise(rt, QN_E_ValueError, "output array does not match result of ndarray.take"); /* compress too */
      if (!same_shape) return qn_raise(rt, QN_E_ValueError, "output array does not match result of np.%s.", name);
      return qn_can_cast(want, have, QN_CAST_SAFE) ? 0 : wrong_dtype(rt, want, have, "safe");
    case QN_OUT_SAME_KIND:
      if (!same_shape) return qn_raise(rt, QN_E_ValueError, into->ndim == r->ndim ? "Output array is the wrong shape" : "Output array has wrong dimensionality");
      return qn_can_cast(have, want, QN_CAST_SAME_KIND) ? 0 : wrong_dtype(rt, have, want, "same_kind");
    case QN_OUT_UFUNC:
    case QN_OUT_REDUCTION:
      if (into->ndim != r->ndim)
        return qn_raise(rt, QN_E_ValueError, "output parameter for reduction operation %s has the wrong number of dimensions: Found %d but expected %d", name, into->ndim,
                        r->ndim);
      if (!same_shape) return qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together: the result of %s does not have the shape of out=", name);
      if (rule == QN_OUT_UFUNC && !qn_can_cast(have, want, QN_CAST_SAME_KIND))
        return qn_raise(rt, QN_E_UFuncTypeError, "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'", name, qn_dtypes[have].name,
                        qn_dtypes[want].name);
      return 0;
  }
  return 0;
}

int qn_out_store(qn_rt *rt, qn_value into, qn_value r, qn_out_rule rule, const char *name, qn_value *out) {
  if (into.tag == QN_UNSET || into.tag == QN_NONE) return *out = r, 0;
  qn_value a;
  if (qn_is(into, QN_K_TUPLE) && ((qn_tuple *)into.o)->n == 1) into = ((qn_tuple *)into.o)->items[0];
  int bad = qn_is_array(into) ? qn_array_from(rt, r, NULL, &a) : qn_raise(rt, QN_E_TypeError, "output must be an array");
  qn_release(rt, r);
  if (bad) return -1;
  bad = fits(rt, qn_view_of(into), qn_view_of(a), rule, name) || qn_array_assign(rt, qn_view_of(into), qn_view_of(a));
  qn_release(rt, a);
  return bad ? -1 : (*out = qn_retained(into), 0);
}
