/* main.c - the `quern` command: one function per command, each a thin layer over quern.h. */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "quern/quern.h"

static int fail(const qn_error *err) {
  if (err->span.line)
    fprintf(stderr, "quern: %s:%u:%u: %s\n", err->file, err->span.line, err->span.col + 1, err->message);
  else
    fprintf(stderr, "quern: %s\n", err->message);
  return EXIT_ENGINE;
}

/* "500M": bytes, -1: unusable. */
static long long size_of(const char *text) {
  char *end;
  errno = 0;
  double n = strtod(text, &end);
  const char *units = "KMGT", *unit = *end ? strchr(units, *end >= 'a' ? *end - 32 : *end) : NULL;
  if (unit) {
    for (end++; unit >= units; unit--) n *= 1024;
    if (*end == 'B' || *end == 'b') end++;
  }
  return end == text || *end || errno || !(n >= 1 && n < 9e18) ? -1 : (long long)n;
}

/* The size of --memory, 0 without it, -1 after a message. */
static long long memory_of(const cli_args *args) {
  const char *text = args->value[OPT_MEMORY];
  const long long n = text ? size_of(text) : 0;
  if (!text || n >= 1 << 20) return n;
  fprintf(stderr, "quern: --memory needs a size from 1M, such as 500M or 2G, not '%s'\n", text);
  return -1;
}

/* 0 and a session, or an exit code. */
static int open_session(const cli_args *args, qn_session **out) {
  qn_session_config config;
  memset(&config, 0, sizeof config);
  config.struct_size = sizeof config;
  if (args->value[OPT_THREADS]) {
    char *end;
    errno = 0;
    long n = strtol(args->value[OPT_THREADS], &end, 10);
    if (errno || *end || end == args->value[OPT_THREADS] || n < 1 || n > 4096) {
      fprintf(stderr, "quern: --threads needs a number from 1 to 4096, not '%s'\n", args->value[OPT_THREADS]);
      return EXIT_USAGE;
    }
    config.threads = (int32_t)n;
  }
  const char *level = args->value[OPT_OPTIMIZE];
  if (level) {
    if (level[0] < '0' || level[0] > '3' || level[1]) {
      fprintf(stderr, "quern: --optimize is 0, 1, 2 or 3, not '%s'\n", level);
      return EXIT_USAGE;
    }
    config.optimize = QN_OPTIMIZE_O0 + (level[0] - '0');
  }
  config.cpu = args->value[OPT_CPU];
  config.cache_dir = args->value[OPT_CACHE_DIR];
  if (args->value[OPT_INTERPRET]) config.flags |= QN_SESSION_INTERPRET;
  if (args->value[OPT_NO_CACHE]) config.flags |= QN_SESSION_NO_CACHE;
  if (args->value[OPT_RACES]) config.flags |= QN_SESSION_LIST_RACES;
  if (args->value[OPT_EXPLAIN]) config.flags |= QN_SESSION_EXPLAIN;
  if (args->value[OPT_CHECK_]) {
    if (strcmp(args->value[OPT_CHECK_], "races") != 0) {
      fprintf(stderr, "quern: --check is races, not '%s'\n", args->value[OPT_CHECK_]);
      return EXIT_USAGE;
    }
    config.flags |= QN_SESSION_CHECK_RACES;
  }
  if (args->command == CMD_RUN && (config.memory = memory_of(args)) < 0) return EXIT_USAGE; /* queries spill */
  qn_error err;
  if (qn_session_create(&config, out, &err) != QN_OK) return fail(&err);
  return 0;
}

static void print_timing(const qn_session *s) {
  qn_timing t;
  qn_session_timing(s, &t);
  const struct {
    const char *name;
    double seconds;
  } rows[] = {{"read", t.read},   {"parse", t.parse}, {"bytecode", t.bytecode}, {"infer", t.infer}, {"lower", t.lower},
              {"cache", t.cache}, {"llvm", t.llvm},   {"load", t.load},         {"run", t.run},     {"total", t.total}};
  fflush(stdout);
  fprintf(stderr, "\nstage          ms\n");
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) fprintf(stderr, "%-8s %8.3f\n", rows[i].name, rows[i].seconds * 1e3);
  fprintf(stderr, "kernels: %lld compiled, %lld from the cache\n", (long long)t.kernels_compiled, (long long)t.kernels_cached);
}

static int need(const cli_args *args, int n, const char *what) {
  if (args->noperands >= n) return 0;
  fprintf(stderr, "quern: %s is missing\n\n", what);
  cli_help(stderr, (int)args->command);
  return EXIT_USAGE;
}

/* Ctrl-C is a KeyboardInterrupt of the script; a second one, while the first still waits for a long operation, ends the
 * process as usual. */
static qn_session *running;
static void on_interrupt(int signal_number) {
  if (!qn_session_interrupt(running)) return;
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void catch_interrupts(qn_session *s) {
  struct sigaction now, how;
  if (sigaction(SIGINT, NULL, &now) || now.sa_handler != SIG_DFL) return; /* ignored: started in the background */
  memset(&how, 0, sizeof how);
  how.sa_handler = on_interrupt; /* without SA_RESTART: a read that waits gives up */
  running = s;
  sigaction(SIGINT, &how, NULL);
}

/* Ends as a program that Ctrl-C ended, so that a shell's loop around it ends too. */
static int exit_interrupted(void) {
  fflush(stdout);
  signal(SIGINT, SIG_DFL);
  raise(SIGINT);
  return EXIT_INTERRUPTED;
}

static int run(const cli_args *args) {
  qn_session *s = NULL;
  int code = need(args, 1, "FILE");
  if (code || (code = open_session(args, &s)) != 0) return code;
  qn_error err;
  int exit_code = 0;
  catch_interrupts(s);
  qn_status status = qn_run_file(s, args->operands[0], args->noperands, args->operands, &exit_code, &err);
  if (status == QN_OK) {
    code = exit_code;
  } else if (status == QN_ESYNTAX) {
    code = EXIT_PROGRAM; /* already printed as diagnostics */
  } else {
    code = fail(&err);
  }
  if (args->value[OPT_TIME]) print_timing(s);
  if (running) signal(SIGINT, SIG_DFL);
  qn_session_destroy(s);
  return running && code == EXIT_INTERRUPTED ? exit_interrupted() : code;
}

/* Options that eval and convert share; 0, or an exit code. */
static int query_options(const cli_args *args, qn_query_config *c) {
  memset(c, 0, sizeof *c);
  c->struct_size = sizeof *c;
  if ((c->memory = memory_of(args)) < 0) return EXIT_USAGE;
  c->dtype = args->value[OPT_DTYPE];
  c->delimiter = args->value[OPT_DELIMITER];
  c->compression = args->value[OPT_COMPRESSION];
  if (isatty(2)) c->flags |= QN_QUERY_PROGRESS;
  return 0;
}

static int run_query(const cli_args *args, const qn_query_config *c) {
  qn_session *s = NULL;
  qn_error err;
  int code = open_session(args, &s);
  if (code) return code;
  if (qn_query_run(s, c, &err) != QN_OK) code = fail(&err);
  if (args->value[OPT_TIME]) print_timing(s);
  qn_session_destroy(s);
  return code;
}

static int eval(const cli_args *args) {
  static const struct {
    cli_option option;
    const char *fold;
  } folds[] = {{OPT_SUM, "sum"}, {OPT_MEAN, "mean"}, {OPT_MIN, "min"}, {OPT_MAX, "max"}, {OPT_COUNT_, "count"}};
  qn_query_config c;
  int code = need(args, 2, args->noperands ? "FILE" : "EXPRESSION");
  if (code || (code = query_options(args, &c)) != 0) return code;
  for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++)
    if (args->value[folds[i].option]) {
      if (c.fold) {
        fprintf(stderr, "quern eval: --%s and --%s exclude each other\n", c.fold, folds[i].fold);
        return EXIT_USAGE;
      }
      c.fold = folds[i].fold;
    }
  if (args->value[OPT_LIMIT]) {
    char *end;
    errno = 0;
    c.limit = strtoll(args->value[OPT_LIMIT], &end, 10);
    if (errno || *end || c.limit < 1) {
      fprintf(stderr, "quern eval: --limit needs a number of rows, not '%s'\n", args->value[OPT_LIMIT]);
      return EXIT_USAGE;
    }
  }
  if (args->value[OPT_EXPLAIN]) c.flags |= QN_QUERY_EXPLAIN;
  c.text = args->operands[0];
  c.inputs = args->operands + 1;
  c.n_inputs = (size_t)args->noperands - 1;
  c.where = args->value[OPT_WHERE];
  c.by = args->value[OPT_BY];
  c.sort = args->value[OPT_SORT];
  c.join = args->value[OPT_JOIN];
  c.join_on = args->value[OPT_ON];
  c.join_how = args->value[OPT_HOW];
  c.kernels = args->value[OPT_KERNELS];
  c.output = args->value[OPT_OUTPUT];
  return run_query(args, &c);
}

static int convert(const cli_args *args) {
  qn_query_config c;
  int code = need(args, 2, args->noperands ? "OUTPUT" : "FILE");
  if (code || (code = query_options(args, &c)) != 0) return code;
  c.text = "*";
  c.inputs = args->operands;
  c.n_inputs = (size_t)args->noperands - 1;
  c.output = args->operands[args->noperands - 1];
  return run_query(args, &c);
}

static int check(const cli_args *args) {
  qn_session *s = NULL;
  int code = need(args, 1, "FILE");
  if (code) return code;
  const char *format = args->value[OPT_DIAGNOSTICS];
  if (format && strcmp(format, "json") != 0 && strcmp(format, "text") != 0) {
    fprintf(stderr, "quern: --diagnostics is text or json, not '%s'\n", format);
    return EXIT_USAGE;
  }
  if ((code = open_session(args, &s)) != 0) return code;
  for (int i = 0; i < args->noperands; i++) {
    qn_error err;
    int problems = 0;
    if (qn_check_file(s, args->operands[i], format && strcmp(format, "json") == 0, &problems, &err) != QN_OK)
      code = fail(&err);
    else if (problems && !code)
      code = EXIT_PROGRAM;
  }
  qn_session_destroy(s);
  return code;
}

static int dump(const cli_args *args) {
  static const struct {
    cli_option option;
    const char *stage;
  } stages[] = {{OPT_AST, "ast"},     {OPT_AST_ATTRIBUTES, "ast-attributes"}, {OPT_BYTECODE, "bytecode"},
                {OPT_TYPES, "types"}, {OPT_IR, "ir"},                         {OPT_LLVM, "llvm"},
                {OPT_ASM, "asm"}};
  qn_session *s = NULL;
  int code = need(args, 1, "FILE");
  if (code) return code;
  const char *stage = NULL;
  for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++)
    if (args->value[stages[i].option]) {
      if (stage) {
        fprintf(stderr, "quern dump: --%s and --%s exclude each other\n", stage, stages[i].stage);
        return EXIT_USAGE;
      }
      stage = stages[i].stage;
    }
  if (!stage) {
    fprintf(stderr, "quern dump: which stage? --ast, --bytecode, --types, --ir, --llvm or --asm\n");
    return EXIT_USAGE;
  }
  if ((code = open_session(args, &s)) != 0) return code;
  qn_error err;
  qn_status status = qn_dump_file(s, args->operands[0], stage, args->value[OPT_KERNEL], &err);
  if (status != QN_OK) code = status == QN_ESYNTAX ? EXIT_PROGRAM : fail(&err);
  qn_session_destroy(s);
  return code;
}

static int bench(const cli_args *args) {
  qn_session *s = NULL;
  int code = need(args, 1, "FILE");
  if (code || (code = open_session(args, &s)) != 0) return code;
  qn_error err;
  int agree = 1;
  qn_status status = qn_bench_file(s, args->operands[0], args->noperands, args->operands, args->value[OPT_PYTHON],
                                   args->value[OPT_JSON], &agree, &err);
  if (status != QN_OK && status != QN_ESYNTAX) code = fail(&err);
  if (status == QN_ESYNTAX || status == QN_ERUNTIME) code = EXIT_PROGRAM;
  else if (status == QN_OK && !agree) code = EXIT_PROGRAM;
  qn_session_destroy(s);
  return code;
}

/* Descriptors that the caller closed would be given to the first files that are opened, and print() would write into those. */
static void hold_standard_streams(void) {
  for (int fd = 0; fd < 3; fd++)
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDWR) < 0) return;
}

/* Arrays of some 10,000 elements come and go with each statement: their memory must not go back to the system and be cleared anew each time
 * (np.nanstd of 10,000 takes 8 microseconds, else 120). Larger blocks are kept by the runtime itself. */
static void keep_freed_memory(void) {
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 512 << 10);
}

int main(int argc, char **argv) {
  cli_args args;
  keep_freed_memory();
  signal(SIGXFSZ, SIG_IGN); /* a file beyond its limit is an OSError */
  hold_standard_streams();
  int parsed = cli_parse(argc, (const char *const *)argv, &args);
  if (parsed) return parsed > 0 ? EXIT_FINE : EXIT_USAGE;
  int code = EXIT_USAGE;
  switch (args.command) {
    case CMD_RUN: code = run(&args); break;
    case CMD_EVAL: code = eval(&args); break;
    case CMD_CONVERT: code = convert(&args); break;
    case CMD_CHECK: code = check(&args); break;
    case CMD_DUMP: code = dump(&args); break;
    case CMD_BENCH: code = bench(&args); break;
    case CMD_VERSION:
      printf("%s\n", qn_version());
      code = EXIT_FINE;
      break;
    case CMD_COUNT: break;
  }
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fprintf(stderr, "quern: cannot write to stdout: %s\n", strerror(errno));
    return code ? code : EXIT_ENGINE;
  }
  return code;
}
