/* itertools.h - what the files of the module itertools share. */
#ifndef QN_MODULES_ITERTOOLS_H
#define QN_MODULES_ITERTOOLS_H

#include "runtime/object/internal.h"

typedef struct qn_it { /* an iterator of any kind; see each class */
  qn_obj obj;
  qn_value a, b, c;
  int64_t i, j, k;
  qn_value *vals; /* n of cap */
  int64_t n, cap;
  int64_t *idx; /* nidx */
  int64_t nidx;
} qn_it;

void qn_it_destroy(qn_rt *rt, qn_obj *o);
int qn_it_self(qn_rt *rt, qn_value v, qn_value *out);
qn_it *qn_it_new(qn_rt *rt, const qn_class *cls);
int qn_it_push(qn_rt *rt, qn_it *it, qn_value v); /* takes v */
int qn_it_items(qn_rt *rt, qn_it *it, qn_value iterable); /* all of them go to vals */
extern qn_class qn_it_product_class, qn_it_permutations_class, qn_it_combinations_class, qn_it_replacement_class;

#endif
