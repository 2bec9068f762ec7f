/* races.h - races found while a program runs (quern run --check=races): parallel loops run serially, and every access to an
 * element of an array is noted with its iteration. Two iterations that meet in an element, one of them writing, are a race. */
#ifndef QN_RACES_H
#define QN_RACES_H

#include "runtime/abi.h"
#include "runtime/base/base.h"

typedef struct qn_race {
  int32_t loop, line, other;      /* lines: of the loop, of this access, of the earlier one */
  bool write, other_write;
  int64_t iteration, other_iteration; /* values of the loop's variable */
} qn_race;
typedef struct qn_races qn_races;

qn_races *qn_races_new(const qn_allocator *alloc); /* NULL: out of memory */
void qn_races_free(qn_races *r);
/* Those found since the last call, one for each pair of lines; they stay valid until the next loop. */
uint32_t qn_races_take(qn_races *r, const qn_race **out);
void qn_races_reset(qn_races *r); /* a kernel begins */

/* --- helpers of generated code ------------------------------------------------------------------------------------ */
enum { QN_RACE_BEGIN, QN_RACE_ITERATION, QN_RACE_END };
int32_t qn_race_loop(qn_kctx *ctx, int32_t what, int64_t iteration, int32_t line);
int32_t qn_race_access(qn_kctx *ctx, int32_t write, int32_t line, const qn_view *array, int64_t offset); /* in bytes */
int32_t qn_race_fresh(qn_kctx *ctx, const qn_view *array); /* new memory: what was noted of it is another array's */

#endif
