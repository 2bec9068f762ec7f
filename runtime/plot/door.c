/* door.c - opens quern-plot.so at the first picture. Its table never changes: it is kept for the process, as the library itself is. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "runtime/base/module.h"
#include "runtime/plot/plot.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const qn_plot_module *module;
static char why[512];

static void open_once(void) {
  void *h = qn_module_open("quern-plot.so", "QUERN_PLOT_MODULE", why, sizeof why), *symbol = h ? dlsym(h, "qn_plot_module_get") : NULL;
  const qn_plot_module *(*get)(void);
  if (!h) return;
  memcpy(&get, &symbol, sizeof get);
  const qn_plot_module *m = symbol ? get() : NULL;
  if (m && m->version == QN_PLOT_MODULE_VERSION) module = m;
  else snprintf(why, sizeof why, "quern-plot.so is of another version");
}

const qn_plot_module *qn_plot_open(void) {
  pthread_once(&once, open_once);
  return module;
}

const char *qn_plot_why(void) { return why; }
