/* nest.h - what elementwise.c (which expressions are mapped) and nest.c (the loops over them) share. */
#ifndef QN_TYPES_NEST_H
#define QN_TYPES_NEST_H

#include "frontend/types/builtin.h"

typedef struct qn_operand {
  qn_tslot *slot; /* the element, or the number */
  qn_texpr *value;
} qn_operand;

typedef struct qn_let { /* computed for each element, before what reads it */
  qn_tslot *slot;
  qn_texpr *value;
} qn_let;

struct qn_mapped { /* elem, evaluated for each element of the operands, which broadcast */
  qn_operand *operands;
  uint32_t n;
  qn_let *lets; /* in this order, before elem */
  uint32_t n_lets;
  qn_texpr *elem;
  int ndim;
};

/* One array or number of a nest. The array is seen as elements of `root`, of which it is the view `axes`, so that LLVM sees
 * how the views of one array lie to each other. */
typedef struct qn_source_view {
  qn_tslot *slot;
  qn_texpr *value; /* evaluated: the view, a temporary; or the number */
  qn_texpr *root;  /* evaluated; the view itself where it must be */
  const qn_taxis *axes, *written; /* evaluated; as in the source text. NULL: all of root */
  uint32_t n_axes;
  uint32_t twin;   /* 1 + the source that is the same; 0: none */
  bool copied;     /* in front of the nest: it meets what is stored */
} qn_source_view;

typedef struct qn_nest_sum { /* what a nest that stores nothing computes: slot = update, for each element */
  qn_tslot *slot;   /* holds the identity at first */
  qn_texpr *update;
  enum qn_treduce_op op;
} qn_nest_sum;

typedef struct qn_nest {
  qn_source_view *at;
  uint32_t n;
  qn_texpr *elem;
  const qn_let *lets;
  uint32_t n_lets;
  qn_source_view out;
  int ndim;
  qn_texpr *size[QN_MAX_AXES];
  uint32_t size_from[QN_MAX_AXES]; /* 1 + the only source that has the dimension; 0: several */
  qn_texpr *fast; /* what must hold for the ordinary loops; NULL: nothing */
  qn_span span;
  const qn_nest_sum *sums;
  uint32_t n_sums;
  const char *note;
  qn_tslot *each;  /* the element that the sums take */
  bool in_order;   /* the sums add in the order of the elements */
  bool fortran, parallel, flat, fresh; /* fresh: into a new array */
  struct { /* variables that were read, and what they held */
    const qn_tslot *slot;
    qn_texpr *value;
  } seen[16];
  uint32_t n_seen;
} qn_nest;

qn_texpr *qn_nest_made(qn_fn *f, const qn_mapped *m, qn_span span); /* the result in a new array */
void qn_nest_stored(qn_fn *f, const qn_mapped *m, qn_texpr *place, qn_span span);

/* Runs the sums of `how` over all elements; *count: how many there are. Not in_order: in lanes, as parallel loops do. */
void qn_nest_summed(qn_fn *f, const qn_mapped *m, const qn_nest *how, qn_texpr **count, qn_span span);
void qn_nest_checked(qn_fn *f, const qn_mapped *m, qn_span span); /* evaluates and checks, and computes nothing */
bool qn_nest_parallel(const qn_fn *f); /* do nests run in parallel here? */
/* rows.c: stores m by a NEST of the runtime; false where loops in the kernel itself are better. */
bool qn_nest_by_rows(qn_fn *f, const qn_mapped *m, qn_texpr *place, qn_span span);
/* What a variable holds now, in one temporary for the whole nest. */
qn_texpr *qn_nest_held(qn_fn *f, qn_nest *n, qn_texpr *var);
bool qn_nest_may_assign(const qn_texpr *e);
bool qn_nest_is_plain_var(const qn_texpr *e);
bool qn_nest_same_axis(const qn_taxis *a, const qn_taxis *b); /* as written */
const qn_mapped *qn_mapped_of(qn_fn *f, qn_texpr *e); /* an array or a number as a mapping */

#endif
