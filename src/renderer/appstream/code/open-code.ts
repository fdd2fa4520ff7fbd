import type { AccountTarget } from '../../../contract/index.ts';
import { saveAll } from '../../editor/save-file.ts';
import { openExport } from '../../transfer/export-file.ts';
import type { Workbench } from '../../workbench.ts';
import { baseName } from '../../workspace/file-names.ts';
import { ensureTrusted } from '../../workspace/trust.ts';
import { openAppStreamPage } from '../open-page.ts';

/** Shows the script that makes the image of a file, as a text that is nowhere saved yet. */
export async function openImageScript(workbench: Workbench, path: string): Promise<void> {
  if ((await saveAll(workbench)) && (await ensureTrusted(workbench))) await openExport(workbench, path, 'image-assistant');
}

/** Opens the plan of sharing and copies of a file, for the account in use. */
export async function openImagePlan(workbench: Workbench, path: string): Promise<void> {
  if ((await saveAll(workbench)) && (await ensureTrusted(workbench)))
    openAppStreamPage(workbench, { page: 'image-plan', subject: path, title: `Share and copy ${baseName(path)}` });
}

/** Opens the form that imports an AMI as an image; without one it asks for it. */
export function openImportPage(workbench: Workbench, amiId?: string, place?: AccountTarget): void {
  const subject = amiId === undefined ? {} : { subject: amiId };
  openAppStreamPage(workbench, { page: 'import-ami', ...subject, title: `Import ${amiId ?? 'an AMI'}`, ...(place && { place }) });
}
