/* native_group.h - the natives of _pandas over groups, joins and order (native_group.c, merge.c): rows of native.c's table. */
#ifndef QN_FRAME_NATIVE_GROUP_H
#define QN_FRAME_NATIVE_GROUP_H

#include "runtime/frame/group.h"

enum { QN_GROUP_KEYS = 32 };
typedef struct qn_group_rank {
  int32_t *codes;
  const int32_t *rank;
} qn_group_rank;
extern qn_class qn_series_groupby_class;

QN_METHOD(qn_pd_group);         /* group_object.c */
QN_METHOD(qn_pd_group_derive);
QN_METHOD(qn_pd_group_named);
QN_METHOD(qn_pd_group_info); /* native_group.c */
QN_METHOD(qn_pd_group_codes);
QN_METHOD(qn_pd_group_rows);
QN_METHOD(qn_pd_group_labels);
QN_METHOD(qn_pd_group_keys);
QN_METHOD(qn_pd_group_reduce);
QN_METHOD(qn_pd_group_quantile);
QN_METHOD(qn_pd_group_nunique);
QN_METHOD(qn_pd_group_parts);
QN_METHOD(qn_pd_group_along);
QN_METHOD(qn_pd_group_front);
QN_METHOD(qn_pd_group_least);  /* sorted.c */
QN_METHOD(qn_pd_sorted_later);
QN_METHOD(qn_pd_corr_matrix);   /* corr_matrix.c */
QN_METHOD(qn_pd_shapes);        /* shapes.c */
QN_METHOD(qn_pd_shape);
QN_METHOD(qn_pd_group_corr);  /* group_corr.c */

QN_METHOD(qn_pd_join_rows);          /* merge.c */
QN_METHOD(qn_pd_join_codes);
QN_METHOD(qn_pd_asof);
QN_METHOD(qn_pd_quick_order);   /* sort_quick.c */

int qn_group_part(qn_rt *rt, const qn_groupby *g, const qn_group_rows *r, int64_t k, qn_value *out);
int qn_group_pairs(qn_rt *rt, qn_value self, qn_value *out); /* an iterator of (label, part) */

#endif
