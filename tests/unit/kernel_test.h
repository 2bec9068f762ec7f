/* kernel_test.h - for tests of generated code: build or take IR, compile it in the module quern-llvm, load it, run it. */
#ifndef QN_KERNEL_TEST_H
#define QN_KERNEL_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dlfcn.h>

#include "codegen/ir/ir.h"
#include "codegen/llvm/compile.h"
#include "engine/loader.h"
#include "runtime/kernel/kernel.h"

static inline qn_llvm_compile_fn kt_compile_fn(void) {
  static void *h;
  if (!h) h = dlopen(QUERN_LLVM_MODULE, RTLD_NOW | RTLD_LOCAL);
  if (!h) fail_msg("%s", dlerror());
  qn_llvm_compile_fn f;
  void *p = dlsym(h, "qn_llvm_compile");
  memcpy(&f, &p, sizeof f);
  return f;
}

static inline void kt_free_result(qn_llvm_result *r) {
  free(r->object);
  free(r->llvm);
  free(r->assembly);
  free(r->remarks);
}

static inline qn_image *kt_compile_at(const char *text, size_t n, const char *cpu, int level) {
  qn_llvm_options o = {0};
  o.struct_size = sizeof o;
  o.level = level;
  o.cpu = cpu;
  qn_llvm_result r;
  qn_error err = {0};
  if (kt_compile_fn()(text, n, &o, &r, &err) != QN_OK) fail_msg("compile: %s", err.message);
  qn_image *c = NULL;
  if (qn_image_load(r.object, r.object_n, qn_helper_find, &c, &err) != QN_OK) fail_msg("load: %s", err.message);
  kt_free_result(&r);
  return c;
}

static inline qn_image *kt_compile(const char *text) { return kt_compile_at(text, strlen(text), NULL, QN_LLVM_O2); }

static inline qn_entry_fn kt_find(qn_image *c, const char *name) {
  void *p = qn_image_find(c, name);
  if (!p) fail_msg("no symbol %s", name);
  qn_entry_fn f;
  memcpy(&f, &p, sizeof f);
  return f;
}

static inline uint64_t kt_bits(double d) {
  uint64_t u;
  memcpy(&u, &d, 8);
  return u;
}
static inline double kt_double(uint64_t u) {
  double d;
  memcpy(&d, &u, 8);
  return d;
}

static inline qn_view kt_view(void *data, qn_dtype d, int64_t n) {
  qn_view v = {0};
  v.data = data;
  v.shape[0] = n;
  v.strides[0] = qn_dtypes[d].size;
  v.ndim = 1;
  v.dtype = (uint8_t)d;
  v.flags = QN_VIEW_C | QN_VIEW_F;
  return v;
}

#endif
