/* text.h - helpers of the str methods that other files of runtime/object use too: character classes (Unicode 14, as Python
 * 3.11), stripping, encoding. */
#ifndef QN_OBJECT_TEXT_H
#define QN_OBJECT_TEXT_H

#include <strings.h>

#include "runtime/object/object.h"

bool qn_text_is_space(uint32_t c);
bool qn_text_is_alpha(uint32_t c);
bool qn_text_is_lower(uint32_t c);
bool qn_text_is_upper(uint32_t c);
bool qn_text_is_title(uint32_t c);
bool qn_text_is_digit(uint32_t c);   /* str.isdigit */
bool qn_text_is_numeric(uint32_t c); /* str.isnumeric */
bool qn_text_is_cased(uint32_t c);
bool qn_text_is_case_ignorable(uint32_t c);
int qn_text_decimal(uint32_t c);     /* value of a decimal digit of any script, -1 */
typedef enum qn_case { QN_CASE_LOWER, QN_CASE_UPPER, QN_CASE_TITLE, QN_CASE_FOLD } qn_case;
int qn_text_map(qn_case how, uint32_t c, uint32_t out[3]); /* 1 to 3 code points */
qn_sv qn_text_strip(qn_sv s);                               /* white space off both ends */
int qn_text_encode(qn_rt *rt, qn_value str, qn_value encoding, qn_value errors, qn_value *out); /* encoding UNSET: utf-8; errors UNSET: strict */

#endif
