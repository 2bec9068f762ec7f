/* door.c - the module with LLVM inside: loaded at the first compile, never at start, so that a run which the object cache
 * serves does not open LLVM at all. */
#include <dlfcn.h>

#include "engine/engine.h"
#include "runtime/base/module.h"

struct qn_llvm_door {
  void *handle;
  qn_llvm_compile_fn compile;
  qn_llvm_result_free_fn release;
};

static qn_status open_door(qn_session *s, qn_error *err) {
  if (s->door) return QN_OK;
  struct qn_llvm_door *d = qn_alloc(s->alloc, sizeof *d);
  if (!d) return qn_error_set(err, QN_ENOMEM, "out of memory");
  char why[512];
  d->handle = qn_module_open("quern-llvm.so", "QUERN_LLVM_MODULE", why, sizeof why);
  if (!d->handle) {
    qn_free(s->alloc, d, sizeof *d);
    return qn_error_set(err, QN_EIO, "%s", why);
  }
  void *compile = dlsym(d->handle, "qn_llvm_compile"), *release = dlsym(d->handle, "qn_llvm_result_free");
  if (!compile || !release) {
    dlclose(d->handle);
    qn_free(s->alloc, d, sizeof *d);
    return qn_error_set(err, QN_EIO, "quern-llvm.so is of another version");
  }
  memcpy(&d->compile, &compile, sizeof compile);
  memcpy(&d->release, &release, sizeof release);
  s->door = d;
  return QN_OK;
}

qn_status qn_door_compile(qn_session *s, qn_sv ir_text, const qn_llvm_options *options, qn_llvm_result *out, qn_error *err) {
  qn_status status = open_door(s, err);
  return status == QN_OK ? s->door->compile(ir_text.p, ir_text.n, options, out, err) : status;
}

void qn_door_release(qn_session *s, qn_llvm_result *result) { s->door->release(result); }

/* LLVM keeps process-wide state and its own threads' exit handlers: the module stays loaded. */
void qn_door_close(qn_session *s) {
  if (s->door) qn_free(s->alloc, s->door, sizeof *s->door);
  s->door = NULL;
}
