/* dataclasses.c - the module dataclasses is Python (dataclasses.py, embedded). It makes methods as closures: nothing is
 * compiled from text. */
#include "runtime/vm/vm_int.h"
#include "vm/dataclasses_py.inc"

static int dataclasses_init(qn_rt *rt, qn_value m) {
  return qn_vm_run_library(rt, m, "dataclasses.py", (qn_sv){(const char *)qn_dataclasses_source, sizeof qn_dataclasses_source - 1});
}
const qn_module_def qn_dataclasses_module = {.name = "dataclasses", .init = dataclasses_init};
