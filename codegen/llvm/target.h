/* target.h - which machine is compiled for. */
#ifndef QN_LLVM_TARGET_H
#define QN_LLVM_TARGET_H

#include "codegen/llvm/compat.h"
#include "codegen/llvm/compile.h"

/* A fresh target machine for opt->cpu; its name goes to cpu. */
qn_status qn_target_machine(const qn_llvm_options *opt, LLVMTargetMachineRef *out, char *cpu, size_t n, qn_error *err);

#endif
