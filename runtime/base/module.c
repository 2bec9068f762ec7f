/* module.c - finds and opens a part of the library by its file's name.
 *
 * Parts that link OpenMP (quern-team.so, quern-linalg.so) bring GNU's runtime, which lets threads that wait for one another spin for
 * milliseconds. On CPUs that other work shares a thread then spins while the one it waits for has no CPU, loop after loop: 3,000
 * loops of 20 us took 1 to 14 s. A thousand turns (15 to 40 us) bridge the gaps between a program's loops as well as the runtime's
 * 300,000 do. The runtime takes the number from the environment as it is loaded and from nowhere else: so it is set there meanwhile,
 * where the user said nothing and no other thread can be reading. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/single_threaded.h>
#include <unistd.h>

#include "runtime/base/base.h"
#include "runtime/base/module.h"

static void *open_at(const char *path, char *why, size_t room) {
  static const char spins[] = "GOMP_SPINCOUNT";
  bool calm = __libc_single_threaded && !getenv(spins) && !getenv("OMP_WAIT_POLICY") && setenv(spins, "1000", 0) == 0;
  void *h = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (calm) unsetenv(spins);
  if (!h) snprintf(why, room, "cannot load %s", dlerror());
  return h;
}

void *qn_module_open(const char *file, const char *variable, char *why, size_t room) {
  static const char *const folders[] = {"", "quern/", "lib/", "../lib/", "../lib/quern/"};
  const char *given = getenv(variable);
  char path[PATH_MAX];
  Dl_info self;
  if (given && *given) return open_at(given, why, room);
  if (!dladdr(folders, &self) || !self.dli_fname) self.dli_fname = "./";
  const char *slash = strrchr(self.dli_fname, '/');
  int n = slash ? (int)(slash - self.dli_fname) : 1;
  const char *here = slash ? self.dli_fname : ".";
  for (size_t i = 0; i < QN_COUNT(folders); i++) {
    if (snprintf(path, sizeof path, "%.*s/%s%s", n, here, folders[i], file) >= (int)sizeof path) continue;
    if (access(path, R_OK) == 0) return open_at(path, why, room);
  }
  snprintf(why, room, "cannot find %s beside libquern in '%.*s'", file, n, here);
  return NULL;
}
