"""Writing workbooks: columns, looks, long sheets, archives; knows nothing of what is written."""
