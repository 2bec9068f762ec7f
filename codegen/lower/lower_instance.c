/* lower_instance.c - objects of jitclasses: made with zeros, a field is read and written slot by slot (QN_TX_OBJ rows
 * INSTANCE_NEW, FIELD_GET, FIELD_PUT, SAME). */
#include "codegen/lower/lower_int.h"
#include "frontend/types/klass.h"

static uint64_t refs_of(const qn_kclass *k, uint32_t *slots) {
  uint64_t refs = 0;
  uint8_t kinds[64];
  *slots = 0;
  for (uint32_t i = 0; i < k->n; i++) {
    uint32_t n = qn_type_slots(k->types[i], kinds, sizeof kinds);
    for (uint32_t j = 0; j < n && j < sizeof kinds; j++)
      if ((kinds[j] == QN_SLOT_REF || kinds[j] == QN_SLOT_STR) && *slots + j < 64) refs |= UINT64_C(1) << (*slots + j);
    *slots += n;
  }
  return refs;
}

static qn_lval one(qn_irval v) { return (qn_lval){1, {v}}; }

static qn_irval new_instance(qn_lfn *f, const qn_texpr *e) {
  uint32_t slots;
  uint64_t refs = refs_of(e->type->klass, &slots);
  if (slots > 64) {
    qn_diag_add(f->in->diags, f->t->source, QN_DIAG_LIMIT, e->span, "'%.*s' has more than 64 values in its fields",
                (int)e->type->klass->name.n, e->type->klass->name.p);
    f->in->failed = true;
  }
  qn_irval args[4] = {qn_lint(f, QN_KO_INSTANCE), qn_lint(f, slots), qn_lint(f, (int64_t)refs), qn_lint(f, e->type->klass->number)};
  return qn_irb_hcall(&f->b, "qn_k_instance_new", qn_irt(QN_IT_REF), args, 4, qn_lower_site(f, e->span, "MemoryError", "", "out of memory"));
}

qn_lval qn_lower_instance(qn_lfn *f, const qn_texpr *e) {
  if (e->obj == QN_OBJ_INSTANCE_NEW && qn_lower_is_cdef(e->type)) return qn_lower_cdef_new(f, e);
  if (e->obj == QN_OBJ_INSTANCE_NEW) return one(new_instance(f, e));
  const qn_type *of = e->args[0]->type;
  if (qn_lower_is_cdef(of->kind == QN_TYPE_OPTIONAL ? of->item : of)) return qn_lower_cdef(f, e);
  qn_irval self = qn_lower_one(f, e->args[0]);
  if (e->obj == QN_OBJ_SAME) return one(qn_irb_same(&f->b, self, qn_lower_one(f, e->args[1])));
  uint32_t at = QN_KO_SLOTS / 8 + (uint32_t)e->args[1]->i;
  if (e->obj == QN_OBJ_FIELD_GET) return qn_lower_read_item(f, self, 0, at, e->type);
  qn_lval v = qn_lower_as(f, e->args[2], e->args[2]->type);
  qn_lower_write_item(f, self, 0, at, e->args[2]->type, &v, 0, e->span);
  return (qn_lval){0};
}
