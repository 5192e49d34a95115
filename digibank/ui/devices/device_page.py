"""The list of devices: by state, kind, batch or a few letters, in any order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QIcon

from digibank.domain.device import Kind
from digibank.i18n import Translate
from digibank.queries.batches import BatchLine, latest_batches
from digibank.queries.device_list import DeviceFilter, DeviceLine, DeviceOrder, device_page
from digibank.queries.paging import Page, Sort
from digibank.ui.devices.filter_words import DeviceShow, filter_sentence, kind_title, show_of, show_word
from digibank.ui.list_dress import Order
from digibank.ui.list_screen import ListScreen
from digibank.ui.widgets import fields
from digibank.ui.widgets.fields import Field
from digibank.ui.widgets.paged_model import Column
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.table import cell_icon
from digibank.ui.widgets.words import device_title, short_code, short_day, state_look, state_title


class DevicePage(ListScreen[DeviceLine]):
    name = "device"
    usual = Sort(DeviceOrder.CODE)

    # ---- what the window asks

    def arrive(self) -> None:
        self._renew_batches()
        super().arrive()

    def list(self, wanted: DeviceFilter) -> None:
        """Shows these, and is ready to search in them."""
        self._renew_batches()
        self.choose(
            (self._show, show_of(wanted).value),
            (self._kind, next((kind.value for kind in wanted.kinds), None)),
            (self._batch, wanted.donation),
        )

    # ---- what this list is

    def title(self) -> str:
        return self.t("Devices")

    def hint(self) -> str:
        return self.t("Code, number, make or model")

    def columns(self) -> tuple[Column[DeviceLine], ...]:
        t = self.t
        return (
            Column(t("Code"), lambda line: short_code(line.code), name="code", order=DeviceOrder.CODE, width=150),
            Column(
                t("Device"),
                lambda line: device_title(line.title, line.kind, t),
                lambda line: cell_icon(line.kind.value),
                name="device",
                order=DeviceOrder.TITLE,
            ),
            Column(
                t("Number"),
                lambda line: line.number or "",
                name="number",
                order=DeviceOrder.NUMBER,
                width=180,
                spare=2,
            ),
            Column(
                t("State"), partial(_state_words, t=t), _state_icon, name="state", order=DeviceOrder.STATE, width=230
            ),
            Column(
                t("Since"),
                lambda line: short_day(line.since.astimezone().date()),
                name="since",
                order=DeviceOrder.SINCE,
                width=115,
                spare=3,
            ),
            Column(
                t("Back on"),
                lambda line: short_day(line.until) if line.until else "",
                name="back",
                width=115,
                spare=1,
            ),
        )

    def orders(self) -> tuple[Order, ...]:
        t = self.t
        return (
            Order(DeviceOrder.CODE, t("Code, B to X"), t("Code, X to B")),
            Order(DeviceOrder.SINCE, t("Longest wait first"), t("Shortest wait first")),
            Order(DeviceOrder.TITLE, t("Model, A to Z"), t("Model, Z to A")),
            Order(DeviceOrder.STATE, t("State, new to gone"), t("State, gone to new")),
            Order(DeviceOrder.NUMBER, t("Number, low to high"), t("Number, high to low")),
        )

    def filters(self) -> Sequence[Field]:
        t = self.t
        shows: list[tuple[str, object]] = [(show_word(show, t), show.value) for show in DeviceShow]
        kinds: list[tuple[str, object]] = [(t("All kinds"), None), *((kind_title(k, t), k.value) for k in Kind)]
        show, self._show = fields.choice(t("Show"), "device_state", shows)
        kind, self._kind = fields.choice(t("Kind"), "device_kind", kinds)
        self._batch_field, self._batch = fields.choice(t("Batch"), "device_batch", [(t("All batches"), None)])
        return show, kind, self._batch_field

    def page(self, text: str, sort: Sort, after: DeviceLine | None, limit: int) -> Page[DeviceLine]:
        show, kind = DeviceShow(self._show.currentData()), self._kind.currentData()
        wanted = DeviceFilter(
            text,
            show.states,
            overdue=show is DeviceShow.OVERDUE,
            kinds=frozenset({Kind(kind)}) if kind else frozenset(),
            donation=self._batch.currentData(),
        )
        return self.house.office.ask(device_page, wanted, after, limit, sort)

    def opens(self, row: DeviceLine) -> str:
        return row.code

    def copied(self, row: DeviceLine) -> str:
        return short_code(row.code)

    def sentence(self) -> str:
        show, kind = DeviceShow(self._show.currentData()), self._kind.currentData()
        said = filter_sentence(show, Kind(kind) if kind else None, self.t)
        if not self._batch.currentData():
            return said
        only = self.t("Only of the batch {batch}.").format(batch=self._batch.currentText())
        return f"{said} {only}"

    def counted(self, count: int, *, whole: bool) -> str:
        if whole:
            return self.t.plural("{n} device", "{n} devices", count).format(n=count)
        return self.t("The first {n} devices; scroll or type for more.").format(n=count)

    def nothing(self) -> str:
        if self.is_narrowed:
            return self.t("There is no such device now.")
        return self.t("There is no device yet. Press F3 to take in the first one.")

    def _renew_batches(self) -> None:
        """There may be a new one since somebody was here; without any there is nothing to choose."""
        batches = self.house.voice.tried(lambda: self.house.office.ask(latest_batches)) or ()
        chosen = self._batch.currentData()
        with QSignalBlocker(self._batch):
            while self._batch.count() > 1:
                self._batch.removeItem(1)
            for batch in batches:
                self._batch.addItem(_batch_words(batch), batch.id)
            self._batch.setCurrentIndex(max(self._batch.findData(chosen), 0))
        self._batch_field.setVisible(bool(batches))
        self.head.renew()


def _batch_words(batch: BatchLine) -> str:
    return f"{short_day(batch.received_on)} · {batch.donor or short_code(batch.code)}"


def _state_words(line: DeviceLine, *, t: Translate) -> str:
    return t("Too late") if line.overdue else state_title(line.state, t)


def _state_icon(line: DeviceLine) -> QIcon:
    tone, name = state_look(line.state)
    return cell_icon("clock", Tone.NO) if line.overdue else cell_icon(name, tone)
