"""What an owner says about labels: the section ``[labels]`` of the settings file."""

import msgspec


class LabelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What labels are printed on, how they look, and what gets one."""
