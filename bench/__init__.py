"""How fast replylint is, against what else could be used: ``python -m bench``."""
