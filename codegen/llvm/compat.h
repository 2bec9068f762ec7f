/* compat.h - what differs between LLVM 19 and 22, and nothing else. */
#ifndef QN_LLVM_COMPAT_H
#define QN_LLVM_COMPAT_H

#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>
#include <llvm-c/Transforms/PassBuilder.h>

#if QUERN_LLVM_MAJOR < 19 || QUERN_LLVM_MAJOR > 22
#error "LLVM 19 to 22"
#endif

/* nocapture became captures(none) in 21 */
#if QUERN_LLVM_MAJOR >= 21
#define QN_LLVM_NOCAPTURE "captures"
#else
#define QN_LLVM_NOCAPTURE "nocapture"
#endif

/* memory(read): 2 bits a location, 1 = read; errno became a location in 21 */
#if QUERN_LLVM_MAJOR >= 21
#define QN_LLVM_MEMORY_READ 0x55
#else
#define QN_LLVM_MEMORY_READ 0x15
#endif

#endif
