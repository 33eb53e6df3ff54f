"""联系人 and 联系电话 in one line: how they are shown together and taken apart again."""

import re

_PHONE = re.compile(r"[+(（]?\d[\d\s\-—－+()（）*#/、,，;；转]*$")
_BETWEEN = " \t　,，、;；:：/"


def contact_text(contact: str, phone: str) -> str:
    """「张三　1001」; one of them alone where the other is missing."""
    return "　".join(one for one in (contact, phone) if one)


def split_contact(text: str) -> tuple[str, str]:
    """Name and phone of what was typed: the phone is what ends in digits."""
    text = text.strip()
    found = _PHONE.search(text)
    if found is None:
        return text.strip(_BETWEEN), ""
    return text[: found.start()].strip(_BETWEEN), found[0].strip(_BETWEEN)
