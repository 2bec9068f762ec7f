/* system.c - the definitions of the rows of system.def, and the natives under the module io. A library's init compiles and
 * runs its embedded source (runtime/vm/library.c). */
#include "runtime/vm/modules/io_file.h"

#define SYSTEM_MODULE(id) extern const qn_module_def id;
#define SYSTEM_LIBRARY(file, module)                                                                              \
  static int init_##file(qn_rt *rt, qn_value m);                                                                  \
  extern const qn_module_def qn_lib_##file##_module;                                                              \
  const qn_module_def qn_lib_##file##_module = {.name = module, .init = init_##file};
#include "runtime/vm/modules/system.def"
#undef SYSTEM_MODULE
#undef SYSTEM_LIBRARY

#include "vm/lib_sources.inc"

#define SYSTEM_MODULE(id)
#define SYSTEM_LIBRARY(file, module)                                                                                              \
  static int init_##file(qn_rt *rt, qn_value m) {                                                                                 \
    return qn_vm_run_library(rt, m, module, (qn_sv){(const char *)qn_lib_##file##_source, sizeof qn_lib_##file##_source - 1});    \
  }
#include "runtime/vm/modules/system.def"
#undef SYSTEM_MODULE
#undef SYSTEM_LIBRARY

#define SYSTEM_MODULE(id) &id,
#define SYSTEM_LIBRARY(file, module) &qn_lib_##file##_module,
const qn_module_def *const qn_system_modules[] = {
#include "runtime/vm/modules/system.def"
    NULL};

/* --- _io ------------------------------------------------------------------------------------------------------------------- */
static const qn_method io_functions[] = {{.name = "open", .fn = qn_io_open}, {.name = "line_end", .fn = qn_io_line_end}, {.name = NULL}};
static int io_init(qn_rt *rt, qn_value m) {
  static qn_class *const classes[] = {&qn_io_text_class, &qn_io_reader_class, &qn_io_writer_class, &qn_io_random_class};
  for (size_t i = 0; i < QN_COUNT(classes); i++)
    if (qn_module_set(rt, m, classes[i]->name, qn_class_value(classes[i]))) return -1;
  return 0;
}
const qn_module_def qn_io_native_module = {.name = "_io", .functions = io_functions, .init = io_init};
