import { createElement, Fragment, type ReactNode } from 'react';

const CODE = /`([^`]+)`/;
const WEB_ADDRESS = /^https:\/\/\S+$/;

interface ProseProps {
  readonly text: string;
  readonly onLink: (address: string) => void;
}

/** The Markdown that our own rules are written in: paragraphs, `code` and addresses that stand alone. */
export function Prose({ text, onLink }: ProseProps) {
  return text.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{words(paragraph, onLink)}</p>);
}

function words(paragraph: string, onLink: ProseProps['onLink']): ReactNode {
  if (WEB_ADDRESS.test(paragraph)) return <WebLink address={paragraph} onOpen={onLink} />;
  // Splitting by a pattern with one group puts what the group held at every second place.
  const parts = paragraph.split(CODE).map((part, at) => (at % 2 === 1 ? createElement('code', undefined, part) : part));
  return createElement(Fragment, undefined, ...parts); // children of their own, not a list: they never move and need no keys
}

/** A link that the system's browser opens, by way of main's allow-list. */
export function WebLink({ address, onOpen }: { readonly address: string; readonly onOpen: (address: string) => void }) {
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault();
        onOpen(address);
      }}
    >
      {address}
    </a>
  );
}
