"""What can go wrong with settings.

::

    SettingsError
    └── BadSettings   the settings file can't be read, or says something that has no meaning
"""


class SettingsError(Exception):
    """The root of all errors of this package; the message says what to do."""


class BadSettings(SettingsError):
    """The settings file can't be read, or says something that has no meaning; the message says where."""
