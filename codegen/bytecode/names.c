/* names.c - how code reaches a variable: register, cell, global slot, or by name in a class body. */
#include "codegen/bytecode/compile.h"

uint16_t qn_bc_cell_reg(const qn_bcf *f, const qn_symbol *s) { return (uint16_t)(f->code->cells + s->cell); }

static qn_place global_place(qn_bcf *f, qn_sym name) {
  if (f->c->unit->evaluated) return (qn_place){.kind = QN_PLACE_NAME, .reg = QN_NOREG, .slot = -1, .name = name};
  return (qn_place){.kind = QN_PLACE_GLOBAL, .slot = qn_bc_global_slot(f->c, name), .name = name};
}

static qn_place module_place(qn_bcf *f, qn_sym name, const qn_symbol *s) {
  if (f->c->unit->evaluated) return global_place(f, name);
  int32_t slot = qn_bc_global_slot(f->c, name);
  /* A name that module code itself binds is a register of the module's frame. */
  if (s && (s->flags & QN_SYMBOL_BOUND) && (uint32_t)slot < f->kfirst)
    return (qn_place){.kind = QN_PLACE_REG, .reg = (uint16_t)slot, .slot = slot, .name = name};
  return (qn_place){.kind = QN_PLACE_GLOBAL, .slot = slot, .name = name};
}

qn_place qn_bc_place(qn_bcf *f, qn_sym name, const qn_node *node) {
  const qn_symbol *s = node ? qn_symbol_of(f->c->unit->scopes, node) : NULL;
  if (!s) s = qn_scope_find(f->c->unit->scopes, f->scope, name);
  qn_place p = {.name = s ? s->name : name, .symbol = s, .reg = QN_NOREG, .slot = -1};
  if (f->is_module) {
    p = module_place(f, p.name, s);
    p.symbol = s;
    return p;
  }
  if (!s) return global_place(f, name);
  switch (s->access) {
    case QN_ACCESS_LOCAL:
      if (f->is_class) {
        p.kind = QN_PLACE_NAME;
      } else {
        p.kind = QN_PLACE_REG;
        p.reg = (uint16_t)s->slot;
      }
      break;
    case QN_ACCESS_CELL:
    case QN_ACCESS_FREE:
      p.reg = qn_bc_cell_reg(f, s);
      p.kind = f->is_class && !(s->flags & QN_SYMBOL_NONLOCAL) && s->access == QN_ACCESS_FREE ? QN_PLACE_NAME : QN_PLACE_CELL;
      break;
    case QN_ACCESS_GLOBAL_IMPLICIT:
      if (f->is_class) p.kind = QN_PLACE_NAME;
      else p = global_place(f, p.name);
      break;
    case QN_ACCESS_GLOBAL_EXPLICIT: p = global_place(f, p.name); break;
  }
  p.symbol = s;
  return p;
}

void qn_bc_load(qn_bcf *f, qn_place p, uint16_t dst) {
  switch (p.kind) {
    case QN_PLACE_REG:
      if (f->is_module && !f->assigned[p.reg]) qn_bc_emit_s(f, QN_BC_LOADG, dst, p.slot);
      else qn_bc_emit(f, QN_BC_MOVE, dst, p.reg, 0);
      break;
    case QN_PLACE_CELL: qn_bc_emit(f, QN_BC_LOADC, dst, p.reg, 0); break;
    case QN_PLACE_GLOBAL: qn_bc_emit_s(f, QN_BC_LOADG, dst, p.slot); break;
    case QN_PLACE_NAME: qn_bc_emit(f, QN_BC_LOADN, dst, (uint16_t)qn_bc_name(f->c, p.name), p.reg); break;
  }
}

static int conversion(qn_bcf *f, qn_place p) {
  return p.symbol && p.symbol->ctype ? qn_bc_ctype(f, p.symbol->ctype) : QN_CT_OBJECT;
}

void qn_bc_store(qn_bcf *f, qn_place p, uint16_t src) {
  int ct = conversion(f, p);
  const bool wraps = f->c_value && ct >= QN_CT_I8 && ct <= QN_CT_U64;
  if (ct != QN_CT_OBJECT) qn_bc_emit(f, QN_BC_CYCONV, src, src, (uint16_t)(wraps ? ct + QN_CT_CAST : ct));
  switch (p.kind) {
    case QN_PLACE_REG:
      if (src != p.reg) qn_bc_emit(f, QN_BC_MOVE, p.reg, src, 0);
      f->assigned[p.reg] = !f->fickle[p.reg];
      break;
    case QN_PLACE_CELL: qn_bc_emit(f, QN_BC_STOREC, p.reg, src, 0); break;
    case QN_PLACE_GLOBAL: qn_bc_emit_s(f, QN_BC_STOREG, src, p.slot); break;
    case QN_PLACE_NAME: qn_bc_emit(f, QN_BC_STOREN, src, (uint16_t)qn_bc_name(f->c, p.name), 0); break;
  }
}

void qn_bc_delete(qn_bcf *f, qn_place p) {
  switch (p.kind) {
    case QN_PLACE_REG:
      qn_bc_emit(f, QN_BC_DELVAR, p.reg, 0, 0);
      f->assigned[p.reg] = 0;
      break;
    case QN_PLACE_CELL: qn_bc_emit(f, QN_BC_DELC, p.reg, 0, 0); break;
    case QN_PLACE_GLOBAL: qn_bc_emit_s(f, QN_BC_DELG, 0, p.slot); break;
    case QN_PLACE_NAME: qn_bc_emit(f, QN_BC_DELN, 0, (uint16_t)qn_bc_name(f->c, p.name), 0); break;
  }
}

void qn_bc_store_name(qn_bcf *f, qn_sym name, const qn_node *node, uint16_t src) {
  qn_bc_store(f, qn_bc_place(f, name, node), src);
}

uint16_t qn_bc_store_target(qn_bcf *f, qn_place p) {
  return p.kind == QN_PLACE_REG && conversion(f, p) == QN_CT_OBJECT ? p.reg : qn_bc_temp(f);
}

void qn_bc_store_done(qn_bcf *f, qn_place p, uint16_t reg) { qn_bc_store(f, p, reg); }
