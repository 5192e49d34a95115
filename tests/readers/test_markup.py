"""XML of any making: a tree, or a ReadingError; nothing that a document says about itself is believed."""

import time

import pytest

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.readers.hardware.plist import load_plist
from digibank.readers.markup import parse_xml


def test_a_tree_of_names_texts_and_attributes() -> None:
    root = parse_xml('\n<a x="1"> one <b>two</b> after <c:b xmlns:c="urn:c"/><d><b>three &amp; four</b></d></a>')
    assert (root.name, root.attributes, root.text) == ("a", {"x": "1"}, "one")
    assert [(child.name, child.text) for child in root.children] == [("b", "two"), ("b", ""), ("d", "")]
    assert root.said("d", "b") == "three & four"
    assert root.said("d", "e", "f") is None
    assert root.first("b") is root.children[0]
    assert [element.name for element in root.walk()] == ["a", "b", "b", "d", "b"]


def test_the_encoding_that_it_claims_is_void() -> None:
    """The text is decoded already; half of msinfo32's files claim none or the wrong one."""
    assert parse_xml('<?xml version="1.0" encoding="UTF-16"?><a>é</a>').text == "é"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "cut off": "<a><b>text",
    "two roots": "<a/><b/>",
    "no markup": "a",
    "empty": "",
    "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>',
    "one entity": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "file": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/b"> %b;]><a/>',
    "deep": "<a>" * 5000 + "</a>" * 5000,
    "many": "<a>" + "<b/>" * 300_000 + "</a>",
    "attribute twice": '<a b="1" b="2"/>',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_refused(kind: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError) as caught:
        parse_xml(HOSTILE[kind])
    assert caught.value.fault is ReadingFault.DAMAGED
    assert time.process_time() - start < 1


def test_a_document_type_that_declares_nothing_is_let_pass() -> None:
    """Apple's property lists name theirs by an address, which is never asked for."""
    text = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
    plist = f"{text}<plist><dict><key>a</key><true/><key>b</key><array><integer>1</integer></array></dict></plist>"
    assert load_plist(plist) == {"a": "yes", "b": ["1"]}
    assert load_plist("<plist/>") is None
