import { useEnabled, useWorkbench } from '../app/use-workbench.ts';
import { commandById, runCommand } from '../commands/index.ts';
import { keyLabel, onMac } from '../commands/keys.ts';
import { Icon } from './icon.tsx';

interface CommandButtonProps {
  readonly id: string;
  readonly look?: 'icon' | 'plain' | 'primary';
  /** Instead of the command's title. */
  readonly label?: string;
}

/** A button made from a command: its words, its icon, its key, and whether it can be used now. */
export function CommandButton({ id, look = 'plain', label }: CommandButtonProps) {
  const workbench = useWorkbench();
  const command = commandById(id);
  const enabled = useEnabled(command);
  const words = label ?? command.title.replace(/…$/, '');
  const key = command.keys?.[0];
  const hint = enabled === true ? `${words}${key ? ` (${keyLabel(key, onMac())})` : ''}` : enabled;
  return (
    <button
      type="button"
      className={look === 'icon' ? 'icon-button' : `button ${look}`}
      aria-label={look === 'icon' ? words : undefined}
      aria-disabled={enabled !== true}
      title={hint}
      onClick={() => void runCommand(workbench, command)}
    >
      {command.icon && <Icon name={command.icon} />}
      {look !== 'icon' && <span>{words}</span>}
    </button>
  );
}
