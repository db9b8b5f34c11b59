"""What is shown of the figures, in words and rows, before anything is drawn."""
