"""The errors of settings.

::

    SettingsError
    └── BadSettings   the settings file can't be read, or has invalid settings
"""


class SettingsError(Exception):
    """The root of all errors of settings; the message says what to do."""


class BadSettings(SettingsError):
    """The settings file can't be read, or has invalid settings; the message says where."""
