/* quern.h - the public API of libquern: compile numeric Python at run time and run it on host buffers.
 *
 * Clean as C99 and C++11. Every public function is tagged [any thread] or [one thread per object].
 * Enums only grow; configuration structs begin with struct_size (zero the struct, set struct_size). */
#ifndef QUERN_QUERN_H
#define QUERN_QUERN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QN_API __attribute__((visibility("default")))
#define QN_MUST_USE __attribute__((warn_unused_result))
#else
#define QN_API
#define QN_MUST_USE
#endif

/* What a call came to. QN_OK is 0; everything else is a failure and a qn_error was filled. */
typedef enum qn_status {
  QN_OK = 0,
  QN_ENOMEM = 1,    /* an allocation failed */
  QN_EINVAL = 2,    /* an argument of the call is unusable */
  QN_ESYNTAX = 3,   /* the source does not parse */
  QN_ETYPE = 4,     /* a kernel does not type-check, or is refused by name */
  QN_ERUNTIME = 5,  /* the program raised: qn_error has type, message and traceback */
  QN_EIO = 6,       /* a file could not be read or written */
  QN_ELIMIT = 7,    /* a limit set by the host was reached */
  QN_EVERSION = 8,  /* a struct_size or flag from a newer header */
  QN_ENOTFOUND = 9, /* no such kernel, column or module */
  QN_EINTERNAL = 10 /* a fault of the engine itself */
} qn_status;

/* Where in a source: lines from 1, columns in UTF-8 bytes from 0, the end exclusive. line 0: nowhere. */
typedef struct qn_span {
  uint32_t line, col, end_line, end_col;
} qn_span;

/* Caller-owned, fixed size, nothing to free; written only on failure. */
typedef struct qn_error {
  qn_status status;
  qn_span span;
  char file[256];     /* source name, "" when there is none */
  char type[64];      /* Python exception type of a QN_ERUNTIME, else "" */
  char message[1024]; /* lower case, names the thing and the expectation */
} qn_error;

/* Host allocator: realloc semantics with the old size; n == 0 frees and returns NULL. Must be thread-safe. */
typedef struct qn_allocator {
  void *(*realloc)(void *user, void *p, size_t old_n, size_t n);
  void *user;
} qn_allocator;

/* --- version ----------------------------------------------------------------------------------------------------- */
#define QN_VERSION_STRING "0.1.0"
QN_API const char *qn_version(void);       /* [any thread] the library's version */
QN_API const char *qn_status_name(qn_status s); /* [any thread] "QN_ETYPE" */

/* --- session: one engine; sessions never share state ---------------------------------------------------------------- */
typedef struct qn_session qn_session;
typedef struct qn_module qn_module; /* one compiled source; lives as long as its session */
typedef struct qn_kernel qn_kernel; /* one function for one signature, native code; any number of threads may run it */
typedef struct qn_call qn_call;     /* one call's arguments and results; one thread at a time */
typedef struct qn_expr qn_expr;     /* one expression bound to a schema of columns */

/* The host's loop: runs body(frame, lo, hi) over disjoint parts of [0, n) in any order, on any threads, and returns when
 * all are done. The return value of a body that is not 0 must be passed on (any one of them). */
typedef int32_t (*qn_loop_body)(void *frame, int64_t begin, int64_t end);
typedef int32_t (*qn_parallel_for)(void *user, qn_loop_body body, void *frame, int64_t n);

/* Receives what a program prints: fd 1 or 2. Returns 0, or -1 when it cannot be written. */
typedef int (*qn_write_fn)(void *user, int fd, const char *p, size_t n);

enum {
  QN_SESSION_INTERPRET = 1u << 0, /* run kernels on the VM too (the interpreted baseline) */
  QN_SESSION_NO_CACHE = 1u << 1,  /* keep no compiled code on disk */
  QN_SESSION_LIST_RACES = 1u << 2, /* qn_check_file lists what cannot be decided about parallel loops */
  QN_SESSION_CHECK_RACES = 1u << 3, /* parallel loops run serially and note every access: races go to fd 2 */
  QN_SESSION_EXPLAIN = 1u << 4      /* say of each kernel that is compiled what became of its statements, to fd 2 */
};

enum { QN_OPTIMIZE_DEFAULT, QN_OPTIMIZE_O0, QN_OPTIMIZE_O1, QN_OPTIMIZE_O2, QN_OPTIMIZE_O3 };

typedef struct qn_session_config {
  size_t struct_size;             /* sizeof(qn_session_config) */
  uint32_t flags;                 /* QN_SESSION_* */
  int32_t threads;                /* threads of a parallel loop; 0: NUMBA_NUM_THREADS, OMP_NUM_THREADS, all CPUs */
  const qn_allocator *allocator;  /* NULL: malloc */
  const char *cpu;                /* "native" (NULL), "x86-64-v2", "x86-64-v3", "x86-64-v4" */
  const char *cache_dir;          /* NULL: $QUERN_CACHE_DIR, $XDG_CACHE_HOME/quern, ~/.cache/quern */
  qn_parallel_for parallel_for;   /* NULL: OpenMP */
  void *parallel_user;
  qn_write_fn write;              /* NULL: the process's stdout and stderr */
  void *write_user;
  int32_t optimize;               /* QN_OPTIMIZE_*: how hard LLVM works on kernels; results never depend on it */
  int64_t memory;                 /* bytes that the session's objects may take; beyond them scripts get MemoryError. 0: no limit */
} qn_session_config;

/* [any thread] config may be NULL. *out is owned: destroy it after all of its kernels, calls and expressions. */
QN_API QN_MUST_USE qn_status qn_session_create(const qn_session_config *config, qn_session **out, qn_error *err);
QN_API void qn_session_destroy(qn_session *s); /* s may be NULL */

/* Seconds and counts of the stages so far, for a report: source is parsed, bound, run, kernels typed, lowered, compiled or
 * fetched from the cache. */
typedef struct qn_timing {
  double read, parse, bytecode, infer, lower, cache, llvm, load, run, total;
  int64_t kernels_compiled, kernels_cached;
} qn_timing;
QN_API void qn_session_timing(const qn_session *s, qn_timing *out); /* [one thread per object] */

/* --- programs ------------------------------------------------------------------------------------------------------- */
/* Runs a script (.py, or .pyx in the Cython dialect; "-": of standard input) as `python FILE args…` would: argv[0] is the path. *exit_code is what
 * the process should exit with: 0, 1 after an uncaught exception (its traceback went to fd 2), or sys.exit's. A program
 * that raised is QN_OK with exit code 1; a status other than QN_OK means that it did not start (err says why; syntax
 * errors have been printed to fd 2 as diagnostics too). [one thread per object] */
QN_API QN_MUST_USE qn_status qn_run_file(qn_session *s, const char *path, int argc, const char *const *argv, int *exit_code,
                                         qn_error *err);

/* Interrupts the script that the session runs, as Ctrl-C does: KeyboardInterrupt in its main thread, kernels included; 130 is
 * the exit code when nothing catches it. When no script runs, the next one is interrupted. Returns 1 when an earlier
 * interruption still waits (a long operation in C does not look), else 0. [any thread, and signal handlers] */
QN_API int qn_session_interrupt(qn_session *s);

/* Prints one stage of a file to fd 1: "ast", "ast-attributes", "bytecode", "types", "ir", "llvm", "asm". The last four take
 * kernels with explicit signatures, and those that `signature` names ("f(float64[:], int64)"; may be NULL). */
QN_API QN_MUST_USE qn_status qn_dump_file(qn_session *s, const char *path, const char *stage, const char *signature, qn_error *err);

/* Checks a file without running it: syntax, scopes, and what the VM refuses; diagnostics go to fd 2
 * (json: one JSON object a line on fd 1). *problems counts the errors. */
QN_API QN_MUST_USE qn_status qn_check_file(qn_session *s, const char *path, int json, int *problems, qn_error *err);

/* --- kernels from source text ------------------------------------------------------------------------------------------- */
/* Compiles `text` (n bytes of UTF-8 Python) as module `name` and runs its top level, which defines its kernels.
 * [one thread per object] */
QN_API QN_MUST_USE qn_status qn_module_create(qn_session *s, const char *name, const char *text, size_t n, qn_module **out,
                                              qn_error *err);
/* The functions that the module defines and that can be kernels, in order of definition; NULL past the end. */
QN_API const char *qn_module_function(const qn_module *m, size_t i);

/* The kernel `function` of a module for argument types written as Numba writes them: "float64(float64[:], int64)" or
 * "(float64[::1], int64)". Compiled now, or fetched from the cache. [one thread per object] */
QN_API QN_MUST_USE qn_status qn_kernel_get(qn_module *m, const char *function, const char *signature, qn_kernel **out, qn_error *err);
QN_API void qn_kernel_release(qn_kernel *k);
QN_API size_t qn_kernel_parameters(const qn_kernel *k);
/* The type of parameter i ("array(float64, 1d, C)"), or of the result for i = -1. Borrowed. */
QN_API const char *qn_kernel_type(const qn_kernel *k, int i);

/* A call's arguments are set by position and stay set between runs. Arrays are the host's memory, used in place; strides
 * in bytes (NULL: C order). [one thread per object]; different calls of one kernel may run at the same time. */
QN_API QN_MUST_USE qn_status qn_call_create(qn_kernel *k, qn_call **out, qn_error *err);
QN_API void qn_call_destroy(qn_call *c);
QN_API QN_MUST_USE qn_status qn_call_set_int(qn_call *c, size_t i, int64_t x, qn_error *err);
QN_API QN_MUST_USE qn_status qn_call_set_float(qn_call *c, size_t i, double x, qn_error *err);
enum { QN_ARRAY_READONLY = 1u << 0 };
QN_API QN_MUST_USE qn_status qn_call_set_array(qn_call *c, size_t i, void *data, const char *dtype, int ndim, const int64_t *shape,
                                               const int64_t *strides, uint32_t flags, qn_error *err);
QN_API QN_MUST_USE qn_status qn_call_run(qn_call *c, qn_error *err);
QN_API QN_MUST_USE qn_status qn_call_result_int(const qn_call *c, int64_t *out, qn_error *err);
QN_API QN_MUST_USE qn_status qn_call_result_float(const qn_call *c, double *out, qn_error *err);

/* --- expressions over columns ------------------------------------------------------------------------------------------- */
struct ArrowSchema;
struct ArrowArray;
/* Compiles one expression ("sqrt(x*x + y*y)") over the columns of a struct schema (see arrow.h; borrowed). */
QN_API QN_MUST_USE qn_status qn_expr_create(qn_session *s, const char *text, const struct ArrowSchema *schema, qn_expr **out,
                                            qn_error *err);
QN_API void qn_expr_destroy(qn_expr *e);
/* Runs it over one batch (a struct array of that schema; borrowed, nulls honoured: null in, null out) and exports the result
 * column; out and out_schema are the caller's, to release as the Arrow specification says. */
QN_API QN_MUST_USE qn_status qn_expr_run(qn_expr *e, const struct ArrowArray *batch, struct ArrowArray *out,
                                         struct ArrowSchema *out_schema, qn_error *err);

/* --- queries: several expressions over files or a stream, in bounded memory ------------------------------------------------- */
struct ArrowArrayStream;
enum {
  QN_QUERY_PROGRESS = 1u << 0, /* says to fd 2 how much was read */
  QN_QUERY_EXPLAIN = 1u << 1   /* qn_query_run says to fd 2, behind the answer, which steps there were, their rows and times */
};

/* What to compute (docs/queries.md). Zero it, set struct_size; text and inputs (or in) are needed, all else may be 0. */
typedef struct qn_query_config {
  size_t struct_size;         /* sizeof(qn_query_config) */
  uint32_t flags;             /* QN_QUERY_* */
  const char *text;           /* "mean(delay) as d, count() by carrier where distance > 500 order by d desc limit 10" */
  const char *where, *by, *sort; /* more clauses, as in the text */
  int64_t limit;              /* rows of the result; 0: all */
  const char *fold;           /* an aggregate around each expression: "mean" */
  const char *const *inputs;  /* paths, patterns (*.csv), or "-" for standard input: CSV (.gz too) or Arrow, by content */
  size_t n_inputs;
  struct ArrowArrayStream *in; /* instead of inputs: moved, its rows are used in place */
  const char *join, *join_on, *join_how; /* a second file, "key" or "left=right" (several by commas), inner left right outer */
  const char *kernels;        /* a .py file whose functions expressions may call */
  const char *dtype;          /* types of CSV columns: "zip=str,when=datetime" */
  const char *delimiter;      /* of CSV; NULL: "," */
  const char *output;         /* .csv, .arrow, .feather, .arrows; NULL: CSV to fd 1. It gets its name when it is whole */
  const char *compression;    /* of Arrow output: "lz4", "zstd", "none" */
  int64_t memory;             /* bytes; state beyond goes to temporary files in $TMPDIR; 0: no limit */
} qn_query_config;
/* Runs a query into a file or to fd 1. [one thread per object] */
QN_API QN_MUST_USE qn_status qn_query_run(qn_session *s, const qn_query_config *config, qn_error *err);
/* The rows of a query as a C stream, computed as they are asked for. The texts of config must live as long as the stream, the
 * session too; batches may outlive both and be released on any thread. [one thread per object] */
QN_API QN_MUST_USE qn_status qn_query_open(qn_session *s, const qn_query_config *config, struct ArrowArrayStream *out, qn_error *err);

/* A query over one file, printed: evaluates `text` per row of a CSV file and prints the column, or folds it: fold is NULL or one of "sum", "mean",
 * "min", "max", "count". */
QN_API QN_MUST_USE qn_status qn_eval_csv(qn_session *s, const char *text, const char *csv_path, const char *fold, qn_error *err);

/* `quern bench`: runs the file once while timing every kernel call of its driver code on the VM, compiled on 1 thread and on
 * all; then with `python` (NULL: python3 on PATH; "none": off) on CPython and CPython + Numba. Prints a table to fd 1, writes
 * the figures to json_path when that is not NULL. *agree is 0 when results differ. */
QN_API QN_MUST_USE qn_status qn_bench_file(qn_session *s, const char *path, int argc, const char *const *argv, const char *python,
                                           const char *json_path, int *agree, qn_error *err);

#ifdef __cplusplus
}
#endif
#endif
