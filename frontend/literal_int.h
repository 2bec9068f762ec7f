/* literal_int.h - the values of expressions of int literals alone. */
#ifndef QN_FRONTEND_LITERAL_INT_H
#define QN_FRONTEND_LITERAL_INT_H

#include "frontend/ast.h"

__extension__ typedef __int128 qn_wide;

/* *v: the value of n, a tree of int literals, + - * << ** and signs; false: something else is in it, or the value needs more than about
 * 64 bits. depth: 0. */
bool qn_literal_int(const qn_node *n, qn_wide *v, int depth);

#endif
