import { z } from 'zod';
import { call } from './kernel.ts';
import type { ResourceKind } from './resource-kinds.ts';

/** What is to become of a resource whose files are there already and say something else. */
export const importDecisions = ['skip', 'replace', 'keep-both'] as const;
export type ImportDecision = (typeof importDecisions)[number];

export interface ImportFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly state: 'new' | 'same' | 'different';
  readonly text: string;
  /** What the file says now, where that is something else. */
  readonly current?: string;
}

export interface ImportItem {
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly version?: string;
  /** `different` waits for a decision. */
  readonly state: 'new' | 'same' | 'different';
  readonly decision?: ImportDecision;
  /** The document first, where the resource has one. */
  readonly files: readonly ImportFile[];
}

/** What an import would write. Nothing is written before it is applied, and then all of it or nothing. */
export interface ImportPlan {
  readonly id: string;
  readonly connection: string;
  readonly items: readonly ImportItem[];
  /** What is not as one might expect: references that stay ARNs, documents that are not given away. */
  readonly notes: readonly string[];
}

export const exportFormats = ['aws-cli', 'cloudformation', 'terraform'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Exported {
  readonly format: ExportFormat;
  /** A name to save it under. */
  readonly fileName: string;
  readonly text: string;
  /** What the format cannot say; it stands in the text as comments too. */
  readonly notes: readonly string[];
}

const path = z.string().max(4096);
const arn = z.string().max(2048);
const planId = z.string().max(64);

export const transfer = {
  /** Reads resources of a connection's account; with `dependencies` all that they need as well. Writes nothing. */
  planImport: call(
    z.object({
      connection: z.string().max(64),
      root: path,
      into: path.default(''),
      arns: z.array(arn).min(1).max(200),
      dependencies: z.boolean(),
    }),
  ).returns<ImportPlan>(),
  /** The same plan with decisions, by ARN; they may bring others about, since references follow the files. */
  decideImport: call(z.object({ planId, decisions: z.record(arn, z.enum(importDecisions)) })).returns<ImportPlan>(),
  /** Writes the files. Fails with `conflict`, and writes nothing, when a file has changed since. */
  applyImport: call(z.object({ planId })).returns<{ readonly written: readonly string[] }>(),
  /** A resource file, and with `dependencies` those that it names, in the form of another tool. */
  export: call(z.object({ root: path, path, format: z.enum(exportFormats), dependencies: z.boolean() })).returns<Exported>(),
} as const;
