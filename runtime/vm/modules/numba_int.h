/* numba_int.h - shared by numba.c and numba_types.c. */
#ifndef QN_NUMBA_INT_H
#define QN_NUMBA_INT_H

#include "runtime/object/object.h"
#include "runtime/vm/kernel.h"

int qn_numba_add_types(qn_rt *rt, qn_value module);
int qn_numba_list_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_dict_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_reflected_list(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_tuple(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_unituple(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_set_type(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_numba_optional(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* numba.optional(type) */
extern const qn_method qn_numba_type_functions[];
/* numba_typeattr.c: .dtype, .ndim, … read from a type's text; 1: it has no such attribute. And the classes of types. */
int qn_numba_type_attr(qn_rt *rt, qn_sv text, qn_sv name, qn_value *out);
const qn_class *qn_numba_class_of(qn_sv text);
int qn_numba_add_classes(qn_rt *rt, qn_value module);
extern qn_class qn_numba_type_class;
extern const qn_method qn_kernel_methods[]; /* kernel_methods.c */
/* A signature as a value: types, the last of them the result. */
int qn_new_numba_signature(qn_rt *rt, const qn_value *types, int64_t n, qn_value *out);
/* numba.c: a name of the library (numba_lib.py); its natives are numba_support.c's. */
int qn_numba_lib(qn_rt *rt, const char *name, qn_value *out);
int qn_numba_add_errors(qn_rt *rt, qn_value module); /* the classes of numba.core.errors, which numba has too */
extern const qn_module_def qn_numba_errors_module, qn_numba_lib_module;

#endif
