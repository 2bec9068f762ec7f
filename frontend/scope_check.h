/* scope_check.h - between scope_check.c and scope_pattern.c. */
#ifndef QN_FRONTEND_SCOPE_CHECK_H
#define QN_FRONTEND_SCOPE_CHECK_H

#include "frontend/scope_state.h"

typedef struct checker {
  qn_scopes *t;
  qn_scope *cur;
  uint32_t loops; /* around, in this scope */
  bool in_except_star, past_future;
} checker;

void qn_check_fail(checker *c, const qn_node *at, const char *fmt, ...) QN_PRINTF(3, 4);
void qn_check_match(checker *c, const qn_node *match);

#endif
