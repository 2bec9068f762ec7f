/* platform.c - errors, clock, files: the operating system seen from here. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "runtime/base/base.h"

qn_status qn_error_set(qn_error *err, qn_status status, const char *fmt, ...) {
  if (!err) return status;
  err->status = status;
  err->span = (qn_span){0, 0, 0, 0};
  err->file[0] = err->type[0] = 0;
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(err->message, sizeof err->message, fmt, ap);
  va_end(ap);
  return status;
}

double qn_time_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static qn_status read_fd(const qn_allocator *a, int fd, const char *path, qn_sv *out, qn_error *err) {
  struct stat st;
  size_t cap = 64 * 1024, n = 0;
  if (fstat(fd, &st) == 0 && st.st_size > 0) cap = (size_t)st.st_size + 1;
  char *p = qn_alloc(a, cap);
  if (!p) return qn_error_set(err, QN_ENOMEM, "out of memory reading '%s'", path);
  for (;;) {
    if (n + 1 >= cap) {
      char *grown = qn_realloc(a, p, cap, cap * 2);
      if (!grown) {
        qn_free(a, p, cap);
        return qn_error_set(err, QN_ENOMEM, "out of memory reading '%s'", path);
      }
      p = grown;
      cap *= 2;
    }
    ssize_t got = read(fd, p + n, cap - n - 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      int e = errno;
      qn_free(a, p, cap);
      return qn_error_set(err, QN_EIO, "cannot read '%s': %s", path, strerror(e));
    }
    if (got == 0) break;
    n += (size_t)got;
  }
  p[n] = 0;
  if (cap != n + 1) { /* so that the caller can free by length */
    char *fit = qn_realloc(a, p, cap, n + 1);
    if (!fit) {
      qn_free(a, p, cap);
      return qn_error_set(err, QN_ENOMEM, "out of memory reading '%s'", path);
    }
    p = fit;
  }
  *out = (qn_sv){p, n};
  return QN_OK;
}

qn_status qn_read_file(const qn_allocator *a, const char *path, qn_sv *out, qn_error *err) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return qn_error_set(err, QN_EIO, "cannot open '%s': %s", path, strerror(errno));
  qn_status s = read_fd(a, fd, path, out, err);
  close(fd);
  return s;
}

int qn_temp_open(const char **folder) {
  const char *dir = getenv("TMPDIR");
  if (!dir || !dir[0]) dir = "/tmp";
  *folder = dir;
#ifdef O_TMPFILE
  const int nameless = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (nameless >= 0) return nameless;
#endif
  char path[4096];
  if (snprintf(path, sizeof path, "%s/quern-XXXXXX", dir) >= (int)sizeof path) return errno = ENAMETOOLONG, -1;
  const int fd = mkostemp(path, O_CLOEXEC);
  if (fd >= 0) (void)unlink(path);
  return fd;
}
