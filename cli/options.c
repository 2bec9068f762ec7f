/* options.c - parses the command line and prints help from options.def. */
#include "cli/options.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

enum {
#define COMMAND(id, name, operands, line, more) ON_##id = 1 << CMD_##id,
#include "cli/options.def"
#undef COMMAND
  ON_ALL = (1 << CMD_COUNT) - 1
};

static const struct {
  const char *name, *operands, *line, *more;
} commands[CMD_COUNT] = {
#define COMMAND(id, name, operands, line, more) {name, operands, line, more},
#include "cli/options.def"
#undef COMMAND
};

static const struct {
  const char *name;
  char letter;
  const char *arg;
  int on;
  const char *help;
} options[OPT_COUNT] = {
#define OPTION(id, long_name, short_name, arg, on, help) {long_name, short_name, arg, on, help},
#include "cli/options.def"
#undef OPTION
};

static void print_option(FILE *to, int o) {
  char left[80];
  int n = snprintf(left, sizeof left, "  ");
  if (options[o].letter) n += snprintf(left + n, sizeof left - (size_t)n, "-%c, ", options[o].letter);
  snprintf(left + n, sizeof left - (size_t)n, "%s%s%s", options[o].name, options[o].arg ? " " : "",
           options[o].arg ? options[o].arg : "");
  fprintf(to, "%-24s  %s\n", left, options[o].help);
}

void cli_help(FILE *to, int command) {
  if (command == CMD_COUNT) {
    fprintf(to, "usage: quern COMMAND [OPTION...] ...\n\nRuns numeric Python at native speed, with no Python.\n\n");
    for (int c = 0; c < CMD_COUNT; c++) fprintf(to, "  %-8s %s\n", commands[c].name, commands[c].line);
    fprintf(to, "\n`quern COMMAND --help` tells more. Exit codes: 0 fine; 1 the program failed or a check found errors;\n"
                "2 a wrong command line; 3 a file that cannot be read, an expression that is refused, or another failure; 130 Ctrl-C.\n");
    return;
  }
  fprintf(to, "usage: quern %s [OPTION...]%s%s\n\n%c%s.\n", commands[command].name, commands[command].operands[0] ? " " : "",
          commands[command].operands, commands[command].line[0] - ('a' - 'A'), commands[command].line + 1);
  if (commands[command].more[0]) fprintf(to, "%s\n", commands[command].more);
  fputc('\n', to);
  for (int o = 0; o < OPT_COUNT; o++)
    if (options[o].on & (1 << command)) print_option(to, o);
}

void cli_help_markdown(FILE *to) {
  fprintf(to, "# The `quern` command\n\n");
  for (int c = 0; c < CMD_COUNT; c++) {
    fprintf(to, "## quern %s\n\n```\n", commands[c].name);
    cli_help(to, c);
    fprintf(to, "```\n\n");
  }
  fprintf(to, "## Exit codes\n\n| code | meaning |\n|---|---|\n| 0 | fine, or what the script passed to `sys.exit` |\n"
              "| 1 | the script raised or does not parse, `check` found errors, or `bench` got different answers |\n| 2 | a wrong command line |\n"
              "| 3 | a file that cannot be read, an expression that is refused, or another failure of the engine |\n"
              "| 130 | (by SIGINT, for a shell) Ctrl-C, and the script did not catch the `KeyboardInterrupt` |\n");
}

static int find_option(const char *arg, size_t n, int command) {
  for (int o = 0; o < OPT_COUNT; o++) {
    if (!(options[o].on & (1 << command))) continue;
    if (strlen(options[o].name) == n && memcmp(options[o].name, arg, n) == 0) return o;
    if (n == 2 && arg[0] == '-' && options[o].letter && options[o].letter == arg[1]) return o;
  }
  return OPT_COUNT;
}

static bool given_twice(const cli_args *args, int o) {
  if (!args->value[o] || !options[o].arg) return false;
  fprintf(stderr, "quern: %s is given twice\n", options[o].name);
  return true;
}

static int parse_options(int argc, const char *const *argv, cli_args *out) {
  int i = 2;
  for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
    if (strcmp(argv[i], "--") == 0) {
      i++;
      break;
    }
    const char *eq = strchr(argv[i], '=');
    size_t n = eq ? (size_t)(eq - argv[i]) : strlen(argv[i]);
    int o = find_option(argv[i], n, out->command);
    if (o == OPT_COUNT && out->command == CMD_EVAL && argv[i][1] != '-') break; /* an expression that begins with a minus */
    if (o == OPT_COUNT) {
      fprintf(stderr, "quern %s: no option '%.*s'; see quern %s --help\n", commands[out->command].name, (int)n, argv[i],
              commands[out->command].name);
      return -1;
    }
    if (!options[o].arg && eq) {
      fprintf(stderr, "quern: %s takes no value\n", options[o].name);
      return -1;
    }
    if (given_twice(out, o)) return -1;
    out->value[o] = eq ? eq + 1 : "";
    if (options[o].arg && !eq) {
      if (i + 1 >= argc) {
        fprintf(stderr, "quern: %s needs %s\n", options[o].name, options[o].arg);
        return -1;
      }
      out->value[o] = argv[++i];
    }
    if (o == OPT_HELP) {
      cli_help(stdout, (int)out->command);
      return 1;
    }
  }
  out->operands = argv + i;
  out->noperands = argc - i;
  return 0;
}

/* eval, check and dump take options anywhere: the others pass what follows the file on to the script. */
static int parse_late_options(cli_args *out, const char **kept) {
  int n = 0, most = out->command == CMD_DUMP ? 1 : out->command == CMD_VERSION ? 0 : INT_MAX;
  for (int i = 0; i < out->noperands; i++) {
    const char *arg = out->operands[i];
    size_t len = strlen(arg);
    bool named = arg[0] == '-' && (len == 2 ? arg[1] != '-' : arg[1] == '-' || arg[2] == '='); /* --output, -o, -o=FILE */
    int o = named && len >= 2 ? find_option(arg, strcspn(arg, "="), (int)out->command) : OPT_COUNT;
    bool ends = (out->command == CMD_EVAL || out->command == CMD_CONVERT) && strncmp(arg, "--", 2) == 0 && len > 2;
    if (o == OPT_COUNT && ends) {
      fprintf(stderr, "quern %s: no option '%s'; see quern %s --help\n", commands[out->command].name, arg, commands[out->command].name);
      return -1;
    }
    if (o == OPT_COUNT) {
      if (n == most) {
        fprintf(stderr, "quern %s: '%s' is one operand too many\n", commands[out->command].name, arg);
        return -1;
      }
      kept[n++] = arg;
    } else if (given_twice(out, o)) {
      return -1;
    } else if (!options[o].arg) {
      out->value[o] = "";
    } else if (strchr(arg, '=')) {
      out->value[o] = strchr(arg, '=') + 1;
    } else if (i + 1 < out->noperands) {
      out->value[o] = out->operands[++i];
    } else {
      fprintf(stderr, "quern: %s needs %s\n", options[o].name, options[o].arg);
      return -1;
    }
  }
  out->operands = kept;
  out->noperands = n;
  return 0;
}

int cli_parse(int argc, const char *const *argv, cli_args *out) {
  *out = (cli_args){.command = CMD_COUNT};
  const char *name = argc > 1 ? argv[1] : "";
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
    cli_help(stdout, CMD_COUNT);
    return 1;
  }
  if (strcmp(name, "--version") == 0) name = "version";
  if (strcmp(name, "--help-markdown") == 0) {
    cli_help_markdown(stdout);
    return 1;
  }
  for (int c = 0; c < CMD_COUNT; c++)
    if (strcmp(name, commands[c].name) == 0) out->command = (cli_command)c;
  if (out->command == CMD_COUNT) {
    if (*name) fprintf(stderr, "quern: no command '%s'\n\n", name);
    cli_help(stderr, CMD_COUNT);
    return -1;
  }
  int status = parse_options(argc, argv, out);
  if (status != 0 || out->command == CMD_RUN || out->command == CMD_BENCH) return status;
  static const char *kept[4096]; /* the command line's own room: a process has one */
  if (out->noperands > 4096) {
    fprintf(stderr, "quern: too many operands\n");
    return -1;
  }
  return parse_late_options(out, kept);
}
