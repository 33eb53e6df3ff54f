"""What a cell of a table or sheet holds, or a person typed into one of ours."""

from datetime import date, datetime
from typing import TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | datetime | None
