/* exception.c - exception objects and classes (exceptions.def), raising. The printed form is in traceback.c.
 *
 * All exception classes share one struct and the slots of BaseException; a class of its own behaviour (KeyError's str)
 * has its slot set in class_of_row below. */
#include <errno.h>

#include "runtime/object/internal.h"

/* --- objects --------------------------------------------------------------------------------------------------------- */
static void exc_destroy(qn_rt *rt, qn_obj *o) {
  qn_excobj *e = (qn_excobj *)o;
  qn_release(rt, e->args);
  qn_release(rt, e->cause);
  qn_release(rt, e->context);
  qn_release(rt, e->attrs);
  qn_free(rt->alloc, e->trace, e->trace_cap * sizeof *e->trace);
  qn_obj_free(rt, o, sizeof *e);
}

int qn_new_exception(qn_rt *rt, const qn_class *cls, const qn_value *args, uint32_t nargs, qn_value *out) {
  qn_value tuple;
  bool file = nargs >= 3 && nargs <= 5 && qn_issubclass(cls, qn_exc_classes[QN_E_OSError]); /* the third is an attribute only */
  QN_TRY(qn_new_tuple(rt, args, file ? 2 : nargs, &tuple));
  qn_excobj *e = qn_obj_new(rt, cls, sizeof *e);
  if (!e) return qn_release(rt, tuple), -1;
  e->args = tuple;
  if (file && (qn_new_dict(rt, &e->attrs) < 0 || qn_dict_set_z(rt, e->attrs, "filename", args[2]) < 0 ||
               (nargs == 5 && qn_dict_set_z(rt, e->attrs, "filename2", args[4]) < 0)))
    return qn_release(rt, qn_from_obj(e)), -1;
  *out = qn_from_obj(e);
  return 0;
}

/* OSError(2, …) makes a FileNotFoundError. */
static const qn_class *class_of_errno(const qn_class *cls, const qn_args *args) {
  if (cls != qn_exc_classes[QN_E_OSError] || args->npos < 2 || args->pos[0].tag != QN_INT) return cls;
  switch (args->pos[0].i) {
  case ENOENT: return qn_exc_classes[QN_E_FileNotFoundError];
  case EEXIST: return qn_exc_classes[QN_E_FileExistsError];
  case EACCES:
  case EPERM: return qn_exc_classes[QN_E_PermissionError];
  case EISDIR: return qn_exc_classes[QN_E_IsADirectoryError];
  case ENOTDIR: return qn_exc_classes[QN_E_NotADirectoryError];
  case EAGAIN: return qn_exc_classes[QN_E_BlockingIOError];
  case ECHILD: return qn_exc_classes[QN_E_ChildProcessError];
  case ESRCH: return qn_exc_classes[QN_E_ProcessLookupError];
  case EINTR: return qn_exc_classes[QN_E_InterruptedError];
  case ETIMEDOUT: return qn_exc_classes[QN_E_TimeoutError];
  case EPIPE: return qn_exc_classes[QN_E_BrokenPipeError];
  case ECONNREFUSED: return qn_exc_classes[QN_E_ConnectionRefusedError];
  case ECONNRESET: return qn_exc_classes[QN_E_ConnectionResetError];
  default: return cls;
  }
}

static int exc_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", cls->name);
  return qn_new_exception(rt, class_of_errno(cls, args), args->pos, args->npos, out);
}

static int exc_str(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *args = qn_tuplep(qn_exc_obj(v)->args);
  if (args->n == 0) return 0;
  if (args->n == 1) return qn_str(rt, args->items[0], out);
  return qn_repr(rt, qn_exc_obj(v)->args, out);
}

static int key_error_str(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *args = qn_tuplep(qn_exc_obj(v)->args);
  return args->n == 1 ? qn_repr(rt, args->items[0], out) : exc_str(rt, v, out);
}

static int os_error_str(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *args = qn_tuplep(qn_exc_obj(v)->args);
  if (args->n != 2) return exc_str(rt, v, out);
  qn_buf_z(out, "[Errno ");
  QN_TRY(qn_str(rt, args->items[0], out));
  qn_buf_z(out, "] ");
  QN_TRY(qn_str(rt, args->items[1], out));
  qn_value file, attrs = qn_exc_obj(v)->attrs;
  int r = attrs.tag == QN_UNSET ? 0 : qn_dict_get_z(rt, attrs, "filename", &file);
  if (r <= 0) return r;
  qn_buf_z(out, ": ");
  r = qn_repr(rt, file, out);
  qn_release(rt, file);
  if (r < 0 || (r = qn_dict_get_z(rt, attrs, "filename2", &file)) <= 0) return r;
  qn_buf_z(out, " -> ");
  r = qn_repr(rt, file, out);
  qn_release(rt, file);
  return r;
}

static int exc_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_tuple *args = qn_tuplep(qn_exc_obj(v)->args);
  qn_buf_z(out, v.o->cls->name);
  if (args->n != 1) return qn_repr(rt, qn_exc_obj(v)->args, out);
  qn_buf_c(out, '(');
  QN_TRY(qn_repr(rt, args->items[0], out));
  qn_buf_c(out, ')');
  return 0;
}

/* --- attributes --------------------------------------------------------------------------------------------------------- */
static qn_value or_none(qn_value v) { return v.tag == QN_UNSET ? qn_none() : qn_retained(v); }

/* Attributes that are arguments by another name: (class, name, position). */
static const struct {
  qn_exc_id cls;
  const char *name;
  int32_t arg;
} arg_attrs[] = {{QN_E_StopIteration, "value", 0}, {QN_E_SystemExit, "code", 0},     {QN_E_OSError, "errno", 0},
                 {QN_E_OSError, "strerror", 1},    {QN_E_OSError, "filename", 9},    {QN_E_ImportError, "msg", 0},
                 {QN_E_SyntaxError, "msg", 0}};

static int exc_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_excobj *e = qn_exc_obj(v);
  const char *z = name->text;
  if (e->attrs.tag != QN_UNSET) {
    int r = qn_dict_get_z(rt, e->attrs, z, out);
    if (r) return r < 0 ? -1 : 0;
  }
  if (!strcmp(z, "args")) return *out = qn_retained(e->args), 0;
  if (!strcmp(z, "__cause__")) return *out = or_none(e->cause), 0;
  if (!strcmp(z, "__context__")) return *out = or_none(e->context), 0;
  if (!strcmp(z, "__suppress_context__")) return *out = qn_bool(e->suppress_context), 0;
  if (!strcmp(z, "__traceback__")) return qn_exc_traceback(rt, v, out);
  if (!strcmp(z, "__dict__")) {
    if (e->attrs.tag == QN_UNSET) QN_TRY(qn_new_dict(rt, &e->attrs));
    return *out = qn_retained(e->attrs), 0;
  }
  qn_tuple *args = qn_tuplep(e->args);
  for (size_t i = 0; i < QN_COUNT(arg_attrs); i++) {
    if (strcmp(z, arg_attrs[i].name) != 0 || !qn_isinstance(v, qn_exc_classes[arg_attrs[i].cls])) continue;
    *out = arg_attrs[i].arg < args->n ? qn_retained(args->items[arg_attrs[i].arg]) : qn_none();
    return 0;
  }
  return 1;
}

static int set_args(qn_rt *rt, qn_excobj *e, qn_value x) {
  qn_value *items, tuple;
  int64_t n;
  QN_TRY(qn_items_of(rt, x, &items, &n));
  int r = qn_new_tuple(rt, items, n, &tuple);
  qn_items_free(rt, items, n);
  if (r < 0) return -1;
  qn_release(rt, e->args);
  e->args = tuple;
  return 0;
}

static int set_context(qn_rt *rt, qn_excobj *e, qn_value x) {
  if (x.tag != QN_NONE && !qn_is(x, QN_K_EXCEPTION))
    return qn_raise(rt, QN_E_TypeError, "exception context must be None or derive from BaseException");
  qn_value before = e->context;
  e->context = qn_retained(x);
  qn_release(rt, before);
  return 0;
}

static int exc_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_excobj *e = qn_exc_obj(v);
  if (!strcmp(name->text, "args")) return set_args(rt, e, x);
  if (!strcmp(name->text, "__cause__")) return qn_exc_set_cause(rt, v, x);
  if (!strcmp(name->text, "__context__")) return set_context(rt, e, x);
  if (!strcmp(name->text, "__suppress_context__")) {
    int t = qn_truth(rt, x);
    if (t < 0) return -1;
    e->suppress_context = t;
    return 0;
  }
  if (e->attrs.tag == QN_UNSET) QN_TRY(qn_new_dict(rt, &e->attrs));
  return qn_dict_set_z(rt, e->attrs, name->text, x);
}

static int exc_del_attr(qn_rt *rt, qn_value v, qn_sym name) {
  qn_excobj *e = qn_exc_obj(v);
  if (e->attrs.tag != QN_UNSET) {
    qn_value key;
    QN_TRY(qn_new_str_sym(rt, name, &key));
    int r = qn_dict_del(rt, e->attrs, key);
    qn_release(rt, key);
    if (r) return r < 0 ? -1 : 0;
  }
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", qn_type_name(v), name->text);
}

static int exc_with_traceback(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value tb;
  QN_TRY(qn_args_parse(rt, args, "BaseException.with_traceback", "tb/", &tb));
  *out = qn_retained(self);
  return 0;
}

static int add_note(qn_rt *rt, qn_excobj *e, qn_value note) {
  qn_value notes;
  if (e->attrs.tag == QN_UNSET) QN_TRY(qn_new_dict(rt, &e->attrs));
  int r = qn_dict_get_z(rt, e->attrs, "__notes__", &notes);
  if (r < 0) return -1;
  if (r == 0) {
    QN_TRY(qn_new_list(rt, NULL, 0, &notes));
    if (qn_dict_set_z(rt, e->attrs, "__notes__", notes) < 0) return qn_release(rt, notes), -1;
  }
  r = qn_list_append(rt, notes, note);
  qn_release(rt, notes);
  return r;
}

static int exc_add_note(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value note;
  QN_TRY(qn_args_parse(rt, args, "BaseException.add_note", "note/", &note));
  if (!qn_is(note, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "note must be a str, not '%s'", qn_type_name(note));
  QN_TRY(add_note(rt, qn_exc_obj(self), note));
  return *out = qn_none(), 0;
}

int qn_exc_add_note(qn_rt *rt, const char *fmt, ...) {
  qn_value exc = qn_exc_take(rt), note;
  if (exc.tag != QN_OBJ) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  va_list ap;
  va_start(ap, fmt);
  qn_buf_vprintf(&b, fmt, ap);
  va_end(ap);
  if (exc.o->rc >= 0 && qn_new_str_buf(rt, &b, &note) == 0) {
    add_note(rt, qn_exc_obj(exc), note);
    qn_release(rt, note);
  }
  qn_buf_deinit(&b);
  qn_exc_clear(rt); /* no memory for the note: the exception goes on without it */
  rt->exc = exc;
  return -1;
}

static const qn_method exc_methods[] = {{"with_traceback", exc_with_traceback, false, false},
                                        {"add_note", exc_add_note, false, false},
                                        {NULL, NULL, false, false}};

/* --- classes ------------------------------------------------------------------------------------------------------------- */
#define classes qn_exc_class_table
#define ROOT(name) (QN_E_##name == QN_E_BaseException)
#define MODULE(name)                                                 \
  (QN_E_##name == QN_E_LinAlgError      ? "numpy.linalg"             \
   : QN_E_##name == QN_E_ComplexWarning ? "numpy.exceptions"         \
   : QN_E_##name == QN_E_UFuncTypeError ? "numpy._core._exceptions"  \
                                        : "builtins")
#define EXCEPTION(name_, base_)                                                                              \
  [QN_E_##name_] = {.obj = {&qn_type_class, -1, NULL, NULL}, .name = #name_, .module = MODULE(name_),        \
                    .kind = QN_K_EXCEPTION, .base = ROOT(name_) ? &qn_object_class : &classes[QN_E_##base_], \
                    .methods = ROOT(name_) ? exc_methods : NULL,                                              \
                    .destroy = ROOT(name_) ? exc_destroy : NULL,                                              \
                    .repr = ROOT(name_) ? exc_repr : NULL,                                                    \
                    .str = QN_E_##name_ == QN_E_KeyError  ? key_error_str                                     \
                           : QN_E_##name_ == QN_E_OSError ? os_error_str                                      \
                           : ROOT(name_)                  ? exc_str                                           \
                                                          : NULL,                                             \
                    .get_attr = ROOT(name_) ? exc_get_attr : NULL,                                            \
                    .set_attr = ROOT(name_) ? exc_set_attr : NULL,                                            \
                    .del_attr = ROOT(name_) ? exc_del_attr : NULL,                                            \
                    .construct = ROOT(name_) ? exc_construct : NULL},
qn_class classes[QN_E_COUNT] = {
#include "runtime/object/exceptions.def"
};
#undef EXCEPTION

#define EXCEPTION(name, base) [QN_E_##name] = &classes[QN_E_##name],
const qn_class *const qn_exc_classes[QN_E_COUNT] = {
#include "runtime/object/exceptions.def"
};
#undef EXCEPTION

/* --- raising ----------------------------------------------------------------------------------------------------------------- */
/* exc must not occur in its own chain of contexts. The program may have tied that chain to a ring: `slow` goes at half the
 * speed, and is met only in one. */
static void unlink_context(qn_rt *rt, qn_value exc, qn_value context) {
  qn_value slow = context;
  bool step = false;
  for (qn_value c = context; c.tag == QN_OBJ; step = !step) {
    qn_value next = qn_exc_obj(c)->context;
    if (next.tag == QN_OBJ && next.o == exc.o) {
      qn_exc_obj(c)->context = (qn_value){0};
      qn_release(rt, next);
      return;
    }
    c = next;
    if (c.tag == QN_OBJ && c.o == slow.o) return;
    if (step) slow = qn_exc_obj(slow)->context;
  }
}

int qn_raise_value(qn_rt *rt, qn_value exc) {
  qn_value old = rt->exc, handling = rt->handling;
  rt->exc = exc;
  qn_excobj *e = qn_exc_obj(exc);
  if (handling.tag == QN_OBJ && handling.o != exc.o && exc.o->rc >= 0) {
    unlink_context(rt, exc, handling);
    qn_value before = e->context;
    e->context = qn_retained(handling);
    qn_release(rt, before);
  }
  qn_release(rt, old);
  return -1;
}

int qn_raise_memory(qn_rt *rt) {
  if (rt->memory_error.tag == QN_UNSET) return -1; /* while the runtime is being made */
  qn_exc_obj(rt->memory_error)->ntrace = 0;
  qn_value old = rt->exc;
  rt->exc = rt->memory_error;
  qn_release(rt, old);
  return -1;
}

int qn_raise_args(qn_rt *rt, const qn_class *cls, const qn_value *args, uint32_t nargs) {
  qn_value exc;
  QN_TRY(qn_new_exception(rt, cls, args, nargs, &exc));
  return qn_raise_value(rt, exc);
}

int qn_raise_key(qn_rt *rt, qn_value key) { return qn_raise_args(rt, qn_exc_classes[QN_E_KeyError], &key, 1); }

static int raise_text(qn_rt *rt, const qn_class *cls, const char *fmt, va_list ap) {
  qn_buf b;
  qn_value text;
  qn_buf_init(&b, rt->alloc);
  qn_buf_vprintf(&b, fmt, ap);
  int r = qn_new_str_buf(rt, &b, &text);
  qn_buf_deinit(&b);
  if (r < 0) return -1;
  qn_raise_args(rt, cls, &text, 1);
  qn_release(rt, text);
  return -1;
}

int qn_raise(qn_rt *rt, qn_exc_id id, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  raise_text(rt, qn_exc_classes[id], fmt, ap);
  va_end(ap);
  return -1;
}

int qn_raise_class(qn_rt *rt, const qn_class *cls, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  raise_text(rt, cls, fmt, ap);
  va_end(ap);
  return -1;
}

bool qn_exc_matches(qn_rt *rt, qn_value exc, const qn_class *cls) {
  (void)rt;
  return exc.tag == QN_OBJ && qn_isinstance(exc, cls);
}

qn_value qn_exc_take(qn_rt *rt) {
  qn_value exc = rt->exc;
  rt->exc = (qn_value){0};
  return exc;
}

void qn_exc_clear(qn_rt *rt) { qn_release(rt, qn_exc_take(rt)); }

void qn_exc_forgive(qn_rt *rt) {
  const bool again = rt->exc.tag != QN_UNSET && qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_KeyboardInterrupt]);
  qn_exc_clear(rt);
  if (again && rt->hooks.interrupt) rt->hooks.interrupt(rt);
}

int qn_exc_set_cause(qn_rt *rt, qn_value exc, qn_value cause) {
  qn_value owned = qn_retained(cause);
  if (qn_is(cause, QN_K_TYPE) && qn_issubclass(qn_class_ptr(cause), qn_exc_classes[QN_E_BaseException])) {
    QN_TRY(qn_call_object(rt, cause, &(qn_args){0}, &owned));
  } else if (cause.tag != QN_NONE && !qn_is(cause, QN_K_EXCEPTION)) {
    qn_release(rt, owned);
    return qn_raise(rt, QN_E_TypeError, "exception causes must derive from BaseException");
  }
  qn_excobj *e = qn_exc_obj(exc);
  qn_value before = e->cause;
  e->cause = owned;
  e->suppress_context = true;
  qn_release(rt, before);
  return 0;
}

void qn_exc_add_trace(qn_rt *rt, qn_value exc, const qn_trace *t) {
  qn_excobj *e = qn_exc_obj(exc);
  if (exc.o->rc < 0) return; /* the shared MemoryError keeps none */
  if (e->ntrace == e->trace_cap) {
    uint32_t cap = e->trace_cap ? e->trace_cap * 2 : 4;
    qn_trace *grown = qn_realloc(rt->alloc, e->trace, e->trace_cap * sizeof *grown, cap * sizeof *grown);
    if (!grown) return;
    e->trace = grown;
    e->trace_cap = cap;
  }
  e->trace[e->ntrace++] = *t;
}
