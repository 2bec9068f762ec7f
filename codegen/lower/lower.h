/* lower.h - the door of codegen/lower: a typed program in (frontend/types), an IR module out (codegen/ir).
 *
 * Every operation that can fail gets a site with its exact span; checks that the tree proves away are not made. */
#ifndef QN_LOWER_H
#define QN_LOWER_H

#include "codegen/ir/ir.h"
#include "frontend/types/infer.h"

typedef struct qn_lower_options {
  bool allow_unchecked; /* honour boundscheck=False */
  bool serial;          /* prange as range */
  bool races;           /* note the accesses of parallel loops, which run serially (quern run --check=races) */
} qn_lower_options;

/* The module, verified in debug builds. Functions are named after their source with the program's index appended
 * ("f.0"); the asked one is the entry. NULL after an error in diags. */
qn_irmodule *qn_lower(qn_arena *a, const qn_tprogram *p, const qn_lower_options *options, qn_diags *diags);

/* The message of the sites where a Python int leaves 64 bits: the engine knows them by it. */
#define QN_LOWER_OVERFLOW "integer result is outside 64 bits (ints of compiled code have 64 bits)"

#endif
