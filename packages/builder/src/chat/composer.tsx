import type { Entry } from '@mortise/shared/conversation';
import type { FileRef } from '@mortise/shared/execution';
import type { Language } from '@mortise/shared/text';
import { type FormEvent, useState } from 'react';
import { AttachmentList } from './attachment-list.tsx';
import type { Words } from './texts.ts';
import { useAttachments } from './use-attachments.ts';

type Props = {
  readonly words: Words;
  readonly language: Language;
  readonly token: string;
  readonly expects: Entry['expects'];
  onSay(saying: { text?: string; files?: readonly FileRef[] }): void;
};

/** Where the customer types, photographs and sends. What the flow asks for decides which button is big. */
export function Composer({ words, language, token, expects, onSay }: Props) {
  const [text, setText] = useState('');
  const attachments = useAttachments(token);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onSay({ text: text.trim() });
    setText('');
  };
  const sendFiles = () => {
    onSay({ files: attachments.ready });
    attachments.clear();
  };
  const code = expects === 'code';
  return (
    <div className="composer">
      {expects === 'files' && attachments.items.length === 0 && (
        <div className="photo-ask">
          <p>{words('photoHint')}</p>
          <div className="photo-buttons">
            <FileButton label={words('photo')} capture onPick={attachments.add} primary />
            <FileButton label={words('album')} onPick={attachments.add} />
          </div>
        </div>
      )}
      <AttachmentList items={attachments.items} words={words} language={language} onRemove={attachments.remove} />
      {attachments.ready.length > 0 && (
        <button type="button" className="primary wide" disabled={attachments.busy} onClick={sendFiles}>
          {words('sendFiles', { n: attachments.ready.length })}
        </button>
      )}
      <form className="say" onSubmit={send}>
        <FileButton label={words('attach')} onPick={attachments.add} icon />
        <input
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={words(code ? 'typeCode' : 'type')}
          aria-label={words(code ? 'typeCode' : 'type')}
          inputMode={code ? 'numeric' : 'text'}
          autoComplete={code ? 'one-time-code' : 'off'}
          enterKeyHint="send"
          maxLength={4000}
        />
        <button type="submit" className="primary" disabled={text.trim() === ''}>
          {words('send')}
        </button>
      </form>
    </div>
  );
}

type ButtonProps = { label: string; onPick(files: readonly File[]): void; capture?: boolean; primary?: boolean; icon?: boolean };

/** A file input that looks like a button and keeps the keyboard and screen-reader behaviour of an input. */
function FileButton({ label, onPick, capture = false, primary = false, icon = false }: ButtonProps) {
  const look = icon ? 'icon' : primary ? 'primary' : 'secondary';
  return (
    <label className={`file-button ${look}`}>
      {icon ? <span aria-hidden="true">+</span> : label}
      <input
        type="file"
        accept="image/*,application/pdf"
        aria-label={label}
        multiple={!capture}
        {...(capture ? { capture: 'environment' } : {})}
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
