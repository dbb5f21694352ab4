"""What a stranger sends harms nobody: attacks from the outside, files in, command, files out."""
