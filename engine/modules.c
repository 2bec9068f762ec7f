/* modules.c - what scripts can import: one row per module. To add one: its definition's row here. */
#include "engine/engine.h"
#include "runtime/frame/frame.h"

extern const qn_module_def qn_math_module, qn_numpy_module, qn_sys_module, qn_time_module, qn_threading_module, qn_numba_module,
    qn_cython_module, qn_numba_experimental_module, qn_numba_typed_module;

#define SYSTEM_MODULE(id) extern const qn_module_def id;
#define SYSTEM_LIBRARY(file, module) extern const qn_module_def qn_lib_##file##_module;
#include "runtime/vm/modules/system.def"
#undef SYSTEM_MODULE
#undef SYSTEM_LIBRARY
#define SYSTEM_MODULE(id) &id,
#define SYSTEM_LIBRARY(file, module) &qn_lib_##file##_module,

const qn_module_def *const qn_engine_modules[] = {&qn_sys_module,       &qn_time_module,  &qn_math_module,
                                                  &qn_numpy_module,     &qn_numba_module, &qn_cython_module,
                                                  &qn_threading_module, &qn_pandas_module, &qn_numba_experimental_module, &qn_numba_typed_module,
#include "runtime/vm/modules/system.def"
                                                  NULL};
