/* builtin.h - handlers of builtins.def: each gets the dotted name it was called by and its evaluated arguments. */
#ifndef QN_TYPES_BUILTIN_H
#define QN_TYPES_BUILTIN_H

#include "frontend/types/infer_int.h"

typedef qn_texpr *(*qn_builtin_fn)(qn_fn *f, qn_sv name, const qn_cargs *c);

qn_texpr *qn_bad_args(qn_fn *f, qn_sv name, const qn_cargs *c); /* the error "cannot be called with (types)" */
bool qn_scalars(const qn_cargs *c, uint32_t from, uint32_t to); /* from..to positional scalars, no keywords */

#define QN_BUILTIN(name, handler) qn_texpr *handler(qn_fn *f, qn_sv name_, const qn_cargs *c);
#include "frontend/types/builtins.def"
#undef QN_BUILTIN
qn_texpr *qn_bi_random(qn_fn *f, qn_sv name, const qn_cargs *c); /* rows of random.def */
bool qn_random_known(qn_sv name);
void qn_random_each(void (*each)(void *ctx, qn_sv dotted), void *ctx);
qn_texpr *qn_alloc_shaped(qn_fn *f, qn_dtype d, qn_texpr *shape, qn_span span); /* empty; an int or a tuple. NULL: after an error */
qn_texpr *qn_shape_written(qn_fn *f, qn_texpr *e);
/* strfn.c, fstring.c; where NULL may come back: the operands are none of theirs */
typedef struct qn_tpiece { /* of a text: constant, or the text of a value */
  qn_sv text;
  qn_texpr *value; /* NULL: text */
  qn_texpr *spec;  /* a STR; NULL: as str() or repr() has it */
  bool repr;
} qn_tpiece;
qn_texpr *qn_text_of(qn_fn *f, qn_tpiece *pieces, uint32_t n, qn_span span);
qn_texpr *qn_tx_str(qn_fn *f, qn_sv text, qn_span span);
qn_texpr *qn_fstring(qn_fn *f, const qn_node *n);
qn_texpr *qn_tstr_percent(qn_fn *f, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_tstr_format_method(qn_fn *f, qn_texpr *self, const qn_cargs *c);
qn_texpr *qn_tstr_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_tstr_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_tstr_len(qn_fn *f, qn_texpr *s, qn_span span);
qn_texpr *qn_tstr_item(qn_fn *f, qn_texpr *s, qn_texpr *i, qn_span span);
qn_texpr *qn_tstr_subscript(qn_fn *f, qn_texpr *s, const qn_node *index, qn_span span);
qn_texpr *qn_tstr_method(qn_fn *f, qn_texpr *self, const qn_node *call);
qn_texpr *qn_tstr_to_number(qn_fn *f, qn_sv name, const qn_cargs *c);
/* loop.c: a range kept as a value */
qn_texpr *qn_range_len(qn_fn *f, qn_texpr *r, qn_span span);
qn_texpr *qn_range_item(qn_fn *f, qn_texpr *r, qn_texpr *i, qn_span span);
/* numberfn.c */
qn_texpr *qn_round_digits(qn_fn *f, qn_texpr *x, qn_texpr *n, qn_span span);
qn_texpr *qn_number_helper(qn_fn *f, const char *name, const qn_type *result, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_where_scalars(qn_fn *f, const qn_cargs *c); /* NULL: no common type */
qn_texpr *qn_info_attribute(qn_fn *f, const qn_type *type, qn_sv attr, qn_span span);
bool qn_dtype_arg(const qn_texpr *e, qn_dtype *d); /* np.float32, a.dtype, float, "float32": as a dtype argument */
/* complexfn.c; names as in complexfn.def, NULL: no such function */
qn_texpr *qn_bi_cmath(qn_fn *f, qn_sv name, const qn_cargs *c);
bool qn_cmath_known(qn_sv member);
qn_texpr *qn_complex_fn(qn_fn *f, const char *name, const qn_type *result, qn_texpr *z, qn_span span);
qn_texpr *qn_complex_pow(qn_fn *f, const qn_type *result, qn_texpr *z, qn_texpr *w, qn_span span);
qn_texpr *qn_complex_test(qn_fn *f, const char *name, qn_texpr *z, qn_span span); /* isnan isinf isfinite */
qn_texpr *qn_complex_order(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span); /* < <= > >= */
qn_texpr *qn_complex_extreme(qn_fn *f, bool max, bool nan_wins, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_complex_part(qn_fn *f, qn_texpr *z, bool imag, qn_span span);
bool qn_arrayfn_known(qn_sv member); /* arrayfn.def */
bool qn_ufunc_method_known(qn_sv member); /* arraycall.c: "add.reduce" */
qn_texpr *qn_bi_ufunc_method(qn_fn *f, qn_sv name, const qn_cargs *c);
void qn_arrayfn_each(void (*each)(void *ctx, qn_sv dotted), void *ctx);
qn_texpr *qn_bi_arrayfn(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_map_builtin(qn_fn *f, qn_sv name, const qn_cargs *c); /* a builtin of numbers over arrays */
qn_texpr *qn_bi_math(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_bi_ufunc(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_bi_libc(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_sv qn_ufunc_alias(qn_sv member);
bool qn_libc_known(qn_sv member);
void qn_promoted_each(void (*each)(void *ctx, qn_sv dotted), void *ctx);

/* numbafn.c */
qn_texpr *qn_bi_threads(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_bi_literal_unroll(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_bi_objmode(qn_fn *f, qn_sv name, const qn_cargs *c);

/* Times (times.c): any among these; a ufunc by name over numbers, an operator, a comparison (NULL: not defined); one unit to another. */
bool qn_any_time(qn_texpr *const *args, uint32_t n);
qn_texpr *qn_time_call(qn_fn *f, const char *name, qn_texpr *const *args, uint32_t n, qn_span span);
qn_texpr *qn_time_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_time_order(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_time_cast(qn_fn *f, qn_texpr *e, const qn_type *to);
#endif
