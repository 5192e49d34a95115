"""What is inside a device, and whether it is wiped."""

from typing import assert_never

from digibank.domain.errors_carriers import (
    CarrierAlreadyInside,
    CarrierElsewhere,
    CarriersListed,
    CarriersNotWiped,
    CarriersUnknown,
    OwnStorage,
    UnknownCarrier,
)
from digibank.i18n import Translate
from digibank.sentences.phrases import disk, disks, echo

CarrierRefusal = CarriersUnknown | CarriersNotWiped | CarriersListed | OwnStorage
OtherCarrierRefusal = UnknownCarrier | CarrierElsewhere | CarrierAlreadyInside


def carrier_sentence(error: CarrierRefusal | OtherCarrierRefusal, t: Translate) -> str:
    match error:
        case CarriersUnknown():
            text = t("Nobody recorded yet which disks are in {code}. Read a hardware report, or let a technician look.")
            return text.format(code=error.code)
        case CarriersNotWiped(carriers=()):
            return t("{code} is not released any more. Wipe it and release it first.").format(code=error.code)
        case CarriersNotWiped():
            text = t("{code} is not wiped yet: {carriers}. Wipe first, then record the wipe.")
            return text.format(code=error.code, carriers=disks(error.carriers, t))
        case CarriersListed():
            text = t("The list of {code} holds disks. Are they gone? Then take them out one by one.")
            return text.format(code=error.code)
        case OwnStorage():
            text = t("The storage of {code} is built in. It can be wiped, not taken out or put in.")
            return text.format(code=error.code)
        case _:
            return _other_carrier_sentence(error, t)


def _other_carrier_sentence(error: OtherCarrierRefusal, t: Translate) -> str:
    match error:
        case UnknownCarrier():
            text = t("{code} has no disk “{carrier}”. Type its serial number, or its place in the list.")
            return text.format(code=error.code, carrier=echo(error.carrier))
        case CarrierElsewhere():
            text = t("Disk {carrier} is on the list of {code}. Take it out there first.")
            return text.format(carrier=disk(error.carrier, t), code=error.code)
        case CarrierAlreadyInside():
            text = t("Disk {carrier} is on the list of {code} already. Nothing needs to be done.")
            return text.format(carrier=disk(error.carrier, t), code=error.code)
        case _:
            assert_never(error)
