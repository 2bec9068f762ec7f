/* frame.h - the door of runtime/frame: Series and DataFrame objects, the script's pandas module, and what kernels need
 * of columns.
 *
 * A Series is a column, an index and a name; a DataFrame is named columns of one length and an index. Columns are shared
 * and never written in place (pandas' copy-on-write). Protocol of functions as in object.h: 0, or -1 with rt->exc set. */
#ifndef QN_FRAME_H
#define QN_FRAME_H

#include "runtime/column/column.h"
#include "runtime/object/object.h"

/* The values that a level of a MultiIndex may have, in their order; an index and its parts share them (level_sets.c). */
struct qn_index;
typedef struct qn_level {
  int64_t rc;
  qn_column *of;           /* NULL, or labels whose distinct values they are: nobody has asked for them yet */
  bool as_found;           /* those in the order of the labels, else sorted */
  bool missing;            /* and what is missing among them, as group-by's levels have it with dropna=False */
  struct qn_index *values; /* of one level, or a range */
} qn_level;

/* --- index: RangeIndex, one level of values, or several (groupby by several keys). Shared, immutable. ------------- */
typedef struct qn_index {
  int64_t rc;
  int64_t n;
  int64_t start, step;  /* nlevels == 0: RangeIndex */
  int32_t nlevels;
  qn_column **levels;   /* which may wait: types are known, values are read through qn_index_level */
  qn_value *names;      /* per level, at least one: QN_NONE when unnamed */
  qn_value freq;        /* times: the offset between the labels, QN_NONE when there is none */
  bool tuples;          /* of one level whose labels are tuples of one: a MultiIndex still */
  qn_level **sets;      /* several levels: what each may hold; NULL: what it holds */
  bool beyond;          /* labels may lie beyond the sets: what they add is found when the sets are asked for */
} qn_index;

typedef struct qn_series {
  qn_obj obj; /* class qn_series_class, kind QN_K_SERIES */
  qn_column *held; /* which may wait: its values are read through qn_series_col */
  qn_index *index;
  qn_value name;   /* QN_NONE: unnamed */
  qn_value extras; /* extras.c: attrs and attributes of a script's own, a dict; QN_UNSET mostly */
} qn_series;

typedef struct qn_frame {
  qn_obj obj; /* class qn_frame_class, kind QN_K_FRAME */
  int64_t nrows;
  int32_t ncols, cap;
  qn_value *names; /* labels: str mostly, any hashable value */
  qn_column **held; /* which may wait: values are read through qn_frame_col */
  qn_index *index;
  qn_value columns_name; /* name of the columns axis, mostly QN_NONE; a list: the labels are tuples, these are their levels' names */
  qn_index *axis;        /* the index that the labels are from, whose names do not count (labels.c); NULL mostly: what they are follows from them */
  qn_value group_name;   /* `name` of a group's rows inside apply; QN_UNSET mostly */
  qn_value extras;       /* as a Series' */
} qn_frame;

extern qn_class qn_series_class, qn_frame_class, qn_groupby_class, qn_index_class;
extern const qn_module_def qn_pandas_module, qn_pandas_native_module, qn_pandas_dates_module; /* "pandas", "_pandas", "_pandas_dates" */

static inline bool qn_is_series(qn_value v) { return qn_is(v, QN_K_SERIES); }
static inline bool qn_is_frame(qn_value v) { return qn_is(v, QN_K_FRAME); }

/* --- columns and kernels ------------------------------------------------------------------------------------------- */
/* A numeric column as a kernel reads it. Borrowed from the Series: valid while the caller holds it. */
typedef struct qn_column_view {
  const void *data;        /* row 0; contiguous; never NULL */
  const uint8_t *validity; /* bit per row, 1 = there; NULL: no nulls. Values of null rows are NaN (float) or 0 */
  int64_t validity_offset; /* the bit of row 0 */
  int64_t length;
  int64_t null_count;
  qn_dtype dtype;
} qn_column_view;

/* How the script sees the column: an int column with nulls as float64 with NaN (converted once, then shared), everything
 * else without a copy. TypeError when the column is str or object, with its name in the message. */
int qn_series_view(qn_rt *rt, qn_value series, qn_column_view *out);

/* A new Series of n values for a kernel to fill: *data is zeroed, 64-byte aligned, and lives as long as the Series. Index
 * and name come from `like` (a Series of the same length, or QN_UNSET: RangeIndex, no name). For a result of several
 * Series pass qn_series_like(...) of them. bool is a byte per value. */
int qn_series_alloc(qn_rt *rt, qn_dtype dtype, int64_t n, qn_value like, qn_value *out, void **data);
/* For a map over several arguments: checks that all Series among v[0..nv) have the same length and equal indexes (numpy's
 * ufuncs align; unequal indexes are refused by name) and gives one that has the result's index and name (name only when
 * all agree). QN_UNSET when there is no Series. Owned. */
int qn_series_like(qn_rt *rt, const qn_value *v, uint32_t nv, qn_value *out);

#endif
