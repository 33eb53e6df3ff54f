"""Leaders: splitting lists of names and posts, and telling a person from a body.

区委常委、常务副区长郑皓 is one person with two posts; 常务副区长、主管城建的副区长 are two.
"""

import re
from collections.abc import Iterator, Sequence

from tzdesk.domain.draft import Role
from tzdesk.parsing.names import is_empty_value, name_pieces, own_role, tidy
from tzdesk.parsing.outline import Mention
from tzdesk.parsing.passage import Passage

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
    "奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康"
    "伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵"
    "席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗"
    "丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫"
    "乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶司黎薄印宿白怀蒲"
    "邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边"
    "扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广"
    "禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权"
    "逯盖益桓公区兰闫佟苑肖代岳丛覃仝楚展涂冼邸揭庹辜仉亓肇缑亢况郜琴墨哈谯年爱阳佘商牟佴伯付"
    "原"
)
_COMPOUND = (
    "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|司徒|令狐|端木|东方|南宫|独孤|长孙|宇文"
    "|阿不|买买|艾合"
)
_POST = (
    "(?:书记|区长|市长|县长|省长|州长|旗长|盟长|镇长|乡长|部长|主任|主席|局长|院长|检察长|秘书长"
    "|会长|常委|委员|巡视员|调研员|参事|司令员?|政委|总经理|董事长|组长|队长|科长|处长|督学|督察长?"
    "|总师|总监|行长|校长|党组成员|领导)"
)
_RANK = re.compile(
    r"(?:[区市县省州旗镇乡]?(?:委|政府|人大|政协|人大常委会)?)(?:党组|党委|党工委)?"
    r"(?:副书记|常委|成员|委员|副主任|副主席|书记)$"
    r"|[一二三四]级(?:巡视员|调研员|主任科员)$|党组(?:副书记|成员|书记)$"
)
_NOT_NAMES = re.compile(
    r"^(?:常务|分管|主管|省委|全体|党组|政府|有关|相关|各|党委|党工委|管委|班子|人大|政协|区|市|县|副"
    r"|国家|文化|农业|应急|武装|公安|经济|商务|水务|常委|主要)"
)
_BEGINS_POST = (
    "(?!副|常务|常委|[区市县省州旗盟镇乡部局院校处科]长|[区市县省]委|党组|党委|党工委"
    "|主任|主席|书记|人大|政协|政府|政委)"
)
_GIVEN = rf"(?:{_BEGINS_POST}[\u4e00-\u9fff]){{1,2}}"
_NAME = rf"(?:(?:{_COMPOUND})|[{_SURNAMES}]){_GIVEN}"
_DOTTED = r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+"
_BARE_NAME = re.compile(rf"(?:{_DOTTED}|{_NAME}|[\u4e00-\u9fff]{{2,3}})")
_DOTTED_NAME = re.compile(_DOTTED)
_PLAIN_NAME = re.compile(_NAME)
_SEMICOLON = re.compile("[;；]")
_WORD = re.compile(r"[^ ]+")
_ENDS_AS_POST = re.compile(rf"{_POST}$")
_ENDS_AS_LEADER = re.compile(rf"{_POST}$|班子成员$|班子$|领导$")
_HOLDS_POST = re.compile(r"党组成员$|常委$|委员$")
_POST_AFTER_NAME = rf"(?:[常副区市县省州镇乡党管政人].*)?{_POST}"
_NO_NAME = "局委办部厅署处室科队所"
"""Organisations end with these and no name does: 卫健委, 金融办."""
_LONGEST_BARE = 3
"""No text of so few characters holds both a name and a post."""
_NAME_FIRST = re.compile(
    rf"(?P<name>{_DOTTED}|{_NAME})(?:同志(?:\(.*\))?|\(.*\)|(?:[^\u4e00-\u9fff]*){_POST_AFTER_NAME}.*)$"
)
_NAME_LAST = re.compile(rf".*?{_POST}[: ]*(?P<name>{_DOTTED}|{_NAME})(?:同志)?(?:\(.*\))?$")
_COMRADE = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,6})同志$")
_BODY = re.compile(
    "班子|成员$|^全体|^各|领导小组|专班|政府$|党组$|党委$|委员会|办公室$|联席会议|指挥部|[局委办]$"
)


def is_body(name: str) -> bool:
    """Whether a leader is no single person or post: 区政府班子成员."""
    return bool(_BODY.search(name)) and not _HOLDS_POST.search(name)


def is_post(folded: str) -> bool:
    """Whether a label is a post that someone holds (副区长), not a part in a task (责任领导)."""
    word = "".join(folded.split())
    return bool(_ENDS_AS_POST.search(word)) and not word.endswith("领导")


def find_person(folded: str) -> re.Match[str] | None:
    """A personal name together with a post or 同志: 陈远山市长, 副区长陈远山."""
    if len(folded) <= _LONGEST_BARE:
        return None
    for form in (_NAME_FIRST, _NAME_LAST, _COMRADE):
        found = form.match(folded)
        if found and not _NOT_NAMES.match(found["name"]) and found["name"][-1] not in _NO_NAME:
            return found
    return None


def looks_like_leader(folded: str) -> bool:
    """Whether a text is a person, a post or a body of leaders, and no organisation."""
    return bool(
        find_person(folded)
        or _ENDS_AS_LEADER.search(folded)
        or (
            _PLAIN_NAME.fullmatch(folded)
            and not _NOT_NAMES.match(folded)
            and folded[-1] not in _NO_NAME
        )
    )


def split_leaders(passage: Passage, role: Role) -> list[Mention]:
    """The leaders named in `passage`, in its order; posts are left off beside a personal name."""
    parts = [_pieces(part) for part in passage.split(_SEMICOLON)]
    named = any(find_person(piece.folded) for pieces in parts for piece in pieces)
    return [
        _mention(passage, group, role) for pieces in parts for group in _groups(pieces, named=named)
    ]


def _groups(pieces: Sequence[Passage], *, named: bool) -> list[list[Passage]]:
    """The pieces that are one leader each: titles go with the name or post behind them."""
    groups: list[list[Passage]] = []
    waiting: list[Passage] = []
    for piece in pieces:
        waiting.append(piece)
        if not _is_title_before_more(piece.folded, named=named):
            groups.append(waiting)
            waiting = []
    if waiting and groups:
        groups[-1] += waiting
    elif waiting:
        groups.append(waiting)
    return groups


def _is_title_before_more(folded: str, *, named: bool) -> bool:
    """Whether a piece is a title of the person named next: 区委常委 before 副区长张三."""
    if find_person(folded) or _PLAIN_NAME.fullmatch(folded):
        return False
    if _RANK.fullmatch(folded):
        return True
    return named and bool(_ENDS_AS_POST.search(folded))


def _mention(whole: Passage, group: list[Passage], role: Role) -> Mention:
    last, role = own_role(group[-1], role)
    if name := _personal_name(last):
        return Mention(name, "".join(name.text.split()), role)
    if len(group) == 1:
        return Mention(last, _joined_name(last.text), role)
    start = whole.text.find(group[0].text)
    end = whole.text.find(last.text, start) + len(last.text)
    together = whole.cut(start, end)
    return Mention(together, tidy(together.text), role)


def _personal_name(passage: Passage) -> Passage | None:
    """The name in 副区长张三; a name of two characters may be set wide: 副区长张　三."""
    if person := find_person(passage.folded):
        return passage.cut(*person.span("name"))
    columns = [at for at, char in enumerate(passage.folded) if char != " "]
    if len(columns) == len(passage.folded):
        return None
    person = find_person("".join(passage.folded[at] for at in columns))
    return (
        passage.cut(columns[person.start("name")], columns[person.end("name") - 1] + 1)
        if person
        else None
    )


def _joined_name(text: str) -> str:
    return tidy(text).removesuffix("同志") if len(text) > 3 else tidy(text)


def _pieces(passage: Passage) -> list[Passage]:
    return [
        word
        for piece in name_pieces(passage, "、,。/")
        for word in _split_spaces(piece)
        if not is_empty_value(word.folded)
    ]


def _split_spaces(piece: Passage) -> Iterator[Passage]:
    """张三 李四 are two, 张　三 is one, and so is 副区长 张三; 书记 张三 区长 李四 are two."""
    words = _words(piece.folded)
    named = [_is_named(piece.folded[start:end]) for start, end in words]
    posts = [bool(_ENDS_AS_POST.search(piece.folded[start:end])) for start, end in words]
    told = all(name or post for name, post in zip(named, posts, strict=True))
    if sum(named) < 2 or not told:
        yield piece
        return
    posts_first = not named[0] or named[-1]
    start = 0
    for at, (_, end) in enumerate(words[:-1]):
        if named[at] if posts_first else named[at + 1]:
            yield piece.cut(start, end).strip()
            start = end
    yield piece.cut(start).strip()


def _words(folded: str) -> list[tuple[int, int]]:
    """Columns of the words; single characters in a row are one name set wide."""
    words: list[tuple[int, int]] = []
    for found in _WORD.finditer(folded):
        start, end = found.span()
        if words and end - start == 1 and words[-1][1] - words[-1][0] == 1:
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    return words


def is_name(text: str) -> bool:
    """Whether a text is a personal name, set wide or with a post, or else a post."""
    name = "".join(text.split())
    return bool(_PLAIN_NAME.fullmatch(name) or _DOTTED_NAME.fullmatch(name)) or looks_like_leader(
        name
    )


def _is_named(text: str) -> bool:
    """Whether a word is a name or holds one, with a post or without."""
    return _is_bare_name(text) or find_person(text) is not None


def _is_bare_name(text: str) -> bool:
    name = "".join(text.split())
    return bool(_BARE_NAME.fullmatch(name)) and not _ENDS_AS_POST.search(name)
