// Log streams and their lines. Times are milliseconds since the epoch.
import type { Store } from './store.ts';

export interface StreamName {
  readonly group: string;
  readonly stream: string;
}

export interface LogLine {
  readonly id: number;
  readonly time: number;
  readonly message: string;
}

export interface StreamRow {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** Adds lines at the end; makes the stream with its first. */
export function appendLog(
  store: Store,
  { group, stream }: StreamName,
  lines: { readonly time: number; readonly messages: readonly string[] },
): void {
  const { time, messages } = lines;
  store.transaction(() => {
    store.statement('INSERT OR IGNORE INTO log_stream (log_group, name, created) VALUES (?, ?, ?)').run(group, stream, time);
    const id = Number(store.statement('SELECT id FROM log_stream WHERE log_group = ? AND name = ?').get(group, stream)?.id);
    const insert = store.statement('INSERT INTO log_event (stream, time, message) VALUES (?, ?, ?)');
    for (const message of messages) insert.run(id, time, message);
  });
}

/** The names of log groups with a prefix behind `after`, in their order, with the time of their first stream. */
export function logGroups(store: Store, { prefix, after }: { readonly prefix: string; readonly after: string }) {
  const rows = store.statement(
    `SELECT log_group AS name, min(created) AS created FROM log_stream
     WHERE substr(log_group, 1, length(?1)) = ?1 AND log_group > ?2 GROUP BY log_group ORDER BY log_group`,
  );
  return rows.all(prefix, after).map((row) => ({ name: String(row.name), created: Number(row.created) }));
}

/** Every stream of a group; none where there is no such group, since a group lives with its streams. */
export function logStreams(store: Store, group: string): readonly StreamRow[] {
  const rows = store.statement(
    `SELECT id, name, created,
       (SELECT min(time) FROM log_event WHERE stream = log_stream.id) AS first,
       (SELECT max(time) FROM log_event WHERE stream = log_stream.id) AS last
     FROM log_stream WHERE log_group = ? ORDER BY name`,
  );
  return rows.all(group).map((row) => ({
    id: Number(row.id),
    name: String(row.name),
    created: Number(row.created),
    first: row.first === null ? undefined : Number(row.first),
    last: row.last === null ? undefined : Number(row.last),
  }));
}

/** The id of a stream; undefined where there is none. */
export function findStream(store: Store, { group, stream }: StreamName): number | undefined {
  const row = store.statement('SELECT id FROM log_stream WHERE log_group = ? AND name = ?').get(group, stream);
  return row && Number(row.id);
}

export interface Window {
  /** Only lines between these times: from the first, up to and without the second. */
  readonly from: number;
  readonly until: number;
  readonly limit: number;
}

/** The first lines behind a line's id. */
export function linesAfter(store: Store, at: { readonly stream: number; readonly id: number }, { from, until, limit }: Window): LogLine[] {
  const rows = store.statement('SELECT * FROM log_event WHERE stream = ? AND id > ? AND time >= ? AND time < ? ORDER BY id LIMIT ?');
  return rows.all(at.stream, at.id, from, until, limit).map(toLine);
}

/** The last lines before a line's id, in the order in which they were written. */
export function linesBefore(store: Store, at: { readonly stream: number; readonly id: number }, { from, until, limit }: Window): LogLine[] {
  const rows = store.statement('SELECT * FROM log_event WHERE stream = ? AND id < ? AND time >= ? AND time < ? ORDER BY id DESC LIMIT ?');
  return rows.all(at.stream, at.id, from, until, limit).map(toLine).reverse();
}

function toLine(row: Readonly<Record<string, unknown>>): LogLine {
  return { id: Number(row.id), time: Number(row.time), message: String(row.message) };
}
