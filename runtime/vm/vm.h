/* vm.h - the door of runtime/vm: runs compiled units on the dynamic VM, keeps the modules that scripts import, prints
 * tracebacks.
 *
 *   qn_rt_init(&rt) · qn_vm_init(&rt) · qn_vm_add_module(…)* · qn_vm_set_argv · unit = qn_bytecode_compile(…)
 *   qn_vm_run_main(&rt, unit, &exit_code) · qn_vm_deinit(&rt) · qn_rt_deinit(&rt)
 *
 * One session lock: the thread that runs bytecode holds it (qn_vm_init takes it for the calling thread). Functions here
 * are called with the lock held, by a thread the VM knows. */
#ifndef QN_VM_H
#define QN_VM_H

#include "codegen/bytecode/bytecode.h"
#include "runtime/object/object.h"

/* A loaded script: its global variables by slot. kind QN_K_MODULE, but not a qn_module: cls == &qn_script_class. */
typedef struct qn_script {
  qn_obj obj;
  qn_unit *unit;
  qn_value name;      /* __name__ */
  qn_value *slots;    /* unit->globals.n variables, then the module frame's temporaries; QN_UNSET: not there */
  qn_value *builtins; /* by slot: the builtin of that name, or QN_UNSET */
  uint32_t nslots, nregs;
  const void *loading; /* the thread that runs its code as an import, NULL: done */
  qn_value outer[2];  /* of eval() and exec(): locals or UNSET, and globals, where names are looked up that it lacks; a dict or a script */
  qn_value extra;     /* dict of variables that have no slot (setattr, globals()), or QN_UNSET */
} qn_script;
extern qn_class qn_script_class;

/* A Python function. Kernels are compiled from code->node; free variables are in cells. */
typedef struct qn_function {
  qn_obj obj; /* cls == &qn_function_class, kind QN_K_FUNCTION */
  qn_code *code;
  qn_script *globals;
  uint32_t ndefaults;
  qn_value defaults;   /* tuple, or QN_UNSET */
  qn_value kwdefaults; /* dict, or QN_UNSET */
  qn_value annotations;/* dict, or QN_UNSET */
  qn_value doc, attrs; /* attrs: dict, or QN_UNSET */
  qn_sym name, qualname;
  uint8_t tier;        /* 0: the engine was not asked yet; QN_TIER_* */
  void *engine_data;   /* the engine's, for undecorated functions that it compiles */
  void (*engine_free)(qn_rt *rt, void *engine_data);
  qn_value cells[];    /* code->nfrees */
} qn_function;
enum { QN_TIER_ASK = 0, QN_TIER_VM = 1, QN_TIER_COMPILED = 2 };
extern qn_class qn_function_class;

typedef struct qn_cell {
  qn_obj obj; /* cls == &qn_cell_class */
  qn_value v;
} qn_cell;
extern qn_class qn_cell_class;

/* Hooks of the engine beyond rt->hooks. */
typedef struct qn_vm_options {
  bool interpret; /* kernels run on the VM */
  /* Asked when a function with a loop is called: 0 = done, *out set; -1 = exception; 1 = stay on the VM this time; 2 =
   * never ask again for this function. NULL: never. */
  int (*call_tier)(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *out);
  /* numba.set_num_threads / get_num_threads; NULL: the number is only remembered. */
  int (*set_threads)(qn_rt *rt, int n); /* 0, or -1 with an exception */
  int (*get_threads)(qn_rt *rt);
  int64_t chunksize; /* numba.set_parallel_chunksize; 0: the engine chooses */
  const struct qn_numba_hooks *kernels; /* kernel.h; NULL: there is no engine */
} qn_vm_options;
qn_vm_options *qn_vm_opts(qn_rt *rt);

int qn_vm_init(qn_rt *rt); /* 0, or -1: out of memory. Sets rt->hooks.call_function, lock and unlock */
void qn_vm_deinit(qn_rt *rt); /* joins threads, drops modules */

/* Interrupts the program, as Ctrl-C does: its main thread raises KeyboardInterrupt at the next jump, call or return, a running
 * kernel at its next look at the flag. True: an earlier interruption still waits. Callable from any thread and from a signal handler. */
bool qn_vm_interrupt(qn_rt *rt);
const volatile int32_t *qn_vm_interrupt_flag(qn_rt *rt); /* not 0 while an interruption waits for this (main) thread; for kernels */
bool qn_vm_interrupt_taken(qn_rt *rt);                   /* was there one? The caller raises the exception */
int qn_vm_interrupted(qn_rt *rt); /* for what waits: -1 with KeyboardInterrupt when one waits for this (main) thread, else 0 */
/* Waits until fd (-1: none) has something to read or has ended, or for so many seconds (< 0: for ever); other threads run meanwhile.
 * 1: it has, 0: the time is over, -1: exception, KeyboardInterrupt among them, which no moment can slip past. */
int qn_vm_wait(qn_rt *rt, int fd, double seconds);

enum { QN_EXIT_INTERRUPTED = 130 }; /* the exit code after an uncaught KeyboardInterrupt: as a shell sees it */

/* Makes a module importable. The definition must live as long as rt. Dotted names are submodules. */
int qn_vm_add_module(qn_rt *rt, const qn_module_def *def);
int qn_vm_import(qn_rt *rt, qn_sv dotted, qn_value *out); /* the last of the dotted names */
/* The source of a module, as an import from a file in folder `dir` finds it: dotted from there. False: there is none. */
bool qn_vm_find_source(const char *dir, const char *dotted, char *path, size_t room);
bool qn_vm_provides(qn_rt *rt, qn_sv name); /* is there a definition of that name? */
int qn_vm_set_argv(qn_rt *rt, int argc, const char *const *argv); /* sys.argv; argv[0] is the script */

/* Runs a unit's module code as module `name` ("__main__"). *out (may be NULL) is the script: keep it to reach its
 * functions. -1: exception in rt->exc. The unit's arena must live as long as the runtime. */
int qn_vm_run_module(qn_rt *rt, qn_unit *unit, const char *name, qn_value *out);
/* As the python command does: runs it as __main__, prints an uncaught exception to fd 2, joins non-daemon threads. The
 * exit code: 0, 1 after an exception, or SystemExit's. */
int qn_vm_run_main(qn_rt *rt, qn_unit *unit, int *exit_code);
/* Appends rt->exc with its traceback as CPython prints it and clears it. Nothing happens when there is none. */
int qn_vm_print_exception(qn_rt *rt, qn_buf *out);

/* The value of a global of a script, or of a name free in a function (cell, global, builtin): 1 found (owned), 0 absent. */
int qn_script_get(qn_rt *rt, qn_value script, qn_sym name, qn_value *out);
int qn_script_set(qn_rt *rt, qn_value script, qn_sym name, qn_value v); /* retains */
int qn_function_lookup(qn_rt *rt, const qn_function *fn, qn_sym name, qn_value *out);

/* What a class of a script, or one of its bases, holds under a name (no exceptions): borrowed. */
bool qn_class_lookup(const qn_class *c, qn_sym name, qn_value *out);
/* The function in a class attribute: itself, or what staticmethod, classmethod, property (its getter) wrap. Borrowed. */
enum qn_classfn { QN_CLASSFN_NONE, QN_CLASSFN_METHOD, QN_CLASSFN_STATIC, QN_CLASSFN_CLASS, QN_CLASSFN_PROPERTY };
enum qn_classfn qn_class_function(qn_value attribute, qn_value *fn);

/* Of classes whose instances have the attributes of __slots__ and no others: what the class itself holds under a name (borrowed);
 * where its instances keep an attribute (-1: nowhere); whether no class derives from it; those values. */
bool qn_class_is_closed(const qn_class *c);
bool qn_class_own(const qn_class *c, qn_sym name, qn_value *out);
int qn_class_slot(const qn_class *c, qn_sym name);
bool qn_class_is_leaf(const qn_class *c);
const qn_value *qn_instance_values(qn_value v);
uint32_t qn_class_slots(const qn_class *c); /* how many values an instance begins with */
const qn_value *qn_instance_fields(qn_value v, uint32_t *n); /* of any instance whose class derives from object alone */
int qn_instance_blank(qn_rt *rt, const qn_class *c, const qn_value *values, qn_value *out); /* with these values, not retained */
uint32_t qn_vm_derivations(qn_rt *rt); /* how many classes of scripts have been derived from others so far */

bool qn_property_setter(qn_value property, qn_value *fn); /* the function that its setter wraps; borrowed */

/* Calls a Python function on the VM, whatever tiers and kernels there are. */
int qn_vm_call_function(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);

/* Appends the traceback line of a failing place outside the VM (a kernel's) to rt->exc. */
void qn_vm_trace_span(qn_rt *rt, qn_value exc, const qn_source *source, qn_sym function, qn_span span);

#endif
