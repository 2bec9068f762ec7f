/* raise.h - the errors whose text generated code does not carry: qn_k_raise's codes. */
#ifndef QN_KERNEL_RAISE_H
#define QN_KERNEL_RAISE_H

typedef enum qn_kraise { QN_KRAISE_SLICE_STEP, QN_KRAISE_RESHAPE, QN_KRAISE_SHIFT, QN_KRAISE_CANCEL } qn_kraise;

#endif
