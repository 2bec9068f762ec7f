/* object.h - the door of runtime/object: values and objects shared by the VM, the modules, frames and kernels.
 *
 * A qn_value is 16 bytes: None, bool, int (of 64 bits; beyond them it is an object, bigint.h), float and NumPy scalars up to 8 bytes lie in it; everything else is
 * a pointer to a counted qn_obj whose class (a table of functions) gives its behaviour.
 *
 * Protocol of every function here that can fail: 0 is success; -1 means that rt->exc holds the exception (qn_raise set
 * it). Functions with a third outcome say so (QN_NOT_IMPLEMENTED, QN_STOP). Results through `out` are owned by the
 * caller; arguments are borrowed. A function that fails leaves *out untouched.
 *
 * Threads: one thread at a time runs in a runtime (the session's lock; kernels release it while they compute), so
 * counts are plain integers. */
#ifndef QN_OBJECT_H
#define QN_OBJECT_H

#include "runtime/base/base.h"
#include "runtime/base/dtype.h"

typedef struct qn_rt qn_rt;
typedef struct qn_obj qn_obj;
typedef struct qn_class qn_class;
struct qn_memory;

typedef enum qn_tag {
  QN_UNSET = 0, /* no value: an unbound local, a missing argument */
  QN_NONE,
  QN_BOOL,      /* .i 0 or 1 */
  QN_INT,       /* .i */
  QN_FLOAT,     /* .f */
  QN_ELLIPSIS,
  QN_NOTIMPL,   /* the NotImplemented singleton */
  QN_NPSCALAR,  /* NumPy scalar of ->dtype with ≤ 8 bytes; ints sign/zero-extended in .i, floats widened to double in .f,
                   complex64 as two floats in .bits; complex128 scalars are objects (QN_K_NPCOMPLEX) */
  QN_OBJ        /* .o */
} qn_tag;

typedef struct qn_value {
  uint8_t tag;   /* qn_tag */
  uint8_t dtype; /* QN_NPSCALAR: qn_dtype */
  uint16_t aux;
  union {
    int64_t i;
    double f;
    uint64_t bits;
    qn_obj *o;
  };
} qn_value;

/* What an object is, for switches and fast checks; user-defined classes are QN_K_INSTANCE. */
typedef enum qn_kind {
  QN_K_TYPE, QN_K_COMPLEX, QN_K_NPCOMPLEX, QN_K_STR, QN_K_BYTES, QN_K_TUPLE, QN_K_LIST, QN_K_DICT, QN_K_SET, QN_K_FROZENSET,
  QN_K_RANGE, QN_K_SLICE, QN_K_ITER, QN_K_FUNCTION, QN_K_NATIVE, QN_K_METHOD, QN_K_MODULE, QN_K_EXCEPTION, QN_K_INSTANCE,
  QN_K_CELL, QN_K_GENERATOR, QN_K_CODE, QN_K_ARRAY, QN_K_DTYPE, QN_K_KERNEL, QN_K_SERIES, QN_K_FRAME, QN_K_GROUPBY, QN_K_INDEX,
  QN_K_OTHER
} qn_kind;

struct qn_obj {
  const qn_class *cls;
  int64_t rc;
  qn_obj *prev, *next; /* the runtime's list of all objects: what is left at the end is freed (cycles) */
};

/* Arguments of a call: positional, then keywords (names interned in rt->intern). All borrowed. */
typedef struct qn_args {
  const qn_value *pos;
  uint32_t npos, nkw;
  const qn_sym *kwnames;
  const qn_value *kwvals;
} qn_args;

enum { QN_NOT_IMPLEMENTED = 1, QN_STOP = 1 }; /* third outcomes: binary/compare; next */

typedef enum qn_cmp { QN_LT, QN_LE, QN_EQ, QN_NE, QN_GT, QN_GE } qn_cmp;
typedef enum qn_binop {
  QN_ADD, QN_SUB, QN_MUL, QN_TRUEDIV, QN_FLOORDIV, QN_MOD, QN_POW, QN_MATMUL, QN_LSHIFT, QN_RSHIFT, QN_BITAND, QN_BITOR,
  QN_BITXOR, QN_DIVMOD, QN_BINOP_COUNT
} qn_binop;
typedef enum qn_unop { QN_NEG, QN_POS, QN_INVERT, QN_NOT } qn_unop;

typedef int (*qn_native_fn)(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
typedef struct qn_method { /* a row of a class's or module's table; ends with name NULL */
  const char *name;
  qn_native_fn fn;
  bool property; /* read as an attribute, no call */
  bool on_class; /* a class method: self is the class, whether reached through the class or an instance */
} qn_method;

/* A class: every slot may be NULL (then the base's slot is used, then the default: identity, TypeError…). */
struct qn_class {
  qn_obj obj;          /* classes are objects too (cls = &qn_type_class); static classes have rc < 0 and live for ever */
  const char *name;    /* as type(x).__name__ */
  const char *module;  /* "builtins", "numpy"… */
  qn_kind kind;
  const qn_class *base;
  const qn_class *const *mro; /* run-time classes: their method resolution order, themselves first; NULL: walk base */
  uint32_t nmro;
  const qn_method *methods;
  void (*destroy)(qn_rt *rt, qn_obj *o); /* releases what it owns and frees itself with qn_obj_free */
  int (*repr)(qn_rt *rt, qn_value v, qn_buf *out);
  int (*str)(qn_rt *rt, qn_value v, qn_buf *out); /* NULL: repr */
  int (*format)(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
  int (*hash)(qn_rt *rt, qn_value v, uint64_t *out);
  int (*truth)(qn_rt *rt, qn_value v); /* 0, 1 or -1 */
  int (*compare)(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out); /* 1: not implemented */
  int (*binary)(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out); /* reflected: called on b's class */
  int (*inplace)(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* 1: fall back to binary */
  int (*unary)(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
  int64_t (*length)(qn_rt *rt, qn_value v); /* -1: exception */
  int (*get_item)(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
  int (*set_item)(qn_rt *rt, qn_value v, qn_value key, qn_value x);
  int (*del_item)(qn_rt *rt, qn_value v, qn_value key);
  int (*contains)(qn_rt *rt, qn_value v, qn_value x); /* 0, 1 or -1 */
  int (*iter)(qn_rt *rt, qn_value v, qn_value *out);
  int (*next)(qn_rt *rt, qn_value v, qn_value *out); /* 1 (QN_STOP): exhausted */
  int (*get_attr)(qn_rt *rt, qn_value v, qn_sym name, qn_value *out); /* before methods; 1: not found here */
  int (*set_attr)(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
  int (*del_attr)(qn_rt *rt, qn_value v, qn_sym name);
  int (*call)(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out);
  int (*construct)(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out); /* calling the class: list(x) */
  int (*memory)(qn_rt *rt, qn_value v, struct qn_memory *out); /* what others may look at (memory.h); NULL: none */
  void (*hold)(qn_value v, int by); /* one more (1) or less (-1) looks at it: the memory keeps its place meanwhile */
  int (*finish)(qn_rt *rt, qn_value self, const char *method, const qn_args *args, qn_value out); /* after a native method: what its result takes of self */
  void *user; /* classes made at run time: their own data */
  const char *full_name; /* as messages name it, when not by name: "numpy.ndarray" */
  /* What classes of scripts that derive from built-in ones need (runtime/vm/classes.c). */
  int (*init)(qn_rt *rt, qn_value self, const qn_args *args); /* list.__init__: of what is filled after it was made */
  uint32_t head;   /* bytes in front of every object of the class: what it adds to its base */
  bool derivable;  /* a script's class may derive from it; construct makes objects of the class that it is given */
  bool own_new;    /* construct also knows how to make objects of a script's class from arguments (init makes it so too) */
  bool script;     /* made at run time: a qn_pyclass */
  bool bind_first; /* found on a class through an instance, it becomes a bound method, as functions do */
  bool open;       /* programs may put attributes into the class (rt->added) */
  bool boxed;      /* derives from int or float: its objects are qn_boxed */
};

/* A number of a class that derives from int or float (an IntEnum's member too). */
typedef struct qn_boxed {
  qn_obj obj;
  qn_value plain; /* int or float, owned */
} qn_boxed;
static inline qn_value qn_unboxed(qn_value v) { return v.tag == QN_OBJ && v.o->cls->boxed ? ((const qn_boxed *)v.o)->plain : v; }

/* What the layers above give the runtime (set once by the VM and the engine before anything runs). */
struct qn_list;
typedef struct qn_hooks {
  int (*call_function)(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);   /* VM functions */
  int (*call_kernel)(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out); /* compiled kernels */
  int (*module_function)(qn_rt *rt, const char *module, const char *name, qn_value *out); /* owned; name NULL: the module itself */
  int (*write)(void *user, int fd, const char *p, size_t n); /* 1 stdout, 2 stderr; -1 on failure */
  int (*interrupted)(qn_rt *rt); /* for what computes long: -1 + KeyboardInterrupt when the program is to end; may be NULL */
  void (*unlock)(qn_rt *rt); /* a helper that computes for long may let other threads in: unlock … lock */
  void (*lock)(qn_rt *rt);
  /* Runs body over [0, n) in chunks, on several threads when worth it; cost_ps: picoseconds for one index. NULL: serial.
     Bodies touch no objects. */
  void (*parallel)(qn_rt *rt, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n, int64_t cost_ps);
  int (*threads)(qn_rt *rt); /* how many such a loop may run on; NULL: 1 */
  void (*list_gone)(qn_rt *rt, const struct qn_list *list); /* of a list with `watched`, before its items go */
  /* Of the n columns of the frame that the running call is about to make: those that the rest of the program reads, as far as its
     text says (a guess that nothing but time depends on). false: perhaps all. May be NULL. */
  bool (*columns_ahead)(qn_rt *rt, const qn_sv *labels, int64_t n, bool *wanted);
  /* A long read has come to `done` bytes of `total`; total 0: it has ended. NULL: nobody looks. Called on any thread, one at a time. */
  void (*progress)(qn_rt *rt, int64_t done, int64_t total);
  void (*interrupt)(qn_rt *rt); /* has the next look raise it (again) */
  int (*bind)(qn_rt *rt, qn_value found, qn_value self, const qn_class *cls, qn_value *out); /* what a class holds, as an attribute of self (QN_UNSET: of the class); takes found */
  void *user;
} qn_hooks;

struct qn_rt {
  const qn_allocator *alloc;
  qn_arena arena;     /* names and other things that live as long as the runtime */
  jmp_buf arena_oom;
  qn_intern intern;
  qn_obj objects;     /* head of the list of all objects */
  size_t live;        /* how many */
  qn_value exc;       /* the exception in flight, QN_UNSET when none */
  qn_value handling;  /* the exception being handled (for __context__ and bare raise) */
  qn_value added;     /* what the program put into open classes: a dict of dicts, by class and name; QN_UNSET: nothing */
  qn_hooks hooks;
  struct qn_random *random; /* np.random's global state, made at first use */
  struct qn_array_state *arrays; /* runtime/object/array: print options, spare blocks, warnings seen; made at first use */
  void *vm;           /* owned by runtime/vm */
  void *engine;       /* owned by engine */
  qn_value sys_attrs; /* the names of sys (borrowed from it), for print and input; QN_UNSET: not imported */
  const qn_obj *std_streams[3]; /* sys.stdin, stdout, stderr as they were made: what else is there is asked to write */
  qn_value memory_error; /* made at the start, so that raising it needs no memory */
  qn_obj trash;       /* objects whose destruction waits (deep nesting must not exhaust the C stack) */
  uint32_t destroy_depth;
  bool sweeping;      /* the final sweep is on: memory of destroyed objects goes to `dead`, freed at its end */
  qn_obj *dead;
  void *plan_notes;   /* steps of plans that ran, plan_notes_size bytes (runtime/frame/explain.c) */
  size_t plan_notes_size;
  struct qn_scan *scans; /* files of which columns are still to be read (runtime/frame/scan.c) … */
  int (*before_write)(qn_rt *rt, const char *path); /* … before the program opens a file to write; NULL: there are none */
  uint32_t lazies;    /* array expressions that wait for their next operation (array/lazy.h) */
  bool stored;        /* the result of the array operation that runs goes to a variable: nothing reads it at once */
  int64_t int_digits_max; /* of decimal text to int and back; 0: no limit */
  uint32_t depth;     /* nested repr/compare/hash/call, for RecursionError */
  uint32_t depth_max; /* 1000 */
  struct qn_spare {    /* freed memory of small objects, by size */
    void *first;
    uint32_t n;
  } spare[16];
  qn_value ascii[128]; /* the one-character strings; immortal */
  struct {             /* weak references, by what they refer to (weak.c) */
    struct weak **slots;
    size_t cap, n;
  } weak;
  struct qn_repr_mark *repr_marks; /* containers whose repr is being written: [...] */
  struct qn_mcache {  /* method lookups: class and name to table row */
    const qn_class *cls;
    qn_sym name;
    const qn_method *method; /* NULL: known to be absent */
  } mcache[512];
};
/* What computes for long in C looks here between its steps, or every few thousand rows: -1 with KeyboardInterrupt. */
static inline int qn_interrupted(qn_rt *rt) { return rt->hooks.interrupted ? rt->hooks.interrupted(rt) : 0; }
static inline int qn_interrupted_at(qn_rt *rt, int64_t row) { return row & 0x3fff ? 0 : qn_interrupted(rt); }

/* To be called before the program opens a file to write: columns of frames that wait for it are read. */
static inline int qn_before_write(qn_rt *rt, const char *path) { return rt->before_write ? rt->before_write(rt, path) : 0; }

/* --- runtime ------------------------------------------------------------------------------------------------- */
int qn_rt_init(qn_rt *rt, const qn_allocator *alloc); /* -1: out of memory */
void qn_rt_deinit(qn_rt *rt);
qn_sym qn_sym_of(qn_rt *rt, const char *z); /* interned; NULL + MemoryError when out of memory */

/* --- counts --------------------------------------------------------------------------------------------------- */
void qn_obj_destroy(qn_rt *rt, qn_obj *o); /* the count reached 0 */
static inline void qn_retain(qn_value v) {
  if (v.tag == QN_OBJ && v.o->rc >= 0) v.o->rc++;
}
static inline void qn_release(qn_rt *rt, qn_value v) {
  if (v.tag == QN_OBJ && v.o->rc > 0 && --v.o->rc == 0) qn_obj_destroy(rt, v.o);
}
/* Of a result that will not be given: whoever has it in a slot that is released later finds nothing there. */
static inline void qn_drop(qn_rt *rt, qn_value *v) {
  qn_release(rt, *v);
  v->tag = QN_UNSET;
}
static inline qn_value qn_retained(qn_value v) { return qn_retain(v), v; }
void *qn_obj_new(qn_rt *rt, const qn_class *cls, size_t size); /* zeroed, rc = 1, linked; NULL + MemoryError */
void qn_obj_free(qn_rt *rt, qn_obj *o, size_t size);           /* from destroy: unlink and free */
void *qn_obj_resize(qn_rt *rt, qn_obj *o, size_t old, size_t size); /* of the only holder; may move. NULL: o is as it was */

/* --- making values ---------------------------------------------------------------------------------------------- */
static inline qn_value qn_none(void) { return (qn_value){.tag = QN_NONE}; }
static inline qn_value qn_bool(bool b) { return (qn_value){.tag = QN_BOOL, .i = b}; }
static inline qn_value qn_int(int64_t i) { return (qn_value){.tag = QN_INT, .i = i}; }
static inline qn_value qn_float(double f) { return (qn_value){.tag = QN_FLOAT, .f = f}; }
static inline qn_value qn_from_obj(void *o) { return (qn_value){.tag = QN_OBJ, .o = (qn_obj *)o}; }
static inline qn_value qn_np_int(qn_dtype d, int64_t i) { return (qn_value){.tag = QN_NPSCALAR, .dtype = (uint8_t)d, .i = i}; }
static inline qn_value qn_np_float(qn_dtype d, double f) { return (qn_value){.tag = QN_NPSCALAR, .dtype = (uint8_t)d, .f = d == QN_D_FLOAT32 ? (double)(float)f : f}; }

/* --- exceptions --------------------------------------------------------------------------------------------------- */
/* Exception classes are named by enum (exceptions.def: X-macro rows NAME, base): qn_exc_classes[QN_E_ValueError]. */
typedef enum qn_exc_id {
#define EXCEPTION(name, base) QN_E_##name,
#include "runtime/object/exceptions.def"
#undef EXCEPTION
  QN_E_COUNT
} qn_exc_id;
extern const qn_class *const qn_exc_classes[QN_E_COUNT];
extern qn_class qn_exc_class_table[QN_E_COUNT]; /* the same, as what a static class may name as its base */
int qn_raise(qn_rt *rt, qn_exc_id id, const char *fmt, ...) QN_PRINTF(3, 4); /* always -1 */
int qn_raise_value(qn_rt *rt, qn_value exc);                                  /* takes exc; always -1 */
int qn_raise_memory(qn_rt *rt);                                               /* needs no memory; always -1 */
bool qn_exc_matches(qn_rt *rt, qn_value exc, const qn_class *cls);
void qn_exc_clear(qn_rt *rt);
void qn_exc_forgive(qn_rt *rt); /* the same where another way is tried after it: KeyboardInterrupt comes again at the next look */

/* One line of a traceback. Columns are 0-based bytes of the source line; col == end_col: no carets. Inside them anchor..anchor_end
 * is the operator or subscript that failed (printed ~~~^~~~); anchor_end == 0: none. */
typedef struct qn_trace {
  qn_sym file, function, source; /* source: the line's text, NULL when unknown */
  int32_t line, col, end_col, anchor, anchor_end;
} qn_trace;
/* Every instance of an exception class, user-defined ones too (VM classes derived from Exception use this struct; their
 * instance attributes are in attrs). kind QN_K_EXCEPTION. */
typedef struct qn_excobj {
  qn_obj obj;
  qn_value args;           /* a tuple */
  qn_value cause, context; /* exceptions, or QN_UNSET (cause may be None: `raise … from None`) */
  bool suppress_context;   /* set by `raise … from …` */
  qn_value attrs;          /* a dict, or QN_UNSET before the first attribute is stored */
  qn_trace *trace;         /* innermost first: the VM adds one line per frame that it unwinds */
  uint32_t ntrace, trace_cap;
  qn_sym suggestion;       /* printed after the message: "Did you mean: 'x'?" */
} qn_excobj;
static inline qn_excobj *qn_exc_obj(qn_value exc) { return (qn_excobj *)exc.o; }
/* Exceptions of any class: args are retained. qn_raise_value sets __context__ from rt->handling. */
int qn_new_exception(qn_rt *rt, const qn_class *cls, const qn_value *args, uint32_t nargs, qn_value *out);
int qn_raise_args(qn_rt *rt, const qn_class *cls, const qn_value *args, uint32_t nargs); /* always -1 */
int qn_raise_key(qn_rt *rt, qn_value key);                                               /* KeyError(key); always -1 */
int qn_raise_class(qn_rt *rt, const qn_class *cls, const char *fmt, ...) QN_PRINTF(3, 4); /* always -1 */
qn_value qn_exc_take(qn_rt *rt); /* takes rt->exc out: owned by the caller; QN_UNSET when none */
void qn_exc_add_trace(qn_rt *rt, qn_value exc, const qn_trace *t); /* out of memory: the line is dropped */
int qn_exc_add_note(qn_rt *rt, const char *fmt, ...) QN_PRINTF(2, 3); /* PEP 678 note on rt->exc; always -1 */
int qn_exc_set_cause(qn_rt *rt, qn_value exc, qn_value cause); /* raise exc from cause (exception, class or None) */
/* The text that CPython prints for an uncaught exception: chained causes, "Traceback (most recent call last):", lines,
 * "ValueError: message". */
int qn_exc_format(qn_rt *rt, qn_value exc, qn_buf *out);
int qn_exc_traceback(qn_rt *rt, qn_value exc, qn_value *out); /* e.__traceback__: an object, or None */
void qn_trace_entry(const qn_trace *t, qn_buf *out); /* one line of a traceback */
int qn_exc_format_only(qn_rt *rt, qn_value exc, qn_buf *out); /* "ValueError: message" */

/* --- generic operations (dispatch over tags and classes; what the VM's instructions and builtins call) --------------- */
const qn_class *qn_class_of(qn_value v); /* never NULL: int, float, NoneType… have classes too */
bool qn_isinstance(qn_value v, const qn_class *cls);
bool qn_issubclass(const qn_class *c, const qn_class *base);
int qn_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out);
int qn_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* a op= b: *out is the new value of a */
int qn_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out);
int qn_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);
int qn_equal(qn_rt *rt, qn_value a, qn_value b); /* 0, 1 or -1; identity first, as containers compare */
int qn_truth(qn_rt *rt, qn_value v);             /* 0, 1 or -1 */
int qn_hash(qn_rt *rt, qn_value v, uint64_t *out);
int qn_hash_unhashable(qn_rt *rt, qn_value v, uint64_t *out); /* the hash of a class that has none: TypeError */
int64_t qn_length(qn_rt *rt, qn_value v);
int qn_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
int qn_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x);
int qn_del_item(qn_rt *rt, qn_value v, qn_value key);
int qn_contains(qn_rt *rt, qn_value v, qn_value x);
int qn_iter(qn_rt *rt, qn_value v, qn_value *out);
int qn_next(qn_rt *rt, qn_value it, qn_value *out); /* 1 (QN_STOP): exhausted, no exception is set */
int qn_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
int qn_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
int qn_del_attr(qn_rt *rt, qn_value v, qn_sym name);
/* What qn_get_attr finds without the get_attr slot of the class: methods and properties of the tables, else AttributeError.
 * For classes whose get_attr wants to fall back by itself. */
int qn_get_attr_generic(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
const qn_method *qn_class_method(qn_rt *rt, const qn_class *cls, qn_sym name); /* a row of the tables of cls and its bases, or NULL */
int qn_find_method(qn_rt *rt, qn_value v, qn_sym name, const qn_method **out); /* 1 found (unbound), 0 not, no exception */
int qn_call_object(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);
int qn_call_pos(qn_rt *rt, qn_value fn, const qn_value *pos, uint32_t npos, qn_value *out);
int qn_call_module(qn_rt *rt, const char *module, const char *name, const qn_value *pos, uint32_t npos, qn_value *out); /* a function of a module */
int qn_repr(qn_rt *rt, qn_value v, qn_buf *out);
int qn_str(qn_rt *rt, qn_value v, qn_buf *out);
int qn_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out);
int qn_print(qn_rt *rt, qn_value v); /* str(v) + "\n" to stdout */
bool qn_stdout_is_replaced(qn_rt *rt); /* does another object stand as sys.stdout? … */
int qn_stdout_write(qn_rt *rt, const qn_buf *text); /* … writes there */
int qn_ascii(qn_rt *rt, qn_value v, qn_buf *out);
/* One replacement field of an f-string: conversion 'r', 's', 'a' or 0, then format(v, spec). */
int qn_format_field(qn_rt *rt, qn_value v, char conversion, qn_sv spec, qn_buf *out);
/* Guards of recursive C code: enter fails with RecursionError `where` (" in comparison", ""), leave undoes it. */
int qn_enter(qn_rt *rt, const char *where);
static inline void qn_leave(qn_rt *rt) { rt->depth--; }
/* repr of containers: 1 = entered, 0 = already being written (print [...]), -1; a 1 needs qn_repr_leave. */
typedef struct qn_repr_mark {
  const qn_obj *o;
  struct qn_repr_mark *next;
} qn_repr_mark;
int qn_repr_enter(qn_rt *rt, qn_repr_mark *mark, const qn_obj *o);
void qn_repr_leave(qn_rt *rt, qn_repr_mark *mark);
/* As qn_contains/qn_compare but with a C answer: 1, 0 or -1. */
int qn_compare_bool(qn_rt *rt, qn_value a, qn_value b, qn_cmp op);

/* --- numbers ------------------------------------------------------------------------------------------------------- */
bool qn_is_number(qn_value v);                            /* bool, int, float, NumPy scalar */
int qn_as_index(qn_rt *rt, qn_value v, int64_t *out);     /* int, bool, NumPy int; else TypeError; OverflowError beyond 64 bits */
int qn_as_int(qn_rt *rt, qn_value v, qn_value *out);      /* the same as an int of any size */
int qn_as_double(qn_rt *rt, qn_value v, double *out);     /* any real number; else TypeError */
int qn_new_complex(qn_rt *rt, double re, double im, qn_value *out);
typedef struct qn_complexobj {
  qn_obj obj;
  double re, im;
} qn_complexobj;
/* Floor division and remainder as Python has them; b != 0 and not (a == INT64_MIN and b == -1). */
static inline int64_t qn_floordiv_i64(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q - ((a % b != 0) & ((a ^ b) < 0));
}
static inline int64_t qn_mod_i64(int64_t a, int64_t b) {
  int64_t r = a % b;
  return r != 0 && (r ^ b) < 0 ? r + b : r;
}
double qn_float_floordiv(double a, double b); /* b != 0 */
double qn_float_mod(double a, double b);      /* b != 0 */

/* --- str, bytes, tuple, list, dict, set, range, slice ------------------------------------------------------------------- */
typedef struct qn_strobj {
  qn_obj obj;
  uint64_t hash;   /* 0: not yet */
  int64_t n;       /* bytes of UTF-8 */
  int64_t points;  /* code points; n == points: ASCII, indexing is O(1) */
  uint32_t *marks; /* not ASCII and indexed once: byte offset of every 64th code point */
  char text[];     /* zero-terminated */
} qn_strobj;
typedef struct qn_bytesobj {
  qn_obj obj;
  uint64_t hash;
  int64_t n;
  char data[]; /* zero-terminated */
} qn_bytesobj;
typedef struct qn_tuple {
  qn_obj obj;
  int64_t n;
  qn_value items[];
} qn_tuple;
/* A list knows its element type and stores elements unboxed: elem QN_INT → int64_t, QN_FLOAT → double, QN_OBJ → qn_value
 * (anything). A store that does not fit turns it into the boxed form. An empty list is QN_UNSET. */
typedef struct qn_list {
  qn_obj obj;
  uint8_t elem;
  bool watched; /* the engine keeps something that is only good as long as the list (hooks.list_gone) */
  int64_t n, cap;
  union {
    int64_t *i;
    double *f;
    qn_value *v;
    void *data;
  };
} qn_list;
typedef struct qn_range {
  qn_obj obj;
  int64_t start, stop, step;
} qn_range;
typedef struct qn_slice {
  qn_obj obj;
  qn_value start, stop, step;
} qn_slice;

/* A dict keeps its entries in insertion order and finds them through an index table. Deleted: key.tag QN_UNSET. */
typedef struct qn_dict_entry {
  uint64_t hash;
  qn_value key, val;
} qn_dict_entry;
typedef struct qn_dict {
  qn_obj obj;
  int64_t n;              /* live entries */
  int64_t used, cap;      /* slots of entries in use (deleted ones too), and their room */
  int64_t first;          /* no entry lies before it, so that taking from the front is O(1) */
  qn_dict_entry *entries;
  int32_t *index;         /* nindex slots: entry number, -1 free, -2 deleted */
  uint64_t nindex;        /* a power of two, or 0 */
  uint64_t fill;          /* slots of index that are not free (deleted ones too) */
  uint64_t version;       /* grows with every change of the set of keys */
} qn_dict;
typedef struct qn_set_entry {
  uint64_t hash;
  qn_value key; /* QN_UNSET: free; QN_NOTIMPL: deleted */
} qn_set_entry;
typedef struct qn_set { /* the table and probing of CPython, so that sets of numbers print in its order */
  qn_obj obj;
  int64_t fill, used;
  uint64_t mask, finger;  /* finger: where pop looks next */
  qn_set_entry *table;
  uint64_t hash; /* frozenset; 0: not yet */
  uint64_t version;
} qn_set;

int qn_new_str(qn_rt *rt, qn_sv utf8, qn_value *out);      /* text must be valid UTF-8 */
/* np.str_: at most width code points are kept; the width of one, -1: it is none. */
extern qn_class qn_npstr_class;
int qn_new_npstr(qn_rt *rt, qn_sv utf8, int32_t width, qn_value *out);
int64_t qn_npstr_width(qn_value v);
int qn_new_str_buf(qn_rt *rt, const qn_buf *b, qn_value *out); /* MemoryError when b->oom */
int qn_new_str_sym(qn_rt *rt, qn_sym s, qn_value *out);
qn_sym qn_sym_of_str(qn_rt *rt, qn_value str);             /* NULL + MemoryError */
int qn_new_tuple_take(qn_rt *rt, qn_value *items, int64_t n, qn_value *out); /* takes the items, also on failure */
int qn_new_list_cap(qn_rt *rt, int64_t cap, qn_value *out); /* empty, with room for cap items */
int qn_new_bytes(qn_rt *rt, qn_sv bytes, qn_value *out); /* bytes.p NULL: zeros */
int qn_new_tuple(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out); /* retains items; items NULL: all None */
int qn_new_list(qn_rt *rt, const qn_value *items, int64_t n, qn_value *out);
int qn_new_dict(qn_rt *rt, qn_value *out);
int qn_new_set(qn_rt *rt, qn_value *out);
int qn_new_range(qn_rt *rt, int64_t start, int64_t stop, int64_t step, qn_value *out);
int qn_new_slice(qn_rt *rt, qn_value start, qn_value stop, qn_value step, qn_value *out);
static inline bool qn_is(qn_value v, qn_kind k) { return v.tag == QN_OBJ && v.o->cls->kind == k; }
static inline qn_sv qn_str_sv(qn_value s) { return (qn_sv){((qn_strobj *)s.o)->text, (size_t)((qn_strobj *)s.o)->n}; }
int qn_list_append(qn_rt *rt, qn_value list, qn_value x);
int qn_list_get(qn_rt *rt, const qn_list *l, int64_t i, qn_value *out); /* i in range; owned */
static inline qn_value qn_list_at(const qn_list *l, int64_t i) { /* i in range; borrowed */
  return l->elem == QN_INT ? qn_int(l->i[i]) : l->elem == QN_FLOAT ? qn_float(l->f[i]) : l->v[i];
}
int qn_list_set(qn_rt *rt, qn_value list, int64_t i, qn_value x); /* i in range; retains x */
int qn_list_extend(qn_rt *rt, qn_value list, qn_value iterable);
int qn_dict_get(qn_rt *rt, qn_value dict, qn_value key, qn_value *out); /* 1 found (owned), 0 absent, -1 exception */
int qn_dict_set(qn_rt *rt, qn_value dict, qn_value key, qn_value x);
int qn_dict_del(qn_rt *rt, qn_value dict, qn_value key); /* 1 removed, 0 absent, -1 */
int qn_dict_get_z(qn_rt *rt, qn_value dict, const char *key, qn_value *out);
int qn_dict_set_z(qn_rt *rt, qn_value dict, const char *key, qn_value x);
int64_t qn_dict_len(qn_value dict);
bool qn_dict_next(qn_value dict, int64_t *pos, qn_value *key, qn_value *val); /* insertion order; borrowed; start at 0 */
int qn_set_add(qn_rt *rt, qn_value set, qn_value x);
bool qn_set_next(qn_value set, int64_t *pos, qn_value *key); /* table order; borrowed; start at 0 */
/* Iterators that a loop instruction may step by itself. kind QN_K_ITER; other iterators go through qn_next. */
typedef struct qn_range_iter { /* cls == &qn_range_iter_class */
  qn_obj obj;
  int64_t cur, step, left;
} qn_range_iter;
typedef struct qn_list_iter { /* cls == &qn_list_iter_class */
  qn_obj obj;
  qn_value list; /* QN_UNSET: exhausted */
  int64_t i;
} qn_list_iter;
extern qn_class qn_range_iter_class, qn_list_iter_class;
/* All items of an iterable: 0 and *items (owned values in an array of *n; free with qn_items_free), or -1. */
int qn_items_of(qn_rt *rt, qn_value iterable, qn_value **items, int64_t *n);
void qn_items_free(qn_rt *rt, qn_value *items, int64_t n);
/* slice.indices(n) */
int qn_slice_indices(qn_rt *rt, qn_value slice, int64_t n, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);
/* Of what can change its length while __index__ of a part runs: *length is read after that. */
int qn_slice_indices_of(qn_rt *rt, qn_value slice, const int64_t *length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

/* --- natives and modules -------------------------------------------------------------------------------------------------- */
/* A native function object (len, math.sqrt…). */
int qn_new_native(qn_rt *rt, const char *name, qn_native_fn fn, qn_value self, qn_value *out);
/* Parses arguments by a spec of names in order, separated by blanks or marks: '/' after positional-only ones, '|' before
 * optional ones, '$' before keyword-only ones.
 * qn_args_parse(rt, args, "round", "x|ndigits", vals) fills vals[i] (borrowed; QN_UNSET when not given) or TypeError as
 * CPython words it. A method's fname is "list.append". */
int qn_args_parse(qn_rt *rt, const qn_args *args, const char *fname, const char *spec, qn_value *vals);

typedef struct qn_native {
  qn_obj obj;
  const char *name;
  qn_native_fn fn;
  qn_value self;
  const qn_class *unbound; /* list.append: self is the first argument, which must be of this class */
  bool open;               /* a function of numpy, whose arguments may take the call over (qn_array_function) */
} qn_native;
/* A function bound to its first argument (VM functions found on a class). */
typedef struct qn_bound_method {
  qn_obj obj;
  qn_value self, fn;
} qn_bound_method;
int qn_new_bound_method(qn_rt *rt, qn_value self, qn_value fn, qn_value *out);
typedef struct qn_modobj {
  qn_obj obj;
  const char *name;
  qn_value attrs; /* dict of str to value */
  int (*missing)(qn_rt *rt, qn_value module, qn_sym name, qn_value *out); /* of its definition, or NULL */
} qn_modobj;

typedef struct qn_module_def {
  const char *name; /* "math", "numpy.random" */
  const qn_method *functions;
  int (*init)(qn_rt *rt, qn_value module); /* adds constants, classes, submodules; may be NULL */
  /* Finds an attribute that is made when it is first asked for: 0 found (owned), 1 there is none, -1. name NULL: make all of
     them (out is not used). May be NULL. */
  int (*missing)(qn_rt *rt, qn_value module, qn_sym name, qn_value *out);
  bool open; /* its functions are (qn_native) */
} qn_module_def;
int qn_module_complete(qn_rt *rt, qn_value module); /* makes what is made on demand: before its names are listed */
int qn_new_module(qn_rt *rt, const qn_module_def *def, qn_value *out);
int qn_module_set(qn_rt *rt, qn_value module, const char *name, qn_value v); /* retains v */
int qn_module_get(qn_rt *rt, qn_value module, qn_sym name, qn_value *out);   /* 1 found (owned), 0 absent, -1 */
int qn_builtins_install(qn_rt *rt, qn_value module); /* functions, types, exceptions, constants of `builtins` */
static inline qn_value qn_class_value(const qn_class *c) { return qn_from_obj((void *)(uintptr_t)&c->obj); }
static inline const qn_class *qn_class_ptr(qn_value v) { return (const qn_class *)v.o; } /* v is a QN_K_TYPE */

/* derive.c: a plain value of the built-in class that cls (a script's) derives from, as an object of cls. Takes v. */
int qn_rebase(qn_rt *rt, const qn_class *cls, qn_value v, qn_value *out);
static inline const qn_class *qn_native_class_of(const qn_class *c) { /* c, or the built-in class that it derives from */
  while (c->script) c = c->base;
  return c;
}

/* Classes of the built-in kinds, for isinstance and for attaching tables. */
extern qn_class qn_type_class, qn_none_class, qn_bool_class, qn_int_class, qn_float_class, qn_complex_class, qn_str_class,
    qn_bytes_class, qn_tuple_class, qn_list_class, qn_dict_class, qn_set_class, qn_frozenset_class, qn_range_class,
    qn_slice_class, qn_native_class, qn_bound_method_class, qn_module_class, qn_object_class, qn_ellipsis_class, qn_notimpl_class;
/* Ints beyond 64 bits are objects of the class int (bigint.h); smaller ones never are. */
static inline bool qn_is_big(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &qn_int_class; }
static inline bool qn_is_whole(qn_value v) { return v.tag == QN_INT || v.tag == QN_BOOL || qn_is_big(v); } /* an int of either form, or bool */
/* NumPy scalar classes by dtype (np.float64 …), owned by runtime/object/array. np.float64 has base float. */
extern qn_class qn_npscalar_classes[QN_D_COUNT];

#endif
