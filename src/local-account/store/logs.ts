// Log streams and their lines. Times are milliseconds since the epoch.
import { expireLines, insertGroup } from './log-groups.ts';
import type { Owner } from './owner.ts';
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

/** Adds lines at the end; makes group and stream with the first. */
export function appendLog(owner: Owner, name: StreamName, lines: { readonly time: number; readonly messages: readonly string[] }): void {
  const { time, messages } = lines;
  owner.store.transaction(() => {
    insertGroup(owner, { name: name.group, created: time });
    insertStream(owner, name, time);
    const stream = Number(findStream(owner, name));
    appendLines(
      owner.store,
      stream,
      messages.map((message) => ({ time, message })),
    );
    expireLines(owner, name.group, time);
  });
}

/** Makes a stream; one that is there stays as it is. Says whether it is new. */
export function insertStream({ store, accountId, region }: Owner, { group, stream }: StreamName, created: number): boolean {
  const insert = store.statement('INSERT OR IGNORE INTO log_stream (account, region, log_group, name, created) VALUES (?, ?, ?, ?, ?)');
  return insert.run(accountId, region, group, stream, created).changes > 0;
}

/** Removes a stream with its lines. */
export function deleteStream(store: Store, id: number): void {
  store.statement('DELETE FROM log_stream WHERE id = ?').run(id);
}

/** Adds lines, each with its time, at the end of a stream. */
export function appendLines(store: Store, stream: number, lines: readonly Omit<LogLine, 'id'>[]): void {
  const insert = store.statement('INSERT INTO log_event (stream, time, message) VALUES (?, ?, ?)');
  for (const { time, message } of lines) insert.run(stream, time, message);
}

/** Every stream of a group, by name. */
export function logStreams({ store, accountId, region }: Owner, group: string): readonly StreamRow[] {
  const rows = store.statement(
    `SELECT id, name, created,
       (SELECT min(time) FROM log_event WHERE stream = log_stream.id) AS first,
       (SELECT max(time) FROM log_event WHERE stream = log_stream.id) AS last
     FROM log_stream WHERE account = ? AND region = ? AND log_group = ? ORDER BY name`,
  );
  return rows.all(accountId, region, group).map((row) => ({
    id: Number(row.id),
    name: String(row.name),
    created: Number(row.created),
    first: row.first === null ? undefined : Number(row.first),
    last: row.last === null ? undefined : Number(row.last),
  }));
}

/** The id of a stream; undefined where there is none. */
export function findStream({ store, accountId, region }: Owner, { group, stream }: StreamName): number | undefined {
  const find = store.statement('SELECT id FROM log_stream WHERE account = ? AND region = ? AND log_group = ? AND name = ?');
  const row = find.get(accountId, region, group, stream);
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

export interface SearchedLine extends LogLine {
  readonly stream: string;
}

/** Lines of a whole group by time, behind a place; `streams`, where given, are the only ones that count. */
export function searchLines(
  { store, accountId, region }: Owner,
  group: { readonly name: string; readonly streams: readonly string[] | undefined; readonly prefix: string },
  { from, until, limit, after }: Window & { readonly after: Pick<LogLine, 'time' | 'id'> },
): readonly SearchedLine[] {
  const rows = store.statement(
    `SELECT log_event.*, log_stream.name AS stream_name FROM log_event JOIN log_stream ON log_stream.id = stream
     WHERE account = ?9 AND region = ?10 AND log_group = ?1 AND (?2 IS NULL OR name IN (SELECT value FROM json_each(?2))) AND substr(name, 1, length(?3)) = ?3
       AND time >= ?4 AND time < ?5 AND (time, log_event.id) > (?6, ?7)
     ORDER BY time, log_event.id LIMIT ?8`,
  );
  const streams = group.streams === undefined ? null : JSON.stringify(group.streams);
  return rows
    .all(group.name, streams, group.prefix, from, until, after.time, after.id, limit, accountId, region)
    .map((row) => ({ ...toLine(row), stream: String(row.stream_name) }));
}

function toLine(row: Readonly<Record<string, unknown>>): LogLine {
  return { id: Number(row.id), time: Number(row.time), message: String(row.message) };
}
