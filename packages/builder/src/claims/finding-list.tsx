import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReviewCase } from '@mortise/shared/claim';
import { useState } from 'react';
import { useTextIn } from '../app/language.ts';
import { useReviewTexts } from './texts.ts';

type Finding = ReviewCase['receipts'][number]['findings'][number];

const colours: Readonly<Record<Finding['verdict'], string>> = {
  fail: 'red',
  warn: 'orange',
  'not-checkable': 'gray',
  pass: 'teal',
  'n/a': 'gray',
};
const order: readonly Finding['verdict'][] = ['fail', 'warn', 'not-checkable', 'pass', 'n/a'];

type Props = { readonly findings: readonly Finding[]; onLight(field: string | undefined): void };

/** What the checks say, the worst first; what passed is counted and shown on demand. */
export function FindingList({ findings, onLight }: Props) {
  const t = useReviewTexts();
  const textIn = useTextIn();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const passed = findings.filter(({ verdict }) => verdict === 'pass').length;
  const shown = all ? sorted : sorted.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'n/a');
  return (
    <Stack component="section" gap={8} aria-label={t('checks')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('checks')}
        </Title>
        <Group gap={8}>
          <Text size="sm" c="gray.7">
            {t('passed', { count: passed })}
          </Text>
          {!all && shown.length < findings.length && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              {t('showAll')}
            </Button>
          )}
        </Group>
      </Group>
      {shown.length === 0 && (
        <Text size="sm" c="gray.7">
          {t('noneFailed')}
        </Text>
      )}
      <Stack component="ul" gap={6} className="plain-list">
        {shown.map(({ check, verdict, message, evidence }, at) => (
          <li
            key={`${check}:${at}`}
            className={`finding ${verdict.replace('/', '')}`}
            onMouseEnter={() => onLight(evidence[0]?.field)}
            onMouseLeave={() => onLight(undefined)}
          >
            <Badge size="sm" variant="light" color={colours[verdict]} tt="none">
              {t(`verdict.${verdict}`)}
            </Badge>
            <Text size="sm">{textIn(message)}</Text>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
