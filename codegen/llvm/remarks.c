/* remarks.c - collects LLVM's remarks about loops through the context's diagnostic handler. */
#include "codegen/llvm/remarks.h"

static void add(qn_remarks *r, uint32_t line, bool vectorized, const char *text) {
  for (uint32_t k = 0; k < r->rows.n; k++) {
    qn_remark *row = &r->rows.data[k];
    if (row->line != line) continue;
    if (vectorized && !row->vectorized) {
      row->vectorized = true;
      row->text = qn_arena_strndup(r->arena, text, strlen(text));
    }
    return;
  }
  qn_remark row = {line, vectorized, qn_arena_strndup(r->arena, text, strlen(text))};
  qn_vec_push(r->arena, &r->rows, row);
}

/* "file:line:column: text"; the file may hold colons */
static bool split(char *all, uint32_t *line, const char **text) {
  char *at = strstr(all, ": ");
  if (!at) return false;
  *text = at + 2;
  char *column = NULL;
  *at = 0;
  char *last = strrchr(all, ':');
  if (last) {
    *last = 0;
    column = strrchr(all, ':');
  }
  if (!column) return false;
  *line = (uint32_t)strtoul(column + 1, NULL, 10);
  return *line != 0;
}

void qn_remarks_take(LLVMDiagnosticInfoRef info, void *user) {
  qn_remarks *r = user;
  if (!r || LLVMGetDiagInfoSeverity(info) != LLVMDSRemark) return;
  char *all = LLVMGetDiagInfoDescription(info);
  static const char missed[] = "loop not vectorized: ";
  uint32_t line;
  const char *text;
  if (split(all, &line, &text)) {
    if (strncmp(text, missed, sizeof missed - 1) == 0) add(r, line, false, text + sizeof missed - 1);
  }
  LLVMDisposeMessage(all);
}

static unsigned width_of(LLVMValueRef v) {
  LLVMTypeRef t = LLVMTypeOf(v);
  if (LLVMGetInstructionOpcode(v) == LLVMStore) t = LLVMTypeOf(LLVMGetOperand(v, 0));
  return LLVMGetTypeKind(t) == LLVMVectorTypeKind ? LLVMGetVectorSize(t) : 0;
}

static bool loops_to_itself(LLVMBasicBlockRef b) {
  LLVMValueRef t = LLVMGetBasicBlockTerminator(b);
  for (unsigned k = 0; t && k < LLVMGetNumSuccessors(t); k++)
    if (LLVMGetSuccessor(t, k) == b) return true;
  return false;
}

/* What was vectorised is read off the code: LLVM tells it only to its own command line, which is one for the process. */
void qn_remarks_scan(qn_remarks *r, LLVMModuleRef mod) {
  for (LLVMValueRef f = LLVMGetFirstFunction(mod); f; f = LLVMGetNextFunction(f))
    for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b; b = LLVMGetNextBasicBlock(b))
      for (LLVMValueRef i = loops_to_itself(b) ? LLVMGetFirstInstruction(b) : NULL; i; i = LLVMGetNextInstruction(i)) {
        LLVMOpcode op = LLVMGetInstructionOpcode(i);
        unsigned w = width_of(i), line = LLVMGetDebugLocLine(i);
        bool work = (op >= LLVMAdd && op <= LLVMXor) || op == LLVMFNeg || op == LLVMStore || op == LLVMSelect;
        if (w > 1 && line && work) add(r, line, true, qn_arena_printf(r->arena, "%u lanes", w));
      }
}

static int by_line(const void *a, const void *b) {
  const qn_remark *x = a, *y = b;
  return x->line < y->line ? -1 : x->line > y->line;
}

const char *qn_remarks_text(qn_remarks *r) {
  const char *out = "";
  if (r->rows.n) qsort(r->rows.data, r->rows.n, sizeof r->rows.data[0], by_line);
  for (uint32_t k = 0; k < r->rows.n; k++) {
    const qn_remark *row = &r->rows.data[k];
    out = qn_arena_printf(r->arena, "%s%u: %s: %s\n", out, row->line, row->vectorized ? "vectorized" : "missed", row->text);
  }
  return out;
}
