/* time_module.c - the module time: clocks and sleep. */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "runtime/vm/modules/time_calendar.h"

static int64_t clock_ns(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define CLOCK(name, id)                                                                             \
  static int t_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {               \
    (void)self;                                                                                     \
    if (qn_args_parse(rt, args, #name, "", NULL)) return -1;                                        \
    return *out = qn_float((double)clock_ns(id) * 1e-9), 0;                                         \
  }                                                                                                 \
  static int t_##name##_ns(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {          \
    (void)self;                                                                                     \
    if (qn_args_parse(rt, args, #name "_ns", "", NULL)) return -1;                                  \
    return *out = qn_int(clock_ns(id)), 0;                                                          \
  }
CLOCK(time, CLOCK_REALTIME)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static int t_sleep(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  double s;
  (void)self;
  if (qn_args_parse(rt, args, "sleep", "seconds/", &v) || qn_as_double(rt, v, &s)) return -1;
  if (isnan(s)) return qn_raise(rt, QN_E_ValueError, "Invalid value NaN (not a number)");
  if (s < 0) return qn_raise(rt, QN_E_ValueError, "sleep length must be non-negative");
  if (s > 1e9) return qn_raise(rt, QN_E_OverflowError, "timestamp too large to convert to C _PyTime_t");
  if (qn_vm_wait(rt, -1, s) < 0) return -1;
  return *out = qn_none(), 0;
}

#define CALENDAR_ROW(n) {.name = #n, .fn = qn_time_##n},
#define ROW(n) {.name = #n, .fn = t_##n}
static const qn_method functions[] = {ROW(time), ROW(time_ns), ROW(perf_counter), ROW(perf_counter_ns), ROW(monotonic), ROW(monotonic_ns),
                                      ROW(process_time), ROW(process_time_ns), ROW(thread_time), ROW(thread_time_ns), ROW(sleep), QN_TIME_CALENDAR(CALENDAR_ROW)
                                      {.name = NULL}};
const qn_module_def qn_time_module = {.name = "time", .functions = functions, .init = qn_time_calendar_init};
