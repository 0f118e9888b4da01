import { Stack, Text, Title } from '@mantine/core';
import type { DecisionTable } from '@mortise/shared/decision';
import { useEffect, useState } from 'react';
import { useTextIn } from '../../app/language.ts';
import type { ToldComparison } from '../checking/messages.ts';
import { useTableBoard } from '../table-board.ts';
import { useTablePanelTexts } from './texts.ts';

const pauseMs = 300;

/** For which inputs the table as it stands decides otherwise than another: exactly, with an example each, without running either. */
export function DecidedOtherwise({ before }: { readonly before: DecisionTable }) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const comparison = useComparison(before);
  if (!comparison) return null;
  const { differences, more, incomplete, unseen } = comparison;
  return (
    <section aria-label={t('decidedOtherwise')}>
      <Title order={2} size="h6" mb={6}>
        {t('decidedOtherwise')}
      </Title>
      {differences.length === 0 && !incomplete && <Text size="sm">{t('decidesAlike')}</Text>}
      <Stack component="ul" gap={6} className="plain-list">
        {differences.map((text) => (
          <Text key={text.zh} component="li" size="sm" className="difference">
            {textIn(text)}
          </Text>
        ))}
      </Stack>
      {more > 0 && <Text size="sm">{t('more', { count: more })}</Text>}
      {unseen.map((text) => (
        <Text key={text.zh} size="xs" c="gray.7">
          {textIn(text)}
        </Text>
      ))}
    </section>
  );
}

/** The comparison with the table as it stands, a moment after each change; an older one never comes after a newer. */
function useComparison(before: DecisionTable): ToldComparison | undefined {
  const { checking } = useTableBoard();
  const { compare } = checking;
  const [comparison, setComparison] = useState<ToldComparison>();
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const told = await compare(before);
      if (!isOld) setComparison(told);
    }, pauseMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [compare, before]);
  return comparison;
}
