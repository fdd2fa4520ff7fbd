import type { ComponentFacts, FileFacts, ReferenceFact, WorkspaceFacts } from '../../workspace/model.ts';

/** The file that a reference names, if the workspace has it. */
export function fileOf(workspace: WorkspaceFacts, { path }: ReferenceFact): FileFacts | undefined {
  return path === undefined ? undefined : workspace.files.get(path);
}

/** What the document of a component's resource tells: the one that it carries, or the file that its uri names. */
export function documentOf(workspace: WorkspaceFacts, resource: FileFacts | undefined): ComponentFacts | undefined {
  if (resource?.kind !== 'component-resource') return undefined;
  if (resource.component !== undefined) return resource.component;
  const [uri] = resource.references;
  return uri === undefined ? undefined : fileOf(workspace, uri)?.component;
}
