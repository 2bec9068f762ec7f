/* context.c - call contexts: stack limits, the error slot and the traceback. */
#include "runtime/kernel/kernel.h"

#include <pthread.h>

static const volatile int32_t never_cancelled;

enum { STACK_RESERVE = 256 * 1024 }; /* what helpers and one frame may still use below the limit */

uintptr_t qn_stack_limit(void) {
  static _Thread_local uintptr_t known;
  if (known) return known;
  pthread_attr_t attr;
  void *low = NULL;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attr) == 0) {
    if (pthread_attr_getstack(&attr, &low, &size) != 0) low = NULL;
    pthread_attr_destroy(&attr);
  }
  if (low && size > 2 * STACK_RESERVE)
    known = (uintptr_t)low + STACK_RESERVE;
  else
    known = 1; /* unknown: no limit */
  return known;
}

void qn_kctx_init(qn_kctx *ctx, const volatile int32_t *cancel) {
  *ctx = (qn_kctx){0};
  ctx->cancel = cancel ? cancel : &never_cancelled;
  ctx->stack_limit = qn_stack_limit();
}

void qn_kctx_init_worker(qn_kctx *w, qn_kctx *parent) {
  qn_kctx_init(w, parent->cancel);
  w->parent = parent;
  w->session = parent->session;
  w->limit = parent->limit;
  w->hooks = parent->hooks;
  w->owners = parent->owners;
  w->pool = parent->pool;
  __atomic_add_fetch(&parent->workers, 1, __ATOMIC_RELAXED);
}

void qn_kctx_done_worker(qn_kctx *w) {
  qn_kheap_clear(w);
  __atomic_sub_fetch(&w->parent->workers, 1, __ATOMIC_RELEASE);
}

void qn_k_fail(qn_kctx *ctx, int32_t site, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
  qn_kerr *e = &ctx->err;
  e->site = site;
  e->trace_n = 0;
  e->type[0] = 0;
  e->operand[0] = a;
  e->operand[1] = b;
  e->operand[2] = c;
  e->operand[3] = d;
}

void qn_k_site(qn_kctx *ctx, int32_t site) {
  ctx->err.site = site;
  ctx->err.trace_n = 0;
}

void qn_k_trace(qn_kctx *ctx, int32_t site) {
  qn_kerr *e = &ctx->err;
  int32_t half = QN_TRACE_MAX / 2;
  int32_t at = e->trace_n < half ? e->trace_n : half + e->trace_n % half;
  e->trace[at] = site;
  if (e->trace_n < INT32_MAX) e->trace_n++;
}

int32_t qn_k_error(qn_kctx *ctx, const char *type, const char *fmt, ...) {
  qn_kerr *e = &ctx->err;
  va_list ap;
  va_start(ap, fmt);
  snprintf(e->type, sizeof e->type, "%s", type);
  vsnprintf(e->message, sizeof e->message, fmt, ap);
  va_end(ap);
  return 1;
}

void qn_k_raise(qn_kctx *ctx, int32_t site, int32_t what) {
  static const char *const rows[][2] = {{"ValueError", "slice step cannot be zero"},
                                        {"ValueError", "cannot reshape array: the sizes differ"},
                                        {"ValueError", "negative shift count"},
                                        {"KeyboardInterrupt", ""}};
  ctx->err.site = site;
  ctx->err.trace_n = 0;
  qn_k_error(ctx, rows[what][0], "%s", rows[what][1]);
}
