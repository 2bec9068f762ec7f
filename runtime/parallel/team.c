/* team.c - opens quern-team.so, and OpenMP with it. QUERN_TEAM_MODULE names another one. */
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "runtime/base/module.h"
#include "runtime/parallel/internal.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const qn_team *team;

static void open_once(void) {
  char why[512];
  void *h = qn_module_open("quern-team.so", "QUERN_TEAM_MODULE", why, sizeof why), *symbol = h ? dlsym(h, "qn_team_get") : NULL;
  qn_team_fn get;
  if (!symbol) return;
  memcpy(&get, &symbol, sizeof get);
  const qn_team *t = get();
  if (t && t->version == QN_TEAM_VERSION) team = t;
}

const qn_team *qn_par_team(void) {
  pthread_once(&once, open_once);
  return team;
}
