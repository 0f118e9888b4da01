import type { FlowClosure } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import { closureOf, draw, variable } from '../../testkit/draw.ts';

const both = (zh: string, en: string) => ({ zh, en });
const words = ['理赔', '报销', '赔付', '保单', '续保', '进度', '电话', '医院'];

/** What an operator might try: another limit of the table, other phrases of the intents. */
export type SessionDraft = { readonly limit: number; readonly phrases: number };

/**
 * The measured conversation: the customer says what they want, a model recognises it, they give an amount, the core system is asked for the
 * policy, a table chooses the lane, and what is large goes to a person.
 */
export function sessionFlow({ limit, phrases }: SessionDraft): FlowClosure {
  const ways = [
    { id: 'claim', title: both('理赔', 'Claim') },
    { id: 'other', title: both('其他', 'Other') },
  ];
  const ask = { question: both('花了多少钱？', 'How much was it?'), again: both('请再说一次', 'Please say that again') };
  const look = { input: [{ name: 'policyNo', value: '"P2026A0001"' }], keep: [{ name: 'holder', variable: 'holder' }] };
  const task = { title: both('请审核', 'Please review'), role: 'reviewer', choices: [{ id: 'yes', title: both('同意', 'Yes') }] };
  const graph = draw(
    'session',
    [
      [
        'listen',
        'conversations.listen',
        { prompt: both('您好', 'Hello'), suggestions: [], text: 'request', photos: 'photos' },
        { said: 'what', photos: 'end' },
      ],
      [
        'what',
        'intents.recognise',
        { set: 'desk', text: 'request', intents: ways, confidence: 0 },
        { claim: 'ask', other: 'end', unsure: 'end' },
      ],
      ['ask', 'conversations.ask', { ...ask, expects: 'money', variable: 'total', attempts: 2 }, { answered: 'look', unanswered: 'end' }],
      ['look', 'parts.core-system.find-policy', look, { found: 'lane', 'not-found': 'end' }],
      ['lane', 'flows.decide', { table: 'lanes', keep: [{ name: 'lane', variable: 'lane' }] }, { next: 'which' }],
      [
        'which',
        'flows.choose',
        { cases: [{ id: 'small', title: both('小额', 'Small'), when: 'lane = "small"' }] },
        { small: 'pay', otherwise: 'review' },
      ],
      ['review', 'desk.task', { ...task, hours: 24, shows: ['totalFen'] }, { yes: 'pay', overdue: 'end' }],
      ['pay', 'flows.set', { rows: [{ variable: 'payable', value: 'round half up(total * 0.8, 2)' }] }, { next: 'say' }],
      ['say', 'conversations.say', { text: both('赔付 {payable} 元', 'We pay {payable} yuan') }, { next: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    {
      type: 'dialog',
      variables: [
        variable('request', 'text'),
        variable('photos', 'files'),
        variable('total', 'money'),
        variable('holder', 'text', { class: 'personal' }),
        variable('lane', 'text'),
        variable('payable', 'money', { output: true }),
      ],
    },
  );
  return closureOf(graph, [], { tables: { lanes: lanes(limit) }, intents: { desk: intents(phrases) } });
}

/** What the customer of the nth session says first, and the amount in yuan. */
export function sessionTurns(n: number): readonly [string, string] {
  const claims = n % 5 !== 0;
  return [claims ? `我想申请${words[n % 3]}${n % 40}` : `我想问${words[3 + (n % 5)]}${n % 40}`, String(100 + ((n * 37) % 2000))];
}

function intents(phrases: number): FlowClosure['intents'][string] {
  const of = (from: readonly string[], before: string) =>
    Array.from({ length: phrases }, (_, n) => `${before}${from[n % from.length]}${n}`);
  return {
    id: 'desk',
    intents: [
      { id: 'claim', title: both('理赔', 'Claim'), phrases: of(words.slice(0, 3), '我想申请') },
      { id: 'other', title: both('其他', 'Other'), phrases: of(words.slice(3), '我想问') },
    ],
  };
}

function lanes(limit: number): Json {
  return {
    id: 'lanes',
    name: 'lanes',
    hitPolicy: 'UNIQUE',
    inputs: [{ id: 'total', label: 'total', expression: 'total', type: 'money' }],
    outputs: [{ name: 'lane', type: 'text' }],
    rules: [
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'small', when: [`< ${limit}`], then: ['"small"'] },
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'large', when: [`>= ${limit}`], then: ['"large"'] },
    ],
  };
}
