/* khooks.c - what kernels ask of the session that runs them: output, the text of arrays. Called on any thread. */
#include "engine/engine.h"

static int32_t write_line(qn_kctx *ctx, const char *text, size_t n) {
  return qn_session_write(ctx->session, 1, text, n) ? 1 : 0;
}

/* NumPy's text is made by the VM's runtime, so with its lock; the thread is the one that called the kernel. */
static int32_t array_text(qn_kctx *ctx, const qn_view *v, bool repr, qn_buf *out) {
  qn_session *s = ctx->session;
  qn_rt *rt = &s->rt;
  qn_value copy;
  rt->hooks.lock(rt);
  int status = qn_array_new(rt, (qn_dtype)v->dtype, v->ndim, v->shape, false, &copy);
  if (status == 0) {
    qn_view to = *qn_view_of(copy);
    status = qn_array_assign(rt, &to, v) || (repr ? qn_array_repr(rt, copy, out) : qn_array_str(rt, copy, out));
    qn_release(rt, copy);
  }
  if (status) qn_exc_clear(rt);
  rt->hooks.unlock(rt);
  return status ? 1 : 0;
}

/* The generators last from call to call: one pair for each thread that has drawn, until the session ends. */
struct qn_thread_random {
  qn_thread_random *next;
  pthread_t thread;
  qn_krandom *state;
};

static qn_krandom *random_of(qn_kctx *ctx) {
  qn_session *s = ctx->session;
  pthread_t self = pthread_self();
  pthread_mutex_lock(&s->random_lock);
  qn_thread_random *r = s->randoms;
  while (r && !pthread_equal(r->thread, self)) r = r->next;
  if (!r && (r = malloc(sizeof *r)) != NULL) {
    *r = (qn_thread_random){s->randoms, self, qn_krandom_new()};
    if (r->state) {
      s->randoms = r;
    } else {
      free(r);
      r = NULL;
    }
  }
  pthread_mutex_unlock(&s->random_lock);
  return r ? r->state : NULL;
}

void qn_session_randoms_free(qn_session *s) {
  while (s->randoms) {
    qn_thread_random *r = s->randoms;
    s->randoms = r->next;
    qn_krandom_free(r->state);
    free(r);
  }
}

const qn_khooks qn_kernel_hooks = {.write = write_line, .array_text = array_text, .random = random_of};
const qn_khooks qn_kernel_hooks_host = {.write = write_line, .random = random_of};
