/* ast_expand.h - includes ast.def once, with whatever macros the includer defined and every other one empty; undefines
 * them all. No include guard: it is meant to be included many times. */
#ifndef QN_AST_BEGIN
#define QN_AST_BEGIN(kind, cat)
#endif
#ifndef QN_AST_END
#define QN_AST_END(kind)
#endif
#ifndef QN_AST_EMPTY
#define QN_AST_EMPTY(kind, cat)
#endif
#ifndef QN_AST_NODE
#define QN_AST_NODE(kind, name)
#endif
#ifndef QN_AST_OPT
#define QN_AST_OPT(kind, name)
#endif
#ifndef QN_AST_LIST
#define QN_AST_LIST(kind, name)
#endif
#ifndef QN_AST_IDENT
#define QN_AST_IDENT(kind, name)
#endif
#ifndef QN_AST_OPT_IDENT
#define QN_AST_OPT_IDENT(kind, name)
#endif
#ifndef QN_AST_IDENTS
#define QN_AST_IDENTS(kind, name)
#endif
#ifndef QN_AST_INT
#define QN_AST_INT(kind, name)
#endif
#ifndef QN_AST_FLAG
#define QN_AST_FLAG(kind, name)
#endif
#ifndef QN_AST_STR
#define QN_AST_STR(kind, name)
#endif
#ifndef QN_AST_CONST
#define QN_AST_CONST(kind, name)
#endif
#ifndef QN_AST_CTX
#define QN_AST_CTX(kind, name)
#endif
#ifndef QN_AST_OPERATOR
#define QN_AST_OPERATOR(kind, name)
#endif
#ifndef QN_AST_UNARYOP
#define QN_AST_UNARYOP(kind, name)
#endif
#ifndef QN_AST_BOOLOP
#define QN_AST_BOOLOP(kind, name)
#endif
#ifndef QN_AST_CMPOPS
#define QN_AST_CMPOPS(kind, name)
#endif
#include "frontend/ast.def"
#undef QN_AST_BEGIN
#undef QN_AST_END
#undef QN_AST_EMPTY
#undef QN_AST_NODE
#undef QN_AST_OPT
#undef QN_AST_LIST
#undef QN_AST_IDENT
#undef QN_AST_OPT_IDENT
#undef QN_AST_IDENTS
#undef QN_AST_INT
#undef QN_AST_FLAG
#undef QN_AST_STR
#undef QN_AST_CONST
#undef QN_AST_CTX
#undef QN_AST_OPERATOR
#undef QN_AST_UNARYOP
#undef QN_AST_BOOLOP
#undef QN_AST_CMPOPS
