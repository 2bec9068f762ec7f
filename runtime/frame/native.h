/* native.h - the functions of the module _pandas that lie in other files than native.c, which holds their table. */
#ifndef QN_FRAME_NATIVE_H
#define QN_FRAME_NATIVE_H

#include "runtime/frame/frame_impl.h"

/* native_build.c: frames, Series and indexes from their parts, and the parts of them. */
QN_METHOD(qn_pd_frame);
QN_METHOD(qn_pd_series);
QN_METHOD(qn_pd_cut);
QN_METHOD(qn_pd_objects);
QN_METHOD(qn_pd_index);
QN_METHOD(qn_pd_levels);
QN_METHOD(qn_pd_columns);
QN_METHOD(qn_pd_labels);
QN_METHOD(qn_pd_plan);
QN_METHOD(qn_pd_find);
QN_METHOD(qn_pd_same);
QN_METHOD(qn_pd_one_index);
QN_METHOD(qn_pd_join);
QN_METHOD(qn_pd_compact);
QN_METHOD(qn_pd_read_csv); /* read_csv.c */
QN_METHOD(qn_pd_csv_stamp); /* csv_file.c */
QN_METHOD(qn_pd_csv_bytes);
QN_METHOD(qn_pd_csv_unpacked);
QN_METHOD(qn_pd_decode); /* native_decode.c */
/* native_put.c */
QN_METHOD(qn_pd_put);
QN_METHOD(qn_pd_isin); /* flags.c */
QN_METHOD(qn_pd_clip);
QN_METHOD(qn_pd_become);
QN_METHOD(qn_pd_attrs); /* extras.c */
/* native_text.c: methods of str over a column, and calls over rows. */
QN_METHOD(qn_pd_each);
QN_METHOD(qn_pd_pieces); /* native_pieces.c */
QN_METHOD(qn_pd_numbers);
QN_METHOD(qn_pd_text_op); /* native_textops.c */
QN_METHOD(qn_pd_distinct); /* native_distinct.c */
QN_METHOD(qn_pd_text_size);
QN_METHOD(qn_pd_map);
QN_METHOD(qn_pd_json_native); /* json_out.c */
QN_METHOD(qn_pd_json_rows);
QN_METHOD(qn_pd_json_laid);
QN_METHOD(qn_pd_json_number);
QN_METHOD(qn_pd_array_text);
QN_METHOD(qn_pd_pprint); /* format.c */
/* native_window.c: reductions over windows of rows. */
QN_METHOD(qn_pd_window);
QN_METHOD(qn_pd_window2);
QN_METHOD(qn_pd_ewm);
QN_METHOD(qn_pd_reductions); /* native_reduce.c */
QN_METHOD(qn_pd_quantiles);
QN_METHOD(qn_pd_index_names); /* native_index.c */
QN_METHOD(qn_pd_range_parts);
QN_METHOD(qn_pd_level_values);
QN_METHOD(qn_pd_positions);
QN_METHOD(qn_pd_index_take);
QN_METHOD(qn_pd_index_equal);
QN_METHOD(qn_pd_level_set); /* level_sets.c */
QN_METHOD(qn_pd_level_source);
QN_METHOD(qn_pd_level_beyond);
QN_METHOD(qn_pd_keep_level_set);
QN_METHOD(qn_pd_index_sets);
QN_METHOD(qn_pd_index_levels);
QN_METHOD(qn_pd_index_like);
QN_METHOD(qn_pd_index_tuples);
QN_METHOD(qn_pd_monotonic);
QN_METHOD(qn_pd_cat_codes);
QN_METHOD(qn_pd_held);
QN_METHOD(qn_pd_cat_make);
QN_METHOD(qn_pd_as_masked);
QN_METHOD(qn_pd_reindexed);
QN_METHOD(qn_pd_fits);
QN_METHOD(qn_pd_assign);
QN_METHOD(qn_pd_display); /* to_string.c */
QN_METHOD(qn_pd_columns_at);
QN_METHOD(qn_pd_column_at);
QN_METHOD(qn_pd_row_at);
QN_METHOD(qn_pd_value_at);
QN_METHOD(qn_pd_set_column_at);
QN_METHOD(qn_pd_set_column);

#endif
