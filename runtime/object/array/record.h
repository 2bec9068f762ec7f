/* record.h - structured data: dtypes with fields (np.dtype([('x', 'f8'), ('y', 'i4')])), arrays of records and single ones.
 *
 * A descriptor says what is in a record; equal ones are the same pointer within a runtime and live as long as it. An array
 * of records keeps a uint8 array (`bytes`) that has its shape and strides and stands at the first byte of each record:
 * indexing goes through it, a field is an ordinary array over the same memory. A single record (np.void) is the same object
 * with no dimensions: it refers to the memory of the array it came from. */
#ifndef QN_ARRAY_RECORD_H
#define QN_ARRAY_RECORD_H

#include "runtime/object/array/array.h"

typedef struct qn_descr qn_descr;
typedef struct qn_field {
  qn_sym name;
  uint32_t offset;        /* bytes */
  qn_dtype dtype;         /* of its elements, when it holds no records */
  char text;              /* 'U': text, 'S': bytes (then dtype is uint8); 0: neither */
  uint32_t width;         /* of a text, in characters */
  const qn_descr *descr;  /* records in records; NULL: a number */
  int ndim;               /* of a sub-array; 0: one element */
  int64_t shape[QN_MAX_RANK];
} qn_field;
struct qn_descr {
  const qn_descr *next; /* of the runtime's */
  uint32_t itemsize, nfields;
  bool aligned, rec;    /* rec: made by np.rec: fields are attributes too */
  qn_field *fields;
};

typedef struct qn_records {
  qn_obj obj;
  qn_value bytes;
  const qn_descr *descr;
  qn_value *parts; /* what qn_records_part made, one for each field; NULL: nothing yet */
} qn_records;

extern qn_class qn_records_class, qn_recarray_class, qn_void_class, qn_record_class, qn_record_dtype_class;

static inline bool qn_is_records(qn_value v) { /* an array of records, or one record */
  return v.tag == QN_OBJ && (v.o->cls == &qn_records_class || v.o->cls == &qn_recarray_class || v.o->cls == &qn_void_class ||
                             v.o->cls == &qn_record_class);
}
static inline qn_records *qn_as_records(qn_value v) { return (qn_records *)v.o; }
static inline qn_view *qn_records_view(qn_value v) { return qn_view_of(qn_as_records(v)->bytes); }

/* --- descriptors ------------------------------------------------------------------------------------------------------ */
/* What np.dtype() and dtype= accept for records: a list of (name, type[, shape]), a dict of names and formats, "f8,i4", a
 * dtype object, (np.record, …). 0, -1, or 1: it speaks of no records. */
int qn_descr_from(qn_rt *rt, qn_value spec, bool align, const qn_descr **out);
const qn_descr *qn_descr_intern(qn_rt *rt, const qn_descr *like); /* NULL + MemoryError */
int qn_descr_find(const qn_descr *d, qn_sym name);                /* position of a field, or -1 */
uint32_t qn_field_size(const qn_field *f);
int qn_new_record_dtype(qn_rt *rt, const qn_descr *d, qn_value *out);
const qn_descr *qn_record_dtype_of(qn_value v); /* of a dtype object; NULL: no such */
/* Fields of text (record_text.c). x of put may be anything with a str(); get gives np.str_ (numpy) or str, or bytes. */
bool qn_field_text(qn_value type, qn_field *f); /* does the type mean text? */
int qn_field_text_put(qn_rt *rt, const qn_field *f, char *at, qn_value x);
int qn_field_text_get(qn_rt *rt, const qn_field *f, const char *at, bool numpy, qn_value *out);
int qn_field_text_compare(const qn_field *f, const char *a, const char *b);
int qn_field_text_array(qn_rt *rt, const qn_field *f, const qn_view *records, qn_value *out); /* a copy, read-only */
int qn_field_text_store(qn_rt *rt, const qn_field *f, const qn_view *records, qn_value x);
void qn_descr_text(const qn_descr *d, qn_buf *out);  /* [('x', '<f8'), …] */
void qn_field_format(const qn_field *f, qn_buf *out); /* '<f8' with its quotes, or a list for records */

/* --- arrays of records -------------------------------------------------------------------------------------------------- */
/* bytes: a uint8 array as above (taken). ndim 0: a record. */
int qn_records_wrap(qn_rt *rt, qn_value bytes, const qn_descr *d, bool array, qn_value *out);
int qn_records_new(qn_rt *rt, const qn_descr *d, int ndim, const int64_t *shape, qn_value *out); /* zeroed */
/* numpy.zeros, ones, empty of (shape, dtype). 1: dtype speaks of no records. */
int qn_records_filled(qn_rt *rt, qn_value shape, qn_value dtype, bool ones, qn_value *out);
/* numpy.array(x, dtype), of lists of tuples or other records. dtype may be UNSET. 1: no records are meant. */
int qn_records_make(qn_rt *rt, qn_value x, qn_value dtype, qn_value *out);
int qn_records_field(qn_rt *rt, qn_value v, uint32_t field, qn_value *out); /* a number, an array, a record, records */
/* The same as an array always, of no dimensions for a number of one record; borrowed: the object keeps it. -1: exception. */
int qn_records_part(qn_rt *rt, qn_value v, uint32_t field, qn_value *out);
int qn_records_copy(qn_rt *rt, qn_value v, qn_value *out);
int qn_records_sort(qn_rt *rt, qn_value v, qn_value order, bool arg, qn_value *out); /* out: the order as int64, or None after sorting in place */
int qn_record_put(qn_rt *rt, const qn_descr *d, char *at, qn_value x); /* a tuple, a record, or a number for every field */
int qn_record_item(qn_rt *rt, const qn_descr *d, const char *at, qn_value *out); /* a tuple, as .item() */
int qn_records_str(qn_rt *rt, qn_value v, qn_buf *out);
int qn_records_repr(qn_rt *rt, qn_value v, qn_buf *out);

#endif
