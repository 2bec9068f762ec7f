/* door.c - opens quern-linalg.so. QUERN_LINALG_MODULE names another one.
 *
 * The table of functions that it gives never changes and is the same for every session: it is kept for the process, as the
 * library itself is. */
#include <dlfcn.h>
#include <pthread.h>

#include "runtime/base/module.h"
#include "runtime/linalg/linalg_impl.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const qn_lin_module *module;
static char why[512];

static void open_once(void) {
  void *h = qn_module_open("quern-linalg.so", "QUERN_LINALG_MODULE", why, sizeof why), *symbol = h ? dlsym(h, "qn_linalg_module") : NULL;
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
