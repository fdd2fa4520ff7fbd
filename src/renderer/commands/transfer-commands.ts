import { type ExportFormat, exportFormats } from '../../contract/index.ts';
import { exportTitles, fileToExport, openExport } from '../transfer/export-file.ts';
import { importByArn } from '../transfer/import-resource.ts';
import type { Command } from './command.ts';
import { hasWorkspace } from './context.ts';

export const exportCommandId = (format: ExportFormat) => `file.export.${format}`;

const exportAs = (format: ExportFormat): Command => ({
  id: exportCommandId(format),
  category: 'File',
  title: `Export as ${exportTitles[format]}`,
  icon: 'export',
  enabled: (workbench) => {
    const file = fileToExport(workbench);
    return file && /\.(ya?ml|json)$/i.test(file.path) ? true : 'Select a resource file first: a recipe, a pipeline, a component.';
  },
  run: async (workbench) => {
    const file = fileToExport(workbench);
    if (file) await openExport(workbench, file.path, format);
  },
});

export const transferCommands: readonly Command[] = [
  ...exportFormats.map(exportAs),
  {
    id: 'workspace.importByArn',
    category: 'Workspace',
    title: 'Import by ARN…',
    icon: 'cloud-download',
    enabled: hasWorkspace,
    run: importByArn,
  },
];
