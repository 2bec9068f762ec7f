/* modules.c - what scripts can import, for the session, for check and for the names of native functions: the rows of modules.def and
 * system.def, and what is named here because it needs the engine or stands in no table. */
#include "engine/engine.h"
#include "runtime/frame/frame.h"

extern const qn_module_def qn_math_module, qn_libc_math_module, qn_numpy_module, qn_sys_module, qn_time_module, qn_threading_module, qn_numba_module,
    qn_cython_module, qn_dataclasses_module, qn_numba_experimental_module, qn_numba_typed_module;

#define MODULE(id) extern const qn_module_def qn_##id##_module;
#include "runtime/vm/modules/modules.def"
#undef MODULE
#define MODULE(id) &qn_##id##_module,

#define SYSTEM_MODULE(id) extern const qn_module_def id;
#define SYSTEM_LIBRARY(file, module) extern const qn_module_def qn_lib_##file##_module;
#include "runtime/vm/modules/system.def"
#undef SYSTEM_MODULE
#undef SYSTEM_LIBRARY
#define SYSTEM_MODULE(id) &id,
#define SYSTEM_LIBRARY(file, module) &qn_lib_##file##_module,

const qn_module_def *const qn_engine_modules[] = {&qn_sys_module,       &qn_time_module,  &qn_math_module,   &qn_libc_math_module,
                                                  &qn_numpy_module,     &qn_numba_module, &qn_cython_module,
                                                  &qn_threading_module, &qn_pandas_module, &qn_pandas_native_module, &qn_pandas_dates_module, &qn_dataclasses_module,
                                                  &qn_numba_experimental_module, &qn_numba_typed_module,
#include "runtime/vm/modules/modules.def"
#include "runtime/vm/modules/system.def"
                                                  NULL};
