"""What is looked for: lexicon files, their phrases, the compiled index, and the automaton that runs over a text."""
