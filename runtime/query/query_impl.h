/* query_impl.h - between the files of runtime/query. */
#ifndef QN_QUERY_IMPL_H
#define QN_QUERY_IMPL_H

#include "runtime/query/query.h"

/* --- bytes of files (bytes.c) --------------------------------------------------------------------------------------------- */
typedef struct qn_qbytes {
  const char *path;
  int fd;
  void *gz;          /* of compressed files */
  int64_t size, mtime_s, mtime_ns, got; /* of regular files */
  bool regular, end;
  char peek[8];      /* bytes that were looked at and not yet read */
  int32_t peeked;
} qn_qbytes;
int qn_qbytes_peek(qn_q *q, qn_qbytes *b, qn_sv *out); /* the first bytes, at most 8 */
int qn_qbytes_open(qn_q *q, const char *path, qn_qbytes *out);
int64_t qn_qbytes_read(qn_q *q, qn_qbytes *b, void *to, int64_t n); /* fewer than n: the end; -1 */
void qn_qbytes_close(qn_qbytes *b);
int qn_qbytes_changed(qn_q *q, const qn_qbytes *b); /* -1, with the error: another process changed the file since it was opened */

/* csv_source.c, ipc_source.c: of files that were opened; the first one's bytes are taken over. */
qn_qop *qn_csv_source(qn_q *q, const qn_qread *r, qn_qbytes *first);
qn_qop *qn_ipc_source(qn_q *q, const qn_qread *r, qn_qbytes *first);

/* --- temporary files (spill.c): batches of one schema, in order -------------------------------------------------------------- */
typedef struct qn_spill {
  FILE *file; /* without a name; NULL: nothing was written yet */
  int64_t bytes, batches, rows;
} qn_spill;
int qn_spill_write(qn_q *q, qn_spill *s, const qn_batch *b);
int qn_spill_rewind(qn_q *q, qn_spill *s);
int qn_spill_read(qn_q *q, qn_spill *s, const qn_qschema *schema, qn_batch *out); /* 1, 0 end, -1 */
void qn_spill_close(qn_spill *s);
FILE *qn_temp_file(qn_q *q); /* NULL: q->err */
qn_qop *qn_op_spilled(qn_q *q, qn_qschema schema, qn_spill *s); /* reads it and closes it */

/* --- external sorting of fixed records (records.c) ------------------------------------------------------------------------------ */
typedef struct qn_record { /* group, then key */
  uint64_t group, key[2];
} qn_record;
typedef struct qn_records {
  qn_record *v;
  int64_t n, cap;
  FILE **runs;
  int64_t nruns, runs_cap;
} qn_records;
int qn_records_add(qn_q *q, qn_records *r, uint64_t group, uint64_t hi, uint64_t lo);
/* Calls each(user, record) for all records in order. */
int qn_records_walk(qn_q *q, qn_records *r, void (*each)(void *user, const qn_record *rec), void *user);
void qn_records_deinit(qn_q *q, qn_records *r);

/* --- rows as bytes (keys.c): equal keys, equal bytes ------------------------------------------------------------------------------ */
/* Appends the key of row i to b. *null: some part of it is null. */
void qn_key_bytes(const qn_column *const *cols, int32_t n, int64_t i, qn_buf *b, bool *null);

/* A table from key bytes to numbers 0, 1, … */
typedef struct qn_keytable {
  const qn_allocator *alloc;
  struct qn_keyslot {
    uint32_t hash, group; /* group + 1; 0: free */
  } *slots;
  uint64_t mask;
  char *text;             /* the keys, each behind its length (u32) */
  uint64_t text_n, text_cap;
  uint64_t *at;           /* of group k */
  int64_t n, cap;
} qn_keytable;
void qn_keytable_init(qn_keytable *t, const qn_allocator *a);
void qn_keytable_deinit(qn_keytable *t);
int64_t qn_keytable_find(const qn_keytable *t, uint64_t hash, qn_sv key);          /* -1 */
int64_t qn_keytable_add(qn_keytable *t, uint64_t hash, qn_sv key);                 /* a key that is not there; -1: memory */
int64_t qn_keytable_growth(const qn_keytable *t, size_t key_n);                    /* bytes that an addition may take */
qn_sv qn_keytable_key(const qn_keytable *t, int64_t group);
/* Columns of keys again: group from .. from + n. */
int qn_keys_columns(qn_q *q, const qn_keytable *t, int64_t from, int64_t n, const qn_qschema *schema, int32_t nkeys, qn_column **out);

enum { QN_BATCH_ROWS = 16384, QN_SPILL_PARTS = 16 };

#endif
