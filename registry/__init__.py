"""The asset register: tables, codes, history and queries.

Depends on no file format, geometry library, web framework or paper format.
"""
