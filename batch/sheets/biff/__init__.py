"""What the records of an .xls (BIFF5 and BIFF8) say that calamine leaves out."""
