/* join_probe.h - which rows of a table have the key of a row of another one (join_probe.c). */
#ifndef QN_FRAME_JOIN_PROBE_H
#define QN_FRAME_JOIN_PROBE_H

#include "runtime/frame/factor.h"

typedef struct qn_probe {
  int32_t *first;  /* per asking row: the first row of its key on the other side, -1 for none */
  int32_t *next;   /* per row of the other side: the next one with the same key, -1 for none */
  int64_t n, m;    /* rows of the asking side and of the other */
  int64_t found[64]; /* per part of the asking rows: those with a partner */
  bool several;    /* some keys occur more than once on the other side */
} qn_probe;

bool qn_probe_can(const qn_column *asking, const qn_column *asked);
int qn_probe_init(qn_rt *rt, const qn_column *asking, const qn_column *asked, qn_probe *p);
void qn_probe_deinit(qn_rt *rt, qn_probe *p);
/* Pairs of rows as two int64 arrays, in the order of the asking rows; keep: also those without partner (-1), anti: only those. */
int qn_probe_pairs(qn_rt *rt, const qn_probe *p, bool keep, bool anti, qn_value out[2]);

#endif
