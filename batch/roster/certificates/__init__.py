"""Certificates: from the wide form and from their sheets to rows of facts, and what is said against them."""
