/* linear.h - how the VM calls runtime/linalg. */
#ifndef QN_ARRAY_LINEAR_H
#define QN_ARRAY_LINEAR_H

#include "runtime/linalg/linalg.h"
#include "runtime/object/array/array.h"

qn_lin_env qn_lin_env_of(qn_rt *rt);
/* 0, or -1 with the exception that a status stands for. */
int qn_lin_check(qn_rt *rt, qn_lin_status status);
/* np.matmul, small products of floats in that order. */
int qn_matmul_in(qn_rt *rt, qn_lin_order order, qn_value x, qn_value y, qn_value *out);

#endif
