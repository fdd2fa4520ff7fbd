import { useState } from 'react';
import { IconButton } from '../ui/button.tsx';

/** A command in a box, with a button that copies it. */
export function CopyableCode({ code }: { readonly code: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div className="code-box">
      <code>{code}</code>
      <IconButton icon={copied ? 'check' : 'copy'} label={copied ? 'Copied' : 'Copy'} onClick={() => void copy()} />
    </div>
  );
}
