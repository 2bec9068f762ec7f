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

#include "codegen/ir/ir.h"
#include "codegen/llvm/compile.h"
#include "engine/cache/cache.h"
#include "engine/loader.h"
#include "frontend/frontend.h"
#include "frontend/types/infer.h"
#include "runtime/abi.h"
#include "runtime/object/array/array.h"
#include "runtime/object/object.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/vm.h"

/* --- one specialisation: a function for one tuple of argument types ------------------------------------------------------ */
enum { QN_CODE_NOALIAS, QN_CODE_ALIAS, QN_CODE_VARIANTS };

typedef struct qn_shape { /* how a result is boxed: the types of the compile, copied, flattened */
  enum { QN_SHAPE_NONE, QN_SHAPE_SCALAR, QN_SHAPE_ARRAY, QN_SHAPE_TUPLE } kind;
  qn_dtype dtype;
  bool py; /* a Python number, not a NumPy scalar */
  uint32_t n;
  struct qn_shape *items;
} qn_shape;

typedef struct qn_spec {
  struct qn_spec *next;
  const uint8_t *key; /* what qn_args_key wrote */
  uint32_t key_n;
  qn_arena arena; /* all that follows; the IR stays for its sites */
  qn_irmodule *ir;
  qn_sv ir_text;
  uint32_t nslots, nrets; /* of the entry's args and rets */
  qn_shape ret;
  const char **type_names; /* per parameter, then the result: for people */
  uint32_t nparams;
  uint64_t written; /* array parameters that are stored to */
  qn_code *code[QN_CODE_VARIANTS];
  qn_entry_fn entry[QN_CODE_VARIANTS];
  const char *reason; /* driver rules: why it stays on the VM; then nothing else is set */
} qn_spec;

/* What the engine keeps for a function that has been called as a kernel (kernel object's engine_data). */
typedef struct qn_fnstate {
  struct qn_fnstate *next; /* of the session, for destroy */
  qn_kfunc kfunc;
  qn_kenv env;
  qn_session *session;
  qn_value function; /* the VM function (borrowed: the state dies with it or the session) */
  qn_spec *specs;
  struct qn_fnstate *map; /* the generated loop that maps it over columns and arrays (map.c) */
} qn_fnstate;

struct qn_session {
  const qn_allocator *alloc;
  uint32_t flags;
  int32_t threads;
  char *cpu;
  qn_rt rt;
  qn_arena arena; /* of the session's life: fnstates, names */
  qn_cache *cache; /* NULL: none */
  struct qn_llvm_door *door; /* loaded at the first compile */
  qn_parallel_for parallel_for;
  void *parallel_user;
  qn_write_fn write;
  void *write_user;
  qn_timing timing;
  double started;
  qn_fnstate *functions;
  struct qn_module *modules;
  struct qn_bench *bench; /* NULL: not benchmarking */
};

static inline qn_session *qn_session_of(qn_rt *rt) { return rt->engine; }

/* --- door.c: the module with LLVM inside ------------------------------------------------------------------------------------ */
QN_MUST_USE qn_status qn_door_compile(qn_session *s, qn_sv ir_text, const qn_llvm_options *options, qn_llvm_result *out, qn_error *err);
void qn_door_close(qn_session *s);

/* --- args.c: values to types, keys and slots, and back ------------------------------------------------------------------------ */
enum { QN_KEY_MAX = 512, QN_SLOTS_MAX = 256 };
/* Writes the compact key of the arguments' types. -1: an argument that no kernel takes (rt->exc is a TypeError naming it). */
int qn_args_key(qn_rt *rt, const qn_value *v, uint32_t n, uint8_t *key, uint32_t *key_n);
/* The type of one argument, for inference. NULL as above. */
const qn_type *qn_type_of_value(qn_session *s, qn_types *types, qn_value v);
/* Fills slots for the entry; arrays point into the objects. Returns how many. */
uint32_t qn_args_slots(const qn_value *v, uint32_t n, uint64_t *slots);
/* Builds the result; arrays are taken out of the call's heap. */
int qn_box_result(qn_rt *rt, qn_kctx *ctx, const qn_shape *shape, const uint64_t *rets, qn_value *out);
void qn_shape_of_type(qn_arena *a, const qn_type *t, qn_shape *out, uint32_t *nrets);
/* Does an array that is written overlap another one? Then the noalias code must not run. */
bool qn_args_overlap(const qn_value *v, uint32_t n, uint64_t written);

/* --- spec.c ---------------------------------------------------------------------------------------------------------------------- */
/* The specialisation of f for arguments v (made if need be). NULL: rt->exc is set. */
qn_spec *qn_spec_get(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n);
/* The same for explicit types; err instead of rt->exc. */
qn_spec *qn_spec_for_types(qn_session *s, qn_fnstate *f, const qn_type *const *args, uint32_t n, const qn_type *ret, qn_diags *diags,
                           qn_error *err);
/* Its native entry, compiled or fetched now if need be. NULL: err. */
qn_entry_fn qn_spec_entry(qn_session *s, qn_fnstate *f, qn_spec *spec, int variant, qn_error *err);

/* --- env.c: VM functions as inference sees them ---------------------------------------------------------------------------------- */
/* The state of a VM function (made at the first call). kernel: its kernel object, or NULL for an undecorated function. */
qn_fnstate *qn_fnstate_of(qn_session *s, qn_value function, const qn_kernelobj *kernel, enum qn_rules rules);

/* --- dispatch.c, map.c: the VM's hooks ---------------------------------------------------------------------------------------------- */
int qn_hook_call_kernel(qn_rt *rt, qn_value kernel, const qn_args *args, qn_value *out);
int qn_hook_call_tier(qn_rt *rt, qn_value function, const qn_args *args, qn_value *out);
int qn_map_call(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out);
/* Runs an entry with everything around it: context, stack limit, floating-point mode, lock, heap. 0, or rt->exc is set. */
int qn_run_entry(qn_session *s, qn_spec *spec, qn_entry_fn entry, const qn_value *v, uint32_t n, qn_value *out);

/* --- errors.c ------------------------------------------------------------------------------------------------------------------------ */
/* The Python exception of a failed call: type, message with operands, traceback. Always -1. */
int qn_raise_site(qn_rt *rt, const qn_irmodule *ir, const qn_kerr *e);
/* The same for a host. */
void qn_error_from_site(const qn_irmodule *ir, const qn_kerr *e, qn_error *err);
void qn_site_message(const qn_irsite *site, const qn_kerr *e, qn_buf *out);
/* Moves rt->exc into err (cleared). */
qn_status qn_error_from_exc(qn_rt *rt, qn_error *err);

#endif
