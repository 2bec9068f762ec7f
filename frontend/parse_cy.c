/* parse_cy.c - Cython's statements. */
#include "frontend/parser.h"

bool qn_cy_statement(parser *p, qn_nodes decorators, node_vec *body) {
  (void)p; (void)decorators; (void)body;
  return false;
}
qn_node *qn_cy_unary(parser *p) { (void)p; return NULL; }
qn_node *qn_cy_sizeof(parser *p) { (void)p; return NULL; }
qn_node *qn_cy_argument(parser *p) { (void)p; return NULL; }
qn_node *qn_cy_for_from(parser *p, qn_node *target, qn_span start) { (void)target; (void)start; qn_fail(p); }
