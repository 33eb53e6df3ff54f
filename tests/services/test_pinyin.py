"""Pinyin keys: what is stored beside a text so that letters find it."""

import pytest
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from tzdesk.domain.search import joined_key, matcher
from tzdesk.services.pinyin import pinyin_key
from tzdesk.services.readings import characters, words

OFFICE_WORDS = """
增长 zengzhang|局长 juzhang|区长 quzhang|市长 shizhang|河长 hezhang|长期 changqi|长效 changxiao
中长期 zhongchangqi|长城 changcheng|长江 changjiang|行长 hangzhang|特长 techang|成长 chengzhang
重点 zhongdian|重要 zhongyao|重大 zhongda|重症 zhongzheng|比重 bizhong|注重 zhuzhong|着重 zhuozhong
重复 chongfu|重建 chongjian|重组 chongzu|重塑 chongsu|双重 shuangchong|多重 duochong|重庆 chongqing
银行 yinhang|行业 hangye|央行 yanghang|行政 xingzheng|执行 zhixing|进行 jinxing|推行 tuixing
行动 xingdong|自行车 zixingche|人行道 renxingdao|步行街 buxingjie|发行 faxing|同行 tonghang
调整 tiaozheng|调解 tiaojie|协调 xietiao|调节 tiaojie|微调 weitiao|空调 kongtiao|调研 diaoyan
调查 diaocha|调度 diaodu|抽调 choudiao|借调 jiediao|强调 qiangdiao|南水北调 nanshuibeidiao
音乐 yinyue|乐器 yueqi|快乐 kuaile|娱乐 yule|文化娱乐 wenhuayule|永乐店 yongledian|安居乐业 anjuleye
朝阳 chaoyang|朝阳区 chaoyangqu|朝气 zhaoqi|朝阳产业 zhaoyangchanye|面朝 mianchao
单位 danwei|名单 mingdan|清单 qingdan|单于 chanyu|单县 shanxian
会议 huiyi|社会 shehui|委员会 weiyuanhui|会计 kuaiji|财会 caikuai|会商 huishang
还款 huankuan|归还 guihuan|还田 huantian|退还 tuihuan|偿还 changhuan|还是 haishi|还要 haiyao
传统 chuantong|宣传 xuanchuan|传承 chuancheng|传记 zhuanji|自传 zizhuan
效率 xiaolv|率先 shuaixian|概率 gailv|系统 xitong|关系 guanxi|联系 lianxi|降低 jiangdi|投降 touxiang
参与 canyu|人参 renshen|省级 shengji|反省 fanxing|供给 gongji|给水 jishui|给予 jiyu|便民 bianmin
便宜 pianyi|差异 chayi|出差 chuchai|误差 wucha|解决 jiejue|押解 yajie|首都 shoudu|都市 dushi
薄弱 boruo|落实 luoshi|角色 juese|角度 jiaodu|学校 xuexiao|校对 jiaodui|宿舍 sushe|露天 lutian
弹性 tanxing|子弹 zidan|曾经 cengjing|着力 zhuoli|着手 zhuoshou|着急 zhaoji|数据 shuju|处理 chuli
办事处 banshichu|大厦 dasha|厦门 xiamen|十里堡 shilipu|地方 difang|种植 zhongzhi|折扣 zhekou
称职 chenzhi|名称 mingcheng|畜牧 xumu|牲畜 shengchu|否定 fouding|泊位 bowei|湖泊 hupo|松柏 songbai
开辟 kaipi|复辟 fubi|拓展 tuozhan|开拓 kaituo|屏障 pingzhang|收藏 shoucang|西藏 xizang|绿色 lvse
战略 zhanlue|战略 zhanlve|省略 shenglue|石油 shiyou|什么 shenme|综合 zonghe|迫切 poqie
"""
NAMES = """
单强 shanqiang|单强 danqiang|曾伟 zengwei|解军 xiejun|查良 zhaliang|仇和 qiuhe|朴实 piaoshi
盖宏 gehong|任强 renqiang|区伟 ouwei|翟明 zhaiming|乐平 yueping|乐平 leping
朝乐门 chaolemen|覃强 qinqiang
"""


def _listed(table: str) -> list[tuple[str, str]]:
    entries = (entry.split() for line in table.split("\n") for entry in line.split("|") if entry)
    return [(text, spelled) for text, spelled in entries]


def test_a_key_holds_syllables_by_the_longest_phrase() -> None:
    assert pinyin_key("区水务局") == "'qu'shui'wu'ju"
    assert pinyin_key("商业银行") == "'shang'ye'yin'hang"


def test_signs_leave_a_key_ascii_and_letters_stand_where_they_stood() -> None:
    key = pinyin_key("让老城不“老”、５Ｇ基站，①绿色")
    assert key.isascii()
    assert matcher("laocheng")(joined_key([], [key]))
    assert matcher("5gjz")(joined_key([], [key]))


def test_a_row_has_one_key_for_all_its_names() -> None:
    assert pinyin_key("水务局", "", "水务") == f"{pinyin_key('水务局')}|{pinyin_key('水务')}"
    assert pinyin_key("") == ""


def test_no_syllable_begins_with_what_a_search_takes_for_going_on() -> None:
    readings = {one for some in PINYIN_DICT.values() for one in some.split(",")}
    readings |= {one for phrase in PHRASES_DICT.values() for (one, *_) in phrase}
    assert not {one for one in readings if to_normal(one)[0] in "iuv"}


@pytest.mark.parametrize(("word", "spelled"), _listed(OFFICE_WORDS))
def test_a_word_of_office_language_is_found_as_it_is_read(word: str, spelled: str) -> None:
    """Alone, and in a text in which nothing before and behind it says how it is read."""
    for text in (word, f"，{word}，进一步完善", f"大力做好{word}方面各项工作"):
        assert matcher(spelled)(joined_key([], [pinyin_key(text)])), text


@pytest.mark.parametrize(("name", "spelled"), _listed(NAMES))
def test_a_name_is_found_however_it_is_read(name: str, spelled: str) -> None:
    key = joined_key([], [pinyin_key(name)])
    assert matcher(spelled)(key)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("进一步抓好重点工程", "chongdian"),
        ("抓好银行网点布局优化", "xingwang"),
        ("深入开展调查研究工作", "tiaocha"),
        ("加强音乐教育普及工作", "yinle"),
        ("发挥各单位积极性作用", "shanwei"),
    ],
)
def test_a_known_word_is_not_found_by_another_reading(text: str, query: str) -> None:
    assert not matcher(query)(joined_key([], [pinyin_key(text)]))


def test_initials_full_and_mixed() -> None:
    key = joined_key([], [pinyin_key("区水务局长调研重点项目，给予银行行长支持")])
    for query in ("qswjz", "shuiwujuzhang", "swjuzh", "dyzdxm", "diaoyzd", "yhhz", "yinhanghz"):
        assert matcher(query)(key), query


def test_words_that_overlap_are_read_as_both() -> None:
    """行长 is a word, and so is 长效: neither says that the other is wrong."""
    assert pinyin_key("银行长效机制很好") == "'yin'hang'zhang~'chang'xiao'ji'zhi'hen'hao"


def test_every_entry_of_the_tables_is_read_as_it_is_listed() -> None:
    assert all(len(readings) > 1 for readings in characters().values())
    for word, readings in words().items():
        key = pinyin_key(f"，{word}（也列入其中）").partition("(")[0]
        (place,) = (at for at, one in enumerate(readings) if one)
        assert key.replace("~'", "~").split("'")[1 + place] == "~".join(readings[place]), word
