"""What a column is: by its header, by those beside it, by what stands below it."""
