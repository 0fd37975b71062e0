"""Fuzzing: inputs of every kind for everything that reads what strangers wrote.

Short in the test-suite (``test_fuzz.py``, by hypothesis), long by one command: ``python -m tests.fuzz``.
"""
