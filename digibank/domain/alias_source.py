"""Whose sticker is on a device that another system counted before."""

from enum import StrEnum


class AliasSource(StrEnum):
    """Snipe-IT and Homebox print two kinds of number: `12` may be one device by the one, and another by the other."""

    SNIPE_IT_ID = "snipe-it-id"
    SNIPE_IT_TAG = "snipe-it-tag"
    HOMEBOX_ASSET = "homebox-asset"
    HOMEBOX_ITEM = "homebox-item"
    SHELF = "shelf"
    DEVICEHUB = "devicehub"
    LEND_ENGINE = "lend-engine"
    LEIHS = "leihs"
    OTHER = "other"
