"""筛查结果.xlsx: what was found, list by list, each verdict beside its clause and reason."""
