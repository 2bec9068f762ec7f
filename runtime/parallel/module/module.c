/* module.c - quern-team.so: the only part of the loops that links OpenMP. Opened by the first loop that is worth several threads
 * (team.c), since the runtime reads its settings when it is loaded. */
#include "runtime/parallel/module/team.h"

#include <omp.h>

static bool inside(void) { return omp_in_parallel(); }

static void run(int32_t threads, void (*work)(void *frame, int32_t id), void *frame) {
#pragma omp parallel num_threads(threads)
  work(frame, omp_get_thread_num());
}

__attribute__((visibility("default"))) const qn_team *qn_team_get(void);

const qn_team *qn_team_get(void) {
  static const qn_team team = {QN_TEAM_VERSION, inside, run};
  return &team;
}
