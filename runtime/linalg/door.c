/* door.c - opens quern-linalg.so, beside libquern or where an installation or a build tree puts it. QUERN_LINALG_MODULE names
 * another one.
 *
 * The table of functions that it gives never changes and is the same for every session: it is kept for the process, as the
 * library itself is. */
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/linalg/linalg_impl.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const qn_lin_module *module;
static char why[512];

static void *open_at(const char *path) {
  void *h = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!h) snprintf(why, sizeof why, "cannot load the linear algebra module: %s", dlerror());
  return h;
}

static void *open_module(void) {
  static const char *const places[] = {"quern-linalg.so", "quern/quern-linalg.so", "lib/quern-linalg.so", "../lib/quern-linalg.so",
                                       "../lib/quern/quern-linalg.so"};
  const char *given = getenv("QUERN_LINALG_MODULE");
  char path[PATH_MAX];
  Dl_info self;
  if (given && *given) return open_at(given);
  if (!dladdr(&once, &self) || !self.dli_fname) self.dli_fname = "./";
  const char *slash = strrchr(self.dli_fname, '/');
  int n = slash ? (int)(slash - self.dli_fname) : 1;
  for (size_t i = 0; i < QN_COUNT(places); i++) {
    snprintf(path, sizeof path, "%.*s/%s", n, slash ? self.dli_fname : ".", places[i]);
    if (access(path, R_OK) == 0) return open_at(path);
  }
  snprintf(why, sizeof why, "cannot find quern-linalg.so beside libquern in '%.*s'", n, slash ? self.dli_fname : ".");
  return NULL;
}

static void open_once(void) {
  void *h = open_module(), *symbol = h ? dlsym(h, "qn_linalg_module") : NULL;
  qn_lin_module_fn get;
  if (!h) return;
  memcpy(&get, &symbol, sizeof get);
  const qn_lin_module *m = symbol ? get() : NULL;
  if (m && m->version == QN_LIN_MODULE_VERSION) module = m;
  else snprintf(why, sizeof why, "quern-linalg.so is of another version");
}

bool qn_lin_ready(void) {
  pthread_once(&once, open_once);
  return module != NULL;
}
const char *qn_lin_why(void) { return why; }

bool qn_lin_has_blas(int dtype) {
  return dtype == QN_D_FLOAT64 || dtype == QN_D_FLOAT32 || dtype == QN_D_COMPLEX128 || dtype == QN_D_COMPLEX64;
}

const qn_lin_set *qn_lin_set_of(qn_dtype d, qn_lin_status *status) {
  if (!qn_lin_ready()) return *status = QN_LIN_NO_MODULE, NULL;
  switch ((int)d) {
    case QN_D_FLOAT32: return module->f32;
    case QN_D_FLOAT64: return module->f64;
    case QN_D_COMPLEX64: return module->c64;
    case QN_D_COMPLEX128: return module->c128;
    default: return NULL;
  }
}
