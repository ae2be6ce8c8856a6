"""The current rows of storeys, spaces and assets, made from bindings, lists and corrections."""
