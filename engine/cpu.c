/* cpu.c - which machine code is generated for, told without opening LLVM: part of every cache key. */
#include <cpuid.h>

#include "engine/engine.h"

static const char *const cpus[] = {"native", "x86-64-v2", "x86-64-v3", "x86-64-v4"};

bool qn_cpu_known(const char *name) {
  for (size_t i = 0; i < QN_COUNT(cpus); i++)
    if (strcmp(name, cpus[i]) == 0) return true;
  return false;
}

/* "native" is what cpuid says of family, model and features; a named level is itself. */
void qn_cpu_identity(const char *name, char *out, size_t n) {
  if (strcmp(name, "native") != 0) {
    snprintf(out, n, "%s", name);
    return;
  }
  unsigned v[16] = {0};
  __get_cpuid(1, &v[0], &v[1], &v[2], &v[3]);
  v[1] &= 0xffffu; /* the rest of ebx names the core that happens to run this */
  __get_cpuid_count(7, 0, &v[4], &v[5], &v[6], &v[7]);
  __get_cpuid_count(7, 1, &v[8], &v[9], &v[10], &v[11]);
  __get_cpuid(0x80000001u, &v[12], &v[13], &v[14], &v[15]);
  snprintf(out, n, "native-%016llx", (unsigned long long)qn_hash_bytes(v, sizeof v));
}
