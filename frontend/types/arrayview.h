/* arrayview.h - views of arrays as nodes of the typed tree, for the files that type functions over whole arrays (arrayview.c). */
#ifndef QN_TYPES_ARRAYVIEW_H
#define QN_TYPES_ARRAYVIEW_H

#include "frontend/types/infer_int.h"

qn_texpr *qn_view_extent(qn_fn *f, qn_texpr *a, int d, qn_span span);
qn_texpr *qn_view_new_axis(qn_fn *f, qn_texpr *a, int at, qn_span span);
qn_texpr *qn_view_permuted(qn_fn *f, qn_texpr *a, const int *order, int n, qn_span span); /* dimension d is order[d] of a */
qn_texpr *qn_view_contiguous(qn_fn *f, qn_texpr *a, qn_span span); /* a itself when its layout is C */
qn_texpr *qn_view_flat(qn_fn *f, qn_texpr *a, qn_span span);       /* one dimension; a copy unless its layout is C */
/* The picked dimensions, named as the IR's restride does; extents for those that need one. */
qn_texpr *qn_view_restride(qn_fn *f, qn_texpr *a, const char *spec, int ndim, qn_texpr *const *extents, uint32_t n, bool readonly, qn_span span);
qn_texpr *qn_view_part(qn_fn *f, qn_texpr *a, bool imag, qn_span span); /* of complex numbers */
/* Constant ints: one, or a tuple of up to 8. */
bool qn_known_int(const qn_texpr *e, int64_t *v); /* a constant, or a variable whose value is known */
bool qn_known_ints(const qn_texpr *e, int64_t *out, uint32_t *n);

/* arrayaxis.c: np.NAME(…, axis=…): along is that of the row in arrayfn.def. */
qn_texpr *qn_array_along(qn_fn *f, const char *name, const char *along, const qn_cargs *args);
/* The text NAME_along, which keeps the axis, along one of them, with further arguments; adds statements. */
qn_texpr *qn_array_along_at(qn_fn *f, const char *name, qn_texpr *a, int axis, qn_texpr **more, uint32_t n, qn_span span);
/* Stores e into the array out, and gives that; adds statements. */
qn_texpr *qn_array_into(qn_fn *f, qn_texpr *out, qn_texpr *e, qn_span span);

/* arrayshape.c: functions that only change how memory is seen, or put arrays together; NULL: none of them. */
qn_texpr *qn_array_grid(qn_fn *f, bool open, const qn_node *index, qn_span span); /* np.mgrid[index], np.ogrid[index] */
qn_texpr *qn_array_shape_call(qn_fn *f, qn_sv name, const qn_cargs *c);

/* arraycall.c: functions whose keywords decide what they give; NULL: none of them. */
qn_texpr *qn_array_special_call(qn_fn *f, qn_sv name, const qn_cargs *c);
qn_texpr *qn_array_sorted_in_place(qn_fn *f, qn_texpr *a, const qn_cargs *c);

#endif
