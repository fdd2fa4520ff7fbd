import type { AccountTarget, BuilderLaunch, LaunchFault } from '../../../contract/index.ts';
import { openFile } from '../../editor/open-file.ts';
import { notify } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';
import { faultInPath } from '../../workspace/file-names.ts';
import { checked, faultWords, launch, loadLaunch } from './launch-builder.ts';
import { formOf, requestOf } from './launch-form.ts';
import { openBuilders, openLaunch } from './open-builders.ts';

/** What the names of launch files end with. */
export const launchFileName = /\.image-builder\.(ya?ml|json)$/i;

/** Saves what the form says as a file of the workspace, in the form of the AWS CLI, and opens it. */
export async function saveLaunchFile(workbench: Workbench, id: string): Promise<void> {
  const { connection, dialogs, imageBuilders, workspace } = workbench;
  const { choices, form } = imageBuilders.getState().launches[id] ?? {};
  const { entries, workspace: info } = workspace.getState();
  if (!info) return notify(workbench, 'info', 'Open a folder first: the file is saved in it.');
  if (!choices || !form) return;
  const request = requestOf(form, choices.images.items);
  const text = await connection.client.imageBuilders.launchText({ request });
  const path = await dialogs.ask({
    kind: 'prompt',
    title: 'Save the launch as a file',
    label: 'Path in the workspace',
    value: `image-builders/${form.name.trim() || 'image-builder'}.image-builder.yaml`,
    confirm: 'Save',
    check: (value) =>
      launchFileName.test(value) ? faultInPath(value, entries) : 'The name ends with .image-builder.yaml, so that Kiln knows what it is.',
  });
  if (path === undefined) return;
  await connection.client.workspace.write({ root: info.root, path, text, expected: null });
  imageBuilders.apply({ type: 'launch', id, view: { original: form } });
  await openFile(workbench, path);
}

type Problem = LaunchFault & { readonly line?: number };

/** Launches what a file of the workspace says. What is wrong with it is shown, by line, and nothing is launched then. */
export async function launchFile(workbench: Workbench, file: { readonly root: string; readonly path: string }): Promise<void> {
  const { connection, connections } = workbench;
  const current = connections.getState()?.current;
  if (!current) return;
  const place: AccountTarget = { connection: current.id, region: current.region };
  const { problems, request, warnings } = await connection.client.imageBuilders.readLaunchFile(file);
  if (!request || problems.length > 0) return showProblems(workbench, { path: file.path, problems, request, place });
  const check = await checked(workbench, place, request);
  if (check.faults.length > 0) return showProblems(workbench, { path: file.path, problems: check.faults, request, place });
  if (
    await launch(workbench, place, { request, notes: [...check.notes, ...warnings.map(({ line, message }) => `Line ${line}: ${message}`)] })
  )
    openBuilders(workbench, place);
}

interface Found {
  readonly path: string;
  readonly place: AccountTarget;
  readonly request: BuilderLaunch | undefined;
  readonly problems: readonly Problem[];
}

async function showProblems(workbench: Workbench, { path, place, problems, request }: Found): Promise<void> {
  const first = problems.find(({ line }) => line !== undefined);
  const answer = await workbench.dialogs.ask({
    kind: 'choice',
    icon: 'error',
    title: `${path} cannot be launched`,
    message: 'Nothing was launched. This stands in the way:',
    rows: problems.map((problem) => ({
      icon: 'error',
      text: faultWords(problem),
      ...(problem.line === undefined ? {} : { detail: `Line ${problem.line}` }),
    })),
    choices: [
      ...(request ? [{ id: 'form', label: 'Open it in the form' }] : []),
      ...(first ? [{ id: 'go', label: 'Go to the line', kind: 'primary' } as const] : []),
    ],
  });
  if (answer === 'form' && request) await openInForm(workbench, place, request);
  if (answer !== 'go' || first?.line === undefined) return;
  const start = { line: first.line - 1, character: 0 };
  await openFile(workbench, path, { range: { start, end: start } });
}

/** Opens the wizard with a request in it. */
async function openInForm(workbench: Workbench, place: AccountTarget, request: BuilderLaunch): Promise<void> {
  openLaunch(workbench, place);
  const id = workbench.editors.getState().activeId;
  if (id === undefined) return;
  await loadLaunch(workbench, { id, place, image: undefined });
  const items = workbench.imageBuilders.getState().launches[id]?.choices?.images.items ?? [];
  workbench.imageBuilders.apply({ type: 'launch', id, view: { form: formOf(request, items) } });
}
