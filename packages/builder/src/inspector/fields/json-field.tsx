import { Textarea } from '@mantine/core';
import { Json } from '@mortise/shared/json';
import { useState } from 'react';
import { useTextIn } from '../../app/language.ts';
import type { FieldProps } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { useInspectorTexts } from '../texts.ts';

/** A value of a form for which there is no better editor, as JSON. */
export function JsonField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  const t = useInspectorTexts();
  const problem = useProblemAt(path);
  const [draft, setDraft] = useState<string>();
  const read = draft === undefined ? undefined : jsonIn(draft);
  return (
    <Textarea
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={read && !read.ok ? t('badJson') : problem}
      classNames={{ input: 'formula' }}
      spellCheck={false}
      autosize
      minRows={2}
      maxRows={12}
      value={draft ?? JSON.stringify(value ?? null, null, 2)}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        const next = jsonIn(event.currentTarget.value);
        if (next.ok) onChange(next.value);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}

/** Typing passes through texts that are not JSON yet: an expected result, so the parser's throw becomes a value here. */
function jsonIn(text: string): { readonly ok: true; readonly value: Json } | { readonly ok: false } {
  try {
    return { ok: true, value: Json.parse(JSON.parse(text)) };
  } catch {
    return { ok: false };
  }
}
