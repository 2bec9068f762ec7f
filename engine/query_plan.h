/* query_plan.h - between query_plan.c, which makes a pipeline, and query.c, which runs it. */
#ifndef QN_ENGINE_QUERY_PLAN_H
#define QN_ENGINE_QUERY_PLAN_H

#include "engine/query.h"

typedef struct qn_qfound { /* an aggregate in the text */
  qn_qagg agg;
  const qn_node *arg; /* NULL: none */
  qn_qitem item;      /* that the argument stands in */
  double quantile;
  qn_sv written, ident;
} qn_qfound;

typedef struct qn_qplan {
  qn_session *s;
  qn_q *q;
  const qn_query_config *config;
  qn_qtext text;
  qn_xcompile c;
  qn_node **items, **by, **sort, **where, **having;
  bool all; /* an item is '*' */
  QN_VEC(qn_sv) used;
  QN_VEC(qn_sv) known; /* columns of the inputs */
  QN_VEC(qn_qfound) aggs;
  QN_VEC(const char *) inputs;
  qn_qfield types[64];
  int32_t ntypes;
  qn_sv lkeys[16], rkeys[16];
  int32_t nkeys;
  qn_qop *op;
  QN_VEC(qn_qstep *) steps; /* with QN_QUERY_EXPLAIN, in the order in which they were planned */
  double opening; /* seconds in which the files were opened and their first rows read: of the steps that read them */
  bool streams; /* rows come out before all were read */
  double shown;  /* progress */
} qn_qplan;

/* What the config asks for, as a pipeline in p->op; p has s, q and config. 0, -1: q->err. */
int qn_qplan_make(qn_qplan *p);

#endif
