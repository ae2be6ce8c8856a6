"""Measurements: how fast Skylt is beside other programs, and what it does with damaged files.

Nothing here is part of what is installed, and no test fails on a clock.
"""
