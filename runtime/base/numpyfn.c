/* numpyfn.c - the names of numpyfn.def. What the rows say besides is for tests/numpy and docs/numpy.md. */
#include "runtime/base/numpyfn.h"

static const char *const names[] = {
#define QN_NUMPYFN(name, family, signature, meaning, calls) name,
#include "runtime/base/numpyfn.def"
#undef QN_NUMPYFN
};

bool qn_numpyfn_known(qn_sv name) {
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_sv_is(name, names[i])) return true;
  return false;
}
