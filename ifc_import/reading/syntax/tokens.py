"""Regular expressions for the tokens of a STEP file: texts, comments, binary values."""

_HEX = rb"[0-9A-Fa-f]"
ESCAPE = (
    rb"\\(?:\\|[NF]\\|S\\.|P[A-I]\\|X\\" + _HEX + rb"{2}"
    rb"|X2\\(?:" + _HEX + rb"{4})++\\X0\\|X4\\(?:" + _HEX + rb"{8})++\\X0\\)"
)
_LINE_IN_TEXT = rb"[\r\n](?!\s{0,80}+#\d+\s*=)"
"""A text may run over lines, but not over one with which an entity begins: then its end is missing."""

ANY_TEXT = rb"'(?:[^'\\\r\n]|''|\\S\\.|\\|" + _LINE_IN_TEXT + rb")*+'"
GOOD_TEXT = rb"'(?:[^'\\]|''|" + ESCAPE + rb")*+'"
COMMENT = rb"/\*.*?\*/"
BINARY = rb'"[0-9A-Fa-f]*+"'
