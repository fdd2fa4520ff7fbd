import type { RunRecord } from '../../contract/index.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { showRun } from './watch-runs.ts';

export const RUN_FILE = '.kilnrun';

/** Hands a run over as one file, as a download: the window knows no folders. */
export async function exportRun(workbench: Workbench, run: RunRecord): Promise<void> {
  const { connection, tasks } = workbench;
  try {
    await tasks.run(`Exporting ${run.title}`, async (signal) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const { data } of connection.client.runs.export({ runId: run.id }, { signal })) parts.push(bytesOf(data));
      download(new Blob(parts, { type: 'application/gzip' }), `${fileNameOf(run)}${RUN_FILE}`);
    });
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

const fileNameOf = ({ title, startedAt }: RunRecord) =>
  `${title.replace(/[^A-Za-z0-9._-]+/g, '-')}-${startedAt.slice(0, 16).replace(/[:T]/g, '-')}`;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What a window hands to main in one piece; larger files are opened by `kiln runs open`. */
const largest = 20 * 1024 * 1024;

/** Asks for a file of somebody else and opens the run in it, to be read. */
export async function openRunFile(workbench: Workbench): Promise<void> {
  const file = await chooseFile();
  if (!file) return;
  if (file.size > largest)
    return notify(workbench, 'error', `${file.name} is larger than 20 MiB. Open it with: kiln runs open ${file.name}`);
  const { connection } = workbench;
  await openWith(workbench, file.name, async (signal) => connection.client.runs.open({ data: await base64Of(file) }, { signal }));
}

/** Opens the run in a file of the workspace. */
export async function openRunOf(workbench: Workbench, path: string): Promise<void> {
  const root = workbench.workspace.getState().workspace?.root;
  if (root === undefined) return;
  await openWith(workbench, path, (signal) => workbench.connection.client.runs.openFile({ root, path }, { signal }));
}

async function openWith(workbench: Workbench, name: string, open: (signal: AbortSignal) => Promise<{ runId: string }>): Promise<void> {
  try {
    const { runId } = await workbench.tasks.run(`Opening ${name}`, open);
    showRun(workbench, runId);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

function chooseFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = RUN_FILE;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** `data:…;base64,` and then the file. */
async function base64Of(file: File): Promise<string> {
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.addEventListener('load', resolve);
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return String(reader.result).replace(/^[^,]*,/, '');
}
