/* compile.c - the door: IR text → module → optimised → object bytes. A fresh context and target machine each time (a
 * reused context grows); the pass list is short and measured (README.md). */
#include "codegen/llvm/compile.h"

#include <time.h>

#include "codegen/llvm/emit.h"
#include "codegen/llvm/remarks.h"
#include <llvm-c/DebugInfo.h>
#include "codegen/llvm/target.h"
#include "codegen/passes/passes.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- the module ---------------------------------------------------------------------------------------------------- */
static void find_calls(emitter *e, const qn_irfn *fn, const qn_irblock *blk) {
  for (uint32_t k = 0; blk && k < blk->n; k++) {
    const qn_irins *i = fn->ins.data[blk->data[k]];
    if (i->op == QN_I_CALL) e->called[i->imm[0]] = true;
    if (i->op == QN_I_UNBOX) e->unboxes = true;
    find_calls(e, fn, i->body[0]);
    find_calls(e, fn, i->body[1]);
  }
}

/* Everything was inlined where it was called: nothing is emitted. */
static bool unused(const emitter *e, uint32_t k) { return !e->called[k] && !(e->m->fns.data[k]->flags & QN_FN_ENTRY); }

static void make_types(emitter *e) {
  e->i1 = LLVMInt1TypeInContext(e->c);
  e->i8 = LLVMInt8TypeInContext(e->c);
  e->i16 = LLVMInt16TypeInContext(e->c);
  e->i32 = LLVMInt32TypeInContext(e->c);
  e->i64 = LLVMInt64TypeInContext(e->c);
  e->f32 = LLVMFloatTypeInContext(e->c);
  e->f64 = LLVMDoubleTypeInContext(e->c);
  e->ptr = LLVMPointerTypeInContext(e->c, 0);
  e->voidt = LLVMVoidTypeInContext(e->c);
}

static void emit_module(emitter *e) {
  uint32_t n = e->m->fns.n;
  e->fns = QN_NEW_N(e->a, lv, n + 1);
  e->fn_types = QN_NEW_N(e->a, lt, n + 1);
  e->called = QN_NEW_N(e->a, bool, n + 1);
  for (uint32_t k = 0; k < n; k++) find_calls(e, e->m->fns.data[k], e->m->fns.data[k]->body);
  for (uint32_t k = 0; k < n; k++)
    if (!unused(e, k)) qn_e_declare(e, k);
  for (uint32_t k = 0; k < n && e->status == QN_OK; k++)
    if (!unused(e, k)) qn_e_define(e, k);
  for (uint32_t k = 0; k < n && e->status == QN_OK; k++)
    if (e->m->fns.data[k]->flags & QN_FN_ENTRY) qn_e_entry(e, k);
  qn_e_debug_finish(e);
}

static qn_status verified(emitter *e) {
  char *msg = NULL;
  if (LLVMVerifyModule(e->mod, LLVMReturnStatusAction, &msg))
    qn_e_error(e, msg ? msg : "LLVM's verifier refuses the module");
  LLVMDisposeMessage(msg);
  return e->status;
}

/* --- weights: a very large function is compiled at a lower level instead of stalling -------------------------------------- */
static size_t weight(const qn_irmodule *m) {
  size_t most = 0;
  for (uint32_t k = 0; k < m->fns.n; k++)
    if (m->fns.data[k]->ins.n > most) most = m->fns.data[k]->ins.n;
  return most;
}

static const char *pass_list(int level, size_t most) {
  if (most > 60000) level = QN_LLVM_O0;
  else if (most > 12000 && level > QN_LLVM_O1) level = QN_LLVM_O1;
  switch (level) {
    case QN_LLVM_O0: return "always-inline";
    case QN_LLVM_O1:
      return "always-inline,function(sroa,early-cse,instcombine<no-verify-fixpoint>,simplifycfg)";
    case QN_LLVM_O3: return "default<O3>";
    default:
      return "always-inline,function(sroa,early-cse,simplifycfg),cgscc(inline),globaldce,"
             "function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,"
             "loop-mssa(loop-rotate,licm,simple-loop-unswitch),instcombine<no-verify-fixpoint>,simplifycfg,"
             "loop(loop-idiom,indvars,loop-deletion),loop-vectorize,loop-unroll,sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,gvn,"
             "loop-mssa(licm),slp-vectorizer,vector-combine,instcombine<no-verify-fixpoint>,simplifycfg)";
  }
}

/* --- the steps -------------------------------------------------------------------------------------------------------- */
typedef struct job {
  emitter e;
  LLVMTargetMachineRef tm;
  const qn_llvm_options *opt;
  qn_llvm_result *out;
  qn_remarks remarks;
} job;

static char *copy_text(const char *s) {
  size_t n = strlen(s) + 1;
  char *p = malloc(n);
  if (p) memcpy(p, s, n);
  return p;
}

static qn_status run_passes(job *j, const char *list, LLVMPassBuilderOptionsRef o) {
  LLVMErrorRef err = LLVMRunPasses(j->e.mod, list, j->tm, o);
  if (!err) return QN_OK;
  char *msg = LLVMGetErrorMessage(err);
  qn_e_error(&j->e, msg);
  LLVMDisposeErrorMessage(msg);
  return j->e.status;
}

static qn_status optimise(job *j, const qn_irmodule *m) {
  LLVMPassBuilderOptionsRef o = LLVMCreatePassBuilderOptions();
  LLVMPassBuilderOptionsSetLoopVectorization(o, 1);
  LLVMPassBuilderOptionsSetSLPVectorization(o, 1);
  LLVMPassBuilderOptionsSetLoopInterleaving(o, 1);
  qn_status st = run_passes(j, pass_list(j->opt->level, weight(m)), o);
  lv used = LLVMGetNamedGlobal(j->e.mod, "llvm.compiler.used");
  if (used && st == QN_OK) { /* vector variants that nobody took (math_ops.c) */
    LLVMDeleteGlobal(used);
    st = run_passes(j, "globaldce", o);
  }
  LLVMDisposePassBuilderOptions(o);
  return st;
}

static qn_status emit_file(job *j, LLVMCodeGenFileType kind, char **out, size_t *n) {
  char *msg = NULL;
  LLVMMemoryBufferRef buf = NULL;
  if (LLVMTargetMachineEmitToMemoryBuffer(j->tm, j->e.mod, kind, &msg, &buf)) {
    qn_e_error(&j->e, msg ? msg : "LLVM emits no code");
    LLVMDisposeMessage(msg);
    return j->e.status;
  }
  size_t size = LLVMGetBufferSize(buf);
  *out = malloc(size + 1);
  if (*out) {
    memcpy(*out, LLVMGetBufferStart(buf), size);
    (*out)[size] = 0;
  }
  if (n) *n = size;
  LLVMDisposeMemoryBuffer(buf);
  return *out ? QN_OK : qn_error_set(j->e.err, QN_ENOMEM, "out of memory for the object");
}

static qn_status generate(job *j) {
  qn_llvm_result *out = j->out;
  qn_status st;
  if (j->opt->want_llvm) {
    char *text = LLVMPrintModuleToString(j->e.mod);
    out->llvm = copy_text(text);
    LLVMDisposeMessage(text);
  }
  if (j->opt->want_asm) { /* emitting changes the module: on a copy */
    LLVMModuleRef keep = j->e.mod;
    j->e.mod = LLVMCloneModule(keep);
    st = emit_file(j, LLVMAssemblyFile, &out->assembly, NULL);
    LLVMDisposeModule(j->e.mod);
    j->e.mod = keep;
    if (st != QN_OK) return st;
  }
  return emit_file(j, LLVMObjectFile, &out->object, &out->object_n);
}

static qn_status compile_module(job *j, const qn_irmodule *m) {
  emitter *e = &j->e;
  e->m = m;
  make_types(e);
  double t0 = now();
  if (j->opt->want_remarks) qn_e_debug_init(e);
  emit_module(e);
  if (e->status != QN_OK || verified(e) != QN_OK) return e->status;
  double t1 = now();
  if (optimise(j, m) != QN_OK) return e->status;
  if (j->opt->want_remarks) {
    qn_remarks_scan(&j->remarks, e->mod);
    LLVMStripModuleDebugInfo(e->mod);
  }
  double t2 = now();
  qn_status st = generate(j);
  j->out->emit_s = t1 - t0;
  j->out->passes_s = t2 - t1;
  j->out->codegen_s = now() - t2;
  return st;
}

static qn_status with_context(job *j, const qn_irmodule *m, qn_arena *a, qn_error *err) {
  emitter *e = &j->e;
  e->a = a;
  e->err = err;
  e->c = LLVMContextCreate();
  LLVMContextSetDiagnosticHandler(e->c, qn_remarks_take, j->opt->want_remarks ? &j->remarks : NULL);
  e->mod = LLVMModuleCreateWithNameInContext("quern", e->c);
  qn_status st = qn_target_machine(j->opt, &j->tm, j->out->cpu, sizeof j->out->cpu, err);
  if (st == QN_OK) {
    char *triple = LLVMGetTargetMachineTriple(j->tm);
    LLVMSetTarget(e->mod, triple);
    LLVMDisposeMessage(triple);
    e->layout = LLVMCreateTargetDataLayout(j->tm);
    LLVMSetModuleDataLayout(e->mod, e->layout);
    st = compile_module(j, m);
    LLVMDisposeTargetData(e->layout);
    LLVMDisposeTargetMachine(j->tm);
  }
  LLVMDisposeModule(e->mod);
  LLVMContextDispose(e->c);
  return st;
}

qn_status qn_llvm_compile(const char *ir_text, size_t n, const qn_llvm_options *opt, qn_llvm_result *out, qn_error *err) {
  *out = (qn_llvm_result){0};
  if (opt->struct_size > sizeof *opt) return qn_error_set(err, QN_EVERSION, "compile options of a newer version");
  qn_arena a;
  jmp_buf oom;
  job j = {0};
  j.opt = opt;
  j.out = out;
  j.remarks.arena = &a;
  qn_arena_init(&a, &qn_malloc_allocator);
  qn_status st;
  if (setjmp(oom)) { /* what LLVM holds of this compile is lost: out of memory is near the end anyway */
    st = qn_error_set(err, QN_ENOMEM, "out of memory while compiling");
  } else {
    qn_irmodule *m = NULL;
    a.oom = &oom;
    st = qn_ir_parse(&a, (qn_sv){ir_text, n}, &m, err);
    if (st == QN_OK) st = qn_passes_run(m, opt->level > QN_LLVM_O0, err);
    if (st == QN_OK) st = with_context(&j, m, &a, err);
    if (st == QN_OK && opt->want_remarks) out->remarks = copy_text(qn_remarks_text(&j.remarks));
  }
  qn_arena_deinit(&a);
  if (st != QN_OK) qn_llvm_result_free(out);
  return st;
}

void qn_llvm_result_free(qn_llvm_result *r) {
  free(r->object);
  free(r->llvm);
  free(r->assembly);
  free(r->remarks);
  r->object = r->llvm = r->assembly = r->remarks = NULL;
  r->object_n = 0;
}
