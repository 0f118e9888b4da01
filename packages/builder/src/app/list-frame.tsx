import { Alert, Button, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFaultText } from './fault.ts';
import type { Pages } from './pages.ts';
import { useAppTexts } from './texts.ts';

type Props = {
  readonly pages: Pages;
  readonly empty: { readonly title: string; readonly help: string; readonly action?: ReactNode };
  readonly children: ReactNode;
};

/** What stands around every list: loading, an error that says what to do, an empty state, and the pages. */
export function ListFrame({ pages, empty, children }: Props) {
  const t = useAppTexts();
  if (pages.isPending) return <Waiting />;
  if (pages.error) return <Failure error={pages.error} onRetry={pages.retry} />;
  if (pages.items.length === 0 && pages.number === 1) return <Empty {...empty} />;
  return (
    <Stack gap="md">
      {children}
      {(pages.back || pages.forward) && (
        <Group component="nav" aria-label={t('pages')} justify="flex-end" gap="sm">
          <Button variant="default" size="sm" leftSection={<IconChevronLeft size={16} />} disabled={!pages.back} onClick={pages.back}>
            {t('previous')}
          </Button>
          <Text size="sm">{t('page', { number: pages.number })}</Text>
          <Button
            variant="default"
            size="sm"
            rightSection={<IconChevronRight size={16} />}
            disabled={!pages.forward}
            onClick={pages.forward}
          >
            {t('next')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Something is on its way. */
export function Waiting() {
  const t = useAppTexts();
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={44} radius="md" />
      ))}
    </Stack>
  );
}

/** A call failed: says what to do, and lets the person try again. */
export function Failure({ error, onRetry }: { readonly error: unknown; onRetry?(): void }) {
  const t = useAppTexts();
  const faultText = useFaultText();
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={t('failed')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{faultText(error)}</Text>
        {onRetry && (
          <Button variant="default" size="sm" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Nothing is there yet, and what to do about it. */
export function Empty({ title, help, action }: Props['empty']) {
  return (
    <Stack align="center" gap="xs" py={56} ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" color="teal">
        <IconInbox size={28} stroke={1.5} />
      </ThemeIcon>
      <Text fw={600} size="lg">
        {title}
      </Text>
      <Text size="sm" c="gray.6" maw={420}>
        {help}
      </Text>
      {action}
    </Stack>
  );
}
