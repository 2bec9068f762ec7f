/* array.h - the door of runtime/object/array: n-dimensional arrays, NumPy scalars, dtype objects, elementwise functions.
 *
 * An array is a qn_view (what generated code reads, runtime/abi.h) inside an object. Its elements lie in a buffer object
 * (view.owner) that every view of them retains. Functions return 0 or -1 with rt->exc set, as in object.h. */
#ifndef QN_ARRAY_H
#define QN_ARRAY_H

#include "runtime/abi.h"
#include "runtime/base/promote.h"
#include "runtime/object/object.h"

/* --- objects ------------------------------------------------------------------------------------------------- */
typedef struct qn_buffer { /* owns memory; never seen by programs */
  qn_obj obj;
  void *data;              /* 64-byte aligned when ours */
  size_t size;
  void *block;             /* what the allocator gave; NULL: foreign */
  size_t block_size;
  void (*release)(void *user); /* foreign memory: called once, at the end */
  void *user;
  bool objects;            /* dtype object: elements are counted values */
  bool foreign;            /* the dtype has the other order of bytes (order.c); the memory has the machine's */
} qn_buffer;

typedef struct qn_array {
  qn_obj obj;
  qn_view view;  /* view.owner is a qn_buffer, retained */
  qn_obj *base;  /* the array this is a view of, retained, or NULL */
} qn_array;

typedef struct qn_dtypeobj {
  qn_obj obj;
  qn_dtype dtype;
  int32_t width; /* of texts ('<U5': 6), whose dtype is that of objects; 0: none */
  bool foreign;  /* '>f4': the other order of bytes */
} qn_dtypeobj;

typedef struct qn_npcomplex { /* np.complex128 scalar (QN_K_NPCOMPLEX) */
  qn_obj obj;
  qn_c128 v;
} qn_npcomplex;

extern qn_class qn_array_class, qn_dtype_class, qn_buffer_class, qn_ufunc_class;

static inline bool qn_is_array(qn_value v) { return qn_is(v, QN_K_ARRAY); }
/* A class written in Python whose instances stand for arrays, as those of a subclass of ndarray do: it has __array_finalize__. */
bool qn_stands_for_array(qn_rt *rt, const qn_class *cls);
/* A function of numpy whose arguments hold such instances: __array_function__ of the first. 1: nobody takes the call over. */
int qn_array_function(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);
static inline qn_array *qn_as_array(qn_value v) { return (qn_array *)v.o; }
static inline qn_view *qn_view_of(qn_value v) { return &((qn_array *)v.o)->view; }
static inline size_t qn_itemsize(const qn_view *v) { return qn_dtypes[v->dtype].size; }
int64_t qn_view_size(const qn_view *v);         /* number of elements */
void qn_view_flags(qn_view *v);                 /* recomputes QN_VIEW_C and QN_VIEW_F from shape and strides */

/* --- making arrays --------------------------------------------------------------------------------------------- */
/* C order. ValueError: more than 8 dimensions, a negative length; MemoryError. zeroed false: contents undefined
 * (object arrays are always None-filled). */
int qn_array_new(qn_rt *rt, qn_dtype dtype, int ndim, const int64_t *shape, bool zeroed, qn_value *out);
/* Same, and lays out the elements in the order of `like`'s strides (K order). */
int qn_array_new_like(qn_rt *rt, const qn_view *like, qn_dtype dtype, qn_value *out);
/* A view of base's memory. readonly is inherited. */
int qn_array_view_of(qn_rt *rt, qn_value base, void *data, qn_dtype dtype, int ndim, const int64_t *shape,
                     const int64_t *strides, qn_value *out);
/* Wraps foreign memory described by v (owner ignored); release(user) is called when the last view is gone. On failure
 * release is not called. */
int qn_array_wrap(qn_rt *rt, const qn_view *v, void (*release)(void *user), void *user, qn_value *out);
/* A kernel's result: v's owner is a retained runtime object (a qn_buffer that an argument brought); the reference is
 * taken. */
int qn_array_take_view(qn_rt *rt, const qn_view *v, qn_value *out);
/* np.asarray(x, dtype): x itself when it is an array of the wanted dtype (NULL: any), else a new array from numbers,
 * nested lists and tuples, ranges. */
int qn_array_from(qn_rt *rt, qn_value x, const qn_dtype *want, qn_value *out);
/* The same, always a fresh C-contiguous copy when copy is set; ndmin pads the shape with leading ones. */
int qn_array_make(qn_rt *rt, qn_value x, const qn_dtype *want, bool copy, int ndmin, qn_value *out);
int qn_array_of_memory(qn_rt *rt, qn_value of, qn_value *out); /* sharing the memory of a memoryview or bytearray; 1: of has none */
int qn_array_copy(qn_rt *rt, qn_value a, qn_value *out);                    /* C order */
int qn_array_astype(qn_rt *rt, qn_value a, qn_dtype d, qn_value *out);      /* always a new array */
int qn_array_contiguous(qn_rt *rt, qn_value a, qn_value *out);              /* itself when C-contiguous */
int qn_array_reshape(qn_rt *rt, qn_value a, int ndim, const int64_t *shape, qn_value *out); /* one -1 allowed */
int qn_array_transpose(qn_rt *rt, qn_value a, const int *perm, qn_value *out);              /* perm NULL: reversed */

/* --- elements and casts ---------------------------------------------------------------------------------------- */
int qn_elem_get(qn_rt *rt, qn_dtype d, const void *p, qn_value *out);   /* a NumPy scalar */
int qn_elem_item(qn_rt *rt, qn_dtype d, const void *p, qn_value *out);  /* a Python scalar, as .item() */
/* Stores x with NumPy's assignment rules: OverflowError for a Python int out of bounds, TypeError for complex→real. */
int qn_elem_put(qn_rt *rt, qn_dtype d, void *p, qn_value x);
/* Casts one element (unsafe casting rules; never fails for numbers). */
void qn_elem_cast(qn_dtype from, const void *p, qn_dtype to, void *q);
/* Copies src into dst, broadcasting and casting; right when they overlap. ValueError when shapes do not fit. */
int qn_array_assign(qn_rt *rt, const qn_view *dst, const qn_view *src);
int qn_array_fill(qn_rt *rt, const qn_view *dst, qn_value x);
/* The operand as ufuncs see it: dtype and weakness. False: not a number or array. */
bool qn_optype_of(qn_value v, qn_optype *out);
/* Real and imaginary part of any number (Python or NumPy). False: not a number. */
bool qn_number_parts(qn_value v, double *re, double *im);

/* --- dtype objects --------------------------------------------------------------------------------------------- */
int qn_new_dtype(qn_rt *rt, qn_dtype d, qn_value *out);
const qn_class *qn_dtype_class_of(qn_dtype d, bool text); /* what type(dtype) is */
/* What dtype= accepts: dtype object, NumPy scalar class, float/int/bool/complex/object classes, str. TypeError else. */
int qn_dtype_from(qn_rt *rt, qn_value v, qn_dtype *out);

/* --- the other order of bytes (order.c) ------------------------------------------------------------------------------------ */
static inline bool qn_foreign(const qn_view *v) { return v->owner && ((const qn_buffer *)v->owner)->foreign; }
bool qn_dtype_foreign(qn_value spec, qn_dtype *out); /* '>f4', or such a dtype object */
bool qn_take_order(qn_value *spec);                  /* if so, spec becomes the same in the machine's order */
int qn_new_dtype_ordered(qn_rt *rt, qn_dtype d, bool foreign, qn_value *out);
void qn_dtype_foreign_text(qn_dtype d, char out[static 32]); /* ">f4" */
int qn_order_set(qn_rt *rt, qn_value *a, bool foreign); /* of a new array; of one that others see, of a copy. -1: released */
int qn_order_shown(qn_rt *rt, qn_value a, qn_value *out); /* an array of the machine's order with the bytes that a program sees */
int qn_order_read(qn_rt *rt, qn_value raw, qn_value *out); /* bytes of the other order, read as if in the machine's; taken */

/* --- arrays of text (texts.c): arrays of objects that are all np.str_ -------------------------------------------------------- */
int64_t qn_text_width(const qn_view *v);                                     /* -1: not an array of text */
int qn_text_make(qn_rt *rt, qn_value x, int64_t width, qn_value *out);      /* a new one; width -1: as wide as needed */
int qn_text_convert(qn_rt *rt, qn_value array, int64_t width);              /* the objects of an array become texts */
int qn_text_plain(qn_rt *rt, qn_value array);                               /* and str again */
bool qn_text_dtype(qn_value v, int64_t *width);                             /* does dtype= mean text? width -1: not said */
int qn_new_text_dtype(qn_rt *rt, int64_t width, qn_value *out);
int qn_text_filled(qn_rt *rt, int ndim, const int64_t *shape, int64_t width, qn_sv fill, qn_value *out);
int64_t qn_text_width_of_numbers(qn_dtype d);

/* --- shapes ---------------------------------------------------------------------------------------------------- */
int qn_broadcast_shapes(qn_rt *rt, const qn_view *const *views, int n, int *ndim, int64_t *shape); /* ValueError */
/* v stretched to the given shape by zero strides (must be broadcastable). */
void qn_broadcast_view(const qn_view *v, int ndim, const int64_t *shape, qn_view *out);
int qn_shape_from(qn_rt *rt, qn_value x, int *ndim, int64_t *shape); /* an int or a sequence of ints */
/* axis in -ndim..ndim-1 made positive, or AxisError (a ValueError and IndexError in NumPy; here ValueError's text). */
int qn_axis_from(qn_rt *rt, int64_t axis, int ndim, int *out);

/* axis= as bits: None, an int or a tuple of ints. */
int qn_axes_from(qn_rt *rt, qn_value axis, int ndim, uint32_t *axes);

/* --- elementwise functions and reductions -------------------------------------------------------------------------- */
/* One inner loop: n elements, args[i] advances by steps[i] bytes; inputs first, then outputs. */
typedef void (*qn_loop)(char **args, int64_t n, const int64_t *steps);
const char *qn_ufunc_name(qn_value ufunc); /* of a ufunc object: "sqrt" */
qn_loop qn_ufunc_loop(qn_ufunc_id id, qn_dtype d); /* NULL: none */
/* Applies a ufunc to its operands (numbers, arrays, sequences). outs: arrays to store into or QN_UNSET; results[nout].
 * dtype: the loop's dtype or NULL. where: a bool array or QN_UNSET. */
typedef struct qn_ufunc_call {
  const qn_value *in;
  qn_value out[2];
  qn_value where;
  const qn_dtype *dtype;
} qn_ufunc_call;
int qn_ufunc_apply(qn_rt *rt, qn_ufunc_id id, const qn_ufunc_call *call, qn_value *results);
int qn_ufunc1(qn_rt *rt, qn_ufunc_id id, qn_value x, qn_value *out);
int qn_ufunc2(qn_rt *rt, qn_ufunc_id id, qn_value x, qn_value y, qn_value *out);

/* out= of a function that has made its result: stores r (taken) into it by the function's rule, or gives r when none is given. */
typedef enum qn_out_rule {
  QN_OUT_REDUCTION, /* any dtype, the result's shape */
  QN_OUT_UFUNC,     /* a dtype of the result's kind */
  QN_OUT_SAME_KIND, /* the same, of functions that are none */
  QN_OUT_INDEX,     /* a dtype that casts to the result's safely: argmin, take */
  QN_OUT_EXACT      /* the result's dtype, contiguous: dot */
} qn_out_rule;
int qn_out_store(qn_rt *rt, qn_value into, qn_value r, qn_out_rule rule, const char *name, qn_value *out);

typedef enum qn_reduction {
  QN_AREDUCE_SUM, QN_AREDUCE_PROD, QN_AREDUCE_MIN, QN_AREDUCE_MAX, QN_AREDUCE_ANY, QN_AREDUCE_ALL, QN_AREDUCE_MEAN, QN_AREDUCE_VAR, QN_AREDUCE_STD,
  QN_AREDUCE_ARGMIN, QN_AREDUCE_ARGMAX, QN_AREDUCE_COUNT_NONZERO
} qn_reduction;
typedef struct qn_reduce_args {
  uint32_t axes;      /* bits; QN_ALL_AXES: all */
  bool keepdims;
  const qn_dtype *dtype;
  double ddof;        /* var, std */
  qn_value initial;   /* QN_UNSET: none */
  qn_value where;     /* QN_UNSET: none */
} qn_reduce_args;
enum { QN_ALL_AXES = 0x10000 };
int qn_array_reduce(qn_rt *rt, qn_reduction op, qn_value a, const qn_reduce_args *args, qn_value *out);
/* The sum of n float64s as every part of the engine defines it: in pairs, as NumPy adds (sums.c). */
double qn_sum_f64(const double *x, int64_t n);
bool qn_fold_without_nan(const double *x, int64_t n, bool max, double *out); /* false: every one is nan */

/* --- operations over whole arrays (algebra.c, sorting.c, manip.c); operands may be anything array-like ----------------------- */
int qn_matmul(qn_rt *rt, qn_value a, qn_value b, qn_value *out);
int qn_dot(qn_rt *rt, qn_value a, qn_value b, qn_value *out);
int qn_array_sort(qn_rt *rt, qn_value a, int axis);                          /* in place; NaN last */
int qn_array_argsort(qn_rt *rt, qn_value a, int axis, qn_value *out);        /* stable */
int qn_array_partition(qn_rt *rt, qn_value a, int axis, int64_t kth);           /* in place; kth from the end too */
int qn_array_parted(qn_rt *rt, qn_value a, int axis, int64_t kth, qn_value *out); /* likewise, a copy */
int qn_array_argpartition(qn_rt *rt, qn_value a, int axis, int64_t kth, qn_value *out); /* kth in 0..n-1 */
int qn_array_searchsorted(qn_rt *rt, qn_value a, qn_value v, bool right, qn_value *out);
int qn_array_concatenate(qn_rt *rt, const qn_value *parts, int64_t n, int axis, qn_value *out); /* axis < 0: flattened when -99 */
/* For each of count keys how many of the n sorted numbers are below it (right: not above it); nan counts as above all. */
typedef struct qn_search { /* sorted numbers, and a table of buckets where it pays for so many keys (search.c) */
  const double *sorted;
  int64_t n, buckets;
  int32_t *start;
  double *padded;
  size_t bytes;
  double lo, scale, top;
  int depth;
} qn_search;
void qn_search_begin(qn_rt *rt, qn_search *s, const double *sorted, int64_t n, int64_t count);
void qn_search_keys(const qn_search *s, const double *keys, int64_t count, bool right, int64_t *out); /* on this thread */
void qn_search_end(qn_rt *rt, qn_search *s);
void qn_search_i64(qn_rt *rt, const int64_t *sorted, int64_t n, const int64_t *keys, int64_t count, bool right, int64_t *out);
void qn_search_f64(qn_rt *rt, const double *sorted, int64_t n, const double *keys, int64_t count, bool right, int64_t *out);
int qn_array_take(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value *out);
int qn_array_take_into(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value into); /* 1: not plain, nothing was done */
/* put.c: elements stored by flat positions (mode: raise, wrap or clip; unset: raise) or by a mask. 1: not plain, nothing was done. */
int qn_array_put(qn_rt *rt, qn_value a, qn_value at, qn_value values, qn_value mode);
int qn_array_place(qn_rt *rt, qn_value a, qn_value mask, qn_value values);   /* the values one after the other, again and again */
int qn_array_putmask(qn_rt *rt, qn_value a, qn_value mask, qn_value values); /* each the value of its position, modulo their number */
/* place.c. 1: not plain, nothing was done. copy_where: into[mask] = from[mask], NULL: everywhere. choose: from[which[i]][i]. */
int qn_array_copy_where(qn_rt *rt, qn_value into, qn_value from, const qn_view *mask);
int qn_array_choose(qn_rt *rt, qn_value which, const qn_value *from, int64_t count, qn_value *out);
int qn_positions_inside(qn_rt *rt, qn_value at, int64_t n, bool wrap, qn_value *out); /* each from 0 to n - 1, wrapped or clipped */
int qn_array_byteswap(qn_rt *rt, qn_value a, bool inplace, qn_value *out);            /* the copy, or a itself */
int qn_array_repeat(qn_rt *rt, qn_value a, qn_value repeats, int axis, qn_value *out); /* axis -99: flattened */
/* Running add or multiply (QN_AREDUCE_SUM, PROD) or any binary ufunc (QN_UF_…) along an axis; -99: flattened. */
int qn_array_accumulate(qn_rt *rt, qn_ufunc_id id, qn_value a, int axis, const qn_dtype *dtype, qn_value *out);
int qn_array_where(qn_rt *rt, qn_value cond, qn_value x, qn_value y, qn_value *out);
int qn_array_clip(qn_rt *rt, qn_value a, qn_value lo, qn_value hi, qn_value into, qn_value *out);
int qn_array_round(qn_rt *rt, qn_value a, int64_t decimals, qn_value *out);
int qn_array_tolist(qn_rt *rt, const qn_view *v, qn_value *out);
int qn_new_ufunc(qn_rt *rt, qn_ufunc_id id, qn_value *out);
/* a op b where an operand that is marked is a temporary, which may take the result. 1: neither can, nothing was done. */
int qn_array_binary_temps(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool a_temp, bool b_temp, qn_value *out);
enum { QN_FLATTEN = -99 };

/* The runtime's array state: freed by qn_rt_deinit after all objects are gone. */
void qn_arrays_deinit(qn_rt *rt);

/* --- indexing, printing, classes, warnings ---------------------------------------------------------------------------- */
int qn_array_get(qn_rt *rt, qn_value a, qn_value key, qn_value *out);
int qn_array_set(qn_rt *rt, qn_value a, qn_value key, qn_value x);
typedef enum qn_floatmode { QN_FLOATMODE_MAXPREC, QN_FLOATMODE_FIXED, QN_FLOATMODE_UNIQUE, QN_FLOATMODE_EQUAL } qn_floatmode;
typedef struct qn_print_options { /* np.set_printoptions */
  int precision, threshold, edgeitems, linewidth;
  bool suppress;
  qn_floatmode floatmode;
  char sign; /* '-', '+' or ' ' */
  char nanstr[24], infstr[24];
  qn_value formatter; /* a dict of functions, or no object; borrowed, but in the session's options and in guards */
} qn_print_options;
extern const qn_print_options qn_print_defaults;
qn_print_options *qn_print_options_of(qn_rt *rt); /* the session's, changed by set_printoptions */
int qn_array_repr(qn_rt *rt, qn_value a, qn_buf *out);
int qn_array_str(qn_rt *rt, qn_value a, qn_buf *out);
/* warnings.warn(text, category): -1 when a filter makes it an exception. */
int qn_array_warn(qn_rt *rt, const char *category, const char *text);
#endif
