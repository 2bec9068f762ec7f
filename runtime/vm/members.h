/* members.h - what the engine reads of enums and named tuples of scripts, so that kernels can take them.
 *
 * Classes are values of kind QN_K_TYPE (qn_class_ptr). Everything is borrowed and lives as long as its class, which lives as
 * long as the runtime. A member of an enum is one object for ever: two members are the same when their objects are.
 * An instance of a named tuple has kind QN_K_TUPLE: its items are in ((qn_tuple *)v.o)->items. */
#ifndef QN_VM_MEMBERS_H
#define QN_VM_MEMBERS_H

#include "runtime/object/object.h"

bool qn_is_enum_class(const qn_class *c); /* Enum itself and everything below it */
bool qn_is_enum_member(qn_value v);
qn_value qn_enum_value(qn_rt *rt, qn_value member); /* what member.value gives; QN_UNSET when v is no member */
qn_value qn_enum_name(qn_rt *rt, qn_value member);  /* a str */

/* The names of a named tuple's items: a tuple of str, or QN_UNSET when c is no such class (collections.namedtuple,
 * typing.NamedTuple, and what derives from them). */
qn_value qn_namedtuple_fields(const qn_class *c);

/* A number of a script's class that derives from int or float (IntEnum too) as the plain number; anything else as it is. */

#endif
