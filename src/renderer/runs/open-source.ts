import type { SourceLocation } from '../../contract/index.ts';
import { openFile } from '../editor/open-file.ts';
import { openResource } from '../resource/open-resource.ts';
import type { Workbench } from '../workbench.ts';

/** Leads to where a step stands: in a file of the workspace, or in the document of a component of the account. */
export function openSource(
  workbench: Workbench,
  { arn, path, range }: SourceLocation,
  { here = true, focus = true }: { readonly here?: boolean; readonly focus?: boolean } = {},
): void {
  if (arn !== undefined) openResource(workbench, arn);
  else if (here) void openFile(workbench, path, { range, focus });
}
