/* math.c - the lists as scalar C functions. The loops over arrays are in loops.c. */
#include "runtime/math/math.h"

#include "runtime/math/clones.h"
#include "runtime/math/math_tables.h"
#include "runtime/math/ops.h"

#include "runtime/math/lists.inc"

#define QN_LIST_D_D(name) QN_CLONES double qn_##name(double x) { return list_##name(x); }
#define QN_LIST_D_DD(name) QN_CLONES double qn_##name(double x, double y) { return list_##name(x, y); }
#define QN_LIST_D_DI(name) QN_CLONES double qn_##name(double x, int64_t n) { return list_##name(x, n); }
#define QN_LIST_I_D(name) QN_CLONES int64_t qn_##name(double x) { return list_##name(x); }
#define QN_LIST_B_D(name) QN_CLONES bool qn_##name(double x) { return list_##name(x); }
#define QN_EMIT_LIST(name, sig) QN_LIST_##sig(name)
#define QN_EMIT_HELPER(name, sig)
#define QN_MATH(name, sig, form, rule, ulp) QN_EMIT_##form(name, sig)
#include "runtime/math/math.def"
#undef QN_MATH
