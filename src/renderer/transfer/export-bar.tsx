import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';
import { copyExport, type ExportTab, exportTitles, saveExport } from './export-file.ts';

/** What can be done with an exported text: it is in no file yet. */
export function ExportBar({ tab }: { readonly tab: ExportTab }) {
  const workbench = useWorkbench();
  return (
    <div className="export-bar">
      <p>{`${tab.path} with all that it names, as ${exportTitles[tab.format]}; read-only and not saved`}</p>
      <Button icon="copy" onClick={() => void copyExport(workbench, tab)}>
        Copy
      </Button>
      <Button icon="save" onClick={() => void saveExport(workbench, tab)}>
        Save…
      </Button>
    </div>
  );
}
