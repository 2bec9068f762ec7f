/* posix_module.c - what the operating system gives: files, folders, the environment, processes. The embedded modules os,
 * tempfile, multiprocessing… are written over it; scripts import those. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "runtime/parallel/parallel.h"
#include "runtime/vm/modules/io_codec.h"
#include "runtime/vm/modules/random_module.h"

static const qn_value no_file = {.tag = QN_UNSET};

/* A function of one path: body is a call that is 0 when it went well. */
#define OF_PATH(id, text, call)                                                          \
  static int p_##id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {      \
    qn_value v, path;                                                                    \
    (void)self;                                                                          \
    if (qn_args_parse(rt, args, text, "path", &v) || qn_fspath(rt, v, &path)) return -1; \
    const char *p = qn_str_sv(path).p;                                                   \
    int bad = (call) ? qn_raise_os(rt, errno, path) : 0;                                 \
    qn_release(rt, path);                                                                \
    return bad ? -1 : (*out = qn_none(), 0);                                             \
  }
OF_PATH(unlink, "unlink", unlink(p))
OF_PATH(rmdir, "rmdir", rmdir(p))
OF_PATH(chdir, "chdir", chdir(p))

static int path_and_int(qn_rt *rt, const qn_args *args, const char *name, int64_t fallback, qn_value *path, int64_t *n) {
  qn_value a[2];
  *n = fallback;
  if (qn_args_parse(rt, args, name, "path|mode", a)) return -1;
  if (a[1].tag != QN_UNSET && qn_as_index(rt, a[1], n)) return -1;
  return qn_fspath(rt, a[0], path);
}

static int p_mkdir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value path;
  int64_t mode;
  (void)self;
  if (path_and_int(rt, args, "mkdir", 0777, &path, &mode)) return -1;
  int bad = mkdir(qn_str_sv(path).p, (mode_t)mode) ? qn_raise_os(rt, errno, path) : 0;
  qn_release(rt, path);
  return bad ? -1 : (*out = qn_none(), 0);
}

static int p_chmod(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value path;
  int64_t mode;
  (void)self;
  if (path_and_int(rt, args, "chmod", 0777, &path, &mode)) return -1;
  int bad = chmod(qn_str_sv(path).p, (mode_t)mode) ? qn_raise_os(rt, errno, path) : 0;
  qn_release(rt, path);
  return bad ? -1 : (*out = qn_none(), 0);
}

static int p_access(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value path;
  int64_t mode;
  (void)self;
  if (path_and_int(rt, args, "access", F_OK, &path, &mode)) return -1;
  *out = qn_bool(access(qn_str_sv(path).p, (int)mode) == 0);
  return qn_release(rt, path), 0;
}

typedef int (*two_paths)(const char *a, const char *b);
static int of_two(qn_rt *rt, const qn_args *args, const char *name, two_paths fn, qn_value *out) {
  qn_value a[2], x, y;
  if (qn_args_parse(rt, args, name, "src dst", a) || qn_fspath(rt, a[0], &x)) return -1;
  if (qn_fspath(rt, a[1], &y)) return qn_release(rt, x), -1;
  int bad = fn(qn_str_sv(x).p, qn_str_sv(y).p) ? qn_raise_os2(rt, errno, x, y) : 0;
  qn_release(rt, x);
  qn_release(rt, y);
  return bad ? -1 : (*out = qn_none(), 0);
}
static int p_rename(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return of_two(rt, args, "rename", rename, out);
}
static int p_symlink(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return of_two(rt, args, "symlink", symlink, out);
}

static int p_link(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return of_two(rt, args, "link", link, out);
}

static int p_truncate(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2], path;
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "truncate", "path length", a) || qn_as_index(rt, a[1], &n) || qn_fspath(rt, a[0], &path)) return -1;
  int bad = qn_before_write(rt, qn_str_sv(path).p);
  if (!bad && truncate(qn_str_sv(path).p, (off_t)n)) bad = qn_raise_os(rt, errno, path);
  qn_release(rt, path);
  return bad ? -1 : (*out = qn_none(), 0);
}

static int text_out(qn_rt *rt, const char *z, qn_value *out) { return qn_new_str(rt, qn_sv_of(z), out); }

static int p_readlink(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, path;
  char to[PATH_MAX];
  (void)self;
  if (qn_args_parse(rt, args, "readlink", "path", &v) || qn_fspath(rt, v, &path)) return -1;
  ssize_t n = readlink(qn_str_sv(path).p, to, sizeof to - 1);
  int bad = n < 0 ? qn_raise_os(rt, errno, path) : 0;
  qn_release(rt, path);
  return bad ? -1 : qn_new_str(rt, (qn_sv){to, (size_t)n}, out);
}

/* The path without links, of which the last part need not be there; None when it cannot be said. */
static int p_realpath(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, path;
  char to[PATH_MAX];
  (void)self;
  if (qn_args_parse(rt, args, "realpath", "path", &v) || qn_fspath(rt, v, &path)) return -1;
  bool fine = realpath(qn_str_sv(path).p, to) != NULL;
  qn_release(rt, path);
  return fine ? text_out(rt, to, out) : (*out = qn_none(), 0);
}

/* 0 nothing, 1 a file, 2 a folder, 3 something else, 4 a link (only when links are not followed) */
static int p_kind(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value path;
  int64_t follow;
  struct stat st;
  (void)self;
  if (path_and_int(rt, args, "kind", 1, &path, &follow)) return -1;
  int r = follow ? stat(qn_str_sv(path).p, &st) : lstat(qn_str_sv(path).p, &st);
  qn_release(rt, path);
  return *out = qn_int(r ? 0 : S_ISREG(st.st_mode) ? 1 : S_ISDIR(st.st_mode) ? 2 : S_ISLNK(st.st_mode) ? 4 : 3), 0;
}

static double seconds(struct timespec t) { return (double)t.tv_sec + (double)t.tv_nsec * 1e-9; }

static int p_stat(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value path, a[2];
  int64_t follow = 1;
  struct stat st;
  int r;
  (void)self;
  if (qn_args_parse(rt, args, "stat", "path|follow", a)) return -1;
  if (a[1].tag != QN_UNSET && qn_as_index(rt, a[1], &follow)) return -1;
  if (a[0].tag == QN_INT) {
    r = fstat((int)a[0].i, &st) ? qn_raise_os(rt, errno, no_file) : 0;
  } else {
    if (qn_fspath(rt, a[0], &path)) return -1;
    r = (follow ? stat(qn_str_sv(path).p, &st) : lstat(qn_str_sv(path).p, &st)) ? qn_raise_os(rt, errno, path) : 0;
    qn_release(rt, path);
  }
  if (r) return -1;
  qn_value items[10] = {qn_int(st.st_mode), qn_int((int64_t)st.st_ino), qn_int((int64_t)st.st_dev), qn_int((int64_t)st.st_nlink),
                        qn_int(st.st_uid),  qn_int(st.st_gid),          qn_int(st.st_size),          qn_float(seconds(st.st_atim)),
                        qn_float(seconds(st.st_mtim)), qn_float(seconds(st.st_ctim))};
  return qn_new_tuple(rt, items, 10, out);
}

static int p_utime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[3], path;
  double at[2];
  struct timespec t[2];
  (void)self;
  if (qn_args_parse(rt, args, "utime", "path atime mtime", a) || qn_as_double(rt, a[1], &at[0]) || qn_as_double(rt, a[2], &at[1]) ||
      qn_fspath(rt, a[0], &path))
    return -1;
  for (int i = 0; i < 2; i++) t[i] = (struct timespec){.tv_sec = (time_t)at[i], .tv_nsec = (long)((at[i] - (double)(time_t)at[i]) * 1e9)};
  int bad = utimensat(AT_FDCWD, qn_str_sv(path).p, t, 0) ? qn_raise_os(rt, errno, path) : 0;
  qn_release(rt, path);
  return bad ? -1 : (*out = qn_none(), 0);
}

static int p_listdir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, path, list, name;
  (void)self;
  if (qn_args_parse(rt, args, "listdir", "path", &v) || qn_fspath(rt, v, &path)) return -1;
  DIR *d = opendir(qn_str_sv(path).p);
  int bad = d ? 0 : qn_raise_os(rt, errno, path);
  qn_release(rt, path);
  if (bad) return -1;
  bad = qn_new_list(rt, NULL, 0, &list);
  for (struct dirent *e; !bad && (e = readdir(d)) != NULL;) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    if ((bad = text_out(rt, e->d_name, &name)) != 0) break;
    bad = qn_list_append(rt, list, name);
    qn_release(rt, name);
  }
  closedir(d);
  if (bad) return qn_release(rt, list), -1;
  return *out = list, 0;
}

static int p_getcwd(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  char at[PATH_MAX];
  (void)self;
  if (qn_args_parse(rt, args, "getcwd", "", NULL)) return -1;
  return getcwd(at, sizeof at) ? text_out(rt, at, out) : qn_raise_os(rt, errno, no_file);
}

/* A descriptor for reading and writing, the caller's to close. */
static int p_open_rw(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, path;
  (void)self;
  if (qn_args_parse(rt, args, "open_rw", "path", &v) || qn_fspath(rt, v, &path)) return -1;
  if (qn_before_write(rt, qn_str_sv(path).p)) return qn_release(rt, path), -1;
  int fd = open(qn_str_sv(path).p, O_RDWR | O_CLOEXEC);
  int bad = fd < 0 ? qn_raise_os(rt, errno, path) : 0;
  qn_release(rt, path);
  return bad ? -1 : (*out = qn_int(fd), 0);
}

/* --- the environment ---------------------------------------------------------------------------------------------------------- */
extern char **environ;
static int p_environ(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value d, v;
  (void)self, (void)args;
  if (qn_new_dict(rt, &d)) return -1;
  for (char **e = environ; e && *e; e++) {
    char *eq = strchr(*e, '='), name[512];
    if (!eq || (size_t)(eq - *e) >= sizeof name) continue;
    snprintf(name, sizeof name, "%.*s", (int)(eq - *e), *e);
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    size_t used;
    int bad = qn_codec_decode(rt, QN_CODEC_UTF8, QN_CODEC_REPLACE, qn_sv_of(eq + 1), 0, true, &b, &used) || qn_new_str_buf(rt, &b, &v);
    qn_buf_deinit(&b);
    if (!bad) bad = qn_dict_set_z(rt, d, name, v), qn_release(rt, v);
    if (bad) return qn_release(rt, d), -1;
  }
  return *out = d, 0;
}

static int p_putenv(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  (void)self;
  if (qn_args_parse(rt, args, "putenv", "name value", a)) return -1;
  if (!qn_is(a[0], QN_K_STR) || !qn_is(a[1], QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "str expected, not %s", qn_class_of(qn_is(a[0], QN_K_STR) ? a[1] : a[0])->name);
  if (setenv(qn_str_sv(a[0]).p, qn_str_sv(a[1]).p, 1)) return qn_raise_os(rt, errno, no_file);
  return *out = qn_none(), 0;
}

static int p_unsetenv(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a;
  (void)self;
  if (qn_args_parse(rt, args, "unsetenv", "name", &a)) return -1;
  if (qn_is(a, QN_K_STR)) unsetenv(qn_str_sv(a).p);
  return *out = qn_none(), 0;
}

/* --- processes ------------------------------------------------------------------------------------------------------------------ */
#define NUMBER(id, text, value)                                                       \
  static int p_##id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {   \
    (void)self;                                                                       \
    if (qn_args_parse(rt, args, text, "", NULL)) return -1;                           \
    return *out = qn_int(value), 0;                                                   \
  }
NUMBER(getpid, "getpid", getpid())
NUMBER(getppid, "getppid", getppid())
NUMBER(getuid, "getuid", getuid())
NUMBER(cpu_count, "cpu_count", sysconf(_SC_NPROCESSORS_ONLN))
NUMBER(cpus_usable, "cpus_usable", qn_par_cpus())

static int p_urandom(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "urandom", "size/", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "negative argument not allowed");
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  char *p = n ? qn_buf_room(&b, (size_t)n) : NULL;
  int r = n && !p ? qn_raise_memory(rt) : 0;
  for (int64_t i = 0; r == 0 && i < n;) {
    ssize_t got = getrandom(p + i, (size_t)(n - i), 0);
    if (got < 0 && errno != EINTR) r = qn_raise_os(rt, errno, no_file);
    else if (got > 0) i += got;
  }
  if (r == 0) r = qn_new_bytes(rt, (qn_sv){p, (size_t)n}, out);
  qn_buf_deinit(&b);
  return r;
}

static int p_pipe(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int fds[2];
  (void)self, (void)args;
  if (pipe2(fds, O_CLOEXEC)) return qn_raise_os(rt, errno, no_file);
  qn_value items[2] = {qn_int(fds[0]), qn_int(fds[1])};
  return qn_new_tuple(rt, items, 2, out);
}

static int int_arg(qn_rt *rt, const qn_args *args, const char *name, int64_t *n) {
  qn_value v;
  return qn_args_parse(rt, args, name, "fd/", &v) || qn_as_index(rt, v, n) ? -1 : 0;
}

static int p_close(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int64_t fd;
  (void)self;
  if (int_arg(rt, args, "close", &fd)) return -1;
  return close((int)fd) ? qn_raise_os(rt, errno, no_file) : (*out = qn_none(), 0);
}

/* n bytes exactly, or fewer at the end; other threads run meanwhile. */
/* read(fd, n): n bytes, or what there is before the end; read(fd, n, True): what one read gives. */
static int p_read(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[3];
  int64_t fd, n;
  (void)self;
  if (qn_args_parse(rt, args, "read", "fd n|some/", a) || qn_as_index(rt, a[0], &fd) || qn_as_index(rt, a[1], &n)) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  char *p = qn_buf_room(&b, (size_t)n + 1);
  int64_t i = 0;
  int code = 0;
  if (!p) return qn_raise_memory(rt);
  while (i < n) {
    if (qn_vm_wait(rt, (int)fd, -1) < 0) return qn_buf_deinit(&b), -1;
    ssize_t got = read((int)fd, p + i, (size_t)(n - i));
    if (got == 0 || (got < 0 && errno != EINTR)) {
      code = got < 0 ? errno : 0;
      break;
    }
    if (got > 0) i += got;
    if (got > 0 && a[2].tag != QN_UNSET) break;
  }
  int r = code ? qn_raise_os(rt, code, no_file) : qn_new_bytes(rt, (qn_sv){p, (size_t)i}, out);
  qn_buf_deinit(&b);
  return r;
}

/* A reader that is gone is an error here, not a signal: the signal is held back and taken out. */
static ssize_t write_quietly(int fd, const char *p, size_t n) {
  sigset_t pipe_only, before, pending;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  sigpending(&pending);
  pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
  ssize_t r = write(fd, p, n);
  int code = errno;
  if (r < 0 && code == EPIPE && !sigismember(&pending, SIGPIPE)) {
    struct timespec now = {0, 0};
    while (sigtimedwait(&pipe_only, NULL, &now) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = code;
  return r;
}

static int p_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t fd, i = 0;
  int code = 0;
  (void)self;
  if (qn_args_parse(rt, args, "write", "fd data/", a) || qn_as_index(rt, a[0], &fd)) return -1;
  if (!qn_is(a[1], QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(a[1])->name);
  const qn_bytesobj *b = (const qn_bytesobj *)a[1].o;
  qn_retain(a[1]);
  rt->hooks.unlock(rt);
  while (i < b->n) {
    ssize_t n = write_quietly((int)fd, b->data + i, (size_t)(b->n - i));
    if (n < 0 && errno != EINTR) {
      code = errno;
      break;
    }
    if (n > 0) i += n;
  }
  rt->hooks.lock(rt);
  qn_release(rt, a[1]);
  return code ? qn_raise_os(rt, code, no_file) : (*out = qn_int(i), 0);
}

/* The child has this thread alone: the others are taken out of the session. What was printed and not yet written is
 * written before, so that it comes once. */
static int p_fork(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "fork", "", NULL)) return -1;
  rt->hooks.write(rt->hooks.user, 1, NULL, 0);
  fflush(stdout);
  pid_t pid = fork();
  if (pid < 0) return qn_raise_os(rt, errno, no_file);
  if (pid == 0) {
    qn_lock_after_fork(rt);
    if (qn_vm_of(rt)->pyrandom) (void)qn_pyrandom_seed(rt, qn_vm_of(rt)->pyrandom, qn_none()); /* as CPython does */
  }
  return *out = qn_int(pid), 0;
}

static int p_exit_now(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int64_t code;
  (void)self, (void)out;
  if (int_arg(rt, args, "_exit", &code)) return -1;
  _exit((int)code);
}

/* (pid, status): status None while it runs (nowait), -signal, or the exit code */
static int p_waitpid(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t pid;
  int status = 0;
  (void)self;
  if (qn_args_parse(rt, args, "waitpid", "pid nowait/", a) || qn_as_index(rt, a[0], &pid)) return -1;
  int nowait = qn_truth(rt, a[1]);
  pid_t got;
  rt->hooks.unlock(rt);
  do got = waitpid((pid_t)pid, &status, nowait ? WNOHANG : 0);
  while (got < 0 && errno == EINTR);
  int code = errno;
  rt->hooks.lock(rt);
  if (got < 0) return qn_raise_os(rt, code, no_file);
  qn_value items[2] = {qn_int(got), got == 0 ? qn_none() : qn_int(WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status))};
  return qn_new_tuple(rt, items, 2, out);
}

static int p_kill(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  int64_t pid, sig;
  (void)self;
  if (qn_args_parse(rt, args, "kill", "pid signal/", a) || qn_as_index(rt, a[0], &pid) || qn_as_index(rt, a[1], &sig)) return -1;
  return kill((pid_t)pid, (int)sig) ? qn_raise_os(rt, errno, no_file) : (*out = qn_none(), 0);
}

static int p_system(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "system", "command", &v)) return -1;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "system() argument 1 must be str, not %s", qn_class_of(v)->name);
  rt->hooks.write(rt->hooks.user, 1, NULL, 0);
  char *command = strdup(qn_str_sv(v).p);
  if (!command) return qn_raise_memory(rt);
  rt->hooks.unlock(rt);
  int status = system(command); /* as the program asks for it */
  rt->hooks.lock(rt);
  free(command);
  return *out = qn_int(status), 0;
}

static int p_strerror(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int64_t code;
  (void)self;
  return int_arg(rt, args, "strerror", &code) ? -1 : text_out(rt, strerror((int)code), out);
}

static int p_isatty(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int64_t fd;
  (void)self;
  return int_arg(rt, args, "isatty", &fd) ? -1 : (*out = qn_bool(isatty((int)fd) == 1), 0);
}

static int p_fspath(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "fspath", "path", &v)) return -1;
  if (qn_is(v, QN_K_BYTES)) return *out = qn_retained(v), 0;
  return qn_fspath(rt, v, out);
}

#define ROW(n) {.name = #n, .fn = p_##n}
static const qn_method functions[] = {
    ROW(unlink), ROW(rmdir), ROW(chdir), ROW(mkdir), ROW(chmod), ROW(access), ROW(rename), ROW(symlink), ROW(link), ROW(truncate), ROW(readlink), ROW(realpath),
    ROW(kind), ROW(stat), ROW(utime), ROW(listdir), ROW(getcwd), ROW(environ), ROW(putenv), ROW(unsetenv), ROW(getpid), ROW(getppid),
    ROW(getuid), ROW(cpu_count), ROW(cpus_usable), ROW(urandom), ROW(pipe), ROW(close), ROW(read), ROW(write), ROW(fork),
    {.name = "_exit", .fn = p_exit_now}, ROW(waitpid), ROW(kill), ROW(system), ROW(strerror), ROW(open_rw), ROW(isatty), ROW(fspath), {.name = NULL}};
const qn_module_def qn_posix_module = {.name = "_posix", .functions = functions};
