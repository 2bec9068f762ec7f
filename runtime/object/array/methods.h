/* methods.h - what the files of array methods share. Private to this folder. */
#ifndef QN_ARRAY_METHODS_H
#define QN_ARRAY_METHODS_H

#include "runtime/object/array/class.h"

static inline bool qn_am_given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }
/* A function of a module that is written in Python, with the array before its arguments. */
int qn_am_by_function(qn_rt *rt, const char *module, const char *name, qn_value self, const qn_args *args, qn_value *out);

#define QN_ARRAY_METHOD(name) int qn_am_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
/* methods_reduce.c */
QN_ARRAY_METHOD(sum);
QN_ARRAY_METHOD(prod);
QN_ARRAY_METHOD(mean);
QN_ARRAY_METHOD(std);
QN_ARRAY_METHOD(var);
QN_ARRAY_METHOD(min);
QN_ARRAY_METHOD(max);
QN_ARRAY_METHOD(any);
QN_ARRAY_METHOD(all);
QN_ARRAY_METHOD(argmin);
QN_ARRAY_METHOD(argmax);
QN_ARRAY_METHOD(cumsum);
QN_ARRAY_METHOD(cumprod);
/* methods_order.c */
QN_ARRAY_METHOD(repeat);
QN_ARRAY_METHOD(take);
QN_ARRAY_METHOD(put);
QN_ARRAY_METHOD(nonzero);
QN_ARRAY_METHOD(sort);
QN_ARRAY_METHOD(argsort);
QN_ARRAY_METHOD(searchsorted);
QN_ARRAY_METHOD(partition);
#endif
