import { useEffect, useId, useState } from 'react';
import { type AccountTarget, imageNameFault } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { messageOf } from '../../stores/notify.ts';
import { whyNot } from './image-words.ts';

/** What is known of a name for an image. */
export interface NameCheck {
  /** `free`: the account has been asked. */
  readonly is: 'checking' | 'free' | 'faulty';
  readonly fault: string | undefined;
}

const pause = 300;

/**
 * Whether an image can have this name in an account and Region; the account is asked when typing pauses, and again once something was
 * `made`.
 */
export function useNameCheck({ connection, region }: AccountTarget, name: string, made?: string): NameCheck {
  const { client } = useWorkbench().connection;
  const question = `${connection} ${region} ${name} ${made}`;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly fault: string | undefined }>();
  const fault = imageNameFault(name);
  useEffect(() => {
    if (fault !== undefined) return undefined;
    const stop = new AbortController();
    const told = (found: string | undefined) => {
      if (!stop.signal.aborted) setAnswer({ of: question, fault: found });
    };
    const timer = setTimeout(() => {
      client.appstreamImages.checkName({ connection, region, name }, { signal: stop.signal }).then(
        (permit) => told(whyNot(permit)),
        (error: unknown) => told(`The name cannot be checked: ${messageOf(error)}`),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, connection, region, name, question, fault]);
  if (fault !== undefined) return { is: 'faulty', fault };
  if (answer?.of !== question) return { is: 'checking', fault: undefined };
  return { is: answer.fault === undefined ? 'free' : 'faulty', fault: answer.fault };
}

interface NameFieldProps {
  readonly value: string;
  readonly check: NameCheck;
  readonly region: string;
  readonly onChange: (value: string) => void;
}

/** The name of an image that is to be, with whether it is free where it is to be. */
export function NameField({ check: { fault, is }, onChange, region, value }: NameFieldProps) {
  const id = useId();
  const [touched, setTouched] = useState(false);
  const shown = touched || value !== '' ? fault : undefined;
  const note =
    is === 'free' ? `Nothing in ${region} has this name.` : is === 'checking' ? `Looking whether ${region} has this name…` : undefined;
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        Name
      </label>
      <input
        id={id}
        className="field"
        spellCheck={false}
        autoComplete="off"
        value={value}
        aria-invalid={shown !== undefined}
        aria-describedby={`${id}-fault`}
        onBlur={() => setTouched(true)}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-fault`} className={shown === undefined ? 'modal-note' : 'field-fault'} role="status">
        {shown ?? note}
      </p>
    </div>
  );
}
