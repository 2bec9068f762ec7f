/* bytecode.h - what the VM runs: instructions, code objects, units; and the compiler that makes them from a resolved tree.
 *
 * A unit is one compiled source. It lives in the arena that holds its tree (kernels are compiled from the tree later) and
 * holds no run-time values: the VM makes those of the constants when it loads the unit.
 *
 * Registers of a function: variables by slot (parameters first), then cells (its own, then those of enclosing
 * functions), then temporaries and hidden loop state. Registers of the module: its global slots, then temporaries; so
 * the module's own code touches globals as registers, and functions touch the same slots with LOADG/STOREG. */
#ifndef QN_BYTECODE_H
#define QN_BYTECODE_H

#include "frontend/frontend.h"

typedef enum qn_op {
#define OP(name, operands, words) QN_BC_##name,
#include "codegen/bytecode/bytecode.def"
#undef OP
  QN_BC_COUNT
} qn_op;

typedef union qn_ins {
  struct {
    uint16_t op, a, b, c;
  };
  struct {
    uint16_t op_, a_;
    int32_t s;
  };
  struct { /* extra word */
    uint32_t x, y;
  };
  uint64_t bits;
} qn_ins;
_Static_assert(sizeof(qn_ins) == 8, "qn_ins");

enum { QN_NOREG = 65535 };

/* Constants, before they are values. */
typedef enum qn_bconst_kind {
  QN_BC_NONE, QN_BC_TRUE, QN_BC_FALSE, QN_BC_ELLIPSIS, QN_BC_INT, QN_BC_BIGINT, QN_BC_FLOAT, QN_BC_COMPLEX, QN_BC_STR, QN_BC_BYTES,
  /* BIGINT: s, decimal digits or 0x…, after a '-' or not */
  QN_BC_TUPLE, /* items: constants */
  QN_BC_NAMES  /* names: of keywords */
} qn_bconst_kind;
typedef struct qn_bconst {
  qn_bconst_kind kind;
  uint32_t n;
  union {
    int64_t i;
    double f;
    qn_sv s;
    const uint32_t *items;
    const qn_sym *names;
  };
} qn_bconst;

/* An exception in instructions [start, end) goes to target with the exception in register exc; temporaries from `base`
 * up are released. Inner rows come first. */
typedef struct qn_handler {
  uint32_t start, end, target;
  uint16_t exc, base;
} qn_handler;

/* C types of Cython variables, for CYCONV. SSIZE: an I64 that takes what an index may be, no float. */
typedef enum qn_ctype {
  QN_CT_OBJECT, QN_CT_BINT, QN_CT_I8, QN_CT_I16, QN_CT_I32, QN_CT_I64, QN_CT_SSIZE, QN_CT_U8, QN_CT_U16, QN_CT_U32, QN_CT_U64, QN_CT_F32,
  QN_CT_F64, QN_CT_STR, QN_CT_LIST, QN_CT_DICT, QN_CT_TUPLE, QN_CT_SET, QN_CT_U64_SLOT, /* as an attribute of a cdef class keeps it: from 2⁶³ on a NumPy scalar */
  QN_CT_CAST = 64, /* added: an explicit cast (truncates silently) */
  QN_CT_ITEMS = 128 /* added: or an array, which stays as it is */
} qn_ctype;

enum {
  QN_CODE_GENERATOR = 1,
  QN_CODE_VARARGS = 2,
  QN_CODE_VARKW = 4,
  QN_CODE_MODULE = 8,
  QN_CODE_CLASS = 16,
  QN_CODE_HAS_LOOP = 32, /* worth asking whether a compiled version exists: a loop, or C types */
  QN_CODE_SIMPLE = 64,   /* only positional-or-keyword parameters, no generator: the fast call */
  QN_CODE_HAS_COMP = 128 /* a comprehension or generator expression: the same, for much data */
};

struct qn_value;
typedef struct qn_unit qn_unit;
typedef struct qn_code {
  qn_unit *unit;
  const qn_node *node; /* Module, FunctionDef, CyFuncDef, Lambda, ClassDef, a comprehension */
  const qn_scope *scope;
  qn_sym name, qualname;
  qn_sv doc; /* p NULL: none */
  qn_ins *ins;
  const qn_node **where; /* by instruction: the node that a traceback underlines */
  uint32_t n;
  uint32_t nregs, nvars;  /* nvars: the first temporary */
  uint16_t nposonly, npos; /* npos includes nposonly */
  uint16_t nkwonly;
  uint16_t nparams; /* all, *args and **kwargs too: the first registers, in the order pos, kwonly, *args, **kwargs */
  uint16_t ncells, nfrees, cells; /* registers cells … : own cells, then those of the closure */
  uint32_t flags;
  const qn_sym *varnames; /* of registers 0 .. nvars - 1 (cells too) */
  const qn_handler *handlers;
  uint32_t nhandlers;
  const uint16_t *captures; /* nfrees: cell registers of the enclosing function */
  uint32_t index;           /* in unit->codes */
  struct qn_icache *caches; /* the VM's: ncaches */
  uint32_t ncaches;
} qn_code;

struct qn_unit {
  qn_arena *arena;
  const qn_source *source;
  const qn_node *root;
  const qn_scopes *scopes;
  enum qn_dialect dialect;
  bool library;            /* embedded: no lines in tracebacks, not compiled to machine code */
  bool evaluated;          /* of eval() or exec(): its global names are those outside, no lines in tracebacks, run on the VM */
  QN_VEC(qn_sym) names;    /* attributes, imports */
  QN_VEC(qn_sym) globals;  /* by slot */
  qn_map global_index;     /* name → slot + 1 */
  QN_VEC(qn_bconst) consts;
  QN_VEC(qn_code *) codes; /* codes[0] is the module's */
  struct qn_value *values; /* the VM's: of consts */
  qn_sym file, *lines;     /* the VM's: names of the file and of its lines, for tracebacks, made when first needed */
};

/* Compiles a resolved module. NULL after errors in diags (refusals by name). Memory ends: the arena's oom target. */
qn_unit *qn_bytecode_compile(qn_arena *a, qn_intern *names, const qn_source *source, const qn_node *root,
                             const qn_scopes *scopes, enum qn_dialect dialect, bool evaluated, qn_diags *diags);

/* Appends the listing of a unit: constants, then every code with its instructions, lines and handlers. */
void qn_bytecode_dump(const qn_unit *u, qn_buf *out);

extern const char *const qn_op_names[QN_BC_COUNT];
extern const char *const qn_op_operands[QN_BC_COUNT];
extern const uint8_t qn_op_words[QN_BC_COUNT]; /* extra words */

#endif
