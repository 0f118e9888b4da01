import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { SheetAnswers, SheetQuestion } from '@mortise/shared/decision';
import { useState } from 'react';
import { useTextIn } from '../../app/language.ts';
import { useAppTexts } from '../../app/texts.ts';
import { useFileTexts } from './texts.ts';

type Props = { readonly questions: readonly SheetQuestion[]; onAnswer(answers: SheetAnswers): void; onCancel(): void };

/** What a sheet does not say and only a person can: one question after the other, each with its suggested answer chosen. */
export function QuestionForm({ questions, onAnswer, onCancel }: Props) {
  const t = useFileTexts();
  const app = useAppTexts();
  const textIn = useTextIn();
  const [chosen, setChosen] = useState<SheetAnswers>({});
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(Object.fromEntries(questions.map(({ id, suggested }) => [id, chosen[id] ?? suggested])));
      }}
    >
      <Stack>
        <Text size="sm">{t('questions')}</Text>
        {questions.map(({ id, heading, text, choices, suggested, examples }) => (
          <Radio.Group
            key={id}
            label={`${heading === undefined ? '' : t('forColumn', { heading })} ${textIn(text)}`.trim()}
            description={examples.length === 0 ? undefined : t('examples', { list: examples.join('　') })}
            value={chosen[id] ?? suggested}
            onChange={(choice) => setChosen({ ...chosen, [id]: choice })}
          >
            <Stack gap={6} mt={8}>
              {choices.map((choice) => (
                <Radio key={choice.id} value={choice.id} label={textIn(choice.title)} />
              ))}
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {app('cancel')}
          </Button>
          <Button type="submit" data-autofocus>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
