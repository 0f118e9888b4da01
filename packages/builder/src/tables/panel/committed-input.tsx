import { Textarea, type TextareaProps } from '@mantine/core';
import { useState } from 'react';

type Props = Omit<TextareaProps, 'value' | 'onChange'> & { readonly value: string; readonly lines?: boolean; onCommit(text: string): void };

/** A field whose text counts when it is left, or by Enter where it has one line; Escape gives back what was there. */
export function CommittedInput({ value, lines = false, onCommit, ...rest }: Props) {
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string }>();
  const text = draft?.of === value ? draft.text : value;
  const commit = () => {
    setDraft(undefined);
    if (text !== value) onCommit(text);
  };
  return (
    <Textarea
      {...rest}
      autosize
      minRows={lines ? 3 : 1}
      maxRows={lines ? 10 : 4}
      spellCheck={false}
      value={text}
      onChange={(event) => setDraft({ of: value, text: event.currentTarget.value })}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') setDraft(undefined);
        if (event.key !== 'Enter' || lines) return;
        event.preventDefault();
        commit();
      }}
    />
  );
}
