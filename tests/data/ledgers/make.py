"""Makes the fixture ledger of the present format from its `schema-N.json`: `python make.py`.

Run once when a format is new and never again: the files of earlier formats are what earlier
versions of the program wrote.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from tzdesk.domain.changes import Batch, Change, Source, created  # noqa: E402
from tzdesk.domain.records import from_row  # noqa: E402
from tzdesk.store.ledger_file import LedgerFile  # noqa: E402
from tzdesk.store.ledger_format import FORMAT  # noqa: E402

AT = datetime(2023, 9, 3, 8, 30)  # noqa: DTZ001


def main() -> None:
    rows = json.loads((HERE / f"schema-{FORMAT}.json").read_text(encoding="utf-8"))
    made = created(from_row(entity, row) for entity, row in rows)
    edit = Change("unit", "u1", "phone", "1001", "1002")
    with LedgerFile.create(HERE / f"schema-{FORMAT}.tzdb") as file:
        file.write(Batch("b1", AT, "张三", Source.IMPORT, "导入", made), {"u1": "qswj"})
        file.write(Batch("b2", AT, "张三", Source.EDIT, "修改联系电话", (edit,)))
        file.write(Batch("b3", AT, "张三", Source.UNDO, "撤销", (edit.inverted,), undoes="b2"))


if __name__ == "__main__":
    main()
