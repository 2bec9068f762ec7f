/* check_shapes.h - shapes of arrays that are evident from a source: what check_shapes.c (statements, names, calls of functions of the
 * source) and check_shapes_expr.c (expressions) share. See check_shapes.c. */
#ifndef QN_CHECK_SHAPES_H
#define QN_CHECK_SHAPES_H

#include "engine/check.h"

enum qn_extent_kind {
  QN_EXTENT_UNKNOWN, /* anything */
  QN_EXTENT_INT,     /* the int i */
  QN_EXTENT_SOME_INT,
  QN_EXTENT_BOOL,    /* i; -1: either. As an index it is a mask */
  QN_EXTENT_SCALAR,  /* some number, or a bool */
  QN_EXTENT_TUPLE,   /* n items */
  QN_EXTENT_LIST,    /* n items; a display that nothing can have changed */
  QN_EXTENT_ARRAY    /* n dimensions */
};
enum { QN_EXTENT_RANK = 8 };

typedef struct qn_extent {
  enum qn_extent_kind kind;
  int n;
  int64_t i;
  int64_t dims[QN_EXTENT_RANK]; /* -1: any */
  const struct qn_extent *items;
  qn_span from;                /* ARRAY: the expression that gave the array its shape … */
  int from_n;
  int64_t from_dims[QN_EXTENT_RANK]; /* … and that shape: views have another one */
} qn_extent;

typedef struct qn_extent_name {
  qn_sym name;
  qn_extent value;
} qn_extent_name;

typedef struct qn_extents { /* one walk over a function or the module's statements */
  qn_checker *c;
  struct qn_extents_all *all;
  QN_VEC(qn_extent_name) names;
  const qn_scope *scope;
  qn_extent result; /* of what `return` gave so far */
  bool returned;
  bool quiet;      /* nothing is said: an exception here may be wanted */
  bool called;     /* the parameters are a call's: only what surely runs counts */
  bool sure;       /* what is looked at runs whenever the function is called */
  int depth;       /* of calls */
} qn_extents;

qn_extent qn_extent_eval(qn_extents *s, const qn_node *n);
/* Of a name as it is read here. */
qn_extent qn_extent_of_name(qn_extents *s, const qn_node *n);
/* A call of a function of the source. */
qn_extent qn_extent_of_call(qn_extents *s, const qn_node *call);
/* What x and y, of these nodes, broadcast to; says so when they cannot. into: y must fit into the shape of x. */
qn_extent qn_extent_join(qn_extents *s, const qn_node *whole, const qn_node *at_x, const qn_extent *x, const qn_node *at_y, const qn_extent *y, bool into);
/* The test of an if: 1, 0 or -1 for unknown. */
int qn_extent_truth(const qn_extent *v);
void qn_check_shapes(qn_checker *c);

#endif
