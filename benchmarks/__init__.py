"""Each case of the program beside a peer or the raw limit; prints ratios, never bare times."""
