import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findGroup } from './log-groups.ts';
import { findStream, linesAfter } from './logs.ts';
import { migrations } from './migrations.ts';
import { countResources, findVersions, takeBuildNumber } from './resources.ts';
import { openStore } from './store.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-migrations-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A store as the Kiln wrote it that had only the first `version` entries. */
function storeOf(version: number, sql: string): void {
  const database = new DatabaseSync(join(directory, 'account.sqlite'));
  for (const migration of migrations.slice(0, version)) database.exec(migration);
  database.exec(`${sql}; PRAGMA user_version = ${version}`);
  database.close();
}

const beforeAccounts = migrations.findIndex((sql) => sql.includes('-- Accounts and Regions:'));
const arn = 'arn:aws:imagebuilder:eu-west-1:000000000000:component/kept/1.2.3/2';
const owner = { accountId: '000000000000', region: 'eu-west-1' };
const whole = { from: 0, until: 1000, limit: 10 };

describe('a store from before accounts and Regions', () => {
  it('belongs to the account and the Region that there were, with all that it holds', () => {
    storeOf(
      beforeAccounts,
      `INSERT INTO resource (arn, kind, slug, major, minor, patch, build, body) VALUES ('${arn}', 'component', 'kept', 1, 2, 3, 2, '{"arn":"${arn}"}');
       INSERT INTO tag VALUES ('${arn}', 'team', 'a');
       INSERT INTO build_number VALUES ('component', 'kept', '1.2.3', 2);
       INSERT INTO idempotency VALUES ('CreateComponent', 'token', 'digest', '{}', 5);
       INSERT INTO log_group (name, created, retention) VALUES ('/aws/imagebuilder/kept', 1, 7);
       INSERT INTO log_stream (id, log_group, name, created) VALUES (4, '/aws/imagebuilder/kept', '1.2.3/2', 1);
       INSERT INTO log_event (stream, time, message) VALUES (4, 10, 'one'), (4, 11, 'two');
       INSERT INTO lifecycle_execution (id, policy, status, plan, due) VALUES ('lce-1', NULL, 'PENDING', '[]', 3)`,
    );
    const store = openStore(directory);
    const here = { store, ...owner };
    expect(findVersions(here, { kind: 'component', slug: 'kept' }, { major: 1, minor: undefined, patch: undefined })).toMatchObject([
      { arn, ...owner, build: 2, body: { arn } },
    ]);
    expect(countResources({ ...here, region: 'us-east-1' }, 'component')).toBe(0);
    expect(takeBuildNumber(here, { kind: 'component', slug: 'kept' }, '1.2.3')).toBe(3);
    expect(findGroup(here, '/aws/imagebuilder/kept')).toMatchObject({ retention: 7 });
    const stream = findStream(here, { group: '/aws/imagebuilder/kept', stream: '1.2.3/2' });
    expect(linesAfter(store, { stream: Number(stream), id: 0 }, whole).map(({ message }) => message)).toEqual(['one', 'two']);
    const rows = (sql: string) => store.statement(sql).all();
    expect(rows('SELECT account, region, operation FROM idempotency')).toMatchObject([
      { account: owner.accountId, region: owner.region, operation: 'imagebuilder:CreateComponent' },
    ]);
    expect(rows('SELECT account, region FROM lifecycle_execution')).toMatchObject([{ account: owner.accountId, region: owner.region }]);
    expect(rows('SELECT value FROM tag')).toMatchObject([{ value: 'a' }]);
    store.close();
  });

  it('is opened where it is empty, too', () => {
    storeOf(beforeAccounts, 'SELECT 1');
    const store = openStore(directory);
    expect(countResources({ store, ...owner }, 'component')).toBe(0);
    store.close();
  });
});
