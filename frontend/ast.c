/* ast.c - the tables that ast.def expands to, allocation and the generic walk. */
#include "frontend/ast.h"

#define QN_X(name, text) #name,
const char *const qn_operator_names[] = {QN_OPERATORS(QN_X)};
const char *const qn_unaryop_names[] = {QN_UNARYOPS(QN_X)};
const char *const qn_boolop_names[] = {QN_BOOLOPS(QN_X)};
const char *const qn_cmpop_names[] = {QN_CMPOPS(QN_X)};
const char *const qn_context_names[] = {QN_CONTEXTS(QN_X)};
#undef QN_X
#define QN_X(name, text) text,
const char *const qn_operator_texts[] = {QN_OPERATORS(QN_X)};
const char *const qn_unaryop_texts[] = {QN_UNARYOPS(QN_X)};
const char *const qn_cmpop_texts[] = {QN_CMPOPS(QN_X)};
#undef QN_X

const qn_field_desc qn_ast_fields[] = {
#define FIELD(kind, name, k) {#name, QN_FIELD_##k, (uint16_t)offsetof(qn_node, kind.name)},
#define QN_AST_NODE(kind, name) FIELD(kind, name, NODE)
#define QN_AST_OPT(kind, name) FIELD(kind, name, OPT)
#define QN_AST_LIST(kind, name) FIELD(kind, name, LIST)
#define QN_AST_IDENT(kind, name) FIELD(kind, name, IDENT)
#define QN_AST_OPT_IDENT(kind, name) FIELD(kind, name, OPT_IDENT)
#define QN_AST_IDENTS(kind, name) FIELD(kind, name, IDENTS)
#define QN_AST_INT(kind, name) FIELD(kind, name, INT)
#define QN_AST_FLAG(kind, name) FIELD(kind, name, FLAG)
#define QN_AST_STR(kind, name) FIELD(kind, name, STR)
#define QN_AST_CONST(kind, name) FIELD(kind, name, CONST)
#define QN_AST_CTX(kind, name) FIELD(kind, name, CTX)
#define QN_AST_OPERATOR(kind, name) FIELD(kind, name, OPERATOR)
#define QN_AST_UNARYOP(kind, name) FIELD(kind, name, UNARYOP)
#define QN_AST_BOOLOP(kind, name) FIELD(kind, name, BOOLOP)
#define QN_AST_CMPOPS(kind, name) FIELD(kind, name, CMPOPS)
#include "frontend/ast_expand.h"
};

/* Position of every field in qn_ast_fields; kind##_first is that of a kind's first field. */
enum field_index {
#define QN_AST_BEGIN(kind, cat) kind##_first, kind##_begin = kind##_first - 1,
#define AT(kind, name) kind##_##name##_at,
#define QN_AST_NODE(kind, name) AT(kind, name)
#define QN_AST_OPT(kind, name) AT(kind, name)
#define QN_AST_LIST(kind, name) AT(kind, name)
#define QN_AST_IDENT(kind, name) AT(kind, name)
#define QN_AST_OPT_IDENT(kind, name) AT(kind, name)
#define QN_AST_IDENTS(kind, name) AT(kind, name)
#define QN_AST_INT(kind, name) AT(kind, name)
#define QN_AST_FLAG(kind, name) AT(kind, name)
#define QN_AST_STR(kind, name) AT(kind, name)
#define QN_AST_CONST(kind, name) AT(kind, name)
#define QN_AST_CTX(kind, name) AT(kind, name)
#define QN_AST_OPERATOR(kind, name) AT(kind, name)
#define QN_AST_UNARYOP(kind, name) AT(kind, name)
#define QN_AST_BOOLOP(kind, name) AT(kind, name)
#define QN_AST_CMPOPS(kind, name) AT(kind, name)
#define QN_AST_END(kind) kind##_end, kind##_last = kind##_end - 1,
#include "frontend/ast_expand.h"
  FIELDS_END
};
_Static_assert(FIELDS_END == QN_COUNT(qn_ast_fields), "one index per field");

const qn_kind_desc qn_ast_kinds[QN_AST_KINDS] = {
#define SIZE(kind) (uint16_t)(offsetof(qn_node, kind) + sizeof(((qn_node *)NULL)->kind))
#define QN_AST_BEGIN(kind, cat) \
  {#kind, QN_AST_CAT_##cat, SIZE(kind), kind##_first, (uint16_t)(kind##_end - kind##_first)},
#define QN_AST_EMPTY(kind, cat) {#kind, QN_AST_CAT_##cat, (uint16_t)offsetof(qn_node, Module), 0, 0},
#include "frontend/ast_expand.h"
};

qn_node *qn_node_new(qn_arena *a, enum qn_ast_kind kind, qn_span span, uint32_t *next_id) {
  qn_node *n = qn_arena_alloc(a, qn_ast_kinds[kind].size);
  n->kind = kind;
  n->id = (*next_id)++;
  n->span = span;
  return n;
}

void qn_ast_children(const qn_node *n, void (*visit)(void *user, qn_node *child), void *user) {
  const qn_kind_desc *d = &qn_ast_kinds[n->kind];
  for (uint32_t i = 0; i < d->n; i++) {
    const qn_field_desc *f = &qn_ast_fields[d->first + i];
    if (f->kind == QN_FIELD_NODE || f->kind == QN_FIELD_OPT) {
      qn_node *child = *(qn_node *const *)qn_field_at(n, f);
      if (child) visit(user, child);
    } else if (f->kind == QN_FIELD_LIST) {
      const qn_nodes *list = qn_field_at(n, f);
      for (uint32_t k = 0; k < list->n; k++)
        if (list->items[k]) visit(user, list->items[k]);
    }
  }
}
