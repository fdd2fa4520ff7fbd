interface IconProps {
  /** The codicon's name. */
  readonly name: string;
  readonly spin?: boolean;
}

/** A picture without meaning of its own: whoever shows it also says it in words. */
export function Icon({ name, spin = false }: IconProps) {
  return <span className={`codicon codicon-${name}${spin ? ' spin' : ''}`} aria-hidden="true" />;
}
