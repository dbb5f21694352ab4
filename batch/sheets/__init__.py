"""Any spreadsheet as sheets; knows no roster."""
