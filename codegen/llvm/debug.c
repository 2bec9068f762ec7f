/* debug.c - source lines in the LLVM IR, only so that its remarks can name them. */
#include <llvm-c/DebugInfo.h>

#include "codegen/llvm/emit.h"

void qn_e_debug_init(emitter *e) {
  e->di = LLVMCreateDIBuilder(e->mod);
  e->di_file = LLVMDIBuilderCreateFile(e->di, e->m->file, strlen(e->m->file), ".", 1);
  LLVMDIBuilderCreateCompileUnit(e->di, LLVMDWARFSourceLanguagePython, e->di_file, "quern", 5, 1, "", 0, 0, "", 0,
                                 LLVMDWARFEmissionLineTablesOnly, 0, 0, 0, "", 0, "", 0);
  e->di_type = LLVMDIBuilderCreateSubroutineType(e->di, e->di_file, NULL, 0, LLVMDIFlagZero);
  lv version = LLVMConstInt(e->i32, LLVMDebugMetadataVersion(), 0);
  LLVMAddModuleFlag(e->mod, LLVMModuleFlagBehaviorWarning, "Debug Info Version", 18, LLVMValueAsMetadata(version));
}

void qn_e_debug_function(fx *x, uint32_t line) {
  emitter *e = x->e;
  if (!e->di) return;
  size_t n;
  const char *name = LLVMGetValueName2(x->f, &n);
  x->di_scope = LLVMDIBuilderCreateFunction(e->di, e->di_file, name, n, name, n, e->di_file, line, e->di_type, 1, 1, line,
                                            LLVMDIFlagZero, 1);
  LLVMSetSubprogram(x->f, x->di_scope);
  x->line = line;
  qn_e_set_line(x);
}

void qn_e_set_line(fx *x) {
  if (!x->di_scope) return;
  LLVMSetCurrentDebugLocation2(x->b, LLVMDIBuilderCreateDebugLocation(x->e->c, x->cold ? 0 : x->line, 1, x->di_scope, NULL));
}

void qn_e_debug_finish(emitter *e) {
  if (!e->di) return;
  LLVMDIBuilderFinalize(e->di);
  LLVMDisposeDIBuilder(e->di);
  e->di = NULL;
}
