"""What is told from the data: sentences, and later the board pack."""
