/* column.h - the door of runtime/column: one column of a frame in Arrow's layout (values, validity bitmap, offsets for
 * strings; length and offset), with counted buffers so that slices, frames, arrays and kernels share them.
 *
 * What a changer must know:
 *  - Columns are immutable once another part can see them; a store makes a new column (frames assign whole columns).
 *  - Values of null rows are defined: NaN in float columns, 0 in int and bool ones, the empty text in str ones. Code for
 *    floats therefore never looks at the validity; isna of a float column is "is NaN".
 *  - bool takes a byte per value (as NumPy and kernels have it), Arrow's bit-packed form is made on export.
 *  - An int column with nulls stays int in storage; scripts see it as pandas shows it, as float64 with NaN
 *    (qn_column_presented). `widened` keeps that presentation when a filter drops the last null.
 *  - Times (datetime64, timedelta64) have no validity: a missing one is QN_NAT. Categories have none either: code -1.
 *  - Counts are plain: one thread at a time runs in a runtime (see object.h). */
#ifndef QN_COLUMN_H
#define QN_COLUMN_H

#include "runtime/base/base.h"
#include "runtime/base/calendar.h"
#include "runtime/base/dtype.h"
#include "runtime/base/zone.h"

enum { QN_COL_STR = QN_D_COUNT, QN_COL_CAT }; /* column types: every qn_dtype, text, and categories (int32 codes, -1 = missing) */

static inline bool qn_coltype_is_int(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_int((qn_dtype)t); }
static inline bool qn_coltype_is_float(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_float((qn_dtype)t); }
static inline bool qn_coltype_is_moment(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_moment((qn_dtype)t); }
static inline bool qn_coltype_is_span(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_span((qn_dtype)t); }
static inline bool qn_coltype_is_time(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_time((qn_dtype)t); }
static inline size_t qn_coltype_size(uint8_t t) { return t == QN_COL_CAT ? sizeof(int32_t) : t == QN_COL_STR ? 0 : qn_dtypes[t].size; } /* bytes of a value */
static inline bool qn_coltype_is_complex(uint8_t t) { return t < QN_D_COUNT && qn_dtype_is_complex((qn_dtype)t); }

typedef struct qn_colbuf {
  int64_t rc;
  void *data;   /* aligned to 64 bytes when ours */
  size_t size;  /* bytes, without padding */
  const qn_allocator *alloc;
  void *base;   /* the allocation; NULL: foreign memory, see release */
  size_t base_size;
  void (*release)(struct qn_colbuf *b); /* called before the memory is freed; may be NULL */
  void *user;
} qn_colbuf;

qn_colbuf *qn_colbuf_new(const qn_allocator *alloc, size_t size); /* zeroed, 64-byte aligned and padded; NULL: no memory */
qn_colbuf *qn_colbuf_plain(const qn_allocator *alloc, size_t size); /* the same, but not zeroed (the padding is) */
qn_colbuf *qn_colbuf_foreign(const qn_allocator *alloc, void *data, size_t size, void (*release)(qn_colbuf *), void *user);
void qn_colbuf_drop(qn_colbuf *b); /* b may be NULL */
static inline qn_colbuf *qn_colbuf_keep(qn_colbuf *b) {
  if (b) b->rc++;
  return b;
}

typedef struct qn_column qn_column;
/* What the values of a column are to be made of, as long as nobody has looked at them (runtime/frame/plan.h). */
typedef struct qn_waiting {
  int kind; /* qn_wait_kind */
  void (*drop)(struct qn_waiting *w, qn_column *c); /* its values are there now, or nobody wants them any more */
} qn_waiting;
struct qn_column {
  int64_t rc;
  const qn_allocator *alloc;
  uint8_t type;        /* qn_dtype or QN_COL_STR */
  bool widened;        /* int column that scripts see as float64, bool column that they see as object */
  bool masked;         /* pandas' nullable types (Int64, Float64, boolean): null rows are pd.NA, the type stays */
  bool ordered;        /* categories that have an order */
  bool bits;           /* text: pandas would hold a bit for each row, of those that were taken or found (memory_usage) */
  bool looked_up;      /* a column of categories: values were looked up in them (memory_usage) */
  int64_t length;
  int64_t offset;      /* rows skipped at the start of every buffer */
  int64_t null_count;
  qn_colbuf *values;   /* str: the text */
  qn_colbuf *validity; /* bit per row, 1 = there; NULL: no nulls */
  qn_colbuf *offsets;  /* str: int64_t, one more than rows */
  int64_t text_width;  /* str: the bytes of every row; 0: not looked up (qn_col_text_width), -1: they differ */
  qn_column *categories; /* QN_COL_CAT: what the codes mean */
  qn_zone *zone;       /* moments of a time zone (the values are UTC); NULL: none */
  qn_waiting *waiting; /* only in frames and Series: length alone is known so far; NULL: the values are there */
  qn_column *shown;    /* what scripts see when that differs from the storage; made at first need */
};

/* New columns: values zeroed, no nulls; NULL when out of memory. */
qn_column *qn_column_new(const qn_allocator *alloc, uint8_t type, int64_t length);
qn_column *qn_column_plain(const qn_allocator *alloc, uint8_t type, int64_t length); /* values (text: offsets) not zeroed: all are to be written */
/* Takes the buffers (also on failure). null_count is counted here. */
qn_column *qn_column_from_buffers(const qn_allocator *alloc, uint8_t type, int64_t length, qn_colbuf *values,
                                  qn_colbuf *validity, qn_colbuf *offsets);
void qn_column_drop(qn_column *c); /* c may be NULL */
static inline qn_column *qn_column_keep(qn_column *c) {
  if (c) c->rc++;
  return c;
}
void qn_column_like(qn_column *to, const qn_column *c); /* the type's particulars: nullable, categories and their order, time zone */
qn_column *qn_column_slice(const qn_column *c, int64_t start, int64_t n); /* shares the buffers */
/* Rows at idx[0..n), -1 gives a null (int and bool columns then get a validity). */
qn_column *qn_column_take(const qn_column *c, const int64_t *idx, int64_t n);

/* The column as scripts see it: an int column with nulls as float64 with NaN; others are themselves. Borrowed; NULL: no
 * memory. bool columns with nulls stay bool: whoever shows one as object asks qn_column_shown_type. */
const qn_column *qn_column_presented(const qn_column *c);
uint8_t qn_column_shown_type(const qn_column *c); /* qn_dtype or QN_COL_STR, by pandas' rules */

static inline bool qn_bit_get(const uint8_t *bits, int64_t i) { return (bits[i >> 3] >> (i & 7)) & 1; }
static inline void qn_bit_set(uint8_t *bits, int64_t i) { bits[i >> 3] = (uint8_t)(bits[i >> 3] | (1u << (i & 7))); }
static inline void qn_bit_clear(uint8_t *bits, int64_t i) { bits[i >> 3] = (uint8_t)(bits[i >> 3] & ~(1u << (i & 7))); }

static inline bool qn_column_is_null(const qn_column *c, int64_t i) { /* by validity only */
  return c->validity && !qn_bit_get((const uint8_t *)c->validity->data, c->offset + i);
}
/* First row's address of a column with fixed-size values. */
static inline void *qn_column_data(const qn_column *c) {
  return c->values ? (char *)c->values->data + (size_t)c->offset * qn_coltype_size(c->type) : NULL;
}
static inline qn_sv qn_column_str(const qn_column *c, int64_t i) {
  const int64_t *o = (const int64_t *)c->offsets->data + c->offset + i;
  return (qn_sv){(const char *)c->values->data + o[0], (size_t)(o[1] - o[0])};
}

/* A column of text, built row by row. */
typedef struct qn_strbuild {
  const qn_allocator *alloc;
  int64_t *offsets;
  uint8_t *validity; /* bitmap */
  char *text;
  int64_t rows, rows_cap, nulls;
  size_t n, cap;
  bool oom;
} qn_strbuild;
void qn_strbuild_init(qn_strbuild *b, const qn_allocator *alloc);
void qn_strbuild_add(qn_strbuild *b, qn_sv s);
void qn_strbuild_null(qn_strbuild *b);
qn_column *qn_strbuild_finish(qn_strbuild *b); /* NULL: no memory; b is empty afterwards */
void qn_strbuild_deinit(qn_strbuild *b);

#endif
