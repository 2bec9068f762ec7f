/* weak_module.c - _weakref: the class of weak references, for the module weakref. */
#include "runtime/object/weak.h"
#include "runtime/vm/modules/io_file.h"

static int init(qn_rt *rt, qn_value m) { return qn_module_set(rt, m, "ref", qn_class_value(&qn_weak_class)); }
const qn_module_def qn_weak_native_module = {.name = "_weakref", .init = init};
