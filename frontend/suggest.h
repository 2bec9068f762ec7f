/* suggest.h - "did you mean": the nearest of the names that are offered to a misspelt one. */
#ifndef QN_FRONTEND_SUGGEST_H
#define QN_FRONTEND_SUGGEST_H

#include "runtime/base/base.h"

typedef struct qn_suggestion { /* start from {.wrong = name} */
  qn_sv wrong, best;
  uint32_t distance; /* of best; meaningless while best is empty */
} qn_suggestion;

/* Insertions, deletions and substitutions of bytes that turn a into b; 99 when either has more than 32 bytes. any_case: ASCII
 * letters of either case are the same. */
uint32_t qn_edit_distance(qn_sv a, qn_sv b, bool any_case);
void qn_suggest_offer(qn_suggestion *s, qn_sv name);
/* ", did you mean 'x'?", or "" when nothing is near enough. */
const char *qn_suggest_text(const qn_suggestion *s, qn_arena *a);

#endif
