/* door.c - the module with LLVM inside: loaded at the first compile, never at start, so that a run which the object cache
 * serves does not open libLLVM at all. */
#include <dlfcn.h>
#include <limits.h>
#include <unistd.h>

#include "engine/engine.h"

struct qn_llvm_door {
  void *handle;
  qn_llvm_compile_fn compile;
  qn_llvm_result_free_fn release;
};

/* Beside libquern, or where an installation or a build tree puts it. QUERN_LLVM_MODULE names another one. */
static void *open_module(qn_error *err) {
  const char *given = getenv("QUERN_LLVM_MODULE");
  Dl_info self;
  char path[PATH_MAX];
  static const char *const places[] = {"%.*s/quern-llvm.so", "%.*s/quern/quern-llvm.so", "%.*s/lib/quern-llvm.so",
                                       "%.*s/../lib/quern-llvm.so", "%.*s/../lib/quern/quern-llvm.so"};
  if (given && *given) {
    void *h = dlopen(given, RTLD_NOW | RTLD_LOCAL);
    if (!h) qn_error_set(err, QN_EIO, "cannot load QUERN_LLVM_MODULE: %s", dlerror());
    return h;
  }
  if (!dladdr(&qn_engine_modules, &self) || !self.dli_fname) {
    qn_error_set(err, QN_EINTERNAL, "cannot find where libquern lies");
    return NULL;
  }
  const char *slash = strrchr(self.dli_fname, '/');
  int n = slash ? (int)(slash - self.dli_fname) : 0;
  for (size_t i = 0; i < QN_COUNT(places); i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(path, sizeof path, places[i], n ? n : 1, n ? self.dli_fname : ".");
#pragma GCC diagnostic pop
    if (access(path, R_OK) != 0) continue;
    void *h = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!h) qn_error_set(err, QN_EIO, "cannot load the compiler: %s", dlerror());
    return h;
  }
  qn_error_set(err, QN_EIO, "cannot find quern-llvm.so beside libquern in '%.*s'", n, self.dli_fname);
  return NULL;
}

static qn_status open_door(qn_session *s, qn_error *err) {
  if (s->door) return QN_OK;
  struct qn_llvm_door *d = qn_alloc(s->alloc, sizeof *d);
  if (!d) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_error local;
  d->handle = open_module(err ? err : &local);
  if (!d->handle) {
    qn_free(s->alloc, d, sizeof *d);
    return err ? err->status : QN_EIO;
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
