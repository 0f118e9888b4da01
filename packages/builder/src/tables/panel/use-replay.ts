import { type DecisionTable, inputsFromGrid, type Replay, type ReplayProgress } from '@mortise/shared/decision';
import { useRef, useState } from 'react';
import { useMe } from '../../app/me.ts';
import type { Replaying } from '../checking/table-line.ts';
import { readTableFile } from '../files/read-file.ts';
import { useFileTexts } from '../files/texts.ts';
import { useTable, useTableBoard } from '../table-board.ts';
import { useTablePanelTexts } from './texts.ts';

type State =
  | { readonly is: 'idle' }
  | ({ readonly is: 'running' } & ReplayProgress)
  | { readonly is: 'done'; readonly replay: Replay; readonly notes: readonly string[] }
  | { readonly is: 'refused'; readonly why: string };

/** Reads recorded inputs from a file and replays them; can be stopped at any time. */
export function useReplay(before: DecisionTable) {
  const t = useTablePanelTexts();
  const files = useFileTexts();
  const table = useTable();
  const zone = useMe().data?.tenant.zone ?? 'Asia/Shanghai';
  const { checking } = useTableBoard();
  const [state, setState] = useState<State>({ is: 'idle' });
  const running = useRef<Replaying>(undefined);
  const refuse = (why: string) => setState({ is: 'refused', why });

  const start = async (file: File) => {
    const read = await readTableFile(file);
    if (read.is === 'refused') return refuse(files(read.why));
    if (read.is === 'dmn') return refuse(files('unreadable'));
    const { rows, missing, ignored, unread } = inputsFromGrid(read.grid, table, { now: new Date().toISOString(), zone });
    if (rows.length === 0) return refuse(t('replayEmpty'));
    setState({ is: 'running', done: 0, total: rows.length, changed: 0 });
    const replaying = checking.replay(before, rows, (progress) => setState({ is: 'running', ...progress }));
    running.current = replaying;
    const replay = await replaying.result;
    if (running.current !== replaying) return setState({ is: 'idle' });
    if (!replay) return refuse(t('tryBroken'));
    const notes = [
      ...(missing.length > 0 ? [t('replayMissing', { list: missing.join('、') })] : []),
      ...(ignored.length > 0 ? [t('replayIgnored', { list: ignored.join('、') })] : []),
      ...(unread.length > 0 ? [t('replayUnread', { count: unread.length, text: unread[0]?.text ?? '' })] : []),
    ];
    setState({ is: 'done', replay, notes });
  };
  const stop = () => {
    const stopped = running.current;
    running.current = undefined;
    stopped?.stop();
  };
  return { state, start, stop };
}
