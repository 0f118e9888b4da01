import type { Language } from '@mortise/shared/text';
import type { Words } from './texts.ts';
import type { Attachment } from './use-attachments.ts';

type Props = { readonly items: readonly Attachment[]; readonly words: Words; readonly language: Language; onRemove(id: string): void };

/** The picked files with their progress and, for photos, whether they can be read. */
export function AttachmentList({ items, words, language, onRemove }: Props) {
  if (items.length === 0) return null;
  return (
    <ul className="attachments">
      {items.map((item) => (
        <li key={item.id}>
          {item.preview ? <img src={item.preview} alt={item.name} /> : <span className="file">{item.name}</span>}
          <div className="about" role="status">
            <AttachmentState item={item} words={words} language={language} />
          </div>
          <button type="button" className="quiet" aria-label={`${words('remove')} ${item.name}`} onClick={() => onRemove(item.id)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function AttachmentState({ item, words, language }: { item: Attachment; words: Words; language: Language }) {
  if (item.failed) return <span className="bad">{words('uploadFailed')}</span>;
  if (!item.uploaded) return <progress value={item.share} max={1} aria-label={`${words('uploading')} ${item.name}`} />;
  const { quality } = item.uploaded;
  if (!quality || quality.verdict === 'good') return <span className="good">{words('goodPhoto')}</span>;
  return (
    <>
      <span className="bad">{words('poorPhoto')}</span>
      {quality.reasons.map((reason) => (
        <span key={typeof reason === 'string' ? reason : reason.zh} className="reason">
          {typeof reason === 'string' ? reason : reason[language]}
        </span>
      ))}
    </>
  );
}
