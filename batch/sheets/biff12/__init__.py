"""What the records of an .xlsb (BIFF12) say that calamine leaves out."""
