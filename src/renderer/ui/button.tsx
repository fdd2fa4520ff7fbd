import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly kind?: 'primary' | 'danger' | 'plain';
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly autoFocus?: boolean;
}

export function Button({ children, onClick, kind = 'plain', icon, disabled = false, title, autoFocus = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${kind}`}
      onClick={onClick}
      disabled={disabled}
      title={title}
      data-autofocus={autoFocus || undefined}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly onClick: () => void;
  /** Shown beside the label in the tooltip. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

export function IconButton({ icon, label, onClick, hint, disabled = false, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={hint ? `${label} (${hint})` : label}
      onClick={onClick}
      disabled={disabled}
    >
      <Icon name={icon} />
    </button>
  );
}
