"""How Hanzi of several readings are read in office language: what the dictionary lacks or misreads.

Only data, and how it is looked up; knows nothing of search keys.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from zlib import crc32

_WAY = 2
"""How keys are made of readings (see `pinyin`): another number where that changes."""

Readings = tuple[str, ...]
"""The readings of one character, without tones, the commonest first."""

CHARACTERS = """
长 chang zhang|重 zhong chong|行 xing hang|调 diao tiao|乐 le yue|朝 chao zhao|单 dan shan
会 hui kuai|还 huan hai|传 chuan zhuan|系 xi ji|降 jiang xiang|参 can shen|率 lv shuai
省 sheng xing|给 gei ji|便 bian pian|差 cha chai|解 jie xie|都 du dou|薄 bo bao|血 xue xie
曾 zeng ceng|着 zhe zhuo zhao|角 jiao jue|校 xiao jiao|宿 su xiu|露 lu lou|弹 dan tan|地 di de
了 le liao|没 mei mo|查 cha zha|仇 chou qiu|朴 pu piao|盖 gai ge|尉 wei yu|覃 qin tan|翟 zhai di
乘 cheng sheng|盛 sheng cheng|种 zhong chong|折 zhe she|称 cheng chen|色 se shai|畜 xu chu
否 fou pi|卡 ka qia|泊 bo po|柏 bai bo|堡 bao bu pu|厦 sha xia|蔓 man wan|埋 mai man|辟 pi bi
拓 tuo ta|扎 zha za|屏 ping bing|藏 cang zang|奇 qi ji|塞 sai se|圈 quan juan|削 xue xiao
绿 lv lu|陆 lu liu|石 shi dan|卜 bo bu|提 ti di|什 shi shen|仔 zi zai|贾 jia gu|缪 miao mou miu
牟 mou mu|合 he ge|亲 qin qing|模 mo mu|曝 pu bao|壳 ke qiao|粘 zhan nian|番 fan pan|蚌 bang beng
六 liu lu|浒 hu xu|歙 she xi|荥 xing ying|漯 luo ta|莞 guan wan|觉 jue jiao|择 ze zhai|纤 xian qian
剥 bo bao|巷 xiang hang|似 si shi|说 shuo shui|恶 e wu|识 shi zhi|阿 a e|俞 yu shu|隗 wei kui
郇 xun huan|召 zhao shao|洗 xi xian|秘 mi bi|费 fei bi|祭 ji zhai|轧 zha ya|栖 qi xi|茄 qie jia
勒 le lei|弄 nong long|杉 shan sha|熟 shu shou|尾 wei yi|侧 ce zhai|澄 cheng deng|匙 chi shi
绰 chuo chao|伺 si ci|佛 fo fu|莘 shen xin|稽 ji qi|劲 jin jing|浚 jun xun|龟 gui jun|碌 lu liu
泌 mi bi|娜 na nuo|迫 po pai|氏 shi zhi|圩 wei xu|峙 zhi shi|幢 zhuang chuang|员 yuan yun|殷 yin yan
嗒 da ta|漷 huo kuo|句 ju gou|宓 mi fu|车 che ju|暴 bao pu|落 luo lao la|咽 yan ye
"""
"""Where no known word says which: every one of them finds."""

WORDS = """
还款 huan|还建 huan|还迁 huan|还田 huan|抵还 huan|摊还 huan|还帐 huan|还湿 huan|还林 huan|还草 huan
还绿 huan|还路 huan|还需 hai|还要 hai|还应 hai|还有 hai|还未 hai
朝阳 chao,zhao|同行 hang,xing|一行 xing,hang|发行 xing,hang|上行 xing|行道 xing,hang|行车 xing
道行 heng,xing|行头 xing,hang|进行 xing|推行 xing|运行 xing|举行 xing|实行 xing|行动 xing|行人 xing
上调 tiao,diao|下调 tiao,diao|微调 tiao|统调 tiao|调峰 tiao|调蓄 tiao|调规 tiao|调减 tiao|调优 tiao
调价 tiao|调水 diao|北调 diao|调取 diao|调拨 diao|调入 diao|调出 diao|调解 tiao
重塑 chong|重整 chong|重构 chong|重置 chong|重组 chong|重建 chong|重启 chong|多重 chong|重大 zhong
重症 zhong|重度 zhong|重污 zhong|重卡 zhong|重抓 zhong|重在 zhong|重载 zhong,chong|并重 zhong
区长 zhang|厅长 zhang|市长 zhang|长者 zhang|河长 zhang|林长 zhang|路长 zhang|街长 zhang|田长 zhang
链长 zhang|巷长 zhang|楼长 zhang|理事长 zhang|长效 chang|长远 chang|全长 chang|延长 chang|时长 chang
特长 chang|专长 chang|擅长 chang|长三角 chang|长期 chang|长度 chang
率部 shuai|泄露 lou,lu|给予 ji,gei|给水 ji|供给 ji|薄膜 bo,bao|角色 jue,jiao|都市 du|都会 du
会商 hui|社会 hui|乐享 le|乐居 le|乐高 le|传媒 chuan|单县 shan|参与 can
模具 mu,mo|模板 mu,mo|模块 mo|便利 bian|省级 sheng|校正 jiao|校验 jiao|落地 luo|落成 luo
"""
"""Words, and how the first character of several readings in them is read there."""

SURNAMES = "区 ou|任 ren|黑 he|华 hua|宁 ning|燕 yan|过 guo|那 na|万 mo|令 ling|教 jiao|逄 pang"
"""Read differently as the first character of a person's name."""


@cache
def spelling() -> str:
    """The way of spelling, by which a ledger knows whether its keys were made so: any change of
    the tables above is another one."""
    return f"{_WAY}-{crc32((CHARACTERS + WORDS + SURNAMES).encode()):08x}"


@cache
def characters() -> Mapping[str, Readings]:
    """The characters of several readings that office language uses."""
    return {word: tuple(readings) for word, *readings in _entries(CHARACTERS)}


@cache
def surnames() -> Mapping[str, Readings]:
    """What a name's first character can be read as, besides its usual reading."""
    return {word: tuple(readings) for word, *readings in _entries(SURNAMES)}


@cache
def words() -> Mapping[str, tuple[Readings, ...]]:
    """Office words with the readings of their characters; none where the word says nothing."""
    return {word: _spelled(word, found[0].split(",")) for word, *found in _entries(WORDS)}


def _spelled(word: str, readings: Sequence[str]) -> tuple[Readings, ...]:
    place = next(at for at, one in enumerate(word) if one in characters())
    return tuple(tuple(readings) if at == place else () for at in range(len(word)))


def _entries(table: str) -> list[list[str]]:
    return [entry.split() for line in table.split("\n") for entry in line.split("|") if entry]
