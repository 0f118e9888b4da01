import './trial.css';
import '../chat/conversation.css';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useLanguage } from '../app/language.ts';
import { Composer } from '../chat/composer.tsx';
import { type Conversation, openConversation } from '../chat/conversation.ts';
import { ConversationLog } from '../chat/conversation-log.tsx';
import { chatSocket } from '../chat/start-conversation.ts';
import { wordsIn } from '../chat/texts.ts';
import { useConversationView } from '../chat/use-conversation.ts';
import { useGraph } from '../flows/editor-context.ts';
import { useTrialTexts } from './texts.ts';
import { type TrialProps, TrialTrace } from './trial-trace.tsx';

type Trial = { readonly execution: string; readonly token: string };

/** Chats with the saved draft, above the trace of what it does. */
export function DialogTrial({ autosave, onLights }: TrialProps) {
  const t = useTrialTexts();
  const faultText = useFaultText();
  const language = useLanguage();
  const { id: flow } = useGraph();
  const start = useMutation({
    mutationFn: async (): Promise<Trial> => {
      await autosave.flush();
      return api.trial.start.mutate({ flow, language });
    },
  });
  return (
    <div className="trial">
      <Stack gap="sm" p="md">
        {!start.data && <Text size="sm">{t('help')}</Text>}
        {start.error && (
          <Alert color="red" variant="light" title={t('failed')} role="alert">
            {faultText(start.error)}
          </Alert>
        )}
        <Group>
          <Button size="sm" variant={start.data ? 'default' : 'filled'} loading={start.isPending} onClick={() => start.mutate()}>
            {t(start.data ? 'again' : 'start')}
          </Button>
        </Group>
      </Stack>
      {start.data && (
        <>
          <TrialChat key={start.data.execution} trial={start.data} />
          <section className="trial-trace" aria-label={t('trace')}>
            <TrialTrace execution={start.data.execution} onLights={onLights} />
          </section>
        </>
      )}
    </div>
  );
}

function TrialChat({ trial: { token } }: { readonly trial: Trial }) {
  const t = useTrialTexts();
  const language = useLanguage();
  const words = wordsIn(language);
  const [held, setHeld] = useState<Conversation>();
  useEffect(() => {
    const opened = openConversation({ socket: chatSocket(), token });
    setHeld(opened);
    return opened.close;
  }, [token]);
  const view = useConversationView(held);
  if (!held || !view) return null;
  const say = (saying: { text?: string; choice?: string }) => held.say({ id: crypto.randomUUID(), ...saying });
  return (
    <section className="conversation trial-chat" aria-label={t('chat')}>
      <ConversationLog view={view} words={words} onChoose={(choice) => say({ choice })} />
      <Composer
        words={words}
        language={language}
        token={token}
        expects={view.entries.at(-1)?.expects}
        onSay={(saying) => held.say({ id: crypto.randomUUID(), ...saying })}
      />
    </section>
  );
}
