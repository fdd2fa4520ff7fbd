// A data folder with as many resources as the quotas of years allow: made of one of each by copying rows, since a build takes its time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import type { Running } from './servers.ts';
import { region } from './signed-request.ts';

export const COMPONENTS = 10_000;
export const BUILDS = 50_000;
const BUILDS_OF_A_VERSION = 25;

/** What is copied: a component, and an image that came to its end. */
export interface Templates {
  readonly component: string;
  readonly image: string;
}

/** Makes them with ordinary calls. */
export async function makeTemplates({ endpoint, key }: Running): Promise<Templates> {
  const client = new imagebuilder.ImagebuilderClient({ endpoint, region, credentials: key });
  const version = { semanticVersion: '1.0.0', clientToken: undefined };
  const data =
    'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: RunIt\n        action: ExecuteBash\n        inputs:\n          commands: [echo one]\n';
  const { componentBuildVersionArn: component = '' } = await client.send(
    new imagebuilder.CreateComponentCommand({ ...version, name: 'template', platform: 'Linux', data }),
  );
  const { imageRecipeArn } = await client.send(
    new imagebuilder.CreateImageRecipeCommand({
      ...version,
      name: 'template',
      parentImage: 'ami-0123456789abcdef0',
      components: [{ componentArn: component }],
    }),
  );
  const { infrastructureConfigurationArn } = await client.send(
    new imagebuilder.CreateInfrastructureConfigurationCommand({ name: 'template', instanceProfileName: 'profile', clientToken: undefined }),
  );
  const { imageBuildVersionArn: image = '' } = await client.send(
    new imagebuilder.CreateImageCommand({ imageRecipeArn, infrastructureConfigurationArn, clientToken: undefined }),
  );
  client.destroy();
  return { component, image };
}

/** Copies them in the store of a closed account: components of as many names, and builds of fewer. */
export function copyTemplates(data: string, { component, image }: Templates): void {
  const path = join(data, 'account.sqlite');
  if (!existsSync(path)) throw new Error(`the account keeps its store no longer in ${path}`);
  const database = new DatabaseSync(path);
  try {
    database.exec('BEGIN');
    database.exec(`UPDATE image SET status = 'FAILED' WHERE arn = '${image}'`);
    const copyResource = copier(database, 'resource', ['arn', 'slug', 'build', 'body']);
    const copyImage = copier(database, 'image', ['arn']);
    for (let count = 0; count < COMPONENTS; count++) {
      const name = `component-${count}`;
      const arn = component.replace('/template/', `/${name}/`);
      copyResource(component, [arn, name, 1, bodyOf(database, component, { arn, name })]);
    }
    for (let count = 0; count < BUILDS; count++) {
      const name = `image-${Math.floor(count / BUILDS_OF_A_VERSION)}`;
      const build = (count % BUILDS_OF_A_VERSION) + 1;
      const arn = image.replace(/\/template\/(.*)\/\d+$/, `/${name}/$1/${build}`);
      copyResource(image, [arn, name, build, bodyOf(database, image, { arn, name })]);
      copyImage(image, [arn]);
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** Copies a row by its ARN, with other values in these columns. */
function copier(database: DatabaseSync, table: string, changed: readonly string[]) {
  const columns = database
    .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name <> 'sequence'`)
    .all()
    .map(({ name }) => String(name));
  const kept = columns.filter((column) => !changed.includes(column));
  const values = changed.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT INTO ${table} (${[...changed, ...kept]}) SELECT ${[values, ...kept]} FROM ${table} WHERE arn = ?`,
  );
  return (source: string, row: readonly (string | number)[]) => void insert.run(...row, source);
}

const bodies = new Map<string, object>();

function bodyOf(database: DatabaseSync, source: string, changes: object): string {
  const known = bodies.get(source) ?? JSON.parse(String(database.prepare('SELECT body FROM resource WHERE arn = ?').get(source)?.body));
  bodies.set(source, known);
  return JSON.stringify({ ...known, ...changes });
}
