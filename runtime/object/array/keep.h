/* keep.h - temporaries of code over values: every slot is released at the end.
 *
 *   qn_keep k = {.rt = rt};
 *   qn_value *t = qn_slot(&k);
 *   if (qn_ufunc1(rt, id, x, t)) return qn_done(&k, -1);
 *   return qn_done(&k, qn_ufunc2(rt, id2, *t, y, out)); */
#ifndef QN_ARRAY_KEEP_H
#define QN_ARRAY_KEEP_H

#include "runtime/object/array/array.h"

typedef struct qn_keep {
  qn_rt *rt;
  qn_value v[24];
  int n;
} qn_keep;

static inline qn_value *qn_slot(qn_keep *k) {
  return &k->v[k->n++];
}

static inline int qn_done(qn_keep *k, int r) {
  while (k->n > 0) qn_release(k->rt, k->v[--k->n]);
  return r;
}
#endif
