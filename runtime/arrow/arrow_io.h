/* arrow_io.h - the door of runtime/arrow: columns to and from Arrow, through the C data interface (quern/arrow.h) and IPC
 * bytes (Arrow files, which are Feather version 2, and streams).
 *
 * What a changer must know:
 *  - Import is without a copy where the layouts agree (numbers, large_utf8's text): the array is moved into a holder that
 *    lives until the last column lets go. bool (bits), utf8 (32-bit offsets), views, dates and dictionaries are converted.
 *  - Export gives the column's own buffers where nobody else holds them, and copies otherwise: whoever releases an exported
 *    array may do so on any thread, at any time, also after the session is gone.
 *  - What comes from outside is checked: lengths, offsets, missing buffers, IPC metadata. A type that columns do not have
 *    is refused by its name. */
#ifndef QN_ARROW_IO_H
#define QN_ARROW_IO_H

#include "quern/arrow.h"
#include "runtime/base/calendar.h"
#include "runtime/column/column.h"

typedef struct qn_afield {
  const char *name; /* borrowed */
  uint8_t type;     /* of the column */
  char zone[64];    /* of moments; "" none */
} qn_afield;

/* --- C data ------------------------------------------------------------------------------------------------------------- */
/* The column type of a schema's field. */
qn_status qn_arrow_field(const struct ArrowSchema *s, qn_afield *out, qn_error *err);

/* An array that was moved here: released when the last reference is dropped (any thread). */
typedef struct qn_arrow_hold qn_arrow_hold;
qn_arrow_hold *qn_arrow_hold_new(const qn_allocator *a, struct ArrowArray *array); /* NULL: no memory; array is moved */
void qn_arrow_hold_drop(qn_arrow_hold *h);
const struct ArrowArray *qn_arrow_held(const qn_arrow_hold *h);
/* Rows [offset, offset + length) of one array as a column, beyond the array's own offset. normal: values of null rows are what
 * frames expect (NaN, 0), else they may be anything. NULL: err. */
qn_column *qn_arrow_import(const qn_allocator *a, const struct ArrowSchema *s, const struct ArrowArray *array, int64_t offset, int64_t length,
                           qn_arrow_hold *h, bool normal, qn_error *err);

/* Columns of one length as a struct array; each may be NULL-named. Takes nothing: the columns stay the caller's, who drops them.
 * keep, drop: what must outlive the buffers (an allocator); may be NULL. */
typedef struct qn_akeep {
  void (*keep)(void *user), (*drop)(void *user);
  void *user;
} qn_akeep;
qn_status qn_arrow_export(const qn_allocator *a, qn_column *const *cols, int32_t n, int64_t nrows, qn_akeep keep, struct ArrowArray *out,
                          qn_error *err);
qn_status qn_arrow_export_schema(const qn_allocator *a, const qn_afield *fields, int32_t n, qn_akeep keep, struct ArrowSchema *out, qn_error *err);

/* --- IPC ------------------------------------------------------------------------------------------------------------------- */
typedef enum qn_acodec { QN_ACODEC_NONE = -1, QN_ACODEC_LZ4 = 0, QN_ACODEC_ZSTD = 1 } qn_acodec;
bool qn_acodec_there(qn_acodec c);

/* Writing: bytes go to `put` in order; false: it failed (the caller knows why). */
typedef struct qn_ipc_writer {
  const qn_allocator *alloc;
  bool (*put)(void *user, const void *p, size_t n);
  void *user;
  bool file; /* a file with a footer, else a stream */
  qn_acodec codec;
  int64_t at; /* bytes so far */
  int64_t *blocks; /* of a file: offset, metadata, body of each batch */
  int64_t nblocks, cap;
} qn_ipc_writer;
qn_status qn_ipc_begin(qn_ipc_writer *w, const struct ArrowSchema *schema, qn_error *err);
qn_status qn_ipc_batch(qn_ipc_writer *w, const struct ArrowSchema *schema, const struct ArrowArray *batch, qn_error *err);
qn_status qn_ipc_end(qn_ipc_writer *w, const struct ArrowSchema *schema, qn_error *err);
void qn_ipc_writer_deinit(qn_ipc_writer *w);

/* Reading, in order, of streams, and of files behind their first 8 bytes ("ARROW1" and two more), as a C stream. get: n bytes
 * to `to`; fewer: the end; -1: it failed, err says. What err has on failure: close was not called. */
typedef int64_t (*qn_ipc_get)(void *user, void *to, int64_t n, qn_error *err);
qn_status qn_ipc_open(const qn_allocator *a, qn_ipc_get get, void (*close)(void *user), void *user, struct ArrowArrayStream *out, qn_error *err);

#endif
