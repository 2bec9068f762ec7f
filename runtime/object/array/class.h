/* class.h - what the classes of this folder share: attribute lookup, operators, helpers for code over values. Private. */
#ifndef QN_ARRAY_CLASS_H
#define QN_ARRAY_CLASS_H

#include "runtime/object/array/iter.h"

int qn_array_attr(qn_rt *rt, qn_value a, qn_sym name, qn_value *out); /* attribute or bound method; 1: none */
int qn_array_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out);
int qn_scalar_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_scalar_item(qn_rt *rt, qn_value v, qn_value *out); /* as .item() */
qn_ufunc_id qn_ufunc_of_binop(qn_binop op);
qn_ufunc_id qn_ufunc_of_cmp(qn_cmp op);
qn_ufunc_id qn_short_power(qn_dtype d, qn_value b); /* of an array of d to the power b: square, sqrt and the like, or power */
extern const qn_method qn_array_methods[];
extern qn_class qn_np_generic, qn_np_number, qn_np_integer, qn_np_signed, qn_np_unsigned, qn_np_inexact, qn_np_floating, qn_np_complexfloating;

/* An operator's ufunc of two operands, of which one is an instance whose class may take the call over (__array_ufunc__). QN_UFUNC_ELEMENT: it does
 * not and is an element; QN_NOT_IMPLEMENTED: its own operator is to be asked. */
enum { QN_UFUNC_ELEMENT = 3 };
int qn_ufunc_ask(qn_rt *rt, qn_ufunc_id id, qn_value instance, const qn_value *in, qn_value *out);
#endif
