/* numpyfn.h - which names NumPy has (numpyfn.def), whether Quern has them or not. */
#ifndef QN_NUMPYFN_H
#define QN_NUMPYFN_H

#include "runtime/base/base.h"

/* Is numpy.<name> a function that the table knows ("sum", "linalg.inv")? So a name that is only missing here is not taken
 * for a misspelt one. */
bool qn_numpyfn_known(qn_sv name);

#endif
