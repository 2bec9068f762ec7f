/* team.h - what quern-team.so gives: a team of threads for the length of one loop. */
#ifndef QN_PARALLEL_TEAM_H
#define QN_PARALLEL_TEAM_H

#include <stdbool.h>
#include <stdint.h>

enum { QN_TEAM_VERSION = 1 };

typedef struct qn_team {
  int32_t version;
  bool (*inside)(void); /* is the calling thread in somebody's parallel region? */
  /* Calls work(frame, id) in each of `threads` threads, the caller among them; comes back when all have. */
  void (*run)(int32_t threads, void (*work)(void *frame, int32_t id), void *frame);
} qn_team;

typedef const qn_team *(*qn_team_fn)(void);

#endif
