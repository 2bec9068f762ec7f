/* builtins_io.c - print and input. */
#include <errno.h>

#include "runtime/object/builtins.h"

/* What the program has put in place of sys.stdin (0) or sys.stdout (1), borrowed; QN_UNSET: nothing. */
static qn_value replaced(qn_rt *rt, int which) {
  qn_value v;
  if (rt->sys_attrs.tag != QN_OBJ || qn_dict_get_z(rt, rt->sys_attrs, which ? "stdout" : "stdin", &v) <= 0) return (qn_value){0};
  qn_release(rt, v); /* sys holds it */
  return v.tag == QN_OBJ && v.o == rt->std_streams[which] ? (qn_value){0} : v;
}

static int write_out(qn_rt *rt, qn_sv s, bool flush) {
  int r = rt->hooks.write && s.n ? rt->hooks.write(rt->hooks.user, 1, s.p, s.n) : 0;
  if (r >= 0 && flush && rt->hooks.write) r = rt->hooks.write(rt->hooks.user, 1, NULL, 0); /* how flush is said */
  if (r >= 0) return 0;
  return qn_raise(rt, QN_E_OSError, "cannot write to standard output");
}

/* file.write(text), then file.flush() when asked. */
static int write_file(qn_rt *rt, qn_value file, const qn_buf *text, bool flush) {
  qn_sym name = qn_sym_of(rt, "write");
  qn_value fn, arg, r;
  if (!name) return -1;
  QN_TRY(qn_get_attr(rt, file, name, &fn));
  int status = qn_new_str_buf(rt, text, &arg);
  if (status == 0) {
    status = qn_call_pos(rt, fn, &arg, 1, &r);
    if (status == 0) qn_release(rt, r);
    qn_release(rt, arg);
  }
  qn_release(rt, fn);
  if (status < 0 || !flush) return status;
  if (!(name = qn_sym_of(rt, "flush"))) return -1;
  QN_TRY(qn_get_attr(rt, file, name, &fn));
  status = qn_call_object(rt, fn, &(qn_args){0}, &r);
  if (status == 0) qn_release(rt, r);
  qn_release(rt, fn);
  return status;
}

bool qn_stdout_is_replaced(qn_rt *rt) { return replaced(rt, 1).tag != QN_UNSET; }

int qn_stdout_write(qn_rt *rt, const qn_buf *text) {
  qn_value file = replaced(rt, 1);
  return file.tag == QN_UNSET ? write_out(rt, qn_buf_view(text), false) : write_file(rt, file, text, false);
}

static int separator(qn_rt *rt, qn_value v, const char *name, qn_sv def, qn_sv *out) {
  if (qn_is_none(v)) return *out = def, 0;
  if (!qn_is(v, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "%s must be None or a string, not %s", name, qn_type_name(v));
  return *out = qn_str_sv(v), 0;
}

QN_BUILTIN(qn_b_print) {
  enum { SEP, END, FILE_, FLUSH };
  qn_value a[4] = {{0}, {0}, {0}, {0}};
  qn_args keywords = *args;
  keywords.npos = 0;
  if (args->nkw) QN_TRY(qn_args_parse(rt, &keywords, "print", "|$sep end file flush", a));
  qn_sv sep, end;
  QN_TRY(separator(rt, a[SEP], "sep", QN_SV(" "), &sep));
  QN_TRY(separator(rt, a[END], "end", QN_SV("\n"), &end));
  int flush = a[FLUSH].tag == QN_UNSET ? 0 : qn_truth(rt, a[FLUSH]);
  if (flush < 0) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = 0;
  for (uint32_t i = 0; r == 0 && i < args->npos; i++) {
    if (i) qn_buf_sv(&b, sep);
    r = qn_str(rt, args->pos[i], &b);
  }
  qn_buf_sv(&b, end);
  if (r == 0 && b.oom) r = qn_raise_memory(rt);
  if (r == 0 && qn_is_none(a[FILE_])) a[FILE_] = replaced(rt, 1);
  if (r == 0) r = qn_is_none(a[FILE_]) ? write_out(rt, qn_buf_view(&b), flush) : write_file(rt, a[FILE_], &b, flush);
  qn_buf_deinit(&b);
  if (r == 0) *out = qn_none();
  return r;
}

/* A line of what stands in for sys.stdin, without its end. */
static int read_line_of(qn_rt *rt, qn_value file, qn_value *out) {
  qn_value fn, line;
  qn_sym name = qn_sym_of(rt, "readline");
  if (!name) return -1;
  QN_TRY(qn_get_attr(rt, file, name, &fn));
  int r = qn_call_pos(rt, fn, NULL, 0, &line);
  qn_release(rt, fn);
  if (r < 0) return -1;
  if (!qn_is(line, QN_K_STR)) r = qn_raise(rt, QN_E_TypeError, "object.readline() returned non-string");
  else if (qn_strp(line)->n == 0) r = qn_raise(rt, QN_E_EOFError, "EOF when reading a line");
  qn_sv s = r ? QN_SV("") : qn_str_sv(line);
  if (s.n && s.p[s.n - 1] == '\n') s.n--;
  if (r == 0) r = qn_new_str(rt, s, out);
  qn_release(rt, line);
  return r;
}

QN_BUILTIN(qn_b_input) {
  qn_value prompt;
  QN_TRY(qn_args_parse(rt, args, "input", "|prompt/", &prompt));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int r = prompt.tag == QN_UNSET ? 0 : qn_str(rt, prompt, &b);
  if (r == 0 && b.n) r = write_out(rt, qn_buf_view(&b), true);
  qn_buf_reset(&b);
  if (r == 0 && rt->hooks.module_function) { /* sys.stdin, or what stands in for it, knows of interruptions */
    qn_buf_deinit(&b);
    qn_value file = replaced(rt, 0);
    const bool own = file.tag == QN_UNSET;
    if (own && rt->hooks.module_function(rt, "sys", "stdin", &file)) return -1;
    r = read_line_of(rt, file, out);
    if (own) qn_release(rt, file);
    return r;
  }
  int c = EOF;
  while (r == 0 && (c = getc(stdin)) != EOF && c != '\n') qn_buf_c(&b, (char)c);
  if (r == 0 && c == EOF && b.n == 0) r = qn_raise(rt, QN_E_EOFError, "EOF when reading a line");
  if (r == 0) r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}
