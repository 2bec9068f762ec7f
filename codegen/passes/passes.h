/* passes.h - the door of codegen/passes: IR to IR, before LLVM. Each pass says what it requires and breaks; the verifier
 * runs after each one in debug builds. */
#ifndef QN_PASSES_H
#define QN_PASSES_H

#include "codegen/ir/ir.h"

/* The ordinary list, in order; without `optimise` nothing. */
QN_MUST_USE qn_status qn_passes_run(qn_irmodule *m, bool optimise, qn_error *err);

/* requires: nothing · breaks: nothing. Reads of a local whose value is known become that value; sets nobody reads go. */
void qn_pass_forward(qn_irmodule *m, qn_irfn *fn);
/* requires: forward on every function · breaks: nothing. Small functions that cannot fail go into their callers. */
void qn_pass_inline(qn_irmodule *m, qn_irfn *fn);
/* requires: forward (else it finds little) · breaks: nothing. Equal pure instructions become one. */
void qn_pass_cse(qn_irmodule *m, qn_irfn *fn);
/* requires: cse · breaks: nothing. Pure instructions move out of loops. */
void qn_pass_licm(qn_irmodule *m, qn_irfn *fn);
/* requires: cse, licm · breaks: nothing. Integer divisions lose checks and corrections that facts make needless. */
void qn_pass_divide(qn_irmodule *m, qn_irfn *fn);
/* requires: forward, cse · breaks: nothing. Bounds checks that counted loops prove go; others of innermost loops move in
 * front of it: one test chooses between an unchecked and the checked copy of the loop. */
void qn_pass_bounds(qn_irmodule *m, qn_irfn *fn);

#endif
