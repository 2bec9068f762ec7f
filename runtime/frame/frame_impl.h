/* frame_impl.h - between the files of runtime/frame.
 *
 *   values.c    columns ↔ values of the runtime; object columns; inference from lists
 *   index.c     row labels
 *   ops.c       arithmetic and comparison of columns        reduce.c  sum, mean … of one column
 *   hash.c      factorize: equal values get equal numbers   sort.c    order of rows
 *   groupby.c   groups and their aggregates                 format.c  text of cells; print.c   the layout of pandas
 *   series.c, frame.c: the objects (slots); pandas_*.c: methods and functions that scripts see
 *
 * Every function: 0, or -1 with rt->exc set; results owned unless said otherwise. */
#ifndef QN_FRAME_IMPL_H
#define QN_FRAME_IMPL_H

#include "runtime/frame/frame.h"
#include "runtime/object/memory.h"
#include "runtime/object/array/array.h"

/* --- columns that wait ---------------------------------------------------------------------------------------------------- */
/* A Series and a frame may hold columns whose values are not there yet (plan.h). These give columns with values; NULL + exception.
 * Whoever only passes a column on takes `held`. Functions of columns below take NULL and then fail without another exception. */
int qn_col_settle(qn_rt *rt, qn_column *c);
static inline qn_column *qn_col_there(qn_rt *rt, qn_column *c) { return c->waiting && qn_col_settle(rt, c) ? NULL : c; }
static inline qn_column *qn_series_col(qn_rt *rt, const qn_series *s) { return qn_col_there(rt, s->held); }
static inline qn_column *qn_frame_col(qn_rt *rt, const qn_frame *f, int64_t i) { return qn_col_there(rt, f->held[i]); }
int qn_frame_settle(qn_rt *rt, const qn_frame *f); /* all of its columns */
uint8_t qn_series_shown_type(qn_rt *rt, const qn_series *s); /* as qn_column_shown_type; text when the values cannot be had */

/* --- columns and values ------------------------------------------------------------------------------------------------- */
static inline const char *qn_col_type_name(uint8_t t) { return t == QN_COL_STR ? "str" : t == QN_COL_CAT ? "category" : qn_dtypes[t].name; }
/* bools, ints, floats, complex numbers */
static inline bool qn_col_numeric(uint8_t t) { return t < QN_D_COUNT && t != QN_D_OBJECT && !qn_coltype_is_time(t); }
/* What scripts see of a column: ints with nulls as float64, bools with nulls as object. Borrowed; NULL + MemoryError. */
const qn_column *qn_col_shown(qn_rt *rt, const qn_column *c);
bool qn_col_isna(const qn_column *c, int64_t i);            /* by pandas' rules, of a shown column */
qn_column *qn_col_missing(qn_rt *rt, const qn_column *c, bool want); /* flags.c: that of all rows, as bools */
qn_column *qn_col_put_numbers(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_column *from, uint8_t type);
double qn_col_double(const qn_column *c, int64_t i);        /* a numeric column's value; NaN for null */
int64_t qn_col_int(const qn_column *c, int64_t i);          /* an int or bool column's value */
int qn_col_get(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out);  /* NumPy scalar, str, nan, object */
int qn_col_item(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out); /* Python scalar: int, float, bool, str … */
void qn_col_complex(const qn_column *c, int64_t i, double *re, double *im); /* of a column of complex numbers */
int qn_col_each(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out); /* what iteration gives: of nullable types NumPy scalars, else as item */
qn_column *qn_col_new(qn_rt *rt, uint8_t type, int64_t n);  /* NULL + MemoryError, like all that follow */
qn_column *qn_col_objects(qn_rt *rt, int64_t n);            /* object column of None */
/* dtype=object of a list, a tuple or an array of objects: as they are, None too (series.c). */
bool qn_wants_objects(qn_value dtype);
bool qn_holds_objects(qn_value data);
qn_column *qn_col_of_objects(qn_rt *rt, qn_value data);
qn_column *qn_col_from_values(qn_rt *rt, const qn_value *v, int64_t n); /* as pd.Series(list) infers */
qn_column *qn_col_texts(qn_rt *rt, const qn_value *v, int64_t n);       /* texts, and whatever is missing */
qn_column *qn_col_inferred(qn_rt *rt, qn_column *c);        /* objects of one type as a column of it, missing ones NaN; takes c */
qn_column *qn_col_from_array(qn_rt *rt, qn_value array);    /* 1-D; shares memory when contiguous */
qn_column *qn_col_repeat(qn_rt *rt, qn_value scalar, int64_t n);
qn_column *qn_col_from(qn_rt *rt, qn_value x, int64_t n);   /* Series, Index, array, list, tuple, range, dict values, scalar (n rows) */
qn_column *qn_col_take(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n); /* -1: null */
bool qn_rows_missing(qn_rt *rt, const int64_t *idx, int64_t n); /* whether some are negative */
typedef struct qn_take_bits { /* the validity that -1 rows give columns without nulls: made once for many columns */
  qn_colbuf *bits;
  int64_t nulls;
} qn_take_bits;
/* qn_col_take; missing: qn_rows_missing, -1 unknown; shared may be NULL, its bits are the caller's */
qn_column *qn_col_take_rows(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, int missing, qn_take_bits *shared);
qn_column *qn_col_slice(qn_rt *rt, const qn_column *c, int64_t start, int64_t n);
qn_column *qn_col_astype(qn_rt *rt, const qn_column *c, uint8_t type);
/* What .values is: an array of NumPy's, times without their zone in UTC; of pandas' own for other types, for intervals as asked. */
int qn_col_values(qn_rt *rt, const qn_column *stored, bool intervals, qn_value *out);
int qn_col_array(qn_rt *rt, const qn_column *c, qn_value *out); /* what .to_numpy() gives: shares memory, read-only */
int qn_col_dtype(qn_rt *rt, uint8_t type, qn_value *out);   /* a dtype object of NumPy's types and str */
int qn_col_type_from(qn_rt *rt, qn_value v, uint8_t *out);  /* the same, from what astype and dtype= accept */

/* --- types with particulars (types.c) ----------------------------------------------------------------------------------- */
typedef struct qn_coltype { /* what a dtype object says; owned parts */
  uint8_t type;
  bool masked, ordered;
  qn_column *categories; /* of QN_COL_CAT; NULL: whatever the values are */
  qn_zone *zone;
} qn_coltype;
int qn_coltype_from(qn_rt *rt, qn_value v, qn_coltype *out); /* any dtype: "category", "Int64", "datetime64[us, UTC]", pd.Int64Dtype() … */
void qn_coltype_name(uint8_t type, bool masked, const qn_zone *zone, qn_buf *out); /* "datetime64[us, UTC]", "Int64" */
void qn_coltype_deinit(qn_coltype *t);
int qn_dtype_classes(qn_rt *rt, qn_value module); /* puts the classes of dtypes, NA and NaT into the module */
int qn_col_dtype_of(qn_rt *rt, const qn_column *c, qn_value *out);       /* the dtype object of a column */
void qn_col_dtype_name(qn_rt *rt, const qn_column *c, qn_buf *out);      /* its text: "int64", "category", "datetime64[us, UTC]" */
bool qn_col_same_type(qn_rt *rt, const qn_column *a, const qn_column *b); /* equal dtypes */
qn_column *qn_col_cast(qn_rt *rt, const qn_column *c, const qn_coltype *to);
/* The type that holds the values of all (common.c), whose parts are borrowed from the columns; objects when there is none. */
int qn_col_common(qn_rt *rt, const qn_column *const *cols, int64_t n, qn_coltype *to);
qn_column *qn_col_as_common(qn_rt *rt, const qn_column *c, const qn_coltype *to); /* c shown, among the columns of which to is the common type */
qn_column *qn_col_concat(qn_rt *rt, const qn_column *const *cols, int64_t n);     /* end to end, of their common type */
/* The rows pos[0..n) replaced by one value or by those of from (n rows or 1); NULL without an exception: they do not fit the type. */
qn_column *qn_col_assign(qn_rt *rt, const qn_column *c, const int64_t *pos, int64_t n, const qn_column *from, qn_value scalar);
int qn_col_fits(qn_rt *rt, const qn_column *c, qn_value x); /* 1: the column can hold the value as it is, 0, -1 */
qn_zone *qn_zone_of(qn_rt *rt, qn_value tz); /* a tzinfo object or a name; NULL + exception */
int qn_zone_object(qn_rt *rt, const qn_zone *z, qn_value *out); /* None for NULL */

/* Category columns (category.c). */
int qn_cat_same_set(qn_rt *rt, const qn_column *a, const qn_column *b); /* categories without an order: the same values? -1: an exception */
qn_column *qn_cat_decode(qn_rt *rt, const qn_column *c);  /* the values, of the categories' type */
qn_column *qn_cat_encode(qn_rt *rt, const qn_column *c, qn_column *categories, bool ordered); /* categories NULL: the sorted distinct values */

/* One value that is a time (times.c): Timestamp, Timedelta, datetime, timedelta, np.datetime64, np.timedelta64, NaT. */
typedef struct qn_timeval {
  char kind; /* 'M' moment, 'm' span, 'N' NaT, 0 none of them */
  qn_tunit unit;
  int64_t t;
  qn_zone *zone; /* owned */
} qn_timeval;
char qn_time_kind(qn_value v); /* the kind alone */
bool qn_is_period(qn_value v); /* a pd.Period, whose kind is 'M' and whose zone is a frequency */
int qn_time_read(qn_rt *rt, qn_value v, qn_timeval *out);
int qn_wrap_like(qn_rt *rt, qn_value x, qn_column *c, qn_value *out); /* takes c: a Series or Index as x is one; like anything else: a Series */
int qn_time_value(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out); /* a Timestamp, a Timedelta or NaT */
qn_column *qn_times_from(qn_rt *rt, const qn_value *v, int64_t n); /* all of them times or missing, at least one a time */
/* One precision for all; each as str() has it; or that, but only the days where all are midnights. */
typedef enum qn_time_style { QN_TIME_ALIKE, QN_TIME_ALONE, QN_TIME_LABELS } qn_time_style;
void qn_time_lines(const qn_column *c, const int64_t *idx, int64_t n, const char *na, qn_time_style style, qn_buf *b, void (*put)(void *user, qn_sv cell), void *user);
/* What codes and orders are made of: times as ints with a validity, categories as codes; others themselves. Owned. */
qn_column *qn_col_physical(qn_rt *rt, const qn_column *c);

extern qn_class qn_na_class, qn_nat_class;
extern qn_obj qn_na_object, qn_nat_object;
static inline qn_value qn_na(void) { return (qn_value){.tag = QN_OBJ, .o = &qn_na_object}; }
/* Which of None, NaN, pd.NA, pd.NaT a missing value is. */
static inline int qn_missing_kind(qn_value v) { return v.tag == QN_NONE ? 0 : v.tag != QN_OBJ ? 1 : v.o == &qn_na_object ? 2 : 3; }
static inline qn_value qn_nat(void) { return (qn_value){.tag = QN_OBJ, .o = &qn_nat_object}; }
static inline bool qn_value_isna(qn_value v) {
  if (v.tag == QN_OBJ) return v.o->cls == &qn_na_class || v.o->cls == &qn_nat_class;
  if (v.tag == QN_NPSCALAR) return qn_dtypes[v.dtype].kind == 'f' ? v.f != v.f : qn_coltype_is_time(v.dtype) && v.i == QN_NAT;
  return v.tag == QN_NONE || (v.tag == QN_FLOAT && v.f != v.f);
}
static inline bool qn_is_str(qn_value v) { return qn_is(v, QN_K_STR); }
/* An array of pandas' own (pd.arrays, pd.Categorical), which holds its values as the Series _series. */
static inline bool qn_is_pandas_array(qn_value v) {
  if (!qn_is(v, QN_K_INSTANCE)) return false;
  const qn_class *c = v.o->cls;
  for (uint32_t i = 0; c->mro && i < c->nmro; i++)
    if (strcmp(c->mro[i]->name, "ExtensionArray") == 0 && c->mro[i]->module && strncmp(c->mro[i]->module, "pandas", 6) == 0) return true;
  return false;
}
bool qn_col_is_intervals(const qn_column *c); /* objects, the first of which is a pd.Interval */
static inline bool qn_is_list_like(qn_value v) {
  if (qn_is_pandas_array(v)) return true;
  return qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE) || qn_is_series(v) || qn_is_array(v) || qn_is(v, QN_K_INDEX) || qn_is(v, QN_K_RANGE) ||
         qn_is(v, QN_K_SET) || qn_is(v, QN_K_FROZENSET) || qn_memory_is_items(v);
}
static inline qn_value qn_nan(void) { return qn_float(__builtin_nan("")); }
static inline qn_value qn_np_double(double d) { return qn_np_float(QN_D_FLOAT64, d); }

/* --- index ------------------------------------------------------------------------------------------------------------------ */
qn_index *qn_index_range(qn_rt *rt, int64_t start, int64_t step, int64_t n);
qn_index *qn_index_of(qn_rt *rt, qn_column *level, qn_value name);                            /* takes level */
qn_index *qn_index_multi(qn_rt *rt, qn_column **levels, const qn_value *names, int32_t n);    /* takes the levels */
qn_index *qn_index_from(qn_rt *rt, qn_value labels);                                          /* what index= accepts */
qn_index *qn_index_ensure(qn_rt *rt, qn_value labels);                                        /* what index= of a constructor accepts: lists of lists are levels, tuples are labels */
bool qn_index_is_lists(qn_value labels);                                                      /* a list of lists, arrays, Series or indexes only */
qn_index *qn_index_later(qn_rt *rt, qn_column *level, qn_value name); /* of one level that may wait, whose type is known; takes it */
static inline qn_column *qn_index_level(qn_rt *rt, const qn_index *ix, int32_t k) { return qn_col_there(rt, ix->levels[k]); } /* its values */
/* level_sets.c: parts have the levels' values of the whole. */
int qn_index_share_sets(qn_rt *rt, const qn_index *from, qn_index *to); /* both of as many levels */
int qn_index_sets_found(qn_rt *rt, qn_index *ix, bool as_found, bool missing); /* of group-by: in the order of the labels, with a missing one */
bool qn_index_set_missing(const qn_index *ix, int32_t k); /* whether the missing label is one of a level's values */
int qn_index_level_from(qn_rt *rt, qn_index *ix, int32_t k, qn_column *of); /* the values of a new index's level are those of these labels; takes of */
void qn_index_drop_sets(qn_rt *rt, qn_index *ix);
qn_index *qn_index_with_sets(qn_rt *rt, qn_index *ix, const qn_index *from); /* takes ix; its labels that the sets lack go to their ends */
qn_index *qn_index_compact(qn_rt *rt, qn_index *ix);                                          /* takes ix */
qn_index *qn_index_keep(qn_index *ix);
void qn_index_drop(qn_rt *rt, qn_index *ix);
/* Rows that were picked have no freq unless they are neighbours. */
void qn_index_pick_freq(qn_rt *rt, qn_index *ix, const int64_t *idx, int64_t n);
qn_index *qn_index_take(qn_rt *rt, const qn_index *ix, const int64_t *idx, int64_t n);
qn_index *qn_index_slice(qn_rt *rt, const qn_index *ix, int64_t start, int64_t n);
bool qn_index_equal(qn_rt *rt, const qn_index *a, const qn_index *b);                         /* same labels in the same order */
int qn_index_label(qn_rt *rt, const qn_index *ix, int64_t i, qn_value *out);                  /* a tuple for several levels */
int qn_index_each(qn_rt *rt, const qn_index *ix, int64_t i, qn_value *out);                   /* what iteration gives: qn_col_each of one level */
/* An iterator over (label of i, item of i) for the n labels; all pairs are made now. */
typedef int (*qn_item_fn)(qn_rt *rt, void *of, int64_t i, qn_value *out);
int qn_label_pairs(qn_rt *rt, const qn_index *ix, int64_t n, qn_item_fn item, void *of, qn_value *out);
qn_column *qn_index_column(qn_rt *rt, const qn_index *ix, int32_t level);                     /* owned; a range is spelt out */
/* Values that are words of 64 bits, none of them missing; do they ascend, each once? */
bool qn_col_is_words(const qn_column *c);
bool qn_col_ascends(const qn_column *c);
/* Where labels are: pos[i] of label i of `want` in `ix`, -1 when absent. ValueError when ix has duplicates. */
int qn_index_find_all(qn_rt *rt, const qn_index *ix, const qn_index *want, int64_t *pos);
uint8_t *qn_index_mask(qn_rt *rt, const qn_index *ix, qn_value label); /* n + 1 bytes: which labels equal it; qn_free */
int qn_index_find(qn_rt *rt, const qn_index *ix, qn_value label, int64_t *first, int64_t *count); /* 1 found, 0 absent, -1 */
static inline qn_value qn_index_name(const qn_index *ix) { return ix->names[0]; }
const qn_class *qn_index_class_of(const qn_index *ix); /* RangeIndex, MultiIndex, DatetimeIndex … */
int qn_index_classes(qn_rt *rt, qn_value module);
int qn_index_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_index_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
int qn_new_index_object(qn_rt *rt, qn_index *ix, qn_value *out);                              /* takes ix */
typedef struct qn_indexobj {
  qn_obj obj;
  qn_index *ix;
  qn_value owner; /* df.columns: the frame, which takes the names that are set; else unset */
} qn_indexobj;

/* --- Series and DataFrame ----------------------------------------------------------------------------------------------- */
int qn_new_series(qn_rt *rt, qn_column *col, qn_index *index, qn_value name, qn_value *out); /* takes col, index (NULL: range); col NULL: fails */
int qn_new_frame(qn_rt *rt, qn_index *index, int64_t nrows, qn_value *out);                  /* takes index (NULL: range) */
/* labels.c: the columns as an index. */
void qn_frame_set_axis(qn_rt *rt, qn_frame *f, qn_index *ix);        /* the index that the labels are from; NULL: it follows from them */
int qn_frame_fix_axis(qn_rt *rt, qn_frame *f);                       /* the axis of labels that are not text alone becomes what df.columns is now */
int qn_frame_set_head(qn_rt *rt, qn_frame *f, const qn_frame *from); /* names and axis of the labels, not the labels */
int qn_frame_label(qn_rt *rt, const qn_frame *f, int64_t i, qn_value *out); /* the name of a column's Series: NumPy's number where the labels are numbers */
qn_value qn_frame_plain_label(qn_value name);                        /* a label as a frame holds it: no number of NumPy's; owned */
qn_index *qn_frame_labels(qn_rt *rt, const qn_frame *f, const qn_value *names, int64_t n); /* an index of these of its labels */
int qn_frame_grow(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col); /* takes col: one more column, as df[name] = ... adds it */
int qn_frame_set_column_names(qn_rt *rt, qn_frame *f, qn_value names); /* a list: the labels are tuples of as many levels; else the name */
int qn_frame_set_columns(qn_rt *rt, qn_frame *f, qn_value x);  /* df.columns = x */
int qn_frame_level_columns(qn_rt *rt, qn_frame *f);            /* labels that all are tuples of one length become those of several levels */
qn_column *qn_frame_values_of(qn_rt *rt, qn_value x, const qn_index *index, int64_t n); /* a new column of x; of no values: floats of a list, ints of a range */
int qn_frame_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
/* fn, given the array in place of data that stands for one. */
typedef int (*qn_construct_fn)(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_construct_standing(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_construct_fn fn, qn_value *out);
qn_index *qn_frame_columns(qn_rt *rt, const qn_frame *f);                    /* all of them, owned */
int qn_frame_add(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col);                     /* takes col; replaces an equal label */
int qn_frame_append(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col);                  /* takes col; no look for equal labels */
int64_t qn_frame_find(qn_rt *rt, const qn_frame *f, qn_value name);                          /* -1: absent; -2: exception */
int qn_frame_take(qn_rt *rt, const qn_frame *f, const int64_t *idx, int64_t n, qn_value *out);
int qn_frame_slice(qn_rt *rt, const qn_frame *f, int64_t start, int64_t n, qn_value *out);
int qn_frame_filter(qn_rt *rt, const qn_frame *f, const uint8_t *keep, qn_value *out);
int qn_frame_select(qn_rt *rt, const qn_frame *f, qn_value names, qn_value *out);            /* df[[...]] */
int qn_frame_column_at(qn_rt *rt, const qn_frame *f, int64_t i, qn_value *out);              /* a Series */
int qn_frame_row(qn_rt *rt, const qn_frame *f, int64_t row, qn_value *out);                  /* df.iloc[i] */
int qn_frame_plain_row(qn_rt *rt, const qn_frame *f, int64_t row, qn_value *out); /* with Python's numbers, as iterrows gives them */
int qn_frame_copy(qn_rt *rt, const qn_frame *f, qn_value *out);                              /* shares the columns */
static inline qn_frame *qn_frame_of(qn_value v) { return (qn_frame *)v.o; }
static inline qn_series *qn_series_of(qn_value v) { return (qn_series *)v.o; }
int qn_series_take(qn_rt *rt, const qn_series *s, const int64_t *idx, int64_t n, qn_value *out);
int qn_series_slice(qn_rt *rt, const qn_series *s, int64_t start, int64_t n, qn_value *out);
/* The rows that a boolean key keeps: keep[n]. ValueError, IndexError as pandas. */
int qn_bool_key(qn_rt *rt, qn_value key, const qn_index *index, int64_t n, uint8_t **keep);
/* Aligns the values of x with the index: a Series is looked up by label, anything else is taken in order. */
qn_column *qn_aligned_column(qn_rt *rt, qn_value x, const qn_index *index, int64_t n);
qn_column *qn_aligned_held(qn_rt *rt, qn_value x, const qn_index *index, int64_t n); /* the same, which may wait */
/* The column with the rows where[i] != 0 replaced by x: a scalar, all rows, or as many as are replaced. */
qn_column *qn_col_replace(qn_rt *rt, const qn_column *c, const uint8_t *where, qn_value x, const qn_index *index);
int64_t *qn_positions(qn_rt *rt, int64_t n);               /* n × int64_t, NULL + MemoryError; free with qn_free_positions */
void qn_free_positions(qn_rt *rt, int64_t *p, int64_t n);

/* --- computing ------------------------------------------------------------------------------------------------------------- */
/* An operand: a column or a scalar. */
typedef struct qn_operand {
  const qn_column *col; /* NULL: scalar */
  qn_value scalar;
} qn_operand;
qn_column *qn_col_binary(qn_rt *rt, qn_binop op, qn_operand a, qn_operand b, int64_t n);
qn_column *qn_col_binary_plain(qn_rt *rt, qn_binop op, qn_operand a, qn_operand b, int64_t n); /* // and % by zero as NumPy has them */
qn_column *qn_col_compare(qn_rt *rt, qn_cmp op, qn_operand a, qn_operand b, int64_t n);
qn_column *qn_col_unary(qn_rt *rt, qn_unop op, const qn_column *c);
/* The same where a side is a time, a category or nullable (ops_types.c); *done false: none is. */
qn_column *qn_types_binary(qn_rt *rt, qn_binop op, qn_operand a, qn_operand b, int64_t n, bool *done);
qn_column *qn_types_compare(qn_rt *rt, qn_cmp op, qn_operand a, qn_operand b, int64_t n, bool *done);
qn_column *qn_nullable_op(qn_rt *rt, int op, bool compare, qn_operand oa, qn_operand ob, int64_t n); /* ops_nullable.c; op: a qn_binop or qn_cmp */
qn_column *qn_col_bare(qn_rt *rt, const qn_column *c); /* of a nullable column the values alone */
void qn_col_put_nothing(qn_column *c, int64_t i);      /* what a null row holds (column.h) */
qn_column *qn_types_unary(qn_rt *rt, qn_unop op, const qn_column *c, bool *done);
/* Does pandas refuse the operator between these types? Then its error is raised (refuse.c). A column NULL: the scalar. */
bool qn_refuses_binary(qn_rt *rt, qn_binop op, const qn_column *a, qn_value x, const qn_column *b, qn_value y);
bool qn_refuses_compare(qn_rt *rt, qn_cmp op, const qn_column *a, qn_value x, const qn_column *b, qn_value y);
/* Values that come with a dtype, a list or an array of them: 0, or -1 where ints of the dtype do not hold them. */
int qn_check_given(qn_rt *rt, const qn_column *given, const qn_coltype *to, bool list);
bool qn_col_ints_fit(const qn_column *c, uint8_t type); /* ints as ints of another type */
bool qn_refuses_unary(qn_rt *rt, qn_unop op, const qn_column *c);

typedef enum qn_agg {
#define AGG(ID, name, needs, methods, help) QN_AGG_##ID,
#define AGG_FRAMES AGG
#include "runtime/column/aggregates.def"
  QN_AGG_NONE
} qn_agg;
int qn_types_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out, bool *done);
int qn_flags_refused(qn_rt *rt, qn_agg agg, const qn_column *c);
qn_agg qn_agg_find(qn_sv name); /* QN_AGG_NONE: no such aggregate */
const char *qn_agg_name(qn_agg a);
int qn_col_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out);
qn_column *qn_col_round(qn_rt *rt, const qn_column *c, int64_t digits);
uint8_t qn_agg_type(qn_agg agg, uint8_t type); /* the result's column type */

/* Equal values get equal codes 0.. in order of first appearance; nulls get -1 unless keep_na. first[code]: a row. */
typedef struct qn_factor {
  int32_t *codes;
  int64_t *first, *sizes; /* sizes: rows of each group, when somebody asked (qn_group_sizes) */
  int64_t n, groups, cap;
  struct qn_factor *owner; /* NULL, or the factor that these arrays are borrowed from: it keeps the sizes */
} qn_factor;
int qn_factorize(qn_rt *rt, const qn_column *const *cols, int32_t ncols, bool keep_na, qn_factor *out);
int qn_factorize_one(qn_rt *rt, const qn_column *c, bool keep_na, qn_factor *out); /* among objects None, NaN, pd.NA and pd.NaT are values of their own */
void qn_factor_deinit(qn_rt *rt, qn_factor *f);
/* The order of rows by columns: stable; nulls last. ascending[k]. Object columns are compared by the runtime. */
int64_t qn_col_text_width(const qn_column *c); /* of text: the bytes of every row, -1 where they differ; looked up once, by one thread */
int qn_argsort(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order);
/* The same of keys and labels, among which text and other objects have an order: text is last. TypeError: others that have none. */
int qn_argsort_keys(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order);

/* --- text --------------------------------------------------------------------------------------------------------------------- */
typedef struct qn_lines { /* cells of one printed column */
  qn_buf text;
  int64_t *ends, *points; /* end offset and width of each */
  int64_t n, cap;
  bool oom;
} qn_lines;
void qn_lines_init(qn_lines *l, const qn_allocator *a);
void qn_lines_deinit(qn_lines *l);
void qn_lines_add(qn_lines *l, qn_sv s);
qn_sv qn_lines_at(const qn_lines *l, int64_t i);
void qn_lines_trim_front(qn_lines *l); /* spaces that all lines begin with */
/* pandas' format_array of a shown column: rows idx[0..n) (NULL: all n). */
enum { QN_FMT_LEADING = 1, QN_FMT_LEFT = 2, QN_FMT_RAGGED = 4 /* no padding */ };
int qn_format_column(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n, int flags, const char *na, qn_lines *out);
int qn_pprint(qn_rt *rt, qn_value v, qn_buf *out); /* pprint_thing of a label */
int qn_name_text(qn_rt *rt, qn_value v, qn_buf *out); /* the name of labels or of a Series on a page */
int qn_pprint_quoted(qn_rt *rt, qn_value v, qn_buf *out); /* text in quotes: a label in the repr of an index */
int qn_pprint_cell(qn_rt *rt, qn_value v, qn_buf *out); /* as a cell of objects, text in quotes: a category */
int qn_index_format(qn_rt *rt, const qn_index *ix, const int64_t *idx, int64_t n, int gap, bool with_names, int64_t least, qn_lines *out);
bool qn_level_among(const qn_index *ix, int32_t level);
int64_t *qn_level_rows(qn_rt *rt, const qn_column *c, const int64_t *idx, int64_t n); /* format.c; free with qn_free_positions */
qn_sv qn_level_gone(const qn_index *ix, int32_t level, const qn_column *c); /* a missing label among several levels */
int qn_series_text(qn_rt *rt, const qn_series *s, bool repr, qn_buf *out);
typedef struct qn_series_page { /* what to_string asks for: of the footer name, length and dtype */
  const char *na;
  bool index, header, name, length, dtype;
} qn_series_page;
int qn_series_page_text(qn_rt *rt, const qn_series *s, const qn_series_page *page, qn_buf *out);
int qn_frame_text(qn_rt *rt, const qn_frame *f, bool repr, bool with_index, qn_buf *out);
int qn_pandas_array_text(qn_rt *rt, const qn_column *c, qn_buf *out); /* the values of an array of pandas' own, its length and type */
int qn_index_text(qn_rt *rt, const qn_index *ix, qn_buf *out);
int qn_frame_csv(qn_rt *rt, const qn_frame *f, qn_sv sep, bool index, bool header, qn_sv na, qn_buf *out);

/* --- group-by -------------------------------------------------------------------------------------------------------------------- */
typedef struct qn_groupby {
  qn_obj obj;
  qn_value frame;     /* the DataFrame, or QN_UNSET for a grouped Series … */
  qn_value series;    /* … the Series, with the selected column when one was chosen */
  qn_value select;    /* a list of labels chosen by [[...]], or QN_UNSET */
  qn_value base;      /* QN_UNSET, or the group-by that keys, names, in_axis, groups and index belong to */
  qn_column **keys;
  qn_value *names;
  bool *in_axis;      /* keys that are columns of the frame: no aggregates of them */
  int32_t nkeys;
  bool as_index, sort, dropna, group_keys, observed;
  bool bins;          /* category keys are bins of dates: their labels are the dates */
  bool pending;       /* the keys wait for a sort: groups and index are made by qn_group_there */
  bool listed;        /* by= was a list: the labels of single keys are tuples of one */
  qn_factor groups;   /* codes are final: in the order of the result */
  qn_index *index;    /* one label per group */
} qn_groupby;
int qn_new_groupby(qn_rt *rt, qn_value frame, qn_value series, const qn_args *args, qn_value *out);
qn_groupby *qn_group_there(qn_rt *rt, qn_value v); /* of a group-by object, with its groups; NULL + exception */
static inline bool qn_is_groupby(qn_value v) { return v.tag == QN_OBJ && v.o->cls->kind == QN_K_GROUPBY; }
qn_column *qn_group_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g);
qn_column *qn_group_masked(qn_rt *rt, qn_agg agg, const qn_column *c, qn_column *out); /* takes out: nullable where c is */

/* --- tables of methods ----------------------------------------------------------------------------------------------------------- */
extern const qn_method qn_series_methods[], qn_frame_methods[], qn_groupby_methods[], qn_index_methods[];
extern qn_class qn_loc_class, qn_strdtype_class;
/* Hidden bases of the classes that hold the methods written in Python (text.c, text.def). */
extern qn_class qn_frame_text_class, qn_series_text_class, qn_index_text_class, qn_groupby_text_class;
/* Calls what pandas has in Python: cls.name of the module, bound to self; cls NULL: the function `name`. */
int qn_pandas_general(qn_rt *rt, const char *module, const char *cls, const char *name, qn_value self, const qn_args *args, qn_value *out);
int qn_pandas_missing(qn_rt *rt, qn_value pandas, qn_sym name, qn_value *out); /* the module's qn_module_def.missing */
/* extras.c: attributes that a script gave an object. get: 0 found, 1 absent, -1 exception; copy: attrs alone. */
int qn_extra_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
int qn_extra_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
int qn_extras_copy(qn_rt *rt, qn_value from, qn_value to);
int qn_extras_finish(qn_rt *rt, qn_value self, const char *method, const qn_args *args, qn_value out); /* attrs of what a method made */
int qn_extras_operator(qn_rt *rt, int status, qn_value a, qn_value b, qn_value *out); /* the same of an operator that ended with status */
int qn_pandas_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* a op= b, a one of them: a class's inplace */
int qn_pandas_matmul(qn_rt *rt, qn_value a, qn_value b, qn_value *out); /* a @ b, one of them a frame or a Series */
int qn_pandas_divmod(qn_rt *rt, qn_value a, qn_value b, qn_value *out); /* divmod(a, b), one of them a frame, a Series or an Index */
bool qn_label_simple(qn_rt *rt, const qn_index *ix, qn_value key); /* a key that [] looks up without the text: a label of numbers or text */
int qn_new_loc(qn_rt *rt, qn_value target, char kind, qn_value *out); /* 'l' loc, 'i' iloc, 'a' at, 't' iat */
int qn_frame_merge(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_frame_to_string(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_call1(qn_rt *rt, qn_value fn, qn_value arg, qn_value *out);
extern qn_class qn_parser_error_class, qn_empty_data_class; /* of pandas.errors */
bool qn_time_convert(bool moment, qn_tunit from, qn_tunit to, int64_t t, int64_t *out); /* false: it does not fit */
int qn_time_unfit(qn_rt *rt, bool moment, qn_tunit from, qn_tunit to, int64_t t);      /* raises pandas' error of that; always -1 */
const qn_class *qn_pandas_error(const char *name);          /* those of errors.def; NULL: no such */
#define QN_METHOD(name) int name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

QN_METHOD(qn_pandas_read_csv); /* read_csv.c */

#endif
