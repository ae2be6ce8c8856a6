"""Commands that import models, and that show, keep and undo imports."""
