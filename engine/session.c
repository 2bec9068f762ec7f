/* session.c - making and ending a session: runtime, VM, modules, hooks, cache. */
#include <errno.h>
#include <unistd.h>

#include "engine/engine.h"
#include "runtime/base/bigblocks.h"
#include "runtime/parallel/races.h"
#include "runtime/frame/frame.h"

static int write_fd(void *user, int fd, const char *p, size_t n) {
  (void)user;
  while (n > 0) {
    ssize_t done = write(fd, p, n);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return -1;
    p += done;
    n -= (size_t)done;
  }
  return 0;
}

/* Output to fd 1 is gathered and written in large pieces; fd 2, and a terminal, see everything at once and in order. */
static int flush_out(qn_session *s) {
  size_t n = s->out.n;
  if (!n) return s->out_failed ? -1 : 0;
  s->out.n = 0;
  if (s->write(s->write_user, 1, s->out.p, n)) s->out_failed = true;
  return s->out_failed ? -1 : 0;
}

int qn_session_flush(qn_session *s) {
  if (!s->out_ready) return 0;
  pthread_mutex_lock(&s->out_lock);
  int status = flush_out(s);
  pthread_mutex_unlock(&s->out_lock);
  return status;
}

static int write_out(qn_session *s, int fd, const char *p, size_t n) {
  if (fd != 1) {
    if (flush_out(s)) return -1;
    return s->write(s->write_user, fd, p, n);
  }
  if (n == 0) return flush_out(s); /* how the VM says flush */
  qn_buf_add(&s->out, p, n);
  if (s->out.oom) return -1;
  if (s->out.n >= 64 * 1024 || s->line_buffered) return flush_out(s);
  return s->out_failed ? -1 : 0;
}

int qn_session_write(void *user, int fd, const char *p, size_t n) {
  qn_session *s = user;
  pthread_mutex_lock(&s->out_lock);
  int status = write_out(s, fd, p, n);
  pthread_mutex_unlock(&s->out_lock);
  return status;
}

bool qn_stderr_is_terminal(const qn_session *s) {
  return s->write == write_fd && isatty(2) == 1 && !getenv("NO_COLOR");
}

/* A read that takes more than a second says how far it is, five times a second. */
static void show_progress(qn_rt *rt, int64_t done, int64_t total) {
  qn_session *s = rt->engine;
  const double now = qn_time_seconds();
  char text[96];
  int n = 0;
  if (total == 0) {
    if (s->progress_shown > 0) n = snprintf(text, sizeof text, "\r\x1b[K");
    s->progress_begin = s->progress_shown = 0;
  } else if (s->progress_begin == 0) {
    s->progress_begin = now;
  } else if (now - s->progress_begin > 1 && now - s->progress_shown > 0.2) {
    s->progress_shown = now;
    n = snprintf(text, sizeof text, "\rread_csv %5.1f%%  %.0f of %.0f MB\x1b[K", 100.0 * (double)done / (double)total, (double)done / 1e6, (double)total / 1e6);
  }
  if (n > 0) (void)qn_session_write(s, 2, text, (size_t)n);
}

static bool has_optimize(const qn_session_config *c) { return c->struct_size >= offsetof(qn_session_config, optimize) + sizeof c->optimize; }

static int64_t memory_of(const qn_session_config *c) {
  return c && c->struct_size >= offsetof(qn_session_config, memory) + sizeof c->memory ? c->memory : 0;
}

static qn_status check_config(const qn_session_config *c, qn_error *err) {
  if (!c) return QN_OK;
  if (c->struct_size < offsetof(qn_session_config, write_user)) return qn_error_set(err, QN_EINVAL, "qn_session_config has no struct_size");
  for (size_t i = sizeof *c; i < c->struct_size; i++)
    if (((const char *)c)[i]) return qn_error_set(err, QN_EVERSION, "qn_session_config is of a newer version than the library");
  if (c->flags & ~(uint32_t)(QN_SESSION_INTERPRET | QN_SESSION_NO_CACHE | QN_SESSION_LIST_RACES | QN_SESSION_CHECK_RACES |
                             QN_SESSION_EXPLAIN))
    return qn_error_set(err, QN_EVERSION, "unknown session flags 0x%x", c->flags);
  if (has_optimize(c) && (c->optimize < QN_OPTIMIZE_DEFAULT || c->optimize > QN_OPTIMIZE_O3))
    return qn_error_set(err, QN_EINVAL, "optimize is %d, expected a QN_OPTIMIZE_ value", (int)c->optimize);
  if (memory_of(c) < 0) return qn_error_set(err, QN_EINVAL, "memory is %lld, expected 0 or a number of bytes", (long long)memory_of(c));
  if (c->threads < 0) return qn_error_set(err, QN_EINVAL, "threads is %d, expected 0 or more", (int)c->threads);
  if (c->cpu && !qn_cpu_known(c->cpu))
    return qn_error_set(err, QN_EINVAL, "unknown cpu '%s': native, x86-64-v2, x86-64-v3 or x86-64-v4", c->cpu);
  return QN_OK;
}

static void configure(qn_session *s, const qn_session_config *c) {
  s->write = write_fd;
  s->cpu = "native";
  if (!c) return;
  s->flags = c->flags;
  s->threads = c->threads;
  if (c->cpu) s->cpu = c->cpu;
  s->parallel_for = c->parallel_for;
  s->parallel_user = c->parallel_user;
  if (c->write) s->write = c->write, s->write_user = c->write_user;
  if (has_optimize(c)) s->optimize = c->optimize;
}

static void parallel_hook(qn_rt *rt, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n, int64_t cost_ps) {
  qn_session *s = qn_session_of(rt);
  qn_par_options options = {s->threads, s->parallel_for, s->parallel_user, NULL, 0};
  qn_void_loop loop = {body, frame};
  qn_par_run(&options, qn_void_body, &loop, n, cost_ps);
}

int32_t qn_void_body(void *frame, int64_t begin, int64_t end) {
  qn_void_loop *loop = frame;
  loop->body(loop->frame, begin, end);
  return 0;
}

static int set_threads(qn_rt *rt, int n) {
  int most = qn_par_default_threads();
  if (n < 1 || n > most) return qn_raise(rt, QN_E_ValueError, "The number of threads must be between 1 and %d", most);
  qn_session_of(rt)->threads = n;
  return 0;
}

static int get_threads(qn_rt *rt) {
  qn_session *s = qn_session_of(rt);
  return s->threads ? s->threads : qn_par_default_threads();
}

static int start_runtime(qn_session *s) {
  qn_rt *rt = &s->rt;
  if (qn_rt_init(rt, s->alloc)) return -1;
  s->has_rt = true;
  rt->engine = s;
  if (qn_vm_init(rt)) return -1;
  rt->hooks.write = qn_session_write;
  rt->hooks.user = s;
  rt->hooks.parallel = parallel_hook;
  rt->hooks.threads = get_threads;
  rt->hooks.call_kernel = qn_hook_call_kernel;
  rt->hooks.list_gone = qn_rows_list_gone;
  if (s->write == write_fd && isatty(2) == 1) rt->hooks.progress = show_progress;
  qn_vm_options *o = qn_vm_opts(rt);
  const char *off = getenv("NUMBA_DISABLE_JIT"); /* as Numba reads it: a number */
  o->interpret = (s->flags & QN_SESSION_INTERPRET) || (off && strtol(off, NULL, 10) != 0);
  o->call_tier = o->interpret ? NULL : qn_hook_call_tier;
  o->set_threads = set_threads;
  o->kernels = &qn_engine_numba_hooks;
  o->get_threads = get_threads;
  for (const qn_module_def *const *m = qn_engine_modules; *m; m++)
    if (qn_vm_add_module(rt, *m)) return -1;
  return 0;
}

static void start_types(qn_session *s) {
  qn_types_init(&s->types, &s->arena);
  s->types.external = qn_external_type;
  s->types.external_user = s;
}

qn_status qn_session_create(const qn_session_config *config, qn_session **out, qn_error *err) {
  qn_status status = check_config(config, err);
  if (status != QN_OK) return status;
  const qn_allocator *alloc = config && config->allocator ? config->allocator : &qn_malloc_allocator;
  struct qn_limit *limit = NULL;
  if (memory_of(config) && !(alloc = qn_limit_new(alloc, memory_of(config), &limit))) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_session *s = qn_alloc(alloc, sizeof *s);
  if (!s) {
    qn_limit_free(limit);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  memset(s, 0, sizeof *s);
  s->alloc = alloc;
  s->limit = limit;
  s->started = qn_time_seconds();
  configure(s, config);
  s->line_buffered = s->write == write_fd && isatty(1) == 1;
  qn_buf_init(&s->out, alloc);
  if (pthread_mutex_init(&s->out_lock, NULL) || pthread_mutex_init(&s->random_lock, NULL)) {
    qn_free(alloc, s, sizeof *s);
    qn_limit_free(limit);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  s->out_ready = true;
  s->pool = qn_kpool_new(); /* NULL: kernels do without */
  qn_owners_init(s);
  qn_arena_init(&s->arena, alloc);
  jmp_buf oom;
  s->arena.oom = &oom;
  if (setjmp(oom) || (start_types(s), start_runtime(s))) {
    s->arena.oom = NULL;
    qn_session_destroy(s);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  s->arena.oom = NULL;
  if (!(s->flags & QN_SESSION_NO_CACHE)) s->cache = qn_cache_open(alloc, config ? config->cache_dir : NULL, 0);
  if ((s->flags & QN_SESSION_CHECK_RACES) && !(s->races = qn_races_new(alloc))) {
    qn_session_destroy(s);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  *out = s;
  return QN_OK;
}

void qn_session_destroy(qn_session *s) {
  if (!s) return;
  if (s->has_rt) qn_userclasses_drop(s), qn_cdefclasses_drop(s);
  qn_rows_forget(s);
  if (s->has_rt) qn_vm_deinit(&s->rt); /* also one that was only begun */
  for (qn_fnstate *f = s->functions; f; f = f->next) qn_fnstate_drop(s, f);
  for (qn_fnstate *f = s->ops; f; f = f->next) qn_fnstate_drop(s, f);
  if (s->has_rt) qn_rt_deinit(&s->rt);
  qn_session_flush(s);
  qn_owners_deinit(s);
  pthread_mutex_destroy(&s->out_lock);
  pthread_mutex_destroy(&s->random_lock);
  qn_session_randoms_free(s);
  qn_kpool_close(s->pool);
  qn_session_text_free(s);
  qn_modules_free(s);
  qn_races_free(s->races);
  qn_cache_close(s->cache);
  qn_door_close(s);
  qn_buf_deinit(&s->out);
  qn_arena_deinit(&s->arena);
  struct qn_limit *limit = s->limit;
  qn_free(s->alloc, s, sizeof *s);
  qn_limit_free(limit);
  qn_big_trim();
}

int qn_session_interrupt(qn_session *s) { return qn_vm_interrupt(&s->rt); }

void qn_session_timing(const qn_session *s, qn_timing *out) {
  *out = s->timing;
  out->total = qn_time_seconds() - s->started;
}
