/* engine.h - the inside of the engine: session, specialisations, and the steps from a call to machine code.
 *
 *   call of a kernel ─ args.c ─▶ key ─ dispatch.c ─▶ specialisation ─ spec.c: infer ─ lower ─ IR text ─ cache | LLVM ─ load
 *        ▲                                              │
 *        └── result boxed, or the site's exception ◀── run
 *
 * A session is used by one thread at a time; only qn_call_run and kernels on VM threads run beside each other: they touch
 * nothing here but the immutable code of a specialisation. */
#ifndef QN_ENGINE_H
#define QN_ENGINE_H

#include <pthread.h>

#include "codegen/ir/ir.h"
#include "codegen/llvm/compile.h"
#include <pthread.h>

#include "engine/cache/cache.h"
#include "engine/loader.h"
#include "frontend/frontend.h"
#include "frontend/types/infer.h"
#include "frontend/types/klass.h"
#include "runtime/abi.h"
#include "runtime/object/array/array.h"
#include "runtime/parallel/parallel.h"
#include "runtime/object/object.h"
#include "runtime/kernel/kernel.h"
#include "runtime/base/dtoa.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/vm.h"

/* --- one specialisation: a function for one tuple of argument types ------------------------------------------------------ */
enum { QN_CODE_NOALIAS, QN_CODE_ALIAS, QN_CODE_VARIANTS };

typedef struct qn_shape { /* how a result is boxed: the types of the compile, copied, flattened */
  enum { QN_SHAPE_NONE, QN_SHAPE_SCALAR, QN_SHAPE_ARRAY, QN_SHAPE_TUPLE, QN_SHAPE_OPTIONAL,
         QN_SHAPE_CDEF, QN_SHAPE_MEMBER, QN_SHAPE_LIST, QN_SHAPE_SET, QN_SHAPE_DICT, QN_SHAPE_STR, QN_SHAPE_WRAPPED } kind; /* DICT: items are key, value */
  qn_dtype dtype;
  bool py; /* a Python number, not a NumPy scalar */
  bool bytes; /* ARRAY: a bytes object */
  uint8_t form; /* DICT: enum qn_container_form */
  bool kept; /* LIST, SET, DICT as a parameter: the kernel does not change it */
  uint32_t n;
  struct qn_shape *items;
  const qn_type *type;    /* WRAPPED: an object that stays one, by reference */
  const qn_kclass *klass; /* MEMBER; TUPLE: a named tuple or data class */
} qn_shape;

typedef struct qn_spec {
  struct qn_spec *next;
  const uint8_t *key; /* what qn_args_key wrote */
  uint32_t key_n;
  qn_arena arena; /* all that follows; the IR stays for its sites */
  qn_irmodule *ir;
  qn_sv ir_text;
  enum qn_rules rules;
  uint32_t nrets; /* slots of the result */
  qn_dtype ret_dtype; /* of a scalar result */
  bool failed, retired; /* retired: not found any more, kept for threads that run it */
  qn_shape ret;
  qn_shape *params;   /* how arguments are passed; only when … */
  bool takes_objects; /* … lists, sets, dicts or strings are among them */
  bool prints;
  bool makes_objects; /* of cdef classes: it runs under the VM's lock too */
  const char **type_names; /* per parameter, then the result: for people */
  uint32_t nparams;
  const qn_type **args; /* of the parameters, *args one by one */
  const qn_type *const *explicit_args; /* of an explicit signature, one per parameter; else NULL */
  const qn_type **arg_types, *ret_type; /* the session's: of the parameters as specialised */
  uint64_t written; /* array parameters that are stored to */
  bool repeatable;  /* driver rules: nothing is seen of a call that failed, so the VM may begin it again */
  struct qn_image *image[QN_CODE_VARIANTS];
  qn_entry_fn entry[QN_CODE_VARIANTS];
  const char *reason; /* driver rules: why it stays on the VM; then nothing else is set */
  struct qn_seen *seen; /* driver rules: the globals that were frozen; code is stale when one has changed */
  uint32_t nseen;
} qn_spec;

/* A global that a compile looked at, as it was then. */
typedef struct qn_seen {
  qn_sym name;
  int32_t slot;   /* of the script's globals; -1: a cell or something rarer, looked up by name */
  qn_value value; /* retained; QN_UNSET: there was none (then the name was a builtin, or nothing) */
} qn_seen;
typedef struct qn_seen_list {
  QN_VEC(qn_seen) list;
} qn_seen_list;

/* What the engine keeps for a function that has been called as a kernel (kernel object's engine_data). */
typedef struct qn_fnstate {
  struct qn_fnstate *next; /* of the session, for destroy */
  qn_kfunc kfunc;
  qn_kenv env;
  qn_session *session;
  qn_value function; /* the VM function (borrowed: the state dies with it or the session) */
  qn_spec *specs;
  int64_t rows; /* driver rules: how many tuples of lists it was given */
  uint32_t refusals; /* driver rules: how often it could not be compiled */
  uint32_t outgrown; /* driver rules: how often an int left 64 bits, which only the VM can go on with */
  bool outgrew;      /* the last call did, and may be begun again there */
  bool parsed_signatures;
  bool exact_first; /* a ufunc: kernel.h */
  bool parsed_ctypes;
  qn_signature ctypes; /* Cython: the C types of its parameters */
  const char *op_type; /* what T means in it */
  const char *op_text; /* of a small kernel that was made of text (wrap.c); it is no function of a script */
  bool may_stay; /* undecorated: what does not compile stays on the VM */
  bool explained; /* it was said which argument keeps it there */
  struct qn_seen_list *seen; /* while a compile runs under driver rules: what it looks up */
  struct qn_fnstate *maps; /* generated loops that map it over columns and arrays (map.c), chained by next */
  uint32_t map_mask;       /* of a generated one: which arguments are arrays, and … */
  const struct qn_fnstate *mapped; /* … the kernel that it calls; NULL: not generated */
} qn_fnstate;

/* A compiled source. */
enum qn_stage { QN_STAGE_PARSE, QN_STAGE_RESOLVE, QN_STAGE_BYTECODE };
struct qn_module {
  struct qn_module *next;
  qn_session *session;
  qn_arena arena; /* tree, scopes, bytecode: as long as the session */
  qn_diags diags;
  enum qn_dialect dialect;
  qn_source *source;
  qn_node *root;
  qn_scopes *scopes;
  qn_unit *unit;
  qn_value script; /* after its top level ran */
  const char *wanted; /* check: a file that is still to be read */
};

/* limit.c: an allocator that stays below `most` bytes; NULL: no memory. */
struct qn_limit;
const qn_allocator *qn_limit_new(const qn_allocator *inner, int64_t most, struct qn_limit **out);
void qn_limit_free(struct qn_limit *l);                              /* may be NULL */
int qn_limit_note(const struct qn_limit *l, char *text, size_t size); /* what to say of it; its length, 0: nothing was refused */

struct qn_session {
  const qn_allocator *alloc;
  struct qn_limit *limit; /* NULL: none */
  uint32_t flags;
  int32_t threads, optimize;
  const char *cpu;
  bool has_rt, line_buffered, out_failed, out_ready;
  double progress_begin, progress_shown; /* of a long read that runs (runtime/object: hooks.progress); 0 */
  qn_buf out; /* what was printed and not yet written */
  pthread_mutex_t out_lock; /* over `out`: kernels print from any thread */
  pthread_mutex_t random_lock; /* over `randoms` */
  struct qn_thread_random *randoms; /* khooks.c */
  struct qn_text_rt *text;          /* khooks.c; NULL until it is asked for */
  struct qn_kpool *pool;            /* big blocks that kernels gave back */
  qn_rt rt;
  qn_arena arena; /* of the session's life: fnstates, types, generated sources */
  jmp_buf arena_oom;
  qn_types types;
  qn_cache *cache; /* NULL: none */
  struct qn_llvm_door *door; /* loaded at the first compile */
  qn_parallel_for parallel_for;
  void *parallel_user;
  qn_write_fn write;
  void *write_user;
  qn_timing timing;
  double started;
  qn_fnstate *functions;
  struct qn_userclass *classes; /* klass.c */
  struct jitclass *jitclasses;  /* jitclass.c */
  struct qn_cdefclass *cdefs;   /* cdef.c */
  uint32_t n_cdefs;
  uint32_t n_jitclasses;
  QN_VEC(const char *) deferred; /* what deferred types were defined as; NULL: not yet */
  qn_fnstate *ops;               /* wrap.c */
  qn_kowners owners;
  pthread_mutex_t owners_mutex; /* guards dropped */
  void **dropped;               /* owners of arrays that kernels gave back */
  uint32_t n_dropped, cap_dropped;
  struct qn_module *modules;
  struct qn_races *races; /* --check=races, or NULL */
  uint32_t races_found;
  struct qn_overloaded *overloads; /* objects that stand for functions */
  struct qn_bench *bench; /* NULL: not benchmarking */
  const struct qn_rows *rows; /* rows.c: of the call at hand, or NULL */
  struct qn_rows_kept *rows_kept; /* rows.c: lists that were read before; NULL: none */
  uint32_t key_nest;      /* contype.c: containers around the one that is looked at */
};

static inline qn_session *qn_session_of(qn_rt *rt) { return rt->engine; }

/* --- session.c, program.c --------------------------------------------------------------------------------------------------- */
int qn_session_write(void *session, int fd, const char *p, size_t n);
int qn_session_flush(qn_session *s);
bool qn_cpu_known(const char *name);
typedef struct qn_void_loop {
  void (*body)(void *frame, int64_t begin, int64_t end);
  void *frame;
} qn_void_loop;
int32_t qn_void_body(void *frame, int64_t begin, int64_t end);
struct qn_module *qn_program_new(qn_session *s); /* NULL: out of memory; freed with the session */
void qn_modules_free(qn_session *s);
/* Runs the stages up to `last` over bytes; diagnostics go to fd 2 unless quiet. */
QN_MUST_USE qn_status qn_program_compile(struct qn_module *m, const char *name, qn_sv bytes, enum qn_stage last, bool quiet, qn_error *err);
QN_MUST_USE qn_status qn_program_read(struct qn_module *m, const char *path, enum qn_stage last, bool quiet, qn_error *err);

/* To fd 2 as text, or to fd 1 as JSON. */
void qn_program_print_diags(qn_session *s, const qn_diags *diags, bool json);

/* api.c: "name(types)" looked up and parsed. */
QN_MUST_USE qn_status qn_find_kernel(struct qn_module *m, const char *text, qn_fnstate **f, qn_signature *sig, qn_error *err);

/* --- door.c: the module with LLVM inside ------------------------------------------------------------------------------------ */
QN_MUST_USE qn_status qn_door_compile(qn_session *s, qn_sv ir_text, const qn_llvm_options *options, qn_llvm_result *out, qn_error *err);
void qn_door_release(qn_session *s, qn_llvm_result *result);
void qn_door_close(qn_session *s);
void qn_cpu_identity(const char *name, char *out, size_t n); /* what decides the code: part of cache keys */
bool qn_stderr_is_terminal(const qn_session *s);

/* --- args.c: values to types, keys and slots, and back ------------------------------------------------------------------------ */
enum { QN_KEY_MAX = 512, QN_SLOTS_MAX = 256 };
int qn_key_put(qn_rt *rt, uint8_t *key, uint32_t *n, const void *bytes, uint32_t count); /* -1: the key is full */
/* Writes the compact key of the arguments' types. -1: an argument that no kernel takes (rt->exc is a TypeError naming it). */
int qn_args_key(qn_rt *rt, const qn_value *v, uint32_t n, uint8_t *key, uint32_t *key_n);
int qn_key_value(qn_rt *rt, qn_value v, uint8_t *key, uint32_t *n);
int qn_key_container(qn_rt *rt, qn_value v, uint8_t *key, uint32_t *n); /* contype.c: a list, set or dict */
const qn_type *qn_container_type(qn_session *s, qn_types *types, enum qn_rules rules, qn_value v);
/* The type of one argument, for inference. NULL as above. */
const qn_type *qn_type_named_by(qn_session *s, qn_value v); /* the type that a type of numba is; NULL: raised */
const qn_type *qn_type_of_value(qn_session *s, qn_types *types, enum qn_rules rules, qn_value v);
/* Fills slots for the entry; arrays point into the objects. types: of the parameters where a signature gave them, or NULL.
 * Returns how many. */
uint32_t qn_args_slots(qn_session *s, const qn_value *v, uint32_t n, const qn_type *const *types, uint64_t *slots);
/* Builds the result; arrays are taken out of the call's heap. */
typedef struct qn_conv qn_conv; /* convert.h */
int qn_box_result(qn_conv *c, const qn_spec *spec, const uint64_t *rets, qn_value *out);
/* One value of a shape from slots, which move on. inside: of a container, where an array is a boxed view. */
int qn_box_slots(qn_conv *c, const qn_shape *shape, bool numpy, const uint64_t **slot, bool inside, qn_value *out);
/* A value without objects as slots; the items of a tuple, or the fields of a data class (in `room`; false: neither). */
/* Converts a number to the dtype of a scalar type, as a NumPy scalar, which is what its slot needs; others stay. temp: room. */
int qn_number_as(qn_rt *rt, const qn_type *t, qn_value v, qn_complexobj *temp, qn_value *out);
uint32_t qn_value_slots(qn_session *s, qn_value v, uint64_t *out);
bool qn_value_items(qn_session *s, qn_value v, qn_value *room, const qn_value **items, uint32_t *n);
void qn_shape_of_type(qn_arena *a, const qn_type *t, qn_shape *out, uint32_t *nrets);
/* Does an array that is written overlap another one? Then the noalias code must not run. */
bool qn_args_overlap(qn_session *s, const qn_value *v, uint32_t n, uint64_t written);

/* --- rows.c: lists of tuples of numbers ------------------------------------------------------------------------------------------- */
enum { QN_ROW_MAX = 8, QN_ROW_LISTS = 8 };
typedef struct qn_row_list {
  const qn_list *of;
  uint64_t *data; /* the items one after the other, a slot for each number */
  bool kept; /* stays with the session: it is only lent */
} qn_row_list;
typedef struct qn_rows {
  uint32_t n;
  qn_row_list list[QN_ROW_LISTS];
} qn_rows;
bool qn_rows_are(qn_value v); /* by its first item */
void qn_rows_begin(qn_session *s, qn_rows *rows, const qn_value *v, uint32_t n); /* reads those among the arguments */
const qn_row_list *qn_rows_of(const qn_rows *rows, const qn_list *l);
/* Owned (malloc), once, or lent for the call, not to be changed; NULL: not read. */
uint64_t *qn_rows_take(qn_session *s, const qn_list *l, bool *lent);
void qn_rows_end(qn_session *s, qn_rows *rows);
void qn_rows_list_gone(qn_rt *rt, const qn_list *l); /* the VM's hook */
void qn_rows_forget(qn_session *s);

/* --- wrap.c: objects of kernels that outlive a call ------------------------------------------------------------------------------ */
void qn_owners_init(qn_session *s);
void qn_owners_flush(qn_session *s); /* with the session's lock held */
void qn_owners_deinit(qn_session *s);
bool qn_is_wrapped(qn_value v);
int qn_wrap_result(qn_session *s, qn_kctx *ctx, const qn_type *type, uint64_t slot, bool inside, qn_value *out); /* inside: a container keeps a count of its own */
const qn_kclass *qn_klass_of_jitclass(const qn_class *c); /* NULL: not a jitclass */
const qn_type *qn_external_type(void *session, enum qn_external what, uint32_t number);

/* --- klass.c: classes of scripts ---------------------------------------------------------------------------------------------- */
/* NULL: kernels have no use for objects of this class. */
const qn_kclass *qn_kclass_of(qn_session *s, const qn_class *c);
bool qn_klass_fits_records(const qn_type *t, qn_value v); /* is v what the parameter's type speaks of? */
struct qn_descr;
const qn_kclass *qn_kclass_of_descr(qn_session *s, const struct qn_descr *d); /* NULL: too many fields, or other ones */
const qn_kclass *qn_kclass_of_number(qn_session *s, uint32_t number); /* "record#3" */
const qn_kclass *qn_kclass_of_records(qn_session *s, qn_value v); /* of a structured array or record; NULL: too many fields */
enum { QN_FIELDS_MAX = 64 };
enum { QN_VIEW_BYTES = 8 }; /* beside QN_VIEW_READONLY: the memory of a bytes object that a kernel takes (dispatch.c) */
uint32_t qn_klass_fields(qn_session *s, const qn_kclass *k, qn_value v, qn_value *out); /* of a data class: borrowed */
int qn_klass_position(const qn_kclass *k, qn_value member);                             /* of an enum's member; -1 */
int qn_box_member(qn_session *s, const qn_kclass *k, int64_t code, qn_value *out);
int qn_box_fields(qn_session *s, const qn_kclass *k, const qn_value *items, qn_value *out);
void qn_userclasses_drop(qn_session *s);

/* --- cdef.c: objects of Cython's cdef classes ------------------------------------------------------------------------------------- */
const qn_kclass *qn_kclass_of_cdef(qn_session *s, const qn_class *c); /* NULL: another class */
const qn_kclass *qn_cdef_of(qn_session *s, qn_value v);               /* of an object; NULL: another one */
int qn_cdef_key(qn_rt *rt, const qn_kclass *k, uint8_t *key, uint32_t *n);
uint32_t qn_cdef_slots(qn_value v, uint64_t *out);
void *qn_cdef_class(qn_kctx *ctx, int64_t number);
bool qn_cdef_list(qn_session *s, qn_value v);
int qn_cdef_list_key(qn_rt *rt, uint8_t *key, uint32_t *n);
int qn_cdef_blank(qn_session *s, uint32_t number, qn_value *out); /* a new object of that class, before its __cinit__ */
/* --- made.c: the hooks vm_new and vm_put, and the end of the call ---------------------------------------------------------------- */
int32_t qn_made_new(qn_kctx *ctx, int64_t number, void **out);
int32_t qn_made_append(qn_kctx *ctx, void *list, void *object);
int32_t qn_made_put(qn_kctx *ctx, void *values, int64_t at, void *object);
void qn_made_end(qn_kctx *ctx);
void qn_cdefclasses_drop(qn_session *s);

/* --- spec.c ---------------------------------------------------------------------------------------------------------------------- */
/* The specialisation of f for arguments v (made if need be). NULL: rt->exc is set. */
qn_spec *qn_spec_get(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n);
bool qn_spec_known(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n); /* was it made already? */
/* The same for explicit types; err instead of rt->exc. */
qn_spec *qn_spec_for_types(qn_session *s, qn_fnstate *f, const qn_type *const *args, uint32_t n, const qn_type *ret, qn_diags *diags,
                           qn_error *err);
/* The IR text that a variant is compiled from. */
void qn_spec_text(qn_session *s, qn_spec *spec, int variant, qn_buf *out);
/* Its native entry, compiled or fetched now if need be. NULL: err. */
qn_entry_fn qn_spec_entry(qn_session *s, qn_fnstate *f, qn_spec *spec, int variant, qn_error *err);

/* A TypingError with what the compiler says, or with one error's text. Always -1. */
int qn_raise_diags(qn_session *s, const qn_diags *diags);
int qn_raise_text(qn_session *s, const qn_error *at, const char *message);

/* overload.c: a value that stands for a function by its arguments' types, as inference calls it; NULL: it is none. */
const qn_kfunc *qn_overloaded(qn_session *s, qn_value v);
void qn_overload_ufunc(qn_session *s, qn_fnstate *f, qn_value kernel);
void qn_overload_function(qn_session *s, qn_fnstate *f, qn_value function);

/* numba_hooks.c */
int qn_append_taken(qn_rt *rt, qn_value list, qn_value v); /* takes v */
extern const struct qn_numba_hooks qn_engine_numba_hooks;

/* --- env.c: VM functions as inference sees them ---------------------------------------------------------------------------------- */
/* The state of a VM function (made at the first call). kernel: its kernel object, or NULL for an undecorated function. */
qn_fnstate *qn_fnstate_of(qn_session *s, qn_value function, const qn_kernelobj *kernel, enum qn_rules rules);
void qn_fnstate_drop(qn_session *s, qn_fnstate *f);
int qn_fnstate_signatures(qn_session *s, qn_fnstate *f, const qn_kernelobj *k); /* parses the explicit ones, once */
const qn_signature *qn_fnstate_ctypes(qn_session *s, qn_fnstate *f); /* of a Cython function; NULL: out of memory */
void qn_cython_options(const qn_kfunc *k, qn_koptions *o); /* from directives and decorators */
void qn_env_resolve(void *user, qn_arena *a, qn_sv name, qn_global *out);
void qn_global_of_value(qn_session *s, qn_arena *a, qn_value v, enum qn_rules rules, qn_global *out);
static inline bool qn_is_generated(const qn_fnstate *f) { return f->mapped != NULL || f->op_text != NULL; }
extern const qn_module_def *const qn_engine_modules[]; /* what scripts can import; NULL ends it */

/* --- dispatch.c, map.c: the VM's hooks ---------------------------------------------------------------------------------------------- */
int qn_hook_call_kernel(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out);
int qn_hook_call_tier(qn_rt *rt, qn_function *function, const qn_args *args, qn_value *out);
int qn_bind_args(qn_rt *rt, const qn_fnstate *f, const qn_args *a, qn_value *v, uint32_t *n, qn_value *held);
const qn_signature *qn_pick_signature(qn_session *s, const qn_fnstate *f, const qn_value *v, uint32_t n);
const qn_signature *qn_pick_signature_types(const qn_fnstate *f, const qn_type *const *args, const bool *weak, uint32_t n, bool exact_first);
int qn_call_spec(qn_session *s, qn_fnstate *f, qn_spec *spec, const qn_value *v, uint32_t n, qn_value *out);
/* v is converted to an explicit signature; complex128 values made on the way lie in temps[n], alive as long as v is used. */
qn_spec *qn_spec_for_call(qn_session *s, qn_fnstate *f, qn_value *v, uint32_t n, qn_complexobj *temps);
int qn_bench_call(qn_session *s, qn_fnstate *f, qn_value kernel, const qn_value *v, uint32_t n, qn_value *out);
int qn_map_call(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out);
/* Runs an entry with everything around it: context, stack limit, floating-point mode, lock, heap. 0, or rt->exc is set. */
int qn_run_entry(qn_session *s, qn_fnstate *f, qn_spec *spec, qn_entry_fn entry, const qn_value *v, uint32_t n, qn_value *out);

/* --- khooks.c: what kernels ask of their session ------------------------------------------------------------------------- */
typedef struct qn_thread_random qn_thread_random;
void qn_session_randoms_free(qn_session *s);
typedef struct qn_text_rt qn_text_rt;
void qn_session_text_free(qn_session *s);
extern const qn_khooks qn_kernel_hooks;      /* of calls from the VM */
extern const qn_khooks qn_kernel_hooks_host; /* of qn_call_run */

void qn_races_print(qn_session *s, const qn_fnstate *f); /* races.c: what a call found, to fd 2 */
void qn_explain_print(qn_session *s, const qn_irmodule *m, const char *remarks); /* explain.c: what became of a kernel, to fd 2 */
void qn_explain_stays(qn_session *s, const qn_fnstate *f, const char *reason, const qn_diags *diags); /* why it runs on the VM; diags may be NULL */
void qn_explain_argument(qn_session *s, qn_fnstate *f, uint32_t i, qn_value v);

/* --- errors.c ------------------------------------------------------------------------------------------------------------------------ */
/* The Python exception of a failed call: type, message with operands, traceback. Always -1. */
int qn_raise_site(qn_rt *rt, const qn_fnstate *f, const qn_irmodule *ir, const qn_kerr *e);
/* The same for a host. */
void qn_error_from_site(const qn_fnstate *f, const qn_irmodule *ir, const qn_kerr *e, qn_error *err);
/* Raises cls with the key that repr shows; false: it is no literal, nothing was raised. keyerror.c */
bool qn_raise_missing_key(qn_rt *rt, const qn_class *cls, const char *repr);
const char *qn_site_type(const qn_irsite *site, const qn_kerr *e);
bool qn_site_is_overflow(const qn_irmodule *ir, const qn_kerr *e); /* an int that left 64 bits */
void qn_site_message(const qn_irsite *site, const qn_kerr *e, qn_buf *out);
void qn_site_operand(const qn_irsite *site, const qn_kerr *e, unsigned i, qn_buf *out); /* as text */
void qn_raised_text(const qn_irsite *site, const qn_kerr *e, qn_buf *out); /* raised.c: of a message that begins with \1 */
int qn_raise_arguments(qn_rt *rt, const qn_class *cls, const qn_irsite *site, const qn_kerr *e);
/* Moves rt->exc into err (cleared). */
qn_status qn_error_from_exc(qn_rt *rt, qn_error *err);

#endif
