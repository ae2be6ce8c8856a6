"""The rows that people read, made from bindings, lists and corrections."""
