"""总览: figures, bars, the year's line and who has reported, on one page that leads to the tasks.

Paints what `domain.overview` has counted; counts nothing itself.
"""
