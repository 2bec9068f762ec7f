/* lock.c - the session lock and the threads of a session.
 *
 * One thread runs bytecode; the others wait. A waiter that has waited for the switch interval sets vm->breaker, which the
 * loop polls at calls and jumps; the owner then lets the lock go and waits until somebody took it. Each thread's share of
 * qn_rt (exception in flight, exception being handled, depth) is exchanged with the lock. */
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "runtime/vm/modules/io_codec.h"
#include "runtime/vm/vm_int.h"

enum { SWITCH_NS = 5000000 };

int qn_lock_init(qn_vm *vm) {
  pthread_condattr_t a;
  if (pthread_mutex_init(&vm->mutex, NULL)) return -1;
  pthread_condattr_init(&a);
  pthread_condattr_setclock(&a, CLOCK_MONOTONIC);
  pthread_cond_init(&vm->free, &a);
  pthread_cond_init(&vm->switched, &a);
  pthread_condattr_destroy(&a);
  vm->lock_ready = true;
  return 0;
}

void qn_lock_deinit(qn_vm *vm) {
  if (vm->wake) close(vm->wake - 1);
  vm->wake = 0;
  if (!vm->lock_ready) return;
  pthread_cond_destroy(&vm->free);
  pthread_cond_destroy(&vm->switched);
  pthread_mutex_destroy(&vm->mutex);
}

static void after(struct timespec *t, long ns) {
  clock_gettime(CLOCK_MONOTONIC, t);
  t->tv_nsec += ns;
  if (t->tv_nsec >= 1000000000) {
    t->tv_nsec -= 1000000000;
    t->tv_sec++;
  }
}

/* A daemon thread of a session that has ended: it must touch nothing any more. */
static void park(void) {
  for (;;) pause();
}

void qn_lock_take(qn_rt *rt, qn_thread *th) {
  qn_vm *vm = th->vm;
  pthread_mutex_lock(&vm->mutex);
  if (vm->stopping && th->daemon) {
    pthread_mutex_unlock(&vm->mutex);
    park();
  }
  vm->waiting++;
  while (vm->locked) {
    struct timespec t;
    uint64_t seen = vm->switches;
    after(&t, SWITCH_NS);
    int r = pthread_cond_timedwait(&vm->free, &vm->mutex, &t);
    if (vm->stopping && th->daemon) {
      vm->waiting--;
      pthread_mutex_unlock(&vm->mutex);
      park();
    }
    if (r == ETIMEDOUT && vm->locked && vm->switches == seen) __atomic_store_n(&vm->breaker, 1, __ATOMIC_RELAXED);
  }
  vm->waiting--;
  vm->locked = true;
  vm->switches++;
  __atomic_store_n(&vm->breaker, 0, __ATOMIC_SEQ_CST);
  if (th == &vm->main && __atomic_load_n(&vm->interrupt, __ATOMIC_SEQ_CST)) __atomic_store_n(&vm->breaker, 1, __ATOMIC_SEQ_CST);
  vm->current = th;
  rt->exc = th->exc;
  rt->handling = th->handling;
  rt->depth = th->depth;
  rt->repr_marks = th->marks;
  pthread_cond_broadcast(&vm->switched);
  pthread_mutex_unlock(&vm->mutex);
}

void qn_lock_drop(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *th = vm->current;
  pthread_mutex_lock(&vm->mutex);
  th->exc = rt->exc;
  th->handling = rt->handling;
  th->depth = rt->depth;
  th->marks = rt->repr_marks;
  rt->exc = rt->handling = (qn_value){.tag = QN_UNSET};
  vm->locked = false;
  vm->current = NULL;
  __atomic_store_n(&vm->breaker, 0, __ATOMIC_RELAXED);
  pthread_cond_signal(&vm->free);
  pthread_mutex_unlock(&vm->mutex);
}

void qn_lock_yield(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *th = vm->current;
  uint64_t seen = vm->switches;
  qn_lock_drop(rt);
  pthread_mutex_lock(&vm->mutex);
  while (vm->waiting && vm->switches == seen) pthread_cond_wait(&vm->switched, &vm->mutex);
  pthread_mutex_unlock(&vm->mutex);
  qn_lock_take(rt, th);
}

/* --- interruption ---------------------------------------------------------------------------------------------------------- */
bool qn_vm_interrupt(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  bool waits = __atomic_exchange_n(&vm->interrupt, 1, __ATOMIC_SEQ_CST);
  __atomic_store_n(&vm->breaker, 1, __ATOMIC_SEQ_CST);
  const int wake = __atomic_load_n(&vm->wake, __ATOMIC_SEQ_CST), code = errno;
  const uint64_t one = 1;
  if (wake && write(wake - 1, &one, sizeof one) < 0) errno = code; /* full: it wakes already */
  return waits;
}

const volatile int32_t *qn_vm_interrupt_flag(qn_rt *rt) {
  static const volatile int32_t never = 0; /* an interruption is the main thread's: the others go on */
  const qn_vm *vm = qn_vm_of(rt);
  return vm->current == &vm->main ? &vm->interrupt : &never;
}

bool qn_vm_interrupt_taken(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  return vm->current == &vm->main && __atomic_exchange_n(&vm->interrupt, 0, __ATOMIC_SEQ_CST);
}

int qn_vm_interrupted(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  if (vm->current != &vm->main || !__atomic_load_n(&vm->interrupt, __ATOMIC_SEQ_CST)) return 0;
  qn_vm_interrupt_taken(rt);
  if (!vm->waiting) __atomic_store_n(&vm->breaker, 0, __ATOMIC_SEQ_CST);
  return qn_raise_args(rt, qn_exc_classes[QN_E_KeyboardInterrupt], NULL, 0);
}

/* A signal may come between a look at the flag and the wait, or be handled by another thread: so the wait is also for a descriptor
 * that qn_vm_interrupt writes to. */
int qn_vm_wait(qn_rt *rt, int fd, double seconds) {
  qn_vm *vm = qn_vm_of(rt);
  const bool is_main = vm->current == &vm->main;
  if (is_main && !__atomic_load_n(&vm->wake, __ATOMIC_SEQ_CST)) {
    const int made = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (made < 0) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
    __atomic_store_n(&vm->wake, made + 1, __ATOMIC_SEQ_CST);
  }
  struct pollfd on[2] = {{.fd = is_main ? vm->wake - 1 : -1, .events = POLLIN}, {.fd = fd, .events = POLLIN}};
  struct timespec end, left;
  clock_gettime(CLOCK_MONOTONIC, &end);
  const double whole = floor(seconds);
  end.tv_sec += seconds > 0 ? (time_t)whole : 0, end.tv_nsec += seconds > 0 ? (long)((seconds - whole) * 1e9) : 0;
  for (;;) {
    if (qn_vm_interrupted(rt)) return -1;
    clock_gettime(CLOCK_MONOTONIC, &left);
    int64_t ns = (int64_t)(end.tv_sec - left.tv_sec) * 1000000000 + (end.tv_nsec - left.tv_nsec);
    if (ns < 0) ns = 0;
    left = (struct timespec){(time_t)(ns / 1000000000), (long)(ns % 1000000000)};
    rt->hooks.unlock(rt);
    const int got = ppoll(on, 2, seconds < 0 ? NULL : &left, NULL), code = errno;
    rt->hooks.lock(rt);
    uint64_t count;
    if (got > 0 && on[0].revents && read(vm->wake - 1, &count, sizeof count) < 0 && errno != EAGAIN) return qn_raise_os(rt, errno, (qn_value){.tag = QN_UNSET});
    if (got < 0 && code != EINTR) return qn_raise_os(rt, code, (qn_value){.tag = QN_UNSET});
    if (qn_vm_interrupted(rt)) return -1;
    if (got > 0 && on[1].revents) return 1;
    if (got == 0) return 0;
  }
}

int qn_thread_attach(qn_vm *vm, qn_thread *th) {
  bool seg;
  th->vm = vm;
  if (!qn_frame_window(vm->rt, th, NULL, 1, &seg)) return -1;
  th->id = ++vm->next_thread_id;
  th->next = vm->threads;
  vm->threads = th;
  return 0;
}

/* With the lock held, after its last frame was left. */
void qn_thread_detach(qn_rt *rt, qn_thread *th) {
  qn_vm *vm = qn_vm_of(rt);
  for (qn_thread **p = &vm->threads; *p; p = &(*p)->next)
    if (*p == th) {
      *p = th->next;
      break;
    }
  for (qn_frame *f = th->base.next; f;) {
    qn_frame *next = f->next;
    qn_free(rt->alloc, f, sizeof *f);
    f = next;
  }
  qn_segment *s = th->seg;
  while (s && s->prev) s = s->prev;
  while (s) {
    qn_segment *next = s->next;
    qn_free(rt->alloc, s, sizeof *s + s->n * sizeof(qn_value));
    s = next;
  }
  th->seg = NULL;
  th->base.next = NULL;
}

/* The other threads are not there any more, whatever they held: their stacks stay as they are, unused. */
void qn_lock_after_fork(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *me = vm->current;
  qn_lock_init(vm);
  vm->waiting = 0;
  vm->locked = true;
  me->next = me == &vm->main ? NULL : &vm->main;
  vm->main.next = NULL;
  vm->threads = me;
  __atomic_store_n(&vm->breaker, 0, __ATOMIC_RELAXED);
}
