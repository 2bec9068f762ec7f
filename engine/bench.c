/* bench.c - `quern bench`: one run of a script in which every kernel call of its driver code is timed on the VM, compiled on
 * one thread and on all; the same file then runs on CPython, without and with Numba, under bench_driver.py. Answers are
 * compared before anything is printed. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/bench_driver.inc"
#include "engine/engine.h"

enum { BENCH_ROWS = 256, BENCH_NUMBERS = 64 };
enum { COL_VM, COL_ONE, COL_ALL, COL_CPYTHON, COL_NUMBA, COLUMNS };

typedef struct bench_answer {
  int n;
  double numbers[BENCH_NUMBERS];
} bench_answer;

typedef struct bench_row {
  char name[64];
  double seconds[COLUMNS]; /* 0: not measured */
  bench_answer answer[COLUMNS];
} bench_row;

struct qn_bench {
  bool busy; /* inside a timed call: kernels called from there are part of it */
  int32_t threads;
  int n;
  bench_row rows[BENCH_ROWS];
};

/* --- answers ----------------------------------------------------------------------------------------------------------- */
static void add_number(bench_answer *a, double x) {
  if (a->n < BENCH_NUMBERS) a->numbers[a->n++] = x;
}

static void add_array(qn_rt *rt, qn_value v, bench_answer *a) {
  const qn_view *view = qn_view_of(v);
  qn_value magnitude, sum;
  double x = 0;
  qn_reduce_args all = {.axes = QN_ALL_AXES, .initial = {.tag = QN_UNSET}, .where = {.tag = QN_UNSET}};
  if (qn_view_size(view) && qn_ufunc1(rt, QN_UF_absolute, v, &magnitude) == 0) {
    if (qn_array_reduce(rt, QN_AREDUCE_SUM, magnitude, &all, &sum) == 0) {
      if (qn_as_double(rt, sum, &x)) qn_exc_clear(rt);
      qn_release(rt, sum);
    }
    qn_release(rt, magnitude);
  }
  qn_exc_clear(rt);
  add_number(a, (double)qn_view_size(view));
  add_number(a, x);
}

static void add_value(qn_rt *rt, qn_value v, bench_answer *a) {
  double re, im;
  if (qn_is_array(v)) {
    add_array(rt, v, a);
  } else if (qn_is(v, QN_K_TUPLE)) {
    const qn_tuple *t = (const qn_tuple *)v.o;
    for (int64_t i = 0; i < t->n; i++) add_value(rt, t->items[i], a);
  } else if (qn_number_parts(v, &re, &im)) {
    add_number(a, re);
    if (qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX)) add_number(a, im);
  }
}

static void answer_of(qn_rt *rt, qn_value result, const qn_value *args, uint32_t n, bench_answer *a) {
  a->n = 0;
  add_value(rt, result, a);
  for (uint32_t i = 0; i < n; i++)
    if (qn_is_array(args[i])) add_array(rt, args[i], a);
}

static bool same_answer(const bench_answer *a, const bench_answer *b) {
  if (a->n != b->n) return false;
  for (int i = 0; i < a->n; i++) {
    double x = a->numbers[i], y = b->numbers[i];
    if (isnan(x) && isnan(y)) continue;
    if (!(fabs(x - y) <= 1e-8 * fmax(1.0, fmax(fabs(x), fabs(y)))) && x != y) return false;
  }
  return true;
}

/* --- timing on this engine --------------------------------------------------------------------------------------------- */
static int copy_args(qn_rt *rt, const qn_value *v, uint32_t n, qn_value *out) {
  for (uint32_t i = 0; i < n; i++) {
    if (!qn_is_array(v[i])) {
      out[i] = qn_retained(v[i]);
    } else if (qn_array_copy(rt, v[i], &out[i])) {
      while (i > 0) qn_release(rt, out[--i]);
      return -1;
    }
  }
  return 0;
}

static void drop_args(qn_rt *rt, qn_value *v, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) qn_release(rt, v[i]);
}

static int run_once(qn_session *s, qn_value kernel, int column, const qn_value *v, uint32_t n, qn_value *out) {
  qn_args args = {.pos = v, .npos = n};
  if (column != COL_VM) {
    s->threads = column == COL_ONE ? 1 : s->bench->threads;
    return qn_hook_call_kernel(&s->rt, kernel, &args, out);
  }
  qn_vm_options *o = qn_vm_opts(&s->rt);
  bool before = o->interpret;
  o->interpret = true;
  int status = qn_vm_call_function(&s->rt, ((qn_kernelobj *)kernel.o)->fn, &args, out);
  o->interpret = before;
  return status;
}

/* Fresh copies of the arguments for each run; the best of as many as fit in 0.3 s, a slow one once. */
static int time_column(qn_session *s, qn_value kernel, int column, const qn_value *v, uint32_t n, bench_row *row) {
  double best = 0, spent = 0;
  for (int runs = 0; runs < 1000 && (runs == 0 || spent < 0.3); runs++) {
    qn_value args[QN_SLOTS_MAX], result;
    if (copy_args(&s->rt, v, n, args)) return -1;
    double t0 = qn_time_seconds();
    int status = run_once(s, kernel, column, args, n, &result);
    double dt = qn_time_seconds() - t0;
    if (status == 0 && runs == 0) answer_of(&s->rt, result, args, n, &row->answer[column]);
    if (status == 0) qn_release(&s->rt, result);
    drop_args(&s->rt, args, n);
    if (status) return -1;
    if (runs == 0 && column != COL_VM) continue; /* the first run may have compiled */
    if (best == 0 || dt < best) best = dt;
    spent += dt;
  }
  row->seconds[column] = best > 0 ? best : 1e-9;
  return 0;
}

int qn_bench_call(qn_session *s, qn_fnstate *f, qn_value kernel, const qn_value *v, uint32_t n, qn_value *out) {
  struct qn_bench *b = s->bench;
  bool outer = !b->busy && b->n < BENCH_ROWS;
  qn_value originals[QN_SLOTS_MAX];
  if (outer) {
    b->busy = true;
    bench_row *row = &b->rows[b->n++];
    snprintf(row->name, sizeof row->name, "%.*s", (int)f->kfunc.name.n, f->kfunc.name.p);
    if (copy_args(&s->rt, v, n, originals)) return -1;
    int status = 0;
    for (int c = COL_VM; c <= COL_ALL && status == 0; c++) status = time_column(s, kernel, c, originals, n, row);
    drop_args(&s->rt, originals, n);
    b->busy = false;
    if (status) return -1;
  }
  qn_complexobj temps[QN_SLOTS_MAX];
  qn_spec *spec = qn_spec_for_call(s, f, (qn_value *)(uintptr_t)v, n, temps);
  return spec ? qn_call_spec(s, f, spec, v, n, out) : -1;
}

/* --- CPython --------------------------------------------------------------------------------------------------------------- */
extern char **environ;

/* Runs the driver; everything it prints goes to *out. False: no such Python, or it failed. */
static bool run_python(const char *python, const char *mode, const char *path, int argc, const char *const *argv, qn_buf *out) {
  const char *args[64] = {python, "-c", (const char *)qn_bench_driver, mode, path};
  int n = 5;
  for (int i = 1; i < argc && n < 63; i++) args[n++] = argv[i];
  int pipes[2];
  if (pipe(pipes) != 0) return false;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipes[1], 1);
  posix_spawn_file_actions_addclose(&actions, pipes[0]);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t pid;
  int failed = posix_spawnp(&pid, python, &actions, NULL, (char *const *)(uintptr_t)args, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipes[1]);
  char chunk[4096];
  ssize_t got = 0;
  while (!failed && ((got = read(pipes[0], chunk, sizeof chunk)) > 0 || (got < 0 && errno == EINTR)))
    if (got > 0) qn_buf_add(out, chunk, (size_t)got);
  close(pipes[0]);
  int status = 1;
  if (!failed)
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return !failed && status == 0;
}

static void read_rows(struct qn_bench *b, int column, char *text) {
  for (char *save = NULL, *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
    int seq, used = 0;
    char name[64];
    double seconds;
    if (sscanf(line, "quern-bench %d %63s %lf%n", &seq, name, &seconds, &used) != 3 || seq < 0 || seq >= b->n) continue;
    bench_row *row = &b->rows[seq];
    if (strcmp(row->name, name) != 0) continue;
    row->seconds[column] = seconds;
    for (char *p = line + used, *end; *p; p = end) {
      double x = strtod(p, &end);
      if (end == p) break;
      add_number(&row->answer[column], x);
    }
  }
}

static bool compare_with_python(qn_session *s, const char *python, const char *path, int argc, const char *const *argv) {
  static const char *const modes[] = {"cpython", "numba"};
  bool any = false;
  for (int i = 0; i < 2; i++) {
    qn_buf out;
    qn_buf_init(&out, s->alloc);
    if (run_python(python, modes[i], path, argc, argv, &out) && out.n) {
      read_rows(s->bench, COL_CPYTHON + i, out.p);
      any = true;
    }
    qn_buf_deinit(&out);
  }
  return any;
}

/* --- the table ----------------------------------------------------------------------------------------------------------------- */
static void put_time(qn_buf *out, double seconds) {
  static const char *const units[] = {"s", "ms", "µs", "ns"};
  if (seconds <= 0) {
    qn_buf_printf(out, " %11s", "-");
    return;
  }
  int u = 0;
  while (u < 3 && seconds < 1) seconds *= 1000, u++;
  qn_buf_printf(out, " %8.*f %s", seconds < 10 ? 2 : seconds < 100 ? 1 : 0, seconds, units[u]);
  if (strlen(units[u]) < 2) qn_buf_c(out, ' ');
}

static void put_ratio(qn_buf *out, double top, double bottom) {
  if (top > 0 && bottom > 0) qn_buf_printf(out, " %9.2f×", top / bottom);
  else qn_buf_printf(out, " %10s", "-");
}

static double fastest(const bench_row *r) {
  return r->seconds[COL_ALL] < r->seconds[COL_ONE] ? r->seconds[COL_ALL] : r->seconds[COL_ONE];
}

/* missing: the Python that was to be compared with and did not run the script, or NULL. */
static bool print_table(const struct qn_bench *b, const char *missing, qn_buf *out) {
  bool agree = true;
  char threads[24];
  snprintf(threads, sizeof threads, "%d threads", (int)b->threads);
  qn_buf_printf(out, "%-20s %11s %11s %11s %11s %11s %10s %10s  %s\n", "kernel", "Quern VM", "1 thread", threads, "CPython", "Numba",
                "CPython/VM", "Numba/Quern", "answers");
  for (int i = 0; i < b->n; i++) {
    const bench_row *r = &b->rows[i];
    qn_buf_printf(out, "%-20s", r->name);
    for (int c = 0; c < COLUMNS; c++) put_time(out, r->seconds[c]);
    put_ratio(out, r->seconds[COL_CPYTHON], r->seconds[COL_VM]);
    put_ratio(out, r->seconds[COL_NUMBA], fastest(r));
    bool same = true;
    for (int c = 0; c < COLUMNS; c++)
      if (r->seconds[c] > 0 && !same_answer(&r->answer[COL_VM], &r->answer[c])) same = false;
    qn_buf_printf(out, "  %s\n", same ? "agree" : "DIFFER");
    agree = agree && same;
  }
  if (missing) qn_buf_printf(out, "(not compared: '%s' does not run the script; --python PATH names another)\n", missing);
  return agree;
}

static qn_status write_json(const struct qn_bench *b, const char *path, qn_error *err) {
  static const char *const names[COLUMNS] = {"vm", "one_thread", "all_threads", "cpython", "numba"};
  FILE *f = fopen(path, "w");
  if (!f) return qn_error_set(err, QN_EIO, "cannot write '%s': %s", path, strerror(errno));
  fprintf(f, "{\"threads\": %d, \"kernels\": [", (int)b->threads);
  for (int i = 0; i < b->n; i++) {
    fprintf(f, "%s\n  {\"name\": \"%s\"", i ? "," : "", b->rows[i].name);
    for (int c = 0; c < COLUMNS; c++)
      if (b->rows[i].seconds[c] > 0) fprintf(f, ", \"%s\": %.9g", names[c], b->rows[i].seconds[c]);
    fputc('}', f);
  }
  fprintf(f, "\n]}\n");
  bool bad = ferror(f) != 0;
  if (fclose(f) != 0 || bad) return qn_error_set(err, QN_EIO, "cannot write '%s'", path);
  return QN_OK;
}

qn_status qn_bench_file(qn_session *s, const char *path, int argc, const char *const *argv, const char *python, const char *json_path,
                        int *agree, qn_error *err) {
  struct qn_bench *b = qn_alloc(s->alloc, sizeof *b);
  if (!b) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(b, 0, sizeof *b);
  b->threads = s->threads ? s->threads : qn_par_default_threads();
  s->bench = b;
  int exit_code = 0;
  qn_status status = qn_run_file(s, path, argc, argv, &exit_code, err);
  s->bench = NULL;
  if (status == QN_OK && exit_code) status = qn_error_set(err, QN_ERUNTIME, "the script ended with exit code %d", exit_code);
  if (status == QN_OK) {
    s->bench = b;
    if (!python) python = "python3";
    bool compared = strcmp(python, "none") == 0 || compare_with_python(s, python, path, argc, argv);
    s->bench = NULL;
    qn_buf out;
    qn_buf_init(&out, s->alloc);
    qn_buf_c(&out, '\n');
    *agree = print_table(b, compared ? NULL : python, &out);
    if (qn_session_write(s, 1, out.p, out.n) || qn_session_flush(s)) status = qn_error_set(err, QN_EIO, "cannot write the table");
    qn_buf_deinit(&out);
    if (status == QN_OK && json_path) status = write_json(b, json_path, err);
  }
  qn_free(s->alloc, b, sizeof *b);
  return status;
}
