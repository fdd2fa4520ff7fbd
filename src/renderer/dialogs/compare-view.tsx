import { useEffect, useRef } from 'react';
import { monaco } from '../editor/monaco.ts';
import { Modal } from '../ui/modal.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';
import type { Answerable, CompareDialog } from './dialogs.ts';

export function CompareView({ request, answer }: Answerable<CompareDialog>) {
  const place = useRef<HTMLDivElement>(null);
  const { choices, disk, language, message, mine, title } = request;

  useEffect(() => {
    if (!place.current) return;
    const original = monaco.editor.createModel(disk, language);
    const modified = monaco.editor.createModel(mine, language);
    const diff = monaco.editor.createDiffEditor(place.current, { readOnly: true, automaticLayout: true, minimap: { enabled: false } });
    diff.setModel({ original, modified });
    const first = diff.onDidUpdateDiff(() => {
      first.dispose();
      diff.revealFirstDiff();
    });
    return () => {
      diff.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [disk, language, mine]);

  return (
    <Modal title={title} size="wide" onDismiss={() => answer(undefined)} footer={<ChoiceButtons choices={choices} answer={answer} />}>
      <p>{message}</p>
      <div ref={place} className="compare" />
    </Modal>
  );
}
