/* emit.h - what the families of the emitter share. One `emitter` per module, one `fx` per LLVM function being written.
 *
 * Values: an `ev` is a scalar (v), a complex number (v, im), an array in SSA (arr) or a call's results (many).
 * Where emission stands: fx->b; after a terminator fx->dead is set and nothing may be emitted until a new block begins. */
#ifndef QN_EMIT_H
#define QN_EMIT_H

#include "codegen/ir/ir.h"
#include "codegen/llvm/compat.h"

typedef LLVMValueRef lv;
typedef LLVMTypeRef lt;
typedef LLVMBasicBlockRef lb;

typedef struct earray {
  lv data, owner;
  lv shape[QN_MAX_RANK], stride[QN_MAX_RANK]; /* i64; strides in bytes */
} earray;

typedef struct ev {
  lv v, im;
  earray *arr;
  struct ev *many;
} ev;

typedef struct elocal { /* where a variable lives: pointers to stack slots */
  lv slot, slot_im;
  earray *arr;   /* of slots */
  bool owns;     /* array, ref: holds a count of its owner */
} elocal;

typedef struct helper_row {
  const char *name, *sig;
  int kind;
} helper_row;
typedef enum qn_etag { /* kinds of memory that never overlap (TBAA) */
  QN_TAG_HEADER, QN_TAG_FIELD, QN_TAG_ITEM, QN_TAG_COUNTS, QN_TAG_ARRAY, QN_TAG_COUNT
} qn_etag;

enum { HELPER_PURE, HELPER_READ, HELPER_PLAIN, HELPER_COLD, HELPER_FAIL };

typedef struct emitter {
  qn_arena *a;
  const qn_irmodule *m;
  LLVMContextRef c;
  LLVMModuleRef mod;
  lv *fns;          /* the inner function of each IR function */
  lt *fn_types;
  bool *called;     /* by some call instruction */
  lt i1, i8, i16, i32, i64, f32, f64, ptr, voidt;
  uint32_t bodies;  /* outlined so far */
  LLVMTargetDataRef layout;
  lv tags[QN_TAG_COUNT]; /* access tags as metadata values, made when needed */
  bool unboxes; /* some array comes out of an object: it may be any array, also a parameter */
  LLVMDIBuilderRef di; /* NULL without remarks */
  LLVMMetadataRef di_file, di_type;
  qn_error *err;
  qn_status status;
} emitter;

typedef struct fx {
  emitter *e;
  const qn_irfn *fn;
  lv f;
  LLVMBuilderRef b, ab; /* ab: in the entry block, for stack slots */
  lb entry, start;
  lv ctx;
  ev *params;     /* per IR parameter */
  ev *val;        /* per IR value */
  elocal *loc;    /* per IR local */
  lv *own;        /* per IR value: slot of the owner it keeps alive, or NULL */
  uint8_t *owned; /* per IR value: needs such a slot (own.c) */
  uint8_t *local_owns;
  lb fail_bb;     /* returns the phi of failing statuses */
  lv fail_phi;
  lv iter;        /* body: slot of the iteration being run */
  lv *res;        /* per result: where it goes (emit_fn.c) */
  lb ret_bb;
  struct {
    lb brk, cont;
  } loop[256];
  int nloop;
  bool dead, in_body;
  lv zero_seen; /* where a zero divisor is noted instead of raised (emit_chunks.c); NULL: it raises */
  int cold; /* open loops that seldom run */
  struct erow *row; /* the nest whose row function this is, or NULL (emit_nest.c) */
  LLVMMetadataRef di_scope;
  uint32_t line;
} fx;

/* --- emit.c: types, constants, blocks ------------------------------------------------------------------------------ */
lt qn_e_type(emitter *e, qn_irtype t);    /* of a scalar in a register; complex: of a part */
lt qn_e_memtype(emitter *e, qn_irtype t); /* of a scalar (part) in memory: bool is i8 */
int qn_e_parts(qn_irtype t);              /* LLVM values a value of t is made of (own layout for arrays) */
void qn_e_part_types(emitter *e, qn_irtype t, lt *out);
void qn_e_flatten(fx *x, qn_irtype t, ev v, lv *out);
ev qn_e_unflatten(fx *x, qn_irtype t, const lv *in); /* arrays: strides of C and F are computed from the shape */
lv qn_e_i64(emitter *e, int64_t v);
lv qn_e_i32(emitter *e, int64_t v);
lv qn_e_slot(fx *x, lt t, const char *name);       /* a stack slot in the entry block */
lv qn_e_slot_array(fx *x, lt t, uint32_t n, const char *name);
lb qn_e_block(fx *x, const char *name);            /* a new block at the end */
void qn_e_at(fx *x, lb bb);                        /* continue there */
void qn_e_br(fx *x, lb bb);                        /* unless dead; then dead */
lv qn_e_gep8(fx *x, lv p, lv bytes);               /* inbounds */
lv qn_e_gep(fx *x, lt elem, lv p, lv index);
lv qn_e_intrinsic(fx *x, const char *name, lt overload, lv *args, unsigned n);
lv qn_e_call_helper(fx *x, const char *name, lv *args, unsigned n);
void qn_e_expect(fx *x, lv br, bool likely);       /* weights of a conditional branch */
/* Branches to a cold path when `bad`: the site's operands are stored and the function returns. pred may be NULL. */
void qn_e_fail_if(fx *x, lv bad, lv pred, int32_t site, const lv *operands, unsigned n);
void qn_e_raise_if(fx *x, lv bad, lv pred, int32_t site, int what);
void qn_e_fail_status(fx *x, lv status);           /* status != 0 (known): leave with it */
void qn_e_leave_if_helper_failed(fx *x, lv status, int32_t site);
void qn_e_keep_small(fx *x, lv branch);            /* the branch back of a loop that seldom runs */
void qn_e_poll(fx *x);                             /* leaves when the call was cancelled */
lv qn_e_operand64(fx *x, qn_irtype t, lv v);       /* a number as an error operand */
lv qn_e_load(fx *x, qn_irtype t, lv p);            /* scalar part from memory; bool by != 0 */
void qn_e_store(fx *x, qn_irtype t, lv v, lv p);
qn_irtype qn_e_part(qn_irtype t);                  /* of a complex: its float */
void qn_e_tag(fx *x, lv access, qn_etag tag);      /* says which kind of memory a load or store touches */
lv qn_e_data(fx *x, uint32_t row);                 /* the address of a row of the module's data */
const helper_row *qn_e_find_helper(const char *name);

/* --- the families: each emits one instruction ---------------------------------------------------------------------- */
void qn_e_const(fx *x, const qn_irins *i, ev *out);
void qn_e_arith(fx *x, const qn_irins *i, ev *out);    /* emit_arith.c */
void qn_e_intdiv(fx *x, const qn_irins *i, ev *out);   /* emit_div.c */
void qn_e_floatdiv(fx *x, const qn_irins *i, ev *out);
void qn_e_complex(fx *x, const qn_irins *i, ev *out);  /* emit_complex.c */
void qn_e_powi(fx *x, const qn_irins *i, ev *out);
void qn_e_compare(fx *x, const qn_irins *i, ev *out);
void qn_e_convert(fx *x, const qn_irins *i, ev *out);  /* emit_convert.c: cast, bits, select, parts */
/* A row of math.def on doubles (already widened). */
lv qn_e_math_call(fx *x, const char *name, lv *args, unsigned n);
void qn_e_math(fx *x, const qn_irins *i, ev *out);     /* emit_math.c */
void qn_e_array(fx *x, const qn_irins *i, qn_irval id, ev *out); /* emit_array.c */
void qn_e_slice(fx *x, const qn_irins *i, ev *out);    /* emit_slice.c */
void qn_e_call(fx *x, const qn_irins *i, qn_irval id, ev *out);  /* emit_call.c */
void qn_e_hcall(fx *x, const qn_irins *i, qn_irval id, ev *out);
void qn_e_return(fx *x, const qn_irins *i);
lv qn_e_view_of(fx *x, qn_irtype t, const earray *a);  /* an array as a qn_view on the stack */
void qn_e_object(fx *x, const qn_irins *i, qn_irval id, ev *out); /* emit_object.c */
void qn_e_push(fx *x, const qn_irins *i, ev *out); /* the helper qn_k_list_push */
void qn_e_try(fx *x, const qn_irins *i, qn_irval id);
void qn_e_reraise(fx *x, const qn_irins *i);
void qn_e_caught(fx *x, const qn_irins *i, ev *out); /* emit_caught.c */
void qn_e_retain(fx *x, qn_irtype t, ev v);           /* array or ref */
void qn_e_release(fx *x, qn_irtype t, lv owner);
void qn_e_ref_retain(fx *x, lv ref);
void qn_e_ref_release(fx *x, lv ref);
void qn_e_own_new(fx *x, qn_irtype t, qn_irval id, ev v, bool counted);
void qn_e_block_body(fx *x, const qn_irblock *blk);    /* emit_control.c */
/* The counted loop i with another body: body(x, user) with the index in x->val[id].v. */
void qn_e_for_with(fx *x, const qn_irins *i, qn_irval id, void (*body)(fx *, void *), void *user);
void qn_e_control(fx *x, const qn_irins *i, qn_irval id);
/* emit_chunks.c: emits the whole groups of a serial sum's iterations and returns where the ordinary loop goes on. */
lv qn_e_chunked_sum(fx *x, const qn_irins *i, qn_irval id, lv start, lv stop);
void qn_e_pfor(fx *x, const qn_irins *i, qn_irval id); /* emit_parallel.c */
void qn_e_nest(fx *x, const qn_irins *i, qn_irval id); /* emit_nest.c */
void qn_e_elem(fx *x, const qn_irins *i, ev *out);
void qn_e_put(fx *x, const qn_irins *i);
lv qn_e_access(fx *x, qn_irtype elem, lv p, bool store, lv v); /* emit_array.c: loads or stores one part of an element */

lv qn_e_trip_count(fx *x, lv start, lv stop, lv step);
lv qn_e_fadd(fx *x, lv a, lv b);
lv qn_e_fsub(fx *x, lv a, lv b);
lv qn_e_fmul(fx *x, lv a, lv b);
lv qn_e_fdiv(fx *x, lv a, lv b);
ev qn_e_cast(fx *x, ev v, qn_irtype from, qn_irtype to);
ev qn_e_complex_mul(fx *x, ev a, ev b);

/* --- functions (emit_fn.c) and locals ------------------------------------------------------------------------------- */
void qn_e_declare(emitter *e, uint32_t fn);
void qn_e_define(emitter *e, uint32_t fn);
void qn_e_entry(emitter *e, uint32_t fn);      /* the exported wrapper */
void qn_e_fx_init(fx *x, emitter *e, const qn_irfn *fn, lv f, const qn_irblock *region);
lt qn_e_fn_type(emitter *e, const qn_irfn *fn);
bool qn_e_by_value(const qn_irfn *fn); /* its one result comes beside the status, not through a pointer */
lt qn_e_result_type(emitter *e, qn_irtype t); /* what a result pointer points to */
void qn_e_result_store(fx *x, qn_irtype t, ev v, lv p);
ev qn_e_result_load(fx *x, qn_irtype t, lv p);
void qn_e_attr(emitter *e, lv f, unsigned where, const char *name, uint64_t value);
void qn_e_fx_finish(fx *x);                    /* joins entry and start, ends fail_bb */
void qn_e_local_make(fx *x, uint32_t local);   /* its slots, zero */
ev qn_e_local_get(fx *x, uint32_t local);
void qn_e_local_set(fx *x, uint32_t local, ev v, qn_irtype from);
void qn_e_strides(fx *x, qn_irtype t, earray *a); /* of a contiguous layout, from the shape */
void qn_e_own(fx *x, qn_irval id, lv owner);   /* value id now keeps owner (one count is handed over) */
void qn_e_own_init(fx *x);                     /* slots of everything that owns */
void qn_e_own_release_all(fx *x);
void qn_own_analyse(fx *x, const qn_irblock *region); /* own.c: fills owned and local_owns */
/* Where array value v comes from: a parameter (≥ 0), -1 a fresh allocation or unknown. */
qn_irval qn_own_root(const qn_irfn *fn, qn_irval v); /* what v is a view of */
int qn_own_root_param(const qn_irfn *fn, qn_irval v);

void qn_e_set_line(fx *x); /* debug.c: the line of what is emitted next; nothing without remarks */
void qn_e_debug_init(emitter *e);
void qn_e_debug_function(fx *x, uint32_t line);
void qn_e_debug_finish(emitter *e);
bool qn_e_error(emitter *e, const char *what); /* EINTERNAL, once; returns false */

#endif
