/* records.h - what the files of arrays of records share (records.c, records_index.c, records_order.c, records_class.c). */
#ifndef QN_RECORDS_H
#define QN_RECORDS_H
#include "runtime/object/array/record.h"

static inline const qn_descr *qn_records_descr(qn_value v) { return qn_as_records(v)->descr; }
static inline bool qn_record_is_single(qn_value v) { return v.o->cls == &qn_void_class || v.o->cls == &qn_record_class; }

/* Each element of v, with the one of w (NULL: none) at the same place; what fn gives other than 0 ends it. */
typedef int (*qn_record_visit)(void *ctx, char *at, char *other);
int qn_records_each(const qn_view *v, const qn_view *w, int axis, char *at, char *other, qn_record_visit fn, void *ctx);

qn_view qn_field_view(const qn_field *f, char *at);                                               /* a sub-array in one record */
int qn_field_put(qn_rt *rt, const qn_field *f, char *at, qn_value x);                           /* one field of the record at `at` */
int qn_records_assign(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x);          /* records, tuples, numbers; broadcast */
int qn_records_assign_records(qn_rt *rt, const qn_view *dst, const qn_descr *d, qn_value x);  /* x: records */
int qn_records_field_named(qn_rt *rt, qn_value v, qn_value key);                                  /* its number; -1: KeyError or ValueError */
int qn_records_fields(qn_rt *rt, qn_value v, const qn_list *names, qn_value *out);                /* a[["x", "y"]], the same memory */

char *qn_record_at(const qn_view *v, int64_t position); /* in C order */
int qn_records_gather(qn_rt *rt, qn_value v, qn_value positions, qn_value *out);
int qn_records_get(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
int qn_records_set(qn_rt *rt, qn_value v, qn_value key, qn_value x);
int qn_records_store_field(qn_rt *rt, qn_value v, uint32_t field, qn_value x);
int qn_records_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);
#endif
