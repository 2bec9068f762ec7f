/* text.h - what the printer and the parser of the text share. */
#ifndef QN_IR_TEXT_H
#define QN_IR_TEXT_H

#include "codegen/ir/ir.h"

enum { QN_IR_TEXT_VERSION = 1 };

extern const char *const qn_irt_names[QN_IT_COUNT];
extern const char *const qn_ir_flag_names[QN_IF_FLAG_COUNT];
extern const char *const qn_irfn_flag_names[QN_FN_FLAG_COUNT];
extern const char *const qn_irred_names[QN_RED_COUNT];

static inline bool qn_irop_has_imm(qn_irop op) {
  return op == QN_I_PARAM || op == QN_I_GET || op == QN_I_SET || op == QN_I_SHAPE || op == QN_I_STRIDE ||
         op == QN_I_CALL || op == QN_I_RESULT || op == QN_I_INRANGE || op == QN_I_DATA || op == QN_I_PEEK ||
         op == QN_I_POKE || op == QN_I_SLOTS || op == QN_I_STRLIT || op == QN_I_LEAVE || op == QN_I_ROWS ||
         op == QN_I_ELEM;
}
static inline bool qn_irop_has_name(qn_irop op) {
  return op == QN_I_MATH || op == QN_I_HCALL || op == QN_I_ALLOC || op == QN_I_SLICE || op == QN_I_RESTRIDE || op == QN_I_CAUGHT;
}
static inline bool qn_irins_has_value(const qn_irins *i) { return i->type.kind != QN_IT_VOID || i->op == QN_I_CALL; }

#endif
