/* helpers.c - the whitelist with addresses: helper.def, libcall.def and the functions of math.def. A helper that is
 * declared and not linked fails the build here, not a kernel at run time. */
#include <math.h>
#include <strings.h>

#include "engine/loader.h"
#include "runtime/kernel/kernel.h"
#include "runtime/kernel/object.h"
#include "runtime/kernel/str.h"
#include "runtime/math/math.h"
#include "runtime/parallel/parallel.h"
#include "runtime/parallel/races.h"

typedef void (*any_fn)(void);
typedef struct row {
  const char *name;
  any_fn fn;
} row;

static const row rows[] = {
#define HELPER(symbol, sig, kind) {#symbol, (any_fn)symbol},
#include "runtime/helper.def"
#undef HELPER
#define LIBCALL(symbol) {#symbol, (any_fn)symbol},
#include "runtime/libcall.def"
#undef LIBCALL
#define QN_MATH(name, sig, form, rule, ulp) {"qn_" #name, (any_fn)qn_##name},
#include "runtime/math/math.def"
#undef QN_MATH
#define QN_MATH_LARGE(type, symbol) {#symbol, (any_fn)symbol},
#include "runtime/math/large.def"
#undef QN_MATH_LARGE
};

void *qn_helper_find(const char *name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    if (strcmp(rows[i].name, name) != 0) continue;
    void *p;
    memcpy(&p, &rows[i].fn, sizeof p); /* ISO C has no cast between the two kinds of pointer */
    return p;
  }
  return NULL;
}
