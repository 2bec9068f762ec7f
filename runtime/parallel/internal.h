/* internal.h - between budget.c (how many threads a loop may have) and parallel.c (the loop). */
#ifndef QN_PARALLEL_INTERNAL_H
#define QN_PARALLEL_INTERNAL_H

#include <pthread.h>

#include "runtime/parallel/module/team.h"
#include "runtime/parallel/parallel.h"

/* Takes up to `want` tokens of the process's budget, at least 1 (serial). Give back what was taken. */
int32_t qn_par_take_tokens(int32_t want);
void qn_par_give_tokens(int32_t taken);

/* How many of `want` threads (the caller included) libgomp can be asked for from this thread without it exiting the
 * process: threads that its pool lacks are first made and joined as plain pthreads. */
int32_t qn_par_probe_team(int32_t want);

/* OpenMP's threads, opened at the first call; NULL: they cannot be opened, and loops run serially. */
const qn_team *qn_par_team(void);

/* True when loops must run serially here: after fork in the child of a process that had a team. */
bool qn_par_forked(void);

/* Tests replace pthread_create here to make it fail. */
typedef int (*qn_par_create_fn)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
extern qn_par_create_fn qn_par_create;

/* Parsing, apart for tests: the CPUs a cgroup's quota allows, 0 when it sets none. */
int32_t qn_par_quota_v2(const char *cpu_max);
int32_t qn_par_env_threads(const char *text); /* 0: absent or unusable; a list ("4,2") counts its first */

#endif
