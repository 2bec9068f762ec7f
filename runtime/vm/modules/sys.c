/* sys.c - the sys module: argv (set by qn_vm_set_argv), exit, the streams, limits. */
#include <float.h>

#include "runtime/object/internal.h"
#include "runtime/vm/vm.h"

static int fn_exit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)out;
  qn_value code;
  if (qn_args_parse(rt, args, "exit", "|status /", &code)) return -1;
  return qn_raise_args(rt, qn_exc_classes[QN_E_SystemExit], &code, code.tag == QN_UNSET ? 0 : 1);
}

static int fn_getrecursionlimit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "getrecursionlimit", "", NULL)) return -1;
  *out = qn_int(rt->depth_max);
  return 0;
}

static int fn_setrecursionlimit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  int64_t n;
  if (qn_args_parse(rt, args, "setrecursionlimit", "limit /", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 1) return qn_raise(rt, QN_E_ValueError, "recursion limit must be greater or equal than 1");
  *out = qn_none(); /* the stack of the VM is bounded by itself: a larger limit is not honoured */
  return 0;
}

static int fn_intern(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  qn_value v;
  if (qn_args_parse(rt, args, "intern", "string /", &v)) return -1;
  *out = qn_retained(v);
  return 0;
}

/* --- sys.stdout, sys.stderr ------------------------------------------------------------------------------------------ */
typedef struct stream {
  qn_obj obj;
  int fd;
} stream;

static void stream_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(stream)); }

static int stream_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value text;
  if (qn_args_parse(rt, args, "write", "text /", &text)) return -1;
  if (!qn_is(text, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "write() argument must be str, not %s", qn_class_of(text)->name);
  qn_sv s = qn_str_sv(text);
  if (s.n && rt->hooks.write(rt->hooks.user, ((stream *)self.o)->fd, s.p, s.n)) return qn_raise(rt, QN_E_OSError, "cannot write the output");
  *out = qn_int(((qn_strobj *)text.o)->points);
  return 0;
}

static int stream_flush(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "flush", "", NULL)) return -1;
  if (rt->hooks.write(rt->hooks.user, ((stream *)self.o)->fd, "", 0)) return qn_raise(rt, QN_E_OSError, "cannot write the output");
  *out = qn_none();
  return 0;
}

static int stream_isatty(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "isatty", "", NULL)) return -1;
  *out = qn_bool(false);
  return 0;
}

static const qn_method stream_methods[] = {{.name = "write", .fn = stream_write}, {.name = "flush", .fn = stream_flush},
                                           {.name = "isatty", .fn = stream_isatty}, {.name = NULL}};
static qn_class stream_class = {QN_CLASS_HEAD("TextIOWrapper", QN_K_OTHER, &qn_object_class), .methods = stream_methods, .destroy = stream_destroy};

/* --- module ---------------------------------------------------------------------------------------------------------- */
static int set_take(qn_rt *rt, qn_value module, const char *name, int made, qn_value v) {
  if (made) return -1;
  int status = qn_module_set(rt, module, name, v);
  qn_release(rt, v);
  return status;
}

static int add_stream(qn_rt *rt, qn_value module, const char *name, int fd) {
  stream *s = qn_obj_new(rt, &stream_class, sizeof *s);
  if (!s) return -1;
  s->fd = fd;
  return set_take(rt, module, name, 0, qn_from_obj(s));
}

static int add_float_info(qn_rt *rt, qn_value module) {
  static const qn_module_def def = {"sys.float_info", NULL, NULL};
  qn_value info;
  if (qn_new_module(rt, &def, &info)) return -1;
  int status = qn_module_set(rt, info, "max", qn_float(DBL_MAX)) || qn_module_set(rt, info, "min", qn_float(DBL_MIN)) ||
               qn_module_set(rt, info, "epsilon", qn_float(DBL_EPSILON)) || qn_module_set(rt, info, "dig", qn_int(DBL_DIG)) ||
               qn_module_set(rt, info, "mant_dig", qn_int(DBL_MANT_DIG));
  return set_take(rt, module, "float_info", status ? -1 : 0, info);
}

static int init(qn_rt *rt, qn_value module) {
  qn_value v = {.tag = QN_UNSET}, version[5] = {qn_int(3), qn_int(11), qn_int(7), {.tag = QN_NONE}, qn_int(0)};
  if (set_take(rt, module, "platform", qn_new_str(rt, QN_SV("linux"), &v), v)) return -1;
  if (set_take(rt, module, "byteorder", qn_new_str(rt, QN_SV("little"), &v), v)) return -1;
  if (set_take(rt, module, "version", qn_new_str(rt, QN_SV("3.11.7 (Quern)"), &v), v)) return -1;
  if (set_take(rt, module, "executable", qn_new_str(rt, QN_SV("quern"), &v), v)) return -1;
  if (qn_new_str(rt, QN_SV("final"), &version[3])) return -1;
  int made = qn_new_tuple(rt, version, 5, &v);
  qn_release(rt, version[3]);
  if (set_take(rt, module, "version_info", made, v)) return -1;
  if (qn_module_set(rt, module, "maxsize", qn_int(INT64_MAX))) return -1;
  return add_stream(rt, module, "stdout", 1) || add_stream(rt, module, "stderr", 2) || add_float_info(rt, module) ? -1 : 0;
}

static const qn_method functions[] = {{.name = "exit", .fn = fn_exit},
                                      {.name = "getrecursionlimit", .fn = fn_getrecursionlimit},
                                      {.name = "setrecursionlimit", .fn = fn_setrecursionlimit},
                                      {.name = "intern", .fn = fn_intern},
                                      {.name = NULL}};

const qn_module_def qn_sys_module = {"sys", functions, init};
