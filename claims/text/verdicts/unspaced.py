"""Verdicts in scripts that write no spaces between words, or join the verb to the noun: Chinese, Japanese, Korean, Thai."""

import re
import unicodedata

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SUBJECT = re.compile(
    r"主張|投稿|発言|情報|写真|動画|画像|記事|说法|說法|言论|言論|消息|帖子|图片|圖片|视频|影片|传言|傳言|这|這|此|これ|それ|この話|噂"
    r"|주장|발언|게시물|사진|영상|이것|그것|소문|ข้อกล่าวอ้าง|ข่าว|โพสต์"
)
_BEFORE = (
    "は",
    "が",
    "も",
    "是",
    "为",
    "為",
    "属",
    "屬",
    "系",
    "係",
    "全く",
    "完全",
    "不",
    "은",
    "는",
    "이",
    "가",
    "เป็น",
)
_AFTER = re.compile(
    r"(?:です|だ|である|と判定|的|이다|입니다|임|으로|로)?\s*(?:[。．.!！、,，]|\Z)"
)
_EDGE = "：:。．.!！—–-|｜（()）「」『』【】[] 　"
_SEGMENT = re.compile(r"[：:。．.!！—–|｜（()）【】\[\]\n]+")
_SIDE = 40
"""Characters before the verdict in which its subject is looked for."""


def is_unspaced(label: str) -> bool:
    return bool(_UNSPACED.search(label))


def states_verdict_unspaced(wording: str, label: str) -> bool:
    """Return whether the label stands alone at an edge, or ends a clause about a claim."""
    wording, label = (
        unicodedata.normalize("NFC", wording),
        unicodedata.normalize("NFC", label).strip(),
    )
    segments = [segment.strip(_EDGE) for segment in _SEGMENT.split(wording)]
    segments = [segment for segment in segments if segment]
    if segments and label in {segments[0], segments[-1]}:
        return True
    if len(segments) > 1 and segments[1] == label:
        return True
    start = wording.find(label)
    while start >= 0:
        before, end = wording[max(0, start - _SIDE) : start].rstrip(), start + len(label)
        if before.endswith(_BEFORE) and _SUBJECT.search(before) and _AFTER.match(wording, end):
            return True
        start = wording.find(label, end)
    return False
