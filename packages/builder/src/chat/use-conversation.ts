import type { Language } from '@mortise/shared/text';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type Conversation, openConversation } from './conversation.ts';
import { chatMemory } from './memory.ts';
import { chatSocket, startConversation } from './start-conversation.ts';

type Line =
  | { readonly is: 'starting' }
  | { readonly is: 'failed' }
  | { readonly is: 'held'; readonly token: string; readonly held: Conversation };

/** The tenant's conversation in this browser; `restart` begins another. A token that is no longer good is replaced by itself. */
export function useConversation(tenant: string, language: Language) {
  const [line, setLine] = useState<Line>({ is: 'starting' });
  const [round, setRound] = useState(0);

  // The language matters when a conversation starts and must not start another one, so it is not among the reasons to run again.
  useEffect(() => {
    let held: Conversation | undefined;
    let gone = false;
    startConversation(tenant, language).then(
      ({ token }) => {
        if (gone) return;
        held = openConversation({ socket: chatSocket(), token });
        setLine({ is: 'held', token, held });
      },
      () => setLine({ is: 'failed' }),
    );
    return () => {
      gone = true;
      held?.close();
    };
  }, [tenant, round]);

  const restart = useCallback(() => {
    chatMemory(tenant).keep(undefined);
    setLine({ is: 'starting' });
    setRound((n) => n + 1);
  }, [tenant]);
  const retry = useCallback(() => setRound((n) => n + 1), []);
  const view = useConversationView(line.is === 'held' ? line.held : undefined);
  useEffect(() => {
    if (view?.state === 'refused') restart();
  }, [view?.state, restart]);
  return { line, view, restart, retry };
}

/** A conversation's view, drawn again whenever it changes. */
export function useConversationView(conversation: Conversation | undefined) {
  const subscribe = useCallback((listener: () => void) => conversation?.subscribe(listener) ?? nothing, [conversation]);
  return useSyncExternalStore(subscribe, () => conversation?.view());
}

function nothing(): void {}
