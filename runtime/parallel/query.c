/* query.c - what kernels ask about threads: numba.get_num_threads, get_thread_id, set_num_threads and the chunk size. What is
 * set lies in the options of the call (qn_par_options), from where the engine takes it back to the session. */
#include "runtime/kernel/kernel.h"
#include "runtime/parallel/parallel.h"

static qn_par_options *options_of(qn_kctx *ctx) {
  while (ctx->parent) ctx = ctx->parent;
  return ctx->par;
}

static int64_t threads_of(const qn_par_options *o) { return o && o->threads > 0 ? o->threads : qn_par_default_threads(); }

int32_t qn_par_query(qn_kctx *ctx, int32_t what, int64_t arg, int64_t *out) {
  qn_par_options *o = options_of(ctx);
  *out = 0;
  switch (what) {
    case QN_PAR_THREADS: *out = threads_of(o); return 0;
    case QN_PAR_THREAD_ID: *out = qn_par_thread_id(); return 0;
    case QN_PAR_CHUNK: *out = o ? o->chunk : 0; return 0;
    case QN_PAR_SET_THREADS:
      if (arg < 1 || arg > qn_par_default_threads())
        return qn_k_error(ctx, "ValueError", "The number of threads must be between 1 and %d", (int)qn_par_default_threads());
      if (o) o->threads = (int32_t)arg;
      return 0;
    default:
      if (arg < 0) return qn_k_error(ctx, "ValueError", "chunksize must be greater than or equal to zero");
      *out = o ? o->chunk : 0;
      if (o) o->chunk = arg;
      return 0;
  }
}
