"""The rules: plain values in, values with an explanation out. No Django, no files, no clock."""
