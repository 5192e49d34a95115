"""Apple's property lists in XML."""

from digibank.readers.markup import Element, parse_xml


def load_plist(text: str) -> object:
    """The list's one value; numbers and dates stay text, booleans become `yes` and `no`, as Apple's tools write them.
    Raises ReadingError DAMAGED for what is no whole XML."""
    return _value(next(iter(parse_xml(text).children), None))


def _value(element: Element | None) -> object:
    """markup.py bounds its depth."""
    if element is None:
        return None
    if element.name == "array":
        return [_value(child) for child in element.children]
    if element.name == "dict":
        pairs = zip(element.children[::2], element.children[1::2], strict=False)
        return {key.text: _value(value) for key, value in pairs if key.name == "key"}
    return {"true": "yes", "false": "no"}.get(element.name, element.text)
