import { Code, ScrollArea, Stack, Text } from '@mantine/core';
import type { OpaqueSettings } from '@mortise/shared/flow';
import { useInspectorTexts } from './texts.ts';

/** How its file wrote a step of another tool: to be read, not to be changed. */
export function OpaqueSource({ opaque }: { readonly opaque: OpaqueSettings }) {
  const t = useInspectorTexts();
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('source')}
      </Text>
      {opaque.source === '' ? (
        <Text size="sm" c="gray.6">
          {t('sourceElsewhere')}
        </Text>
      ) : (
        <ScrollArea.Autosize mah={220} viewportProps={{ tabIndex: 0, 'aria-label': t('source'), role: 'region' }}>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {opaque.source}
          </Code>
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}
