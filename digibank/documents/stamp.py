"""Words across every page of a PDF: for papers that must not be taken for real ones."""

import io
import math
from typing import Any, Final

_SIZE: Final = 34
"""Points, on A4; smaller on a label."""

_GREY: Final = (110, 110, 110, 110)


def stamped(pdf: bytes, words: str) -> bytes:
    """The same pages with `words` (letters of Western Europe) written from the lower left to the upper right."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica-Bold", 1.0)
            letters = (words + "\0").encode("utf-16-le")
            raw.FPDFText_SetText(text, _as_words(letters, raw))
            raw.FPDFPageObj_SetFillColor(text, *_GREY)
            size = min(_SIZE, math.hypot(width, height) / (0.72 * len(words)))
            turn = math.atan2(height, width)
            along = 0.62 * size * len(words) / 2
            x, y = width / 2 - along * math.cos(turn), height / 2 - along * math.sin(turn)
            cos, sin = size * math.cos(turn), size * math.sin(turn)
            raw.FPDFPageObj_Transform(text, cos, sin, -sin, cos, x, y)
            raw.FPDFPage_InsertObject(page, text)
            page.gen_content()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _as_words(letters: bytes, raw: Any) -> Any:
    import ctypes

    return ctypes.cast(ctypes.c_char_p(letters), raw.FPDF_WIDESTRING)
