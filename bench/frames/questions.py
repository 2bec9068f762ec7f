"""The names of the questions, as run asks them and as the engines' forms answer them."""
GROUP = ["q" + str(i) for i in range(1, 11)]
JOIN = ["j" + str(i) for i in range(1, 6)]
MORE = ["sort1", "sort2", "sort3", "expression", "describe", "duplicates", "nunique", "counts", "pivot", "upper", "contains", "lengths",
        "rolling", "row_function"]
WHERE = ["filter", "select", "where_columns", "where_query", "where_computed", "where_several", "where_group", "where_groups", "where_text", "where_agg"]
