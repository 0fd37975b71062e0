"""What holds for all tests: hypothesis tries inputs, and never measures time on a machine that others share."""

from hypothesis import settings

settings.register_profile("replylint", deadline=None)
settings.load_profile("replylint")
