/* ufunc_run.h - a loop, its operands and where they are cast: what ufunc.c makes of a call and ufunc_run.c runs. */
#ifndef QN_OBJECT_ARRAY_UFUNC_RUN_H
#define QN_OBJECT_ARRAY_UFUNC_RUN_H

#include "runtime/object/array/loops.h"

typedef struct qn_ufunc_job {
  qn_nditer it;
  qn_loop loop;
  qn_fault fault;
  qn_ufunc_id id;
  qn_dtype dtype;                       /* of the loop */
  int nin;
  qn_cast_loop before[QN_ITER_MAX];     /* per operand: the cast into the loop's dtype, or out of it; NULL: none */
  uint8_t item[QN_ITER_MAX];            /* bytes in a block buffer */
  bool casting, stream;                 /* stream: the result goes past the caches */
  int faults;
} qn_ufunc_job;

/* Whether it pays to write the result past the caches. kept: it goes to a variable or into an array. */
bool qn_job_streams(const qn_ufunc_job *j, int nops, bool kept);
void qn_job_run(qn_rt *rt, qn_ufunc_job *j); /* on threads where it pays; faults are left in the job */
void qn_job_here(qn_ufunc_job *j);           /* on this thread, of at least one element */

/* Arrays of objects (objects.c). x: one operand or two; at: the place of the element in its run, for errors. */
bool qn_object_loop(qn_ufunc_id id); /* is there such a loop? */
int qn_object_op(qn_rt *rt, qn_ufunc_id id, const qn_value *x, int64_t at, qn_value *out);
int qn_object_fold(qn_rt *rt, qn_ufunc_id id, const qn_view *group, qn_value *acc);  /* acc: where to begin, or UNSET; owned */
int qn_object_position(qn_rt *rt, bool max, const qn_view *group, int64_t *out);     /* of the first extremum; the group is not empty */
int qn_object_running(qn_rt *rt, qn_ufunc_id id, char *line, int64_t by, int64_t n); /* in place */

#endif
