/* sys_module.c - the module sys: what scripts ask of it. */
#include <float.h>
#include <limits.h>

#include <unistd.h>

#include "runtime/vm/modules/io_file.h"

static int sys_exit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self, (void)out;
  if (qn_args_parse(rt, args, "exit", "|status/", &v)) return -1;
  bool none = v.tag == QN_UNSET || v.tag == QN_NONE;
  return qn_raise_args(rt, qn_exc_classes[QN_E_SystemExit], none ? NULL : &v, none ? 0 : 1);
}

static int sys_get_digits(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "get_int_max_str_digits", "", NULL)) return -1;
  return *out = qn_int(rt->int_digits_max), 0;
}

static int sys_set_digits(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "set_int_max_str_digits", "maxdigits", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n != 0 && n < 640) return qn_raise(rt, QN_E_ValueError, "maxdigits must be 0 or larger than 640");
  if (n > INT32_MAX) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C int");
  rt->int_digits_max = n;
  return *out = qn_none(), 0;
}

static int sys_getrecursionlimit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "getrecursionlimit", "", NULL)) return -1;
  return *out = qn_int(rt->depth_max), 0;
}

/* Deep recursion of Python functions costs no C stack, but what goes through C does: the limit stays within it. */
static int sys_setrecursionlimit(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  int64_t n;
  (void)self;
  if (qn_args_parse(rt, args, "setrecursionlimit", "limit/", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 1) return qn_raise(rt, QN_E_ValueError, "recursion limit must be greater or equal than 1");
  rt->depth_max = n > 5000 ? 5000 : (uint32_t)n;
  return *out = qn_none(), 0;
}

static int sys_getsizeof(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "getsizeof", "object", &v)) return -1;
  int64_t n = sizeof(qn_value);
  if (qn_is(v, QN_K_STR)) n = (int64_t)sizeof(qn_strobj) + ((qn_strobj *)v.o)->n + 1;
  else if (qn_is(v, QN_K_LIST)) n = (int64_t)sizeof(qn_list) + ((qn_list *)v.o)->cap * (((qn_list *)v.o)->elem == QN_OBJ ? 16 : 8);
  else if (qn_is(v, QN_K_TUPLE)) n = (int64_t)sizeof(qn_tuple) + ((qn_tuple *)v.o)->n * 16;
  else if (v.tag == QN_OBJ) n = sizeof(qn_obj);
  return *out = qn_int(n), 0;
}

static int sys_exc_info(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (qn_args_parse(rt, args, "exc_info", "", NULL)) return -1;
  qn_value items[3] = {qn_none(), qn_none(), qn_none()};
  if (rt->handling.tag == QN_OBJ) {
    items[0] = qn_class_value(rt->handling.o->cls);
    items[1] = rt->handling;
    if (qn_exc_traceback(rt, rt->handling, &items[2])) return -1;
  }
  int r = qn_new_tuple(rt, items, 3, out);
  qn_release(rt, items[2]);
  return r;
}

static int sys_encoding(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  return qn_args_parse(rt, args, "getdefaultencoding", "", NULL) ? -1 : qn_new_str(rt, QN_SV("utf-8"), out);
}

static int sys_import(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "_import", "name/", &v)) return -1;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "the name of a module must be a str, not %s", qn_class_of(v)->name);
  return qn_vm_import(rt, qn_str_sv(v), out);
}

/* What CPython prints for an uncaught exception. */
static int sys_format_exception(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  qn_buf b;
  (void)self;
  if (qn_args_parse(rt, args, "_format_exception", "exc/", &v)) return -1;
  if (!qn_is(v, QN_K_EXCEPTION)) return qn_raise(rt, QN_E_TypeError, "an exception is needed, not %s", qn_class_of(v)->name);
  qn_buf_init(&b, rt->alloc);
  int r = qn_exc_format(rt, v, &b) ? -1 : qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static int sys_intern(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  (void)self;
  if (qn_args_parse(rt, args, "intern", "string/", &v)) return -1;
  return *out = qn_retained(v), 0;
}

/* --- stdout, stderr ---------------------------------------------------------------------------------------------------- */
typedef struct stream {
  qn_obj obj;
  int fd;
} stream;

static int stream_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "write", "text/", &v)) return -1;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "write() argument must be str, not %s", qn_class_of(v)->name);
  qn_sv s = qn_str_sv(v);
  if (rt->hooks.write(rt->hooks.user, ((stream *)self.o)->fd, s.p, s.n)) return qn_raise(rt, QN_E_OSError, "the text could not be written");
  return *out = qn_int(((qn_strobj *)v.o)->points), 0;
}

static int stream_flush(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "flush", "", NULL)) return -1;
  rt->hooks.write(rt->hooks.user, ((stream *)self.o)->fd, NULL, 0);
  return *out = qn_none(), 0;
}

static int stream_fileno(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "fileno", "", NULL)) return -1;
  return *out = qn_int(((stream *)self.o)->fd), 0;
}

static int stream_isatty(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "isatty", "", NULL)) return -1;
  return *out = qn_bool(isatty(((stream *)self.o)->fd) == 1), 0;
}

static int stream_writelines(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v, *items, r;
  int64_t n;
  if (qn_args_parse(rt, args, "writelines", "lines/", &v) || qn_items_of(rt, v, &items, &n)) return -1;
  int bad = 0;
  for (int64_t i = 0; i < n && !bad; i++) bad = stream_write(rt, self, &(qn_args){.pos = &items[i], .npos = 1}, &r);
  qn_items_free(rt, items, n);
  return bad ? -1 : (*out = qn_none(), 0);
}

/* sys.stdout.buffer: takes bytes. */
static int buffer_write(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "write", "data/", &v)) return -1;
  if (!qn_is(v, QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v)->name);
  const qn_bytesobj *b = (const qn_bytesobj *)v.o;
  if (b->n && rt->hooks.write(rt->hooks.user, ((stream *)self.o)->fd, b->data, (size_t)b->n))
    return qn_raise(rt, QN_E_OSError, "the bytes could not be written");
  return *out = qn_int(b->n), 0;
}

static int stream_text(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args;
  return qn_new_str(rt, QN_SV("utf-8"), out);
}
static int stream_name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  return qn_new_str(rt, ((stream *)self.o)->fd == 1 ? QN_SV("<stdout>") : QN_SV("<stderr>"), out);
}
static int stream_closed(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_bool(false), 0;
}
static int stream_read(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args, (void)out;
  return qn_io_unsupported(rt, "not readable");
}
static int stream_nothing(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_none(), 0;
}
static int stream_true(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)self, (void)args;
  return *out = qn_bool(true), 0;
}
static int stream_buffer(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);

static void stream_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(stream)); }
static const qn_method stream_methods[] = {{.name = "write", .fn = stream_write}, {.name = "flush", .fn = stream_flush},
                                           {.name = "fileno", .fn = stream_fileno}, {.name = "isatty", .fn = stream_isatty}, {.name = "writelines", .fn = stream_writelines},
                                           {.name = "encoding", .fn = stream_text, .property = true},
                                           {.name = "name", .fn = stream_name, .property = true},
                                           {.name = "closed", .fn = stream_closed, .property = true},
                                           {.name = "buffer", .fn = stream_buffer, .property = true},
                                           {.name = "reconfigure", .fn = stream_nothing}, {.name = "read", .fn = stream_read},
                                           {.name = "readline", .fn = stream_read},
                                           {.name = "writable", .fn = stream_true},
                                           {.name = NULL}};
static qn_class stream_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "TextIOWrapper", .module = "_io", .kind = QN_K_OTHER,
                                .base = &qn_object_class, .methods = stream_methods, .destroy = stream_destroy};

static const qn_method buffer_methods[] = {{.name = "write", .fn = buffer_write}, {.name = "flush", .fn = stream_flush},
                                           {.name = "fileno", .fn = stream_fileno}, {.name = NULL}};
static qn_class buffer_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "BufferedWriter", .module = "_io", .kind = QN_K_OTHER,
                                .base = &qn_object_class, .methods = buffer_methods, .destroy = stream_destroy};
static int stream_buffer(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  stream *s = qn_obj_new(rt, &buffer_class, sizeof *s);
  if (!s) return -1;
  s->fd = ((stream *)self.o)->fd;
  return *out = qn_from_obj(s), 0;
}

static int add_stream(qn_rt *rt, qn_value module, const char *name, int fd) {
  stream *s = qn_obj_new(rt, &stream_class, sizeof *s);
  if (!s) return -1;
  s->fd = fd;
  int bad = qn_module_set(rt, module, name, qn_from_obj(s));
  char hidden[16];
  snprintf(hidden, sizeof hidden, "__%s__", name);
  bad = bad || qn_module_set(rt, module, hidden, qn_from_obj(s));
  rt->std_streams[fd] = &s->obj;
  qn_release(rt, qn_from_obj(s));
  return bad;
}

static int add_stdin(qn_rt *rt, qn_value module) {
  qn_value v;
  if (qn_io_stdin(rt, true, &v)) return -1;
  rt->std_streams[0] = v.o;
  rt->sys_attrs = ((qn_modobj *)module.o)->attrs;
  int bad = qn_module_set(rt, module, "stdin", v) || qn_module_set(rt, module, "__stdin__", v);
  qn_release(rt, v);
  return bad;
}

/* --- structs of constants: a tuple with names ------------------------------------------------------------------------------ */
typedef struct field {
  const char *name;
  qn_value v;
} field;
typedef struct record {
  qn_obj obj;
  qn_value tuple;
  const char *const *names;
} record;

static void record_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((record *)o)->tuple);
  qn_obj_free(rt, o, sizeof(record));
}
static int record_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const record *r = (const record *)v.o;
  (void)rt;
  for (int i = 0; r->names[i]; i++)
    if (strcmp(r->names[i], name->text) == 0) return *out = qn_retained(((qn_tuple *)r->tuple.o)->items[i]), 0;
  return 1;
}
static int record_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const record *r = (const record *)v.o;
  qn_buf_printf(out, "sys.%s(", r->obj.cls->name);
  for (int i = 0; r->names[i]; i++) {
    qn_buf_printf(out, "%s%s=", i ? ", " : "", r->names[i]);
    if (qn_repr(rt, ((qn_tuple *)r->tuple.o)->items[i], out)) return -1;
  }
  qn_buf_c(out, ')');
  return 0;
}
static int record_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) { return qn_get_item(rt, ((record *)v.o)->tuple, key, out); }
static int64_t record_length(qn_rt *rt, qn_value v) { return qn_length(rt, ((record *)v.o)->tuple); }
static int record_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_iter(rt, ((record *)v.o)->tuple, out); }
static int record_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (b.tag == QN_OBJ && b.o->cls == a.o->cls) b = ((record *)b.o)->tuple;
  if (!qn_is(b, QN_K_TUPLE)) return QN_NOT_IMPLEMENTED;
  return qn_compare(rt, ((record *)a.o)->tuple, b, op, out);
}
#define RECORD_CLASS(id, text)                                                                                               \
  static qn_class id = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text, .module = "sys", .kind = QN_K_OTHER,         \
                        .base = &qn_object_class, .destroy = record_destroy, .repr = record_repr, .get_attr = record_get,    \
                        .get_item = record_get_item, .length = record_length, .iter = record_iter, .compare = record_compare}
RECORD_CLASS(version_class, "version_info");
RECORD_CLASS(float_class, "float_info");
RECORD_CLASS(int_class, "int_info");

static int add_record(qn_rt *rt, qn_value module, const char *name, const qn_class *cls, const char *const *names, const qn_value *vals, int n) {
  record *r = qn_obj_new(rt, cls, sizeof *r);
  if (!r) return -1;
  qn_value v = qn_from_obj(r);
  r->names = names;
  int bad = qn_new_tuple(rt, vals, n, &r->tuple) || qn_module_set(rt, module, name, v);
  qn_release(rt, v);
  return bad ? -1 : 0;
}

static int add_str(qn_rt *rt, qn_value module, const char *name, const char *text) {
  qn_value s;
  if (qn_new_str(rt, qn_sv_of(text), &s)) return -1;
  int bad = qn_module_set(rt, module, name, s);
  qn_release(rt, s);
  return bad;
}

static int add_version(qn_rt *rt, qn_value m) {
  static const char *const names[] = {"major", "minor", "micro", "releaselevel", "serial", NULL};
  qn_value final_;
  if (qn_new_str(rt, QN_SV("final"), &final_)) return -1;
  qn_value vals[] = {qn_int(3), qn_int(11), qn_int(7), final_, qn_int(0)};
  int bad = add_record(rt, m, "version_info", &version_class, names, vals, 5);
  qn_release(rt, final_);
  return bad;
}

static int sys_init(qn_rt *rt, qn_value m) {
  qn_vm *vm = qn_vm_of(rt);
  static const char *const float_names[] = {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
                                            "epsilon", "radix", "rounds", NULL};
  const qn_value floats[] = {qn_float(DBL_MAX), qn_int(DBL_MAX_EXP), qn_int(DBL_MAX_10_EXP), qn_float(DBL_MIN), qn_int(DBL_MIN_EXP),
                             qn_int(DBL_MIN_10_EXP), qn_int(DBL_DIG), qn_int(DBL_MANT_DIG), qn_float(DBL_EPSILON), qn_int(FLT_RADIX),
                             qn_int(1)};
  static const char *const int_names[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold", NULL};
  const qn_value ints[] = {qn_int(30), qn_int(4), qn_int(4300), qn_int(640)};
  if (vm->argv.tag == QN_UNSET && qn_new_list(rt, NULL, 0, &vm->argv)) return -1;
  return qn_module_set(rt, m, "argv", vm->argv) || qn_module_set(rt, m, "path", vm->path) || qn_module_set(rt, m, "modules", vm->modules) || add_stdin(rt, m) || add_stream(rt, m, "stdout", 1) ||
                 add_stream(rt, m, "stderr", 2) || add_str(rt, m, "platform", "linux") || add_str(rt, m, "float_repr_style", "short") ||
                 qn_module_set(rt, m, "hexversion", qn_int(0x030b07f0)) || add_str(rt, m, "byteorder", "little") ||
                 add_str(rt, m, "version", "3.11.7 (quern)") || add_version(rt, m) || add_str(rt, m, "executable", "") ||
                 qn_module_set(rt, m, "maxsize", qn_int(INT64_MAX)) || qn_module_set(rt, m, "maxunicode", qn_int(1114111)) ||
                 add_record(rt, m, "float_info", &float_class, float_names, floats, 11) ||
                 add_record(rt, m, "int_info", &int_class, int_names, ints, 4)
             ? -1
             : 0;
}

static const qn_method sys_functions[] = {{.name = "exit", .fn = sys_exit},
                                          {.name = "getrecursionlimit", .fn = sys_getrecursionlimit},
                                          {.name = "get_int_max_str_digits", .fn = sys_get_digits},
                                          {.name = "set_int_max_str_digits", .fn = sys_set_digits},
                                          {.name = "setrecursionlimit", .fn = sys_setrecursionlimit},
                                          {.name = "getsizeof", .fn = sys_getsizeof},
                                          {.name = "exc_info", .fn = sys_exc_info},
                                          {.name = "intern", .fn = sys_intern},
                                          {.name = "getdefaultencoding", .fn = sys_encoding},
                                          {.name = "getfilesystemencoding", .fn = sys_encoding},
                                          {.name = "_import", .fn = sys_import},
                                          {.name = "_format_exception", .fn = sys_format_exception},
                                          {.name = NULL}};
const qn_module_def qn_sys_module = {.name = "sys", .functions = sys_functions, .init = sys_init};
