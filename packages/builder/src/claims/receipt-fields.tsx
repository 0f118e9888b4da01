import { Badge, Group, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core';
import type { ReviewCase } from '@mortise/shared/claim';
import { useTextIn } from '../app/language.ts';
import { yuan } from '../app/when.ts';
import { useReviewTexts } from './texts.ts';

type Props = {
  readonly receipt: ReviewCase['receipts'][number] | undefined;
  readonly lit: string | undefined;
  onLight(field: string | undefined): void;
};

/** Below this a person had better look: the reader itself is not sure. */
const sureEnough = 0.9;

/** What was read from a photo, field by field; pointing at one, or reaching it by keyboard, lights its box. */
export function ReceiptFields({ receipt, lit, onLight }: Props) {
  const t = useReviewTexts();
  const textIn = useTextIn();
  return (
    <Stack component="section" gap={8} aria-label={t('fields')}>
      <Title order={2} size="h5">
        {t('fields')}
      </Title>
      <Text size="xs" c="gray.6">
        {t(receipt ? 'fieldsHelp' : 'noFields')}
      </Text>
      {receipt && (
        <div className="fields">
          {receipt.fields.map(({ name, title, value, confidence }) => (
            <UnstyledButton
              key={name}
              className={`field${name === lit ? ' lit' : ''}`}
              onMouseEnter={() => onLight(name)}
              onMouseLeave={() => onLight(undefined)}
              onFocus={() => onLight(name)}
              onBlur={() => onLight(undefined)}
              onClick={() => onLight(name)}
            >
              <span className="field-name">{textIn(title)}</span>
              <span className="field-value">{name.endsWith('Fen') ? yuan(Number(value)) : value}</span>
              {confidence < sureEnough && (
                <Badge size="sm" color="orange" variant="light" tt="none">
                  {t('unsure')} · {t('confidence', { percent: Math.round(confidence * 100) })}
                </Badge>
              )}
            </UnstyledButton>
          ))}
        </div>
      )}
      {receipt && receipt.items.length > 0 && <Items items={receipt.items} />}
    </Stack>
  );
}

function Items({ items }: { readonly items: ReviewCase['receipts'][number]['items'] }) {
  const t = useReviewTexts();
  const total = items.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {t('items')}
      </Text>
      <Table verticalSpacing={4} aria-label={t('items')}>
        <Table.Tbody>
          {items.map(({ name, amountFen }, at) => (
            <Table.Tr key={`${at}:${name}`}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right" className="amount">
                {yuan(amountFen)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="space-between" px={10}>
        <Text size="sm" fw={600}>
          {t('total')}
        </Text>
        <Text size="sm" fw={600} className="amount">
          {yuan(total)}
        </Text>
      </Group>
    </Stack>
  );
}
