import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes copies of a resource in the store of a closed local account, `NAME-0`, `NAME-1` and so on: more of them than its quotas would let
 * anybody create, in a moment.
 */
export function copyResources(accountFolder: string, arn: string, count: number): void {
  const database = new DatabaseSync(join(accountFolder, 'account.sqlite'));
  try {
    const columns = database
      .prepare("SELECT name FROM pragma_table_info('resource') WHERE name NOT IN ('sequence', 'arn', 'slug', 'body')")
      .all()
      .map(({ name }) => String(name));
    const insert = database.prepare(
      `INSERT INTO resource (arn, slug, body, ${columns}) SELECT ?, ?, ?, ${columns} FROM resource WHERE arn = ?`,
    );
    const { slug, body } = database.prepare('SELECT slug, body FROM resource WHERE arn = ?').get(arn) ?? {};
    database.exec('BEGIN');
    for (let copy = 0; copy < count; copy++) {
      const name = `${slug}-${copy}`;
      const copied = arn.replace(`/${slug}`, `/${name}`);
      insert.run(copied, name, JSON.stringify({ ...JSON.parse(String(body)), arn: copied, name }), arn);
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}
