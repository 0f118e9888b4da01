import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { Tally } from '@mortise/shared/rehearsal';
import { yuan } from '../app/when.ts';
import { PastExample } from './past-example.tsx';
import { usePastTexts } from './past-texts.ts';
import { usePlaceName } from './place-name.ts';

const kinds = ['same', 'differs', 'openFromHere', 'notReplayable', 'unreadable'] as const;
const colours = { same: 'teal', differs: 'orange', openFromHere: 'indigo', notReplayable: 'red', unreadable: 'gray' } as const;

/** What past executions came to on the draft: how many of each kind, what changed, where they stand open, and a few to look at. */
export function PastTally({ tally }: { readonly tally: Tally }) {
  const t = usePastTexts();
  const nameOf = usePlaceName();
  const { changed, amounts, tables, open, others, examples } = tally;
  return (
    <Stack gap="sm">
      <Group component="ul" className="plain-list" aria-label={t('counts')} gap={8}>
        {kinds
          .filter((kind) => tally[kind] > 0)
          .map((kind) => (
            <li key={kind}>
              <Badge variant="light" size="lg" tt="none" color={colours[kind]}>
                {t(kind)} {tally[kind]}
              </Badge>
            </li>
          ))}
      </Group>
      <Stack component="ul" className="plain-list" gap={4}>
        {changed.path > 0 && <Line>{t('changedPath', { count: changed.path })}</Line>}
        {changed.decisions > 0 && <Line>{t('changedDecisions', { count: changed.decisions })}</Line>}
        {Object.entries(tables).map(([table, count]) => (
          <Line key={table}>{t('table', { table, count })}</Line>
        ))}
        {changed.amounts > 0 && <Line>{t('changedAmounts', { count: changed.amounts })}</Line>}
        {amounts.more + amounts.less > 0 && <Line>{t('sum', { sum: yuan(amounts.sumFen), more: amounts.more, less: amounts.less })}</Line>}
      </Stack>
      {open.length > 0 && (
        <div>
          <Title order={3} size="sm">
            {t('openPlaces')}
          </Title>
          <Stack component="ul" className="plain-list" gap={4} mt={4}>
            {open.map((place) => (
              <Line key={`${place.flow} ${place.node} ${place.why} ${place.detail ?? ''}`}>
                {t('openPlace', { node: nameOf(place), why: t(`why.${place.why}`), count: place.executions })}
              </Line>
            ))}
            {others > 0 && <Line>{t('others', { count: others })}</Line>}
          </Stack>
        </div>
      )}
      {examples.length > 0 && (
        <div>
          <Title order={3} size="sm">
            {t('examples')}
          </Title>
          <Stack component="ul" className="plain-list" gap={8} mt={4}>
            {examples.map((example) => (
              <PastExample key={example.execution} example={example} />
            ))}
          </Stack>
        </div>
      )}
    </Stack>
  );
}

function Line({ children }: { readonly children: string }) {
  return (
    <Text component="li" size="sm">
      {children}
    </Text>
  );
}
