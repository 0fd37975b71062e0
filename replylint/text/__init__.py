"""What a text is: bytes read, characters folded, sounds heard, words cut, patterns compiled."""
