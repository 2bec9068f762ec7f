/* index.h - keys of arrays taken apart. Private to index.c, index_plan.c and index_pick.c.
 *
 * A key is first taken apart into a plan: a view made of the basic parts (integers, slices, newaxis, ellipsis) whose axes
 * may carry index arrays. Without index arrays the view is the answer. With them the index arrays are broadcast together
 * (their common shape is the "picked" shape), every position becomes a byte offset, and the rest of the axes is copied
 * per offset. Picked axes stand where the index arrays stood when those were adjacent, else in front: NumPy's rule. */
#ifndef QN_ARRAY_INDEX_H
#define QN_ARRAY_INDEX_H

#include "runtime/object/array/iter.h"

enum { QN_KEY_ITEMS = 2 * QN_MAX_RANK };

typedef struct qn_index_plan {
  qn_view view;                 /* after the basic parts; data moved to its start */
  qn_value index[QN_MAX_RANK];  /* int64 arrays, owned */
  int64_t length[QN_MAX_RANK];  /* of the indexed axis */
  int64_t step[QN_MAX_RANK];    /* its stride */
  int64_t axis[QN_MAX_RANK];    /* its number, for messages */
  int nindex;
  int at;                       /* where picked axes go among view's axes; */
  bool apart;                   /* index arrays were not adjacent: in front */
  bool ellipsis;                /* a result of rank 0 stays an array */
} qn_index_plan;

typedef struct qn_keyitem {
  qn_value v;    /* borrowed, or an array that `owned` keeps */
  qn_value owned;
  bool array;
  int axes;      /* how many it consumes */
} qn_keyitem;

/* index_plan.c */
int qn_index_items(qn_rt *rt, qn_value key, qn_keyitem *items, int *n); /* up to QN_KEY_ITEMS, zeroed before; what they own is the caller's */
int qn_index_plan_make(qn_rt *rt, const qn_view *a, const qn_keyitem *items, int n, qn_index_plan *p);
void qn_index_plan_free(qn_rt *rt, qn_index_plan *p);
int qn_index_bad(qn_rt *rt, int64_t i, int64_t axis, int64_t n); /* raises IndexError */
bool qn_index_is_int(qn_value v);
/* Integers and slices alone: the view that they make. 1: the key has other parts, or too many. */
int qn_index_view(qn_rt *rt, const qn_view *v, qn_value key, qn_view *out);
/* index_pick.c: of a plan with index arrays */
int qn_index_pick(qn_rt *rt, const qn_index_plan *p, qn_value *out);
int qn_index_store(qn_rt *rt, const qn_index_plan *p, const qn_view *src);
#endif
