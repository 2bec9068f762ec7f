/* convert.h - lists, sets, dicts and strings between the VM and kernels: convert.c. One qn_conv for a call:
 *   qn_conv_in for each argument that holds objects · run · qn_conv_back · results (qn_conv_out) · qn_conv_end */
#ifndef QN_ENGINE_CONVERT_H
#define QN_ENGINE_CONVERT_H

#include "engine/engine.h"
#include "runtime/kernel/layout.h"

typedef struct qn_conv_entry { /* an object and what it is on the other side */
  qn_obj *vm; /* retained */
  qn_kobj *k;
  const qn_shape *shape;
  uint64_t *before; /* the items as they went in */
  int64_t n_before, used_before;
  bool lent, given_back; /* the VM's list has lent its buffer; has it again */
  bool made;             /* by this call, for a result */
  bool lent_rows;        /* the items are the session's (rows.c) */
} qn_conv_entry;

struct qn_conv {
  qn_session *s;
  qn_kctx *ctx;
  const qn_value *args; /* of a call of a kernel of Numba */
  uint32_t n_args;
  qn_conv_entry *entries;
  uint32_t n, cap;
  uint32_t *by_vm, *by_kernel; /* entry + 1 */
};

uint32_t qn_shape_slots(const qn_shape *s);
bool qn_shape_holds_objects(const qn_shape *s);
/* The slots of an argument. -1: rt->exc is set. */
int qn_conv_in(qn_conv *c, const qn_shape *s, qn_value v, uint64_t *slots);
/* Reflects what the kernel changed. ok false: an exception is set, and stays. */
int qn_conv_back(qn_conv *c, bool numpy, bool ok);
int qn_conv_out(qn_conv *c, const qn_shape *s, qn_kobj *k, bool numpy, qn_value *out);
void qn_conv_end(qn_conv *c);

#endif
