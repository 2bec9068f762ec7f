/* kernel.h - kernel objects: what @njit, @jit, @vectorize and a Cython function with C types make of a Python function.
 *
 * Calling one goes to rt->hooks.call_kernel; where that is NULL, or the VM interprets on purpose, the function runs on the
 * VM. The engine keeps its own data in engine_data and frees it through engine_free. */
#ifndef QN_VM_KERNEL_H
#define QN_VM_KERNEL_H

#include "runtime/vm/vm.h"

typedef enum qn_kernel_form { QN_FORM_JIT, QN_FORM_VECTORIZE, QN_FORM_CYTHON } qn_kernel_form;
enum { /* fastmath flags */
  QN_FM_NNAN = 1, QN_FM_NINF = 2, QN_FM_NSZ = 4, QN_FM_ARCP = 8, QN_FM_CONTRACT = 16, QN_FM_AFN = 32, QN_FM_REASSOC = 64,
  QN_FM_ALL = 127
};
enum { QN_IDENTITY_ZERO = 1, QN_IDENTITY_ONE, QN_IDENTITY_REORDERABLE }; /* of a ufunc; 0: none */
typedef struct qn_kernel_options {
  qn_kernel_form form;
  bool nopython, parallel, nogil, cache, error_numpy;
  bool boundscheck, has_boundscheck; /* has_: the program said so */
  bool wraparound, cdivision;        /* Cython */
  bool overflow_raise;               /* overflow='raise' */
  bool exact_first;                  /* vectorize, target='parallel': NumPy looks for a signature of the very types first */
  uint8_t identity;                  /* vectorize: QN_IDENTITY_* */
  bool always;                       /* the library's own: compiled even where kernels are interpreted */
  bool no_new_types;                 /* disable_compile() */
  uint32_t fastmath;                 /* QN_FM_* */
} qn_kernel_options;

typedef struct qn_kernelobj {
  qn_obj obj; /* cls == &qn_kernel_class, kind QN_K_KERNEL */
  qn_value fn;         /* the qn_function */
  qn_kernel_options opt;
  qn_value signatures; /* list of str as numba prints them, "float64(float64[:], int64)"; empty: from the arguments */
  qn_value locals;     /* the locals= dict, or QN_UNSET */
  qn_value attrs;      /* dict of attributes set on it, or QN_UNSET */
  void *engine_data;
  void (*engine_free)(qn_rt *rt, void *engine_data);
} qn_kernelobj;
extern qn_class qn_kernel_class;

/* Types of numba as values: their text is what the engine's signature parser reads. */
bool qn_is_numba_type(qn_value v);
int qn_new_numba_type(qn_rt *rt, qn_sv text, qn_value *out);
/* Appends the text of a type, a signature or a str, or of what has the attribute __numba_text__; TypeError for anything else. */
int qn_numba_type_text(qn_rt *rt, qn_value v, qn_buf *out);
/* What the engine does for numba's objects beyond calls (qn_vm_options.kernels; NULL: there is no engine). Types are values of
 * numba_types.c; results are owned. */
typedef struct qn_numba_hooks {
  int (*type_of)(qn_rt *rt, qn_value v, qn_value *out);                                     /* the type of an argument */
  int (*result)(qn_rt *rt, qn_value kernel, const qn_value *types, uint32_t n, qn_value *out); /* type of kernel(types) */
  int (*compile)(qn_rt *rt, qn_value kernel);                     /* the explicit signatures, now */
  int (*signatures)(qn_rt *rt, qn_value kernel, bool results, qn_value *out); /* list of tuples of types; results: the last is it */
  int (*types)(qn_rt *rt, qn_value signature, qn_value *out);     /* of a signature's text: list of types, then the result or None */
  int (*text)(qn_rt *rt, qn_value kernel, const char *stage, qn_value *out); /* dict of argument types to the stage's text */
  int (*drop)(qn_rt *rt, qn_value kernel);                        /* forget what was compiled */
} qn_numba_hooks;

/* numba_types.c: a type with the engine's own pointer; the pointer of a type, or NULL. */
int qn_numba_type_with(qn_rt *rt, qn_sv text, const void *type, qn_value *out);
bool qn_is_numba_type(qn_value v);
const void *qn_numba_type_pointer(qn_value v);
void qn_numba_type_settle(qn_value v, const void *type); /* what its text says, found out once */

/* numba_support.c: a ufunc called with out=, where= and the like; an attribute of a ufunc (1: none of that name); which kernel
 * loops for a ufunc over arguments of these types (a list). */
int qn_vectorized_call(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out);
int qn_vectorized_attr(qn_rt *rt, qn_value kernel, qn_sym name, qn_value *out);
int qn_vectorized_loop(qn_rt *rt, qn_value kernel, qn_value types, qn_value *out);

/* numba_errors.c */
const qn_class *qn_typing_error_class(void), *qn_numba_value_error_class(void);

int qn_new_kernel(qn_rt *rt, qn_value fn, const qn_kernel_options *opt, qn_value signatures, qn_value *out);

#endif
