/* math_ops.h - the lists of runtime/math as LLVM functions. */
#ifndef QN_LLVM_MATH_OPS_H
#define QN_LLVM_MATH_OPS_H

#include "codegen/llvm/emit.h"

typedef struct math_row {
  const char *name, *symbol; /* "exp", "qn_exp" */
  const char *sig;           /* "D_D" … as in math.def */
  bool list;
} math_row;
const math_row *qn_e_math_row(const char *name); /* NULL when there is none */
/* Builds the body of row `name` (form LIST) at b; y is NULL for one argument. */
lv qn_e_math_list(emitter *e, LLVMBuilderRef b, const char *name, lv x, lv y);

/* The functions that have a list of floats (runtime/math/single.def): how many operands `name` takes, 0 when it has none; its body. */
unsigned qn_e_math_single(const char *name);
lv qn_e_math_single_list(emitter *e, LLVMBuilderRef b, const char *name, lv x, lv y);

#endif
