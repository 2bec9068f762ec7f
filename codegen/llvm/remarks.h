/* remarks.h - what LLVM says about loops, one line per source line: vectorised, or the reason why not. A loop that was
 * emitted in several forms (chunks, checked copy) counts as vectorised when its main form is. */
#ifndef QN_LLVM_REMARKS_H
#define QN_LLVM_REMARKS_H

#include "codegen/llvm/compat.h"
#include "runtime/base/base.h"

typedef struct qn_remark {
  uint32_t line;
  bool vectorized;
  const char *text;
} qn_remark;

typedef struct qn_remarks {
  qn_arena *arena;
  QN_VEC(qn_remark) rows;
} qn_remarks;

void qn_remarks_take(LLVMDiagnosticInfoRef info, void *user); /* a diagnostic handler; user: qn_remarks * or NULL */
void qn_remarks_scan(qn_remarks *r, LLVMModuleRef mod);       /* after the passes */
const char *qn_remarks_text(qn_remarks *r);                   /* sorted by line; in the arena */

#endif
