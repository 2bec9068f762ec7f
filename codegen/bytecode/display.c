/* display.c - list, tuple, set, dict displays, slices, f-strings. */
#include "codegen/bytecode/compile.h"

enum { AT_ONCE = 250 }; /* elements put into registers before a list is made of them */

static bool constant_item(qn_bcf *f, const qn_node *n, uint32_t *out);

static bool constant_tuple(qn_bcf *f, const qn_nodes *elts, uint32_t *out) {
  uint32_t *items = QN_NEW_N(f->c->arena, uint32_t, elts->n + 1u);
  for (uint32_t i = 0; i < elts->n; i++)
    if (!constant_item(f, elts->items[i], &items[i])) return false;
  *out = qn_bc_const(f->c, &(qn_bconst){.kind = QN_BC_TUPLE, .n = elts->n, .items = items});
  return true;
}

static bool constant_item(qn_bcf *f, const qn_node *n, uint32_t *out) {
  qn_bconst k = {0};
  if (n->kind == QN_AST_Tuple) return constant_tuple(f, &n->Tuple.elts, out);
  if (!qn_bc_number(n, &k)) {
    if (n->kind != QN_AST_Constant) return false;
    const qn_const *v = &n->Constant.value;
    switch (v->kind) {
      case QN_CONST_NONE: k.kind = QN_BC_NONE; break;
      case QN_CONST_TRUE: k.kind = QN_BC_TRUE; break;
      case QN_CONST_FALSE: k.kind = QN_BC_FALSE; break;
      case QN_CONST_ELLIPSIS: k.kind = QN_BC_ELLIPSIS; break;
      case QN_CONST_STR: k.kind = QN_BC_STR; k.s = v->s; break;
      case QN_CONST_BYTES: k.kind = QN_BC_BYTES; k.s = v->s; break;
      case QN_CONST_INT: case QN_CONST_BIGINT: case QN_CONST_FLOAT: case QN_CONST_COMPLEX: return false;
    }
  }
  *out = qn_bc_const(f->c, &k);
  return true;
}

static bool any_star(const qn_nodes *elts) {
  for (uint32_t i = 0; i < elts->n; i++)
    if (elts->items[i]->kind == QN_AST_Starred) return true;
  return false;
}

/* Element by element into a list or set in t. */
static void grow(qn_bcf *f, const qn_nodes *elts, uint16_t t, bool set) {
  qn_bc_emit(f, set ? QN_BC_BUILDSET : QN_BC_BUILDLIST, t, t, 0);
  for (uint32_t i = 0; i < elts->n; i++) {
    uint16_t mark = f->next;
    const qn_node *e = elts->items[i];
    bool star = e->kind == QN_AST_Starred;
    uint16_t r = qn_bc_operand(f, star ? e->Starred.value : e, NULL);
    qn_bc_emit(f, star ? (set ? QN_BC_SETUPDATE : QN_BC_LISTEXTEND) : (set ? QN_BC_SETADD : QN_BC_LISTAPPEND), t, r, 0);
    f->next = mark;
  }
}

void qn_bc_sequence(qn_bcf *f, const qn_nodes *elts, qn_op build, uint16_t dst) {
  uint16_t mark = f->next;
  uint32_t k;
  if (build == QN_BC_BUILDTUPLE && constant_tuple(f, elts, &k)) {
    qn_bc_emit_s(f, QN_BC_LOADK, dst, (int32_t)k);
  } else if (build == QN_BC_BUILDLIST && elts->n > 8 && constant_tuple(f, elts, &k)) {
    uint16_t t = qn_bc_temps(f, 2);
    qn_bc_emit(f, QN_BC_BUILDLIST, t, t, 0);
    qn_bc_emit_s(f, QN_BC_LOADK, (uint16_t)(t + 1), (int32_t)k);
    qn_bc_emit(f, QN_BC_LISTEXTEND, t, (uint16_t)(t + 1), 0);
    qn_bc_emit(f, QN_BC_MOVE, dst, t, 0);
  } else if (any_star(elts) || elts->n > AT_ONCE) {
    uint16_t t = qn_bc_temp(f);
    grow(f, elts, t, build == QN_BC_BUILDSET);
    qn_bc_emit(f, build == QN_BC_BUILDTUPLE ? QN_BC_TOTUPLE : QN_BC_MOVE, dst, t, 0);
  } else {
    uint16_t base = f->next;
    for (uint32_t i = 0; i < elts->n; i++) qn_bc_expr_temp(f, elts->items[i]);
    qn_bc_emit(f, build, dst, base, (uint16_t)elts->n);
  }
  f->next = mark;
}

void qn_bc_dict(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  const qn_nodes *keys = &n->Dict.keys, *values = &n->Dict.values;
  bool plain = keys->n <= AT_ONCE / 2;
  for (uint32_t i = 0; i < keys->n; i++) plain &= keys->items[i] != NULL;
  if (plain) {
    uint16_t base = f->next;
    for (uint32_t i = 0; i < keys->n; i++) {
      qn_bc_expr_temp(f, keys->items[i]);
      qn_bc_expr_temp(f, values->items[i]);
    }
    qn_bc_emit(f, QN_BC_BUILDDICT, dst, base, (uint16_t)keys->n);
    f->next = mark;
    return;
  }
  uint16_t t = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_BUILDDICT, t, t, 0);
  for (uint32_t i = 0; i < keys->n; i++) {
    uint16_t inner = f->next;
    if (keys->items[i]) {
      uint16_t k = qn_bc_operand(f, keys->items[i], values->items[i]);
      uint16_t v = qn_bc_operand(f, values->items[i], NULL);
      qn_bc_emit(f, QN_BC_DICTPUT, t, k, v);
    } else {
      qn_bc_emit(f, QN_BC_DICTUPDATE, t, qn_bc_operand(f, values->items[i], NULL), 0);
    }
    f->next = inner;
  }
  qn_bc_emit(f, QN_BC_MOVE, dst, t, 0);
  f->next = mark;
}

void qn_bc_slice(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  const qn_node *parts[] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
  uint16_t base = qn_bc_temps(f, 3);
  for (int i = 0; i < 3; i++) {
    if (parts[i]) qn_bc_expr_to(f, parts[i], (uint16_t)(base + i));
    else qn_bc_load_none(f, (uint16_t)(base + i));
  }
  qn_bc_emit(f, QN_BC_BUILDSLICE, dst, base, 0);
  f->next = mark;
}

static void field(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  const qn_node *saved = f->node;
  f->node = n;
  uint16_t conversion = n->FormattedValue.conversion > 0 ? (uint16_t)n->FormattedValue.conversion : 0;
  if (!n->FormattedValue.format_spec) {
    uint16_t v = qn_bc_operand(f, n->FormattedValue.value, NULL);
    qn_bc_emit(f, QN_BC_FORMAT, dst, v, conversion);
  } else {
    uint16_t base = qn_bc_temps(f, 2);
    qn_bc_expr_to(f, n->FormattedValue.value, base);
    qn_bc_expr_to(f, n->FormattedValue.format_spec, (uint16_t)(base + 1));
    qn_bc_emit(f, QN_BC_FORMATS, dst, base, conversion);
  }
  f->node = saved;
  f->next = mark;
}

static void piece(qn_bcf *f, const qn_node *n, uint16_t dst) {
  if (n->kind == QN_AST_FormattedValue) field(f, n, dst);
  else qn_bc_expr_to(f, n, dst);
}

void qn_bc_fstring(qn_bcf *f, const qn_node *n, uint16_t dst) {
  if (n->kind == QN_AST_FormattedValue) {
    field(f, n, dst);
    return;
  }
  uint16_t mark = f->next;
  const qn_nodes *parts = &n->JoinedStr.values;
  if (parts->n == 0) {
    qn_bc_load_str(f, dst, (qn_sv){"", 0});
  } else if (parts->n == 1) {
    piece(f, parts->items[0], dst);
  } else {
    uint16_t base = f->next;
    for (uint32_t i = 0; i < parts->n; i++) {
      uint16_t t = qn_bc_temp(f);
      piece(f, parts->items[i], t);
    }
    qn_bc_emit(f, QN_BC_BUILDSTR, dst, base, (uint16_t)parts->n);
  }
  f->next = mark;
}
