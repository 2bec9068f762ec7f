/* numpy.h - what the files of the numpy module share. Each numpy_<part>.c exports one table of functions; numpy.c puts
 * them, the ufuncs, dtypes and constants into the module. Adding a function: a row in the table of the fitting part. */
#ifndef QN_NUMPY_H
#define QN_NUMPY_H

#include "runtime/object/array/array.h"
#include "runtime/object/array/class.h"
#include "runtime/object/array/keep.h"

int qn_np_join_records(qn_rt *rt, const qn_value *parts, int64_t n, qn_value *out); /* one-dimensional ones of the same dtype */
extern const qn_module_def qn_numpy_module, qn_numpy_random_module, qn_numpy_linalg_module, qn_numpy_rec_module;
int qn_np_missing(qn_rt *rt, qn_value module, qn_sym name, qn_value *out); /* what is written in Python: numpy_text.def */
extern const qn_method qn_np_linear[], qn_np_create[], qn_np_ranges[], qn_np_matrices[], qn_np_shape[], qn_np_stat[], qn_np_nan[], qn_np_count[], qn_np_interp[], qn_np_quantile[], qn_np_misc[], qn_np_options[], qn_np_window[], qn_np_convolve[], qn_np_bits[], qn_np_place[];

/* What would be lost on the way to float64 is refused in `name`; NULL: an exception. */
qn_value *qn_np_real_array(qn_keep *k, qn_value x, const char *name);
int qn_np_no_bools(qn_rt *rt, qn_value a);

#define NP(name) static int np_##name(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)
#define ROW(n) {.name = #n, .fn = np_##n}

static inline bool qn_given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }
static inline bool qn_is_text(qn_value v, const char *z) { return qn_is(v, QN_K_STR) && qn_sv_is(qn_str_sv(v), z); }

/* What only moves elements moves records too: with an array of them among its arguments, a function of that name in lib/numpy_records.py is
 * called instead. 1: there is none among them. */
int qn_np_of_records(qn_rt *rt, const char *name, const qn_args *args, qn_value *out);
/* The same for a function whose dtype= (argument `at`) may speak of records. 1: it does not. */
int qn_np_of_record_dtype(qn_rt *rt, const char *name, const qn_args *args, uint32_t at, qn_value *out);
#define NP_MOVES(name)                                                                               \
  static int np_plain_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);          \
  NP(name) {                                                                                         \
    const int done = qn_np_of_records(rt, #name, args, out);                                         \
    return done <= 0 ? done : np_plain_##name(rt, self, args, out);                                  \
  }                                                                                                  \
  static int np_plain_##name(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

/* A result of what `like` holds says the order of bytes that `like` says. */
static inline int qn_np_order_of(qn_rt *rt, qn_value like, qn_value *out) {
  return qn_is_array(like) && qn_foreign(qn_view_of(like)) ? qn_order_set(rt, out, true) : 0;
}

extern const qn_method *const qn_np_tables[]; /* all of them; ends with NULL */
/* Calls a function of an embedded module that is written in Python (lib/). */
int qn_np_library(qn_rt *rt, const char *module, const char *name, const qn_args *args, qn_value *out);

/* A new slot of k holding np.asarray(x); NULL: exception. */
qn_value *qn_np_array(qn_keep *k, qn_value x);
qn_value *qn_np_array_of(qn_keep *k, qn_value x, qn_dtype d); /* converted, C-contiguous */
static inline double *qn_np_f64(qn_value a) { return qn_view_of(a)->data; }
static inline int64_t *qn_np_i64(qn_value a) { return qn_view_of(a)->data; }
/* dtype= argument; *out keeps its default when x is not given. */
int qn_np_dtype(qn_rt *rt, qn_value x, qn_dtype *out);
int qn_np_index(qn_rt *rt, qn_value x, int64_t *out);  /* keeps the default when not given */
int qn_np_bool(qn_rt *rt, qn_value x, bool *out);
int qn_np_real(qn_rt *rt, qn_value x, double *out);
/* Calls a method of arrays with the first argument as the array. */
int qn_np_delegate(qn_rt *rt, const char *name, const qn_args *args, qn_value *out);
/* Calls a function of lib/numpy_general.py with these arguments: the general case of a native. */
int qn_np_general(qn_rt *rt, const char *name, const qn_args *args, qn_value *out);
/* Items of any list, tuple or array, owned, in a tuple. */
int qn_np_sequence(qn_rt *rt, qn_value x, qn_value *out);
/* out[...] = a[start:stop:step] along one axis. step 0: everything of that axis. */
int qn_np_slice(qn_rt *rt, qn_value a, int axis, int64_t start, int64_t stop, int64_t step, qn_value *out);

static inline qn_value qn_np_scalar(double x) { return (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_FLOAT64, .f = x}; }

#define DELEGATE(n) \
  NP(n) { return qn_np_delegate(rt, #n, args, out); }
#endif
