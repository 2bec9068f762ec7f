/* numpy_linear.c - np.einsum, tensordot, vecdot, cross and their kin: native rows of what lib/numpy_einsum.py does. */
#include "runtime/vm/modules/numpy.h"

#define LIBRARY(X) X(einsum) X(einsum_path) X(tensordot) X(vecdot) X(matvec) X(vecmat) X(cross)
#define LIBRARY_FUNCTION(n) \
  NP(n) { return qn_np_library(rt, "_numpy_einsum", #n, args, out); }
LIBRARY(LIBRARY_FUNCTION)
#define LIBRARY_ROW(n) ROW(n),
const qn_method qn_np_linear[] = {LIBRARY(LIBRARY_ROW){.name = NULL}};
