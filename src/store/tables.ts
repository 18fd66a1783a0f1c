/** The version of the tables below; a file of a newer one is refused. */
export const STATE_VERSION = 1;

/** Tells our files from those of others (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x61756477;

/** The tables of a new file. Times are epoch milliseconds. */
export const TABLES = `
  CREATE TABLE identity (id TEXT NOT NULL) STRICT;
  CREATE TABLE watch (
    name TEXT PRIMARY KEY,
    run INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    memory TEXT NOT NULL
  ) STRICT;
  CREATE TABLE seen (
    watch TEXT NOT NULL,
    target TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (watch, target)
  ) STRICT;
  CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    receiver TEXT NOT NULL,
    alert_group TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_receiver ON outbox (receiver, number);
`;

/** Tables that came later and that an older version may leave alone. */
export const LATER_TABLES = `
  CREATE TABLE IF NOT EXISTS accepted (
    watch TEXT NOT NULL,
    trouble TEXT NOT NULL,
    PRIMARY KEY (watch, trouble)
  ) STRICT;
`;
