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
typedef struct qn_kernel_options {
  qn_kernel_form form;
  bool nopython, parallel, nogil, cache, error_numpy;
  bool boundscheck, has_boundscheck; /* has_: the program said so */
  bool wraparound, cdivision;        /* Cython */
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
int qn_new_numba_type(qn_rt *rt, qn_sv text, qn_value *out);
/* Appends the text of a type, a signature or a str, or of what has the attribute __numba_text__; TypeError for anything else. */
int qn_numba_type_text(qn_rt *rt, qn_value v, qn_buf *out);

int qn_new_kernel(qn_rt *rt, qn_value fn, const qn_kernel_options *opt, qn_value signatures, qn_value *out);

#endif
