import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { FlowGraph } from '@mortise/shared/flow';
import { IconDots, IconFileExport, IconJson } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { faultFrom, useFaultText } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { useNotice } from '../app/notice.ts';
import { useBoard, useGraph } from './editor-context.ts';
import { useFlowTexts } from './texts.ts';

/** Gives the drawing out as a file: BPMN for other tools, JSON for the command line. */
export function ExportMenu() {
  const t = useFlowTexts();
  const textIn = useTextIn();
  const notice = useNotice();
  const faultText = useFaultText();
  const graph = useGraph();
  const { editor } = useBoard();
  const bpmn = useMutation({
    mutationFn: async () => {
      const { bpmnFromFlows } = await import('@mortise/shared/bpmn');
      const titles = new Map([...editor.catalogue.values()].map(({ kind, title }) => [kind, textIn(title)]));
      return bpmnFromFlows([graph, ...(await siblingsOf(graph))], { titleOf: (kind) => titles.get(kind) ?? '' });
    },
    onSuccess: ({ xml, warnings }) => {
      save(`${graph.id}.bpmn`, xml, 'application/xml');
      if (warnings.length > 0) notice(t('exported', { notes: warnings.map(({ message }) => textIn(message)).join(' ') }), 'orange');
    },
    onError: (error) => notice(faultText(error), 'red'),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('more')}>
          <ActionIcon variant="subtle" color="gray.8" size={36} aria-label={t('more')} loading={bpmn.isPending}>
            <IconDots size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => bpmn.mutate()}>
          {t('exportBpmn')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconJson size={16} />}
          onClick={() => save(`${graph.id}.flow.json`, `${JSON.stringify(graph, undefined, 2)}\n`, 'application/json')}
        >
          {t('exportJson')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The other flows that came from the same file, as their drafts are now. One that is not there any more stays as the file has it. */
async function siblingsOf({ id, origin }: FlowGraph): Promise<readonly FlowGraph[]> {
  const others = Object.values(origin?.flows ?? {}).filter((other) => other !== id);
  const drafts = await Promise.all(others.map(draftOf));
  return drafts.filter((draft) => draft !== undefined).filter((draft) => draft.origin?.document === origin?.document);
}

async function draftOf(id: string): Promise<FlowGraph | undefined> {
  try {
    return (await api.flows.open.query({ id })).graph;
  } catch (error) {
    if (faultFrom(error).code === 'flow.not-found') return undefined;
    throw error;
  }
}

function save(name: string, content: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
