/* parallel.c - qn_par_for: one loop over chunks for OpenMP, for the host's parallel_for and for one thread. */
#include "runtime/parallel/parallel.h"

#include <stdatomic.h>

#include "runtime/kernel/kernel.h"
#include "runtime/parallel/internal.h"

enum {
  SERIAL_PS = 50 * 1000 * 1000,     /* less work than this is not worth waking threads */
  CHUNK_PS = 20 * 1000 * 1000,      /* and a chunk should not be shorter than this */
  CHUNKS_PER_THREAD = 8,
  MOST_SHARES = 64,
  SURE = 16,                        /* where an estimate is good: so much less is not even timed */
  TRIAL_PARTS = 32                  /* of a loop whose cost is unknown or small: parts are timed first */
};

/* The chunks that are a thread's own: the same part of each loop over the same arrays, which then lie in its cache. Who is done
 * helps the others. */
typedef struct own_chunks {
  _Atomic int64_t next;
  int64_t end;
  char apart[128 - 2 * sizeof(int64_t)]; /* a line of the cache each */
} own_chunks;

typedef struct loop {
  qn_body_fn body;
  void *frame;
  int64_t begin, n, chunk, chunks;
  qn_kctx *parent; /* NULL: a loop of C code, which has no contexts */
  own_chunks *shares;        /* of the threads of a team */
  int32_t n_shares;
  _Atomic int64_t worst; /* smallest failing iteration so far; INT64_MAX: none */
  _Atomic uint64_t ids;  /* the host's threads have no numbers: those in use */
  int64_t fixed;         /* chunk size that was asked for, or 0 */
  pthread_mutex_t lock;  /* over what follows, taken only by failing chunks */
  int32_t status;
  qn_kerr err;
} loop;

/* The worker that this thread is, if it is one. */
static _Thread_local struct {
  qn_kctx *parent, *worker;
  bool inside;
  int32_t id;
} current;

int32_t qn_par_thread_id(void) { return current.inside ? current.id : 0; }

qn_kctx *qn_par_ctx(qn_kctx *parent) { return current.inside && current.parent == parent ? current.worker : parent; }

/* --- floating-point mode -------------------------------------------------------------------------------------- */
#if defined(__x86_64__)
#include <xmmintrin.h>
qn_fpmode qn_fp_enter(void) {
  uint32_t saved = _mm_getcsr();
  if (saved != 0x1f80) _mm_setcsr(0x1f80);
  return (qn_fpmode){saved};
}
void qn_fp_leave(qn_fpmode m) {
  uint32_t mode = (uint32_t)m.saved; /* with the flags it had: those raised inside are not the caller's */
  if (_mm_getcsr() != mode) _mm_setcsr(mode);
}
#elif defined(__aarch64__)
qn_fpmode qn_fp_enter(void) {
  uint64_t saved;
  __asm__ volatile("mrs %0, fpcr" : "=r"(saved));
  if (saved != 0) __asm__ volatile("msr fpcr, %0" : : "r"(UINT64_C(0)));
  return (qn_fpmode){saved};
}
void qn_fp_leave(qn_fpmode m) { __asm__ volatile("msr fpcr, %0" : : "r"(m.saved)); }
#else
#error "how is the floating-point mode set here?"
#endif

/* --- one chunk, one worker -------------------------------------------------------------------------------------- */
static void fail(loop *l, int32_t status, int64_t iter, const qn_kerr *err) {
  pthread_mutex_lock(&l->lock);
  if (iter < atomic_load(&l->worst)) {
    atomic_store(&l->worst, iter);
    l->status = status;
    if (err) l->err = *err;
  }
  pthread_mutex_unlock(&l->lock);
}

/* False when nothing that begins later can matter. */
static bool run_chunk(loop *l, int64_t c, qn_kctx *w) {
  int64_t begin = l->begin + c * l->chunk, end = l->n - begin > l->chunk ? begin + l->chunk : l->n;
  if (begin > atomic_load_explicit(&l->worst, memory_order_relaxed)) return false;
  int32_t status;
  if (w && *w->cancel) {
    qn_k_raise(w, 0, QN_KRAISE_CANCEL);
    w->err.iter = begin;
    status = 1;
  } else {
    status = l->body(l->frame, begin, end);
  }
  if (status == 0) return true;
  int64_t iter = w && w->err.iter >= begin && w->err.iter < end ? w->err.iter : begin;
  fail(l, status, iter, w ? &w->err : NULL);
  return false;
}

/* A number that no other thread of the host's loop has now; beyond 64 of them the last. */
static int32_t take_id(loop *l) {
  uint64_t used = atomic_load(&l->ids);
  for (;;) {
    int32_t id = ~used ? __builtin_ctzll(~used) : 63;
    if (atomic_compare_exchange_weak(&l->ids, &used, used | UINT64_C(1) << id)) return id;
  }
}

static void take_chunks(loop *l, int32_t mine, qn_kctx *worker) {
  for (int32_t k = 0; k < l->n_shares; k++) {
    own_chunks *s = &l->shares[(mine + k) % l->n_shares];
    for (;;) {
      int64_t c = atomic_fetch_add_explicit(&s->next, 1, memory_order_relaxed);
      if (c >= s->end) break;
      (void)run_chunk(l, c, worker); /* what fails does not hide chunks that begin before it */
    }
  }
}

/* Runs chunks [from, to), or as many as there are left when to < 0, as one worker with its own context. */
static void work(loop *l, int64_t from, int64_t to, int32_t id) {
  qn_fpmode mode = qn_fp_enter();
  qn_kctx w, *worker = NULL;
  if (l->parent) {
    qn_kctx_init_worker(&w, l->parent);
    worker = &w;
  }
  __typeof__(current) outer = current;
  current.parent = l->parent;
  current.worker = worker;
  current.inside = true;
  current.id = id;
  if (to < 0) {
    take_chunks(l, id, worker);
  } else {
    for (int64_t c = from; c < to && run_chunk(l, c, worker); c++) {}
  }
  current = outer;
  if (worker) qn_kctx_done_worker(worker);
  qn_fp_leave(mode);
}

static void work_in_team(void *l, int32_t id) { work(l, 0, -1, id); }

/* What the host's loop calls. Always 0: a host that stopped at the first failure could miss a smaller iteration. */
static int32_t hosted(void *frame, int64_t begin, int64_t end) {
  loop *l = frame;
  int32_t id = take_id(l);
  work(l, begin, end, id);
  atomic_fetch_and(&l->ids, ~(UINT64_C(1) << id));
  return 0;
}

/* --- the loop ----------------------------------------------------------------------------------------------------- */
static bool must_be_serial(void) { return current.inside || qn_par_forked(); }

/* OpenMP's threads for a loop, or NULL: there are none, or this thread is in somebody else's region. */
static const qn_team *free_team(void) {
  const qn_team *team = qn_par_team();
  return team && !team->inside() ? team : NULL;
}

/* Iterations a chunk: enough for CHUNK_PS of work, and about CHUNKS_PER_THREAD chunks for each thread. */
static int64_t chunk_size(int64_t n, int32_t threads, int64_t cost_ps) {
  int64_t chunk = n / ((int64_t)threads * CHUNKS_PER_THREAD);
  int64_t least = cost_ps > 0 ? CHUNK_PS / cost_ps : 1;
  if (chunk < least) chunk = least;
  int64_t share = (n + threads - 1) / threads; /* a wrong estimate must not leave threads without work */
  if (chunk > share) chunk = share;
  return chunk < 1 ? 1 : chunk;
}

static int32_t run_threads(const qn_par_options *opt, loop *l, int32_t threads, int64_t cost_ps) {
  int64_t rest = l->n - l->begin;
  bool hook = opt && opt->parallel_for;
  const qn_team *team = hook ? NULL : free_team();
  if (threads > rest) threads = (int32_t)rest;
  if (!hook && !team) threads = 1;
  if (!hook) {
    threads = qn_par_take_tokens(threads);
    int32_t usable = threads > 1 ? qn_par_probe_team(threads) : 1;
    qn_par_give_tokens(threads - usable);
    threads = usable;
  }
  l->chunk = l->fixed > 0 ? l->fixed : chunk_size(rest, threads, cost_ps);
  l->chunks = (rest + l->chunk - 1) / l->chunk;
  pthread_mutex_init(&l->lock, NULL);
  if (hook) {
    (void)opt->parallel_for(opt->parallel_user, hosted, l, l->chunks);
  } else if (threads == 1) {
    work(l, 0, l->chunks, 0);
  } else {
    own_chunks shares[MOST_SHARES];
    l->shares = shares;
    l->n_shares = threads < MOST_SHARES ? threads : MOST_SHARES;
    for (int32_t k = 0; k < l->n_shares; k++) {
      int64_t each = l->chunks / l->n_shares, left = l->chunks % l->n_shares;
      atomic_init(&shares[k].next, each * k + (k < left ? k : left));
      shares[k].end = each * (k + 1) + (k < left ? k + 1 : left);
    }
    team->run(threads, work_in_team, l);
  }
  if (!hook) qn_par_give_tokens(threads);
  pthread_mutex_destroy(&l->lock);
  if (l->status && l->parent) l->parent->err = l->err;
  return l->status;
}

/* cost_ps * n, saturating */
static int64_t total_cost(int64_t cost_ps, int64_t n) {
  return cost_ps > 0 && n > INT64_MAX / cost_ps ? INT64_MAX : cost_ps * n;
}

/* Runs from the beginning in growing parts, in this thread, until the rest is worth threads: estimates of loops within loops
 * are poor, and later iterations may cost more than earlier ones. l->begin is where it stopped; *cost_ps what it saw. */
static int32_t try_serially(loop *l, int64_t *cost_ps) {
  int64_t part = l->n / TRIAL_PARTS + 1;
  double start = qn_time_seconds();
  for (;;) {
    int64_t from = l->begin, to = l->n - from > part ? from + part : l->n;
    int32_t status = l->body(l->frame, from, to);
    l->begin = to;
    if (status || to == l->n) return status;
    double end = qn_time_seconds();
    *cost_ps = (int64_t)((end - start) * 1e12 / (double)(to - from)) + 1;
    if (total_cost(*cost_ps, l->n - to) >= SERIAL_PS) return 0;
    start = end;
    part *= 2;
  }
}

static int32_t run(const qn_par_options *opt, qn_kctx *parent, qn_body_fn body, void *frame, int64_t n, int64_t cost_ps) {
  if (n <= 0) return 0;
  int32_t threads = opt && opt->threads > 0 ? opt->threads : qn_par_default_threads();
  if (n == 1 || threads == 1 || must_be_serial()) return body(frame, 0, n);
  if ((cost_ps & 1) && total_cost(cost_ps, n) < SERIAL_PS / SURE) return body(frame, 0, n); /* to look at the clock would cost more */
  loop l = {.body = body, .frame = frame, .n = n, .parent = parent, .worst = INT64_MAX, .fixed = opt ? opt->chunk : 0};
  if (cost_ps <= 0 || total_cost(cost_ps, n) < SERIAL_PS) {
    int32_t status = try_serially(&l, &cost_ps);
    if (status || l.begin == n) return status;
  }
  return run_threads(opt, &l, threads, cost_ps);
}

int32_t qn_par_for(qn_kctx *ctx, qn_body_fn body, void *frame, int64_t n, int64_t cost_ps) {
  const qn_par_options *opt = ctx->parent ? NULL : ctx->par;
  return run(opt, ctx, body, frame, n, cost_ps);
}

int32_t qn_par_run(const qn_par_options *opt, qn_loop_body body, void *frame, int64_t n, int64_t cost_ps) {
  return run(opt, NULL, body, frame, n, cost_ps);
}
