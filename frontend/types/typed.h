/* typed.h - the typed tree that inference makes and lowering reads: Python's constructs already resolved into a small
 * set. Every conversion is explicit (QN_TX_CAST), every operation has operands of one known type, every name is a slot.
 *
 * Slots: a source variable has one slot per type that it takes (x, x.1, …: Numba's SSA retyping); where paths with other
 * types meet, the tree holds the conversions. A slot whose variable may be unset at a read has `var->needs_flag`. */
#ifndef QN_TYPES_TYPED_H
#define QN_TYPES_TYPED_H

#include "frontend/ast.h"
#include "frontend/types/types.h"

typedef struct qn_tfunc qn_tfunc;
typedef struct qn_texpr qn_texpr;
typedef struct qn_tstmt qn_tstmt;
typedef struct qn_tblock qn_tblock;

typedef struct qn_tvar { /* a source variable, or a temporary (name "") */
  qn_sv name;
  uint32_t id;
  bool needs_flag; /* some read must ask whether it is set */
} qn_tvar;
struct qn_tblock {
  QN_VEC(qn_tstmt *) list;
};
typedef struct qn_tslot {
  qn_tvar *var;
  const qn_type *type;
  uint32_t id;         /* index in qn_tfunc.slots */
  uint32_t version;    /* 0, 1, … of its variable: printed x, x.1 */
  bool is_param;
} qn_tslot;

/* Expressions. args: the operands, left to right, evaluated in that order. */
enum qn_tx_kind {
  QN_TX_CONST,   /* scalar: i (bool, int), f, im · NONE and other types without value: nothing */
  QN_TX_GLOBAL,  /* array: global */
  QN_TX_VAR,     /* slot; checked: raises UnboundLocalError when its variable is unset */
  QN_TX_SET,     /* slot = args[0], and its value: temporaries and `:=` */
  QN_TX_CAST,    /* args[0] to a scalar type, tuples item by item, arrays to layout A, a value to Optional and back */
  QN_TX_BIN,     /* op over two scalars; operand types may differ only for shifts and pow */
  QN_TX_NEG,
  QN_TX_INVERT,
  QN_TX_NOT,     /* bool */
  QN_TX_CMP,     /* cmp over two scalars of one type; int64 with uint64 compares the true values */
  QN_TX_AND,     /* bools, short circuit */
  QN_TX_OR,
  QN_TX_SELECT,  /* args[1] if args[0] else args[2], lazily */
  QN_TX_INTRIN,  /* intrin over scalars, see intrin.def */
  QN_TX_CALL,    /* callee(args): all parameters in order, those without value too */
  QN_TX_TUPLE,
  QN_TX_ITEM,    /* args[0][i], i constant and in range */
  QN_TX_ITEM_AT, /* args[0][args[1]], a UniTuple; IndexError */
  QN_TX_INDEX,   /* args[0][args[1], …]: one int64 for each axis; the element */
  QN_TX_VIEW,    /* args[0][axes]: an array; see qn_taxis */
  QN_TX_SHAPE,   /* args[0].shape[i] as int64 */
  QN_TX_STRIDE,  /* bytes from one index of dimension i to the next */
  QN_TX_ROWS,    /* args[0], the stride of whose dimension i was tested to be that of the elements */
  QN_TX_SIZE,    /* number of elements */
  QN_TX_T,       /* transposed */
  QN_TX_FLAT,    /* a C-contiguous array as one dimension: a view */
  QN_TX_RESHAPE, /* args[0], C-contiguous, with the extents args[1]… (one may be -1): a view; ValueError */
  QN_TX_RESTRIDE, /* args[0] with the dimensions that text names (restride in ir.def) and extents args[1]…: a view of layout A */
  QN_TX_FANCY,   /* fancy: an array at masks and arrays of ints: only as a place to store to, never in the final tree */
  QN_TX_ALLOC,   /* a new array: args are its sizes (int64); fill: QN_FILL_*; FULL: args[n - 1] is the value */
  QN_TX_COPY,    /* a new array with the elements of args[0] */
  QN_TX_ELEM,    /* in the body of a NEST: the element of its view i */
  QN_TX_OVERLAP, /* bool: may the memory of the two arrays overlap */
  QN_TX_IS_NONE, /* of an Optional */
  QN_TX_HELPER,  /* text: a row of runtime/helper.def, called with args (scalars, arrays); its result, or NONE */
  QN_TX_BLOCK,   /* block is run, then the value is args[0] */
  QN_TX_OBJ,     /* obj: an operation on containers, see objop.def */
  QN_TX_CAUGHT,  /* text: exception classes "A|B": is the error of the innermost handler one of these? */
  QN_TX_UNBOUND, /* text: a variable that no path has set; a raise stands before it */
  QN_TX_POISON
};

enum qn_tfill { QN_FILL_EMPTY, QN_FILL_ZERO, QN_FILL_VALUE };

enum qn_intrin {
#define QN_INTRIN(NAME, name) QN_INTRIN_##NAME,
#include "frontend/types/intrin.def"
#undef QN_INTRIN
  QN_INTRIN_COUNT
};
extern const char *const qn_intrin_names[QN_INTRIN_COUNT];

enum qn_tobj {
#define QN_OBJ(NAME, name, meaning) QN_OBJ_##NAME,
#include "frontend/types/objop.def"
#undef QN_OBJ
  QN_OBJ_COUNT
};
typedef struct qn_tobj_info {
  const char *name, *meaning;
} qn_tobj_info;
extern const qn_tobj_info qn_tobjs[QN_OBJ_COUNT];

enum qn_taxis_kind { QN_AXIS_INT, QN_AXIS_SLICE, QN_AXIS_FULL, QN_AXIS_NEW };
enum { QN_MAX_AXES = 16 }; /* written and new ones together */
typedef struct qn_taxis { /* of a QN_TX_VIEW; the operands are int64 expressions, NULL where not written */
  enum qn_taxis_kind kind;
  bool implied;             /* FULL: not written */
  qn_texpr *at;             /* INT */
  qn_texpr *lo, *hi, *step; /* SLICE */
} qn_taxis;

struct qn_texpr {
  enum qn_tx_kind kind;
  const qn_type *type;
  qn_span span;
  uint32_t n;
  qn_texpr **args;
  union {
    struct {
      int64_t i;
      double f, im;
      qn_sv text; /* CONST of type STR; UNBOUND; HELPER */
    };
    const struct qn_global *global;
    const struct qn_fancy *fancy;
    struct {
      qn_tslot *slot;
      bool checked;
      bool known; /* always known_i here: an int variable that one literal was assigned to */
      int64_t known_i;
    };
    enum qn_operator op;
    enum qn_cmpop cmp;
    enum qn_intrin intrin;
    enum qn_tfill fill;
    enum qn_tobj obj;
    qn_tfunc *callee;
    qn_tblock *block;
    struct {
      const qn_taxis *axes;
      uint32_t n_axes;
    };
  };
  const struct qn_mapped *mapped; /* a BLOCK that computes a whole-array expression: that expression (elementwise.c) */
  bool in_range;    /* INDEX, VIEW, ITEM_AT: proven, needs no check */
  bool natural;     /* likewise: the indices are not negative */
  bool own;         /* OBJ: it changes what nothing else knows yet */
  bool c_division;  /* BIN: // and % towards zero, sign of the dividend */
  bool zero_raises; /* BIN: / // % and negative powers of 0: ZeroDivisionError; else NumPy's or C's result */
  bool overflows;   /* BIN, NEG, INTRIN of ints, CAST of a float to int: OverflowError instead of wrapping */
  bool saturates;   /* BIN, shifts by the width or more: 0 or -1 (NumPy, Python); else modulo the width */
  bool domain;      /* INTRIN: raises as Python's math module does */
};

enum qn_ts_kind {
  QN_TS_SET,      /* slot = expr */
  QN_TS_UNSET,    /* del: the flag of slot's variable */
  QN_TS_EXPR,
  QN_TS_STORE,    /* place (an INDEX) = expr, already of the element type */
  QN_TS_FILL,     /* place (an array view) = expr: a scalar of the element type, or an array that broadcasts */
  QN_TS_NEST,     /* nest: the body, for each element of a whole-array expression; it ends with a STORE to the ELEM 0 */
  QN_TS_IF,       /* expr; body, orelse */
  QN_TS_WHILE,    /* expr evaluated each time; body; orelse when it ends without break */
  QN_TS_RANGE,    /* for slot in range(lo, hi, step): body, orelse. parallel: see par */
  QN_TS_BLOCK,    /* body, once: what BREAK leaves like a loop */
  QN_TS_BREAK,    /* of the loop or block that is `levels` further out than the innermost */
  QN_TS_CONTINUE, /* likewise, of a loop */
  QN_TS_RETURN,   /* expr or NULL */
  QN_TS_RAISE,    /* exception, message, expr: a tuple of the message's operands, or NULL */
  QN_TS_TRY,      /* body; orelse: the handler */
  QN_TS_RERAISE   /* the error of the innermost handler */
};

enum qn_treduce_op { QN_REDUCE_ADD, QN_REDUCE_MUL, QN_REDUCE_AND, QN_REDUCE_OR, QN_REDUCE_XOR, QN_REDUCE_MIN,
                     QN_REDUCE_MAX };
typedef struct qn_treduce {
  qn_tslot *slot; /* the accumulator: inside the body a private partial that begins at the identity */
  enum qn_treduce_op op;
  qn_span span;   /* of its first update */
} qn_treduce;
typedef struct qn_tparallel {
  QN_VEC(qn_treduce) reductions;
  QN_VEC(qn_tslot *) privates; /* assigned in the body before they are read, in every iteration */
  QN_VEC(qn_tslot *) shared;   /* read only */
} qn_tparallel;

typedef struct qn_tview { /* one array of a NEST */
  qn_texpr *array;         /* evaluated */
  const qn_taxis *axes;    /* evaluated */
  uint32_t n_axes;
  uint32_t group;          /* views whose elements lie at fixed distances from each other have one pointer */
  int64_t offset;          /* in elements, from the first of the group */
  qn_span span;
} qn_tview;
typedef struct qn_tgroup {
  uint32_t first; /* view */
  int64_t extra;  /* the last view begins that many elements after the first; -1: one element for a whole row */
  int64_t step;   /* elements from one index of a row to the next: where a small constant step is written */
} qn_tgroup;
typedef struct qn_tnest {
  int ndim, inner;  /* inner: the dimension along which rows lie, */
  bool fixed;       /* and no other: offsets, and what is one element a row, were settled for it */
  bool parallel;
  qn_tview *views;  /* [0]: what is stored to */
  uint32_t n_views;
  qn_tgroup *groups;
  uint32_t n_groups;
} qn_tnest;

struct qn_tstmt {
  enum qn_ts_kind kind;
  qn_span span;
  qn_tslot *slot;
  qn_texpr *expr, *place;
  qn_texpr *lo, *hi, *step; /* RANGE: of slot's type; step NULL is 1 */
  qn_tblock body, orelse;
  qn_tparallel *par;        /* RANGE: NULL when serial */
  bool blocks, iterations;  /* RANGE: over blocks of a parallel loop's iterations; the loop in one of them */
  uint8_t nest;             /* RANGE: 1 the outermost loop of a whole-array expression: what it stores to shares no memory with the
                               other arrays in it; 2 a loop inside of one */
  bool cold;                /* RANGE, nest 1: seldom runs */
  bool fine;                /* RANGE, nest 1: there is no loop inside of it */
  bool here;                /* RANGE, nest 1 with reductions: on this thread, though in their order */
  const qn_tnest *rows;     /* NEST */
  const char *note;         /* RANGE, FILL, NEST: what --explain says of it; NULL: nothing */
  bool has_break;           /* RANGE, WHILE */
  uint32_t levels;          /* BREAK, CONTINUE */
  bool converts;            /* SET: of a conversion where paths meet: does not change whether it is set */
  qn_sv exception, message; /* RAISE. message: the text; or \1 and the arguments, see try.c and engine/errors.c */
};

struct qn_tfunc {
  qn_sv name;
  const struct qn_kfunc *function;
  const qn_source *source;
  uint32_t id; /* index in the program */
  const qn_type **args; /* of the parameters as specialised; those without value take no argument */
  uint32_t n_args;
  const qn_type *ret;
  qn_tslot **params; /* one per arg */
  QN_VEC(qn_tslot *) slots;
  QN_VEC(qn_tvar *) vars;
  qn_tblock body;
  bool calls;       /* some kernel: its stack use is not bounded */
};

typedef struct qn_frozen { /* a global or closure value that the program was made with */
  const struct qn_kenv *env;
  qn_sv name;
  const struct qn_global *value;
} qn_frozen;

typedef struct qn_tprogram {
  qn_types *types;
  QN_VEC(qn_frozen) frozen;
  QN_VEC(qn_tfunc *) functions; /* [0] is the asked one */
  QN_VEC(const qn_type *) changed; /* types of the lists, sets and dicts that some of them changes */
} qn_tprogram;

#endif
