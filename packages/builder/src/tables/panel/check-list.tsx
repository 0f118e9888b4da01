import { Alert, Button, Group, Progress, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { mendTable, type TablePlace } from '@mortise/shared/decision';
import type { Text as Words } from '@mortise/shared/text';
import { IconAlertTriangleFilled, IconBulbFilled, IconWand } from '@tabler/icons-react';
import { useTextIn } from '../../app/language.ts';
import { Empty } from '../../app/list-frame.tsx';
import type { ToldFinding } from '../checking/messages.ts';
import { useTableBoard, useTablePerform } from '../table-board.ts';
import { useTablePanelTexts } from './texts.ts';
import { useJump } from './use-jump.ts';

/** Enough to work on; the rest is counted. */
const mostShown = 60;

/** What must be mended, and what an analysis has to say; each leads to its place, and some offer to be mended at once. */
export function CheckList() {
  const t = useTablePanelTexts();
  const { checking } = useTableBoard();
  const { problems, findings, unseen, progress, busy, broken } = checking;
  if (broken)
    return (
      <Alert color="red" variant="light">
        {t('checkBroken')}
      </Alert>
    );
  if (problems === undefined) return <Checking progress={progress} />;
  const clean = problems.length === 0 && findings?.length === 0;
  return (
    <Stack>
      {busy && <Checking progress={progress} />}
      {clean && !busy && <Empty title={t('nothingFound')} help={t('nothingFoundHelp')} />}
      {problems.length > 0 && (
        <Section title={t('problems')} more={problems.length - mostShown}>
          {problems.slice(0, mostShown).map(({ where, message, code }, index) => (
            // A cell may have the same problem twice: the place in the list tells them apart.
            <FindingItem key={`${index} ${code}`} where={where} message={message} severity="error" />
          ))}
        </Section>
      )}
      {findings !== undefined && findings.length > 0 && (
        <Section title={t('findings')} more={findings.length - mostShown}>
          {findings.slice(0, mostShown).map((finding, index) => (
            <FindingItem key={`${index} ${finding.code}`} {...finding} />
          ))}
        </Section>
      )}
      <Notes texts={unseen} />
    </Stack>
  );
}

function Checking({ progress }: { readonly progress: { readonly done: number; readonly total: number } | undefined }) {
  const t = useTablePanelTexts();
  const share = progress === undefined ? 100 : (100 * progress.done) / progress.total;
  return (
    <div role="status">
      <Text size="xs" c="gray.7" mb={4}>
        {progress === undefined ? t('waiting') : t('checking', progress)}
      </Text>
      <Progress value={share} size="xs" animated aria-hidden="true" />
    </div>
  );
}

function Section({ title, more, children }: { readonly title: string; readonly more: number; readonly children: React.ReactNode }) {
  const t = useTablePanelTexts();
  return (
    <section aria-label={title}>
      <Title order={2} size="h6" mb={6}>
        {title}
      </Title>
      <Stack component="ul" gap={6} className="plain-list">
        {children}
      </Stack>
      {more > 0 && (
        <Text size="sm" c="gray.6" mt={6}>
          {t('more', { count: more })}
        </Text>
      )}
    </section>
  );
}

type ItemProps = Pick<ToldFinding, 'message' | 'severity' | 'possible' | 'fix' | 'rules'>;

function FindingItem({
  where,
  message,
  severity,
  possible,
  fix,
  rules,
}: { readonly where: TablePlace } & Partial<ItemProps> & Pick<ItemProps, 'message' | 'severity'>) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const jump = useJump();
  const perform = useTablePerform();
  const { readOnly } = useTableBoard();
  const [first] = rules ?? [];
  const place: TablePlace = where.part === 'table' && first !== undefined ? { part: 'rule', rule: first } : where;
  const Icon = severity === 'hint' ? IconBulbFilled : IconAlertTriangleFilled;
  return (
    <li className="finding">
      <UnstyledButton className="problem" onClick={() => jump(place)}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <Icon size={17} className={`sheet-sign ${severity}`} role="img" aria-label={t(severity)} />
          <span>
            <Text component="span" size="sm" display="block">
              {textIn(message)}
            </Text>
            {possible && (
              <Text component="span" size="xs" c="gray.6" display="block">
                {t('possible', { why: textIn(possible) })}
              </Text>
            )}
          </span>
        </Group>
      </UnstyledButton>
      {fix && !readOnly && (
        <Button size="compact-xs" variant="light" leftSection={<IconWand size={14} />} onClick={() => perform(mendTable, { fix })}>
          {textIn(fix.title)}
        </Button>
      )}
    </li>
  );
}

function Notes({ texts }: { readonly texts: readonly Words[] }) {
  const textIn = useTextIn();
  return texts.map((text) => (
    <Text key={text.zh} size="xs" c="gray.6">
      {textIn(text)}
    </Text>
  ));
}
