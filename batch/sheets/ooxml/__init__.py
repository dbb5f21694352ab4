"""Office Open XML: the package of an .xlsx, and what of its sheets calamine gives wrongly."""
