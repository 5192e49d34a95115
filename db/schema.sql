-- Made by `python -m digibank.storage.schema_dump`: the schema after all migrations, to be read. Do not edit.

CREATE TABLE access_log (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    member_id TEXT NOT NULL,
    borrower_id TEXT NOT NULL,
    what TEXT NOT NULL,
    CONSTRAINT pk_access_log PRIMARY KEY (id),
    CONSTRAINT fk_access_log_member_id FOREIGN KEY(member_id) REFERENCES member (id),
    CONSTRAINT fk_access_log_borrower_id FOREIGN KEY(borrower_id) REFERENCES borrower (id)
) STRICT;

CREATE TABLE account_lock (
    id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    found_at TEXT NOT NULL,
    found_by TEXT NOT NULL,
    cleared_at TEXT,
    cleared_by TEXT,
    CONSTRAINT pk_account_lock PRIMARY KEY (id),
    CONSTRAINT fk_account_lock_device_id FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT fk_account_lock_found_by FOREIGN KEY(found_by) REFERENCES member (id),
    CONSTRAINT fk_account_lock_cleared_by FOREIGN KEY(cleared_by) REFERENCES member (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE borrower (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT,
    folded TEXT,
    first_name TEXT,
    address TEXT,
    phone TEXT,
    email TEXT,
    language TEXT,
    created_at TEXT NOT NULL,
    erased_at TEXT,
    CONSTRAINT pk_borrower PRIMARY KEY (id),
    CONSTRAINT uq_borrower_code UNIQUE (code),
    CONSTRAINT fk_borrower_code FOREIGN KEY(code) REFERENCES label (code)
) STRICT, WITHOUT ROWID;

CREATE TABLE carrier (
    id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    custody INTEGER NOT NULL,
    serial TEXT,
    serial_key TEXT,
    model TEXT,
    size_gb REAL,
    type TEXT,
    listed_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_carrier PRIMARY KEY (id),
    CONSTRAINT ck_carrier_status CHECK (status IN ('FITTED', 'LOOSE', 'DESTROYED', 'LEFT')),
    CONSTRAINT ck_carrier_type CHECK (type IN ('ssd', 'hdd', 'flash')),
    CONSTRAINT ck_carrier_listed_by CHECK (listed_by IN ('report', 'technician', 'intake')),
    CONSTRAINT ck_carrier_custody CHECK (custody >= 1),
    CONSTRAINT fk_carrier_device_id FOREIGN KEY(device_id) REFERENCES device (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    make TEXT,
    model TEXT,
    serial TEXT,
    serial_key TEXT,
    imei TEXT,
    cpu TEXT,
    ram_gb REAL,
    condition TEXT,
    carriers_listed TEXT,
    duplicate_reason TEXT,
    donation_id TEXT,
    reserved_for TEXT,
    reserved_until TEXT,
    repair_outside INTEGER DEFAULT 0 NOT NULL,
    created_at TEXT NOT NULL,
    moved_at TEXT,
    title_key TEXT GENERATED ALWAYS AS (lower(trim(coalesce(make, '') || ' ' || coalesce(model, '')))) VIRTUAL,
    number_key TEXT GENERATED ALWAYS AS (coalesce(serial_key, imei, '')) VIRTUAL,
    since TEXT GENERATED ALWAYS AS (coalesce(moved_at, created_at)) VIRTUAL,
    CONSTRAINT pk_device PRIMARY KEY (id),
    CONSTRAINT ck_device_kind CHECK (kind IN ('laptop', 'smartphone', 'tablet', 'desktop', 'other')),
    CONSTRAINT ck_device_listed CHECK (carriers_listed IN ('report', 'technician', 'none', 'own-storage')),
    CONSTRAINT ck_device_condition CHECK (condition IN ('A', 'B', 'C', 'D')),
    CONSTRAINT uq_device_code UNIQUE (code),
    CONSTRAINT fk_device_code FOREIGN KEY(code) REFERENCES label (code),
    CONSTRAINT fk_device_donation_id FOREIGN KEY(donation_id) REFERENCES donation (id),
    CONSTRAINT fk_device_reserved_for FOREIGN KEY(reserved_for) REFERENCES borrower (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_alias (
    id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT,
    CONSTRAINT pk_device_alias PRIMARY KEY (id),
    CONSTRAINT ck_device_alias_source CHECK (source IN ('snipe-it-id', 'snipe-it-tag', 'homebox-asset', 'homebox-item', 'shelf', 'devicehub', 'lend-engine', 'leihs', 'other')),
    CONSTRAINT ck_device_alias_folded CHECK (folded <> ''),
    CONSTRAINT fk_device_alias_device_id FOREIGN KEY(device_id) REFERENCES device (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE donation (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    donor_id TEXT,
    received_on TEXT NOT NULL,
    wipe_proof_wanted INTEGER DEFAULT 0 NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_donation PRIMARY KEY (id),
    CONSTRAINT uq_donation_code UNIQUE (code),
    CONSTRAINT fk_donation_code FOREIGN KEY(code) REFERENCES label (code),
    CONSTRAINT fk_donation_donor_id FOREIGN KEY(donor_id) REFERENCES donor (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE donor (
    id TEXT NOT NULL,
    name TEXT,
    folded TEXT,
    contact TEXT,
    created_at TEXT NOT NULL,
    erased_at TEXT,
    CONSTRAINT pk_donor PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    station TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    member_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    device_id TEXT,
    facts TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (station, seq),
    CONSTRAINT ck_journal_seq CHECK (seq >= 1),
    CONSTRAINT ck_journal_hashes CHECK (length(hash) = 64 AND length(prev) = 64),
    CONSTRAINT fk_journal_request_id FOREIGN KEY(request_id) REFERENCES request (id)
) STRICT;

CREATE TABLE label (
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    CONSTRAINT pk_label PRIMARY KEY (code),
    CONSTRAINT ck_label_length CHECK (length(code) = 8),
    CONSTRAINT ck_label_kind CHECK (kind IN ('device', 'loan', 'donation', 'borrower', 'shelf', 'fresh'))
) STRICT, WITHOUT ROWID;

CREATE TABLE loan (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    number TEXT NOT NULL,
    begin_on TEXT NOT NULL,
    until_on TEXT,
    created_at TEXT NOT NULL,
    handed_over_at TEXT,
    closed_at TEXT,
    CONSTRAINT pk_loan PRIMARY KEY (id),
    CONSTRAINT uq_loan_code UNIQUE (code),
    CONSTRAINT fk_loan_code FOREIGN KEY(code) REFERENCES label (code),
    CONSTRAINT uq_loan_number UNIQUE (number)
) STRICT, WITHOUT ROWID;

CREATE TABLE loan_line (
    id TEXT NOT NULL,
    loan_id TEXT NOT NULL,
    device_id TEXT,
    release_id TEXT,
    item TEXT,
    opened_at TEXT NOT NULL,
    ended_at TEXT,
    ending TEXT,
    condition TEXT,
    in_workshop INTEGER DEFAULT 0 NOT NULL,
    reopened INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_loan_line PRIMARY KEY (id),
    CONSTRAINT ck_loan_line_device_spends_release CHECK ((device_id IS NULL) = (release_id IS NULL)),
    CONSTRAINT ck_loan_line_device_or_item CHECK ((device_id IS NULL) <> (item IS NULL)),
    CONSTRAINT ck_loan_line_ending CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CONSTRAINT ck_loan_line_endings CHECK (ending IN ('RETURNED', 'VOID', 'GIVEN', 'WRITTEN_OFF', 'LACKING', 'CLOSED')),
    CONSTRAINT ck_loan_line_condition CHECK (condition IN ('A', 'B', 'C', 'D')),
    CONSTRAINT fk_loan_line_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id),
    CONSTRAINT fk_loan_line_device_id FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT fk_loan_line_release_id FOREIGN KEY(release_id) REFERENCES release (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE loan_party (
    loan_id TEXT NOT NULL,
    borrower_id TEXT NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT pk_loan_party PRIMARY KEY (loan_id, borrower_id),
    CONSTRAINT ck_loan_party_role CHECK (role IN ('borrower', 'household', 'guardian', 'helper')),
    CONSTRAINT fk_loan_party_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id),
    CONSTRAINT fk_loan_party_borrower_id FOREIGN KEY(borrower_id) REFERENCES borrower (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id),
    CONSTRAINT ck_member_role CHECK (role IN ('volunteer', 'technician', 'coordinator')),
    CONSTRAINT uq_member_folded UNIQUE (folded)
) STRICT;

CREATE TABLE note (
    id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT fk_note_device_id FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT fk_note_written_by FOREIGN KEY(written_by) REFERENCES member (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    email TEXT,
    privacy_contact TEXT,
    help_text TEXT,
    language TEXT DEFAULT 'nl' NOT NULL,
    volunteers_lend INTEGER DEFAULT 1 NOT NULL,
    staff_list_open INTEGER DEFAULT 1 NOT NULL,
    default_loan_days INTEGER,
    liability_cap_euro INTEGER,
    retention_months INTEGER DEFAULT 24 NOT NULL,
    notice_days INTEGER DEFAULT 60 NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT ck_organisation_one CHECK (id = 1)
) STRICT;

CREATE TABLE paper (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    language TEXT NOT NULL,
    text_version TEXT NOT NULL,
    facts TEXT,
    anchor TEXT NOT NULL,
    sha256 TEXT,
    created_at TEXT NOT NULL,
    erased_at TEXT,
    CONSTRAINT pk_paper PRIMARY KEY (id),
    CONSTRAINT ck_paper_facts_or_tombstone CHECK ((facts IS NULL) = (erased_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_log (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    member_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    what TEXT NOT NULL,
    CONSTRAINT pk_paper_log PRIMARY KEY (id),
    CONSTRAINT ck_paper_log_kind CHECK (kind IN ('contract', 'return-receipt', 'donor-receipt', 'wipe-certificate', 'label')),
    CONSTRAINT ck_paper_log_what CHECK (what IN ('printed', 'saved', 'waits', 'dismissed')),
    CONSTRAINT fk_paper_log_member_id FOREIGN KEY(member_id) REFERENCES member (id)
) STRICT;

CREATE TABLE paper_waiting (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT pk_paper_waiting PRIMARY KEY (kind, subject),
    CONSTRAINT ck_paper_waiting_kind CHECK (kind IN ('contract', 'return-receipt', 'donor-receipt', 'wipe-certificate', 'label'))
) STRICT, WITHOUT ROWID;

CREATE TABLE release (
    id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    released_at TEXT NOT NULL,
    released_by TEXT NOT NULL,
    void_at TEXT,
    CONSTRAINT pk_release PRIMARY KEY (id),
    CONSTRAINT fk_release_device_id FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT fk_release_released_by FOREIGN KEY(released_by) REFERENCES member (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_wipe (
    release_id TEXT NOT NULL,
    carrier_id TEXT NOT NULL,
    wipe_id TEXT NOT NULL,
    CONSTRAINT pk_release_wipe PRIMARY KEY (release_id, carrier_id),
    CONSTRAINT fk_release_wipe_release_id FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_release_wipe_carrier_id FOREIGN KEY(carrier_id) REFERENCES carrier (id),
    CONSTRAINT fk_release_wipe_wipe_id FOREIGN KEY(wipe_id) REFERENCES wipe (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE replaced_label (
    code TEXT NOT NULL,
    device_id TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    CONSTRAINT pk_replaced_label PRIMARY KEY (code),
    CONSTRAINT fk_replaced_label_code FOREIGN KEY(code) REFERENCES label (code),
    CONSTRAINT fk_replaced_label_device_id FOREIGN KEY(device_id) REFERENCES device (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    id TEXT NOT NULL,
    action TEXT NOT NULL,
    station TEXT NOT NULL,
    member_id TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_request PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_entry (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT pk_search_entry PRIMARY KEY (id)
) STRICT;

CREATE VIRTUAL TABLE search_fts USING fts5(folded, content='search_entry', content_rowid='id', tokenize='trigram');

CREATE TABLE wipe (
    id TEXT NOT NULL,
    carrier_id TEXT NOT NULL,
    custody INTEGER NOT NULL,
    method TEXT NOT NULL,
    tool_method TEXT,
    tool TEXT NOT NULL,
    tool_version TEXT,
    started TEXT,
    finished TEXT,
    verdict TEXT NOT NULL,
    errors INTEGER,
    evidence_sha256 TEXT,
    evidence_drive TEXT,
    wiped_by TEXT NOT NULL,
    checked_by TEXT,
    recorded_at TEXT NOT NULL,
    CONSTRAINT pk_wipe PRIMARY KEY (id),
    CONSTRAINT ck_wipe_verdict CHECK (verdict IN ('passed', 'passed-unverified', 'failed', 'aborted')),
    CONSTRAINT ck_wipe_method CHECK (method IN ('clear', 'purge', 'destroy', 'factory-reset')),
    CONSTRAINT ck_wipe_evidence CHECK ((evidence_sha256 IS NULL) = (evidence_drive IS NULL)),
    CONSTRAINT fk_wipe_carrier_id FOREIGN KEY(carrier_id) REFERENCES carrier (id),
    CONSTRAINT fk_wipe_wiped_by FOREIGN KEY(wiped_by) REFERENCES member (id),
    CONSTRAINT fk_wipe_checked_by FOREIGN KEY(checked_by) REFERENCES member (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_access_log_borrower_id ON access_log (borrower_id);

CREATE INDEX ix_account_lock_device_id ON account_lock (device_id);

CREATE UNIQUE INDEX uq_account_lock_open ON account_lock (device_id, kind) WHERE cleared_at IS NULL;

CREATE INDEX ix_borrower_folded ON borrower (folded);

CREATE INDEX ix_carrier_device_id ON carrier (device_id);

CREATE UNIQUE INDEX uq_carrier_serial_here ON carrier (serial_key) WHERE status IN ('FITTED', 'LOOSE');

CREATE INDEX ix_device_donation_id ON device (donation_id);

CREATE INDEX ix_device_imei ON device (imei);

CREATE INDEX ix_device_number_key_code ON device (number_key, code);

CREATE INDEX ix_device_serial_key ON device (serial_key);

CREATE INDEX ix_device_since_code ON device (since, code);

CREATE INDEX ix_device_state_kind_code ON device (state, kind, code);

CREATE INDEX ix_device_state_kind_number_key_code ON device (state, kind, number_key, code);

CREATE INDEX ix_device_state_kind_since_code ON device (state, kind, since, code);

CREATE INDEX ix_device_state_kind_title_key_code ON device (state, kind, title_key, code);

CREATE INDEX ix_device_title_key_code ON device (title_key, code);

CREATE INDEX ix_device_alias_device_id ON device_alias (device_id);

CREATE UNIQUE INDEX uq_device_alias_now ON device_alias (folded, source) WHERE ended_at IS NULL;

CREATE INDEX ix_donation_donor_id ON donation (donor_id);

CREATE INDEX ix_donor_folded ON donor (folded);

CREATE INDEX ix_journal_device_id ON journal (device_id);

CREATE INDEX ix_journal_subject ON journal (subject);

CREATE INDEX ix_label_subject ON label (subject);

CREATE INDEX ix_loan_closed_at_until_on_number ON loan (closed_at, until_on, number);

CREATE INDEX ix_loan_ended_begin_on ON loan (begin_on, number) WHERE closed_at IS NOT NULL;

CREATE INDEX ix_loan_ended_closed_at ON loan (closed_at, number) WHERE closed_at IS NOT NULL;

CREATE INDEX ix_loan_ended_number ON loan (number) WHERE closed_at IS NOT NULL;

CREATE INDEX ix_loan_open_begin_on ON loan (begin_on, number) WHERE closed_at IS NULL;

CREATE INDEX ix_loan_open_id ON loan (id, number) WHERE closed_at IS NULL;

CREATE INDEX ix_loan_open_number ON loan (number) WHERE closed_at IS NULL;

CREATE INDEX ix_loan_waiting_number ON loan (number) WHERE closed_at IS NULL AND handed_over_at IS NULL;

CREATE INDEX ix_loan_line_device_id ON loan_line (device_id);

CREATE INDEX ix_loan_line_loan_id ON loan_line (loan_id);

CREATE INDEX ix_loan_line_release_id ON loan_line (release_id);

CREATE UNIQUE INDEX uq_loan_line_open_device ON loan_line (device_id) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX uq_loan_line_release ON loan_line (release_id) WHERE ending IS NULL OR ending <> 'VOID';

CREATE INDEX ix_loan_party_borrower_id_role ON loan_party (borrower_id, role);

CREATE UNIQUE INDEX uq_loan_party_borrower ON loan_party (loan_id) WHERE role = 'borrower';

CREATE INDEX ix_note_device_id ON note (device_id);

CREATE INDEX ix_paper_subject ON paper (subject);

CREATE INDEX ix_paper_log_subject ON paper_log (subject);

CREATE INDEX ix_paper_waiting_since_subject ON paper_waiting (since, subject);

CREATE INDEX ix_release_device_id ON release (device_id);

CREATE INDEX ix_release_wipe_wipe_id ON release_wipe (wipe_id);

CREATE INDEX ix_replaced_label_device_id ON replaced_label (device_id);

CREATE UNIQUE INDEX uq_search_entry_kind_subject ON search_entry (kind, subject);

CREATE INDEX ix_wipe_carrier_id ON wipe (carrier_id);

CREATE UNIQUE INDEX uq_wipe_evidence ON wipe (evidence_sha256, evidence_drive);

CREATE UNIQUE INDEX uq_wipe_run ON wipe (carrier_id, tool, started, finished);

CREATE VIEW device_at_hand AS
SELECT id, kind FROM device
WHERE state IN ('RECEIVED', 'BLOCKED', 'TO_WIPE', 'WIPED', 'IN_REPAIR', 'AVAILABLE', 'RESERVED')
  AND NOT EXISTS (SELECT 1 FROM loan_line WHERE device_id = device.id AND ended_at IS NULL);

CREATE VIEW good_wipe AS
SELECT wipe.id, wipe.carrier_id
FROM wipe JOIN carrier ON carrier.id = wipe.carrier_id AND carrier.custody = wipe.custody
WHERE wipe.checked_by IS NOT NULL AND wipe.verdict IN ('passed', 'passed-unverified');

CREATE VIEW lendable_release AS
SELECT unspent_release.id, unspent_release.device_id
FROM unspent_release
WHERE NOT EXISTS (SELECT 1 FROM unknown_inside WHERE id = unspent_release.device_id)
  AND NOT EXISTS (
    SELECT 1 FROM account_lock WHERE device_id = unspent_release.device_id AND cleared_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM lent_carrier WHERE device_id = unspent_release.device_id)
  AND NOT EXISTS (
    SELECT 1 FROM carrier WHERE carrier.device_id = unspent_release.device_id AND carrier.status = 'FITTED'
      AND NOT EXISTS (
        SELECT 1 FROM release_wipe JOIN good_wipe ON good_wipe.id = release_wipe.wipe_id
        WHERE release_wipe.release_id = unspent_release.id AND release_wipe.carrier_id = carrier.id))
  AND NOT EXISTS (
    SELECT 1 FROM release_wipe LEFT JOIN carrier ON carrier.id = release_wipe.carrier_id
      AND carrier.device_id = unspent_release.device_id AND carrier.status = 'FITTED'
    WHERE release_wipe.release_id = unspent_release.id AND carrier.id IS NULL);

CREATE VIEW lent_carrier AS
SELECT carrier.id, carrier.device_id
FROM carrier JOIN wipe ON wipe.carrier_id = carrier.id AND wipe.custody = carrier.custody
  JOIN release_wipe ON release_wipe.wipe_id = wipe.id
  JOIN loan_line ON loan_line.release_id = release_wipe.release_id
WHERE carrier.status = 'FITTED' AND loan_line.ending IS NOT 'VOID';

CREATE VIEW unknown_inside AS
SELECT id FROM device
WHERE carriers_listed IS NULL OR (kind IN ('smartphone', 'tablet') AND NOT EXISTS (
  SELECT 1 FROM carrier WHERE device_id = device.id AND status = 'FITTED'));

CREATE VIEW unspent_release AS
SELECT id, device_id FROM release
WHERE void_at IS NULL AND NOT EXISTS (SELECT 1 FROM loan_line WHERE release_id = release.id AND ending IS NOT 'VOID');

CREATE VIEW unwiped_carrier AS
SELECT id, device_id, status FROM carrier
WHERE status IN ('FITTED', 'LOOSE') AND NOT EXISTS (SELECT 1 FROM good_wipe WHERE good_wipe.carrier_id = carrier.id);

CREATE TRIGGER account_lock_arrives BEFORE INSERT ON account_lock
BEGIN
  SELECT raise(ABORT, 'rule: a lock starts open') WHERE NEW.cleared_at IS NOT NULL OR NEW.cleared_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM account_lock WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM account_lock WHERE device_id = NEW.device_id AND kind = NEW.kind AND cleared_at IS NULL);
  SELECT raise(ABORT, 'rule: an unspent release is made void first')
    WHERE EXISTS (SELECT 1 FROM unspent_release WHERE device_id = NEW.device_id);
END;

CREATE TRIGGER account_lock_change BEFORE UPDATE ON account_lock
WHEN OLD.cleared_at IS NOT NULL OR NEW.cleared_at IS NULL
  OR NOT EXISTS (SELECT 1 FROM member WHERE id = NEW.cleared_by)
  OR NEW.id <> OLD.id OR NEW.device_id <> OLD.device_id OR NEW.kind <> OLD.kind
  OR NEW.found_at <> OLD.found_at OR NEW.found_by <> OLD.found_by
BEGIN SELECT raise(ABORT, 'rule: a lock is cleared once, by somebody'); END;

CREATE TRIGGER account_lock_stays BEFORE DELETE ON account_lock
BEGIN SELECT raise(ABORT, 'rule: a lock is cleared, never deleted'); END;

CREATE TRIGGER borrower_arrives BEFORE INSERT ON borrower
WHEN EXISTS (SELECT 1 FROM borrower WHERE id = NEW.id OR code = NEW.code)
  OR NOT EXISTS (SELECT 1 FROM label WHERE code = NEW.code AND kind = 'borrower' AND subject = NEW.id)
BEGIN SELECT raise(ABORT, 'rule: a borrower has a card code of their own'); END;

CREATE TRIGGER borrower_change BEFORE UPDATE ON borrower
WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code
BEGIN SELECT raise(ABORT, 'rule: key and code of a borrower stay'); END;

CREATE TRIGGER borrower_stays BEFORE DELETE ON borrower
BEGIN SELECT raise(ABORT, 'rule: a borrower is erased, never deleted'); END;

CREATE TRIGGER carrier_arrives BEFORE INSERT ON carrier
BEGIN
  SELECT raise(ABORT, 'rule: a carrier starts FITTED or LOOSE')
    WHERE NEW.status NOT IN ('FITTED', 'LOOSE') OR EXISTS (SELECT 1 FROM carrier WHERE id = NEW.id);
  SELECT raise(ABORT, 'rule: a carrier is in one place') WHERE EXISTS (
    SELECT 1 FROM carrier WHERE serial_key = NEW.serial_key AND status IN ('FITTED', 'LOOSE'));
  SELECT raise(ABORT, 'rule: only a device at hand is opened')
    WHERE NOT EXISTS (SELECT 1 FROM device_at_hand WHERE id = NEW.device_id);
  SELECT raise(ABORT, 'rule: an unspent release is made void first')
    WHERE EXISTS (SELECT 1 FROM unspent_release WHERE device_id = NEW.device_id);
  SELECT raise(ABORT, 'rule: a phone has its own storage, nothing else has')
    WHERE EXISTS (SELECT 1 FROM device WHERE id = NEW.device_id AND kind IN ('smartphone', 'tablet'))
    AND (NEW.status <> 'FITTED' OR EXISTS (SELECT 1 FROM carrier WHERE device_id = NEW.device_id));
END;

CREATE TRIGGER carrier_change BEFORE UPDATE ON carrier
BEGIN
  SELECT raise(ABORT, 'rule: key and custody of a carrier') WHERE NEW.id <> OLD.id
    OR NEW.custody NOT IN (OLD.custody, OLD.custody + 1)
    OR (NEW.custody <> OLD.custody AND NEW.status <> 'FITTED')
    OR (OLD.serial_key IS NOT NULL AND NEW.serial_key IS NOT OLD.serial_key);
  SELECT raise(ABORT, 'rule: a carrier is in one place') WHERE NEW.serial_key IS NOT OLD.serial_key AND EXISTS (
    SELECT 1 FROM carrier WHERE serial_key = NEW.serial_key AND status IN ('FITTED', 'LOOSE') AND id <> NEW.id);
  SELECT raise(ABORT, 'rule: a carrier cannot change so') WHERE NEW.status <> OLD.status
    AND OLD.status || '>' || NEW.status NOT IN (
      'FITTED>LOOSE', 'FITTED>DESTROYED', 'FITTED>LEFT', 'LOOSE>FITTED', 'LOOSE>DESTROYED');
  SELECT raise(ABORT, 'rule: fitting is new custody') WHERE OLD.status = 'LOOSE' AND NEW.status = 'FITTED'
    AND NEW.custody <> OLD.custody + 1;
  SELECT raise(ABORT, 'rule: a carrier moves only when it is fitted') WHERE NEW.device_id <> OLD.device_id
    AND NOT (OLD.status = 'LOOSE' AND NEW.status = 'FITTED');
  SELECT raise(ABORT, 'rule: a phone has its own storage, nothing else has')
    WHERE (NEW.status = 'LOOSE' OR NEW.device_id <> OLD.device_id)
    AND EXISTS (SELECT 1 FROM device WHERE id = NEW.device_id AND kind IN ('smartphone', 'tablet'));
  SELECT raise(ABORT, 'rule: only a device at hand is opened')
    WHERE NEW.status <> OLD.status AND NEW.status <> 'LEFT' AND NEW.status || OLD.status <> 'DESTROYEDLOOSE'
    AND NOT EXISTS (SELECT 1 FROM device_at_hand WHERE id = NEW.device_id);
  SELECT raise(ABORT, 'rule: an unspent release is made void first')
    WHERE NEW.status <> OLD.status AND (NEW.status = 'FITTED' OR OLD.status = 'FITTED')
    AND EXISTS (SELECT 1 FROM unspent_release WHERE device_id = NEW.device_id);
  SELECT raise(ABORT, 'rule: a carrier leaves with its device') WHERE NEW.status = 'LEFT' AND OLD.status <> 'LEFT'
    AND (SELECT state FROM device WHERE id = NEW.device_id) NOT IN (
      'GIVEN_AWAY', 'FOR_PARTS', 'RECYCLED', 'BACK_TO_DONOR');
END;

CREATE TRIGGER carrier_stays BEFORE DELETE ON carrier
BEGIN SELECT raise(ABORT, 'rule: a carrier is never deleted'); END;

CREATE TRIGGER device_arrives BEFORE INSERT ON device
BEGIN
  SELECT raise(ABORT, 'rule: a device starts as RECEIVED') WHERE NEW.state IS NOT 'RECEIVED'
    OR NEW.carriers_listed IS NOT NULL OR NEW.repair_outside <> 0
    OR EXISTS (SELECT 1 FROM device WHERE id = NEW.id OR code = NEW.code);
  SELECT raise(ABORT, 'rule: a device has a label of its own') WHERE NOT EXISTS (
    SELECT 1 FROM label WHERE code = NEW.code AND kind = 'device' AND subject = NEW.id);
END;

CREATE TRIGGER device_carriers_listed BEFORE UPDATE OF carriers_listed ON device
WHEN NEW.carriers_listed IS NOT OLD.carriers_listed
BEGIN
  SELECT raise(ABORT, 'rule: what is listed stays listed')
    WHERE NEW.carriers_listed IS NULL OR NEW.carriers_listed NOT IN ('report', 'technician', 'none', 'own-storage');
  SELECT raise(ABORT, 'rule: a phone has its own storage, nothing else has')
    WHERE (NEW.carriers_listed = 'own-storage') <> (NEW.kind IN ('smartphone', 'tablet'));
  SELECT raise(ABORT, 'rule: a list names the carriers that are there')
    WHERE (NEW.carriers_listed = 'none') = EXISTS (SELECT 1 FROM carrier WHERE device_id = NEW.id);
END;

CREATE TRIGGER device_identity BEFORE UPDATE OF id, kind ON device
WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind
BEGIN SELECT raise(ABORT, 'rule: key and kind of a device stay'); END;

CREATE TRIGGER device_move BEFORE UPDATE OF state ON device
WHEN NEW.state <> OLD.state
BEGIN
  SELECT raise(ABORT, 'rule: the life cycle has no such move') WHERE OLD.state || '>' || NEW.state NOT IN (
    'AVAILABLE>BLOCKED', 'AVAILABLE>FOR_PARTS', 'AVAILABLE>GIVEN_AWAY', 'AVAILABLE>IN_REPAIR', 'AVAILABLE>MISSING',
    'AVAILABLE>ON_LOAN', 'AVAILABLE>RECYCLED', 'AVAILABLE>RESERVED', 'AVAILABLE>TO_WIPE', 'AVAILABLE>WIPED',
    'BLOCKED>BACK_TO_DONOR', 'BLOCKED>FOR_PARTS', 'BLOCKED>GIVEN_AWAY', 'BLOCKED>MISSING', 'BLOCKED>RECYCLED',
    'BLOCKED>TO_WIPE', 'BLOCKED>WIPED', 'IN_REPAIR>BLOCKED', 'IN_REPAIR>FOR_PARTS', 'IN_REPAIR>GIVEN_AWAY',
    'IN_REPAIR>MISSING', 'IN_REPAIR>RECYCLED', 'IN_REPAIR>TO_WIPE', 'IN_REPAIR>WIPED', 'MISSING>BLOCKED',
    'MISSING>ON_LOAN', 'MISSING>TO_WIPE', 'MISSING>WRITTEN_OFF', 'ON_LOAN>AVAILABLE', 'ON_LOAN>GIVEN_AWAY',
    'ON_LOAN>MISSING', 'ON_LOAN>TO_WIPE', 'RECEIVED>BACK_TO_DONOR', 'RECEIVED>BLOCKED', 'RECEIVED>FOR_PARTS',
    'RECEIVED>GIVEN_AWAY', 'RECEIVED>MISSING', 'RECEIVED>RECYCLED', 'RECEIVED>TO_WIPE', 'RECEIVED>WIPED',
    'RESERVED>AVAILABLE', 'RESERVED>BLOCKED', 'RESERVED>MISSING', 'RESERVED>ON_LOAN', 'RESERVED>TO_WIPE',
    'RESERVED>WIPED', 'TO_WIPE>BACK_TO_DONOR', 'TO_WIPE>BLOCKED', 'TO_WIPE>FOR_PARTS', 'TO_WIPE>GIVEN_AWAY',
    'TO_WIPE>IN_REPAIR', 'TO_WIPE>MISSING', 'TO_WIPE>ON_LOAN', 'TO_WIPE>RECYCLED', 'TO_WIPE>WIPED',
    'WIPED>AVAILABLE', 'WIPED>BLOCKED', 'WIPED>FOR_PARTS', 'WIPED>GIVEN_AWAY', 'WIPED>IN_REPAIR', 'WIPED>MISSING',
    'WIPED>RECYCLED', 'WIPED>TO_WIPE', 'WRITTEN_OFF>BLOCKED', 'WRITTEN_OFF>TO_WIPE');
  SELECT raise(ABORT, 'rule: a blocked device has an open lock') WHERE NEW.state = 'BLOCKED' AND NOT EXISTS (
    SELECT 1 FROM account_lock WHERE device_id = NEW.id AND cleared_at IS NULL);
  SELECT raise(ABORT, 'rule: a lock is open') WHERE NEW.state NOT IN ('BLOCKED', 'MISSING', 'BACK_TO_DONOR',
      'FOR_PARTS', 'RECYCLED', 'WRITTEN_OFF')
    AND EXISTS (SELECT 1 FROM account_lock WHERE device_id = NEW.id AND cleared_at IS NULL);
  SELECT raise(ABORT, 'rule: an unspent release is made void first')
    WHERE NEW.state NOT IN ('AVAILABLE', 'RESERVED', 'ON_LOAN')
    AND EXISTS (SELECT 1 FROM unspent_release WHERE device_id = NEW.id);
  SELECT raise(ABORT, 'rule: a fitted carrier is not wiped') WHERE NEW.state = 'WIPED' AND (
    NEW.carriers_listed IS NULL OR EXISTS (SELECT 1 FROM unwiped_carrier WHERE device_id = NEW.id AND status = 'FITTED'));
  SELECT raise(ABORT, 'rule: what comes into our hands is wiped anew')
    WHERE (OLD.state IN ('ON_LOAN', 'MISSING', 'WRITTEN_OFF') OR (OLD.state = 'IN_REPAIR' AND OLD.repair_outside <> 0))
    AND NEW.state IN ('BLOCKED', 'TO_WIPE', 'WIPED') AND EXISTS (
      SELECT 1 FROM carrier JOIN wipe ON wipe.carrier_id = carrier.id AND wipe.custody = carrier.custody
      WHERE carrier.device_id = NEW.id AND carrier.status = 'FITTED');
  SELECT raise(ABORT, 'rule: no live release') WHERE NEW.state IN ('AVAILABLE', 'RESERVED') AND NOT EXISTS (
    SELECT 1 FROM lendable_release WHERE device_id = NEW.id);
  SELECT raise(ABORT, 'rule: no open loan line') WHERE NEW.state = 'ON_LOAN' AND NOT EXISTS (
    SELECT 1 FROM loan_line WHERE device_id = NEW.id AND ended_at IS NULL);
  SELECT raise(ABORT, 'rule: a loan line is open') WHERE NEW.state NOT IN ('ON_LOAN', 'MISSING') AND EXISTS (
    SELECT 1 FROM loan_line WHERE device_id = NEW.id AND ended_at IS NULL);
  SELECT raise(ABORT, 'rule: given to its borrower, and to nobody else')
    WHERE (OLD.state = 'ON_LOAN' AND NEW.state = 'GIVEN_AWAY')
      <> EXISTS (SELECT 1 FROM loan_line WHERE device_id = NEW.id AND ending = 'GIVEN');
  SELECT raise(ABORT, 'rule: a loose carrier is not wiped') WHERE NEW.state IN ('GIVEN_AWAY', 'FOR_PARTS', 'RECYCLED',
      'BACK_TO_DONOR') AND EXISTS (SELECT 1 FROM unwiped_carrier WHERE device_id = NEW.id AND status = 'LOOSE');
  SELECT raise(ABORT, 'rule: it leaves with data inside') WHERE OLD.state <> 'ON_LOAN'
    AND NEW.state IN ('GIVEN_AWAY', 'FOR_PARTS', 'RECYCLED') AND (NEW.carriers_listed IS NULL
      OR EXISTS (SELECT 1 FROM unwiped_carrier WHERE device_id = NEW.id AND status = 'FITTED')
      OR (OLD.repair_outside <> 0 AND EXISTS (SELECT 1 FROM carrier WHERE device_id = NEW.id AND status = 'FITTED')));
  SELECT raise(ABORT, 'rule: the donor gets no data of others') WHERE NEW.state = 'BACK_TO_DONOR' AND EXISTS (
    SELECT 1 FROM unwiped_carrier JOIN carrier ON carrier.id = unwiped_carrier.id
    WHERE unwiped_carrier.device_id = NEW.id AND carrier.status = 'FITTED' AND carrier.custody > 1);
  SELECT raise(ABORT, 'rule: what lies ready for a borrower is not lost by them') WHERE NEW.state = 'MISSING'
    AND EXISTS (SELECT 1 FROM loan_line JOIN loan ON loan.id = loan_line.loan_id
      WHERE device_id = NEW.id AND ended_at IS NULL AND handed_over_at IS NULL);
  SELECT raise(ABORT, 'rule: it was lent, the donor cannot have it back') WHERE NEW.state = 'BACK_TO_DONOR'
    AND EXISTS (SELECT 1 FROM loan_line WHERE device_id = NEW.id AND ending IS NOT 'VOID');
END;

CREATE TRIGGER device_new_label BEFORE UPDATE OF code ON device
WHEN NEW.code <> OLD.code
BEGIN
  SELECT raise(ABORT, 'rule: an old label stays known') WHERE NOT EXISTS (
    SELECT 1 FROM replaced_label WHERE code = OLD.code AND device_id = OLD.id);
  SELECT raise(ABORT, 'rule: a device keeps its code, or gets one of its own that it never had') WHERE NOT EXISTS (
      SELECT 1 FROM label WHERE code = NEW.code AND kind = 'device' AND subject = NEW.id)
    OR EXISTS (SELECT 1 FROM replaced_label WHERE code = NEW.code)
    OR EXISTS (SELECT 1 FROM device WHERE code = NEW.code);
END;

CREATE TRIGGER device_repair BEFORE UPDATE OF repair_outside ON device
WHEN NEW.repair_outside IS NOT OLD.repair_outside AND (OLD.state = 'IN_REPAIR') = (NEW.state = 'IN_REPAIR')
  AND OLD.state NOT IN ('MISSING', 'WRITTEN_OFF')
BEGIN SELECT raise(ABORT, 'rule: a repair is outside from its begin to its end'); END;

CREATE TRIGGER device_stays BEFORE DELETE ON device
BEGIN SELECT raise(ABORT, 'rule: a device is never deleted'); END;

CREATE TRIGGER device_alias_arrives BEFORE INSERT ON device_alias
BEGIN
  SELECT raise(ABORT, 'rule: an old sticker is on one device') WHERE NEW.ended_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM device_alias WHERE id = NEW.id)
    OR EXISTS (
      SELECT 1 FROM device_alias WHERE folded = NEW.folded AND source = NEW.source AND ended_at IS NULL);
  SELECT raise(ABORT, 'rule: an old sticker is on a device') WHERE NOT EXISTS (
    SELECT 1 FROM device WHERE id = NEW.device_id);
END;

CREATE TRIGGER device_alias_change BEFORE UPDATE ON device_alias
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.id <> OLD.id OR NEW.device_id <> OLD.device_id
  OR NEW.source <> OLD.source OR NEW.text <> OLD.text OR NEW.folded <> OLD.folded OR NEW.created_at <> OLD.created_at
BEGIN SELECT raise(ABORT, 'rule: an old sticker is ended once, and else stays as it was'); END;

CREATE TRIGGER device_alias_stays BEFORE DELETE ON device_alias
BEGIN SELECT raise(ABORT, 'rule: an old sticker is ended, never deleted'); END;

CREATE TRIGGER donation_arrives BEFORE INSERT ON donation
WHEN EXISTS (SELECT 1 FROM donation WHERE id = NEW.id OR code = NEW.code)
  OR NOT EXISTS (SELECT 1 FROM label WHERE code = NEW.code AND kind = 'donation' AND subject = NEW.id)
BEGIN SELECT raise(ABORT, 'rule: a donation has a code of its own'); END;

CREATE TRIGGER donation_change BEFORE UPDATE ON donation
WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code
BEGIN SELECT raise(ABORT, 'rule: key and code of a donation stay'); END;

CREATE TRIGGER donation_stays BEFORE DELETE ON donation
BEGIN SELECT raise(ABORT, 'rule: a donation is never deleted'); END;

CREATE TRIGGER journal_change BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'rule: the journal only grows'); END;

CREATE TRIGGER journal_ends AFTER INSERT ON journal
WHEN NEW.rowid < 1 OR NEW.rowid <> (SELECT max(rowid) FROM journal)
BEGIN SELECT raise(ABORT, 'rule: the journal only grows'); END;

CREATE TRIGGER journal_grows BEFORE INSERT ON journal
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM journal WHERE station = NEW.station), 0) + 1
  OR NEW.prev <> coalesce((SELECT hash FROM journal WHERE station = NEW.station AND seq = NEW.seq - 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
  OR EXISTS (SELECT 1 FROM journal WHERE rowid = NEW.rowid)
BEGIN SELECT raise(ABORT, 'rule: the journal is a chain'); END;

CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'rule: the journal only grows'); END;

CREATE TRIGGER label_arrives BEFORE INSERT ON label
WHEN EXISTS (SELECT 1 FROM label WHERE code = NEW.code)
BEGIN SELECT raise(ABORT, 'rule: a code is given once'); END;

CREATE TRIGGER label_change BEFORE UPDATE ON label
WHEN OLD.kind <> 'fresh' OR NEW.kind <> 'device' OR NEW.code <> OLD.code
BEGIN SELECT raise(ABORT, 'rule: a label stays on its thing'); END;

CREATE TRIGGER label_stays BEFORE DELETE ON label
BEGIN SELECT raise(ABORT, 'rule: a label is never deleted'); END;

CREATE TRIGGER loan_arrives BEFORE INSERT ON loan
BEGIN
  SELECT raise(ABORT, 'rule: a loan starts open, before its hand-over')
    WHERE NEW.handed_over_at IS NOT NULL OR NEW.closed_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM loan WHERE id = NEW.id OR code = NEW.code OR number = NEW.number);
  SELECT raise(ABORT, 'rule: a loan has a code of its own') WHERE NOT EXISTS (
    SELECT 1 FROM label WHERE code = NEW.code AND kind = 'loan' AND subject = NEW.id);
END;

CREATE TRIGGER loan_change BEFORE UPDATE ON loan
BEGIN
  SELECT raise(ABORT, 'rule: number, begin and hand-over of a loan stay')
    WHERE NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.number <> OLD.number OR NEW.begin_on <> OLD.begin_on
    OR NEW.created_at <> OLD.created_at
    OR (OLD.handed_over_at IS NOT NULL AND NEW.handed_over_at IS NOT OLD.handed_over_at);
  SELECT raise(ABORT, 'rule: a device of this loan is out') WHERE NEW.closed_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM loan_line WHERE loan_id = NEW.id AND device_id IS NOT NULL AND ended_at IS NULL);
END;

CREATE TRIGGER loan_stays BEFORE DELETE ON loan
BEGIN SELECT raise(ABORT, 'rule: a loan is never deleted'); END;

CREATE TRIGGER loan_line_change BEFORE UPDATE ON loan_line
BEGIN
  SELECT raise(ABORT, 'rule: what was lent stays') WHERE NEW.id <> OLD.id OR NEW.loan_id <> OLD.loan_id
    OR NEW.device_id IS NOT OLD.device_id OR NEW.release_id IS NOT OLD.release_id OR NEW.item IS NOT OLD.item
    OR NEW.opened_at <> OLD.opened_at OR (NEW.ended_at IS NULL) <> (NEW.ending IS NULL);
  SELECT raise(ABORT, 'rule: a device comes back, is given or is lost') WHERE NEW.device_id IS NOT NULL
    AND NEW.ending NOT IN ('RETURNED', 'VOID', 'GIVEN', 'WRITTEN_OFF');
  SELECT raise(ABORT, 'rule: an ended line ends once') WHERE OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT NULL
    AND (NEW.ended_at <> OLD.ended_at OR NEW.ending <> OLD.ending);
  SELECT raise(ABORT, 'rule: after hand-over a line is returned, not void') WHERE NEW.ending = 'VOID'
    AND OLD.ending IS NULL AND (SELECT handed_over_at FROM loan WHERE id = NEW.loan_id) IS NOT NULL;
  SELECT raise(ABORT, 'rule: a line counts how often it was opened again')
    WHERE NEW.reopened <> OLD.reopened + (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL);
END;

CREATE TRIGGER loan_line_opens_again BEFORE UPDATE OF ended_at ON loan_line
WHEN OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL
BEGIN
  SELECT raise(ABORT, 'rule: a line belongs to an open loan of a borrower')
    WHERE (SELECT closed_at FROM loan WHERE id = NEW.loan_id) IS NOT NULL;
  -- Each return raises the custody of what is inside by one, and so does nothing else while nothing is done.
  SELECT raise(ABORT, 'rule: a return is corrected only while nothing was done since')
    WHERE NEW.device_id IS NOT NULL AND (
      OLD.ending <> 'RETURNED'
      OR (SELECT state FROM device WHERE id = NEW.device_id) <> 'TO_WIPE'
      OR EXISTS (SELECT 1 FROM account_lock WHERE device_id = NEW.device_id AND cleared_at IS NULL)
      OR EXISTS (SELECT 1 FROM loan_line WHERE device_id = NEW.device_id AND ended_at IS NULL)
      OR (NOT EXISTS (SELECT 1 FROM release_wipe WHERE release_id = NEW.release_id)
        AND EXISTS (SELECT 1 FROM loan_line WHERE device_id = NEW.device_id AND id <> NEW.id
          AND ending IS NOT 'VOID' AND opened_at > OLD.ended_at))
      OR EXISTS (SELECT 1 FROM carrier LEFT JOIN release_wipe ON release_wipe.release_id = NEW.release_id
          AND release_wipe.carrier_id = carrier.id
        WHERE carrier.device_id = NEW.device_id AND carrier.status = 'FITTED' AND release_wipe.wipe_id IS NULL)
      OR EXISTS (SELECT 1 FROM release_wipe JOIN wipe ON wipe.id = release_wipe.wipe_id
          JOIN carrier ON carrier.id = release_wipe.carrier_id
        WHERE release_wipe.release_id = NEW.release_id AND (carrier.device_id <> NEW.device_id
          OR carrier.status <> 'FITTED' OR carrier.custody <> wipe.custody + NEW.reopened
          OR EXISTS (SELECT 1 FROM wipe AS later WHERE later.carrier_id = carrier.id
            AND later.custody = carrier.custody))));
END;

CREATE TRIGGER loan_line_spends_release BEFORE INSERT ON loan_line
BEGIN
  SELECT raise(ABORT, 'rule: a loan line starts open') WHERE NEW.ended_at IS NOT NULL OR NEW.ending IS NOT NULL
    OR NEW.reopened <> 0 OR EXISTS (SELECT 1 FROM loan_line WHERE id = NEW.id);
  SELECT raise(ABORT, 'rule: a line belongs to an open loan of a borrower') WHERE NOT EXISTS (
    SELECT 1 FROM loan JOIN loan_party ON loan_party.loan_id = loan.id AND loan_party.role = 'borrower'
    WHERE loan.id = NEW.loan_id AND loan.closed_at IS NULL);
  SELECT raise(ABORT, 'rule: only an available device is lent') WHERE NEW.device_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM device JOIN device_at_hand ON device_at_hand.id = device.id
    WHERE device.id = NEW.device_id AND device.state IN ('AVAILABLE', 'RESERVED'));
  SELECT raise(ABORT, 'rule: no live release of this device') WHERE NEW.device_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM lendable_release WHERE id = NEW.release_id AND device_id = NEW.device_id);
END;

CREATE TRIGGER loan_line_stays BEFORE DELETE ON loan_line
BEGIN SELECT raise(ABORT, 'rule: a loan line is never deleted'); END;

CREATE TRIGGER loan_party_arrives BEFORE INSERT ON loan_party
WHEN EXISTS (SELECT 1 FROM loan_party WHERE loan_id = NEW.loan_id AND (borrower_id = NEW.borrower_id
    OR (role = 'borrower' AND NEW.role = 'borrower')))
  OR NOT EXISTS (SELECT 1 FROM borrower WHERE id = NEW.borrower_id)
BEGIN SELECT raise(ABORT, 'rule: a loan has one borrower, and each party once'); END;

CREATE TRIGGER loan_party_change BEFORE UPDATE ON loan_party
BEGIN SELECT raise(ABORT, 'rule: a party of a loan stays'); END;

CREATE TRIGGER loan_party_stays BEFORE DELETE ON loan_party
BEGIN SELECT raise(ABORT, 'rule: a party of a loan stays'); END;

CREATE TRIGGER member_arrives BEFORE INSERT ON member
WHEN EXISTS (SELECT 1 FROM member WHERE id = NEW.id OR folded = NEW.folded OR rowid = NEW.rowid)
BEGIN SELECT raise(ABORT, 'rule: a colleague is there once'); END;

CREATE TRIGGER member_change BEFORE UPDATE ON member
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR EXISTS (SELECT 1 FROM member WHERE folded = NEW.folded AND id <> NEW.id)
BEGIN SELECT raise(ABORT, 'rule: a colleague is there once'); END;

CREATE TRIGGER member_stays BEFORE DELETE ON member
BEGIN SELECT raise(ABORT, 'rule: who acted stays'); END;

CREATE TRIGGER paper_arrives BEFORE INSERT ON paper
WHEN EXISTS (SELECT 1 FROM paper WHERE id = NEW.id) OR NEW.facts IS NULL OR NEW.erased_at IS NOT NULL
BEGIN SELECT raise(ABORT, 'rule: what was signed stays'); END;

CREATE TRIGGER paper_change BEFORE UPDATE ON paper
WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.language <> OLD.language
  OR NEW.text_version <> OLD.text_version OR NEW.anchor <> OLD.anchor OR NEW.created_at <> OLD.created_at
  OR (OLD.sha256 IS NOT NULL AND NEW.sha256 IS NOT OLD.sha256)
  OR (NEW.facts IS NOT NULL AND NEW.facts IS NOT OLD.facts)
  OR (OLD.erased_at IS NOT NULL AND NEW.erased_at IS NOT OLD.erased_at)
  OR (NEW.facts IS NULL) <> (NEW.erased_at IS NOT NULL)
BEGIN SELECT raise(ABORT, 'rule: what was signed stays'); END;

CREATE TRIGGER paper_stays BEFORE DELETE ON paper
BEGIN SELECT raise(ABORT, 'rule: a paper that was given stays'); END;

CREATE TRIGGER release_change BEFORE UPDATE ON release
WHEN NEW.void_at IS NULL OR NEW.id <> OLD.id OR NEW.device_id <> OLD.device_id
  OR NEW.released_at <> OLD.released_at OR NEW.released_by <> OLD.released_by
  OR NOT EXISTS (SELECT 1 FROM unspent_release WHERE id = OLD.id)
BEGIN SELECT raise(ABORT, 'rule: an unspent release is made void once'); END;

CREATE TRIGGER release_spends_wipes BEFORE INSERT ON release
BEGIN
  SELECT raise(ABORT, 'rule: a release starts live') WHERE NEW.void_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM release WHERE id = NEW.id);
  -- Where a loan was cancelled before the hand-over, the device never left: it is released again on the same wipes.
  SELECT raise(ABORT, 'rule: only a wiped device is released') WHERE NOT EXISTS (
    SELECT 1 FROM device WHERE id = NEW.device_id AND (state = 'WIPED' OR (state = 'ON_LOAN' AND EXISTS (
      SELECT 1 FROM loan_line WHERE device_id = device.id AND ending = 'VOID' AND ended_at = NEW.released_at))));
  SELECT raise(ABORT, 'rule: a loan line is open') WHERE EXISTS (
    SELECT 1 FROM loan_line WHERE device_id = NEW.device_id AND ended_at IS NULL);
  SELECT raise(ABORT, 'rule: nobody said what is inside') WHERE EXISTS (
    SELECT 1 FROM unknown_inside WHERE id = NEW.device_id);
  SELECT raise(ABORT, 'rule: a lock is open') WHERE EXISTS (
    SELECT 1 FROM account_lock WHERE device_id = NEW.device_id AND cleared_at IS NULL);
  -- With the next two, no wipe is spent by two live releases.
  SELECT raise(ABORT, 'rule: a live release is there') WHERE EXISTS (
    SELECT 1 FROM unspent_release WHERE device_id = NEW.device_id);
  SELECT raise(ABORT, 'rule: lent since it came into our hands') WHERE EXISTS (
    SELECT 1 FROM lent_carrier WHERE device_id = NEW.device_id);
  SELECT raise(ABORT, 'rule: one wipe for each fitted carrier') WHERE EXISTS (
      SELECT 1 FROM carrier WHERE device_id = NEW.device_id AND status = 'FITTED' AND id NOT IN (
        SELECT carrier_id FROM release_wipe WHERE release_id = NEW.id))
    OR EXISTS (
      SELECT 1 FROM release_wipe LEFT JOIN carrier ON carrier.id = release_wipe.carrier_id
        AND carrier.device_id = NEW.device_id AND carrier.status = 'FITTED'
      WHERE release_wipe.release_id = NEW.id AND carrier.id IS NULL);
  SELECT raise(ABORT, 'rule: a wipe is not fresh, passed and checked') WHERE EXISTS (
    SELECT 1 FROM release_wipe WHERE release_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM good_wipe WHERE good_wipe.id = release_wipe.wipe_id));
END;

CREATE TRIGGER release_stays BEFORE DELETE ON release
BEGIN SELECT raise(ABORT, 'rule: a release is void, never deleted'); END;

CREATE TRIGGER release_wipe_change BEFORE UPDATE ON release_wipe
BEGIN SELECT raise(ABORT, 'rule: what a release spent stays'); END;

CREATE TRIGGER release_wipe_first BEFORE INSERT ON release_wipe
WHEN EXISTS (SELECT 1 FROM release WHERE id = NEW.release_id)
  OR NOT EXISTS (SELECT 1 FROM wipe WHERE id = NEW.wipe_id AND carrier_id = NEW.carrier_id)
BEGIN SELECT raise(ABORT, 'rule: the wipes of a release come before it, each of its own carrier'); END;

CREATE TRIGGER release_wipe_stays BEFORE DELETE ON release_wipe
BEGIN SELECT raise(ABORT, 'rule: what a release spent stays'); END;

CREATE TRIGGER replaced_label_arrives BEFORE INSERT ON replaced_label
WHEN EXISTS (SELECT 1 FROM replaced_label WHERE code = NEW.code)
  OR NOT EXISTS (SELECT 1 FROM device WHERE code = NEW.code AND id = NEW.device_id)
BEGIN SELECT raise(ABORT, 'rule: the label that a device has is replaced once'); END;

CREATE TRIGGER replaced_label_change BEFORE UPDATE ON replaced_label
BEGIN SELECT raise(ABORT, 'rule: an old label stays known'); END;

CREATE TRIGGER replaced_label_stays BEFORE DELETE ON replaced_label
BEGIN SELECT raise(ABORT, 'rule: an old label stays known'); END;

CREATE TRIGGER request_arrives BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'rule: a request acts once'); END;

CREATE TRIGGER request_change BEFORE UPDATE ON request
BEGIN SELECT raise(ABORT, 'rule: a request stays'); END;

CREATE TRIGGER request_stays BEFORE DELETE ON request
BEGIN SELECT raise(ABORT, 'rule: a request stays'); END;

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry
BEGIN INSERT INTO search_fts(rowid, folded) VALUES (NEW.id, NEW.folded); END;

CREATE TRIGGER search_entry_changed AFTER UPDATE OF folded ON search_entry
BEGIN
  INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
  INSERT INTO search_fts(rowid, folded) VALUES (NEW.id, NEW.folded);
END;

CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry
BEGIN INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', OLD.id, OLD.folded); END;

CREATE TRIGGER wipe_arrives BEFORE INSERT ON wipe
BEGIN
  SELECT raise(ABORT, 'rule: a wipe is of a carrier in our hands, now') WHERE NOT EXISTS (
    SELECT 1 FROM carrier WHERE id = NEW.carrier_id AND custody = NEW.custody AND (status = 'LOOSE'
      OR (status = 'FITTED' AND EXISTS (SELECT 1 FROM device_at_hand WHERE id = carrier.device_id))));
  SELECT raise(ABORT, 'rule: a wipe counts once') WHERE EXISTS (SELECT 1 FROM wipe WHERE id = NEW.id)
    OR EXISTS (
      SELECT 1 FROM wipe WHERE evidence_sha256 = NEW.evidence_sha256 AND evidence_drive = NEW.evidence_drive)
    OR EXISTS (
      SELECT 1 FROM wipe WHERE carrier_id = NEW.carrier_id AND tool = NEW.tool AND started = NEW.started
        AND finished = NEW.finished);
  SELECT raise(ABORT, 'rule: people wipe and check') WHERE NOT EXISTS (SELECT 1 FROM member WHERE id = NEW.wiped_by)
    OR (NEW.checked_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM member WHERE id = NEW.checked_by));
END;

CREATE TRIGGER wipe_change BEFORE UPDATE ON wipe
WHEN OLD.checked_by IS NOT NULL OR NOT EXISTS (SELECT 1 FROM member WHERE id = NEW.checked_by)
  OR NOT EXISTS (SELECT 1 FROM carrier WHERE id = OLD.carrier_id AND custody = OLD.custody)
  OR NEW.id <> OLD.id OR NEW.carrier_id <> OLD.carrier_id OR NEW.custody <> OLD.custody OR NEW.verdict <> OLD.verdict
  OR NEW.method <> OLD.method OR NEW.tool <> OLD.tool OR NEW.evidence_sha256 IS NOT OLD.evidence_sha256
  OR NEW.evidence_drive IS NOT OLD.evidence_drive OR NEW.started IS NOT OLD.started
  OR NEW.finished IS NOT OLD.finished OR NEW.errors IS NOT OLD.errors OR NEW.wiped_by <> OLD.wiped_by
  OR NEW.tool_method IS NOT OLD.tool_method OR NEW.tool_version IS NOT OLD.tool_version
  OR NEW.recorded_at <> OLD.recorded_at
BEGIN SELECT raise(ABORT, 'rule: a wipe stays as recorded, it can be checked once'); END;

CREATE TRIGGER wipe_stays BEFORE DELETE ON wipe
BEGIN SELECT raise(ABORT, 'rule: a wipe is never deleted'); END;
