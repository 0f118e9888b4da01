import { Alert, Button, FileInput, Group, List, Loader, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import type { BpmnWarning } from '@mortise/shared/bpmn';
import type { FlowGraph } from '@mortise/shared/flow';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { useAppTexts } from '../app/texts.ts';
import { ImportPreview } from './import-preview.tsx';
import { useImportTexts } from './import-texts.ts';
import { type BpmnPreview, readBpmnFile } from './read-bpmn-file.ts';
import { useAllFlows } from './resources.ts';

/** Asks for a BPMN file, shows what becomes of it, and makes its flows. */
export function ImportDialog({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const t = useImportTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: flows } = useAllFlows();
  const read = useMutation({ mutationFn: (file: File) => readBpmnFile(file, flows?.map(({ id }) => id) ?? []) });
  const found = read.data?.ok ? read.data.flows : [];
  const create = useMutation({
    mutationFn: () => {
      // The file goes once, not once for each of its flows.
      const document = found[0]?.graph.origin?.document ?? '';
      const bare = (graph: FlowGraph) => (graph.origin ? { ...graph, origin: { ...graph.origin, document: '' } } : graph);
      return api.flows.import.mutate({ document, graphs: found.map(({ graph }) => bare(graph)) });
    },
    onSuccess: async ({ ids: [first] }) => {
      await client.invalidateQueries({ queryKey: ['flows'] });
      if (first !== undefined) await navigate({ to: '/flows/$flow', params: { flow: first } });
    },
  });
  const close = () => {
    read.reset();
    create.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} size="xl" title={t('title')} closeButtonProps={{ 'aria-label': app('close') }}>
      <Stack>
        <Text size="sm" c="gray.7">
          {t('help')}
        </Text>
        <FileInput
          label={t('file')}
          placeholder={t('choose')}
          accept=".bpmn,.xml"
          disabled={!flows}
          leftSection={<IconFileImport size={16} />}
          onChange={(file) => file && read.mutate(file)}
        />
        {create.error && (
          <Alert color="red" variant="light" role="alert">
            {faultText(create.error)}
          </Alert>
        )}
        {read.isPending && (
          <Group gap={8} role="status">
            <Loader size="xs" />
            <Text size="sm">{t('reading')}</Text>
          </Group>
        )}
        {read.data && <Findings preview={read.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {app('cancel')}
          </Button>
          <Button disabled={found.length === 0} loading={create.isPending} onClick={() => create.mutate()}>
            {t('create', { count: found.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Findings({ preview }: { readonly preview: BpmnPreview }) {
  const t = useImportTexts();
  const textIn = useTextIn();
  if (!preview.ok) {
    return (
      <Alert color="red" variant="light" role="alert">
        {textIn(preview.message)}
      </Alert>
    );
  }
  return (
    <Stack gap="sm">
      {preview.flows.length === 0 ? <Text size="sm">{t('nothing')}</Text> : <ImportPreview flows={preview.flows} />}
      {preview.warnings.length > 0 && <WarningList warnings={preview.warnings} />}
    </Stack>
  );
}

function WarningList({ warnings }: { readonly warnings: readonly BpmnWarning[] }) {
  const t = useImportTexts();
  const textIn = useTextIn();
  const title = t('warnings', { count: warnings.length });
  return (
    <Alert color="yellow" variant="light" title={title}>
      <ScrollArea.Autosize mah={160} viewportProps={{ tabIndex: 0, 'aria-label': title, role: 'region' }}>
        <List size="sm" spacing={2}>
          {warnings.map((warning) => (
            <List.Item key={`${warning.code}${warning.element}${warning.message.zh}`}>{textIn(warning.message)}</List.Item>
          ))}
        </List>
      </ScrollArea.Autosize>
    </Alert>
  );
}
