import type { Entry } from '@mortise/shared/conversation';
import { useEffect, useRef } from 'react';
import type { ConversationView, Saying } from './conversation.ts';
import type { Words } from './texts.ts';

type Props = { readonly view: ConversationView; readonly words: Words; onChoose(choice: string): void };

/** What was said, newest at the bottom, read out by screen readers as it comes; the last question's choices are buttons. */
export function ConversationLog({ view, words, onChoose }: Props) {
  const end = useRef<HTMLDivElement>(null);
  const length = view.entries.length + view.pending.length;
  const { typing } = view;
  useEffect(() => {
    if (length > 0 || typing) end.current?.scrollIntoView({ block: 'end' });
  }, [length, typing]);
  // A keyboard or a photo below takes room: the last line must stay in sight.
  useEffect(() => {
    const log = end.current?.parentElement;
    if (!log) return;
    const observer = new ResizeObserver(() => log.scrollTo({ top: log.scrollHeight }));
    observer.observe(log);
    return () => observer.disconnect();
  }, []);
  const last = view.entries.at(-1);
  return (
    // A log that scrolls must be reachable by keyboard, or its older lines are not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="log" role="log" aria-live="polite" aria-label={words('log')} tabIndex={0}>
      {view.entries.map((entry) => (
        <Line key={entry.n} entry={entry} words={words} />
      ))}
      {view.pending.map((saying) => (
        <PendingLine key={saying.id} saying={saying} words={words} choices={last?.choices} />
      ))}
      {last?.choices && view.pending.length === 0 && (
        <div className="choices">
          {last.choices.map(({ id, title }) => (
            <button key={id} type="button" className="choice" onClick={() => onChoose(id)}>
              {title}
            </button>
          ))}
        </div>
      )}
      {(view.typing || view.progress !== undefined) && <Working share={view.progress} words={words} />}
      <div ref={end} />
    </div>
  );
}

function Line({ entry, words }: { readonly entry: Entry; readonly words: Words }) {
  const who = entry.from === 'customer' ? words('you') : words(entry.from);
  return (
    <div className={`line from-${entry.from}`}>
      <span className="who">{entry.from === 'agent' && entry.by ? `${who} ${entry.by}` : who}</span>
      <div className="bubble">
        {entry.text && <p>{entry.text}</p>}
        {entry.files?.map((file, i) => (
          // Files of an entry never change their order, and may share a name.
          <p key={i} className="file">
            {`${words('file')} ${file.name ?? ''}`}
          </p>
        ))}
      </div>
    </div>
  );
}

type PendingProps = { readonly saying: Saying; readonly words: Words; readonly choices: Entry['choices'] };

function PendingLine({ saying, words, choices }: PendingProps) {
  const chosen = choices?.find(({ id }) => id === saying.choice)?.title;
  return (
    <div className="line from-customer pending">
      <span className="who">{words('sending')}</span>
      <div className="bubble">
        <p>{saying.text ?? chosen ?? saying.files?.map(({ name }) => name ?? words('file')).join('、') ?? ''}</p>
      </div>
    </div>
  );
}

function Working({ share, words }: { readonly share: number | undefined; readonly words: Words }) {
  if (share === undefined) {
    return (
      <div className="typing" role="img" aria-label={words('typing')}>
        <i />
        <i />
        <i />
      </div>
    );
  }
  return (
    <div className="working">
      <span>{words('working')}</span>
      <progress value={share} max={1} aria-label={words('working')} />
    </div>
  );
}
