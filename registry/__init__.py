"""What we own and where it is: tables, codes, history and queries.

Knows no file format, geometry library, web framework or paper.
"""
