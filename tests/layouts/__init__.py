"""Rosters as HR writes them: headers of several lines, several tables, whose date it is, who is nobody."""
