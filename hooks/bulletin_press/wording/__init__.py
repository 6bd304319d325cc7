"""What checks of words need to know of language: sentences, reading age, words to prefer."""
