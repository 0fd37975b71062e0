"""What is said instead: which words may go, which must stay, and the sentence that goes on from them."""
