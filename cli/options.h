/* options.h - the command line, parsed by the one table in options.def. */
#ifndef QN_CLI_OPTIONS_H
#define QN_CLI_OPTIONS_H

#include <stdio.h>

typedef enum cli_command {
#define COMMAND(id, name, operands, line, more) CMD_##id,
#include "cli/options.def"
#undef COMMAND
  CMD_COUNT
} cli_command;

typedef enum cli_option {
#define OPTION(id, long_name, short_name, arg, commands, help) OPT_##id,
#include "cli/options.def"
#undef OPTION
  OPT_COUNT
} cli_option;

/* Exit codes of `quern` itself, in docs/cli.md. */
enum { EXIT_FINE = 0, EXIT_PROGRAM = 1, EXIT_USAGE = 2, EXIT_ENGINE = 3, EXIT_INTERRUPTED = 130 };

typedef struct cli_args {
  cli_command command;
  const char *value[OPT_COUNT]; /* NULL: not given; "" for an option without argument */
  const char *const *operands;  /* what follows the options; for run and bench the rest of the line, untouched */
  int noperands;
} cli_args;

/* 0: *out is filled. 1: help was asked for and printed. -1: unusable, the reason was printed to stderr. */
int cli_parse(int argc, const char *const *argv, cli_args *out);
void cli_help(FILE *to, int command); /* CMD_COUNT: the overview */
void cli_help_markdown(FILE *to);     /* docs/cli.md */
#endif
