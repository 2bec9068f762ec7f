/* target.c - target machines: position-independent code in the small model, for the host's CPU or a named level. */
#include "codegen/llvm/target.h"

#include <pthread.h>

#include "runtime/base/base.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void initialise(void) {
  LLVMInitializeNativeTarget();
  LLVMInitializeNativeAsmPrinter();
}

static bool is_native(const char *cpu) { return !cpu || !*cpu || strcmp(cpu, "native") == 0; }

qn_status qn_target_machine(const qn_llvm_options *opt, LLVMTargetMachineRef *out, char *cpu, size_t n, qn_error *err) {
  pthread_once(&once, initialise);
  bool native = is_native(opt->cpu);
  char *triple = LLVMGetDefaultTargetTriple(), *name = native ? LLVMGetHostCPUName() : NULL;
  char *features = native ? LLVMGetHostCPUFeatures() : NULL, *msg = NULL;
  LLVMTargetRef target = NULL;
  qn_status st = QN_OK;
  if (LLVMGetTargetFromTriple(triple, &target, &msg)) {
    st = qn_error_set(err, QN_EINTERNAL, "LLVM has no target for %s: %s", triple, msg ? msg : "");
    LLVMDisposeMessage(msg);
  } else {
    LLVMTargetMachineOptionsRef o = LLVMCreateTargetMachineOptions();
    LLVMTargetMachineOptionsSetCPU(o, native ? name : opt->cpu);
    if (features) LLVMTargetMachineOptionsSetFeatures(o, features);
    LLVMTargetMachineOptionsSetCodeGenOptLevel(o, opt->level <= QN_LLVM_O0 ? LLVMCodeGenLevelNone : LLVMCodeGenLevelDefault);
    LLVMTargetMachineOptionsSetRelocMode(o, LLVMRelocPIC);
    LLVMTargetMachineOptionsSetCodeModel(o, LLVMCodeModelSmall);
    *out = LLVMCreateTargetMachineWithOptions(target, triple, o);
    LLVMDisposeTargetMachineOptions(o);
    snprintf(cpu, n, "%s", native ? name : opt->cpu);
    if (!*out) st = qn_error_set(err, QN_EINTERNAL, "LLVM makes no machine for %s", cpu);
  }
  LLVMDisposeMessage(triple);
  if (name) LLVMDisposeMessage(name);
  if (features) LLVMDisposeMessage(features);
  return st;
}

