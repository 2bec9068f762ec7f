/* bytes.h - the memory of bytes-like objects, for what looks at it without taking it. */
#ifndef QN_OBJECT_BYTES_H
#define QN_OBJECT_BYTES_H

#include "runtime/object/object.h"

/* The memory of a bytes-like object without gaps (*fixed: it may not be changed), while that lives and does not grow; false: another
 * object, no exception is set. */
bool qn_bytes_view(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed);
/* Keeps v and the place of its bytes until release(*user): for what shares the memory. */
int qn_bytes_hold(qn_rt *rt, qn_value v, void **user, void (**release)(void *));

/* The same with an exception: TypeError of what is not bytes-like, BufferError of memory with gaps. */
int qn_bytes_need(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed);

/* bytes or a bytearray, as self is, of a buffer, which it takes. */
int qn_bytes_result(qn_rt *rt, qn_value self, qn_buf *b, qn_value *out);

/* bytes_methods.c: what bytes and bytearray share besides bytearray.c's. */
#define QN_BYTES_METHODS(X)                                                                                                               \
  X(capitalize) X(center) X(expandtabs) X(isalnum) X(isalpha) X(isascii) X(isdigit) X(islower) X(isspace) X(istitle) X(isupper) X(ljust)   \
  X(partition) X(removeprefix) X(removesuffix) X(rjust) X(rpartition) X(rsplit) X(splitlines) X(swapcase) X(title) X(translate) X(zfill)
#define X(name) int qn_bytes_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
QN_BYTES_METHODS(X)
X(maketrans) /* of the class */
#undef X

#endif
