"""x."""
class QrError(Exception):
    """x."""
