/* threading.c - the natives under the module threading; the classes of scripts are Python (threading.py, embedded).
 *
 * A started thread is a pthread that takes the session lock, calls thread.run() and lets go. Waiting (join, locks) happens
 * without the session lock. At the end of a program daemon threads are parked where they next want the lock. */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "runtime/vm/vm_int.h"
#include "vm/threading_py.inc"

/* --- waiting ------------------------------------------------------------------------------------------------------------ */
typedef struct gate { /* a flag that threads wait for, outside the session lock */
  pthread_mutex_t mutex;
  pthread_cond_t changed;
} gate;

static void gate_init(gate *g) {
  pthread_condattr_t a;
  pthread_mutex_init(&g->mutex, NULL);
  pthread_condattr_init(&a);
  pthread_condattr_setclock(&a, CLOCK_MONOTONIC);
  pthread_cond_init(&g->changed, &a);
  pthread_condattr_destroy(&a);
}

static void gate_deinit(gate *g) {
  pthread_cond_destroy(&g->changed);
  pthread_mutex_destroy(&g->mutex);
}

static struct timespec deadline(double seconds) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  if (seconds > 1e9) seconds = 1e9;
  t.tv_sec += (time_t)seconds;
  t.tv_nsec += (long)((seconds - floor(seconds)) * 1e9);
  if (t.tv_nsec >= 1000000000) t.tv_nsec -= 1000000000, t.tv_sec++;
  return t;
}

/* --- threads --------------------------------------------------------------------------------------------------------------- */
typedef struct handle {
  qn_obj obj;
  qn_thread *th;
} handle;

typedef struct shared { /* outlives the handle and the session while the pthread runs */
  qn_thread th; /* first */
  gate gate;
  bool done;
  int refs; /* under gate.mutex */
  pthread_t id;
  const qn_allocator *alloc;
} shared;

static shared *shared_of(qn_value h) { return (shared *)((handle *)h.o)->th; }

static void shared_release(shared *s) {
  pthread_mutex_lock(&s->gate.mutex);
  int left = --s->refs;
  pthread_mutex_unlock(&s->gate.mutex);
  if (left) return;
  gate_deinit(&s->gate);
  qn_free(s->alloc, s, sizeof *s);
}

static void handle_destroy(qn_rt *rt, qn_obj *o) {
  if (((handle *)o)->th) shared_release((shared *)((handle *)o)->th);
  qn_obj_free(rt, o, sizeof(handle));
}
static qn_class handle_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "thread_handle", .module = "threading",
                                .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = handle_destroy};

static void report(qn_rt *rt, qn_value thread) {
  qn_buf b, text;
  int code;
  qn_value exc = qn_retained(rt->exc), name = {.tag = QN_UNSET};
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&text, rt->alloc);
  if (qn_system_exit_code(rt, exc, &text, &code) == 0) {
    qn_exc_clear(rt);
  } else {
    qn_value e = qn_exc_take(rt);
    if (qn_get_attr(rt, thread, qn_vm_of(rt)->syms[QN_S_name], &name)) qn_exc_clear(rt);
    qn_buf_printf(&b, "Exception in thread %s:\n", qn_is(name, QN_K_STR) ? qn_str_sv(name).p : "?");
    if (qn_exc_format(rt, e, &b)) qn_exc_clear(rt);
    if (b.p) rt->hooks.write(rt->hooks.user, 2, b.p, b.n);
    qn_release(rt, e);
  }
  qn_release(rt, name);
  qn_release(rt, exc);
  qn_buf_deinit(&b);
  qn_buf_deinit(&text);
}

/* A program's own threading.excepthook is called; 1 when there is one. */
static int own_hook(qn_rt *rt, qn_value thread) {
  qn_value module, hook, make, args, r, parts[4] = {{0}, {0}, qn_none(), thread};
  qn_sym hook_name = qn_sym_of(rt, "excepthook"), make_name = qn_sym_of(rt, "ExceptHookArgs");
  qn_value exc = qn_exc_take(rt);
  int done = 0;
  if (hook_name && make_name && qn_dict_get_z(rt, qn_vm_of(rt)->modules, "threading", &module) == 1) {
    if (qn_get_attr(rt, module, hook_name, &hook) == 0) {
      bool own = !qn_is(hook, QN_K_FUNCTION) || !((qn_function *)hook.o)->code->unit->library;
      if (own && exc.o->cls != qn_exc_classes[QN_E_SystemExit] && qn_get_attr(rt, module, make_name, &make) == 0) {
        parts[0] = qn_class_value(exc.o->cls);
        parts[1] = exc;
        qn_value list;
        if (qn_new_tuple(rt, parts, 4, &list) == 0) {
          if (qn_call_pos(rt, make, &list, 1, &args) == 0) {
            if (qn_call_pos(rt, hook, &args, 1, &r) == 0) qn_release(rt, r);
            qn_release(rt, args);
            done = 1;
          }
          qn_release(rt, list);
        }
        qn_release(rt, make);
      }
      qn_release(rt, hook);
    }
    qn_release(rt, module);
  }
  qn_exc_clear(rt);
  if (done) qn_release(rt, exc);
  else rt->exc = exc;
  return done;
}

static void *thread_main(void *arg) {
  shared *s = arg;
  qn_thread *th = &s->th;
  qn_vm *vm = th->vm;
  qn_rt *rt = vm->rt;
  qn_lock_take(rt, th);
  qn_value run, r, thread = th->object;
  qn_sym name = qn_sym_of(rt, "run");
  if (!name || qn_get_attr(rt, thread, name, &run)) {
    report(rt, thread);
  } else {
    if (qn_call_pos(rt, run, NULL, 0, &r)) own_hook(rt, thread) ? (void)0 : report(rt, thread);
    else qn_release(rt, r);
    qn_release(rt, run);
  }
  qn_vset(rt, &rt->handling, (qn_value){.tag = QN_UNSET});
  qn_vclear(rt, &th->object);
  qn_thread_detach(rt, th);
  pthread_mutex_lock(&s->gate.mutex);
  s->done = true;
  pthread_cond_broadcast(&s->gate.changed);
  pthread_mutex_unlock(&s->gate.mutex);
  qn_lock_drop(rt); /* the last thing that touches the session */
  shared_release(s);
  return NULL;
}

static int t_start(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  qn_vm *vm = qn_vm_of(rt);
  (void)self;
  if (qn_args_parse(rt, args, "_start", "thread daemon/", a)) return -1;
  shared *s = qn_alloc(rt->alloc, sizeof *s);
  if (!s) return qn_raise_memory(rt);
  memset(s, 0, sizeof *s);
  s->alloc = rt->alloc;
  gate_init(&s->gate);
  s->refs = 1;
  handle *h = qn_obj_new(rt, &handle_class, sizeof *h);
  if (!h) return shared_release(s), -1;
  h->th = &s->th;
  qn_value hv = qn_from_obj(h);
  if (qn_thread_attach(vm, &s->th)) return qn_release(rt, hv), -1;
  s->th.object = qn_retained(a[0]);
  s->th.daemon = qn_truth(rt, a[1]) == 1;
  s->refs = 2;
  if (pthread_create(&s->id, NULL, thread_main, s)) {
    s->refs = 1;
    qn_vclear(rt, &s->th.object);
    qn_thread_detach(rt, &s->th);
    qn_release(rt, hv);
    return qn_raise(rt, QN_E_RuntimeError, "can't start new thread");
  }
  pthread_detach(s->id);
  return *out = hv, 0;
}

/* Waits until *flag is `until` (and turns it then): 1, 0 when the time is over (timeout < 0: never), -1 when the program is interrupted. The main thread
 * looks for that 20 times a second: a signal wakes no condition. */
static int gate_wait(qn_rt *rt, gate *g, bool *flag, bool until, bool turn, double timeout) {
  const qn_vm *vm = qn_vm_of(rt);
  const bool looks = vm->current == &vm->main;
  const struct timespec end = deadline(timeout < 0 ? 0 : timeout);
  for (;;) {
    if (qn_vm_interrupted(rt)) return -1;
    const struct timespec next = deadline(0.05);
    const bool sliced = looks && (timeout < 0 || next.tv_sec < end.tv_sec || (next.tv_sec == end.tv_sec && next.tv_nsec < end.tv_nsec));
    int r = 0;
    rt->hooks.unlock(rt);
    pthread_mutex_lock(&g->mutex);
    while (*flag != until && r != ETIMEDOUT) {
      if (timeout < 0 && !sliced) pthread_cond_wait(&g->changed, &g->mutex);
      else r = pthread_cond_timedwait(&g->changed, &g->mutex, sliced ? &next : &end);
    }
    const bool there = *flag == until;
    if (there && turn) *flag = !until;
    pthread_mutex_unlock(&g->mutex);
    rt->hooks.lock(rt);
    if (there) return 1;
    if (!sliced) return 0;
  }
}

static int wait_done(qn_rt *rt, shared *s, double timeout) {
  pthread_mutex_lock(&s->gate.mutex);
  const bool done = s->done;
  pthread_mutex_unlock(&s->gate.mutex);
  return done ? 1 : gate_wait(rt, &s->gate, &s->done, true, false, timeout);
}

static int t_join(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  double timeout = -1;
  (void)self;
  if (qn_args_parse(rt, args, "_join", "handle timeout/", a)) return -1;
  if (a[1].tag != QN_NONE) {
    if (qn_as_double(rt, a[1], &timeout)) return -1;
    if (timeout < 0) timeout = 0;
  }
  if (wait_done(rt, shared_of(a[0]), timeout) < 0) return -1;
  return *out = qn_none(), 0;
}

static int t_alive(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value h;
  (void)self;
  if (qn_args_parse(rt, args, "_alive", "handle/", &h)) return -1;
  shared *s = shared_of(h);
  pthread_mutex_lock(&s->gate.mutex);
  *out = qn_bool(!s->done);
  pthread_mutex_unlock(&s->gate.mutex);
  return 0;
}

static int t_ident(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value h;
  (void)self;
  if (qn_args_parse(rt, args, "_ident", "handle/", &h)) return -1;
  return *out = h.tag == QN_OBJ ? qn_int((int64_t)shared_of(h)->th.id) : qn_none(), 0;
}

static int t_get_ident(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "get_ident", "", NULL)) return -1;
  return *out = qn_int((int64_t)qn_vm_of(rt)->current->id), 0;
}

static int t_current(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args;
  qn_value v = qn_vm_of(rt)->current->object;
  return *out = v.tag == QN_UNSET ? qn_none() : qn_retained(v), 0;
}

static int t_set_main(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "_set_main", "thread/", &v)) return -1;
  qn_vset(rt, &qn_vm_of(rt)->main.object, qn_retained(v));
  return *out = qn_none(), 0;
}

static int t_all(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value list;
  (void)self, (void)args;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  for (qn_thread *t = qn_vm_of(rt)->threads; t; t = t->next)
    if (t->object.tag == QN_OBJ && qn_list_append(rt, list, t->object)) return qn_release(rt, list), -1;
  return *out = list, 0;
}

static int t_now(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args, (void)rt;
  return *out = qn_float(qn_time_seconds()), 0;
}

/* At the end of a program: waits for threads that are no daemons. */
int qn_threads_join_all(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  for (;;) {
    qn_thread *t = vm->threads;
    while (t && (t == &vm->main || t->daemon)) t = t->next;
    if (!t) return 0;
    shared *s = (shared *)t;
    pthread_mutex_lock(&s->gate.mutex);
    s->refs++;
    pthread_mutex_unlock(&s->gate.mutex);
    if (wait_done(rt, s, -1) < 0) qn_exc_clear(rt); /* they touch what goes next */
    shared_release(s);
  }
}

/* --- Lock ------------------------------------------------------------------------------------------------------------------- */
typedef struct lock {
  qn_obj obj;
  gate gate;
  bool held;
} lock;

static void lock_destroy(qn_rt *rt, qn_obj *o) {
  gate_deinit(&((lock *)o)->gate);
  qn_obj_free(rt, o, sizeof(lock));
}

static int take(qn_rt *rt, lock *l, bool blocking, double timeout) {
  pthread_mutex_lock(&l->gate.mutex);
  const bool at_once = !l->held || !blocking, got = !l->held;
  if (at_once) l->held = true;
  pthread_mutex_unlock(&l->gate.mutex);
  if (at_once) return got;
  qn_retain(qn_from_obj(l));
  const int r = gate_wait(rt, &l->gate, &l->held, false, true, timeout);
  qn_release(rt, qn_from_obj(l));
  return r;
}

static int lock_acquire(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  double timeout = -1;
  if (qn_args_parse(rt, args, "acquire", "|blocking timeout", a)) return -1;
  int blocking = a[0].tag == QN_UNSET ? 1 : qn_truth(rt, a[0]);
  if (blocking < 0 || (a[1].tag != QN_UNSET && qn_as_double(rt, a[1], &timeout))) return -1;
  if (!blocking && timeout >= 0) return qn_raise(rt, QN_E_ValueError, "can't specify a timeout for a non-blocking call");
  const int r = take(rt, (lock *)self.o, blocking, timeout);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}

static int lock_release(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  lock *l = (lock *)self.o;
  (void)args;
  pthread_mutex_lock(&l->gate.mutex);
  bool held = l->held;
  l->held = false;
  pthread_cond_signal(&l->gate.changed);
  pthread_mutex_unlock(&l->gate.mutex);
  if (!held) return qn_raise(rt, QN_E_RuntimeError, "release unlocked lock");
  return *out = qn_none(), 0;
}

static int lock_locked(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "locked", "", NULL)) return -1;
  lock *l = (lock *)self.o;
  pthread_mutex_lock(&l->gate.mutex);
  *out = qn_bool(l->held);
  pthread_mutex_unlock(&l->gate.mutex);
  return 0;
}

static int lock_enter(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  const int r = take(rt, (lock *)self.o, true, -1);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}

static const qn_method lock_methods[] = {{.name = "acquire", .fn = lock_acquire}, {.name = "release", .fn = lock_release},
                                         {.name = "locked", .fn = lock_locked},   {.name = "__enter__", .fn = lock_enter},
                                         {.name = "__exit__", .fn = lock_release}, {.name = NULL}};
static qn_class lock_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "lock", .module = "_thread", .kind = QN_K_OTHER,
                              .base = &qn_object_class, .methods = lock_methods, .destroy = lock_destroy};

static int t_lock(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "Lock", "", NULL)) return -1;
  lock *l = qn_obj_new(rt, &lock_class, sizeof *l);
  if (!l) return -1;
  gate_init(&l->gate);
  return *out = qn_from_obj(l), 0;
}

/* --- the module ---------------------------------------------------------------------------------------------------------------- */
#define ROW(n, f) {.name = n, .fn = f}
static const qn_method functions[] = {ROW("Lock", t_lock), ROW("allocate_lock", t_lock), ROW("get_ident", t_get_ident),
                                      ROW("get_native_id", t_get_ident), ROW("_start", t_start), ROW("_join", t_join),
                                      ROW("_alive", t_alive), ROW("_ident", t_ident), ROW("_current", t_current),
                                      ROW("_set_main", t_set_main), ROW("_all", t_all), ROW("_now", t_now), {.name = NULL}};

static int threading_init(qn_rt *rt, qn_value m) {
  return qn_vm_run_library(rt, m, "threading.py", (qn_sv){(const char *)qn_threading_source, sizeof qn_threading_source - 1});
}
const qn_module_def qn_threading_module = {.name = "threading", .functions = functions, .init = threading_init};
