/* table.c - math.def as data, and Python's rules for when math.<name> raises. */
#include <math.h>
#include <string.h>

#include "runtime/math/math.h"

#define QN_FORM_LIST true
#define QN_FORM_HELPER false
const qn_math_info qn_math_table[] = {
#define QN_MATH(name, sig, form, rule, ulp) \
  {#name, "qn_" #name, QN_MATH_##sig, QN_FORM_##form, QN_MATH_##rule, (void (*)(void))qn_##name},
#include "runtime/math/math.def"
#undef QN_MATH
};
const size_t qn_math_count = sizeof qn_math_table / sizeof qn_math_table[0];

const qn_math_info *qn_math_find(const char *name, size_t n) {
  for (size_t i = 0; i < qn_math_count; i++)
    if (strlen(qn_math_table[i].name) == n && memcmp(qn_math_table[i].name, name, n) == 0) return &qn_math_table[i];
  return NULL;
}

static bool is_pole(double x) { return x <= 0.0 && isfinite(x) && trunc(x) == x; }

qn_math_error qn_math_check(qn_math_rule rule, double x, double y, double r) {
  if (isfinite(r) || rule == QN_MATH_NONE) return QN_MATH_OK;
  if (isnan(r)) return isnan(x) || isnan(y) ? QN_MATH_OK : QN_MATH_DOMAIN_ERROR;
  if (!isfinite(x) || !isfinite(y)) return QN_MATH_OK;
  switch (rule) {
    case QN_MATH_NONE: return QN_MATH_OK;
    case QN_MATH_DOMAIN: return QN_MATH_DOMAIN_ERROR;
    case QN_MATH_RANGE: return QN_MATH_RANGE_ERROR;
    case QN_MATH_POW: return x == 0.0 ? QN_MATH_DOMAIN_ERROR : QN_MATH_RANGE_ERROR;
    case QN_MATH_GAMMA:
    case QN_MATH_LGAMMA: return is_pole(x) ? QN_MATH_DOMAIN_ERROR : QN_MATH_RANGE_ERROR;
  }
  return QN_MATH_OK;
}
