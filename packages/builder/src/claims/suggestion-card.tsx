import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReviewCase } from '@mortise/shared/claim';
import { yuan } from '../app/when.ts';
import { useReviewTexts } from './texts.ts';

/** What the system suggests, how much, and why. */
export function SuggestionCard({ claim }: { readonly claim: ReviewCase }) {
  const t = useReviewTexts();
  const { suggestion, checks, cause } = claim;
  const { decision, amountFen, reason } = suggestion;
  return (
    <Stack component="section" gap={4} className={`suggestion ${decision}`} aria-label={t('suggestion')}>
      <Title order={2} size="sm" fw={500} c="gray.7">
        {t('suggestion')}
      </Title>
      <Group gap={12} align="baseline">
        <Text fz={28} fw={700} className="amount" lh={1.2}>
          {yuan(amountFen)}
        </Text>
        <Text fw={600}>{t(`decision.${decision}`)}</Text>
      </Group>
      {reason && <Text size="sm">{reason}</Text>}
      <Text size="sm" c="gray.7">
        {t('summary', checks)}
        {cause && ` · ${t('cause', { cause: cause === 'illness' || cause === 'accident' ? t(`cause.${cause}`) : cause })}`}
      </Text>
    </Stack>
  );
}
