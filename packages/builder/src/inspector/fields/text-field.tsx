import { Fieldset, Group, Stack, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTextIn } from '../../app/language.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { recordIn } from '../shape.ts';
import { useInspectorTexts } from '../texts.ts';
import { VariableMenu } from '../variable-menu.tsx';

const languages = ['zh', 'en'] as const;

/** A text in both languages; where customers read it, variables stand in braces. */
export function TextField({ shape, value, path, onChange }: FieldProps) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const problems = { whole: useProblemAt(path), zh: useProblemAt(`${path}.zh`), en: useProblemAt(`${path}.en`) };
  const held = recordIn(value);
  const last = useRef<{ language: 'zh' | 'en'; at: number }>({ language: 'zh', at: Number.POSITIVE_INFINITY });
  const write = (language: 'zh' | 'en', text: string) => onChange({ zh: lineIn(held.zh), en: lineIn(held.en), [language]: text });
  const insert = (name: string) => {
    const { language, at } = last.current;
    const text = lineIn(held[language]);
    write(language, `${text.slice(0, at)}{${name}}${text.slice(at)}`);
  };
  return (
    <Fieldset legend={textIn(shape.label)} p="xs">
      <Stack gap={6}>
        {languages.map((language) => (
          <Textarea
            key={language}
            label={t(language === 'zh' ? 'chinese' : 'english')}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            autosize
            minRows={1}
            maxRows={8}
            error={problems[language] ?? (language === 'zh' ? problems.whole : undefined)}
            value={lineIn(held[language])}
            onChange={(event) => write(language, event.currentTarget.value)}
            onSelect={(event) => {
              last.current = { language, at: event.currentTarget.selectionStart };
            }}
          />
        ))}
        {shape.editor === 'text' && (
          <Group justify="flex-end">
            <VariableMenu onPick={insert} />
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}
