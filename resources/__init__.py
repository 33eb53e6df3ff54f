"""What lies beside the program: pictures, words, the manual, and how it is set up and packed."""
