import { useEffect, useRef } from 'react';
import { monaco } from '../editor/monaco.ts';

interface ReadOnlyTextProps {
  readonly label: string;
  readonly language: string;
  readonly text: string;
}

/** A text to read and to copy, coloured; no tab of its own, so it has an editor for as long as it is on the page. */
export function ReadOnlyText({ label, language, text }: ReadOnlyTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const model = monaco.editor.createModel(text, language);
    const editor = monaco.editor.create(place.current, {
      model,
      ariaLabel: label,
      readOnly: true,
      readOnlyMessage: { value: 'This is a text of the account. It cannot be edited here.' },
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fontSize: 13,
      lineHeight: 20,
      lineNumbersMinChars: 3,
      padding: { top: 8, bottom: 8 },
      bracketPairColorization: { enabled: false },
    });
    return () => {
      editor.dispose();
      model.dispose();
    };
  }, [label, language, text]);
  return <div ref={place} className="resource-text" />;
}
