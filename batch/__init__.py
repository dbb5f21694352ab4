"""guantong (贯通): who may apply for which title or skill level, from when, by which clause."""

__version__ = "0.1.0"
