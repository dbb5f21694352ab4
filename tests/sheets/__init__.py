"""Spreadsheets of any format as sheets."""
