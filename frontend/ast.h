/* ast.h - the syntax tree: Python 3.11's ASDL and Cython's declarations as one tagged union.
 *
 * A node is allocated in the arena of its parse, with only the room its own kind needs: read no other member than
 * the one that n->kind names, and never copy a node by value. Kinds, fields and their order are in ast.def; the
 * struct members, the kinds and the descriptor table below are all expanded from it.
 *
 *   n->kind == QN_AST_BinOp          n->BinOp.left
 *   n->FunctionDef.body.items[i]     i < n->FunctionDef.body.n
 *
 * Nodes that are "as" another kind (AsyncFor as For…) have the same layout, so either member reads them. */
#ifndef QN_FRONTEND_AST_H
#define QN_FRONTEND_AST_H

#include "runtime/base/base.h"

enum qn_ast_kind {
#define QN_AST_BEGIN(kind, cat) QN_AST_##kind,
#define QN_AST_EMPTY(kind, cat) QN_AST_##kind,
#include "frontend/ast_expand.h"
  QN_AST_KINDS
};

enum qn_ast_category {
  QN_AST_CAT_mod,
  QN_AST_CAT_stmt,
  QN_AST_CAT_expr,
  QN_AST_CAT_pattern,
  QN_AST_CAT_handler,
  QN_AST_CAT_arg,
  QN_AST_CAT_keyword,
  QN_AST_CAT_alias,
  QN_AST_CAT_comprehension,
  QN_AST_CAT_arguments,
  QN_AST_CAT_withitem,
  QN_AST_CAT_match_case,
  QN_AST_CAT_cytype
};

/* Operators. X(name, text) */
#define QN_OPERATORS(X)                                                                                            \
  X(Add, "+") X(Sub, "-") X(Mult, "*") X(MatMult, "@") X(Div, "/") X(Mod, "%") X(Pow, "**") X(LShift, "<<")         \
  X(RShift, ">>") X(BitOr, "|") X(BitXor, "^") X(BitAnd, "&") X(FloorDiv, "//")
#define QN_UNARYOPS(X) X(Invert, "~") X(Not, "not ") X(UAdd, "+") X(USub, "-")
#define QN_BOOLOPS(X) X(And, "and") X(Or, "or")
#define QN_CMPOPS(X)                                                                                               \
  X(Eq, "==") X(NotEq, "!=") X(Lt, "<") X(LtE, "<=") X(Gt, ">") X(GtE, ">=") X(Is, "is") X(IsNot, "is not")         \
  X(In, "in") X(NotIn, "not in")
#define QN_CONTEXTS(X) X(Load, "load") X(Store, "store") X(Del, "delete")

#define QN_X(name, text) QN_OP_##name,
enum qn_operator { QN_OPERATORS(QN_X) QN_OPERATOR_COUNT };
#undef QN_X
#define QN_X(name, text) QN_UNARY_##name,
enum qn_unaryop { QN_UNARYOPS(QN_X) QN_UNARYOP_COUNT };
#undef QN_X
#define QN_X(name, text) QN_BOOL_##name,
enum qn_boolop { QN_BOOLOPS(QN_X) QN_BOOLOP_COUNT };
#undef QN_X
#define QN_X(name, text) QN_CMP_##name,
enum qn_cmpop { QN_CMPOPS(QN_X) QN_CMPOP_COUNT };
#undef QN_X
#define QN_X(name, text) QN_CTX_##name,
enum qn_context { QN_CONTEXTS(QN_X) QN_CONTEXT_COUNT };
#undef QN_X

/* ASDL names ("Add") and source texts ("+") of the operators. */
extern const char *const qn_operator_names[], *const qn_operator_texts[];
extern const char *const qn_unaryop_names[], *const qn_unaryop_texts[];
extern const char *const qn_boolop_names[];
extern const char *const qn_cmpop_names[], *const qn_cmpop_texts[];
extern const char *const qn_context_names[];

enum { QN_CY_STRIDED, QN_CY_C, QN_CY_F };                                 /* CyTypeMemView.layout */
enum { QN_CY_PRIVATE, QN_CY_PUBLIC, QN_CY_READONLY, QN_CY_EXTERN, QN_CY_API }; /* visibility */
enum {                  /* except_kind */
  QN_CY_EXCEPT_DEFAULT, /* nothing written: as Cython 3, errors propagate */
  QN_CY_EXCEPT_NO,      /* noexcept */
  QN_CY_EXCEPT_VALUE,   /* except value */
  QN_CY_EXCEPT_MAYBE,   /* except? value */
  QN_CY_EXCEPT_STAR,    /* except * */
  QN_CY_EXCEPT_PLUS     /* except + (C++) */
};

enum qn_const_kind {
  QN_CONST_NONE,
  QN_CONST_TRUE,
  QN_CONST_FALSE,
  QN_CONST_ELLIPSIS,
  QN_CONST_INT,     /* i */
  QN_CONST_BIGINT,  /* s: does not fit int64: decimal digits, beyond 4300 of them "0x…" in lower case; not negative */
  QN_CONST_FLOAT,   /* f */
  QN_CONST_COMPLEX, /* f: the imaginary part */
  QN_CONST_STR,     /* s: UTF-8; lone surrogates from escapes are kept as their three bytes (WTF-8) */
  QN_CONST_BYTES    /* s */
};

typedef struct qn_const {
  enum qn_const_kind kind;
  union {
    int64_t i;
    double f;
    qn_sv s;
  };
} qn_const;

typedef struct qn_node qn_node;
typedef struct qn_nodes {
  qn_node **items;
  uint32_t n;
} qn_nodes;
typedef struct qn_syms {
  qn_sym *items;
  uint32_t n;
} qn_syms;
typedef struct qn_ops { /* enum qn_cmpop */
  uint8_t *items;
  uint32_t n;
} qn_ops;

struct qn_node {
  enum qn_ast_kind kind;
  uint32_t id; /* dense within one parse, from 0; the root's is the largest: side tables have root->id + 1 entries */
  qn_span span; /* exactly CPython's lineno, col_offset, end_lineno, end_col_offset */
  union {
#define QN_AST_BEGIN(kind, cat) struct {
#define QN_AST_NODE(kind, name) qn_node *name;
#define QN_AST_OPT(kind, name) qn_node *name;
#define QN_AST_LIST(kind, name) qn_nodes name;
#define QN_AST_IDENT(kind, name) qn_sym name;
#define QN_AST_OPT_IDENT(kind, name) qn_sym name;
#define QN_AST_IDENTS(kind, name) qn_syms name;
#define QN_AST_INT(kind, name) int name;
#define QN_AST_FLAG(kind, name) int name;
#define QN_AST_STR(kind, name) qn_sv name;
#define QN_AST_CONST(kind, name) qn_const name;
#define QN_AST_CTX(kind, name) enum qn_context name;
#define QN_AST_OPERATOR(kind, name) enum qn_operator name;
#define QN_AST_UNARYOP(kind, name) enum qn_unaryop name;
#define QN_AST_BOOLOP(kind, name) enum qn_boolop name;
#define QN_AST_CMPOPS(kind, name) qn_ops name;
#define QN_AST_END(kind) } kind;
#include "frontend/ast_expand.h"
  };
};

/* --- the descriptor table, for whoever walks nodes without knowing them ------------------------------------------ */
enum qn_field_kind {
  QN_FIELD_NODE,
  QN_FIELD_OPT,
  QN_FIELD_LIST,
  QN_FIELD_IDENT,
  QN_FIELD_OPT_IDENT,
  QN_FIELD_IDENTS,
  QN_FIELD_INT,
  QN_FIELD_FLAG,
  QN_FIELD_STR,
  QN_FIELD_CONST,
  QN_FIELD_CTX,
  QN_FIELD_OPERATOR,
  QN_FIELD_UNARYOP,
  QN_FIELD_BOOLOP,
  QN_FIELD_CMPOPS
};
typedef struct qn_field_desc {
  const char *name;
  enum qn_field_kind kind;
  uint16_t offset; /* in qn_node */
} qn_field_desc;
typedef struct qn_kind_desc {
  const char *name;
  enum qn_ast_category cat;
  uint16_t size;             /* of a node of this kind */
  uint16_t first, n;         /* its fields: qn_ast_fields[first .. first + n) */
} qn_kind_desc;
extern const qn_kind_desc qn_ast_kinds[QN_AST_KINDS];
extern const qn_field_desc qn_ast_fields[];
static inline const void *qn_field_at(const qn_node *n, const qn_field_desc *f) { return (const char *)n + f->offset; }

/* A zeroed node of this kind. *next_id counts the parse's nodes. */
qn_node *qn_node_new(qn_arena *a, enum qn_ast_kind kind, qn_span span, uint32_t *next_id);

/* Calls visit on every child node (NULL entries skipped), in field order. */
void qn_ast_children(const qn_node *n, void (*visit)(void *user, qn_node *child), void *user);

/* Appends the text of Python's ast.dump(node) (with attributes: include_attributes=True); nothing else is added. */
void qn_ast_dump(const qn_node *n, bool attributes, qn_buf *out);

/* Appends Python's repr() of a constant, of a str (WTF-8) and of bytes. */
void qn_const_repr(const qn_const *c, qn_buf *out);
void qn_str_repr(qn_sv s, qn_buf *out);
void qn_bytes_repr(qn_sv s, qn_buf *out);

#endif
