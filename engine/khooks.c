/* khooks.c - what kernels ask of the session that runs them: output, the text of arrays. Called on any thread. */
#include "engine/engine.h"

static int32_t write_line(qn_kctx *ctx, const char *text, size_t n) {
  qn_kctx *top = ctx;
  while (top->parent) top = top->parent;
  if (top->captured) { /* loops that run in parallel print too */
    qn_session *s = ctx->session;
    pthread_mutex_lock(&s->out_lock);
    qn_buf_sv(top->captured, (qn_sv){text, n});
    pthread_mutex_unlock(&s->out_lock);
    return 0;
  }
  return qn_session_write(ctx->session, 1, text, n) ? 1 : 0;
}

/* NumPy's text is made by the VM's runtime, so with its lock; the thread is the one that called the kernel. */
static int32_t array_text(qn_kctx *ctx, const qn_view *v, bool repr, qn_buf *out) {
  qn_session *s = ctx->session;
  qn_rt *rt = &s->rt;
  qn_value copy;
  if (!ctx->locked) rt->hooks.lock(rt);
  int status = qn_array_new(rt, (qn_dtype)v->dtype, v->ndim, v->shape, false, &copy);
  if (status == 0) {
    qn_view to = *qn_view_of(copy);
    status = qn_array_assign(rt, &to, v) || (repr ? qn_array_repr(rt, copy, out) : qn_array_str(rt, copy, out));
    qn_release(rt, copy);
  }
  if (status) qn_exc_clear(rt);
  if (!ctx->locked) rt->hooks.unlock(rt);
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

/* --- text, by the VM's own str and format(), in a runtime apart that a lock guards: no thread of the VM is disturbed ---------- */
struct qn_text_rt {
  pthread_mutex_t lock;
  bool ready;
  qn_rt rt;
};

static qn_rt *text_enter(qn_session *s) {
  pthread_mutex_lock(&s->random_lock);
  if (!s->text) {
    qn_text_rt *t = calloc(1, sizeof *t);
    if (t && pthread_mutex_init(&t->lock, NULL)) free(t), t = NULL;
    if (t && qn_rt_init(&t->rt, &qn_malloc_allocator)) {
      qn_rt_deinit(&t->rt);
      pthread_mutex_destroy(&t->lock);
      free(t), t = NULL;
    }
    s->text = t;
  }
  pthread_mutex_unlock(&s->random_lock);
  if (!s->text) return NULL;
  pthread_mutex_lock(&s->text->lock);
  return &s->text->rt;
}
static void text_leave(qn_session *s) { pthread_mutex_unlock(&s->text->lock); }

void qn_session_text_free(qn_session *s) {
  if (!s->text) return;
  qn_rt_deinit(&s->text->rt);
  pthread_mutex_destroy(&s->text->lock);
  free(s->text);
  s->text = NULL;
}

/* What the runtime raised becomes the kernel's error. */
static int32_t text_error(qn_kctx *ctx, qn_rt *rt) {
  qn_value exc = qn_exc_take(rt);
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  const char *type = exc.tag == QN_OBJ ? exc.o->cls->name : "MemoryError";
  if (exc.tag == QN_OBJ && qn_str(rt, exc, &text)) qn_exc_clear(rt);
  qn_k_error(ctx, type, "%.*s", (int)(text.n < 150 ? text.n : 150), text.p ? text.p : "");
  qn_buf_deinit(&text);
  qn_release(rt, exc);
  return 1;
}

static int call_method(qn_rt *rt, qn_value s, const char *name, qn_value *out) {
  qn_value fn;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || qn_get_attr(rt, s, sym, &fn)) return -1;
  int status = qn_call_object(rt, fn, &(qn_args){0}, out);
  qn_release(rt, fn);
  return status;
}

static int32_t text_method(qn_kctx *ctx, const char *method, qn_sv text, qn_buf *out, int64_t *truth) {
  qn_session *session = ctx->session;
  qn_rt *rt = text_enter(session);
  if (!rt) return qn_k_error(ctx, "MemoryError", "no memory for text");
  qn_value s, r;
  int32_t status = qn_new_str(rt, text, &s) ? 1 : 0;
  if (!status) {
    status = call_method(rt, s, method, &r) ? 1 : 0;
    if (!status && qn_is(r, QN_K_STR)) qn_buf_sv(out, qn_str_sv(r));
    else if (!status) *truth = r.i;
    if (!status) qn_release(rt, r);
    qn_release(rt, s);
  }
  if (status) text_error(ctx, rt);
  text_leave(session);
  return status;
}

static int value_of(qn_rt *rt, char kind, const void *value, qn_value *v) {
  const double *d = value;
  int64_t i;
  memcpy(&i, value, sizeof i);
  switch (kind) {
    case 's': return qn_new_str(rt, *(const qn_sv *)value, v);
    case 'd': return *v = qn_float(d[0]), 0;
    case 'c': return qn_new_complex(rt, d[0], d[1], v);
    case 'b': return *v = qn_bool(i != 0), 0;
    case 'u': return *v = (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_UINT64, .i = i}, 0;
    default: return *v = qn_int(i), 0;
  }
}

static int32_t format(qn_kctx *ctx, char kind, const void *value, qn_sv spec, qn_buf *out) {
  qn_session *session = ctx->session;
  qn_rt *rt = text_enter(session);
  if (!rt) return qn_k_error(ctx, "MemoryError", "no memory for text");
  qn_value v;
  int32_t status = value_of(rt, kind, value, &v) ? 1 : 0;
  if (!status) {
    status = qn_format(rt, v, spec, out) ? 1 : 0;
    qn_release(rt, v);
  }
  if (status) text_error(ctx, rt);
  text_leave(session);
  return status;
}

static void parallel(qn_kctx *ctx, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n, int64_t cost_ps) {
  const qn_par_options *given = ctx->par;
  qn_par_options options = given ? *given : (qn_par_options){0};
  options.races = NULL;
  options.chunk = 0;
  qn_void_loop loop = {body, frame};
  qn_par_run(&options, qn_void_body, &loop, n, cost_ps);
}

const qn_khooks qn_kernel_hooks = {.parallel = parallel, .write = write_line, .array_text = array_text, .text_method = text_method, .format = format, .random = random_of,
                                   .vm_append = qn_made_append, .vm_class = qn_cdef_class, .vm_new = qn_made_new, .vm_put = qn_made_put};
const qn_khooks qn_kernel_hooks_host = {.parallel = parallel, .write = write_line, .text_method = text_method, .format = format, .random = random_of};
