/* json_write.h - values to the text of JSON (json_write.c). */
#ifndef QN_VM_JSON_WRITE_H
#define QN_VM_JSON_WRITE_H

#include "runtime/object/object.h"

void qn_json_quote(qn_buf *b, qn_sv s, bool ascii); /* in quotes, as json.dumps has it */
int qn_json_text(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* _json.text */

#endif
