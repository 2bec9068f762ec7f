/* cython.c - the cython module of pure-Python mode: types that convert, decorators that leave the function as it is, and
 * `compiled`, which is False on the VM as it is under CPython. Also libc.math, which .pyx files cimport. */
#include "runtime/object/internal.h"
#include "runtime/vm/vm.h"

/* cython.locals(x=int)(f), cython.boundscheck(False)(f), cython.cfunc(f): the function itself. */
static int identity(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (args->npos != 1) return qn_raise(rt, QN_E_TypeError, "a decorator takes one function");
  *out = qn_retained(args->pos[0]);
  return 0;
}

static int directive(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (args->npos == 1 && qn_is(args->pos[0], QN_K_FUNCTION)) return identity(rt, self, args, out);
  return qn_new_native(rt, "decorator", identity, qn_none(), out);
}

static int fn_cast(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  if (args->npos != 2) return qn_raise(rt, QN_E_TypeError, "cast() takes a type and a value");
  if (!qn_is(args->pos[0], QN_K_TYPE)) return *out = qn_retained(args->pos[1]), 0;
  return qn_call_pos(rt, args->pos[0], &args->pos[1], 1, out);
}

/* cython.declare(int, 3) is the value. */
static int fn_declare(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)rt;
  *out = args->npos > 1 ? qn_retained(args->pos[1]) : qn_none();
  return 0;
}

static int init(qn_rt *rt, qn_value module) {
  static const char *const ints[] = {"int", "long", "longlong", "short", "char", "uint", "ulong", "ulonglong", "ushort", "uchar", "Py_ssize_t", "size_t", "ssize_t", "sint", "slong"};
  static const char *const floats[] = {"double", "float", "longdouble"};
  int status = 0;
  for (size_t i = 0; i < QN_COUNT(ints) && !status; i++) status = qn_module_set(rt, module, ints[i], qn_class_value(&qn_int_class));
  for (size_t i = 0; i < QN_COUNT(floats) && !status; i++) status = qn_module_set(rt, module, floats[i], qn_class_value(&qn_float_class));
  return status || qn_module_set(rt, module, "bint", qn_class_value(&qn_bool_class)) || qn_module_set(rt, module, "compiled", qn_bool(false)) ||
                 qn_module_set(rt, module, "doublecomplex", qn_class_value(&qn_complex_class)) || qn_module_set(rt, module, "void", qn_none())
             ? -1
             : 0;
}

static const qn_method functions[] = {
    {.name = "cfunc", .fn = identity},      {.name = "ccall", .fn = identity},        {.name = "inline", .fn = identity},
    {.name = "cclass", .fn = identity},     {.name = "locals", .fn = directive},      {.name = "returns", .fn = directive},
    {.name = "exceptval", .fn = directive}, {.name = "boundscheck", .fn = directive}, {.name = "wraparound", .fn = directive},
    {.name = "cdivision", .fn = directive}, {.name = "nogil", .fn = directive},       {.name = "cpow", .fn = directive},
    {.name = "cast", .fn = fn_cast},        {.name = "declare", .fn = fn_declare},    {.name = NULL}};

const qn_module_def qn_cython_module = {"cython", functions, init};
