/* vm_int.h - shared by the files of runtime/vm; not for others.
 *
 * Frames: a frame's registers lie on its thread's value stack, or elsewhere for the module (its global slots) and for
 * generators. A call moves its arguments: on the stack the callee's window begins at the arguments, so nothing is copied.
 * Invariant: every slot of the stack above the running window is no object (what is popped is cleared). */
#ifndef QN_VM_INT_H
#define QN_VM_INT_H

#include <pthread.h>

#include "runtime/vm/kernel.h"
#include "runtime/vm/vm.h"

/* Names the VM itself looks up. */
#define QN_VM_SYMS(X)                                                                                                  \
  X(__init__) X(__new__) X(__name__) X(__qualname__) X(__module__) X(__doc__) X(__dict__) X(__class__) X(__file__)       \
  X(__repr__) X(__str__) X(__format__) X(__hash__) X(__bool__) X(__len__) X(__call__) X(__iter__) X(__next__)            \
  X(__contains__) X(__getitem__) X(__setitem__) X(__delitem__) X(__getattr__) X(__setattr__) X(__delattr__) X(__enter__) \
  X(__exit__) X(__eq__) X(__ne__) X(__lt__) X(__le__) X(__gt__) X(__ge__) X(__neg__) X(__pos__) X(__invert__) X(__abs__)  \
  X(__int__) X(__float__) X(__index__) X(__bases__) X(__base__) X(__mro__) X(__annotations__) X(__defaults__) X(__kwdefaults__)       \
  X(__wrapped__) X(__self__) X(__func__) X(__code__) X(__globals__) X(__closure__) X(__match_args__) X(__slots__)         \
  X(__add__) X(__sub__) X(__mul__) X(__truediv__) X(__floordiv__) X(__mod__) X(__pow__) X(__matmul__) X(__lshift__)       \
  X(__rshift__) X(__and__) X(__or__) X(__xor__) X(__divmod__) X(__radd__) X(__rsub__) X(__rmul__) X(__rtruediv__)         \
  X(__rfloordiv__) X(__rmod__) X(__rpow__) X(__rmatmul__) X(__rlshift__) X(__rrshift__) X(__rand__) X(__ror__)            \
  X(__rxor__) X(__rdivmod__) X(__iadd__) X(__isub__) X(__imul__) X(__itruediv__) X(__ifloordiv__) X(__imod__)             \
  X(__ipow__) X(__imatmul__) X(__ilshift__) X(__irshift__) X(__iand__) X(__ior__) X(__ixor__) X(__get__) X(__set__)       \
  X(__set_name__) X(__init_subclass__) X(__class_getitem__) X(__post_init__) X(__round__) X(__reversed__) X(__missing__)  \
  X(__all__) X(__hash) X(send) X(throw) X(close) X(fget) X(fset) X(fdel) X(setter) X(getter) X(deleter) X(py_func)        \
  X(signatures) X(args) X(code) X(value) X(name) X(metaclass) X(__prepare__) X(__classcell__) X(__abstractmethods__)         \
  X(__isabstractmethod__) X(__instancecheck__) X(__subclasscheck__) X(_value_) X(_name_) X(__dir__) X(__delete__) X(__getattribute__)
enum qn_vm_sym {
#define X(n) QN_S_##n,
  QN_VM_SYMS(X)
#undef X
  QN_S_COUNT
};

typedef struct qn_pyclass qn_pyclass;

/* One per attribute instruction. What it holds depends on kind; version 0 never matches. */
typedef enum qn_ickind { QN_IC_EMPTY, QN_IC_SLOT, QN_IC_CLASS, QN_IC_TYPE, QN_IC_FIELD, QN_IC_METHOD, QN_IC_NATIVE, QN_IC_MODULE, QN_IC_APPEND, QN_IC_GET } qn_ickind;
typedef struct qn_icache {
  qn_ickind kind;
  uint32_t index;    /* SLOT: of the instance's values; MODULE: entry of the dict */
  uint64_t version;  /* of the class or of the module's dict */
  const void *owner; /* class or dict */
  union {
    qn_value value;          /* CLASS, TYPE, METHOD: borrowed from the class, which the version vouches for */
    const qn_method *method; /* NATIVE */
  };
} qn_icache;

typedef struct qn_segment {
  struct qn_segment *prev, *next;
  qn_value *end;
  size_t n;
  qn_value slots[];
} qn_segment;

enum { QN_FRAME_ENTRY = 1, QN_FRAME_INIT = 2, QN_FRAME_GEN = 4, QN_FRAME_SEG = 8, QN_FRAME_FOR = 16, QN_FRAME_MODULE = 32 };
typedef struct qn_frame {
  qn_value *r;
  const qn_ins *pc; /* the instruction that is running, when the frame is not the one in the loop's registers */
  qn_code *code;
  qn_function *fn;  /* owned; NULL for a module */
  qn_script *globals;
  struct qn_frame *back, *next; /* next: a spare frame for the next call */
  qn_value *sp;     /* registers elsewhere: the free part of the stack */
  qn_value owner;   /* INIT: the instance (owned); GEN: the generator (owned) */
  struct qn_ns *ns; /* class body: its namespace */
  uint16_t dst;     /* register of `back` that takes the result */
  uint8_t flags;    /* QN_FRAME_* */
  bool on_stack;
} qn_frame;

typedef struct qn_thread {
  struct qn_vm *vm;
  struct qn_thread *next;
  qn_frame *top;   /* running frame, NULL when none */
  qn_frame base;   /* a frame below all others: its `next` begins the spare frames */
  qn_segment *seg; /* current part of the value stack */
  /* while another thread runs: this thread's share of qn_rt */
  qn_value exc, handling;
  uint32_t depth;
  struct qn_repr_mark *marks;
  qn_value object; /* its threading.Thread, or QN_UNSET */
  uint64_t id;
  bool daemon;
  bool importing; /* waits for a module that another thread imports */
} qn_thread;

typedef struct qn_ns_entry {
  qn_sym key;
  qn_value val;
} qn_ns_entry;
typedef struct qn_ns { /* names to values, in order of first assignment; deleted: val QN_UNSET */
  qn_ns_entry *items;
  uint32_t n, cap;
  uint32_t *index; /* n + 1 by hash of the pointer */
  uint32_t mask;   /* slots of index - 1; 0: no index yet */
  qn_value mapping; /* what a metaclass's __prepare__ gave: then the body's names live in it, not in items */
} qn_ns;

typedef struct qn_vm {
  qn_rt *rt;
  qn_sym syms[QN_S_COUNT];
  qn_vm_options opts;
  int breaker; /* another thread wants the lock, or interrupt is set; read by the loop without the mutex: atomic */
  int wake; /* a descriptor + 1 that becomes readable with `interrupt`, for waits of the main thread; 0: none yet; atomic */
  int32_t interrupt; /* qn_vm_interrupt was called and no KeyboardInterrupt raised for it yet; atomic, kernels look at it */
  qn_thread *threads, *current;
  qn_thread main;
  uint64_t versions; /* the last class version given */
  uint32_t derivations; /* how many classes have been derived from classes of scripts */
  qn_value builtins; /* module */
  qn_value evaluated; /* dict: texts of eval() and exec() that are kept → their units, as ints; or UNSET */
  qn_value modules;  /* dict: dotted name → module */
  struct {
    const qn_module_def **items;
    uint32_t n, cap;
  } defs;
  struct {
    qn_unit **items;
    uint32_t n, cap;
  } units; /* loaded */
  qn_value main_script;
  qn_value argv; /* list */
  qn_value path; /* sys.path: list */
  struct qn_pyrandom *pyrandom; /* of the module random; NULL: not used yet */
  int numba_threads;
  uint64_t next_thread_id;
  /* the session lock */
  pthread_mutex_t mutex;
  pthread_cond_t free, switched;
  bool locked, lock_ready, stopping;
  uint32_t waiting;
  uint64_t switches;
} qn_vm;
static inline qn_vm *qn_vm_of(qn_rt *rt) { return (qn_vm *)rt->vm; }

/* --- values: two 8-byte moves, so that a load never straddles two stores -------------------------------------------- */
static inline void qn_vcopy(qn_value *d, const qn_value *s) {
  uint64_t h = *(const uint64_t *)(const void *)s;
  uint64_t b = s->bits;
  *(uint64_t *)(void *)d = h;
  d->bits = b;
}
static inline void qn_vunset(qn_value *d) { *(uint64_t *)(void *)d = QN_UNSET; }
static inline void qn_vset(qn_rt *rt, qn_value *d, qn_value v) { /* takes v */
  uint64_t h, b = v.bits;
  qn_obj *o = d->o;
  bool was = d->tag == QN_OBJ;
  memcpy(&h, &v, sizeof h);
  *(uint64_t *)(void *)d = h;
  d->bits = b;
  if (was && o->rc > 0 && --o->rc == 0) qn_obj_destroy(rt, o);
}
static inline void qn_vclear(qn_rt *rt, qn_value *d) {
  if (d->tag == QN_OBJ) {
    qn_obj *o = d->o;
    qn_vunset(d);
    if (o->rc > 0 && --o->rc == 0) qn_obj_destroy(rt, o);
  } else {
    qn_vunset(d);
  }
}

/* --- frame.c ------------------------------------------------------------------------------------------------------------ */
qn_frame *qn_frame_spare(qn_rt *rt, qn_frame *f); /* f->next, made when absent; NULL + MemoryError */
/* A window of n registers above everything of frame `top`. Sets *seg when the frame must give a segment back. */
qn_value *qn_frame_window(qn_rt *rt, qn_thread *th, qn_frame *top, uint32_t n, bool *seg);
void qn_frame_drop_segment(qn_thread *th);
/* Binds arguments to the first registers of r as Python does; kwnames may be NULL. 0 or -1 (r then cleared). */
int qn_bind(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *r);
void qn_init_registers(qn_function *fn, qn_value *r);
int qn_recursion_error(qn_rt *rt);
static inline qn_value *qn_frame_top(const qn_frame *f) { return f->on_stack ? f->r + f->code->nregs : f->sp; }

/* --- loop.c --------------------------------------------------------------------------------------------------------------- */
/* Runs frames from f (already linked, flagged ENTRY) until it returns. 0 and *out, 1: generator yielded *out, -1. */
int qn_vm_run(qn_rt *rt, qn_frame *f, const qn_ins *pc, qn_value *out);

/* --- call.c ------------------------------------------------------------------------------------------------------------------ */
int qn_call_function_hook(qn_rt *rt, qn_value fn, const qn_args *args, qn_value *out);
int qn_run_class_body(qn_rt *rt, qn_function *fn, struct qn_ns *ns, qn_value *cell);

/* --- ops.c: the bodies of rarer instructions; registers by number in f ------------------------------------------------------- */
int qn_op_unbound(qn_rt *rt, qn_frame *f, uint16_t reg); /* raises; -1 */
int qn_op_global(qn_rt *rt, qn_frame *f, uint32_t slot, qn_value *out);
int qn_op_format(qn_rt *rt, qn_value v, uint16_t conversion, const qn_value *spec, qn_value *out);
int qn_op_build_str(qn_rt *rt, const qn_value *parts, uint32_t n, qn_value *out);
int qn_op_build_dict(qn_rt *rt, const qn_value *pairs, uint32_t n, qn_value *out);
int qn_op_unpack(qn_rt *rt, qn_value v, uint32_t n, qn_value *out);
int qn_op_unpack_ex(qn_rt *rt, qn_value v, uint32_t before, uint32_t after, qn_value *out);
int qn_op_dict_update(qn_rt *rt, qn_value dict, qn_value other);
int qn_op_dict_merge(qn_rt *rt, qn_value dict, qn_value other, qn_value callee);
int qn_op_set_update(qn_rt *rt, qn_value set, qn_value other);
int qn_op_list_extend(qn_rt *rt, qn_value list, qn_value other);
int qn_op_import(qn_rt *rt, const qn_script *from, qn_sym name, bool leaf, qn_value *out);
int qn_op_import_from(qn_rt *rt, qn_value module, qn_sym name, qn_value *out);
int qn_op_import_star(qn_rt *rt, qn_frame *f, qn_value module);
int qn_op_make_function(qn_rt *rt, qn_frame *f, qn_code *code, const qn_value *parts, qn_value *out);
int qn_op_exc_match(qn_rt *rt, qn_value exc, qn_value cls); /* 1, 0, -1 */
int qn_op_raise(qn_rt *rt, qn_value exc, const qn_value *cause);
int qn_op_assert_fail(qn_rt *rt, qn_frame *f, const qn_value *message);
int qn_op_refuse(qn_rt *rt, qn_value text);
int qn_op_with_enter(qn_rt *rt, qn_value *manager, qn_value *out);
int qn_op_with_exit(qn_rt *rt, qn_value exit, qn_value exc, qn_value *out); /* exc QN_UNSET: none */
int qn_op_match_key(qn_rt *rt, qn_value v, qn_value key, qn_value *out);
int qn_op_match_rest(qn_rt *rt, qn_value v, qn_value keys, qn_value *out);
int qn_op_match_class(qn_rt *rt, qn_value v, qn_value cls, uint32_t npos, const qn_bconst *names, qn_value *out);
int qn_op_cyconv(qn_rt *rt, qn_value v, uint32_t ctype, qn_value *out);
int qn_op_cyargument(qn_rt *rt, const qn_frame *f, qn_value v); /* after qn_op_cyconv failed: -1, worded for a parameter that is a list, … */
int qn_op_load_name(qn_rt *rt, qn_frame *f, uint32_t name, uint16_t cell, qn_value *out);
int qn_op_call_ex(qn_rt *rt, qn_value fn, qn_value list, const qn_value *dict, qn_value *out);

/* --- function.c, generator.c ----------------------------------------------------------------------------------------------------- */
int qn_new_function(qn_rt *rt, qn_code *code, qn_script *globals, qn_value *out);
int qn_new_cell(qn_rt *rt, qn_value v, qn_value *out); /* retains v */
typedef struct qn_generator {
  qn_obj obj;
  qn_frame frame; /* fn is NULL when finished */
  uint8_t state;  /* QN_GEN_* */
  qn_value sent;  /* for YIELDFROM */
  qn_value result;
  qn_value handling; /* exception being handled inside, while suspended */
  uint32_t nregs;
  qn_value regs[];
} qn_generator;
enum { QN_GEN_NEW, QN_GEN_SUSPENDED, QN_GEN_RUNNING, QN_GEN_DONE };
extern qn_class qn_generator_class;
int qn_new_generator(qn_rt *rt, qn_function *fn, qn_generator **out); /* fn retained; bind into ->regs */
/* 0: yielded *out; 1 (QN_STOP): returned, value in gen->result; -1. exc: thrown in (taken), or QN_UNSET. */
int qn_generator_resume(qn_rt *rt, qn_generator *g, qn_value sent, qn_value exc, qn_value *out);
void qn_generator_finish(qn_rt *rt, qn_generator *g); /* drops its frame */
int qn_op_yield_from(qn_rt *rt, qn_generator *g, qn_value sub, qn_value *out); /* 0 yields *out, 1 ended with *out, -1 */

/* --- script.c ----------------------------------------------------------------------------------------------------------------------- */
int qn_new_script(qn_rt *rt, qn_unit *unit, const char *name, qn_value *out);
int qn_unit_load(qn_rt *rt, qn_unit *unit); /* values of the constants, inline caches */
void qn_unit_unload(qn_rt *rt, qn_unit *unit);
void qn_unit_forget(qn_rt *rt, qn_unit *unit); /* unloads a unit whose memory goes before the session ends */

/* --- classes ------------------------------------------------------------------------------------------------------------------------ */
typedef struct qn_side { /* attributes of an instance */
  qn_value *vals; /* by index in the class's table of instance attributes */
  uint32_t n;
} qn_side;
typedef struct qn_instance { /* of a class that derives from object; others have their side in front of the object */
  qn_obj obj;
  union {
    struct {
      qn_value *vals;
      uint32_t n;
    };
    qn_side side;
  };
} qn_instance;
enum { QN_ROLE_ENUM = 1, QN_ROLE_NAMEDTUPLE = 2 };
struct qn_pyclass { /* a class of a script */
  qn_class cls;
  uint64_t version;  /* a new one whenever it or a base changes */
  qn_ns ns;
  qn_ns slots;       /* names of instance attributes: position = index; values unused */
  qn_sym qualname;
  qn_value bases;    /* tuple */
  const qn_class **mro;
  uint32_t nmro;
  const qn_class *native; /* nearest built-in base: object, or an exception class */
  qn_pyclass **subs;      /* direct subclasses, not owned */
  uint32_t nsubs, capsubs;
  uint8_t role;           /* QN_ROLE_*, inherited: what members.h tells the engine */
  qn_value members;       /* of an enum: dict of names to members; of a named tuple: its field names. Inherited by the latter */
  bool closed;            /* __slots__ in it and in all its bases: no other attributes */
  bool abstract;          /* __abstractmethods__ is not empty */
  bool plain_call;        /* its metaclass has no __call__ */
};
extern qn_class qn_pytype_class; /* the class of classes of scripts */
static inline bool qn_is_pyclass(const qn_class *c) { return c->script; }
static inline qn_pyclass *qn_pyclass_of(const qn_class *c) { return (qn_pyclass *)(uintptr_t)c; }
qn_value *qn_ns_find(const qn_ns *ns, qn_sym key); /* NULL: absent */
int qn_ns_index(const qn_ns *ns, qn_sym key);      /* position or -1 */
int qn_ns_set(qn_rt *rt, qn_ns *ns, qn_sym key, qn_value v); /* retains v */
void qn_ns_free(qn_rt *rt, qn_ns *ns);
static inline qn_side *qn_side_of(qn_obj *o) { /* of an instance of a script's class that is no exception */
  if (o->cls->kind == QN_K_INSTANCE) return &((qn_instance *)o)->side;
  return (qn_side *)(void *)((char *)o - o->cls->head);
}
int qn_class_set_mro(qn_rt *rt, qn_pyclass *c);
/* type(name, bases, dict, **keywords) by metaclass meta */
int qn_type_new(qn_rt *rt, const qn_class *meta, const qn_args *args, qn_value *out);
/* An instance of cls as object.__new__ and the like make it; args: what follows the class. init: not by native->init. */
int qn_native_new(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_instance_dict(qn_rt *rt, qn_value v, qn_value *out); /* obj.__dict__ */
extern qn_class qn_instance_dict_class;
int qn_instance_put(qn_rt *rt, qn_value v, qn_sym name, qn_value x); /* past descriptors */
int qn_abstract_error(qn_rt *rt, const qn_pyclass *c);
int qn_descriptor_set(qn_rt *rt, qn_value descriptor, qn_value self, qn_sym name, qn_value x);
/* c: the nearest built-in class below cls, from which the slot is inherited; NULL: none has it. */
#define QN_NATIVE_SLOT(c, cls_, slot)           \
  const qn_class *c = qn_native_class_of(cls_); \
  while (c && !c->slot) c = c->base
int qn_get_attr_slot(qn_rt *rt, qn_value v, qn_sym name, qn_value *out);
int qn_set_attr_slot(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
int qn_del_attr_slot(qn_rt *rt, qn_value v, qn_sym name);
void qn_instance_destroy(qn_rt *rt, qn_obj *o);
void qn_derived_destroy(qn_rt *rt, qn_obj *o);
qn_value *qn_metaclass_find(const qn_class *cls, qn_sym name); /* in the script's metaclass of class cls; NULL: none */
void qn_boxed_slots(qn_class *c); /* boxed.c: fills the slots that the script left empty */
int qn_boxed_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out);
int qn_boxed_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out);
int qn_make_class(qn_rt *rt, qn_function *body, qn_value bases, qn_value keywords, qn_value *out);
qn_value *qn_class_find(const qn_class *c, qn_sym name, const qn_class **where); /* in scripts' classes of the MRO; borrowed */
int qn_class_changed(qn_rt *rt, qn_pyclass *c);
void qn_class_fill_slots(qn_rt *rt, qn_pyclass *c);
int qn_instance_new(qn_rt *rt, const qn_class *cls, qn_value *out);
int qn_instance_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out); /* get_attr slot: 1 = not found */
int qn_instance_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x);
int qn_instance_del(qn_rt *rt, qn_value v, qn_sym name);
int qn_class_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
int qn_bind_descriptor(qn_rt *rt, qn_value found, qn_value self, const qn_class *cls, qn_value *out); /* self QN_UNSET: on the class */
int qn_object_dir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* dir.c */
int qn_b_dir(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_descr_install(qn_rt *rt, qn_value builtins);
typedef struct qn_property {
  qn_obj obj;
  qn_value fget, fset, fdel, doc;
} qn_property;
typedef struct qn_wrapper { /* staticmethod, classmethod */
  qn_obj obj;
  qn_value fn;
} qn_wrapper;
extern qn_class qn_property_class, qn_staticmethod_class, qn_classmethod_class, qn_super_class;

int qn_named_field_get(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
static inline bool qn_is_field(qn_value v) { /* the property of a named tuple that reads item fget.self.i */
  if (v.tag != QN_OBJ || v.o->cls != &qn_property_class) return false;
  const qn_value fget = ((const qn_property *)v.o)->fget;
  return qn_is(fget, QN_K_NATIVE) && ((const qn_native *)fget.o)->fn == qn_named_field_get;
}

/* globals.c: a copy, whose single items are read and stored in the module */
int qn_globals_dict(qn_rt *rt, const qn_script *s, qn_value *out);
int qn_frame_globals(qn_rt *rt, const qn_frame *f, qn_value *out);
bool qn_is_globals(qn_value v);
qn_value qn_globals_script(qn_rt *rt, qn_value dict); /* the module that it is of, borrowed; or UNSET */
void qn_globals_install(void);
int qn_locals_dict(qn_rt *rt, const qn_frame *f, qn_value *out);   /* a copy; of a module: its globals */
void qn_script_clear(qn_rt *rt, qn_script *s); /* at the end: its variables go */

/* --- eval.c --- */
int qn_script_outer(qn_rt *rt, const qn_script *s, qn_sym name, qn_value *out); /* a name that the text of eval() or exec() lacks: 1 found, 0, -1 */
/* Stores (deletes: UNSET) a name that the text of eval() or exec() says is global or its own. */
bool qn_script_has_slot(const qn_script *s, qn_sym name); /* is it a variable of its code? */
int qn_script_store(qn_rt *rt, const qn_frame *f, qn_sym name, qn_value v);
int qn_b_eval(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_b_exec(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_b_compile(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);

/* --- import.c ---------------------------------------------------------------------------------------------------------------------- */
/* columns_ahead.c: hooks.columns_ahead. */
bool qn_columns_ahead(qn_rt *rt, const qn_sv *labels, int64_t n, bool *wanted);
int qn_vm_syntax_error(qn_rt *rt, const qn_source *source, const char *path, const qn_diags *diags); /* the first error of a source that does not compile: -1 */
int qn_vm_add_path(qn_rt *rt, const char *source); /* sys.path gets the folder of a source */
int qn_vm_import_own(qn_rt *rt, const char *name, qn_value *out); /* what the definitions provide: 1, 0 or -1 */
int qn_vm_lookup_dotted(qn_rt *rt, qn_sym dotted, qn_value *out); /* ".module.name": 1, 0 or -1 */

/* --- trace.c, lock.c, modules ------------------------------------------------------------------------------------------------------- */
void qn_trace_frame(qn_rt *rt, qn_frame *f); /* adds f's line to rt->exc */
void qn_trace_suggest(qn_rt *rt, qn_frame *f, qn_sym name);
void qn_trace_suggest_attr(qn_rt *rt, qn_value v, qn_sym name);
int qn_lock_init(qn_vm *vm);
void qn_lock_deinit(qn_vm *vm);
void qn_lock_take(qn_rt *rt, qn_thread *th); /* th becomes the current thread */
void qn_lock_drop(qn_rt *rt);
void qn_lock_after_fork(qn_rt *rt); /* in the child: the calling thread is the only one */
void qn_lock_yield(qn_rt *rt); /* another thread waits: let it run */
int qn_thread_attach(qn_vm *vm, qn_thread *th); /* linked and ready to take the lock */
void qn_thread_detach(qn_rt *rt, qn_thread *th);
int qn_threads_join_all(qn_rt *rt);
extern const qn_module_def qn_dataclasses_module, qn_math_module, qn_sys_module, qn_time_module, qn_threading_module, qn_numba_module, qn_cython_module, qn_libc_module,
    qn_libc_math_module;
extern const qn_module_def *const qn_system_modules[]; /* rows of modules/system.def; NULL ends them */
#define MODULE(name) extern const qn_module_def qn_##name##_module;
#include "runtime/vm/modules/modules.def"
#undef MODULE
int qn_run_script(qn_rt *rt, qn_script *s);
bool qn_stack_short(const qn_rt *rt); /* is the machine's stack of this thread nearly used up? */
int qn_vm_run_library(qn_rt *rt, qn_value module, const char *file, qn_sv text);
int qn_system_exit_code(qn_rt *rt, qn_value exc, qn_buf *text, int *code);

#endif
