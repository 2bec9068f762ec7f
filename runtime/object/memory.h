/* memory.h - the memory that objects show (Python's buffer protocol): bytes, bytearray, arrays, memoryview.
 *
 * A class shows memory through its slot `memory`; `hold` is told when something begins (+1) or ends (-1) to look at it, so that
 * its place stays. Elements are described by one code of the module struct ("B", "d"), in the machine's order and sizes. */
#ifndef QN_OBJECT_MEMORY_H
#define QN_OBJECT_MEMORY_H

#include "runtime/object/object.h"

enum { QN_MEMORY_RANK = 8 };
typedef struct qn_memory {
  char *data;     /* the element at index 0, 0, … */
  char format[4]; /* "B", "@B", "Zd" */
  bool readonly;
  int ndim;
  int64_t itemsize;
  int64_t shape[QN_MEMORY_RANK], strides[QN_MEMORY_RANK]; /* elements; bytes */
} qn_memory;

extern qn_class qn_memoryview_class;
int qn_new_memoryview(qn_rt *rt, qn_value of, qn_value *out); /* TypeError: of shows no memory */
int qn_memory_of(qn_rt *rt, qn_value v, qn_memory *out);      /* 1: v shows it, 0: it has none, -1 */
/* Objects of a class in Python with a method _show_memory (array.array) show the memory of the memoryview that it gives: the class's
 * slot is qn_memory_by_method. shown: that memoryview. 1, 0: not such an object, -1. */
int qn_memory_by_method(qn_rt *rt, qn_value v, qn_memory *out);
int qn_memory_shown(qn_rt *rt, qn_value v, qn_value *out);
bool qn_memory_is_items(qn_value v); /* such an object, a memoryview or a bytearray: a sequence of numbers */
qn_value qn_memory_root(qn_value v);                          /* whose memory v shows: of a memoryview what it looks at; borrowed */
int64_t qn_memory_count(const qn_memory *m);                  /* elements */
bool qn_memory_is_c(const qn_memory *m);
bool qn_memory_is_f(const qn_memory *m);
int qn_memory_bytes(qn_rt *rt, const qn_memory *m, bool fortran, qn_value *out); /* a copy of the elements as bytes */

/* One element by its code. put: 0, -1, or what is wrong with x. */
enum { QN_CODE_TYPE = 1, QN_CODE_LOW, QN_CODE_HIGH };
int64_t qn_code_size(char code); /* 0: not such a code */
int qn_code_get(qn_rt *rt, char code, const char *p, qn_value *out);
int qn_code_put(qn_rt *rt, char code, char *p, qn_value x);

#endif
