/* arrow_impl.h - between the files of runtime/arrow. */
#ifndef QN_ARROW_IMPL_H
#define QN_ARROW_IMPL_H

#include "runtime/arrow/arrow_io.h"

enum { QN_ARROW_FORMAT = 80 };
bool qn_arrow_type(const char *format, uint8_t *type, const char **zone);
const char *qn_arrow_format(uint8_t type, const char *zone, char room[QN_ARROW_FORMAT]); /* NULL: Arrow has no such type */
qn_status qn_arrow_refused(const char *name, const char *format, qn_error *err);        /* says the type's name */

/* codec.c: whole buffers. */
int64_t qn_acodec_bound(qn_acodec c, int64_t n);
int64_t qn_acodec_pack(qn_acodec c, const void *from, int64_t n, void *to, int64_t room);   /* -1 */
bool qn_acodec_unpack(qn_acodec c, const void *from, int64_t n, void *to, int64_t to_n);

/* flat.c: flatbuffers, as much as Arrow's metadata needs. Reading checks every step; what is not there reads as 0. */
typedef struct qn_fbr {
  const uint8_t *p;
  uint32_t size;
  bool bad;
} qn_fbr;
uint32_t qn_fbr_root(qn_fbr *r);
uint32_t qn_fbr_at(qn_fbr *r, uint32_t table, int field, uint32_t size);             /* place of the field's value; 0: absent */
int64_t qn_fbr_int(qn_fbr *r, uint32_t table, int field, uint32_t size, int64_t absent);
uint32_t qn_fbr_table(qn_fbr *r, uint32_t table, int field);                         /* 0: absent */
uint32_t qn_fbr_vector(qn_fbr *r, uint32_t table, int field, uint32_t elem, uint32_t *n); /* place of the first element */
uint32_t qn_fbr_follow(qn_fbr *r, uint32_t at);                                      /* a vector's element that is a table */
qn_sv qn_fbr_text(qn_fbr *r, uint32_t table, int field);
int64_t qn_fbr_i64(qn_fbr *r, uint32_t at);

/* Writing goes forward: a table first, then what it refers to. */
typedef struct qn_fbw {
  qn_buf b;
} qn_fbw;
void qn_fbw_init(qn_fbw *w, const qn_allocator *a);
uint32_t qn_fbw_table(qn_fbw *w, int n, const uint8_t *sizes); /* sizes of its fields: 0 absent, 1, 2, 4, 8 */
void qn_fbw_set(qn_fbw *w, uint32_t table, int field, int64_t v);
void qn_fbw_link(qn_fbw *w, uint32_t table, int field, uint32_t target);
uint32_t qn_fbw_vector(qn_fbw *w, uint32_t n, uint32_t elem, uint32_t align); /* zeroed; elements begin 4 bytes behind it */
void qn_fbw_element(qn_fbw *w, uint32_t vector, uint32_t i, uint32_t target);
void qn_fbw_put(qn_fbw *w, uint32_t at, const void *p, uint32_t n);
uint32_t qn_fbw_text(qn_fbw *w, const char *s);

/* Numbers of the tables' fields and of the unions' members, from Schema.fbs, Message.fbs and File.fbs. */
enum { FB_MESSAGE_VERSION, FB_MESSAGE_TYPE, FB_MESSAGE_HEADER, FB_MESSAGE_BODY };
enum { FB_SCHEMA_ENDIANNESS, FB_SCHEMA_FIELDS };
enum { FB_FIELD_NAME, FB_FIELD_NULLABLE, FB_FIELD_TYPE_TYPE, FB_FIELD_TYPE, FB_FIELD_DICTIONARY, FB_FIELD_CHILDREN };
enum { FB_DICTIONARY_ID, FB_DICTIONARY_INDEX, FB_DICTIONARY_ORDERED };
enum { FB_BATCH_LENGTH, FB_BATCH_NODES, FB_BATCH_BUFFERS, FB_BATCH_COMPRESSION, FB_BATCH_VARIADIC };
enum { FB_DICTBATCH_ID, FB_DICTBATCH_DATA, FB_DICTBATCH_DELTA };
enum { FB_FOOTER_VERSION, FB_FOOTER_SCHEMA, FB_FOOTER_DICTIONARIES, FB_FOOTER_BATCHES };
enum { FB_HEADER_SCHEMA = 1, FB_HEADER_DICTIONARY, FB_HEADER_BATCH };
enum { FB_TYPE_NULL = 1, FB_TYPE_INT, FB_TYPE_FLOAT, FB_TYPE_BINARY, FB_TYPE_UTF8, FB_TYPE_BOOL, FB_TYPE_DECIMAL, FB_TYPE_DATE, FB_TYPE_TIME,
       FB_TYPE_TIMESTAMP, FB_TYPE_INTERVAL, FB_TYPE_LIST, FB_TYPE_STRUCT, FB_TYPE_UNION, FB_TYPE_FIXED_BINARY, FB_TYPE_FIXED_LIST, FB_TYPE_MAP,
       FB_TYPE_DURATION, FB_TYPE_LARGE_BINARY, FB_TYPE_LARGE_UTF8, FB_TYPE_LARGE_LIST, FB_TYPE_RUN_END, FB_TYPE_BINARY_VIEW, FB_TYPE_UTF8_VIEW };
enum { FB_VERSION_5 = 4 };

#endif
