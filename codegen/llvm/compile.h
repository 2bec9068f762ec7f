/* compile.h - the one door of the module quern-llvm: IR text in, object bytes out. The module is opened with dlopen on
 * the first compile; it takes no symbol from libquern. Safe to call from several threads at once. */
#ifndef QN_LLVM_COMPILE_H
#define QN_LLVM_COMPILE_H

#include <stddef.h>
#include <stdint.h>

#include "quern/quern.h"

typedef enum qn_llvm_level { QN_LLVM_O0, QN_LLVM_O1, QN_LLVM_O2, QN_LLVM_O3 } qn_llvm_level;

typedef struct qn_llvm_options {
  size_t struct_size;
  int32_t level;   /* qn_llvm_level; O2 is the ordinary one; very large functions are lowered by themselves */
  const char *cpu; /* NULL or "native": this machine; else LLVM's name: "x86-64-v2", "x86-64-v3" */
  int32_t want_llvm, want_asm; /* also give the text of the optimised LLVM IR, of the assembly */
  int32_t want_remarks;        /* also give a line per source line with a loop: "LINE: vectorized: …" or "LINE: missed: …" */
} qn_llvm_options;

typedef struct qn_llvm_result { /* every pointer is NULL or owned: qn_llvm_result_free */
  char *object;
  size_t object_n;
  char *llvm, *assembly, *remarks; /* zero-terminated */
  char cpu[64];                    /* the one compiled for */
  double emit_s, passes_s, codegen_s;
} qn_llvm_result;

/* QN_EINVAL: the text is no IR; QN_ELIMIT; QN_ENOMEM; QN_EINTERNAL: LLVM refused what was emitted. */
QN_API qn_status qn_llvm_compile(const char *ir_text, size_t n, const qn_llvm_options *opt, qn_llvm_result *out,
                                 qn_error *err);
QN_API void qn_llvm_result_free(qn_llvm_result *r);

typedef qn_status (*qn_llvm_compile_fn)(const char *, size_t, const qn_llvm_options *, qn_llvm_result *, qn_error *);
typedef void (*qn_llvm_result_free_fn)(qn_llvm_result *);

#endif
