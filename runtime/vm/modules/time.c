/* time.c - the time module: clocks and sleep. Sleeping lets other threads run. */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "runtime/object/internal.h"
#include "runtime/vm/vm.h"

static int64_t nanoseconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define CLOCK_FUNCTION(name, clock)                                                                \
  static int fn_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {             \
    (void)self;                                                                                    \
    if (qn_args_parse(rt, args, #name, "", NULL)) return -1;                                       \
    *out = qn_float(1e-9 * (double)nanoseconds(clock));                                            \
    return 0;                                                                                      \
  }                                                                                                \
  static int fn_##name##_ns(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {        \
    (void)self;                                                                                    \
    if (qn_args_parse(rt, args, #name "_ns", "", NULL)) return -1;                                 \
    *out = qn_int(nanoseconds(clock));                                                             \
    return 0;                                                                                      \
  }
CLOCK_FUNCTION(time, CLOCK_REALTIME)
CLOCK_FUNCTION(perf_counter, CLOCK_MONOTONIC)
CLOCK_FUNCTION(monotonic, CLOCK_MONOTONIC)
CLOCK_FUNCTION(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK_FUNCTION(thread_time, CLOCK_THREAD_CPUTIME_ID)

static int fn_sleep(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  double seconds;
  if (qn_args_parse(rt, args, "sleep", "seconds /", &v) || qn_as_double(rt, v, &seconds)) return -1;
  if (isnan(seconds)) return qn_raise(rt, QN_E_ValueError, "Invalid value NaN (not a number)");
  if (seconds < 0) return qn_raise(rt, QN_E_ValueError, "sleep length must be non-negative");
  if (seconds > 9e9) return qn_raise(rt, QN_E_OverflowError, "timestamp too large to convert to C _PyTime_t");
  struct timespec t = {(time_t)seconds, (long)((seconds - floor(seconds)) * 1e9)};
  rt->hooks.write(rt->hooks.user, 1, "", 0); /* what was printed is seen before the pause */
  rt->hooks.unlock(rt);
  while (nanosleep(&t, &t) != 0 && errno == EINTR) continue;
  rt->hooks.lock(rt);
  *out = qn_none();
  return 0;
}

static const qn_method functions[] = {{.name = "time", .fn = fn_time},
                                      {.name = "time_ns", .fn = fn_time_ns},
                                      {.name = "perf_counter", .fn = fn_perf_counter},
                                      {.name = "perf_counter_ns", .fn = fn_perf_counter_ns},
                                      {.name = "monotonic", .fn = fn_monotonic},
                                      {.name = "monotonic_ns", .fn = fn_monotonic_ns},
                                      {.name = "process_time", .fn = fn_process_time},
                                      {.name = "process_time_ns", .fn = fn_process_time_ns},
                                      {.name = "thread_time", .fn = fn_thread_time},
                                      {.name = "thread_time_ns", .fn = fn_thread_time_ns},
                                      {.name = "sleep", .fn = fn_sleep},
                                      {.name = NULL}};

const qn_module_def qn_time_module = {"time", functions, NULL};
