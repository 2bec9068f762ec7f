/* modules.c - what scripts can import: one row per module. To add one: its definition's row here. */
#include "engine/engine.h"
#include "runtime/frame/frame.h"

extern const qn_module_def qn_math_module, qn_numpy_module, qn_sys_module, qn_time_module, qn_threading_module, qn_numba_module,
    qn_cython_module;

const qn_module_def *const qn_engine_modules[] = {&qn_sys_module,       &qn_time_module,  &qn_math_module,
                                                  &qn_numpy_module,     &qn_numba_module, &qn_cython_module,
                                                  &qn_threading_module, &qn_pandas_module, NULL};
