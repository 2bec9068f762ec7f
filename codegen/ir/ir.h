/* ir.h - the door of codegen/ir: the typed, structured form between AST and LLVM (README.md shows its text).
 *
 * Everything lies in one arena. A function is a tree of blocks: an instruction may own one or two regions (if/else, a
 * loop's body). A value is the number of the instruction that makes it; it is visible in the rest of its block and in the
 * regions below. Variables are typed locals, read by `get` and written by `set`: there are no φ.
 * What can fail carries a site: a row of the module's table that says exception, message and span. */
#ifndef QN_IR_H
#define QN_IR_H

#include "runtime/abi.h"
#include "runtime/base/base.h"
#include "runtime/kernel/layout.h"

/* --- types ---------------------------------------------------------------------------------------------------- */
typedef enum qn_irkind {
  QN_IT_VOID, QN_IT_BOOL,
  QN_IT_I8, QN_IT_I16, QN_IT_I32, QN_IT_I64, QN_IT_U8, QN_IT_U16, QN_IT_U32, QN_IT_U64,
  QN_IT_F32, QN_IT_F64, QN_IT_C64, QN_IT_C128,
  QN_IT_REF,   /* a kernel object (runtime/kernel/layout.h) or NULL; locals own what they hold */
  QN_IT_PTR,   /* a bare pointer */
  QN_IT_ARRAY, /* a view: dtype, rank, layout */
  QN_IT_COUNT
} qn_irkind;

typedef struct qn_irtype {
  uint8_t kind;   /* qn_irkind */
  uint8_t dtype;  /* array: qn_dtype of the elements */
  uint8_t rank;   /* array */
  uint8_t layout; /* array: 'C', 'F' or 'A' (any strides), | QN_IR_READONLY */
} qn_irtype;
enum { QN_IR_READONLY = 0x80 };

static inline qn_irtype qn_irt(qn_irkind k) { return (qn_irtype){(uint8_t)k, 0, 0, 0}; }
static inline qn_irtype qn_irt_array(qn_dtype d, int rank, char layout, bool readonly) {
  return (qn_irtype){QN_IT_ARRAY, (uint8_t)d, (uint8_t)rank, (uint8_t)(layout | (readonly ? QN_IR_READONLY : 0))};
}
static inline char qn_irt_layout(qn_irtype t) { return (char)(t.layout & 0x7f); }
static inline bool qn_irt_eq(qn_irtype a, qn_irtype b) {
  return a.kind == b.kind && a.dtype == b.dtype && a.rank == b.rank && a.layout == b.layout;
}
bool qn_irt_is_int(qn_irtype t);       /* I8…U64 (not bool) */
bool qn_irt_is_signed(qn_irtype t);    /* I8…I64 */
bool qn_irt_is_float(qn_irtype t);     /* F32, F64 */
bool qn_irt_is_complex(qn_irtype t);
bool qn_irt_is_scalar(qn_irtype t);    /* BOOL…C128 */
int qn_irt_bits(qn_irtype t);          /* of a scalar; bool 1 */
qn_irtype qn_irt_of_dtype(qn_dtype d); /* the scalar an element is read as; datetimes: I64; others: VOID */
qn_irtype qn_irt_elem(qn_irtype array);
void qn_irt_print(qn_buf *b, qn_irtype t);

/* --- instructions ------------------------------------------------------------------------------------------------ */
typedef enum qn_irop {
#define IR(ID, name, nargs, result, props) QN_I_##ID,
#include "codegen/ir/ir.def"
#undef IR
  QN_I_COUNT
} qn_irop;

typedef struct qn_irop_info {
  const char *name;
  int8_t nargs;
  char result;
  const char *props;
} qn_irop_info;
extern const qn_irop_info qn_irops[QN_I_COUNT];

enum { /* qn_irins.flags; printed as .name */
  QN_IF_OVF = 1,   /* .ovf   int overflow (powi: also a negative exponent) raises; else wraps */
  QN_IF_ZERO = 2,  /* .zero  a zero divisor raises; else NumPy's result (ints 0, floats IEEE) */
  QN_IF_CHECK = 4, /* .check index outside raises; else it is undefined */
  QN_IF_WRAP = 8,  /* .wrap  negative indices count from the end */
  QN_IF_SAT = 16,  /* .sat   shifts: a count ≥ width gives 0 or -1 (NumPy); else it is taken mod width (Numba) */
  QN_IF_FAST = 32, /* .fast  float result may be reassociated, contracted… */
  QN_IF_POLL = 64, /* .poll  loops: look at the cancel flag now and then */
  QN_IF_COLD = 128, /* .cold loops: seldom run (the checked copy of a loop): kept small */
  QN_IF_NEST = 256,   /* .nest  pfor: what it stores to shares no memory with any other array in it (views of one array aside) */
  QN_IF_SERIAL = 512, /* .serial pfor: in order, on this thread; still a function of its own */
  QN_IF_FINE = 1024,  /* .fine  pfor with reductions: its iterations are single elements, its blocks are never shorter than 128 */
  QN_IF_FLAG_COUNT = 11
};

typedef uint32_t qn_irval; /* instruction number in its function; 0: none */
enum { QN_IR_NOSITE = -1 };

typedef enum qn_irred_op {
  QN_RED_ADD, QN_RED_MUL, QN_RED_MIN, QN_RED_MAX, QN_RED_AND, QN_RED_OR, QN_RED_XOR, QN_RED_COUNT
} qn_irred_op;
typedef struct qn_irred { /* one reduction of a pfor: `-=` is ADD, `/=` is MUL */
  qn_irred_op op;
  uint32_t local;
} qn_irred;

typedef struct qn_irblock {
  qn_irval *data; /* instruction numbers, in order */
  uint32_t n, cap;
} qn_irblock;

typedef struct qn_irins {
  uint8_t op;     /* qn_irop */
  uint16_t flags; /* QN_IF_* */
  uint16_t nargs;
  qn_irtype type; /* VOID when it makes no value */
  int32_t site;   /* or QN_IR_NOSITE */
  uint32_t line;  /* of the source; 0 unknown */
  qn_irval pred;  /* bool: only where true may it fail or have its effect; 0 always */
  qn_irval *args;
  const char *name;    /* MATH, HCALL, ALLOC: which; SLICE: the spec */
  uint64_t imm[2];     /* CONST: value bits; PARAM, GET, SET, SHAPE, STRIDE, CALL, RESULT: [0] is the number */
  qn_irblock *body[2]; /* IF: then, else (NULL: none); TRY: body, handler; loops: [0] */
  qn_irred *red;       /* PFOR */
  uint32_t nred;
} qn_irins;

/* --- functions and modules ------------------------------------------------------------------------------------- */
typedef struct qn_irlocal {
  const char *name; /* for people */
  qn_irtype type;
} qn_irlocal;

enum { /* qn_irfn.flags; printed by name */
  QN_FN_ENTRY = 1,   /* entry    exported as qn_entry_fn under its name */
  QN_FN_STACK = 2,   /* stack    compares the stack pointer at entry: RecursionError (site: stack_site) */
  QN_FN_NOALIAS = 4, /* noalias  array parameters do not overlap where one of them is written (engine has tested) */
  QN_FN_FAST = 8,    /* fast     fastmath for every float instruction */
  QN_FN_INLINE = 16, /* inline   always inlined */
  QN_FN_FLAG_COUNT = 5
};

typedef struct qn_irfn {
  const char *name; /* of the symbol, unique in the module: [A-Za-z0-9_.$] */
  uint32_t flags;
  int32_t stack_site;
  qn_irlocal *params;
  uint32_t nparams;
  qn_irtype *results;
  uint32_t nresults;
  QN_VEC(qn_irlocal) locals; /* zero at entry (arrays: empty) */
  QN_VEC(qn_irins *) ins;    /* [0] is NULL */
  qn_irblock *body;
} qn_irfn;

/* What is said when an instruction fails. {0}…{3} in the message stand for the operands:
 *   load, store, slice: index as written, axis, size · raise, check: their arguments · everything else: none.
 * operands has a letter each: i signed, u unsigned, f float (a double), b bool. */
typedef struct qn_irsite {
  const char *type;     /* exception class: "IndexError" */
  const char *message;  /* UTF-8 */
  const char *operands; /* "iii" */
  const char *function; /* as the traceback names it */
  qn_span span;
} qn_irsite;

typedef struct qn_irnote { /* for people: what became of a statement. Not part of the text */
  const char *file, *text;
  uint32_t line;
} qn_irnote;
typedef struct qn_irmodule {
  qn_arena *arena;
  const char *file; /* source name */
  QN_VEC(qn_irfn *) fns;
  QN_VEC(qn_irsite) sites;
  QN_VEC(qn_sv) data; /* bytes of constant arrays */
  QN_VEC(qn_irnote) notes;
} qn_irmodule;

/* --- building ---------------------------------------------------------------------------------------------------- */
/* A builder writes at the end of its current block. After a terminator (return, break…) the rest of the block is dead:
 * what is added there is dropped (the value returned is usable as an argument of what is also dropped). */
typedef struct qn_irb {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irblock *block;
  uint32_t line; /* given to every instruction added */
  qn_irval pred; /* likewise, to those that can fail or have an effect */
  uint8_t flags; /* likewise, or'ed (QN_IF_FAST) */
  bool dead;
  bool races;    /* note every access to an element (quern run --check=races) */
  struct qn_irb_open { /* regions being built */
    qn_irval owner;
    qn_irblock *outer;
    bool outer_dead;
  } open[256];
  uint32_t depth;
} qn_irb;

qn_irmodule *qn_ir_module(qn_arena *a, const char *file);
/* params and results are copied. The body is empty; declare all functions first, then build, so that calls find them. */
qn_irfn *qn_ir_function(qn_irmodule *m, const char *name, uint32_t flags, const qn_irlocal *params, uint32_t nparams,
                        const qn_irtype *results, uint32_t nresults);
uint32_t qn_ir_fn_index(const qn_irmodule *m, const qn_irfn *fn);
int32_t qn_ir_site(qn_irmodule *m, qn_irsite s); /* strings are copied; returns its number */
uint32_t qn_ir_data(qn_irmodule *m, const void *bytes, size_t n); /* copied; returns its number */
uint32_t qn_ir_local(qn_irmodule *m, qn_irfn *fn, const char *name, qn_irtype t);

void qn_irb_init(qn_irb *b, qn_irmodule *m, qn_irfn *fn); /* at the start of fn's body */
/* The general form; args are copied. Everything below is made with it. */
qn_irval qn_irb_op(qn_irb *b, qn_irop op, qn_irtype t, const qn_irval *args, uint32_t nargs, uint32_t flags, int32_t site);
qn_irins *qn_irb_at(qn_irb *b, qn_irval v);
static inline qn_irtype qn_irb_type(qn_irb *b, qn_irval v) { return qn_irb_at(b, v)->type; }

qn_irval qn_irb_int(qn_irb *b, qn_irtype t, int64_t v);  /* ints and bool; wrapped to t */
qn_irval qn_irb_float(qn_irb *b, qn_irtype t, double v); /* F32 (rounded), F64 */
qn_irval qn_irb_complex(qn_irb *b, qn_irtype t, double re, double im);
qn_irval qn_irb_param(qn_irb *b, uint32_t i);
qn_irval qn_irb_get(qn_irb *b, uint32_t local);
void qn_irb_set(qn_irb *b, uint32_t local, qn_irval v);
qn_irval qn_irb_un(qn_irb *b, qn_irop op, qn_irval a, uint32_t flags, int32_t site); /* NEG ABS NOT RE IM TRANSPOSE */
/* ADD…GE, CPLX, OVERLAP. Both sides have the same type (POWI: i64 on the right). */
qn_irval qn_irb_bin(qn_irb *b, qn_irop op, qn_irval x, qn_irval y, uint32_t flags, int32_t site);
qn_irval qn_irb_select(qn_irb *b, qn_irval c, qn_irval x, qn_irval y);
qn_irval qn_irb_cast(qn_irb *b, qn_irval v, qn_irtype t); /* v itself when it has that type */
qn_irval qn_irb_math(qn_irb *b, const char *name, qn_irtype t, const qn_irval *args, uint32_t nargs);
void qn_irb_race_loop(qn_irb *b, int what, qn_irval iteration, uint32_t line); /* 0 begin, 1 an iteration, 2 end */
qn_irval qn_irb_load(qn_irb *b, qn_irval array, const qn_irval *index, uint32_t flags, int32_t site);
void qn_irb_store(qn_irb *b, qn_irval array, const qn_irval *index, qn_irval v, uint32_t flags, int32_t site);
qn_irval qn_irb_shape(qn_irb *b, qn_irval array, uint32_t dim);
/* spec: one char per item: 'i' an index (1 argument; drops the dimension), '0'…'7' a slice whose bits say which of
 * start (1), stop (2), step (4) are given (in that order), 'n' a new axis. Missing trailing dimensions are whole.
 * t is the result: its layout must be one that the spec guarantees ('A' always is). */
qn_irval qn_irb_restride(qn_irb *b, const char *spec, const qn_irval *args, uint32_t nargs, qn_irtype t); /* args: array, extents */
qn_irval qn_irb_slice(qn_irb *b, qn_irval array, const char *spec, const qn_irval *args, uint32_t nargs, qn_irtype t,
                      int32_t site);
/* fill: empty, zeros, ones, full (then value). t: layout C or F. A negative extent is a ValueError, no memory a MemoryError,
 * whatever the site's own type says. */
qn_irval qn_irb_alloc(qn_irb *b, qn_irtype t, const char *fill, const qn_irval *extents, qn_irval value, int32_t site);
/* A constant array: t is C and read-only, the bytes are exactly its elements. It lives as long as the code. */
qn_irval qn_irb_data(qn_irb *b, uint32_t data, qn_irtype t, const int64_t *extents);
/* A call's value is only for `result`; arguments must have the parameters' types (C or F may become A, writable readonly). */
qn_irval qn_irb_call(qn_irb *b, const qn_irfn *callee, const qn_irval *args, uint32_t nargs, int32_t site);
qn_irval qn_irb_result(qn_irb *b, qn_irval call, uint32_t i);
qn_irval qn_irb_hcall(qn_irb *b, const char *helper, qn_irtype t, const qn_irval *args, uint32_t nargs, int32_t site);

/* --- objects: offsets and fields are in runtime/kernel/layout.h, the helpers in runtime/kernel/object.h */
/* t at base (ref or ptr) + offset + 8 · index (0: none). A peeked ref is counted by the emitter where it has to be. */
qn_irval qn_irb_peek(qn_irb *b, qn_irtype t, qn_irval base, qn_irval index, int64_t offset);
/* Stores a whole slot. A ref value: counted when base is a ref, or when `container` says in whose slots base points;
 * without one (0, base a ptr) it is a plain copy into room made by `slots`. */
void qn_irb_poke(qn_irb *b, qn_irval base, qn_irval index, qn_irval v, int64_t offset, qn_irval container);
qn_irval qn_irb_slots(qn_irb *b, uint32_t n);
static inline qn_irval qn_irb_len(qn_irb *b, qn_irval ref) { return qn_irb_peek(b, qn_irt(QN_IT_I64), ref, 0, QN_KO_AT_LEN); }
static inline qn_irval qn_irb_items(qn_irb *b, qn_irval ref) { return qn_irb_peek(b, qn_irt(QN_IT_PTR), ref, 0, QN_KO_AT_ITEMS); }
qn_irval qn_irb_box(qn_irb *b, qn_irval array, int32_t site);
qn_irval qn_irb_unbox(qn_irb *b, qn_irval ref, qn_irtype t);
qn_irval qn_irb_literal(qn_irb *b, qn_kkind kind, const char *bytes, size_t n); /* str (valid UTF-8) or bytes */
qn_irval qn_irb_null(qn_irb *b, qn_irkind kind); /* QN_IT_REF, QN_IT_PTR */
qn_irval qn_irb_same(qn_irb *b, qn_irval x, qn_irval y);
/* try: body until handler, which gets the status; both end like the arms of an if. */
qn_irval qn_irb_try(qn_irb *b);
void qn_irb_handler(qn_irb *b);
qn_irval qn_irb_caught(qn_irb *b, qn_irval status, const char *classes); /* is it one of "A|B"? */
void qn_irb_reraise(qn_irb *b, qn_irval status);

void qn_irb_if(qn_irb *b, qn_irval cond);
void qn_irb_else(qn_irb *b);
/* i64 bounds; returns the index, a value inside the region only. step 0: no iterations. */
qn_irval qn_irb_for(qn_irb *b, qn_irval start, qn_irval stop, qn_irval step);
qn_irval qn_irb_pfor(qn_irb *b, qn_irval start, qn_irval stop, qn_irval step, const qn_irred *red, uint32_t nred);
/* A whole-array statement: args as ir.def says. In its region `elem` gives elements and one `put` stores; without a put only
 * shapes are tested, or the spec says that elements are copied or filled. */
qn_irval qn_irb_nest(qn_irb *b, const qn_irval *args, uint32_t nargs, int32_t site);
qn_irval qn_irb_elem(qn_irb *b, qn_irval nest, uint32_t view, qn_irtype t);
void qn_irb_put(qn_irb *b, qn_irval nest, qn_irval v);
void qn_irb_loop(qn_irb *b);
void qn_irb_end(qn_irb *b); /* of the innermost if, for, pfor, loop, try */
void qn_irb_break(qn_irb *b); /* of the innermost for or loop */
void qn_irb_continue(qn_irb *b); /* also of a pfor */
void qn_irb_leave(qn_irb *b, uint32_t levels, bool next); /* break or continue of the loop that many levels further out */
void qn_irb_return(qn_irb *b, const qn_irval *vals, uint32_t n);
void qn_irb_raise(qn_irb *b, const qn_irval *operands, uint32_t n, int32_t site);
void qn_irb_check(qn_irb *b, qn_irval cond, const qn_irval *operands, uint32_t n, int32_t site);

/* --- text, verifier ------------------------------------------------------------------------------------------------ */
/* Of a nest: what its spec says of a view. False: there is no such one. */
typedef struct qn_irview {
  uint32_t array, group;
  int64_t offset, step; /* in elements: of the first from the group's pointer, of one index */
  qn_dtype dtype;
  bool one; /* the same element for a whole row */
} qn_irview;
const int32_t *qn_ir_nest_spec(const qn_irmodule *m, const qn_irfn *fn, const qn_irins *nest); /* NULL: none, or one cut short */
bool qn_ir_nest_view(const int32_t *spec, uint32_t view, qn_irview *out);
bool qn_ir_nest_ok(const qn_irmodule *m, const qn_irfn *fn, const qn_irins *i); /* a nest, elem or put */
void qn_ir_print(qn_buf *out, const qn_irmodule *m);
/* Hostile text gives an error with a line, never a crash. The module lies in `a` (whose oom must be set). Verified. */
QN_MUST_USE qn_status qn_ir_parse(qn_arena *a, qn_sv text, qn_irmodule **out, qn_error *err);
/* Says what is wrong with the first bad instruction; message names function and instruction. */
QN_MUST_USE qn_status qn_ir_verify(const qn_irmodule *m, qn_error *err);
/* Bit i: array parameter i (i < 64) is stored to, by fn or what it calls; the engine tests those against the others. */
uint64_t qn_ir_written_params(const qn_irmodule *m, const qn_irfn *fn);
bool qn_ir_asks(const qn_irmodule *m, const char *prefix); /* outside.c: is a helper called whose name begins so? */
bool qn_ir_stays_inside(const qn_irmodule *m); /* outside.c: function 0 stores nowhere but in what it made, prints nothing… */

/* What the parser accepts; above it is QN_ELIMIT. */
enum { QN_IR_MAX_FNS = 4096, QN_IR_MAX_INS = 1 << 20, QN_IR_MAX_DEPTH = 250, QN_IR_MAX_SITES = 1 << 20, QN_IR_MAX_ARGS = 512,
       QN_IR_MAX_DATA = 65536 };

#endif
