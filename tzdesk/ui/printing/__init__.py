"""Paper: whatever is printed, previewed or saved as a PDF goes through here.

A `Printout` lays itself out in blocks, between events; `PrintedPages` puts title, repeated head and
page number around them; one dialog shows, prints and saves. Knows nothing of what is printed.
"""
