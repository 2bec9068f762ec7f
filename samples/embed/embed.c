/* embed.c - a host program in C: compiles a kernel from text, runs it on its own buffers from several threads, and evaluates
 * one expression over Arrow columns. Prints what it computed; every failure has a message. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "quern/arrow.h"
#include "quern/quern.h"

static const char source[] =
    "from numba import njit, prange\n"
    "import math\n"
    "\n"
    "@njit\n"
    "def smooth(x, out, k):\n"
    "    for i in range(1, len(x) - 1):\n"
    "        out[i] = (1.0 - 2.0 * k) * x[i] + k * (x[i - 1] + x[i + 1])\n"
    "\n"
    "@njit(parallel=True)\n"
    "def energy(x):\n"
    "    total = 0.0\n"
    "    for i in prange(len(x)):\n"
    "        total += math.sqrt(1.0 + x[i] * x[i])\n"
    "    return total\n"
    "\n"
    "@njit\n"
    "def third(x):\n"
    "    return x[3]\n";

enum { N = 100000, THREADS = 4 };

static int fail(const char *what, const qn_error *err) {
  fprintf(stderr, "%s: %s: %s (%s:%u)\n", what, err->type[0] ? err->type : qn_status_name(err->status), err->message, err->file,
          err->span.line);
  return 1;
}

typedef struct job {
  qn_kernel *kernel;
  double *data, result;
  int status;
} job;

/* Kernels may run on any thread; each thread has its own call. */
static void *run_job(void *p) {
  job *j = p;
  qn_error err;
  qn_call *call = NULL;
  int64_t shape[1] = {N};
  j->status = qn_call_create(j->kernel, &call, &err) != QN_OK ||
              qn_call_set_array(call, 0, j->data, "float64", 1, shape, NULL, QN_ARRAY_READONLY, &err) != QN_OK ||
              qn_call_run(call, &err) != QN_OK || qn_call_result_float(call, &j->result, &err) != QN_OK;
  qn_call_destroy(call);
  return NULL;
}

static int run_kernels(qn_session *s) {
  static double x[N], out[N];
  for (int i = 0; i < N; i++) x[i] = (double)(i % 97) / 97.0;
  qn_error err;
  qn_module *m = NULL;
  qn_kernel *smooth = NULL, *energy = NULL, *third = NULL;
  qn_call *call = NULL;
  int64_t shape[1] = {N}, two[1] = {2};
  int code = 1;
  if (qn_module_create(s, "host", source, strlen(source), &m, &err) != QN_OK) return fail("module", &err);
  for (size_t i = 0; qn_module_function(m, i); i++) printf("kernel: %s\n", qn_module_function(m, i));
  if (qn_kernel_get(m, "smooth", "(float64[::1], float64[::1], float64)", &smooth, &err) != QN_OK ||
      qn_kernel_get(m, "energy", "float64(float64[::1])", &energy, &err) != QN_OK ||
      qn_kernel_get(m, "third", "float64(float64[::1])", &third, &err) != QN_OK) {
    fail("kernel", &err);
    goto done;
  }
  if (qn_call_create(smooth, &call, &err) != QN_OK ||
      qn_call_set_array(call, 0, x, "float64", 1, shape, NULL, 0, &err) != QN_OK ||
      qn_call_set_array(call, 1, out, "float64", 1, shape, NULL, 0, &err) != QN_OK ||
      qn_call_set_float(call, 2, 0.25, &err) != QN_OK || qn_call_run(call, &err) != QN_OK) {
    fail("smooth", &err);
    goto done;
  }
  qn_call_destroy(call);
  call = NULL;
  printf("smoothed: %.6f %.6f %.6f\n", out[1], out[2], out[3]);

  job jobs[THREADS];
  pthread_t threads[THREADS];
  for (int t = 0; t < THREADS; t++) {
    jobs[t] = (job){energy, out, 0.0, 1};
    if (pthread_create(&threads[t], NULL, run_job, &jobs[t]) != 0) goto done;
  }
  for (int t = 0; t < THREADS; t++) pthread_join(threads[t], NULL);
  int same = 1;
  for (int t = 0; t < THREADS; t++) same = same && jobs[t].status == 0 && jobs[t].result == jobs[0].result;
  printf("energy: %.6f, the same on %d threads: %s\n", jobs[0].result, THREADS, same ? "yes" : "no");

  /* A program's error is a status with type, message and line; the host goes on. */
  if (qn_call_create(third, &call, &err) != QN_OK ||
      qn_call_set_array(call, 0, x, "float64", 1, two, NULL, 0, &err) != QN_OK) {
    fail("third", &err);
    goto done;
  }
  if (qn_call_run(call, &err) == QN_ERUNTIME) printf("caught: %s: %s (line %u)\n", err.type, err.message, err.span.line);
  code = 0;
done:
  qn_call_destroy(call);
  qn_kernel_release(smooth);
  qn_kernel_release(energy);
  qn_kernel_release(third);
  return code;
}

/* --- Arrow columns of our own: nothing to free, so release only marks ------------------------------------------------- */
static void release_schema(struct ArrowSchema *a) { a->release = NULL; }
static void release_array(struct ArrowArray *a) { a->release = NULL; }

static int run_expression(qn_session *s) {
  static double xs[4] = {3.0, 5.0, 8.0, 0.0}, ys[4] = {4.0, 12.0, 15.0, 0.0};
  static uint8_t valid[1] = {0x7}; /* the last x is null */
  struct ArrowSchema fields[2] = {{.format = "g", .name = "x", .flags = ARROW_FLAG_NULLABLE, .release = release_schema},
                                  {.format = "g", .name = "y", .release = release_schema}};
  struct ArrowSchema *children[2] = {&fields[0], &fields[1]};
  struct ArrowSchema schema = {.format = "+s", .n_children = 2, .children = children, .release = release_schema};
  const void *x_buffers[2] = {valid, xs}, *y_buffers[2] = {NULL, ys}, *no_buffers[1] = {NULL};
  struct ArrowArray columns[2] = {
      {.length = 4, .null_count = 1, .n_buffers = 2, .buffers = x_buffers, .release = release_array},
      {.length = 4, .null_count = 0, .n_buffers = 2, .buffers = y_buffers, .release = release_array}};
  struct ArrowArray *column_list[2] = {&columns[0], &columns[1]};
  struct ArrowArray batch = {
      .length = 4, .n_buffers = 1, .buffers = no_buffers, .n_children = 2, .children = column_list, .release = release_array};
  qn_error err;
  qn_expr *e = NULL;
  struct ArrowArray out;
  struct ArrowSchema out_schema;
  if (qn_expr_create(s, "sqrt(x*x + y*y)", &schema, &e, &err) != QN_OK) return fail("expression", &err);
  if (qn_expr_run(e, &batch, &out, &out_schema, &err) != QN_OK) {
    qn_expr_destroy(e);
    return fail("expression", &err);
  }
  const uint8_t *bits = out.buffers[0];
  const double *values = out.buffers[1];
  printf("hypot:");
  for (int64_t i = 0; i < out.length; i++) {
    int64_t at = i + out.offset;
    if (bits && !(bits[at >> 3] >> (at & 7) & 1))
      printf(" null");
    else
      printf(" %g", values[at]);
  }
  printf("\n");
  out.release(&out);
  out_schema.release(&out_schema);
  qn_expr_destroy(e);
  return 0;
}

int main(void) {
  qn_session_config config;
  memset(&config, 0, sizeof config);
  config.struct_size = sizeof config;
  qn_session *s = NULL;
  qn_error err;
  if (qn_session_create(&config, &s, &err) != QN_OK) return fail("session", &err);
  int code = run_kernels(s);
  if (code == 0) code = run_expression(s);
  qn_session_destroy(s);
  return code;
}
