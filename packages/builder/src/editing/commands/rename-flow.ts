import type { Text } from '@mortise/shared/text';
import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

/** Names the flow, in both languages. */
export const renameFlow = defineCommand<{ readonly name: Text }>({
  title: { zh: '流程改名', en: 'Rename the flow' },
  refuse: (_, { name }) => (name.zh.trim() === '' || name.en.trim() === '' ? refusals.emptyName : undefined),
  apply: (graph, { name }) => ({ ...graph, name }),
});
