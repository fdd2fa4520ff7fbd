import { useWorkbench } from '../app/use-workbench.ts';
import { notify } from '../stores/notify.ts';
import { Icon } from './icon.tsx';

interface ReasonedButtonProps {
  readonly label: string;
  readonly icon?: string;
  /** Why it cannot be used now, and what to do first; undefined: it can. */
  readonly whyNot: string | undefined;
  readonly onClick: () => void;
}

/** A button that stays reachable when it cannot be used, says why in its tooltip, and says it aloud when it is pressed all the same. */
export function ReasonedButton({ icon, label, onClick, whyNot }: ReasonedButtonProps) {
  const workbench = useWorkbench();
  const choose = () => (whyNot === undefined ? onClick() : notify(workbench, 'info', whyNot));
  return (
    <button type="button" className="button plain" aria-disabled={whyNot !== undefined} title={whyNot ?? label} onClick={choose}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{label}</span>
    </button>
  );
}
