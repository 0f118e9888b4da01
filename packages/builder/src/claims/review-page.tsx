import './review.css';
import { Anchor, Badge, Box, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useActorName } from '../app/actor.ts';
import { api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { usePageTitle } from '../app/page-frame.tsx';
import { useWhen } from '../app/when.ts';
import { DecisionForm } from './decision-form.tsx';
import { FindingList } from './finding-list.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { ReceiptFields } from './receipt-fields.tsx';
import { Statement } from './statement.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { useReviewTexts } from './texts.ts';

/** One claim before its reviewer: the photo with what was read where, the checks, the suggestion and how it came about, the decision. */
export function ReviewPage() {
  const t = useReviewTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  const nameOf = useActorName();
  const { task: id } = useParams({ from: '/staff/review/$task' });
  // Photo addresses live for five minutes: fetched anew before they end.
  const review = useQuery({ queryKey: ['tasks', 'review', id], queryFn: () => load(id), refetchInterval: 240_000 });
  const [lit, setLit] = useState<string>();
  const [photo, setPhoto] = useState(0);
  usePageTitle(review.data?.claim.claimNo ?? t('title'));
  if (review.error) return <Failure error={review.error} onRetry={() => void review.refetch()} />;
  if (!review.data) return <Waiting />;
  const { claim, task } = review.data;
  const receipt = claim.receipts.find((each) => each.photo === photo);
  return (
    <Box className="review">
      <Group component="header" className="review-head" justify="space-between">
        <Group gap={10}>
          <Tooltip label={t('back')}>
            <Link to="/review" aria-label={t('back')} className="icon-link">
              <IconChevronLeft size={20} />
            </Link>
          </Tooltip>
          <Title order={1} size="h4">
            {claim.claimNo}
          </Title>
          {claim.insured && (
            <Text size="sm" c="gray.7">
              {t('insured')} {claim.insured}
            </Text>
          )}
          {claim.policyNo && (
            <Text size="sm" c="gray.7">
              {t('policy')} {claim.policyNo} {claim.product}
            </Text>
          )}
        </Group>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/executions/$execution" params={{ execution: task.execution }} />}>
          {t('trace')}
        </Anchor>
      </Group>
      <div className="review-body">
        <PhotoViewer photos={claim.photos} shown={photo} onShow={setPhoto} fields={receipt?.fields ?? []} lit={lit} onLight={setLit} />
        <Stack gap="lg" className="review-side">
          <SuggestionCard claim={claim} />
          {task.closedAt === undefined ? (
            <DecisionForm claim={claim} />
          ) : (
            <Badge size="lg" variant="light" tt="none">
              {t('closedBy', { who: nameOf(task.closedBy ?? ''), at: at(task.closedAt) })} ·{' '}
              {choiceTitle(claim.choices, task.choice, textIn)}
            </Badge>
          )}
          <FindingList findings={receipt?.findings ?? []} onLight={setLit} />
          <ReceiptFields receipt={receipt} lit={lit} onLight={setLit} />
          {claim.explanation && <Statement figure={claim.explanation} />}
        </Stack>
      </div>
    </Box>
  );
}

async function load(id: string) {
  const [claim, task] = await Promise.all([api.claims.review.query({ task: id }), api.tasks.open.query({ id })]);
  return { claim, task };
}

type Choices = Parameters<typeof DecisionForm>[0]['claim']['choices'];

function choiceTitle(choices: Choices, id: string | undefined, textIn: (text: Choices[number]['title']) => string): string {
  const choice = choices.find((each) => each.id === id);
  return choice ? textIn(choice.title) : (id ?? '');
}
