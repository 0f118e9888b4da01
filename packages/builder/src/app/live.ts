import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

type News = {
  readonly changed?: string;
  readonly seq?: number;
  readonly progress?: { readonly execution: string; readonly node: string; readonly share: number };
};

/** How far a long step of a watched execution is. */
export type LiveProgress = NonNullable<News['progress']>;

const longestPauseMs = 15_000;

/** One line to the runtime for the whole page: it says what changed, and the screens fetch it anew. */
function openLive() {
  const watches = new Map<string, number>();
  const listeners = new Set<(news: News) => void>();
  let line: WebSocket | undefined;
  let pauseMs = 1000;

  const watchAll = () => {
    if (line?.readyState === WebSocket.OPEN) line.send(JSON.stringify({ watch: [...watches.keys()] }));
  };
  const connect = () => {
    line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
    line.onopen = () => {
      pauseMs = 1000;
      watchAll();
      // What happened while the line was broken is not told again: everything watched may have changed.
      for (const topic of watches.keys()) tell({ changed: topic });
    };
    line.onmessage = ({ data }) => tell(JSON.parse(String(data)));
    line.onclose = () => {
      if (watches.size === 0) {
        line = undefined;
        return;
      }
      setTimeout(connect, pauseMs * (0.5 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
  };
  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };

  return {
    watch(topic: string, listener: (news: News) => void): () => void {
      watches.set(topic, (watches.get(topic) ?? 0) + 1);
      listeners.add(listener);
      if (line) watchAll();
      else connect();
      return () => {
        listeners.delete(listener);
        const left = (watches.get(topic) ?? 1) - 1;
        if (left > 0) watches.set(topic, left);
        else watches.delete(topic);
        watchAll();
      };
    },
  };
}

const live = openLive();

/** Fetches anew whatever belongs to a topic when the runtime says that it changed; gives how far a long step is. */
export function useLive(topic: string | undefined): LiveProgress | undefined {
  const client = useQueryClient();
  const [progress, setProgress] = useState<LiveProgress>();
  useEffect(() => {
    if (topic === undefined) return;
    return live.watch(topic, (news) => {
      if (news.changed === topic) {
        setProgress(undefined);
        for (const queryKey of queriesOf(topic)) void client.invalidateQueries({ queryKey });
      }
      if (news.progress && topic === `execution:${news.progress.execution}`) setProgress(news.progress);
    });
  }, [topic, client]);
  return progress;
}

type QueryKey = Parameters<QueryClient['invalidateQueries']>[0] extends { queryKey?: infer K } | undefined ? K : never;

function queriesOf(topic: string): readonly NonNullable<QueryKey>[] {
  const [kind = '', id = ''] = topic.split(/:(.*)/s);
  if (kind === 'tasks') return [['tasks'], ['incidents'], ['desk']];
  if (kind === 'execution') return [['executions', 'one', id]];
  if (kind === 'flow') return [['flows']];
  if (kind === 'conversation') return [['desk', 'transcript', id]];
  return [[kind]];
}
