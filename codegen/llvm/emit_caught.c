/* emit_caught.c - the test of a handler: is what was caught one of these classes? The classes of all sites are a constant. */
#include "codegen/llvm/emit.h"

static lv constant_text(fx *x, const char *name, const char *bytes, size_t n) {
  emitter *e = x->e;
  lv g = LLVMGetNamedGlobal(e->mod, name);
  if (g && *name) return g;
  lv init = LLVMConstStringInContext2(e->c, bytes, n, 1);
  g = LLVMAddGlobal(e->mod, LLVMTypeOf(init), name);
  LLVMSetInitializer(g, init);
  LLVMSetGlobalConstant(g, 1);
  LLVMSetLinkage(g, LLVMPrivateLinkage);
  return g;
}

void qn_e_caught(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  size_t n = 0;
  for (uint32_t k = 0; k < e->m->sites.n; k++) n += strlen(e->m->sites.data[k].type) + 1;
  char *types = qn_arena_alloc(e->a, n + 1);
  n = 0;
  for (uint32_t k = 0; k < e->m->sites.n; k++) {
    size_t len = strlen(e->m->sites.data[k].type) + 1;
    memcpy(types + n, e->m->sites.data[k].type, len);
    n += len;
  }
  lv args[4] = {x->ctx, x->val[i->args[0]].v, constant_text(x, "site.types", types, n), NULL};
  args[3] = constant_text(x, "", i->name, strlen(i->name) + 1);
  out->v = LLVMBuildICmp(x->b, LLVMIntNE, qn_e_call_helper(x, "qn_k_caught", args, 4), qn_e_i32(e, 0), "");
}
