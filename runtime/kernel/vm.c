/* vm.c - what kernels do to objects of the VM beyond reading and writing their numbers: asked of the session. A loop that runs in
 * parallel has no lock on them. */
#include "runtime/kernel/kernel.h"

static int32_t refuse(qn_kctx *ctx) {
  return qn_k_error(ctx, "RuntimeError", "objects of cdef classes are neither made nor stored in a parallel loop");
}

int32_t qn_k_vm_new(qn_kctx *ctx, int64_t number, void **out) {
  return ctx->parent || !ctx->hooks->vm_new ? refuse(ctx) : ctx->hooks->vm_new(ctx, number, out);
}

int32_t qn_k_vm_put(qn_kctx *ctx, void *values, int64_t at, void *object) {
  return ctx->parent || !ctx->hooks->vm_put ? refuse(ctx) : ctx->hooks->vm_put(ctx, values, at, object);
}

void *qn_k_vm_class(qn_kctx *ctx, int64_t number) { return ctx->hooks->vm_class ? ctx->hooks->vm_class(ctx, number) : NULL; }

int32_t qn_k_vm_append(qn_kctx *ctx, void *list, void *object) {
  return ctx->parent || !ctx->hooks->vm_append ? refuse(ctx) : ctx->hooks->vm_append(ctx, list, object);
}
