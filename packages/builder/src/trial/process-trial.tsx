import './trial.css';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { FlowGraph } from '@mortise/shared/flow';
import { JsonRecord } from '@mortise/shared/json';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useLanguage } from '../app/language.ts';
import { useGraph } from '../flows/editor-context.ts';
import { useTrialTexts } from './texts.ts';
import { type TrialProps, TrialTrace } from './trial-trace.tsx';

/** Runs the saved draft of a process once, with an input of the author's. */
export function ProcessTrial({ autosave, onLights }: TrialProps) {
  const t = useTrialTexts();
  const faultText = useFaultText();
  const language = useLanguage();
  const graph = useGraph();
  const [text, setText] = useState(() => JSON.stringify(blankInput(graph), null, 2));
  const input = inputFrom(text);
  const run = useMutation({
    mutationFn: async (given: JsonRecord) => {
      await autosave.flush();
      return api.trial.run.mutate({ flow: graph.id, input: given, language });
    },
  });
  return (
    <div className="trial">
      <Stack gap="sm" p="md">
        <Text size="sm">{t('helpProcess')}</Text>
        <Textarea
          label={t('input')}
          classNames={{ input: 'formula' }}
          spellCheck={false}
          autosize
          minRows={3}
          maxRows={10}
          error={input ? undefined : t('badInput')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {run.error && (
          <Alert color="red" variant="light" title={t('failed')} role="alert">
            {faultText(run.error)}
          </Alert>
        )}
        <Group>
          <Button size="sm" loading={run.isPending} disabled={!input} onClick={() => input && run.mutate(input)}>
            {t('run')}
          </Button>
        </Group>
      </Stack>
      {run.data && (
        <section className="trial-trace" aria-label={t('trace')}>
          <TrialTrace key={run.data.execution} execution={run.data.execution} onLights={onLights} />
        </section>
      )}
    </div>
  );
}

/** An input with every variable that the caller gives, empty; money by its stored name, in fen. */
function blankInput({ variables }: FlowGraph): JsonRecord {
  const given = variables.filter(({ input }) => input !== undefined);
  return Object.fromEntries(given.map(({ name, type }) => (type === 'money' ? [`${name}Fen`, 0] : [name, type === 'number' ? 0 : ''])));
}

/** Typing passes through texts that are not JSON yet: an expected result, so the parser's throw becomes a value here. */
function inputFrom(text: string): JsonRecord | undefined {
  try {
    return JsonRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
