import { posix } from 'node:path';
import type { Exported, ExportFormat } from '../../../contract/index.ts';
import { writeAwsCli } from './aws-cli.ts';
import { writeCloudFormation } from './cloudformation.ts';
import { type ExportSource, type ExportSources, readSources } from './read-sources.ts';
import { writeTerraform } from './terraform.ts';
import type { Writing } from './writing.ts';

const writers: Readonly<
  Record<ExportFormat, { readonly ending: string; write(sources: ExportSources, notes: readonly string[]): Writing }>
> = {
  'aws-cli': { ending: '.sh', write: writeAwsCli },
  cloudformation: { ending: '.template.yaml', write: writeCloudFormation },
  terraform: { ending: '.tf', write: writeTerraform },
};

/** The most that requests take as text (ComponentData in the service model). */
const longestDocument = 16_000;

function noteLength({ document, path }: ExportSource): readonly string[] {
  if (document === undefined || document.text.length <= longestDocument) return [];
  const length = document.text.length.toLocaleString('en');
  return [`${path}: its document has ${length} characters, and requests take 16,000. Put it in S3 and name it as s3://… there.`];
}

export interface ExportRequest {
  readonly root: string;
  readonly path: string;
  readonly format: ExportFormat;
  readonly dependencies: boolean;
}

/** Writes a resource file, and with `dependencies` what it names, in the form of another tool. */
export async function exportFile({ root, path, format, dependencies }: ExportRequest): Promise<Exported> {
  const sources = await readSources({ root, path }, { dependencies });
  const missing = sources.missing.map((file) => `${file} is not in here: its ARN is asked for.`);
  const { ending, write } = writers[format];
  const { text, notes } = write(sources, [...sources.notes, ...sources.resources.flatMap(noteLength), ...missing]);
  return { format, fileName: `${posix.basename(path).replace(/\.[^.]*$/, '')}${ending}`, text, notes };
}
