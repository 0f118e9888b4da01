import type { Language } from '@mortise/shared/text';
import mark from '../app/mark.svg';
import './conversation.css';
import { useEffect, useState } from 'react';
import { Composer } from './composer.tsx';
import { ConversationLog } from './conversation-log.tsx';
import { chatTexts, wordsIn } from './texts.ts';
import { useConversation } from './use-conversation.ts';

/** The customer's chat: one tenant, one conversation, on a phone or inside another site. */
export function ChatPage({ tenant }: { readonly tenant: string }) {
  const [language, setLanguage] = useState<Language>(preferred);
  const words = wordsIn(language);
  const { line, view, restart, retry } = useConversation(tenant, language);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = chatTexts.title[language];
  }, [language]);
  const say = (saying: { text?: string; choice?: string }) => line.is === 'held' && line.held.say({ id: crypto.randomUUID(), ...saying });
  return (
    <div className="chat conversation">
      <header className="chat-head">
        <img src={mark} alt="" width="28" height="28" />
        <h1>{words('title')}</h1>
        <button type="button" className="quiet" onClick={restart}>
          {words('restart')}
        </button>
        <button
          type="button"
          className="quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {words('otherLanguage')}
        </button>
      </header>
      <div className="chat-state" role="status">
        {view?.state === 'lost' && words('lost')}
        {line.is === 'starting' && words('connecting')}
      </div>
      {line.is === 'failed' && (
        <main className="chat-failed">
          <p role="alert">{words('failed')}</p>
          <button type="button" className="primary" onClick={retry}>
            {words('retry')}
          </button>
        </main>
      )}
      {line.is === 'held' && view && (
        <main className="chat-main">
          <ConversationLog view={view} words={words} onChoose={(choice) => say({ choice })} />
          <Composer
            words={words}
            language={language}
            token={line.token}
            expects={view.entries.at(-1)?.expects}
            onSay={(saying) => line.held.say({ id: crypto.randomUUID(), ...saying })}
          />
        </main>
      )}
    </div>
  );
}

/** What the address asks for; else Chinese first: English only for browsers that ask for nothing Chinese. */
function preferred(): Language {
  const asked = new URLSearchParams(location.search).get('language');
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.languages.some((each) => each.startsWith('zh')) ? 'zh' : 'en';
}
